#include "chancery/intake.h"

#include "base/day.h"
#include "base/error.h"
#include "intake/reader.h"
#include "intake/record.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

enum { PAGE_LIMIT_MOST = 1 << 30, NESTING_LIMIT_MOST = 100000 };

/* ---- opening ---- */

static int options_check(const ChIntakeOptions *options, const char **encoding) {
    if (options->version != CH_INTAKE_OPTIONS_VERSION) {
        return error_set(CH_ERROR_USAGE, "intake options of version %u; this library knows version %d",
                         options->version, CH_INTAKE_OPTIONS_VERSION);
    }
    if (options->page_limit == 0 || options->page_limit > PAGE_LIMIT_MOST) {
        return error_set(CH_ERROR_USAGE, "the page limit must be between 1 and %d bytes", PAGE_LIMIT_MOST);
    }
    if (options->nesting_limit == 0 || options->nesting_limit > NESTING_LIMIT_MOST) {
        return error_set(CH_ERROR_USAGE, "the nesting limit must be between 1 and %d", NESTING_LIMIT_MOST);
    }
    *encoding = options->encoding == NULL ? NULL : encoding_canonical(options->encoding);
    if (options->encoding != NULL && *encoding == NULL) {
        return error_set(CH_ERROR_USAGE, "unknown encoding \"%s\"; try utf-8, gb18030, big5 or utf-16le",
                         options->encoding);
    }
    return CH_OK;
}

ChIntake *ch_intake_new(const ChIntakeOptions *options) {
    static const ChIntakeOptions defaults = CH_INTAKE_OPTIONS_INIT;
    const char *encoding = NULL;
    if (options == NULL) {
        options = &defaults;
    }
    if (options_check(options, &encoding) != CH_OK) {
        return NULL;
    }
    ChIntake *self = calloc(1, sizeof *self);
    JsonReader *json = json_reader_new(options->nesting_limit);
    if (self == NULL || json == NULL) {
        free(self);
        json_reader_free(json);
        error_set(CH_ERROR, "no memory left");
        return NULL;
    }
    self->page_limit = options->page_limit;
    self->encoding = encoding;
    self->reporter = (Reporter){.report = options->report, .context = options->report_context};
    self->stream.file = -1;
    self->json = json;
    html_reader_init(&self->html, options->nesting_limit);
    return self;
}

void ch_intake_free(ChIntake *self) {
    if (self == NULL) {
        return;
    }
    stream_free(&self->stream);
    walk_free(&self->walk);
    decoder_free(&self->decoder);
    bytes_free(&self->decoded);
    json_reader_free(self->json);
    html_reader_free(&self->html);
    http_reader_free(&self->http);
    warc_reader_free(&self->warc);
    feed_reader_free(&self->feed);
    free(self);
}

int ch_intake_add(ChIntake *self, const char *path) {
    if (self == NULL || path == NULL || *path == '\0') {
        return error_set(CH_ERROR_USAGE, "an input needs a path");
    }
    walk_add(&self->walk, path);
    return CH_OK;
}

ChIntakeCounts ch_intake_counts(const ChIntake *self) { return self->reporter.counts; }

/* ---- decoding ---- */

Decoded bytes_decode(ChIntake *self, Slice bytes, const char *declared) {
    const char *encoding = self->encoding;
    if (encoding == NULL) {
        encoding = self->wide_encoding;
    }
    if (encoding == NULL) {
        encoding = encoding_detect(bytes, declared);
    }
    if (encoding == encoding_utf8 && json_utf8_valid(bytes.bytes, bytes.length)) {
        size_t mark = encoding_mark_length(bytes, encoding);
        return (Decoded){{bytes.bytes + mark, bytes.length - mark}, encoding, {0}};
    }
    bytes_reset(&self->decoded, BUFFER_KEPT);
    Breakage breakage = decoder_decode(&self->decoder, encoding, bytes, &self->decoded);
    bytes_reserve(&self->decoded, 0);
    return (Decoded){bytes_slice(&self->decoded), encoding, breakage};
}

