/* Clauses: a sentence cut at its commas, each clause with the subject that it
 * has or inherits. What frames, statements and figures all stand on. */
#ifndef CHANCERY_CODE_CLAUSE_H
#define CHANCERY_CODE_CLAUSE_H

#include "read/stories.h"

enum { PARTY_LIMIT = 16 };

/* The actors that a stretch of text names: mentions of persons, bodies,
 * countries, groups or references joined by and, with, list commas. Members
 * are outermost phrases: the person, not the country or post within. */
typedef struct Party {
    uint32_t mentions[PARTY_LIMIT]; /* indices in the item's mentions, in order */
    uint32_t count;
    Span span;      /* all of it, phrases and joints */
    uint32_t joint; /* how many members stand before a joint that may also mean "with"; 0 if none */
} Party;

#define NO_CLAUSE UINT32_MAX

/* A clause: between two commas, semicolons, colons or ends of a sentence that
 * are not inside brackets, book marks or numbers. */
typedef struct Clause {
    Span span; /* without the mark that ends it */
    uint32_t sentence;
    uint32_t paragraph;                    /* counts the item's lines */
    uint32_t first_mention, mention_count; /* mentions that begin in it */
    Party subject;                         /* who acts: own, or inherited from an earlier clause of the paragraph */
    ClassSet classes;                      /* of all forms that begin in it: what is not among them is not looked for */
    uint32_t roles;                        /* likewise lexicon_role() of all forms: clause_may_have() */
    uint32_t speech;                       /* kinds of the words of speech that begin in it; set by code_statements */
    bool subject_is_own;
    bool resumes_story;   /* opens a sentence that tells on, behind what somebody said in the same paragraph */
    bool in_speech;       /* said by somebody, not told by the outlet */
    char ends_with;       /* ',' ';' ':' or '.' for any end of sentence */
    uint32_t speech_verb; /* code point where the governing verb of speech begins, if in_speech */
} Clause;
_Static_assert(sizeof(Clause) == 128 || sizeof(void *) != 8, "two lines of the cache");

typedef struct ClauseList {
    Clause *items;
    size_t count, capacity;
} ClauseList;

/* Cuts all sentences of the item, once; owned by its arena. All who call share the
 * clauses and write nothing into them. A plain comma that only parts the members of a
 * list becomes the comma of lists in the characters that are analysed, so that who
 * reads the clauses reads one list; what is printed stays. */
ClauseList clauses_of(Item *item);
/* The same, to write into. */
ClauseList clauses_copy(Item *item);

/* The party whose first member begins at or just behind `start` (blanks and
 * quotation marks between) and that ends before `end`; count 0 if none. */
Party party_at(const Item *item, uint32_t start, uint32_t end);

/* `count` members of a party from `first` on, as a party. */
Party party_slice(const Item *item, const Party *party, uint32_t first, uint32_t count);
/* True if a person is in the party. */
bool party_names_person(const Item *item, const Party *party);
/* True if nobody but countries is in the party. */
bool party_is_countries(const Item *item, const Party *party);
/* True if the party is a list of countries with the posts or delegates that they share right behind it. */
bool party_shares_post(const Item *item, const Party *party, uint32_t end);
/* The posts or delegates that the countries of a list share, right behind it: A、B 和 C 的外长. NULL if none are. */
const Mention *shared_post_behind(const Item *item, uint32_t at, uint32_t end);
/* The word right behind a list of countries that counts them (A、B 和 C 三国外长) and so stands for the list;
 * NO_MENTION if none does. */
uint32_t party_counted_by(const Item *item, const Party *list, uint32_t end);

/* True if the mention can act: person, body, country, bloc, group, post,
 * reference or place, and is not within another's phrase. */
bool mention_is_actor(const Mention *mention);

/* True if the mention is a body that the data call a company: it does business, it does not speak for its state. */
bool mention_is_company(const Item *item, const Mention *mention);

/* The word of location at the position that makes ground of the state or town before it (境内, 北部), a modifier of
 * bodies too if it tells a part; NULL if none stands there. */
const Match *location_at(const Item *item, uint32_t at);

/* The word of forces, a ship or another craft at the position, or behind one word there that tells its kind
 * (边防舰艇, 战斗轰炸机); NULL if there is none. */
const Match *forces_at(const Item *item, uint32_t at, uint32_t end);

/* Behind the number or name that tells which craft it is (F-16战机, 伊尔-38反潜机, “P”号驱逐舰): where the craft's own
 * word begins; `at` itself if none is told. */
uint32_t skip_designation(const Item *item, uint32_t at, uint32_t end);

/* True if a word that only who is there says stands right before the state: 来 P 出席. */
bool comes_hither(const Item *item, const Mention *state, uint32_t from);
/* True if a preposition right before the mention's phrase opens a slot with it,
 * so that it cannot be the subject. */
