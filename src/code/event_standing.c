/* What states gain and what runs out by itself: independence, a seat among the members of an organisation, the end of a
 * measure or treaty whose term is over. */
#include "code/acts.h"

/* --- independence */

/* Who breaks away: the head of the relative clause (1991年宣布独立的 X 与 Y 建交), else the party that acts. */
static Party party_breaking_away(const Item *item, const Trigger *trigger) {
    Party head = relative_head(item, trigger);
    return head.count ? party_slice(item, &head, 0, 1) : acting_party(item, trigger);
}

void code_secession(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    Party state = party_breaking_away(item, trigger);
    Party former = governed_party(item, trigger->clause, trigger->span.start, "source"); /* 从 X 独立 */
    Draft draft;
    if (trigger_has(trigger, SLOT(OBJECT))) { /* 宣布脱离 X 独立 */
        former = party_at(item, behind, end);
        uint32_t after = span_end(former.span);
        const Match *ends = former.count ? word_at(item, after, end, CLASS_BIT(CLASS_WORK)) : NULL;
        bool alone = is_town(item, &former) && (after >= end || !character_is_han(item->text->character[after]));
        former.count = alone || (ends && word_has_kind(item, ends, CLASS_WORK, "rule")) ? former.count : 0;
        if (!former.count) {
            return;
        }
    }
    if (!state.count || act_word(item, behind, end, CLASS_WORK, "anniversary") || act_is_talk(item, trigger) ||
        !draft_begin(self, trigger, &draft) || !draft.own_date) {
        return;
    }
    act_take(self, &state, &draft, &draft.initiator);
    act_take(self, &former, &draft, &draft.counterpart);
    act_quote(self, trigger, &draft, &state);
    act_quote(self, trigger, &draft, &former);
    if (draft.initiator.count) {
        draft_end(self, &draft, true);
    }
}

/* --- members admitted */

void code_admitted(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t end = span_end(trigger->clause->span);
    Party member = object_party(item, trigger), agent = act_agent(item, trigger);
    const Match *as = member.count ? word_at(item, span_end(member.span), end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool admits = as && word_has_role(item, as, CLASS_PREPOSITION, "as");
    bool joins = member.count && word_at(item, span_end(member.span), end, CLASS_BIT(CLASS_EVENT)); /* 接纳 X 加入 P */
    Draft draft;
    if (!(admits || joins) || !agent.count || !draft_begin(self, trigger, &draft) ||
        (draft.in_speech && !draft.own_date)) {
        return;
    }
    Party body = party_at(item, admits ? span_end(as->span) : span_end(member.span), end);
    act_take(self, &agent, &draft, &draft.initiator);
    act_take(self, &member, &draft, &draft.counterpart);
    draft.event.place = (ChPlace){0};
    bool by_states = draft.initiator.count && country_is_state(draft.initiator.items[0].country);
    if (by_states) { /* members let another in: 30国接纳 X 为北约成员国 */
        act_take(self, &body, &draft, &draft.counterpart);
    }
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &member);
    act_end(self, &draft);
}

/* --- terms that are over */

/* What runs out: the measure, or the document, that ends the words before the verb but for adjuncts. NULL if nothing
 * does. */
static const Match *lapsing(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, at = trigger->span.start;
    const Match *curb = act_noun(item, start, at, CLASS_WORK, "curb");
    for (const Match *next = curb; next; next = act_noun(item, span_end(next->span), at, CLASS_WORK, "curb")) {
        curb = next;
    }
    curb = curb ? curb : act_noun(item, start, at, CLASS_WORK, "treaty");
    uint32_t behind = curb ? span_end(curb->span) : at;
    const Match *noun = behind < at ? word_at(item, behind, at, CLASS_BIT(CLASS_WORD)) : NULL; /* 禁运|措施 */
    behind = noun && word_has_kind(item, noun, CLASS_WORD, "noun") ? span_end(noun->span) : behind;
    behind += curb && behind < at && item->text->character[behind] == CLOSE_TITLE; /* a title ends with it */
    return curb && only_adjuncts(item, trigger->clause, behind, at) ? curb : NULL;
}

/* The first body or organisation that the clause names before `end`, of which the measure is: 根据 X
 * 第1747号决议实行的. Count 0 if it names none. */
static Party author_of_measure(const Item *item, const Trigger *trigger, uint32_t end) {
    for (uint32_t i = trigger->clause->first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const Mention *body = &item->mentions.items[i];
        bool acts = body->within == NO_MENTION && (body->kind == MENTION_BODY || body->kind == MENTION_COUNTRY);
        if (acts && body->country) {
            return party_at(item, body->phrase.start, end);
        }
    }
    return (Party){.count = 0};
}

/* The two states whose treaty it is by the words before the verb, with its title; false if they do not tell them. */
static bool take_parties_of_treaty(const Item *item, const Trigger *trigger, Draft *draft) {
    const char *sides[2];
    uint32_t start = trigger->clause->span.start;
    if (!act_country_pair(item, span_of(start, trigger->span.start), sides)) {
        return false;
    }
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
    *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
    for (uint32_t i = mention_from(item, start);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *title = &item->mentions.items[i];
        draft->quote = title->kind == MENTION_WORK ? span_join(title->span, draft->quote) : draft->quote;
    }
    return true;
}

