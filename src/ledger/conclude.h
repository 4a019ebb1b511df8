/* Conclude: what many pages say together, made of the records that are new or
 * have lost company (the table `pending`). Everything made here can be thrown
 * away and made again; what the user decided is kept apart, in `decision`. */
#ifndef CHANCERY_LEDGER_CONCLUDE_H
#define CHANCERY_LEDGER_CONCLUDE_H

#include "ledger/cluster.h"
#include "ledger/keymap.h"
#include "ledger/ledger.h"

/* A decision of the user whose records the ledger holds. */
typedef struct Decision {
    int64_t first, second; /* records */
    bool one;              /* they are one; else two */
} Decision;

typedef List(Decision) Decisions;

/* Reads the decisions on "event" or "person", by the ids of their records. Those whose
 * records are not there are left out. */
int decisions_read(ChLedger *ledger, Arena *arena, const char *kind, Decisions *decisions);

/* Each works within a transaction, and takes what it has concluded out of `pending`. With `in_parts` the
 * transaction is committed, and another begun, whenever a part of much work is done: what one transaction changes is
 * looked for, page by page, in all that it has written before. */
int conclude_events(ChLedger *ledger, bool in_parts);
int conclude_persons(ChLedger *ledger, bool in_parts);
/* All of it; within a transaction. */
int conclude_all(ChLedger *ledger, bool in_parts);
/* All of it in a transaction of its own. */
int conclude_at_once(ChLedger *ledger);
/* Commits the transaction and begins another. */
int conclude_go_on(ChLedger *ledger);

#endif
