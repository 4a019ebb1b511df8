#include "page/teasers.h"

#include "page/headline.h"

/* One blurb, by its lines. NO_LINE where it has none. */
typedef struct Block {
    size_t caption, headline, summary;
    size_t summaries; /* number of paragraphs from `summary` on */
    Span words;       /* the headline's words if they are a part of the line only */
    Day day;
} Block;

#define NO_LINE SIZE_MAX

typedef List(Block) BlockList;

static const Block empty_block = {NO_LINE, NO_LINE, NO_LINE, 0, {0, 0}, {0}};

static uint64_t hash_of(const Text *text, Span span) {
    uint64_t hash = 14695981039346656037u;
    for (uint32_t at = span.start; at < span_end(span); at++) {
        if (character_is_han(text->character[at]) || character_is_latin(text->character[at]) ||
            character_is_digit(text->character[at])) {
            hash = (hash ^ text->character[at]) * 1099511628211u;
        }
    }
    return hash | 1;
}

static bool insert_hash(HeadlineSet *self, uint64_t hash) {
    uint32_t slot = (uint32_t)(hash >> 17) & (self->capacity - 1);
    while (self->slots[slot] && self->slots[slot] != hash) {
        slot = (slot + 1) & (self->capacity - 1);
    }
    bool added = !self->slots[slot];
    self->slots[slot] = hash;
    self->count += added;
    return added;
}

bool headline_set_add(Arena *arena, HeadlineSet *self, const Text *text, Span headline) {
    if (self->count * 2 >= self->capacity) {
        HeadlineSet larger = {NULL, self->capacity ? self->capacity * 2 : 64, 0};
        larger.slots = ARENA_ARRAY(arena, uint64_t, larger.capacity);
        for (uint32_t i = 0; i < self->capacity; i++) {
            if (self->slots[i]) {
                insert_hash(&larger, self->slots[i]);
            }
        }
        *self = larger;
    }
    return insert_hash(self, hash_of(text, headline));
}

/* True if the line is a headline here: by its form, or because it is printed twice. */
static bool is_headline(const Page *self, Zone zone, size_t at) {
    const Line *line = &self->lines.items[at];
    bool twice = line->kind == LINE_PROSE && line->core.length < 120 &&
                 (line->same || (at + 1 < zone.last && self->lines.items[at + 1].same));
    return twice || zone_is_headline(self, line);
}

static bool headline_follows(const Page *self, Zone zone, size_t at) {
    for (at++; at < zone.last; at++) {
        LineKind kind = self->lines.items[at].kind;
        if (kind == LINE_PROSE || kind == LINE_HEADING || kind == LINE_CAPTION) {
            return is_headline(self, zone, at);
        }
    }
    return false;
}

/* A paragraph: the summary of the open block, or the caption of the next one. */
static void take_prose(const Page *self, Zone zone, size_t at, Block *open, size_t *caption) {
    bool caption_of_next = self->lines.items[at].kind == LINE_CAPTION || open->headline == NO_LINE || open->summaries;
    if (caption_of_next && headline_follows(self, zone, at)) {
        *caption = at;
    } else if (self->lines.items[at].kind == LINE_CAPTION) {
        open->caption = open->headline != NO_LINE ? at : open->caption;
    } else if (open->headline != NO_LINE) {
        open->summary = open->summaries ? open->summary : at;
        open->summaries++;
    }
}

/* True if the days of the zone's headlines stand before them: the first line behind its heading is one. */
static bool days_lead(const Page *self, Zone zone) {
    const Line *lines = self->lines.items;
    size_t at = zone.first + (lines[zone.first].kind == LINE_MORE);
    return at < zone.last && lines[at].kind == LINE_STAMP && lines[at].day.year;
}

static void take_headline(const Page *self, size_t at, Block *open, size_t *caption, BlockList *blocks) {
    const Line *line = &self->lines.items[at];
    if (line->same && open->headline != NO_LINE && !open->summaries) {
        return; /* the picture's text, then the headline itself */
    }
    if (open->headline != NO_LINE) {
        *list_push(self->scratch, blocks) = *open;
    }
    *open = empty_block;
    open->headline = at;
    open->caption = *caption;
    open->words = headline_core(self, line->core, &open->day);
    *caption = NO_LINE;
}

