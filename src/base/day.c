#include "base/day.h"

#include "base/edtf.h"

#include <stdlib.h>
#include <strings.h>

/* Years a page of this genre can have been published in. */
enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, REPUBLIC_OFFSET = 1911, REPUBLIC_FIRST = 38 };

/* Unix times are read in UTC+8. */
enum { ZONE_SECONDS = 8 * 3600 };

static bool day_is_valid(Day day) {
    return day.year >= FIRST_YEAR && day.year <= LAST_YEAR && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
           day.day <= edtf_days_in_month(day.year, day.month);
}

/* A run of digits. Longer ones than any part of a date have the value -1. */
static uint32_t read_digits(const Text *text, uint32_t at, uint32_t end, int *value, uint32_t *length) {
    uint32_t start = at;
    *value = 0;
    while (at < end && character_is_digit(text->character[at])) {
        *value = at - start < 8 ? *value * 10 + (int)(text->character[at] - '0') : -1;
        at++;
    }
    *length = at - start;
    return at;
}

static uint32_t skip_blanks(const Text *text, uint32_t at, uint32_t end) {
    while (at < end && text->character[at] == ' ') {
        at++;
    }
    return at;
}

/* Between the parts of a date stands a sign, or one Han character (year, month)
 * with blanks around it. Returns where the next part begins, 0 if this is none. */
static uint32_t read_separator(const Text *text, uint32_t at, uint32_t end, uint32_t *separator) {
    uint32_t next = skip_blanks(text, at, end);
    if (next < end && text->character[next] == ')') { /* 112(2023) */
        next++;
    }
    if (next >= end) {
        return 0;
    }
    uint32_t c = text->character[next];
    if (character_is_han(c)) {
        *separator = '0';
        return skip_blanks(text, next + 1, end);
    }
    *separator = c == 0xB7 ? '.' : c;
    return (*separator == '-' || *separator == '/' || *separator == '.') && next == at ? next + 1 : 0;
}

/* Makes a day of three numbers in the order they are printed in. */
static Day order_parts(const int value[3], const uint32_t length[3], uint32_t separator) {
    Day none = {0};
    bool han = separator == '0';
    if (length[1] > 2) {
        return none;
    }
    if (length[0] == 4 && length[2] <= 2) {
        return (Day){value[0], value[1], value[2], false};
    }
    if (length[0] == 3 && length[2] <= 2 && value[0] >= REPUBLIC_FIRST) { /* 107/08/21, 094/05/14 */
        return (Day){value[0] + REPUBLIC_OFFSET, value[1], value[2], true};
    }
    if (length[0] <= 2 && length[2] == 4 && !han) {
        return value[1] > 12 ? (Day){value[2], value[0], value[1], false} : (Day){value[2], value[1], value[0], false};
    }
    return none;
}

/* The characters for year, month and day. */
enum { YEAR_SIGN = 0x5E74, MONTH_SIGN = 0x6708, DAY_SIGN = 0x65E5 };

/* The digit that the character is in Chinese numerals, -1 if it is none. */
static int han_digit(uint32_t c) {
    static const uint32_t numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (int i = 0; i < 10; i++) {
        if (c == numerals[i]) {
            return i;
        }
    }
    return c == 0x25CB || c == 0x96F6 ? 0 : -1;
}

/* Reads a number under forty in Chinese numerals and the sign behind it: 六月, 二十九日. Returns
 * where it ends, `at` if it is none. */
static uint32_t read_han_part(const Text *text, uint32_t at, uint32_t end, uint32_t sign, int *value) {
    enum { TEN = 0x5341 };
    uint32_t next = at;
    int digit = next < end ? han_digit(text->character[next]) : -1;
    *value = digit > 0 ? digit : 0;
    next += digit > 0;
    if (next < end && text->character[next] == TEN) {
        *value = *value ? *value * 10 : 10;
        next++;
        digit = next < end ? han_digit(text->character[next]) : -1;
        *value += digit > 0 ? digit : 0;
        next += digit > 0;
    }
    return *value && next < end && text->character[next] == sign ? next + 1 : at;
}

/* Reads a day in Chinese numerals: 二〇〇五年四月十一日. Returns where it ends, `start` if it is none. */
static uint32_t read_han_day(const Text *text, uint32_t start, uint32_t end, Day *day) {
    enum { YEAR_DIGITS = 4 };
    Day found = {0};
    uint32_t at = start;
    while (at < end && at - start < YEAR_DIGITS && han_digit(text->character[at]) >= 0) {
        found.year = found.year * 10 + han_digit(text->character[at++]);
    }
    if (at - start < YEAR_DIGITS || at == end || text->character[at] != YEAR_SIGN) {
        return start;
    }
    uint32_t month = read_han_part(text, at + 1, end, MONTH_SIGN, &found.month);
    uint32_t after = read_han_part(text, month, end, DAY_SIGN, &found.day);
    if (month == at + 1 || after == month || !day_is_valid(found)) {
        return start;
    }
    *day = found;
    return after;
}

