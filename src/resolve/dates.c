#include "resolve/dates.h"

#include "base/edtf.h"
#include "read/figures.h"
#include "read/stories.h"
#include "resolve/resolve.h"

#include <limits.h>
#include <stdlib.h>

/* A yearless day this far back is rather one to come, if that is near; the same
 * for a month, and for a day without its month. In days. */
enum { FAR_BACK = 240, NEAR_AHEAD = 110, FAR_BACK_IN_MONTH = 15, NEXT_YEAR_AHEAD = 31, JUST_TOLD = 3 };

/* What a report calls to come may be over when a paper takes it up, and a dateline's day some days old. In days. */
enum { TAKEN_UP_LATE = 2, PRINTED_LATE = 5 };
/* A bare day that this month has had is ahead in the next one only so near: on the 31st the 13th is this month's. */
enum { NEXT_MONTH_AHEAD = 7 };

/* How far back a date told before is looked for, in mentions and in code points. */
enum { TOLD_MENTIONS = 96, TOLD_CHARACTERS = 1000 };

/* How long after a full date another without year still belongs to its year. */
enum { SAME_STORY_DAYS = 40 };

/* What a date mention is reckoned from. */
typedef struct DateAnchor {
    const Item *item;
    uint32_t mention;
    bool planned;
    bool has_published;
    EdtfDate published;
    EdtfDate filed; /* the day that `today` means: that of the dateline if it is the one before */
    long today;     /* day number of `published` */
    bool has_told;  /* a date told before with a month */
    Edtf told;
    bool told_here;      /* it stands in the same sentence */
    bool told_describes; /* it only tells who somebody is that the words name next: 5月3日就任的总统 X */
    bool told_heads;     /* it begins the line, with its year: the line is one of a chronicle */
    bool told_is_filing; /* it is the day on which the report was filed */
    uint32_t told_at;    /* where its words begin */
    int told_year;       /* the nearest year told before, 0 if none */
    int proven_year;     /* the item says that it is the present one; 0 if it does not */
} DateAnchor;

/* --- what the item proves --- */

static bool is_plain_year(const Mention *mention) {
    const DateShape *shape = &mention->shape;
    return mention->kind == MENTION_DATE && shape->kind == DATE_POINT && shape->from.printed == DATE_YEAR &&
           !shape->from.shifted;
}

/* The year that the item calls the present one (2024年是…, 2024年首次…), or 0. */
static int proven_year(const Item *item) {
    const MentionIndexes *dates = &item->of_kind[MENTION_DATE];
    for (uint32_t i = 0; i < dates->count; i++) {
        const Mention *mention = &item->mentions.items[dates->items[i]];
        if (is_plain_year(mention) && mention->shape.role == DATE_AT &&
            date_word_at(item, span_end(mention->span), item->text->length).kind == WORD_NOW_MARK) {
            return mention->shape.from.year;
        }
    }
    return 0;
}

static bool same_sentence(const Item *item, uint32_t a, uint32_t b) {
    if (b > a + TOLD_CHARACTERS) {
        return false;
    }
    for (uint32_t at = text_next_mark(item->text, a, b); at < b; at = text_next_mark(item->text, at + 1, b)) {
        uint32_t c = item->text->character[at];
        if (c == FULL_STOP || c == '!' || c == '?' || c == '\n') {
            return false;
        }
    }
    return true;
}

static bool in_sentence(const DateAnchor *self, const Mention *mention) {
    return same_sentence(self->item, mention->span.start, self->item->mentions.items[self->mention].span.start);
}

static bool in_sentence_behind(const DateAnchor *self, const Mention *mention) {
    return same_sentence(self->item, self->item->mentions.items[self->mention].span.start, mention->span.start);
}

/* True if the date is the day on which the report was filed. */
static bool is_in_dateline(const Item *item, const Mention *mention) {
    for (size_t i = 0; i < item->segments.count; i++) {
        const Segment *segment = &item->segments.items[i];
        if (segment->kind == SEGMENT_DATELINE && span_within(mention->span, segment->span)) {
            return true;
        }
    }
    return false;
}

/* True if the date begins the line in which the text at `at` stands, and prints its year (a chronicle's line). */
static bool heads_line(const Item *item, const Mention *date, uint32_t at) {
    const uint32_t *character = item->text->character;
    uint32_t start = date->span.start;
    while (start > 0 && character[start - 1] != '\n' && character_is_space(character[start - 1])) {
        start--;
    }
    bool heads = (date->shape.from.printed & DATE_YEAR) && (start == 0 || character[start - 1] == '\n');
    for (uint32_t i = span_end(date->span); heads && i < at; i++) {
        heads = character[i] != '\n';
    }
    return heads;
}

/* True if the word for today stands in a quotation: of what is told behind it that is no day. */
static bool is_quoted_today(const Item *item, const Mention *date) {
    enum { REACH = 60 };
    const DatePoint *point = &date->shape.from;
    bool today = (point->shifted & DATE_DAY) && !point->day && !date->shape.same;
    uint32_t limit = date->span.start > REACH ? date->span.start - REACH : 0;
    for (uint32_t at = date->span.start; today && at > limit; at--) {
        uint32_t character = item->text->character[at - 1];
        if (character == OPEN_QUOTE || character == CLOSE_QUOTE || character == '\n') {
            return character == OPEN_QUOTE;
        }
    }
    return false;
}

/* True if the day lies ahead of today: what was done that day (当天) was done on another. */
static bool is_yet_to_come(const DateAnchor *self, const Edtf *told) {
    return !self->planned && self->has_published && told->from.day && told->from.month && told->from.year_digits == 4 &&
           edtf_day_number(told->from) > self->today;
}

/* True if the date only tells when something else began (谈判始于10月25日) in a paragraph before: what was done that
 * day (当天) was not done on it. */
static bool tells_beginning(const DateAnchor *self, const Mention *mention) {
    const Item *item = self->item;
    uint32_t start = mention->span.start, to = item->mentions.items[self->mention].span.start;
    if (!date_word_before(item, start > 2 ? start - 2 : 0, start, WORD_FROM).length) {
        return false;
    }
    while (start < to && item->text->character[start] != '\n') {
        start++;
    }
    return start < to;
}

bool date_spans_anniversary(const Mention *date) {
    const DatePoint *from = &date->shape.from, *to = &date->shape.to;
    return date->shape.kind == DATE_RANGE && from->day && from->month && from->year && to->year > from->year &&
           from->day == to->day && from->month == to->month;
}

/* The person named next, of whom the date opens a relative clause: 5月3日就任的总统 X. NO_MENTION if it opens none. */
static uint32_t person_described(const Item *item, uint32_t date, uint32_t limit) {
    uint32_t from = span_end(item->mentions.items[date].span);
    for (uint32_t i = date + 1; i < limit; i++) {
        const Mention *person = &item->mentions.items[i];
        if (person->kind != MENTION_PERSON || person->phrase.start <= from) {
            continue;
        }
        uint32_t at = person->phrase.start;
        const Match *of = match_longest_before(&item->matches, from, at, CLASS_BIT(CLASS_SUBJECT_STOP));
        EntryId entry = of ? match_entry(item->lexicon, of, CLASS_SUBJECT_STOP) : NO_ENTRY;
        bool describes = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "possessive") &&
                         text_next_mark(item->text, from, at) == at;
        return describes ? i : NO_MENTION;
    }
    return NO_MENTION;
}

/* True if a line begins with the words for that day, and another line told the date by a word like yesterday: rather in
 * somebody's speech than of the report's own course. */
static bool is_told_aside(const Item *item, const Mention *own, const Mention *date) {
    const DatePoint *point = &date->shape.from;
    bool relative = (point->shifted & DATE_DAY) && point->day && !date->shape.same;
    uint32_t at = own->span.start;
    return relative && at > 0 && item->text->character[at - 1] == '\n'; /* and so of a line before */
}

