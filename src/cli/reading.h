/* Reading: what `code` and `add` share: the lexicon, the intake with all its
 * inputs, and the account of what was skipped. */
#ifndef CHANCERY_CLI_READING_H
#define CHANCERY_CLI_READING_H

#include "chancery/coder.h"
#include "cli/arguments.h"
#include "cli/pipeline.h"

typedef struct Reading {
    ChLexicon *lexicon;
    ChIntake *intake;
    size_t threads;
    Progress progress;
} Reading;

/* --lexicon, --encoding, --page-limit, --threads, --progress. */
extern const Option coding_options[];

/* Opens the built-in lexicon with the user's files over it, telling their
 * problems. NULL after a message. */
ChLexicon *open_lexicon(const Strings *files);

/* Opens everything. Returns EXIT_FINE, or another exit code after a message.
 * `output_on_terminal` keeps the progress line away from it. */
int reading_begin(Reading *self, const Arguments *arguments, bool output_on_terminal);
/* Closes everything, tells what was skipped; returns the exit code for work
 * that ended with `status`. */
int reading_end(Reading *self, int status);

#endif
