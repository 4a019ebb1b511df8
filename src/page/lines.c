#include "page/lines.h"

#include <stdio.h>
#include <stdlib.h>

#include "page/dateline.h"

/* Lengths in characters. */
enum {
    HEADING_LIMIT = 60,   /* a longer line without a full stop is a paragraph all the same */
    FURNITURE_LIMIT = 90, /* no furniture line is longer, save notices */
    NOTICE_LIMIT = 300,
    TAIL_LIMIT = 44,          /* how far from the end of a line a credit may begin */
    REST_LIMIT = 6,           /* what may stand in a stamp beside dates, times and sources */
    LABELLED_REST_LIMIT = 12, /* the same if a label says that it is one */
    BYLINE_LIMIT = 24,        /* an outlet with its reporter */
    OUTLET_LIMIT = 12,
    HEAD_OF_PAGE = 6,      /* lines among which a page prints its day */
    MASTHEAD_LINES = 3,    /* at the top of the page, where the site names itself */
    PATH_PART_LIMIT = 20,  /* a word of a path through the site */
    LEAST_OTHER = 6,       /* of the headline of another article */
    ANNOUNCING_LEAST = 30, /* of a paragraph that ends with a colon */
};

/* What pages consist of beside what they say. */
#define MACHINERY (CLASS_BIT(CLASS_FURNITURE) | CLASS_BIT(CLASS_OUTLET))

static void openers_add(unsigned char *set, uint32_t bit) { set[bit >> 3] |= (unsigned char)(1 << (bit & 7)); }

static void openers_add_form(Openers *openers, const char *form, uint32_t use) {
    size_t at = 0, length = strlen(form);
    uint32_t first = utf8_read(form, length, &at);
    openers_add(openers->first, opener_single(first));
    if (at < length) {
        openers_add(openers->pairs, opener_pair(first, utf8_read(form, length, &at), use));
    } else {
        openers_add(openers->alone, opener_alone(first, use));
    }
}

/* The kinds of an entry of furniture, a bit each; of others none. */
static uint64_t kinds_of(const ChLexicon *lexicon, EntryId entry) {
    uint64_t kinds = 0;
    const char *kind = lexicon_value(lexicon, entry, KEY_KIND);
    while (kind && *kind) {
        size_t length = strcspn(kind, "|");
        kinds |= lexicon_mark(KEY_KIND, kind, length);
        kind += length + (kind[length] == '|');
    }
    return lexicon_class(lexicon, entry) == CLASS_FURNITURE ? kinds : 0;
}

/* True if the credit of a picture may be made of the entry. */
static bool is_of_photo(const ChLexicon *lexicon, EntryId entry) {
    static const char *const kinds[] = {"photo", "photo-label", "photo-end", "photo-outlet"};
    bool is_one = lexicon_class(lexicon, entry) == CLASS_OUTLET;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        is_one = is_one || lexicon_has(lexicon, entry, KEY_KIND, kinds[i]);
    }
    return is_one;
}

static void add_entry(const ChLexicon *lexicon, EntryId entry, Openers *openers) {
    const ImageEntry *line = &lexicon->entries[entry];
    bool of_photo = is_of_photo(lexicon, entry), is_outlet = line->class == CLASS_OUTLET;
    for (uint32_t f = line->first_form; f < line->first_form + line->form_count; f++) {
        const char *form = lexicon->strings + lexicon->forms[f];
        openers_add_form(openers, form, OPENER_ANY);
        for (uint64_t kinds = kinds_of(lexicon, entry); kinds; kinds &= kinds - 1) {
            openers_add_form(openers, form, (uint32_t)__builtin_ctzll(kinds));
        }
        if (of_photo) {
            openers_add_form(openers, form, OPENER_PHOTO);
        }
        if (is_outlet) {
            openers_add_form(openers, form, OPENER_OUTLET);
        }
    }
}

static void *build_openers(const ChLexicon *lexicon) {
    Openers *openers = calloc(1, sizeof *openers);
    if (!openers) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (EntryId entry = 0; entry < lexicon_entry_count(lexicon); entry++) {
        if (MACHINERY & CLASS_BIT(lexicon_class(lexicon, entry))) {
            add_entry(lexicon, entry, openers);
        }
    }
    return openers;
}

/* True if a form of the classes may begin at `start`. */
static inline bool may_match(const Page *self, uint32_t start, ClassSet classes) {
    return (classes & ~MACHINERY) ||
           page_may_open(self, start, classes == CLASS_BIT(CLASS_OUTLET) ? OPENER_OUTLET : OPENER_ANY);
}

Match page_match(const Page *self, uint32_t start, uint32_t end, ClassSet classes) {
    if (start >= end || !may_match(self, start, classes)) {
        return (Match){.span = {start, 0}, .posting = NO_POSTING};
    }
    PageMemo *memo = &self->memos[classes != CLASS_BIT(CLASS_FURNITURE)];
    if (memo->start != start || memo->end != end || memo->classes != classes) {
        *memo = (PageMemo){start, end, classes, lexicon_match_at(self->lexicon, self->text, start, end, classes)};
    }
    return memo->match;
}

Match furniture_at(const Page *self, uint32_t start, uint32_t end) {
    return page_match(self, start, end, CLASS_BIT(CLASS_FURNITURE));
}

bool furniture_is(const Page *self, Match match, const char *kind) {
    if (!match.span.length) {
        return false;
    }
    uint32_t count;
    const EntryId *entries = lexicon_entries(self->lexicon, match.posting, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (lexicon_posted_class(self->lexicon, &entries[i]) == CLASS_FURNITURE &&
            lexicon_has(self->lexicon, entries[i], KEY_KIND, kind)) {
            return true;
        }
    }
    return false;
}

Span page_outlet_name(const Page *self, Match outlet) {
    EntryId entry = lexicon_entry_of(self->lexicon, outlet.posting, CLASS_OUTLET);
    const char *name = entry != NO_ENTRY ? lexicon_value(self->lexicon, entry, KEY_SHORT) : NULL;
    Span span = outlet.span;
    for (size_t at = 0, length = name ? strlen(name) : 0; at < length; span.start++) {
        if (span.start >= span_end(outlet.span) || self->text->character[span.start] != utf8_read(name, length, &at)) {
            return outlet.span;
        }
    }
    return name ? span_of(outlet.span.start, span.start) : outlet.span;
}

Match furniture_find(const Page *self, uint32_t start, uint32_t end, const char *kind) {
    Match match = furniture_at(self, start, end);
    while (match.span.length && !furniture_is(self, match, kind)) { /* a shorter form may be of the kind */
        match = furniture_at(self, start, span_end(match.span) - 1);
    }
    return match;
}

bool character_is_stop(uint32_t c) { return c == FULL_STOP || c == '!' || c == '?' || c == 0x2026 || c == 0xFF61; }

/* Bullets, arrows, triangles, squares, rules. */
static bool is_ornament(uint32_t c) {
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2500 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || c == 0xB7 ||
           c == '>' || c == '<' || c == '|' || c == '*' || c == '#' || c == '~' || c == '_' || c == '=' || c == 0xBB ||
           c == 0xAB || c == 0x203B || c == 0x3000 || c == 0x3007 + 0x10000 || c == 0x3013 || c == 0xFFFD ||
           (c >= 0x1F000 && c <= 0x1FAFF) || c == 0x4E28 || c == 0xFE0F || c == 0x200D || c == '+';
}

