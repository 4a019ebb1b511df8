/* Encoding: which one a page is in, and its bytes turned into UTF-8. */
#ifndef CHANCERY_INTAKE_ENCODING_H
#define CHANCERY_INTAKE_ENCODING_H

#include "intake/bytes.h"

/* Names of the encodings that are recognised, as ICU knows them. Each is the
 * superset in use: GB18030 reads GB2312 and GBK, Big5-HKSCS reads Big5. */
extern const char encoding_utf8[], encoding_utf16le[], encoding_utf16be[], encoding_gb18030[], encoding_big5[];

/* Bytes replaced in one piece of text. `first` is the offset of the first of
 * them in the encoded bytes; it has no meaning while `count` is 0. */
typedef struct Breakage {
    size_t count;
    size_t first;
} Breakage;

/* The encoding of a piece of text. `declared` is what the text says of itself
 * (may be NULL); it weighs, but does not decide, because it is often wrong. */
const char *encoding_detect(Slice bytes, const char *declared);

/* The encoding an HTML page declares in a meta element, copied into `name`
 * (of `size` bytes). Returns NULL if there is none. */
const char *encoding_declared(Slice html, char *name, size_t size);

/* The name under which a decoder knows an encoding, in any of its spellings:
 * the superset for the ones above, else the name itself. NULL if ICU has none. */
const char *encoding_canonical(const char *name);

/* Length of the byte-order mark `bytes` begin with in `encoding`, or 0. */
size_t encoding_mark_length(Slice bytes, const char *encoding);

/* Turns bytes into UTF-8. Keeps the converter last used. */
typedef struct Decoder {
    void *converter;  /* UConverter */
    const char *name; /* of the encoding it converts from */
} Decoder;

/* Appends the bytes to `out` as UTF-8, without byte-order mark, U+FFFD for every
 * sequence that breaks the encoding. `encoding` is a canonical name. */
Breakage decoder_decode(Decoder *self, const char *encoding, Slice bytes, Bytes *out);
void decoder_free(Decoder *self);

#endif
