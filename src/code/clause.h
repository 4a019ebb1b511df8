/* Clauses: a sentence cut at its commas, each clause with the subject that it
 * has or inherits. What frames, statements and figures all stand on. */
#ifndef CHANCERY_CODE_CLAUSE_H
#define CHANCERY_CODE_CLAUSE_H

#include "read/item.h"

/* The actors that a stretch of text names: mentions of persons, bodies,
 * countries or groups joined by and, with, commas of a list. */
typedef struct Party {
    uint32_t mentions[16]; /* indices in the item's mentions */
    uint32_t count;
    Span span;
} Party;

/* A clause: between two commas, semicolons, colons or ends of a sentence that
 * are not inside brackets, quotation marks, numbers or a list of names. */
typedef struct Clause {
    Span span;
    uint32_t sentence;
    uint32_t first_mention, mention_count; /* mentions that begin in it */
    Party subject;        /* who acts: own, or inherited from an earlier clause of the sentence or paragraph */
    bool subject_is_own;
    char ends_with;       /* ',' ';' ':' '.' (any end of sentence) */
} Clause;

typedef List(Clause) ClauseList;

/* Cuts all sentences of the item; owned by its arena. */
ClauseList clauses_of(Item *item);

#endif
