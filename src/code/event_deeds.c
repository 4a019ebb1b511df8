/* Deeds: acts told by a verb together with a certain noun, neither of which tells one by itself (扩大|领海, 授予|国籍).
 * The verbs stand in data/deeds.txt, each with the kind of the noun in data/works.txt. */
#include "code/acts.h"

/* A verb of a deed with its noun. */
typedef struct Deed {
    Trigger trigger;
    const Match *noun;
} Deed;

/* True if nothing behind the noun makes it part of another: 难民的处境, 难民问题. */
static bool is_head(const Item *item, const Trigger *trigger, const Match *noun) {
    uint32_t behind = span_end(noun->span), end = span_end(trigger->clause->span);
    const Match *next = behind < end && !inside_name(item, behind) ? any_word_at(item, behind, end) : NULL;
    bool goes_on = next &&
                   !(next->classes & (CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_DATE_WORD) |
                                      CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION))) &&
                   word_has_kind(item, next, CLASS_WORD, "noun");
    return !goes_on && !possessive_at(item, behind, end, &behind);
}

/* True if no other deed and nothing that describes stands between the noun and its verb: 维和士兵4日乘直升机|抵达. */
static bool is_subject(const Item *item, uint32_t from, uint32_t to) {
    return from == to || !(act_word(item, from, to, CLASS_EVENT, NULL) ||
                           role_between(item, from, to, CLASS_SUBJECT_STOP, "possessive"));
}

/* Behind the word that moves the object before the verb (把|捕鱼区扩大到); the verb itself if none does. */
static uint32_t behind_mover(const Item *item, const Trigger *trigger) {
    uint32_t verb = trigger->span.start;
    for (uint32_t at = trigger->clause->span.start; at < verb; at++) {
        const Match *word = word_at(item, at, verb, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "object") && !inside_name(item, at)) {
            return span_end(word->span);
        }
    }
    return verb;
}

/* The noun of the kind that the verb needs: its object, also moved before it; the subject where the frame says so. NULL
 * if none is named. */
static const Match *noun_of(const Item *item, const Trigger *trigger, const char *kind) {
    enum { REACH = 40 }; /* characters between the two: how many of whose they are */
    uint32_t start = trigger->clause->span.start, end = span_end(trigger->clause->span);
    uint32_t at = trigger->span.start, behind = span_end(trigger->span);
    if (trigger_has(trigger, SLOT(SUBJECT))) {
        const Match *noun = act_noun(item, at > start + REACH ? at - REACH : start, at, CLASS_WORK, kind);
        return noun && is_subject(item, span_end(noun->span), at) ? noun : NULL;
    }
    const Match *noun = act_noun(item, behind, behind + REACH < end ? behind + REACH : end, CLASS_WORK, kind);
    if (noun) {
        return is_head(item, trigger, noun) ? noun : NULL;
    }
    return act_object_is_moved(item, trigger) ? act_noun(item, behind_mover(item, trigger), at, CLASS_WORK, kind)
                                              : NULL;
}

/* The deed that the word of the clause tells. False if its noun is not there. */
static bool deed_of(const Item *item, const Clause *clause, const Match *verb, Deed *deed) {
    uint32_t count = 0;
    const EntryId *entries = lexicon_entries(item->lexicon, verb->posting, &count);
    for (uint32_t i = 0; i < count; i++) {
        const Frame *frame =
            lexicon_posted_class(item->lexicon, &entries[i]) == CLASS_DEED ? frame_of(item, entries[i]) : NULL;
        if (frame) {
            deed->trigger = (Trigger){.frame = *frame, .span = verb->span, .clause = clause};
            deed->noun = noun_of(item, &deed->trigger, lexicon_value(item->lexicon, entries[i], KEY_KIND));
            if (deed->noun) {
                return true;
            }
        }
    }
    return false;
}

/* Where those were who are told to leave: 从 X 撤回, 驻 X 农技团. */
static Party left_place(const Item *item, const Deed *deed, const Party *target) {
    const Clause *clause = deed->trigger.clause;
    Party source = governed_party(item, clause, deed->trigger.span.start, "source");
    Span words = span_join(deed->trigger.span, deed->noun->span);
    words.start = trigger_has(&deed->trigger, SLOT(SUBJECT)) ? clause->span.start : words.start;
    for (uint32_t at = words.start; !source.count && at < span_end(words); at++) {
        const Match *resident = word_at(item, at, span_end(words), CLASS_BIT(CLASS_TITLE_PREFIX));
        bool stays = resident && word_has_kind(item, resident, CLASS_TITLE_PREFIX, "resident");
        source = stays ? party_at(item, span_end(resident->span), span_end(words)) : source;
    }
    return source.count ? source : *target;
}

/* The other side where the words of the deed name none: the other of two states that the clause names, the one that the
 * sentence does, or that the item is about. */
