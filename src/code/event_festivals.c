/* Ceremonies whose sides only their own words and the place tell: an exhibition of one state held in another,
 * a bridge of two states opened, a funeral that guests from abroad attend. */
#include "code/acts.h"

/* The states by which a name of the words begins or that it holds, in order; at most two, or a count of
 * three for more. Those of a place behind 在 are no part of the name. */
typedef struct NamedStates {
    const char *codes[2];
    int count;
    bool by_signs;       /* none by its full name */
    bool begins_in_town; /* the first is told by the town of a body: 柏林中国文化中心 */
} NamedStates;

static NamedStates states_named(const Item *item, Span words) {
    NamedStates named = {.by_signs = true};
    for (uint32_t i = mention_from(item, words.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(words) && named.count < 3; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool names = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE ||
                     mention->kind == MENTION_BODY || mention->kind == MENTION_PERSON;
        const char *country = names ? mention_country(item, mention) : NULL;
        const Match *where = word_before(item, mention->phrase.start, words.start, CLASS_BIT(CLASS_PREPOSITION));
        bool is_scene = where && word_has_role(item, where, CLASS_PREPOSITION, "at");
        bool known = false;
        for (int k = 0; country && k < named.count && k < 2; k++) {
            known = known || string_same(named.codes[k], country);
        }
        if (!country || known || is_scene) {
            continue;
        }
        if (named.count < 2) {
            named.codes[named.count] = country;
        }
        bool of_body = mention->kind == MENTION_PLACE && mention->within != NO_MENTION &&
                       item->mentions.items[mention->within].kind == MENTION_BODY;
        named.begins_in_town = named.count ? named.begins_in_town : of_body;
        named.count++;
        named.by_signs = named.by_signs && mention->is_sign;
    }
    return named;
}

/* The state whose custom or work the words name without its name: 欢乐春节, 我国, 中国 of a listed word. */
static const char *state_implied(const Item *item, Span words) {
    for (uint32_t at = words.start; at < span_end(words); at++) {
        const Match *word = word_at(item, at, span_end(words), CLASS_BIT(CLASS_WORK));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_WORK) : NO_ENTRY;
        const char *country = entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_COUNTRY) : NULL;
        if (country) {
            return country;
        }
    }
    return NULL;
}

static void add_side(const Item *item, ActorList *side, const char *country) {
    *list_push(item->arena, side) = (ChActor){.country = country};
}

/* The outlet's own state, if the name of the place with which the words begin tells it by one of its first two signs
 * (中马友谊大桥); NULL if it does not. */
static const char *home_by_sign(const Item *item, Span words) {
    uint32_t first = mention_from(item, words.start);
    const Mention *place = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    bool may = item->outlet_country && place && place->kind == MENTION_PLACE && place->span.length > 2 &&
               place->span.start <= words.start + 1;
    bool home = false;
    for (uint32_t at = may ? place->span.start : 0; may && at < place->span.start + 2; at++) {
        const Match *sign = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        EntryId entry = sign ? lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN) : NO_ENTRY;
        may = entry != NO_ENTRY;
        home = home || (may && lexicon_has(item->lexicon, entry, KEY_CODE, item->outlet_country));
    }
    return may && home ? item->outlet_country : NULL;
}

/* Gives the draft both sides by the states that the words name and the place: the guest first, the host
 * second. False if they do not tell two. */
static bool sides_by_words(const Item *item, Span words, Draft *draft) {
    NamedStates named = states_named(item, words);
    const char *host = draft->event.place.country, *guest = NULL;
    const char *home = item->outlet_country;
    bool of_home = named.count && (!home || string_same(named.codes[0], home)); /* 中老铁路, no 蒙华铁路 */
    if (named.count > 2 || (named.count && named.by_signs && !of_home)) {
        return false;
    }
    if (named.count == 2) {
        bool first_is_host = host ? string_same(named.codes[0], host) : named.begins_in_town;
        guest = named.codes[first_is_host];
        host = named.codes[!first_is_host];
    } else {
        guest = named.count && host && !string_same(named.codes[0], host) ? named.codes[0] : NULL;
        guest = guest ? guest : state_implied(item, words);
        guest = guest ? guest : home_by_sign(item, words);
        host = host ? host : named.count ? named.codes[0] : NULL; /* 布达佩斯孔子学院揭牌 */
    }
    if (!guest || !host || string_same(guest, host)) {
        return false;
    }
    add_side(item, &draft->initiator, guest);
    add_side(item, &draft->counterpart, host);
    draft->quote = span_join(words, draft->quote);
    return true;
}

