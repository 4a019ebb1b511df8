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

void buffer_number(ChBuffer *self, double number) {
    char digits[40];
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

/* Where the first of `length` bytes stands that JSON does not print as it is;
 * `length` if there is none. Eight bytes are looked at together: of each, the
 * highest bit tells whether it is below a blank, a quotation mark or a backslash. */
static size_t plain_bytes(const char *bytes, size_t length) {
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    size_t at = 0;
    for (; at + 8 <= length; at += 8) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\';
        uint64_t found = ((word - ones * 0x20) | (quote - ones) | (backslash - ones)) & ~word & high;
        if (found) { /* perhaps: a borrow may tell of a byte behind one that is meant */
            break;
        }
    }
    while (at < length && (unsigned char)bytes[at] >= 0x20 && bytes[at] != '"' && bytes[at] != '\\') {
        at++;
    }
    return at;
}

void buffer_json(ChBuffer *self, const char *string) {
    if (!string) {
        buffer_string(self, "null");
        return;
    }
    size_t left = strlen(string);
    buffer_bytes(self, "\"", 1);
    for (;;) {
        size_t plain = plain_bytes(string, left);
        buffer_bytes(self, string, plain);
        if (plain == left) {
            break;
        }
        unsigned char c = (unsigned char)string[plain];
        char escape[8] = {'\\', short_escape(c)};
        int length = escape[1] ? 2 : snprintf(escape, sizeof escape, "\\u%04x", c);
        buffer_bytes(self, escape, (size_t)length);
        string += plain + 1;
        left -= plain + 1;
    }
    buffer_bytes(self, "\"", 1);
}
