#include "intake/html.h"

#include "intake/headline.h"
#include "intake/tags.h"

#include <libxml/HTMLparser.h>
#include <stdint.h>
#include <stdlib.h>

/* What stands between two pieces of visible text; the larger wins. */
typedef enum Break { BREAK_NONE, BREAK_CELL, BREAK_LINE, BREAK_PARAGRAPH } Break;

/* How an element stands in the text. Those not in the table are inline. */
typedef enum ElementRole { ROLE_INLINE, ROLE_CELL, ROLE_LINE, ROLE_PARAGRAPH, ROLE_HIDDEN } ElementRole;

static const struct ElementEntry {
    const char *name;
    ElementRole role;
} element_table[] = {
    /* sorted by name */
    {"address", ROLE_PARAGRAPH},
    {"article", ROLE_PARAGRAPH},
    {"aside", ROLE_PARAGRAPH},
    {"blockquote", ROLE_PARAGRAPH},
    {"body", ROLE_PARAGRAPH},
    {"button", ROLE_HIDDEN},
    {"canvas", ROLE_HIDDEN},
    {"caption", ROLE_PARAGRAPH},
    {"center", ROLE_PARAGRAPH},
    {"datalist", ROLE_HIDDEN},
    {"dd", ROLE_LINE},
    {"details", ROLE_PARAGRAPH},
    {"dialog", ROLE_HIDDEN},
    {"div", ROLE_PARAGRAPH},
    {"dl", ROLE_PARAGRAPH},
    {"dt", ROLE_LINE},
    {"embed", ROLE_HIDDEN},
    {"fieldset", ROLE_PARAGRAPH},
    {"figcaption", ROLE_PARAGRAPH},
    {"figure", ROLE_PARAGRAPH},
    {"footer", ROLE_PARAGRAPH},
    {"form", ROLE_PARAGRAPH},
    {"h1", ROLE_PARAGRAPH},
    {"h2", ROLE_PARAGRAPH},
    {"h3", ROLE_PARAGRAPH},
    {"h4", ROLE_PARAGRAPH},
    {"h5", ROLE_PARAGRAPH},
    {"h6", ROLE_PARAGRAPH},
    {"head", ROLE_HIDDEN},
    {"header", ROLE_PARAGRAPH},
    {"hr", ROLE_PARAGRAPH},
    {"iframe", ROLE_HIDDEN},
    {"li", ROLE_LINE},
    {"main", ROLE_PARAGRAPH},
    {"menu", ROLE_HIDDEN},
    {"nav", ROLE_HIDDEN},
    {"noframes", ROLE_HIDDEN},
    {"noscript", ROLE_HIDDEN},
    {"object", ROLE_HIDDEN},
    {"ol", ROLE_PARAGRAPH},
    {"p", ROLE_PARAGRAPH},
    {"pre", ROLE_PARAGRAPH},
    {"rp", ROLE_HIDDEN},
    {"rt", ROLE_HIDDEN},
    {"script", ROLE_HIDDEN},
    {"section", ROLE_PARAGRAPH},
    {"select", ROLE_HIDDEN},
    {"style", ROLE_HIDDEN},
    {"summary", ROLE_PARAGRAPH},
    {"svg", ROLE_HIDDEN},
    {"table", ROLE_PARAGRAPH},
    {"tbody", ROLE_LINE},
    {"td", ROLE_CELL},
    {"template", ROLE_HIDDEN},
    {"textarea", ROLE_HIDDEN},
    {"th", ROLE_CELL},
    {"title", ROLE_HIDDEN},
    {"tr", ROLE_LINE},
    {"ul", ROLE_PARAGRAPH},
};

/* What the metadata may tell, and from how many sources at most. */
typedef enum Field { FIELD_TITLE, FIELD_PUBLISHED, FIELD_URL, FIELD_SITE, FIELD_COUNT } Field;
enum { RANK_COUNT = 6 };

/* Metadata elements: Open Graph, Dublin Core, schema.org, and the names Chinese
 * government and news sites use (GB/T metadata of government sites). A lower
 * rank is believed first. */
