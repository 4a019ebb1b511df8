/* `chancery add` and `chancery remove`: filling the ledger. */
#include "chancery/ledger.h"
#include "cli/commands.h"
#include "cli/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Results of the pipeline that are written in one transaction. */
enum { GATHERED_RESULTS = 16, GATHERED_SECONDS = 2 };
enum { MOVED_TOLD = 5 };

/* What the workers share, and what the writer counts. */
typedef struct AddJob {
    const ChLexicon *lexicon;
    uint64_t lexicon_fingerprint;
    const char *path;
    bool recode; /* pages the ledger holds as well */
    ChLedger *ledger;
    ChLedgerChanges changes;
    ChLedgerBatch *gathered; /* pages to be written together; NULL if there are none */
    size_t gathered_count;   /* results in it */
    time_t gathering_since;
    size_t moved; /* pages that came from another file before */
} AddJob;

typedef struct AddWorker {
    const AddJob *job;
    ChCoder *coder;
    ChLedger *ledger; /* to see which pages are held already */
} AddWorker;

typedef struct AddResult {
    ChLedgerBatch *batch;
    size_t held; /* pages that were not coded again */
    bool failed; /* the ledger could not be asked; `message` says why */
    char message[512];
} AddResult;

static void *add_worker_new(void *context) {
    AddJob *job = context;
    AddWorker *worker = calloc(1, sizeof *worker);
    if (!worker) {
        out_of_memory();
    }
    *worker = (AddWorker){job, NULL, ch_ledger_open(job->path, CH_LEDGER_READ)};
    if (!worker->ledger) {
        free(worker);
        return NULL;
    }
    worker->coder = ch_coder_new(job->lexicon);
    return worker;
}

static void add_worker_free(void *state) {
    AddWorker *worker = state;
    ch_coder_free(worker->coder);
    ch_ledger_close(worker->ledger);
    free(worker);
}

/* Codes pages that the ledger does not hold, into the batch. */
static void code_fresh(AddWorker *worker, ChPage *const *pages, const ChFingerprint *fingerprints, size_t count,
                       ChLedgerBatch *batch) {
    const ChCoded *coded;
    for (size_t done = 0, size; done < count; done += size) {
        size = ch_coder_code_many(worker->coder, pages + done, count - done, &coded);
        for (size_t i = 0; i < size; i++) {
            ch_ledger_batch_add(batch, &coded[i], &fingerprints[done + i]);
        }
    }
}

static void *add_work(void *state, ChPage *const *pages, size_t count) {
    AddWorker *worker = state;
    AddResult *result = calloc(1, sizeof *result);
    if (!result) {
        out_of_memory();
    }
    result->batch = ch_ledger_batch_new();
    ChPage **fresh = malloc((count + 1) * sizeof *fresh);
    ChFingerprint *fingerprints = malloc((count + 1) * sizeof *fingerprints);
    if (!fresh || !fingerprints) {
        out_of_memory();
    }
    size_t fresh_count = 0;
    for (size_t i = 0; i < count && !result->failed; i++) {
        ChFingerprint fingerprint = ch_page_fingerprint(pages[i], worker->job->lexicon_fingerprint);
        int held = worker->job->recode ? 0 : ch_ledger_holds(worker->ledger, pages[i]->id, &fingerprint);
        if (held < 0) {
            result->failed = true;
            snprintf(result->message, sizeof result->message, "%s", ch_error_message());
        } else if (held) {
            result->held++;
        } else {
            fingerprints[fresh_count] = fingerprint;
            fresh[fresh_count++] = pages[i];
        }
    }
    code_fresh(worker, fresh, fingerprints, result->failed ? 0 : fresh_count, result->batch);
    free(fingerprints);
    free(fresh);
    return result;
}

static void add_result_free(void *state) {
    AddResult *result = state;
    ch_ledger_batch_free(result->batch);
    free(result);
}

/* Tells of the first ones; a file that was moved or copied has very many. */
static void tell_replaced(void *context, const char *page, const char *before, const char *now) {
    AddJob *job = context;
    if (job->moved++ < MOVED_TOLD) {
        complain("%s: replaces page %s, which came from %s: pages of one id are one page", now, page, before);
    }
}

/* Writes what was gathered in one transaction. */
static int put_gathered(AddJob *job) {
    int status = CH_OK;
    if (job->gathered) {
        status = ch_ledger_put(job->ledger, job->gathered, &job->changes, tell_replaced, job);
        ch_ledger_batch_free(job->gathered);
        job->gathered = NULL;
        job->gathered_count = 0;
    }
    return status;
}

