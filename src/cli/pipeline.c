#include "cli/pipeline.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    BATCH_PAGES = 256,
    BATCH_BYTES = 512 << 10, /* of text; one page may be longer */
    SLOTS_PER_WORKER = 4,
};

/* Some pages on their way: from the reader to a worker to the writer. */
typedef struct Batch {
    ChPage *pages[BATCH_PAGES];
    size_t count;
    ChIntakeCounts counts; /* of the intake when the batch was complete */
    void *result;
    bool done; /* the result is there */
} Batch;

/* A ring of batches. Three counters go round it: read >= taken >= written; a
 * slot is free when it has been written. All fields behind the lock. */
typedef struct Pipeline {
    const PipelineSteps *steps;
    ChIntake *intake;
    Batch *slots;
    size_t slot_count;
    size_t read, taken, written; /* batches since the beginning */
    bool read_all, stopped;
    pthread_mutex_t lock;
    pthread_cond_t slot_free, batch_read, batch_done;
} Pipeline;

/* Fills a batch; false if the intake is empty. */
static bool read_batch(ChIntake *intake, Batch *batch) {
    size_t bytes = 0;
    batch->count = 0;
    batch->done = false;
    while (batch->count < BATCH_PAGES && bytes < BATCH_BYTES) {
        ChPage *page;
        if (ch_intake_next(intake, &page) != 1) {
            break;
        }
        bytes += page->text_length;
        batch->pages[batch->count++] = page;
    }
    batch->counts = ch_intake_counts(intake);
    return batch->count > 0;
}

static void work_batch(const PipelineSteps *steps, void *worker, Batch *batch) {
    batch->result = steps->work(worker, batch->pages, batch->count);
    for (size_t i = 0; i < batch->count; i++) {
        ch_page_free(batch->pages[i]);
    }
}

static void *reader_thread(void *context) {
    Pipeline *self = context;
    for (;;) {
        pthread_mutex_lock(&self->lock);
        while (!self->stopped && self->read - self->written == self->slot_count) {
            pthread_cond_wait(&self->slot_free, &self->lock);
        }
        Batch *batch = &self->slots[self->read % self->slot_count];
        bool stopped = self->stopped;
        pthread_mutex_unlock(&self->lock);
        bool filled = !stopped && read_batch(self->intake, batch);
        pthread_mutex_lock(&self->lock);
        self->read += filled;
        self->read_all = !filled;
        pthread_cond_broadcast(&self->batch_read);
        pthread_cond_broadcast(&self->batch_done);
        pthread_mutex_unlock(&self->lock);
        if (!filled) {
            return NULL;
        }
    }
}

/* A worker thread and the state it works with. */
typedef struct Worker {
    Pipeline *pipeline;
    void *state;
    pthread_t thread;
} Worker;

static void *worker_thread(void *context) {
    Worker *worker = context;
    Pipeline *self = worker->pipeline;
    pthread_mutex_lock(&self->lock);
    for (;;) {
        while (self->taken == self->read && !self->read_all) {
            pthread_cond_wait(&self->batch_read, &self->lock);
        }
        if (self->taken == self->read) {
            break;
        }
        Batch *batch = &self->slots[self->taken++ % self->slot_count];
        pthread_mutex_unlock(&self->lock);
        work_batch(self->steps, worker->state, batch);
        pthread_mutex_lock(&self->lock);
        batch->done = true;
        pthread_cond_broadcast(&self->batch_done);
    }
    pthread_mutex_unlock(&self->lock);
    return NULL;
}

/* Writes batches in order until all are written. After a failure the rest is
 * only freed. */
static int write_all(Pipeline *self, Progress *progress) {
    int status = CH_OK;
    size_t pages = 0;
    pthread_mutex_lock(&self->lock);
    for (;;) {
        Batch *batch = &self->slots[self->written % self->slot_count];
        while (self->written == self->read ? !self->read_all : !batch->done) {
            pthread_cond_wait(&self->batch_done, &self->lock);
        }
        if (self->written == self->read) {
            break;
        }
        pthread_mutex_unlock(&self->lock);
        if (status >= 0) {
            status = self->steps->write(self->steps->context, batch->result);
            pages += batch->count;
            progress_show(progress, &batch->counts, pages);
        } else {
            self->steps->result_free(batch->result);
        }
        pthread_mutex_lock(&self->lock);
        self->stopped = status < 0;
        self->written++;
        pthread_cond_signal(&self->slot_free);
    }
    pthread_mutex_unlock(&self->lock);
    return status;
}

/* Starts the reader and the workers; returns how many workers run. */
static size_t start_threads(Pipeline *self, Worker *workers, size_t count, pthread_t *reader) {
    size_t started = 0;
    for (; started < count; started++) {
        workers[started] = (Worker){.pipeline = self, .state = self->steps->worker_new(self->steps->context)};
        if (!workers[started].state) {
            break;
        }
        if (pthread_create(&workers[started].thread, NULL, worker_thread, &workers[started])) {
            self->steps->worker_free(workers[started].state);
            break;
        }
    }
    if (started && pthread_create(reader, NULL, reader_thread, self)) {
        complain("the system gives no more threads: try --threads 1");
        abort();
    }
    return started;
}

static int run_threads(const PipelineSteps *steps, ChIntake *intake, size_t threads, Progress *progress) {
    Pipeline self = {.steps = steps, .intake = intake, .slot_count = threads * SLOTS_PER_WORKER};
    self.slots = calloc(self.slot_count, sizeof *self.slots);
    Worker *workers = calloc(threads, sizeof *workers);
    if (!self.slots || !workers) {
        out_of_memory();
    }
    pthread_mutex_init(&self.lock, NULL);
    pthread_cond_init(&self.slot_free, NULL);
    pthread_cond_init(&self.batch_read, NULL);
    pthread_cond_init(&self.batch_done, NULL);
    pthread_t reader;
    size_t started = start_threads(&self, workers, threads, &reader);
    int status = started ? write_all(&self, progress) : CH_ERROR;
    if (started) {
        pthread_join(reader, NULL);
    }
    for (size_t i = 0; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
        steps->worker_free(workers[i].state);
    }
    pthread_cond_destroy(&self.batch_done);
    pthread_cond_destroy(&self.batch_read);
    pthread_cond_destroy(&self.slot_free);
    pthread_mutex_destroy(&self.lock);
    free(workers);
    free(self.slots);
    return status;
}

/* The same road in the calling thread alone. */
static int run_alone(const PipelineSteps *steps, ChIntake *intake, Progress *progress) {
    void *worker = steps->worker_new(steps->context);
    Batch batch;
    int status = worker ? CH_OK : CH_ERROR;
    size_t pages = 0;
    while (status >= 0 && read_batch(intake, &batch)) {
        work_batch(steps, worker, &batch);
        status = steps->write(steps->context, batch.result);
        pages += batch.count;
        progress_show(progress, &batch.counts, pages);
    }
    if (worker) {
        steps->worker_free(worker);
    }
    return status;
}

int pipeline_run(const PipelineSteps *steps, ChIntake *intake, size_t threads, Progress *progress) {
    return threads > 1 ? run_threads(steps, intake, threads, progress) : run_alone(steps, intake, progress);
}
