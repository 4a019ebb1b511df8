#include "read/read.h"

void read_figures(Item *item, MentionList *found) {
    (void)item;
    (void)found;
}
