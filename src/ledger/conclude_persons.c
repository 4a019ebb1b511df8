/* Who is who over time: the sights of persons put together, and their tenures. */
#include "ledger/conclude.h"
#include "ledger/identity.h"
#include "record/buffer.h"
#include "record/members.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CHUNK = 256,     /* pending names concluded together: each question to the ledger is about all of them */
    PART = 16384,    /* names concluded in one transaction, where there may be several */
    SIGHTS = 1 << 14 /* sights that are written together */
};

/* One run over the pending persons. */
typedef struct PersonWork {
    ChLedger *ledger;
    Arena lasting; /* the decisions, the pending names, the names that are done */
    Arena passing; /* of one chunk */
    KeyMap done;   /* hashes of names and countries */
    KeyMap wholes; /* of the chunk: hashes of names that were asked for */
    KeyMap names;  /* … KnownName by hashes of names and countries */
    KeyMap forms;  /* … PendingNames by hashes of the forms that lead to them */
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

/* A string of JSON as it is written, NULL for anything else. */
static const char *read_string(Arena *arena, const char *written, size_t length) {
    if (written[0] != '"') {
        return NULL;
    }
    if (!memchr(written, '\\', length)) {
        return arena_copy(arena, written + 1, length - 2);
    }
    json_t *value = json_loadb(written, length, JSON_DECODE_ANY, NULL);
    const char *text = copy(arena, json_string_value(value));
    json_decref(value);
    return text;
}

/* An array of strings as it is written. */
static void read_strings(Arena *arena, FormList *list, const char *written, size_t length) {
    const char *end = written + length;
    for (const char *at = memchr(written, '"', length); at; at = memchr(at, '"', (size_t)(end - at))) {
        const char *close = at + 1;
        while (close < end && *close != '"') {
            close += *close == '\\' ? 2 : 1;
        }
        if (close >= end) {
            return;
        }
        const char *text = read_string(arena, at, (size_t)(close + 1 - at));
        if (text) {
            *list_push(arena, list) = text;
        }
        at = close + 1;
    }
}

/* What the person's JSON tells beside what stands in columns. */
static void read_person(Arena *arena, Sight *sight, const char *json) {
    const struct {
        const char *name, **text;
        FormList *list;
    } members[] = {{"name", &sight->name, NULL},
                   {"latin", &sight->latin, NULL},
                   {"also", NULL, &sight->also},
                   {"posts", NULL, &sight->posts},
                   {"former_posts", NULL, &sight->former_posts}};
    for (JsonMember member; json_member_next(&json, &member);) {
        for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
            if (!json_member_is(&member, members[i].name)) {
                continue;
            }
            if (members[i].text) {
                *members[i].text = read_string(arena, member.value, member.value_length);
            } else if (members[i].list) {
                read_strings(arena, members[i].list, member.value, member.value_length);
            }
        }
    }
}

/* A pending record of a person, as its row has it. */
typedef struct NewSight {
    int64_t record, first, last;
    bool has_days;
    const char *name, *whole, *country, *json, *id, *page;
} NewSight;

typedef List(NewSight) NewSights;

/* The members of the person that tell who it is: a part of what the record has. */
static const char *telling_members(Arena *arena, const char *json) {
    static const char *const names[] = {"name", "latin", "also", "posts", "former_posts"};
    ChBuffer out = {0};
    for (JsonMember member; json_member_next(&json, &member);) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (json_member_is(&member, names[i])) {
                buffer_string(&out, out.length ? ",\"" : "{\"");
                buffer_string(&out, names[i]);
                buffer_string(&out, "\":");
                ch_buffer_append(&out, member.value, member.value_length);
            }
        }
    }
    buffer_string(&out, out.length ? "}" : "{}");
    const char *text = arena_copy(arena, out.bytes, out.length);
    ch_buffer_free(&out);
    return text;
}

static bool is_new(KeyMap *met, int64_t hash) {
    bool known = keymap_get(met, hash) != NULL;
    keymap_set(met, hash, met);
    return !known;
}

/* Enters the forms of a sight's name, if they were not before; adds the name to those to be worked on. */
static void enter_name(PersonWork *self, const NewSight *sight, KeyMap *met, PendingNames *names) {
    if (is_new(met, name_hash(sight->whole, sight->country))) {
        FormList forms = {0};
        name_forms(&self->passing, &forms, sight->name);
        for (size_t i = 0; i < forms.count; i++) {
            if (identity_is_name(forms.items[i])) {
                add_name(self, forms.items[i], sight->whole, sight->country);
            }
        }
        *list_push(&self->lasting, names) =
            (PendingName){copy(&self->lasting, sight->whole), copy(&self->lasting, sight->country)};
    }
    Sight read = {.record = sight->record};
    read_person(&self->passing, &read, sight->json);
    if (read.latin) {
        const char *form = latin_mark(&self->passing, name_form(&self->passing, read.latin));
        const char *const both[] = {form, sight->whole};
        if (is_new(met, name_hash(arena_join(&self->passing, both, 2, '|'), sight->country))) {
            add_name(self, form, sight->whole, sight->country);
        }
    }
}

