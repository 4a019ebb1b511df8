/* One event, many sources: the records of events put together. */
#include "ledger/block.h"
#include "ledger/conclude.h"
#include "ledger/contact_writer.h"
#include "ledger/handles.h"
#include "ledger/merged.h"

#include <stdlib.h>

enum {
    ACCOUNT_LIMIT = 150000, /* accounts kept in memory at once; beyond it they are read again */
    ENTRY_LIMIT = 1 << 20,  /* blocks of accounts written together */
    PART = 1 << 15,         /* pending records concluded in one transaction, where there may be several */
    CHUNK = 512,            /* pending records concluded together: each question to the ledger is about all of them */
};

typedef List(int64_t) Keys;
typedef List(const Account *) AccountList;
typedef List(AccountList) Components;

/* The records that stand in a block, and their accounts when they are read. */
typedef struct Block {
    Keys records;
    List(Account *) accounts; /* of the first `resolved` records, those that are events */
    size_t resolved;
} Block;

/* A block and a record that stands in it. */
typedef struct BlockEntry {
    int64_t block, record;
} BlockEntry;

/* One run over the pending events. */
typedef struct EventWork {
    ChLedger *ledger;
    Arena lasting;       /* the decisions */
    Arena accounts;      /* what `known` and `blocks` hold */
    Arena passing;       /* of one chunk */
    KeyMap known;        /* accounts by the keys of their records */
    KeyMap blocks;       /* Block by its hash */
    uint64_t seekers;    /* accounts whose neighbours have been looked for */
    KeyMap done;         /* records of this part that have been concluded */
    BlockEntry *entries; /* not yet written; ENTRY_LIMIT of them */
    size_t entry_count;
    Decisions decisions;
    ContactWriter contacts;
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

static Statement *ask_about(EventWork *self, LedgerStatement which, const int64_t *keys, size_t count) {
    Statement *rows = statement(self, which);
    if (rows) {
        statement_bind_keys(rows, 1, keys, count);
    }
    return rows;
}

/* An account on its way from its row. */
typedef struct AccountRow {
    Account *account;
    const char *json, *published;
} AccountRow;

typedef List(AccountRow) AccountRows;

/* The accounts of some records, those of one item behind each other. */
static AccountRows read_accounts(EventWork *self, Arena *arena, const int64_t *keys, size_t count) {
    AccountRows accounts = {0};
    Statement *rows = ask_about(self, STATEMENT_ACCOUNTS, keys, count);
    while (step(self, rows)) {
        Account *account = ARENA_NEW(&self->accounts, Account);
        account->record = statement_integer(rows, 0);
        account->item = statement_integer(rows, 1);
        account->page = column(&self->accounts, rows, 4);
        *list_push(arena, &accounts) = (AccountRow){account, column(arena, rows, 2), column(arena, rows, 3)};
    }
    return accounts;
}

/* Reads the rows; what persons are called in an item, the records of its persons say. */
static void make_accounts(EventWork *self, Arena *arena, const AccountRows *accounts) {
    Keys items = {0};
    for (size_t i = 0; i < accounts->count; i++) {
        *list_push(arena, &items) = accounts->items[i].account->item;
    }
    Statement *posts = ask_about(self, STATEMENT_ITEM_POSTS, items.items, items.count);
    bool more = step(self, posts);
    KnownPosts known = {0};
    for (size_t i = 0; i < accounts->count && self->status >= 0; i++) {
        AccountRow *row = &accounts->items[i];
        if (!i || row->account->item != row[-1].account->item) {
            known = (KnownPosts){0};
        }
        for (; more && statement_integer(posts, 0) <= row->account->item; more = step(self, posts)) {
            *list_push(&self->accounts, &known.names) = name_form(&self->accounts, statement_text(posts, 1));
            *list_push(&self->accounts, &known.posts) = name_form(&self->accounts, statement_text(posts, 2));
        }
        if (account_read(row->account, &self->accounts, row->json, row->published, &known)) {
            keymap_set(&self->known, row->account->record, row->account);
        }
    }
    if (more && posts) {
        statement_reset(posts);
    }
}

/* Sees to it that `known` has the accounts of these records. Those that are not there or are no events stay unknown. */
static void know_accounts(EventWork *self, const int64_t *keys, size_t count) {
    Arena arena;
    arena_init(&arena);
    KeyMap asked = {0};
    Keys unknown = {0};
    for (size_t i = 0; i < count; i++) {
        if (!keymap_get(&self->known, keys[i]) && !keymap_get(&asked, keys[i])) {
            keymap_set(&asked, keys[i], self);
            *list_push(&arena, &unknown) = keys[i];
        }
    }
    keymap_free(&asked);
    for (size_t i = 0; i < unknown.count && self->status >= 0; i += CHUNK) {
        size_t some = unknown.count - i < CHUNK ? unknown.count - i : CHUNK;
        Arena rows;
        arena_init(&rows);
        AccountRows accounts = read_accounts(self, &rows, unknown.items + i, some);
        if (accounts.count) {
            make_accounts(self, &rows, &accounts);
        }
        arena_free(&rows);
    }
    arena_free(&arena);
}

/* Sees to it that `blocks` has these blocks. */
static void know_blocks(EventWork *self, const Blocks *blocks) {
    Keys unknown = {0};
    for (size_t i = 0; i < blocks->count; i++) {
        if (!keymap_get(&self->blocks, blocks->items[i])) {
            keymap_set(&self->blocks, blocks->items[i], ARENA_NEW(&self->accounts, Block));
            *list_push(&self->passing, &unknown) = blocks->items[i];
        }
    }
    if (!unknown.count) {
        return;
    }
    Statement *rows = ask_about(self, STATEMENT_BLOCK_RECORDS, unknown.items, unknown.count);
    while (step(self, rows)) {
        Block *block = keymap_get(&self->blocks, statement_integer(rows, 0));
        *list_push(&self->accounts, &block->records) = statement_integer(rows, 1);
    }
}

static Keys read_keys(EventWork *self, Arena *arena, LedgerStatement which) {
    Keys keys = {0};
    Statement *rows = statement(self, which);
    while (step(self, rows)) {
        *list_push(arena, &keys) = statement_integer(rows, 0);
    }
    return keys;
}

static int compare_entries(const void *x, const void *y) {
    const BlockEntry *a = x, *b = y;
    if (a->block != b->block) {
        return a->block < b->block ? -1 : 1;
    }
    return (a->record > b->record) - (a->record < b->record);
}

/* Writes what accounts are compared by in the order of the index, whose pages are then written once each. */
static void write_entries(EventWork *self) {
    Statement *insert = statement(self, STATEMENT_ADD_BLOCK);
    if (self->entry_count) {
        qsort(self->entries, self->entry_count, sizeof *self->entries, compare_entries);
    }
    for (size_t i = 0; i < self->entry_count && self->status >= 0; i++) {
        statement_bind_integer(insert, 1, self->entries[i].block);
        statement_bind_integer(insert, 2, self->entries[i].record);
        run(self, insert);
    }
    self->entry_count = 0;
}

static void add_blocks(EventWork *self, const Account *account) {
    Blocks blocks = {0};
    account_blocks(account, &self->passing, &blocks);
    for (size_t i = 0; i < blocks.count && self->status >= 0; i++) {
        if (self->entry_count == ENTRY_LIMIT) {
            write_entries(self);
        }
        self->entries[self->entry_count++] = (BlockEntry){blocks.items[i], account->record};
    }
}

static void forget_accounts(EventWork *self) {
    arena_reset(&self->accounts, (size_t)64 << 20);
    keymap_free(&self->known);
    keymap_free(&self->blocks);
}

/* Reads the accounts of the records that stand in these blocks. */
static void resolve_blocks(EventWork *self, const Blocks *blocks) {
    Keys keys = {0};
    for (size_t i = 0; i < blocks->count; i++) {
        const Block *block = keymap_get(&self->blocks, blocks->items[i]);
        for (size_t j = block->resolved; j < block->records.count; j++) {
            *list_push(&self->passing, &keys) = block->records.items[j];
        }
    }
    if (keys.count) {
        know_accounts(self, keys.items, keys.count);
    }
    for (size_t i = 0; i < blocks->count && self->status >= 0; i++) {
        Block *block = keymap_get(&self->blocks, blocks->items[i]);
        for (; block->resolved < block->records.count; block->resolved++) {
            Account *account = keymap_get(&self->known, block->records.items[block->resolved]);
            if (account) {
                *list_push(&self->accounts, &block->accounts) = account;
            }
        }
    }
}

static void add_neighbour(EventWork *self, const Account *other, KeyMap *met, AccountList *component) {
    if (!keymap_get(met, other->record)) {
        keymap_set(met, other->record, self);
        *list_push(&self->passing, component) = other;
    }
}

/* Adds those that the user took for the same. */
static void add_decided(EventWork *self, const Account *account, KeyMap *met, AccountList *component) {
    for (size_t i = 0; i < self->decisions.count && self->status >= 0; i++) {
        const Decision *decision = &self->decisions.items[i];
        if (decision->one && (decision->first == account->record || decision->second == account->record)) {
            int64_t key = decision->first + decision->second - account->record;
            know_accounts(self, &key, 1);
            const Account *other = keymap_get(&self->known, key);
            if (other) {
                add_neighbour(self, other, met, component);
            }
        }
    }
}

/* Adds the accounts that share a block with this one and match it, or that the
 * user took for the same. */
static void add_neighbours(EventWork *self, const Account *account, KeyMap *met, AccountList *component) {
    Blocks blocks = {0};
    account_seeks(account, &self->passing, &blocks);
    know_blocks(self, &blocks);
    resolve_blocks(self, &blocks);
    uint64_t seeker = ++self->seekers;
    for (size_t i = 0; i < blocks.count && self->status >= 0; i++) {
        const Block *block = keymap_get(&self->blocks, blocks.items[i]);
        for (size_t j = 0; j < block->accounts.count; j++) {
            Account *other = block->accounts.items[j];
            if (other->seeker != seeker && accounts_match(account, other).score) {
                add_neighbour(self, other, met, component);
            }
            other->seeker = seeker;
        }
    }
    add_decided(self, account, met, component);
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

/* The sources of some records, by their keys; what stands in the rows is copied. */
static KeyMap load_sources(EventWork *self, const Keys *records) {
    Arena *arena = &self->passing;
    KeyMap sources = {0};
    Statement *rows = ask_about(self, STATEMENT_SOURCES, records->items, records->count);
    while (step(self, rows)) {
        Source *source = ARENA_NEW(arena, Source);
        const char **texts[] = {&source->json,  &source->page,   &source->url,       &source->item_kind,
                                &source->title, &source->outlet, &source->published, &source->text};
        for (int i = 0; i < 8; i++) {
            *texts[i] = column(arena, rows, i + 1);
        }
        source->has_days = statement_text(rows, 9) != NULL;
        source->first = statement_integer(rows, 9);
        source->last = statement_integer(rows, 10);
        source->dated = statement_integer(rows, 11) != 0;
        keymap_set(&sources, statement_integer(rows, 0), source);
    }
    return sources;
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

/* A mechanism of whose sessions there is another one. */
static void add_stale(EventWork *self, const char *mechanism) {
    Statement *insert = mechanism ? statement(self, STATEMENT_ADD_STALE) : NULL;
    if (insert) {
        statement_bind_text(insert, 1, "mechanism");
        statement_bind_text(insert, 2, mechanism);
        statement_bind_text(insert, 3, "");
        run(self, insert);
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
    int64_t key = database_inserted(self->ledger->database);
    add_stale(self, json_string_value(json_object_get(mechanism, "name")));
    return key;
}

/* Writes the countries of an event and its pairs, and for which of these it is a contact: those of its first countries,
 * and where there are more, those that single sources tell of. */
static void write_countries(EventWork *self, const Merged *merged, const Source *sources, size_t count, int64_t event) {
    Statement *insert = statement(self, STATEMENT_ADD_EVENT_COUNTRY);
    FormList countries = {0};
    handles_of_countries(&self->passing, &countries, merged->countries.items, merged->countries.count);
    for (size_t i = 0; i < count && merged->countries.count > PAIRED_COUNTRIES; i++) {
        const FormList *own = &sources[i].account->countries;
        handles_of_countries(&self->passing, &countries, own->items, own->count);
    }
    for (size_t i = 0; i < countries.count && insert; i++) {
        statement_bind_text(insert, 1, countries.items[i]);
        statement_bind_integer(insert, 2, merged->dating->has_days ? merged->dating->first : atoll(NO_DAY));
        statement_bind_integer(insert, 3, merged->dating->has_days ? merged->dating->last : 0);
        statement_bind_integer(insert, 4, event);
        run(self, insert);
    }
    if (self->status >= 0) {
        self->status = contact_write(&self->contacts, merged, sources, count, &countries, event);
    }
}

static void write_event(EventWork *self, Source *sources, size_t count, int64_t component) {
    Merged merged = merged_make(&self->passing, sources, count);
    int64_t event = add_event(self, &merged);
    write_countries(self, &merged, sources, count, event);
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

/* Writes the events of a component; `loaded` has its sources. */
static void write_component(EventWork *self, const AccountList *component, const KeyMap *loaded) {
    Rulings rulings = rulings_of(self, component);
    Membership *members = cluster_accounts(&self->passing, component->items, component->count, &rulings);
    Source *sources = ARENA_ARRAY(&self->passing, Source, component->count);
    for (size_t i = 0; i < component->count && self->status >= 0; i++) {
        size_t count = 0;
        for (size_t j = i; j < component->count && members[i].event == i; j++) {
            const Account *account = component->items[j];
            const Source *source = members[j].event == i ? keymap_get(loaded, account->record) : NULL;
            if (source) {
                Source *added = &sources[count++];
                *added = *source;
                added->account = account;
                added->reason = members[j].reason;
                added->partner = members[j].partner == j ? NULL : component->items[members[j].partner]->id;
            }
        }
        if (count) {
            write_event(self, sources, count, component->items[0]->record);
        }
    }
}

/* Makes the events of the components anew. */
static void write_components(EventWork *self, const Components *components) {
    Keys records = {0};
    for (size_t i = 0; i < components->count; i++) {
        for (size_t j = 0; j < components->items[i].count; j++) {
            *list_push(&self->passing, &records) = components->items[i].items[j]->record;
        }
    }
    run(self, ask_about(self, STATEMENT_LEAVE_SESSIONS_OF, records.items, records.count));
    run(self, ask_about(self, STATEMENT_LEAVE_CONTACTS_OF, records.items, records.count));
    run(self, ask_about(self, STATEMENT_DROP_EVENTS_OF, records.items, records.count));
    KeyMap sources = load_sources(self, &records);
    for (size_t i = 0; i < components->count && self->status >= 0; i++) {
        write_component(self, &components->items[i], &sources);
    }
    keymap_free(&sources);
    run(self, ask_about(self, STATEMENT_ADD_EVENT_FORMS, records.items, records.count));
}

/* Asks at once for what all of the chunk's accounts will be compared with. */
static void prepare_chunk(EventWork *self, const int64_t *pending, size_t count) {
    know_accounts(self, pending, count);
    Blocks blocks = {0};
    for (size_t i = 0; i < count; i++) {
        const Account *account = keymap_get(&self->done, pending[i]) ? NULL : keymap_get(&self->known, pending[i]);
        if (account) {
            account_seeks(account, &self->passing, &blocks);
        }
    }
    know_blocks(self, &blocks);
    resolve_blocks(self, &blocks);
}

static void conclude_chunk(EventWork *self, const int64_t *pending, size_t count) {
    Components components = {0};
    prepare_chunk(self, pending, count);
    for (size_t i = 0; i < count && self->status >= 0; i++) {
        const Account *account = keymap_get(&self->done, pending[i]) ? NULL : keymap_get(&self->known, pending[i]);
        if (!account) {
            continue;
        }
        AccountList *component = list_push(&self->passing, &components);
        *component = find_component(self, account);
        for (size_t j = 0; j < component->count; j++) {
            keymap_set(&self->done, component->items[j]->record, self);
        }
    }
    if (components.count) {
        write_components(self, &components);
    }
}

static void enter_blocks(EventWork *self, const int64_t *pending, size_t count) {
    know_accounts(self, pending, count);
    for (size_t i = 0; i < count && self->status >= 0; i++) {
        const Account *account = keymap_get(&self->known, pending[i]);
        if (account) {
            add_blocks(self, account);
        }
    }
}

/* Does something with all pending records, some at a time. */
static void for_chunks(EventWork *self, const Keys *pending, void (*work)(EventWork *, const int64_t *, size_t)) {
    for (size_t i = 0; i < pending->count && self->status >= 0; i += CHUNK) {
        work(self, pending->items + i, pending->count - i < CHUNK ? pending->count - i : CHUNK);
        arena_reset(&self->passing, (size_t)8 << 20);
        if (self->known.count > ACCOUNT_LIMIT) {
            forget_accounts(self);
        }
    }
}

static void settle(EventWork *self, const int64_t *pending, size_t count) {
    run(self, ask_about(self, STATEMENT_SETTLE, pending, count));
}

/* Concludes some of the pending records. What was read before they stood in their blocks is forgotten. */
static void conclude_part(EventWork *self, const Keys *part) {
    for_chunks(self, part, enter_blocks);
    write_entries(self);
    for_chunks(self, part, conclude_chunk);
    for_chunks(self, part, settle);
    keymap_free(&self->done);
    forget_accounts(self);
}

int conclude_events(ChLedger *ledger, bool in_parts) {
    EventWork self = {.ledger = ledger};
    arena_init(&self.lasting);
    arena_init(&self.accounts);
    arena_init(&self.passing);
    self.status = decisions_read(ledger, &self.lasting, "event", &self.decisions);
    Keys pending = read_keys(&self, &self.lasting, STATEMENT_PENDING_EVENTS);
    self.entries = ARENA_ARRAY_UNSET(&self.lasting, BlockEntry, pending.count ? ENTRY_LIMIT : 1);
    if (self.status >= 0 && pending.count) {
        self.status = contact_writer_begin(&self.contacts, ledger, &self.lasting);
    }
    for (size_t i = 0; i < pending.count && self.status >= 0; i += PART) {
        Keys part = {.items = pending.items + i, .count = pending.count - i < PART ? pending.count - i : PART};
        conclude_part(&self, &part);
        if (in_parts && self.status >= 0) {
            self.status = conclude_go_on(ledger);
        }
    }
    contact_writer_end(&self.contacts);
    arena_free(&self.passing);
    arena_free(&self.accounts);
    arena_free(&self.lasting);
    return self.status;
}
