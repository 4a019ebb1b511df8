/* Dates: which day a date mention means, and which date mention an event takes.
 * The rules are those of the codebook, section Dates. */
#ifndef CHANCERY_RESOLVE_DATES_H
#define CHANCERY_RESOLVE_DATES_H

#include "read/item.h"

/* The EDTF of a MENTION_DATE (index in item->mentions). Missing years and
 * months come from `published`: for what happened the nearest such day not
 * after it, for what is planned the nearest not before it. `planned` false means
 * that nothing marks a plan; a day that would then lie almost a year back is
 * still taken as one to come. Without `published` a year is given only if
 * the item proves it. `edtf` is NULL for a date that says no day (recently). The
 * string is owned by the item's arena. */
DateValue date_resolve(const Item *item, uint32_t mention, bool planned);

/* Index of the date mention that dates what is said at `anchor` (the words of
 * the event) in `clause`, or NO_MENTION: the nearest in the clause, those before
 * the anchor and the more exact ones first; else the nearest earlier one of the
 * same sentence. A year that is part of a name (the forum's 2025 annual meeting)
 * dates nothing. */
uint32_t date_mention_for(const Item *item, Span clause, Span anchor);

/* True if the words say that it is recent but not when. */
bool date_is_vague(const Mention *mention);
/* True if the words tell a day, not only a month or a year. */
bool date_tells_day(const Mention *date);

/* True if the span of days only tells of which years a day is remembered: (1950年1月18日—2025年1月18日)之际. */
bool date_spans_anniversary(const Mention *date);

/* `published` with ~, for the undated news of the item; NULL edtf without it. */
DateValue date_of_news(const Item *item);

#endif