static bool is_show(const Item *item, const Match *noun) {
    EntryId entry = match_entry(item->lexicon, noun, CLASS_MECHANISM);
    bool titled = noun->span.start && item->text->character[noun->span.start - 1] == CLOSE_QUOTE; /* “…”活动 */
    return word_has_kind(item, noun, CLASS_WORK, "exhibit") ||
           (titled && word_has_kind(item, noun, CLASS_WORK, "festivity")) ||
           (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "culture"));
}

/* Behind the last word for what is shown or played that begins in the stretch; 0 if there is none. */
static uint32_t show_end(const Item *item, uint32_t from, uint32_t to) {
    uint32_t end = 0;
    for (uint32_t at = from; at < to; at++) {
        const Match *noun = word_at(item, at, to, CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_MECHANISM));
        if (noun && !inside_name(item, at) && is_show(item, noun)) {
            end = span_end(noun->span);
            at = end - 1;
        }
    }
    return end;
}

/* The day that the next clause opens with, and the place behind it, where a verb of organising tells none: X
 * 主办的展览， 8日在 P 开幕. */
static void take_opening(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *next = trigger->clause + 1;
    bool may = trigger_has(trigger, SLOT(DATED)) && !draft->own_date &&
               next < self->clauses.items + self->clauses.count && next->sentence == trigger->clause->sentence &&
               next->mention_count && item->mentions.items[next->first_mention].kind == MENTION_DATE &&
               item->mentions.items[next->first_mention].span.start == next->span.start;
    if (may) {
        Trigger opening = *trigger;
        opening.clause = next;
        opening.span = span_of(span_end(next->span), span_end(next->span));
        draft_set_date(self, &opening, draft);
        Draft there;
        if (!draft->event.place.name && draft_begin(self, &opening, &there)) {
            draft->event.place = there.event.place;
        }
    }
}

void code_show_of(EventCoder *self, const Trigger *trigger, Span words) {
    Trigger ceremony = *trigger;
    ceremony.frame.type = CH_CEREMONY;
    ceremony.frame.is_noun = true;
    Draft draft;
    if (trigger->clause->in_speech || !draft_begin(self, &ceremony, &draft)) {
        return;
    }
    take_opening(self, trigger, &draft);
    bool before = span_end(words) <= trigger->span.start;
    Party acting = before ? (Party){.count = 0} : acting_party(self->item, trigger);
    if (acting.count && self->item->mentions.items[acting.mentions[0]].kind != MENTION_PLACE) {
        Party other = two_sides(self, &ceremony, &draft);
        take_actors(self, &other, &draft.counterpart, NULL);
        const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
        const char *host = draft.event.place.country;
        if (own && !draft.counterpart.count && host && !string_same(own, host)) {
            add_side(self->item, &draft.counterpart, host);
        }
        draft.quote = span_join(draft.quote, words);
        draft_end(self, &draft, false);
        return;
    }
    Span name = span_of(before ? trigger->clause->span.start : span_end(trigger->span), span_end(words));
    if (sides_by_words(self->item, name, &draft)) {
        draft_end(self, &draft, false);
    }
}

bool code_show(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const ClassSet shows = CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_MECHANISM);
    const Clause *clause = trigger->clause;
    uint32_t from = clause->span.start, to = trigger->span.start;
    uint32_t end = clause->classes & shows ? show_end(item, from, to) : 0;
    bool is_subject = end && only_adjuncts(item, clause, end + (item->text->character[end] == CLOSE_QUOTE), to);
    if (!is_subject) {
        from = span_end(trigger->span);
        to = span_end(clause->span);
        end = clause->classes & shows ? show_end(item, from, to) : 0;
    }
    if (!end || tells_ceremony(self, trigger)) {
        return false;
    }
    code_show_of(self, trigger, span_of(from, end));
    return true;
}

void code_show_opened(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    const ClassSet shows = CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_MECHANISM);
    uint32_t from = clause->span.start, end = span_end(clause->span);
    end = last_letter(item, from, end);
    bool may = (clause->classes & shows) && clause_may_have(clause, "light") && !clause->in_speech;
    const Match *opens = may ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    uint32_t name = opens && span_end(opens->span) == end && word_has_role(item, opens, CLASS_SUPPORT, "light") &&
                            !(opens->classes & CLASS_BIT(CLASS_EVENT))
                        ? show_end(item, from, opens->span.start)
                        : 0;
    if (name && only_adjuncts(item, clause, name, opens->span.start)) {
        Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_CEREMONY}, .span = opens->span, .clause = clause};
        code_show_of(self, &trigger, span_of(from, name));
    }
}

