#include "page/dateline.h"

/* Lengths in characters. */
enum {
    WINDOW = 90,        /* a dateline ends within it, reporters' names included */
    BRACKET_LIMIT = 60, /* (reporters) inside a dateline */
    REPORTERS_LIMIT = 30,
    PLACE_LIMIT = 12,
    POST_LIMIT = 5,    /* of the place a correspondent is posted to */
    OUTLET_LIMIT = 12, /* of an outlet found by the last part of its name */
};

#define PLACES (CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC))

/* A cursor over the head of a paragraph. */
typedef struct Head {
    const Page *page;
    const uint32_t *character;
    uint32_t at, end;
    Dateline found;
    bool bracketed;    /* all of it stands in brackets */
    bool dated, wired; /* a date, a closing word have been read */
    bool posted;       /* the word before the place of a correspondent has */
    bool credited;     /* the word for reporters has */
    bool slashed;      /* a slash parts their names from what they filed */
} Head;

static uint32_t peek(const Head *self) { return self->at < self->end ? self->character[self->at] : 0; }

static void skip_blanks(Head *self) {
    while (self->at < self->end && character_is_space(self->character[self->at])) {
        self->at++;
    }
}

static bool is_dash(uint32_t c) { return c == 0x2014 || c == '-'; }

static bool is_closer(uint32_t c) { return c == ')' || c == 0x3011 || c == ']' || c == 0x3015; }

static uint32_t closer_of(uint32_t c) {
    return c == '(' ? ')' : c == 0x3010 ? 0x3011 : c == '[' ? ']' : c == 0x3014 ? 0x3015 : 0;
}

/* Skips (reporter A, B) and the like. */
static void skip_group(Head *self) {
    uint32_t closer = closer_of(peek(self));
    for (uint32_t at = self->at; closer && at < self->end && at < self->at + BRACKET_LIMIT; at++) {
        if (self->character[at] == closer) {
            self->at = at + 1;
            return;
        }
    }
}

static bool take(Head *self, const char *kind) {
    Match match = furniture_of(self->page, self->at, self->end, kind);
    self->at += match.span.length;
    return match.span.length > 0;
}

/* True for a digit, or for a numeral of at most thirty if `han`. */
static bool is_number(const Head *self, uint32_t at, bool han) {
    if (!han) {
        return character_is_digit(self->character[at]);
    }
    Match numeral = page_match(self->page, at, at + 1, CLASS_BIT(CLASS_NUMERAL));
    EntryId entry =
        numeral.span.length ? lexicon_entry_of(self->page->lexicon, numeral.posting, CLASS_NUMERAL) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_number(self->page->lexicon, entry, KEY_VALUE, 100) <= 30;
}

/* True if the character at `at` counts days. */
static bool counts_days(const Head *self, uint32_t at) {
    const ChLexicon *lexicon = self->page->lexicon;
    Match word = page_match(self->page, at, at + 1, CLASS_BIT(CLASS_DATE_WORD));
    EntryId entry = word.span.length ? lexicon_entry_of(lexicon, word.posting, CLASS_DATE_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_VALUE, "day");
}

/* Reads 3月1日, 15日, 2019年3月1日: numbers with one Han character behind each,
 * or digits with signs between. Returns where it ends, or `at`. */
static uint32_t read_date(const Head *self, uint32_t at, Day *day) {
    uint32_t after = day_read(self->page->text, at, self->end, day);
    if (after > at) {
        return after;
    }
    uint32_t end = at;
    bool han = at < self->end && !character_is_digit(self->character[at]);
    int part = 0;
    for (; part < 3; part++) {
        uint32_t number = end;
        while (number < self->end && number < end + 4 && is_number(self, number, han)) {
            number++;
        }
        if (number == end || number >= self->end || !character_is_han(self->character[number])) {
            break;
        }
        end = number + 1;
    }
    bool wired = furniture_of(self->page, end, self->end, "wire").span.length > 0;
    bool place =
        part == 1 && han && !(wired && (end > at + 2 || self->found.place.length || counts_days(self, end - 1)));
    return place ? at : end; /* one numeral and a character may be a place */
}

