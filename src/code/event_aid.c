/* Aid: what is given or sent to help, and who. */
#include "code/acts.h"
#include "resolve/dates.h"

enum { BARE_GOODS = 2 }; /* characters of a word for aid in general */

/* The verb of giving that describes what is handed over (移交援建的体育馆); NULL if none does. */
static const Match *works_built(const Item *item, const Trigger *trigger, uint32_t end) {
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_AID))) {
            const Match *of = word_at(item, span_end(verb->span), end, CLASS_BIT(CLASS_SUBJECT_STOP));
            return of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? verb : NULL;
        }
    }
    return NULL;
}

/* The goods right before the verb that another verb has gathered: 筹集食品送到 X 手中. NULL if there are none. */
static const Match *goods_gathered(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, at = trigger->span.start, end = span_end(trigger->clause->span);
    const Match *goods = word_before(item, at, start, CLASS_BIT(CLASS_WORK));
    bool adjoins = goods && span_end(goods->span) == at && word_has_kind(item, goods, CLASS_WORK, "relief") &&
                   !role_between(item, start, at, CLASS_SUBJECT_STOP, "possessive");
    return adjoins && act_word(item, start, goods->span.start, CLASS_WORD, "verb") &&
                   party_at(item, span_end(trigger->span), end).count
               ? goods
               : NULL;
}

/* True if arms are told to be a batch of which nobody says how large it is: 移交一批军事装备, 交付首批战机. */
static bool is_batch(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *some = at < end ? any_word_at(item, at, end) : NULL;
    bool parts = some && (word_has_role(item, some, CLASS_ASPECT, "particle") ||
                          word_has_role(item, some, CLASS_SUBJECT_STOP, "possessive")); /* 提供的首批战机 */
    if (parts) {
        some = any_word_at(item, span_end(some->span), end);
    }
    return some &&
           (word_has_kind(item, some, CLASS_WORD, "numeral") || word_has_kind(item, some, CLASS_NUMERAL, "ordinal"));
}

/* The craft that are sent to help, as a verb behind them says, also in the next clause: 派出两架军机，参与搜寻客机.
 * NULL if none are. */
static const Match *craft_sent(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause, *next = clause + 1;
    uint32_t from = span_end(trigger->span), end = span_end(clause->span);
    bool goes_on = next < item->clauses->items + item->clauses->count && next->sentence == clause->sentence &&
                   !next->subject_is_own;
    const Match *craft = NULL;
    for (uint32_t at = from; at < end && !craft; at++) {
        craft = inside_name(item, at) ? NULL : forces_at(item, at, end);
    }
    for (uint32_t at = craft ? span_end(craft->span) : end, limit = goes_on ? span_end(next->span) : end;
         craft && at < limit; at++) {
        const Match *verb = word_at(item, at, limit, CLASS_BIT(CLASS_EVENT));
        const Frame *work = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
        if (work && work->type == CH_AID && (work->slots & SLOT(SUBJECT))) {
            return craft;
        }
    }
    return NULL;
}

/* Goods or teams that help, named in the clause or moved before the verb. */
static const Match *relief_named(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *behind = act_noun(item, span_end(trigger->span), end, CLASS_WORK, "relief");
    if (!behind && !trigger_has(trigger, SLOT(TEAM))) {
        behind = act_word(item, span_end(trigger->span), end, CLASS_WORK, "arms");
    }
    behind = behind || !trigger_has(trigger, SLOT(TEAM)) ? behind : craft_sent(item, trigger);
    behind = behind || !trigger_has(trigger, SLOT(CONTENT)) ? behind : works_built(item, trigger, end);
    uint32_t start = trigger->clause->span.start;
    behind = behind || !trigger_has(trigger, SLOT(CONTENT)) ? behind : goods_gathered(item, trigger);
    if (behind || !act_object_is_moved(item, trigger)) {
        return behind;
    }
    const Match *moved = act_noun(item, start, trigger->span.start, CLASS_WORK, "relief");
    return moved || trigger_has(trigger, SLOT(TEAM))
               ? moved
               : act_word(item, start, trigger->span.start, CLASS_WORK, "arms"); /* 把两艘巡逻舰移交给 X 海军 */
}

/* Where a team goes: the country or place named behind it (赴 X). */
static Party country_behind(const Item *item, const Trigger *trigger, uint32_t from) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool place = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE;
        if (place && mention->within == NO_MENTION && mention->span.start >= from) {
            return (Party){.mentions = {i}, .count = 1, .span = mention->phrase};
        }
    }
    return (Party){.count = 0};
}

/* Whose country a team comes to, by the word of coming behind it (派遣搜救队来台); NULL if none tells. */
static const char *home_come_to(const Item *item, const Trigger *trigger, uint32_t from) {
    const Match *comes = act_word(item, from, span_end(trigger->clause->span), CLASS_EVENT, NULL);
    const char *home =
        comes ? lexicon_value(item->lexicon, match_entry(item->lexicon, comes, CLASS_EVENT), KEY_COUNTRY) : NULL;
    return home && item->claimed && strcmp(home, item->claimed) == 0 ? item->home : home;
}

/* Who gives is told without a country by one who speaks for it: 院长说，政府捐赠 …. */
static void take_speakers_country(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    if (trigger->clause->in_speech && draft->initiator.count && draft->initiator.items[0].org &&
        !draft->initiator.items[0].country) {
        const char *own = self->speaker.country ? self->speaker.country : self->speaker.org ? self->item->home : NULL;
        draft->initiator.items[0].country = own && country_is_state(own) ? own : NULL;
    }
}

/* The one foreign state that the sentence names before the gift, to whose victims it goes: 为协助 X 救灾，捐赠 N
 * 元善款. NULL if it names none or several. */
