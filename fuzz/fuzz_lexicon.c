/* Data files: any bytes are parsed, with problems told, never a crash. */
#include "base/arena.h"
#include "lexicon/image.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Arena arena;
    arena_init(&arena);
    LexiconSource source = {.arena = &arena, .warn = true};
    lexicon_source_add_text(&source, "fuzz", (const char *)bytes, length);
    size_t size;
    void *image = image_build(&source, &size);
    free(image);
    arena_free(&arena);
    return 0;
}
