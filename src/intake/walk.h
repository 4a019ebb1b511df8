/* Walk: the inputs a user named, folders opened up into their files. */
#ifndef CHANCERY_INTAKE_WALK_H
#define CHANCERY_INTAKE_WALK_H

#include "intake/report.h"

/* A folder being gone through. */
typedef struct Listing {
    char *path;
    char **names; /* sorted, each freed when it is taken */
    size_t count, next;
} Listing;

/* The queue of inputs not yet begun, and the folders begun but not finished,
 * outermost first. Freed by walk_free(). */
typedef struct Walk {
    char **inputs;
    size_t count, next, capacity;
    Listing *listings;
    size_t depth, listings_capacity;
    char *path; /* the one handed out last */
} Walk;

void walk_add(Walk *self, const char *path);
/* The path of the next file, valid until the next call, or NULL at the end. What
 * cannot be walked is told to the reporter. */
const char *walk_next(Walk *self, Reporter *reporter);
void walk_free(Walk *self);

#endif
