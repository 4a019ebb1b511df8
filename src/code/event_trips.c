/* Visits that no verb of travelling tells: of who attends something abroad, who was invited there, or is
 * only said to be on this one. */
#include "code/acts.h"
#include "code/event_visits.h"

/* The visit of persons to a place abroad; false if the place is at home, or where they are posted. */
static bool begin_trip(EventCoder *self, const Trigger *trigger, const Party *who, const Party *place, Draft *draft) {
    const Item *item = self->item;
    const Mention *host = place->count == 1 ? &item->mentions.items[place->mentions[0]] : NULL;
    const char *country = host ? mention_country(item, host) : NULL;
    ActorList visitors = {0};
    Party sent = visit_person_sent(item, trigger); /* A 派 B 到 P 出席 M */
    take_actors(self, sent.count ? &sent : who, &visitors, NULL);
    bool abroad = country && country_is_state(country) && visitors.count && visitors.items[0].person &&
                  visitors.items[0].country && strcmp(visitors.items[0].country, country) != 0 &&
                  !is_posted_in(item, who, country);
    if (!abroad || !draft_begin(self, trigger, draft)) {
        return false;
    }
    draft->event.type = CH_VISIT;
    draft->initiator = visitors;
    return true;
}

static void end_trip(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *who, const Party *place) {
    const Item *item = self->item;
    const Mention *host = &item->mentions.items[place->mentions[0]];
    Party inviter = inviter_of(self, trigger);
    draft_quote(item, draft, place);
    draft_quote(item, draft, who);
    visit_host(self, draft, host, mention_country(item, host), &inviter);
}

/* True if a word of visiting, and not of leaving, stands in the clause's sentence up to the position. */
static bool visit_told_up_to(const Item *item, const Clause *clause, uint32_t end) {
    for (uint32_t at = item->sentences.items[clause->sentence].span.start; at < end; at++) {
        const Match *word = act_word(item, at, end, CLASS_EVENT, NULL);
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry == NO_ENTRY) {
            return false;
        }
        if (lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT)) &&
            !lexicon_has(item->lexicon, entry, KEY_FRAME, "leave")) {
            return true;
        }
        at = span_end(word->span) - 1;
    }
    return false;
}

static bool sentence_tells_visit(const Item *item, const Clause *clause) {
    return visit_told_up_to(item, clause, span_end(item->sentences.items[clause->sentence].span));
}

void code_invited(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party inviter = inviter_of(self, trigger), who = acting_party(item, trigger);
    const char *country = inviter.count ? mention_country(item, &item->mentions.items[inviter.mentions[0]]) : NULL;
    Draft draft;
    if (!country || !country_is_state(country) || sentence_tells_visit(item, trigger->clause) ||
        !draft_begin(self, trigger, &draft)) {
        return;
    }
    draft.event.type = CH_VISIT;
    take_actors(self, &who, &draft.initiator, NULL);
    const ActorList *visitors = &draft.initiator;
    bool abroad = visitors->count && visitors->items[0].person && visitors->items[0].country &&
                  strcmp(visitors->items[0].country, country) != 0;
    bool there = draft.event.place.country && strcmp(draft.event.place.country, country) == 0;
    if (abroad && there && !is_posted_in(item, &who, country)) {
        ChPlace place = draft.event.place;
        draft.is_by_invitation = true;
        draft_quote(item, &draft, &who);
        size_t before = self->drafts.count;
        visit_host(self, &draft, NULL, country, &inviter);
        if (self->drafts.count > before) {
            self->drafts.items[before].event.place = place;
        }
    }
}

