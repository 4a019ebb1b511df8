/* Meetings, talks, calls and ceremonies: events between two sides. */
#include "code/event_encounters.h"
#include "code/event_pairs.h"
#include "code/event_phase.h"

/* Two countries by their signs before a noun of meeting: 中美经贸磋商. */
static bool sides_of_noun(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const char *sides[2];
    Span before = span_of(trigger->clause->span.start, trigger->span.start);
    if (!trigger->is_held || !act_country_pair(self->item, before, sides)) {
        return false;
    }
    draft->initiator = draft->counterpart = (ActorList){0};
    *list_push(self->item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
    *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
    draft->quote = span_join(before, trigger->span);
    return true;
}

/* Who calls on the subject: the party between a verb of accepting and the meeting's
 * word; count 0 if there is none. */
static Party visitor_accepted(const Item *item, const Trigger *trigger) {
    bool hands_over = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(TO)) &&
                      !trigger_has(trigger, SLOT(OBJECT) | SLOT(WREATH)); /* 接受 Y 呈递国书 */
    bool awards = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(OBJECT));
    bool rings = trigger->frame.type == CH_CALL && trigger->frame.is_noun; /* 接到 Y 的电话 */
    bool may = trigger->frame.type == CH_MEETING || hands_over || awards || rings;
    const char *role = rings ? "receiving" : "accepting";
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, role) && !inside_name(item, at)) {
            Party giver = party_at(item, span_end(word->span), trigger->span.start);
            uint32_t behind = span_end(giver.span);
            bool adjoins = behind == trigger->span.start;   /* 获 Y 授予勋章 */
            bool meets = trigger->frame.type == CH_MEETING; /* not 获 Y 邀请到 P 的 X 与 Z 会面 */
            const Match *of = meets ? word_at(item, behind, trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
            behind = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? span_end(of->span) : behind;
            bool far = meets && !only_adjuncts(item, trigger->clause, behind, trigger->span.start);
            return (awards && !adjoins) || far ? (Party){.count = 0} : giver;
        }
    }
    return (Party){.count = 0};
}

/* True if nobody and no state but of one country is named within. */
static bool only_of(const Item *item, Span within, const char *own) {
    for (uint32_t i = mention_from(item, within.start); i < mention_from(item, span_end(within)); i++) {
        const Mention *mention = &item->mentions.items[i];
        const char *country = mention_country(item, mention);
        if (span_within(mention->span, within) && country && !string_same(country, own)) {
            return false;
        }
    }
    return true;
}

/* True if an order is given, told behind the verb or by what the ceremony is called, or credentials are. */
static bool gives_order(const Item *item, const Trigger *trigger) {
    bool hands_over = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun &&
                      (trigger->frame.slots & ~SLOT(ATTEND)) == SLOT(TO); /* 呈递国书 */
    if (hands_over) {
        return true;
    }
    bool may = trigger->frame.type == CH_CEREMONY && trigger_has(trigger, SLOT(OBJECT) | SLOT(GOODS)) &&
               !trigger_has(trigger, SLOT(GREET));
    return may && (trigger_has(trigger, SLOT(GOODS)) ||
                   act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "order"));
}

/* True if the words tell of people from abroad who are not named: 外国使节, 与会各国元首, 来自17个国家的方队. */
static bool tells_of_foreigners(const Item *item, Span within) {
    if (act_word(item, within.start, span_end(within), CLASS_WORK, "foreign")) {
        return true;
    }
    for (uint32_t i = mention_from(item, within.start); i < mention_from(item, span_end(within)); i++) {
        const Mention *many = &item->mentions.items[i];
        bool group = (many->kind == MENTION_GROUP || many->kind == MENTION_REFERENCE) && !many->country;
        for (uint32_t at = many->span.start; group && at < span_end(many->span); at++) {
            const Match *word = word_at(item, at, span_end(many->span), CLASS_BIT(CLASS_WORK));
            if (word && word_has_kind(item, word, CLASS_WORK, "foreign")) {
                return true;
            }
        }
        if (counts_states(item, many)) {
            return true;
        }
    }
    return false;
}

/* True if guests from abroad stand for the other side without a name: behind the
 * verb (会见中外嘉宾), or in the sentence of a reception. Nobody of a known state
 * is the other side then. */
static bool has_foreign_guests(const Item *item, const Trigger *trigger, const Party *other, const char *own) {
    for (uint32_t i = 0; i < other->count; i++) {
        const Mention *mention = &item->mentions.items[other->mentions[i]];
        const char *country = mention_country(item, mention);
        if (mention->kind == MENTION_PERSON || (country && !string_same(country, own))) {
            return false;
        }
    }
    Span within = span_of(span_end(trigger->span), span_end(trigger->clause->span));
    if (trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun) {
        within = item->sentences.items[trigger->clause->sentence].span;
        if (!only_of(item, within, own)) {
            return false;
        }
    } else if (trigger->frame.is_noun || (trigger->frame.type != CH_MEETING &&
                                          (!trigger_has(trigger, SLOT(WELCOME)) || gives_order(item, trigger)))) {
        return false;
    }
    return trigger->frame.type == CH_CEREMONY
               ? tells_of_foreigners(item, within)
               : act_word(item, within.start, span_end(within), CLASS_WORK, "foreign") != NULL; /* not 会见中外记者 */
}

/* A ceremony that guests from abroad attend, of whom none is named nor who holds it: 多国政要在 P 出席阅兵式, …国葬在 P
 * 举行，多国领导人出席. It is of the state of its place. False if that is not what is told. */
static bool code_guests_of_all(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    const Item *item = self->item;
    const char *host = draft->event.place.country;
    bool may = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && !draft->in_speech && draft->own_date &&
               !draft->counterpart.count && host && country_is_state(host) &&
               (trigger->is_held || names_nobody(&draft->initiator));
    for (size_t i = 0; may && i < draft->initiator.count; i++) {
        const char *own = draft->initiator.items[i].country;
        may = !own || !country_is_state(own) || string_same(own, host);
    }
    for (uint32_t i = 0; may && i < other->count; i++) { /* whose funeral it is */
        const char *whose = mention_country(item, &item->mentions.items[other->mentions[i]]);
        may = whose && string_same(whose, host);
    }
    if (!may || !tells_of_foreigners(item, item->sentences.items[trigger->clause->sentence].span)) {
        return false;
    }
    draft->initiator = (ActorList){0};
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = host};
    draft_end(self, draft, true);
    return true;
}

/* Whom the subject speaks to on the telephone, told by the verb of speech behind: 在电话中告诉 X, 在电话中对 X 说,
 * 在电话中与 X 讨论. */
static Party party_spoken_to(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool may = trigger->frame.type == CH_CALL && !trigger->frame.is_noun && from < end;
    for (uint32_t at = from; may && at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_PREPOSITION));
        if (!word || inside_name(item, at)) {
            continue;
        }
        if ((word->classes & CLASS_BIT(CLASS_SPEECH)) || word_has_role(item, word, CLASS_PREPOSITION, "to") ||
            word_has_role(item, word, CLASS_PREPOSITION, "with")) {
            Party party = party_at(item, span_end(word->span), end);
            return party_names_person(item, &party) ? party : (Party){.count = 0};
        }
        at = span_end(word->span) - 1;
    }
    return (Party){.count = 0};
}

/* True if the verb closes its clause, so that nobody is its object. */
static bool ends_with_verb(const Item *item, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span);
    return !trigger->frame.is_noun && trigger_has(trigger, SLOT(OBJECT)) &&
           (behind >= span_end(trigger->clause->span) || !character_is_han(item->text->character[behind]));
}

/* Behind what closes the party of those who receive: the couple they are one of (X 夫妇), the end of the list with
 * those who have no name (X 等政府官员, X 等人), the possessive. */
static uint32_t behind_receivers(const Item *item, uint32_t at, uint32_t end) {
    enum { LONGEST_REST = 14 };
    const Match *kin = word_at(item, at, end, CLASS_BIT(CLASS_KINSHIP));
    at = kin ? span_end(kin->span) : at;
    const Match *closing = word_at(item, at, end, CLASS_BIT(CLASS_SPEECH_WORD));
    bool closes = closing && word_has_kind(item, closing, CLASS_SPEECH_WORD, "et-cetera");
    at = closes ? span_end(closing->span) : at;
    uint32_t group = mention_from(item, at);
    for (; closes && group < item->mentions.count && span_end(item->mentions.items[group].span) <= end &&
           span_end(item->mentions.items[group].span) <= at + LONGEST_REST;
         group++) {
        MentionKind kind = item->mentions.items[group].kind;
        at = kind == MENTION_GROUP || kind == MENTION_POST ? span_end(item->mentions.items[group].span) : at;
    }
    const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    return particle ? span_end(particle->span) : at;
}

/* Those named from the position on who receive somebody: the wife herself where she is told by her husband (X 总统 Y
 * 夫人 Z). */
static Party receivers_at(const Item *item, uint32_t at, uint32_t end) {
    Party party = party_at(item, at, end);
    const Match *kin = party.count ? word_at(item, span_end(party.span), end, CLASS_BIT(CLASS_KINSHIP)) : NULL;
    Party kinsman = kin ? party_at(item, span_end(kin->span), end) : (Party){.count = 0};
    return party_names_person(item, &kinsman) ? kinsman : party;
}

