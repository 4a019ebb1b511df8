#include "ledger/handles.h"

#include <stdbool.h>
#include <string.h>

const char *handle_of_pair(Arena *arena, const char *a, const char *b) {
    bool turned = strcmp(a, b) > 0;
    const char *const both[] = {turned ? b : a, turned ? a : b};
    return arena_join(arena, both, 2, '|');
}

void handles_of_countries(Arena *arena, FormList *handles, const char *const *countries, size_t count) {
    for (size_t i = 0; i < count; i++) {
        *list_push(arena, handles) = countries[i];
        for (size_t j = 0; j < i && i < PAIRED_COUNTRIES; j++) {
            if (strcmp(countries[i], countries[j]) != 0) {
                *list_push(arena, handles) = handle_of_pair(arena, countries[i], countries[j]);
            }
        }
    }
}
