/* Frames: what the data files say of a verb or noun that makes events, and
 * where in a clause its slots stand. */
#ifndef CHANCERY_CODE_FRAME_H
#define CHANCERY_CODE_FRAME_H

#include "code/mechanisms.h"

/* The slot words of `frame=` in data/events.txt, explained there. */
/* clang-format off */
#define FRAME_SLOTS(X) \
    X(OBJECT, "object") \
    X(WITH, "with") \
    X(TO, "to") \
    X(TOPIC_TO, "topic-to") \
    X(HOST, "host") \
    X(HOST_TO, "host-to") \
    X(HOME, "home") \
    X(MUTUAL, "mutual") \
    X(EACH, "each") \
    X(SUBJECT, "subject") \
    X(ATTEND, "attend") \
    X(DONE_TO, "done-to") \
    X(POST, "post") \
    X(CONTENT, "content") \
    X(TRAVEL, "travel") \
    X(ARRIVAL, "arrival") \
    X(LEAD, "lead") \
    X(TRANSIT, "transit") \
    X(END, "end") \
    X(SPOKEN, "spoken") \
    X(PRESS, "press") \
    X(GREETING, "greeting") \
    X(WREATH, "wreath") \
    X(WELCOME, "welcome") \
    X(WITNESS, "witness") \
    X(DATED, "dated") \
    X(PARTNERSHIP, "partnership") \
    X(GOODS, "goods") \
    X(TEAM, "team") \
    X(SUMMON, "summon") \
    X(RECALL, "recall") \
    X(ATTACK, "attack") \
    X(TARGET, "target") \
    X(DEPLOY, "deploy") \
    X(THREAT, "threat") \
    X(LEAVE, "leave") \
    X(AT_BODY, "at-body") \
    X(FROM, "from") \
    X(MECHANISM, "mechanism") \
    X(MEMBERSHIP, "membership") \
    X(ADOPT, "adopt") \
    X(JOINT, "joint") \
    X(STRICT, "strict") \
    X(APPOINT, "appoint") \
    X(ELECT, "elect") \
    X(TEST, "test") \
    X(LIFT, "lift") \
    X(INTERCEPT, "intercept") \
    X(DEATH, "death") \
    X(HELD, "held") \
    X(EMBASSY, "embassy") \
    X(CAMPAIGN, "campaign") \
    X(SEIZE, "seize") \
    X(COMPLEMENT, "complement") \
    X(LEVY, "levy") \
    X(RECOGNISE, "recognise") \
    X(CONVENE, "convene") \
    X(NAMED, "named") \
    X(CLOSING, "closing") \
    X(AHEAD, "ahead") \
    X(GREET, "greet") \
    X(RECEPTION, "reception") \
    X(APPROVED, "approved") \
    X(BREAK, "break")
/* clang-format on */

enum FrameSlotIndex {
#define X(symbol, name) SLOT_INDEX_##symbol,
    FRAME_SLOTS(X)
#undef X
        SLOT_COUNT
};
typedef uint64_t SlotSet;
#define SLOT(symbol) ((SlotSet)1 << SLOT_INDEX_##symbol)

/* A verb or noun of an event, as its entry says. */
typedef struct Frame {
    EntryId entry;
    ChEventType type;
    SlotSet slots;
    bool is_noun;
    const char *other, *level, *country; /* of the entry, NULL if it has none */
    const char *status;
} Frame;

/* A frame met in a clause. */
typedef struct Trigger {
    Frame frame;
    Span span;
    const Clause *clause;
    bool is_held;              /* a noun that is the subject of a verb of convening */
    bool told_by_time;         /* a noun that only dates something else: 会谈后, 访问期间 */
    bool is_during, is_before; /* by the word of time behind it */
} Trigger;

enum { SUPPORT_DISTANCE = 45 }; /* characters between a light verb and its noun */

typedef List(Trigger) TriggerList;

/* All triggers of a clause in order: verbs, and nouns behind a light verb or
 * before a word of time. Words inside names, book marks and the names of
 * mechanisms are none. */
void triggers_of(const Item *item, const NamedMechanismList *mechanisms, const Clause *clause, TriggerList *found);

/* The frame of an entry; NULL for NO_ENTRY. */
const Frame *frame_of(const Item *item, EntryId entry);

/* True if the clause closes with a word that calls off what the noun names, with nothing but adverbs, dates and
 * places between: 对 P 的访问将推迟, 会谈被取消. */
bool called_off_behind(const Item *item, const Clause *clause, uint32_t noun_end);
/* True if the clause closes with a word by which what the noun names is still to be, as it was planned:
 * 原定9日的访问不变.
 */
bool kept_behind(const Item *item, const Clause *clause, uint32_t noun_end);

