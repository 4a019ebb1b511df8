/* Rank: how well an item of SQLite's full text index fits the words looked for, under the name `chancery_rank`. */
#ifndef CHANCERY_LEDGER_RANK_H
#define CHANCERY_LEDGER_RANK_H

#include <sqlite3.h>

/* Returns a code of SQLite. */
int rank_register(fts5_api *api);

#endif
