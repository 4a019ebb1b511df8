/* Sittings of an organ of an organisation that no word for a meeting tells: it hears somebody, or confers alone. */
#include "code/acts.h"
#include "code/event_parts.h"

/* The word of the kind between the positions, outside names; NULL if none stands there. */
static const Match *sitting_word(const Item *item, uint32_t from, uint32_t to, const char *kind) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, to, CLASS_BIT(CLASS_SPEECH_WORD));
        if (word && word_has_kind(item, word, CLASS_SPEECH_WORD, kind)) {
            return word;
        }
    }
    return NULL;
}

/* True if a sitting of the organ has been told in the sentence, or one of the same day before. */
static bool sitting_is_told(const EventCoder *self, const Draft *draft, const ChActor *organ) {
    uint32_t sentence = self->clauses.items[draft->clause].sentence;
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        bool same = self->clauses.items[told->clause].sentence == sentence ||
                    (draft->own_date && string_same(told->event.date, draft->event.date)) || !draft->own_date;
        bool its = (told->event.type == CH_SESSION || told->event.type == CH_SIGNING) &&
                   countries_hold(&told->event.countries, organ->country);
        if (same && its) {
            return true;
        }
    }
    return false;
}

/* Adds the persons told of between the positions who are heard there and act for other sides than the organ: X 国外长
 * Y, 两国外长. */
static void add_heard(EventCoder *self, uint32_t from, uint32_t to, const Mention *organ, ActorList *heard) {
    const Item *item = self->item;
    Party party = from < to ? party_at(item, from, to) : (Party){.count = 0};
    for (uint32_t i = 0; i < party.count; i++) {
        MentionKind kind = item->mentions.items[party.mentions[i]].kind;
        Party one = party_slice(item, &party, i, 1);
        ActorList told = {0};
        if (kind == MENTION_PERSON || kind == MENTION_REFERENCE) {
            take_actors(self, &one, &told, NULL);
        }
        for (size_t k = 0; k < told.count; k++) {
            const char *country = told.items[k].country;
            if (country && country_is_state(country) && !string_same(country, organ->country)) {
                *list_push(item->arena, heard) = told.items[k];
            }
        }
    }
}

/* Ends the sitting told by the word: of the organ, with those who are heard there. `is_dated`: only with a day. */
static void end_sitting(EventCoder *self, const Clause *clause, const Mention *organ, const Match *word, Span heard,
                        bool is_dated) {
    const Item *item = self->item;
    Trigger trigger = {
        .frame = {.entry = NO_ENTRY, .type = CH_SESSION, .slots = SLOT(ATTEND)}, .span = word->span, .clause = clause};
    Draft draft;
    if (!draft_begin(self, &trigger, &draft) || draft.event.status == CH_CANCELLED ||
        (!draft.own_date && (is_dated || draft.in_speech || draft.event.status == CH_PLANNED))) {
        return;
    }
    ChActor sits = actor_of_mention(item, organ);
    if (sitting_is_told(self, &draft, &sits)) {
        return;
    }
    Pair pair = self->pair;
    *list_push(item->arena, &draft.initiator) = sits;
    add_heard(self, heard.start, span_end(heard), organ, &draft.counterpart);
    if (draft.event.place.name && organ->name && string_same(draft.event.place.name, organ->name)) {
        draft.event.place = (ChPlace){0};
    }
    draft.quote = span_join(draft.quote, organ->span);
    draft_end(self, &draft, true);
    self->pair = pair; /* where somebody is heard says nothing of the sides */
}

/* True if somebody speaks to the organ: 向安理会. */
static bool organ_is_addressed(const Item *item, const Clause *clause, const Mention *organ) {
    const Match *to = word_before(item, organ->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    return to && word_has_role(item, to, CLASS_PREPOSITION, "address");
}

void code_organ_sitting(EventCoder *self, const Clause *clause) {
    enum { NEAR = 12 }; /* characters to the verb by which one reports: 向安理会就 P 局势作通报 */
    const Item *item = self->item;
    const Party *subject = &clause->subject;
    uint32_t end = span_end(clause->span);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *organ = &item->mentions.items[i];
        uint32_t behind = span_end(organ->span);
        if (!is_organ(item, organ)) {
            continue;
        }
        bool acts = clause->subject_is_own ? subject->count == 1 && subject->mentions[0] == i
                                           : organ->phrase.start == clause->span.start; /* a headline without a verb */
        if (acts) {
            const Match *word = sitting_word(item, behind, end, "hears");
            uint32_t from = word ? span_end(word->span) : end;
            const Match *report = word ? sitting_word(item, from, end, "report") : NULL;
            word = report ? word : sitting_word(item, behind, end, "sits");
            if (word) {
                end_sitting(self, clause, organ, word, report ? span_of(from, report->span.start) : (Span){from, 0},
                            false);
                return;
            }
        } else if (organ_is_addressed(item, clause, organ)) {
            const Match *word = sitting_word(item, behind, behind + NEAR < end ? behind + NEAR : end, "reports");
            if (word) {
                uint32_t start = subject->count && clause->subject_is_own ? subject->span.start : behind;
                end_sitting(self, clause, organ, word,
                            span_of(start, organ->span.start < start ? start : organ->span.start), true);
                return;
            }
        }
    }
}
