/* The lattice of a sentence: all ways to cut it into words and names, of which the cheapest is taken. */
#ifndef CHANCERY_READ_LATTICE_H
#define CHANCERY_READ_LATTICE_H

#include "read/names.h"

#define COMMON_SURNAME 7.0f  /* a character that costs less as a family name is one when a title announces a name */
#define LATIN_CLOSES   1.25f /* a name ends before a bracket with one in Latin letters; marks the place too */
#define HOLDER_CLOSES  8.0f  /* … where the characters of a title's holder do; what stands within it is no title */
#define ANCHORED       2.5f  /* enough evidence on the left for a name of any characters */

/* What the token is that ends the cheapest way into a position. A number, so that it
 * travels in a register: of a TOKEN_WORD its match, above that the TokenKind, the
 * NameForm of a TOKEN_NAME, and whether the word is a country's sign and nothing else. */
typedef uint64_t Way;

enum { WAY_KIND = 32, WAY_FORM = 40, WAY_SIGN = 48 };

static inline Way way_of(TokenKind kind) { return (uint64_t)kind << WAY_KIND; }
static inline Way way_of_name(NameForm form) { return way_of(TOKEN_NAME) | (uint64_t)form << WAY_FORM; }
static inline Way way_of_word(uint32_t match) { return way_of(TOKEN_WORD) | match; }
static inline Way way_of_sign(uint32_t match) { return way_of_word(match) | (uint64_t)1 << WAY_SIGN; }
static inline uint32_t way_match(Way way) { return (uint32_t)way; }
static inline TokenKind way_kind(Way way) { return (TokenKind)(way >> WAY_KIND & 0xFF); }
static inline NameForm way_form(Way way) { return (NameForm)(way >> WAY_FORM & 0xFF); }
static inline bool way_is_sign(Way way) { return way >> WAY_SIGN; }

/* The cheapest way into a position. */
typedef struct Place {
    uint64_t step; /* what it costs so far, and where its last token begins: step_of() */
    Way way;
} Place;

/* Costs are above 0, so that their bits are in order as they are: of two steps the
 * cheaper is the smaller number, of two as cheap the one that begins first, which is
 * the one tried first. */
static inline uint64_t step_of(float cost, uint32_t from) {
    uint32_t bits;
    memcpy(&bits, &cost, sizeof bits);
    return (uint64_t)bits << 32 | from;
}

static inline float step_cost(uint64_t step) {
    uint32_t bits = (uint32_t)(step >> 32);
    float cost;
    memcpy(&cost, &bits, sizeof cost);
    return cost;
}

static inline uint32_t step_from(uint64_t step) { return (uint32_t)step; }

/* A name met in the first pass, known by its place in the text. */
typedef struct Known {
    Span span; /* of two characters and more */
    float cost;
    uint32_t next; /* 1 + index of the next in its bucket, 0 if none */
} Known;

/* What a match of two characters and more adds to the lattice, put down once for an
 * item: most are plain words, and for those nothing else is looked at. */
typedef struct Arc {
    float cost; /* as a word, 0 if it is none */
    uint16_t length;
    uint8_t special; /* WORD_… */
} Arc;

enum { KNOWN_BUCKETS = 256 };

/* The lattice of one item, sentence by sentence. */
typedef struct Lattice {
    NameReader *reader;
    const NameSpot *spots;     /* by position */
    const Arc *arcs;           /* by match, of those longer than a character */
    bool any_joint, has_joint; /* an interpunct stands in the item, in the sentence */
    bool has_generation;       /* the character that closes "the Sixth" stands in the item */
    uint32_t latin_end;        /* where the last run of Latin letters and digits that was met ends */
    uint32_t run_end;          /* likewise of Han characters */
    bool run_jointed;          /* an interpunct stands behind it; looked for in sentences that have one */
    uint32_t start, end;       /* of the sentence */
    Place *places;             /* of end - start + 1 positions */
    uint32_t from;             /* where the tokens now tried begin; what follows is said of it */
    Place *here;               /* its place */
    float cost;                /* of the cheapest way there */
    float opens;               /* evidence that a name begins there, UNOPENED if there is none */
    float clash;               /* CLASH_COST if that way ends in a name, else 0 */
    bool is_bound;             /* no name begins there */
    bool is_crowned;           /* the cheapest way there ends in the title of one who has taken a name with it */
    const uint32_t *figure_at; /* by position with TRAIT_FIGURE: 1 + index of the figure that begins there */
    List(Known) known;
    uint32_t learnt;                          /* how often a name was added or became cheaper */
    uint16_t known_by_opening[KNOWN_BUCKETS]; /* 1 + index of the first known name whose first two characters hash so */
} Lattice;

/* Takes a step into a place, if that is cheaper. Whether it is cannot be foretold: no
 * branch is taken on it. */
static inline void place_take(Place *place, uint64_t step, Way way) {
    uint64_t kept = place->step, other = place->way;
    place->step = step < kept ? step : kept;
    place->way = step < kept ? way : other;
}

/* Goes on to `to` by a token of the given cost, if that is cheaper. */
static inline void relax(Lattice *self, uint32_t to, float cost, Way way) {
    place_take(self->here + (to - self->from), step_of(self->cost + cost, self->from), way);
}

static inline bool is_bound(const Lattice *self, uint32_t at) {
    return (self->spots[at].traits & TRAIT_BOUND) && at > self->start && at < self->end;
}

static inline bool has_trait(const Lattice *self, uint32_t at, Trait trait) {
    return at < self->end && (self->spots[at].traits & trait);
}

/* Gathers the evidence for names and the traits of characters of the item (lattice_spots.c). */
void lattice_gather(Lattice *self);
/* Raises the evidence for what may be names between the names of a list, which the cheapest path missed. True if it
 * did: the sentence is to be read again. */
bool lattice_raise_listed(Lattice *self, const TokenList *path);
/* Goes on by the sign of a country, the form `index` at `from`, if the context licenses it or the item
 * names the country (lattice_signs.c). */
void lattice_add_sign(Lattice *self, uint32_t index);

#endif
