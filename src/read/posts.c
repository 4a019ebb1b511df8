#include "read/names.h"

#define COUNTRY_CLASSES (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_DEMONYM))
#define TITLE CLASS_BIT(CLASS_TITLE)

enum { MOST_POSTS = 16 };

/* A post as its tokens: owner (country), tenure, body, prefixes, title. */
typedef struct Post {
    uint32_t first, title;  /* tokens: the first with owner and tenure, the last */
    uint32_t body;          /* the first of the name proper: body or title */
    uint32_t tail;          /* the first of prefix and title */
    uint32_t owner;         /* the country token, or UINT32_MAX */
    bool is_former;
    bool is_resident;       /* stationed: ambassador to … */
    const char *country;
    const char *name;
} Post;

/* Posts that stand together before or behind one person. */
typedef struct PostList {
    Post posts[MOST_POSTS];
    uint32_t count;
} PostList;

static bool is_title(const Token *token) { return token_is(token, TITLE) && !token_has(token, MARK_COLLECTIVE); }

static bool is_blank(const NameReader *self, uint32_t at) {
    return at < self->tokens.count && token_character(self, &self->tokens.items[at]) == ' ';
}

static bool is_mark(const NameReader *self, uint32_t at, uint32_t character) {
    return at < self->tokens.count && token_character(self, &self->tokens.items[at]) == character;
}

/* Between two posts of one person: the comma of lists, and, concurrently. */
static bool joins_posts(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return is_mark(self, at, 0x3001) || token_has(token, MARK_AND) ||
           (token_is(token, CLASS_BIT(CLASS_CONJUNCTION)) && token->span.length == 1);
}

/* The text of a post: body, prefix and title without tenure words and blanks. */
static const char *post_text(const NameReader *self, const Post *post) {
    Arena *arena = self->item->arena;
    char *text = tokens_text(self, post->body, post->title), *out = text;
    *out = 0;
    for (uint32_t at = post->body; at <= post->title; at++) {
        const Token *token = &self->tokens.items[at];
        if (at < post->title && token_is(token, CLASS_BIT(CLASS_TENURE)) && token_has(token, MARK_FORMER | MARK_THEN)) {
            continue;
        }
        const char *part = text_copy(arena, self->text, token->span);
        if (*part != ' ') {
            out = stpcpy(out, part);
        }
    }
    return text;
}

/* Walks from the title to the left over prefixes, body, tenure and owner. */
static Post parse_post(const NameReader *self, uint32_t title) {
    const Token *tokens = self->tokens.items;
    Post post = {.title = title, .owner = UINT32_MAX};
    uint32_t at = title;
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TITLE_PREFIX)) && !token_has(&tokens[at - 1], MARK_AND) &&
           !token_has(&tokens[at - 1], MARK_RESIDENT)) {
        at--;
    }
    post.tail = at;
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TENURE))) {
        at--;
        post.is_former = post.is_former || token_has(&tokens[at], MARK_FORMER);
    }
    if (at > 0 && token_has(&tokens[at - 1], MARK_POSSESSIVE) && at > 1 && tokens[at - 1].span.length == 1 &&
        token_is(&tokens[at - 2], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_OFFICE))) {
        at--;
    }
    uint32_t start = at > 0 ? name_start(self, at - 1) : at;
    post.body = start < at ? start : post.tail;
    at = start < at ? start : at;
    if (at > 1 && token_is(&tokens[at - 1], COUNTRY_CLASSES) && token_has(&tokens[at - 2], MARK_RESIDENT)) {
        post.is_resident = true; /* stationed in that country: it is part of the post */
        at -= 2;
        post.body = at;
        start = at > 0 ? name_start(self, at - 1) : at;
        post.body = start < at ? start : post.body;
        at = post.body;
    }
    if (at > 0 && token_is(&tokens[at - 1], COUNTRY_CLASSES)) {
        post.owner = --at;
        post.country = token_country(self, &tokens[at]);
        if (token_has(&tokens[at + 1], MARK_PARTY) && token_is(&tokens[at], CLASS_BIT(CLASS_COUNTRY))) {
            post.body = at;
        }
    }
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TENURE))) {
        at--;
        post.is_former = post.is_former || token_has(&tokens[at], MARK_FORMER);
    }
    post.first = at;
    for (uint32_t i = post.body; i <= title && !post.country && !post.is_resident; i++) {
        post.country = token_country(self, &tokens[i]);
    }
    post.name = post_text(self, &post);
    return post;
}

