/* The user's decisions on what is one and what is two. */
#include "base/error.h"
#include "ledger/conclude.h"

/* A record the user meant. Texts are owned by the arena. */
typedef struct Meant {
    int64_t record;
    const char *id, *kind, *page;
    const char *words; /* of its JSON, by which it is found again when it is coded anew */
    const char *owner; /* the person's id, if that was given */
} Meant;

static const char *copy(Arena *arena, const char *text) { return arena_copy(arena, text, strlen(text)); }

/* The members of the JSON from `begin` up to `end`. */
static const char *part_of(Arena *arena, const char *json, const char *begin, const char *end) {
    const char *from = strstr(json, begin), *to = from ? strstr(from, end) : NULL;
    return to ? arena_copy(arena, from, (size_t)(to - from)) : copy(arena, json);
}

/* Takes the first row; the others must be of the same record or person. */
static int take_rows(Statement *rows, Arena *arena, const char *id, bool persons, Meant *meant) {
    statement_bind_text(rows, 1, id);
    int found = 0, more;
    bool several = false;
    while ((more = statement_step(rows)) > 0) {
        const char *owner = persons ? statement_text(rows, 5) : statement_text(rows, 1);
        if (found++) {
            several |= strcmp(owner, meant->owner) != 0;
            continue;
        }
        const char *kind = statement_text(rows, 2), *json = statement_text(rows, 4);
        bool event = strcmp(kind, "event") == 0;
        *meant = (Meant){.record = statement_integer(rows, 0),
                         .id = copy(arena, statement_text(rows, 1)),
                         .kind = copy(arena, kind),
                         .page = copy(arena, statement_text(rows, 3)),
                         .words = event ? part_of(arena, json, "\"quote\":", ",\"id\":")
                                        : part_of(arena, json, "\"name\":", ",\"also\":"),
                         .owner = copy(arena, owner)};
    }
    if (more >= 0 && several) {
        return error_set(CH_ERROR_USAGE, "the id %s is too short: several begin like it", id);
    }
    return more < 0 ? more : found > 0;
}

static int find_meant(ChLedger *self, Arena *arena, const char *id, Meant *meant) {
    Statement *records = ledger_statement(self, STATEMENT_FIND_RECORD);
    Statement *persons = ledger_statement(self, STATEMENT_FIND_PERSON);
    if (!records || !persons) {
        return CH_ERROR_LEDGER;
    }
    int found = id[0] ? take_rows(persons, arena, id, true, meant) : 0;
    if (!found && id[0]) {
        found = take_rows(records, arena, id, false, meant);
    }
    return found ? found
                 : error_set(CH_ERROR_USAGE,
                             "no event or person has the id %s: `chancery events` and `people` print them", id);
}

static int write_decision(ChLedger *self, ChDecision decision, const Meant *a, const Meant *b) {
    Statement *forget = ledger_statement(self, STATEMENT_FORGET_DECISION);
    Statement *insert = ledger_statement(self, STATEMENT_ADD_DECISION);
    Statement *pending = ledger_statement(self, STATEMENT_ADD_PENDING);
    if (!forget || !insert || !pending) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(forget, 1, a->id);
    statement_bind_text(forget, 2, b->id);
    int status = statement_run(forget);
    if (status >= 0 && decision != CH_DECIDE_BY_RULE) {
        const char *texts[] = {
            decision == CH_DECIDE_ONE ? "merge" : "split", a->kind, a->id, a->page, a->words, b->id, b->page, b->words};
        for (int i = 0; i < 8; i++) {
            statement_bind_text(insert, i + 1, texts[i]);
        }
        status = statement_run(insert);
    }
    const int64_t records[] = {a->record, b->record};
    for (int i = 0; i < 2 && status >= 0; i++) {
        statement_bind_integer(pending, 1, records[i]);
        status = statement_run(pending);
    }
    return status;
}

static int decide(ChLedger *self, Arena *arena, ChDecision decision, const char *first, const char *second) {
    Meant a, b;
    int status = find_meant(self, arena, first, &a);
    status = status < 0 ? status : find_meant(self, arena, second, &b);
    if (status < 0) {
        return status;
    }
    if (strcmp(a.kind, b.kind) != 0) {
        return error_set(CH_ERROR_USAGE, "%s is an event, %s a person", strcmp(a.kind, "event") == 0 ? first : second,
                         strcmp(a.kind, "event") == 0 ? second : first);
    }
    if (strcmp(a.id, b.id) == 0) {
        return error_set(CH_ERROR_USAGE, "%s and %s are the same record: `chancery show` prints the ids of the records",
                         first, second);
    }
    bool turned = strcmp(a.id, b.id) > 0; /* one way to write a decision, whichever was named first */
    bool apart = decision == CH_DECIDE_TWO && strcmp(a.kind, "person") == 0;
    return turned && !apart ? write_decision(self, decision, &b, &a) : write_decision(self, decision, &a, &b);
}

int ch_ledger_decide(ChLedger *self, ChDecision decision, const char *first, const char *second) {
    Arena arena;
    arena_init(&arena);
    int status = database_begin(self->database);
    status = status < 0 ? status : decide(self, &arena, decision, first, second);
    status = status < 0 ? status : conclude_all(self);
    status = status < 0 ? status : database_commit(self->database);
    if (status < 0) {
        database_rollback(self->database);
    }
    arena_free(&arena);
    return status < 0 ? status : CH_OK;
}
