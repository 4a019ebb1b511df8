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
    CELL_ID,        /* the id of a record, an event or a person */
    CELL_LATEST,    /* the id of an object */
    CELL_POINT_ID,  /* the id of the figure that tells the last of an array of points */
} CellKind;

/* A column: the member of the row it shows, its heading, and how. */
typedef struct Column {
    const char *member;
    Label heading;
    CellKind kind;
    bool right;       /* aligned to the right */
    unsigned least;   /* columns of the terminal below which a cut cell loses its use; 0: it is not cut */
    unsigned leaving; /* where the terminal is too narrow, the highest is left out first; 0: never */
} Column;

enum {
    COLUMN_LIMIT = 14,
    GAP = 2,       /* blanks between columns */
    ID_DIGITS = 8, /* of an id where the terminal is too narrow for all of it: enough for `show` */
};

#define ID_COLUMN \
    { "id", LABEL_HEAD_ID, CELL_ID, false, 0, 0 }
#define QUOTE_COLUMN \
    { "quote", LABEL_HEAD_WORDS, CELL_TEXT, false, 20, 6 }
#define PAGES_COLUMN \
    { "pages", LABEL_HEAD_PAGES, CELL_TEXT, true, 0, 3 }
#define SEEN_COLUMNS                                                 \
    {"first_seen", LABEL_HEAD_FIRST_SEEN, CELL_TEXT, false, 0, 4}, { \
        "last_seen", LABEL_HEAD_LAST_SEEN, CELL_TEXT, false, 0, 2    \
    }
#define EVENT_COLUMNS                                                                                     \
    {"date", LABEL_HEAD_DATE, CELL_TEXT, false, 0, 0}, {"type", LABEL_HEAD_TYPE, CELL_TEXT, false, 0, 0}, \
        {"status", LABEL_HEAD_STATUS, CELL_TEXT, false, 0, 1},                                            \
        {"initiator", LABEL_HEAD_INITIATOR, CELL_ACTORS, false, 12, 0},                                   \
        {"counterpart", LABEL_HEAD_COUNTERPART, CELL_ACTORS, false, 12, 0},                               \
        {"place", LABEL_HEAD_PLACE, CELL_PLACE, false, 8, 2},                                             \
        {"mechanism", LABEL_HEAD_MECHANISM, CELL_MECHANISM, false, 14, 5}, QUOTE_COLUMN

