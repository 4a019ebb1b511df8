/* Deeds that are only talked of: the topic of what is said or done about them (X 就 Y 侵入 P 提出抗议), proposed,
 * judged, averted. */
#include "code/acts.h"
#include "resolve/dates.h"

bool act_is_dated_topic(const Item *item, const Trigger *trigger) {
    bool may = clause_may_have(trigger->clause, "topic");
    uint32_t day = may ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    Span clause = trigger->clause->span;
    return day != NO_MENTION && date_tells_day(&item->mentions.items[day]) &&
           span_within(item->mentions.items[day].span, clause) &&
           item->mentions.items[day].span.start < trigger->span.start &&
           role_between(item, clause.start, item->mentions.items[day].span.start, CLASS_PREPOSITION, "topic") &&
           act_agent(item, trigger).span.start >= trigger->clause->span.start && act_agent(item, trigger).count;
}

bool act_is_of_topic(const Item *item, const Trigger *trigger) {
    enum { REACH = 4 }; /* characters from the other to his deed: X 国|众议员 */
    const Clause *clause = trigger->clause;
    bool may = clause->subject_is_own && clause->subject.count && clause_may_have(clause, "topic");
    uint32_t end = trigger->span.start;
    for (uint32_t at = may ? span_end(clause->subject.span) : end; at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "topic") &&
            !word_has_role(item, word, CLASS_PREPOSITION, "against")) { /* X 针对 Y 发动袭击 */
            Party other = party_at(item, span_end(word->span), end);
            uint32_t behind = span_end(other.span);
            const Match *matter = word_at(item, behind, end, CLASS_BIT(CLASS_TITLE_PREFIX)); /* 就 P 问题访问 Q */
            bool is_matter = matter && word_has_kind(item, matter, CLASS_TITLE_PREFIX, "topic");
            return other.count && behind + REACH >= end && !is_matter;
        }
    }
    return false;
}

/* True if a topic is what one did to another, told by a noun: 针对 X 对 Y 的袭击. */
static bool names_deed(const Item *item, uint32_t from, uint32_t to) {
    Party doer = party_at(item, from, to);
    const Match *aimed = doer.count ? word_at(item, span_end(doer.span), to, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return aimed && word_has_role(item, aimed, CLASS_PREPOSITION, "to") &&
           role_between(item, span_end(aimed->span), to, CLASS_SUBJECT_STOP, "possessive");
}

/* True if the verb of an event stands between; that both agree is none of its own (就建立伙伴关系达成一致). */
static bool is_told_of(const Item *item, uint32_t from, uint32_t to) {
    const Match *verb = act_word(item, from, to, CLASS_EVENT, NULL);
    const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
    return frame && !(frame->type == CH_SIGNING && (frame->slots & SLOT(TOPIC_TO)));
}

/* True if a verb of speech stands right before the code point, but for one that announces: 宣布针对 X 的新制裁. */
static bool is_matter_of_speech(const Item *item, const Clause *clause, uint32_t at) {
    const Match *verb = word_before(item, at, clause->span.start, CLASS_BIT(CLASS_SPEECH));
    return verb && !word_has_role(item, verb, CLASS_SUPPORT, "announcing");
}

bool act_is_topic(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may = clause_may_have(clause, "topic");
    for (uint32_t at = clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "topic") && !inside_name(item, at)) {
            uint32_t end = span_end(trigger->span);
            bool exchange =
                trigger->frame.type == CH_OTHER && trigger_has(trigger, SLOT(WITH)); /* 就交换战俘取得进展 */
            return (exchange && span_end(word->span) == trigger->span.start) ||
                   is_matter_of_speech(item, clause, at) || /* 讨论了有关 X 被拘押一事 */
                   is_told_of(item, end, span_end(clause->span)) ||
                   act_word(item, end, span_end(clause->span), CLASS_SPEECH, NULL) ||
                   act_word(item, end, span_end(clause->span), CLASS_SUPPORT, NULL) ||
                   names_deed(item, span_end(word->span), trigger->span.start);
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

bool act_is_means(const Item *item, const Trigger *trigger) {
    const ClassSet words = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_WORD);
    const Match *word = word_before(item, trigger->span.start, trigger->clause->span.start, words); /* 已经 is no 经 */
    return word && word_has_role(item, word, CLASS_PREPOSITION, "means");
}

/* True if the clause tells the day of the act. */
static bool tells_its_day(const Item *item, const Trigger *trigger) {
    uint32_t at = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = at != NO_MENTION ? &item->mentions.items[at] : NULL;
    return day && date_tells_day(day) && span_within(day->span, trigger->clause->span);
}

/* A proposal, a plan, a demand as the head of the clause the trigger stands in; or what is only said of a deed that no
 * day is told of (制裁 X 的效果). */
static bool heads_a_proposal(const Item *item, const Trigger *trigger) {
    enum { REACH = 8 }; /* characters of whom it is done to */
    uint32_t end = span_end(trigger->clause->span), near = span_end(trigger->span) + REACH;
    Party object =
        clause_may_have(trigger->clause, "spoken") ? party_at(item, span_end(trigger->span), end) : (Party){.count = 0};
    near = object.count && span_end(object.span) + 1 > near ? span_end(object.span) + 1 : near; /* 暗杀 X 的行为 */
    for (uint32_t at = span_end(trigger->span); at + 1 < end; at++) {
        const Match *behind = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        if (behind && ((word_has_role(item, behind, CLASS_ASPECT, "behind") &&
                        !act_foils(trigger)) || /* 挫败 X 军突破防线的企图 */
                       (at <= near && word_has_role(item, behind, CLASS_ASPECT, "spoken") &&
                        (trigger->frame.type == CH_FORCE || trigger->frame.type == CH_SANCTION) &&
                        !tells_its_day(item, trigger)))) {
            return true;
        }
        const Match *stop = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (!stop || !word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive")) {
            continue;
        }
        const Match *head = act_foils(trigger) ? NULL : any_word_at(item, span_end(stop->span), end);
        EntryId entry = head ? match_entry(item->lexicon, head, CLASS_ASPECT) : NO_ENTRY;
        if (entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "hypothetical") ||
                                  lexicon_has(item->lexicon, entry, KEY_STATUS, "planned"))) {
            return true;
        }
    }
    return false;
}

