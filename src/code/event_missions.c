/* What embassies, consulates and missions hold: receptions and festivities, one event for each of
 * those named (驻 A、B、C 等国使馆举行招待会). */
#include "code/acts.h"

#include <stdio.h>

enum { MISSION_LIMIT = PARTY_LIMIT };

/* A mission that holds something, and the state or organisation where it is. */
typedef struct Mission {
    ChActor actor;
    const char *host; /* NULL if nothing tells */
} Mission;

typedef struct MissionList {
    Mission items[MISSION_LIMIT];
    uint32_t count;
    Span span;      /* the words that name them */
    Party partners; /* who holds it with them; count 0 if nobody does */
} MissionList;

/* The state, or that of the town, whose name stands right before a body of another: 柏林中国文化中心. NULL if none
 * does. */
static const char *host_by_town(const Item *item, const Mention *body) {
    uint32_t first = mention_from(item, body->phrase.start);
    const Mention *town = body->kind == MENTION_BODY && body->country && first < item->mentions.count
                              ? &item->mentions.items[first]
                              : NULL;
    bool beside = town && (town->kind == MENTION_PLACE || town->kind == MENTION_COUNTRY) && town->country &&
                  span_end(town->span) == body->span.start && country_is_state(body->country);
    return beside && !string_same(town->country, body->country) ? town->country : NULL;
}

const char *mission_host(const Item *item, const Mention *body) {
    if (!body_is_stationed(item, body)) {
        bool listed = body->kind == MENTION_BODY && body->entry != NO_ENTRY;
        const char *where = listed ? lexicon_value(item->lexicon, body->entry, KEY_CODE) : NULL; /* 美国在台协会 */
        return where ? where : host_by_town(item, body);
    }
    for (uint32_t i = mention_from(item, body->span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(body->span); i++) {
        const Mention *host = &item->mentions.items[i];
        if ((host->kind == MENTION_COUNTRY || host->kind == MENTION_PLACE) && host->country) {
            return host->country;
        }
    }
    for (uint32_t at = body->span.start; at < span_end(body->span); at++) { /* 常驻联合国代表团 is one name */
        const Match *bloc = word_at(item, at, span_end(body->span), CLASS_BIT(CLASS_BLOC));
        EntryId entry = bloc ? lexicon_entry_of(item->lexicon, bloc->posting, CLASS_BLOC) : NO_ENTRY;
        if (entry != NO_ENTRY) {
            return lexicon_value(item->lexicon, entry, KEY_SHORT);
        }
    }
    return NULL;
}

/* Where the bare noun of a mission begins that ends the body's name (波兰大使馆); NO_MENTION if it is none. */
static uint32_t mission_noun_start(const Item *item, const Mention *body) {
    bool may = body->kind == MENTION_BODY && !body_is_stationed(item, body);
    const Match *noun =
        may ? match_longest_before(&item->matches, body->span.start, span_end(body->span), CLASS_BIT(CLASS_OFFICE))
            : NULL;
    EntryId entry = noun ? lexicon_entry_of(item->lexicon, noun->posting, CLASS_OFFICE) : NO_ENTRY;
    bool is_mission = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "embassy");
    return is_mission ? noun->span.start : NO_MENTION;
}

/* Whose missions they are: the country named right before the word of residence, else the outlet's. */
static const char *sender_before(const Item *item, const Clause *clause, uint32_t at) {
    for (uint32_t i = clause->first_mention; i < item->mentions.count && item->mentions.items[i].span.start < at; i++) {
        const Mention *sender = &item->mentions.items[i];
        if (span_end(sender->span) == at && sender->country && country_is_state(sender->country)) {
            return sender->country;
        }
    }
    return item->outlet_country;
}

/* The name of a mission as it would stand alone: the word of residence, the state and the noun. */
static const char *mission_name(const Item *item, Span resident, Span state, Span noun) {
    const char *parts[] = {text_copy(item->arena, item->text, resident), text_copy(item->arena, item->text, state),
                           text_copy(item->arena, item->text, noun)};
    size_t size = strlen(parts[0]) + strlen(parts[1]) + strlen(parts[2]) + 1;
    char *name = arena_alloc(item->arena, size);
    snprintf(name, size, "%s%s%s", parts[0], parts[1], parts[2]);
    return name;
}

/* The missions in the list of states behind the word of residence that one noun closes: 驻 A、B、C
 * 等国使馆, 驻 A 和 B 大使馆. Count 0 if it is no such list. */