/* Who receives the subject: the party between the word of the passive, the invitation or the agent (受到, 受, 由) and
 * the word for a meeting; count 0 if there is none. */
static Party receiver_told(const Item *item, const Trigger *trigger) {
    bool greets = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(WELCOME));
    bool may = greets || (trigger->frame.type == CH_MEETING && !trigger_has(trigger, SLOT(NAMED))); /* 热情接待 */
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool passive = word && (word_has_role(item, word, CLASS_PREPOSITION, "passive") ||
                                word_has_role(item, word, CLASS_PREPOSITION, "invitation") ||
                                word_has_role(item, word, CLASS_PREPOSITION, "agent"));
        if (!passive || inside_name(item, at)) {
            continue;
        }
        Party party = receivers_at(item, span_end(word->span), trigger->span.start);
        uint32_t behind = span_end(party.span);
        if (word->span.length == 1 && (greets || behind != trigger->span.start || !ends_with_verb(item, trigger))) {
            continue; /* 受 X 接见 */
        }
        behind = behind_receivers(item, behind, trigger->span.start);
        if (party.count && only_adjuncts(item, trigger->clause, behind, trigger->span.start)) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* True if a person is named; of a guest who is received the post with its country will do: 接待 P 外长. */
static bool names_somebody(EventCoder *self, const Trigger *trigger, const Party *party, const Draft *draft) {
    const Item *item = self->item;
    if (trigger_has(trigger, SLOT(PRESS)) && draft->initiator.count && draft->initiator.items[0].person &&
        draft->counterpart.count && draft->counterpart.items[0].person) {
        return true; /* 两国领导人在会谈后举行记者会 */
    }
    const Mention *first = party->count ? &item->mentions.items[party->mentions[0]] : NULL;
    bool received = first && trigger_has(trigger, SLOT(OBJECT)) && first->kind == MENTION_POST && first->country;
    const char *kind = party->count == 1 ? reference_kind(item, first) : NULL;
    ActorList meant = {0};
    if (kind && trigger_has(trigger, SLOT(WITH)) &&
        (string_same(kind, "you") || string_same(kind, "he"))) { /* 昨天同你深入交流 */
        take_actors(self, party, &meant, NULL);
    }
    return received || party_names_person(item, party) || actors_name_persons(&meant);
}

/* True if the name of a place right before the word makes it the name of a meeting that is
 * only recalled (两国元首大阪会晤). */
static bool is_named_by_place(const Item *item, const Trigger *trigger) {
    bool meets = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS;
    for (uint32_t i = mention_from(item, trigger->clause->span.start);
         meets && i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *place = &item->mentions.items[i];
        if (place->kind == MENTION_PLACE && span_end(place->span) == trigger->span.start) {
            const ClassSet openers = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT);
            return !word_before(item, place->phrase.start, trigger->clause->span.start, openers);
        }
    }
    return false;
}

/* The state that the guest visits by what was told last; NULL if no visit of his was. */
static const char *state_visited(const EventCoder *self, const ChActor *guest) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *visit = &self->drafts.items[i];
        const char *host = visit->counterpart.count ? visit->counterpart.items[0].country : NULL;
        if (visit->event.type == CH_VISIT && host && country_is_state(host) && actors_hold(&visit->initiator, guest)) {
            return host;
        }
    }
    return NULL;
}

/* True if the party is a delegation alone. */
static bool names_delegates(const Item *item, const Party *party) {
    const Mention *group = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return group && group->kind == MENTION_GROUP && group->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, group->entry, KEY_KIND, "delegation");
}

/* Who attends what another holds for him is received by that other: X 出席 Y 为他举行的欢迎
 * 仪式. False if it is no such ceremony. */
static bool is_held_for_guest(EventCoder *self, const Trigger *trigger, const Party *other, Draft *draft) {
    ActorList guest = {0};
    take_actors(self, other, &guest, NULL);
    if (trigger->frame.type != CH_CEREMONY || !trigger->frame.is_noun || !draft->initiator.count || !guest.count) {
        return false;
    }
    const ChActor *attends = &draft->initiator.items[0];
    bool his_team = guest.count == 1 && draft->initiator.count == 1 && names_delegates(self->item, other) &&
                    attends->person && attends->country && guest.items[0].country &&
                    string_same(guest.items[0].country, attends->country);
    if (!actor_same(&guest.items[0], attends) && !his_team) { /* X 出席为他, 为 X 国代表团设的晚宴 */
        return false;
    }
    Party host = named_side(self, trigger, draft);
    if (his_team && !party_names_person(self->item, &host)) {
        return false;
    }
    const char *state = host.count ? NULL : state_visited(self, &guest.items[0]);
    if (host.count || state) {
        draft->counterpart = his_team ? draft->initiator : guest;
        draft->initiator = (ActorList){0};
        take_actors(self, &host, &draft->initiator, NULL);
        if (state) {
            *list_push(self->item->arena, &draft->initiator) = (ChActor){.country = state};
        }
        draft_end(self, draft, false);
    }
    return host.count || state;
}

bool place_is_airport(const Item *item, const Mention *place) {
    const Match *head = place->kind == MENTION_PLACE
                            ? match_longest_before(&item->matches, place->span.start, span_end(place->span),
                                                   CLASS_BIT(CLASS_PLACE_HEAD) | CLASS_BIT(CLASS_PLACE))
                            : NULL;
    EntryId entry = head ? match_entry(item->lexicon, head, CLASS_PLACE_HEAD) : NO_ENTRY;
    entry = head && entry == NO_ENTRY ? match_entry(item->lexicon, head, CLASS_PLACE) : entry;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "airport");
}

/* The airport told last before the ceremony, where the visitor has just arrived (专机抵达 P 机场。Y 在舷
 * 梯旁迎接); NULL if none was told near. */
static const Mention *airport_before(const Item *item, const Trigger *trigger) {
    enum { REACH = 10, SENTENCES = 3 };
    uint32_t before = mention_from(item, trigger->span.start);
    for (uint32_t i = before; i-- > 0 && before - i <= REACH;) {
        const Mention *place = &item->mentions.items[i];
        const Sentence *own = &item->sentences.items[trigger->clause->sentence];
        uint32_t first = trigger->clause->sentence >= SENTENCES ? trigger->clause->sentence - SENTENCES : 0;
        if (place->span.start < item->sentences.items[first].span.start) {
            return NULL;
        }
        bool here = place->span.start >= own->span.start;
        if (place->country && place_is_airport(item, place)) {
            return place;
        }
        if (place->kind == MENTION_PLACE && !here) {
            return NULL; /* he is elsewhere by now */
        }
    }
    return NULL;
}

/* Whose a contingent is that is named by where it serves (X 第21批赴 Y 维和部队): who stands before it in the
 * sentence, else nobody; the party itself if it is named otherwise. */
static Party sender_of_contingent(const Item *item, const Trigger *trigger, const Party *party) {
    uint32_t start = trigger->clause->span.start;
    const Mention *first = party->count ? &item->mentions.items[party->mentions[0]] : NULL;
    const Match *sent = first ? word_before(item, first->phrase.start, start, CLASS_BIT(CLASS_EVENT)) : NULL;
    const Match *at = first ? word_before(item, first->phrase.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    if (!sent && !(at && word_has_role(item, at, CLASS_PREPOSITION, "at"))) {
        return *party;
    }
    Party sender = {.count = 0};
    for (uint32_t i = trigger->clause->first_mention; i < party->mentions[0] && !sender.count; i++) {
        sender = party_at(item, item->mentions.items[i].phrase.start, first->phrase.start);
    }
    return sender;
}

/* Whose a contingent is that is named before the verb: X 第17批赴 Y 维和部队4日全部荣获勋章. Count 0 if none is. */
static Party sender_told(const Item *item, const Trigger *trigger) {
    uint32_t end = mention_from(item, trigger->span.start);
    for (uint32_t i = end; i-- > trigger->clause->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        Party one = party_at(item, mention->phrase.start, trigger->span.start);
        Party sender = one.count ? sender_of_contingent(item, trigger, &one) : one;
        if (sender.count && sender.mentions[0] != one.mentions[0]) {
            return sender;
        }
    }
    return (Party){.count = 0};
}

/* An order that the subject is given: the giver is named by its country (获颁 X 国勋章), or in the passive (被 X
 * 授予勋章). */
static void code_award_received(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party giver = object_party(item, trigger), holder = acting_party(item, trigger);
    if (!trigger_has(trigger, SLOT(DONE_TO))) {
        Party named = giver; /* 被授予 X 的勋章 */
        act_sides(item, trigger, &giver, &holder);
        giver = giver.count ? giver : named;
    }
    bool here = holder.count && span_within(holder.span, trigger->clause->span);
    Party sender = here ? (Party){.count = 0} : sender_told(item, trigger);
    bool told = sender.count > 0;
    holder = told ? sender : sender_of_contingent(item, trigger, &holder);
    bool order = act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "order");
    Draft draft;
    const char *home = trigger_has(trigger, SLOT(DONE_TO)) && !giver.count ? item->home : NULL; /* X 获颁勋章: by us */
    if (!order || !(giver.count || home) || !holder.count || !draft_begin(self, trigger, &draft) ||
        (told && !draft.own_date)) {
        return;
    }
    take_actors(self, &giver, &draft.initiator, NULL);
    if (home) {
        *list_push(item->arena, &draft.initiator) = (ChActor){.country = home};
    }
    draft_quote(item, &draft, &holder);
    draft_quote(item, &draft, &giver);
    end_each(self, trigger, &draft, &holder);
}

