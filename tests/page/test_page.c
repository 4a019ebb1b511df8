/* The page stage. Cases are text files beside this one: a page, a line of
 * dashes, then all its items and their segments; `!` marks what is repeated.
 *
 *     test_page            runs them and the tests below
 *     test_page --print FILE    prints a file's cases with what the program makes of them
 */
#include "page/page.h"

#include "chancery/error.h"
#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static ChLexicon *lexicon;

/* One case: strings are parts of the file's bytes, cut by NULs. */
typedef struct Case {
    char *name, *title, *published, *site, *text, *expected;
} Case;

static const char *or_dash(const char *string) { return string && *string ? string : "-"; }

static const char *segment_name(SegmentKind kind) {
    static const char *const names[] = {"headline", "dateline", "lead", "body", "caption", "credit", "furniture"};
    return names[kind];
}

static void check_segments(const Item *item) {
    uint32_t end = 0;
    for (size_t i = 0; i < item->segments.count; i++) {
        Span span = item->segments.items[i].span;
        assert_true(span.start >= end);
        assert_true(span.length > 0);
        end = span_end(span);
    }
    assert_true(end <= item->text->length);
    assert_true(span_end(item->title) <= item->text->length);
    assert_int_equal(strlen(item->text->bytes), item->text->offset[item->text->length]);
}

/* The items and segments as the case files write them. */
static char *dump(Arena *arena, const ItemList *items) {
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    for (size_t i = 0; i < items->count; i++) {
        const Item *item = items->items[i];
        check_segments(item);
        fprintf(out, "%s | %s | %s | %s | %s | %s\n", item->kind == CH_ITEM_ARTICLE ? "article" : "teaser",
                or_dash(text_copy(arena, item->text, item->title)), or_dash(item->outlet), or_dash(item->dateline),
                or_dash(item->published), item->published_basis);
        for (size_t s = 0; s < item->segments.count; s++) {
            Segment segment = item->segments.items[s];
            fprintf(out, "  %s%s %s\n", segment_name(segment.kind), segment.repeated ? "!" : "",
                    text_copy(arena, item->text, segment.span));
        }
    }
    fclose(out);
    char *copy = arena_copy(arena, bytes, length);
    free(bytes);
    return copy;
}

static char *run(Arena *arena, const Case *test) {
    ChPage page = {.title = test->title, .published = test->published, .site = test->site, .text = test->text};
    page.text_length = strlen(page.text);
    ItemList items = page_items(arena, arena, lexicon, &page);
    return dump(arena, &items);
}

/* Cuts the next line off; NULL at the end. */
static char *next_line(char **at) {
    char *line = *at, *end = line ? strchr(line, '\n') : NULL;
    *at = end ? end + 1 : NULL;
    if (end) {
        *end = 0;
    }
    return line && (*line || *at) ? line : NULL;
}

static bool take_field(char *line, const char *label, char **field) {
    size_t length = strlen(label);
    if (strncmp(line, label, length) != 0) {
        return false;
    }
    *field = line + length;
    return true;
}

/* Reads a case whose name line has been cut; `body` ends before the next one. */
static Case read_case(char *name, char *body) {
    Case test = {.name = name};
    char *cut = strstr(body, "\n---\n");
    test.expected = cut ? cut + 5 : "";
    if (cut) {
        cut[1] = 0;
    }
    char *at = body;
    while (at && *at) {
        char *start = at, *end = strchr(at, '\n');
        if (!end) {
            break;
        }
        *end = 0;
        bool field = take_field(start, "title: ", &test.title) || take_field(start, "published: ", &test.published) ||
                     take_field(start, "site: ", &test.site);
        if (!field) {
            *end = '\n';
            break;
        }
        at = end + 1;
    }
    test.text = at;
    return test;
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(1, length + 2);
    assert_int_equal(fread(bytes, 1, length, file), length);
    fclose(file);
    return bytes;
}

static int run_case(Case test, bool print) {
    Arena arena;
    arena_init(&arena);
    char *found = run(&arena, &test);
    int wrong = strcmp(found, test.expected) != 0;
    if (print) {
        printf("=== %s\n%s%s%s%s%s%s%s%s%s%s---\n%s", test.name, test.title ? "title: " : "",
               test.title ? test.title : "", test.title ? "\n" : "", test.published ? "published: " : "",
               test.published ? test.published : "", test.published ? "\n" : "", test.site ? "site: " : "",
               test.site ? test.site : "", test.site ? "\n" : "", test.text, found);
    } else if (wrong) {
        print_error("%s: expected\n%s\nfound\n%s\n", test.name, test.expected, found);
    }
    arena_free(&arena);
    return wrong;
}

