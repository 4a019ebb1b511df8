/* Messages and progress on the standard error. */
#ifndef CHANCERY_CLI_MESSAGE_H
#define CHANCERY_CLI_MESSAGE_H

#include "chancery/intake.h"

#include <stdnoreturn.h>

/* Prints `chancery: ` and the message as a line of its own. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
noreturn void out_of_memory(void);

/* How far long work has come. On a terminal a line that rewrites itself, from
 * the second second on; in a pipe nothing, unless the user asked for it (then
 * a line every ten seconds). */
typedef struct Progress {
    bool on_terminal, on_pipe;
    double begun, shown; /* seconds of the monotonic clock */
    uint64_t expected;   /* bytes of all input files, 0 if that can't be known */
} Progress;

/* `asked`: --progress was given. `quiet_terminal`: the terminal is used for
 * the output itself. */
void progress_begin(Progress *self, bool asked, bool quiet_terminal, const char *const *paths, size_t count);
void progress_show(Progress *self, const ChIntakeCounts *counts, size_t pages_done);
/* Removes the line. */
void progress_end(Progress *self);

#endif
