/* The ledger in a file: SQLite. */
#include "base/error.h"
#include "ledger/engine.h"
#include "ledger/tokenizer.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAIT_MILLISECONDS = 60000, RETRY_MILLISECONDS = 5 };

/* "Chan": what file(1) and other programs know a ledger by. */
#define APPLICATION_ID "1130914158"

typedef struct SqliteDatabase {
    Database base;
    sqlite3 *handle;
} SqliteDatabase;

typedef struct SqliteStatement {
    Statement base;
    sqlite3_stmt *handle;
    SqliteDatabase *database;
} SqliteStatement;

static sqlite3 *handle_of(const Database *self) { return ((const SqliteDatabase *)self)->handle; }
static sqlite3_stmt *rows_of(const Statement *self) { return ((const SqliteStatement *)self)->handle; }

/* Says in the user's words what SQLite refused and what to do. */
static int sqlite_error(const Database *self, int code) {
    sqlite3 *handle = handle_of(self);
    const char *path = self->path;
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        return error_set(CH_ERROR_LEDGER, "%s: this is no ledger (not a SQLite file)", path);
    case SQLITE_CORRUPT:
        return error_set(CH_ERROR_LEDGER, "%s: the ledger is damaged: restore a copy or make it anew", path);
    case SQLITE_FULL:
        return error_set(CH_ERROR_LEDGER, "%s: the disk is full: what was added before is kept", path);
    case SQLITE_READONLY:
        return error_set(CH_ERROR_LEDGER, "%s: the ledger may not be written: see its permissions", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(CH_ERROR_LEDGER, "%s: another program is writing the ledger: try again", path);
    case SQLITE_CANTOPEN:
        return error_set(CH_ERROR_LEDGER, "%s: the ledger cannot be opened: %s", path,
                         strerror(sqlite3_system_errno(handle)));
    case SQLITE_IOERR:
        return error_set(CH_ERROR_LEDGER, "%s: the ledger cannot be read or written: %s", path,
                         strerror(sqlite3_system_errno(handle)));
    default:
        return error_set(CH_ERROR_LEDGER, "%s: %s", path, sqlite3_errmsg(handle));
    }
}

/* A ledger in a folder that may not be written can't be read with its log
 * beside it, for readers leave marks there. If the log is empty, the file alone
 * is the ledger, and nobody changes it. */
