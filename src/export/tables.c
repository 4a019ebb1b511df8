/* Tables: CSV files for the records of each kind, with a codebook that tells
 * what their columns mean, and the same records as JSON lines. */
#include "export/export.h"
#include "report/writers.h"

#include <stdio.h>
#include <stdlib.h>

/* What a cell is made of. `inner` cells belong to the array a table runs over. */
typedef struct Cell {
    const char *column, *member, *part; /* part: member of an object, or NULL */
    const char *meaning;
} Cell;

enum { CELL_LIMIT = 30 };

/* A file: a row for each row of a list or, with `array`, for each element of
 * that member of it; the columns before `inner` are of the row, those from it on
 * of the element. */
typedef struct TableFile {
    const char *name;
    ChList list;
    const char *array;
    size_t inner;
    Cell cells[CELL_LIMIT];
} TableFile;

#define SOURCE_CELLS                                                                                     \
    {"quote", "quote", NULL, "the words that prove it"}, {"confidence", "confidence", NULL, "0 to 1"},   \
        {"page", "page", NULL, "id of the page"}, {"item_kind", "item_kind", NULL, "article or teaser"}, \
        {"title", "title", NULL, "headline"}, {"url", "url", NULL, "address of the page"},               \
        {"outlet", "outlet", NULL, "agency or site"}, {                                                  \
        "published", "published", NULL, "EDTF date of publication"                                       \
    }

