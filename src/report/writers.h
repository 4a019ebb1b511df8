/* One writer a format; ch_report_page calls them. */
#ifndef CHANCERY_REPORT_WRITERS_H
#define CHANCERY_REPORT_WRITERS_H

#include "record/json.h"

/* One row a record; lines end as RFC 4180 says. */
void write_csv_header(ChBuffer *out);
void write_item_csv(ChBuffer *out, const ChCoded *coded, const ChItem *item);
/* One cell of a CSV row, quoted where it must be; NULL is an empty cell. */
void buffer_csv(ChBuffer *out, const char *cell);

/* One PLOVER event object a line: the item's events and the statements that
 * have a PLOVER code. */
void write_item_plover(ChBuffer *out, const ChCoded *coded, const ChItem *item);

/* PLOVER's quad code of an event class: 1 to 4, 0 if the class is unknown. */
int plover_quad_code(const char *event);

#endif
