/* Postgres dialect: the ledger's SQL (database.h) as PostgreSQL has it.
 *
 *     ?1                              $1
 *     INTEGER, TEXT                   BIGINT, TEXT COLLATE "C"
 *     t_key INTEGER PRIMARY KEY       … DEFAULT nextval('t_keys'), with that sequence
 *       (in CREATE TABLE t)
 *     WITHOUT ROWID                   nothing
 *     ON DELETE CASCADE, SET NULL     … DEFERRABLE INITIALLY DEFERRED: rows may come in any order
 *     x IS ?1                         x IS NOT DISTINCT FROM $1
 *     LIKE, instr()                   ILIKE, strpos()
 *     CROSS JOIN t ON …               JOIN t ON …
 *     x IN (SELECT …)                 x = ANY (ARRAY(SELECT …)): the list first, then x by its index
 *     +x                              x: SQLite takes no index for it
 *     json_each(?1)                   a table of the list's values
 *     ORDER BY x, y DESC              … x NULLS FIRST, y DESC NULLS LAST
 *     CREATE INDEX … (x, y DESC)      the same
 *
 * Only words in capitals are taken for SQL's own, so a column may be called `text`. */
#ifndef CHANCERY_LEDGER_POSTGRES_DIALECT_H
#define CHANCERY_LEDGER_POSTGRES_DIALECT_H

#include "record/buffer.h"

/* Sequences give keys in runs of this many, so that they are asked for seldom. */
enum { POSTGRES_KEY_RUN = 1024 };

/* Appends the translation and a zero byte to `out`. Returns the highest number of a parameter. */
int postgres_translate(ChBuffer *out, const char *sql);

/* An INSERT of one row whose values are the parameters in their order; other
 * statements are none. Slices are of the SQL given. */
typedef struct PlainInsert {
    const char *table, *columns, *rest; /* `rest`: what follows the values */
    int table_length, columns_length, parameters;
} PlainInsert;

bool postgres_plain_insert(const char *sql, PlainInsert *insert);

#endif