static int compare_new(const void *x, const void *y) {
    const NewSight *a = x, *b = y;
    int order = strcmp(a->whole, b->whole);
    order = order ? order : strcmp(a->country, b->country);
    return order ? order : (a->record > b->record) - (a->record < b->record);
}

/* Writes sights in the order of the table. */
static void enter_sights(PersonWork *self, NewSights *sights, KeyMap *met, PendingNames *names) {
    if (sights->count) {
        qsort(sights->items, sights->count, sizeof *sights->items, compare_new);
    }
    Statement *insert = statement(self, STATEMENT_ADD_PERSON_RECORD);
    for (size_t i = 0; i < sights->count && self->status >= 0; i++) {
        const NewSight *sight = &sights->items[i];
        const char *texts[] = {sight->whole, sight->country, NULL, sight->id, sight->page, NULL, NULL, sight->json};
        for (int j = 0; j < 8; j++) {
            if (texts[j]) {
                statement_bind_text(insert, j + 1, texts[j]);
            } else {
                statement_bind_null(insert, j + 1);
            }
        }
        statement_bind_integer(insert, 3, sight->record);
        if (sight->has_days) {
            statement_bind_integer(insert, 6, sight->first);
            statement_bind_integer(insert, 7, sight->last);
        }
        run(self, insert);
        enter_name(self, sight, met, names);
    }
    *sights = (NewSights){0};
    arena_reset(&self->passing, (size_t)8 << 20);
}

static int compare_pending(const void *x, const void *y) {
    const PendingName *a = x, *b = y;
    int order = strcmp(a->whole, b->whole);
    return order ? order : strcmp(a->country, b->country);
}

/* Enters all that is pending; returns its names, each once, in the order of the table of sights. */
static PendingNames enter_pending(PersonWork *self) {
    PendingNames names = {0};
    NewSights sights = {0};
    KeyMap met = {0};
    Arena *arena = &self->passing;
    Statement *rows = statement(self, STATEMENT_PENDING_PERSONS);
    while (step(self, rows)) {
        NewSight *sight = list_push(arena, &sights);
        *sight = (NewSight){.record = statement_integer(rows, 0),
                            .name = copy(arena, statement_text(rows, 1)),
                            .country = copy(arena, statement_text(rows, 2)),
                            .json = telling_members(arena, statement_text(rows, 3)),
                            .id = copy(arena, statement_text(rows, 4)),
                            .page = copy(arena, statement_text(rows, 5)),
                            .has_days = statement_text(rows, 6) != NULL,
                            .first = statement_integer(rows, 6),
                            .last = statement_integer(rows, 7)};
        sight->whole = name_form(arena, sight->name);
        if (sights.count == SIGHTS) {
            enter_sights(self, &sights, &met, &names);
        }
    }
    enter_sights(self, &sights, &met, &names);
    keymap_free(&met);
    if (names.count) {
        qsort(names.items, names.count, sizeof *names.items, compare_pending);
    }
    return names;
}

/* A name with what the ledger has of it. */
typedef struct KnownName {
    FormList forms;
    Sights sights;
} KnownName;

static Statement *ask_about(PersonWork *self, LedgerStatement which, const FormList *texts) {
    Statement *rows = statement(self, which);
    if (rows) {
        statement_bind_texts(rows, 1, texts->items, texts->count);
    }
    return rows;
}

static void add_sight_row(Arena *arena, KnownName *name, Statement *row) {
    Sight *sight = list_push(arena, &name->sights);
    *sight = (Sight){.record = statement_integer(row, 2),
                     .id = copy(arena, statement_text(row, 3)),
                     .page = copy(arena, statement_text(row, 7)),
                     .whole = copy(arena, statement_text(row, 0)),
                     .country = copy(arena, statement_text(row, 1)),
                     .first = statement_integer(row, 5),
                     .last = statement_integer(row, 6)};
    read_person(arena, sight, statement_text(row, 4));
    sight->latin_form = sight->latin ? name_form(arena, sight->latin) : NULL;
}

static KnownName *known_name(PersonWork *self, const char *whole, const char *country) {
    int64_t hash = name_hash(whole, country);
    KnownName *name = keymap_get(&self->names, hash);
    if (!name) {
        name = ARENA_NEW(&self->passing, KnownName);
        keymap_set(&self->names, hash, name);
    }
    return name;
}

