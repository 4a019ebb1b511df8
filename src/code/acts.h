/* Acts: what one side does to another (signing, aid, protest, sanction, force …).
 * What their coders share: who acts, who suffers, what is only talked of. */
#ifndef CHANCERY_CODE_ACTS_H
#define CHANCERY_CODE_ACTS_H

#include "code/event_parts.h"

/* The first word of the class between two code points whose entry has the kind
 * (NULL: any kind); NULL if there is none. Words inside longer words are none. */
const Match *act_word(const Item *item, uint32_t from, uint32_t to, LexiconClass class, const char *kind);
/* The same, or the head of a compound that the lexicon knows as one word (经济合作协定). */
const Match *act_noun(const Item *item, uint32_t from, uint32_t to, LexiconClass class, const char *kind);
/* True if a word of an event stands between two code points, outside names, whose entry has the value for the key. */
static inline bool act_event_between(const Item *item, uint32_t from, uint32_t to, LexiconKey key, const char *value) {
    return entry_between(item, from, to, CLASS_EVENT, key, value);
}

/* Who acts: the actor nearest before the trigger that no preposition governs,
 * also where it belongs to the weapon or troop that acts for it; else the subject
 * carried over. Places do not act. Count 0 if nobody does. */
Party act_agent(const Item *item, const Trigger *trigger);
/* Who is aimed at: right behind the verb, or governed by a word like «against»;
 * also the country or place within the object. Count 0 if nobody is. */
Party act_target(const Item *item, const Trigger *trigger);
/* Adds to the draft's other side the states that a list joins to the one of the mention: 与 A、B 和 C 的关系, 驻 A 和 B
 * 大使馆. */
void act_take_joined(const Item *item, uint32_t state, Draft *draft);

/* The party that a preposition of the role governs between the trigger and `end`: the
 * receiver behind what is given (捐赠 N 元给 X), with whom something is broken off
 * (停止与 X 的贸易). Count 0 if there is none. */
Party act_target_between(const Item *item, const Trigger *trigger, uint32_t end, const char *role);
/* Takes the nationals of other states that are counted in a list behind the target: 驱逐5名 X 外交官和2名 Y 外交官. */
void act_take_listed(EventCoder *self, const Trigger *trigger, const Party *target, Draft *draft);

/* The word for a border, also at the end of a place's name (重新开放红其拉甫口岸); NULL if none stands there. */
const Match *act_border(const Item *item, uint32_t from, uint32_t to);

/* True if the number counts time: 15天免签待遇, 三轮. */
bool act_counts_time(const Item *item, const Mention *quantity);

/* True if a word of the passive stands before the trigger. */
bool act_is_passive(const Item *item, const Trigger *trigger);
/* Agent and target, turned round in the passive. */
void act_sides(const Item *item, const Trigger *trigger, Party *agent, Party *target);

/* The sides of a verb that declares the party right before it to be something: A 宣布 B
 * 为 …. */
void act_declared_sides(const Item *item, const Trigger *trigger, Party *agent, Party *target);

/* True if the act is the topic of what a later word of the clause tells (就 … 会谈). */
bool act_is_topic(const Item *item, const Trigger *trigger);
/* True if it only tells by what something came about: 战争以签署停战协定告终, 以释放人质换取停火. */
bool act_is_means(const Item *item, const Trigger *trigger);
/* True if a word like «about» behind the subject names another, whose deed the act is: X 就 Y 侵入 P，提出抗议. */
bool act_is_of_topic(const Item *item, const Trigger *trigger);
/* True if the words only speak of the act: as a topic of talks, a proposal, a
 * thing to be averted or ended. */
bool act_is_talk(const Item *item, const Trigger *trigger);
/* True if what 对 governs is a clause that a later verb of speech is about (对美制裁 … 表示
 * 遗憾): then the one governed is who acts. */
bool act_turns_round(const Item *item, const Trigger *trigger, const Party *target);

/* True if the target is who did the deed that is spoken of, on a day of its own (对 X 18日空袭 Y 表示遗憾): it is made
 * the agent, and who is told behind it the target. */
bool act_turned_sides(const Item *item, const Trigger *trigger, Party *agent, Party *target);

/* True if what is spoken of was done on a day that its clause tells: 针对 X 9日空袭 P，Y 外交部称. */
bool act_is_dated_topic(const Item *item, const Trigger *trigger);
/* The person behind the country that only tells whose he is (逮捕 X 商人 Y); the target itself if none is
 * named. */
Party act_person_of(const Item *item, const Trigger *trigger, const Party *target);
/* The entry of the event's verb, the first of them that is of the type, has the slot in its frame and not the other;
 * what is NULL is not asked. NO_ENTRY if there is none. */
EntryId act_reading(const Item *item, const Trigger *trigger, const char *type, const char *slot, const char *without);
/* What the verb makes besides, where the files tell it as an act of type other (移交 persons,
 * 解除 a ban), with the slot in its frame if one is given; NULL if nothing. */