/* Takes the date that was told before, the mention `index`, for the one at hand. */
static void take_told(DateAnchor *self, uint32_t index, const Edtf *told) {
    const Item *item = self->item;
    const Mention *date = &item->mentions.items[index];
    self->told = *told;
    self->has_told = true;
    self->told_here = in_sentence(self, date);
    self->told_describes = self->told_here && person_described(item, index, self->mention) != NO_MENTION;
    self->told_heads = !self->told_here && heads_line(item, date, item->mentions.items[self->mention].span.start);
    self->told_is_filing = is_in_dateline(item, date);
    self->told_at = date->span.start;
}

/* Finds the nearest date told before that has a month, and the year told. "That day" is rather
 * one told with its day than the month told last (目前, 明年6月). */
static void find_told(DateAnchor *self) {
    const Item *item = self->item;
    const Mention *mentions = item->mentions.items, *aside = NULL;
    const DateShape *own = &mentions[self->mention].shape;
    bool that_day = own->same && (own->from.shifted & DATE_DAY);
    bool beside = false; /* a year right before the words: that one */
    Edtf told, told_aside = {0};
    for (uint32_t i = self->mention; i > 0 && self->mention - i < TOLD_MENTIONS; i--) {
        const Mention *mention = &mentions[i - 1];
        if (own->same && !same_story(item, mention->span.start, mentions[self->mention].span.start)) {
            break;
        }
        bool tells = mention->kind == MENTION_DATE && mention->shape.kind != DATE_WINDOW &&
                     mention->shape.role != DATE_BY && !date_spans_anniversary(mention) &&
                     edtf_parse(mention->date.edtf, &told);
        bool tells_year = tells && told.to.year_digits == 4 && !beside;
        beside = beside || (tells_year && i == self->mention &&
                            span_end(mention->span) == mentions[i].span.start); /* 2023年|全年 */
        if (tells_year && (!self->told_year || (told.to.year > self->told_year && in_sentence(self, mention)))) {
            self->told_year = told.to.year; /* of one sentence the latest: 2017年…比2012年 */
        }
        bool stretch =
            tells && that_day && told.is_interval && self->has_told && self->told.from.day; /* farther than another */
        bool that_too = that_day && tells && mention->shape.same && (mention->shape.from.shifted & DATE_DAY) &&
                        !mention->shape.from.day && !in_sentence(self, mention); /* leans on the day before, too */
        bool counts = tells && told.from.month && (!self->has_told || told.from.day) && !stretch && !that_too &&
                      !(that_day && (is_quoted_today(item, mention) || tells_beginning(self, mention) ||
                                     (!in_sentence(self, mention) && is_yet_to_come(self, &told))));
        if (counts && that_day && is_told_aside(item, &mentions[self->mention], mention)) {
            told_aside = aside ? told_aside : told;
            aside = aside ? aside : mention;
            continue;
        }
        if (counts) {
            take_told(self, i - 1, &told);
        }
        if (counts && (!that_day || (told.from.day && !told.is_interval))) {
            return;
        }
    }
    if (aside && !(self->has_told && self->told.from.day)) {
        take_told(self, (uint32_t)(aside - mentions), &told_aside);
    }
    self->has_told = self->has_told && (!that_day || self->told.from.day); /* 当前 … 当晚: a month is no day */
}

/* The day before (此前一天) of one that its sentence tells behind it: 继此前一天 X 通电话后，Y 24日表示. */
static void find_told_behind(DateAnchor *self) {
    const Item *item = self->item;
    const DateShape *own = &item->mentions.items[self->mention].shape;
    bool day_before = own->same && (own->from.shifted & DATE_DAY) && own->from.day < 0;
    for (uint32_t i = self->mention + 1; day_before && !self->told_here && i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (!in_sentence_behind(self, mention)) {
            return;
        }
        const DatePoint *point = &mention->shape.from;
        bool tells = mention->kind == MENTION_DATE && mention->shape.kind == DATE_POINT && !mention->shape.same &&
                     ((point->printed & DATE_DAY) || (point->shifted & DATE_DAY));
        Edtf told;
        if (tells && edtf_parse(date_resolve(item, i, false).edtf, &told) && told.from.month && told.from.day) {
            self->told = told;
            self->has_told = self->told_here = true;
        }
    }
}

/* A paper prints what was filed some days before: today is the dateline's day. */
static EdtfDate day_of_filing(const DateAnchor *self) {
    Edtf filed;
    bool full = edtf_parse(self->item->filed, &filed) && filed.from.day && filed.from.year_digits == 4;
    long lag = full ? self->today - edtf_day_number(filed.from) : 0;
    return lag > 0 && lag <= PRINTED_LATE ? filed.from : self->published;
}

static DateAnchor anchor_of(const Item *item, uint32_t mention, bool planned) {
    DateAnchor self = {.item = item, .mention = mention, .planned = planned};
    Edtf published;
    if (edtf_parse(item->published, &published) && published.from.day && published.from.year_digits == 4) {
        self.has_published = true;
        self.published = published.from;
        self.today = edtf_day_number(published.from);
        self.filed = day_of_filing(&self);
    } else {
        self.proven_year = item->present_year;
    }
    find_told(&self);
    find_told_behind(&self);
    return self;
}

/* --- chronicles: a year by itself, and lines under it that begin with a day --- */

enum {
    LIST_MARK = 3,  /* characters that may stand before the date that begins a line */
    YEAR_LINE = 16, /* characters of a line that is nothing but a year */
    NO_LINE = UINT32_MAX,
};

/* Where the line of `at` begins, if that is at most `reach` characters before; NO_LINE if it is farther. */
static uint32_t line_start(const Item *item, uint32_t at, uint32_t reach) {
    uint32_t start = at;
    while (start > 0 && at - start <= reach && item->text->character[start - 1] != '\n') {
        start--;
    }
    return at - start <= reach ? start : NO_LINE;
}

/* The date that begins the line from `start`, a mark of the list before it; NULL if none does. */
static const Mention *date_of_line(const Item *item, uint32_t start) {
    uint32_t next = mention_from(item, start);
    const Mention *date = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool begins = date && date->kind == MENTION_DATE && date->span.start <= start + LIST_MARK;
    for (uint32_t at = start; begins && at < date->span.start; at++) {
        begins = !character_is_han(item->text->character[at]) && item->text->character[at] != '\n';
    }
    return begins ? date : NULL;
}

/* True if the date begins a line of a chronicle: it tells the month and leaves the year to a heading. */
static bool begins_entry(const Mention *date) {
    uint32_t printed = date ? date->shape.from.printed : 0;
    return date && (printed & DATE_MONTH) && !(printed & DATE_YEAR) && !date->shape.from.shifted;
}

/* Where the line that is nothing but a year ends; `start` if it is another. */
static uint32_t year_line_end(const Item *item, uint32_t start) {
    uint32_t end = start, length = item->text->length;
    while (end < length && end <= start + YEAR_LINE && item->text->character[end] != '\n') {
        end++;
    }
    const Mention *year = end <= start + YEAR_LINE ? date_of_line(item, start) : NULL;
    return year && is_plain_year(year) ? end : start;
}

/* True if the line above the one from `start` is nothing but a year. */
static bool year_stands_above(const Item *item, uint32_t start) {
    uint32_t before = start;
    while (before > 0 && character_is_space(item->text->character[before - 1])) {
        before--;
    }
    uint32_t above = before > 0 ? line_start(item, before, YEAR_LINE) : NO_LINE;
    return above != NO_LINE && year_line_end(item, above) > above;
}

