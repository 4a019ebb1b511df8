/* Lines: a page as its lines of print, each with its function. A paragraph is a
 * line; intake gives every block of an HTML page a line of its own.
 *
 * Everything here speaks of positions in code points of Page.text. */
#ifndef CHANCERY_PAGE_LINES_H
#define CHANCERY_PAGE_LINES_H

#include "chancery/intake.h"
#include "lexicon/lexicon.h"
#include "base/day.h"

typedef enum LineKind {
    LINE_PROSE,
    LINE_HEADING, /* short, without a full stop */
    LINE_CAPTION,
    LINE_CREDIT,      /* who wrote, edited, photographed */
    LINE_STAMP,       /* date and source at the head of a page */
    LINE_END,         /* (end), or the outlet's name alone */
    LINE_BUTTONS,     /* share, print, site notices */
    LINE_SECTION,     /* name of a section of the site */
    LINE_MORE,        /* heading of a list of other articles */
    LINE_MORE_INLINE, /* such a heading with the other article's headline behind it */
    LINE_MORE_END,
    LINE_FOOTER, /* the foot of the page begins */
} LineKind;

typedef struct Line {
    Span span; /* without white space at its ends */
    Span core; /* without ornaments; of LINE_MORE_INLINE the other headline */
    LineKind kind;
    Span credit; /* credit or end mark at its end, empty if none */
    Span outlet; /* outlet named by a stamp or credit, empty if none */
    Span place;  /* place of a byline behind a stamp's date, empty if none */
    Span mark;   /* of a caption: the picture's text and number before it, empty if none */
    Day day;     /* full date of a stamp, no year if none */
    bool same;   /* says the same as the line before */
    bool closes; /* holds an end mark or the editor's name: the article ends here */
} Line;

typedef List(Line) LineList;

/* What page_match was asked last, and its answer: the same place is asked for one kind
 * of form after the other. */
typedef struct PageMemo {
    uint32_t start, end;
    ClassSet classes; /* 0 at first */
    Match match;
} PageMemo;

/* What forms of the page's machinery are looked for as: by a kind of furniture (its lexicon_mark()),
 * or as one of these. */
enum { OPENER_OUTLET = 64, OPENER_ANY, OPENER_PHOTO /* what the credit of a picture is made of */ };

enum { OPENER_PAIR_BITS = 18, OPENER_ALONE_BITS = 13 };

/* How forms of the page's machinery begin, as sets of bits. Most characters of a text begin
 * none: they are told by the first set, which is small. */
typedef struct Openers {
    unsigned char first[(1 << 16) / 8];                /* by the first character */
    unsigned char alone[(1 << OPENER_ALONE_BITS) / 8]; /* by the character and use of forms of one */
    unsigned char pairs[(1 << OPENER_PAIR_BITS) / 8];  /* by the first two characters and the use of all others */
} Openers;

static inline uint32_t opener_single(uint32_t c) { return c & 0xFFFF; }
static inline uint32_t opener_alone(uint32_t c, uint32_t use) {
    return (c + use * 0x85EBCA6Bu) * 0x9E3779B1u >> (32 - OPENER_ALONE_BITS);
}
static inline uint32_t opener_pair(uint32_t first, uint32_t second, uint32_t use) {
    return ((first << 16 ^ second) + use * 0x85EBCA6Bu) * 0x9E3779B1u >> (32 - OPENER_PAIR_BITS);
}
/* The use by which forms of a kind of furniture are looked for; of a literal the compiler knows it. */
static inline uint32_t opener_use(const char *kind) {
    return (uint32_t)__builtin_ctzll(lexicon_mark(KEY_KIND, kind, strlen(kind)));
}
static inline bool openers_hold(const unsigned char *set, uint32_t bit) { return set[bit >> 3] >> (bit & 7) & 1; }

/* A page being cut into items. */
typedef struct Page {
    Arena *arena;   /* of what the items keep */
    Arena *scratch; /* of all else */
    const ChLexicon *lexicon;
    const ChPage *source;
    const Text *text;       /* the metadata's title as a line of its own, if any, then the page's text */
    LineList lines;         /* blank lines left out */
    const Openers *openers; /* which characters open forms of furniture and outlets; set by page_read_lines */
    PageMemo *memos;        /* two: of furniture alone, of other classes */
} Page;

/* Fills `lines`. */
void page_read_lines(Page *self);

/* The longest form of the class furniture at `start`; length 0 if none. */
Match furniture_at(const Page *self, uint32_t start, uint32_t end);
/* True if an entry of the match has this kind in data/furniture.txt. */
bool furniture_is(const Page *self, Match match, const char *kind);
/* True if a form of that use may begin at `start`. */
static inline bool page_may_open(const Page *self, uint32_t start, uint32_t use) {
    const uint32_t *character = self->text->character + start;
    return openers_hold(self->openers->first, opener_single(character[0])) &&
           (openers_hold(self->openers->pairs, opener_pair(character[0], character[1], use)) ||
            openers_hold(self->openers->alone, opener_alone(character[0], use)));
}
/* The longest form of the kind at `start`, where `end` ends the line. */
Match furniture_find(const Page *self, uint32_t start, uint32_t end, const char *kind); /* its slow half */
static inline Match furniture_of(const Page *self, uint32_t start, uint32_t end, const char *kind) {
    bool may = start < end && page_may_open(self, start, opener_use(kind));
    return may ? furniture_find(self, start, end, kind) : (Match){.span = {start, 0}, .posting = NO_POSTING};
}
/* The longest form of the classes at `start`; length 0 if none. */
Match page_match(const Page *self, uint32_t start, uint32_t end, ClassSet classes);

/* The printed name of an outlet without what the form adds to its short name
 * (its application, "news from"). */
Span page_outlet_name(const Page *self, Match outlet);

/* The span without ornaments, bullets and blanks at its ends. */
Span page_core(const Page *self, Span span);
/* Number of Han characters and letters. */
uint32_t page_weight(const Page *self, Span span);
bool character_is_stop(uint32_t character); /* ends a sentence */

#endif
