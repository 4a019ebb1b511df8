/* Sides that the words of the clause do not name: hosts of visits and embassies, guests, the other one of the pair at
 * hand. */
#include "code/event_encounters.h"

bool one_country(const ActorList *a, const ActorList *b) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            const char *x = a->items[i].country, *y = b->items[k].country;
            if (!x || !y || !string_same(x, y)) {
                return false;
            }
        }
    }
    return a->count && b->count;
}

bool told_with(const Item *item, const Trigger *trigger, const char *role) {
    bool may = clause_may_have(trigger->clause, role);
    for (uint32_t at = trigger->clause->span.start; may && at <= trigger->span.start; at++) {
        const Match *word = word_at(item, at, span_end(trigger->span), CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, role)) {
            return true;
        }
    }
    return false;
}

/* True if the other sides are met one by one: each member of an object, or by
 * a word like «respectively» before the verb; all at once by one like «together». */
static bool one_by_one(const Item *item, const Trigger *trigger) {
    bool apart = told_with(item, trigger, "each");
    return apart || (trigger_has(trigger, SLOT(EACH)) && !told_with(item, trigger, "together"));
}

bool lists_hosts(const Item *item, const Party *party, uint32_t least) {
    const char *country = NULL;
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        const char *own = mention->kind == MENTION_PERSON ? mention_country(item, mention) : NULL;
        if (!own || (country && !string_same(own, country))) {
            return false;
        }
        country = own;
    }
    return party->count >= least;
}

bool is_second_noun(const Item *item, const Trigger *trigger) {
    uint32_t from = trigger->clause->span.start;
    const Match *joint = word_before(item, trigger->span.start, from, CLASS_BIT(CLASS_CONJUNCTION));
    const Match *first = joint ? word_before(item, joint->span.start, from, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = first ? lexicon_entry_of(item->lexicon, first->posting, CLASS_EVENT) : NO_ENTRY;
    ChEventType type = trigger->frame.type;
    return trigger->frame.is_noun && (type == CH_TALKS || type == CH_MEETING) && entry != NO_ENTRY &&
           (lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING)) ||
            lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_TALKS)));
}

bool only_dates_another(const Item *item, const Trigger *trigger) {
    return trigger->frame.type == CH_CEREMONY && trigger->told_by_time && !trigger_has(trigger, SLOT(WELCOME)) &&
           (trigger->is_before || (trigger->is_during && act_event_between(item, trigger->clause->span.start,
                                                                           trigger->span.start, KEY_FRAME, "attend")));
}

bool take_main_pair(const Item *item, const Trigger *trigger, Draft *draft) {
    bool may = trigger->frame.type == CH_SIGNING ||
               (trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && !only_dates_another(item, trigger));
    bool nobody = !draft->initiator.count || (trigger->told_by_time && !draft->counterpart.count);
    draft->takes_main_pair = may && nobody && !draft->in_speech && draft->event.status == CH_HAPPENED;
    return draft->takes_main_pair;
}

const Trigger *visit_before(const EventCoder *self, const Trigger *trigger, TriggerList *triggers) {
    triggers_of(self->item, &self->mechanisms, trigger->clause, triggers);
    for (size_t i = 0; i < triggers->count && triggers->items[i].span.start < trigger->span.start; i++) {
        if (triggers->items[i].frame.type == CH_VISIT && !trigger_has(&triggers->items[i], SLOT(LEAVE))) {
            return &triggers->items[i];
        }
    }
    return NULL;
}

void add_host_of_visit(EventCoder *self, const Trigger *trigger, Draft *draft) {
    TriggerList triggers = {0};
    const Trigger *visit = visit_before(self, trigger, &triggers);
    if (!visit || !draft->initiator.count) {
        return;
    }
    country_add(self->item->arena, &draft->event.countries, visit->frame.country);
    Party hosts = find_hosts(self->item, visit);
    if (hosts.count) {
        country_add(self->item->arena, &draft->event.countries,
                    mention_country(self->item, &self->item->mentions.items[hosts.mentions[0]]));
    }
}

