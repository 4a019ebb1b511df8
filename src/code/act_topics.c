/* Deeds that are the topic of what is said or done about them: X 就 Y 侵入 P 提出抗议. */
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
            return other.count && span_end(other.span) + REACH >= end;
        }
    }
    return false;
}