void code_invited_to(EventCoder *self, const Trigger *trigger, const Draft *session, bool by_town) {
    const Clause *clause = trigger->clause;
    const ActorList *who = &session->initiator;
    const char *country = session->event.place.country;
    bool may = (by_town || clause_may_have(clause, "invited")) && session->event.type == CH_SESSION && country &&
               country_is_state(country) && who->count == 1 && who->items[0].person && who->items[0].country &&
               strcmp(who->items[0].country, country) != 0;
    Draft draft;
    const Match *opens = word_at(self->item, trigger->span.start, span_end(trigger->span), CLASS_BIT(CLASS_ASPECT));
    bool invited = (opens && word_has_role(self->item, opens, CLASS_ASPECT, "invited")) ||
                   role_between(self->item, clause->span.start, trigger->span.start, CLASS_ASPECT, "invited");
    bool goes =
        by_town && !trigger_has(trigger, SLOT(LEAD)) && session->event.status != CH_CANCELLED &&
        !session->from_headline && (session->own_date || !session->in_speech) &&
        !role_between(self->item, clause->span.start, trigger->span.start, CLASS_ASPECT, "remote"); /* 以视频方式 */
    bool is_told = invited ? sentence_tells_visit(self->item, clause)
                           : visit_told_up_to(self->item, clause, span_end(clause->span));
    if (!may || !(invited || goes) || is_told || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Party nobody = {.count = 0};
    draft.event.type = CH_VISIT;
    draft.initiator = *who;
    draft.quote = session->quote;
    draft.is_by_invitation = true;
    Pair pair = self->pair;
    visit_host(self, &draft, NULL, country, &nobody);
    self->pair = invited ? self->pair : pair; /* where a meeting is says nothing of its sides */
}

void code_stay(EventCoder *self, const Trigger *trigger, const Party *who, const Party *place) {
    Draft draft;
    if (begin_trip(self, trigger, who, place, &draft)) {
        visit_goes_on(self, &draft);
        end_trip(self, trigger, &draft, who, place);
    }
}

void code_trip(EventCoder *self, const Trigger *trigger, const Party *who, const Party *place) {
    Draft draft;
    if (begin_trip(self, trigger, who, place, &draft)) {
        end_trip(self, trigger, &draft, who, place);
    }
}

/* True if the item tells of a visit in hand or ahead: of the guest, or from his country to that of his host. */
static bool tells_visit(const EventCoder *self, const ChActor *guest, const char *country) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        const ActorList *host = &told->counterpart;
        bool recalled = told->in_speech && told->event.status == CH_HAPPENED;
        bool same = told->event.type == CH_VISIT && !recalled && host->count &&
                    string_same(host->items[0].country, country) && actors_are_of(&told->initiator, guest->country);
        bool own =
            told->event.type == CH_VISIT && !told->to_region && !recalled && actors_hold(&told->initiator, guest);
        if (same || own) {
            return true;
        }
    }
    return false;
}

/* The side of an encounter that is abroad there, one person; NULL if the place tells none. */
static const ChActor *guest_of(const Draft *met) {
    const char *where = met->event.place.country;
    const ActorList *sides[] = {&met->initiator, &met->counterpart};
    for (size_t s = 0; where && s < 2; s++) {
        const ActorList *guest = sides[s], *host = sides[1 - s];
        bool apart = guest->count && host->count && guest->items[0].person && guest->items[0].country &&
                     string_same(host->items[0].country, where) && strcmp(guest->items[0].country, where) != 0;
        if (apart) {
            return &guest->items[0];
        }
    }
    return NULL;
}

/* True if a visit is told in the sentence before the position, which is meant: 赞赏 X 日前访问 P，认为这次访问 …. */
static bool follows_visit(const EventCoder *self, const Clause *clause) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].sentence != clause->sentence) {
            break;
        }
        if (told->event.type == CH_VISIT && !told->to_region) {
            return true;
        }
    }
    return false;
}

/* The visit of the guest to the country, of which the words only speak: it goes on. */
static void end_visit_meant(EventCoder *self, const Trigger *trigger, const ChActor *guest, const char *country,
                            Span words) {
    Draft draft;
    if (role_between(self->item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "ending") ||
        !draft_begin(self, trigger, &draft)) {
        return;
    }
    *list_push(self->item->arena, &draft.initiator) = *guest;
    Party nobody = {.count = 0};
    draft.is_this = true;
    draft.quote = words;
    visit_goes_on(self, &draft);
    Pair pair = self->pair;
    visit_host(self, &draft, NULL, country, &nobody);
    self->pair = pair;
}

