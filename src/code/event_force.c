#include "code/acts.h"
#include "resolve/dates.h"

enum { SIGN_AND_ARMY = 2 }; /* characters of an army told by the sign of its country: 俄军 */

/* True if a force of nature acts: a typhoon attacks nobody. */
static bool nature_acts(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_TOPIC));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_TOPIC) : NO_ENTRY;
        uint32_t behind = word ? span_end(word->span) : trigger->span.start;
        bool is_name = (at > 0 && item->text->character[at - 1] == OPEN_QUOTE) || /* “风暴之影”导弹, “果断风暴”行动 */
                       (behind < trigger->span.start && item->text->character[behind] == CLOSE_QUOTE);
        if (entry != NO_ENTRY && !is_name && lexicon_has(item->lexicon, entry, KEY_CONTEXT, "disasters")) {
            return true;
        }
    }
    return false;
}

/* True if a name in quotation marks is the subject of which the item tells nothing, so that who was carried over from
 * before does not act: “X”3日袭击了 P. */
static bool name_acts(const Item *item, const Trigger *trigger, const Party *agent) {
    uint32_t start = trigger->clause->span.start, close = start;
    bool carried = agent->count && agent->span.start < start && item->text->character[start] == OPEN_QUOTE;
    while (carried && close < trigger->span.start && item->text->character[close] != CLOSE_QUOTE) {
        close++;
    }
    return carried && close < trigger->span.start && !inside_name(item, start + 1) &&
           only_adjuncts(item, trigger->clause, close + 1, trigger->span.start);
}

/* True if a measure of trade or law is what strikes, with nothing but adverbs and tense between: 制裁将严重打击 X. */
static bool measure_acts(const Item *item, const Trigger *trigger) {
    bool measure = false;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (!word) {
            continue;
        }
        EntryId event =
            word_has_kind(item, word, CLASS_EVENT, "noun") ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        const Match *verb = event == NO_ENTRY && span_end(word->span) == trigger->span.start ? word : NULL;
        event = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : event; /* 祭出新制裁打击 X */
        bool orders =
            verb && event != NO_ENTRY && lexicon_has(item->lexicon, event, KEY_FRAME, "content"); /* 下令空袭 */
        bool sanction = event != NO_ENTRY && !orders &&
                        lexicon_has(item->lexicon, event, KEY_EVENT, ch_event_type_name(CH_SANCTION));
        bool adverb = (word->classes & CLASS_BIT(CLASS_ASPECT)) || word_has_kind(item, word, CLASS_WORD, "adverb") ||
                      word_has_kind(item, word, CLASS_WORD, "adjective");
        measure = sanction || word_has_kind(item, word, CLASS_WORK, "tariff") ||
                  word_has_kind(item, word, CLASS_WORK, "curb") || (measure && adverb && !inside_name(item, at));
        at = span_end(word->span) - 1;
    }
    return measure;
}

/* The target that only the place tells: an aid post in X was attacked. */
static void target_from_place(EventCoder *self, const Trigger *trigger, Draft *draft) {
    bool may = trigger_has(trigger, SLOT(ATTACK)) && draft->event.place.country && !draft->counterpart.count;
    if (may) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = draft->event.place.country};
    }
}

/* The ground of a country that a word of location behind its name makes of it: the country (X 境内目标), or the part
 * of it, or of the town or strip, that the word tells (X 北部). Empty if it is told without. */
static Span territory(const Item *item, const Mention *where) {
    uint32_t end = span_end(where->span);
    bool is_state = where->kind == MENTION_COUNTRY && !where->is_sign && country_is_state(where->country);
    const Match *word = is_state || where->kind == MENTION_PLACE ? location_at(item, end) : NULL;
    if (!word) {
        return (Span){0};
    }
    return word->classes & CLASS_BIT(CLASS_BODY_MODIFIER) ? span_join(where->span, word->span) : where->span;
}

/* A thing or place of another country behind its name (X's airport, the south of X, the
 * town of P): the place of the act. */
static void place_behind(const Item *item, const Party *target, Draft *draft) {
    const Mention *last = target->count ? &item->mentions.items[target->mentions[target->count - 1]] : NULL;
    const Mention *inner = last ? place_within(item, last) : NULL;
    for (uint32_t i = last ? target->mentions[target->count - 1] + 1 : 0; inner == last && i < item->mentions.count;
         i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start > span_end(target->span)) {
            break;
        }
        inner = mention->kind == MENTION_PLACE && mention->span.start == span_end(target->span) ? mention : inner;
    }
    bool free = last && (!draft->event.place.name || (last->name && string_same(last->name, draft->event.place.name)));
    Span ground = free && inner == last ? territory(item, last) : (Span){0};
    if (free && inner != last && inner->name) {
        draft->event.place = (ChPlace){place_name(item, inner), inner->country};
        draft->quote = span_join(draft->quote, inner->span);
    } else if (ground.length) {
        draft->event.place = (ChPlace){text_copy(item->arena, item->text, ground), last->country};
        draft->quote = span_join(draft->quote, ground);
    }
}

/* The place between the verb and whom it hits there: 空袭 P 北部的 X 目标. Empty if none is named. */
static ChPlace ground_before(const Item *item, const Trigger *trigger, const Party *target) {
    uint32_t end = target->count ? target->span.start : 0;
    for (uint32_t i = mention_from(item, span_end(trigger->span));
         i < item->mentions.count && span_end(item->mentions.items[i].span) <= end; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (act_word(item, span_end(trigger->span), mention->span.start, CLASS_PREPOSITION, NULL)) {
            break; /* 拦截一架从 P 起飞的 X 客机 */
        }
        Span ground = mention->within == NO_MENTION ? territory(item, mention) : (Span){0};
        if (ground.length) {
            return (ChPlace){text_copy(item->arena, item->text, ground), mention->country};
        }
        if (mention->kind == MENTION_PLACE && mention->name) {
            return (ChPlace){place_name(item, mention), mention->country};
        }
    }
    return (ChPlace){0};
}

/* The two states that the clause names before a fight, where no words tell who fights: 中印边境爆发冲突, X 人与 Y 士兵
 * 发生冲突. */
static void take_pair_before(EventCoder *self, const Trigger *trigger, Draft *draft) {
    enum { JOINT = 3 }; /* characters between the two: X 人与 Y */
    const Item *item = self->item;
    const Mention *first = NULL, *second = NULL;
    bool told = draft->initiator.count && draft->initiator.items[0].country && draft->counterpart.count &&
                trigger->clause->subject_is_own; /* not 发言人称，X 和 Y 边境爆发冲突, X 和 Y 的边防部队 */
    for (uint32_t i = mention_from(item, trigger->clause->span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_state = mention->kind == MENTION_COUNTRY && country_is_state(mention->country);
        if (is_state && second && !string_same(mention->country, second->country)) {
            return;
        }
        second = is_state && first && !second ? mention : second;
        first = is_state && !first ? mention : first;
    }
    uint32_t behind = first ? span_end(first->span) : 0;
    bool in_parts = second && first[1].kind == MENTION_PLACE && first[1].span.start == behind;
    behind = in_parts ? span_end(first[1].span) : behind; /* X 国 P 州和 Y 国 Q 州接壤地区 */
    bool apart = !second || told || string_same(first->country, second->country) || second->span.start > behind + JOINT;
    uint32_t joint = apart ? 0 : second->span.start - (second->span.start > behind);
    bool joined = !apart && (joint == second->span.start ? first->is_sign && second->is_sign
                                                         : match_any(&item->matches, span_of(joint, second->span.start),
                                                                     CLASS_BIT(CLASS_CONJUNCTION)));
    if (!joined) {
        return;
    }
    draft->initiator = draft->counterpart = (ActorList){0};
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = first->country};
    *list_push(item->arena, &draft->counterpart) = (ChActor){.country = second->country};
    draft->quote = span_join(draft->quote, first->span);
}

/* The place before whom a blow hits there, in the slot before the verb: 对 P 北部的 X 武装发动空袭. Empty if none is
 * named. */
static ChPlace ground_of_slot(const Item *item, const Trigger *trigger, const Party *target) {
    enum { REACH = 6 }; /* characters between: 北部多地的 */
    const Mention *hit = target->count ? &item->mentions.items[target->mentions[0]] : item->mentions.items;
    const Mention *there = hit > item->mentions.items ? hit - 1 : NULL;
    if (there && span_overlaps(there->span, hit->phrase) && there > item->mentions.items) {
        there--; /* the country of those who are hit: 黎巴嫩南部的黎巴嫩真主党 */
    }
    bool may = there && span_end(hit->phrase) <= trigger->span.start &&
               there->span.start > trigger->clause->span.start && hit->phrase.start <= span_end(there->span) + REACH &&
               hit->kind == MENTION_BODY && (there->kind == MENTION_COUNTRY || there->kind == MENTION_PLACE) &&
               !there->is_sign && span_end(there->span) < hit->phrase.start;
    Span ground = may ? territory(item, there) : (Span){0};
    if (may && there->kind == MENTION_PLACE) {
        return (ChPlace){place_name(item, there), there->country};
    }
    return ground.length ? (ChPlace){text_copy(item->arena, item->text, ground), there->country} : (ChPlace){0};
}

/* True if the sentence of the trigger or the one before it names the country, or the item told of a blow in which it
 * took part. */
static bool is_told_to_fight(const EventCoder *self, const Trigger *trigger, const char *country) {
    const Item *item = self->item;
    uint32_t sentence = trigger->clause->sentence;
    for (uint32_t i = item->sentences.items[sentence - (sentence > 0)].first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const char *named = mention_country(item, &item->mentions.items[i]);
        if (named && string_same(named, country)) {
            return true;
        }
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        if (told->event.type == CH_FORCE && countries_hold(&told->event.countries, country)) {
            return true;
        }
    }
    return false;
}

/* True if the words «both sides» fight, whom nothing near tells: the sides at hand are those of other news. */
static bool fighters_unknown(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    Party acting = acting_party(item, trigger);
    const Mention *both = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    const char *kind = both && both->kind == MENTION_REFERENCE ? reference_kind(item, both) : NULL;
    const ActorList *sides[] = {&draft->initiator, &draft->counterpart};
    bool of_item = kind && draft->own_date && both->entry != NO_ENTRY &&
                   lexicon_has(item->lexicon, both->entry, KEY_FLAGS, "armies"); /* 两军 */
    for (size_t side = 0; kind && !of_item && string_same(kind, "both") && side < 2; side++) {
        for (size_t i = 0; i < sides[side]->count; i++) {
            const char *country = sides[side]->items[i].country;
            if (country && !is_told_to_fight(self, trigger, country)) {
                return true;
            }
        }
    }
    return false;
}

/* True if another state than the outlet's own launches a missile: news without a target. */
static bool state_launches(const Item *item, const Trigger *trigger, const Party *agent, const Match *weapon) {
    bool is_trial =
        trigger->frame.entry != NO_ENTRY && lexicon_has(item->lexicon, trigger->frame.entry, KEY_KIND, "trial");
    const Mention *first = agent->count ? &item->mentions.items[agent->mentions[0]] : NULL;
    EntryId entry = match_entry(item->lexicon, weapon, CLASS_WORK);
    bool is_army = is_trial && first && first->kind == MENTION_BODY && first->entry != NO_ENTRY &&
                   lexicon_has(item->lexicon, first->entry, KEY_KIND, "army"); /* X 革命卫队 */
    return first && (first->kind == MENTION_COUNTRY || is_army) && first->country && country_is_state(first->country) &&
           !(item->outlet_country && string_same(item->outlet_country, first->country)) && entry != NO_ENTRY &&
           lexicon_has(item->lexicon, entry, KEY_KIND, "missile");
}

/* A missile fired: who at whom. */
typedef struct {
    Party agent;
    Party target;
    bool told;          /* 拦截 X 发射的导弹: the launch stands before what was shot */
    bool stopped;       /* 从 Y 方向发射: whence it came is told by who shot it down */
    const Mention *sea; /* 向红海一艘 X 油轮发射: where who is fired at is; NULL if no such place is told */
} Launch;

/* Whence missiles are fired at another state by nobody who is named: 从 X 南部向 Y 发射, X 南部向 Y 发射. Count 0 if no
 * such place is told. */
static Party launch_place(const Item *item, const Trigger *trigger, const Party *target) {
    const Clause *clause = trigger->clause;
    Party from = governed_party(item, clause, trigger->span.start, "source");
    from = !from.count && clause->subject_is_own && clause->subject.count == 1 ? clause->subject : from;
    const Mention *ground = from.count ? &item->mentions.items[from.mentions[0]] : NULL;
    bool is_ground = ground && (ground->kind == MENTION_PLACE || ground->kind == MENTION_COUNTRY);
    const char *by = is_ground ? mention_country(item, ground) : NULL;
    const char *at = target->count ? mention_country(item, &item->mentions.items[target->mentions[0]]) : NULL;
    bool foreign = by && at && country_is_state(by) && country_is_state(at) && !string_same(by, at);
    return foreign ? from : (Party){.count = 0};
}

/* True if nobody is told to fire, or only he at whom it is fired: 以军说，从 X 向以色列发射了火箭弹. */
static bool fires_at_himself(const Item *item, const Party *agent, const Party *target) {
    const char *by = agent->count ? mention_country(item, &item->mentions.items[agent->mentions[0]]) : NULL;
    const char *at = target->count ? mention_country(item, &item->mentions.items[target->mentions[0]]) : NULL;
    return !agent->count || (by && at && string_same(by, at));
}

