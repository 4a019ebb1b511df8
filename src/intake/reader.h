/* Reader: the intake at work, and the steps that its kinds of files share. */
#ifndef CHANCERY_INTAKE_READER_H
#define CHANCERY_INTAKE_READER_H

#include "intake/content.h"
#include "intake/encoding.h"
#include "intake/feed.h"
#include "intake/html.h"
#include "intake/http.h"
#include "intake/page.h"
#include "intake/report.h"
#include "intake/stream.h"
#include "intake/walk.h"
#include "intake/warc.h"

/* Buffers larger than this are not kept from one page to the next. */
enum { BUFFER_KEPT = 4 * 1024 * 1024 };

/* A page's bytes as UTF-8, borrowed from the stream or `decoded`. */
typedef struct Decoded {
    Slice text;
    const char *encoding;
    Breakage broken;
} Decoded;

struct ChIntake {
    size_t page_limit;
    const char *encoding; /* given by the user, canonical; NULL to find out */
    Reporter reporter;
    Walk walk;
    Stream stream;      /* the file being read */
    const char *source; /* its path, owned by the walk; NULL if no file is open */
    ContentKind content;
    const char *wide_encoding; /* UTF-16, if the file is in it: its lines end in two bytes */
    size_t record;             /* the one read last: a line of JSON lines, a record of an archive, an entry of a feed */
    Decoder decoder;
    Bytes decoded; /* the page's bytes as UTF-8, where they were not yet */
    JsonReader *json;
    HtmlReader html;
    HttpReader http;
    WarcReader warc;
    FeedReader feed;
    Decoded feed_text; /* of the open feed */
};

static inline Place place_here(const ChIntake *self) {
    return (Place){self->source, self->record, self->stream.offset};
}

/* Decodes bytes. Valid UTF-8 is left where it is. `declared` as in
 * encoding_detect(). */
Decoded bytes_decode(ChIntake *self, Slice bytes, const char *declared);
/* The same for a page in the stream, and tells of broken bytes. */
Decoded page_decode(ChIntake *self, Slice bytes, const char *declared);
/* Reads and decodes the whole open file; false if it is refused, which is told. */
bool file_decode(ChIntake *self, Decoded *decoded);
/* The encoding HTML or XML declares, if it is one that contains ASCII; else NULL. */
const char *html_declared(Slice bytes);
/* Reads the HTML of a page into its draft; what the draft has already stays.
 * False if the page is refused, which is told. */
bool html_take(ChIntake *self, Slice html, PageDraft *draft, Place place);
/* Hands out a finished draft, unless it holds no text. */
ChPage *page_hand_out(ChIntake *self, PageDraft *draft, const Decoded *decoded, Place place);
/* "name:record" of the file, for pages that have no name of their own. */
Slice page_name_of_record(Place place, char *name, size_t size);

/* The next page of an archive; NULL at its end. */
ChPage *warc_page(ChIntake *self);
/* The next page of a feed; NULL at its end. */
ChPage *feed_page(ChIntake *self);

#endif
