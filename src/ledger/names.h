/* Names: the forms under which a person is looked for. */
#ifndef CHANCERY_LEDGER_NAMES_H
#define CHANCERY_LEDGER_NAMES_H

#include "base/arena.h"

#include <stdint.h>

typedef List(const char *) FormList;

/* Adds the forms of a printed name: simplified script, small letters without
 * accents, neither blanks nor interpuncts; the whole and every run of parts
 * between interpuncts or blanks, so that a family name alone finds the person.
 * Forms that the list holds are not added again. Owned by the arena. */
void name_forms(Arena *arena, FormList *forms, const char *name);
/* The whole name alone, as one form: what a user's question becomes. */
const char *name_form(Arena *arena, const char *name);

/* An analysed character as forms have it: small, without accents; 0 for what
 * stands between the parts of a name. */
uint32_t name_character(uint32_t c);

#endif
