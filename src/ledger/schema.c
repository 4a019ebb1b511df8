#include "ledger/schema.h"

#include "base/error.h"
#include "ledger/figure_key.h"
#include "ledger/ledger.h"

/* Each step leads from version i to version i + 1. A step that was released is
 * never edited; a change of the tables is a new step. docs/ledger.md tells
 * what the tables mean.
 *
 * Everything hangs on its page, so that a page that is replaced or removed
 * takes all with it. Days are numbers yyyymmdd. Sets of codes in one column
 * have | between them. */
/* Makes a table of handles of records or events (`owner`) anew, with their days. */
#define IN_ORDER_OF_DAYS(table, handle, kind, kind_column, owner)                                               \
    "DROP INDEX " table "_" owner ";"                                                                           \
    "ALTER TABLE " table " RENAME TO " table "_before;"                                                         \
    "CREATE TABLE " table " (" handle " TEXT NOT NULL, " kind_column                                            \
    "first INTEGER NOT NULL, last INTEGER NOT NULL, " owner "_key INTEGER NOT NULL REFERENCES " owner           \
    " ON DELETE CASCADE,"                                                                                       \
    " PRIMARY KEY (" handle ", " kind "first, last, " owner "_key)) WITHOUT ROWID;"                             \
    "CREATE INDEX " table "_" owner " ON " table " (" owner "_key);"                                            \
    "CREATE INDEX " table "_last ON " table " (" handle ", " kind "last, first, " owner "_key);"                \
    "INSERT INTO " table " SELECT b." handle ", " kind "coalesce(r.first, " NO_DAY "), coalesce(r.last, 0),"    \
    " b." owner "_key FROM " table "_before b JOIN (SELECT " owner "_key AS own, first, last FROM " owner ") r" \
    " ON r.own = b." owner "_key;"                                                                              \
    "DROP TABLE " table "_before;"

/* Adds the handles of pairs to a table of countries. */
#define PAIRS_OF(owner, kind, kind_value, same_kind)                                                    \
    "INSERT INTO " owner "_country (country, " kind "first, last, " owner "_key)"                       \
    " SELECT a.country || '|' || b.country, " kind_value "a.first, a.last, a." owner "_key FROM " owner \
    "_country a JOIN " owner "_country b ON b." owner "_key = a." owner "_key" same_kind " AND b.country > a.country;"

/* Steps that are no SQL. */
static const char MAKE_INDEX[] = "database_make_index", KEY_FIGURES[] = "key_figures";

