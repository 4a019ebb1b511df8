/* Keep: records copied, so that the memory they were made in can go. */
#ifndef CHANCERY_RECORD_KEEP_H
#define CHANCERY_RECORD_KEEP_H

#include "base/arena.h"
#include "chancery/record.h"

/* A copy of the item with all its records and strings, owned by the arena. */
ChItem item_keep(Arena *arena, const ChItem *item);

#endif
