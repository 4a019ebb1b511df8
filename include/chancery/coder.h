/* The coder: takes a page, gives records. It keeps nothing between pages. */
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

/* The lexicon must live as long as the coder. Never NULL. */
ChCoder *ch_coder_new(const ChLexicon *lexicon);
void ch_coder_free(ChCoder *coder);

/* Codes one page. The result is owned by the coder and valid until the next
 * page is coded or the coder is freed. Never NULL: a page without anything to
 * code has one item with empty lists. */
const ChCoded *ch_coder_code(ChCoder *coder, const ChPage *page);

/* Writes for a sentence what each stage makes of it: mentions, clauses, frames
 * tried, records. `published` (ISO 8601 date) may be NULL. */
void ch_coder_explain(ChCoder *coder, const char *text, const char *published, FILE *out);

#ifdef __cplusplus
}
#endif
#endif
