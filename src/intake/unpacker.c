#include "intake/unpacker.h"

/* Memory a frame of Zstandard may ask for, as a power of two: what its own
 * command allows unless told otherwise. */
enum { ZSTD_WINDOW_MOST = 27 };

/* Zero bits that every header has, and the systems RFC 1952 knows (0 to 13, 255). */
static bool is_gzip(const unsigned char *bytes, size_t length) {
    if (length < 3 || memcmp(bytes, "\x1F\x8B\x08", 3) != 0) {
        return false;
    }
    bool flags = length < 4 || (bytes[3] & 0xE0) == 0;
    return flags && (length < 10 || bytes[9] <= 13 || bytes[9] == 255);
}

/* A frame, or one of the frames that are to be skipped. */
static bool is_zstd(const unsigned char *bytes, size_t length) {
    return length >= 4 && (memcmp(bytes, "\x28\xB5\x2F\xFD", 4) == 0 ||
                           ((bytes[0] & 0xF0) == 0x50 && memcmp(bytes + 1, "\x2A\x4D\x18", 3) == 0));
}

Packing packing_tell(Slice bytes) {
    const unsigned char *first = (const unsigned char *)bytes.bytes;
    if (is_gzip(first, bytes.length)) {
        return PACKING_GZIP;
    }
    return is_zstd(first, bytes.length) ? PACKING_ZSTD : PACKING_NONE;
}

bool unpacker_begin(Unpacker *self, Packing packing) {
    self->packing = PACKING_NONE;
    if (packing == PACKING_GZIP) {
        self->gzip = (z_stream){0};
        if (inflateInit2(&self->gzip, 15 + 16) != Z_OK) {
            return false;
        }
    }
    if (packing == PACKING_ZSTD) {
        self->zstd = ZSTD_createDStream();
        if (self->zstd == NULL) {
            return false;
        }
        ZSTD_DCtx_setParameter(self->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW_MOST);
    }
    self->packing = packing;
    return true;
}

void unpacker_next(Unpacker *self) {
    if (self->packing == PACKING_GZIP) {
        inflateReset(&self->gzip);
    }
    if (self->packing == PACKING_ZSTD) {
        ZSTD_DCtx_reset(self->zstd, ZSTD_reset_session_only);
    }
}

static UnpackStep gzip_step(Unpacker *self, Slice *in, char *out, size_t room, size_t *made) {
    self->gzip.next_in = (Bytef *)in->bytes;
    self->gzip.avail_in = (uInt)in->length;
    self->gzip.next_out = (Bytef *)out;
    self->gzip.avail_out = (uInt)room;
    int result = inflate(&self->gzip, Z_NO_FLUSH);
    *made += room - self->gzip.avail_out;
    *in = (Slice){(const char *)self->gzip.next_in, self->gzip.avail_in};
    if (result == Z_STREAM_END) {
        return UNPACK_ENDED;
    }
    return result == Z_OK || result == Z_BUF_ERROR ? UNPACK_MORE : UNPACK_DAMAGED;
}

static UnpackStep zstd_step(Unpacker *self, Slice *in, char *out, size_t room, size_t *made) {
    ZSTD_inBuffer input = {in->bytes, in->length, 0};
    ZSTD_outBuffer output = {out, room, 0};
    size_t result = ZSTD_decompressStream(self->zstd, &output, &input);
    *made += output.pos;
    *in = (Slice){in->bytes + input.pos, in->length - input.pos};
    if (ZSTD_isError(result)) {
        return UNPACK_DAMAGED;
    }
    return result == 0 ? UNPACK_ENDED : UNPACK_MORE;
}

UnpackStep unpacker_step(Unpacker *self, Slice *in, char *out, size_t room, size_t *made) {
    return self->packing == PACKING_ZSTD ? zstd_step(self, in, out, room, made) : gzip_step(self, in, out, room, made);
}

void unpacker_free(Unpacker *self) {
    if (self->packing == PACKING_GZIP) {
        inflateEnd(&self->gzip);
    }
    ZSTD_freeDStream(self->zstd);
    *self = (Unpacker){0};
}
