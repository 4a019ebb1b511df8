#include "page/page.h"

#include "page/draft.h"
#include "page/headline.h"
#include "page/likeness.h"
#include "page/spacing.h"
#include "page/teasers.h"
#include "page/zones.h"

enum {
    HEAD_LINES = 60, /* how far down the headline may stand, below menus */
    COMPARED_PARAGRAPHS = 5,
    HEADLINE_LIMIT = 120,
    SOURCED_LIMIT = 70,  /* a longer paragraph with an agency in brackets is no caption */
    CAPTION_LIMIT = 160, /* a longer paragraph printed twice is no caption */
    HOST_LIMIT = 253,    /* bytes of a host's name */
    FOREIGN_LEAST = 8,   /* letters; a shorter line may be a name */
    LEAST_STAMPED = 8,   /* letters of a headline found by the date beside it */
};

/* Above this a paragraph says again what another says. */
static const double likeness_repeated = 0.75;

/* The page's text with the metadata's title as its first line and a line break
 * at the end; the text without the blanks that only set numbers apart. */
static Text *page_text(Arena *arena, const ChPage *source) {
    size_t title_length = source->title ? strlen(source->title) : 0;
    char *bytes = arena_alloc(arena, title_length + source->text_length + 3); /* two line breaks, the end */
    size_t length = 0;
    for (size_t i = 0; i < title_length; i++) {
        bool breaks = source->title[i] == '\n' || source->title[i] == '\r' || !source->title[i];
        bytes[length++] = breaks ? ' ' : source->title[i];
    }
    if (length) {
        bytes[length++] = '\n';
    }
    if (source->text_length) {
        memcpy(bytes + length, source->text, source->text_length);
        size_t joined = spacing_join(bytes + length, source->text_length);
        spacing_break(bytes + length, joined);
        length += spacing_close(bytes + length, joined);
    }
    bytes[length++] = '\n';
    bytes[length] = 0; /* what the blanks taken out have left behind is no text */
    return text_new(arena, bytes, length);
}

/* Line and words of the headline. `line` is SIZE_MAX if the page has none: a
 * sentence alone. */
typedef struct Headline {
    size_t line;
    Span words;
    Day day;
} Headline;

/* True if the article has begun: a headline cannot stand below this line. */
static bool is_in_article(const Page *page, const Line *line) {
    return line->kind == LINE_PROSE || line->kind == LINE_CAPTION ||
           (line->kind == LINE_HEADING && dateline_read(page, line->core).span.length);
}

/* The metadata's title, or the line below the menus that prints it again. */
static Headline find_given_headline(const Page *page) {
    Headline given = {.line = 0};
    given.words = headline_core(page, page->lines.items[0].span, &given.day);
    for (size_t at = 1; at < page->lines.count && at <= HEAD_LINES; at++) {
        const Line *line = &page->lines.items[at];
        Span words = headline_core(page, line->core, NULL);
        if (line->core.length <= HEADLINE_LIMIT &&
            (headline_prints(page, given.words, words) || headline_follows_site(page, given.words, words))) {
            return (Headline){at, words, given.day};
        }
        if (is_in_article(page, line)) {
            break;
        }
    }
    return given;
}

/* True if no more than a third of the line's letters are Han: a notice in another
 * language, which a page in Chinese prints above its headline. */
static bool is_foreign(const Page *page, Span span) {
    uint32_t han = 0, weight = 0;
    for (uint32_t at = span.start; at < span_end(span); at++) {
        uint32_t c = page->text->character[at];
        bool kana = c >= 0x3041 && c <= 0x30FF && !character_is_interpunct(c);
        han += character_is_han(c);
        weight += character_is_han(c) || character_is_latin(c) || kana;
    }
    return weight > FOREIGN_LEAST && han * 3 <= weight;
}

/* True if a paragraph with a dateline stands below: what is above it is no lead. */
static bool dateline_follows(const Page *page, size_t at) {
    for (size_t last = at + HEAD_LINES; at < page->lines.count && at <= last; at++) {
        const Line *line = &page->lines.items[at];
        Dateline dateline = {0};
        if (line->kind == LINE_PROSE) {
            dateline = dateline_read(page, line->core);
        }
        if (dateline.outlet.length && dateline.place.length) {
            return true;
        }
    }
    return false;
}

