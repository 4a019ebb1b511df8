#include "base/index.h"
#include "base/text.h"

#include <stdint.h>

/* FNV-1a, 64 bits. */
static uint64_t hash(const char *key) {
    uint64_t sum = 0xCBF29CE484222325u;
    for (; *key; key++) {
        sum = (sum ^ (unsigned char)*key) * 0x100000001B3u;
    }
    return sum;
}

static struct IndexSlot *find(const Index *self, const char *key) {
    size_t at = hash(key) & (self->capacity - 1);
    while (self->slots[at].key && !string_same(self->slots[at].key, key)) {
        at = (at + 1) & (self->capacity - 1);
    }
    return &self->slots[at];
}

static void grow(Arena *arena, Index *self) {
    Index larger = {.capacity = self->capacity ? self->capacity * 2 : 32, .count = self->count};
    larger.slots = ARENA_ARRAY(arena, struct IndexSlot, larger.capacity);
    for (size_t i = 0; i < self->capacity; i++) {
        if (self->slots[i].key) {
            *find(&larger, self->slots[i].key) = self->slots[i];
        }
    }
    *self = larger;
}

void index_reserve(Arena *arena, Index *self, size_t count) {
    self->capacity = 32;
    while (self->capacity < count * 2) {
        self->capacity *= 2;
    }
    self->slots = ARENA_ARRAY(arena, struct IndexSlot, self->capacity);
}

void **index_put(Arena *arena, Index *self, const char *key) {
    if (self->count * 2 >= self->capacity) {
        grow(arena, self);
    }
    struct IndexSlot *slot = find(self, key);
    if (!slot->key) {
        slot->key = arena_copy(arena, key, strlen(key));
        self->count++;
    }
    return &slot->value;
}

void *index_get(const Index *self, const char *key) { return self->capacity ? find(self, key)->value : NULL; }
