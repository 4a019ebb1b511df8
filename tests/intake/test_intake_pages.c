/* The cases of tests/intake/pages.cases: a file's content, the page expected. */
#include "chancery/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void field_print(FILE *file, const char *name, const char *value) {
    if (value != NULL) {
        fprintf(file, "%s: %s\n", name, value);
    }
}

/* Pages and reports of one file begin on lines of their own. */
static void line_begin(FILE *file) {
    if (ftell(file) > 0) {
        fputc('\n', file);
    }
}

/* Writes a page the way the cases print it. The id is told only where it comes
 * from the content, not from the name of the temporary file. */
static void page_print(FILE *file, const ChPage *page, const char *name) {
    line_begin(file);
    if (strncmp(page->id, name, strlen(name)) != 0) {
        field_print(file, "id", page->id);
    }
    field_print(file, "url", page->url);
    field_print(file, "title", page->title);
    field_print(file, "published", page->published);
    field_print(file, "site", page->site);
    fprintf(file, "\n%s", page->text);
}

static void message_print(void *context, const ChReport *report) {
    line_begin(context);
    fprintf(context, "report: %s\n", report->message + strlen(report->source) + 1);
}

/* What intake makes of the content, trailing blanks cut; freed by the caller. */
static char *content_read(const char *content, size_t length) {
    char path[] = "chancery-case-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, content, length) == (ssize_t)length);
    close(file);
    char *story;
    size_t story_length;
    FILE *out = open_memstream(&story, &story_length);
    assert_non_null(out);
    ChIntakeOptions options = CH_INTAKE_OPTIONS_INIT;
    options.report = message_print;
    options.report_context = out;
    ChIntake *intake = ch_intake_new(&options);
    ChPage *page;
    assert_non_null(intake);
    assert_int_equal(ch_intake_add(intake, path), CH_OK);
    while (ch_intake_next(intake, &page) == 1) {
        page_print(out, page, path);
        ch_page_free(page);
    }
    ch_intake_free(intake);
    unlink(path);
    fclose(out);
    return story;
}

static size_t length_without_line_ends(const char *text, size_t length) {
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == ' ')) {
        length--;
    }
    return length;
}

/* Runs one case, from behind its "==== " to the next or the end. */
static bool case_run(const char *start, size_t length) {
    const char *name_end = memchr(start, '\n', length);
    const char *dashes = memmem(start, length, "\n----\n", 6);
    assert_non_null(dashes);
    const char *expected = dashes + 6;
    size_t expected_length = length_without_line_ends(expected, (size_t)(start + length - expected));
    char *found = content_read(name_end + 1, (size_t)(dashes - name_end));
    size_t found_length = length_without_line_ends(found, strlen(found));
    bool same = found_length == expected_length && memcmp(found, expected, found_length) == 0;
    if (!same) {
        print_error("%.*s\nexpected:\n%.*s\nfound:\n%s\n\n", (int)(name_end - start), start, (int)expected_length,
                    expected, found);
    }
    free(found);
    return same;
}

static void cases_pass(void **state) {
    (void)state;
    FILE *file = fopen("tests/intake/pages.cases", "rb");
    assert_non_null(file);
    static char cases[1 << 16];
    size_t length = fread(cases, 1, sizeof cases - 1, file);
    fclose(file);
    assert_true(length < sizeof cases - 1);
    unsigned failed = 0, run = 0;
    for (const char *start = strstr(cases, "\n==== "); start != NULL; run++) {
        const char *next = strstr(start + 1, "\n==== ");
        const char *end = next == NULL ? cases + length : next;
        failed += !case_run(start + 6, (size_t)(end - start - 6));
        start = next;
    }
    assert_true(run > 0);
    assert_int_equal(failed, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_pass)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
