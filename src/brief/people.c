/* People of a brief: their posts as pages of the two countries print them. */
#include "brief/facts.h"

#include <stdio.h>

/* The part of a name by which it is cut short: behind the last interpunct. */
static const char *short_name(const char *name) {
    const char *part = name, *found;
    while ((found = strstr(part, "·"))) {
        part = found + strlen("·");
    }
    return *part ? part : name;
}

static void person_key(char *key, size_t size, const char *country, const char *name) {
    snprintf(key, size, "%s|%s", country ? country : "", short_name(name));
}

static PersonSeen *person_of(Facts *self, const char *country, const char *name) {
    char key[512];
    person_key(key, sizeof key, country, name);
    void **place = index_put(&self->arena, &self->person_index, key);
    if (!*place) {
        PersonSeen *made = ARENA_NEW(&self->arena, PersonSeen);
        *made = (PersonSeen){.name = name, .country = country};
        *list_push(&self->arena, &self->people) = made;
        *place = made;
    }
    return *place;
}

static void see_post(Facts *self, PersonSeen *person, bool former, PostSeen seen) {
    for (size_t i = 0; i < (former ? person->former.count : person->posts.count); i++) {
        PostSeen *known = former ? &person->former.items[i] : &person->posts.items[i];
        if (strcmp(known->post, seen.post) == 0) {
            *known = seen.last >= known->last ? seen : *known;
            return;
        }
    }
    if (former) {
        *list_push(&self->arena, &person->former) = seen;
    } else {
        *list_push(&self->arena, &person->posts) = seen;
    }
}

/* Adds the posts of a record; returns the highest level. */
static Level see_posts(Facts *self, PersonSeen *person, const Tree *row, int64_t day, bool former) {
    const Tree *post;
    Level highest = LEVEL_OTHER;
    for (post = tree_first(tree_member(row, former ? "former_posts" : "posts")); post; post = post->next) {
        const char *text = tree_string(post);
        if (text) {
            Level level = level_of_post(self->lexicon, &self->arena, &self->level_index, text);
            highest = level < highest ? level : highest;
            see_post(self, person, former, (PostSeen){text, level, day, row});
        }
    }
    return highest;
}

void people_add(Facts *self, const Tree *row) {
    const char *name = field(row, "name"), *country = field(row, "country"), *page = field(row, "page");
    if (!name || !country) {
        return;
    }
    Days days = {0, 0}, until;
    days_of(field(row, "published"), &days);
    if ((self->options->until && days_of(self->options->until, &until) && days.first > until.last) ||
        (!days.first && (self->options->since || self->options->until))) {
        return;
    }
    PersonSeen *person = person_of(self, country, name);
    person->times++;
    person->name = strlen(name) > strlen(person->name) ? name : person->name;
    person->latin = field(row, "latin") ? field(row, "latin") : person->latin;
    if (days.first >= person->last) {
        person->last = days.first;
        person->row = row;
    }
    Level level = see_posts(self, person, row, days.first, false);
    see_posts(self, person, row, days.first, true);
    char key[512];
    snprintf(key, sizeof key, "%s|%s", page ? page : "", name);
    uintptr_t held = (uintptr_t)level + 1;
    void **place = index_put(&self->arena, &self->person_index, key);
    *place = !*place || held < (uintptr_t)*place ? (void *)held : *place;
}

bool people_is_of(const Facts *self, const char *country, const char *name) {
    const PersonSeen *person = people_find(self, country, name);
    for (size_t side = 0; side < 2; side++) {
        const PersonSeen *other = people_find(self, self->options->countries[side], name);
        if (other && strcmp(self->options->countries[side], country) != 0 &&
            (!person || other->times > person->times)) {
            return false;
        }
    }
    return true;
}

PersonSeen *people_find(const Facts *self, const char *country, const char *name) {
    char key[512];
    person_key(key, sizeof key, country, name);
    return index_get(&self->person_index, key);
}

/* The level in which the event's page shows the person; where it tells no
 * post, the highest post that any page tells. */
static Level actor_level(const Facts *self, const char *page, const Tree *actor) {
    const char *name = field(actor, "person"), *country = field(actor, "country");
    if (!name) {
        return LEVEL_OTHER;
    }
    char key[512];
    snprintf(key, sizeof key, "%s|%s", page ? page : "", name);
    uintptr_t held = (uintptr_t)index_get(&self->person_index, key);
    Level level = held ? (Level)(held - 1) : LEVEL_OTHER;
    PersonSeen *person = country ? people_find(self, country, name) : NULL;
    for (size_t i = 0; person && level == LEVEL_OTHER && i < person->posts.count; i++) {
        level = person->posts.items[i].level < level ? person->posts.items[i].level : level;
    }
    return level;
}

static const char *const sides[] = {"initiator", "counterpart"};

void people_count_acts(Facts *self, const Tree *event) {
    for (size_t side = 0; side < 2; side++) {
        const Tree *actor;
        for (actor = tree_first(tree_member(event, sides[side])); actor; actor = actor->next) {
            const char *name = field(actor, "person"), *country = field(actor, "country");
            PersonSeen *person = name && country ? people_find(self, country, name) : NULL;
            if (person) {
                person->acts++;
            }
        }
    }
}

Level people_level(const Facts *self, const Tree *event) {
    Level highest = LEVEL_OTHER;
    for (size_t side = 0; side < 2; side++) {
        const Tree *actor;
        for (actor = tree_first(tree_member(event, sides[side])); actor; actor = actor->next) {
            Level level = actor_level(self, field(event, "page"), actor);
            highest = level < highest ? level : highest;
        }
    }
    return highest;
}
