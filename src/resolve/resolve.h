/* Resolve: says who is who, which side, which day. */
#ifndef CHANCERY_RESOLVE_RESOLVE_H
#define CHANCERY_RESOLVE_RESOLVE_H

#include "read/item.h"

/* Fills persons, and the mentions' persons, countries and dates. */
void resolve_item(Item *item);

/* Its parts, in the order in which resolve_item calls them. */
void resolve_blocs(Item *item);   /* blocs coded by the name the item prints */
void resolve_persons(Item *item); /* short forms to full names, posts */
void resolve_origins(Item *item); /* countries of those persons whose phrases print none; called by resolve_persons */
void resolve_nationality(Item *item); /* countries of persons that no phrase prints */
void resolve_titles(Item *item);      /* posts without a name to those who hold them, offices to their country */
void resolve_dates(Item *item);       /* EDTF by `published` and by what the item proves */

#endif