Span page_core(const Page *self, Span span) {
    const uint32_t *character = self->text->character;
    while (span.length && (is_ornament(character[span.start]) || character_is_space(character[span.start]))) {
        span.start++;
        span.length--;
    }
    while (span.length &&
           (is_ornament(character[span_end(span) - 1]) || character_is_space(character[span_end(span) - 1]))) {
        span.length--;
    }
    if (span.length > 2 && character[span.start] == '-' && character_is_space(character[span.start + 1])) {
        return page_core(self, (Span){span.start + 2, span.length - 2});
    }
    return span;
}

uint32_t page_weight(const Page *self, Span span) {
    uint32_t weight = 0;
    for (uint32_t at = span.start; at < span_end(span); at++) {
        uint32_t c = self->text->character[at];
        weight += character_is_han(c) || character_is_latin(c) || (c >= 0x370 && !character_is_stop(c) && c > 0xFFFF);
    }
    return weight;
}

/* Signs that stand between buttons, dates and names. */
static bool is_filler(uint32_t c) {
    if (c - 0x4E29 <= 0x9FFF - 0x4E29) { /* an ideograph, as most are; the first ones look like bars */
        return false;
    }
    return character_is_space(c) || is_ornament(c) || c == ':' || c == '/' || c == '-' || c == ',' || c == LIST_COMMA ||
           c == '(' || c == ')' || c == '[' || c == ']' || c == 0x3010 || c == 0x3011 || c == 0x2014 || c == '.' ||
           c == ';' || c == '\\' || c == OPEN_TITLE || c == CLOSE_TITLE;
}

/* Where a country that names a section of the site ends: alone between signs. `at` if there is none. */
static uint32_t section_country_end(const Page *self, uint32_t at, Span span) {
    if (at == span.start || !is_filler(self->text->character[at - 1])) {
        return at;
    }
    Match country = page_match(self, at, span_end(span), CLASS_BIT(CLASS_COUNTRY));
    uint32_t end = span_end(country.span);
    return country.span.length && (end == span_end(span) || is_filler(self->text->character[end])) ? end : at;
}

/* True if nothing stands in the line but buttons, names of sections and outlets, digits and fillers. */
static bool is_menu(const Page *self, Span span) {
    bool found = false, named = false;
    Day day; /* a stamp may end in buttons: 2018-07-13 … 参与评论 */
    if (day_read(self->text, span.start, span_end(span), &day) > span.start && day.year) {
        return false;
    }
    for (uint32_t at = span.start; at < span_end(span);) {
        uint32_t c = self->text->character[at];
        Match match = furniture_of(self, at, span_end(span), "share");
        match = match.span.length ? match : furniture_of(self, at, span_end(span), "section");
        Match outlet = page_match(self, at, span_end(span), CLASS_BIT(CLASS_OUTLET));
        named |= outlet.span.length > 0;
        if (named && character_is_digit(c) && day_read(self->text, at, span_end(span), &day) > at && day.year) {
            return false; /* 国际新闻某网2019-03-12 */
        }
        if (match.span.length || outlet.span.length) {
            found |= match.span.length >= outlet.span.length;
            at = match.span.length >= outlet.span.length ? span_end(match.span) : span_end(outlet.span);
        } else if (is_filler(c) || character_is_digit(c)) {
            at++;
        } else {
            uint32_t end = section_country_end(self, at, span);
            if (end == at) {
                return false;
            }
            at = end;
        }
    }
    return found;
}

/* True if the line is the head of a site: it begins with an outlet, and the rest is its
 * name in letters, its address, names of sections and outlets. */
static bool is_masthead(const Page *self, Span span) {
    Match outlet = page_match(self, span.start, span_end(span), CLASS_BIT(CLASS_OUTLET));
    for (uint32_t at = span_end(outlet.span); outlet.span.length && at < span_end(span);) {
        uint32_t c = self->text->character[at];
        Match match = furniture_of(self, at, span_end(span), "section");
        match = match.span.length ? match : furniture_of(self, at, span_end(span), "share");
        match = match.span.length ? match : page_match(self, at, span_end(span), CLASS_BIT(CLASS_OUTLET));
        if (!match.span.length && !is_filler(c) && !character_is_latin(c)) {
            return false;
        }
        at += match.span.length ? match.span.length : 1;
    }
    return outlet.span.length > 0 && outlet.span.length < span.length;
}

/* Signs between the steps of a path through a site: > » › →. */
static bool is_path_sign(uint32_t c) { return c == '>' || c == 0xBB || c == 0x203A || c == 0x2192; }

/* True if the line is a path through the site: short words with > between them, of
 * which one names a section. */
static bool is_path(const Page *self, Span span) {
    const uint32_t *character = self->text->character;
    uint32_t signs = 0;
    bool section = false;
    for (uint32_t at = span.start, part = at; at <= span_end(span); at++) {
        uint32_t c = at < span_end(span) ? character[at] : '>';
        if (character_is_stop(c) || at - part > PATH_PART_LIMIT) {
            return false;
        }
        if (!is_path_sign(c)) {
            continue;
        }
        signs += at < span_end(span);
        Span words = text_trim(self->text, span_of(part, at));
        section |= words.length && furniture_of(self, words.start, span_end(words), "section").span.length > 0;
        part = at + 1;
    }
    return section && signs > 0;
}

/* The outlet with which a path through its site begins, empty if it begins with none. */
static Span path_outlet(const Page *self, Span line) {
    Match outlet = page_match(self, line.start, span_end(line), CLASS_BIT(CLASS_OUTLET));
    uint32_t at = span_end(outlet.span);
    while (outlet.span.length && at < span_end(line) && character_is_space(self->text->character[at])) {
        at++;
    }
    bool leads = outlet.span.length && at < span_end(line) && is_path_sign(self->text->character[at]);
    return leads ? page_outlet_name(self, outlet) : (Span){line.start, 0};
}

/* True if the line is one numbered step of such a path: 2. 全球 /. */
static bool is_path_step(const Page *self, Span line) {
    const uint32_t *character = self->text->character;
    uint32_t at = line.start;
    while (at < span_end(line) && character_is_digit(character[at])) {
        at++;
    }
    return at > line.start && at < span_end(line) && character[at] == '.' && character[span_end(line) - 1] == '/';
}

/* True if the match fills the span but for fillers at its end. */
static bool fills(const Page *self, Match match, Span span) {
    uint32_t at = span_end(match.span);
    while (match.span.length && at < span_end(span) && is_filler(self->text->character[at])) {
        at++;
    }
    return match.span.length && at == span_end(span);
}

/* Where the text behind a label's colon or bar begins, 0 if neither stands there. */
static uint32_t behind_label(const Page *self, uint32_t at, uint32_t end, bool blank_is_enough) {
    const uint32_t *character = self->text->character;
    uint32_t start = at;
    while (at < end && character_is_space(character[at])) {
        at++;
    }
    bool blank = at > start;
    if (at < end && (character[at] == ':' || character[at] == '/' || character[at] == '|' || character[at] == 0x4E28 ||
                     character[at] == 0x2236 || character[at] == ',')) {
        do {
            at++;
        } while (at < end && character_is_space(character[at]));
        return at;
    }
    return blank && blank_is_enough ? at : 0;
}

