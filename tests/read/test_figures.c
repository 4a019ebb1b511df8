/* Dates, quantities and ordinals, from tests/read/figures.txt:
 *
 *     2019-09-20 the sentence          (the day of publication, or `none`)
 *         9月19日至21日 = 2019-09-19/2019-09-21
 *         第5次 = #5
 *         3.358亿美元 = 335800000 USD
 *
 * All figures of the sentence in their order; `-` for a date that says no day.
 * With an argument, prints the figures of the sentences of that file. */
#include "page/page.h"
#include "read/read.h"
#include "resolve/resolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { LINE_BYTES = 8192 };

static const ChLexicon *lexicon;

static void describe(const Item *item, const Mention *mention, char *out, size_t size) {
    const char *words = text_copy(item->arena, item->text, mention->span);
    if (mention->kind == MENTION_DATE) {
        snprintf(out, size, "%s = %s", words, mention->date.edtf ? mention->date.edtf : "-");
    } else if (mention->kind == MENTION_ORDINAL) {
        snprintf(out, size, "%s = #%d", words, mention->ordinal);
    } else {
        const QuantityValue *quantity = &mention->quantity;
        char high[40] = "";
        if (quantity->high != quantity->value) {
            snprintf(high, sizeof high, "..%.15g", quantity->high);
        }
        snprintf(out, size, "%s = %s%.15g%s %s", words, quantity->is_approximate ? "~" : "", quantity->value, high,
                 quantity->unit ? quantity->unit : "-");
    }
}

/* The figures of one line `PUBLISHED sentence`. */
static Item *read_line(Arena *arena, char *line) {
    char *blank = strchr(line, ' ');
    assert_non_null(blank);
    *blank = 0;
    const char *published = strcmp(line, "none") == 0 ? NULL : line;
    ChPage page = {.id = "case", .text = blank + 1, .text_length = strlen(blank + 1), .published = published};
    ItemList items = page_items(arena, arena, lexicon, &page);
    assert_int_equal(items.count, 1);
    read_sentences(items.items[0]);
    read_figures(items.items[0]);
    read_mentions(items.items[0]);
    resolve_item(items.items[0]);
    return items.items[0];
}

static bool is_figure(const Mention *mention) {
    return mention->kind == MENTION_DATE || mention->kind == MENTION_ORDINAL || mention->kind == MENTION_QUANTITY;
}

static size_t next_figure(const Item *item, size_t at) {
    while (at < item->mentions.count && !is_figure(&item->mentions.items[at])) {
        at++;
    }
    return at;
}

static void check_file(const char *path, bool only_print) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    Arena arena;
    arena_init(&arena);
    Item *item = NULL;
    size_t at = 0, failures = 0;
    char line[LINE_BYTES], found[LINE_BYTES];
    for (bool more = true; more;) {
        more = fgets(line, sizeof line, file);
        line[more ? strcspn(line, "\n") : 0] = 0;
        bool is_expected = line[0] == ' ';
        if (is_expected && only_print) {
            continue;
        }
        size_t next = item ? next_figure(item, at) : 0;
        if (is_expected) {
            bool has = item && next < item->mentions.count;
            if (has) {
                describe(item, &item->mentions.items[next], found, sizeof found);
            }
            if (!has || strcmp(found, line + strspn(line, " ")) != 0) {
                print_error("expected «%s», found «%s»\n", line + strspn(line, " "), has ? found : "nothing");
                failures++;
            }
            at = next + 1;
            continue;
        }
        for (; item && next < item->mentions.count; next = next_figure(item, next + 1)) {
            describe(item, &item->mentions.items[next], found, sizeof found);
            if (only_print) {
                printf("    %s\n", found);
            } else {
                print_error("not expected: «%s»\n", found);
                failures++;
            }
        }
        item = NULL;
        if (line[0] && line[0] != '#') {
            if (only_print) {
                printf("%s\n", line);
            }
            arena_reset(&arena, 1 << 20);
            item = read_line(&arena, line);
            at = 0;
        }
    }
    arena_free(&arena);
    fclose(file);
    assert_int_equal(failures, 0);
}

static void figures_are_read(void **state) {
    (void)state;
    check_file("tests/read/figures.txt", false);
}

int main(int count, char **arguments) {
    ChLexicon *opened = ch_lexicon_open(NULL, 0, NULL, NULL);
    lexicon = opened;
    int failed = 0;
    if (count > 1) {
        check_file(arguments[1], true);
    } else {
        const struct CMUnitTest tests[] = {cmocka_unit_test(figures_are_read)};
        failed = cmocka_run_group_tests(tests, NULL, NULL);
    }
    ch_lexicon_free(opened);
    return failed;
}
