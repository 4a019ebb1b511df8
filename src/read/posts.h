/* What the readers of posts share: posts.c reads one post, post_lists.c those that stand
 * together, persons.c the persons beside them. */
#ifndef CHANCERY_READ_POSTS_H
#define CHANCERY_READ_POSTS_H

#include "read/names.h"

#define COUNTRY_CLASSES (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_DEMONYM))
#define TITLE           CLASS_BIT(CLASS_TITLE)
#define EVENT           CLASS_BIT(CLASS_EVENT)
#define BODY_CLASSES    (CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD))

/* All but the number of posts are tokens. */
enum { MOST_POSTS = 16, LONGEST_POST = 12, LONGEST_QUOTED = 16, LONGEST_SERVICE = 3, LONGEST_MATTER = 6 };

/* A post as its tokens: owner (country), tenure, body, prefixes, title. */
typedef struct Post {
    uint32_t first, title; /* tokens: the first with owner and tenure, the last */
    uint32_t body;         /* the first of the name proper: body, prefix or title */
    uint32_t tail;         /* the first of prefix and title */
    uint32_t owner;        /* the country token, or UINT32_MAX */
    uint32_t studied;      /* behind the countries that its department is for; 0 if there are none */
    bool is_former;
    bool is_to_come;  /* not yet taken */
    bool is_resident; /* stationed: ambassador to … */
    bool is_parted;   /* its body stands before its holder's name, its title behind */
    const char *country;
    const char *name;
    const char *centre; /* the party's leading organ that was put before the name; NULL if none was */
} Post;

/* Posts that stand together before or behind one person. */
typedef struct PostList {
    Post posts[MOST_POSTS];
    uint32_t count;
} PostList;

static inline bool is_title(const Token *token) { return token_is(token, TITLE) && !token_has(token, MARK_COLLECTIVE); }

/* True if the title is rather the country of that name: a title of its own stands behind it
 * (苏丹总统), or a common noun and a title do (苏丹问题特使). */
static inline bool is_owner_of_title(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    uint32_t count = (uint32_t)self->tokens.count;
    if (at + 1 >= count || !token_is(token, CLASS_BIT(CLASS_COUNTRY)) || !is_title(token)) {
        return false;
    }
    bool of_state = at > 0 && token_is(token - 1, COUNTRY_CLASSES); /* 文莱苏丹代表 */
    bool matter = at + 2 < count && token_has(token + 1, MARK_NOMINAL) && token_is(token + 2, TITLE);
    return !of_state && (matter || token_is(token + 1, TITLE));
}

static inline bool is_blank(const NameReader *self, uint32_t at) {
    return at < self->tokens.count && token_character(self, &self->tokens.items[at]) == ' ';
}

static inline bool is_mark(const NameReader *self, uint32_t at, uint32_t character) {
    return at < self->tokens.count && token_character(self, &self->tokens.items[at]) == character;
}

/* Between two posts or two persons: the comma of lists, and, concurrently. */
static inline bool is_joint(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return is_mark(self, at, LIST_COMMA) || token_has(token, MARK_AND) || token_is(token, CLASS_BIT(CLASS_CONJUNCTION));
}

/* True if the token may stand in a name in Latin letters: letters, marks, words of
 * the lexicon in such letters. */
static inline bool is_latin_part(const NameReader *self, const Token *token) {
    return token->kind == TOKEN_LATIN || token->kind == TOKEN_MARK ||
           (token->kind == TOKEN_WORD && character_is_latin(self->text->character[token->span.start]));
}

/* One post: posts.c. */

/* Both texts as one, in the arena of the item. */
const char *concatenate(const NameReader *self, const char *head, const char *tail);
/* Where the printed name of the post's first token begins: behind the country
 * if that is a state organ's. */
uint32_t name_begin(const NameReader *self, const Post *post);
/* Body, prefix and title without tenure words, quotation marks and blanks. */
const char *post_text(const NameReader *self, const Post *post);
/* True if the token is an ordinal. */
bool is_ordinal(const NameReader *self, uint32_t at);
/* The first token of the body before a title's first token. */
uint32_t body_start(const NameReader *self, uint32_t title);
/* Before the words of tenure (前, 时任, 新任) that end before `at`; they say whether the post is a former one. */
uint32_t skip_tenure(const NameReader *self, uint32_t at, Post *post);
/* True if the token is a country by its name, not by its sign. */
bool is_country_by_name(const NameReader *self, uint32_t at);
/* True if the token names an organisation of states. */
bool names_igo(const NameReader *self, uint32_t at);
/* The token of the word for being stationed, if several countries that it governs end right before `at` (驻德国和瑞士|
 * 大使); UINT32_MAX if not. */
uint32_t shared_station(const NameReader *self, uint32_t at);

/* The owner before the body. What a party of the country calls itself is left
 * whole; a state's organ loses the owner. */
uint32_t take_owner(const NameReader *self, uint32_t at, Post *post);
/* True if the post of token `title` is one in a leader's service: the
 * president's adviser. */
bool serves_leader(const NameReader *self, uint32_t leader, uint32_t title);
/* The title that a leader's title only modifies, or the token itself. */
uint32_t governing_title(const NameReader *self, uint32_t at);
/* Where the post of one in the service of a leader begins, whose title, parts
 * of the service behind it, or name stands before `at`; else `at`. */
uint32_t service_start(const NameReader *self, uint32_t at, uint32_t title);
/* The country, bloc or body that a title's own words begin with; NULL if they begin otherwise. */
const Match *owner_inside(const NameReader *self, const Token *title);
/* The country of an owner found within a title; NULL if there is none. */
const char *country_of_owner(const NameReader *self, const Match *owner);
/* The country that alone has the post, NULL if there is none. */
const char *country_of_title(const NameReader *self, const Token *title);
/* Whose organ a token of a body's name makes it: a body of an organisation is
 * the organisation's. */
const char *owner_of(const NameReader *self, const Token *token);
/* The country of the first word of the post's body that has one; NULL if none has. */
const char *country_of_body(const NameReader *self, const Post *post);
/* True if the name is part of a body's whose post stands behind it, with its holder's name: X 研究会主席 Y. */
bool names_founder(const NameReader *self, uint32_t name);
/* Walks from the title to the left over prefixes, body, tenure and owner. */
Post parse_post(const NameReader *self, uint32_t title);

/* Posts together: post_lists.c. */

/* Where a title's own word begins behind the words of a body and of rank that it holds. */
uint32_t plain_title(const NameReader *self, const Token *title);
/* What a post's printed name has before its plain title; NULL if nothing. A party's organ at its
 * end counts for `party` only. */
const char *leading_body(const NameReader *self, const Post *post, bool party);
/* True if a verb of having held posts opens the list: 曾任总统国家安全事务助理、常驻联合国代表. */
bool tells_of_service(const NameReader *self, const PostList *list);
/* A title that is as well a word for several people (领导人, 议员), with nothing that says of what. */
bool is_general(const NameReader *self, const Post *post);
/* The mentions of the posts. */
void add_posts(NameReader *self, const Post *posts, uint32_t count, Span phrase, Span holder);
/* Reads a list of posts whose first title is token `title`; returns the token
 * behind the last. */
uint32_t read_post_list(const NameReader *self, uint32_t title, PostList *list);

#endif
