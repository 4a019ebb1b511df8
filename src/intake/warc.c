#include "intake/warc.h"

/* No honest header is longer. */
enum { HEADER_MOST = 64 * 1024 };
/* Bytes behind a block: two line ends. */
enum { TAIL = 4 };
/* How much is searched at once for the next record. */
enum { SEARCH = 64 * 1024 };

static const char magic[] = "WARC/1.";
enum { MAGIC = sizeof magic - 1 };

void warc_reader_begin(WarcReader *self) { self->whole = 0; }

void warc_reader_free(WarcReader *self) { bytes_free(&self->header); }

/* ---- the header ---- */

/* Length of the header the window begins with, with the empty line behind it;
 * 0 if it has no end within HEADER_MOST bytes. */
static size_t header_length(Stream *stream) {
    for (size_t wanted = 1024;; wanted *= 4) {
        size_t held = stream_want(stream, wanted);
        const char *bytes = stream_bytes(stream);
        size_t searched = held < HEADER_MOST ? held : HEADER_MOST;
        const char *end = memmem(bytes, searched, "\r\n\r\n", 4);
        if (end != NULL) {
            return (size_t)(end - bytes) + 4;
        }
        end = memmem(bytes, searched, "\n\n", 2); /* written by hand */
        if (end != NULL) {
            return (size_t)(end - bytes) + 2;
        }
        if (held < wanted || wanted >= HEADER_MOST) {
            return 0;
        }
    }
}

static Slice brackets_drop(Slice value) {
    if (value.length >= 2 && value.bytes[0] == '<' && value.bytes[value.length - 1] == '>') {
        return (Slice){value.bytes + 1, value.length - 2};
    }
    return value;
}

/* The number a value is; false if it is none. */
static bool number_read(Slice value, uint64_t *number) {
    *number = 0;
    for (size_t at = 0; at < value.length; at++) {
        char digit = value.bytes[at];
        if (digit < '0' || digit > '9' || *number > (UINT64_MAX >> 5)) {
            return false;
        }
        *number = *number * 10 + (uint64_t)(digit - '0');
    }
    return value.length > 0;
}

/* Reads the fields of the header; false if the length is missing. */
static bool header_read(Slice header, WarcRecord *record) {
    bool has_length = false;
    *record = (WarcRecord){0};
    while (header.length > 0) {
        const char *end = memchr(header.bytes, '\n', header.length);
        size_t length = end == NULL ? header.length : (size_t)(end - header.bytes);
        const char *colon = memchr(header.bytes, ':', length);
        if (colon != NULL) {
            Slice name = {header.bytes, (size_t)(colon - header.bytes)};
            Slice value = slice_trim((Slice){colon + 1, length - name.length - 1});
            if (slice_is_word(name, "warc-type")) {
                record->type = value;
            } else if (slice_is_word(name, "content-type")) {
                record->content_type = value;
            } else if (slice_is_word(name, "warc-target-uri")) {
                record->url = brackets_drop(value);
            } else if (slice_is_word(name, "warc-record-id")) {
                record->id = brackets_drop(value);
            } else if (slice_is_word(name, "content-length")) {
                has_length = number_read(value, &record->length);
            }
        }
        size_t line = length < header.length ? length + 1 : length;
        header.bytes += line;
        header.length -= line;
    }
    return has_length;
}

/* ---- damage ---- */

/* True if a record begins here: the version, and a field in the next line, so
 * that a page that speaks of WARC is not taken for a record. */
static bool record_begins(Slice bytes) {
    if (bytes.length < MAGIC + 4 || memcmp(bytes.bytes, magic, MAGIC) != 0) {
        return false;
    }
    size_t at = MAGIC + 1;
    at += bytes.bytes[at] == '\r';
    if (bytes.bytes[at] != '\n') {
        return false;
    }
    Slice field = {bytes.bytes + at + 1, bytes.length - at - 1};
    return field.length >= 8 &&
           (slice_is_word((Slice){field.bytes, 5}, "warc-") || slice_is_word((Slice){field.bytes, 8}, "content-"));
}

/* Skips to the next record in the window and behind it, and over damaged members
 * of a packed file, until one is found or the file ends. */
