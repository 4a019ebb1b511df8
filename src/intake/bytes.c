#include "intake/bytes.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

bool slice_is_word(Slice self, const char *literal) {
    size_t at = 0;
    for (; at < self.length && literal[at] != '\0'; at++) {
        char letter = self.bytes[at];
        if (letter >= 'A' && letter <= 'Z') {
            letter = (char)(letter - 'A' + 'a');
        }
        if (letter != literal[at]) {
            return false;
        }
    }
    return at == self.length && literal[at] == '\0';
}

/* Length of the blank at the beginning of `bytes`, 0 if there is none. */
static size_t blank_length(const char *bytes, size_t length) {
    if (length >= 1 && (*bytes == ' ' || (*bytes >= '\t' && *bytes <= '\r'))) {
        return 1;
    }
    if (length >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0) {
        return 2;
    }
    if (length >= 3 && memcmp(bytes, "\xE3\x80\x80", 3) == 0) {
        return 3;
    }
    return 0;
}

/* Length of the blank at the end of `bytes`, 0 if there is none. */
static size_t blank_length_behind(const char *bytes, size_t length) {
    for (size_t size = 1; size <= 3 && size <= length; size++) {
        if (blank_length(bytes + length - size, size) == size) {
            return size;
        }
    }
    return 0;
}

Slice slice_trim(Slice self) {
    size_t blank;
    while ((blank = blank_length(self.bytes, self.length)) > 0) {
        self.bytes += blank;
        self.length -= blank;
    }
    while ((blank = blank_length_behind(self.bytes, self.length)) > 0) {
        self.length -= blank;
    }
    return self;
}

char *bytes_reserve(Bytes *self, size_t more) {
    size_t needed = self->length + more + BYTES_PADDING;
    if (needed > self->capacity) {
        size_t capacity = self->capacity < 2048 ? 4096 : self->capacity * 2;
        if (capacity < needed) {
            capacity = needed;
        }
        char *bytes = realloc(self->bytes, capacity);
        if (bytes == NULL) {
            fputs("chancery: out of memory\n", stderr);
            abort();
        }
        self->bytes = bytes;
        self->capacity = capacity;
    }
    return self->bytes + self->length;
}

void bytes_append(Bytes *self, const char *bytes, size_t length) {
    char *place = bytes_reserve(self, length);
    if (length > 0) {
        memcpy(place, bytes, length);
    }
    self->length += length;
}

void bytes_append_character(Bytes *self, unsigned character) {
    self->length += utf8_write(bytes_reserve(self, 4), character);
}

void bytes_reset(Bytes *self, size_t keep) {
    if (self->capacity > keep) {
        bytes_free(self);
    }
    self->length = 0;
}

void bytes_free(Bytes *self) {
    free(self->bytes);
    *self = (Bytes){0};
}
