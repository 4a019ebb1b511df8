/* The rules that make one event of two records, and the clusters they lead to. */
#include "ledger/block.h"
#include "ledger/cluster.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Arena arena;

static int begin(void **state) {
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

/* An event told by an item of its own. Names may be NULL. */
typedef struct Told {
    const char *type, *status, *date, *published, *first, *second, *quote, *mechanism;
    int ordinal;
    bool stateless; /* nothing tells of which country the second are */
} Told;

static const Account *account(int64_t number, Told told) {
    char json[2048], date[64] = "null", first[128] = "", second[128] = "", mechanism[128] = "null";
    if (told.date) {
        snprintf(date, sizeof date, "\"%s\"", told.date);
    }
    if (told.first) {
        snprintf(first, sizeof first, "\"person\":\"%s\",", told.first);
    }
    if (told.second) {
        snprintf(second, sizeof second, "\"person\":\"%s\",", told.second);
    }
    if (told.mechanism) {
        snprintf(mechanism, sizeof mechanism, "{\"name\":\"%s\",\"ordinal\":%d}", told.mechanism, told.ordinal);
    }
    snprintf(json, sizeof json,
             "{\"id\":\"%016llx\",\"type\":\"%s\",\"status\":\"%s\",\"initiator\":[{%s\"country\":\"FRA\"}],"
             "\"counterpart\":[{%s\"country\":%s}],\"countries\":[\"FRA\"%s],\"date\":%s,\"mechanism\":%s,"
             "\"quote\":\"%s\"}",
             (unsigned long long)number, told.type, told.status ? told.status : "happened", first, second,
             told.stateless ? "null" : "\"POL\"", told.stateless ? "" : ",\"POL\"", date, mechanism,
             told.quote ? told.quote : "");
    Account *self = ARENA_NEW(&arena, Account);
    self->record = self->item = number;
    self->page = "page";
    KnownPosts none = {0};
    assert_true(account_read(self, &arena, json, told.published, &none));
    return self;
}

/* True if one stands in a block that the other seeks. */
static bool is_found(const Account *seeker, const Account *other) {
    Blocks sought = {0}, stood = {0};
    account_seeks(seeker, &arena, &sought);
    account_blocks(other, &arena, &stood);
    for (size_t i = 0; i < sought.count; i++) {
        for (size_t j = 0; j < stood.count; j++) {
            if (sought.items[i] == stood.items[j]) {
                return true;
            }
        }
    }
    return false;
}

/* True if the two are taken for one, in both orders, and find each other. */
static bool one(Told first, Told second) {
    const Account *a = account(1, first), *b = account(2, second);
    bool match = !accounts_conflict(a, b) && accounts_match(a, b).score > 0;
    bool turned = !accounts_conflict(b, a) && accounts_match(b, a).score > 0;
    assert_int_equal(match, turned);
    assert_true(!match || (is_found(a, b) && is_found(b, a)));
    return match;
}

#define MEETING(...) ((Told){.type = "meeting", .first = "马克龙", .second = "图斯克", __VA_ARGS__})
#define VISIT(...)   ((Told){.type = "visit", .first = "图斯克", __VA_ARGS__})

static void days_decide(void **state) {
    (void)state;
    assert_true(one(MEETING(.date = "2024-03-14"), MEETING(.date = "2024-03-14")));
    assert_true(one(MEETING(.date = "2024-03-14"), MEETING(.date = "2024-03-15~")));
    assert_true(one(MEETING(.date = "2024-03-14"), MEETING(.date = "2024-03")));
    assert_false(one(MEETING(.date = "2024-03-14"), MEETING(.date = "2024-03-15")));
    assert_false(one(MEETING(.date = "2024-03-14"), MEETING(.date = "2024-03-17~")));
    assert_false(one(MEETING(.date = "2024-03-14"), MEETING(.date = "2023")));
    assert_false(one(MEETING(.date = "2024-03-14"), MEETING(.date = "XXXX-03-14")));
}

static void persons_decide(void **state) {
    (void)state;
    Told full = MEETING(.date = "2024-03-14");
    full.first = "埃马纽埃尔·马克龙";
    assert_true(one(full, MEETING(.date = "2024-03-14")));
    Told other = MEETING(.date = "2024-03-14");
    other.second = "西科尔斯基";
    assert_false(one(other, MEETING(.date = "2024-03-14")));
    Told unnamed = MEETING(.date = "2024-03-14", .quote = "马克龙会见波兰总理");
    unnamed.second = NULL;
    assert_false(one(unnamed, MEETING(.date = "2024-03-14", .quote = "两国领导人在爱丽舍宫")));
    assert_true(one(unnamed, MEETING(.date = "2024-03-14", .quote = "马克龙在爱丽舍宫会见波兰总理图斯克")));
}

static void types_decide(void **state) {
    (void)state;
    Told talks = MEETING(.date = "2024-03");
    talks.type = "talks";
    assert_true(one(talks, MEETING(.date = "2024-03-14")));
    talks.type = "call";
    assert_false(one(talks, MEETING(.date = "2024-03-14")));
}

static void visits_last(void **state) {
    (void)state;
    assert_true(one(VISIT(.date = "2024-03-14"), VISIT(.date = "2024-03-16")));
    assert_true(one(VISIT(.date = "2024-03-14/2024-03-16"), VISIT(.date = "2024-03-20~")));
    assert_true(one(VISIT(.date = "2024-03-14"), VISIT(.status = "planned", .published = "2024-03-01")));
    assert_true(one(VISIT(.date = "2024-03-14"), VISIT(.published = "2024-04-20")));
    assert_false(one(VISIT(.date = "2024-03-14"), VISIT(.date = "2024-03-29")));
    assert_false(one(VISIT(.date = "2024-03-14"), VISIT(.published = "2025-04-20")));
}

static void sessions_have_numbers(void **state) {
    (void)state;
    Told third = {.type = "session", .date = "2024-03-14", .mechanism = "法波外长战略磋商机制会议", .ordinal = 3};
    Told later = third, fourth = third;
    later.date = "2024-03-20~";
    fourth.ordinal = 4;
    assert_true(one(third, later));
    assert_false(one(third, fourth));
    later.date = "2025-03-14";
    assert_false(one(third, later));
}

static void names_are_shortened(void **state) {
    (void)state;
    Told told = {.type = "session", .date = "2024-03-14", .mechanism = "魏玛三角合作论坛首脑会议"}, other = told;
    other.mechanism = "魏三角论坛会议";
    assert_true(one(told, other));
    other.mechanism = "魏三角论坛年会";
    assert_false(one(told, other));
    other.mechanism = "会议";
    assert_false(one((Told){.type = "session", .date = "2024-03", .mechanism = "魏玛三角合作论坛首脑会议"}, other));
    Told full = MEETING(.date = "2024-03-14"), bare = full;
    full.second = "吴图斯克";
    assert_true(one(full, bare));
}

static void plans_of_one_session(void **state) {
    (void)state;
    Told plan = {
        .type = "session", .status = "planned", .published = "2024-03-01", .first = "马克龙", .mechanism = "核安峰会"};
    Told later = plan;
    later.published = "2024-03-09";
    assert_true(one(plan, later));
    later.first = NULL;
    assert_false(one(plan, later));
    later = plan;
    later.published = "2024-04-09";
    assert_false(one(plan, later));
}

static void ceremonies_follow_each_other(void **state) {
    (void)state;
    Told told = {
        .type = "ceremony", .first = "马克龙", .second = "图斯克", .quote = "马克龙在爱丽舍宫为图斯克举行欢迎仪式"};
    Told exact = told, month = told, other = told;
    exact.date = "2024-05-24";
    month.date = "2024-05";
    assert_true(one(exact, month));
    month.date = "2024";
    assert_false(one(exact, month));
    other.date = "2024-05-24";
    other.quote = "两位领导人向无名烈士墓献花圈";
    assert_false(one(exact, other));
}

static void relations_change_seldom(void **state) {
    (void)state;
    Told told = {.type = "relations", .date = "2008", .quote = "法波两国建立战略伙伴关系"}, later = told;
    later.date = "2008-05-28";
    later.quote = "双方决定把法波关系提升为战略伙伴关系";
    assert_true(one(told, later));
    later.date = "2019-05-28";
    assert_false(one(told, later));
    Told sanction = {.type = "sanction", .date = "2008-05", .quote = "法国宣布恢复对波兰的全部贸易制裁"},
         told_again = sanction;
    told_again.date = "2008-05-08";
    assert_true(one(sanction, told_again));
    told_again.date = "2008";
    assert_false(one(sanction, told_again));
    Told signing = {.type = "signing", .date = "2024-05-24", .quote = "签字仪式"}, again = signing;
    again.quote = "双方达成多项合作协议";
    assert_true(one(signing, again));
    again.date = "2024-05-25";
    assert_false(one(signing, again));
}

/* Which of the accounts are one event: numbers, in the order given. */
static Membership *cluster(const Account *const *accounts, size_t count, Rulings rulings) {
    return cluster_accounts(&arena, accounts, count, &rulings);
}

static void clusters_hold_no_contradiction(void **state) {
    (void)state;
    /* The month fits both days, the days don't fit each other: the month goes to one of them. */
    const Account *accounts[] = {account(1, MEETING(.date = "2024-03-14")), account(2, MEETING(.date = "2024-03-20")),
                                 account(3, MEETING(.date = "2024-03"))};
    Membership *members = cluster(accounts, 3, (Rulings){0});
    assert_int_not_equal(members[0].event, members[1].event);
    assert_true(members[2].event == members[0].event || members[2].event == members[1].event);
}

static void the_user_is_right(void **state) {
    (void)state;
    const Account *accounts[] = {account(1, MEETING(.date = "2024-03-14")), account(2, MEETING(.date = "2024-03-14")),
                                 account(3, MEETING(.date = "2024-05-20"))};
    Rulings rulings = {0};
    *list_push(&arena, &rulings) = (Ruling){0, 2, true};
    Membership *members = cluster(accounts, 3, rulings);
    assert_int_equal(members[0].event, members[1].event);
    assert_int_equal(members[0].event, members[2].event);
    rulings.items[0] = (Ruling){0, 1, false};
    members = cluster(accounts, 3, rulings);
    assert_int_not_equal(members[0].event, members[1].event);
}

/* The number of a mechanism that is the only one of its name makes one session, whoever is spoken of with it and when.
 */
static void numbers_of_own_names(void **state) {
    (void)state;
    Told held = {.type = "session",
                 .date = "2023-10-17",
                 .published = "2023-10-18",
                 .mechanism = "“绿色丝路”国际论坛",
                 .ordinal = 3,
                 .first = "丹妮丝",
                 .second = "科瓦奇",
                 .quote = "第三届“绿色丝路”国际论坛17日开幕"};
    Told recalled = {.type = "session",
                     .date = "2024-03-02~",
                     .published = "2024-03-02",
                     .mechanism = "“绿色丝路”国际论坛",
                     .ordinal = 3,
                     .first = "马尔科",
                     .second = "伊万娜",
                     .quote = "去年第三届“绿色丝路”国际论坛取得丰硕成果"};
    assert_true(one(held, recalled));
    Told next = recalled;
    next.ordinal = 4;
    assert_false(one(held, next));
    Told years_later = recalled;
    years_later.date = "2026-03-02~";
    assert_false(one(held, years_later));
    Told bare = recalled;
    bare.mechanism = "论坛"; /* any forum */
    assert_false(one(held, bare));
    Told common = held, other = recalled;
    common.mechanism = other.mechanism = "政府间联合委员会会议"; /* many countries have one */
    assert_false(one(common, other));
}

/* What is told without a day has happened not long before. */
static void undated_numbers_have_their_time(void **state) {
    (void)state;
    Told held = {.type = "session",
                 .date = "2024-06-06",
                 .published = "2024-06-06",
                 .mechanism = "合作委员会会议",
                 .ordinal = 7,
                 .quote = "主持合作委员会第七次会议"};
    Told undated = {.type = "session",
                    .published = "2024-09-02",
                    .mechanism = "合作委员会会议",
                    .ordinal = 7,
                    .quote = "第七次会议以来取得进展"};
    assert_true(one(held, undated));
    undated.published = "2014-09-23"; /* the seventh of another committee */
    assert_false(one(held, undated));
    undated.published = NULL;
    assert_true(one(held, undated));
}

/* A session without a number goes by a name that says whose it is: from day to day, by its month, and as a plan. */
static void summits_without_a_number(void **state) {
    (void)state;
    Told held = {.type = "session",
                 .date = "2018-09-03",
                 .published = "2018-09-04",
                 .mechanism = "“绿色丝路”合作论坛",
                 .first = "丹妮丝",
                 .quote = "丹妮丝3日举行宴会欢迎出席“绿色丝路”合作论坛的代表"};
    Told next_day = held;
    next_day.date = "2018-09-04";
    next_day.quote = "论坛闭幕后会见记者";
    assert_true(one(held, next_day));
    next_day.date = "2018-09-08";
    assert_false(one(held, next_day));
    Told month = {.type = "session",
                  .date = "2018-09",
                  .published = "2018-11-06",
                  .mechanism = "“绿色丝路”合作论坛",
                  .second = "科瓦奇",
                  .quote = "今年9月召开的论坛引领合作"};
    assert_true(one(held, month));
    month.date = "2018"; /* there may be several in a year */
    assert_false(one(held, month));
    Told plan = {.type = "session",
                 .status = "planned",
                 .published = "2018-08-20",
                 .mechanism = "“绿色丝路”合作论坛",
                 .second = "科瓦奇",
                 .quote = "科瓦奇将出席论坛"};
    assert_true(one(held, plan));
    Told announced = {.type = "session",
                      .status = "planned",
                      .date = "2018-09",
                      .published = "2018-07-20",
                      .mechanism = "北欧合作论坛",
                      .quote = "9月将举行北欧合作论坛"};
    Told remembered = announced;
    remembered.status = "happened";
    remembered.published = "2019-02-11";
    remembered.quote = "两人曾在会上见面";
    assert_true(one(announced, remembered));                     /* found by the name, in whatever company */
    announced.mechanism = remembered.mechanism = "B9布拉格峰会"; /* of letters and characters */
    assert_true(one(announced, remembered));
    announced.mechanism = remembered.mechanism = "北欧论坛";
    assert_false(one(announced, remembered));
}

/* Guests of a session that has begun are spoken of as if they were to come. */
static void plans_told_late(void **state) {
    (void)state;
    Told begun = {.type = "session",
                  .date = "2015-11-24",
                  .published = "2015-11-24",
                  .mechanism = "区域合作领导人会议",
                  .ordinal = 4,
                  .first = "丹妮丝",
                  .quote = "第四次区域合作领导人会议24日开幕"};
    Told guest = {.type = "session",
                  .status = "planned",
                  .published = "2015-11-26",
                  .mechanism = "区域合作领导人会议",
                  .ordinal = 4,
                  .second = "科瓦奇",
                  .quote = "科瓦奇出席第四次区域合作领导人会议"};
    assert_true(one(begun, guest));
    guest.published = "2015-12-26";
    assert_false(one(begun, guest));
}

/* The guests of a conference are met as a group and one of them apart, in the same words. */
static void guests_of_many_countries(void **state) {
    (void)state;
    Told group = {.type = "meeting",
                  .date = "2015-10-15",
                  .published = "2015-10-15",
                  .first = "马克龙",
                  .second = "各国代表",
                  .stateless = true,
                  .quote = "马克龙10月15日在巴黎会见了出席绿色丝路专题会议的各国主要代表"};
    Told guest = group;
    guest.second = "图斯克";
    guest.stateless = false;
    guest.quote = "马克龙10月15日在巴黎会见了出席绿色丝路专题会议的波兰代表图斯克";
    assert_false(one(group, guest));
    Told again = guest;
    again.quote = group.quote;
    assert_true(one(guest, again));
}

/* What vague days are compared by: the number and either end of the name, or the persons. */
static void vague_days_have_their_blocks(void **state) {
    (void)state;
    Told assembly = {.type = "session",
                     .date = "2021-09-21",
                     .published = "2021-09-22",
                     .mechanism = "海洋大会一般性辩论",
                     .ordinal = 16,
                     .quote = "第十六届海洋大会一般性辩论21日开始"};
    Told recalled = {.type = "session",
                     .date = "2021-09",
                     .published = "2021-12-01",
                     .mechanism = "海洋大会",
                     .ordinal = 16,
                     .quote = "九月第十六届海洋大会一般性辩论期间"};
    assert_true(one(assembly, recalled));
    Told visit = {
        .type = "visit", .date = "2021-03-02", .published = "2021-03-03", .first = "丹妮丝", .second = "科瓦奇"};
    Told year = {.type = "visit", .date = "2021", .published = "2022-01-05", .first = "丹妮丝", .second = "科瓦奇"};
    assert_true(one(visit, year));
    Blocks exact = {0}, vague = {0};
    account_blocks(account(1, visit), &arena, &exact);
    account_blocks(account(2, (Told){.type = "force", .date = "2021", .quote = "空袭"}), &arena, &vague);
    assert_true(exact.count > 2);
    assert_int_equal(vague.count, 1); /* its id: nothing else joins a strike of some day of the year */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(days_decide, begin, end),
        cmocka_unit_test_setup_teardown(persons_decide, begin, end),
        cmocka_unit_test_setup_teardown(types_decide, begin, end),
        cmocka_unit_test_setup_teardown(visits_last, begin, end),
        cmocka_unit_test_setup_teardown(sessions_have_numbers, begin, end),
        cmocka_unit_test_setup_teardown(names_are_shortened, begin, end),
        cmocka_unit_test_setup_teardown(undated_numbers_have_their_time, begin, end),
        cmocka_unit_test_setup_teardown(plans_of_one_session, begin, end),
        cmocka_unit_test_setup_teardown(ceremonies_follow_each_other, begin, end),
        cmocka_unit_test_setup_teardown(relations_change_seldom, begin, end),
        cmocka_unit_test_setup_teardown(numbers_of_own_names, begin, end),
        cmocka_unit_test_setup_teardown(summits_without_a_number, begin, end),
        cmocka_unit_test_setup_teardown(plans_told_late, begin, end),
        cmocka_unit_test_setup_teardown(guests_of_many_countries, begin, end),
        cmocka_unit_test_setup_teardown(vague_days_have_their_blocks, begin, end),
        cmocka_unit_test_setup_teardown(clusters_hold_no_contradiction, begin, end),
        cmocka_unit_test_setup_teardown(the_user_is_right, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
