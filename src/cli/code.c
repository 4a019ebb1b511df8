/* `chancery code`: pages in, records out. */
#include "chancery/report.h"
#include "cli/commands.h"
#include "cli/reading.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the workers and the writer share; constant but for the writer's
 * `items`, `failure`. */
typedef struct CodeJob {
    const ChLexicon *lexicon;
    ChFormat format;
    double min_confidence;
    size_t items; /* written so far */
    char failure[256];
} CodeJob;

typedef struct CodeWorker {
    const CodeJob *job;
    ChCoder *coder;
} CodeWorker;

/* The printed form of a batch. */
typedef struct CodeResult {
    ChBuffer text;
    size_t items;
} CodeResult;

static void *code_worker_new(void *context) {
    CodeJob *job = context;
    CodeWorker *worker = calloc(1, sizeof *worker);
    if (!worker) {
        out_of_memory();
    }
    *worker = (CodeWorker){job, ch_coder_new(job->lexicon)};
    return worker;
}

static void code_worker_free(void *state) {
    CodeWorker *worker = state;
    ch_coder_free(worker->coder);
    free(worker);
}

static void *code_work(void *state, ChPage *const *pages, size_t count) {
    CodeWorker *worker = state;
    CodeResult *result = calloc(1, sizeof *result);
    if (!result) {
        out_of_memory();
    }
    const ChCoded *coded;
    for (size_t done = 0, size; done < count; done += size) {
        size = ch_coder_code_many(worker->coder, pages + done, count - done, &coded);
        for (size_t i = 0; i < size; i++) {
            for (size_t item = 0; item < coded[i].count && worker->job->min_confidence > 0; item++) {
                ch_item_keep_sure(&coded[i].items[item], worker->job->min_confidence);
            }
            ch_report_page(&result->text, worker->job->format, &coded[i], &result->items);
        }
    }
    return result;
}

static void code_result_free(void *state) {
    CodeResult *result = state;
    ch_buffer_free(&result->text);
    free(result);
}

static int print(CodeJob *job, const char *bytes, size_t length) {
    if (fwrite(bytes, 1, length, stdout) == length) {
        return CH_OK;
    }
    snprintf(job->failure, sizeof job->failure, "the output cannot be written: %s", strerror(errno));
    return CH_ERROR_IO;
}

/* A batch was printed as if it were the first of the array. */
static int code_write(void *context, void *state) {
    CodeJob *job = context;
    CodeResult *result = state;
    int status = CH_OK;
    if ((job->format == CH_FORMAT_JSON || job->format == CH_FORMAT_JSON_TEXT) && job->items && result->items) {
        status = print(job, ",", 1);
    }
    if (status >= 0 && result->text.length) {
        status = print(job, result->text.bytes, result->text.length);
    }
    job->items += result->items;
    code_result_free(result);
    return status;
}

/* Prints what stands before the first page or behind the last. */
static int print_edge(CodeJob *job, void (*edge)(ChBuffer *out, ChFormat format)) {
    ChBuffer out = {0};
    edge(&out, job->format);
    int status = out.length ? print(job, out.bytes, out.length) : CH_OK;
    ch_buffer_free(&out);
    return status;
}

static bool parse_format(const char *name, ChFormat *format) {
    static const char *const names[] = {
        [CH_FORMAT_JSONL] = "jsonl", [CH_FORMAT_JSON] = "json", [CH_FORMAT_CSV] = "csv", [CH_FORMAT_PLOVER] = "plover"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *format = (ChFormat)i;
            return true;
        }
    }
    complain("--format is jsonl, json, csv or plover, not \"%s\"", name);
    return false;
}

/* The same format with the texts; false, with a message, if it has no place for them. */
static bool add_texts(ChFormat *format) {
    if (*format != CH_FORMAT_JSONL && *format != CH_FORMAT_JSON) {
        complain("--text goes with --format jsonl or json");
        return false;
    }
    *format = *format == CH_FORMAT_JSON ? CH_FORMAT_JSON_TEXT : CH_FORMAT_JSONL_TEXT;
    return true;
}

static int run_code(const Arguments *arguments) {
    CodeJob job = {.format = CH_FORMAT_JSONL, .min_confidence = arguments->min_confidence};
    bool fine = !arguments->format || parse_format(arguments->format, &job.format);
    if (!fine || (arguments->text && !add_texts(&job.format))) {
        return EXIT_USAGE;
    }
    Reading reading;
    int begun = reading_begin(&reading, arguments, isatty(STDOUT_FILENO) == 1);
    if (begun != EXIT_FINE) {
        return begun;
    }
    job.lexicon = reading.lexicon;
    PipelineSteps steps = {&job, code_worker_new, code_worker_free, code_work, code_write, code_result_free};
    int status = print_edge(&job, ch_report_begin);
    status = status < 0 ? status : pipeline_run(&steps, reading.intake, reading.threads, &reading.progress);
    status = status < 0 ? status : print_edge(&job, ch_report_end);
    if (status >= 0 && fflush(stdout)) {
        status = print(&job, "", 1);
    }
    if (status < 0 && job.failure[0]) {
        complain("%s", job.failure);
        reading_end(&reading, CH_OK);
        return EXIT_FAILED;
    }
    return reading_end(&reading, status);
}

static const Option code_options[] = {
    {"--format", "NAME",
     "jsonl (default): an object a line, one line an item;\njson: one array of these; csv: a row a record;\n"
     "plover: a PLOVER event object a line",
     OPTION_STRING, offsetof(Arguments, format)},
    {"--text", NULL,
     "in JSON with each item's text (title, then what stands below), in whose\ncode points the evidence of records is "
     "counted",
     OPTION_FLAG, offsetof(Arguments, text)},
    MIN_CONFIDENCE_OPTION,
    {0},
};

const Command command_code = {
    .name = "code",
    .operands = "PAGES...",
    .summary = "read pages, print their records",
    .text = "Reads pages and prints their records, in the order of the input. PAGES are files,\n"
            "folders (read with all below them) or - for the standard input: plain text, HTML or\n"
            "JSON lines (id, url, title, published, text or html), told apart by content.\n"
            "\n"
            "  chancery code page.txt\n"
            "  chancery code crawl/ --format csv > records.csv\n"
            "  zcat pages.jsonl.gz | chancery code - --threads 4 > records.jsonl\n"
            "\n"
            "What cannot be read is named on the standard error and skipped (exit code 1).",
    .groups = {code_options, coding_options},
    .fewest = 1,
    .most = (size_t)-1,
    .run = run_code,
};
