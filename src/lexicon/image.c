#include "lexicon/image.h"

#include "base/index.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CHARACTER_COUNT = 65536,
    TRIES_IN_VAIN = 256, /* free units tried before a stretch counts as full */
    TRIES_CLOSE = 16,    /* … for a place close to the parent */
    LONGEST_WORD = 63,   /* bytes of a role or kind */
};

#define UNWEIGHED -10.0

/* A form on its way into the automaton. */
typedef struct Form {
    uint16_t *classes; /* character classes, 0 behind the last */
    uint32_t length;
    EntryId entry;
    uint32_t layer;
} Form;

/* What image_build works on; all memory is the arena's but the units'. */
typedef struct Builder {
    Arena arena;
    const LexiconSource *source;
    uint16_t characters[CHARACTER_COUNT];
    uint32_t class_count; /* of characters; classes are 1 and up */
    Form *forms;
    uint32_t form_count;
    uint64_t pairs[(1 << IMAGE_PAIR_BITS) / 64];
    ImageUnit *units;
    uint32_t unit_count;
    uint32_t *next_free;  /* of each unit: itself if it is free, else one nearer to the next free one */
    uint32_t search_from; /* where a place for several children is looked for */
    List(ImageSet) sets;
    List(ImagePosting) postings;
    List(EntryId) posted;
    List(char) strings;
    Index string_places; /* by string: 1 + its offset */
} Builder;

uint32_t image_fingerprint(void) {
    uint32_t hash = 2166136261u;
    for (int i = 0; i < CLASS_COUNT + KEY_COUNT; i++) {
        const char *name =
            i < CLASS_COUNT ? lexicon_class_name((LexiconClass)i) : lexicon_key_name((LexiconKey)(i - CLASS_COUNT));
        for (; *name; name++) {
            hash = (hash ^ (unsigned char)*name) * 16777619u;
        }
        hash = (hash ^ 31) * 16777619u;
    }
    return hash;
}

/* Numbers the characters by how many forms hold them, so that the classes of
 * common characters are small and the double array is dense. */
static void number_characters(Builder *self) {
    static _Thread_local uint32_t uses[CHARACTER_COUNT];
    memset(uses, 0, sizeof uses);
    for (size_t i = 0; i < self->source->forms.count; i++) {
        const char *form = self->source->forms.items[i];
        size_t length = strlen(form);
        for (size_t at = 0; at < length;) {
            uint32_t c = utf8_read(form, length, &at);
            uses[c < CHARACTER_COUNT ? c : 0]++;
        }
    }
    uint32_t highest = 0;
    for (uint32_t c = 0; c < CHARACTER_COUNT; c++) {
        highest = uses[c] > highest ? uses[c] : highest;
    }
    uint16_t next = 1;
    for (uint32_t limit = highest; limit > 0; limit = limit * 3 / 4) {
        uint32_t below = limit * 3 / 4;
        for (uint32_t c = 0; c < CHARACTER_COUNT; c++) {
            if (uses[c] <= limit && uses[c] > below) {
                self->characters[c] = next++;
            }
        }
    }
    self->class_count = next - 1u;
}