/* True if an order is told as given in the passive: 官兵被 X 授予勋章. */
static bool is_award_suffered(const Item *item, const Trigger *trigger) {
    return trigger_has(trigger, SLOT(OBJECT)) && clause_may_have(trigger->clause, "passive") &&
           act_is_passive(item, trigger) &&
           act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "order");
}

/* True if the name of a place begins with that of its town: 纽约联合国总部. */
static bool begins_with_town(const Item *item, const Mention *place) {
    const Match *town =
        match_longest(&item->matches, place->span.start, span_end(place->span) - 1, CLASS_BIT(CLASS_PLACE));
    EntryId entry = town ? match_entry(item->lexicon, town, CLASS_PLACE) : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "city") ||
                                 lexicon_has(item->lexicon, entry, KEY_KIND, "capital"));
}

/* True if the place is a square, or a building or the like without its town: one who goes
 * there is in the country already. */
static bool is_venue(const Item *item, const Mention *place) {
    static const char *const kinds[] = {"venue", "building", "hotel", "palace", "temple", "monument", "square"};
    const Match *last = place->kind == MENTION_PLACE
                            ? match_longest_before(&item->matches, place->span.start, span_end(place->span),
                                                   CLASS_BIT(CLASS_PLACE_HEAD))
                            : NULL;
    if (place->kind == MENTION_PLACE && begins_with_town(item, place)) { /* 北京天安门广场, 河内巴亭广场 */
        return last && word_has_kind(item, last, CLASS_PLACE_HEAD, "square");
    }
    EntryId entry = place->kind == MENTION_PLACE ? place->entry : NO_ENTRY;
    if (place->kind == MENTION_PLACE && entry == NO_ENTRY) {
        entry = last ? lexicon_entry_of(item->lexicon, last->posting, CLASS_PLACE_HEAD) : NO_ENTRY;
    }
    for (size_t i = 0; entry != NO_ENTRY && i < sizeof kinds / sizeof *kinds; i++) {
        if (lexicon_has(item->lexicon, entry, KEY_KIND, kinds[i])) {
            return true;
        }
    }
    return false;
}

const char *organisation_housed(const Item *item, const Mention *place) {
    uint32_t end = span_end(place->span);
    const Match *owner = place->kind == MENTION_PLACE && is_venue(item, place)
                             ? word_at(item, place->span.start, end, CLASS_BIT(CLASS_BLOC))
                             : NULL;
    EntryId entry = owner && span_end(owner->span) < end ? match_entry(item->lexicon, owner, CLASS_BLOC) : NO_ENTRY;
    bool of_states = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "igo");
    return of_states ? lexicon_value(item->lexicon, entry, KEY_SHORT) : NULL;
}

Party hosts_of(const Item *item, Party party) {
    Party hosts = {.count = 0};
    for (uint32_t i = 0; i < party.count; i++) {
        const Mention *mention = &item->mentions.items[party.mentions[i]];
        if ((is_venue(item, mention) && !organisation_housed(item, mention)) || body_is_stationed(item, mention)) {
            continue;
        }
        if (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE || mention->kind == MENTION_BODY) {
            hosts.mentions[hosts.count++] = party.mentions[i];
        }
    }
    hosts.span = party.span;
    return hosts;
}

/* The envoys of several states that are listed behind the ceremony: 使节们呈递国书。他们是：X 国驻华大使 A、Y
 * 国驻华大使 B、…. Count 0 if no such list follows. */
static Party envoys_listed(const Item *item, const Trigger *trigger) {
    enum { LEAST = 3 };
    for (uint32_t i = mention_from(item, span_end(trigger->span)); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool opens = mention->kind == MENTION_PERSON && mention->phrase.start > 0 &&
                     item->text->character[mention->phrase.start - 1] == ':';
        Party list = opens ? party_at(item, mention->phrase.start, item->text->length) : (Party){.count = 0};
        if (list.count >= LEAST && !of_one_country(item, &list)) {
            return list;
        }
    }
    return (Party){.count = 0};
}

/* Credentials that the envoys of several states hand over, told once for all of them. False if it
 * is no such ceremony. */
static bool code_credentials_of_many(EventCoder *self, const Trigger *trigger, const Draft *base) {
    const Item *item = self->item;
    bool hands_over = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(TO)) &&
                      !trigger_has(trigger, SLOT(OBJECT) | SLOT(WREATH));
    Party envoys = hands_over && !base->from_headline ? envoys_listed(item, trigger) : (Party){.count = 0};
    Party host = envoys.count ? governed_party(item, trigger->clause, trigger->span.start, "to") : envoys;
    host = envoys.count && !party_names_person(item, &host) ? acting_party(item, trigger) : host;
    if (!envoys.count || !party_names_person(item, &host)) {
        return false;
    }
    Draft draft = *base;
    take_actors(self, &envoys, &draft.initiator, NULL);
    draft_quote(item, &draft, &host);
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        if (told->event.type == CH_CEREMONY && told->initiator.count == draft.initiator.count) {
            return true; /* told before: 接受 … 递交国书 */
        }
    }
    end_each(self, trigger, &draft, &host);
    return true;
}

/* Who goes abroad to meet somebody visits: 到 P 拜会 X. */
static void code_call_abroad(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    ChEventType type = trigger->frame.type;
    Party place = {.count = 0};
    if (type == CH_MEETING || type == CH_TALKS) {
        place = hosts_of(item, goal_of(self, trigger));
    }
    TriggerList triggers = {0};
    bool near = place.count == 1 && (span_end(place.span) <= trigger->clause->span.start || /* 到 P，与 X 会面 */
                                     only_adjuncts(item, trigger->clause, span_end(place.span), trigger->span.start));
    if (near && !visit_before(self, trigger, &triggers)) {
        Party who = acting_party(item, trigger);
        code_trip(self, trigger, &who, &place);
    }
}

/* For whom a ceremony of welcome is held that names nobody else: him whose visit to the host was told last. */
static void take_guest_of_visit(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool open =
        own && trigger_has(trigger, SLOT(WELCOME)) && !draft->counterpart.count && !is_attended(self->item, trigger);
    const Draft *visit = open ? visit_told_last(self, own) : NULL;
    if (visit && !of_country(&visit->initiator, own)) {
        draft->counterpart = visit->initiator;
    }
}

/* True of a word for guests without a word of whose they are: 同客人会谈. */
static bool party_is_bare_guests(const Item *item, const Party *party) {
    const Mention *group = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return group && group->kind == MENTION_GROUP && !group->country && group->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, group->entry, KEY_KIND, "guests");
}

/* The mission or the guest that is met without a word of whose it is, that of the visit to the host told last:
 * 接见访问团, 同客人会谈. False if it is none. */
static bool take_mission_met(const EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool meets = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS;
    bool open = own && meets && !draft->counterpart.count &&
                (party_is_bare_mission(self->item, other) || party_is_bare_guests(self->item, other));
    const Draft *visit = open ? visit_told_last(self, own) : NULL;
    bool found = visit && !of_country(&visit->initiator, own);
    draft->counterpart = found ? visit->initiator : draft->counterpart;
    return found;
}

/* True if those named only take part in a meeting told of others (参加会见, 参加有关会谈). */
static bool is_attendance(const Item *item, const Trigger *trigger) {
    return (trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS) && is_attended(item, trigger);
}

/* Credentials that whoever received the guest of the clause before accepts from him: 会见 X
 * 国新任大使，接受其递交的国书 副本. False if that is not what is told. */
static bool code_papers_of_guest(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const Draft *met = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool hands_over = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(TO)) &&
                      !trigger_has(trigger, SLOT(OBJECT) | SLOT(WREATH) | SLOT(DEATH));
    bool follows = hands_over && !clause->subject_is_own && met && met->event.type == CH_MEETING &&
                   &self->clauses.items[met->clause] + 1 == clause && clause_may_have(clause, "accepting") &&
                   self->clauses.items[met->clause].sentence == clause->sentence;
    if (!follows || !role_between(self->item, clause->span.start, trigger->span.start, CLASS_SUPPORT, "accepting") ||
        party_at(self->item, clause->span.start, trigger->span.start).count) {
        return false;
    }
    draft->initiator = met->counterpart;
    draft->counterpart = met->initiator;
    draft->event.place = draft->event.place.name ? draft->event.place : met->event.place;
    draft_end(self, draft, false);
    return true;
}

/* Meetings told from the side of him who is called upon or received: X 接受 Y 拜会, X 受到 Y 的
 * 接见. False if the words are none of these. */
static bool code_turned_round(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    if (code_papers_of_guest(self, trigger, draft)) {
        return true;
    }
    Party visitor = visitor_accepted(item, trigger);
    if (visitor.count) { /* Y comes */
        take_actors(self, &visitor, &draft->initiator, NULL);
        Party host = acting_party(item, trigger);
        host = span_overlaps(host.span, visitor.span) ? trigger->clause->subject : host; /* …，获 Y 接见 */
        draft_quote(item, draft, &host);
        end_each(self, trigger, draft, &host);
        return true;
    }
    Party receiver = receiver_told(item, trigger);
    if (receiver.count) { /* Y receives */
        take_actors(self, &receiver, &draft->initiator, NULL);
        Party guest = acting_party(item, trigger);
        guest = span_overlaps(guest.span, receiver.span) ? trigger->clause->subject : guest;
        guest = guest.joint && !of_one_country(item, &guest) ? party_slice(item, &guest, 0, guest.joint) : guest;
        draft_quote(item, draft, &receiver);
        draft_quote(item, draft, &guest);
        end_each(self, trigger, draft, &guest);
    }
    return receiver.count > 0;
}

