/* Match: whether two accounts tell of one event. The rules are those of
 * docs/ledger.md; they look at nothing but the two accounts. */
#ifndef CHANCERY_LEDGER_MATCH_H
#define CHANCERY_LEDGER_MATCH_H

#include "ledger/account.h"

enum { REASON_SIZE = 128 };

typedef struct Match {
    int score; /* how strongly they agree; 0: nothing says that they are one */
    char reason[REASON_SIZE];
} Match;

/* True if the two cannot be one event, whatever others say. */
bool accounts_conflict(const Account *a, const Account *b);
/* What speaks for one event; only of accounts that don't conflict. */
Match accounts_match(const Account *a, const Account *b);

#endif