bool body_is_stationed(const Item *item, const Mention *body) {
    const Match *match = word_at(item, body->span.start, span_end(body->span), CLASS_BIT(CLASS_TITLE_PREFIX));
    EntryId entry = match ? lexicon_entry_of(item->lexicon, match->posting, CLASS_TITLE_PREFIX) : NO_ENTRY;
    return body->kind == MENTION_BODY && entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "resident");
}

const char *posting_of(const Item *item, const Mention *person) {
    for (uint32_t i = person->kind == MENTION_PERSON ? mention_from(item, person->phrase.start) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < person->span.start; i++) {
        const Mention *named = &item->mentions.items[i];
        const char *kept = named->kind == MENTION_BODY ? mission_host(item, named) : NULL; /* 美国在台协会处长 X */
        if (kept && country_is_state(kept)) {
            return kept;
        }
        const Match *prefix =
            (named->kind == MENTION_COUNTRY || named->kind == MENTION_PLACE) && named->country
                ? word_before(item, named->span.start, person->phrase.start, CLASS_BIT(CLASS_TITLE_PREFIX))
                : NULL;
        if (prefix && word_has_kind(item, prefix, CLASS_TITLE_PREFIX, "resident")) {
            return named->country;
        }
    }
    return NULL;
}

const char *posting_told(const Item *item, const Mention *envoy) {
    const MentionIndexes *persons = &item->of_kind[MENTION_PERSON];
    const char *posting = NULL;
    for (uint32_t i = 0; envoy->kind == MENTION_PERSON && envoy->person != NO_PERSON && i < persons->count && !posting;
         i++) {
        const Mention *one = &item->mentions.items[persons->items[i]];
        posting = one->person == envoy->person ? posting_of(item, one) : NULL;
    }
    for (uint32_t i = envoy->kind == MENTION_POST ? mention_from(item, envoy->span.start) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(envoy->span) && !posting; i++) {
        const Mention *host = &item->mentions.items[i];
        const Match *prefix =
            host->kind == MENTION_COUNTRY || host->kind == MENTION_PLACE
                ? word_before(item, host->span.start, envoy->span.start, CLASS_BIT(CLASS_TITLE_PREFIX))
                : NULL;
        posting = prefix && word_has_kind(item, prefix, CLASS_TITLE_PREFIX, "resident") ? host->country : NULL;
    }
    return posting;
}

/* The country where an embassy is takes part in what is done there. */
static void add_host_of_body(const Item *item, const Mention *body, Draft *draft) {
    country_add(item->arena, &draft->event.countries, mission_host(item, body));
}

/* Who else takes part in what a body of `country` holds is the other side, if none is named. */
static void add_other_countries(const Item *item, const char *country, Draft *draft) {
    bool open = !draft->counterpart.count;
    for (size_t i = 0; open && i < draft->event.countries.count; i++) {
        const char *other = draft->event.countries.items[i];
        if (!string_same(other, country)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
        }
    }
}

void add_host_of_embassy(EventCoder *self, const Trigger *trigger, Draft *draft, bool alone) {
    const Item *item = self->item;
    Party acting = acting_party(item, trigger);
    for (uint32_t i = 0; i < acting.count; i++) {
        const Mention *body = &item->mentions.items[acting.mentions[i]];
        const char *host = mission_host(item, body);
        country_add(item->arena, &draft->event.countries, host);
        if (host && alone && acting.count == 1 && trigger->frame.is_noun && !draft->counterpart.count) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
        }
    }
}

bool is_attended(const Item *item, const Trigger *trigger) {
    enum { REACH = 5 }; /* characters from the verb of attending to what is attended */
    uint32_t start = trigger->clause->span.start, at = trigger->span.start > REACH ? trigger->span.start - REACH : 0;
    for (at = at > start ? at : start; at < trigger->span.start; at++) {
        const Match *verb = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        bool attends = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "attend") &&
                       lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SESSION));
        if (attends && !lexicon_has(item->lexicon, entry, KEY_FRAME, "lead")) {
            return true;
        }
    }
    return false;
}

/* The state where somebody took office, if that is what the sentence told last: X 国总统 A 宣誓就职，B 出席就职典礼.
 * NULL if it is not. */
