/* Days: the span of days an EDTF date may mean (ISO 8601-2). */
#ifndef CHANCERY_LEDGER_DAYS_H
#define CHANCERY_LEDGER_DAYS_H

#include <stdbool.h>
#include <stdint.h>

/* Days as numbers yyyymmdd, both included. An open end of an interval is 0 or
 * LAST_DAY. */
typedef struct Days {
    int64_t first, last;
} Days;

#define LAST_DAY 99991231

/* Reads 2019, 2019-09, 2019-09-19, 201X, 2019-XX-19, with ~ ? % behind, and
 * intervals with / of these and `..`. Returns false if `edtf` is NULL, is no
 * such date, or does not tell the year. */
bool days_of(const char *edtf, Days *days);

#endif
