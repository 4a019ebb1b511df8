#include "ledger/tokens.h"

#include "ledger/names.h"

#include <unicode/uchar.h>

/* A decimal point or a comma between two digits belongs to the number. */
static bool is_inside_number(const Text *text, uint32_t at) {
    uint32_t c = text->character[at];
    return (c == '.' || c == ',') && at > 0 && at + 1 < text->length && character_is_digit(text->character[at - 1]) &&
           character_is_digit(text->character[at + 1]);
}

/* Writes the character as tokens have it; 0 bytes if it is part of none. */
static unsigned fold(const Text *text, uint32_t at, char *out) {
    if (is_inside_number(text, at)) {
        *out = '.';
        return text->character[at] == '.';
    }
    uint32_t c = name_character(text->character[at]);
    return c && u_isalnum((UChar32)c) ? utf8_write(out, c) : 0;
}

static bool belongs_to_word(const Text *text, uint32_t at) {
    uint32_t c = text->character[at];
    bool is_mark = u_getCombiningClass((UChar32)c) != 0;
    return !character_is_han(c) && (u_isalnum((UChar32)c) || is_mark || is_inside_number(text, at));
}

Tokens tokens_of(Arena *arena, const Text *text) {
    Tokens tokens = {0};
    for (uint32_t at = 0; at < text->length;) {
        uint32_t start = at++;
        char one[8];
        unsigned size = fold(text, start, one);
        if (!size) {
            continue;
        }
        bool is_word = belongs_to_word(text, start);
        while (is_word && at < text->length && belongs_to_word(text, at)) {
            at++;
        }
        char *bytes = arena_alloc(arena, (size_t)(at - start) * 4 + 1), *out = bytes;
        for (uint32_t i = start; i < at; i++) {
            out += fold(text, i, out);
        }
        *list_push(arena, &tokens) = (Token){bytes, span_of(start, at)};
    }
    return tokens;
}
