/* Keys: the forms in which two people's words for one thing are compared. The
 * rules are those of the gold's own scorer, to the last character. */
#ifndef CHANCERY_EVAL_KEYS_H
#define CHANCERY_EVAL_KEYS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A normalised string: code points, owned by an arena. */
typedef struct Key {
    uint32_t *characters;
    size_t length;
} Key;

/* Of a name: no blanks, every interpunct and hyphen is U+00B7. Strings may be NULL. */
Key name_key(Arena *arena, const char *string);
/* Of a name in Latin letters: no blanks or hyphens, case folded. */
Key latin_key(Arena *arena, const char *string);
/* Of a quotation or a body: no blanks, no punctuation. */
Key text_key(Arena *arena, const char *string);

bool key_same(Key a, Key b);
/* By code points, a prefix before what it begins. */
int key_compare(Key a, Key b);
/* True if `part` stands in `whole`; the empty key stands everywhere. */
bool key_within(Key part, Key whole);
/* The longest common run over the shorter length, 0 to 1; 0 if one is empty. */
double key_overlap(Arena *arena, Key a, Key b);
/* As UTF-8, owned by the arena. */
const char *key_print(Arena *arena, Key key);

/* True unless known digits of two EDTF dates disagree; a date that is not known
 * (NULL or empty) agrees with all. */
bool days_agree(Arena *arena, const char *a, const char *b);

#endif
