#include "lexicon/lexicon.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "lexicon/image.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

void lexicon_use(ChLexicon *self, const void *image) {
    const ImageHeader *header = image;
    const char *bytes = image;
    self->characters = (const void *)(bytes + header->characters);
    self->pairs = (const void *)(bytes + header->pairs);
    self->units = (const void *)(bytes + header->units);
    self->sets = (const void *)(bytes + header->sets);
    self->postings = (const void *)(bytes + header->postings);
    self->posted = (const void *)(bytes + header->posted);
    self->posted_classes = (const void *)(bytes + header->posted_classes);
    self->entries = (const void *)(bytes + header->entries);
    self->says = (const void *)(bytes + header->says);
    self->forms = (const void *)(bytes + header->forms);
    self->values = (const void *)(bytes + header->values);
    self->strings = bytes + header->strings;
    self->derived = header->derived_bytes ? bytes + header->derived : NULL;
    self->entry_count = header->entry_count;
    self->posting_count = header->posting_count;
}

const char *lexicon_value(const ChLexicon *self, EntryId entry, LexiconKey key) {
    const ImageSays *e = &self->says[entry];
    for (uint32_t i = e->first_value; i < e->first_value + e->value_count; i++) {
        if (self->values[i].key == (uint32_t)key) {
            return self->strings + self->values[i].string;
        }
    }
    return NULL;
}

/* A number as data files write it, -7.32. Two exact numbers are divided, so the
 * result is the nearest double, as strtod gives it; others are left to strtod. */
static double read_number(const char *value) {
    static const double scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    enum { MOST_DIGITS = 15, MOST_DECIMALS = 6 };
    const char *at = value + (*value == '-');
    int64_t digits = 0;
    int count = 0, decimals = 0;
    for (bool point = false; *at && count <= MOST_DIGITS; at++) {
        if (*at == '.' && !point && count) {
            point = true;
            continue;
        }
        if (*at < '0' || *at > '9') {
            break;
        }
        digits = digits * 10 + (*at - '0');
        decimals += point;
        count++;
    }
    if (*at || !count || count > MOST_DIGITS || decimals > MOST_DECIMALS) {
        return strtod(value, NULL);
    }
    double number = (double)digits / scales[decimals];
    return *value == '-' ? -number : number;
}

double lexicon_number(const ChLexicon *self, EntryId entry, LexiconKey key, double otherwise) {
    const char *value = lexicon_value(self, entry, key);
    return value ? read_number(value) : otherwise;
}

bool lexicon_list_holds(const char *value, const char *word) {
    while (value && *value) { /* lists are short: no call of the C library is worth its while */
        const char *letter = word;
        while (*letter && *letter == *value) {
            letter++;
            value++;
        }
        if (!*letter && (!*value || *value == '|')) {
            return true;
        }
        while (*value && *value++ != '|') {
        }
    }
    return false;
}

bool lexicon_holds(const ChLexicon *self, EntryId entry, LexiconKey key, const char *word) {
    return lexicon_list_holds(lexicon_value(self, entry, key), word);
}

const char *lexicon_form(const ChLexicon *self, EntryId entry) {
    return self->strings + self->forms[self->entries[entry].first_form];
}

uint32_t lexicon_entry_count(const ChLexicon *self) { return self->entry_count; }

uint32_t lexicon_posting_count(const ChLexicon *self) { return self->posting_count; }

const void *lexicon_table(const ChLexicon *self, LexiconTable which, void *(*build)(const ChLexicon *)) {
    ChLexicon *keeper = (ChLexicon *)self; /* a lexicon is never a constant object: the table is its cache */
    void *table = atomic_load_explicit(&keeper->own->tables[which], memory_order_acquire);
    if (table) {
        return table;
    }
    pthread_mutex_lock(&keeper->own->lock);
    table = atomic_load_explicit(&keeper->own->tables[which], memory_order_relaxed);
    if (!table) {
        table = build(self);
        atomic_store_explicit(&keeper->own->tables[which], table, memory_order_release);
    }
    pthread_mutex_unlock(&keeper->own->lock);
    return table;
}