/* Who fired at whom; false where the subject only shot down what another had fired. */
static bool launch_sides(const EventCoder *self, const Trigger *trigger, Launch *launch) {
    const Item *item = self->item;
    uint32_t end = span_end(trigger->clause->span);
    Party goal = party_at(item, span_end(trigger->span), end); /* 从 X 射往 Y 的导弹 */
    uint32_t head, behind = goal.count ? span_end(goal.span) : span_end(trigger->span);
    bool told = possessive_at(item, behind, end, &head); /* 拦截 X 发射的导弹 */
    Party source = told ? governed_party(item, trigger->clause, trigger->span.start, "source") : (Party){.count = 0};
    Party agent, aim, target = governed_party(item, trigger->clause, trigger->span.start, "to");
    act_sides(item, trigger, &agent, &aim);
    const Mention *sea = target.count == 1 ? &item->mentions.items[target.mentions[0]] : NULL;
    bool at_sea = sea && sea->kind == MENTION_PLACE && !sea->country; /* 向红海一艘 X 油轮 */
    if ((!target.count || at_sea) && aim.count) {                     /* not at a range of its own */
        const char *by = agent.count ? mention_country(item, &item->mentions.items[agent.mentions[0]]) : NULL;
        const char *at = mention_country(item, &item->mentions.items[aim.mentions[0]]);
        target = by && at && string_same(by, at) ? target : aim;
    }
    if (told && !source.count && agent.count &&
        act_word(item, span_end(agent.span), trigger->span.start, CLASS_EVENT, NULL)) {
        return false; /* X 击落了向 Y 发射的无人机: X did not fire it */
    }
    Party ground =
        !told && fires_at_himself(item, &agent, &target) ? launch_place(item, trigger, &target) : (Party){.count = 0};
    agent = ground.count ? ground : agent;
    Trigger blow;
    bool carried = source.count && agent.count && !span_within(agent.span, trigger->clause->span);
    if (carried && act_following(item, trigger, CH_FORCE, &blow) && !trigger_has(&blow, SLOT(INTERCEPT))) {
        return false; /* 从 X 发射的导弹击中 Y: told by the blow */
    }
    if (source.count) { /* X 拦截一枚从 Y 方向发射的导弹 */
        target = told && goal.count ? goal : agent;
        agent = source;
    }
    bool turned = !source.count && act_turned_sides(item, trigger, &agent, &target);
    if (!source.count && !turned && act_turns_round(item, trigger, &target)) { /* 对 X 发射导弹表示关切 */
        agent = target;
        target = (Party){.count = 0};
    }
    *launch = (Launch){.agent = agent,
                       .target = target,
                       .told = told,
                       .stopped = source.count > 0,
                       .sea = at_sea && target.count && target.mentions[0] == aim.mentions[0] ? sea : NULL};
    return true;
}

/* Who fired at whom where what was fired is the subject: 16枚火箭弹从 X 射向 Y, 导弹从 X 朝 Y 发射. NULL if it is not.
 */
static const Match *weapon_flies(const Item *item, const Trigger *trigger, Launch *launch) {
    Span clause = trigger->clause->span;
    const Match *weapon = act_word(item, clause.start, trigger->span.start, CLASS_WORK, "missile");
    Party source = weapon ? governed_party(item, trigger->clause, trigger->span.start, "source") : (Party){.count = 0};
    Party target = source.count ? act_target(item, trigger) : source;
    target = target.count || !source.count ? target : party_at(item, span_end(trigger->span), span_end(clause));
    const char *by = source.count ? mention_country(item, &item->mentions.items[source.mentions[0]]) : NULL;
    const char *at = target.count ? mention_country(item, &item->mentions.items[target.mentions[0]]) : NULL;
    *launch = (Launch){.agent = source, .target = target};
    return by && at && weapon->span.start < source.span.start && country_is_state(by) && country_is_state(at) &&
                   !string_same(by, at)
               ? weapon
               : NULL;
}

/* 向/对 before the verb, or the weapon is one that states launch. */
static bool launch_is_aimed(const Item *item, const Trigger *trigger, const Launch *launch, const Match *weapon) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "to")) {
            return true;
        }
    }
    return weapon && !launch->told && state_launches(item, trigger, &launch->agent, weapon);
}

/* True if the clause itself names whom the blow hits, and not as the dead that came of another. */
static bool names_target(const Trigger *trigger, const Party *target) {
    return target->count && span_within(target->span, trigger->clause->span) && !trigger_has(trigger, SLOT(DEATH));
}

/* At whom missiles are fired that an army of another state tells of: X 空军说，Y 军发射了40枚导弹. */
static void take_listener(const EventCoder *self, Draft *draft) {
    const char *by = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    const char *teller = draft->in_speech && self->speaker.org && !self->speaker.person ? self->speaker.country : NULL;
    bool may = by && teller && !draft->counterpart.count && !draft->event.place.name && country_is_state(by) &&
               country_is_state(teller) && !string_same(by, teller);
    const char *enemy = may ? act_state_at_war(self, teller, true) : NULL;
    if (enemy && string_same(enemy, by)) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = teller};
    }
}

/* True if the blow is dealt to who has just struck: 还击. */
static bool is_answer(const Item *item, const Trigger *trigger) {
    return trigger->frame.entry != NO_ENTRY && lexicon_has(item->lexicon, trigger->frame.entry, KEY_KIND, "answer");
}

/* True if a word of the clause, or the verb itself, tells that it came next: 随后, 还击. */
static bool tells_what_followed(const Item *item, const Trigger *trigger) {
    return is_answer(item, trigger) ||
           role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "then");
}

/* A blow that followed the one told right before it between the same two, on no day of its own, was dealt on its day: X
 * 军9日与 Y 军交火。X 军随后炮击 P. */
static void take_day_of_exchange(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    enum { A_DAY = 10 }; /* characters of a day's date */
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const Clause *there = last ? &self->clauses.items[last->clause] : NULL;
    bool near = there && there->sentence + 1 >= trigger->clause->sentence &&
                there->paragraph == trigger->clause->paragraph && last->event.type == CH_FORCE && last->own_date &&
                last->event.date && strlen(last->event.date) == A_DAY && last->initiator.count &&
                last->counterpart.count && draft->initiator.count && draft->counterpart.count;
    bool in_turn = near && ((string_same(last->initiator.items[0].country, draft->initiator.items[0].country) &&
                             string_same(last->counterpart.items[0].country, draft->counterpart.items[0].country)) ||
                            (string_same(last->initiator.items[0].country, draft->counterpart.items[0].country) &&
                             string_same(last->counterpart.items[0].country, draft->initiator.items[0].country)));
    if (in_turn && !draft->own_date && draft->event.status == last->event.status &&
        tells_what_followed(self->item, trigger)) {
        draft->event.date = last->event.date;
        draft->own_date = draft->shared_date = true;
    }
}

/* A missile fired towards another country or out to sea. */
static void code_launch(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    uint32_t end = span_end(trigger->clause->span);
    bool test = trigger_has(trigger, SLOT(TEST));
    Launch launch;
    const Match *weapon = act_word(item, span_end(trigger->span), end, CLASS_WORK, "troops");
    const Match *flies = weapon || test ? NULL : weapon_flies(item, trigger, &launch);
    weapon = weapon ? weapon : flies;
    bool answered = clause_opens_with(item, trigger->clause, "as"); /* 作为对 X 进行核试验的回应 */
    if ((!weapon && (!test || act_is_bare_noun(item, trigger))) || answered || act_is_talk(item, trigger) ||
        !draft_begin(self, trigger, &draft)) {
        return;
    }
    draft.quote = weapon ? span_join(draft.quote, weapon->span) : draft.quote;
    if (!flies && !launch_sides(self, trigger, &launch)) {
        return;
    }
    bool by_person = launch.agent.count && item->mentions.items[launch.agent.mentions[0]].kind == MENTION_PERSON;
    if (trigger->frame.is_noun && (by_person || !draft.own_date)) {
        return; /* tests are told by their days */
    }
    ChPlace place = draft.event.place;
    act_take(self, &launch.agent, &draft, &draft.initiator);
    draft.event.place = place; /* where it hits, not whence it is fired */
    act_take(self, &launch.target, &draft, &draft.counterpart);
    draft.names_target = names_target(trigger, &launch.target);
    place_behind(item, &launch.target, &draft);
    if (launch.sea && !draft.event.place.name) {
        draft.event.place = (ChPlace){place_name(item, launch.sea), NULL};
    }
    for (size_t i = 0; launch.stopped && i < draft.counterpart.count; i++) {
        draft.counterpart.items[i] =
            (ChActor){.country = draft.counterpart.items[i].country}; /* not who shot it down */
    }
    act_quote(self, trigger, &draft, &launch.agent);
    if (!launch.told && trigger->clause->subject_is_own) {
        take_listener(self, &draft);
    }
    bool aimed = test || launch_is_aimed(item, trigger, &launch, weapon);
    bool at_rebels = act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "rebels");
    bool faces_nobody = aimed && !draft.counterpart.count && draft.initiator.count && !at_rebels;
    bool recalled = draft.in_speech && self->speaker.person && draft.shared_date; /* 16日说，X 此前进行核试验 */
    if (faces_nobody && recalled) {
        return;
    }
    take_day_of_exchange(self, trigger, &draft);
    if (faces_nobody) {
        draft_end(self, &draft, true);
    } else {
        act_end(self, &draft);
    }
}

/* True if the clause only tells what became of the missiles fired in the one before it: 发射了数十枚导弹，其中一部分被
 * X 军击落. */
static bool is_part_of_salvo(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *part = word_at(item, clause->span.start, trigger->span.start, CLASS_BIT(CLASS_WORK));
    bool may = part && word_has_kind(item, part, CLASS_WORK, "among") && clause > item->clauses->items &&
               clause[-1].sentence == clause->sentence && act_is_passive(item, trigger);
    return may && act_word(item, clause[-1].span.start, span_end(clause[-1].span), CLASS_WORK, "missile");
}

/* True if missiles are hit that another fired, told right before their word: 击毁4枚 X 军发射的导弹, not
 * 摧毁准备发射的导弹.
 */
static bool hits_what_was_fired(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *missile = act_word(item, from, end, CLASS_WORK, "missile");
    for (uint32_t i = mention_from(item, from);
         missile && i < item->mentions.count && span_end(item->mentions.items[i].span) < missile->span.start; i++) {
        uint32_t behind = span_end(item->mentions.items[i].span);
        const Match *fires = word_at(item, behind, missile->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = fires ? match_entry(item->lexicon, fires, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && mention_is_actor(&item->mentions.items[i]) &&
            lexicon_has(item->lexicon, entry, KEY_FRAME, "target")) {
            return role_between(item, span_end(fires->span), missile->span.start, CLASS_SUBJECT_STOP, "possessive");
        }
    }
    return false;
}

/* Shooting down what was fired is defence, and tells of the attack only. */
static bool is_defence(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    if (!trigger_has(trigger, SLOT(INTERCEPT))) {
        return hits_what_was_fired(item, trigger);
    }
    const Match *missile = act_word(item, clause.start, span_end(clause), CLASS_WORK, "missile");
    if (!missile) {
        return is_part_of_salvo(item, trigger);
    }
    if (missile->span.start >= trigger->span.start) { /* 击落导弹 */
        return true;
    }
    uint32_t from = span_end(trigger->span), end = span_end(clause);
    bool craft = (act_word(item, from, end, CLASS_WORK, "craft") || act_word(item, from, end, CLASS_WORK, "troops")) &&
                 !act_word(item, from, end, CLASS_WORK, "missile");
    Party agent = craft || act_is_passive(item, trigger) ? act_agent(item, trigger) : (Party){.count = 0};
    bool is_means = agent.count && (craft ? missile->span.start >= agent.span.start /* X 导弹部队击落一架 Y 飞机 */
                                          : missile->span.start >= span_end(agent.span)); /* 被 X 战机用导弹击落 */
    return !is_means;
}

/* True if the mention is a territory without arms of its own, which another state rules. */
static bool is_ruled(const Item *item, const Mention *land) {
    return land->kind == MENTION_COUNTRY && land->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, land->entry, KEY_FLAGS, "ruled");
}

/* The place behind a word of location that tells in which part of the state it lies: 叙利亚西北部 | 阿夫林地区. Empty
 * if none follows. */
static Span place_in_part(const Item *item, const Mention *state) {
    const Match *part = location_at(item, span_end(state->span));
    uint32_t at = part ? span_end(part->span) : 0;
    uint32_t next = part ? mention_from(item, at) : (uint32_t)item->mentions.count;
    const Mention *place = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return place && place->kind == MENTION_PLACE && place->span.start == at ? place->span : (Span){0};
}

/* The ground that troops seize, behind the verb: a settlement, a post, a base, or what has
 * a name. Empty if none is told. */