static const char *const steps[] = {
    "CREATE TABLE page ("
    " page_key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL, url TEXT, source TEXT);"

    "CREATE TABLE item ("
    " item_key INTEGER PRIMARY KEY, page_key INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,"
    " position INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, outlet TEXT, dateline TEXT,"
    " published TEXT, published_basis TEXT, text TEXT NOT NULL);"
    "CREATE INDEX item_page ON item (page_key);"

    /* What one item proves. `name` is the person's or
     * mechanism's name, null for other kinds; `first` and `last` the days between which the record lies, null if
     * the year is not known; `dated` is 1 if the record itself tells them, 0 if
     * they are the day the item was published. */
    "CREATE TABLE record ("
    " record_key INTEGER PRIMARY KEY, item_key INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
    " kind TEXT NOT NULL, id TEXT NOT NULL, type TEXT, name TEXT, countries TEXT, ordinal INTEGER,"
    " first INTEGER, last INTEGER, dated INTEGER NOT NULL, json TEXT NOT NULL);"
    "CREATE INDEX record_item ON record (item_key);"
    "CREATE INDEX record_id ON record (id);"
    "CREATE INDEX record_day ON record (kind, first);"
    "CREATE INDEX record_name ON record (name, kind, countries) WHERE name IS NOT NULL;"

    "CREATE TABLE record_country ("
    " country TEXT NOT NULL, kind TEXT NOT NULL, record_key INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,"
    " PRIMARY KEY (country, kind, record_key)) WITHOUT ROWID;"
    "CREATE INDEX record_country_record ON record_country (record_key);"

    /* Every form under which a person of the record may be looked for. */
    "CREATE TABLE record_person ("
    " form TEXT NOT NULL, kind TEXT NOT NULL, record_key INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,"
    " PRIMARY KEY (form, kind, record_key)) WITHOUT ROWID;"
    "CREATE INDEX record_person_record ON record_person (record_key);"

    /* A person seen in a post; `former` if the text says it was earlier. */
    "CREATE TABLE record_post ("
    " record_key INTEGER NOT NULL REFERENCES record ON DELETE CASCADE, post TEXT NOT NULL, former INTEGER NOT NULL,"
    " PRIMARY KEY (record_key, post, former)) WITHOUT ROWID;"
    "CREATE INDEX record_post_post ON record_post (post);",

    /* Full text of the items. */
    MAKE_INDEX,

    /* Conclusions: what many pages say together, made of records by conclude.c.
     * `pending` has the records that are new or whose company has changed. */
    "CREATE TABLE pending (record_key INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE);"
    "INSERT INTO pending SELECT record_key FROM record WHERE kind IN ('event', 'person');"

    /* An event with all its sources; `json` is the row of the list. */
    "CREATE TABLE event ("
    " event_key INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, name TEXT, countries TEXT,"
    " ordinal INTEGER, status TEXT NOT NULL, first INTEGER, last INTEGER, dated INTEGER NOT NULL,"
    " pages INTEGER NOT NULL, json TEXT NOT NULL);"
    "CREATE INDEX event_id ON event (id);"
    "CREATE INDEX event_day ON event (first);"
    "CREATE INDEX event_type ON event (type, first);"
    "CREATE INDEX event_name ON event (name, countries) WHERE name IS NOT NULL;"

    /* The records of an event; `component`: records that were compared with
     * each other have the same number. `reason` says why it is one with the
     * record `partner`. */
    "CREATE TABLE event_record ("
    " record_key INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,"
    " event_key INTEGER NOT NULL REFERENCES event ON DELETE CASCADE, component INTEGER NOT NULL,"
    " reason TEXT, partner TEXT);"
    "CREATE INDEX event_record_event ON event_record (event_key);"
    "CREATE INDEX event_record_component ON event_record (component);"

    "CREATE TABLE event_country ("
    " country TEXT NOT NULL, event_key INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,"
    " PRIMARY KEY (country, event_key)) WITHOUT ROWID;"
    "CREATE INDEX event_country_event ON event_country (event_key);"
    "CREATE TABLE event_person ("
    " form TEXT NOT NULL, event_key INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,"
    " PRIMARY KEY (form, event_key)) WITHOUT ROWID;"
    "CREATE INDEX event_person_event ON event_person (event_key);"

    /* Hashes of what two accounts of one event have in common, so that only
     * few have to be compared. */
    "CREATE TABLE event_block ("
    " block INTEGER NOT NULL, record_key INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,"
    " PRIMARY KEY (block, record_key)) WITHOUT ROWID;"
    "CREATE INDEX event_block_record ON event_block (record_key);"

    /* What the user decided: `first` and `second`, records by their ids, are
     * one (merge) or two (split). The pages and words find the records
     * again when they were coded anew with other ids. */
    "CREATE TABLE decision ("
    " decision_key INTEGER PRIMARY KEY, verb TEXT NOT NULL, kind TEXT NOT NULL,"
    " first TEXT NOT NULL, first_page TEXT NOT NULL, first_words TEXT NOT NULL,"
    " second TEXT NOT NULL, second_page TEXT NOT NULL, second_words TEXT NOT NULL,"
    " UNIQUE (first, second));"

    /* A person across pages, and the records that name him or her. */
    "CREATE TABLE person ("
    " person_key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, also TEXT, latin TEXT, country TEXT,"
    " first INTEGER, last INTEGER, pages INTEGER NOT NULL);"
    "CREATE INDEX person_id ON person (id);"
    "CREATE INDEX person_country ON person (country, pages);"
    "CREATE INDEX person_pages ON person (pages);"
    "CREATE TABLE person_record ("
    " record_key INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,"
    " person_key INTEGER REFERENCES person ON DELETE SET NULL, whole TEXT NOT NULL, country TEXT NOT NULL);"
    "CREATE INDEX person_record_person ON person_record (person_key);"
    "CREATE INDEX person_record_whole ON person_record (whole, country);"
    /* Names that occur, whole, with all forms they may be shortened to; no
     * country is ''. */
    "CREATE TABLE person_name ("
    " form TEXT NOT NULL, whole TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (form, whole, country)) WITHOUT "
    "ROWID;"
    "CREATE INDEX person_name_whole ON person_name (whole, country);"
    "CREATE TABLE person_form ("
    " form TEXT NOT NULL, person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,"
    " PRIMARY KEY (form, person_key)) WITHOUT ROWID;"
    "CREATE INDEX person_form_person ON person_form (person_key);"

    /* A post and its holder, from the first to the last page that shows him
     * or her in it; `former_since`: the first that says it is over. */
    "CREATE TABLE tenure ("
    " person_key INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, post TEXT NOT NULL, country TEXT,"
    " first INTEGER, last INTEGER, former_since INTEGER, pages INTEGER NOT NULL, first_page TEXT, last_page TEXT,"
    " PRIMARY KEY (person_key, post)) WITHOUT ROWID;"
    "CREATE INDEX tenure_country ON tenure (country, post, first);"

    /* Figures of one set of countries, to see what became of a target. */
    "CREATE INDEX record_figures ON record (countries) WHERE kind = 'indicator';"
    "CREATE INDEX item_published ON item (published);",

    /* What is looked for by a country or a person stands in the order of days, so that the first rows of
     * a list are found without looking at the others. A record without a place in time
     * has the first day NO_DAY and the last day 0: it comes last in both orders. */
    /* clang-format off */
    IN_ORDER_OF_DAYS("record_country", "country", "kind, ", "kind TEXT NOT NULL, ", "record")
    IN_ORDER_OF_DAYS("record_person", "form", "kind, ", "kind TEXT NOT NULL, ", "record")
    IN_ORDER_OF_DAYS("event_country", "country", "", "", "event")
    IN_ORDER_OF_DAYS("event_person", "form", "", "", "event")
    "DROP INDEX record_day;"
    "CREATE INDEX record_first ON record (kind, coalesce(first, " NO_DAY "), last);"
    "CREATE INDEX record_last ON record (kind, coalesce(last, 0) DESC, coalesce(first, " NO_DAY ") DESC);"
    "DROP INDEX event_day;"
    "CREATE INDEX event_first ON event (coalesce(first, " NO_DAY "), last);"
    "CREATE INDEX event_last ON event (coalesce(last, 0) DESC, coalesce(first, " NO_DAY ") DESC);"
    "DROP INDEX event_type;"
    "CREATE INDEX event_type ON event (type, coalesce(first, " NO_DAY "), last);",
    /* clang-format on */

    /* The ids by which the user named the two, when they are not those of the records: what was one
     * person is found by the old id when the decision is taken back. */
    "ALTER TABLE decision ADD COLUMN first_given TEXT;"
    "ALTER TABLE decision ADD COLUMN second_given TEXT;",

    /* Two countries together are a handle (handles.h). */
    PAIRS_OF("record", "kind, ", "a.kind, ", " AND b.kind = a.kind") PAIRS_OF("event", "", "", ""),

    /* The rows of the lists of mechanisms and series, kept because each is made of many records; `json` is the row. The
     * members of a series are as its JSON writes them. `stale` has those to be made anew: by the name of
     * a mechanism, or the type and countries of figures. */
    "CREATE TABLE mechanism ("
    " name TEXT NOT NULL, countries TEXT NOT NULL, pages INTEGER NOT NULL, last INTEGER NOT NULL, json TEXT NOT NULL,"
    " PRIMARY KEY (name, countries)) WITHOUT ROWID;"
    "CREATE INDEX mechanism_pages ON mechanism (pages DESC, name, countries);"
    "CREATE INDEX mechanism_last ON mechanism (last DESC, pages DESC, name, countries);"
    "CREATE TABLE series ("
    " measure TEXT NOT NULL, countries TEXT NOT NULL, head TEXT NOT NULL, unit TEXT NOT NULL, json TEXT NOT NULL,"
    " PRIMARY KEY (measure, countries, head, unit)) WITHOUT ROWID;"
    "CREATE TABLE stale ("
    " list TEXT NOT NULL, name TEXT NOT NULL, countries TEXT NOT NULL, PRIMARY KEY (list, name, countries)) WITHOUT "
    "ROWID;"
    "INSERT INTO stale SELECT DISTINCT 'mechanism', name, '' FROM record WHERE kind = 'mechanism' AND name IS NOT NULL;"
    "INSERT INTO stale SELECT DISTINCT 'series', coalesce(type, ''), coalesce(countries, '') FROM record"
    " WHERE kind = 'indicator';"
    "CREATE INDEX record_series ON record (coalesce(countries, ''), coalesce(type, '')) WHERE kind = 'indicator';"
    /* The order in which posts are listed. */
    "CREATE INDEX tenure_listed ON tenure ((country IS NULL), country, post, (first IS NULL), first);",

    /* The countries of an item's records, to search for what is told of one. */
    "CREATE TABLE item_country ("
    " country TEXT NOT NULL, item_key INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,"
    " PRIMARY KEY (country, item_key)) WITHOUT ROWID;"
    "CREATE INDEX item_country_item ON item_country (item_key);"
    "INSERT INTO item_country SELECT DISTINCT c.country, r.item_key FROM record_country c"
    " JOIN record r ON r.record_key = c.record_key WHERE instr(c.country, '|') = 0;",

    /* Very many figures are of one year: with the ids the first rows are found without sorting all of them. */
    "DROP INDEX record_first;"
    "CREATE INDEX record_first ON record (kind, coalesce(first, " NO_DAY "), last, id);"
    "DROP INDEX record_last;"
    "CREATE INDEX record_last ON record (kind, coalesce(last, 0) DESC, coalesce(first, " NO_DAY ") DESC, id);",

    /* The sights of a name stand together, with what is compared: `json` has the members of the person that tell
     * who it is. Blocks have other keys now. All conclusions are made anew. */
    "DROP TABLE person_record;"
    "CREATE TABLE person_record ("
    " whole TEXT NOT NULL, country TEXT NOT NULL, record_key INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,"
    " person_key INTEGER REFERENCES person ON DELETE SET NULL, id TEXT, page TEXT, first INTEGER, last INTEGER,"
    " json TEXT, PRIMARY KEY (whole, country, record_key)) WITHOUT ROWID;"
    "CREATE INDEX person_record_record ON person_record (record_key);"
    "CREATE INDEX person_record_person ON person_record (person_key);"
    "INSERT INTO stale SELECT DISTINCT 'mechanism', name, '' FROM event WHERE name IS NOT NULL ON CONFLICT DO NOTHING;"
    "DELETE FROM event_block; DELETE FROM event_record; DELETE FROM event_country; DELETE FROM event_person;"
    "DELETE FROM event; DELETE FROM tenure; DELETE FROM person_form; DELETE FROM person_name; DELETE FROM person;"
    "INSERT INTO pending SELECT record_key FROM record WHERE kind IN ('event', 'person') ON CONFLICT DO NOTHING;",

    /* Of an indicator `name` is its figure_key(): what became of an undertaking is found without looking at all
     * figures of its countries. */
    "DROP INDEX record_figures;",
    KEY_FIGURES,

    /* Lists find their first rows without sorting: persons, tenures by country and by who came later, figures by their
     * days, kept rows by their countries. */
    "DROP INDEX person_pages;"
    "CREATE INDEX person_pages ON person (pages DESC, name, id);"
    "DROP INDEX person_country;"
    "CREATE INDEX person_country ON person (country, pages DESC, name, id);"
    "CREATE INDEX person_last ON person (last DESC, pages DESC, name, id);"
    "DROP INDEX tenure_country;"
    "CREATE INDEX tenure_country ON tenure (country, post, (first IS NULL), first);"
    "CREATE INDEX tenure_later ON tenure (country, post, last, first);"
    "CREATE INDEX tenure_last ON tenure (last DESC, country, post);"
    "DROP INDEX record_name;"
    "CREATE INDEX record_name ON record (name, kind, countries, first, last) WHERE name IS NOT NULL;"
    "CREATE TABLE kept_country ("
    " country TEXT NOT NULL, list TEXT NOT NULL, name TEXT NOT NULL, countries TEXT NOT NULL,"
    " PRIMARY KEY (country, list, name, countries)) WITHOUT ROWID;"
    "CREATE INDEX kept_country_row ON kept_country (list, name, countries);"
    /* `few_sources`: the row as tables and briefs show it. */
    "DROP TABLE series;"
    "CREATE TABLE series ("
    " measure TEXT NOT NULL, countries TEXT NOT NULL, head TEXT NOT NULL, unit TEXT NOT NULL, few_sources TEXT NOT "
    "NULL,"
    " json TEXT NOT NULL, PRIMARY KEY (measure, countries, head, unit)) WITHOUT ROWID;"
    "INSERT INTO stale SELECT DISTINCT 'mechanism', name, '' FROM record WHERE kind = 'mechanism' AND name IS NOT NULL"
    " ON CONFLICT DO NOTHING;"
    "INSERT INTO stale SELECT DISTINCT 'series', coalesce(type, ''), coalesce(countries, '') FROM record"
    " WHERE kind = 'indicator' ON CONFLICT DO NOTHING;",

    /* The contacts of two countries (contact.h); `id` is the event's as a number, `told` the day its best source
     * was published. All events are made anew. Who holds a post on some day is found by the last sights. */
    "CREATE TABLE contact ("
    " pair TEXT NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL,"
    " event_key INTEGER NOT NULL REFERENCES event ON DELETE CASCADE, id INTEGER NOT NULL, told INTEGER NOT NULL,"
    " traits INTEGER NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (pair, last, first, event_key)) WITHOUT ROWID;"
    "CREATE INDEX contact_event ON contact (event_key);"
    "CREATE INDEX tenure_recent ON tenure (country, last);"
    "INSERT INTO stale SELECT DISTINCT 'mechanism', name, '' FROM event WHERE name IS NOT NULL ON CONFLICT DO NOTHING;"
    "DELETE FROM event_block; DELETE FROM event_record; DELETE FROM event_country; DELETE FROM event_person;"
    "DELETE FROM event; INSERT INTO pending SELECT record_key FROM record WHERE kind = 'event' ON CONFLICT DO NOTHING;",

    /* Of the many who were seen of late the index alone tells who may hold a post. */
    "DROP INDEX tenure_recent;"
    "CREATE INDEX tenure_recent ON tenure (country, last, first);",

    /* How many contacts two countries had in each year (0: not known), by the level of those who took part, and how
     * many of them were visits and meetings. */
    "CREATE TABLE contact_year ("
    " pair TEXT NOT NULL, year INTEGER NOT NULL, leaders INTEGER NOT NULL, ministers INTEGER NOT NULL,"
    " others INTEGER NOT NULL, encounters INTEGER NOT NULL, PRIMARY KEY (pair, year)) WITHOUT ROWID;"
    "INSERT INTO stale SELECT DISTINCT 'contact', pair, '' FROM contact WHERE pair <> '' ON CONFLICT DO NOTHING;",

    /* Who was seen last in each post is found by tenure_later. */
    "DROP INDEX tenure_recent;",
};
enum { VERSION = sizeof steps / sizeof *steps };

