/* Event data of the field: PLOVER objects, and a dyadic table with the columns
 * of ICEWS. */
#include "export/export.h"
#include "report/writers.h"

#include <stdlib.h>

/* A ;-separated list as an array. */
static void write_list(ChBuffer *out, const char *list) {
    buffer_string(out, "[");
    for (bool any = false; list && *list; any = true) {
        size_t length = strcspn(list, ";");
        ChBuffer part = {0};
        ch_buffer_append(&part, list, length);
        ch_buffer_append(&part, "", 1);
        buffer_string(out, any ? "," : "");
        buffer_json(out, part.bytes);
        ch_buffer_free(&part);
        list += length + (list[length] == ';');
    }
    buffer_string(out, "]");
}

static void write_actor(Export *self, ChBuffer *out, const json_t *actor, const char *day) {
    const char *person = row_text(actor, "person"), *country = row_text(actor, "country");
    const KnownPerson *known = person ? export_person(self, country, person) : NULL;
    Level level;
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "code", country);
    json_string_field(out, &first, "sector", NULL);
    json_string_field(out, &first, "entity_text", actor_name(self, actor));
    if (known) {
        json_string_field(out, &first, "identifier_id", known->id);
        json_string_field(out, &first, "identifier_text", known->latin);
        json_string_field(out, &first, "office", export_post(self, known, day, &level));
    }
    buffer_string(out, "}");
}

static void write_actors(Export *self, ChBuffer *out, const json_t *actors, const char *day) {
    size_t i;
    const json_t *actor;
    buffer_string(out, "[");
    json_array_foreach(actors, i, actor) {
        buffer_string(out, i ? "," : "");
        write_actor(self, out, actor, day);
    }
    buffer_string(out, "]");
}

/* What a statement has for sides: who speaks, and the country spoken of. */
static json_t *statement_side(const json_t *row, const char *name, const char *country) {
    json_t *actor = json_object();
    if (name && row_text(row, name) && strcmp(row_text(row, name), "both") != 0) {
        json_object_set(actor, "person", json_object_get(row, name));
    }
    json_object_set(actor, "country", json_object_get(row, country));
    json_t *side = json_array();
    if (row_text(row, country) || json_object_size(actor) > 1) {
        json_array_append(side, actor);
    }
    json_decref(actor);
    return side;
}

static void write_source(Export *self, ChBuffer *out, bool *first, const json_t *row) {
    const json_t *evidence = json_object_get(row, "evidence");
    json_string_field(out, first, "event_text", row_text(row, "quote"));
    json_key(out, first, "text_info");
    bool inner = true;
    buffer_string(out, "{");
    json_number_field(out, &inner, "start", json_number_value(json_object_get(evidence, "start")));
    json_number_field(out, &inner, "end", json_number_value(json_object_get(evidence, "end")));
    json_string_field(out, &inner, "sequence", row_text(row, "id"));
    buffer_string(out, "}");
    json_key(out, first, "cite_info");
    inner = true;
    buffer_string(out, "{");
    json_string_field(out, &inner, "corpus", row_text(row, "outlet"));
    json_string_field(out, &inner, "citation", row_text(row, "page"));
    json_string_field(out, &inner, "url", row_text(row, "url"));
    json_string_field(out, &inner, "title", row_text(row, "title"));
    json_string_field(out, &inner, "language", "zh");
    buffer_string(out, "}");
    json_string_field(out, first, "coder", "Chancery");
    json_string_field(out, first, "coded_date", NULL);
    const char *status = row_text(row, "status");
    json_string_field(out, first, "comment", status ? export_text(self, "status: %s", status) : NULL);
}

