/* Putting pages into the ledger and taking them out. */
#include "ledger/batch.h"
#include "ledger/conclude.h"
#include "ledger/handles.h"
#include "ledger/ledger.h"

#include <stdlib.h>
#include <string.h>

/* Runs an INSERT whose last parameters are bound by the caller. */
static int run(Statement *statement) { return statement ? statement_run(statement) : CH_ERROR_LEDGER; }

/* What a record is looked for by: a row of record_country or record_person. */
typedef struct Handle {
    const char *text;
    const RecordRow *row;
    int64_t record_key;
} Handle;

typedef List(Handle) Handles;

/* One run of pages that are put in. Handles are written at its end, in the order in which the indexes have them, so
 * that each page of an index is written once. */
typedef struct Putting {
    ChLedger *ledger;
    Arena *arena;
    Handles countries, forms;
} Putting;

static int64_t first_day(const RecordRow *row) { return row->has_days ? row->first : atoll(NO_DAY); }
static int64_t last_day(const RecordRow *row) { return row->has_days ? row->last : 0; }

static int compare_numbers(int64_t a, int64_t b) { return (a > b) - (a < b); }

static int compare_handles(const void *x, const void *y) {
    const Handle *a = x, *b = y;
    int order = strcmp(a->text, b->text);
    order = order ? order : strcmp(a->row->kind, b->row->kind);
    order = order ? order : compare_numbers(first_day(a->row), first_day(b->row));
    order = order ? order : compare_numbers(last_day(a->row), last_day(b->row));
    return order ? order : compare_numbers(a->record_key, b->record_key);
}