bool preposition_governs(const Item *item, const Mention *mention, uint32_t from);

/* True if a word of the class stands between the code points, in no name, whose entry has the value for the key; also
 * one that a longer word of another class covers. */
bool entry_between(const Item *item, uint32_t from, uint32_t to, LexiconClass class, LexiconKey key, const char *value);
/* True if a word of the class with the role in data/ stands between the code points, in
 * no name. */
bool role_between(const Item *item, uint32_t from, uint32_t to, LexiconClass class, const char *role);

/* True if the word is a verb of attending: 参加, 出席. */
static inline bool word_attends(const Item *item, const Match *word) {
    EntryId entry = match_entry(item->lexicon, word, CLASS_EVENT);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "attend");
}

/* Behind the last Han character before the marks at `end`; `from` if there is none. */
static inline uint32_t last_letter(const Item *item, uint32_t from, uint32_t end) {
    while (end > from && !character_is_han(item->text->character[end - 1])) {
        end--;
    }
    return end;
}

/* True if nothing but marks stands between the position and the end of the clause. */
static inline bool clause_ends_at(const Item *item, const Clause *clause, uint32_t at) {
    return last_letter(item, at, span_end(clause->span)) == at;
}

/* True if brackets hold only what a state calls the place named before: P(A 称 Q). */
bool glosses_place(const Item *item, Span verb);

/* True if the mention is a word for both sides: 双方, 两国. */
bool mention_is_both(const Item *item, const Mention *mention);
/* True if such a word alone is the party. */
bool party_is_both(const Item *item, const Party *party);

/* The function word (preposition, aspect, conjunction …) of a class that ends
 * right before `position`, blanks skipped; NULL if none. */
const Match *word_ending(const Item *item, uint32_t position, uint32_t from, ClassSet classes); /* its slow half */
static inline const Match *word_before(const Item *item, uint32_t position, uint32_t from, ClassSet classes) {
    bool may = position > from &&
               ((item->matches.ending[position] & classes) || character_is_space(item->text->character[position - 1]));
    return may ? word_ending(item, position, from, classes) : NULL;
}
/* The longest word of a class that begins right at `position`; NULL if none. */
static inline const Match *word_at(const Item *item, uint32_t position, uint32_t end, ClassSet classes) {
    return position < item->text->length ? match_longest(&item->matches, position, end, classes) : NULL;
}

/* True if the clause goes on behind a comma with a list that a preposition of the clause
 * before it governs (对 P，以及 Q 发动空袭); `before` may be NULL. */
bool clause_goes_on_with_list(const Item *item, const Clause *clause, const Clause *before);

/* Whom the clause's subject sends, who acts in what follows: 派 X 前往 P，与 Y 会谈. Count 0 if no person is. */
Party party_sent(const Item *item, const Clause *clause);

/* Who is told to act by him who is the clause's carried subject: named right behind his verb of speech in
 * the clause before that has it (A 宣布 B 将访问 P，并会见 X: B meets). Count 0 if nobody is. */
Party party_told_before(const Item *item, const Clause *clause);

/* False if no form that begins in the clause has the role: then none need be looked for. */
static inline bool clause_may_have(const Clause *clause, const char *role) {
    return clause->roles & lexicon_role(role);
}

/* True if a word of the class with the role stands in the clause. */
static inline bool clause_has(const Item *item, const Clause *clause, LexiconClass class, const char *role) {
    return clause_may_have(clause, role) &&
           entry_between(item, clause->span.start, span_end(clause->span), class, KEY_ROLE, role);
}

/* True if the clause begins with a preposition of the role. */
bool clause_opens_with_word(const Item *item, const Clause *clause, const char *role); /* its slow half */
static inline bool clause_opens_with(const Item *item, const Clause *clause, const char *role) {
    return clause_may_have(clause, role) &&
           (item->matches.starting[clause->span.start] & CLASS_BIT(CLASS_PREPOSITION)) &&
           clause_opens_with_word(item, clause, role);
}

/* The longest word of any class at `position` but for single characters of
 * names; NULL if none. What this covers is no shorter word. */
static inline const Match *any_word_at(const Item *item, uint32_t position, uint32_t end) {
    const ClassSet parts_of_names =
        CLASS_BIT(CLASS_SURNAME) | CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    return word_at(item, position, end, ~parts_of_names);
}

/* True if the verb of an event begins with the last character of the word, what is left of which is one too: 外长|会见,
 * not 图片展|开幕式. */
bool event_crosses(const Item *item, const Match *word);

/* True if the word shares its first character with a day or week before it (星期四|访问, 下礼拜|访问), or with a year
 * that another event follows: 去年|会见. */
bool word_runs_out_of_date(const Item *item, const Match *match, uint32_t end);

#endif
