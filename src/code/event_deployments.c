/* Forces sent somewhere and stationed there, fleets that arrive, and threats of force. The verbs stand in
 * data/events.txt. */
#include "code/acts.h"

/* Whom a threat is to that names nobody: whom the same side sanctions or strikes in the sentence before it (对 X
 * 实施制裁， 并威胁动武). */
static void take_threatened_before(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = self->drafts.count; own && !draft->counterpart.count && i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].sentence != trigger->clause->sentence) {
            return;
        }
        bool hits = (told->event.type == CH_SANCTION || told->event.type == CH_FORCE) && told->counterpart.count &&
                    actors_are_of(&told->initiator, own);
        if (hits && !string_same(told->counterpart.items[0].country, own)) {
            *list_push(self->item->arena, &draft->counterpart) =
                (ChActor){.country = told->counterpart.items[0].country};
        }
    }
}

/* The act of force that a clause behind the verb of threatening tells to come: 威胁说，如果 …，将对 X 实施打击. */
static bool threatened_behind(const Item *item, const Trigger *trigger, Trigger *act) {
    const Clause *end = item->clauses->items + item->clauses->count;
    bool opens = trigger->clause->in_speech && span_end(trigger->span) == span_end(trigger->clause->span);
    for (const Clause *c = trigger->clause + 1; opens && c < end && c->sentence == trigger->clause->sentence; c++) {
        Trigger there = *trigger;
        there.clause = c;
        there.span = span_of(c->span.start, c->span.start);
        bool found = !c->subject_is_own && act_following(item, &there, CH_FORCE, act);
        if (found && entry_between(item, c->span.start, act->span.start, CLASS_ASPECT, KEY_STATUS, "planned")) {
            act->clause = c;
            return !trigger_has(act, SLOT(MUTUAL) | SLOT(DEPLOY));
        }
    }
    return false;
}

void code_threat(EventCoder *self, const Trigger *trigger) {
    Draft draft;
    Trigger act;
    const Match *violence =
        act_word(self->item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "violence");
    if (violence) { /* 威胁对 X 动武 */
        act = *trigger;
        act.span = violence->span;
        act.frame.slots = SLOT(TO) | SLOT(OBJECT); /* 扬言报复 X */
    }
    bool follows =
        violence || act_following(self->item, trigger, CH_FORCE, &act) || threatened_behind(self->item, trigger, &act);
    if (!follows || act_is_talk(self->item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Party agent = act_agent(self->item, trigger), target = act_target(self->item, &act);
    act_take(self, &agent, &draft, &draft.initiator);
    act_take(self, &target, &draft, &draft.counterpart);
    take_threatened_before(self, trigger, &draft);
    act_quote(self, trigger, &draft, &agent);
    draft.quote = span_join(draft.quote, act.span);
    act_quote(self, trigger, &draft, &target);
    act_end(self, &draft);
}

/* Of a border told by the signs of two states (土叙边境) the other one is aimed at. */
static void take_other_side_of_border(const Item *item, const Party *host, Draft *draft) {
    const Mention *sign = host->count == 1 ? &item->mentions.items[host->mentions[0]] : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const Mention *end = item->mentions.items + item->mentions.count;
    bool is_own = sign && own && sign->is_sign && sign->country && strcmp(sign->country, own) == 0;
    if (is_own && sign + 1 < end && sign[1].is_sign && sign[1].country && sign[1].span.start == span_end(sign->span)) {
        draft->counterpart.count = 1;
        draft->counterpart.items[0] = (ChActor){.country = sign[1].country};
    }
}

/* True if the words describe what stands somewhere: 部署在 P 的系统. */
static bool stands_there(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *where = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    return where && word_has_role(item, where, CLASS_PREPOSITION, "at") &&
           role_between(item, span_end(where->span), end, CLASS_SUBJECT_STOP, "possessive");
}

/* Where troops are sent: right behind the verb (出兵 X), or where they go (派遣200名士兵前往 P). Count 0 if nowhere. */
static Party destination_of(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    Party there = trigger_has(trigger, SLOT(TEAM)) ? (Party){.count = 0} : party_at(item, span_end(trigger->span), end);
    MentionKind kind = there.count ? item->mentions.items[there.mentions[0]].kind : MENTION_PERSON;
    if (kind == MENTION_COUNTRY || kind == MENTION_PLACE) {
        return there;
    }
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *to = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (to && word_has_role(item, to, CLASS_PREPOSITION, "toward") && !inside_name(item, at)) {
            return party_at(item, span_end(to->span), end); /* 部署战机到 P */
        }
        const Match *go = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        if (go && !inside_name(item, at)) {
            EntryId entry = match_entry(item->lexicon, go, CLASS_EVENT);
            bool travels = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_FRAME, "travel") ||
                                                 lexicon_has(item->lexicon, entry, KEY_FRAME, "content")); /* 进入 */
            return travels ? party_at(item, span_end(go->span), end) : (Party){.count = 0};
        }
    }
    return (Party){.count = 0};
}

