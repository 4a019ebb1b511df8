/* Text: the characters of one item, once as printed and once as analysed.
 *
 * All stages from page to code speak of positions in code points of one Text.
 * The analysed characters are the printed ones folded one to one: traditional
 * script to simplified, full-width forms to ASCII, variants of the interpunct
 * to U+00B7. So a span found in the analysed characters is the same span in
 * the printed bytes. */
#ifndef CHANCERY_BASE_TEXT_H
#define CHANCERY_BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* True if the strings are the same, or both are NULL. What the lexicon says of two
 * words is mostly one string, or differs in the first letter. */
static inline bool string_same(const char *a, const char *b) {
    return a == b || (a && b && *a == *b && strcmp(a, b) == 0);
}

/* A run of code points of a Text. */
typedef struct Span {
    uint32_t start, length;
} Span;

static inline uint32_t span_end(Span span) { return span.start + span.length; }
static inline Span span_of(uint32_t start, uint32_t end) { return (Span){start, end - start}; }
static inline Span span_join(Span a, Span b) {
    uint32_t start = a.start < b.start ? a.start : b.start;
    uint32_t end = span_end(a) > span_end(b) ? span_end(a) : span_end(b);
    return span_of(start, end);
}
static inline bool span_within(Span inner, Span outer) {
    return inner.start >= outer.start && span_end(inner) <= span_end(outer);
}
static inline bool span_overlaps(Span a, Span b) { return a.start < span_end(b) && b.start < span_end(a); }

/* Owned by the arena it was made in. */
typedef struct Text {
    const char *bytes;      /* as printed, UTF-8, NUL behind it */
    uint32_t length;        /* in code points */
    const uint32_t *offset; /* byte offset of each code point; length + 1 of them */
    uint32_t *character;    /* analysed code points; a NUL behind the last */
    const uint64_t *marks;  /* one bit a code point: clear for the ideographs that nearly all are */
    uint64_t ascii[2];      /* one bit for each analysed character of ASCII that is there: text_may_hold() */
    bool is_traditional;    /* printed in traditional script */
} Text;

/* False if the text does not hold the character of ASCII. */
static inline bool text_may_hold(const Text *text, char character) {
    return text->ascii[(unsigned char)character / 64] >> (unsigned char)character % 64 & 1;
}

/* True if the text holds letters of ASCII. */
static inline bool text_holds_letters(const Text *text) {
    const uint64_t capitals = (((uint64_t)1 << 26) - 1) << ('A' - 64), small = capitals << ('a' - 'A');
    return text->ascii[1] & (capitals | small);
}

/* Marks as they stand among analysed characters. */
enum {
    LIST_COMMA = 0x3001,
    FULL_STOP = 0x3002,
    OPEN_QUOTE = 0x201C,
    CLOSE_QUOTE = 0x201D,
    OPEN_TITLE = 0x300A,
    CLOSE_TITLE = 0x300B,
};

/* True if the character is none of the common ideographs. */
static inline bool character_is_mark(uint32_t c) { return c - 0x4E00 > 0x9FFF - 0x4E00; }

/* Decodes valid UTF-8 (intake replaces broken bytes) and folds it. Traditional
 * script is recognised and folded by OpenCC's dictionaries. */
Text *text_new(Arena *arena, const char *bytes, size_t byte_length);

/* A text made of runs of another, one behind the other, in the order given.
 * Shares no memory with it. */
Text *text_pick(Arena *arena, const Text *text, const Span *runs, size_t count);

/* The printed characters of a span, copied into the arena. */
char *text_copy(Arena *arena, const Text *text, Span span);
/* The analysed characters of a span as UTF-8, copied into the arena. */
char *text_copy_analysed(Arena *arena, const Text *text, Span span);
/* Words as they are analysed in a text of their own: folded, so that variants are one. Copied into the arena. */
char *text_fold(Arena *arena, const char *bytes, size_t length);
/* Words printed in the text as they are analysed; themselves, or a copy in the arena. */
const char *text_words_folded(Arena *arena, const Text *text, const char *words);
/* True if the analysed characters of two spans are the same. */
bool text_same(const Text *text, Span a, Span b);
/* True if the analysed character, no common ideograph, stands in the span. */
bool text_holds_mark(const Text *text, Span span, uint32_t mark);
/* The span without white space at both ends. */
Span text_trim(const Text *text, Span span);

/* The next code point in [at, end) that is no common ideograph; `end` if there is
 * none. Whoever looks for commas or brackets need not look at the words. */
static inline uint32_t text_next_mark(const Text *text, uint32_t at, uint32_t end) {
    for (; at < end; at += 64) { /* in nearly all texts a mark is among 64 characters: one look is enough */
        const uint64_t *word = text->marks + at / 64;
        uint64_t bits = word[0] >> at % 64 | word[1] << 1 << (63 - at % 64);
        if (bits) {
            uint32_t found = at + (uint32_t)__builtin_ctzll(bits);
            return found < end ? found : end;
        }
    }
    return end;
}

/* Behind the last code point in [from, at) that is no common ideograph; `from` if there is none. */
static inline uint32_t text_mark_before(const Text *text, uint32_t from, uint32_t at) {
    for (; at > from; at = at / 64 * 64) {
        uint32_t last = at - 1;
        uint64_t bits = text->marks[last / 64] << (63 - last % 64);
        if (bits) {
            uint32_t found = at - (uint32_t)__builtin_clzll(bits);
            return found > from ? found : from;
        }
        at = last;
    }
    return from;
}

/* Writes one code point as UTF-8, returns its 1 to 4 bytes. */
unsigned utf8_write(char *out, uint32_t character);
/* Reads one code point, moves `*at` behind it; U+FFFD for broken bytes. */
uint32_t utf8_read(const char *bytes, size_t length, size_t *at);

static inline bool character_is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xFEFF || c == 0x200B;
}
static inline bool character_is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
/* Letters of Latin script, with accents. */
static inline bool character_is_latin(uint32_t c) {
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
           (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x300 && c <= 0x36F);
}
static inline bool character_is_han(uint32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           c == 0x3007;
}
static inline bool character_is_interpunct(uint32_t c) { return c == 0xB7; } /* of the analysed characters */

#endif
