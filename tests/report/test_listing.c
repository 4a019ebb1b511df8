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

/* The first line behind the headings, of a list with one row. */
static char *only_row(ChList list, ChListFormat format, const char *row) {
    ChListing *self = ch_listing_new(list, format, lexicon, "en", 0);
    ch_listing_add(self, row);
    ChBuffer out = {0};
    ch_listing_write(self, &out);
    ch_buffer_append(&out, "", 1);
    ch_listing_free(self);
    char *line = strdup(strchr(out.bytes, '\n') + 1);
    ch_buffer_free(&out);
    return line;
}

static void thousands_have_commas(void **state) {
    (void)state;
    static const struct {
        const char *value, *shown;
    } values[] = {{"87000000000", "87,000,000,000 USD"},
                  {"-12345.5", "-12,345.5 USD"},
                  {"2024", " 2024 USD"},
                  {"100000", "100,000 USD"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char row[256];
        snprintf(row, sizeof row, "{\"measure\":\"trade\",\"value\":%s,\"unit\":\"USD\"}", values[i].value);
        char *table = only_row(CH_LIST_INDICATORS, CH_LIST_TABLE, row),
             *csv = only_row(CH_LIST_INDICATORS, CH_LIST_CSV, row);
        assert_non_null(strstr(table, values[i].shown));
        assert_non_null(strstr(csv, values[i].value));
        free(table);
        free(csv);
    }
    char *series = only_row(CH_LIST_SERIES, CH_LIST_TABLE,
                            "{\"measure\":\"trade\",\"unit\":\"USD\",\"points\":[{\"period\":\"2018\",\"value\":12000,"
                            "\"conflict\":true,\"sources\":[]},{\"period\":\"2019\",\"value\":7,\"conflict\":false,"
                            "\"sources\":[{\"id\":\"00000000000000a3\",\"page\":\"p\"}]}]}");
    assert_non_null(strstr(series, "2018: 12,000?; 2019: 7"));
    assert_non_null(strstr(series, "00000000000000a3"));
    free(series);
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

/* The lines of a table are at most `width` wide and end with an id of so many digits. */
static void check_lines(char *table, unsigned width, const char *id) {
    size_t lines = 0;
    for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n"), lines++) {
        assert_true(display_width(line) <= width);
        const char *last = strrchr(line, ' ');
        assert_true(!lines || (last && strlen(last + 1) >= strlen(id) && strncmp(last + 1, id, strlen(id)) == 0));
    }
    assert_int_equal(lines, 3);
    free(table);
}

static void tables_fit_the_terminal(void **state) {
    (void)state;
    char *whole = listing(CH_LIST_TABLE, "en", 140);
    assert_non_null(strstr(whole, "mechanism"));
    check_lines(whole, 140, "00000000000000a");
    char *narrow = listing(CH_LIST_TABLE, "en", 80);
    assert_non_null(strstr(narrow, "2023-04-06"));
    assert_non_null(strstr(narrow, "planned"));
    assert_null(strstr(narrow, "words")); /* left out rather than cut to nothing */
    check_lines(narrow, 80, "00000000");
    for (unsigned width = 24; width < 140; width++) {
        check_lines(listing(CH_LIST_TABLE, "zh", width), width, "0");
    }
}

/* One row of each list whose ids are not the row's own. */
static void every_list_has_ids(void **state) {
    (void)state;
    const struct {
        ChList list;
        const char *row;
    } lists[] = {
        {CH_LIST_PEOPLE, "{\"id\":\"00000000000000b1\",\"name\":\"裴青山\",\"country\":\"VNM\",\"pages\":3}"},
        {CH_LIST_POSTS, "{\"country\":\"VNM\",\"post\":\"外长\",\"name\":\"裴青山\",\"person\":\"00000000000000b1\"}"},
        {CH_LIST_MECHANISMS, "{\"name\":\"联委会\",\"sessions\":[],\"latest\":{\"id\":\"00000000000000b1\"}}"},
        {CH_LIST_SERIES,
         "{\"what\":\"贸易额\",\"points\":[{\"period\":\"2018\",\"value\":1,\"sources\":[{\"id\":\"x\"}]},"
         "{\"period\":null,\"value\":2,\"sources\":[{\"id\":\"00000000000000b1\"}]}]}"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        ChListing *self = ch_listing_new(lists[i].list, CH_LIST_TABLE, lexicon, "en", 0);
        ch_listing_add(self, lists[i].row);
        ChBuffer out = {0};
        ch_listing_write(self, &out);
        ch_buffer_append(&out, "", 1);
        assert_non_null(strstr(out.bytes, "  00000000000000b1\n"));
        assert_true(i < 3 || strstr(out.bytes, "2018: 1; 2  "));
        ch_buffer_free(&out);
        ch_listing_free(self);
    }
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
                                       cmocka_unit_test(thousands_have_commas),
                                       cmocka_unit_test(tables_fit_the_terminal),
                                       cmocka_unit_test(every_list_has_ids),
                                       cmocka_unit_test(countries_have_names),
                                       cmocka_unit_test(csv_is_quoted),
                                       cmocka_unit_test(json_is_taken_over)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
