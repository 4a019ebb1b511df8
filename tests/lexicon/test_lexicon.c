/* The lexicon: parsing of data files with their problems, the image and its
 * automaton, matching in texts, overlays. */
#include "chancery/error.h"
#include "lexicon/image.h"
#include "read/names.h"

#include "written_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* All that was reported, "LINE:COLUMN: message" a line; warnings begin with "warning ". */
typedef struct Reported {
    char text[8192];
} Reported;

static void take(void *context, const ChLexiconProblem *problem) {
    Reported *self = context;
    size_t length = strlen(self->text);
    snprintf(self->text + length, sizeof self->text - length, "%s%u:%u: %s\n", problem->is_warning ? "warning " : "",
             problem->line, problem->column, problem->message);
}

static int check(const char *content, size_t length, Reported *reported) {
    WrittenFile file = written_file(content, length);
    *reported = (Reported){0};
    int problems = ch_lexicon_check(file.path, take, reported);
    written_file_remove(&file);
    return problems;
}

/* The first report stands where and says what is expected. */
static void assert_reported(const char *content, const char *expected) {
    Reported reported;
    int problems = check(content, strlen(content), &reported);
    bool is_warning = strncmp(expected, "warning ", 8) == 0;
    assert_int_equal(problems > 0, !is_warning);
    if (strncmp(reported.text, expected, strlen(expected)) != 0) {
        fail_msg("expected %s\nreported %s", expected, reported.text);
    }
}

static void right_file_has_no_problem(void **state) {
    (void)state;
    static const char content[] =
        "\xEF\xBB\xBF# a comment\r\n\r\n[event]\r\n会见|接见\tevent=meeting\tkind=verb\tframe=object\r\n"
        "[numeral]\n三\tkind=digit\tvalue=3";
    Reported reported;
    assert_int_equal(check(content, sizeof content - 1, &reported), 0);
    assert_string_equal(reported.text, "");
}

static void problems_have_line_and_column(void **state) {
    (void)state;
    assert_reported("会见\tevent=meeting\n", "1:1: an entry before any [section]");
    assert_reported("[evnt]\n", "1:2: unknown section");
    assert_reported("[event\n", "1:7: expected ]");
    assert_reported("[event] 会见\n", "1:8: a section's name stands alone");
    assert_reported("[event]\n会见\tevnt=meeting\n", "2:4: unknown key");
    assert_reported("[event]\n会见|\tevent=meeting\n", "2:4: empty form");
    assert_reported("[event]\n会见| 接见\tevent=meeting\n", "2:4: a form has a blank at its edge");
    assert_reported("[event]\n会见\tevent\n", "2:4: expected key=value");
    assert_reported("[event]\n会见\tevent=\n", "2:10: expected a value");
    assert_reported("[event]\n会见\tevent= meeting\n", "2:10: expected a value");
    assert_reported("[event]\n会见\t\tevent=meeting\n", "2:4: two tabs in a row");
    assert_reported("[event]\n会见\xFF\tevent=meeting\n", "2:3: bytes that are not UTF-8");
}

static void null_byte_is_a_problem(void **state) {
    (void)state;
    Reported reported;
    assert_int_equal(check("[event]\n\0\n", 10, &reported), 1);
    assert_string_equal(reported.text, "2:1: the line holds a NUL byte: is this a text file?\n");
}

static void mistakes_are_warned_of(void **state) {
    (void)state;
    assert_reported("[event]\n会见\tevent=meet\n",
                    "warning 2:10: event in [event] is not read with this word: expected one of visit|");
    assert_reported("[event]\n会见\tkind=verb\tframe=object|onto\n", "warning 2:27: frame in [event]");
    assert_reported("[topic]\n防务\tkind=word\n",
                    "warning 2:9: kind in [topic] is not read with this word: expected no such key");
    assert_reported("[numeral]\n三\tvalue=three\n", "warning 2:9: expected a number");
    assert_reported("[surname]\n李\tweight=5\tweight=6\n", "warning 2:12: the key stands in this line already");
    assert_reported("[country]\n古\tcode=CUB\n", "warning 2:1: a form of one character");
    assert_reported("[place]\n河内\n\n海防|河内\n", "warning 4:4: the form stands already in line 2");
    assert_reported("[place]\n台灣|台湾\n", "warning 2:4: the form stands already in line 2");
    assert_reported("[word]\n\xF0\xA0\xAE\xB7野家\n", "warning 2:1: the form has a character beyond U+FFFF");
}

