/* Listings: the ledger's rows as a table, CSV or JSON. */
#include "base/arena.h"
#include "record/tree.h"
#include "report/labels.h"
#include "report/width.h"
#include "report/writers.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

/* How a member of a row is written into a cell. */
typedef enum CellKind {
    CELL_TEXT,      /* a string or number as it is */
    CELL_COUNTRY,   /* one code, or several with | between */
    CELL_COUNTRIES, /* an array of codes */
    CELL_ACTORS,    /* an array of actors */
    CELL_PLACE,     /* an object with name and country */
    CELL_AMOUNT,    /* a number; its unit is the row's member `unit` */
    CELL_CHANGE,    /* an object with value and unit */
    CELL_MECHANISM, /* an object with name and ordinal */
    CELL_POSTS,     /* the posts held at the time, of an array of objects */
    CELL_SESSIONS,  /* the ordinals of an array of objects */
    CELL_POINTS,    /* period and value of an array of objects */
    CELL_NUMBERS,   /* an array of numbers */
    CELL_SESSION,   /* ordinal and date of an object */
} CellKind;

/* A column: the member of the row it shows, its heading, and how. */
typedef struct Column {
    const char *member;
    Label heading;
    CellKind kind;
    bool right; /* aligned to the right */
} Column;

enum { COLUMN_LIMIT = 14 };

#define ID_COLUMN \
    { "id", LABEL_HEAD_ID, CELL_TEXT, false }
#define QUOTE_COLUMN \
    { "quote", LABEL_HEAD_WORDS, CELL_TEXT, false }
#define PAGES_COLUMN \
    { "pages", LABEL_HEAD_PAGES, CELL_TEXT, true }
#define SEEN_COLUMNS \
    {"first_seen", LABEL_HEAD_FIRST_SEEN, CELL_TEXT, false}, { "last_seen", LABEL_HEAD_LAST_SEEN, CELL_TEXT, false }
#define EVENT_COLUMNS                                                                                                \
    {"date", LABEL_HEAD_DATE, CELL_TEXT, false}, {"type", LABEL_HEAD_TYPE, CELL_TEXT, false},                        \
        {"status", LABEL_HEAD_STATUS, CELL_TEXT, false}, {"initiator", LABEL_HEAD_INITIATOR, CELL_ACTORS, false},    \
        {"counterpart", LABEL_HEAD_COUNTERPART, CELL_ACTORS, false}, {"place", LABEL_HEAD_PLACE, CELL_PLACE, false}, \
        {"mechanism", LABEL_HEAD_MECHANISM, CELL_MECHANISM, false}, QUOTE_COLUMN

