/* The coder: takes a page, gives records. It keeps nothing between pages, so the
 * same page gives the same records whatever was coded before. */
#ifndef CHANCERY_CODER_H
#define CHANCERY_CODER_H

#include "chancery/intake.h"
#include "chancery/lexicon.h"
#include "chancery/record.h"

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A coder belongs to one thread; many may share a lexicon. */
typedef struct ChCoder ChCoder;

/* Makes a coder; the caller frees it with ch_coder_free(). `lexicon` is not
 * copied and must live as long as the coder. Never NULL: aborts if the system
 * has no memory left. */
ChCoder *ch_coder_new(const ChLexicon *lexicon);

/* Frees the coder and the last result. Takes NULL. */
void ch_coder_free(ChCoder *coder);

/* Codes one page. Of `page`, `text` must be valid UTF-8 of `text_length` bytes
 * with a NUL behind it (ch_intake_next() gives such pages; one may also fill a
 * ChPage oneself: `id`, `text` and `text_length` are needed, other strings may be
 * NULL). The result is owned by the coder and valid until the next page is coded
 * or the coder is freed; it points to strings of `page`, which must live as long
 * as the result is used. Never NULL: a page
 * without anything to code has one item with empty lists. A page of more than
 * 256 KiB is read in pieces, cut behind lines; each has an article of its own. */
const ChCoded *ch_coder_code(ChCoder *coder, const ChPage *page);

/* Codes the first of `count` pages (at least one) together, which is faster than
 * one by one, and returns how many: as many as fit into what is held at once. What
 * was coded of them is put into `*coded`, in their order; for each page it is the
 * same as ch_coder_code() gives, and lives as long. */
size_t ch_coder_code_many(ChCoder *coder, ChPage *const *pages, size_t count, const ChCoded **coded);

/* Writes to `out` what each stage makes of a text: forms of the lexicon, mentions,
 * clauses, frames tried, records. `text` is UTF-8; `published`, the ISO 8601 date
 * that days are reckoned from, may be NULL. The output is for people: its form
 * may change. */
void ch_coder_explain(ChCoder *coder, const char *text, const char *published, FILE *out);

#ifdef __cplusplus
}
#endif
#endif