static int compare_forms(const void *left, const void *right) {
    const Form *a = left, *b = right;
    for (uint32_t i = 0;; i++) {
        if (a->classes[i] != b->classes[i]) {
            return a->classes[i] < b->classes[i] ? -1 : 1;
        }
        if (!a->classes[i]) {
            break;
        }
    }
    if (a->layer != b->layer) {
        return a->layer > b->layer ? -1 : 1;
    }
    return a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* The automaton knows the characters of the Basic Multilingual Plane only; a
 * form with others is kept in its entry but never found. */
static bool is_matchable(const char *form, size_t length) {
    for (size_t at = 0; at < length;) {
        if (utf8_read(form, length, &at) >= CHARACTER_COUNT) {
            return false;
        }
    }
    return length > 0;
}

static void collect_forms(Builder *self) {
    const LexiconSource *source = self->source;
    self->forms = ARENA_ARRAY(&self->arena, Form, source->forms.count + 1);
    for (EntryId e = 0; e < source->entries.count; e++) {
        const SourceEntry *entry = &source->entries.items[e];
        for (uint32_t f = entry->first_form; f < entry->first_form + entry->form_count; f++) {
            const char *bytes = source->forms.items[f];
            size_t length = strlen(bytes);
            if (!is_matchable(bytes, length)) {
                continue;
            }
            Form form = {ARENA_ARRAY(&self->arena, uint16_t, length + 1), 0, e, entry->layer};
            for (size_t at = 0; at < length;) {
                uint32_t c = utf8_read(bytes, length, &at);
                form.classes[form.length++] = self->characters[c];
            }
            self->forms[self->form_count++] = form;
            if (form.length > 1) {
                uint32_t pair = image_pair(form.classes[0], form.classes[1]);
                self->pairs[pair / 64] |= (uint64_t)1 << pair % 64;
            }
        }
    }
    qsort(self->forms, self->form_count, sizeof(Form), compare_forms);
}

static void reserve_units(Builder *self, uint32_t count) {
    if (count <= self->unit_count) {
        return;
    }
    uint32_t larger = self->unit_count ? self->unit_count : 1 << 16;
    while (larger < count) {
        larger *= 2;
    }
    self->units = realloc(self->units, larger * sizeof(ImageUnit));
    self->next_free = realloc(self->next_free, larger * sizeof(uint32_t));
    if (!self->units || !self->next_free) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (uint32_t i = self->unit_count; i < larger; i++) {
        self->units[i] = (ImageUnit){0, -1, 0, 0, 0};
        self->next_free[i] = i;
    }
    self->unit_count = larger;
}

/* The first free unit from `unit` on. Paths are halved on the way, so that runs
 * of taken units are jumped over. */
static uint32_t next_free_unit(Builder *self, uint32_t unit) {
    reserve_units(self, unit + CHARACTER_COUNT);
    while (self->next_free[unit] != unit) {
        reserve_units(self, self->next_free[unit] + CHARACTER_COUNT);
        self->next_free[unit] = self->next_free[self->next_free[unit]];
        unit = self->next_free[unit];
    }
    return unit;
}

/* A base from which all child classes meet free units, the first child in the first such
 * unit from `from` on; 0 if none was found in so many tries. */
static uint32_t try_base(Builder *self, const uint16_t *classes, uint32_t count, uint32_t from, uint32_t tries) {
    uint32_t tried = 0;
    for (uint32_t unit = next_free_unit(self, from); tried < tries; unit = next_free_unit(self, unit + 1), tried++) {
        uint32_t base = unit - classes[0];
        bool fits = true;
        for (uint32_t i = 1; i < count && fits; i++) {
            fits = self->next_free[base + classes[i]] == base + classes[i];
        }
        if (fits) {
            self->search_from = tried > TRIES_IN_VAIN ? unit : self->search_from; /* never behind a few tries */
            return base;
        }
    }
    return 0;
}

/* A base for the children of `parent`. Those of the third character and behind come close
 * to it if they can: whoever looks at them has just read its line of the cache. Other
 * siblings are looked for from `search_from` on, which moves behind stretches where many
 * free units were tried in vain: their holes are filled by what is close. */
static uint32_t find_base(Builder *self, const uint16_t *classes, uint32_t count, uint32_t depth, uint32_t parent) {
    enum { LINE = 64 / sizeof(ImageUnit) };
    uint32_t least = classes[0] + 1u, line = parent / LINE * LINE;
    uint32_t base = depth > 1 ? try_base(self, classes, count, line > least ? line : least, TRIES_CLOSE) : 0;
    uint32_t from = self->search_from > least ? self->search_from : least;
    return base ? base : try_base(self, classes, count, from, UINT32_MAX);
}

static void take_unit(Builder *self, uint32_t unit, int32_t parent) {
    self->units[unit].check = parent;
    self->next_free[unit] = unit + 1;
}

static uint32_t add_posting(Builder *self, uint32_t first, uint32_t last) {
    ImagePosting posting = {0, (uint32_t)self->posted.count, 0};
    for (uint32_t i = first; i < last; i++) {
        EntryId entry = self->forms[i].entry;
        if (posting.count && self->posted.items[self->posted.count - 1] == entry) {
            continue;
        }
        posting.classes |= CLASS_BIT(self->source->entries.items[entry].class);
        posting.count++;
        *list_push(&self->arena, &self->posted) = entry;
    }
    *list_push(&self->arena, &self->postings) = posting;
    assert(self->postings.count < NO_POSTING); /* two million forms */
    return (uint32_t)self->postings.count;
}

/* Adds the marks of an entry's roles and kinds to those of a set. */
static void mark_words(const LexiconSource *source, EntryId entry, ImageSet *set) {
    const SourceEntry *own = &source->entries.items[entry];
    for (uint32_t i = own->first_value; i < own->first_value + own->value_count; i++) {
        LexiconKey key = source->values.items[i].key;
        const char *list = key == KEY_ROLE || key == KEY_KIND ? source->values.items[i].value : "";
        while (*list) {
            char word[LONGEST_WORD + 1];
            size_t length = strcspn(list, "|"), kept = length < LONGEST_WORD ? length : LONGEST_WORD;
            memcpy(word, list, kept);
            word[kept] = '\0';
            bool cut = length > LONGEST_WORD; /* rather it may be any */
            set->roles |= key != KEY_ROLE ? 0 : cut ? UINT32_MAX : lexicon_role(word);
            set->kinds |= key != KEY_KIND ? 0 : cut ? (1u << KIND_BITS) - 1 : lexicon_kind(word);
            list += length + (list[length] == '|');
        }
    }
}

/* True if the entry has one of the words under the key. */
static bool holds_one(const LexiconSource *source, const SourceEntry *entry, LexiconKey key, const char *words) {
    for (uint32_t i = entry->first_value; i < entry->first_value + entry->value_count; i++) {
        const char *value = source->values.items[i].key == (uint32_t)key ? source->values.items[i].value : "";
        while (*value) {
            size_t length = strcspn(value, "|");
            for (const char *word = words; *word; word += strcspn(word, "|"), word += *word == '|') {
                if (strcspn(word, "|") == length && memcmp(word, value, length) == 0) {
                    return true;
                }
            }
            value += length + (value[length] == '|');
        }
    }
    return false;
}

static ClassSet subclasses_of(const LexiconSource *source, EntryId id) {
    static const struct {
        LexiconClass class;
        LexiconKey key;
        LexiconSubclass subclass;
        bool among;
        const char *words;
    } table[] = {
#define X(symbol, class, key, among, words) {CLASS_##class, KEY_##key, SUBCLASS_##symbol, among, words},
        LEXICON_SUBCLASSES(X)
#undef X
    };
    const SourceEntry *entry = &source->entries.items[id];
    ClassSet found = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (entry->class == table[i].class &&
            holds_one(source, entry, table[i].key, table[i].words) == table[i].among) {
            found |= SUBCLASS_BIT(table[i].subclass);
        }
    }
    return found;
}

