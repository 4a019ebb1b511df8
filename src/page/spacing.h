/* Spacing: blanks that stand for nothing (9 月 19 日, 第 5 次) and blanks that stand for
 * the line breaks of a page that was flattened, and line breaks that stand for nothing. */
#ifndef CHANCERY_PAGE_SPACING_H
#define CHANCERY_PAGE_SPACING_H

#include <stddef.h>

/* Takes the blanks out between a number and the Han character behind it, and with
 * them those between the number and a Han character before it. `bytes` is UTF-8 and
 * is changed in place; returns its new length in bytes. */
size_t spacing_close(char *bytes, size_t length);

/* Breaks a page of one long line at the blanks where its paragraphs met: two or more in
 * a row, one behind a full stop, and those between words above the first full stop,
 * which part headline, stamp and lead. Changes nothing else, not even the length; a page
 * of several lines stays as it is. */
void spacing_break(char *bytes, size_t length);

/* Joins the lines of a page that was cut at a fixed width, as mail and old wires are, to
 * its paragraphs. `bytes` is changed in place; returns its new length in bytes. Other
 * pages stay as they are. */
size_t spacing_join(char *bytes, size_t length);

#endif
