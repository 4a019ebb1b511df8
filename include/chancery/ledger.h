/* The ledger: the records of many pages, kept in one file with the words and
 * the pages that prove them, and the questions one asks of them.
 *
 *     ChLedger *ledger = ch_ledger_open("chancery.db", CH_LEDGER_CREATE);
 *     ChLedgerBatch *batch = ch_ledger_batch_new();
 *     ch_ledger_batch_add(batch, coded, fingerprint);
 *     ch_ledger_put(ledger, batch, &changes);      (all of it or nothing)
 *
 * docs/ledger.md describes the file, what is promised of it and every list. */
#ifndef CHANCERY_LEDGER_H
#define CHANCERY_LEDGER_H

#include "chancery/error.h"
#include "chancery/intake.h"
#include "chancery/lexicon.h"
#include "chancery/record.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An open ledger, for one thread. Several processes may read one ledger while
 * another writes it. */
typedef struct ChLedger ChLedger;

typedef enum ChLedgerMode {
    CH_LEDGER_READ,   /* the file must exist; it is never changed */
    CH_LEDGER_WRITE,  /* the file must exist */
    CH_LEDGER_CREATE, /* made if it does not exist */
} ChLedgerMode;

/* Opens a ledger, bringing an older one up to date unless it is opened to
 * read. `path` is a file or a PostgreSQL connection URI, postgresql://… or
 * postgres://…. Returns NULL if there is none, if the file is no ledger, of a newer
 * version, or cannot be read or written: ch_error_message() says which. */
ChLedger *ch_ledger_open(const char *path, ChLedgerMode mode);
/* The path as it may be shown: without a password. Owned by the ledger. */
const char *ch_ledger_name(const ChLedger *ledger);
void ch_ledger_close(ChLedger *ledger); /* takes NULL */
/* Says that from now on all of the ledger will be read, once: the file is not
 * kept in memory, which makes short questions slower. */
void ch_ledger_read_through(ChLedger *ledger);

/* What a page's records depend on: its id, address, metadata and text, the
 * coder and the lexicon, given by ch_lexicon_fingerprint() (ask for it once:
 * it reads the whole lexicon). The same fingerprint means the same records. */
typedef struct ChFingerprint {
    char text[33]; /* 32 hexadecimal digits */
} ChFingerprint;

ChFingerprint ch_page_fingerprint(const ChPage *page, uint64_t lexicon);

/* Returns 1 if the ledger holds the page with this fingerprint, so that it
 * need not be coded again; 0 if not, or a negative ChStatus. */
int ch_ledger_holds(ChLedger *ledger, const char *page, const ChFingerprint *fingerprint);

/* Pages made ready for a ledger: any thread may fill a batch. It copies what
 * it is given. Aborts if the system has no memory left. */
typedef struct ChLedgerBatch ChLedgerBatch;

ChLedgerBatch *ch_ledger_batch_new(void);
void ch_ledger_batch_add(ChLedgerBatch *batch, const ChCoded *coded, const ChFingerprint *fingerprint);
/* Moves the pages of another batch behind those of this one; the other is then empty. One large transaction writes each
 * page of the database's indexes once where many small ones write it again and again. */
void ch_ledger_batch_take(ChLedgerBatch *batch, ChLedgerBatch *other);
void ch_ledger_batch_free(ChLedgerBatch *batch); /* takes NULL */

typedef struct ChLedgerChanges {
    size_t added, replaced, unchanged; /* pages */
    size_t records;                    /* written */
} ChLedgerChanges;

/* Told when a page takes the place of another of the same id that came from
 * another file: `page` the id, `before` and `now` the sources. */
typedef void ChLedgerReplaced(void *context, const char *page, const char *before, const char *now);

/* Puts a batch into the ledger in one transaction. A page of an id that the
 * ledger holds is left alone if its fingerprint is the same, else its records
 * are replaced. Adds to `changes`; `replaced` may be NULL. Returns CH_OK or a
 * negative ChStatus; then the ledger is as it was before. */
int ch_ledger_put(ChLedger *ledger, const ChLedgerBatch *batch, ChLedgerChanges *changes, ChLedgerReplaced *replaced,
                  void *context);

/* Concludes what the pages put in since say together with the others: events
 * with their sources, persons, tenures. Call it once after the last
 * ch_ledger_put(); what is not yet concluded is missing from those lists.
 * Opening a ledger does it as well if a program was stopped before. */
int ch_ledger_conclude(ChLedger *ledger);

/* 1 if something is not yet concluded, 0 if not, or a negative ChStatus. */
int ch_ledger_pending(ChLedger *ledger);

/* Takes a page and all that it proves out. Returns 1, 0 if there is no such
 * page, or a negative ChStatus. */
int ch_ledger_remove(ChLedger *ledger, const char *page);

/* What the user knows better than the rules. */
typedef enum ChDecision {
    CH_DECIDE_ONE,     /* the two are one event, or one person */
    CH_DECIDE_TWO,     /* they are two */
    CH_DECIDE_BY_RULE, /* takes an earlier decision back */
} ChDecision;

/* What came of a decision. */
typedef struct ChDecided {
    bool persons;    /* two persons, else two events */
    size_t undone;   /* earlier decisions about the two that were taken back */
    char ids[2][17]; /* of the events or persons that the two are in now: the same if they are one; "" if gone */
    size_t pages[2]; /* that tell of these */
} ChDecided;

/* Decides about two events or two persons, given by their ids or those of
 * records (or the first digits of them), and concludes anew what depends on it. An
 * earlier decision about the same two is replaced. Decisions are kept when pages
 * are coded anew, removed and added again. `decided` may be NULL. Returns CH_OK, or a negative
 * ChStatus: CH_ERROR_USAGE if an id is not known, or means several or
 * different things. */
