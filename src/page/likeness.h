/* Likeness: how much of one run of a text another one says again. */
#ifndef CHANCERY_PAGE_LIKENESS_H
#define CHANCERY_PAGE_LIKENESS_H

#include "base/text.h"

/* The four-character runs of one span, to compare others with. */
typedef struct Shingles {
    const Text *text;
    Span span;       /* what was shingled */
    uint64_t *slots; /* open addressing; 0 is empty */
    uint8_t *seen;   /* parallel: which were met in the span being compared */
    uint32_t mask, count;
} Shingles;

/* How much two spans have in common, each 0 to 1. */
typedef struct Likeness {
    double of_first;  /* share of the shingled span found in the other */
    double of_second; /* share of the other found in the shingled span */
} Likeness;

/* False if the other span surely says less than this share of the first one again: of its four-character
 * runs only those whose characters all stand there can, and there are as many different ones, at least, as
 * characters that end one. */
bool likeness_may_reach(const Text *text, Span span, Span other, double share);

/* Reads at most the first 1500 characters of the span. */
Shingles shingles_of(Arena *arena, const Text *text, Span span);
Likeness shingles_compare(Shingles *self, Span other);
/* True if the other span says at least this share of the shingled one again; told
 * as soon as it is sure. */
bool shingles_repeated(Shingles *self, Span other, double share);

#endif
