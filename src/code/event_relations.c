/* Relations between states: established, raised, lowered, broken off and resumed, recognition, missions opened and
 * closed, partnerships. The verbs stand in data/events.txt. */
#include "code/acts.h"
#include "resolve/dates.h"

enum { SHORT_VERB = 2 }; /* characters of a verb that may as well describe a noun (建交国) */

/* True if years are counted: 60 years of relations are an anniversary. */
static bool is_anniversary(const Item *item, const Trigger *trigger, uint32_t behind) {
    uint32_t end = span_end(trigger->clause->span);
    if (act_word(item, span_end(trigger->span), end, CLASS_WORK, "anniversary")) {
        return true;
    }
    for (uint32_t i = trigger->clause->first_mention;
         i < trigger->clause->first_mention + trigger->clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start == behind &&
            (mention->kind == MENTION_QUANTITY || mention->kind == MENTION_DATE || mention->kind == MENTION_ORDINAL)) {
            return true;
        }
    }
    return behind < item->text->length && character_is_digit(item->text->character[behind]);
}

/* True if the two sides are named by more than their countries. */
static bool names_actors(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        MentionKind kind = item->mentions.items[party->mentions[i]].kind;
        if (kind != MENTION_COUNTRY && kind != MENTION_REFERENCE && kind != MENTION_PLACE) {
            return true;
        }
    }
    return false;
}

/* A second side that no words name: the other one of the pair at hand, or the
 * other country the item speaks of. */
static void other_country(EventCoder *self, Draft *draft) {
    const char *sides[2];
    if (!draft->initiator.count || draft->counterpart.count) {
        return;
    }
    const ChActor *other = act_other_side(self, &draft->initiator);
    const char *own = draft->initiator.items[0].country, *country = other ? other->country : NULL;
    if (!country && own && sides_of(self->item, span_of(0, self->item->text->length), sides) == 2) {
        bool first = strcmp(sides[0], own) == 0;
        country = first || strcmp(sides[1], own) == 0 ? sides[first] : NULL;
    }
    if (country) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = country};
    }
}

/* True if the subject is the leaders of both, and the two states are those of the pair at hand:
 * 两国元首宣布，将中哥关系 提升为 …. */
static bool leaders_act(const EventCoder *self, const Party *acting, const char *const sides[2]) {
    const Item *item = self->item;
    const Mention *leaders = acting->count == 1 ? &item->mentions.items[acting->mentions[0]] : NULL;
    bool may = leaders && leaders->kind == MENTION_REFERENCE && leaders->entry != NO_ENTRY &&
               lexicon_has(item->lexicon, leaders->entry, KEY_KIND, "leaders") && self->pair.initiator.count &&
               self->pair.counterpart.count;
    for (uint32_t i = 0; may && i < 2; i++) {
        may = string_same(sides[i], self->pair.initiator.items[0].country) ||
              string_same(sides[i], self->pair.counterpart.items[0].country);
    }
    return may;
}

/* The relation at whose beginning somebody was present, named before the verb that stands for it: 见证伙伴关系的建立.
 * NULL if none is. */
static const Match *relation_witnessed(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *of = word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *relation = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")
                                ? word_before(item, of->span.start, clause->span.start, CLASS_BIT(CLASS_WORK))
                                : NULL;
    const Match *sees = relation && word_has_kind(item, relation, CLASS_WORK, "relation")
                            ? act_word(item, clause->span.start, relation->span.start, CLASS_EVENT, NULL)
                            : NULL;
    const Frame *frame = sees ? frame_of(item, match_entry(item->lexicon, sees, CLASS_EVENT)) : NULL;
    return frame && (frame->slots & SLOT(WITNESS)) ? relation : NULL;
}

/* The sides where the verb's subject names countries only: the two the clause
 * names, else the subject and the host or the other side at hand. */
static void country_sides(EventCoder *self, const Trigger *trigger, const Party *acting, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2];
    Span scope = relation_witnessed(item, trigger) ? span_of(trigger->clause->span.start, trigger->span.start)
                                                   : trigger->clause->span;
    if (act_country_pair(item, scope, sides)) {
        if (!draft->in_speech && leaders_act(self, acting, sides)) {
            bool as_named = string_same(self->pair.initiator.items[0].country, sides[0]);
            take_actors(self, acting, as_named ? &draft->initiator : &draft->counterpart,
                        as_named ? &draft->counterpart : &draft->initiator);
            act_quote(self, trigger, draft, acting);
            return;
        }
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
        act_quote(self, trigger, draft, acting);
        return;
    }
    Party other = two_sides(self, trigger, draft);
    act_take(self, &other, draft, &draft->counterpart);
    const char *host = draft->event.place.country;
    if (draft->initiator.count && !draft->counterpart.count && host &&
        !trigger_has(trigger, SLOT(PARTNERSHIP) | SLOT(DATED))) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
    }
}