/* Sees to it that these names are known, with their forms and sights in all countries. */
static void know_names(PersonWork *self, const FormList *wholes) {
    FormList unknown = {0};
    for (size_t i = 0; i < wholes->count; i++) {
        int64_t hash = name_hash(wholes->items[i], "");
        if (!keymap_get(&self->wholes, hash)) {
            keymap_set(&self->wholes, hash, self);
            *list_push(&self->passing, &unknown) = wholes->items[i];
        }
    }
    if (!unknown.count) {
        return;
    }
    Statement *rows = ask_about(self, STATEMENT_FORMS_OF_NAMES, &unknown);
    while (step(self, rows)) {
        KnownName *name = known_name(self, statement_text(rows, 0), statement_text(rows, 1));
        *list_push(&self->passing, &name->forms) = copy(&self->passing, statement_text(rows, 2));
    }
    rows = ask_about(self, STATEMENT_SIGHTS, &unknown);
    while (step(self, rows)) {
        add_sight_row(&self->passing, known_name(self, statement_text(rows, 0), statement_text(rows, 1)), rows);
    }
}

/* Sees to it that the names are known that these forms lead to. */
static void know_forms(PersonWork *self, const FormList *forms) {
    FormList unknown = {0};
    for (size_t i = 0; i < forms->count; i++) {
        int64_t hash = name_hash(forms->items[i], "");
        if (!keymap_get(&self->forms, hash)) {
            keymap_set(&self->forms, hash, ARENA_NEW(&self->passing, PendingNames));
            *list_push(&self->passing, &unknown) = forms->items[i];
        }
    }
    if (!unknown.count) {
        return;
    }
    Statement *rows = ask_about(self, STATEMENT_NAMES_OF_FORMS, &unknown);
    while (step(self, rows)) {
        PendingNames *names = keymap_get(&self->forms, name_hash(statement_text(rows, 0), ""));
        *list_push(&self->passing, names) =
            (PendingName){copy(&self->passing, statement_text(rows, 1)), copy(&self->passing, statement_text(rows, 2))};
    }
}

/* One family: names that may be short for one another, and their sights. */
typedef struct FamilyWork {
    NameList names;
    Sights sights;
    KeyMap met; /* hashes of the names */
} FamilyWork;

typedef List(FamilyWork) Families;

static void meet(PersonWork *self, FamilyWork *family, const char *whole, const char *country) {
    int64_t hash = name_hash(whole, country);
    if (!keymap_get(&family->met, hash)) {
        keymap_set(&family->met, hash, self);
        *list_push(&self->passing, &family->names) =
            (Name){.whole = copy(&self->passing, whole), .country = copy(&self->passing, country)};
    }
}

/* True if a form that two names share leads from one to the other: the same name in a country or in
 * none, and within one country longer and shorter names. */
static bool are_kin(const PendingName *name, const char *form, const PendingName *other) {
    if (!other->country[0] || !name->country[0]) {
        return strcmp(other->whole, name->whole) == 0;
    }
    bool shortened = form[0] == '=' || strcmp(form, name->whole) == 0 || strcmp(form, other->whole) == 0;
    return shortened && strcmp(other->country, name->country) == 0;
}

