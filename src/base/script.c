#include "base/script.h"

/* What a character becomes by itself. */
typedef struct ScriptPair {
    uint32_t from, to;
} ScriptPair;

/* A run of characters that becomes another as a whole; `to` is as long. */
typedef struct ScriptPhrase {
    size_t length;
    const uint32_t *from, *to;
} ScriptPhrase;

/* Made of OpenCC's dictionaries by make_script_table:
 * `script_traditional_bits`;
 * `dense`, by code point from DENSE_FIRST on: what a character becomes, 0 if it is not there;
 * `others`, sorted: what the others become;
 * `phrases`, sorted by their first characters, of those that share one the longest first;
 * `opener_bits`, by code point: set if a phrase begins so. */
#include "script_table.inc"

/* A page counts as traditional from two such characters in a hundred on:
 * simplified pages hold stray ones in names and quotations. */
enum { TRADITIONAL_PERCENT = 2 };

bool script_is_used(uint32_t traditional, uint32_t han) { return traditional * 100 > han * TRADITIONAL_PERCENT; }

static uint32_t fold_other(uint32_t c) {
    size_t low = 0, high = sizeof others / sizeof *others;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (others[middle].from == c) {
            return others[middle].to;
        }
        if (others[middle].from < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return c;
}

static uint32_t fold_character(uint32_t c) {
    if (c >= DENSE_FIRST && c < DENSE_END) {
        uint32_t to = dense[c - DENSE_FIRST];
        return to ? to : script_is_traditional(c) ? fold_other(c) : c;
    }
    return c < DENSE_FIRST ? c : fold_other(c);
}

/* The longest phrase at `at`, or NULL. */
static const ScriptPhrase *phrase_at(const Text *text, uint32_t at) {
    const uint32_t *character = text->character + at;
    size_t low = 0, count = sizeof phrases / sizeof *phrases, high = count;
    if (*character >= 0x10000 || !(opener_bits[*character >> 3] >> (*character & 7) & 1)) {
        return NULL;
    }
    while (low < high) { /* to the first that begins so */
        size_t middle = (low + high) / 2;
        if (phrases[middle].from[0] < *character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < count && phrases[low].from[0] == *character; low++) {
        const ScriptPhrase *phrase = &phrases[low];
        if (phrase->length <= text->length - at &&
            memcmp(phrase->from, character, phrase->length * sizeof *character) == 0) {
            return phrase;
        }
    }
    return NULL;
}

void script_simplify(Text *text) {
    for (uint32_t at = 0; at < text->length;) {
        const ScriptPhrase *phrase = phrase_at(text, at);
        if (phrase) {
            memcpy(text->character + at, phrase->to, phrase->length * sizeof *phrase->to);
            at += (uint32_t)phrase->length;
        } else {
            text->character[at] = fold_character(text->character[at]);
            at++;
        }
    }
}
