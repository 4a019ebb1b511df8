#include "ledger/days.h"

#include <stddef.h>
#include <string.h>

/* Reads digits that may be X into the lowest and highest number they stand
 * for; false if there are other characters. */
static bool read_digits(const char *at, size_t count, int64_t *low, int64_t *high) {
    *low = *high = 0;
    for (size_t i = 0; i < count; i++) {
        bool unknown = at[i] == 'X';
        if (!unknown && (at[i] < '0' || at[i] > '9')) {
            return false;
        }
        *low = *low * 10 + (unknown ? 0 : at[i] - '0');
        *high = *high * 10 + (unknown ? 9 : at[i] - '0');
    }
    return true;
}

static int64_t clamp(int64_t number, int64_t low, int64_t high) {
    return number < low ? low : number > high ? high : number;
}

/* One date of `length` bytes: 4, 7 or 10 characters. */
static bool read_date(const char *at, size_t length, Days *days) {
    if (length != 4 && length != 7 && length != 10) {
        return false;
    }
    int64_t year[2], month[2] = {1, 12}, day[2] = {1, 31};
    if (!read_digits(at, 4, &year[0], &year[1]) || memcmp(at, "XXXX", 4) == 0) {
        return false;
    }
    if (length >= 7 && (at[4] != '-' || !read_digits(at + 5, 2, &month[0], &month[1]))) {
        return false;
    }
    if (length == 10 && (at[7] != '-' || !read_digits(at + 8, 2, &day[0], &day[1]))) {
        return false;
    }
    if ((month[0] > 12 || month[1] < 1) || (day[0] > 31 || day[1] < 1)) {
        return false;
    }
    days->first = year[0] * 10000 + clamp(month[0], 1, 12) * 100 + clamp(day[0], 1, 31);
    days->last = year[1] * 10000 + clamp(month[1], 1, 12) * 100 + clamp(day[1], 1, 31);
    return true;
}

/* A date with its marks of doubt, or an open end. */
static bool read_end(const char *at, size_t length, bool is_first, Days *days) {
    if (length == 0 || (length == 2 && memcmp(at, "..", 2) == 0)) {
        *days = is_first ? (Days){0, 0} : (Days){LAST_DAY, LAST_DAY};
        return true;
    }
    while (length && strchr("~?%", at[length - 1])) {
        length--;
    }
    return read_date(at, length, days);
}

bool days_of(const char *edtf, Days *days) {
    size_t length = edtf ? strcspn(edtf, "/") : 0;
    if (!length) {
        return false;
    }
    Days first, last;
    if (!edtf[length]) {
        bool open = strcmp(edtf, "..") == 0;
        return !open && read_end(edtf, length, true, days);
    }
    const char *end = edtf + length + 1;
    if (!read_end(edtf, length, true, &first) || !read_end(end, strlen(end), false, &last)) {
        return false;
    }
    *days = (Days){first.first, last.last};
    return days->first <= days->last;
}
