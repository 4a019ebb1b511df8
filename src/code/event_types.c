#include "code/draft.h"
#include "resolve/dates.h"

static bool has(const Trigger *trigger, SlotSet slots) { return (trigger->frame.slots & slots) != 0; }

static void take(EventCoder *self, const Party *party, ActorList *actors, ActorList *other) {
    const ChActor *speaker = self->speaker.person || self->speaker.org || self->speaker.country ? &self->speaker : NULL;
    actors_of_party(self->item, party, &self->pair, speaker, actors, other);
}

/* The members of a party from `first` on (`count` of them) as a party. */
static Party party_slice(const Item *item, const Party *party, uint32_t first, uint32_t count) {
    Party slice = {.count = 0};
    for (uint32_t i = first; i < first + count && i < party->count; i++) {
        slice.mentions[slice.count++] = party->mentions[i];
    }
    if (slice.count) {
        slice.span = span_join(item->mentions.items[slice.mentions[0]].phrase, item->mentions.items[slice.mentions[slice.count - 1]].phrase);
    }
    return slice;
}

static void quote_party(const Item *item, Draft *draft, const Party *party) {
    if (!party->count) {
        return;
    }
    const Mention *first = &item->mentions.items[party->mentions[0]];
    uint32_t start = first->kind == MENTION_PERSON ? first->span.start : first->phrase.start;
    draft->quote = span_join(draft->quote, span_of(start, span_end(party->span)));
}

static const char *mention_country(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_PERSON && mention->person != NO_PERSON ? item->persons.items[mention->person].country : mention->country;
}

/* --- visits */

/* Members of a party that can be visited: countries, blocs, places. */
static Party hosts_of(const Item *item, Party party) {
    Party hosts = {.count = 0};
    for (uint32_t i = 0; i < party.count; i++) {
        const Mention *mention = &item->mentions.items[party.mentions[i]];
        if (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE || mention->kind == MENTION_BODY) {
            hosts.mentions[hosts.count++] = party.mentions[i];
        }
    }
    hosts.span = party.span;
    return hosts;
}

static Party find_hosts(const Item *item, const Trigger *trigger) {
    Party hosts = {.count = 0};
    if (has(trigger, SLOT(HOST))) {
        hosts = hosts_of(item, party_at(item, span_end(trigger->span), span_end(trigger->clause->span)));
    }
    if (!hosts.count && has(trigger, SLOT(HOST_TO))) {
        hosts = hosts_of(item, governed_party(item, trigger->clause, trigger->span.start, "to"));
    }
    return hosts;
}

static const char *level_of(const Item *item, const Trigger *trigger) {
    const Match *match = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_LEVEL));
    match = match ? match : word_at(item, trigger->span.start, span_end(trigger->span), CLASS_BIT(CLASS_LEVEL));
    return match ? lexicon_value(item->lexicon, lexicon_entry_of(item->lexicon, match->posting, CLASS_LEVEL), KEY_LEVEL) : NULL;
}

/* Who invited, if the invitation stands in the sentence. */
static Party inviter_of(const EventCoder *self, const Trigger *trigger) {
    for (const Clause *c = trigger->clause; c >= self->clauses.items && c->sentence == trigger->clause->sentence; c--) {
        Party party = governed_party(self->item, c, span_end(c->span), "invitation");
        if (party.count) {
            return party;
        }
    }
    return (Party){.count = 0};
}

static void visit_host(EventCoder *self, const Draft *base, const Mention *host, const char *country, const Party *inviter) {
    Draft draft = *base;
    const Item *item = self->item;
    ActorList invited = {0};
    take(self, inviter, &invited, NULL);
    for (size_t i = 0; i < invited.count; i++) {
        if (invited.items[i].country && strcmp(invited.items[i].country, country) == 0) {
            *list_push(item->arena, &draft.counterpart) = invited.items[i];
            break;
        }
    }
    if (!draft.counterpart.count) {
        ChActor actor = {.country = country};
        if (host && host->kind == MENTION_BODY) {
            actor.org = host->name;
        }
        *list_push(item->arena, &draft.counterpart) = actor;
    }
    if (host && !host->is_sign && host->kind != MENTION_BODY) {
        draft.event.place.name = text_copy(item->arena, item->text, host->span);
        draft.event.place.country = country;
    } else if (!draft.event.place.name || !draft.event.place.country || strcmp(draft.event.place.country, country) != 0) {
        draft.event.place = (ChPlace){0};
    }
    draft_end(self, &draft, false);
}

