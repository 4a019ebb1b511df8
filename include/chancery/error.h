/* What went wrong: every function of Chancery that can fail returns a negative
 * number from ChStatus, and the thread keeps one message for whoever asks. */
#ifndef CHANCERY_ERROR_H
#define CHANCERY_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ChStatus {
    CH_OK = 0,
    CH_ERROR = -1,        /* anything not named below */
    CH_ERROR_IO = -2,     /* a file could not be read or written */
    CH_ERROR_FORMAT = -3, /* input that does not follow its format */
    CH_ERROR_LIMIT = -4,  /* input over a stated limit */
    CH_ERROR_USAGE = -5,  /* arguments that do not fit together */
    CH_ERROR_LEDGER = -6, /* the ledger refused */
} ChStatus;

/* The message of this thread's last failure: names the file, the record and
 * the cause. Owned by the library, valid until the thread's next failure.
 * Never NULL. */
const char *ch_error_message(void);

#ifdef __cplusplus
}
#endif
#endif