static Span seized_ground(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *ground = act_word(item, from, end, CLASS_WORK, "ground");
    ground = !ground && act_is_passive(item, trigger) /* X 一座城市被 Y 攻占 */
                 ? act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "ground")
                 : ground;
    Party object = ground ? (Party){.count = 0} : act_target(item, trigger);
    const Mention *last = object.count ? &item->mentions.items[object.mentions[object.count - 1]] : NULL;
    bool named = last && object.span.start >= from && (last->kind == MENTION_PLACE || is_ruled(item, last));
    if (!named && last && last->kind == MENTION_COUNTRY && object.span.start >= from) {
        return place_in_part(item, last);
    }
    return ground ? ground->span : named ? object.span : (Span){0};
}

/* True if the body is the army of a state, told by its sign (俄军), not 政府军: the enemies of that are at home. */
static bool is_army_of_state(const Item *item, const Mention *body) {
    return body->kind == MENTION_BODY && body->span.length == SIGN_AND_ARMY && body->entry != NO_ENTRY &&
           match_exact(&item->matches, body->span, CLASS_BIT(CLASS_BODY)) && /* not 海军 */
           lexicon_value(item->lexicon, body->entry, KEY_COUNTRY);
}

/* The one state besides `own` whose army the item names with that of `own`; NULL if there is none, or several. */
static const char *army_of_other(const Item *item, const char *own) {
    const MentionIndexes *bodies = &item->of_kind[MENTION_BODY];
    const char *other = NULL;
    bool has_own = false;
    for (uint32_t i = 0; i < bodies->count; i++) {
        const Mention *body = &item->mentions.items[bodies->items[i]];
        bool counts = is_army_of_state(item, body) && body->country;
        has_own = has_own || (counts && string_same(body->country, own));
        if (!counts || string_same(body->country, own)) {
            continue;
        }
        if (other && !string_same(body->country, other)) {
            return NULL;
        }
        other = body->country;
    }
    return has_own ? other : NULL;
}

const char *act_state_at_war(const EventCoder *self, const char *own, bool on_own_ground) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *blow = &self->drafts.items[i];
        bool fights = blow->event.type == CH_FORCE && blow->initiator.count && blow->counterpart.count;
        const char *by = fights ? blow->initiator.items[0].country : NULL;
        const char *on = fights ? blow->counterpart.items[0].country : NULL;
        const char *other = !by || !on ? NULL : string_same(by, own) ? on : string_same(on, own) ? by : NULL;
        if (other && country_is_state(other) && !string_same(other, own)) {
            return other;
        }
    }
    return on_own_ground ? army_of_other(self->item, own) : NULL;
}

/* Ground that is taken back (收复) lies in the own country: it is taken from the state at war with it. */
static void take_back(EventCoder *self, const Party *agent, Draft *draft) {
    const Mention *army = agent->count ? &self->item->mentions.items[agent->mentions[0]] : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *of = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    bool may = army && own && (army->kind == MENTION_COUNTRY || is_army_of_state(self->item, army)) &&
               (!of || string_same(own, of));
    const char *other = may ? act_state_at_war(self, own, of != NULL) : NULL;
    if (other) {
        draft->counterpart = (ActorList){0};
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = other};
    }
}

/* Ground of the own state that its army strikes is held by the state at war with it: 乌军袭击克里米亚. */
static void take_holder_of_ground(const EventCoder *self, const Party *agent, const Party *target, Draft *draft) {
    const Item *item = self->item;
    const Mention *army = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    const Mention *ground = target->count ? &item->mentions.items[target->mentions[target->count - 1]] : NULL;
    bool by_army = army && is_army_of_state(item, army), by_state = army && army->kind == MENTION_COUNTRY;
    bool may = ground && ground->kind == MENTION_PLACE && (by_army || by_state) &&
               one_country(&draft->initiator, &draft->counterpart);
    const char *holder = may ? act_state_at_war(self, draft->initiator.items[0].country, by_army) : NULL;
    if (holder) {
        draft->counterpart = (ActorList){0};
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = holder};
    }
}

/* True if the words of the blow tell that it came from the air: 空袭. */
static bool is_from_the_air(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->span.start; at < span_end(trigger->span); at++) {
        const Match *word = word_at(item, at, span_end(trigger->span), CLASS_BIT(CLASS_CODING_WORD));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_CODING_WORD) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_MODE, "aerial")) {
            return true;
        }
    }
    return false;
}

/* True if the army or craft of one state strikes from the air what lies in another: X 战机空袭 Y 境内的极端组织目标. */
static bool strikes_from_abroad(const Item *item, const Trigger *trigger, const Draft *draft) {
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    const char *on = draft->counterpart.count == 1 ? draft->counterpart.items[0].country : NULL;
    Span clause = trigger->clause->span;
    Span who = trigger->clause->subject.span; /* carried over too: X 空军出动战机，摧毁 Y 境内极端组织目标 */
    bool carried = trigger->clause->subject.count && who.start < clause.start && !trigger->clause->in_speech &&
                   party_at(item, span_end(trigger->span), span_end(clause)).count;
    return own && on && country_is_state(own) && country_is_state(on) && !string_same(own, on) && draft->own_date &&
           trigger_has(trigger, SLOT(ATTACK)) &&
           (act_names_army(item, clause.start, trigger->span.start) ||
            (carried && act_names_army(item, who.start, span_end(who))) || is_from_the_air(item, trigger));
}

/* True if outlaws, of whom no state is told, are who deals the blow behind them: 海盗袭击 X 货轮, 遭海盗劫持. */
static bool outlaws_strike(const Item *item, const Trigger *trigger, const Match *outlaw) {
    uint32_t start = trigger->clause->span.start;
    bool before = outlaw && outlaw->span.start < trigger->span.start;
    return act_is_passive(item, trigger) ||
           (before && only_adjuncts(item, trigger->clause, span_end(outlaw->span), trigger->span.start) &&
            !word_before(item, outlaw->span.start, start, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT)) &&
            !role_between(item, start, outlaw->span.start, CLASS_PREPOSITION, "to"));
}

/* The word for outlaws before the trigger; NULL if there is none. */
static const Match *outlaw_before(const Item *item, const Trigger *trigger) {
    return act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "outlaw");
}

/* True if outlaws are fought, whom no words make the other side's own. */
static bool fights_outlaws(const Item *item, const Trigger *trigger, const Draft *draft) {
    if (strikes_from_abroad(item, trigger, draft)) {
        return false;
    }
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *outlaw = act_word(item, from, end, CLASS_WORK, "outlaw");
    const Match *told = outlaw ? NULL : outlaw_before(item, trigger);
    outlaw = told && !outlaws_strike(item, trigger, told) ? told : outlaw;
    const Match *camp = outlaw ? any_word_at(item, span_end(outlaw->span), end) : NULL;
    if (camp &&
        (word_has_kind(item, camp, CLASS_WORK, "possession") || word_has_kind(item, camp, CLASS_WORK, "ground"))) {
        return false; /* 袭击 X 境内的恐怖分子营地: its ground is struck */
    }
    bool bare = draft->counterpart.count && !draft->counterpart.items[0].org && !draft->counterpart.items[0].person;
    return bare && outlaw;
}

/* True if what is struck is nothing that arms strike: 打击 X 士气, 打击 X 的经济. */
static bool strikes_intangible(const Item *item, const Trigger *trigger, const Party *target) {
    uint32_t at = target->count ? span_end(target->span) : UINT32_MAX, end = span_end(trigger->clause->span);
    if (at <= span_end(trigger->span) || at >= end || act_foils(trigger)) {
        return false; /* 挫败 X 军渗透企图 */
    }
    const Match *joint = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    at = joint && word_has_role(item, joint, CLASS_SUBJECT_STOP, "possessive") ? span_end(joint->span) : at;
    const Match *thing = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_WORK)) : NULL;
    return thing && word_has_kind(item, thing, CLASS_WORK, "intangible");
}

/* True if troops or craft intrude upon air or waters named behind the verb, or a missile falls upon land or a drone
 * flies into it. */
static bool intrudes(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    if ((act_word(item, clause.start, trigger->span.start, CLASS_WORK, "missile") ||
         (trigger_has(trigger, SLOT(ATTACK)) &&
          act_word(item, clause.start, trigger->span.start, CLASS_WORK, "drone"))) &&
        party_at(item, span_end(trigger->span), span_end(clause)).count) {
        return true;
    }
    const Clause *before = trigger->clause - 1;
    bool carried = trigger->clause > item->clauses->items && !trigger->clause->subject_is_own &&
                   before->sentence == trigger->clause->sentence; /* X 侦察机未经许可，进入 Y 防空识别区 */
    uint32_t from = carried ? before->span.start : clause.start;
    return (act_word(item, from, trigger->span.start, CLASS_WORK, "troops") ||
            act_word(item, from, trigger->span.start, CLASS_WORK, "craft")) &&
           act_noun(item, span_end(trigger->span), span_end(clause), CLASS_WORK, "airspace");
}

/* True if a state itself violates the air or waters of the one named right behind the verb, or before it where they
 * suffer it: X 侵犯 Y 领空, Y 领空遭 X 侵犯. */
static bool violates(const Item *item, const Trigger *trigger) {
    if (act_is_passive(item, trigger)) {
        return act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "airspace") != NULL;
    }
    uint32_t end = span_end(trigger->clause->span);
    Party land = party_at(item, span_end(trigger->span), end);
    const Match *air = land.count ? word_at(item, span_end(land.span), end, CLASS_BIT(CLASS_WORK)) : NULL;
    Party agent =
        air && word_has_kind(item, air, CLASS_WORK, "airspace") ? act_agent(item, trigger) : (Party){.count = 0};
    const Mention *state = agent.count == 1 ? &item->mentions.items[agent.mentions[0]] : NULL;
    return state && (state->kind == MENTION_COUNTRY || state->kind == MENTION_BODY);
}

/* True if ships or craft pass through a strait, as their own word tells: X 驱逐舰通过台湾海峡. */
static bool passes_strait(const Item *item, const Trigger *trigger) {
    uint32_t from = trigger->clause->span.start, to = trigger->span.start;
    return trigger->frame.country &&
           (act_word(item, from, to, CLASS_WORK, "ship") || act_word(item, from, to, CLASS_WORK, "troops"));
}

/* True if the mention is the army of a state, or a state whose troops are told right behind it: X 军队, X 伞兵. */
static bool is_army(const Item *item, const Mention *actor, uint32_t end) {
    bool by_entry = actor->entry != NO_ENTRY &&
                    ((actor->kind == MENTION_BODY && lexicon_has(item->lexicon, actor->entry, KEY_KIND, "army")) ||
                     (actor->kind == MENTION_GROUP && lexicon_has(item->lexicon, actor->entry, KEY_KIND, "military")));
    const Match *troops = actor->kind == MENTION_COUNTRY ? forces_at(item, span_end(actor->span), end) : NULL;
    return (by_entry || (troops && word_has_kind(item, troops, CLASS_WORK, "troops"))) && actor->country &&
           country_is_state(actor->country);
}

/* True if the army of a state goes into another state, named right behind the verb (X 军队进入 Y 北部) or, of a
 * landing, as its place (X 军队在 P 登陆). */
static bool enters_land(const Item *item, const Trigger *trigger) {
    Party agent = act_agent(item, trigger);
    const Mention *army = agent.count ? &item->mentions.items[agent.mentions[agent.count - 1]] : NULL; /* X 和 Y 军队 */
    bool may = army && is_army(item, army, trigger->span.start) &&
               !act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "ship");
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = may ? word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    behind = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : behind;
    Party land = may ? party_at(item, behind, end) : (Party){.count = 0};
    bool ends = behind >= end || !character_is_han(item->text->character[behind]); /* not 举行登陆演习 */
    if (may && !land.count && ends && trigger_has(trigger, SLOT(ATTACK))) {
        land = governed_party(item, trigger->clause, trigger->span.start, "at");
    }
    const Mention *entered = land.count ? &item->mentions.items[land.mentions[0]] : NULL;
    return entered && !entered->is_sign && (entered->kind == MENTION_COUNTRY || entered->kind == MENTION_PLACE) &&
           country_is_state(entered->country) && strcmp(entered->country, army->country) != 0;
}

/* True if the body is a state's army called so behind its name: X 军队. */
static bool is_army_behind_name(const Item *item, const Mention *body) {
    const Match *word = body->kind == MENTION_BODY && body->phrase.start < body->span.start && body->country
                            ? match_exact(&item->matches, body->span, CLASS_BIT(CLASS_WORK))
                            : NULL;
    return word && word_has_kind(item, word, CLASS_WORK, "troops");
}

/* Whom a blow on own ground hits: the army of another state behind the place (X 武装袭击了 P 北部以及 Q 中部的 Y 军,
 * 炮击了 P 的 Y 军队). */
static void take_army_behind(EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft) {
    const Item *item = self->item;
    bool own_ground = target->count && item->mentions.items[target->mentions[0]].kind == MENTION_PLACE &&
                      one_country(&draft->initiator, &draft->counterpart);
    enum { REACH = 24 };
    uint32_t end = span_end(trigger->clause->span);
    end = own_ground && span_end(target->span) + REACH < end ? span_end(target->span) + REACH : end;
    for (uint32_t i = own_ground ? mention_from(item, span_end(target->span)) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const Mention *army = &item->mentions.items[i];
        uint32_t behind = span_end(army->span);
        const Match *next = behind < item->text->length ? any_word_at(item, behind, item->text->length) : NULL;
        bool speaks = next && (next->classes & CLASS_BIT(CLASS_SPEECH)); /* X 受袭 Y 军称 */
        bool is_named = is_army_behind_name(item, army);
        if ((is_named || is_army_of_state(item, army)) && !speaks &&
            !string_same(army->country, draft->initiator.items[0].country)) {
            draft->counterpart = (ActorList){0};
            *list_push(item->arena, &draft->counterpart) =
                is_named ? actor_of_mention(item, army) : (ChActor){.country = army->country};
            draft->quote = span_join(draft->quote, army->span);
            return;
        }
    }
}