/* The country of the side that receives, for words like «come to visit». */
static const char *home_of(EventCoder *self, const Trigger *trigger, const ActorList *visitors) {
    if (trigger->frame.country) {
        return trigger->frame.country;
    }
    ActorList subject = {0};
    take(self, &trigger->clause->subject, &subject, NULL);
    for (size_t i = 0; i < subject.count; i++) {
        const char *country = subject.items[i].country;
        if (country && visitors->count && visitors->items[0].country && strcmp(country, visitors->items[0].country) != 0) {
            return country;
        }
    }
    return self->item->outlet_country;
}

/* A visitor met during his visit: it goes on, and its own day is not told. */
static void stay_on(EventCoder *self, Draft *draft) {
    draft->event.status = CH_ONGOING;
    draft->event.date = date_of_news(self->item).edtf;
    draft->own_date = false;
    draft->date_is_news = true;
}

/* A stay goes on unless the item's day shows that it was over. */
static ChStatusOfEvent ongoing_at(const Item *item, const char *date) {
    bool same_month = !date || !item->published || strncmp(date, item->published, 7) == 0 || strchr(date, 'X');
    return same_month ? CH_ONGOING : CH_HAPPENED;
}

/* Countries do not travel: somebody is named who does. */
static bool travels(const ActorList *visitors) {
    for (size_t i = 0; i < visitors->count; i++) {
        if (visitors->items[i].person || visitors->items[i].org) {
            return true;
        }
    }
    return false;
}

static bool visitors_are_group(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        if (mention->kind == MENTION_GROUP || mention->kind == MENTION_REFERENCE) {
            return true;
        }
    }
    return false;
}

static bool is_stay(const Trigger *trigger) { return trigger->frame.type == CH_VISIT && has(trigger, SLOT(HOME) | SLOT(HOST)); }

static void code_visit(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (!draft_begin(self, trigger, &draft)) {
        return;
    }
    Party head = relative_head(item, trigger);
    Party hosts = find_hosts(item, trigger);
    Party visitors = acting_party(item, trigger);
    bool relative = head.count && is_stay(trigger) && (has(trigger, SLOT(HOME)) || !visitors.count);
    if (relative) {
        visitors = head;
    }
    take(self, &visitors, &draft.initiator, NULL);
    quote_party(item, &draft, &visitors);
    draft.event.level = trigger->frame.level ? trigger->frame.level : level_of(item, trigger);
    bool arrives = has(trigger, SLOT(HOME) | SLOT(ARRIVAL)) && draft.event.status == CH_HAPPENED;
    if (relative || (arrives && !draft.own_date)) {
        stay_on(self, &draft);
    } else if ((arrives && has(trigger, SLOT(ARRIVAL))) || (trigger->is_during && draft.event.status == CH_HAPPENED)) {
        draft.event.status = ongoing_at(self->item, draft.event.date);
    } else if (trigger->is_before && !draft.own_date) {
        draft.event.status = CH_PLANNED;
    }
    if (!travels(&draft.initiator) && !visitors_are_group(item, &visitors)) {
        return;
    }
    Party inviter = inviter_of(self, trigger);
    if (has(trigger, SLOT(HOME))) {
        const char *country = home_of(self, trigger, &draft.initiator);
        if (country) {
            visit_host(self, &draft, NULL, country, &inviter);
        }
        return;
    }
    quote_party(item, &draft, &hosts);
    for (uint32_t i = 0; i < hosts.count; i++) {
        const Mention *host = &item->mentions.items[hosts.mentions[i]];
        const char *country = mention_country(item, host);
        if (country) {
            visit_host(self, &draft, host, country, &inviter);
        }
    }
}

/* --- two sides that meet, talk, call, write, sign */

/* Fills both sides: object, with, to, or a subject that names both. */
static Party two_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party acting = acting_party(item, trigger), other = {.count = 0};
    if (has(trigger, SLOT(OBJECT))) {
        other = object_party(item, trigger);
    }
    if (!other.count && has(trigger, SLOT(WITH))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "with");
    }
    if (!other.count && has(trigger, SLOT(TO))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "to");
    }
    bool apart = other.count && acting.count && span_overlaps(other.span, acting.span);
    if (apart || (!other.count && has(trigger, SLOT(MUTUAL)) && acting.joint)) {
        uint32_t first = acting.joint ? acting.joint : 1;
        other = party_slice(item, &acting, first, acting.count - first);
        acting = party_slice(item, &acting, 0, first);
    }
    take(self, &acting, &draft->initiator, has(trigger, SLOT(MUTUAL)) && !other.count ? &draft->counterpart : NULL);
    quote_party(item, draft, &acting);
    quote_party(item, draft, &other);
    return other;
}