/* The outlet whose name covers the span, length 0 if it is none. */
static bool is_outlet(const Page *self, Span span) {
    return span.length &&
           page_match(self, span.start, span_end(span), CLASS_BIT(CLASS_OUTLET)).span.length == span.length;
}

/* The outlet that begins at `start`: one of the lexicon, or words up to `end`
 * that end as names of outlets do. */
static Span outlet_at(const Page *self, uint32_t start, uint32_t end) {
    Match known = page_match(self, start, end, CLASS_BIT(CLASS_OUTLET));
    if (known.span.length) {
        return page_outlet_name(self, known);
    }
    for (uint32_t at = start + 1; at < end && end - start <= OUTLET_LIMIT; at++) {
        Match head = furniture_of(self, at, end, "outlet-head");
        if (head.span.length && span_end(head.span) == end) {
            return span_of(start, end);
        }
    }
    return (Span){start, 0};
}

/* True if names can stand from `at`: short, and no clause (a reporter's question
 * in an interview also begins with the word for reporter and a colon). */
static bool is_names(const Page *self, uint32_t at, uint32_t end, uint32_t limit) {
    if (!at || end - at > limit) {
        return false;
    }
    for (; at < end; at++) {
        uint32_t c = self->text->character[at];
        if (character_is_stop(c) || c == ',') {
            return false;
        }
    }
    return true;
}

/* The date at `at`, the word for another calendar before it. Returns where it
 * ends, or `at`. */
static uint32_t read_stamp_day(const Page *self, uint32_t at, uint32_t end, Day *day) {
    uint32_t after = day_read(self->text, at, end, day);
    if (after == at && day_is_short_republican(self->text, at, end)) {
        return day_read_republic(self->text, at, end, day);
    }
    if (character_is_digit(self->text->character[at]) || after > at) {
        return after;
    }
    Match era = furniture_of(self, at, end, "era");
    uint32_t behind = span_end(era.span);
    return era.span.length && day_read_republic(self->text, behind, end, day) > behind
               ? day_read_republic(self->text, behind, end, day)
               : at;
}

/* The reporter's own line behind a stamp's date and time: 記者某某/東京14日報導. */
static bool read_stamp_byline(const Page *self, Line *line, uint32_t at) {
    uint32_t end = span_end(line->core);
    while (at < end && (is_filler(self->text->character[at]) || character_is_digit(self->text->character[at]))) {
        at++;
    }
    Dateline dateline = at < end ? dateline_read(self, span_of(at, end)) : (Dateline){0};
    if (!dateline.span.length || span_end(dateline.span) < end) {
        return false;
    }
    line->outlet = line->outlet.length ? line->outlet : dateline.outlet;
    line->place = dateline.place;
    return true;
}

/* Where the word that begins at `at` ends: at a blank or at a sign between names. */
static uint32_t word_end(const Page *self, uint32_t at, uint32_t end) {
    const uint32_t *character = self->text->character;
    while (at < end && !is_filler(character[at])) {
        at++;
    }
    return at;
}

/* Behind an address of the web that begins here, 0 if none does. */
static uint32_t address_end(const Page *self, uint32_t at, uint32_t end) {
    if (!furniture_of(self, at, end, "address").span.length) {
        return 0;
    }
    while (at < end && self->text->character[at] < 0x2E80 && !character_is_space(self->text->character[at])) {
        at++;
    }
    return at;
}

/* Behind the word that begins at `at`, if it is a paper that the lexicon does not know and the line has told its day;
 * else `at`. */
static uint32_t behind_unknown_paper(const Page *self, const Line *line, uint32_t at, uint32_t end) {
    const uint32_t *character = self->text->character;
    bool fresh = at == line->core.start || is_filler(character[at - 1]) || character_is_digit(character[at - 1]);
    bool may = fresh && line->day.year && !character_is_digit(character[at]); /* not 08:15某报 */
    uint32_t word = may ? word_end(self, at, end) : at;
    return word > at && outlet_at(self, at, word).length ? word : at;
}

/* Behind an address of the web or, where the line has told its day, a button that begins at `at`; 0 if neither does. */
static uint32_t behind_button(const Page *self, const Line *line, uint32_t at, uint32_t end) {
    uint32_t after = address_end(self, at, end);
    if (after) {
        return after;
    }
    Match button = furniture_of(self, at, end, "share");
    return button.span.length > 2 && line->day.year ? span_end(button.span) : 0;
}

/* The label of a date, a credit or a source that begins at `at`; empty if none does. */
static Match stamp_label(const Page *self, uint32_t at, uint32_t end) {
    Match label = furniture_of(self, at, end, "stamp");
    label = label.span.length ? label : furniture_of(self, at, end, "credit");
    return label.span.length ? label : furniture_of(self, at, end, "source");
}

/* Reads what stands from `at` on behind the label, up to the next blank: behind that of a source it is the outlet.
 * Returns where it ends. */
static uint32_t read_labelled(const Page *self, Line *line, Match label, uint32_t at) {
    const uint32_t *character = self->text->character;
    uint32_t end = span_end(line->core), stop = at;
    Day day;
    while (stop < end && !character_is_space(character[stop]) && !character_is_digit(character[at]) &&
           !(character_is_digit(character[stop]) && day_read(self->text, stop, end, &day) > stop)) {
        stop++;
    }
    if (furniture_is(self, label, "source")) {
        line->outlet = outlet_at(self, at, stop);
    }
    return stop;
}

/* Reads a date-and-source line: dates, times, outlets and labels with what
 * stands behind them up to the next blank. True if little else is in it. */
static bool read_stamp(const Page *self, Line *line) {
    const uint32_t *character = self->text->character;
    uint32_t end = span_end(line->core), rest = 0;
    bool labelled = false;
    for (uint32_t at = line->core.start; at < end;) {
        if (rest > BYLINE_LIMIT) {
            return false;
        }
        Day day;
        uint32_t after = read_stamp_day(self, at, end, &day);
        if (after > at) {
            line->day = line->day.year ? line->day : day;
            if (rest <= REST_LIMIT && read_stamp_byline(self, line, after)) {
                return true;
            }
            at = after;
            continue;
        }
        if (!page_match(self, at, end, MACHINERY).span.length) {
            after = behind_unknown_paper(self, line, at, end);
            rest += after == at && !is_filler(character[at]) && !character_is_digit(character[at]);
            at = after > at ? after : at + 1;
            continue;
        }
        after = behind_button(self, line, at, end);
        if (after) {
            at = after;
            continue;
        }
        Match label = stamp_label(self, at, end);
        after = label.span.length ? behind_label(self, span_end(label.span), end, true) : 0;
        Match outlet = page_match(self, after ? after : at, end, CLASS_BIT(CLASS_OUTLET));
        if (after) {
            labelled = true;
            at = read_labelled(self, line, label, after);
        } else if (outlet.span.length) {
            line->outlet = line->outlet.length ? line->outlet : page_outlet_name(self, outlet);
            at = span_end(outlet.span);
        } else {
            bool counts = !label.span.length && !is_filler(character[at]) && !character_is_digit(character[at]);
            rest += counts;
            at += label.span.length ? label.span.length : 1;
        }
    }
    bool bylined = line->outlet.length && line->day.year && is_names(self, line->core.start, end, FURNITURE_LIMIT);
    return rest <= (bylined    ? BYLINE_LIMIT
                    : labelled ? LABELLED_REST_LIMIT
                               : REST_LIMIT) &&
           (line->day.year || labelled);
}

