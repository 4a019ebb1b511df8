/* Merged: the row of an event that several records tell of. */
#ifndef CHANCERY_LEDGER_MERGED_H
#define CHANCERY_LEDGER_MERGED_H

#include "ledger/account.h"

#include <jansson.h>

/* A record of the event with its item, as it stands in the ledger. */
typedef struct Source {
    const Account *account;
    const char *json, *page, *url, *item_kind, *title, *outlet, *published, *text;
    const char *reason;  /* why it is here; empty for the only one */
    const char *partner; /* id of the record it was found to be one with; NULL for the only one */
    int64_t first, last; /* days as the record has them; 0 if not known */
    bool has_days, dated;
} Source;

/* What is kept of the event beside its JSON. All owned by `json` and the arena. */
typedef struct Merged {
    json_t *json;         /* the caller frees it with json_decref() */
    const Source *dating; /* the source that knows the day best */
    size_t pages;
    FormList countries; /* sorted */
} Merged;

/* Puts the sources together; sorts them, the best first. */
Merged merged_make(Arena *arena, Source *sources, size_t count);

#endif
