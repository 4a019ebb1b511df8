#include "ledger/between.h"

#include "ledger/handles.h"

#include <stdlib.h>
#include <string.h>

/* A question about the two, its first parameter bound to their handle. */
typedef struct Asked {
    Arena arena; /* of the handle */
    Statement *rows;
} Asked;

/* False with ch_error_message(); asked_end() in either case. */
static bool ask(Asked *self, ChLedger *ledger, Pair countries, const char *sql) {
    arena_init(&self->arena);
    self->rows = statement_new(ledger->database, sql);
    if (self->rows) {
        statement_bind_text(self->rows, 1, handle_of_pair(&self->arena, countries[0], countries[1]));
    }
    return self->rows != NULL;
}

static void asked_end(Asked *self) {
    statement_free(self->rows);
    arena_free(&self->arena);
}

#define CONTACTS   "SELECT event_key, first, last, told, id, traits, level FROM contact WHERE pair = ?1"
#define LAST_FIRST " ORDER BY last DESC, first DESC, event_key DESC"

static int give_contacts(Statement *row, TakeContact *take, void *context) {
    int more;
    while ((more = statement_step(row)) > 0) {
        Contact contact = {.event = statement_integer(row, 0),
                           .first = statement_integer(row, 1),
                           .last = statement_integer(row, 2),
                           .told = statement_integer(row, 3),
                           .id = (uint64_t)statement_integer(row, 4),
                           .traits = (unsigned)statement_integer(row, 5),
                           .level = (Level)statement_integer(row, 6)};
        take(context, &contact);
    }
    return more;
}

/* `number` is the second parameter, if there is one. */
static int ask_contacts(ChLedger *ledger, Pair countries, const char *sql, int64_t number, TakeContact *take,
                        void *context) {
    Asked asked;
    int status = CH_ERROR_LEDGER;
    if (ask(&asked, ledger, countries, sql)) {
        if (strstr(sql, "?2")) {
            statement_bind_integer(asked.rows, 2, number);
        }
        status = give_contacts(asked.rows, take, context);
    }
    asked_end(&asked);
    return status;
}

int between_contacts(ChLedger *ledger, Pair countries, TakeContact *take, void *context) {
    return ask_contacts(ledger, countries, CONTACTS LAST_FIRST, 0, take, context);
}

int between_last_contacts(ChLedger *ledger, Pair countries, size_t limit, TakeContact *take, void *context) {
    return ask_contacts(ledger, countries, CONTACTS " AND last - first <= 100" LAST_FIRST " LIMIT ?2", (int64_t)limit,
                        take, context);
}

int between_plans(ChLedger *ledger, Pair countries, int64_t since, TakeContact *take, void *context) {
    return ask_contacts(ledger, countries, CONTACTS " AND last >= ?2 AND (traits & 64) <> 0" LAST_FIRST, since, take,
                        context);
}

int between_years(ChLedger *ledger, Pair countries, Arena *arena, ContactYears *years) {
    Asked asked;
    int more =
        ask(&asked, ledger, countries,
            "SELECT year, leaders, ministers, others, encounters FROM contact_year WHERE pair = ?1 ORDER BY year")
            ? 1
            : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(asked.rows)) > 0) {
        ContactYear *year = list_push(arena, years);
        *year = (ContactYear){.year = (int)statement_integer(asked.rows, 0),
                              .encounters = (size_t)statement_integer(asked.rows, 4)};
        for (int level = 0; level < 3; level++) {
            year->levels[level] = (size_t)statement_integer(asked.rows, level + 1);
        }
    }
    asked_end(&asked);
    return more;
}

/* Contacts being counted. */
typedef struct Counting {
    Arena arena;
    Contacts contacts;
} Counting;

static void count_contact(void *context, const Contact *contact) {
    Counting *counting = context;
    *list_push(&counting->arena, &counting->contacts) = *contact;
}