/* True if the line can be no headline but a lead. */
static bool is_sentence(const Page *page, size_t at) {
    const Line *line = &page->lines.items[at];
    uint32_t last = page->text->character[span_end(line->core) - 1];
    bool alone = page->lines.count == at + 1;
    return line->kind == LINE_PROSE && (alone || last == FULL_STOP || line->core.length > 100);
}

/* True if the line is a caption with the source of its picture: longer than the
 * tags of headlines (图), (组图). */
static bool is_credited_caption(const Line *line) {
    enum { LONGEST_TAG = 4 };
    return line->kind == LINE_CAPTION && (line->credit.length > LONGEST_TAG || line->mark.length);
}

static bool can_be_headline(const Page *page, const Line *line) {
    Match tag = furniture_of(page, line->core.start, span_end(line->core), "tag");
    return tag.span.length < line->core.length &&
           (line->kind == LINE_HEADING || line->kind == LINE_PROSE || line->kind == LINE_CAPTION) &&
           !is_credited_caption(line) && !is_foreign(page, line->core);
}

/* Where lists of other articles or names of sections stand above the headline,
 * it is the last that has a date below it, or else the one below the date: the
 * line to take for `first`, the first line that can be a headline. */
static size_t headline_by_stamp(const Page *page, size_t first) {
    const Line *lines = page->lines.items;
    size_t run = first, chosen = first, below = SIZE_MAX; /* `run` is the first of headings in a row */
    bool fresh = false, first_stamped = false;
    for (size_t at = first + 1; at < page->lines.count && at <= first + HEAD_LINES; at++) {
        bool stamp = lines[at].kind == LINE_STAMP && lines[at].day.year;
        bool heading = lines[at].kind == LINE_HEADING && can_be_headline(page, &lines[at]);
        if (lines[at].kind == LINE_PROSE || lines[at].kind == LINE_CAPTION ||
            (heading && dateline_read(page, lines[at].core).span.length)) {
            break;
        }
        if (heading && fresh && page_weight(page, lines[at].core) >= LEAST_STAMPED) {
            run = at;
            below = below == SIZE_MAX && lines[at - 1].kind == LINE_STAMP ? at : below;
        } else if (stamp && (at == first + 1 || lines[at - 1].kind != LINE_STAMP)) {
            first_stamped |= run == first;
            chosen = run;
        }
        fresh = !heading;
    }
    bool label = page_weight(page, lines[first].core) < LEAST_STAMPED;
    if (label && chosen == first) {
        return below == SIZE_MAX ? first : below;
    }
    return first_stamped || label ? chosen : first;
}

/* The first line that can be one; a sentence before it means there is none,
 * unless a dateline stands further down. */
static Headline find_printed_headline(const Page *page) {
    for (size_t at = 0; at < page->lines.count && at <= HEAD_LINES; at++) {
        const Line *line = &page->lines.items[at];
        if (!can_be_headline(page, line)) {
            continue;
        }
        Dateline dateline = line->kind == LINE_HEADING ? dateline_read(page, line->core) : (Dateline){0};
        if (dateline.span.length &&
            (dateline.span.length == line->core.length || (dateline.outlet.length && dateline.place.length))) {
            break;
        }
        if (is_sentence(page, at)) {
            if (dateline_read(page, line->core).span.length || !dateline_follows(page, at + 1)) {
                break;
            }
            continue;
        }
        Headline found = {.line = headline_by_stamp(page, at)};
        found.words = headline_core(page, page->lines.items[found.line].core, &found.day);
        return found;
    }
    return (Headline){.line = SIZE_MAX};
}

/* The article while it is put together. */
typedef struct Article {
    const Page *page;
    Draft draft;
    size_t paragraphs;
    bool lead_done; /* a lead that no later paragraph repeats */
} Article;

