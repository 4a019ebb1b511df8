/* Bytes: runs of bytes, borrowed (Slice) or growing (Bytes). */
#ifndef CHANCERY_INTAKE_BYTES_H
#define CHANCERY_INTAKE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Bytes that belong to someone else. `bytes` is NULL where there is nothing,
 * which is not the same as an empty string. */
typedef struct Slice {
    const char *bytes;
    size_t length;
} Slice;

#define SLICE_NONE        ((Slice){NULL, 0})
#define SLICE_OF(literal) ((Slice){(literal), sizeof(literal) - 1})

static inline bool slice_equal(Slice a, Slice b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}
/* True if the slice is `literal`, a lower-case ASCII word, in any case of letters. */
bool slice_is_word(Slice self, const char *literal);
/* The slice without blanks (ASCII, no-break and ideographic) at both ends. */
Slice slice_trim(Slice self);

/* A growing buffer, freed by bytes_free(). Behind the content there are always
 * BYTES_PADDING readable bytes, which the JSON reader asks for. */
typedef struct Bytes {
    char *bytes;
    size_t length;
    size_t capacity;
} Bytes;

enum { BYTES_PADDING = 64 };

/* Makes room for `more` bytes behind the content and returns where they go.
 * Aborts if the system has no memory left. */
char *bytes_reserve(Bytes *self, size_t more);
void bytes_append(Bytes *self, const char *bytes, size_t length);
void bytes_append_character(Bytes *self, unsigned character);
static inline void bytes_clear(Bytes *self) { self->length = 0; }
/* Clears, and gives a buffer of more than `keep` bytes back to the system. */
void bytes_reset(Bytes *self, size_t keep);
static inline Slice bytes_slice(const Bytes *self) { return (Slice){self->bytes, self->length}; }
void bytes_free(Bytes *self);

#endif
