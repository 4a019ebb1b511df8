/* Question: what is asked of the ledger, on its way to SQL. list.c, series.c
 * and fates.c answer by it. */
#ifndef CHANCERY_LEDGER_QUESTION_H
#define CHANCERY_LEDGER_QUESTION_H

#include "ledger/days.h"
#include "ledger/ledger.h"
#include "ledger/names.h"
#include "record/buffer.h"

enum { PARAMETER_LIMIT = 16 };

/* The text and the parameters bound to ?1, ?2 … */
typedef struct Question {
    const ChQuery *query; /* NULL: by the SQL alone */
    Arena arena;
    ChBuffer sql;
    struct {
        const char *text; /* NULL: the number */
        int64_t number;
    } parameters[PARAMETER_LIMIT];
    int parameter_count;
    Days since, until, on; /* open ends if not asked for */
    bool has_days, has_on;
    const char *driver; /* the table whose order of days the rows come in: `r`, or one that is in that order itself */
} Question;

void question_add(Question *self, const char *sql);
void question_parameter(Question *self, const char *text, int64_t number);
/* FROM and WHERE over records `r`, their items `i` and pages `p`, by all
 * conditions of the query. */
void question_records(Question *self);
/* A whole question: SELECT `columns` of the same, in the order of days and ids. */
void question_rows(Question *self, const char *columns);
/* False if the row, a record in JSON, is not as sure as the query asks. */
bool question_takes(const Question *self, const char *json);
/* False if so many rows are given that no more are asked for. */
bool question_wants_more(const Question *self, long given);
/* Prepares the SQL gathered so far, with its parameters bound; the caller
 * frees it. NULL with ch_error_message(). */
Statement *question_statement(Question *self, Database *database);

/* Each hands its rows out; the number of rows, or a negative ChStatus. */
long series_mechanisms(Question *self, ChLedger *ledger, ChLedgerRow *give, void *context);
long series_indicators(Question *self, ChLedger *ledger, ChLedgerRow *give, void *context);
long fates_commitments(Question *self, ChLedger *ledger, ChLedgerRow *give, void *context);

#endif
