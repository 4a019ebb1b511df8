/* The ledger on a server: PostgreSQL, by libpq.
 *
 * Rows that are inserted one by one within a transaction are gathered and sent together before the
 * next statement of another kind: a page costs a few messages instead of one a row. */
#include "base/error.h"
#include "ledger/engine.h"
#include "ledger/postgres_dialect.h"
#include "ledger/postgres_library.h"
#include "ledger/tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PARAMETER_LIMIT = 24,
    OLDEST_SERVER = 120000,
    ANALYZE_ROWS = 100000, /* rows written after which the planner should look at the tables */
    INDEX_RUN = 1000,      /* items read at once to be indexed */
    TEXT_TYPE = 25,        /* the server's numbers for types, which never change */
    BIGINT_TYPE = 20,
    INTEGER_TYPE = 23,
    BOOLEAN_TYPE = 16,
};

/* All writers of one ledger wait for each other by this lock, which ends with the transaction. */
#define LOCK_KEYS "1130914158, hashtext(current_schema())"

typedef struct PostgresStatement PostgresStatement;

typedef struct PostgresDatabase {
    Database base;
    PGconn *connection;
    PostgresStatement *gathering; /* those with rows not sent, in the order of their first row */
    Statement *index_insert;      /* NULL until used */
    Arena arena;                  /* of a text that is being indexed */
    unsigned prepared;            /* statements so far: their names */
    int64_t inserted;
    size_t written; /* rows since the tables were analyzed */
    bool in_transaction, does_not_wait;
    bool reads_through;      /* long answers come in pieces, by a cursor */
    PostgresStatement *open; /* the statement whose rows the cursor has; NULL if there is none */
} PostgresDatabase;

typedef struct Parameter {
    const char *text; /* NULL for NULL; the caller's, or `number` */
    char number[24];
    Oid type; /* 0 if never bound */
} Parameter;

struct PostgresStatement {
    Statement base;
    PostgresDatabase *database;
    ChBuffer sql; /* translated; of a gathering INSERT made for each set of types */
    Parameter parameters[PARAMETER_LIMIT];
    int parameter_count;
    unsigned name;              /* 0 if not prepared yet */
    Oid types[PARAMETER_LIMIT]; /* with which it was prepared */
    PGresult *rows;             /* NULL before the first step */
    int row;

    /* A gathering INSERT only. */
    bool gathers, has_key;       /* `has_key`: the first column is a key drawn from the table's sequence */
    ChBuffer insert, rest, keys; /* SQL before and behind the rows, and that draws keys */
    ChBuffer arrays[PARAMETER_LIMIT];
    Oid array_types[PARAMETER_LIMIT];
    size_t gathered;
    int64_t next_key, end_key;
    PostgresStatement *next;
};

static PostgresDatabase *database_of(const Database *self) { return (PostgresDatabase *)self; }
static PostgresStatement *statement_of(const Statement *self) { return (PostgresStatement *)self; }

/* The first line of a message of the server. */
static int first_line(const char *message) { return (int)strcspn(message, "\n"); }

/* Says in the user's words what the server refused. */
static int postgres_error(PostgresDatabase *self, const PGresult *result) {
    const char *path = self->base.path;
    if (postgres.PQstatus(self->connection) == CONNECTION_BAD) {
        return error_set(CH_ERROR_LEDGER, "%s: the connection to the server was lost: what was added before is kept",
                         path);
    }
    const char *state = postgres.PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = postgres.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    state = state ? state : "";
    message = message ? message : postgres.PQerrorMessage(self->connection);
    if (strcmp(state, "53100") == 0) {
        return error_set(CH_ERROR_LEDGER, "%s: the server's disk is full: what was added before is kept", path);
    }
    if (strcmp(state, "55P03") == 0) {
        return error_set(CH_ERROR_LEDGER, "%s: another program is writing the ledger: try again", path);
    }
    if (strcmp(state, "42501") == 0 || strcmp(state, "25006") == 0) {
        return error_set(CH_ERROR_LEDGER, "%s: the ledger may not be written or read by this user: %.*s", path,
                         first_line(message), message);
    }
    return error_set(CH_ERROR_LEDGER, "%s: %.*s", path, first_line(message), message);
}

