/* Lists: questions to the ledger, each answered by rows of JSON. */
#include "base/error.h"
#include "ledger/between.h"
#include "ledger/handles.h"
#include "ledger/question.h"
#include "record/json.h"
#include "record/members.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void question_add(Question *self, const char *sql) { buffer_string(&self->sql, sql); }

static void add(Question *self, const char *sql) { question_add(self, sql); }

static void add_condition(Question *self, const char *alias, const char *column) {
    add(self, " AND ");
    add(self, alias);
    add(self, column);
}

void question_parameter(Question *self, const char *text, int64_t number) {
    char name[16];
    self->parameters[self->parameter_count].text = text;
    self->parameters[self->parameter_count].number = number;
    snprintf(name, sizeof name, "?%d", ++self->parameter_count);
    add(self, name);
}

static void add_parameter(Question *self, const char *text, int64_t number) { question_parameter(self, text, number); }

static const char *record_kind(ChList list) {
    static const char *const kinds[] = {
        [CH_LIST_EVENTS] = "event",         [CH_LIST_MECHANISMS] = "mechanism", [CH_LIST_COMMITMENTS] = "commitment",
        [CH_LIST_INDICATORS] = "indicator", [CH_LIST_STATEMENTS] = "statement", [CH_LIST_EVIDENCE] = "event",
        [CH_LIST_SERIES] = "indicator"};
    return kinds[list];
}

static int question_begin(Question *self, const ChQuery *query) {
    *self = (Question){.query = query, .since = {0, LAST_DAY}, .until = {0, LAST_DAY}};
    arena_init(&self->arena);
    const char *given[] = {query->since, query->until, query->on};
    Days *days[] = {&self->since, &self->until, &self->on};
    for (int i = 0; i < 3; i++) {
        if (given[i] && !days_of(given[i], days[i])) {
            return error_set(CH_ERROR_USAGE, "\"%s\" is no date: give 2019, 2019-09 or 2019-09-19", given[i]);
        }
        self->has_days |= i < 2 && given[i];
        self->has_on |= i == 2 && given[i];
    }
    if (query->since && query->until && self->since.first > self->until.last) {
        return error_set(CH_ERROR_USAGE, "nothing lies between %s and %s: the first is later", query->since,
                         query->until);
    }
    return CH_OK;
}

static void question_end(Question *self) {
    ch_buffer_free(&self->sql);
    arena_free(&self->arena);
}

/* What is listed, and the tables that lead to it. */
typedef struct Kept {
    const char *table, *key;
    const char *countries, *persons; /* handles in the order of days */
    bool has_kinds, has_pages;
} Kept;

static const Kept kept_records = {"record r", ".record_key", "record_country", "record_person", true, true},
                  kept_events = {"event r", ".event_key", "event_country", "event_person", false, false};

/* The handle of the country or of the two that are asked for; NULL if there is none. */
static const char *country_handle(Question *self) {
    const char *a = self->query->countries[0], *b = self->query->countries[1];
    return a && b && strcmp(a, b) != 0 ? handle_of_pair(&self->arena, a, b) : a ? a : b;
}

/* A table of handles, the next to be joined. */
static void add_handle_table(Question *self, const char *table, const char *alias) {
    add(self, table);
    add(self, " ");
    add(self, alias);
    add(self, " CROSS JOIN ");
    self->driver = self->driver ? self->driver : alias;
}

static void add_handle(Question *self, const Kept *kept, const char *alias, const char *column, const char *value) {
    add_condition(self, alias, column);
    add(self, " = ");
    add_parameter(self, value, 0);
    if (kept->has_kinds) {
        add_condition(self, alias, ".kind = ");
        add_parameter(self, record_kind(self->query->list), 0);
    }
    if (strcmp(alias, self->driver) != 0) {
        add_condition(self, alias, kept->key);
        add(self, " = ");
        add(self, self->driver);
        add(self, kept->key);
    }
}

#define PAGE_TABLES " CROSS JOIN item i ON i.item_key = r.item_key CROSS JOIN page p ON p.page_key = i.page_key"