Decoded page_decode(ChIntake *self, Slice bytes, const char *declared) {
    Decoded decoded = bytes_decode(self, bytes, declared);
    if (decoded.broken.count > 0) {
        Place place = place_here(self);
        place.offset += decoded.broken.first;
        reporter_tell(&self->reporter, CH_REPORT_BROKEN, place, "%zu byte%s broken as %s, replaced; the first at %llu",
                      decoded.broken.count, decoded.broken.count == 1 ? "" : "s", decoded.encoding,
                      (unsigned long long)place.offset);
    }
    return decoded;
}

/* ---- one page a file ---- */

/* A date of the metadata that names no day is told and left out. */
static void check_date(ChIntake *self, ChPage *page, Place place) {
    enum { SHOWN = 60 }; /* bytes of a long value */
    Day day;
    if (!page->published || day_is_plain(page->published, &day)) {
        return;
    }
    Arena arena;
    arena_init(&arena);
    bool reads = day_of_metadata(&arena, page->published).year != 0;
    arena_free(&arena);
    if (!reads) {
        reporter_tell(&self->reporter, CH_REPORT_UNDATED, place, "page %s: published is no date, left out: %.*s",
                      page->id, SHOWN, page->published);
        self->reporter.counts.undated_pages++;
        page->published = NULL;
    }
}

ChPage *page_hand_out(ChIntake *self, PageDraft *draft, const Decoded *decoded, Place place) {
    if (slice_trim(draft->text).length == 0) {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place,
                      draft->from_html ? "the HTML has no visible text" : "the page is empty");
        return NULL;
    }
    draft->source = place.source;
    draft->record = place.record;
    draft->encoding = decoded->encoding;
    draft->broken_bytes = decoded->broken.count;
    self->reporter.counts.pages++;
    self->reporter.counts.broken_pages += decoded->broken.count > 0;
    self->reporter.counts.broken_bytes += decoded->broken.count;
    ChPage *page = page_new(draft);
    check_date(self, page, place);
    return page;
}

bool html_take(ChIntake *self, Slice html, PageDraft *draft, Place place) {
    HtmlPage page;
    /* libxml2 takes a NUL for the end of the page. */
    Bytes cleaned = {0};
    if (memchr(html.bytes, 0, html.length) != NULL) {
        bytes_append(&cleaned, html.bytes, html.length);
        for (char *nul; (nul = memchr(cleaned.bytes, 0, cleaned.length)) != NULL;) {
            *nul = ' ';
        }
        html = bytes_slice(&cleaned);
    }
    const char *failure = html_read(&self->html, html, &page);
    bytes_free(&cleaned);
    if (failure != NULL) {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place, "%s", failure);
        return false;
    }
    draft->text = page.text;
    draft->site = page.site;
    draft->from_html = true;
    if (draft->url.length == 0) {
        draft->url = page.url;
    }
    if (draft->title.length == 0) {
        draft->title = page.title;
    }
    if (draft->published.length == 0) {
        draft->published = page.published;
    }
    return true;
}

Slice page_name_of_record(Place place, char *name, size_t size) {
    Slice file = page_name(place.source);
    int length = place.record == 0 ? snprintf(name, size, "%.*s", (int)file.length, file.bytes)
                                   : snprintf(name, size, "%.*s:%zu", (int)file.length, file.bytes, place.record);
    return (Slice){name, (size_t)length < size ? (size_t)length : size - 1};
}

/* The page a JSON text stands for, or NULL if it is refused. */
static ChPage *record_page(ChIntake *self, const Decoded *decoded, Place place) {
    Record record;
    char cause[160], name[PATH_MAX + 32];
    const char *failure = record_read(&record, self->json, decoded->text, cause, sizeof cause);
    if (failure != NULL) {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place, "%s", failure);
        return NULL;
    }
    PageDraft draft = {
        .id = record.id, .url = record.url, .title = record.title, .published = record.published, .text = record.text};
    if (slice_trim(draft.text).length == 0 && record.html.length > 0 && !html_take(self, record.html, &draft, place)) {
        return NULL;
    }
    if (slice_trim(draft.id).length == 0) {
        draft.id = page_name_of_record(place, name, sizeof name);
    }
    return page_hand_out(self, &draft, decoded, place);
}

const char *html_declared(Slice bytes) {
    char name[40];
    if (encoding_declared(bytes, name, sizeof name) == NULL) {
        return NULL;
    }
    const char *known = encoding_canonical(name);
    return known != NULL && strncmp(known, "UTF-16", 6) != 0 && strncmp(known, "UTF-32", 6) != 0 ? known : NULL;
}

