/* Item: what all stages from page to code work on. Each stage fills its part
 * and reads only the parts to its left.
 *
 *   page     title, outlet, dateline, published, text, segments
 *   read     matches, sentences, mentions (spans and what they say by themselves)
 *   resolve  persons, the mentions' countries, dates and references
 *   code     the records of `out`
 *
 * Owned by the page's arena. Spans are code points of `text`. */
#ifndef CHANCERY_READ_ITEM_H
#define CHANCERY_READ_ITEM_H

#include "base/text.h"
#include "chancery/record.h"
#include "lexicon/lexicon.h"

typedef enum SegmentKind {
    SEGMENT_HEADLINE,
    SEGMENT_DATELINE, /* outlet, place and date before the lead, with the dash or colon */
    SEGMENT_LEAD,     /* the first paragraph of the body */
    SEGMENT_BODY,
    SEGMENT_CAPTION,
    SEGMENT_CREDIT,    /* photo credit, editor, (end) mark */
    SEGMENT_FURNITURE, /* tags, share buttons, section names */
} SegmentKind;

/* A run of the item's text with one function on the page; segments are in
 * order and do not overlap. A segment that says again what another says (the
 * lead printed twice, the headline in a caption) is `repeated`: it may add
 * names and posts but no event. */
typedef struct Segment {
    SegmentKind kind;
    Span span;
    bool repeated;
} Segment;

typedef enum MentionKind {
    MENTION_COUNTRY,   /* a country or bloc by name, sign or demonym */
    MENTION_PLACE,     /* any other place */
    MENTION_BODY,      /* a body by name or by the grammar of names */
    MENTION_POST,      /* a post; a person may follow */
    MENTION_PERSON,    /* a named person */
    MENTION_GROUP,     /* leaders, delegation, experts */
    MENTION_REFERENCE, /* both sides, the two countries, he, this city */
    MENTION_DATE,
    MENTION_QUANTITY, /* a number with its unit */
    MENTION_ORDINAL,  /* the 5th, first */
    MENTION_WORK,     /* a title in book marks or quotation marks */
    MENTION_KINDS,
} MentionKind;

#define NO_MENTION UINT32_MAX
#define NO_PERSON  UINT32_MAX

/* A date as EDTF with what it rests on. */
typedef struct DateValue {
    const char *edtf;          /* NULL if it says nothing */
    int not_before, not_after; /* years, 0 if unknown */
} DateValue;

/* The parts of a date that its words give. */
enum { DATE_YEAR = 1, DATE_MONTH = 2, DATE_DAY = 4, DATE_WEEKDAY = 8, DATE_DECADE = 16, DATE_CENTURY = 32 };

/* One end of a date as its words give it. A part is a number of the calendar or,
 * if it is `shifted`, a count from the anchor: last year is year -1. */
typedef struct DatePoint {
    int16_t year;
    int8_t month, day; /* `day` is 1 (Monday) to 7 for DATE_WEEKDAY */
    int8_t week;       /* weeks from the anchor's, of a shifted DATE_WEEKDAY */
    int8_t weekday;    /* 1 to 7 if the day's weekday is printed beside it (周二（5月9日）), else 0 */
    uint8_t printed;   /* DATE_… of the parts given */
    uint8_t shifted;   /* DATE_… of those that count from the anchor */
} DatePoint;

typedef enum DateKind {
    DATE_POINT,    /* a day, a month, a year */
    DATE_RANGE,    /* from … to …, a quarter, a half */
    DATE_WINDOW,   /* the last or the coming `count` units */
    DATE_DISTANCE, /* `count` units before or after the anchor: a month ago */
    DATE_VAGUE,    /* recently: a date that says no day */
} DateKind;

typedef enum DateRole {
    DATE_AT,
    DATE_SINCE, /* since the beginning of the year */
    DATE_UNTIL, /* as of the end of 2023, up to now */
    DATE_BY,    /* by 2030, before the end of the year */
} DateRole;

/* What a date mention says by itself. The anchor is the item's `published`, for
 * today and yesterday `filed` if that is the day before, for `same` (that day, the
 * next month) the nearest date mentioned before. */
typedef struct DateShape {
    DateKind kind;
    DateRole role;
    DatePoint from, to; /* `to` of DATE_RANGE only */
    int16_t count;      /* of DATE_WINDOW and DATE_DISTANCE, negative for the past */
    uint8_t unit;       /* its DATE_… */
    bool same;
    bool is_glossed; /* a word that counts from today tells the printed day too: 明天（26日）, 今(8)日; … */
    int8_t gloss;    /* … it is that many days from today */
} DateShape;

/* A number with its unit; `high` differs from `value` in a range only. */
typedef struct QuantityValue {
    double value, high;
    const char *unit; /* ISO 4217, "%", or measure word and noun as printed; NULL for a bare number */
    bool is_currency;
    bool is_approximate; /* about, more than, nearly */
} QuantityValue;

/* Something the text names. Mentions are in order of their start; a mention
 * may lie within another's phrase (`within`), as the country and the post lie
 * within the phrase of the person. */
