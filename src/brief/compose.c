/* The document of a brief: its order, its sources, and the sections that are
 * chosen from lists: mechanisms, promises, figures, positions. */
#include "brief/facts.h"
#include "report/width.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MECHANISMS_SHOWN = 8,
    PROMISES_SHOWN = 8,
    FIGURES_SHOWN = 6,
    POSITIONS_SHOWN = 5,
    BARS_SHOWN = 10,
    A_MEASURE_SHOWN = 3,
    NAME_WIDTH = 30
};

Section *add_section(Facts *self, Label heading) {
    Section *section = list_push(&self->arena, &self->document.sections);
    *section = (Section){.heading = word(self, heading)};
    return section;
}

/* Where a row stands, as it says itself, as one that was gathered of the same page says, or as the ledger does. */
static Source source_of(Facts *self, const Tree *row, const char *page) {
    const char *id = field(row, "id");
    const Tree *known = field(row, "title") ? row : index_get(&self->page_index, page);
    RecordSource told = {0};
    if (known || !id || between_source(self->ledger, &self->arena, id, page, &told) <= 0) {
        known = known ? known : row;
        told = (RecordSource){field(known, "title"), field(known, "url"), field(known, "item_kind"),
                              field(known, "outlet"), field(known, "published")};
    }
    bool teaser = told.item_kind && strcmp(told.item_kind, "teaser") == 0;
    return (Source){told.outlet, told.published, told.title, teaser ? NULL : told.url, page};
}

/* The number of the page that tells `row`; 0 if it has none and is not `given` one. */
static unsigned find_number(Facts *self, const Tree *row, bool given) {
    const char *page = field(row, "page");
    if (!page) {
        return 0;
    }
    Source source = source_of(self, row, page);
    const char *key = format_text(self, "%s|%s", page, source.title ? source.title : "");
    void **place = index_put(&self->arena, &self->source_index, key);
    if (!*place && given) {
        *list_push(&self->arena, &self->document.sources) = source;
        *place = (void *)(uintptr_t)self->document.sources.count;
    }
    return (unsigned)(uintptr_t)*place;
}

static unsigned source_number(Facts *self, const Tree *row) { return find_number(self, row, true); }

Row *add_row(Facts *self, Table *table, const Tree *record) {
    Row *row = list_push(&self->arena, &table->rows);
    *row = (Row){.id = field(record, "id")};
    for (size_t i = 0; i < TABLE_COLUMNS; i++) {
        row->cells[i] = "";
    }
    const Tree *sources = sources_of(self, record);
    size_t count = 0;
    for (size_t i = 0; i < tree_count(sources) && count < ROW_SOURCES; i++) {
        unsigned number = source_number(self, tree_item(sources, i));
        bool known = !number;
        for (size_t j = 0; j < count; j++) {
            known |= row->sources[j] == number;
        }
        if (!known) {
            row->sources[count++] = number;
        }
    }
    if (!count) {
        row->sources[0] = source_number(self, record);
    }
    return row;
}

const char *shown_note(Facts *self, size_t shown, size_t all, bool newest) {
    return shown < all ? format_text(self, word(self, newest ? LABEL_SHOWN_NEWEST : LABEL_SHOWN), shown, all) : NULL;
}

static Column *make_columns(Facts *self, Section *section, const Column *columns, size_t count) {
    Column *copy = ARENA_ARRAY(&self->arena, Column, count);
    memcpy(copy, columns, count * sizeof *columns);
    section->table = (Table){.columns = copy, .column_count = count};
    return copy;
}

static bool is_chinese(const Facts *self) { return strcmp(self->options->language, "zh") == 0; }