/* Takes the result; CH_OK if the server did as it was told. */
static int finish(PostgresDatabase *self, PGresult *result) {
    ExecStatusType done = postgres.PQresultStatus(result);
    int status = done == PGRES_COMMAND_OK || done == PGRES_TUPLES_OK ? CH_OK : postgres_error(self, result);
    postgres.PQclear(result);
    return status;
}

static int execute(PostgresDatabase *self, const char *sql) {
    return finish(self, postgres.PQexec(self->connection, sql));
}

/* The path without its password. */
static char *shown_path(const char *uri) {
    char *shown = strdup(uri);
    if (!shown) {
        return NULL;
    }
    char *user = strstr(shown, "://") + 3, *end = user + strcspn(user, "/?"),
         *at = memchr(user, '@', (size_t)(end - user));
    char *colon = at ? memchr(user, ':', (size_t)(at - user)) : NULL;
    if (colon) {
        memmove(colon, at, strlen(at) + 1);
    }
    for (char *password = shown; (password = strstr(password, "password=")) != NULL;) {
        password += strlen("password=");
        size_t length = strcspn(password, "&");
        memmove(password, password + length, strlen(password + length) + 1);
    }
    return shown;
}

static void pass_over(void *context, const char *message) {
    (void)context;
    (void)message;
}

static int open_connection(PostgresDatabase *self, const char *uri, ChLedgerMode mode) {
    const char *names[] = {"connect_timeout", "dbname", "client_encoding", "fallback_application_name", NULL};
    const char *values[] = {"10", uri, "UTF8", "chancery", NULL};
    self->connection = postgres.PQconnectdbParams(names, values, 1);
    const char *path = self->base.path;
    if (postgres.PQstatus(self->connection) != CONNECTION_OK) {
        const char *message = postgres.PQerrorMessage(self->connection);
        return error_set(CH_ERROR_LEDGER, "%s: the ledger cannot be reached: %.*s", path, first_line(message), message);
    }
    postgres.PQsetNoticeProcessor(self->connection, pass_over, NULL);
    if (postgres.PQserverVersion(self->connection) < OLDEST_SERVER) {
        return error_set(CH_ERROR_LEDGER, "%s: the server is of version %d: a ledger needs PostgreSQL 12 or newer",
                         path, postgres.PQserverVersion(self->connection) / 10000);
    }
    const char *encoding = postgres.PQparameterStatus(self->connection, "server_encoding");
    if (!encoding || strcmp(encoding, "UTF8") != 0) {
        return error_set(CH_ERROR_LEDGER,
                         "%s: the database is in %s, a ledger needs one in UTF8: createdb -E UTF8 -T template0", path,
                         encoding ? encoding : "an unknown encoding");
    }
    int status = execute(self, "SET jit = off; SET lock_timeout = '5min'");
    /* As with a file, what was committed last may be lost if the machine stops, never if the program does. What writes
     * asks by keys only, of tables that grow too fast for the planner: it must not read whole tables. */
    return status < 0
               ? status
               : execute(self, mode == CH_LEDGER_READ
                                   ? "SET default_transaction_read_only = on"
                                   : "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
                                     " SET plan_cache_mode = force_custom_plan; SET synchronous_commit = off");
}

static int analyze(PostgresDatabase *self) {
    self->written = 0;
    return execute(self, "DO $$ DECLARE name text; BEGIN FOR name IN SELECT quote_ident(tablename) FROM pg_tables"
                         " WHERE schemaname = current_schema() LOOP EXECUTE 'ANALYZE ' || name; END LOOP; END $$");
}

static void close_database(Database *database) {
    PostgresDatabase *self = database_of(database);
    statement_free(self->index_insert);
    if (self->written > INDEX_RUN && !self->in_transaction) {
        analyze(self);
    }
    postgres.PQfinish(self->connection);
    arena_free(&self->arena);
    free(self->base.path);
    free(self);
}