static bool one_country(const ActorList *a, const ActorList *b) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            const char *x = a->items[i].country, *y = b->items[k].country;
            if (!x || !y || strcmp(x, y) != 0) {
                return false;
            }
        }
    }
    return a->count && b->count;
}

/* True if the other sides are met one by one: each member of an object, or by
 * a word like «respectively» before the verb. */
static bool one_by_one(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "each")) {
            return true;
        }
    }
    return has(trigger, SLOT(EACH));
}

/* An event that names nobody is between those whom the item is about. */
static bool take_main_pair(const Trigger *trigger, Draft *draft) {
    bool may = trigger->frame.type == CH_SIGNING || (trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun);
    draft->takes_main_pair = may && !draft->initiator.count && !draft->in_speech && draft->event.status == CH_HAPPENED;
    return draft->takes_main_pair;
}

/* Who is welcomed, or where a wreath is laid, is clear from the pair at hand. */
static void add_absent_side(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    if (other->count || !has(trigger, SLOT(WELCOME) | SLOT(WREATH)) || !draft->initiator.count) {
        return;
    }
    const ActorList *sides[] = {&self->pair.initiator, &self->pair.counterpart};
    const char *own = draft->initiator.items[0].country;
    for (int i = 0; i < 2; i++) {
        for (size_t k = 0; k < sides[i]->count; k++) {
            const ChActor *actor = &sides[i]->items[k];
            if (!own || !actor->country || strcmp(own, actor->country) == 0) {
                continue;
            }
            if (has(trigger, SLOT(WREATH))) {
                country_add(self->item->arena, &draft->event.countries, actor->country);
            } else {
                *list_push(self->item->arena, &draft->counterpart) = *actor;
            }
        }
    }
}

static void end_between(EventCoder *self, Draft *draft) {
    bool faces = draft->initiator.count && draft->counterpart.count && !one_country(&draft->initiator, &draft->counterpart);
    if (faces || (draft->initiator.count && draft->event.countries.count)) {
        draft_end(self, draft, false);
    }
}

/* Ends the draft with the other side, or one draft for each of its members. */
static void end_each(EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *other) {
    bool apart = other->count > 1 && one_by_one(self->item, trigger);
    uint32_t step = apart ? 1 : PARTY_LIMIT;
    for (uint32_t i = 0; i == 0 || i < other->count; i += step) {
        Draft each = *draft;
        Party part = party_slice(self->item, other, i, step);
        take(self, &part, &each.counterpart, NULL);
        end_between(self, &each);
    }
}

static void code_two_sides(EventCoder *self, const Trigger *trigger) {
    Draft draft;
    if (!draft_begin(self, trigger, &draft)) {
        return;
    }
    Party other = two_sides(self, trigger, &draft);
    bool tells_again = trigger->told_by_time && !other.count && trigger->frame.type != CH_SIGNING && trigger->frame.type != CH_CEREMONY;
    if (tells_again) {
        return; /* after the talks: which were told where they took place */
    }
    add_absent_side(self, trigger, &draft, &other);
    if (take_main_pair(trigger, &draft)) {
        draft_end(self, &draft, true);
        return;
    }
    end_each(self, trigger, &draft, &other);
}

/* --- messages */

/* The meeting a message is sent to: named in the clause, or «the meeting», which is
 * the one named last. */
static const NamedMechanism *meeting_addressed(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const NamedMechanism *named = mechanism_in(&self->mechanisms, trigger->clause->span);
    if (named) {
        return named->span.start < trigger->span.start ? named : NULL;
    }
    bool speaks_of_meeting = false;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        speaks_of_meeting = speaks_of_meeting || word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_MECHANISM));
    }
    for (size_t i = self->mechanisms.count; speaks_of_meeting && i > 0; i--) {
        if (self->mechanisms.items[i - 1].span.start < trigger->span.start) {
            return &self->mechanisms.items[i - 1];
        }
    }
    return NULL;
}

