#include "chancery/record.h"

#define KEEP_SURE(list)                                                                  \
    for (size_t i = 0, count = item->list.count, kept = item->list.count = 0; i < count; \
         i++, item->list.count = kept) {                                                 \
        if (item->list.items[i].confidence >= least) {                                   \
            item->list.items[kept++] = item->list.items[i];                              \
        }                                                                                \
    }

void ch_item_keep_sure(ChItem *item, double least) {
    KEEP_SURE(people)
    KEEP_SURE(events)
    KEEP_SURE(indicators)
    KEEP_SURE(commitments)
    KEEP_SURE(mechanisms)
    KEEP_SURE(statements)
}