/* Adds a value to an array as the server reads it. */
static void add_value(ChBuffer *array, const Parameter *value, bool first) {
    if (!first) {
        ch_buffer_append(array, ",", 1);
    }
    if (!value->text || value->type != TEXT_TYPE) {
        buffer_string(array, value->text ? value->text : "NULL");
        return;
    }
    ch_buffer_append(array, "\"", 1);
    for (const char *at = value->text; *at;) {
        size_t plain = strcspn(at, "\"\\");
        ch_buffer_append(array, at, plain);
        at += plain;
        if (*at) {
            ch_buffer_append(array, "\\", 1);
            ch_buffer_append(array, at++, 1);
        }
    }
    ch_buffer_append(array, "\"", 1);
}

static bool same_types(const PostgresStatement *self, const Oid *types) {
    return self->name && memcmp(self->types, types, sizeof *types * (size_t)self->parameter_count) == 0;
}

/* Prepares `sql` for parameters of these types under a new name. */
static int prepare_as(PostgresStatement *self, const char *sql, const Oid *types) {
    char name[32];
    self->name = ++self->database->prepared;
    memcpy(self->types, types, sizeof *types * (size_t)self->parameter_count);
    snprintf(name, sizeof name, "s%u", self->name);
    int status = finish(self->database,
                        postgres.PQprepare(self->database->connection, name, sql, self->parameter_count, self->types));
    self->name = status < 0 ? 0 : self->name;
    return status;
}

static PGresult *execute_prepared(const PostgresStatement *self, const char *const *values) {
    char name[32];
    snprintf(name, sizeof name, "s%u", self->name);
    return postgres.PQexecPrepared(self->database->connection, name, self->parameter_count, values, NULL, NULL, 0);
}

static void drop_rows(PostgresStatement *self) {
    for (int i = 0; i < self->parameter_count; i++) {
        self->arrays[i].length = 0;
        self->array_types[i] = BIGINT_TYPE;
    }
    self->gathered = 0;
}

/* INSERT … SELECT * FROM unnest($1::bigint[], $2::text[] …). */
static int prepare_insert(PostgresStatement *self) {
    if (same_types(self, self->array_types)) {
        return CH_OK;
    }
    self->sql.length = 0;
    ch_buffer_append(&self->sql, self->insert.bytes, self->insert.length);
    buffer_string(&self->sql, ") SELECT * FROM unnest(");
    for (int i = 0; i < self->parameter_count; i++) {
        char column[32];
        snprintf(column, sizeof column, "%s$%d::%s[]", i ? ", " : "", i + 1,
                 self->array_types[i] == TEXT_TYPE ? "text" : "bigint");
        buffer_string(&self->sql, column);
    }
    buffer_string(&self->sql, ")");
    ch_buffer_append(&self->sql, self->rest.bytes, self->rest.length + 1);
    const Oid told_by_casts[PARAMETER_LIMIT] = {0};
    int status = prepare_as(self, self->sql.bytes, told_by_casts);
    memcpy(self->types, self->array_types, sizeof self->types);
    return status;
}

static int send_rows(PostgresStatement *self) {
    const char *values[PARAMETER_LIMIT];
    for (int i = 0; i < self->parameter_count; i++) {
        ch_buffer_append(&self->arrays[i], "}", 2);
        values[i] = self->arrays[i].bytes;
    }
    int status = prepare_insert(self);
    status = status < 0 ? status : finish(self->database, execute_prepared(self, values));
    self->database->written += self->gathered;
    return status;
}

/* Sends the rows that were gathered, or forgets them. */
static int end_gathering(PostgresDatabase *self, bool send) {
    int status = CH_OK;
    for (PostgresStatement *statement = self->gathering; statement; statement = statement->next) {
        status = send && status >= 0 ? send_rows(statement) : status;
        drop_rows(statement);
    }
    self->gathering = NULL;
    return status;
}

static int draw_key(PostgresStatement *self, Parameter *key) {
    if (self->next_key == self->end_key) {
        PGresult *result = postgres.PQexec(self->database->connection, self->keys.bytes);
        if (postgres.PQresultStatus(result) != PGRES_TUPLES_OK) {
            return finish(self->database, result);
        }
        self->next_key = atoll(postgres.PQgetvalue(result, 0, 0));
        self->end_key = self->next_key + POSTGRES_KEY_RUN;
        postgres.PQclear(result);
    }
    self->database->inserted = self->next_key++;
    snprintf(key->number, sizeof key->number, "%lld", (long long)self->database->inserted);
    key->text = key->number;
    key->type = BIGINT_TYPE;
    return CH_OK;
}

