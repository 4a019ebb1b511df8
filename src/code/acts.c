#include "code/acts.h"
#include "base/edtf.h"
#include "resolve/dates.h"

enum {
    NEAR_OBJECT = 14,    /* characters behind a verb in which its object must begin */
    NOUN_LIMIT = 8,      /* characters of the noun that a country's weapons or troops are named by */
    BARE_NOUN = 2,       /* characters of an act's noun without a verb of its own */
    LIGHT_DISTANCE = 24, /* characters between a light verb and its noun */
    NEAR_PLACE = 3,      /* characters from a word of location to its place: 在边境 P */
    TOLD = 4,            /* characters of a verb of speech */
    JOINT = 3,           /* characters of a joint that opens a clause */
    BARE_MEASURE = 6,    /* bytes of a measure word without a noun */
    DASH = 0x2014,
};

static bool entry_is(const Item *item, const Match *match, LexiconClass class, const char *kind) {
    EntryId entry = match && (!kind || match_may_be(match, kind)) ? match_entry(item->lexicon, match, class) : NO_ENTRY;
    return entry != NO_ENTRY && (!kind || lexicon_has(item->lexicon, entry, KEY_KIND, kind));
}

const Match *act_word(const Item *item, uint32_t from, uint32_t to, LexiconClass class, const char *kind) {
    uint32_t covered = from; /* end of the words that begin before */
    if (from >= to || !match_any(&item->matches, span_of(from, to), CLASS_BIT(class))) {
        return NULL;
    }
    for (uint32_t at = from; at < to; at++) {
        if (class != CLASS_WORK && inside_name(item, at)) {
            continue; /* a name's last character begins no word */
        }
        const Match *word = word_at(item, at, to, CLASS_BIT(class));
        const Match *longest = any_word_at(item, at, to);
        bool whole = word && span_end(word->span) > covered && longest->span.length <= word->span.length;
        if (whole && entry_is(item, word, class, kind)) {
            return word;
        }
        covered = longest && at >= covered ? span_end(longest->span) : covered;
    }
    return NULL;
}

const Match *act_noun(const Item *item, uint32_t from, uint32_t to, LexiconClass class, const char *kind) {
    const Match *found = act_word(item, from, to, class, kind);
    bool may = !found && from < to && match_any(&item->matches, span_of(from, to), CLASS_BIT(class));
    for (uint32_t at = from; may && at < to && !found; at++) {
        const Match *compound = any_word_at(item, at, to);
        uint32_t end = compound && compound->span.length > 2 ? span_end(compound->span) : 0;
        for (uint32_t head = at + 1; head + 1 < end && !found && !inside_name(item, at); head++) {
            const Match *word = match_exact(&item->matches, span_of(head, end), CLASS_BIT(class));
            found = word && entry_is(item, word, class, kind) ? word : NULL;
        }
        at = compound ? span_end(compound->span) - 1 : at;
    }
    return found;
}

/* True if a phrase of the item prints the person's country or post. */
static bool person_is_known(const Item *item, uint32_t person) {
    if (person == NO_PERSON) {
        return false;
    }
    const ChPerson *self = &item->persons.items[person];
    if (self->posts.count || self->former_posts.count) {
        return true;
    }
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        if (mention->person == person && mention->phrase.start < mention->span.start) {
            return true;
        }
    }
    return false;
}

/* --- who acts */

static uint32_t skip_marks(const Item *item, uint32_t at, uint32_t end) {
    while (at < end && (character_is_space(item->text->character[at]) || item->text->character[at] == OPEN_QUOTE ||
                        item->text->character[at] == CLOSE_QUOTE || item->text->character[at] == ')')) {
        at++;
    }
    return at;
}

static bool date_begins(const Item *item, const Clause *clause, uint32_t at) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_DATE && mention->span.start == at) {
            return true;
        }
    }
    return false;
}

/* Behind the words for a side, weapons and troops that act for it: 方面, 导弹和炮兵部队. */
static uint32_t skip_forces(const Item *item, uint32_t at, uint32_t end) {
    const Match *side = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_SPEECH_WORD)) : NULL;
    bool is_side = side && side->span.length > 1 && word_has_kind(item, side, CLASS_SPEECH_WORD, "side");
    at = is_side ? span_end(side->span) : at;
    for (uint32_t next = at; next < end;) {
        const Match *forces = forces_at(item, next, end), *word = forces ? forces : any_word_at(item, next, end);
        uint32_t mention = mention_from(item, next);
        const Mention *body = mention < item->mentions.count ? &item->mentions.items[mention] : NULL;
        bool unit = body && body->span.start == next && !body->country &&
                    (body->kind == MENTION_BODY || body->kind == MENTION_GROUP); /* “P”武装人员 */
        if (unit || forces || entry_is(item, word, CLASS_WORK, "arms")) {
            next = at = unit ? span_end(body->span) : span_end(word->span);
        }
        const Match *joint = next == at && next < end ? word_at(item, next, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
        bool joins = joint || (next == at && next < end && item->text->character[next] == LIST_COMMA);
        if (!joins) {
            return at;
        }
        next += joint ? joint->span.length : 1;
    }
    return at;
}

/* Behind the name of a ship and the word it ends with, where the ship stands between the two positions: 船只“N”号. */
static uint32_t skip_name_of_ship(const Item *item, uint32_t from, uint32_t at, uint32_t end) {
    enum { LONGEST_NAME = 16 };
    uint32_t limit = at + LONGEST_NAME < end ? at + LONGEST_NAME : end;
    bool named = at > from && at < end && item->text->character[at] == OPEN_QUOTE;
    for (uint32_t close = at; named && close < limit; close++) {
        const Match *ends = item->text->character[close] == CLOSE_QUOTE && close + 1 < end
                                ? word_at(item, close + 1, end, CLASS_BIT(CLASS_MEASURE))
                                : NULL;
        if (item->text->character[close] == CLOSE_QUOTE) {
            return ends && ends->span.length == 1 ? span_end(ends->span) : close + 1;
        }
    }
    return at;
}

/* True if the word behind the mention ends a clause of time whose object it is: 在袭击 X 时入侵 Y. */
static bool ends_time_clause(const Item *item, const Match *word, const Mention *mention) {
    return word && (word->classes & CLASS_BIT(CLASS_SUPPORT)) && word_has_role(item, word, CLASS_SUPPORT, "after") &&
           mention->phrase.start > 0 && word_before(item, mention->phrase.start, 0, CLASS_BIT(CLASS_EVENT));
}

/* True if the mention only tells whose arms are used: 使用 X 提供的导弹袭击 Y. */
static bool gave_arms(const Item *item, const Trigger *trigger, const Mention *giver, uint32_t at) {
    enum { REACH = 6 }; /* characters of the verb of giving */
    uint32_t end = trigger->span.start, limit = at + REACH < end ? at + REACH : end;
    const Match *verb = word_before(item, giver->phrase.start, trigger->clause->span.start, CLASS_BIT(CLASS_WORD));
    bool used = verb && verb->span.length > 1 && entry_is(item, verb, CLASS_WORD, "verb") &&
                !(verb->classes & CLASS_BIT(CLASS_SPEECH));
    for (uint32_t behind = at; used && trigger->frame.type == CH_FORCE && behind < limit; behind++) {
        const Match *of = word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")) {
            uint32_t from = span_end(of->span);
            const Match *arms = word_at(item, from, span_end(trigger->span), CLASS_BIT(CLASS_WORK)); /* 导弹|袭击 */
            return entry_is(item, arms, CLASS_WORK, "troops") || act_word(item, from, end, CLASS_WORK, "troops") ||
                   act_word(item, from, end, CLASS_WORK, "arms");
        }
    }
    return false;
}

/* True if weapons told behind it with a particle act for it: those of a state by its name, of its army, of an armed
 * group. */
static bool owns_forces(const Item *item, const Mention *mention) {
    if (mention->kind == MENTION_COUNTRY) {
        return !mention->is_sign;
    }
    return mention->kind == MENTION_BODY && mention->country && mention->entry != NO_ENTRY &&
           (lexicon_has(item->lexicon, mention->entry, KEY_KIND, "army") ||
            lexicon_has(item->lexicon, mention->entry, KEY_KIND, "armed-group"));
}

/* True if what follows a phrase lets it act: a verb, an adverb, a preposition, a
 * date, the trigger itself, or the weapons and troops that act for it. */
static bool may_act(const Item *item, const Trigger *trigger, const Mention *mention, uint32_t at) {
    const ClassSet verbs = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_COMMITMENT) |
                           CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT) |
                           CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_DATE_WORD);
    uint32_t end = trigger->span.start;
    at = skip_marks(item, at, end);
    uint32_t next = mention_from(item, at);
    bool counted = next < item->mentions.count && item->mentions.items[next].kind == MENTION_QUANTITY &&
                   item->mentions.items[next].span.start == at; /* 军机8架次 */
    at = counted ? skip_marks(item, span_end(item->mentions.items[next].span), end) : at;
    bool dated = date_begins(item, trigger->clause, at);                     /* X 军三月二日 */
    const Match *one = counted || dated ? NULL : any_word_at(item, at, end); /* 美军一架无人机 */
    at = entry_is(item, one, CLASS_WORD, "numeral") ? span_end(one->span) : at;
    at = skip_designation(item, at, end);
    if (at >= end || mention->kind == MENTION_PERSON) {
        return at >= end || !word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    }
    uint32_t owned = at;
    if (owns_forces(item, mention) && possessive_at(item, at, end, &owned) && skip_forces(item, owned, end) > owned) {
        at = owned; /* X 的无人机, X 军的炮弹 */
    }
    uint32_t behind = skip_marks(item, skip_name_of_ship(item, at, skip_forces(item, at, end), end), end);
    if (behind > at) {
        const Match *verb =
            word_before(item, mention->phrase.start, trigger->clause->span.start, CLASS_BIT(CLASS_WORD));
        bool used = verb && verb->span.length > 1 && entry_is(item, verb, CLASS_WORD, "verb") &&
                    !(verb->classes & CLASS_BIT(CLASS_SPEECH)); /* 使用 X 武器打击, not 指责 X 军机侵入 */
        return !used && (behind >= end || !word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP)));
    }
    const Match *word = any_word_at(item, at, end);
    if (word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP)) || ends_time_clause(item, word, mention) ||
        gave_arms(item, trigger, mention, at)) {
        return false;
    }
    bool verbal = entry_is(item, word, CLASS_WORD, "verb") || entry_is(item, word, CLASS_WORD, "adverb") ||
                  entry_is(item, word, CLASS_WORD, "preposition") || entry_is(item, word, CLASS_WORD, "conjunction") ||
                  entry_is(item, word, CLASS_SPEECH_WORD, "modifier") ||                          /* 公然 */
                  (word && word->span.length > 1 && entry_is(item, word, CLASS_WORD, "pronoun")); /* X 本身 */
    const Match *tense = word && !entry_is(item, word, CLASS_WORD, "noun")
                             ? word_at(item, at, end, CLASS_BIT(CLASS_ASPECT))
                             : NULL; /* 已于 */
    verbal = verbal || (trigger->frame.type == CH_FORCE && word && span_end(word->span) == end &&
                        entry_is(item, word, CLASS_WORD, "adjective")); /* 大规模空袭 */
    return (word && (word->classes & verbs)) || verbal || tense || date_begins(item, trigger->clause, at);
}

/* Of places only a capital acts that opens its phrase: it stands for its government
 * (莫斯科召见 X 大使). */
