/* HTML: a page of markup read into its visible text and what its metadata say. */
#ifndef CHANCERY_INTAKE_HTML_H
#define CHANCERY_INTAKE_HTML_H

#include "base/arena.h"
#include "intake/bytes.h"
#include "intake/json_reader.h"

/* What a page of HTML holds. The slices belong to the reader and live until it
 * reads again; those the page does not have are SLICE_NONE. */
typedef struct HtmlPage {
    Slice title;     /* headline, without the site's name behind it */
    Slice published; /* as printed in the metadata */
    Slice url;       /* canonical, absolute */
    Slice site;
    Slice text; /* one block a line, a blank line between paragraphs */
} HtmlPage;

/* Reads one page after the other; freed by html_reader_free(). */
typedef struct HtmlReader {
    unsigned nesting_limit;
    JsonReader *json; /* for linked data, made when first needed */
    Arena arena;      /* metadata of the page last read */
    Bytes text;
    Bytes captured; /* the characters of the element being captured */
} HtmlReader;

void html_reader_init(HtmlReader *self, unsigned nesting_limit);
void html_reader_free(HtmlReader *self);

/* Reads one page of valid UTF-8 (a charset it declares is ignored), recovering
 * from bad markup. Returns NULL, or why the page is refused. */
const char *html_read(HtmlReader *self, Slice html, HtmlPage *page);

#endif
