#include "report/writers.h"

#include <string.h>

/* The columns of the CSV of `chancery code`, described in docs/ledger.md. A
 * row leaves those empty that its kind of record does not have. */
/* It never comes to rest over this list. */
/* clang-format off */
#define CSV_COLUMNS(X)                                                                                                \
    X(page) X(item) X(item_kind) X(title) X(url) X(outlet) X(dateline) X(published) X(published_basis) X(record)      \
    X(id) X(confidence) X(type) X(name) X(also) X(latin) X(posts) X(former_posts) X(initiator) X(counterpart)         \
    X(countries) X(place) X(place_country) X(date) X(status) X(level) X(mechanism) X(ordinal) X(measure)              \
    X(value) X(unit) X(change_value) X(change_unit) X(change_base) X(speaker) X(verb) X(stance) X(toward)             \
    X(plover) X(mode) X(context) X(cameo) X(goldstein) X(evidence_start) X(evidence_end) X(quote)
/* clang-format on */

typedef enum CsvColumn {
#define X(name) CSV_##name,
    CSV_COLUMNS(X)
#undef X
        CSV_COLUMN_COUNT
} CsvColumn;

/* One row. Short texts made for the row (numbers, lists) stand in `made`, at
 * the offsets that `offset` remembers + 1, because `made` moves as it grows. */
typedef struct CsvRow {
    const char *cell[CSV_COLUMN_COUNT];
    size_t offset[CSV_COLUMN_COUNT];
    ChBuffer made;
} CsvRow;

void buffer_csv(ChBuffer *out, const char *cell) {
    if (!cell || !cell[strcspn(cell, ",\"\r\n")]) {
        buffer_string(out, cell ? cell : "");
        return;
    }
    buffer_string(out, "\"");
    for (const char *p = cell; *p;) {
        size_t plain = strcspn(p, "\"");
        ch_buffer_append(out, p, plain);
        p += plain;
        if (*p) {
            buffer_string(out, "\"\"");
            p++;
        }
    }
    buffer_string(out, "\"");
}

static void row_begin_cell(CsvRow *row, CsvColumn column) { row->offset[column] = row->made.length + 1; }
static void row_end_cell(CsvRow *row) { ch_buffer_append(&row->made, "", 1); }

static void row_number(CsvRow *row, CsvColumn column, double number) {
    row_begin_cell(row, column);
    buffer_number(&row->made, number);
    row_end_cell(row);
}

static void row_strings(CsvRow *row, CsvColumn column, const ChStrings *list) {
    row_begin_cell(row, column);
    for (size_t i = 0; i < list->count; i++) {
        buffer_string(&row->made, i ? "|" : "");
        buffer_string(&row->made, list->items[i]);
    }
    row_end_cell(row);
}

/* name@country|name@country; a country alone is @country. */
static void row_actors(CsvRow *row, CsvColumn column, const ChActors *list) {
    row_begin_cell(row, column);
    for (size_t i = 0; i < list->count; i++) {
        const ChActor *actor = &list->items[i];
        buffer_string(&row->made, i ? "|" : "");
        buffer_string(&row->made, actor->person ? actor->person : actor->org ? actor->org : "");
        if (actor->country) {
            buffer_string(&row->made, "@");
            buffer_string(&row->made, actor->country);
        }
    }
    row_end_cell(row);
}

static void row_codes(CsvRow *row, const ChCodes *codes) {
    row->cell[CSV_plover] = codes->plover;
    row->cell[CSV_mode] = codes->mode;
    row->cell[CSV_context] = codes->context;
    row->cell[CSV_cameo] = codes->cameo;
    if (codes->cameo) {
        row_number(row, CSV_goldstein, codes->goldstein);
    }
}

static void row_begin(CsvRow *row, const ChCoded *coded, const ChItem *item, const char *record, const ChId *id,
                      double confidence, const ChEvidence *evidence) {
    ChBuffer made = row->made;
    made.length = 0;
    *row = (CsvRow){.made = made};
    row->cell[CSV_page] = coded->page;
    row->cell[CSV_item] = item->id.text;
    row->cell[CSV_item_kind] = ch_item_kind_name(item->kind);
    row->cell[CSV_title] = item->title;
    row->cell[CSV_url] = item->kind == CH_ITEM_ARTICLE ? coded->url : NULL;
    row->cell[CSV_outlet] = item->outlet;
    row->cell[CSV_dateline] = item->dateline;
    row->cell[CSV_published] = item->published;
    row->cell[CSV_published_basis] = item->published_basis;
    row->cell[CSV_record] = record;
    row->cell[CSV_id] = id->text;
    row->cell[CSV_quote] = evidence->text;
    row_number(row, CSV_confidence, confidence);
    row_number(row, CSV_evidence_start, evidence->start);
    row_number(row, CSV_evidence_end, evidence->end);
}

