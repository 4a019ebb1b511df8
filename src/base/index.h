/* Index: values by strings. */
#ifndef CHANCERY_BASE_INDEX_H
#define CHANCERY_BASE_INDEX_H

#include "base/arena.h"

/* Open addressing; owned by the arena given. Zero it to begin. */
typedef struct Index {
    struct IndexSlot {
        const char *key; /* NULL: free */
        void *value;
    } * slots;
    size_t capacity, count;
} Index;

/* Makes room for `count` keys in an empty index: more than a few thousand are put sooner so. */
void index_reserve(Arena *arena, Index *self, size_t count);
/* The place of the key's value, NULL at first. The key is copied. */
void **index_put(Arena *arena, Index *self, const char *key);
/* The value, or NULL. */
void *index_get(const Index *self, const char *key);

#endif