/* The first paragraph that stands again, fuller, further down. */
static bool is_told_again(const Page *page, size_t line, size_t end) {
    enum { LEAST = 8 }; /* shingles */
    Span first = page->lines.items[line].core;
    Shingles shingles = {.slots = NULL};
    Sketch sketch = {.least = 0};
    size_t compared = 0;
    for (size_t at = line + 1; at < end && compared < COMPARED_PARAGRAPHS; at++) {
        Span other = page->lines.items[at].core;
        bool is_prose = page->lines.items[at].kind == LINE_PROSE;
        if (!is_prose) {
            continue;
        }
        if (!compared++) {
            sketch = sketch_of(page->text, first);
        }
        if (!sketch_may_reach(&sketch, page->text, other, likeness_repeated)) {
            continue;
        }
        shingles = shingles.slots ? shingles : shingles_of(page->scratch, page->text, first);
        if (shingles.count >= LEAST && other.length >= likeness_repeated * shingles.count &&
            shingles_repeated(&shingles, other, likeness_repeated)) {
            return true;
        }
    }
    return false;
}

/* True if the caption says no more than the headline. */
static bool repeats_headline(const Page *page, Span headline, const Line *line) {
    uint32_t end = line->credit.length ? line->credit.start : span_end(line->core);
    Span words = span_of(line->mark.length ? span_end(line->mark) : line->core.start, end);
    Shingles shingles = shingles_of(page->scratch, page->text, headline);
    return shingles.count && shingles_compare(&shingles, words).of_second >= likeness_repeated;
}

static bool prose_follows(const Page *page, size_t at, size_t end) {
    for (at++; at < end; at++) {
        if (page->lines.items[at].kind == LINE_PROSE) {
            return true;
        }
    }
    return false;
}

static void add_prose(Article *self, size_t at, size_t end) {
    const Page *page = self->page;
    const Line *line = &page->lines.items[at];
    bool twice = line->same || (at + 1 < end && page->lines.items[at + 1].same);
    if (twice && line->core.length < CAPTION_LIMIT && self->paragraphs) { /* a picture's text and its caption */
        draft_caption(&self->draft, line, line->same);
        return;
    }
    bool sourced = line->credit.length && line->outlet.length && !line->closes && line->core.length < SOURCED_LIMIT;
    if (sourced && self->paragraphs && prose_follows(page, at, end)) { /* a caption with its agency in brackets */
        draft_caption(&self->draft, line, false);
        return;
    }
    bool repeated = line->same || (!self->paragraphs && is_told_again(page, at, end));
    draft_paragraph(&self->draft, line, self->lead_done ? SEGMENT_BODY : SEGMENT_LEAD, repeated);
    self->lead_done |= !repeated;
    self->paragraphs++;
}

/* A short line: a dateline of its own, the headline again, or part of the body. */
static void add_heading(Article *self, const Line *line) {
    if (headline_same(self->page, self->draft.title, line->core)) {
        draft_segment(&self->draft, SEGMENT_HEADLINE, line->span, true);
    } else if (!self->paragraphs && page_weight(self->page, line->core) < 4) {
        draft_segment(&self->draft, SEGMENT_FURNITURE, line->span, false);
    } else if (self->paragraphs) {
        draft_segment(&self->draft, SEGMENT_BODY, line->span, line->same);
    } else {
        draft_paragraph(&self->draft, line, SEGMENT_BODY, line->same);
    }
}

static void add_line(Article *self, size_t at, size_t end) {
    const Page *page = self->page;
    const Line *line = &page->lines.items[at];
    Draft *draft = &self->draft;
    switch (line->kind) {
    case LINE_PROSE:
        add_prose(self, at, end);
        break;
    case LINE_HEADING:
        add_heading(self, line);
        break;
    case LINE_CAPTION:
        draft_caption(draft, line, line->same || repeats_headline(page, draft->title, line));
        break;
    case LINE_CREDIT:
    case LINE_END:
        draft_segment(draft, SEGMENT_CREDIT, line->span, false);
        break;
    default:
        draft_segment(draft, SEGMENT_FURNITURE, line->span, false);
    }
    draft->day = draft->day.year ? draft->day : line->day;
    bool own = line->kind != LINE_CAPTION && line->kind != LINE_SECTION &&
               (line->kind != LINE_PROSE || !prose_follows(page, at, end));
    draft->stamp = draft->stamp.length || !own ? draft->stamp : line->outlet;
    draft->dateline = draft->dateline.length ? draft->dateline : line->place;
}