/* True if the mention is an armed group that is no state's army. */
static bool is_armed_group(const Item *item, const Mention *body) {
    return body->kind == MENTION_BODY && body->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, body->entry, KEY_KIND, "armed-group");
}

/* True if rebels of the own state are struck: X 军越境打击 P 北部的 X 国反叛者. */
static bool strikes_rebels_abroad(const Item *item, const Party *target, const Draft *draft) {
    const Mention *rebels = &item->mentions.items[target->mentions[0]];
    return is_armed_group(item, rebels) && one_country(&draft->initiator, &draft->counterpart);
}

/* True if what was taken for the place is who attacks: 在 X 袭击中. */
static bool names_agent(const Item *item, const Party *agent, const ChPlace *place) {
    const Mention *first = agent->count ? &item->mentions.items[agent->mentions[0]] : NULL;
    return first && first->name && place->name && strcmp(first->name, place->name) == 0;
}

/* True if the act is the subject of a verb behind it that looks ahead: 进攻 X 将加剧危机, 对 X 开展行动将导致灾难. */
static bool is_subject_of_forecast(const Item *item, const Trigger *trigger) {
    Party target = act_target(item, trigger);
    uint32_t end = span_end(trigger->clause->span), behind = span_end(trigger->span);
    bool follows = target.count && target.span.start >= behind;
    uint32_t at = follows ? span_end(target.span) : target.count ? behind : 0;
    const Match *word = follows ? any_word_at(item, at, end)
                        : at    ? word_at(item, at, end, CLASS_BIT(CLASS_ASPECT))
                                : NULL;
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
    const Match *effect = entry != NO_ENTRY && !follows
                              ? word_at(item, span_end(word->span), end, CLASS_BIT(CLASS_WORK))
                              : NULL; /* not 对 X 的进攻预计于9月开始 */
    return entry != NO_ENTRY && (follows || (effect && word_has_kind(item, effect, CLASS_WORK, "effect"))) &&
           (lexicon_has(item->lexicon, entry, KEY_STATUS, "planned") ||
            lexicon_has(item->lexicon, entry, KEY_KIND, "hypothetical"));
}

/* True if the date lies in the year of the item's `published`. */
static bool is_of_this_year(const Item *item, const char *date) {
    enum { YEAR = 4 };
    return item->published && strncmp(date, item->published, YEAR) == 0;
}

/* True if the verb of an attack has no object: its clause ends behind it, or tells on what came of it (X 指 Y 军炮击致
 * P 坍塌). */
static bool names_no_object(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    const Match *next = at < end ? any_word_at(item, at, end) : NULL;
    bool results = next && word_has_role(item, next, CLASS_PREPOSITION, "to");
    return trigger_has(trigger, SLOT(ATTACK)) && (results || at >= end || !character_is_han(item->text->character[at]));
}

/* Who suffers a blow told from the side of who is hit, where nobody is named: the state whose body
 * reports it (X 州长说，该州遭 Y 军袭击), also of waters that several states claim (X 海警局说，Y 船闯入 P). */
static void take_reporter(EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft) {
    const Mention *place = target->count == 1 ? &self->item->mentions.items[target->mentions[0]] : NULL;
    Span clause = trigger->clause->span;
    bool missile = act_word(self->item, clause.start, trigger->span.start, CLASS_WORK, "missile");
    bool at_disputed_place = place && place->kind == MENTION_PLACE && !place->country && !missile;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    const char *reporter = !self->speaker.person ? self->speaker.country : NULL;
    Party agent =
        self->speaker.country && !draft->counterpart.count ? act_agent(self->item, trigger) : (Party){.count = 0};
    const Match *craft =
        agent.count ? word_at(self->item, span_end(agent.span), trigger->span.start, CLASS_BIT(CLASS_WORK)) : NULL;
    bool by_craft = craft && !act_is_passive(self->item, trigger) &&
                    (word_has_kind(self->item, craft, CLASS_WORK, "ship") ||
                     word_has_kind(self->item, craft, CLASS_WORK, "craft")); /* X 海警船发射水炮 */
    bool at_sea = by_craft && !draft->event.place.country;
    bool crosses = trigger_has(trigger, SLOT(CONTENT)) && !missile; /* X 军人越过军事分界线 */
    bool own_ground = place && place->kind == MENTION_PLACE && act_is_passive(self->item, trigger) &&
                      draft->counterpart.count == 1 && !draft->counterpart.items[0].org &&
                      one_country(&draft->initiator, &draft->counterpart); /* X 称，Y 国 P 市遭 Y 方袭击: X holds it */
    bool accused = !place && draft->event.status == CH_HAPPENED && !act_is_passive(self->item, trigger) &&
                   agent.count && names_no_object(self->item, trigger) &&
                   act_names_army(self->item, clause.start, trigger->span.start);
    draft->counterpart.count =
        own_ground && own && reporter && strcmp(own, reporter) != 0 ? 0 : draft->counterpart.count;
    bool open = own && reporter && draft->in_speech && !draft->counterpart.count &&
                (act_is_passive(self->item, trigger) || at_disputed_place || at_sea || crosses || accused) &&
                country_is_state(own) && country_is_state(reporter) && strcmp(own, reporter) != 0;
    if (open) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = reporter};
    }
}

/* Whom a verb that seizes ships holds where persons follow it: an arrest. False if it holds none. */
static bool code_person_held(EventCoder *self, const Trigger *trigger) {
    const char *arrest = trigger_has(trigger, SLOT(OBJECT)) ? act_other_reading(self->item, trigger, NULL) : NULL;
    Party agent, target = {.count = 0};
    if (arrest) {
        act_sides(self->item, trigger, &agent, &target);
    }
    target = act_person_of(self->item, trigger, &target);
    MentionKind kind = target.count ? self->item->mentions.items[target.mentions[0]].kind : MENTION_PLACE;
    if (kind != MENTION_PERSON && kind != MENTION_GROUP) {
        return false;
    }
    code_as_other(self, trigger, arrest, SLOT(OBJECT) | SLOT(SEIZE));
    return true;
}

/* True if the target is what a nominal blow is aimed at: 发生针对 X 公民的袭击. */
static bool is_aimed_at(const Item *item, const Trigger *trigger, const Party *target) {
    const Match *against =
        word_before(item, target->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    return against && word_has_role(item, against, CLASS_PREPOSITION, "against") &&
           role_between(item, span_end(target->span), trigger->span.start, CLASS_SUBJECT_STOP, "possessive");
}

/* The other state that the name of an office tells (驻 P 大使馆领事部门); NULL if it tells none. */
static const char *state_stationed_in(const Item *item, const Mention *body, const char *own) {
    for (uint32_t i = mention_from(item, body->span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(body->span); i++) {
        const Mention *inner = &item->mentions.items[i];
        if (inner != body && inner->kind == MENTION_COUNTRY && inner->country && !string_same(inner->country, own)) {
            return inner->country;
        }
    }
    return NULL;
}

/* True if the item has told before of a blow against the country by somebody named. */
static bool struck_by_known(const EventCoder *self, const char *own) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        bool is_blow = told->event.type == CH_FORCE && told->initiator.count && told->counterpart.count;
        if (is_blow && string_same(told->counterpart.items[0].country, own)) {
            return true;
        }
    }
    return false;
}

/* Who keeps the base abroad that is hit, told with the word of residence (X 驻 P 的军事基地), and where; count 0 if
 * none is told so before the trigger. */
static Party keeper_of_base(const Item *item, const Trigger *trigger, ChPlace *place) {
    uint32_t start = trigger->clause->span.start, end = trigger->span.start;
    for (uint32_t at = start + 1; at < end; at++) {
        const Match *stays = word_at(item, at, end, CLASS_BIT(CLASS_TITLE_PREFIX));
        uint32_t next = stays && word_has_kind(item, stays, CLASS_TITLE_PREFIX, "resident")
                            ? mention_from(item, span_end(stays->span))
                            : 0;
        if (!next || next == item->mentions.count) {
            continue;
        }
        const Mention *there = &item->mentions.items[next], *keeper = there - 1;
        const Mention *outer = there->within == NO_MENTION ? NULL : &item->mentions.items[there->within];
        bool told = there->span.start == span_end(stays->span) && span_end(keeper->span) == at &&
                    keeper->span.start >= start && (!outer || outer->kind == MENTION_GROUP) &&
                    keeper->within == NO_MENTION && (there->kind == MENTION_COUNTRY || there->kind == MENTION_PLACE) &&
                    keeper->country && there->country && !string_same(there->country, keeper->country);
        if (told && (act_word(item, span_end(there->span), end, CLASS_WORK, "possession") ||
                     act_word(item, span_end(there->span), end, CLASS_WORK, "troops") ||
                     act_word(item, span_end(there->span), end, CLASS_WORK, "observers"))) { /* 维和部队装甲车 */
            *place = (ChPlace){place_name(item, there), there->country};
            return party_at(item, keeper->phrase.start, at);
        }
    }
    return (Party){.count = 0};
}

/* Whose troops stand at the ground that is hit (P 西部一座驻有 X 军的空军基地), and where; count 0 if none are told so
 * before the trigger. */
static Party guest_of_base(const Item *item, const Trigger *trigger, ChPlace *place) {
    uint32_t start = trigger->clause->span.start, end = trigger->span.start;
    for (uint32_t at = start; clause_may_have(trigger->clause, "housing") && at < end; at++) {
        const Match *houses = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        bool opens = houses && !inside_name(item, at) && word_has_role(item, houses, CLASS_SUPPORT, "housing");
        Party guest = opens ? party_at(item, span_end(houses->span), end) : (Party){.count = 0};
        uint32_t behind = span_end(guest.span);
        if (!guest.count || !act_word(item, behind, end, CLASS_WORK, "possession") ||
            !role_between(item, behind, end, CLASS_SUBJECT_STOP, "possessive")) {
            continue;
        }
        for (uint32_t i = mention_from(item, start); i < guest.mentions[0]; i++) {
            const Mention *there = &item->mentions.items[i];
            bool is_ground = (there->kind == MENTION_COUNTRY || there->kind == MENTION_PLACE) && !there->is_sign &&
                             there->within == NO_MENTION && country_is_state(there->country);
            *place = is_ground ? (ChPlace){place_name(item, there), there->country} : *place;
        }
        return guest;
    }
    return (Party){.count = 0};
}

/* Where those stand who are hit, told right before them: 位于 P 靠近 Q 的 X 军基地, P 境内的一处 X 军基地. Empty if it
 * is not. */
static ChPlace ground_of_base(const Item *item, const Trigger *trigger, const Party *target) {
    uint32_t first = target->count ? target->mentions[0] : 0, start = trigger->clause->span.start;
    const Mention *hit = first ? &item->mentions.items[first] : NULL, *there = hit;
    for (const Mention *before = hit; before && before-- > item->mentions.items && before->span.start >= start;) {
        bool is_ground = (before->kind == MENTION_COUNTRY || before->kind == MENTION_PLACE) && !before->is_sign &&
                         before->name && country_is_state(before->country) &&
                         !string_same(before->country, hit->country);
        if (!is_ground) {
            break;
        }
        there = before->within == NO_MENTION ? before : there;
    }
    bool may = hit && there != hit && hit->kind == MENTION_BODY &&
               role_between(item, span_end(there->span), hit->phrase.start, CLASS_SUBJECT_STOP, "possessive");
    return may ? (ChPlace){place_name(item, there), there->country} : (ChPlace){0};
}

/* Whom a blow hits that is told of a base abroad, and where. */
static void take_base_hit(const Item *item, const Trigger *trigger, Party *target, Draft *draft) {
    ChPlace place = {0};
    Party keeper = keeper_of_base(item, trigger, &place);
    keeper = keeper.count ? keeper : guest_of_base(item, trigger, &place);
    *target = keeper.count ? keeper : *target;
    place = keeper.count ? place : ground_of_base(item, trigger, target);
    draft->event.place = place.name ? place : draft->event.place;
}

/* True if a ship of the state is what is hit, at a sea that is named: 一艘 X 油轮在红海遭到袭击, 在红海袭击一艘 X 油轮.
 */
static bool is_ship_at_sea(const Item *item, const Trigger *trigger, const Party *target, const Draft *draft) {
    uint32_t end = span_end(target->span);
    uint32_t limit = end <= trigger->span.start ? trigger->span.start : span_end(trigger->clause->span);
    bool at_sea = draft->event.place.name && !draft->event.place.country;
    const Match *ship = at_sea ? act_word(item, end, limit, CLASS_WORK, "craft") : NULL;
    ship = ship || !at_sea ? ship : act_word(item, end, limit, CLASS_WORK, "ship");
    return ship && !act_word(item, end, ship->span.start, CLASS_PREPOSITION, NULL);
}

/* The state in which all places lie that are named between who is hit and the trigger (X 人从 P 前往 Q 途中被劫持);
 * NULL if none are, or of several states. */
