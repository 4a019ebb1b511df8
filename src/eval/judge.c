#include "eval/judge.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *const list_names[LIST_COUNT] = {
#define X(symbol, name) name,
    SCORED_LISTS(X)
#undef X
};
const char *const attribute_names[ATTRIBUTE_COUNT] = {
#define X(list, symbol, name) name,
    SCORED_ATTRIBUTES(X)
#undef X
};
const ScoredList attribute_lists[ATTRIBUTE_COUNT] = {
#define X(list, symbol, name) LIST_##list,
    SCORED_ATTRIBUTES(X)
#undef X
};

/* Adds a line to the details. */
__attribute__((format(printf, 2, 3))) static void tell(Judgement *self, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *line = arena_alloc(self->arena, (size_t)length + 1);
    vsnprintf(line, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    *list_push(self->arena, &self->details) = line;
}

/* What a value is called in a line of the details. */
static const char *word(const char *string) { return string ? string : "None"; }

/* The first `limit` characters. */
static const char *first_of(Judgement *self, const char *string, size_t limit) {
    size_t length = string ? strlen(string) : 0, at = 0;
    for (size_t i = 0; i < limit && at < length; i++) {
        utf8_read(string, length, &at);
    }
    return arena_copy(self->scratch, string ? string : "", at);
}

/* A list as ['CHN', 'FRA'], a string as it stands, nothing as None. */
static const char *value_word(Judgement *self, const json_t *value) {
    if (!json_is_array(value)) {
        return word(json_string_value(value));
    }
    List(char) out = {0};
    size_t i;
    const json_t *element;
    *list_push(self->scratch, &out) = '[';
    json_array_foreach(value, i, element) {
        const char *string = word(json_string_value(element));
        char quoted_word[64];
        snprintf(quoted_word, sizeof quoted_word, "%s'%s'", i ? ", " : "", string);
        for (const char *p = quoted_word; *p; p++) {
            *list_push(self->scratch, &out) = *p;
        }
    }
    *list_push(self->scratch, &out) = ']';
    *list_push(self->scratch, &out) = 0;
    return out.items;
}

/* The sub-kind by which errors are sorted. */
static const char *type_of(ScoredList list, const json_t *record) {
    const char *type = list == LIST_EVENTS        ? member(record, "type")
                       : list == LIST_INDICATORS  ? member(record, "measure")
                       : list == LIST_COMMITMENTS ? member(record, "kind")
                       : list == LIST_STATEMENTS  ? member(record, "stance")
                                                  : NULL;
    return type ? type : "";
}

static void count_error(Judgement *self, ScoredList list, const char *what, const char *type) {
    for (size_t i = 0; i < self->errors.count; i++) {
        ErrorKind *error = &self->errors.items[i];
        if (error->list == list && strcmp(error->what, what) == 0 && strcmp(error->type, type) == 0) {
            error->count++;
            return;
        }
    }
    *list_push(self->arena, &self->errors) = (ErrorKind){list, what, type, 1};
}

/* Counts an attribute of a pair. */
static bool compare(Judgement *self, ScoredAttribute attribute, const json_t *gold, bool is_right) {
    self->attributes[attribute].of++;
    self->attributes[attribute].right += is_right;
    if (!is_right) {
        ScoredList list = attribute_lists[attribute];
        count_error(self, list, attribute_names[attribute], type_of(list, gold));
    }
    return is_right;
}

static void keep_record(Judgement *self, ScoredList list, const json_t *record, bool is_right) {
    const json_t *confidence = part(record, "confidence");
    if (json_is_number(confidence)) {
        *list_push(self->arena, &self->records) =
            (JudgedRecord){self->page, list, type_of(list, record), json_number_value(confidence), is_right, record};
    }
}

/* Pairs the records of a list and counts them; the caller compares the pairs. */
static Pairing judge_list(Judgement *self, ScoredList list, const json_t *gold, const json_t *coded, PairScore *score,
                          double threshold) {
    Pairing pairing = pair_up(self->scratch, gold, coded, score, threshold);
    Count *count = &self->counts->lists[list];
    *count = (Count){(unsigned)pairing.pairs.count, (unsigned)pairing.wrong.count, (unsigned)pairing.missed.count};
    for (size_t i = 0; i < pairing.missed.count; i++) {
        count_error(self, list, "missed", type_of(list, json_array_get(gold, pairing.missed.items[i])));
    }
    for (size_t i = 0; i < pairing.wrong.count; i++) {
        const json_t *record = json_array_get(coded, pairing.wrong.items[i]);
        count_error(self, list, "wrong", type_of(list, record));
        keep_record(self, list, record, false);
    }
    for (size_t i = 0; i < pairing.pairs.count; i++) {
        keep_record(self, list, json_array_get(coded, pairing.pairs.items[i].coded), true);
    }
    return pairing;
}

/* A person's post as one key: name and post, with what sorts before any
 * character between them. */
static KeyList post_keys(Judgement *self, const json_t *people, const char *list) {
    KeyList keys = {0};
    size_t i, k;
    const json_t *person, *post;
    json_array_foreach(people, i, person) {
        json_array_foreach(part(person, list), k, post) {
            const char *text = json_is_string(post) ? json_string_value(post) : member(post, "text");
            Key name = name_key(self->scratch, member(person, "name")), what = text_key(self->scratch, text);
            Key key = {ARENA_ARRAY(self->scratch, uint32_t, name.length + what.length + 2),
                       name.length + what.length + 1};
            memcpy(key.characters, name.characters, name.length * sizeof *key.characters);
            key.characters[name.length] = 1;
            memcpy(key.characters + name.length + 1, what.characters, what.length * sizeof *key.characters);
            keys_insert(self->scratch, &keys, key);
        }
    }
    return keys;
}

/* Tells the keys of `a` that `b` lacks. */
static unsigned tell_posts(Judgement *self, KeyList a, KeyList b, const char *list, const char *what) {
    unsigned lacking = 0;
    for (size_t i = 0; i < a.count; i++) {
        KeyList one = {.items = &a.items[i], .count = 1};
        if (keys_shared(one, b)) {
            continue;
        }
        char *line = (char *)key_print(self->scratch, a.items[i]);
        *strchr(line, 1) = ' ';
        tell(self, "%s %s %s: %s", self->where, list, what, line);
        count_error(self, LIST_POSTS, what, list);
        lacking++;
    }
    return lacking;
}

static void judge_people(Judgement *self, const json_t *gold, const json_t *coded) {
    static const char *const lists[] = {"posts", "former_posts"};
    const json_t *golds = part(gold, "people"), *codeds = part(coded, "people");
    Pairing pairing = judge_list(self, LIST_PEOPLE, golds, codeds, person_score, 0.9);
    for (size_t i = 0; i < pairing.missed.count; i++) {
        tell(self, "%s person missed: %s", self->where,
             word(member(json_array_get(golds, pairing.missed.items[i]), "name")));
    }
    for (size_t i = 0; i < pairing.wrong.count; i++) {
        tell(self, "%s person wrong: %s", self->where,
             word(member(json_array_get(codeds, pairing.wrong.items[i]), "name")));
    }
    for (size_t i = 0; i < pairing.pairs.count; i++) {
        const json_t *a = json_array_get(golds, pairing.pairs.items[i].gold),
                     *b = json_array_get(codeds, pairing.pairs.items[i].coded);
        if (member(a, "country")) {
            compare(self, ATTRIBUTE_PERSON_COUNTRY, a, values_same(part(a, "country"), part(b, "country")));
        }
        if (member(a, "latin")) {
            bool same =
                key_same(latin_key(self->scratch, member(a, "latin")), latin_key(self->scratch, member(b, "latin")));
            compare(self, ATTRIBUTE_PERSON_LATIN, a, same);
        }
    }
    for (size_t k = 0; k < 2; k++) {
        KeyList a = post_keys(self, golds, lists[k]), b = post_keys(self, codeds, lists[k]);
        Count *count = &self->counts->lists[LIST_POSTS];
        count->right += (unsigned)keys_shared(a, b);
        count->missed += tell_posts(self, a, b, lists[k], "missed");
        count->wrong += tell_posts(self, b, a, lists[k], "wrong");
    }
}

/* Compares date, countries and status; true if all three are right. */
static bool is_exact(Judgement *self, const json_t *gold, const json_t *coded) {
    const struct {
        ScoredAttribute attribute;
        const char *name;
        bool same;
    } parts[] = {
        {ATTRIBUTE_EVENT_DATE, "date", values_same(part(gold, "date"), part(coded, "date"))},
        {ATTRIBUTE_EVENT_COUNTRIES, "countries", countries_same(self->scratch, gold, coded)},
        {ATTRIBUTE_EVENT_STATUS, "status", values_same(part(gold, "status"), part(coded, "status"))},
    };
    bool exact = true;
    for (size_t i = 0; i < 3; i++) {
        exact = exact && parts[i].same;
        if (!compare(self, parts[i].attribute, gold, parts[i].same)) {
            tell(self, "%s event %s «%s» %s: gold %s coded %s", self->where, word(member(gold, "type")),
                 first_of(self, member(gold, "quote"), 20), parts[i].name, value_word(self, part(gold, parts[i].name)),
                 value_word(self, part(coded, parts[i].name)));
        }
    }
    return exact;
}

static void compare_event(Judgement *self, const json_t *gold, const json_t *coded) {
    const json_t *place = part(gold, "place"), *mechanism = part(gold, "mechanism");
    const char *name = member(place, "name");
    if (name && *name) {
        Key coded_place = text_key(self->scratch, member(part(coded, "place"), "name"));
        compare(self, ATTRIBUTE_EVENT_PLACE, gold, key_same(text_key(self->scratch, name), coded_place));
    }
    if (member(gold, "type") && strcmp(member(gold, "type"), "visit") == 0) {
        compare(self, ATTRIBUTE_EVENT_LEVEL, gold, values_same(part(gold, "level"), part(coded, "level")));
    }
    if (json_object_size(mechanism)) {
        bool same = values_same(part(mechanism, "ordinal"), part(part(coded, "mechanism"), "ordinal"));
        compare(self, ATTRIBUTE_EVENT_MECHANISM, gold, same);
    }
    KeyList a = actor_keys(self->scratch, gold), b = actor_keys(self->scratch, coded);
    unsigned shared = (unsigned)keys_shared(a, b);
    Count *actors = &self->counts->lists[LIST_ACTORS];
    actors->right += shared;
    actors->wrong += (unsigned)b.count - shared;
    actors->missed += (unsigned)a.count - shared;
}

static void judge_events(Judgement *self, const json_t *gold, const json_t *coded) {
    const json_t *golds = part(gold, "events"), *codeds = part(coded, "events");
    Pairing pairing = judge_list(self, LIST_EVENTS, golds, codeds, event_score, 0.5);
    for (size_t i = 0; i < pairing.missed.count; i++) {
        const json_t *event = json_array_get(golds, pairing.missed.items[i]);
        tell(self, "%s event missed: %s %s %s", self->where, word(member(event, "type")), word(member(event, "date")),
             word(member(event, "quote")));
    }
    for (size_t i = 0; i < pairing.wrong.count; i++) {
        const json_t *event = json_array_get(codeds, pairing.wrong.items[i]);
        tell(self, "%s event wrong: %s %s %s", self->where, word(member(event, "type")), word(member(event, "date")),
             first_of(self, quoted(event), 40));
    }
    unsigned exact = 0;
    for (size_t i = 0; i < pairing.pairs.count; i++) {
        const json_t *a = json_array_get(golds, pairing.pairs.items[i].gold),
                     *b = json_array_get(codeds, pairing.pairs.items[i].coded);
        exact += is_exact(self, a, b);
        compare_event(self, a, b);
    }
    unsigned inexact = (unsigned)pairing.pairs.count - exact;
    self->counts->lists[LIST_EVENTS_EXACT] =
        (Count){exact, (unsigned)pairing.wrong.count + inexact, (unsigned)pairing.missed.count + inexact};
}

static void compare_indicator(Judgement *self, const json_t *gold, const json_t *coded) {
    const json_t *change = part(gold, "change");
    compare(self, ATTRIBUTE_INDICATOR_COUNTRIES, gold, countries_same(self->scratch, gold, coded));
    compare(self, ATTRIBUTE_INDICATOR_UNIT, gold, values_same(part(gold, "unit"), part(coded, "unit")));
    compare(self, ATTRIBUTE_INDICATOR_PERIOD, gold, values_same(part(gold, "period"), part(coded, "period")));
    if (json_object_size(change)) {
        Figure a = figure_of(part(change, "value")), b = figure_of(part(part(coded, "change"), "value"));
        compare(self, ATTRIBUTE_INDICATOR_CHANGE, gold, figures_same(a, b));
    }
}

static void compare_commitment(Judgement *self, const json_t *gold, const json_t *coded) {
    const char *due = member(gold, "due");
    compare(self, ATTRIBUTE_COMMITMENT_COUNTRIES, gold, countries_same(self->scratch, gold, coded));
    if (!values_same(part(gold, "value"), NULL)) {
        Figure a = figure_of(part(gold, "value")), b = figure_of(part(coded, "value"));
        compare(self, ATTRIBUTE_COMMITMENT_VALUE, gold, figures_same(a, b));
    }
    if (due && *due) {
        compare(self, ATTRIBUTE_COMMITMENT_DUE, gold, values_same(part(gold, "due"), part(coded, "due")));
    }
}

static void compare_mechanism(Judgement *self, const json_t *gold, const json_t *coded) {
    compare(self, ATTRIBUTE_MECHANISM_COUNTRIES, gold, countries_same(self->scratch, gold, coded));
    compare(self, ATTRIBUTE_MECHANISM_ORDINAL, gold, values_same(part(gold, "ordinal"), part(coded, "ordinal")));
}

static void compare_statement(Judgement *self, const json_t *gold, const json_t *coded) {
    Key a = name_key(self->scratch, member(gold, "speaker")), b = name_key(self->scratch, member(coded, "speaker"));
    compare(self, ATTRIBUTE_STATEMENT_SPEAKER, gold, key_same(a, b));
    compare(self, ATTRIBUTE_STATEMENT_STANCE, gold, values_same(part(gold, "stance"), part(coded, "stance")));
}

/* The lists that are judged alike. */
static const struct {
    ScoredList list;
    const char *one;
    PairScore *score;
    double threshold;
    void (*compare)(Judgement *self, const json_t *gold, const json_t *coded);
} plain_lists[] = {
    {LIST_INDICATORS, "indicator", indicator_score, 1.0, compare_indicator},
    {LIST_COMMITMENTS, "commitment", commitment_score, 0.6, compare_commitment},
    {LIST_MECHANISMS, "mechanism", mechanism_score, 1.0, compare_mechanism},
    {LIST_STATEMENTS, "statement", statement_score, 0.6, compare_statement},
};

static void judge_plain_lists(Judgement *self, const json_t *gold, const json_t *coded) {
    for (size_t l = 0; l < sizeof plain_lists / sizeof *plain_lists; l++) {
        const char *name = list_names[plain_lists[l].list];
        const json_t *golds = part(gold, name), *codeds = part(coded, name);
        Pairing pairing =
            judge_list(self, plain_lists[l].list, golds, codeds, plain_lists[l].score, plain_lists[l].threshold);
        for (size_t i = 0; i < pairing.missed.count; i++) {
            const json_t *record = json_array_get(golds, pairing.missed.items[i]);
            const char *quote = member(record, "quote");
            tell(self, "%s %s missed: %s", self->where, plain_lists[l].one,
                 quote && *quote ? quote : word(member(record, "name")));
        }
        for (size_t i = 0; i < pairing.wrong.count; i++) {
            const json_t *record = json_array_get(codeds, pairing.wrong.items[i]);
            const char *quote = quoted(record);
            tell(self, "%s %s wrong: %s", self->where, plain_lists[l].one,
                 *quote ? first_of(self, quote, 40) : word(member(record, "name")));
        }
        for (size_t i = 0; i < pairing.pairs.count; i++) {
            plain_lists[l].compare(self, json_array_get(golds, pairing.pairs.items[i].gold),
                                   json_array_get(codeds, pairing.pairs.items[i].coded));
        }
    }
}

/* A missing text is as good as none. */
static const char *text_or_null(const json_t *item, const char *name) {
    const char *text = member(item, name);
    return text && *text ? text : NULL;
}

/* Judges an item; one of the two is NULL if it has no counterpart. */
static void judge_item(Judgement *self, const json_t *gold, const json_t *coded) {
    self->counts = list_push(self->arena, &self->items);
    *self->counts = (ItemCounts){0};
    self->counts->lists[LIST_ITEMS] = (Count){gold && coded, !gold, !coded};
    const char *title = text_or_null(gold, "title");
    title = title ? title : text_or_null(coded, "title");
    const char *start = first_of(self, title, 16);
    size_t size = strlen(self->page) + strlen(start) + sizeof " «»";
    char *where = arena_alloc(self->scratch, size);
    snprintf(where, size, "%s «%s»", self->page, start);
    self->where = where;
    if (gold && coded) {
        const char *a = text_or_null(gold, "published"), *b = text_or_null(coded, "published");
        compare(self, ATTRIBUTE_ITEM_PUBLISHED, gold, a && b ? strcmp(a, b) == 0 : a == b);
        Key x = text_key(self->scratch, member(gold, "dateline")),
            y = text_key(self->scratch, member(coded, "dateline"));
        compare(self, ATTRIBUTE_ITEM_DATELINE, gold, key_same(x, y));
    } else {
        count_error(self, LIST_ITEMS, gold ? "missed" : "wrong", "");
    }
    judge_people(self, gold, coded);
    judge_events(self, gold, coded);
    judge_plain_lists(self, gold, coded);
    arena_reset(self->scratch, (size_t)1 << 20);
}

void judge_page(Judgement *self, const char *page, const json_t *gold_items, const json_t *coded_items) {
    Pairing pairing = pair_up(self->arena, gold_items, coded_items, item_score, 0.5);
    self->page = page;
    for (size_t i = 0; i < pairing.missed.count; i++) {
        tell(self, "%s: item missing: %s", page,
             word(member(json_array_get(gold_items, pairing.missed.items[i]), "title")));
    }
    for (size_t i = 0; i < pairing.wrong.count; i++) {
        tell(self, "%s: item not in gold: %s", page,
             word(member(json_array_get(coded_items, pairing.wrong.items[i]), "title")));
    }
    for (size_t i = 0; i < pairing.pairs.count; i++) {
        judge_item(self, json_array_get(gold_items, pairing.pairs.items[i].gold),
                   json_array_get(coded_items, pairing.pairs.items[i].coded));
    }
    for (size_t i = 0; i < pairing.missed.count; i++) {
        judge_item(self, json_array_get(gold_items, pairing.missed.items[i]), NULL);
    }
    for (size_t i = 0; i < pairing.wrong.count; i++) {
        judge_item(self, NULL, json_array_get(coded_items, pairing.wrong.items[i]));
    }
}
