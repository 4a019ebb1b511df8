/* What the words of time and number mean, looked up once for a lexicon. */
#include "read/figures.h"

#include <stdlib.h>

static const char *const kind_names[] = {
    [WORD_DAY] = "day",
    [WORD_WEEK] = "week",
    [WORD_MONTH] = "month",
    [WORD_YEAR] = "year",
    [WORD_SAME_DAY] = "same-day",
    [WORD_SAME_MONTH] = "same-month",
    [WORD_SAME_YEAR] = "same-year",
    [WORD_WEEKDAY] = "weekday",
    [WORD_PART_OF_MONTH] = "part-of-month",
    [WORD_PART_OF_THIS_MONTH] = "part-of-this-month",
    [WORD_PART_OF_YEAR] = "part-of-year",
    [WORD_HALF] = "half",
    [WORD_QUARTER] = "quarter",
    [WORD_SEASON] = "season",
    [WORD_UNIT] = "unit",
    [WORD_CENTURY] = "century",
    [WORD_ERA] = "era",
    [WORD_TIME_OF_DAY] = "time-of-day",
    [WORD_LOCAL_TIME] = "local-time",
    [WORD_RECENT] = "recent",
    [WORD_NOW] = "now",
    [WORD_PAST] = "past",
    [WORD_FUTURE] = "future",
    [WORD_FIRST] = "first",
    [WORD_SINCE] = "since",
    [WORD_WITHIN] = "within",
    [WORD_BEFORE] = "before",
    [WORD_AFTER] = "after",
    [WORD_FROM] = "from",
    [WORD_UNTIL] = "until",
    [WORD_EVERY] = "every",
    [WORD_NO_DAY] = "no-day",
    [WORD_NO_COUNT] = "no-count",
    [WORD_NO_TAIL] = "no-tail",
    [WORD_NUMBERED] = "numbered",
    [WORD_PLAN] = "plan",
    [WORD_NOW_MARK] = "now-mark",
    [WORD_YEAR_NAME] = "year-name",
    [WORD_SHORT] = "short",
    [WORD_WEEKS_AGO] = "weeks-ago",
    [WORD_ONLY] = "only",
};
static const char *const unit_names[] = {
    [UNIT_YEAR] = "year",     [UNIT_MONTH] = "month",   [UNIT_WEEK] = "week",
    [UNIT_DAY] = "day",       [UNIT_HOUR] = "hour",     [UNIT_MINUTE] = "minute",
    [UNIT_SECOND] = "second", [UNIT_DECADE] = "decade", [UNIT_CENTURY] = "century",
};

static int name_index(const char *const *names, size_t count, const char *name) {
    for (size_t i = 1; name && i < count; i++) {
        if (names[i] && strcmp(names[i], name) == 0) {
            return (int)i;
        }
    }
    return 0;
}

static const struct {
    const char *name;
    unsigned flag;
} flag_names[] = {
    {"cumulative", WORD_CUMULATIVE}, {"label", WORD_LABEL}, {"count", WORD_COUNT}, {"count-only", WORD_COUNT_ONLY},
    {"before", WORD_ALSO_BEFORE},    {"join", WORD_JOIN},   {"alone", WORD_ALONE}, {"weekend", WORD_WEEKEND},
    {"named", WORD_NAMED},           {"pair", WORD_PAIR},
};
static const char *const numeral_names[] = {
    [NUMERAL_DIGIT] = "digit", [NUMERAL_MULTIPLIER] = "multiplier", [NUMERAL_SECTION] = "section",
    [NUMERAL_VAGUE] = "vague", [NUMERAL_SHARE] = "share",           [NUMERAL_ORDINAL] = "ordinal",
};
enum { FACTS_LIMIT = UINT16_MAX };

static DateWord date_word(const ChLexicon *lexicon, EntryId entry) {
    DateWord word = {0};
    const char *kind = lexicon_value(lexicon, entry, KEY_KIND), *value = lexicon_value(lexicon, entry, KEY_VALUE);
    word.kind = (DateWordKind)name_index(kind_names, sizeof kind_names / sizeof *kind_names, kind);
    if (word.kind == WORD_UNIT) {
        word.unit = (TimeUnit)name_index(unit_names, sizeof unit_names / sizeof *unit_names, value);
    } else {
        word.value = value ? (int)strtol(value, NULL, 10) : 0;
    }
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
        word.flags |= lexicon_has(lexicon, entry, KEY_FLAGS, flag_names[i].name) ? flag_names[i].flag : 0;
    }
    return word;
}

static Numeral numeral(const ChLexicon *lexicon, EntryId entry) {
    const char *kind = lexicon_value(lexicon, entry, KEY_KIND);
    Numeral numeral = {.value = lexicon_number(lexicon, entry, KEY_VALUE, 0)};
    numeral.kind = (NumeralKind)name_index(numeral_names, sizeof numeral_names / sizeof *numeral_names, kind);
    if (!numeral.kind) {
        numeral.kind = lexicon_has(lexicon, entry, KEY_FLAGS, "point")    ? NUMERAL_POINT
                       : lexicon_has(lexicon, entry, KEY_FLAGS, "prefix") ? NUMERAL_PREFIX
                       : lexicon_has(lexicon, entry, KEY_FLAGS, "suffix") ? NUMERAL_SUFFIX
                                                                          : NUMERAL_NONE;
    }
    return numeral;
}

/* Adds an entry to the facts of its form; false if it says nothing of figures. Of two
 * entries of one class the first counts. */
static bool add_facts(const ChLexicon *lexicon, EntryId entry, FigureFacts *facts) {
    switch (lexicon_class(lexicon, entry)) {
    case CLASS_DATE_WORD:
        facts->word = facts->word.kind ? facts->word : date_word(lexicon, entry);
        return true;
    case CLASS_NUMERAL:
        facts->numeral = facts->numeral.kind ? facts->numeral : numeral(lexicon, entry);
        return true;
    case CLASS_APPROXIMATION: {
        bool behind = lexicon_has(lexicon, entry, KEY_ROLE, "after");
        facts->approximates_behind |= behind;
        facts->approximates_before |= !behind;
        return true;
    }
    default:
        return false;
    }
}

static void *build_table(const ChLexicon *lexicon) {
    uint32_t postings = lexicon_posting_count(lexicon), used = 1;
    FigureTable *table = calloc(1, sizeof *table + FACTS_LIMIT * sizeof(FigureFacts) + postings * sizeof(uint16_t));
    if (!table) {
        abort();
    }
    FigureFacts *facts = (FigureFacts *)(table + 1);
    uint16_t *index = (uint16_t *)(facts + FACTS_LIMIT);
    table->facts = facts;
    table->index = index;
    const ClassSet classes = CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_NUMERAL) | CLASS_BIT(CLASS_APPROXIMATION);
    for (uint32_t posting = 0; posting < postings && used < FACTS_LIMIT; posting++) {
        if (!(lexicon->postings[posting].classes & classes)) {
            continue;
        }
        uint32_t count;
        const EntryId *entries = lexicon_entries(lexicon, posting, &count);
        bool found = false;
        for (uint32_t i = 0; i < count; i++) {
            found |= add_facts(lexicon, entries[i], &facts[used]);
        }
        index[posting] = (uint16_t)(found ? used : 0);
        used += found;
    }
    return table;
}

const FigureTable *figure_table(const ChLexicon *lexicon) { return lexicon_table(lexicon, TABLE_FIGURES, build_table); }

const FigureFacts *figure_facts(const Item *item, const Match *match) {
    return &item->figure_words->facts[item->figure_words->index[match->posting]];
}