static const char *state_in_need(const Item *item, const Trigger *trigger, const char *giver) {
    const char *found = NULL;
    Party agent = act_agent(item, trigger);
    if (governed_party(item, trigger->clause, trigger->span.start, "to").count ||
        role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_PREPOSITION, "address")) {
        return NULL; /* 向其他国家派出 */
    }
    for (uint32_t i = mention_from(item, item->sentences.items[trigger->clause->sentence].span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *state = &item->mentions.items[i];
        if (state->kind != MENTION_COUNTRY || !country_is_state(state->country) || string_same(state->country, giver)) {
            continue;
        }
        if (span_overlaps(state->span, agent.span) && !found) {
            return NULL; /* X 与 Y 分别派出 */
        }
        if (span_overlaps(state->span, agent.span)) {
            continue; /* P 发生地震，X、Y 派出 */
        }
        if (found && !string_same(found, state->country)) {
            return NULL;
        }
        found = state->country;
    }
    return found;
}

/* True if a disaster is named between two code points. */
static bool names_plight(const Item *item, uint32_t from, uint32_t to) {
    return entry_between(item, from, to, CLASS_TOPIC, KEY_CONTEXT, "disasters");
}

/* The one foreign state that the item has named before the gift, of whose plight it tells; NULL if it named none or
 * several. */
static const char *only_state_told(const Item *item, const Trigger *trigger, const char *giver) {
    const char *found = NULL;
    if (!names_plight(item, 0, trigger->span.start)) {
        return NULL;
    }
    uint32_t end = mention_from(item, trigger->span.start);
    for (uint32_t i = 0; i < end; i++) {
        const Mention *state = &item->mentions.items[i];
        bool is_other = state->kind == MENTION_COUNTRY && country_is_state(state->country) &&
                        !string_same(state->country, giver) && !state->is_sign;
        if (is_other && found && !string_same(found, state->country)) {
            return NULL;
        }
        found = is_other ? state->country : found;
    }
    return found;
}

bool act_is_relative(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *stop = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive") && !inside_name(item, at)) {
            return true;
        }
    }
    return false;
}

/* The sum of money behind the verb; NULL if none is told. */
static const Mention *sum_behind(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *sum = &item->mentions.items[i];
        if (sum->kind == MENTION_QUANTITY && sum->quantity.is_currency && sum->quantity.unit &&
            sum->span.start >= span_end(trigger->span)) {
            return sum;
        }
    }
    return NULL;
}

/* True if a sum is what is given (赠送10万美元), not what goods are worth. */
static bool gives_money(const Item *item, const Trigger *trigger) {
    const Mention *sum = sum_behind(item, trigger);
    return sum && !act_word(item, span_end(trigger->span), sum->span.start, CLASS_WORK, "worth");
}

/* Who gets what the verb's own subject gives, behind a word of receiving (A 收到 B 捐赠的
 * 疫苗, A 获 B 赠送救护车), or where it arrives (B 援助的疫苗运抵 P); turns the giver round.
 * Count 0 if nobody is told. */
static Party receiver_of_gift(EventCoder *self, const Trigger *trigger, Party *giver) {
    const Item *item = self->item;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        bool gets = word && !inside_name(item, at) &&
                    (word_has_role(item, word, CLASS_SUPPORT, "receiving") ||
                     word_has_role(item, word, CLASS_SUPPORT, "accepting"));
        Party between = gets ? party_at(item, span_end(word->span), trigger->span.start) : (Party){.count = 0};
        if (between.count) {
            Trigger gain = *trigger;
            gain.span = word->span;
            *giver = between;
            return act_agent(item, &gain);
        }
    }
    TriggerList all = {0};
    triggers_of(item, &self->mechanisms, trigger->clause, &all);
    for (size_t i = 0; i < all.count; i++) {
        const Trigger *goes = &all.items[i];
        bool gets_there = (goes->frame.type == CH_AID && trigger_has(goes, SLOT(CONTENT))) || /* 运抵 */
                          (goes->frame.type == CH_VISIT && trigger_has(goes, SLOT(ARRIVAL))); /* 运送物资的飞机飞抵 P */
        bool arrives = gets_there && goes->span.start > trigger->span.start &&
                       !act_word(item, span_end(trigger->span), goes->span.start, CLASS_ASPECT, "hypothetical");
        Trigger there = *goes;
        there.frame.slots |= SLOT(OBJECT);
        Party where = arrives && act_is_relative(item, trigger) ? act_target(item, &there) : (Party){.count = 0};
        if (where.count) {
            return where;
        }
    }
    return (Party){.count = 0};
}

/* True if what is given comes there or is handed over by a verb behind it: X 向 Y 捐赠的物资启运. */
static bool gift_moves(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    bool may = act_is_relative(item, trigger);
    for (uint32_t at = span_end(trigger->span); may && at < end; at++) {
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        bool aids = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_AID));
        bool moves = aids && lexicon_has(item->lexicon, entry, KEY_FRAME, "content");
        bool is_goods = aids && !moves && (verb->classes & CLASS_BIT(CLASS_WORK)); /* 粮食援助 */
        if (entry != NO_ENTRY && !is_goods) {
            return moves || lexicon_has(item->lexicon, entry, KEY_FRAME, "arrival");
        }
    }
    return false;
}

/* True if what is given is still to move, as the verb of that tells: 提供的首批战机将运抵 P. */
static bool is_to_move(const Item *item, const Trigger *trigger) {
    return entry_between(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_ASPECT, KEY_STATUS,
                         ch_status_name(CH_PLANNED));
}

/* Who thanks for what was given, and is the receiver: X 感谢 Y 赠送疫苗, by name of what was
 * given. Count 0 if nobody thanks the giver in the clause. */
static Party thanking_party(const Item *item, const Trigger *trigger, const Match *relief, const Party *giver) {
    const Party none = {.count = 0};
    const Clause *clause = trigger->clause;
    bool aimed =
        giver->count && role_between(item, span_end(giver->span), trigger->span.start, CLASS_PREPOSITION, "to");
    if (!giver->count || aimed || giver->span.start < clause->span.start || relief->span.length <= BARE_GOODS) {
        return none;
    }
    for (uint32_t at = clause->span.start; at < giver->span.start; at++) {
        const Match *word = word_at(item, at, giver->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "thank")) {
            Trigger thanks = *trigger;
            thanks.span = word->span;
            return act_agent(item, &thanks);
        }
    }
    return none;
}