/* True if who acts stands before the preposition that opens the list of the others: 伊朗外长与英法德三国外长会谈. */
static bool acts_with(const Item *item, const Trigger *trigger, const Party *other) {
    const Party *subject = &trigger->clause->subject;
    uint32_t end = span_end(subject->span);
    return subject->count && other->count && span_within(subject->span, trigger->clause->span) &&
           end < other->span.start && role_between(item, end, other->span.start, CLASS_PREPOSITION, "with");
}

/* Ends the draft between sides that only the signs of their countries tell; false if none do. */
static bool code_by_signs(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    bool is_open = (!other->count && !draft->counterpart.count) ||
                   (!actors_name_persons(&draft->initiator) && sends_those_behind(self->item, trigger, other) &&
                    !acts_with(self->item, trigger, other));
    bool by_signs = is_open && sides_by_signs(self, trigger, draft);
    bool convened = by_signs && is_attendance(self->item, trigger) &&
                    draft->initiator.count + draft->counterpart.count > 2; /* 出席 A、B、C 三国外长会谈 */
    draft->event.type = convened ? CH_SESSION : draft->event.type;
    if (by_signs || (!other->count && names_nobody(&draft->initiator) && sides_of_noun(self, trigger, draft))) {
        draft_end(self, draft, false);
        return true;
    }
    return false;
}

/* True if who has just arrived, or stops on the way, is still to attend the ceremony, which his hosts do not hold for
 * him: 抵达 P，出席 M 庆典. */
static bool is_to_attend(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    bool may = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) &&
               !trigger_has(trigger, SLOT(WELCOME)) && draft->event.status == CH_HAPPENED && !draft->in_speech;
    return may &&
           act_event_between(self->item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "attend") &&
           (has_just_arrived(self, trigger, draft) || (!draft->own_date && goes_by_way(self, trigger->clause)));
}

/* True if the words only name those who attend a ceremony told before: A 举行招待会。B、C 派代表出席了这次招待会. */
static bool is_attended_there(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool may = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && clause_may_have(clause, "deictic");
    const Match *this_one =
        may ? word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool attended = this_one && word_has_role(item, this_one, CLASS_SUBJECT_STOP, "deictic") &&
                    act_event_between(item, clause->span.start, this_one->span.start, KEY_FRAME, "attend");
    for (size_t i = self->drafts.count; attended && i-- > 0;) {
        if (self->drafts.items[i].event.type == CH_CEREMONY && !self->drafts.items[i].from_headline) {
            return true;
        }
    }
    return false;
}

/* True if the ceremony is only what something is said or done about: 对招待会进行了报道, 就开幕式接受采访. */
static bool is_matter(const Item *item, const Trigger *trigger) {
    const Match *about =
        trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun
            ? word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
            : NULL;
    return about && (word_has_role(item, about, CLASS_PREPOSITION, "topic") ||
                     (word_has_role(item, about, CLASS_PREPOSITION, "to") &&
                      !word_has_role(item, about, CLASS_PREPOSITION, "address") &&
                      !word_has_role(item, about, CLASS_PREPOSITION, "as") &&
                      !word_has_role(item, about, CLASS_PREPOSITION, "given")));
}

/* True if the words tell a meeting that is told elsewhere: of those who took part in it, of one
 * host of a list again, of the time behind it that has no day. */
static bool is_told_elsewhere(const Item *item, const Trigger *trigger, const Draft *draft, const Party *other) {
    ChEventType type = trigger->frame.type;
    bool tells_again = trigger->told_by_time && !other->count && !draft->own_date && type != CH_SIGNING &&
                       type != CH_CEREMONY &&
                       !trigger_has(trigger, SLOT(PRESS)); /* after the talks: which were told where they took place */
    bool attends = trigger_has(trigger, SLOT(RECEPTION)) && is_attended(item, trigger) &&
                   !governed_party(item, trigger->clause, trigger->span.start, "to")
                        .count; /* 陪同参加欢迎仪式, not X 出席为他举行的欢迎仪式 */
    const Match *comes =
        type == CH_MEETING && trigger_has(trigger, SLOT(NAMED)) && other->count
            ? word_at(item, span_end(other->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_EVENT))
            : NULL; /* 接待 X 访问 P */
    EntryId coming = comes ? match_entry(item->lexicon, comes, CLASS_EVENT) : NO_ENTRY;
    if (coming != NO_ENTRY && lexicon_has(item->lexicon, coming, KEY_EVENT, ch_event_type_name(CH_VISIT))) {
        return true;
    }
    return attends || is_attendance(item, trigger) || is_matter(item, trigger) ||
           (is_second_noun(item, trigger) && lists_hosts(item, other, HOSTS)) || tells_again;
}

/* True if the state is only one of what is kept where another state receives those who come: 在 P 出席纪念 X
 * 胜利80周年庆典. */
static bool is_of_occasion(const Item *item, const Trigger *trigger, const Draft *draft, const Party *party) {
    const Mention *state = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL,
               *host = draft->event.place.country;
    bool may = state && state->kind == MENTION_COUNTRY && host && own && country_is_state(host) &&
               !string_same(host, own) && !string_same(host, state->country),
         kept = false;
    for (uint32_t at = may ? span_end(state->span) : trigger->span.start; at < trigger->span.start + 1 && !kept; at++) {
        const Match *word = word_at(item, at, span_end(trigger->span), CLASS_BIT(CLASS_WORK)); /* 80|周年|庆典 */
        kept = may && word && word_has_kind(item, word, CLASS_WORK, "anniversary");
    }
    return kept;
}

/* True if it is a day of the person's life that is kept: X 诞辰周年纪念活动. */
static bool is_commemorated(const Item *item, const Trigger *trigger, const Party *party) {
    enum { REACH = 4 };
    const Mention *last = party->count ? &item->mentions.items[party->mentions[party->count - 1]] : NULL;
    uint32_t from = last && last->kind == MENTION_PERSON ? span_end(last->phrase) : trigger->span.start;
    uint32_t reach = from + REACH < trigger->span.start ? from + REACH : trigger->span.start;
    return act_word(item, from, reach, CLASS_WORK, "anniversary") &&
           !role_between(item, from, reach, CLASS_SUBJECT_STOP, "possessive");
}

/* Whose monument it also is at which one of its two states lays a wreath: X 国领导人向 X、Y 两国友谊塔献花. */
static void add_side_of_monument(const Item *item, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL, *sides[2];
    bool may = own && trigger_has(trigger, SLOT(WREATH)) && !draft->counterpart.count;
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *place = &item->mentions.items[i];
        bool pair = place->kind == MENTION_PLACE && act_pair_of_title(item, (Span){place->span.start, 2}, sides);
        const char *other = !pair                        ? NULL
                            : string_same(sides[0], own) ? sides[1]
                            : string_same(sides[1], own) ? sides[0]
                                                         : NULL;
        if (other) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
            return;
        }
    }
}

/* Where he is posted who acts alone; NULL if he is posted nowhere. */
static const char *posting_of_acting(const Item *item, const Trigger *trigger) {
    Party acting = acting_party(item, trigger);
    return acting.count == 1 ? posting_of(item, &item->mentions.items[acting.mentions[0]]) : NULL;
}

/* The state at which an envoy is posted takes his credentials, where the words name nobody who does: 驻 X 大使 N
 * 递交国书, or nobody whose state is known: 向 M 总统递交国书. */
static void add_host_of_envoy(EventCoder *self, const Trigger *trigger, Draft *draft, Party *other) {
    const Item *item = self->item;
    bool hands_over = trigger_has(trigger, SLOT(TO)) && !trigger_has(trigger, SLOT(OBJECT) | SLOT(WREATH)) &&
                      !trigger->frame.is_noun && !draft->counterpart.count && other->count <= 1;
    const char *post = hands_over ? posting_of_acting(item, trigger) : NULL;
    const Mention *host = post && other->count ? &item->mentions.items[other->mentions[0]] : NULL;
    if (!post || (host && (host->kind != MENTION_PERSON || mention_country(item, host)))) {
        return;
    }
    if (host) {
        take_actors(self, other, &draft->counterpart, NULL);
        draft_quote(item, draft, other);
        other->count = 0;
    }
    if (draft->counterpart.count) {
        draft->counterpart.items[0].country = post;
    } else {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = post};
    }
}

/* True if the ceremony is held for one of the state that holds it, who is no side of it: X 国政府为前首相举行国葬. */
static bool is_for_one_of_own(const Item *item, const Trigger *trigger, const Draft *draft, const Party *other) {
    const char *own = trigger->frame.is_noun ? side_of_one(&draft->initiator) : NULL;
    const char *theirs =
        own && other->count == 1 ? mention_country(item, &item->mentions.items[other->mentions[0]]) : NULL;
    return theirs && string_same(theirs, own);
}

