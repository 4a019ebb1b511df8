/* Series: mechanisms with their sessions, and indicators period by period. */
#include "base/index.h"
#include "base/text.h"
#include "ledger/question.h"
#include "ledger/series.h"
#include "record/json.h"
#include "record/members.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    GAP_LIMIT = 40,  /* missing numbers that are listed */
    FEW_SOURCES = 3, /* of the last figure, where not all are asked for; of the others one */
    HEAD_LENGTH = 3, /* characters at the end of what is measured that say what it is */
};

static const char *copy(Arena *arena, const char *text) { return text ? arena_copy(arena, text, strlen(text)) : NULL; }

static json_t *string_or_null(const char *text) { return text && text[0] ? json_string(text) : json_null(); }

static json_t *day_json(int64_t day) {
    char text[40];
    snprintf(text, sizeof text, "%04d-%02d-%02d", (int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100));
    return day ? json_string(text) : json_null();
}

/* ---- mechanisms ---- */

/* A page that names a mechanism. */
typedef struct Mention {
    const char *name, *countries;
    const char *id, *page_id; /* of the record and its page */
    const char *title, *url, *outlet, *published;
    int64_t ordinal, first, last, page;
} Mention;

typedef List(Mention) Mentions;

/* A numbered or dated session, from a merged event or from mentions alone. */
typedef struct Session {
    int64_t ordinal, first, last, pages;
    bool told;        /* there is an event */
    const char *date; /* EDTF; NULL if no page tells it */
    const char *status, *id;
} Session;

typedef List(Session) Sessions;

/* All mentions of one mechanism: a run of the sorted mentions. */
typedef struct Mechanism {
    const char *name, *countries;
    size_t begin, end;
    int64_t pages, first, last;
    const Mention *latest;
} Mechanism;

typedef List(Mechanism) Mechanisms;

static int compare_mentions(const void *x, const void *y) {
    const Mention *a = x, *b = y;
    int order = strcmp(a->name, b->name);
    order = order ? order : strcmp(a->countries, b->countries);
    if (order) {
        return order;
    }
    if (a->ordinal != b->ordinal) {
        return a->ordinal < b->ordinal ? -1 : 1;
    }
    return (a->page > b->page) - (a->page < b->page);
}