const Match *act_promise(const Item *item, const Trigger *trigger) {
    const Match *particle =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_ASPECT));
    if (particle && word_has_role(item, particle, CLASS_ASPECT, "particle")) {
        return NULL; /* 提供了 */
    }
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (!word || inside_name(item, at)) {
            continue;
        }
        EntryId pledge = match_entry(item->lexicon, word, CLASS_COMMITMENT);
        bool pledges = pledge != NO_ENTRY && lexicon_has(item->lexicon, pledge, KEY_COMMITMENT, "pledged") &&
                       lexicon_has(item->lexicon, pledge, KEY_KIND, "decide");
        if (pledges || word_has_role(item, word, CLASS_SUPPORT, "announcing") ||
            word_has_role(item, word, CLASS_ASPECT, "agreeing")) {
            return word;
        }
        at = span_end(word->span) - 1;
    }
    bool past = role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "past");
    return past ? NULL : act_announced_before(item, trigger->clause); /* X 宣布，向 Y 提供 N 元 */
}

/* Aid announced with an amount is planned, and the day of the announcement is not its own. */
static void plan_promised(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Match *promise = act_promise(self->item, trigger);
    uint32_t day = date_mention_for(self->item, trigger->clause->span, trigger->span);
    const Mention *told = day != NO_MENTION ? &self->item->mentions.items[day] : NULL;
    bool own = promise && told && told->span.start > promise->span.start &&
               !role_between(self->item, span_end(told->span), trigger->span.start, CLASS_SUBJECT_STOP,
                             "possessive"); /* 决定向前一天发生地震的 X 提供 */
    if (promise && !own && draft->event.status == CH_HAPPENED) {
        draft->event.status = CH_PLANNED;
        draft_drop_date(draft);
    }
}

/* The number of states that goods go to where none is named (向100多个国家提供); NULL if none is told. */
static const Mention *states_counted(const Item *item, const Trigger *trigger) {
    uint32_t first = mention_from(item, trigger->clause->span.start);
    for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start;
         i++) {
        const Mention *count = &item->mentions.items[i];
        const Match *noun = count->kind == MENTION_QUANTITY
                                ? match_longest_before(&item->matches, count->span.start, span_end(count->span),
                                                       CLASS_BIT(CLASS_COUNTED))
                                : NULL;
        const Match *to =
            noun ? word_before(item, count->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
                 : NULL;
        if (to && word_has_role(item, to, CLASS_PREPOSITION, "to") &&
            word_has_kind(item, noun, CLASS_COUNTED, "states")) {
            return count;
        }
    }
    return NULL;
}

bool act_names_army(const Item *item, uint32_t from, uint32_t to) {
    bool found = from < to && act_noun(item, from, to, CLASS_WORK, "troops");
    for (uint32_t i = mention_from(item, from); !found && i < item->mentions.count; i++) {
        const Mention *body = &item->mentions.items[i];
        if (body->span.start >= to) {
            break;
        }
        for (uint32_t at = body->span.start; body->kind == MENTION_BODY && !found && at < span_end(body->span); at++) {
            const Match *army = match_exact(&item->matches, span_of(at, span_end(body->span)), CLASS_BIT(CLASS_BODY));
            found = army && word_has_kind(item, army, CLASS_BODY, "army"); /* 驻 X 美军 */
        }
    }
    return found;
}

/* A present that one person gives another (向 X 赠送 …), which helps nobody. False if it is none. */
static bool code_gift(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party receiver = trigger_has(trigger, SLOT(CONTENT)) && !trigger->clause->in_speech
                         ? governed_party(item, trigger->clause, trigger->span.start, "to")
                         : (Party){.count = 0};
    Party giver = receiver.count ? acting_party(item, trigger) : receiver;
    bool persons = receiver.count && giver.count && item->mentions.items[receiver.mentions[0]].kind == MENTION_PERSON &&
                   item->mentions.items[giver.mentions[0]].kind == MENTION_PERSON;
    Trigger gift = *trigger;
    gift.frame.other = persons ? act_other_reading(item, trigger, "named") : NULL;
    if (gift.frame.other) {
        gift.frame.type = CH_OTHER;
        gift.frame.slots = SLOT(TO);
        Pair pair = self->pair; /* of what they met for */
        code_other(self, &gift);
        self->pair = pair;
    }
    return gift.frame.other != NULL;
}

/* What the words of aid tell where nothing is given: persons handed over (移交嫌疑人), troops
 * sent. False if they may tell of aid still. */
static bool code_no_aid(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool sends = trigger_has(trigger, SLOT(TEAM));
    if (!sends && trigger_has(trigger, SLOT(CONTENT)) && act_names_people(item, trigger)) {
        code_transfer(self, trigger);
        return true;
    }
    if (!sends && code_gift(self, trigger)) {
        return true;
    }
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool troops = sends && act_word(item, from, end, CLASS_WORK, "troops");
    if (troops || (sends && act_names_army(item, from, end))) {
        Trigger deployment = *trigger;
        deployment.frame.type = CH_FORCE;
        deployment.frame.slots |= SLOT(DEPLOY);
        deployment.frame.slots &= troops ? deployment.frame.slots : ~SLOT(TEAM);
        code_force(self, &deployment);
    }
    return sends;
}

/* True if the word only says how it is given: 加码向 X 提供. */
static bool leads_to_verb(const Item *item, const Trigger *trigger) {
    const Match *to =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_PREPOSITION));
    return to && word_has_role(item, to, CLASS_PREPOSITION, "address");
}