/* True if the year stands in a short line of its own, over one that begins with a day of it; in a list of years none
 * does. */
static bool is_year_heading(const Item *item, const Mention *year) {
    uint32_t start = line_start(item, year->span.start, YEAR_LINE);
    uint32_t end = start != NO_LINE ? year_line_end(item, start) : start;
    bool heads = start != NO_LINE && end > start && !year_stands_above(item, start);
    while (heads && end < item->text->length && character_is_space(item->text->character[end])) {
        end++;
    }
    return heads && end < item->text->length && begins_entry(date_of_line(item, end));
}

/* Gathers the lines under headings of a year that begin with a day of it. */
static void gather_chronicle(Item *item) {
    const MentionIndexes *dates = &item->of_kind[MENTION_DATE];
    ChronicleLines *lines = NULL;
    int year = 0;
    for (uint32_t i = 0; i < dates->count; i++) {
        const Mention *date = &item->mentions.items[dates->items[i]];
        if (is_plain_year(date) && is_year_heading(item, date)) {
            year = date->shape.from.year;
        }
        uint32_t start = year && begins_entry(date) ? line_start(item, date->span.start, LIST_MARK) : NO_LINE;
        if (start == NO_LINE || date_of_line(item, start) != date) {
            continue;
        }
        uint32_t end = span_end(date->span);
        while (end < item->text->length && item->text->character[end] != '\n') {
            end++;
        }
        lines = lines ? lines : ARENA_NEW(item->arena, ChronicleLines);
        *list_push(item->arena, lines) = (ChronicleLine){span_of(start, end), year};
    }
    item->chronicle = lines;
}

/* The year that the heading over the chronicle's line with this date tells; 0 if it stands in no such line. */
static int year_of_heading(const Item *item, uint32_t mention) {
    const ChronicleLines *lines = item->chronicle;
    uint32_t at = item->mentions.items[mention].span.start;
    size_t low = 0, high = lines ? lines->count : 0; /* the first line that begins behind lies between */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->items[middle].span.start <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && at < span_end(lines->items[low - 1].span) ? lines->items[low - 1].year : 0;
}

/* --- years and months that are not printed --- */

static long nearest_day(EdtfDate date) {
    int last = edtf_days_in_month(date.year, date.month);
    date.day = date.day ? (date.day < last ? date.day : last) : last;
    return edtf_day_number(date);
}

/* Chooses between the last such day up to today and the next one. */
static bool takes_next(const DateAnchor *self, long past, long next, long far_back) {
    bool just_told = self->today - past <= JUST_TOLD && next - self->today > NEXT_YEAR_AHEAD;
    if (past == self->today || just_told) {
        return false;
    }
    return self->planned || (self->today - past > far_back && next - self->today <= NEAR_AHEAD);
}

/* True if the date told before lends its year: the same story goes on. */
static bool told_lends_year(const DateAnchor *self, const EdtfDate *date) {
    if (!self->has_told || self->told.from.year_digits != 4) {
        return false;
    }
    long from = nearest_day(
        (EdtfDate){self->told.from.year, 4, self->told.from.month, self->told.from.day ? self->told.from.day : 1});
    long day = nearest_day((EdtfDate){self->told.from.year, 4, date->month, date->day});
    if (self->has_published) {
        return (self->told_here || (self->told_heads && self->told.from.year != self->published.year)) && day >= from;
    }
    return day >= from && day - from <= SAME_STORY_DAYS;
}

/* The year of a stretch or day that the item prints in full: the day lies within it, or close to it; 0 if none. */
static int year_printed_near(const DateAnchor *self, const EdtfDate *date) {
    enum { CLOSE = 10 }; /* days */
    const MentionIndexes *dates = &self->item->of_kind[MENTION_DATE];
    for (uint32_t i = 0; i < dates->count && date->month && date->day; i++) {
        const DateShape *shape = &self->item->mentions.items[dates->items[i]].shape;
        const DatePoint *from = &shape->from, *to = shape->kind == DATE_RANGE ? &shape->to : from;
        bool full = (shape->kind == DATE_RANGE || shape->kind == DATE_POINT) && !from->shifted &&
                    (from->printed & (DATE_YEAR | DATE_MONTH | DATE_DAY)) == (DATE_YEAR | DATE_MONTH | DATE_DAY);
        if (!full) {
            continue;
        }
        long first = nearest_day((EdtfDate){from->year, 4, from->month, from->day});
        long last = nearest_day((EdtfDate){from->year, 4, to->printed & DATE_MONTH ? to->month : from->month, to->day});
        long day = nearest_day((EdtfDate){from->year, 4, date->month, date->day});
        if (day >= first - CLOSE && day <= (last > first ? last : first) + CLOSE) {
            return from->year;
        }
    }
    return 0;
}

/* Gives a month, or a month and day, its year. */
static void infer_year(const DateAnchor *self, EdtfDate *date) {
    int heading = year_of_heading(self->item, self->mention);
    if (heading) {
        date->year = heading;
    } else if (told_lends_year(self, date)) {
        date->year = self->told.from.year;
    } else if (self->has_published) {
        EdtfDate candidate = {self->published.year, 4, date->month, date->day};
        EdtfDate first = candidate; /* a month has come when its first day has */
        first.day = date->day ? date->day : 1;
        candidate.year -= nearest_day(first) > self->today;
        first.year = candidate.year;
        EdtfDate next = first;
        next.year = candidate.year + 1;
        bool is_this_month =
            !date->day && candidate.year == self->published.year && date->month == self->published.month;
        /* Of the coming year without saying so: in December only. */
        bool may_be_ahead =
            self->planned || next.year == self->published.year || nearest_day(next) - self->today <= NEXT_YEAR_AHEAD;
        bool ahead =
            !is_this_month && may_be_ahead && takes_next(self, nearest_day(first), nearest_day(next), FAR_BACK);
        date->year = candidate.year + ahead;
    } else {
        date->year = self->proven_year ? self->proven_year : year_printed_near(self, date);
    }
    date->year_digits = date->year ? 4 : 0;
}

/* True if a day without month belongs to the month of the date told before: it
 * lies within its stretch, or follows it in the same sentence of a past story. */
static bool told_lends_month(const DateAnchor *self, int day) {
    const EdtfDate *from = &self->told.from, *to = &self->told.to;
    if (!self->has_told || !self->told_here || !from->day || (self->told_describes && self->has_published)) {
        return false;
    }
    bool within = self->told.is_interval && from->month == to->month && day >= from->day && day <= to->day;
    bool is_past = !self->has_published || from->year_digits != 4 || nearest_day(*from) <= self->today;
    EdtfDate candidate = *from;
    candidate.day = day;
    bool lies_ahead = self->has_published && !self->planned && from->year_digits == 4 &&
                      edtf_day_number(candidate) > self->today; /* 3月1日电: 29日 was in February */
    bool goes_on = is_past && from->month == to->month && day >= to->day;
    return within || (goes_on && !lies_ahead && !(self->told_is_filing && !self->planned && day > to->day));
}

/* The month told before with this very day (5月6日 … 4月1日 … 6日); false if none was. */
static bool same_day_told(const DateAnchor *self, EdtfDate *date) {
    const Item *item = self->item;
    for (uint32_t i = self->mention; i > 0 && self->mention - i < TOLD_MENTIONS; i--) {
        const Mention *mention = &item->mentions.items[i - 1];
        Edtf told;
        if (mention->kind == MENTION_DATE && mention->shape.kind == DATE_POINT &&
            edtf_parse(mention->date.edtf, &told) && told.from.month && told.from.day == date->day) {
            *date = told.from;
            return true;
        }
    }
    return false;
}

