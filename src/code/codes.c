/* Codes: the field's codes of events and statements, by the tables of
 * data/plover.txt and the topics of data/topics.txt. */
#include "code/code.h"

#include <stdio.h>
#include <stdlib.h>

/* The entry of [coding] whose form is the three parts with / between;
 * NO_ENTRY if there is none. */
static EntryId coding_entry(const Item *item, const char *kind, const char *type, const char *variant) {
    char form[96];
    snprintf(form, sizeof form, "%s/%s%s%s", kind, type, variant ? "/" : "", variant ? variant : "");
    uint32_t posting = lexicon_find(item->lexicon, form);
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
    size_t size = strlen(list) + strlen(word) + 2;
    char *longer = arena_alloc(item->arena, size);
    snprintf(longer, size, "%s;%s", list, word);
    return longer;
}

/* Adds the contexts whose topics stand in the evidence. The table's own
 * context gives way: it is what one assumes if the words say nothing. */
static void add_contexts(Item *item, ChCodes *codes, const ChEvidence *evidence) {
    const char *contexts = NULL;
    uint32_t end = evidence->end < item->text->length ? evidence->end : item->text->length;
    for (uint32_t start = evidence->start; start < end; start++) {
        const Match *match = match_longest(&item->matches, start, end, CLASS_BIT(CLASS_TOPIC));
        if (!match) {
            continue;
        }
        EntryId entry = lexicon_entry_of(item->lexicon, match->posting, CLASS_TOPIC);
        const char *context = lexicon_value(item->lexicon, entry, KEY_CONTEXT);
        if (context && !list_holds(contexts, context)) {
            contexts = list_with(item, contexts, context);
        }
        start = span_end(match->span) - 1;
    }
    if (contexts && codes->plover) {
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

static void code_event(Item *item, ChEvent *event) {
    const char *type = ch_event_type_name(event->type), *variant = event_case(event);
    bool real = event->status != CH_PLANNED && event->status != CH_CANCELLED;
    EntryId by_case = variant ? coding_entry(item, "event", type, variant) : NO_ENTRY;
    EntryId entry = real || by_case == NO_ENTRY ? refining_entry(item, &event->evidence, type) : NO_ENTRY;
    if (entry == NO_ENTRY) {
        entry = by_case != NO_ENTRY ? by_case : coding_entry(item, "event", type, NULL);
    }
    event->codes = codes_of(item, entry);
    add_contexts(item, &event->codes, &event->evidence);
    if (!event->codes.plover) {
        return;
    }
    if (!real && entry != by_case) {
        event->codes.mode = list_with(item, event->codes.mode, event->status == CH_PLANNED ? "future" : "negation");
    } else if (is_historical(item, event)) {
        event->codes.mode = list_with(item, event->codes.mode, "historical");
    }
}

void code_codes(Item *item) {
    for (size_t i = 0; i < item->out.events.count; i++) {
        code_event(item, &item->out.events.items[i]);
    }
    for (size_t i = 0; i < item->out.statements.count; i++) {
        ChStatement *statement = &item->out.statements.items[i];
        if (statement->stance) {
            statement->codes = codes_of(item, coding_entry(item, "statement", statement->stance, NULL));
            add_contexts(item, &statement->codes, &statement->evidence);
        }
    }
}
