/* Database: the few things the ledger asks of a database engine. Everything that
 * is particular to an engine is behind this door: database_sqlite.c and
 * database_postgres.c, of which engine.h says what each has to give.
 *
 * The SQL that goes through it is what both engines understand the same way, in
 * the words of SQLite: parameters are ?1, ?2 …, key columns `TABLE_key INTEGER
 * PRIMARY KEY`, nulls are smaller than any value, LIKE does not see the case of
 * Latin letters, texts compare by their bytes. postgres_dialect.h lists what is said
 * otherwise to PostgreSQL. A truth value is no number: write `dated = 1`. */
#ifndef CHANCERY_LEDGER_DATABASE_H
#define CHANCERY_LEDGER_DATABASE_H

#include "chancery/ledger.h"

#include <stdint.h>

typedef struct Database Database;
typedef struct Statement Statement;

/* `path` is a file or, for PostgreSQL, a connection URI. NULL with
 * ch_error_message() on failure. */
Database *database_open(const char *path, ChLedgerMode mode);
void database_close(Database *self);
/* What messages call it: the path, without a password. */
const char *database_path(const Database *self);

/* What a database holds before the ledger has looked into it. */
typedef struct DatabaseState {
    bool is_empty, is_ledger;
    int64_t version; /* of the ledger's schema, 0 for none */
} DatabaseState;

int database_state(Database *self, DatabaseState *state);
/* Marks the database as a ledger of this version; within a transaction. */
int database_set_version(Database *self, int64_t version);
/* Readies a ledger for being written; waits for another program that opens it. */
int database_settle(Database *self);

/* From now on tables are read from end to end: what was read is not kept. */
void database_read_through(Database *self);

/* Runs statements without results. */
int database_run(Database *self, const char *sql);
/* Begins a transaction that may write; waits for another writer: a minute at
 * a file, five minutes at a server. */
int database_begin(Database *self);
/* From now on another writer is not waited for: writing then fails at once. */
void database_do_not_wait(Database *self);
int database_commit(Database *self);
void database_rollback(Database *self);

/* Tells what is wrong with the database itself, with references between tables and with the
 * full-text index, adding the number of complaints to `count`. CH_OK or a negative ChStatus. */
int database_check(Database *self, ChLedgerComplaint *complaint, void *context, long *count);

/* Makes the full-text index over the items that are there. */
int database_make_index(Database *self);
/* Puts a new item into it; `title` may be NULL. */
int database_index_item(Database *self, int64_t item_key, const char *title, const char *text);
/* SQL of a table with the columns item_key and score (the smallest is the best):
 * the items that meet the search in ?1, phrases of tokens as in `"a b" AND "c"`. */
const char *database_found_items(const Database *self);

/* Prepares a statement; NULL on failure. Freed by its owner. */
Statement *statement_new(Database *database, const char *sql);
void statement_free(Statement *self);

/* Parameters count from 1; texts must live until the statement is reset. */
void statement_bind_text(Statement *self, int parameter, const char *text); /* NULL binds NULL */
void statement_bind_integer(Statement *self, int parameter, int64_t number);
/* A list, for `x IN (SELECT … FROM json_each(?1))`; it is copied. A statement has one list. */
void statement_bind_keys(Statement *self, int parameter, const int64_t *keys, size_t count);
void statement_bind_texts(Statement *self, int parameter, const char *const *texts, size_t count);
void statement_bind_null(Statement *self, int parameter); /* in place of a number */

/* 1 if there is a row, 0 if there is no more (the statement is then reset),
 * or a negative ChStatus. */
int statement_step(Statement *self);
void statement_reset(Statement *self);
/* Runs a statement without rows: CH_OK or a negative ChStatus. Within a
 * transaction what is wrong may show at a later statement, at the latest at the commit. */
int statement_run(Statement *self);
/* The key of the row inserted last. */
int64_t database_inserted(const Database *self);

/* Columns count from 0; texts are valid until the next step. */
int statement_columns(const Statement *self);
const char *statement_name(const Statement *self, int column);
bool statement_is_integer(const Statement *self, int column);
const char *statement_text(const Statement *self, int column); /* NULL for NULL */
int64_t statement_integer(const Statement *self, int column);

#endif
