#include "resolve/resolve.h"

void resolve_persons(Item *item) { (void)item; }