/* Where a ceremony is held and for whom, if its own words do not tell. */
static void complete_ceremony(EventCoder *self, const Trigger *trigger, Draft *draft, Party *other) {
    const Item *item = self->item;
    if (is_to_attend(self, trigger, draft)) {
        draft->event.status = CH_PLANNED;
        draft->is_next_stop = true;
        draft_drop_date(draft);
    }
    bool at_airport = trigger_has(trigger, SLOT(WELCOME)) && !trigger->frame.is_noun && !draft->event.place.name;
    const Mention *airport = at_airport ? airport_before(item, trigger) : NULL;
    if (airport) {
        draft->event.place = (ChPlace){place_name(item, airport), airport->country};
    }
    add_host_of_visit(self, trigger, draft);
    other->count = is_for_one_of_own(item, trigger, draft, other) ? 0 : other->count;
    if (!other->count) {
        held_at_embassy(self, trigger, draft);
    }
    bool unveils = trigger_has(trigger, SLOT(MUTUAL)) && !trigger->frame.is_noun && draft->initiator.count == 1;
    const char *own = unveils ? draft->initiator.items[0].country : NULL;
    if (own && other->count == 1 && !party_names_person(item, other)) { /* 为本国文化中心揭幕 */
        const char *theirs = mention_country(item, &item->mentions.items[other->mentions[0]]);
        other->count = theirs && string_same(theirs, own) ? 0 : 1;
    }
    bool alone = !other->count && !draft->counterpart.count && trigger->frame.is_noun;
    if (unveils && !other->count && !draft->counterpart.count) { /* X 总统为中国援建的 P 揭幕 */
        *other = named_side(self, trigger, draft);
        const char *post = posting_of_acting(item, trigger);
        if (post && !other->count) { /* 驻 X 大使为 P 揭牌 */
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = post};
        }
    }
    bool for_guests = trigger_has(trigger, SLOT(WELCOME)) && party_is_bare_guests(item, other); /* 设宴招待来宾 */
    other->count = for_guests ? 0 : other->count;
    bool receives =
        (trigger_has(trigger, SLOT(RECEPTION)) || for_guests) && !trigger->frame.is_noun; /* 举行军礼，鸣放礼炮
                                                                                           */
    if (receives && !other->count && !draft->counterpart.count) {
        take_guest_of_visit(self, trigger, draft);
    }
    add_side_of_monument(item, trigger, draft);
    add_host_of_envoy(self, trigger, draft, other);
    if (alone && !take_visitor(self, trigger, draft)) {
        *other = named_side(self, trigger, draft);
        bool kept = is_of_occasion(item, trigger, draft, other);
        if (kept) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = draft->event.place.country};
        }
        other->count = kept || is_commemorated(item, trigger, other) ? 0 : other->count;
        if (!other->count && !kept) {
            take_guest_of_visit(self, trigger, draft);
        }
    }
    if (!other->count && !draft->counterpart.count && trigger->frame.is_noun && draft->initiator.count) {
        add_host_of_ceremony(self, trigger, draft);
        add_guests_behind(self, trigger, draft);
        take_side_named(self, trigger, draft);
    }
    add_host_of_embassy(self, trigger, draft, !other->count);
}

/* Who faces the one who meets the press, where the words leave him out: 在会谈后的联合记者会上. */
static void add_facing(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    draft->follows_talks = trigger_has(trigger, SLOT(PRESS));
    bool open = draft->follows_talks && !other->count && !draft->counterpart.count;
    const ChActor *facing = open ? act_other_side(self, &draft->initiator) : NULL;
    if (facing) {
        *list_push(self->item->arena, &draft->counterpart) = *facing;
    }
}

/* True if the body is an organ of the organisation of states that its name begins with: 国际原子能机构理事会. */
static bool is_organ_of_states(const Item *item, const Mention *body) {
    uint32_t next = mention_from(item, body->span.start), end = span_end(body->span);
    const Match *head = word_before(item, end, body->span.start, CLASS_BIT(CLASS_BODY_HEAD));
    bool organ = head && (word_has_kind(item, head, CLASS_BODY_HEAD, "committee") ||
                          word_has_kind(item, head, CLASS_BODY_HEAD, "parliament"));
    for (; organ && next < item->mentions.count && item->mentions.items[next].span.start < end; next++) {
        const Mention *owner = &item->mentions.items[next];
        if (owner->kind == MENTION_COUNTRY && owner->span.start == body->span.start && owner->entry != NO_ENTRY) {
            return lexicon_has(item->lexicon, owner->entry, KEY_KIND, "igo");
        }
    }
    return false;
}

bool is_organisation_of_states(const Item *item, const Party *party) {
    const Mention *body = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return body && (body->kind == MENTION_COUNTRY || body->kind == MENTION_BODY) && body->country &&
           !country_is_state(body->country) &&
           (body->entry != NO_ENTRY ? lexicon_has(item->lexicon, body->entry, KEY_KIND, "igo")
                                    : is_organ_of_states(item, body));
}

/* True if an organisation of states holds the ceremony by itself (联合国大会举行纪念活动), or its organ
 * or those who act for its members confer, which is a session of it: 安理会举行紧急磋商, 东盟十国外长会晤. */
static bool held_by_organisation(const Item *item, const Trigger *trigger, Draft *draft) {
    Party acting = acting_party(item, trigger);
    const ChActor *body = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    bool alone = !draft->counterpart.count && (!draft->in_speech || draft->own_date) && acting.count;
    MentionKind kind = alone ? item->mentions.items[acting.mentions[0]].kind : MENTION_PERSON;
    bool group = (kind == MENTION_GROUP || kind == MENTION_REFERENCE) &&
                 (draft->own_date || draft->event.place.name); /* 金砖国家领导人 */
    bool acts = kind == MENTION_POST || kind == MENTION_REFERENCE || group || is_organisation_of_states(item, &acting);
    ChEventType type = draft->event.type;
    bool meets = type == CH_TALKS || type == CH_MEETING || type == CH_CALL; /* 举行视频会议 */
    bool named = body && (group || (body->org && body->country && !string_same(body->org, body->country)));
    bool confers = acts && !draft->from_headline && meets && named && !body->person && body->country &&
                   !country_is_state(body->country) && (!trigger->told_by_time || draft->own_date);
    draft->event.type = confers ? CH_SESSION : type;
    if (confers) { /* in a state */
        country_add(item->arena, &draft->event.countries, draft->event.place.country);
    }
    bool celebrates = alone && trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun;
    return confers || (celebrates && is_organisation_of_states(item, &acting));
}

/* Where a ceremony is that others attend: the state whose guests they are by the visit told last in
 * the sentence, or that of the place. */
static const char *host_of_guests(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool visits = last && last->event.type == CH_VISIT && last->counterpart.count &&
                  self->clauses.items[last->clause].sentence == trigger->clause->sentence;
    return visits ? last->counterpart.items[0].country : draft->event.place.country;
}

/* Codes a ceremony that several of different states attend in another: all of them are guests of the
 * host. False if it is none. */
static bool code_guests_of_ceremony(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    bool several = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && other->count > 1 &&
                   draft->initiator.count == 1 && party_names_person(self->item, other);
    const char *host = several ? host_of_guests(self, trigger, draft) : NULL;
    if (!host || !country_is_state(host) || of_country(&draft->initiator, host)) {
        return false;
    }
    ActorList guests = {0};
    take_actors(self, other, &guests, NULL);
    bool apart = guests.count > 1;
    for (size_t i = 0; apart && i < guests.count; i++) {
        const char *country = guests.items[i].country;
        apart = country && !string_same(country, host) && !of_country(&draft->initiator, country);
    }
    if (apart) {
        take_actors(self, other, &draft->initiator, NULL);
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = host};
        draft_end(self, draft, false);
    }
    return apart;
}

/* Guests from abroad whose states nobody names are met: 会见29国新任驻华使节. False if none are. */
static bool takes_guests_of_many(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    bool may = trigger->frame.type == CH_MEETING && trigger_has(trigger, SLOT(OBJECT)) && !draft->counterpart.count &&
               !draft->in_speech && draft->event.status == CH_HAPPENED && trigger->clause->subject_is_own &&
               actors_name_persons(&draft->initiator);
    const Match *guests =
        may ? act_noun(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "guests") : NULL;
    if (guests) {
        *list_push(item->arena, &draft->counterpart) =
            (ChActor){.org = text_copy(item->arena, item->text, guests->span)};
        draft->quote = span_join(draft->quote, guests->span);
    }
    return guests != NULL;
}

/* The states that he who meets is told to visit, of the last visits told; empty if there are not `least` to `most`. */
static ChStrings states_on_journey(EventCoder *self, const Draft *draft, size_t least, size_t most) {
    enum { NEAR = 6 }; /* sentences */
    uint32_t sentence = self->clauses.items[draft->clause].sentence;
    ChStrings states = {0};
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *visit = &self->drafts.items[i];
        const char *host = visit->counterpart.count ? visit->counterpart.items[0].country : NULL;
        if (visit->event.type == CH_VISIT && host && country_is_state(host) && visit->event.status != CH_CANCELLED &&
            !of_country(&draft->initiator, host) && actors_share_named(&visit->initiator, &draft->initiator) &&
            self->clauses.items[visit->clause].sentence + NEAR >= sentence) {
            country_add(self->item->arena, &states, host);
        }
    }
    return states.count >= least && states.count <= most ? states : (ChStrings){0};
}

