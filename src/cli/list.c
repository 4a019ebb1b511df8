/* `chancery events`, `people`, `posts` … and `show`: asking the ledger. */
#include "chancery/report.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A table nobody asked to be longer; more rows are for programs. */
enum { TABLE_ROWS = 500 };

/* The codes of the countries asked for; false after a message. */
static bool find_countries(ChQuery *query, const ChLexicon *lexicon, const Arguments *arguments) {
    if (arguments->country && arguments->between[0]) {
        complain("--country and --between exclude each other");
        return false;
    }
    const char *names[] = {arguments->between[0] ? arguments->between[0] : arguments->country, arguments->between[1]};
    for (int i = 0; i < 2; i++) {
        query->countries[i] = names[i] ? find_country(lexicon, names[i]) : NULL;
        if (names[i] && !query->countries[i]) {
            return false;
        }
    }
    return true;
}

/* Asks the ledger and prints the answer. */
static int print_list(const Arguments *arguments, const ChQuery *query, ChListing *listing) {
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_READ);
    size_t left_out = 0;
    long rows = ledger ? ch_ledger_list(ledger, query, ch_listing_add, listing, &left_out) : CH_ERROR_LEDGER;
    ch_ledger_close(ledger);
    if (rows < 0) {
        complain("%s", ch_error_message());
        return rows == CH_ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED;
    }
    ChBuffer out = {0};
    bool quiet = !rows && !arguments->json && !arguments->csv;
    if (!quiet) {
        ch_listing_write(listing, &out);
    }
    bool printed = print_buffer(&out);
    ch_buffer_free(&out);
    if (quiet) {
        complain(query->type ? "nothing is recorded of that: `chancery %s --help` tells what --type may be"
                             : "nothing is recorded of that",
                 arguments->command->name);
    }
    if (left_out) {
        complain("%zu record%s of no known year left out: --undated lists %s", left_out, left_out == 1 ? "" : "s",
                 left_out == 1 ? "it" : "them");
    }
    if (!arguments->limit && query->limit && (size_t)rows == query->limit) {
        complain("these are the first %zu rows: --limit N prints more, --json and --csv print all", query->limit);
    }
    return !printed ? EXIT_FAILED : rows ? EXIT_FINE : EXIT_SKIPPED;
}

/* True if events have this type; else a message says which there are. */
static bool is_event_type(const char *type) {
    char known[256] = "";
    for (int i = 0; i <= CH_OTHER; i++) {
        const char *name = ch_event_type_name((ChEventType)i);
        if (strcmp(type, name) == 0) {
            return true;
        }
        strncat(known, " ", sizeof known - strlen(known) - 1);
        strncat(known, name, sizeof known - strlen(known) - 1);
    }
    complain("there are no events of type %s; there are:%s", type, known);
    return false;
}

static int run_list(const Arguments *arguments, ChList list) {
    ChQuery query = CH_QUERY_INIT;
    list = arguments->evidence ? CH_LIST_EVIDENCE : arguments->series ? CH_LIST_SERIES : list;
    query.list = list;
    query.person = arguments->operands.count ? arguments->operands.items[0] : arguments->person;
    query.type = arguments->type;
    if (list == CH_LIST_EVENTS && query.type && !is_event_type(query.type)) {
        return EXIT_USAGE;
    }
    query.since = arguments->since;
    query.until = arguments->until;
    query.on = arguments->on;
    query.undated = arguments->undated;
    query.newest_first = arguments->newest;
    query.limit = arguments->limit;
    query.least_confidence = arguments->min_confidence;
    if (arguments->json && arguments->csv) {
        complain("--json and --csv exclude each other");
        return EXIT_USAGE;
    }
    bool whole = arguments->json || arguments->csv || arguments->limit;
    query.limit = whole ? query.limit : TABLE_ROWS;
    query.short_rows = !arguments->json;
    const char *language = output_language(arguments->language);
    if (!language) {
        return EXIT_USAGE;
    }
    ChLexicon *lexicon = open_lexicon(&arguments->lexicons);
    if (!lexicon) {
        return EXIT_FAILED;
    }
    int code = EXIT_USAGE;
    if (find_countries(&query, lexicon, arguments)) {
        ChListFormat format = arguments->json ? CH_LIST_JSON : arguments->csv ? CH_LIST_CSV : CH_LIST_TABLE;
        ChListing *listing = ch_listing_new(list, format, lexicon, language, terminal_width());
        code = print_list(arguments, &query, listing);
        ch_listing_free(listing);
    }
    ch_lexicon_free(lexicon);
    return code;
}

