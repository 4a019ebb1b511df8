/* Codes: the field's codes of events and statements, by the tables of
 * data/plover.txt and the topics of data/topics.txt. */
#include "code/code.h"

#include <stdlib.h>

/* The entry of [coding] whose form is the three parts with / between;
 * NO_ENTRY if there is none. */
static EntryId coding_entry(const Item *item, const char *kind, const char *type, const char *variant) {
    const char *parts[] = {kind, type, variant};
    uint32_t posting = lexicon_find(item->lexicon, arena_join(item->arena, parts, variant ? 3 : 2, '/'));
    return posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(item->lexicon, posting, CLASS_CODING);
}

/* The entry of [coding-word] in the evidence that refines events of a type. */
static EntryId refining_entry(const Item *item, const ChEvidence *evidence, const char *type) {
    EntryId found = NO_ENTRY;
    uint32_t longest = 0;
    uint32_t end = evidence->end < item->text->length ? evidence->end : item->text->length;
    for (uint32_t start = evidence->start; start < end; start++) {
        const Match *match = match_longest(&item->matches, start, end, CLASS_BIT(CLASS_CODING_WORD));
        if (!match || match->span.length <= longest) {
            continue;
        }
        uint32_t count;
        const EntryId *entries = lexicon_entries(item->lexicon, match->posting, &count);
        for (uint32_t i = 0; i < count; i++) {
            if (lexicon_class(item->lexicon, entries[i]) == CLASS_CODING_WORD &&
                lexicon_has(item->lexicon, entries[i], KEY_EVENT, type)) {
                found = entries[i];
                longest = match->span.length;
                break;
            }
        }
    }
    return found;
}

static ChCodes codes_of(const Item *item, EntryId entry) {
    if (entry == NO_ENTRY) {
        return (ChCodes){0};
    }
    const ChLexicon *lexicon = item->lexicon;
    return (ChCodes){.plover = lexicon_value(lexicon, entry, KEY_PLOVER),
                     .mode = lexicon_value(lexicon, entry, KEY_MODE),
                     .context = lexicon_value(lexicon, entry, KEY_CONTEXT),
                     .score = lexicon_number(lexicon, entry, KEY_SCORE, 0),
                     .cameo = lexicon_value(lexicon, entry, KEY_CAMEO),
                     .goldstein = lexicon_number(lexicon, entry, KEY_GOLDSTEIN, 0)};
}

/* True if a ;-separated list holds the word. */
static bool list_holds(const char *list, const char *word) {
    size_t length = strlen(word);
    while (list && *list) {
        size_t part = strcspn(list, ";");
        if (part == length && memcmp(list, word, length) == 0) {
            return true;
        }
        list += part + (list[part] == ';');
    }
    return false;
}

static const char *list_with(Item *item, const char *list, const char *word) {
    if (!list) {
        return word;
    }
    return arena_join(item->arena, (const char *const[]){list, word}, 2, ';');
}

/* The words a record is about: its evidence and what follows in its sentence,
 * up to the next record of its list. */
static Span words_about(const Item *item, uint32_t start, const uint32_t *starts, size_t count) {
    uint32_t end = item->text->length;
    size_t low = 0, high = item->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        Span sentence = item->sentences.items[middle].span;
        end = start >= sentence.start && start < span_end(sentence) ? span_end(sentence) : end;
        low = span_end(sentence) <= start ? middle + 1 : low;
        high = span_end(sentence) > start ? middle : high;
    }
    low = 0;
    for (high = count; low < high;) { /* the first start behind this one */
        size_t middle = low + (high - low) / 2;
        low = starts[middle] <= start ? middle + 1 : low;
        high = starts[middle] > start ? middle : high;
    }
    return span_of(start, low < count && starts[low] < end ? starts[low] : end);
}