/* True if the group of brackets from `open` to `close` tells who made the piece
 * or that it ends. */
static bool is_credit_group(const Page *self, Span group, Line *line) {
    Match whole = furniture_at(self, group.start, span_end(group));
    if (whole.span.length == group.length && furniture_is(self, whole, "end")) {
        line->closes = true;
        return true;
    }
    uint32_t at = group.start + 1, end = span_end(group) - 1;
    Match outlet = page_match(self, at, end, CLASS_BIT(CLASS_OUTLET));
    Match label = furniture_of(self, at, end, "credit");
    bool photo =
        furniture_of(self, at, end, "photo").span.length || furniture_of(self, at, end, "photo-label").span.length;
    if (label.span.length) {
        uint32_t behind = behind_label(self, span_end(label.span), end, true);
        Match source = photo ? (Match){.span = {at, 0}, .posting = NO_POSTING}
                             : page_match(self, behind, end, CLASS_BIT(CLASS_OUTLET));
        line->closes |= behind > 0 && !photo;
        line->outlet = line->outlet.length || !behind || !source.span.length ? line->outlet /* [文/某网 A] */
                                                                             : page_outlet_name(self, source);
        return true;
    }
    if (outlet.span.length) {
        uint32_t rest = end - span_end(outlet.span);
        EntryId entry = lexicon_entry_of(self->lexicon, outlet.posting, CLASS_OUTLET);
        bool pictures = character_is_latin(self->text->character[at]) && /* (Reuters) */
                        entry != NO_ENTRY && lexicon_has(self->lexicon, entry, KEY_KIND, "agency");
        line->outlet = line->outlet.length || rest || pictures ? line->outlet : page_outlet_name(self, outlet);
        return rest <= 16;
    }
    for (uint32_t tail = end - at > 4 ? end - 4 : at; tail < end; tail++) { /* (Name, photographer) */
        Match last = furniture_of(self, tail, end, "photo-end");
        if (last.span.length && span_end(last.span) == end) {
            return true;
        }
    }
    return photo || furniture_of(self, at, end, "via").span.length;
}

static uint32_t opener_of(uint32_t closer) {
    return closer == ')' ? '(' : closer == 0x3011 ? 0x3010 : closer == ']' ? '[' : closer == 0x3015 ? 0x3014 : 0;
}

static bool holds_colon(const uint32_t *character, uint32_t at, uint32_t end) {
    while (at < end && character[at] != ':') {
        at++;
    }
    return at < end;
}

/* Where the day and time begin that end at `end`, as collections of news print them behind the last full stop
 * (…。2023-10-07 04:14:59(1)); `end` if there are none. */
static uint32_t trailing_time(const Page *self, uint32_t start, uint32_t end, Day *day) {
    enum { LONGEST = 30 };
    const uint32_t *character = self->text->character;
    uint32_t at = end;
    while (at > start && end - at < LONGEST && character[at - 1] < 0x80 && !character_is_latin(character[at - 1])) {
        at--;
    }
    at += at < end && character[at] == ' ';
    bool apart = at > start && at < end && character_is_digit(character[at]) && character[end - 1] != '.' &&
                 (character[at - 1] == FULL_STOP ||
                  (character[at - 1] == ' ' && at > start + 1 && character[at - 2] == FULL_STOP));
    Day found;
    uint32_t behind = apart ? day_read(self->text, at, end, &found) : at;
    bool timed = behind > at && holds_colon(character, behind, end);
    *day = timed ? found : *day;
    return timed ? at : end;
}

/* Takes groups of brackets with credits, and end marks, off the end of a line. */
static void peel_groups(const Page *self, Line *line) {
    enum { PACKED_REPUBLICAN = 7 }; /* digits of a day by the calendar of the Republic of China */
    const uint32_t *character = self->text->character;
    uint32_t start = line->core.start, end = span_end(line->core), full_end = end;
    uint32_t digits = end;
    while (digits > start && character_is_digit(character[digits - 1])) {
        digits--;
    }
    bool closes = digits > start && digits < end && self->text->is_traditional && end - digits == PACKED_REPUBLICAN &&
                  (character_is_stop(character[digits - 1]) || character[digits - 1] == CLOSE_QUOTE); /* …。1060830 */
    bool packed = digits > start && digits < end && (closes || character[digits - 1] == ')');
    if (packed && day_read_packed(self->text, digits, end, &line->day) > digits) {
        end = digits;
        line->credit = closes ? span_of(digits, full_end) : line->credit;
    }
    end = trailing_time(self, start, end, &line->day);
    while (end > start && opener_of(character[end - 1])) {
        uint32_t opener = opener_of(character[end - 1]), open = end - 1;
        uint32_t limit = end - start > FURNITURE_LIMIT ? end - FURNITURE_LIMIT : start;
        while (open > limit && character[open] != opener) {
            open--;
        }
        if (character[open] != opener || !is_credit_group(self, span_of(open, end), line)) {
            break;
        }
        end = open;
        while (end > start && character_is_space(character[end - 1])) {
            end--;
        }
        full_end = full_end > end ? full_end : end;
        line->credit = span_of(end, full_end);
    }
}

/* Where the credit that ends at `end` begins, if the words before `end` are one:
 * a label for pictures, or an outlet or a blank before a photographer. */
static uint32_t photo_credit_start(const Page *self, uint32_t start, uint32_t end, uint32_t line_start) {
    const uint32_t *character = self->text->character;
    uint32_t outlet_start = 0, blank = 0, source = 0;
    for (uint32_t at = start; at < end; at++) {
        if (!page_may_open(self, at, OPENER_PHOTO) || !page_match(self, at, end, MACHINERY).span.length) {
            blank = character_is_space(character[at]) && !outlet_start ? at + 1 : blank;
            continue;
        }
        Match photo = furniture_of(self, at, end, "photo");
        Match label = photo.span.length ? photo : furniture_of(self, at, end, "photo-label");
        bool labelled =
            photo.span.length || (label.span.length && behind_label(self, span_end(label.span), end, false));
        bool fresh = at == line_start || !character_is_han(character[at - 1]) || photo.span.length > 1;
        if (labelled && fresh) {
            return at;
        }
        Match outlet = page_match(self, at, end, CLASS_BIT(CLASS_OUTLET));
        if (outlet.span.length && !outlet_start) {
            outlet_start = at + 1;
            source = span_end(outlet.span);
        }
        bool parted = at > line_start && at == start + 1 && character_is_space(character[start]);
        if (outlet.span.length && parted && span_end(outlet.span) == end && end - line_start <= FURNITURE_LIMIT) {
            return start; /* …。 某社 */
        }
        Match last = furniture_of(self, at, end, "photo-end");
        if (span_end(last.span) == end && last.span.length) {
            bool alone = start > line_start && end - start <= 16; /* behind the caption's full stop */
            return outlet_start ? outlet_start - 1 : blank ? blank - 1 : alone ? start : end;
        }
        Match word = source == at ? furniture_of(self, at, end, "photo-outlet") : (Match){0};
        if (word.span.length && span_end(word.span) == end) {
            return outlet_start - 1;
        }
    }
    return end;
}

