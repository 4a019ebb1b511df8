/* The coder in process, over the public API only.
 *
 *     coder time RUNS FILE…   codes all pages RUNS times; a line of seconds a run
 *     coder text FILE…        prints the pages' text, a form feed behind each */
#include "chancery/coder.h"
#include "chancery/report.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* All pages of the input, in memory. */
typedef struct Pages {
    ChPage **items;
    size_t count, capacity;
} Pages;

static Pages pages_read(char **files, int count) {
    Pages self = {0};
    ChIntake *intake = ch_intake_new(NULL);
    for (int i = 0; i < count; i++) {
        ch_intake_add(intake, files[i]);
    }
    for (ChPage *page; ch_intake_next(intake, &page) == 1;) {
        if (self.count == self.capacity) {
            self.capacity = self.capacity ? self.capacity * 2 : 1024;
            self.items = realloc(self.items, self.capacity * sizeof *self.items);
            if (!self.items) {
                abort();
            }
        }
        self.items[self.count++] = page;
    }
    ch_intake_free(intake);
    return self;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Codes and prints every page once, as `chancery code` does, but into memory. */
static double pages_code(const Pages *pages, ChCoder *coder) {
    double start = now();
    ChBuffer out = {0};
    size_t items = 0;
    const ChCoded *coded;
    for (size_t done = 0, size; done < pages->count; done += size) {
        size = ch_coder_code_many(coder, pages->items + done, pages->count - done, &coded);
        for (size_t i = 0; i < size; i++) {
            ch_report_page(&out, CH_FORMAT_JSONL, &coded[i], &items);
            out.length = 0;
        }
    }
    ch_buffer_free(&out);
    return now() - start;
}

int main(int count, char **words) {
    if (count < 3) {
        fputs("coder time RUNS FILE… | coder text FILE…\n", stderr);
        return 2;
    }
    bool timed = strcmp(words[1], "time") == 0;
    int first = timed ? 3 : 2;
    Pages pages = pages_read(words + first, count - first);
    ChLexicon *lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    ChCoder *coder = ch_coder_new(lexicon);
    for (int run = timed ? atoi(words[2]) : 0; run > 0; run--) {
        printf("%.6f\n", pages_code(&pages, coder));
    }
    for (size_t i = 0; i < pages.count; i++) {
        if (!timed) {
            printf("%s\f", pages.items[i]->text);
        }
        ch_page_free(pages.items[i]);
    }
    free(pages.items);
    ch_coder_free(coder);
    ch_lexicon_free(lexicon);
    return 0;
}