static int keep_year(ChLedger *ledger, const char *pair, const ContactYear *year) {
    Statement *insert = ledger_statement(ledger, STATEMENT_ADD_CONTACT_YEAR);
    if (!insert) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(insert, 1, pair);
    statement_bind_integer(insert, 2, year->year);
    for (int level = 0; level < 3; level++) {
        statement_bind_integer(insert, level + 3, (int64_t)year->levels[level]);
    }
    statement_bind_integer(insert, 6, (int64_t)year->encounters);
    return statement_run(insert);
}

/* Counts the contacts of a pair, by its handle, by years. A status. */
static int count_years(ChLedger *ledger, const char *pair, Counting *counting, ContactYears *years) {
    Statement *rows = ledger_statement(ledger, STATEMENT_CONTACTS);
    if (!rows) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(rows, 1, pair);
    int status = give_contacts(rows, count_contact, counting);
    contacts_mark_told_better(&counting->arena, &counting->contacts);
    *years = contacts_count_years(&counting->arena, &counting->contacts);
    return status;
}

int contact_years_keep(ChLedger *ledger, const char *pair) {
    Statement *drop = ledger_statement(ledger, STATEMENT_DROP_CONTACT_YEARS);
    Counting counting = {0};
    ContactYears years = {0};
    arena_init(&counting.arena);
    if (drop) {
        statement_bind_text(drop, 1, pair);
    }
    int status = drop ? statement_run(drop) : CH_ERROR_LEDGER;
    status = status < 0 ? status : count_years(ledger, pair, &counting, &years);
    for (size_t i = 0; i < years.count && status >= 0; i++) {
        status = keep_year(ledger, pair, &years.items[i]);
    }
    arena_free(&counting.arena);
    return status;
}

static bool are_same_years(const ContactYears *a, const ContactYears *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; i < a->count && same; i++) {
        const ContactYear *x = &a->items[i], *y = &b->items[i];
        same =
            x->year == y->year && x->encounters == y->encounters && memcmp(x->levels, y->levels, sizeof x->levels) == 0;
    }
    return same;
}

int contact_years_are_right(ChLedger *ledger, const char *const countries[2]) {
    Counting counting = {0};
    arena_init(&counting.arena);
    ContactYears kept = {0}, counted = {0};
    int status = between_years(ledger, countries, &counting.arena, &kept);
    const char *pair = handle_of_pair(&counting.arena, countries[0], countries[1]);
    status = status < 0 ? status : count_years(ledger, pair, &counting, &counted);
    status = status < 0 ? status : are_same_years(&kept, &counted);
    arena_free(&counting.arena);
    return status;
}

static long read_count(Asked *asked) {
    int more = statement_step(asked->rows);
    return more > 0 ? (long)statement_integer(asked->rows, 0) : more;
}

long between_count(ChLedger *ledger, Pair countries, const char *kind, const Days *days, long most) {
    Asked asked;
    long count = CH_ERROR_LEDGER;
    if (ask(&asked, ledger, countries,
            kind ? "SELECT count(*) FROM (SELECT 1 AS one FROM record_country WHERE country = ?1 AND last >= ?2"
                   " AND first <= ?3 AND kind = ?5 LIMIT ?4) counted"
                 : "SELECT count(*) FROM (SELECT 1 AS one FROM event_country WHERE country = ?1 AND last >= ?2"
                   " AND first <= ?3 LIMIT ?4) counted")) {
        statement_bind_integer(asked.rows, 2, days ? days->first : 0);
        statement_bind_integer(asked.rows, 3, days ? days->last : atoll(NO_DAY));
        statement_bind_integer(asked.rows, 4, most);
        if (kind) {
            statement_bind_text(asked.rows, 5, kind);
        }
        count = read_count(&asked);
    }
    asked_end(&asked);
    return count;
}