/* A traveller meets those of each state that he visits, told by one word: 访问 A、B，同两国外长会谈. False if that is
 * not what is told. */
static bool code_with_hosts(EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *other) {
    const Item *item = self->item;
    ChEventType type = trigger->frame.type;
    Party meant = *other;
    if (!meant.count && draft->inherited) {
        meant = trigger_has(trigger, SLOT(OBJECT)) ? object_party(item, trigger) : meant;
        meant = meant.count ? meant : governed_party(item, trigger->clause, trigger->span.start, "with");
    }
    const Mention *they = meant.count == 1 ? &item->mentions.items[meant.mentions[0]] : NULL;
    bool may = (type == CH_MEETING || type == CH_TALKS) && they && they->kind == MENTION_REFERENCE &&
               they->entry != NO_ENTRY && draft->initiator.count == 1 && draft->initiator.items[0].person;
    bool two = may && (lexicon_has(item->lexicon, they->entry, KEY_KIND, "leaders") ||
                       lexicon_has(item->lexicon, they->entry, KEY_KIND, "both"));
    bool all = may && lexicon_has(item->lexicon, they->entry, KEY_KIND, "all");
    ChStrings states = two   ? states_on_journey(self, draft, 2, 2)
                       : all ? states_on_journey(self, draft, 3, PARTY_LIMIT)
                             : (ChStrings){0};
    for (size_t i = 0; i < states.count; i++) {
        Draft one = *draft;
        one.counterpart = (ActorList){0};
        *list_push(item->arena, &one.counterpart) = (ChActor){.country = states.items[i]};
        draft_quote(item, &one, &meant);
        end_between(self, &one);
    }
    return states.count > 0;
}

/* Who meets nobody named meets the visitor told right before: X 率团访华。Y 予以会见. False if none was. */
static bool takes_visitor_told(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool may = trigger->frame.type == CH_MEETING && trigger_has(trigger, SLOT(OBJECT)) && own &&
               !draft->counterpart.count && !draft->in_speech && clause->subject_is_own &&
               actors_name_persons(&draft->initiator) &&
               text_trim(self->item->text, span_of(span_end(trigger->span), span_end(clause->span))).length <= 1;
    const Draft *visit = may ? visit_told_last(self, own) : NULL;
    if (!visit || !of_country(&visit->counterpart, own) || !actors_name_persons(&visit->initiator) ||
        self->clauses.items[visit->clause].sentence + 1 < clause->sentence) {
        return false;
    }
    draft->counterpart = visit->initiator;
    if (!draft->own_date) {
        draft->event.date = visit->event.date;
    }
    return true;
}

/* A ceremony that guests have come to attend (会见来华出席纪念活动的 X): they and the state they came to.
 * True if that is what is told. */
static bool code_coming_to_ceremony(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool may = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) &&
               !trigger_has(trigger, SLOT(WELCOME));
    TriggerList triggers = {0};
    const Trigger *came = may ? visit_before(self, trigger, &triggers) : NULL;
    const char *host = came && trigger_has(came, SLOT(HOME))
                           ? (came->frame.country ? came->frame.country : item->outlet_country)
                           : NULL;
    const Match *attends = host ? act_word(item, span_end(came->span), trigger->span.start, CLASS_EVENT, NULL) : NULL;
    Draft draft;
    if (!attends || !draft_begin(self, trigger, &draft)) {
        return false;
    }
    Party head = relative_head(item, trigger), guests = head.count ? head : acting_party(item, came);
    take_actors(self, &guests, &draft.initiator, NULL);
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (!own || string_same(own, host)) {
        return false;
    }
    if (!head.count && draft.in_speech && !draft.own_date && was_some_time_ago(self, trigger->clause)) {
        return true; /* 不久前，X 来华出席纪念活动: recalled at large */
    }
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = host};
    draft.event.place = (ChPlace){0};
    bool dated = draft.own_date && (draft.event.status == CH_PLANNED || !head.count); /* 将于9月初赴华出席纪念活动 */
    if (!dated && head.count && ceremony_is_over(self, trigger)) {                    /* 祝贺活动圆满成功 */
        draft_drop_date(&draft);
        draft.event.status = CH_HAPPENED;
        draft.event.date = date_of_news(item).edtf;
        draft.date_is_news = true;
    } else if (!dated) { /* whom one meets has still to attend */
        draft.event.status = CH_PLANNED;
        draft_drop_date(&draft);
    }
    draft.quote = span_join(attends->span, trigger->span);
    Pair pair = self->pair;
    draft_end(self, &draft, false);
    self->pair = pair;
    return true;
}

/* A body of the host tells whom the visitor meets, who is not named again: 外交部表示，X 今日访台。期间将晋见总统. */
static void take_visitor_told_of(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const ChActor *acts = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    bool may = trigger->frame.type == CH_MEETING && draft->inherited && acts && acts->org && acts->country &&
               self->speaker.org && string_same(acts->org, self->speaker.org);
    const Draft *visit = may ? visit_told_last(self, acts->country) : NULL;
    if (visit && !of_country(&visit->initiator, acts->country)) {
        draft->initiator = visit->initiator;
    }
}

/* Both sides that meet the press together are the persons told of before: 双方在会谈前召开记者会. */
static void take_pair_before_press(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Pair *pair = &self->pair;
    bool may = trigger_has(trigger, SLOT(PRESS)) && draft->counterpart.count && !draft->counterpart.items[0].person &&
               pair->initiator.count && pair->initiator.items[0].person && pair->counterpart.count &&
               pair->counterpart.items[0].person;
    Party acting = may ? acting_party(self->item, trigger) : (Party){.count = 0};
    const char *kind =
        acting.count ? reference_kind(self->item, &self->item->mentions.items[acting.mentions[0]]) : NULL;
    if (kind && string_same(kind, "both")) {
        draft->initiator = pair->initiator;
        draft->counterpart = pair->counterpart;
    }
}

/* True of views that are not yet to be exchanged, or will be at a meeting the sentence has told: 将拜会 X，就 Y
 * 交换意见. */
static bool is_no_talk_ahead(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool met = last && last->event.type == CH_MEETING && last->clause != draft->clause &&
               self->clauses.items[last->clause].sentence == trigger->clause->sentence;
    return draft->event.status != CH_PLANNED ||
           (met && !governed_party(self->item, trigger->clause, trigger->span.start, "with").count);
}

/* True if persons or bodies that are no works act in the clause of the trigger. */
static bool names_actors_before(const Item *item, const Trigger *trigger) {
    Party acting = acting_party(item, trigger);
    for (uint32_t i = 0; i < acting.count; i++) {
        const Mention *mention = &item->mentions.items[acting.mentions[i]];
        bool works = mention->kind == MENTION_BODY &&
                     act_noun(item, mention->span.start, span_end(mention->span), CLASS_WORK, "works");
        if (!works && mention->kind != MENTION_PLACE && mention->kind != MENTION_COUNTRY) {
            return true;
        }
    }
    return false;
}

/* Ceremonies whose sides are told otherwise than by who acts and who faces him: orders received, works opened, plays.
 * False if the trigger tells none of these. */
static bool code_ceremony_of_one(EventCoder *self, const Trigger *trigger) {
    if (trigger_has(trigger, SLOT(DONE_TO)) || is_award_suffered(self->item, trigger)) {
        code_award_received(self, trigger);
        return true;
    }
    if (trigger_has(trigger, SLOT(CONTENT))) {
        code_opened(self, trigger);
        return true;
    }
    if (trigger_has(trigger, SLOT(TEAM))) {
        code_performance(self, trigger);
        return true;
    }
    bool unveiled = trigger_has(trigger, SLOT(MUTUAL)) && !trigger->frame.is_noun;
    return unveiled && !names_actors_before(self->item, trigger) &&
           code_opened(self, trigger); /* 中国文化中心在 P 揭牌 */
}

/* True if the wreath or the flowers are given to a guest, or taken by him: 儿童向 X 献花, no wreath at his statue. */
static bool is_for_guest(const Item *item, const Trigger *trigger, const Party *other) {
    if (!trigger_has(trigger, SLOT(WREATH))) {
        return false;
    }
    bool to_guest = party_names_person(item, other) && span_end(other->span) == trigger->span.start;
    return to_guest ||
           (clause_may_have(trigger->clause, "accepting") &&
            role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "accepting"));
}

/* Where the verb of attending begins in the clause; its end if it has none. */
static uint32_t attended_at(const EventCoder *self, const Clause *clause) {
    TriggerList triggers = {0};
    if (clause->classes & CLASS_BIT(CLASS_EVENT)) {
        triggers_of(self->item, &self->mechanisms, clause, &triggers);
    }
    for (size_t i = 0; i < triggers.count; i++) {
        if (trigger_has(&triggers.items[i], SLOT(ATTEND))) {
            return triggers.items[i].span.start;
        }
    }
    return span_end(clause->span);
}

/* Those who take part in talks that are told without sides, called over in the clause that follows: M 谈判在 P
 * 举行，A、B 和 C 代表参加. True if several states do. */
