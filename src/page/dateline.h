/* Dateline: outlet, place and date at the head of a lead. */
#ifndef CHANCERY_PAGE_DATELINE_H
#define CHANCERY_PAGE_DATELINE_H

#include "page/lines.h"

/* What a dateline says; spans are empty where it says nothing. */
typedef struct Dateline {
    Span span;   /* all of it, with the dash or colon and the blank behind it */
    Span outlet; /* as printed */
    Span place;
    Day day;      /* if the year is printed too */
    bool is_self; /* the outlet speaks of itself (this paper) without its name */
    bool is_full; /* it has outlet, date and closing word: no other line has all of them */
} Dateline;

/* Reads the dateline at the head of a paragraph; its span is empty if there is none. */
Dateline dateline_read(const Page *self, Span paragraph);

#endif