static void missions_listed(const Item *item, const Trigger *trigger, Span resident, MissionList *missions) {
    uint32_t limit = trigger->span.start;
    Party states = party_at(item, span_end(resident), limit);
    uint32_t behind = span_end(states.span), count = states.count;
    const Match *of = word_at(item, behind, limit, CLASS_BIT(CLASS_SUBJECT_STOP));
    uint32_t next = mention_from(item, of ? span_end(of->span) : behind);
    const Mention *head = count > 1 ? &item->mentions.items[states.mentions[count - 1]] : NULL;
    uint32_t noun = head ? mission_noun_start(item, head) : NO_MENTION;
    bool took_last = noun != NO_MENTION && noun > head->phrase.start; /* 波兰大使馆 */
    if (head && noun == NO_MENTION && next < item->mentions.count) {
        head = &item->mentions.items[next];
        noun = head->span.start == (of ? span_end(of->span) : behind) ? mission_noun_start(item, head) : NO_MENTION;
    }
    const char *sender = noun != NO_MENTION ? sender_before(item, trigger->clause, resident.start) : NULL;
    for (uint32_t i = 0; sender && i < count; i++) {
        const Mention *state = &item->mentions.items[states.mentions[i]];
        Span place = took_last && i + 1 == count ? span_of(state->phrase.start, noun) : state->span;
        if (!state->country || string_same(state->country, sender)) {
            missions->count = 0;
            return;
        }
        const char *name = mission_name(item, resident, place, span_of(noun, span_end(head->span)));
        missions->items[missions->count++] = (Mission){{.org = name, .country = sender}, state->country};
    }
    missions->span = head ? span_of(resident.start, span_end(head->span)) : missions->span;
}

/* The missions with which a party begins, and those behind them. */
static void missions_of(const Item *item, const Party *party, MissionList *missions) {
    uint32_t i = 0;
    for (; i < party->count; i++) {
        const Mention *body = &item->mentions.items[party->mentions[i]];
        if (!body_is_stationed(item, body) || !body->country) {
            break;
        }
        missions->items[missions->count++] = (Mission){actor_of_mention(item, body), mission_host(item, body)};
    }
    missions->partners = i ? party_slice(item, party, i, party->count - i) : (Party){.count = 0};
    missions->span = party->span;
}

/* Who holds what the trigger tells, if it is missions. */
static void find_missions(const Item *item, const Trigger *trigger, MissionList *missions) {
    const Clause *clause = trigger->clause;
    Party acting = acting_party(item, trigger);
    missions_of(item, &acting, missions);
    bool may = !missions->count && (clause->classes & CLASS_BIT(CLASS_TITLE_PREFIX));
    for (uint32_t at = clause->span.start; may && at < trigger->span.start && !missions->count; at++) {
        const Match *resident = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_TITLE_PREFIX));
        EntryId entry = resident ? lexicon_entry_of(item->lexicon, resident->posting, CLASS_TITLE_PREFIX) : NO_ENTRY;
        if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_KIND, "resident")) {
            continue;
        }
        uint32_t body = mention_from(item, at);
        for (; body > 0 && span_end(item->mentions.items[body - 1].span) > at; body--) {
        }
        Party named = body < item->mentions.count && item->mentions.items[body].span.start <= at
                          ? party_at(item, item->mentions.items[body].phrase.start, trigger->span.start)
                          : (Party){.count = 0};
        const Match *slot =
            named.count ? word_before(item, named.span.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        if (slot && word_has_role(item, slot, CLASS_PREPOSITION, "to") && named.span.start > clause->span.start) {
            continue; /* X 为驻 Y 使馆举行联欢活动 */
        }
        missions_of(item, &named, missions);
        if (!missions->count) {
            missions_listed(item, trigger, resident->span, missions);
        }
    }
}

/* Who holds it with a mission: of its own state beside it, of another state or body as the other side. */
static void take_partners(EventCoder *self, const MissionList *missions, Draft *draft) {
    const char *own = draft->initiator.items[0].country;
    ActorList partners = {0}, others = {0};
    take_actors(self, &missions->partners, &partners, NULL);
    for (size_t i = 0; i < partners.count; i++) {
        const ChActor *partner = &partners.items[i];
        bool foreign = partner->country && strcmp(partner->country, own) != 0;
        if (foreign || partner->org || partner->person) {
            *list_push(self->item->arena, foreign ? &others : &draft->initiator) = *partner;
        }
    }
    draft->counterpart = others.count ? others : draft->counterpart;
}

/* True if both missions are of one state in another. */
static bool same_states(const Mission *a, const Mission *b) {
    return a->host && b->host && string_same(a->host, b->host) && string_same(a->actor.country, b->actor.country);
}

