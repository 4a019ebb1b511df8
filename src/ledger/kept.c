/* The kept rows of the lists of mechanisms and series, and the counts of contacts. */
#include "ledger/between.h"
#include "ledger/series.h"

#include <stdio.h>

enum { CHUNK = 256 }; /* names of mechanisms made anew together */

/* What is stale: names of mechanisms, types and countries of figures, or pairs of countries. */
typedef struct Stale {
    FormList names, countries;
} Stale;

static int read_stale(ChLedger *ledger, Arena *arena, const char *list, Stale *stale) {
    Statement *rows = ledger_statement(ledger, STATEMENT_STALE);
    if (!rows) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(rows, 1, list);
    int more;
    while ((more = statement_step(rows)) > 0) {
        const char *name = statement_text(rows, 0), *countries = statement_text(rows, 1);
        *list_push(arena, &stale->names) = arena_copy(arena, name, strlen(name));
        *list_push(arena, &stale->countries) = arena_copy(arena, countries, strlen(countries));
    }
    return more;
}

/* The countries of a kept row, `countries` with | between. */
static int keep_countries(ChLedger *ledger, const char *list, const char *name, const char *countries) {
    Statement *insert = ledger_statement(ledger, STATEMENT_ADD_KEPT_COUNTRY);
    int status = insert ? CH_OK : CH_ERROR_LEDGER;
    for (const char *at = countries; *at && status >= 0;) {
        size_t length = strcspn(at, "|");
        char country[256];
        snprintf(country, sizeof country, "%.*s", (int)length, at);
        statement_bind_text(insert, 1, country);
        statement_bind_text(insert, 2, list);
        statement_bind_text(insert, 3, name);
        statement_bind_text(insert, 4, countries);
        status = statement_run(insert);
        at += length + (at[length] == '|');
    }
    return status;
}

static int keep_mechanism(void *context, const MechanismKey *key, const char *json) {
    Statement *insert = ledger_statement(context, STATEMENT_ADD_MECHANISM);
    if (!insert) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(insert, 1, key->name);
    statement_bind_text(insert, 2, key->countries);
    statement_bind_integer(insert, 3, key->pages);
    statement_bind_integer(insert, 4, key->last);
    statement_bind_text(insert, 5, json);
    int status = statement_run(insert);
    return status < 0 ? status : keep_countries(context, "mechanism", key->name, key->countries);
}

/* The mechanisms of some names. */
static int keep_mechanisms(ChLedger *ledger, const char *const *names, size_t count) {
    Statement *drop = ledger_statement(ledger, STATEMENT_DROP_MECHANISMS);
    Statement *leave = drop ? ledger_statement(ledger, STATEMENT_DROP_MECHANISM_COUNTRIES) : NULL;
    Statement *mentions = leave ? ledger_statement(ledger, STATEMENT_MENTIONS) : NULL;
    if (!mentions) {
        return CH_ERROR_LEDGER;
    }
    Arena arena;
    arena_init(&arena);
    statement_bind_texts(drop, 1, names, count);
    statement_bind_texts(leave, 1, names, count);
    int status = statement_run(drop);
    status = status < 0 ? status : statement_run(leave);
    statement_bind_texts(mentions, 1, names, count);
    status = status < 0 ? status : series_make_mechanisms(ledger, &arena, mentions, false, 0, keep_mechanism, ledger);
    arena_free(&arena);
    return status;
}

/* The series of one type of figures and one set of countries on their way. */
typedef struct SeriesKeeper {
    ChLedger *ledger;
    bool is_found; /* by its countries, which are the same for all */
} SeriesKeeper;

static int keep_series_row(void *context, const SeriesKey *key, const char *json, const char *few_sources) {
    SeriesKeeper *self = context;
    Statement *insert = ledger_statement(self->ledger, STATEMENT_ADD_SERIES);
    if (!insert) {
        return CH_ERROR_LEDGER;
    }
    const char *texts[] = {key->measure, key->countries, key->head, key->unit, json, few_sources};
    for (int i = 0; i < 6; i++) {
        statement_bind_text(insert, i + 1, texts[i]);
    }
    int status = statement_run(insert);
    if (status >= 0 && !self->is_found) {
        status = keep_countries(self->ledger, "series", key->measure, key->countries);
        self->is_found = true;
    }
    return status;
}

/* The series of one type of figures and one set of countries. */
static int keep_series(ChLedger *ledger, const char *type, const char *countries) {
    Statement *drop = ledger_statement(ledger, STATEMENT_DROP_SERIES);
    Statement *leave = drop ? ledger_statement(ledger, STATEMENT_DROP_SERIES_COUNTRIES) : NULL;
    Statement *figures = leave ? ledger_statement(ledger, STATEMENT_FIGURES) : NULL;
    if (!figures) {
        return CH_ERROR_LEDGER;
    }
    ChBuffer measure = {0};
    if (*type) {
        buffer_json(&measure, type);
    }
    ch_buffer_append(&measure, "", 1);
    statement_bind_text(drop, 1, measure.bytes);
    statement_bind_text(drop, 2, countries);
    statement_bind_text(leave, 1, measure.bytes);
    statement_bind_text(leave, 2, countries);
    int status = statement_run(drop);
    status = status < 0 ? status : statement_run(leave);
    ch_buffer_free(&measure);
    Arena arena;
    arena_init(&arena);
    statement_bind_text(figures, 1, countries);
    statement_bind_text(figures, 2, type);
    SeriesKeeper keeper = {.ledger = ledger};
    status = status < 0 ? status : series_make_figures(&arena, figures, keep_series_row, &keeper);
    arena_free(&arena);
    return status;
}

int series_conclude(ChLedger *ledger) {
    Arena arena;
    arena_init(&arena);
    Stale mechanisms = {0}, series = {0}, contacts = {0};
    int status = read_stale(ledger, &arena, "mechanism", &mechanisms);
    status = status < 0 ? status : read_stale(ledger, &arena, "series", &series);
    status = status < 0 ? status : read_stale(ledger, &arena, "contact", &contacts);
    for (size_t i = 0; i < contacts.names.count && status >= 0; i++) {
        status = contact_years_keep(ledger, contacts.names.items[i]);
    }
    for (size_t i = 0; i < mechanisms.names.count && status >= 0; i += CHUNK) {
        size_t left = mechanisms.names.count - i;
        status = keep_mechanisms(ledger, mechanisms.names.items + i, left < CHUNK ? left : CHUNK);
    }
    for (size_t i = 0; i < series.names.count && status >= 0; i++) {
        status = keep_series(ledger, series.names.items[i], series.countries.items[i]);
    }
    arena_free(&arena);
    return status < 0 ? status : database_run(ledger->database, "DELETE FROM stale");
}
