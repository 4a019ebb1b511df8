/* Actors: mentions turned into the actors of records, references resolved by
 * the pair of sides the item speaks of. */
#ifndef CHANCERY_CODE_ACTORS_H
#define CHANCERY_CODE_ACTORS_H

#include "code/clause.h"

typedef List(ChActor) ActorList;

/* Who faces whom at a point of the item: the sides of the last event between
 * two countries. References such as «the two sides» mean these, «the three sides» the
 * states that last met at once, in the order told (none if fewer than three did). */
typedef struct Pair {
    ActorList initiator, counterpart;
    ChStrings several;
} Pair;

/* Appends the actors a party names. `speaker` and `listener` (may be NULL)
 * stand for I and you. A reference to both sides gives the pair's countries, one to both
 * leaders the pair's persons; those of the counterpart side go to `other` if it is
 * not NULL, else to `actors`. */
void actors_of_party(const Item *item, const Party *party, const Pair *pair, const ChActor *speaker, ActorList *actors,
                     ActorList *other);
/* One mention as an actor; country NULL if unknown. */
ChActor actor_of_mention(const Item *item, const Mention *mention);
bool actor_same(const ChActor *a, const ChActor *b);
bool actors_hold(const ActorList *list, const ChActor *actor);
/* True if a person or body of one list, not a mere country, is in the other. */
bool actors_share_named(const ActorList *a, const ActorList *b);
/* True if the country is that of one of the actors. */
bool actors_are_of(const ActorList *list, const char *country);
/* True if one of them is a person by name. */
bool actors_name_persons(const ActorList *list);
/* The kind of a reference mention ("both", "leaders", …), NULL for others. */
const char *reference_kind(const Item *item, const Mention *mention);
/* The countries that a word which refers to two sides means by itself (北南); none if it tells none. */
ChStrings countries_meant(const Item *item, const Mention *reference);

/* The report around the position in an item of several, each under a short line without a full stop; all of the text of
 * an item that has no three such lines. */
Span report_around(const Item *item, uint32_t position);

/* The two countries that the item, or from `clause` on its paragraph, speaks
 * of most, in order of first mention. Returns how many (0 to 2) were found. */
int sides_of(const Item *item, Span scope, const char *sides[2]);

/* True if the place is told by the name of its state alone. */
bool place_is_state(const Item *item, const ChPlace *place);
/* True if the country is one of the list; false for NULL. */
bool countries_hold(const ChStrings *countries, const char *country);
/* True if both lists hold the same countries, in whatever order. */
bool countries_equal(const ChStrings *a, const ChStrings *b);
/* True unless a bloc (a union, a region) is among the countries; true of none. */
bool countries_are_states(const ChStrings *countries);
/* Appends a country unless it is there or NULL. */
void country_add(Arena *arena, ChStrings *countries, const char *country);
/* Adds the state that receives those who meet, sorted, where a bloc is one of them; nothing for a bloc or NULL. */
void countries_add_host_of_bloc(Arena *arena, ChStrings *countries, const char *host);
/* Sorts by code points, so that the same countries give the same bytes. */
void countries_sort(ChStrings *countries);

#endif
