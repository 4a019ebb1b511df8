/* Image: the lexicon as one block of bytes that is mapped and used as it is.
 *
 * All parts are arrays at offsets given in the header; numbers are in the
 * machine's byte order. The automaton is a double array over character
 * classes: unit `n` with class `c` goes to unit base[n] + c if check there is n; below the
 * root there is a unit for every class. */
#ifndef CHANCERY_LEXICON_IMAGE_H
#define CHANCERY_LEXICON_IMAGE_H

#include "lexicon/source.h"

#include <pthread.h>
#include <stdatomic.h>

#define IMAGE_MAGIC   0x584C4843u /* "CHLX" */
#define IMAGE_VERSION 10u

/* Offsets are bytes from the image's start, counts are elements. */
typedef struct ImageHeader {
    uint32_t magic, version;
    uint32_t size, fingerprint; /* bytes of the whole; hash of the schema */
    uint32_t characters;        /* uint16_t[65536]: class of a character, 0 if in no form */
    uint32_t pairs;             /* uint64_t[8192]: the set of the first two classes of all forms, by image_pair() */
    uint32_t units, unit_count;
    uint32_t sets, set_count; /* ImageSet: each that some posting has */
    uint32_t postings, posting_count;
    uint32_t posted, posted_count; /* EntryId */
    uint32_t posted_classes;       /* uint8_t[posted_count + POSTED_AHEAD]: the class of each */
    uint32_t entries, entry_count;
    uint32_t says;              /* ImageSays[entry_count] */
    uint32_t forms, form_count; /* uint32_t: offset into the strings */
    uint32_t values, value_count;
    uint32_t strings, string_bytes;
    uint32_t derived, derived_bytes; /* a block that a later stage makes of all the rest; 0 if there is none */
} ImageHeader;

/* What a lexicon owns beside its image. */
struct LexiconOwn {
    void *built;          /* the image, if it was made for an overlay */
    pthread_mutex_t lock; /* guards the making of tables */
    _Atomic(void *) tables[TABLE_COUNT];
};

/* Puts an image into use. */
void lexicon_use(ChLexicon *self, const void *image);
/* Builds an image from a source; malloc'ed, the caller frees it. */
void *image_build(const LexiconSource *source, size_t *size);
/* The image with a block derived from it behind it; malloc'ed, the caller frees it. */
void *image_with_derived(const void *image, const void *derived, size_t bytes, size_t *size);
/* Hash of the schema, so that an image of another schema is refused. */
uint32_t image_fingerprint(void);
/* Adds all entries of an image to a source. */
void image_unpack(const void *image, LexiconSource *source);

#endif