/* True if a word that closes a dateline stands at `at`, and one of the signs
 * that part it from the lead behind it; a date before it is sign enough. */
static uint32_t wire_end(const Head *self, uint32_t at) {
    Match wire = furniture_of(self->page, at, self->end, "wire");
    uint32_t end = span_end(wire.span), c = end < self->end ? self->character[end] : 0;
    bool parted = !c || c == ':' || c == ',' || is_dash(c) || closer_of(c) || is_closer(c) || character_is_space(c) ||
                  c == FULL_STOP || c == '/';
    bool inside =
        wire.span.length && !parted && self->dated && at > 0 &&
        (page_match(self->page, at - 1, self->end, CLASS_BIT(CLASS_EVENT)).span.length > 1 || /* 2日与 X 通电话 */
         (wire.span.length == 1 && page_match(self->page, at, self->end, CLASS_BIT(CLASS_WORD)).span.length > 1));
    return wire.span.length && (parted || (self->dated && !inside)) ? end : 0;
}

static bool is_place_end(const Head *self, uint32_t at) {
    Day day;
    return at < self->end && (read_date(self, at, &day) > at || wire_end(self, at) || is_dash(self->character[at]) ||
                              furniture_of(self->page, at, self->end, "credit").span.length);
}

/* The same, for a word the lexicon does not know: only what surely ends a place. */
static bool is_certain_place_end(const Head *self, uint32_t at) {
    Day day;
    return at < self->end &&
           (read_date(self, at, &day) > at || (is_dash(self->character[at]) && !self->found.is_self) ||
            (wire_end(self, at) && furniture_of(self->page, at, self->end, "filed").span.length) ||
            (self->posted && furniture_of(self->page, at, self->end, "credit").span.length));
}

/* A place of the lexicon, or any few characters between outlet and date. */
static bool take_place(Head *self) {
    Match place = page_match(self->page, self->at, self->end, PLACES);
    uint32_t end = span_end(place.span);
    while (place.span.length && end < self->end && !is_place_end(self, end) && character_is_han(self->character[end]) &&
           end < self->at + PLACE_LIMIT) { /* the lexicon may know a part of the name only */
        end++;
    }
    if (!place.span.length ||
        !(is_place_end(self, end) || closer_of(end < self->end ? self->character[end] : 0) ||
          (end < self->end && (character_is_space(self->character[end]) || self->character[end] == '/')))) {
        end = self->at;
        while (end < self->end && end < self->at + PLACE_LIMIT &&
               (character_is_han(self->character[end]) || character_is_interpunct(self->character[end])) &&
               !(end >= self->at + 2 && is_certain_place_end(self, end))) {
            end++;
        }
        if (end < self->at + 2 || !is_certain_place_end(self, end)) {
            return false;
        }
    }
    self->found.place = self->found.place.length ? self->found.place : span_of(self->at, end);
    self->at = end;
    return true;
}

/* Where the place begins in "name place" before `end`: a place of the lexicon,
 * what stands behind a slash, or what is left behind a name of three characters.
 * `end` if there is none. */
static uint32_t place_behind_names(const Head *self, uint32_t start, uint32_t end) {
    uint32_t name = start;
    for (uint32_t at = start; at < end; at++) {
        uint32_t c = self->character[at];
        if (c == '/') {
            return at + 1;
        }
        name = c == LIST_COMMA || character_is_space(c) ? at + 1 : name;
        Match place = at > start ? page_match(self->page, at, end, PLACES) : (Match){0};
        if (place.span.length > 1 && span_end(place.span) == end) {
            return at;
        }
    }
    Match surname = page_match(self->page, name, end, CLASS_BIT(CLASS_SURNAME));
    uint32_t behind = name + surname.span.length + 2;
    return surname.span.length && behind + 2 <= end ? behind : end;
}

