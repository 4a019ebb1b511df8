#include "code/code.h"

void code_statements(Item *item) { (void)item; }
