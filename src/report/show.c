/* Showing one record with the words that prove it. */
#include "report/width.h"
#include "report/writers.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Code points shown before and behind the words. */
enum { CONTEXT = 60 };

static void write_inline(ChBuffer *out, const json_t *value) {
    if (json_is_string(value)) {
        buffer_string(out, json_string_value(value));
    } else {
        char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        buffer_string(out, text ? text : "");
        free(text);
    }
}

static bool is_empty(const json_t *value) {
    return json_is_null(value) || (json_is_array(value) && !json_array_size(value)) ||
           (json_is_string(value) && !json_string_value(value)[0]);
}

static void write_field(ChBuffer *out, const char *name, const json_t *value) {
    buffer_string(out, "  ");
    buffer_string(out, name);
    for (size_t width = display_width(name); width < 18; width++) {
        buffer_string(out, " ");
    }
    write_inline(out, value);
    buffer_string(out, "\n");
}

/* The byte at which code point `index` begins, or the text's end. */
static size_t byte_of(const char *text, size_t index) {
    size_t at = 0;
    for (; text[at]; at++) {
        if ((text[at] & 0xC0) != 0x80 && index-- == 0) {
            break;
        }
    }
    return at;
}

/* Copies a part of the text in one line. */
static void write_line(ChBuffer *out, const char *text, size_t from, size_t to) {
    for (size_t at = from; at < to; at++) {
        ch_buffer_append(out, text[at] == '\n' ? " " : &text[at], 1);
    }
}

static void write_context(ChBuffer *out, const char *text, size_t start, size_t end, ChMarks marks) {
    size_t from = byte_of(text, start > CONTEXT ? start - CONTEXT : 0), to = byte_of(text, end + CONTEXT);
    size_t first = byte_of(text, start), last = byte_of(text, end);
    buffer_string(out, from ? "\n  …" : "\n  ");
    write_line(out, text, from, first);
    buffer_string(out, marks.begin);
    write_line(out, text, first, last);
    buffer_string(out, marks.end);
    write_line(out, text, last, to);
    buffer_string(out, text[to] ? "…\n" : "\n");
}

/* What the sources of an event say differently: each value with its records. */
static void write_differences(ChBuffer *out, const json_t *differs) {
    const char *name;
    const json_t *values, *value, *id;
    size_t i, j;
    json_object_foreach((json_t *)differs, name, values) {
        json_array_foreach(values, i, value) {
            buffer_string(out, i ? "  " : "  differs: ");
            buffer_string(out, i ? "         " : "");
            buffer_string(out, name);
            buffer_string(out, " ");
            write_inline(out, json_object_get(value, "value"));
            buffer_string(out, " (");
            json_array_foreach(json_object_get(value, "ids"), j, id) {
                buffer_string(out, j ? " " : "");
                write_inline(out, id);
            }
            buffer_string(out, ")\n");
        }
    }
}

/* The posts of a person, one a line. */
static void write_posts(ChBuffer *out, const json_t *posts) {
    size_t i;
    const json_t *post;
    json_array_foreach(posts, i, post) {
        if (json_is_object(post)) {
            buffer_string(out, json_integer_value(json_object_get(post, "former")) ? "  former post       "
                                                                                   : "  post              ");
            write_inline(out, json_object_get(post, "post"));
            buffer_string(out, "  ");
            write_inline(out, json_object_get(post, "first_seen"));
            buffer_string(out, " – ");
            write_inline(out, json_object_get(post, "last_seen"));
            const char *record = json_string_value(json_object_get(post, "record"));
            buffer_string(out, record ? "  " : "");
            buffer_string(out, record ? record : "");
            buffer_string(out, "\n");
        }
    }
}

void ch_show_write(ChBuffer *out, const char *json, ChMarks marks) {
    json_t *row = json_loads(json, 0, NULL);
    const char *record = json_string_value(json_object_get(row, "record"));
    buffer_string(out, record ? record : "");
    buffer_string(out, " ");
    write_inline(out, json_object_get(row, "id"));
    buffer_string(out, "\n");
    const char *name;
    json_t *value;
    json_object_foreach(row, name, value) {
        static const char *const elsewhere[] = {"id", "record", "text", "evidence", "sources", "differs", "posts"};
        bool shown = !is_empty(value);
        for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
            shown = shown && strcmp(name, elsewhere[i]) != 0;
        }
        if (shown) {
            write_field(out, name, value);
        }
    }
    value = json_object_get(row, "posts");
    if (json_is_object(json_array_get(value, 0))) {
        write_posts(out, value);
    } else if (!is_empty(value ? value : json_null())) {
        write_field(out, "posts", value);
    }
    write_differences(out, json_object_get(row, "differs"));
    const json_t *evidence = json_object_get(row, "evidence");
    const char *text = json_string_value(json_object_get(row, "text"));
    if (text) {
        write_context(out, text, (size_t)json_integer_value(json_object_get(evidence, "start")),
                      (size_t)json_integer_value(json_object_get(evidence, "end")), marks);
    }
    json_decref(row);
}
