/* Sights: what somebody sees in a state that is not his own, on a visit there or with his hosts (X 在 Y 陪同下参观 P,
 * 访问期间考察“…”项目). */
#include "code/acts.h"

/* What is seen: from the verb to the end of its clause, or to a joint behind which another deed begins. */
static Span sight_seen(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = last_letter(item, at, span_end(trigger->clause->span));
    for (uint32_t i = at; i < end; i++) {
        const Match *joint = inside_name(item, i) ? NULL : word_at(item, i, end, CLASS_BIT(CLASS_CONJUNCTION));
        const Match *deed = joint ? word_at(item, span_end(joint->span), end, CLASS_BIT(CLASS_EVENT)) : NULL;
        deed = deed || !joint ? deed : word_at(item, span_end(joint->span), end, CLASS_BIT(CLASS_SUPPORT));
        end = deed ? i : end;
    }
    return span_of(at, end);
}

/* True if the mention tells which sight it is: it has a name, or its builders have. */
static bool names_sight(const Mention *mention) {
    return mention->kind == MENTION_PLACE || mention->kind == MENTION_BODY || mention->kind == MENTION_WORK ||
           mention->kind == MENTION_COUNTRY;
}

/* True if the words name what is seen, and do not only count it: 考察“明珠”项目, not 考察部分 X 国企业. `placed`: they
 * need no name of their own, as the place and the day are told. */
static bool is_named_sight(const Item *item, Span seen, bool placed) {
    enum { SHORTEST = 4 };
    bool named = placed && seen.length >= SHORTEST;
    for (uint32_t i = mention_from(item, seen.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(seen); i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_QUANTITY) {
            return false;
        }
        named = named || names_sight(mention);
    }
    const Match *first = any_word_at(item, seen.start, span_end(seen));
    bool vague = first && (word_has_kind(item, first, CLASS_NUMERAL, "vague") ||
                           word_has_role(item, first, CLASS_SUBJECT_STOP, "deictic"));
    for (uint32_t at = seen.start; at < span_end(seen) && !named; at++) {
        named = item->text->character[at] == OPEN_QUOTE; /* what stands in quotation marks is its name */
    }
    return named && !vague;
}

/* The place that is seen: named in what is seen, or before the verb as that to which he came (来到 P 参观); NULL if
 * none is. */
static const Mention *place_seen(const Item *item, const ClauseList *clauses, const Trigger *trigger, Span seen) {
    const Mention *place = NULL;
    for (uint32_t i = mention_from(item, seen.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(seen); i++) {
        const Mention *named = &item->mentions.items[i];
        place = named->kind == MENTION_PLACE && named->country ? named : place;
    }
    uint32_t there = place ? NO_MENTION : place_of(item, clauses, trigger);
    bool here = there != NO_MENTION && span_within(item->mentions.items[there].span, trigger->clause->span);
    return here && item->mentions.items[there].kind == MENTION_PLACE ? &item->mentions.items[there] : place;
}

/* True if a house is named before the verb that begins with the town, to which he goes: 前往|万象寮都公学|参观. */
static bool went_to_house(const Item *item, const Trigger *trigger, const Mention *town) {
    const Match *goes =
        town ? word_before(item, town->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_EVENT)) : NULL;
    const Frame *frame = goes ? frame_of(item, match_entry(item->lexicon, goes, CLASS_EVENT)) : NULL;
    uint32_t from = town ? span_end(town->span) : 0;
    return frame && frame->type == CH_VISIT && span_end(goes->span) == town->span.start && from < trigger->span.start &&
           !act_word(item, from, trigger->span.start, CLASS_PREPOSITION, NULL) &&
           !act_word(item, from, trigger->span.start, CLASS_EVENT, NULL) &&
           mention_from(item, from) == mention_from(item, trigger->span.start);
}

/* True if a place that is more than a town stands right before the verb: 来到 P 港参观. */
static bool came_to_see(const Item *item, const Trigger *trigger, const Mention *place) {
    if (went_to_house(item, trigger, place)) {
        return true;
    }
    bool before = place && place->span.start >= trigger->clause->span.start &&
                  span_end(place->span) <= trigger->span.start &&
                  only_adjuncts(item, trigger->clause, span_end(place->span), trigger->span.start);
    Party there = before ? party_at(item, place->span.start, trigger->span.start) : (Party){.count = 0};
    return before && !is_town(item, &there);
}

