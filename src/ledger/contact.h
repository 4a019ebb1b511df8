/* Contact: an event as a brief of two countries counts it. Kept for each pair of an event's countries, so that the
 * contacts of two countries, however many, are counted and sorted without reading the events. */
#ifndef CHANCERY_LEDGER_CONTACT_H
#define CHANCERY_LEDGER_CONTACT_H

#include "lexicon/level.h"

#include <stdbool.h>
#include <stdint.h>

/* As the table `contact` has them: added up in one number. */
typedef enum ContactTrait {
    CONTACT_VISIT = 1,
    CONTACT_MET = 2, /* meetings, talks and calls */
    CONTACT_SESSION = 4,
    CONTACT_OCCASION = 8, /* ceremonies and signings */
    CONTACT_BETWEEN = 16, /* people of the one country come to people of the other, or to the other country */
    CONTACT_PAST = 32,    /* happened, or goes on */
    CONTACT_PLANNED = 64,
    CONTACT_NAMED = 128, /* a person or body is named */
    CONTACT_DATED = 256, /* by itself, not by the day it was told */
} ContactTrait;

typedef struct Contact {
    int64_t event;       /* key */
    int64_t first, last; /* days yyyymmdd between which it lies, or when it was told; 0 if not known */
    int64_t told;        /* day yyyymmdd on which the best source was published; 0 if not known */
    uint64_t id;         /* of the event, as a number */
    unsigned traits;
    Level level; /* the highest of the two countries' people who take part, as the pages that tell of it call them */
    bool told_better; /* contacts_mark_told_better() */
} Contact;

typedef List(Contact) Contacts;

static inline bool contact_has(const Contact *self, unsigned traits) { return (self->traits & traits) != 0; }

/* Marks meetings of two countries, nobody named, on a day on which persons of them are told to have met: they are
 * theirs, told once more. The contacts are those of two countries, those that end last first. */
void contacts_mark_told_better(Arena *arena, Contacts *contacts);
/* A visit or meeting of the two that took place, told by nothing better. */
bool contact_is_encounter(const Contact *self);
/* An encounter, or a session that took place. */
bool contact_is_counted(const Contact *self);

/* The contacts of one year that are counted. */
typedef struct ContactYear {
    int year;          /* 0: they do not tell one */
    size_t levels[3];  /* by Level */
    size_t encounters; /* among them */
} ContactYear;

typedef List(ContactYear) ContactYears;

/* In the order of years. */
ContactYears contacts_count_years(Arena *arena, const Contacts *contacts);

#endif