void code_lapse(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Match *measure = lapsing(item, trigger);
    Draft draft;
    if (!measure || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft) || !draft.own_date) {
        return;
    }
    draft.event.place = (ChPlace){0};
    draft.quote = span_join(measure->span, draft.quote);
    if (!word_has_kind(item, measure, CLASS_WORK, "curb")) {
        draft.is_directed = false;
        if (take_parties_of_treaty(item, trigger, &draft)) {
            act_end(self, &draft);
        }
        return;
    }
    Party target = governed_party(item, trigger->clause, measure->span.start, "to");
    Party author = author_of_measure(item, trigger, target.count ? target.span.start : measure->span.start);
    act_take(self, &author, &draft, &draft.initiator);
    act_take(self, &target, &draft, &draft.counterpart);
    act_quote(self, trigger, &draft, &target);
    act_quote(self, trigger, &draft, &author);
    act_end(self, &draft);
}

/* --- warnings to travellers */

/* True if the clause tells that the warning is given, or to what it is changed: a verb before it, or behind it. */
static bool is_warning_given(const Item *item, const Trigger *trigger) {
    const ClassSet verbs = CLASS_BIT(CLASS_CHANGE) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_EVENT);
    Span clause = trigger->clause->span;
    bool given = false;
    for (uint32_t at = clause.start; at < span_end(clause) && !given; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, span_end(clause), verbs);
        given = word && !span_overlaps(word->span, trigger->span);
        at = word ? span_end(word->span) - 1 : at;
    }
    return given;
}

/* Who gives the advice: the subject told last in the sentence before the words of whom it is given to. */
static Party adviser_of(const EventCoder *self, const Trigger *trigger) {
    enum { OWN = 4 }; /* characters of a word before the people: 本国公民 */
    for (const Clause *told = trigger->clause; told >= self->clauses.items; told--) {
        if (told->sentence != trigger->clause->sentence) {
            break;
        }
        const Party *subject = &told->subject;
        bool acts = told->subject_is_own && subject->count && span_end(subject->span) + OWN < trigger->span.start &&
                    self->item->mentions.items[subject->mentions[0]].kind != MENTION_PERSON;
        if (acts) {
            return *subject;
        }
    }
    return (Party){.count = 0};
}

/* Advice to people not to travel to a state, or to leave it: 提醒公民不要前往 X, 建议在 X 公民尽快撤离. */
static void code_travel_advice(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party adviser = adviser_of(self, trigger);
    Trigger advice = *trigger;
    advice.frame.slots |= SLOT(COMPLEMENT); /* what is advised is said, whether or not it is done */
    advice.frame.status = ch_status_name(CH_HAPPENED);
    Draft draft;
    if (!adviser.count || self->speaker.person || !draft_begin(self, &advice, &draft)) {
        return;
    }
    Party target = party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
    target = target.count ? target : governed_party(item, trigger->clause, trigger->span.start, "at");
    act_take(self, &adviser, &draft, &draft.initiator);
    draft.event.place = (ChPlace){0};
    act_take(self, &target, &draft, &draft.counterpart);
    draft.event.place = (ChPlace){0};
    const char *host = target.count ? NULL : mission_host(item, &item->mentions.items[adviser.mentions[0]]);
    if (host) { /* 驻 X 使馆提醒公民尽快撤离 */
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = host};
    }
    act_quote(self, trigger, &draft, &adviser);
    act_quote(self, trigger, &draft, &target);
    act_end(self, &draft);
}

void code_travel_warning(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    if (trigger_has(trigger, SLOT(OBJECT))) {
        code_travel_advice(self, trigger);
        return;
    }
    Draft draft;
    Party agent = is_warning_given(item, trigger) ? act_agent(item, trigger) : (Party){.count = 0};
    if (!agent.count || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft) || draft.in_speech) {
        return;
    }
    Party target = governed_party(item, clause, trigger->span.start, "object"); /* 将 X 的外游警示调低 */
    target = target.count ? target : governed_party(item, clause, trigger->span.start, "to");
    if (!target.count) {
        uint32_t last = mention_from(item, trigger->span.start);
        const Mention *state = last > clause->first_mention ? &item->mentions.items[last - 1] : NULL;
        bool near = state && state->kind == MENTION_COUNTRY && state->span.start >= clause->span.start;
        target = near ? party_at(item, state->span.start, trigger->span.start) : target;
    }
    draft.event.place = (ChPlace){0};
    act_take(self, &agent, &draft, &draft.initiator);
    act_take(self, &target, &draft, &draft.counterpart);
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &target);
    act_end(self, &draft);
}

bool act_lapses(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *verb = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
        if (frame) {
            uint32_t from = span_end(trigger->span);
            const Match *noun = from < at ? word_at(item, from, at, CLASS_BIT(CLASS_WORD)) : NULL; /* 禁运|措施 */
            from = noun && word_has_kind(item, noun, CLASS_WORD, "noun") ? span_end(noun->span) : from;
            return frame->type == CH_OTHER && (frame->slots & SLOT(LIFT)) && (frame->slots & SLOT(DATED)) &&
                   only_adjuncts(item, trigger->clause, from, at);
        }
    }
    return false;
}
