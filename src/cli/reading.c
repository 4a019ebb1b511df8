#include "cli/reading.h"

#include <string.h>
#include <unistd.h>

const Option coding_options[] = {
    {"--lexicon", "FILE", "lay FILE's entries over the built-in lexicon; may be given again", OPTION_LIST,
     offsetof(Arguments, lexicons)},
    {"--encoding", "NAME", "all input is in this encoding (default: found out page by page)", OPTION_STRING,
     offsetof(Arguments, encoding)},
    {"--page-limit", "BYTES", "refuse longer pages; K, M, G may follow (default 16M)", OPTION_BYTES,
     offsetof(Arguments, page_limit)},
    {"--threads", "N", "code with N threads (default: one a processor); the output is\nthe same for every N",
     OPTION_NUMBER, offsetof(Arguments, threads)},
    {"--progress", NULL, "show progress in a pipe as well, or beside output on the terminal", OPTION_FLAG,
     offsetof(Arguments, progress)},
    {0},
};

static void tell_lexicon_problem(void *context, const ChLexiconProblem *problem) {
    (void)context;
    complain("%s:%u:%u: %s", problem->file, problem->line, problem->column, problem->message);
}

ChLexicon *open_lexicon(const Strings *files) {
    ChLexicon *lexicon = ch_lexicon_open(files->items, files->count, tell_lexicon_problem, NULL);
    if (!lexicon) {
        complain("%s", ch_error_message());
    }
    return lexicon;
}

static void tell_report(void *context, const ChReport *report) {
    (void)context;
    complain("%s", report->message);
}

static bool add_inputs(ChIntake *intake, const Strings *paths) {
    for (size_t i = 0; i < paths->count; i++) {
        if (ch_intake_add(intake, paths->items[i]) < 0) {
            complain("%s", ch_error_message());
            return false;
        }
    }
    return true;
}

static size_t default_threads(void) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 ? (size_t)processors : 1;
}

int reading_begin(Reading *self, const Arguments *arguments, bool output_on_terminal) {
    *self = (Reading){.threads = arguments->threads ? arguments->threads : default_threads()};
    ChIntakeOptions options = CH_INTAKE_OPTIONS_INIT;
    options.encoding = arguments->encoding;
    options.page_limit = arguments->page_limit ? arguments->page_limit : options.page_limit;
    options.report = tell_report;
    self->intake = ch_intake_new(&options);
    if (!self->intake) {
        complain("%s", ch_error_message());
        return EXIT_USAGE;
    }
    self->lexicon = open_lexicon(&arguments->lexicons);
    if (!self->lexicon || !add_inputs(self->intake, &arguments->operands)) {
        int status = self->lexicon ? EXIT_USAGE : EXIT_FAILED;
        ch_intake_free(self->intake);
        ch_lexicon_free(self->lexicon);
        return status;
    }
    progress_begin(&self->progress, arguments->progress, output_on_terminal, arguments->operands.items,
                   arguments->operands.count);
    return EXIT_FINE;
}

static void tell_summary(const ChIntakeCounts *counts) {
    if (counts->refused) {
        complain("%zu input%s skipped, %zu page%s read", counts->refused, counts->refused == 1 ? "" : "s",
                 counts->pages, counts->pages == 1 ? "" : "s");
    }
    if (counts->undated_pages) {
        complain("%zu page%s read without date: that of the metadata is none", counts->undated_pages,
                 counts->undated_pages == 1 ? "" : "s");
    }
    if (counts->broken_pages) {
        complain("%zu broken byte%s replaced in %zu page%s", counts->broken_bytes, counts->broken_bytes == 1 ? "" : "s",
                 counts->broken_pages, counts->broken_pages == 1 ? "" : "s");
    }
}

int reading_end(Reading *self, int status) {
    progress_end(&self->progress);
    if (status < 0) {
        complain("%s", ch_error_message());
    }
    ChIntakeCounts counts = ch_intake_counts(self->intake);
    tell_summary(&counts);
    ch_intake_free(self->intake);
    ch_lexicon_free(self->lexicon);
    return status < 0 ? EXIT_FAILED : counts.refused ? EXIT_SKIPPED : EXIT_FINE;
}
