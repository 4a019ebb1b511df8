#include "read/figures.h"

static DateWord date_word_of(const Item *item, const Match *match) {
    DateWord word = {0};
    if (match) {
        word = figure_facts(item, match)->word;
        word.length = match->span.length;
    }
    return word;
}

/* True if a preposition and a country share the word's characters: 同日本. */
static bool hides_country(const Item *item, const Match *word, uint32_t end) {
    uint32_t last = span_end(word->span) - 1;
    const Match *country = match_longest(&item->matches, last, end, CLASS_BIT(CLASS_COUNTRY));
    return word->span.length == 2 && country && country->span.length > 1 &&
           match_exact(&item->matches, span_of(word->span.start, last), CLASS_BIT(CLASS_PREPOSITION));
}

/* True if a name or deed that goes on behind the word begins inside it: 14号法|国总统, 3日元|首峰会, 14号线|上会晤. */
static bool runs_into_name(const Item *item, const Match *word, uint32_t end) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_TITLE) |
                           CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BLOC) |
                           CLASS_BIT(CLASS_EVENT);
    bool runs = false;
    for (uint32_t at = word->span.start + 1; at < span_end(word->span) && !runs; at++) {
        const Match *name = (item->matches.starting[at] & names) ? match_longest(&item->matches, at, end, names) : NULL;
        runs = name && span_end(name->span) > span_end(word->span);
    }
    return runs;
}

DateWord date_word_at(const Item *item, uint32_t at, uint32_t end) {
    const Match *word = at < end ? match_longest(&item->matches, at, end, CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    DateWord found = date_word_of(item, word && hides_country(item, word, end) ? NULL : word);
    bool is_day = found.kind == WORD_NO_DAY && runs_into_name(item, word, end);
    return is_day ? date_word_of(item, match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_DATE_WORD))) : found;
}

/* True of a word for `before`, or for `first` where it means that too. */
static bool tells_before(DateWord word) {
    return word.kind == WORD_BEFORE || (word.kind == WORD_FIRST && (word.flags & WORD_ALSO_BEFORE));
}

/* The word behind a number: in 19日前 and 5年内 a unit begins, not `recently` or
 * `this year`. */
static DateWord unit_at(const Item *item, uint32_t at, uint32_t end) {
    DateWord word = date_word_at(item, at, end);
    return word.kind == WORD_RECENT || word.kind == WORD_YEAR ? date_word_at(item, at, at + 1) : word;
}