static const char *state_on_the_way(const Item *item, const Trigger *trigger, const Party *target) {
    const char *found = NULL;
    for (uint32_t i = mention_from(item, span_end(target->span));
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *there = &item->mentions.items[i];
        bool is_ground = (there->kind == MENTION_PLACE || there->kind == MENTION_COUNTRY) && !there->is_sign &&
                         there->within == NO_MENTION;
        const char *land = is_ground                     ? there->country
                           : there->kind == MENTION_BODY ? mission_host(item, there)
                                                         : NULL; /* 在 X 驻 P 领事馆遭杀害 */
        if (land && found && !string_same(found, land)) {
            return NULL;
        }
        found = land ? land : found;
    }
    return found;
}

/* The other state of the blow told before in the sentence that hit people of the same state, who suffer again:
 * 23名 X 人在 P 被绑架，A 和 B 随后遇害. NULL if none is. */
static const char *scene_told_before(const EventCoder *self, const Trigger *trigger, const char *own) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool may = last && own && last->event.type == CH_FORCE && last->counterpart.count &&
               self->clauses.items[last->clause].sentence == trigger->clause->sentence &&
               string_same(last->counterpart.items[0].country, own) && trigger_has(trigger, SLOT(DONE_TO));
    for (size_t i = 0; may && i < last->event.countries.count; i++) {
        if (!string_same(last->event.countries.items[i], own)) {
            return last->event.countries.items[i];
        }
    }
    return NULL;
}

/* True if the subject died or was hurt in a blow of nobody named: 3名 X 人在 P 发生的袭击中丧生. */
static bool suffers_on_occasion(const Item *item, const Trigger *trigger, const Party *subject) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *in = word_at(item, span_end(trigger->span), end, CLASS_BIT(CLASS_SUPPORT));
    bool amid = in && word_has_role(item, in, CLASS_SUPPORT, "amid") && subject->count &&
                span_within(subject->span, trigger->clause->span) &&
                role_between(item, span_end(subject->span), trigger->span.start, CLASS_PREPOSITION, "at");
    const Match *toll = amid ? word_at(item, span_end(in->span), end, CLASS_BIT(CLASS_WORK)) : NULL;
    return toll && word_has_kind(item, toll, CLASS_WORK, "toll");
}

/* A blow suffered abroad from nobody named (X 使馆在 P 遭袭击): the state there takes part by the place
 * alone; at sea nobody does. False if it is none. */
static bool end_suffered_abroad(EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft) {
    enum { REACH = 32 };
    bool beside = target->count && span_within(target->span, trigger->clause->span) &&
                  span_end(target->span) <= trigger->span.start &&
                  span_end(target->span) + REACH > trigger->span.start &&
                  !trigger_has(trigger, SLOT(SEIZE) | SLOT(INTERCEPT));
    const Match *outlaw = outlaw_before(self->item, trigger);
    bool by_outlaws = !beside && outlaw && target->count && target->span.start >= span_end(trigger->span) &&
                      outlaws_strike(self->item, trigger, outlaw); /* 海盗在 P 袭击 X 货轮 */
    beside = beside || by_outlaws;
    const Mention *body = target->count ? &self->item->mentions.items[target->mentions[target->count - 1]] : NULL;
    const char *host = body && body->kind == MENTION_BODY ? mission_host(self->item, body) : NULL;
    const char *own = draft->counterpart.count == 1 ? draft->counterpart.items[0].country : NULL;
    host = host || !body || !own ? host : state_stationed_in(self->item, body, own);
    const char *scene = draft->event.place.country && !string_same(draft->event.place.country, own)
                            ? draft->event.place.country
                            : host; /* not of 在 X 驻 P 领事馆 */
    scene = scene || !beside ? scene : state_on_the_way(self->item, trigger, target);
    scene = scene || !beside ? scene : scene_told_before(self, trigger, own);
    bool adrift = beside && own && !scene && is_ship_at_sea(self->item, trigger, target, draft);
    bool abroad = own && scene && country_is_state(scene) && !string_same(own, scene);
    if (!beside || !(draft->own_date || host || by_outlaws) || draft->initiator.count || !own || !(abroad || adrift) ||
        struck_by_known(self, own) ||
        !(by_outlaws || act_is_passive(self->item, trigger) || suffers_on_occasion(self->item, trigger, target) ||
          is_aimed_at(self->item, trigger, target))) {
        return false;
    }
    if (abroad) {
        country_add(self->item->arena, &draft->event.countries, scene);
    }
    draft_end(self, draft, true);
    return true;
}

/* An embassy broken into by nobody named: by people of the state where it stands, if a crowd is told of, else that
 * state takes part by the place alone. False if it is none. */
static bool end_mission_hit(EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft) {
    const Item *item = self->item;
    const Mention *mission = target->count == 1 ? &item->mentions.items[target->mentions[0]] : NULL;
    const char *host = mission && mission->kind == MENTION_BODY ? mission_host(item, mission) : NULL;
    bool may = host && country_is_state(host) && mission->country && !string_same(host, mission->country) &&
               !draft->initiator.count && draft->counterpart.count && !trigger_has(trigger, SLOT(DEATH)) &&
               target->span.start >= span_end(trigger->span) && !struck_by_known(self, mission->country);
    bool crowd = may && act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "crowd");
    const Party *subject = &trigger->clause->subject;
    bool group = may && subject->count && item->mentions.items[subject->mentions[0]].kind == MENTION_GROUP;
    if (!may || !(crowd || group || trigger_has(trigger, SLOT(EMBASSY)))) { /* not 他闯入 X 驻 P 使馆 */
        return false;
    }
    if (crowd) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = host};
    }
    country_add(item->arena, &draft->event.countries, host);
    draft_end(self, draft, true);
    return true;
}

/* True if what stands in the slot of a place before the blow is only where it is dealt (下令在 X 展开行动), not whose
 * it is (在 X 空袭中, 在 X 对 Y 的空袭中). */
static bool is_scene(const Item *item, const Trigger *trigger, const Mention *there) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span), at = span_end(there->phrase);
    return there->kind == MENTION_COUNTRY && !role_between(item, from, end, CLASS_SUPPORT, "amid") &&
           !role_between(item, from, end, CLASS_SUPPORT, "after") &&
           !role_between(item, at, trigger->span.start, CLASS_PREPOSITION, "to") &&
           !role_between(item, at, trigger->span.start, CLASS_SUBJECT_STOP, "possessive");
}

/* Who strikes where the subject is a person: forces or a state named between him and the act, not by a preposition
 * (X 在以色列对 Y 的空袭中身亡); himself where he acts in the clause and says nothing of the act behind it (X 对 Y 的
 * 袭击表示哀悼), or where it is planned. Count 0 if none of these. */
static Party striker_of(const Item *item, const Trigger *trigger, Party person, bool is_planned) {
    const Clause *clause = trigger->clause;
    uint32_t from = span_end(person.span) > clause->span.start ? span_end(person.span) : clause->span.start;
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool acts = mention_is_actor(mention) && mention->country && mention->kind != MENTION_PLACE &&
                    mention->kind != MENTION_PERSON && mention->within == NO_MENTION &&
                    span_end(mention->phrase) <= trigger->span.start;
        const Match *before =
            acts ? word_before(item, mention->phrase.start, from, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        const Match *behind =
            acts ? word_at(item, span_end(mention->phrase), trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        bool suffers =
            before && (!word_has_role(item, before, CLASS_PREPOSITION, "at") || is_scene(item, trigger, mention));
        bool owns = behind && word_has_role(item, behind, CLASS_SUBJECT_STOP, "possessive");
        if (acts && !suffers && !owns) {
            return party_at(item, mention->phrase.start, trigger->span.start);
        }
    }
    bool speaks = match_any(&item->matches, span_of(span_end(trigger->span), span_end(clause->span)),
                            CLASS_BIT(CLASS_SPEECH)); /* 表示遗憾 too */
    bool acts = span_within(person.span, clause->span) && !speaks;
    return acts || is_planned ? person : (Party){.count = 0};
}

/* True if the blow comes from people of whom nothing tells whose they are (遭武装分子袭击). */
static bool strikers_unknown(const Item *item, const Trigger *trigger, const Party *agent) {
    const Mention *who = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    bool nameless = who && !who->country && !who->home && (who->kind == MENTION_GROUP || who->kind == MENTION_BODY);
    return nameless && act_is_passive(item, trigger);
}

/* The ships or craft that an armed group strikes, or a state seizes as foreign, and no words make another side's: news
 * without a target. */
static const Match *craft_struck(const Item *item, const Trigger *trigger, const Party *agent, const Draft *draft) {
    const Mention *by = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    bool armed = by && is_armed_group(item, by);
    Span clause = trigger->clause->span;
    bool open = by && draft->initiator.count && !draft->counterpart.count;
    const Match *stranger = open && !armed && by->country && country_is_state(by->country) && draft->own_date
                                ? act_word(item, span_end(trigger->span), span_end(clause), CLASS_WORK, "foreign")
                                : NULL; /* 扣押一艘外国油轮 */
    const Match *craft =
        stranger ? word_at(item, span_end(stranger->span), span_end(clause), CLASS_BIT(CLASS_WORK)) : NULL;
    if (craft && word_has_kind(item, craft, CLASS_WORK, "craft")) {
        return craft;
    }
    return open && armed && trigger_has(trigger, SLOT(ATTACK))
               ? act_word(item, clause.start, span_end(clause), CLASS_WORK, "craft")
               : NULL;
}

/* True if the blows are told as of all the time since a day: 自去年10月以来，X 不时袭击 Y. */
static bool is_all_the_time(const Item *item, const Trigger *trigger, const Draft *draft) {
    uint32_t day = draft->is_habit ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    uint32_t start = trigger->clause->span.start;
    uint32_t at = day != NO_MENTION ? span_end(item->mentions.items[day].span) : start;
    for (; at < start && item->text->character[at] != ','; at++) {
        const Match *word = word_at(item, at, start, CLASS_BIT(CLASS_DATE_WORD));
        if (word && word_has_kind(item, word, CLASS_DATE_WORD, "since")) {
            return true;
        }
    }
    return false;
}

/* True if the clause only tells what another act is for: …，以打击 X. */
static bool is_purpose_of_other(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start;
    const Match *means = word_before(item, trigger->span.start, start, CLASS_BIT(CLASS_PREPOSITION));
    return means && means->span.start == start && word_has_role(item, means, CLASS_PREPOSITION, "means");
}

/* True if the blow, told before, only tells when something else was: X 军袭击 P 时，…. */
static bool is_time_of_other(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *last = word_before(self->item, end, span_end(trigger->span), CLASS_BIT(CLASS_SUPPORT));
    uint32_t day = date_mention_for(self->item, trigger->clause->span, trigger->span);
    bool dated = day != NO_MENTION && span_within(self->item->mentions.items[day].span, trigger->clause->span);
    bool in_time = !dated && last && word_has_role(self->item, last, CLASS_SUPPORT, "after") &&
                   draft->initiator.count && draft->counterpart.count;
    for (size_t i = 0; in_time && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        if (told->event.type == CH_FORCE && told->initiator.count && told->counterpart.count &&
            string_same(told->initiator.items[0].country, draft->initiator.items[0].country) &&
            string_same(told->counterpart.items[0].country, draft->counterpart.items[0].country)) {
            return true;
        }
    }
    return false;
}

/* True if the blow is only what a protest is about, on no day of its own: 4日，民众抗议 X 空袭 Y. */
static bool is_protested(const Item *item, const Trigger *trigger, const Draft *draft) {
    uint32_t start = trigger->clause->span.start;
    uint32_t day = date_mention_for(item, trigger->clause->span, trigger->span);
    for (uint32_t at = start; at < trigger->span.start; at++) {
        const Match *verb = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        bool protests =
            entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_PROTEST));
        uint32_t next = protests ? mention_from(item, span_end(verb->span)) : item->mentions.count;
        const Mention *doer = next < item->mentions.count ? &item->mentions.items[next] : NULL;
        if (doer && (doer->span.start == span_end(verb->span) || doer->phrase.start == span_end(verb->span))) {
            return !draft->own_date || day == NO_MENTION || item->mentions.items[day].span.start < at;
        }
    }
    return false;
}

/* True if the words before it tell that it goes on: 继续, 持续. */
static bool is_continued(const Item *item, const Trigger *trigger) {
    return act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_COMMITMENT, "go-on");
}

/* A blow that is told to go on without a day of its own (继续轰炸 P) is not over. */
static void goes_on(const Item *item, const Trigger *trigger, Draft *draft) {
    bool open = draft->event.status == CH_HAPPENED && !draft->own_date;
    if (open && is_continued(item, trigger)) {
        draft->event.status = CH_ONGOING;
    }
}

/* True if the mention is the speaker's word for his side: 我们对 X 的袭击表示遗憾. */
static bool is_speaker(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_REFERENCE && mention->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, mention->entry, KEY_KIND, "self");
}