static int compare_starts(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* True if the words are part of a longer place (the sea in the name of a
 * palace): they say nothing of the topic. */
static bool is_part_of_place(const Item *item, Span words) {
    enum { LONGEST = 12 };
    uint32_t from = words.start > LONGEST ? words.start - LONGEST : 0;
    for (uint32_t at = from; at <= words.start; at++) {
        const Match *place = match_longest(&item->matches, at, item->text->length, CLASS_BIT(CLASS_PLACE));
        if (place && place->span.length > words.length && span_within(words, place->span)) {
            return true;
        }
    }
    return false;
}

/* Adds the contexts whose topics stand in the words. The table's own context
 * gives way: it is what one assumes if the words say nothing. */
static void add_contexts(Item *item, ChCodes *codes, Span words) {
    const char *contexts = NULL;
    for (uint32_t start = words.start; codes->plover && start < span_end(words); start++) {
        const Match *match = match_longest(&item->matches, start, span_end(words), CLASS_BIT(CLASS_TOPIC));
        if (!match || is_part_of_place(item, match->span)) {
            continue;
        }
        EntryId entry = match_entry(item->lexicon, match, CLASS_TOPIC);
        const char *context = lexicon_value(item->lexicon, entry, KEY_CONTEXT);
        if (context && !list_holds(contexts, context)) {
            contexts = list_with(item, contexts, context);
        }
        start = span_end(match->span) - 1;
    }
    if (contexts) {
        codes->context = contexts;
    }
}

static bool names_country(const ChEvent *event, const char *country) {
    for (size_t i = 0; i < event->countries.count; i++) {
        if (strcmp(event->countries.items[i], country) == 0) {
            return true;
        }
    }
    return false;
}

/* The case of data/plover.txt that an event falls under, NULL for none. */
static const char *event_case(const ChEvent *event) {
    if (event->status == CH_CANCELLED || event->negated) {
        return "cancelled";
    }
    if (event->status == CH_PLANNED) {
        return "planned";
    }
    if (event->countries.count >= 3) {
        return "multilateral";
    }
    return event->place.name && event->place.country && event->countries.count &&
                   !names_country(event, event->place.country)
               ? "third-place"
               : NULL;
}

/* True if the event happened more than a year before the item was published:
 * PLOVER's auxiliary mode `historical`. */
static bool is_historical(const Item *item, const ChEvent *event) {
    if (!event->date || !item->published) {
        return false;
    }
    int year = atoi(event->date), published = atoi(item->published);
    bool by_days = strlen(event->date) >= 7 && strlen(item->published) >= 7;
    return year > 0 && published > 0 &&
           (year + 1 < published ||
            (by_days && year + 1 == published && strncmp(event->date + 4, item->published + 4, 6) < 0));
}

static void code_event(Item *item, ChEvent *event, Span words) {
    const char *type = ch_event_type_name(event->type), *variant = event_case(event);
    bool real = event->status != CH_PLANNED && event->status != CH_CANCELLED;
    EntryId by_case = variant ? coding_entry(item, "event", type, variant) : NO_ENTRY;
    EntryId entry = real || by_case == NO_ENTRY ? refining_entry(item, &event->evidence, type) : NO_ENTRY;
    if (entry == NO_ENTRY) {
        entry = by_case != NO_ENTRY ? by_case : coding_entry(item, "event", type, NULL);
    }
    event->codes = codes_of(item, entry);
    add_contexts(item, &event->codes, words);
    if (!event->codes.plover) {
        return;
    }
    if (!real && entry != by_case) {
        event->codes.mode = list_with(item, event->codes.mode, event->status == CH_PLANNED ? "future" : "negation");
    } else if (is_historical(item, event)) {
        event->codes.mode = list_with(item, event->codes.mode, "historical");
    }
}

/* Where the evidence of a list's records begins, in order. */
#define SORTED_STARTS(list)                                                          \
    uint32_t *starts = ARENA_ARRAY(item->arena, uint32_t, item->out.list.count + 1); \
    for (size_t i = 0; i < item->out.list.count; i++) {                              \
        starts[i] = item->out.list.items[i].evidence.start;                          \
    }                                                                                \
    qsort(starts, item->out.list.count, sizeof *starts, compare_starts);

static void code_all_events(Item *item) {
    ChItem *out = &item->out;
    SORTED_STARTS(events)
    for (size_t i = 0; i < out->events.count; i++) {
        code_event(item, &out->events.items[i],
                   words_about(item, out->events.items[i].evidence.start, starts, out->events.count));
    }
}

static void code_all_statements(Item *item) {
    ChItem *out = &item->out;
    SORTED_STARTS(statements)
    for (size_t i = 0; i < out->statements.count; i++) {
        ChStatement *statement = &out->statements.items[i];
        if (statement->stance) {
            statement->codes = codes_of(item, coding_entry(item, "statement", statement->stance, NULL));
            add_contexts(item, &statement->codes,
                         words_about(item, statement->evidence.start, starts, out->statements.count));
        }
    }
}

void code_codes(Item *item) {
    code_all_events(item);
    code_all_statements(item);
}