static const TableFile tables[] = {
    {"events",
     CH_LIST_EVENTS,
     NULL,
     0,
     {{"id", "id", NULL, "id of the event"},
      {"date", "date", NULL, "EDTF: XXXX for a year that is not known, ~ for approximate"},
      {"type", "type", NULL, "visit, meeting, talks, call, session, message, ceremony, signing ..."},
      {"other_type", "other_type", NULL, "in words, if type is other"},
      {"status", "status", NULL, "happened, ongoing, planned or cancelled, as of the writing"},
      {"initiator", "initiator", NULL, "who acts: name@COUNTRY, | between several"},
      {"counterpart", "counterpart", NULL, "the other side"},
      {"countries", "countries", NULL, "ISO 3166-1 alpha-3, or the bloc's short name"},
      {"place", "place", "name", "as printed"},
      {"place_country", "place", "country", "where the place lies"},
      {"level", "level", NULL, "of a visit: state, official, working ..."},
      {"mechanism", "mechanism", "name", "if it is a session of a named mechanism"},
      {"ordinal", "mechanism", "ordinal", "number of that session"},
      {"amount", "amount", "value", "of aid"},
      {"amount_unit", "amount", "unit", "ISO 4217 or the counted noun"},
      {"plover", "plover", NULL, "PLOVER event class"},
      {"mode", "mode", NULL, "PLOVER modes, ; between"},
      {"context", "context", NULL, "PLOVER contexts, ; between"},
      {"cameo", "cameo", NULL, "CAMEO code"},
      {"goldstein", "goldstein", NULL, "Goldstein score, -10 to 10"},
      {"pages", "pages", NULL, "how many pages tell of it"},
      SOURCE_CELLS}},
    {"event_sources",
     CH_LIST_EVENTS,
     "sources",
     1,
     {{"event", "id", NULL, "id of the event"},
      {"record", "id", NULL, "id of the record that tells it"},
      {"date", "date", NULL, "the date as this source tells it"},
      {"quote", "quote", NULL, "its words"},
      {"page", "page", NULL, "id of the page"},
      {"item_kind", "item_kind", NULL, "article or teaser"},
      {"title", "title", NULL, "headline"},
      {"url", "url", NULL, "address of the page"},
      {"outlet", "outlet", NULL, "agency or site"},
      {"published", "published", NULL, "EDTF date of publication"}}},
    {"people",
     CH_LIST_PEOPLE,
     NULL,
     0,
     {{"id", "id", NULL, "id of the person"},
      {"name", "name", NULL, "fullest printed form"},
      {"also", "also", NULL, "other printed forms, | between"},
      {"latin", "latin", NULL, "in Latin letters, as printed"},
      {"country", "country", NULL, "ISO 3166-1 alpha-3"},
      {"first_seen", "first_seen", NULL, "first day a page tells of the person"},
      {"last_seen", "last_seen", NULL, "last day"},
      {"pages", "pages", NULL, "how many pages do"}}},
    {"posts",
     CH_LIST_POSTS,
     NULL,
     0,
     {{"country", "country", NULL, "ISO 3166-1 alpha-3"},
      {"post", "post", NULL, "as printed, without the country"},
      {"name", "name", NULL, "of the holder"},
      {"person", "person", NULL, "id of the holder"},
      {"first_seen", "first_seen", NULL, "first day seen in the post"},
      {"last_seen", "last_seen", NULL, "last day seen in it"},
      {"former_since", "former_since", NULL, "first day the post is called a former one"},
      {"pages", "pages", NULL, "how many pages tell it"}}},
    {"mechanisms",
     CH_LIST_MECHANISMS,
     NULL,
     0,
     {{"name", "name", NULL, "without number and countries"},
      {"countries", "countries", NULL, "parties, | between"},
      {"first_seen", "first_seen", NULL, "first day a page names it"},
      {"last_seen", "last_seen", NULL, "last day"},
      {"pages", "pages", NULL, "how many pages do"}}},
    {"sessions",
     CH_LIST_MECHANISMS,
     "sessions",
     2,
     {{"mechanism", "name", NULL, "name of the mechanism"},
      {"countries", "countries", NULL, "parties, | between"},
      {"ordinal", "ordinal", NULL, "number of the session"},
      {"date", "date", NULL, "when it was held, EDTF"},
      {"status", "status", NULL, "happened, planned ..."},
      {"event", "id", NULL, "id of the event"}}},
    {"commitments",
     CH_LIST_COMMITMENTS,
     NULL,
     0,
     {{"id", "id", NULL, "id of the record"},
      {"countries", "countries", NULL, "those bound"},
      {"by", "by", NULL, "both, a person or a body"},
      {"verb", "verb", NULL, "verb of deciding, as printed"},
      {"kind", "kind", NULL, "agreed, pledged, proposed or target"},
      {"value", "value", NULL, "amount, in full"},
      {"unit", "unit", NULL, "ISO 4217, % or the counted noun"},
      {"due", "due", NULL, "EDTF"},
      {"fate", "fate", NULL, "open, met, missed or unknown, by later figures"},
      SOURCE_CELLS}},
    {"indicators",
     CH_LIST_INDICATORS,
     NULL,
     0,
     {{"id", "id", NULL, "id of the record"},
      {"measure", "measure", NULL, "trade, investment, aid, growth, tourism, people, projects, rank, other"},
      {"what", "what", NULL, "as printed"},
      {"countries", "countries", NULL, "whose figure it is"},
      {"value", "value", NULL, "in full"},
      {"unit", "unit", NULL, "ISO 4217, %, rank or the counted noun"},
      {"period", "period", NULL, "EDTF"},
      {"change", "change", "value", "change on an earlier period"},
      {"change_unit", "change", "unit", "% or a unit"},
      {"change_base", "change", "base", "the earlier period, EDTF"},
      SOURCE_CELLS}},
    {"statements",
     CH_LIST_STATEMENTS,
     NULL,
     0,
     {{"id", "id", NULL, "id of the record"},
      {"speaker", "speaker", NULL, "person, body or both"},
      {"speaker_country", "speaker_country", NULL, "ISO 3166-1 alpha-3"},
      {"verb", "verb", NULL, "as printed"},
      {"stance", "stance", NULL, "support, oppose, wish ..."},
      {"toward", "toward", NULL, "country spoken of"},
      {"plover", "plover", NULL, "PLOVER event class"},
      {"cameo", "cameo", NULL, "CAMEO code"},
      {"goldstein", "goldstein", NULL, "Goldstein score"},
      SOURCE_CELLS}},
};
enum { TABLE_COUNT = sizeof tables / sizeof *tables };

/* Adds one value to a cell: strings and numbers as they are, actors as
 * name@COUNTRY, elements of arrays with | between. */
