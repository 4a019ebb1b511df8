/* What the coders of all event types share: sides, quotes, endings; and the
 * coders themselves, one family of types a file. */
#ifndef CHANCERY_CODE_EVENT_PARTS_H
#define CHANCERY_CODE_EVENT_PARTS_H

#include "code/draft.h"

/* True if the trigger's frame has one of the slots. */
static inline bool trigger_has(const Trigger *trigger, SlotSet slots) { return (trigger->frame.slots & slots) != 0; }
/* Appends the actors a party names, references resolved by the coder's pair
 * and speaker; see actors_of_party. */
void take_actors(EventCoder *self, const Party *party, ActorList *actors, ActorList *other);
/* Widens the draft's quote to the party, from the person's name on. */
void draft_quote(const Item *item, Draft *draft, const Party *party);
/* The country of a mention, for persons that of the person. */
const char *mention_country(const Item *item, const Mention *mention);
/* True if all of the party are ships by their names: 海军舰艇编队. */
bool party_is_fleet(const Item *item, const Party *party);
/* The fleet of the clause that the ships before it make up (由 X 舰、Y 舰组成的编队); the ships if none is told. */
Party fleet_made_up(const Item *item, const Clause *clause, Party ships);
/* Who invited those who act: 应 X 邀请; count 0 if nobody is told. */
Party inviter_of(const EventCoder *self, const Trigger *trigger);
/* Where somebody is by the words of the clause: 在 P, 正在 P; count 0 if they do not tell. */
Party stay_of(const Item *item, const Trigger *trigger);
/* The place at hand that is told between a word like «in» and the verb: 正在这里访问的, 在此间进行访问. */
Party host_here(const Item *item, const Trigger *trigger);
/* Where one goes to do what the trigger tells of: 到 P 出席 M, 到 P，与 X 会面. Count 0 if it is not told. */
Party goal_of(const EventCoder *self, const Trigger *trigger);
/* The countries, places and bodies that a visit's trigger names as hosts. */
Party find_hosts(const Item *item, const Trigger *trigger);

/* The organisation of states whose house the place is by its name (欧盟总部), by its short name; NULL if it is none. */
const char *organisation_housed(const Item *item, const Mention *place);

/* True if the party is a town or a state, and no building. */
bool is_town(const Item *item, const Party *party);

/* True if the place is an airport: nobody confers there with his hosts. */
bool place_is_airport(const Item *item, const Mention *place);

/* True if the body is one abroad (驻古巴大使馆): it does not travel, and who goes
 * there crosses no border. */
bool body_is_stationed(const Item *item, const Mention *body);

/* The state or organisation where the body abroad is; NULL if it is none or nothing tells. */
const char *mission_host(const Item *item, const Mention *body);
/* The country where the person's post is held, by the person's own phrase (驻 X 大使 N); NULL if it is no such post. */
const char *posting_of(const Item *item, const Mention *person);
/* The same by any phrase of the person in the item, or by the words of a post. */
const char *posting_told(const Item *item, const Mention *envoy);
/* Ends one draft for each of the missions that hold the ceremony together or each for itself; false
 * if it is not held by several. */
bool code_reception_of_several(EventCoder *self, const Trigger *trigger, const Draft *base);
/* True if a ceremony is told by a noun of its own in the clause of the trigger. */
bool tells_ceremony(const EventCoder *self, const Trigger *trigger);
/* True if the mention is a number of states: 20 多个国家. */
bool counts_states(const Item *item, const Mention *mention);
/* What an embassy holds that has no noun of a ceremony: 驻 X 使馆举办“…”活动. False if it holds
 * something else. */
bool code_festivity(EventCoder *self, const Trigger *trigger);

/* What is shown or played, held by nobody that is named: between the state whose it is by its name and that
 * of the place. `words`: its name. */
void code_show_of(EventCoder *self, const Trigger *trigger, Span words);
/* The same of one that a light verb at the end of the clause opens: 史实展 22日在 P 开展. */
void code_show_opened(EventCoder *self, const Clause *clause);
/* The same where a word of data/works.txt tells it; false if none stands with the verb. */
bool code_show(EventCoder *self, const Trigger *trigger);

/* True if a verb of the clause says that somebody attends: X、Y 等出席. */
bool tells_attendance(const Item *item, const Clause *clause);
/* A ceremony held by nobody that is named, between the states of its own words and the place, or of
 * those who come and the place: …仪式在 P 举行，X、Y 出席. False if they do not tell two. */
