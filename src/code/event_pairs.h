/* Who "both" are: the pair of sides at each point of an item. */
#ifndef CHANCERY_CODE_EVENT_PAIRS_H
#define CHANCERY_CODE_EVENT_PAIRS_H

#include "code/draft.h"

/* The one country of a side; NULL if it has none or several. */
const char *side_of_one(const ActorList *side);

/* The pair before any event was met: the two countries that the scope speaks of most. */
void pair_begin(EventCoder *self, Span scope);

/* Sets the pair that a word for both in the clause means, where the words before it tell another than the event told
 * last: two states named together, those of its paragraph, or those of the headline. Returns the pair that
 * pair_put_back() takes behind the clause: the states of a paragraph are both for the clause alone, unless it tells an
 * event of theirs. */
Pair pair_take_before(EventCoder *self, const Clause *clause);
void pair_put_back(EventCoder *self, const Clause *clause, Pair kept);

#endif
