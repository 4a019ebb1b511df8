/* One writer a format; ch_report_page calls them. */
#ifndef CHANCERY_REPORT_WRITERS_H
#define CHANCERY_REPORT_WRITERS_H

#include "report/buffer.h"

/* One item as the codebook's JSON object, no line end. */
void write_item_json(ChBuffer *out, const ChCoded *coded, const ChItem *item);

#endif