/* Names of the family that a form leads to. */
static void meet_form(PersonWork *self, FamilyWork *family, const PendingName *name, const char *form) {
    const PendingNames *others = keymap_get(&self->forms, name_hash(form, ""));
    for (size_t i = 0; others && i < others->count; i++) {
        if (are_kin(name, form, &others->items[i])) {
            meet(self, family, others->items[i].whole, others->items[i].country);
        }
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
        PendingName name = {family->names.items[i].whole, family->names.items[i].country};
        know_names(self, &(FormList){&name.whole, 1, 1});
        const KnownName *known = known_name(self, name.whole, name.country);
        family->names.items[i].forms = known->forms;
        for (size_t j = 0; j < known->sights.count; j++) {
            *list_push(&self->passing, &family->sights) = known->sights.items[j];
        }
        know_forms(self, &known->forms);
        for (size_t j = 0; j < known->forms.count; j++) {
            meet_form(self, family, &name, known->forms.items[j]);
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
            statement_bind_text(update, 1, sights->items[i].whole);
            statement_bind_text(update, 2, sights->items[i].country);
            statement_bind_integer(update, 3, sights->items[i].record);
            statement_bind_integer(update, 4, person);
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
}

/* The names of the chunk that no family before has taken in. */
static PendingNames names_to_do(PersonWork *self, const PendingName *pending, size_t count) {
    PendingNames names = {0};
    for (size_t i = 0; i < count; i++) {
        if (!keymap_get(&self->done, name_hash(pending[i].whole, pending[i].country))) {
            *list_push(&self->passing, &names) = pending[i];
        }
    }
    return names;
}

/* Asks at once for what all these names will be compared with. */
static void prepare_names(PersonWork *self, const PendingNames *pending) {
    FormList wholes = {0}, forms = {0}, others = {0};
    for (size_t i = 0; i < pending->count; i++) {
        *list_push(&self->passing, &wholes) = pending->items[i].whole;
    }
    know_names(self, &wholes);
    for (size_t i = 0; i < pending->count; i++) {
        const KnownName *known = known_name(self, pending->items[i].whole, pending->items[i].country);
        for (size_t j = 0; j < known->forms.count; j++) {
            *list_push(&self->passing, &forms) = known->forms.items[j];
        }
    }
    know_forms(self, &forms);
    for (size_t i = 0; i < pending->count; i++) {
        const KnownName *known = known_name(self, pending->items[i].whole, pending->items[i].country);
        for (size_t j = 0; j < known->forms.count; j++) {
            const PendingNames *names = keymap_get(&self->forms, name_hash(known->forms.items[j], ""));
            for (size_t k = 0; names && k < names->count; k++) {
                if (are_kin(&pending->items[i], known->forms.items[j], &names->items[k])) {
                    *list_push(&self->passing, &others) = names->items[k].whole;
                }
            }
        }
    }
    know_names(self, &others);
}

/* The families of the chunk's names that are not done. */
static Families find_families(PersonWork *self, const PendingName *pending, size_t count) {
    Families families = {0};
    for (size_t i = 0; i < count && self->status >= 0; i++) {
        if (keymap_get(&self->done, name_hash(pending[i].whole, pending[i].country))) {
            continue;
        }
        FamilyWork family = {0};
        load_family(self, &family, &pending[i]);
        keymap_free(&family.met);
        for (size_t j = 0; j < family.names.count; j++) {
            const Name *name = &family.names.items[j];
            keymap_set(&self->done, name_hash(name->whole, name->country), self);
        }
        *list_push(&self->passing, &families) = family;
    }
    return families;
}

/* The persons of the families, as they were before, go. */
static void drop_persons(PersonWork *self, const Families *families) {
    List(int64_t) records = {0};
    for (size_t i = 0; i < families->count; i++) {
        const Sights *sights = &families->items[i].sights;
        for (size_t j = 0; j < sights->count; j++) {
            *list_push(&self->passing, &records) = sights->items[j].record;
        }
    }
    Statement *drop = statement(self, STATEMENT_DROP_PERSONS_OF);
    if (drop) {
        statement_bind_keys(drop, 1, records.items, records.count);
        run(self, drop);
    }
}

static void conclude_chunk(PersonWork *self, const PendingName *pending, size_t count) {
    PendingNames names = names_to_do(self, pending, count);
    prepare_names(self, &names);
    Families families = find_families(self, names.items, names.count);
    drop_persons(self, &families);
    for (size_t i = 0; i < families.count && self->status >= 0; i++) {
        write_family(self, &families.items[i]);
    }
    keymap_free(&self->wholes);
    keymap_free(&self->names);
    keymap_free(&self->forms);
    arena_reset(&self->passing, (size_t)8 << 20);
}

/* Takes the names out of what is pending; other names of the same letters are among them. */
static void settle(PersonWork *self, const PendingName *names, size_t count) {
    for (size_t i = 0; i < count && self->status >= 0; i += CHUNK) {
        FormList wholes = {0};
        for (size_t j = i; j < count && j < i + CHUNK; j++) {
            *list_push(&self->passing, &wholes) = names[j].whole;
        }
        run(self, ask_about(self, STATEMENT_SETTLE_NAMES, &wholes));
        arena_reset(&self->passing, (size_t)8 << 20);
    }
}

/* The end of the part that begins here: names of the same letters are not torn apart. */
static size_t part_end(const PendingNames *names, size_t begin) {
    size_t end = begin + PART;
    while (end < names->count && strcmp(names->items[end].whole, names->items[end - 1].whole) == 0) {
        end++;
    }
    return end < names->count ? end : names->count;
}

int conclude_persons(ChLedger *ledger, bool in_parts) {
    PersonWork self = {.ledger = ledger};
    arena_init(&self.lasting);
    arena_init(&self.passing);
    self.status = decisions_read(ledger, &self.lasting, "person", &self.decisions);
    PendingNames names = enter_pending(&self);
    for (size_t begin = 0, end; begin < names.count && self.status >= 0; begin = end) {
        end = part_end(&names, begin);
        if (in_parts) {
            self.status = conclude_go_on(ledger);
        }
        for (size_t i = begin; i < end && self.status >= 0; i += CHUNK) {
            conclude_chunk(&self, names.items + i, end - i < CHUNK ? end - i : CHUNK);
        }
        settle(&self, names.items + begin, end - begin);
        keymap_free(&self.done);
    }
    arena_free(&self.passing);
    arena_free(&self.lasting);
    return self.status;
}