/* FROM and WHERE with the narrowest table first: CROSS JOIN keeps SQLite to this order. */
static void add_tables(Question *self, const Kept *kept, bool pages) {
    const ChQuery *query = self->query;
    const char *country = country_handle(self);
    add(self, " FROM ");
    self->driver = NULL;
    if (query->person) {
        add_handle_table(self, kept->persons, "f");
    }
    if (country) {
        add_handle_table(self, kept->countries, "c");
    }
    add(self, kept->table);
    add(self, kept->has_pages && pages ? PAGE_TABLES : "");
    add(self, " WHERE 1 = 1");
    if (query->person) {
        add_handle(self, kept, "f", ".form", name_form(&self->arena, query->person));
    }
    if (country) {
        add_handle(self, kept, "c", ".country", country);
    }
    if (self->driver) {
        add_condition(self, "r", kept->key);
        add(self, " = ");
        add(self, self->driver);
        add(self, kept->key);
    } else if (kept->has_kinds) {
        add(self, " AND r.kind = ");
        add_parameter(self, record_kind(query->list), 0);
    }
}

static void add_type(Question *self) {
    const ChQuery *query = self->query;
    if (!query->type) {
        return;
    }
    add(self, query->list == CH_LIST_MECHANISMS ? " AND r.name = " : " AND r.type = ");
    add_parameter(self, query->type, 0);
}

/* The first or last day of a row, as its driving table has it in order. */
static void add_day(Question *self, bool first) {
    if (self->driver) {
        add(self, self->driver);
        add(self, first ? ".first" : ".last");
    } else {
        add(self, first ? "coalesce(r.first, " NO_DAY ")" : "coalesce(r.last, 0)");
    }
}

static void add_undated(Question *self, const char *before) {
    add(self, before);
    add_day(self, true);
    add(self, " = " NO_DAY);
}

static void add_days(Question *self) {
    if (self->has_days) {
        add(self, " AND (");
        add_day(self, false);
        add(self, " >= ");
        add_parameter(self, NULL, self->since.first);
        add(self, " AND ");
        add_day(self, true);
        add(self, " <= ");
        add_parameter(self, NULL, self->until.last);
        if (self->query->undated) {
            add_undated(self, " OR ");
        }
        add(self, ")");
    }
}

/* How sure a row is stands in its JSON: rows are then counted as they are given. */
static bool is_bounded(const Question *self) { return self->query->limit && self->query->least_confidence <= 0; }

static void add_limit(Question *self) {
    if (is_bounded(self)) {
        add(self, " LIMIT ");
        add_parameter(self, NULL, (int64_t)self->query->limit);
    }
}

static void add_conditions(Question *self, const Kept *kept, bool pages) {
    add_tables(self, kept, pages);
    add_type(self);
    add_days(self);
}

/* The first or second of the two days that rows are sorted by. */
static void add_sorted_day(Question *self, bool second) {
    bool newest = self->query->newest_first;
    if (second && !newest) {
        add(self, self->driver ? self->driver : "r");
        add(self, ".last");
    } else {
        add_day(self, newest == second);
    }
}

/* Ids make the order one that depends on the rows alone. */
static void add_order(Question *self, const char *ids) {
    const char *down = self->query->newest_first ? " DESC" : "";
    add(self, " ORDER BY ");
    add_sorted_day(self, false);
    add(self, down);
    add(self, ", ");
    add_sorted_day(self, true);
    add(self, down);
    add(self, ids);
}

/* Records of one id, told alike by several pages, that may lie on both sides of a limit. */
enum { ALIKE = 64 };

/* The rows of a limited list, chosen by their days and ids: only what is listed is read whole, however many others
 * share its days. */
static void add_chosen(Question *self, const Kept *kept) {
    add(self, "WITH chosen AS MATERIALIZED (SELECT r");
    add(self, kept->key);
    add(self, " AS key, ");
    add_sorted_day(self, false);
    add(self, " AS day, ");
    add_sorted_day(self, true);
    add(self, " AS other_day");
    add_conditions(self, kept, false);
    add_order(self, ", r.id");
    add(self, " LIMIT ");
    add_parameter(self, NULL, (int64_t)self->query->limit + ALIKE);
    add(self, ") ");
}