/* True if the preposition opens what the person behind it does (就 X 访问 P 答问, 对 X 访问 P 表示欢迎). */
bool deed_opens(const Item *item, const Match *preposition, const Party *party);

/* True if a possessive particle stands at the position; `*end` is behind it. */
bool possessive_at(const Item *item, uint32_t at, uint32_t limit, uint32_t *end);

/* The party that a preposition of this role governs before the trigger, the
 * nearest; count 0 if none. `with` also takes what stands behind a joint of
 * the subject. */
Party governed_party(const Item *item, const Clause *clause, uint32_t before, const char *role);
/* The two sides named with «between» before the position: A 与 B 之间. */
Party between_party(const Item *item, const Clause *clause, uint32_t before);
/* The party that follows the trigger as its object, directly or behind a
 * relative clause (… 的 X). */
Party object_party(const Item *item, const Trigger *trigger);
/* The actor that heads the relative clause the trigger stands in
 * (来访的 X, 正在 … 访问的 X); count 0 if the trigger stands in none. */
Party relative_head(const Item *item, const Trigger *trigger);
/* True if the span stands between `from` and `to` in words for a reason, with the joint that ends them behind it (由于
 * X 未履行承诺而退出 P). */
bool stands_in_reason(const Item *item, uint32_t from, Span inside, uint32_t to);

/* Who acts, told behind as the head of a relative clause that has a day of its own (13日向 X 捐赠物资的 Y); count 0 if
 * nobody does. */
Party relative_actor(const Item *item, const Trigger *trigger);

/* Who acts: governed by an agent word, standing right before the verb (欢迎 X
 * 来华), or the clause's subject. */
Party acting_party(const Item *item, const Trigger *trigger);

/* Those under whose mediation the two sides of the clause come together (在 X 斡旋下); count 0 if it names none. */
Party mediators_of(const Item *item, const Clause *clause);
/* The hosts who go along with those who act (在 X 陪同下); count 0 if the clause names none. */
Party escorts_of(const Item *item, const Clause *clause);

/* Index of the place mention the clause names before or behind the trigger
 * (在 X), else that of an earlier clause of the sentence; NO_MENTION. */
uint32_t place_of(const Item *item, const ClauseList *clauses, const Trigger *trigger);

/* Index of the place mention that a word for the place at hand means which begins at the
 * position (这里, where 这里是 P was told, else the place named last); NO_MENTION if none begins. */
uint32_t place_here(const Item *item, const Clause *clause, uint32_t at);

/* The place that the item is filed from, by its dateline; NO_MENTION if it has none. */
uint32_t place_of_dateline(const Item *item);

/* True if the words from `start` up to `at` are the title of a person whose name ends at `start`: 同 X|总理|会晤. */
bool is_title_behind_person(const Item *item, uint32_t start, uint32_t at);

/* Where a name in quotation marks begins that ends at the position (大熊猫“P”归还); the position itself if none
 * does. */
uint32_t quoted_name_start(const Item *item, uint32_t from, uint32_t to);

/* True if nothing but adverbs, dates, prepositional phrases and light verbs
 * stands between. */
bool only_adjuncts(const Item *item, const Clause *clause, uint32_t from, uint32_t to);

/* True if the match's entry of the class has the role. */
bool match_has_role(const Item *item, const Match *match, LexiconClass class, const char *role); /* its slow half */
static inline bool word_has_role(const Item *item, const Match *match, LexiconClass class, const char *role) {
    return (match->roles & lexicon_role(role)) && match_has_role(item, match, class, role);
}

/* True if one of the match's entries of the class has the kind. */
bool match_has_kind(const Item *item, const Match *match, LexiconClass class, const char *kind); /* its slow half */
static inline bool word_has_kind(const Item *item, const Match *match, LexiconClass class, const char *kind) {
    return match_may_be(match, kind) && match_has_kind(item, match, class, kind);
}

/* True if somebody only sets out to attend it: 为出席 M 启程. */
bool sets_out_for(const Item *item, const Trigger *trigger);

/* What tense words make of the trigger. */
typedef enum Reality {
    REALITY_PLAIN,
    REALITY_PLANNED,
    REALITY_ONGOING,
    REALITY_CANCELLED,
    REALITY_HABITUAL,
    REALITY_DENIED,
    REALITY_HYPOTHETICAL
} Reality;
Reality reality_of(const Item *item, const ClauseList *clauses, const Trigger *trigger);

/* True if the code point lies in a mention that names something (a person's or
 * body's name, a work in book marks), so that no frame may begin there. */
static inline bool inside_name(const Item *item, uint32_t position) {
    return item->covered[position] & COVERED_BY_NAME;
}

#endif