const char *act_other_reading(const Item *item, const Trigger *trigger, const char *slot);
/* True if the verb tells that an attack was foiled or repelled: 挫败, 抵御. */
static inline bool act_foils(const Trigger *trigger) {
    return trigger->frame.type == CH_FORCE && trigger_has(trigger, SLOT(STRICT)) &&
           !trigger_has(trigger, SLOT(MUTUAL)) && !trigger->frame.is_noun;
}
/* Finds the first act of the type behind the trigger in its clause. */
bool act_following(const Item *item, const Trigger *trigger, ChEventType type, Trigger *act);
/* True if the trigger is a noun that no light verb carries. */
bool act_is_bare_noun(const Item *item, const Trigger *trigger);

/* Appends the actors of a party; a place stands for its country and becomes the
 * draft's place. Persons whose country nothing in the item proves are left out. */
void act_take(EventCoder *self, const Party *party, Draft *draft, ActorList *actors);
/* Widens the draft's quote to a party of the trigger's own clause. */
void act_quote(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *party);
/* A plan takes no date of the day it was announced; what is decided on is planned. */
void act_plan(EventCoder *self, const Trigger *trigger, Draft *draft);
/* True if a word moves the object before the verb (把, 将). */
bool act_object_is_moved(const Item *item, const Trigger *trigger);
/* The number that counts what is given, behind the trigger or moved before it. */
ChAmount act_amount(const Item *item, const Trigger *trigger);
/* Two countries named by adjacent signs or joined before `end` in the clause; false if there are not two. */
bool act_country_pair(const Item *item, Span scope, const char *sides[2]);
/* The two countries with whose names or signs a title in book marks begins: 《中欧地理标志协定》. */
bool act_pair_of_title(const Item *item, Span title, const char *sides[2]);

/* The actor that faces the country of `own` in the pair of sides at hand; NULL if
 * the pair is not about that country. */
const ChActor *act_other_side(EventCoder *self, const ActorList *own);
/* The state that the item tells to be at war with `own`: of the last blow between them, else, for ground of its
 * own, the one whose army it names; NULL if there is none. */
const char *act_state_at_war(const EventCoder *self, const char *own, bool on_own_ground);
/* The country that the sentence names first before the trigger, but for that of `own`: what it did is answered. NULL if
 * it names none. */
const char *act_country_told_before(const Item *item, const Trigger *trigger, const ActorList *own);
/* The one other state that the sentence names; NULL if it names none, or several. */
const char *act_other_state(const Item *item, const Trigger *trigger, const char *own);

/* Takes whom a pronoun in the slot of the target means (对其实施禁运), where the draft has nobody: whom the act told
 * last in the sentence is aimed at, else the other country named before. */
void act_take_pronoun(EventCoder *self, const Trigger *trigger, Draft *draft);
/* The word of announcing with which the clause before ends (X 9日宣布，…); NULL if it does not. */
const Match *act_announced_before(const Item *item, const Clause *clause);
/* Who announces there; count 0 if nobody does. */
Party act_announcer(const Item *item, const Clause *clause);

/* Of two states told together (中澳对话机制, X 和 Y 双重国籍) the one that acts itself does not suffer. */
void act_drop_own_side(Draft *draft);

/* True if a state's own side agrees or talks with an armed group of that state on a day that is told, or ceases fire
 * with it, as two states would: 也门政府与胡塞武装签署停火协议. */
bool act_faces_rebels(const Item *item, const Draft *draft);
/* The state those at strife within which act: named right before a word for them (苏丹冲突双方). NULL if they do not
 * act. */
const Mention *act_state_of_factions(const Item *item, const Trigger *trigger);
/* Ends a draft between two countries; both sides are needed. */
void act_end(EventCoder *self, Draft *draft);
/* The same, or one draft for each who acts, where each does it for himself. */
void act_end_apiece(EventCoder *self, const Draft *draft, bool apiece);

/* True if the verb right before a possessive particle only describes what follows it. */
bool act_describes_head(const Item *item, const Trigger *trigger);
/* What the one named as receiver gets no longer: 停止向 X 供应天然气, 暂停对 X 的援助. NULL if nobody is named. */
const Match *act_supply_cut(const Item *item, const Trigger *trigger);
/* True if the verb with its object only describes what follows: 向 X 捐赠物资的国家. */
bool act_is_relative(const Item *item, const Trigger *trigger);
/* The word by which aid is announced or pledged before the verb (宣布, 承诺, 同意); NULL if it
 * is told as given. */
const Match *act_promise(const Item *item, const Trigger *trigger);
/* True if an army, or troops, stand between the code points. */
bool act_names_army(const Item *item, uint32_t from, uint32_t to);
/* True if persons are named whom one state holds, frees, hands over or brings home, or a base or relics handed over:
 * behind the verb, or moved before it. */
