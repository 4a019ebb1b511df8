#include "code/code.h"

#include <math.h>
#include <stdio.h>

/* A record's parts are hashed eight bytes at a time: a multiplication by an odd number (of Knuth: the golden
 * section of 2^64) and a fold of the high half, which it mixes best, into the low. */
static uint64_t hash_word(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* The bytes as a number, the first the lowest on every machine. */
static uint64_t word_at(const char *bytes, size_t length) {
    uint64_t word = 0;
    memcpy(&word, bytes, length);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The length is hashed too: two parts are told from one. None is an empty part. */
static uint64_t hash_string(uint64_t hash, const char *string) {
    string = string ? string : "";
    size_t length = strlen(string), at = 0;
    for (; at + sizeof(uint64_t) <= length; at += sizeof(uint64_t)) {
        hash = hash_word(hash, word_at(string + at, sizeof(uint64_t)));
    }
    return hash_word(hash_word(hash, word_at(string + at, length - at)), length);
}

/* Of the number as it is printed with 17 digits; small whole numbers are
 * printed by hand, since that is what nearly all of them are. */
static uint64_t hash_number(uint64_t hash, double number) {
    char digits[32];
    if (number >= 0 && number < 1e15 && number == (double)(uint64_t)number && !signbit(number)) {
        char *at = digits + sizeof digits - 1;
        uint64_t left = (uint64_t)number;
        *at = 0;
        do {
            *--at = (char)('0' + left % 10);
            left /= 10;
        } while (left);
        return hash_string(hash, at);
    }
    snprintf(digits, sizeof digits, "%.17g", number);
    return hash_string(hash, digits);
}

static ChId id_of(uint64_t hash) {
    hash ^= hash >> 33;
    hash *= 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 33;
    ChId id = {{0}};
    for (int i = 15; i >= 0; i--, hash >>= 4) {
        id.text[i] = "0123456789abcdef"[hash & 15];
    }
    return id;
}

static void finish_evidence(Item *item, ChEvidence *evidence) {
    if (!evidence->text) {
        evidence->text = text_copy(item->arena, item->text, span_of(evidence->start, evidence->end));
    }
}

/* The evidence of a list's records and their ids: of the kind of record, where it begins, its words and more. */
#define FINISH(list, kind, extra)                                              \
    for (size_t i = 0; i < out->list.count; i++) {                             \
        ChEvidence *evidence = &out->list.items[i].evidence;                   \
        finish_evidence(item, evidence);                                       \
        uint64_t hash = hash_number(hash_string(base, kind), evidence->start); \
        hash = hash_string(hash, evidence->text);                              \
        out->list.items[i].id = id_of(extra);                                  \
    }

static uint64_t hash_actors(uint64_t hash, const ChActors *actors) {
    for (size_t i = 0; i < actors->count; i++) {
        const ChActor *actor = &actors->items[i];
        hash = hash_string(hash_string(hash_string(hash, actor->person), actor->org), actor->country);
    }
    return hash;
}

static uint64_t hash_event(uint64_t hash, const ChEvent *event) {
    hash = hash_actors(hash_actors(hash_string(hash, ch_event_type_name(event->type)), &event->initiator),
                       &event->counterpart);
    hash = hash_string(hash_string(hash, event->date), event->place.name);
    return hash_number(hash_string(hash, event->mechanism.name), event->mechanism.ordinal);
}

/* The item's persons as they are printed: who acts for an organisation is of no country. */
static void put_people(Item *item, ChItem *out) {
    ChPerson *people = ARENA_ARRAY_UNSET(item->arena, ChPerson, item->persons.count + 1);
    for (size_t i = 0; i < item->persons.count; i++) {
        people[i] = item->persons.items[i];
        const char *country = people[i].country;
        bool is_code = country && strlen(country) == 3 && country[0] >= 'A' && country[0] <= 'Z';
        people[i].country = is_code ? country : NULL;
    }
    out->people.items = people;
    out->people.count = item->persons.count;
}

/* Quotes events by all words that prove them: till now, while other records were coded beside them, by those that tell
 * them alone. */
static void quote_events(Item *item) {
    for (size_t i = 0; i < item->out.events.count; i++) {
        Span proof = item->event_proofs[i];
        item->out.events.items[i].evidence = (ChEvidence){proof.start, span_end(proof), NULL};
    }
}

/* What an item is known by, before its records have ids. */
static void finish_item(Item *item) {
    ChItem *out = &item->out;
    out->kind = item->kind;
    out->title = text_copy(item->arena, item->text, item->title);
    out->outlet = item->outlet;
    out->dateline = item->dateline;
    out->published = item->put_up ? item->put_up : item->published;
    out->published_basis = item->published_basis;
    out->text = item->text->bytes;
    put_people(item, out);
    code_codes(item);
    code_confidence(item);
    quote_events(item);
}

/* The ids of the item, from its kind, title and words, and of its records. */
static void identify(Item *item) {
    ChItem *out = &item->out;
    uint64_t base = hash_string(0, ch_item_kind_name(out->kind));
    base = hash_string(hash_string(base, out->title), out->text);
    out->id = id_of(base);
    FINISH(people, "person", hash_string(hash, out->people.items[i].name))
    FINISH(events, "event", hash_event(hash, &out->events.items[i]))
    FINISH(indicators, "indicator",
           hash_number(hash_string(hash, out->indicators.items[i].unit), out->indicators.items[i].value))
    FINISH(commitments, "commitment",
           hash_string(hash_string(hash, out->commitments.items[i].by), out->commitments.items[i].verb))
    FINISH(mechanisms, "mechanism",
           hash_number(hash_string(hash, out->mechanisms.items[i].name), out->mechanisms.items[i].ordinal))
    FINISH(statements, "statement",
           hash_string(hash_string(hash, out->statements.items[i].speaker), out->statements.items[i].verb))
}

void code_identities(Item *item) {
    finish_item(item);
    identify(item);
}

const char *ch_event_type_name(ChEventType type) {
    static const char *const names[CH_EVENT_TYPE_COUNT] = {"visit",   "meeting",  "talks",   "call",        "session",
                                                           "message", "ceremony", "signing", "relations",   "aid",
                                                           "protest", "sanction", "force",   "appointment", "other"};
    return names[type];
}

const char *ch_status_name(ChStatusOfEvent status) {
    static const char *const names[] = {"happened", "ongoing", "planned", "cancelled"};
    return names[status];
}

const char *ch_item_kind_name(ChItemKind kind) { return kind == CH_ITEM_ARTICLE ? "article" : "teaser"; }

const char *ch_ground_name(ChGround ground) {
    static const char *const names[] = {
#define X(symbol, name) name,
        CH_GROUNDS(X)
#undef X
    };
    return names[ground];
}