/* True if a form may begin with these two classes. */
static inline bool may_begin(const ChLexicon *self, uint16_t first, uint16_t second) {
    uint32_t pair = image_pair(first, second);
    return self->pairs[pair / 64] >> pair % 64 & 1;
}

enum { MATCH_AHEAD = 8 }; /* characters */

/* The class of each character of the text, and some zeroes behind the last. */
static const uint16_t *classes_of(const ChLexicon *self, Arena *arena, const Text *text) {
    uint16_t *classes = ARENA_ARRAY_UNSET(arena, uint16_t, (size_t)text->length + MATCH_AHEAD + 2);
    for (uint32_t at = 0; at < text->length; at++) {
        classes[at] = lexicon_character(self, text->character[at]);
    }
    memset(classes + text->length, 0, (MATCH_AHEAD + 2) * sizeof *classes);
    return classes;
}

/* The matches of a text while they are found. Handed on by value, so that it stays in registers. */
typedef struct Found {
    Match *items;
    uint32_t *longer;
    uint32_t count, longer_count;
    uint32_t capacity; /* of both */
} Found;

/* Twice the room. */
static Found found_grow(Arena *arena, Found found) {
    Found larger = found;
    larger.capacity *= 2;
    larger.items = ARENA_ARRAY_UNSET(arena, Match, larger.capacity);
    larger.longer = ARENA_ARRAY_UNSET(arena, uint32_t, larger.capacity);
    memcpy(larger.items, found.items, found.count * sizeof *found.items);
    memcpy(larger.longer, found.longer, found.longer_count * sizeof *found.longer);
    return larger;
}

/* Room for the matches of most texts of `length` characters. */
static Found found_new(Arena *arena, size_t length) {
    Found found = {.capacity = (uint32_t)length * 2 + 16};
    found.items = ARENA_ARRAY_UNSET(arena, Match, found.capacity);
    found.longer = ARENA_ARRAY_UNSET(arena, uint32_t, found.capacity);
    return found;
}

/* Puts down the form that ends at `unit`, if there is one: whether there is cannot be foretold.
 * Returns its classes. There is room. */
static inline ClassSet found_put(Found *self, const ImageUnit *unit, const ImageSet *sets, Span span) {
    const ImageSet *set = &sets[unit->set];
    bool is_form = unit->posting;
    self->items[self->count] = (Match){span, (unit->posting - 1) & NO_POSTING, set->kinds, set->roles, set->classes};
    self->longer[self->longer_count] = self->count;
    self->count += is_form;
    self->longer_count += is_form && span.length > 1;
    return is_form ? set->classes : 0;
}

/* The forms of two characters and more that begin at `start`, where `unit` is. Returns their classes. */
static inline ClassSet match_longer(const ChLexicon *self, Arena *arena, Found *found, ClassSet *ending,
                                    const uint16_t *class, uint32_t start, int32_t unit) {
    const ImageUnit *units = self->units;
    ClassSet all = 0;
    for (uint32_t at = start + 1; class[at]; at++) {
        int32_t next = units[unit].base + class[at];
        if (!(units[unit].next & image_next(class[at])) || units[next].check != unit) {
            break;
        }
        unit = next;
        if (found->count == found->capacity) {
            *found = found_grow(arena, *found);
        }
        ClassSet classes = found_put(found, &units[unit], self->sets, span_of(start, at + 1));
        ending[at + 1] |= classes;
        all |= classes;
    }
    return all;
}