/* Skips where a correspondent is posted, before the word for him. */
static void skip_post(Head *self) {
    Match posted = furniture_of(self->page, self->at, self->end, "posted");
    uint32_t behind = span_end(posted.span);
    for (uint32_t at = behind + 1; posted.span.length && at < self->end && at <= behind + POST_LIMIT; at++) {
        if (furniture_of(self->page, at, self->end, "credit").span.length) {
            self->at = at;
            return;
        }
    }
}

/* True if a date in numerals stands at `at`: behind a place of the lexicon, or
 * one of several numerals, so that none of them ends a name. */
static bool is_han_date(const Head *self, uint32_t at) {
    Day day;
    Head behind = *self; /* as it would be with the place taken */
    behind.found.place = span_of(self->at, at);
    uint32_t end = is_number(self, at, true) ? read_date(&behind, at, &day) : at;
    for (uint32_t start = self->at; end > at && start + 1 < at; start++) {
        if (page_match(self->page, start, at, PLACES).span.length == at - start) {
            return true;
        }
    }
    return end > at + 2 && wire_end(self, end);
}

/* Skips the names between the word for reporter and date or closing word, and
 * takes the place that may stand behind them. */
static bool take_reporters(Head *self) {
    if (!take(self, "credit")) {
        return false;
    }
    skip_blanks(self);
    for (uint32_t at = self->at; at < self->end && at < self->at + REPORTERS_LIMIT; at++) {
        Day day;
        uint32_t c = self->character[at];
        bool dated = character_is_digit(c) ? read_date(self, at, &day) > at : is_han_date(self, at);
        if (dated || wire_end(self, at)) {
            self->credited = true;
            uint32_t place = place_behind_names(self, self->at, at);
            self->found.place = self->found.place.length || place == at ? self->found.place : span_of(place, at);
            self->at = at;
            return true;
        }
        if (c == ',' || c == FULL_STOP || c == ':' || is_closer(c)) {
            break;
        }
        self->slashed |= c == '/';
    }
    return false;
}

/* The outlet by the lexicon, as this paper or agency, or by the last part of an
 * unknown name when place, date and closing word follow. */
static bool take_outlet(Head *self) {
    Match known = page_match(self->page, self->at, self->end, CLASS_BIT(CLASS_OUTLET));
    Match own = furniture_of(self->page, self->at, self->end, "self");
    if (own.span.length > known.span.length) {
        self->found.is_self = true;
        self->at = span_end(own.span);
        self->wired = !wire_end(self, self->at) && own.span.length > 2;
        return true;
    }
    if (known.span.length) {
        Span name = page_outlet_name(self->page, known);
        self->found.outlet = self->found.outlet.length ? self->found.outlet : name;
        self->at = span_end(known.span);
        self->wired = furniture_of(self->page, span_end(name), self->at, "wire").span.length > 0;
        return true;
    }
    for (uint32_t at = self->at + 1; at < self->end && at < self->at + OUTLET_LIMIT; at++) {
        if (!character_is_han(self->character[at])) {
            return false;
        }
        Match head = furniture_of(self->page, at, self->end, "outlet-head");
        uint32_t behind = span_end(head.span);
        if (!head.span.length || behind >= self->end) {
            continue;
        }
        Match place = page_match(self->page, behind, self->end, PLACES);
        Day day;
        uint32_t date = place.span.length ? span_end(place.span) : behind;
        uint32_t date_end = read_date(self, date, &day);
        if (date_end > date && wire_end(self, date_end)) {
            self->found.outlet = self->found.outlet.length ? self->found.outlet : span_of(self->at, behind);
            self->at = behind;
            return true;
        }
    }
    return false;
}

/* Takes a byline in brackets that names no place: a desk or a writer, a slash, and a word for what is filed
 * (〔编译某某/综合报导〕). False if none begins at the cursor. */