static const Option filter_options[] = {
    {"--between", "A B",
     "both countries take part; named in Chinese, English or Vietnamese\nor by ISO code: 越南, Vietnam, Việt Nam, VNM, "
     "VN",
     OPTION_PAIR, offsetof(Arguments, between)},
    {"--country", "C", "this country takes part", OPTION_STRING, offsetof(Arguments, country)},
    {"--person", "NAME",
     "this person takes part: a full or short name, with or without\ninterpuncts, in Chinese or Latin letters",
     OPTION_STRING, offsetof(Arguments, person)},
    {"--since", "DATE", "not before: 2018, 2018-06 or 2018-06-01", OPTION_STRING, offsetof(Arguments, since)},
    {"--until", "DATE", "not after", OPTION_STRING, offsetof(Arguments, until)},
    {"--undated", NULL, "with --since and --until: records of no known year as well", OPTION_FLAG,
     offsetof(Arguments, undated)},
    {"--newest", NULL, "the newest first", OPTION_FLAG, offsetof(Arguments, newest)},
    {"--limit", "N", "at most N rows", OPTION_NUMBER, offsetof(Arguments, limit)},
    {0},
};

static const Option output_options[] = {
    {"--json", NULL, "print an array of JSON objects", OPTION_FLAG, offsetof(Arguments, json)},
    {"--csv", NULL, "print CSV", OPTION_FLAG, offsetof(Arguments, csv)},
    {"--lang", "zh|en", "language of headings and countries (default: by LANG)", OPTION_STRING,
     offsetof(Arguments, language)},
    {"--lexicon", "FILE", "lay FILE's entries over the built-in lexicon; may be given again", OPTION_LIST,
     offsetof(Arguments, lexicons)},
    {0},
};

/* What one of the lists has beside the others. */
#define TYPE_OPTION(text) \
    { "--type", "TYPE", text, OPTION_STRING, offsetof(Arguments, type) }

static const Option events_options[] = {
    TYPE_OPTION("visit, meeting, talks, call, session, signing, message, aid ...; a wrong one is\n"
                "answered with all that there are"),
    {"--evidence", NULL, "what single items tell, one row each", OPTION_FLAG, offsetof(Arguments, evidence)},
    MIN_CONFIDENCE_OPTION,
    {0},
};

static const Option people_options[] = {TYPE_OPTION("words of a post: 外长"), {0}};

static const Option posts_options[] = {
    TYPE_OPTION("words of the post: 外长"),
    {"--on", "DATE", "who held the post on this day, as far as pages before and after\nit show", OPTION_STRING,
     offsetof(Arguments, on)},
    {0},
};

static const Option mechanisms_options[] = {TYPE_OPTION("the mechanism's name: 两党理论研讨会"), {0}};

static const Option commitments_options[] = {
    TYPE_OPTION("agreed, pledged, proposed or target"), MIN_CONFIDENCE_OPTION, {0}};

static const Option indicators_options[] = {
    TYPE_OPTION("trade, investment, aid, tourism, growth, people, rank, projects"),
    {"--series", NULL, "all figures of one measure and pair in one row, period by period", OPTION_FLAG,
     offsetof(Arguments, series)},
    MIN_CONFIDENCE_OPTION,
    {0},
};

static const Option statements_options[] = {
    TYPE_OPTION("support, thank, oppose, condemn, praise, wish, concern ..."), MIN_CONFIDENCE_OPTION, {0}};

/* What holds for the tables of all lists. */
#define LIST_TEXT                                                                                 \
    "A terminal too narrow for the table shows the first digits of ids, which `show` takes as\n"  \
    "well, cuts long cells and leaves columns out; a pipe, --csv and --json have everything.\n\n" \
    "Exit code 1 if nothing is recorded of that."

#define LIST_COMMAND(word, kind, arguments_text, count, own, short_text, long_text)         \
    static int run_##word(const Arguments *arguments) { return run_list(arguments, kind); } \
    const Command command_##word = {                                                        \
        .name = #word,                                                                      \
        .operands = arguments_text,                                                         \
        .summary = short_text,                                                              \
        .text = long_text "\n\n" LIST_TEXT,                                                 \
        .groups = {own, ledger_options, filter_options, output_options},                    \
        .most = count,                                                                      \
        .run = run_##word,                                                                  \
    };

LIST_COMMAND(events, CH_LIST_EVENTS, "", 0, events_options, "list what happened, goes on or is planned",
             "Lists events, the earliest first; `show` gives all sources of one, why they are taken\n"
             "for one, and what they disagree on.\n\n"
             "Columns: date (EDTF; `~`: the day it was told of), type, status, initiator and counterpart,\n"
             "place, mechanism, words of the best source, pages that tell of it, id.\n\n"
             "  chancery events --between 越南 古巴 --since 2018\n"
             "  chancery events --country Cuba --type visit --csv > visits.csv")