/* The month that the item tells behind with this very day (27日 … 3月27日至4月1日); false if none. */
static bool same_day_ahead(const DateAnchor *self, EdtfDate *date) {
    const Item *item = self->item;
    for (uint32_t i = self->mention + 1; i < item->mentions.count && i - self->mention < TOLD_MENTIONS; i++) {
        const Mention *mention = &item->mentions.items[i];
        const DatePoint *from = &mention->shape.from;
        bool full = (from->printed & DATE_MONTH) && (from->printed & DATE_DAY) && !from->shifted;
        if (mention->kind == MENTION_DATE && full && from->day == date->day) {
            *date = (EdtfDate){(from->printed & DATE_YEAR) ? from->year : 0, (from->printed & DATE_YEAR) ? 4 : 0,
                               from->month, from->day};
            return true;
        }
    }
    return false;
}

/* The month of the day up to which something was told last (到9月20日 … 22日); false if none was. */
static bool month_of_term(const DateAnchor *self, EdtfDate *date) {
    const Item *item = self->item;
    for (uint32_t i = self->mention; i > 0 && self->mention - i < TOLD_MENTIONS; i--) {
        const Mention *mention = &item->mentions.items[i - 1];
        Edtf term;
        if (mention->kind == MENTION_DATE && mention->shape.role == DATE_BY && edtf_parse(mention->date.edtf, &term) &&
            term.from.month && term.from.day) {
            *date = (EdtfDate){term.from.year, term.from.year_digits, term.from.month, date->day};
            return true;
        }
    }
    return false;
}

/* True if a word of planning stands right beside the date: 将于9月4日, 9月4日将. */
static bool is_marked_planned(const Item *item, const Mention *mention) {
    enum { REACH = 4 };
    uint32_t start = mention->span.start > REACH ? mention->span.start - REACH : 0;
    for (uint32_t at = start; at < mention->span.start; at++) {
        DateWord word = date_word_at(item, at, mention->span.start);
        if (word.kind == WORD_PLAN && at + word.length + 1 >= mention->span.start) {
            return true;
        }
    }
    DateWord word = date_word_at(item, span_end(mention->phrase), item->text->length);
    if (word.kind != WORD_PLAN) {
        return false;
    }
    uint32_t behind = span_end(mention->phrase) + word.length, next = mention_from(item, behind);
    bool moves = word.length == 1 && next < item->mentions.count && item->mentions.items[next].span.start == behind &&
                 item->mentions.items[next].kind != MENTION_DATE; /* 29日将 8 家企业列入 … */
    return !moves;
}

/* True if what was told last was in the month of the day: 7月24日 … 27日. */
static bool told_goes_to(const DateAnchor *self, const EdtfDate *day) {
    const EdtfDate *told = self->told.is_interval ? &self->told.to : &self->told.from;
    return self->has_told && !self->told_is_filing && told->month == day->month && told->day &&
           (told->year_digits != 4 || told->year == day->year);
}

/* True if the day follows within the week what was told last, of a month gone by: 11月3日 …。4日. */
static bool follows_told(const DateAnchor *self, int day) {
    enum { WEEK = 7 };
    const EdtfDate *told = self->told.is_interval ? &self->told.to : &self->told.from;
    return self->has_told && !self->told_is_filing && told->day && told->year_digits == 4 && day > told->day &&
           day <= told->day + WEEK && day <= edtf_days_in_month(told->year, told->month) &&
           edtf_day_number(*told) + WEEK < self->today;
}

/* True if what was told last, weeks ago, began a sentence of the paragraph by its month, and the day lies in its
 * stretch or follows it within the week: 3月10日至13日，X 访问 P。11日，…. */
static bool paragraph_goes_on(const DateAnchor *self, int day) {
    enum { WEEKS = 21, OPENING = 2 }; /* days; characters before the date: 今年3月10日 */
    const Item *item = self->item;
    const EdtfDate *from = &self->told.from, *to = self->told.is_interval ? &self->told.to : from;
    if (!self->has_told || self->planned || self->told_is_filing || !from->day || from->year_digits != 4 ||
        edtf_day_number(*to) + WEEKS >= self->today) {
        return false;
    }
    uint32_t opening = self->told_at;
    while (opening > 0 && self->told_at - opening <= OPENING && item->text->character[opening - 1] != '\n' &&
           item->text->character[opening - 1] != FULL_STOP) {
        opening--;
    }
    bool opens = self->told_at - opening <= OPENING;
    for (uint32_t at = self->told_at; opens && at < item->mentions.items[self->mention].span.start; at++) {
        opens = item->text->character[at] != '\n';
    }
    bool within = from->month == to->month && day >= from->day && day <= to->day;
    return opens && (within || follows_told(self, day));
}

/* Gives a day its month and year. `weekday`, of which it is printed to be, decides between two; 0 if none is. */
static bool infer_month(const DateAnchor *self, int weekday, EdtfDate *date) {
    int day = date->day;
    const EdtfDate *told = self->told.is_interval ? &self->told.to : &self->told.from;
    bool told_goes_on = told_lends_month(self, day);
    bool in_line = self->told_heads && self->told.from.day && self->told.from.day < day; /* 1997年9月5日 …。9日 … */
    if (!self->has_published && !in_line && same_day_told(self, date)) {
        return true;
    }
    if (!self->has_published || told_goes_on) {
        bool tells_month = self->has_told && (told->day || self->told_here); /* not 今年3月以来 …。21日 */
        if (!tells_month && (same_day_ahead(self, date) || month_of_term(self, date))) {
            return true;
        }
        if (!tells_month) { /* a day of an unknown month */
            *date = (EdtfDate){.day = day};
            return true;
        }
        *date = (EdtfDate){told->year, told->year_digits, told->month, day};
        if (self->told_is_filing && !self->planned && day > told->day) { /* before the report was filed */
            bool wraps = told->month == 1;
            date->month = wraps ? 12 : told->month - 1;
            date->year -= wraps && date->year_digits == 4;
        }
        return true;
    }
    EdtfDate month = edtf_date(self->published.year, self->published.month, 0);
    EdtfDate past = day > self->published.day ? edtf_shift_months(month, -1) : month;
    for (int i = 0; i < 2 && edtf_days_in_month(past.year, past.month) < day; i++) {
        past = edtf_shift_months(past, -1);
    }
    EdtfDate next = edtf_shift_months(past, 1);
    for (int i = 0; i < 2 && edtf_days_in_month(next.year, next.month) < day; i++) {
        next = edtf_shift_months(next, 1);
    }
    past.day = next.day = day;
    bool past_fits = edtf_weekday(edtf_day_number(past)) == weekday;
    bool next_fits = edtf_weekday(edtf_day_number(next)) == weekday;
    if (weekday && past_fits != next_fits) { /* 周五（21日） */
        *date = past_fits ? past : next;
        return true;
    }
    bool ahead = takes_next(self, edtf_day_number(past), edtf_day_number(next), FAR_BACK_IN_MONTH);
    int near = past.month == self->published.month ? NEXT_MONTH_AHEAD : FAR_BACK_IN_MONTH;
    bool far = edtf_day_number(next) - self->today > near; /* 日 without month is near */
    bool late = self->planned && self->today - edtf_day_number(past) <= TAKEN_UP_LATE;
    bool over = late ? is_marked_planned(self->item, &self->item->mentions.items[self->mention])
                     : !self->planned && (far || told_goes_to(self, &past));
    *date = ahead && !over ? next : past;
    if ((!self->planned && self->today - edtf_day_number(past) > FAR_BACK_IN_MONTH && follows_told(self, day)) ||
        paragraph_goes_on(self, day)) {
        *date = self->told.is_interval ? self->told.to : self->told.from;
        date->day = day;
    }
    return true;
}

/* --- points --- */

/* The day that `today` means where none of publication is known: that of the dateline, else
 * the day told last before. */
