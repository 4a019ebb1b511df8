/* Numbers as the press prints them: 3.358亿, 1,234.5, 三百二十万, 二〇一九, 上千亿,
 * 10至15亿. Reckoned in decimals, so that 3.358亿 is 335800000 exactly. */
#ifndef CHANCERY_READ_NUMBERS_H
#define CHANCERY_READ_NUMBERS_H

#include "read/item.h"

typedef struct Number {
    Span span;
    double value, high; /* `high` differs in a range only */
    uint32_t digits;    /* of a plain run of digits (2019, 二〇一九), else 0 */
    int scale;          /* power of ten of its first multiplier: 8 for 3亿 */
    bool is_arabic;
    bool is_scaled;      /* has a decimal point, a comma or a multiplier */
    bool is_approximate; /* 5200多亿 */
    bool is_vague;       /* 数十亿, 六七: says no number */
    bool is_bare;        /* a hundred or a thousand without a digit before it */
} Number;

typedef enum NumeralKind {
    NUMERAL_NONE,
    NUMERAL_DIGIT,
    NUMERAL_MULTIPLIER, /* ten, hundred, thousand */
    NUMERAL_SECTION,    /* ten thousand and up: multiplies all before it */
    NUMERAL_POINT,
    NUMERAL_PREFIX, /* per cent before the number */
    NUMERAL_SUFFIX, /* tenths behind the number */
    NUMERAL_VAGUE,
    NUMERAL_SHARE, /* a half, as a percentage */
    NUMERAL_ORDINAL,
} NumeralKind;

/* A form of the class numeral; `length` 0 if there is none. */
typedef struct Numeral {
    NumeralKind kind;
    uint32_t length;
    double value;
} Numeral;

/* The longest numeral that begins at `at` and ends at or before `end`. */
Numeral numeral_at(const Item *item, uint32_t at, uint32_t end);
/* The number read last, with where it was looked for: dates, ordinals and
 * quantities ask for the same one. `end` is 0 at first. */
typedef struct NumberMemo {
    uint32_t at, end;
    bool is_read;
    Number number;
} NumberMemo;

/* The number that begins at `at`; false if there is none. */
bool number_read(const Item *item, uint32_t at, uint32_t end, Number *number);
/* Lets a number become a range if its other end follows. Always true. */
bool number_extend(const Item *item, uint32_t end, Number *number);
/* Both: 10至15亿, 19-21. */
bool number_read_range(const Item *item, uint32_t at, uint32_t end, Number *number);
/* Length of what joins the two ends of a range at `at` (a dash, `to`), or 0. */
uint32_t range_joint(const Item *item, uint32_t at, uint32_t end);
/* The kind of approximation that stands at `at` behind a number, its length in
 * `*length` (0 if there is none). */
void approximation_behind(const Item *item, uint32_t at, uint32_t end, uint32_t *length);

#endif
