#include "report/writers.h"

/* Writes `"key":`, after a comma unless it is the first of its object. */
static void key(ChBuffer *out, bool *first, const char *name) {
    buffer_string(out, *first ? "\"" : ",\"");
    buffer_string(out, name);
    buffer_string(out, "\":");
    *first = false;
}

static void string_field(ChBuffer *out, bool *first, const char *name, const char *value) {
    key(out, first, name);
    buffer_json(out, value);
}

static void number_field(ChBuffer *out, bool *first, const char *name, double value) {
    key(out, first, name);
    buffer_number(out, value);
}

static void strings_field(ChBuffer *out, bool *first, const char *name, const ChStrings *list) {
    key(out, first, name);
    buffer_string(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        buffer_string(out, i ? "," : "");
        buffer_json(out, list->items[i]);
    }
    buffer_string(out, "]");
}

static void ordinal_field(ChBuffer *out, bool *first, int ordinal) {
    key(out, first, "ordinal");
    if (ordinal) {
        buffer_number(out, ordinal);
    } else {
        buffer_string(out, "null");
    }
}

static void actors_field(ChBuffer *out, bool *first, const char *name, const ChActors *list) {
    key(out, first, name);
    buffer_string(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        const ChActor *actor = &list->items[i];
        bool inner = true;
        buffer_string(out, i ? ",{" : "{");
        if (actor->person) {
            string_field(out, &inner, "person", actor->person);
        } else if (actor->org) {
            string_field(out, &inner, "org", actor->org);
        }
        string_field(out, &inner, "country", actor->country);
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
}

static void place_field(ChBuffer *out, bool *first, const ChPlace *place) {
    key(out, first, "place");
    if (!place->name) {
        buffer_string(out, "null");
        return;
    }
    bool inner = true;
    buffer_string(out, "{");
    string_field(out, &inner, "name", place->name);
    string_field(out, &inner, "country", place->country);
    buffer_string(out, "}");
}

static void session_field(ChBuffer *out, bool *first, const ChSession *session) {
    key(out, first, "mechanism");
    if (!session->name) {
        buffer_string(out, "null");
        return;
    }
    bool inner = true;
    buffer_string(out, "{");
    string_field(out, &inner, "name", session->name);
    ordinal_field(out, &inner, session->ordinal);
    buffer_string(out, "}");
}

static void amount_field(ChBuffer *out, bool *first, const char *name, const ChAmount *amount, const char *base) {
    key(out, first, name);
    if (!amount->present) {
        buffer_string(out, "null");
        return;
    }
    bool inner = true;
    buffer_string(out, "{");
    number_field(out, &inner, "value", amount->value);
    string_field(out, &inner, "unit", amount->unit);
    if (base) {
        string_field(out, &inner, "base", base[0] ? base : NULL);
    }
    buffer_string(out, "}");
}

static void codes_fields(ChBuffer *out, bool *first, const ChCodes *codes) {
    string_field(out, first, "plover", codes->plover);
    string_field(out, first, "mode", codes->mode);
    string_field(out, first, "context", codes->context);
    string_field(out, first, "cameo", codes->cameo);
    number_field(out, first, "goldstein", codes->goldstein);
}

/* What every record ends with. */
static void proof_fields(ChBuffer *out, bool *first, const ChEvidence *evidence, bool quoted, double confidence, const ChId *id) {
    if (quoted) {
        string_field(out, first, "quote", evidence->text);
    }
    string_field(out, first, "id", id->text);
    number_field(out, first, "confidence", confidence);
    key(out, first, "evidence");
    bool inner = true;
    buffer_string(out, "{");
    number_field(out, &inner, "start", evidence->start);
    number_field(out, &inner, "end", evidence->end);
    string_field(out, &inner, "text", evidence->text);
    buffer_string(out, "}}");
}

static void write_person(ChBuffer *out, const ChPerson *person) {
    bool first = true;
    buffer_string(out, "{");
    string_field(out, &first, "name", person->name);
    strings_field(out, &first, "also", &person->also);
    string_field(out, &first, "latin", person->latin);
    string_field(out, &first, "country", person->country);
    strings_field(out, &first, "posts", &person->posts);
    strings_field(out, &first, "former_posts", &person->former_posts);
    proof_fields(out, &first, &person->evidence, false, person->confidence, &person->id);
}

static void year_field(ChBuffer *out, bool *first, const char *name, int year) {
    if (year) {
        number_field(out, first, name, year);
    }
}

static void write_event(ChBuffer *out, const ChEvent *event) {
    bool first = true;
    buffer_string(out, "{");
    string_field(out, &first, "type", ch_event_type_name(event->type));
    if (event->other_type) {
        string_field(out, &first, "other_type", event->other_type);
    }
    actors_field(out, &first, "initiator", &event->initiator);
    actors_field(out, &first, "counterpart", &event->counterpart);
    strings_field(out, &first, "countries", &event->countries);
    place_field(out, &first, &event->place);
    string_field(out, &first, "date", event->date);
    year_field(out, &first, "not_before", event->not_before);
    year_field(out, &first, "not_after", event->not_after);
    string_field(out, &first, "status", ch_status_name(event->status));
    string_field(out, &first, "level", event->level);
    session_field(out, &first, &event->mechanism);
    amount_field(out, &first, "amount", &event->amount, NULL);
    codes_fields(out, &first, &event->codes);
    proof_fields(out, &first, &event->evidence, true, event->confidence, &event->id);
}

static void write_indicator(ChBuffer *out, const ChIndicator *indicator) {
    bool first = true;
    buffer_string(out, "{");
    string_field(out, &first, "measure", indicator->measure);
    string_field(out, &first, "what", indicator->what);
    strings_field(out, &first, "countries", &indicator->countries);
    number_field(out, &first, "value", indicator->value);
    string_field(out, &first, "unit", indicator->unit);
    string_field(out, &first, "period", indicator->period);
    amount_field(out, &first, "change", &indicator->change, indicator->change_base ? indicator->change_base : "");
    proof_fields(out, &first, &indicator->evidence, true, indicator->confidence, &indicator->id);
}

static void write_commitment(ChBuffer *out, const ChCommitment *commitment) {
    bool first = true;
    buffer_string(out, "{");
    strings_field(out, &first, "countries", &commitment->countries);
    string_field(out, &first, "by", commitment->by);
    string_field(out, &first, "verb", commitment->verb);
    string_field(out, &first, "kind", commitment->kind);
    key(out, &first, "value");
    if (commitment->amount.present) {
        buffer_number(out, commitment->amount.value);
    } else {
        buffer_string(out, "null");
    }
    string_field(out, &first, "unit", commitment->amount.present ? commitment->amount.unit : NULL);
    string_field(out, &first, "due", commitment->due);
    proof_fields(out, &first, &commitment->evidence, true, commitment->confidence, &commitment->id);
}

static void write_mechanism(ChBuffer *out, const ChMechanism *mechanism) {
    bool first = true;
    buffer_string(out, "{");
    string_field(out, &first, "name", mechanism->name);
    strings_field(out, &first, "countries", &mechanism->countries);
    ordinal_field(out, &first, mechanism->ordinal);
    proof_fields(out, &first, &mechanism->evidence, true, mechanism->confidence, &mechanism->id);
}

static void write_statement(ChBuffer *out, const ChStatement *statement) {
    bool first = true;
    buffer_string(out, "{");
    string_field(out, &first, "speaker", statement->speaker);
    string_field(out, &first, "speaker_country", statement->speaker_country);
    string_field(out, &first, "verb", statement->verb);
    string_field(out, &first, "stance", statement->stance);
    string_field(out, &first, "toward", statement->toward);
    codes_fields(out, &first, &statement->codes);
    proof_fields(out, &first, &statement->evidence, true, statement->confidence, &statement->id);
}

#define WRITE_LIST(name, write)                          \
    key(out, &first, #name);                             \
    buffer_string(out, "[");                             \
    for (size_t i = 0; i < item->name.count; i++) {      \
        buffer_string(out, i ? "," : "");                \
        write(out, &item->name.items[i]);                \
    }                                                    \
    buffer_string(out, "]");

void write_item_json(ChBuffer *out, const ChCoded *coded, const ChItem *item) {
    bool first = true;
    buffer_string(out, "{");
    string_field(out, &first, "page", coded->page);
    string_field(out, &first, "id", item->id.text);
    string_field(out, &first, "kind", ch_item_kind_name(item->kind));
    string_field(out, &first, "title", item->title);
    string_field(out, &first, "url", item->kind == CH_ITEM_ARTICLE ? coded->url : NULL);
    string_field(out, &first, "outlet", item->outlet);
    string_field(out, &first, "dateline", item->dateline);
    string_field(out, &first, "published", item->published);
    string_field(out, &first, "published_basis", item->published_basis);
    WRITE_LIST(people, write_person)
    WRITE_LIST(events, write_event)
    WRITE_LIST(indicators, write_indicator)
    WRITE_LIST(commitments, write_commitment)
    WRITE_LIST(mechanisms, write_mechanism)
    WRITE_LIST(statements, write_statement)
    buffer_string(out, "}");
}