/* True if those of the draft are told to be abroad with their hosts: on a visit, or met in a town of the others. */
static bool tells_journey(const Draft *told) {
    ChEventType type = told->event.type;
    const char *there = told->event.place.country;
    bool meets = (type == CH_MEETING || type == CH_TALKS) && there && told->event.status == CH_HAPPENED &&
                 told->counterpart.count && string_same(told->counterpart.items[0].country, there);
    bool visits = type == CH_VISIT && told->event.status != CH_CANCELLED;
    return (visits || meets) && !told->in_speech && told->initiator.count && told->counterpart.count;
}

/* The visit told last of somebody of the state, or where none is told how he was met abroad; NULL if neither is. */
static const Draft *journey_of(const EventCoder *self, const char *own) {
    const Draft *met = NULL;
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        bool goes = tells_journey(told) && string_same(told->initiator.items[0].country, own);
        if (goes && told->event.type == CH_VISIT) {
            return told;
        }
        met = goes && !met ? told : met;
    }
    return met;
}

/* Whom «he» means who goes on to see something, where that was taken for his host: X 会见 Y。他还参观了 P. */
static void mend_visitor(const EventCoder *self, const Party *visitor, Draft *draft) {
    const Mention *he = visitor->count == 1 ? &self->item->mentions.items[visitor->mentions[0]] : NULL;
    bool may = he && he->kind == MENTION_REFERENCE && draft->initiator.count == 1;
    for (size_t i = may ? self->drafts.count : 0; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (tells_journey(told) && told->initiator.items[0].person) {
            if (string_same(told->counterpart.items[0].country, draft->initiator.items[0].country)) {
                draft->initiator.items[0] = told->initiator.items[0];
            }
            return;
        }
    }
}

/* Takes who saw another sight in the sentence, where the one named last only shows it to him: 视察了 P；在 X
 * 陪同下，参观了 Q. False if the party shows nothing. */
static bool take_visitor_told(EventCoder *self, const Trigger *trigger, const Party *visitor, Draft *draft) {
    const Clause *clause = trigger->clause;
    Party escort = {.count = 0};
    for (int back = 0; back < 2 && clause - back >= self->clauses.items && !escort.count; back++) {
        escort = escorts_of(self->item, clause - back);
    }
    if (!escort.count || visitor->mentions[0] != escort.mentions[0]) {
        return false;
    }
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool same = last && self->clauses.items[last->clause].sentence == clause->sentence && last->event.type == CH_OTHER;
    draft->initiator = same ? last->initiator : (ActorList){0};
    return true;
}

/* Behind the word by which the subject asks somebody along: X 邀请|Y 参观 P; 0 if he asks nobody. */
static uint32_t behind_asking(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may = clause->subject_is_own && clause->subject.count && clause_may_have(clause, "inviting");
    for (uint32_t at = span_end(clause->subject.span); may && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (word && word_has_role(item, word, CLASS_ASPECT, "inviting")) {
            return span_end(word->span);
        }
        at = word ? span_end(word->span) - 1 : at; /* not 应邀 */
    }
    return 0;
}

/* Takes those whom the subject asks to come along, told behind `from`, for the visitors, and himself for their host.
 * False if they are of no other state. */
static bool take_invited(EventCoder *self, const Trigger *trigger, uint32_t from, Draft *draft) {
    const Item *item = self->item;
    ActorList hosts = {0};
    take_actors(self, &trigger->clause->subject, &hosts, NULL);
    const char *own = hosts.count ? hosts.items[0].country : NULL;
    for (uint32_t i = own ? mention_from(item, from) : item->mentions.count;
         i < item->mentions.count && span_end(item->mentions.items[i].span) <= trigger->span.start; i++) {
        const Mention *guest = &item->mentions.items[i];
        const char *country = guest->kind == MENTION_PERSON ? mention_country(item, guest) : NULL;
        if (country && !string_same(country, own)) {
            *list_push(item->arena, &draft->initiator) = actor_of_mention(item, guest);
        }
    }
    draft->counterpart = draft->initiator.count ? hosts : draft->counterpart;
    act_quote(self, trigger, draft, &trigger->clause->subject);
    return draft->initiator.count > 0 && (draft->own_date || draft->from_headline);
}

