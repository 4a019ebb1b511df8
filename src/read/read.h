/* Read: finds in an item's text the mentions: dates, quantities, ordinals,
 * countries, places, bodies, posts, persons. */
#ifndef CHANCERY_READ_READ_H
#define CHANCERY_READ_READ_H

#include "read/item.h"

/* The stages, in their order. */
/* Matches and sentences. */
void read_sentences(Item *item);
/* Dates, quantities and ordinals: fills `figures`. */
void read_figures(Item *item);
/* Countries, places, bodies, posts, persons, groups, references, works; knows where
 * the figures are. Fills mentions with both, and the stories of a digest. */
void read_mentions(Item *item);

/* Pushes what is no figure; called by read_mentions. */
void read_names(Item *item, MentionList *found);

#endif
