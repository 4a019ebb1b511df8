/* Batch: pages made ready for the ledger, away from the database, so that many
 * threads can do it while one writes. */
#ifndef CHANCERY_LEDGER_BATCH_H
#define CHANCERY_LEDGER_BATCH_H

#include "base/arena.h"
#include "ledger/names.h"

#include "chancery/ledger.h"

#include <stdint.h>

/* A row of the table `record` with what hangs on it. */
typedef struct RecordRow {
    const char *kind, *type, *name;
    const char *countries; /* joined by |, as in the table; NULL for none */
    const char *id, *json;
    int ordinal;         /* 0 if there is none */
    int64_t first, last; /* yyyymmdd */
    bool has_days;       /* first and last are known */
    bool dated;          /* … from the record itself, not from its item */
    ChStrings country_list;
    FormList forms;
    ChStrings posts, former_posts;
} RecordRow;

typedef List(RecordRow) RecordRows;

typedef struct ItemRow {
    const char *id, *kind, *title, *outlet, *dateline, *published, *published_basis, *text;
    RecordRows records;
} ItemRow;

typedef struct PageRow {
    const char *id, *fingerprint, *url, *source;
    ItemRow *items;
    size_t item_count;
} PageRow;

typedef List(PageRow) PageRows;

/* Owns all its strings in one arena. */
struct ChLedgerBatch {
    Arena arena;
    PageRows pages;
};

#endif