/* Who is named right before the words for a visit, with a particle or a word for this one between: X 此访, X 的到访.
 * NULL if nobody is. */
static const Mention *visitor_named(const Item *item, const Clause *clause, uint32_t before) {
    enum { MOST = 3 };
    for (int i = 0; i < MOST; i++) {
        const Match *word =
            word_before(item, before, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_LEVEL));
        before = word ? word->span.start : before;
    }
    for (uint32_t i = mention_from(item, before); i-- > clause->first_mention;) {
        const Mention *person = &item->mentions.items[i];
        if (person->kind == MENTION_PERSON && span_end(person->phrase) == before) {
            return person;
        }
        if (span_end(person->phrase) < before) {
            break;
        }
    }
    return NULL;
}

/* The state where words behind the visit tell that it is noticed: X 的到访在 P 引起关注, also behind a comma. NULL if
 * they tell none. */
static const char *state_of_echo(const EventCoder *self, const Clause *clause, uint32_t behind) {
    const Clause *end = self->clauses.items + self->clauses.count;
    for (const Clause *c = clause; c < end && c <= clause + 1 && c->sentence == clause->sentence; c++) {
        uint32_t from = c == clause ? behind : c->span.start;
        const Match *at = word_at(self->item, from, span_end(c->span), CLASS_BIT(CLASS_PREPOSITION));
        Party there = at && word_has_role(self->item, at, CLASS_PREPOSITION, "at")
                          ? party_at(self->item, span_end(at->span), span_end(c->span))
                          : (Party){.count = 0};
        if (there.count) {
            return mention_country(self->item, &self->item->mentions.items[there.mentions[0]]);
        }
        if (behind + 1 < span_end(clause->span)) {
            break;
        }
    }
    return NULL;
}

/* The state of those who speak of a visit in an item that is of it and of the visitor's own, and tells of nobody who
 * met: F 国各界人士说，X 此访将 …. NULL if they are others. */
static const char *state_of_speakers(const EventCoder *self, const Clause *clause, const char *own) {
    const char *sides[2], *country = clause->in_speech ? self->speaker.country : NULL;
    bool may =
        country && !self->speaker.person && sides_of(self->item, (Span){0, self->item->text->length}, sides) == 2;
    for (size_t i = 0; may && i < self->drafts.count; i++) {
        ChEventType type = self->drafts.items[i].event.type;
        may = type != CH_MEETING && type != CH_TALKS && type != CH_CALL;
    }
    return may && ((string_same(sides[0], own) && string_same(sides[1], country)) ||
                   (string_same(sides[1], own) && string_same(sides[0], country)))
               ? country
               : NULL;
}

/* The visit of who is named with it and nothing of where he goes; none of a day of its own, or that is only awaited. */
static void code_visit_named(EventCoder *self, const Trigger *trigger, Span words) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Mention *visitor = visitor_named(item, clause, words.start);
    const char *own = visitor ? mention_country(item, visitor) : NULL;
    const char *country = own ? state_of_echo(self, clause, span_end(words)) : NULL;
    country = country || !own ? country : state_of_speakers(self, clause, own);
    Span sentence = item->sentences.items[clause->sentence].span, first = item->sentences.items[0].span;
    Draft probe;
    if (!country || !country_is_state(country) || string_same(country, own) || !draft_begin(self, trigger, &probe) ||
        probe.own_date || probe.event.status == CH_PLANNED || tells_vague_past(item, clause) ||
        role_between(item, sentence.start, words.start, CLASS_ASPECT, "awaiting") ||
        role_between(item, first.start, span_end(first), CLASS_ASPECT, "awaiting")) {
        return;
    }
    ChActor guest = actor_of_mention(item, visitor);
    if (!tells_visit(self, &guest, country)) {
        end_visit_meant(self, trigger, &guest, country, span_join(visitor->phrase, words));
    }
}

