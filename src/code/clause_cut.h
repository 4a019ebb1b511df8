/* Where a sentence is cut into clauses; what clause.c alone uses. */
#ifndef CHANCERY_CODE_CLAUSE_CUT_H
#define CHANCERY_CODE_CLAUSE_CUT_H

#include "code/clause.h"

/* The actor whose phrase begins at `start`, the longest if several do; NO_MENTION if none does. */
uint32_t actor_at(const Item *item, uint32_t start, uint32_t end);

/* Appends the clauses of the sentence, in the item's scratch, as yet without mentions and subjects. */
void cut_sentence(Item *item, ClauseList *clauses, uint32_t sentence, uint32_t paragraph);

#endif
