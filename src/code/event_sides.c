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

/* True if the mention is a country, or the capital that stands for it. */
static bool is_country_or_capital(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_COUNTRY ||
           (mention->kind == MENTION_PLACE && mention->entry != NO_ENTRY && country_is_state(mention->country) &&
            lexicon_has(item->lexicon, mention->entry, KEY_KIND, "capital"));
}

/* True if those sent stand behind a list of countries that ends at the position: X 和 Y 的代表团,
 * X、Y 三方代表. */
static bool senders_end(const Item *item, const Trigger *trigger, uint32_t end) {
    const Match *of = word_at(item, end, trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool possessive = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    uint32_t at = possessive ? span_end(of->span) : end, next = mention_from(item, at);
    const Mention *sent = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return sent && sent->span.start == at && span_end(sent->span) <= trigger->span.start &&
           (sent->kind == MENTION_REFERENCE ||
            (possessive && (sent->kind == MENTION_GROUP || sent->kind == MENTION_POST)));
}

bool sends_those_behind(const Item *item, const Trigger *trigger, const Party *party) {
    const Mention *last = party->count ? &item->mentions.items[party->mentions[party->count - 1]] : NULL;
    return last && is_country_or_capital(item, last) && senders_end(item, trigger, span_end(last->phrase));
}

/* Where the position behind a country leads to the next of a list of countries: right on (美日韩),
 * or over one word or mark that joins (美国、日本和韩国). */
static uint32_t behind_joint(const Item *item, uint32_t at, uint32_t limit) {
    const Match *joint = word_at(item, at, limit, CLASS_BIT(CLASS_CONJUNCTION));
    return item->text->character[at] == LIST_COMMA ? at + 1 : joint ? span_end(joint->span) : at;
}

/* Where the last list of two or more countries before the trigger ends, whose they are, and
 * where it begins; 0 if there is none. Countries in a row by their signs, or joined names that
 * stand before those they send (俄罗斯和美国的代表团, 美国、日本和韩国三方代表). */
static uint32_t run_of_signs(const Item *item, const Trigger *trigger, ChStrings *countries, uint32_t *start) {
    const Clause *clause = trigger->clause;
    uint32_t end = 0, found = 0;
    ChStrings run = {0};
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *country = &item->mentions.items[i];
        ChStrings meant = country->kind == MENTION_REFERENCE && span_end(country->span) <= trigger->span.start
                              ? countries_meant(item, country)
                              : (ChStrings){0};
        if (meant.count > 1) { /* 北南会谈 */
            *start = country->span.start;
            end = found = span_end(country->span);
            *countries = run = meant;
            continue;
        }
        if (!is_country_or_capital(item, country) || country->within != NO_MENTION ||
            span_end(country->span) > trigger->span.start) {
            continue;
        }
        const Match *where = word_before(item, country->span.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        if (found && where && !word_has_role(item, where, CLASS_PREPOSITION, "with")) {
            continue; /* X 和 Y 的代表团在 P 会谈 */
        }
        bool in_row = country->is_sign && country->span.start == end;
        bool joined = end && country->span.start == behind_joint(item, end, trigger->span.start);
        bool goes_on = in_row || joined;
        run = goes_on ? run : (ChStrings){0};
        *start = goes_on ? *start : country->span.start;
        end = span_end(country->span);
        country_add(item->arena, &run, country->country);
        if (run.count > 1 && (in_row || senders_end(item, trigger, end))) {
            found = end;
            *countries = run;
        }
    }
    return found == end ? found : 0;
}

/* True if nothing but one short noun that says what the talks are of stands between: 北南|军事|会谈. */
static bool only_matter(const Item *item, const Trigger *trigger, uint32_t from) {
    enum { LONGEST = 4 };
    const ClassSet others = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT) |
                            CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUPPORT);
    bool may = trigger->frame.is_noun && trigger->span.start <= from + LONGEST;
    for (uint32_t at = from; may && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        may = character_is_han(item->text->character[at]) && !(word && (word->classes & others));
        at = word ? span_end(word->span) - 1 : at;
    }
    return may;
}

/* True if nothing but the post or rank of those meant, adverbs and a place stands
 * between the signs and the trigger. */
static bool signs_act(const Item *item, const Trigger *trigger, uint32_t start, uint32_t end) {
    const Match *opener = word_before(item, start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    bool acted = opener && word_has_role(item, opener, CLASS_PREPOSITION, "with") && trigger->clause->subject_is_own &&
                 span_end(trigger->clause->subject.span) <= opener->span.start;
    if (acted && item->mentions.items[trigger->clause->subject.mentions[0]].kind == MENTION_COUNTRY) {
        return false; /* X 也与中俄两国通话 */
    }
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
    bool by_name = end + 2 < trigger->span.start && item->text->character[end] == OPEN_QUOTE &&
                   item->text->character[trigger->span.start - 1] == CLOSE_QUOTE; /* 韩美“自由护盾”联合军演 */
    bool meant = end == trigger->span.start || by_name || senders_end(item, trigger, end);
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
    for (uint32_t at = end + senders_end(item, trigger, end); at < trigger->span.start; at++) {
        if (word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP))) {
            return false; /* 中美两国的贸易代表 */
        }
    }
    bool is_scene = opener && !(opener->classes & CLASS_BIT(CLASS_CONJUNCTION)); /* 在黑海举行演习 */
    return meant || (!is_scene && only_adjuncts(item, trigger->clause, end, trigger->span.start)) ||
           only_matter(item, trigger, end);
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