static const Column columns[][COLUMN_LIMIT] = {
    [CH_LIST_EVENTS] = {EVENT_COLUMNS, PAGES_COLUMN, ID_COLUMN},
    [CH_LIST_EVIDENCE] = {EVENT_COLUMNS, {"page", LABEL_HEAD_PAGE, CELL_TEXT, false}, ID_COLUMN},
    [CH_LIST_SERIES] = {{"measure", LABEL_HEAD_MEASURE, CELL_TEXT, false},
                        {"what", LABEL_HEAD_WHAT, CELL_TEXT, false},
                        {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRIES, false},
                        {"unit", LABEL_HEAD_UNIT, CELL_TEXT, false},
                        {"points", LABEL_HEAD_FIGURES, CELL_POINTS, false}},
    [CH_LIST_PEOPLE] = {{"name", LABEL_HEAD_NAME, CELL_TEXT, false},
                        {"country", LABEL_HEAD_COUNTRY, CELL_COUNTRY, false},
                        {"posts", LABEL_HEAD_POSTS, CELL_POSTS, false},
                        SEEN_COLUMNS,
                        PAGES_COLUMN},
    [CH_LIST_POSTS] = {{"country", LABEL_HEAD_COUNTRY, CELL_COUNTRY, false},
                       {"post", LABEL_HEAD_POST, CELL_TEXT, false},
                       {"name", LABEL_HEAD_NAME, CELL_TEXT, false},
                       SEEN_COLUMNS,
                       {"former_since", LABEL_HEAD_FORMER_SINCE, CELL_TEXT, false},
                       PAGES_COLUMN},
    [CH_LIST_MECHANISMS] = {{"name", LABEL_HEAD_MECHANISM, CELL_TEXT, false},
                            {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRY, false},
                            {"sessions", LABEL_HEAD_SESSIONS, CELL_SESSIONS, false},
                            {"gaps", LABEL_HEAD_MISSING, CELL_NUMBERS, false},
                            {"next", LABEL_HEAD_NEXT, CELL_SESSION, false},
                            SEEN_COLUMNS,
                            PAGES_COLUMN},
    [CH_LIST_COMMITMENTS] = {{"published", LABEL_HEAD_TOLD, CELL_TEXT, false},
                             {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRIES, false},
                             {"by", LABEL_HEAD_BY, CELL_TEXT, false},
                             {"kind", LABEL_HEAD_KIND, CELL_TEXT, false},
                             {"value", LABEL_HEAD_VALUE, CELL_AMOUNT, true},
                             {"due", LABEL_HEAD_DUE, CELL_TEXT, false},
                             {"fate", LABEL_HEAD_FATE, CELL_TEXT, false},
                             QUOTE_COLUMN,
                             ID_COLUMN},
    [CH_LIST_INDICATORS] = {{"period", LABEL_HEAD_PERIOD, CELL_TEXT, false},
                            {"measure", LABEL_HEAD_MEASURE, CELL_TEXT, false},
                            {"what", LABEL_HEAD_WHAT, CELL_TEXT, false},
                            {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRIES, false},
                            {"value", LABEL_HEAD_VALUE, CELL_AMOUNT, true},
                            {"change", LABEL_HEAD_CHANGE, CELL_CHANGE, true},
                            ID_COLUMN},
    [CH_LIST_STATEMENTS] = {{"published", LABEL_HEAD_TOLD, CELL_TEXT, false},
                            {"speaker", LABEL_HEAD_SPEAKER, CELL_TEXT, false},
                            {"speaker_country", LABEL_HEAD_COUNTRY, CELL_COUNTRY, false},
                            {"stance", LABEL_HEAD_STANCE, CELL_TEXT, false},
                            {"toward", LABEL_HEAD_TOWARD, CELL_COUNTRY, false},
                            QUOTE_COLUMN,
                            ID_COLUMN},
};

/* A country's name, remembered: looking it up walks the lexicon. */
typedef struct CountryName {
    const char *code, *name;
} CountryName;

struct ChListing {
    ChList list;
    ChListFormat format;
    const ChLexicon *lexicon;
    const char *language;
    unsigned width;
    Arena arena, passing;     /* `passing`: of one row that is added */
    List(const char *) rows;  /* JSON objects; of JSON listings */
    List(const char *) cells; /* row after row; of tables and CSV */
    List(CountryName) names;
    size_t column_count;
};

ChListing *ch_listing_new(ChList list, ChListFormat format, const ChLexicon *lexicon, const char *language,
                          unsigned width) {
    ChListing *self = calloc(1, sizeof *self);
    if (!self) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    *self = (ChListing){.list = list, .format = format, .lexicon = lexicon, .language = language, .width = width};
    arena_init(&self->arena);
    arena_init(&self->passing);
    while (self->column_count < COLUMN_LIMIT && columns[list][self->column_count].member) {
        self->column_count++;
    }
    assert(self->column_count > 0);
    return self;
}

void ch_listing_free(ChListing *self) {
    if (self) {
        arena_free(&self->arena);
        arena_free(&self->passing);
        free(self);
    }
}

