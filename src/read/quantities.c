#include "read/figures.h"

enum { LONGEST_NOUN = 10 }; /* characters between a measure word and the end of its noun */

static Mention figure(MentionKind kind, uint32_t start, uint32_t end) {
    return (Mention){.kind = kind,
                     .span = span_of(start, end),
                     .phrase = span_of(start, end),
                     .within = NO_MENTION,
                     .entry = NO_ENTRY,
                     .person = NO_PERSON};
}

static const Match *word_of(const Item *item, uint32_t at, uint32_t end, LexiconClass class) {
    return at < end ? match_longest(&item->matches, at, end, CLASS_BIT(class)) : NULL;
}

static bool has_kind(const Item *item, const Match *match, LexiconClass class, const char *kind) {
    return match_may_be(match, kind) &&
           lexicon_has(item->lexicon, match_entry(item->lexicon, match, class), KEY_KIND, kind);
}

/* --- ordinals --- */

/* 第 and a number with the measure word behind it (第5次), or a word that is an
 * ordinal by itself (首次). A post (第一书记) or a date (第一季度) is none. */
bool ordinal_read(const Item *item, uint32_t at, uint32_t end, Mention *mention) {
    Numeral mark = numeral_at(item, at, end);
    if (mark.kind != NUMERAL_ORDINAL) {
        return false;
    }
    if (mark.value > 0) {
        *mention = figure(MENTION_ORDINAL, at, at + mark.length);
        mention->ordinal = (int)mark.value;
        return true;
    }
    Number number;
    if (word_of(item, at, end, CLASS_TITLE) || !number_read(item, at + mark.length, end, &number) || number.is_vague ||
        number.value < 1 || number.value > 9999) {
        return false;
    }
    uint32_t behind = span_end(number.span);
    const Match *measure = word_of(item, behind, end, CLASS_MEASURE);
    if (!measure && (word_of(item, behind, end, CLASS_TITLE) || word_of(item, behind, end, CLASS_KINSHIP) ||
                     word_of(item, behind, end, CLASS_TITLE_PREFIX))) {
        return false;
    }
    const Match *word = word_of(item, at, end, CLASS_WORD); /* 第三方, 第一时间 */
    behind = measure ? span_end(measure->span) : behind;
    if (word && span_end(word->span) > behind) {
        return false;
    }
    *mention = figure(MENTION_ORDINAL, at, behind);
    mention->entry = measure ? match_entry(item->lexicon, measure, CLASS_MEASURE) : NO_ENTRY;
    mention->ordinal = (int)number.value;
    return true;
}

/* --- units --- */

/* Where the noun ends that a measure word before `at` counts; `at` if no known
 * noun stands near enough. Only attributes may stand before the noun. */
static uint32_t noun_end(const Item *item, uint32_t at, uint32_t end) {
    const ClassSet stops = CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SPEECH) |
                           CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_CHANGE) | CLASS_BIT(CLASS_SUBJECT_STOP) |
                           CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_COMMITMENT);
    uint32_t limit = at + LONGEST_NOUN < end ? at + LONGEST_NOUN : end;
    for (uint32_t i = at; i < limit; i++) {
        const Match *noun = word_of(item, i, end, CLASS_COUNTED), *word = word_of(item, i, end, CLASS_WORD);
        bool begins_word = noun && noun->span.length == 1 && word && word->span.length > 1; /* 两批人|道主义物资 */
        if (noun && !begins_word && (i == at || noun->span.length > 1)) {
            uint32_t behind = span_end(noun->span);
            const Match *next = word_of(item, behind, end, CLASS_COUNTED);
            return next ? span_end(next->span) : behind;
        }
        if (!character_is_han(item->text->character[i]) || match_longest(&item->matches, i, end, stops)) {
            break;
        }
        i += word && has_kind(item, word, CLASS_WORD, "adjective") ? word->span.length - 1 : 0;
    }
    return at;
}