DateWord date_word_before(const Item *item, uint32_t start, uint32_t at, DateWordKind kind) {
    enum { LONGEST = 5 };
    start = at > start + LONGEST ? at - LONGEST : start;
    const Match *match =
        start < at ? match_longest_before(&item->matches, start, at, CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    DateWord word = date_word_of(item, match);
    return word.kind == kind ? word : (DateWord){0};
}

/* A date being read: where reading stands, what it has found. */
typedef struct DateReader {
    const Item *item;
    uint32_t start, at, end;
    DateShape shape;
    const DateWord *first; /* the word at `start`, asked for by many; NULL if it was not looked for */
} DateReader;

/* The longest date word at `at` before the reader's end. */
static DateWord word_at(const DateReader *self, uint32_t at) {
    return self->first && at == self->start ? *self->first : date_word_at(self->item, at, self->end);
}

static uint32_t character_at(const DateReader *self, uint32_t at) {
    return at < self->end ? self->item->text->character[at] : 0;
}

static uint32_t skip_blanks(const DateReader *self, uint32_t at) {
    while (character_at(self, at) == ' ') {
        at++;
    }
    return at;
}

static void set_part(DatePoint *point, uint8_t part, int value, bool shifted) {
    point->printed |= part;
    point->shifted = (uint8_t)(shifted ? point->shifted | part : point->shifted & ~part);
    if (part == DATE_YEAR) {
        point->year = (int16_t)value;
    } else if (part == DATE_MONTH) {
        point->month = (int8_t)value;
    } else {
        point->day = (int8_t)value;
    }
}

static void set_range(DateShape *shape, uint8_t part, int from, int to) {
    set_part(&shape->from, part, from, false);
    if (to > from) {
        shape->kind = DATE_RANGE;
        set_part(&shape->to, part, to, false);
    }
}

static bool is_leaf(const DateReader *self) { return self->shape.kind == DATE_RANGE; }

/* --- years --- */

static bool year_number(const DateReader *self, const Number *number, int era, int *year) {
    *year = number->value < 10000 ? (int)number->value + era : 0; /* a greater number is no year, and may be no int */
    bool run = number->is_vague && number->digits == 2 && number->value < 100; /* 八九年七月 */
    if ((number->is_vague && !run) || (run && era) || number->is_scaled) {
        return era && !number->is_vague && number->value < 200;
    }
    if (era || number->digits == 4) {
        return *year >= 1000 && *year < 3000;
    }
    /* 107年8月: the calendar of the Republic of China, three digits and a month; two where it is in use, else of the
     * last century: 78年10月. */
    enum { OF_REPUBLIC = 1911, OF_CENTURY = 1900, EARLIEST = 50 };
    DateWord unit = word_at(self, span_end(number->span));
    Number month;
    uint32_t behind = span_end(number->span) + unit.length;
    bool own_era = number->digits == 3 || counts_own_era(self->item);
    bool short_year = number->digits == 2 && (own_era || number->value >= EARLIEST);
    *year += own_era ? OF_REPUBLIC : OF_CENTURY;
    bool plain = number->is_arabic || number->digits == 2; /* 八九年七月 */
    return plain && (number->digits == 3 || short_year) && number->value < 200 && unit.length == 1 &&
           number_read(self->item, behind, self->end, &month) && word_at(self, span_end(month.span)).unit == UNIT_MONTH;
}

/* True if a word that names part of a year begins with the unit: 2023年底. */
static bool is_year_unit(DateWord word) { return word.unit == UNIT_YEAR || word.kind == WORD_PART_OF_YEAR; }

/* A year of two numerals, one behind the other (八二年九月, 零三年底), which a month or a part of the year follows: of
 * a century in which it had been when the page was written. */
static bool read_short_year(DateReader *self) {
    enum { LAST_CENTURY = 1900, THIS_CENTURY = 2000, OLDEST = 30, LENGTH = 2 };
    uint32_t at = self->at, behind = at + LENGTH;
    bool has_numerals =
        behind < self->end &&
        (self->item->matches.starting[at] & self->item->matches.starting[at + 1] & CLASS_BIT(CLASS_NUMERAL)) &&
        (self->item->matches.starting[behind] & CLASS_BIT(CLASS_DATE_WORD));
    if (!has_numerals || character_is_digit(character_at(self, at))) {
        return false;
    }
    Numeral tens = numeral_at(self->item, at, at + 1), ones = numeral_at(self->item, at + 1, at + 2);
    bool numerals = tens.kind == NUMERAL_DIGIT && ones.kind == NUMERAL_DIGIT && ones.value < 10 && tens.value < 10 &&
                    !(at > 0 && numeral_at(self->item, at - 1, at).length);
    DateWord unit = numerals ? word_at(self, behind) : (DateWord){0};
    Number month;
    bool in_year = unit.kind == WORD_PART_OF_YEAR ||
                   (unit.unit == UNIT_YEAR && number_read(self->item, behind + unit.length, self->end, &month) &&
                    word_at(self, span_end(month.span)).unit == UNIT_MONTH);
    if (!in_year) {
        return false;
    }
    int year = (int)(tens.value * 10 + ones.value);
    set_part(&self->shape.from, DATE_YEAR, year + (year < OLDEST ? THIS_CENTURY : LAST_CENTURY), false);
    self->at = behind + (unit.unit == UNIT_YEAR ? unit.length : 0);
    return true;
}

/* A number with 年 behind it, or a stretch of two: 2026—2031年. */
static bool read_year_number(DateReader *self, uint32_t at, int era) {
    Number from, to;
    int first, last;
    if (!number_read(self->item, at, self->end, &from) || !year_number(self, &from, era, &first)) {
        return false;
    }
    uint32_t behind = skip_blanks(self, span_end(from.span));
    DateWord unit = word_at(self, behind);
    if (is_year_unit(unit)) {
        set_part(&self->shape.from, DATE_YEAR, first, false);
        self->at = behind + unit.length;
        return true;
    }
    uint32_t joint = range_joint(self->item, behind, self->end);
    if (!joint || !number_read(self->item, behind + joint, self->end, &to) || !year_number(self, &to, era, &last)) {
        return false;
    }
    behind = span_end(to.span);
    unit = word_at(self, behind);
    bool enclosed = at > 0 && self->item->text->character[at - 1] == '(' && character_at(self, behind) == ')';
    if (last <= first || (!is_year_unit(unit) && !enclosed)) {
        return false;
    }
    set_range(&self->shape, DATE_YEAR, first, last);
    self->at = behind + (enclosed ? 0 : unit.length);
    return true;
}

/* The year that brackets hold beside a word for it, of the Republic of China's calendar too; 0 if it is none. */
static int year_glossed(const Number *number) {
    enum { FIRST = 1900, LAST = 2100, REPUBLIC = 1911, FIRST_OF_REPUBLIC = 38, LAST_OF_REPUBLIC = 150 };
    bool of_republic = number->value >= FIRST_OF_REPUBLIC && number->value <= LAST_OF_REPUBLIC;
    bool plain = number->value >= FIRST && number->value <= LAST;
    return plain ? (int)number->value : of_republic ? (int)number->value + REPUBLIC : 0;
}

/* The year in brackets behind a word for it (去年(2019)7月), which is printed then. */
static void read_gloss_of_year(DateReader *self) {
    Number number;
    if (character_at(self, self->at) != '(' || !number_read(self->item, self->at + 1, self->end, &number)) {
        return;
    }
    uint32_t behind = span_end(number.span);
    DateWord unit = word_at(self, behind);
    behind += is_year_unit(unit) ? unit.length : 0;
    int year = year_glossed(&number);
    if (character_at(self, behind) == ')' && year) {
        set_part(&self->shape.from, DATE_YEAR, year, false);
        self->at = behind + 1;
    }
}

static bool read_year(DateReader *self) {
    DateWord word = word_at(self, self->at);
    if (word.kind == WORD_ERA) {
        return read_year_number(self, self->at + word.length, word.value);
    }
    if (word.kind == WORD_YEAR || word.kind == WORD_SAME_YEAR) {
        self->shape.same = word.kind == WORD_SAME_YEAR;
        set_part(&self->shape.from, DATE_YEAR, word.value, true);
        self->at += word.length;
        read_gloss_of_year(self);
        return true;
    }
    return read_short_year(self) || read_year_number(self, self->at, 0);
}

/* --- parts of a year --- */

static bool read_part_of_year(DateReader *self) {
    uint32_t at = self->shape.from.printed ? skip_blanks(self, self->at) : self->at;
    DateWord word = word_at(self, at);
    switch (word.kind) {
    case WORD_HALF:
        set_range(&self->shape, DATE_MONTH, word.value * 6 - 5, word.value * 6);
        break;
    case WORD_QUARTER:
        set_range(&self->shape, DATE_MONTH, (word.flags & WORD_CUMULATIVE) ? 1 : word.value * 3 - 2, word.value * 3);
        break;
    case WORD_PART_OF_YEAR:
        if (!self->shape.from.printed) {
            set_part(&self->shape.from, DATE_YEAR, 0, true);
        }
        break;
    case WORD_SEASON:
    case WORD_PART_OF_MONTH: /* 去年冬季, 今年底: the year is kept */
        if (!self->shape.from.printed) {
            return false;
        }
        if (word.kind == WORD_SEASON && word.value > 0 && !is_leaf(self)) { /* 明年春天 */
            set_range(&self->shape, DATE_MONTH, word.value * 3, word.value * 3 + 2);
        }
        break;
    default:
        return false;
    }
    self->at = at + word.length;
    return true;
}

/* True if the word at `at` is the end of a longer one that is none of time: 元首|10月, 此前|3月. */
static bool ends_longer_word(const DateReader *self, uint32_t at, uint32_t length) {
    enum { LONGEST = 4 };
    const Match *longer =
        match_longest_before(&self->item->matches, at > LONGEST ? at - LONGEST : 0, at + length,
                             CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_ASPECT));
    return longer && longer->span.length > length;
}

/* 前9个月: from January on. */
static bool read_first_months(DateReader *self) {
    DateWord word = word_at(self, self->at);
    Number number;
    if (word.kind != WORD_FIRST || ends_longer_word(self, self->at, word.length) ||
        !number_read(self->item, self->at + word.length, self->end, &number)) {
        return false;
    }
    DateWord unit = word_at(self, span_end(number.span)); /* 前9个月, 前9月 */
    uint32_t behind = span_end(number.span) + unit.length;
    Number day; /* 此前9月17日 */
    if (unit.unit != UNIT_MONTH || number.value < 1 || number.value > 12 ||
        (!(unit.flags & WORD_COUNT) && number_read(self->item, behind, self->end, &day))) {
        return false;
    }
    set_range(&self->shape, DATE_MONTH, 1, (int)number.value);
    self->shape.kind = DATE_RANGE;
    set_part(&self->shape.to, DATE_MONTH, (int)number.value, false);
    self->at = behind;
    return true;
}

/* --- months and days --- */

/* The last of the numbers that count on by one behind the first, before one unit for all: 3月17、18日. */
static Number read_listed_numbers(const DateReader *self, const Number *first, int most) {
    Number last = *first, next;
    for (;;) {
        uint32_t at = span_end(last.span);
        const Match *joint =
            at < self->end ? match_longest(&self->item->matches, at, self->end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
        uint32_t length = character_at(self, at) == LIST_COMMA ? 1 : joint ? joint->span.length : 0;
        bool counts_on = length && first->is_arabic && number_read(self->item, at + length, self->end, &next) &&
                         next.is_arabic && !next.is_vague && next.value == last.value + 1 && next.value <= most;
        if (!counts_on) {
            return last;
        }
        last = next;
    }
}

/* True if the name of a body, a bloc or a place ends at the position: 非洲联盟|20号宣布, 中国海警|14号说. */
static bool ends_in_name(const Item *item, uint32_t at) {
    enum { LONGEST = 10 };
    const ClassSet names =
        CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_PLACE);
    return match_longest_before(&item->matches, at > LONGEST ? at - LONGEST : 0, at, names);
}

