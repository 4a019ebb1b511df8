#include "ledger/conclude.h"

#include "ledger/series.h"

/* A record as a decision remembers it. */
typedef struct Remembered {
    const char *id, *page, *words;
} Remembered;

/* The record by its id; if the page has been coded anew and it has another one,
 * that of the same page with the same words. 1, 0 or a negative ChStatus. */
static int find_record(ChLedger *ledger, const char *kind, const Remembered *sought, int64_t *record) {
    Statement *by_id = ledger_statement(ledger, STATEMENT_RECORD_BY_ID);
    Statement *of_page = ledger_statement(ledger, STATEMENT_PAGE_RECORDS);
    if (!by_id || !of_page) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(by_id, 1, sought->id);
    statement_bind_text(by_id, 2, sought->page);
    int found = statement_step(by_id);
    if (found > 0) {
        *record = statement_integer(by_id, 0);
        statement_reset(by_id);
    }
    if (found) {
        return found;
    }
    statement_bind_text(of_page, 1, sought->page);
    statement_bind_text(of_page, 2, kind);
    while ((found = statement_step(of_page)) > 0) {
        if (strstr(statement_text(of_page, 1), sought->words)) {
            *record = statement_integer(of_page, 0);
            statement_reset(of_page);
            return 1;
        }
    }
    return found;
}

int decisions_read(ChLedger *ledger, Arena *arena, const char *kind, Decisions *decisions) {
    Statement *rows = ledger_statement(ledger, STATEMENT_DECISIONS);
    if (!rows) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(rows, 1, kind);
    int status;
    while ((status = statement_step(rows)) > 0) {
        Remembered first = {statement_text(rows, 1), statement_text(rows, 2), statement_text(rows, 3)};
        Remembered second = {statement_text(rows, 4), statement_text(rows, 5), statement_text(rows, 6)};
        Decision decision = {0, 0, strcmp(statement_text(rows, 0), "merge") == 0};
        int found = find_record(ledger, kind, &first, &decision.first);
        found = found > 0 ? find_record(ledger, kind, &second, &decision.second) : found;
        if (found < 0) {
            statement_reset(rows);
            return found;
        }
        if (found) {
            *list_push(arena, decisions) = decision;
        }
    }
    return status;
}

int conclude_go_on(ChLedger *ledger) {
    int status = database_commit(ledger->database);
    return status < 0 ? status : database_begin(ledger->database);
}

int conclude_all(ChLedger *ledger, bool in_parts) {
    int status = conclude_events(ledger, in_parts);
    status = status < 0 ? status : conclude_persons(ledger, in_parts);
    return status < 0 ? status : series_conclude(ledger);
}

static int conclude(ChLedger *self, bool in_parts) {
    int status = database_begin(self->database);
    status = status < 0 ? status : conclude_all(self, in_parts);
    status = status < 0 ? status : database_commit(self->database);
    if (status < 0) {
        database_rollback(self->database);
    }
    return status;
}

int ch_ledger_conclude(ChLedger *self) { return conclude(self, true); }
int conclude_at_once(ChLedger *self) { return conclude(self, false); }
