/* Confidence: what speaks for and against each record, weighed by
 * data/confidence.txt into the chance that the record is right. */
#include "code/code.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum RecordKind {
    KIND_PERSON,
    KIND_EVENT,
    KIND_INDICATOR,
    KIND_COMMITMENT,
    KIND_MECHANISM,
    KIND_STATEMENT,
    KIND_COUNT
} RecordKind;

/* What the lexicon's weights say, on the scale of log odds. */
typedef struct Weights {
    double base[KIND_COUNT];
    double ground[KIND_COUNT][CH_GROUND_COUNT];
    double event[CH_EVENT_TYPE_COUNT];
} Weights;

/* The weight of "kind" or "kind/what"; 0 if the lexicon has none. */
static double weight_of(const ChLexicon *lexicon, const char *kind, const char *what) {
    char form[64];
    snprintf(form, sizeof form, "%s%s%s", kind, what ? "/" : "", what ? what : "");
    uint32_t posting = lexicon_find(lexicon, form);
    EntryId entry = posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(lexicon, posting, CLASS_CONFIDENCE);
    return entry == NO_ENTRY ? 0 : lexicon_number(lexicon, entry, KEY_WEIGHT, 0);
}

static void *build_weights(const ChLexicon *lexicon) {
    static const char *const kinds[] = {"person", "event", "indicator", "commitment", "mechanism", "statement"};
    Weights *weights = calloc(1, sizeof *weights);
    if (!weights) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        weights->base[kind] = weight_of(lexicon, kinds[kind], NULL);
        for (int ground = 0; ground < CH_GROUND_COUNT; ground++) {
            weights->ground[kind][ground] = weight_of(lexicon, kinds[kind], ch_ground_name((ChGround)ground));
        }
    }
    for (int type = 0; type < CH_EVENT_TYPE_COUNT; type++) {
        weights->event[type] = weight_of(lexicon, "event", ch_event_type_name((ChEventType)type));
    }
    return weights;
}

static ChGroundSet ground_if(bool is_true, ChGround ground) { return is_true ? CH_GROUND_BIT(ground) : 0; }

/* Of the countries of a record that is no event. */
static ChGroundSet grounds_of_countries(const ChStrings *countries) {
    return ground_if(countries->count, CH_GROUND_WITH_COUNTRY) |
           ground_if(countries->count == 1, CH_GROUND_ONE_COUNTRY);
}

/* The chance, in hundredths, never quite certain. */
static double weigh(const Weights *weights, RecordKind kind, ChGroundSet grounds, double type) {
    double sum = weights->base[kind] + type;
    for (; grounds; grounds &= grounds - 1) {
        sum += weights->ground[kind][__builtin_ctzll(grounds)];
    }
    double chance = floor(100 / (1 + exp(-sum)) + 0.5) / 100;
    return chance < 0.01 ? 0.01 : chance > 0.99 ? 0.99 : chance;
}

/* Where the words of a record stand. */
static ChGroundSet grounds_of_place(const Item *item, const ChEvidence *evidence) {
    ChGroundSet grounds = ground_if(item->kind == CH_ITEM_TEASER, CH_GROUND_TEASER);
    size_t low = 0;
    for (size_t high = item->segments.count;
         low < high;) { /* the first segment that ends behind the words' beginning */
        size_t middle = low + (high - low) / 2;
        bool behind = span_end(item->segments.items[middle].span) > evidence->start;
        low = behind ? low : middle + 1;
        high = behind ? middle : high;
    }
    const Segment *segment = low < item->segments.count ? &item->segments.items[low] : NULL;
    if (!segment || evidence->start < segment->span.start) {
        return grounds;
    }
    return grounds | ground_if(segment->kind == SEGMENT_HEADLINE, CH_GROUND_HEADLINE) |
           ground_if(segment->kind == SEGMENT_CAPTION, CH_GROUND_CAPTION);
}

/* True if a side has somebody more than a country. */
static bool is_named(const ChActors *side) {
    for (size_t i = 0; i < side->count; i++) {
        if (side->items[i].person || side->items[i].org) {
            return true;
        }
    }
    return false;
}

static ChGroundSet grounds_of_event(const ChEvent *event) {
    bool initiator = is_named(&event->initiator), counterpart = is_named(&event->counterpart);
    return ground_if(initiator && counterpart, CH_GROUND_NAMED_SIDES) |
           ground_if(!initiator && !counterpart, CH_GROUND_BARE_SIDES) |
           ground_if(!event->initiator.count || !event->counterpart.count, CH_GROUND_ONE_SIDE) |
           ground_if(event->status == CH_PLANNED || event->status == CH_CANCELLED, CH_GROUND_NOT_HAPPENED) |
           ground_if(event->mechanism.ordinal > 0, CH_GROUND_NUMBERED);
}

static ChGroundSet grounds_of_person(const ChPerson *person, unsigned mentions) {
    enum { SHORT_BYTES = 6 }; /* two characters */
    return ground_if(mentions > 1, CH_GROUND_TOLD_AGAIN) | ground_if(person->country, CH_GROUND_WITH_COUNTRY) |
           ground_if(person->posts.count || person->former_posts.count, CH_GROUND_WITH_POST) |
           ground_if(strstr(person->name, "\xC2\xB7"), CH_GROUND_IN_PARTS) |
           ground_if(strlen(person->name) <= SHORT_BYTES, CH_GROUND_SHORT_NAME);
}

static unsigned *count_mentions(const Item *item) {
    unsigned *counts = ARENA_ARRAY(item->arena, unsigned, item->persons.count + 1);
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        if (mention->person < item->persons.count) {
            counts[mention->person]++;
        }
    }
    return counts;
}

/* Adds the grounds that every record of a list has, and weighs them. */
#define WEIGH(list, kind, extra, type)                                                          \
    for (size_t i = 0; i < out->list.count; i++) {                                              \
        out->list.items[i].grounds |= grounds_of_place(item, &out->list.items[i].evidence);     \
        out->list.items[i].grounds |= (extra);                                                  \
        out->list.items[i].confidence = weigh(weights, kind, out->list.items[i].grounds, type); \
    }

void code_confidence(Item *item) {
    const Weights *weights = lexicon_table(item->lexicon, TABLE_CONFIDENCE, build_weights);
    const unsigned *mentions = count_mentions(item);
    ChItem *out = &item->out;
    WEIGH(people, KIND_PERSON, grounds_of_person(&out->people.items[i], mentions[i]), 0)
    WEIGH(events, KIND_EVENT, grounds_of_event(&out->events.items[i]), weights->event[out->events.items[i].type])
    WEIGH(indicators, KIND_INDICATOR,
          grounds_of_countries(&out->indicators.items[i].countries) |
              ground_if(out->indicators.items[i].period, CH_GROUND_WITH_PERIOD) |
              ground_if(strcmp(out->indicators.items[i].measure, "other") == 0, CH_GROUND_OTHER_MEASURE),
          0)
    WEIGH(commitments, KIND_COMMITMENT, grounds_of_countries(&out->commitments.items[i].countries),
          weight_of(item->lexicon, "commitment", out->commitments.items[i].kind))
    WEIGH(mechanisms, KIND_MECHANISM,
          grounds_of_countries(&out->mechanisms.items[i].countries) |
              ground_if(out->mechanisms.items[i].ordinal > 0, CH_GROUND_NUMBERED),
          0)
    WEIGH(statements, KIND_STATEMENT,
          ground_if(out->statements.items[i].speaker_country, CH_GROUND_WITH_COUNTRY) |
              ground_if(!out->statements.items[i].verb, CH_GROUND_NO_VERB),
          0)
}