/* True if the clause has told that it is given no longer, which is a sanction: 暂停向 X 提供援助. */
static bool is_cut_off(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return last && last->event.type == CH_SANCTION && self->clauses.items + last->clause == trigger->clause;
}

/* True if what is given has its day behind the verb: 向 X 援助的疫苗9日交付. */
static bool is_dated_behind(const Item *item, const Trigger *trigger) {
    uint32_t day = date_mention_for(item, trigger->clause->span, trigger->span);
    return day != NO_MENTION && item->mentions.items[day].span.start >= span_end(trigger->span);
}

/* Takes the receiver that the gift's own words do not name: where a team comes to, the state in need that the
 * sentence names, or, of money to be given (将提供 N 元用于 …), whom the item is about. */
static void take_receiver_at_hand(EventCoder *self, const Trigger *trigger, const Match *relief, bool counted,
                                  Draft *draft) {
    const Item *item = self->item;
    bool sends = trigger_has(trigger, SLOT(TEAM));
    const char *giver = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *guest = sends && relief ? home_come_to(item, trigger, span_end(relief->span)) : NULL;
    bool money = gives_money(item, trigger);
    if (!guest && giver && (relief || money) && (sends || counted)) {
        guest = state_in_need(item, trigger, giver);
        bool alone = !guest && money && !self->speaker.person && trigger_has(trigger, SLOT(GOODS)) &&
                     !draft->is_recalled && country_is_state(giver) && country_is_state(item->home);
        guest = alone && string_same(item->home, giver) ? only_state_told(item, trigger, giver) : guest;
    }
    bool abroad = relief || (giver && item->outlet_country && strcmp(giver, item->outlet_country) != 0);
    bool facing = !guest && gives_money(item, trigger) && draft->event.status == CH_PLANNED && !sends && abroad;
    const ChActor *other = facing ? act_other_side(self, &draft->initiator) : NULL;
    guest = other ? other->country : guest;
    if (guest && !(giver && strcmp(guest, giver) == 0)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = guest};
    }
}

/* True if a verb of giving and its particle end right where the goods' own words begin: X 政府提供的首批物资. */
static bool is_gift_of(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *verb = word_at(item, at, to, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY) {
            const Match *of = word_at(item, span_end(verb->span), to, CLASS_BIT(CLASS_SUBJECT_STOP));
            return of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") &&
                   lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_AID));
        }
    }
    return false;
}

/* Behind the word that loads goods upon what brings them (一架载有 X 物资的飞机), or their number; where the clause
 * begins if neither stands there. */
static uint32_t behind_loading(const Item *item, const Clause *clause) {
    enum { REACH = 4 }; /* characters before it: 一架, 首批 */
    uint32_t start = clause->span.start;
    bool may = clause_may_have(clause, "laden");
    for (uint32_t at = start; may && at < start + REACH && at < span_end(clause->span); at++) {
        const Match *word = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "laden")) {
            return span_end(word->span);
        }
    }
    uint32_t first = mention_from(item, start);
    const Mention *count = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    if (count && count->span.start == start && count->kind == MENTION_QUANTITY) {
        return span_end(count->span);
    }
    const Match *some = any_word_at(item, start, span_end(clause->span)); /* 一批 X 物资 */
    return some && word_has_kind(item, some, CLASS_WORD, "numeral") ? span_end(some->span) : start;
}

/* Behind the particle right behind the giver, where nobody else is named up to the verb: 沙特的|第三架救援飞机抵达;
 * else `at`. */
static uint32_t behind_owner(const Item *item, uint32_t at, uint32_t end) {
    const Match *of = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool owns = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    for (uint32_t i = mention_from(item, at); owns && i < item->mentions.count; i++) {
        const Mention *other = &item->mentions.items[i];
        if (other->span.start >= end) {
            break;
        }
        owns = !mention_is_actor(other);
    }
    return owns ? span_end(of->span) : at;
}

/* What arrives as the subject of the verb (X 首批救灾物资运抵 Y), and whose it is; NULL if it does not. */
static const Match *goods_arriving(const Item *item, const Trigger *trigger, Party *giver) {
    uint32_t end = trigger->span.start;
    bool arrives = trigger_has(trigger, SLOT(CONTENT) | SLOT(ARRIVAL));
    uint32_t start = arrives ? behind_loading(item, trigger->clause) : end;
    bool laden = start > trigger->clause->span.start && clause_may_have(trigger->clause, "laden");
    Party from = party_at(item, start, end);
    uint32_t behind = from.count == 1 ? behind_owner(item, span_end(from.span), end) : end;
    const Match *goods = act_noun(item, behind, end, CLASS_WORK, "relief");
    bool gift = goods && is_gift_of(item, behind, goods->span.start); /* X 政府提供的首批援助物资 */
    bool given = goods && goods->span.length > BARE_GOODS && !word_has_kind(item, goods, CLASS_WORK, "team") &&
                 (gift || !act_word(item, behind, laden ? goods->span.start : end, CLASS_SUBJECT_STOP, NULL)) &&
                 (!act_word(item, behind, end, CLASS_PREPOSITION, NULL) ||
                  only_adjuncts(item, trigger->clause, span_end(goods->span), end)); /* X 物资9日向 Y 交接 */
    Trigger there = *trigger;
    there.frame.slots |= SLOT(OBJECT);
    Party to = given ? act_target(item, &there) : (Party){.count = 0};
    const Match *receiver = to.count && to.span.start < goods->span.start
                                ? word_before(item, to.span.start, behind, CLASS_BIT(CLASS_PREPOSITION))
                                : NULL;
    bool for_them = receiver && span_end(receiver->span) == to.span.start && /* X 首批对 Y 援助物资运抵 */
                    word_has_role(item, receiver, CLASS_PREPOSITION, "to");
    if (!to.count || (to.span.start < span_end(goods->span) && !for_them)) { /* X 物资向 Y 交接 */
        return NULL;
    }
    *giver = from;
    return goods;
}