/* 812.3亿 USD, 81.23 bn USD, 25%, no. 3. */
static const char *amount_text(Facts *self, double value, const char *unit) {
    /* What language counts in: thousands of millions and millions, or 10^8 and 10^4. */
    static const double sizes[2][2] = {{1e9, 1e6}, {1e8, 1e4}};
    unit = unit ? unit : "";
    if (strcmp(unit, "rank") == 0) {
        return format_text(self, word(self, LABEL_RANK), (int)value);
    }
    if (strcmp(unit, "%") == 0) {
        return format_text(self, "%.6g%%", value);
    }
    for (size_t i = 0; i < 2; i++) {
        double size = sizes[is_chinese(self)][i];
        if (fabs(value) >= size) {
            return format_text(self, "%.6g%s%s%s", value / size, word(self, i ? LABEL_SMALL : LABEL_LARGE),
                               *unit ? " " : "", unit);
        }
    }
    return format_text(self, "%.10g %s", value, unit);
}

static double number(const Tree *row, const char *name) { return tree_number(tree_member(row, name)); }

/* The session that was held last, or the one of the highest number. */
static const Tree *last_session(const Tree *mechanism) {
    const Tree *session, *best = NULL;
    for (session = tree_first(tree_member(mechanism, "sessions")); session; session = session->next) {
        const char *status = field(session, "status");
        bool planned = status && strcmp(status, "planned") == 0;
        best = !planned && (!best || field(session, "date") || !field(best, "date")) ? session : best;
    }
    return best;
}

static const char *ordinal_text(Facts *self, const Tree *session) {
    const Tree *ordinal = tree_member(session, "ordinal");
    return tree_is(ordinal, TREE_NUMBER) ? format_text(self, word(self, LABEL_ORDINAL), (int)tree_number(ordinal)) : "";
}

/* Codes with | between. */
static size_t count_parties(const Tree *mechanism) {
    const char *codes = field(mechanism, "countries");
    size_t count = codes != NULL;
    for (; codes && (codes = strchr(codes, '|')); codes++) {
        count++;
    }
    return count;
}

static int compare_mechanisms(const void *a, const void *b) {
    const Fact *x = a, *y = b;
    size_t first = tree_count(tree_member(x->row, "sessions"));
    size_t second = tree_count(tree_member(y->row, "sessions"));
    if ((first > 0) != (second > 0)) {
        return first ? -1 : 1;
    }
    size_t parties = count_parties(x->row), others = count_parties(y->row);
    if ((parties > 2) != (others > 2)) {
        return parties > 2 ? 1 : -1; /* what the two have alone goes first */
    }
    if (x->last != y->last) {
        return x->last > y->last ? -1 : 1;
    }
    return strcmp(field(x->row, "name"), field(y->row, "name"));
}

/* False for what was announced for a day that is over. */
static bool is_ahead(const Facts *self, const Tree *session) {
    Days days;
    return days_of(field(session, "date"), &days) && days.last >= self->now;
}

/* The first session that is planned for a day not over; what the list takes for the next, if none has a number. */
static const Tree *coming_session(const Facts *self, const Tree *mechanism) {
    const Tree *session;
    for (session = tree_first(tree_member(mechanism, "sessions")); session; session = session->next) {
        const char *status = field(session, "status");
        if (status && strcmp(status, "planned") == 0 && is_ahead(self, session)) {
            return session;
        }
    }
    return tree_member(mechanism, "next");
}

static void add_mechanism(Facts *self, Table *table, const Tree *mechanism) {
    const Tree *session = last_session(mechanism), *next = coming_session(self, mechanism);
    const Tree *event = facts_event(self, field(session, "id"));
    Row *row = add_row(self, table, event ? event : tree_member(mechanism, "latest"));
    row->cells[0] = field(mechanism, "name");
    row->cells[1] = ordinal_text(self, session);
    const char *held = field(session, "date"), *date = field(next, "date");
    held = held ? held : field(session, "held");
    row->cells[2] = held ? held : "";
    row->cells[3] = is_ahead(self, next) ? format_text(self, "%s %s", ordinal_text(self, next), date ? date : "") : "";
    row->sources[2] = 0; /* half a page is narrow */
}

