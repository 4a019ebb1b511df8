/* Codes: the field's codes of events and statements, by the tables of
 * data/plover.txt and the topics of data/topics.txt. */
#include "code/actors.h"
#include "code/code.h"

#include <stdio.h>
#include <stdlib.h>

/* The cases of [coding]: an event is of one, or of none. */
typedef enum EventCase { CASE_CANCELLED, CASE_PLANNED, CASE_MULTILATERAL, CASE_THIRD_PLACE, CASE_NONE } EventCase;
enum { CASE_COUNT = CASE_NONE + 1 };

/* How statements of a stance are coded. */
typedef struct StanceCoding {
    const char *stance; /* of the lexicon */
    EntryId entry;
} StanceCoding;

/* The entries of [coding] and [coding-word], read once. */
typedef struct CodingTable {
    EntryId event[CH_EVENT_TYPE_COUNT][CASE_COUNT]; /* NO_ENTRY if there is none */
    EntryId first;                                  /* the first of all these entries */
    const StanceCoding *stances;                    /* behind the codes */
    uint32_t stance_count;
    ChCodes codes[]; /* by entry, from the first on */
} CodingTable;

static const char statement_prefix[] = "statement/";

/* The stance that the form of an entry codes; NULL if it codes none. */
static const char *stance_of_form(const char *form) {
    size_t length = sizeof statement_prefix - 1;
    return strncmp(form, statement_prefix, length) == 0 ? form + length : NULL;
}

/* The entry of [coding] with this form; NO_ENTRY if there is none. */
static EntryId coding_entry(const ChLexicon *lexicon, const char *form) {
    uint32_t posting = lexicon_find(lexicon, form);
    return posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(lexicon, posting, CLASS_CODING);
}

/* The entry that codes events of a type in a case. */
static EntryId event_entry(const ChLexicon *lexicon, ChEventType type, EventCase which) {
    static const char *const cases[] = {"/cancelled", "/planned", "/multilateral", "/third-place", ""};
    char form[64];
    snprintf(form, sizeof form, "event/%s%s", ch_event_type_name(type), cases[which]);
    return coding_entry(lexicon, form);
}

static ChCodes read_codes(const ChLexicon *lexicon, EntryId entry) {
    return (ChCodes){.plover = lexicon_value(lexicon, entry, KEY_PLOVER),
                     .mode = lexicon_value(lexicon, entry, KEY_MODE),
                     .context = lexicon_value(lexicon, entry, KEY_CONTEXT),
                     .score = lexicon_number(lexicon, entry, KEY_SCORE, 0),
                     .cameo = lexicon_value(lexicon, entry, KEY_CAMEO),
                     .goldstein = lexicon_number(lexicon, entry, KEY_GOLDSTEIN, 0)};
}

static bool is_coding(const ChLexicon *lexicon, EntryId entry) {
    LexiconClass class = lexicon_class(lexicon, entry);
    return class == CLASS_CODING || class == CLASS_CODING_WORD;
}

static void read_events(const ChLexicon *lexicon, CodingTable *table) {
    for (int type = 0; type < CH_EVENT_TYPE_COUNT; type++) {
        for (int which = 0; which < CASE_COUNT; which++) {
            table->event[type][which] = event_entry(lexicon, (ChEventType)type, (EventCase)which);
        }
    }
}

static void *build_codings(const ChLexicon *lexicon) {
    EntryId first = NO_ENTRY, last = 0;
    size_t forms = 0;
    for (EntryId entry = 0; entry < lexicon_entry_count(lexicon); entry++) {
        if (is_coding(lexicon, entry)) {
            first = first == NO_ENTRY ? entry : first;
            last = entry;
            forms += lexicon->entries[entry].form_count;
        }
    }
    size_t count = first == NO_ENTRY ? 0 : last - first + 1;
    CodingTable *table = calloc(1, sizeof *table + count * sizeof(ChCodes) + forms * sizeof(StanceCoding));
    if (!table) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    StanceCoding *stances = (StanceCoding *)(void *)(table->codes + count);
    table->first = first;
    table->stances = stances;
    read_events(lexicon, table);
    for (EntryId entry = first; entry < first + count; entry++) {
        if (!is_coding(lexicon, entry)) {
            continue;
        }
        table->codes[entry - first] = read_codes(lexicon, entry);
        const ImageEntry *own = &lexicon->entries[entry];
        for (uint32_t i = own->first_form; i < own->first_form + own->form_count; i++) {
            const char *form = lexicon->strings + lexicon->forms[i], *stance = stance_of_form(form);
            if (stance) {
                stances[table->stance_count++] = (StanceCoding){stance, coding_entry(lexicon, form)};
            }
        }
    }
    return table;
}

