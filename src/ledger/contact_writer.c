#include "ledger/contact_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const sides[] = {"initiator", "counterpart"};

int contact_writer_begin(ContactWriter *self, ChLedger *ledger, Arena *arena) {
    *self = (ContactWriter){.ledger = ledger, .arena = arena, .lexicon = ch_lexicon_open(NULL, 0, NULL, NULL)};
    return self->lexicon ? CH_OK : CH_ERROR;
}

void contact_writer_end(ContactWriter *self) {
    ch_lexicon_free(self->lexicon);
    self->lexicon = NULL;
}

static const char *member(const json_t *object, const char *name) {
    return json_string_value(json_object_get(object, name));
}

static unsigned trait_of(const char *word, const char *const *words, const unsigned *traits, size_t count) {
    for (size_t i = 0; word && i < count; i++) {
        if (strcmp(word, words[i]) == 0) {
            return traits[i];
        }
    }
    return 0;
}

static bool names_somebody(const json_t *event) {
    for (size_t side = 0; side < 2; side++) {
        size_t i;
        const json_t *actor;
        json_array_foreach(json_object_get(event, sides[side]), i, actor) {
            if (member(actor, "person") || member(actor, "org")) {
                return true;
            }
        }
    }
    return false;
}

/* What holds of the event whatever the pair; 0 if it is no contact of any. */
static unsigned event_traits(const json_t *event, bool dated) {
    static const char *const types[] = {"visit", "meeting", "talks", "call", "session", "ceremony", "signing"};
    static const unsigned type_traits[] = {CONTACT_VISIT,   CONTACT_MET,      CONTACT_MET,     CONTACT_MET,
                                           CONTACT_SESSION, CONTACT_OCCASION, CONTACT_OCCASION};
    static const char *const statuses[] = {"happened", "ongoing", "planned"};
    static const unsigned status_traits[] = {CONTACT_PAST, CONTACT_PAST, CONTACT_PLANNED};
    unsigned type = trait_of(member(event, "type"), types, type_traits, sizeof types / sizeof *types);
    unsigned status = trait_of(member(event, "status"), statuses, status_traits, 3);
    if (!type || !status || (type == CONTACT_OCCASION && status != CONTACT_PLANNED)) {
        return 0;
    }
    return type | status | (names_somebody(event) ? CONTACT_NAMED : 0) | (dated ? CONTACT_DATED : 0);
}

/* True if an actor of one side of the event is of this country. */
static bool has_actor_of(const json_t *event, const char *side, const char *country) {
    size_t i;
    const json_t *actor;
    json_array_foreach(json_object_get(event, side), i, actor) {
        const char *held = member(actor, "country");
        if (held && strcmp(held, country) == 0) {
            return true;
        }
    }
    return false;
}

/* One country's people come to the other's people or country: at a summit of many, others meet others. */
static bool comes_to(const json_t *event, const char *one, const char *other) {
    const char *place = member(json_object_get(event, "place"), "country");
    return has_actor_of(event, "initiator", one) &&
           (has_actor_of(event, "counterpart", other) || has_actor_of(event, "initiator", other) ||
            (place && strcmp(place, other) == 0));
}

/* The highest level of the two countries' people who take part, as any of the sources calls them. */
static Level highest_level(ContactWriter *self, const Source *sources, size_t count, const char *one,
                           const char *other) {
    Level highest = LEVEL_OTHER;
    for (size_t i = 0; i < count; i++) {
        const Parties *parties = &sources[i].account->parties;
        for (size_t j = 0; j < parties->count; j++) {
            const Party *party = &parties->items[j];
            bool own = party->country && (strcmp(party->country, one) == 0 || strcmp(party->country, other) == 0);
            for (size_t k = 0; own && k < party->posts.count && highest != LEVEL_LEADER; k++) {
                Level level = level_of_post(self->lexicon, self->arena, &self->levels, party->posts.items[k]);
                highest = level < highest ? level : highest;
            }
        }
    }
    return highest;
}

/* The pair's contacts are counted anew. */
static int add_stale(ContactWriter *self, const char *pair) {
    void **marked = index_put(self->arena, &self->marked, pair);
    if (*marked) {
        return CH_OK;
    }
    *marked = self;
    Statement *insert = ledger_statement(self->ledger, STATEMENT_ADD_STALE);
    if (!insert) {
        return CH_ERROR_LEDGER;
    }
    statement_bind_text(insert, 1, "contact");
    statement_bind_text(insert, 2, pair);
    statement_bind_text(insert, 3, "");
    return statement_run(insert);
}

static int write_pair(ContactWriter *self, const char *pair, const Contact *contact) {
    Statement *insert = ledger_statement(self->ledger, STATEMENT_ADD_CONTACT);
    if (!insert) {
        return CH_ERROR_LEDGER;
    }
    const int64_t numbers[] = {contact->last, contact->first,  contact->event, (int64_t)contact->id,
                               contact->told, contact->traits, contact->level};
    statement_bind_text(insert, 1, pair);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        statement_bind_integer(insert, (int)i + 2, numbers[i]);
    }
    int status = statement_run(insert);
    return status < 0 ? status : add_stale(self, pair);
}

int contact_write(ContactWriter *self, const Merged *merged, const Source *sources, size_t count,
                  const FormList *handles, int64_t event) {
    Days told = {0, 0}, days;
    days_of(sources[0].published, &told);
    bool dated = days_of(member(merged->json, "date"), &days);
    unsigned traits = event_traits(merged->json, dated);
    const char *id = member(merged->json, "id");
    Contact contact = {.event = event,
                       .first = dated ? days.first : told.first,
                       .last = dated ? days.last : told.last,
                       .told = told.first,
                       .id = id ? strtoull(id, NULL, 16) : 0};
    int status = CH_OK;
    for (size_t i = 0; i < handles->count && traits && status >= 0; i++) {
        const char *bar = strchr(handles->items[i], '|');
        if (!bar) {
            continue;
        }
        char one[256];
        snprintf(one, sizeof one, "%.*s", (int)(bar - handles->items[i]), handles->items[i]);
        bool between = comes_to(merged->json, one, bar + 1) || comes_to(merged->json, bar + 1, one);
        contact.traits = traits | (between ? CONTACT_BETWEEN : 0);
        if (between || (traits & CONTACT_SESSION && traits & CONTACT_PAST)) {
            contact.level = highest_level(self, sources, count, one, bar + 1);
            status = write_pair(self, handles->items[i], &contact);
        }
    }
    return status;
}
