/* The words that prove an event: the verb or noun that tells it with its object, and both sides by name, as far as the
 * codebook's length allows; no word, name or title cut in two. */
#include "code/event_parts.h"

#include <string.h>

enum {
    LONGEST_TAIL = 18, /* of a clause behind a quote that breaks off, up to which it is quoted too */
    NEAR_OBJECT = 10,  /* … behind a verb that has no object yet */
    NEAR_SIDE = 24,    /* between a quote and a side's name in another clause of the sentence */
    NEAR_COUNTRY = 12  /* … and a side's country */
};

/* What a quote is made of. */
typedef struct Proof {
    const EventCoder *self;
    const Draft *draft;
    Span scope; /* the sentence */
    Span core;  /* the words of the frame */
} Proof;

/* The end of the title that stands open at the end of the words (发表《…声明), with the mark that closes it; `end` if
 * none does. */
static uint32_t open_title_end(const Text *text, uint32_t start, uint32_t end, uint32_t limit) {
    uint32_t close = 0;
    for (uint32_t at = start; at < end; at++) {
        uint32_t character = text->character[at];
        close = character == OPEN_QUOTE   ? CLOSE_QUOTE
                : character == OPEN_TITLE ? CLOSE_TITLE
                : character == close      ? 0
                                          : close;
    }
    for (uint32_t at = end; close && at < limit; at++) {
        if (text->character[at] == close) {
            return at + 1;
        }
    }
    return end;
}

/* The end of the name that stands across the position; the position itself if none does. */
static uint32_t name_end(const Item *item, uint32_t end) {
    enum { LONGEST = 40 };
    uint32_t found = end;
    for (uint32_t i = mention_from(item, end > LONGEST ? end - LONGEST : 0);
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        uint32_t behind = span_end(item->mentions.items[i].span);
        found = behind > found ? behind : found;
    }
    return found;
}

/* The end of the word that the position cuts; the position itself if a word or name ends there. */
static uint32_t word_end(const Item *item, uint32_t start, uint32_t end) {
    enum { LONGEST = 5 };
    const Match *last = end > start + 1 ? match_longest_before(&item->matches, end - 2, end, ~(ClassSet)0) : NULL;
    if (!last || last->span.length > 1 || (item->covered[end - 1] & COVERED_BY_NAME)) {
        return end;
    }
    for (uint32_t at = end > start + LONGEST ? end - LONGEST : start; at < end; at++) {
        const Match *word = any_word_at(item, at, item->text->length);
        if (word && span_end(word->span) > end) {
            return span_end(word->span);
        }
        at += word ? word->span.length - 1 : 0;
    }
    return end;
}

/* The end of the clause that holds the position. */
static uint32_t clause_end(const Proof *proof, uint32_t at) {
    const ClauseList *clauses = &proof->self->clauses;
    const Clause *clause = &clauses->items[proof->draft->clause];
    while (clause + 1 < clauses->items + clauses->count && span_end(clause->span) < at) {
        clause++;
    }
    uint32_t end = span_end(clause->span);
    return end > at ? end : at;
}

/* True if the words break off where the sentence goes on about the same: before a possessive particle with more behind
 * it, or a light verb; not before a word of time (访问后). */
static bool breaks_off(const Item *item, uint32_t end, uint32_t limit) {
    uint32_t behind;
    enum { NEAR = 6 };
    const Match *light = word_at(item, end, limit, CLASS_BIT(CLASS_SUPPORT));
    if (limit <= end + NEAR && word_at(item, end, limit, CLASS_BIT(CLASS_EVENT))) {
        return true; /* X 同 Y|会谈 */
    }
    return (possessive_at(item, end, limit, &behind) && behind < limit) ||
           (light && word_has_role(item, light, CLASS_SUPPORT, "light"));
}

/* True if the words end in a state, army or post, of which the noun behind is (打击 X 军|据点, 辞去总统|职务):
 * something stands there that neither joins nor tells the time. */
