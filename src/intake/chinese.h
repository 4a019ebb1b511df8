/* Chinese: whether a page of a crawl is written in it. */
#ifndef CHANCERY_INTAKE_CHINESE_H
#define CHANCERY_INTAKE_CHINESE_H

#include "intake/bytes.h"

/* A quick look at a page's UTF-8, markup and all: false if it cannot be Chinese. */
bool chinese_is_possible(Slice page);
/* True if a text, valid UTF-8, is Chinese: at least 20 Han characters, which are
 * at least 30 in 100 of its letters of any script, and among 10 Han characters
 * less than one kana (else it is Japanese). */
bool chinese_is(Slice text);

#endif