bool file_decode(ChIntake *self, Decoded *decoded) {
    Place place = place_here(self);
    size_t size = stream_want(&self->stream, self->page_limit + 1);
    self->reporter.counts.bytes += size;
    if (size > self->page_limit) {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place, "larger than the page limit of %zu bytes",
                      self->page_limit);
        return false;
    }
    bytes_reserve(&self->stream.window, 0);
    Slice bytes = {stream_bytes(&self->stream), size};
    bool markup = self->content == CONTENT_HTML || self->content == CONTENT_FEED;
    *decoded = page_decode(self, bytes, markup ? html_declared(bytes) : NULL);
    if (decoded->text.length > self->page_limit) {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place, "larger than the page limit of %zu bytes as UTF-8",
                      self->page_limit);
        return false;
    }
    return true;
}

/* The one page of a file of text, HTML or laid-out JSON; NULL if it is refused. */
static ChPage *file_page(ChIntake *self) {
    Place place = place_here(self);
    Decoded decoded;
    if (!file_decode(self, &decoded)) {
        return NULL;
    }
    if (self->content == CONTENT_JSON_DOCUMENT) {
        return record_page(self, &decoded, place);
    }
    PageDraft draft = {.id = page_name(self->source), .text = decoded.text};
    if (self->content == CONTENT_HTML && !html_take(self, decoded.text, &draft, place)) {
        return NULL;
    }
    return page_hand_out(self, &draft, &decoded, place);
}

/* ---- one page a line ---- */

/* Offset of the line end at or behind `from`, which is a whole number of units;
 * `length` if there is none yet. */
static size_t line_end_find(const ChIntake *self, Slice bytes, size_t from) {
    if (self->wide_encoding == NULL) {
        const char *end = memchr(bytes.bytes + from, '\n', bytes.length - from);
        return end == NULL ? bytes.length : (size_t)(end - bytes.bytes);
    }
    const char *unit = self->wide_encoding == encoding_utf16le ? "\n\0" : "\0\n";
    for (size_t at = from; at + 2 <= bytes.length; at += 2) {
        if (memcmp(bytes.bytes + at, unit, 2) == 0) {
            return at;
        }
    }
    return bytes.length;
}

/* Skips the rest of a line over the limit, a window at a time. */
static void line_skip(ChIntake *self) {
    for (size_t held; (held = stream_want(&self->stream, 2)) > 0;) {
        Slice bytes = {stream_bytes(&self->stream), held};
        size_t whole = self->wide_encoding == NULL || held == 1 ? held : held & ~(size_t)1;
        size_t end = line_end_find(self, (Slice){bytes.bytes, whole}, 0);
        size_t skipped = end < whole ? end : whole;
        stream_skip(&self->stream, skipped);
        self->reporter.counts.bytes += skipped;
        if (end < whole) {
            return;
        }
    }
}

/* Finds the next line of at most page_limit bytes in the window. Returns 1, or 0
 * at the end of the file, or -1 for a line over the limit. Either line is left
 * in the stream, up to its line end. */
static int line_next(ChIntake *self, Slice *line) {
    size_t unit = self->wide_encoding == NULL ? 1 : 2;
    for (size_t searched = 0;;) {
        size_t held = stream_want(&self->stream, searched + unit);
        *line = (Slice){stream_bytes(&self->stream), held};
        if (held == 0) {
            return 0;
        }
        line->length = line_end_find(self, *line, searched);
        if (line->length > self->page_limit) {
            return -1;
        }
        if (line->length < held || held < searched + unit) {
            return 1;
        }
        searched = held - held % unit;
    }
}

/* Drops a line's end. */
static void line_end_skip(ChIntake *self) {
    size_t unit = self->wide_encoding == NULL ? 1 : 2, held = stream_want(&self->stream, unit);
    size_t length = held < unit ? held : unit;
    stream_skip(&self->stream, length);
    self->reporter.counts.bytes += length;
}

/* A NUL is the other half of a blank in UTF-16, which strchr() finds as well. */
static bool line_is_blank(Slice line) {
    for (size_t at = 0; at < line.length; at++) {
        if (strchr(" \t\r", line.bytes[at]) == NULL) {
            return false;
        }
    }
    return true;
}