static bool lacks_noun(const Proof *proof, Span words, uint32_t limit) {
    const Item *item = proof->self->item;
    uint32_t end = span_end(words);
    const Match *next = word_at(item, end, limit,
                                CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_PREPOSITION) |
                                    CLASS_BIT(CLASS_EVENT));
    if (next || end >= limit || !character_is_han(item->text->character[end]) ||
        !(character_is_han(item->text->character[end - 1]) || item->text->character[end - 1] == ')')) {
        return false;
    }
    for (uint32_t i = mention_from(item, words.start);
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool owns = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY ||
                    mention->kind == MENTION_POST ||
                    (mention->kind == MENTION_PERSON && proof->draft->event.type == CH_MESSAGE); /* 转达 X|的意愿 */
        if (owns && span_end(mention->span) == end) {
            return true;
        }
    }
    return false;
}

/* Where the words end that stand up to the position, without the marks behind them. */
static uint32_t without_marks(const Text *text, uint32_t end, uint32_t from) {
    while (end > from && (text->character[end - 1] == FULL_STOP || text->character[end - 1] == ';' ||
                          text->character[end - 1] == ',' || character_is_space(text->character[end - 1]))) {
        end--;
    }
    return end;
}

/* The end of the first name behind the possessive particle at the position (出席 M|的 P 国总统 X): the position itself
 * if none stands near. */
static uint32_t possessor_end(const Item *item, uint32_t end, uint32_t limit) {
    enum { NEAR = 6 };
    uint32_t behind;
    if (!possessive_at(item, end, limit, &behind)) {
        return end;
    }
    for (uint32_t i = mention_from(item, behind);
         i < item->mentions.count && item->mentions.items[i].span.start < behind + NEAR; i++) {
        Span phrase = item->mentions.items[i].phrase;
        if (item->mentions.items[i].within == NO_MENTION && span_end(phrase) <= limit) {
            return span_end(phrase);
        }
    }
    return end;
}

/* The end of the first of the things listed from the position on (打击|训练场、仓库等目标); the position if none ends
 * near. */
static uint32_t first_member_end(const Text *text, uint32_t end, uint32_t limit) {
    enum { NEAR = 14 };
    uint32_t at = end;
    while (at < limit && at <= end + NEAR && character_is_han(text->character[at])) {
        at++;
    }
    return at < limit && text->character[at] == LIST_COMMA ? at : end;
}

/* The words with what closes them: no name, word or title cut, the object behind its verb. */
static Span closed(const Proof *proof, Span words) {
    const Item *item = proof->self->item;
    uint32_t end = span_end(words), limit = without_marks(item->text, clause_end(proof, end), end), tail = limit - end;
    bool is_verb = end == span_end(proof->core) && !proof->draft->by_noun;
    const Match *last = word_before(item, end, words.start, CLASS_BIT(CLASS_SUPPORT));
    const Match *next = word_at(item, end, limit, CLASS_BIT(CLASS_SUPPORT));
    bool lacks_object = (tail <= NEAR_OBJECT && (is_verb || lacks_noun(proof, words, limit))) ||
                        (last && word_has_role(item, last, CLASS_SUPPORT, "light") && tail <= LONGEST_TAIL);
    bool is_time = next && word_has_role(item, next, CLASS_SUPPORT, "after");
    if (tail > 1 && !is_time && (lacks_object || (tail <= LONGEST_TAIL && breaks_off(item, end, limit)))) {
        end = limit;
    } else if (tail) {
        bool joined = word_at(item, end, limit, CLASS_BIT(CLASS_CONJUNCTION));
        uint32_t member =
            !joined && (is_verb || lacks_noun(proof, words, limit)) ? first_member_end(item->text, end, limit) : end;
        end = member > end && !is_time ? member : possessor_end(item, end, limit);
    }
    end = name_end(item, end);
    const Match *part = word_at(item, end, limit, CLASS_BIT(CLASS_MECHANISM)); /* M|开幕式 */
    end = part && part->span.length > 1 ? span_end(part->span) : end;
    end = word_end(item, words.start, end);
    end = open_title_end(item->text, words.start, end, span_end(proof->scope));
    return span_of(words.start, end);
}

/* The words with what opens them, a word right before of one of the classes: a preposition or light verb (对 P,
 * 进行访问), the verb whose object they begin with. */
