#include "page/likeness.h"

enum { SHINGLE = 4, COMPARED_LIMIT = 1500 };

/* Punctuation and blanks are skipped: they change most often in repetition. */
static bool counts(uint32_t c) { return character_is_han(c) || character_is_latin(c) || character_is_digit(c) || c > 0xFFFF; }

/* Moves `at` behind the next character that counts and adds it to the window.
 * Returns false at the end. */
static bool next_shingle(const Text *text, uint32_t *at, uint32_t end, uint64_t window[SHINGLE], uint32_t *filled) {
    while (*at < end && !counts(text->character[*at])) {
        (*at)++;
    }
    if (*at >= end) {
        return false;
    }
    memmove(window, window + 1, (SHINGLE - 1) * sizeof *window);
    window[SHINGLE - 1] = text->character[(*at)++];
    (*filled)++;
    return true;
}

static uint64_t key_of(const uint64_t window[SHINGLE]) {
    uint64_t key = 0;
    for (int i = 0; i < SHINGLE; i++) {
        key = (key ^ window[i]) * 0x9E3779B97F4A7C15u;
        key ^= key >> 29;
    }
    return key | 1;
}

static uint32_t slot_of(const Shingles *self, uint64_t key) {
    uint32_t slot = (uint32_t)(key >> 20) & self->mask;
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
    Shingles self = {text, ARENA_ARRAY(arena, uint64_t, size), ARENA_ARRAY(arena, uint8_t, size), size - 1, 0};
    uint64_t window[SHINGLE] = {0};
    uint32_t filled = 0;
    for (uint32_t at = span.start; next_shingle(text, &at, end, window, &filled);) {
        if (filled >= SHINGLE) {
            uint32_t slot = slot_of(&self, key_of(window));
            self.count += !self.slots[slot];
            self.slots[slot] = key_of(window);
        }
    }
    return self;
}

Likeness shingles_compare(Shingles *self, Span other) {
    uint64_t window[SHINGLE] = {0};
    uint32_t filled = 0, total = 0, hits = 0, distinct = 0, end = limited_end(other);
    memset(self->seen, 0, (size_t)self->mask + 1);
    for (uint32_t at = other.start; next_shingle(self->text, &at, end, window, &filled);) {
        if (filled < SHINGLE) {
            continue;
        }
        total++;
        uint32_t slot = slot_of(self, key_of(window));
        if (self->slots[slot]) {
            hits++;
            distinct += !self->seen[slot];
            self->seen[slot] = 1;
        }
    }
    return (Likeness){self->count ? (double)distinct / self->count : 0, total ? (double)hits / total : 0};
}
