/* Lists as tables, CSV and JSON. */
#include "chancery/report.h"
#include "report/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static ChLexicon *lexicon;

static const char *const rows[] = {
    "{\"date\":\"2023-04-06\",\"type\":\"meeting\",\"status\":\"happened\",\"initiator\":[{\"person\":\"马克龙\","
    "\"country\":\"FRA\"}],"
    "\"counterpart\":[{\"country\":\"CHN\"}],\"place\":{\"name\":\"北京\",\"country\":\"CHN\"},\"mechanism\":null,"
    "\"quote\":\"马克龙6日在北京说：\\\"你好, 北京\\\"\",\"id\":\"00000000000000a1\",\"page\":\"p1\"}",
    "{\"date\":null,\"type\":\"session\",\"status\":\"planned\",\"initiator\":[],\"counterpart\":[],\"place\":null,"
    "\"mechanism\":{\"name\":\"战略对话\",\"ordinal\":24},\"quote\":\"第24次战略对话\",\"id\":\"00000000000000a2\","
    "\"page\":\"p2\"}"};

static char *listing(ChListFormat format, const char *language, unsigned width) {
    ChListing *self = ch_listing_new(CH_LIST_EVENTS, format, lexicon, language, width);
    for (size_t i = 0; i < 2; i++) {
        ch_listing_add(self, rows[i]);
    }
    ChBuffer out = {0};
    ch_listing_write(self, &out);
    ch_buffer_append(&out, "", 1);
    ch_listing_free(self);
    return out.bytes;
}

static void widths(void **state) {
    (void)state;
    assert_int_equal(display_width("abc"), 3);
    assert_int_equal(display_width("北京abc"), 7);
    assert_int_equal(display_width("Nguye\xcc\x82\xcc\x83n"), 6); /* combining accents */
    assert_int_equal(display_width("（，）"), 6);
    assert_int_equal(width_prefix("北京", 3), 3);
    assert_int_equal(width_prefix("北京", 4), 6);
}

static void columns_are_aligned(void **state) {
    (void)state;
    char *table = listing(CH_LIST_TABLE, "zh", 0);
    size_t position[3] = {0}, count = 0;
    for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n"), count++) {
        char *last = strrchr(line, ' ') + 1;
        *last = 0;
        position[count] = display_width(line);
    }
    assert_int_equal(count, 3);
    assert_int_equal(position[0], position[1]);
    assert_int_equal(position[1], position[2]);
    free(table);
}

static void tables_fit_the_terminal(void **state) {
    (void)state;
    char *table = listing(CH_LIST_TABLE, "en", 100);
    assert_non_null(strstr(table, "2023-04-06"));
    assert_non_null(strstr(table, "…"));
    for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n")) {
        assert_true(display_width(line) <= 100);
        assert_true(strncmp(line, "date", 4) == 0 || strstr(line, "00000000000000a")); /* ids are whole */
    }
    free(table);
}

static void countries_have_names(void **state) {
    (void)state;
    char *chinese = listing(CH_LIST_TABLE, "zh", 0), *english = listing(CH_LIST_TABLE, "en", 0);
    assert_non_null(strstr(chinese, "马克龙 (法国)"));
    assert_non_null(strstr(english, "马克龙 (France)"));
    free(chinese);
    free(english);
}

static void csv_is_quoted(void **state) {
    (void)state;
    char *csv = listing(CH_LIST_CSV, "zh", 20);
    assert_non_null(strstr(csv, ",马克龙@FRA,@CHN,北京,,\"马克龙6日在北京说：\"\"你好, 北京\"\"\",,00000000000000a1,"));
    assert_non_null(strstr(csv, "战略对话 #24"));
    assert_non_null(strstr(csv, "published\r\n"));
    free(csv);
}

static void json_is_taken_over(void **state) {
    (void)state;
    char *json = listing(CH_LIST_JSON, "zh", 20);
    char expected[2048];
    snprintf(expected, sizeof expected, "[\n%s,\n%s\n]\n", rows[0], rows[1]);
    assert_string_equal(json, expected);
    free(json);
}

static int open_lexicon(void **state) {
    (void)state;
    lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    return lexicon ? 0 : -1;
}

static int close_lexicon(void **state) {
    (void)state;
    ch_lexicon_free(lexicon);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(widths),
                                       cmocka_unit_test(columns_are_aligned),
                                       cmocka_unit_test(tables_fit_the_terminal),
                                       cmocka_unit_test(countries_have_names),
                                       cmocka_unit_test(csv_is_quoted),
                                       cmocka_unit_test(json_is_taken_over)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