bool code_held_of_itself(EventCoder *self, const Trigger *trigger, const Draft *base);
/* A ceremony for or of somebody that others attend: X 出席 Y 葬礼. False if it is none. */
bool code_attended_for(EventCoder *self, const Trigger *trigger, const Draft *base);

/* A company of one state that plays in another: X 国艺术团在 P 演出. */
void code_performance(EventCoder *self, const Trigger *trigger);

/* Gives the other side of a ceremony that one of a state attends, if the words for what is opened there name
 * another: X 国总统出席中国援建的 P 落成仪式. */
void take_side_named(EventCoder *self, const Trigger *trigger, Draft *draft);
/* Works of two states finished or opened: 中老铁路全线通车. False if no works are named. */
bool code_opened(EventCoder *self, const Trigger *trigger);
/* The visit told in the clause before the trigger (赴 X 出席 …), NULL if none;
 * `triggers` is filled with the clause's triggers. */
const Trigger *visit_before(const EventCoder *self, const Trigger *trigger, TriggerList *triggers);

/* True if a word of the role (see `aspect`) stands in the clause before the trigger, or begins it. */
bool told_with(const Item *item, const Trigger *trigger, const char *role);

/* Fills the draft's initiator and returns the other side's party: object, with,
 * to, or the second half of a subject that names both. */
Party two_sides(EventCoder *self, const Trigger *trigger, Draft *draft);
/* Who is spoken to faces the speaker where nobody else is told of what they did together: 去年我们实现互访,
 * 去年7月，我们在 P 举行会见. */
void face_listener(EventCoder *self, const Trigger *trigger, Draft *draft);
/* True if nobody named takes part: countries at most. */
bool names_nobody(const ActorList *actors);
/* Fills both sides by the signs of countries before the trigger: 韩日外长另行会晤, 朴振出席韩美外长会谈.
 * Who acts is one of them. False if there are no signs. */
bool sides_by_signs(EventCoder *self, const Trigger *trigger, Draft *draft);
/* True if the party is a country before those whom it sends: of 与 Y 的代表团 Y is no side alone. */
bool sends_those_behind(const Item *item, const Trigger *trigger, const Party *party);
/* True if all actors of both lists are of one country. */
bool one_country(const ActorList *a, const ActorList *b);
/* Ends the draft if it is between two countries. */
void end_between(EventCoder *self, Draft *draft);
/* Ends the draft with the other side, or one draft for each of its members
 * where they are met one by one. */
void end_each(EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *other);

/* meetings, talks, calls, ceremonies */
void code_two_sides(EventCoder *self, const Trigger *trigger);
void code_visit(EventCoder *self, const Trigger *trigger);
/* The visit that the clause speaks of by a word for the one at hand (此访): of the guest met there. */
void code_visit_at_hand(EventCoder *self, const Clause *clause);
/* The welcome that the clause tells in the passive of a visitor, by a word that is no act of its own: 受到 X 热烈欢迎.
 */
void code_welcome_suffered(EventCoder *self, const Clause *clause);
/* What begins on a day and is told to last some days, a visit, a session or a drill, has their span. */
void event_lengthen(const Item *item, const Trigger *trigger, Draft *draft);
/* The visit of those who are somewhere abroad to attend what the trigger tells of:
 * 正在 P 出席 M 的 X. None if the place is at home. */
void code_stay(EventCoder *self, const Trigger *trigger, const Party *who, const Party *place);
/* The visit of him who attends something in the country whose side invited him, where no word
 * of visiting is told: 应 X 邀请，Y 在 P 出席 M. */
void code_invited(EventCoder *self, const Trigger *trigger);
/* The visit of him who is invited to the session abroad that the draft tells (X 应邀出席北京峰会), or, `by_town`, who
 * attends one whose name tells the town, which is news: X 4日出席杭州峰会. */
void code_invited_to(EventCoder *self, const Trigger *trigger, const Draft *session, bool by_town);
/* The visit of a delegation by whose name it is on one, as the encounter told last met it: 会见 X 访华团. */
void code_visit_of_delegation(EventCoder *self, const Trigger *trigger, const Party *met);
/* The visits of those who are told of as attending the meeting held abroad that the item told: 出席会议的 X 说. */
void code_visit_of_attendant(EventCoder *self, const Trigger *trigger, const Party *who);
/* The visit of those who go abroad to do what the trigger tells of: 到 P 拜会 X, 在 P 出席 M. */
void code_trip(EventCoder *self, const Trigger *trigger, const Party *who, const Party *place);

