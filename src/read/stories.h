/* Stories: the pieces of news of which a digest is made, each under a heading of its own. What one tells does not
 * bear on the next: who both sides are, who speaks, which day is that day. */
#ifndef CHANCERY_READ_STORIES_H
#define CHANCERY_READ_STORIES_H

#include "read/item.h"

/* The line of the text that holds the span. */
Span line_of(const Item *item, Span span);
/* The next line of some length behind one; its length is 0 behind the last. */
Span next_line(const Item *item, Span line);
/* True if the line stands above news of its own: short, and no sentence. */
bool line_is_heading(const Item *item, Span line);

/* Finds the stories of an item whose text begins with a heading, and in which another follows a paragraph; an item
 * with a lead before its headings, or whose headline names who acts, is one story. Needs the item's mentions. */
void read_stories(Item *item);

/* The story that holds the position, heading included; the whole text where there is only one. */
Span story_at(const Item *item, uint32_t position);

/* True if both positions stand in one story. */
static inline bool same_story(const Item *item, uint32_t a, uint32_t b) {
    return !item->stories.count || story_at(item, a).start == story_at(item, b).start;
}

#endif