/* The month of RFC 822 whose name begins here, 0 if none. */
static int month_named(const char *at) {
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int i = 0; i < 12; i++) {
        if (strncasecmp(at, names[i], 3) == 0) {
            return i + 1;
        }
    }
    return 0;
}

/* Reads the name of a month in Latin letters. Returns where it ends, `at` if it is none. */
static uint32_t read_latin_month(const Text *text, uint32_t at, uint32_t end, int *month) {
    enum { SHORTEST = 3, LONGEST = 9 };
    char name[LONGEST + 1] = {0};
    uint32_t length = 0;
    while (at + length < end && length < LONGEST && (text->character[at + length] | 32) >= 'a' &&
           (text->character[at + length] | 32) <= 'z') {
        name[length] = (char)text->character[at + length];
        length++;
    }
    *month = length >= SHORTEST ? month_named(name) : 0;
    return *month ? at + length : at;
}

/* Reads a day in the order of other languages: 16 六月 2014, 16 Jun 2014. Returns where it ends,
 * `start` if it is none. */
static uint32_t read_day_first(const Text *text, uint32_t start, uint32_t end, Day *day) {
    Day found = {0};
    uint32_t length, month = skip_blanks(text, read_digits(text, start, end, &found.day, &length), end);
    bool is_day = length && length <= 2;
    uint32_t behind = is_day ? read_han_part(text, month, end, MONTH_SIGN, &found.month) : month;
    behind = is_day && behind == month ? read_latin_month(text, month, end, &found.month) : behind;
    if (behind == month) {
        return start;
    }
    uint32_t at = read_digits(text, skip_blanks(text, behind, end), end, &found.year, &length);
    if (length != 4 || !day_is_valid(found)) {
        return start;
    }
    *day = found;
    return at;
}

/* Reads a day in the order of American papers: March 12, 2019. Returns where it ends, `start` if it is none. */
static uint32_t read_month_first(const Text *text, uint32_t start, uint32_t end, Day *day) {
    Day found = {0};
    uint32_t length, at = start > 0 && character_is_latin(text->character[start - 1])
                              ? start
                              : read_latin_month(text, start, end, &found.month);
    if (at == start) {
        return start;
    }
    at += at < end && text->character[at] == '.';
    at = read_digits(text, skip_blanks(text, at, end), end, &found.day, &length);
    if (!length || length > 2 || at >= end || text->character[at] != ',') {
        return start;
    }
    at = read_digits(text, skip_blanks(text, at + 1, end), end, &found.year, &length);
    if (length != 4 || !day_is_valid(found)) {
        return start;
    }
    *day = found;
    return at;
}

/* Reads a day whose year stands apart: 2019 03/12, 2019 03 / 12. Returns where it ends, `start` if it is none. */
static uint32_t read_year_apart(const Text *text, uint32_t start, uint32_t end, Day *day) {
    Day found = {0};
    uint32_t length, at = read_digits(text, start, end, &found.year, &length);
    uint32_t month = skip_blanks(text, at, end);
    if (length != 4 || month == at) {
        return start;
    }
    at = skip_blanks(text, read_digits(text, month, end, &found.month, &length), end);
    if (length != 2 || at >= end || text->character[at] != '/') {
        return start;
    }
    at = read_digits(text, skip_blanks(text, at + 1, end), end, &found.day, &length);
    if (length != 2 || !day_is_valid(found)) {
        return start;
    }
    *day = found;
    return at;
}

uint32_t day_read(const Text *text, uint32_t start, uint32_t end, Day *day) {
    int value[3];
    uint32_t length[3], separator[2] = {0, 0}, at = start;
    if (start >= end || (start > 0 && character_is_digit(text->character[start - 1]))) {
        return start;
    }
    uint32_t behind = read_day_first(text, start, end, day);
    behind = behind > start ? behind : read_han_day(text, start, end, day);
    behind = behind > start ? behind : read_month_first(text, start, end, day);
    behind = behind > start ? behind : read_year_apart(text, start, end, day);
    if (behind > start) {
        return behind;
    }
    for (int part = 0; part < 3; part++) {
        at = read_digits(text, at, end, &value[part], &length[part]);
        if (!length[part]) {
            return start;
        }
        if (part == 2 && length[0] == 4 && length[2] == 4 && at < end && text->character[at] == ':') {
            at -= 2; /* the hour behind it without a blank: 2023-10-0704:14 */
            length[2] = 2;
            value[2] /= 100;
        }
        at = part < 2 ? read_separator(text, at, end, &separator[part]) : at;
        if (!at) {
            return start;
        }
    }
    Day found = order_parts(value, length, separator[0]);
    if (separator[0] != separator[1] || !day_is_valid(found)) {
        return start;
    }
    uint32_t after = skip_blanks(text, at, end);
    if (separator[0] == '0') { /* the character for day */
        if (after >= end || !character_is_han(text->character[after])) {
            return start;
        }
        at = after + 1;
    }
    *day = found;
    return at;
}