static bool members_can_act(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        uint32_t start = mention->phrase.start;
        const Mention *before = party->mentions[i] ? mention - 1 : NULL;
        bool dated = before && before->kind == MENTION_DATE && span_end(before->span) == start; /* 隔日莫斯科也 … */
        bool opens =
            !start || dated || !character_is_han(item->text->character[start - 1]) ||
            word_before(item, start, start > TOLD ? start - TOLD : 0, CLASS_BIT(CLASS_SPEECH)); /* 表示北京已 … */
        bool is_capital =
            mention->entry != NO_ENTRY && opens && lexicon_has(item->lexicon, mention->entry, KEY_KIND, "capital");
        if (mention->kind == MENTION_PLACE && !is_capital) {
            return false;
        }
    }
    return party->count > 0;
}

/* True if a date ends at the code point. */
static bool date_ends_at(const Item *item, const Clause *clause, uint32_t at) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_DATE && span_end(mention->span) == at) {
            return true;
        }
    }
    return false;
}

/* The preposition role that opens the slot right before the phrase, if any. */
static bool is_governed(const Item *item, const Clause *clause, const Mention *mention) {
    const ClassSet verbs = CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH);
    uint32_t start = mention->phrase.start;
    for (const Mention *before = mention; before-- > item->mentions.items && span_end(before->span) >= start;) {
        start = before->kind == MENTION_QUANTITY && span_end(before->span) == start ? before->span.start : start;
    }
    const Match *word = word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION)); /* 对3名 X */
    bool joint = word && (word->classes & CLASS_BIT(CLASS_CONJUNCTION)) &&
                 !date_ends_at(item, clause, word->span.start) &&                 /* X 9日与 Y 断交 joins nobody */
                 !word_before(item, word->span.start, clause->span.start, verbs); /* nor X 宣布与 Y 断交 */
    return word && !joint && !word_has_role(item, word, CLASS_PREPOSITION, "agent") &&
           !word_has_role(item, word, CLASS_PREPOSITION, "cause") &&
           !(word_has_role(item, word, CLASS_PREPOSITION, "include") && word->span.start == clause->span.start);
}

/* True if a day begins at the position on which whoever stands before it did the deed: 针对 X 9日空袭 P, not 针对 X
 * 9日的行动实施制裁. */
static bool deed_is_dated(const Item *item, const Trigger *trigger, uint32_t from) {
    bool may = trigger->frame.type == CH_FORCE ||
               (trigger->frame.type == CH_SANCTION &&
                !role_between(item, from, trigger->span.start, CLASS_SUBJECT_STOP, "possessive"));
    return may && date_begins(item, trigger->clause, from);
}

/* True if a whole clause is the topic in which the mention acts (针对 X 宣布加征关税), or the
 * time (在 X 提出抗议后). */
static bool acts_in_clause(const Item *item, const Trigger *trigger, const Mention *mention) {
    const Clause *clause = trigger->clause;
    uint32_t from = span_end(mention->phrase), to = trigger->span.start;
    const Match *word = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    if (word && word_has_role(item, word, CLASS_PREPOSITION, "topic")) {
        bool dated = deed_is_dated(item, trigger, from); /* 针对 X 9日空袭 P */
        bool tells = role_between(item, from, to, CLASS_SUPPORT, "announcing") ||
                     word_at(item, from, to, CLASS_BIT(CLASS_SPEECH)); /* 针对 X 称将加征关税 */
        bool aims = trigger->frame.type == CH_SANCTION &&
                    role_between(item, from, to, CLASS_PREPOSITION, "to"); /* 针对 X 对 Y 加征关税 */
        return dated || aims || (tells && !governed_party(item, clause, to, "agent").count);
    }
    const Match *slot = word_at(item, to, span_end(clause->span), CLASS_BIT(CLASS_PREPOSITION));
    bool listed = false; /* 对 X 重启制裁、对 Y 实施制裁 */
    for (uint32_t at = from; at < to; at++) {
        listed = listed || item->text->character[at] == LIST_COMMA;
    }
    if (word && from < to && !listed && word->span.length == 1 && word_has_role(item, word, CLASS_PREPOSITION, "to") &&
        slot && word_has_role(item, slot, CLASS_PREPOSITION, "to")) {
        return true; /* 对 X 向 Y 增兵表示担忧 */
    }
    const Match *last = word_before(item, span_end(clause->span), to, CLASS_BIT(CLASS_SUPPORT));
    const Match *since =
        word_before(item, span_end(clause->span), to, CLASS_BIT(CLASS_ASPECT)); /* 自 X 二日登陆 Y 以来 */
    bool ends_time = (last && word_has_role(item, last, CLASS_SUPPORT, "after")) ||
                     (since && word_has_role(item, since, CLASS_ASPECT, "since") && date_begins(item, clause, from));
    bool in_time = word && (word_has_role(item, word, CLASS_PREPOSITION, "at") ||
                            word_has_role(item, word, CLASS_PREPOSITION, "source")); /* 自 X 出兵 Y 后 */
    return in_time && word->span.start == clause->span.start && mention->kind != MENTION_PLACE && ends_time;
}

/* True if the mention stands in what a dash apposes to words before: 对 X 的两座城市——
 * A 和 B 发动袭击. */
static bool is_behind_dash(const Item *item, const Clause *clause, const Mention *mention) {
    for (uint32_t at = clause->span.start; at < mention->phrase.start; at++) {
        if (item->text->character[at] == DASH) {
            return at > clause->span.start;
        }
    }
    return false;
}

/* True if nothing tells whose the party is but that it stands behind another: a unit behind
 * its country (乌克兰导弹和炮兵部队), people in general, an officer behind the body he serves. */
static bool belongs_to_found(const Item *item, const Party *found, const Party *party, bool acts) {
    const Mention *last = &item->mentions.items[party->mentions[party->count - 1]];
    bool is_unit = last->kind == MENTION_BODY &&
                   skip_forces(item, span_end(found->span), span_end(party->span)) == span_end(party->span);
    bool is_officer = !acts && last->kind == MENTION_POST && last->person == NO_PERSON;
    return is_unit || is_officer || last->kind == MENTION_GROUP;
}

/* True if the unit, of which nothing tells whose it is, is sent by whom was found before it: X 国派特种部队突袭 P. */
static bool is_sent(const Item *item, const Clause *clause, const Mention *unit) {
    bool nameless = unit->kind == MENTION_BODY && !unit->country && !unit->home;
    const Match *verb =
        nameless ? word_before(item, unit->phrase.start, clause->span.start, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_FRAME, "team") ||
                                 lexicon_has(item->lexicon, entry, KEY_FRAME, "target"));
}

/* The clause before in the same sentence; NULL if there is none. */
static const Clause *clause_before(const Item *item, const Clause *clause) {
    bool first = clause == item->clauses->items || clause[-1].sentence != clause->sentence;
    return first ? NULL : clause - 1;
}

/* True if the mention stands between brackets that close before `end`. */
static bool in_brackets(const Item *item, const Mention *mention, uint32_t end) {
    enum { REACH = 16 };
    uint32_t start = mention->span.start, from = start > REACH ? start - REACH : 0;
    bool opened = false;
    for (uint32_t at = from; at < start; at++) {
        opened = item->text->character[at] == '(' || (opened && item->text->character[at] != ')');
    }
    uint32_t limit = span_end(mention->span) + REACH < end ? span_end(mention->span) + REACH : end;
    for (uint32_t at = span_end(mention->span); opened && at < limit; at++) {
        if (item->text->character[at] == ')') {
            return true;
        }
    }
    return false;
}

/* True if the craft of the one side is listed with the other: X 军舰与 Y 军舰. */
static bool is_joined_by_craft(const Item *item, const Party *one, const Party *other) {
    uint32_t at = skip_forces(item, span_end(one->span), other->span.start), next = other->span.start;
    const Match *joint = at < next ? word_at(item, at, next, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    return at > span_end(one->span) &&
           (at + 1 == next ? joint || item->text->character[at] == LIST_COMMA : joint && span_end(joint->span) == next);
}

static Party both_parties(const Party *one, const Party *other) {
    Party both = *one;
    for (uint32_t i = 0; i < other->count && both.count < PARTY_LIMIT; i++) {
        both.mentions[both.count++] = other->mentions[i];
    }
    both.span = span_join(one->span, other->span);
    return both;
}

/* Whom a sign of a country that also means «towards» points to at the position (朝 X 发射导弹), where something is
 * fired; count 0 if it names the country, or nobody follows. */
static Party faced_at(const Item *item, const Trigger *trigger, uint32_t at, uint32_t end) {
    const Match *sign = trigger->frame.type == CH_FORCE && trigger_has(trigger, SLOT(TO))
                            ? match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN))
                            : NULL;
    EntryId entry = sign ? lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN) : NO_ENTRY;
    bool may = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "facing");
    uint32_t here = may ? item->mention_at[at] : 0, next = may ? item->mention_at[at + 1] : 0;
    may = may && (here == next ? !inside_name(item, at) : item->mentions.items[here].span.length == 1); /* not 日朝 */
    const Match *one = may ? word_at(item, at + 1, end, CLASS_BIT(CLASS_WORD)) : NULL;
    uint32_t from = entry_is(item, one, CLASS_WORD, "numeral") ? span_end(one->span) : at + 1; /* 朝一艘 X 渔船开火 */
    Party party = may ? party_at(item, from, end) : (Party){.count = 0};
    const Mention *first = party.count ? &item->mentions.items[party.mentions[0]] : NULL;
    party.count = first && !first->is_sign && first->span.start == from ? party.count : 0;
    return party;
}

/* True if the mention that begins at the position is the sign that means «towards», or stands behind it. */
static bool is_faced(const Item *item, const Trigger *trigger, uint32_t start) {
    uint32_t from = trigger->clause->span.start, end = trigger->span.start;
    const Match *one = start > from ? word_before(item, start, from, CLASS_BIT(CLASS_WORD)) : NULL;
    uint32_t behind = entry_is(item, one, CLASS_WORD, "numeral") ? one->span.start : start;
    return faced_at(item, trigger, start, end).count ||
           (behind > from && faced_at(item, trigger, behind - 1, end).count);
}

/* The nearest actor before the trigger. Who acts must stand before a verb (or before
 * its own weapons and troops); who suffers may belong to any noun. */
static Party nearest_actor(const Item *item, const Trigger *trigger, bool acts) {
    const Clause *clause = trigger->clause;
    Party found = {.count = 0};
    uint32_t passed = clause->span.start; /* end of the party looked at last */
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool stands = mention_is_actor(mention) && mention->phrase.start >= passed &&
                      span_end(mention->phrase) <= trigger->span.start;
        if (!stands) {
            continue;
        }
        if (!acts && mention->kind == MENTION_PERSON && !person_is_known(item, mention->person)) {
            continue; /* may be a place that no list knows */
        }
        passed = span_end(party_at(item, mention->phrase.start, trigger->span.start).span);
        if (in_brackets(item, mention, trigger->span.start) ||
            (acts && (clause->classes & CLASS_BIT(CLASS_INDICATOR)) &&
             stands_in_reason(item, clause->span.start, mention->phrase, trigger->span.start))) {
            continue; /* 朝 P(X 称 Q)方向发射, 由于 X 违约而退出 P */
        }
        bool listed = acts && mention->phrase.start <= clause->span.start + JOINT &&
                      clause_goes_on_with_list(item, clause, clause_before(item, clause));
        bool governed = is_governed(item, clause, mention) && !(acts && acts_in_clause(item, trigger, mention));
        uint32_t start = mention->phrase.start;
        governed = governed || (acts && is_faced(item, trigger, start));
        if (listed || governed || (acts && is_behind_dash(item, clause, mention))) {
            continue;
        }
        Party party = party_at(item, mention->phrase.start, trigger->span.start);
        if (!party.count || (acts && !members_can_act(item, &party))) {
            continue;
        }
        const Mention *last = &item->mentions.items[party.mentions[party.count - 1]];
        const Match *way = !acts && found.count && last->kind == MENTION_PLACE
                               ? word_at(item, span_end(party.span), trigger->span.start, CLASS_BIT(CLASS_SUPPORT))
                               : NULL;
        if (way && word_has_role(item, way, CLASS_SUPPORT, "underway")) {
            continue; /* X 人前往 P 途中被劫持 */
        }
        bool unknown = found.count && !last->country && !last->home &&
                       (belongs_to_found(item, &found, &party, acts) || (acts && is_sent(item, clause, last)));
        if (!unknown && (!acts || may_act(item, trigger, last, span_end(party.span)))) {
            found =
                found.count && acts && is_joined_by_craft(item, &found, &party) ? both_parties(&found, &party) : party;
        }
    }
    return found;
}

