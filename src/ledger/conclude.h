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

/* Each works within a transaction and leaves `pending` as it is. */
int conclude_events(ChLedger *ledger);
int conclude_persons(ChLedger *ledger);
/* Both, and empties `pending`; within a transaction. */
int conclude_all(ChLedger *ledger);

#endif