long between_undated(ChLedger *ledger, Pair countries) {
    Asked asked;
    long count =
        ask(&asked, ledger, countries, "SELECT count(*) FROM event_country WHERE country = ?1 AND first = " NO_DAY)
            ? read_count(&asked)
            : CH_ERROR_LEDGER;
    asked_end(&asked);
    return count;
}

static int give_events(Statement *rows, TakeEvent *take, void *context) {
    int more;
    while ((more = statement_step(rows)) > 0) {
        take(context, statement_integer(rows, 0), statement_text(rows, 1));
    }
    return more;
}

#define EVENTS_BETWEEN                                                                        \
    "SELECT v.event_key, v.json FROM event_country c CROSS JOIN event v WHERE c.country = ?1" \
    " AND v.event_key = c.event_key AND c.last >= ?2 AND c.first <= ?3"

int between_events(ChLedger *ledger, Pair countries, const Days *days, size_t limit, TakeEvent *take, void *context) {
    Asked asked;
    int status = CH_ERROR_LEDGER;
    if (ask(&asked, ledger, countries,
            limit ? EVENTS_BETWEEN " ORDER BY c.last DESC, c.first DESC, c.event_key DESC LIMIT ?4"
                  : EVENTS_BETWEEN " ORDER BY c.first, c.last, v.id")) {
        statement_bind_integer(asked.rows, 2, days ? days->first : 0);
        statement_bind_integer(asked.rows, 3, days ? days->last : atoll(NO_DAY));
        if (limit) {
            statement_bind_integer(asked.rows, 4, (int64_t)limit);
        }
        status = give_events(asked.rows, take, context);
    }
    asked_end(&asked);
    return status;
}

int between_event(ChLedger *ledger, int64_t event, TakeEvent *take, void *context) {
    Statement *rows = statement_new(ledger->database, "SELECT event_key, json FROM event WHERE event_key = ?1");
    if (rows) {
        statement_bind_integer(rows, 1, event);
    }
    int status = rows ? give_events(rows, take, context) : CH_ERROR_LEDGER;
    statement_free(rows);
    return status;
}

int between_event_of_id(ChLedger *ledger, Pair countries, const char *id, TakeEvent *take, void *context) {
    Asked asked;
    int status = CH_ERROR_LEDGER;
    if (ask(&asked, ledger, countries,
            "SELECT v.event_key, v.json FROM event v WHERE v.id = ?2 AND EXISTS (SELECT 1 FROM event_country c"
            " WHERE c.event_key = v.event_key AND c.country = ?1)")) {
        statement_bind_text(asked.rows, 2, id);
        status = give_events(asked.rows, take, context);
    }
    asked_end(&asked);
    return status;
}

static const char *column(Arena *arena, const Statement *row, int index) {
    const char *text = statement_text(row, index);
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

int between_source(ChLedger *ledger, Arena *arena, const char *id, const char *page, RecordSource *source) {
    Statement *rows = ledger_statement(ledger, STATEMENT_SOURCE_OF);
    if (!rows) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(rows, 1, id);
    statement_bind_text(rows, 2, page);
    int found = statement_step(rows);
    if (found > 0) {
        *source = (RecordSource){column(arena, rows, 0), column(arena, rows, 1), column(arena, rows, 2),
                                 column(arena, rows, 3), column(arena, rows, 4)};
        statement_reset(rows);
    }
    return found;
}

int between_namesakes(ChLedger *ledger, const char *name, TakeNamesake *take, void *context) {
    Statement *rows = ledger_statement(ledger, STATEMENT_PERSONS_OF_FORM);
    if (!rows) {
        return CH_ERROR_LEDGER;
    }
    Arena arena;
    arena_init(&arena);
    statement_bind_text(rows, 1, name_form(&arena, name));
    int more;
    while ((more = statement_step(rows)) > 0) {
        take(context, statement_text(rows, 0), statement_text(rows, 1), statement_integer(rows, 2));
    }
    arena_free(&arena);
    return more;
}