static int write_handles(Putting *self, LedgerStatement which, Handles *handles) {
    Statement *statement = ledger_statement(self->ledger, which);
    int status = statement ? CH_OK : CH_ERROR_LEDGER;
    if (handles->count) {
        qsort(handles->items, handles->count, sizeof *handles->items, compare_handles);
    }
    for (size_t i = 0; i < handles->count && status >= 0; i++) {
        const Handle *handle = &handles->items[i];
        statement_bind_text(statement, 1, handle->text);
        statement_bind_text(statement, 2, handle->row->kind);
        statement_bind_integer(statement, 3, first_day(handle->row));
        statement_bind_integer(statement, 4, last_day(handle->row));
        statement_bind_integer(statement, 5, handle->record_key);
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

static int add_pending(ChLedger *self, int64_t record_key) {
    Statement *statement = ledger_statement(self, STATEMENT_ADD_PENDING);
    if (statement) {
        statement_bind_integer(statement, 1, record_key);
    }
    return run(statement);
}

/* The rows of lists that the record is a part of are made anew. */
static int add_stale(ChLedger *self, const RecordRow *row) {
    bool mechanism = strcmp(row->kind, "mechanism") == 0 && row->name;
    if (!mechanism && strcmp(row->kind, "indicator") != 0) {
        return CH_OK;
    }
    Statement *statement = ledger_statement(self, STATEMENT_ADD_STALE);
    if (statement) {
        statement_bind_text(statement, 1, mechanism ? "mechanism" : "series");
        statement_bind_text(statement, 2, mechanism ? row->name : row->type ? row->type : "");
        statement_bind_text(statement, 3, mechanism || !row->countries ? "" : row->countries);
    }
    return run(statement);
}

static int add_record(Putting *self, const RecordRow *row, int64_t item_key) {
    Statement *statement = ledger_statement(self->ledger, STATEMENT_ADD_RECORD);
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
    int64_t key = database_inserted(self->ledger->database);
    FormList countries = {0};
    handles_of_countries(self->arena, &countries, row->country_list.items, row->country_list.count);
    for (size_t i = 0; i < countries.count; i++) {
        *list_push(self->arena, &self->countries) = (Handle){countries.items[i], row, key};
    }
    for (size_t i = 0; i < row->forms.count; i++) {
        *list_push(self->arena, &self->forms) = (Handle){row->forms.items[i], row, key};
    }
    status = status < 0 ? status : add_posts(self->ledger, &row->posts, false, key);
    status = status < 0 ? status : add_posts(self->ledger, &row->former_posts, true, key);
    status = status < 0 ? status : add_stale(self->ledger, row);
    bool concluded = strcmp(row->kind, "event") == 0 || strcmp(row->kind, "person") == 0;
    return status < 0 || !concluded ? status : add_pending(self->ledger, key);
}

/* The countries of all its records, each once. */
static int add_item_countries(Putting *self, const ItemRow *row, int64_t item_key) {
    Statement *statement = ledger_statement(self->ledger, STATEMENT_ADD_ITEM_COUNTRY);
    int status = statement ? CH_OK : CH_ERROR_LEDGER;
    FormList met = {0};
    for (size_t i = 0; i < row->records.count && status >= 0; i++) {
        const ChStrings *countries = &row->records.items[i].country_list;
        for (size_t j = 0; j < countries->count && status >= 0; j++) {
            bool known = false;
            for (size_t k = 0; k < met.count; k++) {
                known |= strcmp(met.items[k], countries->items[j]) == 0;
            }
            if (!known) {
                *list_push(self->arena, &met) = countries->items[j];
                statement_bind_text(statement, 1, countries->items[j]);
                statement_bind_integer(statement, 2, item_key);
                status = run(statement);
            }
        }
    }
    return status;
}

static int add_item(Putting *self, const ItemRow *row, int64_t page_key, size_t position) {
    Database *database = self->ledger->database;
    Statement *statement = ledger_statement(self->ledger, STATEMENT_ADD_ITEM);
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
    int64_t item_key = database_inserted(database);
    status = status < 0 ? status : database_index_item(database, item_key, row->title, row->text);
    for (size_t i = 0; i < row->records.count && status >= 0; i++) {
        status = add_record(self, &row->records.items[i], item_key);
    }
    return status < 0 ? status : add_item_countries(self, row, item_key);
}

/* Deletes pages. What was concluded with their records is taken back; the
 * records that stood beside them become pending. */
static int delete_pages(ChLedger *self, const int64_t *keys, size_t count) {
    static const LedgerStatement steps[] = {STATEMENT_LEAVE_SERIES, STATEMENT_LEAVE_SESSIONS, STATEMENT_LEAVE_CONTACTS,
                                            STATEMENT_LEAVE_EVENTS, STATEMENT_DROP_EVENTS,    STATEMENT_LEAVE_PERSONS,
                                            STATEMENT_DROP_PERSONS, STATEMENT_DELETE_PAGES};
    int status = CH_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status >= 0; i++) {
        Statement *statement = ledger_statement(self, steps[i]);
        if (statement) {
            statement_bind_keys(statement, 1, keys, count);
        }
        status = run(statement);
    }
    return status;
}

static int add_page(Putting *self, const PageRow *page) {
    Statement *statement = ledger_statement(self->ledger, STATEMENT_ADD_PAGE);
    if (!statement) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(statement, 1, page->id);
    statement_bind_text(statement, 2, page->fingerprint);
    statement_bind_text(statement, 3, page->url);
    statement_bind_text(statement, 4, page->source);
    int status = run(statement);
    int64_t page_key = database_inserted(self->ledger->database);
    for (size_t i = 0; i < page->item_count && status >= 0; i++) {
        status = add_item(self, &page->items[i], page_key, i);
    }
    return status;
}

static int64_t id_hash(const char *id) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *id; id++) {
        hash = (hash ^ (unsigned char)*id) * 0x100000001B3u;
    }
    return (int64_t)(hash ? hash : 1);
}

/* A page the ledger holds; the texts are valid until FIND_PAGE is reset. */
typedef struct FoundPage {
    int64_t key;
    const char *fingerprint, *source;
} FoundPage;

/* Looks a page up: 1, and the caller resets the statement FIND_PAGE; 0 if
 * there is none. */
static int find_page(ChLedger *self, const char *id, FoundPage *found) {
    Statement *statement = ledger_statement(self, STATEMENT_FIND_PAGE);
    if (!statement) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(statement, 1, id);
    int status = statement_step(statement);
    if (status > 0) {
        *found =
            (FoundPage){statement_integer(statement, 0), statement_text(statement, 1), statement_text(statement, 2)};
    }
    return status;
}

int ch_ledger_holds(ChLedger *self, const char *page, const ChFingerprint *fingerprint) {
    FoundPage held;
    int status = find_page(self, page, &held);
    if (status > 0) {
        status = strcmp(held.fingerprint, fingerprint->text) == 0;
        statement_reset(self->statements[STATEMENT_FIND_PAGE]);
    }
    return status;
}

/* Who wants to hear of replaced pages. */
typedef struct Listener {
    ChLedgerReplaced *replaced;
    void *context;
} Listener;