/* True if goods and a particle end at the code point: 救援物资的|包机. */
static bool brings_goods(const Item *item, uint32_t from, uint32_t at) {
    const Match *of = word_before(item, at, from, CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *goods = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")
                             ? match_longest_before(&item->matches, from, of->span.start, CLASS_BIT(CLASS_WORK))
                             : NULL;
    return goods && word_has_kind(item, goods, CLASS_WORK, "relief");
}

bool goods_come(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may = (clause->classes & CLASS_BIT(CLASS_WORK)) && trigger_has(trigger, SLOT(ARRIVAL) | SLOT(TRAVEL));
    enum { REACH = 12, CARRIER = 4 }; /* characters of a day and an adverb between; of what brings them: 的运输机 */
    uint32_t start = clause->span.start, last = trigger->span.start;
    may = may && !act_noun(item, start, last, CLASS_WORK, "team");
    for (uint32_t end = last; may && end > start + CARRIER && end + REACH > last; end--) {
        if (!only_adjuncts(item, clause, end, last)) {
            continue;
        }
        for (uint32_t at = end; at + CARRIER >= end; at--) {
            if (brings_goods(item, start, at)) {
                return true;
            }
        }
        const Match *goods = match_longest_before(&item->matches, start, end, CLASS_BIT(CLASS_WORK));
        if (goods) {
            return word_has_kind(item, goods, CLASS_WORK, "relief") && !word_has_kind(item, goods, CLASS_WORK, "team");
        }
    }
    return false;
}

bool code_goods_arrival(EventCoder *self, const Trigger *trigger) {
    Party giver = {.count = 0};
    bool may = (trigger->clause->classes & CLASS_BIT(CLASS_WORK)) && goods_arriving(self->item, trigger, &giver);
    if (may) {
        Trigger arrival = *trigger;
        arrival.frame.type = CH_AID;
        arrival.frame.slots = SLOT(TO) | SLOT(OBJECT) | SLOT(CONTENT);
        code_aid(self, &arrival);
    }
    return may;
}

/* The team before the verb, or those of it that are counted: 救援队, 55名救援人员. Empty if none is named. */
static Span team_named(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *team = act_noun(item, clause->span.start, trigger->span.start, CLASS_WORK, "team");
    for (uint32_t i = clause->first_mention; !team && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *count = &item->mentions.items[i];
        bool before = count->kind == MENTION_QUANTITY && span_end(count->span) <= trigger->span.start;
        const Match *noun = before ? match_longest_before(&item->matches, count->span.start, span_end(count->span),
                                                          CLASS_BIT(CLASS_WORK))
                                   : NULL;
        bool people = noun && match_exact(&item->matches, noun->span, CLASS_BIT(CLASS_COUNTED)) &&
                      word_has_kind(item, match_exact(&item->matches, noun->span, CLASS_BIT(CLASS_COUNTED)),
                                    CLASS_COUNTED, "people");
        team = people && word_has_kind(item, noun, CLASS_WORK, "relief") ? noun : NULL;
    }
    return team ? team->span : (Span){0};
}

/* The state that sends a team called by whom it helps: 援 X 中国医疗队; the page's own where the name tells none. NULL
 * if `helped` is no such name. */
static const char *sender_of_mission(const Item *item, const Clause *clause, const Mention *helped, Span team) {
    const Match *to = word_before(item, helped->span.start, clause->span.start, CLASS_BIT(CLASS_SIGN_CONTEXT));
    EntryId entry = to ? match_entry(item->lexicon, to, CLASS_SIGN_CONTEXT) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_FLAGS, "gift") || helped->kind != MENTION_COUNTRY) {
        return NULL;
    }
    const char *sender = item->home;
    for (const Mention *own = helped + 1;
         own < item->mentions.items + item->mentions.count && own->span.start < team.start; own++) {
        sender = own->kind == MENTION_COUNTRY && country_is_state(own->country) ? own->country : sender;
    }
    return sender && !string_same(sender, helped->country) ? sender : NULL;
}

void code_team_arrival(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool moves = trigger_has(trigger, SLOT(ARRIVAL) | SLOT(TRAVEL));
    Span team = moves && (clause->classes & CLASS_BIT(CLASS_WORK)) ? team_named(item, trigger) : (Span){0};
    Party agent = team.length ? act_agent(item, trigger) : (Party){.count = 0};
    const Mention *comes =
        agent.count && span_within(agent.span, clause->span) ? &item->mentions.items[agent.mentions[0]] : NULL;
    if (!team.length || (comes && comes->kind != MENTION_GROUP && comes->kind != MENTION_COUNTRY)) {
        return;
    }
    uint32_t first = clause->first_mention;
    while (first < clause->first_mention + clause->mention_count && !mention_is_actor(&item->mentions.items[first])) {
        first++;
    }
    const Mention *owner = first < clause->first_mention + clause->mention_count ? &item->mentions.items[first] : NULL;
    bool owns = owner && (owner->kind == MENTION_COUNTRY || owner->kind == MENTION_BODY) && owner->country &&
                span_end(owner->phrase) <= team.start;
    Party host = owns ? country_behind(item, trigger, span_end(trigger->span)) : (Party){.count = 0};
    const char *there = host.count ? mention_country(item, &item->mentions.items[host.mentions[0]]) : NULL;
    const char *sender = owns && there ? sender_of_mission(item, clause, owner, team) : NULL;
    bool known = comes && comes->kind == MENTION_GROUP && comes->country && there && !sender &&
                 !string_same(comes->country, there); /* no X 援 Y 医疗队 */
    Trigger arrival = *trigger;
    arrival.frame.type = CH_AID;
    Draft draft;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    if (last && last->is_team && self->clauses.items + last->clause == clause) {
        return; /* X 派遣的救援队抵达 Y: told by what sent it */
    }
    if (!there || known || !country_is_state(there) || string_same(there, owner->country) != (sender != NULL) ||
        act_is_talk(item, trigger) || !draft_begin(self, &arrival, &draft)) {
        return;
    }
    agent = party_at(item, owner->phrase.start, trigger->span.start);
    ChPlace place = draft.event.place;
    if (sender) {
        *list_push(item->arena, &draft.initiator) = (ChActor){.country = sender};
    } else {
        act_take(self, &agent, &draft, &draft.initiator);
    }
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = there};
    draft.event.place = place;
    const Mention *come_to = &item->mentions.items[host.mentions[0]];
    if (!place.name && come_to->kind == MENTION_PLACE) {
        draft.event.place = (ChPlace){place_name(item, come_to), there};
    }
    bool stays = draft.event.status == CH_HAPPENED && trigger_has(trigger, SLOT(ARRIVAL));
    draft.event.status = stays ? CH_ONGOING : draft.event.status;
    draft.is_team = true;
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &host);
    act_end(self, &draft);
}

