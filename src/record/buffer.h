/* Writing into a ChBuffer. */
#ifndef CHANCERY_RECORD_BUFFER_H
#define CHANCERY_RECORD_BUFFER_H

#include "chancery/report.h"

void buffer_string(ChBuffer *self, const char *string);
/* Whole numbers without a point, others with up to 15 digits. */
void buffer_number(ChBuffer *self, double number);
/* A JSON string with its quotation marks; null for NULL. */
void buffer_json(ChBuffer *self, const char *string);

#endif
