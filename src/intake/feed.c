#include "intake/feed.h"

#include <libxml/tree.h>
#include <libxml/xmlreader.h>

/* Where an entry's pieces are found: the first of several counts. A lower rank
 * is believed first. */
typedef enum Piece { PIECE_ID, PIECE_URL, PIECE_TITLE, PIECE_PUBLISHED, PIECE_CONTENT, PIECE_COUNT } Piece;

static const struct PieceEntry {
    const char *name;
    Piece piece;
    unsigned rank;
    bool foreign; /* of a name space of its own, beside RSS */
} piece_table[] = {
    {"guid", PIECE_ID, 0, false},           {"id", PIECE_ID, 0, false},
    {"link", PIECE_URL, 0, false},          {"title", PIECE_TITLE, 0, false},
    {"pubDate", PIECE_PUBLISHED, 0, false}, {"published", PIECE_PUBLISHED, 0, false},
    {"date", PIECE_PUBLISHED, 1, true},                                          /* Dublin Core */
    {"updated", PIECE_PUBLISHED, 2, false}, {"encoded", PIECE_CONTENT, 0, true}, /* RSS content module */
    {"content", PIECE_CONTENT, 0, false},   {"description", PIECE_CONTENT, 1, false},
    {"summary", PIECE_CONTENT, 2, false},
};

/* A piece found: where it stands in `strings`, and how well it is believed. */
typedef struct Found {
    size_t start, length;
    unsigned rank;
    bool is_there, is_html;
} Found;

bool feed_begin(FeedReader *self, Slice feed) {
    feed_end(self);
    self->broken = false;
    /* The encoding is given, so that a declared one is not looked at; entities of
     * the document's own are left alone, however deep they refer to each other. */
    self->parser = xmlReaderForMemory(feed.bytes, (int)feed.length, NULL, "UTF-8",
                                      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return self->parser != NULL;
}

void feed_end(FeedReader *self) {
    if (self->parser != NULL) {
        xmlFreeTextReader(self->parser);
        self->parser = NULL;
    }
}

void feed_reader_free(FeedReader *self) {
    feed_end(self);
    bytes_free(&self->strings);
}

/* Appends the characters of a node and all below it. */
static void text_gather(const xmlNode *node, Bytes *out) {
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            bytes_append(out, (const char *)child->content, strlen((const char *)child->content));
        } else if (child->type == XML_ELEMENT_NODE) {
            text_gather(child, out);
        }
    }
}

/* Appends what stands inside an element as markup. */
static void markup_gather(xmlNode *node, Bytes *out) {
    xmlBufferPtr buffer = xmlBufferCreate();
    for (xmlNode *child = node->children; buffer != NULL && child != NULL; child = child->next) {
        xmlNodeDump(buffer, node->doc, child, 0, 0);
    }
    if (buffer != NULL) {
        bytes_append(out, (const char *)xmlBufferContent(buffer), (size_t)xmlBufferLength(buffer));
    }
    xmlBufferFree(buffer);
}

static bool attribute_is(xmlNode *node, const char *name, const char *value) {
    xmlChar *found = xmlGetNoNsProp(node, (const xmlChar *)name);
    bool is = found != NULL && strcmp((const char *)found, value) == 0;
    xmlFree(found);
    return is;
}

/* Atom says an address in an attribute, and gives several. */
static void address_gather(xmlNode *node, Bytes *out) {
    xmlChar *relation = xmlGetNoNsProp(node, (const xmlChar *)"rel");
    xmlChar *address = xmlGetNoNsProp(node, (const xmlChar *)"href");
    if (address == NULL) {
        text_gather(node, out);
    } else if (relation == NULL || strcmp((const char *)relation, "alternate") == 0) {
        bytes_append(out, (const char *)address, strlen((const char *)address));
    }
    xmlFree(relation);
    xmlFree(address);
}

/* Text that holds a tag or a reference was written as HTML. */
static bool looks_like_html(Slice text) {
    for (size_t at = 0; at + 1 < text.length; at++) {
        char next = (char)(text.bytes[at + 1] | 0x20);
        bool named = (next >= 'a' && next <= 'z') || text.bytes[at + 1] == '/' || text.bytes[at + 1] == '#';
        if ((text.bytes[at] == '<' || text.bytes[at] == '&') && named) {
            return true;
        }
    }
    return false;
}

static void piece_take(FeedReader *self, xmlNode *node, const struct PieceEntry *entry, Found *found) {
    if (found->is_there && found->rank <= entry->rank) {
        return;
    }
    Bytes *out = &self->strings;
    size_t start = out->length;
    bool markup = entry->piece == PIECE_CONTENT && attribute_is(node, "type", "xhtml");
    if (markup) {
        markup_gather(node, out);
    } else if (entry->piece == PIECE_URL) {
        address_gather(node, out);
    } else {
        text_gather(node, out);
    }
    Slice text = {out->bytes + start, out->length - start};
    if (out->length > start && slice_trim(text).length > 0) {
        *found = (Found){start, text.length, entry->rank, true, markup || looks_like_html(text)};
    }
}

static bool same_space(const xmlNode *a, const xmlNode *b) {
    const xmlChar *left = a->ns == NULL ? NULL : a->ns->href, *right = b->ns == NULL ? NULL : b->ns->href;
    return xmlStrEqual(left, right);
}

static void entry_read(FeedReader *self, xmlNode *node, FeedEntry *entry) {
    Found found[PIECE_COUNT] = {0};
    bytes_reset(&self->strings, 1024 * 1024);
    bytes_reserve(&self->strings, 0);
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        for (size_t i = 0; child->type == XML_ELEMENT_NODE && i < sizeof piece_table / sizeof *piece_table; i++) {
            const struct PieceEntry *piece = &piece_table[i];
            if (strcmp((const char *)child->name, piece->name) == 0 && (piece->foreign || same_space(child, node))) {
                piece_take(self, child, piece, &found[piece->piece]);
            }
        }
    }
    Slice pieces[PIECE_COUNT];
    for (size_t i = 0; i < PIECE_COUNT; i++) {
        pieces[i] =
            found[i].is_there ? slice_trim((Slice){self->strings.bytes + found[i].start, found[i].length}) : SLICE_NONE;
    }
    *entry = (FeedEntry){.id = pieces[PIECE_ID],
                         .url = pieces[PIECE_URL],
                         .title = pieces[PIECE_TITLE],
                         .published = pieces[PIECE_PUBLISHED],
                         .content = pieces[PIECE_CONTENT],
                         .content_is_html = found[PIECE_CONTENT].is_html};
}

bool feed_next(FeedReader *self, FeedEntry *entry) {
    int result;
    while ((result = xmlTextReaderRead(self->parser)) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(self->parser);
        if (xmlTextReaderNodeType(self->parser) != XML_READER_TYPE_ELEMENT || name == NULL ||
            (strcmp(name, "item") != 0 && strcmp(name, "entry") != 0)) {
            continue;
        }
        xmlNode *node = xmlTextReaderExpand(self->parser);
        if (node == NULL) {
            break;
        }
        entry_read(self, node, entry);
        return true;
    }
    self->broken = result != 0;
    return false;
}