static Span opened(const Proof *proof, Span words, ClassSet classes) {
    const Item *item = proof->self->item;
    uint32_t from = proof->scope.start, start = words.start;
    const Match *word = word_before(item, start, from, classes);
    const Match *longest = word ? word_before(item, start, from, ~(ClassSet)0) : NULL; /* 共同: no 同 */
    bool opens = word && span_end(word->span) == start && longest->span.start == word->span.start &&
                 (!(word->classes & CLASS_BIT(CLASS_SUPPORT)) || word_has_role(item, word, CLASS_SUPPORT, "light"));
    return span_of(opens ? word->span.start : start, span_end(words));
}

/* The words with the mark that opens the quoted name they begin with. */
static Span with_mark(const Proof *proof, Span words) {
    bool may = words.start > proof->scope.start && words.length < EVENT_QUOTE_LIMIT;
    uint32_t mark = may ? proof->self->item->text->character[words.start - 1] : 0;
    bool opens = mark == OPEN_QUOTE || mark == OPEN_TITLE;
    return span_of(words.start - opens, span_end(words));
}

/* True if the mention is this actor, by name where one is printed. */
static bool is_of_actor(const Item *item, const Mention *mention, const ChActor *actor) {
    if (actor->person) {
        return mention->kind == MENTION_PERSON && mention->person != NO_PERSON &&
               string_same(item->persons.items[mention->person].name, actor->person);
    }
    if (actor->org) {
        return mention->kind == MENTION_BODY && mention->name && string_same(mention->name, actor->org);
    }
    return false;
}

static uint32_t gap_between(Span a, Span b) {
    return a.start > span_end(b) ? a.start - span_end(b) : b.start > span_end(a) ? b.start - span_end(a) : 0;
}

/* The words of the sentence that name the actor: those that the words hold, else the nearest to the frame; empty if
 * none do. */
static Span name_of(const Proof *proof, Span words, const ChActor *actor, bool is_object) {
    const Item *item = proof->self->item;
    Span found = {0, 0};
    for (uint32_t i = mention_from(item, proof->scope.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(proof->scope); i++) {
        const Mention *mention = &item->mentions.items[i];
        if (!is_of_actor(item, mention, actor)) {
            continue;
        }
        if (span_within(mention->span, words)) {
            return mention->span;
        }
        if (!found.length || gap_between(mention->span, proof->core) < gap_between(found, proof->core)) {
            found = span_of(is_object ? mention->phrase.start : mention->span.start, span_end(mention->phrase));
        }
    }
    return found;
}

/* The name of the actor's state that the clause prints before the frame or right behind it; of a visit also behind it
 * in the next clause (抵达这里，开始对 P 进行访问). Empty if it does not stand near the words, or the words tell the
 * state by a name of its own, of its people or by reference (两国). */
static Span state_of(const Proof *proof, Span words, const ChActor *actor) {
    enum { BEHIND = 1 };
    const Item *item = proof->self->item;
    const Span clause = proof->self->clauses.items[proof->draft->clause].span;
    uint32_t from = words.start > NEAR_COUNTRY ? words.start - NEAR_COUNTRY : 0;
    Span found = {0, 0};
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(words) + NEAR_SIDE; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool within = span_within(mention->span, words);
        const char *country = mention_country(item, mention);
        if (within && (mention->kind == MENTION_REFERENCE || (country && string_same(country, actor->country)))) {
            return (Span){0, 0};
        }
        uint32_t gap = gap_between(mention->span, words);
        bool before = mention->span.start < words.start && span_within(mention->span, clause);
        bool in_next = proof->draft->event.type == CH_VISIT && !mention->is_sign && !proof->draft->by_noun &&
                       word_before(item, mention->span.start, words.start, CLASS_BIT(CLASS_PREPOSITION));
        bool behind = mention->span.start >= span_end(words) && span_within(mention->span, proof->scope) &&
                      ((gap <= BEHIND && !mention->is_sign) || in_next);
        if (mention->kind == MENTION_COUNTRY && country && string_same(country, actor->country) && (before || behind) &&
            (!found.length || gap < gap_between(found, words))) {
            found = mention->span;
        }
    }
    return found;
}

/* True if the sentence may name the other side in another clause than the frame's: those to whom it is done. */
static bool may_stand_apart(ChEventType type) {
    return type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_MESSAGE || type == CH_CEREMONY;
}

/* The words with a name, opened and closed. */
static Span widened(const Proof *proof, Span words, Span name) {
    Span both = span_join(words, name);
    return closed(proof, name.start < words.start
                             ? opened(proof, both, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT))
                             : both);
}

