/* Spacing: the blanks that some outlets set around numbers (9 月 19 日, 第 5 次). */
#ifndef CHANCERY_PAGE_SPACING_H
#define CHANCERY_PAGE_SPACING_H

#include <stddef.h>

/* Takes the blanks out between a number and the Han character behind it, and with
 * them those between the number and a Han character before it. `bytes` is UTF-8 and
 * is changed in place; returns its new length in bytes. */
size_t spacing_close(char *bytes, size_t length);

#endif
