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

int between_contacts(ChLedger *ledger, Pair countries, TakeContact *take, void *context) {
    Asked asked;
    int more = ask(&asked, ledger, countries,
                   "SELECT event_key, first, last, told, id, traits, level FROM contact WHERE pair = ?1"
                   " ORDER BY last DESC, first DESC, event_key DESC")
                   ? 1
                   : CH_ERROR_LEDGER;
    Statement *row = asked.rows;
    while (more > 0 && (more = statement_step(row)) > 0) {
        Contact contact = {.event = statement_integer(row, 0),
                           .first = statement_integer(row, 1),
                           .last = statement_integer(row, 2),
                           .told = statement_integer(row, 3),
                           .id = (uint64_t)statement_integer(row, 4),
                           .traits = (unsigned)statement_integer(row, 5),
                           .level = (Level)statement_integer(row, 6)};
        take(context, &contact);
    }
    asked_end(&asked);
    return more;
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
