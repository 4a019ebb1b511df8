/* Figures: what is computed from a judgement: precision, recall and F1, the
 * intervals they lie in, and how well confidence foretells what is right. */
#ifndef CHANCERY_EVAL_FIGURES_H
#define CHANCERY_EVAL_FIGURES_H

#include "eval/judge.h"

enum { MEASURE_P, MEASURE_R, MEASURE_F1, MEASURE_COUNT };

typedef struct Interval {
    double low, high;
} Interval;

typedef struct ListFigures {
    Count count;
    double measures[MEASURE_COUNT];
    Interval intervals[MEASURE_COUNT]; /* 95 of 100 */
} ListFigures;

/* Figures of all lists. The intervals are those of 1000 samples of as many items
 * as there are, drawn with replacement by a generator of fixed seed. */
void figures_of_lists(Judgement *judgement, ListFigures out[LIST_COUNT]);

/* Records whose confidence lies in [low, high). */
typedef struct Bin {
    double low, high;
    unsigned records;
    double predicted; /* mean confidence */
    double observed;  /* share of right records */
} Bin;

enum { BIN_COUNT = 8 };
/* The bins of one list, or of all for LIST_COUNT. */
void figures_of_bins(const Judgement *judgement, ScoredList list, Bin out[BIN_COUNT]);
/* All records of a list of at least this confidence in one bin. */
Bin figures_of_bin(const Judgement *judgement, ScoredList list, double low);
/* Mean distance between confidence and what is right, over the bins. */
double calibration_error(const Bin bins[BIN_COUNT]);

#endif