/* SELECT `columns` of the rows that the query asks for, in their order. */
static void add_rows(Question *self, const Kept *kept, const char *columns) {
    const char *ids = kept->has_pages ? ", r.id, p.id, i.position" : ", r.id";
    if (!is_bounded(self)) {
        add(self, columns);
        add_conditions(self, kept, true);
        add_order(self, ids);
        return;
    }
    add_chosen(self, kept);
    add(self, columns);
    add(self, " FROM chosen x CROSS JOIN ");
    add(self, kept->table);
    add(self, " ON r");
    add(self, kept->key);
    add(self, " = x.key");
    add(self, kept->has_pages ? PAGE_TABLES : "");
    add(self, self->query->newest_first ? " ORDER BY x.day DESC, x.other_day DESC" : " ORDER BY x.day, x.other_day");
    add(self, ids);
    add_limit(self);
}

void question_records(Question *self) { add_conditions(self, &kept_records, true); }
void question_rows(Question *self, const char *columns) { add_rows(self, &kept_records, columns); }

bool question_takes(const Question *self, const char *json) {
    if (!self->query || self->query->least_confidence <= 0) {
        return true;
    }
    for (JsonMember member; json_member_next(&json, &member);) {
        if (json_member_is(&member, "confidence")) {
            return strtod(member.value, NULL) >= self->query->least_confidence;
        }
    }
    return false;
}

bool question_wants_more(const Question *self, long given) {
    return !self->query || !self->query->limit || (size_t)given < self->query->limit;
}

Statement *question_statement(Question *self, Database *database) {
    ch_buffer_append(&self->sql, "", 1);
    Statement *statement = statement_new(database, self->sql.bytes);
    for (int i = 0; statement && i < self->parameter_count; i++) {
        if (self->parameters[i].text) {
            statement_bind_text(statement, i + 1, self->parameters[i].text);
        } else {
            statement_bind_integer(statement, i + 1, self->parameters[i].number);
        }
    }
    return statement;
}

static void write_digits(char *end, int64_t number, int count) {
    for (; count > 0; count--, number /= 10) {
        *--end = (char)('0' + number % 10);
    }
}

static void write_day(ChBuffer *out, int64_t day) {
    char text[] = "\"0000-00-00\"";
    write_digits(text + 5, day / 10000, 4);
    write_digits(text + 8, day / 100 % 100, 2);
    write_digits(text + 11, day % 100, 2);
    buffer_string(out, text);
}

/* Strings with | between, as an array. */
static void write_list(ChBuffer *out, const char *text) {
    buffer_string(out, "[");
    for (const char *at = text; at && *at;) {
        size_t length = strcspn(at, "|");
        char item[1024];
        snprintf(item, sizeof item, "%.*s", (int)length, at);
        buffer_json(out, item);
        at += length + (at[length] == '|');
        buffer_string(out, *at ? "," : "");
    }
    buffer_string(out, "]");
}

/* How a column becomes a member of the row's object: one `*_day` is a day, `*_list` an array, `*_key` is for details
 * only; the column `record_json` is an object whose members are taken over. */
typedef enum ColumnKind { COLUMN_PLAIN, COLUMN_DAY, COLUMN_LIST, COLUMN_KEY, COLUMN_RECORD } ColumnKind;

static ColumnKind column_kind(const char *name, size_t *length) {
    static const struct {
        const char *end;
        ColumnKind kind;
    } ends[] = {{"_day", COLUMN_DAY}, {"_list", COLUMN_LIST}, {"_key", COLUMN_KEY}};
    *length = strlen(name);
    const char *last = strrchr(name, '_');
    for (size_t i = 0; last && last > name && i < sizeof ends / sizeof *ends; i++) {
        if (strcmp(last, ends[i].end) == 0) {
            *length = (size_t)(last - name);
            return ends[i].kind;
        }
    }
    return strcmp(name, "record_json") == 0 ? COLUMN_RECORD : COLUMN_PLAIN;
}