/* A team at work abroad: X 救援队在 Y 灾区展开搜救. */
static void code_relief_work(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    Party agent = act_agent(item, trigger);
    bool may = agent.count && span_within(agent.span, trigger->clause->span) &&
               act_word(item, agent.span.start, trigger->span.start, CLASS_WORK, "team");
    if (!may || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft) || !draft.event.place.country ||
        draft.event.status == CH_PLANNED) {
        return;
    }
    ChPlace place = draft.event.place;
    act_take(self, &agent, &draft, &draft.initiator);
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = place.country};
    draft.event.place = place;
    draft.is_team = true;
    act_quote(self, trigger, &draft, &agent);
    act_end(self, &draft);
}

/* What is given, and between whom. */
typedef struct Gift {
    const Match *relief; /* goods or help by a word; NULL if none is named */
    Party giver;         /* who gives what arrives; else empty */
    Party agent, target;
    ChAmount amount;
    const Mention *counted; /* states that are only counted; NULL */
    const char *there;      /* the state where it is handed over, if nobody is named who gets it; NULL */
    bool is_arms, is_team;
    bool is_received; /* the target is who takes it by another verb */
} Gift;

static Gift gift_of(const Item *item, const Trigger *trigger) {
    Gift self = {.relief = relief_named(item, trigger), .is_team = trigger_has(trigger, SLOT(TEAM))};
    self.relief = self.relief ? self.relief : goods_arriving(item, trigger, &self.giver);
    self.amount = act_amount(item, trigger);
    self.is_arms =
        self.relief && act_word(item, self.relief->span.start, span_end(self.relief->span), CLASS_WORK, "arms");
    return self;
}

/* True if the teams are told as sent for years: 自1968年起派遣医疗队, 派遣医疗队55周年. */
static bool is_standing_mission(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *date = &item->mentions.items[i];
        bool since = date->kind == MENTION_DATE && date->shape.role == DATE_SINCE && !date_tells_day(date) &&
                     span_end(date->span) <= trigger->span.start;
        if (since) {
            return true;
        }
    }
    return act_word(item, span_end(trigger->span), span_end(clause->span), CLASS_WORK, "anniversary");
}

/* True if those who are counted behind the verb are people whom a list names: 提供首批3名获释人员名单. */
static bool gives_names(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    return trigger_has(trigger, SLOT(GOODS)) && act_noun(item, span_end(trigger->span), end, CLASS_WORK, "roll");
}

/* True if the words tell of no gift. */
static bool gives_nothing(EventCoder *self, const Trigger *trigger, const Gift *gift) {
    const Item *item = self->item;
    const Match *relief = gift->relief;
    if (leads_to_verb(item, trigger) || (!relief && (gives_names(item, trigger) || code_no_aid(self, trigger)))) {
        return true;
    }
    bool is_kind = gift->is_arms && act_word(item, relief->span.start, span_end(relief->span), CLASS_WORK, "troops");
    if (gift->is_arms && !gift->amount.present && !is_kind && !is_batch(item, trigger)) {
        return true; /* of arms those are news that are counted, or of a kind not given before */
    }
    if (gift->is_team && is_standing_mission(item, trigger)) {
        return true;
    }
    Trigger next;
    bool is_carrier = gift->is_team && relief && !word_has_kind(item, relief, CLASS_WORK, "team") &&
                      act_following(item, trigger, CH_AID, &next) && next.span.start < relief->span.start;
    if (is_carrier) {
        return true; /* 派遣运输机运送救灾物资: told by what it brings */
    }
    bool is_work = trigger_has(trigger, SLOT(DATED)) && gift_moves(item, trigger); /* 援建的体育场移交 Y */
    bool needs_goods = !is_work && (trigger_has(trigger, SLOT(CONTENT)) ||
                                    (trigger_has(trigger, SLOT(GOODS)) && !gift->amount.present));
    bool needs_sum = trigger_has(trigger, SLOT(STRICT)) && !(relief && gift->amount.present); /* 给予 X 支持 */
    return needs_sum || (needs_goods && !relief && !gives_money(item, trigger)) || act_is_talk(item, trigger);
}

/* What is counted right behind the verb: a sum, or goods; NULL if nothing is. */
static const Mention *counted_behind(const Item *item, const Trigger *trigger) {
    const Mention *sum = sum_behind(item, trigger);
    uint32_t next = mention_from(item, span_end(trigger->span));
    const Mention *goods = !sum && next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return goods && goods->kind == MENTION_QUANTITY && goods->span.start == span_end(trigger->span) ? goods : sum;
}

/* Whom a verb behind what is counted says it helps: 捐款50万美元赈济 X 灾民, 启运5万吨小麦援助 X, 拨款5亿元用于向 X
 * 提供支持. Count 0 if none does. */