/* The words with the names of a side, as far as they are printed near and all fits. */
static Span with_side(const Proof *proof, Span words, const ActorList *side) {
    const Draft *draft = proof->draft;
    const Span clause = proof->self->clauses.items[draft->clause].span;
    bool is_object = side == &draft->counterpart;
    bool before = draft->event.type == CH_APPOINTMENT || (draft->event.type == CH_VISIT && draft->is_this) ||
                  (draft->event.type == CH_CEREMONY && !draft->by_noun);
    bool apart = is_object ? may_stand_apart(draft->event.type) : before; /* 致电 X，祝贺他当选; X 说，此访 … */
    for (size_t i = 0; i < side->count; i++) {
        const ChActor *actor = &side->items[i];
        Span name = name_of(proof, words, actor, is_object);
        bool near = name.length && (span_within(name, clause) || (apart && gap_between(words, name) <= NEAR_SIDE &&
                                                                  (!before || name.start < words.start)));
        Span both = near ? widened(proof, words, name) : words;
        if (!near || both.length > EVENT_QUOTE_LIMIT) {
            Span state = actor->country ? state_of(proof, words, actor) : (Span){0, 0};
            both = state.length ? widened(proof, words, state) : words;
        }
        words = both.length <= EVENT_QUOTE_LIMIT ? both : words;
    }
    return words;
}

/* The words of the verb that ends a visit with the noun that tells it: 结束对 P 的|访问. */
static Span with_visit(const Proof *proof) {
    const Item *item = proof->self->item;
    Span words = proof->core;
    for (uint32_t at = span_end(words); at < span_end(proof->draft->quote) && at < words.start + EVENT_QUOTE_LIMIT;
         at++) {
        const Match *noun = word_at(item, at, words.start + EVENT_QUOTE_LIMIT, CLASS_BIT(CLASS_EVENT));
        EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT)) &&
            !inside_name(item, at)) {
            return span_of(words.start, span_end(noun->span));
        }
    }
    return words;
}

/* The words of the frame with what they tell of: what the quote holds behind the verb of something done together, the
 * name of the session. */
static Span with_object(const Proof *proof) {
    const NamedMechanismList *mechanisms = &proof->self->mechanisms;
    const ChEvent *event = &proof->draft->event;
    Span words = proof->core, behind = span_of(words.start, span_end(proof->draft->quote));
    bool has_noun = event->type == CH_SESSION || event->type == CH_CEREMONY || event->type == CH_SIGNING;
    if (has_noun && !proof->draft->by_noun && behind.length <= EVENT_QUOTE_LIMIT) {
        return behind;
    }
    if (proof->draft->is_end && event->type == CH_VISIT) {
        return with_visit(proof);
    }
    const char *name = event->type == CH_SESSION ? event->mechanism.name : NULL;
    for (size_t i = 0; name && i < mechanisms->count; i++) {
        const NamedMechanism *named = &mechanisms->items[i];
        Span both = span_join(words, named->span);
        if (string_same(named->name, name) && span_within(named->span, proof->draft->quote) &&
            both.length <= EVENT_QUOTE_LIMIT) {
            return both;
        }
    }
    return words;
}

/* Of a quote that is too long the words up to the last name that fits. */
static Span first_part(const Proof *proof) {
    const Item *item = proof->self->item;
    uint32_t start = proof->draft->quote.start, last = span_end(proof->core);
    for (uint32_t i = mention_from(item, start); i < item->mentions.count; i++) {
        uint32_t end = span_end(item->mentions.items[i].phrase);
        if (end > start + EVENT_QUOTE_LIMIT || end > span_end(proof->draft->quote)) {
            break;
        }
        MentionKind kind = item->mentions.items[i].kind;
        bool names = kind == MENTION_PERSON || kind == MENTION_BODY || kind == MENTION_GROUP || kind == MENTION_WORK;
        last = end > last && names && item->mentions.items[i].within == NO_MENTION ? end : last;
    }
    return span_of(start, last);
}

