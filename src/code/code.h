/* Code: makes the records of an item from its mentions by the frames of the
 * data files. */
#ifndef CHANCERY_CODE_CODE_H
#define CHANCERY_CODE_CODE_H

#include "read/item.h"

#include <stdio.h>

/* The stages, in their order: together they fill item->out. */
void code_events(Item *item); /* events and mechanisms */
void code_indicators(Item *item);
void code_statements(Item *item); /* statements and commitments */
/* Ids, PLOVER and CAMEO codes, evidence words, confidence. */
void code_identities(Item *item);
void code_codes(Item *item);      /* the codes of events and statements; called by code_identities */
void code_confidence(Item *item); /* what speaks for each record, and its weight; called by code_identities */

/* Writes what each stage made of a finished item. */
void explain_item(Item *item, FILE *out);

#endif