/* The subject that the clause carries on: where its own stands behind the verb or can do
 * nothing, that of the clause before (X 称，再次袭击了 A 的 B; X 对 P，以及 Q 发动空袭). */
static const Party *subject_carried(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Party *own = &clause->subject;
    bool acts_not = own->count && own->span.start >= clause->span.start && span_end(own->span) <= trigger->span.start &&
                    members_can_act(item, own); /* 最新一批 X 对外 … */
    if (acts_not) {
        return NULL;
    }
    while (clause && clause->subject.count && clause->subject.span.start >= trigger->clause->span.start) {
        clause = clause_before(item, clause);
    }
    return clause && clause->subject.count ? &clause->subject : NULL;
}

/* The town or province at the head of the clause before the word that opens its gift's receiver (P 市向 Q 市捐赠);
 * count 0 if none stands there. */
static Party town_that_gives(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t last = clause->first_mention + clause->mention_count, i = clause->first_mention;
    const Mention *first = clause->mention_count ? &item->mentions.items[i] : NULL;
    bool opens = first && first->span.start == clause->span.start;
    bool owned = opens && first->kind == MENTION_COUNTRY && i + 1 < last &&
                 item->mentions.items[i + 1].span.start == span_end(first->span); /* X 国 P 市 */
    const Mention *town = owned ? first + 1 : first;
    if (!opens || town->kind != MENTION_PLACE) {
        return (Party){.count = 0};
    }
    uint32_t next = (uint32_t)(town - item->mentions.items) + 1, end = span_end(town->span);
    bool dated = next < last && item->mentions.items[next].kind == MENTION_DATE &&
                 item->mentions.items[next].span.start == end; /* P 市9日向 */
    end = dated ? span_end(item->mentions.items[next].span) : end;
    const Match *to = word_at(item, end, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
    bool gives = to && word_has_role(item, to, CLASS_PREPOSITION, "to");
    Party giver = {.mentions = {next - 1}, .count = 1, .span = town->span};
    return gives ? giver : (Party){.count = 0};
}

/* How many of the subject that was carried over do the deed: of one who parted with the other before it the first alone
 * (X 与 Y 断交，并驱逐其大使). */
static uint32_t first_of_parted(const Item *item, const Trigger *trigger, const Party *carried) {
    const Clause *c = trigger->clause;
    while (c > item->clauses->items && !c->subject_is_own && c[-1].sentence == trigger->clause->sentence) {
        c--;
    }
    bool may = carried->joint && c < trigger->clause && span_within(carried->span, c->span) &&
               (trigger->frame.type == CH_SANCTION || trigger->frame.type == CH_PROTEST);
    for (uint32_t at = span_end(carried->span); may && at < span_end(c->span); at++) {
        const Match *verb = inside_name(item, at) ? NULL : word_at(item, at, span_end(c->span), CLASS_BIT(CLASS_EVENT));
        if (verb && lexicon_has(item->lexicon, match_entry(item->lexicon, verb, CLASS_EVENT), KEY_FRAME, "break")) {
            Party with = governed_party(item, c, verb->span.start, "with"); /* A 和 B 与 X 断交: both */
            return with.count && with.span.start >= span_end(carried->span) ? carried->count : carried->joint;
        }
    }
    return carried->count;
}

Party act_agent(const Item *item, const Trigger *trigger) {
    Party found = nearest_actor(item, trigger, true);
    found = found.count ? found : relative_actor(item, trigger);
    const Party *carried = found.count ? NULL : subject_carried(item, trigger);
    Party told = carried ? party_told_before(item, trigger->clause) : (Party){.count = 0};
    carried = told.count ? &told : carried;
    if (!found.count && !carried && trigger->frame.type == CH_AID) {
        found = town_that_gives(item, trigger);
    }
    return carried && members_can_act(item, carried)
               ? party_slice(item, carried, 0, first_of_parted(item, trigger, carried))
               : found;
}

/* --- who is aimed at */

/* True if the verb at the position goes on a list of verbs that share their object: 打死、打伤并俘获 X 士兵. */
static bool is_joined_verb(const Item *item, uint32_t at, uint32_t from) {
    return at > from &&
           (item->text->character[at - 1] == LIST_COMMA || word_before(item, at, from, CLASS_BIT(CLASS_CONJUNCTION)));
}

/* True if words stand between that make what follows no object of the verb before:
 * a noun or verb of their own. Numbers, adjectives and words of place do not. */
static bool is_parted(const Item *item, uint32_t from, uint32_t to) {
    const Match *opener = act_word(item, from, to, CLASS_PREPOSITION, NULL);
    if (opener && !word_has_role(item, opener, CLASS_PREPOSITION, "at") &&
        !word_has_role(item, opener, CLASS_PREPOSITION, "origin") && /* 对原产于 X 的商品 */
        !(opener->span.length > 1 && word_has_role(item, opener, CLASS_PREPOSITION, "source")) && /* 来自 X 的 */
        !word_has_role(item, opener, CLASS_PREPOSITION, "include")) {
        return true;
    }
    for (uint32_t at = from; at < to; at++) {
        const Match *word = any_word_at(item, at, to);
        bool parts = word && word->span.length > 1 &&
                     (entry_is(item, word, CLASS_WORD, "noun") || entry_is(item, word, CLASS_EVENT, NULL) ||
                      entry_is(item, word, CLASS_SPEECH, NULL));
        parts = parts && !(word->classes & CLASS_BIT(CLASS_EVENT) && is_joined_verb(item, at, from));
        bool counts = entry_is(item, word, CLASS_MEASURE, NULL) || entry_is(item, word, CLASS_NUMERAL, NULL) ||
                      entry_is(item, word, CLASS_WORK, "worth"); /* 价值两亿美元的 X 商品 */
        bool tells_ground = parts && (word->classes & CLASS_BIT(CLASS_PLACE_HEAD)) &&
                            role_between(item, span_end(word->span), span_end(word->span) + 1, CLASS_SUBJECT_STOP,
                                         "possessive"); /* 打击 P 地区的 X 军 */
        if (parts && !counts && !tells_ground) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if a relative clause stands between that tells of no act nor speech: 向受台风影响的 X 灾民. */
static bool is_head_of_relative(const Item *item, uint32_t from, uint32_t to) {
    const ClassSet others = CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SUBJECT_STOP);
    const Match *stop = word_before(item, to, from, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool tells = !stop || !word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive") ||
                 match_any(&item->matches, span_of(from, stop->span.start), others);
    for (uint32_t at = from; !tells && at < stop->span.start; at++) {
        const Match *act = word_at(item, at, stop->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = act ? match_entry(item->lexicon, act, CLASS_EVENT) : NO_ENTRY;
        tells = entry != NO_ENTRY && !lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT));
    }
    return !tells;
}

/* True if one thing is told of at the position (一架从 P 飞往 Q 的 X 客机). */
static bool one_begins(const Item *item, uint32_t at, uint32_t limit) {
    const Match *one = word_at(item, at, limit, CLASS_BIT(CLASS_WORD));
    return one && entry_is(item, one, CLASS_WORD, "numeral");
}

/* True if a word of place opens the slot. */
static bool place_opens(const Item *item, uint32_t at, uint32_t limit) {
    const Match *word = word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION));
    return word && word_has_role(item, word, CLASS_PREPOSITION, "at");
}

/* True if the words only tell who leads those named behind: 向以 X 为首的 Y. */
static bool leads_others(const Item *item, const Mention *mention) {
    uint32_t end = span_end(mention->phrase), limit = item->text->length;
    bool may =
        end < limit && (item->matches.starting[end] & CLASS_BIT(CLASS_SUBJECT_STOP)) && mention->phrase.start > 0;
    const Match *led = may ? word_at(item, end, limit, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    Span before = {mention->phrase.start - may, 1};
    const Match *by = led && word_has_role(item, led, CLASS_SUBJECT_STOP, "led")
                          ? match_exact(&item->matches, before, CLASS_BIT(CLASS_PREPOSITION))
                          : NULL;
    return by && word_has_role(item, by, CLASS_PREPOSITION, "means");
}

/* True if the state stands behind a list of its firms or people that goes on unnamed: A 集团等两家 X 企业. */
static bool heads_list(const Item *item, uint32_t from, const Mention *state) {
    const Mention *count = state > item->mentions.items ? state - 1 : NULL;
    bool counted = count && count->kind == MENTION_QUANTITY && span_end(count->span) == state->phrase.start;
    const Match *others =
        word_before(item, counted ? count->span.start : state->phrase.start, from, CLASS_BIT(CLASS_WORD));
    const ClassSet grammar = CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_ASPECT); /* 的, 了 */
    return state->kind == MENTION_COUNTRY && others && !(others->classes & grammar) &&
           entry_is(item, others, CLASS_WORD, "particle");
}

/* The party that begins in the next few characters: behind numbers (5 X's
 * drones) and words of place; in the slot of a preposition, behind a relative clause too. */
static Party party_near(const Item *item, const Clause *clause, uint32_t at, uint32_t limit, bool in_slot) {
    uint32_t reach = limit < at + NEAR_OBJECT ? limit : at + NEAR_OBJECT, clause_end = span_end(clause->span);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool counts = mention->kind == MENTION_QUANTITY && mention->span.start >= at && mention->span.start < reach;
        reach +=
            counts && limit - reach > mention->span.length ? mention->span.length : 0; /* 价值300亿加元(约…)的 X 商品 */
        if (!mention_is_actor(mention) || mention->phrase.start < at || mention->phrase.start >= reach) {
            continue;
        }
        if (leads_others(item, mention) || in_brackets(item, mention, clause_end)) {
            continue;
        }
        if (is_parted(item, at, mention->phrase.start) && !heads_list(item, at, mention) &&
            !((in_slot || one_begins(item, at, limit)) && is_head_of_relative(item, at, mention->phrase.start))) {
            if ((in_slot && place_opens(item, at, limit)) ||
                (mention->kind == MENTION_PLACE && one_begins(item, at, limit))) {
                continue; /* 向在边境 P 巡逻的 X 部队, 拦截一架从 P 飞往 Q 的 X 客机 */
            }
            break;
        }
        return party_at(item, mention->phrase.start, limit);
    }
    return (Party){.count = 0};
}

/* Behind the brackets that print a name in Latin letters: P(Latin). */
static uint32_t behind_brackets(const Item *item, uint32_t at, uint32_t end) {
    uint32_t close = at;
    while (close < end && item->text->character[at] == '(' && item->text->character[close] != ')') {
        close++;
    }
    return close < end && close > at ? close + 1 : at;
}

/* The state whose one craft follows at the position behind a sea: 向红海(的)一艘 X 油轮. Count 0 if none does. */
static Party counted_at_sea(const Item *item, const Mention *sea, uint32_t at, uint32_t end) {
    bool may = sea->kind == MENTION_PLACE && !sea->country && at < end;
    const Match *one = may ? word_at(item, at, end, CLASS_BIT(CLASS_WORD)) : NULL;
    uint32_t behind = entry_is(item, one, CLASS_WORD, "numeral") ? span_end(one->span) : end;
    Party craft = behind < end ? party_at(item, behind, end) : (Party){.count = 0};
    const Mention *state = craft.count ? &item->mentions.items[craft.mentions[0]] : NULL;
    craft.count = state && state->kind == MENTION_COUNTRY && craft.span.start == behind ? craft.count : 0;
    return craft;
}

