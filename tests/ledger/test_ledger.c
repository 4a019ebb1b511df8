/* The ledger: pages put in and taken out, and every list, on records made by hand. */
#include "chancery/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char path[64];
static ChLedger *ledger;

static int open_ledger(void **state) {
    (void)state;
    snprintf(path, sizeof path, "ledger-test-%d.db", (int)getpid());
    ledger = ch_ledger_open(path, CH_LEDGER_CREATE);
    return ledger ? 0 : -1;
}

static int remove_ledger(void **state) {
    (void)state;
    ch_ledger_close(ledger);
    const char *const endings[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char name[80];
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
    return 0;
}

/* A page on a visit of the French president to China. */
typedef struct Sample {
    ChPerson people[2];
    ChEvent events[3];
    ChIndicator indicators[1];
    ChCommitment commitments[1];
    ChMechanism mechanisms[1];
    ChStatement statements[1];
    ChItem item;
    ChCoded coded;
} Sample;

static ChActor macron = {"埃马纽埃尔·马克龙", NULL, "FRA"}, xi = {"习近平", NULL, "CHN"}, china = {NULL, NULL, "CHN"},
               vietnam = {NULL, NULL, "VNM"};
static const char *fra_vnm[] = {"FRA", "VNM"}, *chn_fra[] = {"CHN", "FRA"};

static void fill_events(Sample *s) {
    s->events[0] = (ChEvent){.id = {"00000000000000a1"},
                             .type = CH_VISIT,
                             .initiator = {&macron, 1},
                             .counterpart = {&china, 1},
                             .countries = {chn_fra, 2},
                             .date = "2023-04-05/2023-04-07",
                             .level = "state",
                             .evidence = {0, 3, "马克龙"},
                             .confidence = 0.9};
    s->events[1] = (ChEvent){.id = {"00000000000000a2"},
                             .type = CH_MEETING,
                             .initiator = {&xi, 1},
                             .counterpart = {&macron, 1},
                             .countries = {chn_fra, 2},
                             .date = "2023-04-06",
                             .evidence = {0, 3, "马克龙"},
                             .confidence = 0.9};
    s->events[2] = (ChEvent){.id = {"00000000000000a3"},
                             .type = CH_SESSION,
                             .initiator = {&vietnam, 1},
                             .countries = {fra_vnm, 2},
                             .date = "XXXX-09-19",
                             .mechanism = {"战略对话", 3},
                             .evidence = {0, 3, "马克龙"},
                             .confidence = 0.9};
}

static void fill(Sample *s, const char *page, const char *published) {
    static const char *president[] = {"总统"}, *chairman[] = {"国家主席"}, *minister[] = {"经济部长"},
                      *surname[] = {"马克龙"};
    memset(s, 0, sizeof *s);
    s->people[0] = (ChPerson){.id = {"00000000000000b1"},
                              .name = macron.person,
                              .also = {surname, 1},
                              .latin = "Emmanuel Macron",
                              .country = "FRA",
                              .posts = {president, 1},
                              .former_posts = {minister, 1},
                              .evidence = {0, 3, "马克龙"}};
    s->people[1] = (ChPerson){.id = {"00000000000000b2"},
                              .name = xi.person,
                              .country = "CHN",
                              .posts = {chairman, 1},
                              .evidence = {0, 3, "习近平"}};
    fill_events(s);
    s->indicators[0] = (ChIndicator){.id = {"00000000000000c1"},
                                     .measure = "trade",
                                     .what = "贸易额",
                                     .countries = {chn_fra, 2},
                                     .value = 81230000000,
                                     .unit = "USD",
                                     .period = "2022",
                                     .evidence = {0, 3, "贸易额"}};
    s->commitments[0] = (ChCommitment){.id = {"00000000000000d1"},
                                       .countries = {chn_fra, 2},
                                       .by = "both",
                                       .verb = "同意",
                                       .kind = "agreed",
                                       .evidence = {0, 3, "双方同"}};
    s->mechanisms[0] = (ChMechanism){.id = {"00000000000000e1"},
                                     .name = "战略对话",
                                     .countries = {fra_vnm, 2},
                                     .ordinal = 3,
                                     .evidence = {0, 3, "战略对"}};
    s->statements[0] = (ChStatement){.id = {"00000000000000f1"},
                                     .speaker = macron.person,
                                     .speaker_country = "FRA",
                                     .verb = "表示",
                                     .stance = "support",
                                     .toward = "CHN",
                                     .evidence = {0, 3, "法方支"}};
    s->item = (ChItem){.id = {"0000000000000001"},
                       .kind = CH_ITEM_ARTICLE,
                       .title = "马克龙访华",
                       .published = published,
                       .published_basis = published ? "metadata" : "none",
                       .text = "马克龙访华，习近平同他会谈。"};
    s->item.people.items = s->people, s->item.people.count = 2;
    s->item.events.items = s->events, s->item.events.count = 3;
    s->item.indicators.items = s->indicators, s->item.indicators.count = 1;
    s->item.commitments.items = s->commitments, s->item.commitments.count = 1;
    s->item.mechanisms.items = s->mechanisms, s->item.mechanisms.count = 1;
    s->item.statements.items = s->statements, s->item.statements.count = 1;
    s->coded =
        (ChCoded){.page = page, .url = "https://example.org/1", .source = "pages.jsonl", .items = &s->item, .count = 1};
}

static ChLedgerChanges put(const Sample *sample, const char *fingerprint) {
    ChFingerprint print;
    snprintf(print.text, sizeof print.text, "%s", fingerprint);
    ChLedgerBatch *batch = ch_ledger_batch_new();
    ch_ledger_batch_add(batch, &sample->coded, &print);
    ChLedgerChanges changes = {0};
    assert_int_equal(ch_ledger_put(ledger, batch, &changes, NULL, NULL), CH_OK);
    ch_ledger_batch_free(batch);
    assert_int_equal(ch_ledger_conclude(ledger), CH_OK);
    return changes;
}

/* The rows of a list, one a line. */
typedef struct Rows {
    char text[16384];
    long count;
} Rows;

static void add_row(void *context, const char *json) {
    Rows *rows = context;
    size_t length = strlen(rows->text);
    snprintf(rows->text + length, sizeof rows->text - length, "%s\n", json);
}

static Rows list(const ChQuery *query) {
    Rows rows = {0};
    rows.count = ch_ledger_list(ledger, query, add_row, &rows, NULL);
    if (rows.count < 0) {
        fail_msg("%s", ch_error_message());
    }
    return rows;
}

static long count(ChList kind, ChQuery query) {
    query.version = CH_QUERY_VERSION;
    query.list = kind;
    return list(&query).count;
}

static void adding_again_changes_nothing(void **state) {
    (void)state;
    Sample sample;
    fill(&sample, "page", "2023-04-08");
    ChLedgerChanges first = put(&sample, "one"), second = put(&sample, "one");
    assert_int_equal(first.added, 1);
    assert_int_equal(first.records, 9);
    assert_int_equal(second.unchanged, 1);
    assert_int_equal(second.records, 0);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){0}), 3);
    ChFingerprint held = {"one"}, other = {"two"};
    assert_int_equal(ch_ledger_holds(ledger, "page", &held), 1);
    assert_int_equal(ch_ledger_holds(ledger, "page", &other), 0);
    assert_int_equal(ch_ledger_holds(ledger, "no page", &held), 0);
}

