/* Reports: records written in the formats people and tools read. */
#ifndef CHANCERY_REPORT_H
#define CHANCERY_REPORT_H

#include "chancery/ledger.h"
#include "chancery/lexicon.h"
#include "chancery/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ChFormat {
    CH_FORMAT_JSONL,  /* one object a line, one line an item: the codebook's form */
    CH_FORMAT_JSON,   /* one array of these objects */
    CH_FORMAT_CSV,    /* one row a record of any kind */
    CH_FORMAT_PLOVER, /* one PLOVER event object a line */
    /* As JSONL and JSON, with the `text` of each item, in whose code points evidence is given. */
    CH_FORMAT_JSONL_TEXT,
    CH_FORMAT_JSON_TEXT,
} ChFormat;

/* Text that grows; zero it to begin. `length` bytes are in use, without a NUL
 * behind them. The owner frees it with ch_buffer_free(), or sets `length` to 0 to
 * use it again. Functions that write to it abort if the system has no memory
 * left. */
typedef struct ChBuffer {
    char *bytes;
    size_t length, capacity;
} ChBuffer;

/* Adds `length` bytes, which are copied. */
void ch_buffer_append(ChBuffer *self, const char *bytes, size_t length);
/* Frees the bytes and leaves an empty buffer. */
void ch_buffer_free(ChBuffer *self);

/* Appends what stands before the first page: a CSV header, the bracket of a JSON
 * array. */
void ch_report_begin(ChBuffer *out, ChFormat format);
/* Appends all items of a page. `*items_before` counts the items written so far
 * by this report: 0 at first; it is updated. */
void ch_report_page(ChBuffer *out, ChFormat format, const ChCoded *coded, size_t *items_before);
/* Appends what stands behind the last page. */
void ch_report_end(ChBuffer *out, ChFormat format);

/* How a list of the ledger is printed. */
typedef enum ChListFormat {
    CH_LIST_TABLE, /* columns aligned for wide characters */
    CH_LIST_JSON,  /* one array, an object a line */
    CH_LIST_CSV,   /* RFC 4180 */
} ChListFormat;

/* A list being printed: rows of ch_ledger_list() in, text out. */
typedef struct ChListing ChListing;

/* `language`, "zh" or "en", is that of headings and of country names in
 * tables; CSV and JSON have codes. `width` is the columns of the terminal, 0
 * for no limit. The lexicon must live as long as the listing. Never NULL. */
ChListing *ch_listing_new(ChList list, ChListFormat format, const ChLexicon *lexicon, const char *language,
                          unsigned width);
/* Adds one row, a JSON object; it is copied. A ChLedgerRow: the context is the listing. */
void ch_listing_add(void *listing, const char *json);
/* Writes all rows behind what `out` holds. */
void ch_listing_write(const ChListing *listing, ChBuffer *out);
void ch_listing_free(ChListing *listing); /* takes NULL */

/* What surrounds the words of a record when it is shown. */
typedef struct ChMarks {
    const char *begin, *end;
} ChMarks;

/* Writes one row of ch_ledger_show(): the record field by field, its page, and
 * its words marked within the text around them. */
void ch_show_write(ChBuffer *out, const char *json, ChMarks marks);

/* Writes one row of ch_ledger_search(): title, source, the words in their
 * surroundings, marked, and the records they stand in. */
void ch_found_write(ChBuffer *out, const char *json, ChMarks marks);

#ifdef __cplusplus
}
#endif
#endif
