#include "page/headline.h"

/* Lengths in characters. */
enum {
    HEADLINE_LIMIT = 400, /* nothing is taken off a longer one */
    LEAST_HEADLINE = 4,   /* what is left when tags are taken off */
    TAG_LIMIT = 40,       /* of a bracketed tag */
    BAR_TAG_LIMIT = 10,   /* of a section's name before a bar */
    LEAST_PRINTED = 8,    /* of a line that is a part of the title */
    SITE_LIMIT = 24,      /* of a site's name behind a bar or dash */
};

static bool is_bar(uint32_t c) { return c == '|' || c == 0x4E28 || c == '_' || c == 0x2758 || c == 0x2502; }

static bool is_dash(uint32_t c) { return c == '-' || c == 0x2014; }

static bool is_tag(const Page *self, Span span) {
    Match match = furniture_of(self, span.start, span_end(span), "tag");
    return span.length && match.span.length == span.length;
}

static Span without_head(const Page *self, Span span, uint32_t start) {
    Span rest = page_core(self, text_trim(self->text, span_of(start, span_end(span))));
    return page_weight(self, rest) >= LEAST_HEADLINE ? rest : span;
}

/* True if the words between round brackets name a section of the site or number a series: (国际), (1). */
static bool is_series(const Page *self, Span words) {
    uint32_t at = words.start;
    while (at < span_end(words) && character_is_digit(self->text->character[at])) {
        at++;
    }
    bool numbered = words.length && words.length <= 2 && at == span_end(words);
    return numbered ||
           (words.length && furniture_of(self, words.start, span_end(words), "section").span.length == words.length);
}

/* A bracketed tag at the head: square brackets always hold one, round ones only
 * if the data say so. */
static Span drop_bracket(const Page *self, Span span) {
    uint32_t open = self->text->character[span.start], close = open == 0x3010   ? 0x3011
                                                               : open == '['    ? ']'
                                                               : open == 0x3014 ? 0x3015
                                                                                : ')';
    if (open != 0x3010 && open != '[' && open != '(' && open != 0x3014) {
        return span;
    }
    for (uint32_t at = span.start + 1; at < span_end(span) && at < span.start + TAG_LIMIT; at++) {
        if (self->text->character[at] == close) {
            Span words = span_of(span.start + 1, at);
            bool tag = open != '(' || is_tag(self, words) || is_tag(self, span_of(span.start, at + 1)) ||
                       is_series(self, words);
            return tag ? without_head(self, span, at + 1) : span;
        }
    }
    return span;
}

/* A tag before a colon, or any short name before a bar. */
static Span drop_label(const Page *self, Span span) {
    const uint32_t *character = self->text->character;
    Match match = furniture_of(self, span.start, span_end(span), "tag");
    uint32_t behind = span_end(match.span);
    if (match.span.length && behind < span_end(span) && (character[behind] == ':' || character[behind] == 0x2236)) {
        return without_head(self, span, behind + 1);
    }
    for (uint32_t at = span.start + 1; at < span_end(span) && at <= span.start + BAR_TAG_LIMIT; at++) {
        if (character_is_space(character[at])) {
            break;
        }
        if (character[at] != '_' && is_bar(character[at])) {
            return without_head(self, span, at + 1);
        }
    }
    return span;
}

/* True if the words behind a bar or dash name a site. */
static bool is_site(const Page *self, Span words, bool certain) {
    if (!words.length || words.length > SITE_LIMIT) {
        return false;
    }
    Day day;
    if (day_read(self->text, words.start, span_end(words), &day) == span_end(words)) { /* headline – site – day */
        return true;
    }
    if (certain || page_match(self, words.start, span_end(words), CLASS_BIT(CLASS_OUTLET)).span.length) {
        return true;
    }
    for (uint32_t at = span_end(words) - 1; at > words.start && at + 5 > span_end(words); at--) {
        Match head = furniture_of(self, at, span_end(words), "outlet-head");
        if (head.span.length && span_end(head.span) == span_end(words)) {
            return true;
        }
    }
    Match section = furniture_of(self, words.start, span_end(words), "section");
    return section.span.length == words.length;
}

/* The site's name and a dash with blanks around it before the headline: OUTLET - headline. */
static Span drop_first_site(const Page *self, Span span) {
    enum { PARTING = 3 };
    const uint32_t *character = self->text->character;
    uint32_t last = span.length > SITE_LIMIT ? span.start + SITE_LIMIT : span_end(span), at = span.start;
    while (at < last && character[at] != ' ') {
        at++;
    }
    bool parted = at + PARTING < last && is_dash(character[at + 1]) && character[at + 2] == ' ';
    bool named = parted && is_site(self, span_of(span.start, at), false) &&
                 furniture_of(self, span.start, at, "section").span.length != at - span.start;
    return named ? without_head(self, span, at + PARTING) : span;
}

