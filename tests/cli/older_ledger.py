"""Takes a ledger back to what older versions of the schema left, in SQL that SQLite and
PostgreSQL both run, for the tests that bring it up to date again."""

FIRST_TABLES = ["page", "item", "record", "record_country", "record_person", "record_post"]


def _without_days(table, handle, kind, owner):
    """A table of handles as it was before version 4: by rows, not in the order of days."""
    columns = f"{handle}, {kind}{owner}_key"
    kind_column = "kind TEXT NOT NULL, " if kind else ""
    return (f"CREATE TABLE kept AS SELECT {columns} FROM {table}; DROP TABLE {table};"
            f"CREATE TABLE {table} ({handle} TEXT NOT NULL, {kind_column}"
            f"{owner}_key BIGINT NOT NULL REFERENCES {owner} ON DELETE CASCADE, PRIMARY KEY ({columns}));"
            f"INSERT INTO {table} SELECT {columns} FROM kept; DROP TABLE kept;"
            f"CREATE INDEX {table}_{owner} ON {table} ({owner}_key);")


_NO_DECISIONS = ("DROP TABLE decision; CREATE TABLE decision (decision_key {key}, verb TEXT NOT NULL, kind TEXT NOT NULL,"
                 "first TEXT NOT NULL, first_page TEXT NOT NULL, first_words TEXT NOT NULL, second TEXT NOT NULL,"
                 "second_page TEXT NOT NULL, second_words TEXT NOT NULL, UNIQUE (first, second));")
# How a table of decisions has its key.
SQLITE = _NO_DECISIONS.format(key="INTEGER PRIMARY KEY")
POSTGRES = _NO_DECISIONS.format(key="BIGINT PRIMARY KEY DEFAULT nextval('decision_keys')")

VERSION_3 = ("UPDATE record SET name = NULL WHERE kind = 'indicator'; CREATE INDEX record_figures ON record (countries);"
             "DROP TABLE item_country; DROP TABLE kept_country; DROP TABLE mechanism; DROP TABLE series; DROP TABLE stale; DROP INDEX tenure_listed; DROP INDEX record_series;"
             "DROP INDEX person_last; DROP INDEX tenure_later; DROP INDEX tenure_last; DROP TABLE contact; DROP TABLE contact_year;"
             "DELETE FROM record_country WHERE country LIKE '%|%'; DELETE FROM event_country WHERE country LIKE '%|%';" +
             _without_days("record_country", "country", "kind, ", "record") +
             _without_days("record_person", "form", "kind, ", "record") +
             _without_days("event_country", "country", "", "event") +
             _without_days("event_person", "form", "", "event") +
             "DROP INDEX record_first; DROP INDEX record_last; CREATE INDEX record_day ON record (kind, first);"
             "DROP INDEX event_first; DROP INDEX event_last; DROP INDEX event_type;"
             "CREATE INDEX event_day ON event (first); CREATE INDEX event_type ON event (type, first);")
# From version 3; the tables that are not FIRST_TABLES have to go as well.
VERSION_1 = "DROP INDEX record_figures; DROP INDEX item_published;"
