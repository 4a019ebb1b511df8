/* Fields of JSON objects, for the writers. */
#ifndef CHANCERY_REPORT_JSON_H
#define CHANCERY_REPORT_JSON_H

#include "report/buffer.h"

#include <stdbool.h>

/* Writes `"key":`, after a comma unless it is the first of its object. */
void json_key(ChBuffer *out, bool *first, const char *name);
void json_string_field(ChBuffer *out, bool *first, const char *name, const char *value);
void json_number_field(ChBuffer *out, bool *first, const char *name, double value);

#endif
