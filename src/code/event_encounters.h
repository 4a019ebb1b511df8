/* What the coders of events between two sides share: event_parts.c finds the sides named, event_absent.c
 * those that are not, event_hosts.c whom a visit leads to; event_encounters.c makes the events. */
#ifndef CHANCERY_CODE_EVENT_ENCOUNTERS_H
#define CHANCERY_CODE_EVENT_ENCOUNTERS_H

#include "code/acts.h"
#include "code/event_parts.h"
#include "resolve/dates.h"

enum { HOSTS = 3 }; /* persons of one country whom a visitor surely meets one after the other */

/* Sides not named: event_absent.c. */

/* True if the party lists persons of one country, `least` or more: a visitor meets
 * them one after the other. */
bool lists_hosts(const Item *item, const Party *party, uint32_t least);
/* True if the noun goes on with the one before it: 举行会见和会谈. Of a list of
 * hosts each is met once. */
bool is_second_noun(const Item *item, const Trigger *trigger);
/* True if the ceremony is told only as the time of another act, whose sides are not its own: 招待会前，X 会见 Y, X 在
 * 出席 M 期间会见 Y. */
bool only_dates_another(const Item *item, const Trigger *trigger);
/* An event that names nobody is between those whom the item is about. */
bool take_main_pair(const Item *item, const Trigger *trigger, Draft *draft);
/* A ceremony attended on a visit told in the clause is in the host's country. */
void add_host_of_visit(EventCoder *self, const Trigger *trigger, Draft *draft);
/* An embassy that receives does so in the country where it is, which is the other side if nobody
 * else is named. */
void add_host_of_embassy(EventCoder *self, const Trigger *trigger, Draft *draft, bool alone);
/* True if a verb of attending stands shortly before the trigger: 参加会见, 出席欢迎仪式. */
bool is_attended(const Item *item, const Trigger *trigger);
/* Where a ceremony is held that names no other side: at an embassy (出席驻 X 使馆揭牌
 * 仪式), in another country. */
void add_host_of_ceremony(EventCoder *self, const Trigger *trigger, Draft *draft);
/* Those from abroad who came to what a state holds at home, told behind a comma: P 在 Q 举行纪念仪式，X、Y 出席. */
void add_guests_behind(EventCoder *self, const Trigger *trigger, Draft *draft);
/* An embassy where a ceremony is held holds it, towards the country where it is. */
void held_at_embassy(EventCoder *self, const Trigger *trigger, Draft *draft);
/* The other side that only the words before the ceremony tell: who of another
 * state is named between the one who acts and the noun (出席法国总统马克龙举行的欢迎
 * 仪式, 举行向老挝移交物资的仪式). */
Party named_side(EventCoder *self, const Trigger *trigger, const Draft *draft);
/* Who comes to attend is the one who acts, and not who welcomes him (欢迎 X 来华出席
 * 纪念活动). */
bool take_visitor(EventCoder *self, const Trigger *trigger, Draft *draft);
/* The visit told last that the country takes part in: whoever welcomes or sees off does so to
 * him who comes, and his own embassy is no other side. NULL if none was told. */
const Draft *visit_told_last(const EventCoder *self, const char *country);
/* True if the first of the actors is of the country. */
bool of_country(const ActorList *actors, const char *country);
/* Who is welcomed, or where a wreath is laid, is clear from the visit or the pair at hand. */
void add_absent_side(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *other);
/* True if all members of the party are of one country. */
bool of_one_country(const Item *item, const Party *party);

/* Encounters: event_encounters.c. */

/* Members of a party that can be visited: countries, blocs, places. */
Party hosts_of(const Item *item, Party party);

/* True of a word for a mission without a word of whose it is: 代表团拜会了 Y. */
bool party_is_bare_mission(const Item *item, const Party *party);

#endif
