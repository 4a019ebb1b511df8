#include "page/likeness.h"

enum { SHINGLE = 4, COMPARED_LIMIT = 1500 };

/* A window over the characters that count: the last four of them, sixteen bits
 * each. Punctuation and blanks are skipped: they change most often in repetition. */
typedef struct Window {
    uint64_t characters;
    uint32_t filled;
} Window;

static inline bool counts(uint32_t c) {
    return !character_is_mark(c) || character_is_latin(c) || character_is_digit(c) ||
           (c >= 0x3400 && character_is_han(c));
}

/* Moves `at` behind the next character that completes a shingle. False at the end. */
static bool next_shingle(const Text *text, uint32_t *at, uint32_t end, Window *window) {
    while (*at < end) {
        uint32_t c = text->character[(*at)++];
        if (counts(c)) {
            window->characters = window->characters << 16 | (c & 0xFFFF);
            if (++window->filled >= SHINGLE) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t slot_of(const Shingles *self, uint64_t key) {
    uint32_t slot = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 40) & self->mask;
    while (self->slots[slot] && self->slots[slot] != key) {
        slot = (slot + 1) & self->mask;
    }
    return slot;
}

static uint32_t limited_end(Span span) {
    return span.start + (span.length < COMPARED_LIMIT ? span.length : COMPARED_LIMIT);
}

Shingles shingles_of(Arena *arena, const Text *text, Span span) {
    uint32_t end = limited_end(span), size = 16;
    while (size < (end - span.start) * 2) {
        size *= 2;
    }
    Shingles self = {
        text, span_of(span.start, end), ARENA_ARRAY(arena, uint64_t, size), ARENA_ARRAY(arena, uint8_t, size), size - 1,
        0};
    Window window = {0, 0};
    for (uint32_t at = span.start; next_shingle(text, &at, end, &window);) {
        uint32_t slot = slot_of(&self, window.characters);
        self.count += !self.slots[slot];
        self.slots[slot] = window.characters;
    }
    return self;
}

/* Which pairs of characters follow each other in the span; more pairs share a place. */
static inline uint32_t pair_place(uint32_t before, uint32_t c) { return (before * 31 + c) % SKETCH_PLACES; }

Sketch sketch_of(const Text *text, Span span) {
    Sketch self = {.places = {0}};
    uint32_t before = 0, filled = 0;
    for (uint32_t at = span.start; at < limited_end(span); at++) {
        uint32_t c = text->character[at];
        if (counts(c)) {
            uint32_t place = pair_place(before, c);
            uint64_t bit = (uint64_t)1 << place % 64, *word = &self.places[place / 64];
            self.least += ++filled >= SHINGLE && !(*word & bit);
            *word |= filled > 1 ? bit : 0;
            before = c;
        }
    }
    return self;
}

bool sketch_may_reach(const Sketch *self, const Text *text, Span other, double share) {
    uint32_t before = 0, run = 0, shared = 0, end = limited_end(other), least = (uint32_t)(share * self->least);
    for (uint32_t at = other.start; at < end && shared + (end - at) >= least; at++) {
        uint32_t c = text->character[at];
        if (counts(c)) {
            uint32_t place = pair_place(before, c);
            run = (run + 1) * (uint32_t)(self->places[place / 64] >> place % 64 & 1); /* or none: no branch */
            shared += run >= SHINGLE - 1;
            before = c;
        }
    }
    return shared >= least;
}

bool shingles_repeated(Shingles *self, Span other, double share) {
    Window window = {0, 0};
    uint32_t distinct = 0, end = limited_end(other);
    memset(self->seen, 0, (size_t)self->mask + 1);
    for (uint32_t at = other.start; next_shingle(self->text, &at, end, &window);) {
        uint32_t slot = slot_of(self, window.characters);
        if (self->slots[slot]) {
            distinct += !self->seen[slot];
            self->seen[slot] = 1;
        } else if ((double)(distinct + (end - at)) / self->count < share) {
            return false; /* not even if all that is left were in it */
        }
    }
    return self->count && (double)distinct / self->count >= share;
}

Likeness shingles_compare(Shingles *self, Span other) {
    Window window = {0, 0};
    uint32_t total = 0, hits = 0, distinct = 0, end = limited_end(other);
    memset(self->seen, 0, (size_t)self->mask + 1);
    for (uint32_t at = other.start; next_shingle(self->text, &at, end, &window); total++) {
        uint32_t slot = slot_of(self, window.characters);
        if (self->slots[slot]) {
            hits++;
            distinct += !self->seen[slot];
            self->seen[slot] = 1;
        }
    }
    return (Likeness){self->count ? (double)distinct / self->count : 0, total ? (double)hits / total : 0};
}
