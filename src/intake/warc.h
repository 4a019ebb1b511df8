/* WARC: the records of a web archive (ISO 28500), one after the other. */
#ifndef CHANCERY_INTAKE_WARC_H
#define CHANCERY_INTAKE_WARC_H

#include "intake/stream.h"

/* One record. The slices live until the reader reads again, `block` until the
 * stream is read on. */
typedef struct WarcRecord {
    Slice type;         /* of the record: response, conversion, … */
    Slice content_type; /* of the block */
    Slice url;          /* the target */
    Slice id;           /* without its angle brackets */
    Slice block;        /* only of a record that was wanted */
    uint64_t length;    /* of the block */
} WarcRecord;

typedef enum WarcStep {
    WARC_END,     /* of the archive */
    WARC_RECORD,  /* a whole record with its block */
    WARC_PASSED,  /* a record that was not wanted; its block is skipped */
    WARC_LARGE,   /* a wanted record whose block is over the limit; it is skipped */
    WARC_DAMAGED, /* what stood here was skipped up to the next record */
} WarcStep;

/* Reads one archive after the other; freed by warc_reader_free(). */
typedef struct WarcReader {
    Bytes header;       /* of the record read last */
    size_t whole;       /* bytes of the record in the window, to be skipped */
    uint64_t offset;    /* of the step's first byte, unpacked */
    const char *damage; /* after WARC_DAMAGED: the cause */
} WarcReader;

/* Makes ready for another archive. */
void warc_reader_begin(WarcReader *self);
/* Takes one step through the archive in the stream. Blocks of records that
 * `wanted` does not want are passed over, and so are those of more than `limit`
 * bytes. Records are checked: a damaged one is never handed out. */
WarcStep warc_read(WarcReader *self, Stream *stream, size_t limit, bool (*wanted)(const WarcRecord *record),
                   WarcRecord *record);
void warc_reader_free(WarcReader *self);

#endif