static bool take_called_over(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *next = trigger->clause + 1, *end = self->clauses.items + self->clauses.count;
    bool may = trigger->frame.type == CH_TALKS && trigger->is_held && names_nobody(&draft->initiator) &&
               draft->initiator.count < 2 && !draft->counterpart.count && next < end &&
               next->sentence <= trigger->clause->sentence + 1 && next->paragraph == trigger->clause->paragraph;
    uint32_t verb = may ? attended_at(self, next) : 0;
    ActorList all = {0};
    ChStrings states = {0};
    bool attended = may && verb < span_end(next->span);
    for (uint32_t i = attended ? next->first_mention : 0; attended && i < self->item->mentions.count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention->span.start >= verb) {
            break;
        }
        const char *country = mention->within == NO_MENTION && mention_is_actor(mention) &&
                                      mention->kind != MENTION_REFERENCE && mention->kind != MENTION_PLACE
                                  ? mention_country(self->item, mention)
                                  : NULL;
        if (country) {
            *list_push(self->item->arena, &all) = actor_of_mention(self->item, mention);
            country_add(self->item->arena, &states, country);
        }
    }
    if (states.count < 2) {
        return false;
    }
    draft->initiator = draft->counterpart = (ActorList){0};
    for (size_t i = 0; i < all.count; i++) {
        bool first = string_same(all.items[i].country, all.items[0].country);
        *list_push(self->item->arena, first ? &draft->initiator : &draft->counterpart) = all.items[i];
    }
    return true;
}

/* True if what they speak by must be told behind the verb and is not: 通了 … 的电话. */
static bool lacks_telephone(const Item *item, const Trigger *trigger) {
    return trigger->frame.type == CH_CALL && trigger_has(trigger, SLOT(CONTENT)) &&
           !act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "telephone");
}

/* True if an order must be named in the clause of the verb, before it or behind, and is not: 颁发许可证. */
static bool lacks_order(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    bool lacks = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(GOODS));
    for (uint32_t at = clause.start; lacks && at < span_end(clause); at++) { /* also within its name: 独立|勋章 */
        const Match *word = word_at(item, at, span_end(clause), CLASS_BIT(CLASS_WORK));
        lacks = !(word && word_has_kind(item, word, CLASS_WORK, "order"));
    }
    return lacks;
}

/* Begins the draft of an encounter or a ceremony, with what its word tells of its kind. False if there is none. */
static bool begin_encounter(EventCoder *self, const Trigger *trigger, Draft *draft) {
    bool begun = draft_begin(self, trigger, draft), ceremony = trigger->frame.type == CH_CEREMONY;
    draft->is_greeting = ceremony && trigger_has(trigger, SLOT(GREET));
    draft->at_arrival = draft->is_greeting && trigger_has(trigger, SLOT(ARRIVAL));
    draft->is_farewell = ceremony && trigger_has(trigger, SLOT(LEAVE));
    draft->by_time = trigger->told_by_time;
    draft->is_reception = ceremony && trigger_has(trigger, SLOT(RECEPTION));
    draft->is_award = gives_order(self->item, trigger);
    return begun && !lacks_order(self->item, trigger);
}

/* The word of welcome that closes the clause, told in the passive (受到 X 热烈欢迎): `*passive` is the word of the
 * passive. NULL if none does. */
static const Match *welcome_suffered(const Item *item, const Clause *clause, Span *passive) {
    uint32_t end =
        clause_may_have(clause, "passive") ? last_letter(item, clause->span.start, span_end(clause->span)) : 0;
    const Match *verb = end ? word_before(item, end, clause->span.start, CLASS_BIT(CLASS_SPEECH)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_STANCE, "support")) {
        return NULL;
    }
    for (uint32_t at = clause->span.start; at < verb->span.start; at++) {
        const Match *word = word_at(item, at, verb->span.start, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word->span.length > 1 && word_has_role(item, word, CLASS_PREPOSITION, "passive") &&
            word_has_role(item, word, CLASS_PREPOSITION, "invitation") && !inside_name(item, at)) {
            *passive = word->span;
            return verb;
        }
    }
    return NULL;
}

void code_welcome_suffered(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    Span passive = {0};
    const Match *verb = clause->in_speech ? NULL : welcome_suffered(item, clause, &passive);
    Party hosts = verb ? receivers_at(item, span_end(passive), verb->span.start) : (Party){.count = 0};
    if (!party_names_person(item, &hosts) ||
        !only_adjuncts(item, clause, behind_receivers(item, span_end(hosts.span), verb->span.start),
                       verb->span.start)) {
        return;
    }
    const Party *guests = &clause->subject;
    bool here = guests->count && span_within(guests->span, clause->span);
    uint32_t behind = here ? behind_receivers(item, span_end(guests->span), passive.start) : clause->span.start;
    if (!party_names_person(item, guests) || span_overlaps(guests->span, hosts.span) ||
        !only_adjuncts(item, clause, behind, passive.start)) {
        return; /* X 的讲话受到 Y 欢迎 */
    }
    Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_CEREMONY, .slots = SLOT(WELCOME) | SLOT(GREET)},
                       .span = verb->span,
                       .clause = clause};
    Draft draft;
    if (!begin_encounter(self, &trigger, &draft)) {
        return;
    }
    take_actors(self, &hosts, &draft.initiator, NULL);
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    const Draft *visit = own ? visit_told_last(self, own) : NULL;
    ActorList arriving = {0};
    take_actors(self, guests, &arriving, NULL);
    if (visit && arriving.count && of_country(&visit->initiator, arriving.items[0].country)) {
        draft_quote(item, &draft, &hosts);
        draft_quote(item, &draft, guests);
        end_each(self, &trigger, &draft, guests);
    }
}

/* True if those who speak with one another are told as one bloc or organisation alone. */
static bool is_call_within_bloc(const Draft *draft) {
    const char *bloc = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    return draft->event.type == CH_CALL && bloc && !country_is_state(bloc) && !draft->initiator.items[0].person &&
           !draft->counterpart.count;
}

/* True if the verb only tells what is done at the meeting told before it, with nobody of its own: 会面，商讨停火. */
static bool lacks_other_side(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    return trigger->frame.type == CH_TALKS && trigger_has(trigger, SLOT(STRICT)) && !clause->subject_is_own &&
           !governed_party(item, clause, trigger->span.start, "with").count;
}

/* True if the verb only tells whose feast it is that the clause before it tells: 设午宴，接待 X. */
static bool tells_guest_of_feast(const EventCoder *self, const Draft *draft) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const Clause *clauses = self->clauses.items;
    return last && last->event.type == CH_CEREMONY && last->clause + 1 == draft->clause &&
           clauses[last->clause].sentence == clauses[draft->clause].sentence;
}

/* True if the encounter is only what a document is about: 签署关于启动谈判的谅解备忘录. */
static bool is_matter_of_document(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    return trigger->frame.is_noun && clause_may_have(clause, "topic") && act_describes_head(item, trigger) &&
           role_between(item, clause->span.start, trigger->span.start, CLASS_PREPOSITION, "topic") &&
           act_word(item, span_end(trigger->span), span_end(clause->span), CLASS_WORK, "document");
}

/* True if only the outcome of talks is told of, behind another verb: 与 X 通电话通报了会谈结果. */
static bool is_account_of_talks(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span), from = span_end(trigger->span);
    bool may = trigger->frame.type == CH_TALKS || trigger->frame.type == CH_MEETING;
    const Match *account = may ? word_at(item, from, end, CLASS_BIT(CLASS_WORK)) : NULL;
    if (!account || !word_has_kind(item, account, CLASS_WORK, "account")) {
        return false;
    }
    Party other = governed_party(item, trigger->clause, trigger->span.start, "with");
    return other.count && match_any(&item->matches, span_of(span_end(other.span), trigger->span.start),
                                    CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_EVENT));
}

/* True for activities of which somebody only speaks (办好文化交流活动, 继续开展文化交流活动): none that were held. */
static bool is_activity_spoken_of(const Item *item, const Trigger *trigger, const Draft *draft) {
    bool may = trigger->frame.type == CH_CEREMONY && trigger_has(trigger, SLOT(SPOKEN));
    return may && (draft->in_speech || (draft->event.status == CH_PLANNED && !draft->own_date) ||
                   act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_COMMITMENT, "go-on"));
}

/* True if the wreath is laid where its sentence has just told that somebody pays respect, so that both are one: 凭吊 M
 * 并敬献花圈, 向 M 敬献花圈并瞻仰遗容. */
static bool is_wreath_told(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool may = last && trigger_has(trigger, SLOT(WREATH)) && !trigger->frame.is_noun &&
               last->event.type == CH_CEREMONY && span_end(last->anchor) <= trigger->span.start &&
               self->clauses.items[last->clause].sentence == trigger->clause->sentence;
    if (!may) {
        return false;
    }
    const Match *verb = word_at(item, last->anchor.start, span_end(last->anchor), CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    bool same = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "wreath");
    const Clause *clause = trigger->clause;
    bool here = &self->clauses.items[last->clause] == clause;
    uint32_t from = here ? span_end(last->anchor) : clause->span.start, behind = span_end(trigger->span);
    bool ends = behind >= span_end(clause->span) || !character_is_han(item->text->character[behind]) ||
                word_at(item, behind, span_end(clause->span), CLASS_BIT(CLASS_CONJUNCTION));
    return same && ends && (here || !clause->subject_is_own) &&
           !role_between(item, from, trigger->span.start, CLASS_PREPOSITION, "to") &&
           !role_between(item, from, trigger->span.start, CLASS_PREPOSITION, "at");
}

