#include "intake/http.h"

#include "intake/unpacker.h"

void http_reader_free(HttpReader *self) {
    bytes_free(&self->joined);
    bytes_free(&self->unpacked);
}

/* ---- the header ---- */

/* Cuts the first line off `rest`, without its end. */
static Slice line_take(Slice *rest) {
    const char *end = memchr(rest->bytes, '\n', rest->length);
    size_t length = end == NULL ? rest->length : (size_t)(end - rest->bytes);
    Slice line = {rest->bytes, length};
    size_t passed = end == NULL ? length : length + 1;
    *rest = (Slice){rest->bytes + passed, rest->length - passed};
    if (line.length > 0 && line.bytes[line.length - 1] == '\r') {
        line.length--;
    }
    return line;
}

static Slice quotes_drop(Slice value) {
    if (value.length >= 2 && (*value.bytes == '"' || *value.bytes == '\'') &&
        value.bytes[value.length - 1] == *value.bytes) {
        return (Slice){value.bytes + 1, value.length - 2};
    }
    return value;
}

void http_content_type_read(Slice value, Slice *media_type, Slice *charset) {
    *charset = SLICE_NONE;
    for (bool first = true; value.length > 0; first = false) {
        const char *end = memchr(value.bytes, ';', value.length);
        size_t length = end == NULL ? value.length : (size_t)(end - value.bytes);
        Slice part = slice_trim((Slice){value.bytes, length});
        if (first) {
            *media_type = part;
        } else if (part.length > 8 && slice_is_word((Slice){part.bytes, 8}, "charset=")) {
            *charset = quotes_drop(slice_trim((Slice){part.bytes + 8, part.length - 8}));
        }
        size_t passed = end == NULL ? length : length + 1;
        value = (Slice){value.bytes + passed, value.length - passed};
    }
}

static void field_read(Slice line, HttpResponse *response) {
    const char *colon = memchr(line.bytes, ':', line.length);
    if (colon == NULL) {
        return;
    }
    Slice name = {line.bytes, (size_t)(colon - line.bytes)};
    Slice value = slice_trim((Slice){colon + 1, line.length - name.length - 1});
    if (slice_is_word(name, "content-type")) {
        http_content_type_read(value, &response->media_type, &response->charset);
    } else if (slice_is_word(name, "transfer-encoding")) {
        response->transfer = value;
    } else if (slice_is_word(name, "content-encoding")) {
        response->content = value;
    }
}

bool http_response_read(Slice bytes, HttpResponse *response) {
    *response = (HttpResponse){0};
    Slice rest = bytes, line = line_take(&rest);
    if (line.length < 5 || !slice_is_word((Slice){line.bytes, 5}, "http/")) {
        return false;
    }
    const char *blank = memchr(line.bytes, ' ', line.length);
    for (const char *digit = blank; digit != NULL && ++digit < line.bytes + line.length;) {
        if (*digit < '0' || *digit > '9' || response->status > 999) {
            break;
        }
        response->status = response->status * 10 + (unsigned)(*digit - '0');
    }
    while (rest.length > 0 && (line = line_take(&rest)).length > 0) {
        field_read(line, response);
    }
    response->body = rest;
    return true;
}

/* ---- the body ---- */

/* The size a chunk's first line gives; false if it gives none. */
static bool chunk_size_read(Slice line, size_t *size) {
    size_t at = 0;
    *size = 0;
    for (; at < line.length; at++) {
        char letter = (char)(line.bytes[at] | 0x20);
        bool digit = line.bytes[at] >= '0' && line.bytes[at] <= '9', hexadecimal = letter >= 'a' && letter <= 'f';
        if (!digit && !hexadecimal) {
            break;
        }
        if (at >= 8) {
            return false;
        }
        *size = *size * 16 + (size_t)(digit ? line.bytes[at] - '0' : letter - 'a' + 10);
    }
    Slice rest = slice_trim((Slice){line.bytes + at, line.length - at});
    return at > 0 && (rest.length == 0 || *rest.bytes == ';');
}