/* The visit that is only spoken of as this one (此访, 此次访问) where guest and host have met. `words`: what speaks of
 * it. */
static void code_visit_meant(EventCoder *self, const Trigger *trigger, Span words) {
    const Draft *met = NULL;
    const ChActor *guest = NULL;
    for (size_t i = self->drafts.count; !guest && i-- > 0;) {
        met = &self->drafts.items[i];
        ChEventType type = met->event.type;
        bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CEREMONY;
        guest = meets && !met->in_speech && met->event.status == CH_HAPPENED ? guest_of(met) : NULL;
    }
    if (!guest) {
        code_visit_named(self, trigger, words);
    } else if (!tells_visit(self, guest, met->event.place.country) && !follows_visit(self, trigger->clause)) {
        const ChActor who = *guest;
        end_visit_meant(self, trigger, &who, met->event.place.country, words);
    }
}

void code_visit_at_hand(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    uint32_t end = clause_may_have(clause, "stay") ? span_end(clause->span) : clause->span.start;
    for (uint32_t at = clause->span.start; at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "stay") && !event_crosses(item, word)) {
            Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_VISIT}, .span = word->span, .clause = clause};
            code_visit_meant(self, &trigger, word->span);
            return;
        }
    }
}

/* The word for this occasion right before the trigger (此次访问); NULL if none stands there. */
static const Match *this_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *word = clause_may_have(clause, "this")
                            ? word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP))
                            : NULL;
    return word && word_has_role(item, word, CLASS_SUBJECT_STOP, "this") ? word : NULL;
}

/* Gives the visit told last the days that a clause of its own tells of it (将访问 P。此次访问将于3日至5日进行): the
 * word for the visit, which begins the clause at `from`, has nobody's name. False if it tells of no such days. */
static bool dates_visit_told(EventCoder *self, const Trigger *trigger, uint32_t from) {
    enum { DAY = 10 }; /* bytes of a day */
    Draft draft, *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool may = last && last->event.type == CH_VISIT && last->event.status != CH_CANCELLED && trigger->frame.is_noun &&
               from == trigger->clause->span.start && draft_begin(self, trigger, &draft);
    if (!may || !draft.own_date || draft.shared_date || draft.event.status == CH_CANCELLED ||
        strlen(draft.event.date) < DAY ||
        (last->own_date && last->event.date && !days_lie_in(draft.event.date, last->event.date))) {
        return false;
    }
    for (Draft *told = last; told >= self->drafts.items && told->clause == last->clause; told--) {
        if (told->event.type == CH_VISIT) {
            told->event.date = draft.event.date;
            told->own_date = true;
            told->date_is_news = told->shared_date = false;
            told->event.status = draft.event.status == CH_PLANNED ? CH_PLANNED : told->event.status;
        }
    }
    return true;
}

void code_this_visit(EventCoder *self, const Trigger *trigger) {
    const Match *word = this_before(self->item, trigger);
    if (dates_visit_told(self, trigger, word ? word->span.start : trigger->span.start)) {
        return;
    }
    if (word) {
        code_visit_meant(self, trigger, span_of(word->span.start, span_end(trigger->span)));
    } else if (!trigger_has(trigger, SLOT(ARRIVAL) | SLOT(TRAVEL) | SLOT(END) | SLOT(LEAVE))) {
        code_visit_named(self, trigger, trigger->span);
    }
}

/* The one session told before that is held, or where the words tell a plan still to be held, by its place, in a state:
 * of it tells who speaks of attending. NULL if there is none, or they are in several states. */