/* What stands for a country in a cell: its name in a table, its code in CSV. */
static const char *country_text(ChListing *self, const char *code) {
    if (self->format != CH_LIST_TABLE) {
        return code;
    }
    for (size_t i = 0; i < self->names.count; i++) {
        if (strcmp(self->names.items[i].code, code) == 0) {
            return self->names.items[i].name;
        }
    }
    CountryName *name = list_push(&self->arena, &self->names);
    name->code = arena_copy(&self->arena, code, strlen(code));
    return name->name = ch_lexicon_country_name(self->lexicon, name->code, self->language);
}

static const char *separator(const ChListing *self) { return self->format == CH_LIST_CSV ? "|" : ", "; }

static void join(const ChListing *self, ChBuffer *out, const char *text) {
    buffer_string(out, out->length ? separator(self) : "");
    buffer_string(out, text);
}

static void write_value(ChBuffer *out, const Tree *value) {
    if (tree_is(value, TREE_STRING)) {
        buffer_string(out, tree_string(value));
    } else if (tree_is(value, TREE_NUMBER)) {
        buffer_number(out, tree_number(value));
    }
}

static void write_codes(ChListing *self, ChBuffer *out, const char *codes) {
    while (codes && *codes) {
        size_t length = strcspn(codes, "|");
        join(self, out, country_text(self, arena_copy(&self->arena, codes, length)));
        codes += length + (codes[length] == '|');
    }
}

/* Name (country) in a table, name@COUNTRY in CSV; a country alone. */
static void write_actor(ChListing *self, ChBuffer *out, const Tree *actor) {
    const char *name = tree_string(tree_member(actor, "person"));
    name = name ? name : tree_string(tree_member(actor, "org"));
    const char *country = tree_string(tree_member(actor, "country"));
    country = country ? country_text(self, country) : NULL;
    bool table = self->format == CH_LIST_TABLE;
    join(self, out, name ? name : table && country ? country : "");
    if (country && (name || !table)) {
        buffer_string(out, table ? " (" : "@");
        buffer_string(out, country);
        buffer_string(out, table ? ")" : "");
    }
}

static void write_actors(ChListing *self, ChBuffer *out, const Tree *actors) {
    const Tree *actor;
    for (actor = tree_first(actors); actor; actor = actor->next) {
        write_actor(self, out, actor);
    }
}

static void write_members(const ChListing *self, ChBuffer *out, const Tree *array, const char *member, bool former) {
    const Tree *object;
    for (object = tree_first(array); object; object = object->next) {
        if (former || tree_number(tree_member(object, "former")) == 0) {
            buffer_string(out, out->length ? separator(self) : "");
            write_value(out, tree_member(object, member));
        }
    }
}

static void write_amount(ChBuffer *out, const Tree *value, const Tree *unit) {
    if (tree_is(value, TREE_NUMBER)) {
        write_value(out, value);
        buffer_string(out, tree_is(unit, TREE_STRING) ? " " : "");
        write_value(out, unit);
    }
}

static void write_mechanism(ChBuffer *out, const Tree *mechanism) {
    write_value(out, tree_member(mechanism, "name"));
    if (tree_is(tree_member(mechanism, "ordinal"), TREE_NUMBER)) {
        buffer_string(out, " #");
        write_value(out, tree_member(mechanism, "ordinal"));
    }
}

/* 2018: 12, 2019: 15; a figure that sources disagree on has a mark. */
static void write_points(const ChListing *self, ChBuffer *out, const Tree *points) {
    const Tree *point;
    for (point = tree_first(points); point; point = point->next) {
        buffer_string(out, out->length ? separator(self) : "");
        write_value(out, tree_member(point, "period"));
        buffer_string(out, ": ");
        write_value(out, tree_member(point, "value"));
        buffer_string(out, tree_is(tree_member(point, "conflict"), TREE_TRUE) ? "?" : "");
    }
}