typedef struct Mention {
    MentionKind kind;
    Span span;           /* the words themselves */
    Span phrase;         /* with all that leans on it: country, posts, name, honorific, Latin */
    uint32_t within;     /* index of the mention whose phrase holds this one, or NO_MENTION */
    EntryId entry;       /* lexicon entry or NO_ENTRY */
    int ordinal;         /* of MENTION_ORDINAL, 0 otherwise */
    const char *country; /* alpha-3 or bloc's short name, NULL if unknown */
    const char *home;    /* of a ministry printed without its country: whose it is, by what was told before */
    const char *name;    /* for people: as coded; body, place: printed without the country prefix */
    uint32_t person;     /* index in the item's persons, NO_PERSON */
    bool is_sign;        /* country by one character in a compound (越古) or a side (越方) */
    bool is_former;      /* post held earlier */
    bool is_to_come;     /* post that is still to be taken: 将出任 P */
    Span given;  /* of a person told by family name, title and given name (吴部长钊燮): the last; else empty */
    Span holder; /* of a post told apart from the name (X was elected president): the name's words; else empty */
    union {
        struct {             /* of MENTION_DATE */
            DateShape shape; /* what the words give */
            DateValue date;  /* what they mean, by resolve_dates */
        };
        QuantityValue quantity; /* of MENTION_QUANTITY */
    };
} Mention;
_Static_assert(sizeof(Mention) == 128 || sizeof(void *) != 8, "two lines of the cache");

/* The indexes of some mentions, in order. */
typedef struct MentionIndexes {
    const uint32_t *items;
    uint32_t count;
} MentionIndexes;

/* A sentence: from the first character behind the previous full stop to behind
 * its own. `quoted` sentences stand within a quotation. */
typedef struct Sentence {
    Span span;
    uint32_t segment;
    uint32_t first_mention, mention_count; /* mentions that begin in it */
} Sentence;

typedef List(Segment) SegmentList;
typedef List(Mention) MentionList;
typedef List(Sentence) SentenceList;
typedef List(ChPerson) PersonList;
typedef List(Span) SpanList;

/* A line that begins with a day, under a heading that tells its year. */
typedef struct ChronicleLine {
    Span span;
    int year;
} ChronicleLine;

typedef List(ChronicleLine) ChronicleLines;

typedef struct Item {
    Arena *arena;
    Arena *scratch; /* what a stage needs only while it works on the item; emptied behind it */
    const ChLexicon *lexicon;
    ChItemKind kind;
    const struct Item *first; /* of the page; NULL if this is it */
    Text *text;
    Span title;
    const char *outlet, *outlet_country, *dateline;
    const char *filing_country; /* of a paper that does not print its name: of the place from which it files; or NULL */
    const char *home; /* the outlet's country; where that is unknown, whose the text rather is, or NULL; set by read */
    const char *claimed;   /* the state whose sign stands for the home here, or NULL; set by read */
    const char *published; /* EDTF day, or NULL; as of which the item tells */
    const char *put_up;    /* the day on the page, where what it tells was filed weeks before; NULL otherwise */
    const char *filed;     /* EDTF of the dateline's date, or NULL */
    const char *published_basis;
    bool own_era; /* the page prints its day by the calendar of the Republic of China */
    SegmentList segments;

    MatchTable matches;
    const struct FigureTable *figure_words; /* what the lexicon's words of time and number mean; set by read_figures */
    struct NumberMemo *number_memo;         /* the number read last; likewise */
    SentenceList sentences;
    SpanList stories;    /* of a digest, in their order, by read_stories; none where the item is one story */
    MentionList figures; /* the mentions that are found first, until they stand among all */
    MentionList mentions;
    const uint32_t *mention_at; /* by position: index of the first mention that begins there or behind; length + 1 */
    MentionIndexes of_kind[MENTION_KINDS];
    const uint8_t *covered; /* by position: COVERED_… by the words of mentions */

    /* What the item itself says of the year it was written in, by resolve_dates;
     * 0 if it says nothing. */
    int present_year, not_before, not_after;
    const ChronicleLines *chronicle; /* set by resolve_dates; NULL if the item is none */

    PersonList persons; /* parallel to Mention.person */

    struct ClauseList *clauses;               /* cut by clauses_of at its first call, else NULL */
    const struct PlainWordsList *plain_words; /* said in it and what decided their stance; set by code_statements */

    ChItem out;
    Span *event_proofs; /* by event of `out`: all words that prove it; its evidence are those that tell it till it is
                           done */
} Item;

typedef List(Item *) ItemList;

/* What a character is covered by. */
enum {
    COVERED_BY_NAME = 1,  /* a person, body, work, place, post or country */
    COVERED_BY_WORDS = 2, /* any mention but a date or a quantity */
};

/* True for an ISO 3166-1 alpha-3 code; false for the name of a bloc or region, several codes, or NULL. */
static inline bool country_is_state(const char *country) {
    for (unsigned i = 0; i < 3; i++) {
        if (!country || country[i] < 'A' || country[i] > 'Z') {
            return false;
        }
    }
    return !country[3];
}

/* Index of the first mention that begins at or behind `start`. */
static inline uint32_t mention_from(const Item *item, uint32_t start) {
    return start <= item->text->length ? item->mention_at[start] : (uint32_t)item->mentions.count;
}

#endif
