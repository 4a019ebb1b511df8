/* EDTF: parsing, writing, day arithmetic, compatibility. */
#include "base/edtf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void written_as_parsed(void **state) {
    (void)state;
    static const char *const dates[] = {"2019-09-19",
                                        "2019-09",
                                        "2019",
                                        "196X",
                                        "20XX",
                                        "XXXX-09-19",
                                        "2017-06-12~",
                                        "2019-09-19/2019-09-21",
                                        "XXXX-11-18/XXXX-11-22",
                                        "2014/2019"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        Edtf edtf;
        char written[EDTF_SIZE];
        assert_true(edtf_parse(dates[i], &edtf));
        edtf_write(&edtf, written);
        assert_string_equal(written, dates[i]);
    }
}

static void nonsense_is_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"",         "19",   "2019-13", "2019-02-29", "2019-09-19/",
                                        "2019-9-1", "2X19", "soon",    "2019-09-19x"};
    Edtf edtf;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(edtf_parse(wrong[i], &edtf));
    }
    assert_false(edtf_parse(NULL, &edtf));
    assert_true(edtf_parse("XXXX-02-29", &edtf));
}

static void days_are_reckoned(void **state) {
    (void)state;
    assert_int_equal(edtf_day_number(edtf_date(1970, 1, 1)), 0);
    assert_int_equal(edtf_day_number(edtf_date(2000, 3, 1)) - edtf_day_number(edtf_date(2000, 2, 28)), 2);
    assert_int_equal(edtf_weekday(edtf_day_number(edtf_date(2014, 3, 31))), 1);
    assert_int_equal(edtf_weekday(edtf_day_number(edtf_date(1949, 10, 1))), 6);
    for (long day = -200000; day < 200000; day += 97) {
        assert_int_equal(edtf_day_number(edtf_from_day_number(day)), day);
    }
    EdtfDate shifted = edtf_shift_months(edtf_date(2015, 1, 0), -2);
    assert_int_equal(shifted.year, 2014);
    assert_int_equal(shifted.month, 11);
}

static void bounds_of_a_date(void **state) {
    (void)state;
    Edtf edtf;
    long first = 0, last = 0;
    assert_true(edtf_parse("201X", &edtf) && edtf_bounds(&edtf, &first, &last));
    assert_int_equal(first, edtf_day_number(edtf_date(2010, 1, 1)));
    assert_int_equal(last, edtf_day_number(edtf_date(2019, 12, 31)));
    assert_true(edtf_parse("2020-02", &edtf) && edtf_bounds(&edtf, &first, &last));
    assert_int_equal(last - first, 28);
    assert_true(edtf_parse("XXXX-02", &edtf));
    assert_false(edtf_bounds(&edtf, &first, &last));
}

static bool compatible(const char *a, const char *b) {
    Edtf left, right;
    assert_true(edtf_parse(a, &left) && edtf_parse(b, &right));
    return edtf_compatible(&left, &right);
}

static void dates_fit_or_not(void **state) {
    (void)state;
    assert_true(compatible("2019-09", "2019-09-19"));
    assert_true(compatible("XXXX-09-19", "2019"));
    assert_true(compatible("2019-09-19/2019-09-21", "2019-09-20"));
    assert_true(compatible("XXXX-09-19/XXXX-09-21", "2019-09-20"));
    assert_false(compatible("2019-09-18", "2019-09-19"));
    assert_false(compatible("XXXX-09-18", "2019-09-19"));
    assert_false(compatible("2018", "2019-09"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_as_parsed), cmocka_unit_test(nonsense_is_refused), cmocka_unit_test(days_are_reckoned),
        cmocka_unit_test(bounds_of_a_date),  cmocka_unit_test(dates_fit_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