/* A large load is written in few transactions; pages that trickle in don't wait for others. */
static int gather_result(AddJob *job, AddResult *result) {
    if (job->gathered) {
        ch_ledger_batch_take(job->gathered, result->batch);
    } else {
        job->gathered = result->batch;
        job->gathering_since = time(NULL);
        result->batch = NULL;
    }
    job->gathered_count++;
    job->changes.unchanged += result->held;
    bool enough = job->gathered_count >= GATHERED_RESULTS || time(NULL) - job->gathering_since >= GATHERED_SECONDS;
    return enough ? put_gathered(job) : CH_OK;
}

static int add_write(void *context, void *state) {
    AddJob *job = context;
    AddResult *result = state;
    int status = CH_ERROR_LEDGER;
    if (result->failed) {
        complain("%s", result->message);
    } else {
        status = gather_result(job, result);
    }
    add_result_free(result);
    return status;
}

static int run_add(const Arguments *arguments) {
    AddJob job = {.path = arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, .recode = arguments->recode};
    Reading reading;
    int begun = reading_begin(&reading, arguments, false);
    if (begun != EXIT_FINE) {
        return begun;
    }
    job.lexicon = reading.lexicon;
    job.lexicon_fingerprint = ch_lexicon_fingerprint(reading.lexicon);
    job.ledger = ch_ledger_open(job.path, CH_LEDGER_CREATE);
    PipelineSteps steps = {&job, add_worker_new, add_worker_free, add_work, add_write, add_result_free};
    int status =
        job.ledger ? pipeline_run(&steps, reading.intake, reading.threads, &reading.progress) : CH_ERROR_LEDGER;
    if (job.ledger) {
        int put = put_gathered(&job);
        status = status < 0 ? status : put;
    }
    if (job.ledger && status >= 0) {
        status = ch_ledger_conclude(job.ledger);
    }
    int code = reading_end(&reading, status);
    if (job.moved > MOVED_TOLD) {
        complain("%zu more pages came from other files before", job.moved - MOVED_TOLD);
    }
    if (job.ledger) {
        printf("%s: %zu page%s added, %zu replaced, %zu unchanged; %zu records written\n", ch_ledger_name(job.ledger),
               job.changes.added, job.changes.added == 1 ? "" : "s", job.changes.replaced, job.changes.unchanged,
               job.changes.records);
    }
    ch_ledger_close(job.ledger);
    return code;
}

const Option ledger_options[] = {
    {"--ledger", "FILE", "the ledger (default " DEFAULT_LEDGER "), or postgresql://...: a shared one on a server",
     OPTION_STRING, offsetof(Arguments, ledger)},
    {0},
};

static const Option add_options[] = {
    {"--recode", NULL, "code and replace pages that the ledger holds as well", OPTION_FLAG,
     offsetof(Arguments, recode)},
    {0},
};

const Command command_add = {
    .name = "add",
    .operands = "PAGES...",
    .summary = "code pages and keep them in the ledger",
    .text = "Codes pages as `chancery code` does and keeps their records in the ledger, a SQLite file\n"
            "that is made if there is none. Pages are known by their id: a page added again changes\n"
            "nothing, a page whose text has changed takes the place of its older self. It may be\n"
            "stopped at any moment: the next `add` goes on where it stopped.\n"
            "\n"
            "  chancery add crawl/ more.jsonl\n"
            "  chancery add crawl/ --ledger embassy.db --lexicon mine.txt",
    .groups = {ledger_options, add_options, coding_options},
    .fewest = 1,
    .most = (size_t)-1,
    .run = run_add,
};

static int remove_pages(ChLedger *ledger, const Strings *pages) {
    int code = EXIT_FINE;
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++) {
        int removed = ch_ledger_remove(ledger, pages->items[i]);
        if (removed < 0) {
            complain("%s", ch_error_message());
            return EXIT_FAILED;
        }
        if (!removed) {
            complain("the ledger holds no page %s", pages->items[i]);
            code = EXIT_SKIPPED;
        }
        count += removed > 0;
    }
    printf("%s: %zu page%s removed\n", ch_ledger_name(ledger), count, count == 1 ? "" : "s");
    return code;
}

static int run_remove(const Arguments *arguments) {
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, CH_LEDGER_WRITE);
    if (!ledger) {
        complain("%s", ch_error_message());
        return EXIT_FAILED;
    }
    int code = remove_pages(ledger, &arguments->operands);
    ch_ledger_close(ledger);
    return code;
}

const Command command_remove = {
    .name = "remove",
    .operands = "PAGE...",
    .summary = "take pages and all they prove out of the ledger",
    .text = "Takes pages out of the ledger by their ids, with every record that rests on them,\n"
            "and prints how many.\n"
            "\n"
            "  chancery remove 000_b20a5d14",
    .groups = {ledger_options},
    .fewest = 1,
    .most = (size_t)-1,
    .run = run_remove,
};