static int gather(PostgresStatement *self) {
    PostgresDatabase *database = self->database;
    int status = self->has_key ? draw_key(self, &self->parameters[0]) : CH_OK;
    if (status < 0) {
        return status;
    }
    if (!self->gathered++) {
        PostgresStatement **last = &database->gathering;
        while (*last) {
            last = &(*last)->next;
        }
        *last = self;
        self->next = NULL;
        for (int i = 0; i < self->parameter_count; i++) {
            ch_buffer_append(&self->arrays[i], "{", 1);
        }
    }
    for (int i = 0; i < self->parameter_count; i++) {
        const Parameter *value = &self->parameters[i];
        add_value(&self->arrays[i], value, self->gathered == 1);
        self->array_types[i] = value->type == TEXT_TYPE ? TEXT_TYPE : self->array_types[i];
    }
    return database->in_transaction ? CH_OK : end_gathering(database, true);
}

static int run(Database *database, const char *sql) {
    PostgresDatabase *self = database_of(database);
    ChBuffer translated = {0};
    postgres_translate(&translated, sql);
    int status = end_gathering(self, true);
    status = status < 0 ? status : execute(self, translated.bytes);
    ch_buffer_free(&translated);
    return status;
}

static void read_through(Database *self) { database_of(self)->reads_through = true; }

static void do_not_wait(Database *self) { database_of(self)->does_not_wait = true; }

static void rollback(Database *database) {
    PostgresDatabase *self = database_of(database);
    end_gathering(self, false);
    if (self->in_transaction) {
        postgres.PQclear(postgres.PQexec(self->connection, "ROLLBACK"));
    }
    self->in_transaction = false;
}

static int begin(Database *database) {
    PostgresDatabase *self = database_of(database);
    int status = execute(self, "BEGIN");
    self->in_transaction = status >= 0;
    if (status >= 0 && !self->does_not_wait) {
        return execute(self, "SELECT pg_advisory_xact_lock(" LOCK_KEYS ")");
    }
    PGresult *result =
        status < 0 ? NULL : postgres.PQexec(self->connection, "SELECT pg_try_advisory_xact_lock(" LOCK_KEYS ")");
    bool locked = postgres.PQresultStatus(result) == PGRES_TUPLES_OK && *postgres.PQgetvalue(result, 0, 0) == 't';
    postgres.PQclear(result);
    if (status >= 0 && !locked) {
        rollback(database);
        status = error_set(CH_ERROR_LEDGER, "%s: another program is writing the ledger: try again", self->base.path);
    }
    return status;
}

static int commit(Database *database) {
    PostgresDatabase *self = database_of(database);
    int status = end_gathering(self, true);
    status = status < 0 ? status : execute(self, "COMMIT");
    self->in_transaction = status < 0 && self->in_transaction;
    return status >= 0 && self->written > ANALYZE_ROWS ? analyze(self) : status;
}

static int read_number(PostgresDatabase *self, const char *sql, int64_t *number) {
    PGresult *result = postgres.PQexec(self->connection, sql);
    if (postgres.PQresultStatus(result) == PGRES_TUPLES_OK) {
        *number = postgres.PQntuples(result) ? atoll(postgres.PQgetvalue(result, 0, 0)) : 0;
    }
    return finish(self, result);
}

static int read_state(Database *database, DatabaseState *state) {
    PostgresDatabase *self = database_of(database);
    int64_t schemas = 0, tables = 0, marks = 0;
    static const char tables_sql[] = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                     " WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'f')";
    char marks_sql[sizeof tables_sql + 64];
    snprintf(marks_sql, sizeof marks_sql, "%s AND c.relname = 'chancery_ledger'", tables_sql);
    int status = read_number(self, "SELECT count(current_schema())", &schemas);
    if (status >= 0 && !schemas) {
        return error_set(CH_ERROR_LEDGER, "%s: the database has no schema for the ledger: see its search_path",
                         self->base.path);
    }
    status = status < 0 ? status : read_number(self, tables_sql, &tables);
    status = status < 0 ? status : read_number(self, marks_sql, &marks);
    state->is_empty = !tables;
    state->is_ledger = marks != 0;
    return status < 0 || !marks ? status : read_number(self, "SELECT version FROM chancery_ledger", &state->version);
}