/* The place of the set of a posting in the list of sets; there are some thousand. */
static uint16_t set_of(Builder *self, const ImagePosting *posting) {
    ImageSet set = {.classes = posting->classes};
    for (uint32_t i = posting->first; i < posting->first + posting->count; i++) {
        mark_words(self->source, self->posted.items[i], &set);
        set.classes |= subclasses_of(self->source, self->posted.items[i]);
    }
    for (uint32_t i = 0; i < self->sets.count; i++) {
        const ImageSet *other = &self->sets.items[i];
        if (other->classes == set.classes && other->roles == set.roles && other->kinds == set.kinds) {
            return (uint16_t)i;
        }
    }
    assert(self->sets.count < UINT16_MAX);
    *list_push(&self->arena, &self->sets) = set;
    return (uint16_t)(self->sets.count - 1);
}

/* Gives the unit the posting of the forms of `depth` characters that open the
 * run [first, last); returns the first form behind them. */
static uint32_t post_forms(Builder *self, uint32_t first, uint32_t last, uint32_t depth, uint32_t unit) {
    uint32_t inner = first;
    while (inner < last && self->forms[inner].length == depth) {
        inner++;
    }
    if (inner > first) {
        self->units[unit].posting = add_posting(self, first, inner);
        self->units[unit].set = set_of(self, &self->postings.items[self->postings.count - 1]);
    }
    return inner;
}

