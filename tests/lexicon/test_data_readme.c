/* data/README.md says what is true: each class, key and word of the schema is
 * explained there and nothing else is, its examples are right, and the data
 * files keep to it. */
#include "code/frame.h"
#include "lexicon/image.h"

#include "written_file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { NAME_BYTES = 128, README_BYTES = 1 << 18 };

static char readme[README_BYTES];

static int read_readme(void **state) {
    (void)state;
    FILE *file = fopen("data/README.md", "rb");
    assert_non_null(file);
    size_t length = fread(readme, 1, sizeof readme - 1, file);
    fclose(file);
    assert_true(length < sizeof readme - 1);
    return 0;
}

/* The part of the README from `head` to the next line that begins with `stop`;
 * the caller frees it. */
static char *part(const char *head, const char *stop) {
    const char *from = strstr(readme, head);
    if (!from) {
        fail_msg("data/README.md has no line %s", head);
    }
    const char *to = strstr(from + strlen(head), stop);
    return strndup(from, to ? (size_t)(to - from) : strlen(from));
}

static char *class_part(const char *name) {
    char head[NAME_BYTES];
    snprintf(head, sizeof head, "\n#### `%s`\n", name);
    return part(head, "\n##");
}

static void assert_words_in(const char *text, const char *words, const char *where) {
    char quoted[NAME_BYTES];
    while (*words) {
        size_t length = strcspn(words, "|");
        snprintf(quoted, sizeof quoted, "`%.*s`", (int)length, words);
        if (!strstr(text, quoted)) {
            fail_msg("data/README.md does not explain %s in the part on `%s`", quoted, where);
        }
        words += length + (words[length] == '|');
    }
}

static void classes_are_explained(void **state) {
    (void)state;
#define X(symbol, name, meaning)                         \
    {                                                    \
        char *text = class_part(name);                   \
        assert_non_null(strstr(text, "\n[" name "]\n")); \
        free(text);                                      \
    }
    LEXICON_CLASSES(X)
#undef X
}