/* True if the name is made of characters of the longer one, in their order, with the same beginning, and the same
 * end; or its beginning, as a committee's is of its meeting's. */
static bool is_shortened(const char *name, const char *longer) {
    enum { CHARACTER = 3, SHORTEST = 12 }; /* bytes of a Chinese character; of the shortest name */
    size_t length = strlen(name), whole = strlen(longer), at = 0;
    if (length >= whole || length < SHORTEST || memcmp(name, longer, CHARACTER) != 0) {
        return false;
    }
    bool end = memcmp(name + length - 2 * CHARACTER, longer + whole - 2 * CHARACTER, 2 * CHARACTER) == 0;
    for (size_t i = 0; i < whole && at < length; i += CHARACTER) {
        bool same = i + CHARACTER <= whole && memcmp(name + at, longer + i, CHARACTER) == 0;
        at += same ? CHARACTER : 0;
    }
    return (end && at == length) || memcmp(name, longer, length) == 0;
}

/* True if a mechanism of the same countries with this name, shortened or in full, stands before it. */
static bool is_listed(const FactList *all, size_t index) {
    const char *name = field(all->items[index].row, "name"), *parties = field(all->items[index].row, "countries");
    for (size_t i = 0; i < index; i++) {
        const char *other = field(all->items[i].row, "name"), *others = field(all->items[i].row, "countries");
        bool same_parties = parties && others && strcmp(parties, others) == 0;
        if (strcmp(name, other) == 0 || (same_parties && (is_shortened(name, other) || is_shortened(other, name)))) {
            return true;
        }
    }
    return false;
}

static void compose_mechanisms(Facts *self) {
    Section *section = add_section(self, LABEL_MECHANISMS);
    section->nothing = word(self, LABEL_NO_MECHANISMS);
    section->half = true;
    make_columns(self, section,
                 (const Column[]){{word(self, LABEL_MECHANISM), false, true},
                                  {word(self, LABEL_SESSION), false, false},
                                  {word(self, LABEL_HELD), false, false},
                                  {word(self, LABEL_UPCOMING), false, false}},
                 4);
    FactList *all = &self->mechanisms;
    if (all->count) {
        qsort(all->items, all->count, sizeof *all->items, compare_mechanisms);
    }
    size_t listed = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (is_listed(all, i)) {
            continue;
        }
        if (listed++ < MECHANISMS_SHOWN) {
            add_mechanism(self, &section->table, all->items[i].row);
        }
    }
    section->note = shown_note(self, section->table.rows.count, listed, false);
}

/* Promises that can be measured come first, then those with a due date, then
 * the newest. */
static int promise_weight(const Fact *promise) {
    const char *fate = field(promise->row, "fate");
    return (fate && strcmp(fate, "unknown") != 0 ? 4 : 0) + (field(promise->row, "due") ? 2 : 0) +
           (tree_is(tree_member(promise->row, "value"), TREE_NUMBER) ? 1 : 0);
}

static int compare_promises(const void *a, const void *b) {
    const Fact *x = a, *y = b;
    int difference = promise_weight(y) - promise_weight(x);
    if (difference) {
        return difference;
    }
    if (x->last != y->last) {
        return x->last > y->last ? -1 : 1;
    }
    return strcmp(field(x->row, "id"), field(y->row, "id"));
}