/* Places the forms [first, last), which share `depth` characters and are longer,
 * below `unit`. Siblings are posted one behind the other, those of one character
 * first of all: what is met most stands together. */
static void place_forms(Builder *self, uint32_t first, uint32_t last, uint32_t depth, int32_t unit) {
    if (first == last) {
        return;
    }
    uint16_t *classes = ARENA_ARRAY(&self->arena, uint16_t, last - first);
    uint32_t *starts = ARENA_ARRAY(&self->arena, uint32_t, last - first + 1);
    uint32_t count = 0;
    for (uint32_t i = first; i < last; i++) {
        if (!count || classes[count - 1] != self->forms[i].classes[depth]) {
            starts[count] = i;
            classes[count++] = self->forms[i].classes[depth];
        }
    }
    starts[count] = last;
    if (depth) {
        self->units[unit].base = (int32_t)find_base(self, classes, count, depth, (uint32_t)unit);
    }
    uint32_t base = (uint32_t)self->units[unit].base;
    uint32_t *longer = ARENA_ARRAY(&self->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        take_unit(self, base + classes[i], unit);
        self->units[unit].next |= image_next(classes[i]);
        longer[i] = post_forms(self, starts[i], starts[i + 1], depth + 1, base + classes[i]);
    }
    for (uint32_t i = 0; i < count; i++) {
        place_forms(self, longer[i], starts[i + 1], depth + 1, (int32_t)base + classes[i]);
    }
}

/* The units of all classes stand in a row below the root, those of characters that begin no
 * form too, which have neither posting nor children: whoever looks up a character need not
 * ask whether it begins a form. */
static void take_first_units(Builder *self) {
    enum { ROOT_BASE = 1 };
    for (uint32_t class = 0; class <= self->class_count; class ++) {
        take_unit(self, ROOT_BASE + class, 0);
    }
    self->units[0].base = ROOT_BASE;
}

/* A posting on its way to its number. */
typedef struct Ranked {
    double weight; /* the logarithm of how common its form is as a word */
    uint32_t posting;
} Ranked;

/* The commonest word among the entries of a posting; what has no word counts as a
 * fairly common one: names of states, verbs of frames. */
static double weight_of(const Builder *self, const ImagePosting *posting) {
    double weight = UNWEIGHED;
    bool weighed = false;
    for (uint32_t i = posting->first; i < posting->first + posting->count; i++) {
        const SourceEntry *entry = &self->source->entries.items[self->posted.items[i]];
        for (uint32_t v = entry->first_value; entry->class == CLASS_WORD && v < entry->first_value + entry->value_count;
             v++) {
            const SourceValue *value = &self->source->values.items[v];
            double own = value->key == KEY_WEIGHT ? strtod(value->value, NULL) : -INFINITY;
            weight = own > weight || (own > -INFINITY && !weighed) ? own : weight;
            weighed = weighed || own > -INFINITY;
        }
    }
    return weight;
}

static int compare_ranks(const void *left, const void *right) {
    const Ranked *a = left, *b = right;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return a->posting < b->posting ? -1 : a->posting > b->posting;
}

/* Numbers the postings anew, the commonest first: what is kept by posting is then
 * dense where it is looked at, and stays in the cache. */
