/* Evaluation: how right the coder is on pages that a person has coded (gold in
 * the form of docs/codebook.md).
 *
 *     ChEval *eval = ch_eval_new();
 *     ch_eval_gold(eval, "gold.json");           (all gold first)
 *     ch_eval_page(eval, ch_coder_code(coder, page));
 *     ch_eval_write(eval, &out, CH_EVAL_TABLE);
 *
 * docs/evaluation.md says which records count as the same and how to read the
 * figures. */
#ifndef CHANCERY_EVAL_H
#define CHANCERY_EVAL_H

#include "chancery/error.h"
#include "chancery/record.h"
#include "chancery/report.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Gold and coded items side by side, for one thread. */
typedef struct ChEval ChEval;

/* Never NULL: aborts if the system has no memory left. */
ChEval *ch_eval_new(void);
void ch_eval_free(ChEval *eval); /* takes NULL */

/* Adds the gold of a file: one page object {"page", "items"} or an array of
 * them. Returns CH_OK or a negative ChStatus; then nothing was added. */
int ch_eval_gold(ChEval *eval, const char *path);

/* Adds what was coded: a coder's result, or a file as `chancery code` prints it,
 * one item a line. Pages without gold are left out, so the gold comes first.
 * ch_eval_coded() returns CH_OK or a negative ChStatus. */
void ch_eval_page(ChEval *eval, const ChCoded *coded);
int ch_eval_coded(ChEval *eval, const char *path);

/* How many of the gold's pages were among what was coded; `*gold` is how many the gold has. Without a common
 * page there is nothing to score. */
size_t ch_eval_common(const ChEval *eval, size_t *gold);

typedef enum ChEvalForm {
    CH_EVAL_TABLE,   /* scores, reliability, kinds of errors, for people */
    CH_EVAL_JSON,    /* the same as one JSON object */
    CH_EVAL_DETAILS, /* every error, one a line */
    CH_EVAL_RECORDS, /* every coded record with its confidence and whether it is right, a JSON object a line */
} ChEvalForm;

/* Scores what was added and appends the result. The same input gives the same
 * bytes. */
void ch_eval_write(ChEval *eval, ChBuffer *out, ChEvalForm form);

#ifdef __cplusplus
}
#endif
#endif
