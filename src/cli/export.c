/* `chancery export`: the ledger in formats that other tools read. */
#include "chancery/export.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Where the files go. */
typedef struct Target {
    const char *path; /* NULL: the standard output */
    bool folder;      /* the path is a folder of files */
} Target;

static int write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    bool fine = file && (!length || fwrite(bytes, 1, length, file) == length);
    int error = errno;
    if (file && fclose(file) != 0) {
        fine = false;
        error = errno;
    }
    if (!fine) {
        complain("%s: cannot be written: %s", path, strerror(error));
    }
    return fine ? CH_OK : CH_ERROR_IO;
}

static int take_file(void *context, const char *name, const char *bytes, size_t length) {
    const Target *target = context;
    if (!target->path) {
        ChBuffer whole = {0};
        ch_buffer_append(&whole, bytes, length);
        bool printed = print_buffer(&whole);
        ch_buffer_free(&whole);
        return printed ? CH_OK : CH_ERROR_IO;
    }
    if (!target->folder) {
        return write_file(target->path, bytes, length);
    }
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", target->path, name) >= (int)sizeof path) {
        complain("%s: the path is too long", target->path);
        return CH_ERROR_IO;
    }
    return write_file(path, bytes, length);
}

/* A table of each kind needs a folder; it is made if it is not there. */
static bool prepare(Target *target, ChExportFormat format) {
    struct stat status;
    bool exists = target->path && stat(target->path, &status) == 0;
    target->folder = (exists && S_ISDIR(status.st_mode)) || format == CH_EXPORT_CSV;
    if (format == CH_EXPORT_CSV && !target->path) {
        complain("csv writes several files: name a folder with -o");
        return false;
    }
    if (format == CH_EXPORT_CSV && !exists && mkdir(target->path, 0777) != 0) {
        complain("%s: the folder cannot be made: %s", target->path, strerror(errno));
        return false;
    }
    return true;
}

static int export_all(const Arguments *arguments, const ChLexicon *lexicon, ChExportFormat format,
                      const ChQuery *filter) {
    Target target = {arguments->output, false};
    if (!prepare(&target, format)) {
        return EXIT_USAGE;
    }
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_READ);
    long records = ledger ? ch_export_write(ledger, lexicon, format, filter, take_file, &target) : CH_ERROR_LEDGER;
    ch_ledger_close(ledger);
    if (records < 0) {
        if (records != CH_ERROR_IO) {
            complain("%s", ch_error_message());
        }
        return records == CH_ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED;
    }
    if (!records) {
        complain("nothing is recorded of that: the export is empty");
    }
    return records ? EXIT_FINE : EXIT_SKIPPED;
}

static bool set_countries(ChQuery *filter, const ChLexicon *lexicon, const Arguments *arguments) {
    const char *names[] = {arguments->between[0] ? arguments->between[0] : arguments->country, arguments->between[1]};
    if (arguments->country && arguments->between[0]) {
        complain("--country and --between exclude each other");
        return false;
    }
    for (int i = 0; i < 2; i++) {
        filter->countries[i] = names[i] ? find_country(lexicon, names[i]) : NULL;
        if (names[i] && !filter->countries[i]) {
            return false;
        }
    }
    return true;
}

static int run_export(const Arguments *arguments) {
    ChExportFormat format;
    if (!ch_export_format(arguments->operands.items[0], &format)) {
        complain("there is no format \"%s\": csv, jsonl, plover, icews, travel, ical, jsonld or graphml",
                 arguments->operands.items[0]);
        return EXIT_USAGE;
    }
    ChQuery filter = CH_QUERY_INIT;
    filter.person = arguments->person;
    filter.since = arguments->since;
    filter.until = arguments->until;
    filter.undated = arguments->undated;
    ChLexicon *lexicon = open_lexicon(&arguments->lexicons);
    if (!lexicon) {
        return EXIT_FAILED;
    }
    int code =
        set_countries(&filter, lexicon, arguments) ? export_all(arguments, lexicon, format, &filter) : EXIT_USAGE;
    ch_lexicon_free(lexicon);
    return code;
}

static const Option export_options[] = {
    {"-o", "FILE", "write to this file, or into this folder (csv needs one)\ninstead of the standard output",
     OPTION_STRING, offsetof(Arguments, output)},
    {"--between", "A B", "both countries take part", OPTION_PAIR, offsetof(Arguments, between)},
    {"--country", "C", "this country takes part", OPTION_STRING, offsetof(Arguments, country)},
    {"--person", "NAME", "this person takes part", OPTION_STRING, offsetof(Arguments, person)},
    {"--since", "DATE", "not before: 2018, 2018-06 or 2018-06-01", OPTION_STRING, offsetof(Arguments, since)},
    {"--until", "DATE", "not after", OPTION_STRING, offsetof(Arguments, until)},
    {"--undated", NULL, "with --since and --until: records of no known year as well", OPTION_FLAG,
     offsetof(Arguments, undated)},
    {"--lexicon", "FILE", "lay FILE's entries over the built-in lexicon; may be given again", OPTION_LIST,
     offsetof(Arguments, lexicons)},
    {0},
};

const Command command_export = {
    .name = "export",
    .operands = "FORMAT",
    .summary = "write the ledger for other tools: CSV, PLOVER, calendars, graphs",
    .text = "Writes what the ledger holds in a format that other tools read:\n"
            "\n"
            "  csv      a table a kind of record, and codebook.csv, into a folder\n"
            "  jsonl    one record a line\n"
            "  plover   PLOVER event objects, one a line\n"
            "  icews    a tab-separated table of pairs of actors with CAMEO codes\n"
            "  travel   journeys: who, in which post, where to, when, what for (CSV)\n"
            "  ical     an iCalendar of past and planned events\n"
            "  jsonld   events, persons and bodies in the words of schema.org\n"
            "  graphml  who met whom, how often\n"
            "\n"
            "  chancery export csv -o tables/ --between 越南 古巴\n"
            "  chancery export ical --country Cuba --since 2024 > cuba.ics\n"
            "\n"
            "Exit code 1 if nothing is recorded of that.",
    .groups = {ledger_options, export_options},
    .fewest = 1,
    .most = 1,
    .run = run_export,
};
