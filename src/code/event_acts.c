#include "code/event_parts.h"

/* True if a document (agreement, declaration …) is named near the trigger. */
static bool names_work(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < span_end(trigger->clause->span); at++) {
        if (word_at(item, at, span_end(trigger->clause->span), CLASS_BIT(CLASS_WORK))) {
            return true;
        }
    }
    return false;
}

void code_signing(EventCoder *self, const Trigger *trigger) {
    bool needs_work = trigger_has(trigger, SLOT(CONTENT) | SLOT(WITNESS));
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

void code_relations(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (trigger_has(trigger, SLOT(DATED)) && is_anniversary(item, trigger)) {
        return;
    }
    if (trigger_has(trigger, SLOT(PARTNERSHIP)) && !names_relation(item, trigger)) {
        return;
    }
    if (!draft_begin(self, trigger, &draft) || (!draft.own_date && trigger_has(trigger, SLOT(DATED)))) {
        return;
    }
    Party other = two_sides(self, trigger, &draft);
    take_actors(self, &other, &draft.counterpart, NULL);
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
void code_act(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (!draft_begin(self, trigger, &draft)) {
        return;
    }
    Party acting = acting_party(item, trigger);
    Party other = {.count = 0};
    if (trigger_has(trigger, SLOT(TO))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "to");
    }
    if (!other.count && trigger_has(trigger, SLOT(WITH))) {
        other = governed_party(item, trigger->clause, trigger->span.start, "with");
    }
    if (!other.count && trigger_has(trigger, SLOT(OBJECT) | SLOT(RECALL))) {
        other = object_party(item, trigger);
    }
    if (trigger_has(trigger, SLOT(AT_BODY)) && draft.event.place.country) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = draft.event.place.country};
        draft.event.place = (ChPlace){0};
    }
    if (trigger_has(trigger, SLOT(DONE_TO))) {
        other = trigger->clause->subject;
        acting = governed_party(item, trigger->clause, trigger->span.start, "agent");
    }
    if (trigger->frame.type == CH_FORCE && !acting.count) {
        acting = first_country(item, trigger);
    }
    take_actors(self, &acting, &draft.initiator, NULL);
    take_actors(self, &other, &draft.counterpart, NULL);
    if (trigger->frame.type == CH_FORCE && !draft.counterpart.count && draft.event.place.country) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = draft.event.place.country};
    }
    draft_quote(item, &draft, &acting);
    draft_quote(item, &draft, &other);
    end_between(self, &draft);
}


void code_appointment(EventCoder *self, const Trigger *trigger) {
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
    take_actors(self, &who, &draft.initiator, NULL);
    draft_quote(item, &draft, &who);
    draft_end(self, &draft, true);
}
