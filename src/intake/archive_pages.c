/* Pages out of web archives. */
#include "intake/chinese.h"
#include "intake/reader.h"

#include <limits.h>

static bool is_page_type(Slice media_type) {
    return slice_is_word(media_type, "text/html") || slice_is_word(media_type, "application/xhtml+xml") ||
           slice_is_word(media_type, "text/plain");
}

/* What a crawler fetched (response), the same without its HTTP header (resource),
 * and the text made of it (conversion). */
static bool record_wanted(const WarcRecord *record) {
    Slice media_type = SLICE_NONE, charset;
    http_content_type_read(record->content_type, &media_type, &charset);
    if (slice_is_word(record->type, "response")) {
        return slice_is_word(media_type, "application/http");
    }
    return (slice_is_word(record->type, "conversion") || slice_is_word(record->type, "resource")) &&
           is_page_type(media_type);
}

/* The document in a record: its bytes, type and the encoding its server told. */
typedef struct Document {
    Slice bytes, media_type, charset;
} Document;

/* Returns NULL with the document, or why it cannot be had; "" if the record holds
 * no page, which is no fault. */
static const char *document_read(ChIntake *self, const WarcRecord *record, Document *document) {
    *document = (Document){record->block, SLICE_NONE, SLICE_NONE};
    if (!slice_is_word(record->type, "response")) {
        http_content_type_read(record->content_type, &document->media_type, &document->charset);
        return NULL;
    }
    HttpResponse response;
    if (!http_response_read(record->block, &response)) {
        return "the record holds no HTTP response";
    }
    if (response.status != 200 || (response.media_type.length > 0 && !is_page_type(response.media_type))) {
        return "";
    }
    document->media_type = response.media_type;
    document->charset = response.charset;
    return http_body(&self->http, &response, self->page_limit, &document->bytes);
}

static bool document_is_html(const Document *document) {
    if (slice_is_word(document->media_type, "text/html") ||
        slice_is_word(document->media_type, "application/xhtml+xml")) {
        return true;
    }
    size_t size = document->bytes.length;
    return content_tell((Slice){document->bytes.bytes, size < CONTENT_SAMPLE ? size : CONTENT_SAMPLE}) == CONTENT_HTML;
}

/* The encoding to believe: the server's, else the page's own. */
static const char *document_encoding(const Document *document, bool html) {
    char name[40];
    if (document->charset.length > 0 && document->charset.length < sizeof name) {
        memcpy(name, document->charset.bytes, document->charset.length);
        name[document->charset.length] = '\0';
        const char *known = encoding_canonical(name);
        if (known != NULL) {
            return known;
        }
    }
    return html ? html_declared(document->bytes) : NULL;
}

/* The page of a record, or NULL: it is refused, which is told, or it is no page
 * in Chinese, which is counted. */
static ChPage *record_page(ChIntake *self, const WarcRecord *record, Place place) {
    Document document;
    const char *failure = document_read(self, record, &document);
    if (failure != NULL && *failure != '\0') {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place, "record at byte %llu: %s",
                      (unsigned long long)place.offset, failure);
    }
    if (failure != NULL || slice_trim(document.bytes).length == 0) {
        return NULL;
    }
    bool html = document_is_html(&document);
    Decoded decoded = bytes_decode(self, document.bytes, document_encoding(&document, html));
    if (!chinese_is_possible(decoded.text)) {
        self->reporter.counts.left_out++;
        return NULL;
    }
    char name[PATH_MAX + 32];
    PageDraft draft = {
        .id = record->id.length > 0 ? record->id : record->url, .url = record->url, .text = decoded.text};
    if (draft.id.length == 0) {
        draft.id = page_name_of_record(place, name, sizeof name);
    }
    if (html && !html_take(self, decoded.text, &draft, place)) {
        return NULL;
    }
    if (!chinese_is(draft.text)) {
        self->reporter.counts.left_out++;
        return NULL;
    }
    if (decoded.broken.count > 0) {
        reporter_tell(&self->reporter, CH_REPORT_BROKEN, place,
                      "record at byte %llu: %zu byte%s broken as %s, replaced", (unsigned long long)place.offset,
                      decoded.broken.count, decoded.broken.count == 1 ? "" : "s", decoded.encoding);
    }
    return page_hand_out(self, &draft, &decoded, place);
}

ChPage *warc_page(ChIntake *self) {
    for (;;) {
        WarcRecord record;
        uint64_t before = self->stream.offset;
        WarcStep step = warc_read(&self->warc, &self->stream, self->page_limit, record_wanted, &record);
        self->reporter.counts.bytes += self->stream.offset - before;
        self->record++;
        Place place = {self->source, self->record, self->warc.offset};
        unsigned long long offset = place.offset;
        if (step == WARC_END) {
            return NULL;
        }
        if (step == WARC_LARGE) {
            reporter_tell(&self->reporter, CH_REPORT_REFUSED, place,
                          "record at byte %llu: larger than the page limit of %zu bytes", offset, self->page_limit);
        }
        if (step == WARC_DAMAGED) {
            reporter_tell(&self->reporter, CH_REPORT_REFUSED, place, "record at byte %llu: %s; skipped to the next",
                          offset, self->warc.damage);
        }
        ChPage *page = step == WARC_RECORD ? record_page(self, &record, place) : NULL;
        if (page != NULL) {
            return page;
        }
    }
}