static const struct MetaEntry {
    const char *key; /* of property, name or itemprop */
    Field field;
    unsigned rank;
} meta_table[] = {
    {"og:title", FIELD_TITLE, 0},
    {"articletitle", FIELD_TITLE, 1},
    {"twitter:title", FIELD_TITLE, 4},
    {"article:published_time", FIELD_PUBLISHED, 0},
    {"og:published_time", FIELD_PUBLISHED, 0},
    {"datepublished", FIELD_PUBLISHED, 1},
    {"pubdate", FIELD_PUBLISHED, 2},
    {"publishdate", FIELD_PUBLISHED, 2},
    {"publish_date", FIELD_PUBLISHED, 2},
    {"publish-date", FIELD_PUBLISHED, 2},
    {"publication_date", FIELD_PUBLISHED, 2},
    {"firstpublishedtime", FIELD_PUBLISHED, 2},
    {"og:release_date", FIELD_PUBLISHED, 2},
    {"weibo:article:create_at", FIELD_PUBLISHED, 2},
    {"weibo: article:create_at", FIELD_PUBLISHED, 2},
    {"parsely-pub-date", FIELD_PUBLISHED, 2},
    {"dc.date.issued", FIELD_PUBLISHED, 3},
    {"dcterms.issued", FIELD_PUBLISHED, 3},
    {"dcterms.created", FIELD_PUBLISHED, 3},
    {"dc.date", FIELD_PUBLISHED, 3},
    {"date", FIELD_PUBLISHED, 3},
    {"og:url", FIELD_URL, 1},
    {"og:site_name", FIELD_SITE, 0},
    {"sitename", FIELD_SITE, 1},
    {"application-name", FIELD_SITE, 2},
};
enum {
    RANK_LINKED_DATA = 1,
    RANK_TITLE_HEADING = 3,
    RANK_TITLE_ELEMENT = 5,
    RANK_TIME_BELOW = 4,
    RANK_TIME_ABOVE = 5,
    RANK_URL_CANONICAL = 0,
};

/* Which element's characters are kept apart while they go by. */
typedef enum Capture { CAPTURE_NONE, CAPTURE_TITLE, CAPTURE_HEADING, CAPTURE_LINKED_DATA } Capture;

/* One page being read. Depths count open elements from 1; 0 stands for none. */
typedef struct HtmlState {
    HtmlReader *reader;
    xmlParserCtxtPtr parser;
    unsigned depth;
    unsigned hidden_depth;  /* of the outermost hidden element */
    unsigned article_depth; /* of the outermost <article> or <main> */
    unsigned pre_depth;     /* of the outermost <pre> */
    bool too_deep;
    Capture capture;
    unsigned capture_depth;
    Break pending;           /* before the next visible text */
    bool blank;              /* white space was met since the last visible text */
    bool blank_has_line_end; /* and a line end in it */
    bool heading_met;        /* a first-level heading with text */
    size_t heading_at;       /* its offset in the text */
    Slice found[FIELD_COUNT][RANK_COUNT];
} HtmlState;

static int element_compare(const void *name, const void *entry) {
    return strcmp(name, ((const struct ElementEntry *)entry)->name);
}

static ElementRole element_role(const char *name) {
    const struct ElementEntry *entry = bsearch(name, element_table, sizeof element_table / sizeof *element_table,
                                               sizeof *element_table, element_compare);
    return entry == NULL ? ROLE_INLINE : entry->role;
}

/* ---- visible text ---- */

static void break_want(HtmlState *state, Break kind) {
    if (state->pending < kind) {
        state->pending = kind;
    }
}

/* True if the three bytes are a character of a script written without blanks
 * (U+3000 and above). */
static bool is_wide(const char *bytes) { return (unsigned char)bytes[0] >= 0xE3 && (bytes[2] & 0xC0) == 0x80; }

/* Writes what stands between the text so far and the run that follows. A line
 * end in the source between two Chinese characters is no blank. */
static void separator_write(HtmlState *state, const char *run, size_t length) {
    Bytes *text = &state->reader->text;
    static const char *const breaks[] = {"", "\t", "\n", "\n\n"};
    if (text->length > 0 && state->pending != BREAK_NONE) {
        bytes_append(text, breaks[state->pending], strlen(breaks[state->pending]));
    } else if (text->length > 0 && state->blank) {
        bool joined = state->blank_has_line_end && text->length >= 3 && length >= 3 &&
                      is_wide(text->bytes + text->length - 3) && is_wide(run);
        if (!joined) {
            bytes_append(text, " ", 1);
        }
    }
    state->pending = BREAK_NONE;
    state->blank = state->blank_has_line_end = false;
}

/* Length of the blank at the beginning of the characters: white space anywhere,
 * the ideographic space that indents a paragraph only where one begins. */
