/* Who acts and who is met by the words of the clause, and which event each trigger makes. */
#include "code/event_encounters.h"

bool party_is_bare_mission(const Item *item, const Party *party) {
    const Mention *group = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return group && group->kind == MENTION_GROUP && !group->country && group->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, group->entry, KEY_KIND, "delegation");
}

/* Those whom a bare word for a mission means (代表团拜会了 Y): who visits by the visit told
 * last; NULL if the party is no such word or no visit was told. */
static const ActorList *visitors_meant(const EventCoder *self, const Party *party) {
    bool bare = party_is_bare_mission(self->item, party);
    for (size_t i = self->drafts.count; bare && i-- > 0;) {
        const Draft *draft = &self->drafts.items[i];
        if (draft->event.type == CH_VISIT && draft->event.status != CH_CANCELLED && !draft->in_speech) {
            return &draft->initiator;
        }
    }
    return NULL;
}

void take_actors(EventCoder *self, const Party *party, ActorList *actors, ActorList *other) {
    const ChActor *speaker = self->speaker.person || self->speaker.org || self->speaker.country ? &self->speaker : NULL;
    size_t before = actors->count;
    actors_of_party(self->item, party, &self->pair, speaker, actors, other);
    const ActorList *visitors = actors->count == before ? visitors_meant(self, party) : NULL;
    for (size_t i = 0; visitors && i < visitors->count; i++) {
        *list_push(self->item->arena, actors) = visitors->items[i];
    }
}

/* True if a full stop or the end of a line stands between two code points. */
static bool sentence_ends_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = text_next_mark(item->text, from, to); at < to; at = text_next_mark(item->text, at + 1, to)) {
        uint32_t character = item->text->character[at];
        if (character == FULL_STOP || character == '\n' || character == '!' || character == '?') {
            return true;
        }
    }
    return false;
}

void draft_quote(const Item *item, Draft *draft, const Party *party) {
    if (!party->count) {
        return;
    }
    const Mention *first = &item->mentions.items[party->mentions[0]];
    uint32_t start = first->kind == MENTION_PERSON                ? first->span.start
                     : first->kind == MENTION_REFERENCE           ? party->span.start /* A、B 和 C 三国 */
                     : !span_overlaps(first->phrase, party->span) ? party->span.start /* 这里 */
                                                                  : first->phrase.start;
    if (sentence_ends_between(item, span_end(party->span), draft->quote.start)) {
        return; /* a subject carried over proves nothing by its words */
    }
    draft->quote = span_join(draft->quote, span_of(start, span_end(party->span)));
}

const char *mention_country(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_PERSON && mention->person != NO_PERSON
               ? item->persons.items[mention->person].country
               : mention->country;
}

bool party_is_fleet(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *body = &item->mentions.items[party->mentions[i]];
        if (body->kind != MENTION_BODY || !act_word(item, body->span.start, span_end(body->span), CLASS_WORK, "ship")) {
            return false;
        }
    }
    return party->count > 0;
}

Party fleet_made_up(const Item *item, const Clause *clause, Party ships) {
    const Party *fleet = &clause->subject;
    bool whole = party_is_fleet(item, &ships) && clause->subject_is_own && fleet->count == 1 &&
                 fleet->span.start >= span_end(ships.span) && party_is_fleet(item, fleet);
    return whole ? *fleet : ships;
}

/* True if all members are persons of one country, who are one side of a session: X 主席和夫人 Y. */
static bool is_one_side(const Item *item, const Party *acting) {
    const char *first = mention_country(item, &item->mentions.items[acting->mentions[0]]);
    for (uint32_t i = 0; i < acting->count; i++) {
        const Mention *member = &item->mentions.items[acting->mentions[i]];
        const char *own = mention_country(item, member);
        if (member->kind != MENTION_PERSON || !own || !first || !string_same(own, first)) {
            return false;
        }
    }
    return true;
}

/* How many members of a subject that names both sides are the first side: those
 * before the joint, and of one country (A国外长、B国外长和C国外长: one). */
static uint32_t first_side(const Item *item, const Trigger *trigger, const Party *acting) {
    if (trigger->frame.type == CH_SESSION && is_one_side(item, acting)) {
        return acting->count;
    }
    uint32_t limit = acting->joint ? acting->joint : 1, count = 1;
    const char *first = mention_country(item, &item->mentions.items[acting->mentions[0]]);
    while (count < limit) {
        const char *next = mention_country(item, &item->mentions.items[acting->mentions[count]]);
        if (first && next && !string_same(first, next)) {
            break;
        }
        count++;
    }
    return count;
}

