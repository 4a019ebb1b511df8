#include "code/event_parts.h"

#include "code/acts.h"
#include "resolve/dates.h"

bool trigger_has(const Trigger *trigger, SlotSet slots) { return (trigger->frame.slots & slots) != 0; }

/* Those whom a bare word for a mission means (代表团拜会了 Y): who visits by the visit told
 * last; NULL if the party is no such word or no visit was told. */
static const ActorList *visitors_meant(const EventCoder *self, const Party *party) {
    const Mention *group = party->count == 1 ? &self->item->mentions.items[party->mentions[0]] : NULL;
    bool bare = group && group->kind == MENTION_GROUP && !group->country && group->entry != NO_ENTRY &&
                lexicon_has(self->item->lexicon, group->entry, KEY_KIND, "delegation");
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

/* The members of a party from `first` on (`count` of them) as a party. */
Party party_slice(const Item *item, const Party *party, uint32_t first, uint32_t count) {
    Party slice = {.count = 0};
    for (uint32_t i = first; i < first + count && i < party->count; i++) {
        slice.mentions[slice.count++] = party->mentions[i];
    }
    if (slice.count) {
        slice.span = span_join(item->mentions.items[slice.mentions[0]].phrase,
                               item->mentions.items[slice.mentions[slice.count - 1]].phrase);
    }
    return slice;
}

/* True if a full stop or the end of a line stands between two code points. */
static bool sentence_ends_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = text_next_mark(item->text, from, to); at < to; at = text_next_mark(item->text, at + 1, to)) {
        uint32_t character = item->text->character[at];
        if (character == 0x3002 || character == '\n' || character == '!' || character == '?') {
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

/* How many members of a subject that names both sides are the first side: those
 * before the joint, and of one country (A国外长、B国外长和C国外长: one). */
static uint32_t first_side(const Item *item, const Party *acting) {
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

/* Who is welcomed in the clause behind: 举行仪式，欢迎 X. */
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
        const Match *at =
            may ? word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        bool is_scene = at && word_has_role(item, at, CLASS_PREPOSITION, "at") &&
                        (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE ||
                         mention->kind == MENTION_REFERENCE); /* 在当地与 B 举行会谈 */
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
    if (!trigger_has(trigger, SLOT(WITH)) || clause->subject_is_own ||
        !clause_goes_on_with_list(item, clause, before)) {
        return (Party){.count = 0};
    }
    uint32_t end = span_end(clause->span);
    const Match *joint = word_at(item, clause->span.start, end, CLASS_BIT(CLASS_CONJUNCTION));
    Party with = governed_party(item, before, span_end(before->span), "with"),
          rest = party_at(item, span_end(joint->span), end);
    if (!with.count || !rest.count || span_end(with.span) != span_end(before->span)) {
        return (Party){.count = 0};
    }
    for (uint32_t i = 0; i < rest.count && with.count < PARTY_LIMIT; i++) {
        with.mentions[with.count++] = rest.mentions[i];
    }
    with.span = span_join(with.span, rest.span);
    return with;
}

/* The other side that a comma cuts from the verb: X 与 Y，在 P 举行会谈. */
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
        apart = apart && (kind == MENTION_PERSON || kind == MENTION_COUNTRY);
    }
    return apart ? with : (Party){.count = 0};
}

/* True if who acts only sees the two sign: C 见证 A 与 B 签署协议. */
static bool only_witnesses(const Item *item, const Trigger *trigger, const Party *acting) {
    bool may = trigger->frame.type == CH_SIGNING && !trigger_has(trigger, SLOT(WITNESS));
    for (uint32_t at = span_end(acting->span); may && at < trigger->span.start; at++) {
        const Match *verb = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "witness")) {
            return true;
        }
    }
    return false;
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

/* Takes in what goes on with the list of those met behind a comma, where nothing but their names
 * stands: 分别会见 X 国总统 A，Y 国总理 B，Z 国外长 C. */
static void list_goes_on(const EventCoder *self, const Trigger *trigger, Party *met) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *end = self->clauses.items + self->clauses.count;
    bool may = trigger->frame.type == CH_MEETING && met->count &&
               item->mentions.items[met->mentions[met->count - 1]].kind == MENTION_PERSON &&
               span_end(met->span) == span_end(clause->span);
    for (; may && clause->ends_with == ',' && clause + 1 < end && clause[1].sentence == clause->sentence; clause++) {
        Span span = clause[1].span;
        Party more = party_at(item, span.start, span_end(span));
        if (!more.count || item->mentions.items[more.mentions[0]].kind != MENTION_PERSON ||
            span_end(more.span) + 1 < span_end(span) || met->count + more.count > PARTY_LIMIT) {
            return;
        }
        for (uint32_t i = 0; i < more.count; i++) {
            met->mentions[met->count++] = more.mentions[i];
        }
    }
}

/* Who meets another than the one told before does so alone, though both speak (会见 Y 时，两国总理
 * 表示): he who acted first in the pair at hand. */
