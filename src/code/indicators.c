#include "code/code.h"

void code_indicators(Item *item) { (void)item; }
