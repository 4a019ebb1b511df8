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

Text *text_new(Arena *arena, const char *bytes, size_t byte_length) {
    Text *text = ARENA_NEW(arena, Text);
    uint32_t *offset = ARENA_ARRAY_UNSET(arena, uint32_t, byte_length + 1);
    uint32_t *character = ARENA_ARRAY_UNSET(arena, uint32_t, byte_length + 1);
    const unsigned char *byte = (const unsigned char *)bytes;
    uint32_t count = 0;
    for (size_t at = 0; at < byte_length;) {
        offset[count] = (uint32_t)at;
        uint32_t lead = byte[at];
        if (lead < 0x80) {
            character[count++] = lead;
            at++;
        } else if (lead >= 0xE3 && lead <= 0xE9 && at + 2 < byte_length && (byte[at + 1] & 0xC0) == 0x80 &&
                   (byte[at + 2] & 0xC0) == 0x80) { /* ideographs and their punctuation: nearly all there is */
            uint32_t c = (lead & 15u) << 12 | (byte[at + 1] & 0x3Fu) << 6 | (byte[at + 2] & 0x3Fu);
            character[count++] = lead == 0xE3 ? fold(c) : c;
            at += 3;
        } else {
            character[count++] = fold(utf8_read(bytes, byte_length, &at));
        }
    }
    offset[count] = (uint32_t)byte_length;
    character[count] = 0;
    text->bytes = bytes;
    text->length = count;
    text->offset = offset;
    text->character = character;
#ifndef TEXT_WITHOUT_SCRIPT
    script_simplify(text);
#endif
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
    *picked = (Text){bytes, length, offset, character};
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
