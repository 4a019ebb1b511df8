/* Between: what a brief asks of the ledger about two countries, beside the lists. */
#ifndef CHANCERY_LEDGER_BETWEEN_H
#define CHANCERY_LEDGER_BETWEEN_H

#include "ledger/contact.h"
#include "ledger/days.h"
#include "ledger/ledger.h"

/* Two codes, in any order. */
typedef const char *const Pair[2];

typedef void TakeContact(void *context, const Contact *contact);
/* `event`: its key; `json`: its row in the list of events, valid during the call. */
typedef void TakeEvent(void *context, int64_t event, const char *json);

/* All contacts, those that ended last first. A status. */
int between_contacts(ChLedger *ledger, Pair countries, TakeContact *take, void *context);
/* The last of those whose day is known by a span of a month or less, so many; and all plans that end on some day or
 * later. */
int between_last_contacts(ChLedger *ledger, Pair countries, size_t limit, TakeContact *take, void *context);
int between_plans(ChLedger *ledger, Pair countries, int64_t since, TakeContact *take, void *context);
/* The kept counts of contacts by years, in the arena. A status. */
int between_years(ChLedger *ledger, Pair countries, Arena *arena, ContactYears *years);
/* Makes the kept counts of a pair anew, by its handle. A status. */
int contact_years_keep(ChLedger *ledger, const char *pair);
/* 1 if they are what the contacts say, 0 if not, or a negative ChStatus. */
int contact_years_are_right(ChLedger *ledger, Pair countries);
/* How many records of a kind may lie in these days, as far as `most`; `kind` NULL: events. What has no place in time is
 * counted if `days` is NULL. */
long between_count(ChLedger *ledger, Pair countries, const char *kind, const Days *days, long most);
/* How many events have no place in time. */
long between_undated(ChLedger *ledger, Pair countries);
/* The events that may lie in these days (NULL: all), in their order; if there is a limit, so many that end last. A
 * status. */
int between_events(ChLedger *ledger, Pair countries, const Days *days, size_t limit, TakeEvent *take, void *context);
/* The event of this key, and of this id if it is one between the countries. A status. */
int between_event(ChLedger *ledger, int64_t event, TakeEvent *take, void *context);
int between_event_of_id(ChLedger *ledger, Pair countries, const char *id, TakeEvent *take, void *context);
/* Where a record of a page stands: members of its source, each may be NULL and lives in the arena. 1, 0 if
 * there is no such record, or a negative ChStatus. */
typedef struct RecordSource {
    const char *title, *url, *item_kind, *outlet, *published;
} RecordSource;

int between_source(ChLedger *ledger, Arena *arena, const char *id, const char *page, RecordSource *source);

/* Persons who may be meant by a name, with their countries (may be NULL) and numbers of pages. A status. */
typedef void TakeNamesake(void *context, const char *name, const char *country, int64_t pages);

int between_namesakes(ChLedger *ledger, const char *name, TakeNamesake *take, void *context);
/* ch_ledger_people_between(), of the items of the event records that may lie in these days (NULL: all), of so many
 * that end last; 0: of all. */
long between_people(ChLedger *ledger, Pair countries, const Days *days, size_t events, ChLedgerRow *row, void *context);

/* The person record, as those of between_people(), that shows the person of this id in the post first. */
long between_sight(ChLedger *ledger, const char *person, const char *post, ChLedgerRow *row, void *context);

#endif