/* True if the clause before told of relations of the same state: 宣布与 A 断交，与 B 建交. */
static bool goes_on_with_relations(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const Clause *before = last ? &self->clauses.items[last->clause] : NULL;
    return before && last->event.type == CH_RELATIONS && before + 1 == trigger->clause &&
           before->sentence == trigger->clause->sentence && !last->is_recalled;
}

/* True if a word before the verb makes it known as news: 宣布与 A 建交, 同意复交. */
static bool is_announced(const Item *item, const Trigger *trigger) {
    bool may = clause_may_have(trigger->clause, "announcing") || clause_may_have(trigger->clause, "agreeing");
    uint32_t end = trigger_has(trigger, SLOT(PARTNERSHIP)) ? trigger->span.start
                                                           : span_end(trigger->span); /* 同意关系正常化 is one word */
    for (uint32_t at = trigger->clause->span.start; may && at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_ASPECT));
        if (word && (word_has_role(item, word, CLASS_SUPPORT, "announcing") ||
                     word_has_role(item, word, CLASS_ASPECT, "agreeing"))) {
            return true;
        }
    }
    return false;
}

/* The embassy or consulate behind the verb (or before it, where the verb says what it
 * does: 使馆重新开馆) and in whose country; NULL if none. */
static const Mention *mission_named(const Item *item, const Trigger *trigger, const char **host) {
    const Clause *clause = trigger->clause;
    const Mention *mission = NULL;
    *host = NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool behind = mention->span.start >= span_end(trigger->span);
        if (behind == trigger_has(trigger, SLOT(SUBJECT))) {
            continue;
        }
        bool is_mission = mention->kind == MENTION_BODY &&
                          act_word(item, mention->span.start, span_end(mention->span), CLASS_WORK, "mission");
        if (!mission && is_mission) {
            mission = mention;
        } else if (mission && span_within(mention->span, mission->span) && mention->country && !*host) {
            *host = mention->country;
        }
    }
    return mission;
}

/* The word of staying (驻, 在) that ends right before the place of a mission: 驻 P 的领事馆. NULL if none begins at the
 * code point. */
static const Match *stay_at(const Item *item, uint32_t at, uint32_t end) {
    const Match *stays = word_at(item, at, end, CLASS_BIT(CLASS_TITLE_PREFIX));
    if (stays && word_has_kind(item, stays, CLASS_TITLE_PREFIX, "resident")) {
        return stays;
    }
    const Match *in = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    return in && in->span.length == 1 && word_has_role(item, in, CLASS_PREPOSITION, "at") ? in : NULL;
}

/* Whose mission stays there: the state named right before the word of staying, else that which acts (关闭驻 P 的领事馆,
 * 关闭其驻 P 的领事馆). `from`: where the words for the mission begin. NULL if it is not known. */
static const char *keeper_of(const Item *item, uint32_t from, uint32_t at, const char *mover) {
    enum { LONGEST_PRONOUN = 2 };
    uint32_t next = mention_from(item, at);
    const Mention *before = next ? &item->mentions.items[next - 1] : NULL;
    bool names = before && before->span.start >= from && span_end(before->span) == at;
    if (names && before->kind == MENTION_COUNTRY) {
        return before->country;
    }
    return !names && at <= from + LONGEST_PRONOUN ? mover : NULL;
}

/* Missions that stand apart from the words for where they are (关闭 X 驻 Y 最后两处领事馆, 关闭 X 驻 P
 * 等三座城市的领事馆, 关闭其驻 P 的使馆): an event of those two states. False if none are told so behind the trigger,
 * or before it where they are its subject (X 驻 Y 的使领馆重新开放). */
