/* Pipeline: one reader, many workers, one writer, with the order of the input
 * kept. Only a bounded number of pages is held at once, however long the
 * input is. */
#ifndef CHANCERY_CLI_PIPELINE_H
#define CHANCERY_CLI_PIPELINE_H

#include "cli/message.h"

/* What a command does with pages. Pages come in batches, so that the threads
 * meet seldom. */
typedef struct PipelineSteps {
    void *context;
    /* State of one worker thread; NULL on failure, with ch_error_message(). */
    void *(*worker_new)(void *context);
    void (*worker_free)(void *worker);
    /* Makes the result of a batch; called by many threads at once, each with
     * its own worker. */
    void *(*work)(void *worker, ChPage *const *pages, size_t count);
    /* Takes the results in the order of the input and frees them; called by
     * the thread that runs the pipeline. A negative ChStatus stops the work. */
    int (*write)(void *context, void *result);
    void (*result_free)(void *result);
} PipelineSteps;

/* Runs until the intake is empty. Returns CH_OK or the negative status that
 * stopped it. */
int pipeline_run(const PipelineSteps *steps, ChIntake *intake, size_t threads, Progress *progress);

#endif
