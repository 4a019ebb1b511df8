#include "read/figures.h"

#include <math.h>
#include <stdlib.h>

/* digits * 10^exponent. */
typedef struct Decimal {
    int64_t digits;
    int exponent;
} Decimal;

enum { MOST_DIGITS = 16 }; /* more is an identifier, no number */

static double decimal_value(Decimal decimal) {
    /* Both operands are exact below 2^53, so the result is the nearest double. */
    double scale = pow(10, abs(decimal.exponent));
    return decimal.exponent < 0 ? (double)decimal.digits / scale : (double)decimal.digits * scale;
}

static Decimal decimal_sum(Decimal a, Decimal b) {
    for (; a.exponent > b.exponent && a.digits < INT64_MAX / 10; a.exponent--) {
        a.digits *= 10;
    }
    for (; b.exponent > a.exponent && b.digits < INT64_MAX / 10; b.exponent--) {
        b.digits *= 10;
    }
    return (Decimal){a.digits + b.digits, a.exponent};
}

Numeral numeral_at(const Item *item, uint32_t at, uint32_t end) {
    const Match *match = at < end ? match_longest(&item->matches, at, end, CLASS_BIT(CLASS_NUMERAL)) : NULL;
    if (!match) {
        return (Numeral){0};
    }
    Numeral numeral = figure_facts(item, match)->numeral;
    numeral.length = match->span.length;
    return numeral;
}

void approximation_behind(const Item *item, uint32_t at, uint32_t end, uint32_t *length) {
    *length = 0;
    const Match *match = at < end ? match_longest(&item->matches, at, end, CLASS_BIT(CLASS_APPROXIMATION)) : NULL;
    if (match && figure_facts(item, match)->approximates_behind) {
        *length = match->span.length;
    }
}

uint32_t range_joint(const Item *item, uint32_t at, uint32_t end) {
    if (at >= end) {
        return 0;
    }
    uint32_t c = item->text->character[at];
    if (c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x301C || c == 0x2500) {
        return 1 + (at + 1 < end && item->text->character[at + 1] == c);
    }
    DateWord word = date_word_at(item, at, end);
    bool runs = word.kind == WORD_SINCE && word.length > 1 && date_word_at(item, at + 1, end).kind == WORD_DAY;
    word = runs ? date_word_at(item, at, at + 1) : word; /* 至|今晨 */
    return word.flags & WORD_JOIN ? word.length : 0;
}

/* A number being read: where it is, what it has so far. */
typedef struct NumberReader {
    const Item *item;
    uint32_t at, end;
    Number *number;
} NumberReader;

static bool digit_follows(const NumberReader *self, uint32_t at) {
    return at < self->end && character_is_digit(self->item->text->character[at]);
}

/* True if a comma at `at` stands between groups of three digits. */
static bool is_group_comma(const NumberReader *self, uint32_t at) {
    return at + 3 < self->end && self->item->text->character[at] == ',' && digit_follows(self, at + 1) &&
           digit_follows(self, at + 2) && digit_follows(self, at + 3) && !digit_follows(self, at + 4);
}

static bool is_grouped(const NumberReader *self, uint32_t at, uint32_t digits) {
    if (digits > 3) {
        return false;
    }
    while (is_group_comma(self, at)) {
        at += 4;
        if (at + 4 < self->end && self->item->text->character[at] == ',' && !is_group_comma(self, at) &&
            digit_follows(self, at + 1)) {
            return false;
        }
    }
    return true;
}

/* True if an interpunct at `at` is printed for a decimal point: digits and a multiplier or a percent
 * sign stand behind it (13·4亿), unlike a day (九·一八, 9·18). */
static bool is_decimal_interpunct(const NumberReader *self, uint32_t at) {
    const uint32_t *character = self->item->text->character;
    uint32_t end = at + 1;
    while (end < self->end && character_is_digit(character[end])) {
        end++;
    }
    return character[at] == 0xB7 && end > at + 1 && end < self->end &&
           (character[end] == '%' ||
            match_longest(&self->item->matches, end, self->end, CLASS_BIT(CLASS_NUMERAL)) != NULL);
}