static void add_value(ChBuffer *cell, const json_t *value) {
    size_t i;
    const json_t *element;
    json_array_foreach(value, i, element) {
        buffer_string(cell, i ? "|" : "");
        add_value(cell, element);
    }
    if (json_is_string(value)) {
        buffer_string(cell, json_string_value(value));
    } else if (json_is_number(value)) {
        buffer_number(cell, json_number_value(value));
    } else if (json_is_object(value)) {
        const char *person = row_text(value, "person"), *org = row_text(value, "org"),
                   *country = row_text(value, "country");
        buffer_string(cell, person ? person : org ? org : "");
        buffer_string(cell, country ? "@" : "");
        buffer_string(cell, country ? country : "");
    }
}

static void write_cells(ChBuffer *out, const TableFile *table, const json_t *row, const json_t *element) {
    ChBuffer cell = {0};
    for (size_t i = 0; i < CELL_LIMIT && table->cells[i].column; i++) {
        const Cell *of = &table->cells[i];
        const json_t *value = json_object_get(element && i >= table->inner ? element : row, of->member);
        cell.length = 0;
        add_value(&cell, of->part ? json_object_get(value, of->part) : value);
        ch_buffer_append(&cell, "", 1);
        buffer_string(out, i ? "," : "");
        buffer_csv(out, cell.bytes);
    }
    buffer_string(out, "\r\n");
    ch_buffer_free(&cell);
}

static void write_table_row(Export *self, ChBuffer *out, const json_t *row, void *context) {
    const TableFile *table = context;
    const json_t *element;
    size_t i;
    json_array_foreach(table->array ? json_object_get(row, table->array) : NULL, i, element) {
        write_cells(out, table, row, element);
    }
    if (!table->array) {
        write_cells(out, table, row, NULL);
        self->records += table->list != CH_LIST_PEOPLE && table->list != CH_LIST_POSTS;
    }
}

static int write_table(Export *self, const TableFile *table) {
    ChBuffer *out = &self->out;
    for (size_t i = 0; i < CELL_LIMIT && table->cells[i].column; i++) {
        buffer_string(out, i ? "," : "");
        buffer_string(out, table->cells[i].column);
    }
    buffer_string(out, "\r\n");
    return export_each(self, table->list, write_table_row, (void *)(uintptr_t)table);
}

static void write_codebook(ChBuffer *out) {
    buffer_string(out, "table,column,meaning\r\n");
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        for (size_t i = 0; i < CELL_LIMIT && tables[t].cells[i].column; i++) {
            buffer_string(out, tables[t].name);
            buffer_string(out, ",");
            buffer_string(out, tables[t].cells[i].column);
            buffer_string(out, ",");
            buffer_csv(out, tables[t].cells[i].meaning);
            buffer_string(out, "\r\n");
        }
    }
}

int export_tables(Export *self) {
    int status = export_begin(self, "codebook.csv");
    write_codebook(&self->out);
    status = status < 0 ? status : export_end(self);
    for (size_t t = 0; t < TABLE_COUNT && status >= 0; t++) {
        char name[64];
        snprintf(name, sizeof name, "%s.csv", tables[t].name);
        status = export_begin(self, name);
        status = status < 0 ? status : write_table(self, &tables[t]);
        status = status < 0 ? status : export_end(self);
    }
    return status;
}

/* The kinds of records in the order in which an export has them. */
static const struct Kind {
    ChList list;
    const char *name;
} kinds[] = {{CH_LIST_EVENTS, "event"},           {CH_LIST_PEOPLE, "person"},        {CH_LIST_MECHANISMS, "mechanism"},
             {CH_LIST_COMMITMENTS, "commitment"}, {CH_LIST_INDICATORS, "indicator"}, {CH_LIST_STATEMENTS, "statement"}};

static void write_json_line(Export *self, ChBuffer *out, const json_t *row, void *context) {
    const struct Kind *kind = context;
    char *text = json_dumps(row, JSON_COMPACT | JSON_REAL_PRECISION(15));
    buffer_string(out, "{\"record\":\"");
    buffer_string(out, kind->name);
    buffer_string(out, text && text[1] != '}' ? "\"," : "\"");
    buffer_string(out, text ? text + 1 : "}");
    buffer_string(out, "\n");
    free(text);
    self->records += kind->list != CH_LIST_PEOPLE;
}

int export_lines(Export *self, ChBuffer *out) {
    (void)out;
    int status = CH_OK;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds && status >= 0; k++) {
        status = export_each(self, kinds[k].list, write_json_line, (void *)(uintptr_t)&kinds[k]);
    }
    return status;
}