static int compare_keys(const void *x, const void *y) {
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

/* How many different pages a run of mentions comes from. */
static int64_t count_pages(Arena *arena, const Mention *mentions, size_t count) {
    int64_t *pages = ARENA_ARRAY(arena, int64_t, count + 1), different = 0;
    for (size_t i = 0; i < count; i++) {
        pages[i] = mentions[i].page;
    }
    qsort(pages, count, sizeof *pages, compare_keys);
    for (size_t i = 0; i < count; i++) {
        different += !i || pages[i] != pages[i - 1];
    }
    return different;
}

static Mechanisms group_mentions(Arena *arena, const Mentions *mentions) {
    Mechanisms groups = {0};
    for (size_t i = 0; i < mentions->count; i++) {
        const Mention *mention = &mentions->items[i];
        Mechanism *group = groups.count ? &groups.items[groups.count - 1] : NULL;
        if (!group || strcmp(group->name, mention->name) != 0 || strcmp(group->countries, mention->countries) != 0) {
            group = list_push(arena, &groups);
            *group = (Mechanism){.name = mention->name, .countries = mention->countries, .begin = i};
        }
        group->end = i + 1;
        group->first =
            mention->first && (!group->first || mention->first < group->first) ? mention->first : group->first;
        group->last = mention->last > group->last ? mention->last : group->last;
        if (!group->latest || mention->last > group->latest->last ||
            (mention->last == group->latest->last && strcmp(mention->id, group->latest->id) < 0)) {
            group->latest = mention;
        }
    }
    for (size_t i = 0; i < groups.count; i++) {
        Mechanism *group = &groups.items[i];
        group->pages = count_pages(arena, mentions->items + group->begin, group->end - group->begin);
    }
    return groups;
}

static int compare_mechanisms(const void *x, const void *y) {
    const Mechanism *a = x, *b = y;
    if (a->pages != b->pages) {
        return a->pages > b->pages ? -1 : 1;
    }
    int order = strcmp(a->name, b->name);
    return order ? order : strcmp(a->countries, b->countries);
}

static int compare_newest(const void *x, const void *y) {
    const Mechanism *a = x, *b = y;
    return a->last != b->last ? (a->last > b->last ? -1 : 1) : compare_mechanisms(x, y);
}

/* True if all codes of `parties` are among `countries`; both with | between. */
static bool takes_part(const char *parties, const char *countries) {
    while (*parties) {
        size_t length = strcspn(parties, "|");
        const char *at = countries;
        bool found = false;
        while (*at && !found) {
            size_t other = strcspn(at, "|");
            found = other == length && memcmp(at, parties, length) == 0;
            at += other + (at[other] == '|');
        }
        if (!found) {
            return false;
        }
        parties += length + (parties[length] == '|');
    }
    return true;
}

/* A session as a merged event tells it. */
typedef struct Told {
    Session session;
    const char *countries;
} Told;

typedef List(Told) ToldSessions;

/* The date of an event, as its row writes it. */
static const char *date_member(Arena *arena, const char *json) {
    for (JsonMember member; json_member_next(&json, &member);) {
        if (json_member_is(&member, "date")) {
            return member.value[0] == '"' ? arena_copy(arena, member.value + 1, member.value_length - 2) : NULL;
        }
    }
    return NULL;
}

/* The events of the mechanisms' names, by their names: the names of many committees are the same. */
static int load_told(ChLedger *ledger, Arena *arena, const Mechanism *groups, size_t count, Index *told) {
    FormList names = {0};
    for (size_t i = 0; i < count; i++) {
        void **place = index_put(arena, told, groups[i].name);
        if (!*place) {
            *place = ARENA_NEW(arena, ToldSessions);
            *list_push(arena, &names) = groups[i].name;
        }
    }
    Statement *rows = statement_new(ledger->database, "SELECT name, ordinal, countries, first, last, json, status, id,"
                                                      " pages FROM event WHERE name IN " TEXTS_LISTED);
    if (rows) {
        statement_bind_texts(rows, 1, names.items, names.count);
    }
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        ToldSessions *sessions = index_get(told, statement_text(rows, 0));
        const char *countries = statement_text(rows, 2);
        if (sessions) {
            *list_push(arena, sessions) = (Told){.countries = copy(arena, countries ? countries : ""),
                                                 .session = {.ordinal = statement_integer(rows, 1),
                                                             .first = statement_integer(rows, 3),
                                                             .last = statement_integer(rows, 4),
                                                             .date = date_member(arena, statement_text(rows, 5)),
                                                             .status = copy(arena, statement_text(rows, 6)),
                                                             .id = copy(arena, statement_text(rows, 7)),
                                                             .pages = statement_integer(rows, 8),
                                                             .told = true}};
        }
    }
    statement_free(rows);
    return more;
}

/* Sessions that merged events tell of. */
static void add_told(Arena *arena, const Index *told, const Mechanism *mechanism, Sessions *sessions) {
    const ToldSessions *all = index_get(told, mechanism->name);
    for (size_t i = 0; i < all->count; i++) {
        if (takes_part(mechanism->countries, all->items[i].countries)) {
            *list_push(arena, sessions) = all->items[i].session;
        }
    }
}

static int compare_sessions(const void *x, const void *y) {
    const Session *a = x, *b = y;
    if (a->ordinal != b->ordinal) {
        return a->ordinal < b->ordinal ? -1 : 1;
    }
    if (a->pages != b->pages) {
        return a->pages > b->pages ? -1 : 1;
    }
    return strcmp(a->id ? a->id : "", b->id ? b->id : "");
}

/* Numbers that are mentioned, but told of by no event. */
static void add_mentioned(Arena *arena, const Mentions *mentions, const Mechanism *mechanism, Sessions *sessions) {
    for (size_t i = mechanism->begin; i < mechanism->end;) {
        int64_t ordinal = mentions->items[i].ordinal;
        size_t end = i;
        while (end < mechanism->end && mentions->items[end].ordinal == ordinal) {
            end++;
        }
        bool told = false;
        for (size_t j = 0; j < sessions->count; j++) {
            told |= sessions->items[j].ordinal == ordinal;
        }
        if (ordinal && !told) {
            *list_push(arena, sessions) =
                (Session){.ordinal = ordinal, .pages = count_pages(arena, mentions->items + i, end - i)};
        }
        i = end;
    }
}

static json_t *session_json(const Session *session) {
    json_t *out = json_object();
    json_object_set_new(out, "ordinal", session->ordinal ? json_integer(session->ordinal) : json_null());
    json_object_set_new(out, "date", string_or_null(session->date));
    json_object_set_new(out, "status", string_or_null(session->status));
    json_object_set_new(out, "id", string_or_null(session->id));
    json_object_set_new(out, "pages", json_integer(session->pages));
    return out;
}

