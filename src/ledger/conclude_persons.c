/* Who is who over time: the sights of persons put together, and their tenures. */
#include "ledger/conclude.h"
#include "ledger/identity.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* One run over the pending persons. */
typedef struct PersonWork {
    ChLedger *ledger;
    Arena lasting; /* the decisions, the pending names, the names that are done */
    Arena passing; /* of one family */
    KeyMap done;   /* hashes of names and countries */
    Decisions decisions;
    int status;
} PersonWork;

/* A name to be worked on. */
typedef struct PendingName {
    const char *whole, *country;
} PendingName;

typedef List(PendingName) PendingNames;

static Statement *statement(PersonWork *self, LedgerStatement which) {
    Statement *found = self->status < 0 ? NULL : ledger_statement(self->ledger, which);
    self->status = found || self->status < 0 ? self->status : CH_ERROR_LEDGER;
    return found;
}

static bool step(PersonWork *self, Statement *rows) {
    int more = rows && self->status >= 0 ? statement_step(rows) : 0;
    self->status = more < 0 ? more : self->status;
    return more > 0;
}

static void run(PersonWork *self, Statement *change) {
    if (change && self->status >= 0) {
        self->status = statement_run(change);
    }
}

static const char *copy(Arena *arena, const char *text) { return text ? arena_copy(arena, text, strlen(text)) : NULL; }

static uint64_t mix(uint64_t hash, const char *text) {
    for (; *text; text++) {
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    }
    hash = (hash ^ 0x1F) * 0x100000001B3u;
    return hash ^ hash >> 31;
}

static int64_t name_hash(const char *whole, const char *country) {
    uint64_t hash = mix(mix(0xCBF29CE484222325u, whole), country);
    return (int64_t)(hash ? hash : 1);
}

static void add_name(PersonWork *self, const char *form, const char *whole, const char *country) {
    Statement *insert = statement(self, STATEMENT_ADD_PERSON_NAME);
    if (insert) {
        statement_bind_text(insert, 1, form);
        statement_bind_text(insert, 2, whole);
        statement_bind_text(insert, 3, country);
        run(self, insert);
    }
}

/* Latin names are forms too, marked so that no Chinese name is like them. */
static const char *latin_mark(Arena *arena, const char *latin_form) {
    size_t length = strlen(latin_form);
    char *marked = arena_alloc(arena, length + 2);
    marked[0] = '=';
    memcpy(marked + 1, latin_form, length);
    return marked;
}

/* Enters a pending record's name; returns it. */
static PendingName enter_name(PersonWork *self, int64_t record, const char *name, const char *country,
                              const char *json) {
    FormList forms = {0};
    name_forms(&self->passing, &forms, name);
    PendingName entered = {copy(&self->lasting, name_form(&self->passing, name)), copy(&self->lasting, country)};
    Statement *insert = statement(self, STATEMENT_ADD_PERSON_RECORD);
    if (insert) {
        statement_bind_integer(insert, 1, record);
        statement_bind_text(insert, 2, entered.whole);
        statement_bind_text(insert, 3, entered.country);
        run(self, insert);
    }
    for (size_t i = 0; i < forms.count; i++) {
        if (identity_is_name(forms.items[i])) {
            add_name(self, forms.items[i], entered.whole, entered.country);
        }
    }
    json_t *person = strstr(json, "\"latin\":\"") ? json_loads(json, 0, NULL) : NULL;
    const char *latin = json_string_value(json_object_get(person, "latin"));
    if (latin) {
        const char *form = name_form(&self->passing, latin);
        add_name(self, latin_mark(&self->passing, form), entered.whole, entered.country);
    }
    json_decref(person);
    return entered;
}

