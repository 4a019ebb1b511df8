#include "code/code.h"

void code_events(Item *item) { (void)item; }