static void homonyms_are_no_doubles(void **state) {
    (void)state;
    static const char content[] = "[body]\n共产党\tcountry=RUS\tkind=party\n共产党\tcountry=JPN\tkind=party\n"
                                  "[event]\n访问\tkind=verb\n访问\tkind=noun\n[word]\n访问\n";
    Reported reported;
    assert_int_equal(check(content, sizeof content - 1, &reported), 0);
    assert_string_equal(reported.text, "");
}

static void missing_file_is_told(void **state) {
    (void)state;
    assert_int_equal(ch_lexicon_check("no/such/file.txt", NULL, NULL), CH_ERROR_IO);
    assert_non_null(strstr(ch_error_message(), "no/such/file.txt"));
    const char *files[] = {"no/such/file.txt"};
    assert_null(ch_lexicon_open(files, 1, NULL, NULL));
}

static ChLexicon *overlaid(const char *content) {
    WrittenFile file = written_file(content, strlen(content));
    const char *files[] = {file.path};
    ChLexicon *lexicon = ch_lexicon_open(files, 1, NULL, NULL);
    written_file_remove(&file);
    return lexicon;
}

static void wrong_overlay_is_refused(void **state) {
    (void)state;
    assert_null(overlaid("[country]\n甲国\tcood=AAA\n"));
    assert_non_null(strstr(ch_error_message(), "1 problem: run `chancery lexicon check"));
}

static void forms_are_found_in_text(void **state) {
    (void)state;
    ChLexicon *lexicon = overlaid("[place]\n云梦泽\n云梦泽湖\n[body]\n云梦泽\tkind=ngo\n[word]\n泽湖\n");
    assert_non_null(lexicon);
    Arena arena;
    arena_init(&arena);
    static const char sentence[] = "在雲夢澤湖邊";
    Text *text = text_new(&arena, sentence, sizeof sentence - 1);
    MatchTable table = lexicon_match(lexicon, &arena, text);
    ClassSet place = CLASS_BIT(CLASS_PLACE), body = CLASS_BIT(CLASS_BODY), word = CLASS_BIT(CLASS_WORD);

    const Match *longest = match_longest(&table, 1, text->length, place);
    assert_non_null(longest);
    assert_int_equal(longest->span.start, 1);
    assert_int_equal(longest->span.length, 4);
    assert_int_equal(match_longest(&table, 1, 4, place)->span.length, 3);
    assert_int_equal(match_longest(&table, 1, text->length, body)->span.length, 3);
    assert_null(match_longest(&table, 0, text->length, place));

    const Match *exact = match_exact(&table, (Span){1, 3}, place);
    assert_non_null(exact);
    assert_true(exact->classes & body);
    assert_null(match_exact(&table, (Span){1, 2}, place | body));

    assert_int_equal(match_longest_before(&table, 0, 5, place | word)->span.start, 1);
    assert_int_equal(match_longest_before(&table, 2, 5, place | word)->span.start, 3);
    arena_free(&arena);
    ch_lexicon_free(lexicon);
}

/* The kinds of all entries of a form are told by its match, and so are their classes by where they are posted. */
static void matches_tell_of_their_entries(void **state) {
    (void)state;
    ChLexicon *lexicon = overlaid("[word]\n云梦泽\tkind=noun|verb\n[body]\n云梦泽\tkind=ngo\n[event]\n泽湖边\n");
    assert_non_null(lexicon);
    Arena arena;
    arena_init(&arena);
    static const char sentence[] = "云梦泽湖边";
    MatchTable table = lexicon_match(lexicon, &arena, text_new(&arena, sentence, sizeof sentence - 1));
    const Match *lake = match_exact(&table, (Span){0, 3}, CLASS_BIT(CLASS_WORD));
    assert_non_null(lake);
    assert_true(match_may_be(lake, "noun") && match_may_be(lake, "verb") && match_may_be(lake, "ngo"));
    assert_false(match_may_be(lake, "preposition"));
    const Match *shore = match_exact(&table, (Span){2, 3}, CLASS_BIT(CLASS_EVENT));
    assert_non_null(shore);
    assert_false(match_may_be(shore, "noun"));
    for (uint32_t posting = 0; posting < lexicon_posting_count(lexicon); posting++) {
        uint32_t count;
        const EntryId *entries = lexicon_entries(lexicon, posting, &count);
        for (uint32_t i = 0; i < count; i++) {
            assert_int_equal(lexicon_posted_class(lexicon, &entries[i]), lexicon_class(lexicon, entries[i]));
        }
    }
    arena_free(&arena);
    ch_lexicon_free(lexicon);
}

