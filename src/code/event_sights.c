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

/* True if the words name what is seen, and do not only count it: 考察“明珠”项目, not 考察部分 X 国企业. */
static bool is_named_sight(const Item *item, Span seen) {
    bool named = false;
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
        named = item->text->character[at] == 0x201C; /* what stands in quotation marks is its name */
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

/* True if a place that is more than a town stands right before the verb: 来到 P 港参观. */
static bool came_to_see(const Item *item, const Trigger *trigger, const Mention *place) {
    bool before = place && place->span.start >= trigger->clause->span.start &&
                  span_end(place->span) <= trigger->span.start &&
                  only_adjuncts(item, trigger->clause, span_end(place->span), trigger->span.start);
    Party there = before ? party_at(item, place->span.start, trigger->span.start) : (Party){.count = 0};
    return before && !is_town(item, &there);
}

/* The host of the visit that somebody of the state is told to be on; NULL if none is told. */
static const char *host_of_journey(const EventCoder *self, const char *own) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        bool visits = told->event.type == CH_VISIT && told->event.status != CH_CANCELLED && !told->in_speech &&
                      told->initiator.count && string_same(told->initiator.items[0].country, own);
        if (visits && told->counterpart.count) {
            return told->counterpart.items[0].country;
        }
    }
    return NULL;
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

void code_sight(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    Party visitor = is_no_sight(item, trigger) ? (Party){.count = 0} : acting_party(item, trigger);
    if (!visitor.count || !draft_begin(self, trigger, &draft) || (draft.in_speech && !draft.own_date)) {
        return;
    }
    Span seen = sight_seen(item, trigger);
    const Mention *place = place_seen(item, &self->clauses, trigger, seen);
    take_actors(self, &visitor, &draft.initiator, &draft.counterpart);
    const char *own =
        draft.initiator.count && draft.initiator.items[0].person ? draft.initiator.items[0].country : NULL;
    if (!own || (!seen.length && !came_to_see(item, trigger, place))) {
        return;
    }
    take_companions(self, trigger, &draft);
    if (!draft.counterpart.count) {
        const char *journey = host_of_journey(self, own), *there = draft.event.place.country;
        const char *host = place ? place->country : there && !string_same(there, own) ? there : journey;
        bool at_home = host && item->home && string_same(host, item->home);
        bool proven = journey || at_home || (host && is_state_told(item, host));
        if (!host || !proven || string_same(host, own) || (seen.length && !is_named_sight(item, seen))) {
            return;
        }
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = host};
    }
    if (place) {
        draft.event.place = (ChPlace){.name = place_name(item, place), .country = place->country};
    }
    draft_quote(item, &draft, &visitor);
    draft.quote = span_join(draft.quote, seen);
    act_end(self, &draft);
}