static size_t blank_length(const HtmlState *state, const char *bytes, size_t length) {
    unsigned char byte = (unsigned char)*bytes;
    if (byte <= ' ') {
        return 1;
    }
    if (length >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0) {
        return 2;
    }
    bool beginning = state->pending >= BREAK_CELL || state->reader->text.length == 0;
    return beginning && length >= 3 && memcmp(bytes, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static void text_append(HtmlState *state, const char *bytes, size_t length) {
    for (size_t at = 0; at < length;) {
        size_t blank = blank_length(state, bytes + at, length - at);
        if (blank > 0) {
            state->blank = true;
            if (bytes[at] == '\n') {
                state->blank_has_line_end = true;
            }
            if (bytes[at] == '\n' && state->pre_depth > 0) {
                state->pending = state->pending < BREAK_LINE ? BREAK_LINE : BREAK_PARAGRAPH;
            }
            at += blank;
            continue;
        }
        size_t end = at + 1;
        while (end < length && (unsigned char)bytes[end] > ' ' &&
               !(bytes[end] == '\xC2' && end + 1 < length && bytes[end + 1] == '\xA0')) {
            end++;
        }
        separator_write(state, bytes + at, end - at);
        if (state->capture == CAPTURE_HEADING && !state->heading_met) {
            state->heading_met = true;
            state->heading_at = state->reader->text.length;
        }
        bytes_append(&state->reader->text, bytes + at, end - at);
        at = end;
    }
}

/* ---- metadata ---- */

static void found_add(HtmlState *state, Field field, unsigned rank, Slice value) {
    value = slice_trim(value);
    Slice *place = &state->found[field][rank];
    if (value.length == 0 || place->bytes != NULL) {
        return;
    }
    *place = (Slice){arena_copy(&state->reader->arena, value.bytes, value.length), value.length};
}

static Slice attribute(const xmlChar **attributes, const char *name) {
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
        if (attributes[1] != NULL && strcmp((const char *)attributes[0], name) == 0) {
            return (Slice){(const char *)attributes[1], strlen((const char *)attributes[1])};
        }
    }
    return SLICE_NONE;
}

static void meta_read(HtmlState *state, const xmlChar **attributes) {
    static const char *const names[] = {"property", "name", "itemprop"};
    Slice content = attribute(attributes, "content");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Slice key = attribute(attributes, names[i]);
        for (size_t j = 0; key.bytes != NULL && j < sizeof meta_table / sizeof *meta_table; j++) {
            if (slice_is_word(key, meta_table[j].key)) {
                found_add(state, meta_table[j].field, meta_table[j].rank, content);
            }
        }
    }
}

/* Linked data (JSON-LD): the first headline and date of publication count; a
 * page's own article stands before those it lists. */
static void linked_value_take(void *context, const JsonValue *value) {
    HtmlState *state = context;
    if (value->kind != JSON_STRING || value->key == NULL) {
        return;
    }
    Slice key = {value->key, value->key_length}, string = {value->string, value->length};
    if (slice_equal(key, SLICE_OF("headline"))) {
        found_add(state, FIELD_TITLE, 2, string);
    }
    if (slice_equal(key, SLICE_OF("datePublished"))) {
        found_add(state, FIELD_PUBLISHED, RANK_LINKED_DATA, string);
    }
}

static void linked_data_read(HtmlState *state) {
    HtmlReader *reader = state->reader;
    if (reader->json == NULL) {
        reader->json = json_reader_new(reader->nesting_limit);
    }
    bytes_reserve(&reader->captured, 0);
    /* Linked data that is no JSON is as good as none. */
    if (reader->json != NULL) {
        json_reader_read(reader->json, reader->captured.bytes, reader->captured.length, linked_value_take, state);
    }
}

/* ---- elements ---- */

static void capture_begin(HtmlState *state, Capture capture) {
    if (state->capture != CAPTURE_NONE) {
        return;
    }
    state->capture = capture;
    state->capture_depth = state->depth;
    bytes_clear(&state->reader->captured);
}

static void capture_end(HtmlState *state) {
    Slice captured = bytes_slice(&state->reader->captured);
    if (state->capture == CAPTURE_TITLE) {
        found_add(state, FIELD_TITLE, RANK_TITLE_ELEMENT, captured);
    }
    if (state->capture == CAPTURE_HEADING) {
        found_add(state, FIELD_TITLE, RANK_TITLE_HEADING, captured);
    }
    if (state->capture == CAPTURE_LINKED_DATA) {
        linked_data_read(state);
    }
    state->capture = CAPTURE_NONE;
}

