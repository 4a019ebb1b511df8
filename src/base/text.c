#include "base/text.h"

#include "base/script.h"

unsigned utf8_write(char *out, uint32_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

uint32_t utf8_read(const char *bytes, size_t length, size_t *at) {
    const unsigned char *p = (const unsigned char *)bytes + *at;
    size_t left = length - *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    unsigned need = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC2 ? 1 : 0;
    uint32_t c = need == 3 ? p[0] & 7u : need == 2 ? p[0] & 15u : p[0] & 31u;
    if (!need || left <= need) {
        *at += 1;
        return 0xFFFD;
    }
    for (unsigned i = 1; i <= need; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            *at += 1;
            return 0xFFFD;
        }
        c = c << 6 | (p[i] & 0x3Fu);
    }
    *at += need + 1;
    return c;
}

/* Folds full-width forms and variants of one sign onto one character. */
static uint32_t fold(uint32_t c) {
    if (c < 0x2000) {
        return c == 0xA0 ? ' ' : c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return c == 0xFF0E ? 0xB7 : c - 0xFEE0;
    }
    switch (c) {
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65:
        return 0xB7;
    case 0x3000:
    case 0x2003:
    case 0x2002:
    case 0x2009:
    case 0x202F:
        return ' ';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2212:
        return '-';
    case 0x2013:
    case 0x2015:
    case 0x2500:
        return 0x2014; /* dashes of several widths */
    case 0x300C:
    case 0x300E:
    case 0x301D:
        return 0x201C; /* corner brackets quote in traditional script */
    case 0x300D:
    case 0x300F:
    case 0x301E:
        return 0x201D;
    default:
        return c;
    }
}

/* Reads the ideograph or the sign of three bytes at `byte` into `*character`; nearly
 * all there is. False if it is another, or the text ends. */
static inline bool read_three(const unsigned char *byte, size_t left, uint32_t *character) {
    if (left < 3 || (byte[0] & 0xF0) != 0xE0) {
        return false;
    }
    unsigned second = byte[1] ^ 0x80u, third = byte[2] ^ 0x80u;
    uint32_t c = (byte[0] & 15u) << 12 | second << 6 | third;
    *character = c >= 0x3400 && c < 0xA000 ? c : fold(c);
    return (second | third) < 0x40;
}

/* Reads the ideograph of three bytes at `byte` into `*character`. False if another character is there. */
static inline bool read_ideograph(const unsigned char *byte, uint32_t *character) {
    unsigned second = byte[1] ^ 0x80u, third = byte[2] ^ 0x80u;
    *character = (byte[0] & 15u) << 12 | second << 6 | third;
    return (byte[0] & 0xF0) == 0xE0 && (second | third) < 0x40 && *character >= 0x3400 && *character < 0xA000;
}

/* The set of characters that are no common ideographs. */
static const uint64_t *marks_of(Arena *arena, const uint32_t *character, uint32_t length) {
    uint64_t *marks = ARENA_ARRAY_UNSET(arena, uint64_t, length / 64 + 1);
    for (uint32_t start = 0; start <= length; start += 64) {
        uint32_t count = length - start < 64 ? length - start : 64;
        uint64_t bits = 0;
        for (uint32_t i = 0; i < count; i++) {
            bits |= (uint64_t)(character[start + i] - 0x4E00 > 0x9FFF - 0x4E00) << i;
        }
        marks[start / 64] = bits;
    }
    return marks;
}

Text *text_new(Arena *arena, const char *bytes, size_t byte_length) {
    Text *text = ARENA_NEW(arena, Text);
    uint32_t *offset = ARENA_ARRAY_UNSET(arena, uint32_t, byte_length + 1);
    uint32_t *character = ARENA_ARRAY_UNSET(arena, uint32_t, byte_length + 1);
    const unsigned char *byte = (const unsigned char *)bytes;
    uint32_t count = 0, han = 0, traditional = 0;
    for (size_t at = 0; at < byte_length;) {
        uint32_t c;
        for (; at + 3 <= byte_length && read_ideograph(byte + at, &c); at += 3) { /* nearly all there is */
            offset[count] = (uint32_t)at;
            character[count++] = c;
            han++;
            traditional += script_is_traditional(c);
        }
        if (at == byte_length) {
            break;
        }
        offset[count] = (uint32_t)at;
        if (byte[at] < 0x80) {
            c = byte[at++];
        } else if (read_three(byte + at, byte_length - at, &c)) {
            at += 3;
        } else {
            c = fold(utf8_read(bytes, byte_length, &at));
        }
        character[count++] = c;
        han += c >= 0x3400;
        traditional += c >= 0x3400 && script_is_traditional(c);
    }
    offset[count] = (uint32_t)byte_length;
    character[count] = 0;
    *text = (Text){bytes, count, offset, character, marks_of(arena, character, count)};
    if (script_is_used(traditional, han)) {
        script_simplify(text);
    }
    return text;
}

Text *text_pick(Arena *arena, const Text *text, const Span *runs, size_t count) {
    uint32_t length = 0, byte_length = 0;
    for (size_t i = 0; i < count; i++) {
        length += runs[i].length;
        byte_length += text->offset[span_end(runs[i])] - text->offset[runs[i].start];
    }
    Text *picked = ARENA_NEW(arena, Text);
    char *bytes = arena_alloc(arena, (size_t)byte_length + 1);
    uint32_t *offset = ARENA_ARRAY(arena, uint32_t, (size_t)length + 1);
    uint32_t *character = ARENA_ARRAY(arena, uint32_t, (size_t)length + 1);
    uint32_t at = 0, byte_at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t first = text->offset[runs[i].start], bytes_of_run = text->offset[span_end(runs[i])] - first;
        memcpy(bytes + byte_at, text->bytes + first, bytes_of_run);
        for (uint32_t k = 0; k < runs[i].length; k++) {
            offset[at] = byte_at + text->offset[runs[i].start + k] - first;
            character[at++] = text->character[runs[i].start + k];
        }
        byte_at += bytes_of_run;
    }
    offset[at] = byte_at;
    *picked = (Text){bytes, length, offset, character, marks_of(arena, character, length)};
    return picked;
}

char *text_copy(Arena *arena, const Text *text, Span span) {
    uint32_t from = text->offset[span.start], to = text->offset[span_end(span)];
    return arena_copy(arena, text->bytes + from, to - from);
}

char *text_copy_analysed(Arena *arena, const Text *text, Span span) {
    char *copy = arena_alloc(arena, (size_t)span.length * 4 + 1);
    char *out = copy;
    for (uint32_t i = span.start; i < span_end(span); i++) {
        out += utf8_write(out, text->character[i]);
    }
    *out = 0;
    return copy;
}

bool text_same(const Text *text, Span a, Span b) {
    return a.length == b.length &&
           memcmp(text->character + a.start, text->character + b.start, a.length * sizeof(uint32_t)) == 0;
}

Span text_trim(const Text *text, Span span) {
    while (span.length && character_is_space(text->character[span.start])) {
        span.start++;
        span.length--;
    }
    while (span.length && character_is_space(text->character[span_end(span) - 1])) {
        span.length--;
    }
    return span;
}
