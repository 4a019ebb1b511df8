#include "ledger/database.h"

#include "ledger/engine.h"

#include <stdio.h>
#include <string.h>

static bool is_uri(const char *path) {
    return strncmp(path, "postgresql://", 13) == 0 || strncmp(path, "postgres://", 11) == 0;
}

Database *database_open(const char *path, ChLedgerMode mode) {
    return is_uri(path) ? postgres_open(path, mode) : sqlite_open(path, mode);
}

void database_close(Database *self) {
    if (self) {
        self->engine->close(self);
    }
}

const char *database_path(const Database *self) { return self->path; }
int database_state(Database *self, DatabaseState *state) { return self->engine->state(self, state); }
int database_set_version(Database *self, int64_t version) { return self->engine->set_version(self, version); }
int database_settle(Database *self) { return self->engine->settle(self); }
void database_read_through(Database *self) { self->engine->read_through(self); }
int database_run(Database *self, const char *sql) { return self->engine->run(self, sql); }
int database_begin(Database *self) { return self->engine->begin(self); }
void database_do_not_wait(Database *self) { self->engine->do_not_wait(self); }
int database_commit(Database *self) { return self->engine->commit(self); }
void database_rollback(Database *self) { self->engine->rollback(self); }
int database_check(Database *self, ChLedgerComplaint *complaint, void *context, long *count) {
    return self->engine->check(self, complaint, context, count);
}
int database_make_index(Database *self) { return self->engine->make_index(self); }
int database_index_item(Database *self, int64_t item_key, const char *title, const char *text) {
    return self->engine->index_item(self, item_key, title, text);
}
const char *database_found_items(const Database *self) { return self->engine->found_items; }
int64_t database_inserted(const Database *self) { return self->engine->inserted(self); }

Statement *statement_new(Database *database, const char *sql) { return database->engine->prepare(database, sql); }

void statement_free(Statement *self) {
    if (self) {
        ch_buffer_free(&self->list);
        self->engine->free(self);
    }
}

void statement_bind_text(Statement *self, int parameter, const char *text) {
    self->engine->bind_text(self, parameter, text);
}
void statement_bind_integer(Statement *self, int parameter, int64_t number) {
    self->engine->bind_integer(self, parameter, number);
}

void statement_bind_keys(Statement *self, int parameter, const int64_t *keys, size_t count) {
    self->list.length = 0;
    for (size_t i = 0; i < count; i++) {
        char key[32];
        snprintf(key, sizeof key, "%c%lld", i ? ',' : '[', (long long)keys[i]);
        buffer_string(&self->list, key);
    }
    ch_buffer_append(&self->list, count ? "]" : "[]", count ? 2 : 3);
    statement_bind_text(self, parameter, self->list.bytes);
}

void statement_bind_texts(Statement *self, int parameter, const char *const *texts, size_t count) {
    self->list.length = 0;
    buffer_string(&self->list, "[");
    for (size_t i = 0; i < count; i++) {
        buffer_string(&self->list, i ? "," : "");
        buffer_json(&self->list, texts[i]);
    }
    ch_buffer_append(&self->list, "]", 2);
    statement_bind_text(self, parameter, self->list.bytes);
}

void statement_bind_null(Statement *self, int parameter) { self->engine->bind_null(self, parameter); }
int statement_step(Statement *self) { return self->engine->step(self); }
void statement_reset(Statement *self) { self->engine->reset(self); }
int statement_run(Statement *self) { return self->engine->run_statement(self); }
int statement_columns(const Statement *self) { return self->engine->columns(self); }
const char *statement_name(const Statement *self, int column) { return self->engine->name(self, column); }
bool statement_is_integer(const Statement *self, int column) { return self->engine->is_integer(self, column); }
const char *statement_text(const Statement *self, int column) { return self->engine->text(self, column); }
int64_t statement_integer(const Statement *self, int column) { return self->engine->integer(self, column); }