/* True if a style holds a declaration, whatever its blanks and case. */
static bool style_holds(Slice style, const char *declaration) {
    for (size_t start = 0; start < style.length; start++) {
        size_t matched = 0;
        for (size_t at = start; at < style.length && declaration[matched] != '\0'; at++) {
            char letter = style.bytes[at];
            if (letter == ' ') {
                continue;
            }
            if (letter >= 'A' && letter <= 'Z') {
                letter = (char)(letter - 'A' + 'a');
            }
            if (letter != declaration[matched]) {
                break;
            }
            matched++;
        }
        if (declaration[matched] == '\0') {
            return true;
        }
    }
    return false;
}

/* True if a reader of the page does not see the element, or would not count it
 * among the text. A footer inside an article is the article's own. */
static bool is_hidden(const HtmlState *state, const char *name, ElementRole role, const xmlChar **attributes) {
    if (role == ROLE_HIDDEN) {
        return true;
    }
    if (strcmp(name, "footer") == 0 && state->article_depth == 0) {
        return true;
    }
    for (const xmlChar **pair = attributes; pair != NULL && pair[0] != NULL; pair += 2) {
        if (strcmp((const char *)pair[0], "hidden") == 0) {
            return true;
        }
    }
    Slice style = attribute(attributes, "style");
    return slice_is_word(attribute(attributes, "aria-hidden"), "true") ||
           slice_is_word(attribute(attributes, "role"), "navigation") || style_holds(style, "display:none") ||
           style_holds(style, "visibility:hidden");
}

static void metadata_take(HtmlState *state, const char *name, const xmlChar **attributes) {
    if (strcmp(name, "meta") == 0) {
        meta_read(state, attributes);
    } else if (strcmp(name, "link") == 0) {
        if (slice_is_word(attribute(attributes, "rel"), "canonical")) {
            found_add(state, FIELD_URL, RANK_URL_CANONICAL, attribute(attributes, "href"));
        }
    } else if (strcmp(name, "time") == 0) {
        unsigned rank = state->heading_met ? RANK_TIME_BELOW : RANK_TIME_ABOVE;
        if (state->hidden_depth == 0) {
            found_add(state, FIELD_PUBLISHED, rank, attribute(attributes, "datetime"));
        }
    } else if (strcmp(name, "title") == 0) {
        capture_begin(state, CAPTURE_TITLE);
    } else if (strcmp(name, "script") == 0) {
        if (slice_is_word(slice_trim(attribute(attributes, "type")), "application/ld+json")) {
            capture_begin(state, CAPTURE_LINKED_DATA);
        }
    }
}

static void role_break(HtmlState *state, ElementRole role) {
    if (role == ROLE_CELL) {
        break_want(state, BREAK_CELL);
    }
    if (role == ROLE_LINE) {
        break_want(state, BREAK_LINE);
    }
    if (role == ROLE_PARAGRAPH) {
        break_want(state, BREAK_PARAGRAPH);
    }
}

static void element_start(void *context, const xmlChar *element, const xmlChar **attributes) {
    HtmlState *state = context;
    const char *name = (const char *)element;
    if (++state->depth > state->reader->nesting_limit) {
        state->too_deep = true;
        xmlStopParser(state->parser);
        return;
    }
    metadata_take(state, name, attributes);
    if (state->hidden_depth > 0) {
        return;
    }
    ElementRole role = element_role(name);
    if (is_hidden(state, name, role, attributes)) {
        state->hidden_depth = state->depth;
        return;
    }
    if (strcmp(name, "br") == 0) {
        state->pending = state->pending < BREAK_LINE ? BREAK_LINE : BREAK_PARAGRAPH;
    }
    role_break(state, role);
    if (strcmp(name, "h1") == 0) {
        capture_begin(state, CAPTURE_HEADING);
    }
    if (strcmp(name, "pre") == 0 && state->pre_depth == 0) {
        state->pre_depth = state->depth;
    }
    bool article = strcmp(name, "article") == 0 || strcmp(name, "main") == 0;
    if (article && state->article_depth == 0) {
        state->article_depth = state->depth;
    }
}

static void element_end(void *context, const xmlChar *element) {
    HtmlState *state = context;
    if (state->depth == 0) {
        return;
    }
    if (state->capture != CAPTURE_NONE && state->depth == state->capture_depth) {
        capture_end(state);
    }
    if (state->hidden_depth == 0) {
        role_break(state, element_role((const char *)element));
    }
    if (state->depth == state->hidden_depth) {
        state->hidden_depth = 0;
    }
    if (state->depth == state->article_depth) {
        state->article_depth = 0;
    }
    if (state->depth == state->pre_depth) {
        state->pre_depth = 0;
    }
    state->depth--;
}