static void take_side_at_hand(EventCoder *self, const Deed *deed, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2], *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool pair = act_country_pair(item, deed->trigger.clause->span, sides);
    const char *other = NULL;
    if (draft->initiator.count > 1) { /* 韩朝双方设立禁飞区 */
        *list_push(item->arena, &draft->counterpart) = draft->initiator.items[--draft->initiator.count];
        return;
    }
    if (pair && !own) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
        other = sides[1];
    } else if (pair && (string_same(own, sides[0]) || string_same(own, sides[1]))) {
        other = string_same(own, sides[0]) ? sides[1] : sides[0];
    }
    other = other || !own ? other : act_other_state(item, &deed->trigger, own);
    const ChActor *at_hand = other || !own || trigger_has(&deed->trigger, SLOT(WITH)) /* a treaty tells whose it is */
                                 ? NULL
                                 : act_other_side(self, &draft->initiator);
    other = at_hand ? at_hand->country : other;
    if (other) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
    }
}

/* Where those are to go who are sent, told by a verb of travel behind: 派遣观察员|前往 P. Count 0 if none tells it. */
static Party goal_behind(const Item *item, const Deed *deed, const TriggerList *triggers) {
    bool sent = trigger_has(&deed->trigger, SLOT(HOST)) && !trigger_has(&deed->trigger, SLOT(SUBJECT));
    for (size_t i = 0; sent && i < triggers->count; i++) {
        const Trigger *next = &triggers->items[i];
        if (next->frame.type == CH_VISIT && next->span.start >= span_end(deed->noun->span)) {
            return find_hosts(item, next);
        }
    }
    return (Party){.count = 0};
}

/* Takes who does it and to whom, or where. */
static void take_sides_of_deed(EventCoder *self, const Deed *deed, const Party *goal, Draft *draft) {
    const Item *item = self->item;
    const Trigger *trigger = &deed->trigger;
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    if (trigger_has(trigger, SLOT(SUBJECT))) { /* whose they are stands before them: 加纳|维和士兵乘运输机抵达 */
        Trigger noun = *trigger;
        noun.span = deed->noun->span;
        Party before = act_agent(item, &noun);
        before = before.count ? before : party_at(item, trigger->clause->span.start, noun.span.start);
        agent = before.count ? before : agent;
    }
    Party with = trigger_has(trigger, SLOT(WITH)) ? act_target_between(item, trigger, deed->noun->span.start, "with")
                                                  : (Party){.count = 0}; /* 终止与 X 签订的协定 */
    target = goal->count ? *goal : with.count ? with : target;
    ChPlace place = draft->event.place;
    target = trigger_has(trigger, SLOT(FROM)) ? left_place(item, deed, &target) : act_person_of(item, trigger, &target);
    act_take(self, &agent, draft, &draft->initiator);
    act_take(self, &target, draft, &draft->counterpart);
    if (trigger_has(trigger, SLOT(FROM)) && trigger_has(trigger, SLOT(HOST))) { /* 从 A 迁往 B */
        Party there = party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
        act_take(self, &there, draft, &draft->counterpart);
        act_quote(self, trigger, draft, &there);
    }
    draft->event.place = trigger_has(trigger, SLOT(HOST)) && draft->event.place.name ? draft->event.place : place;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *other = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    if (!other || (own && string_same(own, other))) { /* its own waters; a firm of no state that is told */
        draft->counterpart.count = 0;
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(HOST)) && place.country) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = place.country};
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(MUTUAL))) {
        take_side_at_hand(self, deed, draft);
    }
    act_quote(self, trigger, draft, &agent);
    act_quote(self, trigger, draft, &target);
    draft->quote = span_join(draft->quote, deed->noun->span);
}

/* The nearest of those named between the code points, from the last one back, that acts for a state, or for an
 * organisation of states; NULL if none does. */
static const Mention *last_acting(const Item *item, uint32_t from, uint32_t to, bool for_state) {
    for (uint32_t i = mention_from(item, to); i-- > 0 && item->mentions.items[i].span.start >= from;) {
        const Mention *mention = &item->mentions.items[i];
        const char *country = mention_country(item, mention);
        if (country && country_is_state(country) == for_state) {
            return mention;
        }
    }
    return NULL;
}

/* What stands on a list of the world's heritage: the state whose it is acts, the organisation that keeps the list is on
 * the other side, or the list where none is named. Only what has a date of its own is news. */
static void code_listing(EventCoder *self, const Deed *deed, Draft *draft) {
    const Item *item = self->item;
    const Trigger *trigger = &deed->trigger;
    uint32_t start = trigger->clause->span.start, end = span_end(deed->noun->span);
    uint32_t opens = item->sentences.items[trigger->clause->sentence].span.start;
    const Mention *keeper = last_acting(item, opens, end, false);
    const Mention *owner = last_acting(item, start, trigger->span.start, true);
    const Mention *spoken_of = owner ? owner : last_acting(item, 0, trigger->span.start, true);
    const char *state = spoken_of ? mention_country(item, spoken_of) : item->home;
    bool known = owner || (state && item->home && string_same(state, item->home));
    if (!known || !draft->own_date || draft->in_speech) {
        return; /* nobody tells whose it is */
    }
    draft->is_directed = false;
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = state};
    if (keeper) {
        Party organisation = party_at(item, keeper->span.start, end);
        act_take(self, &organisation, draft, &draft->counterpart);
    }
    if (!draft->counterpart.count) {
        *list_push(item->arena, &draft->counterpart) =
            (ChActor){.org = text_copy(item->arena, item->text, deed->noun->span)};
    }
    draft->event.place = (ChPlace){0};
    draft->quote = span_of(owner ? owner->span.start : start, end);
    draft_end(self, draft, true);
}

