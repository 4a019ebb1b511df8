/* Checking that a ledger is sound. */
#include "ledger/between.h"
#include "ledger/ledger.h"
#include "ledger/names.h"

#include <stdio.h>
#include <string.h>

/* A question whose rows are what is wrong; what is found first is named in the complaint. */
typedef struct Check {
    const char *what, *sql;
} Check;

static const Check checks[] = {
    {"page without an item", "SELECT id FROM page WHERE page_key NOT IN (SELECT page_key FROM item)"},
    {"record kept under another id than its own",
     "SELECT id FROM record WHERE json NOT LIKE '%\"id\":\"' || id || '\"%'"},
    {"record of a kind that does not exist", "SELECT id FROM record WHERE kind NOT IN ('event', 'person', 'indicator', "
                                             "'commitment', 'mechanism', 'statement')"},
    {"record whose days run backwards", "SELECT id FROM record WHERE last < first"},
    {"record with one day missing", "SELECT id FROM record WHERE (first IS NULL) <> (last IS NULL)"},
    {"event record that belongs to no event",
     "SELECT id FROM record WHERE kind = 'event' AND record_key NOT IN (SELECT record_key FROM event_record)"
     " AND record_key NOT IN (SELECT record_key FROM pending)"},
    {"event without a record", "SELECT id FROM event WHERE event_key NOT IN (SELECT event_key FROM event_record)"},
    {"event whose id is not the smallest of its records",
     "SELECT v.id FROM event v WHERE v.id <> (SELECT min(r.id) FROM event_record e"
     " JOIN record r ON r.record_key = e.record_key WHERE e.event_key = v.event_key)"},
    {"event whose number of pages is wrong",
     "SELECT v.id FROM event v WHERE v.pages <> (SELECT count(DISTINCT i.page_key) FROM event_record e"
     " JOIN record r ON r.record_key = e.record_key JOIN item i ON i.item_key = r.item_key"
     " WHERE e.event_key = v.event_key)"},
    {"event that does not name its countries",
     "SELECT r.id FROM event_record e JOIN record r ON r.record_key = e.record_key"
     " JOIN record_country c ON c.record_key = r.record_key WHERE NOT EXISTS (SELECT 1 FROM event_country d"
     " WHERE d.event_key = e.event_key AND d.country = c.country)"},
    {"event that is not found between two of its countries",
     "SELECT v.id FROM event_country c JOIN event_country d ON d.event_key = c.event_key AND d.country > c.country"
     " JOIN event v ON v.event_key = c.event_key WHERE instr(c.country, '|') = 0 AND instr(d.country, '|') = 0"
     " AND (SELECT count(*) FROM event_country n WHERE n.event_key = v.event_key AND instr(n.country, '|') = 0) <= 32"
     " AND NOT EXISTS (SELECT 1 FROM event_country p WHERE p.country = c.country || '|' || d.country"
     " AND p.event_key = v.event_key AND p.first = c.first AND p.last = c.last)"},
    {"contact of two countries that its event is not between",
     "SELECT v.id FROM contact c JOIN event v ON v.event_key = c.event_key WHERE NOT EXISTS (SELECT 1"
     " FROM event_country e WHERE e.country = c.pair AND e.event_key = c.event_key)"},
    {"kept row that is not there and is found by a country",
     "SELECT k.name FROM kept_country k WHERE (k.list = 'mechanism' AND NOT EXISTS (SELECT 1 FROM mechanism m"
     " WHERE m.name = k.name AND m.countries = k.countries)) OR (k.list = 'series' AND NOT EXISTS (SELECT 1"
     " FROM series s WHERE s.measure = k.name AND s.countries = k.countries))"},
    {"mechanism that is not found by its countries",
     "SELECT m.name FROM mechanism m WHERE m.countries <> '' AND NOT EXISTS (SELECT 1 FROM kept_country k"
     " WHERE k.list = 'mechanism' AND k.name = m.name AND k.countries = m.countries)"},
    {"series that is not found by its countries",
     "SELECT s.measure FROM series s WHERE s.countries <> '' AND NOT EXISTS (SELECT 1 FROM kept_country k"
     " WHERE k.list = 'series' AND k.name = s.measure AND k.countries = s.countries)"},
    {"item that is not found by a country of its records",
     "SELECT r.id FROM record_country c JOIN record r ON r.record_key = c.record_key WHERE instr(c.country, '|') = 0"
     " AND NOT EXISTS (SELECT 1 FROM item_country i WHERE i.country = c.country AND i.item_key = r.item_key)"},
    {"person record that belongs to no person",
     "SELECT r.id FROM record r WHERE r.kind = 'person' AND NOT EXISTS (SELECT 1 FROM person_record s"
     " WHERE s.record_key = r.record_key AND s.person_key IS NOT NULL)"
     " AND r.record_key NOT IN (SELECT record_key FROM pending) AND NOT EXISTS (SELECT 1 FROM pending)"},
    {"person without a record", "SELECT id FROM person WHERE person_key NOT IN (SELECT person_key FROM person_record "
                                "WHERE person_key IS NOT NULL)"},
    {"person whose number of pages is wrong",
     "SELECT q.id FROM person q WHERE q.pages <> (SELECT count(DISTINCT i.page_key) FROM person_record s"
     " JOIN record r ON r.record_key = s.record_key JOIN item i ON i.item_key = r.item_key"
     " WHERE s.person_key = q.person_key)"},
    {"tenure that no record shows",
     "SELECT q.id FROM tenure t JOIN person q ON q.person_key = t.person_key WHERE NOT EXISTS (SELECT 1"
     " FROM person_record s JOIN record_post o ON o.record_key = s.record_key"
     " WHERE s.person_key = t.person_key AND o.post = t.post)"},
};

