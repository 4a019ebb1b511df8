#include "code/event_phase.h"

#include "code/acts.h"
#include "resolve/dates.h"

enum { COMMA = ',', SEMICOLON = ';', LINE_END = '\n' };

/* What the item says again of the session, by a noun for it. */
typedef struct Retelling {
    Span name;                     /* the noun with what describes it, and the word for a part of the session */
    uint32_t clause, end;          /* between commas */
    uint32_t sentence, next_comma; /* where its sentence begins, and where the clause behind ends */
} Retelling;

static bool ends_sentence(uint32_t c) { return c == FULL_STOP || c == SEMICOLON || c == LINE_END; }

/* Where the words begin that hold the position, up to a comma, or to the end of the sentence before. */
static uint32_t words_start(const Item *item, uint32_t at, bool over_commas) {
    const uint32_t *character = item->text->character;
    while (at > 0 && !ends_sentence(character[at - 1]) && (over_commas || character[at - 1] != COMMA)) {
        at--;
    }
    return at;
}

static uint32_t words_end(const Item *item, uint32_t at) {
    const uint32_t *character = item->text->character;
    while (at < item->text->length && !ends_sentence(character[at]) && character[at] != COMMA) {
        at++;
    }
    return at;
}

/* True if a word between the points says that what is told is planned, wished or only supported. */
static bool tells_open(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, to);
        EntryId tense = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        EntryId speech = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (tense != NO_ENTRY && (lexicon_has(item->lexicon, tense, KEY_STATUS, "planned") ||
                                  lexicon_has(item->lexicon, tense, KEY_KIND, "hypothetical"))) {
            return true;
        }
        if (speech != NO_ENTRY && (lexicon_has(item->lexicon, speech, KEY_STANCE, "wish") ||
                                   lexicon_has(item->lexicon, speech, KEY_STANCE, "support"))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if a day or year of another year stands in the words before the position: 去年 … 峰会上. */
static bool tells_other_year(const Item *item, uint32_t from, uint32_t to) {
    enum { YEAR = 4 }; /* bytes */
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        const Mention *date = &item->mentions.items[i];
        const char *edtf = date->kind == MENTION_DATE && date->shape.kind == DATE_POINT ? date->date.edtf : NULL;
        if (edtf && item->published && strncmp(edtf, item->published, YEAR) != 0) {
            return true;
        }
    }
    return false;
}

/* The last place in the name (北京峰会); NULL if it tells none. */
static const char *place_named(const Item *item, const NamedMechanism *named) {
    const char *found = NULL;
    for (uint32_t i = mention_from(item, named->span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(named->span); i++) {
        const Mention *place = &item->mentions.items[i];
        found = place->kind == MENTION_PLACE ? place->name : found;
    }
    return found;
}

/* True if the name is that of another meeting: of another number, another town, or of somebody else. */
static bool is_another(const Item *item, const NamedMechanism *other, const NamedMechanism *named) {
    const char *here = place_named(item, other), *there = place_named(item, named);
    bool elsewhere = here && there && !string_same(here, there);
    bool renumbered = other->ordinal && named->ordinal && other->ordinal != named->ordinal;
    bool of_same = other->countries.count > 0;
    for (size_t i = 0; i < other->countries.count; i++) {
        of_same = of_same && countries_hold(&named->countries, other->countries.items[i]);
    }
    bool by_town = here && !other->countries.count; /* 北京峰会 */
    bool related = session_names_agree(other->name, named->name) || of_same || by_town;
    return elsewhere || renumbered || !related || other->is_next;
}

/* Finds what is said again of the session by the noun; false if the noun means something else. */
static bool tells_again(const EventCoder *self, const Match *noun, const NamedMechanism *named, Retelling *found) {
    enum { CORE = 2 }; /* characters of a noun for a meeting: 峰会 of 领导人峰会 */
    const Item *item = self->item;
    const NamedMechanism *other = mechanism_around(&self->mechanisms, noun->span.start);
    uint32_t end = other && span_end(other->span) > span_end(noun->span) ? span_end(other->span) : span_end(noun->span);
    uint32_t start = other && other->span.start < noun->span.start ? other->span.start : noun->span.start;
    bool is_named = other && !other->is_bare && !other->only_counts;
    bool is_verb =
        (noun->classes & CLASS_BIT(CLASS_EVENT)) && !(is_named && session_names_agree(other->name, named->name));
    const char *core = text_copy(item->scratch, item->text, span_of(span_end(noun->span) - CORE, span_end(noun->span)));
    if (is_verb || !strstr(named->full, core) || (is_named && is_another(item, other, named))) {
        return false;
    }
    const Match *part = word_at(item, end, item->text->length, CLASS_BIT(CLASS_MECHANISM)); /* 开幕式 */
    end = part && word_has_kind(item, part, CLASS_MECHANISM, "modifier") ? span_end(part->span) : end;
    *found = (Retelling){.name = span_of(start, end), .clause = words_start(item, start, false)};
    found->end = words_end(item, end);
    found->sentence = words_start(item, start, true);
    bool goes_on = found->end < item->text->length && item->text->character[found->end] == COMMA;
    found->next_comma = goes_on ? words_end(item, found->end + 1) : found->end;
    return !tells_other_year(item, found->clause, start);
}

const Match *success_between(const Item *item, uint32_t from, uint32_t to, uint32_t limit) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = word_at(item, at, limit, CLASS_BIT(CLASS_WORK));
        if (word && word_has_kind(item, word, CLASS_WORK, "success")) {
            return word;
        }
    }
    return NULL;
}