static PendingNames enter_pending(PersonWork *self) {
    PendingNames names = {0};
    Statement *rows = statement(self, STATEMENT_PENDING_PERSONS);
    KeyMap met = {0};
    while (step(self, rows)) {
        const char *country = statement_text(rows, 2);
        PendingName name = enter_name(self, statement_integer(rows, 0), statement_text(rows, 1), country ? country : "",
                                      statement_text(rows, 3));
        int64_t hash = name_hash(name.whole, name.country);
        if (!keymap_get(&met, hash)) {
            keymap_set(&met, hash, self);
            *list_push(&self->lasting, &names) = name;
        }
        arena_reset(&self->passing, (size_t)1 << 20);
    }
    keymap_free(&met);
    return names;
}

/* One family: names that may be short for one another, and their sights. */
typedef struct FamilyWork {
    NameList names;
    Sights sights;
    KeyMap met; /* hashes of the names */
} FamilyWork;

static void meet(PersonWork *self, FamilyWork *family, const char *whole, const char *country) {
    int64_t hash = name_hash(whole, country);
    if (!keymap_get(&family->met, hash)) {
        keymap_set(&family->met, hash, self);
        *list_push(&self->passing, &family->names) =
            (Name){.whole = copy(&self->passing, whole), .country = copy(&self->passing, country)};
    }
}

/* Names of the family that a form leads to: the same name in a country or in
 * none, and within one country longer and shorter names. */
static void meet_form(PersonWork *self, FamilyWork *family, const Name *name, const char *form, bool is_whole) {
    Statement *rows = statement(self, STATEMENT_NAMES_OF_FORM);
    if (rows) {
        statement_bind_text(rows, 1, form);
    }
    while (step(self, rows)) {
        const char *whole = statement_text(rows, 0), *country = statement_text(rows, 1);
        bool homeless = !country[0] || !name->country[0];
        bool same_name = strcmp(whole, name->whole) == 0;
        bool kin = form[0] == '=' || is_whole || strcmp(whole, form) == 0;
        if (homeless ? same_name : kin && strcmp(country, name->country) == 0) {
            meet(self, family, whole, country);
        }
    }
}

static void load_forms(PersonWork *self, Name *name) {
    Statement *rows = statement(self, STATEMENT_FORMS_OF_NAME);
    if (rows) {
        statement_bind_text(rows, 1, name->whole);
        statement_bind_text(rows, 2, name->country);
    }
    while (step(self, rows)) {
        *list_push(&self->passing, &name->forms) = copy(&self->passing, statement_text(rows, 0));
    }
}

static void read_strings(Arena *arena, FormList *list, const json_t *array) {
    size_t i;
    const json_t *value;
    json_array_foreach(array, i, value) { *list_push(arena, list) = copy(arena, json_string_value(value)); }
}

static void load_sights(PersonWork *self, FamilyWork *family, const Name *name) {
    Arena *arena = &self->passing;
    Statement *rows = statement(self, STATEMENT_SIGHTS);
    if (rows) {
        statement_bind_text(rows, 1, name->whole);
        statement_bind_text(rows, 2, name->country);
    }
    while (step(self, rows)) {
        json_t *person = json_loads(statement_text(rows, 2), 0, NULL);
        Sight *sight = list_push(arena, &family->sights);
        *sight = (Sight){.record = statement_integer(rows, 0),
                         .id = copy(arena, statement_text(rows, 1)),
                         .page = copy(arena, statement_text(rows, 5)),
                         .name = copy(arena, json_string_value(json_object_get(person, "name"))),
                         .whole = name->whole,
                         .latin = copy(arena, json_string_value(json_object_get(person, "latin"))),
                         .country = name->country,
                         .first = statement_integer(rows, 3),
                         .last = statement_integer(rows, 4)};
        sight->latin_form = sight->latin ? name_form(arena, sight->latin) : NULL;
        read_strings(arena, &sight->also, json_object_get(person, "also"));
        read_strings(arena, &sight->posts, json_object_get(person, "posts"));
        read_strings(arena, &sight->former_posts, json_object_get(person, "former_posts"));
        json_decref(person);
    }
}

