#include "ledger/keymap.h"

#include <stdio.h>
#include <stdlib.h>

static size_t slot_of(const KeyMap *self, int64_t key) {
    size_t slot = (size_t)(((uint64_t)key * 0x9E3779B97F4A7C15u) >> 20) & (self->capacity - 1);
    while (self->slots[slot].key && self->slots[slot].key != key) {
        slot = (slot + 1) & (self->capacity - 1);
    }
    return slot;
}

void *keymap_get(const KeyMap *self, int64_t key) {
    return self->capacity ? self->slots[slot_of(self, key)].value : NULL;
}

static void grow(KeyMap *self) {
    KeyMap larger = {.capacity = self->capacity ? self->capacity * 2 : 256};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (size_t i = 0; i < self->capacity; i++) {
        if (self->slots[i].key) {
            keymap_set(&larger, self->slots[i].key, self->slots[i].value);
        }
    }
    free(self->slots);
    *self = larger;
}

void keymap_set(KeyMap *self, int64_t key, void *value) {
    if (self->count * 2 >= self->capacity) {
        grow(self);
    }
    size_t slot = slot_of(self, key);
    self->count += !self->slots[slot].key;
    self->slots[slot].key = key;
    self->slots[slot].value = value;
}

void keymap_free(KeyMap *self) {
    free(self->slots);
    *self = (KeyMap){0};
}