static const char *concatenate(const NameReader *self, const char *head, const char *tail) {
    size_t length = strlen(head);
    char *text = arena_alloc(self->item->arena, length + strlen(tail) + 1);
    memcpy(text, head, length);
    memcpy(text + length, tail, strlen(tail));
    return text;
}

/* A bare post leans on the body of the one before; an organ of a party or of a
 * town belongs to the party or town named before. */
static void complete_post(const NameReader *self, const Post *before, Post *post) {
    const Token *tokens = self->tokens.items;
    post->country = post->country ? post->country : before->country;
    if (post->owner != UINT32_MAX) {
        return;
    }
    bool bare = post->body == post->tail;
    if (bare && token_has(&tokens[post->title], MARK_NEEDS_BODY) && before->body < before->tail) {
        post->name = concatenate(self, tokens_text(self, before->body, before->tail - 1), post->name);
    }
}

/* The mentions of the posts of a list, in the reader's found. */
static void add_posts(NameReader *self, const PostList *list, Span phrase) {
    const Token *tokens = self->tokens.items;
    for (uint32_t i = 0; i < list->count; i++) {
        const Post *post = &list->posts[i];
        Mention *mention = mention_new(self, MENTION_POST, span_join(tokens[post->body].span, tokens[post->title].span));
        mention->phrase = phrase.length ? phrase : span_join(tokens[post->first].span, tokens[post->title].span);
        mention->entry = tokens[post->title].facts->entry;
        mention->country = post->country;
        mention->name = post->name;
        mention->is_former = post->is_former;
    }
}

/* Reads a list of posts whose first title is token `title`; returns the token
 * behind the last. */
static uint32_t read_post_list(const NameReader *self, uint32_t title, PostList *list) {
    const Token *tokens = self->tokens.items;
    uint32_t at = title;
    list->count = 0;
    for (;;) {
        Post post = parse_post(self, at);
        if (list->count) {
            complete_post(self, &list->posts[list->count - 1], &post);
        }
        list->posts[list->count++] = post;
        uint32_t next = at + 1;
        if (next >= self->tokens.count || list->count == MOST_POSTS) {
            return next;
        }
        if (joins_posts(self, next)) {
            uint32_t joint = next++;
            uint32_t found = next;
            while (found < self->tokens.count && found - joint < 12 && !is_title(&tokens[found])) {
                found++;
            }
            bool leans = found < self->tokens.count && is_title(&tokens[found]) && parse_post(self, found).first == joint + 1;
            if (!leans) {
                return at + 1;
            }
            at = found;
        } else if (is_title(&tokens[next])) {
            at = next;
        } else {
            return next;
        }
    }
}

/* Behind a name: its Latin form in brackets, a title, an honorific. Returns the
 * token behind all that. */