int ch_ledger_decide(ChLedger *ledger, ChDecision decision, const char *first, const char *second, ChDecided *decided);

/* Told by ch_ledger_check() what is wrong. */
typedef void ChLedgerComplaint(void *context, const char *message);

/* Checks the file, the references between its tables, that every record has
 * the id it is kept under, and that the conclusions fit the records. Returns
 * the number of complaints, or a negative ChStatus. */
long ch_ledger_check(ChLedger *ledger, ChLedgerComplaint *complaint, void *context);

/* docs/ledger.md gives the members of every row. */
typedef enum ChList {
    CH_LIST_EVENTS,      /* one row an event, with all its sources */
    CH_LIST_PEOPLE,      /* one row a person across pages, with posts */
    CH_LIST_POSTS,       /* one row a tenure: a post and its holder, with first and last sight */
    CH_LIST_MECHANISMS,  /* one row a mechanism, with its sessions in order */
    CH_LIST_COMMITMENTS, /* one row an undertaking, with what became of it */
    CH_LIST_INDICATORS,
    CH_LIST_STATEMENTS,
    CH_LIST_EVIDENCE, /* events as single items tell them */
    CH_LIST_SERIES,   /* one row a series of indicators: a measure of one pair, period by period */
} ChList;

#define CH_QUERY_VERSION 4

/* What to list. NULL, 0 and false leave a condition out. */
typedef struct ChQuery {
    unsigned version; /* CH_QUERY_VERSION */
    ChList list;
    const char *countries[2];  /* codes as ch_lexicon_country() gives them; both must take part */
    const char *person;        /* a full or short name, in Chinese or Latin letters */
    const char *type;          /* event type, measure, kind of commitment, stance; part of a post */
    const char *since, *until; /* EDTF; a record passes if it may lie in between */
    const char *on;            /* EDTF, of posts: those whose holder was seen in them before and after this day */
    bool undated;              /* with since or until: list records of no known year as well */
    bool newest_first;
    size_t limit;            /* rows */
    double least_confidence; /* of a row, 0 to 1, where ch_list_has_confidence(), else an error; 0: all rows */
    bool short_rows; /* as tables need them: of series three sources of the last figure and one of the others, without
                      * their words; of persons the posts without days and pages */
} ChQuery;

#define CH_QUERY_INIT \
    { CH_QUERY_VERSION, CH_LIST_EVENTS, {NULL, NULL}, NULL, NULL, NULL, NULL, NULL, false, false, 0, 0, false }

/* True if the rows of the list have a confidence: events (that of the best source), their evidence, commitments,
 * single indicators and statements. Other rows rest on many records. */
bool ch_list_has_confidence(ChList list);

/* One row as a JSON object, valid during the call. */
typedef void ChLedgerRow(void *context, const char *json);

/* Calls `row` for each row, in an order that depends on the records alone,
 * not on when they were added. `*left_out`, if not NULL, gets the number of
 * records left out because their year is not known. Returns the number of
 * rows, or a negative ChStatus (CH_ERROR_USAGE if a date makes no sense). */
long ch_ledger_list(ChLedger *ledger, const ChQuery *query, ChLedgerRow *row, void *context, size_t *left_out);

/* Calls `row` for what has this id: for a person the row of the list of people;
 * for an event of several sources first the row of the list of events, then each
 * of its records; else each record (the same words may stand on several pages). A
 * record has `record`, its kind, and the text of its item; of an event
 * also `reason` and `with`. `id` may be cut short to its first digits. Returns the number of records,
 * or a negative ChStatus. */
long ch_ledger_show(ChLedger *ledger, const char *id, ChLedgerRow *row, void *context);

/* Calls `row` for each person of the two countries (codes) that an item names
 * which tells of an event between them: the person record, with `page`,
 * `item_kind`, `title`, `url`, `outlet`, `published`, the earliest first.
 * Returns the number of rows, or a negative ChStatus. */
long ch_ledger_people_between(ChLedger *ledger, const char *const countries[2], ChLedgerRow *row, void *context);

#define CH_SEARCH_VERSION 1

/* Where a search has a limit and more items than this (or than the limit) meet it, those added last are ranked. */
#define CH_SEARCH_RANKED 2000

/* What to look for in titles and texts. */
typedef struct ChSearch {
    unsigned version; /* CH_SEARCH_VERSION */
    /* Words of any length in Chinese, either script, or in Latin letters; an item
     * must hold all of them. Blanks within one separate words, interpuncts and
     * capitals do not matter. */
    const char *const *words;
    size_t word_count;
    const char *country;       /* code; takes part in a record of the item */
    const char *since, *until; /* EDTF; of the item's publication */
    size_t limit;              /* items; 0 for all */
} ChSearch;

#define CH_SEARCH_INIT \
    { CH_SEARCH_VERSION, NULL, 0, NULL, NULL, NULL, 0 }

/* Calls `row` for each item found, the best first: an object with `page`, `url`,
 * `item_kind`, `title`, `outlet`, `published`, `snippet`, the places of
 * the words as `title_marks` and `snippet_marks` (pairs [start, end] in code
 * points), and `records`, at most three whose words are the ones looked for.
 * `*found`, if not NULL, gets the number of items without the limit, as far as they
 * are ranked (CH_SEARCH_RANKED). Returns the number of rows, or a negative ChStatus
 * (CH_ERROR_USAGE if there is no word to look for or a date makes no sense). */
long ch_ledger_search(ChLedger *ledger, const ChSearch *search, ChLedgerRow *row, void *context, size_t *found);

#ifdef __cplusplus
}
#endif
#endif
