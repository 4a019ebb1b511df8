#include "ledger/merged.h"

#include "page/likeness.h"

#include <stdlib.h>

/* Shares of two items' four-character runs from which one is a reprint. */
static const double reprint_share = 0.7;

/* What has happened is no plan any more; what was called off is none either. */
static int status_rank(const Source *self) {
    static const char *const order[] = {"planned", "ongoing", "cancelled", "happened"};
    int rank = 0;
    for (int i = 0; i < 4; i++) {
        rank = strcmp(self->account->status, order[i]) == 0 ? i : rank;
    }
    return rank;
}

/* How much a source tells; the best speaks for the event. Whoever knows how it
 * ended comes before whoever knew the plan. */
static int worth(const Source *self) {
    const Account *account = self->account;
    int sum = (int)(account->confidence * 10) + status_rank(self) * 200;
    for (size_t i = 0; i < account->parties.count; i++) {
        sum += account->parties.items[i].person ? 12 : account->parties.items[i].body ? 4 : 0;
    }
    sum += strcmp(self->item_kind, "article") == 0 ? 15 : 0;
    sum += account->day_kind == DAY_EXACT ? 10 : account->day_kind == DAY_ABOUT ? 4 : 0;
    return sum + (account->place ? 4 : 0) + (account->mechanism ? 4 : 0) + (account->ordinal ? 4 : 0);
}

static int compare_sources(const void *x, const void *y) {
    const Source *a = x, *b = y;
    int more = worth(b) - worth(a);
    if (more) {
        return more;
    }
    int order = strcmp(a->account->id, b->account->id);
    return order ? order : strcmp(a->page, b->page);
}

/* How many sources tell the same days as this one. */
static size_t count_agreeing(const Source *sources, size_t count, const Account *account) {
    size_t agreeing = 0;
    for (size_t i = 0; i < count; i++) {
        const Account *other = sources[i].account;
        agreeing +=
            other->day_kind == account->day_kind && other->first == account->first && other->last == account->last;
    }
    return agreeing;
}

/* The source whose day is told most exactly; of several, the day that most tell, or the one told first if it is
 * known by the telling alone. */
static const Source *best_dating(const Source *sources, size_t count) {
    static const int rank[] = {
        [DAY_EXACT] = 4, [DAY_ABOUT] = 3, [DAY_WIDE] = 2, [DAY_PLANNED] = 1, [DAY_RECALLED] = 1, [DAY_NONE] = 0};
    const Source *best = &sources[0];
    size_t most = count_agreeing(sources, count, best->account);
    for (size_t i = 1; i < count; i++) {
        const Account *account = sources[i].account;
        int more = rank[account->day_kind] - rank[best->account->day_kind];
        bool about = account->day_kind == DAY_ABOUT, earlier = account->last < best->account->last;
        size_t agreeing = more < 0 ? 0 : count_agreeing(sources, count, account);
        if (more > 0 || (!more && (about ? earlier : agreeing > most))) {
            best = &sources[i];
            most = agreeing;
        }
    }
    return best;
}

static json_t *string_or_null(const char *text) { return text ? json_string(text) : json_null(); }

/* True if each of two texts says most of what the other says. */
static bool is_reprint(Arena *arena, const char *a, const char *b) {
    enum { SHORTEST = 120 }; /* bytes */
    size_t length = strlen(a), other = strlen(b);
    size_t shorter = length < other ? length : other, longer = length + other - shorter;
    if (shorter < SHORTEST || longer > shorter * 3 / 2) {
        return false;
    }
    if (length == other && memcmp(a, b, length) == 0) {
        return true;
    }
    char *both = arena_alloc(arena, length + other + 2);
    memcpy(both, a, length);
    both[length] = '\n';
    memcpy(both + length + 1, b, other);
    Text *text = text_new(arena, both, length + 1 + other);
    uint32_t middle = 0;
    while (middle < text->length && text->offset[middle] < length) {
        middle++;
    }
    Shingles shingles = shingles_of(arena, text, (Span){0, middle});
    Likeness likeness = shingles_compare(&shingles, span_of(middle, text->length));
    return likeness.of_first >= reprint_share && likeness.of_second >= reprint_share;
}

/* The best earlier source whose text this one says again; NULL if none. */
static const Source *reprint_of(Arena *arena, const Source *sources, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (is_reprint(arena, sources[index].text, sources[i].text)) {
            return &sources[i];
        }
    }
    return NULL;
}