/* Takes with whom he sees it: whoever shows it to him (在 X 陪同下), or goes there with him (同 X 共同参观). */
static void take_companions(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party host = {.count = 0};
    const Clause *clause = trigger->clause + 1;
    while (!host.count && clause > self->clauses.items && clause[-1].sentence == trigger->clause->sentence) {
        host = escorts_of(item, --clause);
    }
    host = host.count ? host : governed_party(item, trigger->clause, trigger->span.start, "with");
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    ActorList with = {0};
    take_actors(self, &host, &with, NULL);
    for (size_t i = 0; i < with.count; i++) {
        const ChActor *member = &with.items[i];
        if (own && member->country && !string_same(member->country, own) && !actors_hold(&draft->counterpart, member)) {
            *list_push(item->arena, &draft->counterpart) = *member;
        }
    }
    if (host.count && draft->counterpart.count && span_within(host.span, trigger->clause->span)) {
        draft_quote(item, draft, &host);
    }
}

/* True if the item names the state by its own name, so that a place of it is no other state's of the same name. */
static bool is_state_told(const Item *item, const char *state) {
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    bool told = false;
    for (uint32_t i = 0; i < countries->count && !told; i++) {
        const Mention *country = &item->mentions.items[countries->items[i]];
        told = !country->is_sign && country->country && string_same(country->country, state);
    }
    return told;
}

/* True if the verb tells no sight that its subject sees: somebody goes along (陪同参观), it describes or names
 * something (参观的博物馆, 的考察). */
static bool is_no_sight(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const ClassSet before = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUBJECT_STOP);
    const Match *word = word_before(item, trigger->span.start, clause->span.start, before);
    uint32_t behind;
    return (word && (word_has_role(item, word, CLASS_PREPOSITION, "escort") ||
                     word_has_role(item, word, CLASS_SUBJECT_STOP, "possessive"))) ||
           possessive_at(item, span_end(trigger->span), span_end(clause->span), &behind);
}

/* True if the words name the state. */
static bool names_state(const Item *item, Span words, const char *state) {
    uint32_t i = mention_from(item, words.start);
    while (i < item->mentions.count && item->mentions.items[i].span.start < span_end(words)) {
        const char *named = item->mentions.items[i++].country;
        if (named && string_same(named, state)) {
            return true;
        }
    }
    return false;
}

/* The state by whose name or body what is seen is told: 参观北京大学. NULL if none is. */
static const char *state_seen(const Item *item, Span seen, const char *own) {
    for (uint32_t i = mention_from(item, seen.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(seen); i++) {
        const Mention *named = &item->mentions.items[i];
        bool tells = (named->kind == MENTION_BODY || named->kind == MENTION_COUNTRY) && named->country;
        if (tells && country_is_state(named->country) && !string_same(named->country, own)) {
            return named->country;
        }
    }
    return NULL;
}

/* Gives the draft the host in whose state it is seen: of the place, of the journey, else of what is seen. False if
 * nothing proves one, or what is seen has no name. `passive`: the verb is told of one who suffers something. */
static bool take_host_of_sight(EventCoder *self, const Mention *place, Span seen, bool passive, Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.items[0].country, *there = draft->event.place.country;
    const Draft *abroad = journey_of(self, own);
    const char *journey = abroad ? abroad->counterpart.items[0].country : NULL;
    const char *host = place ? place->country : there && !string_same(there, own) ? there : journey;
    bool news = (draft->own_date || draft->from_headline) && !draft->in_speech && !passive;
    host = host || !news ? host : state_seen(item, seen, own);
    bool at_home = host && item->home && string_same(host, item->home);
    bool proven = journey || at_home || (host && is_state_told(item, host));
    enum { DAY = 10 }; /* characters of a day's date: 18日在 P 参观先行区, not 1933年在 P 考察 */
    bool on_day = news && draft->event.date && strlen(draft->event.date) >= DAY;
    bool named = !seen.length || is_named_sight(item, seen, there && on_day);
    named = named && !(abroad && abroad->event.type != CH_VISIT && names_state(item, seen, own));
    if (!host || !proven || string_same(host, own) || !named) {
        return false;
    }
    *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
    return true;
}

/* The state of those who see it: of a person, or of a team or envoys; NULL if others are told. */
static const char *state_of_visitors(const Item *item, const Party *visitor, const Draft *draft) {
    const ChActor *first = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    bool group = first && visitor->count == 1 && item->mentions.items[visitor->mentions[0]].kind == MENTION_GROUP &&
                 draft->own_date;
    return first && (first->person || group) ? first->country : NULL;
}

/* The word for envoys to a state before the verb, in its clause or in the one before: A、B 等国驻华使节，18日参观. NULL
 * if none is, or another deed stands between. */
static const Match *envoys_before(const EventCoder *self, const Trigger *trigger, uint32_t *from) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool follows = clause > self->clauses.items && clause[-1].sentence == clause->sentence && !clause->subject_is_own;
    *from = follows ? clause[-1].span.start : clause->span.start;
    const Match *found = NULL;
    uint32_t at = *from;
    for (const Match *next; (next = act_word(item, at, trigger->span.start, CLASS_WORK, "guests"));) {
        found = next;
        at = span_end(next->span);
    }
    const Match *deed = found ? act_word(item, at, trigger->span.start, CLASS_EVENT, NULL) : NULL;
    bool light =
        deed && word_has_role(item, deed, CLASS_SUPPORT, "light") && span_end(deed->span) == trigger->span.start;
    return !deed || light ? found : NULL; /* 进行参观 */
}

