/* Record: one JSON object that stands for a page. */
#ifndef CHANCERY_INTAKE_RECORD_H
#define CHANCERY_INTAKE_RECORD_H

#include "intake/bytes.h"
#include "intake/json_reader.h"

/* The fields read; all others are passed over. A field that is missing or null
 * is SLICE_NONE. The slices live until the JSON reader reads again, those of a
 * number as long as the record. */
typedef struct Record {
    Slice id, url, title, published, text, html;
    char digits[24];      /* of an id that is a number */
    const char *mistyped; /* the field whose value is no string, or NULL */
    bool is_object;
} Record;

/* Reads a JSON text into a record. Returns NULL, or why it cannot be a page;
 * the cause is copied to `cause` where it is made of parts. */
const char *record_read(Record *self, JsonReader *reader, Slice json, char *cause, size_t cause_size);

#endif
