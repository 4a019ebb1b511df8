#include "ledger/names.h"

#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* Names of more parts are found by the whole and by single parts. */
enum { PART_LIMIT = 8 };

uint32_t name_character(uint32_t c) {
    if (character_is_interpunct(c) || character_is_space(c) || c == '-' || c == '.' || c == '=') {
        return 0;
    }
    if (character_is_han(c)) {
        return c;
    }
    c = (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *decomposer = unorm2_getNFDInstance(&error);
    UChar units[8];
    UErrorCode failed = U_ZERO_ERROR;
    while (decomposer && unorm2_getDecomposition(decomposer, (UChar32)c, units, 8, &failed) > 0) {
        c = units[0];
    }
    return c == 0x111 ? 'd' : c; /* the Vietnamese letter has no decomposition */
}

/* Folds a name; parts[i] is where part i begins, parts[count] the end. */
static char *fold_name(Arena *arena, const char *name, size_t *parts, size_t *count) {
    size_t length = strlen(name);
    Text *text = text_new(arena, name, length);
    char *folded = arena_alloc(arena, (size_t)text->length * 4 + 1), *out = folded;
    bool begins = true;
    *count = 0;
    for (uint32_t i = 0; i < text->length; i++) {
        uint32_t c = name_character(text->character[i]);
        if (c && u_getCombiningClass((UChar32)c)) {
            continue; /* an accent written as a character of its own */
        }
        if (c && begins && *count < PART_LIMIT) {
            parts[(*count)++] = (size_t)(out - folded);
        }
        begins = !c;
        out += c ? utf8_write(out, c) : 0;
    }
    *out = 0;
    parts[*count] = (size_t)(out - folded);
    return folded;
}

static void add_form(Arena *arena, FormList *forms, const char *form) {
    for (size_t i = 0; i < forms->count; i++) {
        if (strcmp(forms->items[i], form) == 0) {
            return;
        }
    }
    *list_push(arena, forms) = form;
}

void name_forms(Arena *arena, FormList *forms, const char *name) {
    size_t parts[PART_LIMIT + 1], count;
    char *folded = fold_name(arena, name, parts, &count);
    for (size_t first = 0; first < count; first++) {
        for (size_t last = first + 1; last <= count; last++) {
            add_form(arena, forms, arena_copy(arena, folded + parts[first], parts[last] - parts[first]));
        }
    }
}

const char *name_form(Arena *arena, const char *name) {
    size_t parts[PART_LIMIT + 1], count;
    return fold_name(arena, name, parts, &count);
}