/* One event of all missions that a state keeps in another, unless each holds its own (分别). */
static void end_missions(EventCoder *self, const MissionList *missions, const Draft *base) {
    Arena *arena = self->item->arena;
    bool apart = role_between(self->item, span_end(missions->span), base->anchor.start, CLASS_ASPECT, "each");
    for (uint32_t i = 0, next; i < missions->count; i = next) {
        const Mission *mission = &missions->items[i];
        Draft draft = *base;
        draft.initiator = draft.counterpart = (ActorList){0};
        draft.inherited = false;
        for (next = i;
             next < missions->count && (next == i || (!apart && same_states(mission, &missions->items[next])));
             next++) {
            *list_push(arena, &draft.initiator) = missions->items[next].actor;
        }
        if (mission->host) {
            *list_push(arena, &draft.counterpart) = (ChActor){.country = mission->host};
        }
        take_partners(self, missions, &draft);
        draft.quote = span_join(missions->span, draft.quote);
        draft_end(self, &draft, false);
    }
}

/* True if more missions stand right behind the one found: 驻 X 大使馆|及驻 P、Q 总领馆. */
static bool goes_on_with_missions(const Item *item, const MissionList *missions, uint32_t end) {
    uint32_t behind = span_end(missions->span);
    const Match *joint = missions->count ? word_at(item, behind, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    const Match *resident = joint ? word_at(item, span_end(joint->span), end, CLASS_BIT(CLASS_TITLE_PREFIX)) : NULL;
    return resident && word_has_kind(item, resident, CLASS_TITLE_PREFIX, "resident");
}

bool code_reception_of_several(EventCoder *self, const Trigger *trigger, const Draft *base) {
    bool may = trigger->frame.type == CH_CEREMONY && trigger->frame.is_noun && !base->in_speech &&
               (trigger->clause->classes & CLASS_BIT(CLASS_TITLE_PREFIX));
    MissionList missions = {.count = 0};
    if (may) {
        find_missions(self->item, trigger, &missions);
    }
    bool more = missions.count == 1 && goes_on_with_missions(self->item, &missions, trigger->span.start);
    if ((missions.count < 2 && !more) || missions.partners.count) {
        return false;
    }
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    if (last && last->event.type == CH_CEREMONY && last->clause == base->clause &&
        actors_hold(&last->initiator, &missions.items[missions.count - 1].actor)) {
        return true; /* “线上联欢会”“线上团拜会”: told by the first */
    }
    end_missions(self, &missions, base);
    return true;
}

bool tells_ceremony(const EventCoder *self, const Trigger *trigger) {
    TriggerList triggers = {0};
    triggers_of(self->item, &self->mechanisms, trigger->clause, &triggers);
    for (size_t i = 0; i < triggers.count; i++) {
        if (triggers.items[i].frame.type == CH_CEREMONY && !trigger_has(&triggers.items[i], SLOT(TEAM))) {
            return true;
        }
    }
    return false;
}

bool code_festivity(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    uint32_t from = span_end(trigger->span), end = span_end(clause->span);
    bool may = (clause->classes & CLASS_BIT(CLASS_TITLE_PREFIX)) && !clause->in_speech;
    const Match *festivity = may ? act_noun(item, from, end, CLASS_WORK, "festivity") : NULL;
    if (!festivity || act_word(item, from, end, CLASS_WORK, "crowd") || tells_ceremony(self, trigger)) {
        return false; /* 使馆前举行抗议活动 */
    }
    MissionList missions = {.count = 0};
    find_missions(item, trigger, &missions);
    Trigger ceremony = *trigger;
    ceremony.frame.type = CH_CEREMONY;
    Draft draft;
    Party guest = missions.count ? (Party){.count = 0} : governed_party(item, clause, trigger->span.start, "to");
    bool hosted = guest.count && body_is_stationed(item, &item->mentions.items[guest.mentions[0]]);
    if ((!missions.count && !hosted) || !draft_begin(self, &ceremony, &draft)) {
        return false;
    }
    draft.quote = span_join(trigger->span, festivity->span);
    if (hosted) { /* 外相为驻 X 使馆举行联欢活动 */
        Party host = acting_party(item, trigger);
        take_actors(self, &host, &draft.initiator, NULL);
        take_actors(self, &guest, &draft.counterpart, NULL);
        draft_quote(item, &draft, &host);
        end_between(self, &draft);
        return true;
    }
    end_missions(self, &missions, &draft);
    return true;
}