static const Column columns[][COLUMN_LIMIT] = {
    [CH_LIST_EVENTS] = {EVENT_COLUMNS, PAGES_COLUMN, ID_COLUMN},
    [CH_LIST_EVIDENCE] = {EVENT_COLUMNS, {"page", LABEL_HEAD_PAGE, CELL_TEXT, false, 12, 4}, ID_COLUMN},
    [CH_LIST_SERIES] = {{"measure", LABEL_HEAD_MEASURE, CELL_TEXT, false, 0, 0},
                        {"what", LABEL_HEAD_WHAT, CELL_TEXT, false, 16, 0},
                        {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRIES, false, 10, 1},
                        {"unit", LABEL_HEAD_UNIT, CELL_TEXT, false, 4, 0},
                        {"points", LABEL_HEAD_FIGURES, CELL_POINTS, false, 18, 0},
                        {"points", LABEL_HEAD_ID, CELL_POINT_ID, false, 0, 0}},
    [CH_LIST_PEOPLE] = {{"name", LABEL_HEAD_NAME, CELL_TEXT, false, 12, 0},
                        {"country", LABEL_HEAD_COUNTRY, CELL_COUNTRY, false, 6, 1},
                        {"posts", LABEL_HEAD_POSTS, CELL_POSTS, false, 16, 0},
                        SEEN_COLUMNS,
                        PAGES_COLUMN,
                        ID_COLUMN},
    [CH_LIST_POSTS] = {{"country", LABEL_HEAD_COUNTRY, CELL_COUNTRY, false, 6, 1},
                       {"post", LABEL_HEAD_POST, CELL_TEXT, false, 14, 0},
                       {"name", LABEL_HEAD_NAME, CELL_TEXT, false, 12, 0},
                       SEEN_COLUMNS,
                       {"former_since", LABEL_HEAD_FORMER_SINCE, CELL_TEXT, false, 0, 5},
                       PAGES_COLUMN,
                       {"person", LABEL_HEAD_ID, CELL_ID, false, 0, 0}},
    [CH_LIST_MECHANISMS] = {{"name", LABEL_HEAD_MECHANISM, CELL_TEXT, false, 16, 0},
                            {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRY, false, 10, 1},
                            {"sessions", LABEL_HEAD_SESSIONS, CELL_SESSIONS, false, 8, 0},
                            {"gaps", LABEL_HEAD_MISSING, CELL_NUMBERS, false, 8, 6},
                            {"next", LABEL_HEAD_NEXT, CELL_SESSION, false, 8, 5},
                            SEEN_COLUMNS,
                            PAGES_COLUMN,
                            {"latest", LABEL_HEAD_ID, CELL_LATEST, false, 0, 0}},
    [CH_LIST_COMMITMENTS] = {{"published", LABEL_HEAD_TOLD, CELL_TEXT, false, 0, 0},
                             {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRIES, false, 10, 2},
                             {"by", LABEL_HEAD_BY, CELL_TEXT, false, 8, 0},
                             {"kind", LABEL_HEAD_KIND, CELL_TEXT, false, 0, 1},
                             {"value", LABEL_HEAD_VALUE, CELL_AMOUNT, true, 0, 3},
                             {"due", LABEL_HEAD_DUE, CELL_TEXT, false, 0, 4},
                             {"fate", LABEL_HEAD_FATE, CELL_TEXT, false, 0, 5},
                             {"quote", LABEL_HEAD_WORDS, CELL_TEXT, false, 20, 0},
                             ID_COLUMN},
    [CH_LIST_INDICATORS] = {{"period", LABEL_HEAD_PERIOD, CELL_TEXT, false, 0, 0},
                            {"measure", LABEL_HEAD_MEASURE, CELL_TEXT, false, 0, 2},
                            {"what", LABEL_HEAD_WHAT, CELL_TEXT, false, 16, 0},
                            {"countries", LABEL_HEAD_COUNTRIES, CELL_COUNTRIES, false, 10, 1},
                            {"value", LABEL_HEAD_VALUE, CELL_AMOUNT, true, 12, 0},
                            {"change", LABEL_HEAD_CHANGE, CELL_CHANGE, true, 0, 3},
                            ID_COLUMN},
    [CH_LIST_STATEMENTS] = {{"published", LABEL_HEAD_TOLD, CELL_TEXT, false, 0, 0},
                            {"speaker", LABEL_HEAD_SPEAKER, CELL_TEXT, false, 10, 0},
                            {"speaker_country", LABEL_HEAD_COUNTRY, CELL_COUNTRY, false, 6, 2},
                            {"stance", LABEL_HEAD_STANCE, CELL_TEXT, false, 0, 0},
                            {"toward", LABEL_HEAD_TOWARD, CELL_COUNTRY, false, 6, 1},
                            {"quote", LABEL_HEAD_WORDS, CELL_TEXT, false, 20, 0},
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

/* A number; in a table with commas between its thousands. */
static void write_number(const ChListing *self, ChBuffer *out, const Tree *value) {
    enum { LONGEST = 4 }; /* digits without a comma */
    size_t start = out->length;
    write_value(out, value);
    start += out->length > start && out->bytes[start] == '-';
    size_t digits = 0;
    while (start + digits < out->length && out->bytes[start + digits] >= '0' && out->bytes[start + digits] <= '9') {
        digits++;
    }
    bool exponent = out->length > start && memchr(out->bytes + start, 'e', out->length - start);
    for (size_t at = digits; self->format == CH_LIST_TABLE && digits > LONGEST && !exponent && at > 3;) {
        at -= 3;
        ch_buffer_append(out, ",", 1);
        memmove(out->bytes + start + at + 1, out->bytes + start + at, out->length - 1 - start - at);
        out->bytes[start + at] = ',';
    }
}

static void write_amount(const ChListing *self, ChBuffer *out, const Tree *value, const Tree *unit) {
    if (tree_is(value, TREE_NUMBER)) {
        write_number(self, out, value);
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

/* 2018: 12; 2019: 15; a figure that sources disagree on has a mark. */
static void write_points(const ChListing *self, ChBuffer *out, const Tree *points) {
    const Tree *point;
    for (point = tree_first(points); point; point = point->next) {
        buffer_string(out, !out->length ? "" : self->format == CH_LIST_CSV ? separator(self) : "; ");
        write_value(out, tree_member(point, "period"));
        buffer_string(out, tree_is(tree_member(point, "period"), TREE_STRING) ? ": " : "");
        write_number(self, out, tree_member(point, "value"));
        buffer_string(out, tree_is(tree_member(point, "conflict"), TREE_TRUE) ? "?" : "");
    }
}

/* The id of the first of some sources, which are kept as JSON. */
static void write_first_id(ChListing *self, ChBuffer *out, const Tree *sources) {
    const char *json = tree_string(sources);
    const char *first = json ? strchr(json, '{') : NULL;
    if (first) {
        const Tree *source = tree_read_value(&self->passing, first, (size_t)(json_value_end(first) - first));
        write_value(out, tree_member(source, "id"));
    }
}

/* Strings or numbers, one behind the other. */
static void write_values(const ChListing *self, ChBuffer *out, const Tree *values) {
    for (const Tree *value = tree_first(values); value; value = value->next) {
        buffer_string(out, out->length ? separator(self) : "");
        write_value(out, value);
    }
}

/* A session by its number and its day, as far as they are told: #3 2018-05. */
static void write_session(ChBuffer *out, const Tree *session) {
    const Tree *ordinal = tree_member(session, "ordinal"), *date = tree_member(session, "date");
    if (tree_is(ordinal, TREE_NUMBER)) {
        buffer_string(out, "#");
        write_value(out, ordinal);
        buffer_string(out, tree_is(date, TREE_STRING) ? " " : "");
    }
    write_value(out, date);
}

/* What a cell of the kind shows of `value`, a member of `row`. */
static void write_cell(ChListing *self, ChBuffer *out, CellKind kind, const Tree *row, const Tree *value) {
    const Tree *member;
    switch (kind) {
    case CELL_TEXT:
    case CELL_ID:
        write_value(out, value);
        break;
    case CELL_LATEST:
        write_value(out, tree_member(value, "id"));
        break;
    case CELL_POINT_ID:
        write_first_id(self, out, tree_member(tree_item(value, tree_count(value) - 1), "sources"));
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
        write_amount(self, out, value, tree_member(row, "unit"));
        break;
    case CELL_CHANGE:
        write_amount(self, out, tree_member(value, "value"), tree_member(value, "unit"));
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
        write_values(self, out, value);
        break;
    case CELL_SESSION:
        write_session(out, value);
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

/* What cells show; `sources`, which make most of an event's row, is not among it. */
static TreeWish wish_for(const JsonMember *member) {
    static const char *const unshown[] = {"sources", "differs", "evidence", "fate_evidence"};
    for (size_t i = 0; i < sizeof unshown / sizeof *unshown; i++) {
        if (json_member_is(member, unshown[i])) {
            return TREE_SKIP;
        }
    }
    return TREE_READ;
}

/* A series has its sources with its points: of all of them one id is shown. */
static TreeWish wish_inside(const JsonMember *member) {
    return json_member_is(member, "sources") ? TREE_KEEP : TREE_READ;
}

void ch_listing_add(void *listing, const char *json) {
    ChListing *self = listing;
    if (self->format == CH_LIST_JSON) {
        *list_push(&self->arena, &self->rows) = arena_copy(&self->arena, json, strlen(json));
        return;
    }
    const Tree *row = tree_read(&self->passing, json, wish_for, wish_inside);
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

/* How a table is laid out. */
typedef struct Layout {
    size_t widths[COLUMN_LIMIT];
    bool shown[COLUMN_LIMIT];
} Layout;

static bool is_id(const Column *column) {
    return column->kind == CELL_ID || column->kind == CELL_LATEST || column->kind == CELL_POINT_ID;
}

/* The width of a line in which cut columns are as narrow as they may be, or as wide as they are. */
static size_t line_width(const ChListing *self, const Layout *layout, bool narrow) {
    size_t total = 0;
    for (size_t i = 0; i < self->column_count; i++) {
        size_t least = columns[self->list][i].least, width = layout->widths[i];
        width = narrow && least && least < width ? least : width;
        total += layout->shown[i] ? width + (total ? GAP : 0) : 0;
    }
    return total;
}

/* Leaves columns out, those first that are missed least, until the line can be made to fit. */
static void leave_columns(const ChListing *self, Layout *layout) {
    while (line_width(self, layout, true) > self->width) {
        size_t leaving = COLUMN_LIMIT;
        for (size_t i = 0; i < self->column_count; i++) {
            unsigned rank = layout->shown[i] ? columns[self->list][i].leaving : 0;
            leaving = rank && (leaving == COLUMN_LIMIT || rank > columns[self->list][leaving].leaving) ? i : leaving;
        }
        if (leaving == COLUMN_LIMIT) {
            return;
        }
        layout->shown[leaving] = false;
    }
}

/* Narrows the widest columns, one cell at a time, until the line fits; what should not be cut is only
 * where the terminal leaves no choice. */
static void narrow_columns(const ChListing *self, Layout *layout) {
    bool force = line_width(self, layout, true) > self->width;
    for (size_t total = line_width(self, layout, false); total > self->width; total--) {
        size_t *widest = NULL;
        for (size_t i = 0; i < self->column_count; i++) {
            size_t least = force ? 1 : columns[self->list][i].least;
            bool cut = layout->shown[i] && least && layout->widths[i] > least;
            widest = cut && (!widest || layout->widths[i] > *widest) ? &layout->widths[i] : widest;
        }
        if (!widest) {
            return;
        }
        --*widest;
    }
}

/* Makes the line as wide as the terminal: without columns that have nothing in them, with the first
 * digits of ids, then without some columns and with others cut. */
static void fit_widths(const ChListing *self, Layout *layout, const bool *filled) {
    if (!self->width || line_width(self, layout, false) <= self->width) {
        return;
    }
    for (size_t i = 0; i < self->column_count; i++) {
        bool shortened = is_id(&columns[self->list][i]) && layout->widths[i] > ID_DIGITS;
        layout->shown[i] = filled[i];
        layout->widths[i] = shortened ? ID_DIGITS : layout->widths[i];
    }
    leave_columns(self, layout);
    narrow_columns(self, layout);
}

static void pad(ChBuffer *out, size_t columns_left) {
    while (columns_left-- > 0) {
        buffer_string(out, " ");
    }
}

/* One cell, cut with an ellipsis if it is too wide; the last of a line is not
 * filled up. Of an id the first digits stand alone, as one types them. */
static void write_padded(ChBuffer *out, const char *text, size_t width, const Column *column, bool last) {
    size_t full = display_width(text);
    bool cut = full > width, marked = cut && !is_id(column);
    size_t length = cut ? width_prefix(text, width - marked) : strlen(text);
    size_t shown = cut ? full - display_width(text + length) + marked : full;
    pad(out, column->right ? width - shown : 0);
    ch_buffer_append(out, text, length);
    buffer_string(out, marked ? "…" : "");
    pad(out, column->right || last ? 0 : width - shown);
}

static Layout lay_out(const ChListing *self) {
    size_t count = self->column_count;
    Layout layout;
    bool filled[COLUMN_LIMIT] = {false};
    assert(count > 0);
    for (size_t i = 0; i < count; i++) {
        layout.shown[i] = true;
        layout.widths[i] = display_width(heading(self, i));
    }
    for (size_t i = 0; i < self->cells.count; i++) {
        size_t width = display_width(self->cells.items[i]);
        layout.widths[i % count] = width > layout.widths[i % count] ? width : layout.widths[i % count];
        filled[i % count] |= width > 0;
    }
    fit_widths(self, &layout, filled);
    return layout;
}

static void write_table(const ChListing *self, ChBuffer *out) {
    size_t count = self->column_count, last = 0;
    assert(count > 0);
    Layout layout = lay_out(self);
    for (size_t i = 0; i < count; i++) {
        last = layout.shown[i] ? i : last;
    }
    for (size_t i = 0; i < count + self->cells.count; i++) {
        size_t column = i % count;
        if (layout.shown[column]) {
            const char *text = i < count ? heading(self, i) : self->cells.items[i - count];
            write_padded(out, text, layout.widths[column], &columns[self->list][column], column == last);
            buffer_string(out, column == last ? "\n" : "  ");
        }
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
