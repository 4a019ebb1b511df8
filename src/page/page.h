/* Page: cuts a page into its items, and each item into segments. */
#ifndef CHANCERY_PAGE_PAGE_H
#define CHANCERY_PAGE_PAGE_H

#include "chancery/intake.h"
#include "read/item.h"

/* The article and the teasers of other articles, in the order of the page, the
 * article first. Never empty. Owned by the arena; what the stages need only while they
 * work on an item they put into `scratch`, which may be emptied between two stages. */
ItemList page_items(Arena *arena, Arena *scratch, const ChLexicon *lexicon, const ChPage *page);

#endif
