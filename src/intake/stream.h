/* Stream: the bytes of one file, unpacked, a window of them in memory. */
#ifndef CHANCERY_INTAKE_STREAM_H
#define CHANCERY_INTAKE_STREAM_H

#include "intake/bytes.h"

#include <stdint.h>
#include <zlib.h>

/* The window is `window.bytes[start .. window.length)`: bytes read from the
 * file and not yet skipped. */
typedef struct Stream {
    int file;       /* descriptor, -1 when closed */
    bool packed;    /* gzip members, unpacked on the way */
    bool in_member; /* inside a gzip member, so that an end here is too early */
    bool ended;     /* nothing more will come */
    Bytes window;
    size_t start;
    uint64_t offset; /* of the window's first byte, from the file's beginning, unpacked */
    Bytes input;     /* packed bytes not yet given to zlib */
    z_stream unpacker;
    const char *failure; /* why the file ended early, NULL if it did not */
} Stream;

/* Opens a path ("-" is the standard input) and recognises gzip. Returns CH_OK
 * or CH_ERROR_IO, with the system's cause in *failure. A stream that was opened
 * is closed by stream_close(); the memory of the window is kept for the next
 * file until stream_free(). */
int stream_open(Stream *self, const char *path, const char **failure);

/* Reads until the window holds `count` bytes or the file ends; returns how many
 * the window holds. Earlier pointers into the window are then no longer valid.
 * BYTES_PADDING bytes behind the window may be read. */
size_t stream_want(Stream *self, size_t count);
static inline const char *stream_bytes(const Stream *self) { return self->window.bytes + self->start; }
/* Drops `count` bytes, which the window must hold. */
void stream_skip(Stream *self, size_t count);

void stream_close(Stream *self);
void stream_free(Stream *self);

#endif
