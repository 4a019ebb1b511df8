/* Tokenizer: makes the tokens of tokens.h known to SQLite's full text index,
 * under the name `chancery`, and the function that ranks what is found (rank.h). */
#ifndef CHANCERY_LEDGER_TOKENIZER_H
#define CHANCERY_LEDGER_TOKENIZER_H

#include <sqlite3.h>

/* Returns a code of SQLite. */
int tokenizer_register(sqlite3 *handle);

#endif
