#include "read/figures.h"

#include "read/read.h"

/* The line of text that holds `at` ends here: no figure runs over it. */
static uint32_t line_end(const Text *text, uint32_t at) {
    at = text_next_mark(text, at, text->length);
    while (at < text->length && text->character[at] != '\n') {
        at = text_next_mark(text, at + 1, text->length);
    }
    return at;
}

static bool is_word_character(uint32_t c) { return character_is_latin(c) || character_is_digit(c); }

/* The end of a run of letters and digits like G20, F-16 or 5G, whose digits
 * are no figure; `at` if there is none. Longer runs are read piece by piece. */
static uint32_t label_end(const Text *text, uint32_t at, uint32_t end) {
    enum { LONGEST_LABEL = 40 };
    uint32_t behind = at;
    end = end - at > LONGEST_LABEL ? at + LONGEST_LABEL : end;
    bool has_letter = false;
    while (behind < end && (is_word_character(text->character[behind]) ||
                            (text->character[behind] == '-' && behind + 1 < end && behind > at && has_letter &&
                             is_word_character(text->character[behind + 1])))) {
        has_letter |= character_is_latin(text->character[behind]);
        behind++;
    }
    return has_letter ? behind : at;
}

static const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC);

/* True if forms of these classes may begin a figure, or a name that hides one (日本, where no date begins). */
static inline bool may_open(ClassSet classes) {
    const ClassSet openers = CLASS_BIT(CLASS_NUMERAL) | CLASS_BIT(CLASS_CURRENCY) | SUBCLASS_BIT(SUBCLASS_DATE_OPENER);
    return (classes & openers) || ((classes & CLASS_BIT(CLASS_DATE_WORD)) && (classes & names));
}

/* The next character from `at` on that may begin a figure or a label. */
static uint32_t next_candidate(const Item *item, uint32_t at) {
    const ClassSet *starting = item->matches.starting;
    uint32_t length = item->text->length;
    while (at < length) { /* words are passed over without a look at their characters: only a mark may be a letter */
        uint32_t mark = text_next_mark(item->text, at, length);
        while (at < mark && !may_open(starting[at])) {
            at++;
        }
        if (at < mark || at == length || may_open(starting[at]) || is_word_character(item->text->character[at])) {
            return at;
        }
        at++;
    }
    return length;
}

/* Names that begin with a numeral (三亚, 四川) or hold one are no figures. */
static uint32_t name_end(const Item *item, uint32_t at, uint32_t end) {
    const Match *match = match_longest(&item->matches, at, end, names);
    return match && match->span.length > 1 ? span_end(match->span) : at;
}

/* Reads the figure at `at` and pushes it; returns where reading goes on. */
static uint32_t read_figure(Item *item, uint32_t at, uint32_t end) {
    Mention mention;
    uint32_t name = name_end(item, at, end);
    if (name > at) {
        return name;
    }
    if (date_read(item, at, end, &mention) || ordinal_read(item, at, end, &mention) ||
        quantity_read(item, at, end, &mention)) {
        *list_push(item->arena, &item->figures) = mention;
        return span_end(mention.phrase);
    }
    uint32_t behind = time_of_day_end(item, at, end);
    Number number;
    if (behind == at && number_read(item, at, end, &number)) {
        behind = span_end(number.span);
    }
    behind = behind > at ? behind : at + 1;
    while (behind < end && character_is_digit(item->text->character[behind - 1]) &&
           character_is_digit(item->text->character[behind])) {
        behind++; /* a number is read from its beginning or not at all */
    }
    return behind;
}

void read_figures(Item *item) {
    const Text *text = item->text;
    uint32_t end = 0;
    item->figure_words = figure_table(item->lexicon);
    item->number_memo = ARENA_NEW(item->arena, NumberMemo);
    for (uint32_t at = next_candidate(item, 0); at < text->length; at = next_candidate(item, at)) {
        if (at >= end) {
            end = line_end(text, at);
        }
        uint32_t label = is_word_character(text->character[at]) ? label_end(text, at, end) : at;
        if (label > at) {
            Mention mention;
            bool is_money = quantity_read(item, at, end, &mention);
            if (is_money) {
                *list_push(item->arena, &item->figures) = mention;
            }
            at = is_money ? span_end(mention.phrase) : label;
        } else {
            at = read_figure(item, at, end);
        }
    }
}
