/* Fates: what became of undertakings that can be measured. */
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
    json_t *evidence;
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

/* A figure of the ledger. */
typedef struct Figure {
    const char *json, *page, *published;
    const char *what, *quote, *unit; /* of its JSON; NULL if not told */
} Figure;

typedef List(Figure) FigureList;

/* The figures an undertaking may be measured by. */
typedef struct Figures {
    Statement *statement; /* of keys and a set of countries */
    Arena arena;          /* of the undertaking at hand */
} Figures;

static void add_figure(Figures *self, FigureList *list) {
    const char *json = statement_text(self->statement, 0), *published = statement_text(self->statement, 2);
    const char *page = statement_text(self->statement, 1);
    Figure *figure = list_push(&self->arena, list);
    *figure = (Figure){.json = arena_copy(&self->arena, json, strlen(json)),
                       .page = arena_copy(&self->arena, page, strlen(page)),
                       .published = published ? arena_copy(&self->arena, published, strlen(published)) : NULL};
    const struct {
        const char *name, **text;
    } members[] = {{"what", &figure->what}, {"quote", &figure->quote}, {"unit", &figure->unit}};
    for (JsonMember member; json_member_next(&json, &member);) {
        for (size_t i = 0; i < sizeof members / sizeof *members && member.value[0] == '"'; i++) {
            if (json_member_is(&member, members[i].name)) {
                *members[i].text = arena_copy(&self->arena, member.value + 1, member.value_length - 2);
            }
        }
    }
}

/* The keys of all figures whose names may end somewhere in the words. */
static FormList keys_in(Arena *arena, const char *words, const char *unit) {
    FormList keys = {0};
    size_t length = strlen(words);
    for (size_t end = HEAD_BYTES; end <= length; end++) {
        if (((unsigned char)words[end] & 0xC0) != 0x80) {
            *list_push(arena, &keys) = figure_key(arena, words, end, unit);
        }
    }
    return keys;
}

static int read_figures_for(Figures *self, const Target *target, FigureList *list) {
    FormList keys = keys_in(&self->arena, target->words, target->unit);
    statement_bind_texts(self->statement, 1, keys.items, keys.count);
    statement_bind_text(self->statement, 2, target->countries);
    statement_bind_integer(self->statement, 3, target->has_due ? target->due.last : LAST_DAY);
    statement_bind_integer(self->statement, 4, target->told / YEAR * YEAR);
    int more;
    while ((more = statement_step(self->statement)) > 0) {
        add_figure(self, list);
    }
    return more;
}

/* True if the words of the undertaking name what the figure measures. */
static bool is_measured_by(const Target *target, const Figure *figure) {
    size_t length = figure->what ? strlen(figure->what) : 0;
    if (length < HEAD_BYTES || !figure->unit || strcmp(figure->unit, target->unit) != 0) {
        return false;
    }
    return target->is_shared ? strstr(target->words, figure->what + length - HEAD_BYTES) != NULL
                             : is_own_figure(target, figure->what, figure->quote);
}

/* The figures that are read lie in years from that on in which the undertaking was told of (one from before it is
 * what it set out from), and begin when it is due at the latest. */
static void weigh(Verdict *self, const Target *target, const json_t *figure, const char *page, const char *published) {
    Days period;
    const char *text = json_string_value(json_object_get(figure, "period"));
    if (!days_of(text, &period) || period.last - period.first >= YEAR) {
        return; /* what several years add up to */
    }
    double value = json_number_value(json_object_get(figure, "value"));
    bool at_the_time = target->has_due && period.last >= target->due.last;
    self->reached |= value >= target->value;
    self->fell_short |= at_the_time && value < target->value;
    json_t *entry = json_object();
    static const char *const members[] = {"id", "period", "value", "unit", "quote"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_object_set(entry, members[i], json_object_get(figure, members[i]));
    }
    json_object_set_new(entry, "page", json_string(page));
    json_object_set_new(entry, "published", published ? json_string(published) : json_null());
    json_array_append_new(self->evidence, entry);
}

static int compare_with_figures(Verdict *self, const Target *target, Figures *figures) {
    FigureList list = {0};
    int status = read_figures_for(figures, target, &list);
    for (size_t i = 0; i < list.count && status >= 0; i++) {
        const Figure *figure = &list.items[i];
        if (is_measured_by(target, figure)) {
            json_t *parsed = json_loads(figure->json, 0, NULL);
            weigh(self, target, parsed, figure->page, figure->published);
            json_decref(parsed);
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
    Verdict verdict = {.evidence = json_array()};
    int status = CH_OK;
    if (read_target(&target, json, statement_text(row, 7), statement_text(row, 6))) {
        status = compare_with_figures(&verdict, &target, figures);
        verdict.fate = fate_of(&verdict, &target, today);
    }
    char *evidence = json_dumps(verdict.evidence, JSON_COMPACT | JSON_REAL_PRECISION(15));
    json_string_field(out, first, "fate", verdict.fate);
    json_key(out, first, "fate_evidence");
    buffer_string(out, evidence ? evidence : "[]");
    free(evidence);
    json_decref(verdict.evidence);
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
        statement_new(ledger->database, "SELECT r.json, p.id, i.published FROM record r"
                                        " JOIN item i ON i.item_key = r.item_key JOIN page p ON p.page_key = i.page_key"
                                        " WHERE r.name IN " TEXTS_LISTED " AND r.kind = 'indicator'"
                                        " AND r.countries = ?2 AND r.first <= ?3 AND r.last >= ?4 AND r.dated = 1"
                                        " ORDER BY r.first, r.id, p.id, i.position");
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