static void row_write(ChBuffer *out, const CsvRow *row) {
    for (int i = 0; i < CSV_COLUMN_COUNT; i++) {
        buffer_string(out, i ? "," : "");
        buffer_csv(out, row->offset[i] ? row->made.bytes + row->offset[i] - 1 : row->cell[i]);
    }
    buffer_string(out, "\r\n");
}

static void row_person(CsvRow *row, const ChPerson *person) {
    row->cell[CSV_name] = person->name;
    row->cell[CSV_latin] = person->latin;
    row->cell[CSV_countries] = person->country;
    row_strings(row, CSV_also, &person->also);
    row_strings(row, CSV_posts, &person->posts);
    row_strings(row, CSV_former_posts, &person->former_posts);
}

static void row_event(CsvRow *row, const ChEvent *event) {
    row->cell[CSV_type] = ch_event_type_name(event->type);
    row->cell[CSV_name] = event->other_type;
    row_actors(row, CSV_initiator, &event->initiator);
    row_actors(row, CSV_counterpart, &event->counterpart);
    row_strings(row, CSV_countries, &event->countries);
    row->cell[CSV_place] = event->place.name;
    row->cell[CSV_place_country] = event->place.name ? event->place.country : NULL;
    row->cell[CSV_date] = event->date;
    row->cell[CSV_status] = ch_status_name(event->status);
    row->cell[CSV_level] = event->level;
    row->cell[CSV_mechanism] = event->mechanism.name;
    if (event->mechanism.ordinal) {
        row_number(row, CSV_ordinal, event->mechanism.ordinal);
    }
    if (event->amount.present) {
        row_number(row, CSV_value, event->amount.value);
        row->cell[CSV_unit] = event->amount.unit;
    }
    row_codes(row, &event->codes);
}

static void row_indicator(CsvRow *row, const ChIndicator *indicator) {
    row->cell[CSV_measure] = indicator->measure;
    row->cell[CSV_name] = indicator->what;
    row_strings(row, CSV_countries, &indicator->countries);
    row_number(row, CSV_value, indicator->value);
    row->cell[CSV_unit] = indicator->unit;
    row->cell[CSV_date] = indicator->period;
    if (indicator->change.present) {
        row_number(row, CSV_change_value, indicator->change.value);
        row->cell[CSV_change_unit] = indicator->change.unit;
        row->cell[CSV_change_base] = indicator->change_base;
    }
}

static void row_commitment(CsvRow *row, const ChCommitment *commitment) {
    row->cell[CSV_type] = commitment->kind;
    row->cell[CSV_speaker] = commitment->by;
    row->cell[CSV_verb] = commitment->verb;
    row->cell[CSV_date] = commitment->due;
    row_strings(row, CSV_countries, &commitment->countries);
    if (commitment->amount.present) {
        row_number(row, CSV_value, commitment->amount.value);
        row->cell[CSV_unit] = commitment->amount.unit;
    }
}

static void row_mechanism(CsvRow *row, const ChMechanism *mechanism) {
    row->cell[CSV_name] = mechanism->name;
    row_strings(row, CSV_countries, &mechanism->countries);
    if (mechanism->ordinal) {
        row_number(row, CSV_ordinal, mechanism->ordinal);
    }
}

static void row_statement(CsvRow *row, const ChStatement *statement) {
    row->cell[CSV_speaker] = statement->speaker;
    row->cell[CSV_countries] = statement->speaker_country;
    row->cell[CSV_verb] = statement->verb;
    row->cell[CSV_stance] = statement->stance;
    row->cell[CSV_toward] = statement->toward;
    row_codes(row, &statement->codes);
}

void write_csv_header(ChBuffer *out) {
    static const char *const names[] = {
#define X(name) #name,
        CSV_COLUMNS(X)
#undef X
    };
    for (int i = 0; i < CSV_COLUMN_COUNT; i++) {
        buffer_string(out, i ? "," : "");
        buffer_string(out, names[i]);
    }
    buffer_string(out, "\r\n");
}

#define WRITE_ROWS(list, kind, fill)                                                                \
    for (size_t i = 0; i < item->list.count; i++) {                                                 \
        row_begin(&row, coded, item, kind, &item->list.items[i].id, item->list.items[i].confidence, \
                  &item->list.items[i].evidence);                                                   \
        fill(&row, &item->list.items[i]);                                                           \
        row_write(out, &row);                                                                       \
    }

void write_item_csv(ChBuffer *out, const ChCoded *coded, const ChItem *item) {
    CsvRow row = {0};
    WRITE_ROWS(people, "person", row_person)
    WRITE_ROWS(events, "event", row_event)
    WRITE_ROWS(indicators, "indicator", row_indicator)
    WRITE_ROWS(commitments, "commitment", row_commitment)
    WRITE_ROWS(mechanisms, "mechanism", row_mechanism)
    WRITE_ROWS(statements, "statement", row_statement)
    ch_buffer_free(&row.made);
}