static const char *state_of_office_told(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool told = last && last->event.type == CH_APPOINTMENT && last->initiator.count == 1 &&
                self->clauses.items[last->clause].sentence == trigger->clause->sentence;
    return told ? last->initiator.items[0].country : NULL;
}

void add_host_of_ceremony(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    for (uint32_t i = trigger->clause->first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        if (item->mentions.items[i].kind == MENTION_BODY) {
            add_host_of_body(item, &item->mentions.items[i], draft);
        }
    }
    Party acting = acting_party(item, trigger);
    const char *post = acting.count == 1 && draft->initiator.count == 1
                           ? posting_of(item, &item->mentions.items[acting.mentions[0]])
                           : NULL;
    if (post && !draft->event.countries.count && trigger_has(trigger, SLOT(ATTEND))) { /* an ambassador, where he is */
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = post};
    }
    const char *host = draft->event.place.country,
               *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    country_add(item->arena, &draft->event.countries, host);
    bool away = host && own && country_is_state(host) && !string_same(host, own);
    bool attends = own && !draft->counterpart.count && draft->initiator.items[0].person && is_attended(item, trigger);
    Party inviter = attends && !away ? inviter_of(self, trigger) : (Party){.count = 0};
    host = inviter.count ? mention_country(item, &item->mentions.items[inviter.mentions[0]]) : away ? host : NULL;
    host = attends && !host ? state_of_office_told(self, trigger) : host;
    if (attends && host && !string_same(host, own)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
    }
}

void add_guests_behind(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *next = trigger->clause + 1;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool may = own && !draft->counterpart.count && next < self->clauses.items + self->clauses.count &&
               next->paragraph == trigger->clause->paragraph && next->sentence <= trigger->clause->sentence + 1 &&
               next->subject_is_own;
    if (!may || !tells_attendance(item, next) ||
        act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "attend")) {
        return;
    }
    ActorList guests = {0};
    take_actors(self, &next->subject, &guests, NULL);
    for (size_t i = 0; i < guests.count; i++) {
        if (guests.items[i].country && !string_same(guests.items[i].country, own)) {
            *list_push(item->arena, &draft->counterpart) = guests.items[i];
        }
    }
}

/* The embassy at which a ceremony is held by the words before it (在驻 X 使馆举行的招待会); NULL if none. */
static const Mention *embassy_of_ceremony(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *body = &item->mentions.items[i];
        const Match *where = body_is_stationed(item, body) ? word_before(item, body->phrase.start, clause->span.start,
                                                                         CLASS_BIT(CLASS_PREPOSITION))
                                                           : NULL;
        if (where && word_has_role(item, where, CLASS_PREPOSITION, "at")) {
            return body;
        }
    }
    return NULL;
}

void held_at_embassy(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Mention *embassy =
        trigger->frame.is_noun && !draft->counterpart.count ? embassy_of_ceremony(item, trigger) : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const Clause *clause = trigger->clause;
    const Match *there = word_before(item, span_end(clause->span), span_end(trigger->span), CLASS_BIT(CLASS_SUPPORT));
    bool at_end = there && word_has_role(item, there, CLASS_SUPPORT, "after"); /* 招待会和展览等活动上，Y 各界人士 */
    bool others_speak =
        draft->inherited && (trigger->told_by_time || at_end); /* 在 X 驻 Y 使馆举行的招待会上，Y 总理说 */
    if (!embassy || !embassy->country || (own && strcmp(own, embassy->country) != 0 && !others_speak)) {
        return;
    }
    if (!draft->initiator.count || draft->inherited) {
        draft->initiator = (ActorList){0};
        *list_push(item->arena, &draft->initiator) = actor_of_mention(item, embassy);
    }
    add_host_of_body(item, embassy, draft);
    draft->quote = span_join(embassy->phrase, draft->quote);
    add_other_countries(item, embassy->country, draft);
    const char *host = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    draft->event.place = (ChPlace){text_copy(item->arena, item->text, embassy->phrase), host};
}