static void words_are_explained(void **state) {
    (void)state;
#define X(class, key, words)                                             \
    {                                                                    \
        char *text = class_part(lexicon_class_name(CLASS_##class));      \
        assert_words_in(text, words, lexicon_class_name(CLASS_##class)); \
        free(text);                                                      \
    }
    LEXICON_VOCABULARIES(X)
#undef X
}

static void keys_are_explained(void **state) {
    (void)state;
    char *keys = part("\n## The keys\n", "\n## ");
    char row[NAME_BYTES];
#define X(symbol, name, meaning)                   \
    snprintf(row, sizeof row, "\n| `%s` |", name); \
    assert_non_null(strstr(keys, row));
    LEXICON_KEYS(X)
#undef X
#define X(key, words) assert_words_in(keys, words, lexicon_key_name(KEY_##key));
    LEXICON_KEY_VOCABULARIES(X)
#undef X
    free(keys);
}

/* The slots that the coder knows are the words of `frame`. */
static void frame_words_are_the_slots(void **state) {
    (void)state;
#define X(symbol, name) name "|"
    static const char slots[] = FRAME_SLOTS(X);
#undef X
#define X(class, key, words) {CLASS_##class, KEY_##key, words},
    static const struct {
        LexiconClass class;
        LexiconKey key;
        const char *words;
    } vocabularies[] = {LEXICON_VOCABULARIES(X)};
#undef X
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        if (vocabularies[i].key == KEY_FRAME && vocabularies[i].class == CLASS_EVENT) {
            assert_int_equal(strlen(vocabularies[i].words) + 1, strlen(slots));
            assert_memory_equal(vocabularies[i].words, slots, strlen(slots) - 1);
        }
    }
}

static bool is_class(const char *name, size_t length) {
    for (int i = 0; i < CLASS_COUNT; i++) {
        const char *known = lexicon_class_name((LexiconClass)i);
        if (strlen(known) == length && memcmp(known, name, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_key(const char *name, size_t length) {
    for (int i = 0; i < KEY_COUNT; i++) {
        const char *known = lexicon_key_name((LexiconKey)i);
        if (strlen(known) == length && memcmp(known, name, length) == 0) {
            return true;
        }
    }
    return false;
}

static void nothing_else_is_explained(void **state) {
    (void)state;
    for (const char *at = readme; (at = strstr(at, "\n#### `")); at++) {
        const char *name = at + strlen("\n#### `");
        if (!is_class(name, strcspn(name, "`"))) {
            fail_msg("data/README.md explains a class that does not exist: %.40s", name);
        }
    }
    char *keys = part("\n## The keys\n", "\n## ");
    for (const char *at = keys; (at = strstr(at, "\n| `")); at++) {
        const char *name = at + strlen("\n| `");
        if (!is_key(name, strcspn(name, "`"))) {
            fail_msg("data/README.md explains a key that does not exist: %.40s", name);
        }
    }
    free(keys);
}

/* Fails with the problem; `context` is what is checked. */
static void refuse(void *context, const ChLexiconProblem *problem) {
    fail_msg("%s, line %u column %u: %s", (const char *)context, problem->line, problem->column, problem->message);
}

static void examples_are_right(void **state) {
    (void)state;
    unsigned count = 0;
    for (const char *at = readme; (at = strstr(at, "\n```\n[")); count++) {
        at += strlen("\n```\n");
        const char *end = strstr(at, "\n```\n");
        assert_non_null(end);
        WrittenFile file = written_file(at, (size_t)(end - at));
        char shown[NAME_BYTES];
        snprintf(shown, sizeof shown, "the example that begins %.*s", (int)strcspn(at, "\t|\r"), at);
        ch_lexicon_check(file.path, refuse, shown);
        written_file_remove(&file);
        at = end + 1;
    }
    assert_true(count > CLASS_COUNT);
}

static bool has_entry(const ChLexicon *lexicon, const char *form, LexiconClass class) {
    uint32_t posting = lexicon_find(lexicon, form);
    return posting != UINT32_MAX && lexicon_entry_of(lexicon, posting, class) != NO_ENTRY;
}

/* The examples of the reference are lines of the files: their first forms at least. */
static void examples_are_from_the_files(void **state) {
    (void)state;
    ChLexicon *lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    Arena arena;
    arena_init(&arena);
    char *classes = part("\n## The classes\n", "\n## ");
    LexiconSource source = {.arena = &arena};
    for (const char *at = classes; (at = strstr(at, "\n```\n["));) {
        at += strlen("\n```\n");
        const char *end = strstr(at, "\n```\n");
        lexicon_source_add_text(&source, "data/README.md", at, (size_t)(end - at));
        at = end + 1;
    }
    for (size_t i = 0; i < source.entries.count; i++) {
        const SourceEntry *entry = &source.entries.items[i];
        const char *form = source.forms.items[entry->first_form];
        if (entry->class != CLASS_DEMONYM && !has_entry(lexicon, form, entry->class)) {
            fail_msg("data/README.md shows %s in [%s], which is in no data file", form,
                     lexicon_class_name(entry->class));
        }
    }
    free(classes);
    arena_free(&arena);
    ch_lexicon_free(lexicon);
}

/* Words outside their vocabularies are never read: the schema, the README or
 * the line is wrong. */
static void refuse_unknown_word(void *context, const ChLexiconProblem *problem) {
    if (!problem->is_warning || strstr(problem->message, "is not read with this word") ||
        strstr(problem->message, "expected a number")) {
        fail_msg(
            "%s, line %u column %u: %s\nA word that the coder reads is listed in src/lexicon/schema.h and explained in "
            "data/README.md.",
            (const char *)context, problem->line, problem->column, problem->message);
    }
}

static void data_files_keep_to_it(void **state) {
    (void)state;
    DIR *folder = opendir("data");
    assert_non_null(folder);
    for (struct dirent *file; (file = readdir(folder));) {
        const char *ending = strrchr(file->d_name, '.');
        if (ending && strcmp(ending, ".txt") == 0) {
            char path[sizeof file->d_name + 8], row[sizeof file->d_name + 8];
            snprintf(path, sizeof path, "data/%s", file->d_name);
            ch_lexicon_check(path, refuse_unknown_word, path);
            snprintf(row, sizeof row, "\n| `%s` |", file->d_name);
            if (!strstr(readme, row)) {
                fail_msg("data/README.md does not list %s", path);
            }
        }
    }
    closedir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_explained),       cmocka_unit_test(words_are_explained),
        cmocka_unit_test(keys_are_explained),          cmocka_unit_test(frame_words_are_the_slots),
        cmocka_unit_test(nothing_else_is_explained),   cmocka_unit_test(examples_are_right),
        cmocka_unit_test(examples_are_from_the_files), cmocka_unit_test(data_files_keep_to_it),
    };
    return cmocka_run_group_tests(tests, read_readme, NULL);
}
