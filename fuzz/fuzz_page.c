/* Pages: any text and title are cut into items whose segments are in order and
 * within their texts. The first line of the input is the metadata's title if it
 * begins with `#`, its date if it begins with `@`. */
#include "page/page.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const ChLexicon *lexicon_once(void) {
    static ChLexicon *lexicon;
    if (!lexicon) {
        lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    }
    return lexicon;
}

static void check(const Item *item) {
    uint32_t end = 0;
    for (size_t i = 0; i < item->segments.count; i++) {
        Span span = item->segments.items[i].span;
        if (span.start < end || !span.length || span_end(span) > item->text->length) {
            abort();
        }
        end = span_end(span);
    }
    if (span_end(item->title) > item->text->length) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Arena arena;
    arena_init(&arena);
    ChPage page = {.text = (const char *)bytes, .text_length = length};
    const uint8_t *line_end = length ? memchr(bytes, '\n', length) : NULL;
    if (line_end && (*bytes == '#' || *bytes == '@')) {
        char *first = arena_copy(&arena, (const char *)bytes + 1, (size_t)(line_end - bytes) - 1);
        page.title = *bytes == '#' ? first : NULL;
        page.published = *bytes == '@' ? first : NULL;
        page.text = (const char *)line_end + 1;
        page.text_length = length - (size_t)(line_end - bytes) - 1;
    }
    ItemList items = page_items(&arena, &arena, lexicon_once(), &page);
    for (size_t i = 0; i < items.count; i++) {
        check(items.items[i]);
    }
    arena_free(&arena);
    return 0;
}