/* Finds a picture's credit at the end of a line: behind its last full stop, or,
 * where the line ends with one, between the last two. */
static bool peel_photo_credit(const Page *self, Line *line) {
    const uint32_t *character = self->text->character;
    uint32_t end = line->credit.length ? line->credit.start : span_end(line->core), full_end = span_end(line->core);
    uint32_t limit = end > line->core.start + TAIL_LIMIT ? end - TAIL_LIMIT : line->core.start;
    uint32_t inner_end = end > limit && character_is_stop(character[end - 1]) ? end - 1 : end;
    uint32_t start = inner_end;
    while ((start = text_mark_before(self->text, limit, start)) > limit && !character_is_stop(character[start - 1])) {
        start--;
    }
    bool stopped = inner_end < end; /* by a full stop behind the credit */
    if (start == end || (stopped && (inner_end - start > 16 || line->core.length > 2 * FURNITURE_LIMIT))) {
        return false;
    }
    uint32_t credit = photo_credit_start(self, start, inner_end, line->core.start);
    if (credit == inner_end) {
        return false;
    }
    line->credit = span_of(credit, full_end);
    return true;
}

/* The number behind a mark between a picture's alternative text and its caption. */
static uint32_t caption_mark_end(const Page *self, uint32_t at, uint32_t end) {
    const uint32_t *character = self->text->character;
    Match mark = furniture_of(self, at, end, "caption-mark");
    uint32_t number = span_end(mark.span) + 1, behind = number;
    if (!mark.span.length || number >= end || !character_is_space(character[number - 1])) {
        return 0;
    }
    while (behind < end && character_is_digit(character[behind])) {
        behind++;
    }
    return behind > number ? behind : 0;
}

/* The text that a picture's file carries: behind its words a dash, the outlet and
 * perhaps a number and the day (… - OUTLET, 1920, 13.07.2024). */
static bool peel_file_credit(const Page *self, Line *line) {
    const uint32_t *character = self->text->character;
    uint32_t start = line->core.start, end = span_end(line->core),
             limit = end > start + TAIL_LIMIT ? end - TAIL_LIMIT : start;
    for (uint32_t at = text_may_hold(self->text, '-') ? text_next_mark(self->text, limit, end) : end; at + 3 < end;
         at = text_next_mark(self->text, at + 1, end)) {
        if (character[at] != ' ' || character[at + 1] != '-' || character[at + 2] != ' ' || at == start) {
            continue;
        }
        Match outlet = page_match(self, at + 3, end, CLASS_BIT(CLASS_OUTLET));
        uint32_t rest = span_end(outlet.span);
        Day day = {0};
        while (outlet.span.length && rest < end &&
               (is_filler(character[rest]) || character_is_digit(character[rest]))) {
            uint32_t after = character_is_digit(character[rest]) ? day_read(self->text, rest, end, &day) : rest;
            rest = after > rest ? after : rest + 1;
        }
        if (outlet.span.length && rest == end) {
            line->credit = span_of(at, end);
            line->day = day;
            return true;
        }
    }
    return false;
}

/* True if the brackets taken off the line's end name a picture's source. */
static bool holds_photo_source(const Page *self, const Line *line) {
    uint32_t at = line->credit.start;
    while (at < span_end(line->credit) && is_filler(self->text->character[at])) {
        at++;
    }
    return line->credit.length && furniture_of(self, at, span_end(line->credit), "photo").span.length > 0;
}

/* True if the brackets taken off a short line's end name an agency and who took the picture: (某社发 某某摄). */
static bool ends_in_photographer(const Page *self, const Line *line) {
    const uint32_t *character = self->text->character;
    uint32_t start = line->credit.start, end = span_end(line->credit);
    if (!line->credit.length || line->core.length > HEADING_LIMIT || start == line->core.start) {
        return false;
    }
    while (start < end && is_filler(character[start])) {
        start++;
    }
    while (end > start && is_filler(character[end - 1])) {
        end--;
    }
    bool agency = page_match(self, start, end, CLASS_BIT(CLASS_OUTLET)).span.length > 0;
    Match last = furniture_of(self, end - 1, end, "photo-end");
    return agency && end > start + 1 && last.span.length > 0;
}

/* A caption by its first words, by a mark, by (left) and (right), or by its credit. */
static bool is_caption(const Page *self, Line *line) {
    const uint32_t *character = self->text->character;
    uint32_t start = line->core.start, end = span_end(line->core);
    uint32_t stop = line->core.length < 2 * FURNITURE_LIMIT ? end : start + FURNITURE_LIMIT;
    bool caption = peel_file_credit(self, line) || holds_photo_source(self, line) || ends_in_photographer(self, line) ||
                   peel_photo_credit(self, line) || furniture_of(self, start, end, "caption").span.length > 0 ||
                   furniture_of(self, line->span.start, end, "caption").span.length > 0; /* ▲X 与 Y 会面 */
    bool may = text_may_hold(self->text, '(') || text_holds_letters(self->text);
    for (uint32_t at = may ? text_next_mark(self->text, start, stop) : stop; at < stop;
         at = text_next_mark(self->text, at + 1, stop)) {
        if (character[at] == '(' && stop == end && !caption) {
            caption = furniture_of(self, at, end, "position").span.length > 0;
        } else if (at > start && character[at] < 0x2000 && character_is_latin(character[at]) &&
                   character_is_space(character[at - 1])) {
            uint32_t behind = caption_mark_end(self, at, end);
            caption |= behind > 0;
            line->mark = behind ? span_of(start, behind) : line->mark;
        }
    }
    return caption;
}

static bool has_full_stop(const Page *self, Span span) {
    uint32_t end = span_end(span);
    for (uint32_t at = text_next_mark(self->text, span.start, end); at < end;
         at = text_next_mark(self->text, at + 1, end)) {
        if (self->text->character[at] == FULL_STOP) {
            return true;
        }
    }
    return false;
}

static LineKind heading_or_prose(const Page *self, const Line *line) {
    Span words = line->credit.length ? span_of(line->core.start, line->credit.start) : line->core;
    if (words.length > HEADING_LIMIT || has_full_stop(self, words)) {
        return LINE_PROSE;
    }
    uint32_t last = words.length ? self->text->character[span_end(words) - 1] : 0;
    bool announces = last == ':' && words.length > ANNOUNCING_LEAST; /* …，达成以下共识： */
    bool open = announces || last == ';' || last == ',' || last == 0x2026 || (last == '.' && words.length > 20);
    return open && words.length > 12 ? LINE_PROSE : LINE_HEADING;
}

