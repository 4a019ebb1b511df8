#include "eval/pairs.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

const char *member(const json_t *record, const char *name) { return json_string_value(json_object_get(record, name)); }

const json_t *part(const json_t *record, const char *name) { return json_object_get(record, name); }

bool values_same(const json_t *a, const json_t *b) {
    bool none_a = !a || json_is_null(a), none_b = !b || json_is_null(b);
    if (none_a || none_b) {
        return none_a && none_b;
    }
    if (json_is_number(a) && json_is_number(b)) {
        return json_number_value(a) == json_number_value(b);
    }
    return json_equal(a, b);
}

Figure figure_of(const json_t *value) {
    double number = json_number_value(value);
    bool known = json_is_number(value);
    if (json_is_string(value)) {
        char *end;
        const char *digits = json_string_value(value);
        number = strtod(digits, &end);
        known = end != digits && !*end;
    }
    if (!known) {
        return (Figure){0};
    }
    char rounded[400];
    snprintf(rounded, sizeof rounded, "%.6f", number);
    return (Figure){true, strtod(rounded, NULL)};
}

bool figures_same(Figure a, Figure b) { return a.known == b.known && a.value == b.value; }

void keys_insert(Arena *arena, KeyList *keys, Key key) {
    size_t at = keys->count;
    while (at > 0 && key_compare(keys->items[at - 1], key) > 0) {
        at--;
    }
    if (at > 0 && key_same(keys->items[at - 1], key)) {
        return;
    }
    *list_push(arena, keys) = key;
    memmove(keys->items + at + 1, keys->items + at, (keys->count - 1 - at) * sizeof *keys->items);
    keys->items[at] = key;
}

/* A key that tells names of different kinds apart. */
static Key mark_key(Arena *arena, Key key, char kind) {
    Key marked = {ARENA_ARRAY_UNSET(arena, uint32_t, key.length + 1), key.length + 1};
    marked.characters[0] = (uint32_t)kind;
    memcpy(marked.characters + 1, key.characters, key.length * sizeof *key.characters);
    return marked;
}

static Key plain_key(Arena *arena, const char *string) {
    size_t length = strlen(string), at = 0;
    Key key = {ARENA_ARRAY_UNSET(arena, uint32_t, length + 1), 0};
    while (at < length) {
        key.characters[key.length++] = utf8_read(string, length, &at);
    }
    return key;
}

static bool is_filled(const char *string) { return string && *string; }

KeyList actor_keys(Arena *arena, const json_t *event) {
    static const char *const sides[] = {"initiator", "counterpart"};
    KeyList keys = {0};
    for (size_t side = 0; side < 2; side++) {
        size_t i;
        const json_t *actor;
        json_array_foreach(part(event, sides[side]), i, actor) {
            const char *person = member(actor, "person"), *org = member(actor, "org"),
                       *country = member(actor, "country");
            if (is_filled(person)) {
                keys_insert(arena, &keys, mark_key(arena, name_key(arena, person), 'p'));
            } else if (is_filled(org)) {
                keys_insert(arena, &keys, mark_key(arena, text_key(arena, org), 'o'));
            } else if (is_filled(country)) {
                keys_insert(arena, &keys, mark_key(arena, plain_key(arena, country), 'c'));
            }
        }
    }
    return keys;
}

size_t keys_shared(KeyList a, KeyList b) {
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a.count && k < b.count;) {
        int order = key_compare(a.items[i], b.items[k]);
        shared += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return shared;
}

bool countries_same(Arena *arena, const json_t *a, const json_t *b) {
    KeyList keys[2] = {{0}, {0}};
    for (size_t side = 0; side < 2; side++) {
        size_t i;
        const json_t *country;
        json_array_foreach(part(side ? b : a, "countries"), i, country) {
            if (is_filled(json_string_value(country))) {
                keys_insert(arena, &keys[side], plain_key(arena, json_string_value(country)));
            }
        }
    }
    return keys[0].count == keys[1].count && keys_shared(keys[0], keys[1]) == keys[0].count;
}

const char *quoted(const json_t *coded) {
    const char *quote = member(coded, "quote");
    quote = is_filled(quote) ? quote : member(part(coded, "evidence"), "text");
    return quote ? quote : "";
}

static double text_overlap(Arena *arena, const char *a, const char *b) {
    return key_overlap(arena, text_key(arena, a), text_key(arena, b));
}

double item_score(Arena *arena, const json_t *gold, const json_t *coded) {
    const char *kind = member(gold, "kind");
    if (!values_same(part(gold, "kind"), part(coded, "kind"))) {
        return 0;
    }
    return kind && strcmp(kind, "article") == 0 ? 2
                                                : text_overlap(arena, member(gold, "title"), member(coded, "title"));
}