static bool day_of_writing(const DateAnchor *self, EdtfDate *day) {
    Edtf filed;
    bool has_filed = edtf_parse(self->item->filed, &filed) && filed.from.day;
    const EdtfDate *told = self->told.is_interval ? &self->told.to : &self->told.from;
    *day = has_filed ? filed.from : *told;
    return has_filed || (self->has_told && told->month && told->day);
}

/* The date that shifted parts count from. */
static bool base_of(const DateAnchor *self, bool same, EdtfDate *base) {
    if (same && self->has_told) {
        const Edtf *told = &self->told;
        bool full = self->has_published && told->is_interval && told->from.day && told->to.day &&
                    told->from.year_digits == 4 && told->to.year_digits == 4;
        bool goes_on = full && edtf_day_number(told->from) <= self->today && edtf_day_number(told->to) > self->today;
        *base = goes_on ? self->filed /* 5日至7日访问 P。当天, in the news of the 6th */
                : told->is_interval && told->to.day ? told->to
                                                    : told->from;
        return true;
    }
    if (self->has_published) {
        *base = self->filed;
        return true;
    }
    if (day_of_writing(self, base)) {
        return true;
    }
    *base = edtf_date(self->proven_year, 0, 0);
    return self->proven_year > 0;
}

static bool shift_day(EdtfDate base, int shift, EdtfDate *date) {
    enum { SHORTEST_MONTH = 28 };
    if (!base.month && base.day) { /* a dateline may tell the day alone: 台北25日電 */
        int day = base.day + shift;
        *date = base;
        date->day = day;
        return day >= 1 && (shift <= 0 || day <= SHORTEST_MONTH);
    }
    if (!base.month || !base.day) {
        *date = base;
        return !shift && base.month;
    }
    *date = edtf_shift_days(base, shift);
    return true;
}

/* The day nearest before the mention, else the first one, that is printed with its weekday
 * (周二（5月9日）); NULL if there is none. */
static const DatePoint *day_with_weekday(const DateAnchor *self) {
    const Item *item = self->item;
    const DatePoint *found = NULL;
    const MentionIndexes *dates = &item->of_kind[MENTION_DATE];
    for (uint32_t i = 0; i < dates->count && !(found && dates->items[i] > self->mention); i++) {
        const Mention *mention = &item->mentions.items[dates->items[i]];
        const DatePoint *point = &mention->shape.from;
        bool full = point->weekday && (point->printed & DATE_MONTH) && (point->printed & DATE_DAY) && !point->shifted;
        found = full ? point : found;
    }
    return found;
}

/* A weekday where the day of publication is not known: counted from one whose day is printed. */
static bool weekday_by_another(const DateAnchor *self, const DatePoint *point, EdtfDate *date) {
    const DatePoint *known = day_with_weekday(self);
    if (!known) {
        return false;
    }
    EdtfDate base = {known->year, known->printed & DATE_YEAR ? 4 : 0, known->month, known->day};
    int days = point->day - known->weekday;
    if (point->shifted & DATE_WEEKDAY) {
        days += 7 * point->week;
    } else if (self->planned) {
        days += days < 0 ? 7 : 0;
    } else {
        days -= days > 0 ? 7 : 0;
    }
    return shift_day(base, days, date);
}

/* The day of the week of a headline is the nearest such day (周四访 P, told on Monday); elsewhere it is past or to come
 * by the words. */
static bool weekday_of(const DateAnchor *self, const DatePoint *point, EdtfDate *date) {
    enum { NEAR = 3 }; /* days */
    if (!self->has_published) {
        return weekday_by_another(self, point, date);
    }
    int today = edtf_weekday(self->today);
    long day = self->today - today + point->day;
    if (point->shifted & DATE_WEEKDAY) {
        day += 7 * point->week;
    } else if (self->planned) {
        day += day < self->today ? 7 : 0;
    } else {
        bool heads = span_within(self->item->mentions.items[self->mention].span, self->item->title);
        day -= day > self->today + (heads ? NEAR : 0) ? 7 : 0;
    }
    *date = edtf_from_day_number(day);
    return true;
}

/* True if there is a common word and it is of that part of speech. */
static bool word_is_of(const Item *item, const Match *word, const char *kind) {
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, kind);
}

/* True if the next day is that after what the words right before it tell: 成立第二天. */
static bool follows_deed(const DateAnchor *self) {
    enum { VERB = 2 }; /* characters */
    uint32_t start = self->item->mentions.items[self->mention].span.start;
    const Mention *before = self->mention ? &self->item->mentions.items[self->mention - 1] : NULL;
    if (before && span_end(before->span) == start) {
        return false; /* 该组织次日 */
    }
    const Match *word =
        start >= VERB ? match_exact(&self->item->matches, span_of(start - VERB, start), CLASS_BIT(CLASS_WORD)) : NULL;
    return word_is_of(self->item, word, "verb") || word_is_of(self->item, word, "verb-noun");
}

/* 同年9月: the year counts from a date told before, which may lack months. */
static bool point_with_shifts(const DateAnchor *self, const DatePoint *point, bool same, EdtfDate *date) {
    EdtfDate base;
    if (same && (point->shifted & DATE_YEAR) && self->told_year) {
        *date = edtf_date(self->told_year + point->year, point->printed & DATE_MONTH ? point->month : 0, 0);
        date->day = date->month && (point->printed & DATE_DAY) ? point->day : 0;
        return true;
    }
    bool next_day = same && (point->shifted & DATE_DAY) && point->day > 0; /* 第二天: of a day that is told */
    if ((next_day && (!self->has_told || follows_deed(self))) || !base_of(self, same, &base)) {
        bool has_month = point->shifted == DATE_YEAR && (point->printed & DATE_MONTH); /* 去年9月: of what year ever */
        *date = has_month ? (EdtfDate){.month = point->month} : *date;
        date->day = has_month && (point->printed & DATE_DAY) ? point->day : 0;
        return has_month;
    }
    if (point->shifted & DATE_DAY) {
        base.year += point->shifted & DATE_YEAR && base.year_digits ? point->year : 0; /* 去年今天 */
        return shift_day(base, point->day, date);
    }
    if (point->shifted & DATE_MONTH) {
        if (!base.month || base.year_digits != 4) {
            *date = (EdtfDate){base.year, base.year_digits, base.month, 0};
            date->day = point->printed & DATE_DAY ? point->day : 0;
            return base.month && !point->month;
        }
        *date = edtf_shift_months(base, point->month);
    } else {
        *date = edtf_date(base.year + point->year, point->printed & DATE_MONTH ? point->month : 0, 0);
        date->year_digits = base.year_digits;
        if (!base.year_digits) {
            date->year = 0;
        }
    }
    date->day = point->printed & DATE_DAY ? point->day : 0;
    return true;
}

static bool resolve_point(const DateAnchor *self, const DatePoint *point, bool same, EdtfDate *date) {
    *date = (EdtfDate){0};
    if (point->printed & DATE_WEEKDAY) {
        return weekday_of(self, point, date);
    }
    if (point->shifted) {
        return point_with_shifts(self, point, same, date);
    }
    *date = edtf_date(point->year, point->month, point->day);
    if (point->printed & DATE_DECADE) {
        date->year_digits = 3;
    } else if (point->printed & DATE_CENTURY) {
        date->year_digits = 2;
    } else if (point->printed & DATE_YEAR) {
        return true;
    } else if (point->printed & DATE_MONTH) {
        infer_year(self, date);
    } else {
        return infer_month(self, point->weekday, date);
    }
    return true;
}

/* --- stretches --- */