static int set_version(Database *database, int64_t version) {
    char sql[256];
    snprintf(sql, sizeof sql,
             "CREATE TABLE IF NOT EXISTS chancery_ledger (version bigint NOT NULL);"
             "DELETE FROM chancery_ledger; INSERT INTO chancery_ledger VALUES (%lld)",
             (long long)version);
    return execute(database_of(database), sql);
}

static int settle(Database *self) {
    (void)self;
    return CH_OK;
}

/* Rows of two texts are complaints. The server keeps its files and the references between tables itself. */
static int check(Database *database, ChLedgerComplaint *complaint, void *context, long *count) {
    static const char *const questions[] = {
        "SELECT 'a reference between tables is not kept', conname FROM pg_constraint"
        " WHERE connamespace = current_schema()::regnamespace AND NOT convalidated",
        "SELECT 'an index is not valid', c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid"
        " WHERE c.relnamespace = current_schema()::regnamespace AND NOT x.indisvalid",
        "SELECT 'an item that cannot be searched', i.id FROM item i LEFT JOIN item_search s ON s.item_key = i.item_key"
        " WHERE s.item_key IS NULL LIMIT 1"};
    PostgresDatabase *self = database_of(database);
    int status = CH_OK;
    for (size_t i = 0; i < sizeof questions / sizeof *questions && status >= 0; i++) {
        PGresult *result = postgres.PQexec(self->connection, questions[i]);
        for (int row = 0; row < postgres.PQntuples(result); row++) {
            char message[256];
            snprintf(message, sizeof message, "%s: %s", postgres.PQgetvalue(result, row, 0),
                     postgres.PQgetvalue(result, row, 1));
            complaint(context, message);
            ++*count;
        }
        status = finish(self, result);
    }
    return status;
}

/* The tokens of an item stand in item_search as ` 古  巴 `, so that a phrase is a part of the string. A GIN index finds
 * the items that have all tokens of a phrase; of these, those that have the phrase are scored as FTS5's
 * bm25() does it (Okapi BM25, k1 1.2, b 0.75), a phrase in the title for eight. */
static const char index_sql[] =
    "CREATE TABLE item_search (item_key bigint PRIMARY KEY REFERENCES item ON DELETE CASCADE"
    " DEFERRABLE INITIALLY DEFERRED, title text COLLATE \"C\" NOT NULL, body text COLLATE \"C\" NOT NULL,"
    " size bigint NOT NULL);"
    "CREATE INDEX item_search_tokens ON item_search USING gin (string_to_array(btrim(title || body), '  '));"
    "CREATE INDEX item_search_size ON item_search (size);"
    "CREATE FUNCTION item_found(words text) RETURNS TABLE (item_key bigint, score double precision)"
    " LANGUAGE sql STABLE AS $$"
    " WITH phrase AS (SELECT n, ' ' || replace(p, ' ', '  ') || ' ' AS words, string_to_array(p, ' ') AS tokens"
    "  FROM unnest(string_to_array(btrim(words, '\"'), '\" AND \"')) WITH ORDINALITY u(p, n)),"
    " whole AS (SELECT count(*)::float8 AS items, sum(size)::float8 / count(*) AS size FROM item_search),"
    " hit AS MATERIALIZED (SELECT p.n, s.item_key, s.size::float8 AS size,"
    "  ((octet_length(s.title) - octet_length(replace(s.title, p.words, ''))) * 8"
    "  + octet_length(s.body) - octet_length(replace(s.body, p.words, '')))::float8 / octet_length(p.words) AS times"
    "  FROM phrase p JOIN item_search s ON string_to_array(btrim(s.title || s.body), '  ') @> p.tokens"
    "  WHERE strpos(s.title, p.words) > 0 OR strpos(s.body, p.words) > 0),"
    " weight AS (SELECT h.n, CASE WHEN count(*) < (w.items / 2) THEN ln((w.items - count(*) + 0.5) / (count(*) + 0.5))"
    "  ELSE 1e-6 END AS weight FROM hit h CROSS JOIN whole w GROUP BY h.n, w.items)"
    " SELECT h.item_key, -1.0 * sum(g.weight * ((h.times * 2.2) / (h.times + 1.2 * (0.25 + 0.75 * h.size / w.size)))"
    "  ORDER BY h.n) FROM hit h JOIN weight g ON g.n = h.n CROSS JOIN whole w"
    "  GROUP BY h.item_key HAVING count(*) = (SELECT count(*) FROM phrase) $$";