/* True if 号 makes a label of the number, before which no month stands: 神舟十号. In numerals a day opens a clause or
 * stands behind a post or preposition, but for the greater numbers that name little: 十九号 X 抵达. */
static bool is_number_of_name(const DateReader *self, const Number *number) {
    enum { LONGEST = 6, GREATER = 11 };
    const Item *item = self->item;
    uint32_t at = number->span.start;
    if (date_word_before(item, 0, at, WORD_NUMBERED).length && !(number->is_arabic && ends_in_name(item, at))) {
        return true;
    }
    const Match *before =
        at > 0 ? match_longest_before(&item->matches, at > LONGEST ? at - LONGEST : 0, at, UINT64_MAX) : NULL;
    bool follows = before && (before->classes & (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_PREPOSITION)));
    bool opens = at == 0 || !character_is_han(character_at(self, at - 1));
    return !number->is_arabic && !opens && !follows && number->value < GREATER;
}

/* A number of the calendar up to `most` with its unit, or a stretch of two: 1至9月, 19-21日. */
static bool read_calendar_number(DateReader *self, TimeUnit unit, uint8_t part, int most) {
    Number from, to = {0};
    uint32_t at = skip_blanks(self, self->at);
    if (!number_read(self->item, at, self->end, &from) || from.is_vague || from.is_approximate || from.value < 1 ||
        from.value > most || (from.is_arabic && from.digits > 2)) {
        return false;
    }
    uint32_t behind = span_end(from.span);
    uint32_t joint = range_joint(self->item, behind, self->end);
    if (joint && number_read(self->item, behind + joint, self->end, &to) && to.value > from.value && to.value <= most &&
        !to.is_vague) {
        behind = span_end(to.span);
    } else {
        to = read_listed_numbers(self, &from, most);
        behind = span_end(to.span);
    }
    Number many; /* 29、30两日 */
    bool counted = to.value == from.value + 1 && number_read(self->item, behind, self->end, &many) && !many.is_arabic &&
                   many.value == 2 && !many.is_vague;
    behind = skip_blanks(self, counted ? span_end(many.span) : behind);
    DateWord word = unit_at(self->item, behind, self->end);
    word.flags = (uint16_t)(counted ? word.flags & ~WORD_COUNT_ONLY : word.flags);
    bool is_part_of_month = unit == UNIT_MONTH && ((word.kind == WORD_PART_OF_MONTH && word.length > 1) ||
                                                   word.kind == WORD_PART_OF_THIS_MONTH);
    if ((word.unit != unit || (word.flags & WORD_COUNT_ONLY)) && !is_part_of_month) {
        return false;
    }
    bool bare = part == DATE_DAY && !(self->shape.from.printed & DATE_MONTH) && (word.flags & WORD_LABEL);
    if (bare && is_number_of_name(self, &from)) {
        return false;
    }
    set_range(&self->shape, part, (int)from.value, (int)to.value);
    self->at = behind + word.length;
    return true;
}

static bool read_month(DateReader *self) {
    uint32_t at = self->shape.from.printed ? skip_blanks(self, self->at) : self->at;
    DateWord word = word_at(self, at);
    if (word.kind == WORD_MONTH || word.kind == WORD_SAME_MONTH) {
        self->shape.same |= word.kind == WORD_SAME_MONTH;
        set_part(&self->shape.from, DATE_MONTH, word.value, !(word.flags & WORD_NAMED));
        self->at = at + word.length;
    } else if (!self->shape.from.printed && word.kind == WORD_PART_OF_THIS_MONTH) {
        set_part(&self->shape.from, DATE_MONTH, 0, true); /* 月底 */
        self->at = at + word.length;
    } else if (!read_calendar_number(self, UNIT_MONTH, DATE_MONTH, 12)) {
        return false;
    }
    word = word_at(self, self->at);
    if (!is_leaf(self) && word.kind == WORD_PART_OF_MONTH) {
        self->at += word.length;
    }
    return true;
}

/* True if a name begins with the last character of the weekday behind 本周 or 上周: 上周|日内瓦会谈, 本周|五角大楼. */
static bool weekday_begins_name(const DateReader *self, uint32_t last) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BODY) |
                           CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_MECHANISM);
    const Match *name = (self->item->matches.starting[last] & names)
                            ? match_longest(&self->item->matches, last, self->end, names)
                            : NULL;
    return name && name->span.length > 1;
}

/* 周二, 下周三, 本周末, or a whole week. */
static bool read_weekday(DateReader *self) {
    enum { SUNDAY = 7 };
    DateWord week = word_at(self, self->at);
    uint32_t at = self->at;
    if (week.kind == WORD_WEEK) {
        /* 本周三 shares its 周 with the weekday. */
        at += week.length;
        at -= word_at(self, at - 1).kind == WORD_WEEKDAY ? 1 : word_at(self, at - 2).kind == WORD_WEEKDAY ? 2 : 0;
    }
    DateWord word = word_at(self, at);
    bool whole = word.kind != WORD_WEEKDAY || weekday_begins_name(self, at + word.length - 1);
    if (whole && week.kind == WORD_WEEK) {
        set_part(&self->shape.from, DATE_WEEKDAY, 0, true);
        self->shape.from.week = (int8_t)week.value;
        self->at += week.length;
        return true;
    }
    if (word.kind != WORD_WEEKDAY || date_word_before(self->item, 0, self->at, WORD_EVERY).length) {
        return false;
    }
    set_part(&self->shape.from, DATE_WEEKDAY, word.value, week.kind == WORD_WEEK);
    self->shape.from.week = (int8_t)(week.kind == WORD_WEEK ? week.value : 0);
    if (word.flags & WORD_WEEKEND) { /* 上周末 */
        self->shape.kind = DATE_RANGE;
        set_part(&self->shape.to, DATE_WEEKDAY, SUNDAY, false);
    }
    self->at = at + word.length;
    return true;
}

/* True if a verb that only carries the noun behind it ends at the number: 展开三日访问. */
static bool is_carried(const DateReader *self, uint32_t reach) {
    const Match *light =
        match_longest_before(&self->item->matches, self->at - reach, self->at, CLASS_BIT(CLASS_SUPPORT));
    EntryId verb = light ? match_entry(self->item->lexicon, light, CLASS_SUPPORT) : NO_ENTRY;
    return verb != NO_ENTRY && lexicon_has(self->item->lexicon, verb, KEY_ROLE, "light");
}

