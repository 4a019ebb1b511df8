/* All of Chancery's public interface. The road of a program:
 *
 *     ch_lexicon_open() → ch_coder_new() → for each page of ch_intake_next():
 *     ch_coder_code() → the records, ch_report_page(), ch_ledger_put()
 *
 * docs/embedding.md has a whole program. Strings are UTF-8. Functions that can
 * fail return NULL or a negative ChStatus, with the story in ch_error_message().
 * What a function returns as `const` belongs to the library; what is not is the
 * caller's to free with the function of its type. */
#ifndef CHANCERY_CHANCERY_H
#define CHANCERY_CHANCERY_H

#include "chancery/brief.h"
#include "chancery/coder.h"
#include "chancery/error.h"
#include "chancery/eval.h"
#include "chancery/export.h"
#include "chancery/intake.h"
#include "chancery/ledger.h"
#include "chancery/lexicon.h"
#include "chancery/record.h"
#include "chancery/report.h"
#include "chancery/version.h"

#endif