/* A page with a menu above the headline may print its date there. */
static void read_above(Article *self, size_t headline) {
    for (size_t at = 0; at < headline && at <= HEAD_LINES; at++) {
        const Line *line = &self->page->lines.items[at];
        self->draft.day = self->draft.day.year || line->kind != LINE_STAMP ? self->draft.day : line->day;
    }
}

/* The entry of `class` whose form is the word, NO_ENTRY if none is. */
static EntryId entry_named(const Page *page, const char *word, LexiconClass class) {
    uint32_t posting = word ? lexicon_find(page->lexicon, word) : UINT32_MAX;
    return posting != UINT32_MAX ? lexicon_entry_of(page->lexicon, posting, class) : NO_ENTRY;
}

/* The country of the site that the page's address names: the longest known end
 * of its host (news.example.com.tw, example.com.tw, com.tw). NULL if unknown. */
static const char *country_of_address(const Page *page) {
    const char *url = page->source->url, *host = url ? strstr(url, "://") : NULL;
    size_t length = host ? strcspn(host + 3, "/:?#") : 0;
    if (!length || length > HOST_LIMIT) {
        return NULL;
    }
    char *name = arena_copy(page->scratch, host + 3, length);
    for (size_t at = 0; at < length; at++) {
        name[at] = (char)(name[at] >= 'A' && name[at] <= 'Z' ? name[at] + ('a' - 'A') : name[at]);
    }
    for (const char *end = name; end; end = strchr(end, '.') ? strchr(end, '.') + 1 : NULL) {
        EntryId entry = entry_named(page, end, CLASS_FURNITURE);
        if (entry != NO_ENTRY && lexicon_has(page->lexicon, entry, KEY_KIND, "host")) {
            return lexicon_value(page->lexicon, entry, KEY_COUNTRY);
        }
    }
    return NULL;
}

/* The country of the place from which a paper files that does not print its name (吉隆坡16日讯), a state of one town
 * among them. NULL if the dateline is a wire's. */
static const char *country_of_filing(const Page *page, Span dateline) {
    enum { REACH = 10 };
    Match place = page_match(page, dateline.start, span_end(dateline), CLASS_BIT(CLASS_PLACE));
    EntryId entry = place.span.length ? lexicon_entry_of(page->lexicon, place.posting, CLASS_PLACE) : NO_ENTRY;
    Match state =
        entry == NO_ENTRY ? page_match(page, dateline.start, span_end(dateline), CLASS_BIT(CLASS_COUNTRY)) : (Match){0};
    EntryId town = state.span.length ? lexicon_entry_of(page->lexicon, state.posting, CLASS_COUNTRY) : NO_ENTRY;
    bool is_town = town != NO_ENTRY && lexicon_value(page->lexicon, town, KEY_CAPITAL) &&
                   entry_named(page, lexicon_value(page->lexicon, town, KEY_CAPITAL), CLASS_COUNTRY) == town;
    entry = is_town ? town : entry;
    uint32_t at = span_end(dateline), end = entry != NO_ENTRY ? at + REACH : at;
    end = end < page->text->length ? end : page->text->length;
    while (at < end && !furniture_of(page, at, page->text->length, "wire").span.length) {
        at++;
    }
    bool local = at < end && furniture_of(page, at, page->text->length, "local").span.length; /* 综合讯 is none */
    return local ? lexicon_value(page->lexicon, entry, is_town ? KEY_CODE : KEY_COUNTRY) : NULL;
}