/* Who is welcomed in the clause behind: 举行仪式，欢迎 X; what is celebrated there (庆祝 X 成立) is none. */
static Party welcomed_behind(const EventCoder *self, const Trigger *trigger) {
    const Clause *next = trigger->clause + 1, *end = self->clauses.items + self->clauses.count;
    if (next >= end || next->sentence != trigger->clause->sentence) {
        return (Party){.count = 0};
    }
    enum { LONGEST_ADVERB = 4 }; /* 隆重欢迎 */
    const Item *item = self->item;
    uint32_t start = next->span.start, until = span_end(next->span);
    const Match *verb = NULL;
    for (uint32_t at = start; at < until && at <= start + LONGEST_ADVERB && !verb; at++) {
        verb = word_at(item, at, until, CLASS_BIT(CLASS_SPEECH));
    }
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
    verb = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "support") ? verb : NULL;
    Party welcomed = verb ? party_at(item, span_end(verb->span), until) : (Party){.count = 0};
    for (uint32_t at = verb ? span_end(verb->span) : until; at < until && !welcomed.count; at++) {
        const Match *stop = word_at(item, at, until, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive")) { /* 欢迎对 X 进行访问的 B */
            welcomed = party_at(item, span_end(stop->span), until);
            break;
        }
    }
    return welcomed;
}

/* Who is named before the joint that opens the other side, where both stand before a noun or a
 * relative clause: A 与 B 的会谈持续了两小时, 这是 A 与 B 通话后的对话. */
static Party first_of_two(const Item *item, const Trigger *trigger, const Party *other) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool may = mention->phrase.start < other->span.start && mention_is_actor(mention);
        uint32_t start = mention->phrase.start;
        start -= may && start > clause->span.start && item->text->character[start - 1] == OPEN_QUOTE; /* 于“总统府” */
        const Match *at = may ? word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        bool is_scene =
            at && word_has_role(item, at, CLASS_PREPOSITION, "at") &&
            (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE || mention->kind == MENTION_BODY ||
             mention->kind == MENTION_REFERENCE); /* 在当地, 在总统府与 B 举行会谈 */
        if (!may || is_scene ||
            (!trigger->frame.is_noun && (mention->kind == MENTION_PLACE || /* 在 P 与 B 会谈: P acts not */
                                         preposition_governs(item, mention, clause->span.start)))) {
            continue;
        }
        Party both = party_at(item, mention->phrase.start, trigger->span.start);
        if (both.joint && span_end(both.span) == span_end(other->span)) {
            return party_slice(item, &both, 0, both.joint);
        }
    }
    return (Party){.count = 0};
}

/* The other side whose list a comma cuts: X 与 A、B，以及 C 举行会谈. Count 0 if the clause does not go on with such a
 * list. */
static Party side_listed_on(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *before = clause > self->clauses.items ? clause - 1 : NULL;
    if (!before || !trigger_has(trigger, SLOT(WITH)) || clause->subject_is_own ||
        !clause_goes_on_with_list(item, clause, before)) {
        return (Party){.count = 0};
    }
    uint32_t end = span_end(clause->span);
    const Match *joint = word_at(item, clause->span.start, end, CLASS_BIT(CLASS_CONJUNCTION));
    Party with = governed_party(item, before, span_end(before->span), "with"),
          rest = joint ? party_at(item, span_end(joint->span), end) : (Party){.count = 0};
    if (!with.count || !rest.count || span_end(with.span) != span_end(before->span)) {
        return (Party){.count = 0};
    }
    for (uint32_t i = 0; i < rest.count && with.count < PARTY_LIMIT; i++) {
        with.mentions[with.count++] = rest.mentions[i];
    }
    with.span = span_join(with.span, rest.span);
    return with;
}

/* The other side that a comma cuts from the verb: X 与 Y，在 P 举行会谈, A 代表团和 B 代表团，从7日起在 P 举行会谈. */
static Party side_cut_off(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *before = clause > self->clauses.items ? clause - 1 : NULL;
    bool may = before && !clause->subject_is_own && before->sentence == clause->sentence && before->ends_with == ',' &&
               !(before->classes & (CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH)));
    Party with = may ? governed_party(item, before, span_end(before->span), "with") : (Party){.count = 0};
    bool apart =
        with.count && span_end(with.span) == span_end(before->span) && !span_overlaps(with.span, before->subject.span);
    for (uint32_t i = 0; i < with.count; i++) {
        MentionKind kind = item->mentions.items[with.mentions[i]].kind;
        bool sent = kind == MENTION_GROUP && mention_country(item, &item->mentions.items[with.mentions[i]]);
        apart = apart && (kind == MENTION_PERSON || kind == MENTION_COUNTRY || sent);
    }
    return apart ? with : (Party){.count = 0};
}

/* True if who acts only sees the two sign: C 见证 A 与 B 签署协议. */
static bool only_witnesses(const Item *item, const Trigger *trigger, const Party *acting) {
    bool may = trigger->frame.type == CH_SIGNING && !trigger_has(trigger, SLOT(WITNESS));
    return may && act_event_between(item, span_end(acting->span), trigger->span.start, KEY_FRAME, "witness");
}