static void a_changed_page_replaces_itself(void **state) {
    (void)state;
    Sample sample;
    fill(&sample, "page", "2023-04-08");
    put(&sample, "one");
    sample.item.events.count = 1;
    ChLedgerChanges changes = put(&sample, "two");
    assert_int_equal(changes.replaced, 1);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){0}), 1);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.person = "习近平"}), 0);
}

static void removing_a_page_removes_its_records(void **state) {
    (void)state;
    Sample sample, other;
    fill(&sample, "page", "2023-04-08");
    fill(&other, "other page", "2023-04-09");
    put(&sample, "one");
    put(&other, "one");
    assert_int_equal(count(CH_LIST_EVIDENCE, (ChQuery){0}), 6);
    assert_int_equal(ch_ledger_remove(ledger, "page"), 1);
    assert_int_equal(ch_ledger_remove(ledger, "page"), 0);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){0}), 3);
    assert_int_equal(count(CH_LIST_PEOPLE, (ChQuery){0}), 2);
}

static void countries_and_persons_choose(void **state) {
    (void)state;
    Sample sample;
    fill(&sample, "page", "2023-04-08");
    put(&sample, "one");
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.countries = {"CHN", "FRA"}}), 2);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.countries = {"FRA"}}), 3);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.countries = {"CHN", "VNM"}}), 0);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.person = "马克龙"}), 2);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.person = "Macron"}), 2);
    assert_int_equal(
        count(CH_LIST_EVENTS, (ChQuery){.person = "埃马纽埃尔•马克龙", .countries = {"CHN", "FRA"}, .type = "visit"}),
        1);
    assert_int_equal(count(CH_LIST_STATEMENTS, (ChQuery){.person = "马克龙", .countries = {"CHN", NULL}}), 1);
    assert_int_equal(count(CH_LIST_INDICATORS, (ChQuery){.type = "trade"}), 1);
    assert_int_equal(count(CH_LIST_INDICATORS, (ChQuery){.type = "aid"}), 0);
    assert_int_equal(count(CH_LIST_COMMITMENTS, (ChQuery){.countries = {"FRA"}, .type = "agreed"}), 1);
}

