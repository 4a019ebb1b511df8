/* `chancery explain` and `chancery lexicon check`: the tools for those who
 * mend the data files. */
#include "cli/commands.h"
#include "cli/reading.h"

#include <stdio.h>
#include <string.h>

static int run_explain(const Arguments *arguments) {
    ChLexicon *lexicon = open_lexicon(&arguments->lexicons);
    if (!lexicon) {
        return EXIT_FAILED;
    }
    ChCoder *coder = ch_coder_new(lexicon);
    ch_coder_explain(coder, arguments->operands.items[0], arguments->published, stdout);
    ch_coder_free(coder);
    ch_lexicon_free(lexicon);
    return EXIT_FINE;
}

static const Option explain_options[] = {
    {"--published", "DATE", "the day the sentence was published, as 2019-09-19", OPTION_STRING,
     offsetof(Arguments, published)},
    {"--lexicon", "FILE", "lay FILE's entries over the built-in lexicon; may be given again", OPTION_LIST,
     offsetof(Arguments, lexicons)},
    {0},
};

const Command command_explain = {
    .name = "explain",
    .operands = "TEXT",
    .summary = "show what each stage makes of a sentence",
    .text = "Shows for one sentence the mentions, clauses, frames tried and records made: how one\n"
            "finds the line of a data file that is missing or wrong.\n"
            "\n"
            "  chancery explain '越南外长19日在河内会见古巴外长。' --published 2019-09-20\n"
            "  chancery explain '…' --lexicon mine.txt",
    .groups = {explain_options},
    .fewest = 1,
    .most = 1,
    .run = run_explain,
};

static void print_problem(void *context, const ChLexiconProblem *problem) {
    (void)context;
    printf("%s:%u:%u: %s%s\n", problem->file, problem->line, problem->column, problem->is_warning ? "warning: " : "",
           problem->message);
}

static int run_lexicon(const Arguments *arguments) {
    if (strcmp(arguments->operands.items[0], "check") != 0) {
        complain("`lexicon` can only `check`: see `chancery lexicon --help`");
        return EXIT_USAGE;
    }
    int problems = 0;
    for (size_t i = 1; i < arguments->operands.count; i++) {
        int found = ch_lexicon_check(arguments->operands.items[i], print_problem, NULL);
        if (found < 0) {
            complain("%s", ch_error_message());
            return EXIT_FAILED;
        }
        problems += found;
    }
    return problems ? EXIT_SKIPPED : EXIT_FINE;
}

static const Option no_options[] = {{0}};

const Command command_lexicon = {
    .name = "lexicon",
    .operands = "check FILE...",
    .summary = "check data files of one's own",
    .text = "Checks data files (see data/README.md) and prints each problem as FILE:LINE:COLUMN: cause.\n"
            "Warnings tell of what is surely a mistake although the file can be used.\n"
            "Exit code 1 if there are problems, 0 if there are none or only warnings.\n"
            "\n"
            "  chancery lexicon check mine.txt && chancery code pages/ --lexicon mine.txt",
    .groups = {no_options},
    .fewest = 2,
    .most = (size_t)-1,
    .run = run_lexicon,
};