/* True if the clause tells the time of the act, or the sentence the last days in which it was done. */
static bool is_of_time_told(const Item *item, const Trigger *trigger) {
    const Sentence *sentence = &item->sentences.items[trigger->clause->sentence];
    for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
        const Mention *time = &item->mentions.items[i];
        if (time->kind == MENTION_DATE && time->span.start < trigger->span.start &&
            (time->shape.kind == DATE_WINDOW || span_within(time->span, trigger->clause->span))) {
            return true;
        }
    }
    return false;
}

/* True if the clause, which goes on from the one before it, tells what that will bring about: 将使 X 遭受损失. */
static bool foretells_effect(const Item *item, const Clause *clause) {
    bool goes_on = clause < item->clauses->items + item->clauses->count && !clause->subject_is_own &&
                   clause->sentence == clause[-1].sentence;
    uint32_t end = goes_on ? span_end(clause->span) : 0;
    const Match *ahead = goes_on ? word_at(item, clause->span.start, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId tense = ahead ? match_entry(item->lexicon, ahead, CLASS_ASPECT) : NO_ENTRY;
    if (tense == NO_ENTRY || !lexicon_has(item->lexicon, tense, KEY_STATUS, "planned")) {
        return false;
    }
    const Match *effect = word_at(item, span_end(ahead->span), end, CLASS_BIT(CLASS_WORK));
    return effect && word_has_kind(item, effect, CLASS_WORK, "effect");
}

/* True if the words behind the act say something of it, or of a sanction or campaign what it brought about, and no day
 * is told, so that it is known already: 对 X 的制裁违反国际法, 对 X 加征关税损害贸易, X 的军事行动造成的死亡人数,
 * 提供战机不可接受. What is only said to be something is not told either: 交换人质是唯一办法. */
static bool is_judged(const Item *item, const Trigger *trigger) {
    enum { REACH = 12 }; /* characters of whom it is done to and by what */
    EntryId entry = trigger->frame.entry;
    bool sanctions = trigger->frame.type == CH_SANCTION;
    bool campaign = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "campaign");
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool arms = trigger->frame.type == CH_AID && act_word(item, at, end, CLASS_WORK, "arms"); /* 提供战机不可接受 */
    bool other = trigger->frame.type == CH_OTHER && !trigger->frame.is_noun; /* 交换人质是唯一办法 */
    uint32_t reach = arms ? end - at : REACH, limit = at + reach < end ? at + reach : end;
    while (at < limit && (sanctions || arms || other || trigger->frame.type == CH_FORCE)) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, end);
        const Match *verb = word ? word_at(item, at, end, CLASS_BIT(CLASS_WORK)) : NULL; /* 违反|国际法 */
        verb = verb && verb->span.length == 1 && word->span.length > 1 ? NULL : verb;    /* 使|馆 */
        bool says = (!other && verb && word_has_kind(item, verb, CLASS_WORK, "verdict")) ||
                    ((sanctions || campaign) && verb && word_has_kind(item, verb, CLASS_WORK, "effect")) ||
                    ((sanctions || other) && word && word_has_role(item, word, CLASS_ASPECT, "copula") &&
                     !word_at(item, span_end(word->span), end, CLASS_BIT(CLASS_PREPOSITION))); /* 是在 P 实现的 */
        if (says) {
            return !((campaign || other) && is_of_time_told(item, trigger)) && !tells_its_day(item, trigger);
        }
        at += word ? word->span.length : 1;
    }
    return sanctions && !trigger_has(trigger, SLOT(RECALL)) && foretells_effect(item, trigger->clause + 1) &&
           !role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "announcing") &&
           !tells_its_day(item, trigger);
}

