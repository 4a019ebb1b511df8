/* One event, many sources: the records of events put together. */
#include "base/error.h"
#include "ledger/block.h"
#include "ledger/conclude.h"
#include "ledger/merged.h"

#include <stdlib.h>

/* Accounts kept in memory at once; beyond it they are read again. */
enum { ACCOUNT_LIMIT = 100000 };

typedef List(int64_t) Keys;
typedef List(const Account *) AccountList;

/* One run over the pending events. */
typedef struct EventWork {
    ChLedger *ledger;
    Arena lasting;  /* the decisions */
    Arena accounts; /* what `known` holds */
    Arena passing;  /* of one component */
    KeyMap known;   /* accounts by the keys of their records */
    KeyMap done;    /* records that have been concluded */
    Decisions decisions;
    int64_t posts_item; /* the item whose posts are in `posts`, in the arena `accounts` */
    KnownPosts posts;
    int status;
} EventWork;

/* A statement of the ledger; on failure NULL, and the work has failed. */
static Statement *statement(EventWork *self, LedgerStatement which) {
    Statement *found = self->status < 0 ? NULL : ledger_statement(self->ledger, which);
    self->status = found || self->status < 0 ? self->status : CH_ERROR_LEDGER;
    return found;
}

/* Steps; false at the end and on failure. */
static bool step(EventWork *self, Statement *rows) {
    int more = rows && self->status >= 0 ? statement_step(rows) : 0;
    self->status = more < 0 ? more : self->status;
    return more > 0;
}

static void run(EventWork *self, Statement *change) {
    if (change && self->status >= 0) {
        self->status = statement_run(change);
    }
}