/* The names of records that the user took for one with a sight of the family. */
static void meet_decided(PersonWork *self, FamilyWork *family) {
    for (size_t i = 0; i < self->decisions.count; i++) {
        const Decision *decision = &self->decisions.items[i];
        for (size_t j = 0; j < family->sights.count && decision->one; j++) {
            int64_t record = family->sights.items[j].record;
            if (record != decision->first && record != decision->second) {
                continue;
            }
            Statement *row = statement(self, STATEMENT_NAME_OF_RECORD);
            if (row) {
                statement_bind_integer(row, 1, decision->first + decision->second - record);
            }
            if (step(self, row)) {
                meet(self, family, statement_text(row, 0), statement_text(row, 1));
                statement_reset(row);
            }
        }
    }
}

static void load_family(PersonWork *self, FamilyWork *family, const PendingName *seed) {
    meet(self, family, seed->whole, seed->country);
    for (size_t i = 0; i < family->names.count && self->status >= 0; i++) {
        load_forms(self, &family->names.items[i]);
        Name name = family->names.items[i];
        load_sights(self, family, &name);
        for (size_t j = 0; j < name.forms.count; j++) {
            meet_form(self, family, &name, name.forms.items[j], strcmp(name.forms.items[j], name.whole) == 0);
        }
        if (i + 1 == family->names.count) {
            meet_decided(self, family);
        }
    }
}

static SightRulings rulings_of(PersonWork *self, const Sights *sights) {
    SightRulings rulings = {0};
    for (size_t i = 0; i < self->decisions.count; i++) {
        const Decision *decision = &self->decisions.items[i];
        SightRuling ruling = {sights->count, sights->count, decision->one};
        for (size_t j = 0; j < sights->count; j++) {
            ruling.a = sights->items[j].record == decision->first ? j : ruling.a;
            ruling.b = sights->items[j].record == decision->second ? j : ruling.b;
        }
        if (ruling.a < sights->count && ruling.b < sights->count) {
            *list_push(&self->passing, &rulings) = ruling;
        }
    }
    return rulings;
}

/* A post as it is gathered over the sights of one person. */
typedef struct Tenure {
    const char *post, *first_page, *last_page;
    int64_t first, last, former_since;
    size_t pages;
} Tenure;

typedef List(Tenure) Tenures;

static Tenure *tenure_of(Arena *arena, Tenures *tenures, const char *post) {
    for (size_t i = 0; i < tenures->count; i++) {
        if (strcmp(tenures->items[i].post, post) == 0) {
            return &tenures->items[i];
        }
    }
    Tenure *tenure = list_push(arena, tenures);
    *tenure = (Tenure){.post = post};
    return tenure;
}

/* 1 the first time a page is met for this purpose, then 0. */
static size_t count_page(KeyMap *counted, const char *page, const char *purpose) {
    int64_t hash = name_hash(page, purpose);
    bool met = keymap_get(counted, hash) != NULL;
    keymap_set(counted, hash, counted);
    return !met;
}

static void gather_posts(Arena *arena, Tenures *tenures, const Sight *sight, KeyMap *counted) {
    for (size_t i = 0; i < sight->posts.count; i++) {
        Tenure *tenure = tenure_of(arena, tenures, sight->posts.items[i]);
        tenure->pages += count_page(counted, sight->page, tenure->post);
        if (sight->first && (!tenure->first || sight->first < tenure->first)) {
            tenure->first = sight->first;
            tenure->first_page = sight->page;
        }
        if (sight->last && sight->last >= tenure->last) {
            tenure->last = sight->last;
            tenure->last_page = sight->page;
        }
    }
    for (size_t i = 0; i < sight->former_posts.count; i++) {
        Tenure *tenure = tenure_of(arena, tenures, sight->former_posts.items[i]);
        tenure->pages += count_page(counted, sight->page, tenure->post);
        if (sight->first && (!tenure->former_since || sight->first < tenure->former_since)) {
            tenure->former_since = sight->first;
        }
    }
}

static void bind_day(Statement *insert, int parameter, int64_t day) {
    if (day) {
        statement_bind_integer(insert, parameter, day);
    } else {
        statement_bind_null(insert, parameter);
    }
}