static bool take_desk(Head *self) {
    uint32_t closer = closer_of(peek(self)), slash = 0, at = self->at + 1;
    for (; closer && at < self->end && at < self->at + REPORTERS_LIMIT && self->character[at] != closer; at++) {
        bool parts = self->character[at] == ',' || self->character[at] == FULL_STOP || closer_of(self->character[at]);
        if (parts) {
            return false;
        }
        slash = self->character[at] == '/' ? at : slash;
    }
    bool filed = slash && at < self->end && self->character[at] == closer && wire_end(self, slash + 1) == at;
    self->at = filed ? at + 1 : self->at;
    return filed;
}

/* Takes the place from which the reporters in brackets behind a dateline filed, if that tells none: (记者 A 北京报道).
 */
static void take_reporters_place(Head *self) {
    Head inside = *self;
    inside.at++;
    bool read = !self->found.place.length && take_reporters(&inside);
    Span place = inside.found.place;
    if (read && place.length &&
        page_match(self->page, place.start, span_end(place), PLACES).span.length == place.length) {
        self->found.place = place;
    }
}

/* Reads the parts between outlet and closing sign in whatever order they come. */
static void take_parts(Head *self) {
    for (int part = 0; part < 8; part++) {
        skip_blanks(self);
        Day day = {0};
        uint32_t date = read_date(self, self->at, &day), wire = wire_end(self, self->at);
        uint32_t before = self->at;
        if (wire) {
            self->wired = true;
            self->at = wire;
        } else if (date > self->at && !self->wired &&
                   !page_match(self->page, self->at, self->end, CLASS_BIT(CLASS_PLACE)).span.length) {
            self->dated = true;
            self->found.day = day.year ? day : self->found.day;
            self->at = date;
        } else if (self->found.outlet.length && !self->wired && take_desk(self)) {
            self->wired = true;
        } else if (closer_of(peek(self))) {
            take_reporters_place(self);
            skip_group(self);
        } else if (peek(self) == '/') {
            self->at++;
        } else if (self->wired) {
            return;
        } else if (take(self, "posted")) {
            self->posted = true;
        } else if (!take_reporters(self)) {
            take_place(self);
        }
        if (self->at == before) {
            return;
        }
    }
}

/* True if what stands before the comma at the cursor only names whose report it is: 法新社报导，…; not whose own
 * correspondents tell it: 越通社特派记者报道，…. */
static bool names_source(const Head *self) {
    enum { REPORTED = 2 }; /* characters of the word */
    uint32_t outlet = self->found.outlet.start, word = self->at - REPORTED;
    if (!self->found.outlet.length || self->found.place.length || self->bracketed || self->credited ||
        peek(self) != ',' || furniture_of(self->page, word, self->at, "told").span.length != REPORTED) {
        return false;
    }
    const ChLexicon *lexicon = self->page->lexicon;
    Match agency = page_match(self->page, outlet, self->end, CLASS_BIT(CLASS_OUTLET));
    EntryId entry = agency.span.length ? lexicon_entry_of(lexicon, agency.posting, CLASS_OUTLET) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_KIND, "agency");
}

/* Takes the sign that ends the dateline. False if none stands here. */
static bool take_sign(Head *self) {
    uint32_t before = self->at, dashes = 0;
    skip_blanks(self);
    uint32_t c = peek(self);
    if (self->bracketed) {
        while (self->found.outlet.length && self->at < before + BRACKET_LIMIT && self->at < self->end &&
               !is_closer(peek(self))) {
            self->at++; /* more of the byline */
        }
        if (!is_closer(peek(self))) {
            return false;
        }
        self->at++;
        skip_blanks(self);
        self->at += peek(self) == ':' || peek(self) == ',';
    } else if (names_source(self)) {
        return false;
    } else if (c == ':' || (c == ',' && self->wired)) {
        self->at++;
    } else if (is_dash(c)) {
        while (is_dash(peek(self))) {
            self->at++;
            dashes++;
        }
        bool spaced =
            self->at < self->end && (character_is_space(self->character[before]) || character_is_space(peek(self)));
        return dashes > 1 || spaced || self->wired || (c == 0x2014 && self->found.outlet.length);
    } else {
        bool grouped = is_closer(self->character[self->at - 1]);
        bool spaced = character_is_space(self->character[self->at - 1]);
        return self->wired && (spaced || self->dated || grouped || !c);
    }
    return true;
}