static bool code_missions_apart(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool opens = trigger_has(trigger, SLOT(SUBJECT));
    uint32_t from = opens ? trigger->clause->span.start : span_end(trigger->span);
    uint32_t end = opens ? trigger->span.start : span_end(trigger->clause->span);
    Party acting = acting_party(item, trigger);
    const char *mover = acting.count ? mention_country(item, &item->mentions.items[acting.mentions[0]]) : NULL;
    for (uint32_t at = from; at < end; at++) {
        const Match *stays = stay_at(item, at, end);
        uint32_t next = stays ? mention_from(item, span_end(stays->span)) : 0;
        const Mention *there = next && next < item->mentions.count ? &item->mentions.items[next] : NULL;
        bool placed = there && there->span.start == span_end(stays->span) && country_is_state(there->country) &&
                      (there->kind == MENTION_COUNTRY || there->kind == MENTION_PLACE);
        const char *keeper = placed ? keeper_of(item, from, at, opens ? NULL : mover) : NULL;
        bool told = keeper && country_is_state(keeper) && !string_same(keeper, there->country);
        const Match *noun = told ? act_word(item, span_end(there->span), end, CLASS_WORK, "mission") : NULL;
        Draft draft;
        if (!noun) {
            continue;
        }
        Trigger deed = *trigger;
        deed.frame.type = CH_RELATIONS;
        deed.frame.other = NULL;
        if (act_is_talk(item, &deed) || !draft_begin(self, &deed, &draft)) {
            return false;
        }
        act_plan(self, &deed, &draft);
        bool by_host = mover && !opens && string_same(mover, there->country);
        *list_push(item->arena, &draft.initiator) = (ChActor){.country = by_host ? there->country : keeper};
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = by_host ? keeper : there->country};
        if (!by_host) {
            act_take_joined(item, next, &draft); /* 驻 A、B 和 C 等国的使领馆 */
        }
        draft.quote = span_join(draft.quote, noun->span);
        draft.event.place = (ChPlace){0};
        draft.is_mission = true;
        act_end(self, &draft);
        return true;
    }
    return false;
}

/* The state that is told to do it: 要求 X 在72小时内关闭 Y, 勒令 X 关闭 Y. NULL if none is. */
static const char *state_told_to(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, next = mention_from(item, trigger->span.start);
    const Mention *told = next ? &item->mentions.items[next - 1] : NULL;
    if (!told || told->span.start < start || !trigger_has(trigger, SLOT(CLOSING))) {
        return NULL;
    }
    bool timed = told->kind == MENTION_QUANTITY && act_counts_time(item, told) && next > 1;
    told -= timed;
    bool names = told->kind == MENTION_COUNTRY && country_is_state(told->country);
    bool ordered = names && (timed || span_end(told->span) == trigger->span.start) &&
                   act_event_between(item, start, told->span.start, KEY_EVENT, ch_event_type_name(CH_SANCTION));
    bool asked = names && timed && role_between(item, start, told->span.start, CLASS_ASPECT, "inviting");
    return ordered || asked ? told->country : NULL;
}

/* Ends the draft of the mission with the other state, and with those that a list joins to it: 驻 A 和 B 大使馆. */
static void end_mission(EventCoder *self, const Mention *mission, const char *other, Draft *draft) {
    const Item *item = self->item;
    uint32_t body = (uint32_t)(mission - item->mentions.items);
    const Mention *there = body ? mission - 1 : mission;
    *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
    if (there->within == body && string_same(there->country, other)) {
        act_take_joined(item, body - 1, draft);
    }
    draft->quote = span_join(draft->quote, mission->span);
    draft->event.place = (ChPlace){0};
    draft->is_mission = true;
    act_end(self, draft);
}

