/* Arena: memory that lives and dies together. One page is read in one arena;
 * nothing allocated from it is freed on its own. */
#ifndef CHANCERY_BASE_ARENA_H
#define CHANCERY_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

typedef struct ArenaChunk ArenaChunk;

enum { ARENA_ALIGNMENT = 16 }; /* enough for any type */

/* An arena is a list of chunks; `current` is the one being filled. All zero: empty. */
typedef struct Arena {
    ArenaChunk *first;
    ArenaChunk *current;
    unsigned char *free, *limit; /* what is left of the current chunk */
} Arena;

void arena_init(Arena *self);
/* Returns `size` zeroed bytes aligned for any type. Aborts the program only if
 * the system has no memory left; callers need not check. */
void *arena_alloc(Arena *self, size_t size);
/* Allocates where the current chunk has no room: the slow half of the next. */
void *arena_alloc_beyond(Arena *self, size_t size);
/* The same without the zeroing, for memory that is written before it is read. */
static inline void *arena_alloc_unset(Arena *self, size_t size) {
    size = (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
    if ((size_t)(self->limit - self->free) <= size) { /* an empty arena has no room for nothing either */
        return arena_alloc_beyond(self, size);
    }
    void *result = self->free;
    self->free += size;
    return result;
}
/* Returns a copy of `length` bytes with a NUL behind it. */
char *arena_copy(Arena *self, const char *bytes, size_t length);
/* Returns the strings in a row, `separator` between them if it is not 0; NULL if there is none. */
const char *arena_join(Arena *self, const char *const *items, size_t count, char separator);
/* Forgets everything allocated, keeps the chunks for the next page (at most
 * `keep` bytes of them, the rest is returned to the system). */
void arena_reset(Arena *self, size_t keep);
/* Takes over all that another arena holds; that one is then empty. */
void arena_take(Arena *self, Arena *other);
void arena_free(Arena *self);

#define ARENA_NEW(arena, type)                ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY_UNSET(arena, type, count) ((type *)arena_alloc_unset((arena), sizeof(type) * (count)))
#define ARENA_ARRAY(arena, type, count)       ((type *)arena_alloc((arena), sizeof(type) * (count)))

/* A growing array in an arena: `List(Thing) things = {0}; *list_push(arena, &things) = …`.
 * Growing copies, so pointers to elements are valid until the next push. What is pushed
 * is not zeroed: all of it is assigned. */
#define List(type)       \
    struct {             \
        type *items;     \
        size_t count;    \
        size_t capacity; \
    }

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size);

#define list_push(arena, list)                                                                                \
    ((list)->items = (list)->count < (list)->capacity ? (list)->items                                         \
                                                      : arena_grow((arena), (list)->items, (list)->count,     \
                                                                   &(list)->capacity, sizeof *(list)->items), \
     &(list)->items[(list)->count++])

/* Room for so many elements in an empty list. */
#define list_reserve(arena, list, room) \
    ((list)->capacity = (room), (list)->items = arena_alloc_unset((arena), (list)->capacity * sizeof *(list)->items))

#endif
