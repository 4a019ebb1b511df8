/* Who is who: those who hold posts now, as far as the pages of the two
 * countries tell. */
#include "brief/facts.h"

#include <stdlib.h>

enum { PEOPLE_SHOWN = 7, POSTS_SHOWN = 2, YEARS_CURRENT = 3 };

/* True if a later page calls the post a former one, or if the person was seen
 * for years without it. */
static bool is_left(const PersonSeen *person, const PostSeen *post) {
    for (size_t i = 0; i < person->former.count; i++) {
        if (strcmp(person->former.items[i].post, post->post) == 0 && person->former.items[i].last > post->last) {
            return true;
        }
    }
    return post->last + 20000 < person->last;
}

static int compare_posts(const void *a, const void *b) {
    const PostSeen *x = a, *y = b;
    if (x->level != y->level) {
        return (int)x->level - (int)y->level;
    }
    if (x->last != y->last) {
        return x->last > y->last ? -1 : 1;
    }
    return strcmp(x->post, y->post);
}

static int compare_people(const void *a, const void *b) {
    const PersonSeen *x = *(PersonSeen *const *)a, *y = *(PersonSeen *const *)b;
    Level first = x->posts.items[0].level, second = y->posts.items[0].level;
    if (first != second) {
        return (int)first - (int)second;
    }
    if (x->acts != y->acts) {
        return x->acts > y->acts ? -1 : 1;
    }
    if (x->times != y->times) {
        return x->times > y->times ? -1 : 1;
    }
    if (x->last != y->last) {
        return x->last > y->last ? -1 : 1;
    }
    return strcmp(x->name, y->name);
}

/* Keeps the posts still held, the highest first. */
static void sort_posts(PersonSeen *person) {
    size_t kept = 0;
    for (size_t i = 0; i < person->posts.count; i++) {
        if (!is_left(person, &person->posts.items[i])) {
            person->posts.items[kept++] = person->posts.items[i];
        }
    }
    person->posts.count = kept;
    if (kept) {
        qsort(person->posts.items, kept, sizeof *person->posts.items, compare_posts);
    }
}

/* True if someone was seen later in the person's first post. */
static bool is_succeeded(const PersonList *people, const PersonSeen *person) {
    const char *post = person->posts.items[0].post;
    for (size_t i = 0; i < people->count; i++) {
        const PersonSeen *other = people->items[i];
        for (size_t j = 0; other != person && j < other->posts.count; j++) {
            if (strcmp(other->posts.items[j].post, post) == 0 &&
                other->posts.items[j].last > person->posts.items[0].last) {
                return true;
            }
        }
    }
    return false;
}

/* Those of a country who were seen in a post on `since` or later. */
static PersonList holders(Facts *self, const char *country, int64_t since) {
    PersonList all = {0}, now = {0};
    for (size_t i = 0; i < self->people.count; i++) {
        PersonSeen *person = self->people.items[i];
        if (strcmp(person->country, country) != 0 || !people_is_of(self, country, person->name)) {
            continue;
        }
        sort_posts(person);
        if (person->posts.count && (!person->last || person->last >= since)) {
            *list_push(&self->arena, &all) = person;
        }
    }
    size_t acting = 0;
    for (size_t i = 0; i < all.count; i++) {
        acting += all.items[i]->acts > 0;
    }
    /* Where enough take part themselves, those merely spoken of are left out. */
    for (size_t i = 0; i < all.count; i++) {
        if (!is_succeeded(&all, all.items[i]) && (acting < PEOPLE_SHOWN || all.items[i]->acts)) {
            *list_push(&self->arena, &now) = all.items[i];
        }
    }
    if (now.count) {
        qsort(now.items, now.count, sizeof *now.items, compare_people);
    }
    return now;
}

static void add_person_row(Facts *self, Table *table, const PersonSeen *person) {
    bool chinese = strcmp(self->options->language, "zh") == 0;
    Row *row = add_row(self, table, person->posts.items[0].row);
    row->cells[0] = person->latin ? format_text(self, "%s %s", person->name, person->latin) : person->name;
    row->cells[1] = person->posts.items[0].post;
    for (size_t i = 1; i < person->posts.count && i < POSTS_SHOWN; i++) {
        if (person->posts.items[i].level <= LEVEL_MINISTER && !strstr(row->cells[1], person->posts.items[i].post)) {
            row->cells[1] =
                format_text(self, "%s%s%s", row->cells[1], chinese ? "、" : ", ", person->posts.items[i].post);
        }
    }
    int64_t last = person->last;
    row->cells[2] =
        last ? format_text(self, "%04d-%02d-%02d", (int)(last / 10000), (int)(last / 100 % 100), (int)(last % 100))
             : "";
}

void compose_who(Facts *self, const char *country) {
    PersonList people = holders(self, country, self->now - YEARS_CURRENT * 10000);
    if (!people.count) {
        people = holders(self, country, 0); /* the last that is known, with its day */
    }
    Section *section = add_section(self, LABEL_WHO);
    section->heading = format_text(self, section->heading, country_name(self, country));
    section->half = true;
    section->nothing = word(self, LABEL_NO_WHO);
    Column *columns = ARENA_ARRAY(&self->arena, Column, 3);
    columns[0] = (Column){word(self, LABEL_NAME), false, true};
    columns[1] = (Column){word(self, LABEL_POST), false, true};
    columns[2] = (Column){word(self, LABEL_SEEN), false, false};
    section->table = (Table){.columns = columns, .column_count = 3};
    for (size_t i = 0; i < people.count && i < PEOPLE_SHOWN; i++) {
        add_person_row(self, &section->table, people.items[i]);
    }
    section->note = shown_note(self, section->table.rows.count, people.count);
}