/* Where the first word of a line begins, behind an opening bracket. */
static uint32_t first_word(const Page *self, const Line *line) {
    uint32_t at = line->core.start;
    while (at + 1 < span_end(line->core) && is_filler(self->text->character[at])) {
        at++;
    }
    return at;
}

/* True if the bracket that closes before `end` opens behind `at`. */
static bool opens_within(const Page *self, uint32_t at, uint32_t end) {
    uint32_t opener = opener_of(self->text->character[end - 1]);
    while (at < end && self->text->character[at] != opener) {
        at++;
    }
    return at < end;
}

/* Where the headline behind the label of the next or previous article begins, which ends at `at`: a
 * blank, a bracket or a colon stands between. 0 if none does. Takes buttons in brackets off the line's end. */
static uint32_t behind_next(const Page *self, uint32_t at, Line *line) {
    enum { BUTTON_LIMIT = 10 };
    const uint32_t *character = self->text->character;
    uint32_t start = at, end = span_end(line->core);
    while (at < end && is_filler(character[at])) {
        at++;
    }
    for (uint32_t open = end; open-- > at && open + BUTTON_LIMIT > end;) {
        Match button =
            opener_of(character[end - 1]) == character[open] ? furniture_at(self, open + 1, end - 1) : (Match){0};
        if (button.span.length && span_end(button.span) == end - 1) {
            line->core = text_trim(self->text, span_of(line->core.start, open));
            break;
        }
    }
    end = span_end(line->core);
    bool around = line->core.length && opener_of(character[end - 1]) == character[line->core.start] && end > at &&
                  !opens_within(self, at, end); /* (延伸阅读：…) */
    line->core.length -= around;
    return at > start && at < span_end(line->core) ? at : 0;
}

/* Where the name of an outlet ends, known or not, that stands before the last word of a heading of a list of other
 * articles (更多某某新闻网报导); `at` if none does. */
static uint32_t heading_outlet_end(const Page *self, uint32_t at, uint32_t end) {
    uint32_t known = span_end(page_match(self, at, end, CLASS_BIT(CLASS_OUTLET)).span);
    if (known > at) {
        return known;
    }
    for (uint32_t last = at + 2; last < end; last++) {
        Match noun = furniture_of(self, last, end, "more-noun");
        if (noun.span.length && span_end(noun.span) == end && outlet_at(self, at, last).length) {
            return last;
        }
    }
    return at;
}

/* True if the line is put together of the words that head lists of other articles, perhaps an outlet behind the first,
 * and ends in a noun: 更多|国际|要闻. */
static bool is_list_heading(const Page *self, const Line *line) {
    enum { LONGEST = 16 }; /* characters */
    const uint32_t *character = self->text->character;
    uint32_t at = first_word(self, line), end = span_end(line->core);
    bool marked = false, named = false;
    while (line->core.length <= LONGEST && at < end && (!is_filler(character[at]) || character[at] == ' ')) {
        Match noun = furniture_of(self, at, end, "more-noun"), mark = furniture_of(self, at, end, "more-mark");
        bool words = noun.span.length || mark.span.length;
        uint32_t behind = marked && !words ? at + (character[at] == ' ') : at;
        behind = marked && !words && behind == at ? heading_outlet_end(self, at, end) : behind;
        if (!words && behind == at) {
            return false;
        }
        named = words && (noun.span.length > mark.span.length || (noun.span.length && span_end(noun.span) == end));
        marked |= words && !named;
        at = !words ? behind : span_end(named ? noun.span : mark.span);
    }
    return marked && named && fills(self, (Match){.span = span_of(line->core.start, at)}, line->core);
}

/* The kinds that are told by the line's first form. Returns false if it says nothing. */
static bool tell_by_head(const Page *self, Line *line) {
    uint32_t start = line->core.start, end = span_end(line->core);
    Match more = furniture_of(self, first_word(self, line), end, "more");
    bool names_other =
        is_outlet(self, line->core) || fills(self, furniture_of(self, start, end, "section"), line->core);
    if (fills(self, more, line->core) || (!names_other && is_list_heading(self, line))) {
        line->kind = LINE_MORE;
        return true;
    }
    Match next = furniture_of(self, first_word(self, line), end, "next");
    uint32_t behind = next.span.length   ? behind_next(self, span_end(next.span), line)
                      : more.span.length ? behind_label(self, span_end(more.span), end, false)
                                         : 0;
    end = span_end(line->core);
    if (behind && end - behind >= LEAST_OTHER && page_weight(self, span_of(behind, end)) >= LEAST_OTHER &&
        !has_full_stop(self, span_of(behind, end))) {
        line->kind = LINE_MORE_INLINE;
        line->core = span_of(behind, end);
        return true;
    }
    if (next.span.length && behind && end - behind < LEAST_OTHER) { /* 下一篇：没有了 */
        line->kind = LINE_BUTTONS;
        return true;
    }
    if (furniture_of(self, start, end, "more-end").span.length && line->core.length <= HEADING_LIMIT) {
        line->kind = LINE_MORE_END;
        return true;
    }
    if (fills(self, furniture_of(self, start, end, "section"), line->core)) {
        line->kind = LINE_SECTION;
        return true;
    }
    Match end_mark = furniture_of(self, start, end, "end");
    if (fills(self, end_mark, line->core) || is_outlet(self, line->core)) {
        line->kind = LINE_END;
        line->outlet = end_mark.span.length ? line->outlet : outlet_at(self, start, end);
        line->closes = true;
        return true;
    }
    return false;
}

/* True if a sign parts the short line, and its last word is one of those who made the piece or filed it:
 * 某中心/某某报导. */
static bool ends_as_byline(const Page *self, const Line *line) {
    uint32_t at = line->core.start, end = span_end(line->core);
    if (line->core.length > BYLINE_LIMIT || !is_names(self, at + 1, end, BYLINE_LIMIT)) {
        return false;
    }
    while (at < end && self->text->character[at] != '/' && self->text->character[at] != '|') {
        at++;
    }
    for (at++; at < end && !character_is_digit(self->text->character[at]); at++) { /* not 某社/某地15日电 */
        if (span_end(furniture_of(self, at, end, "credit").span) == end ||
            span_end(furniture_of(self, at, end, "wire").span) == end) {
            return true;
        }
    }
    return false;
}

/* True if nothing but a name of a person can stand in [at, end): 中时 某某某. */
static bool is_short_name(const Page *self, uint32_t at, uint32_t end) {
    enum { SHORTEST = 2, LONGEST = 4 };
    bool fits = end >= at + SHORTEST && end <= at + LONGEST;
    for (; fits && at < end; at++) {
        fits = character_is_han(self->text->character[at]);
    }
    return fits;
}

/* True if the words from `at` on end as the credit of a picture does. */
static bool ends_as_photo(const Page *self, uint32_t at, uint32_t end) {
    while (at < end && span_end(furniture_of(self, at, end, "photo-end").span) != end) {
        at++;
    }
    return at < end;
}

