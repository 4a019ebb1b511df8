/* PLOVER and CAMEO codes of records made by hand. */
#include "code/code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static ChLexicon *lexicon;
static Arena arena;

/* Codes one event whose evidence is all of `words`. */
static ChCodes code(ChEvent event, const char *words, const char *published) {
    Item item = {.arena = &arena, .lexicon = lexicon, .published = published};
    item.text = text_new(&arena, words, strlen(words));
    item.matches = lexicon_match(lexicon, &arena, item.text);
    event.evidence = (ChEvidence){0, item.text->length, NULL};
    item.out.events.items = &event;
    item.out.events.count = 1;
    code_codes(&item);
    return event.codes;
}

static void check(ChCodes codes, const char *plover, const char *mode, const char *cameo) {
    assert_string_equal(codes.plover, plover);
    assert_string_equal(codes.mode ? codes.mode : "", mode);
    assert_string_equal(codes.cameo, cameo);
}

static void the_type_decides(void **state) {
    (void)state;
    check(code((ChEvent){.type = CH_VISIT}, "智利总统访问新西兰", NULL), "CONSULT", "visit", "042");
    check(code((ChEvent){.type = CH_CALL}, "双方通电话", NULL), "CONSULT", "phone", "041");
    check(code((ChEvent){.type = CH_SIGNING}, "签署协议", NULL), "SUPPORT", "", "057");
    check(code((ChEvent){.type = CH_PROTEST}, "提出抗议", NULL), "ACCUSE", "allege", "114");
    assert_null(code((ChEvent){.type = CH_APPOINTMENT}, "当选总统", NULL).plover);
}

static void cooperation_to_come_is_agree(void **state) {
    (void)state;
    check(code((ChEvent){.type = CH_VISIT, .status = CH_PLANNED}, "将访问新西兰", NULL), "AGREE", "", "036");
    check(code((ChEvent){.type = CH_AID, .status = CH_PLANNED}, "将提供疫苗", NULL), "AGREE", "", "033");
    check(code((ChEvent){.type = CH_SANCTION, .status = CH_PLANNED}, "将实施制裁", NULL), "THREATEN", "restrict",
          "1312");
    check(code((ChEvent){.type = CH_PROTEST, .status = CH_PLANNED}, "将提出抗议", NULL), "ACCUSE", "allege;future",
          "114");
}

static void the_company_decides(void **state) {
    (void)state;
    const char *three[] = {"CHL", "NZL", "PER"};
    ChEvent meeting = {.type = CH_MEETING, .countries = {three, 2}, .place = {"利马", "PER"}};
    check(code(meeting, "在利马会见", NULL), "CONSULT", "third-party", "044");
    meeting.countries.count = 3;
    check(code(meeting, "在利马会见", NULL), "CONSULT", "multilateral", "040");
}

static void words_refine(void **state) {
    (void)state;
    check(code((ChEvent){.type = CH_RELATIONS}, "宣布断绝外交关系", NULL), "SANCTION", "withdraw", "161");
    check(code((ChEvent){.type = CH_FORCE}, "发动空袭", NULL), "ASSAULT", "aerial", "195");
    check(code((ChEvent){.type = CH_SANCTION}, "驱逐两名外交官", NULL), "SANCTION", "expel", "166");
    ChCodes aid = code((ChEvent){.type = CH_AID}, "提供人道主义援助", NULL);
    check(aid, "AID", "", "073");
    assert_true(aid.score == 10 && aid.goldstein == 7.4);
}

static void long_ago_is_historical(void **state) {
    (void)state;
    check(code((ChEvent){.type = CH_VISIT, .date = "2010-05"}, "曾访问新西兰", "2019-05-06"), "CONSULT",
          "visit;historical", "042");
    check(code((ChEvent){.type = CH_VISIT, .date = "2018-11-02"}, "曾访问新西兰", "2019-05-06"), "CONSULT", "visit",
          "042");
    check(code((ChEvent){.type = CH_VISIT, .date = "XXXX-11-02"}, "曾访问新西兰", "2019-05-06"), "CONSULT", "visit",
          "042");
}

/* The contexts of an event whose evidence is the first `length` characters. */
static const char *contexts(const char *words, uint32_t length, uint32_t next) {
    ChEvent events[2] = {{.type = CH_MEETING, .evidence = {0, length, NULL}},
                         {.type = CH_MEETING, .evidence = {next, next + 1, NULL}}};
    Item item = {.arena = &arena, .lexicon = lexicon};
    item.text = text_new(&arena, words, strlen(words));
    item.matches = lexicon_match(lexicon, &arena, item.text);
    *list_push(&arena, &item.sentences) = (Sentence){.span = {0, item.text->length}};
    item.out.events.items = events;
    item.out.events.count = next ? 2 : 1;
    code_codes(&item);
    return events[0].codes.context ? events[0].codes.context : "";
}

static void topics_of_the_sentence_are_contexts(void **state) {
    (void)state;
    assert_string_equal(contexts("两国总理会晤，讨论疫苗和关税", 6, 0), "health;economic");
    assert_string_equal(contexts("两国总理会晤，讨论疫苗，随后会见议长", 6, 13), "health");
    assert_string_equal(contexts("在中南海会见客人", 8, 0), "");
    assert_string_equal(contexts("讨论南海局势", 6, 0), "territory");
}

static int begin(void **state) {
    (void)state;
    arena_init(&arena);
    lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    return lexicon ? 0 : -1;
}

static int end(void **state) {
    (void)state;
    arena_free(&arena);
    ch_lexicon_free(lexicon);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_type_decides),       cmocka_unit_test(cooperation_to_come_is_agree),
        cmocka_unit_test(the_company_decides),    cmocka_unit_test(words_refine),
        cmocka_unit_test(long_ago_is_historical), cmocka_unit_test(topics_of_the_sentence_are_contexts)};
    return cmocka_run_group_tests(tests, begin, end);
}
