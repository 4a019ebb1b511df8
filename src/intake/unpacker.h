/* Unpacker: packed bytes in, plain bytes out; gzip and Zstandard. */
#ifndef CHANCERY_INTAKE_UNPACKER_H
#define CHANCERY_INTAKE_UNPACKER_H

#include "intake/bytes.h"

#include <zlib.h>
#include <zstd.h>

typedef enum Packing { PACKING_NONE, PACKING_GZIP, PACKING_ZSTD } Packing;

typedef enum UnpackStep {
    UNPACK_MORE,    /* all is well: more input, or more room, and on */
    UNPACK_ENDED,   /* a member (gzip) or frame (Zstandard) has ended */
    UNPACK_DAMAGED, /* the input is not what it should be */
} UnpackStep;

/* Unpacks one member after the other. Zeroed to begin with; freed by
 * unpacker_free(). */
typedef struct Unpacker {
    Packing packing;
    z_stream gzip;
    ZSTD_DStream *zstd;
} Unpacker;

/* Which packing bytes begin with; PACKING_NONE also for a beginning that no
 * member has, though its first bytes are right. */
Packing packing_tell(Slice bytes);

/* Makes ready for members of a packing; false if memory is short. */
bool unpacker_begin(Unpacker *self, Packing packing);
/* Makes ready for the next member. */
void unpacker_next(Unpacker *self);
/* Takes bytes from the front of `in`, puts at most `room` into `out` and adds
 * what it made to `*made`. */
UnpackStep unpacker_step(Unpacker *self, Slice *in, char *out, size_t room, size_t *made);
void unpacker_free(Unpacker *self);

#endif
