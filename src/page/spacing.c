#include "page/spacing.h"

#include <stdbool.h>
#include <string.h>

/* A Han character is three bytes of UTF-8, the first of them in this range; a no-break
 * space is two. */
enum { HAN_BYTES = 3, HAN_FIRST = 0xE4, HAN_LAST = 0xE9, FIXED_BLANK = 2 };

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_han(const char *bytes, size_t length) {
    return length >= HAN_BYTES && (unsigned char)bytes[0] >= HAN_FIRST && (unsigned char)bytes[0] <= HAN_LAST;
}

/* Bytes of the blank that begins here; 0 if none does. */
static size_t blank_width(const char *bytes, size_t length) {
    bool is_fixed = length >= FIXED_BLANK && bytes[0] == '\xC2' && bytes[1] == '\xA0';
    return is_fixed ? FIXED_BLANK : length && bytes[0] == ' ';
}

/* Where the number begins that ends the `length` bytes. */
static size_t number_start(const char *bytes, size_t length) {
    while (length && (is_digit(bytes[length - 1]) || bytes[length - 1] == '.' || bytes[length - 1] == ',')) {
        length--;
    }
    return length;
}

/* True if what ends in the number is the time or the day of a stamp (13:20, 2024-05-07):
 * the blank behind it parts it from the outlet's name. */
static bool is_stamp(const char *bytes, size_t number) { return number && memchr(":-/", bytes[number - 1], 3); }

/* Takes the blank out between a Han character and the number that ends the `length`
 * bytes. Returns what is left of them. */
static size_t close_before(char *bytes, size_t length) {
    size_t number = number_start(bytes, length);
    size_t width = number && bytes[number - 1] == ' ' ? 1 : 0;
    if (number >= FIXED_BLANK && blank_width(bytes + number - FIXED_BLANK, FIXED_BLANK) == FIXED_BLANK) {
        width = FIXED_BLANK;
    }
    size_t blank = number - width;
    if (!width || blank < HAN_BYTES || !is_han(bytes + blank - HAN_BYTES, HAN_BYTES)) {
        return length;
    }
    memmove(bytes + blank, bytes + number, length - number);
    return length - width;
}

/* The next byte of this value, the end if there is none. */
static size_t next_byte(const char *bytes, size_t at, size_t length, char byte) {
    const char *found = at < length ? memchr(bytes + at, byte, length - at) : NULL;
    return found ? (size_t)(found - bytes) : length;
}

size_t spacing_close(char *bytes, size_t length) {
    size_t kept = 0, read = 0; /* bytes written and read so far */
    size_t space = next_byte(bytes, 0, length, ' '), fixed = next_byte(bytes, 0, length, '\xC2');
    while (space < length || fixed < length) {
        size_t at = space < fixed ? space : fixed;
        size_t width = blank_width(bytes + at, length - at);
        bool set_apart =
            width && at > read && is_digit(bytes[at - 1]) && is_han(bytes + at + width, length - at - width);
        if (set_apart && !is_stamp(bytes, number_start(bytes, at))) {
            memmove(bytes + kept, bytes + read, at - read);
            kept = close_before(bytes, kept + at - read);
            read = at + width;
        }
        space = space == at ? next_byte(bytes, at + 1, length, ' ') : space;
        fixed = fixed == at ? next_byte(bytes, at + 1, length, '\xC2') : fixed;
    }
    memmove(bytes + kept, bytes + read, length - read);
    return kept + length - read;
}