/* True if it is decided or agreed on, which is the deed of who does so: 决定授予, 同意给予. */
static bool is_decided(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, trigger->span.start);
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_COMMITMENT) : NO_ENTRY;
        bool decides = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "decide");
        if (decides || (word && word_has_role(item, word, CLASS_ASPECT, "agreeing"))) {
            return span_end(word->span) == trigger->span.start;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

static void code_deed(EventCoder *self, const Deed *deed, const Party *goal) {
    const Item *item = self->item;
    const Trigger *trigger = &deed->trigger;
    Draft draft;
    Trigger whole = *trigger; /* 允许 X 使用其领空或基地的行为; 授予 X 在 P 的权利 is none */
    whole.span = trigger_has(trigger, SLOT(SUBJECT)) ? trigger->span : deed->noun->span;
    bool describes = !goal->count && act_is_relative(item, &whole);
    Trigger done = *trigger;
    bool decided = trigger_has(trigger, SLOT(APPROVED)) && is_decided(item, trigger);
    done.frame.status = decided ? ch_status_name(CH_HAPPENED) : done.frame.status;
    if (act_is_talk(item, trigger) || describes || !draft_begin(self, &done, &draft)) {
        return;
    }
    if (!decided) {
        act_plan(self, trigger, &draft);
    }
    if (trigger_has(trigger, SLOT(MEMBERSHIP))) {
        code_listing(self, deed, &draft);
        return;
    }
    if (draft.in_speech && self->speaker.person && draft.event.status == CH_PLANNED && !draft.event.date) {
        return; /* 我们将继续接收 X 难民: an undertaking */
    }
    take_sides_of_deed(self, deed, goal, &draft);
    act_end(self, &draft);
}

/* True if a date stands between the code points. */
static bool date_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        if (item->mentions.items[i].kind == MENTION_DATE) {
            return true;
        }
    }
    return false;
}

/* Drops the triggers that tell of the deed: its verb, its noun, the journey of those who are sent, and on no day the
 * signing of the treaty that is ended (终止与 X 签订的协定). */
static void drop_told(const Item *item, TriggerList *triggers, const Deed *deed, const Party *goal) {
    Span verb = deed->trigger.span;
    bool undated = !date_between(item, span_end(verb), deed->noun->span.start);
    size_t kept = 0;
    for (size_t i = 0; i < triggers->count; i++) {
        Span other = triggers->items[i].span;
        bool apart = other.start >= span_end(verb) || span_end(other) <= verb.start;
        bool journey = goal->count && triggers->items[i].frame.type == CH_VISIT && other.start >= span_end(verb);
        bool signing = undated && triggers->items[i].frame.type == CH_SIGNING && other.start >= span_end(verb) &&
                       span_end(other) <= deed->noun->span.start;
        bool noun =
            other.start < span_end(deed->noun->span) && span_end(other) > deed->noun->span.start; /* 取消|军演 */
        if (apart && !journey && !signing && !noun) {
            triggers->items[kept++] = triggers->items[i];
        }
    }
    triggers->count = kept;
}

/* True if the deed is only what a resolution says that is told before it: 通过决议给予 X 观察员地位;
 * 通过决议，授权设立禁飞 区. */
static bool is_resolved(const EventCoder *self, const TriggerList *triggers, const Deed *deed) {
    for (size_t i = 0; i < triggers->count; i++) {
        if (trigger_has(&triggers->items[i], SLOT(ADOPT)) && triggers->items[i].frame.type == CH_SIGNING &&
            span_end(triggers->items[i].span) <= deed->trigger.span.start) {
            return true;
        }
    }
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const char *by =
        last && last->event.type == CH_SIGNING && last->initiator.count ? last->initiator.items[0].country : NULL;
    return by && !country_is_state(by) && self->clauses.items[last->clause].sentence == deed->trigger.clause->sentence;
}

void code_deeds(EventCoder *self, const Clause *clause, TriggerList *triggers) {
    const Item *item = self->item;
    uint32_t end = clause->classes & CLASS_BIT(CLASS_DEED) ? span_end(clause->span) : 0;
    for (uint32_t at = clause->span.start; (at = match_next(&item->matches, at, end, CLASS_BIT(CLASS_DEED))) < end;
         at++) {
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_DEED));
        const Match *longest = any_word_at(item, at, end);
        Deed deed;
        if (!verb || inside_name(item, at) || longest->span.length > verb->span.length ||
            !deed_of(item, clause, verb, &deed)) {
            continue;
        }
        bool resolved = is_resolved(self, triggers, &deed);
        Party goal = resolved ? (Party){.count = 0} : goal_behind(item, &deed, triggers);
        if (!resolved) {
            code_deed(self, &deed, &goal);
        }
        drop_told(item, triggers, &deed, &goal);
        at = span_end(verb->span) - 1;
    }
}