static void code_message(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (!draft_begin(self, trigger, &draft)) {
        return;
    }
    Party other = {.count = 0};
    if (has(trigger, SLOT(GREETING))) {
        Party sender = party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
        Party acting = sender.count ? sender : acting_party(item, trigger);
        Clause rest = *trigger->clause;
        rest.span = span_of(span_end(trigger->span), span_end(rest.span));
        other = governed_party(item, &rest, span_end(rest.span), "to");
        take(self, &acting, &draft.initiator, NULL);
        quote_party(item, &draft, &other);
    } else {
        other = two_sides(self, trigger, &draft);
    }
    const NamedMechanism *receiver = other.count ? NULL : meeting_addressed(self, trigger);
    if (receiver && draft.initiator.count && !draft.counterpart.count) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.org = receiver->full};
        for (size_t i = 0; i < receiver->countries.count; i++) {
            country_add(item->arena, &draft.event.countries, receiver->countries.items[i]);
        }
        draft_end(self, &draft, true);
        return;
    }
    end_each(self, trigger, &draft, &other);
}

/* --- sessions */

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
        if (!draft->initiator.count) {
            *list_push(arena, &draft->initiator) = (ChActor){.country = country};
        } else if (!host || strcmp(host, country) != 0) {
            *list_push(arena, &draft->counterpart) = (ChActor){.country = country};
        }
    }
}

/* True if the mechanism stands too far from the verb to be what is held. */
static bool named_elsewhere(const NamedMechanism *named, const Trigger *trigger) {
    return named->span.start > trigger->span.start && named->span.start > span_end(trigger->span) + 4;
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
    Party other = before ? (Party){.count = 0} : two_sides(self, trigger, &draft);
    take(self, &other, &draft.counterpart, NULL);
    if (!draft.initiator.count) {
        sides_of_session(self, &draft, named);
    }
    draft_end(self, &draft, draft.event.countries.count > 0);
}

/* The visit in whose clause a session is attended (赴 X 出席 …); NULL if none. */
static const Trigger *visit_before(const EventCoder *self, const Trigger *trigger, TriggerList *triggers) {
    triggers_of(self->item, &self->mechanisms, trigger->clause, triggers);
    for (size_t i = 0; i < triggers->count && triggers->items[i].span.start < trigger->span.start; i++) {
        if (triggers->items[i].frame.type == CH_VISIT) {
            return &triggers->items[i];
        }
    }
    return NULL;
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
    Party attending = head.count && (!acting.count || (came && has(came, SLOT(HOME)))) ? head : acting;
    take(self, &attending, &draft.initiator, NULL);
    Party with = governed_party(item, trigger->clause, trigger->span.start, "with");
    take(self, &with, &draft.counterpart, NULL);
    quote_party(item, &draft, &attending);
    add_mechanism(self, &draft, named);
    if (came && has(came, SLOT(HOME))) { /* came to attend: that is still to be done */
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
        draft_end(self, &draft, named->is_recurring);
    }
}

static void code_session(EventCoder *self, const Trigger *trigger) {
    if (has(trigger, SLOT(PRESS))) {
        code_two_sides(self, trigger);
    } else if (has(trigger, SLOT(ATTEND))) {
        code_session_attended(self, trigger);
    } else {
        code_session_held(self, trigger);
    }
}

/* --- acts of one side upon another */

/* True if a document (agreement, declaration …) is named near the trigger. */
static bool names_work(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < span_end(trigger->clause->span); at++) {
        if (word_at(item, at, span_end(trigger->clause->span), CLASS_BIT(CLASS_WORK))) {
            return true;
        }
    }
    return false;
}

static void code_signing(EventCoder *self, const Trigger *trigger) {
    bool needs_work = has(trigger, SLOT(CONTENT) | SLOT(WITNESS));
    if (needs_work && !names_work(self->item, trigger)) {
        return;
    }
    code_two_sides(self, trigger);
}

/* True if «relations» or «partnership» follows the verb in its clause. */
static bool names_relation(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < span_end(trigger->clause->span); at++) {
        const Match *match = word_at(item, at, span_end(trigger->clause->span), CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_WORD));
        EntryId entry = match ? lexicon_entry_of(item->lexicon, match->posting, CLASS_WORK) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "relation")) {
            return true;
        }
    }
    return false;
}

/* True if a count follows at once: 60 years of relations are an anniversary. */
static bool is_anniversary(const Item *item, const Trigger *trigger) {
    for (uint32_t i = trigger->clause->first_mention; i < trigger->clause->first_mention + trigger->clause->mention_count; i++) {
        if (item->mentions.items[i].span.start == span_end(trigger->span)) {
            return true;
        }
    }
    uint32_t next = span_end(trigger->span);
    return next < item->text->length && character_is_digit(item->text->character[next]);
}