/* Whom the place at the head of a slot is only where he is: 对 P 附近的 X. The party itself if
 * nobody is named behind it. */
static Party who_is_there(const Item *item, Party party, uint32_t end) {
    const ClassSet ends = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION);
    const Mention *first = &item->mentions.items[party.mentions[0]];
    bool is_place = party.count == 1 && (first->kind == MENTION_PLACE || first->kind == MENTION_COUNTRY);
    const Match *in = is_place ? word_before(item, first->phrase.start, 0, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    uint32_t start = first->phrase.start, from = start > NEAR_PLACE ? start - NEAR_PLACE : 0;
    bool located = (in && word_has_role(item, in, CLASS_PREPOSITION, "at")) || /* 向一艘在 P 航行的 X 军舰 */
                   (is_place && role_between(item, from, start, CLASS_PREPOSITION, "at")); /* 向在边境 P 的 X 部队 */
    for (uint32_t at = span_end(party.span); is_place && at < end; at++) {
        at = behind_brackets(item, at, end);
        const Match *word = at < end ? any_word_at(item, at, end) : NULL;
        bool owns = word && (word_has_role(item, word, CLASS_SUBJECT_STOP, "possessive") ||
                             entry_is(item, word, CLASS_WORD, "location"));
        uint32_t next = owns ? span_end(word->span) : at;
        bool adjoins = !owns && at == span_end(party.span) && first->kind == MENTION_PLACE; /* P 省 X 军队哨所 */
        Party there = owns || adjoins ? party_at(item, next, end) : (Party){.count = 0};
        const Mention *who = there.count ? &item->mentions.items[there.mentions[0]] : NULL;
        bool is_state = who && !adjoins && (who->kind == MENTION_COUNTRY || who->kind == MENTION_GROUP);
        const Match *one = owns && who ? word_at(item, next, end, CLASS_BIT(CLASS_WORD)) : NULL;
        bool counted = entry_is(item, one, CLASS_WORD, "numeral") && who->phrase.start == span_end(one->span);
        bool can_be = who && (who->kind == MENTION_BODY || (is_state && (located || counted || !first->country)));
        can_be = can_be && !(adjoins && first->country && who->country && string_same(first->country, who->country));
        if (can_be && who->country && (counted || who->phrase.start == next)) { /* P 附近一处 X 军基地 */
            return there;
        }
        Party craft = at == span_end(party.span) ? counted_at_sea(item, first, next, end) : (Party){.count = 0};
        if (craft.count) {
            return craft;
        }
        bool stops = at >= end || (word && (word->classes & ends)) || !character_is_han(item->text->character[at]);
        at = word ? span_end(word->span) - 1 : at;
        is_place = !stops || inside_name(item, at);
    }
    return party;
}

/* The verb at the position that opens a relative clause, or the word of suspicion before it (对侵闯 P 的 X, 对涉嫌 … 的
 * X); NULL if none does. */
static const Match *clause_opener(const Item *item, uint32_t at, uint32_t end) {
    const Match *act = at < end && !inside_name(item, at) ? any_word_at(item, at, end) : NULL;
    bool opens = act && act->span.length > 1 &&
                 ((act->classes & CLASS_BIT(CLASS_EVENT)) || entry_is(item, act, CLASS_WORD, "verb"));
    return opens ? act : NULL;
}

/* Whom a relative clause describes that opens right behind a word like «against»: 对从 P 购买石油的 X 公司, 对从 X
 * 进口的 商品; also where a verb opens it (对侵闯 P 的 X) or, if `is_dealt_with`, whom they deal with (对与 X
 * 有往来的个人). Count 0 if none does. */
static Party described_at(const Item *item, const Clause *clause, uint32_t at, uint32_t end, bool is_dealt_with) {
    uint32_t next = mention_from(item, at);
    const Mention *count = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool counts = count && count->span.start == at && count->kind == MENTION_QUANTITY; /* 将5家涉嫌 … 的 X 公司 */
    at = counts ? span_end(count->span) : at;
    const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION));
    bool opens = word && (word_has_role(item, word, CLASS_PREPOSITION, "source") ||
                          word_has_role(item, word, CLASS_PREPOSITION, "to") ||
                          (is_dealt_with && word_has_role(item, word, CLASS_CONJUNCTION, "with")));
    const Match *act = opens ? NULL : clause_opener(item, at, end);
    Party there = opens ? party_at(item, span_end(word->span), end) : (Party){.count = 0};
    uint32_t from = there.count ? span_end(there.span) : act ? span_end(act->span) : end;
    for (uint32_t behind = from; behind < end; behind++) {
        const Match *of = word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") && !inside_name(item, behind)) {
            Party head = party_near(item, clause, span_end(of->span), end, true);
            return head.count || !act ? (head.count ? head : there) : (Party){.count = 0};
        }
    }
    const Match *trade = there.count ? any_word_at(item, span_end(there.span), end) : NULL;
    return entry_is(item, trade, CLASS_WORK, "ban") ? there : (Party){.count = 0}; /* 对自 X 进口商品 */
}

/* True if the verb of an act opens the relative clause at the position: 击落侵入 X 领空的 Y 无人机. */
static bool deed_begins(const Item *item, uint32_t at, uint32_t end) {
    const Match *verb = clause_opener(item, at, end);
    return verb && (verb->classes & CLASS_BIT(CLASS_EVENT));
}

/* Those whom a long relative clause right behind a word like «against» describes (对在 … 问题上表现恶劣、负有主要责任的
 * X 官员实施制裁); count 0 if none are. */
static Party head_of_description(const Item *item, uint32_t at, uint32_t end) {
    for (uint32_t of = end; of-- > at;) {
        const Match *particle = (item->matches.starting[of] & CLASS_BIT(CLASS_SUBJECT_STOP))
                                    ? word_at(item, of, end, CLASS_BIT(CLASS_SUBJECT_STOP))
                                    : NULL;
        bool owns = particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive");
        Party party =
            owns && !inside_name(item, of) ? party_at(item, span_end(particle->span), end) : (Party){.count = 0};
        if (party.count) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* The last party before `end` in the clause that a word like «against» governs; `*slot` is
 * where that word begins. */
static Party governed_in(const Item *item, const Trigger *trigger, const Clause *clause, uint32_t end, uint32_t *slot) {
    Party best = {.count = 0};
    bool gives = trigger->frame.type == CH_AID; /* 将 X 的物资移交: what is moved is given */
    for (uint32_t at = clause->span.start; at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        const Match *whole = word && word->span.length == 1 ? any_word_at(item, at, end) : NULL;
        bool is_part =
            whole && whole->span.length > 1 && (whole->classes & CLASS_BIT(CLASS_SUBJECT_STOP)); /* 以 X 为首的 Y */
        Party faced = word ? (Party){.count = 0} : faced_at(item, trigger, at, end);
        if (faced.count) {
            best = faced;
            *slot = at;
        }
        if (!word || is_part || inside_name(item, at) ||
            !(word_has_role(item, word, CLASS_PREPOSITION, "to") ||
              word_has_role(item, word, CLASS_PREPOSITION, "against") ||
              (!gives && word_has_role(item, word, CLASS_PREPOSITION, "object")))) {
            at += word && !is_part ? word->span.length - 1 : 0; /* 为 is no word within 因为 */
            continue;
        }
        Party described = described_at(item, clause, span_end(word->span), end, trigger->frame.type == CH_SANCTION);
        Party party = described.count ? described : party_near(item, clause, span_end(word->span), end, true);
        if (!party.count && trigger->frame.type == CH_SANCTION && clause_may_have(clause, "possessive")) {
            party = described = head_of_description(item, span_end(word->span), end);
        }
        bool acts = party.count && deed_is_dated(item, trigger, span_end(party.span)) &&
                    word_has_role(item, word, CLASS_PREPOSITION, "topic"); /* 针对 X 9日空袭 P */
        if (party.count && !acts) {
            best = described.count ? described : who_is_there(item, party, end);
            *slot = at;
        }
        at = acts ? span_end(party.span) - 1 : party.count ? span_end(best.span) - 1 : at;
    }
    return best;
}

/* Whom a word like «against» governs, also where the list goes on behind a comma: 对 P，以及
 * Q 发动空袭. */
static Party governed_target(const Item *item, const Trigger *trigger, uint32_t *slot) {
    const Clause *clause = trigger->clause, *before = clause_before(item, clause);
    Party own = governed_in(item, trigger, clause, trigger->span.start, slot);
    bool goes_on = !own.count && clause_goes_on_with_list(item, clause, before);
    return goes_on ? governed_in(item, trigger, before, span_end(before->span), slot) : own;
}

Party act_target_between(const Item *item, const Trigger *trigger, uint32_t end, const char *role) {
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        bool opens = word && !inside_name(item, at) && word_has_role(item, word, CLASS_PREPOSITION, role);
        Party party = opens ? party_near(item, trigger->clause, span_end(word->span), end, true) : (Party){.count = 0};
        if (party.count) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* Whom the clause before aims at, if it has no verb of its own and nothing but adverbs stands
 * before the trigger: 向 X 的货品，加征关税. */
static Party target_of_open_slot(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause, *before = clause_before(item, clause);
    bool adjoins = before && only_adjuncts(item, clause, clause->span.start, trigger->span.start);
    uint32_t slot, end = adjoins ? span_end(before->span) : 0;
    bool open = adjoins && !act_word(item, before->span.start, end, CLASS_EVENT, NULL) &&
                !act_word(item, before->span.start, end, CLASS_SPEECH, NULL);
    Party party = adjoins ? governed_in(item, trigger, before, end, &slot) : (Party){.count = 0};
    bool head = party.count && !open && clause_may_have(before, "possessive") &&
                role_between(item, slot, party.span.start, CLASS_SUBJECT_STOP, "possessive") &&
                !act_word(item, span_end(party.span), end, CLASS_EVENT, NULL) &&
                !act_word(item, span_end(party.span), end, CLASS_SPEECH, NULL); /* 对被指控 … 的 X 官员，实施制裁 */
    return open || head ? party : (Party){.count = 0};
}

/* To whom the one thing seized or struck has ties that its relative clause tells: 劫持一艘与 X 有关的货船. Count 0 if
 * to nobody. */
static Party owner_described(const Item *item, uint32_t at, uint32_t limit) {
    enum { REACH = 12 }; /* characters from the number to the name, and on to the craft */
    for (uint32_t from = at; from < limit && from < at + REACH; from++) {
        const Match *with = word_at(item, from, limit, CLASS_BIT(CLASS_CONJUNCTION));
        bool opens = with && !inside_name(item, from) && word_has_role(item, with, CLASS_CONJUNCTION, "with");
        Party party = opens ? party_at(item, span_end(with->span), limit) : (Party){.count = 0};
        uint32_t end = span_end(party.span) + REACH < limit ? span_end(party.span) + REACH : limit;
        bool owns = party.count && role_between(item, span_end(party.span), end, CLASS_SUBJECT_STOP, "possessive") &&
                    act_word(item, span_end(party.span), end, CLASS_WORK, "craft");
        if (party.count) {
            return owns ? party : (Party){.count = 0};
        }
    }
    return (Party){.count = 0};
}

/* Those counted behind the verb, or told there by a verb of their own, whom a relative clause describes first
 * (驱逐45名涉嫌从事间谍活动的 X 外交官), and those sanctioned for what they did with another, who else is hit (制裁向 Y
 * 提供物资的 X 企业, 制裁与 Y 有关的实体); count 0 if there are none. */
static Party target_described(const Item *item, const Trigger *trigger, uint32_t at, uint32_t limit) {
    enum { REACH = 6 }; /* characters up to the number: 境内45名 */
    uint32_t next = mention_from(item, at);
    const Mention *count = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool counted = (count && count->kind == MENTION_QUANTITY && count->span.start <= at + REACH) ||
                   one_begins(item, at, limit); /* 击落一架侵入 X 领空的 Y 战机 */
    const Match *deals =
        trigger->frame.type == CH_SANCTION ? word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    counted = counted || deed_begins(item, at, limit);
    counted =
        (counted || deals) && trigger_has(trigger, SLOT(OBJECT)) && clause_may_have(trigger->clause, "possessive");
    bool counted_first = counted && count && count->kind == MENTION_QUANTITY && !deed_begins(item, at, limit);
    uint32_t from = counted_first ? span_end(count->span) : at; /* 击落侵入领空的3架 Y 战机 */
    for (uint32_t end = counted ? limit : 0; end-- > at && end > from;) {
        const Match *of = word_at(item, end, limit, CLASS_BIT(CLASS_SUBJECT_STOP));
        uint32_t behind = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? span_end(of->span) : limit;
        Party party = behind < limit && !inside_name(item, end) ? party_at(item, behind, limit) : (Party){.count = 0};
        if (party.count) {
            return party;
        }
    }
    if (counted && deals) {
        return party_at(item, span_end(deals->span), limit);
    }
    return counted && trigger->frame.type == CH_FORCE ? owner_described(item, at, limit) : (Party){.count = 0};
}

/* True if the party belongs to what the one thing told of was doing, and the clause goes on to its head:
 * 拦截一架试图接近 X 边境的 Y 侦察机. */
static bool is_in_relative(const Item *item, uint32_t from, const Party *party, uint32_t limit) {
    uint32_t end = span_end(party->span);
    bool verb = false;
    for (uint32_t at = from; at < party->span.start && !verb; at++) {
        const Match *word = any_word_at(item, at, party->span.start);
        verb = word && word->span.length > 1 &&
               (entry_is(item, word, CLASS_WORD, "verb") || entry_is(item, word, CLASS_EVENT, "verb"));
        at = word ? span_end(word->span) - 1 : at;
    }
    for (uint32_t at = end; verb && at < limit; at++) {
        uint32_t behind;
        if (possessive_at(item, at, limit, &behind) && !inside_name(item, at)) {
            return party_at(item, behind, limit).count > 0;
        }
    }
    return false;
}

/* Those of whom some are named first (驱逐包括大使在内的6名 X 外交官); count 0 if none are. */
static Party target_included(const Item *item, const Trigger *trigger, uint32_t at, uint32_t limit) {
    const Match *word = word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION));
    bool includes = word && word_has_role(item, word, CLASS_PREPOSITION, "include");
    for (uint32_t end = includes ? span_end(word->span) : limit; end < limit; end++) {
        const Match *of = word_at(item, end, limit, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") && !inside_name(item, end)) {
            return party_near(item, trigger->clause, span_end(of->span), limit, false);
        }
    }
    return (Party){.count = 0};
}

/* True if the words at the position stand for a country named before: 侵入该国领空. */
static bool points_to_state(const Item *item, uint32_t at) {
    uint32_t next = mention_from(item, at);
    const Mention *state = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool stands =
        state && state->span.start == at && (state->kind == MENTION_REFERENCE || state->kind == MENTION_COUNTRY);
    const Match *word = stands ? match_exact(&item->matches, state->span, CLASS_BIT(CLASS_REFERENCE)) : NULL;
    return word && word_has_kind(item, word, CLASS_REFERENCE, "that");
}

Party act_target(const Item *item, const Trigger *trigger) {
    uint32_t limit = span_end(trigger->clause->span), at = span_end(trigger->span);
    const Match *particle = word_at(item, at, limit, CLASS_BIT(CLASS_ASPECT));
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    uint32_t slot = 0;
    bool moved = trigger_has(trigger, SLOT(SUMMON)) && act_object_is_moved(item, trigger); /* 把 X 大使召到外交部 */
    Party governed =
        trigger_has(trigger, SLOT(TO)) || moved ? governed_target(item, trigger, &slot) : (Party){.count = 0};
    if (governed.count || !trigger_has(trigger, SLOT(OBJECT) | SLOT(RECALL))) {
        return governed;
    }
    const Match *stop = word_at(item, at, limit, CLASS_BIT(CLASS_SUBJECT_STOP));
    stop = stop && points_to_state(item, at) ? NULL : stop;
    bool points = stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "deictic"); /* 召见有关国家使节 */
    at = points ? span_end(stop->span) : at;
    stop = points ? NULL : stop;
    Party near = stop ? (Party){.count = 0} : target_included(item, trigger, at, limit);
    near = near.count || stop ? near : party_near(item, trigger->clause, at, limit, false);
    bool strikes = trigger->frame.type == CH_FORCE || trigger->frame.type == CH_SANCTION; /* 禁止在 P 的 X 公民离境 */
    bool describes = trigger->frame.type == CH_SANCTION || one_begins(item, at, limit) || deed_begins(item, at, limit);
    near.count = near.count && describes && is_in_relative(item, at, &near, limit) ? 0 : near.count;
    near = near.count && strikes ? who_is_there(item, near, limit) : near;
    near = near.count || stop ? near : target_described(item, trigger, at, limit);
    if (!near.count && !stop && trigger_has(trigger, SLOT(TO)) && trigger->frame.type != CH_FORCE) {
        near = target_of_open_slot(item, trigger);
    }
    bool gives = !near.count && trigger->frame.type == CH_AID;
    return gives ? act_target_between(item, trigger, limit, "given") : near;
}