/* Gives a stretch of months from January on (前11个月), told as over, the year in which it last was. */
static void end_by_now(const DateAnchor *self, const DateShape *shape, Edtf *edtf) {
    enum { QUARTER = 3 };
    bool runs = edtf->to.month <= QUARTER && self->published.month > 1; /* a first quarter that goes on */
    bool counts = edtf->from.month == 1 && !edtf->from.day && edtf->to.month && !edtf->to.day && !runs;
    if (counts && !self->planned && self->has_published && !((shape->from.printed | shape->from.shifted) & DATE_YEAR) &&
        edtf->from.year >= self->published.year) {
        edtf->from.year = edtf->to.year = self->published.year - (edtf->to.month > self->published.month);
    }
}

static bool resolve_range(const DateAnchor *self, const DateShape *shape, Edtf *edtf) {
    if (!resolve_point(self, &shape->from, shape->same, &edtf->from)) {
        return false;
    }
    const DatePoint *to = &shape->to;
    edtf->is_interval = true;
    if (to->printed & DATE_WEEKDAY) { /* 周四至周六 */
        return (shape->from.printed & DATE_WEEKDAY) &&
               shift_day(edtf->from, (to->day - shape->from.day + 7) % 7, &edtf->to);
    }
    if (to->shifted) { /* 本月31日至下月2日 */
        return resolve_point(self, to, false, &edtf->to);
    }
    edtf->to = edtf_date(to->year, to->month, to->day);
    if (to->printed & DATE_YEAR) {
        return true;
    }
    edtf->to.year = edtf->from.year;
    edtf->to.year_digits = edtf->from.year_digits;
    bool wraps = false;
    if (!(to->printed & DATE_MONTH)) {
        edtf->to.month = edtf->from.month;
        if (edtf->to.day < edtf->from.day) { /* 30日至2日 */
            wraps = edtf->from.month == 12;
            edtf->to.month = wraps ? 1 : edtf->from.month ? edtf->from.month + 1 : 0;
        }
    } else {
        wraps = edtf->to.month < edtf->from.month;
    }
    edtf->to.year += wraps && edtf->to.year_digits == 4;
    end_by_now(self, shape, edtf);
    edtf->is_interval = memcmp(&edtf->from, &edtf->to, sizeof edtf->to) != 0; /* 5月29日——5月29日 is one day */
    return true;
}

/* A year, month or day `count` units away from the published day. */
static EdtfDate shifted(const DateAnchor *self, uint8_t unit, int count) {
    EdtfDate date = self->published;
    if (unit == DATE_YEAR) {
        return edtf_date(date.year + count, 0, 0);
    }
    if (unit == DATE_MONTH) {
        return edtf_shift_months(date, count);
    }
    return edtf_from_day_number(self->today + (long)count * (unit == DATE_WEEKDAY ? 7 : 1));
}

/* So many months or years later than the date told before in the paragraph, no more exact than those are: 2021年11月
 * …； 两个月后 …. False if it is still to come. */
static bool resolve_much_later(const DateAnchor *self, const DateShape *shape, Edtf *edtf) {
    const EdtfDate *told = self->told.is_interval ? &self->told.to : &self->told.from;
    bool months = shape->unit == DATE_MONTH;
    if (!self->has_told || !told->month || told->year_digits != 4) {
        return false;
    }
    edtf->from = months ? edtf_shift_months(edtf_date(told->year, told->month, 1), shape->count)
                        : edtf_date(told->year + shape->count, 0, 0);
    edtf->from.day = 0;
    return edtf_day_number(edtf_date(edtf->from.year, edtf->from.month ? edtf->from.month : 1, 1)) <= self->today;
}

/* True if the words that count days open a clause, or stand behind who acts or behind a preposition or a particle: X
 * 两天后会见 Y, 并在两天后, 仅三天前. Behind other words they count from what those tell (就任三天后). */
static bool counts_from_story(const DateAnchor *self) {
    const ClassSet small = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT);
    const Item *item = self->item;
    uint32_t start = item->mentions.items[self->mention].span.start;
    const Mention *before = self->mention ? &item->mentions.items[self->mention - 1] : NULL;
    bool follows = before && span_end(before->span) == start &&
                   (before->kind == MENTION_PERSON || before->kind == MENTION_COUNTRY || before->kind == MENTION_BODY ||
                    before->kind == MENTION_POST || before->kind == MENTION_PLACE || before->kind == MENTION_REFERENCE);
    return follows || start == 0 || !character_is_han(item->text->character[start - 1]) ||
           match_exact(&item->matches, span_of(start - 1, start), small);
}

/* The day told before that the words count from; NULL if none is told in full. */
static const EdtfDate *day_told(const DateAnchor *self) {
    const EdtfDate *told = self->told.is_interval ? &self->told.to : &self->told.from;
    return self->has_told && told->month && told->day && told->year_digits == 4 ? told : NULL;
}

/* So many days or weeks later (三天后): of a plan than today, else than the day told before. */
static bool resolve_later(const DateAnchor *self, int days, Edtf *edtf) {
    const EdtfDate *told = counts_from_story(self) ? day_told(self) : NULL;
    bool over = told && (!self->has_published || edtf_day_number(*told) + days <= self->today);
    edtf->from = over                  ? edtf_shift_days(*told, days)
                 : self->has_published ? edtf_shift_days(self->filed, days)
                                       : (EdtfDate){0};
    return over || (self->planned && self->has_published);
}

/* So many days or weeks before (两天前): than the day told before in the paragraph, where that itself is days ago, else
 * than today. */
static bool resolve_earlier(const DateAnchor *self, int days, Edtf *edtf) {
    enum { LATELY = 1 };
    const Item *item = self->item;
    const EdtfDate *told = counts_from_story(self) && !self->told_is_filing ? day_told(self) : NULL;
    uint32_t start = item->mentions.items[self->mention].span.start, from = told ? self->told_at : start;
    while (from < start && item->text->character[from] != '\n') {
        from++;
    }
    bool then = told && from == start && (!self->has_published || edtf_day_number(*told) + LATELY < self->today);
    edtf->from = then                  ? edtf_shift_days(*told, days)
                 : self->has_published ? edtf_from_day_number(self->today + days)
                                       : (EdtfDate){0};
    return then || self->has_published;
}

static bool resolve_count(const DateAnchor *self, const DateShape *shape, Edtf *edtf) {
    enum { WEEK = 7 };
    bool apart = shape->kind == DATE_DISTANCE, in_days = shape->unit == DATE_DAY || shape->unit == DATE_WEEKDAY;
    if (apart && in_days) {
        int days = shape->count * (shape->unit == DATE_WEEKDAY ? WEEK : 1);
        edtf->is_approximate = shape->unit != DATE_DAY;
        return shape->count > 0 ? resolve_later(self, days, edtf) : resolve_earlier(self, days, edtf);
    }
    if (!self->has_published) {
        return false;
    }
    if (apart && shape->count > 0) {
        return resolve_much_later(self, shape, edtf);
    }
    edtf->from = shifted(self, shape->unit, shape->count);
    edtf->to = shifted(self, shape->unit, 0);
    if (apart) {
        edtf->to = edtf->from;
        edtf->is_approximate = true;
    } else if (shape->count > 0) {
        EdtfDate from = edtf->from;
        edtf->from = edtf->to;
        edtf->to = from;
    }
    edtf->is_interval = shape->kind == DATE_WINDOW;
    return true;
}

static bool resolve_week(const DateAnchor *self, const DatePoint *point, Edtf *edtf) {
    DatePoint day = *point;
    day.day = 1;
    if (!weekday_of(self, &day, &edtf->from)) {
        return false;
    }
    day.day = 7;
    weekday_of(self, &day, &edtf->to);
    edtf->is_interval = true;
    return true;
}