static const CodingTable *coding_table(const ChLexicon *lexicon) {
    return lexicon_table(lexicon, TABLE_CODINGS, build_codings);
}

static EntryId stance_entry(const CodingTable *table, const char *stance) {
    for (uint32_t i = 0; i < table->stance_count; i++) {
        if (string_same(table->stances[i].stance, stance)) {
            return table->stances[i].entry;
        }
    }
    return NO_ENTRY;
}

static ChCodes codes_of(const CodingTable *table, EntryId entry) {
    return entry == NO_ENTRY ? (ChCodes){0} : table->codes[entry - table->first];
}

/* The entry of [coding-word] in the evidence that refines events of a type. */
static EntryId refining_entry(const Item *item, const ChEvidence *evidence, const char *type) {
    EntryId found = NO_ENTRY;
    uint32_t longest = 0;
    uint32_t end = evidence->end < item->text->length ? evidence->end : item->text->length;
    for (uint32_t start = evidence->start;
         (start = match_next(&item->matches, start, end, CLASS_BIT(CLASS_CODING_WORD))) < end; start++) {
        const Match *match = match_longest(&item->matches, start, end, CLASS_BIT(CLASS_CODING_WORD));
        if (!match || match->span.length <= longest) {
            continue;
        }
        uint32_t count;
        const EntryId *entries = lexicon_entries(item->lexicon, match->posting, &count);
        for (uint32_t i = 0; i < count; i++) {
            if (lexicon_posted_class(item->lexicon, &entries[i]) == CLASS_CODING_WORD &&
                lexicon_has(item->lexicon, entries[i], KEY_EVENT, type)) {
                found = entries[i];
                longest = match->span.length;
                break;
            }
        }
    }
    return found;
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
    const ClassSet topics = CLASS_BIT(CLASS_TOPIC);
    uint32_t end = codes->plover ? span_end(words) : words.start;
    for (uint32_t start = words.start; (start = match_next(&item->matches, start, end, topics)) < end; start++) {
        const Match *match = match_longest(&item->matches, start, end, topics);
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

/* The case of data/plover.txt that an event falls under. */
static EventCase event_case(const ChEvent *event) {
    if (event->status == CH_CANCELLED || event->negated) {
        return CASE_CANCELLED;
    }
    if (event->status == CH_PLANNED) {
        return CASE_PLANNED;
    }
    if (event->countries.count >= 3) {
        return CASE_MULTILATERAL;
    }
    return event->place.name && event->place.country && event->countries.count &&
                   !countries_hold(&event->countries, event->place.country)
               ? CASE_THIRD_PLACE
               : CASE_NONE;
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
    const CodingTable *table = coding_table(item->lexicon);
    const EntryId *by_type = table->event[event->type];
    EventCase which = event_case(event);
    bool real = event->status != CH_PLANNED && event->status != CH_CANCELLED;
    EntryId by_case = which == CASE_NONE ? NO_ENTRY : by_type[which], entry = NO_ENTRY;
    if (real || by_case == NO_ENTRY) {
        entry = refining_entry(item, &event->evidence, ch_event_type_name(event->type));
    }
    if (entry == NO_ENTRY) {
        entry = by_case != NO_ENTRY ? by_case : by_type[CASE_NONE];
    }
    event->codes = codes_of(table, entry);
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

/* Where the evidence of a list's records begins, in order; nearly all stand in it. */
#define SORTED_STARTS(list)                                                                \
    uint32_t *starts = ARENA_ARRAY_UNSET(item->arena, uint32_t, item->out.list.count + 1); \
    for (size_t i = 0; i < item->out.list.count; i++) {                                    \
        uint32_t start = item->out.list.items[i].evidence.start;                           \
        size_t at = i;                                                                     \
        for (; at && starts[at - 1] > start; at--) {                                       \
            starts[at] = starts[at - 1];                                                   \
        }                                                                                  \
        starts[at] = start;                                                                \
    }

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
    const CodingTable *table = coding_table(item->lexicon);
    for (size_t i = 0; i < out->statements.count; i++) {
        ChStatement *statement = &out->statements.items[i];
        if (statement->stance) {
            statement->codes = codes_of(table, stance_entry(table, statement->stance));
            add_contexts(item, &statement->codes,
                         words_about(item, statement->evidence.start, starts, out->statements.count));
        }
    }
}

void code_codes(Item *item) {
    code_all_events(item);
    code_all_statements(item);
}
