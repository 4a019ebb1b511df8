#include "ledger/batch.h"

#include "ledger/days.h"
#include "ledger/figure_key.h"
#include "ledger/keymap.h"
#include "record/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ChLedgerBatch *ch_ledger_batch_new(void) {
    ChLedgerBatch *self = calloc(1, sizeof *self);
    if (!self) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    arena_init(&self->arena);
    return self;
}

void ch_ledger_batch_take(ChLedgerBatch *self, ChLedgerBatch *other) {
    arena_take(&self->arena, &other->arena);
    for (size_t i = 0; i < other->pages.count; i++) {
        *list_push(&self->arena, &self->pages) = other->pages.items[i];
    }
    other->pages = (PageRows){0};
}

void ch_ledger_batch_free(ChLedgerBatch *self) {
    if (self) {
        arena_free(&self->arena);
        free(self);
    }
}

/* Where rows are being made: the item they belong to and a buffer used again. */
typedef struct RowMaker {
    Arena *arena;
    const ChItem *item;
    RecordRows *rows;
    ChBuffer json;
} RowMaker;

static const char *copy(Arena *arena, const char *string) {
    return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

static ChStrings copy_strings(Arena *arena, const ChStrings *list) {
    ChStrings copied = {ARENA_ARRAY(arena, const char *, list->count), list->count};
    for (size_t i = 0; i < list->count; i++) {
        copied.items[i] = copy(arena, list->items[i]);
    }
    return copied;
}

/* Adds all forms of a person the item names; a name that is no person of the
 * item is taken as it is. */
static void add_person_forms(RowMaker *maker, RecordRow *row, const char *name) {
    if (!name) {
        return;
    }
    name_forms(maker->arena, &row->forms, name);
    for (size_t i = 0; i < maker->item->people.count; i++) {
        const ChPerson *person = &maker->item->people.items[i];
        if (strcmp(person->name, name) != 0) {
            continue;
        }
        for (size_t j = 0; j < person->also.count; j++) {
            name_forms(maker->arena, &row->forms, person->also.items[j]);
        }
        if (person->latin) {
            name_forms(maker->arena, &row->forms, person->latin);
        }
    }
}

/* The days a record may lie between: its own date; where that tells no year,
 * the years it is proved to lie in; where there is none, the item's day. */
static void set_days(RowMaker *maker, RecordRow *row, const char *date, int not_before, int not_after) {
    Days days;
    row->dated = days_of(date, &days);
    if (!row->dated && (not_before || not_after)) {
        days = (Days){not_before * 10000 + 101, not_after ? not_after * 10000 + 1231 : LAST_DAY};
        row->dated = true;
    }
    row->has_days = row->dated || days_of(maker->item->published, &days);
    if (row->has_days) {
        row->first = days.first;
        row->last = days.last;
    }
}

/* Begins a row whose JSON stands in the maker's buffer. */
static RecordRow *add_row(RowMaker *maker, const char *kind, const char *type, const char *name, const ChId *id) {
    RecordRow *row = list_push(maker->arena, maker->rows);
    *row = (RecordRow){.kind = kind, .type = copy(maker->arena, type), .name = copy(maker->arena, name)};
    row->id = arena_copy(maker->arena, id->text, strlen(id->text));
    row->json = arena_copy(maker->arena, maker->json.bytes, maker->json.length);
    maker->json.length = 0;
    return row;
}

static void set_countries(RowMaker *maker, RecordRow *row, const ChStrings *countries) {
    row->country_list = copy_strings(maker->arena, countries);
    row->countries = arena_join(maker->arena, countries->items, countries->count, '|');
}

/* One or two countries that may be NULL. */
static void set_country_pair(RowMaker *maker, RecordRow *row, const char *first, const char *second) {
    const char *items[2];
    ChStrings list = {items, 0};
    if (first) {
        items[list.count++] = first;
    }
    if (second && (!first || strcmp(first, second) != 0)) {
        items[list.count++] = second;
    }
    set_countries(maker, row, &list);
}

static void add_person(RowMaker *maker, const ChPerson *person) {
    write_person_json(&maker->json, person);
    RecordRow *row = add_row(maker, "person", NULL, person->name, &person->id);
    set_country_pair(maker, row, person->country, NULL);
    set_days(maker, row, NULL, 0, 0);
    add_person_forms(maker, row, person->name);
    row->posts = copy_strings(maker->arena, &person->posts);
    row->former_posts = copy_strings(maker->arena, &person->former_posts);
}

static void add_event(RowMaker *maker, const ChEvent *event) {
    write_event_json(&maker->json, event);
    RecordRow *row = add_row(maker, "event", ch_event_type_name(event->type), event->mechanism.name, &event->id);
    row->ordinal = event->mechanism.name ? event->mechanism.ordinal : 0;
    set_countries(maker, row, &event->countries);
    set_days(maker, row, event->date, event->not_before, event->not_after);
    for (size_t i = 0; i < event->initiator.count; i++) {
        add_person_forms(maker, row, event->initiator.items[i].person);
    }
    for (size_t i = 0; i < event->counterpart.count; i++) {
        add_person_forms(maker, row, event->counterpart.items[i].person);
    }
}

static void add_indicator(RowMaker *maker, const ChIndicator *indicator) {
    write_indicator_json(&maker->json, indicator);
    const char *what = indicator->what ? indicator->what : "";
    const char *key = figure_key(maker->arena, what, strlen(what), indicator->unit);
    RecordRow *row = add_row(maker, "indicator", indicator->measure, key, &indicator->id);
    set_countries(maker, row, &indicator->countries);
    set_days(maker, row, indicator->period, 0, 0);
}

static void add_commitment(RowMaker *maker, const ChCommitment *commitment) {
    write_commitment_json(&maker->json, commitment);
    RecordRow *row = add_row(maker, "commitment", commitment->kind, NULL, &commitment->id);
    set_countries(maker, row, &commitment->countries);
    set_days(maker, row, NULL, 0, 0);
    add_person_forms(maker, row, commitment->by);
}

static void add_mechanism(RowMaker *maker, const ChMechanism *mechanism) {
    write_mechanism_json(&maker->json, mechanism);
    RecordRow *row = add_row(maker, "mechanism", NULL, mechanism->name, &mechanism->id);
    row->ordinal = mechanism->ordinal;
    set_countries(maker, row, &mechanism->countries);
    set_days(maker, row, NULL, 0, 0);
}

static void add_statement(RowMaker *maker, const ChStatement *statement) {
    write_statement_json(&maker->json, statement);
    RecordRow *row = add_row(maker, "statement", statement->stance, NULL, &statement->id);
    set_country_pair(maker, row, statement->speaker_country, statement->toward);
    set_days(maker, row, NULL, 0, 0);
    add_person_forms(maker, row, statement->speaker);
}

#define ADD_ALL(list, add)                          \
    for (size_t i = 0; i < item->list.count; i++) { \
        add(maker, &item->list.items[i]);           \
    }

/* A record told twice in the same words, as the same kind, is one. */
static void drop_repeated(RecordRows *rows) {
    KeyMap met = {0};
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        uint64_t hash = strtoull(rows->items[i].id, NULL, 16) * 31 + (unsigned char)rows->items[i].kind[0];
        if (!keymap_get(&met, (int64_t)(hash ? hash : 1))) {
            keymap_set(&met, (int64_t)(hash ? hash : 1), rows);
            rows->items[kept++] = rows->items[i];
        }
    }
    rows->count = kept;
    keymap_free(&met);
}