/* True if the word of an event follows the number in digits and its 日 at once: 结束4日访华行程. */
static bool lasts_so_long(const DateReader *self) {
    uint32_t at = self->at;
    while (at < self->end && character_is_digit(character_at(self, at))) {
        at++;
    }
    DateWord unit = at > self->at ? word_at(self, at) : (DateWord){0};
    uint32_t behind = at + unit.length;
    const Match *verb = unit.unit == UNIT_DAY && behind < self->end
                            ? match_longest(&self->item->matches, behind, self->end, CLASS_BIT(CLASS_SUPPORT))
                            : NULL;
    EntryId entry = verb ? match_entry(self->item->lexicon, verb, CLASS_SUPPORT) : NO_ENTRY;
    bool holds = entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_ROLE, "light"); /* 出席4日举行的 M */
    return unit.unit == UNIT_DAY && behind < self->end && !holds &&
           (self->item->matches.starting[behind] & CLASS_BIT(CLASS_EVENT));
}

/* True if the noun of a visit follows the number and its 日, either with its kind and no host behind it
 * (作三日工作访问), or as the end of its clause (作三日访问; not 于三日访问). */
static bool counts_visit(const DateReader *self) {
    const Item *item = self->item;
    const MatchTable *matches = &item->matches;
    Number count;
    DateWord unit =
        number_read(item, self->at, self->end, &count) ? word_at(self, span_end(count.span)) : (DateWord){0};
    uint32_t behind = span_end(count.span) + unit.length;
    if (unit.unit != UNIT_DAY || unit.length != 1 || behind >= self->end) {
        return false;
    }
    const Match *level = match_longest(matches, behind, self->end, CLASS_BIT(CLASS_LEVEL));
    const Match *visit = match_longest(matches, behind, self->end, CLASS_BIT(CLASS_EVENT));
    visit = !visit && level ? match_longest(matches, span_end(level->span), self->end, CLASS_BIT(CLASS_EVENT)) : visit;
    EntryId entry = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_EVENT, "visit")) {
        return false;
    }
    uint32_t end = span_end(visit->span);
    const ClassSet hosts = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE);
    bool of_kind =
        level && !count.is_arabic && visit->span.length > level->span.length && !(matches->starting[end] & hosts);
    bool closes = lexicon_has(item->lexicon, entry, KEY_FRAME, "host-to") &&
                  !match_longest_before(matches, 0, self->at, CLASS_BIT(CLASS_PREPOSITION)) &&
                  (end >= self->end || !character_is_han(item->text->character[end]));
    return of_kind || closes;
}

/* True if a length begins at the number, no day of a month: 两日, 为期三日. */
static bool is_length(const DateReader *self) {
    enum { LONGEST = 6 };
    if (self->shape.from.printed & DATE_MONTH) {
        return false;
    }
    uint32_t reach = self->at > LONGEST ? LONGEST : self->at;
    const Match *before =
        match_longest_before(&self->item->matches, self->at - reach, self->at, CLASS_BIT(CLASS_PREPOSITION));
    EntryId entry = before ? match_entry(self->item->lexicon, before, CLASS_PREPOSITION) : NO_ENTRY;
    const Match *numeral = match_exact(&self->item->matches, span_of(self->at, self->at + 1), CLASS_BIT(CLASS_NUMERAL));
    EntryId digit = numeral ? match_entry(self->item->lexicon, numeral, CLASS_NUMERAL) : NO_ENTRY;
    return (digit != NO_ENTRY && lexicon_has(self->item->lexicon, digit, KEY_FLAGS, "count")) ||
           ((digit != NO_ENTRY || lasts_so_long(self)) && is_carried(self, reach)) || counts_visit(self) ||
           (entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_ROLE, "lasting"));
}

/* 去年今天, 五年前的今天: today's month and day in the year that was read before. */
static bool read_this_day(DateReader *self) {
    DateWord word = word_at(self, self->at);
    if (word.kind != WORD_DAY || word.value) {
        return false;
    }
    set_part(&self->shape.from, DATE_DAY, 0, true);
    self->at += word.length;
    return true;
}

static bool read_day(DateReader *self) {
    DateWord word = word_at(self, self->at);
    if (!self->shape.from.printed && (word.kind == WORD_DAY || word.kind == WORD_SAME_DAY)) {
        self->shape.same = word.kind == WORD_SAME_DAY;
        set_part(&self->shape.from, DATE_DAY, word.value, true);
        if (word.flags & WORD_PAIR) { /* 今明两天 */
            self->shape.kind = DATE_RANGE;
            set_part(&self->shape.to, DATE_DAY, word.value + 1, true);
        }
        self->at += word.length;
        return true;
    }
    return !is_length(self) && read_calendar_number(self, UNIT_DAY, DATE_DAY, 31);
}

/* --- decades, centuries, numbers only --- */

static bool read_decade(DateReader *self) {
    DateWord century = word_at(self, self->at);
    Number number;
    uint32_t at = self->at;
    int base = 1900;
    if (century.kind == WORD_CENTURY) {
        base = (century.value - 1) * 100;
        at += century.length;
    } else if (number_read(self->item, at, self->end, &number) && number.value >= 1 && number.value <= 21) {
        DateWord unit = word_at(self, span_end(number.span));
        if (unit.unit == UNIT_CENTURY) {
            base = ((int)number.value - 1) * 100;
            at = span_end(number.span) + unit.length;
        }
    }
    bool has_century = at > self->at;
    DateWord unit = {0};
    if (number_read(self->item, at, self->end, &number)) {
        unit = word_at(self, span_end(number.span));
    }
    int decade = unit.unit == UNIT_DECADE && number.value < 3000 ? (int)number.value : -1;
    if (unit.unit == UNIT_DECADE && decade % 10 == 0 && (decade < 100 || (decade >= 1000 && decade < 3000))) {
        set_part(&self->shape.from, DATE_YEAR, decade < 100 ? base + decade : decade, false);
        self->shape.from.printed |= DATE_DECADE;
        self->at = span_end(number.span) + unit.length;
    } else if (has_century) {
        set_part(&self->shape.from, DATE_YEAR, base, false);
        self->shape.from.printed |= DATE_CENTURY;
        self->at = at;
    } else {
        return false;
    }
    DateWord part = word_at(self, self->at);
    self->at += part.kind == WORD_PART_OF_MONTH ? part.length : 0;
    return true;
}

/* Up to four digits at `at`; moves behind them. */
static int read_digits(const DateReader *self, uint32_t *at, int *digits) {
    int value = 0;
    for (*digits = 0; *digits < 5 && character_is_digit(character_at(self, *at)); (*digits)++, (*at)++) {
        value = value * 10 + (int)(character_at(self, *at) - '0');
    }
    return value;
}

/* 11/11/2022, 2022-11-11, 107/08/21. */
static bool read_numeric(DateReader *self) {
    int value[3], digits[3];
    uint32_t at = self->at, separator = 0;
    for (int i = 0; i < 3; i++) {
        value[i] = read_digits(self, &at, &digits[i]);
        uint32_t c = character_at(self, at);
        if (!digits[i] || digits[i] > 4 || (i < 2 && c != '/' && c != '-' && c != '.') || (i == 1 && c != separator)) {
            return false;
        }
        separator = c;
        at += i < 2;
    }
    if (character_is_digit(character_at(self, at)) || character_at(self, at) == '/') {
        return false;
    }
    bool year_first = digits[0] == 4 || (digits[0] == 3 && digits[1] == 2 && digits[2] == 2);
    if (!year_first && digits[2] != 4) {
        return false;
    }
    int year = year_first ? value[0] : value[2], month = value[1], day = year_first ? value[2] : value[0];
    year += digits[0] == 3 ? 1911 : 0;
    if (month > 12 && day <= 12) { /* the month first */
        int swap = month;
        month = day;
        day = swap;
    }
    if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return false;
    }
    set_part(&self->shape.from, DATE_YEAR, year, false);
    set_part(&self->shape.from, DATE_MONTH, month, false);
    set_part(&self->shape.from, DATE_DAY, day, false);
    self->at = at;
    return true;
}

