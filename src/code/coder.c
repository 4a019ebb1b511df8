#include "chancery/coder.h"

#include "code/code.h"
#include "page/page.h"
#include "read/read.h"
#include "record/keep.h"
#include "resolve/resolve.h"

#include <stdio.h>
#include <stdlib.h>

/* What the coder keeps of its memory between pages. */
enum { KEPT_BYTES = 16 << 20 };

/* Longer pages are coded in pieces of so many bytes at most: no article is as
 * long, and what compares the mentions of an item with each other stays fast
 * whatever is fed. */
enum { PIECE_BYTES = 1 << 18 };

struct ChCoder {
    const ChLexicon *lexicon;
    Arena arena; /* of the page being coded */
    Arena piece; /* of the piece at hand, where the page is longer than one */
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
    arena_init(&self->piece);
    return self;
}

void ch_coder_free(ChCoder *self) {
    if (self) {
        arena_free(&self->arena);
        arena_free(&self->piece);
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

/* Where the piece of a page that begins at `start` ends: behind a line, else
 * between two characters. */
static size_t piece_end(const ChPage *page, size_t start) {
    if (page->text_length - start <= PIECE_BYTES) {
        return page->text_length;
    }
    size_t end = start + PIECE_BYTES;
    const char *line = memrchr(page->text + start, '\n', PIECE_BYTES);
    if (line) {
        return (size_t)(line - page->text) + 1;
    }
    while (((unsigned char)page->text[end] & 0xC0) == 0x80 && end > start + 1) {
        end--;
    }
    return end;
}

/* What is coded of a piece is copied out of the piece's memory, which the next
 * one uses again: a page takes no more of it for being long. */
const ChCoded *ch_coder_code(ChCoder *self, const ChPage *page) {
    arena_reset(&self->arena, KEPT_BYTES);
    bool is_long = page->text_length > PIECE_BYTES;
    Arena *arena = is_long ? &self->piece : &self->arena;
    List(ChItem) coded = {0};
    size_t end = 0;
    do {
        ChPage piece = *page;
        piece.text = page->text + end;
        piece.text_length = piece_end(page, end) - end;
        end += piece.text_length;
        ItemList items = page_items(arena, self->lexicon, &piece);
        for (size_t i = 0; i < items.count; i++) {
            run_item(items.items[i]);
            const ChItem *out = &items.items[i]->out;
            *list_push(&self->arena, &coded) = is_long ? item_keep(&self->arena, out) : *out;
        }
        if (is_long) {
            arena_reset(arena, end < page->text_length ? SIZE_MAX : 0);
        }
    } while (end < page->text_length);
    self->coded = (ChCoded){page->id, page->url, page->source, coded.items, coded.count};
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
