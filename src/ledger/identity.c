#include "ledger/identity.h"

#include <stdlib.h>

enum {
    SHORTEST_NAME = 6, /* bytes: two Chinese characters */
    GAP_YEARS = 20,    /* without a sight between, and with other posts: another person */
};

bool identity_is_name(const char *form) { return strlen(form) >= SHORTEST_NAME; }

/* A run of sights that stand together in the sorted list. */
typedef struct Run {
    size_t begin, end;
} Run;

/* The work on one family of names. */
typedef struct Family {
    Arena *arena;
    NameList *names;
    Sights *sights;
    size_t *head; /* union-find over sights */
    Run *runs;    /* the sights of each name */
} Family;

static size_t find(const Family *self, size_t i) {
    while (self->head[i] != i) {
        i = self->head[i] = self->head[self->head[i]];
    }
    return i;
}

static void unite(const Family *self, size_t a, size_t b) {
    a = find(self, a);
    b = find(self, b);
    self->head[a > b ? a : b] = a < b ? a : b;
}

static bool holds(const FormList *list, const char *text) {
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static bool share_post(const Sight *a, const Sight *b) {
    const FormList *lists[2][2] = {{&a->posts, &a->former_posts}, {&b->posts, &b->former_posts}};
    for (int i = 0; i < 2; i++) {
        for (size_t k = 0; k < lists[0][i]->count; k++) {
            if (holds(lists[1][0], lists[0][i]->items[k]) || holds(lists[1][1], lists[0][i]->items[k])) {
                return true;
            }
        }
    }
    return false;
}

static bool has_posts(const Sight *self) { return self->posts.count || self->former_posts.count; }

static Run run_of(const Family *self, size_t name) { return self->runs[name]; }

/* Posts of all sights of a run, each once. */
static FormList posts_of(const Family *self, Run run) {
    FormList posts = {0};
    for (size_t i = run.begin; i < run.end; i++) {
        const FormList *lists[] = {&self->sights->items[i].posts, &self->sights->items[i].former_posts};
        for (int k = 0; k < 2; k++) {
            for (size_t j = 0; j < lists[k]->count; j++) {
                if (!holds(&posts, lists[k]->items[j])) {
                    *list_push(self->arena, &posts) = lists[k]->items[j];
                }
            }
        }
    }
    return posts;
}

static bool has_post_of(const Sight *self, const FormList *posts) {
    for (size_t i = 0; i < self->posts.count; i++) {
        if (holds(posts, self->posts.items[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < self->former_posts.count; i++) {
        if (holds(posts, self->former_posts.items[i])) {
            return true;
        }
    }
    return false;
}

/* Two Latin names may be one: the same, or one a part of the other. */
static bool latin_fits(const Sight *a, const Sight *b) {
    return !a->latin_form || !b->latin_form || strstr(a->latin_form, b->latin_form) ||
           strstr(b->latin_form, a->latin_form);
}

/* Sights of one name and country are one person, unless their Latin names
 * differ, or decades and all posts lie between them. They are sorted by day:
 * each is compared with the latest of every person found so far. */
static void unite_name(const Family *self, Run run) {
    typedef struct Known {
        size_t latest, latin; /* sights */
        FormList posts;
    } Known;
    List(Known) persons = {0};
    for (size_t i = run.begin; i < run.end; i++) {
        Sight *sight = &self->sights->items[i];
        Known *found = NULL;
        for (size_t j = 0; j < persons.count; j++) {
            Known *known = &persons.items[j];
            const Sight *latest = &self->sights->items[known->latest];
            bool far = sight->first && latest->last && sight->first - latest->last > GAP_YEARS * 10000;
            bool fits =
                latin_fits(sight, &self->sights->items[known->latin]) && (!far || has_post_of(sight, &known->posts));
            bool better = fits && (!found || (has_posts(sight) && has_post_of(sight, &known->posts) &&
                                              !has_post_of(sight, &found->posts)));
            found = better ? known : found;
        }
        if (!found) {
            found = list_push(self->arena, &persons);
            *found = (Known){.latest = i, .latin = i};
        }
        unite(self, found->latest, i);
        found->latest = i;
        found->latin = sight->latin_form ? i : found->latin;
        for (size_t j = 0; j < sight->posts.count; j++) {
            if (!holds(&found->posts, sight->posts.items[j])) {
                *list_push(self->arena, &found->posts) = sight->posts.items[j];
            }
        }
    }
}

/* True if name `shorter` may be short for `longer`. */
static bool is_short_for(const Family *self, size_t shorter, size_t longer) {
    const Name *a = &self->names->items[shorter], *b = &self->names->items[longer];
    return strcmp(a->country, b->country) == 0 && strlen(a->whole) < strlen(b->whole) && holds(&b->forms, a->whole);
}

typedef List(size_t) Indices;

/* The names this one may be short for, without those that are short for
 * another of them themselves. */
static Indices full_names(const Family *self, size_t name) {
    Indices all = {0}, longest = {0};
    for (size_t i = 0; i < self->names->count; i++) {
        if (is_short_for(self, name, i)) {
            *list_push(self->arena, &all) = i;
        }
    }
    for (size_t i = 0; i < all.count; i++) {
        bool inner = false;
        for (size_t j = 0; j < all.count; j++) {
            inner |= is_short_for(self, all.items[i], all.items[j]);
        }
        if (!inner) {
            *list_push(self->arena, &longest) = all.items[i];
        }
    }
    return longest;
}

/* A sight under a short name belongs to the one person of a longer name; if
 * posts are printed, they must be his or hers. */
static void unite_short(const Family *self, size_t name) {
    Indices full = full_names(self, name);
    Run run = run_of(self, name);
    if (!full.count || run.begin == run.end) {
        return;
    }
    FormList *posts = ARENA_ARRAY(self->arena, FormList, full.count);
    Run *runs = ARENA_ARRAY(self->arena, Run, full.count);
    for (size_t j = 0; j < full.count; j++) {
        runs[j] = run_of(self, full.items[j]);
        posts[j] = posts_of(self, runs[j]);
    }
    for (size_t i = run.begin; i < run.end; i++) {
        const Sight *sight = &self->sights->items[i];
        size_t fitting = 0, chosen = 0;
        for (size_t j = 0; j < full.count; j++) {
            bool fits = runs[j].begin < runs[j].end &&
                        (has_posts(sight) && posts[j].count ? has_post_of(sight, &posts[j]) : full.count == 1);
            chosen = fits ? j : chosen;
            fitting += fits;
        }
        if (fitting == 1) {
            unite(self, runs[chosen].begin, i);
        }
    }
}

/* A name without a country is that of the only country with this name. */
static void unite_homeless(const Family *self, size_t name) {
    size_t home = self->names->count, homes = 0;
    for (size_t i = 0; i < self->names->count; i++) {
        if (i != name && strcmp(self->names->items[i].whole, self->names->items[name].whole) == 0) {
            home = i;
            homes += run_of(self, i).begin < run_of(self, i).end;
        }
    }
    Run run = run_of(self, name);
    if (homes == 1 && run.begin < run.end && run_of(self, home).begin < run_of(self, home).end) {
        unite(self, run_of(self, home).begin, run.begin);
        for (size_t i = run.begin; i < run.end; i++) {
            unite(self, run.begin, i);
        }
    }
}

/* The same Latin name in one country: two ways to write it in Chinese. */
static void unite_latin(const Family *self) {
    for (size_t i = 0; i < self->sights->count; i++) {
        const Sight *a = &self->sights->items[i];
        for (size_t j = i + 1; a->latin_form && j < self->sights->count; j++) {
            const Sight *b = &self->sights->items[j];
            if (b->latin_form && strcmp(a->latin_form, b->latin_form) == 0 && strcmp(a->country, b->country) == 0 &&
                a->country[0]) {
                unite(self, i, j);
                break;
            }
        }
    }
}

static int compare_names(const void *x, const void *y) {
    const Name *a = x, *b = y;
    int order = strcmp(a->whole, b->whole);
    return order ? order : strcmp(a->country, b->country);
}

static int compare_sights(const void *x, const void *y) {
    const Sight *a = x, *b = y;
    if (a->name_index != b->name_index) {
        return a->name_index < b->name_index ? -1 : 1;
    }
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    int order = strcmp(a->id, b->id);
    return order ? order : strcmp(a->page, b->page);
}

/* Takes the sight `b`, and those whose posts are its and not `a`'s, out of the
 * person of `a`. */
static void set_apart(Family *self, size_t a, size_t b) {
    Sights *sights = self->sights;
    size_t person = sights->items[a].person, other = sights->count + b;
    if (sights->items[b].person != person) {
        return;
    }
    for (size_t i = 0; i < sights->count; i++) {
        Sight *sight = &sights->items[i];
        bool goes = i == b || (i != a && sight->person == person && share_post(sight, &sights->items[b]) &&
                               !share_post(sight, &sights->items[a]));
        sight->person = goes ? other : sight->person;
    }
}

static void sort(Family *self, const SightRulings *rulings) {
    qsort(self->names->items, self->names->count, sizeof *self->names->items, compare_names);
    size_t *order = ARENA_ARRAY(self->arena, size_t, self->sights->count);
    for (size_t i = 0; i < self->sights->count; i++) {
        Sight *sight = &self->sights->items[i];
        Name key = {.whole = sight->whole, .country = sight->country};
        const Name *name =
            bsearch(&key, self->names->items, self->names->count, sizeof *self->names->items, compare_names);
        sight->name_index = name ? (size_t)(name - self->names->items) : self->names->count;
        sight->person = i; /* where it stood, for the rulings */
    }
    qsort(self->sights->items, self->sights->count, sizeof *self->sights->items, compare_sights);
    for (size_t i = self->sights->count; i-- > 0;) {
        const Sight *sight = &self->sights->items[i];
        order[sight->person] = i;
        if (sight->name_index < self->names->count) {
            Run *run = &self->runs[sight->name_index];
            run->end = run->end ? run->end : i + 1;
            run->begin = i;
        }
    }
    for (size_t i = 0; i < rulings->count; i++) {
        rulings->items[i].a = order[rulings->items[i].a];
        rulings->items[i].b = order[rulings->items[i].b];
    }
}

void identity_find(Arena *arena, NameList *names, Sights *sights, const SightRulings *rulings) {
    Family self = {arena, names, sights, ARENA_ARRAY(arena, size_t, sights->count),
                   ARENA_ARRAY(arena, Run, names->count)};
    if (!sights->count || !names->count) {
        return;
    }
    sort(&self, rulings);
    for (size_t i = 0; i < sights->count; i++) {
        self.head[i] = i;
    }
    for (size_t i = 0; i < names->count; i++) {
        unite_name(&self, run_of(&self, i));
    }
    for (size_t i = 0; i < names->count; i++) {
        if (names->items[i].country[0]) {
            unite_short(&self, i);
        } else {
            unite_homeless(&self, i);
        }
    }
    unite_latin(&self);
    for (size_t i = 0; i < rulings->count; i++) {
        if (rulings->items[i].one) {
            unite(&self, rulings->items[i].a, rulings->items[i].b);
        }
    }
    for (size_t i = 0; i < sights->count; i++) {
        sights->items[i].person = find(&self, i);
    }
    for (size_t i = 0; i < rulings->count; i++) {
        if (!rulings->items[i].one) {
            set_apart(&self, rulings->items[i].a, rulings->items[i].b);
        }
    }
}
