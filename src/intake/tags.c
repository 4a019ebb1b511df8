#include "intake/tags.h"

static bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

static bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/* Offset behind the next `end` (lower case, any case in the page) at or behind
 * `at`, or the page's length. */
static size_t skip_behind(Slice html, size_t at, const char *end) {
    size_t length = strlen(end);
    while (at < html.length) {
        const char *found = memchr(html.bytes + at, *end, html.length - at);
        if (found == NULL) {
            return html.length;
        }
        at = (size_t)(found - html.bytes);
        if (html.length - at >= length && slice_is_word((Slice){found, length}, end)) {
            return at + length;
        }
        at++;
    }
    return html.length;
}

/* Reads one tag's attributes from behind its name. Moves *at to its '>' and
 * returns how many there are; stops early above the limit. */
static unsigned attributes_count(Slice html, size_t *at) {
    unsigned count = 0;
    bool in_word = false, value_follows = false;
    for (; *at < html.length && html.bytes[*at] != '>' && count <= TAG_ATTRIBUTES_MOST; ++*at) {
        char byte = html.bytes[*at];
        if (is_blank(byte) || byte == '/') {
            in_word = false;
        } else if (value_follows && (byte == '"' || byte == '\'')) {
            const char *end = memchr(html.bytes + *at + 1, byte, html.length - *at - 1);
            *at = end == NULL ? html.length - 1 : (size_t)(end - html.bytes);
            in_word = value_follows = false;
        } else if (byte == '=') {
            value_follows = true;
            in_word = false;
        } else {
            count += !in_word && !value_follows;
            in_word = true;
            value_follows = false;
        }
    }
    return count;
}

bool tags_are_bounded(Slice html) {
    for (size_t at = 0; (at = skip_behind(html, at, "<")) < html.length;) {
        Slice rest = {html.bytes + at, html.length - at};
        if (rest.length >= 3 && memcmp(rest.bytes, "!--", 3) == 0) {
            at = skip_behind(html, at + 3, "-->");
            continue;
        }
        if (!is_letter(*rest.bytes)) {
            continue;
        }
        size_t name = at;
        while (at < html.length && !is_blank(html.bytes[at]) && html.bytes[at] != '>' && html.bytes[at] != '/') {
            at++;
        }
        Slice element = {html.bytes + name, at - name};
        if (attributes_count(html, &at) > TAG_ATTRIBUTES_MOST) {
            return false;
        }
        if (slice_is_word(element, "script")) {
            at = skip_behind(html, at, "</script");
        }
        if (slice_is_word(element, "style")) {
            at = skip_behind(html, at, "</style");
        }
    }
    return true;
}
