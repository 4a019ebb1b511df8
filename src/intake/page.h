/* Page: the pieces found by a reader, put together as a ChPage. */
#ifndef CHANCERY_INTAKE_PAGE_H
#define CHANCERY_INTAKE_PAGE_H

#include "chancery/intake.h"
#include "intake/bytes.h"

/* A page in the making. The slices are valid UTF-8 that belongs to its reader. */
typedef struct PageDraft {
    Slice id, url, title, published, site, text;
    const char *source;
    size_t record;
    const char *encoding;
    size_t broken_bytes;
    bool from_html;
} PageDraft;

/* Copies a draft into a page of its own, one block of memory. Line ends become
 * '\n' and other control characters blanks; everything but the text becomes
 * one line without blanks at its ends, NULL if that leaves nothing. */
ChPage *page_new(const PageDraft *draft);

/* The file's name without its ending (and without .gz or .zst before that); "stdin" for
 * the standard input. A part of `source`. */
Slice page_name(const char *source);

#endif
