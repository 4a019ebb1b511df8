#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_SIZE = 1 << 18 };

struct ArenaChunk {
    ArenaChunk *next;
    size_t size, used; /* `used` is behind while the chunk is its arena's current one: leave_chunk() */
    _Alignas(ARENA_ALIGNMENT) unsigned char bytes[];
};

static ArenaChunk *chunk_new(size_t size) {
    ArenaChunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    chunk->next = NULL;
    chunk->size = size;
    chunk->used = 0;
    return chunk;
}

void arena_init(Arena *self) { *self = (Arena){0}; }

/* Writes down how much of the current chunk is used. */
static void leave_chunk(Arena *self) {
    if (self->current) {
        self->current->used = (size_t)(self->free - self->current->bytes);
    }
}

/* Goes on in the chunk, where it was left. */
static void enter_chunk(Arena *self, ArenaChunk *chunk) {
    self->current = chunk;
    self->free = chunk ? chunk->bytes + chunk->used : NULL;
    self->limit = chunk ? chunk->bytes + chunk->size : NULL;
}

void *arena_alloc_beyond(Arena *self, size_t size) {
    leave_chunk(self);
    ArenaChunk *chunk = self->current;
    while (chunk && chunk->size - chunk->used < size && chunk->next) {
        chunk = chunk->next;
    }
    if (!chunk || chunk->size - chunk->used < size) {
        ArenaChunk *fresh = chunk_new(size > CHUNK_SIZE ? size : CHUNK_SIZE);
        if (chunk) {
            chunk->next = fresh;
        } else {
            self->first = fresh;
        }
        chunk = fresh;
    }
    enter_chunk(self, chunk);
    void *result = self->free;
    self->free += size;
    return result;
}

void *arena_alloc(Arena *self, size_t size) { return memset(arena_alloc_unset(self, size), 0, size); }

void arena_take(Arena *self, Arena *other) {
    leave_chunk(other);
    ArenaChunk **end = self->current ? &self->current->next : &self->first;
    while (*end) {
        end = &(*end)->next;
    }
    *end = other->first;
    if (!self->current) {
        enter_chunk(self, self->first);
    }
    *other = (Arena){0};
}

char *arena_copy(Arena *self, const char *bytes, size_t length) {
    char *copy = arena_alloc_unset(self, length + 1);
    if (length) {
        memcpy(copy, bytes, length);
    }
    copy[length] = '\0';
    return copy;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity ? *capacity * 2 : 8;
    char *larger = arena_alloc_unset(arena, *capacity * size);
    if (count) {
        memcpy(larger, items, count * size);
    }
    return larger;
}

const char *arena_join(Arena *self, const char *const *items, size_t count, char separator) {
    if (!count) {
        return NULL;
    }
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += strlen(items[i]) + 1; /* the separator, or the end */
    }
    char *joined = arena_alloc_unset(self, size), *out = joined;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(items[i]);
        memcpy(out, items[i], length);
        out += length;
        if (separator && i + 1 < count) {
            *out++ = separator;
        }
    }
    *out = '\0';
    return joined;
}

void arena_reset(Arena *self, size_t keep) {
    ArenaChunk **link = &self->first;
    size_t kept = 0;
    while (*link) {
        ArenaChunk *chunk = *link;
        if (kept + chunk->size > keep) {
            *link = chunk->next;
            free(chunk);
            continue;
        }
        kept += chunk->size;
        chunk->used = 0;
        link = &chunk->next;
    }
    enter_chunk(self, self->first);
}

void arena_free(Arena *self) {
    arena_reset(self, 0);
    *self = (Arena){0};
}
