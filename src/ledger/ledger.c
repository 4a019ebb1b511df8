#include "ledger/ledger.h"

#include "base/error.h"
#include "chancery/version.h"
#include "ledger/conclude.h"
#include "ledger/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int ch_ledger_pending(ChLedger *self) {
    Statement *statement = ledger_statement(self, STATEMENT_ANY_PENDING);
    int any = statement ? statement_step(statement) : CH_ERROR_LEDGER;
    if (any > 0) {
        statement_reset(statement);
    }
    return any;
}

/* A reader concludes what a program that was stopped has left, unless it is so much that a program may still
 * be at it, part by part. */
static void conclude_little(ChLedger *writer) {
    Statement *much = ledger_statement(writer, STATEMENT_MUCH_PENDING);
    int found = much ? statement_step(much) : CH_ERROR_LEDGER;
    if (found > 0) {
        statement_reset(much);
    } else if (!found) {
        conclude_at_once(writer);
    }
}

/* What a program that was stopped left unconcluded. A reader who may not write,
 * or finds another program writing, goes on with what is there. */
static int finish_conclusions(ChLedger *self, const char *path, ChLedgerMode mode) {
    int pending = ch_ledger_pending(self);
    if (pending <= 0 || mode != CH_LEDGER_READ) {
        return pending > 0 ? ch_ledger_conclude(self) : pending;
    }
    ChLedger *writer = calloc(1, sizeof *writer);
    if (writer && (writer->database = database_open(path, CH_LEDGER_WRITE))) {
        database_do_not_wait(writer->database);
        /* A file that may not be written is found out before all that is pending is read. */
        if (database_run(writer->database, "DELETE FROM pending WHERE record_key IS NULL") >= 0) {
            conclude_little(writer);
        }
    }
    ch_ledger_close(writer);
    return CH_OK;
}

ChLedger *ch_ledger_open(const char *path, ChLedgerMode mode) {
    ChLedger *self = calloc(1, sizeof *self);
    if (!self) {
        error_set(CH_ERROR, "out of memory");
        return NULL;
    }
    self->database = database_open(path, mode);
    if (!self->database || schema_prepare(self->database, mode) < 0 || finish_conclusions(self, path, mode) < 0) {
        ch_ledger_close(self);
        return NULL;
    }
    return self;
}

void ch_ledger_close(ChLedger *self) {
    if (self) {
        for (size_t i = 0; i < STATEMENT_COUNT; i++) {
            statement_free(self->statements[i]);
        }
        database_close(self->database);
        free(self);
    }
}

void ch_ledger_read_through(ChLedger *self) { database_read_through(self->database); }

const char *ch_ledger_name(const ChLedger *self) { return database_path(self->database); }

Statement *ledger_statement(ChLedger *self, LedgerStatement which) {
    static const char *const sql[STATEMENT_COUNT] = {
#define X(name, text) text,
        LEDGER_STATEMENTS(X)
#undef X
    };
    if (!self->statements[which]) {
        self->statements[which] = statement_new(self->database, sql[which]);
    }
    return self->statements[which];
}

/* Two independent 64-bit sums over the same bytes: FNV-1a, and a multiplying
 * sum with the constant of Knuth's generator MMIX. */
typedef struct Sums {
    uint64_t a, b;
} Sums;

static void sum_bytes(Sums *sums, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        sums->a = (sums->a ^ (unsigned char)bytes[i]) * 0x100000001B3u;
        sums->b = (sums->b + (unsigned char)bytes[i] + 1) * 6364136223846793005u;
        sums->b ^= sums->b >> 29;
    }
}

static void sum_string(Sums *sums, const char *string) {
    sum_bytes(sums, string ? "\1" : "\2", 1);
    if (string) {
        sum_bytes(sums, string, strlen(string) + 1);
    }
}

ChFingerprint ch_page_fingerprint(const ChPage *page, uint64_t lexicon) {
    Sums sums = {0xCBF29CE484222325u, 1442695040888963407u};
    sum_bytes(&sums, (const char *)&lexicon, sizeof lexicon);
    sum_string(&sums, CH_VERSION);
    sum_string(&sums, page->id);
    sum_string(&sums, page->url);
    sum_string(&sums, page->title);
    sum_string(&sums, page->published);
    sum_string(&sums, page->site);
    sum_bytes(&sums, page->text, page->text_length);
    ChFingerprint fingerprint;
    snprintf(fingerprint.text, sizeof fingerprint.text, "%016llx%016llx", (unsigned long long)sums.a,
             (unsigned long long)sums.b);
    return fingerprint;
}