/* True if the blow is what somebody calls his reason: 以“打击 X”为由对 Y 实施空袭. */
static bool is_pretext(const Item *item, const Trigger *trigger) {
    uint32_t at = trigger->span.start, start = trigger->clause->span.start;
    bool quoted = at > start + 1 && item->text->character[at - 1] == OPEN_QUOTE;
    const Match *means = quoted ? word_before(item, at - 1, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return means && word_has_role(item, means, CLASS_PREPOSITION, "means");
}

/* True if somebody is only suspected of the blow (X 涉嫌袭击 Y); not where the word describes whom it hits
 * (对涉嫌运毒的船只 发动空袭). */
static bool is_suspected(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, end = trigger->span.start;
    const Match *word = act_word(item, start, end, CLASS_WORK, "suspicion");
    return word && !role_between(item, start, word->span.start, CLASS_PREPOSITION, "to") &&
           !role_between(item, span_end(word->span), end, CLASS_SUBJECT_STOP, "possessive");
}

/* True if the verb only tells what the one thing was doing at which the verb before it aims: 拦截一架逼近 X 边境的 Y
 * 运输机. */
static bool describes_struck(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, end = span_end(trigger->clause->span);
    const Match *one = word_before(item, trigger->span.start, start, CLASS_BIT(CLASS_WORD));
    EntryId counted = one ? match_entry(item->lexicon, one, CLASS_WORD) : NO_ENTRY;
    if (counted == NO_ENTRY || !lexicon_has(item->lexicon, counted, KEY_KIND, "numeral")) {
        return false;
    }
    const Match *particle = word_before(item, one->span.start, start, CLASS_BIT(CLASS_ASPECT));
    bool done = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
    const Match *verb =
        word_before(item, done ? particle->span.start : one->span.start, start, CLASS_BIT(CLASS_EVENT)); /* 击落了 */
    EntryId deed = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return deed != NO_ENTRY && lexicon_has(item->lexicon, deed, KEY_EVENT, ch_event_type_name(CH_FORCE)) &&
           role_between(item, span_end(trigger->span), end, CLASS_SUBJECT_STOP, "possessive");
}

/* True if the blow is told of who suffered it, on a day of its own before the words for that: 17日遭 X 袭击的 Y 村庄.
 */
static bool is_dated_relative(const Item *item, const Trigger *trigger) {
    uint32_t at =
        act_is_passive(item, trigger) ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    const Mention *day = at != NO_MENTION ? &item->mentions.items[at] : NULL;
    const Match *suffers = day && span_within(day->span, trigger->clause->span) && date_tells_day(day)
                               ? word_at(item, span_end(day->span), trigger->span.start, CLASS_BIT(CLASS_PREPOSITION))
                               : NULL;
    return suffers && word_has_role(item, suffers, CLASS_PREPOSITION, "passive");
}

/* The one ship that is seized, right behind the verb: 控制了一艘 X 油轮. Empty if none is. */
static Span seized_craft(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    const Match *one = word_at(item, at, end, CLASS_BIT(CLASS_WORD));
    bool is_one = one && word_has_kind(item, one, CLASS_WORD, "numeral");
    const Match *craft = is_one ? act_word(item, span_end(one->span), end, CLASS_WORK, "craft") : NULL;
    bool named = craft && !act_word(item, span_end(one->span), craft->span.start, CLASS_EVENT, NULL) &&
                 !role_between(item, span_end(craft->span), end, CLASS_SUBJECT_STOP, "possessive"); /* 油轮的火势 */
    return named ? craft->span : (Span){0};
}

/* True if the words tell of a blow or of ground taken, not only of what was seized, remembered or warded off, or of
 * what somebody is suspected of. */
static bool is_blow(const Item *item, const Trigger *trigger, Span ground) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *behind = word_at(item, from, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool relative = behind && word_has_role(item, behind, CLASS_SUBJECT_STOP, "possessive"); /* told before */
    uint32_t head = mention_from(item, from);
    bool is_task = relative && trigger->frame.country && trigger_has(trigger, SLOT(CONTENT)) &&
                   (head == item->mentions.count || item->mentions.items[head].span.start >= end);
    relative = relative && !is_task && !is_dated_relative(item, trigger); /* 执行通过台湾海峡的任务 */
    bool remembered =
        act_word(item, from, end, CLASS_WORK, "anniversary") != NULL ||
        (trigger->span.length == 2 && !act_is_passive(item, trigger) && /* 以谎言攻击 X: with words only */
         act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "verbal"));
    return !relative && !remembered && !is_suspected(item, trigger) && !is_pretext(item, trigger) &&
           !describes_struck(item, trigger) && !is_defence(item, trigger) &&
           (ground.length || !trigger_has(trigger, SLOT(SEIZE))) && !nature_acts(item, trigger) &&
           !measure_acts(item, trigger) && !(act_is_talk(item, trigger) && !act_is_dated_topic(item, trigger));
}

/* True if a court rules upon it: 裁定 X 占领 Y 领土非法. */
static bool is_ruled_upon(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "strict") &&
            lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_OTHER))) {
            return true;
        }
    }
    return false;
}

/* True if the blow is no news of its own: a war of years spoken of, blows of all the time, a purpose, a protest's
 * matter. */
static bool is_spoken_of(const Item *item, const Trigger *trigger, const Draft *draft) {
    bool is_dated = draft->own_date && (!draft->shared_date || !is_of_this_year(item, draft->event.date));
    bool war = trigger_has(trigger, SLOT(CAMPAIGN)) && !is_dated && !draft->from_headline && !intrudes(item, trigger);
    return war || is_ruled_upon(item, trigger) || is_all_the_time(item, trigger, draft) ||
           is_purpose_of_other(item, trigger) || is_protested(item, trigger, draft);
}

/* True if what is struck only came from there: 击落来自 X 的无人机, 拦截 X 射向 Y 的无人机. */
static bool parries(const Item *item, const Trigger *trigger, const Party *target) {
    if (!trigger_has(trigger, SLOT(INTERCEPT)) || !target->count) {
        return false;
    }
    uint32_t behind = span_end(target->span);
    const Match *origin = word_before(item, target->span.start, 0, CLASS_BIT(CLASS_PREPOSITION));
    const Match *verb = word_at(item, behind, span_end(trigger->clause->span), CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "target")) ||
           (origin && origin->span.length > 1 && word_has_role(item, origin, CLASS_PREPOSITION, "source"));
}

/* Who intrudes where the words tell upon whom (逾越台湾海峡中线) and nobody else is the subject: the army or state of
 * others named last in the sentence, of whom the subject told (国防部侦获 X 军机，其中3架次逾越 …). */
static Party intruder_told(const Item *item, const Trigger *trigger, Party agent, const Party *target) {
    const char *own = agent.count ? mention_country(item, &item->mentions.items[agent.mentions[0]]) : NULL;
    own = own || !agent.count ? own : item->mentions.items[agent.mentions[0]].home;
    const Mention *entered = target->count ? &item->mentions.items[target->mentions[0]] : NULL;
    const char *air = trigger->frame.country                                  ? trigger->frame.country
                      : trigger_has(trigger, SLOT(CONTENT)) && entered && own ? entered->country
                                                                              : NULL;
    if (!air || (agent.count && own && !string_same(own, air))) {
        return agent;
    }
    uint32_t first = item->sentences.items[trigger->clause->sentence].first_mention;
    for (uint32_t i = mention_from(item, trigger->span.start); i-- > first;) {
        const Mention *mention = &item->mentions.items[i];
        bool acts = (mention->kind == MENTION_BODY || mention->kind == MENTION_COUNTRY) && mention->country &&
                    country_is_state(mention->country) && mention->within == NO_MENTION;
        if (acts && !string_same(mention->country, air)) {
            return party_at(item, mention->phrase.start, trigger->span.start);
        }
    }
    return agent;
}

/* True if the sentence speaks of the outlet's own side: 我方. */
static bool names_own_side(const Item *item, const Sentence *sentence) {
    for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
        if (is_speaker(item, &item->mentions.items[i])) {
            return true;
        }
    }
    return false;
}

/* The state of who speaks or acts besides the one that strikes: the reporter's, else the subject's, or that of the
 * clause before where the one that strikes is the subject (X 指控 Y 战机入侵该国领空; X 指控，3架 Y 战机入侵该国领空);
 * NULL if it is none. */
static const char *other_teller(const EventCoder *self, const Trigger *trigger, const char *own) {
    const Item *item = self->item;
    const char *teller = !self->speaker.person ? self->speaker.country : NULL;
    const Clause *first = trigger->clause;
    while (first > item->clauses->items && first[-1].sentence == first->sentence) {
        first--;
    }
    for (const Clause *c = trigger->clause; c >= first && !teller; c--) {
        const Mention *who = c->subject.count ? &item->mentions.items[c->subject.mentions[0]] : NULL;
        bool state = who && (who->kind == MENTION_COUNTRY || who->kind == MENTION_BODY) &&
                     item->sentences.items[c->sentence].span.start <= who->span.start && who->country;
        teller = state && !string_same(who->country, own) ? who->country : NULL;
    }
    return teller && country_is_state(teller) && !string_same(teller, own) ? teller : NULL;
}

/* True if the words point back to a state that can be none but the teller's, for the one named last strikes (X
 * 国防部称， 一架 Y 无人机侵入该国领空), or tell of air or waters without saying whose. */
static bool is_tellers_state(const EventCoder *self, const Trigger *trigger, const Mention *hit, const char *own,
                             const Draft *draft) {
    const Item *item = self->item;
    const Match *air =
        hit ? NULL : word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_WORK));
    if (!hit) {
        return air && !draft->counterpart.count && word_has_kind(item, air, CLASS_WORK, "airspace");
    }
    bool points = hit->kind == MENTION_REFERENCE && hit->entry != NO_ENTRY &&
                  lexicon_has(item->lexicon, hit->entry, KEY_KIND, "that");
    const char *told = draft->counterpart.count ? draft->counterpart.items[0].country : own;
    return points && string_same(told, own);
}

/* Who suffers where the words tell him by the speaker's own side (侵扰我防空识别区): his state, or the outlet's; or, at
 * a place that several claim, the one other state that the sentence names (X 军舰闯入 P 海域，追逐 Y 渔船). */
static void take_own_side(const EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft) {
    const Item *item = self->item;
    const Mention *hit = target->count == 1 ? &item->mentions.items[target->mentions[0]] : NULL;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    const char *other = NULL;
    if (hit && own && is_speaker(item, hit)) {
        other = draft->counterpart.count ? draft->counterpart.items[0].country
                : item->outlet_country   ? item->outlet_country
                                         : item->home;
        draft->counterpart.count = 0;
    } else if (own && (hit || !target->count) && is_tellers_state(self, trigger, hit, own, draft)) {
        other = other_teller(self, trigger, own);
        draft->counterpart.count = 0;
    } else if (hit && own && !draft->in_speech && !draft->counterpart.count && hit->kind == MENTION_PLACE &&
               !hit->country) {
        const Sentence *sentence = &item->sentences.items[trigger->clause->sentence];
        for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
            const char *named =
                item->mentions.items[i].kind == MENTION_COUNTRY ? item->mentions.items[i].country : NULL;
            bool is_other = named && country_is_state(named) && !string_same(named, own);
            if (is_other && other && !string_same(named, other)) {
                return;
            }
            other = is_other ? named : other;
        }
        other = other || !names_own_side(item, sentence) ? other : item->home;
    }
    if (other && !string_same(other, own)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
    }
}

/* Whom a blow hits that names nobody but the border of both sides: X 军在 X-Y 边界发动进攻. */
static void take_other_of_border(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL, *sides[2];
    uint32_t start = trigger->clause->span.start;
    bool may = own && !draft->counterpart.count && trigger_has(trigger, SLOT(ATTACK));
    for (uint32_t at = start; may && at < trigger->span.start; at++) {
        const Match *border = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_WORK));
        uint32_t next = border && word_has_kind(item, border, CLASS_WORK, "border") ? mention_from(item, at) : 0;
        bool paired = next > 1 && span_end(item->mentions.items[next - 1].span) == at &&
                      act_country_pair(item, span_join(item->mentions.items[next - 2].span, (Span){at, 0}), sides);
        if (paired && (string_same(sides[0], own) || string_same(sides[1], own))) {
            *list_push(item->arena, &draft->counterpart) =
                (ChActor){.country = string_same(sides[0], own) ? sides[1] : sides[0]};
            return;
        }
    }
}

/* Whom a blow hits that names nobody: the people of another state of whose death the next clause tells right behind its
 * verb (率先开火，造成1名 X 士兵丧生). */
static void take_victims_told(const Item *item, const Trigger *trigger, Draft *draft) {
    enum { REACH = 8 }; /* characters of the verb and the number */
    const Clause *next = trigger->clause + 1;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    bool may = own && country_is_state(own) && !draft->counterpart.count &&
               next < item->clauses->items + item->clauses->count && next->sentence == trigger->clause->sentence;
    const Match *verb = may ? any_word_at(item, next->span.start, span_end(next->span)) : NULL;
    may = verb && verb->span.length > 1 && word_has_kind(item, verb, CLASS_WORD, "verb");
    for (uint32_t i = next->first_mention; may && i < next->first_mention + next->mention_count; i++) {
        const Mention *state = &item->mentions.items[i];
        uint32_t end = span_end(state->span);
        if (state->kind == MENTION_QUANTITY || state->span.start < span_end(verb->span)) {
            continue;
        }
        bool foreign = state->kind == MENTION_COUNTRY && country_is_state(state->country) &&
                       !string_same(state->country, own) && state->span.start <= next->span.start + REACH;
        const Match *people = foreign ? word_at(item, end, span_end(next->span), CLASS_BIT(CLASS_WORK)) : NULL;
        people = people ? people
                        : (foreign ? word_at(item, end, span_end(next->span), CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL);
        if (people &&
            (word_has_kind(item, people, CLASS_WORK, "people") || word_has_kind(item, people, CLASS_WORK, "troops") ||
             word_has_kind(item, people, CLASS_SIGN_CONTEXT, "national"))) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = state->country};
        }
        return;
    }
}

