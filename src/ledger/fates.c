/* Fates: what became of undertakings that can be measured. */
#include "base/index.h"
#include "ledger/figure_key.h"
#include "ledger/question.h"
#include "record/json.h"
#include "record/members.h"

#include <jansson.h>
#include <stdlib.h>

enum {
    NAME_BYTES = 12,     /* four at the end of a name: they may say what one country counts, … */
    SPEAKING_BYTES = 18, /* … and six: they say it by themselves */
    YEAR = 10000,        /* in days as numbers */
    KEPT_BYTES = 1 << 20,
    FIGURES_WEIGHED = 50, /* of one name, the last in time: so many pages may tell of one figure */
};

/* An undertaking with a value. */
typedef struct Target {
    const json_t *json;
    const char *countries, *unit, *words;
    const char *by; /* who undertakes it; NULL if not told */
    bool is_shared; /* two or more countries undertake it, or one toward another */
    double value;
    Days due;
    bool has_due;
    int64_t told; /* day of publication, 0 if not known */
} Target;

/* What the figures say so far. */
typedef struct Verdict {
    const char *fate;
    ChBuffer evidence;        /* objects with commas between */
    bool reached, fell_short; /* in time; at the time */
} Verdict;

/* True if a piece of a name stands in the words. */
static bool stands_in(const char *words, const char *name, size_t length) {
    size_t whole = strlen(words);
    return length <= whole && memmem(words, whole, name, length) != NULL;
}

/* Within one country so much is counted that the end of a name does not tell whether two figures are of one thing: of
 * the name, at least four characters at its end and whatever stands before them must be there, and if
 * they are less than six, whose figure it is. */
static bool is_own_figure(const Target *target, const char *what, const char *quote) {
    size_t length = strlen(what), cut = 0;
    while (cut < length && !stands_in(target->words, what + cut, length - cut)) {
        cut++;
        while (((unsigned char)what[cut] & 0xC0) == 0x80) {
            cut++;
        }
    }
    size_t rest = length - cut;
    bool is_theirs = cut > 0 || rest >= SPEAKING_BYTES || (target->by && quote && strstr(quote, target->by));
    return rest >= NAME_BYTES && is_theirs && stands_in(target->words, what, cut);
}

/* A figure of the ledger. Members are as its JSON writes them, NULL if they are not told. */
typedef struct Figure {
    const char *id, *period, *value, *unit, *quote;
    const char *what; /* without its quotation marks, as `plain_unit` */
    const char *plain_unit, *page, *published;
    int64_t first;
} Figure;

typedef List(Figure) FigureList;

/* The figures an undertaking may be measured by. */
typedef struct Figures {
    Statement *statement; /* of a key and a set of countries */
    Arena arena;          /* of the undertaking at hand */
} Figures;

static const char *without_marks(Arena *arena, const char *string) {
    return string && string[0] == '"' ? arena_copy(arena, string + 1, strlen(string) - 2) : NULL;
}

static void add_figure(Figures *self, FigureList *list) {
    const char *json = statement_text(self->statement, 0), *published = statement_text(self->statement, 2);
    const char *page = statement_text(self->statement, 1);
    Figure *figure = list_push(&self->arena, list);
    *figure = (Figure){.page = arena_copy(&self->arena, page, strlen(page)),
                       .published = published ? arena_copy(&self->arena, published, strlen(published)) : NULL,
                       .first = statement_integer(self->statement, 3)};
    const struct {
        const char *name, **text;
    } members[] = {{"id", &figure->id},     {"period", &figure->period}, {"value", &figure->value},
                   {"unit", &figure->unit}, {"quote", &figure->quote},   {"what", &figure->what}};
    for (JsonMember member; json_member_next(&json, &member);) {
        for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
            if (json_member_is(&member, members[i].name)) {
                *members[i].text = arena_copy(&self->arena, member.value, member.value_length);
            }
        }
    }
    figure->what = without_marks(&self->arena, figure->what);
    figure->plain_unit = without_marks(&self->arena, figure->unit);
}

/* The keys of all figures whose names may end somewhere in the words, each once. */
static FormList keys_in(Arena *arena, const char *words, const char *unit) {
    FormList keys = {0};
    Index met = {0};
    size_t length = strlen(words);
    for (size_t end = HEAD_BYTES; end <= length; end++) {
        const char *key = ((unsigned char)words[end] & 0xC0) != 0x80 ? figure_key(arena, words, end, unit) : NULL;
        void **place = key ? index_put(arena, &met, key) : NULL;
        if (place && !*place) {
            *place = arena;
            *list_push(arena, &keys) = key;
        }
    }
    return keys;
}