/* Where the word ends that says so of the session, right behind its name or with the verb before it (成功举办峰会); 0
 * if none does. */
static uint32_t success_end(const Item *item, const Retelling *told) {
    enum { REACH = 6 };
    uint32_t from = told->name.start > told->clause + REACH ? told->name.start - REACH : told->clause;
    if (success_between(item, from, told->name.start, told->name.start)) {
        return span_end(told->name);
    }
    uint32_t behind = span_end(told->name), end = behind + REACH < told->end ? behind + REACH : told->end;
    const Match *word = success_between(item, behind, end, told->end);
    bool since = word && role_between(item, behind, word->span.start, CLASS_ASPECT, "since"); /* 成立以来取得成功 */
    return word && !since ? span_end(word->span) : 0;
}

/* How somebody speaks of the session: by the last word for it before the name, in its sentence. */
typedef enum Greeting { GREETING_NONE, GREETING_WELL, GREETING_CONGRATULATED } Greeting;

static Greeting greeting_before(const Item *item, const Retelling *told, uint32_t *behind) {
    enum { REACH = 24 };
    uint32_t from = told->name.start > told->sentence + REACH ? told->name.start - REACH : told->sentence;
    Greeting found = GREETING_NONE;
    for (uint32_t at = from; at < told->name.start; at++) {
        const Match *word = any_word_at(item, at, told->name.start);
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        bool well = word && word_has_role(item, word, CLASS_ASPECT, "wishing-well");
        bool congratulates = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "congratulate");
        found = well ? GREETING_WELL : congratulates ? GREETING_CONGRATULATED : found;
        *behind = well || congratulates ? span_end(word->span) : *behind;
        at = word ? span_end(word->span) - 1 : at;
    }
    return found;
}

/* What somebody congratulates on is held, or over if it went well; what he only wishes well lies ahead. */
static SessionPhase phase_greeted(const Item *item, const Retelling *told, uint32_t success) {
    uint32_t behind = 0;
    Greeting greeting = greeting_before(item, told, &behind);
    if (greeting == GREETING_CONGRATULATED) {
        bool held = act_event_between(item, behind, told->end, KEY_EVENT, ch_event_type_name(CH_SESSION));
        return success && !tells_open(item, behind, success) ? PHASE_OVER : held ? PHASE_BEGUN : PHASE_UNTOLD;
    }
    return greeting == GREETING_WELL && success ? PHASE_AHEAD : PHASE_UNTOLD;
}

/* True if something was done at the session: X 在峰会上提出 …, X 在论坛开幕式主旨讲话中提出, 峰会期间，双方签署. */
static bool is_done_there(const Item *item, const Retelling *told) {
    enum { LONGEST_SPEECH = 8 };
    uint32_t behind = span_end(told->name);
    const Match *in = word_at(item, behind, told->end, CLASS_BIT(CLASS_SUPPORT));
    uint32_t end = behind + LONGEST_SPEECH < told->end ? behind + LONGEST_SPEECH : told->end;
    for (uint32_t at = behind; !in && at < end; at++) {
        const Match *part = word_at(item, at, end, CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_MECHANISM));
        bool leads = part && (word_has_kind(item, part, CLASS_WORK, "speech") ||
                              word_has_kind(item, part, CLASS_MECHANISM, "modifier")); /* 论坛部长会开幕式上 */
        in = leads ? word_at(item, span_end(part->span), told->end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    }
    bool inside =
        in && word_has_role(item, in, CLASS_SUPPORT, "after") && !word_has_role(item, in, CLASS_SUPPORT, "before");
    bool closes = inside && span_end(in->span) == told->end; /* 峰会期间，双方将签署 */
    return inside && !tells_open(item, told->clause, told->name.start) &&
           !(closes && tells_open(item, told->end, told->next_comma));
}

