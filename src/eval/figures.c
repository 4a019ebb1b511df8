#include "eval/figures.h"

#include <math.h>
#include <stdlib.h>

enum { SAMPLES = 1000, LOW_SAMPLE = 25, HIGH_SAMPLE = 974 };

static void measure(const Count *count, double out[MEASURE_COUNT]) {
    unsigned coded = count->right + count->wrong, gold = count->right + count->missed;
    double p = coded ? (double)count->right / coded : 1.0, r = gold ? (double)count->right / gold : 1.0;
    out[MEASURE_P] = p;
    out[MEASURE_R] = r;
    out[MEASURE_F1] = p + r != 0 ? 2 * p * r / (p + r) : 0.0;
}

static void add_count(Count *sum, const Count *count) {
    sum->right += count->right;
    sum->wrong += count->wrong;
    sum->missed += count->missed;
}

/* SplitMix64 (public domain, S. Vigna). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

typedef struct Sample {
    double measures[LIST_COUNT][MEASURE_COUNT];
} Sample;

static Sample draw_sample(const Judgement *judgement, uint64_t *state) {
    Count sums[LIST_COUNT] = {{0}};
    for (size_t i = 0; i < judgement->items.count; i++) {
        const ItemCounts *item = &judgement->items.items[next_random(state) % judgement->items.count];
        for (size_t l = 0; l < LIST_COUNT; l++) {
            add_count(&sums[l], &item->lists[l]);
        }
    }
    Sample sample;
    for (size_t l = 0; l < LIST_COUNT; l++) {
        measure(&sums[l], sample.measures[l]);
    }
    return sample;
}

static int compare_numbers(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

void figures_of_lists(Judgement *judgement, ListFigures out[LIST_COUNT]) {
    uint64_t state = 1;
    Sample *samples = ARENA_ARRAY(judgement->scratch, Sample, SAMPLES);
    for (size_t s = 0; s < SAMPLES; s++) {
        samples[s] = draw_sample(judgement, &state);
    }
    for (size_t l = 0; l < LIST_COUNT; l++) {
        out[l] = (ListFigures){0};
        for (size_t i = 0; i < judgement->items.count; i++) {
            add_count(&out[l].count, &judgement->items.items[i].lists[l]);
        }
        measure(&out[l].count, out[l].measures);
        for (size_t m = 0; m < MEASURE_COUNT; m++) {
            double values[SAMPLES];
            for (size_t s = 0; s < SAMPLES; s++) {
                values[s] = samples[s].measures[l][m];
            }
            qsort(values, SAMPLES, sizeof *values, compare_numbers);
            out[l].intervals[m] = (Interval){values[LOW_SAMPLE], values[HIGH_SAMPLE]};
        }
    }
    arena_reset(judgement->scratch, 0);
}

static Bin fill_bin(const Judgement *judgement, ScoredList list, double low, double high) {
    Bin bin = {.low = low, .high = high};
    for (size_t i = 0; i < judgement->records.count; i++) {
        const JudgedRecord *record = &judgement->records.items[i];
        if ((list == LIST_COUNT || record->list == list) && record->confidence >= low && record->confidence < high) {
            bin.records++;
            bin.predicted += record->confidence;
            bin.observed += record->is_right;
        }
    }
    if (bin.records) {
        bin.predicted /= bin.records;
        bin.observed /= bin.records;
    }
    return bin;
}

enum { ABOVE_ALL = 2 }; /* over every confidence */

void figures_of_bins(const Judgement *judgement, ScoredList list, Bin out[BIN_COUNT]) {
    static const double edges[BIN_COUNT + 1] = {0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, ABOVE_ALL};
    for (size_t i = 0; i < BIN_COUNT; i++) {
        out[i] = fill_bin(judgement, list, edges[i], edges[i + 1]);
    }
}

Bin figures_of_bin(const Judgement *judgement, ScoredList list, double low) {
    return fill_bin(judgement, list, low, ABOVE_ALL);
}

double calibration_error(const Bin bins[BIN_COUNT]) {
    double error = 0;
    unsigned records = 0;
    for (size_t i = 0; i < BIN_COUNT; i++) {
        error += bins[i].records * fabs(bins[i].predicted - bins[i].observed);
        records += bins[i].records;
    }
    return records ? error / records : 0;
}