static bool resolve_shape(const DateAnchor *self, const DateShape *shape, Edtf *edtf) {
    *edtf = (Edtf){0};
    switch (shape->kind) {
    case DATE_RANGE:
        return resolve_range(self, shape, edtf);
    case DATE_WINDOW:
    case DATE_DISTANCE:
        return resolve_count(self, shape, edtf);
    case DATE_VAGUE:
        return false;
    case DATE_POINT:
        break;
    }
    if ((shape->from.printed & DATE_WEEKDAY) && !shape->from.day) {
        return resolve_week(self, &shape->from, edtf);
    }
    if (shape->same && (shape->from.shifted & DATE_DAY) && !shape->from.day && self->has_told && !self->told.from.day) {
        *edtf = self->told; /* that day, of a date told by its month only */
        return true;
    }
    return resolve_point(self, &shape->from, shape->same, &edtf->from);
}

/* --- the door --- */

/* Years between which an item without `published` was written: what it tells
 * as past was before, what it tells as due comes after. */
static void find_bounds(Item *item) {
    enum { REACH = 30 };
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const DatePoint *point = &mention->shape.from;
        if (mention->kind != MENTION_DATE || mention->shape.kind != DATE_POINT || (point->shifted & DATE_YEAR) ||
            (point->printed & (DATE_YEAR | DATE_DECADE | DATE_CENTURY)) != DATE_YEAR) {
            continue;
        }
        if (mention->shape.role == DATE_BY) {
            item->not_after = item->not_after && item->not_after < point->year ? item->not_after : point->year;
        } else if (mention->shape.role == DATE_AT && i + 1 < item->mentions.count) {
            /* The figure of a whole year is known when the year is over. */
            const Mention *next = &item->mentions.items[i + 1];
            bool whole_year = point->printed == DATE_YEAR && next->kind == MENTION_QUANTITY &&
                              next->quantity.is_currency && next->span.start - span_end(mention->span) <= REACH;
            int year = point->year + whole_year;
            item->not_before = item->not_before > year ? item->not_before : year;
        }
    }
    if (item->not_after && item->not_before > item->not_after) {
        item->not_before = item->not_after = 0;
    }
}

/* 目前: the time of writing dates figures, but no event. */
static bool is_present(const Mention *mention) {
    return mention->shape.role == DATE_UNTIL && mention->shape.from.printed == DATE_MONTH &&
           mention->shape.from.shifted;
}

DateValue date_resolve(const Item *item, uint32_t index, bool planned) {
    DateValue value = {0};
    DateAnchor anchor = anchor_of(item, index, planned);
    Edtf edtf;
    bool is_unknown =
        !anchor.has_published && is_present(&item->mentions.items[index]); /* 目前, of no day of writing */
    if (!is_unknown && resolve_shape(&anchor, &item->mentions.items[index].shape, &edtf)) {
        char written[EDTF_SIZE];
        edtf_write(&edtf, written);
        value.edtf = arena_copy(item->arena, written, strlen(written));
        if (!edtf.from.year_digits) {
            value.not_before = item->not_before;
            value.not_after = item->not_after;
        }
    }
    return value;
}

/* The day of writing that a printed day tells which a word counts from today as well: 明天（26日）; NULL if it tells
 * none.
 */
static const char *day_by_gloss(const Item *item, const Mention *mention) {
    Edtf told, day = {0};
    if (!mention->shape.is_glossed || !edtf_parse(mention->date.edtf, &told) || !told.from.day ||
        !shift_day(told.from, -mention->shape.gloss, &day.from)) {
        return NULL;
    }
    char written[EDTF_SIZE];
    edtf_write(&day, written);
    return arena_copy(item->arena, written, strlen(written));
}

/* A site puts up again what was filed weeks before, by the month and day of its dateline (4月13日电): what it tells is
 * as of that day. */
static void take_day_of_dateline(Item *item, const Mention *dateline) {
    enum { PUT_UP_LATE = 21 }; /* days */
    Edtf published, filed;
    bool full = edtf_parse(item->published, &published) && published.from.day && published.from.year_digits == 4 &&
                edtf_parse(item->filed, &filed) && filed.from.day && filed.from.year_digits == 4;
    bool dated = (dateline->shape.from.printed & (DATE_YEAR | DATE_MONTH | DATE_DAY)) == (DATE_MONTH | DATE_DAY);
    if (full && dated && edtf_day_number(published.from) - edtf_day_number(filed.from) > PUT_UP_LATE) {
        item->put_up = item->published;
        item->published = item->filed;
    }
}

/* Sets the day on which the report was filed: before any date is read, that of the headline too counts from it. */
static void take_dateline(Item *item) {
    const MentionIndexes *dates = &item->of_kind[MENTION_DATE];
    for (uint32_t i = 0; i < dates->count && !item->filed; i++) {
        const Mention *mention = &item->mentions.items[dates->items[i]];
        if (is_in_dateline(item, mention)) {
            item->filed = date_resolve(item, dates->items[i], is_marked_planned(item, mention)).edtf;
            take_day_of_dateline(item, mention);
        }
    }
}

void resolve_dates(Item *item) {
    gather_chronicle(item);
    if (item->published) {
        take_dateline(item);
    } else {
        item->present_year = proven_year(item);
        find_bounds(item);
    }
    const MentionIndexes *dates = &item->of_kind[MENTION_DATE];
    for (uint32_t i = 0; i < dates->count; i++) {
        Mention *mention = &item->mentions.items[dates->items[i]];
        mention->date = date_resolve(item, dates->items[i], is_marked_planned(item, mention));
        if (!item->filed && is_in_dateline(item, mention)) {
            item->filed = mention->date.edtf;
        }
        item->filed = !item->filed && !item->published ? day_by_gloss(item, mention) : item->filed;
    }
}

bool date_is_vague(const Mention *mention) {
    return mention->kind == MENTION_DATE && mention->shape.kind == DATE_VAGUE;
}

bool date_tells_day(const Mention *date) {
    return (date->shape.from.printed | date->shape.from.shifted) & (DATE_DAY | DATE_WEEKDAY);
}

DateValue date_of_news(const Item *item) {
    DateValue value = {0};
    if (item->published) {
        size_t length = strlen(item->published);
        char *edtf = arena_alloc(item->arena, length + 2);
        memcpy(edtf, item->published, length);
        edtf[length] = '~';
        value.edtf = edtf;
    }
    return value;
}

/* --- which date governs --- */

/* A year in front of the noun of a meeting, or years in front of that of a document (2014年至2015年合作协议), are part
 * of its name, if nothing but the name stands between. */
static bool is_label(const Item *item, const Mention *mention) {
    enum { LONGEST_NAME = 16 };
    const ClassSet ends = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT) |
                          CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_COMMITMENT);
    const DateShape *shape = &mention->shape;
    bool years = shape->kind == DATE_RANGE && shape->from.printed == DATE_YEAR && shape->to.printed == DATE_YEAR;
    if (!is_plain_year(mention) && !years) {
        return false;
    }
    uint32_t from = span_end(mention->span), end = from + LONGEST_NAME;
    end = end < item->text->length ? end : item->text->length;
    const ClassSet named = years ? CLASS_BIT(CLASS_WORK) : CLASS_BIT(CLASS_MECHANISM);
    for (uint32_t at = from; at < end; at++) {
        const Match *noun = match_longest(&item->matches, at, item->text->length, named);
        if (noun && !years && (noun->classes & CLASS_BIT(CLASS_LEVEL))) {
            noun = NULL; /* 1960年正式建交 */
        }
        bool tells = noun && years && (noun->classes & CLASS_BIT(CLASS_EVENT)); /* 2022-2023年体育交流年 */
        if (noun && !tells && !(noun->classes & CLASS_BIT(CLASS_TITLE))) {      /* 2012年总统访华 tells no name */
            return true;
        }
        if (!character_is_han(item->text->character[at]) || match_longest(&item->matches, at, end, ends) ||
            word_is_of(item, match_longest(&item->matches, at, end, CLASS_BIT(CLASS_WORD)), "preposition")) {
            return false; /* 2014年因 … 实施制裁 */
        }
    }
    return false;
}