static int index_items_behind(Database *self, Statement *items, int64_t *last) {
    int status, count = 0;
    statement_bind_integer(items, 1, *last);
    while ((status = statement_step(items)) > 0) {
        *last = statement_integer(items, 0);
        count++;
        int made = database_index_item(self, *last, statement_text(items, 1), statement_text(items, 2));
        if (made < 0) {
            statement_reset(items);
            return made;
        }
    }
    return status < 0 ? status : count;
}

static int make_index(Database *self) {
    int status = execute(database_of(self), index_sql);
    Statement *items = status < 0 ? NULL
                                  : statement_new(self, "SELECT item_key, title, text FROM item WHERE item_key > ?1"
                                                        " ORDER BY item_key LIMIT 1000");
    int64_t last = 0;
    int count = items ? INDEX_RUN : CH_ERROR_LEDGER;
    while (count == INDEX_RUN) {
        count = index_items_behind(self, items, &last);
    }
    statement_free(items);
    return count < 0 ? count : CH_OK;
}

/* The tokens of a text, each between two blanks. */
static void write_tokens(Arena *arena, ChBuffer *out, const char *text, size_t *count) {
    Tokens tokens = tokens_of(arena, text_new(arena, text ? text : "", text ? strlen(text) : 0));
    for (size_t i = 0; i < tokens.count; i++) {
        buffer_string(out, " ");
        buffer_string(out, tokens.items[i].bytes);
        buffer_string(out, " ");
    }
    ch_buffer_append(out, "", 1);
    *count += tokens.count;
}

static int index_item(Database *database, int64_t item_key, const char *title, const char *text) {
    PostgresDatabase *self = database_of(database);
    if (!self->index_insert) {
        self->index_insert =
            statement_new(database, "INSERT INTO item_search (item_key, title, body, size) VALUES (?1, ?2, ?3, ?4)");
    }
    if (!self->index_insert) {
        return CH_ERROR_LEDGER;
    }
    ChBuffer head = {0}, body = {0};
    size_t count = 0;
    write_tokens(&self->arena, &head, title, &count);
    write_tokens(&self->arena, &body, text, &count);
    statement_bind_integer(self->index_insert, 1, item_key);
    statement_bind_text(self->index_insert, 2, head.bytes);
    statement_bind_text(self->index_insert, 3, body.bytes);
    statement_bind_integer(self->index_insert, 4, (int64_t)count);
    int64_t inserted = self->inserted;
    int status = statement_run(self->index_insert);
    self->inserted = inserted;
    ch_buffer_free(&head);
    ch_buffer_free(&body);
    arena_reset(&self->arena, 1 << 20);
    return status;
}

static int64_t inserted(const Database *self) { return database_of(self)->inserted; }

