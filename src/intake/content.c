#include "intake/content.h"

static bool begins_with(Slice self, const char *word) {
    size_t length = strlen(word);
    return self.length >= length && slice_is_word((Slice){self.bytes, length}, word);
}

static bool holds(Slice self, const char *word) {
    for (; self.length > 0; self.bytes++, self.length--) {
        if (begins_with(self, word)) {
            return true;
        }
    }
    return false;
}

/* Control characters that no text has: more than one in a hundred bytes means
 * that these are no characters. A stray one is replaced later. */
static bool is_binary(Slice sample) {
    static const char *const magic[] = {"%pdf-", "pk\003\004", "\xFD\x37zxz", "bzh9", "\x89png"};
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++) {
        if (begins_with(sample, magic[i])) {
            return true;
        }
    }
    size_t controls = 0;
    for (size_t at = 0; at < sample.length; at++) {
        unsigned char byte = (unsigned char)sample.bytes[at];
        controls += byte < '\t' || (byte > '\r' && byte < 0x20 && byte != 0x1A && byte != 0x1B);
    }
    return controls * 100 > sample.length;
}

static bool is_html(Slice start) {
    static const char *const openings[] = {"<!doctype html", "<html", "<head", "<body", "<title", "<meta"};
    static const char *const inside[] = {"<html", "<body", "<div", "<p>", "<p ", "<h1", "<meta", "<br", "<article"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        if (begins_with(start, openings[i])) {
            return true;
        }
    }
    if (start.length == 0 || *start.bytes != '<') {
        return false;
    }
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        if (holds(start, inside[i])) {
            return true;
        }
    }
    return false;
}

/* A record begins on the line of its brace: anything else is a document laid
 * out over lines. */
static ContentKind json_tell(Slice start) {
    if (*start.bytes == '[') {
        Slice rest = slice_trim((Slice){start.bytes + 1, start.length - 1});
        return rest.length > 0 && *rest.bytes == '{' ? CONTENT_JSON_DOCUMENT : CONTENT_TEXT;
    }
    size_t at = 1;
    while (at < start.length && (start.bytes[at] == ' ' || start.bytes[at] == '\t')) {
        at++;
    }
    if (at < start.length && (start.bytes[at] == '"' || start.bytes[at] == '}')) {
        return CONTENT_JSON_LINES;
    }
    Slice rest = slice_trim((Slice){start.bytes + at, start.length - at});
    return rest.length > 0 && *rest.bytes == '"' ? CONTENT_JSON_DOCUMENT : CONTENT_TEXT;
}

ContentKind content_tell(Slice sample) {
    if (begins_with(sample, "warc/1.")) {
        return CONTENT_WARC;
    }
    if (is_binary(sample)) {
        return CONTENT_BINARY;
    }
    Slice start = slice_trim(sample);
    if (start.length == 0) {
        return CONTENT_TEXT;
    }
    if (*start.bytes == '{' || *start.bytes == '[') {
        return json_tell(start);
    }
    if (*start.bytes != '<') {
        return CONTENT_TEXT;
    }
    if (begins_with(start, "<?xml") || begins_with(start, "<rss") || begins_with(start, "<feed")) {
        if (holds(start, "<rss") || holds(start, "<feed") || holds(start, "<rdf:rdf")) {
            return CONTENT_FEED;
        }
    }
    return is_html(start) ? CONTENT_HTML : CONTENT_TEXT;
}