/* An outlet and its reporter on a line of their own, or a desk and the reporter. */
static bool tell_byline(const Page *self, Line *line) {
    uint32_t start = line->core.start, end = span_end(line->core);
    if (ends_as_byline(self, line)) {
        read_stamp_byline(self, line, start);
        line->kind = LINE_CREDIT;
        return true;
    }
    Match outlet = page_match(self, start, end, CLASS_BIT(CLASS_OUTLET));
    if (!outlet.span.length || line->core.length > BYLINE_LIMIT || !is_names(self, start + 1, end, BYLINE_LIMIT)) {
        return false;
    }
    uint32_t at = span_end(outlet.span);
    while (at < end && is_filler(self->text->character[at])) {
        at++;
    }
    bool colon = self->text->character[end - 1] == ':';
    bool of_photo = ends_as_photo(self, at, end);
    bool named = at > span_end(outlet.span) && is_short_name(self, at, end);
    if (at == end || colon || !(named || furniture_of(self, at, end, "credit").span.length)) {
        return false;
    }
    line->kind = LINE_CREDIT;
    line->outlet = of_photo ? (Span){start, 0} : page_outlet_name(self, outlet); /* 某社记者 某某 摄 */
    return true;
}

/* True if the line tells the day on which the page is looked at: by a word for that, or as a day of the week with
 * its day and month alone (11月24日 星期日). */
static bool is_clock(const Page *self, Span line, uint32_t word) {
    enum { LONGEST = 40, DAY_OF_WEEK = 3, YEAR = 4 };
    uint32_t end = span_end(line), rest = 0;
    if (line.length <= LONGEST && furniture_of(self, word, end, "clock").span.length) {
        return true;
    }
    bool tells = false;
    for (uint32_t at = line.start, digits = 0; line.length <= LONGEST / 2 && at < end && !rest;) {
        uint32_t c = self->text->character[at];
        digits = character_is_digit(c) ? digits + 1 : 0;
        rest += digits == YEAR; /* the day of the page itself */
        Match date = is_filler(c) || character_is_digit(c) ? (Match){.span = {at, 0}, .posting = NO_POSTING}
                                                           : page_match(self, at, end, CLASS_BIT(CLASS_DATE_WORD));
        tells |= date.span.length == DAY_OF_WEEK;
        rest += !date.span.length && !is_filler(c) && !character_is_digit(c);
        at += date.span.length ? date.span.length : 1;
    }
    return tells && !rest;
}

/* A notice, of rights or to the reader, whose first word begins at `word`: 某网版权声明. */
static bool tell_notice(const Page *self, Line *line, uint32_t word) {
    uint32_t end = span_end(line->core);
    Match outlet = page_match(self, word, end, CLASS_BIT(CLASS_OUTLET));
    bool notice =
        furniture_of(self, word, end, "notice").span.length ||
        (outlet.span.length && fills(self, furniture_of(self, span_end(outlet.span), end, "notice"), line->core));
    if (line->core.length > NOTICE_LIMIT || !notice) {
        return false;
    }
    line->kind = furniture_is(self, furniture_at(self, word, end), "footer") ? LINE_FOOTER : LINE_BUTTONS;
    return true;
}

/* A short line of the page's foot: such a word alone, or a label with what stands behind it. */
static bool tell_footer(const Page *self, Line *line) {
    uint32_t end = span_end(line->core);
    Match footer = furniture_of(self, line->core.start, end, "footer");
    if (!footer.span.length || line->core.length > FURNITURE_LIMIT ||
        !(fills(self, footer, line->core) || behind_label(self, span_end(footer.span), end, true))) {
        return false;
    }
    line->kind = LINE_FOOTER;
    return true;
}

/* Tells a line of the page's furniture by its words: notices, menus, buttons, stamps, credits. False if it is none. */
static bool tell_furniture(const Page *self, Line *line) {
    uint32_t start = line->core.start, end = span_end(line->core), word = first_word(self, line);
    if (furniture_is(self, furniture_at(self, start, end), "photo-owner")) {
        line->kind = LINE_CREDIT;
        return true;
    }
    if (tell_notice(self, line, word) || tell_footer(self, line)) {
        return true;
    }
    if (line->core.length > FURNITURE_LIMIT || has_full_stop(self, line->core)) {
        return false;
    }
    if (is_menu(self, line->core) || is_path(self, line->core) || is_path_step(self, line->span)) {
        line->outlet = path_outlet(self, line->core);
        line->kind = line->outlet.length ? LINE_SECTION : LINE_BUTTONS;
        return true;
    }
    if (is_masthead(self, line->core)) {
        line->kind = LINE_SECTION;
        line->outlet = outlet_at(self, start, end);
        return true;
    }
    for (Match button = furniture_of(self, word, end, "share"); button.span.length;
         button = furniture_of(self, word, end, "share")) { /* 【纠错】 责任编辑 */
        word = span_end(button.span);
        while (word + 1 < end && is_filler(self->text->character[word])) {
            word++;
        }
        start = furniture_of(self, word, end, "credit").span.length ? word : start;
    }
    Match photo = furniture_of(self, start, end, "photo");
    Match credit = photo.span.length ? photo : furniture_of(self, start, end, "credit");
    if (is_clock(self, line->core, start) || is_clock(self, line->core, word)) {
        line->kind = LINE_BUTTONS;
        return true;
    }
    bool stamp = read_stamp(self, line);
    if (stamp && (line->day.year || furniture_of(self, word, end, "stamp").span.length)) {
        line->kind = LINE_STAMP;
        return true;
    }
    if (furniture_of(self, start, end, "address").span.length) {
        line->kind = LINE_BUTTONS;
        return true;
    }
    if (credit.span.length && is_names(self, behind_label(self, span_end(credit.span), end, true), end,
                                       behind_label(self, span_end(credit.span), end, false) ? 40 : 12)) {
        line->kind = LINE_CREDIT;
        line->closes = !photo.span.length && behind_label(self, span_end(credit.span), end, false) > 0;
        return true;
    }
    line->outlet = (Span){0, 0};
    return tell_byline(self, line);
}

/* True if a short line has a full date in its first words, behind a sign: a writer's name and a bar, or
 * nothing, stand before it. */
static bool holds_early_day(const Page *self, Span core) {
    enum { EARLY = 12 };
    uint32_t end = span_end(core), last = core.start + EARLY < end ? core.start + EARLY : end;
    Day day;
    for (uint32_t at = core.start; core.length <= HEADING_LIMIT && at < last; at++) {
        bool fresh = at == core.start || is_filler(self->text->character[at - 1]);
        if (fresh && day_read(self->text, at, end, &day) > at) {
            return true;
        }
    }
    return false;
}

/* True if a sign of a path stands in a line that can be one. */
static bool holds_path_sign(const Page *self, Span core) {
    uint32_t end = core.length <= FURNITURE_LIMIT ? span_end(core) : core.start;
    for (uint32_t at = text_next_mark(self->text, core.start, end); at < end;
         at = text_next_mark(self->text, at + 1, end)) {
        if (is_path_sign(self->text->character[at])) {
            return true;
        }
    }
    return false;
}

/* True if the line begins with a form of the page's machinery or a number: the
 * look that spares most paragraphs all others. */
