/* Writing into a ChBuffer. */
#ifndef CHANCERY_RECORD_BUFFER_H
#define CHANCERY_RECORD_BUFFER_H

#include "chancery/report.h"

#include <string.h>

/* Makes the room that buffer_reserve() found missing. */
void buffer_grow(ChBuffer *self, size_t length);
/* Room for `length` bytes more; returns where they go. */
static inline char *buffer_reserve(ChBuffer *self, size_t length) {
    if (self->capacity - self->length < length) {
        buffer_grow(self, length);
    }
    return self->bytes + self->length;
}
/* Appends bytes, which may be NULL if there are none; of a literal the compiler knows the length. */
static inline void buffer_bytes(ChBuffer *self, const char *bytes, size_t length) {
    if (length) {
        memcpy(buffer_reserve(self, length), bytes, length);
        self->length += length;
    }
}
static inline void buffer_string(ChBuffer *self, const char *string) { buffer_bytes(self, string, strlen(string)); }
/* Whole numbers without a point, others with up to 15 digits. */
void buffer_number(ChBuffer *self, double number);
/* A JSON string with its quotation marks; null for NULL. */
void buffer_json(ChBuffer *self, const char *string);

#endif
