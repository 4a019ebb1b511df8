#include "record/keep.h"

static void keep_string(Arena *arena, const char **string) {
    *string = *string ? arena_copy(arena, *string, strlen(*string)) : NULL;
}

/* The items of a list, bytes for bytes. */
static void *keep_items(Arena *arena, const void *items, size_t count, size_t size) {
    return count ? memcpy(arena_alloc_unset(arena, count * size), items, count * size) : NULL;
}

static void keep_strings(Arena *arena, ChStrings *list) {
    list->items = keep_items(arena, list->items, list->count, sizeof *list->items);
    for (size_t i = 0; i < list->count; i++) {
        keep_string(arena, &list->items[i]);
    }
}

static void keep_actors(Arena *arena, ChActors *list) {
    list->items = keep_items(arena, list->items, list->count, sizeof *list->items);
    for (size_t i = 0; i < list->count; i++) {
        keep_string(arena, &list->items[i].person);
        keep_string(arena, &list->items[i].org);
        keep_string(arena, &list->items[i].country);
    }
}

static void keep_codes(Arena *arena, ChCodes *codes) {
    keep_string(arena, &codes->plover);
    keep_string(arena, &codes->mode);
    keep_string(arena, &codes->context);
    keep_string(arena, &codes->cameo);
}

static void keep_person(Arena *arena, ChPerson *person) {
    keep_string(arena, &person->name);
    keep_strings(arena, &person->also);
    keep_string(arena, &person->latin);
    keep_string(arena, &person->country);
    keep_strings(arena, &person->posts);
    keep_strings(arena, &person->former_posts);
    keep_string(arena, &person->evidence.text);
}

static void keep_event(Arena *arena, ChEvent *event) {
    keep_string(arena, &event->other_type);
    keep_actors(arena, &event->initiator);
    keep_actors(arena, &event->counterpart);
    keep_strings(arena, &event->countries);
    keep_string(arena, &event->place.name);
    keep_string(arena, &event->place.country);
    keep_string(arena, &event->date);
    keep_string(arena, &event->level);
    keep_string(arena, &event->mechanism.name);
    keep_string(arena, &event->amount.unit);
    keep_codes(arena, &event->codes);
    keep_string(arena, &event->evidence.text);
}

static void keep_indicator(Arena *arena, ChIndicator *indicator) {
    keep_string(arena, &indicator->measure);
    keep_string(arena, &indicator->what);
    keep_strings(arena, &indicator->countries);
    keep_string(arena, &indicator->unit);
    keep_string(arena, &indicator->period);
    keep_string(arena, &indicator->change.unit);
    keep_string(arena, &indicator->change_base);
    keep_string(arena, &indicator->evidence.text);
}

static void keep_commitment(Arena *arena, ChCommitment *commitment) {
    keep_strings(arena, &commitment->countries);
    keep_string(arena, &commitment->by);
    keep_string(arena, &commitment->verb);
    keep_string(arena, &commitment->kind);
    keep_string(arena, &commitment->amount.unit);
    keep_string(arena, &commitment->due);
    keep_string(arena, &commitment->evidence.text);
}

static void keep_mechanism(Arena *arena, ChMechanism *mechanism) {
    keep_string(arena, &mechanism->name);
    keep_strings(arena, &mechanism->countries);
    keep_string(arena, &mechanism->evidence.text);
}

static void keep_statement(Arena *arena, ChStatement *statement) {
    keep_string(arena, &statement->speaker);
    keep_string(arena, &statement->speaker_country);
    keep_string(arena, &statement->verb);
    keep_string(arena, &statement->stance);
    keep_string(arena, &statement->toward);
    keep_codes(arena, &statement->codes);
    keep_string(arena, &statement->evidence.text);
}

#define KEEP_LIST(name, keep)                                                                          \
    kept.name.items = keep_items(arena, item->name.items, item->name.count, sizeof *item->name.items); \
    for (size_t i = 0; i < kept.name.count; i++) {                                                     \
        keep(arena, &kept.name.items[i]);                                                              \
    }

ChItem item_keep(Arena *arena, const ChItem *item) {
    ChItem kept = *item;
    keep_string(arena, &kept.title);
    keep_string(arena, &kept.outlet);
    keep_string(arena, &kept.dateline);
    keep_string(arena, &kept.published);
    keep_string(arena, &kept.published_basis);
    keep_string(arena, &kept.text);
    KEEP_LIST(people, keep_person)
    KEEP_LIST(events, keep_event)
    KEEP_LIST(indicators, keep_indicator)
    KEEP_LIST(commitments, keep_commitment)
    KEEP_LIST(mechanisms, keep_mechanism)
    KEEP_LIST(statements, keep_statement)
    return kept;
}
