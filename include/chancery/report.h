/* Reports: records written in the formats people and tools read. */
#ifndef CHANCERY_REPORT_H
#define CHANCERY_REPORT_H

#include "chancery/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ChFormat {
    CH_FORMAT_JSONL,  /* one object a line, one line an item: the codebook's form */
    CH_FORMAT_JSON,   /* one array of these objects */
    CH_FORMAT_CSV,    /* one row a record of any kind */
    CH_FORMAT_PLOVER, /* one PLOVER event object a line */
} ChFormat;

/* Text that grows; zero it to begin. */
typedef struct ChBuffer {
    char *bytes;
    size_t length, capacity;
} ChBuffer;

void ch_buffer_append(ChBuffer *self, const char *bytes, size_t length);
void ch_buffer_free(ChBuffer *self);

/* What stands before the first page, between pages and behind the last
 * (a CSV header, the brackets of a JSON array). */
void ch_report_begin(ChBuffer *out, ChFormat format);
/* Appends all items of a page. `*items_before` counts the items written so far
 * by this report; it is updated. */
void ch_report_page(ChBuffer *out, ChFormat format, const ChCoded *coded, size_t *items_before);
void ch_report_end(ChBuffer *out, ChFormat format);

#ifdef __cplusplus
}
#endif
#endif