/* The verb of attending that stands before the ceremony in its clause; NULL if none does. */
static const Match *attending_verb(const Item *item, const Trigger *trigger) {
    const Match *last = NULL;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *verb = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        bool attends = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "attend") &&
                       lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SESSION));
        uint32_t behind; /* 出席19日举行的 X 葬礼 */
        bool describes = verb && possessive_at(item, span_end(verb->span), trigger->span.start, &behind);
        last = entry == NO_ENTRY || (last && describes) ? last : attends ? verb : NULL;
        at = verb ? span_end(verb->span) - 1 : at;
    }
    return last;
}

bool tells_attendance(const Item *item, const Clause *clause) {
    bool attended = false;
    for (uint32_t at = clause->span.start; at < span_end(clause->span) && !attended; at++) {
        const Match *verb = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        attended = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "attend") &&
                   !lexicon_has(item->lexicon, entry, KEY_FRAME, "lead") &&
                   lexicon_has(item->lexicon, entry, KEY_KIND, "verb");
    }
    return attended;
}

/* Those who attend, by name: told in the rest of the sentence or in the next one
 * of the paragraph, if it tells that they attend (X、Y 等出席). */
static void guests_told(EventCoder *self, const Trigger *trigger, ActorList *guests) {
    const Item *item = self->item;
    const Clause *own = trigger->clause, *clause = own + 1, *end = self->clauses.items + self->clauses.count;
    bool attended = false;
    const Clause *last = own;
    for (; clause < end && clause->paragraph == own->paragraph && clause->sentence <= own->sentence + 1 && !attended;
         clause++) {
        attended = tells_attendance(item, clause);
        last = clause;
    }
    Span sentence = item->sentences.items[last->sentence].span;
    uint32_t from = last->sentence == own->sentence ? span_end(own->span) : sentence.start;
    for (uint32_t i = mention_from(item, from);
         attended && i < item->mentions.count && item->mentions.items[i].span.start < span_end(sentence); i++) {
        const Mention *who = &item->mentions.items[i];
        const Match *as = word_before(item, who->phrase.start, sentence.start, CLASS_BIT(CLASS_PREPOSITION));
        bool comes = who->kind == MENTION_PERSON && who->within == NO_MENTION && /* not X of X 主席特使 Y */
                     !(as && word_has_role(item, as, CLASS_PREPOSITION, "as"));  /* … 作为 X 主席特使 */
        ChActor guest = comes ? actor_of_mention(item, who) : (ChActor){0};
        if (guest.country) {
            *list_push(item->arena, guests) = guest;
        }
    }
}

bool code_held_of_itself(EventCoder *self, const Trigger *trigger, const Draft *base) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Party *guests = &clause->subject;
    bool later = guests->count && guests->span.start >= span_end(clause->span); /* …仪式在 P 举行，X、Y 出席 */
    Party acting = acting_party(item, trigger);
    const Mention *first = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    bool honoured = first && (first->kind == MENTION_PERSON || first->kind == MENTION_POST) && trigger->is_held &&
                    span_end(acting.span) <= trigger->span.start && span_end(acting.span) + 1 >= trigger->span.start;
    const NamedMechanism *session = first ? mechanism_around(&self->mechanisms, first->span.start) : NULL;
    if (session && !session->is_culture && trigger->frame.is_noun) {
        return true; /* a session that holds its opening is no other event */
    }
    bool own = acting.count && !later && !honoured;                        /* X 女王国葬: for whom it is held */
    bool of_works = trigger->is_held || (!attending_verb(item, trigger) && /* 援 X 医院项目举行移交仪式 */
                                         act_noun(item, clause->span.start, trigger->span.start, CLASS_WORK, "works"));
    if (!of_works || !trigger->frame.is_noun || trigger->told_by_time || own || clause->in_speech ||
        trigger_has(trigger, SLOT(WELCOME))) {
        return false;
    }
    Draft draft = *base;
    if (sides_by_words(item, span_of(clause->span.start, span_end(trigger->span)), &draft)) {
        draft_end(self, &draft, false);
        return true;
    }
    const char *host = draft.event.place.country;
    ActorList all = {0};
    if (later) {
        take_actors(self, guests, &all, NULL);
    }
    if (!all.count && host && country_is_state(host)) {
        guests_told(self, trigger, &all);
    }
    for (size_t i = 0; host && i < all.count; i++) {
        bool of_host = all.items[i].country && string_same(all.items[i].country, host);
        if (all.items[i].country && !actors_hold(of_host ? &draft.counterpart : &draft.initiator, &all.items[i])) {
            *list_push(item->arena, of_host ? &draft.counterpart : &draft.initiator) = all.items[i];
        }
    }
    if (!draft.initiator.count) {
        return false;
    }
    if (!draft.counterpart.count) {
        add_side(item, &draft.counterpart, host);
    }
    if (later) {
        draft_quote(item, &draft, guests);
    }
    draft_end(self, &draft, false);
    return true;
}