static void dates_choose(void **state) {
    (void)state;
    Sample sample;
    fill(&sample, "page", NULL);
    put(&sample, "one");
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.since = "2023-04-07"}), 1);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.since = "2023-04", .until = "2023-04"}), 2);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.until = "2022"}), 0);
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){.until = "2022", .undated = true}), 1);
    ChQuery query = CH_QUERY_INIT;
    query.since = "2023";
    Rows rows = {0};
    size_t left_out;
    assert_int_equal(ch_ledger_list(ledger, &query, add_row, &rows, &left_out), 2);
    assert_int_equal(left_out, 1);
    query.since = "last year";
    assert_int_equal(ch_ledger_list(ledger, &query, add_row, &rows, &left_out), CH_ERROR_USAGE);
}

static void rows_are_in_order(void **state) {
    (void)state;
    Sample sample;
    fill(&sample, "page", NULL);
    put(&sample, "one");
    ChQuery query = CH_QUERY_INIT;
    Rows rows = list(&query);
    const char *visit = strstr(rows.text, "\"visit\""), *meeting = strstr(rows.text, "\"meeting\""),
               *session = strstr(rows.text, "\"session\"");
    assert_true(visit && meeting && session && visit < meeting && meeting < session);
    query.newest_first = true;
    query.limit = 1;
    rows = list(&query);
    assert_int_equal(rows.count, 1);
    assert_non_null(strstr(rows.text, "\"visit\"")); /* it lasts longer than the meeting */
}

static void groups(void **state) {
    (void)state;
    Sample sample, later;
    fill(&sample, "page", "2023-04-08");
    fill(&later, "later page", "2024-05-06");
    put(&later, "one");
    put(&sample, "one");
    ChQuery query = CH_QUERY_INIT;
    query.list = CH_LIST_POSTS;
    query.person = "Macron";
    assert_string_equal(
        list(&query).text,
        "{\"country\":\"FRA\",\"post\":\"总统\",\"name\":\"埃马纽埃尔·马克龙\",\"person\":\"3bfe4ece8df96b8c\","
        "\"first_seen\":\"2023-04-08\",\"last_seen\":\"2024-05-06\",\"former_since\":null,\"pages\":2,"
        "\"first_page\":\"page\",\"last_page\":\"later page\"}\n"
        "{\"country\":\"FRA\",\"post\":\"经济部长\",\"name\":\"埃马纽埃尔·马克龙\",\"person\":\"3bfe4ece8df96b8c\","
        "\"first_seen\":null,\"last_seen\":null,\"former_since\":\"2023-04-08\",\"pages\":2,"
        "\"first_page\":null,\"last_page\":null}\n");
    query.list = CH_LIST_PEOPLE;
    assert_string_equal(
        list(&query).text,
        "{\"id\":\"3bfe4ece8df96b8c\",\"name\":\"埃马纽埃尔·马克龙\",\"also\":[\"马克龙\"],"
        "\"latin\":\"Emmanuel Macron\",\"country\":\"FRA\",\"pages\":2,\"first_seen\":\"2023-04-08\","
        "\"last_seen\":\"2024-05-06\",\"posts\":[{\"post\":\"总统\",\"former\":0,\"first_seen\":\"2023-04-08\","
        "\"last_seen\":\"2024-05-06\",\"former_since\":null,\"pages\":2},{\"post\":\"经济部长\",\"former\":1,"
        "\"first_seen\":\"2023-04-08\",\"last_seen\":\"2023-04-08\",\"former_since\":\"2023-04-08\",\"pages\":2}]}\n");
    query.list = CH_LIST_MECHANISMS;
    query.person = NULL;
    assert_string_equal(list(&query).text,
                        "{\"name\":\"战略对话\",\"countries\":\"FRA|VNM\",\"pages\":2,\"first_seen\":\"2023-04-08\","
                        "\"last_seen\":\"2024-05-06\",\"latest\":{\"id\":\"00000000000000e1\",\"page\":\"later "
                        "page\",\"title\":\"马克龙访华\",\"url\":\"https://example.org/"
                        "1\",\"outlet\":null,\"published\":\"2024-05-06\"},"
                        "\"sessions\":[{\"ordinal\":3,\"date\":\"XXXX-09-19\",\"status\":\"happened\","
                        "\"id\":\"00000000000000a3\",\"pages\":2}],\"gaps\":[],\"next\":null}\n");
}