static bool may_be_machinery(const Page *self, Span core) {
    uint32_t at = core.start, end = span_end(core);
    if (core.length > NOTICE_LIMIT) {
        return false;
    }
    if (page_match(self, at, end, MACHINERY).span.length) {
        return true;
    }
    while (at < end && is_filler(self->text->character[at])) {
        at++;
    }
    if (at < end && (character_is_digit(self->text->character[at]) ||
                     (at > core.start && page_match(self, at, end, MACHINERY).span.length))) {
        return true;
    }
    return holds_early_day(self, core) || holds_path_sign(self, core);
}

static bool holds_han(const Page *self, Span span) {
    for (uint32_t at = span.start; at < span_end(span); at++) {
        if (character_is_han(self->text->character[at])) {
            return true;
        }
    }
    return false;
}

/* True if the words hold the address of a site without its protocol: example.com. */
static bool holds_address(const Page *self, Span span) {
    const uint32_t *character = self->text->character;
    bool may = text_may_hold(self->text, '.') && text_holds_letters(self->text);
    for (uint32_t at = span.start + 1; may && at + 2 < span_end(span); at++) {
        if (character[at] == '.' && character[at - 1] < 0x80 && character_is_latin(character[at - 1]) &&
            character_is_latin(character[at + 1]) && character_is_latin(character[at + 2])) {
            return true;
        }
    }
    return false;
}

/* The day of a stamp with its time of day that a page without line breaks prints among the first words (… 2022-02-18
 * 08:00 0 54 …, 国际2025-07-04 07:59:59); no year if there is none. */
static Day stamp_among_words(const Page *self, Span core) {
    enum { REACH = 90, YEAR = 4 };
    const uint32_t *character = self->text->character;
    uint32_t end = span_end(core), last = core.length > REACH ? core.start + REACH : end;
    bool may = text_may_hold(self->text, ':');
    for (uint32_t at = core.start; may && at + YEAR < last; at++) {
        bool begins = character_is_digit(character[at]) && (at == core.start || !character_is_digit(character[at - 1]));
        uint32_t joint = begins ? character[at + YEAR] : 0;
        Day day = {0};
        uint32_t behind = joint == '-' || joint == '/' || joint == '.' ? day_read(self->text, at, end, &day) : at;
        uint32_t hour = behind + (behind < end && character[behind] == ' '), digits = hour;
        while (behind > at && digits < end && digits < hour + 2 && character_is_digit(character[digits])) {
            digits++;
        }
        if (day.year && digits > hour && digits + 1 < end && character[digits] == ':' &&
            character_is_digit(character[digits + 1])) {
            return day;
        }
    }
    return (Day){0};
}

/* The full day in a short line of another script at the head of a page (By Editor 2025-09-05); no year if none is. */
static Day day_among_letters(const Page *self, Span core) {
    enum { LONGEST = 48 };
    const uint32_t *character = self->text->character;
    for (uint32_t at = core.start; core.length <= LONGEST && at < span_end(core); at++) {
        bool begins = at == core.start || character_is_space(character[at - 1]);
        Day day = {0};
        uint32_t behind = begins ? day_read(self->text, at, span_end(core), &day) : at;
        if (behind > at && day.year && (behind == span_end(core) || character_is_space(character[behind]))) {
            return day;
        }
    }
    return (Day){0};
}

/* True if the line stands between the corners with which a site sets off what it advertises: ◤…◢. */
static bool is_banner(const Page *self, Span line) {
    enum { OPENS = 0x25E4, CLOSES = 0x25E2 };
    return line.length && self->text->character[line.start] == OPENS &&
           self->text->character[span_end(line) - 1] == CLOSES;
}

/* True if the line is made of topics alone: #外交 #国际. */
static bool is_topics(const Page *self, Span line) {
    const uint32_t *character = self->text->character;
    bool fresh = true, topics = character[line.start] == '#' && line.length <= FURNITURE_LIMIT;
    for (uint32_t at = line.start; topics && at < span_end(line); at++) {
        bool blank = character_is_space(character[at]);
        bool bare = at + 1 < span_end(line) && character[at] == '#' && character_is_space(character[at + 1]);
        topics = !bare && !character_is_stop(character[at]) && (blank || !fresh || character[at] == '#');
        fresh = blank;
    }
    return topics;
}

static void tell_kind(const Page *self, Line *line) {
    if (!line->core.length || is_banner(self, line->span) || is_topics(self, line->span)) {
        line->kind = LINE_BUTTONS;
        return;
    }
    if (may_be_machinery(self, line->core) && (tell_by_head(self, line) || tell_furniture(self, line))) {
        return;
    }
    if (line->core.length <= BYLINE_LIMIT && tell_byline(self, line)) {
        return;
    }
    line->day = (Day){0};
    peel_groups(self, line);
    if (line->credit.length && line->credit.start == line->core.start) {
        line->kind = LINE_CREDIT;
        return;
    }
    if (!holds_han(self, line->core)) { /* menus, addresses and names of files in another script */
        line->day = self->lines.count < HEAD_OF_PAGE ? day_among_letters(self, line->core) : line->day;
        line->kind = line->day.year ? LINE_STAMP : LINE_BUTTONS;
        return;
    }
    line->kind = !line->closes && is_caption(self, line) ? LINE_CAPTION : heading_or_prose(self, line);
    if (!line->day.year && line->kind != LINE_CAPTION && self->lines.count < MASTHEAD_LINES) {
        line->day = stamp_among_words(self, line->core);
    }
    if (line->kind == LINE_HEADING && self->lines.count < MASTHEAD_LINES && holds_address(self, line->core)) {
        line->kind = LINE_SECTION;
    }
}

/* Where a second label begins behind the headline of another article (上一篇：… 下一篇：…); the end if none does. */
static uint32_t next_label(const Page *self, Span words) {
    for (uint32_t at = words.start + 1; at < span_end(words); at++) {
        bool fresh = character_is_space(self->text->character[at - 1]);
        Match label =
            fresh ? furniture_of(self, at, span_end(words), "next") : (Match){.span = {at, 0}, .posting = NO_POSTING};
        uint32_t behind = span_end(label.span);
        if (label.span.length && behind < span_end(words) && self->text->character[behind] == ':') {
            return at;
        }
    }
    return span_end(words);
}

static void add_line(Page *self, uint32_t start, uint32_t end) {
    Span span = text_trim(self->text, span_of(start, end));
    if (!span.length) {
        return;
    }
    Line line = {.span = span, .core = page_core(self, span)};
    tell_kind(self, &line);
    uint32_t next = line.kind == LINE_MORE_INLINE ? next_label(self, line.core) : end;
    if (next < span_end(line.core)) {
        add_line(self, start, next);
        add_line(self, next, end);
        return;
    }
    if (self->lines.count) {
        line.same = line.core.length && text_same(self->text, self->lines.items[self->lines.count - 1].core, line.core);
    }
    *list_push(self->scratch, &self->lines) = line;
}

void page_read_lines(Page *self) {
    const uint32_t *character = self->text->character;
    uint32_t start = 0, length = self->text->length;
    self->openers = lexicon_table(self->lexicon, TABLE_MACHINERY, build_openers);
    for (uint32_t at = 0; at <= length; at++) {
        at = text_next_mark(self->text, at, length);
        if (at == length || character[at] == '\n' || character[at] == '\r') {
            add_line(self, start, at);
            start = at + 1;
        }
    }
}