/* True if nothing but a joint of a list stands between the two mentions. */
static bool are_joined(const Item *item, const Mention *first, const Mention *second) {
    uint32_t from = span_end(first->span), to = second->span.start;
    return from < to && ((to - from == 1 && item->text->character[from] == LIST_COMMA) ||
                         match_exact(&item->matches, span_of(from, to), CLASS_BIT(CLASS_CONJUNCTION)));
}

void act_take_joined(const Item *item, uint32_t state, Draft *draft) {
    const Mention *mentions = item->mentions.items;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    uint32_t first = state, last = state;
    while (first > 0 && mentions[first - 1].kind == MENTION_COUNTRY &&
           are_joined(item, &mentions[first - 1], &mentions[first])) {
        first--;
    }
    while (last + 1 < item->mentions.count && mentions[last + 1].kind == MENTION_COUNTRY &&
           are_joined(item, &mentions[last], &mentions[last + 1])) {
        last++;
    }
    for (uint32_t i = first; i <= last; i++) {
        ChActor actor = {.country = mentions[i].country};
        bool other = actor.country && country_is_state(actor.country) && !(own && string_same(own, actor.country));
        if (other && !actors_hold(&draft->counterpart, &actor)) {
            *list_push(item->arena, &draft->counterpart) = actor;
        }
    }
}

void act_take_listed(EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft) {
    enum { REACH = 12 }; /* characters from the one to the next: 国公民和一名 */
    const Item *item = self->item;
    uint32_t end = span_end(trigger->clause->span), at = span_end(target->span);
    end = at <= trigger->span.start ? trigger->span.start : end; /* 将58家 X 与45家 Y 企业列入 … */
    bool may = target->count == 1 && item->mentions.items[target->mentions[0]].kind == MENTION_COUNTRY &&
               span_within(target->span, trigger->clause->span);
    for (uint32_t i = may ? target->mentions[0] + 1 : item->mentions.count;
         i < item->mentions.count && span_end(item->mentions.items[i].span) <= end; i++) {
        const Mention *next = &item->mentions.items[i];
        if (next->kind != MENTION_COUNTRY || next->within != NO_MENTION) {
            continue;
        }
        uint32_t start = next->phrase.start;
        bool counted = word_before(item, start, at, CLASS_BIT(CLASS_MEASURE)) ||
                       entry_is(item, word_before(item, start, at, CLASS_BIT(CLASS_WORD)), CLASS_WORD, "numeral");
        bool joined = role_between(item, at, start, CLASS_CONJUNCTION, "with") ||
                      role_between(item, at, start, CLASS_CONJUNCTION, "and");
        for (uint32_t k = at; k < start; k++) {
            joined = joined || item->text->character[k] == LIST_COMMA;
        }
        if (start > at + REACH || !counted || !joined || act_word(item, at, start, CLASS_EVENT, NULL)) {
            return; /* 逮捕5名 X 人和一名 Y 人 */
        }
        Party one = party_at(item, start, end);
        act_take(self, &one, draft, &draft->counterpart);
        act_quote(self, trigger, draft, &one);
        at = span_end(one.span);
    }
}

/* --- passive */

/* The word before who attacks, where what he did is told as the occasion on which others
 * suffered: X 在 Y 袭击中丧生. NULL if it is not, or if only the place stands there (X 在 P 的
 * 袭击中打死 Y). */
static const Match *occasion_word(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t end = span_end(clause->span);
    const Match *in = word_at(item, span_end(trigger->span), end, CLASS_BIT(CLASS_SUPPORT));
    bool amid = in && trigger->frame.type == CH_FORCE && word_has_role(item, in, CLASS_SUPPORT, "amid") &&
                !word_at(item, span_end(in->span), end, CLASS_BIT(CLASS_EVENT));
    const Match *found = NULL;
    for (uint32_t at = clause->span.start; amid && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        found = word && word_has_role(item, word, CLASS_PREPOSITION, "at") && !inside_name(item, at) ? word : found;
        at = word ? span_end(word->span) - 1 : at;
    }
    Party there = found ? party_at(item, span_end(found->span), trigger->span.start) : (Party){.count = 0};
    const Mention *who = there.count ? &item->mentions.items[there.mentions[0]] : NULL;
    const Match *of =
        who ? word_at(item, span_end(there.span), trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    uint32_t owned = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? span_end(of->span)
                     : who                                                           ? span_end(there.span)
                                                                                     : 0; /* 在 X 的轰炸中 */
    bool acts = who && (who->kind == MENTION_BODY || (who->kind == MENTION_COUNTRY && owned == trigger->span.start));
    return acts ? found : NULL;
}

/* True if what somebody else did describes what is moved before the verb: 将被 X 制裁的实体列入名单. */
static bool describes_moved(const Item *item, uint32_t start, const Match *passive, uint32_t end) {
    bool moves = role_between(item, start, passive->span.start, CLASS_PREPOSITION, "object");
    for (uint32_t at = span_end(passive->span); moves && at < end; at++) {
        const Match *verb = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        const Match *of = verb ? word_at(item, span_end(verb->span), end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        if (of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")) {
            return true;
        }
    }
    return false;
}

static const Match *passive_word(const Item *item, const Trigger *trigger) {
    bool may = clause_may_have(trigger->clause, "passive");
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "passive") && !inside_name(item, at)) {
            uint32_t from = span_end(word->span), to = trigger->span.start;
            const Match *source = word_at(item, from, to, CLASS_BIT(CLASS_PREPOSITION));
            from = source && word_has_role(item, source, CLASS_PREPOSITION, "source") ? span_end(source->span) : from;
            const Match *one = word_at(item, from, to, CLASS_BIT(CLASS_WORD)); /* 被一辆满载炸药的卡车炸毁 */
            bool relative = !entry_is(item, one, CLASS_WORD, "numeral") &&
                            role_between(item, from, to, CLASS_SUBJECT_STOP, "possessive") &&
                            (!party_at(item, from, to).count || trigger_has(trigger, SLOT(DONE_TO)) ||
                             role_between(item, trigger->clause->span.start, at, CLASS_PREPOSITION, "to") ||
                             describes_moved(item, trigger->clause->span.start, word, to));
            if (!relative) {
                return word; /* 对被改建的学校发动袭击, 对被 X 羁押的 Y 进行探视, 被 X 羁押的 Y 获释 are none */
            }
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return occasion_word(item, trigger);
}

bool act_is_passive(const Item *item, const Trigger *trigger) {
    return trigger_has(trigger, SLOT(DONE_TO)) || passive_word(item, trigger);
}

/* Where the topic begins that stands before a protest (就 X 侵入 Y 提出抗议: X does not
 * protest), else `at`. */
static uint32_t before_topic(const Item *item, const Trigger *trigger, uint32_t at) {
    for (uint32_t from = trigger->clause->span.start; trigger->frame.type == CH_PROTEST && from < at; from++) {
        const Match *word = any_word_at(item, from, at);
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "topic") && !inside_name(item, from)) {
            return from;
        }
        from = word ? span_end(word->span) - 1 : from;
    }
    return at;
}