/* The troops or weapons moved before the verb that stations them (将导弹部署在 P); NULL if none are. */
static const Match *troops_moved(const Item *item, const Trigger *trigger) {
    bool may = trigger_has(trigger, SLOT(TEAM)) && act_object_is_moved(item, trigger);
    return may ? act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "troops") : NULL;
}

/* Where what was moved before the verb is stationed: 部署在 P, 部署到 P. Count 0 if the words do not tell. */
static Party station_behind(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *where = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = where && (word_has_role(item, where, CLASS_PREPOSITION, "at") ||
                           word_has_role(item, where, CLASS_PREPOSITION, "toward"));
    return party_at(item, opens ? span_end(where->span) : at, end);
}

/* Of two states that send troops to their border the second is the other side: 两国都向边境增兵. */
static void take_both_at_border(const Item *item, const Trigger *trigger, Draft *draft) {
    ActorList *both = &draft->initiator;
    if (both->count == 2 && !draft->counterpart.count && both->items[0].country && both->items[1].country &&
        !string_same(both->items[0].country, both->items[1].country) &&
        act_word(item, trigger->clause->span.start, span_end(trigger->clause->span), CLASS_WORK, "border")) {
        *list_push(item->arena, &draft->counterpart) = both->items[1];
        both->count = 1;
    }
}

const Draft *act_blow_just_suffered(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    enum { NEAR = 2 }; /* sentences */
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const Clause *there = last ? &self->clauses.items[last->clause] : NULL;
    bool near = there && there->sentence + NEAR >= trigger->clause->sentence &&
                there->paragraph == trigger->clause->paragraph && last->event.type == CH_FORCE;
    bool struck = near && own && last->counterpart.count && last->initiator.count &&
                  string_same(last->counterpart.items[0].country, own);
    return struck ? last : NULL;
}

/* At whom a fleet or troops are sent of which no words tell where they go: who has just struck (X 军登陆 P，Y
 * 随即派出舰队). */
static void take_enemy_of_fleet(const EventCoder *self, const Trigger *trigger, const Match *troops, Draft *draft) {
    Trigger blow;
    bool may = troops && !draft->in_speech && !draft->counterpart.count &&
               !act_following(self->item, trigger, CH_FORCE, &blow);
    const Draft *suffered = may ? act_blow_just_suffered(self, trigger, draft) : NULL;
    if (suffered) {
        draft->event.place = (ChPlace){0}; /* where the blow was dealt */
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = suffered->initiator.items[0].country};
    }
}

/* Behind the name in quotation marks that a ship bears right there (驱逐舰“X”号), else where one looks. */
static uint32_t behind_own_name(const Item *item, uint32_t at, uint32_t end) {
    uint32_t close = at;
    while (close < end && item->text->character[at] == OPEN_QUOTE && item->text->character[close] != CLOSE_QUOTE) {
        close++;
    }
    if (close == at || close == end) {
        return at;
    }
    const Match *number = word_at(item, close + 1, end, CLASS_BIT(CLASS_MEASURE)); /* 号 */
    return number ? span_end(number->span) : close + 1;
}