/* True if the mission only describes what is opened or closed: 使馆所在的 P 封闭, 封闭属于使馆的学校. */
static bool only_describes(const Item *item, const Trigger *trigger, const Mention *mission) {
    uint32_t behind = span_end(mission->span);
    if (trigger_has(trigger, SLOT(SUBJECT))) {
        return role_between(item, behind, trigger->span.start, CLASS_SUBJECT_STOP, "possessive");
    }
    const Match *stop = word_at(item, behind, span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    return stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive") && trigger_has(trigger, SLOT(CLOSING));
}

/* True if the mission is of one other state, named before it, in another one, so that he who acts can't close it: X
 * 要求关闭 Y 驻 Z 使馆. */
static bool is_of_others(const Item *item, const Mention *mission, const char *host, const char *own) {
    uint32_t first = mention_from(item, mission->phrase.start);
    const Mention *keeper = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    return keeper && keeper->kind == MENTION_COUNTRY && keeper->span.start == mission->phrase.start &&
           string_same(keeper->country, mission->country) && host && country_is_state(own) &&
           !string_same(host, keeper->country) && !string_same(own, host) && !string_same(own, keeper->country);
}

void code_mission(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const char *host;
    const Mention *mission = mission_named(item, trigger, &host);
    bool bare = mission && !host && !mission->country; /* X 驻 Y 的使领馆 */
    if ((!mission || bare) && code_missions_apart(self, trigger)) {
        return;
    }
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    if (!mission && !trigger_has(trigger, SLOT(SUBJECT)) &&
        (behind >= end || !character_is_han(item->text->character[behind]))) { /* 驻 X 使馆重新开放 */
        Trigger opens = *trigger;
        opens.frame.slots |= SLOT(SUBJECT);
        code_mission(self, &opens);
        return;
    }
    Trigger deed = *trigger; /* also where the verb is one of lifting */
    deed.frame.type = CH_RELATIONS;
    deed.frame.other = NULL;
    const char *keeper = mission ? mission->country : NULL, *told = state_told_to(item, trigger);
    if (told) {
        keeper = told;
        deed.frame.slots |= SLOT(COMPLEMENT);
        deed.frame.status = ch_status_name(CH_HAPPENED);
    }
    Draft draft;
    if (!mission || only_describes(item, trigger, mission) || act_is_talk(item, &deed) ||
        !draft_begin(self, &deed, &draft)) {
        return;
    }
    act_plan(self, &deed, &draft); /* 26日，X 宣布将驱逐 …，并关闭 Y 领事馆 */
    Party acting = told ? trigger->clause->subject : acting_party(item, trigger); /* not he who is told to */
    const char *mover = acting.count ? mention_country(item, &item->mentions.items[acting.mentions[0]]) : NULL;
    bool moved = mover && !string_same(mover, mission->country);             /* X 将使馆迁至 P */
    if (trigger_has(trigger, SLOT(SUBJECT)) && mission->country && !moved) { /* it opens in the name of its state */
        *list_push(item->arena, &draft.initiator) = (ChActor){.country = mission->country};
    } else {
        take_actors(self, &acting, &draft.initiator, NULL);
    }
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (!keeper && !host && draft.initiator.count == 2 && country_is_state(draft.initiator.items[1].country)) {
        keeper = draft.initiator.items[1].country; /* A 和 B 重开在对方国家的大使馆 */
        draft.initiator.count = 1;
    }
    const char *where = draft.event.place.country;
    bool abroad =
        where && own && !string_same(where, own) && !trigger_has(trigger, SLOT(SUBJECT)); /* 在 P 设立代表处 */
    if (!body_is_stationed(item, mission) && !abroad && !(own && keeper && strcmp(own, keeper) != 0)) {
        return; /* of another state, which the verb tells where it is: 关闭 X 总领事馆 */
    }
    host = host || body_is_stationed(item, mission) || !abroad ? host : where;
    const char *other = host && own && strcmp(host, own) != 0 ? host : keeper;
    if (own && other && strcmp(own, other) != 0 && !is_of_others(item, mission, host, own)) {
        end_mission(self, mission, other, &draft);
    }
}

/* What a state recognises of another that ends the clause: ground or a capital as its own (承认耶路撒冷为以色列首都),
 * which is an act of no type, or who rules there, that it is a state. The country told last is its. */
static void code_claim(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    uint32_t from = span_end(trigger->span), end = span_end(clause->span);
    end = last_letter(item, from, end);
    const Match *claim = end > from ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_WORK)) : NULL;
    bool rules = claim && word_has_kind(item, claim, CLASS_WORK, "rule");
    if (!claim || !(rules || word_has_kind(item, claim, CLASS_WORK, "claim"))) {
        return;
    }
    Trigger deed = *trigger;
    deed.frame.type = rules ? CH_RELATIONS : CH_OTHER;
    deed.frame.other = rules ? NULL : text_copy(item->arena, item->text, trigger->span);
    Party acting = acting_party(item, trigger);
    uint32_t whose = NO_MENTION;
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < end;
         i++) {
        const Mention *named = &item->mentions.items[i];
        bool names = named->kind == MENTION_COUNTRY || (rules && named->kind == MENTION_PLACE); /* 承认 P 独立 */
        whose = names && named->country && country_is_state(named->country) ? i : whose;
    }
    Draft draft;
    if (whose == NO_MENTION || !acting.count || act_is_talk(item, &deed) || !draft_begin(self, &deed, &draft)) {
        return;
    }
    act_plan(self, &deed, &draft);
    draft.event.place = (ChPlace){0};
    act_take(self, &acting, &draft, &draft.initiator);
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = item->mentions.items[whose].country};
    act_quote(self, &deed, &draft, &acting);
    draft.quote = span_join(draft.quote, claim->span);
    act_end(self, &draft);
}

/* Takes the state that is recognised by a verb which names none: which 对 governs, else the first other one that the
 * sentence told of before (X 宣告成立，Y 予以承认; X 发生政变，Y 承认新政府), else the one that the last to recognise
 * did.
 */
static void take_state_recognised(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party to = governed_party(item, trigger->clause, trigger->span.start, "to");
    act_take(self, &to, draft, &draft->counterpart);
    const char *state = draft->counterpart.count ? NULL : act_country_told_before(item, trigger, &draft->initiator);
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool recognised = last && last->event.type == CH_RELATIONS && !last->is_ending && last->counterpart.count == 1 &&
                      self->clauses.items[last->clause].paragraph == trigger->clause->paragraph;
    if (recognised && !state && !draft->counterpart.count) {
        state = last->counterpart.items[0].country;
    }
    if (state) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = state};
    }
}

