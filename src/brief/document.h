/* Document: a brief before it is printed: sections of charts and tables, whose
 * rows know their sources. Knows nothing of diplomacy; one writer a format. */
#ifndef CHANCERY_BRIEF_DOCUMENT_H
#define CHANCERY_BRIEF_DOCUMENT_H

#include "base/arena.h"
#include "record/buffer.h"

#include <stdbool.h>

/* Everything is owned by the arena of the brief; strings are UTF-8. */

typedef struct Column {
    const char *heading; /* "" for none */
    bool right;          /* aligned to the right */
    bool cut;            /* may be cut to fit a line of text */
} Column;

enum { TABLE_COLUMNS = 6, ROW_SOURCES = 3 };

typedef struct Row {
    const char *cells[TABLE_COLUMNS]; /* never NULL where there is a column */
    const char *id;                   /* of the record, or NULL */
    unsigned sources[ROW_SOURCES];    /* numbers of sources, from 1; 0: no more */
} Row;

typedef List(Row) Rows;

typedef struct Table {
    const Column *columns;
    size_t column_count;
    Rows rows;
} Table;

enum { CHART_SERIES = 3 };

/* Bars, one a label, stacked of one to three series. */
typedef struct Bar {
    const char *label;
    double values[CHART_SERIES];
    const char *total; /* the sum as printed */
} Bar;

typedef List(Bar) Bars;

typedef struct Chart {
    const char *title;
    const char *description;         /* what it shows, in words */
    const char *names[CHART_SERIES]; /* of the series */
    size_t series_count;
    Bars bars;
} Chart;

typedef struct Section {
    const char *heading;
    const char *note;    /* below: what was left out; NULL for none */
    const char *nothing; /* instead of a chart and table without rows; NULL: the section is left out */
    Chart *chart;        /* NULL for none */
    Table table;         /* column_count 0 for none */
    bool half;           /* may stand beside another such section */
} Section;

typedef List(Section) Sections;

/* A page that proves a row. */
typedef struct Source {
    const char *outlet, *published, *title, *url, *page; /* each may be NULL but `page` */
} Source;

typedef List(Source) SourceList;

typedef struct Document {
    const char *language, *title, *subtitle;
    const char *source_heading, *footer;
    Sections sections;
    SourceList sources; /* numbered from 1 */
} Document;

/* How many first digits of a record's id are printed: enough for `chancery show`. */
enum { ID_DIGITS = 8 };

void document_write_text(ChBuffer *out, const Document *document, unsigned width);
void document_write_markdown(ChBuffer *out, const Document *document);
void document_write_html(ChBuffer *out, const Document *document);
/* The chart as an SVG element with title and description. `number` makes its
 * ids unlike those of the document's other charts. */
void chart_write_svg(ChBuffer *out, const Chart *chart, unsigned number);
/* Text as HTML and XML want it; NULL is nothing. */
void write_escaped(ChBuffer *out, const char *text);
/* True if the section has anything to show. */
bool section_is_shown(const Section *section);

#endif
