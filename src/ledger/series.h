/* Series: rows that are made of many records: mechanisms with their sessions, and figures period by period.
 * Those of the whole ledger are kept in tables, made anew by series_conclude() when something of them has changed. */
#ifndef CHANCERY_LEDGER_SERIES_H
#define CHANCERY_LEDGER_SERIES_H

#include "ledger/ledger.h"
#include "ledger/names.h"
#include "record/buffer.h"

/* By what the row of a mechanism is known and listed. */
typedef struct MechanismKey {
    const char *name, *countries;
    int64_t pages, last;
} MechanismKey;

/* … and that of a series: members as its JSON writes them, "" for what is not there. */
typedef struct SeriesKey {
    const char *measure, *countries, *head, *unit;
} SeriesKey;

/* Takes a row; a negative ChStatus ends the work. `few_sources`: the row with a few sources of each figure only. */
typedef int TakeMechanism(void *context, const MechanismKey *key, const char *json);
typedef int TakeSeries(void *context, const SeriesKey *key, const char *json, const char *few_sources);

/* What is asked of records `r`, their items `i` and pages `p`; STATEMENT_MENTIONS and STATEMENT_FIGURES ask the same.
 */
#define MENTION_COLUMNS                                                                               \
    "SELECT r.name, r.countries, r.ordinal, r.first, r.last, p.page_key, r.id, p.id, i.title, p.url," \
    " i.outlet, i.published"
#define FIGURE_COLUMNS "SELECT r.json, r.countries, r.first, p.id, i.published"

/* The mechanisms that the rows of a statement name, the first `limit` of them (0: all), and the series its rows
 * make. A status. */
int series_make_mechanisms(ChLedger *ledger, Arena *arena, Statement *mentions, bool newest, size_t limit,
                           TakeMechanism *take, void *context);
int series_make_figures(Arena *arena, Statement *figures, TakeSeries *take, void *context);

/* Makes the kept rows anew that are stale, and empties `stale`; within a transaction. */
int series_conclude(ChLedger *ledger);

#endif
