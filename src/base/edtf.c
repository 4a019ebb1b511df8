#include "base/edtf.h"

#include "base/day.h"

#include <stdlib.h>
#include <string.h>

EdtfDate edtf_date(int year, int month, int day) {
    return (EdtfDate){.year = year, .year_digits = 4, .month = month, .day = day};
}

int edtf_days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil
 * and civil_from_days. Years begin in March so that the leap day is the last. */
long edtf_day_number(EdtfDate date) {
    long year = date.year - (date.month <= 2);
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

EdtfDate edtf_from_day_number(long number) {
    number += 719468;
    long era = (number >= 0 ? number : number - 146096) / 146097;
    long day_of_era = number - era * 146097;
    long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long shifted_month = (5 * day_of_year + 2) / 153;
    int day = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    int month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    return edtf_date((int)(year_of_era + era * 400) + (month <= 2), month, day);
}

int edtf_weekday(long day_number) {
    long weekday = (day_number + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(weekday < 0 ? weekday + 7 : weekday) + 1;
}

EdtfDate edtf_shift_months(EdtfDate date, int shift) {
    int months = date.year * 12 + date.month - 1 + shift;
    return edtf_date(months / 12, months % 12 + 1, 0);
}

EdtfDate edtf_shift_days(EdtfDate date, int shift) {
    enum { ANY_COMMON_YEAR = 2001 };
    bool known = date.year_digits == 4;
    date.year = known ? date.year : ANY_COMMON_YEAR;
    EdtfDate day = edtf_from_day_number(edtf_day_number(date) + shift);
    if (!known) {
        day.year = 0;
        day.year_digits = 0;
    }
    return day;
}

static bool read_digits(const char **at, int count, int *value) {
    *value = 0;
    for (int i = 0; i < count; i++, (*at)++) {
        if (**at < '0' || **at > '9') {
            return false;
        }
        *value = *value * 10 + **at - '0';
    }
    return true;
}

static bool read_year(const char **at, EdtfDate *date) {
    *date = (EdtfDate){0};
    bool known = true;
    for (int i = 0; i < 4; i++, (*at)++) {
        char c = **at;
        if (c == 'X') {
            known = false;
        } else if (!known || c < '0' || c > '9') {
            return false;
        }
        date->year = date->year * 10 + (known ? c - '0' : 0);
        date->year_digits += known;
    }
    return true;
}

static bool read_date(const char **at, EdtfDate *date) {
    if (!read_year(at, date)) {
        return false;
    }
    if (**at != '-') {
        return true;
    }
    ++*at;
    bool no_month = (*at)[0] == 'X' && (*at)[1] == 'X' && (*at)[2] == '-'; /* a day of an unknown month */
    *at += no_month ? 2 : 0;
    if (!no_month && (!read_digits(at, 2, &date->month) || date->month < 1 || date->month > 12)) {
        return false;
    }
    if (**at != '-') {
        return true;
    }
    ++*at;
    int leap_year = 2000; /* 29 February may be meant if the year is not known */
    int year = date->year_digits == 4 ? date->year : leap_year;
    int month = no_month ? 1 : date->month;
    return read_digits(at, 2, &date->day) && date->day >= 1 && date->day <= edtf_days_in_month(year, month);
}

bool edtf_parse(const char *string, Edtf *edtf) {
    Day day;
    *edtf = (Edtf){0};
    if (string && day_is_plain(string, &day) && !string[10]) { /* nearly all there is */
        edtf->from = edtf->to = edtf_date(day.year, day.month, day.day);
        return true;
    }
    const char *at = string;
    if (!at || !read_date(&at, &edtf->from)) {
        return false;
    }
    edtf->is_approximate = *at == '~';
    at += edtf->is_approximate;
    edtf->to = edtf->from;
    if (*at == '/') {
        at++;
        edtf->is_interval = true;
        if (!read_date(&at, &edtf->to)) {
            return false;
        }
        edtf->is_approximate |= *at == '~';
        at += *at == '~';
    }
    return *at == 0;
}

/* Writes `count` digits, with zeros in front; returns where they end. */
static char *write_digits(char *out, int value, int count) {
    for (int i = count; i-- > 0; value /= 10) {
        out[i] = (char)('0' + value % 10);
    }
    return out + count;
}

static int write_date(const EdtfDate *date, char *out) {
    char *end = write_digits(out, abs(date->year % 10000), 4);
    for (int i = date->year_digits; i < 4; i++) {
        out[i] = 'X';
    }
    if (date->month) {
        *end++ = '-';
        end = write_digits(end, abs(date->month % 100), 2);
    }
    if (!date->month && date->day) {
        memcpy(end, "-XX", 3);
        end += 3;
    }
    if (date->day) {
        *end++ = '-';
        end = write_digits(end, abs(date->day % 100), 2);
    }
    return (int)(end - out);
}

void edtf_write(const Edtf *edtf, char out[EDTF_SIZE]) {
    int length = write_date(&edtf->from, out);
    if (edtf->is_interval) {
        out[length++] = '/';
        length += write_date(&edtf->to, out + length);
    }
    if (edtf->is_approximate) {
        out[length++] = '~';
    }
    out[length] = 0;
}

bool edtf_bounds(const Edtf *edtf, long *first, long *last) {
    static const int spans[] = {10000, 1000, 100, 10, 1}; /* years by number of known digits */
    EdtfDate from = edtf->from, to = edtf->to;
    if (!from.year_digits || !to.year_digits) {
        return false;
    }
    to.year += spans[to.year_digits] - 1;
    from.month = from.month ? from.month : 1;
    from.day = from.day ? from.day : 1;
    to.month = to.month ? to.month : 12;
    to.day = to.day ? to.day : edtf_days_in_month(to.year, to.month);
    *first = edtf_day_number(from);
    *last = edtf_day_number(to);
    return true;
}

/* Month and day as one number, as early or as late as they may be. */
static int day_of_year(EdtfDate date, bool late) {
    int month = date.month ? date.month : late ? 12 : 1;
    return month * 100 + (date.day ? date.day : late ? 31 : 1);
}

bool edtf_compatible(const Edtf *a, const Edtf *b) {
    long first_a, last_a, first_b, last_b;
    if (edtf_bounds(a, &first_a, &last_a) && edtf_bounds(b, &first_b, &last_b)) {
        return first_a <= last_b && first_b <= last_a;
    }
    /* A year is missing: compare the days of the year, unless one runs over New Year. */
    int from_a = day_of_year(a->from, false), to_a = day_of_year(a->to, true);
    int from_b = day_of_year(b->from, false), to_b = day_of_year(b->to, true);
    return from_a > to_a || from_b > to_b || (from_a <= to_b && from_b <= to_a);
}
