/* Putting pages into the ledger and taking them out. */
#include "ledger/batch.h"
#include "ledger/ledger.h"

#include <string.h>

/* Runs an INSERT whose last parameters are bound by the caller. */
static int run(Statement *statement) { return statement ? statement_run(statement) : CH_ERROR_LEDGER; }

static int add_strings(ChLedger *self, LedgerStatement which, const char *const *items, size_t count, const char *kind,
                       int64_t record_key) {
    Statement *statement = ledger_statement(self, which);
    int status = statement ? CH_OK : CH_ERROR_LEDGER;
    for (size_t i = 0; i < count && status >= 0; i++) {
        statement_bind_text(statement, 1, items[i]);
        statement_bind_text(statement, 2, kind);
        statement_bind_integer(statement, 3, record_key);
        status = run(statement);
    }
    return status;
}

static int add_posts(ChLedger *self, const ChStrings *posts, bool former, int64_t record_key) {
    Statement *statement = ledger_statement(self, STATEMENT_ADD_POST);
    int status = statement ? CH_OK : CH_ERROR_LEDGER;
    for (size_t i = 0; i < posts->count && status >= 0; i++) {
        statement_bind_integer(statement, 1, record_key);
        statement_bind_text(statement, 2, posts->items[i]);
        statement_bind_integer(statement, 3, former);
        status = run(statement);
    }
    return status;
}

static int add_record(ChLedger *self, const RecordRow *row, int64_t item_key) {
    Statement *statement = ledger_statement(self, STATEMENT_ADD_RECORD);
    if (!statement) {
        return CH_ERROR_LEDGER;
    }
    const char *texts[] = {row->kind, row->id, row->type, row->name, row->countries};
    statement_bind_integer(statement, 1, item_key);
    for (int i = 0; i < 5; i++) {
        statement_bind_text(statement, i + 2, texts[i]);
    }
    const int64_t numbers[] = {row->ordinal, row->first, row->last};
    const bool known[] = {row->ordinal != 0, row->has_days, row->has_days};
    for (int i = 0; i < 3; i++) {
        if (known[i]) {
            statement_bind_integer(statement, i + 7, numbers[i]);
        } else {
            statement_bind_null(statement, i + 7);
        }
    }
    statement_bind_text(statement, 10, row->json);
    statement_bind_integer(statement, 11, row->dated);
    int status = run(statement);
    int64_t key = database_inserted(self->database);
    status = status < 0 ? status
                        : add_strings(self, STATEMENT_ADD_COUNTRY, row->country_list.items, row->country_list.count,
                                      row->kind, key);
    status =
        status < 0 ? status : add_strings(self, STATEMENT_ADD_FORM, row->forms.items, row->forms.count, row->kind, key);
    status = status < 0 ? status : add_posts(self, &row->posts, false, key);
    return status < 0 ? status : add_posts(self, &row->former_posts, true, key);
}

static int add_item(ChLedger *self, const ItemRow *row, int64_t page_key, size_t position) {
    Statement *statement = ledger_statement(self, STATEMENT_ADD_ITEM);
    if (!statement) {
        return CH_ERROR_LEDGER;
    }
    const char *texts[] = {row->id,       row->kind,      row->title,           row->outlet,
                           row->dateline, row->published, row->published_basis, row->text};
    statement_bind_integer(statement, 1, page_key);
    statement_bind_integer(statement, 2, (int64_t)position);
    for (int i = 0; i < 8; i++) {
        statement_bind_text(statement, i + 3, texts[i]);
    }
    int status = run(statement);
    int64_t item_key = database_inserted(self->database);
    for (size_t i = 0; i < row->records.count && status >= 0; i++) {
        status = add_record(self, &row->records.items[i], item_key);
    }
    return status;
}

static int delete_page(ChLedger *self, const char *id) {
    Statement *statement = ledger_statement(self, STATEMENT_DELETE_PAGE);
    if (statement) {
        statement_bind_text(statement, 1, id);
    }
    return run(statement);
}

static int add_page(ChLedger *self, const PageRow *page) {
    Statement *statement = ledger_statement(self, STATEMENT_ADD_PAGE);
    if (!statement) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(statement, 1, page->id);
    statement_bind_text(statement, 2, page->fingerprint);
    statement_bind_text(statement, 3, page->url);
    statement_bind_text(statement, 4, page->source);
    int status = run(statement);
    int64_t page_key = database_inserted(self->database);
    for (size_t i = 0; i < page->item_count && status >= 0; i++) {
        status = add_item(self, &page->items[i], page_key, i);
    }
    return status;
}

/* Looks a page up: 1 with its fingerprint and source, valid until the
 * statement FIND_PAGE is reset by the caller; 0 if there is none. */
static int find_page(ChLedger *self, const char *id, const char **fingerprint, const char **source) {
    Statement *statement = ledger_statement(self, STATEMENT_FIND_PAGE);
    if (!statement) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(statement, 1, id);
    int status = statement_step(statement);
    if (status > 0) {
        *fingerprint = statement_text(statement, 1);
        *source = statement_text(statement, 2);
    }
    return status;
}

int ch_ledger_holds(ChLedger *self, const char *page, const ChFingerprint *fingerprint) {
    const char *held, *source;
    int status = find_page(self, page, &held, &source);
    if (status > 0) {
        status = strcmp(held, fingerprint->text) == 0;
        statement_reset(self->statements[STATEMENT_FIND_PAGE]);
    }
    return status;
}

/* Who wants to hear of replaced pages. */
typedef struct Listener {
    ChLedgerReplaced *replaced;
    void *context;
} Listener;

static int put_page(ChLedger *self, const PageRow *page, ChLedgerChanges *changes, const Listener *listener) {
    const char *fingerprint, *source;
    int found = find_page(self, page->id, &fingerprint, &source);
    if (found < 0) {
        return found;
    }
    bool same = found && strcmp(fingerprint, page->fingerprint) == 0;
    if (found && !same && listener->replaced && source && page->source && strcmp(source, page->source) != 0) {
        listener->replaced(listener->context, page->id, source, page->source);
    }
    statement_reset(self->statements[STATEMENT_FIND_PAGE]);
    if (same) {
        changes->unchanged++;
        return CH_OK;
    }
    int status = found ? delete_page(self, page->id) : CH_OK;
    status = status < 0 ? status : add_page(self, page);
    changes->added += !found;
    changes->replaced += found != 0;
    for (size_t i = 0; i < page->item_count; i++) {
        changes->records += page->items[i].records.count;
    }
    return status;
}

int ch_ledger_put(ChLedger *self, const ChLedgerBatch *batch, ChLedgerChanges *changes, ChLedgerReplaced *replaced,
                  void *context) {
    if (!batch->pages.count) {
        return CH_OK;
    }
    Listener listener = {replaced, context};
    ChLedgerChanges made = *changes;
    int status = database_begin(self->database);
    for (size_t i = 0; i < batch->pages.count && status >= 0; i++) {
        status = put_page(self, &batch->pages.items[i], &made, &listener);
    }
    status = status < 0 ? status : database_commit(self->database);
    if (status < 0) {
        database_rollback(self->database);
        return status;
    }
    *changes = made;
    return CH_OK;
}

int ch_ledger_remove(ChLedger *self, const char *page) {
    const char *fingerprint, *source;
    int found = find_page(self, page, &fingerprint, &source);
    if (found <= 0) {
        return found;
    }
    statement_reset(self->statements[STATEMENT_FIND_PAGE]);
    int status = delete_page(self, page);
    return status < 0 ? status : 1;
}