/* Guests of several states attend what is held for another (X 国总统 A、Y 国首相 B 出席 Z 国总统的葬礼): they are not
 * each other's. False if that is not what is told. */
static bool code_attended_by_several(EventCoder *self, const Trigger *trigger, const Draft *base, const Party *guests) {
    const Item *item = self->item;
    const Match *verb = guests->count > 1 && trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) &&
                                span_end(guests->span) <= trigger->span.start
                            ? attending_verb(item, trigger)
                            : NULL;
    Party whose = verb ? party_at(item, span_end(verb->span), trigger->span.start) : (Party){.count = 0};
    const char *host = whose.count ? mention_country(item, &item->mentions.items[whose.mentions[0]]) : NULL;
    host = host || !verb ? host : base->event.place.country;
    Draft draft = *base;
    take_actors(self, guests, &draft.initiator, NULL);
    bool apart =
        host && country_is_state(host) && draft.initiator.count > 1 && !one_country(&draft.initiator, &draft.initiator);
    for (size_t i = 0; apart && i < draft.initiator.count; i++) {
        const char *own = draft.initiator.items[i].country;
        apart = own && !string_same(own, host);
    }
    if (apart) {
        add_side(item, &draft.counterpart, host);
        draft_quote(item, &draft, guests);
        draft_end(self, &draft, false);
    }
    return apart;
}

void take_side_named(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    bool open = own && country_is_state(own) && !draft->counterpart.count && trigger->frame.is_noun &&
                !draft->from_headline; /* the body tells who holds it */
    const Match *verb = open ? attending_verb(item, trigger) : NULL;
    const char *other = NULL;
    for (uint32_t i = verb ? mention_from(item, span_end(verb->span)) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *mention = &item->mentions.items[i];
        const char *state = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY ? mention->country : NULL;
        if (!state || !country_is_state(state) || string_same(state, own)) {
            continue;
        }
        if (other && !string_same(other, state)) {
            return;
        }
        other = state;
    }
    if (verb && !other) { /* 中白工业园 is one name */
        const char *sides[2];
        Span name = span_of(span_end(verb->span), trigger->span.start);
        bool pair =
            act_country_pair(item, name, sides) || act_pair_of_title(item, span_of(name.start, name.start + 2), sides);
        other = !pair ? NULL : string_same(sides[0], own) ? sides[1] : string_same(sides[1], own) ? sides[0] : NULL;
    }
    if (other) {
        add_side(item, &draft->counterpart, other);
    }
}

/* Whose ceremony it is by the words right before it, behind the verb of attending: 出席于9日举行的|X 国总统 Y|就职仪式.
 * Count 0 if they name nobody. */
static Party owner_of_ceremony(const Item *item, const Trigger *trigger) {
    const Match *verb =
        trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) ? attending_verb(item, trigger) : NULL;
    for (uint32_t at = verb ? span_end(verb->span) : trigger->span.start; at < trigger->span.start; at++) {
        uint32_t behind;
        Party owner = possessive_at(item, at, trigger->span.start, &behind)
                          ? party_at(item, behind, trigger->span.start)
                          : (Party){.count = 0};
        const Mention *first = owner.count ? &item->mentions.items[owner.mentions[0]] : NULL;
        if (first && (first->kind == MENTION_PERSON || first->kind == MENTION_POST) &&
            span_end(owner.span) == trigger->span.start) {
            return owner;
        }
    }
    return (Party){.count = 0};
}

/* The draft by which somebody took the office at whose ceremony others are, told shortly before: X 宣誓就任总统.
 * 多国领导人 出席就职典礼. NULL if nobody did, or if words between tell whose it is. */