/* A state recognised by another, or no more: named behind the verb. */
static void code_recognition(EventCoder *self, const Trigger *trigger) {
    enum { LONGEST_ATTRIBUTE = 12 };
    const Item *item = self->item;
    Party state = object_party(item, trigger), acting = acting_party(item, trigger);
    const Mention *first = state.count ? &item->mentions.items[state.mentions[0]] : NULL;
    const Match *behind =
        first ? word_at(item, span_end(state.span), span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP))
              : NULL;
    uint32_t from = span_end(trigger->span);
    const Match *of = first ? word_before(item, first->phrase.start, from, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool near = first && (first->phrase.start <= from + 1 || /* 承认独立的 X 国 */
                          (of && trigger->span.length > SHORT_VERB &&
                           word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") &&
                           first->phrase.start <= from + LONGEST_ATTRIBUTE));
    bool names_more = first && trigger->span.length <= SHORT_VERB && span_end(state.span) < item->text->length &&
                      character_is_han(item->text->character[span_end(state.span)]); /* 承认 X 市场经济地位 */
    bool is_state = near && first->kind == MENTION_COUNTRY && !first->is_sign && !behind && !names_more;
    bool of_told = trigger_has(trigger, SLOT(TO)); /* 予以承认, 承认新政府 */
    Draft draft;
    if (!is_state && !of_told) {
        code_claim(self, trigger);
        return;
    }
    if (act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    act_plan(self, trigger, &draft);
    act_take(self, &acting, &draft, &draft.initiator);
    if (is_state) {
        act_take(self, &state, &draft, &draft.counterpart);
    } else {
        take_state_recognised(self, trigger, &draft);
    }
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    draft.is_this = draft.is_this || (own && self->speaker.country &&
                                      string_same(own, self->speaker.country)); /* he does it by saying so */
    act_quote(self, trigger, &draft, &acting);
    act_quote(self, trigger, &draft, &state);
    act_end(self, &draft);
}

/* Relations are between two: of a list that breaks with somebody each is told (A、B 与 X
 * 断交). A subject that names both sides is one pair. */
static void end_each_pair(EventCoder *self, const Trigger *trigger, const Draft *draft) {
    Party with = governed_party(self->item, trigger->clause, trigger->span.start, "with");
    bool open = act_list_is_open(self->item, trigger); /* A、B 等六国: one record of all */
    bool apart = with.count && draft->initiator.count > 1 && draft->counterpart.count == 1 && !open;
    for (size_t i = 1; apart && i < draft->initiator.count; i++) {
        const char *first = draft->initiator.items[0].country, *next = draft->initiator.items[i].country;
        apart = first && next && strcmp(first, next) != 0;
    }
    act_end_apiece(self, draft, apart);
}

/* True if another than the speaker announced it with him who is listening (习近平主席同总统先生会晤，
 * 共同宣布建立伙伴关系), who is taken as the other side. */
static bool announced_with_guest(EventCoder *self, const Trigger *trigger, const Party *acting, Draft *draft) {
    const Item *item = self->item;
    ActorList first = {0}, second = {0};
    if (!self->speaker.person || !draft->in_speech) {
        return false;
    }
    take_actors(self, acting, &first, NULL);
    for (const Clause *c = trigger->clause; c >= self->clauses.items && c->sentence == trigger->clause->sentence; c--) {
        Party with = governed_party(item, c, span_end(c->span), "with");
        if (with.count) {
            take_actors(self, &with, &second, NULL);
            break;
        }
    }
    bool with_guest = first.count == 1 && second.count == 1 && first.items[0].person && second.items[0].person &&
                      !actor_same(&first.items[0], &self->speaker) && !one_country(&first, &second);
    if (with_guest) {
        draft->initiator = first;
        draft->counterpart = second;
        draft->date_is_news = !draft->event.date;
        draft->event.date = draft->event.date ? draft->event.date : date_of_news(item).edtf;
    }
    return with_guest;
}

/* True if the words name what goes to and fro between states: 与 X 的直航, 与 X 的贸易. */
static bool names_exchange(const Item *item, uint32_t from, uint32_t to) {
    static const char *const kinds[] = {"tie", "supply", "works"};
    bool found = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !found; i++) {
        found = act_noun(item, from, to, CLASS_WORK, kinds[i]);
    }
    return found;
}

/* What is broken off where no relations are: a ban, or what both did together (终止与 X 的引渡条约); what is restored:
 * a membership (恢复 X 的成员国资格). */