static void write_plover(Export *self, ChBuffer *out, const json_t *row, void *context) {
    bool is_statement = *(const ChList *)context == CH_LIST_STATEMENTS;
    if (!row_text(row, "plover")) {
        return;
    }
    const char *date = row_text(row, is_statement ? "published" : "date"), *begin = date_begin(self, date);
    const char *event = row_text(row, "plover"), *end = date_end(self, date);
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "id", row_text(row, "id"));
    json_string_field(out, &first, "date", begin ? begin : date);
    json_string_field(out, &first, "enddate", end ? end : date);
    json_string_field(out, &first, "time", NULL);
    static const char *const sides[] = {"initiator", "counterpart"}, *const names[] = {"actor", "recipient"};
    for (size_t side = 0; side < 2; side++) {
        json_t *made = !is_statement ? NULL
                       : side        ? statement_side(row, NULL, "toward")
                                     : statement_side(row, "speaker", "speaker_country");
        json_key(out, &first, names[side]);
        write_actors(self, out, made ? made : json_object_get(row, sides[side]), begin);
        json_decref(made);
    }
    json_string_field(out, &first, "event", event);
    json_key(out, &first, "mode");
    write_list(out, row_text(row, "mode"));
    json_key(out, &first, "context");
    write_list(out, row_text(row, "context"));
    json_string_field(out, &first, "event_loc", row_inner(row, "place", "name"));
    json_number_field(out, &first, "quad_code", plover_quad_code(event));
    json_key(out, &first, "event_scale");
    if (json_is_number(json_object_get(row, "score"))) {
        buffer_number(out, json_number_value(json_object_get(row, "score")));
    } else {
        buffer_string(out, "null");
    }
    json_string_field(out, &first, "link", NULL);
    write_source(self, out, &first, row);
    buffer_string(out, "}\n");
    self->records++;
}

int export_plover(Export *self, ChBuffer *out) {
    ChList lists[] = {CH_LIST_EVENTS, CH_LIST_STATEMENTS};
    (void)out;
    int status = export_read_people(self);
    for (size_t l = 0; l < 2 && status >= 0; l++) {
        status = export_each(self, lists[l], write_plover, &lists[l]);
    }
    return status;
}

/* A field of the table: tabs and line ends are blanks. */
static void write_field(ChBuffer *out, const char *text, const char *behind) {
    for (const char *p = text ? text : ""; *p; p++) {
        ch_buffer_append(out, *p == '\t' || *p == '\n' || *p == '\r' ? " " : p, 1);
    }
    buffer_string(out, behind);
}

static void write_party(Export *self, ChBuffer *out, const json_t *actor, const char *day) {
    const char *person = row_text(actor, "person"), *country = row_text(actor, "country");
    const KnownPerson *known = person ? export_person(self, country, person) : NULL;
    Level level;
    write_field(out, actor_name(self, actor), "\t");
    write_field(out, known ? export_post(self, known, day, &level) : NULL, "\t");
    write_field(out, country ? ch_lexicon_country_name(self->lexicon, country, "en") : NULL, "\t");
}

static void write_dyad(Export *self, ChBuffer *out, const json_t *row, const json_t *source, const json_t *target) {
    const char *date = row_text(row, "date"), *begin = date_begin(self, date);
    const char *place_country = row_inner(row, "place", "country");
    write_field(out, row_text(row, "id"), "\t");
    write_field(out, begin, "\t");
    write_party(self, out, source, begin);
    write_field(out, row_text(row, "quote"), "\t");
    write_field(out, row_text(row, "cameo"), "\t");
    const json_t *goldstein = json_object_get(row, "goldstein");
    if (json_is_number(goldstein)) {
        buffer_number(out, json_number_value(goldstein));
    }
    buffer_string(out, "\t");
    write_party(self, out, target, begin);
    write_field(out, row_text(row, "page"), "\t");
    write_field(out, NULL, "\t"); /* sentences are not numbered: Event Text has the words themselves */
    write_field(out, row_text(row, "outlet"), "\t");
    write_field(out, row_inner(row, "place", "name"), "\t");
    write_field(out, place_country ? ch_lexicon_country_name(self->lexicon, place_country, "en") : NULL, "\t");
    write_field(out, date, "\t");
    write_field(out, row_text(row, "type"), "\t");
    write_field(out, row_text(row, "status"), "\t");
    write_field(out, row_text(row, "url"), "\n");
    self->records++;
}

/* A line for each pair of sides. */
static void write_dyads(Export *self, ChBuffer *out, const json_t *row, void *context) {
    (void)context;
    const json_t *targets = json_object_get(row, "counterpart"), *source, *target;
    size_t j, k;
    if (!row_text(row, "cameo")) {
        return;
    }
    json_array_foreach(json_object_get(row, "initiator"), j, source) {
        json_array_foreach(targets, k, target) { write_dyad(self, out, row, source, target); }
        if (!json_array_size(targets)) {
            write_dyad(self, out, row, source, NULL);
        }
    }
}

int export_icews(Export *self, ChBuffer *out) {
    buffer_string(out, "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
                       "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
                       "City\tCountry\tDate EDTF\tEvent Type\tStatus\tURL\n");
    int status = export_read_people(self);
    return status < 0 ? status : export_each(self, CH_LIST_EVENTS, write_dyads, NULL);
}
