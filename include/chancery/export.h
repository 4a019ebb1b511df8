/* Exports: what a ledger holds, in the formats that other tools read.
 * docs/export.md describes every one. */
#ifndef CHANCERY_EXPORT_H
#define CHANCERY_EXPORT_H

#include "chancery/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ChExportFormat {
    CH_EXPORT_CSV,     /* one table a kind of record, and codebook.csv */
    CH_EXPORT_JSONL,   /* one record a line */
    CH_EXPORT_PLOVER,  /* one PLOVER event a line */
    CH_EXPORT_ICEWS,   /* one pair of actors a line, tab-separated */
    CH_EXPORT_TRAVEL,  /* one journey of one person a row, CSV */
    CH_EXPORT_ICAL,    /* iCalendar, RFC 5545 */
    CH_EXPORT_JSONLD,  /* schema.org */
    CH_EXPORT_GRAPHML, /* who met whom */
} ChExportFormat;

/* The format of a name as the command takes it ("csv", "jsonl", "plover",
 * "icews", "travel", "ical", "jsonld", "graphml"); false if there is none. */
bool ch_export_format(const char *name, ChExportFormat *format);

/* Takes the next piece of a file of an export: `name` is the file's usual name ("events.csv"),
 * another name than before begins another file. A file's first piece may be empty. The
 * bytes are valid during the call. A negative ChStatus stops the export. */
typedef int ChExportFile(void *context, const char *name, const char *bytes, size_t length);

/* Calls `file` for the pieces of each file of the export: CH_EXPORT_CSV has several files, others
 * one. Rows are passed on as they are read: memory holds the persons, for GraphML the
 * graph, never all records. `filter` says which records: its list and limit do not count. The same
 * ledger and filter give the same bytes. Returns the number of records (without
 * persons, who are there for the others' sake), or a negative ChStatus. */
long ch_export_write(ChLedger *ledger, const ChLexicon *lexicon, ChExportFormat format, const ChQuery *filter,
                     ChExportFile *file, void *context);

#ifdef __cplusplus
}
#endif
#endif