static bool is_held(const Session *session) {
    return session->told && (strcmp(session->status, "happened") == 0 || strcmp(session->status, "ongoing") == 0);
}

/* The session announced after the last that was held; NULL if none. */
static const Session *next_session(const Sessions *sessions) {
    const Session *last = NULL, *next = NULL;
    for (size_t i = 0; i < sessions->count; i++) {
        const Session *session = &sessions->items[i];
        bool later = is_held(session) && (!last || session->ordinal > last->ordinal ||
                                          (session->ordinal == last->ordinal && session->last > last->last));
        last = later ? session : last;
    }
    for (size_t i = 0; i < sessions->count; i++) {
        const Session *session = &sessions->items[i];
        bool planned = session->told && strcmp(session->status, "planned") == 0;
        bool after = !last || (session->ordinal && last->ordinal ? session->ordinal > last->ordinal
                                                                 : session->first > last->last);
        next = planned && after && (!next || session->last > next->last) ? session : next;
    }
    return next;
}

static json_t *gaps_json(const Sessions *sessions) {
    json_t *gaps = json_array();
    int64_t before = 0;
    for (size_t i = 0; i < sessions->count; i++) {
        int64_t ordinal = sessions->items[i].ordinal;
        for (int64_t missing = before + 1; before && missing < ordinal && json_array_size(gaps) < GAP_LIMIT;
             missing++) {
            json_array_append_new(gaps, json_integer(missing));
        }
        before = ordinal ? ordinal : before;
    }
    return gaps;
}

/* One entry a number: several events of one number are the one that most
 * pages tell; events without a number only say what comes next. */
static json_t *sessions_json(const Sessions *sessions) {
    json_t *out = json_array();
    int64_t before = 0;
    for (size_t i = 0; i < sessions->count; i++) {
        const Session *session = &sessions->items[i];
        if (session->ordinal && session->ordinal != before) {
            json_array_append_new(out, session_json(session));
        }
        before = session->ordinal;
    }
    return out;
}

/* The record that names the mechanism last, with its source. */
static json_t *latest_json(const Mention *latest) {
    json_t *out = json_object();
    json_object_set_new(out, "id", json_string(latest->id));
    json_object_set_new(out, "page", json_string(latest->page_id));
    json_object_set_new(out, "title", string_or_null(latest->title));
    json_object_set_new(out, "url", string_or_null(latest->url));
    json_object_set_new(out, "outlet", string_or_null(latest->outlet));
    json_object_set_new(out, "published", string_or_null(latest->published));
    return out;
}

static json_t *mechanism_json(const Mechanism *mechanism, const Sessions *sessions) {
    const Session *next = next_session(sessions);
    json_t *row = json_object();
    json_object_set_new(row, "name", json_string(mechanism->name));
    json_object_set_new(row, "countries", string_or_null(mechanism->countries));
    json_object_set_new(row, "pages", json_integer(mechanism->pages));
    json_object_set_new(row, "first_seen", day_json(mechanism->first));
    json_object_set_new(row, "last_seen", day_json(mechanism->last));
    json_object_set_new(row, "latest", latest_json(mechanism->latest));
    json_object_set_new(row, "sessions", sessions_json(sessions));
    json_object_set_new(row, "gaps", gaps_json(sessions));
    json_object_set_new(row, "next", next ? session_json(next) : json_null());
    return row;
}

static int read_mentions(Arena *arena, Statement *rows, Mentions *mentions) {
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        const char *countries = statement_text(rows, 1);
        *list_push(arena, mentions) = (Mention){.name = copy(arena, statement_text(rows, 0)),
                                                .countries = copy(arena, countries ? countries : ""),
                                                .ordinal = statement_integer(rows, 2),
                                                .first = statement_integer(rows, 3),
                                                .last = statement_integer(rows, 4),
                                                .page = statement_integer(rows, 5),
                                                .id = copy(arena, statement_text(rows, 6)),
                                                .page_id = copy(arena, statement_text(rows, 7)),
                                                .title = copy(arena, statement_text(rows, 8)),
                                                .url = copy(arena, statement_text(rows, 9)),
                                                .outlet = copy(arena, statement_text(rows, 10)),
                                                .published = copy(arena, statement_text(rows, 11))};
    }
    return more;
}

