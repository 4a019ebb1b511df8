/* What figures are looked up by when it is asked what became of an undertaking: the unit, and the end of the name of
 * what is counted, which has to stand in the words of the undertaking. */
#ifndef CHANCERY_LEDGER_FIGURE_KEY_H
#define CHANCERY_LEDGER_FIGURE_KEY_H

#include "base/arena.h"

enum { HEAD_BYTES = 9 }; /* three Chinese characters */

/* The key of a figure whose name is the first `length` bytes of `what`, in the arena; NULL if the name is shorter than
 * HEAD_BYTES or there is no unit. */
const char *figure_key(Arena *arena, const char *what, size_t length, const char *unit);
/* The same of an indicator in JSON. */
const char *figure_key_of_json(Arena *arena, const char *json);

#endif