static const Draft *oath_attended(const EventCoder *self, const Trigger *trigger) {
    enum { BETWEEN = 2, NEAR = 3 }; /* characters: 了, 其; sentences */
    bool may = trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) && trigger_has(trigger, SLOT(POST));
    const Match *verb = may ? attending_verb(self->item, trigger) : NULL;
    if (!verb || span_end(verb->span) + BETWEEN < trigger->span.start) {
        return NULL;
    }
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *oath = &self->drafts.items[i];
        const Clause *clause = &self->clauses.items[oath->clause];
        if (clause->sentence + NEAR < trigger->clause->sentence || clause->span.start < self->story_start) {
            break;
        }
        if (oath->event.type == CH_APPOINTMENT && !oath->is_ending && oath->initiator.count == 1 &&
            oath->initiator.items[0].person && oath->initiator.items[0].country) {
            return oath;
        }
    }
    return NULL;
}

/* Guests from other states at the ceremony by which he took office of whom the text told that before. False if they
 * are none. */
static bool code_oath_attended(EventCoder *self, const Trigger *trigger, const Draft *base) {
    const Draft *oath = oath_attended(self, trigger);
    Party guests = oath ? acting_party(self->item, trigger) : (Party){.count = 0};
    if (!guests.count || span_end(guests.span) > trigger->span.start) {
        return false;
    }
    Draft draft = *base;
    ActorList all = {0};
    take_actors(self, &guests, &all, NULL);
    draft.initiator = draft.counterpart = (ActorList){0};
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].country && !string_same(all.items[i].country, oath->initiator.items[0].country)) {
            *list_push(self->item->arena, &draft.initiator) = all.items[i];
        }
    }
    if (!draft.initiator.count) {
        return false;
    }
    *list_push(self->item->arena, &draft.counterpart) = oath->initiator.items[0];
    if (!draft.own_date && draft.event.status == oath->event.status) {
        draft.event.date = oath->event.date;
        draft.own_date = oath->own_date;
        draft.date_is_news = oath->date_is_news;
    }
    draft_quote(self->item, &draft, &guests);
    draft_end(self, &draft, false);
    return true;
}

bool code_attended_for(EventCoder *self, const Trigger *trigger, const Draft *base) {
    if (code_oath_attended(self, trigger, base)) {
        return true;
    }
    const Item *item = self->item;
    Party whose = acting_party(item, trigger);
    bool carried = whose.count && span_end(whose.span) <= trigger->clause->span.start;
    Party owner = carried ? owner_of_ceremony(item, trigger) : (Party){.count = 0};
    whose = owner.count ? owner : whose;
    if (code_attended_by_several(self, trigger, base, &whose)) {
        return true;
    }
    const Match *verb = whose.count && trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) &&
                                whose.span.start > trigger->clause->span.start
                            ? attending_verb(item, trigger)
                            : NULL;
    uint32_t behind = verb ? span_end(verb->span) : 0;
    const Match *met = verb ? word_before(item, verb->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_EVENT))
                            : NULL; /* 会见出席 Y 成立大会的 X */
    const Match *stop =
        verb ? word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP))
             : NULL;
    bool by_sign = whose.count && item->mentions.items[whose.mentions[0]].is_sign; /* 胜利日庆典 */
    if (!verb || stop || met || by_sign || whose.span.start < behind ||
        span_end(whose.span) + 1 < trigger->span.start) {
        return false;
    }
    Trigger attending = *trigger;
    attending.span = verb->span;
    Party guests = acting_party(item, &attending);
    const char *host = mention_country(item, &item->mentions.items[whose.mentions[0]]);
    Draft draft = *base;
    take_actors(self, &guests, &draft.initiator, NULL);
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (!own || !host || string_same(own, host)) {
        return false;
    }
    add_side(item, &draft.counterpart, host);
    draft_quote(item, &draft, &guests);
    draft.quote = span_join(verb->span, draft.quote);
    draft_end(self, &draft, false);
    return true;
}

/* The body of a state other than the host that stands first in the words, which made what they tell; NULL if none does.
 */