static void write_column(ChBuffer *out, bool *first, const Statement *row, int column) {
    size_t length;
    char plain[32];
    const char *name = statement_name(row, column);
    ColumnKind kind = column_kind(name, &length);
    if (kind == COLUMN_KEY) {
        return;
    }
    bool is_number = statement_is_integer(row, column); /* asking for its text would write it out */
    const char *text = is_number ? NULL : statement_text(row, column);
    if (kind == COLUMN_DAY || kind == COLUMN_LIST) {
        memcpy(plain, name, length);
        plain[length] = '\0';
        json_key(out, first, plain);
    }
    if (kind == COLUMN_LIST) {
        write_list(out, text);
    } else if (kind == COLUMN_DAY && is_number) {
        write_day(out, statement_integer(row, column));
    } else if (kind == COLUMN_DAY) {
        buffer_string(out, "null");
    } else if (kind == COLUMN_RECORD) {
        size_t size = text ? strlen(text) : 0;
        if (size > 2) {
            buffer_string(out, *first ? "" : ",");
            ch_buffer_append(out, text + 1, size - 2);
            *first = false;
        }
    } else if (is_number) {
        json_number_field(out, first, name, (double)statement_integer(row, column));
    } else {
        json_string_field(out, first, name, text);
    }
}

/* The row as members of a JSON object. */
static void write_columns(ChBuffer *out, bool *first, const Statement *row) {
    int count = statement_columns(row);
    for (int i = 0; i < count; i++) {
        write_column(out, first, row, i);
    }
}

/* What is asked again for each row of a list, by the row's first (?1) and
 * second (?2) column; its rows become an array of objects called `member`. */
typedef struct Detail {
    const char *member, *sql;
    Statement *statement;
} Detail;