static void code_breaking_off(EventCoder *self, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    const char *builds = act_other_reading(self->item, trigger, "mechanism"), *restores = NULL;
    if (builds && !trigger_has(trigger, SLOT(STRICT))) { /* 建立高级别对话机制 */
        code_as_other(self, trigger, builds, SLOT(MECHANISM) | SLOT(DATED));
        return;
    }
    restores = act_other_reading(self->item, trigger, "adopt");
    if (restores && act_word(self->item, behind, end, CLASS_WORK, "membership")) {
        code_as_other(self, trigger, restores, SLOT(OBJECT) | SLOT(TO) | SLOT(ADOPT));
        return;
    }
    const char *resumes = act_other_reading(self->item, trigger, "with");
    Party with = resumes ? act_target_between(self->item, trigger, end, "with") : (Party){.count = 0};
    if (with.count && names_exchange(self->item, behind, end)) {
        code_as_other(self, trigger, resumes, SLOT(WITH) | SLOT(MUTUAL));
        return;
    }
    if (trigger_has(trigger, SLOT(BREAK)) && act_word(self->item, behind, end, CLASS_WORK, "relation") &&
        act_target_between(self->item, trigger, end, "with").count) { /* 中止与 X 的战略伙伴关系 */
        Trigger partners = *trigger;
        partners.frame.slots &= ~(SlotSet)SLOT(STRICT);
        code_relations(self, &partners);
        return;
    }
    if (trigger_has(trigger, SLOT(BREAK))) {
        Trigger cut = *trigger;
        cut.frame.type = CH_SANCTION;
        cut.frame.slots = SLOT(TO) | SLOT(OBJECT) | SLOT(CONTENT) | SLOT(BREAK);
        code_sanction(self, &cut);
    }
}

/* True if cities become sisters in the words of a document that is signed: 签署建立友好城市关系协议书. */
static bool is_of_document(const Item *item, const Trigger *trigger) {
    bool may = !trigger_has(trigger, SLOT(DATED) | SLOT(PARTNERSHIP) | SLOT(BREAK));
    const Match *deed =
        may ? act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_EVENT, NULL) : NULL;
    EntryId entry = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SIGNING));
}

/* The bare word for relations behind a verb that breaks them off, with whom they were right before it: 断绝同 X 的关系,
 * 中断两国关系. NULL if none is named. */
static const Match *bond_cut(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span);
    const Match *bond = trigger_has(trigger, SLOT(BREAK))
                            ? act_word(item, from, span_end(trigger->clause->span), CLASS_WORK, "bond")
                            : NULL;
    uint32_t at = bond ? bond->span.start : 0;
    const Match *of = bond ? word_before(item, at, from, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    at = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? of->span.start : at;
    uint32_t behind = bond ? mention_from(item, at) : 0;
    const Mention *last = behind ? &item->mentions.items[behind - 1] : NULL;
    return last && last->span.start >= from && span_end(last->span) == at ? bond : NULL;
}

/* The relation that is established, raised or broken: named behind the verb, or moved before it (将与 X 的外交关系降为
 * …), or what the verb's own noun is of (见证伙伴关系的建立). NULL if none is. */
static const Match *relation_named(const Item *item, const Trigger *trigger) {
    bool strict = trigger_has(trigger, SLOT(STRICT));
    const Match *witnessed = strict || trigger_has(trigger, SLOT(BREAK)) ? NULL : relation_witnessed(item, trigger);
    if (witnessed) {
        return witnessed;
    }
    const Match *relation = act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK,
                                     strict ? "diplomatic" : "relation");
    const Match *moved = relation || !strict ? NULL
                                             : word_before(item, trigger->span.start, trigger->clause->span.start,
                                                           CLASS_BIT(CLASS_WORK));
    const Match *rank = moved && word_has_kind(item, moved, CLASS_WORK, "bond") /* 把与 X 的关系降为代办级 */
                            ? match_longest_before(&item->matches, trigger->span.start + 1, span_end(trigger->span),
                                                   CLASS_BIT(CLASS_WORK))
                            : NULL;
    bool lowers = rank && word_has_kind(item, rank, CLASS_WORK, "diplomatic");
    relation = moved && (lowers || word_has_kind(item, moved, CLASS_WORK, "diplomatic")) ? moved : relation;
    return relation || !strict ? relation : bond_cut(item, trigger);
}

/* Who breaks off without a word with whom breaks with the page's own state: X 断交. */
static void break_with_home(const Item *item, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (trigger_has(trigger, SLOT(BREAK)) && own && !draft->counterpart.count && item->home &&
        !string_same(own, item->home)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = item->home};
    }
}

/* True if the verb tells relations that are planned: with whom is told, or it is too long to describe a noun (建交国).
 */
static bool is_plan_of_relations(const Item *item, const Trigger *trigger, const Draft *draft) {
    Party with = governed_party(item, trigger->clause, trigger->span.start, "with"); /* 计划与 X 建交 */
    bool adjoins = with.count && only_adjuncts(item, trigger->clause, span_end(with.span), trigger->span.start);
    return draft->event.status == CH_PLANNED && (trigger->span.length > SHORT_VERB || adjoins);
}

