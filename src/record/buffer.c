#include "record/json.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_grow(ChBuffer *self, size_t length) {
    size_t larger = self->capacity ? self->capacity * 2 : 1 << 14;
    while (larger - self->length < length) {
        larger *= 2;
    }
    self->bytes = realloc(self->bytes, larger);
    if (!self->bytes) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    self->capacity = larger;
}

void ch_buffer_append(ChBuffer *self, const char *bytes, size_t length) {
    if (length) {
        buffer_bytes(self, bytes, length);
    }
}

void ch_buffer_free(ChBuffer *self) {
    free(self->bytes);
    *self = (ChBuffer){0};
}

/* Writes a number of hundredths in front of `end`, without zeros behind the
 * point; returns where it begins. */
static char *hundredths_write(char *end, long long hundredths) {
    unsigned long long left = hundredths < 0 ? 0 - (unsigned long long)hundredths : (unsigned long long)hundredths;
    unsigned fraction = (unsigned)(left % 100);
    char *at = end;
    if (fraction % 10) {
        *--at = (char)('0' + fraction % 10);
    }
    if (fraction) {
        *--at = (char)('0' + fraction / 10);
        *--at = '.';
    }
    left /= 100;
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (hundredths < 0) {
        *--at = '-';
    }
    return at;
}

/* Writes a whole number in front of `end`; returns where it begins. */
static char *whole_write(char *end, uint32_t number) {
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return end;
}

void buffer_number(ChBuffer *self, double number) {
    enum { WHOLE = 16 };
    char digits[40];
    if (number >= 0 && number < 1e9 && number == (double)(uint32_t)number) { /* places in a text, counts */
        char *end = digits + sizeof digits - WHOLE, *start = whole_write(end, (uint32_t)number);
        memcpy(buffer_reserve(self, WHOLE), start, WHOLE); /* and what lies behind, which is written over */
        self->length += (size_t)(end - start);
        return;
    }
    if (number > -1e12 && number < 1e12) { /* nearly all numbers have two decimals at most */
        double scaled = number * 100;
        long long hundredths = (long long)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        if ((double)hundredths / 100 == number && (hundredths || !signbit(number))) {
            char *end = digits + sizeof digits, *start = hundredths_write(end, hundredths);
            ch_buffer_append(self, start, (size_t)(end - start));
            return;
        }
    }
    int length = number == (double)(long long)number && number < 1e15 && number > -1e15
                     ? snprintf(digits, sizeof digits, "%lld", (long long)number)
                     : snprintf(digits, sizeof digits, "%.15g", number);
    ch_buffer_append(self, digits, (size_t)length);
}

static char short_escape(unsigned char c) {
    switch (c) {
    case '"':
    case '\\':
        return (char)c;
    case '\n':
        return 'n';
    case '\t':
        return 't';
    case '\r':
        return 'r';
    default:
        return 0;
    }
}

/* True if one of the eight bytes is printed otherwise in JSON: of each, the highest bit
 * tells whether it is below a blank, a quotation mark or a backslash. May be wrongly true,
 * as a borrow may tell of a byte behind one that is meant. */
static inline bool may_escape(uint64_t word) {
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\';
    return ((word - ones * 0x20) | (quote - ones) | (backslash - ones)) & ~word & high;
}

static inline bool is_plain(char c) { return (unsigned char)c >= 0x20 && c != '"' && c != '\\'; }

/* Copies eight bytes; false if JSON may print one of them otherwise. */
static inline bool copy_eight(char *out, const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    memcpy(out, &word, sizeof word);
    return !may_escape(word);
}

/* The same of four to seven bytes: the first four and the last four. */
static inline bool copy_short(char *out, const char *bytes, size_t length) {
    uint32_t first, last;
    memcpy(&first, bytes, sizeof first);
    memcpy(&last, bytes + length - sizeof last, sizeof last);
    memcpy(out, &first, sizeof first);
    memcpy(out + length - sizeof last, &last, sizeof last);
    return !may_escape((uint64_t)last << 32 | first);
}

/* Copies bytes that JSON prints as they are, up to the first other; returns how many.
 * The last eight are copied together, some of them twice: how many are left behind the
 * others cannot be foretold. */
static inline size_t copy_plain(char *out, const char *bytes, size_t length) {
    enum { WORD = sizeof(uint64_t), HALF = WORD / 2 };
    size_t at = 0;
    while (at + WORD <= length && copy_eight(out + at, bytes + at)) {
        at += WORD;
    }
    bool is_tail = at + WORD > length && length >= HALF;
    if (is_tail &&
        (length < WORD ? copy_short(out, bytes, length) : copy_eight(out + length - WORD, bytes + length - WORD))) {
        return length;
    }
    for (; at < length && is_plain(bytes[at]); at++) {
        out[at] = bytes[at];
    }
    return at;
}

void buffer_json(ChBuffer *self, const char *string) {
    if (!string) {
        buffer_bytes(self, "null", 4);
        return;
    }
    size_t left = strlen(string);
    char *out = buffer_reserve(self, left + 2);
    *out++ = '"';
    for (;;) {
        size_t plain = copy_plain(out, string, left);
        out += plain;
        if (plain == left) {
            break;
        }
        unsigned char c = (unsigned char)string[plain];
        char escape[8] = {'\\', short_escape(c)};
        size_t length = escape[1] ? 2 : (size_t)snprintf(escape, sizeof escape, "\\u%04x", c);
        string += plain + 1;
        left -= plain + 1;
        self->length = (size_t)(out - self->bytes);
        out = buffer_reserve(self, length + left + 1);
        memcpy(out, escape, length);
        out += length;
    }
    *out++ = '"';
    self->length = (size_t)(out - self->bytes);
}