/* The currency among those of one name that the outlet's country means by it. */
static EntryId currency_entry(const Item *item, const Match *match) {
    uint32_t count;
    const EntryId *entries = lexicon_entries(item->lexicon, match->posting, &count);
    EntryId first = NO_ENTRY;
    for (uint32_t i = 0; i < count; i++) {
        if (lexicon_posted_class(item->lexicon, &entries[i]) != CLASS_CURRENCY) {
            continue;
        }
        const char *country = lexicon_value(item->lexicon, entries[i], KEY_COUNTRY);
        if (country && item->outlet_country && strcmp(country, item->outlet_country) == 0) {
            return entries[i];
        }
        first = first == NO_ENTRY && !country ? entries[i] : first;
    }
    return first;
}

static void set_currency(const Item *item, const Match *match, Mention *mention) {
    EntryId entry = currency_entry(item, match);
    if (entry == NO_ENTRY) {
        entry = match_entry(item->lexicon, match, CLASS_CURRENCY);
    }
    double part = lexicon_number(item->lexicon, entry, KEY_VALUE, 1);
    mention->entry = entry;
    mention->quantity.unit = lexicon_value(item->lexicon, entry, KEY_CODE);
    mention->quantity.is_currency = true;
    mention->quantity.value *= part;
    mention->quantity.high *= part;
}

/* True if a country's sign stands at `at`, right before a noun for its people or craft: 23名俄外交官. */
static bool sign_before_people(const Item *item, uint32_t at, uint32_t end) {
    return at + 2 < end && match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
           match_exact(&item->matches, span_of(at + 1, end), CLASS_BIT(CLASS_SIGN_CONTEXT));
}

/* Where a country is named in a counted noun (2名 X 外交官), else its end: the country is a mention of its own, and so
 * is a group of states whose people are counted (13位非洲国家领导人). */
static uint32_t before_country(const Item *item, bool of_people, uint32_t at, uint32_t end) {
    ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BODY) | (of_people ? CLASS_BIT(CLASS_BLOC) : 0);
    if (sign_before_people(item, at, end)) {
        return at;
    }
    for (uint32_t i = at; i < end; i++) {
        const Match *name = match_longest(&item->matches, i, end, names);
        if (name) {
            return i;
        }
    }
    return end;
}

/* True if a delegation is named behind the number of its members, which is the group then and not what is counted:
 * 5人访问团, 12人高级代表团. */
static bool delegation_follows(const Item *item, const Match *measure, uint32_t end) {
    enum { LONGEST_KIND = 6 };
    uint32_t from = span_end(measure->span), limit = from + LONGEST_KIND < end ? from + LONGEST_KIND : end;
    bool may = measure->span.length == 1 && has_kind(item, measure, CLASS_MEASURE, "person") &&
               (measure->classes & CLASS_BIT(CLASS_COUNTED));
    for (uint32_t at = from; may && at < limit && character_is_han(item->text->character[at]); at++) {
        const Match *group = word_of(item, at, end, CLASS_GROUP);
        if (group && has_kind(item, group, CLASS_GROUP, "delegation")) {
            return true;
        }
        may = !match_longest(&item->matches, at, end,
                             CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) |
                                 CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_SPEECH));
    }
    return false;
}

/* Takes the people of a country that are counted without a measure word (250万 A 国难民): the country is a mention of
 * its own. False if none are. */
static bool read_people(const Item *item, const Number *number, uint32_t at, uint32_t end, Mention *mention) {
    const Match *country = number->is_scaled && at < end ? word_of(item, at, end, CLASS_COUNTRY) : NULL;
    uint32_t behind = country ? span_end(country->span) : end;
    const Match *people = behind < end ? word_of(item, behind, end, CLASS_COUNTED) : NULL;
    if (!people || !has_kind(item, people, CLASS_COUNTED, "people")) {
        return false;
    }
    mention->quantity.unit = text_copy(item->arena, item->text, span_of(at, span_end(people->span)));
    return true;
}

