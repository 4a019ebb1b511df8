/* Teasers: the blurbs of other articles in a zone of a page. */
#ifndef CHANCERY_PAGE_TEASERS_H
#define CHANCERY_PAGE_TEASERS_H

#include "page/draft.h"
#include "page/zones.h"

/* Adds the zone's teasers to the items. Headlines in `known` are left out and
 * new ones added to it. */
typedef struct HeadlineSet {
    uint64_t *slots; /* open addressing; 0 is empty */
    uint32_t capacity, count;
} HeadlineSet;

void teasers_read(const Page *self, Zone zone, HeadlineSet *known, ItemList *items);
/* False if the headline was in the set already. */
bool headline_set_add(Arena *arena, HeadlineSet *self, const Text *text, Span headline);

#endif