static const Draft *session_held(const EventCoder *self, bool planned) {
    const Draft *held = NULL;
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *session = &self->drafts.items[i];
        bool placed = session->event.type == CH_SESSION && !session->in_speech &&
                      !draft_is_long_past(self->item, session) && country_is_state(session->event.place.country);
        if (placed && held && strcmp(held->event.place.country, session->event.place.country) != 0) {
            return NULL;
        }
        held = placed && (!held || session->own_date) ? session : held;
    }
    return held && (held->event.status == CH_PLANNED) == planned && held->event.status != CH_CANCELLED ? held : NULL;
}

void code_visit_of_attendant(EventCoder *self, const Trigger *trigger, const Party *who) {
    Party nobody = {.count = 0};
    Draft draft;
    if (sentence_tells_visit(self->item, trigger->clause) || !draft_begin(self, trigger, &draft) || draft.in_speech) {
        return;
    }
    bool planned = draft.event.status == CH_PLANNED;
    const Draft *told = planned && !trigger_has(trigger, SLOT(TRAVEL)) ? NULL : session_held(self, planned);
    if (!told) {
        return;
    }
    const Draft session = *told;
    const char *host = session.event.place.country;
    for (uint32_t i = 0; i < who->count; i++) {
        Party one = party_slice(self->item, who, i, 1);
        Draft visit = draft;
        take_actors(self, &one, &visit.initiator, NULL);
        const ChActor *guest = visit.initiator.count == 1 ? &visit.initiator.items[0] : NULL;
        if (!guest || !guest->person || !country_is_state(guest->country) || string_same(guest->country, host) ||
            is_posted_in(self->item, &one, host)) {
            continue;
        }
        visit.event.type = CH_VISIT;
        const char *last = session.event.date ? strchr(session.event.date, '/') : NULL;
        bool goes_on = !planned && last && self->item->published && strcmp(last + 1, self->item->published) >= 0;
        visit.event.status = goes_on ? CH_ONGOING : session.event.status;
        visit.event.place = session.event.place;
        visit.event.date = session.event.date;
        visit.own_date = false;
        visit.is_by_invitation = true;
        draft_quote(self->item, &visit, &one);
        visit_host(self, &visit, NULL, host, &nobody);
    }
}

bool names_contingent(const Item *item, const Trigger *trigger) {
    uint32_t next = mention_from(item, trigger->span.start);
    const Mention *before = next > 0 ? &item->mentions.items[next - 1] : NULL;
    bool ordinal = before && before->kind == MENTION_ORDINAL && span_end(before->span) == trigger->span.start;
    const Match *unit = ordinal ? match_longest_before(&item->matches, before->span.start, span_end(before->span),
                                                       CLASS_BIT(CLASS_MEASURE))
                                : NULL;
    return unit && word_has_kind(item, unit, CLASS_MEASURE, "collective");
}

/* The delegation of or behind the party that is in a state by its name, which is put into `state`; NULL if none is. */
static const Mention *delegation_abroad(const Item *item, const Clause *clause, const Party *met, const char **state) {
    uint32_t end = span_end(clause->span), at = met->count ? mention_from(item, met->span.start) : end;
    for (; at < item->mentions.count && item->mentions.items[at].span.start < end; at++) {
        const Mention *group = &item->mentions.items[at];
        bool named = group->kind == MENTION_GROUP && group->entry != NO_ENTRY;
        const char *code = named ? lexicon_value(item->lexicon, group->entry, KEY_CODE) : NULL;
        if (code) {
            *state = item->claimed && string_same(code, item->claimed) ? item->home : code;
            return group;
        }
    }
    return NULL;
}

