#include "record/json.h"

static void strings_field(ChBuffer *out, bool *first, const char *name, const ChStrings *list) {
    json_key(out, first, name);
    buffer_string(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        buffer_string(out, i ? "," : "");
        buffer_json(out, list->items[i]);
    }
    buffer_string(out, "]");
}

static void ordinal_field(ChBuffer *out, bool *first, int ordinal) {
    json_key(out, first, "ordinal");
    if (ordinal) {
        buffer_number(out, ordinal);
    } else {
        buffer_string(out, "null");
    }
}

static void actors_field(ChBuffer *out, bool *first, const char *name, const ChActors *list) {
    json_key(out, first, name);
    buffer_string(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        const ChActor *actor = &list->items[i];
        bool inner = true;
        buffer_string(out, i ? ",{" : "{");
        if (actor->person) {
            json_string_field(out, &inner, "person", actor->person);
        } else if (actor->org) {
            json_string_field(out, &inner, "org", actor->org);
        }
        json_string_field(out, &inner, "country", actor->country);
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
}

static void place_field(ChBuffer *out, bool *first, const ChPlace *place) {
    json_key(out, first, "place");
    if (!place->name) {
        buffer_string(out, "null");
        return;
    }
    bool inner = true;
    buffer_string(out, "{");
    json_string_field(out, &inner, "name", place->name);
    json_string_field(out, &inner, "country", place->country);
    buffer_string(out, "}");
}

static void session_field(ChBuffer *out, bool *first, const ChSession *session) {
    json_key(out, first, "mechanism");
    if (!session->name) {
        buffer_string(out, "null");
        return;
    }
    bool inner = true;
    buffer_string(out, "{");
    json_string_field(out, &inner, "name", session->name);
    ordinal_field(out, &inner, session->ordinal);
    buffer_string(out, "}");
}

static void amount_field(ChBuffer *out, bool *first, const char *name, const ChAmount *amount, const char *base) {
    json_key(out, first, name);
    if (!amount->present) {
        buffer_string(out, "null");
        return;
    }
    bool inner = true;
    buffer_string(out, "{");
    json_number_field(out, &inner, "value", amount->value);
    json_string_field(out, &inner, "unit", amount->unit);
    if (base) {
        json_string_field(out, &inner, "base", base[0] ? base : NULL);
    }
    buffer_string(out, "}");
}

static void codes_fields(ChBuffer *out, bool *first, const ChCodes *codes) {
    json_string_field(out, first, "plover", codes->plover);
    json_string_field(out, first, "mode", codes->mode);
    json_string_field(out, first, "context", codes->context);
    json_number_field(out, first, "score", codes->score);
    json_string_field(out, first, "cameo", codes->cameo);
    json_number_field(out, first, "goldstein", codes->goldstein);
}

/* What every record ends with. */
static void proof_fields(ChBuffer *out, bool *first, const ChEvidence *evidence, bool quoted, double confidence,
                         const ChId *id) {
    if (quoted) {
        json_string_field(out, first, "quote", evidence->text);
    }
    json_string_field(out, first, "id", id->text);
    json_number_field(out, first, "confidence", confidence);
    json_key(out, first, "evidence");
    bool inner = true;
    buffer_string(out, "{");
    json_number_field(out, &inner, "start", evidence->start);
    json_number_field(out, &inner, "end", evidence->end);
    json_string_field(out, &inner, "text", evidence->text);
    buffer_string(out, "}}");
}

void write_person_json(ChBuffer *out, const ChPerson *person) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "name", person->name);
    strings_field(out, &first, "also", &person->also);
    json_string_field(out, &first, "latin", person->latin);
    json_string_field(out, &first, "country", person->country);
    strings_field(out, &first, "posts", &person->posts);
    strings_field(out, &first, "former_posts", &person->former_posts);
    proof_fields(out, &first, &person->evidence, false, person->confidence, &person->id);
}

static void year_field(ChBuffer *out, bool *first, const char *name, int year) {
    if (year) {
        json_number_field(out, first, name, year);
    }
}

