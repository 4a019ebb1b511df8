#include "cli/message.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* True while a progress line stands on the terminal. */
static atomic_bool line_stands;

void complain(const char *format, ...) {
    char message[2048];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    bool stood = atomic_exchange(&line_stands, false);
    fprintf(stderr, "%schancery: %s\n", stood ? "\r\033[K" : "", message);
}

noreturn void out_of_memory(void) {
    complain("out of memory");
    abort();
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Bytes of the regular files seen by nftw(), which has no context argument;
 * progress_begin() is called by the main thread only. */
static uint64_t walked_bytes;

static int walk_file(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)path;
    (void)place;
    if (kind == FTW_F) {
        walked_bytes += (uint64_t)status->st_size;
    }
    return 0;
}

static uint64_t expected_bytes(const char *const *paths, size_t count) {
    walked_bytes = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(paths[i], "-") == 0) {
            return 0;
        }
        nftw(paths[i], walk_file, 16, FTW_PHYS);
    }
    return walked_bytes;
}

void progress_begin(Progress *self, bool asked, bool quiet_terminal, const char *const *paths, size_t count) {
    bool terminal = isatty(STDERR_FILENO) == 1;
    *self = (Progress){.on_terminal = terminal && (asked || !quiet_terminal), .on_pipe = asked && !terminal};
    self->begun = self->shown = now();
    self->expected = self->on_terminal || self->on_pipe ? expected_bytes(paths, count) : 0;
}

/* A bar of twenty cells with the share read; empty if the size of the input
 * is not known (standard input, packed files). */
static void draw_bar(char *out, size_t size, uint64_t expected, uint64_t bytes) {
    out[0] = 0;
    if (expected && bytes <= expected) {
        int filled = (int)(bytes * 20 / expected);
        snprintf(out, size, "[%.*s%.*s] %3d%%  ", filled, "####################", 20 - filled, "....................",
                 (int)(bytes * 100 / expected));
    }
}

void progress_show(Progress *self, const ChIntakeCounts *counts, size_t pages_done) {
    double time = now();
    if (!(self->on_terminal || self->on_pipe) || time - self->shown < (self->on_pipe ? 10 : 0.2) ||
        time - self->begun < 1) {
        return;
    }
    self->shown = time;
    char bar[64];
    draw_bar(bar, sizeof bar, self->expected, counts->bytes);
    double megabytes = (double)counts->bytes / 1e6;
    fprintf(stderr, "%s%s%zu pages  %.1f MB  %.1f MB/s", self->on_terminal ? "\r\033[K" : "chancery: ", bar, pages_done,
            megabytes, megabytes / (time - self->begun));
    if (counts->refused) {
        fprintf(stderr, "  %zu skipped", counts->refused);
    }
    fputs(self->on_terminal ? "" : "\n", stderr);
    fflush(stderr);
    atomic_store(&line_stands, self->on_terminal);
}

void progress_end(Progress *self) {
    (void)self;
    if (atomic_exchange(&line_stands, false)) {
        fputs("\r\033[K", stderr);
    }
}
