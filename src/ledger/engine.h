/* Engine: what a database engine gives; database.h says what each function does. */
#ifndef CHANCERY_LEDGER_ENGINE_H
#define CHANCERY_LEDGER_ENGINE_H

#include "ledger/database.h"
#include "record/buffer.h"

typedef struct Engine {
    void (*close)(Database *self);
    int (*state)(Database *self, DatabaseState *state);
    int (*set_version)(Database *self, int64_t version);
    int (*settle)(Database *self);
    void (*read_through)(Database *self);
    int (*run)(Database *self, const char *sql);
    int (*begin)(Database *self);
    void (*do_not_wait)(Database *self);
    int (*commit)(Database *self);
    void (*rollback)(Database *self);
    int (*check)(Database *self, ChLedgerComplaint *complaint, void *context, long *count);
    int (*make_index)(Database *self);
    int (*index_item)(Database *self, int64_t item_key, const char *title, const char *text);
    const char *found_items;
    int64_t (*inserted)(const Database *self);

    Statement *(*prepare)(Database *self, const char *sql);
    void (*free)(Statement *self);
    void (*bind_text)(Statement *self, int parameter, const char *text);
    void (*bind_integer)(Statement *self, int parameter, int64_t number);
    void (*bind_null)(Statement *self, int parameter);
    int (*step)(Statement *self);
    void (*reset)(Statement *self);
    int (*run_statement)(Statement *self);
    int (*columns)(const Statement *self);
    const char *(*name)(const Statement *self, int column);
    bool (*is_integer)(const Statement *self, int column);
    const char *(*text)(const Statement *self, int column);
    int64_t (*integer)(const Statement *self, int column);
} Engine;

/* The functions of an engine, as its file calls them. */
#define ENGINE_FUNCTIONS                                                                                            \
    .close = close_database, .state = read_state, .set_version = set_version, .settle = settle,                     \
    .read_through = read_through, .run = run, .begin = begin, .do_not_wait = do_not_wait, .commit = commit,         \
    .rollback = rollback, .check = check, .make_index = make_index, .index_item = index_item, .inserted = inserted, \
    .prepare = prepare, .free = free_statement, .bind_text = bind_text, .bind_integer = bind_integer,               \
    .bind_null = bind_null, .step = step, .reset = reset, .run_statement = run_statement, .columns = columns,       \
    .name = name, .is_integer = is_integer, .text = text, .integer = integer

/* An engine's own database and statement begin with these. */
struct Database {
    const Engine *engine;
    char *path; /* what messages call it; owned */
};

struct Statement {
    const Engine *engine;
    ChBuffer list; /* a list that is bound, as JSON */
};

Database *sqlite_open(const char *path, ChLedgerMode mode);
Database *postgres_open(const char *uri, ChLedgerMode mode);

#endif
