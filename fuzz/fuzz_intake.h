/* What the fuzz targets of intake share: a page's bytes through the whole of
 * intake, by way of a file in memory. */
#ifndef CHANCERY_FUZZ_INTAKE_H
#define CHANCERY_FUZZ_INTAKE_H

#include "chancery/intake.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void fuzz_report(void *context, const ChReport *report) {
    (void)context;
    if (strlen(report->message) == 0)
        abort();
}

/* Every page handed out keeps the promises of ChPage. */
static void fuzz_page_check(const ChPage *page) {
    if (page->id == NULL || page->text_length == 0 || page->text[page->text_length] != '\0')
        abort();
    if (strlen(page->text) != page->text_length)
        abort();
    if (page->title != NULL && strchr(page->title, '\n') != NULL)
        abort();
}

/* Reads `prefix` and the bytes behind it as one file. */
static void fuzz_intake(const char *prefix, const uint8_t *bytes, size_t length, const char *encoding) {
    int file = memfd_create("page", 0);
    if (file < 0)
        abort();
    if (write(file, prefix, strlen(prefix)) < 0 || write(file, bytes, length) < 0)
        abort();
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);

    ChIntakeOptions options = CH_INTAKE_OPTIONS_INIT;
    options.report = fuzz_report;
    options.encoding = encoding;
    options.page_limit = 1 << 16;
    options.nesting_limit = 64;
    ChIntake *intake = ch_intake_new(&options);
    ChPage *page;
    if (intake == NULL || ch_intake_add(intake, path) != CH_OK)
        abort();
    while (ch_intake_next(intake, &page) == 1) {
        fuzz_page_check(page);
        ch_page_free(page);
    }
    ch_intake_free(intake);
    close(file);
}

#endif