static void rank_postings(Builder *self) {
    uint32_t count = (uint32_t)self->postings.count;
    if (!count) {
        return;
    }
    Ranked *ranks = ARENA_ARRAY(&self->arena, Ranked, count + 1);
    uint32_t *number = ARENA_ARRAY(&self->arena, uint32_t, count + 1); /* old and new ones, both from 1 */
    List(ImagePosting) postings = {0};
    List(EntryId) posted = {0};
    for (uint32_t i = 0; i < count; i++) {
        ranks[i] = (Ranked){weight_of(self, &self->postings.items[i]), i};
    }
    qsort(ranks, count, sizeof *ranks, compare_ranks);
    for (uint32_t i = 0; i < count; i++) {
        ImagePosting *posting = &self->postings.items[ranks[i].posting];
        number[ranks[i].posting + 1] = i + 1;
        *list_push(&self->arena, &postings) = (ImagePosting){posting->classes, (uint32_t)posted.count, posting->count};
        for (uint32_t k = posting->first; k < posting->first + posting->count; k++) {
            *list_push(&self->arena, &posted) = self->posted.items[k];
        }
    }
    for (uint32_t i = 0; i < self->unit_count; i++) {
        self->units[i].posting = number[self->units[i].posting];
    }
    if (postings.items && posted.items) {
        memcpy(self->postings.items, postings.items, count * sizeof *postings.items);
        memcpy(self->posted.items, posted.items, posted.count * sizeof *posted.items);
    }
}

/* Where the string stands among the strings. Each stands there once: codes of countries
 * that are the same are one string, which few lines of the cache hold. */
static uint32_t add_string(Builder *self, const char *string) {
    void **place = index_put(&self->arena, &self->string_places, string);
    if (!*place) {
        *place = (void *)(uintptr_t)(self->strings.count + 1);
        for (size_t i = 0, length = strlen(string); i <= length; i++) {
            *list_push(&self->arena, &self->strings) = string[i];
        }
    }
    return (uint32_t)(uintptr_t)*place - 1;
}

/* One part of the image on its way out. */
typedef struct Part {
    const void *bytes;
    size_t size;
    uint32_t *offset; /* where in the header its offset goes */
} Part;

/* Parts begin at lines of the cache. */
static size_t aligned(size_t size) { return (size + 63) & ~(size_t)63; }

static void *assemble(ImageHeader *header, Part *parts, size_t count, size_t *size) {
    size_t total = sizeof *header;
    for (size_t i = 0; i < count; i++) {
        total = aligned(total);
        *parts[i].offset = (uint32_t)total;
        total += parts[i].size;
    }
    header->size = (uint32_t)total;
    char *image = calloc(1, total);
    if (!image) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    memcpy(image, header, sizeof *header);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].size) {
            memcpy(image + *parts[i].offset, parts[i].bytes, parts[i].size);
        }
    }
    *size = total;
    return image;
}

/* The marks of all keys and listed words of an entry. */
static uint64_t marks_of(const LexiconSource *source, const SourceEntry *entry) {
    uint64_t marks = 0;
    for (uint32_t i = entry->first_value; i < entry->first_value + entry->value_count; i++) {
        const char *word = source->values.items[i].value;
        while (*word) {
            size_t length = strcspn(word, "|");
            marks |= lexicon_mark(source->values.items[i].key, word, length);
            word += length + (word[length] == '|');
        }
    }
    return marks;
}