/* True if the organisation is named as one of two right behind a state: 中国欧盟建交, 中国和东盟建立对话关系. */
static bool is_second_of_pair(const Item *item, uint32_t index, const char *own) {
    enum { JOINT = 1 };
    const Mention *bloc = &item->mentions.items[index], *state = index ? bloc - 1 : NULL;
    return bloc->kind == MENTION_COUNTRY && state && state->kind == MENTION_COUNTRY &&
           string_same(state->country, own) && span_end(state->span) <= bloc->span.start &&
           span_end(state->span) + JOINT >= bloc->span.start;
}

Party named_side(EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    Party acting = acting_party(item, trigger);
    for (uint32_t i = mention_from(item, span_end(acting.span));
         own && i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *named = &item->mentions.items[i];
        const Match *where =
            word_before(item, named->phrase.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool is_place = where && word_has_role(item, where, CLASS_PREPOSITION, "at");
        const char *country = mention_country(item, named);
        bool acts = named->kind == MENTION_COUNTRY || named->kind == MENTION_PERSON || named->kind == MENTION_BODY;
        if (acts && named->within == NO_MENTION && country && !is_place && !string_same(country, own) &&
            (country_is_state(country) || is_second_of_pair(item, i, own))) {
            return (Party){.mentions = {i}, .count = 1, .span = named->phrase};
        }
    }
    return (Party){.count = 0};
}

bool take_visitor(EventCoder *self, const Trigger *trigger, Draft *draft) {
    TriggerList triggers = {0};
    const Trigger *visit = visit_before(self, trigger, &triggers);
    Party visitor = visit ? acting_party(self->item, visit) : (Party){.count = 0};
    ActorList actors = {0};
    take_actors(self, &visitor, &actors, NULL);
    if (!actors.count || !draft->initiator.count || actor_same(&actors.items[0], &draft->initiator.items[0])) {
        return false;
    }
    draft->counterpart = (ActorList){0};
    *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = draft->initiator.items[0].country};
    draft->initiator = actors;
    return true;
}

const Draft *visit_told_last(const EventCoder *self, const char *country) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *draft = &self->drafts.items[i];
        const ChStrings *countries = &draft->event.countries;
        bool takes_part = false;
        for (size_t k = 0; k < countries->count; k++) {
            takes_part = takes_part || strcmp(countries->items[k], country) == 0;
        }
        bool recalled = draft_is_long_past(self->item, draft); /* 今年五月访问了 P */
        if (draft->event.type == CH_VISIT && takes_part && !draft->in_speech && !recalled &&
            draft->event.status != CH_CANCELLED) {
            return draft;
        }
    }
    return NULL;
}

bool of_country(const ActorList *actors, const char *country) {
    return actors->count && actors->items[0].country && strcmp(actors->items[0].country, country) == 0;
}

/* Where the visitor's ambassador is named last of those who greet him, the host's man is named
 * before: A 等官员、X 驻 Y 大使 B 到机场迎接, also behind a comma. */
static void take_host_who_greets(EventCoder *self, const Trigger *trigger, Draft *draft, const char *own) {
    const Clause *clause = trigger->clause;
    for (int i = 0; i < 2 && clause >= self->clauses.items && clause->sentence == trigger->clause->sentence;
         i++, clause--) {
        bool alone = i == 0 || span_end(clause->subject.span) == span_end(clause->span);
        ActorList hosts = {0};
        if (clause->subject_is_own && alone) {
            take_actors(self, &clause->subject, &hosts, NULL);
        }
        if (hosts.count && hosts.items[0].person && hosts.items[0].country &&
            strcmp(hosts.items[0].country, own) != 0) {
            draft->initiator = hosts;
            draft_quote(self->item, draft, &clause->subject);
            return;
        }
    }
}

/* Whom the next clause names as the guest of a feast: 设午宴，款待 X. Count 0 if it names none. */
static Party guest_behind(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *next = trigger->clause + 1;
    if (next >= self->clauses.items + self->clauses.count || next->sentence != trigger->clause->sentence) {
        return (Party){.count = 0};
    }
    const Match *verb = word_at(item, next->span.start, span_end(next->span), CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    bool hosts = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_FRAME, "welcome") ||
                                       lexicon_has(item->lexicon, entry, KEY_FRAME, "named"));
    return hosts ? party_at(item, span_end(verb->span), span_end(next->span)) : (Party){.count = 0};
}