/* A person being put together from sights. */
typedef struct Portrait {
    const Sight *best; /* of the fullest name */
    const char *latin, *country;
    FormList also, forms;
    Tenures tenures;
    int64_t first, last;
    size_t pages;
    KeyMap counted;       /* pages, for each purpose they are counted for */
    const char *smallest; /* id of a sight */
} Portrait;

static bool is_fuller(const Sight *a, const Sight *b) {
    size_t x = strlen(a->whole), y = strlen(b->whole);
    if (x != y) {
        return x > y;
    }
    int order = strcmp(a->name, b->name);
    return order < 0;
}

static void add_once(Arena *arena, FormList *list, const char *text) {
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], text) == 0) {
            return;
        }
    }
    *list_push(arena, list) = text;
}

static void add_sight(Portrait *self, Arena *arena, const Sight *sight) {
    self->best = !self->best || is_fuller(sight, self->best) ? sight : self->best;
    bool latin =
        sight->latin && (!self->latin || strlen(sight->latin) > strlen(self->latin) ||
                         (strlen(sight->latin) == strlen(self->latin) && strcmp(sight->latin, self->latin) < 0));
    self->latin = latin ? sight->latin : self->latin;
    self->country = !self->country || !self->country[0] ? sight->country : self->country;
    add_once(arena, &self->also, sight->name);
    for (size_t i = 0; i < sight->also.count; i++) {
        add_once(arena, &self->also, sight->also.items[i]);
    }
    if (sight->latin) {
        name_forms(arena, &self->forms, sight->latin);
    }
    gather_posts(arena, &self->tenures, sight, &self->counted);
    self->first = sight->first && (!self->first || sight->first < self->first) ? sight->first : self->first;
    self->last = sight->last > self->last ? sight->last : self->last;
    self->pages += count_page(&self->counted, sight->page, "");
    self->smallest = !self->smallest || strcmp(sight->id, self->smallest) < 0 ? sight->id : self->smallest;
}

