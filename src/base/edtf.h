/* EDTF: dates as ISO 8601-2 writes them, as far as the codebook uses it:
 * 2019-09-19, 2019-09, 2019, 196X, XXXX-09-19, XXXX-XX-19, intervals with /, ~ behind an
 * approximate date. Days are reckoned in the Gregorian calendar. */
#ifndef CHANCERY_BASE_EDTF_H
#define CHANCERY_BASE_EDTF_H

#include <stdbool.h>

/* A day, month, year, decade or century. */
typedef struct EdtfDate {
    int year;        /* unknown digits at its end are 0 */
    int year_digits; /* how many leading digits of the year are known, 0 to 4 */
    int month, day;  /* 0 if not given; a day may be given without its month */
} EdtfDate;

/* A date or an interval of two. */
typedef struct Edtf {
    EdtfDate from, to; /* `to` is like `from` if there is no interval */
    bool is_interval;
    bool is_approximate;
} Edtf;

/* Bytes that edtf_write needs at most, its NUL included. */
enum { EDTF_SIZE = 64 };

/* A date with all digits of the year known; month and day 0 if not given. */
EdtfDate edtf_date(int year, int month, int day);
/* False if the string is no such EDTF or names no day of the calendar. */
bool edtf_parse(const char *string, Edtf *edtf);
void edtf_write(const Edtf *edtf, char out[EDTF_SIZE]);

int edtf_days_in_month(int year, int month);
/* Days since 1970-01-01 of a date with year, month and day, and back. */
long edtf_day_number(EdtfDate date);
EdtfDate edtf_from_day_number(long number);
/* 1 for Monday to 7 for Sunday. */
int edtf_weekday(long day_number);
/* The month `shift` months away from the month of `date`; without day. */
EdtfDate edtf_shift_months(EdtfDate date, int shift);
/* The day `shift` days away from `date`, which has a month and a day; of an unknown year if
 * that of `date` is unknown (then no leap year is thought of). */
EdtfDate edtf_shift_days(EdtfDate date, int shift);

/* The first and the last day that the EDTF may mean; false if the year is not
 * known at all. */
bool edtf_bounds(const Edtf *edtf, long *first, long *last);
/* True unless two known parts disagree: 2019-09 fits 2019-09-19, XXXX-09-19
 * fits 2019. */
bool edtf_compatible(const Edtf *a, const Edtf *b);

#endif
