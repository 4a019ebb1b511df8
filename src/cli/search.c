/* `chancery search`: full text over the items of the ledger. */
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { USUAL_LIMIT = 20 };

/* A search being printed. */
typedef struct Answer {
    ChBuffer out;
    ChMarks marks;
    bool json, any;
} Answer;

static void add_found(void *context, const char *json) {
    Answer *answer = context;
    const char *before = answer->json ? (answer->any ? ",\n" : "[\n") : answer->any ? "\n" : "";
    ch_buffer_append(&answer->out, before, strlen(before));
    answer->any = true;
    if (answer->json) {
        ch_buffer_append(&answer->out, json, strlen(json));
    } else {
        ch_found_write(&answer->out, json, answer->marks);
    }
}

static int print_found(const Arguments *arguments, const ChSearch *search) {
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_READ);
    bool terminal = isatty(STDOUT_FILENO) == 1;
    Answer answer = {.json = arguments->json, .marks = {terminal ? "\033[1m" : "«", terminal ? "\033[0m" : "»"}};
    size_t found = 0;
    long rows = ledger ? ch_ledger_search(ledger, search, add_found, &answer, &found) : CH_ERROR_LEDGER;
    ch_ledger_close(ledger);
    int code = rows > 0 ? EXIT_FINE : rows == CH_ERROR_USAGE ? EXIT_USAGE : rows ? EXIT_FAILED : EXIT_SKIPPED;
    if (rows < 0) {
        complain("%s", ch_error_message());
    } else {
        const char *end = !answer.json ? "" : rows ? "\n]\n" : "[\n]\n";
        ch_buffer_append(&answer.out, end, strlen(end));
        code = print_buffer(&answer.out) ? code : EXIT_FAILED;
        if (!rows && !answer.json) {
            bool narrowed = search->country || search->since || search->until;
            complain("nothing%s holds all of these words: try fewer or shorter ones",
                     narrowed ? " of that time or country" : "");
        } else if (found > (size_t)rows && found >= CH_SEARCH_RANKED) {
            complain("the best %ld of the %zu newest found are shown: --limit shows more, --since and --until others",
                     rows, found);
        } else if (found > (size_t)rows) {
            complain("%ld of %zu found are shown: --limit shows more", rows, found);
        }
    }
    ch_buffer_free(&answer.out);
    return code;
}

static int run_search(const Arguments *arguments) {
    ChSearch search = CH_SEARCH_INIT;
    search.words = arguments->operands.items;
    search.word_count = arguments->operands.count;
    search.since = arguments->since;
    search.until = arguments->until;
    search.limit = arguments->limit ? arguments->limit : USUAL_LIMIT;
    ChLexicon *lexicon = open_lexicon(&arguments->lexicons);
    if (!lexicon) {
        return EXIT_FAILED;
    }
    int code = EXIT_USAGE;
    search.country = arguments->country ? find_country(lexicon, arguments->country) : NULL;
    if (search.country || !arguments->country) {
        code = print_found(arguments, &search);
    }
    ch_lexicon_free(lexicon);
    return code;
}

static const Option search_options[] = {
    {"--country", "C", "this country takes part in a record of the item", OPTION_STRING, offsetof(Arguments, country)},
    {"--since", "DATE", "published not before: 2018, 2018-06 or 2018-06-01", OPTION_STRING, offsetof(Arguments, since)},
    {"--until", "DATE", "published not after", OPTION_STRING, offsetof(Arguments, until)},
    {"--limit", "N", "at most N items (default 20)", OPTION_NUMBER, offsetof(Arguments, limit)},
    {"--json", NULL, "print an array of JSON objects, with the places of the words", OPTION_FLAG,
     offsetof(Arguments, json)},
    {"--lexicon", "FILE", "lay FILE's entries over the built-in lexicon; may be given again", OPTION_LIST,
     offsetof(Arguments, lexicons)},
    {0},
};

const Command command_search = {
    .name = "search",
    .operands = "WORDS...",
    .summary = "find pages by their words, with the records they prove",
    .text = "Finds articles and teasers whose title and text hold all of the words, the best first,\n"
            "and names the records that rest on these words. Words of any length, simplified or\n"
            "traditional script, with or without interpuncts, capitals and accents as you like;\n"
            "what a blank separates are words of their own.\n"
            "\n"
            "  chancery search 古巴 贸易额 5亿\n"
            "  chancery search 馬克龍 --since 2023 --limit 5\n"
            "\n"
            "On a terminal the words are bold, in a pipe they stand in «».\n"
            "Exit code 1 if nothing is found.",
    .groups = {ledger_options, search_options},
    .fewest = 1,
    .most = (size_t)-1,
    .run = run_search,
};