/* True if what came of the session is to be carried out: 落实好峰会成果. */
static bool is_carried_out(const Item *item, const Retelling *told) {
    enum { REACH = 6 };
    uint32_t behind = span_end(told->name), end = behind + REACH < told->end ? behind + REACH : told->end;
    return act_word(item, told->clause, told->name.start, CLASS_WORK, "carrying-out") &&
           act_word(item, behind, end, CLASS_WORK, "outcome");
}

/* True if the words right before or behind the name say that the session is still to come: 即将举行的峰会, 峰会将于 …,
 * 峰会开幕在即. */
static bool is_still_to_come(const Item *item, const Retelling *told) {
    uint32_t behind = span_end(told->name);
    bool planned = false;
    for (uint32_t at = behind; at < told->end && !planned;) {
        const Match *word = any_word_at(item, at, told->end);
        bool goes_on = word && (word->classes & (CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_EVENT)));
        EntryId tense = goes_on ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        EntryId verb = goes_on ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        planned = (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "planned")) ||
                  (verb != NO_ENTRY && lexicon_has(item->lexicon, verb, KEY_STATUS, "planned"));
        at = goes_on ? span_end(word->span) : told->end;
    }
    return (planned && act_event_between(item, behind, told->end, KEY_EVENT, ch_event_type_name(CH_SESSION))) ||
           role_between(item, told->clause, told->name.start, CLASS_ASPECT, "imminent");
}

/* True if the session is what something is done for: 为本届峰会成功举办作出贡献. */
static bool is_aim(const Item *item, const Retelling *told) {
    enum { REACH = 10 };
    uint32_t from = told->name.start > told->clause + REACH ? told->name.start - REACH : told->clause;
    return role_between(item, from, told->name.start, CLASS_PREPOSITION, "to");
}

SessionPhase session_phase(const EventCoder *self, const Clause *clause, const NamedMechanism *named) {
    const Item *item = self->item;
    uint32_t length = item->text->length, at = span_end(clause->span);
    SessionPhase found = PHASE_UNTOLD;
    bool hoped = false, carried_out = false;
    while ((at = match_next(&item->matches, at, length, SUBCLASS_BIT(SUBCLASS_MECHANISM_HEAD))) < length) {
        const Match *noun = word_at(item, at, length, CLASS_BIT(CLASS_MECHANISM));
        at = span_end(noun->span);
        Retelling told;
        if (!tells_again(self, noun, named, &told)) {
            continue;
        }
        uint32_t success = success_end(item, &told);
        SessionPhase phase = phase_greeted(item, &told, success);
        bool is_open = success && tells_open(item, told.sentence, success);
        bool over = success && !is_open && !is_aim(item, &told);
        hoped = hoped || is_open;
        carried_out = carried_out || is_carried_out(item, &told);
        phase = phase == PHASE_UNTOLD && over ? PHASE_OVER : phase;
        phase = phase < PHASE_BEGUN && is_done_there(item, &told) ? PHASE_BEGUN : phase;
        phase = phase == PHASE_UNTOLD && is_still_to_come(item, &told) ? PHASE_AHEAD : phase;
        found = phase > found ? phase : found;
    }
    return found == PHASE_UNTOLD && carried_out && !hoped ? PHASE_BEGUN : found;
}

/* True if the words tell of a ceremony, or of games. */
static bool names_festivity(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *noun = word_at(item, at, to, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_MECHANISM));
        EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_EVENT) : NO_ENTRY;
        bool held = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "noun") &&
                    lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_CEREMONY));
        EntryId games = noun ? match_entry(item->lexicon, noun, CLASS_MECHANISM) : NO_ENTRY;
        if (held || (games != NO_ENTRY && lexicon_has(item->lexicon, games, KEY_FLAGS, "sport"))) {
            return true;
        }
    }
    return false;
}

bool ceremony_is_over(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t at = span_end(trigger->clause->span), last = span_end(report_around(item, at));
    while ((at = match_next(&item->matches, at, last, CLASS_BIT(CLASS_WORK))) < last) {
        const Match *success = word_at(item, at, last, CLASS_BIT(CLASS_WORK));
        at = success ? span_end(success->span) : at + 1;
        if (!success || !word_has_kind(item, success, CLASS_WORK, "success")) {
            continue;
        }
        Retelling told = {.name = success->span,
                          .sentence = words_start(item, success->span.start, true),
                          .clause = words_start(item, success->span.start, false)};
        uint32_t behind = 0, end = words_end(item, success->span.start);
        if (greeting_before(item, &told, &behind) == GREETING_CONGRATULATED && names_festivity(item, behind, end) &&
            !tells_open(item, behind, end)) {
            return true;
        }
    }
    return false;
}