static int compare_figures(const void *x, const void *y) {
    const Figure *a = x, *b = y;
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    int order = strcmp(a->id ? a->id : "", b->id ? b->id : "");
    return order ? order : strcmp(a->page, b->page);
}

static int read_figures_for(Figures *self, const Target *target, FigureList *list) {
    FormList keys = keys_in(&self->arena, target->words, target->unit);
    int64_t told = target->told / YEAR * YEAR;
    int more = 0;
    for (size_t i = 0; i < keys.count && more >= 0; i++) {
        statement_bind_text(self->statement, 1, keys.items[i]);
        statement_bind_text(self->statement, 2, target->countries);
        statement_bind_integer(self->statement, 3, target->has_due ? target->due.last : LAST_DAY);
        statement_bind_integer(self->statement, 4, told);
        statement_bind_integer(self->statement, 5, told - YEAR); /* longer than a year is no figure's period */
        statement_bind_integer(self->statement, 6, FIGURES_WEIGHED);
        while ((more = statement_step(self->statement)) > 0) {
            add_figure(self, list);
        }
    }
    if (list->count) {
        qsort(list->items, list->count, sizeof *list->items, compare_figures);
    }
    return more;
}

/* True if the words of the undertaking name what the figure measures. */
static bool is_measured_by(const Target *target, const Figure *figure) {
    size_t length = figure->what ? strlen(figure->what) : 0;
    if (length < HEAD_BYTES || !figure->plain_unit || strcmp(figure->plain_unit, target->unit) != 0) {
        return false;
    }
    return target->is_shared ? strstr(target->words, figure->what + length - HEAD_BYTES) != NULL
                             : is_own_figure(target, figure->what, figure->quote);
}

static void write_evidence(ChBuffer *out, const Figure *figure) {
    const struct {
        const char *name, *json;
    } members[] = {{"id", figure->id},
                   {"period", figure->period},
                   {"value", figure->value},
                   {"unit", figure->unit},
                   {"quote", figure->quote}};
    bool first = true;
    buffer_string(out, out->length ? ",{" : "{");
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_key(out, &first, members[i].name);
        buffer_string(out, members[i].json ? members[i].json : "null");
    }
    json_string_field(out, &first, "page", figure->page);
    json_string_field(out, &first, "published", figure->published);
    buffer_string(out, "}");
}

/* The figures that are read lie in years from that on in which the undertaking was told of (one from before it is
 * what it set out from), and begin when it is due at the latest. */
static void weigh(Verdict *self, Arena *arena, const Target *target, const Figure *figure) {
    Days period;
    if (!days_of(without_marks(arena, figure->period), &period) || period.last - period.first >= YEAR) {
        return; /* what several years add up to */
    }
    double value = figure->value ? strtod(figure->value, NULL) : 0;
    bool at_the_time = target->has_due && period.last >= target->due.last;
    self->reached |= value >= target->value;
    self->fell_short |= at_the_time && value < target->value;
    write_evidence(&self->evidence, figure);
}

static int compare_with_figures(Verdict *self, const Target *target, Figures *figures) {
    FigureList list = {0};
    int status = read_figures_for(figures, target, &list);
    for (size_t i = 0; i < list.count && status >= 0; i++) {
        if (is_measured_by(target, &list.items[i])) {
            weigh(self, &figures->arena, target, &list.items[i]);
        }
    }
    return status;
}

/* Met: a figure in time reaches the value. Missed: the figure of the time is
 * below it. Open: the time has not come, by the newest page. Else unknown. */
static const char *fate_of(const Verdict *verdict, const Target *target, int64_t today) {
    if (verdict->reached) {
        return "met";
    }
    if (verdict->fell_short) {
        return "missed";
    }
    return !target->has_due || target->due.last >= today ? "open" : "unknown";
}

/* Reads the undertaking; false if it can't be measured. Of one country alone only what is
 * due by a day is. */
