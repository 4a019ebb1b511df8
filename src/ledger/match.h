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

/* By what accounts can be found that may match this one: what the rules ask of it beside the days. */
typedef struct Reach {
    bool sides;     /* the same countries may be enough, with the words or the mechanism */
    bool persons;   /* a person in common may be */
    bool mechanism; /* its name may be */
} Reach;

/* An account whose day is vague can match few others: it need not be compared with all that its year holds. */
Reach account_reach(const Account *account);

/* True if the two cannot be one event, whatever others say. */
bool accounts_conflict(const Account *a, const Account *b);
/* What speaks for one event; nothing of accounts that conflict. */
Match accounts_match(const Account *a, const Account *b);

#endif