LIST_COMMAND(people, CH_LIST_PEOPLE, "[NAME]", 1, people_options, "list persons with country and posts",
             "Lists persons across pages, the most often named first.\n\n"
             "Columns: name, country, posts the person was seen in, first and last sight, pages, id\n"
             "(which `show`, `merge` and `split` take).\n\n"
             "  chancery people --country 古巴\n"
             "  chancery people 范平明 --json")
LIST_COMMAND(posts, CH_LIST_POSTS, "", 0, posts_options, "list who was seen in which post, and when",
             "Lists posts with those who were seen in them, by country and post.\n\n"
             "Columns: country, post, name, first and last day that a page shows the person in it, the\n"
             "first that calls the post a former one, pages, id of the person.\n\n"
             "  chancery posts --country 古巴 --type 外长\n"
             "  chancery posts --country 古巴 --on 2019-09-20")
LIST_COMMAND(mechanisms, CH_LIST_MECHANISMS, "", 0, mechanisms_options, "list standing mechanisms with their sessions",
             "Lists committees, dialogues, consultations and summits, the most often named first.\n\n"
             "Columns: name, countries, numbers of the sessions told of, numbers missing between them,\n"
             "the session announced next, first and last day it was named, pages, id of the record that\n"
             "names it last. --json has the sessions with their dates and the ids of their events.\n\n"
             "  chancery mechanisms --between 中国 越南")
LIST_COMMAND(commitments, CH_LIST_COMMITMENTS, "", 0, commitments_options,
             "list what was agreed, pledged, proposed or set as a target",
             "Lists undertakings by the day they were told.\n\n"
             "Columns: day told, countries, by whom, kind, value, due date, what became of it (open, met,\n"
             "missed, unknown), words, id.\n\n"
             "  chancery commitments --between 越南 古巴 --type target")
LIST_COMMAND(indicators, CH_LIST_INDICATORS, "", 0, indicators_options, "list figures: trade, investment, aid, growth",
             "Lists figures by the period they measure.\n\n"
             "Columns: period, measure, what is measured, countries, value with its unit, change, id. With\n"
             "--series: measure, what, countries, unit, the figures period by period (`?`: sources\n"
             "disagree), id of the last.\n\n"
             "  chancery indicators --between 越南 古巴 --type trade --since 2015\n"
             "  chancery indicators --between 越南 古巴 --series")
LIST_COMMAND(statements, CH_LIST_STATEMENTS, "", 0, statements_options, "list positions taken",
             "Lists statements by the day they were told.\n\n"
             "Columns: day told, speaker, the speaker's country, stance, toward whom, words, id.\n\n"
             "  chancery statements --person 王毅 --type oppose --newest --limit 20")

/* A show being printed. */
typedef struct Show {
    ChBuffer out;
    ChMarks marks;
    bool json, any;
} Show;

static void add_shown(void *context, const char *json) {
    Show *show = context;
    const char *before = show->json ? (show->any ? ",\n" : "[\n") : show->any ? "\n" : "";
    ch_buffer_append(&show->out, before, strlen(before));
    show->any = true;
    if (show->json) {
        ch_buffer_append(&show->out, json, strlen(json));
    } else {
        ch_show_write(&show->out, json, show->marks);
    }
}

static int run_show(const Arguments *arguments) {
    bool terminal = isatty(STDOUT_FILENO) == 1;
    Show show = {.json = arguments->json, .marks = {terminal ? "\033[1m" : "【", terminal ? "\033[0m" : "】"}};
    const char *id = arguments->operands.items[0];
    if (!*id) {
        complain("an id is needed: every list prints ids in its last column");
        return EXIT_USAGE;
    }
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_READ);
    long rows = ledger ? ch_ledger_show(ledger, id, add_shown, &show) : CH_ERROR_LEDGER;
    ch_ledger_close(ledger);
    int code = rows > 0 ? EXIT_FINE : rows ? EXIT_FAILED : EXIT_SKIPPED;
    if (rows < 0) {
        complain("%s", ch_error_message());
    } else if (!rows) {
        complain("no record has the id %s: every list prints ids in its last column", id);
    } else {
        ch_buffer_append(&show.out, "\n]\n", show.json ? 3 : 0);
        code = print_buffer(&show.out) ? code : EXIT_FAILED;
    }
    ch_buffer_free(&show.out);
    return code;
}

static const Option show_options[] = {
    {"--json", NULL, "print an array of JSON objects, with the item's whole text", OPTION_FLAG,
     offsetof(Arguments, json)},
    {0},
};

const Command command_show = {
    .name = "show",
    .operands = "ID",
    .summary = "print a record with its source and words",
    .text = "Prints a record by its id (or the first digits of it) field by field, with the page it\n"
            "comes from and its words in their context.\n"
            "\n"
            "  chancery show 2f0c51d0a1b2c3d4",
    .groups = {ledger_options, show_options},
    .fewest = 1,
    .most = 1,
    .run = run_show,
};