/* Complains of the rows of a question that are not "ok". */
static int complain_rows(ChLedger *self, const Check *check, ChLedgerComplaint *complaint, void *context, long *count) {
    Statement *rows = statement_new(self->database, check->sql);
    int more = rows ? 1 : CH_ERROR_LEDGER;
    size_t found = 0;
    char first[256] = "";
    while (more > 0 && (more = statement_step(rows)) > 0) {
        const char *text = statement_text(rows, 0);
        if (!found++) {
            snprintf(first, sizeof first, "%s", text ? text : "");
        }
    }
    statement_free(rows);
    if (found) {
        char message[512];
        snprintf(message, sizeof message, "%s: %s%s", check->what, first, found > 1 ? ", and others" : "");
        complaint(context, message);
        ++*count;
    }
    return more < 0 ? more : CH_OK;
}

/* What a list says, as one number: the sum of its rows in their order. */
typedef struct Digest {
    uint64_t sum;
    long rows;
} Digest;

static void digest_row(void *context, const char *json) {
    Digest *digest = context;
    for (; *json; json++) {
        digest->sum = (digest->sum ^ (unsigned char)*json) * 0x100000001B3u;
    }
    digest->rows++;
}

/* Kept rows against those that the records make: a question with days, which all days meet, is answered by the records.
 */
static int check_kept(ChLedger *self, ChList list, const char *what, ChLedgerComplaint *complaint, void *context,
                      long *count) {
    ChQuery query = CH_QUERY_INIT;
    query.list = list;
    Digest kept = {0}, made = {0};
    long rows = ch_ledger_list(self, &query, digest_row, &kept, NULL);
    query.since = "0001";
    query.undated = true;
    rows = rows < 0 ? rows : ch_ledger_list(self, &query, digest_row, &made, NULL);
    if (rows >= 0 && (kept.sum != made.sum || kept.rows != made.rows)) {
        complaint(context, what);
        ++*count;
    }
    return rows < 0 ? (int)rows : CH_OK;
}

/* Pairs of countries, each once. */
static int read_pairs(ChLedger *self, Arena *arena, FormList *pairs) {
    Statement *rows =
        statement_new(self->database, "SELECT pair FROM contact UNION SELECT pair FROM contact_year ORDER BY pair");
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        const char *pair = statement_text(rows, 0);
        *list_push(arena, pairs) = arena_copy(arena, pair, strlen(pair));
    }
    statement_free(rows);
    return more;
}

/* Kept counts of contacts against the contacts. */
static int check_contact_years(ChLedger *self, ChLedgerComplaint *complaint, void *context, long *count) {
    Arena arena;
    arena_init(&arena);
    FormList pairs = {0};
    int status = read_pairs(self, &arena, &pairs);
    for (size_t i = 0; i < pairs.count && status >= 0; i++) {
        const char *bar = strchr(pairs.items[i], '|');
        const char *countries[2] = {bar ? arena_copy(&arena, pairs.items[i], (size_t)(bar - pairs.items[i])) : "",
                                    bar ? bar + 1 : ""};
        status = contact_years_are_right(self, countries);
        if (!status) {
            complaint(context, "kept counts of contacts are not what the events say");
            ++*count;
            break;
        }
    }
    arena_free(&arena);
    return status < 0 ? status : CH_OK;
}

long ch_ledger_check(ChLedger *self, ChLedgerComplaint *complaint, void *context) {
    long count = 0;
    int status = database_check(self->database, complaint, context, &count);
    for (size_t i = 0; i < sizeof checks / sizeof *checks && status >= 0; i++) {
        status = complain_rows(self, &checks[i], complaint, context, &count);
    }
    if (status >= 0 && ch_ledger_pending(self) == 0) {
        status = check_kept(self, CH_LIST_MECHANISMS, "kept rows of mechanisms are not what the records say", complaint,
                            context, &count);
        status = status < 0 ? status
                            : check_kept(self, CH_LIST_SERIES, "kept rows of series are not what the records say",
                                         complaint, context, &count);
        status = status < 0 ? status : check_contact_years(self, complaint, context, &count);
    }
    if (status >= 0 && ch_ledger_pending(self) > 0) {
        complaint(context, "some pages are not yet concluded: the next command that may write does it");
        count++;
    }
    return status < 0 ? status : count;
}