/* A kind too long to be marked may be any. */
static void long_kinds_may_be_any(void **state) {
    (void)state;
    char content[256] = "[word]\n云梦泽\tkind=";
    memset(content + strlen(content), 'x', 80);
    ChLexicon *lexicon = overlaid(content);
    assert_non_null(lexicon);
    Arena arena;
    arena_init(&arena);
    Text *text = text_new(&arena, "云梦泽", strlen("云梦泽"));
    Match lake = lexicon_match_at(lexicon, text, 0, text->length, CLASS_BIT(CLASS_WORD));
    assert_int_equal(lake.span.length, 3);
    assert_true(match_may_be(&lake, "noun") && match_may_be(&lake, "preposition") && match_may_be(&lake, "numeral"));
    Match none = lexicon_match_at(lexicon, text, 0, text->length, CLASS_BIT(CLASS_EVENT));
    assert_int_equal(none.span.length, 0);
    assert_int_equal(none.posting, NO_POSTING);
    arena_free(&arena);
    ch_lexicon_free(lexicon);
}

static void characters_beyond_the_plane_match_nothing(void **state) {
    (void)state;
    ChLexicon *lexicon = overlaid("[place]\n\xF0\xA0\xAE\xB7野\n");
    assert_non_null(lexicon);
    Arena arena;
    arena_init(&arena);
    static const char sentence[] = "\xF0\xA0\xAE\xB7野\xEF\xBF\xBD野";
    Text *text = text_new(&arena, sentence, sizeof sentence - 1);
    MatchTable table = lexicon_match(lexicon, &arena, text);
    assert_null(match_longest(&table, 0, text->length, CLASS_BIT(CLASS_PLACE)));
    assert_null(match_longest(&table, 2, text->length, CLASS_BIT(CLASS_PLACE)));
    assert_int_equal(lexicon_find(lexicon, "\xF0\xA0\xAE\xB7野"), UINT32_MAX);
    arena_free(&arena);
    ch_lexicon_free(lexicon);
}

static const char *first_stance(const ChLexicon *lexicon, const char *form) {
    uint32_t posting = lexicon_find(lexicon, form);
    assert_int_not_equal(posting, UINT32_MAX);
    return lexicon_value(lexicon, lexicon_entry_of(lexicon, posting, CLASS_SPEECH), KEY_STANCE);
}

static void later_files_come_first(void **state) {
    (void)state;
    static const char one[] = "[speech]\n云云道\tstance=wish\n", two[] = "[speech]\n云云道\tstance=thank\n";
    WrittenFile first = written_file(one, sizeof one - 1), second = written_file(two, sizeof two - 1);
    const char *files[] = {first.path, second.path, first.path};
    ChLexicon *lexicon = ch_lexicon_open(files, 2, NULL, NULL);
    assert_string_equal(first_stance(lexicon, "云云道"), "thank");
    uint32_t count;
    lexicon_entries(lexicon, lexicon_find(lexicon, "云云道"), &count);
    assert_int_equal(count, 2);
    ch_lexicon_free(lexicon);
    lexicon = ch_lexicon_open(files + 1, 2, NULL, NULL);
    assert_string_equal(first_stance(lexicon, "云云道"), "wish");
    ch_lexicon_free(lexicon);
    written_file_remove(&first);
    written_file_remove(&second);
}

static void earlier_lines_come_first(void **state) {
    (void)state;
    ChLexicon *lexicon = overlaid("[speech]\n云云道\tkind=frame\tstance=wish\n云云道\tkind=noun\tstance=thank\n");
    assert_string_equal(first_stance(lexicon, "云云道"), "wish");
    ch_lexicon_free(lexicon);
}