MatchTable lexicon_match(const ChLexicon *self, Arena *arena, const Text *text) {
    const uint32_t length = text->length;
    const uint16_t *class = classes_of(self, arena, text);
    uint32_t *first = ARENA_ARRAY_UNSET(arena, uint32_t, (size_t)length + 1);
    ClassSet *starting = ARENA_ARRAY_UNSET(arena, ClassSet, (size_t)length + 1);
    ClassSet *ending = ARENA_ARRAY(arena, ClassSet, (size_t)length + 1);
    Found found = found_new(arena, length);
    const ImageUnit *units = self->units;
    const int32_t root = units[0].base;
    ClassSet anywhere = 0;
    unsigned pairs =
        0; /* bit n: a form may begin with the pair of characters n positions before the one last looked at */
    for (uint32_t at = 0; at < MATCH_AHEAD; at++) {
        pairs = pairs << 1 | may_begin(self, class[at], class[at + 1]);
    }
    for (uint32_t start = 0; start < length; start++) {
        /* The unit of a second character seldom is in the cache: it is asked for some positions ahead. */
        const uint16_t *ahead = class + start + MATCH_AHEAD;
        unsigned may = may_begin(self, ahead[0], ahead[1]);
        pairs = pairs << 1 | may;
        __builtin_prefetch(&units[(units[root + ahead[0]].base + ahead[1]) & -(int32_t)may]);
        if (found.count == found.capacity) {
            found = found_grow(arena, found);
        }
        first[start] = found.count;
        ClassSet all = found_put(&found, &units[root + class[start]], self->sets, (Span){start, 1});
        ending[start + 1] |= all;
        if (pairs >> MATCH_AHEAD & 1) {
            all |= match_longer(self, arena, &found, ending, class, start, root + class[start]);
        }
        starting[start] = all;
        anywhere |= all;
    }
    starting[length] = 0;
    first[length] = found.count;
    return (MatchTable){.items = found.items,
                        .first = first,
                        .starting = starting,
                        .ending = ending,
                        .classes = anywhere,
                        .longer = found.longer,
                        .count = found.count,
                        .longer_count = found.longer_count,
                        .number = class};
}

Match lexicon_match_at(const ChLexicon *self, const Text *text, uint32_t start, uint32_t end, ClassSet classes) {
    Match found = {.span = {start, 0}, .posting = NO_POSTING};
    int32_t unit = 0;
    uint16_t before = 0;
    for (uint32_t at = start; at < end && text->character[at] < 0x10000; at++) {
        uint16_t class = self->characters[text->character[at]];
        int32_t next = self->units[unit].base + class;
        if (!class || (at == start + 1 && !may_begin(self, before, class)) ||
            !(self->units[unit].next & image_next(class)) || self->units[next].check != unit) {
            break;
        }
        before = class;
        unit = next;
        uint32_t posting = self->units[unit].posting;
        const ImageSet *set = &self->sets[self->units[unit].set];
        if (posting && (set->classes & classes)) {
            found = (Match){span_of(start, at + 1), (posting - 1) & NO_POSTING, set->kinds, set->roles, set->classes};
        }
    }
    return found;
}

uint32_t lexicon_find(const ChLexicon *self, const char *form) {
    size_t length = strlen(form);
    int32_t unit = 0;
    for (size_t at = 0; at < length;) {
        uint32_t c = utf8_read(form, length, &at);
        uint16_t class = c < 0x10000 ? self->characters[c] : 0;
        int32_t next = self->units[unit].base + class;
        if (!class || self->units[next].check != unit) {
            return UINT32_MAX;
        }
        unit = next;
    }
    return self->units[unit].posting ? self->units[unit].posting - 1 : UINT32_MAX;
}

/* True if a |-separated list holds `name` in any case of ASCII letters. */
static bool list_holds(const char *list, const char *name) {
    size_t length = strlen(name);
    while (list && *list) {
        size_t part = strcspn(list, "|");
        if (part == length && strncasecmp(list, name, length) == 0) {
            return true;
        }
        list += part + (list[part] == '|');
    }
    return false;
}

static const char *code_of(const ChLexicon *self, EntryId entry) {
    const char *code = lexicon_value(self, entry, KEY_CODE);
    code = code ? code : lexicon_value(self, entry, KEY_SHORT);
    return code ? code : lexicon_form(self, entry);
}

static bool entry_is_named(const ChLexicon *self, EntryId entry, const char *name) {
    static const LexiconKey keys[] = {KEY_CODE, KEY_ISO2, KEY_ENGLISH, KEY_VIETNAMESE, KEY_SHORT};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (list_holds(lexicon_value(self, entry, keys[i]), name)) {
            return true;
        }
    }
    return false;
}