/* --- stretches counted from now --- */

static uint8_t part_of_unit(TimeUnit unit) {
    return unit == UNIT_YEAR    ? DATE_YEAR
           : unit == UNIT_MONTH ? DATE_MONTH
           : unit == UNIT_WEEK  ? DATE_WEEKDAY
                                : DATE_DAY;
}

/* True if a clause begins at the position: behind a comma, a stop or the end of a line. */
static bool opens_clause(const DateReader *self, uint32_t at) {
    uint32_t before = at > 0 ? self->item->text->character[at - 1] : '\n';
    return before == '\n' || before == ',' || before == ';' || before == FULL_STOP || before == 0x3000;
}

/* 过去5年, 十年来, 未来三年, 1个月前, 三天后. */
static bool read_count(DateReader *self) {
    DateWord opener = word_at(self, self->at);
    bool past = opener.kind == WORD_PAST, future = opener.kind == WORD_FUTURE;
    uint32_t at = self->at + (past || future ? opener.length : 0);
    Number number;
    if (!number_read(self->item, at, self->end, &number) || !number_extend(self->item, self->end, &number) ||
        number.is_vague || number.is_approximate || number.high < 1 || number.high > 400 ||
        (number.is_arabic && number.is_scaled)) {
        return false;
    }
    at = span_end(number.span);
    DateWord unit = unit_at(self->item, at, self->end);
    enum { HOURS = 24 };
    bool hours = unit.unit == UNIT_HOUR; /* 过去24小时 */
    enum { MOST_DAYS = 10 };             /* 两日后, 三日前: in numerals a length */
    DateWord tail = unit.unit == UNIT_DAY && !number.is_arabic && number.high <= MOST_DAYS
                        ? date_word_at(self->item, at + unit.length, self->end)
                        : (DateWord){0};
    bool counts = (unit.flags & WORD_COUNT) || tail.kind == WORD_AFTER || tells_before(tail);
    if (unit.kind != WORD_UNIT || !counts ||
        (hours && (!past || (int)number.high % HOURS != 0 || number.high != (int)number.high))) {
        return false;
    }
    number.high /= hours ? HOURS : 1;
    at += unit.length;
    DateWord behind = word_at(self, at);
    bool cut = behind.kind == WORD_NO_TAIL && !past && !future; /* 两天前|总统, 三年后|任职, not 过去一天|前线 */
    behind = cut ? date_word_at(self->item, at, at + 1) : behind;
    bool within = behind.kind == WORD_WITHIN || behind.kind == WORD_SINCE;
    bool ago = tells_before(behind);
    bool later = behind.kind == WORD_AFTER &&
                 (unit.unit == UNIT_DAY || unit.unit == UNIT_WEEK || opens_clause(self, self->start));
    if ((ago || later) && !past && !future) {
        self->shape.kind = DATE_DISTANCE;
    } else if (past || future || (within && (behind.flags & WORD_ALONE))) {
        self->shape.kind = DATE_WINDOW;
    } else {
        return false;
    }
    self->shape.unit = hours ? DATE_DAY : part_of_unit(unit.unit);
    self->shape.count = (int16_t)(future || later ? number.high : -number.high);
    self->at = at + (ago || later || within ? behind.length : 0);
    return true;
}

/* A month, a month and day, or today, in the year that so many years ago was: 三年前的5月6日, 一年前的今天. */
static void read_in_year_ago(DateReader *self) {
    const Match *of = self->shape.kind == DATE_DISTANCE && self->shape.unit == DATE_YEAR
                          ? match_longest(&self->item->matches, self->at, self->end, CLASS_BIT(CLASS_SUBJECT_STOP))
                          : NULL;
    EntryId entry = of ? match_entry(self->item->lexicon, of, CLASS_SUBJECT_STOP) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(self->item->lexicon, entry, KEY_ROLE, "possessive")) {
        return;
    }
    DateReader inner = {self->item, self->start, span_end(of->span), self->end, {0}, NULL};
    set_part(&inner.shape.from, DATE_YEAR, self->shape.count, true);
    bool in_month = !read_this_day(&inner) && read_month(&inner);
    if (in_month && !is_leaf(&inner)) {
        read_day(&inner);
    }
    if (inner.shape.from.printed != DATE_YEAR) {
        self->shape = inner.shape;
        self->at = inner.at;
    }
}

static bool read_word(DateReader *self) {
    DateWord word = word_at(self, self->at);
    if (word.kind == WORD_RECENT) {
        self->shape.kind = DATE_VAGUE;
    } else if (word.kind == WORD_WEEKS_AGO) {
        self->shape.kind = DATE_DISTANCE;
        self->shape.unit = DATE_WEEKDAY;
        self->shape.count = (int16_t)word.value;
    } else if (word.kind == WORD_NOW) {
        set_part(&self->shape.from, DATE_MONTH, 0, true);
        self->shape.role = DATE_UNTIL;
    } else {
        return false;
    }
    self->at += word.length;
    return true;
}

/* True if the character at `at` ends no longer word and a verb or the like stands behind it, or ends with it (昨访). */
static bool stands_before_verb(const DateReader *self, uint32_t at) {
    enum { LONGEST = 4 };
    const ClassSet verbs = CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) |
                           CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_ASPECT);
    const ClassSet words = CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_EVENT);
    const MatchTable *matches = &self->item->matches;
    uint32_t from = at > LONGEST ? at - LONGEST : 0;
    const Match *ending =
        match_longest_before(matches, from, at + 1, CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_DATE_WORD));
    const Match *longer = match_longest(matches, at, self->end, UINT64_MAX);
    const Match *verb = at + 1 < self->end ? match_longest(matches, at + 1, self->end, verbs) : NULL;
    const Match *inside = longer && verb && longer->span.length > 1 /* 昨抵|华盛顿, not 昨|抵华 */
                              ? match_longest(matches, at + 1, span_end(longer->span), verbs)
                              : NULL;
    bool within = inside && !(longer->classes & ~words) && span_end(inside->span) == span_end(longer->span);
    return !(ending && ending->span.length > 1) && longer && verb && (longer->span.length == 1 || within);
}

