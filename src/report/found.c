/* Showing what a search found. */
#include "report/writers.h"

#include <jansson.h>
#include <string.h>

/* The byte behind `count` code points of `text` from byte `at` on. */
static size_t skip(const char *text, size_t at, size_t count) {
    for (; text[at]; at++) {
        if ((text[at] & 0xC0) != 0x80 && count-- == 0) {
            break;
        }
    }
    return at;
}

/* `places`: pairs of code points, in order. */
static void write_marked(ChBuffer *out, const char *text, const json_t *places, ChMarks marks) {
    size_t i, at = 0, point = 0;
    const json_t *place;
    json_array_foreach(places, i, place) {
        size_t ends[2];
        for (size_t side = 0; side < 2; side++) {
            size_t next = (size_t)json_integer_value(json_array_get(place, side));
            ends[side] = skip(text, at, next - point);
            ch_buffer_append(out, text + at, ends[side] - at);
            buffer_string(out, side ? marks.end : marks.begin);
            at = ends[side];
            point = next;
        }
    }
    buffer_string(out, text + at);
}

static const char *member(const json_t *row, const char *name) { return json_string_value(json_object_get(row, name)); }

/* Outlet, day, address: what is known, blanks between. */
static void write_source(ChBuffer *out, const json_t *row) {
    static const char *const names[] = {"outlet", "published", "page", "url"};
    buffer_string(out, "\n  ");
    bool any = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = member(row, names[i]);
        if (value && *value) {
            buffer_string(out, any ? "  " : "");
            buffer_string(out, value);
            any = true;
        }
    }
    buffer_string(out, "\n");
}

void ch_found_write(ChBuffer *out, const char *json, ChMarks marks) {
    json_t *row = json_loads(json, 0, NULL);
    const char *title = member(row, "title"), *snippet = member(row, "snippet");
    write_marked(out, title ? title : "", json_object_get(row, "title_marks"), marks);
    write_source(out, row);
    if (snippet && *snippet) {
        buffer_string(out, "  ");
        write_marked(out, snippet, json_object_get(row, "snippet_marks"), marks);
        buffer_string(out, "\n");
    }
    size_t i;
    const json_t *record;
    json_array_foreach(json_object_get(row, "records"), i, record) {
        static const char *const names[] = {"id", "record", "quote"};
        for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
            buffer_string(out, "  ");
            buffer_string(out, member(record, names[j]) ? member(record, names[j]) : "");
        }
        buffer_string(out, "\n");
    }
    json_decref(row);
}
