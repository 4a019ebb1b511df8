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

/* The plain form of a mark of the blocks for vertical and small forms, which some outlets of Taiwan and Hong Kong print
 * (﹐ ﹕ ︰); the mark itself if it has none. */
static uint32_t fold_small(uint32_t c) {
    static const struct {
        uint16_t from, to;
    } plain[] = {{0xFE30, ':'},    {0xFE35, '('},    {0xFE36, ')'},    {0xFE41, 0x201C}, {0xFE42, 0x201D},
                 {0xFE43, 0x201C}, {0xFE44, 0x201D}, {0xFE50, ','},    {0xFE51, 0x3001}, {0xFE52, 0xB7},
                 {0xFE54, ';'},    {0xFE55, ':'},    {0xFE56, '?'},    {0xFE57, '!'},    {0xFE59, '('},
                 {0xFE5A, ')'},    {0xFE5D, 0x3014}, {0xFE5E, 0x3015}, {0xFE63, '-'}};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (plain[i].from == c) {
            return plain[i].to;
        }
    }
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
    if (c >= 0xFE30 && c <= 0xFE6B) {
        return fold_small(c);
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
    case 0x2571: /* ╱, the slash of some papers */
        return '/';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2212:
        return '-';
    case 0x2013:
    case 0x2015:
    case 0x2500:
        return 0x2014; /* dashes of several widths */
    case 0x2236:
        return ':';
    case 0xFF61:
        return FULL_STOP;
    case 0xFF64:
        return LIST_COMMA;
    case 0x300C:
    case 0x300E:
    case 0x301D:
        return OPEN_QUOTE; /* corner brackets quote in traditional script */
    case 0x300D:
    case 0x300F:
    case 0x301E:
        return CLOSE_QUOTE;
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

/* Reads the common ideograph of three bytes at `byte`, behind which another byte stands,
 * into `*character`. False if another character is there. */
static inline bool read_ideograph(const unsigned char *byte, uint32_t *character) {
    uint32_t word = byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
    *character = (word & 0xF) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F);
    return (word & 0xC0C0F0) == 0x8080E0 && !character_is_mark(*character);
}

/* Room for the set of characters that are no common ideographs, empty; a word more
 * than it needs, so that 64 bits can be read from any place. */
static uint64_t *marks_new(Arena *arena, size_t length) { return ARENA_ARRAY(arena, uint64_t, length / 64 + 2); }

static inline void mark(uint64_t *marks, uint32_t at) { marks[at / 64] |= (uint64_t)1 << at % 64; }

/* Reads the straight quotation marks of [start, end), a line, as opening and closing ones in turn; an odd number of
 * them stays as it is. */
static void pair_quotes(uint32_t *character, uint32_t start, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t at = start; at < end; at++) {
        count += character[at] == '"';
    }
    bool opens = true;
    for (uint32_t at = start; count % 2 == 0 && count && at < end; at++) {
        if (character[at] == '"') {
            character[at] = opens ? OPEN_QUOTE : CLOSE_QUOTE;
            opens = !opens;
        }
    }
}

/* The same in every line of a text. */
static void pair_all_quotes(uint32_t *character, uint32_t count) {
    for (uint32_t start = 0, at = 0; at <= count; at++) {
        if (at == count || character[at] == '\n') {
            pair_quotes(character, start, at);
            start = at + 1;
        }
    }
}

