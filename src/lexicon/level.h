/* Level: how high someone stands, by the weights of the lexicon's titles. */
#ifndef CHANCERY_LEXICON_LEVEL_H
#define CHANCERY_LEXICON_LEVEL_H

#include "base/arena.h"
#include "base/index.h"
#include "chancery/lexicon.h"

typedef enum Level {
    LEVEL_LEADER,   /* heads of state, of government, of a ruling party */
    LEVEL_MINISTER, /* ministers, their equals and leaders' deputies */
    LEVEL_OTHER,
} Level;

/* The level of a post as records print it. What was found is kept in `known`,
 * which lives in the arena: zero it to begin. */
Level level_of_post(const ChLexicon *lexicon, Arena *arena, Index *known, const char *post);

#endif
