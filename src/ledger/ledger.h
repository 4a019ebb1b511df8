/* An open ledger: the database with the statements that are used again and again. */
#ifndef CHANCERY_LEDGER_INTERNAL_H
#define CHANCERY_LEDGER_INTERNAL_H

#include "ledger/database.h"

/* The first day, where tables are ordered by days, of what has no place in time; its last day is 0. */
#define NO_DAY "99999999"

/* Where a side of a decision begins like an id. */
#define GIVEN_AS(side, id)                                                                                     \
    "((" side " >= " id " AND " side " < " id " || 'g') OR (" side "_given >= " id " AND " side "_given < " id \
    " || 'g'))"

/* Where ?1 is a list (statement_bind_keys(), statement_bind_texts()). */
#define KEYS_LISTED  "(SELECT CAST(value AS INTEGER) FROM json_each(?1))"
#define TEXTS_LISTED "(SELECT value FROM json_each(?1))"

/* X(NAME, "SQL"): statements prepared when they are first used. */
#define LEDGER_STATEMENTS(X)                                                                                           \
    X(FIND_PAGE, "SELECT page_key, fingerprint, source FROM page WHERE id = ?1")                                       \
    X(FIND_PAGES, "SELECT id, page_key, fingerprint, source FROM page WHERE id IN " TEXTS_LISTED)                      \
    X(DELETE_PAGES, "DELETE FROM page WHERE page_key IN " KEYS_LISTED)                                                 \
    X(ADD_PAGE, "INSERT INTO page (id, fingerprint, url, source) VALUES (?1, ?2, ?3, ?4)")                             \
    X(ADD_ITEM,                                                                                                        \
      "INSERT INTO item (page_key, position, id, kind, title, outlet, dateline, published, published_basis, text)"     \
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                                                             \
    X(ADD_RECORD, "INSERT INTO record (item_key, kind, id, type, name, countries, ordinal, first, last, json, dated)"  \
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")                                            \
    X(ADD_COUNTRY, "INSERT INTO record_country (country, kind, first, last, record_key) VALUES (?1, ?2, ?3, ?4, ?5)"   \
                   " ON CONFLICT DO NOTHING")                                                                          \
    X(ADD_ITEM_COUNTRY, "INSERT INTO item_country (country, item_key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")         \
    X(ADD_FORM, "INSERT INTO record_person (form, kind, first, last, record_key) VALUES (?1, ?2, ?3, ?4, ?5)"          \
                " ON CONFLICT DO NOTHING")                                                                             \
    X(ADD_POST, "INSERT INTO record_post (record_key, post, former) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")       \
    X(ADD_PENDING, "INSERT INTO pending (record_key) VALUES (?1) ON CONFLICT DO NOTHING")                              \
    /* Of pages that go: the company of its records is concluded anew, what stood on them alone goes. */               \
    X(LEAVE_EVENTS,                                                                                                    \
      "INSERT INTO pending (record_key)"                                                                               \
      " SELECT DISTINCT o.record_key FROM item i JOIN record r ON r.item_key = i.item_key"                             \
      " JOIN event_record e ON e.record_key = r.record_key"                                                            \
      " JOIN event_record o ON o.component = e.component WHERE i.page_key IN " KEYS_LISTED " ON CONFLICT DO NOTHING")  \
    X(DROP_EVENTS, "DELETE FROM event WHERE event_key IN (SELECT e.event_key FROM item i"                              \
                   " JOIN record r ON r.item_key = i.item_key JOIN event_record e ON e.record_key = r.record_key"      \
                   " WHERE i.page_key IN " KEYS_LISTED ")")                                                            \
    X(LEAVE_PERSONS, "INSERT INTO pending (record_key)"                                                                \
                     " SELECT min(o.record_key) FROM item i JOIN record r ON r.item_key = i.item_key"                  \
                     " JOIN person_record e ON e.record_key = r.record_key"                                            \
                     " JOIN person_record o ON o.person_key = e.person_key AND o.record_key <> e.record_key"           \
                     " JOIN record q ON q.record_key = o.record_key JOIN item j ON j.item_key = q.item_key"            \
                     " WHERE i.page_key IN " KEYS_LISTED " AND j.page_key NOT IN " KEYS_LISTED                         \
                     " GROUP BY o.whole, o.country ON CONFLICT DO NOTHING")                                            \
    X(DROP_PERSONS, "DELETE FROM person WHERE person_key IN (SELECT e.person_key FROM item i"                          \
                    " JOIN record r ON r.item_key = i.item_key JOIN person_record e ON e.record_key = r.record_key"    \
                    " WHERE i.page_key IN " KEYS_LISTED ")")                                                           \
    X(DECISIONS, "SELECT verb, first, first_page, first_words, second, second_page, second_words FROM decision"        \
                 " WHERE kind = ?1 ORDER BY first, second")                                                            \
    X(RECORD_BY_ID, "SELECT r.record_key FROM record r JOIN item i ON i.item_key = r.item_key"                         \
                    " JOIN page p ON p.page_key = i.page_key WHERE r.id = ?1 ORDER BY p.id <> ?2, p.id LIMIT 1")       \
    X(PAGE_RECORDS, "SELECT r.record_key, r.json FROM page p JOIN item i ON i.page_key = p.page_key"                   \
                    " JOIN record r ON r.item_key = i.item_key WHERE p.id = ?1 AND +r.kind = ?2 ORDER BY r.id")        \
    X(LEAVE_SERIES,                                                                                                    \
      "INSERT INTO stale (list, name, countries) SELECT DISTINCT CASE r.kind WHEN 'mechanism' THEN r.kind"             \
      " ELSE 'series' END, CASE r.kind WHEN 'mechanism' THEN r.name ELSE coalesce(r.type, '') END,"                    \
      " CASE r.kind WHEN 'mechanism' THEN '' ELSE coalesce(r.countries, '') END FROM item i"                           \
      " JOIN record r ON r.item_key = i.item_key WHERE i.page_key IN " KEYS_LISTED                                     \
      " AND (r.kind = 'indicator' OR (r.kind = 'mechanism' AND r.name IS NOT NULL)) ON CONFLICT DO NOTHING")           \
    X(LEAVE_SESSIONS, "INSERT INTO stale (list, name, countries) SELECT DISTINCT 'mechanism', v.name, '' FROM item i"  \
                      " JOIN record r ON r.item_key = i.item_key JOIN event_record e ON e.record_key = r.record_key"   \
                      " JOIN event v ON v.event_key = e.event_key WHERE i.page_key IN " KEYS_LISTED                    \
                      " AND v.name IS NOT NULL ON CONFLICT DO NOTHING")                                                \
    X(LEAVE_SESSIONS_OF,                                                                                               \
      "INSERT INTO stale (list, name, countries) SELECT DISTINCT 'mechanism', v.name, '' FROM event_record e"          \
      " JOIN event v ON v.event_key = e.event_key WHERE e.record_key IN " KEYS_LISTED                                  \
      " AND v.name IS NOT NULL ON CONFLICT DO NOTHING")                                                                \
    X(ADD_STALE, "INSERT INTO stale (list, name, countries) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")               \
    X(STALE, "SELECT name, countries FROM stale WHERE list = ?1 ORDER BY name, countries")                             \
    X(MENTIONS,                                                                                                        \
      "SELECT r.name, r.countries, r.ordinal, r.first, r.last, p.page_key, r.id, p.id, i.title, p.url, i.outlet,"      \
      " i.published FROM record r JOIN item i ON i.item_key = r.item_key JOIN page p ON p.page_key = i.page_key"       \
      " WHERE r.kind = 'mechanism' AND r.name IN " TEXTS_LISTED)                                                       \
    X(FIGURES, "SELECT r.json, r.countries, r.first, p.id, i.published FROM record r"                                  \
               " JOIN item i ON i.item_key = r.item_key JOIN page p ON p.page_key = i.page_key"                        \
               " WHERE r.kind = 'indicator' AND coalesce(r.countries, '') = ?1 AND coalesce(r.type, '') = ?2")         \
    X(DROP_MECHANISMS, "DELETE FROM mechanism WHERE name IN " TEXTS_LISTED)                                            \
    X(ADD_MECHANISM, "INSERT INTO mechanism (name, countries, pages, last, json) VALUES (?1, ?2, ?3, ?4, ?5)")         \
    X(DROP_SERIES, "DELETE FROM series WHERE measure = ?1 AND countries = ?2")                                         \
    X(ADD_SERIES, "INSERT INTO series (measure, countries, head, unit, json, few_sources)"                             \
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                                                  \
    X(ADD_KEPT_COUNTRY, "INSERT INTO kept_country (country, list, name, countries) VALUES (?1, ?2, ?3, ?4)"            \
                        " ON CONFLICT DO NOTHING")                                                                     \
    X(DROP_MECHANISM_COUNTRIES, "DELETE FROM kept_country WHERE list = 'mechanism' AND name IN " TEXTS_LISTED)         \
    X(DROP_SERIES_COUNTRIES, "DELETE FROM kept_country WHERE list = 'series' AND name = ?1 AND countries = ?2")        \
    X(ANY_PENDING, "SELECT 1 FROM pending UNION ALL SELECT 1 FROM stale LIMIT 1")                                      \
    /* By days, so that what is compared with each other is read together. */                                          \
    X(PENDING_EVENTS, "SELECT p.record_key FROM pending p JOIN record r ON r.record_key = p.record_key"                \
                      " WHERE +r.kind = 'event' ORDER BY r.first, r.countries, p.record_key")                          \
    X(ITEM_POSTS, "SELECT r.item_key, r.name, o.post FROM record r JOIN record_post o ON o.record_key = r.record_key"  \
                  " WHERE r.item_key IN " KEYS_LISTED " AND o.former = 0"                                              \
                  " ORDER BY r.item_key, r.record_key, o.post")                                                        \
    X(ACCOUNTS, "SELECT r.record_key, r.item_key, r.json, i.published, p.id FROM record r"                             \
                " JOIN item i ON i.item_key = r.item_key JOIN page p ON p.page_key = i.page_key"                       \
                " WHERE r.record_key IN " KEYS_LISTED " AND +r.kind = 'event' ORDER BY r.item_key")                    \
    X(ADD_BLOCK, "INSERT INTO event_block (block, record_key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")                 \
    X(BLOCK_RECORDS,                                                                                                   \
      "SELECT block, record_key FROM event_block WHERE block IN " KEYS_LISTED " ORDER BY block, record_key")           \
    X(SOURCES, "SELECT r.record_key, r.json, p.id, p.url, i.kind, i.title, i.outlet, i.published, i.text, r.first,"    \
               " r.last, r.dated FROM record r JOIN item i ON i.item_key = r.item_key"                                 \
               " JOIN page p ON p.page_key = i.page_key WHERE r.record_key IN " KEYS_LISTED)                           \
    X(ADD_EVENT, "INSERT INTO event (id, type, name, countries, ordinal, status, first, last, dated, pages, json)"     \
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")                                             \
    X(ADD_EVENT_COUNTRY, "INSERT INTO event_country (country, first, last, event_key) VALUES (?1, ?2, ?3, ?4)"         \
                         " ON CONFLICT DO NOTHING")                                                                    \
    X(CONTACTS, "SELECT event_key, first, last, told, id, traits, level FROM contact WHERE pair = ?1"                  \
                " ORDER BY last DESC, first DESC, event_key DESC")                                                     \
    X(DROP_CONTACT_YEARS, "DELETE FROM contact_year WHERE pair = ?1")                                                  \
    X(ADD_CONTACT_YEAR, "INSERT INTO contact_year (pair, year, leaders, ministers, others, encounters)"                \
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                                            \
    X(LEAVE_CONTACTS,                                                                                                  \
      "INSERT INTO stale (list, name, countries) SELECT DISTINCT 'contact', c.pair, '' FROM item i"                    \
      " JOIN record r ON r.item_key = i.item_key JOIN event_record e ON e.record_key = r.record_key"                   \
      " JOIN contact c ON c.event_key = e.event_key WHERE i.page_key IN " KEYS_LISTED " ON CONFLICT DO NOTHING")       \
    X(LEAVE_CONTACTS_OF,                                                                                               \
      "INSERT INTO stale (list, name, countries) SELECT DISTINCT 'contact', c.pair, '' FROM event_record e"            \
      " JOIN contact c ON c.event_key = e.event_key WHERE e.record_key IN " KEYS_LISTED " ON CONFLICT DO NOTHING")     \
    X(SOURCE_OF, "SELECT i.title, p.url, i.kind, i.outlet, i.published FROM record r"                                  \
                 " JOIN item i ON i.item_key = r.item_key JOIN page p ON p.page_key = i.page_key"                      \
                 " WHERE r.id = ?1 AND p.id = ?2 ORDER BY i.position LIMIT 1")                                         \
    X(PERSONS_OF_FORM, "SELECT q.name, q.country, q.pages FROM person_form f CROSS JOIN person q"                      \
                       " ON q.person_key = f.person_key WHERE f.form = ?1")                                            \
    X(ADD_CONTACT, "INSERT INTO contact (pair, last, first, event_key, id, told, traits, level)"                       \
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING")                                  \
    X(ADD_EVENT_FORMS,                                                                                                 \
      "INSERT INTO event_person (form, first, last, event_key)"                                                        \
      " SELECT DISTINCT p.form, coalesce(v.first, " NO_DAY "), coalesce(v.last, 0), v.event_key FROM event_record e"   \
      " JOIN event v ON v.event_key = e.event_key JOIN record_person p ON p.record_key = e.record_key"                 \
      " WHERE e.record_key IN " KEYS_LISTED " AND p.kind = 'event' ON CONFLICT DO NOTHING")                            \
    X(ADD_EVENT_RECORD, "INSERT INTO event_record (record_key, event_key, component, reason, partner)"                 \
                        " VALUES (?1, ?2, ?3, ?4, ?5)")                                                                \
    X(SETTLE, "DELETE FROM pending WHERE record_key IN " KEYS_LISTED)                                                  \
    X(SETTLE_NAMES,                                                                                                    \
      "DELETE FROM pending WHERE record_key IN (SELECT record_key FROM person_record WHERE whole IN " TEXTS_LISTED     \
      ")")                                                                                                             \
    X(MUCH_PENDING, "SELECT record_key FROM pending ORDER BY record_key LIMIT 1 OFFSET 100000")                        \
    X(PENDING_PERSONS, "SELECT p.record_key, r.name, coalesce(r.countries, ''), r.json, r.id, g.id, r.first, r.last"   \
                       " FROM pending p JOIN record r ON r.record_key = p.record_key"                                  \
                       " JOIN item i ON i.item_key = r.item_key JOIN page g ON g.page_key = i.page_key"                \
                       " WHERE +r.kind = 'person' ORDER BY p.record_key")                                              \
    X(ADD_PERSON_RECORD, "INSERT INTO person_record (whole, country, record_key, id, page, first, last, json)"         \
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING")                            \
    X(ADD_PERSON_NAME, "INSERT INTO person_name (form, whole, country) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")    \
    X(NAMES_OF_FORMS,                                                                                                  \
      "SELECT form, whole, country FROM person_name WHERE form IN " TEXTS_LISTED " ORDER BY form, whole, country")     \
    X(FORMS_OF_NAMES,                                                                                                  \
      "SELECT whole, country, form FROM person_name WHERE whole IN " TEXTS_LISTED " ORDER BY whole, country, form")    \
    X(NAME_OF_RECORD, "SELECT whole, country FROM person_record WHERE record_key = ?1")                                \
    X(SIGHTS, "SELECT whole, country, record_key, id, json, first, last, page FROM person_record WHERE whole "         \
              "IN " TEXTS_LISTED)                                                                                      \
    X(DROP_PERSONS_OF, "DELETE FROM person WHERE person_key IN"                                                        \
                       " (SELECT person_key FROM person_record WHERE record_key IN " KEYS_LISTED ")")                  \
    X(ADD_PERSON, "INSERT INTO person (id, name, also, latin, country, first, last, pages)"                            \
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")                                                          \
    X(SET_PERSON, "INSERT INTO person_record (whole, country, record_key, person_key) VALUES (?1, ?2, ?3, ?4)"         \
                  " ON CONFLICT (whole, country, record_key) DO UPDATE SET person_key = excluded.person_key")          \
    X(ADD_PERSON_FORM, "INSERT INTO person_form (form, person_key) VALUES (?1, ?2) ON CONFLICT DO NOTHING")            \
    X(ADD_TENURE, "INSERT INTO tenure (person_key, post, country, first, last, former_since, pages, first_page,"       \
                  " last_page) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")                                           \
    X(FIND_RECORD,                                                                                                     \
      "SELECT r.record_key, r.id, r.kind, p.id, r.json FROM record r JOIN item i ON i.item_key = r.item_key"           \
      " JOIN page p ON p.page_key = i.page_key WHERE r.id >= ?1 AND r.id < ?1 || 'g'"                                  \
      " AND +r.kind IN ('event', 'person') ORDER BY r.id, p.id")                                                       \
    X(FIND_PERSON, "SELECT r.record_key, r.id, r.kind, g.id, r.json, q.id FROM person q"                               \
                   " JOIN person_record s ON s.person_key = q.person_key JOIN record r ON r.record_key = s.record_key" \
                   " JOIN item i ON i.item_key = r.item_key JOIN page g ON g.page_key = i.page_key"                    \
                   " WHERE q.id >= ?1 AND q.id < ?1 || 'g' ORDER BY q.id, r.id, g.id")                                 \
    X(FIND_DECISIONS, "SELECT decision_key, first, first_page, second, second_page, kind FROM decision WHERE"          \
                      " (" GIVEN_AS("first", "?1") " AND " GIVEN_AS(                                                   \
                          "second", "?2") ") OR"                                                                       \
                                          " (" GIVEN_AS("first", "?2") " AND " GIVEN_AS("second", "?1") ")")           \
    X(EVENT_OF_RECORD, "SELECT v.id, v.pages FROM event_record e JOIN event v ON v.event_key = e.event_key"            \
                       " WHERE e.record_key = ?1")                                                                     \
    X(PERSON_OF_RECORD, "SELECT q.id, q.pages FROM person_record s JOIN person q ON q.person_key = s.person_key"       \
                        " WHERE s.record_key = ?1")                                                                    \
    X(FORGET_DECISION, "DELETE FROM decision WHERE decision_key = ?1")                                                 \
    X(ADD_DECISION,                                                                                                    \
      "INSERT INTO decision (verb, kind, first, first_page, first_words, first_given, second, second_page,"            \
      " second_words, second_given) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                                 \
    X(DROP_EVENTS_OF, "DELETE FROM event WHERE event_key IN"                                                           \
                      " (SELECT event_key FROM event_record WHERE record_key IN " KEYS_LISTED ")")

typedef enum LedgerStatement {
#define X(name, sql) STATEMENT_##name,
    LEDGER_STATEMENTS(X)
#undef X
        STATEMENT_COUNT
} LedgerStatement;

struct ChLedger {
    Database *database;
    Statement *statements[STATEMENT_COUNT]; /* NULL until used */
};

/* A prepared statement, owned by the ledger; NULL with ch_error_message(). */
Statement *ledger_statement(ChLedger *self, LedgerStatement which);

#endif