/* One dateline at the cursor; leaves the cursor behind it. */
static bool take_dateline(Head *self) {
    uint32_t start = self->at;
    self->dated = self->wired = self->bracketed = self->posted = self->credited = self->slashed = false;
    if (closer_of(peek(self))) {
        self->bracketed = true;
        self->at++;
        skip_blanks(self);
    }
    bool via = take(self, "via");
    bool outlet = take_outlet(self);
    uint32_t behind_outlet = self->at;
    if (!outlet) {
        skip_post(self);
    }
    if (!outlet && !self->bracketed) {
        Match place = page_match(self->page, self->at, self->end, CLASS_BIT(CLASS_PLACE));
        Match reporter = furniture_of(self->page, self->at, self->end, "credit");
        if ((!place.span.length && !reporter.span.length) || via) {
            return false;
        }
    }
    take_parts(self);
    bool said =
        outlet ? self->wired || self->at > behind_outlet || is_dash(peek(self)) || peek(self) == ':' || self->bracketed
               : (self->found.place.length && (self->wired || !self->bracketed)) ||
                     (self->wired && self->credited &&
                      (self->slashed || self->found.outlet.length || self->found.is_self));
    bool filed = outlet && furniture_of(self->page, span_end(self->found.outlet), self->end, "filed").span.length > 0;
    bool own = filed || self->credited || (self->dated && self->found.place.length);
    if (!said || (via && !own) || !take_sign(self)) {
        self->at = start;
        if (!take_desk(self)) {
            return false;
        }
    }
    skip_blanks(self);
    if (peek(self) == '(' && furniture_of(self->page, self->at + 1, self->end, "credit").span.length) {
        take_reporters_place(self);
        skip_group(self);
        skip_blanks(self);
        self->at += peek(self) == ':' || peek(self) == ',';
        skip_blanks(self);
    }
    return true;
}

/* True if what stands at `start` is the same outlet, "this paper" or its reporter: another
 * outlet behind the first dateline is a source and belongs to the lead. */
static bool speaks_again(const Page *self, uint32_t start, Dateline first) {
    start += closer_of(self->text->character[start]) > 0;
    Match outlet = page_match(self, start, self->text->length, CLASS_BIT(CLASS_OUTLET));
    return first.outlet.length && outlet.span.length
               ? text_same(self->text, outlet.span, first.outlet)
               : furniture_of(self, start, self->text->length, "self").span.length > 0 ||
                     furniture_of(self, start, self->text->length, "credit").span.length > 0;
}

Dateline dateline_read(const Page *self, Span paragraph) {
    uint32_t end = paragraph.length > WINDOW ? paragraph.start + WINDOW : span_end(paragraph);
    Head head = {.page = self, .character = self->text->character, .at = paragraph.start, .end = end};
    Dateline kept = {0};
    while (head.at < head.end) { /* a place with a dash may be followed by the reporter's own line */
        uint32_t start = head.at;
        head.found = kept;
        if (!take_dateline(&head) || head.at == start) {
            break;
        }
        bool whole = head.bracketed && head.wired && head.found.place.length; /* the agency's own behind the site's */
        if (kept.span.length && !whole && !speaks_again(self, start, kept)) {
            break;
        }
        kept = head.found;
        kept.is_full = head.dated && head.wired && kept.outlet.length > 0;
        kept.span = span_of(paragraph.start, head.at);
    }
    return kept;
}