/* True if the blow is told of several towns of the region that is its place: 袭击加沙地带多地. */
static bool is_dealt_at_large(const Item *item, const Trigger *trigger, const ChPlace *place) {
    const Clause *clause = trigger->clause;
    bool may = place->name && (clause->classes & CLASS_BIT(CLASS_WORK));
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *region = &item->mentions.items[i];
        uint32_t end = span_end(region->span);
        const Match *towns = region->kind == MENTION_PLACE && region->name && strstr(place->name, region->name)
                                 ? word_at(item, end, span_end(clause->span), CLASS_BIT(CLASS_WORK))
                                 : NULL;
        if (towns && word_has_kind(item, towns, CLASS_WORK, "at-large")) {
            return true;
        }
    }
    return false;
}

/* Whom a blow answers that names nobody: all who have just struck. */
static void take_answered(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    bool may = !draft->counterpart.count && is_answer(self->item, trigger);
    const Draft *suffered = may ? act_blow_just_suffered(self, trigger, draft) : NULL;
    for (size_t i = 0; suffered && i < suffered->initiator.count; i++) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = suffered->initiator.items[i].country};
    }
}

/* An armed group of no one state that is struck in another than its home, named as the place, is that state's there:
 * 轰炸 X 国 P 的“伊斯兰国”据点, 在 X 国打死一名“基地”组织头目. */
static void take_ground_of_group(const Item *item, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const char *there = draft->event.place.country;
    ChActor *hit = draft->counterpart.count == 1 ? &draft->counterpart.items[0] : NULL;
    bool may = hit && hit->org && there && country_is_state(there) && !actors_are_of(&draft->initiator, there);
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *group = &item->mentions.items[i];
        if (group->kind == MENTION_BODY && group->entry != NO_ENTRY && group->phrase.start == group->span.start &&
            lexicon_has(item->lexicon, group->entry, KEY_KIND, "roving") && string_same(group->name, hit->org)) {
            hit->country = there;
            return;
        }
    }
}

/* A territory without arms of its own that is struck stands for the state that rules it: 登陆马尔维纳斯群岛. */
static void take_ruler(const Item *item, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const char *hit = draft->counterpart.count == 1 ? draft->counterpart.items[0].country : NULL;
    for (uint32_t i = clause->first_mention; hit && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *land = &item->mentions.items[i];
        const char *ruler = is_ruled(item, land) && string_same(land->country, hit)
                                ? lexicon_value(item->lexicon, land->entry, KEY_COUNTRY)
                                : NULL;
        if (ruler) {
            draft->counterpart.items[0] = (ChActor){.country = ruler};
            draft->event.place =
                draft->event.place.name ? draft->event.place : (ChPlace){place_name(item, land), land->country};
            return;
        }
    }
}

/* Whom an army or its craft hits where no words tell (俄军摧毁了3个弹药库, 一架 X 无人机袭击了该电站): the state at war
 * with its own. */
static void take_foe_unnamed(const EventCoder *self, const Trigger *trigger, const Party *agent, Draft *draft) {
    const Item *item = self->item;
    enum { REACH = 10 }; /* characters up to what is hit: 摧毁了3个乌方的弹药库 */
    const Mention *army = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    end = at + REACH < end ? at + REACH : end;
    bool may = army && own && !draft->counterpart.count && !draft->event.place.name && at < end &&
               trigger_has(trigger, SLOT(ATTACK)) && !trigger_has(trigger, SLOT(SEIZE)) &&
               span_within(agent->span, trigger->clause->span) && draft->event.status == CH_HAPPENED &&
               !act_is_passive(item, trigger) &&
               (is_army_of_state(item, army) || is_army(item, army, trigger->span.start) ||
                (army->kind == MENTION_BODY && mission_host(item, army) &&
                 act_names_army(item, army->span.start, span_end(army->span))));
    const Match *hit = may ? act_word(item, at, end, CLASS_WORK, "troops") : NULL;
    hit = hit || !may ? hit : act_word(item, at, end, CLASS_WORK, "ground");
    hit = hit || !may ? hit : act_word(item, at, end, CLASS_WORK, "works");
    bool falls = hit && word_has_kind(item, hit, CLASS_WORK, "missile"); /* shot down on its way */
    const char *host = may ? mission_host(item, army) : NULL;            /* 驻 X 美军误炸一家医院 */
    const char *foe = host && hit && country_is_state(host) && !string_same(host, own) ? host
                      : hit && !falls ? act_state_at_war(self, own, true)
                                      : NULL;
    if (foe) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = foe};
    }
}

/* Drops from those who are hit whose arms only are (打击 X 士兵、西方武器装备): behind the first, a country before a
 * word for arms. */
static Party without_makers(const Item *item, const Party *target) {
    Party hit = *target;
    hit.count = 0;
    for (uint32_t i = 0; i < target->count; i++) {
        const Mention *member = &item->mentions.items[target->mentions[i]];
        uint32_t end = span_end(member->span);
        const Match *arms = i && member->kind == MENTION_COUNTRY && end < item->text->length
                                ? word_at(item, end, item->text->length, CLASS_BIT(CLASS_WORK))
                                : NULL;
        if (!arms || !word_has_kind(item, arms, CLASS_WORK, "arms")) {
            hit.mentions[hit.count++] = target->mentions[i];
        }
    }
    return hit;
}

/* Takes both sides of a blow, its place, and whom it hits where its own words tell nobody. */
static void take_sides_of_blow(EventCoder *self, const Trigger *trigger, const Party *agent, const Party *target,
                               Draft *draft) {
    const Item *item = self->item;
    ChPlace place = names_agent(item, agent, &draft->event.place) ? (ChPlace){0} : draft->event.place;
    act_take(self, agent, draft, &draft->initiator);
    const Mention *army = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    if (trigger->frame.country && army && draft->initiator.count && army->span.length == SIGN_AND_ARMY) {
        draft->initiator.items[0].org = NULL; /* 共机, 共舰 */
    }
    draft->event.place = (ChPlace){0};
    Party hit = without_makers(item, target);
    act_take(self, &hit, draft, &draft->counterpart);
    place_behind(item, target, draft);
    place = place.name ? place : ground_before(item, trigger, target);
    place = place.name ? place : ground_of_slot(item, trigger, target);
    draft->event.place = draft->event.place.name ? draft->event.place : place;
    draft->at_state = place_is_state(item, &draft->event.place);
    draft->is_at_large = is_dealt_at_large(item, trigger, &draft->event.place);
    take_army_behind(self, trigger, target, draft);
    if (place.country && target->count && strikes_rebels_abroad(item, target, draft)) {
        draft->counterpart.count = 0;
    }
    target_from_place(self, trigger, draft);
    if (!draft->counterpart.count && trigger->frame.country) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = trigger->frame.country};
    }
    act_take_pronoun(self, trigger, draft);
    take_reporter(self, trigger, target, draft);
    take_own_side(self, trigger, target, draft);
    take_victims_told(item, trigger, draft);
    take_other_of_border(self, trigger, draft);
    take_answered(self, trigger, draft);
    take_ruler(item, trigger, draft);
    take_ground_of_group(item, trigger, draft);
    if (trigger_has(trigger, SLOT(SEIZE))) {
        take_back(self, agent, draft);
    } else if (!act_is_passive(item, trigger)) {
        take_holder_of_ground(self, agent, target, draft);
    }
    take_foe_unnamed(self, trigger, agent, draft);
}

/* True if who was carried over from the verb of speech is an organisation that has no arms: 救济工程处说，持续轰炸 ….
 */
static bool is_relief_speaker(const Item *item, const Trigger *trigger, const Party *agent) {
    const Mention *who = agent->count ? &item->mentions.items[agent->mentions[0]] : NULL;
    return who && trigger->clause->in_speech && who->kind <= MENTION_BODY && who->kind != MENTION_PERSON &&
           who->span.start < trigger->clause->span.start && who->country && !country_is_state(who->country) &&
           who->entry != NO_ENTRY && lexicon_value(item->lexicon, who->entry, KEY_COUNTRY);
}

/* True if who was carried over from before does not deal the blow: he has no arms, or outlaws deal it (X
 * 证实，海盗袭击了 Y 货轮). */
static bool only_tells(const Item *item, const Trigger *trigger, const Party *agent) {
    const Match *outlaw = span_within(agent->span, trigger->clause->span) ? NULL : outlaw_before(item, trigger);
    return is_relief_speaker(item, trigger, agent) || (outlaw && outlaws_strike(item, trigger, outlaw));
}

/* True if somebody else only helps or moves those who act to do it: 支持 X 击退 Y, 支持对 Y 的军事行动. */
static bool is_helped(const Item *item, const Trigger *trigger, const Party *agent, const Party *target) {
    uint32_t start = trigger->clause->span.start;
    const Match *slot = target->count && target->span.start > start && span_end(target->span) <= trigger->span.start
                            ? word_before(item, target->span.start, start, CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    uint32_t at = slot ? slot->span.start : agent->count ? agent->span.start : start;
    const Match *verb = at > start ? word_before(item, at, start, CLASS_BIT(CLASS_SPEECH_WORD)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "pivot");
}

/* True if the target is one whose death the blow answers: 对 X 遇害展开报复. */
static bool is_avenged(const Item *item, const Trigger *trigger, const Party *target) {
    const Mention *person = target->count == 1 ? &item->mentions.items[target->mentions[0]] : NULL;
    uint32_t behind = span_end(target->span), start = trigger->clause->span.start;
    const Match *slot = person ? word_before(item, person->phrase.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return slot && word_has_role(item, slot, CLASS_PREPOSITION, "to") && person->kind == MENTION_PERSON &&
           behind < trigger->span.start &&
           (act_word(item, behind, trigger->span.start, CLASS_EVENT, NULL) ||
            act_word(item, behind, trigger->span.start, CLASS_WORD, "verb"));
}

/* True if an embassy or consulate is hit. */
static bool hits_mission(const Item *item, const Party *target) {
    const Mention *hit = target->count ? &item->mentions.items[target->mentions[target->count - 1]] : NULL;
    return hit && hit->kind == MENTION_BODY && mission_host(item, hit);
}

/* Who struck where only a weapon is the subject, by the state from which it came: 从 X 发射的火箭弹击中 Y. */
static Party launcher_of(const Item *item, const Trigger *trigger, const Party *target) {
    uint32_t start = trigger->clause->span.start;
    const char *hit = target->count ? mention_country(item, &item->mentions.items[target->mentions[0]]) : NULL;
    bool may = hit && target->span.start >= span_end(trigger->span) &&
               act_word(item, start, trigger->span.start, CLASS_WORK, "troops");
    Party source = may ? governed_party(item, trigger->clause, trigger->span.start, "source") : (Party){.count = 0};
    const char *from = source.count ? mention_country(item, &item->mentions.items[source.mentions[0]]) : NULL;
    bool foreign = from && country_is_state(from) && !string_same(from, hit);
    return foreign ? source : (Party){.count = 0};
}

/* Who is blamed for the blow in the clause, by its subject: X 指责 Y 所为. Count 0 if nobody is. */
static Party blamed_in(const Item *item, const Clause *clause) {
    uint32_t from = span_end(clause->subject.span), to = from;
    for (uint32_t at = from; at < span_end(clause->span) && to == from; at++) {
        const Match *word = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_SUPPORT));
        to = word && !inside_name(item, at) && word_has_role(item, word, CLASS_SUPPORT, "blaming") ? at : to;
    }
    for (uint32_t i = mention_from(item, to); to > from && i-- > clause->first_mention;) {
        const Mention *blamed = &item->mentions.items[i];
        bool acts = (blamed->kind == MENTION_COUNTRY || blamed->kind == MENTION_BODY) && blamed->country &&
                    blamed->within == NO_MENTION;
        if (acts && blamed->phrase.start > from) {
            bool says = match_any(&item->matches, span_of(from, blamed->phrase.start), CLASS_BIT(CLASS_SPEECH));
            return says ? party_at(item, blamed->phrase.start, to) : (Party){.count = 0};
        }
    }
    return (Party){.count = 0};
}

/* Who claims the blow in a clause behind it, of this sentence or the next (一艘 X 货轮遭导弹击中，Y 声称对此负责), or
 * is blamed for it. Count 0 if nobody is. */
static Party claimant(const Item *item, const Trigger *trigger) {
    const Clause *end = item->clauses->items + item->clauses->count;
    for (const Clause *c = trigger->clause + 1;
         c < end && c->paragraph == trigger->clause->paragraph && c->sentence <= trigger->clause->sentence + 1; c++) {
        bool claims = c->subject_is_own && clause_may_have(c, "claiming") &&
                      role_between(item, span_end(c->subject.span), span_end(c->span), CLASS_SUPPORT, "claiming");
        Party blamed = c->subject_is_own && clause_may_have(c, "blaming") ? blamed_in(item, c) : (Party){.count = 0};
        if (claims || blamed.count) {
            return claims ? c->subject : blamed;
        }
    }
    return (Party){.count = 0};
}

