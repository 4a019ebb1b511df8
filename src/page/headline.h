/* Headline: the words of a headline without the tags and names put around them. */
#ifndef CHANCERY_PAGE_HEADLINE_H
#define CHANCERY_PAGE_HEADLINE_H

#include "page/lines.h"

/* Takes bullets, list numbers, bracketed tags, tags before a colon or bar, the
 * site's name behind a bar or dash, and a date at either end off the span.
 * Gives the date (may be NULL). Never takes everything. */
Span headline_core(const Page *self, Span span, Day *day);
/* True if two spans say the same but for punctuation. */
bool headline_same(const Page *self, Span a, Span b);
/* True if `line` prints the metadata's `title`: the same words, or more where
 * the title was cut, or fewer where it goes on behind a bar or dash. */
bool headline_prints(const Page *self, Span title, Span line);
/* True if the site's name and a dash or bar with blanks around it stand before the same words in the metadata's title.
 */
bool headline_follows_site(const Page *self, Span title, Span line);

#endif