/* Where the word stands that moves what is given before the verb (X 将各方捐赠的物资移交给 Y), else `at`. */
static uint32_t before_moved(const Item *item, const Trigger *trigger, uint32_t at) {
    bool gives = trigger->frame.type == CH_AID || trigger->frame.type == CH_OTHER;
    bool may = gives && clause_may_have(trigger->clause, "object");
    for (uint32_t from = trigger->clause->span.start; may && from < at; from++) {
        const Match *word = any_word_at(item, from, at);
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "object") && !inside_name(item, from)) {
            return from > trigger->clause->span.start ? from : at;
        }
        from = word ? span_end(word->span) - 1 : from;
    }
    return at;
}

/* Where the first verb stands of those that one subject does, if the one at `at` is joined to it (X 驱逐 Y 大使并对 Z
 * 实施禁运: Y does nothing); else `at`. */
static uint32_t before_joined_verbs(const Item *item, const Trigger *trigger, uint32_t at) {
    uint32_t start = trigger->clause->span.start;
    const Match *joint = word_before(item, at, start, CLASS_BIT(CLASS_CONJUNCTION));
    bool joins = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and") &&
                 !word_before(item, joint->span.start, start, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT));
    const Match *first = joins ? act_word(item, start, joint->span.start, CLASS_EVENT, NULL) : NULL;
    return first && party_at(item, span_end(first->span), joint->span.start).count ? first->span.start : at;
}

/* Who strikes in what is told as the occasion on which others suffered, before the slot of whom he strikes: N 人在 X 对
 * Y 的空袭中丧生. Count 0 if it is not told so. */
static Party agent_of_occasion(const Item *item, const Trigger *trigger, uint32_t slot) {
    const Clause *clause = trigger->clause;
    const Match *in = word_at(item, span_end(trigger->span), span_end(clause->span), CLASS_BIT(CLASS_SUPPORT));
    bool amid = in && trigger->frame.type == CH_FORCE && word_has_role(item, in, CLASS_SUPPORT, "amid");
    for (uint32_t at = clause->span.start; amid && at < slot && slot < trigger->span.start; at++) {
        const Match *word = word_at(item, at, slot, CLASS_BIT(CLASS_PREPOSITION));
        bool opens = word && word_has_role(item, word, CLASS_PREPOSITION, "at") && !inside_name(item, at);
        Party there = opens ? party_at(item, span_end(word->span), slot) : (Party){.count = 0};
        MentionKind kind = there.count ? item->mentions.items[there.mentions[0]].kind : MENTION_PLACE;
        bool ends = there.count && (span_end(there.span) == slot || date_begins(item, clause, span_end(there.span)));
        if (ends && (kind == MENTION_COUNTRY || kind == MENTION_BODY)) {
            return there;
        }
    }
    return (Party){.count = 0};
}

/* Who acts where somebody else is aimed at: before the word that governs him (对 X 的 Y 发动
 * 袭击: Y does nothing), if anybody is. */
static Party agent_before_slot(const Item *item, const Trigger *trigger) {
    uint32_t slot = UINT32_MAX;
    Party target = trigger_has(trigger, SLOT(TO)) ? governed_target(item, trigger, &slot) : (Party){.count = 0};
    Party striker = target.count ? agent_of_occasion(item, trigger, slot) : (Party){.count = 0};
    if (striker.count) {
        return striker;
    }
    Trigger opener = *trigger;
    opener.span.start = target.count && slot < opener.span.start ? slot : opener.span.start;
    opener.span.start = before_topic(item, trigger, opener.span.start);
    opener.span.start = before_moved(item, trigger, opener.span.start);
    opener.span.start = before_joined_verbs(item, trigger, opener.span.start);
    Party agent = act_agent(item, &opener);
    if (agent.count || !target.count) {
        return agent;
    }
    agent = act_agent(item, trigger);
    uint32_t start = agent.span.start;
    const Match *before = agent.count && start > slot && start < trigger->span.start
                              ? word_before(item, start, slot, CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_WORD))
                              : NULL;
    bool is_head = before && (word_has_role(item, before, CLASS_SUBJECT_STOP, "possessive") ||
                              entry_is(item, before, CLASS_WORD, "numeral"));
    return is_head ? (Party){.count = 0} : agent; /* 向 P 附近的 X 军发射火箭弹: X suffers it */
}

/* Whose craft suffers that the clause before tells by their place or state (P 籍渔船在 Q 作业时，遭 X 扣押); count 0 if
 * it does not. */
static Party craft_before(const Item *item, const Clause *clause) {
    enum { REACH = 5 }; /* characters between the place and the end of the word of its craft */
    const Clause *before = clause_before(item, clause);
    uint32_t i = before ? before->first_mention : 0, last = before ? i + before->mention_count : 0;
    while (i < last && !mention_is_actor(&item->mentions.items[i])) {
        i++;
    }
    const Mention *owner = i < last ? &item->mentions.items[i] : NULL;
    bool may = owner && owner->country && (owner->kind == MENTION_PLACE || owner->kind == MENTION_COUNTRY);
    uint32_t from = may ? span_end(owner->span) : 0, limit = from + REACH;
    for (uint32_t at = from; may && at < limit && at < span_end(before->span); at++) {
        const Match *craft = word_at(item, at, span_end(before->span), CLASS_BIT(CLASS_WORK));
        if (craft && word_has_kind(item, craft, CLASS_WORK, "craft")) {
            return party_at(item, owner->phrase.start, span_end(before->span));
        }
    }
    return (Party){.count = 0};
}

/* Adds the army or state with which the one who strikes does it: X 军联同 Y 军空袭 P. */
static void add_partner(const Item *item, const Trigger *trigger, Party *agent) {
    const Mention *first = agent->count ? &item->mentions.items[agent->mentions[0]] : NULL;
    bool may = first && first->kind != MENTION_PERSON && trigger->frame.type == CH_FORCE &&
               clause_may_have(trigger->clause, "lead");
    for (uint32_t at = may ? span_end(agent->span) : trigger->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool leads = word && !inside_name(item, at) && word_has_role(item, word, CLASS_PREPOSITION, "lead");
        Party partner = leads ? party_at(item, span_end(word->span), trigger->span.start) : (Party){.count = 0};
        const Mention *second = partner.count ? &item->mentions.items[partner.mentions[0]] : NULL;
        bool is_side = second && (second->kind == MENTION_COUNTRY || second->kind == MENTION_BODY) && second->country;
        if (is_side && agent->count < PARTY_LIMIT && !string_same(second->country, first->country)) {
            agent->mentions[agent->count++] = partner.mentions[0];
            return;
        }
    }
}

void act_sides(const Item *item, const Trigger *trigger, Party *agent, Party *target) {
    const Match *passive = passive_word(item, trigger);
    if (!passive && !trigger_has(trigger, SLOT(DONE_TO))) {
        *agent = agent_before_slot(item, trigger);
        *target = act_target(item, trigger);
        add_partner(item, trigger, agent);
        return;
    }
    Trigger sufferer = *trigger;
    sufferer.span.start = passive ? passive->span.start : trigger->span.start;
    *target = nearest_actor(item, &sufferer, false);
    uint32_t behind;
    if (!target->count && possessive_at(item, span_end(trigger->span), span_end(trigger->clause->span), &behind)) {
        *target = party_at(item, behind, span_end(trigger->clause->span)); /* 一名在 P 被拘留的 X 女子 */
    }
    if (!target->count && trigger->frame.type == CH_FORCE) {
        *target = craft_before(item, trigger->clause);
    }
    if (!target->count) {
        *target = act_agent(item, &sufferer);
        bool stranger = trigger_has(trigger, SLOT(SEIZE)) && target->count &&
                        target->span.start < trigger->clause->span.start &&
                        act_word(item, span_end(target->span), sufferer.span.start, CLASS_WORD, "numeral");
        target->count = stranger ? 0 : target->count; /* X 大使遇刺后，一名男子 …，很快被捕 */
    }
    bool elsewhere = target->count && !span_within(target->span, item->sentences.items[trigger->clause->sentence].span);
    if (elsewhere) {
        target->count = 0; /* who suffers is named with the act */
    }
    *agent = passive ? party_near(item, trigger->clause, span_end(passive->span), trigger->span.start, false)
                     : (Party){.count = 0};
    *agent = agent->count ? who_is_there(item, *agent, trigger->span.start) : *agent; /* 遭 P 对岸的 X 炮击 */
}

const Match *act_announced_before(const Item *item, const Clause *clause) {
    const Clause *before = clause_before(item, clause);
    uint32_t start = before ? before->span.start : 0, end = before ? span_end(before->span) : 0;
    end = last_letter(item, start, end);
    const Match *last = end > start ? word_before(item, end, start, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    return last && word_has_role(item, last, CLASS_SUPPORT, "announcing") ? last : NULL;
}

Party act_announcer(const Item *item, const Clause *clause) {
    const Clause *before = clause_before(item, clause);
    return before && act_announced_before(item, clause) ? before->subject : (Party){.count = 0};
}

void act_declared_sides(const Item *item, const Trigger *trigger, Party *agent, Party *target) {
    const Clause *clause = trigger->clause;
    target->count = 0;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const Match *where = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool is_place = (where && (word_has_role(item, where, CLASS_PREPOSITION, "at") ||
                                   word_has_role(item, where, CLASS_PREPOSITION, "source"))) ||
                        (target->count && mention->span.start < span_end(target->span)) || /* in a list */
                        word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_TITLE_PREFIX));
        bool is_part = mention->kind == MENTION_GROUP || mention->kind == MENTION_POST || mention->kind == MENTION_BODY;
        bool is_staff = is_part && !mention->country &&
                        target->count; /* 使馆一名工作人员, X 等10国驻 Y 大使, X 使馆和领事馆的人员 */
        if (mention_is_actor(mention) && !is_place && !is_staff && span_end(mention->phrase) <= trigger->span.start) {
            *target = party_at(item, mention->phrase.start, trigger->span.start);
        }
    }
    Trigger verb = *trigger;
    verb.span.start = target->count ? target->span.start : trigger->span.start;
    *agent = act_agent(item, &verb);
    if (!agent->count && target->count) { /* A 宣布，B 为 … */
        *agent = act_announcer(item, clause);
    }
}

