#include "ledger/contact.h"

#include <stdlib.h>

static bool is_session(const Contact *self) { return contact_has(self, CONTACT_SESSION); }

bool contact_is_encounter(const Contact *self) {
    return contact_has(self, CONTACT_PAST) && contact_has(self, CONTACT_BETWEEN) &&
           contact_has(self, CONTACT_VISIT | CONTACT_MET) && !self->told_better;
}

bool contact_is_counted(const Contact *self) {
    return contact_is_encounter(self) || (contact_has(self, CONTACT_PAST) && is_session(self) && !self->told_better);
}

/* A meeting of the two countries' named persons that took place on a known day. */
static bool is_named_meeting(const Contact *self) {
    return contact_has(self, CONTACT_PAST) && contact_has(self, CONTACT_BETWEEN) && contact_has(self, CONTACT_MET) &&
           contact_has(self, CONTACT_NAMED) && contact_has(self, CONTACT_DATED);
}

/* A named meeting, and the first day on which any begins that ends on its last day or later. */
typedef struct NamedMeeting {
    int64_t first, last;
} NamedMeeting;

typedef List(NamedMeeting) NamedMeetings;

static NamedMeetings named_meetings(Arena *arena, const Contacts *contacts) {
    NamedMeetings named = {0};
    for (size_t i = 0; i < contacts->count; i++) {
        const Contact *contact = &contacts->items[i];
        if (is_named_meeting(contact)) {
            int64_t earliest = named.count ? named.items[named.count - 1].first : contact->first;
            *list_push(arena, &named) =
                (NamedMeeting){contact->first < earliest ? contact->first : earliest, contact->last};
        }
    }
    return named;
}

/* How many end on this day or later. */
static size_t count_lasting(const NamedMeetings *named, int64_t day) {
    size_t low = 0, high = named->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (named->items[middle].last >= day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void contacts_mark_told_better(Arena *arena, Contacts *contacts) {
    NamedMeetings named = named_meetings(arena, contacts);
    for (size_t i = 0; i < contacts->count; i++) {
        Contact *contact = &contacts->items[i];
        if (contact_has(contact, CONTACT_MET) && !contact_has(contact, CONTACT_NAMED)) {
            size_t lasting = count_lasting(&named, contact->first);
            contact->told_better = named.items && lasting && named.items[lasting - 1].first <= contact->last;
        }
    }
}

/* The year of a contact that lies within one year; 0 otherwise. */
static int year_of(const Contact *self) {
    return self->first / 10000 == self->last / 10000 ? (int)(self->first / 10000) : 0;
}

static int compare_years(const void *a, const void *b) {
    return ((const ContactYear *)a)->year - ((const ContactYear *)b)->year;
}

ContactYears contacts_count_years(Arena *arena, const Contacts *contacts) {
    ContactYears years = {0};
    for (size_t i = 0; i < contacts->count; i++) {
        const Contact *contact = &contacts->items[i];
        if (!contact_is_counted(contact)) {
            continue;
        }
        int year = year_of(contact);
        size_t at = 0;
        while (at < years.count && years.items[at].year != year) {
            at++;
        }
        if (at == years.count) {
            *list_push(arena, &years) = (ContactYear){.year = year};
        }
        years.items[at].levels[contact->level]++;
        years.items[at].encounters += contact_is_encounter(contact);
    }
    if (years.count) {
        qsort(years.items, years.count, sizeof *years.items, compare_years);
    }
    return years;
}