static Party helped_by_sum(const Item *item, const Trigger *trigger) {
    const Mention *sum = counted_behind(item, trigger);
    uint32_t end = span_end(trigger->clause->span), at = sum ? span_end(sum->span) : end;
    const Match *verb = at < end ? any_word_at(item, at, end) : NULL;
    bool helps =
        verb && verb->span.length > 1 && !(verb->classes & CLASS_BIT(CLASS_SUBJECT_STOP)) && !inside_name(item, at);
    uint32_t behind = helps ? span_end(verb->span) : end;
    const Match *to = behind < end ? word_at(item, behind, end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    behind = to && word_has_role(item, to, CLASS_PREPOSITION, "to") ? span_end(to->span) : behind;
    Party helped = helps ? party_at(item, behind, end) : (Party){.count = 0};
    MentionKind kind = helped.count ? item->mentions.items[helped.mentions[0]].kind : MENTION_PERSON;
    return kind == MENTION_COUNTRY || kind == MENTION_PLACE || kind == MENTION_GROUP ? helped : (Party){.count = 0};
}

/* Adds the one foreign state, or those of one list, that the next clause names, whom its verb says the gift helps:
 * 捐款十万元，救济遭受灾害的 X 灾民; 提供贷款，帮助开发 X 与 Y 边境. */
static void take_helped_behind(const Item *item, const Trigger *trigger, const char *giver, ActorList *helped) {
    const Clause *next = trigger->clause + 1;
    bool may =
        giver && next < item->clauses->items + item->clauses->count && next->sentence == trigger->clause->sentence;
    if (!may) {
        return;
    }
    const Match *verb = any_word_at(item, next->span.start, span_end(next->span));
    bool helps = verb && verb->span.length > 1 &&
                 !(verb->classes & (CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT))) &&
                 (word_has_kind(item, verb, CLASS_WORD, "verb") || word_has_kind(item, verb, CLASS_WORD, "verb-noun"));
    const Mention *last = NULL;
    for (uint32_t i = next->first_mention; helps && i < next->first_mention + next->mention_count; i++) {
        const Mention *state = &item->mentions.items[i];
        ChActor actor = {.country = state->country};
        if (!state->country || !country_is_state(state->country) || string_same(state->country, giver) ||
            actors_hold(helped, &actor)) {
            continue;
        }
        uint32_t from = last ? span_end(last->span) : 0;
        if (last && !match_exact(&item->matches, span_of(from, state->span.start), CLASS_BIT(CLASS_CONJUNCTION))) {
            helped->count = 0; /* others of several */
            return;
        }
        *list_push(item->arena, helped) = actor;
        last = state;
    }
}

/* The organisation whose meeting begins the clause, or the one that its sentence goes on from, and so decides on the
 * gift: X 峰会决定向 Y 提供. Count 0 if none does. */
static Party bloc_in_session(const EventCoder *self, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    Span sentence = self->item->sentences.items[clause->sentence].span;
    for (size_t i = 0; i < self->mechanisms.count && !clause->subject_is_own; i++) {
        const NamedMechanism *meeting = &self->mechanisms.items[i];
        if (meeting->bloc && meeting->span.start == sentence.start && span_end(meeting->span) < trigger->span.start) {
            uint32_t bloc = (uint32_t)(meeting->bloc - self->item->mentions.items);
            return (Party){.mentions = {bloc}, .count = 1, .span = meeting->bloc->span};
        }
    }
    return (Party){.count = 0};
}

static void find_sides_of_gift(EventCoder *self, const Trigger *trigger, Gift *gift) {
    const Item *item = self->item;
    act_sides(item, trigger, &gift->agent, &gift->target);
    gift->agent = gift->giver.count ? gift->giver : gift->agent;
    gift->agent = gift->agent.count ? gift->agent : bloc_in_session(self, trigger);
    if (gift->is_team && gift->relief && !gift->target.count) {
        gift->target = country_behind(item, trigger, span_end(gift->relief->span));
    }
    if (!gift->target.count && gift->amount.present) {
        gift->target = helped_by_sum(item, trigger);
    }
    Party receiver = gift->target.count ? (Party){.count = 0} : receiver_of_gift(self, trigger, &gift->agent);
    gift->is_received = receiver.count > 0;
    gift->target = gift->is_received ? receiver : gift->target;
    if (!gift->target.count && gift->relief && !act_is_relative(item, trigger)) {
        gift->target = thanking_party(item, trigger, gift->relief, &gift->agent);
    }
    gift->counted = !gift->target.count && gift->amount.present ? states_counted(item, trigger) : NULL;
    if (gift->counted) { /* 向100多个国家，特别是发展中国家: who gives stands before */
        Trigger receivers = *trigger;
        receivers.span.start = gift->counted->span.start;
        gift->agent = act_agent(item, &receivers);
    }
}

/* The state of the place where a gift is handed over to nobody by name: X 捐赠的救护车在 P 交付. NULL if it is none. */
static const char *handed_over_in(const Item *item, const Trigger *trigger, const Gift *gift, const Draft *draft) {
    const char *there = draft->event.place.country;
    const char *by = gift->agent.count ? mention_country(item, &item->mentions.items[gift->agent.mentions[0]]) : NULL;
    bool may = !gift->target.count && !gift->counted && !gift->is_team && there && by && country_is_state(there) &&
               !string_same(there, by) && !draft->in_speech;
    return may && gift_moves(item, trigger) ? there : NULL;
}

/* True if somebody gives thanks for it: 感谢 X 提供援助. */
static bool is_thanked(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "thank")) {
            return true;
        }
    }
    return false;
}

