/* Level: how high someone stands, by the weights of the lexicon's titles. */
#ifndef CHANCERY_REPORT_LEVEL_H
#define CHANCERY_REPORT_LEVEL_H

#include "base/arena.h"
#include "chancery/lexicon.h"

typedef enum Level {
    LEVEL_LEADER,   /* heads of state, of government, of a ruling party */
    LEVEL_MINISTER, /* ministers, their equals and leaders' deputies */
    LEVEL_OTHER,
} Level;

/* The level of a post as records print it. Uses some memory of the arena. */
Level level_of_post(const ChLexicon *lexicon, Arena *arena, const char *post);

#endif