static void show_gives_the_words(void **state) {
    (void)state;
    Sample sample;
    fill(&sample, "page", "2023-04-08");
    put(&sample, "one");
    Rows rows = {0};
    assert_int_equal(ch_ledger_show(ledger, "00000000000000a1", add_row, &rows), 1);
    assert_non_null(strstr(rows.text, "\"url\":\"https://example.org/1\""));
    assert_non_null(strstr(rows.text, "\"text\":\"马克龙访华"));
    assert_int_equal(ch_ledger_show(ledger, "00000000000000a", add_row, &rows), 3);
    assert_int_equal(ch_ledger_show(ledger, "nothing' OR '1", add_row, &rows), 0);
}

/* The same pages in another order give the same lists. */
static void order_of_adding_does_not_matter(void **state) {
    Sample one, two;
    fill(&one, "one", "2023-04-08");
    fill(&two, "two", "2024-05-06");
    Rows before[7], after[7];
    put(&one, "x");
    put(&two, "x");
    for (int i = 0; i < 7; i++) {
        before[i] = list(&(ChQuery){.version = CH_QUERY_VERSION, .list = (ChList)i});
    }
    remove_ledger(state);
    open_ledger(state);
    put(&two, "x");
    put(&one, "y");
    put(&one, "x");
    for (int i = 0; i < 7; i++) {
        after[i] = list(&(ChQuery){.version = CH_QUERY_VERSION, .list = (ChList)i});
        assert_string_equal(before[i].text, after[i].text);
    }
}

/* Everything that may be missing is missing. */
static void empty_records_are_kept(void **state) {
    (void)state;
    ChEvent event = {.id = {"0000000000000099"}, .type = CH_OTHER};
    ChPerson person = {.id = {"0000000000000098"}, .name = "某人"};
    ChItem item = {.id = {"0000000000000097"}};
    item.events.items = &event, item.events.count = 1;
    item.people.items = &person, item.people.count = 1;
    Sample sample = {.coded = {.page = "empty", .items = &item, .count = 1}};
    put(&sample, "one");
    assert_int_equal(count(CH_LIST_EVENTS, (ChQuery){0}), 1);
    ChQuery query = CH_QUERY_INIT;
    query.list = CH_LIST_PEOPLE;
    assert_non_null(strstr(list(&query).text, "\"country\":null"));
}

int main(void) {
#define LEDGER_TEST(function) cmocka_unit_test_setup_teardown(function, open_ledger, remove_ledger)
    const struct CMUnitTest tests[] = {LEDGER_TEST(adding_again_changes_nothing),
                                       LEDGER_TEST(a_changed_page_replaces_itself),
                                       LEDGER_TEST(removing_a_page_removes_its_records),
                                       LEDGER_TEST(countries_and_persons_choose),
                                       LEDGER_TEST(dates_choose),
                                       LEDGER_TEST(rows_are_in_order),
                                       LEDGER_TEST(groups),
                                       LEDGER_TEST(show_gives_the_words),
                                       LEDGER_TEST(order_of_adding_does_not_matter),
                                       LEDGER_TEST(empty_records_are_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