/* The first of two who sign before a witness, before the word that joins the other: C 见证 A 跟 B 签署. */
static Party first_witnessed(const Item *item, const Trigger *trigger, const Party *other) {
    const Match *with = word_before(item, other->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    bool joins = with && word_has_role(item, with, CLASS_PREPOSITION, "with");
    for (uint32_t i = joins ? mention_from(item, with->span.start) : 0; i-- > trigger->clause->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        if (mention_is_actor(mention) && span_end(mention->phrase) == with->span.start) {
            return (Party){.mentions = {i}, .count = 1, .span = mention->phrase};
        }
    }
    return (Party){.count = 0};
}

/* Who meets the other where those who act only speak of it: named right before the word that joins the two, but for a
 * day, behind a word of speech (F 国人士积极评价 X 14日与 Y 举行的会谈). Count 0 if nobody is. */
static Party first_spoken_of(const Item *item, const Trigger *trigger, const Party *acting, const Party *other) {
    const Clause *clause = trigger->clause;
    ChEventType type = trigger->frame.type;
    bool may = (type == CH_MEETING || type == CH_TALKS || type == CH_CALL) && acting->count && other->count &&
               span_within(acting->span, clause->span) && other->span.start < trigger->span.start;
    const Match *with =
        may ? word_before(item, other->span.start, span_end(acting->span), CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    may = with && word_has_role(item, with, CLASS_PREPOSITION, "with");
    for (uint32_t i = may ? mention_from(item, with->span.start) : 0; i-- > clause->first_mention;) {
        const Mention *first = &item->mentions.items[i];
        uint32_t start = first->phrase.start;
        if (first->kind == MENTION_DATE || first->within != NO_MENTION || span_end(first->phrase) > with->span.start) {
            continue;
        }
        bool told = first->kind == MENTION_PERSON && start > span_end(acting->span) &&
                    only_adjuncts(item, clause, span_end(first->phrase), with->span.start) &&
                    word_before(item, start, span_end(acting->span), CLASS_BIT(CLASS_SPEECH));
        return told ? (Party){.mentions = {i}, .count = 1, .span = first->phrase} : (Party){.count = 0};
    }
    return (Party){.count = 0};
}

/* True if the party only stands in the title of a book: 《X 传》首发式. */
static bool stands_in_title(const Item *item, const Party *party) {
    enum { LONGEST = 40 };
    for (uint32_t i = party->count ? party->mentions[0] + 1 : 0; i-- > 0;) {
        const Mention *work = &item->mentions.items[i];
        if (work->span.start + LONGEST < party->span.start) {
            return false;
        }
        if (work->kind == MENTION_WORK && span_within(item->mentions.items[party->mentions[0]].span, work->span)) {
            return true;
        }
    }
    return false;
}

/* Where the rest of a list ends in its clause: behind the word that closes it (A、B 等人). */
static uint32_t list_end(const Item *item, const Party *list, uint32_t end) {
    const Match *closing = word_at(item, span_end(list->span), end, CLASS_BIT(CLASS_SPEECH_WORD));
    bool closes = closing && word_has_kind(item, closing, CLASS_SPEECH_WORD, "et-cetera");
    return closes ? span_end(closing->span) : span_end(list->span);
}

/* Takes in those met who stand behind a joint and the words by which they are guests: 会见 A 和出席 M 的 B、C. */
static void guests_go_on(const Item *item, const Trigger *trigger, Party *met) {
    uint32_t end = span_end(trigger->clause->span), at = span_end(met->span);
    bool may = trigger->frame.type == CH_MEETING && party_names_person(item, met) && at < end;
    const Match *joint = may ? word_at(item, at, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    at = joint ? span_end(joint->span) : may && item->text->character[at] == LIST_COMMA ? at + 1 : end;
    const Match *verb = at < end ? act_word(item, at, at + 1 < end ? end : at, CLASS_EVENT, NULL) : NULL;
    EntryId entry = verb && verb->span.start == at ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    bool comes = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_FRAME, "attend") ||
                                       lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT)));
    for (uint32_t behind = end; comes && at < end; at++) {
        Party more = possessive_at(item, at, end, &behind) ? party_at(item, behind, end) : (Party){.count = 0};
        if (party_names_person(item, &more)) {
            for (uint32_t i = 0; i < more.count && met->count < PARTY_LIMIT; i++) {
                met->mentions[met->count++] = more.mentions[i];
            }
            met->span = span_join(met->span, more.span);
            return;
        }
    }
}

/* Takes in what goes on with the list of those met behind a comma, where nothing but their names
 * stands: 分别会见 X 国总统 A，Y 国总理 B，以及 Z 国外长 C 等人. */
