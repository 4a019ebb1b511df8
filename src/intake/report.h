/* Report: what intake tells of its input, and how it is counted. */
#ifndef CHANCERY_INTAKE_REPORT_H
#define CHANCERY_INTAKE_REPORT_H

#include "chancery/intake.h"

/* Belongs to one intake. */
typedef struct Reporter {
    void (*report)(void *context, const ChReport *report); /* may be NULL */
    void *context;
    ChIntakeCounts counts;
} Reporter;

/* A place in the input: `record` and `offset` as in ChReport. */
typedef struct Place {
    const char *source;
    size_t record;
    uint64_t offset;
} Place;

/* Tells "source:record: cause" and counts what is refused. */
void reporter_tell(Reporter *self, ChReportKind kind, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