static bool needs_immutable(const Database *self) {
    int code = sqlite3_exec(handle_of(self), "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
    if ((code & 0xFF) != SQLITE_CANTOPEN && (code & 0xFF) != SQLITE_READONLY) {
        return false;
    }
    char *log = NULL;
    struct stat status;
    bool empty = asprintf(&log, "%s-wal", self->path) > 0 && (stat(log, &status) != 0 || status.st_size == 0);
    free(log);
    return empty;
}

/* The path as a URI; the caller frees it. */
static char *immutable_uri(const char *path) {
    static const char end[] = "?immutable=1";
    char *uri = malloc(strlen(path) * 3 + sizeof "file:" + sizeof end), *out = uri;
    if (!uri) {
        return NULL;
    }
    out += sprintf(out, "file:");
    for (const char *at = path; *at; at++) {
        bool plain = (*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z') ||
                     strchr("/-_.", *at);
        out += sprintf(out, plain ? "%c" : "%%%02X", (unsigned char)*at);
    }
    memcpy(out, end, sizeof end);
    return uri;
}

/* Opens the file. What is wrong with it shows when it is read first. */
static int open_handle(SqliteDatabase *self, ChLedgerMode mode) {
    static const int flags[] = {[CH_LEDGER_READ] = SQLITE_OPEN_READONLY,
                                [CH_LEDGER_WRITE] = SQLITE_OPEN_READWRITE,
                                [CH_LEDGER_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
    if (mode != CH_LEDGER_CREATE && access(self->base.path, F_OK) != 0) {
        return error_set(CH_ERROR_LEDGER, "%s: there is no such ledger: `chancery add` makes one, --ledger names one",
                         self->base.path);
    }
    int code = sqlite3_open_v2(self->base.path, &self->handle, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK && mode == CH_LEDGER_READ && needs_immutable(&self->base)) {
        sqlite3_close(self->handle);
        char *uri = immutable_uri(self->base.path);
        code = uri ? sqlite3_open_v2(uri, &self->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                                     NULL)
                   : SQLITE_NOMEM;
        free(uri);
    }
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(self->handle, WAIT_MILLISECONDS);
        /* Who reads looks at a few pages of the file here and there, which the system holds: a small cache whose
         * memory is used again costs less than mapping the file or keeping every page. */
        code = sqlite3_exec(self->handle,
                            mode == CH_LEDGER_READ
                                ? "PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY"
                                : "PRAGMA foreign_keys = ON; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY",
                            NULL, NULL, NULL);
        code = code == SQLITE_OK ? tokenizer_register(self->handle) : code;
    }
    return code == SQLITE_OK ? CH_OK : sqlite_error(&self->base, code);
}

static void close_database(Database *self) {
    sqlite3_close(handle_of(self));
    free(self->path);
    free(self);
}

static int run(Database *self, const char *sql) {
    int code = sqlite3_exec(handle_of(self), sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? CH_OK : sqlite_error(self, code);
}

static void read_through(Database *self) {
    sqlite3_exec(handle_of(self), "PRAGMA cache_size = -8192", NULL, NULL, NULL);
}

static int begin(Database *self) { return run(self, "BEGIN IMMEDIATE"); }
static void do_not_wait(Database *self) { sqlite3_busy_timeout(handle_of(self), 0); }
static int commit(Database *self) { return run(self, "COMMIT"); }

static void rollback(Database *self) {
    if (!sqlite3_get_autocommit(handle_of(self))) {
        sqlite3_exec(handle_of(self), "ROLLBACK", NULL, NULL, NULL);
    }
}

static int read_number(Database *self, const char *sql, int64_t *number) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(handle_of(self), sql, -1, &statement, NULL);
    code = code == SQLITE_OK ? sqlite3_step(statement) : code;
    *number = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    int status = code == SQLITE_ROW || code == SQLITE_DONE ? CH_OK : sqlite_error(self, code);
    sqlite3_finalize(statement);
    return status;
}

static int read_state(Database *self, DatabaseState *state) {
    int64_t application = 0, tables = 0;
    int status = read_number(self, "PRAGMA application_id", &application);
    status = status < 0 ? status : read_number(self, "PRAGMA user_version", &state->version);
    status = status < 0 ? status : read_number(self, "SELECT count(*) FROM sqlite_master", &tables);
    state->is_empty = !tables;
    state->is_ledger = application == atoll(APPLICATION_ID);
    return status;
}

static int set_version(Database *self, int64_t version) {
    char sql[96];
    snprintf(sql, sizeof sql, "PRAGMA application_id = " APPLICATION_ID "; PRAGMA user_version = %lld",
             (long long)version);
    return run(self, sql);
}

/* Readers go on beside a writer that writes ahead of the file. */
static int settle(Database *self) {
    static const char sql[] =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000";
    int code = sqlite3_exec(handle_of(self), sql, NULL, NULL, NULL);
    for (int waited = 0; code == SQLITE_BUSY && waited < WAIT_MILLISECONDS; waited += RETRY_MILLISECONDS) {
        sqlite3_sleep(RETRY_MILLISECONDS); /* SQLite does not wait by itself for a change of the journal's mode */
        code = sqlite3_exec(handle_of(self), sql, NULL, NULL, NULL);
    }
    return code == SQLITE_OK ? CH_OK : sqlite_error(self, code);
}

static int check(Database *self, ChLedgerComplaint *complaint, void *context, long *count) {
    Statement *rows = statement_new(self, "PRAGMA integrity_check(20)");
    int more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        const char *text = statement_text(rows, 0);
        if (text && strcmp(text, "ok") != 0) {
            complaint(context, text);
            ++*count;
        }
    }
    statement_free(rows);
    rows = more < 0 ? NULL : statement_new(self, "PRAGMA foreign_key_check");
    more = rows ? 1 : CH_ERROR_LEDGER;
    while (more > 0 && (more = statement_step(rows)) > 0) {
        char message[256];
        snprintf(message, sizeof message, "a row of %s refers to a row of %s that is not there",
                 statement_text(rows, 0), statement_text(rows, 2));
        complaint(context, message);
        ++*count;
    }
    statement_free(rows);
    return more < 0 ? more : CH_OK;
}

/* An index without a copy of the text, kept by triggers, so that an item that
 * goes takes its words with it. */
static int make_index(Database *self) {
    return run(self, "CREATE VIRTUAL TABLE item_search USING fts5("
                     " title, text, content = 'item', content_rowid = 'item_key', tokenize = 'chancery');"
                     "CREATE TRIGGER item_search_add AFTER INSERT ON item BEGIN"
                     " INSERT INTO item_search (rowid, title, text) VALUES (new.item_key, new.title, new.text); END;"
                     "CREATE TRIGGER item_search_remove AFTER DELETE ON item BEGIN"
                     " INSERT INTO item_search (item_search, rowid, title, text)"
                     " VALUES ('delete', old.item_key, old.title, old.text); END;"
                     "INSERT INTO item_search (item_search) VALUES ('rebuild');");
}

/* The triggers have done it. */
static int index_item(Database *self, int64_t item_key, const char *title, const char *text) {
    (void)self;
    (void)item_key;
    (void)title;
    (void)text;
    return CH_OK;
}

static int64_t inserted(const Database *self) { return sqlite3_last_insert_rowid(handle_of(self)); }

static Statement *prepare(Database *database, const char *sql) {
    SqliteStatement *self = calloc(1, sizeof *self);
    if (!self) {
        error_set(CH_ERROR, "out of memory");
        return NULL;
    }
    self->base.engine = database->engine;
    self->database = (SqliteDatabase *)database;
    int code = sqlite3_prepare_v3(handle_of(database), sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle, NULL);
    if (code != SQLITE_OK) {
        sqlite_error(database, code);
        free(self);
        return NULL;
    }
    return &self->base;
}

static void free_statement(Statement *self) {
    sqlite3_finalize(rows_of(self));
    free(self);
}

static void bind_text(Statement *self, int parameter, const char *text) {
    if (text) {
        sqlite3_bind_text(rows_of(self), parameter, text, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_null(rows_of(self), parameter);
    }
}

static void bind_integer(Statement *self, int parameter, int64_t number) {
    sqlite3_bind_int64(rows_of(self), parameter, number);
}

static void bind_null(Statement *self, int parameter) { sqlite3_bind_null(rows_of(self), parameter); }

static int step(Statement *self) {
    int code = sqlite3_step(rows_of(self));
    if (code == SQLITE_ROW) {
        return 1;
    }
    int status = code == SQLITE_DONE ? 0 : sqlite_error(&((SqliteStatement *)self)->database->base, code);
    sqlite3_reset(rows_of(self));
    return status;
}

static void reset(Statement *self) { sqlite3_reset(rows_of(self)); }

static int run_statement(Statement *self) {
    int status = step(self);
    reset(self);
    return status < 0 ? status : CH_OK;
}

static int columns(const Statement *self) { return sqlite3_column_count(rows_of(self)); }
static const char *name(const Statement *self, int column) { return sqlite3_column_name(rows_of(self), column); }
static bool is_integer(const Statement *self, int column) {
    return sqlite3_column_type(rows_of(self), column) == SQLITE_INTEGER;
}
static const char *text(const Statement *self, int column) {
    return (const char *)sqlite3_column_text(rows_of(self), column);
}
static int64_t integer(const Statement *self, int column) { return sqlite3_column_int64(rows_of(self), column); }

static const Engine sqlite_engine = {
    ENGINE_FUNCTIONS,
    .found_items = "(SELECT rowid AS item_key, chancery_rank(item_search) AS score FROM item_search"
                   " WHERE item_search MATCH ?1)",
};

Database *sqlite_open(const char *path, ChLedgerMode mode) {
    SqliteDatabase *self = calloc(1, sizeof *self);
    if (!self || !(self->base.path = strdup(path))) {
        error_set(CH_ERROR, "out of memory");
        free(self);
        return NULL;
    }
    self->base.engine = &sqlite_engine;
    if (open_handle(self, mode) < 0) {
        close_database(&self->base);
        return NULL;
    }
    return &self->base;
}