/* True if a verb or an idiom that makes no event follows the position: 昨|告一段落. */
static bool plain_verb_begins(const DateReader *self, uint32_t at) {
    enum { LONGEST = 4 };
    const MatchTable *matches = &self->item->matches;
    uint32_t from = at > LONGEST ? at - LONGEST : 0;
    const Match *ending = match_longest_before(matches, from, at, CLASS_BIT(CLASS_WORD));
    const Match *verb = at < self->end ? match_longest(matches, at, self->end, CLASS_BIT(CLASS_WORD)) : NULL;
    EntryId entry = verb && verb->span.length > 1 ? match_entry(self->item->lexicon, verb, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && !(ending && ending->span.length > 1) &&
           (lexicon_has(self->item->lexicon, entry, KEY_KIND, "verb") ||
            lexicon_has(self->item->lexicon, entry, KEY_KIND, "idiom"));
}

/* Keeps how far from today the word that the brackets gloss says the day is. */
static void gloss_day(DateReader *self, bool counts, int days) {
    self->shape.is_glossed = counts;
    self->shape.gloss = (int8_t)(counts ? days : 0);
}

/* 本(9月18)日: month and day in the bracket that stands at `at`, the unit of the day behind it. */
static bool read_day_in_bracket(DateReader *self, uint32_t at, int days) {
    Number month, day;
    DateWord unit = {0};
    if (number_read(self->item, at, self->end, &month)) {
        unit = unit_at(self->item, span_end(month.span), self->end);
    }
    if (unit.unit != UNIT_MONTH || month.value < 1 || month.value > 12 ||
        !number_read(self->item, span_end(month.span) + unit.length, self->end, &day) || day.value < 1 ||
        day.value > 31 || character_at(self, span_end(day.span)) != ')') {
        return false;
    }
    DateWord behind = unit_at(self->item, span_end(day.span) + 1, self->end);
    if (behind.unit != UNIT_DAY) {
        return false;
    }
    gloss_day(self, true, days);
    set_part(&self->shape.from, DATE_MONTH, (int)month.value, false);
    set_part(&self->shape.from, DATE_DAY, (int)day.value, false);
    self->at = span_end(day.span) + 1 + behind.length;
    return true;
}

/* 今(8)日, 本(5)月20日, 昨表示: a short word, exact by what the brackets hold. */
static bool read_short(DateReader *self) {
    DateWord word = word_at(self, self->at);
    uint32_t at = self->at + word.length;
    Number number;
    if (word.kind != WORD_SHORT) {
        return false;
    }
    bool enclosed = character_at(self, at) == '(' && number_read(self->item, at + 1, self->end, &number) &&
                    character_at(self, span_end(number.span)) == ')' && !number.is_vague;
    DateWord unit = enclosed ? unit_at(self->item, span_end(number.span) + 1, self->end) : (DateWord){0};
    uint32_t end = enclosed ? span_end(number.span) + 1 + unit.length : at;
    bool hour = enclosed && unit.kind == WORD_TIME_OF_DAY; /* 今(2)晚 */
    if ((unit.unit == UNIT_DAY || hour) && !number.is_scaled && number.value >= 1 && number.value <= 31) {
        gloss_day(self, true, word.value);
        set_part(&self->shape.from, DATE_DAY, (int)number.value, false);
        self->at = end;
        return true;
    }
    if (unit.unit == UNIT_MONTH && !number.is_scaled && number.value >= 1 && number.value <= 12) {
        set_part(&self->shape.from, DATE_MONTH, (int)number.value, false);
        self->at = end;
        return read_day(self) || true;
    }
    if (!enclosed && character_at(self, at) == '(' && read_day_in_bracket(self, at + 1, word.value)) {
        return true;
    }
    int year = unit.unit == UNIT_YEAR ? year_glossed(&number) : 0; /* 今(2024)年, 去(113)年 */
    if (year) {
        set_part(&self->shape.from, DATE_YEAR, year, false);
        self->at = end;
        return !read_month(self) || read_day(self) || true;
    }
    uint32_t joint = range_joint(self->item, at, self->end); /* 今至17日 */
    bool opens_range = joint && character_is_digit(character_at(self, at + joint));
    if ((word.flags & WORD_ALONE) &&
        (character_at(self, at) == '(' || opens_range || stands_before_verb(self, self->at) ||
         (word.value < 0 && plain_verb_begins(self, at)))) {
        set_part(&self->shape.from, DATE_DAY, word.value, true);
        self->at = at;
        return true;
    }
    return false;
}

/* --- the whole --- */

/* One end of a date, as exact as it is printed. */
static bool read_point(DateReader *self) {
    if (read_short(self) || read_numeric(self) || read_decade(self) || read_word(self)) {
        return true;
    }
    if (read_count(self)) {
        read_in_year_ago(self);
        return true;
    }
    bool found = read_year(self);
    if (found && (is_leaf(self) || ((self->shape.from.shifted & DATE_YEAR) && read_this_day(self)))) {
        return true;
    }
    if (read_first_months(self) || read_part_of_year(self)) {
        return true;
    }
    if (read_month(self)) {
        found = true;
        if (is_leaf(self)) {
            return true;
        }
    } else if (found) {
        return true;
    }
    return read_day(self) || read_weekday(self) || found;
}

uint32_t time_of_day_end(const Item *item, uint32_t at, uint32_t end) {
    const Text *text = item->text;
    uint32_t reached = at;
    for (;;) {
        DateWord word = date_word_at(item, at, end);
        Number number;
        uint32_t behind, length;
        if (word.kind == WORD_TIME_OF_DAY || word.kind == WORD_LOCAL_TIME) {
            at += word.length;
            reached = at;
            continue;
        }
        if (at < end && text->character[at] == ' ') {
            at++;
            continue;
        }
        if (!number_read(item, at, end, &number) || number.value >= 61 || number.is_vague) {
            break;
        }
        behind = span_end(number.span);
        DateWord unit = date_word_at(item, behind, end);
        if (unit.unit == UNIT_HOUR || unit.unit == UNIT_MINUTE || unit.unit == UNIT_SECOND) {
            at = behind + unit.length;
            approximation_behind(item, at, end, &length);
            at += length;
            reached = at;
        } else if (behind < end && (text->character[behind] == ':' || range_joint(item, behind, end)) &&
                   behind + 1 < end && character_is_digit(text->character[behind + 1])) {
            at = behind + 1; /* 13:28, 0—24时 */
            reached = text->character[behind] == ':' ? at : reached;
        } else {
            reached = reached == at && reached > 0 && text->character[at - 1] == ':' ? behind : reached;
            break;
        }
    }
    return reached;
}

/* 今天（8月5日）: what stands in the brackets is the same day, said exactly. */
static void read_bracket(DateReader *self) {
    if (character_at(self, self->at) != '(' || self->shape.kind != DATE_POINT) {
        return;
    }
    DateReader inner = {self->item, self->at + 1, self->at + 1, self->end, {0}, NULL};
    if (!read_point(&inner) || character_at(&inner, inner.at) != ')' || inner.shape.kind != DATE_POINT) {
        return;
    }
    DatePoint *point = &self->shape.from, *printed = &inner.shape.from;
    self->at = inner.at + 1;
    if (printed->printed & DATE_WEEKDAY) {
        point->weekday = printed->day; /* 5月9日（周二） */
        return;
    }
    if ((printed->printed & DATE_DAY) && !(printed->shifted & DATE_DAY)) {
        point->weekday = point->printed & DATE_WEEKDAY ? point->day : 0;
        gloss_day(self, !self->shape.same && (point->shifted & DATE_DAY), point->day);
        point->printed &= (uint8_t) ~(DATE_WEEKDAY | DATE_DAY);
        point->shifted &= (uint8_t) ~(DATE_WEEKDAY | DATE_DAY);
        set_part(point, DATE_DAY, printed->day, false);
        self->shape.same = false;
    }
    if ((printed->printed & DATE_MONTH) && !(printed->shifted & DATE_MONTH)) {
        set_part(point, DATE_MONTH, printed->month, false);
    }
    if ((printed->printed & DATE_YEAR) && !(printed->shifted & DATE_YEAR)) {
        set_part(point, DATE_YEAR, printed->year, false);
    }
}

/* A day's weekday right behind it says the same once more: 6月20日周五, 今天星期五. */
static void read_weekday_beside(DateReader *self) {
    DatePoint *point = &self->shape.from;
    bool is_day = self->shape.kind == DATE_POINT && ((point->printed | point->shifted) & DATE_DAY) &&
                  !((point->printed | point->shifted) & DATE_WEEKDAY);
    uint32_t at = self->at + (is_day && character_at(self, self->at) == ' ');
    DateReader beside = {self->item, at, at, self->end, {0}, NULL};
    bool reads = is_day && character_is_han(character_at(self, at)) && read_weekday(&beside);
    if (reads && beside.shape.kind == DATE_POINT && beside.shape.from.day && !beside.shape.from.shifted) {
        point->weekday = beside.shape.from.day;
        self->at = beside.at;
    }
}

/* The weekdays of a stretch in brackets behind it say the same once more: 7月5日至8日（周六至下周二）. */
static void read_bracket_of_stretch(DateReader *self) {
    enum { LONGEST = 9 }; /* characters in the brackets */
    bool may = self->shape.kind != DATE_POINT && character_at(self, self->at) == '(';
    DateReader inner = {self->item, self->at + 1, self->at + 1, self->end, {0}, NULL};
    if (!may || !read_point(&inner) || !(inner.shape.from.printed & DATE_WEEKDAY)) {
        return;
    }
    for (uint32_t at = inner.at; at < self->at + 2 + LONGEST && at < self->end; at++) {
        uint32_t character = character_at(self, at);
        if (character == ')') {
            self->at = at + 1;
            return;
        }
        if (!character_is_han(character) && character != '-') {
            return;
        }
    }
}

/* The other end of a stretch: 9月19日至10月2日, 今天起至10日. */
static void read_other_end(DateReader *self) {
    uint32_t after_time = time_of_day_end(self->item, self->at, self->end);
    uint32_t joint = range_joint(self->item, after_time, self->end);
    DateWord begins = joint ? (DateWord){0} : date_word_at(self->item, after_time, self->end);
    if (begins.kind == WORD_SINCE && (begins.flags & WORD_ALONE)) { /* 今起至10日 */
        after_time += begins.length;
        joint = range_joint(self->item, after_time, self->end);
    }
    if (!joint || self->shape.kind != DATE_POINT) {
        return;
    }
    uint32_t at = after_time + joint;
    DateReader other = {self->item, at, at, self->end, {0}, NULL};
    other.shape.from.printed = 0;
    bool may_shift = self->shape.from.shifted == DATE_MONTH || /* 本月31日至下月2日, 24日至下月6日 */
                     (!self->shape.from.shifted && (self->shape.from.printed & DATE_DAY));
    bool from_today = !self->shape.same && (self->shape.from.printed & DATE_DAY); /* 昨晚至今晨, 14日至昨天 */
    bool reads = read_point(&other);
    if (reads) {
        read_bracket(&other); /* 5日深夜到今天（10月6日） */
    }
    if (!reads || other.shape.kind != DATE_POINT || other.shape.same ||
        (other.shape.from.shifted && !(may_shift && other.shape.from.shifted == DATE_MONTH) &&
         !(from_today && other.shape.from.shifted == DATE_DAY))) {
        return;
    }
    if ((self->shape.from.printed & DATE_DAY) != (other.shape.from.printed & DATE_DAY)) {
        return;
    }
    self->shape.kind = DATE_RANGE;
    self->shape.to = other.shape.from;
    self->at = other.at;
}

/* True if the date ends with a month, of whatever year: 明年1月. */
static bool ends_with_month(const DatePoint *point) {
    const uint8_t finer = DATE_DAY | DATE_WEEKDAY;
    return (point->printed & DATE_MONTH) && !((point->printed | point->shifted) & finer) &&
           !(point->shifted & DATE_MONTH);
}

/* True if a number begins at the position, in digits or numerals. */
static bool number_begins(const DateReader *self, uint32_t at) {
    return character_is_digit(character_at(self, at)) ||
           (at < self->end && (self->item->matches.starting[at] & CLASS_BIT(CLASS_NUMERAL)));
}

/* Two days one behind the other are a stretch: 17日和18日, 5日、6日, 周四和周五; two months: 1月或2月. */
static void read_next_day(DateReader *self) {
    const uint32_t at = self->at, character = character_at(self, at);
    const DatePoint *first = &self->shape.from;
    bool weekday = (first->printed & DATE_WEEKDAY) && first->day;
    bool month = ends_with_month(first);
    bool from_today = (first->shifted & DATE_DAY) && !self->shape.same; /* 昨天和今天 */
    bool is_day = month || weekday || from_today || ((first->printed & DATE_DAY) && !(first->shifted & DATE_DAY));
    if (self->shape.kind != DATE_POINT || !is_day || !(character == LIST_COMMA || character_is_han(character))) {
        return;
    }
    const Match *joint = match_longest(&self->item->matches, at, self->end, CLASS_BIT(CLASS_CONJUNCTION));
    uint32_t length = character == LIST_COMMA ? 1 : joint ? joint->span.length : 0;
    DateReader other = {self->item, at + length, at + length, self->end, {0}, NULL};
    bool reads =
        length && (weekday      ? read_weekday(&other)
                   : from_today ? read_day(&other) && other.shape.from.shifted == DATE_DAY && !other.shape.same
                                : number_begins(self, at + length) && (month ? read_month(&other) : read_day(&other)));
    bool follows = month ? other.shape.from.month == first->month + 1 && ends_with_month(&other.shape.from)
                         : other.shape.from.day == (weekday && first->day == 7 ? 1 : first->day + 1);
    if (!reads || other.shape.kind != DATE_POINT || !follows) {
        return;
    }
    self->shape.kind = DATE_RANGE;
    self->shape.to = other.shape.from;
    self->at = other.at;
}

/* True if a longer word of plans ends before the date: put off 推迟至 a day, the thing is on that day. */
static bool is_put_off(const DateReader *self, uint32_t length) {
    const MatchTable *matches = &self->item->matches;
    const Match *word = matches->ending[self->start] & CLASS_BIT(CLASS_ASPECT)
                            ? match_longest_before(matches, 0, self->start, CLASS_BIT(CLASS_ASPECT))
                            : NULL;
    return word && word->span.length > length;
}

/* True if the word for `before` at `at` is the `former` of a state or post behind it: 14日|前苏联外长,
 * 14日|前国务卿 X; behind a day counted from today also with the post's country: 昨天|前法国总统 X. */
static bool is_former(const DateReader *self, uint32_t at) {
    const MatchTable *matches = &self->item->matches;
    if (match_longest(matches, at, self->end, CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE))) {
        return true; /* 14日|前江省 */
    }
    const DatePoint *from = &self->shape.from;
    bool from_today = (from->shifted & (DATE_DAY | DATE_WEEKDAY)) || (from->printed & DATE_WEEKDAY);
    const Match *country =
        from_today && at + 1 < self->end ? match_longest(matches, at + 1, self->end, CLASS_BIT(CLASS_COUNTRY)) : NULL;
    uint32_t post = country ? span_end(country->span) : at + 1;
    const Match *title = post < self->end ? match_longest(matches, post, self->end, UINT64_MAX) : NULL;
    bool office = title && (title->classes & CLASS_BIT(CLASS_OFFICE)) && span_end(title->span) < self->end;
    title = office ? match_longest(matches, span_end(title->span), self->end, UINT64_MAX) : title;
    return title && (title->classes & CLASS_BIT(CLASS_TITLE));
}

