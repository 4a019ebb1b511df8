#include "page/page.h"

ItemList page_items(Arena *arena, const ChLexicon *lexicon, const ChPage *page) {
    Item *item = ARENA_NEW(arena, Item);
    item->arena = arena;
    item->lexicon = lexicon;
    item->kind = CH_ITEM_ARTICLE;
    size_t title_length = page->title ? strlen(page->title) : 0;
    char *bytes = arena_alloc(arena, title_length + page->text_length + 2);
    memcpy(bytes, page->title ? page->title : "", title_length);
    bytes[title_length] = '\n';
    memcpy(bytes + title_length + 1, page->text, page->text_length);
    item->text = text_new(arena, bytes, title_length + 1 + page->text_length);
    uint32_t end_of_title = 0;
    while (item->text->character[end_of_title] != '\n') {
        end_of_title++;
    }
    item->title = span_of(0, end_of_title);
    item->published = page->published ? arena_copy(arena, page->published, strnlen(page->published, 10)) : NULL;
    item->published_basis = page->published ? "metadata" : "none";
    *list_push(arena, &item->segments) = (Segment){SEGMENT_HEADLINE, item->title, false};
    *list_push(arena, &item->segments) = (Segment){SEGMENT_BODY, span_of(end_of_title + 1, item->text->length), false};
    ItemList items = {0};
    *list_push(arena, &items) = item;
    return items;
}