static void add_records(RowMaker *maker, const ChItem *item) {
    ADD_ALL(people, add_person)
    ADD_ALL(events, add_event)
    ADD_ALL(indicators, add_indicator)
    ADD_ALL(commitments, add_commitment)
    ADD_ALL(mechanisms, add_mechanism)
    ADD_ALL(statements, add_statement)
    drop_repeated(maker->rows);
}

void ch_ledger_batch_add(ChLedgerBatch *self, const ChCoded *coded, const ChFingerprint *fingerprint) {
    Arena *arena = &self->arena;
    PageRow *page = list_push(arena, &self->pages);
    *page = (PageRow){copy(arena, coded->page),
                      copy(arena, fingerprint->text),
                      copy(arena, coded->url),
                      copy(arena, coded->source),
                      ARENA_ARRAY(arena, ItemRow, coded->count),
                      coded->count};
    RowMaker maker = {.arena = arena};
    for (size_t i = 0; i < coded->count; i++) {
        const ChItem *item = &coded->items[i];
        page->items[i] = (ItemRow){.id = arena_copy(arena, item->id.text, strlen(item->id.text)),
                                   .kind = ch_item_kind_name(item->kind),
                                   .title = copy(arena, item->title),
                                   .outlet = copy(arena, item->outlet),
                                   .dateline = copy(arena, item->dateline),
                                   .published = copy(arena, item->published),
                                   .published_basis = copy(arena, item->published_basis),
                                   .text = copy(arena, item->text ? item->text : "")};
        maker.item = item;
        maker.rows = &page->items[i].records;
        add_records(&maker, item);
    }
    ch_buffer_free(&maker.json);
}