static void leave_out_told_before(const EventCoder *self, const Party *acting, const Party *other, Draft *draft) {
    const Item *item = self->item;
    const Mention *first = acting->count == 1 ? &item->mentions.items[acting->mentions[0]] : NULL;
    const Mention *met = other->count == 1 ? &item->mentions.items[other->mentions[0]] : NULL;
    bool of_both = first && first->kind == MENTION_REFERENCE && draft->initiator.count > 1;
    const ActorList *acts = &self->pair.initiator;
    if (!of_both || !met || met->kind != MENTION_PERSON) {
        return;
    }
    ChActor guest = actor_of_mention(item, met);
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

/* A wreath is laid at a place, which is no side. */
static void lay_wreath(const Item *item, const Trigger *trigger, Draft *draft, Party *other) {
    Span monument = monument_before(item, trigger);
    const Mention *named = other->count ? &item->mentions.items[other->mentions[0]] : NULL;
    bool at_place = named && named->kind == MENTION_PLACE;
    if (at_place) {
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
    enum { LONGEST = 24, OPEN_QUOTE = 0x201C, CLOSE_QUOTE = 0x201D };
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

/* Who gets the order of a country that is named before it: 颁发 X 国勋章给 Y; else the other side as it was found. */
static Party receiver_of_order(const Item *item, const Trigger *trigger, const Party *other) {
    bool may = other->count == 1 && trigger_has(trigger, SLOT(WELCOME)) && trigger_has(trigger, SLOT(OBJECT)) &&
               item->mentions.items[other->mentions[0]].kind == MENTION_COUNTRY &&
               clause_may_have(trigger->clause, "given");
    Party given =
        may ? act_target_between(item, trigger, span_end(trigger->clause->span), "given") : (Party){.count = 0};
    return given.count ? given : *other;
}

/* Fills both sides: object, with, to, or a subject that names both. */
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

Party two_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party between = between_party(item, trigger->clause, trigger->span.start);
    Party listed = between.count ? (Party){.count = 0} : side_listed_on(self, trigger), other = listed;
    Party acting = between.count ? between : listed.count ? trigger->clause->subject : acting_party(item, trigger);
    acting = acting.count ? acting : party_before_name(item, trigger);
    if (trigger->is_held && stands_in_title(item, &acting)) {
        acting.count = 0;
    }
    if (!other.count && trigger_has(trigger, SLOT(OBJECT))) {
        other = object_party(item, trigger);
        list_goes_on(self, trigger, &other);
    }
    if (!other.count && trigger_has(trigger, SLOT(WITH))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "with");
    }
    if (!other.count && trigger_has(trigger, SLOT(AHEAD)) && !trigger->clause->subject_is_own &&
        trigger->clause > self->clauses.items && trigger->clause[-1].sentence == trigger->clause->sentence) {
        const Clause *before = trigger->clause - 1; /* 将与 A、B 等领导人，就两国关系交换意见 */
        other = governed_party(item, before, span_end(before->span), "with");
    }
    if (!other.count && trigger_has(trigger, SLOT(WITH))) {
        other = side_cut_off(self, trigger);
    }
    bool two_alone = trigger->frame.is_noun ||
                     (other.count && only_adjuncts(item, trigger->clause, span_end(other.span), trigger->span.start));
    bool acts_here = acting.count && span_within(acting.span, trigger->clause->span);
    if (other.count && two_alone && (!acts_here || only_witnesses(item, trigger, &acting))) {
        Party first = first_of_two(item, trigger, &other);
        acting = first.count ? first : acting;
    }
    if (!other.count && trigger_has(trigger, SLOT(TO))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "to");
    }
    other = receiver_of_order(item, trigger, &other);
    if (!other.count && trigger_has(trigger, SLOT(WELCOME)) && trigger_has(trigger, SLOT(OBJECT))) {
        other = welcomed_behind(self, trigger);
        other = other.count ? other : act_target_between(item, trigger, span_end(trigger->clause->span), "given");
    }
    if (trigger_has(trigger, SLOT(WREATH))) {
        lay_wreath(item, trigger, draft, &other);
    }
    if (trigger_has(trigger, SLOT(DEATH))) {
        other = take_mourners(self, trigger, draft);
    }
    acting = with_neighbour(item, trigger, &acting, &other);
    bool apart = other.count && acting.count && span_overlaps(other.span, acting.span);
    if (are_one_side(item, trigger, &acting)) {
        other = apart ? (Party){.count = 0} : other;
    } else if (apart ||
               (!other.count && acting.count > 1 &&
                (trigger_has(trigger, SLOT(MUTUAL)) || /* A、B 在 P 会谈 */
                 (trigger_has(trigger, SLOT(WITH)) && lists_persons_of_two(item, &acting) &&
                  !role_between(item, span_end(acting.span), trigger->span.start, CLASS_PREPOSITION, "with"))))) {
        uint32_t first = first_side(item, &acting);
        other = party_slice(item, &acting, first, acting.count - first);
        acting = party_slice(item, &acting, 0, first);
    }
    take_actors(self, &acting, &draft->initiator,
                trigger_has(trigger, SLOT(MUTUAL)) && !other.count ? &draft->counterpart : NULL);
    leave_out_told_before(self, &acting, &other, draft);
    draft_quote(item, draft, &acting);
    draft_quote(item, draft, &other);
    return other;
}

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

