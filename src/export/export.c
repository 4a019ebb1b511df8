#include "export/export.h"

#include "base/edtf.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* What is gathered before it is passed on. */
enum { PIECE_BYTES = 1 << 16 };

const char *row_text(const json_t *row, const char *name) { return json_string_value(json_object_get(row, name)); }
const char *row_inner(const json_t *row, const char *object, const char *name) {
    return row_text(json_object_get(row, object), name);
}

const char *export_text(Export *self, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_alloc(&self->arena, (size_t)(length < 0 ? 0 : length) + 1);
    if (length > 0) {
        vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(arguments);
    va_end(again);
    return text;
}

static const char *whole_day(Export *self, const EdtfDate *date) {
    bool whole = date->year_digits == 4 && date->month && date->day;
    return whole ? export_text(self, "%04d-%02d-%02d", date->year, date->month, date->day) : NULL;
}

const char *date_begin(Export *self, const char *edtf) {
    Edtf date;
    return edtf && edtf_parse(edtf, &date) ? whole_day(self, &date.from) : NULL;
}

const char *date_end(Export *self, const char *edtf) {
    Edtf date;
    return edtf && edtf_parse(edtf, &date) ? whole_day(self, &date.to) : NULL;
}

const char *actor_name(Export *self, const json_t *actor) {
    const char *person = row_text(actor, "person"), *org = row_text(actor, "org"),
               *country = row_text(actor, "country");
    return person ? person : org ? org : country ? ch_lexicon_country_name(self->lexicon, country, "en") : "";
}

const char *event_title(Export *self, const json_t *event) {
    static const char *const sides[] = {"initiator", "counterpart"};
    const char *type = row_text(event, "type"), *mechanism = row_inner(event, "mechanism", "name");
    const char *text =
        export_text(self, "%s%s%s:", type ? type : "event", mechanism ? " " : "", mechanism ? mechanism : "");
    for (size_t side = 0; side < 2; side++) {
        size_t i;
        const json_t *actor;
        json_array_foreach(json_object_get(event, sides[side]), i, actor) {
            text = export_text(self, "%s%s%s", text, i ? ", " : side ? " – " : " ", actor_name(self, actor));
        }
    }
    return text;
}

void write_xml(ChBuffer *out, const char *text) {
    static const char *const escapes[128] = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    for (const char *p = text ? text : ""; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 128 && escapes[c]) {
            buffer_string(out, escapes[c]);
        } else {
            ch_buffer_append(out, c < 0x20 ? " " : p, 1);
        }
    }
}

const char *export_keep(Export *self, const char *text) {
    return text ? arena_copy(&self->lasting, text, strlen(text)) : NULL;
}

/* Passes on what has been written so far. */
static void pass_on(Export *self) {
    if (self->status < 0) {
        return;
    }
    int status = self->file(self->context, self->name, self->out.length ? self->out.bytes : "", self->out.length);
    self->status = status < 0 ? status : self->status;
    self->out.length = 0;
}

int export_begin(Export *self, const char *name) {
    self->name = name;
    pass_on(self);
    return self->status;
}

int export_end(Export *self) {
    pass_on(self);
    return self->status;
}

/* A list on its way. */
typedef struct Passage {
    Export *self;
    ChList list;
    ExportRow *write;
    void *context;
} Passage;

static bool is_of_people(ChList list) { return list == CH_LIST_PEOPLE || list == CH_LIST_POSTS; }

/* False for persons and posts of countries that the filter does not name. */
static bool is_kept(const Export *self, ChList list, const json_t *row) {
    const char *country = row_text(row, "country"), *const *named = self->filter->countries;
    if (!is_of_people(list) || !named[0]) {
        return true;
    }
    return country && (strcmp(country, named[0]) == 0 || (named[1] && strcmp(country, named[1]) == 0));
}

static void take_row(void *context, const char *json) {
    const Passage *passage = context;
    Export *self = passage->self;
    json_t *row = self->status < 0 ? NULL : json_loads(json, 0, NULL);
    if (row && is_kept(self, passage->list, row)) {
        passage->write(self, &self->out, row, passage->context);
        arena_reset(&self->arena, PIECE_BYTES);
    }
    json_decref(row);
    if (self->out.length >= PIECE_BYTES) {
        pass_on(self);
    }
}

static int ask(Export *self, ChList list, ChLedgerRow *take, void *context) {
    ChQuery query = *self->filter;
    query.list = list;
    query.limit = 0;
    query.least_confidence = ch_list_has_confidence(list) ? query.least_confidence : 0;
    if (is_of_people(list)) {
        /* A person belongs to one country, and is told of before and after. */
        query.countries[0] = query.countries[1] = NULL;
        query.since = query.until = query.on = NULL;
    }
    long answered = self->status < 0 ? self->status : ch_ledger_list(self->ledger, &query, take, context, NULL);
    self->status = answered < 0 ? (int)answered : self->status;
    return self->status;
}

int export_each(Export *self, ChList list, ExportRow *write, void *context) {
    Passage passage = {self, list, write, context};
    return ask(self, list, take_row, &passage);
}

/* Other names of persons, which go behind all full names: several persons may share them. */
typedef struct OtherName {
    const char *country, *name;
    KnownPerson *person;
} OtherName;

