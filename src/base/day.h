/* Days: full dates as metadata and page heads write them. */
#ifndef CHANCERY_BASE_DAY_H
#define CHANCERY_BASE_DAY_H

#include "base/text.h"

/* A calendar day; `year` is 0 if there is none. */
typedef struct Day {
    int year, month, day;
    bool is_republican; /* printed by the calendar of the Republic of China */
} Day;

/* Reads the full date that begins at `start`: 2019-09-18, 2019年9月18日,
 * 18/9/2019, 2019 09/18, September 18, 2019, 107/08/21 (Republic of China), 112(2023)年3月5日, 二〇一九年九月十八日.
 * Returns where it ends, or `start` if there is none. Of two readings of 3/5/2023 it takes the
 * day first, as papers that print the year last do. */
uint32_t day_read(const Text *text, uint32_t start, uint32_t end, Day *day);
/* Reads a date of the Republic of China's calendar, whose name stands before it. */
uint32_t day_read_republic(const Text *text, uint32_t start, uint32_t end, Day *day);
/* True if what begins at `start` is printed as 90年06月29日 is in traditional script, with a year of two digits: by the
 * calendar of the Republic of China. */
bool day_is_short_republican(const Text *text, uint32_t start, uint32_t end);
/* Reads a date behind an editor's name written without separators: 1070821. */
uint32_t day_read_packed(const Text *text, uint32_t start, uint32_t end, Day *day);
/* Reads a date of any metadata: ISO 8601, RFC 822, digits only, Unix seconds or
 * milliseconds (taken in UTC+8, the time of most outlets of the genre), or as
 * printed on pages. */
Day day_of_metadata(Arena *arena, const char *value);
/* True if the value begins as 2019-09-18 does, which most metadata print, with a day that every month has. */
bool day_is_plain(const char *value, Day *day);
/* The day as EDTF, NULL if there is none. */
const char *day_edtf(Arena *arena, Day day);

#endif
