/* Intake: where pages come in. It opens files, folders and the standard input,
 * finds out what each holds (plain text, HTML, JSON lines, web archives in WARC,
 * feeds in RSS or Atom; packed by gzip or Zstandard or not, in any of the encodings
 * Chinese is written in) and hands out one page after the other as clean UTF-8
 * with whatever the page says of itself. Of a web archive only the pages in
 * Chinese are handed out.
 *
 *     ChIntakeOptions options = CH_INTAKE_OPTIONS_INIT;
 *     ChIntake *intake = ch_intake_new(&options);
 *     ChPage *page;
 *     ch_intake_add(intake, "crawl/");
 *     while (ch_intake_next(intake, &page) == 1) {
 *         ...
 *         ch_page_free(page);
 *     }
 *     ch_intake_free(intake);
 *
 * Bad input never stops the road: a page that cannot be read is told to
 * `report`, counted, and the next one follows. */
#ifndef CHANCERY_INTAKE_H
#define CHANCERY_INTAKE_H

#include "chancery/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One page. It owns all its memory, so that it may be handed to another thread
 * and outlive the intake; ch_page_free() frees it. Every string is valid
 * UTF-8 with a NUL behind it. */
typedef struct ChPage {
    /* `id` of the JSON record, WARC-Record-ID of the archive's, guid or id (else
     * the link) of the feed's entry; else the file's name without its ending, and
     * for one of many NAME:RECORD. Never NULL. */
    const char *id;
    const char *url;       /* canonical address, or NULL */
    const char *title;     /* headline in one line, or NULL: look in the text */
    const char *published; /* date as the metadata print it, or NULL if they give none that names a day */
    const char *site;      /* name the site gives itself, or NULL */
    /* The text: lines end in '\n', no control characters but that and the tab.
     * HTML gives a line a block and a blank line between paragraphs. */
    const char *text;
    size_t text_length;   /* bytes */
    const char *source;   /* path as given, or "-" for the standard input */
    size_t record;        /* line of JSON lines, record of an archive, entry of a feed, from 1; else 0 */
    const char *encoding; /* the page's encoding, as ICU names it */
    size_t broken_bytes;  /* bytes that broke the encoding, now U+FFFD */
    bool from_html;       /* the text was taken out of HTML */
} ChPage;

typedef enum ChReportKind {
    CH_REPORT_NOTE,    /* something left out on purpose: a socket, a link to a folder */
    CH_REPORT_BROKEN,  /* a page was read, with broken bytes replaced */
    CH_REPORT_REFUSED, /* a page, file or folder could not be read */
    CH_REPORT_UNDATED, /* a page was read, but what its metadata give as its date is none */
} ChReportKind;

/* What intake has to say about its input. Valid during the call only. */
typedef struct ChReport {
    ChReportKind kind;
    const char *source;  /* path as given, "-" for the standard input */
    size_t record;       /* as in ChPage */
    uint64_t offset;     /* of what is reported: bytes from the file's beginning, unpacked */
    const char *message; /* the whole sentence: "source:record: cause" */
} ChReport;

#define CH_INTAKE_OPTIONS_VERSION 1

typedef struct ChIntakeOptions {
    unsigned version;       /* CH_INTAKE_OPTIONS_VERSION */
    size_t page_limit;      /* bytes of one page, as stored and as UTF-8; at most 1 GiB */
    unsigned nesting_limit; /* elements or brackets open at once, in HTML and JSON */
    const char *encoding;   /* every input is in this encoding; NULL to find out */
    void (*report)(void *context, const ChReport *report); /* NULL: nobody wants to know */
    void *report_context;
} ChIntakeOptions;

#define CH_INTAKE_OPTIONS_INIT \
    { CH_INTAKE_OPTIONS_VERSION, (size_t)16 << 20, 512, NULL, NULL, NULL }

typedef struct ChIntakeCounts {
    size_t pages;        /* handed out */
    size_t refused;      /* pages, files and folders that could not be read */
    size_t broken_pages; /* handed out with bytes replaced */
    size_t broken_bytes;
    size_t undated_pages; /* handed out without a date because that of the metadata is none */
    size_t left_out;      /* pages of web archives that are not in Chinese */
    uint64_t bytes;       /* read, unpacked */
} ChIntakeCounts;

/* One reader of input, for one thread. */
typedef struct ChIntake ChIntake;

/* Opens an intake without inputs. `options` may be NULL for the defaults; its
 * strings must live as long as the intake. Returns NULL if the encoding is
 * unknown or a limit out of range (ch_error_message() says which). */
ChIntake *ch_intake_new(const ChIntakeOptions *options);

/* Adds an input to the end of the queue: a file, a folder (all files in and
 * below it, in the order of their names' bytes; hidden files and links to
 * folders are left out), or "-" for the standard input. The path is copied, and
 * opened only when its turn comes: that it is missing is then a report.
 * Returns CH_OK, or CH_ERROR_USAGE if `path` is NULL or empty. */
int ch_intake_add(ChIntake *intake, const char *path);

/* Hands out the next page. Returns 1 with a page the caller frees, 0 when every
 * input has been read (more may be added then), or a negative ChStatus if the
 * arguments make no sense. */
int ch_intake_next(ChIntake *intake, ChPage **page);

/* What was read up to now. */
ChIntakeCounts ch_intake_counts(const ChIntake *intake);

/* Both take NULL. */
void ch_page_free(ChPage *page);
void ch_intake_free(ChIntake *intake);

#ifdef __cplusplus
}
#endif
#endif
