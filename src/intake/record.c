#include "intake/record.h"

#include <stdio.h>

static const struct RecordField {
    const char *name;
    size_t offset;
} record_fields[] = {
    {"id", offsetof(Record, id)},       {"url", offsetof(Record, url)},
    {"title", offsetof(Record, title)}, {"published", offsetof(Record, published)},
    {"text", offsetof(Record, text)},   {"html", offsetof(Record, html)},
};

/* Takes the value of one of the fields. An id may be a number, as databases
 * print it. The last of several fields of one name counts. */
static void field_take(Record *self, const struct RecordField *field, const JsonValue *value) {
    Slice *place = (Slice *)((char *)self + field->offset);
    if (value->kind == JSON_STRING) {
        *place = (Slice){value->string, value->length};
    } else if (value->kind == JSON_NULL) {
        *place = SLICE_NONE;
    } else if (value->kind == JSON_INTEGER && place == &self->id) {
        memcpy(self->digits, value->string, value->length);
        *place = (Slice){self->digits, value->length};
    } else if (self->mistyped == NULL) {
        self->mistyped = field->name;
    }
}

static void value_take(void *context, const JsonValue *value) {
    Record *self = context;
    if (value->depth == 0) {
        self->is_object = value->kind == JSON_OBJECT || self->is_object;
    }
    if (value->depth != 1 || !self->is_object) {
        return;
    }
    if (value->kind == JSON_OBJECT_END || value->kind == JSON_ARRAY_END) {
        return;
    }
    for (size_t i = 0; i < sizeof record_fields / sizeof *record_fields; i++) {
        size_t length = strlen(record_fields[i].name);
        if (value->key_length != length || memcmp(value->key, record_fields[i].name, length) != 0) {
            continue;
        }
        field_take(self, &record_fields[i], value);
        return;
    }
}

const char *record_read(Record *self, JsonReader *reader, Slice json, char *cause, size_t cause_size) {
    *self = (Record){0};
    const char *failure = json_reader_read(reader, json.bytes, json.length, value_take, self);
    if (failure != NULL) {
        snprintf(cause, cause_size, "not a JSON object: %s", failure);
        return cause;
    }
    if (!self->is_object) {
        return "expected a JSON object, one a line";
    }
    if (self->mistyped != NULL) {
        snprintf(cause, cause_size, "the field \"%s\" must be a string", self->mistyped);
        return cause;
    }
    if (self->text.bytes == NULL && self->html.bytes == NULL) {
        return "neither a field \"text\" nor \"html\"";
    }
    return NULL;
}
