/* Visits: what the coders of those told by a verb and of those that are only understood share. */
#ifndef CHANCERY_CODE_EVENT_VISITS_H
#define CHANCERY_CODE_EVENT_VISITS_H

#include "code/event_parts.h"

/* Ends a copy of the draft as a visit to the country: `host` is the mention that names it (NULL if none does), the
 * counterpart who of it invited. */
void visit_host(EventCoder *self, const Draft *base, const Mention *host, const char *country, const Party *inviter);
/* A visitor met during his visit: it goes on, and its own day is not told. */
void visit_goes_on(EventCoder *self, Draft *draft);
/* Who is sent by another: A 派 B 访问 X. Count 0 if nobody is. */
Party visit_person_sent(const Item *item, const Trigger *trigger);
/* True if the party is one person who is posted in the country: who is there pays no visit. */
bool is_posted_in(const Item *item, const Party *who, const char *country);
/* The visits that two paid to one another, each to the other's state: 去年两国总理实现互访. */
void code_visits_exchanged(EventCoder *self, const Trigger *trigger);
/* The visit that the trigger only speaks of as this one (此次访问): of the guest who was met. */
void code_this_visit(EventCoder *self, const Trigger *trigger);
/* True if the verb only stands in the name of a contingent: 第三批赴 X 维和步兵营. */
bool names_contingent(const Item *item, const Trigger *trigger);

#endif