void add_absent_side(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    Party guest = !other->count && !trigger->frame.is_noun && trigger_has(trigger, SLOT(WELCOME))
                      ? guest_behind(self, trigger)
                      : (Party){.count = 0};
    if (guest.count) {
        take_actors(self, &guest, &draft->counterpart, NULL);
        return;
    }
    if (other->count || trigger->frame.is_noun || !trigger_has(trigger, SLOT(WELCOME) | SLOT(WREATH)) ||
        !draft->initiator.count) {
        return;
    }
    const char *own = draft->initiator.items[0].country;
    const Draft *visit = trigger_has(trigger, SLOT(WELCOME)) && own ? visit_told_last(self, own) : NULL;
    if (visit && of_country(&visit->initiator, own)) {
        take_host_who_greets(self, trigger, draft, own);
    }
    if (visit) {
        draft->counterpart = visit->initiator;
        return;
    }
    bool welcomes = trigger_has(trigger, SLOT(WELCOME));
    const char *where = draft->event.place.country;
    bool is_placed = !welcomes && own && where && country_is_state(where) && !string_same(own, where);
    bool known = self->drafts.count && !is_placed && act_other_side(self, &draft->initiator); /* else it is of others */
    if (!welcomes && !known) {
        uint32_t place = place_of(self->item, &self->clauses, trigger);
        const char *country = place != NO_MENTION ? self->item->mentions.items[place].country : NULL;
        country_add(self->item->arena, &draft->event.countries, country);
        return;
    }
    const ActorList *sides[] = {&self->pair.initiator, &self->pair.counterpart};
    int count = welcomes ? 1 : 2; /* the visitor acts first in the pair */
    for (int i = 0; i < count; i++) {
        for (size_t k = 0; k < sides[i]->count; k++) {
            const ChActor *actor = &sides[i]->items[k];
            if (!own || !actor->country || string_same(own, actor->country)) {
                continue;
            }
            if (trigger_has(trigger, SLOT(WREATH))) {
                country_add(self->item->arena, &draft->event.countries, actor->country);
            } else {
                *list_push(self->item->arena, &draft->counterpart) = *actor;
            }
        }
    }
}

/* The state in whose house the meeting is, if it is not that of who comes: 在白宫会晤 X 总统. */
static const char *house_of_others(const EventCoder *self, const Draft *draft, const char *own) {
    static const char *const houses[] = {"venue", "palace", "building"};
    const Clause *clause = &self->clauses.items[draft->clause];
    const char *country = draft->event.place.country;
    bool is_house = false;
    for (uint32_t i = clause->first_mention; country && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *place = &self->item->mentions.items[i];
        const Match *named =
            place->country == country ? match_exact(&self->item->matches, place->span, CLASS_BIT(CLASS_PLACE)) : NULL;
        EntryId entry = named ? lexicon_entry_of(self->item->lexicon, named->posting, CLASS_PLACE) : NO_ENTRY;
        for (size_t k = 0; entry != NO_ENTRY && k < sizeof houses / sizeof *houses; k++) {
            is_house = is_house || lexicon_has(self->item->lexicon, entry, KEY_KIND, houses[k]);
        }
    }
    return is_house && country_is_state(country) && !string_same(country, own) ? country : NULL;
}

/* The state of the place of the meeting, if it is one of those that he who meets is told to visit; NULL if not. */
static const char *host_by_place(const EventCoder *self, const Draft *draft) {
    const char *country = draft->event.place.country;
    for (size_t i = 0; country && i < self->drafts.count; i++) {
        const Draft *visit = &self->drafts.items[i];
        if (visit->event.type == CH_VISIT && of_country(&visit->counterpart, country) &&
            actors_share_named(&visit->initiator, &draft->initiator)) {
            return country;
        }
    }
    return NULL;
}

/* Whom a visitor meets is the host's, if nothing tells whose he is: also he whom the visitor
 * met last in the sentence told it by (拜会 X 国总统，并与外长会谈). */
