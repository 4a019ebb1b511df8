/* Print: a judgement as a table, as JSON, as lines. */
#ifndef CHANCERY_EVAL_PRINT_H
#define CHANCERY_EVAL_PRINT_H

#include "eval/figures.h"
#include "record/buffer.h"

void print_table(ChBuffer *out, Judgement *judgement);
void print_json(ChBuffer *out, Judgement *judgement);
void print_details(ChBuffer *out, const Judgement *judgement);
/* Every judged record, a JSON object a line. */
void print_records(ChBuffer *out, const Judgement *judgement);

#endif
