/* Blocks: hashes of what two accounts of one event have in common, so that an
 * account is compared with few others however large the ledger is. */
#ifndef CHANCERY_LEDGER_BLOCK_H
#define CHANCERY_LEDGER_BLOCK_H

#include "ledger/account.h"

typedef List(int64_t) Blocks;

/* The blocks an account stands in. */
void account_blocks(const Account *self, Arena *arena, Blocks *blocks);
/* The blocks in which those stand that may match it: of two accounts that accounts_match() takes for
 * one event, each stands in a block that the other seeks. */
void account_seeks(const Account *self, Arena *arena, Blocks *blocks);

#endif
