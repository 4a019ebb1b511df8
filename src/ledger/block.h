/* Blocks: hashes of what two accounts of one event have in common, so that an
 * account is compared with few others however large the ledger is. */
#ifndef CHANCERY_LEDGER_BLOCK_H
#define CHANCERY_LEDGER_BLOCK_H

#include "ledger/account.h"

typedef List(int64_t) Blocks;

/* The blocks an account stands in. Two accounts that accounts_match() takes for
 * one event share at least one. */
void account_blocks(const Account *self, Arena *arena, Blocks *blocks);

#endif
