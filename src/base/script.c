#include "base/script.h"

#include <opencc/opencc.h>
#include <pthread.h>
#include <stdlib.h>

const unsigned char script_traditional_bits[8192] = {
#include "script_table.inc"
};

/* A page counts as traditional from two such characters in a hundred on:
 * simplified pages hold stray ones in names and quotations. */
enum { TRADITIONAL_PERCENT = 2 };

static pthread_once_t converter_once = PTHREAD_ONCE_INIT;
static opencc_t converter = (opencc_t)-1;

static void converter_open(void) { converter = opencc_open("t2s.json"); }

bool script_is_used(uint32_t traditional, uint32_t han) { return traditional * 100 > han * TRADITIONAL_PERCENT; }

/* Takes over the Han characters of a conversion that kept their number. */
static bool take_over(Text *text, Span line, const char *converted, size_t length) {
    uint32_t count = 0;
    for (size_t at = 0; at < length; count++) {
        utf8_read(converted, length, &at);
    }
    if (count != line.length) {
        return false;
    }
    size_t at = 0;
    for (uint32_t i = line.start; i < span_end(line); i++) {
        uint32_t c = utf8_read(converted, length, &at);
        if (character_is_han(c)) {
            text->character[i] = c;
        }
    }
    return true;
}

/* The span's characters as UTF-8 for OpenCC, which trusts its input: neither
 * NUL nor what is no character reaches it. To be freed. */
static char *write_span(const Text *text, Span span, size_t *length) {
    char *bytes = malloc((size_t)span.length * 4 + 1), *out = bytes;
    for (uint32_t i = span.start; bytes && i < span_end(span); i++) {
        uint32_t c = text->character[i];
        out += utf8_write(out, !c || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c);
    }
    *length = bytes ? (size_t)(out - bytes) : 0;
    return bytes;
}

static void simplify_span(Text *text, Span span) {
    size_t length;
    char *bytes = write_span(text, span, &length);
    char *converted = bytes ? opencc_convert_utf8(converter, bytes, length) : NULL;
    free(bytes);
    if (!converted) {
        return;
    }
    bool same_count = take_over(text, span, converted, strlen(converted));
    opencc_convert_utf8_free(converted);
    if (!same_count && span.length > 1) { /* rare: convert halves, at last single characters */
        uint32_t half = span.length / 2;
        simplify_span(text, (Span){span.start, half});
        simplify_span(text, (Span){span.start + half, span.length - half});
    }
}

void script_simplify(Text *text) {
    pthread_once(&converter_once, converter_open);
    if (converter == (opencc_t)-1) {
        return;
    }
    for (uint32_t start = 0; start < text->length;) {
        uint32_t end = start;
        while (end < text->length && text->character[end] != '\n') {
            end++;
        }
        if (end > start) {
            simplify_span(text, span_of(start, end));
        }
        start = end + 1;
    }
}
