#include "page/zones.h"

#include "page/dateline.h"

/* Weights in letters. */
enum {
    LEAST_HEADLINE = 6,
    LEAST_BARE_HEADLINE = 8, /* where no heading announces a list */
    LEAST_PART = 8,
    PART_LIMIT = 40,
    PARTS = 16,
};

bool zone_is_headline(const Page *self, const Line *line) {
    return line->kind == LINE_HEADING && page_weight(self, line->core) >= LEAST_HEADLINE;
}

size_t zone_split_line(const Page *self, Span line, Span *parts) {
    const uint32_t *character = self->text->character;
    size_t count = 0;
    for (uint32_t at = line.start, start = at; at <= span_end(line); at++) {
        if (at < span_end(line) && !character_is_space(character[at])) {
            uint32_t c = character[at];
            if (c == ',' || c == FULL_STOP || c == ';') {
                return 0;
            }
            continue;
        }
        Span part = span_of(start, at);
        start = at + 1;
        if (!part.length) {
            continue;
        }
        if (count == PARTS || part.length > PART_LIMIT || page_weight(self, part) < LEAST_PART) {
            return 0;
        }
        parts[count++] = part;
    }
    return count;
}

/* True if the line says nothing of its own. */
static bool is_passing(const Line *line) {
    return line->kind == LINE_BUTTONS || line->kind == LINE_SECTION || line->kind == LINE_STAMP ||
           line->kind == LINE_CREDIT || line->kind == LINE_END || line->kind == LINE_MORE_END;
}

static size_t skip_passing(const Page *self, size_t at, size_t end) {
    while (at < end && is_passing(&self->lines.items[at])) {
        at++;
    }
    return at;
}

/* True if the line is a headline long enough for a list that no heading announces; a subhead is shorter. */
static bool is_listed(const Page *self, const Line *line) {
    return line->kind == LINE_HEADING && page_weight(self, line->core) >= LEAST_BARE_HEADLINE;
}

/* True if headlines follow each other from `at` on, without summaries. */
static bool is_bare_list(const Page *self, size_t at, size_t end) {
    const Line *lines = self->lines.items;
    at = skip_passing(self, at, end);
    size_t next = at < end ? skip_passing(self, at + 1, end) : end;
    return next < end && zone_is_headline(self, &lines[at]) && zone_is_headline(self, &lines[next]) &&
           !lines[next].same;
}

/* True if the line stands behind a bullet or another ornament. */
static bool has_bullet(const Line *line) { return line->core.start > line->span.start; }

/* True if a paragraph without a bullet goes on with the article behind headlines that all have one: at `at`, or behind
 * a subhead there. */
static bool leaves_bullets(const Page *self, size_t at, size_t end) {
    const Line *line = &self->lines.items[at], *next = at + 1 < end ? line + 1 : NULL;
    return !has_bullet(line) && (line->kind == LINE_PROSE ||
                                 (line->kind == LINE_HEADING && next && next->kind == LINE_PROSE && !has_bullet(next)));
}

/* Where a list that begins behind line `heading` ends and the article goes on:
 * at a mark, at paragraphs in a row (summaries stand alone), or at the line that
 * closes the article. `end` if it does not go on. */
static size_t list_end(const Page *self, size_t heading, size_t end) {
    const Line *lines = self->lines.items;
    bool bare = is_bare_list(self, heading + 1, end), bulleted = bare && has_bullet(&lines[heading + 1]);
    size_t run = 0, headlines = 0, first = 0, goes_on = 0; /* where it does, if no other headline follows */
    for (size_t at = heading + 1; at < end; at++) {
        const Line *line = &lines[at];
        bulleted = bulleted && line->kind != LINE_MORE;
        if (line->kind == LINE_MORE_END || (bulleted && leaves_bullets(self, at, end))) {
            return at + (line->kind == LINE_MORE_END);
        }
        bool prose = line->kind == LINE_PROSE && !line->same && !(at + 1 < end && lines[at + 1].same);
        if (line->closes && !prose && run && bare) { /* the article goes on between the list and its end */
            return goes_on;
        }
        first = prose && !run ? at : first;
        goes_on = prose && !goes_on ? at : is_listed(self, line) ? 0 : goes_on;
        run = prose ? run + 1 : is_passing(line) && !line->closes ? run : 0;
        headlines += zone_is_headline(self, line) && !line->same;
        if (line->closes && (prose || line->kind == LINE_CREDIT || line->kind == LINE_END)) {
            return run ? first : at;
        }
        size_t next = at + 1;
        bool ends = next == end || lines[next].kind == LINE_MORE || lines[next].kind == LINE_END || lines[next].closes;
        if (run >= 3 || (run == 2 && (bare || (ends && headlines <= 1)))) {
            return bare ? goes_on : first;
        }
    }
    return end;
}

