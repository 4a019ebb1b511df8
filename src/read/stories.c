#include "read/stories.h"

#include <string.h>

Span line_of(const Item *item, Span span) {
    const uint32_t *character = item->text->character;
    uint32_t start = span.start, end = span_end(span);
    while (start > 0 && character[start - 1] != '\n') {
        start--;
    }
    while (end < item->text->length && character[end] != '\n') {
        end++;
    }
    return span_of(start, end);
}

Span next_line(const Item *item, Span line) {
    uint32_t start = span_end(line);
    while (start < item->text->length && item->text->character[start] == '\n') {
        start++;
    }
    return start < item->text->length ? line_of(item, span_of(start, start)) : span_of(start, start);
}

/* True if the line is as short as headings are, and holds no end of a sentence. */
static bool may_head(const Item *item, Span line) {
    enum { SHORTEST = 6, LONGEST = 32 }; /* characters */
    bool may = line.length >= SHORTEST && line.length <= LONGEST;
    for (uint32_t at = line.start; may && at < span_end(line); at++) {
        uint32_t character = item->text->character[at];
        may = character != FULL_STOP && character != ';';
    }
    return may;
}

bool line_is_heading(const Item *item, Span line) {
    return may_head(item, line) && character_is_han(item->text->character[span_end(line) - 1]);
}

/* The same, or one that ends in a figure, a quotation or a unit: 出口同比增长10%. */
static bool heads_story(const Item *item, Span line) {
    uint32_t last = line.length ? item->text->character[span_end(line) - 1] : 0;
    return may_head(item, line) && (character_is_han(last) || character_is_digit(last) || character_is_latin(last) ||
                                    last == '%' || last == CLOSE_QUOTE || last == CLOSE_TITLE);
}

/* True if the line only says whose report follows: 央视网消息（新闻联播）： */
static bool opens_report(const Item *item, Span line) {
    enum { LONGEST = 30 };
    return line.length <= LONGEST && item->text->character[span_end(line) - 1] == ':';
}

/* True if the line repeats the headline. */
static bool repeats_headline(const Item *item, Span line) {
    const uint32_t *character = item->text->character;
    return line.length && line.length == item->title.length &&
           memcmp(&character[line.start], &character[item->title.start], line.length * sizeof *character) == 0;
}

/* The first line of the item's body, behind its headline and what only says whose report it is. */
static Span first_line(const Item *item) {
    Span line = line_of(item, span_of(0, 0));
    if (!line.length || span_within(line, item->title)) {
        line = next_line(item, line);
    }
    return line.length && opens_report(item, line) ? next_line(item, line) : line;
}

/* True if the headline names somebody or some state: it tells the one story that the item is, and what stands above
 * its paragraphs are headings within it, captions and credits. */
static bool headline_tells(const Item *item) {
    bool tells = false;
    for (uint32_t i = mention_from(item, item->title.start); i < mention_from(item, span_end(item->title)); i++) {
        MentionKind kind = item->mentions.items[i].kind;
        tells |= kind == MENTION_PERSON || kind == MENTION_COUNTRY || kind == MENTION_BODY || kind == MENTION_POST;
    }
    return tells;
}

void read_stories(Item *item) {
    enum { FEWEST = 2 };
    Span line = first_line(item);
    if (!heads_story(item, line) || repeats_headline(item, line) || headline_tells(item)) {
        return;
    }
    SpanList stories = {0};
    for (Span next; line.length; line = next) {
        next = next_line(item, line);
        if (heads_story(item, line) && next.length && !heads_story(item, next)) {
            *list_push(item->arena, &stories) = span_of(line.start, item->text->length);
        }
    }
    for (size_t i = 1; i < stories.count; i++) {
        stories.items[i - 1] = span_of(stories.items[i - 1].start, stories.items[i].start);
    }
    item->stories = stories.count >= FEWEST ? stories : (SpanList){0};
}

Span story_at(const Item *item, uint32_t position) {
    const SpanList *stories = &item->stories;
    size_t from = 0, end = stories->count; /* the first that begins behind the position lies in [from, end] */
    while (from < end) {
        size_t middle = from + (end - from) / 2;
        bool begun = stories->items[middle].start <= position;
        from = begun ? middle + 1 : from;
        end = begun ? end : middle;
    }
    return from ? stories->items[from - 1] : span_of(0, stories->count ? stories->items[0].start : item->text->length);
}
