/* Read: finds in an item's text the mentions: dates, quantities, ordinals,
 * countries, places, bodies, posts, persons. */
#ifndef CHANCERY_READ_READ_H
#define CHANCERY_READ_READ_H

#include "read/item.h"

/* Fills matches, sentences and mentions. */
void read_item(Item *item);

/* Its parts, in the order in which read_item calls them. */
void read_sentences(Item *item);
/* Dates, quantities and ordinals; pushes mentions in order. */
void read_figures(Item *item, MentionList *found);
/* Countries, places, bodies, posts, persons, groups, references, works; knows
 * where the figures are. Pushes mentions in order. */
void read_names(Item *item, const MentionList *figures, MentionList *found);

#endif
