/* Draft: an item while it is put together from runs of its page. */
#ifndef CHANCERY_PAGE_DRAFT_H
#define CHANCERY_PAGE_DRAFT_H

#include "page/dateline.h"
#include "page/page.h"

/* Spans are code points of the page's text until draft_finish() moves them into
 * the item's own. */
typedef struct Draft {
    const Page *page;
    List(Span) runs; /* what the item's text is made of, in this order */
    SegmentList segments;
    Span title;
    Span outlet; /* as printed, empty if none */
    Span dateline;
    Span stamp;       /* source named at the head or end of the page, if no dateline names one */
    Day day;          /* printed on the page */
    size_t heads;     /* paragraphs a dateline was looked for in */
    bool is_self;     /* the dateline says "this paper" */
    bool dated_again; /* the dateline found stands in a lead that is told again */
} Draft;

/* Adds a run, joined to the last one if it goes on where that ends. */
void draft_run(Draft *self, Span run);
/* The whole line with all white space up to the next one. */
void draft_line(Draft *self, const Line *line);
void draft_segment(Draft *self, SegmentKind kind, Span span, bool repeated);
/* Adds the segments of a paragraph: dateline, words, credit. Looks for a
 * dateline in the first paragraphs, and again where the lead is told again. */
void draft_paragraph(Draft *self, const Line *line, SegmentKind kind, bool repeated);
/* Adds the segments of a caption: mark, words, credit. */
void draft_caption(Draft *self, const Line *line, bool repeated);
/* The item, without published date of the metadata. */
Item *draft_finish(Draft *self, ChItemKind kind);

/* The country of an outlet by its printed name, NULL if unknown. */
const char *outlet_country(const Page *page, Span outlet);

#endif
