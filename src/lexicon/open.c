/* Opening a lexicon: the built-in image, and a user's files laid over it. */
#include "base/arena.h"
#include "base/error.h"
#include "lexicon/image.h"

#include <stdlib.h>

/* The image of the project's own data files, linked into the program. */
extern const unsigned char chancery_lexicon_image[];

static int add_overlays(LexiconSource *source, const char *const *files, size_t count) {
    for (size_t i = 0; i < count; i++) {
        unsigned before = source->problems;
        source->layer++;
        int status = lexicon_source_add_file(source, files[i]);
        if (status < 0) {
            return status;
        }
        if (source->problems > before) {
            return error_set(CH_ERROR_FORMAT, "%s: %u problem%s: run `chancery lexicon check %s`", files[i],
                             source->problems - before, source->problems - before == 1 ? "" : "s", files[i]);
        }
    }
    return CH_OK;
}

ChLexicon *ch_lexicon_open(const char *const *files, size_t count, ChLexiconReport *report, void *context) {
    const ImageHeader *builtin = (const void *)chancery_lexicon_image;
    if (builtin->magic != IMAGE_MAGIC || builtin->version != IMAGE_VERSION ||
        builtin->fingerprint != image_fingerprint()) {
        error_set(CH_ERROR_FORMAT, "the built-in lexicon is of another version: rebuild the library");
        return NULL;
    }
    ChLexicon *self = calloc(1, sizeof *self + sizeof *self->own);
    if (!self) {
        error_set(CH_ERROR, "out of memory");
        return NULL;
    }
    self->own = (struct LexiconOwn *)(self + 1);
    pthread_mutex_init(&self->own->lock, NULL);
    if (!count) {
        lexicon_use(self, chancery_lexicon_image);
        return self;
    }
    Arena arena;
    arena_init(&arena);
    LexiconSource source = {.arena = &arena, .report = report, .report_context = context};
    image_unpack(chancery_lexicon_image, &source);
    if (add_overlays(&source, files, count) < 0) {
        free(self);
        self = NULL;
    } else {
        size_t size;
        self->own->built = image_build(&source, &size);
        lexicon_use(self, self->own->built);
    }
    arena_free(&arena);
    return self;
}

/* FNV-1a over the words of the image. */
uint64_t ch_lexicon_fingerprint(const ChLexicon *self) {
    const unsigned char *bytes = self->own->built ? self->own->built : chancery_lexicon_image;
    uint32_t size = ((const ImageHeader *)(const void *)bytes)->size;
    uint64_t hash = 0xCBF29CE484222325u;
    for (uint32_t at = 0; at + 8 <= size; at += 8) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        hash = (hash ^ word) * 0x100000001B3u;
        hash ^= hash >> 32;
    }
    return hash;
}

void ch_lexicon_free(ChLexicon *self) {
    if (self) {
        for (size_t i = 0; i < TABLE_COUNT; i++) {
            free(self->own->tables[i]);
        }
        pthread_mutex_destroy(&self->own->lock);
        free(self->own->built);
        free(self);
    }
}

int ch_lexicon_check(const char *file, ChLexiconReport *report, void *context) {
    Arena arena;
    arena_init(&arena);
    LexiconSource source = {.arena = &arena, .report = report, .report_context = context, .warn = true};
    int status = lexicon_source_add_file(&source, file);
    arena_free(&arena);
    return status < 0 ? status : (int)source.problems;
}
