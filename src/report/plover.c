#include "report/writers.h"

#include <string.h>

/* PLOVER's quad codes: 1 verbal cooperation, 2 material cooperation, 3 verbal
 * conflict, 4 material conflict (PLOVER manual, "Quad codes"). */
int plover_quad_code(const char *event) {
    static const char *const events[4][6] = {{"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
                                             {"COOPERATE", "AID", "RETREAT"},
                                             {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
                                             {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}};
    for (int quad = 0; quad < 4; quad++) {
        for (int i = 0; i < 6 && events[quad][i]; i++) {
            if (strcmp(events[quad][i], event) == 0) {
                return quad + 1;
            }
        }
    }
    return 0;
}

/* A ;-separated list as an array of strings. */
static void list_field(ChBuffer *out, bool *first, const char *name, const char *list) {
    json_key(out, first, name);
    buffer_string(out, "[");
    bool any = false;
    while (list && *list) {
        list += strspn(list, "; ");
        size_t length = strcspn(list, ";");
        char part[64];
        if (length && length < sizeof part) {
            memcpy(part, list, length);
            part[length] = 0;
            buffer_string(out, any ? "," : "");
            buffer_json(out, part);
            any = true;
        }
        list += length;
    }
    buffer_string(out, "]");
}

/* An actor with what the item tells of the person's post. */
static void actor_object(ChBuffer *out, const ChItem *item, const char *person, const char *org, const char *country) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "code", country);
    json_string_field(out, &first, "sector", NULL);
    json_string_field(out, &first, "entity_text", person ? person : org ? org : country);
    const ChPerson *known = NULL;
    for (size_t i = 0; person && i < item->people.count; i++) {
        if (strcmp(item->people.items[i].name, person) == 0) {
            known = &item->people.items[i];
        }
    }
    if (known) {
        json_string_field(out, &first, "identifier_id", known->id.text);
        json_string_field(out, &first, "identifier_text", known->latin);
        json_string_field(out, &first, "office", known->posts.count ? known->posts.items[0] : NULL);
    }
    buffer_string(out, "}");
}

static void actors_field(ChBuffer *out, bool *first, const char *name, const ChItem *item, const ChActors *list) {
    json_key(out, first, name);
    buffer_string(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        buffer_string(out, i ? "," : "");
        actor_object(out, item, list->items[i].person, list->items[i].org, list->items[i].country);
    }
    buffer_string(out, "]");
}

/* The day or span of an EDTF date: `date` and `enddate`. */
static void date_fields(ChBuffer *out, bool *first, const char *edtf) {
    const char *slash = edtf ? strchr(edtf, '/') : NULL;
    char begin[32] = "";
    if (slash && (size_t)(slash - edtf) < sizeof begin) {
        memcpy(begin, edtf, (size_t)(slash - edtf));
    }
    json_string_field(out, first, "date", begin[0] ? begin : edtf);
    json_string_field(out, first, "enddate", slash ? slash + 1 : edtf);
}

static void codes_fields(ChBuffer *out, bool *first, const ChCodes *codes) {
    json_string_field(out, first, "event", codes->plover);
    list_field(out, first, "mode", codes->mode);
    list_field(out, first, "context", codes->context);
    json_number_field(out, first, "quad_code", plover_quad_code(codes->plover));
    json_number_field(out, first, "event_scale", codes->score);
}

/* The fields that every PLOVER event ends with. */
static void source_fields(ChBuffer *out, bool *first, const ChCoded *coded, const ChItem *item,
                          const ChEvidence *evidence) {
    json_string_field(out, first, "event_text", evidence->text);
    json_key(out, first, "text_info");
    bool inner = true;
    buffer_string(out, "{");
    json_number_field(out, &inner, "start", evidence->start);
    json_number_field(out, &inner, "end", evidence->end);
    json_string_field(out, &inner, "sequence", item->id.text);
    buffer_string(out, "}");
    json_key(out, first, "cite_info");
    inner = true;
    buffer_string(out, "{");
    json_string_field(out, &inner, "corpus", item->outlet);
    json_string_field(out, &inner, "citation", coded->page);
    json_string_field(out, &inner, "url", item->kind == CH_ITEM_ARTICLE ? coded->url : NULL);
    json_string_field(out, &inner, "title", item->title);
    json_string_field(out, &inner, "language", "zh");
    buffer_string(out, "}");
    json_string_field(out, first, "coder", "Chancery");
    json_string_field(out, first, "coded_date", NULL);
    buffer_string(out, "}\n");
}

static void write_event(ChBuffer *out, const ChCoded *coded, const ChItem *item, const ChEvent *event) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "id", event->id.text);
    date_fields(out, &first, event->date);
    actors_field(out, &first, "actor", item, &event->initiator);
    actors_field(out, &first, "recipient", item, &event->counterpart);
    codes_fields(out, &first, &event->codes);
    json_string_field(out, &first, "event_loc", event->place.name);
    source_fields(out, &first, coded, item, &event->evidence);
}

static void write_statement(ChBuffer *out, const ChCoded *coded, const ChItem *item, const ChStatement *statement) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "id", statement->id.text);
    date_fields(out, &first, item->published);
    json_key(out, &first, "actor");
    buffer_string(out, "[");
    actor_object(out, item, statement->speaker, NULL, statement->speaker_country);
    buffer_string(out, "]");
    json_key(out, &first, "recipient");
    buffer_string(out, "[");
    if (statement->toward) {
        actor_object(out, item, NULL, NULL, statement->toward);
    }
    buffer_string(out, "]");
    codes_fields(out, &first, &statement->codes);
    json_string_field(out, &first, "event_loc", NULL);
    source_fields(out, &first, coded, item, &statement->evidence);
}

void write_item_plover(ChBuffer *out, const ChCoded *coded, const ChItem *item) {
    for (size_t i = 0; i < item->events.count; i++) {
        if (item->events.items[i].codes.plover) {
            write_event(out, coded, item, &item->events.items[i]);
        }
    }
    for (size_t i = 0; i < item->statements.count; i++) {
        if (item->statements.items[i].codes.plover) {
            write_statement(out, coded, item, &item->statements.items[i]);
        }
    }
}
