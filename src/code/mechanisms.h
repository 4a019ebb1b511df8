/* Mechanisms: named recurring or standing forms of cooperation, found by the
 * last word of their name (dialogue, joint committee, forum). */
#ifndef CHANCERY_CODE_MECHANISMS_H
#define CHANCERY_CODE_MECHANISMS_H

#include "code/clause.h"

/* A mechanism as the text names it. */
typedef struct NamedMechanism {
    Span span;             /* all of the name, ordinal and year included */
    const char *name;      /* without ordinal, year and the two countries' prefix */
    const char *full;      /* as printed */
    int ordinal;           /* 0 if none */
    ChStrings countries;   /* named in it, in order of mention */
    const Mention *bloc;   /* organisation or bloc whose body it is; NULL */
    bool is_open;          /* a forum or fair, to which foreign guests come */
    bool is_of_world;      /* for more than the states that it names, by a word of its name: 世界, a 国际 forum */
    bool is_international; /* a meeting of more than two states by its name, where none is host to all */
    bool is_framework;     /* a cooperation that stands, of which only the meetings are held: 澜湄合作 */
    bool with_region;      /* held with a region told by its sign (中非), for which its states come */
    bool starts_with_country; /* 中国发展高层论坛: one country's own */
    bool is_next;             /* the session that follows the one told: 下次总理会议 */
    bool only_counts;         /* nothing but an ordinal and a common noun: the first summit */
    bool is_joined;           /* one with the name right before it: A 论坛暨 B 年会 */
    bool is_bare;             /* only «the 4th meeting»: of what, the words around say */
    bool is_occasion;  /* a numbered meeting of two: «their 4th meeting this year», told by the meeting itself */
    bool is_fair;      /* an exhibition, to which its host invites */
    bool is_culture;   /* something shown or played, which is a ceremony and no session */
    bool is_listed;    /* among the item's mechanisms: one that recurs, or a fair by its number */
    bool is_recurring; /* a mechanism by the codebook, not an exhibition or a single event */
} NamedMechanism;

typedef List(NamedMechanism) NamedMechanismList;

/* All mechanisms named in the item, in order. */
NamedMechanismList mechanisms_of(Item *item);
/* The mechanism whose name holds the code point; NULL if none. */
const NamedMechanism *mechanism_around(const NamedMechanismList *list, uint32_t position);
/* The first mechanism that begins in the span; NULL if none. */
const NamedMechanism *mechanism_in(const NamedMechanismList *list, Span span);

#endif