static void overlay_goes_before_the_built_in(void **state) {
    (void)state;
    ChLexicon *lexicon = overlaid("[country]\n越南|甲乙国\tcode=XYZ\tiso2=XY\ten=Atlantis\tvi=Quốc Gia\n");
    assert_string_equal(ch_lexicon_country(lexicon, "越南"), "XYZ");
    assert_string_equal(ch_lexicon_country(lexicon, "古巴"), "CUB");
    assert_string_equal(ch_lexicon_country(lexicon, "甲乙国"), "XYZ");
    assert_string_equal(ch_lexicon_country(lexicon, "atlantis"), "XYZ");
    assert_string_equal(ch_lexicon_country(lexicon, "xy"), "XYZ");
    assert_string_equal(ch_lexicon_country_name(lexicon, "XYZ", "en"), "Atlantis");
    ch_lexicon_free(lexicon);
}

static void countries_by_any_name(void **state) {
    (void)state;
    ChLexicon *lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    assert_non_null(lexicon);
    static const char *const names[] = {"越南", "越", "Vietnam", "Viet Nam", "Việt Nam", "VNM", "VN", "vnm"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(ch_lexicon_country(lexicon, names[i]), "VNM");
    }
    assert_string_equal(ch_lexicon_country(lexicon, "EU"), "欧盟");
    assert_null(ch_lexicon_country(lexicon, "Nowhere"));
    assert_null(ch_lexicon_country(lexicon, ""));
    assert_string_equal(ch_lexicon_country_name(lexicon, "CUB", "zh"), "古巴");
    assert_string_equal(ch_lexicon_country_name(lexicon, "CUB", "en"), "Cuba");
    assert_string_equal(ch_lexicon_country_name(lexicon, "???", "zh"), "???");
    ch_lexicon_free(lexicon);
}

/* What an image holds, taken out and built again, is the same image. */
static void image_comes_back(void **state) {
    (void)state;
    static const char content[] =
        "[country]\n甲国|甲\tcode=AAA\ten=A|Alpha\n[word]\n甲国人\n甲\n[event]\n见\tkind=verb\n";
    Arena arena;
    arena_init(&arena);
    LexiconSource source = {.arena = &arena}, again = {.arena = &arena};
    lexicon_source_add_text(&source, "test", content, sizeof content - 1);
    assert_int_equal(source.problems, 0);
    size_t size, size_again;
    void *image = image_build(&source, &size);
    image_unpack(image, &again);
    assert_int_equal(again.entries.count, 4);
    assert_int_equal(again.forms.count, source.forms.count);
    void *image_again = image_build(&again, &size_again);
    assert_int_equal(size, size_again);
    assert_memory_equal(image, image_again, size);
    free(image);
    free(image_again);
    arena_free(&arena);
}

/* The table of names that the image carries is the one that is made where an image has none. */
static void image_carries_its_names(void **state) {
    (void)state;
    ChLexicon *lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    assert_non_null(lexicon->derived);
    size_t size, again;
    void *names = name_block_build(lexicon, &size), *names_again = name_block_build(lexicon, &again);
    assert_true(size > 1000000 && size == again);
    assert_memory_equal(names, lexicon->derived, size);
    assert_memory_equal(names, names_again, size);
    free(names);
    free(names_again);
    ch_lexicon_free(lexicon);
}

static void empty_files_make_an_image(void **state) {
    (void)state;
    Arena arena;
    arena_init(&arena);
    LexiconSource source = {.arena = &arena};
    size_t size;
    void *image = image_build(&source, &size);
    assert_int_equal(((ImageHeader *)image)->entry_count, 0);
    free(image);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_file_has_no_problem),
        cmocka_unit_test(problems_have_line_and_column),
        cmocka_unit_test(null_byte_is_a_problem),
        cmocka_unit_test(mistakes_are_warned_of),
        cmocka_unit_test(homonyms_are_no_doubles),
        cmocka_unit_test(missing_file_is_told),
        cmocka_unit_test(wrong_overlay_is_refused),
        cmocka_unit_test(forms_are_found_in_text),
        cmocka_unit_test(matches_tell_of_their_entries),
        cmocka_unit_test(long_kinds_may_be_any),
        cmocka_unit_test(characters_beyond_the_plane_match_nothing),
        cmocka_unit_test(later_files_come_first),
        cmocka_unit_test(earlier_lines_come_first),
        cmocka_unit_test(overlay_goes_before_the_built_in),
        cmocka_unit_test(countries_by_any_name),
        cmocka_unit_test(image_comes_back),
        cmocka_unit_test(image_carries_its_names),
        cmocka_unit_test(empty_files_make_an_image),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