static void list_goes_on(const EventCoder *self, const Trigger *trigger, Party *met) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *end = self->clauses.items + self->clauses.count;
    bool may = trigger->frame.type == CH_MEETING && met->count &&
               item->mentions.items[met->mentions[met->count - 1]].kind == MENTION_PERSON &&
               span_end(met->span) == span_end(clause->span);
    for (; may && clause->ends_with == ',' && clause + 1 < end && clause[1].sentence == clause->sentence; clause++) {
        Span span = clause[1].span;
        const Match *joint = word_at(item, span.start, span_end(span), CLASS_BIT(CLASS_CONJUNCTION));
        bool joins = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and");
        Party more = party_at(item, joins ? span_end(joint->span) : span.start, span_end(span));
        if (!more.count || item->mentions.items[more.mentions[0]].kind != MENTION_PERSON ||
            list_end(item, &more, span_end(span)) + 1 < span_end(span) || met->count + more.count > PARTY_LIMIT) {
            return;
        }
        for (uint32_t i = 0; i < more.count; i++) {
            met->mentions[met->count++] = more.mentions[i];
        }
    }
}

/* Who meets another than the one told before does so alone, though both speak (会见 Y 时，两国总理
 * 表示): he who acted first in the pair at hand. States counted right before stay together (美日两国外长会见 Y). */
static void leave_out_told_before(const EventCoder *self, const Party *acting, const Party *other, Draft *draft) {
    const Item *item = self->item;
    const Mention *first = acting->count == 1 ? &item->mentions.items[acting->mentions[0]] : NULL;
    const Mention *met = other->count == 1 ? &item->mentions.items[other->mentions[0]] : NULL;
    bool of_both = first && first->kind == MENTION_REFERENCE && draft->initiator.count > 1;
    const ActorList *acts = &self->pair.initiator;
    bool names_states = first && first > item->mentions.items && first[-1].kind == MENTION_COUNTRY &&
                        span_end(first[-1].span) == first->span.start;
    if (!of_both || !met || met->kind != MENTION_PERSON ||
        (names_states && met->country && !actors_are_of(&draft->initiator, met->country))) {
        return; /* 美日两国外长会见韩国外长 X */
    }
    ChActor guest = actor_of_mention(item, met);
    const Mention *before = first > item->mentions.items ? first - 1 : NULL;
    if (before && before->kind == MENTION_COUNTRY && span_end(before->span) == first->span.start &&
        !actors_are_of(&draft->initiator, guest.country)) {
        return;
    }
    const char *first_country = draft->initiator.items[0].country;
    if (acts->count && acts->items[0].person && !actors_hold(acts, &guest)) {
        draft->initiator = *acts;
    } else if (guest.country && first_country && strcmp(guest.country, first_country) != 0) {
        draft->initiator.count = 1;
    }
}

/* True if a ceremony is held by several of one state, who are one side: X 国总统 A 和总理 B 举行欢迎仪式. */
static bool are_one_side(const Item *item, const Trigger *trigger, const Party *acting) {
    const char *first = acting->count > 1 ? mention_country(item, &item->mentions.items[acting->mentions[0]]) : NULL;
    bool one = trigger->frame.type == CH_CEREMONY && first;
    for (uint32_t i = 1; one && i < acting->count; i++) {
        const char *next = mention_country(item, &item->mentions.items[acting->mentions[i]]);
        one = next && string_same(first, next);
    }
    return one;
}

/* The monument at which a wreath is laid, by the words between the preposition and the verb (向独立先驱
 * 纪念碑献花圈); an empty span if they end in no monument. */
static Span monument_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *head = word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_PLACE_HEAD));
    EntryId entry = head ? match_entry(item->lexicon, head, CLASS_PLACE_HEAD) : NO_ENTRY;
    bool is_monument = entry != NO_ENTRY && span_end(head->span) == trigger->span.start &&
                       lexicon_has(item->lexicon, entry, KEY_KIND, "monument");
    for (uint32_t at = is_monument ? head->span.start : 0; at > clause->span.start; at--) {
        const Match *to = match_exact(&item->matches, span_of(at - 1, at), CLASS_BIT(CLASS_PREPOSITION));
        if (to && word_has_role(item, to, CLASS_PREPOSITION, "to")) {
            return span_of(at, trigger->span.start);
        }
    }
    return (Span){0, 0};
}

/* The town or square that the words tell the monument to stand in: 向设在 P 的雕像敬献花圈; NULL if they tell none. */
static const Mention *site_of(const Item *item, Span monument) {
    const Mention *site = NULL;
    for (uint32_t at = monument.start; monument.length && at < span_end(monument); at++) {
        const Match *particle = word_at(item, at, span_end(monument), CLASS_BIT(CLASS_SUBJECT_STOP));
        bool describes = particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive");
        for (uint32_t i = mention_from(item, at); describes && !site && i-- > 0;) {
            const Mention *before = &item->mentions.items[i];
            if (before->span.start < monument.start) {
                break;
            }
            site = before->kind == MENTION_PLACE && span_end(before->span) == at ? before : NULL;
        }
    }
    return site;
}