static const char *country_met(const EventCoder *self, const Draft *draft) {
    enum { NEAR = 8 }; /* drafts looked back upon */
    const char *own = draft->initiator.items[0].country;
    for (size_t i = 0; i < draft->counterpart.count && draft->event.type != CH_CEREMONY; i++) { /* 同 X 国总统、总理 */
        const char *country = draft->counterpart.items[i].country;
        if (country_is_state(country) && !string_same(country, own)) {
            return country;
        }
    }
    const char *here = actors_name_persons(&draft->counterpart) ? host_by_place(self, draft) : NULL;
    if (here) {
        return here;
    }
    uint32_t sentence = self->clauses.items[draft->clause].sentence;
    for (size_t i = self->drafts.count; i-- > 0 && self->drafts.count - i <= NEAR;) {
        const Draft *before = &self->drafts.items[i];
        ChEventType type = before->event.type;
        bool near = type == CH_VISIT || self->clauses.items[before->clause].sentence == sentence;
        bool meets = type == CH_VISIT || type == CH_MEETING || type == CH_TALKS;
        const char *days = before->event.date, *day = draft->event.date;
        near = near && (!days || !day || days_lie_in(day, days) || days_lie_in(days, day));
        if (near && meets && before->counterpart.count && before->in_speech == draft->in_speech &&
            actors_share_named(&before->initiator, &draft->initiator)) {
            const char *country = before->counterpart.items[0].country;
            return country_is_state(country) ? country : NULL;
        }
    }
    return house_of_others(self, draft, own);
}

/* The person of the name whose country no phrase of the item prints; NULL if one does. */
static ChPerson *person_of_guess(EventCoder *self, const char *name) {
    const Item *item = self->item;
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        bool is_he = mention->person != NO_PERSON && string_same(item->persons.items[mention->person].name, name);
        if (is_he && mention->country) {
            return NULL;
        }
    }
    for (size_t i = 0; i < self->drafts.count; i++) { /* who acts himself is the visitor's countryman */
        const ActorList *acts = &self->drafts.items[i].initiator;
        for (size_t k = 0; k < acts->count; k++) {
            if (acts->items[k].person && string_same(acts->items[k].person, name)) {
                return NULL;
            }
        }
    }
    for (size_t p = 0; p < item->persons.count; p++) {
        if (string_same(item->persons.items[p].name, name)) {
            return item->persons.items[p].posts.count ? &self->item->persons.items[p] : NULL;
        }
    }
    return NULL;
}

/* Gives those met their country, also where they were taken for the visitor's countrymen
 * though nothing says so. */
static void fill_country_met(EventCoder *self, Draft *draft) {
    ChEventType type = draft->event.type;
    bool may = type == CH_MEETING || type == CH_TALKS || type == CH_CEREMONY;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = 0; may && own && i < draft->counterpart.count; i++) {
        ChActor *actor = &draft->counterpart.items[i];
        bool open = (!actor->country || (actor->person && string_same(actor->country, own))) &&
                    !actors_hold(&draft->initiator, actor);
        const char *country = open && (actor->person || actor->org) ? country_met(self, draft) : NULL;
        ChPerson *person = country && actor->person ? person_of_guess(self, actor->person) : NULL;
        if (person) {
            person->country = country;
        }
        actor->country = person || (country && !actor->country) ? country : actor->country;
    }
}

void end_between(EventCoder *self, Draft *draft) {
    fill_country_met(self, draft);
    bool faces =
        draft->initiator.count && draft->counterpart.count && !one_country(&draft->initiator, &draft->counterpart);
    if (draft->initiator.count && actors_hold(&draft->counterpart, &draft->initiator.items[0])) {
        return; /* nobody faces himself */
    }
    if (draft->event.type == CH_TALKS && draft->initiator.count == 1 && draft->initiator.items[0].person &&
        !draft->counterpart.count) {
        return; /* who mediates is no other side: 在 X 主持下，谈判始于10日，由 Y 斡旋 */
    }
    if (act_faces_rebels(self->item, draft)) {
        draft_end(self, draft, true);
    } else if (faces || (draft->initiator.count && draft->event.countries.count)) {
        draft_end(self, draft, false);
    }
}