/* The same, but for the own state of who was hit (X 前间谍在 P 遭袭击，Y 说是 X 所为): there the place takes part. */
static Party dealer_told_behind(const Item *item, const Trigger *trigger, const Party *target) {
    Party dealer = claimant(item, trigger);
    const char *by = dealer.count ? mention_country(item, &item->mentions.items[dealer.mentions[0]]) : NULL;
    const char *hit = target->count ? mention_country(item, &item->mentions.items[target->mentions[0]]) : NULL;
    dealer.count = by && hit && string_same(by, hit) ? 0 : dealer.count;
    return dealer;
}

/* Whom the clause behind tells to be the target of a blow that names nobody: 实施集群打击，目标包括 X 能源设施. Count 0
 * if it does not. */
static Party aimed_at_behind(const Item *item, const Trigger *trigger) {
    const Clause *next = trigger->clause + 1;
    bool may = trigger_has(trigger, SLOT(ATTACK)) && next < item->clauses->items + item->clauses->count &&
               next->sentence == trigger->clause->sentence;
    const Match *aim = may ? word_at(item, next->span.start, span_end(next->span), CLASS_BIT(CLASS_WORK)) : NULL;
    return aim && word_has_kind(item, aim, CLASS_WORK, "aim")
               ? party_at(item, span_end(aim->span), span_end(next->span))
               : (Party){.count = 0};
}

/* Notes what tells the blow apart from others: ground seized, an attack or what came of one, repelled, one more. */
static void note_kind_of_blow(const Item *item, const Trigger *trigger, bool seizes, Draft *draft) {
    draft->is_seizure = seizes;
    draft->is_result =
        trigger->frame.entry != NO_ENTRY && lexicon_has(item->lexicon, trigger->frame.entry, KEY_KIND, "result");
    draft->is_strike = trigger_has(trigger, SLOT(ATTACK)) && !draft->is_result;
    draft->repels = !trigger_has(trigger, SLOT(TO) | SLOT(ATTACK) | SLOT(INTERCEPT));
    draft->is_further = clause_may_have(trigger->clause, "again") &&
                        role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "again");
}

/* Who suffers a blow told from his side: who died in it, or keeps the base that is hit. */
static void take_sufferer(const Item *item, const Trigger *trigger, Party *agent, Party *target, Draft *draft) {
    if (suffers_on_occasion(item, trigger, agent)) {
        *target = *agent;
        agent->count = 0;
    }
    if (act_is_passive(item, trigger)) {
        take_base_hit(item, trigger, target, draft);
    }
}

/* A blow, or ground taken. */
/* Ends the draft of a blow, by what of whom was struck. */
static void end_blow(EventCoder *self, const Trigger *trigger, const Party *known, const Party *target, Draft *draft) {
    const Match *craft = craft_struck(self->item, trigger, known, draft);
    if (craft) {
        draft->quote = span_join(draft->quote, craft->span);
        draft_end(self, draft, true);
    } else if (!end_suffered_abroad(self, trigger, target, draft) && !end_mission_hit(self, trigger, target, draft)) {
        act_end(self, draft);
    }
}

static void code_blow(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    bool seizes = trigger_has(trigger, SLOT(SEIZE));
    Span ground = seizes ? seized_ground(item, trigger) : (Span){0};
    ground = seizes && !ground.length ? seized_craft(item, trigger) : ground;
    if (!is_blow(item, trigger, ground) || !draft_begin(self, trigger, &draft) || is_spoken_of(item, trigger, &draft)) {
        return;
    }
    note_kind_of_blow(item, trigger, seizes, &draft);
    act_plan(self, trigger, &draft);
    if (trigger_has(trigger, SLOT(STRICT)) && draft.event.status == CH_PLANNED) {
        return; /* 将坚决回击 X 军的进攻 */
    }
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    bool turned = act_turned_sides(item, trigger, &agent, &target);
    if (name_acts(item, trigger, &agent) || parries(item, trigger, &target) ||
        (!turned && act_turns_round(item, trigger, &target)) || strikes_intangible(item, trigger, &target) ||
        is_helped(item, trigger, &agent, &target) ||
        (trigger_has(trigger, SLOT(EMBASSY)) && !hits_mission(item, &target))) {
        return; /* 对 X 空袭予以谴责 */
    }
    take_sufferer(item, trigger, &agent, &target, &draft);
    agent.count = only_tells(item, trigger, &agent) ? 0 : agent.count;
    target.count = is_avenged(item, trigger, &target) ? 0 : target.count;
    target = target.count ? target : aimed_at_behind(item, trigger);
    Party launcher = agent.count && span_within(agent.span, trigger->clause->span)
                         ? (Party){.count = 0}
                         : launcher_of(item, trigger, &target);
    agent = intruder_told(item, trigger, launcher.count ? launcher : agent, &target);
    draft_take_window(self, trigger, &draft); /* 过去一天，X 军袭击了 … */
    const Mention *acts = agent.count == 1 ? &item->mentions.items[agent.mentions[0]] : NULL;
    if (acts && (acts->kind == MENTION_PERSON || is_speaker(item, acts))) {
        agent = striker_of(item, trigger, agent, draft.event.status == CH_PLANNED);
        if (!agent.count) {
            return;
        }
    }
    draft.names_target = names_target(trigger, &target);
    Party known = strikers_unknown(item, trigger, &agent) ? (Party){.count = 0} : agent;
    bool suffered = !known.count && (trigger_has(trigger, SLOT(DONE_TO)) || act_is_passive(item, trigger));
    known = suffered ? dealer_told_behind(item, trigger, &target) : known;
    take_sides_of_blow(self, trigger, &known, &target, &draft);
    if (fights_outlaws(item, trigger, &draft) || is_time_of_other(self, trigger, &draft)) {
        return;
    }
    act_quote(self, trigger, &draft, &known);
    act_quote(self, trigger, &draft, &target);
    draft.quote = ground.length ? span_join(draft.quote, ground) : draft.quote;
    goes_on(item, trigger, &draft);
    take_day_of_exchange(self, trigger, &draft);
    end_blow(self, trigger, &known, &target, &draft);
}

/* True if the fight is told to occur, so that it needs no subject: 前线发生95次战斗. */
static bool fight_occurs(const Item *item, const Trigger *trigger) {
    enum { REACH = 14 }; /* characters from the verb to the fight: 发生约95次激烈 */
    uint32_t start = trigger->clause->span.start, at = trigger->span.start;
    const Match *verb = act_word(item, at > start + REACH ? at - REACH : start, at, CLASS_WORK, "occurrence");
    return verb && !act_word(item, span_end(verb->span), at, CLASS_PREPOSITION, NULL) && /* not 发生在 */
           !act_word(item, span_end(verb->span), at, CLASS_EVENT, NULL);
}

/* True if a word that may be a noun as well tells of a fight: it occurs, or an army is at it where its clause ends
 * (乌军继续在 P 作战). */
static bool is_at_war(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->span);
    bool ends = end >= span_end(trigger->clause->span) || !character_is_han(item->text->character[end]);
    if (fight_occurs(item, trigger)) {
        return true;
    }
    Party agent = ends ? act_agent(item, trigger) : (Party){.count = 0};
    const Mention *army = agent.count ? &item->mentions.items[agent.mentions[0]] : NULL;
    return army && (is_army(item, army, trigger->span.start) || is_army_of_state(item, army)) &&
           span_within(agent.span, trigger->clause->span) &&
           !role_between(item, span_end(agent.span), trigger->span.start, CLASS_SUBJECT_STOP, "possessive");
}

/* The enemy where a fight names one side, or only its army tells of it: the state in which the army is, else the one at
 * war with it (乌军称，前线发生95次战斗). `other`: whom it fights by the words, of whom nothing tells whose they are.
 */
static void take_enemy(const EventCoder *self, const Trigger *trigger, const Party *other, Draft *draft) {
    const Item *item = self->item;
    const ChActor *side = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    const char *own = side && !side->person && !draft->counterpart.count ? side->country : NULL;
    bool told = trigger_has(trigger, SLOT(STRICT)) || fight_occurs(item, trigger);
    if (!own || !country_is_state(own) || trigger_has(trigger, SLOT(CAMPAIGN)) || (!told && !other->count)) {
        return;
    }
    const char *there = draft->event.place.country;
    bool abroad = there && country_is_state(there) && !string_same(there, own);
    const char *enemy = abroad ? there : other->count ? NULL : act_state_at_war(self, own, true);
    if (enemy && (!abroad || told || act_names_army(item, trigger->clause->span.start, trigger->span.start))) {
        bool reports = !trigger->clause->subject_is_own; /* who tells of it: his state fights */
        draft->initiator.items[0] = reports ? (ChActor){.country = own} : *side;
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = enemy};
    }
}

/* Both sides of a fight are one another's target. */
static void code_fight(EventCoder *self, const Trigger *trigger) {
    Draft draft;
    if (trigger_has(trigger, SLOT(STRICT)) && !is_at_war(self->item, trigger)) {
        return;
    }
    bool lasts = trigger_has(trigger, SLOT(CAMPAIGN)); /* 冲突仍在持续: news where it is dated */
    if ((lasts && act_is_talk(self->item, trigger)) || !draft_begin(self, trigger, &draft) ||
        (lasts && (!draft.own_date || (draft.in_speech && draft.shared_date) || draft.from_headline))) {
        return;
    }
    Party other = two_sides(self, trigger, &draft);
    act_take(self, &other, &draft, &draft.counterpart);
    ActorList *both = &draft.initiator;
    if (both->count < 2) {
        take_pair_before(self, trigger, &draft);
    }
    take_enemy(self, trigger, &other, &draft);
    draft.is_fight = trigger_has(trigger, SLOT(STRICT)) || is_continued(self->item, trigger);
    if (trigger_has(trigger, SLOT(STRICT)) && !draft.event.date) {
        return; /* 当地发生了最激烈的战斗 */
    }
    if (fighters_unknown(self, trigger, &draft) || actors_name_persons(&draft.initiator)) { /* 发言人 X 与 Y 隔空交火 */
        return;
    }
    bool continues = (lasts && trigger->frame.status) || is_continued(self->item, trigger);
    draft.event.status = continues && draft.event.status == CH_HAPPENED ? CH_ONGOING : draft.event.status;
    if (both->count == 2 && !string_same(both->items[0].country, both->items[1].country)) { /* X 军与 Y 军交火 */
        draft.counterpart = (ActorList){0};
        *list_push(self->item->arena, &draft.counterpart) = both->items[1];
        both->count = 1;
    }
    act_end(self, &draft);
}

/* True if what is foiled is an attack, or what an army is at: 挫败 X 军的进攻, not 挫败 X 的图谋. */
static bool foils_attack(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    Party target = act_target(item, trigger);
    const Mention *first = target.count && target.span.start >= from ? &item->mentions.items[target.mentions[0]] : NULL;
    bool tried = role_between(item, from, end, CLASS_ASPECT, "attempt"); /* 挫败 X 武装的渗透企图 */
    tried = tried || role_between(item, from, end, CLASS_ASPECT, "behind");
    bool armed = first && (is_army_of_state(item, first) || (tried && is_armed_group(item, first)) ||
                           (is_army(item, first, end) && !trigger_has(trigger, SLOT(TEAM))));
    if (act_is_passive(item, trigger) || act_event_between(item, from, end, KEY_FRAME, "campaign")) {
        return false; /* 袭击被 X 挫败: told as the attack; 抵御了 X 的侵略 */
    }
    return armed || (!trigger_has(trigger, SLOT(TEAM)) && /* 阻止 X 军推进, not 阻止 X 袭击 Y */
                     act_event_between(item, from, end, KEY_EVENT, ch_event_type_name(CH_FORCE)));
}

/* True if a civil flight is what comes: 客机飞越 X 领空 intrudes upon nobody. */
static bool is_civil_flight(const Item *item, const Trigger *trigger) {
    bool may = !trigger_has(trigger, SLOT(ATTACK)) && (trigger->clause->classes & CLASS_BIT(CLASS_WORK));
    return may && act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "civil") &&
           !act_is_passive(item, trigger);
}

void code_force(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    if (code_person_held(self, trigger) || is_civil_flight(item, trigger)) {
        return;
    }
    bool needs_content = trigger_has(trigger, SLOT(CONTENT)) && !passes_strait(item, trigger);
    if (needs_content && !intrudes(item, trigger) && !enters_land(item, trigger) && !violates(item, trigger)) {
        Draft draft;
        if (draft_begin(self, trigger, &draft) && !is_protested(item, trigger, &draft)) {
            code_fleet_arrival(self, trigger); /* X 驱逐舰进入黑海 */
        }
        return;
    }
    if ((act_foils(trigger) && !foils_attack(item, trigger)) || is_subject_of_forecast(item, trigger)) {
        return;
    }
    if (trigger_has(trigger, SLOT(THREAT))) {
        code_threat(self, trigger);
    } else if (trigger_has(trigger, SLOT(DEPLOY))) {
        code_deployment(self, trigger);
    } else if (trigger_has(trigger, SLOT(TARGET))) {
        code_launch(self, trigger);
    } else if (trigger_has(trigger, SLOT(MUTUAL))) {
        code_fight(self, trigger);
    } else {
        code_blow(self, trigger);
    }
}