/* True if somebody leaves the talks, which is an act of its own: 退出与 X 的谈判. */
static bool is_left(const Item *item, const Trigger *trigger) {
    return trigger->frame.type == CH_TALKS && trigger->frame.is_noun &&
           act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "membership");
}

/* True if hours or minutes are told between two code points. */
static bool tells_hours(const Item *item, uint32_t from, uint32_t to) {
    bool told = false;
    for (uint32_t at = from; at < to && !told; at++) {
        const Match *unit = match_longest(&item->matches, at, to, CLASS_BIT(CLASS_MEASURE));
        told = unit && unit->span.length > 1 && word_has_kind(item, unit, CLASS_MEASURE, "time") &&
               match_longest_before(&item->matches, from, at, CLASS_BIT(CLASS_NUMERAL));
    }
    return told;
}

/* True if the words only say how long the encounter lasted that was told right before: 会晤，会谈历时两小时;
 * 会面，会谈约一小时. */
static bool tells_only_length(const EventCoder *self, const Trigger *trigger) {
    enum { NEAR = 10 };
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool may = last && trigger->frame.type == CH_TALKS && !clause->subject_is_own &&
               (last->event.type == CH_MEETING || last->event.type == CH_TALKS) && !last->in_speech &&
               last->event.status == CH_HAPPENED && last->clause + 2 >= (uint32_t)(clause - self->clauses.items) &&
               &self->clauses.items[last->clause] < clause &&
               !governed_party(item, clause, trigger->span.start, "with").count;
    uint32_t from = span_end(trigger->span), end = span_end(clause->span);
    return may && tells_hours(item, from, from + NEAR < end ? from + NEAR : end);
}

/* True if somebody tells as news whom he has spoken to himself: 他说，他已和 X 通过电话. */
static bool is_reported_by_himself(const Trigger *trigger, const Draft *draft) {
    return trigger->frame.type == CH_CALL && trigger->clause->in_speech && !draft->in_speech;
}

/* Starts the draft of an encounter. False if the words tell of none, or of one of a kind that is coded here already. */
static bool begin_two_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    if (lacks_telephone(self->item, trigger) || lacks_other_side(self->item, trigger) ||
        is_wreath_told(self, trigger) || is_matter_of_document(self->item, trigger) || is_left(self->item, trigger) ||
        is_account_of_talks(self->item, trigger) || tells_only_length(self, trigger) ||
        code_coming_to_ceremony(self, trigger) ||
        (trigger->frame.type == CH_CEREMONY && code_ceremony_of_one(self, trigger))) {
        return false;
    }
    bool begun = begin_encounter(self, trigger, draft);
    if (begun && trigger->frame.type == CH_TALKS) {
        event_lengthen(self->item, trigger, draft); /* 24日开始为期两天的会谈 */
    }
    return begun && !(trigger_has(trigger, SLOT(AHEAD)) && is_no_talk_ahead(self, trigger, draft)) &&
           !(!draft->own_date && ((trigger_has(trigger, SLOT(DATED)) && !is_reported_by_himself(trigger, draft)) ||
                                  is_named_by_place(self->item, trigger))) &&
           !is_activity_spoken_of(self->item, trigger, draft) && !is_attended_there(self, trigger) &&
           !code_credentials_of_many(self, trigger, draft) && !code_turned_round(self, trigger, draft) &&
           !code_reception_of_several(self, trigger, draft) &&
           !(trigger->frame.type == CH_CEREMONY &&
             (code_held_of_itself(self, trigger, draft) || code_attended_for(self, trigger, draft)));
}

/* Guests from abroad whose state nobody names. False if there are none. */
static bool code_foreign_guests(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (draft->counterpart.count || !own || !has_foreign_guests(self->item, trigger, other, own)) {
        return false;
    }
    take_actors(self, other, &draft->counterpart, NULL);
    bool hosts_own = trigger->frame.type == CH_CEREMONY && one_country(&draft->initiator, &draft->counterpart);
    draft->counterpart.count = hosts_own ? 0 : draft->counterpart.count;
    draft_end(self, draft, true);
    return true;
}

/* True if an envoy is only called home for them: 召回驻 X 大使进行磋商. */
static bool is_for_recalled(const Item *item, const Trigger *trigger) {
    return trigger->frame.type == CH_TALKS &&
           act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "recall");
}

void code_two_sides(EventCoder *self, const Trigger *trigger) {
    Draft draft;
    if (!begin_two_sides(self, trigger, &draft)) {
        return;
    }
    code_call_abroad(self, trigger);
    Party other = two_sides(self, trigger, &draft);
    other = other.count || draft.counterpart.count ? other : party_spoken_to(self->item, trigger);
    if (!other.count && take_called_over(self, trigger, &draft)) {
        draft_end(self, &draft, true);
        return;
    }
    take_visitor_told_of(self, trigger, &draft);
    take_pair_before_press(self, trigger, &draft);
    bool mourns_nobody = trigger_has(trigger, SLOT(DEATH)) && !other.count && !draft.counterpart.count;
    bool receives = trigger_has(trigger, SLOT(NAMED));
    if (mourns_nobody || (receives && !names_somebody(self, trigger, &other, &draft)) ||
        (receives && tells_guest_of_feast(self, &draft)) || code_by_signs(self, trigger, &draft, &other) ||
        is_told_elsewhere(self->item, trigger, &draft, &other) || is_for_guest(self->item, trigger, &other) ||
        is_for_recalled(self->item, trigger)) {
        return;
    }
    if (!other.count && is_call_within_bloc(&draft)) { /* G7领导人举行视频会议 */
        draft.event.type = CH_SESSION;
        draft_end(self, &draft, true);
        return;
    }
    if (take_mission_met(self, trigger, &draft, &other)) {
        draft_end(self, &draft, true);
        return;
    }
    add_absent_side(self, trigger, &draft, &other);
    add_facing(self, trigger, &draft, &other);
    if (!other.count) {
        face_listener(self, trigger, &draft);
    }
    if (is_held_for_guest(self, trigger, &other, &draft)) {
        return;
    }
    if (trigger->frame.type == CH_CEREMONY) {
        complete_ceremony(self, trigger, &draft, &other);
    }
    if (code_guests_of_all(self, trigger, &draft, &other) ||
        (!other.count && !draft.counterpart.count && only_dates_another(self->item, trigger))) {
        return;
    }
    if ((!other.count && held_by_organisation(self->item, trigger, &draft)) ||
        take_main_pair(self->item, trigger, &draft) ||
        (!other.count && (takes_guests_of_many(self, trigger, &draft) || takes_visitor_told(self, trigger, &draft)))) {
        draft_end(self, &draft, true);
        return;
    }
    if (!code_foreign_guests(self, trigger, &draft, &other) && !code_with_hosts(self, trigger, &draft, &other) &&
        !code_guests_of_ceremony(self, trigger, &draft, &other)) {
        end_each(self, trigger, &draft, &other);
    }
    code_visit_of_delegation(self, trigger, &other);
}

/* The talks behind which the draft's sentence says that it was done (会谈后，…), told by a clause that is no more than
 * that; false if it says none. */
static bool comes_behind_talks(const EventCoder *self, const Draft *draft, Trigger *talks) {
    const Clause *own = &self->clauses.items[draft->clause], *first = own;
    while (first > self->clauses.items && first[-1].sentence == own->sentence) {
        first--;
    }
    TriggerList triggers = {0};
    if (first < own && clause_may_have(first, "after")) {
        triggers_of(self->item, &self->mechanisms, first, &triggers);
    }
    const Trigger *one = triggers.count == 1 ? &triggers.items[0] : NULL;
    bool found = one && one->frame.type == CH_TALKS && one->told_by_time && !one->is_before && !one->is_during &&
                 one->span.start == first->span.start;
    *talks = found ? *one : *talks;
    return found;
}

/* True if the item tells an encounter of the states of the draft. */
static bool tells_encounter(const EventCoder *self, const Draft *draft) {
    bool told = false;
    for (size_t i = 0; i < self->drafts.count && !told; i++) {
        const Draft *met = &self->drafts.items[i];
        ChEventType type = met->event.type;
        bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CALL ||
                     (type == CH_SESSION && !met->follows_talks); /* 主持第七轮磋商。磋商后，… */
        told = meets && !met->in_speech && countries_equal(&met->event.countries, &draft->event.countries);
    }
    return told;
}

void drafts_add_talks_before(EventCoder *self) {
    for (size_t i = 0, count = self->drafts.count; i < count; i++) {
        const Draft *done = &self->drafts.items[i];
        bool may = (done->event.type == CH_SIGNING || done->follows_talks) && !done->in_speech &&
                   !done->from_headline && done->event.status == CH_HAPPENED && done->event.countries.count == 2 &&
                   actors_name_persons(&done->initiator) && actors_name_persons(&done->counterpart);
        Trigger noun;
        if (!may || !comes_behind_talks(self, done, &noun) || tells_encounter(self, done)) {
            continue;
        }
        Draft talks = *done;
        talks.event.type = CH_TALKS;
        talks.event.mechanism = (ChSession){0};
        talks.follows_talks = false;
        talks.by_noun = talks.by_time = true;
        talks.anchor = noun.span;
        talks.quote = span_join(noun.span, done->quote);
        talks.clause = (uint32_t)(noun.clause - self->clauses.items);
        *list_push(self->item->arena, &self->drafts) = talks;
    }
}