static void read_role(DateReader *self) {
    DateWord before = date_word_before(self->item, 0, self->start, WORD_UNTIL);
    if (before.length && !is_put_off(self, before.length)) {
        self->shape.role = (before.flags & WORD_JOIN) ? DATE_BY : DATE_UNTIL;
    }
    DateWord behind = date_word_at(self->item, self->at, self->end);
    bool is_before = tells_before(behind);
    bool begins = (behind.flags & WORD_ALONE) && (self->shape.from.printed & (DATE_MONTH | DATE_DAY | DATE_WEEKDAY));
    if (behind.kind == WORD_ONLY && (before.flags & WORD_JOIN)) {
        self->shape.role = DATE_AT;
        return;
    }
    if (behind.kind == WORD_SINCE) {
        self->shape.role = begins ? self->shape.role : DATE_SINCE; /* 10日起, 2019年5月起: then */
    } else if (is_before && self->shape.kind == DATE_POINT && !character_is_digit(character_at(self, self->at + 1)) &&
               !is_former(self, self->at)) {
        self->shape.role = DATE_BY;
    } else {
        return;
    }
    self->at += behind.length;
}

/* 2016和2018年, 8、9日: the unit stands behind the last. */
static bool read_listed(DateReader *self) {
    Number number, next;
    if (!number_read(self->item, self->at, self->end, &number) || number.is_scaled || number.is_vague) {
        return false;
    }
    uint32_t at = span_end(number.span);
    const Match *joint =
        match_longest(&self->item->matches, at < self->end ? at : self->end, self->end, CLASS_BIT(CLASS_CONJUNCTION));
    uint32_t length = character_at(self, at) == LIST_COMMA     ? 1
                      : joint && joint->span.start < self->end ? joint->span.length
                                                               : 0;
    if (!length || !number_read(self->item, at + length, self->end, &next) || next.is_arabic != number.is_arabic ||
        next.digits != number.digits) {
        return false;
    }
    DateWord unit = unit_at(self->item, span_end(next.span), self->end);
    int value = (int)number.value;
    if (unit.unit == UNIT_YEAR && number.digits == 4 && value > 1000 && value < 3000) {
        set_part(&self->shape.from, DATE_YEAR, value, false);
    } else if (unit.unit == UNIT_DAY && value >= 1 && value <= 31 && number.is_arabic && value < next.value) {
        set_part(&self->shape.from, DATE_DAY, value, false);
    } else {
        return false;
    }
    self->at = at;
    return true;
}