/* A wreath is laid at a place, which is no side: where its words tell it to be, else the monument. */
static void lay_wreath(const Item *item, const Trigger *trigger, Draft *draft, Party *other) {
    Span monument = monument_before(item, trigger);
    const Mention *named = other->count ? &item->mentions.items[other->mentions[0]] : NULL;
    bool at_place = named && named->kind == MENTION_PLACE;
    const Mention *site = site_of(item, monument);
    if (site) {
        draft->event.place = (ChPlace){place_name(item, site), site->country};
    } else if (draft->event.place.name && (at_place || monument.length)) {
        draft->event.place.country = draft->event.place.country ? draft->event.place.country
                                     : named                    ? mention_country(item, named)
                                                                : NULL;
    } else if (at_place) {
        draft->event.place = (ChPlace){named->name, named->country};
    } else if (monument.length) {
        const char *country = named ? mention_country(item, named) : draft->event.place.country;
        draft->event.place = (ChPlace){text_copy(item->arena, item->text, monument), country};
    } else {
        return;
    }
    country_add(item->arena, &draft->event.countries, draft->event.place.country);
    other->count = 0;
}

/* True if the party lists persons of two countries, by name. */
static bool lists_persons_of_two(const Item *item, const Party *party) {
    const char *first = NULL;
    bool two = false;
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        const char *country = mention->kind == MENTION_PERSON ? mention_country(item, mention) : NULL;
        if (!country) {
            return false;
        }
        two = two || (first && !string_same(first, country));
        first = country;
    }
    return two;
}

/* The states named before the quoted name that the noun follows: 中俄“海上联合-2019”演习. */
static Party party_before_name(const Item *item, const Trigger *trigger) {
    enum { LONGEST = 24 };
    const Clause *clause = trigger->clause;
    uint32_t at = trigger->span.start, end = at;
    bool may = trigger->frame.is_noun && at > clause->span.start && item->text->character[at - 1] == CLOSE_QUOTE;
    while (may && at > clause->span.start && at + LONGEST > end && item->text->character[at] != OPEN_QUOTE) {
        at--;
    }
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        Party party = mention->phrase.start < at && mention->phrase.start >= clause->span.start
                          ? party_at(item, mention->phrase.start, at)
                          : (Party){.count = 0};
        if (party.count > 1 && span_end(party.span) == at) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* Those to whom condolence is brought: the embassy gone to in the sentence (前往 X 驻华使馆，吊唁 Y 逝世), or
 * the state of who is mourned, who is no side himself. */
static Party take_mourners(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    for (; clause >= self->clauses.items && clause->sentence == trigger->clause->sentence; clause--) {
        for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
            const Mention *mention = &item->mentions.items[i];
            bool gone_to = mention->kind == MENTION_BODY && mention->span.start < trigger->span.start &&
                           mission_host(item, mention) != NULL;
            if (gone_to) {
                return party_at(item, mention->phrase.start, span_end(clause->span));
            }
        }
    }
    Party dead = object_party(item, trigger);
    const char *country = dead.count ? mention_country(item, &item->mentions.items[dead.mentions[0]]) : NULL;
    if (country) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = country};
    }
    return (Party){.count = 0};
}

/* Who gets the order that is called by a country or a body: 颁发 X 国勋章给 Y, 为 Y 授予荣誉军团勋章; else the other
 * side as it was found. */
static Party receiver_of_order(const Item *item, const Trigger *trigger, const Party *other) {
    MentionKind kind = other->count == 1 ? item->mentions.items[other->mentions[0]].kind : MENTION_PERSON;
    bool may = other->count == 1 && trigger_has(trigger, SLOT(WELCOME)) && trigger_has(trigger, SLOT(OBJECT)) &&
               (kind == MENTION_COUNTRY || kind == MENTION_BODY);
    Party given = may && clause_may_have(trigger->clause, "given")
                      ? act_target_between(item, trigger, span_end(trigger->clause->span), "given")
                      : (Party){.count = 0};
    if (may && !given.count && other->span.start >= span_end(trigger->span)) { /* 向 X 颁发 Y 国勋章 */
        given = governed_party(item, trigger->clause, trigger->span.start, "to");
    }
    return given.count ? given : *other;
}

/* Two states with nothing between them that open a headline before a deed of both (美国古巴恢复外交关系, 欧盟日本领导人
 * 签署 …); the side itself if it stands alone or another is told. */
