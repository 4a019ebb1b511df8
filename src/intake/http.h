/* HTTP: the response a web archive keeps as it came over the wire (RFC 9110,
 * RFC 9112). */
#ifndef CHANCERY_INTAKE_HTTP_H
#define CHANCERY_INTAKE_HTTP_H

#include "intake/bytes.h"

/* A response. The slices are parts of its bytes. */
typedef struct HttpResponse {
    unsigned status;  /* 200 for a page */
    Slice media_type; /* of the body: text/html, …; SLICE_NONE if not told */
    Slice charset;    /* the encoding told beside it */
    Slice transfer;   /* Transfer-Encoding */
    Slice content;    /* Content-Encoding */
    Slice body;       /* as transferred */
} HttpResponse;

/* Unpacks one body after the other; freed by http_reader_free(). */
typedef struct HttpReader {
    Bytes joined;   /* a body put together from its chunks */
    Bytes unpacked; /* a body without its content coding */
} HttpReader;

/* Parts "text/html; charset=gbk" into type and charset. */
void http_content_type_read(Slice value, Slice *media_type, Slice *charset);
/* Reads status line and header; false if these are no HTTP response. */
bool http_response_read(Slice bytes, HttpResponse *response);
/* The body as its server has it: chunks joined, gzip, deflate and Zstandard
 * unpacked, up to `limit` bytes. Archives often keep the header of a coding they
 * have undone: a body that does not look coded is taken as it is. Returns NULL, or
 * why the body cannot be had. It belongs to the reader or the response. */
const char *http_body(HttpReader *self, const HttpResponse *response, size_t limit, Slice *body);
void http_reader_free(HttpReader *self);

#endif
