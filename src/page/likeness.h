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

enum { SKETCH_PLACES = 4096 };

/* The pairs of characters of a span: by them it is told, without its shingles, that another is nothing like it. */
typedef struct Sketch {
    uint64_t places[SKETCH_PLACES / 64]; /* a bit for a pair, or several */
    uint32_t least;                      /* the span has as many different shingles at least */
} Sketch;

/* How much two spans have in common, each 0 to 1. */
typedef struct Likeness {
    double of_first;  /* share of the shingled span found in the other */
    double of_second; /* share of the other found in the shingled span */
} Likeness;

Sketch sketch_of(const Text *text, Span span);
/* False if the other span surely says less than this share of the sketched one again: of its shingles only those
 * can whose pairs all stand there. */
bool sketch_may_reach(const Sketch *self, const Text *text, Span other, double share);

/* Reads at most the first 1500 characters of the span. */
Shingles shingles_of(Arena *arena, const Text *text, Span span);
Likeness shingles_compare(Shingles *self, Span other);
/* True if the other span says at least this share of the shingled one again; told
 * as soon as it is sure. */
bool shingles_repeated(Shingles *self, Span other, double share);

#endif