/* Keys the indicators behind `*last`, up to some number of them. Returns how many they were. */
static int key_some_figures(Arena *arena, Statement *rows, Statement *update, int64_t *last) {
    typedef struct Keyed {
        int64_t record;
        const char *key;
    } Keyed;
    List(Keyed) figures = {0};
    int more;
    statement_bind_integer(rows, 1, *last);
    while ((more = statement_step(rows)) > 0) {
        *last = statement_integer(rows, 0);
        *list_push(arena, &figures) = (Keyed){*last, figure_key_of_json(arena, statement_text(rows, 1))};
    }
    for (size_t i = 0; i < figures.count && more >= 0; i++) {
        statement_bind_text(update, 1, figures.items[i].key);
        statement_bind_integer(update, 2, figures.items[i].record);
        more = statement_run(update);
    }
    return more < 0 ? more : (int)figures.count;
}

static int key_figures(Database *database) {
    Statement *rows = statement_new(database, "SELECT record_key, json FROM record WHERE kind = 'indicator'"
                                              " AND record_key > ?1 ORDER BY record_key LIMIT 1000");
    Statement *update = rows ? statement_new(database, "UPDATE record SET name = ?1 WHERE record_key = ?2") : NULL;
    int keyed = update ? 1 : CH_ERROR_LEDGER;
    for (int64_t last = 0; keyed > 0;) {
        Arena arena;
        arena_init(&arena);
        keyed = key_some_figures(&arena, rows, update, &last);
        arena_free(&arena);
    }
    statement_free(rows);
    statement_free(update);
    return keyed;
}