/* The row of one mechanism, handed out. */
static int take_mechanism(const Mechanism *mechanism, const Sessions *sessions, TakeMechanism *take, void *context) {
    json_t *row = mechanism_json(mechanism, sessions);
    char *text = json_dumps(row, JSON_COMPACT | JSON_REAL_PRECISION(15));
    MechanismKey key = {mechanism->name, mechanism->countries, mechanism->pages, mechanism->last};
    int status = text ? take(context, &key, text) : CH_OK;
    free(text);
    json_decref(row);
    return status;
}

int series_make_mechanisms(ChLedger *ledger, Arena *arena, Statement *rows, bool newest, size_t limit,
                           TakeMechanism *take, void *context) {
    Mentions mentions = {0};
    int status = read_mentions(arena, rows, &mentions);
    if (status < 0 || !mentions.count) {
        return status;
    }
    qsort(mentions.items, mentions.count, sizeof *mentions.items, compare_mentions);
    Mechanisms groups = group_mentions(arena, &mentions);
    qsort(groups.items, groups.count, sizeof *groups.items, newest ? compare_newest : compare_mechanisms);
    size_t count = limit && limit < groups.count ? limit : groups.count;
    Index told = {0};
    status = load_told(ledger, arena, groups.items, count, &told);
    for (size_t i = 0; i < count && status >= 0; i++) {
        Sessions sessions = {0};
        add_told(arena, &told, &groups.items[i], &sessions);
        add_mentioned(arena, &mentions, &groups.items[i], &sessions);
        if (sessions.count) {
            qsort(sessions.items, sessions.count, sizeof *sessions.items, compare_sessions);
        }
        status = take_mechanism(&groups.items[i], &sessions, take, context);
    }
    return status;
}

/* Where rows of a list go. */
typedef struct Listed {
    ChLedgerRow *give;
    void *context;
    size_t limit; /* 0: all */
    bool few_sources;
    long given;
} Listed;

static void give_row(Listed *self, const char *json) {
    if (!self->limit || (size_t)self->given < self->limit) {
        self->give(self->context, json);
        self->given++;
    }
}

static int give_mechanism(void *context, const MechanismKey *key, const char *json) {
    (void)key;
    give_row(context, json);
    return CH_OK;
}

/* True if nothing narrows the list but countries: its rows are kept, each of all records of one set of countries. */
static bool is_kept(const Question *self) {
    const ChQuery *query = self->query;
    return !query->person && !query->type && !self->has_days;
}

/* Joins the countries that are asked for: `list` and `name` are of kept_country. */
static void add_kept_countries(Question *self, const char *list, const char *name) {
    static const char *const aliases[] = {"a", "b"};
    for (int i = 0; i < 2; i++) {
        if (self->query->countries[i]) {
            const char *const parts[] = {"kept_country ", aliases[i], " CROSS JOIN "};
            for (int j = 0; j < 3; j++) {
                question_add(self, parts[j]);
            }
        }
    }
    question_add(self, list);
    question_add(self, " k WHERE 1 = 1");
    for (int i = 0; i < 2; i++) {
        const char *country = self->query->countries[i];
        if (country) {
            const char *const parts[] = {" AND ", aliases[i], ".list = '", list, "' AND ", aliases[i], ".country = "};
            for (int j = 0; j < 7; j++) {
                question_add(self, parts[j]);
            }
            question_parameter(self, country, 0);
            const char *const joined[] = {
                " AND k.", name, " = ", aliases[i], ".name AND k.countries = ", aliases[i], ".countries"};
            for (int j = 0; j < 7; j++) {
                question_add(self, joined[j]);
            }
        }
    }
}

/* The rows of a table as they are kept, those with the countries that are asked for. */
static long give_kept(Question *self, ChLedger *ledger, const char *select, const char *table, const char *name,
                      const char *order, Listed *listed) {
    question_add(self, select);
    add_kept_countries(self, table, name);
    question_add(self, order);
    question_add(self, " LIMIT ");
    question_parameter(self, NULL, listed->limit ? (int64_t)listed->limit : INT64_MAX);
    Statement *rows = question_statement(self, ledger->database);
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        give_row(listed, statement_text(rows, 0));
    }
    statement_free(rows);
    return more < 0 ? more : listed->given;
}