/* True if what is given is told by how much of it, if in words that only count (一笔贷款, 一部救护车, 首批物资). */
static bool counts_goods(const Item *item, const Trigger *trigger, const Match *relief) {
    uint32_t end = relief ? relief->span.start : 0;
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, end);
        if (word &&
            (word_has_kind(item, word, CLASS_WORD, "numeral") || word_has_kind(item, word, CLASS_NUMERAL, "digit"))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the gift is news: not promised or spoken of at large, nor only what something is called by. */
static bool is_news_of_gift(const EventCoder *self, const Trigger *trigger, const Gift *gift, const Draft *draft) {
    const Item *item = self->item;
    const Match *relief = gift->relief;
    bool amount = gift->amount.present;
    bool on_day = draft->own_date && draft->event.date && relief && gift->target.count && !draft->in_speech;
    bool some = gift->target.count && !draft->in_speech && counts_goods(item, trigger, relief);
    bool promised =
        draft->event.status == CH_PLANNED && !amount && !gift->is_team && !gift->is_arms && !on_day && !some;
    bool recalled = draft->in_speech && !draft->own_date;
    Trigger given = *trigger; /* N 元的援助: what is given may own a particle itself */
    given.span = relief && relief->span.start > trigger->span.start ? relief->span : given.span;
    bool bare = relief && !amount && word_has_kind(item, relief, CLASS_WORK, "help") && !gift->is_received &&
                !names_plight(item, trigger->clause->span.start, trigger->span.start); /* 我们向 Y 提供了援助 */
    bool in_general = (recalled && ((!amount && !relief) || act_is_relative(item, &given))) ||
                      (bare && (recalled || is_thanked(item, trigger)));
    if (promised || in_general || (gift->giver.count && !draft->own_date && !draft->from_headline)) {
        return false;
    }
    bool describes = relief && word_has_kind(item, relief, CLASS_WORK, "team") && act_is_relative(item, trigger) &&
                     !gift_moves(item, trigger);
    bool dated = gift->target.count && draft->own_date && /* 向 X 捐赠的大米8日交接 */
                 (!draft->in_speech || is_dated_behind(item, trigger));
    bool moved = (gift->target.count || gift->there) && relief && !draft->in_speech && /* of arms a batch */
                 gift_moves(item, trigger);
    return gift->is_received || (dated && !describes) || moved || (amount && act_promise(item, trigger)) ||
           !act_is_bare_noun(item, trigger);
}

/* The word by which help goes to the world at large: 对外提供疫苗, 提供30亿美元国际援助, 向全球提供. NULL if it does
 * not. */
static const Match *given_abroad(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    return (trigger->clause->classes & CLASS_BIT(CLASS_WORK))
               ? act_word(item, clause.start, span_end(clause), CLASS_WORK, "abroad")
               : NULL;
}

static void take_sides_of_gift(EventCoder *self, const Trigger *trigger, const Gift *gift, const ChPlace *place,
                               Draft *draft) {
    const Item *item = self->item;
    act_take(self, &gift->agent, draft, &draft->initiator);
    act_take(self, &gift->target, draft, &draft->counterpart);
    if (gift->counted) {
        const char *states = text_copy(item->arena, item->text, gift->counted->span);
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = states};
    }
    take_speakers_country(self, trigger, draft);
    act_take_pronoun(self, trigger, draft);
    if (!draft->counterpart.count && gift->there) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = gift->there};
    }
    if (!draft->counterpart.count && trigger->frame.country) { /* 援乌法案 */
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = trigger->frame.country};
    }
    const char *giver = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (!draft->counterpart.count && gift->amount.present) {
        take_helped_behind(item, trigger, giver, &draft->counterpart);
    }
    if (!draft->counterpart.count && !given_abroad(item, trigger)) {
        take_receiver_at_hand(self, trigger, gift->relief, gift->amount.present, draft);
    }
    const char *where = place->country; /* X 红十字会在 Y 分发食品 */
    if (!draft->counterpart.count && gift->relief && trigger_has(trigger, SLOT(CONTENT)) && draft->own_date && where &&
        giver && country_is_state(where) && !string_same(where, giver)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = where};
    }
}

void code_aid(EventCoder *self, const Trigger *trigger) {
    if (trigger_has(trigger, SLOT(SUBJECT))) {
        code_relief_work(self, trigger);
        return;
    }
    if (trigger_has(trigger, SLOT(APPROVED)) &&
        !act_event_between(self->item, trigger->clause->span.start, trigger->span.start, KEY_EVENT,
                           ch_event_type_name(CH_SIGNING))) {
        return; /* a bill of aid is news where it is passed or signed */
    }
    Gift gift = gift_of(self->item, trigger);
    Draft draft;
    if (gives_nothing(self, trigger, &gift) || !draft_begin(self, trigger, &draft) ||
        (draft.event.status == CH_CANCELLED && is_cut_off(self, trigger))) {
        return;
    }
    act_plan(self, trigger, &draft);
    if (gift.amount.present) {
        plan_promised(self, trigger, &draft);
    }
    draft_take_window(self, trigger, &draft);
    if (gift.is_arms && !gift.amount.present && draft.event.status == CH_HAPPENED &&
        (gift_moves(self->item, trigger) ? is_to_move(self->item, trigger) : !draft.own_date)) {
        return;
    }
    find_sides_of_gift(self, trigger, &gift);
    gift.there = handed_over_in(self->item, trigger, &gift, &draft);
    if (!is_news_of_gift(self, trigger, &gift, &draft)) {
        return;
    }
    ChPlace place = draft.event.place;
    take_sides_of_gift(self, trigger, &gift, &place, &draft);
    draft.event.place = place;
    draft.event.amount = gift.amount;
    draft.is_team = gift.is_team;
    act_quote(self, trigger, &draft, &gift.agent);
    act_quote(self, trigger, &draft, &gift.target);
    if (gift.relief) {
        draft.quote = span_join(draft.quote, gift.relief->span);
    }
    bool counted = !draft.counterpart.count && gift.amount.present && draft.initiator.count;
    const Match *abroad = counted && !draft.initiator.items[0].person ? given_abroad(self->item, trigger) : NULL;
    if (!abroad) {
        act_end(self, &draft);
        return;
    }
    const Match *to =
        word_before(self->item, abroad->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    if (to && word_has_role(self->item, to, CLASS_PREPOSITION, "to")) {
        *list_push(self->item->arena, &draft.counterpart) =
            (ChActor){.country = text_copy(self->item->arena, self->item->text, abroad->span)};
    }
    draft_end(self, &draft, true);
}