double person_score(Arena *arena, const json_t *gold, const json_t *coded) {
    return key_same(name_key(arena, member(gold, "name")), name_key(arena, member(coded, "name"))) ? 1 : 0;
}

double event_score(Arena *arena, const json_t *gold, const json_t *coded) {
    if (!values_same(part(gold, "type"), part(coded, "type")) ||
        !days_agree(arena, member(gold, "date"), member(coded, "date"))) {
        return 0;
    }
    KeyList a = actor_keys(arena, gold), b = actor_keys(arena, coded);
    size_t shared = keys_shared(a, b), all = a.count + b.count - shared;
    bool same_countries = countries_same(arena, gold, coded);
    if (!shared && !same_countries) {
        return 0;
    }
    bool same_date = values_same(part(gold, "date"), part(coded, "date"));
    return 0.3 + (double)shared / (double)(all ? all : 1) + 0.4 * same_countries + 0.2 * same_date +
           0.2 * text_overlap(arena, member(gold, "quote"), quoted(coded));
}

double indicator_score(Arena *arena, const json_t *gold, const json_t *coded) {
    (void)arena;
    Figure figure = figure_of(part(gold, "value"));
    if (!figure.known || !figures_same(figure, figure_of(part(coded, "value")))) {
        return 0;
    }
    return 1.0 + values_same(part(gold, "unit"), part(coded, "unit")) +
           0.5 * values_same(part(gold, "period"), part(coded, "period"));
}

double commitment_score(Arena *arena, const json_t *gold, const json_t *coded) {
    return text_overlap(arena, member(gold, "quote"), quoted(coded));
}

double mechanism_score(Arena *arena, const json_t *gold, const json_t *coded) {
    Key a = text_key(arena, member(gold, "name")), b = text_key(arena, member(coded, "name"));
    if (!a.length || !b.length || !(key_within(a, b) || key_within(b, a) || key_overlap(arena, a, b) >= 0.75)) {
        return 0;
    }
    return 1.0 + values_same(part(gold, "ordinal"), part(coded, "ordinal")) + 0.5 * countries_same(arena, gold, coded);
}

double statement_score(Arena *arena, const json_t *gold, const json_t *coded) {
    double overlap = text_overlap(arena, member(gold, "quote"), quoted(coded));
    bool same_speaker = key_same(name_key(arena, member(gold, "speaker")), name_key(arena, member(coded, "speaker")));
    return overlap >= 0.6 ? overlap + 0.5 * same_speaker : 0;
}

typedef struct Candidate {
    double score;
    Pair pair;
} Candidate;

static int compare_candidates(const void *left, const void *right) {
    const Candidate *a = left, *b = right;
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    if (a->pair.gold != b->pair.gold) {
        return a->pair.gold < b->pair.gold ? -1 : 1;
    }
    return a->pair.coded < b->pair.coded ? -1 : a->pair.coded > b->pair.coded;
}

Pairing pair_up(Arena *arena, const json_t *gold, const json_t *coded, PairScore *score, double threshold) {
    Pairing out = {0};
    size_t golds = json_array_size(gold), codeds = json_array_size(coded), count = 0;
    Candidate *candidates = ARENA_ARRAY_UNSET(arena, Candidate, golds * codeds + 1);
    bool *taken_gold = ARENA_ARRAY(arena, bool, golds + 1), *taken_coded = ARENA_ARRAY(arena, bool, codeds + 1);
    for (size_t i = 0; i < golds; i++) {
        for (size_t k = 0; k < codeds; k++) {
            double value = score(arena, json_array_get(gold, i), json_array_get(coded, k));
            if (value >= threshold) {
                candidates[count++] = (Candidate){value, {i, k}};
            }
        }
    }
    qsort(candidates, count, sizeof *candidates, compare_candidates);
    for (size_t i = 0; i < count; i++) {
        Pair pair = candidates[i].pair;
        if (!taken_gold[pair.gold] && !taken_coded[pair.coded]) {
            taken_gold[pair.gold] = taken_coded[pair.coded] = true;
            *list_push(arena, &out.pairs) = pair;
        }
    }
    for (size_t i = 0; i < golds; i++) {
        if (!taken_gold[i]) {
            *list_push(arena, &out.missed) = i;
        }
    }
    for (size_t k = 0; k < codeds; k++) {
        if (!taken_coded[k]) {
            *list_push(arena, &out.wrong) = k;
        }
    }
    return out;
}
