/* Intake: reads pages out of files, folders and streams, whatever their
 * format and encoding, one page at a time. */
#ifndef CHANCERY_INTAKE_H
#define CHANCERY_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* One page, in UTF-8, with its metadata. Strings are NULL if unknown. */
typedef struct ChPage {
    const char *id;
    const char *url, *title, *published, *site;
    const char *text;
    size_t text_length; /* bytes */
    const char *source; /* file it came from */
} ChPage;

#ifdef __cplusplus
}
#endif
#endif