bool act_names_people(const Item *item, const Trigger *trigger);

/* An embassy or consulate opened or closed that is named behind the verb, or before it. */
void code_mission(EventCoder *self, const Trigger *trigger);
/* A ban lifted by a verb that means something else besides (解除 … 的禁令); false if no such
 * thing is named. */
bool code_lift(EventCoder *self, const Trigger *trigger);
/* A border closed, or the like, by a verb that closes missions too; see event_acts.c. */
bool code_closure(EventCoder *self, const Trigger *trigger);
/* Persons handed over by a verb that tells of gifts or letters besides (交予, 移交). */
void code_transfer(EventCoder *self, const Trigger *trigger);
void code_force(EventCoder *self, const Trigger *trigger);
/* A threat counts if it threatens an act of force: the words of such an act follow. */
void code_threat(EventCoder *self, const Trigger *trigger);
/* Troops or weapons sent, stationed or launched: where to, or where. */
void code_deployment(EventCoder *self, const Trigger *trigger);
/* The blow told in the clauses or the sentences right before that hit the state of those who act; NULL if none did. */
const Draft *act_blow_just_suffered(const EventCoder *self, const Trigger *trigger, const Draft *draft);
/* Codes warships or planes of war that come to a sea or a part of the world (X 驱逐舰进入黑海), by a verb of travel or
 * of entering; false if the trigger tells of none. */
bool code_fleet_arrival(EventCoder *self, const Trigger *trigger);
void code_sanction(EventCoder *self, const Trigger *trigger);
/* Envoys who are told to leave by a verb of leaving: 要求 X 外交人员从 P 撤出, 要求 X 外交官离开 P. False if the clause
 * tells none to. */
bool code_envoys_sent_away(EventCoder *self, const Trigger *trigger);
/* What others do who are only told to do the same as the act before: X 宣布跟进, X 以牙还牙. */
void code_same_deed(EventCoder *self, const Trigger *trigger);
void code_protest(EventCoder *self, const Trigger *trigger);
/* Whom the first word of opposition between two code points is aimed at (指控 X, 反对 X, 要求 X); count 0 if none is.
 */
Party act_opposed_between(const Item *item, uint32_t from, uint32_t to);
/* A crowd that demonstrates before the mission of another state, or against what another state does. */
void code_rally(EventCoder *self, const Trigger *trigger);
/* The former alone: 民众到 X 使馆抗议. False if the words before the trigger name no mission. */
bool code_rally_at_mission(EventCoder *self, const Trigger *trigger);
void code_aid(EventCoder *self, const Trigger *trigger);
/* Codes relief goods that arrive by a verb of arrival (X 的援助物资抵达 P); false if the trigger tells of none. */
bool code_goods_arrival(EventCoder *self, const Trigger *trigger);
/* True if goods stand right before a verb of arrival, which then tells of no visit: X 向 Y 援助的疫苗抵达 P. */
bool goods_come(const Item *item, const Trigger *trigger);
/* Codes a team of relief that comes by a verb of travel, of which only its own words tell whose it is (X 第20批援 Y
 * 医疗队抵达 P), if the trigger tells of one. */
void code_team_arrival(EventCoder *self, const Trigger *trigger);
void code_other(EventCoder *self, const Trigger *trigger);
/* Codes what the verbs of the clause make with a certain noun (授予 X 国籍, 扩大领海), and takes them from the list of
 * its triggers, since they tell nothing else there. */
void code_deeds(EventCoder *self, const Clause *clause, TriggerList *triggers);
/* A state declares itself independent: X 宣布独立, X 宣布脱离 Y 独立. */
void code_secession(EventCoder *self, const Trigger *trigger);
/* An organisation lets a state in: 联合国大会接纳 X 为会员国. */
void code_admitted(EventCoder *self, const Trigger *trigger);
/* A measure or treaty whose term is over: 对 X 的武器禁运自动终止. */
void code_lapse(EventCoder *self, const Trigger *trigger);
/* A state warns its people of travel to another, or ends the warning: 将 X 的旅游警示调升至红色. */
void code_travel_warning(EventCoder *self, const Trigger *trigger);
/* True if the clause tells behind the trigger that what it names runs out. */
bool act_lapses(const Item *item, const Trigger *trigger);
/* What somebody sees in another state: 在 X 陪同下参观 P. */
void code_sight(EventCoder *self, const Trigger *trigger);
/* True if the clause only congratulates on it, without a day of its own: 28日致电 X，祝贺两国建交. */
bool act_is_congratulated(const Item *item, const Trigger *trigger);
/* True if the list before the trigger says that it names not all: A、B 等国. */
bool act_list_is_open(const Item *item, const Trigger *trigger);
/* Codes the deed as one of no type of its own, by another reading of its verb. */
void code_as_other(EventCoder *self, const Trigger *trigger, const char *reading, SlotSet slots);

#endif