/* True if a date may begin at `at`, where the date word `first` stands: by a
 * number with a unit, a joint or a separator behind it, or by a word that opens one. */
static bool may_begin_date(const Item *item, uint32_t at, uint32_t end, DateWord first) {
    switch (first.kind) {
    case WORD_DAY:
    case WORD_WEEK:
    case WORD_MONTH:
    case WORD_YEAR:
    case WORD_SAME_DAY:
    case WORD_SAME_MONTH:
    case WORD_SAME_YEAR:
    case WORD_WEEKDAY:
    case WORD_PART_OF_YEAR:
    case WORD_PART_OF_THIS_MONTH:
    case WORD_HALF:
    case WORD_QUARTER:
    case WORD_CENTURY:
    case WORD_ERA:
    case WORD_RECENT:
    case WORD_WEEKS_AGO:
    case WORD_NOW:
    case WORD_PAST:
    case WORD_FUTURE:
    case WORD_FIRST:
    case WORD_SHORT:
        return true;
    default:
        break;
    }
    bool is_digit = character_is_digit(item->text->character[at]);
    if (!is_digit && !(item->matches.starting[at] & CLASS_BIT(CLASS_NUMERAL))) {
        return false;
    }
    Number number;
    if (first.length || !number_read(item, at, end, &number) || span_end(number.span) >= end) {
        return first.length || is_digit;
    }
    const ClassSet behind = CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_CONJUNCTION);
    return (item->matches.starting[span_end(number.span)] & behind) ||
           !character_is_han(item->text->character[span_end(number.span)]);
}

/* True if the word of the same day only seems to stand at `at`: its last character begins a country's name
 * (同日本), or is its sign before the word for a side (同日方). */
static bool runs_into_country(const Item *item, uint32_t at, uint32_t end, DateWord word) {
    if (word.kind != WORD_SAME_DAY || word.length < 2) {
        return false;
    }
    uint32_t last = at + word.length - 1;
    const Match *country = match_longest(&item->matches, last, end, CLASS_BIT(CLASS_COUNTRY));
    const Match *side = item->matches.starting[last] & CLASS_BIT(CLASS_COUNTRY_SIGN)
                            ? match_exact(&item->matches, span_of(last + 1, last + 2), CLASS_BIT(CLASS_SIGN_CONTEXT))
                            : NULL;
    EntryId entry = side ? match_entry(item->lexicon, side, CLASS_SIGN_CONTEXT) : NO_ENTRY;
    return (country && country->span.length > 1) ||
           (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "whole"));
}

bool date_read(const Item *item, uint32_t at, uint32_t end, Mention *mention) {
    DateWord first = date_word_at(item, at, end);
    if (!may_begin_date(item, at, end, first) || runs_into_country(item, at, end, first)) {
        return false;
    }
    DateReader self = {item, at, at, end, {0}, &first};
    if (!read_point(&self)) {
        self = (DateReader){item, at, at, end, {0}, &first};
        if (!read_listed(&self)) {
            return false;
        }
    } else {
        read_bracket(&self);
        read_weekday_beside(&self);
        read_other_end(&self);
        read_bracket_of_stretch(&self);
        read_next_day(&self);
        read_role(&self);
    }
    uint32_t behind = time_of_day_end(item, self.at, end);
    *mention = (Mention){.kind = MENTION_DATE,
                         .span = span_of(at, self.at),
                         .phrase = span_of(at, behind),
                         .within = NO_MENTION,
                         .entry = NO_ENTRY,
                         .person = NO_PERSON,
                         .shape = self.shape};
    return true;
}
