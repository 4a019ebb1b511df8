/* Cluster: accounts that may tell of one event put together into events. What
 * comes out depends on the accounts alone, not on their order. */
#ifndef CHANCERY_LEDGER_CLUSTER_H
#define CHANCERY_LEDGER_CLUSTER_H

#include "ledger/match.h"

/* What the user decided about two accounts, by their place in the list. */
typedef struct Ruling {
    size_t a, b;
    bool one; /* one event; else two */
} Ruling;

typedef List(Ruling) Rulings;

/* Where an account has come to stand. */
typedef struct Membership {
    size_t event;       /* the accounts of one event have the same number: that of its first account */
    size_t partner;     /* the account that brought it in; itself for the first */
    const char *reason; /* why, empty for one that stands alone */
} Membership;

/* `accounts` sorted by account_compare(). Returns one membership an account, owned
 * by the arena. */
Membership *cluster_accounts(Arena *arena, const Account *const *accounts, size_t count, const Rulings *rulings);

/* The order of accounts: by id, then page, then the record's key. */
int account_compare(const Account *a, const Account *b);

#endif
