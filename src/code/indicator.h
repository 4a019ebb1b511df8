/* Indicators: measured figures on their way from quantities to records.
 *
 * A sentence is read through its cues: the nouns of measured quantities, verbs
 * of rising and falling, and the words that forbid a figure (targets,
 * forecasts, conversions, casualties), all from data/indicators.txt. */
#ifndef CHANCERY_CODE_INDICATOR_H
#define CHANCERY_CODE_INDICATOR_H

#include "code/actors.h"

typedef enum CueKind {
    CUE_NONE,
    CUE_NOUN, /* of a measured quantity, or of a standing */
    CUE_TARGET,
    CUE_CONVERSION,
    CUE_SHARE,
    CUE_FROM,
    CUE_COMPARE,
    CUE_SCOPE,
    CUE_WORLD,
    CUE_CONTRAST,
    CUE_EACH,
    CUE_UNCOUNTED,
    CUE_HANDED,
    CUE_TOTAL,
    CUE_SUPERLATIVE,
    CUE_STANDING,
    CUE_FIRST, /* a standing of 1 by itself: 居首 */
    CUE_ONE_OF,
    CUE_MAJOR, /* of a noun that shares no standing before it: 重要 */
    CUE_HOME,
    CUE_ETC,
    CUE_LEAD,
    CUE_TAIL,
    CUE_HAVING,
    CUE_REACH,    /* before the number of states that something reaches */
    CUE_REST,     /* the rest of a state beside a region of it that has a code of its own */
    CUE_ABROAD,   /* of people who live in another state or went there */
    CUE_DEAL,     /* of what is worth a sum by itself */
    CUE_DELIVERY, /* behind the date on which goods are due, which is no period */
    CUE_FOREIGN,  /* those of other states, not named */
    CUE_RISE,
    CUE_FALL,
    CUE_FLAT,
    CUE_DOUBLE,
    CUE_HALVE,
    CUE_LEVEL,  /* against what a change is measured: a year before, a month before */
    CUE_FILLER, /* may stand between a noun or verb and its number */
} CueKind;

typedef struct Cue {
    CueKind kind;
    Span span;
    EntryId entry;
} Cue;

enum { CUE_LIMIT = 192 };

/* The cues of one sentence in their order; those behind CUE_LIMIT are lost. */
typedef struct CueList {
    Cue items[CUE_LIMIT];
    uint32_t count;
} CueList;

/* An indicator with what decides what later words add to it. */
typedef struct IndicatorDraft {
    ChIndicator record;
    uint32_t sentence, paragraph;
    Span clause, quantity;
    Span subject;     /* its noun phrase, where it was printed */
    bool is_rate;     /* a change by itself, or a share */
    bool is_standing; /* a rank */
    const char *base; /* what its change is measured against, if its words say so: from 7 to 15 */
} IndicatorDraft;

typedef List(IndicatorDraft) IndicatorDraftList;

/* The coder of one item. */
typedef struct IndicatorCoder {
    Item *item;
    uint32_t sentence, paragraph;
    IndicatorDraftList drafts;
    Span report;          /* of the sentence at hand, in an item of several */
    const char *sides[2]; /* of that report, looked up once */
    int side_count;       /* -1 before that */
    CueList cues;         /* of the sentence at hand; last, so that its room is not zeroed */
} IndicatorCoder;

/* Finds the cues of a sentence. */
void cues_find(const Item *item, Span sentence, CueList *cues);
bool cue_has_flag(const Item *item, const Cue *cue, const char *flag);
/* The last cue of `kind` that lies in the span, or NULL; the first one. */
const Cue *cue_last(const CueList *cues, Span span, CueKind kind);
const Cue *cue_first(const CueList *cues, Span span, CueKind kind);
/* The longest cue of `kind` that ends at `at`, or NULL. */
const Cue *cue_ending(const CueList *cues, uint32_t at, CueKind kind);

/* The clause around a span: between commas and semicolons of its sentence. */
Span clause_around(const Item *item, Span sentence, Span span);

/* The period that holds for a figure at `at` in its clause, or NULL; a standing
 * takes none from other sentences. */
const char *indicator_period(const IndicatorCoder *self, Span sentence, Span clause, uint32_t at, bool is_standing);
/* True if the date mention is what a figure is compared with: 比2017年. */
bool date_is_compared(const IndicatorCoder *self, const Mention *date);
/* True if it stands within a word for what a change is measured against: 较去年同期. */
bool date_is_in_level(const IndicatorCoder *self, const Mention *date);
/* The period that a change over `period` is measured against. `change` may be
 * NULL; `base` is the date printed for it, or NULL. */
const char *indicator_base(const IndicatorCoder *self, const char *period, Span clause, uint32_t at);

/* A place in a list of figures: 15.2%、31%、40.8%. */
typedef struct FigureList {
    uint32_t first;        /* index of its first mention */
    uint32_t index, count; /* 0 of 1 if the figure stands alone */
} FigureList;

/* True if nothing but list commas, conjunctions and approximations stands there. */
bool is_list_joint(const Item *item, uint32_t from, uint32_t to);

/* One member of a list of subjects, the whole if their number is not `count`. */
Span indicator_list_member(const IndicatorCoder *self, Span subject, uint32_t index, uint32_t count);

/* The countries of a figure whose noun phrase and clause are given. Where the
 * phrase lists as many countries as there are figures (与东盟、欧盟和美国…分别),
 * each figure has one of them. */
ChStrings indicator_countries(const IndicatorCoder *self, Span subject, Span clause, const FigureList *list);
/* The same of a standing: places that only bound it are left out. */
ChStrings standing_countries(const IndicatorCoder *self, Span phrase, Span clause);

#endif
