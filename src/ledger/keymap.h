/* Key map: from the keys of rows to what was made of them, in memory. */
#ifndef CHANCERY_LEDGER_KEYMAP_H
#define CHANCERY_LEDGER_KEYMAP_H

#include <stddef.h>
#include <stdint.h>

/* Zero it to begin; keys are not 0. */
typedef struct KeyMap {
    struct KeySlot {
        int64_t key; /* 0: empty */
        void *value;
    } * slots;
    size_t count, capacity;
} KeyMap;

/* NULL if the key is not there. */
void *keymap_get(const KeyMap *self, int64_t key);
/* Aborts if the system has no memory left. `value` is not NULL. */
void keymap_set(KeyMap *self, int64_t key, void *value);
void keymap_free(KeyMap *self);

#endif
