#include "eval/keys.h"

#include "base/text.h"

#include <stdio.h>
#include <unicode/uchar.h>

/* The variants of the interpunct, and what else stands between the parts of a
 * name; U+0000 behind the last. */
static const uint32_t interpuncts[] = {0x2022, 0x30FB, 0x2027, 0xB7, 0xFF0E, '.', 0};
static const uint32_t hyphens[] = {'-', 0xFF0D, 0};
static const uint32_t punctuation[] = {0xFF0C, ',',    '.',    0x3002, ':',    0xFF1A, ';', 0xFF1B, '!',
                                       0xFF01, '?',    0xFF1F, 0x3001, 0x201C, 0x201D, '"', '\'',   0x2018,
                                       0x2019, 0x300A, 0x300B, 0x3008, 0x3009, '(',    ')', 0xFF08, 0xFF09,
                                       0x2014, 0x2013, '-',    0xB7,   0x2026, 0};

static bool is_one_of(uint32_t c, const uint32_t *characters) {
    for (; *characters; characters++) {
        if (*characters == c) {
            return true;
        }
    }
    return false;
}

/* White space as regular expressions over Unicode have it. */
static bool is_blank(uint32_t c) { return u_isUWhiteSpace((UChar32)c) || (c >= 0x1C && c <= 0x1F); }

/* What a character becomes in a key; 0 if it is left out. */
typedef uint32_t Fold(uint32_t c);

static uint32_t fold_name(uint32_t c) {
    return is_blank(c) ? 0 : is_one_of(c, interpuncts) || is_one_of(c, hyphens) ? 0xB7 : c;
}
static uint32_t fold_latin(uint32_t c) { return is_blank(c) || c == '-' ? 0 : c; }
static uint32_t fold_text(uint32_t c) { return is_blank(c) || is_one_of(c, punctuation) ? 0 : c; }

static Key key_of(Arena *arena, const char *string, Fold *fold) {
    size_t length = string ? strlen(string) : 0;
    Key key = {ARENA_ARRAY_UNSET(arena, uint32_t, length + 1), 0};
    for (size_t at = 0; at < length;) {
        uint32_t c = fold(utf8_read(string, length, &at));
        if (c) {
            key.characters[key.length++] = c;
        }
    }
    return key;
}

Key name_key(Arena *arena, const char *string) { return key_of(arena, string, fold_name); }
Key text_key(Arena *arena, const char *string) { return key_of(arena, string, fold_text); }

/* Full case folding can make one letter three. */
Key latin_key(Arena *arena, const char *string) {
    Key plain = key_of(arena, string, fold_latin);
    Key key = {ARENA_ARRAY_UNSET(arena, uint32_t, plain.length * 3 + 1), 0};
    for (size_t i = 0; i < plain.length; i++) {
        if (plain.characters[i] == 0xDF) { /* the one such letter of Latin alphabets in use */
            key.characters[key.length++] = 's';
            key.characters[key.length++] = 's';
        } else {
            key.characters[key.length++] = (uint32_t)u_foldCase((UChar32)plain.characters[i], U_FOLD_CASE_DEFAULT);
        }
    }
    return key;
}

bool key_same(Key a, Key b) {
    return a.length == b.length && memcmp(a.characters, b.characters, a.length * sizeof *a.characters) == 0;
}

int key_compare(Key a, Key b) {
    for (size_t i = 0; i < a.length && i < b.length; i++) {
        if (a.characters[i] != b.characters[i]) {
            return a.characters[i] < b.characters[i] ? -1 : 1;
        }
    }
    return a.length < b.length ? -1 : a.length > b.length;
}

bool key_within(Key part, Key whole) {
    for (size_t at = 0; at + part.length <= whole.length; at++) {
        if (memcmp(whole.characters + at, part.characters, part.length * sizeof *part.characters) == 0) {
            return true;
        }
    }
    return false;
}

double key_overlap(Arena *arena, Key a, Key b) {
    if (!a.length || !b.length) {
        return 0;
    }
    size_t *row = ARENA_ARRAY(arena, size_t, b.length + 1), best = 0;
    for (size_t i = 0; i < a.length; i++) {
        size_t before = 0; /* row[k] of the last character of `a` */
        for (size_t k = 1; k <= b.length; k++) {
            size_t current = row[k];
            row[k] = a.characters[i] == b.characters[k - 1] ? before + 1 : 0;
            best = row[k] > best ? row[k] : best;
            before = current;
        }
    }
    return (double)best / (double)(a.length < b.length ? a.length : b.length);
}

const char *key_print(Arena *arena, Key key) {
    char *out = arena_alloc(arena, key.length * 4 + 1);
    size_t length = 0;
    for (size_t i = 0; i < key.length; i++) {
        length += utf8_write(out + length, key.characters[i]);
    }
    return out;
}

/* The parts of a date between slashes without the marks behind them. */
typedef List(char *) PartList;

static PartList edtf_parts(Arena *arena, const char *date) {
    PartList parts = {0};
    for (const char *p = date ? date : ""; *p;) {
        size_t length = strcspn(p, "/");
        if (length) {
            char *part = arena_copy(arena, p, length);
            for (size_t end = length; end && strchr("~?%", part[end - 1]); end--) {
                part[end - 1] = 0;
            }
            *list_push(arena, &parts) = part;
        }
        p += length + (p[length] == '/');
    }
    return parts;
}

static bool digits_agree(const char *a, const char *b) {
    for (; *a && *b; a++, b++) {
        if (*a != *b && *a != 'X' && *b != 'X') {
            return false;
        }
    }
    return true;
}

/* The part with its unknown digits set, and for the last possible day what a
 * year or a month lacks. */
static const char *bound(Arena *arena, const char *part, char digit) {
    size_t length = strlen(part);
    char *out = arena_alloc(arena, length + 8);
    const char *rest = digit == '0' ? "" : length == 4 ? "-99-99" : length == 7 ? "-99" : "";
    snprintf(out, length + 8, "%s%s", part, rest);
    for (char *p = out; *p; p++) {
        *p = *p == 'X' ? digit : *p;
    }
    return out;
}

bool days_agree(Arena *arena, const char *a, const char *b) {
    PartList x = edtf_parts(arena, a), y = edtf_parts(arena, b);
    if (!x.count || !y.count) {
        return true;
    }
    for (size_t i = 0; i < x.count; i++) {
        for (size_t k = 0; k < y.count; k++) {
            if (digits_agree(x.items[i], y.items[k])) {
                return true;
            }
        }
    }
    return strcmp(bound(arena, x.items[0], '0'), bound(arena, y.items[y.count - 1], '9')) <= 0 &&
           strcmp(bound(arena, y.items[0], '0'), bound(arena, x.items[x.count - 1], '9')) <= 0;
}
