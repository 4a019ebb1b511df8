/* Phases: how far a session has gone by what the item tells of it. */
#ifndef CHANCERY_CODE_EVENT_PHASE_H
#define CHANCERY_CODE_EVENT_PHASE_H

#include "code/draft.h"

typedef enum SessionPhase {
    PHASE_UNTOLD,
    PHASE_AHEAD, /* 预祝峰会成功, 即将举行的峰会 */
    PHASE_BEGUN, /* something was done there, or is to be carried out now: X 在峰会上宣布 …, 落实峰会成果 */
    PHASE_OVER   /* 祝贺峰会圆满成功, 峰会成功举行 */
} SessionPhase;

/* How far the session has gone that the clause names, by what the item tells of it behind the clause under its own or
 * a shorter name. */
SessionPhase session_phase(const EventCoder *self, const Clause *clause, const NamedMechanism *named);

/* True if somebody congratulates, behind the clause of the trigger, on a ceremony or games that went well: 祝贺纪念活动
 * 圆满成功. */
bool ceremony_is_over(const EventCoder *self, const Trigger *trigger);

/* The first word between `from` and `to` that says that something went well, or is over; it ends at or before `limit`,
 * and may be the head of a verb: 成功举办. NULL if there is none. */
const Match *success_between(const Item *item, uint32_t from, uint32_t to, uint32_t limit);

#endif