/* A time of day or a day without its year, and a blank, before a headline: 17:05 headline, 03/11 headline. */
static Span drop_first_time(const Page *self, Span span) {
    enum { LENGTH = 5 };
    const uint32_t *character = self->text->character + span.start;
    bool timed = span.length > LENGTH && (character[2] == ':' || character[2] == '/' || character[2] == '-') &&
                 character_is_space(character[LENGTH]);
    for (uint32_t at = 0; timed && at < LENGTH; at++) {
        timed = at == 2 || character_is_digit(character[at]);
    }
    return timed ? without_head(self, span, span.start + LENGTH) : span;
}

/* The number of a list: 3. or 3、 before the headline. */
static Span drop_number(const Page *self, Span span) {
    uint32_t at = span.start;
    while (at < span_end(span) && at < span.start + 2 && character_is_digit(self->text->character[at])) {
        at++;
    }
    if (at == span.start || at + 1 >= span_end(span)) {
        return span;
    }
    uint32_t c = self->text->character[at], next = self->text->character[at + 1];
    bool point = c == LIST_COMMA || ((c == '.' || c == 0xB7 || c == ')') && !character_is_digit(next));
    return point ? without_head(self, span, at + 1) : span;
}

/* A tag in round brackets at the end. */
static Span drop_end_tag(const Page *self, Span span) {
    uint32_t last = self->text->character[span_end(span) - 1], open = last == ')' ? '(' : last == ']' ? '[' : 0;
    for (uint32_t at = span_end(span) - 1; open && at > span.start + LEAST_HEADLINE && at + 10 > span_end(span); at--) {
        if (self->text->character[at] == open) {
            bool tag = is_tag(self, span_of(at + 1, span_end(span) - 1)) || is_tag(self, span_of(at, span_end(span)));
            return tag ? text_trim(self->text, span_of(span.start, at)) : span;
        }
    }
    return span;
}

/* The names of site and section behind bars and dashes at the end. */
static Span drop_site(const Page *self, Span span) {
    const uint32_t *character = self->text->character;
    for (uint32_t at = span_end(span); at > span.start + LEAST_HEADLINE && at + SITE_LIMIT + 3 > span_end(span);) {
        at--;
        uint32_t c = character[at];
        if (!is_bar(c) && !is_dash(c)) {
            continue;
        }
        bool spaced =
            character_is_space(character[at - 1]) && at + 1 < span_end(span) && character_is_space(character[at + 1]);
        bool latin = true;
        for (uint32_t i = at + 1; i < span_end(span) && latin; i++) {
            latin = character_is_latin(character[i]) || character_is_space(character[i]) || character[i] == '.';
        }
        bool certain = (is_bar(c) && (spaced || c == '_')) || (spaced && latin);
        uint32_t first = at;
        while (first > span.start && (is_dash(character[first - 1]) || is_bar(character[first - 1]))) {
            first--;
        }
        if (is_site(self, text_trim(self->text, span_of(at + 1, span_end(span))), certain)) {
            span = text_trim(self->text, span_of(span.start, first));
            at = span_end(span);
        } else if (!is_bar(c)) {
            break;
        }
    }
    return span;
}

/* Signs of which dates and times beside headlines consist. */
static bool is_clock(uint32_t c) {
    return character_is_digit(c) || c == '-' || c == ':' || c == '/' || c == ' ' || c == ')' || c == '(' || c == '.' ||
           c == '[' || c == ']';
}

/* True if the date at `start` is printed as 2019-09-18: no words of the headline. */
static bool is_figures(const Page *self, uint32_t start, uint32_t end) {
    return end - start >= 8 && !character_is_han(self->text->character[start + 4]) &&
           character_is_digit(self->text->character[end - 1]);
}

/* A date before the headline: 2019-09-18, or another and a blank. */
static Span drop_first_day(const Page *self, Span span, Day *day) {
    Day found;
    uint32_t after = day_read(self->text, span.start, span_end(span), &found);
    if (after == span.start || after == span_end(span) ||
        !(character_is_space(self->text->character[after]) ||
          (is_figures(self, span.start, after) && character_is_han(self->text->character[after])))) {
        return span;
    }
    *day = found;
    return without_head(self, span, after);
}

/* A date or time behind it: a blank or bracket, then at least two numbers, or a
 * date in figures that touches the last word. */
static Span drop_last_day(const Page *self, Span span, Day *day) {
    const uint32_t *character = self->text->character;
    uint32_t tail = span_end(span), numbers = 0;
    while (tail > span.start && is_clock(character[tail - 1])) {
        tail--;
        numbers += character_is_digit(character[tail]) && !character_is_digit(character[tail + 1]);
    }
    Span rest = text_trim(self->text, span_of(span.start, tail));
    Day found;
    bool parted = tail < span_end(span) && (character[tail] == ' ' || character[tail] == '(' || character[tail] == '[');
    uint32_t glued = tail < span_end(span) && !parted ? day_read(self->text, tail, span_end(span), &found) : tail;
    parted |= glued > tail && is_figures(self, tail, glued);
    if (!parted || numbers < 2 || page_weight(self, rest) < LEAST_HEADLINE) {
        return span;
    }
    for (uint32_t at = tail; at < span_end(span); at++) {
        if (day_read(self->text, at, span_end(span), &found) > at) {
            *day = found;
            break;
        }
    }
    return rest;
}

