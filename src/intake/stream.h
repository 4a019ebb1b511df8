/* Stream: the bytes of one file, unpacked, a window of them in memory. */
#ifndef CHANCERY_INTAKE_STREAM_H
#define CHANCERY_INTAKE_STREAM_H

#include "intake/bytes.h"
#include "intake/unpacker.h"

#include <stdint.h>

/* The window is `window.bytes[start .. window.length)`: bytes read from the
 * file and not yet skipped. */
typedef struct Stream {
    int file;   /* descriptor, -1 when closed */
    bool ended; /* nothing more will come */
    Bytes window;
    size_t start;
    uint64_t offset; /* of the window's first byte, from the file's beginning, unpacked */

    /* Of a packed file. Packed offsets count from where reading began. */
    Unpacker unpacker;      /* its packing is PACKING_NONE for a plain file */
    bool in_member;         /* inside a member, so that an end here is too early */
    Bytes input;            /* packed bytes as read from the file */
    Slice left;             /* those not yet unpacked */
    uint64_t input_offset;  /* packed, behind the last byte of `input` */
    uint64_t member_packed; /* packed offset at which the member being read begins */
    uint64_t member_offset; /* the same, unpacked */
    uint64_t reread;        /* bytes gone back over by stream_resume() */

    const char *failure; /* why the file ended early, NULL if it did not */
} Stream;

/* Opens a path ("-" is the standard input) and recognises its packing. Returns
 * CH_OK or CH_ERROR_IO, with the system's cause in *failure. A stream that was
 * opened is closed by stream_close(); the memory of the window is kept for the
 * next file until stream_free(). */
int stream_open(Stream *self, const char *path, const char **failure);

/* Reads until the window holds `count` bytes or the file ends; returns how many
 * the window holds. Earlier pointers into the window are then no longer valid.
 * BYTES_PADDING bytes behind the window may be read. */
size_t stream_want(Stream *self, size_t count);
static inline const char *stream_bytes(const Stream *self) { return self->window.bytes + self->start; }
/* Drops `count` bytes, which the window must hold. */
void stream_skip(Stream *self, size_t count);
/* Drops up to `count` bytes, however many the window holds; returns how many
 * there were. */
uint64_t stream_skip_far(Stream *self, uint64_t count);

/* After a failure of a packed file: drops the window and goes on with the first
 * member that begins behind the beginning of the damaged one. Returns false,
 * with the failure kept, if there is none. */
bool stream_resume(Stream *self);

void stream_close(Stream *self);
void stream_free(Stream *self);

#endif