static int write_detail(ChBuffer *out, bool *first, Detail *detail, const Statement *row) {
    if (statement_is_integer(row, 0)) {
        statement_bind_integer(detail->statement, 1, statement_integer(row, 0));
    } else {
        statement_bind_text(detail->statement, 1, statement_text(row, 0));
        statement_bind_text(detail->statement, 2, statement_text(row, 1));
    }
    json_key(out, first, detail->member);
    buffer_string(out, "[");
    int status;
    for (bool any = false; (status = statement_step(detail->statement)) > 0; any = true) {
        bool inner = true;
        buffer_string(out, any ? ",{" : "{");
        write_columns(out, &inner, detail->statement);
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
    return status;
}

/* Runs the question and hands its rows out. */
static long hand_out(Question *self, Database *database, Detail *detail, ChLedgerRow *give, void *context) {
    Statement *statement = question_statement(self, database);
    if (statement && detail) {
        detail->statement = statement_new(database, detail->sql);
    }
    int status = statement && (!detail || detail->statement) ? 1 : CH_ERROR_LEDGER;
    ChBuffer out = {0};
    long rows = 0;
    while (status > 0 && question_wants_more(self, rows) && (status = statement_step(statement)) > 0) {
        bool first = true;
        out.length = 0;
        buffer_string(&out, "{");
        write_columns(&out, &first, statement);
        int told = detail ? write_detail(&out, &first, detail, statement) : CH_OK;
        ch_buffer_append(&out, "}", 2);
        if (told < 0) {
            status = told;
            break;
        }
        if (question_takes(self, out.bytes)) {
            give(context, out.bytes);
            rows++;
        }
    }
    ch_buffer_free(&out);
    if (detail) {
        statement_free(detail->statement);
    }
    statement_free(statement);
    return status < 0 ? status : rows;
}

static long list_records(Question *self, Database *database, ChLedgerRow *give, void *context) {
    question_rows(self, "SELECT r.json AS record_json, p.id AS page, i.kind AS item_kind, i.title AS title,"
                        " p.url AS url, i.outlet AS outlet, i.published AS published");
    return hand_out(self, database, NULL, give, context);
}

static long list_events(Question *self, Database *database, ChLedgerRow *give, void *context) {
    add_rows(self, &kept_events, "SELECT r.json AS record_json");
    return hand_out(self, database, NULL, give, context);
}

/* Words of a post. */
static void add_post(Question *self, bool tenures) {
    if (self->query->type) {
        add(self,
            tenures ? " AND t.post LIKE '%' || "
                    : " AND EXISTS (SELECT 1 FROM tenure w WHERE w.person_key = q.person_key AND w.post LIKE '%' || ");
        add_parameter(self, self->query->type, 0);
        add(self, tenures ? " || '%'" : " || '%')");
    }
}

/* FROM and WHERE over persons, with their tenures if `tenures`. */
static void add_person_tables(Question *self, bool tenures) {
    const ChQuery *query = self->query;
    add(self, tenures && !query->person ? " FROM tenure t CROSS JOIN person q ON q.person_key = t.person_key"
              : tenures                 ? " FROM person q JOIN tenure t ON t.person_key = q.person_key"
                                        : " FROM person q");
    add(self, " WHERE 1 = 1");
    if (query->person) {
        add(self, " AND q.person_key IN (SELECT person_key FROM person_form WHERE form = ");
        add_parameter(self, name_form(&self->arena, query->person), 0);
        add(self, ")");
    }
    for (int i = 0; i < 2; i++) {
        if (query->countries[i]) {
            add(self, i ? " AND q.country = " : tenures ? " AND t.country = " : " AND q.country = ");
            add_parameter(self, query->countries[i], 0);
        }
    }
    add_post(self, tenures);
}

/* A list of persons or tenures, whose days are those of first and last sight. */
static void add_sight_days(Question *self, const char *alias) {
    if (self->has_days) {
        add_condition(self, alias, ".last >= ");
        add_parameter(self, NULL, self->since.first);
        add_condition(self, alias, ".first <= ");
        add_parameter(self, NULL, self->until.last);
    }
}

/* The holders on a day: seen in the post before and after it; or seen in it
 * within the year before, with no one else seen in it since … */
static void add_on(Question *self) {
    add(self, " AND t.first <= ");
    add_parameter(self, NULL, self->on.last);
    add(self, " AND t.last >= ");
    add_parameter(self, NULL, self->on.first - 10000);
    add(self, " AND (t.last >= ");
    add_parameter(self, NULL, self->on.first);
    add(self, " OR NOT EXISTS (SELECT 1 FROM tenure n WHERE n.country = t.country AND n.post = t.post"
              " AND n.person_key <> t.person_key AND n.last > t.last AND n.first <= ");
    add_parameter(self, NULL, self->on.last);
    add(self, "))");
}

/* … and nothing that says it is over. */
static void add_not_over(Question *self) {
    add(self, " AND (t.former_since IS NULL OR t.former_since <= t.first OR t.former_since > ");
    add_parameter(self, NULL, self->on.last);
    add(self, ")");
}

/* The same of one country, FROM and WHERE: an index tells who was last seen in each post. */
static void add_holders(Question *self) {
    const char *country = self->query->countries[0];
    add(self, " FROM (SELECT n.post AS held, max(n.last) AS newest FROM tenure n WHERE n.country = ");
    add_parameter(self, country, 0);
    add(self, " AND n.last >= ");
    add_parameter(self, NULL, self->on.first - 10000);
    add(self, " AND n.first <= ");
    add_parameter(self, NULL, self->on.last);
    add(self, " GROUP BY n.post) h CROSS JOIN tenure t ON t.post = h.held AND t.country = ");
    add_parameter(self, country, 0);
    add(self, " AND t.first <= ");
    add_parameter(self, NULL, self->on.last);
    add(self, " AND t.last >= CASE WHEN h.newest < ");
    add_parameter(self, NULL, self->on.first);
    add(self, " THEN h.newest ELSE ");
    add_parameter(self, NULL, self->on.first);
    add(self, " END CROSS JOIN person q ON q.person_key = t.person_key WHERE 1 = 1");
    add_post(self, true);
    add_not_over(self);
}

#define PERSON_COLUMNS                                                                                              \
    "SELECT q.person_key, q.id AS id, q.name AS name, q.also AS also_list, q.latin AS latin, q.country AS country," \
    " q.pages AS pages, q.first AS first_seen_day, q.last AS last_seen_day"
#define POST_COLUMNS                                                                                    \
    "SELECT t.post AS post, CASE WHEN t.first IS NULL AND t.former_since IS NOT NULL THEN 1 ELSE 0 END" \
    " AS former, coalesce(t.first, t.former_since) AS first_seen_day, coalesce(t.last, t.former_since)" \
    " AS last_seen_day, t.former_since AS former_since_day, t.pages AS pages"
#define POST_ORDER \
    " WHERE t.person_key = ?1 ORDER BY t.first IS NULL AND t.former_since IS NOT NULL, t.last DESC, t.post"
#define PERSON_POSTS POST_COLUMNS " FROM tenure t" POST_ORDER
#define PERSON_POSTS_SHORT                                                                                        \
    "SELECT t.post AS post, CASE WHEN t.first IS NULL AND t.former_since IS NOT NULL THEN 1 ELSE 0 END AS former" \
    " FROM tenure t" POST_ORDER
/* With the record that shows the post first, which `split` takes: of the page that shows it first, or if
 * it was only ever called a former one, of all. */
#define SHOWING                                                                                              \
    " JOIN record_post o ON o.record_key = r.record_key JOIN person_record s ON s.record_key = r.record_key" \
    " WHERE o.post = t.post AND s.person_key = t.person_key"
#define FIRST_SHOWING " ORDER BY r.first IS NULL, r.first, r.id LIMIT 1)"
#define PERSON_POSTS_SHOWN                                                                                            \
    POST_COLUMNS ", CASE WHEN t.first_page IS NULL"                                                                   \
                 " THEN (SELECT r.id FROM person_record n CROSS JOIN record r ON r.record_key = n.record_key" SHOWING \
                 " AND n.person_key = t.person_key" FIRST_SHOWING                                                     \
                 " ELSE (SELECT r.id FROM page g CROSS JOIN item i ON i.page_key = g.page_key"                        \
                 " CROSS JOIN record r ON r.item_key = i.item_key" SHOWING " AND g.id = t.first_page" FIRST_SHOWING   \
                 " END AS record FROM tenure t" POST_ORDER

static long list_people(Question *self, Database *database, ChLedgerRow *give, void *context) {
    add(self, PERSON_COLUMNS);
    add_person_tables(self, false);
    add_sight_days(self, "q");
    add(self, self->query->newest_first ? " ORDER BY q.last DESC, q.pages DESC, q.name, q.id"
                                        : " ORDER BY q.pages DESC, q.name, q.id");
    add_limit(self);
    Detail posts = {.member = "posts", .sql = self->query->short_rows ? PERSON_POSTS_SHORT : PERSON_POSTS};
    return hand_out(self, database, &posts, give, context);
}

static long list_posts(Question *self, Database *database, ChLedgerRow *give, void *context) {
    add(self, "SELECT t.country AS country, t.post AS post, q.name AS name, q.id AS person, t.first AS first_seen_day,"
              " t.last AS last_seen_day, t.former_since AS former_since_day, t.pages AS pages,"
              " t.first_page AS first_page, t.last_page AS last_page");
    const ChQuery *query = self->query;
    if (self->has_on && query->countries[0] && !query->countries[1] && !query->person) {
        add_holders(self);
    } else {
        add_person_tables(self, true);
        if (self->has_on) {
            add_on(self);
            add_not_over(self);
        }
    }
    add_sight_days(self, "t");
    add(self, query->newest_first ? " ORDER BY t.last DESC, t.country, t.post, q.name, q.id"
              : query->countries[0]
                  ? " ORDER BY t.country, t.post, t.first IS NULL, t.first, q.name, q.id"
                  : " ORDER BY t.country IS NULL, t.country, t.post, t.first IS NULL, t.first, q.name, q.id");
    add_limit(self);
    return hand_out(self, database, NULL, give, context);
}

/* Records that the other conditions meet but whose year is not known. */
static int count_undated(Database *database, const ChQuery *query, size_t *count) {
    Question self;
    *count = 0;
    int status = question_begin(&self, query);
    bool sights = query->list == CH_LIST_POSTS || query->list == CH_LIST_PEOPLE;
    if (status >= 0 && self.has_days && !query->undated && !sights) {
        add(&self, "SELECT count(*)");
        add_tables(&self, query->list == CH_LIST_EVENTS ? &kept_events : &kept_records, false);
        add_type(&self);
        add_undated(&self, " AND ");
        Statement *statement = question_statement(&self, database);
        status = statement ? statement_step(statement) : CH_ERROR_LEDGER;
        *count = status > 0 ? (size_t)statement_integer(statement, 0) : 0;
        statement_free(statement);
    }
    question_end(&self);
    return status < 0 ? status : CH_OK;
}

bool ch_list_has_confidence(ChList list) {
    return list != CH_LIST_PEOPLE && list != CH_LIST_POSTS && list != CH_LIST_MECHANISMS && list != CH_LIST_SERIES;
}

long ch_ledger_list(ChLedger *self, const ChQuery *query, ChLedgerRow *row, void *context, size_t *left_out) {
    if (query->version != CH_QUERY_VERSION) {
        return error_set(CH_ERROR_USAGE, "the query is of version %u, the library of version %d", query->version,
                         CH_QUERY_VERSION);
    }
    if (query->least_confidence > 0 && !ch_list_has_confidence(query->list)) {
        return error_set(CH_ERROR_USAGE, "the rows of this list rest on many records: they have no confidence");
    }
    Question question;
    long rows = question_begin(&question, query);
    if (rows >= 0) {
        switch (query->list) {
        case CH_LIST_EVENTS:
            rows = list_events(&question, self->database, row, context);
            break;
        case CH_LIST_PEOPLE:
            rows = list_people(&question, self->database, row, context);
            break;
        case CH_LIST_POSTS:
            rows = list_posts(&question, self->database, row, context);
            break;
        case CH_LIST_MECHANISMS:
            rows = series_mechanisms(&question, self, row, context);
            break;
        case CH_LIST_SERIES:
            rows = series_indicators(&question, self, row, context);
            break;
        case CH_LIST_COMMITMENTS:
            rows = fates_commitments(&question, self, row, context);
            break;
        default:
            rows = list_records(&question, self->database, row, context);
            break;
        }
    }
    question_end(&question);
    int status = rows >= 0 && left_out ? count_undated(self->database, query, left_out) : CH_OK;
    return status < 0 ? status : rows;
}

#define RECORD_COLUMNS                                                                                \
    "SELECT r.json AS record_json, r.kind AS record, p.id AS page, p.url AS url, p.source AS source," \
    " i.kind AS item_kind, i.title AS title, i.outlet AS outlet, i.dateline AS dateline,"             \
    " i.published AS published, i.text AS text"
#define RECORD_TABLES " FROM record r JOIN item i ON i.item_key = r.item_key JOIN page p ON p.page_key = i.page_key"

/* One of the questions of `show`; `sql` has the id as ?1. */
static long show_rows(ChLedger *self, const char *id, const char *sql, Detail *detail, ChLedgerRow *row,
                      void *context) {
    Question question = {0};
    arena_init(&question.arena);
    question.parameters[question.parameter_count++].text = id;
    add(&question, sql);
    long rows = hand_out(&question, self->database, detail, row, context);
    question_end(&question);
    return rows;
}

long between_people(ChLedger *self, Pair countries, const Days *days, size_t events, ChLedgerRow *row, void *context) {
    Question question = {0};
    arena_init(&question.arena);
    add(&question, "WITH told AS MATERIALIZED (SELECT DISTINCT e.item_key AS item_key FROM (SELECT record_key"
                   " FROM record_country WHERE kind = 'event' AND country = ");
    add_parameter(&question, handle_of_pair(&question.arena, countries[0], countries[1]), 0);
    if (days) {
        add(&question, " AND last >= ");
        add_parameter(&question, NULL, days->first);
        add(&question, " AND first <= ");
        add_parameter(&question, NULL, days->last);
    }
    if (events) {
        add(&question, " ORDER BY last DESC, first DESC, record_key DESC LIMIT ");
        add_parameter(&question, NULL, (int64_t)events);
    }
    add(&question, ") a CROSS JOIN record e ON e.record_key = a.record_key) SELECT r.json AS record_json, p.id AS page,"
                   " i.kind AS item_kind, i.title AS title, p.url AS url, i.outlet AS outlet, i.published AS published"
                   " FROM told t CROSS JOIN record r ON r.item_key = t.item_key AND r.kind = 'person'"
                   " AND r.countries IN (");
    add_parameter(&question, countries[0], 0);
    add(&question, ", ");
    add_parameter(&question, countries[1], 0);
    add(&question, ") JOIN item i ON i.item_key = t.item_key"
                   " JOIN page p ON p.page_key = i.page_key ORDER BY r.first IS NULL, r.first, r.id, p.id, i.position");
    long rows = hand_out(&question, self->database, NULL, row, context);
    question_end(&question);
    return rows;
}

long between_sight(ChLedger *self, const char *person, const char *post, ChLedgerRow *row, void *context) {
    Question question = {0};
    arena_init(&question.arena);
    add(&question, "SELECT r.json AS record_json, p.id AS page, i.kind AS item_kind, i.title AS title, p.url AS url,"
                   " i.outlet AS outlet, i.published AS published FROM person q CROSS JOIN tenure t"
                   " ON t.person_key = q.person_key CROSS JOIN page p ON p.id = t.first_page"
                   " CROSS JOIN item i ON i.page_key = p.page_key CROSS JOIN record r ON r.item_key = i.item_key"
                   " CROSS JOIN record_post o ON o.record_key = r.record_key"
                   " CROSS JOIN person_record s ON s.record_key = r.record_key"
                   " WHERE s.person_key = q.person_key AND o.post = t.post AND q.id = ");
    add_parameter(&question, person, 0);
    add(&question, " AND t.post = ");
    add_parameter(&question, post, 0);
    add(&question, " ORDER BY r.first IS NULL, r.first, r.id, i.position LIMIT 1");
    long rows = hand_out(&question, self->database, NULL, row, context);
    question_end(&question);
    return rows;
}

long ch_ledger_people_between(ChLedger *self, const char *const countries[2], ChLedgerRow *row, void *context) {
    return between_people(self, countries, NULL, 0, row, context);
}

long ch_ledger_show(ChLedger *self, const char *id, ChLedgerRow *row, void *context) {
    Detail posts = {.member = "posts", .sql = PERSON_POSTS_SHOWN};
    long rows = show_rows(self, id,
                          PERSON_COLUMNS ", 'person' AS record FROM person q WHERE q.id >= ?1 AND q.id < ?1 || 'g'"
                                         " ORDER BY q.id, q.pages DESC",
                          &posts, row, context);
    if (rows) {
        return rows;
    }
    static const char events[] = "(SELECT e.event_key FROM event_record e JOIN record k ON k.record_key = e.record_key"
                                 " WHERE k.id >= ?1 AND k.id < ?1 || 'g' AND (SELECT count(*) FROM event_record n"
                                 " WHERE n.event_key = e.event_key) > 1)";
    char sql[1024];
    snprintf(sql, sizeof sql,
             "SELECT v.json AS record_json, 'event of several sources' AS record FROM event v"
             " WHERE v.event_key IN %s ORDER BY v.id",
             events);
    rows = show_rows(self, id, sql, NULL, row, context);
    if (rows > 0) {
        snprintf(sql, sizeof sql,
                 "%s, m.reason AS reason, m.partner AS \"with\"%s"
                 " JOIN event_record m ON m.record_key = r.record_key WHERE m.event_key IN %s"
                 " ORDER BY m.event_key, p.id, i.position, r.id",
                 RECORD_COLUMNS, RECORD_TABLES, events);
        long evidence = show_rows(self, id, sql, NULL, row, context);
        return evidence < 0 ? evidence : rows + evidence;
    }
    return rows < 0 ? rows
                    : show_rows(self, id,
                                RECORD_COLUMNS RECORD_TABLES " WHERE r.id >= ?1 AND r.id < ?1 || 'g'"
                                                             " ORDER BY r.id, p.id, i.position, r.json",
                                NULL, row, context);
}
