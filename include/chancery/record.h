/* Records: what Chancery gets out of one page. The fields and vocabularies are
 * those of the project's codebook (docs/codebook.md); every record carries the
 * words that prove it.
 *
 * All strings are UTF-8. A NULL string means "not known"; nothing is guessed.
 * Everything that hangs on a ChCoded is owned by it and dies with it. */
#ifndef CHANCERY_RECORD_H
#define CHANCERY_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ChItemKind { CH_ITEM_ARTICLE, CH_ITEM_TEASER } ChItemKind;

/* The printed words behind a record. `start` and `end` are code points of the
 * item's text, `end` behind the last. */
typedef struct ChEvidence {
    uint32_t start, end;
    const char *text;
} ChEvidence;

/* A list of strings. */
typedef struct ChStrings {
    const char **items;
    size_t count;
} ChStrings;

/* A 64-bit hash of the record's content as 16 hexadecimal digits: the same
 * page gives the same ids everywhere. */
typedef struct ChId {
    char text[17];
} ChId;

/* X(SYMBOL, "name"): what speaks for or against a record and decides its
 * confidence; docs/codebook.md explains each. */
#define CH_GROUNDS(X)                 \
    X(TEASER, "teaser")               \
    X(HEADLINE, "headline")           \
    X(CAPTION, "caption")             \
    X(IN_SPEECH, "in-speech")         \
    X(INHERITED, "inherited")         \
    X(OWN_DATE, "own-date")           \
    X(NEWS_DATE, "news-date")         \
    X(RECALLED, "recalled")           \
    X(NOMINAL, "nominal")             \
    X(MAIN_PAIR, "main-pair")         \
    X(NOT_HAPPENED, "not-happened")   \
    X(NAMED_SIDES, "named-sides")     \
    X(BARE_SIDES, "bare-sides")       \
    X(ONE_SIDE, "one-side")           \
    X(WITH_POST, "with-post")         \
    X(WITH_COUNTRY, "with-country")   \
    X(TOLD_AGAIN, "told-again")       \
    X(IN_PARTS, "in-parts")           \
    X(SHORT_NAME, "short-name")       \
    X(WEAK_WORD, "weak-word")         \
    X(NO_SUBJECT, "no-subject")       \
    X(NO_VERB, "no-verb")             \
    X(WITH_PERIOD, "with-period")     \
    X(NUMBERED, "numbered")           \
    X(OTHER_MEASURE, "other-measure") \
    X(ONE_COUNTRY, "one-country")

typedef enum ChGround {
#define X(symbol, name) CH_GROUND_##symbol,
    CH_GROUNDS(X)
#undef X
        CH_GROUND_COUNT
} ChGround;

/* A set of grounds, one bit each. */
typedef uint32_t ChGroundSet;
#define CH_GROUND_BIT(ground) ((ChGroundSet)1 << (ground))

/* A named individual. */
typedef struct ChPerson {
    ChId id;
    const char *name;    /* fullest form printed, interpunct as U+00B7, no blanks */
    ChStrings also;      /* other printed forms */
    const char *latin;   /* as printed beside it */
    const char *country; /* alpha-3, or the bloc's or body's short name */
    ChStrings posts;     /* held at the time, country prefix taken off */
    ChStrings former_posts;
    double confidence; /* 0..1 */
    ChGroundSet grounds;
    ChEvidence evidence;
} ChPerson;

/* Who acts: the most specific of person, body, country that is printed. */
typedef struct ChActor {
    const char *person; /* a ChPerson's name */
    const char *org;    /* as printed without country prefix */
    const char *country;
} ChActor;

typedef struct ChActors {
    ChActor *items;
    size_t count;
} ChActors;

typedef struct ChPlace {
    const char *name; /* as printed; NULL if there is no place */
    const char *country;
} ChPlace;

/* A named recurring meeting; ordinal 0 if none is printed. */
typedef struct ChSession {
    const char *name; /* NULL if there is no mechanism */
    int ordinal;
} ChSession;

/* A value with its unit: ISO 4217, "%", "rank" or the counted noun. */
typedef struct ChAmount {
    bool present;
    double value;
    const char *unit;
} ChAmount;

/* The field's codes: PLOVER event, modes and contexts (`;` between two), its
 * conflict-cooperation score (-10..10), CAMEO code and its Goldstein score
 * (-10..10). All NULL if the record is no event of these codebooks. */
