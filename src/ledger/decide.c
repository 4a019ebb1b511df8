/* The user's decisions on what is one and what is two. */
#include "base/error.h"
#include "ledger/conclude.h"

#include <stdio.h>

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

static int add_pending(ChLedger *self, int64_t record) {
    Statement *pending = ledger_statement(self, STATEMENT_ADD_PENDING);
    if (!pending) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_integer(pending, 1, record);
    return statement_run(pending);
}

/* The two records of a decision, and what came of it. */
typedef struct Decided {
    int64_t records[2]; /* 0: not there */
    bool persons;
    int undone;
} Decided;

/* Makes the record pending, if it is there. */
static int reconsider(ChLedger *self, const char *id, const char *page, int64_t *found_record) {
    Statement *row = ledger_statement(self, STATEMENT_RECORD_BY_ID);
    if (!row) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(row, 1, id);
    statement_bind_text(row, 2, page);
    int found = statement_step(row);
    if (found <= 0) {
        return found;
    }
    *found_record = statement_integer(row, 0);
    statement_reset(row);
    return add_pending(self, *found_record);
}

/* A decision that was found. */
typedef struct Found {
    int64_t key;
    const char *first, *first_page, *second, *second_page, *kind;
} Found;

/* Takes back what was decided on two ids, as they were given or as the records have them. Returns how
 * many decisions there were. */
static int forget_decisions(ChLedger *self, Arena *arena, const char *first, const char *second, Decided *decided) {
    Statement *rows = ledger_statement(self, STATEMENT_FIND_DECISIONS);
    Statement *forget = ledger_statement(self, STATEMENT_FORGET_DECISION);
    if (!rows || !forget) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(rows, 1, first);
    statement_bind_text(rows, 2, second);
    List(Found) found = {0};
    int status;
    while ((status = statement_step(rows)) > 0) {
        *list_push(arena, &found) = (Found){statement_integer(rows, 0),           copy(arena, statement_text(rows, 1)),
                                            copy(arena, statement_text(rows, 2)), copy(arena, statement_text(rows, 3)),
                                            copy(arena, statement_text(rows, 4)), copy(arena, statement_text(rows, 5))};
    }
    for (size_t i = 0; i < found.count && status >= 0; i++) {
        const Found *decision = &found.items[i];
        statement_bind_integer(forget, 1, decision->key);
        status = statement_run(forget);
        status = status < 0 ? status : reconsider(self, decision->first, decision->first_page, &decided->records[0]);
        status = status < 0 ? status : reconsider(self, decision->second, decision->second_page, &decided->records[1]);
        decided->persons = strcmp(decision->kind, "person") == 0;
    }
    decided->undone += (int)found.count;
    return status < 0 ? status : (int)found.count;
}

static int write_decision(ChLedger *self, Arena *arena, ChDecision decision, const Meant *a, const Meant *b,
                          Decided *decided) {
    Statement *insert = ledger_statement(self, STATEMENT_ADD_DECISION);
    if (!insert) {
        return CH_ERROR_LEDGER;
    }
    int status = forget_decisions(self, arena, a->id, b->id, decided);
    decided->records[0] = a->record;
    decided->records[1] = b->record;
    decided->persons = strcmp(a->kind, "person") == 0;
    if (status >= 0 && decision != CH_DECIDE_BY_RULE) {
        const char *texts[] = {decision == CH_DECIDE_ONE ? "merge" : "split",
                               a->kind,
                               a->id,
                               a->page,
                               a->words,
                               a->owner,
                               b->id,
                               b->page,
                               b->words,
                               b->owner};
        for (int i = 0; i < 10; i++) {
            statement_bind_text(insert, i + 1, texts[i]);
        }
        status = statement_run(insert);
    }
    status = status < 0 ? status : add_pending(self, a->record);
    return status < 0 ? status : add_pending(self, b->record);
}

static int decide(ChLedger *self, Arena *arena, ChDecision decision, const char *first, const char *second,
                  Decided *decided) {
    Meant a = {.id = "", .kind = ""}, b = {.id = "", .kind = ""};
    bool undo = decision == CH_DECIDE_BY_RULE && first[0] && second[0];
    int status = undo ? forget_decisions(self, arena, first, second, decided) : 0;
    if (status) {
        return status;
    }
    status = find_meant(self, arena, first, &a);
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
    return turned && !apart ? write_decision(self, arena, decision, &b, &a, decided)
                            : write_decision(self, arena, decision, &a, &b, decided);
}

/* Where the two records stand now. */
static int tell_decided(ChLedger *self, const Decided *decided, ChDecided *told) {
    *told = (ChDecided){.persons = decided->persons, .undone = (size_t)decided->undone};
    Statement *row = ledger_statement(self, decided->persons ? STATEMENT_PERSON_OF_RECORD : STATEMENT_EVENT_OF_RECORD);
    int found = row ? 0 : CH_ERROR_LEDGER;
    for (size_t i = 0; i < 2 && found >= 0; i++) {
        statement_bind_integer(row, 1, decided->records[i]);
        found = statement_step(row);
        if (found > 0) {
            snprintf(told->ids[i], sizeof told->ids[i], "%s", statement_text(row, 0));
            told->pages[i] = (size_t)statement_integer(row, 1);
            statement_reset(row);
        }
    }
    return found < 0 ? found : CH_OK;
}

int ch_ledger_decide(ChLedger *self, ChDecision decision, const char *first, const char *second, ChDecided *told) {
    Arena arena;
    arena_init(&arena);
    Decided decided = {.undone = 0};
    int status = database_begin(self->database);
    status = status < 0 ? status : decide(self, &arena, decision, first, second, &decided);
    status = status < 0 ? status : conclude_all(self, false);
    status = status < 0 || !told ? status : tell_decided(self, &decided, told);
    status = status < 0 ? status : database_commit(self->database);
    if (status < 0) {
        database_rollback(self->database);
    }
    arena_free(&arena);
    return status < 0 ? status : CH_OK;
}