static void add_promise(Facts *self, Table *table, const Tree *promise) {
    Row *row = add_row(self, table, promise);
    const Tree *evidence = tree_item(tree_member(promise, "fate_evidence"), 0);
    if (evidence && !row->sources[1]) {
        unsigned proof = source_number(self, evidence);
        row->sources[1] = proof != row->sources[0] ? proof : 0;
    }
    const char *told = field(promise, "published"), *by = field(promise, "by"), *fate = field(promise, "fate");
    const char *kind = field(promise, "kind"), *quote = field(promise, "quote"), *due = field(promise, "due");
    row->cells[0] = told ? told : "";
    const char *state = by ? ch_lexicon_country(self->lexicon, by) : NULL;
    row->cells[1] = !by                       ? ""
                    : strcmp(by, "both") == 0 ? word(self, LABEL_BOTH)
                    : state                   ? country_name(self, state)
                                              : by;
    row->cells[2] = codebook_label(kind ? kind : "", self->options->language);
    row->cells[3] = quote ? quote : "";
    row->cells[4] = due ? due : "";
    row->cells[5] = fate ? codebook_label(fate, self->options->language) : "";
    if (fate && evidence && tree_is(tree_member(evidence, "value"), TREE_NUMBER)) {
        const char *period = field(evidence, "period");
        row->cells[5] = format_text(self, "%s (%s %s)", row->cells[5], period ? period : "",
                                    amount_text(self, number(evidence, "value"), field(evidence, "unit")));
    }
}

static void compose_promises(Facts *self) {
    Section *section = add_section(self, LABEL_PROMISES);
    section->nothing = word(self, LABEL_NO_PROMISES);
    make_columns(self, section,
                 (const Column[]){{word(self, LABEL_TOLD), false, false},
                                  {word(self, LABEL_BY), false, true},
                                  {word(self, LABEL_KIND), false, false},
                                  {word(self, LABEL_WORDS), false, true},
                                  {word(self, LABEL_DUE), false, false},
                                  {word(self, LABEL_FATE), false, true}},
                 6);
    FactList *all = &self->commitments;
    if (all->count) {
        qsort(all->items, all->count, sizeof *all->items, compare_promises);
    }
    for (size_t i = 0; i < all->count && i < PROMISES_SHOWN; i++) {
        add_promise(self, &section->table, all->items[i].row);
    }
    section->note = shown_note(self, section->table.rows.count, all->count, self->many_commitments);
}

/* The order in which measures matter at a meeting. */
static int measure_rank(const Tree *series) {
    static const char *const order[] = {"trade", "investment", "aid",    "tourism",
                                        "rank",  "growth",     "people", "projects"};
    const char *measure = field(series, "measure");
    int rank = 0;
    while (rank < 8 && (!measure || strcmp(measure, order[rank]) != 0)) {
        rank++;
    }
    return rank;
}

static const Tree *points_of(const Tree *series) { return tree_member(series, "points"); }
static const Tree *last_point(const Tree *series) {
    return tree_item(points_of(series), tree_count(points_of(series)) - 1);
}

/* Figures of more countries than the two go last. */
static bool is_of_many(const Tree *series) { return tree_count(tree_member(series, "countries")) > 2; }

static int compare_series(const void *a, const void *b) {
    const Tree *x = ((const Fact *)a)->row, *y = ((const Fact *)b)->row;
    int difference = is_of_many(x) - is_of_many(y);
    difference = difference ? difference : measure_rank(x) - measure_rank(y);
    if (difference) {
        return difference;
    }
    size_t first = tree_count(points_of(x)), second = tree_count(points_of(y));
    if (first != second) {
        return first > second ? -1 : 1;
    }
    const char *one = field(last_point(x), "period"), *other = field(last_point(y), "period");
    difference = strcmp(other ? other : "", one ? one : "");
    return difference ? difference
                      : strcmp(field(x, "what") ? field(x, "what") : "", field(y, "what") ? field(y, "what") : "");
}

/* A point whose period is one year. */
static bool is_year(const Tree *point) {
    const char *period = field(point, "period");
    return period && strlen(period) == 4 && strspn(period, "0123456789") == 4;
}

static size_t count_years(const Tree *series) {
    size_t count = 0;
    const Tree *point;
    for (point = tree_first(points_of(series)); point; point = point->next) {
        count += is_year(point);
    }
    return count;
}