static const char *column(Arena *arena, Statement *row, int index) {
    const char *text = statement_text(row, index);
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void load_posts(EventWork *self, int64_t item) {
    if (self->posts_item == item) {
        return;
    }
    self->posts = (KnownPosts){0};
    self->posts_item = item;
    Statement *rows = statement(self, STATEMENT_ITEM_POSTS);
    if (rows) {
        statement_bind_integer(rows, 1, item);
    }
    while (step(self, rows)) {
        *list_push(&self->accounts, &self->posts.names) = name_form(&self->accounts, statement_text(rows, 0));
        *list_push(&self->accounts, &self->posts.posts) = name_form(&self->accounts, statement_text(rows, 1));
    }
}

/* NULL if the record is not there, is no event, or on failure. */
static const Account *load_account(EventWork *self, int64_t record) {
    Account *account = keymap_get(&self->known, record);
    Statement *row = account ? NULL : statement(self, STATEMENT_ACCOUNT);
    if (!row) {
        return account;
    }
    statement_bind_integer(row, 1, record);
    if (!step(self, row)) {
        return NULL;
    }
    int64_t item = statement_integer(row, 0);
    load_posts(self, item);
    account = ARENA_NEW(&self->accounts, Account);
    account->record = record;
    account->item = item;
    account->page = column(&self->accounts, row, 3);
    bool fine = account_read(account, &self->accounts, statement_text(row, 1), statement_text(row, 2), &self->posts);
    statement_reset(row);
    if (!fine) {
        return NULL;
    }
    keymap_set(&self->known, record, account);
    return account;
}

static Keys read_keys(EventWork *self, Arena *arena, LedgerStatement which) {
    Keys keys = {0};
    Statement *rows = statement(self, which);
    while (step(self, rows)) {
        *list_push(arena, &keys) = statement_integer(rows, 0);
    }
    return keys;
}

static void add_blocks(EventWork *self, const Account *account) {
    Blocks blocks = {0};
    account_blocks(account, &self->passing, &blocks);
    Statement *insert = statement(self, STATEMENT_ADD_BLOCK);
    for (size_t i = 0; i < blocks.count && self->status >= 0; i++) {
        statement_bind_integer(insert, 1, blocks.items[i]);
        statement_bind_integer(insert, 2, account->record);
        run(self, insert);
    }
}

static void forget_accounts(EventWork *self) {
    arena_reset(&self->accounts, (size_t)64 << 20);
    keymap_free(&self->known);
    self->posts_item = 0;
}

/* Adds the accounts that share a block with this one and match it, or that the
 * user took for the same. */
static void add_neighbours(EventWork *self, const Account *account, KeyMap *met, AccountList *component) {
    Blocks blocks = {0};
    account_blocks(account, &self->passing, &blocks);
    Keys keys = {0};
    Statement *rows = statement(self, STATEMENT_FIND_BLOCK);
    for (size_t i = 0; i < blocks.count && rows; i++) {
        statement_bind_integer(rows, 1, blocks.items[i]);
        while (step(self, rows)) {
            *list_push(&self->passing, &keys) = statement_integer(rows, 0);
        }
    }
    size_t judged = keys.count;
    for (size_t i = 0; i < self->decisions.count; i++) {
        const Decision *decision = &self->decisions.items[i];
        if (decision->one && (decision->first == account->record || decision->second == account->record)) {
            *list_push(&self->passing, &keys) = decision->first + decision->second - account->record;
        }
    }
    KeyMap compared = {0};
    for (size_t i = 0; i < keys.count && self->status >= 0; i++) {
        if (keymap_get(met, keys.items[i]) || (i < judged && keymap_get(&compared, keys.items[i]))) {
            continue;
        }
        keymap_set(&compared, keys.items[i], self);
        const Account *other = load_account(self, keys.items[i]);
        if (other && (i >= judged || (!accounts_conflict(account, other) && accounts_match(account, other).score))) {
            keymap_set(met, other->record, self);
            *list_push(&self->passing, component) = other;
        }
    }
    keymap_free(&compared);
}

static int compare_accounts(const void *x, const void *y) {
    return account_compare(*(const Account *const *)x, *(const Account *const *)y);
}

/* All accounts that may be one event with this one, directly or by others. */
static AccountList find_component(EventWork *self, const Account *seed) {
    AccountList component = {0};
    KeyMap met = {0};
    *list_push(&self->passing, &component) = seed;
    keymap_set(&met, seed->record, self);
    for (size_t i = 0; i < component.count && self->status >= 0; i++) {
        add_neighbours(self, component.items[i], &met, &component);
    }
    keymap_free(&met);
    qsort(component.items, component.count, sizeof *component.items, compare_accounts);
    return component;
}

static Rulings rulings_of(EventWork *self, const AccountList *component) {
    Rulings rulings = {0};
    for (size_t i = 0; i < self->decisions.count; i++) {
        const Decision *decision = &self->decisions.items[i];
        Ruling ruling = {component->count, component->count, decision->one};
        for (size_t j = 0; j < component->count; j++) {
            ruling.a = component->items[j]->record == decision->first ? j : ruling.a;
            ruling.b = component->items[j]->record == decision->second ? j : ruling.b;
        }
        if (ruling.a < component->count && ruling.b < component->count) {
            *list_push(&self->passing, &rulings) = ruling;
        }
    }
    return rulings;
}

/* Fills a source from its row; what stands in the row is copied. */
static void load_source(EventWork *self, Source *source) {
    Arena *arena = &self->passing;
    Statement *row = statement(self, STATEMENT_SOURCE);
    if (row) {
        statement_bind_integer(row, 1, source->account->record);
    }
    if (!step(self, row)) {
        self->status = self->status < 0 ? self->status : error_set(CH_ERROR_LEDGER, "a record has gone");
        return;
    }
    const char **texts[] = {&source->json,  &source->page,   &source->url,       &source->item_kind,
                            &source->title, &source->outlet, &source->published, &source->text};
    for (int i = 0; i < 8; i++) {
        *texts[i] = column(arena, row, i);
    }
    source->has_days = statement_text(row, 8) != NULL;
    source->first = statement_integer(row, 8);
    source->last = statement_integer(row, 9);
    source->dated = statement_integer(row, 10) != 0;
    statement_reset(row);
}

static void bind_days(Statement *insert, int parameter, const Source *dating) {
    if (dating->has_days) {
        statement_bind_integer(insert, parameter, dating->first);
        statement_bind_integer(insert, parameter + 1, dating->last);
    } else {
        statement_bind_null(insert, parameter);
        statement_bind_null(insert, parameter + 1);
    }
}

/* The row of the event; returns its key. */
static int64_t add_event(EventWork *self, const Merged *merged) {
    Statement *insert = statement(self, STATEMENT_ADD_EVENT);
    char *json = json_dumps(merged->json, JSON_COMPACT | JSON_REAL_PRECISION(15));
    if (!insert || !json) {
        free(json);
        return 0;
    }
    const json_t *mechanism = json_object_get(merged->json, "mechanism");
    int64_t ordinal = json_integer_value(json_object_get(mechanism, "ordinal"));
    statement_bind_text(insert, 1, json_string_value(json_object_get(merged->json, "id")));
    statement_bind_text(insert, 2, json_string_value(json_object_get(merged->json, "type")));
    statement_bind_text(insert, 3, json_string_value(json_object_get(mechanism, "name")));
    statement_bind_text(insert, 4, arena_join(&self->passing, merged->countries.items, merged->countries.count, '|'));
    if (ordinal) {
        statement_bind_integer(insert, 5, ordinal);
    } else {
        statement_bind_null(insert, 5);
    }
    statement_bind_text(insert, 6, json_string_value(json_object_get(merged->json, "status")));
    bind_days(insert, 7, merged->dating);
    statement_bind_integer(insert, 9, merged->dating->dated);
    statement_bind_integer(insert, 10, (int64_t)merged->pages);
    statement_bind_text(insert, 11, json);
    run(self, insert);
    free(json);
    return database_inserted(self->ledger->database);
}

/* What events are looked for by: their countries, the forms of their persons. */
static void add_handles(EventWork *self, int64_t event, const Merged *merged, const Source *sources, size_t count) {
    Statement *insert = statement(self, STATEMENT_ADD_EVENT_COUNTRY);
    for (size_t i = 0; i < merged->countries.count && insert; i++) {
        statement_bind_text(insert, 1, merged->countries.items[i]);
        statement_bind_integer(insert, 2, event);
        run(self, insert);
    }
    insert = statement(self, STATEMENT_ADD_EVENT_FORMS);
    for (size_t i = 0; i < count && insert; i++) {
        statement_bind_integer(insert, 1, event);
        statement_bind_integer(insert, 2, sources[i].account->record);
        run(self, insert);
    }
}

static void write_event(EventWork *self, Source *sources, size_t count, int64_t component) {
    for (size_t i = 0; i < count; i++) {
        load_source(self, &sources[i]);
    }
    if (self->status < 0) {
        return;
    }
    Merged merged = merged_make(&self->passing, sources, count);
    int64_t event = add_event(self, &merged);
    add_handles(self, event, &merged, sources, count);
    Statement *insert = statement(self, STATEMENT_ADD_EVENT_RECORD);
    for (size_t i = 0; i < count && insert; i++) {
        statement_bind_integer(insert, 1, sources[i].account->record);
        statement_bind_integer(insert, 2, event);
        statement_bind_integer(insert, 3, component);
        statement_bind_text(insert, 4, sources[i].reason[0] ? sources[i].reason : NULL);
        statement_bind_text(insert, 5, sources[i].partner);
        run(self, insert);
    }
    json_decref(merged.json);
}

/* Makes the events of a component anew. */
static void write_component(EventWork *self, const AccountList *component) {
    Rulings rulings = rulings_of(self, component);
    Membership *members = cluster_accounts(&self->passing, component->items, component->count, &rulings);
    Statement *drop = statement(self, STATEMENT_DROP_EVENT_OF);
    for (size_t i = 0; i < component->count && drop; i++) {
        statement_bind_integer(drop, 1, component->items[i]->record);
        run(self, drop);
    }
    Source *sources = ARENA_ARRAY(&self->passing, Source, component->count);
    for (size_t i = 0; i < component->count; i++) {
        size_t count = 0;
        for (size_t j = i; j < component->count && members[i].event == i; j++) {
            if (members[j].event == i) {
                const char *partner = members[j].partner == j ? NULL : component->items[members[j].partner]->id;
                sources[count++] =
                    (Source){.account = component->items[j], .reason = members[j].reason, .partner = partner};
            }
        }
        if (count) {
            write_event(self, sources, count, component->items[0]->record);
        }
        keymap_set(&self->done, component->items[i]->record, self);
    }
}

int conclude_events(ChLedger *ledger) {
    EventWork self = {.ledger = ledger};
    arena_init(&self.lasting);
    arena_init(&self.accounts);
    arena_init(&self.passing);
    self.status = decisions_read(ledger, &self.lasting, "event", &self.decisions);
    Keys pending = read_keys(&self, &self.lasting, STATEMENT_PENDING_EVENTS);
    for (size_t i = 0; i < pending.count && self.status >= 0; i++) {
        const Account *account = load_account(&self, pending.items[i]);
        if (account) {
            add_blocks(&self, account);
        }
        arena_reset(&self.passing, (size_t)1 << 20);
        if (self.known.count > ACCOUNT_LIMIT) {
            forget_accounts(&self);
        }
    }
    for (size_t i = 0; i < pending.count && self.status >= 0; i++) {
        const Account *account =
            keymap_get(&self.done, pending.items[i]) ? NULL : load_account(&self, pending.items[i]);
        if (account) {
            AccountList component = find_component(&self, account);
            write_component(&self, &component);
        }
        arena_reset(&self.passing, (size_t)1 << 20);
        if (self.known.count > ACCOUNT_LIMIT) {
            forget_accounts(&self);
        }
    }
    keymap_free(&self.known);
    keymap_free(&self.done);
    arena_free(&self.passing);
    arena_free(&self.accounts);
    arena_free(&self.lasting);
    return self.status;
}
