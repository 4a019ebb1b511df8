#include "code/code.h"

#include <math.h>
#include <stdio.h>

/* FNV-1a over the parts of a record, with a final mix (public-domain
 * constants of Fowler, Noll, Vo and of MurmurHash3's finalizer). */
static uint64_t hash_byte(uint64_t hash, char byte) { return (hash ^ (unsigned char)byte) * 0x100000001B3u; }

static uint64_t hash_string(uint64_t hash, const char *string) {
    for (; string && *string; string++) {
        hash = hash_byte(hash, *string);
    }
    return hash_byte(hash, 0x1F);
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

/* A string on its way into a hash. */
typedef struct HashLane {
    uint64_t *hash;
    const char *string;
    size_t left; /* bytes */
} HashLane;

/* Each step of a hash waits for the one before: so many are computed side by side. */
enum { HASH_LANES = 4 };

/* Goes on with all lanes to the end of the shortest. */
static void hash_abreast(HashLane lanes[HASH_LANES]) {
    size_t shortest = SIZE_MAX;
    uint64_t hashes[HASH_LANES];
    for (int lane = 0; lane < HASH_LANES; lane++) {
        shortest = lanes[lane].left < shortest ? lanes[lane].left : shortest;
        hashes[lane] = *lanes[lane].hash;
    }
    for (size_t at = 0; at < shortest; at++) {
        for (int lane = 0; lane < HASH_LANES; lane++) {
            hashes[lane] = hash_byte(hashes[lane], lanes[lane].string[at]);
        }
    }
    for (int lane = 0; lane < HASH_LANES; lane++) {
        *lanes[lane].hash = hashes[lane];
        lanes[lane].string += shortest;
        lanes[lane].left -= shortest;
    }
}

/* The same as hash_string() of each of the strings. */
static void hash_strings(uint64_t *hashes, const char *const *strings, size_t count) {
    HashLane lanes[HASH_LANES];
    size_t taken = 0, open = 0;
    while (open + count - taken >= HASH_LANES) { /* else some lanes stay empty */
        while (open < HASH_LANES) {
            lanes[open++] = (HashLane){&hashes[taken], strings[taken], strlen(strings[taken])};
            taken++;
        }
        hash_abreast(lanes);
        for (size_t lane = HASH_LANES; lane-- > 0;) {
            if (!lanes[lane].left) {
                *lanes[lane].hash = hash_string(*lanes[lane].hash, "");
                lanes[lane] = lanes[--open];
            }
        }
    }
    for (size_t lane = 0; lane < open; lane++) {
        *lanes[lane].hash = hash_string(*lanes[lane].hash, lanes[lane].string);
    }
    for (; taken < count; taken++) {
        hashes[taken] = hash_string(hashes[taken], strings[taken]);
    }
}

/* What the ids of items are made of: their kind, title and words. In the scratch arena. */
static const uint64_t *hash_items(Arena *scratch, Item *const *items, size_t count) {
    uint64_t *hashes = ARENA_ARRAY_UNSET(scratch, uint64_t, count);
    const char **texts = ARENA_ARRAY_UNSET(scratch, const char *, count);
    for (size_t i = 0; i < count; i++) {
        const ChItem *out = &items[i]->out;
        hashes[i] = hash_string(hash_string(0xCBF29CE484222325u, ch_item_kind_name(out->kind)), out->title);
        texts[i] = out->text;
    }
    hash_strings(hashes, texts, count);
    return hashes;
}

/* The evidence of a list's records, and what is hashed of it: the kind of record, where it begins and its words. */
#define FINISH(list, kind, extra)                                          \
    for (size_t i = 0; i < out->list.count; i++) {                         \
        ChEvidence *evidence = &out->list.items[i].evidence;               \
        finish_evidence(item, evidence);                                   \
        hashes[i] = hash_number(hash_string(base, kind), evidence->start); \
        words[i] = evidence->text;                                         \
    }                                                                      \
    hash_strings(hashes, words, out->list.count);                          \
    for (size_t i = 0; i < out->list.count; i++) {                         \
        uint64_t hash = hashes[i];                                         \
        out->list.items[i].id = id_of(extra);                              \
    }

static size_t longest_list(const ChItem *out) {
    const size_t counts[] = {out->people.count,      out->events.count,     out->indicators.count,
                             out->commitments.count, out->mechanisms.count, out->statements.count};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        longest = counts[i] > longest ? counts[i] : longest;
    }
    return longest;
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

/* What an item is known by, before its records have ids. */
static void finish_item(Item *item) {
    ChItem *out = &item->out;
    out->kind = item->kind;
    out->title = text_copy(item->arena, item->text, item->title);
    out->outlet = item->outlet;
    out->dateline = item->dateline;
    out->published = item->published;
    out->published_basis = item->published_basis;
    out->text = item->text->bytes;
    put_people(item, out);
    code_codes(item);
    code_confidence(item);
}

/* The ids of the item, of which `base` is the hash, and of its records. */
static void identify(Item *item, uint64_t base) {
    ChItem *out = &item->out;
    size_t longest = longest_list(out);
    uint64_t *hashes = ARENA_ARRAY_UNSET(item->scratch, uint64_t, longest);
    const char **words = ARENA_ARRAY_UNSET(item->scratch, const char *, longest);
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

void code_identities(Arena *scratch, Item *const *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        finish_item(items[i]);
    }
    const uint64_t *hashes = hash_items(scratch, items, count);
    for (size_t i = 0; i < count; i++) {
        identify(items[i], hashes[i]);
    }
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