/* True if headlines of other articles follow the article's end without a heading. */
static bool begins_list(const Page *self, size_t at, size_t end) {
    const Line *lines = self->lines.items;
    if (lines[at].kind != LINE_CAPTION && lines[at].kind != LINE_HEADING) {
        return false;
    }
    size_t headline = lines[at].kind == LINE_CAPTION ? skip_passing(self, at + 1, end) : at;
    if (headline >= end || !is_listed(self, &lines[headline])) {
        return false;
    }
    size_t next = skip_passing(self, headline + 1, end);
    return next < end &&
           (lines[next].kind == LINE_PROSE || lines[next].kind == LINE_CAPTION || is_listed(self, &lines[next]));
}

/* True if nothing but headlines with ornaments before them follow the article's paragraphs. */
static bool is_marked_list(const Page *self, size_t at, size_t end, size_t paragraphs) {
    const Line *first = &self->lines.items[at];
    if (paragraphs < 2 || first->core.length == first->span.length || !is_listed(self, first)) {
        return false;
    }
    for (; at < end; at++) {
        const Line *line = &self->lines.items[at];
        bool marked = line->kind == LINE_HEADING && line->core.length < line->span.length;
        if (!marked && !is_passing(line)) {
            return false;
        }
    }
    return true;
}

/* True if a sign that points elsewhere stands before a headline: >>>, », →, ►, a hand. */
static bool is_pointed(const Page *self, const Line *line) {
    uint32_t c = self->text->character[line->span.start];
    bool points = c == '>' || c == 0xBB || c == 0x2192 || c == 0x25BA || c == 0x261E || c == 0x27A4 || c == 0x1F449;
    return points && is_listed(self, line);
}

/* Three headlines or more beside each other between the first paragraphs. */
static bool is_one_line_list(const Page *self, const Line *line, size_t paragraphs) {
    Span parts[PARTS];
    return paragraphs >= 1 && paragraphs <= 2 && (line->kind == LINE_HEADING || line->kind == LINE_PROSE) &&
           !character_is_digit(self->text->character[line->core.start]) &&
           zone_split_line(self, line->core, parts) >= 3;
}

/* True if a name stands by itself at the line's end: 国家主席 X. */
static bool is_signed(const Text *text, Span line) {
    enum { LONGEST_NAME = 4 };
    uint32_t end = span_end(line), start = end, least = line.length > LONGEST_NAME ? end - LONGEST_NAME : line.start;
    while (start > least && !character_is_space(text->character[start - 1])) {
        start--;
    }
    return start > line.start && character_is_space(text->character[start - 1]);
}

/* True if the line is numbered, and no headline that begins with a figure: 1.…, 2、…, not 8月份…. */
static bool is_numbered(const Text *text, Span line) {
    uint32_t at = line.start;
    while (at < span_end(line) && character_is_digit(text->character[at])) {
        at++;
    }
    return at > line.start && (at == span_end(line) || !character_is_han(text->character[at]));
}

/* True if the line can be another article's headline in a list without a heading. */
static bool is_listed_headline(const Page *self, const Line *line) {
    enum { LONGEST_HEADLINE = 48 };
    Span core = line->core;
    bool is_point = is_numbered(self->text, core) || self->text->character[span_end(core) - 1] == ':';
    return !line->same && core.length <= LONGEST_HEADLINE && !is_point && !is_signed(self->text, core) &&
           is_listed(self, line);
}