/* Of a quote that is too long the words from the first name or title on with which the last still fit. */
static Span last_part(const Proof *proof, uint32_t end) {
    const Item *item = proof->self->item;
    uint32_t start = end > EVENT_QUOTE_LIMIT ? end - EVENT_QUOTE_LIMIT : 0;
    start = start > proof->draft->quote.start ? start : proof->draft->quote.start;
    for (uint32_t i = mention_from(item, start);
         i < item->mentions.count && item->mentions.items[i].span.start < proof->core.start; i++) {
        if (item->mentions.items[i].within == NO_MENTION && item->mentions.items[i].phrase.start >= start) {
            return span_of(item->mentions.items[i].phrase.start, end);
        }
    }
    return span_of(proof->core.start, end);
}

/* The words of the draft that are left where all are too many: from the frame on, with the other side, then with the
 * side that acts; where neither fits, what else stands before the frame, or behind it. */
static Span shortened(const Proof *proof) {
    const Draft *draft = proof->draft;
    Span object = with_object(proof);
    Span words = closed(proof, opened(proof, object, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT)));
    Span other = with_side(proof, words, &draft->counterpart);
    Span both = with_side(proof, other, &draft->initiator);
    if (both.length > words.length || span_end(words) > span_end(proof->core) || object.length > proof->core.length) {
        return both;
    }
    bool is_last = span_end(proof->core) > draft->quote.start + EVENT_QUOTE_LIMIT;
    return is_last ? last_part(proof, span_end(words)) : first_part(proof);
}

/* True if the first name of the words is the other side's, before which its preposition stands. */
static bool begins_with_other(const Proof *proof, Span words) {
    const Item *item = proof->self->item;
    uint32_t first = mention_from(item, words.start);
    const Mention *mention = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    if (!mention || mention->span.start != words.start) {
        return false;
    }
    const char *country = mention_country(item, mention);
    return actors_are_of(&proof->draft->counterpart, country) && !actors_are_of(&proof->draft->initiator, country);
}

/* True if the event is known by the name of somebody who speaks, not by a verb (a round of messages: X 表示，祝愿 …).
 */
static bool is_known_by_name(const Item *item, Span core) {
    for (uint32_t i = mention_from(item, core.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(core); i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON && mention->phrase.start == core.start &&
            span_end(mention->phrase) == span_end(core)) {
            return true;
        }
    }
    return false;
}

/* True if somebody is named right at the position: the next of a list of those who sent messages. */
static bool person_begins(const Item *item, uint32_t at) {
    for (uint32_t i = mention_from(item, at); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON || mention->within == NO_MENTION) {
            return mention->kind == MENTION_PERSON && mention->phrase.start == at;
        }
    }
    return false;
}

/* The words with what is told behind them, up to the end of the clause, and of the next two as far as they fit. */
static Span with_clauses(const Proof *proof, Span words) {
    const Item *item = proof->self->item;
    enum { CLAUSES = 3 };
    uint32_t name = span_end(words);
    for (uint32_t i = 0; i < CLAUSES; i++) {
        if (i > 0 && span_end(words) == name && person_begins(item, name + 1)) {
            break;
        }
        uint32_t end = clause_end(proof, span_end(words) + (i > 0));
        end = without_marks(item->text, end < span_end(proof->scope) ? end : span_end(proof->scope), span_end(words));
        words = end - words.start <= EVENT_QUOTE_LIMIT ? span_of(words.start, end) : words;
    }
    return words;
}

Span draft_proof(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    Proof proof = {self, draft, item->sentences.items[self->clauses.items[draft->clause].sentence].span, draft->anchor};
    if (!span_within(draft->quote, proof.scope) || !span_within(draft->anchor, draft->quote)) {
        return quote_capped(draft->quote);
    }
    Span whole = draft->quote;
    if (is_known_by_name(item, whole)) {
        return with_clauses(&proof, whole);
    }
    if (whole.length <= EVENT_QUOTE_LIMIT) {
        whole = with_side(&proof, whole, &draft->counterpart);
        whole = with_side(&proof, whole, &draft->initiator);
        Span end = closed(&proof, begins_with_other(&proof, whole) ? opened(&proof, whole, CLASS_BIT(CLASS_PREPOSITION))
                                                                   : whole);
        return with_mark(&proof, end.length <= EVENT_QUOTE_LIMIT ? end : whole);
    }
    return quote_capped(with_mark(&proof, shortened(&proof)));
}
