/* Handles: what records and events are looked for by. A country is its own handle; two countries together are one
 * more, so that what lies between them is found in the order of days without looking at all that each of them does. */
#ifndef CHANCERY_LEDGER_HANDLES_H
#define CHANCERY_LEDGER_HANDLES_H

#include "ledger/names.h"

/* "A|B", in the order of their bytes. */
const char *handle_of_pair(Arena *arena, const char *a, const char *b);
/* Adds the countries and their pairs. Of more than PAIRED_COUNTRIES the first ones have pairs. */
void handles_of_countries(Arena *arena, FormList *handles, const char *const *countries, size_t count);

enum { PAIRED_COUNTRIES = 32 };

#endif