void write_event_json(ChBuffer *out, const ChEvent *event) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "type", ch_event_type_name(event->type));
    if (event->other_type) {
        json_string_field(out, &first, "other_type", event->other_type);
    }
    actors_field(out, &first, "initiator", &event->initiator);
    actors_field(out, &first, "counterpart", &event->counterpart);
    strings_field(out, &first, "countries", &event->countries);
    place_field(out, &first, &event->place);
    json_string_field(out, &first, "date", event->date);
    year_field(out, &first, "not_before", event->not_before);
    year_field(out, &first, "not_after", event->not_after);
    json_string_field(out, &first, "status", ch_status_name(event->status));
    json_string_field(out, &first, "level", event->level);
    session_field(out, &first, &event->mechanism);
    amount_field(out, &first, "amount", &event->amount, NULL);
    codes_fields(out, &first, &event->codes);
    proof_fields(out, &first, &event->evidence, true, event->confidence, &event->id);
}

void write_indicator_json(ChBuffer *out, const ChIndicator *indicator) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "measure", indicator->measure);
    json_string_field(out, &first, "what", indicator->what);
    strings_field(out, &first, "countries", &indicator->countries);
    json_number_field(out, &first, "value", indicator->value);
    json_string_field(out, &first, "unit", indicator->unit);
    json_string_field(out, &first, "period", indicator->period);
    amount_field(out, &first, "change", &indicator->change, indicator->change_base ? indicator->change_base : "");
    proof_fields(out, &first, &indicator->evidence, true, indicator->confidence, &indicator->id);
}

void write_commitment_json(ChBuffer *out, const ChCommitment *commitment) {
    bool first = true;
    buffer_string(out, "{");
    strings_field(out, &first, "countries", &commitment->countries);
    json_string_field(out, &first, "by", commitment->by);
    json_string_field(out, &first, "verb", commitment->verb);
    json_string_field(out, &first, "kind", commitment->kind);
    json_key(out, &first, "value");
    if (commitment->amount.present) {
        buffer_number(out, commitment->amount.value);
    } else {
        buffer_string(out, "null");
    }
    json_string_field(out, &first, "unit", commitment->amount.present ? commitment->amount.unit : NULL);
    json_string_field(out, &first, "due", commitment->due);
    proof_fields(out, &first, &commitment->evidence, true, commitment->confidence, &commitment->id);
}

void write_mechanism_json(ChBuffer *out, const ChMechanism *mechanism) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "name", mechanism->name);
    strings_field(out, &first, "countries", &mechanism->countries);
    ordinal_field(out, &first, mechanism->ordinal);
    proof_fields(out, &first, &mechanism->evidence, true, mechanism->confidence, &mechanism->id);
}

void write_statement_json(ChBuffer *out, const ChStatement *statement) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "speaker", statement->speaker);
    json_string_field(out, &first, "speaker_country", statement->speaker_country);
    json_string_field(out, &first, "verb", statement->verb);
    json_string_field(out, &first, "stance", statement->stance);
    json_string_field(out, &first, "toward", statement->toward);
    codes_fields(out, &first, &statement->codes);
    proof_fields(out, &first, &statement->evidence, true, statement->confidence, &statement->id);
}

#define WRITE_LIST(name, write)                     \
    json_key(out, &first, #name);                   \
    buffer_string(out, "[");                        \
    for (size_t i = 0; i < item->name.count; i++) { \
        buffer_string(out, i ? "," : "");           \
        write(out, &item->name.items[i]);           \
    }                                               \
    buffer_string(out, "]");

void write_item_json(ChBuffer *out, const ChCoded *coded, const ChItem *item, bool with_text) {
    bool first = true;
    buffer_string(out, "{");
    json_string_field(out, &first, "page", coded->page);
    json_string_field(out, &first, "id", item->id.text);
    json_string_field(out, &first, "kind", ch_item_kind_name(item->kind));
    json_string_field(out, &first, "title", item->title);
    json_string_field(out, &first, "url", item->kind == CH_ITEM_ARTICLE ? coded->url : NULL);
    json_string_field(out, &first, "outlet", item->outlet);
    json_string_field(out, &first, "dateline", item->dateline);
    json_string_field(out, &first, "published", item->published);
    json_string_field(out, &first, "published_basis", item->published_basis);
    if (with_text) {
        json_string_field(out, &first, "text", item->text);
    }
    WRITE_LIST(people, write_person_json)
    WRITE_LIST(events, write_event_json)
    WRITE_LIST(indicators, write_indicator_json)
    WRITE_LIST(commitments, write_commitment_json)
    WRITE_LIST(mechanisms, write_mechanism_json)
    WRITE_LIST(statements, write_statement_json)
    buffer_string(out, "}");
}
