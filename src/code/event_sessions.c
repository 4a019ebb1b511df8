#include "code/event_parts.h"

static void add_mechanism(EventCoder *self, Draft *draft, const NamedMechanism *named) {
    Arena *arena = self->item->arena;
    if (named->is_recurring) {
        draft->event.mechanism = (ChSession){named->name, named->ordinal};
    }
    draft->quote = span_join(draft->quote, named->span);
    for (size_t i = 0; i < named->countries.count; i++) {
        country_add(arena, &draft->event.countries, named->countries.items[i]);
    }
    if (draft->event.place.country) {
        country_add(arena, &draft->event.countries, draft->event.place.country);
    }
}

/* The sides of a session that nobody is named for: the host first. */
static void sides_of_session(EventCoder *self, Draft *draft, const NamedMechanism *named) {
    Arena *arena = self->item->arena;
    const char *host = draft->event.place.country;
    if (host) {
        *list_push(arena, &draft->initiator) = (ChActor){.country = host};
    }
    for (size_t i = 0; i < named->countries.count; i++) {
        const char *country = named->countries.items[i];
        bool is_bloc = named->bloc && named->bloc->country && strcmp(named->bloc->country, country) == 0;
        ChActor actor = is_bloc ? actor_of_mention(self->item, named->bloc) : (ChActor){.country = country};
        if (!draft->initiator.count) {
            *list_push(arena, &draft->initiator) = actor;
        } else if (!host || strcmp(host, country) != 0) {
            *list_push(arena, &draft->counterpart) = actor;
        }
    }
}

/* True if the mechanism stands too far from the verb to be what is held. */
static bool named_elsewhere(const NamedMechanism *named, const Trigger *trigger) {
    return named->span.start > trigger->span.start && named->span.start > span_end(trigger->span) + 4;
}

/* True if a session of one country may have a foreign part: a forum or fair, a
 * meeting abroad, or one of a bloc. */
static bool is_public(const EventCoder *self, const Draft *draft, const NamedMechanism *named) {
    const char *home = self->item->outlet_country;
    for (size_t i = 0; i < draft->event.countries.count; i++) {
        const char *country = draft->event.countries.items[i];
        if (!home || strcmp(country, home) != 0) {
            return true;
        }
    }
    bool any = draft->event.countries.count || draft->initiator.count;
    return any && (named->is_open || !home || (draft->initiator.count && draft->initiator.items[0].country &&
                                               strcmp(draft->initiator.items[0].country, home) != 0));
}

static void code_session_held(EventCoder *self, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const NamedMechanism *named = mechanism_in(&self->mechanisms, clause->span);
    Draft draft;
    if (!named || named_elsewhere(named, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    add_mechanism(self, &draft, named);
    bool before = span_end(named->span) <= trigger->span.start;
    draft.is_recalled = !before && named->span.start > span_end(trigger->span); /* 刚召开的第五次 …: told of, not reported */
    Party other = before ? (Party){.count = 0} : two_sides(self, trigger, &draft);
    take_actors(self, &other, &draft.counterpart, NULL);
    if (!draft.initiator.count) {
        sides_of_session(self, &draft, named);
    }
    draft_end(self, &draft, is_public(self, &draft, named));
}

/* True if who attends is the object of the verb right before: 会见出席 … 的 X. */
static bool met_before(const Trigger *trigger, const TriggerList *triggers) {
    for (size_t i = 0; i < triggers->count; i++) {
        if (span_end(triggers->items[i].span) == trigger->span.start && trigger_has(&triggers->items[i], SLOT(OBJECT))) {
            return true;
        }
    }
    return false;
}

static void take_place_of_visit(const Item *item, const Trigger *visit, Draft *draft) {
    Party hosts = find_hosts(item, visit);
    if (hosts.count && !draft->event.place.name) {
        const Mention *host = &item->mentions.items[hosts.mentions[0]];
        draft->event.place = (ChPlace){host->is_sign ? NULL : text_copy(item->arena, item->text, host->span), host->country};
        country_add(item->arena, &draft->event.countries, host->country);
    }
}

static void code_session_attended(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t end = span_end(trigger->span);
    const NamedMechanism *named = mechanism_in(&self->mechanisms, span_of(end, span_end(trigger->clause->span)));
    Draft draft;
    if (!named || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Party head = relative_head(item, trigger);
    Party acting = acting_party(item, trigger);
    TriggerList triggers = {0};
    const Trigger *came = visit_before(self, trigger, &triggers);
    bool is_met = met_before(trigger, &triggers);
    bool is_guest = came && trigger_has(came, SLOT(HOME));
    Party attending = head.count && (!acting.count || is_met || is_guest) ? head : is_guest ? acting_party(item, came) : acting;
    take_actors(self, &attending, &draft.initiator, NULL);
    Party with = governed_party(item, trigger->clause, trigger->span.start, "with");
    take_actors(self, &with, &draft.counterpart, NULL);
    draft_quote(item, &draft, &attending);
    add_mechanism(self, &draft, named);
    if (is_guest) { /* came to attend: that is still to be done */
        draft.event.status = CH_PLANNED;
        draft.event.date = NULL;
        draft.own_date = false;
        country_add(item->arena, &draft.event.countries, came->frame.country);
    } else if (came) {
        take_place_of_visit(item, came, &draft);
    }
    if (named->bloc && !draft.counterpart.count) {
        *list_push(item->arena, &draft.counterpart) = actor_of_mention(item, named->bloc);
    }
    if (draft.initiator.count) {
        draft_end(self, &draft, named->is_recurring && is_public(self, &draft, named));
    }
}

void code_session(EventCoder *self, const Trigger *trigger) {
    if (trigger_has(trigger, SLOT(PRESS))) {
        code_two_sides(self, trigger);
    } else if (trigger_has(trigger, SLOT(ATTEND))) {
        code_session_attended(self, trigger);
    } else {
        code_session_held(self, trigger);
    }
}

/* --- acts of one side upon another */