/* Looks whether the table has keys from a sequence, and makes ready to gather its rows. */
static int prepare_gathering(PostgresStatement *self, const PlainInsert *plain) {
    char sql[256];
    int64_t has_key = 0;
    snprintf(sql, sizeof sql, "SELECT count(to_regclass('%.*s_keys'))", plain->table_length, plain->table);
    int status = read_number(self->database, sql, &has_key);
    self->gathers = true;
    self->has_key = has_key != 0;
    self->parameter_count = plain->parameters + self->has_key;
    snprintf(sql, sizeof sql, "INSERT INTO %.*s (", plain->table_length, plain->table);
    buffer_string(&self->insert, sql);
    if (self->has_key) {
        snprintf(sql, sizeof sql, "%.*s_key, ", plain->table_length, plain->table);
        buffer_string(&self->insert, sql);
        snprintf(sql, sizeof sql, "SELECT nextval('%.*s_keys')", plain->table_length, plain->table);
    }
    ch_buffer_append(&self->insert, plain->columns, (size_t)plain->columns_length);
    ch_buffer_append(&self->keys, sql, strlen(sql) + 1);
    buffer_string(&self->rest, plain->rest);
    ch_buffer_append(&self->rest, "", 1);
    self->rest.length--;
    drop_rows(self);
    return status;
}

static void reset(Statement *base) {
    PostgresStatement *self = statement_of(base);
    postgres.PQclear(self->rows);
    self->rows = NULL;
    if (self->database->open == self) {
        self->database->open = NULL;
        execute(self->database, "COMMIT"); /* ends the cursor */
    }
}

static void free_statement(Statement *base) {
    PostgresStatement *self = statement_of(base);
    reset(base);
    if (self->gathered) {
        end_gathering(self->database, true);
    }
    if (self->name && postgres.PQstatus(self->database->connection) == CONNECTION_OK) {
        char sql[48];
        snprintf(sql, sizeof sql, "DEALLOCATE s%u", self->name);
        postgres.PQclear(postgres.PQexec(self->database->connection, sql));
    }
    for (int i = 0; i < PARAMETER_LIMIT; i++) {
        ch_buffer_free(&self->arrays[i]);
    }
    ch_buffer_free(&self->insert);
    ch_buffer_free(&self->rest);
    ch_buffer_free(&self->keys);
    ch_buffer_free(&self->sql);
    free(self);
}

/* The server sees the statement when it is run first, when the types of its parameters are known. */
static Statement *prepare(Database *database, const char *sql) {
    PostgresStatement *self = calloc(1, sizeof *self);
    if (!self) {
        error_set(CH_ERROR, "out of memory");
        return NULL;
    }
    self->base.engine = database->engine;
    self->database = database_of(database);
    PlainInsert plain;
    int status = CH_OK;
    if (postgres_plain_insert(sql, &plain) && plain.parameters < PARAMETER_LIMIT &&
        (!*plain.rest || strncmp(plain.rest, " ON CONFLICT ", 13) == 0)) {
        status = prepare_gathering(self, &plain);
    } else {
        self->parameter_count = postgres_translate(&self->sql, sql);
    }
    if (status >= 0 && self->parameter_count > PARAMETER_LIMIT) {
        status = error_set(CH_ERROR_LEDGER, "a statement of more than %d parameters", PARAMETER_LIMIT);
    }
    if (status < 0) {
        self->parameter_count = 0;
        free_statement(&self->base);
        return NULL;
    }
    return &self->base;
}

static Parameter *parameter(Statement *base, int number) {
    PostgresStatement *self = statement_of(base);
    return &self->parameters[number - 1 + self->has_key];
}

static void bind_text(Statement *self, int number, const char *text) {
    Parameter *bound = parameter(self, number);
    bound->text = text;
    bound->type = TEXT_TYPE;
}

static void bind_integer(Statement *self, int number, int64_t value) {
    Parameter *bound = parameter(self, number);
    snprintf(bound->number, sizeof bound->number, "%lld", (long long)value);
    bound->text = bound->number;
    bound->type = BIGINT_TYPE;
}

static void bind_null(Statement *self, int number) {
    Parameter *bound = parameter(self, number);
    bound->text = NULL;
    bound->type = BIGINT_TYPE;
}

/* Takes an answer of the server; the statement is reset if it is a refusal. */
static int take_rows(PostgresStatement *self, PGresult *rows) {
    postgres.PQclear(self->rows);
    self->rows = rows;
    self->row = -1;
    ExecStatusType done = postgres.PQresultStatus(rows);
    if (done == PGRES_TUPLES_OK || done == PGRES_COMMAND_OK) {
        return CH_OK;
    }
    int status = postgres_error(self->database, rows);
    reset(&self->base);
    return status;
}