bool of_one_country(const Item *item, const Party *party) {
    const char *country = party->count ? mention_country(item, &item->mentions.items[party->mentions[0]]) : NULL;
    for (uint32_t i = 1; i < party->count; i++) {
        const char *next = mention_country(item, &item->mentions.items[party->mentions[i]]);
        if (country && next && !string_same(country, next)) {
            return false;
        }
    }
    return true;
}

/* True if those met are the guests of one meeting, whom nothing tells apart: 会见了出席 M 的 A、B、C. */
static bool are_guests_of_meeting(const EventCoder *self, const Trigger *trigger, const Party *met) {
    if (trigger->frame.type != CH_MEETING || !trigger_has(trigger, SLOT(OBJECT)) ||
        told_with(self->item, trigger, "each")) {
        return false;
    }
    TriggerList triggers = {0};
    triggers_of(self->item, &self->mechanisms, trigger->clause, &triggers);
    for (size_t i = 0; i < triggers.count; i++) {
        const Trigger *attends = &triggers.items[i];
        if (trigger_has(attends, SLOT(ATTEND)) && attends->span.start >= span_end(trigger->span) &&
            span_end(attends->span) <= met->span.start) {
            return true;
        }
    }
    return false;
}

/* True if the words by which the person is told begin with a royal title. */
static bool is_royal(const Item *item, const Mention *person) {
    for (uint32_t at = person->phrase.start; at < person->span.start; at++) {
        const Match *title = word_at(item, at, span_end(person->phrase), CLASS_BIT(CLASS_TITLE));
        EntryId entry = title ? match_entry(item->lexicon, title, CLASS_TITLE) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "royal")) {
            return true;
        }
    }
    return false;
}

/* True if the two are met as a couple: X 和夫人 Y, 国王 X 和王后 Y. */
static bool are_couple(const Item *item, const Party *party, uint32_t at) {
    if (at + 1 >= party->count) {
        return false;
    }
    const Mention *first = &item->mentions.items[party->mentions[at]];
    const Mention *second = &item->mentions.items[party->mentions[at + 1]];
    if (second->kind != MENTION_PERSON || first->kind != MENTION_PERSON) {
        return false;
    }
    return match_longest_before(&item->matches, 0, second->phrase.start, CLASS_BIT(CLASS_KINSHIP)) ||
           (party->joint == at + 1 && is_royal(item, first) && is_royal(item, second));
}

/* True if several persons of one country each meet the one other by himself (A、B 分别会见 X), or several of several
 * countries each write to him: A 国总统 P、B 国总理 Q 致电 X. */
static bool is_met_by_each(const Item *item, const Trigger *trigger, const Draft *draft, const Party *other) {
    const ActorList *own = &draft->initiator;
    ChEventType type = draft->event.type;
    bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CALL;
    bool each = told_with(item, trigger, "each");
    bool sends = type == CH_MESSAGE && !draft->is_passed_on;
    bool writes = sends && !told_with(item, trigger, "together") && !one_country(own, own);
    bool to_one = other->count == 1 || (sends && !other->count && draft->counterpart.count == 1); /* 向他致贺电 */
    bool apart = own->count > 1 && to_one && (((meets || sends) && each) || writes);
    for (size_t i = 0; apart && i < own->count; i++) {
        apart = own->items[i].person && own->items[i].country;
    }
    return apart;
}

/* True if each of those who write has his own of those written to: A 和 B 分别致电 X 国总统 C、总理 D. */
static bool write_in_pairs(const Item *item, const Trigger *trigger, const Draft *draft, const Party *other) {
    const ActorList *own = &draft->initiator;
    return draft->event.type == CH_MESSAGE && own->count > 1 && own->count == other->count && one_country(own, own) &&
           of_one_country(item, other) && told_with(item, trigger, "each");
}