static Party with_neighbour(const Item *item, const Trigger *trigger, const Party *acting, const Party *other) {
    enum { MENTIONS_OF_POST = 2 };
    uint32_t from = trigger->clause->span.start, second = acting->mentions[0];
    bool may = !other->count && acting->count == 1 && trigger_has(trigger, SLOT(MUTUAL)) && acting->span.start > from;
    const Mention *state = may ? &item->mentions.items[second] : NULL;
    uint32_t first = may ? mention_from(item, from) : second;
    const Mention *before = first < second ? &item->mentions.items[first] : NULL;
    if (!before || first + MENTIONS_OF_POST < second || before->kind != MENTION_COUNTRY || before->is_sign ||
        state->is_sign || before->span.start != from || span_end(before->span) != state->phrase.start ||
        !state->country || string_same(before->country, state->country)) {
        return *acting;
    }
    uint32_t behind = span_end(acting->span);
    const Match *topic = word_at(item, behind, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
    if (!(topic && word_has_role(item, topic, CLASS_PREPOSITION, "topic")) &&
        !only_adjuncts(item, trigger->clause, behind, trigger->span.start)) {
        return *acting;
    }
    return (Party){.mentions = {first, second}, .count = 2, .span = span_join(before->span, acting->span)};
}

/* True if the party is a word for both sides, or for those of both: 两国领导人5日在 P 会谈, 双方代表8日起在 P 谈判. */
static bool are_both(const Item *item, const Party *party) {
    const Mention *they = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    bool told = they && they->entry != NO_ENTRY;
    return told && (mention_is_both(item, they) ||
                    (they->kind == MENTION_REFERENCE && lexicon_has(item->lexicon, they->entry, KEY_KIND, "leaders")) ||
                    (they->kind == MENTION_GROUP && lexicon_has(item->lexicon, they->entry, KEY_FLAGS, "mutual")));
}

/* Both who hold what another attends, where the word that joins them may mean with: X 出席 A 和 B 举行的晚宴. The party
 * itself if nobody is joined before it. */
static Party joint_hosts(const Item *item, const Trigger *trigger, const Party *party) {
    const Clause *clause = trigger->clause;
    bool may = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && party_names_person(item, party) &&
               act_event_between(item, clause->span.start, party->span.start, KEY_FRAME, "attend");
    for (uint32_t i = may ? party->mentions[0] : 0; i-- > clause->first_mention;) {
        const Mention *first = &item->mentions.items[i];
        Party both = first->kind == MENTION_PERSON ? party_at(item, first->phrase.start, trigger->span.start)
                                                   : (Party){.count = 0};
        bool joined = both.count > party->count && span_end(both.span) == span_end(party->span) &&
                      of_one_country(item, &both) &&
                      act_event_between(item, clause->span.start, both.span.start, KEY_FRAME, "attend");
        if (joined) {
            return both;
        }
    }
    return *party;
}

/* The other side as the object of the verb or behind a word for with: 会见 X, 与 X 会谈. Count 0 if none is told so. */
static Party side_met(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party other = {.count = 0};
    if (trigger_has(trigger, SLOT(OBJECT))) {
        other = object_party(item, trigger);
        guests_go_on(item, trigger, &other);
        list_goes_on(self, trigger, &other);
    }
    if (!other.count && trigger_has(trigger, SLOT(WITH))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "with");
        other = joint_hosts(item, trigger, &other);
    }
    if (!other.count && trigger_has(trigger, SLOT(AHEAD)) && !trigger->clause->subject_is_own &&
        trigger->clause > self->clauses.items && trigger->clause[-1].sentence == trigger->clause->sentence) {
        const Clause *before = trigger->clause - 1; /* 将与 A、B 等领导人，就两国关系交换意见 */
        other = governed_party(item, before, span_end(before->span), "with");
    }
    return !other.count && trigger_has(trigger, SLOT(WITH)) ? side_cut_off(self, trigger) : other;
}

/* The other side as whom it is done to, if it is not told yet (`other`): 向 X 致电, 欢迎 X. */
static Party side_addressed(const EventCoder *self, const Trigger *trigger, const Party *other) {
    const Item *item = self->item;
    Party side = *other;
    if (!side.count && trigger_has(trigger, SLOT(TO))) {
        side = governed_party(item, trigger->clause, trigger->span.start, "to");
    }
    side = receiver_of_order(item, trigger, &side);
    bool feast = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && trigger_has(trigger, SLOT(ATTEND)) &&
                 !trigger_has(trigger, SLOT(LEAVE)); /* 举行招待会，欢迎 X */
    if (!side.count && feast) {
        side = welcomed_behind(self, trigger);
    }
    if (!side.count && trigger_has(trigger, SLOT(WELCOME)) && trigger_has(trigger, SLOT(OBJECT))) {
        side = welcomed_behind(self, trigger);
        side = side.count ? side : act_target_between(item, trigger, span_end(trigger->clause->span), "given");
    }
    return side;
}

/* True if those who act are two states told by their signs, or who acts for them, on a day or at a place told behind:
 * 美俄代表16日在 P 谈判, not 美俄首脑会谈. */
static bool are_two_by_signs(const Item *item, const Trigger *trigger, const Party *acting) {
    bool signs = acting->count == 2 && !trigger->frame.is_noun && span_end(acting->span) < trigger->span.start;
    for (uint32_t i = 0; i < acting->count && signs; i++) {
        const Mention *state = &item->mentions.items[acting->mentions[i]];
        signs = state->kind == MENTION_COUNTRY && state->is_sign;
    }
    uint32_t behind = span_end(acting->span), next = signs ? mention_from(item, behind) : item->mentions.count;
    const Mention *sent = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool acts = sent && sent->span.start == behind && (sent->kind == MENTION_GROUP || sent->kind == MENTION_POST);
    behind = acts ? span_end(sent->span) : behind;
    return signs && behind < trigger->span.start && only_adjuncts(item, trigger->clause, behind, trigger->span.start);
}