static void code_relations(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (has(trigger, SLOT(DATED)) && is_anniversary(item, trigger)) {
        return;
    }
    if (has(trigger, SLOT(PARTNERSHIP)) && !names_relation(item, trigger)) {
        return;
    }
    if (!draft_begin(self, trigger, &draft) || (!draft.own_date && has(trigger, SLOT(DATED)))) {
        return;
    }
    Party other = two_sides(self, trigger, &draft);
    take(self, &other, &draft.counterpart, NULL);
    if (draft.initiator.count && !draft.counterpart.count) {
        const char *sides[2];
        if (sides_of(item, trigger->clause->span, sides) == 2) {
            bool first = draft.initiator.items[0].country && strcmp(sides[0], draft.initiator.items[0].country) == 0;
            *list_push(item->arena, &draft.counterpart) = (ChActor){.country = sides[first]};
        }
    }
    end_between(self, &draft);
}

/* The country that begins the clause, also where it belongs to a noun that acts
 * (以色列无人机): weapons and troops act for their state. */
static Party first_country(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY && mention->within == NO_MENTION && span_end(mention->span) <= trigger->span.start &&
            !preposition_governs(item, mention, clause->span.start)) {
            return (Party){.mentions = {i}, .count = 1, .span = mention->phrase};
        }
    }
    return (Party){.count = 0};
}

/* aid, protest, sanction, force, arrests: object or governed receiver */
static void code_act(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (!draft_begin(self, trigger, &draft)) {
        return;
    }
    Party acting = acting_party(item, trigger);
    Party other = {.count = 0};
    if (has(trigger, SLOT(TO))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "to");
    }
    if (!other.count && has(trigger, SLOT(WITH))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "with");
    }
    if (!other.count && has(trigger, SLOT(OBJECT) | SLOT(RECALL))) {
        other = object_party(item, trigger);
    }
    if (has(trigger, SLOT(AT_BODY)) && draft.event.place.country) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = draft.event.place.country};
        draft.event.place = (ChPlace){0};
    }
    if (has(trigger, SLOT(DONE_TO))) {
        other = trigger->clause->subject;
        acting = governed_party(item, trigger->clause, trigger->span.start, "agent");
    }
    if (trigger->frame.type == CH_FORCE && !acting.count) {
        acting = first_country(item, trigger);
    }
    take(self, &acting, &draft.initiator, NULL);
    take(self, &other, &draft.counterpart, NULL);
    if (trigger->frame.type == CH_FORCE && !draft.counterpart.count && draft.event.place.country) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = draft.event.place.country};
    }
    quote_party(item, &draft, &acting);
    quote_party(item, &draft, &other);
    end_between(self, &draft);
}

/* --- appointments */

static void code_appointment(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t end = span_end(trigger->clause->span);
    Draft draft;
    if (!draft_begin(self, trigger, &draft)) {
        return;
    }
    bool names_post = false;
    for (uint32_t i = trigger->clause->first_mention; i < trigger->clause->first_mention + trigger->clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        names_post = names_post || (mention->kind == MENTION_POST && mention->span.start >= trigger->span.start && span_end(mention->span) <= end);
    }
    Party who = acting_party(item, trigger);
    if (!names_post || !who.count || item->mentions.items[who.mentions[who.count - 1]].kind != MENTION_PERSON) {
        return;
    }
    who = party_slice(item, &who, who.count - 1, 1);
    take(self, &who, &draft.initiator, NULL);
    quote_party(item, &draft, &who);
    draft_end(self, &draft, true);
}

void event_from_trigger(EventCoder *self, const Trigger *trigger) {
    switch (trigger->frame.type) {
    case CH_VISIT: code_visit(self, trigger); break;
    case CH_SESSION: code_session(self, trigger); break;
    case CH_MESSAGE: code_message(self, trigger); break;
    case CH_SIGNING: code_signing(self, trigger); break;
    case CH_RELATIONS: code_relations(self, trigger); break;
    case CH_AID: case CH_PROTEST: case CH_SANCTION: case CH_FORCE: case CH_OTHER: code_act(self, trigger); break;
    case CH_APPOINTMENT: code_appointment(self, trigger); break;
    default: code_two_sides(self, trigger); break;
    }
}
