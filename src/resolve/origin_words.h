/* Origin words: what the words beside a person tell of whose he is, or is not. */
#ifndef CHANCERY_RESOLVE_ORIGIN_WORDS_H
#define CHANCERY_RESOLVE_ORIGIN_WORDS_H

#include "read/item.h"

/* `person` is a mention in the item whose persons are told apart. Countries are codes that live as long as the item;
 * nobody frees them. */

/* The country whose state, body or leader sends the person, told right before the verb (A 派外长 Y 访问 X); NULL if
 * none does. */
const char *country_of_sender(const Item *item, const Mention *person);
/* The country of the town or province where a local official told without it is met (在 P 会见市长 X); NULL if he is
 * none. */
const char *country_of_town(const Item *item, const Mention *person);
/* The country of the body named last before the words for that body that stand before the post (X 组织 …，该组织头目
 * Y); NULL if they do not. */
const char *country_of_that_body(const Item *item, const Mention *person);
/* The country where people bear the honour that stands before the name (拿督斯里 X); NULL if none does. */
const char *country_of_honour(const Item *item, const Mention *person);
/* The state whose delegation the person leads by the word right behind him (由 X 率领的 P 国代表团); NULL if he
 * leads none. */
const char *country_of_delegation(const Item *item, const Mention *person);
/* The state whose people close the list in which the person stands: A、B 等 P 国官员. NULL if none do. */
const char *country_of_company(const Item *item, const Mention *person);
/* The country of him whom the words that open the sentence say the person goes abroad with: 陪同 X 出访的有 Y 和 Z.
 * NULL if they do not. */
const char *country_escorted(const Item *item, const Mention *person);
/* The country of him who passes greetings on, where they are from the person (A 转达了 X 对 B 的问候) or, if he is
 * asked to do so, for the person (请 A 转达对 X 的问候). NULL if none does. */
const char *country_of_messenger(const Item *item, const Mention *person);
/* The state of him whose invitation opens the sentence right before the person: 应 P 国总理 A 邀请，B 总统抵达…. NULL
 * if none does. */
const char *state_inviting(const Item *item, const Mention *person);
/* The state that the words right before the person say he is visiting (正在访问 P 的外长 X, 对 P 进行访问的 X); NULL if
 * they do not. */
const char *state_of_stay(const Item *item, const Mention *person);
/* The state that the person visits, or whose people he meets, by the words behind his name (X 访问 P, X 对 P 进行访问,
 * X 与 P 国总统会谈); NULL if there is none. Whom he meets of `home`, a country or NULL, may be his own: it is none. */
const char *state_faced_by(const Item *item, const Mention *person, const char *home);
/* The state named with whom the person is joined: P in X 总理同 P 国外长 Y 出席, where X is not of P; NULL if that is
 * home, or none is named. */
const char *state_joined(const Item *item, const Mention *person, const char *home);

/* The state of him who meets or calls the person by the words before the name (P 国外长会见 X, P 国外长与 X 通电话);
 * NULL if nobody does. Who is met by somebody of `home`, a country or NULL, may be of it too. */
const char *state_facing(const Item *item, const Mention *person, const char *home);
/* True if the words from code point `from` up to the next mark, or the next person, tell of an encounter. */
bool tells_encounter(const Item *item, uint32_t from);
/* The state that the one who meets this person visits, told before in the sentence: X 5日起访问 P，将与总统 Y 会谈.
 * NULL if another state is told since, or nobody of another country visits it. */
const char *state_of_meeting_visitor(const Item *item, const Mention *person);
/* The state to which another goes to meet the person (X 飞往 P 会见 Y); of several states and as many met there, that of
 * his turn (X 先后访问 P 和 Q，与 Y 总统和 Z 总统会谈). NULL if nobody does. */
const char *state_where_met(const Item *item, const Mention *person);
/* The side that the person of mention `index` speaks for: his words begin with it (X 表示，中方 …). NULL if the
 * mention opens no such words. */
const char *side_spoken_for(const Item *item, uint32_t index);
/* The state that somebody names before the home country (柬中关系), or for whose side he tells what it wishes, right
 * behind his word of speech: X 表示，柬方愿 …. NULL if he does neither. */
const char *side_put_first(const Item *item, uint32_t index);

#endif