/* Where headlines of other articles end that stand behind a paragraph without a heading of their own, before the next
 * or, with their days, at the page's end; `at` if it is no such list. One or two lines may be headings of what follows.
 */
static size_t inner_list_end(const Page *self, size_t at, size_t end) {
    enum { LEAST_COUNT = 3 };
    const Line *lines = self->lines.items;
    bool may =
        at > 0 && lines[at - 1].kind == LINE_PROSE && self->text->character[span_end(lines[at - 1].core) - 1] != ':';
    size_t count = 0, next = at;
    while (may && next < end && is_listed_headline(self, &lines[next])) {
        next++;
        count++;
    }
    if (count >= LEAST_COUNT && next < end && lines[next].kind == LINE_PROSE) {
        return next;
    }
    while (may && next < end && (is_passing(&lines[next]) || is_listed_headline(self, &lines[next]))) {
        count += lines[next++].kind == LINE_HEADING;
    }
    return count >= LEAST_COUNT && next == end ? end : at;
}

/* True if another article begins below the first: its headline, then its day, or a dateline as full as the first's. */
static bool begins_article(const Page *self, size_t at, size_t end, bool full) {
    const Line *lines = self->lines.items;
    if (at == 0 || lines[at - 1].kind == LINE_HEADING || !is_listed_headline(self, &lines[at])) {
        return false;
    }
    size_t next = skip_passing(self, at + 1, end);
    bool dated = next < end && lines[at + 1].kind == LINE_STAMP && lines[at + 1].day.year;
    return next < end && lines[next].kind == LINE_PROSE &&
           (dated || (full && dateline_read(self, lines[next].core).is_full));
}

/* The line where the page's foot begins: below the first paragraph, with no two
 * paragraphs in a row behind it (notices of consulates print telephones too). */
static size_t find_foot(const Page *self, size_t headline) {
    const Line *lines = self->lines.items;
    size_t foot = self->lines.count;
    bool prose = false;
    for (size_t at = self->lines.count; at > headline + 1; at--) {
        const Line *line = &lines[at - 1];
        if (line->kind == LINE_PROSE && prose) {
            break;
        }
        prose = line->kind == LINE_PROSE;
        foot = line->kind == LINE_FOOTER ? at - 1 : foot;
    }
    bool begun = false;
    for (size_t at = headline + 1; at < foot && !begun; at++) {
        begun = lines[at].kind == LINE_PROSE;
    }
    return begun ? foot : self->lines.count;
}

ZoneList zones_find(const Page *self, size_t headline, size_t *end) {
    const Line *lines = self->lines.items;
    ZoneList zones = {0};
    size_t paragraphs = 0, foot = find_foot(self, headline);
    bool closed = false, full = false; /* the first paragraph has a full dateline */
    for (size_t at = headline + 1; at < foot; at++) {
        const Line *line = &lines[at];
        size_t last = at, inner = paragraphs ? inner_list_end(self, at, foot) : at;
        bool in_one_line = false;
        bool marked = paragraphs && is_marked_list(self, at, foot, paragraphs);
        if (paragraphs && !marked && (line->kind == LINE_MORE_INLINE || is_pointed(self, line))) {
            last = at + 1;
        } else if (line->kind == LINE_MORE && paragraphs) {
            last = closed ? foot : list_end(self, at, foot);
        } else if (is_one_line_list(self, line, paragraphs)) {
            last = at + 1;
            in_one_line = true;
        } else if (inner > at) {
            last = inner;
        } else if (marked || (closed && begins_list(self, at, foot)) ||
                   (paragraphs && begins_article(self, at, foot, full))) {
            last = foot;
        }
        if (last > at) {
            *list_push(self->scratch, &zones) = (Zone){at, last, in_one_line};
            at = last - 1;
            continue;
        }
        full |= line->kind == LINE_PROSE && !paragraphs && dateline_read(self, line->core).is_full;
        paragraphs += line->kind == LINE_PROSE;
        closed |= paragraphs && line->closes;
    }
    *end = foot;
    return zones;
}