long series_mechanisms(Question *self, ChLedger *ledger, ChLedgerRow *give, void *context) {
    Listed listed = {give, context, self->query->limit, false, 0};
    bool newest = self->query->newest_first;
    if (is_kept(self)) {
        return give_kept(self, ledger, "SELECT k.json FROM ", "mechanism", "name",
                         newest ? " ORDER BY k.last DESC, k.pages DESC, k.name, k.countries"
                                : " ORDER BY k.pages DESC, k.name, k.countries",
                         &listed);
    }
    question_add(self, MENTION_COLUMNS);
    question_records(self);
    Statement *rows = question_statement(self, ledger->database);
    int status =
        series_make_mechanisms(ledger, &self->arena, rows, newest, self->query->limit, give_mechanism, &listed);
    statement_free(rows);
    return status < 0 ? status : listed.given;
}

/* ---- indicators ---- */

/* A figure as one item tells it. Members of the record are as its JSON writes them: strings with their
 * quotation marks, NULL for null and for what is not there. */
typedef struct Figure {
    const char *measure, *what, *unit, *period, *id, *quote, *change, *value, *countries_list;
    const char *head; /* the end of `what` that says what it is */
    const char *countries, *page, *published;
    double number;
    int64_t first;
} Figure;

typedef List(Figure) Figures;

/* The end of what is measured, by which "bilateral trade" is "trade between
 * the two"; for measures that are no fixed notion the whole. */
static const char *head_of(const char *measure, const char *what) {
    static const char *const fixed[] = {"\"trade\"", "\"investment\"", "\"tourism\""};
    bool cut = false;
    for (size_t i = 0; measure && i < sizeof fixed / sizeof *fixed; i++) {
        cut |= strcmp(measure, fixed[i]) == 0;
    }
    if (!what || !cut) {
        return what;
    }
    size_t taken = 0, at = strlen(what) - 1; /* the closing quotation mark */
    while (at > 1 && taken < HEAD_LENGTH) {
        at--;
        taken += (what[at] & 0xC0) != 0x80;
    }
    return what + at;
}

static int compare_text(const char *a, const char *b) { return strcmp(a ? a : "", b ? b : ""); }

/* Series first, then time. */
static int compare_series(const Figure *a, const Figure *b) {
    int order = compare_text(a->measure, b->measure);
    order = order ? order : compare_text(a->countries, b->countries);
    order = order ? order : compare_text(a->head, b->head);
    return order ? order : compare_text(a->unit, b->unit);
}

static int compare_figures(const void *x, const void *y) {
    const Figure *a = x, *b = y;
    int order = compare_series(a, b);
    if (!order && a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    order = order ? order : compare_text(a->period, b->period);
    order = order ? order : compare_text(a->published, b->published);
    order = order ? order : compare_text(a->id, b->id);
    return order ? order : compare_text(a->page, b->page);
}

static void read_figure(Arena *arena, Figure *figure, const char *json) {
    const struct {
        const char *name, **text;
    } members[] = {{"measure", &figure->measure}, {"what", &figure->what},   {"unit", &figure->unit},
                   {"period", &figure->period},   {"id", &figure->id},       {"quote", &figure->quote},
                   {"change", &figure->change},   {"value", &figure->value}, {"countries", &figure->countries_list}};
    for (JsonMember member; json_member_next(&json, &member);) {
        bool is_nothing = strncmp(member.value, "null", 4) == 0 || strncmp(member.value, "\"\"", 2) == 0;
        for (size_t i = 0; i < sizeof members / sizeof *members && !is_nothing; i++) {
            if (json_member_is(&member, members[i].name)) {
                *members[i].text = arena_copy(arena, member.value, member.value_length);
            }
        }
    }
    figure->head = head_of(figure->measure, figure->what);
    figure->number = figure->value ? strtod(figure->value, NULL) : 0;
}

static int read_figures(Arena *arena, Statement *rows, Figures *figures) {
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        Figure *figure = list_push(arena, figures);
        *figure = (Figure){.countries = copy(arena, statement_text(rows, 1)),
                           .first = statement_integer(rows, 2),
                           .page = copy(arena, statement_text(rows, 3)),
                           .published = copy(arena, statement_text(rows, 4))};
        read_figure(arena, figure, statement_text(rows, 0));
    }
    return more;
}

/* A member that is JSON already. */
static void write_member(ChBuffer *out, bool *first, const char *name, const char *json) {
    json_key(out, first, name);
    buffer_string(out, json ? json : "null");
}