/* The state to which the envoys are posted by the sign in their word: 驻华使节. NULL if it tells none. */
static const char *state_of_posting(const Item *item, Span envoys) {
    for (uint32_t at = envoys.start; at < span_end(envoys); at++) {
        const Match *sign = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const char *code =
            sign ? lexicon_value(item->lexicon, lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN),
                                 KEY_CODE)
                 : NULL;
        if (code && !strchr(code, '|')) {
            return code;
        }
    }
    return NULL;
}

/* Envoys of several states who are shown around in the state where they are posted. False if none are told. */
static bool code_tour_of_envoys(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t from;
    const Match *envoys = envoys_before(self, trigger, &from);
    const char *host = envoys ? state_of_posting(item, envoys->span) : NULL;
    Draft draft;
    if (!host || !draft_begin(self, trigger, &draft) || !(draft.own_date || draft.from_headline)) {
        return false;
    }
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start < envoys->span.start; i++) {
        const Mention *state = &item->mentions.items[i];
        ChActor actor = actor_of_mention(item, state);
        bool sends = state->kind == MENTION_COUNTRY && state->country && !string_same(state->country, host);
        if (sends && !actors_hold(&draft.initiator, &actor)) {
            *list_push(item->arena, &draft.initiator) = actor;
        }
    }
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = host};
    draft.quote = span_join(envoys->span, draft.quote);
    if (draft.initiator.count) {
        act_end(self, &draft);
    }
    return draft.initiator.count > 0;
}

void code_sight(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (code_tour_of_envoys(self, trigger)) {
        return;
    }
    Party visitor = is_no_sight(item, trigger) ? (Party){.count = 0} : acting_party(item, trigger);
    uint32_t asked = visitor.count ? behind_asking(item, trigger) : 0;
    Trigger sees = *trigger;
    sees.frame.slots |= asked ? SLOT(COMPLEMENT) : 0; /* who is asked along comes */
    sees.frame.status = asked ? ch_status_name(CH_HAPPENED) : trigger->frame.status;
    if (!visitor.count || !draft_begin(self, &sees, &draft) || (draft.in_speech && !draft.own_date)) {
        return;
    }
    Span seen = sight_seen(item, trigger);
    const Mention *place = place_seen(item, &self->clauses, trigger, seen);
    if (asked && !take_invited(self, trigger, asked, &draft)) {
        return;
    }
    if (!asked && !take_visitor_told(self, trigger, &visitor, &draft)) {
        take_actors(self, &visitor, &draft.initiator, &draft.counterpart);
        mend_visitor(self, &visitor, &draft);
    }
    if (!state_of_visitors(item, &visitor, &draft) || (!seen.length && !came_to_see(item, trigger, place))) {
        return;
    }
    take_companions(self, trigger, &draft);
    if (!draft.counterpart.count && !take_host_of_sight(self, place, seen, act_is_passive(item, trigger), &draft)) {
        return;
    }
    if (place) {
        draft.event.place = (ChPlace){.name = place_name(item, place), .country = place->country};
    }
    draft_quote(item, &draft, &visitor);
    draft.quote = span_join(draft.quote, seen);
    act_end(self, &draft);
}