/* Joins the chunks of a body. NULL if it is joined; "" if it is no body in chunks. */
static const char *chunks_join(Slice body, Bytes *joined) {
    size_t size;
    for (bool first = true;; first = false) {
        Slice line = line_take(&body);
        if (!chunk_size_read(line, &size)) {
            return first ? "" : "the chunks of the page do not follow each other";
        }
        if (size == 0) {
            return NULL;
        }
        if (size > body.length) {
            return first ? "" : "the page is cut short in a chunk";
        }
        bytes_append(joined, body.bytes, size);
        body = (Slice){body.bytes + size, body.length - size};
        line_take(&body);
    }
}

/* Unpacks a body made of one member or several. */
static const char *members_unpack(Unpacker *unpacker, Slice packed, size_t limit, Bytes *out) {
    enum { PORTION = 64 * 1024 };
    UnpackStep step = UNPACK_MORE;
    while (step != UNPACK_ENDED || (packed.length > 0 && packing_tell(packed) == unpacker->packing)) {
        if (step == UNPACK_ENDED) {
            unpacker_next(unpacker);
        }
        size_t made = 0, left = packed.length;
        step = unpacker_step(unpacker, &packed, bytes_reserve(out, PORTION), PORTION, &made);
        out->length += made;
        if (out->length > limit) {
            return "the page is larger than the page limit when unpacked";
        }
        if (step == UNPACK_DAMAGED) {
            return "the packed page is damaged";
        }
        if (step == UNPACK_MORE && made == 0 && packed.length == left) {
            return "the packed page is cut short";
        }
    }
    return NULL;
}

/* HTTP's "deflate" is zlib's format, but some servers send bare deflate data. */
static const char *deflate_unpack(Slice packed, size_t limit, Bytes *out) {
    const unsigned char *first = (const unsigned char *)packed.bytes;
    bool zlib = packed.length >= 2 && (first[0] & 0x0F) == 8 && (first[0] * 256 + first[1]) % 31 == 0;
    Unpacker unpacker = {.packing = PACKING_GZIP};
    if (inflateInit2(&unpacker.gzip, zlib ? 15 : -15) != Z_OK) {
        return "no memory left";
    }
    /* What follows the data is not looked at. */
    const char *failure = members_unpack(&unpacker, packed, limit, out);
    unpacker_free(&unpacker);
    return failure;
}

static const char *coding_undo(HttpReader *self, Slice coding, size_t limit, Slice *body) {
    bool gzip = slice_is_word(coding, "gzip") || slice_is_word(coding, "x-gzip"), zstd = slice_is_word(coding, "zstd");
    bool deflate = slice_is_word(coding, "deflate");
    if (coding.length == 0 || slice_is_word(coding, "identity") || body->length == 0) {
        return NULL;
    }
    if (!gzip && !zstd && !deflate) {
        /* Undone by the archive, if what is there is markup. */
        return *slice_trim(*body).bytes == '<' ? NULL : "the page is packed in a way that is not read (brotli?)";
    }
    Packing packing = packing_tell(*body);
    if (deflate ? *body->bytes == '<' : packing == PACKING_NONE) {
        return NULL;
    }
    bytes_clear(&self->unpacked);
    const char *failure;
    if (deflate) {
        failure = deflate_unpack(*body, limit, &self->unpacked);
    } else {
        Unpacker unpacker = {0};
        failure = unpacker_begin(&unpacker, packing) ? members_unpack(&unpacker, *body, limit, &self->unpacked)
                                                     : "no memory left";
        unpacker_free(&unpacker);
    }
    *body = bytes_slice(&self->unpacked);
    return failure;
}

const char *http_body(HttpReader *self, const HttpResponse *response, size_t limit, Slice *body) {
    enum { KEPT = 1024 * 1024 };
    *body = response->body;
    if (slice_is_word(response->transfer, "chunked")) {
        bytes_reset(&self->joined, KEPT);
        bytes_reserve(&self->joined, 0);
        const char *failure = chunks_join(*body, &self->joined);
        if (failure != NULL && *failure != '\0') {
            return failure;
        }
        if (failure == NULL) {
            *body = bytes_slice(&self->joined);
        }
    }
    bytes_reset(&self->unpacked, KEPT);
    bytes_reserve(&self->unpacked, 0);
    return coding_undo(self, response->content, limit, body);
}
