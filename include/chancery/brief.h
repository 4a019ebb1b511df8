/* Briefs: what is known of two countries, on two pages to take into a meeting:
 * contacts, visits, who is who, mechanisms, promises, figures, positions, each
 * line with its source and the id of its record. */
#ifndef CHANCERY_BRIEF_H
#define CHANCERY_BRIEF_H

#include "chancery/report.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ChBriefFormat {
    CH_BRIEF_TEXT,     /* for a terminal: columns aligned for wide characters */
    CH_BRIEF_MARKDOWN, /* with tables as GitHub and pandoc read them */
    CH_BRIEF_HTML,     /* one file without references to others, made for A4 */
} ChBriefFormat;

#define CH_BRIEF_VERSION 1

typedef struct ChBriefOptions {
    unsigned version; /* CH_BRIEF_VERSION */
    ChBriefFormat format;
    const char *countries[2];  /* codes as ch_lexicon_country() gives them */
    const char *language;      /* "zh" or "en" */
    const char *since, *until; /* EDTF or NULL; `until` is also the day of the brief */
    unsigned width;            /* columns of a text; 0: 120 */
} ChBriefOptions;

#define CH_BRIEF_INIT \
    { CH_BRIEF_VERSION, CH_BRIEF_TEXT, {NULL, NULL}, "en", NULL, NULL, 0 }

/* Appends the brief. The same ledger and options give the same bytes: "now" is
 * the last day on which something was told of the two countries. Returns the
 * number of records the brief was chosen from; 0 if there is none, and nothing
 * is written; or a negative ChStatus. */
long ch_brief_write(ChBuffer *out, ChLedger *ledger, const ChLexicon *lexicon, const ChBriefOptions *options);

#ifdef __cplusplus
}
#endif
#endif