/* A stroke or arrow that ends the path to the page: 首页 / 国际 / 外长访华 /. */
static Span drop_path_end(const Page *self, Span span) {
    enum { ARROW = 0xBB };
    uint32_t end = span_end(span);
    while (end > span.start + LEAST_HEADLINE &&
           (self->text->character[end - 1] == '/' || self->text->character[end - 1] == '>' ||
            self->text->character[end - 1] == ARROW)) {
        end = span_end(text_trim(self->text, span_of(span.start, end - 1)));
    }
    return span_of(span.start, end);
}

/* The day with which the headline of a briefing begins, which is that of the page: 2005年7月14日外交部发言人 X
 * 答记者问. The words keep it. */
static void take_day_of_briefing(const Page *self, Span span, Day *day) {
    Day found = {0};
    uint32_t after = day_read(self->text, span.start, span_end(span), &found);
    bool full = after > span.start && found.year && found.day;
    for (uint32_t at = after; full && at < span_end(span); at++) {
        Match post = page_match(self, at, span_end(span), CLASS_BIT(CLASS_TITLE));
        EntryId entry = post.span.length ? lexicon_entry_of(self->lexicon, post.posting, CLASS_TITLE) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(self->lexicon, entry, KEY_KIND, "spokesman")) {
            *day = found;
            return;
        }
    }
}

Span headline_core(const Page *self, Span span, Day *day) {
    Day ignored;
    Span before;
    span = drop_path_end(self, page_core(self, span));
    do {
        before = span;
        if (span.length > LEAST_HEADLINE && span.length <= HEADLINE_LIMIT) {
            span = drop_first_day(self, span, day ? day : &ignored);
            span = drop_first_time(self, span);
            span = drop_last_day(self, span, day ? day : &ignored);
            span = drop_bracket(self, span);
            span = drop_label(self, span);
            span = drop_first_site(self, span);
            span = drop_number(self, span);
            span = drop_end_tag(self, span);
            span = drop_site(self, span);
        }
    } while (span.length < before.length);
    if (day && !day->year && span.length <= HEADLINE_LIMIT) {
        take_day_of_briefing(self, span, day);
    }
    return span;
}

static bool is_letter(uint32_t c) { return character_is_han(c) || character_is_latin(c) || character_is_digit(c); }

/* Moves both ends over what the spans say alike; returns how many letters. */
static uint32_t walk_alike(const Page *self, Span a, Span b, uint32_t *at_a, uint32_t *at_b) {
    const uint32_t *character = self->text->character;
    uint32_t i = a.start, j = b.start, same = 0;
    while (true) {
        while (i < span_end(a) && !is_letter(character[i])) {
            i++;
        }
        while (j < span_end(b) && !is_letter(character[j])) {
            j++;
        }
        if (i >= span_end(a) || j >= span_end(b) || character[i] != character[j]) {
            break;
        }
        i++;
        j++;
        same++;
    }
    *at_a = i;
    *at_b = j;
    return same;
}

bool headline_same(const Page *self, Span a, Span b) {
    uint32_t i, j;
    return walk_alike(self, a, b, &i, &j) >= 2 && i >= span_end(a) && j >= span_end(b);
}

bool headline_prints(const Page *self, Span title, Span line) {
    const uint32_t *character = self->text->character;
    uint32_t i, j, same = walk_alike(self, title, line, &i, &j);
    if (same < 2) {
        return false;
    }
    if (i >= span_end(title)) {
        uint32_t last = character[span_end(title) - 1];
        return j >= span_end(line) || last == 0x2026 || last == '.';
    }
    bool barred = false;
    for (uint32_t at = i; at > title.start && !is_letter(character[at - 1]); at--) {
        barred |= is_bar(character[at - 1]) || is_dash(character[at - 1]);
    }
    return j >= span_end(line) && barred && same >= LEAST_PRINTED;
}

bool headline_follows_site(const Page *self, Span title, Span line) {
    const uint32_t *character = self->text->character;
    for (uint32_t at = title.start + 1; at + 1 < span_end(title) && at <= title.start + SITE_LIMIT; at++) {
        bool parts = (is_dash(character[at]) || is_bar(character[at])) && character_is_space(character[at - 1]) &&
                     character_is_space(character[at + 1]);
        if (parts) {
            return line.length >= LEAST_PRINTED && headline_same(self, span_of(at + 1, span_end(title)), line);
        }
    }
    return false;
}