/* The relation, if one is named, proves it; a plan has no day of its announcement. */
static void take_relation(EventCoder *self, const Trigger *trigger, const Match *relation, Draft *draft) {
    if (relation) {
        draft->quote = span_join(draft->quote, relation->span);
        bool moved = relation->span.start < trigger->span.start; /* 将 moves the object and plans nothing */
        draft->event.status = moved && draft->event.status == CH_PLANNED ? CH_HAPPENED : draft->event.status;
    }
    if (draft->event.status == CH_PLANNED) {
        act_plan(self, trigger, draft);
    }
}

/* True if the words behind the verb only name the relation: a document's (“提升伙伴关系协议”), that of whoever
 * established it first, or what something else is said to serve (建立对话机制是推进伙伴关系的举措). `behind`: where
 * verb and relation end. */
static bool relation_is_only_named(const Item *item, const Trigger *trigger, Span relation, uint32_t behind) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *stop = word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *document = word_at(item, behind, end, CLASS_BIT(CLASS_WORK));
    const Match *next = word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT));
    bool described = role_between(item, span_end(trigger->span), relation.start, CLASS_SUBJECT_STOP, "possessive") &&
                     act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_EVENT,
                                       ch_event_type_name(CH_RELATIONS)); /* 恢复中断两年的关系 */
    return described || (document && word_has_kind(item, document, CLASS_WORK, "document")) ||
           (stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive")) ||
           (next && word_has_role(item, next, CLASS_ASPECT, "copula")) ||
           role_between(item, span_end(trigger->span), relation.start, CLASS_ASPECT, "copula");
}

/* Takes the states named between verb and relation for the other side: 断绝与 A 和 B 的外交关系. */
static void take_states_named(const Item *item, const Trigger *trigger, const Match *relation, Draft *draft) {
    Party with = relation ? act_target_between(item, trigger, relation->span.start, "with") : (Party){.count = 0};
    const char *first = with.count ? item->mentions.items[with.mentions[0]].country : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool named = first && country_is_state(first) && own && !string_same(own, first) &&
                 !(draft->counterpart.count && draft->counterpart.items[0].person);
    if (named) { /* whoever else the item is about */
        draft->counterpart.count = 0;
        act_take_joined(item, with.mentions[0], draft);
    }
}

/* True if those who speak of it only agreed about it, as a matter: 就提升伙伴关系达成共识. */
static bool is_only_agreed_about(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, end = span_end(trigger->clause->span);
    bool may = trigger_has(trigger, SLOT(PARTNERSHIP)) && clause_may_have(trigger->clause, "topic") &&
               role_between(item, start, trigger->span.start, CLASS_PREPOSITION, "topic");
    const Match *agrees = may ? act_word(item, span_end(trigger->span), end, CLASS_COMMITMENT, NULL) : NULL;
    EntryId entry = agrees ? match_entry(item->lexicon, agrees, CLASS_COMMITMENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "view");
}

/* True if the words date something else by the relations, count their years, or only speak of them. `behind`: where
 * verb and relation end. */
static bool are_no_relations(const Item *item, const Trigger *trigger, uint32_t behind) {
    const Match *phase = word_at(item, behind, item->text->length, CLASS_BIT(CLASS_SUPPORT));
    bool not_yet = phase && word_has_role(item, phase, CLASS_SUPPORT, "before"); /* 建交前的1956年 */
    return not_yet || is_of_document(item, trigger) || is_only_agreed_about(item, trigger) ||
           is_anniversary(item, trigger, behind) ||
           (trigger_has(trigger, SLOT(DATED)) && act_is_congratulated(item, trigger)) || act_is_talk(item, trigger);
}

/* True if who acts is nobody but the speaker before the verb of speech, who only tells of what his state did: X
 * 说，中法 打破坚冰，建立 …. What he announces he does himself. */
static bool is_told_by_speaker(const EventCoder *self, const Trigger *trigger, const Party *acting) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Match *verb = word_at(item, clause->speech_verb, clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    for (uint32_t i = mention_from(item, clause->speech_verb); /* 2013年我访问 P，同 X 建立 … */
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        if (string_same(reference_kind(item, &item->mentions.items[i]), "self")) {
            return false;
        }
    }
    return clause->in_speech && self->speaker.person && acting->count && clause->speech_verb < clause->span.start &&
           span_end(acting->span) <= clause->speech_verb && !clause->subject_is_own &&
           !(verb && word_has_role(item, verb, CLASS_SUPPORT, "announcing"));
}

/* Makes the speaker's state the side that he only tells of: he himself did not act. */
static void take_state_of_speaker(const EventCoder *self, const Trigger *trigger, const Party *acting, Draft *draft) {
    ChActor *first = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    if (first && first->country && actor_same(first, &self->speaker) && is_told_by_speaker(self, trigger, acting)) {
        *first = (ChActor){.country = first->country};
    }
}