/* A page that is put in, and that of the same id which the ledger holds. */
typedef struct PutPage {
    const PageRow *row;
    int64_t held; /* key; 0 if there is none */
    bool same;    /* it need not be written */
} PutPage;

/* Finds out which of the pages, whose ids differ, the ledger holds. */
static int find_held(ChLedger *self, Arena *arena, PutPage *pages, size_t count, const Listener *listener) {
    const char **ids = ARENA_ARRAY(arena, const char *, count);
    KeyMap by_id = {0};
    for (size_t i = 0; i < count; i++) {
        ids[i] = pages[i].row->id;
        keymap_set(&by_id, id_hash(ids[i]), &pages[i]);
    }
    Statement *rows = ledger_statement(self, STATEMENT_FIND_PAGES);
    if (rows) {
        statement_bind_texts(rows, 1, ids, count);
    }
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        PutPage *page = keymap_get(&by_id, id_hash(statement_text(rows, 0)));
        page->held = statement_integer(rows, 1);
        page->same = strcmp(statement_text(rows, 2), page->row->fingerprint) == 0;
        const char *before = statement_text(rows, 3), *now = page->row->source;
        if (!page->same && listener->replaced && before && now && strcmp(before, now) != 0) {
            listener->replaced(listener->context, page->row->id, before, now);
        }
    }
    keymap_free(&by_id);
    return more;
}

/* Puts in pages whose ids differ. */
static int put_pages(ChLedger *self, Arena *arena, PutPage *pages, size_t count, ChLedgerChanges *changes,
                     const Listener *listener) {
    int status = find_held(self, arena, pages, count, listener);
    List(int64_t) gone = {0};
    for (size_t i = 0; i < count; i++) {
        if (pages[i].held && !pages[i].same) {
            *list_push(arena, &gone) = pages[i].held;
        }
    }
    status = status < 0 || !gone.count ? status : delete_pages(self, gone.items, gone.count);
    Putting putting = {.ledger = self, .arena = arena};
    for (size_t i = 0; i < count && status >= 0; i++) {
        const PageRow *row = pages[i].row;
        if (pages[i].same) {
            changes->unchanged++;
            continue;
        }
        status = add_page(&putting, row);
        changes->added += !pages[i].held;
        changes->replaced += pages[i].held != 0;
        for (size_t j = 0; j < row->item_count; j++) {
            changes->records += row->items[j].records.count;
        }
    }
    status = status < 0 ? status : write_handles(&putting, STATEMENT_ADD_COUNTRY, &putting.countries);
    return status < 0 ? status : write_handles(&putting, STATEMENT_ADD_FORM, &putting.forms);
}

/* Puts in a batch, in runs of pages whose ids differ: a page that comes twice
 * takes its own place. */
static int put_batch(ChLedger *self, const ChLedgerBatch *batch, ChLedgerChanges *changes, const Listener *listener) {
    Arena arena;
    arena_init(&arena);
    int status = CH_OK;
    for (size_t i = 0; i < batch->pages.count && status >= 0;) {
        PutPage *pages = ARENA_ARRAY(&arena, PutPage, batch->pages.count - i);
        KeyMap met = {0};
        size_t count = 0;
        for (; i < batch->pages.count && !keymap_get(&met, id_hash(batch->pages.items[i].id)); i++) {
            keymap_set(&met, id_hash(batch->pages.items[i].id), self);
            pages[count++].row = &batch->pages.items[i];
        }
        keymap_free(&met);
        status = put_pages(self, &arena, pages, count, changes, listener);
    }
    arena_free(&arena);
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
    status = status < 0 ? status : put_batch(self, batch, &made, &listener);
    status = status < 0 ? status : database_commit(self->database);
    if (status < 0) {
        database_rollback(self->database);
        return status;
    }
    *changes = made;
    return CH_OK;
}

int ch_ledger_remove(ChLedger *self, const char *page) {
    FoundPage held;
    int found = find_page(self, page, &held);
    if (found <= 0) {
        return found;
    }
    statement_reset(self->statements[STATEMENT_FIND_PAGE]);
    int status = database_begin(self->database);
    status = status < 0 ? status : delete_pages(self, &held.key, 1);
    status = status < 0 ? status : conclude_all(self, false);
    status = status < 0 ? status : database_commit(self->database);
    if (status < 0) {
        database_rollback(self->database);
        return status;
    }
    return 1;
}