/* The outlet that the head of the page names above its first paragraph; empty if it names none. */
static Span masthead_of(const Page *page) {
    for (size_t at = 0; at < page->lines.count && at <= HEAD_LINES; at++) {
        const Line *line = &page->lines.items[at];
        if (line->kind == LINE_PROSE) {
            break;
        }
        bool heads = line->kind == LINE_SECTION || line->kind == LINE_END || line->kind == LINE_STAMP;
        if (heads && line->outlet.length) {
            return line->outlet;
        }
    }
    return (Span){0, 0};
}

/* The site tells whose country the article calls its own, and who "this paper" is. */
static void use_site(const Page *page, const Draft *draft, Item *article) {
    const char *site = page->source->site;
    EntryId entry = entry_named(page, site, CLASS_OUTLET);
    if (entry != NO_ENTRY && !article->outlet && draft->is_self) {
        article->outlet = site;
    }
    if (entry != NO_ENTRY && !article->outlet_country) {
        article->outlet_country = lexicon_value(page->lexicon, entry, KEY_COUNTRY);
    }
    Span masthead = article->outlet ? (Span){0, 0} : masthead_of(page);
    if (masthead.length) {
        article->outlet = text_copy(page->arena, page->text, masthead);
        article->outlet_country = article->outlet_country ? article->outlet_country : outlet_country(page, masthead);
    }
    if (!article->outlet_country) {
        article->outlet_country = country_of_address(page);
    }
    if (!article->outlet_country && !article->outlet && draft->dateline.length) {
        article->filing_country = country_of_filing(page, draft->dateline);
    }
}

static Item *read_article(const Page *page, Headline headline, const ZoneList *zones, size_t end) {
    Article article = {.page = page, .draft = {.page = page, .title = headline.words, .day = headline.day}};
    size_t first = headline.line == SIZE_MAX ? 0 : headline.line + 1, zone = 0;
    if (headline.line != SIZE_MAX) {
        draft_line(&article.draft, &page->lines.items[headline.line]);
        Span line = page->lines.items[headline.line].span;
        draft_segment(&article.draft, SEGMENT_FURNITURE, span_of(line.start, headline.words.start), false);
        draft_segment(&article.draft, SEGMENT_HEADLINE, headline.words, false);
        draft_segment(&article.draft, SEGMENT_FURNITURE, span_of(span_end(headline.words), span_end(line)), false);
    }
    for (size_t at = first; at < end; at++) {
        while (zone < zones->count && at == zones->items[zone].first) {
            at = zones->items[zone++].last;
        }
        if (at >= end) {
            break;
        }
        draft_line(&article.draft, &page->lines.items[at]);
        add_line(&article, at, end);
    }
    if (headline.line != SIZE_MAX) {
        read_above(&article, headline.line);
    }
    Item *item = draft_finish(&article.draft, CH_ITEM_ARTICLE);
    use_site(page, &article.draft, item);
    return item;
}

ItemList page_items(Arena *arena, Arena *scratch, const ChLexicon *lexicon, const ChPage *source) {
    Page page = {.arena = arena, .scratch = scratch, .lexicon = lexicon, .source = source};
    page.text = page_text(arena, source);
    page.memos = ARENA_ARRAY(scratch, PageMemo, 2);
    page_read_lines(&page);
    Headline headline = {.line = SIZE_MAX};
    if (page.lines.count) {
        headline = source->title && *source->title ? find_given_headline(&page) : find_printed_headline(&page);
    }
    size_t end;
    ZoneList zones = zones_find(&page, headline.line, &end);
    ItemList items = {0};
    Item *article = read_article(&page, headline, &zones, end);
    *list_push(arena, &items) = article;
    Day given = day_of_metadata(arena, source->published);
    if (given.year) {
        article->published = day_edtf(arena, given);
        article->published_basis = "metadata";
    }
    HeadlineSet known = {0};
    headline_set_add(scratch, &known, page.text, headline.words);
    for (size_t i = 0; i < zones.count; i++) {
        teasers_read(&page, zones.items[i], &known, &items);
    }
    for (size_t i = 1; i < items.count; i++) {
        Item *teaser = items.items[i];
        teaser->outlet_country = teaser->outlet_country ? teaser->outlet_country : article->outlet_country;
    }
    return items;
}