/* True if those met come from several countries as one group: 会见来自 A、B 和 C 的代表. */
static bool come_together(const Item *item, const Trigger *trigger, const Party *other) {
    const Match *from = word_before(item, other->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    return from && word_has_role(item, from, CLASS_PREPOSITION, "source");
}

/* Takes those out of a subject carried over who are of the side that is met: A 国 X 与 B 国 Y 会谈，并会见 B 国 Z. */
static void drop_other_side(const Item *item, Draft *draft) {
    const ActorList *met = &draft->counterpart, *own = &draft->initiator;
    const char *country = met->count && one_country(met, met) ? met->items[0].country : NULL;
    bool may = draft->inherited && own->count > 1 && country && !one_country(own, own) &&
               (draft->event.type == CH_MEETING || draft->event.type == CH_TALKS);
    ActorList kept = {0};
    for (size_t i = 0; may && i < own->count; i++) {
        if (!string_same(own->items[i].country, country)) {
            *list_push(item->arena, &kept) = own->items[i];
        }
    }
    draft->initiator = kept.count ? kept : draft->initiator;
}

/* The days and places told for as many encounters, one each: 14日和16日先后在 P、Q 会见 A 和 B. */
typedef struct Occasions {
    const char *days[PARTY_LIMIT];
    Party places;
    bool dated, placed;
} Occasions;

static Occasions occasions_of(const Item *item, const Trigger *trigger, const Draft *draft, uint32_t count) {
    Occasions told = {.dated = false};
    if (count > 1 && told_with(item, trigger, "each")) {
        told.dated =
            draft->own_date && days_one_by_one(item, trigger, count, draft->event.status == CH_PLANNED, told.days);
        told.places = governed_party(item, trigger->clause, trigger->span.start, "at");
        told.placed = told.places.count == count;
    }
    return told;
}

/* Gives the encounter the day and the place that are its own of those told. */
static void take_occasion(const Item *item, const Occasions *told, uint32_t index, Draft *draft) {
    const Mention *place = told->placed ? &item->mentions.items[told->places.mentions[index]] : NULL;
    if (place && place->kind == MENTION_PLACE) {
        draft->event.place = (ChPlace){place_name(item, place), place->country};
    }
    if (told->dated && told->days[index]) {
        draft->event.date = told->days[index];
    }
}

/* Ends the draft with the other side, or one draft for each of its members. */
void end_each(EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *other) {
    bool may_list = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS;
    bool joined = other->count > 1 && other->span.start < trigger->span.start &&
                  !told_with(self->item, trigger, "each") &&
                  !of_one_country(self->item, other); /* 同 A、B 会晤: all at once */
    bool at_once =
        other->count > 2 && !of_one_country(self->item, other) && are_guests_of_meeting(self, trigger, other);
    joined = (joined && !told_with(self->item, trigger, "twosome")) || at_once ||
             (other->count > 1 && come_together(self->item, trigger, other));
    bool apart = other->count > 1 && !joined &&
                 (one_by_one(self->item, trigger) || told_with(self->item, trigger, "twosome") ||
                  (may_list && lists_hosts(self->item, other, trigger_has(trigger, SLOT(AHEAD)) ? 2 : HOSTS)));
    Occasions told = occasions_of(self->item, trigger, draft, apart ? other->count : 0);
    uint32_t step = PARTY_LIMIT;
    for (uint32_t i = 0; i == 0 || i < other->count; i += step) {
        bool couple = apart && !told_with(self->item, trigger, "each") && are_couple(self->item, other, i);
        step = apart ? (couple ? 2 : 1) : PARTY_LIMIT;
        Draft each = *draft;
        Party part = party_slice(self->item, other, i, step);
        each.is_met_at_once = at_once;
        take_occasion(self->item, &told, i, &each);
        take_actors(self, &part, &each.counterpart, NULL);
        size_t meetings = is_met_by_each(self->item, trigger, draft, other) ? draft->initiator.count : 1;
        for (size_t k = 0; k < meetings; k++) {
            Draft one = each;
            one.initiator = meetings > 1 ? (ActorList){&draft->initiator.items[k], 1, 1} : each.initiator;
            if (apart && write_in_pairs(self->item, trigger, draft, other)) {
                one.initiator = (ActorList){&draft->initiator.items[i], 1, 1};
            }
            drop_other_side(self->item, &one);
            end_between(self, &one);
        }
    }
}
