/* Who is who: those who hold posts now, as far as the pages of the two
 * countries tell. */
#include "brief/facts.h"

#include <stdlib.h>

enum {
    PEOPLE_SHOWN = 7,
    POSTS_SHOWN = 2,
    YEARS_CURRENT = 3,
    PAGES_SURE = 3,    /* that show a leader of whom the pages of the two countries don't tell, … */
    PAGES_SHARE = 8,   /* … and of so many one that shows the leader whom most show */
    HALF_YEAR = 600,   /* … within this time, as days yyyymmdd differ */
    PAGES_FEW = 2,     /* of a person of this country, … */
    TIMES_FOREIGN = 5, /* … who is one of another country if so many times as many pages say so */
};

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

/* True if `part` is the name, or stands between interpuncts in it. */
static bool is_part_of(const char *part, const char *name) {
    size_t length = strlen(part), point = strlen("·");
    for (const char *at = name; (at = strstr(at, part)); at += length) {
        bool begins = at == name || ((size_t)(at - name) >= point && memcmp(at - point, "·", point) == 0);
        if (begins && (!at[length] || strncmp(at + length, "·", point) == 0)) {
            return true;
        }
    }
    return false;
}

static bool is_one_name(const char *a, const char *b) { return is_part_of(a, b) || is_part_of(b, a); }

/* Takes out the posts that, as the whole ledger knows, others hold by now: the pages of the two countries may not
 * have told of a change. */
static void drop_passed_posts(const TreeList *tenures, PersonSeen *person) {
    size_t kept = 0;
    for (size_t i = 0; i < person->posts.count; i++) {
        const PostSeen *post = &person->posts.items[i];
        bool held = false, passed = false;
        for (size_t j = 0; j < tenures->count; j++) {
            const char *title = field(tenures->items[j], "post"), *name = field(tenures->items[j], "name");
            Days seen;
            if (title && name && strcmp(title, post->post) == 0) {
                bool own = is_one_name(name, person->name);
                bool later = days_of(field(tenures->items[j], "last_seen"), &seen) && seen.last > post->last;
                held |= own;
                passed |= !own && later && tree_number(tree_member(tenures->items[j], "pages")) >= PAGES_SURE;
            }
        }
        if (held || !passed) {
            person->posts.items[kept++] = *post;
        }
    }
    person->posts.count = kept;
}

/* True if the person was seen within the last year, by the pages of the two countries or by any. */
static bool is_present(const Facts *self, const TreeList *tenures, const PersonSeen *person) {
    bool present = person->last >= self->now - 10000;
    for (size_t i = 0; i < tenures->count && !present; i++) {
        const char *title = field(tenures->items[i], "post"), *name = field(tenures->items[i], "name");
        bool own = title && name && is_one_name(name, person->name);
        for (size_t j = 0; own && j < person->posts.count; j++) {
            present |= strcmp(person->posts.items[j].post, title) == 0;
        }
    }
    return present;
}

/* Pages of those who may be meant by a name. */
typedef struct Namesakes {
    const PersonSeen *person;
    double own, others; /* of the person's country; of the other person whom most show */
} Namesakes;

static void take_namesake(void *context, const char *name, const char *country, int64_t pages) {
    Namesakes *self = context;
    if (is_one_name(name, self->person->name)) {
        bool here = country && strcmp(country, self->person->country) == 0;
        self->own += here ? (double)pages : 0;
        self->others = !here && country && (double)pages > self->others ? (double)pages : self->others;
    }
}

/* True if the pages of the ledger know the name, but for one or two, as that of a person of another country. */
static bool is_foreign(Facts *self, const PersonSeen *person) {
    Namesakes namesakes = {.person = person};
    between_namesakes(self->ledger, person->name, take_namesake, &namesakes);
    return namesakes.own <= PAGES_FEW && namesakes.others >= namesakes.own * TIMES_FOREIGN;
}