/* True if the word only heads what a clause describes: 签署对 X 实施制裁的行政命令. */
static bool is_head_noun(const Item *item, uint32_t from, const Match *word) {
    enum { LONGEST_ATTRIBUTE = 3 };
    const Match *of = word_at(item, from, word->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
    return of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") &&
           word->span.start <= span_end(of->span) + LONGEST_ATTRIBUTE;
}

/* True if words behind the act make it what is protested against or spoken of: 对 X 空袭 Y 表示关切. */
static bool is_spoken_of_behind(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *act = act_word(item, from, end, CLASS_EVENT, NULL); /* 对 X 发射导弹提出抗议 */
    EntryId entry = act ? match_entry(item->lexicon, act, CLASS_EVENT) : NO_ENTRY;
    bool protests = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_PROTEST));
    const Match *speech = protests ? NULL : act_word(item, from, end, CLASS_SPEECH, NULL);
    const Match *as = speech ? word_before(item, speech->span.start, from, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool is_reason = as && word_has_role(item, as, CLASS_PREPOSITION, "as"); /* 对 X 实施制裁作为回应 */
    return protests || (speech && !is_reason && !is_head_noun(item, from, speech));
}

bool act_turns_round(const Item *item, const Trigger *trigger, const Party *target) {
    uint32_t next = target->count ? mention_from(item, span_end(target->span)) : item->mentions.count;
    bool dated = next < item->mentions.count && item->mentions.items[next].kind == MENTION_DATE &&
                 item->mentions.items[next].span.start == span_end(target->span) &&
                 span_end(item->mentions.items[next].span) == trigger->span.start; /* 对 X 昨日空袭 Y 表示关切 */
    bool adjoins = target->count && span_end(target->span) <= trigger->span.start &&
                   skip_forces(item, span_end(target->span), trigger->span.start) == trigger->span.start;
    return (adjoins || dated) && is_spoken_of_behind(item, trigger); /* 对 X 军机侵入领空提出抗议 */
}

/* True if a verb that frames speech stands behind the act, be it part of a longer word (表示遗憾). */
static bool feels_behind(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_SPEECH));
        if (word && word_has_kind(item, word, CLASS_SPEECH, "frame")) {
            return true;
        }
    }
    return false;
}

bool act_turned_sides(const Item *item, const Trigger *trigger, Party *agent, Party *target) {
    uint32_t start = trigger->clause->span.start, behind = span_end(target->span);
    bool may = target->count && target->span.start > start && behind < trigger->span.start &&
               (is_spoken_of_behind(item, trigger) || feels_behind(item, trigger));
    const Match *slot = may ? word_before(item, target->span.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    uint32_t next = slot ? mention_from(item, behind) : item->mentions.count;
    const Mention *day = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool opens = day && day->kind == MENTION_DATE && date_tells_day(day) && day->span.start <= behind + 1 &&
                 span_end(day->span) <= trigger->span.start && word_has_role(item, slot, CLASS_PREPOSITION, "to");
    if (!opens) {
        return false;
    }
    Trigger dated = *trigger;
    dated.span = day->span;
    Party other = act_target_between(item, &dated, trigger->span.start, "to");
    for (uint32_t at = span_end(day->span); at < trigger->span.start && !other.count; at++) {
        other = faced_at(item, trigger, at, trigger->span.start);
    }
    uint32_t limit = span_end(trigger->clause->span);
    other = other.count ? other : party_near(item, trigger->clause, span_end(trigger->span), limit, false);
    *agent = other.count ? *target : *agent;
    *target = other.count ? other : *target;
    return other.count > 0;
}

bool act_is_bare_noun(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, at = trigger->span.start, end = span_end(trigger->span);
    const Match *stop = word_before(item, at, start, CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *hour = stop ? word_before(item, at, start, CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    stop = hour && hour->span.length > stop->span.length ? NULL : stop; /* 晚间 */
    const Match *behind = word_at(item, end, span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    bool noun = (stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive")) ||
                (behind && word_has_role(item, behind, CLASS_SUBJECT_STOP, "possessive"));
    Party governed = governed_party(item, trigger->clause, at, "to");
    bool against = trigger->frame.type == CH_SANCTION || trigger->frame.type == CH_FORCE;
    const Match *next =
        end < span_end(trigger->clause->span) ? any_word_at(item, end, span_end(trigger->clause->span)) : NULL;
    bool is_time = next && word_has_role(item, next, CLASS_SUPPORT, "after"); /* 对 X 实施制裁时 */
    bool is_bare = trigger->span.length <= BARE_NOUN || (!is_time && entry_is(item, next, CLASS_WORD, "noun"));
    is_bare = is_bare && trigger_has(trigger, SLOT(OBJECT)) &&
              !trigger_has(trigger, SLOT(LEVY) | SLOT(CONTENT)); /* not 对 X 加税, 对 X 征收关税 */
    noun = noun || (against && is_bare && governed.count && span_end(governed.span) == at); /* 对 X 制裁 */
    uint32_t from = at > start + LIGHT_DISTANCE ? at - LIGHT_DISTANCE : start;
    return noun && !act_word(item, from, at, CLASS_SUPPORT, NULL);
}

bool act_following(const Item *item, const Trigger *trigger, ChEventType type, Trigger *act) {
    Clause rest = *trigger->clause;
    rest.span = span_of(span_end(trigger->span), span_end(rest.span));
    TriggerList later = {0};
    NamedMechanismList none = {0};
    triggers_of(item, &none, &rest, &later);
    for (size_t i = 0; i < later.count; i++) {
        if (later.items[i].frame.type == type) {
            *act = later.items[i];
            act->clause = trigger->clause;
            return true;
        }
    }
    return false;
}

/* --- drafts */

void act_take(EventCoder *self, const Party *party, Draft *draft, ActorList *actors) {
    const Item *item = self->item;
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        if (mention->kind == MENTION_PLACE || (mention->kind == MENTION_BODY && !mention->country && !mention->name)) {
            ChActor actor = {.country = mention->country};
            if (mention->country && !actors_hold(actors, &actor)) {
                *list_push(item->arena, actors) = actor;
            }
            if (!draft->event.place.name && mention->name) {
                draft->event.place = (ChPlace){mention->name, mention->country};
            }
            continue;
        }
        if (mention->kind == MENTION_PERSON && !person_is_known(item, mention->person)) {
            continue;
        }
        if (mention->kind == MENTION_BODY && !mention->country && mention->home) {
            ChActor actor = {.org = mention->name, .country = mention->home};
            if (!actors_hold(actors, &actor)) {
                *list_push(item->arena, actors) = actor;
            }
            continue;
        }
        Party one = party_slice(item, party, i, 1);
        take_actors(self, &one, actors, NULL);
    }
}

void act_quote(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *party) {
    if (party->count && party->span.start >= trigger->clause->span.start &&
        span_end(party->span) <= span_end(trigger->clause->span)) {
        draft_quote(self->item, draft, party);
    }
}

/* True if the draft's date lies ahead within half a year, one without its month within half a month: none on which a
 * plan can have been told. */
static bool is_dated_ahead(const Item *item, const Mention *date, const Draft *draft) {
    enum { HALF_A_MONTH = 15, HALF_A_YEAR = 183 };
    Edtf day, today;
    bool may = draft->event.date && item->published && edtf_parse(draft->event.date, &day) && day.from.day &&
               day.from.year_digits == 4 && edtf_parse(item->published, &today) && today.from.day;
    long ahead = may ? edtf_day_number(day.from) - edtf_day_number(today.from) : 0;
    return ahead > 0 && ahead <= ((date->shape.from.printed & DATE_MONTH) ? HALF_A_YEAR : HALF_A_MONTH);
}

/* Where the word stands from the position on that moves the object before the verb (把, 将); the verb if none does. */
static uint32_t object_is_moved_at(const Item *item, const Trigger *trigger, uint32_t from) {
    bool may = clause_may_have(trigger->clause, "object");
    for (uint32_t at = from; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "object")) {
            return at;
        }
    }
    return trigger->span.start;
}

void act_plan(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    if (reality_of(item, &self->clauses, trigger) != REALITY_PLANNED) {
        return;
    }
    uint32_t at = date_mention_for(item, clause->span, trigger->span);
    const Mention *date = at == NO_MENTION ? NULL : &item->mentions.items[at];
    bool is_day = date && date_tells_day(date);
    if (!date || (!is_day && draft->event.date) ||
        is_dated_ahead(item, date, draft)) { /* plans are told on a day, not in a month */
        return;
    }
    uint32_t from = span_end(date->span), to = trigger->span.start;
    uint32_t moved = object_is_moved_at(item, trigger, from); /* 将于25日将 X 列入 Y: the second tells no plan */
    moved = moved < to ? object_is_moved_at(item, trigger, moved + 1) < to ? to : moved : to; /* 25日将把 */
    const Match *since = word_before(item, date->span.start, 0, CLASS_BIT(CLASS_PREPOSITION)); /* 自12日起，将 … */
    bool begins = since && word_has_role(item, since, CLASS_PREPOSITION, "source") && draft->event.date;
    bool opens = span_end(date->span) + 1 >= clause->span.start; /* 9月1日至3日，两国将 … */
    bool told_on_it = (date->span.start < clause->span.start && !begins && !opens) ||
                      act_word(item, from, to, CLASS_SPEECH, NULL) ||
                      act_word(item, from, moved, CLASS_COMMITMENT, NULL) ||
                      role_between(item, from, to, CLASS_ASPECT, "agreeing") || /* 19日批准向 X 拨付 */
                      !draft->event.date;
    if (told_on_it && !announced_then(item, trigger, date)) {
        draft->event.date = NULL;
        draft->event.not_before = draft->event.not_after = 0;
        draft->event.status = CH_PLANNED;
    }
}

bool act_object_is_moved(const Item *item, const Trigger *trigger) {
    return object_is_moved_at(item, trigger, trigger->clause->span.start) < trigger->span.start;
}

bool act_counts_time(const Item *item, const Mention *quantity) {
    const Match *unit =
        match_longest_before(&item->matches, quantity->span.start, span_end(quantity->span), CLASS_BIT(CLASS_MEASURE));
    return unit && word_has_kind(item, unit, CLASS_MEASURE, "time");
}

ChAmount act_amount(const Item *item, const Trigger *trigger) {
    ChAmount before = {.present = false}, rounds = {.present = false};
    bool adjoins = false;
    const Clause *clause = trigger->clause;
    uint32_t moved = object_is_moved_at(item, trigger, clause->span.start);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const QuantityValue *quantity = &mention->quantity;
        bool counts = mention->kind == MENTION_QUANTITY && quantity->unit && strcmp(quantity->unit, "%") != 0 &&
                      (quantity->is_currency || (quantity->value > 1 && !act_counts_time(item, mention)));
        if (!counts) {
            continue;
        }
        ChAmount amount = {.present = true, .value = quantity->value, .unit = quantity->unit};
        bool is_behind = mention->span.start >= span_end(trigger->span);
        if (is_behind && !quantity->is_currency && strlen(quantity->unit) <= BARE_MEASURE) {
            rounds = rounds.present ? rounds : amount; /* 三轮累计2亿元 */
            continue;
        }
        if (is_behind) {
            return amount;
        }
        before = mention->span.start > moved || quantity->is_currency ? amount : before;
        const Match *to =
            quantity->is_currency && span_end(mention->span) < trigger->span.start
                ? word_at(item, span_end(mention->span), trigger->span.start, CLASS_BIT(CLASS_PREPOSITION))
                : NULL;
        adjoins =
            quantity->is_currency && (span_end(mention->span) == trigger->span.start || /* 追加1亿欧元援助 X */
                                      (to && word_has_role(item, to, CLASS_PREPOSITION, "to"))); /* 1亿欧元对 X 援助 */
    }
    return rounds.present || !(moved < trigger->span.start || adjoins) ? rounds : before;
}

const char *act_country_told_before(const Item *item, const Trigger *trigger, const ActorList *own) {
    uint32_t start = item->sentences.items[trigger->clause->sentence].span.start;
    uint32_t end = mention_from(item, trigger->span.start);
    for (uint32_t i = mention_from(item, start); i < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        const char *country = mention_country(item, mention);
        bool acts = mention_is_actor(mention) && mention->kind != MENTION_PLACE && country_is_state(country);
        if (acts && !actors_are_of(own, country)) {
            return country;
        }
    }
    return NULL;
}

/* True if a pronoun stands in the slot of who is aimed at: 并对其实施禁运. */
static bool aims_at_pronoun(const Item *item, const Trigger *trigger) {
    bool may = clause_may_have(trigger->clause, "to") || clause_may_have(trigger->clause, "address");
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *to = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool opens = to && !inside_name(item, at) && word_has_role(item, to, CLASS_PREPOSITION, "to");
        uint32_t next = opens ? span_end(to->span) : trigger->span.start;
        const Match *word = next < trigger->span.start ? any_word_at(item, next, trigger->span.start) : NULL;
        if (word && word->span.length == 1 && entry_is(item, word, CLASS_WORD, "pronoun")) {
            return true;
        }
    }
    return false;
}