static int run_file(const char *path, bool print) {
    char *bytes = read_file(path), *at = bytes;
    int wrong = 0;
    for (char *line = next_line(&at); line; line = next_line(&at)) {
        if (strncmp(line, "=== ", 4) != 0) {
            if (print) {
                printf("%s\n", line);
            }
            continue;
        }
        char *next = at ? strstr(at, "\n=== ") : NULL;
        if (next) {
            *next = 0;
        }
        char *body = at ? at : line + strlen(line);
        char *with_break = calloc(1, strlen(body) + 2);
        strcpy(with_break, body);
        if (next || !strlen(body) || body[strlen(body) - 1] != '\n') {
            strcat(with_break, "\n");
        }
        wrong += run_case(read_case(line + 4, with_break), print);
        free(with_break);
        at = next ? next + 1 : NULL;
    }
    free(bytes);
    return wrong;
}

static int run_files(void) {
    glob_t files;
    assert_int_equal(glob("tests/page/*.txt", 0, NULL, &files), 0);
    int wrong = 0;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        wrong += run_file(files.gl_pathv[i], false);
    }
    globfree(&files);
    return wrong;
}

static void cases_hold(void **state) {
    (void)state;
    assert_int_equal(run_files(), 0);
}

static void check_metadata(const char *value, const char *expected) {
    Arena arena;
    arena_init(&arena);
    const char *found = day_edtf(&arena, day_of_metadata(&arena, value));
    assert_string_equal(found ? found : "none", expected);
    arena_free(&arena);
}

static void metadata_dates(void **state) {
    (void)state;
    check_metadata("2023-02-14 19:12:54", "2023-02-14");
    check_metadata("2023-02-14T19:12:54+08:00", "2023-02-14");
    check_metadata(" 2019年09月18日 19:32 ", "2019-09-18");
    check_metadata("2019/9/18", "2019-09-18");
    check_metadata("Tue, 14 Feb 2023 19:12:54 +0800", "2023-02-14");
    check_metadata("February 4, 2023 at 9:00", "2023-02-04");
    check_metadata("20230214", "2023-02-14");
    check_metadata("20230214191254", "2023-02-14");
    check_metadata("1676373174", "2023-02-14");
    check_metadata("1676373174000", "2023-02-14");
    check_metadata("951782400", "none");
    check_metadata("0951825600", "2000-02-29");
    check_metadata("107/08/21", "2018-08-21");
    check_metadata("11/11/2022", "2022-11-11");
    check_metadata("5/3/2022", "2022-03-05");
    check_metadata("3/25/2022", "2022-03-25");
    check_metadata("2023-02-30", "none");
    check_metadata("2023-13-01", "none");
    check_metadata("2023-02-29", "none");
    check_metadata("2024-02-29", "2024-02-29");
    check_metadata("", "none");
    check_metadata("yesterday", "none");
    check_metadata(NULL, "none");
}

static ItemList items_of(Arena *arena, const char *text, size_t length) {
    ChPage page = {.text = text, .text_length = length};
    return page_items(arena, arena, lexicon, &page);
}

static void hardly_a_page(void **state) {
    (void)state;
    static const char *const texts[] = {
        "", "\n", " \n\n ", "\xE2\x97\x8F", "更多", "更多\n更多\n", "(", ")", "。", "\xE3\x80\x90\xE3\x80\x91"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Arena arena;
        arena_init(&arena);
        ItemList items = items_of(&arena, texts[i], strlen(texts[i]));
        assert_int_equal(items.count, 1);
        check_segments(items.items[0]);
        arena_free(&arena);
    }
}

/* A page of many lines, or one endless line, must not take more than linear time. */
static void check_large(const char *unit, size_t count) {
    Arena arena;
    arena_init(&arena);
    size_t length = strlen(unit);
    char *text = malloc(length * count + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + i * length, unit, length);
    }
    clock_t start = clock();
    ItemList items = items_of(&arena, text, length * count);
    assert_true(items.count >= 1);
    check_segments(items.items[0]);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 20);
    free(text);
    arena_free(&arena);
}

static void large_pages(void **state) {
    (void)state;
    check_large("越南总理会见老挝总理\n", 100000);
    check_large("越南总理会见老挝总理，双方就合作交换意见。\n", 100000);
    check_large("更多\n越南总理会见老挝总理\n", 50000);
    check_large("更多\n双方就合作交换意见。\n", 50000);
    check_large("双方就合作交换意见。（完）\n越南总理会见老挝总理\n", 50000);
    check_large("双方就合作交换意见。", 300000);
    check_large("越南总理会见老挝总理 ", 300000);
    check_large("（", 300000);
    check_large("越通社河内——", 100000);
}

int main(int count, char **arguments) {
    lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    if (!lexicon) {
        fprintf(stderr, "%s\n", ch_error_message());
        return 1;
    }
    if (count > 2 && strcmp(arguments[1], "--print") == 0) {
        run_file(arguments[2], true);
        ch_lexicon_free(lexicon);
        return 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_hold),
        cmocka_unit_test(metadata_dates),
        cmocka_unit_test(hardly_a_page),
        cmocka_unit_test(large_pages),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ch_lexicon_free(lexicon);
    return failed;
}
