#include "read/read.h"

#include <stdlib.h>

static int compare_mentions(const void *left, const void *right) {
    const Mention *a = left, *b = right;
    if (a->span.start != b->span.start) {
        return a->span.start < b->span.start ? -1 : 1;
    }
    return a->span.length > b->span.length ? -1 : a->span.length < b->span.length;
}

static bool is_sentence_end(const Text *text, uint32_t at) {
    uint32_t c = text->character[at];
    return c == 0x3002 || c == '!' || c == '?' || c == '\n';
}

static bool is_closing(uint32_t c) { return c == 0x201D || c == ')' || c == 0x2019; }

void read_sentences(Item *item) {
    const Text *text = item->text;
    for (size_t s = 0; s < item->segments.count; s++) {
        Span segment = item->segments.items[s].span;
        uint32_t start = segment.start;
        for (uint32_t at = start; at < span_end(segment); at++) {
            bool last = at + 1 == span_end(segment);
            if (!last && !is_sentence_end(text, at)) {
                continue;
            }
            uint32_t end = at + 1;
            while (end < span_end(segment) && is_closing(text->character[end])) {
                end++;
            }
            Span span = text_trim(text, span_of(start, end));
            if (span.length) {
                *list_push(item->arena, &item->sentences) = (Sentence){.span = span, .segment = (uint32_t)s};
            }
            start = end;
            at = end - 1;
        }
    }
}

/* Gives each sentence its run of the sorted mentions. */
static void assign_mentions(Item *item) {
    uint32_t at = 0;
    for (size_t s = 0; s < item->sentences.count; s++) {
        Sentence *sentence = &item->sentences.items[s];
        while (at < item->mentions.count && item->mentions.items[at].span.start < sentence->span.start) {
            at++;
        }
        sentence->first_mention = at;
        while (at < item->mentions.count && item->mentions.items[at].span.start < span_end(sentence->span)) {
            at++;
        }
        sentence->mention_count = at - sentence->first_mention;
    }
}

void read_item(Item *item) {
    item->matches = lexicon_match(item->lexicon, item->arena, item->text);
    read_sentences(item);
    MentionList figures = {0};
    read_figures(item, &figures);
    read_names(item, &figures, &item->mentions);
    for (size_t i = 0; i < figures.count; i++) {
        *list_push(item->arena, &item->mentions) = figures.items[i];
    }
    if (item->mentions.count) {
        qsort(item->mentions.items, item->mentions.count, sizeof(Mention), compare_mentions);
    }
    assign_mentions(item);
}