typedef struct Crowd {
    Export *self;
    List(OtherName) others;
} Crowd;

static void index_person(Export *self, KnownPerson *person, const char *country, const char *name) {
    void **place = index_put(&self->lasting, &self->people, export_text(self, "%s|%s", country ? country : "", name));
    *place = *place ? *place : person;
}

static void take_person(void *context, const char *json) {
    Crowd *crowd = context;
    Export *self = crowd->self;
    json_t *row = json_loads(json, 0, NULL);
    KnownPerson *person = ARENA_NEW(&self->lasting, KnownPerson);
    *person = (KnownPerson){.id = export_keep(self, row_text(row, "id")),
                            .name = export_keep(self, row_text(row, "name")),
                            .latin = export_keep(self, row_text(row, "latin")),
                            .last_seen = export_keep(self, row_text(row, "last_seen"))};
    size_t i;
    const json_t *post, *other;
    json_array_foreach(json_object_get(row, "posts"), i, post) {
        const char *name = row_text(post, "post");
        if (name && !json_integer_value(json_object_get(post, "former"))) {
            *list_push(&self->lasting, &person->posts) =
                (HeldPost){export_keep(self, name), export_keep(self, row_text(post, "first_seen")),
                           export_keep(self, row_text(post, "last_seen"))};
        }
    }
    const char *country = export_keep(self, row_text(row, "country"));
    index_person(self, person, country, person->name ? person->name : "");
    json_array_foreach(json_object_get(row, "also"), i, other) {
        if (json_is_string(other)) {
            *list_push(&self->lasting, &crowd->others) =
                (OtherName){country, export_keep(self, json_string_value(other)), person};
        }
    }
    json_decref(row);
    arena_reset(&self->arena, PIECE_BYTES);
}

int export_read_people(Export *self) {
    Crowd crowd = {.self = self};
    int status = ask(self, CH_LIST_PEOPLE, take_person, &crowd);
    for (size_t i = 0; i < crowd.others.count; i++) {
        const OtherName *other = &crowd.others.items[i];
        index_person(self, other->person, other->country, other->name);
    }
    return status;
}

const KnownPerson *export_person(Export *self, const char *country, const char *name) {
    return index_get(&self->people, export_text(self, "%s|%s", country ? country : "", name));
}

/* How far a day lies from the days a post was seen, in years or parts of them
 * written as yyyymmdd differences; 0 within. */
static long distance(const HeldPost *post, const char *day) {
    if (!post->first || !post->last || !day) {
        return 10000;
    }
    const char *near = strcmp(day, post->first) < 0 ? post->first : strcmp(day, post->last) > 0 ? post->last : day;
    long year = labs(atol(near) - atol(day)), month = labs(atol(near + 5) - atol(day + 5));
    return year * 10000 + (year ? 0 : month * 100);
}

const char *export_post(Export *self, const KnownPerson *person, const char *day, Level *level) {
    const char *best = NULL;
    long least = 0;
    *level = LEVEL_OTHER;
    for (size_t i = 0; i < person->posts.count; i++) {
        const HeldPost *post = &person->posts.items[i];
        Level height = level_of_post(self->lexicon, &self->lasting, &self->levels, post->name);
        long far = distance(post, day) / 10000; /* within a year the higher post counts */
        if (!best || far < least || (far == least && height < *level)) {
            best = post->name;
            least = far;
            *level = height;
        }
    }
    return best;
}

static const struct {
    const char *name, *file;
    int (*write)(Export *self, ChBuffer *out);
} formats[] = {
    [CH_EXPORT_CSV] = {"csv", NULL, NULL},
    [CH_EXPORT_JSONL] = {"jsonl", "records.jsonl", export_lines},
    [CH_EXPORT_PLOVER] = {"plover", "plover.jsonl", export_plover},
    [CH_EXPORT_ICEWS] = {"icews", "events.tsv", export_icews},
    [CH_EXPORT_TRAVEL] = {"travel", "travel.csv", export_travel},
    [CH_EXPORT_ICAL] = {"ical", "events.ics", export_calendar},
    [CH_EXPORT_JSONLD] = {"jsonld", "events.jsonld", export_linked},
    [CH_EXPORT_GRAPHML] = {"graphml", "contacts.graphml", export_graph},
};

bool ch_export_format(const char *name, ChExportFormat *format) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].name, name) == 0) {
            *format = (ChExportFormat)i;
            return true;
        }
    }
    return false;
}

long ch_export_write(ChLedger *ledger, const ChLexicon *lexicon, ChExportFormat format, const ChQuery *filter,
                     ChExportFile *file, void *context) {
    Export self = {.ledger = ledger, .lexicon = lexicon, .filter = filter, .file = file, .context = context};
    arena_init(&self.lasting);
    arena_init(&self.arena);
    ch_ledger_read_through(ledger);
    int status;
    if (formats[format].write) {
        status = export_begin(&self, formats[format].file);
        status = status < 0 ? status : formats[format].write(&self, &self.out);
        status = status < 0 ? status : export_end(&self);
    } else {
        status = export_tables(&self);
    }
    ch_buffer_free(&self.out);
    arena_free(&self.arena);
    arena_free(&self.lasting);
    return status < 0 ? status : self.records;
}