void act_take_pronoun(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (!own || draft->counterpart.count || !aims_at_pronoun(self->item, trigger)) {
        return;
    }
    const Draft *told = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool same =
        told && self->clauses.items[told->clause].sentence == trigger->clause->sentence &&
        told->counterpart.count == 1 && told->initiator.count &&
        actors_are_of(&draft->initiator, told->initiator.items[0].country); /* of a list the last is told last */
    const char *other =
        same ? told->counterpart.items[0].country : act_country_told_before(self->item, trigger, &draft->initiator);
    if (other && !string_same(own, other)) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = other};
    }
}

bool act_country_pair(const Item *item, Span scope, const char *sides[2]) {
    int found = 0;
    for (uint32_t i = mention_from(item, scope.start); i < mention_from(item, span_end(scope)); i++) {
        const Mention *mention = &item->mentions.items[i];
        ChStrings meant = mention->kind == MENTION_REFERENCE ? countries_meant(item, mention) : (ChStrings){0};
        if (meant.count == 2) { /* 北南会谈 */
            sides[0] = meant.items[0];
            sides[1] = meant.items[1];
            return true;
        }
        bool names = mention->kind == MENTION_COUNTRY && mention->country && span_within(mention->span, scope);
        if (!names || (found == 1 && strcmp(sides[0], mention->country) == 0)) {
            continue;
        }
        if (found == 2) {
            return strcmp(sides[1], mention->country) == 0;
        }
        sides[found++] = mention->country;
    }
    return found == 2;
}

const ChActor *act_other_side(EventCoder *self, const ActorList *own) {
    const char *country = own->count ? own->items[0].country : NULL;
    const ActorList *sides[] = {&self->pair.initiator, &self->pair.counterpart};
    for (int i = 0; country && i < 2; i++) {
        const ActorList *other = sides[1 - i];
        bool on_this_side =
            sides[i]->count && sides[i]->items[0].country && strcmp(sides[i]->items[0].country, country) == 0;
        if (on_this_side && other->count && other->items[0].country && strcmp(other->items[0].country, country) != 0) {
            return &other->items[0];
        }
    }
    return NULL;
}

/* A side that a list or a reference names on both sides is the other one only. */
static void drop_doubles(ActorList *own, const ActorList *other) {
    size_t kept = 0;
    for (size_t i = 0; i < own->count; i++) {
        if (!actors_hold(other, &own->items[i])) {
            own->items[kept++] = own->items[i];
        }
    }
    own->count = kept;
}

void act_drop_own_side(Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    ActorList *hit = &draft->counterpart;
    for (size_t i = 0; own && hit->count == 2 && i < 2; i++) {
        const ChActor *actor = &hit->items[i];
        if (!actor->person && !actor->org && string_same(actor->country, own)) {
            hit->items[0] = hit->items[1 - i];
            hit->count = 1;
        }
    }
}

/* True if the actor is a body that the data call one of the kind. */
static bool is_of_kind(const Item *item, const ChActor *actor, const char *kind) {
    const MentionIndexes *bodies = &item->of_kind[MENTION_BODY];
    for (uint32_t i = 0; actor->org && i < bodies->count; i++) {
        const Mention *body = &item->mentions.items[bodies->items[i]];
        if (body->name && body->entry != NO_ENTRY && string_same(body->name, actor->org)) {
            return lexicon_has(item->lexicon, body->entry, KEY_KIND, kind);
        }
    }
    return false;
}

bool act_faces_rebels(const Item *item, const Draft *draft) {
    const ActorList *first = &draft->initiator, *second = &draft->counterpart;
    bool joint = draft->event.type == CH_OTHER && !draft->is_directed && !names_nobody(first) && !names_nobody(second);
    bool agree = draft->event.type == CH_SIGNING || draft->event.type == CH_TALKS || joint;
    return agree && draft->own_date && first->count && second->count && !actors_hold(second, &first->items[0]) &&
           is_of_kind(item, &first->items[0], "armed-group") != is_of_kind(item, &second->items[0], "armed-group");
}

/* True if the page calls its own state 我国 or 我. */
static bool speaks_of_own_state(const Item *item) {
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; item->home && i < countries->count; i++) {
        const Mention *state = &item->mentions.items[countries->items[i]];
        const Match *own = string_same(state->country, item->home)
                               ? match_exact(&item->matches, state->span, CLASS_BIT(CLASS_REFERENCE))
                               : NULL;
        if (own &&
            (word_has_kind(item, own, CLASS_REFERENCE, "home") || word_has_kind(item, own, CLASS_REFERENCE, "self"))) {
            return true;
        }
    }
    return false;
}

/* Lets a government that nothing tells the country of act for the state whose page it is, against another (政府宣布与 X
 * 断交), or for the other where it signs with that one. */
static void lend_government_its_state(const EventCoder *self, Draft *draft) {
    ChActor *acts = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    const char *other = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    if (!acts || !acts->org || acts->person || acts->country || !other || !country_is_state(other) ||
        !is_of_kind(self->item, acts, "government")) {
        return;
    }
    bool may =
        (draft->event.type == CH_RELATIONS || draft->event.type == CH_SANCTION || draft->event.type == CH_PROTEST);
    if (may && !string_same(self->item->home, other) && speaks_of_own_state(self->item)) {
        acts->country = self->item->home;
    }
    const char *sides[2] = {self->pair.initiator.count ? self->pair.initiator.items[0].country : NULL,
                            self->pair.counterpart.count ? self->pair.counterpart.items[0].country : NULL};
    bool with_home = draft->event.type == CH_SIGNING && string_same(other, self->item->home);
    for (int i = 0; with_home && i < 2; i++) {
        bool faces = string_same(sides[i], self->item->home) && sides[1 - i] && country_is_state(sides[1 - i]);
        acts->country = faces ? sides[1 - i] : acts->country; /* 过渡政府同我国签署协议 */
    }
}

/* True if an official tells of the fighting between the two that the paragraph, or the one before it, reports on a day
 * of its own, what his own side did: 俄国防部16日称，…。乌国防部副部长 X 称，乌军打击了俄军. */
static bool goes_on_reporting(const EventCoder *self, const Draft *draft) {
    const char *by = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *on = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    bool may =
        draft->event.type == CH_FORCE && by && on && self->speaker.country && string_same(by, self->speaker.country);
    const Clause *first = self->clauses.items + draft->clause;
    while (first > self->clauses.items && first[-1].paragraph == self->clauses.items[draft->clause].paragraph) {
        first--;
    }
    uint32_t before = first > self->clauses.items ? first[-1].paragraph : first->paragraph; /* but for blank lines */
    for (size_t i = self->drafts.count; may && i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].paragraph < before) {
            return false;
        }
        if (told->event.type == CH_FORCE && told->own_date && told->in_speech && !told->from_headline &&
            countries_hold(&told->event.countries, by) && countries_hold(&told->event.countries, on)) {
            return true;
        }
    }
    return false;
}

const Mention *act_state_of_factions(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *state = &item->mentions.items[i];
        uint32_t behind = span_end(state->span);
        const Match *sides =
            state->kind == MENTION_COUNTRY && country_is_state(state->country) && behind < trigger->span.start
                ? word_at(item, behind, trigger->span.start, CLASS_BIT(CLASS_WORK))
                : NULL;
        if (sides && word_has_kind(item, sides, CLASS_WORK, "factions") &&
            only_adjuncts(item, clause, span_end(sides->span), trigger->span.start)) {
            return state;
        }
    }
    return NULL;
}

void act_end(EventCoder *self, Draft *draft) {
    lend_government_its_state(self, draft);
    drop_doubles(&draft->initiator, &draft->counterpart);
    bool recalled = draft->in_speech && !draft->own_date && !draft->is_this && draft->event.type != CH_AID &&
                    draft->event.type != CH_PROTEST && draft->event.status != CH_PLANNED;
    if (recalled && self->speaker.person && !goes_on_reporting(self, draft)) {
        return; /* a body that speaks tells news, and who protests; a person speaks of what is known */
    }
    bool at_home = one_country(&draft->initiator, &draft->counterpart);
    if (draft->initiator.count && draft->counterpart.count && (!at_home || act_faces_rebels(self->item, draft))) {
        draft_end(self, draft, at_home);
    }
}

Party act_person_of(const Item *item, const Trigger *trigger, const Party *target) {
    enum { CALLING = 4 }; /* characters of what somebody is by trade or birth */
    uint32_t next = target->count == 1 ? target->mentions[0] + 1 : item->mentions.count;
    const Mention *country = next < item->mentions.count ? &item->mentions.items[next - 1] : NULL;
    const Mention *person = country ? country + 1 : NULL;
    bool describes = person && country->kind == MENTION_COUNTRY && person->kind == MENTION_PERSON &&
                     country->span.start >= span_end(trigger->span) &&
                     person->phrase.start <= span_end(country->span) + CALLING;
    return describes ? party_at(item, person->phrase.start, span_end(trigger->clause->span)) : *target;
}

EntryId act_reading(const Item *item, const Trigger *trigger, const char *type, const char *slot, const char *without) {
    const Match *verb = match_exact(&item->matches, trigger->span, CLASS_BIT(CLASS_EVENT));
    uint32_t count = 0;
    const EntryId *entries = verb ? lexicon_entries(item->lexicon, verb->posting, &count) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (lexicon_posted_class(item->lexicon, &entries[i]) == CLASS_EVENT &&
            (!type || lexicon_has(item->lexicon, entries[i], KEY_EVENT, type)) &&
            (!slot || lexicon_has(item->lexicon, entries[i], KEY_FRAME, slot)) &&
            (!without || !lexicon_has(item->lexicon, entries[i], KEY_FRAME, without))) {
            return entries[i];
        }
    }
    return NO_ENTRY;
}

const char *act_other_reading(const Item *item, const Trigger *trigger, const char *slot) {
    EntryId entry = act_reading(item, trigger, ch_event_type_name(CH_OTHER), slot, NULL);
    return entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_OTHER) : NULL;
}

void act_end_apiece(EventCoder *self, const Draft *draft, bool apiece) {
    size_t count = apiece ? draft->initiator.count : 1;
    for (size_t i = 0; i < count; i++) {
        Draft one = *draft;
        if (apiece) {
            one.initiator = (ActorList){0};
            *list_push(self->item->arena, &one.initiator) = draft->initiator.items[i];
        }
        act_end(self, &one);
    }
}

bool act_is_congratulated(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "congratulate")) {
            uint32_t day = date_mention_for(item, trigger->clause->span, trigger->span);
            return day == NO_MENTION || item->mentions.items[day].span.start < at;
        }
    }
    return false;
}

bool act_list_is_open(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (word && word_has_kind(item, word, CLASS_SPEECH_WORD, "et-cetera")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}