/* Takes the unit behind a number at `at`; returns its end, 0 if there is none. */
static uint32_t read_unit(const Item *item, const Number *number, uint32_t at, uint32_t end, Mention *mention) {
    const Match *currency = word_of(item, at, end, CLASS_CURRENCY);
    const Match *measure = word_of(item, at, end, CLASS_MEASURE);
    const Match *noun = word_of(item, at, end, CLASS_COUNTED);
    bool is_year = number->digits == 4 && number->value >= 1900 && number->value < 2100; /* 2024国家…周 */
    const Match *name =
        match_longest(&item->matches, at < end ? at : end - 1, end, CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE));
    if (at < end && name && measure && name->span.length > measure->span.length) {
        return 0; /* 2.5万 日本: a name, no days */
    }
    if (currency && (!measure || currency->span.length >= measure->span.length)) {
        set_currency(item, currency, mention);
        return span_end(currency->span);
    }
    if (noun && (!measure || noun->span.length > measure->span.length)) {
        uint32_t behind = span_end(noun->span);
        mention->quantity.unit = text_copy(item->arena, item->text, noun->span);
        return (number->is_arabic || number->is_scaled) && !is_year ? behind : 0;
    }
    if (!measure) {
        return read_people(item, number, at, end, mention) ? at : 0;
    }
    bool alone = number->value == 1 && !number->is_arabic; /* 一个: an article, not a number */
    if (alone || has_kind(item, measure, CLASS_MEASURE, "order")) {
        return 0;
    }
    uint32_t behind = span_end(measure->span);
    bool counts = !has_kind(item, measure, CLASS_MEASURE, "time");
    bool is_unit = has_kind(item, measure, CLASS_MEASURE, "unit");
    if (counts) {
        const Match *goods = word_of(item, behind, end, CLASS_COUNTED);
        behind = delegation_follows(item, measure, end) ? behind
                 : !is_unit                             ? noun_end(item, behind, end)
                 : goods                                ? span_end(goods->span)
                                                        : behind;
    }
    mention->entry = match_entry(item->lexicon, measure, CLASS_MEASURE);
    const char *unit = lexicon_value(item->lexicon, mention->entry, KEY_UNIT);
    bool printed = !unit || behind > span_end(measure->span) || unit[0] != '%';
    mention->quantity.unit = printed ? text_copy(item->arena, item->text, span_of(measure->span.start, behind)) : unit;
    return before_country(item, has_kind(item, measure, CLASS_MEASURE, "person"), span_end(measure->span), behind);
}

static bool is_approximate_before(const Item *item, uint32_t at) {
    enum { LONGEST = 5 };
    uint32_t start = at > LONGEST ? at - LONGEST : 0;
    const Match *match =
        start < at ? match_longest_before(&item->matches, start, at, CLASS_BIT(CLASS_APPROXIMATION)) : NULL;
    return match && figure_facts(item, match)->approximates_before;
}

static void set_value(Mention *mention, const Number *number, double factor) {
    mention->quantity.value = number->value * factor;
    mention->quantity.high = number->high * factor;
}

/* --- the kinds of quantities --- */

/* 百分之二十五, 半数: a percentage by its words. */
static bool read_share(const Item *item, uint32_t at, uint32_t end, Mention *mention) {
    Numeral numeral = numeral_at(item, at, end);
    uint32_t behind = at + numeral.length;
    Number number = {.value = numeral.value, .high = numeral.value};
    double factor = 1;
    if (numeral.kind == NUMERAL_PREFIX) {
        if (!number_read_range(item, behind, end, &number) || number.is_vague) {
            return false;
        }
        factor = numeral.value;
        behind = span_end(number.span);
    } else if (numeral.kind != NUMERAL_SHARE) {
        return false;
    }
    *mention = figure(MENTION_QUANTITY, at, behind);
    set_value(mention, &number, factor);
    mention->quantity.unit = "%";
    return true;
}