/* True if a word of the role stands in the clause before the trigger, or begins it. */
static bool told_with(const Item *item, const Trigger *trigger, const char *role) {
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

enum { HOSTS = 3 }; /* persons of one country whom a visitor surely meets one after the other */

/* True if the party lists persons of one country, `least` or more: a visitor meets
 * them one after the other. */
static bool lists_hosts(const Item *item, const Party *party, uint32_t least) {
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

/* True if the noun goes on with the one before it: 举行会见和会谈. Of a list of
 * hosts each is met once. */
static bool is_second_noun(const Item *item, const Trigger *trigger) {
    uint32_t from = trigger->clause->span.start;
    const Match *joint = word_before(item, trigger->span.start, from, CLASS_BIT(CLASS_CONJUNCTION));
    const Match *first = joint ? word_before(item, joint->span.start, from, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = first ? lexicon_entry_of(item->lexicon, first->posting, CLASS_EVENT) : NO_ENTRY;
    ChEventType type = trigger->frame.type;
    return trigger->frame.is_noun && (type == CH_TALKS || type == CH_MEETING) && entry != NO_ENTRY &&
           (lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING)) ||
            lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_TALKS)));
}

/* An event that names nobody is between those whom the item is about. */
static bool take_main_pair(const Trigger *trigger, Draft *draft) {
    bool may = trigger->frame.type == CH_SIGNING || (trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun);
    bool nobody = !draft->initiator.count || (trigger->told_by_time && !draft->counterpart.count);
    draft->takes_main_pair = may && nobody && !draft->in_speech && draft->event.status == CH_HAPPENED;
    return draft->takes_main_pair;
}

const Trigger *visit_before(const EventCoder *self, const Trigger *trigger, TriggerList *triggers) {
    triggers_of(self->item, &self->mechanisms, trigger->clause, triggers);
    for (size_t i = 0; i < triggers->count && triggers->items[i].span.start < trigger->span.start; i++) {
        if (triggers->items[i].frame.type == CH_VISIT) {
            return &triggers->items[i];
        }
    }
    return NULL;
}

/* A ceremony attended on a visit told in the clause is in the host's country. */
static void add_host_of_visit(EventCoder *self, const Trigger *trigger, Draft *draft) {
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
        const Match *prefix =
            named->kind == MENTION_COUNTRY && named->country
                ? word_before(item, named->span.start, person->phrase.start, CLASS_BIT(CLASS_TITLE_PREFIX))
                : NULL;
        if (prefix && word_has_kind(item, prefix, CLASS_TITLE_PREFIX, "resident")) {
            return named->country;
        }
    }
    return NULL;
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

/* An embassy that receives does so in the country where it is, which is the other side if nobody
 * else is named. */
