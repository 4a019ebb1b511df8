/* Zones: the parts of a page that speak of other articles. */
#ifndef CHANCERY_PAGE_ZONES_H
#define CHANCERY_PAGE_ZONES_H

#include "page/lines.h"

/* Lines `first` to `last` - 1 of the page. */
typedef struct Zone {
    size_t first, last;
    bool in_one_line; /* headlines beside each other on one line */
} Zone;

typedef List(Zone) ZoneList;

/* The zones behind the headline's line, in order. `*end` is set to the line
 * where the page's foot begins. */
ZoneList zones_find(const Page *self, size_t headline, size_t *end);
/* Cuts headlines that stand beside each other on one line; `parts` has room for
 * 16. Returns their number, 0 if the line is no such list. */
size_t zone_split_line(const Page *self, Span line, Span *parts);
/* True if the line can be the headline of another article. */
bool zone_is_headline(const Page *self, const Line *line);

#endif