/* 两成, 七成五: tenths. Not where a longer word begins (三成员). */
static bool read_tenths(const Item *item, const Number *number, uint32_t end, Mention *mention) {
    uint32_t at = span_end(number->span);
    Numeral suffix = numeral_at(item, at, end);
    const Match *word = match_longest(&item->matches, at, end, CLASS_BIT(CLASS_WORD));
    bool begins_word = word && word->span.length > suffix.length;
    if (suffix.kind != NUMERAL_SUFFIX || number->value >= 10 || begins_word) {
        return false;
    }
    uint32_t behind = at + suffix.length;
    set_value(mention, number, suffix.value);
    Numeral rest = numeral_at(item, behind, end);
    if (rest.kind == NUMERAL_DIGIT) {
        mention->quantity.value = mention->quantity.high = mention->quantity.value + rest.value;
        behind += rest.length;
    }
    mention->quantity.unit = "%";
    mention->span = mention->phrase = span_of(mention->span.start, behind);
    return true;
}

/* Where a sum ends whose currency stands in Chinese before its number: behind its 元 (新台币30亿元), or the number
 * itself where it has 万 or 亿 and counts nothing else; 0 if it is no sum. */
static uint32_t sum_end(const Item *item, const Number *number, uint32_t end) {
    uint32_t at = span_end(number->span);
    const Match *unit = word_of(item, at, end, CLASS_CURRENCY);
    if (unit) {
        return has_kind(item, unit, CLASS_CURRENCY, "bare") ? span_end(unit->span) : 0;
    }
    bool counts = word_of(item, at, end, CLASS_MEASURE) || word_of(item, at, end, CLASS_COUNTED);
    return number->is_scaled && !counts ? at : 0;
}

/* US$30, 新台币30亿元: the currency before the number. */
static bool read_money_before(const Item *item, uint32_t at, uint32_t end, Mention *mention) {
    const Match *currency = word_of(item, at, end, CLASS_CURRENCY);
    bool chinese = currency && character_is_han(item->text->character[at]);
    Number number;
    if (!currency || (chinese && currency->span.length < 2) ||
        !number_read_range(item, span_end(currency->span), end, &number) || number.is_vague) {
        return false;
    }
    uint32_t behind = chinese ? sum_end(item, &number, end) : span_end(number.span);
    if (!behind) {
        return false;
    }
    *mention = figure(MENTION_QUANTITY, at, behind);
    set_value(mention, &number, 1);
    set_currency(item, currency, mention);
    return true;
}

bool quantity_read(const Item *item, uint32_t at, uint32_t end, Mention *mention) {
    Number number;
    if (read_money_before(item, at, end, mention) || read_share(item, at, end, mention)) {
        mention->quantity.is_approximate = is_approximate_before(item, at);
        return true;
    }
    if (!number_read_range(item, at, end, &number) || number.is_vague || (number.value == 0 && !number.is_arabic)) {
        return false;
    }
    *mention = figure(MENTION_QUANTITY, at, span_end(number.span));
    set_value(mention, &number, 1);
    mention->quantity.is_approximate = number.is_approximate || is_approximate_before(item, at);
    if (read_tenths(item, &number, end, mention)) {
        return true;
    }
    uint32_t more, at_unit = span_end(number.span);
    approximation_behind(item, at_unit, end, &more);
    at_unit += more;
    at_unit += number.is_arabic && at_unit < end && item->text->character[at_unit] == ' ';
    uint32_t behind = read_unit(item, &number, at_unit, end, mention);
    mention->quantity.is_approximate |= more > 0 && behind;
    if (!behind) { /* a bare number counts if it cannot be part of a name */
        mention->quantity.unit = NULL;
        return number.is_arabic && number.is_scaled;
    }
    mention->span = mention->phrase = span_of(at, behind);
    return true;
}