/* Whose warships or planes of war come by the verb, told right before it: 美国海军“X”号驱逐舰19日晚进入黑海. Count 0 if
 * none come, or the outlet's own. */
static Party fleet_before(const Item *item, const Trigger *trigger) {
    enum { REACH = 8 }; /* characters up to the day: 于莫斯科时间 */
    const Clause *clause = trigger->clause;
    uint32_t at = trigger->span.start;
    const Mention *day = NULL;
    for (uint32_t i = mention_from(item, at); i-- > clause->first_mention;) {
        const Mention *owner = &item->mentions.items[i];
        day = owner->kind == MENTION_DATE ? owner : day;
        if (owner->kind == MENTION_DATE || owner->kind == MENTION_QUANTITY || owner->within != NO_MENTION) {
            continue;
        }
        bool is_state = (owner->kind == MENTION_COUNTRY || owner->kind == MENTION_BODY) && owner->country &&
                        country_is_state(owner->country) &&
                        !(item->outlet_country && string_same(item->outlet_country, owner->country));
        const Match *craft = NULL;
        for (uint32_t from = owner->phrase.start; is_state && from < at; from = span_end(craft->span)) {
            const Match *ship = act_word(item, from, at, CLASS_WORK, "ship");
            const Match *next = ship ? ship : act_word(item, from, at, CLASS_WORK, "troops");
            if (!next) {
                break;
            }
            craft = next;
        }
        uint32_t end = craft ? span_end(craft->span) : at;
        bool acts = craft && (span_within(craft->span, owner->span) ||
                              !role_between(item, span_end(owner->span), end, CLASS_SUBJECT_STOP, "possessive"));
        end = end > span_end(owner->span) ? end : span_end(owner->span);
        end = craft ? behind_own_name(item, end, at) : end;
        end = day && day->span.start >= end && day->span.start <= end + REACH ? span_end(day->span) : end;
        return acts && only_adjuncts(item, clause, end, at) ? party_at(item, owner->phrase.start, at)
                                                            : (Party){.count = 0};
    }
    return (Party){.count = 0};
}

/* True if warships or troops are told of before the verb as what is stationed, and where behind it: X 航母将部署到 P.
 */
static bool fleet_is_stationed(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start;
    bool may =
        trigger_has(trigger, SLOT(TEAM)) && !trigger->clause->subject_is_own && station_behind(item, trigger).count;
    const Match *ship = may ? act_word(item, start, trigger->span.start, CLASS_WORK, "ship") : NULL;
    ship = may && !ship ? act_word(item, start, trigger->span.start, CLASS_WORK, "troops") : ship;
    return ship && only_adjuncts(item, trigger->clause, span_end(ship->span), trigger->span.start);
}