/* Parts a subject that names both sides into the two; drops the other side where all in the subject are one. */
static void part_sides(const Item *item, const Trigger *trigger, Party *acting, Party *other) {
    bool apart = other->count && acting->count && span_overlaps(other->span, acting->span);
    if (are_one_side(item, trigger, acting)) {
        *other = apart ? (Party){.count = 0} : *other;
        return;
    }
    bool lists_both = !other->count && acting->count > 1 &&
                      (trigger_has(trigger, SLOT(MUTUAL)) || /* A、B 在 P 会谈 */
                       (trigger_has(trigger, SLOT(WITH)) &&
                        (lists_persons_of_two(item, acting) || are_two_by_signs(item, trigger, acting)) &&
                        !role_between(item, span_end(acting->span), trigger->span.start, CLASS_PREPOSITION, "with")));
    if (apart || lists_both) {
        uint32_t first = first_side(item, trigger, acting);
        *other = party_slice(item, acting, first, acting->count - first);
        *acting = party_slice(item, acting, 0, first);
    }
}

/* True if those who act do it to one another: 两国领导人在 P 会谈. */
static bool acts_mutually(const Item *item, const Trigger *trigger, const Party *acting) {
    bool with = trigger_has(trigger, SLOT(WITH)) && !trigger->frame.is_noun;
    return trigger_has(trigger, SLOT(MUTUAL)) ||
           (with && are_both(item, acting) && span_end(acting->span) < trigger->span.start && /* not 两国元首会晤共识 */
            only_adjuncts(item, trigger->clause, span_end(acting->span), trigger->span.start));
}

/* True if the party is only the signs in the name of what another holds with the other side: 同 X 举行韩美外长会谈. */
static bool names_talks(const Item *item, const Trigger *trigger, const Party *acting, const Party *other) {
    bool signs = other->count && acting->count > 1 && span_end(acting->span) == trigger->span.start &&
                 span_end(other->span) <= acting->span.start;
    for (uint32_t i = 0; i < acting->count; i++) {
        const Mention *mention = &item->mentions.items[acting->mentions[i]];
        signs = signs && mention->kind == MENTION_COUNTRY && mention->is_sign;
    }
    return signs;
}

/* Who holds talks that are named by signs: the subject of the clause, or of that before if the signs were taken for it.
 */
static Party who_holds(const EventCoder *self, const Trigger *trigger, const Party *signs) {
    const Clause *clause = trigger->clause;
    bool taken = clause > self->clauses.items && span_overlaps(clause->subject.span, signs->span) &&
                 clause[-1].sentence == clause->sentence;
    return taken ? clause[-1].subject : clause->subject;
}

/* The states whose people act, where nothing but where they come from tells whose they are: 来自 A 和 B 的官员. The
 * party itself if it is none such. */