static bool read_target(Target *target, const json_t *json, const char *countries, const char *published) {
    const char *kind = json_string_value(json_object_get(json, "kind"));
    const char *words = json_string_value(json_object_get(json_object_get(json, "evidence"), "text"));
    Days told;
    *target = (Target){.json = json,
                       .countries = countries,
                       .unit = json_string_value(json_object_get(json, "unit")),
                       .words = words ? words : "",
                       .by = json_string_value(json_object_get(json, "by")),
                       .is_shared = countries && strchr(countries, '|'),
                       .value = json_number_value(json_object_get(json, "value"))};
    target->has_due = days_of(json_string_value(json_object_get(json, "due")), &target->due);
    target->told = days_of(published, &told) ? told.first : 0;
    bool over = target->has_due && target->told && target->due.last < target->told;
    bool measured = !over && json_is_number(json_object_get(json, "value")) && target->unit && countries;
    return measured && (target->has_due || (target->is_shared && kind && strcmp(kind, "target") == 0));
}

/* The fate of an undertaking and the figures it rests on. */
static int write_fate(ChBuffer *out, bool *first, Statement *row, Figures *figures, int64_t today) {
    json_t *json = json_loads(statement_text(row, 0), 0, NULL);
    Target target;
    Verdict verdict = {0};
    int status = CH_OK;
    if (read_target(&target, json, statement_text(row, 7), statement_text(row, 6))) {
        status = compare_with_figures(&verdict, &target, figures);
        verdict.fate = fate_of(&verdict, &target, today);
    }
    json_string_field(out, first, "fate", verdict.fate);
    json_key(out, first, "fate_evidence");
    buffer_string(out, "[");
    ch_buffer_append(out, verdict.evidence.length ? verdict.evidence.bytes : "", verdict.evidence.length);
    buffer_string(out, "]");
    ch_buffer_free(&verdict.evidence);
    json_decref(json);
    return status;
}

static int write_row(ChBuffer *out, Statement *row, Figures *figures, int64_t today) {
    static const char *const columns[] = {"page", "item_kind", "title", "url", "outlet", "published"};
    const char *json = statement_text(row, 0), *countries = statement_text(row, 7);
    bool first = false;
    ch_buffer_append(out, json, strlen(json) - 1);
    for (int i = 0; i < 6; i++) {
        json_string_field(out, &first, columns[i], statement_text(row, i + 1));
    }
    int status = CH_OK;
    if (countries && !strstr(json, "\"value\":null")) {
        status = write_fate(out, &first, row, figures, today);
    } else {
        buffer_string(out, ",\"fate\":null,\"fate_evidence\":[]");
    }
    ch_buffer_append(out, "}", 2);
    return status;
}

/* The newest day of publication: what the ledger takes for today. */
static int read_today(ChLedger *ledger, int64_t *today) {
    Statement *row = statement_new(ledger->database, "SELECT max(published) FROM item");
    int found = row ? statement_step(row) : CH_ERROR_LEDGER;
    Days days;
    *today = found > 0 && days_of(statement_text(row, 0), &days) ? days.last : 0;
    statement_free(row);
    return found;
}

long fates_commitments(Question *self, ChLedger *ledger, ChLedgerRow *give, void *context) {
    int64_t today = 0;
    int status = read_today(ledger, &today);
    question_rows(self, "SELECT r.json, p.id, i.kind, i.title, p.url, i.outlet, i.published, r.countries");
    Statement *rows = status < 0 ? NULL : question_statement(self, ledger->database);
    Figures figures;
    arena_init(&figures.arena);
    figures.statement =
        statement_new(ledger->database, "SELECT r.json, p.id, i.published, r.first FROM record r"
                                        " CROSS JOIN item i ON i.item_key = r.item_key"
                                        " CROSS JOIN page p ON p.page_key = i.page_key"
                                        " WHERE r.name = ?1 AND r.kind = 'indicator' AND r.countries = ?2"
                                        " AND r.first > ?5 AND r.first <= ?3 AND r.last >= ?4"
                                        " ORDER BY r.first DESC, r.last DESC LIMIT ?6");
    ChBuffer out = {0};
    long given = 0;
    status = rows && figures.statement ? 1 : CH_ERROR_LEDGER;
    while (status > 0 && question_wants_more(self, given) && (status = statement_step(rows)) > 0) {
        if (!question_takes(self, statement_text(rows, 0))) {
            continue;
        }
        out.length = 0;
        int written = write_row(&out, rows, &figures, today);
        if (written < 0) {
            status = written;
            break;
        }
        give(context, out.bytes);
        given++;
        arena_reset(&figures.arena, KEPT_BYTES);
    }
    ch_buffer_free(&out);
    arena_free(&figures.arena);
    statement_free(figures.statement);
    statement_free(rows);
    return status < 0 ? status : given;
}
