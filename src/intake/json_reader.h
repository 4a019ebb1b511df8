/* JSON reader: one JSON text in, its values told one by one to a function.
 *
 * The parsing is simdjson's, which is written in C++: json_reader.cc is the
 * only C++ file of the project, and this header is all the rest sees of it. */
#ifndef CHANCERY_INTAKE_JSON_READER_H
#define CHANCERY_INTAKE_JSON_READER_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum JsonKind {
    JSON_OBJECT, /* begins; its fields follow one level deeper */
    JSON_OBJECT_END,
    JSON_ARRAY, /* begins; its elements follow one level deeper, without keys */
    JSON_ARRAY_END,
    JSON_STRING,
    JSON_INTEGER, /* `string` holds its decimal digits */
    JSON_REAL,
    JSON_BOOLEAN,
    JSON_NULL,
} JsonKind;

/* One value. The strings are valid UTF-8, may hold NUL characters, and live
 * until the reader reads again; the digits of an integer only during the visit. */
typedef struct JsonValue {
    JsonKind kind;
    unsigned depth;  /* 0 for the whole text */
    const char *key; /* of a field of an object, else NULL */
    size_t key_length;
    const char *string; /* of a string or integer, else NULL */
    size_t length;
} JsonValue;

typedef void JsonVisit(void *context, const JsonValue *value);
typedef struct JsonReader JsonReader;

/* Freed by json_reader_free(). */
JsonReader *json_reader_new(unsigned nesting_limit);
void json_reader_free(JsonReader *self);

/* Reads one JSON text, behind which BYTES_PADDING bytes must be readable.
 * Strict (RFC 8259), except that lone surrogates become U+FFFD and bare
 * control characters in strings become blanks. Returns NULL, or why the text is no
 * JSON; nothing is visited then. */
const char *json_reader_read(JsonReader *self, const char *bytes, size_t length, JsonVisit *visit, void *context);

/* True if the bytes are well-formed UTF-8. Much faster than decoding. */
bool json_utf8_valid(const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif
#endif