static uint32_t name_tail(const NameReader *self, uint32_t at, Span *latin, PostList *after) {
    const Token *tokens = self->tokens.items;
    if (is_mark(self, at, '(')) {
        uint32_t end = at + 1;
        while (end < self->tokens.count && end - at < 24 && !is_mark(self, end, ')') &&
               (tokens[end].kind == TOKEN_LATIN || tokens[end].kind == TOKEN_MARK)) {
            end++;
        }
        if (end > at + 1 && is_mark(self, end, ')') && tokens[at + 1].kind == TOKEN_LATIN) {
            *latin = span_join(tokens[at + 1].span, tokens[end - 1].span);
            at = end + 1;
        }
    }
    while (at < self->tokens.count && is_title(&tokens[at]) && token_has(&tokens[at], MARK_AFTER_NAME) &&
           after->count < MOST_POSTS) {
        Post post = {.first = at, .title = at, .body = at, .tail = at, .owner = UINT32_MAX};
        post.name = post_text(self, &post);
        after->posts[after->count++] = post;
        at++;
        if (at + 1 < self->tokens.count && is_mark(self, at, 0x3001) && is_title(&tokens[at + 1]) &&
            token_has(&tokens[at + 1], MARK_AFTER_NAME) &&
            (at + 2 == self->tokens.count || tokens[at + 2].kind != TOKEN_NAME)) {
            at++;
        }
    }
    while (at < self->tokens.count && token_is(&tokens[at], CLASS_BIT(CLASS_HONORIFIC) | CLASS_BIT(CLASS_RANK))) {
        at++;
    }
    return at;
}

static void add_person(NameReader *self, uint32_t name, Span phrase, const PostList *before, const PostList *after) {
    const Token *tokens = self->tokens.items;
    Mention *mention = mention_new(self, MENTION_PERSON, tokens[name].span);
    mention->phrase = phrase;
    mention->name = tokens_text(self, name, name);
    for (uint32_t i = 0; i < before->count && !mention->country; i++) {
        mention->country = before->posts[i].country;
    }
    for (uint32_t i = 0; i < after->count && !mention->country; i++) {
        mention->country = after->posts[i].country;
    }
}

static bool is_person_segment(const NameReader *self) {
    SegmentKind kind = self->item->segments.items[self->sentence->segment].kind;
    return kind != SEGMENT_FURNITURE && kind != SEGMENT_CREDIT;
}

/* The name behind the posts, past a blank, a rank or courtesy; or UINT32_MAX. */
static uint32_t name_behind(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    while (at < self->tokens.count &&
           (is_blank(self, at) || token_is(&tokens[at], CLASS_BIT(CLASS_RANK)) || token_has(&tokens[at], MARK_BEFORE))) {
        at++;
    }
    return at < self->tokens.count && tokens[at].kind == TOKEN_NAME ? at : UINT32_MAX;
}

/* Reads the person whose name is token `name`, with the posts before it. */
static uint32_t read_person(NameReader *self, uint32_t name, const PostList *before) {
    const Token *tokens = self->tokens.items;
    PostList after = {.count = 0};
    Span latin = {0, 0};
    uint32_t end = name_tail(self, name + 1, &latin, &after);
    uint32_t first = before->count ? before->posts[0].first : name;
    if (!before->count && name > 0 && token_is(&tokens[name - 1], COUNTRY_CLASSES)) {
        first = name - 1;
    }
    Span phrase = span_join(tokens[first].span, tokens[end - 1].span);
    add_person(self, name, phrase, before, &after);
    if (first == name - 1 && !before->count) {
        Mention *person = &self->found->items[self->found->count - 1];
        person->country = person->country ? person->country : token_country(self, &tokens[first]);
    }
    add_posts(self, before, phrase);
    add_posts(self, &after, phrase);
    return end;
}

void read_posts(NameReader *self) {
    const Token *tokens = self->tokens.items;
    bool persons = is_person_segment(self);
    PostList list = {.count = 0}, none = {.count = 0};
    for (uint32_t at = 0; at < self->tokens.count;) {
        if (is_title(&tokens[at])) {
            uint32_t end = read_post_list(self, at, &list);
            uint32_t name = name_behind(self, end);
            if (name != UINT32_MAX && persons) {
                at = read_person(self, name, &list);
            } else {
                add_posts(self, &list, (Span){0, 0});
                at = end;
            }
        } else if (tokens[at].kind == TOKEN_NAME && persons) {
            at = read_person(self, at, &none);
        } else {
            at++;
        }
    }
}