static void write_figure_source(ChBuffer *out, const Figure *figure, bool words) {
    bool first = true;
    buffer_string(out, "{");
    write_member(out, &first, "id", figure->id);
    write_member(out, &first, "value", figure->value);
    json_string_field(out, &first, "page", figure->page);
    json_string_field(out, &first, "published", figure->published);
    if (words) {
        write_member(out, &first, "quote", figure->quote);
    }
    buffer_string(out, "}");
}

/* All figures of one period; the value that most say stands for it. `few_sources`: so many without their words; 0: all.
 */
static void write_point(ChBuffer *out, const Figure *figures, size_t count, size_t few_sources) {
    size_t best = 0, best_votes = 0;
    bool conflict = false, first = true;
    for (size_t i = 0; i < count; i++) {
        size_t votes = 0;
        for (size_t j = 0; j < count; j++) {
            votes += figures[j].number == figures[i].number;
        }
        conflict |= votes < count;
        if (votes > best_votes) {
            best = i;
            best_votes = votes;
        }
    }
    const char *change = NULL;
    for (size_t i = 0; i < count && !change; i++) {
        change = figures[(best + i) % count].change;
    }
    buffer_string(out, "{");
    write_member(out, &first, "period", figures[best].period);
    write_member(out, &first, "value", figures[best].value);
    write_member(out, &first, "change", change);
    write_member(out, &first, "conflict", conflict ? "true" : "false");
    json_key(out, &first, "sources");
    for (size_t i = 0; i < count && (!few_sources || i < few_sources); i++) {
        buffer_string(out, i ? "," : "[");
        write_figure_source(out, &figures[i], !few_sources);
    }
    buffer_string(out, "]}");
}

static void write_series(ChBuffer *out, const Figure *figures, size_t count, bool few_sources) {
    bool first = true;
    out->length = 0;
    buffer_string(out, "{");
    write_member(out, &first, "measure", figures[0].measure);
    write_member(out, &first, "what", figures[count - 1].what);
    write_member(out, &first, "unit", figures[0].unit);
    write_member(out, &first, "countries", figures[0].countries_list);
    json_key(out, &first, "points");
    for (size_t i = 0; i < count;) {
        size_t end = i + 1;
        while (end < count && figures[i].period && compare_text(figures[end].period, figures[i].period) == 0) {
            end++;
        }
        buffer_string(out, i ? "," : "[");
        write_point(out, figures + i, end - i, !few_sources ? 0 : end < count ? 1 : FEW_SOURCES);
        i = end;
    }
    ch_buffer_append(out, "]}", 3);
}

static const char *or_empty(const char *text) { return text ? text : ""; }

int series_make_figures(Arena *arena, Statement *rows, TakeSeries *take, void *context) {
    Figures figures = {0};
    int status = read_figures(arena, rows, &figures);
    if (figures.count) {
        qsort(figures.items, figures.count, sizeof *figures.items, compare_figures);
    }
    ChBuffer whole = {0}, few = {0};
    for (size_t i = 0; i < figures.count && status >= 0;) {
        const Figure *first = &figures.items[i];
        size_t end = i + 1;
        while (end < figures.count && compare_series(first, &figures.items[end]) == 0) {
            end++;
        }
        write_series(&whole, first, end - i, false);
        write_series(&few, first, end - i, true);
        SeriesKey key = {or_empty(first->measure), or_empty(first->countries), or_empty(first->head),
                         or_empty(first->unit)};
        status = take(context, &key, whole.bytes, few.bytes);
        i = end;
    }
    ch_buffer_free(&whole);
    ch_buffer_free(&few);
    return status;
}

static int give_series(void *context, const SeriesKey *key, const char *json, const char *few_sources) {
    Listed *listed = context;
    (void)key;
    give_row(listed, listed->few_sources ? few_sources : json);
    return CH_OK;
}

long series_indicators(Question *self, ChLedger *ledger, ChLedgerRow *give, void *context) {
    Listed listed = {give, context, self->query->limit, self->query->short_rows, 0};
    if (is_kept(self)) {
        return give_kept(self, ledger, listed.few_sources ? "SELECT k.few_sources FROM " : "SELECT k.json FROM ",
                         "series", "measure", " ORDER BY k.measure, k.countries, k.head, k.unit", &listed);
    }
    question_add(self, FIGURE_COLUMNS);
    question_records(self);
    Statement *rows = question_statement(self, ledger->database);
    int status = series_make_figures(&self->arena, rows, give_series, &listed);
    statement_free(rows);
    return status < 0 ? status : listed.given;
}