static int exactness(const Mention *mention) {
    uint8_t printed = mention->shape.from.printed;
    return printed & (DATE_DAY | DATE_WEEKDAY) ? 3 : printed & DATE_MONTH ? 2 : printed & DATE_YEAR ? 1 : 0;
}

/* 2008年以来首次 dates what it is compared with; 今年以来 dates what happened. */
static bool is_since_another(const Mention *mention) {
    return mention->shape.role == DATE_SINCE &&
           !(mention->shape.from.printed == DATE_YEAR && (mention->shape.from.shifted & DATE_YEAR));
}

/* True if the date and the word for since enclose the anchor, which is of that date: 自2021年卸任以来. */
static bool is_since_anchor(const Item *item, const Mention *mention, Span anchor) {
    enum { REACH = 8, ADVERB = 2 }; /* characters of its object behind it: 就任总理; of an adverb before it */
    uint32_t end = span_end(anchor), limit = end + REACH < item->text->length ? end + REACH : item->text->length;
    bool may = span_end(mention->span) <= anchor.start && span_end(mention->span) + ADVERB >= anchor.start;
    limit = may ? text_next_mark(item->text, end, limit) : end;
    for (uint32_t at = end; at <= limit && may; at++) {
        if (date_word_at(item, at, item->text->length).kind == WORD_SINCE) {
            return true;
        }
    }
    return false;
}

/* The same moment told again by another clock: 1月15日21时(越南时间16日3时). */
static bool is_other_clock(const Item *item, const Mention *mention) {
    DateWord clock = date_word_before(item, 0, mention->span.start, WORD_LOCAL_TIME);
    uint32_t start = mention->span.start - clock.length;
    const Mention *first = mention - 1;
    return clock.length && start > 0 && item->text->character[start - 1] == '(' && mention > item->mentions.items &&
           first->kind == MENTION_DATE && (first->shape.from.printed & DATE_DAY) &&
           !(first->shape.from.shifted & DATE_DAY) && same_sentence(item, first->span.start, start);
}

/* True if the date is a time by which something is due, unless that is the end of this year or month: 年底前. */
static bool is_due_later(const Mention *mention) {
    const DatePoint *from = &mention->shape.from;
    bool now = from->shifted == from->printed &&
               ((from->printed == DATE_YEAR && !from->year) || (from->printed == DATE_MONTH && !from->month));
    return mention->shape.role == DATE_BY && !(mention->shape.kind == DATE_POINT && now);
}

/* True if the date stands in brackets before the anchor that tell something else by it: (X 于1月16日就职)并签署. */
static bool is_told_in_brackets(const Item *item, const Mention *mention, Span anchor) {
    enum { REACH = 60 };
    const uint32_t *character = item->text->character;
    uint32_t from = span_end(mention->span), close = from, open = mention->span.start;
    while (close < anchor.start && close < from + REACH && character[close] != ')' && character[close] != '(') {
        close++;
    }
    bool closes = close < anchor.start && character[close] == ')' &&
                  match_any(&item->matches, span_of(from, close), CLASS_BIT(CLASS_EVENT));
    while (closes && open > 0 && open + REACH > mention->span.start && character[open - 1] != '(' &&
           character[open - 1] != ')' && character[open - 1] != '\n') {
        open--;
    }
    return closes && open > 0 && character[open - 1] == '(';
}

/* How well a date mention dates the anchor; 0 if not at all. */
static long fitness(const Item *item, const Mention *mention, Span anchor) {
    enum { FAR = 1000 };
    if (mention->kind != MENTION_DATE || mention->shape.kind == DATE_WINDOW || is_due_later(mention) ||
        is_present(mention) || (is_since_another(mention) && !is_since_anchor(item, mention, anchor)) ||
        is_label(item, mention) || is_other_clock(item, mention) || is_told_in_brackets(item, mention, anchor) ||
        span_within(mention->span, anchor) || (item->covered[mention->span.start] & COVERED_BY_NAME)) { /* 唐宁街10号 */
        return 0;
    }
    bool before = mention->span.start < anchor.start;
    long distance = before ? (long)anchor.start - (long)span_end(mention->span)
                           : (long)mention->span.start - (long)span_end(anchor);
    distance = distance < 0 ? 0 : distance > FAR - 1 ? FAR - 1 : distance;
    return (FAR - distance) + (before ? FAR : 0) +
           (exactness(mention) == 3   ? 2 * FAR
            : exactness(mention) == 2 ? FAR / 2
                                      : 0);
}

/* The date before the anchor with which it tells who the person is that is named before the date behind it:
 * 5月就任的总统 X 13日访问 P. NO_MENTION if there is none. */
static uint32_t date_describing(const Item *item, uint32_t first, uint32_t behind, Span anchor) {
    uint32_t found = NO_MENTION;
    for (uint32_t i = first; i < behind && item->mentions.items[i].span.start < anchor.start; i++) {
        found = fitness(item, &item->mentions.items[i], anchor) ? i : found;
    }
    return found != NO_MENTION && person_described(item, found, behind) != NO_MENTION ? found : NO_MENTION;
}

/* Whom a date describes that stands behind the preposition of the other side: 与6月就任的 X 会谈. NO_MENTION if it
 * describes nobody there. */
static uint32_t other_side_described(const Item *item, uint32_t date, Span clause) {
    enum { REACH = 24 }; /* mentions in a clause */
    if (!(item->matches.ending[item->mentions.items[date].span.start] & CLASS_BIT(CLASS_PREPOSITION))) {
        return NO_MENTION;
    }
    const Match *slot = match_longest_before(&item->matches, clause.start, item->mentions.items[date].span.start,
                                             CLASS_BIT(CLASS_PREPOSITION));
    EntryId entry = slot ? match_entry(item->lexicon, slot, CLASS_PREPOSITION) : NO_ENTRY;
    bool opens = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_ROLE, "with") ||
                                       lexicon_has(item->lexicon, entry, KEY_ROLE, "to"));
    uint32_t limit = date + REACH < item->mentions.count ? date + REACH : (uint32_t)item->mentions.count;
    return opens ? person_described(item, date, limit) : NO_MENTION;
}

uint32_t date_mention_for(const Item *item, Span clause, Span anchor) {
    uint32_t best = NO_MENTION;
    long most = 0;
    uint32_t first = mention_from(item, clause.start);
    for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start < span_end(clause); i++) {
        long fit = fitness(item, &item->mentions.items[i], anchor);
        uint32_t other = fit && item->mentions.items[i].span.start < anchor.start
                             ? other_side_described(item, i, clause)
                             : NO_MENTION;
        if (other != NO_MENTION) { /* the date of what is told of him, and of nothing else */
            fit = span_end(anchor) <= item->mentions.items[other].phrase.start ? LONG_MAX : 0;
        }
        if (fit > most) {
            most = fit;
            best = i;
        }
    }
    if (best != NO_MENTION && item->mentions.items[best].span.start > anchor.start) {
        uint32_t described = date_describing(item, first, best, anchor);
        best = described != NO_MENTION ? described : best;
    }
    for (uint32_t i = first; best == NO_MENTION && i > 0 && first - i < TOLD_MENTIONS; i--) {
        const Mention *mention = &item->mentions.items[i - 1];
        if (!same_sentence(item, mention->span.start, clause.start)) {
            break;
        }
        best = fitness(item, mention, anchor) ? i - 1 : NO_MENTION;
    }
    return best;
}