static void characters_take(void *context, const xmlChar *characters, int length) {
    HtmlState *state = context;
    if (length <= 0 || state->too_deep) {
        return;
    }
    if (state->capture != CAPTURE_NONE) {
        bytes_append(&state->reader->captured, (const char *)characters, (size_t)length);
    }
    if (state->hidden_depth == 0) {
        text_append(state, (const char *)characters, (size_t)length);
    }
}

/* ---- the page ---- */

static Slice found_best(const HtmlState *state, Field field) {
    for (unsigned rank = 0; rank < RANK_COUNT; rank++) {
        if (state->found[field][rank].bytes != NULL) {
            return state->found[field][rank];
        }
    }
    return SLICE_NONE;
}

/* The best headline that is not merely the site's name. */
static Slice title_best(const HtmlState *state, Slice site, Slice text) {
    Slice heading = state->found[FIELD_TITLE][RANK_TITLE_HEADING];
    for (unsigned rank = 0; rank < RANK_COUNT; rank++) {
        Slice title = state->found[FIELD_TITLE][rank];
        if (title.bytes == NULL || slice_equal(title, site)) {
            continue;
        }
        return headline_without_site(title, site, heading, text);
    }
    return SLICE_NONE;
}

/* Drops the menus above the headline, unless most of the text stands there: then
 * what looked like the headline belongs to something else. */
static Slice text_from_headline(const HtmlState *state, Slice text, Slice title) {
    size_t start = headline_find(text, title);
    if (start == HEADLINE_NOT_FOUND) {
        start = state->heading_met ? state->heading_at : 0;
    }
    if (text.length - start < text.length / 3) {
        start = 0;
    }
    return (Slice){text.bytes + start, text.length - start};
}

static bool url_is_absolute(Slice url) {
    return url.length > 8 && (memcmp(url.bytes, "http://", 7) == 0 || memcmp(url.bytes, "https://", 8) == 0);
}

static void page_fill(const HtmlState *state, HtmlPage *page) {
    Slice text = bytes_slice(&state->reader->text);
    page->published = found_best(state, FIELD_PUBLISHED);
    page->site = found_best(state, FIELD_SITE);
    page->title = title_best(state, page->site, text);
    page->text = text_from_headline(state, text, page->title);
    page->url = SLICE_NONE;
    for (unsigned rank = 0; rank < RANK_COUNT && page->url.bytes == NULL; rank++) {
        if (url_is_absolute(state->found[FIELD_URL][rank])) {
            page->url = state->found[FIELD_URL][rank];
        }
    }
}

void html_reader_init(HtmlReader *self, unsigned nesting_limit) {
    *self = (HtmlReader){.nesting_limit = nesting_limit};
    arena_init(&self->arena);
    xmlInitParser();
}

void html_reader_free(HtmlReader *self) {
    json_reader_free(self->json);
    arena_free(&self->arena);
    bytes_free(&self->text);
    bytes_free(&self->captured);
}

const char *html_read(HtmlReader *self, Slice html, HtmlPage *page) {
    enum { KEPT = 1024 * 1024 };
    if (!tags_are_bounded(html)) {
        return "the HTML has a tag with more than 512 attributes";
    }
    arena_reset(&self->arena, KEPT);
    bytes_reset(&self->text, KEPT);
    bytes_reset(&self->captured, KEPT);
    bytes_reserve(&self->text, 0);
    xmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (parser == NULL) {
        return "no memory left";
    }
    HtmlState state = {.reader = self, .parser = parser};
    xmlSAXHandler handler = {
        .startElement = element_start,
        .endElement = element_end,
        .characters = characters_take,
        .cdataBlock = characters_take,
        .ignorableWhitespace = characters_take,
    };
    *parser->sax = handler;
    parser->userData = &state;
    /* The encoding is given, so that a declared one is not looked at. */
    htmlDocPtr document = htmlCtxtReadMemory(parser, html.bytes, (int)html.length, NULL, "UTF-8",
                                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                                 HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    xmlFreeDoc(document);
    htmlFreeParserCtxt(parser);
    if (state.too_deep) {
        return "the HTML is nested deeper than the limit";
    }
    page_fill(&state, page);
    return NULL;
}
