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
    char name[64];    /* of the file being written */
    FILE *file;       /* NULL before the first piece */
} Target;

static int tell_unwritten(const char *path, int error) {
    complain("%s: cannot be written: %s", path, strerror(error));
    return CH_ERROR_IO;
}

/* Ends the file being written. */
static int end_file(Target *self) {
    FILE *file = self->file;
    self->file = NULL;
    bool own = file && file != stdout;
    if (!file || (own ? fclose(file) : fflush(file)) == 0) {
        return CH_OK;
    }
    return tell_unwritten(self->path ? self->path : "the standard output", errno);
}

static int begin_file(Target *self, const char *name) {
    char path[4096];
    int status = end_file(self);
    if (status < 0) {
        return status;
    }
    snprintf(self->name, sizeof self->name, "%s", name);
    if (!self->path) {
        self->file = stdout;
        return CH_OK;
    }
    if (snprintf(path, sizeof path, self->folder ? "%s/%s" : "%s", self->path, name) >= (int)sizeof path) {
        complain("%s: the path is too long", self->path);
        return CH_ERROR_IO;
    }
    self->file = fopen(path, "wb");
    return self->file ? CH_OK : tell_unwritten(path, errno);
}

static int take_piece(void *context, const char *name, const char *bytes, size_t length) {
    Target *self = context;
    int status = self->file && strcmp(self->name, name) == 0 ? CH_OK : begin_file(self, name);
    if (status >= 0 && length && fwrite(bytes, 1, length, self->file) != length) {
        status = tell_unwritten(self->path ? self->path : "the standard output", errno);
    }
    return status;
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
    Target target = {.path = arguments->output};
    if (!prepare(&target, format)) {
        return EXIT_USAGE;
    }
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_READ);
    long records = ledger ? ch_export_write(ledger, lexicon, format, filter, take_piece, &target) : CH_ERROR_LEDGER;
    ch_ledger_close(ledger);
    int ended = end_file(&target);
    records = records >= 0 && ended < 0 ? ended : records;
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
    filter.least_confidence = arguments->min_confidence;
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
    MIN_CONFIDENCE_OPTION,
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