static int fetch(PostgresStatement *self) {
    return take_rows(self, postgres.PQexec(self->database->connection, "FETCH 1000 FROM rows"));
}

/* Opens the cursor: one statement at a time has it, what it asks beside comes whole. */
static int open_cursor(PostgresStatement *self, const char *const *values, const Oid *types) {
    ChBuffer sql = {0};
    buffer_string(&sql, "DECLARE rows NO SCROLL CURSOR FOR ");
    ch_buffer_append(&sql, self->sql.bytes, strlen(self->sql.bytes) + 1);
    int status = execute(self->database, "BEGIN");
    self->database->open = self;
    status = status < 0
                 ? status
                 : finish(self->database, postgres.PQexecParams(self->database->connection, sql.bytes,
                                                                self->parameter_count, types, values, NULL, NULL, 0));
    ch_buffer_free(&sql);
    if (status < 0) {
        reset(&self->base);
        return status;
    }
    return fetch(self);
}

/* Runs the statement; its rows come with it. */
static int start(PostgresStatement *self) {
    const char *values[PARAMETER_LIMIT];
    Oid types[PARAMETER_LIMIT];
    for (int i = 0; i < self->parameter_count; i++) {
        values[i] = self->parameters[i].text;
        types[i] = self->parameters[i].type;
    }
    int status = end_gathering(self->database, true);
    if (status >= 0 && self->database->reads_through && !self->database->open) {
        return open_cursor(self, values, types);
    }
    if (status >= 0 && !same_types(self, types)) {
        status = prepare_as(self, self->sql.bytes, types);
    }
    if (status < 0) {
        return status;
    }
    return take_rows(self, execute_prepared(self, values));
}

static int step(Statement *base) {
    PostgresStatement *self = statement_of(base);
    if (self->gathers) {
        int status = gather(self);
        return status < 0 ? status : 0;
    }
    int status = self->rows ? CH_OK : start(self);
    if (status < 0) {
        return status;
    }
    if (++self->row < postgres.PQntuples(self->rows)) {
        return 1;
    }
    if (self->database->open == self && self->row > 0) {
        status = fetch(self);
        return status < 0 ? status : step(base);
    }
    reset(base);
    return 0;
}

static int run_statement(Statement *self) {
    int status = step(self);
    reset(self);
    return status < 0 ? status : CH_OK;
}

static int columns(const Statement *self) { return postgres.PQnfields(statement_of(self)->rows); }
static const char *name(const Statement *self, int column) {
    return postgres.PQfname(statement_of(self)->rows, column);
}

static const char *text(const Statement *base, int column) {
    const PostgresStatement *self = statement_of(base);
    return postgres.PQgetisnull(self->rows, self->row, column) ? NULL
                                                               : postgres.PQgetvalue(self->rows, self->row, column);
}

static bool is_integer(const Statement *base, int column) {
    Oid type = postgres.PQftype(statement_of(base)->rows, column);
    return text(base, column) && (type == BIGINT_TYPE || type == INTEGER_TYPE || type == BOOLEAN_TYPE);
}

static int64_t integer(const Statement *self, int column) {
    const char *value = text(self, column);
    return !value ? 0 : *value == 't' ? 1 : atoll(value);
}

static const Engine postgres_engine = {
    ENGINE_FUNCTIONS,
    .found_items = "item_found(?1)",
};

Database *postgres_open(const char *uri, ChLedgerMode mode) {
    if (!postgres_library_load()) {
        error_set(CH_ERROR_LEDGER,
                  "a ledger on a server needs PostgreSQL's client library: libpq.so.5 (Debian: libpq5)");
        return NULL;
    }
    PostgresDatabase *self = calloc(1, sizeof *self);
    if (!self || !(self->base.path = shown_path(uri))) {
        error_set(CH_ERROR, "out of memory");
        free(self);
        return NULL;
    }
    self->base.engine = &postgres_engine;
    arena_init(&self->arena);
    if (open_connection(self, uri, mode) < 0) {
        close_database(&self->base);
        return NULL;
    }
    return &self->base;
}