/* A country or bloc; `english` is the first of its English names, "" if it has
 * none. The strings are the image's but `english`, which is the table's. */
typedef struct State {
    EntryId entry;
    const char *code, *english;
} State;

/* All countries and blocs, the user's own first, the strings behind them. */
typedef struct StateTable {
    size_t count;
    State items[];
} StateTable;

static bool is_state(const ChLexicon *self, EntryId entry) {
    LexiconClass class = lexicon_class(self, entry);
    return class == CLASS_COUNTRY || class == CLASS_BLOC;
}

static size_t english_length(const ChLexicon *self, EntryId entry) {
    const char *english = lexicon_value(self, entry, KEY_ENGLISH);
    return english ? strcspn(english, "|") : 0;
}

static void *build_states(const ChLexicon *self) {
    size_t count = 0, bytes = 0;
    for (EntryId entry = 0; entry < self->entry_count; entry++) {
        if (is_state(self, entry)) {
            count++;
            bytes += english_length(self, entry) + 1;
        }
    }
    StateTable *table = calloc(1, sizeof *table + count * sizeof(State) + bytes);
    if (!table) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    char *strings = (char *)(table->items + count);
    EntryId builtin = 0;
    while (builtin < self->entry_count && self->entries[builtin].layer == 0) {
        builtin++;
    }
    for (EntryId i = 0; i < self->entry_count; i++) {
        EntryId entry = (i + builtin) % self->entry_count;
        if (is_state(self, entry)) {
            size_t length = english_length(self, entry);
            table->items[table->count++] = (State){entry, code_of(self, entry), strings};
            if (length) {
                memcpy(strings, lexicon_value(self, entry, KEY_ENGLISH), length);
            }
            strings += length + 1;
        }
    }
    return table;
}

/* The code of the country or bloc of this form in the lexicon; NULL if there is none, or more than one. */
static const char *country_of_form(const ChLexicon *self, const char *form, bool *known) {
    uint32_t posting = lexicon_find(self, form);
    static const LexiconClass classes[] = {CLASS_COUNTRY, CLASS_BLOC, CLASS_COUNTRY_SIGN};
    for (size_t i = 0; posting != UINT32_MAX && i < sizeof classes / sizeof *classes; i++) {
        EntryId entry = lexicon_entry_of(self, posting, classes[i]);
        if (entry != NO_ENTRY) {
            const char *code = code_of(self, entry);
            *known = true;
            return strchr(code, '|') ? NULL : code;
        }
    }
    return NULL;
}

/* The forms are in simplified script: one in traditional script is folded as a page's text is. */
static const char *country_of_folded(const ChLexicon *self, const char *name, bool *known) {
    Arena arena;
    arena_init(&arena);
    const Text *text = text_new(&arena, name, strlen(name));
    char *folded = arena_alloc(&arena, (size_t)text->length * 4 + 1), *out = folded;
    for (uint32_t i = 0; i < text->length; i++) {
        out += utf8_write(out, text->character[i]);
    }
    *out = '\0';
    const char *code = country_of_form(self, folded, known);
    arena_free(&arena);
    return code;
}

const char *ch_lexicon_country(const ChLexicon *self, const char *name) {
    bool known = false;
    const char *code = country_of_form(self, name, &known);
    code = known ? code : country_of_folded(self, name, &known);
    if (known) {
        return code;
    }
    const StateTable *states = lexicon_table(self, TABLE_STATES, build_states);
    for (size_t i = 0; *name && i < states->count; i++) {
        if (entry_is_named(self, states->items[i].entry, name)) {
            return states->items[i].code;
        }
    }
    return NULL;
}

const char *ch_lexicon_country_name(const ChLexicon *self, const char *code, const char *language) {
    const StateTable *states = lexicon_table(self, TABLE_STATES, build_states);
    for (size_t i = 0; i < states->count; i++) {
        const State *state = &states->items[i];
        if (strcmp(state->code, code) == 0) {
            return strcmp(language, "en") == 0 && *state->english ? state->english : lexicon_form(self, state->entry);
        }
    }
    return code;
}
