/* An open ledger: the database with the statements that are used again and again. */
#ifndef CHANCERY_LEDGER_INTERNAL_H
#define CHANCERY_LEDGER_INTERNAL_H

#include "ledger/database.h"

/* X(NAME, "SQL"): statements prepared when they are first used. */
#define LEDGER_STATEMENTS(X)                                                                                           \
    X(FIND_PAGE, "SELECT page_key, fingerprint, source FROM page WHERE id = ?1")                                       \
    X(DELETE_PAGE, "DELETE FROM page WHERE id = ?1")                                                                   \
    X(ADD_PAGE, "INSERT INTO page (id, fingerprint, url, source) VALUES (?1, ?2, ?3, ?4)")                             \
    X(ADD_ITEM,                                                                                                        \
      "INSERT INTO item (page_key, position, id, kind, title, outlet, dateline, published, published_basis, text)"     \
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                                                             \
    X(ADD_RECORD, "INSERT INTO record (item_key, kind, id, type, name, countries, ordinal, first, last, json, dated)"  \
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")                                            \
    X(ADD_COUNTRY, "INSERT OR IGNORE INTO record_country (country, kind, record_key) VALUES (?1, ?2, ?3)")             \
    X(ADD_FORM, "INSERT OR IGNORE INTO record_person (form, kind, record_key) VALUES (?1, ?2, ?3)")                    \
    X(ADD_POST, "INSERT OR IGNORE INTO record_post (record_key, post, former) VALUES (?1, ?2, ?3)")

typedef enum LedgerStatement {
#define X(name, sql) STATEMENT_##name,
    LEDGER_STATEMENTS(X)
#undef X
        STATEMENT_COUNT
} LedgerStatement;

struct ChLedger {
    Database *database;
    Statement *statements[STATEMENT_COUNT]; /* NULL until used */
};

/* A prepared statement, owned by the ledger; NULL with ch_error_message(). */
Statement *ledger_statement(ChLedger *self, LedgerStatement which);

#endif
