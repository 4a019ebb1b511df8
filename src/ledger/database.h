/* Database: the few things the ledger asks of a database engine. All calls to
 * SQLite are in database.c, so that another engine may stand beside it. */
#ifndef CHANCERY_LEDGER_DATABASE_H
#define CHANCERY_LEDGER_DATABASE_H

#include "chancery/ledger.h"

#include <stdint.h>

typedef struct Database Database;
typedef struct Statement Statement;

/* NULL with ch_error_message() on failure. */
Database *database_open(const char *path, ChLedgerMode mode);
void database_close(Database *self);
const char *database_path(const Database *self);

/* Runs statements without results. */
int database_run(Database *self, const char *sql);
/* Makes writers write ahead of the file, so that readers go on beside them; waits up to a minute for another
 * program that opens the ledger. */
int database_log_ahead(Database *database);
/* Begins a transaction that may write; waits up to a minute for another writer. */
int database_begin(Database *self);
/* From now on another writer is not waited for: writing then fails at once. */
void database_do_not_wait(Database *self);
int database_commit(Database *self);
void database_rollback(Database *self);

/* Tells what is wrong with the file itself and with references between tables,
 * adding the number of complaints to `count`. CH_OK or a negative ChStatus. */
int database_check(Database *self, ChLedgerComplaint *complaint, void *context, long *count);

/* Prepares a statement; NULL on failure. Freed by its owner. */
Statement *statement_new(Database *database, const char *sql);
void statement_free(Statement *self);

/* Parameters count from 1; texts must live until the statement is reset. */
void statement_bind_text(Statement *self, int parameter, const char *text); /* NULL binds NULL */
void statement_bind_integer(Statement *self, int parameter, int64_t number);
void statement_bind_null(Statement *self, int parameter);

/* 1 if there is a row, 0 if there is no more (the statement is then reset),
 * or a negative ChStatus. */
int statement_step(Statement *self);
void statement_reset(Statement *self);
/* Runs a statement without rows: CH_OK or a negative ChStatus. */
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
