#include "page/draft.h"

void draft_run(Draft *self, Span run) {
    size_t count = self->runs.count;
    if (count && span_end(self->runs.items[count - 1]) == run.start) {
        self->runs.items[count - 1].length += run.length;
    } else if (run.length) {
        *list_push(self->page->scratch, &self->runs) = run;
    }
}

void draft_line(Draft *self, const Line *line) {
    const Page *page = self->page;
    bool last = line + 1 == page->lines.items + page->lines.count;
    draft_run(self, span_of(line->span.start, last ? page->text->length : line[1].span.start));
}

void draft_segment(Draft *self, SegmentKind kind, Span span, bool repeated) {
    span = text_trim(self->page->text, span);
    if (span.length) {
        *list_push(self->page->scratch, &self->segments) = (Segment){kind, span, repeated};
    }
}

/* The words of a line before its credit. */
static Span words_of(const Line *line) {
    return line->credit.length ? span_of(line->span.start, line->credit.start) : line->span;
}

/* How many paragraphs may hold the dateline: the first, the second if it names a
 * place, or one of the next, behind the lines under a headline, if it is a full one. */
enum { HEADS = 2, LEADS = 4 };

/* Makes lines under the headline of the few short paragraphs that stand before the one with the dateline. False if none
 * do. */
static bool make_deck(Draft *self) {
    enum { LONGEST = 120 }; /* characters */
    bool any = false;
    for (size_t i = 0; i < self->segments.count; i++) {
        Segment *segment = &self->segments.items[i];
        bool told = segment->kind == SEGMENT_LEAD || segment->kind == SEGMENT_BODY;
        if (told && segment->span.length > LONGEST) {
            return false;
        }
        any = any || told;
    }
    for (size_t i = 0; any && i < self->segments.count; i++) {
        Segment *segment = &self->segments.items[i];
        bool told = segment->kind == SEGMENT_LEAD || segment->kind == SEGMENT_BODY;
        segment->kind = told ? SEGMENT_HEADLINE : segment->kind;
        segment->repeated = segment->repeated || told;
    }
    return any;
}

/* Puts the dateline down, and keeps of what it says what no other has said. */
static void keep_dateline(Draft *self, const Dateline *dateline, bool repeated) {
    self->outlet = self->outlet.length ? self->outlet : dateline->outlet;
    self->dateline = self->dateline.length ? self->dateline : dateline->place;
    self->day = self->day.year ? self->day : dateline->day;
    self->is_self = self->is_self || dateline->is_self;
    self->dated_again = repeated;
    draft_segment(self, SEGMENT_DATELINE, dateline->span, repeated);
}

/* Takes the dateline off the head of the first paragraphs. Returns its end, or
 * the start of the words. Sets `is_lead` if the paragraphs before it were only lines under the headline. */
static uint32_t take_dateline(Draft *self, const Line *line, uint32_t end, bool repeated, bool *is_lead) {
    bool known = self->outlet.length || self->dateline.length;
    if (self->heads >= LEADS || end <= line->core.start || (known && !self->dated_again)) {
        return line->span.start;
    }
    Dateline dateline = dateline_read(self->page, span_of(line->core.start, end));
    bool doubtful = !dateline.is_full && (self->heads >= HEADS || (self->heads && !known && !dateline.place.length));
    self->heads += !repeated && line->kind != LINE_HEADING;
    if (!dateline.span.length || doubtful) {
        return line->span.start;
    }
    *is_lead = *is_lead || (dateline.is_full && !known && !repeated && make_deck(self));
    keep_dateline(self, &dateline, repeated);
    uint32_t behind = span_end(dateline.span);
    Dateline agency = behind < end ? dateline_read(self->page, span_of(behind, end)) : (Dateline){0};
    if (!agency.is_full || agency.span.start != behind) {
        return behind;
    }
    keep_dateline(self, &agency, repeated); /* 央视网消息：新华社北京4月2日电 */
    return span_end(agency.span);
}

void draft_paragraph(Draft *self, const Line *line, SegmentKind kind, bool repeated) {
    uint32_t end = span_end(words_of(line));
    bool is_lead = false;
    uint32_t start = take_dateline(self, line, end, repeated, &is_lead);
    draft_segment(self, is_lead ? SEGMENT_LEAD : kind, span_of(start, end), repeated);
    draft_segment(self, SEGMENT_CREDIT, line->credit, false);
}

void draft_caption(Draft *self, const Line *line, bool repeated) {
    Span words = words_of(line);
    if (line->mark.length) {
        draft_segment(self, SEGMENT_FURNITURE, line->mark, true);
        words = span_of(span_end(line->mark), span_end(words));
    }
    draft_segment(self, SEGMENT_CAPTION, words, repeated);
    draft_segment(self, SEGMENT_CREDIT, line->credit, false);
}

/* Moves a span from the page's text into the item's; `starts` are where the
 * runs begin there. */
static Span moved(const Draft *self, const uint32_t *starts, Span span) {
    for (size_t i = 0; i < self->runs.count; i++) {
        if (span_within(span, self->runs.items[i])) {
            return (Span){starts[i] + span.start - self->runs.items[i].start, span.length};
        }
    }
    return (Span){0, 0};
}

/* The same for all segments, which follow the order of the runs. */
static void move_segments(const Draft *self, const uint32_t *starts, SegmentList *segments) {
    size_t run = 0;
    for (size_t i = 0; i < self->segments.count; i++) {
        Segment segment = self->segments.items[i];
        while (run < self->runs.count && !span_within(segment.span, self->runs.items[run])) {
            run++;
        }
        if (run == self->runs.count) {
            return;
        }
        segment.span.start += starts[run] - self->runs.items[run].start;
        *list_push(self->page->arena, segments) = segment;
    }
}

const char *outlet_country(const Page *page, Span outlet) {
    Match match = page_match(page, outlet.start, span_end(outlet), CLASS_BIT(CLASS_OUTLET));
    EntryId entry = match.span.length ? lexicon_entry_of(page->lexicon, match.posting, CLASS_OUTLET) : NO_ENTRY;
    return entry != NO_ENTRY ? lexicon_value(page->lexicon, entry, KEY_COUNTRY) : NULL;
}

Item *draft_finish(Draft *self, ChItemKind kind) {
    const Page *page = self->page;
    Item *item = ARENA_NEW(page->arena, Item);
    uint32_t *starts = ARENA_ARRAY(page->scratch, uint32_t, self->runs.count + 1);
    for (size_t i = 0; i < self->runs.count; i++) {
        starts[i + 1] = starts[i] + self->runs.items[i].length;
    }
    bool whole = self->runs.count == 1 && self->runs.items[0].length == page->text->length;
    item->arena = page->arena;
    item->scratch = page->scratch;
    item->lexicon = page->lexicon;
    item->kind = kind;
    item->text = text_pick(page->arena, page->text, self->runs.items, whole ? 0 : self->runs.count);
    if (whole) {
        *item->text = *page->text;
    }
    item->title = moved(self, starts, self->title);
    move_segments(self, starts, &item->segments);
    Span outlet = self->outlet.length ? self->outlet : self->stamp;
    item->outlet = outlet.length ? text_copy(page->arena, page->text, outlet) : NULL;
    item->outlet_country = outlet_country(page, outlet);
    item->dateline = self->dateline.length ? text_copy(page->arena, page->text, self->dateline) : NULL;
    item->published = day_edtf(page->arena, self->day);
    item->published_basis = item->published ? "page" : "none";
    item->own_era = self->day.is_republican;
    return item;
}
