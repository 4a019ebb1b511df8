#include "ledger/database.h"

#include "base/error.h"
#include "ledger/tokenizer.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAIT_MILLISECONDS = 60000, RETRY_MILLISECONDS = 5 };

struct Database {
    sqlite3 *handle;
    char *path;
};

struct Statement {
    sqlite3_stmt *handle;
    Database *database;
};

/* Says in the user's words what SQLite refused and what to do. */
static int database_error(const Database *self, int code) {
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
                         strerror(sqlite3_system_errno(self->handle)));
    case SQLITE_IOERR:
        return error_set(CH_ERROR_LEDGER, "%s: the ledger cannot be read or written: %s", path,
                         strerror(sqlite3_system_errno(self->handle)));
    default:
        return error_set(CH_ERROR_LEDGER, "%s: %s", path, sqlite3_errmsg(self->handle));
    }
}

/* A ledger in a folder that may not be written can't be read with its log
 * beside it, for readers leave marks there. If the log is empty, the file alone
 * is the ledger, and nobody changes it. */
static bool needs_immutable(Database *self) {
    int code = sqlite3_exec(self->handle, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
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
static int open_handle(Database *self, ChLedgerMode mode) {
    static const int flags[] = {[CH_LEDGER_READ] = SQLITE_OPEN_READONLY,
                                [CH_LEDGER_WRITE] = SQLITE_OPEN_READWRITE,
                                [CH_LEDGER_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
    if (mode != CH_LEDGER_CREATE && access(self->path, F_OK) != 0) {
        return error_set(CH_ERROR_LEDGER, "%s: there is no such ledger: `chancery add` makes one, --ledger names one",
                         self->path);
    }
    int code = sqlite3_open_v2(self->path, &self->handle, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK && mode == CH_LEDGER_READ && needs_immutable(self)) {
        sqlite3_close(self->handle);
        char *uri = immutable_uri(self->path);
        code = uri ? sqlite3_open_v2(uri, &self->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                                     NULL)
                   : SQLITE_NOMEM;
        free(uri);
    }
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(self->handle, WAIT_MILLISECONDS);
        code = sqlite3_exec(self->handle,
                            "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY", NULL,
                            NULL, NULL);
        code = code == SQLITE_OK ? tokenizer_register(self->handle) : code;
    }
    return code == SQLITE_OK ? CH_OK : database_error(self, code);
}

Database *database_open(const char *path, ChLedgerMode mode) {
    Database *self = calloc(1, sizeof *self);
    if (!self || !(self->path = strdup(path))) {
        error_set(CH_ERROR, "out of memory");
        free(self);
        return NULL;
    }
    if (open_handle(self, mode) < 0) {
        database_close(self);
        return NULL;
    }
    return self;
}

void database_close(Database *self) {
    if (self) {
        sqlite3_close(self->handle);
        free(self->path);
        free(self);
    }
}

const char *database_path(const Database *self) { return self->path; }

int database_run(Database *self, const char *sql) {
    int code = sqlite3_exec(self->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? CH_OK : database_error(self, code);
}

int database_log_ahead(Database *self) {
    static const char sql[] =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000";
    int code = sqlite3_exec(self->handle, sql, NULL, NULL, NULL);
    for (int waited = 0; code == SQLITE_BUSY && waited < WAIT_MILLISECONDS; waited += RETRY_MILLISECONDS) {
        sqlite3_sleep(RETRY_MILLISECONDS); /* SQLite does not wait by itself for a change of the journal's mode */
        code = sqlite3_exec(self->handle, sql, NULL, NULL, NULL);
    }
    return code == SQLITE_OK ? CH_OK : database_error(self, code);
}

int database_begin(Database *self) { return database_run(self, "BEGIN IMMEDIATE"); }
void database_do_not_wait(Database *self) { sqlite3_busy_timeout(self->handle, 0); }
int database_commit(Database *self) { return database_run(self, "COMMIT"); }

void database_rollback(Database *self) {
    if (!sqlite3_get_autocommit(self->handle)) {
        sqlite3_exec(self->handle, "ROLLBACK", NULL, NULL, NULL);
    }
}

Statement *statement_new(Database *database, const char *sql) {
    Statement *self = calloc(1, sizeof *self);
    if (!self) {
        error_set(CH_ERROR, "out of memory");
        return NULL;
    }
    self->database = database;
    int code = sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle, NULL);
    if (code != SQLITE_OK) {
        database_error(database, code);
        free(self);
        return NULL;
    }
    return self;
}

void statement_free(Statement *self) {
    if (self) {
        sqlite3_finalize(self->handle);
        free(self);
    }
}

void statement_bind_text(Statement *self, int parameter, const char *text) {
    if (text) {
        sqlite3_bind_text(self->handle, parameter, text, -1, SQLITE_STATIC);
    } else {
        sqlite3_bind_null(self->handle, parameter);
    }
}

void statement_bind_integer(Statement *self, int parameter, int64_t number) {
    sqlite3_bind_int64(self->handle, parameter, number);
}

void statement_bind_null(Statement *self, int parameter) { sqlite3_bind_null(self->handle, parameter); }

int statement_step(Statement *self) {
    int code = sqlite3_step(self->handle);
    if (code == SQLITE_ROW) {
        return 1;
    }
    int status = code == SQLITE_DONE ? 0 : database_error(self->database, code);
    sqlite3_reset(self->handle);
    return status;
}

void statement_reset(Statement *self) { sqlite3_reset(self->handle); }

int statement_run(Statement *self) {
    int status = statement_step(self);
    statement_reset(self);
    return status < 0 ? status : CH_OK;
}

int64_t database_inserted(const Database *self) { return sqlite3_last_insert_rowid(self->handle); }

int statement_columns(const Statement *self) { return sqlite3_column_count(self->handle); }
const char *statement_name(const Statement *self, int column) { return sqlite3_column_name(self->handle, column); }
bool statement_is_integer(const Statement *self, int column) {
    return sqlite3_column_type(self->handle, column) == SQLITE_INTEGER;
}
const char *statement_text(const Statement *self, int column) {
    return (const char *)sqlite3_column_text(self->handle, column);
}
int64_t statement_integer(const Statement *self, int column) { return sqlite3_column_int64(self->handle, column); }

int database_check(Database *self, ChLedgerComplaint *complaint, void *context, long *count) {
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