/* The page of the next line that holds one; NULL at the end of the file. */
static ChPage *lines_page(ChIntake *self) {
    for (;;) {
        Slice line;
        int result = line_next(self, &line);
        if (result == 0) {
            return NULL;
        }
        self->record++;
        Place place = place_here(self);
        ChPage *page = NULL;
        if (result < 0) {
            reporter_tell(&self->reporter, CH_REPORT_REFUSED, place,
                          "the line is longer than the page limit of %zu bytes", self->page_limit);
            line_skip(self);
        } else {
            if (!line_is_blank(line)) {
                Decoded decoded = page_decode(self, line, NULL);
                page = record_page(self, &decoded, place);
            }
            stream_skip(&self->stream, line.length);
            self->reporter.counts.bytes += line.length;
        }
        line_end_skip(self);
        if (page != NULL) {
            return page;
        }
    }
}

/* ---- files ---- */

/* Looks at the file's beginning: its encoding if that is not a superset of ASCII,
 * and what it holds. */
static void content_look(ChIntake *self) {
    size_t held = stream_want(&self->stream, CONTENT_SAMPLE);
    Slice sample = {stream_bytes(&self->stream), held < CONTENT_SAMPLE ? held : CONTENT_SAMPLE};
    const char *encoding = self->encoding != NULL ? self->encoding : encoding_detect(sample, NULL);
    self->wide_encoding = encoding == encoding_utf16le || encoding == encoding_utf16be ? encoding : NULL;
    if (self->wide_encoding == NULL) {
        size_t mark = encoding_mark_length(sample, encoding);
        self->content = content_tell((Slice){sample.bytes + mark, sample.length - mark});
        return;
    }
    bytes_clear(&self->decoded);
    decoder_decode(&self->decoder, encoding, sample, &self->decoded);
    self->content = content_tell(bytes_slice(&self->decoded));
}

/* Opens the next file that can be read; false at the end of all inputs. */
static bool file_open(ChIntake *self) {
    while ((self->source = walk_next(&self->walk, &self->reporter)) != NULL) {
        const char *failure;
        self->record = 0;
        if (stream_open(&self->stream, self->source, &failure) == CH_OK) {
            content_look(self);
            warc_reader_begin(&self->warc);
            return true;
        }
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, (Place){.source = self->source}, "cannot be read: %s",
                      failure);
    }
    return false;
}

static void file_close(ChIntake *self) {
    if (self->stream.failure != NULL) {
        self->record = 0;
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place_here(self), "reading stopped: %s",
                      self->stream.failure);
    }
    feed_end(&self->feed);
    stream_close(&self->stream);
    self->source = NULL;
}

/* Why a file of this kind is refused, or NULL if it is read. */
static const char *content_refusal(ContentKind content) {
    switch (content) {
    case CONTENT_BINARY:
        return "a binary file; pages are text, HTML, JSON lines, WARC or feeds";
    default:
        return NULL;
    }
}

/* True if a file of this kind may hold many pages. */
static bool content_is_list(ContentKind content) {
    return content == CONTENT_JSON_LINES || content == CONTENT_WARC || content == CONTENT_FEED;
}

/* The next page of the open file; NULL when it has no more. */
static ChPage *open_file_page(ChIntake *self) {
    if (self->content == CONTENT_JSON_LINES) {
        return lines_page(self);
    }
    if (self->content == CONTENT_WARC) {
        return warc_page(self);
    }
    if (self->content == CONTENT_FEED) {
        return feed_page(self);
    }
    const char *refusal = content_refusal(self->content);
    if (refusal == NULL) {
        return file_page(self);
    }
    reporter_tell(&self->reporter, CH_REPORT_REFUSED, place_here(self), "%s", refusal);
    return NULL;
}

int ch_intake_next(ChIntake *self, ChPage **page) {
    if (self == NULL || page == NULL) {
        return error_set(CH_ERROR_USAGE, "no intake, or nowhere to put the page");
    }
    *page = NULL;
    for (;;) {
        if (self->source == NULL && !file_open(self)) {
            return 0;
        }
        *page = open_file_page(self);
        if (*page == NULL || !content_is_list(self->content)) {
            file_close(self);
        }
        if (*page != NULL) {
            return 1;
        }
    }
}