static int compare_strings(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The other names, sorted, with | between. */
static const char *join_also(Arena *arena, Portrait *self) {
    qsort(self->also.items, self->also.count, sizeof *self->also.items, compare_strings);
    size_t size = 1;
    for (size_t i = 0; i < self->also.count; i++) {
        size += strlen(self->also.items[i]) + 1;
    }
    char *joined = arena_alloc(arena, size), *out = joined;
    for (size_t i = 0; i < self->also.count; i++) {
        size_t length = strlen(self->also.items[i]);
        if (strcmp(self->also.items[i], self->best->name) == 0) {
            continue;
        }
        if (out != joined) {
            *out++ = '|';
        }
        memcpy(out, self->also.items[i], length);
        out += length;
    }
    return joined[0] ? joined : NULL;
}

/* The id tells the name and country; a second person of both has his or her
 * first record in it as well. */
static const char *person_id(Arena *arena, const Portrait *self, KeyMap *ids) {
    uint64_t hash = mix(mix(mix(0xCBF29CE484222325u, "person"), self->best->whole), self->country);
    if (keymap_get(ids, (int64_t)hash)) {
        hash = mix(hash, self->smallest);
    }
    keymap_set(ids, (int64_t)hash, ids);
    char text[17];
    snprintf(text, sizeof text, "%016llx", (unsigned long long)hash);
    return arena_copy(arena, text, 16);
}

static void write_tenures(PersonWork *self, int64_t person, const Portrait *portrait) {
    Statement *insert = statement(self, STATEMENT_ADD_TENURE);
    for (size_t i = 0; i < portrait->tenures.count && insert; i++) {
        const Tenure *tenure = &portrait->tenures.items[i];
        statement_bind_integer(insert, 1, person);
        statement_bind_text(insert, 2, tenure->post);
        statement_bind_text(insert, 3, portrait->country[0] ? portrait->country : NULL);
        bind_day(insert, 4, tenure->first);
        bind_day(insert, 5, tenure->last);
        bind_day(insert, 6, tenure->former_since);
        statement_bind_integer(insert, 7, (int64_t)tenure->pages);
        statement_bind_text(insert, 8, tenure->first_page);
        statement_bind_text(insert, 9, tenure->last_page);
        run(self, insert);
    }
}

static void write_person(PersonWork *self, Portrait *portrait, const Sights *sights, size_t number, KeyMap *ids) {
    Arena *arena = &self->passing;
    Statement *insert = statement(self, STATEMENT_ADD_PERSON);
    if (!insert) {
        return;
    }
    for (size_t i = 0; i < portrait->also.count; i++) {
        name_forms(arena, &portrait->forms, portrait->also.items[i]);
    }
    statement_bind_text(insert, 1, person_id(arena, portrait, ids));
    statement_bind_text(insert, 2, portrait->best->name);
    statement_bind_text(insert, 3, join_also(arena, portrait));
    statement_bind_text(insert, 4, portrait->latin);
    statement_bind_text(insert, 5, portrait->country[0] ? portrait->country : NULL);
    bind_day(insert, 6, portrait->first);
    bind_day(insert, 7, portrait->last);
    statement_bind_integer(insert, 8, (int64_t)portrait->pages);
    run(self, insert);
    int64_t person = database_inserted(self->ledger->database);
    Statement *update = statement(self, STATEMENT_SET_PERSON);
    for (size_t i = 0; i < sights->count && update; i++) {
        if (sights->items[i].person == number) {
            statement_bind_integer(update, 1, sights->items[i].record);
            statement_bind_integer(update, 2, person);
            run(self, update);
        }
    }
    insert = statement(self, STATEMENT_ADD_PERSON_FORM);
    for (size_t i = 0; i < portrait->forms.count && insert; i++) {
        statement_bind_text(insert, 1, portrait->forms.items[i]);
        statement_bind_integer(insert, 2, person);
        run(self, insert);
    }
    write_tenures(self, person, portrait);
}

static void write_family(PersonWork *self, FamilyWork *family) {
    Statement *drop = statement(self, STATEMENT_DROP_PERSON_OF);
    for (size_t i = 0; i < family->names.count && drop; i++) {
        statement_bind_text(drop, 1, family->names.items[i].whole);
        statement_bind_text(drop, 2, family->names.items[i].country);
        run(self, drop);
    }
    SightRulings rulings = rulings_of(self, &family->sights);
    identity_find(&self->passing, &family->names, &family->sights, &rulings);
    KeyMap ids = {0}, written = {0};
    const Sights *sights = &family->sights;
    for (size_t i = 0; i < sights->count && self->status >= 0; i++) {
        size_t number = sights->items[i].person;
        if (keymap_get(&written, (int64_t)number + 1)) {
            continue;
        }
        keymap_set(&written, (int64_t)number + 1, self);
        Portrait portrait = {0};
        for (size_t j = i; j < sights->count; j++) {
            if (sights->items[j].person == number) {
                add_sight(&portrait, &self->passing, &sights->items[j]);
            }
        }
        write_person(self, &portrait, sights, number, &ids);
        keymap_free(&portrait.counted);
    }
    keymap_free(&ids);
    keymap_free(&written);
    for (size_t i = 0; i < family->names.count; i++) {
        const Name *name = &family->names.items[i];
        keymap_set(&self->done, name_hash(name->whole, name->country), self);
    }
}

int conclude_persons(ChLedger *ledger) {
    PersonWork self = {.ledger = ledger};
    arena_init(&self.lasting);
    arena_init(&self.passing);
    self.status = decisions_read(ledger, &self.lasting, "person", &self.decisions);
    PendingNames names = enter_pending(&self);
    for (size_t i = 0; i < names.count && self.status >= 0; i++) {
        if (keymap_get(&self.done, name_hash(names.items[i].whole, names.items[i].country))) {
            continue;
        }
        FamilyWork family = {0};
        load_family(&self, &family, &names.items[i]);
        if (self.status >= 0) {
            write_family(&self, &family);
        }
        keymap_free(&family.met);
        arena_reset(&self.passing, (size_t)1 << 20);
    }
    keymap_free(&self.done);
    arena_free(&self.passing);
    arena_free(&self.lasting);
    return self.status;
}
