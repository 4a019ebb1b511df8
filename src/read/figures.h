/* The parts of read_figures: each tries one kind of figure at one place. */
#ifndef CHANCERY_READ_FIGURES_H
#define CHANCERY_READ_FIGURES_H

#include "read/item.h"
#include "read/numbers.h"

typedef enum DateWordKind {
    WORD_NONE,
    WORD_DAY,
    WORD_WEEK,
    WORD_MONTH,
    WORD_YEAR,
    WORD_SAME_DAY,
    WORD_SAME_MONTH,
    WORD_SAME_YEAR,
    WORD_WEEKDAY,
    WORD_PART_OF_MONTH,
    WORD_PART_OF_THIS_MONTH, /* of the month printed before it, else of this one */
    WORD_PART_OF_YEAR,
    WORD_HALF,
    WORD_QUARTER,
    WORD_SEASON,
    WORD_UNIT,
    WORD_CENTURY,
    WORD_ERA,
    WORD_TIME_OF_DAY,
    WORD_LOCAL_TIME,
    WORD_RECENT,
    WORD_NOW,
    WORD_PAST,
    WORD_FUTURE,
    WORD_FIRST,
    WORD_SINCE,
    WORD_WITHIN,
    WORD_BEFORE,
    WORD_AFTER,
    WORD_FROM,
    WORD_UNTIL,
    WORD_EVERY,
    WORD_NO_DAY,
    WORD_NO_COUNT,
    WORD_NO_TAIL,
    WORD_NUMBERED,
    WORD_PLAN,
    WORD_NOW_MARK,
    WORD_YEAR_NAME,
    WORD_SHORT,     /* 今(8)日, 本(5)月: the unit stands behind the number in brackets */
    WORD_WEEKS_AGO, /* so many weeks before the day of writing, or about that: 半个月前 */
    WORD_ONLY,      /* 直到2016年才: not till then, but then */
} DateWordKind;

/* A unit behind a number. */
typedef enum TimeUnit {
    UNIT_NONE,
    UNIT_YEAR,
    UNIT_MONTH,
    UNIT_WEEK,
    UNIT_DAY,
    UNIT_HOUR,
    UNIT_MINUTE,
    UNIT_SECOND,
    UNIT_DECADE,
    UNIT_CENTURY,
} TimeUnit;

/* Flags of a date word, as data/README.md explains them. */
enum {
    WORD_CUMULATIVE = 1,
    WORD_LABEL = 2,
    WORD_COUNT = 4,
    WORD_COUNT_ONLY = 8,
    WORD_ALSO_BEFORE = 16,
    WORD_JOIN = 32,
    WORD_ALONE = 64,
    WORD_WEEKEND = 128,
    WORD_NAMED = 256,
    WORD_PAIR = 512, /* that day and the next: 今明两天 */
};

/* A form of the class date-word; `length` 0 if there is none. */
typedef struct DateWord {
    DateWordKind kind;
    uint32_t length;
    int value;
    TimeUnit unit; /* of WORD_UNIT */
    unsigned flags;
} DateWord;

/* What a form means to the reading of figures. */
typedef struct FigureFacts {
    DateWord word;
    Numeral numeral;
    bool approximates_before, approximates_behind; /* about, more than: beside a number */
} FigureFacts;

/* The facts of all forms of a lexicon that have some: `facts[index[posting]]`; index 0 has none. */
typedef struct FigureTable {
    const uint16_t *index;
    const FigureFacts *facts;
} FigureTable;

/* The table of a lexicon, made at its first use. Owned by the lexicon. */
const FigureTable *figure_table(const ChLexicon *lexicon);
/* The facts of a match's form. */
const FigureFacts *figure_facts(const Item *item, const Match *match);

/* The longest date word that begins at `at` and ends at or before `end`. */
DateWord date_word_at(const Item *item, uint32_t at, uint32_t end);
/* The longest one of `kind` that ends at `at` and begins at or behind `start`. */
DateWord date_word_before(const Item *item, uint32_t start, uint32_t at, DateWordKind kind);

/* Each reads one figure that begins at `at` and lies before `end` into
 * `mention` and returns true, or returns false. The mention's phrase ends where
 * reading goes on. */
bool date_read(const Item *item, uint32_t at, uint32_t end, Mention *mention);
bool ordinal_read(const Item *item, uint32_t at, uint32_t end, Mention *mention);
bool quantity_read(const Item *item, uint32_t at, uint32_t end, Mention *mention);

/* Where a time of day that begins at `at` ends (上午11时30分许, 8:30), `at` if there is none. */
uint32_t time_of_day_end(const Item *item, uint32_t at, uint32_t end);

/* True if the item's country counts years by its own era: there 94年5月 is no year of the
 * century. Told by the outlet, else by the script. */
bool counts_own_era(const Item *item);

#endif
