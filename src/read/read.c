#include "read/read.h"

#include "read/stories.h"

/* A mention on its way to its place in the order. */
typedef struct Placed {
    uint64_t order; /* by its start, the longer before the shorter */
    const Mention *mention;
} Placed;

/* The mentions of a list in order; what has the same span keeps its order. They were
 * found sentence by sentence, so that none is far from its place. */
static Placed *place_mentions(Arena *arena, const MentionList *list) {
    Placed *placed = ARENA_ARRAY_UNSET(arena, Placed, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        Span span = list->items[i].span;
        uint64_t order = (uint64_t)span.start << 32 | (UINT32_MAX - span.length);
        size_t at = i;
        for (; at && placed[at - 1].order > order; at--) {
            placed[at] = placed[at - 1];
        }
        placed[at] = (Placed){order, &list->items[i]};
    }
    placed[list->count] = (Placed){UINT64_MAX, NULL};
    return placed;
}

/* All mentions of both lists in order; of those with the same span names come first. */
static MentionList merge_mentions(Item *item, const MentionList *names, const MentionList *figures) {
    const Placed *name = place_mentions(item->scratch, names), *figure = place_mentions(item->scratch, figures);
    MentionList merged = {.count = names->count + figures->count, .capacity = names->count + figures->count};
    merged.items = ARENA_ARRAY_UNSET(item->arena, Mention, merged.count);
    for (size_t i = 0; i < merged.count; i++) {
        const Mention *next = (name->order <= figure->order ? name++ : figure++)->mention;
        if (next) { /* the mark behind the last of each list comes behind all others */
            merged.items[i] = *next;
        }
    }
    return merged;
}

static bool is_sentence_end(const Text *text, uint32_t at) {
    uint32_t c = text->character[at];
    return c == FULL_STOP || c == '!' || c == '?' || c == '\n';
}

/* A sentence of thousands of characters is a list or no prose: it ends at a
 * comma, or anywhere, so that reading it does not take forever. */
enum { LONG_SENTENCE = 2000, LONGEST_SENTENCE = 4000 };

/* The last character of the sentence that begins at `start`, before `end`. */
static uint32_t sentence_last(const Text *text, uint32_t start, uint32_t end) {
    uint32_t limit = end - start > LONGEST_SENTENCE ? start + LONGEST_SENTENCE : end - 1;
    for (uint32_t at = text_next_mark(text, start, limit); at < limit; at = text_next_mark(text, at + 1, limit)) {
        bool is_long = at - start >= LONG_SENTENCE && (text->character[at] == ',' || text->character[at] == ';');
        if (is_long || is_sentence_end(text, at)) {
            return at;
        }
    }
    return limit;
}

static bool is_closing(uint32_t c) { return c == CLOSE_QUOTE || c == ')' || c == 0x2019; }

void read_sentences(Item *item) {
    const Text *text = item->text;
    item->matches = lexicon_match(item->lexicon, item->arena, text);
    for (size_t s = 0; s < item->segments.count; s++) {
        Span segment = item->segments.items[s].span;
        for (uint32_t start = segment.start; start < span_end(segment);) {
            uint32_t end = sentence_last(text, start, span_end(segment)) + 1;
            while (end < span_end(segment) && is_closing(text->character[end])) {
                end++;
            }
            Span span = text_trim(text, span_of(start, end));
            if (span.length) {
                *list_push(item->arena, &item->sentences) = (Sentence){.span = span, .segment = (uint32_t)s};
            }
            start = end;
        }
    }
}

/* Writes down which of the sorted mentions comes next at each position: as many as begin
 * before it. They are counted, since how far it is to the next cannot be foretold. */
static void index_mentions(Item *item) {
    uint32_t length = item->text->length, count = 0;
    uint32_t *mention_at = ARENA_ARRAY(item->arena, uint32_t, (size_t)length + 2);
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        mention_at[item->mentions.items[i].span.start + 1]++;
    }
    for (uint32_t at = 0; at <= length; at++) {
        count += mention_at[at];
        mention_at[at] = count;
    }
    item->mention_at = mention_at;
}

/* Puts the mentions of each kind together, which most look for. */
static void sort_mentions(Item *item) {
    uint32_t *sorted = ARENA_ARRAY_UNSET(item->arena, uint32_t, item->mentions.count + 1);
    uint32_t ends[MENTION_KINDS + 1] = {0};
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        ends[item->mentions.items[i].kind + 1]++;
    }
    for (int kind = 0; kind < MENTION_KINDS; kind++) {
        item->of_kind[kind] = (MentionIndexes){sorted + ends[kind], ends[kind + 1]};
        ends[kind + 1] += ends[kind];
    }
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        sorted[ends[item->mentions.items[i].kind]++] = i;
    }
}

