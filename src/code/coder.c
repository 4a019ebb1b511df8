#include "chancery/coder.h"

#include "code/code.h"
#include "page/page.h"
#include "read/read.h"
#include "resolve/resolve.h"

#include <stdio.h>
#include <stdlib.h>

/* What the coder keeps of its memory between pages. */
enum { KEPT_BYTES = 16 << 20 };

struct ChCoder {
    const ChLexicon *lexicon;
    Arena arena; /* of the page being coded */
    ChCoded coded;
};

ChCoder *ch_coder_new(const ChLexicon *lexicon) {
    ChCoder *self = calloc(1, sizeof *self);
    if (!self) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    self->lexicon = lexicon;
    arena_init(&self->arena);
    return self;
}

void ch_coder_free(ChCoder *self) {
    if (self) {
        arena_free(&self->arena);
        free(self);
    }
}

void code_item(Item *item) {
    code_events(item);
    code_indicators(item);
    code_statements(item);
    code_identities(item);
}

static void run_item(Item *item) {
    read_item(item);
    resolve_item(item);
    code_item(item);
}

const ChCoded *ch_coder_code(ChCoder *self, const ChPage *page) {
    arena_reset(&self->arena, KEPT_BYTES);
    ItemList items = page_items(&self->arena, self->lexicon, page);
    self->coded = (ChCoded){.page = page->id, .url = page->url, .source = page->source, .count = items.count};
    self->coded.items = ARENA_ARRAY(&self->arena, ChItem, items.count);
    for (size_t i = 0; i < items.count; i++) {
        run_item(items.items[i]);
        self->coded.items[i] = items.items[i]->out;
    }
    return &self->coded;
}

void ch_coder_explain(ChCoder *self, const char *text, const char *published, FILE *out) {
    arena_reset(&self->arena, KEPT_BYTES);
    ChPage page = {.id = "explained", .published = published, .text = text, .text_length = strlen(text)};
    ItemList items = page_items(&self->arena, self->lexicon, &page);
    for (size_t i = 0; i < items.count; i++) {
        run_item(items.items[i]);
        explain_item(items.items[i], out);
    }
}