static BlockList read_blocks(const Page *self, Zone zone) {
    BlockList blocks = {0};
    Block open = empty_block;
    size_t caption = NO_LINE;
    bool lead = days_lead(self, zone);
    Day day = {0}; /* that stands before the next headline */
    for (size_t at = zone.first; at < zone.last; at++) {
        const Line *line = &self->lines.items[at];
        if (line->kind == LINE_MORE_INLINE || is_headline(self, zone, at)) {
            take_headline(self, at, &open, &caption, &blocks);
            open.day = open.day.year ? open.day : day;
            day = (Day){0};
        } else if (line->kind == LINE_PROSE || line->kind == LINE_CAPTION) {
            take_prose(self, zone, at, &open, &caption);
            bool dated = line->kind == LINE_PROSE && open.headline != NO_LINE && !open.day.year;
            open.day = dated ? line->day : open.day; /* …。2023-04-23 00:25:26 */
        } else if (line->kind == LINE_STAMP && lead) {
            day = line->day;
        } else if (line->kind == LINE_STAMP && !open.day.year) {
            open.day = line->day;
        }
    }
    if (open.headline != NO_LINE) {
        *list_push(self->scratch, &blocks) = open;
    }
    return blocks;
}

/* Where most blocks have caption, headline and summary, a headline alone before
 * a block without caption is its caption printed without credit. */
static void join_captions(BlockList *blocks) {
    size_t captioned = 0, kept = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        captioned += blocks->items[i].caption != NO_LINE && blocks->items[i].summaries;
    }
    bool usual = captioned >= 2 && captioned * 2 >= blocks->count;
    for (size_t i = 0; i < blocks->count; i++) {
        Block block = blocks->items[i];
        Block *next = i + 1 < blocks->count ? &blocks->items[i + 1] : NULL;
        if (usual && next && !block.summaries && block.caption == NO_LINE && next->summaries &&
            next->caption == NO_LINE) {
            next->caption = block.headline;
        } else {
            blocks->items[kept++] = block;
        }
    }
    blocks->count = kept;
}

/* The number of a ranking printed before its headline without a sign between. */
static uint32_t rank_of(const Page *self, Span words, uint32_t *length) {
    uint32_t rank = 0, at = words.start;
    while (at < span_end(words) && at < words.start + 2 && character_is_digit(self->text->character[at])) {
        rank = rank * 10 + self->text->character[at++] - '0';
    }
    *length = at - words.start;
    return rank;
}

/* Takes the numbers off where all headlines of a list carry theirs. */
static void drop_ranks(const Page *self, BlockList *blocks) {
    uint32_t length;
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->count < 2 || rank_of(self, blocks->items[i].words, &length) != i + 1) {
            return;
        }
    }
    for (size_t i = 0; i < blocks->count; i++) {
        Span *words = &blocks->items[i].words;
        rank_of(self, *words, &length);
        *words = text_trim(self->text, span_of(words->start + length, span_end(*words)));
    }
}

static void finish_teaser(const Page *self, const Block *block, ItemList *items) {
    Draft draft = {.page = self, .title = block->words, .day = block->day};
    const Line *headline = &self->lines.items[block->headline];
    if (block->words.length < headline->span.length && block->caption == NO_LINE && !block->summaries) {
        draft_run(&draft, block->words);
    } else {
        draft_line(&draft, headline);
    }
    draft_segment(&draft, SEGMENT_HEADLINE, block->words, false);
    if (block->caption != NO_LINE) {
        draft_line(&draft, &self->lines.items[block->caption]);
        draft_caption(&draft, &self->lines.items[block->caption], false);
    }
    size_t left = block->summaries;
    for (size_t at = block->summary; left; at++) {
        const Line *line = &self->lines.items[at];
        if (line->kind == LINE_PROSE) {
            draft_line(&draft, line);
            draft_paragraph(&draft, line, left == block->summaries ? SEGMENT_LEAD : SEGMENT_BODY, false);
            left--;
        }
    }
    *list_push(self->arena, items) = draft_finish(&draft, CH_ITEM_TEASER);
}

static void read_one_line(const Page *self, Zone zone, HeadlineSet *known, ItemList *items) {
    Span parts[16];
    size_t count = zone_split_line(self, self->lines.items[zone.first].core, parts);
    for (size_t i = 0; i < count; i++) {
        Block block = empty_block;
        block.headline = zone.first;
        block.words = headline_core(self, parts[i], &block.day);
        if (headline_set_add(self->scratch, known, self->text, block.words)) {
            finish_teaser(self, &block, items);
        }
    }
}

void teasers_read(const Page *self, Zone zone, HeadlineSet *known, ItemList *items) {
    if (zone.in_one_line) {
        read_one_line(self, zone, known, items);
        return;
    }
    BlockList blocks = read_blocks(self, zone);
    join_captions(&blocks);
    drop_ranks(self, &blocks);
    for (size_t i = 0; i < blocks.count; i++) {
        if (headline_set_add(self->scratch, known, self->text, blocks.items[i].words)) {
            finish_teaser(self, &blocks.items[i], items);
        }
    }
}
