/* `chancery brief`: what is known of two countries, on two pages. */
#include "chancery/brief.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"

#include <stdio.h>
#include <string.h>

static bool find_format(const char *name, ChBriefFormat *format) {
    static const char *const names[] = {
        [CH_BRIEF_TEXT] = "text", [CH_BRIEF_MARKDOWN] = "markdown", [CH_BRIEF_HTML] = "html"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!name || strcmp(names[i], name) == 0) {
            *format = (ChBriefFormat)i;
            return true;
        }
    }
    complain("--format is text, markdown or html, not \"%s\"", name);
    return false;
}

static void tell_nothing(const Arguments *arguments) {
    complain(
        "nothing is recorded between %s and %s%s: `chancery events --country %s` shows what is known of one of them",
        arguments->operands.items[0], arguments->operands.items[1],
        arguments->since || arguments->until ? " in that time" : "", arguments->operands.items[1]);
}

static int print_brief(const Arguments *arguments, const ChLexicon *lexicon, const ChBriefOptions *options) {
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_READ);
    ChBuffer out = {0};
    long records = ledger ? ch_brief_write(&out, ledger, lexicon, options) : CH_ERROR_LEDGER;
    ch_ledger_close(ledger);
    int code = records > 0 ? EXIT_FINE : records == CH_ERROR_USAGE ? EXIT_USAGE : records ? EXIT_FAILED : EXIT_SKIPPED;
    if (records < 0) {
        complain("%s", ch_error_message());
    } else if (!records) {
        tell_nothing(arguments);
    } else {
        code = print_buffer(&out) ? code : EXIT_FAILED;
    }
    ch_buffer_free(&out);
    return code;
}

static int run_brief(const Arguments *arguments) {
    ChBriefOptions options = CH_BRIEF_INIT;
    options.language = output_language(arguments->language);
    options.since = arguments->since;
    options.until = arguments->until;
    options.width = terminal_width();
    if (!options.language || !find_format(arguments->format, &options.format)) {
        return EXIT_USAGE;
    }
    ChLexicon *lexicon = open_lexicon(&arguments->lexicons);
    if (!lexicon) {
        return EXIT_FAILED;
    }
    int code = EXIT_USAGE;
    options.countries[0] = find_country(lexicon, arguments->operands.items[0]);
    options.countries[1] = options.countries[0] ? find_country(lexicon, arguments->operands.items[1]) : NULL;
    if (options.countries[1] && strcmp(options.countries[0], options.countries[1]) == 0) {
        complain("a brief is of two countries, \"%s\" and \"%s\" are one", arguments->operands.items[0],
                 arguments->operands.items[1]);
    } else if (options.countries[1]) {
        code = print_brief(arguments, lexicon, &options);
    }
    ch_lexicon_free(lexicon);
    return code;
}

static const Option brief_options[] = {
    {"--format", "FORMAT", "text (default), markdown, or html: one file, made for A4", OPTION_STRING,
     offsetof(Arguments, format)},
    {"--since", "DATE", "leave out what is older: 2018, 2018-06 or 2018-06-01", OPTION_STRING,
     offsetof(Arguments, since)},
    {"--until", "DATE", "leave out what is newer; also the day of the brief", OPTION_STRING,
     offsetof(Arguments, until)},
    {"--lang", "zh|en", "language of headings and countries (default: by LANG)", OPTION_STRING,
     offsetof(Arguments, language)},
    {"--lexicon", "FILE", "lay FILE's entries over the built-in lexicon; may be given again", OPTION_LIST,
     offsetof(Arguments, lexicons)},
    {0},
};

const Command command_brief = {
    .name = "brief",
    .operands = "A B",
    .summary = "what is known of two countries, on two pages",
    .text = "Prints what one takes into a meeting of two countries: contacts by year and level, the\n"
            "last visits and the next, who is who now, mechanisms, promises and what became of\n"
            "them, figures, positions taken. Each line ends with its sources and the id of its\n"
            "record. \"Now\" is the last day on which something was told of the two.\n"
            "\n"
            "  chancery brief 越南 古巴 --since 2018\n"
            "  chancery brief Vietnam Cuba --format html --lang en > brief.html\n"
            "\n"
            "Exit code 1 if nothing is recorded of the two.",
    .groups = {ledger_options, brief_options},
    .fewest = 2,
    .most = 2,
    .run = run_brief,
};