void code_deployment(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t end = span_end(trigger->clause->span);
    bool stationed = fleet_is_stationed(item, trigger);
    const Match *moved = stationed
                             ? act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "troops")
                             : troops_moved(item, trigger);
    const Match *troops = moved ? moved : act_word(item, span_end(trigger->span), end, CLASS_WORK, "troops");
    Draft draft;
    const Match *of = word_at(item, span_end(trigger->span), end, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool recalled = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive"); /* 派出的军事顾问 */
    Trigger drill; /* 派部队赴 P 参加联合演习: those who hold it sent for them */
    if (trigger_has(trigger, SLOT(TEAM)) && act_following(item, trigger, CH_OTHER, &drill) &&
        trigger_has(&drill, SLOT(SUBJECT)) && trigger_has(&drill, SLOT(MUTUAL))) {
        return;
    }
    if ((trigger_has(trigger, SLOT(TEAM)) && (!troops || recalled)) || stands_there(item, trigger) ||
        act_is_talk(item, trigger) || /* 就 X 在 P 部署导弹举行会议, 停止增兵 */ !draft_begin(self, trigger, &draft)) {
        return;
    }
    act_plan(self, trigger, &draft);
    Party agent = act_agent(item, trigger), host;
    agent = agent.count || trigger_has(trigger, SLOT(TEAM)) ? agent : fleet_before(item, trigger);
    host = governed_party(item, trigger->clause, trigger->span.start, "to");
    host = moved ? station_behind(item, trigger) : host;
    host = host.count ? host : destination_of(item, trigger);
    host = host.count ? host : governed_party(item, trigger->clause, trigger->span.start, "invitation"); /* 应 X 之请 */
    ChPlace place = draft.event.place;
    act_take(self, &agent, &draft, &draft.initiator);
    draft.event.place = place;
    act_take(self, &host, &draft, &draft.counterpart);
    take_other_side_of_border(item, &host, &draft);
    take_enemy_of_fleet(self, trigger, troops, &draft);
    if (!draft.counterpart.count && draft.event.place.country) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = draft.event.place.country};
    }
    act_quote(self, trigger, &draft, &agent);
    if (troops) {
        draft.quote = span_join(draft.quote, troops->span);
    }
    take_both_at_border(item, trigger, &draft);
    host = host.count ? host : governed_party(item, trigger->clause, trigger->span.start, "at"); /* 在南海部署 */
    const Mention *sea = host.count == 1 ? &item->mentions.items[host.mentions[0]] : NULL;
    bool at_sea = sea && sea->kind == MENTION_PLACE && !sea->country && sea->name && !draft.counterpart.count &&
                  draft.initiator.count && !draft.in_speech; /* 向波斯湾派遣航母 */
    if (at_sea) {
        draft.event.place = (ChPlace){place_name(item, sea), NULL};
        act_quote(self, trigger, &draft, &host);
        draft_end(self, &draft, true);
        return;
    }
    act_end(self, &draft);
}

bool code_fleet_arrival(EventCoder *self, const Trigger *trigger) {
    enum { A_DAY = 10 }; /* characters of a day's date */
    const Item *item = self->item;
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT));
    behind = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : behind;
    Party there = party_at(item, behind, end);
    const Mention *sea = there.count == 1 ? &item->mentions.items[there.mentions[0]] : NULL;
    bool at_sea = sea && sea->name && sea->span.start == behind && (trigger->clause->classes & CLASS_BIT(CLASS_WORK)) &&
                  ((sea->kind == MENTION_PLACE && !sea->country) ||
                   (sea->kind == MENTION_COUNTRY && !country_is_state(sea->country)));
    bool falls = trigger->frame.entry != NO_ENTRY && lexicon_has(item->lexicon, trigger->frame.entry, KEY_KIND, "fall");
    Party fleet = at_sea && !falls ? fleet_before(item, trigger) : (Party){.count = 0};
    Draft draft;
    Trigger arrival = *trigger;
    arrival.frame.type = CH_FORCE;
    arrival.frame.slots = SLOT(DEPLOY) | SLOT(TO);
    if (!fleet.count || act_is_talk(item, &arrival) || !draft_begin(self, &arrival, &draft) || !draft.own_date ||
        strlen(draft.event.date) < A_DAY) { /* 2018年有6艘军舰驶入黑海 */
        return fleet.count > 0;
    }
    act_take(self, &fleet, &draft, &draft.initiator);
    draft.event.place = (ChPlace){place_name(item, sea), NULL};
    const Party *watcher = &trigger->clause->subject;
    bool watched = watcher->count && watcher->span.start < fleet.span.start && draft.initiator.count;
    if (watched) { /* X 监测到 Y 军舰进入黑海 */
        act_take(self, watcher, &draft, &draft.counterpart);
        draft.event.place = (ChPlace){place_name(item, sea), NULL};
        draft.counterpart.count = one_country(&draft.initiator, &draft.counterpart) ? 0 : draft.counterpart.count;
    }
    act_quote(self, trigger, &draft, &fleet);
    act_quote(self, trigger, &draft, &there);
    draft_end(self, &draft, true);
    return true;
}
