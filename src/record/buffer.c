#include "record/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ch_buffer_append(ChBuffer *self, const char *bytes, size_t length) {
    if (self->capacity - self->length < length) {
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
    if (length) {
        memcpy(self->bytes + self->length, bytes, length);
    }
    self->length += length;
}

void ch_buffer_free(ChBuffer *self) {
    free(self->bytes);
    *self = (ChBuffer){0};
}

void buffer_string(ChBuffer *self, const char *string) { ch_buffer_append(self, string, strlen(string)); }

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

void buffer_json(ChBuffer *self, const char *string) {
    if (!string) {
        buffer_string(self, "null");
        return;
    }
    ch_buffer_append(self, "\"", 1);
    const char *plain = string;
    for (const char *p = string;; p++) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x20 && c != '"' && c != '\\') {
            continue;
        }
        ch_buffer_append(self, plain, (size_t)(p - plain));
        if (!c) {
            break;
        }
        char escape[8] = {'\\', short_escape(c)};
        int length = escape[1] ? 2 : snprintf(escape, sizeof escape, "\\u%04x", c);
        ch_buffer_append(self, escape, (size_t)length);
        plain = p + 1;
    }
    ch_buffer_append(self, "\"", 1);
}

void json_key(ChBuffer *out, bool *first, const char *name) {
    buffer_string(out, *first ? "\"" : ",\"");
    buffer_string(out, name);
    buffer_string(out, "\":");
    *first = false;
}

void json_string_field(ChBuffer *out, bool *first, const char *name, const char *value) {
    json_key(out, first, name);
    buffer_json(out, value);
}

void json_number_field(ChBuffer *out, bool *first, const char *name, double value) {
    json_key(out, first, name);
    buffer_number(out, value);
}