static void add_host_of_embassy(EventCoder *self, const Trigger *trigger, Draft *draft, bool alone) {
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

/* True if a verb of attending stands shortly before the trigger: 参加会见, 出席欢迎仪式. */
static bool is_attended(const Item *item, const Trigger *trigger) {
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

/* Where a ceremony is held that names no other side: at an embassy (出席驻 X 使馆揭牌
 * 仪式), in another country. */
static void add_host_of_ceremony(EventCoder *self, const Trigger *trigger, Draft *draft) {
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
    if (attends && host && !string_same(host, own)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
    }
}

/* Those from abroad who came to what a state holds at home, told behind a comma: P 在 Q 举行纪念仪式，X、Y 出席. */
static void add_guests_behind(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *next = trigger->clause + 1;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool may = own && !draft->counterpart.count && next < self->clauses.items + self->clauses.count &&
               next->paragraph == trigger->clause->paragraph && next->sentence <= trigger->clause->sentence + 1 &&
               next->subject_is_own;
    if (!may || !tells_attendance(item, next)) {
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

/* An embassy where a ceremony is held holds it, towards the country where it is. */
static void held_at_embassy(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Mention *embassy =
        trigger->frame.is_noun && !draft->counterpart.count ? embassy_of_ceremony(item, trigger) : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (!embassy || !embassy->country || (own && strcmp(own, embassy->country) != 0)) {
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

/* The other side that only the words before the ceremony tell: who of another
 * state is named between the one who acts and the noun (出席法国总统马克龙举行的欢迎
 * 仪式, 举行向老挝移交物资的仪式). */
static Party named_side(EventCoder *self, const Trigger *trigger, const Draft *draft) {
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
        if (acts && named->within == NO_MENTION && country && country_is_state(country) && !is_place &&
            !string_same(country, own)) {
            return (Party){.mentions = {i}, .count = 1, .span = named->phrase};
        }
    }
    return (Party){.count = 0};
}

/* Who comes to attend is the one who acts, and not who welcomes him (欢迎 X 来华出席
 * 纪念活动). */
static bool take_visitor(EventCoder *self, const Trigger *trigger, Draft *draft) {
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

/* The visit told last that the country takes part in: whoever welcomes or sees off does so to
 * him who comes, and his own embassy is no other side. NULL if none was told. */
static const Draft *visit_told_last(const EventCoder *self, const char *country) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *draft = &self->drafts.items[i];
        const ChStrings *countries = &draft->event.countries;
        bool takes_part = false;
        for (size_t k = 0; k < countries->count; k++) {
            takes_part = takes_part || strcmp(countries->items[k], country) == 0;
        }
        if (draft->event.type == CH_VISIT && takes_part && !draft->in_speech && draft->event.status != CH_CANCELLED) {
            return draft;
        }
    }
    return NULL;
}

static bool of_country(const ActorList *actors, const char *country) {
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

/* Who is welcomed, or where a wreath is laid, is clear from the visit or the pair at hand. */
static void add_absent_side(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
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
    bool known = self->drafts.count && act_other_side(self, &draft->initiator); /* else the pair is of others */
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
    if (faces || (draft->initiator.count && draft->event.countries.count)) {
        draft_end(self, draft, false);
    }
}

static bool of_one_country(const Item *item, const Party *party) {
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
    bool each = told_with(item, trigger, "each") && one_country(own, own);
    bool sends = type == CH_MESSAGE && !draft->is_passed_on;
    bool writes = sends && !told_with(item, trigger, "together") && !one_country(own, own);
    bool apart = own->count > 1 && other->count == 1 && (((meets || sends) && each) || writes);
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

/* Ends the draft with the other side, or one draft for each of its members. */
void end_each(EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *other) {
    bool may_list = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS;
    bool joined = other->count > 1 && other->span.start < trigger->span.start &&
                  !told_with(self->item, trigger, "each") &&
                  !of_one_country(self->item, other); /* 同 A、B 会晤: all at once */
    bool at_once =
        other->count > 2 && !of_one_country(self->item, other) && are_guests_of_meeting(self, trigger, other);
    joined = joined || at_once;
    bool apart = other->count > 1 && !joined &&
                 (one_by_one(self->item, trigger) ||
                  (may_list && lists_hosts(self->item, other, trigger_has(trigger, SLOT(AHEAD)) ? 2 : HOSTS)));
    uint32_t step = PARTY_LIMIT;
    for (uint32_t i = 0; i == 0 || i < other->count; i += step) {
        bool couple = apart && !told_with(self->item, trigger, "each") && are_couple(self->item, other, i);
        step = apart ? (couple ? 2 : 1) : PARTY_LIMIT;
        Draft each = *draft;
        Party part = party_slice(self->item, other, i, step);
        each.is_met_at_once = at_once;
        take_actors(self, &part, &each.counterpart, NULL);
        size_t meetings = is_met_by_each(self->item, trigger, draft, other) ? draft->initiator.count : 1;
        for (size_t k = 0; k < meetings; k++) {
            Draft one = each;
            one.initiator = meetings > 1 ? (ActorList){&draft->initiator.items[k], 1, 1} : each.initiator;
            if (apart && write_in_pairs(self->item, trigger, draft, other)) {
                one.initiator = (ActorList){&draft->initiator.items[i], 1, 1};
            }
            end_between(self, &one);
        }
    }
}

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
    bool may = trigger->frame.type == CH_MEETING || hands_over || awards;
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "accepting") && !inside_name(item, at)) {
            Party giver = party_at(item, span_end(word->span), trigger->span.start);
            bool adjoins = span_end(giver.span) == trigger->span.start; /* 获 Y 授予勋章 */
            return awards && !adjoins ? (Party){.count = 0} : giver;
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
    } else if (trigger->frame.type != CH_MEETING || trigger->frame.is_noun) {
        return false;
    }
    return act_word(item, within.start, span_end(within), CLASS_WORK, "foreign");
}

/* Who receives the subject: the party between 受到 and the word for a meeting; count 0 if
 * there is none. */
static Party receiver_told(const Item *item, const Trigger *trigger) {
    bool greets = trigger->frame.type == CH_CEREMONY && !trigger->frame.is_noun && trigger_has(trigger, SLOT(WELCOME));
    bool may = greets || (trigger->frame.type == CH_MEETING && !trigger_has(trigger, SLOT(NAMED))); /* 热情接待 */
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        if (!word || inside_name(item, at) || word->span.length < 2 ||
            !word_has_role(item, word, CLASS_PREPOSITION, "passive")) {
            continue;
        }
        Party party = party_at(item, span_end(word->span), trigger->span.start);
        uint32_t behind = span_end(party.span);
        const Match *particle = word_at(item, behind, trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
        behind = particle ? span_end(particle->span) : behind;
        if (party.count && only_adjuncts(item, trigger->clause, behind, trigger->span.start)) {
            return party;
        }
    }
    return (Party){.count = 0};
}

static bool names_person(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        if (item->mentions.items[party->mentions[i]].kind == MENTION_PERSON) {
            return true;
        }
    }
    return false;
}

/* True if a person is named; of a guest who is received the post with its country will do: 接待 P 外长. */
static bool names_somebody(const Item *item, const Trigger *trigger, const Party *party) {
    const Mention *first = party->count ? &item->mentions.items[party->mentions[0]] : NULL;
    bool received = first && trigger_has(trigger, SLOT(OBJECT)) && first->kind == MENTION_POST && first->country;
    return received || names_person(item, party);
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
    if (his_team && !names_person(self->item, &host)) {
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

/* An order that the subject is given: the giver is named by its country (获颁 X 国勋章), or in the passive (被 X
 * 授予勋章). */
static void code_award_received(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party giver = object_party(item, trigger), holder = acting_party(item, trigger);
    if (!trigger_has(trigger, SLOT(DONE_TO))) {
        act_sides(item, trigger, &giver, &holder);
        holder = sender_of_contingent(item, trigger, &holder);
    }
    bool order = act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "order");
    Draft draft;
    if (!order || !giver.count || !holder.count || !draft_begin(self, trigger, &draft)) {
        return;
    }
    take_actors(self, &giver, &draft.initiator, NULL);
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

/* True if the place is a building or the like without its town: one who goes
 * there is in the country already. */
static bool is_venue(const Item *item, const Mention *place) {
    static const char *const kinds[] = {"venue", "building", "hotel", "palace", "temple", "monument", "square"};
    if (place->kind == MENTION_PLACE && begins_with_town(item, place)) {
        return false;
    }
    EntryId entry = place->kind == MENTION_PLACE ? place->entry : NO_ENTRY;
    if (place->kind == MENTION_PLACE && entry == NO_ENTRY) {
        const Match *head =
            match_longest_before(&item->matches, place->span.start, span_end(place->span), CLASS_BIT(CLASS_PLACE_HEAD));
        entry = head ? lexicon_entry_of(item->lexicon, head->posting, CLASS_PLACE_HEAD) : NO_ENTRY;
    }
    for (size_t i = 0; entry != NO_ENTRY && i < sizeof kinds / sizeof *kinds; i++) {
        if (lexicon_has(item->lexicon, entry, KEY_KIND, kinds[i])) {
            return true;
        }
    }
    return false;
}

/* Members of a party that can be visited: countries, blocs, places. */
static Party hosts_of(const Item *item, Party party) {
    Party hosts = {.count = 0};
    for (uint32_t i = 0; i < party.count; i++) {
        const Mention *mention = &item->mentions.items[party.mentions[i]];
        if (is_venue(item, mention) || body_is_stationed(item, mention)) {
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
    host = envoys.count && !names_person(item, &host) ? acting_party(item, trigger) : host;
    if (!envoys.count || !names_person(item, &host)) {
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
        place = hosts_of(item, governed_party(item, trigger->clause, trigger->span.start, "toward"));
    }
    TriggerList triggers = {0};
    if (place.count == 1 && only_adjuncts(item, trigger->clause, span_end(place.span), trigger->span.start) &&
        !visit_before(self, trigger, &triggers)) {
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

/* True if those named only take part in a meeting told of others (参加会见, 参加有关会谈). */
static bool is_attendance(const Item *item, const Trigger *trigger) {
    return (trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS) && is_attended(item, trigger);
}

/* Meetings told from the side of him who is called upon or received: X 接受 Y 拜会, X 受到 Y 的
 * 接见. False if the words are none of these. */
static bool code_turned_round(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
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
        guest = guest.joint ? party_slice(item, &guest, 0, guest.joint) : guest;
        draft_quote(item, draft, &receiver);
        draft_quote(item, draft, &guest);
        end_each(self, trigger, draft, &guest);
    }
    return receiver.count > 0;
}

/* Ends the draft between sides that only the signs of their countries tell; false if none do. */
static bool code_by_signs(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other) {
    bool is_open = (!other->count && !draft->counterpart.count) ||
                   (!actors_name_persons(&draft->initiator) && sends_those_behind(self->item, trigger, other));
    bool by_signs = is_open && sides_by_signs(self, trigger, draft);
    if (by_signs || (!other->count && names_nobody(&draft->initiator) && sides_of_noun(self, trigger, draft))) {
        draft_end(self, draft, false);
        return true;
    }
    return false;
}

/* True if the words tell a meeting that is told elsewhere: of those who took part in it, of one
 * host of a list again, of the time behind it. */
static bool is_told_elsewhere(const Item *item, const Trigger *trigger, const Party *other) {
    ChEventType type = trigger->frame.type;
    bool tells_again = trigger->told_by_time && !other->count && type != CH_SIGNING && type != CH_CEREMONY &&
                       !trigger_has(trigger, SLOT(PRESS)); /* after the talks: which were told where they took place */
    bool attends = trigger_has(trigger, SLOT(RECEPTION)) && is_attended(item, trigger) &&
                   !governed_party(item, trigger->clause, trigger->span.start, "to")
                        .count; /* 陪同参加欢迎仪式, not X 出席为他举行的欢迎仪式 */
    return attends || is_attendance(item, trigger) ||
           (is_second_noun(item, trigger) && lists_hosts(item, other, HOSTS)) || tells_again;
}

/* Where a ceremony is held and for whom, if its own words do not tell. */
static void complete_ceremony(EventCoder *self, const Trigger *trigger, Draft *draft, Party *other) {
    const Item *item = self->item;
    bool at_airport = trigger_has(trigger, SLOT(WELCOME)) && !trigger->frame.is_noun && !draft->event.place.name;
    const Mention *airport = at_airport ? airport_before(item, trigger) : NULL;
    if (airport) {
        draft->event.place = (ChPlace){place_name(item, airport), airport->country};
    }
    add_host_of_visit(self, trigger, draft);
    if (!other->count) {
        held_at_embassy(self, trigger, draft);
    }
    bool alone = !other->count && !draft->counterpart.count && trigger->frame.is_noun;
    if (alone && !take_visitor(self, trigger, draft)) {
        *other = named_side(self, trigger, draft);
        if (!other->count) {
            take_guest_of_visit(self, trigger, draft);
        }
    }
    if (!other->count && !draft->counterpart.count && trigger->frame.is_noun && draft->initiator.count) {
        add_host_of_ceremony(self, trigger, draft);
        add_guests_behind(self, trigger, draft);
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

bool is_organisation_of_states(const Item *item, const Party *party) {
    const Mention *body = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return body && (body->kind == MENTION_COUNTRY || body->kind == MENTION_BODY) && body->country &&
           !country_is_state(body->country) && body->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, body->entry, KEY_KIND, "igo");
}

/* True if an organisation of states holds the ceremony by itself: 联合国大会举行纪念活动. */
static bool held_by_organisation(const Item *item, const Trigger *trigger, const Draft *draft) {
    Party acting = acting_party(item, trigger);
    return is_organisation_of_states(item, &acting) && trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun &&
           !draft->counterpart.count && !draft->in_speech;
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
                   draft->initiator.count == 1 && names_person(self->item, other);
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
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = host};
    draft.event.place = (ChPlace){0};
    bool dated = draft.own_date && (draft.event.status == CH_PLANNED || !head.count); /* 将于9月初赴华出席纪念活动 */
    if (!dated) {
        draft.event.date = head.count ? date_of_news(item).edtf : NULL;
        draft.date_is_news = head.count > 0;
        draft.event.status = head.count ? CH_ONGOING : CH_PLANNED;
        draft.own_date = false;
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

void code_two_sides(EventCoder *self, const Trigger *trigger) {
    if (code_coming_to_ceremony(self, trigger)) {
        return;
    }
    if (trigger->frame.type == CH_CEREMONY &&
        (trigger_has(trigger, SLOT(DONE_TO)) || is_award_suffered(self->item, trigger))) {
        code_award_received(self, trigger);
        return;
    }
    if (trigger->frame.type == CH_CEREMONY && trigger_has(trigger, SLOT(CONTENT))) {
        code_opened(self, trigger);
        return;
    }
    Draft draft;
    bool begun = draft_begin(self, trigger, &draft);
    draft.is_greeting = trigger->frame.type == CH_CEREMONY && trigger_has(trigger, SLOT(GREET));
    draft.is_reception = trigger->frame.type == CH_CEREMONY && trigger_has(trigger, SLOT(RECEPTION));
    if (!begun || (trigger_has(trigger, SLOT(AHEAD)) && draft.event.status != CH_PLANNED) ||
        (!draft.own_date && (trigger_has(trigger, SLOT(DATED)) || is_named_by_place(self->item, trigger))) ||
        code_credentials_of_many(self, trigger, &draft) || code_turned_round(self, trigger, &draft) ||
        code_reception_of_several(self, trigger, &draft) ||
        (trigger->frame.type == CH_CEREMONY &&
         (code_held_of_itself(self, trigger, &draft) || code_attended_for(self, trigger, &draft)))) {
        return;
    }
    code_call_abroad(self, trigger);
    Party other = two_sides(self, trigger, &draft);
    take_visitor_told_of(self, trigger, &draft);
    bool mourns_nobody = trigger_has(trigger, SLOT(DEATH)) && !other.count && !draft.counterpart.count;
    if (mourns_nobody || (trigger_has(trigger, SLOT(NAMED)) && !names_somebody(self->item, trigger, &other)) ||
        code_by_signs(self, trigger, &draft, &other) || is_told_elsewhere(self->item, trigger, &other)) {
        return;
    }
    bool to_guest = trigger_has(trigger, SLOT(WREATH)) && names_person(self->item, &other) &&
                    span_end(other.span) == trigger->span.start; /* 儿童向 X 献花, no wreath at his statue */
    bool accepts =
        trigger_has(trigger, SLOT(WREATH)) && clause_may_have(trigger->clause, "accepting") &&
        role_between(self->item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "accepting");
    if (to_guest || accepts) {
        return;
    }
    add_absent_side(self, trigger, &draft, &other);
    add_facing(self, trigger, &draft, &other);
    if (is_held_for_guest(self, trigger, &other, &draft)) {
        return;
    }
    if (trigger->frame.type == CH_CEREMONY) {
        complete_ceremony(self, trigger, &draft, &other);
    }
    if ((!other.count && held_by_organisation(self->item, trigger, &draft)) || take_main_pair(trigger, &draft)) {
        draft_end(self, &draft, true);
        return;
    }
    if (!other.count && takes_guests_of_many(self, trigger, &draft)) {
        draft_end(self, &draft, true);
        return;
    }
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (!draft.counterpart.count && own && has_foreign_guests(self->item, trigger, &other, own)) {
        take_actors(self, &other, &draft.counterpart, NULL);
        draft_end(self, &draft, true);
        return;
    }
    if (!code_guests_of_ceremony(self, trigger, &draft, &other)) {
        end_each(self, trigger, &draft, &other);
    }
}

/* Where somebody is: what stands behind 在, or behind a word for what goes on, which
 * ends in it (正在越南访问). */
Party stay_of(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    Party stay = governed_party(item, clause, trigger->span.start, "at");
    for (uint32_t i = clause->first_mention; !stay.count && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const Match *word = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_ASPECT));
        EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_ASPECT) : NO_ENTRY;
        bool goes_on =
            entry != NO_ENTRY && word->span.length > 1 && lexicon_has(item->lexicon, entry, KEY_STATUS, "ongoing");
        if (goes_on && span_end(mention->phrase) <= trigger->span.start) {
            stay = party_at(item, mention->phrase.start, trigger->span.start);
        }
    }
    return stay;
}

/* True if a light verb stands at the position, with nothing but words that
 * describe the noun between it and the trigger: 进行为期三天的正式访问. */
static bool is_light(const Item *item, uint32_t at, const Trigger *trigger) {
    enum { DISTANCE = 14 };
    const Match *light = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
    bool near = light && word_has_role(item, light, CLASS_SUPPORT, "light") && trigger->span.start < at + DISTANCE;
    for (; near && at < trigger->span.start; at++) {
        near = item->text->character[at] != ',';
    }
    return near;
}

/* The party at the position, or that its part of the world and what it is to the visitor
 * stand before: 访问友邦 X, 出访中美洲友邦 X 和 Y, 访问东欧国家 X. */
static Party state_party_at(const Item *item, uint32_t at, uint32_t end) {
    Party party = party_at(item, at, end);
    const Mention *first = party.count == 1 ? &item->mentions.items[party.mentions[0]] : NULL;
    bool is_region = first && first->kind == MENTION_COUNTRY && first->entry != NO_ENTRY &&
                     lexicon_has(item->lexicon, first->entry, KEY_KIND, "region");
    uint32_t from = first ? span_end(party.span) : at;
    const Match *word = word_at(item, from, end, CLASS_BIT(CLASS_SUPPORT));
    bool told = word && word_has_role(item, word, CLASS_SUPPORT, "kind");
    if (party.count && !is_region && !(told && first && first->kind == MENTION_COUNTRY)) { /* 美国盟友泰国 */
        return party;
    }
    Party states = told || is_region ? party_at(item, told ? span_end(word->span) : from, end) : (Party){.count = 0};
    return states.count ? states : party;
}

/* What is named behind a stop of the journey: 抵达此行的最后一站——P. */
static Party host_at_station(const Item *item, const Trigger *trigger) {
    enum { REACH = 24 };
    uint32_t end = span_end(trigger->clause->span), from = span_end(trigger->span);
    for (uint32_t at = from; at < end && at < from + REACH; at++) {
        const Match *stop = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        if (!stop || !word_has_role(item, stop, CLASS_SUPPORT, "station")) {
            continue;
        }
        at = span_end(stop->span);
        while (at < end && !character_is_han(item->text->character[at])) {
            at++;
        }
        return hosts_of(item, party_at(item, at, end));
    }
    return (Party){.count = 0};
}

/* Whose name stands right before the noun, adverbs and the level between: 结束印度首次正式
 * 访问, 展开中东之行. */
static Party host_before_noun(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t at = trigger->span.start;
    for (uint32_t i = mention_from(item, at); i-- > clause->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        const Match *word;
        while ((word = word_before(item, at, clause->span.start, CLASS_BIT(CLASS_LEVEL) | CLASS_BIT(CLASS_ASPECT)))) {
            at = word->span.start;
        }
        bool ends_here = span_end(mention->span) == at;
        if (ends_here && mention->kind == MENTION_ORDINAL) {
            at = mention->span.start;
        } else if (ends_here && mention->within == NO_MENTION) {
            return hosts_of(item, (Party){.mentions = {i}, .count = 1, .span = mention->phrase});
        } else if (span_end(mention->span) < at) {
            break;
        }
    }
    return (Party){.count = 0};
}

/* True if another act stands between the code point and the noun, which a place before it
 * belongs to: 在 P 会见来华进行国事访问的 X. */
static bool another_acts(const Item *item, uint32_t from, const Trigger *trigger) {
    for (uint32_t at = from; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        const Match *light = word ? word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT)) : NULL;
        if (word && !inside_name(item, at) && !(light && word_has_role(item, light, CLASS_SUPPORT, "light"))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* Takes in the last of a list that stands behind a comma: 访问 X、Y，以及 Z. */
static void hosts_go_on(const Item *item, const Trigger *trigger, Party *hosts) {
    uint32_t at = span_end(trigger->clause->span),
             limit = span_end(item->sentences.items[trigger->clause->sentence].span);
    bool may = trigger->clause->ends_with == ',' && hosts->count > 1 && at - span_end(hosts->span) <= 1;
    const Match *joint = may ? word_at(item, at + 1, limit, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    Party more = joint ? hosts_of(item, party_at(item, span_end(joint->span), limit)) : (Party){.count = 0};
    uint32_t behind = span_end(more.span);
    bool ends = more.count && (behind == limit || !character_is_han(item->text->character[behind]));
    for (uint32_t i = 0; ends && i < more.count && hosts->count < PARTY_LIMIT; i++) {
        hosts->mentions[hosts->count++] = more.mentions[i];
    }
}

/* The place at hand that is told between a word like «in» and the verb: 正在这里访问的, 在此间进行访问. */
static Party host_here(const Item *item, const Trigger *trigger) {
    enum { REACH = 12 };
    const Clause *clause = trigger->clause;
    bool may = (clause->classes & CLASS_BIT(CLASS_REFERENCE)) != 0;
    uint32_t end = trigger->span.start, from = end > clause->span.start + REACH ? end - REACH : clause->span.start;
    for (uint32_t at = from; may && at < end; at++) {
        const Match *here = word_at(item, at, end, CLASS_BIT(CLASS_REFERENCE));
        uint32_t place = here ? place_here(item, clause, at) : NO_MENTION;
        bool beside =
            place != NO_MENTION &&
            (span_end(here->span) == end || (trigger->frame.is_noun && is_light(item, span_end(here->span), trigger)));
        if (beside) {
            return (Party){.mentions = {place}, .count = 1, .span = trigger->span};
        }
    }
    return (Party){.count = 0};
}

/* The states that are told one by one behind the number of them (访问中东三国——A、B 和 C; 出访欧洲三国，包括 A、B 和
 * C); count 0 if none are. */
static Party hosts_told_apart(const Item *item, const Trigger *trigger) {
    enum { REACH = 16, DASH = 0x2014, LEAST = 2 };
    uint32_t at = span_end(trigger->span), end = span_end(item->sentences.items[trigger->clause->sentence].span);
    uint32_t limit = at + REACH < end ? at + REACH : end;
    while (at < limit && item->text->character[at] != DASH && item->text->character[at] != ',' &&
           item->text->character[at] != ':') {
        at++;
    }
    bool comma = at < limit && item->text->character[at] == ',';
    while (at < limit && (item->text->character[at] == DASH || item->text->character[at] == ',' ||
                          item->text->character[at] == ':')) {
        at++;
    }
    const Match *opens = comma && at < limit ? word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool lists = opens && word_has_role(item, opens, CLASS_PREPOSITION, "include");
    Party told =
        at < limit && (!comma || lists) ? party_at(item, lists ? span_end(opens->span) : at, end) : (Party){.count = 0};
    bool states = told.count >= LEAST;
    for (uint32_t i = 0; states && i < told.count; i++) {
        const Mention *state = &item->mentions.items[told.mentions[i]];
        states = state->kind == MENTION_COUNTRY && !state->is_sign && country_is_state(state->country);
    }
    return states ? told : (Party){.count = 0};
}

/* True if no state is named: none at all, or a region or group of states. */
static bool names_no_state(const Item *item, const Party *hosts) {
    return !hosts->count ||
           (hosts->count == 1 && !country_is_state(mention_country(item, &item->mentions.items[hosts->mentions[0]])));
}

Party find_hosts(const Item *item, const Trigger *trigger) {
    Party hosts = {.count = 0};
    if (trigger_has(trigger, SLOT(HOST))) {
        uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
        const Match *particle = word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT)); /* 访问了 X */
        bool skips = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
        hosts = hosts_of(item, state_party_at(item, skips ? span_end(particle->span) : behind, end));
        hosts_go_on(item, trigger, &hosts);
        Party apart = names_no_state(item, &hosts) ? hosts_told_apart(item, trigger) : (Party){.count = 0};
        hosts = apart.count ? apart : hosts;
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST_TO))) {
        hosts = hosts_of(item, governed_party(item, trigger->clause, trigger->span.start, "to"));
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST) | SLOT(HOST_TO))) { /* 到 X 访问 */
        hosts = hosts_of(item, governed_party(item, trigger->clause, trigger->span.start, "toward"));
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST) | SLOT(HOST_TO))) { /* 正在 X 访问的, 在 X 进行访问 */
        Party stay = stay_of(item, trigger);
        bool is_stay = stay.count && (span_end(stay.span) == trigger->span.start ||
                                      (trigger->frame.is_noun && is_light(item, span_end(stay.span), trigger)));
        hosts = is_stay ? hosts_of(item, stay) : hosts;
    }
    if (!hosts.count && trigger->frame.is_noun && trigger_has(trigger, SLOT(HOST_TO))) { /* 结束了在 X 的访问 */
        Party at = governed_party(item, trigger->clause, trigger->span.start, "at");
        bool ends = at.count && role_between(item, trigger->clause->span.start, at.span.start, CLASS_SUPPORT, "ending");
        hosts = ends ? hosts_of(item, at) : hosts;
    }
    if (!hosts.count && trigger->frame.is_noun && relative_head(item, trigger).count) { /* 正在 X 进行访问的 */
        Party at = governed_party(item, trigger->clause, trigger->span.start, "at");
        hosts = at.count && !another_acts(item, span_end(at.span), trigger) ? hosts_of(item, at) : hosts;
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST))) {
        hosts = host_at_station(item, trigger);
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST) | SLOT(HOST_TO))) {
        hosts = host_here(item, trigger);
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST))) { /* 抵达这里 */
        uint32_t here = place_here(item, trigger->clause, span_end(trigger->span));
        if (here != NO_MENTION) {
            hosts = (Party){.mentions = {here}, .count = 1, .span = trigger->span};
        }
    }
    if (!hosts.count && trigger->frame.is_noun && trigger_has(trigger, SLOT(HOST_TO))) {
        hosts = host_before_noun(item, trigger);
    }
    return hosts;
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