static const Mention *maker_of(const Item *item, Span words, const char *host) {
    for (uint32_t i = mention_from(item, words.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(words); i++) {
        const Mention *body = &item->mentions.items[i];
        if (body->kind == MENTION_BODY && body->within == NO_MENTION && body->country &&
            country_is_state(body->country) && !string_same(body->country, host)) {
            return body;
        }
    }
    return NULL;
}

/* A programme or film of one state shown in another: 由 X 台制作的《…》在 P 播出. Where nothing tells whose it is, it
 * is the outlet's own state's. */
static void code_shown_abroad(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Span words = span_of(trigger->clause->span.start, trigger->span.start);
    bool titled = false;
    for (uint32_t i = trigger->clause->first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        titled = titled || item->mentions.items[i].kind == MENTION_WORK;
    }
    Draft draft;
    if (!titled || trigger->clause->in_speech || !draft_begin(self, trigger, &draft)) {
        return;
    }
    const char *host = draft.event.place.country;
    const Mention *maker = host ? maker_of(item, words, host) : NULL;
    const char *own = maker ? maker->country : item->outlet_country;
    bool may = host && own && country_is_state(host) && !string_same(host, own) &&
               (draft.own_date || draft.from_headline) && draft.event.status != CH_CANCELLED;
    if (!may) {
        return;
    }
    *list_push(item->arena, &draft.initiator) = maker ? actor_of_mention(item, maker) : (ChActor){.country = own};
    add_side(item, &draft.counterpart, host);
    draft.quote = span_join(words, draft.quote);
    draft_end(self, &draft, false);
}

/* The place before the trigger with a name that a word for works ends: 中马友谊大桥. NULL if none has. */
static const Mention *works_by_name(const Item *item, const Trigger *trigger) {
    for (uint32_t i = trigger->clause->first_mention;
         i < item->mentions.count && span_end(item->mentions.items[i].span) <= trigger->span.start; i++) {
        const Mention *place = &item->mentions.items[i];
        const Match *noun =
            place->kind == MENTION_PLACE
                ? match_longest_before(&item->matches, place->span.start, span_end(place->span), CLASS_BIT(CLASS_WORK))
                : NULL;
        if (noun && word_has_kind(item, noun, CLASS_WORK, "works")) {
            return place;
        }
    }
    return NULL;
}

bool code_opened(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    if (trigger_has(trigger, SLOT(SUBJECT))) {
        code_shown_abroad(self, trigger);
        return true;
    }
    uint32_t start = clause->span.start, at = trigger->span.start;
    const Match *stop = word_at(item, span_end(trigger->span), span_end(clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    bool may = !clause->in_speech && !stop;
    const Match *works = may ? act_noun(item, start, at, CLASS_WORK, "works") : NULL;
    const Mention *named = may && !works ? works_by_name(item, trigger) : NULL;
    Span words = works ? span_of(start, span_end(works->span)) : named ? named->span : (Span){0};
    Draft draft;
    if (!words.length || !draft_begin(self, trigger, &draft) || !(draft.own_date || draft.from_headline)) {
        return false;
    }
    uint32_t place = place_of(item, &self->clauses, trigger);
    bool here = place != NO_MENTION && span_within(item->mentions.items[place].span, clause->span);
    draft.event.place = here ? draft.event.place : (ChPlace){0}; /* of another deed told before */
    bool told = sides_by_words(item, words, &draft);
    if (!told && named && country_is_state(named->country)) { /* 中国援建的津巴布韦议会大厦 */
        draft.event.place.country = draft.event.place.country ? draft.event.place.country : named->country;
        told = sides_by_words(item, span_of(start, span_end(named->span)), &draft);
        draft.event.place = here ? draft.event.place : (ChPlace){0};
    }
    if (told) {
        draft_end(self, &draft, false);
    }
    return true;
}

void code_performance(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party acting = acting_party(item, trigger);
    const Mention *troupe = acting.count ? &item->mentions.items[acting.mentions[0]] : NULL;
    Draft draft;
    if (!troupe || trigger->clause->in_speech || (troupe->kind != MENTION_BODY && troupe->kind != MENTION_GROUP) ||
        !draft_begin(self, trigger, &draft)) {
        return;
    }
    take_actors(self, &acting, &draft.initiator, NULL);
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    const char *host = draft.event.place.country;
    bool what_for = draft.event.status == CH_PLANNED && /* 8月将赴 P 演出: what they go for */
                    (!draft.own_date ||
                     act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "travel"));
    bool recalled = what_for || (!draft.own_date && clause_may_have(trigger->clause, "once")); /* 曾在 P 演出 */
    if (own && host && !recalled && country_is_state(own) && country_is_state(host) && !string_same(own, host)) {
        add_side(item, &draft.counterpart, host);
        draft_quote(item, &draft, &acting);
        draft_end(self, &draft, false);
    }
}