/* Reads 1,234.5 at the reader's place. */
static bool read_arabic(NumberReader *self, Decimal *out) {
    const uint32_t *character = self->item->text->character;
    uint32_t digits = 0, groups = 0, start = self->at;
    bool is_list = false, has_point = false;
    *out = (Decimal){0};
    for (; self->at < self->end && digits <= MOST_DIGITS; self->at++) {
        uint32_t c = character[self->at];
        if (character_is_digit(c)) {
            out->digits = out->digits * 10 + (int64_t)(c - '0');
            out->exponent -= has_point;
            digits++;
        } else if (c == ',' && !has_point && is_group_comma(self, self->at)) {
            is_list = is_list || (!groups && !is_grouped(self, self->at, self->at - start));
            groups++;
            if (is_list) {
                break;
            }
        } else if (c == '.' && !has_point && digit_follows(self, self->at + 1)) {
            has_point = true;
        } else if (c == 0xB7 && !has_point && digits && is_decimal_interpunct(self, self->at)) {
            has_point = true;
        } else if (c == '.' && !has_point && digits && self->at + 1 < self->end && character[self->at + 1] == ' ' &&
                   digit_follows(self, self->at + 2)) { /* 68. 6% */
            has_point = true;
            self->at++;
        } else {
            break;
        }
    }
    self->number->is_arabic = true;
    self->number->is_scaled |= has_point || groups;
    self->number->digits = has_point || groups ? 0 : digits;
    return digits > 0 && digits <= MOST_DIGITS;
}

/* Reads the decimals behind the point of a number in characters. */
static void read_point(NumberReader *self, Decimal *out) {
    Numeral point = numeral_at(self->item, self->at, self->end);
    if (point.kind != NUMERAL_POINT ||
        numeral_at(self->item, self->at + point.length, self->end).kind != NUMERAL_DIGIT) {
        return;
    }
    self->at += point.length;
    for (;;) {
        Numeral digit = numeral_at(self->item, self->at, self->end);
        if (digit.kind != NUMERAL_DIGIT || out->exponent < -6) {
            break;
        }
        *out = (Decimal){out->digits * 10 + (int64_t)digit.value, out->exponent - 1};
        self->at += digit.length;
    }
    self->number->is_scaled = true;
    self->number->digits = 0;
}

/* True if the multiplier at `at` begins a unit of measure: 5千瓦. */
static bool begins_unit(const NumberReader *self, uint32_t at, Numeral numeral) {
    const Match *unit = match_longest(&self->item->matches, at, self->end, CLASS_BIT(CLASS_MEASURE));
    return unit && unit->span.length > numeral.length &&
           lexicon_has(self->item->lexicon, match_entry(self->item->lexicon, unit, CLASS_MEASURE), KEY_KIND, "unit");
}

/* Reads 三百二十五 or 二〇一九 at the reader's place, up to thousands. */
static bool read_characters(NumberReader *self, Decimal *out) {
    int64_t total = 0, run = 0;
    uint32_t run_length = 0, multipliers = 0, start = self->at;
    bool has_digit = false, has_ten = false;
    for (;;) {
        Numeral numeral = numeral_at(self->item, self->at, self->end);
        if (numeral.kind == NUMERAL_DIGIT && run_length < MOST_DIGITS) {
            self->number->is_vague |= multipliers && run_length && run;                            /* 十五六 */
            self->number->is_vague |= run_length == 1 && run && run + 1 == (int64_t)numeral.value; /* 六七 */
            run = run * 10 + (int64_t)numeral.value;
            run_length++;
            has_digit = true;
            self->number->is_vague &= run_length < 3;
        } else if (numeral.kind == NUMERAL_MULTIPLIER && multipliers < 6 &&
                   !(run_length && begins_unit(self, self->at, numeral))) {
            self->number->is_vague |= run_length > 1 && run > 9; /* 三四十 */
            total += (run_length ? run : 1) * (int64_t)numeral.value;
            run = 0;
            run_length = 0;
            multipliers++;
            has_ten |= numeral.value < 100;
        } else if (numeral.kind == NUMERAL_VAGUE) { /* 十几, 数百 */
            Numeral next = numeral_at(self->item, self->at + numeral.length, self->end);
            if (!multipliers && next.kind != NUMERAL_MULTIPLIER && next.kind != NUMERAL_SECTION) {
                break;
            }
            self->number->is_vague = true;
        } else {
            break;
        }
        self->at += numeral.length;
    }
    *out = (Decimal){total + run, 0};
    self->number->is_scaled |= multipliers > 0;
    self->number->digits = multipliers ? 0 : run_length;
    self->number->is_bare = multipliers && !has_digit && !has_ten;
    read_point(self, out);
    return self->at > start;
}