/* The series of a currency with the most years, if it has at least two. */
static const Tree *choose_series(const Facts *self) {
    const Tree *best = NULL;
    for (size_t i = 0; i < self->series.count; i++) {
        const Tree *series = self->series.items[i].row;
        const char *unit = field(series, "unit");
        bool money = unit && strlen(unit) == 3 && strspn(unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
        if (money && count_years(series) >= 2 && (!best || count_years(series) > count_years(best))) {
            best = series;
        }
    }
    return best;
}

static const char *series_name(Facts *self, const Tree *series) {
    const char *what = field(series, "what"), *measure = field(series, "measure");
    return what ? what : codebook_label(measure ? measure : "", self->options->language);
}

/* "[3] 55c6289f · [4] 000757f8": who tells the last `count` years of a series. */
static const char *point_sources(Facts *self, const Tree *series, size_t count) {
    size_t years = count_years(series), skip = years > count ? years - count : 0;
    const Tree *point;
    const char *text = "";
    for (point = tree_first(points_of(series)); point; point = point->next) {
        const Tree *source = tree_item(sources_of(self, point), 0);
        if (source && field(source, "id") && is_year(point) && (skip == 0 || skip-- == 0)) {
            text = format_text(self, "%s%s[%u] %.*s", text, *text ? " · " : "", source_number(self, source), ID_DIGITS,
                               field(source, "id"));
        }
    }
    return *text ? text : NULL;
}

/* False if no series has bars enough. */
static bool compose_figure_chart(Facts *self) {
    const Tree *series = choose_series(self);
    if (!series) {
        return false;
    }
    Section *section = add_section(self, LABEL_FIGURES);
    const char *unit = field(series, "unit");
    section->heading = format_text(self, "%s, %s", series_name(self, series), unit);
    section->half = true;
    Chart *chart = section->chart = ARENA_NEW(&self->arena, Chart);
    *chart = (Chart){.title = section->heading, .names = {section->heading}, .series_count = 1};
    size_t years = count_years(series), skip = years > BARS_SHOWN ? years - BARS_SHOWN : 0;
    const Tree *point;
    for (point = tree_first(points_of(series)); point; point = point->next) {
        if (is_year(point) && (skip == 0 || skip-- == 0)) {
            Bar *bar = list_push(&self->arena, &chart->bars);
            *bar = (Bar){.label = field(point, "period"),
                         .values = {number(point, "value")},
                         .total = amount_text(self, number(point, "value"), "")};
        }
    }
    if (!chart->bars.count) {
        return false;
    }
    section->note = point_sources(self, series, chart->bars.count);
    chart->description = format_text(self, word(self, LABEL_FIGURES_TEXT), series_name(self, series),
                                     chart->bars.items[0].label, chart->bars.items[chart->bars.count - 1].label);
    return true;
}

static void add_figure(Facts *self, Table *table, const Tree *series) {
    const Tree *point = last_point(series), *change = tree_member(point, "change");
    const char *period = field(point, "period");
    Row *row = add_row(self, table, point ? point : series);
    row->id = row->id ? row->id : field(tree_item(sources_of(self, point), 0), "id");
    const char *name = series_name(self, series);
    bool cut = display_width(name) > NAME_WIDTH;
    row->cells[0] = cut ? format_text(self, "%.*s…", (int)width_prefix(name, NAME_WIDTH - 1), name) : name;
    row->cells[1] = period ? period : "";
    row->cells[2] = amount_text(self, number(point, "value"), field(series, "unit"));
    if (tree_is(change, TREE_OBJECT)) {
        double value = number(change, "value");
        row->cells[3] =
            format_text(self, "%s%s", value > 0 ? "+" : "", amount_text(self, value, field(change, "unit")));
    }
}

static void compose_figures(Facts *self) {
    Section *section = add_section(self, LABEL_FIGURES);
    section->nothing = word(self, LABEL_NO_FIGURES);
    section->half = true;
    make_columns(self, section,
                 (const Column[]){{word(self, LABEL_MEASURE), false, true},
                                  {word(self, LABEL_PERIOD), false, false},
                                  {word(self, LABEL_VALUE), true, false},
                                  {word(self, LABEL_CHANGE), true, false}},
                 4);
    FactList *all = &self->series;
    if (all->count) {
        qsort(all->items, all->count, sizeof *all->items, compare_series);
    }
    size_t of_measure = 0;
    for (size_t i = 0; i < all->count && section->table.rows.count < FIGURES_SHOWN; i++) {
        const Tree *series = all->items[i].row;
        bool same = i && measure_rank(series) == measure_rank(all->items[i - 1].row);
        of_measure = same ? of_measure + 1 : 1;
        if (of_measure <= A_MEASURE_SHOWN) {
            add_figure(self, &section->table, series);
        }
    }
    section->note = shown_note(self, section->table.rows.count, all->count, false);
}

/* 2 for a stance one must know of, 1 for a warm word, 0 for what is merely said. */
static int stance_weight(const Tree *statement) {
    static const char *const firm[] = {"oppose", "condemn", "concern", "support"}, *const warm[] = {"wish", "praise",
                                                                                                    "thank"};
    const char *stance = field(statement, "stance");
    for (size_t i = 0; stance && i < 4; i++) {
        if (strcmp(stance, firm[i]) == 0) {
            return 2;
        }
        if (i < 3 && strcmp(stance, warm[i]) == 0) {
            return 1;
        }
    }
    return 0;
}

/* By half-years, newest first; within one the firmest first. */
static int compare_statements(const void *a, const void *b) {
    const Fact *x = *(const Fact *const *)a, *y = *(const Fact *const *)b;
    int first = stance_weight(x->row), second = stance_weight(y->row);
    if ((first > 0) != (second > 0)) {
        return first ? -1 : 1;
    }
    int64_t one = x->last / 10000 * 2 + (x->last / 100 % 100 > 6),
            other = y->last / 10000 * 2 + (y->last / 100 % 100 > 6);
    if (one != other) {
        return one > other ? -1 : 1;
    }
    if (first != second) {
        return second - first;
    }
    if (x->last != y->last) {
        return x->last > y->last ? -1 : 1;
    }
    return strcmp(field(x->row, "id"), field(y->row, "id"));
}

/* True if the words, or two of the same page, are shown already. */
static bool is_repeated(const Table *table, const Tree *statement, unsigned source) {
    const char *quote = field(statement, "quote");
    size_t same = 0;
    for (size_t i = 0; i < table->rows.count; i++) {
        same += source && table->rows.items[i].sources[0] == source;
        if (quote && strcmp(table->rows.items[i].cells[3], quote) == 0) {
            return true;
        }
    }
    return same >= 2;
}

static void add_position(Facts *self, Table *table, const Tree *statement) {
    if (is_repeated(table, statement, find_number(self, statement, false))) {
        return;
    }
    Row *row = add_row(self, table, statement);
    const char *told = field(statement, "published"), *speaker = field(statement, "speaker");
    const char *stance = field(statement, "stance"), *quote = field(statement, "quote");
    row->cells[0] = told ? told : "";
    row->cells[1] = !speaker ? "" : strcmp(speaker, "both") == 0 ? word(self, LABEL_BOTH) : speaker;
    row->cells[2] = codebook_label(stance ? stance : "", self->options->language);
    row->cells[3] = quote ? quote : "";
}

static void compose_positions(Facts *self, const char *speaker, const char *toward) {
    List(const Fact *) all = {0};
    for (size_t i = 0; i < self->statements.count; i++) {
        const Fact *fact = &self->statements.items[i];
        const char *from = field(fact->row, "speaker_country"), *to = field(fact->row, "toward");
        const char *person = field(fact->row, "speaker");
        if (from && to && strcmp(from, speaker) == 0 && strcmp(to, toward) == 0 &&
            (!person || people_is_of(self, speaker, person))) {
            *list_push(&self->arena, &all) = fact;
        }
    }
    if (all.count) {
        qsort(all.items, all.count, sizeof *all.items, compare_statements);
    }
    Section *section = add_section(self, LABEL_POSITIONS);
    section->heading = format_text(self, section->heading, country_name(self, speaker));
    section->half = true;
    section->nothing = word(self, LABEL_NO_POSITIONS);
    make_columns(self, section,
                 (const Column[]){{word(self, LABEL_TOLD), false, false},
                                  {word(self, LABEL_SPEAKER), false, true},
                                  {word(self, LABEL_STANCE), false, false},
                                  {word(self, LABEL_WORDS), false, true}},
                 4);
    for (size_t i = 0; i < all.count && section->table.rows.count < POSITIONS_SHOWN; i++) {
        add_position(self, &section->table, all.items[i]->row);
    }
    section->note = shown_note(self, section->table.rows.count, all.count, self->many_statements);
}

/* How many figures make the series; adds their pages. */
static size_t count_figures(Facts *self, Index *pages) {
    size_t count = 0;
    for (size_t i = 0; i < self->series.count; i++) {
        const Tree *point, *source;
        for (point = tree_first(points_of(self->series.items[i].row)); point; point = point->next) {
            for (source = tree_first(sources_of(self, point)); source; source = source->next) {
                count++;
                if (field(source, "page")) {
                    index_put(&self->arena, pages, field(source, "page"));
                }
            }
        }
    }
    return count;
}

/* "126 records of 12 pages" */
static const char *basis(Facts *self) {
    if (self->is_many) {
        const char *more = self->is_uncounted ? word(self, LABEL_MORE_THAN) : "";
        return format_text(self, word(self, LABEL_BASIS_MANY), more, self->records);
    }
    Index pages = {0};
    const Tree *row;
    for (size_t k = 0; k < self->rows.count && (row = self->rows.items[k]); k++) {
        if (field(row, "page")) {
            index_put(&self->arena, &pages, field(row, "page"));
        }
    }
    size_t records = self->events.count + self->statements.count + self->commitments.count + self->mechanisms.count +
                     count_figures(self, &pages);
    return format_text(self, word(self, LABEL_BASIS), records, pages.count);
}

/* "since 2018 · as of 2024-05-07 · 126 records of 12 pages" */
static const char *subtitle(Facts *self) {
    const char *text = basis(self);
    if (self->now) {
        const char *day = format_text(self, "%04d-%02d-%02d", (int)(self->now / 10000), (int)(self->now / 100 % 100),
                                      (int)(self->now % 100));
        text = format_text(self, "%s · %s", format_text(self, word(self, LABEL_AS_OF), day), text);
    }
    if (self->options->since) {
        text = format_text(self, "%s · %s", format_text(self, word(self, LABEL_SINCE), self->options->since), text);
    }
    return text;
}

void compose_document(Facts *self) {
    const char *first = self->options->countries[0], *second = self->options->countries[1];
    Document *document = &self->document;
    document->language = self->options->language;
    document->title = format_text(self, word(self, LABEL_TITLE), country_name(self, first), country_name(self, second));
    document->subtitle = subtitle(self);
    document->source_heading = word(self, LABEL_SOURCES);
    document->footer = word(self, LABEL_FOOTER);
    compose_contacts(self);
    bool charts = compose_figure_chart(self);
    if (!charts) {
        compose_next(self, true); /* beside the one chart */
    }
    compose_last(self);
    if (charts) {
        compose_next(self, false);
    }
    compose_who(self, first);
    compose_who(self, second);
    compose_mechanisms(self);
    compose_figures(self);
    compose_promises(self);
    compose_positions(self, first, second);
    compose_positions(self, second, first);
}
