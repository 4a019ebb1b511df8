/* Feed: the entries of RSS 0.9 to 2.0 and Atom. */
#ifndef CHANCERY_INTAKE_FEED_H
#define CHANCERY_INTAKE_FEED_H

#include "intake/bytes.h"

/* One entry; what it does not have is SLICE_NONE. The slices live until the next
 * entry is read. */
typedef struct FeedEntry {
    Slice id, url, title, published;
    Slice content;
    bool content_is_html;
} FeedEntry;

/* Reads one feed after the other, an entry in memory at a time; freed by
 * feed_reader_free(). */
typedef struct FeedReader {
    void *parser; /* xmlTextReader, NULL between feeds */
    Bytes strings;
    bool broken; /* the markup broke off */
} FeedReader;

/* Opens a feed, valid UTF-8, which must stay in place until feed_end(). False if
 * memory is short. */
bool feed_begin(FeedReader *self, Slice feed);
/* Reads the next entry; false at the end, or where the markup breaks off. */
bool feed_next(FeedReader *self, FeedEntry *entry);
void feed_end(FeedReader *self);
void feed_reader_free(FeedReader *self);

#endif
