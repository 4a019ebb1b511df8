/* Content: what a file holds, told by how it begins and never by its name. */
#ifndef CHANCERY_INTAKE_CONTENT_H
#define CHANCERY_INTAKE_CONTENT_H

#include "intake/bytes.h"

typedef enum ContentKind {
    CONTENT_TEXT,
    CONTENT_HTML,
    CONTENT_JSON_LINES,
    CONTENT_JSON_DOCUMENT, /* one JSON value laid out over several lines */
    CONTENT_FEED,          /* RSS or Atom */
    CONTENT_WARC,
    CONTENT_BINARY,
} ContentKind;

/* How much of a file content_tell() wants to see. */
enum { CONTENT_SAMPLE = 4096 };

/* `sample` is the file's beginning, without byte-order mark, in any encoding that
 * contains ASCII. */
ContentKind content_tell(Slice sample);

#endif