static void *write_image(Builder *self, size_t *size) {
    const LexiconSource *source = self->source;
    Arena *arena = &self->arena;
    index_reserve(arena, &self->string_places, source->forms.count + source->values.count);
    uint32_t *forms = ARENA_ARRAY(arena, uint32_t, source->forms.count);
    for (size_t i = 0; i < source->forms.count; i++) {
        forms[i] = add_string(self, source->forms.items[i]);
    }
    ImageValue *values = ARENA_ARRAY(arena, ImageValue, source->values.count);
    for (size_t i = 0; i < source->values.count; i++) {
        values[i] = (ImageValue){source->values.items[i].key, add_string(self, source->values.items[i].value)};
    }
    ImageEntry *entries = ARENA_ARRAY(arena, ImageEntry, source->entries.count);
    ImageSays *says = ARENA_ARRAY(arena, ImageSays, source->entries.count);
    for (size_t i = 0; i < source->entries.count; i++) {
        const SourceEntry *e = &source->entries.items[i];
        entries[i] = (ImageEntry){e->class, e->layer, e->first_form, e->form_count};
        says[i] = (ImageSays){marks_of(source, e), e->first_value, e->value_count};
    }
    uint8_t *posted_classes = ARENA_ARRAY(arena, uint8_t, self->posted.count + POSTED_AHEAD);
    for (size_t i = 0; i < self->posted.count; i++) {
        posted_classes[i] = (uint8_t)entries[self->posted.items[i]].class;
    }
    uint32_t used = self->unit_count;
    while (used > 1 && self->units[used - 1].check == -1) {
        used--;
    }
    used += CHARACTER_COUNT; /* base + class never leaves the array */
    reserve_units(self, used);
    ImageHeader header = {.magic = IMAGE_MAGIC,
                          .version = IMAGE_VERSION,
                          .fingerprint = image_fingerprint(),
                          .unit_count = used,
                          .set_count = (uint32_t)self->sets.count,
                          .posting_count = (uint32_t)self->postings.count,
                          .posted_count = (uint32_t)self->posted.count,
                          .entry_count = (uint32_t)source->entries.count,
                          .form_count = (uint32_t)source->forms.count,
                          .value_count = (uint32_t)source->values.count,
                          .string_bytes = (uint32_t)self->strings.count};
    Part parts[] = {{self->characters, sizeof self->characters, &header.characters},
                    {self->pairs, sizeof self->pairs, &header.pairs},
                    {self->units, used * sizeof(ImageUnit), &header.units},
                    {self->sets.items, self->sets.count * sizeof(ImageSet), &header.sets},
                    {self->postings.items, self->postings.count * sizeof(ImagePosting), &header.postings},
                    {self->posted.items, self->posted.count * sizeof(EntryId), &header.posted},
                    {posted_classes, self->posted.count + POSTED_AHEAD, &header.posted_classes},
                    {entries, source->entries.count * sizeof *entries, &header.entries},
                    {says, source->entries.count * sizeof *says, &header.says},
                    {forms, source->forms.count * sizeof *forms, &header.forms},
                    {values, source->values.count * sizeof *values, &header.values},
                    {self->strings.items, self->strings.count, &header.strings}};
    return assemble(&header, parts, sizeof parts / sizeof *parts, size);
}

void *image_build(const LexiconSource *source, size_t *size) {
    Builder *self = calloc(1, sizeof *self);
    if (!self) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    self->source = source;
    number_characters(self);
    collect_forms(self);
    reserve_units(self, CHARACTER_COUNT);
    take_unit(self, 0, 0);
    take_first_units(self);
    place_forms(self, 0, self->form_count, 0, 0);
    rank_postings(self);
    void *image = write_image(self, size);
    free(self->units);
    free(self->next_free);
    arena_free(&self->arena);
    free(self);
    return image;
}

void *image_with_derived(const void *image, const void *derived, size_t bytes, size_t *size) {
    const ImageHeader *header = image;
    size_t at = aligned(header->size);
    char *larger = calloc(1, at + bytes);
    if (!larger) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    memcpy(larger, image, header->size);
    memcpy(larger + at, derived, bytes);
    ImageHeader *own = (ImageHeader *)(void *)larger;
    own->derived = (uint32_t)at;
    own->derived_bytes = (uint32_t)bytes;
    *size = at + bytes;
    return larger;
}

void image_unpack(const void *image, LexiconSource *source) {
    const ImageHeader *header = image;
    const char *bytes = image;
    const ImageEntry *entries = (const void *)(bytes + header->entries);
    const ImageSays *says = (const void *)(bytes + header->says);
    const ImageValue *values = (const void *)(bytes + header->values);
    const uint32_t *forms = (const void *)(bytes + header->forms);
    const char *strings = bytes + header->strings;
    assert(source->entries.count == 0);
    for (uint32_t i = 0; i < header->form_count; i++) {
        *list_push(source->arena, &source->forms) = strings + forms[i];
    }
    for (uint32_t i = 0; i < header->value_count; i++) {
        *list_push(source->arena, &source->values) =
            (SourceValue){(LexiconKey)values[i].key, strings + values[i].string};
    }
    for (uint32_t i = 0; i < header->entry_count; i++) {
        const ImageEntry *e = &entries[i];
        *list_push(source->arena, &source->entries) = (SourceEntry){
            (LexiconClass)e->class, e->layer, e->first_form, e->form_count, says[i].first_value, says[i].value_count};
    }
}