/* Takes him with whom the subject did what the clause before tells for the other side of what they did together: A 同 B
 * 会晤，共同将关系提升为 …. */
static void take_companion(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *before = clause - 1;
    const char *other = draft->counterpart.count == 1 ? draft->counterpart.items[0].country : NULL;
    bool leans = clause > self->clauses.items && before->sentence == clause->sentence && !clause->subject_is_own &&
                 draft->counterpart.count <= 1 && !actors_name_persons(&draft->counterpart) &&
                 role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "together");
    Party with = leans ? governed_party(item, before, span_end(before->span), "with") : (Party){.count = 0};
    ActorList companion = {0};
    if (with.count) {
        take_actors(self, &with, &companion, NULL);
    }
    if (companion.count == 1 && companion.items[0].person &&
        (!other || string_same(companion.items[0].country, other))) {
        draft->counterpart = companion;
    }
}

/* Leaves the states of persons who do something else since the relations began or ended: X 访问 P，这是1972年断交以来
 * …. `behind`: where verb and relation end. */
static void leave_states_since(const Item *item, const Trigger *trigger, uint32_t behind, Draft *draft) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *since = behind < end ? word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    bool recalls =
        trigger_has(trigger, SLOT(DATED) | SLOT(BREAK)) && since && word_has_role(item, since, CLASS_ASPECT, "since");
    for (size_t i = 0; recalls && i < draft->initiator.count; i++) {
        draft->initiator.items[i] = (ChActor){.country = draft->initiator.items[i].country};
    }
}

void code_relations(EventCoder *self, const Trigger *trigger) {
    if (trigger_has(trigger, SLOT(EMBASSY))) {
        if (!code_closure(self, trigger) && !code_lift(self, trigger)) {
            code_mission(self, trigger);
        }
        return;
    }
    if (trigger_has(trigger, SLOT(RECOGNISE))) {
        code_recognition(self, trigger);
        return;
    }
    const Item *item = self->item;
    uint32_t end = span_end(trigger->clause->span), behind = span_end(trigger->span);
    const Match *relation = trigger_has(trigger, SLOT(PARTNERSHIP)) ? relation_named(item, trigger) : NULL;
    if (!relation && trigger_has(trigger, SLOT(PARTNERSHIP))) {
        code_breaking_off(self, trigger);
        return;
    }
    if (relation) {
        behind = span_end(relation->span) > behind ? span_end(relation->span) : behind;
        if (relation_is_only_named(item, trigger, relation->span, behind)) {
            return;
        }
    }
    Draft draft;
    if (are_no_relations(item, trigger, behind) || !draft_begin(self, trigger, &draft) ||
        (!draft.own_date && !is_plan_of_relations(item, trigger, &draft) && !is_announced(item, trigger) &&
         !goes_on_with_relations(self, trigger) && trigger_has(trigger, SLOT(DATED)))) {
        return;
    }
    if (draft.event.status == CH_CANCELLED && act_describes_head(item, trigger)) {
        return; /* 暂停2011年建立的伙伴关系: the verb before tells it */
    }
    take_relation(self, trigger, relation, &draft);
    draft.is_mission = act_noun(item, trigger->span.start, behind, CLASS_WORK, "mission");
    Party acting = acting_party(item, trigger);
    bool by_speaker =
        !self->speaker.person || (acting.count && item->mentions.items[acting.mentions[0]].kind == MENTION_REFERENCE);
    bool with_guest = is_announced(item, trigger) && announced_with_guest(self, trigger, &acting, &draft);
    draft.is_this = draft.is_this || with_guest || (by_speaker && is_announced(item, trigger)); /* done by saying so */
    if (with_guest) {
        draft_quote(item, &draft, &acting);
    } else if (names_actors(item, &acting)) {
        Party other = two_sides(self, trigger, &draft);
        if (!other.count && !draft.counterpart.count) { /* 外交部宣布终止与 X 的外交关系 */
            other = act_target_between(item, trigger, end, "with");
        }
        act_take(self, &other, &draft, &draft.counterpart);
    } else {
        country_sides(self, trigger, &acting, &draft);
    }
    take_companion(self, trigger, &draft);
    take_state_of_speaker(self, trigger, &acting, &draft);
    leave_states_since(item, trigger, behind, &draft);
    other_country(self, &draft);
    take_states_named(item, trigger, relation, &draft);
    break_with_home(item, trigger, &draft);
    bool planned = draft.event.status == CH_PLANNED && trigger_has(trigger, SLOT(DATED));
    draft.is_this = draft.is_this || planned; /* 根据声明，两国将恢复外交关系 */
    end_each_pair(self, trigger, &draft);
}