bool day_is_short_republican(const Text *text, uint32_t start, uint32_t end) {
    enum { LENGTH = 9 };
    const uint32_t *character = text->character + start;
    bool fits =
        text->is_traditional && start + LENGTH <= end && character[2] == YEAR_SIGN && character[5] == MONTH_SIGN;
    for (uint32_t i = 0; i < LENGTH - 1 && fits; i++) {
        fits = i % 3 == 2 || character_is_digit(character[i]);
    }
    return fits;
}

uint32_t day_read_republic(const Text *text, uint32_t start, uint32_t end, Day *day) {
    int value[3];
    uint32_t length[3], separator[2] = {0, 0}, at = skip_blanks(text, start, end);
    for (int part = 0; part < 3; part++) {
        at = read_digits(text, at, end, &value[part], &length[part]);
        if (!length[part] || length[part] > (part ? 2 : 3)) {
            return start;
        }
        at = part < 2 ? read_separator(text, at, end, &separator[part]) : skip_blanks(text, at, end);
        if (!at) {
            return start;
        }
    }
    Day found = {value[0] + REPUBLIC_OFFSET, value[1], value[2], true};
    if (separator[0] != separator[1] || !day_is_valid(found)) {
        return start;
    }
    *day = found;
    return at + (separator[0] == '0' && at < end && character_is_han(text->character[at]));
}

uint32_t day_read_packed(const Text *text, uint32_t start, uint32_t end, Day *day) {
    int value;
    uint32_t length, at = read_digits(text, start, end, &value, &length);
    if (length != 7 && length != 8) {
        return start;
    }
    int offset = length == 7 ? REPUBLIC_OFFSET : 0;
    Day found = {value / 10000 + offset, value / 100 % 100, value % 100, offset > 0};
    if (!day_is_valid(found)) {
        return start;
    }
    *day = found;
    return at;
}

/* 14 Feb 2023, Feb 14, 2023: a month by name, the first number up to 31 is the
 * day, the first of four digits the year. */
static Day read_named_month(const char *value) {
    Day day = {0};
    for (const char *at = value; *at;) {
        bool letter = (*at | 32) >= 'a' && (*at | 32) <= 'z';
        if (letter) {
            day.month = day.month ? day.month : month_named(at);
            while ((*at | 32) >= 'a' && (*at | 32) <= 'z') {
                at++;
            }
        } else if (*at >= '0' && *at <= '9') {
            size_t length = strspn(at, "0123456789");
            int number = length <= 4 ? atoi(at) : 0;
            if (length == 4 && !day.year) {
                day.year = number;
            } else if (length <= 2 && !day.day) {
                day.day = number;
            }
            at += length;
        } else {
            at++;
        }
    }
    return day_is_valid(day) ? day : (Day){0};
}

static Day read_digits_only(const char *value, size_t length) {
    char head[11] = {0};
    memcpy(head, value, length < 10 ? length : 10);
    if (length == 8 || length == 12 || length == 14) { /* 20230214 and a time */
        head[8] = 0;
        int number = atoi(head);
        Day day = {number / 10000, number / 100 % 100, number % 100, false};
        return day_is_valid(day) ? day : (Day){0};
    }
    if (length == 10 || length == 13) { /* seconds or milliseconds since 1970 */
        EdtfDate date = edtf_from_day_number((atol(head) + ZONE_SECONDS) / 86400);
        Day day = {date.year, date.month, date.day, false};
        return day_is_valid(day) ? day : (Day){0};
    }
    return (Day){0};
}

bool day_is_plain(const char *value, Day *day) {
    int numbers[3] = {0};
    for (int i = 0, number = 0; i < 10; i++) {
        bool is_hyphen = i == 4 || i == 7;
        if (is_hyphen ? value[i] != '-' : value[i] < '0' || value[i] > '9') {
            return false;
        }
        number += is_hyphen;
        numbers[number] = is_hyphen ? 0 : numbers[number] * 10 + value[i] - '0';
    }
    *day = (Day){numbers[0], numbers[1], numbers[2], false};
    return day->year >= 1900 && day->year <= 2099 && day->month >= 1 && day->month <= 12 && day->day >= 1 &&
           day->day <= 28;
}

Day day_of_metadata(Arena *arena, const char *value) {
    Day day = {0};
    if (!value) {
        return day;
    }
    if (day_is_plain(value, &day) && !value[10]) {
        return day;
    }
    day = (Day){0};
    size_t length = strnlen(value, 200);
    while (length && value[length - 1] == ' ') {
        length--;
    }
    while (length && *value == ' ') {
        value++;
        length--;
    }
    if (length && strspn(value, "0123456789") == length) {
        return read_digits_only(value, length);
    }
    char *copy = arena_copy(arena, value, length);
    Text *text = text_new(arena, copy, length);
    for (uint32_t at = 0; at < text->length; at++) {
        if (character_is_digit(text->character[at]) && day_read(text, at, text->length, &day) > at) {
            return day;
        }
    }
    return read_named_month(copy);
}

const char *day_edtf(Arena *arena, Day day) {
    if (!day.year) {
        return NULL;
    }
    char *edtf = arena_alloc(arena, EDTF_SIZE);
    Edtf value = {.from = edtf_date(day.year, day.month, day.day)};
    value.to = value.from;
    edtf_write(&value, edtf);
    return edtf;
}
