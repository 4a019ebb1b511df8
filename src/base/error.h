/* Errors: a function that can fail returns a negative ChStatus; the story is
 * kept by the thread and told by ch_error_message(). */
#ifndef CHANCERY_BASE_ERROR_H
#define CHANCERY_BASE_ERROR_H

#include "chancery/error.h"

/* Keeps the message and returns `status`, so that `return error_set(…)` reads well. */
int error_set(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
