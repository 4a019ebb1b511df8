#include "lexicon/check.h"

#include <stdio.h>
#include <stdlib.h>

enum { MESSAGE_BYTES = 1024 };

/* A form met before. `key` holds the class, the form and the values that tell
 * homonyms apart. */
typedef struct Seen {
    const char *key;
    unsigned line;
} Seen;

/* Open addressing; `capacity` is a power of two and never more than half full. */
struct EntryCheck {
    Arena *arena;
    Seen *seen;
    size_t count, capacity;
};

/* Words that a key may hold, in one class or (CLASS_COUNT) in all. */
typedef struct Vocabulary {
    LexiconClass class;
    LexiconKey key;
    const char *words;
} Vocabulary;

static const Vocabulary vocabularies[] = {
#define X(class, key, words) {CLASS_##class, KEY_##key, words},
    LEXICON_VOCABULARIES(X)
#undef X
#define X(key, words) {CLASS_COUNT, KEY_##key, words},
        LEXICON_KEY_VOCABULARIES(X)
#undef X
};

static const bool number_keys[KEY_COUNT] = {
#define X(key) [KEY_##key] = true,
    LEXICON_NUMBER_KEYS(X)
#undef X
};

static const bool long_form_classes[CLASS_COUNT] = {
#define X(class) [CLASS_##class] = true,
    LEXICON_LONG_FORM_CLASSES(X)
#undef X
};

/* Two entries with one form are homonyms, not doubles, if one of these differs. */
static const LexiconKey telling_keys[] = {KEY_KIND, KEY_ROLE, KEY_EVENT, KEY_FRAME, KEY_CODE, KEY_COUNTRY};

EntryCheck *entry_check_new(Arena *arena) {
    EntryCheck *self = ARENA_NEW(arena, EntryCheck);
    self->arena = arena;
    self->capacity = 1024;
    self->seen = ARENA_ARRAY(arena, Seen, self->capacity);
    return self;
}

static size_t hash_of(const char *key) {
    size_t hash = 1469598103934665603u;
    for (; *key; key++) {
        hash = (hash ^ (unsigned char)*key) * 1099511628211u;
    }
    return hash;
}

static Seen *find_seen(Seen *seen, size_t capacity, const char *key) {
    size_t at = hash_of(key) & (capacity - 1);
    while (seen[at].key && strcmp(seen[at].key, key) != 0) {
        at = (at + 1) & (capacity - 1);
    }
    return &seen[at];
}

static void grow(EntryCheck *self) {
    size_t capacity = self->capacity * 2;
    Seen *larger = ARENA_ARRAY(self->arena, Seen, capacity);
    for (size_t i = 0; i < self->capacity; i++) {
        if (self->seen[i].key) {
            *find_seen(larger, capacity, self->seen[i].key) = self->seen[i];
        }
    }
    self->seen = larger;
    self->capacity = capacity;
}

/* The line where the key was met before, or 0; it is remembered from now on. */
static unsigned met_before(EntryCheck *self, const char *key, unsigned line) {
    Seen *seen = find_seen(self->seen, self->capacity, key);
    if (seen->key) {
        return seen->line;
    }
    *seen = (Seen){key, line};
    if (++self->count * 2 > self->capacity) {
        grow(self);
    }
    return 0;
}

static const char *value_of(const LexiconSource *source, const SourceEntry *entry, LexiconKey key) {
    for (uint32_t i = 0; i < entry->value_count; i++) {
        const SourceValue *value = &source->values.items[entry->first_value + i];
        if (value->key == key) {
            return value->value;
        }
    }
    return "";
}