Text *text_new(Arena *arena, const char *bytes, size_t byte_length) {
    Text *text = ARENA_NEW(arena, Text);
    uint32_t *offset = ARENA_ARRAY_UNSET(arena, uint32_t, byte_length + 1);
    uint32_t *character = ARENA_ARRAY_UNSET(arena, uint32_t, byte_length + 1);
    uint64_t *marks = marks_new(arena, byte_length + 1);
    const unsigned char *byte = (const unsigned char *)bytes;
    uint32_t count = 0, han = 0, traditional = 0;
    uint64_t ascii[2] = {0};
    for (size_t at = 0; at < byte_length;) {
        uint32_t c, first = count;
        for (; at + 4 <= byte_length && read_ideograph(byte + at, &c); at += 3) { /* nearly all there is */
            offset[count] = (uint32_t)at;
            character[count++] = c;
            traditional += script_is_traditional(c);
        }
        han += count - first;
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
        if (character_is_mark(c)) {
            mark(marks, count);
            ascii[c / 64 & 1] |= (uint64_t)(c < 128) << c % 64;
        }
        character[count++] = c;
        han += c >= 0x3400;
        traditional += c >= 0x3400 && script_is_traditional(c);
    }
    offset[count] = (uint32_t)byte_length;
    character[count] = 0;
    if (ascii['"' / 64] >> '"' % 64 & 1) {
        pair_all_quotes(character, count);
    }
    *text = (Text){bytes, count, offset, character, marks, {ascii[0], ascii[1]}, script_is_used(traditional, han)};
    if (text->is_traditional) {
        script_simplify(text);
    }
    return text;
}

/* Copies `count` bits of a set of marks. */
static void copy_marks(uint64_t *to, uint32_t to_at, const uint64_t *from, uint32_t from_at, uint32_t count) {
    for (uint32_t done = 0; done < count; done += 64) {
        uint32_t source = from_at + done, target = to_at + done, left = count - done;
        uint64_t bits = from[source / 64] >> source % 64;
        bits |= source % 64 ? from[source / 64 + 1] << (64 - source % 64) : 0;
        bits &= left < 64 ? ((uint64_t)1 << left) - 1 : UINT64_MAX;
        to[target / 64] |= bits << target % 64;
        to[target / 64 + 1] |= target % 64 ? bits >> (64 - target % 64) : 0;
    }
}

Text *text_pick(Arena *arena, const Text *text, const Span *runs, size_t count) {
    uint32_t length = 0, byte_length = 0;
    for (size_t i = 0; i < count; i++) {
        length += runs[i].length;
        byte_length += text->offset[span_end(runs[i])] - text->offset[runs[i].start];
    }
    Text *picked = ARENA_NEW(arena, Text);
    char *bytes = ARENA_ARRAY_UNSET(arena, char, (size_t)byte_length + 1);
    uint32_t *offset = ARENA_ARRAY_UNSET(arena, uint32_t, (size_t)length + 1);
    uint32_t *character = ARENA_ARRAY_UNSET(arena, uint32_t, (size_t)length + 1);
    uint64_t *marks = marks_new(arena, (size_t)length + 1);
    uint32_t at = 0, byte_at = 0;
    for (size_t i = 0; i < count; i++) {
        Span run = runs[i];
        const uint32_t *from = text->offset + run.start;
        uint32_t bytes_of_run = from[run.length] - from[0], shift = byte_at - from[0];
        memcpy(bytes + byte_at, text->bytes + from[0], bytes_of_run);
        memcpy(character + at, text->character + run.start, run.length * sizeof *character);
        copy_marks(marks, at, text->marks, run.start, run.length);
        for (uint32_t k = 0; k < run.length; k++) {
            offset[at + k] = from[k] + shift;
        }
        at += run.length;
        byte_at += bytes_of_run;
    }
    bytes[byte_length] = '\0';
    offset[length] = byte_at;
    character[length] = 0;
    *picked = (Text){bytes, length, offset, character, marks, {text->ascii[0], text->ascii[1]}, text->is_traditional};
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

char *text_fold(Arena *arena, const char *bytes, size_t length) {
    const Text *text = text_new(arena, arena_copy(arena, bytes, length), length);
    return text_copy_analysed(arena, text, (Span){0, text->length});
}

const char *text_words_folded(Arena *arena, const Text *text, const char *words) {
    return text->is_traditional ? text_fold(arena, words, strlen(words)) : words;
}

bool text_same(const Text *text, Span a, Span b) {
    return a.length == b.length &&
           memcmp(text->character + a.start, text->character + b.start, a.length * sizeof(uint32_t)) == 0;
}

bool text_holds_mark(const Text *text, Span span, uint32_t mark) {
    uint32_t end = span_end(span), at = text_next_mark(text, span.start, end);
    while (at < end && text->character[at] != mark) {
        at = text_next_mark(text, at + 1, end);
    }
    return at < end;
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