static uint8_t cover_of(MentionKind kind) {
    switch (kind) {
    case MENTION_PERSON:
    case MENTION_BODY:
    case MENTION_WORK:
    case MENTION_PLACE:
    case MENTION_POST:
    case MENTION_COUNTRY:
        return COVERED_BY_NAME | COVERED_BY_WORDS;
    case MENTION_DATE:
    case MENTION_QUANTITY:
        return 0;
    default:
        return COVERED_BY_WORDS;
    }
}

/* Writes down which characters stand inside mentions. Few mentions are longer than a stretch,
 * which is covered at once: how long they are cannot be foretold. */
static void cover_mentions(Item *item) {
    enum { STRETCH = sizeof(uint64_t) };
    static const uint8_t ones[2 * STRETCH] = {1, 1, 1, 1, 1, 1, 1, 1}; /* the first `n` bytes from STRETCH - n on */
    uint8_t *covered = ARENA_ARRAY(item->arena, uint8_t, (size_t)item->text->length + STRETCH);
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        uint64_t cover = cover_of(mention->kind), bytes, set;
        uint32_t at = mention->span.start, left = mention->span.length;
        for (; left > STRETCH; at += STRETCH, left -= STRETCH) {
            memcpy(&bytes, covered + at, STRETCH);
            memcpy(&set, ones, STRETCH);
            bytes |= set * cover;
            memcpy(covered + at, &bytes, STRETCH);
        }
        memcpy(&bytes, covered + at, STRETCH);
        memcpy(&set, ones + STRETCH - left, STRETCH);
        bytes |= set * cover;
        memcpy(covered + at, &bytes, STRETCH);
    }
    item->covered = covered;
}

/* Gives each sentence its run of the sorted mentions. */
static void assign_mentions(Item *item) {
    for (size_t s = 0; s < item->sentences.count; s++) {
        Sentence *sentence = &item->sentences.items[s];
        sentence->first_mention = mention_from(item, sentence->span.start);
        sentence->mention_count = mention_from(item, span_end(sentence->span)) - sentence->first_mention;
    }
}

/* Which of two mentions in one phrase the phrase is about; 0 for kinds that
 * are never heads nor within. */
static int head_rank(MentionKind kind) {
    switch (kind) {
    case MENTION_PERSON:
        return 6;
    case MENTION_POST:
    case MENTION_GROUP:
        return 5;
    case MENTION_REFERENCE:
        return 4;
    case MENTION_BODY:
        return 3;
    case MENTION_PLACE:
        return 2;
    case MENTION_COUNTRY:
        return 1;
    default:
        return 0;
    }
}

/* True for a person in another's phrase (the envoy, the wife of X). */
static bool is_owner(const Mention *part, const Mention *head) {
    return part->kind == MENTION_PERSON && head->kind == MENTION_PERSON && part->span.start < head->span.start &&
           span_within(part->phrase, head->phrase);
}

/* Sets `within`: the country, body and post in a person's phrase are part of
 * it, the country in a body's phrase part of that. */
static void nest_mentions(Item *item) {
    MentionList *mentions = &item->mentions;
    for (uint32_t i = 0; i < mentions->count; i++) {
        const Mention *head = &mentions->items[i];
        int rank = head_rank(head->kind);
        uint32_t first = i;
        while (rank && first > 0 && mentions->items[first - 1].span.start >= head->phrase.start) {
            first--;
        }
        for (uint32_t k = first; rank && k < mentions->count && mentions->items[k].span.start < span_end(head->phrase);
             k++) {
            Mention *part = &mentions->items[k];
            bool stronger = part->within == NO_MENTION || rank > head_rank(mentions->items[part->within].kind);
            bool member = head->kind == MENTION_GROUP && span_end(part->span) <= head->span.start &&
                          (part->kind == MENTION_GROUP || part->kind == MENTION_POST) &&
                          lexicon_has(item->lexicon, head->entry, KEY_KIND, "delegation"); /* 众议员访问团 */
            bool lower = head_rank(part->kind) && (head_rank(part->kind) < rank || member) &&
                         span_within(part->span, head->phrase);
            if (k != i && stronger && (lower || is_owner(part, head))) {
                part->within = i;
            }
        }
    }
}

void read_mentions(Item *item) {
    MentionList names = {0};
    read_names(item, &names);
    item->mentions = merge_mentions(item, &names, &item->figures);
    index_mentions(item);
    sort_mentions(item);
    cover_mentions(item);
    nest_mentions(item);
    assign_mentions(item);
    read_stories(item);
}