/* What tells the entry's forms from homonyms, behind the class. */
static const char *homonym_key(EntryCheck *self, const LexiconSource *source, const SourceEntry *entry,
                               const char *form) {
    const char *parts[2 + sizeof telling_keys / sizeof *telling_keys] = {lexicon_class_name(entry->class), form};
    size_t count = 2, length = 0;
    for (size_t i = 0; i < sizeof telling_keys / sizeof *telling_keys; i++) {
        parts[count++] = value_of(source, entry, telling_keys[i]);
    }
    for (size_t i = 0; i < count; i++) {
        length += strlen(parts[i]) + 1;
    }
    char *key = arena_alloc(self->arena, length + 1);
    char *out = key;
    for (size_t i = 0; i < count; i++) {
        out = stpcpy(out, parts[i]);
        *out++ = '\t';
    }
    return key;
}

static void check_form(EntryCheck *self, const Place *place, const SourceEntry *entry, const char *form,
                       const char *at) {
    size_t length = strlen(form);
    uint32_t characters = 0;
    bool is_beyond = false;
    for (size_t read = 0; read < length; characters++) {
        is_beyond = utf8_read(form, length, &read) > 0xFFFF || is_beyond;
    }
    if (is_beyond) {
        place_warning(place, at, "the form has a character beyond U+FFFF and is never found: use another spelling");
    }
    if (characters == 1 && long_form_classes[entry->class]) {
        place_warning(place, at, "a form of one character is found inside other words: write a longer one");
    }
    unsigned before = met_before(self, homonym_key(self, place->source, entry, form), place->line);
    if (before) {
        char message[MESSAGE_BYTES];
        snprintf(message, sizeof message,
                 "the form stands already in line %u (script, width and interpunct folded): remove one", before);
        place_warning(place, at, message);
    }
}

static bool is_in(const char *words, const char *word, size_t length) {
    while (*words) {
        size_t part = strcspn(words, "|");
        if (part == length && memcmp(words, word, length) == 0) {
            return true;
        }
        words += part + (words[part] == '|');
    }
    return false;
}

static const char *vocabulary_of(LexiconClass class, LexiconKey key) {
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        if (vocabularies[i].key == key && (vocabularies[i].class == class || vocabularies[i].class == CLASS_COUNT)) {
            return vocabularies[i].words;
        }
    }
    bool is_sorted = key == KEY_KIND || key == KEY_FLAGS || key == KEY_ROLE || key == KEY_FRAME;
    return is_sorted ? "" : NULL; /* these mean something only in the classes that list their words */
}

static void check_value(const Place *place, const SourceEntry *entry, const SourceValue *value, const char *at) {
    const char *words = vocabulary_of(entry->class, value->key);
    char message[MESSAGE_BYTES], *number_end;
    strtod(value->value, &number_end);
    if (number_keys[value->key] && !*number_end) {
        return;
    }
    for (const char *word = value->value; words; word++) {
        size_t length = strcspn(word, "|");
        if (!is_in(words, word, length)) {
            snprintf(message, sizeof message, "%s in [%s] is not read with this word: expected %s%s",
                     lexicon_key_name(value->key), lexicon_class_name(entry->class), *words ? "one of " : "no such key",
                     words);
            place_warning(place, at + (word - value->value), message);
        }
        word += length;
        if (!*word) {
            return;
        }
    }
    if (number_keys[value->key]) {
        place_warning(place, at, "expected a number");
    }
}

void check_entry(EntryCheck *self, const Place *place, const SourceEntry *entry, const char *at, const char *end) {
    const LexiconSource *source = place->source;
    for (uint32_t i = 0; i < entry->form_count; i++) {
        check_form(self, place, entry, source->forms.items[entry->first_form + i], at);
        while (at < end && *at != '|' && *at != '\t') {
            at++;
        }
        at += at < end;
    }
    bool had[KEY_COUNT] = {false};
    for (uint32_t i = 0; i < entry->value_count; i++) {
        const SourceValue *value = &source->values.items[entry->first_value + i];
        if (had[value->key]) {
            place_warning(place, at, "the key stands in this line already: only the first one is read");
        }
        had[value->key] = true;
        check_value(place, entry, value, at + strlen(lexicon_key_name(value->key)) + 1);
        at += strlen(lexicon_key_name(value->key)) + 1 + strlen(value->value);
        at += at < end;
    }
}
