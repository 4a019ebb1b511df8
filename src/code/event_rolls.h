/* Rolls: who attends a session that the item has told already. */
#ifndef CHANCERY_CODE_EVENT_ROLLS_H
#define CHANCERY_CODE_EVENT_ROLLS_H

#include "code/event_parts.h"

/* The session that a verb of attending or leading means which names none: the one named last, by a noun of
 * it (共同主持会议, 出席论坛) or with nothing behind the verb (…，由 X 共同主持). NULL if none is meant. */
const NamedMechanism *meeting_meant(EventCoder *self, const Trigger *trigger);
/* The session named last before the trigger that its paragraph has just told; NULL if none was. */
const NamedMechanism *meeting_at_hand(EventCoder *self, const Trigger *trigger);
/* Adds the party, and those told to attend with it, to the session of that name that the outlet has told, which has its
 * date and status; `draft`: what the verb itself tells of both. False if it told none, or one of another day. */
bool join_session(EventCoder *self, const NamedMechanism *named, const Party *attending, const Party *with,
                  const Draft *draft);
/* Adds officials who speak to the one session that the outlet has told, by a clause that does not name it: A、B
 * 先后致辞, X 在会上表示. */
void join_speakers(EventCoder *self, const Clause *clause);
/* The same for a session without a name that the sentence has just told: X 举行会议，A、B 出席. */
bool join_unnamed(EventCoder *self, const Trigger *trigger);
/* Dates and places the session told before by a clause that holds it again without its name (此次会议将于5月在 P 举行).
 * False if the clause does not, or no session is told. */
bool date_session_told(EventCoder *self, const Trigger *trigger);

#endif
