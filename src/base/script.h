/* Script: traditional characters folded to simplified ones, one to one. */
#ifndef CHANCERY_BASE_SCRIPT_H
#define CHANCERY_BASE_SCRIPT_H

#include "base/text.h"

/* Folds the analysed characters of a text that is printed in traditional script. */
void script_simplify(Text *text);
/* True if a text with so many traditional characters among so many from U+3400
 * on is printed in traditional script. */
bool script_is_used(uint32_t traditional, uint32_t han);

/* One bit a BMP character: set if OpenCC folds it to another character. */
extern const unsigned char script_traditional_bits[8192];
/* True if the character is used in traditional script only. */
static inline bool script_is_traditional(uint32_t c) {
    return c < 0x10000 && (script_traditional_bits[c >> 3] >> (c & 7) & 1);
}

#endif
