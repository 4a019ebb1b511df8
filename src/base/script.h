/* Script: traditional characters folded to simplified ones, one to one. */
#ifndef CHANCERY_BASE_SCRIPT_H
#define CHANCERY_BASE_SCRIPT_H

#include "base/text.h"

/* Folds the analysed characters of a text that is printed in traditional
 * script. Leaves simplified text alone. */
void script_simplify(Text *text);
/* True if the character is used in traditional script only. */
bool script_is_traditional(uint32_t character);

#endif