static int make_step(Database *database, const char *step) {
    return step == MAKE_INDEX    ? database_make_index(database)
           : step == KEY_FIGURES ? key_figures(database)
                                 : database_run(database, step);
}

static int make_steps(Database *database, int64_t version) {
    int status = CH_OK;
    for (; version < VERSION && status >= 0; version++) {
        status = make_step(database, steps[version]);
    }
    return status < 0 ? status : database_set_version(database, VERSION);
}

/* Two programs may open a new file at once: who comes second waits and finds
 * the work done. */
static int upgrade(Database *database) {
    DatabaseState state = {0};
    int status = database_begin(database);
    status = status < 0 ? status : database_state(database, &state);
    status = status < 0 || state.version >= VERSION ? status : make_steps(database, state.version);
    if (status >= 0) {
        status = database_commit(database);
    }
    database_rollback(database);
    return status;
}

int schema_prepare(Database *database, ChLedgerMode mode) {
    DatabaseState state = {0};
    int status = database_state(database, &state);
    if (status < 0) {
        return status;
    }
    const char *path = database_path(database);
    if (!state.is_empty && !state.is_ledger) {
        return error_set(CH_ERROR_LEDGER, "%s: this is a database of another program, no ledger", path);
    }
    if (state.version > VERSION) {
        return error_set(CH_ERROR_LEDGER,
                         "%s: the ledger is of version %lld, this program knows versions up to %d: update Chancery",
                         path, (long long)state.version, VERSION);
    }
    if (state.version < VERSION && mode == CH_LEDGER_READ) {
        return state.is_empty
                   ? error_set(CH_ERROR_LEDGER, "%s: the ledger is empty: `chancery add` fills it", path)
                   : error_set(CH_ERROR_LEDGER,
                               "%s: the ledger is of an older version: any `chancery add` brings it up to date", path);
    }
    status = mode == CH_LEDGER_READ ? CH_OK : database_settle(database);
    return status >= 0 && state.version < VERSION ? upgrade(database) : status;
}