/* True if the clause only gives a blow as an example of what was spoken of, at no time: 包括 X 对 P 的袭击. */
static bool is_example(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    bool may = trigger->frame.type == CH_FORCE && clause_opens_with(item, trigger->clause, "include") &&
               !act_is_passive(item, trigger); /* 包括 P 在内的多地遭 X 袭击 */
    uint32_t date = may ? date_mention_for(item, clause, trigger->span) : NO_MENTION;
    return may && (date == NO_MENTION || !span_within(item->mentions.items[date].span, clause)) &&
           !role_between(item, clause.start, trigger->span.start, CLASS_SUPPORT, "announcing");
}

/* A word of averting or ending right above the trigger: answer, avoid, stop. One
 * that opens a purpose before the receiver is named (to answer the flood, gave X …)
 * leaves the act as it is. */
static bool is_averted(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start;
    for (uint32_t at = start; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        bool averts = word && word_has_kind(item, word, CLASS_ASPECT, "avert");
        bool ends = word && word_has_kind(item, word, CLASS_ASPECT, "end");
        if ((averts || ends) && !inside_name(item, at)) {
            Clause rest = *trigger->clause;
            rest.span = span_of(span_end(word->span), span_end(rest.span));
            bool purpose = trigger->frame.type != CH_FORCE; /* 以回应 X 对 Y 的打击: X did it */
            if (ends || !purpose || !governed_party(item, &rest, trigger->span.start, "to").count) {
                return true;
            }
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the clause only sets a time before the act: 在 X 解除封锁前，…. */
static bool lies_before(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    const Match *opener = word_at(item, clause.start, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
    const Match *last = word_before(item, span_end(clause), span_end(trigger->span), CLASS_BIT(CLASS_SUPPORT));
    return opener && word_has_role(item, opener, CLASS_PREPOSITION, "at") && last &&
           word_has_role(item, last, CLASS_SUPPORT, "before");
}

bool act_is_talk(const Item *item, const Trigger *trigger) {
    const Match *means =
        word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    if (means && trigger->frame.type == CH_SANCTION && means->span.length > 1 &&
        word_has_role(item, means, CLASS_PREPOSITION, "means")) {
        return true; /* by means of sanctions */
    }
    bool of_others = trigger->frame.type == CH_FORCE && act_is_of_topic(item, trigger);
    return of_others || act_is_topic(item, trigger) || heads_a_proposal(item, trigger) || is_averted(item, trigger) ||
           is_judged(item, trigger) || is_example(item, trigger) || lies_before(item, trigger);
}