static json_t *source_json(Arena *arena, const Source *sources, size_t index, const json_t *record) {
    const Source *self = &sources[index];
    const Source *reprinted = reprint_of(arena, sources, index);
    json_t *out = json_object();
    const struct {
        const char *name, *value;
    } members[] = {{"id", self->account->id},     {"page", self->page}, {"item_kind", self->item_kind},
                   {"title", self->title},        {"url", self->url},   {"outlet", self->outlet},
                   {"published", self->published}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_object_set_new(out, members[i].name, string_or_null(members[i].value));
    }
    json_object_set(out, "date", json_object_get(record, "date"));
    json_object_set(out, "quote", json_object_get(record, "quote"));
    json_object_set_new(out, "reason", string_or_null(self->reason[0] ? self->reason : NULL));
    json_object_set_new(out, "with", string_or_null(self->partner));
    json_object_set_new(out, "reprint_of", string_or_null(reprinted ? reprinted->page : NULL));
    return out;
}

/* What the records say of one member, if they don't all say the same: each
 * value with the records that have it. */
static void add_difference(json_t *differs, const char *name, json_t *const *records, size_t count) {
    json_t *values = json_array();
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_object_get(records[i], name);
        if (!value || json_is_null(value)) {
            continue;
        }
        json_t *found = NULL, *entry;
        size_t j;
        json_array_foreach(values, j, entry) {
            found = json_equal(json_object_get(entry, "value"), value) ? entry : found;
        }
        if (!found) {
            found = json_object();
            json_object_set(found, "value", json_object_get(records[i], name));
            json_object_set_new(found, "ids", json_array());
            json_array_append_new(values, found);
        }
        json_array_append(json_object_get(found, "ids"), json_object_get(records[i], "id"));
    }
    if (json_array_size(values) > 1) {
        json_object_set(differs, name, values);
    }
    json_decref(values);
}

/* Members that the best source leaves open are taken from the next that knows. */
static void fill_members(json_t *event, json_t *const *records, size_t count) {
    static const char *const names[] = {"place", "level", "mechanism", "amount"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (size_t j = 1; j < count && json_is_null(json_object_get(event, names[i])); j++) {
            json_object_set(event, names[i], json_object_get(records[j], names[i]));
        }
    }
}

static int compare_strings(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void unite_countries(Merged *self, Arena *arena, const Source *sources, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const FormList *list = &sources[i].account->countries;
        for (size_t j = 0; j < list->count; j++) {
            bool known = false;
            for (size_t k = 0; k < self->countries.count; k++) {
                known |= strcmp(self->countries.items[k], list->items[j]) == 0;
            }
            if (!known) {
                *list_push(arena, &self->countries) = list->items[j];
            }
        }
    }
    if (self->countries.count) {
        qsort(self->countries.items, self->countries.count, sizeof *self->countries.items, compare_strings);
    }
    json_t *array = json_array();
    for (size_t i = 0; i < self->countries.count; i++) {
        json_array_append_new(array, json_string(self->countries.items[i]));
    }
    json_object_set_new(self->json, "countries", array);
}

static size_t count_pages(const Source *sources, size_t count) {
    size_t pages = 0;
    for (size_t i = 0; i < count; i++) {
        bool seen = false;
        for (size_t j = 0; j < i; j++) {
            seen |= strcmp(sources[j].page, sources[i].page) == 0;
        }
        pages += !seen;
    }
    return pages;
}

/* Id: the smallest of its records', so that it is the same wherever and in whatever order they came. */
static void set_id(json_t *event, const Source *sources, size_t count) {
    const char *id = sources[0].account->id;
    for (size_t i = 1; i < count; i++) {
        id = strcmp(sources[i].account->id, id) < 0 ? sources[i].account->id : id;
    }
    json_object_set_new(event, "id", json_string(id));
}

Merged merged_make(Arena *arena, Source *sources, size_t count) {
    qsort(sources, count, sizeof *sources, compare_sources);
    Merged self = {.dating = best_dating(sources, count), .pages = count_pages(sources, count)};
    json_t **records = ARENA_ARRAY(arena, json_t *, count);
    json_t *list = json_array(), *differs = json_object();
    for (size_t i = 0; i < count; i++) {
        records[i] = json_loads(sources[i].json, 0, NULL);
        json_array_append_new(list, source_json(arena, sources, i, records[i]));
    }
    self.json = json_copy(records[0]);
    fill_members(self.json, records, count);
    set_id(self.json, sources, count);
    unite_countries(&self, arena, sources, count);
    json_object_set(self.json, "date", json_object_get(records[self.dating - sources], "date"));
    static const char *const compared[] = {"date", "place", "level", "status", "amount"};
    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++) {
        add_difference(differs, compared[i], records, count);
    }
    const Source *best = &sources[0];
    const struct {
        const char *name, *value;
    } members[] = {{"page", best->page}, {"item_kind", best->item_kind}, {"title", best->title},
                   {"url", best->url},   {"outlet", best->outlet},       {"published", best->published}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_object_set_new(self.json, members[i].name, string_or_null(members[i].value));
    }
    json_object_set_new(self.json, "pages", json_integer((json_int_t)self.pages));
    json_object_set_new(self.json, "sources", list);
    json_object_set_new(self.json, "differs", differs);
    for (size_t i = 0; i < count; i++) {
        json_decref(records[i]);
    }
    return self;
}
