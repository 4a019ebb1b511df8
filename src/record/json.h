/* Records as the JSON objects of the codebook (docs/codebook.md). */
#ifndef CHANCERY_RECORD_JSON_H
#define CHANCERY_RECORD_JSON_H

#include "chancery/record.h"
#include "record/buffer.h"

#include <stdbool.h>

/* One item with all its records, no line end; on demand with its text. */
void write_item_json(ChBuffer *out, const ChCoded *coded, const ChItem *item, bool with_text);
/* One record. */
void write_person_json(ChBuffer *out, const ChPerson *person);
void write_event_json(ChBuffer *out, const ChEvent *event);
void write_indicator_json(ChBuffer *out, const ChIndicator *indicator);
void write_commitment_json(ChBuffer *out, const ChCommitment *commitment);
void write_mechanism_json(ChBuffer *out, const ChMechanism *mechanism);
void write_statement_json(ChBuffer *out, const ChStatement *statement);

/* Writes `"key":`, after a comma unless it is the first of its object. Inline,
 * as the two below: the names are literals, whose length the compiler knows. */
static inline void json_key(ChBuffer *out, bool *first, const char *name) {
    size_t length = strlen(name);
    char *at = buffer_reserve(out, length + 4), *start = at;
    *at = ',';
    at += !*first;
    *at++ = '"';
    memcpy(at, name, length);
    memcpy(at + length, "\":", 2);
    out->length += (size_t)(at - start) + length + 2;
    *first = false;
}

static inline void json_string_field(ChBuffer *out, bool *first, const char *name, const char *value) {
    json_key(out, first, name);
    buffer_json(out, value);
}

static inline void json_number_field(ChBuffer *out, bool *first, const char *name, double value) {
    json_key(out, first, name);
    buffer_number(out, value);
}

#endif
