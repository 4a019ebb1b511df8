#include "lexicon/source.h"

#include "base/error.h"
#include "lexicon/check.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const class_names[CLASS_COUNT] = {
#define X(symbol, name, meaning) name,
    LEXICON_CLASSES(X)
#undef X
};
static const char *const key_names[KEY_COUNT] = {
#define X(symbol, name, meaning) name,
    LEXICON_KEYS(X)
#undef X
};

const char *lexicon_class_name(LexiconClass class) { return class_names[class]; }
const char *lexicon_key_name(LexiconKey key) { return key_names[key]; }

static void tell(const Place *place, const char *at, const char *message, bool is_warning) {
    if (!place->source->report) {
        return;
    }
    unsigned column = 1;
    for (const char *p = place->line_start; p < at; p++) {
        column += (*p & 0xC0) != 0x80;
    }
    ChLexiconProblem report = {place->file, place->line, column, message, is_warning};
    place->source->report(place->source->report_context, &report);
}

void place_problem(const Place *place, const char *at, const char *message) {
    place->source->problems++;
    tell(place, at, message, false);
}

void place_warning(const Place *place, const char *at, const char *message) { tell(place, at, message, true); }

static int find_name(const char *const *names, int count, const char *bytes, size_t length) {
    for (int i = 0; i < count; i++) {
        if (strlen(names[i]) == length && memcmp(names[i], bytes, length) == 0) {
            return i;
        }
    }
    return -1;
}

static const char *find_byte(const char *from, const char *end, char byte) {
    const char *found = memchr(from, byte, (size_t)(end - from));
    return found ? found : end;
}

static void parse_forms(const Place *place, SourceEntry *entry, const char *at, const char *end) {
    LexiconSource *self = place->source;
    entry->first_form = (uint32_t)self->forms.count;
    while (at <= end) {
        const char *stop = find_byte(at, end, '|');
        if (stop == at) {
            place_problem(place, at, "empty form: expected characters before | or the tab");
        } else if (*at == ' ' || stop[-1] == ' ') {
            place_problem(place, at, "a form has a blank at its edge: remove it");
        } else {
            *list_push(self->arena, &self->forms) = text_fold(self->arena, at, (size_t)(stop - at));
        }
        at = stop + 1;
    }
    entry->form_count = (uint32_t)self->forms.count - entry->first_form;
}

static void parse_values(const Place *place, SourceEntry *entry, const char *at, const char *end) {
    LexiconSource *self = place->source;
    entry->first_value = (uint32_t)self->values.count;
    while (at < end) {
        const char *stop = find_byte(at, end, '\t');
        const char *equals = find_byte(at, stop, '=');
        int key = find_name(key_names, KEY_COUNT, at, (size_t)(equals - at));
        if (stop == at) {
            place_problem(place, at, "two tabs in a row: one tab stands between values");
        } else if (equals + 1 == stop || (equals < stop && (equals[1] == ' ' || stop[-1] == ' '))) {
            place_problem(place, equals + 1, "expected a value without blanks around it behind =");
        } else if (equals == stop) {
            place_problem(place, at, "expected key=value");
        } else if (key < 0) {
            place_problem(place, at, "unknown key: see the list in data/README.md");
        } else {
            SourceValue *value = list_push(self->arena, &self->values);
            value->key = (LexiconKey)key;
            value->value = arena_copy(self->arena, equals + 1, (size_t)(stop - equals - 1));
        }
        at = stop + 1;
    }
    entry->value_count = (uint32_t)self->values.count - entry->first_value;
}

static void parse_section(const Place *place, int *class, const char *at, const char *end) {
    const char *close = find_byte(at, end, ']');
    *class = close < end ? find_name(class_names, CLASS_COUNT, at + 1, (size_t)(close - at - 1)) : -1;
    if (close == end) {
        place_problem(place, end, "expected ] at the end of the section's name");
    } else if (close + 1 < end) {
        place_problem(place, close + 1, "a section's name stands alone in its line");
    } else if (*class < 0) {
        place_problem(place, at + 1, "unknown section: see the list in data/README.md");
    }
}

static void parse_entry(const Place *place, EntryCheck *check, int class, const char *at, const char *end) {
    const char *tab = find_byte(at, end, '\t');
    SourceEntry entry = {.class = (LexiconClass) class, .layer = place->source->layer};
    unsigned problems = place->source->problems;
    parse_forms(place, &entry, at, tab);
    parse_values(place, &entry, tab < end ? tab + 1 : end, end);
    if (entry.form_count) {
        *list_push(place->source->arena, &place->source->entries) = entry;
    }
    if (check && place->source->problems == problems) {
        check_entry(check, place, &entry, at, end);
    }
}

/* The first byte that breaks UTF-8, or NULL. */
static const char *broken_byte(const char *from, const char *end) {
    size_t length = (size_t)(end - from);
    for (size_t at = 0; at < length;) {
        size_t start = at;
        if (utf8_read(from, length, &at) == 0xFFFD &&
            (at - start < 3 || memcmp(from + start, "\xEF\xBF\xBD", 3) != 0)) {
            return from + start;
        }
    }
    return NULL;
}

void lexicon_source_add_text(LexiconSource *self, const char *name, const char *text, size_t length) {
    Place place = {.source = self, .file = arena_copy(self->arena, name, strlen(name))};
    EntryCheck *check = self->warn ? entry_check_new(self->arena) : NULL;
    const char *at = text, *end = text + length;
    int class = -1;
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        at += 3;
    }
    for (; at < end; at++) {
        const char *stop = find_byte(at, end, '\n');
        const char *line_end = stop > at && stop[-1] == '\r' ? stop - 1 : stop;
        const char *broken;
        place.line++;
        place.line_start = at;
        if (at == line_end || *at == '#') {
            /* blank line or comment */
        } else if (memchr(at, 0, (size_t)(line_end - at))) {
            place_problem(&place, at, "the line holds a NUL byte: is this a text file?");
        } else if ((broken = broken_byte(at, line_end))) {
            place_problem(&place, broken, "bytes that are not UTF-8: save the file in UTF-8");
        } else if (*at == '[') {
            parse_section(&place, &class, at, line_end);
        } else if (class < 0) {
            place_problem(&place, at, "an entry before any [section]");
        } else {
            parse_entry(&place, check, class, at, line_end);
        }
        at = stop;
    }
}

int lexicon_source_add_file(LexiconSource *self, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return error_set(CH_ERROR_IO, "%s: cannot be read: %s", path, strerror(errno));
    }
    size_t length = 0, capacity = 1 << 16;
    char *bytes = malloc(capacity);
    size_t got = 0;
    while (bytes && (got = fread(bytes + length, 1, capacity - length, file)) > 0) {
        length += got;
        if (length == capacity) {
            capacity *= 2;
            char *larger = realloc(bytes, capacity);
            if (!larger) {
                free(bytes);
            }
            bytes = larger;
        }
    }
    bool failed = !bytes || ferror(file);
    fclose(file);
    if (failed) {
        free(bytes);
        return error_set(CH_ERROR_IO, "%s: cannot be read: %s", path, strerror(errno));
    }
    lexicon_source_add_text(self, path, bytes, length);
    free(bytes);
    return CH_OK;
}
