/* Pages coded together: the same as coded one by one. */
#include "chancery/coder.h"
#include "chancery/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PAGES = 150, LONG_PAGE = 70 };

/* Short pages, an empty one among them, and one that is read in pieces. */
typedef struct Pages {
    ChPage pages[PAGES], *list[PAGES];
    char ids[PAGES][8];
    char *longest;
} Pages;

static const char *const texts[] = {
    "芬兰总统斯图布3日在赫尔辛基会见爱沙尼亚总理米哈尔。\n双方签署了能源合作协议。斯图布说，两国关系密切。\n",
    "智利外长范克拉韦伦将于下周访问新西兰。\n",
    "",
    "肯尼亚与乌干达的贸易额2022年达到10亿美元，增长12%。两国元首同意建立联合委员会。\n",
};

static void make_pages(Pages *self) {
    enum { REPETITIONS = 3000 };
    size_t kinds = sizeof texts / sizeof *texts, length = strlen(texts[0]);
    self->longest = malloc(length * REPETITIONS + 1);
    assert_non_null(self->longest);
    for (size_t i = 0; i < REPETITIONS; i++) {
        memcpy(self->longest + i * length, texts[0], length + 1);
    }
    for (size_t i = 0; i < PAGES; i++) {
        const char *text = i == LONG_PAGE ? self->longest : texts[i % kinds];
        snprintf(self->ids[i], sizeof self->ids[i], "%zu", i);
        self->pages[i] =
            (ChPage){.id = self->ids[i], .text = text, .text_length = strlen(text), .published = "2024-05-10"};
        self->list[i] = &self->pages[i];
    }
}

static void together_is_as_one_by_one(void **state) {
    static Pages pages;
    const ChLexicon *lexicon = *state;
    make_pages(&pages);
    ChCoder *single = ch_coder_new(lexicon), *many = ch_coder_new(lexicon);
    ChBuffer expected = {0}, found = {0};
    size_t items = 0, groups = 0;
    for (size_t i = 0; i < PAGES; i++) {
        ch_report_page(&expected, CH_FORMAT_JSONL, ch_coder_code(single, &pages.pages[i]), &items);
    }
    for (size_t done = 0, size; done < PAGES; done += size, groups++) {
        const ChCoded *coded;
        size = ch_coder_code_many(many, pages.list + done, PAGES - done, &coded);
        assert_in_range(size, 1, PAGES - done);
        for (size_t i = 0; i < size; i++) {
            assert_string_equal(coded[i].page, pages.ids[done + i]);
            ch_report_page(&found, CH_FORMAT_JSONL, &coded[i], &items);
        }
    }
    assert_in_range(groups, 3, PAGES / 4); /* what stands before the long page, that, and what follows */
    assert_int_equal(found.length, expected.length);
    assert_memory_equal(found.bytes, expected.bytes, found.length);
    ch_buffer_free(&found);
    ch_buffer_free(&expected);
    ch_coder_free(many);
    ch_coder_free(single);
    free(pages.longest);
}

static int begin(void **state) { return (*state = ch_lexicon_open(NULL, 0, NULL, NULL)) ? 0 : -1; }

static int end(void **state) {
    ch_lexicon_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(together_is_as_one_by_one)};
    return cmocka_run_group_tests(tests, begin, end);
}
