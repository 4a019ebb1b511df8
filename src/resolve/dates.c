#include "resolve/resolve.h"

void resolve_dates(Item *item) { (void)item; }