void code_visit_of_delegation(EventCoder *self, const Trigger *trigger, const Party *met) {
    const char *host = NULL;
    const Mention *group = delegation_abroad(self->item, trigger->clause, met, &host);
    const Draft *told = group && self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool is_met = told && told->anchor.start == trigger->span.start && !told->in_speech && !told->from_headline &&
                  (told->event.type == CH_MEETING || told->event.type == CH_TALKS) &&
                  told->event.status == CH_HAPPENED && !draft_is_long_past(self->item, told);
    const ActorList *guests = is_met ? &told->counterpart : NULL;
    const char *own = guests && guests->count ? guests->items[0].country : NULL;
    ActorList visitors = guests ? *guests : (ActorList){0};
    Draft draft;
    if (!own || string_same(own, host) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Party nobody = {.count = 0};
    draft.event.type = CH_VISIT;
    draft.event.place = (ChPlace){0};
    draft.initiator = visitors;
    draft.is_by_invitation = true;
    draft.own_date = false;
    visit_goes_on(self, &draft);
    draft.quote = span_join(met->span, group->phrase);
    Pair pair = self->pair;
    visit_host(self, &draft, NULL, host, &nobody);
    self->pair = pair;
}

/* True if one year, month or day is told of what both did: of two dates nobody tells whose visit was when. */
static bool is_dated_once(const Item *item, const Trigger *trigger, const Draft *draft) {
    const Clause *clause = trigger->clause;
    uint32_t dates = draft->shared_date;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *date = &item->mentions.items[i];
        dates += date->kind == MENTION_DATE && !span_within(date->span, trigger->span); /* 去年实现年内互访 */
    }
    return dates == 1 && draft->own_date && draft->event.status == CH_HAPPENED && !strchr(draft->event.date, '/');
}

/* Leaves of those meant by a word for both sides (两党总书记) the states: their leaders are not those at hand. */
static void leave_states(const Item *item, const Party *acting, ActorList *actors) {
    const char *kind = acting->count == 1 ? reference_kind(item, &item->mentions.items[acting->mentions[0]]) : NULL;
    for (size_t i = 0; kind && string_same(kind, "both") && i < actors->count; i++) {
        actors->items[i] = (ChActor){.country = actors->items[i].country};
    }
}

void code_visits_exchanged(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (!draft_begin(self, trigger, &draft) || draft.is_counted || !is_dated_once(item, trigger, &draft)) {
        return;
    }
    Party acting = acting_party(item, trigger);
    if (!acting.count || !only_adjuncts(item, trigger->clause, span_end(acting.span), trigger->span.start)) {
        return; /* 旅游互访 */
    }
    Party other = two_sides(self, trigger, &draft), nobody = {.count = 0};
    take_actors(self, &other, &draft.counterpart, NULL);
    face_listener(self, trigger, &draft);
    leave_states(item, &acting, &draft.initiator);
    leave_states(item, &acting, &draft.counterpart);
    if (!draft.initiator.count || !draft.counterpart.count || one_country(&draft.initiator, &draft.counterpart)) {
        return;
    }
    const ActorList visitors[] = {draft.initiator, draft.counterpart};
    for (int i = 0; i < 2; i++) {
        const char *host = visitors[1 - i].items[0].country;
        Draft visit = draft;
        visit.is_exchanged = true;
        visit.initiator = visitors[i];
        visit.counterpart = (ActorList){0};
        visit.event.place = (ChPlace){0};
        if (country_is_state(host) && country_is_state(visitors[i].items[0].country)) {
            visit_host(self, &visit, NULL, host, &nobody);
        }
    }
    self->pair.initiator = draft.initiator;
    self->pair.counterpart = draft.counterpart;
}

bool goes_to_house_here(const Item *item, const Trigger *trigger, const Party *hosts) {
    bool may = trigger_has(trigger, SLOT(TRAVEL)) && hosts->count == 1 && item->home;
    uint32_t index = may ? hosts->mentions[0] : 0;
    const Mention *house = may ? &item->mentions.items[index] : NULL;
    return house && house->kind == MENTION_BODY && house->entry != NO_ENTRY &&
           lexicon_class(item->lexicon, house->entry) == CLASS_OFFICE && hosts->span.start == house->span.start &&
           string_same(mention_country(item, house), item->home) &&
           !(index && item->mentions.items[index - 1].within == index);
}
