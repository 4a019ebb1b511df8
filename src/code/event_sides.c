/* Sides told by the signs of countries alone: 中俄外长通电话, 美日韩防长会谈. */
#include "code/event_parts.h"

bool names_nobody(const ActorList *actors) {
    for (size_t i = 0; i < actors->count; i++) {
        if (actors->items[i].person || actors->items[i].org) {
            return false;
        }
    }
    return true;
}

/* Where the last run of two or more signs of countries before the trigger ends (美日韩
 * 防长会谈), and whose they are; 0 if there is none. */
static uint32_t run_of_signs(const Item *item, const Trigger *trigger, ChStrings *countries, uint32_t *start) {
    const Clause *clause = trigger->clause;
    uint32_t end = 0, found = 0;
    ChStrings run = {0};
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *sign = &item->mentions.items[i];
        if (sign->kind != MENTION_COUNTRY || !sign->is_sign || span_end(sign->span) > trigger->span.start) {
            continue;
        }
        bool goes_on = sign->span.start == end;
        run = goes_on ? run : (ChStrings){0};
        *start = goes_on ? *start : sign->span.start;
        end = span_end(sign->span);
        country_add(item->arena, &run, sign->country);
        if (run.count > 1) {
            found = end;
            *countries = run;
        }
    }
    return found == end ? found : 0;
}

/* True if nothing but the post or rank of those meant, adverbs and a place stands
 * between the signs and the trigger. */
static bool signs_act(const Item *item, const Trigger *trigger, uint32_t start, uint32_t end) {
    const Match *opener = word_before(item, start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    if (opener && !word_has_role(item, opener, CLASS_PREPOSITION, "at") &&
        !(opener->classes & CLASS_BIT(CLASS_CONJUNCTION))) {
        return false; /* 就中美关系 */
    }
    const Match *next = word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_WORD));
    EntryId noun = next && next->span.length > 1 ? match_entry(item->lexicon, next, CLASS_WORD) : NO_ENTRY;
    bool modifies = noun != NO_ENTRY && lexicon_has(item->lexicon, noun, KEY_KIND, "noun"); /* 会晤共识 */
    if (modifies && !trigger->frame.is_noun) {
        return false;
    }
    bool meant = end == trigger->span.start;
    for (uint32_t i = mention_from(item, end);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool first = mention->span.start == end;
        meant = meant || (first && (mention->kind == MENTION_POST || mention->kind == MENTION_REFERENCE ||
                                    (mention->kind == MENTION_GROUP && !trigger->frame.is_noun)));
        bool counts = mention->kind == MENTION_QUANTITY && span_end(mention->span) == trigger->span.start; /* 5次会晤 */
        if (mention->kind == MENTION_PERSON || mention->kind == MENTION_BODY || counts) {
            return false;
        }
    }
    for (uint32_t at = end; at < trigger->span.start; at++) {
        if (word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP))) {
            return false; /* 中美两国的贸易代表 */
        }
    }
    return meant || only_adjuncts(item, trigger->clause, end, trigger->span.start);
}

bool sides_by_signs(EventCoder *self, const Trigger *trigger, Draft *draft) {
    ChStrings countries = {0};
    uint32_t start = 0, end = run_of_signs(self->item, trigger, &countries, &start);
    if (!end || !trigger_has(trigger, SLOT(MUTUAL)) || !signs_act(self->item, trigger, start, end)) {
        return false;
    }
    Arena *arena = self->item->arena;
    if (names_nobody(&draft->initiator)) { /* who attends talks of theirs */
        draft->initiator = (ActorList){0};
        take_actors(self, &trigger->clause->subject, &draft->initiator, NULL);
    }
    const ChActor *acting =
        draft->initiator.count == 1 && draft->initiator.items[0].person ? &draft->initiator.items[0] : NULL;
    bool is_member = false;
    for (size_t i = 0; acting && acting->country && i < countries.count; i++) {
        is_member = is_member || strcmp(countries.items[i], acting->country) == 0;
    }
    const char *first = is_member ? acting->country : countries.items[0];
    if (!is_member) {
        draft->initiator = (ActorList){0};
        *list_push(arena, &draft->initiator) = (ChActor){.country = first};
    }
    draft->counterpart = (ActorList){0};
    for (size_t i = 0; i < countries.count; i++) {
        if (strcmp(countries.items[i], first) != 0) {
            *list_push(arena, &draft->counterpart) = (ChActor){.country = countries.items[i]};
        }
    }
    draft->quote = span_join(draft->quote, span_of(start, end));
    return true;
}
