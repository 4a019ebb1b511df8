/* Tags: a look over a page's markup before it is parsed. */
#ifndef CHANCERY_INTAKE_TAGS_H
#define CHANCERY_INTAKE_TAGS_H

#include "intake/bytes.h"

/* No honest tag has more attributes; libxml2 compares each with all before it. */
enum { TAG_ATTRIBUTES_MOST = 512 };

/* True if no tag of the page has more than TAG_ATTRIBUTES_MOST attributes. */
bool tags_are_bounded(Slice html);

#endif