static void write_cell(ChListing *self, ChBuffer *out, CellKind kind, const Tree *row, const Tree *value) {
    const Tree *member;
    switch (kind) {
    case CELL_TEXT:
        write_value(out, value);
        break;
    case CELL_COUNTRY:
        write_codes(self, out, tree_string(value));
        break;
    case CELL_COUNTRIES:
        for (member = tree_first(value); member; member = member->next) {
            write_codes(self, out, tree_string(member));
        }
        break;
    case CELL_ACTORS:
        write_actors(self, out, value);
        break;
    case CELL_PLACE:
        write_value(out, tree_member(value, "name"));
        break;
    case CELL_AMOUNT:
        write_amount(out, value, tree_member(row, "unit"));
        break;
    case CELL_CHANGE:
        write_amount(out, tree_member(value, "value"), tree_member(value, "unit"));
        break;
    case CELL_MECHANISM:
        write_mechanism(out, value);
        break;
    case CELL_POSTS:
        write_members(self, out, value, "post", false);
        break;
    case CELL_SESSIONS:
        write_members(self, out, value, "ordinal", true);
        break;
    case CELL_NUMBERS:
        for (member = tree_first(value); member; member = member->next) {
            buffer_string(out, out->length ? separator(self) : "");
            write_value(out, member);
        }
        break;
    case CELL_SESSION:
        if (tree_is(tree_member(value, "ordinal"), TREE_NUMBER)) {
            buffer_string(out, "#");
            write_value(out, tree_member(value, "ordinal"));
            buffer_string(out, tree_is(tree_member(value, "date"), TREE_STRING) ? " " : "");
        }
        write_value(out, tree_member(value, "date"));
        break;
    case CELL_POINTS:
        write_points(self, out, value);
        break;
    }
}

/* Members every row of CSV has behind the columns of the table. */
static const char *const source_members[] = {"confidence", "plover",    "mode",  "context", "cameo",  "goldstein",
                                             "page",       "item_kind", "title", "url",     "outlet", "published"};
enum { SOURCE_MEMBERS = sizeof source_members / sizeof *source_members };

static bool has_sources(const ChListing *self) {
    return self->format == CH_LIST_CSV && self->list != CH_LIST_PEOPLE && self->list != CH_LIST_POSTS &&
           self->list != CH_LIST_MECHANISMS;
}

static void push_cell(ChListing *self, ChBuffer *cell) {
    *list_push(&self->arena, &self->cells) = arena_copy(&self->arena, cell->length ? cell->bytes : "", cell->length);
    cell->length = 0;
}

/* What cells show; `sources`, which make most of a row, is not among it. */
static TreeWish wish_for(const JsonMember *member) {
    static const char *const unshown[] = {"sources", "differs", "evidence", "fate_evidence"};
    for (size_t i = 0; i < sizeof unshown / sizeof *unshown; i++) {
        if (json_member_is(member, unshown[i])) {
            return TREE_SKIP;
        }
    }
    return TREE_READ;
}

void ch_listing_add(void *listing, const char *json) {
    ChListing *self = listing;
    if (self->format == CH_LIST_JSON) {
        *list_push(&self->arena, &self->rows) = arena_copy(&self->arena, json, strlen(json));
        return;
    }
    const Tree *row = tree_read(&self->passing, json, wish_for);
    ChBuffer cell = {0};
    for (size_t i = 0; i < self->column_count; i++) {
        const Column *column = &columns[self->list][i];
        write_cell(self, &cell, column->kind, row, tree_member(row, column->member));
        push_cell(self, &cell);
    }
    for (size_t i = 0; has_sources(self) && i < SOURCE_MEMBERS; i++) {
        write_value(&cell, tree_member(row, source_members[i]));
        push_cell(self, &cell);
    }
    ch_buffer_free(&cell);
    arena_reset(&self->passing, (size_t)1 << 20);
}

static void write_json(const ChListing *self, ChBuffer *out) {
    buffer_string(out, "[");
    for (size_t i = 0; i < self->rows.count; i++) {
        buffer_string(out, i ? ",\n" : "\n");
        buffer_string(out, self->rows.items[i]);
    }
    buffer_string(out, "\n]\n");
}

