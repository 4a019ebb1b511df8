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

/* Pages are coded together up to so much text: enough for a stage to go on for a while, little
 * enough for the cache, which takes about sixty times as much. */
enum { GROUP_BYTES = 64 << 10, GROUP_PAGES = 96 };

struct ChCoder {
    const ChLexicon *lexicon;
    Arena arena;   /* of the pages being coded */
    Arena scratch; /* of the stage at work on an item */
    Arena piece;   /* of the piece at hand, where a page is longer than one */
};

ChCoder *ch_coder_new(const ChLexicon *lexicon) {
    ChCoder *self = calloc(1, sizeof *self);
    if (!self) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    self->lexicon = lexicon;
    arena_init(&self->arena);
    arena_init(&self->scratch);
    arena_init(&self->piece);
    return self;
}

void ch_coder_free(ChCoder *self) {
    if (self) {
        arena_free(&self->arena);
        arena_free(&self->scratch);
        arena_free(&self->piece);
        free(self);
    }
}

/* The items of a page, added to those of a group. Returns how many they are. */
static size_t cut_page(ChCoder *self, Arena *arena, const ChPage *page, ItemList *group) {
    ItemList items = page_items(arena, &self->scratch, self->lexicon, page);
    for (size_t i = 0; i < items.count; i++) {
        items.items[i]->first = i ? items.items[0] : NULL;
        *list_push(arena, group) = items.items[i];
    }
    arena_reset(&self->scratch, KEPT_BYTES);
    return items.count;
}

/* Stage by stage, each for all items: what codes an item is larger than the processor's cache of
 * instructions and its memory of branches, a stage alone less so. */
static void run_stages(ChCoder *self, const ItemList *items) {
    static void (*const stages[])(Item *) = {read_sentences, read_figures,    read_mentions,   resolve_item,
                                             code_events,    code_indicators, code_statements, code_identities};
    for (size_t stage = 0; stage < sizeof stages / sizeof *stages; stage++) {
        for (size_t i = 0; i < items->count; i++) {
            stages[stage](items->items[i]);
            arena_reset(&self->scratch, KEPT_BYTES);
        }
    }
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
static ChCoded code_pieces(ChCoder *self, const ChPage *page) {
    List(ChItem) coded = {0};
    for (size_t end = 0; end < page->text_length;) {
        ChPage piece = *page;
        piece.text = page->text + end;
        piece.text_length = piece_end(page, end) - end;
        end += piece.text_length;
        ItemList items = {0};
        cut_page(self, &self->piece, &piece, &items);
        run_stages(self, &items);
        for (size_t i = 0; i < items.count; i++) {
            *list_push(&self->arena, &coded) = item_keep(&self->arena, &items.items[i]->out);
        }
        arena_reset(&self->piece, end < page->text_length ? SIZE_MAX : 0);
    }
    return (ChCoded){page->id, page->url, page->source, coded.items, coded.count};
}

/* Codes pages that are no longer than a piece. */
static void code_group(ChCoder *self, ChPage *const *pages, size_t count, ChCoded *coded) {
    ItemList group = {0};
    for (size_t i = 0; i < count; i++) {
        const ChPage *page = pages[i];
        coded[i] = (ChCoded){.page = page->id, .url = page->url, .source = page->source};
        coded[i].count = cut_page(self, &self->arena, page, &group);
    }
    run_stages(self, &group);
    ChItem *items = ARENA_ARRAY_UNSET(&self->arena, ChItem, group.count);
    for (size_t i = 0; i < group.count; i++) {
        items[i] = group.items[i]->out;
    }
    for (size_t i = 0; i < count; i++) {
        coded[i].items = items;
        items += coded[i].count;
    }
}

/* How many of the pages are coded together. */
static size_t group_size(ChPage *const *pages, size_t count) {
    size_t size = 0, bytes = 0;
    while (size < count && size < GROUP_PAGES && (!size || bytes + pages[size]->text_length <= GROUP_BYTES)) {
        bytes += pages[size++]->text_length;
    }
    return size;
}

size_t ch_coder_code_many(ChCoder *self, ChPage *const *pages, size_t count, const ChCoded **coded) {
    arena_reset(&self->arena, KEPT_BYTES);
    size_t size = group_size(pages, count);
    ChCoded *group = ARENA_ARRAY_UNSET(&self->arena, ChCoded, size);
    if (size == 1 && pages[0]->text_length > PIECE_BYTES) {
        *group = code_pieces(self, pages[0]);
    } else {
        code_group(self, pages, size, group);
    }
    *coded = group;
    return size;
}

const ChCoded *ch_coder_code(ChCoder *self, const ChPage *page) {
    ChPage one = *page;
    ChPage *const pages[] = {&one};
    const ChCoded *coded;
    ch_coder_code_many(self, pages, 1, &coded);
    return coded;
}

void ch_coder_explain(ChCoder *self, const char *text, const char *published, FILE *out) {
    arena_reset(&self->arena, KEPT_BYTES);
    ChPage page = {.id = "explained", .published = published, .text = text, .text_length = strlen(text)};
    ItemList items = {0};
    cut_page(self, &self->arena, &page, &items);
    run_stages(self, &items);
    for (size_t i = 0; i < items.count; i++) {
        explain_item(items.items[i], out);
    }
}
