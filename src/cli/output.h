/* Output: where and in which language a command answers. */
#ifndef CHANCERY_CLI_OUTPUT_H
#define CHANCERY_CLI_OUTPUT_H

#include "chancery/report.h"

/* Columns of the terminal the output goes to; 0 if it goes elsewhere. */
unsigned terminal_width(void);
/* "zh" or "en": as asked for, else by the user's locale. NULL after a message. */
const char *output_language(const char *asked);
/* The code of a country by any of its names. NULL after a message. */
const char *find_country(const ChLexicon *lexicon, const char *name);
/* Prints on the standard output; false after a message. */
bool print_buffer(const ChBuffer *out);

#endif