typedef struct ChCodes {
    const char *plover, *mode, *context;
    double score;
    const char *cameo;
    double goldstein;
} ChCodes;

typedef enum ChEventType {
    CH_VISIT,
    CH_MEETING,
    CH_TALKS,
    CH_CALL,
    CH_SESSION,
    CH_MESSAGE,
    CH_CEREMONY,
    CH_SIGNING,
    CH_RELATIONS,
    CH_AID,
    CH_PROTEST,
    CH_SANCTION,
    CH_FORCE,
    CH_APPOINTMENT,
    CH_OTHER,
    CH_EVENT_TYPE_COUNT
} ChEventType;

typedef enum ChStatusOfEvent { CH_HAPPENED, CH_ONGOING, CH_PLANNED, CH_CANCELLED } ChStatusOfEvent;

typedef struct ChEvent {
    ChId id;
    ChEventType type;
    const char *other_type; /* of CH_OTHER */
    ChActors initiator, counterpart;
    ChStrings countries; /* sorted */
    ChPlace place;
    const char *date;          /* EDTF */
    int not_before, not_after; /* years, 0 if unknown */
    ChStatusOfEvent status;
    const char *level; /* of a visit */
    ChSession mechanism;
    ChAmount amount; /* of aid */
    bool negated;    /* said not to happen: kept for CH_CANCELLED only */
    ChCodes codes;
    double confidence;
    ChGroundSet grounds;
    ChEvidence evidence;
} ChEvent;

typedef struct ChIndicator {
    ChId id;
    const char *measure; /* trade investment aid growth tourism people projects rank other */
    const char *what;
    ChStrings countries;
    double value;
    const char *unit;
    const char *period; /* EDTF */
    ChAmount change;
    const char *change_base; /* EDTF of the compared period */
    double confidence;
    ChGroundSet grounds;
    ChEvidence evidence;
} ChIndicator;

typedef struct ChCommitment {
    ChId id;
    ChStrings countries;
    const char *by; /* "both", a person's name or a body as printed */
    const char *verb;
    const char *kind; /* agreed pledged proposed target */
    ChAmount amount;
    const char *due; /* EDTF */
    double confidence;
    ChGroundSet grounds;
    ChEvidence evidence;
} ChCommitment;

typedef struct ChMechanism {
    ChId id;
    const char *name;
    ChStrings countries;
    int ordinal; /* 0 if none is printed */
    double confidence;
    ChGroundSet grounds;
    ChEvidence evidence;
} ChMechanism;

typedef struct ChStatement {
    ChId id;
    const char *speaker; /* a person's name, a body as printed, or "both" */
    const char *speaker_country;
    const char *verb; /* NULL for a bare sound bite */
    const char *stance;
    const char *toward;
    ChCodes codes;
    double confidence;
    ChGroundSet grounds;
    ChEvidence evidence;
} ChStatement;

#define CH_RECORD_LIST(Type) \
    struct {                 \
        Type *items;         \
        size_t count;        \
    }

/* One item: the article or a teaser. */
typedef struct ChItem {
    ChId id;
    ChItemKind kind;
    const char *title;
    const char *outlet;
    const char *dateline;
    const char *published;       /* EDTF */
    const char *published_basis; /* "metadata", "page" or "none" */
    const char *text;            /* what evidence offsets count in */
    CH_RECORD_LIST(ChPerson) people;
    CH_RECORD_LIST(ChEvent) events;
    CH_RECORD_LIST(ChIndicator) indicators;
    CH_RECORD_LIST(ChCommitment) commitments;
    CH_RECORD_LIST(ChMechanism) mechanisms;
    CH_RECORD_LIST(ChStatement) statements;
} ChItem;

/* What came out of one page. */
typedef struct ChCoded {
    const char *page; /* the page's id */
    const char *url;
    const char *source; /* file the page came from */
    ChItem *items;      /* the article first */
    size_t count;
} ChCoded;

/* Leaves out the item's records, of all kinds, whose confidence is below `least` (0 to 1), in their place; the others
 * keep their order. Of `item` the lists only are changed. */
void ch_item_keep_sure(ChItem *item, double least);

/* Names as the codebook writes them: "visit", "planned", "teaser". The argument
 * must be one of the values above. Static strings. */
const char *ch_event_type_name(ChEventType type);
const char *ch_status_name(ChStatusOfEvent status);
const char *ch_item_kind_name(ChItemKind kind);
const char *ch_ground_name(ChGround ground);

#ifdef __cplusplus
}
#endif
#endif