static Party states_of_origin(const Item *item, const Clause *clause, const Party *acting) {
    const Mention *who = acting->count == 1 ? &item->mentions.items[acting->mentions[0]] : NULL;
    bool nameless = who && !who->country && who->person == NO_PERSON;
    bool may =
        nameless && (who->kind == MENTION_GROUP || who->kind == MENTION_POST) && clause_may_have(clause, "possessive");
    const Match *of =
        may ? word_before(item, who->phrase.start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    may = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    for (uint32_t i = clause->first_mention; may && i < acting->mentions[0]; i++) {
        uint32_t start = item->mentions.items[i].phrase.start;
        const Match *from = word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        Party states = from && from->span.length > 1 && word_has_role(item, from, CLASS_PREPOSITION, "source")
                           ? party_at(item, start, of->span.start)
                           : (Party){.count = 0};
        if (states.count > 1 && span_end(states.span) == of->span.start) {
            return states;
        }
    }
    return *acting;
}

/* Who heads the relative clause that tells of the encounter by a day before its verb (14日与 X 会谈的 Y 说); count 0 if
 * none does. */
static Party head_of_dated(const Item *item, const Trigger *trigger, const Draft *draft, const Party *other) {
    const Clause *clause = trigger->clause;
    ChEventType type = trigger->frame.type;
    uint32_t head = clause->subject.span.start;
    bool may = (type == CH_MEETING || type == CH_TALKS || type == CH_CALL) && draft->own_date && other->count &&
               clause->subject_is_own && head >= span_end(trigger->span) && span_end(other->span) < head;
    const Match *particle =
        may ? word_before(item, head, span_end(trigger->span), CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    uint32_t day = clause->first_mention;
    while (may && day < item->mentions.count && item->mentions.items[day].kind != MENTION_DATE) {
        day++;
    }
    return particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive") && day < item->mentions.count &&
                   item->mentions.items[day].span.start < trigger->span.start
               ? clause->subject
               : (Party){.count = 0};
}

/* True if both at hand sign with one of a third state, all three together: 两国领导人与 X 总统签署声明. */
static bool sign_with_third(EventCoder *self, const Trigger *trigger, const Party *acting, const Party *other) {
    const Item *item = self->item;
    const Mention *both = acting->count == 1 ? &item->mentions.items[acting->mentions[0]] : NULL;
    const char *kind = both && trigger->frame.type == CH_SIGNING ? reference_kind(item, both) : NULL;
    bool may = kind && (strcmp(kind, "both") == 0 || strcmp(kind, "leaders") == 0) && other->count == 1;
    const char *third = may ? mention_country(item, &item->mentions.items[other->mentions[0]]) : NULL;
    ActorList sides[2] = {{0}};
    if (third) {
        take_actors(self, acting, &sides[0], &sides[1]);
    }
    return sides[0].count && sides[1].count && !actors_are_of(&sides[0], third) && !actors_are_of(&sides[1], third);
}

Party two_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party between = between_party(item, trigger->clause, trigger->span.start);
    Party listed = between.count ? (Party){.count = 0} : side_listed_on(self, trigger), other = listed;
    Party acting = between.count ? between : listed.count ? trigger->clause->subject : acting_party(item, trigger);
    acting = acting.count ? acting : party_before_name(item, trigger);
    if (trigger->is_held && stands_in_title(item, &acting)) {
        acting.count = 0;
    }
    other = other.count ? other : side_met(self, trigger);
    acting = acting.count ? acting : head_of_dated(item, trigger, draft, &other);
    acting = names_talks(item, trigger, &acting, &other) ? who_holds(self, trigger, &acting) : acting;
    Party origin = states_of_origin(item, trigger->clause, &acting);
    other.count = origin.count > acting.count && span_within(other.span, origin.span) ? 0 : other.count;
    acting = origin;
    bool two_alone = trigger->frame.is_noun ||
                     (other.count && only_adjuncts(item, trigger->clause, span_end(other.span), trigger->span.start));
    bool acts_here = acting.count && span_within(acting.span, trigger->clause->span);
    bool witnesses = other.count && acts_here && only_witnesses(item, trigger, &acting);
    if (other.count && two_alone && (!acts_here || witnesses)) {
        Party first = first_of_two(item, trigger, &other);
        first = first.count || !witnesses ? first : first_witnessed(item, trigger, &other);
        acting = first.count ? first : acting;
    }
    Party spoken_of = first_spoken_of(item, trigger, &acting, &other);
    acting = spoken_of.count ? spoken_of : acting;
    other = side_addressed(self, trigger, &other);
    if (trigger_has(trigger, SLOT(WREATH))) {
        lay_wreath(item, trigger, draft, &other);
    }
    if (trigger_has(trigger, SLOT(DEATH))) {
        other = take_mourners(self, trigger, draft);
    }
    acting = with_neighbour(item, trigger, &acting, &other);
    part_sides(item, trigger, &acting, &other);
    bool mutual = acts_mutually(item, trigger, &acting);
    take_actors(self, &acting, &draft->initiator, mutual && !other.count ? &draft->counterpart : NULL);
    if (!sign_with_third(self, trigger, &acting, &other)) {
        leave_out_told_before(self, &acting, &other, draft);
    }
    draft_quote(item, draft, &acting);
    draft_quote(item, draft, &other);
    return other;
}

void face_listener(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Party *subject = &trigger->clause->subject;
    ChEventType type = draft->event.type;
    bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_VISIT;
    const Mention *we = subject->count == 1 ? &item->mentions.items[subject->mentions[0]] : NULL;
    bool may = meets && draft->in_speech && trigger->clause->subject_is_own && trigger_has(trigger, SLOT(MUTUAL)) &&
               !draft->counterpart.count && we && we->kind == MENTION_REFERENCE && we->entry != NO_ENTRY &&
               lexicon_has(item->lexicon, we->entry, KEY_KIND, "self") &&
               lexicon_has(item->lexicon, we->entry, KEY_FLAGS, "plural");
    const ChActor *listener = may ? act_other_side(self, &draft->initiator) : NULL;
    if (listener) {
        *list_push(item->arena, &draft->counterpart) = *listener;
    }
}

void event_from_trigger(EventCoder *self, const Trigger *trigger) {
    switch (trigger->frame.type) {
    case CH_VISIT:
        code_visit(self, trigger);
        break;
    case CH_SESSION:
        code_session(self, trigger);
        break;
    case CH_MESSAGE:
        code_message(self, trigger);
        break;
    case CH_SIGNING:
        code_signing(self, trigger);
        break;
    case CH_RELATIONS:
        code_relations(self, trigger);
        break;
    case CH_AID:
    case CH_PROTEST:
    case CH_SANCTION:
    case CH_FORCE:
    case CH_OTHER:
        code_act(self, trigger);
        break;
    case CH_APPOINTMENT:
        code_appointment(self, trigger);
        break;
    default:
        code_two_sides(self, trigger);
        break;
    }
}