static void record_search(Stream *stream) {
    enum { BEGINNING = 32 }; /* what record_begins() wants to see */
    for (;;) {
        size_t held = stream_want(stream, SEARCH);
        const char *bytes = stream_bytes(stream), *found = memmem(bytes, held, magic, MAGIC);
        if (found != NULL) {
            stream_skip(stream, (size_t)(found - bytes));
            held = stream_want(stream, BEGINNING);
            if (record_begins((Slice){stream_bytes(stream), held})) {
                return;
            }
            stream_skip(stream, 1);
            continue;
        }
        /* The window's last bytes may be the first of a record. */
        size_t kept = held >= SEARCH ? MAGIC - 1 : 0;
        stream_skip(stream, held - kept);
        if (kept == 0 && !stream_resume(stream)) {
            return;
        }
    }
}

/* Tells why, and goes on behind the `passed` first bytes. Whatever failed up to
 * the next record is told with it. */
static WarcStep damaged(WarcReader *self, Stream *stream, size_t passed, const char *cause) {
    self->damage = cause;
    stream_skip(stream, passed);
    record_search(stream);
    if (stream_want(stream, 1) == 0) {
        stream->failure = NULL;
    }
    return WARC_DAMAGED;
}

/* ---- the record ---- */

/* Skips the line ends between two records; returns what the window then holds. */
static size_t blank_skip(Stream *stream) {
    size_t held;
    while ((held = stream_want(stream, 1)) > 0) {
        char byte = *stream_bytes(stream);
        if (byte != '\r' && byte != '\n') {
            return stream_want(stream, MAGIC);
        }
        stream_skip(stream, 1);
    }
    return held;
}

/* True if what failed in the stream is the record that ends at `end` rather than
 * what stands behind it. */
static bool failed_before(const Stream *stream, uint64_t end) {
    return stream->failure != NULL && stream->unpacker.packing != PACKING_NONE && stream->member_offset < end;
}

static WarcStep block_pass(WarcReader *self, Stream *stream, size_t header, uint64_t length, WarcStep step) {
    stream_skip(stream, header);
    if (stream_skip_far(stream, length) < length) {
        const char *failure = stream->failure;
        return damaged(self, stream, 0, failure != NULL ? failure : "the record is cut short");
    }
    return step;
}

/* The record whose header of `header` bytes the window begins with. */
static WarcStep block_read(WarcReader *self, Stream *stream, size_t header, WarcRecord *record) {
    size_t whole = header + (size_t)record->length;
    /* One byte more makes a packed member come to its end, where its checksum stands. */
    size_t held = stream_want(stream, whole + TAIL + 1);
    if (held < whole) {
        const char *failure = stream->failure;
        return damaged(self, stream, MAGIC, failure != NULL ? failure : "the record is cut short");
    }
    if (failed_before(stream, self->offset + whole)) {
        return damaged(self, stream, whole, stream->failure);
    }
    const char *tail = stream_bytes(stream) + whole;
    if (held > whole && *tail != '\r' && *tail != '\n' && !record_begins((Slice){tail, held - whole})) {
        return damaged(self, stream, MAGIC, "the record is not as long as it says");
    }
    record->block = (Slice){stream_bytes(stream) + header, (size_t)record->length};
    self->whole = whole;
    return WARC_RECORD;
}

WarcStep warc_read(WarcReader *self, Stream *stream, size_t limit, bool (*wanted)(const WarcRecord *record),
                   WarcRecord *record) {
    stream_skip(stream, self->whole);
    self->whole = 0;
    size_t held = blank_skip(stream);
    self->offset = stream->offset;
    if (held == 0) {
        return stream->failure == NULL ? WARC_END : damaged(self, stream, 0, stream->failure);
    }
    if (held < MAGIC || memcmp(stream_bytes(stream), magic, MAGIC) != 0) {
        return damaged(self, stream, 0, "no record begins where one should");
    }
    size_t header = header_length(stream);
    if (header == 0) {
        const char *failure = stream->failure;
        return damaged(self, stream, MAGIC, failure != NULL ? failure : "the record's header has no end");
    }
    bytes_clear(&self->header);
    bytes_append(&self->header, stream_bytes(stream), header);
    if (!header_read(bytes_slice(&self->header), record)) {
        return damaged(self, stream, MAGIC, "the record's header has no Content-Length");
    }
    if (!wanted(record)) {
        return block_pass(self, stream, header, record->length, WARC_PASSED);
    }
    if (record->length > limit) {
        return block_pass(self, stream, header, record->length, WARC_LARGE);
    }
    return block_read(self, stream, header, record);
}
