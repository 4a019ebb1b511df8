/* Facts: what the ledger knows of two countries, gathered for a brief. */
#ifndef CHANCERY_BRIEF_FACTS_H
#define CHANCERY_BRIEF_FACTS_H

#include "brief/document.h"
#include "base/index.h"
#include "report/labels.h"
#include "chancery/brief.h"
#include "ledger/between.h"
#include "ledger/days.h"
#include "ledger/keymap.h"
#include "record/tree.h"
#include "lexicon/level.h"

/* A post as some page prints it, with the last page that does. */
typedef struct PostSeen {
    const char *post;
    Level level;
    int64_t last;    /* day, yyyymmdd; 0 if unknown */
    const Tree *row; /* the person record that tells it */
} PostSeen;

/* One person of one country, under the last part of the name. */
typedef struct PersonSeen {
    const char *name, *latin, *country;
    List(PostSeen) posts, former;
    int64_t last;
    size_t times;    /* person records */
    size_t acts;     /* events between the two countries in which the person takes part */
    const Tree *row; /* the latest record */
} PersonSeen;

/* A row of a list with its days. */
typedef struct Fact {
    const Tree *row;
    int64_t first, last; /* yyyymmdd; 0 if unknown */
} Fact;

typedef List(Fact) FactList;

typedef List(const Tree *) TreeList;
typedef List(PersonSeen *) PersonList;

/* Owned by whoever called facts_gather(), until facts_free(). */
typedef struct Facts {
    const ChBriefOptions *options;
    const ChLexicon *lexicon;
    Arena arena;
    TreeList rows;   /* all rows of all lists, and the sources that were looked at */
    FactList events; /* of more than EVENTS_READ those that ended last */
    FactList statements, commitments, mechanisms, series;
    Contacts contacts;   /* those that ended last first; of very many the last ones and the plans ahead */
    ContactYears years;  /* how many they all are */
    KeyMap contact_rows; /* the rows of events that are read, by their keys */
    size_t records;      /* of the two; as far as they are counted where there are many */
    bool is_many;        /* of one kind or other not all are read, only the newest */
    bool many_statements, many_commitments;
    bool is_uncounted;   /* there are more than `records` */
    size_t left_out;     /* records of no known year, which --since and --until leave out */
    TreeList tenures[2]; /* posts of each country and who holds them now, as the whole ledger knows */
    ChLedger *ledger;    /* for questions about single persons */
    PersonList people;
    Index person_index; /* "COUNTRY|name" to PersonSeen, "page|name" to Level + 1 */
    int64_t now;        /* the last day something was told; 0 if unknown */
    Document document;
    Index source_index; /* "page|title" to the number of the source */
    Index level_index;  /* posts to their levels */
    Index page_index;   /* page to a row that tells its title */
} Facts;

/* How many of a kind a brief reads: of more, those of the last days. Of contacts it reads all up to CONTACTS_READ. */
enum {
    EVENTS_READ = 200,
    ROWS_READ = 120,
    PROMISES_READ = 120,
    CONTACTS_READ = 3000,
    CONTACTS_LAST = 500,
    COUNTED = 2000
};

/* Asks the ledger. Returns the number of records, or a negative ChStatus. */
long facts_gather(Facts *self, ChLedger *ledger, const ChLexicon *lexicon, const ChBriefOptions *options);
void facts_free(Facts *self);

/* Member of a row as a string; NULL if it is none. */
const char *field(const Tree *row, const char *name);
/* The rows of another list, as trees that live as long as the facts. A status. */
long facts_ask(Facts *self, const ChQuery *query, TreeList *rows);
/* The first record that shows the person of this id in the post, with its page; NULL if it is not found. */
const Tree *facts_sight(Facts *self, const char *person, const char *post);
/* The row of the event that a contact is; NULL if it cannot be read. */
const Tree *facts_contact_row(Facts *self, const Contact *contact);
/* The row of an event between the two by its id; NULL if there is none. */
const Tree *facts_event(Facts *self, const char *id);
/* The sources of an event or a point; NULL if the row has none. */
const Tree *sources_of(Facts *self, const Tree *row);
/* printf into the arena. */
const char *format_text(Facts *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A label of the brief's language. */
const char *word(const Facts *self, Label which);
/* A country's name in the brief's language. */
const char *country_name(const Facts *self, const char *code);

/* people.c: fills `people` and both kinds of keys of `person_index`. */
void people_add(Facts *self, const Tree *row);
/* The person as the pages of the two countries know them, or NULL. */
PersonSeen *people_find(const Facts *self, const char *country, const char *name);
/* False if the pages take a person of this name for one of the other country
 * more often. */
bool people_is_of(const Facts *self, const char *country, const char *name);
/* The highest level of those who take part in an event, as its page tells it. */
Level people_level(const Facts *self, const Tree *event);
/* Counts the event for each of them. */
void people_count_acts(Facts *self, const Tree *event);

/* compose.c, contacts.c, who.c: the sections of the document. */
void compose_document(Facts *self);
void compose_contacts(Facts *self);
void compose_last(Facts *self);
void compose_next(Facts *self, bool half);
void compose_who(Facts *self, const char *country);
/* A section at the end of the document. */
Section *add_section(Facts *self, Label heading);
/* A row with the sources and the id of a record's row; cells are "" at first. */
Row *add_row(Facts *self, Table *table, const Tree *record);
/* "8 of 20 shown", "8 of the newest 200 shown", or NULL if all are. */
const char *shown_note(Facts *self, size_t shown, size_t all, bool newest);

#endif