static void write_csv(const ChListing *self, ChBuffer *out) {
    size_t count = self->column_count + (has_sources(self) ? SOURCE_MEMBERS : 0);
    assert(count > 0);
    for (size_t i = 0; i < count; i++) {
        buffer_string(out, i ? "," : "");
        buffer_string(out,
                      i < self->column_count ? columns[self->list][i].member : source_members[i - self->column_count]);
    }
    buffer_string(out, "\r\n");
    for (size_t i = 0; i < self->cells.count; i++) {
        buffer_csv(out, self->cells.items[i]);
        buffer_string(out, (i + 1) % count ? "," : "\r\n");
    }
}

static const char *heading(const ChListing *self, size_t column) {
    return label(columns[self->list][column].heading, self->language);
}

/* True for columns that lose their use when cut: dates, types and ids. */
static bool is_kept_whole(const Column *column) {
    static const char *const cut[] = {"quote", "what", "post", "name", "by", "speaker"};
    bool whole = column->kind == CELL_TEXT;
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        whole = whole && strcmp(column->member, cut[i]) != 0;
    }
    return whole;
}

/* Narrows the widest columns, one cell at a time, until the line fits or
 * nothing more can be cut. */
static void fit_widths(const ChListing *self, size_t *widths) {
    enum { NARROWEST = 6, GAP = 2 };
    size_t total = 0;
    for (size_t i = 0; i < self->column_count; i++) {
        total += widths[i] + (i ? GAP : 0);
    }
    for (; self->width && total > self->width; total--) {
        size_t *widest = NULL;
        for (size_t i = 0; i < self->column_count; i++) {
            bool cut = widths[i] > NARROWEST && !is_kept_whole(&columns[self->list][i]);
            widest = cut && (!widest || widths[i] > *widest) ? &widths[i] : widest;
        }
        if (!widest) {
            break;
        }
        --*widest;
    }
}

static void pad(ChBuffer *out, size_t columns_left) {
    while (columns_left-- > 0) {
        buffer_string(out, " ");
    }
}

/* One cell, cut with an ellipsis if it is too wide; the last of a line is not
 * filled up. */
static void write_padded(ChBuffer *out, const char *text, size_t width, bool right, bool last) {
    size_t full = display_width(text);
    bool cut = full > width;
    size_t length = cut ? width_prefix(text, width - 1) : strlen(text);
    size_t shown = cut ? full - display_width(text + length) + 1 : full;
    pad(out, right ? width - shown : 0);
    ch_buffer_append(out, text, length);
    buffer_string(out, cut ? "…" : "");
    pad(out, right || last ? 0 : width - shown);
}

static void write_table(const ChListing *self, ChBuffer *out) {
    size_t widths[COLUMN_LIMIT], count = self->column_count;
    assert(count > 0);
    for (size_t i = 0; i < count; i++) {
        widths[i] = display_width(heading(self, i));
    }
    for (size_t i = 0; i < self->cells.count; i++) {
        size_t width = display_width(self->cells.items[i]);
        widths[i % count] = width > widths[i % count] ? width : widths[i % count];
    }
    fit_widths(self, widths);
    for (size_t i = 0; i < count + self->cells.count; i++) {
        size_t column = i % count;
        const char *text = i < count ? heading(self, i) : self->cells.items[i - count];
        write_padded(out, text, widths[column], columns[self->list][column].right, column + 1 == count);
        buffer_string(out, column + 1 == count ? "\n" : "  ");
    }
}

void ch_listing_write(const ChListing *self, ChBuffer *out) {
    switch (self->format) {
    case CH_LIST_TABLE:
        write_table(self, out);
        break;
    case CH_LIST_JSON:
        write_json(self, out);
        break;
    case CH_LIST_CSV:
        write_csv(self, out);
        break;
    }
}
