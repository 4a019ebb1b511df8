/* Width: how many columns of a terminal a text takes. */
#ifndef CHANCERY_REPORT_WIDTH_H
#define CHANCERY_REPORT_WIDTH_H

#include <stddef.h>

/* Columns of a UTF-8 text: two for wide characters (Unicode East Asian Width W
 * and F), none for combining ones and controls. */
size_t display_width(const char *text);
/* Bytes of the longest beginning of `text` that takes at most `columns`. */
size_t width_prefix(const char *text, size_t columns);

#endif
