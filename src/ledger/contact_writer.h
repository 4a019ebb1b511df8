/* Contact writer: keeps the contacts of events as they are concluded. */
#ifndef CHANCERY_LEDGER_CONTACT_WRITER_H
#define CHANCERY_LEDGER_CONTACT_WRITER_H

#include "ledger/contact.h"
#include "ledger/ledger.h"
#include "ledger/merged.h"

typedef struct ContactWriter {
    ChLedger *ledger;
    Arena *arena; /* for the indexes */
    ChLexicon *lexicon;
    Index levels; /* of posts */
    Index marked; /* pairs whose contacts will be counted anew */
} ContactWriter;

/* Returns CH_OK or a negative ChStatus; contact_writer_end() in either case. */
int contact_writer_begin(ContactWriter *self, ChLedger *ledger, Arena *arena);
void contact_writer_end(ContactWriter *self);
/* Writes an event for those of its handles (handles.h) that are pairs of which it is a contact. A status. */
int contact_write(ContactWriter *self, const Merged *merged, const Source *sources, size_t count,
                  const FormList *handles, int64_t event);

#endif
