#include "export/export.h"

#include "base/edtf.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

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

static void take_row(void *context, const char *json) {
    json_t *row = json_loads(json, 0, NULL);
    if (row) {
        json_array_append_new(context, row);
    }
}

const json_t *export_rows(Export *self, ChList list) {
    if (self->lists[list]) {
        return self->lists[list];
    }
    ChQuery query = *self->filter;
    query.list = list;
    query.limit = 0;
    if (list == CH_LIST_PEOPLE || list == CH_LIST_POSTS) {
        /* A person belongs to one country, and is told of before and after. */
        query.countries[0] = query.countries[1] = NULL;
        query.since = query.until = query.on = NULL;
    }
    json_t *rows = json_array();
    long answered = ch_ledger_list(self->ledger, &query, take_row, rows, NULL);
    if (answered < 0) {
        self->status = (int)answered;
        json_decref(rows);
        return NULL;
    }
    return self->lists[list] = rows;
}

bool export_keeps(const Export *self, ChList list, const json_t *row) {
    const char *country = row_text(row, "country"), *const *named = self->filter->countries;
    if ((list != CH_LIST_PEOPLE && list != CH_LIST_POSTS) || !named[0]) {
        return true;
    }
    return country && (strcmp(country, named[0]) == 0 || (named[1] && strcmp(country, named[1]) == 0));
}

static void index_person(Export *self, const json_t *row, const char *name) {
    const char *country = row_text(row, "country");
    void **place = index_put(&self->arena, &self->people, export_text(self, "%s|%s", country ? country : "", name));
    *place = *place ? *place : (void *)(uintptr_t)row;
}

/* Full names go before short ones, which several persons may share. */
static void index_people(Export *self) {
    size_t i, j;
    const json_t *row, *other;
    json_array_foreach(self->lists[CH_LIST_PEOPLE], i, row) { index_person(self, row, row_text(row, "name")); }
    json_array_foreach(self->lists[CH_LIST_PEOPLE], i, row) {
        json_array_foreach(json_object_get(row, "also"), j, other) {
            if (json_is_string(other)) {
                index_person(self, row, json_string_value(other));
            }
        }
    }
    self->has_people = true;
}

const json_t *export_person(Export *self, const char *country, const char *name) {
    if (!self->has_people) {
        index_people(self);
    }
    return index_get(&self->people, export_text(self, "%s|%s", country ? country : "", name));
}

/* How far a day lies from the days a post was seen, in years or parts of them
 * written as yyyymmdd differences; 0 within. */
static long distance(const json_t *post, const char *day) {
    const char *first = row_text(post, "first_seen"), *last = row_text(post, "last_seen");
    if (!first || !last || !day) {
        return 10000;
    }
    const char *near = strcmp(day, first) < 0 ? first : strcmp(day, last) > 0 ? last : day;
    long year = labs(atol(near) - atol(day)), month = labs(atol(near + 5) - atol(day + 5));
    return year * 10000 + (year ? 0 : month * 100);
}

const char *export_post(Export *self, const json_t *person, const char *day, Level *level) {
    size_t i;
    const json_t *post;
    const char *best = NULL;
    long least = 0;
    *level = LEVEL_OTHER;
    json_array_foreach(json_object_get(person, "posts"), i, post) {
        const char *name = row_text(post, "post");
        if (!name || json_integer_value(json_object_get(post, "former"))) {
            continue;
        }
        Level height = level_of_post(self->lexicon, &self->arena, &self->levels, name);
        long far = distance(post, day) / 10000; /* within a year the higher post counts */
        if (!best || far < least || (far == least && height < *level)) {
            best = name;
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
    Export self = {.ledger = ledger, .lexicon = lexicon, .filter = filter};
    arena_init(&self.arena);
    ChBuffer out = {0};
    int status;
    if (formats[format].write) {
        status = formats[format].write(&self, &out);
        status = status < 0 ? status : file(context, formats[format].file, out.length ? out.bytes : "", out.length);
    } else {
        status = export_tables(&self, file, context);
    }
    ch_buffer_free(&out);
    for (size_t i = 0; i < sizeof self.lists / sizeof *self.lists; i++) {
        json_decref(self.lists[i]);
    }
    arena_free(&self.arena);
    return self.status < 0 ? self.status : status < 0 ? status : self.records;
}