/* Reads the multipliers behind a coefficient: 万, 千亿, 多亿. */
static bool read_scale(NumberReader *self, Decimal *out, int *scale) {
    *scale = 0;
    for (;;) {
        uint32_t more;
        approximation_behind(self->item, self->at, self->end, &more);
        bool blank = !more && self->at < self->end && self->item->text->character[self->at] == ' ';
        Numeral numeral = numeral_at(self->item, self->at + more + blank, self->end);
        bool scales = numeral.kind == NUMERAL_SECTION || (numeral.kind == NUMERAL_MULTIPLIER && !blank);
        if (!scales || begins_unit(self, self->at + more + blank, numeral)) {
            break;
        }
        more += blank;
        if (numeral.kind == NUMERAL_MULTIPLIER && fmod(log10(numeral.value), 1) != 0) {
            break;
        }
        *scale += (int)lround(log10(numeral.value));
        self->at += more + numeral.length;
        self->number->is_approximate |= more > blank;
    }
    out->exponent += *scale;
    self->number->is_scaled |= *scale > 0;
    self->number->scale = *scale;
    self->number->digits = *scale ? 0 : self->number->digits;
    return *scale > 0;
}

/* One coefficient with its multipliers: 3.5万. */
static bool read_term(NumberReader *self, Decimal *out, int *scale) {
    *scale = 0;
    if (digit_follows(self, self->at)) {
        if (!read_arabic(self, out)) {
            return false;
        }
        read_scale(self, out, scale);
        return true;
    }
    if (read_characters(self, out)) {
        bool scaled = read_scale(self, out, scale);
        self->number->is_vague |= self->number->is_bare && !scaled; /* 百家; but 百亿 is a figure */
        return true;
    }
    *out = (Decimal){1, 0}; /* 万户, 亿元 say no number; 万亿 does */
    bool scaled = numeral_at(self->item, self->at, self->end).kind == NUMERAL_SECTION && read_scale(self, out, scale);
    self->number->is_vague = *scale <= 8;
    return scaled;
}

static bool read_terms(const Item *item, uint32_t at, uint32_t end, Number *number) {
    *number = (Number){0};
    NumberReader self = {item, at, end, number};
    Decimal total;
    int scale;
    if (!read_term(&self, &total, &scale)) {
        return false;
    }
    while (scale > 0) { /* 1亿2000万: smaller terms follow */
        NumberReader next = self;
        Number rest = {0};
        Decimal term;
        int smaller;
        next.number = &rest;
        if (!read_term(&next, &term, &smaller) || smaller >= scale || next.at == self.at || rest.is_vague ||
            (!smaller && scale > 4) || decimal_value(term) >= pow(10, scale)) {
            break;
        }
        total = decimal_sum(total, term);
        number->is_approximate |= rest.is_approximate;
        self.at = next.at;
        scale = smaller;
    }
    number->span = span_of(at, self.at);
    number->value = number->high = decimal_value(total);
    return true;
}

bool number_read(const Item *item, uint32_t at, uint32_t end, Number *number) {
    if (at >= end ||
        !(character_is_digit(item->text->character[at]) || (item->matches.starting[at] & CLASS_BIT(CLASS_NUMERAL)))) {
        *number = (Number){0};
        return false;
    }
    NumberMemo *memo = item->number_memo;
    if (memo->end != end || memo->at != at) {
        memo->at = at;
        memo->end = end;
        memo->is_read = read_terms(item, at, end, &memo->number);
    }
    *number = memo->number;
    return memo->is_read;
}

bool number_extend(const Item *item, uint32_t end, Number *number) {
    uint32_t at = number->span.start;
    uint32_t joint = range_joint(item, span_end(number->span), end);
    uint32_t second = span_end(number->span) + joint;
    Number high;
    if (!joint || !number_read(item, second, end, &high) || high.is_arabic != number->is_arabic || high.is_vague) {
        return true;
    }
    double value = number->value;
    if (!number->is_scaled && high.scale) { /* the multiplier counts for both: 10至15亿 */
        value *= pow(10, high.scale);
    }
    if (value < high.value) {
        number->span = span_of(at, span_end(high.span));
        number->value = value;
        number->high = high.value;
        number->digits = number->digits == high.digits ? number->digits : 0;
        number->is_scaled |= high.is_scaled;
    }
    return true;
}

bool number_read_range(const Item *item, uint32_t at, uint32_t end, Number *number) {
    return number_read(item, at, end, number) && number_extend(item, end, number);
}
