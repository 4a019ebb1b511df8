/* JSON-LD with the vocabulary of schema.org: events, persons, bodies. */
#include "export/export.h"

#include <stdio.h>

/* Percent-encodes what an address may not hold. */
static void add_encoded(ChBuffer *out, const char *text) {
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        bool plain = (*p >= '0' && *p <= '9') || ((*p | 32) >= 'a' && (*p | 32) <= 'z');
        char code[8];
        snprintf(code, sizeof code, plain ? "%c" : "%%%02X", *p);
        buffer_string(out, code);
    }
}

/* urn:chancery:person:ID, urn:chancery:organization:COUNTRY:NAME, urn:chancery:country:CODE. */
static const char *actor_address(Export *self, const json_t *actor) {
    const char *person = row_text(actor, "person"), *org = row_text(actor, "org"),
               *country = row_text(actor, "country");
    const KnownPerson *known = person ? export_person(self, country, person) : NULL;
    ChBuffer out = {0};
    buffer_string(&out, "urn:chancery:");
    if (known && known->id) {
        buffer_string(&out, "person:");
        buffer_string(&out, known->id);
    } else {
        buffer_string(&out, person ? "person:" : org ? "organization:" : "country:");
        add_encoded(&out, country ? country : "");
        buffer_string(&out, person || org ? ":" : "");
        add_encoded(&out, person ? person : org ? org : "");
    }
    ch_buffer_append(&out, "", 1);
    const char *address = arena_copy(&self->arena, out.bytes, out.length - 1);
    ch_buffer_free(&out);
    return address;
}

static void write_country(Export *self, ChBuffer *out, bool *first, const char *member, const char *code) {
    if (code) {
        bool inner = true;
        json_key(out, first, member);
        buffer_string(out, "{");
        json_string_field(out, &inner, "@type", "Country");
        json_string_field(out, &inner, "identifier", code);
        json_string_field(out, &inner, "name", ch_lexicon_country_name(self->lexicon, code, "en"));
        buffer_string(out, "}");
    }
}

/* Describes an actor where it is met first; afterwards its address is enough. */
static void write_actor(Export *self, ChBuffer *out, const json_t *actor, Index *described) {
    const char *person = row_text(actor, "person"), *org = row_text(actor, "org"),
               *country = row_text(actor, "country");
    const char *address = actor_address(self, actor);
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "@id", address);
    void **place = index_put(&self->lasting, described, address);
    if (!*place) {
        *place = (void *)(uintptr_t)1;
        const KnownPerson *known = person ? export_person(self, country, person) : NULL;
        Level level;
        json_string_field(out, &first, "@type", person ? "Person" : org ? "GovernmentOrganization" : "Country");
        json_string_field(out, &first, "name", actor_name(self, actor));
        if (known && known->latin) {
            json_string_field(out, &first, "alternateName", known->latin);
        }
        const char *post = known ? export_post(self, known, known->last_seen, &level) : NULL;
        if (post) {
            json_string_field(out, &first, "jobTitle", post);
        }
        if (person || org) {
            write_country(self, out, &first, person ? "nationality" : "areaServed", country);
        } else {
            json_string_field(out, &first, "identifier", country);
        }
    }
    buffer_string(out, "}");
}

static void write_actors(Export *self, ChBuffer *out, bool *first, const char *member, const json_t *actors,
                         Index *described) {
    size_t i;
    const json_t *actor;
    if (!json_array_size(actors)) {
        return;
    }
    json_key(out, first, member);
    buffer_string(out, "[");
    json_array_foreach(actors, i, actor) {
        buffer_string(out, i ? "," : "");
        write_actor(self, out, actor, described);
    }
    buffer_string(out, "]");
}

static void write_articles(Export *self, ChBuffer *out, bool *first, const json_t *event) {
    const json_t *sources = json_object_get(event, "sources"), *source;
    size_t i;
    json_key(out, first, "subjectOf");
    buffer_string(out, "[");
    json_array_foreach(sources, i, source) {
        bool inner = true;
        const char *url = row_text(source, "url"), *published = date_begin(self, row_text(source, "published"));
        buffer_string(out, i ? ",{" : "{");
        json_string_field(out, &inner, "@type", "NewsArticle");
        json_string_field(out, &inner, "identifier", row_text(source, "page"));
        json_string_field(out, &inner, "headline", row_text(source, "title"));
        if (url) {
            json_string_field(out, &inner, "url", url);
        }
        if (published) {
            json_string_field(out, &inner, "datePublished", published);
        }
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
}

static const char *event_status(const json_t *event) {
    const char *status = row_text(event, "status");
    return status && strcmp(status, "cancelled") == 0 ? "https://schema.org/EventCancelled"
                                                      : "https://schema.org/EventScheduled";
}

static void write_event(Export *self, ChBuffer *out, const json_t *event, void *context) {
    Index *described = context;
    buffer_string(out, self->records ? ",\n" : "\n");
    const char *date = row_text(event, "date"), *begin = date_begin(self, date), *end = date_end(self, date);
    const char *place = row_inner(event, "place", "name");
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "@id", export_text(self, "urn:chancery:event:%s", row_text(event, "id")));
    json_string_field(out, &first, "@type", "Event");
    json_string_field(out, &first, "identifier", row_text(event, "id"));
    json_string_field(out, &first, "additionalType", row_text(event, "type"));
    json_string_field(out, &first, "name", event_title(self, event));
    json_string_field(out, &first, "description", row_text(event, "quote"));
    json_string_field(out, &first, "eventStatus", event_status(event));
    if (begin) {
        json_string_field(out, &first, "startDate", begin);
        json_string_field(out, &first, "endDate", end ? end : begin);
    }
    if (date) {
        json_string_field(out, &first, "temporalCoverage", date);
    }
    if (place) {
        bool inner = true;
        json_key(out, &first, "location");
        buffer_string(out, "{");
        json_string_field(out, &inner, "@type", "Place");
        json_string_field(out, &inner, "name", place);
        write_country(self, out, &inner, "containedInPlace", row_inner(event, "place", "country"));
        buffer_string(out, "}");
    }
    write_actors(self, out, &first, "organizer", json_object_get(event, "initiator"), described);
    write_actors(self, out, &first, "attendee", json_object_get(event, "counterpart"), described);
    write_articles(self, out, &first, event);
    buffer_string(out, "}");
    self->records++;
}

int export_linked(Export *self, ChBuffer *out) {
    Index described = {0};
    buffer_string(out, "{\"@context\":{\"@vocab\":\"https://schema.org/"
                       "\",\"eventStatus\":{\"@type\":\"@id\"},\"url\":{\"@type\":\"@id\"}},\"@graph\":[");
    int status = export_read_people(self);
    status = status < 0 ? status : export_each(self, CH_LIST_EVENTS, write_event, &described);
    buffer_string(out, "\n]}\n");
    return status;
}