/* Those of a country who were seen in a post on `since` or later. */
static PersonList holders(Facts *self, const char *country, int64_t since, const TreeList *tenures) {
    PersonList all = {0}, now = {0};
    for (size_t i = 0; i < self->people.count; i++) {
        PersonSeen *person = self->people.items[i];
        if (strcmp(person->country, country) != 0 || !people_is_of(self, country, person->name)) {
            continue;
        }
        sort_posts(person);
        drop_passed_posts(tenures, person);
        bool current = !person->last || (person->last >= since && (!since || is_present(self, tenures, person)));
        if (person->posts.count && current) {
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

static const char *day_text(Facts *self, int64_t day) {
    return day ? format_text(self, "%04d-%02d-%02d", (int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100)) : "";
}

static bool is_leading(Facts *self, const Tree *tenure) {
    const char *post = field(tenure, "post");
    return post && level_of_post(self->lexicon, &self->arena, &self->level_index, post) == LEVEL_LEADER;
}

/* How many pages must show a leader: a bare title may be that of a body's head, of whom few pages tell. */
static double pages_of_leaders(Facts *self, const TreeList *tenures) {
    double most = 0;
    for (size_t i = 0; i < tenures->count; i++) {
        double pages = tree_number(tree_member(tenures->items[i], "pages"));
        most = pages > most && is_leading(self, tenures->items[i]) ? pages : most;
    }
    return most / PAGES_SHARE > PAGES_SURE ? most / PAGES_SHARE : PAGES_SURE;
}

/* Leaders of whom the pages of the two countries do not tell, though others do. */
static void add_other_leaders(Facts *self, Table *table, const TreeList *tenures, const PersonList *people) {
    double enough = pages_of_leaders(self, tenures);
    for (size_t i = 0; i < tenures->count && table->rows.count < PEOPLE_SHOWN; i++) {
        const Tree *tenure = tenures->items[i];
        const char *post = field(tenure, "post"), *name = field(tenure, "name"), *seen = field(tenure, "last_seen");
        Days days;
        bool sure = name && tree_number(tree_member(tenure, "pages")) >= enough && days_of(seen, &days) &&
                    days.last >= self->now - HALF_YEAR && is_leading(self, tenure);
        for (size_t j = 0; sure && j < people->count; j++) {
            sure = !is_one_name(people->items[j]->name, name);
        }
        for (size_t j = 0; sure && j < table->rows.count; j++) {
            sure = !is_one_name(table->rows.items[j].cells[0], name);
        }
        const Tree *sight = sure ? facts_sight(self, field(tenure, "person"), post) : NULL;
        if (sight) {
            Row *row = add_row(self, table, sight);
            bool later = self->options->until && days.last > self->now;
            row->cells[0] = name;
            row->cells[1] = post;
            row->cells[2] = later ? day_text(self, self->now) : seen;
        }
    }
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
    row->cells[2] = day_text(self, person->last);
}

void compose_who(Facts *self, const char *country) {
    const TreeList *tenures = &self->tenures[strcmp(country, self->options->countries[0]) != 0];
    PersonList people = holders(self, country, self->now - YEARS_CURRENT * 10000, tenures);
    Section *section = add_section(self, LABEL_WHO);
    section->heading = format_text(self, section->heading, country_name(self, country));
    section->half = true;
    section->nothing = word(self, LABEL_NO_WHO);
    Column *columns = ARENA_ARRAY(&self->arena, Column, 3);
    columns[0] = (Column){word(self, LABEL_NAME), false, true};
    columns[1] = (Column){word(self, LABEL_POST), false, true};
    columns[2] = (Column){word(self, LABEL_SEEN), false, false};
    section->table = (Table){.columns = columns, .column_count = 3};
    size_t foreign = 0, shown = 0;
    bool led = false; /* all leaders are in the table */
    for (size_t i = 0; i < people.count && shown < PEOPLE_SHOWN; i++) {
        if (!led && people.items[i]->posts.items[0].level != LEVEL_LEADER) {
            add_other_leaders(self, &section->table, tenures, &people);
            led = true;
        }
        bool strange = is_foreign(self, people.items[i]);
        foreign += strange;
        if (!strange) {
            add_person_row(self, &section->table, people.items[i]);
            shown++;
        }
    }
    section->note = shown_note(self, shown, people.count - foreign, false);
    if (!led) {
        add_other_leaders(self, &section->table, tenures, &people);
    }
    people = section->table.rows.count ? (PersonList){0} : holders(self, country, 0, tenures);
    for (size_t i = 0; i < people.count && i < PEOPLE_SHOWN; i++) {
        add_person_row(self, &section->table, people.items[i]); /* the last that are known, with their days */
    }
}