/* True if he goes to a house of the home state that is printed without it, as one does who is there: 赴立法院演说. */
bool goes_to_house_here(const Item *item, const Trigger *trigger, const Party *hosts);
/* True if who sets out in the clause is told, behind it, to stop on the way: 前往 P 出席 M，12日在 Q 过境. */
bool goes_by_way(const EventCoder *self, const Clause *clause);
/* The end of a visit told before, which the clause tells: 28日抵达 P。… 30日返国. */
void code_end_of_stay(EventCoder *self, const Clause *clause);
void code_message(EventCoder *self, const Trigger *trigger);
/* The messages of those told up to `end` behind a clause by which leaders of many states send them. */
void code_round_of_messages(EventCoder *self, const Clause *clause, const TriggerList *triggers, uint32_t end);
void code_session(EventCoder *self, const Trigger *trigger);
/* True if the sentence tells before that he has just arrived: 抵达 P，出席 M. It lies ahead of him then. */
bool has_just_arrived(const EventCoder *self, const Trigger *trigger, const Draft *draft);
/* The session at which somebody speaks on a day that the clause tells: X 5日在 M 上致辞. */
void code_session_spoken_at(EventCoder *self, const Clause *clause);
/* True if the mention is an organ of an organisation (安理会), or a body of one. */
bool is_organ(const Item *item, const Mention *mention);
/* The sitting of an organ that the clause tells without a word for a meeting: 安理会听取 X 的报告, X 向安理会汇报,
 * 安理会闭门磋商. */
void code_organ_sitting(EventCoder *self, const Clause *clause);
/* Place and sides of a session that is only named: its own where the name tells them, else those of the
 * pair at hand. */
void session_by_name(EventCoder *self, const Trigger *trigger, Draft *draft, const NamedMechanism *named);
/* A session of another year by its name, without a date of its own, was held, or lies ahead, in that
 * year: 于2019年第74届 … 宣布设立, 主办2017年…会议. */
void session_date_by_name(const Item *item, const NamedMechanism *named, Draft *draft);
/* True if a side at hand is nothing but a bloc that the name of an organisation's meeting or of a forum does not tell,
 * so that those at hand are not its sides: 会见论坛外方代表，并就 G20 峰会发表看法. */
bool session_is_apart(const EventCoder *self, const NamedMechanism *named);
/* Leaves of those who only hold another office than that whose holders meet by the name (总理定期会晤) their states. */
void session_keep_holders(const Item *item, const NamedMechanism *named, Draft *draft);
/* Notes whose session it is by its name, and what the name says behind the organisation's. */
void session_of_house(const Item *item, const NamedMechanism *named, Draft *draft);
/* True if the name only counts a session that its paragraph told before, with no day of its own: M 将于 … 举行，这是
 * … 的首次峰会; or counts a meeting that it told: X 与 Y 会谈，这是两国元首首次会晤. */
bool only_counts_session(const EventCoder *self, const NamedMechanism *named, const Draft *draft);
/* True if the name is that of an organisation or its organ: 慕尼黑安全会议, 第79届联合国大会. */
bool is_bloc_itself(const NamedMechanism *named);
/* True if the meetings of the organisation go by its own name: 出席 APEC. */
bool body_meets(const Item *item, const Mention *body);
/* True if the party is an organisation of states alone. */
bool is_organisation_of_states(const Item *item, const Party *party);
/* Adds the talks that only what was done behind them tells of, by both who held them: 会谈后，A 和 B 共同会见记者. */
void drafts_add_talks_before(EventCoder *self);
/* True if the clause dates what it tells without a day: 不久前. */
bool tells_vague_past(const Item *item, const Clause *clause);
/* … or the clause right before it does, which tells nothing else: 不久前，X 来访. */
bool was_some_time_ago(const EventCoder *self, const Clause *clause);
/* signing, relations, aid, protest, sanction, force, other; appointments */
void code_signing(EventCoder *self, const Trigger *trigger);
void code_relations(EventCoder *self, const Trigger *trigger);
void code_act(EventCoder *self, const Trigger *trigger);
/* A privilege that a word of calling off takes away from people or goods of another state: 取消 X 公民的免签待遇. */
void code_privilege_cancelled(EventCoder *self, const Clause *clause);
/* The states that the clause lists with how many envoys of the state at hand each of them expelled:
 * 加拿大4人、德国（4人）.
 */
void code_numbers_expelled(EventCoder *self, const Clause *clause);
void code_appointment(EventCoder *self, const Trigger *trigger);

#endif
