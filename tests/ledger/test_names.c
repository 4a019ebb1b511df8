/* The forms under which a person is found. */
#include "ledger/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

static bool finds(const char *asked, const char *printed) {
    Arena arena;
    arena_init(&arena);
    FormList forms = {0};
    name_forms(&arena, &forms, printed);
    const char *form = name_form(&arena, asked);
    bool found = false;
    for (size_t i = 0; i < forms.count; i++) {
        found |= strcmp(forms.items[i], form) == 0;
    }
    arena_free(&arena);
    return found;
}

static void interpuncts_do_not_matter(void **state) {
    (void)state;
    assert_true(finds("埃马纽埃尔·马克龙", "埃马纽埃尔•马克龙"));
    assert_true(finds("埃马纽埃尔马克龙", "埃马纽埃尔·马克龙"));
    assert_true(finds("埃马纽埃尔 马克龙", "埃马纽埃尔‧马克龙"));
}

static void short_forms_find_the_person(void **state) {
    (void)state;
    assert_true(finds("马克龙", "埃马纽埃尔·马克龙"));
    assert_true(finds("席尔瓦", "路易斯·伊纳西奥·卢拉·达席尔瓦") == false);
    assert_true(finds("卢拉·达席尔瓦", "路易斯·伊纳西奥·卢拉·达席尔瓦"));
    assert_true(finds("卢拉", "路易斯·伊纳西奥·卢拉·达席尔瓦"));
    assert_false(finds("马克", "埃马纽埃尔·马克龙"));
}

static void traditional_script_is_the_same(void **state) {
    (void)state;
    assert_true(finds("馬克龍", "埃马纽埃尔·马克龙"));
    assert_true(finds("马克龙", "埃馬紐埃爾·馬克龍"));
}

static void latin_without_accents(void **state) {
    (void)state;
    assert_true(finds("Nguyen Phu Trong", "Nguyễn Phú Trọng"));
    assert_true(finds("trong", "Nguyễn Phú Trọng"));
    assert_true(finds("Pham Binh Dam", "Phạm Bình Đàm"));
    assert_true(finds("LULA", "Luiz Inácio Lula da Silva"));
    assert_true(finds("Trọng", "Nguyễn Phú Trọng")); /* accents of their own */
}

static void strange_names_are_harmless(void **state) {
    (void)state;
    assert_false(finds("", "马克龙"));
    assert_false(finds("···", "马克龙"));
    assert_true(finds("十", "一·二·三·四·五·六·七·八·九·十") == false);
    assert_true(finds("一二三四五六七八九十", "一·二·三·四·五·六·七·八·九·十"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interpuncts_do_not_matter), cmocka_unit_test(short_forms_find_the_person),
        cmocka_unit_test(traditional_script_is_the_same), cmocka_unit_test(latin_without_accents),
        cmocka_unit_test(strange_names_are_harmless)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
