#include "read/names.h"

#define COUNTRY_CLASSES (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_DEMONYM))
#define TITLE           CLASS_BIT(CLASS_TITLE)
#define EVENT           CLASS_BIT(CLASS_EVENT)

#define BODY_CLASSES (CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD))

/* Cost under which a character is usual in given names. */
#define USUAL_GIVEN 8.0f
/* What a place in a list of names adds to the evidence for a name. */
#define LISTED 1.0f

/* LONGEST_POST, LONGEST_QUOTED and LONGEST_SERVICE are tokens,
 * LONGEST_SURNAMED is characters. */
enum { MOST_POSTS = 16, LONGEST_POST = 12, LONGEST_QUOTED = 16, LONGEST_SERVICE = 3, LONGEST_SURNAMED = 3 };

/* A post as its tokens: owner (country), tenure, body, prefixes, title. */
typedef struct Post {
    uint32_t first, title; /* tokens: the first with owner and tenure, the last */
    uint32_t body;         /* the first of the name proper: body, prefix or title */
    uint32_t tail;         /* the first of prefix and title */
    uint32_t owner;        /* the country token, or UINT32_MAX */
    uint32_t studied;      /* behind the countries that its department is for; 0 if there are none */
    bool is_former;
    bool is_resident; /* stationed: ambassador to … */
    const char *country;
    const char *name;
    const char *centre; /* the party's leading organ that was put before the name; NULL if none was */
} Post;

/* Posts that stand together before or behind one person. */
typedef struct PostList {
    Post posts[MOST_POSTS];
    uint32_t count;
} PostList;

/* The person read last in the sentence. */
typedef struct Neighbour {
    uint32_t end;   /* the token behind his phrase, 0 if none was read */
    uint32_t name;  /* the token of his name */
    bool is_press;  /* a reporter, who is no person of the item; nor are those listed behind him */
    bool is_listed; /* in a list, behind another */
    const char *country;
    uint32_t post_count;
    Post post;        /* the first of his posts */
    const char *body; /* whose post his only one is, for the next in a list; NULL if it names none */
} Neighbour;

static bool is_title(const Token *token) { return token_is(token, TITLE) && !token_has(token, MARK_COLLECTIVE); }

/* True if the title is rather the country of that name: a title of its own stands behind it
 * (苏丹总统). */
static bool is_owner_of_title(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return at + 1 < self->tokens.count && token_is(token + 1, TITLE) && token_is(token, CLASS_BIT(CLASS_COUNTRY)) &&
           is_title(token);
}

static bool is_blank(const NameReader *self, uint32_t at) {
    return at < self->tokens.count && token_character(self, &self->tokens.items[at]) == ' ';
}

static bool is_mark(const NameReader *self, uint32_t at, uint32_t character) {
    return at < self->tokens.count && token_character(self, &self->tokens.items[at]) == character;
}

static bool is_dash(const NameReader *self, uint32_t at) { return is_mark(self, at, '-') || is_mark(self, at, 0x2014); }

/* Between two posts or two persons: the comma of lists, and, concurrently. */
static bool is_joint(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return is_mark(self, at, 0x3001) || token_has(token, MARK_AND) || token_is(token, CLASS_BIT(CLASS_CONJUNCTION));
}

static const char *concatenate(const NameReader *self, const char *head, const char *tail) {
    size_t length = strlen(head), rest = strlen(tail);
    char *text = arena_alloc(self->item->arena, length + rest + 1);
    memcpy(text, head, length);
    memcpy(text + length, tail, rest);
    return text;
}

/* Where the printed name of the post's first token begins: behind the country
 * if that is a state organ's. */
static uint32_t name_begin(const NameReader *self, const Post *post) {
    const Token *token = &self->tokens.items[post->body];
    return token->span.start + (post->body < post->tail ? country_prefix(self, token) : 0);
}

/* Body, prefix and title without tenure words, quotation marks and blanks. */
static const char *post_text(const NameReader *self, const Post *post) {
    const char *text = "";
    for (uint32_t at = post->body; at <= post->title; at++) {
        const Token *token = &self->tokens.items[at];
        bool tenure = at + 1 == post->tail && token_is(token, CLASS_BIT(CLASS_TENURE));
        uint32_t start = at == post->body ? name_begin(self, post) : token->span.start;
        if (!tenure) {
            text = concatenate(self, text, printed_text(self, span_of(start, span_end(token->span))));
        }
    }
    return text;
}

/* The token of the mark, an opening one, that stands before token `at`, with no other of it between; `at` if there
 * is none near. */
static uint32_t mark_before(const NameReader *self, uint32_t at, uint32_t mark) {
    for (uint32_t i = at; i > 0 && at - i < LONGEST_QUOTED; i--) {
        if (is_mark(self, i - 1, mark)) {
            return i - 1;
        }
    }
    return at;
}

/* True if a quotation closes within the tokens that opens right before them (“基地”组织). */
static bool closes_quotation(const NameReader *self, uint32_t from, uint32_t to) {
    const uint32_t *character = self->text->character;
    uint32_t at = self->tokens.items[from].span.start, end = from < to ? self->tokens.items[to].span.start : at;
    bool opened = from > 0 && is_mark(self, from - 1, 0x201C);
    while (opened && at < end && character[at] != 0x201C && character[at] != 0x201D) {
        at++;
    }
    return opened && at < end && character[at] == 0x201D;
}

/* True if the token may stand in a name in Latin letters: letters, marks, words of
 * the lexicon in such letters. */
static bool is_latin_part(const NameReader *self, const Token *token) {
    return token->kind == TOKEN_LATIN || token->kind == TOKEN_MARK ||
           (token->kind == TOKEN_WORD && character_is_latin(self->text->character[token->span.start]));
}

/* The token behind the body whose letters or short name stand in brackets right before `at`
 * (中美洲统合体(SICA)秘书长, 世界卫生组织(世卫组织)总干事); else `at`. */
static uint32_t skip_letters(const NameReader *self, uint32_t at) {
    enum { LONGEST_LETTERS = 8 };
    if (at < 3 || !is_mark(self, at - 1, ')')) {
        return at;
    }
    uint32_t open = at - 1;
    while (open > 1 && at - open < LONGEST_LETTERS && !is_mark(self, open - 1, '(') &&
           (is_latin_part(self, &self->tokens.items[open - 1]) || token_is_part(&self->tokens.items[open - 1], true))) {
        open--;
    }
    bool named = open > 1 && is_mark(self, open - 1, '(') &&
                 token_is(&self->tokens.items[open - 2], BODY_CLASSES | CLASS_BIT(CLASS_BLOC));
    return named ? open - 1 : at;
}

/* The first token of the body before a title's first token. */
static uint32_t body_start(const NameReader *self, uint32_t title) {
    const Token *tokens = self->tokens.items;
    uint32_t at = skip_letters(self, title);
    if (at == 0) {
        return at;
    }
    if (is_mark(self, at - 1, 0x201D)) {
        return mark_before(self, at - 1, 0x201C);
    }
    if (is_mark(self, at - 1, 0x300B)) { /* 《金字塔报》社长 */
        return mark_before(self, at - 1, 0x300A);
    }
    uint32_t start = name_start(self, at - 1);
    start -= closes_quotation(self, start, at);
    bool generic = start + 1 == at && !token_is(&tokens[start], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)) &&
                   token_is(&tokens[start], CLASS_BIT(CLASS_BODY_HEAD));
    bool pointed = generic && start > 0 && token_has(&tokens[start - 1], MARK_GRAMMAR);
    return start < at && !pointed ? start : title;
}

/* A word of what a minister is in charge of: no verb with an organ for its object
 * (会见世界卫生组织总干事). */
static bool is_portfolio_word(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet organs = BODY_CLASSES | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_PLACE);
    return token_is_portfolio(&tokens[at]) && !(token_is(&tokens[at], EVENT) && token_is(&tokens[at + 1], organs));
}

/* Where a portfolio told in ordinary words begins, if nothing but such words and
 * joints stands between the title's body at `at` and its country, or the
 * "concurrently" of the post before (X 国能源及水务转型部部长, X 国外交和外贸部长);
 * else `at`. */
static uint32_t portfolio_start(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    bool ranks = token_has(&tokens[title], MARK_COMPOSITE) ||
                 lexicon_has(self->item->lexicon, tokens[title].facts->entry, KEY_KIND, "minister");
    bool joined = ranks && at > 0 && is_joint(self, at - 1);
    if (!token_has(&tokens[title], MARK_NEEDS_BODY) && !joined) {
        return at;
    }
    bool of_minister = lexicon_has(self->item->lexicon, tokens[title].facts->entry, KEY_KIND, "minister");
    uint32_t start = at;
    while (start > 0 && at - start < LONGEST_POST && !token_has(&tokens[start - 1], MARK_AND) &&
           (is_portfolio_word(self, start - 1) ||
            (is_joint(self, start - 1) && (of_minister || !is_mark(self, start - 1, 0x3001))))) {
        start--;
    }
    bool listed = start < at && is_mark(self, start, 0x3001); /* behind another's name */
    start += listed;
    bool opens = start < at && (token_is_part(&tokens[start], false) || is_joint(self, start + 1) ||
                                (token_has(&tokens[start], MARK_NOMINAL) && !token_is(&tokens[start], EVENT)));
    bool owned =
        start > 0 && (token_is(&tokens[start - 1], COUNTRY_CLASSES) || token_has(&tokens[start - 1], MARK_AND));
    owned =
        owned ||
        (listed && start > 1 &&
         (tokens[start - 2].kind == TOKEN_NAME ||
          token_is(&tokens[start - 2], CLASS_BIT(CLASS_RANK) | CLASS_BIT(CLASS_HONORIFIC) | CLASS_BIT(CLASS_KINSHIP))));
    return opens && owned ? start : at;
}

static uint32_t skip_tenure(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TENURE))) {
        at--;
        post->is_former = post->is_former || token_has(&tokens[at], MARK_FORMER | MARK_THEN);
    }
    return at;
}

/* The last word of the body's name of a post, which may begin the title (商会会长); NO_ENTRY if it has none. */
static EntryId head_of_body(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items;
    const MatchTable *matches = &self->item->matches;
    Span title = tokens[post->tail].span;
    const Match *head =
        post->body < post->tail ? match_exact(matches, tokens[post->tail - 1].span, CLASS_BIT(CLASS_BODY_HEAD)) : NULL;
    head = head ? head : match_longest(matches, title.start, span_end(title) - 1, CLASS_BIT(CLASS_BODY_HEAD));
    return head ? lexicon_entry_of(self->item->lexicon, head->posting, CLASS_BODY_HEAD) : NO_ENTRY;
}

/* True if a word of the body's name tells that nationals abroad found it (台湾商会联合总会). */
static bool is_of_expatriates(const NameReader *self, const Post *post, EntryId head) {
    const ChLexicon *lexicon = self->item->lexicon;
    bool found = lexicon_has(lexicon, head, KEY_FLAGS, "expatriate");
    for (uint32_t i = post->body; i < post->tail && !found; i++) {
        const Match *part = match_exact(&self->item->matches, self->tokens.items[i].span, CLASS_BIT(CLASS_BODY_HEAD));
        found = part && lexicon_has(lexicon, match_entry(lexicon, part, CLASS_BODY_HEAD), KEY_FLAGS, "expatriate");
    }
    return found;
}

static bool is_country_by_name(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return token->span.length > 1 && token_is(token, CLASS_BIT(CLASS_COUNTRY));
}

/* The owner of a society that tells two places or countries, the second right before `at`: the society
 * of one country's people where it is (上海美国商会), or one country's for another (法国中国友好协会, 比利时—中国
 * 经济贸易委员会, 泰中文化协会). The token it begins with, `at` if it is no such. */
static uint32_t take_owner_of_two(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    const ClassSet where = CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_PLACE_HEAD) | CLASS_BIT(CLASS_COUNTRY);
    EntryId head = at > 1 ? head_of_body(self, post) : NO_ENTRY;
    const ChLexicon *lexicon = self->item->lexicon;
    if (head == NO_ENTRY) {
        return at;
    }
    bool society = lexicon_has(lexicon, head, KEY_KIND, "ngo");
    bool by_sign = society && tokens[at - 1].span.length == 1 && tokens[at - 2].span.length == 1 &&
                   token_is(&tokens[at - 2], CLASS_BIT(CLASS_COUNTRY_SIGN));
    if (by_sign) {
        post->country = token_country(self, &tokens[at - 2]);
        post->body = at - 2;
        return at - 2;
    }
    if (!is_country_by_name(self, at - 1)) {
        return at;
    }
    bool expatriate = is_of_expatriates(self, post, head);
    uint32_t dash = at > 2 && tokens[at - 2].kind == TOKEN_MARK && is_dash(self, at - 2) ? 1 : 0;
    uint32_t first = at - 2 - dash;
    if (!expatriate && is_country_by_name(self, first)) {
        post->country = token_country(self, &tokens[first]);
        post->owner = first;
        post->body = dash ? first : at - 1;
        return first;
    }
    bool local = society && !dash && tokens[first].span.length > 1 && token_is(&tokens[first], where);
    post->body = local ? first : post->body;
    return local ? first : at;
}

/* True if the token names an organisation of states. */
static bool is_organisation(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    EntryId entry = token_is(token, CLASS_BIT(CLASS_BLOC)) ? token->facts->entry : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "igo");
}

/* Where the institution begins whose department for countries or regions the post is of (北京大学美国研究中心主任,
 * 中山大学中国与亚太研究所教授, 联合国西非和萨赫勒办事处负责人); `at` if it is no such. */
static uint32_t institution_start(const NameReader *self, uint32_t at) {
    const ClassSet regions = COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC);
    const Token *tokens = self->tokens.items;
    uint32_t start = at;
    while (start > 0 && at - start < LONGEST_POST &&
           (token_is(&tokens[start - 1], regions) ||
            (start > 1 && is_joint(self, start - 1) && token_is(&tokens[start - 2], regions)))) {
        start--;
    }
    if (start + 2 < at && is_organisation(self, start) && !token_is(&tokens[at - 1], COUNTRY_CLASSES)) {
        return start;
    }
    bool region = start < at || (at < self->tokens.count && token_is(&tokens[at], regions));
    if (start > 1 && region && is_mark(self, start - 1, 0x201D) && /* “复旦大学”韩国朝鲜研究中心主任 */
        token_is(&tokens[start - 2], BODY_CLASSES | CLASS_BIT(CLASS_BLOC))) {
        return mark_before(self, start - 1, 0x201C);
    }
    bool studies =
        start < at && (start + 1 < at || token_is(&tokens[start], CLASS_BIT(CLASS_BLOC)) ||
                       (tokens[start].span.length > 1 && token_is(&tokens[start], CLASS_BIT(CLASS_COUNTRY))));
    bool owned = studies && start > 0 && token_is(&tokens[start - 1], BODY_CLASSES) &&
                 span_end(tokens[start - 1].span) == tokens[start].span.start;
    return owned ? name_start(self, start - 1) : at;
}

/* True if the party's name has a country in it, or begins with the sign of one (统一俄罗斯党, 日中议员联盟). */
static bool names_country_inside(const NameReader *self, const Token *party) {
    const MatchTable *matches = &self->item->matches;
    bool names = match_exact(matches, (Span){party->span.start, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN)) != NULL;
    for (uint32_t at = party->span.start; at < span_end(party->span) && !names; at++) {
        names = match_longest(matches, at, span_end(party->span), CLASS_BIT(CLASS_COUNTRY)) != NULL;
    }
    return names;
}

/* The owner before the body. What a party of the country calls itself is left
 * whole; a state's organ loses the owner. */
static uint32_t take_owner(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    uint32_t institution = institution_start(self, at);
    if (institution < at) { /* the country is what is studied there */
        post->body = institution;
        post->studied = post->studied ? post->studied : at;
        return take_owner(self, institution, post);
    }
    if (at == 0 || !token_is(&tokens[at - 1], COUNTRY_CLASSES)) {
        return at;
    }
    post->owner = at - 1;
    post->country = token_country(self, &tokens[at - 1]);
    uint32_t of_two = take_owner_of_two(self, at, post);
    if (of_two < at) {
        return of_two;
    }
    const char *named = token_is(&tokens[post->body], CLASS_BIT(CLASS_BODY)) ? tokens[post->body].facts->country : NULL;
    bool own_name = named && post->country && strcmp(named, post->country) == 0 && /* 自民党 needs no country */
                    (tokens[post->body].span.length <= SHORT_PARTY || names_country_inside(self, &tokens[post->body]));
    bool party = post->body < post->tail && token_has(&tokens[post->body], MARK_PARTY) && !own_name &&
                 token_is(&tokens[at - 1], CLASS_BIT(CLASS_COUNTRY));
    bool is_code = post->country && post->country[0] >= 'A' && post->country[0] <= 'Z';
    if (party || !is_code) {
        post->body = at - 1;
    }
    return at - 1;
}

/* True if the post of token `title` is one in a leader's service: the
 * president's adviser. */
static bool serves_leader(const NameReader *self, uint32_t leader, uint32_t title) {
    const Token *tokens = self->tokens.items;
    bool assists = token_is(&tokens[title], CLASS_BIT(CLASS_TITLE_PREFIX)) && title == leader + 1; /* 部长助理 */
    return is_title(&tokens[leader]) && (token_has(&tokens[leader], MARK_LEADER) || assists) &&
           !token_has(&tokens[title], MARK_LEADER | MARK_SHARED);
}

/* Words between a leader's title and the title of one in his service: parts of
 * a body's name; a country or a place too, if a common noun stands behind it
 * (the Secretary-General's envoy for the question of …). */
static bool is_service_word(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    if (token_is(&tokens[at], COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE))) {
        return at + 1 < title && token_has(&tokens[at + 1], MARK_NOMINAL);
    }
    return token_is_part(&tokens[at], false) || (at + 1 == title && token_has(&tokens[at], MARK_NOMINAL) &&
                                                 token_is(&tokens[at - 1], COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE)));
}

/* True if only words of a service stand between the leader's title and the other. */
static bool is_served_by(const NameReader *self, uint32_t leader, uint32_t title) {
    for (uint32_t at = leader + 1; at < title; at++) {
        if (!is_service_word(self, at, title)) {
            return false;
        }
    }
    return serves_leader(self, leader, title);
}

/* The title that a leader's title only modifies, or the token itself. */
static uint32_t governing_title(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    uint32_t title = at + 1;
    while (title < self->tokens.count && title - at <= LONGEST_SERVICE && !is_title(&tokens[title])) {
        title++;
    }
    bool serves = title < self->tokens.count && is_title(&tokens[title]) && is_served_by(self, at, title);
    return serves ? title : at;
}

/* Where the post of one in the service of a leader begins, whose title, parts
 * of the service behind it, or name stands before `at`; else `at`. */
static uint32_t service_start(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    for (uint32_t leader = at; leader > 0 && at - leader <= LONGEST_SERVICE && tokens[leader - 1].kind != TOKEN_NAME;
         leader--) {
        if (is_title(&tokens[leader - 1])) {
            return is_served_by(self, leader - 1, title) ? body_start(self, leader - 1) : at;
        }
    }
    bool named = at > 0 && tokens[at - 1].kind == TOKEN_NAME && token_has(&tokens[title], MARK_NEEDS_BODY) &&
                 !token_has(&tokens[title], MARK_AFTER_NAME);
    bool titled = named && at > 1 && is_title(&tokens[at - 2]) && serves_leader(self, at - 2, title);
    return titled ? body_start(self, at - 2) : named ? at - 1 : at;
}

/* The country, bloc or body that a title's own words begin with; NULL if they begin otherwise. */
static const Match *owner_inside(const NameReader *self, const Token *title) {
    return match_longest(&self->item->matches, title->span.start, span_end(title->span),
                         CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_BODY));
}

static const char *country_of_owner(const NameReader *self, const Match *owner) {
    Token token = {.kind = TOKEN_WORD};
    if (owner) {
        token.span = owner->span;
        token.classes = owner->classes;
        token.facts = &self->table->facts[owner->posting];
    }
    return owner ? token_country(self, &token) : NULL;
}

/* The country or bloc that a title's own words begin with. What only says that it is of a party's centre
 * (中央政治局委员) names no country abroad: every such party has one. */
static const char *country_inside(const NameReader *self, const Token *title) {
    const Match *owner = owner_inside(self, title);
    const char *country = country_of_owner(self, owner), *home = self->item->home;
    const Match *centre = country && home ? match_longest(&self->item->matches, owner->span.start,
                                                          span_end(owner->span), CLASS_BIT(CLASS_BODY_MODIFIER))
                                          : NULL;
    bool of_any = centre && (self->table->facts[centre->posting].marks & MARK_CENTRE) && !string_same(country, home);
    return of_any ? NULL : country;
}

/* The country that alone has the post, NULL if there is none. */
static const char *country_of_title(const NameReader *self, const Token *title) {
    const char *codes = lexicon_value(self->item->lexicon, title->facts->entry, KEY_COUNTRY);
    return codes ? country_of_sign(self, codes, false) : NULL;
}

/* The country that alone has a mission of the name which begins with the token and ends within the title (台北经济文化
 * 办事处处长); NULL if there is none. */
static const char *sender_of_mission(const NameReader *self, const Token *first, const Token *title) {
    const Match *mission =
        match_longest(&self->item->matches, first->span.start, span_end(title->span), CLASS_BIT(CLASS_BODY));
    EntryId entry = mission && mission->span.length >= first->span.length
                        ? lexicon_entry_of(self->item->lexicon, mission->posting, CLASS_BODY)
                        : NO_ENTRY;
    bool is_mission = entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "embassy");
    return is_mission ? lexicon_value(self->item->lexicon, entry, KEY_COUNTRY) : NULL;
}

/* Whose organ a token of a body's name makes it: a body of an organisation is
 * the organisation's. */
static const char *owner_of(const NameReader *self, const Token *token) {
    const char *organisation = token_is(token, CLASS_BIT(CLASS_BLOC))
                                   ? lexicon_value(self->item->lexicon, token->facts->entry, KEY_COUNTRY)
                                   : NULL;
    return organisation ? organisation : token_country(self, token);
}

/* Where what an envoy is sent for begins: the place or country, or the nouns,
 * before the word for a question or affairs at `at` (X 问题特使). */
static uint32_t topic_start(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet places = COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC);
    uint32_t start = at;
    if (at > 0 && token_is(&tokens[at - 1], places)) {
        return at - 1;
    }
    while (start > 0 && at - start < LONGEST_SERVICE && !token_is(&tokens[start - 1], BODY_CLASSES | TITLE | places) &&
           token_has(&tokens[start - 1], MARK_NOMINAL) && tokens[start - 1].span.length > 1) {
        start--;
    }
    return start;
}

/* True if the post is one of residence in a place, or in the country that the
 * title's own words name (驻大阪总领事, 驻教廷大使). */
static bool is_stationed(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    bool stationed =
        at > 0 && token_has(&tokens[at - 1], MARK_RESIDENT) && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TITLE_PREFIX));
    return stationed && (at == title ? country_inside(self, &tokens[title]) != NULL
                                     : token_is(&tokens[at], CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC)));
}

/* True if the body, or title with its body, that begins at `at` is one for relations with the country whose sign and
 * opener stand before it (X 国对华友好协会会长): they are part of its name. */
static bool is_for_country(const NameReader *self, uint32_t at, uint32_t title) {
    enum { SHORTEST = 4 }; /* characters of a title with its body */
    const Token *tokens = self->tokens.items;
    if (at < 2 || tokens[at - 1].span.length > 1 || tokens[at - 2].span.length > 1 ||
        !token_is(&tokens[at - 1], CLASS_BIT(CLASS_COUNTRY_SIGN)) || !token_has(&tokens[at - 2], MARK_OPENER)) {
        return false;
    }
    if (at == title) {
        return token_has(&tokens[at], MARK_NEEDS_BODY) && tokens[at].span.length >= SHORTEST;
    }
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = tokens[at].facts ? tokens[at].facts->entry : NO_ENTRY; /* marks have none */
    bool society = entry != NO_ENTRY &&
                   (lexicon_has(lexicon, entry, KEY_KIND, "agency") || lexicon_has(lexicon, entry, KEY_KIND, "ngo"));
    return society || !token_is(&tokens[at], BODY_CLASSES | CLASS_BIT(CLASS_OFFICE));
}

/* Where the post begins of one side in a mechanism (中俄能源合作委员会中方主席), whose side's token is
 * `at`: with the mechanism and its countries; `at` if none stands before. */
static uint32_t take_mechanism(const NameReader *self, uint32_t at, Post *post) {
    enum { LONGEST_MECHANISM = 12 };
    const Token *tokens = self->tokens.items;
    const MatchTable *matches = &self->item->matches;
    Span side = tokens[at].span;
    bool is_side = side.length > 1 && tokens[at].kind == TOKEN_WORD &&
                   !token_is(&tokens[at], CLASS_BIT(CLASS_COUNTRY)) && /* 会晤泰国总理 */
                   match_exact(matches, span_of(span_end(side) - 1, span_end(side)), CLASS_BIT(CLASS_SIGN_CONTEXT));
    uint32_t from = side.start > LONGEST_MECHANISM ? side.start - LONGEST_MECHANISM : 0, start = at;
    const Match *mechanism = is_side ? match_longest_before(matches, from, side.start,
                                                            CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_BODY_HEAD))
                                     : NULL;
    bool is_deed = mechanism && (mechanism->classes & CLASS_BIT(CLASS_EVENT)); /* 会晤泰国总理 */
    while (mechanism && start > 0 && tokens[start - 1].span.start >= mechanism->span.start) {
        start--;
    }
    if (!mechanism || is_deed || start == at || tokens[start].span.start != mechanism->span.start) {
        return at;
    }
    while (start > 0 && token_is(&tokens[start - 1], COUNTRY_CLASSES)) {
        start--;
    }
    post->body = start;
    return start;
}

/* Where the words begin that tell what the title's holder is in charge of, between his body and the particle
 * before the title at `at` (联合国负责人权事务的助理秘书长); `at` if it is no such. */
static uint32_t charge_start(const NameReader *self, uint32_t at) {
    enum { LONGEST_CHARGE = 12 };
    const Token *tokens = self->tokens.items;
    bool attributed = at > 2 && token_has(&tokens[at - 1], MARK_POSSESSIVE) && tokens[at - 1].span.length == 1;
    for (uint32_t i = at - 2; attributed && i-- > 0 && at - i < LONGEST_CHARGE;) {
        if (token_is(&tokens[i], CLASS_BIT(CLASS_TITLE_PREFIX)) && token_has(&tokens[i], MARK_CHARGE)) {
            return i;
        }
        bool other = tokens[i].kind == TOKEN_NAME || (tokens[i].kind == TOKEN_MARK && !is_mark(self, i, 0x3001)) ||
                     token_has(&tokens[i], MARK_POSSESSIVE);
        if (other) {
            break;
        }
    }
    return at;
}

static Post parse_post(const NameReader *self, uint32_t title);

/* The country of the one by name and title whose man a post makes somebody (巴勒斯坦总统 X 的发言人); NULL if nobody's.
 */
static const char *country_of_master(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items;
    uint32_t at = post->first;
    bool owned = at > 2 && post->body == post->tail && token_has(&tokens[at - 1], MARK_POSSESSIVE) &&
                 tokens[at - 1].span.length == 1 && tokens[at - 2].kind == TOKEN_NAME && is_title(&tokens[at - 3]) &&
                 !token_has(&tokens[post->title], MARK_LEADER);
    return owned ? parse_post(self, at - 3).country : NULL;
}

/* Walks from the title to the left over prefixes, body, tenure and owner. */
static Post parse_post(const NameReader *self, uint32_t title) {
    const Token *tokens = self->tokens.items;
    Post post = {.title = title, .owner = UINT32_MAX};
    uint32_t at = title;
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TITLE_PREFIX)) &&
           !token_has(&tokens[at - 1], MARK_AND | MARK_RESIDENT)) {
        at--;
    }
    at = charge_start(self, at);
    post.tail = post.body = at;
    if (at < title && token_has(&tokens[at], MARK_TOPIC)) {
        at = post.tail = post.body = topic_start(self, at);
    }
    at = skip_tenure(self, at, &post);
    bool possessive = at > 1 && token_has(&tokens[at - 1], MARK_POSSESSIVE) && tokens[at - 1].span.length == 1 &&
                      token_is(&tokens[at - 2], BODY_CLASSES);
    uint32_t start = body_start(self, possessive ? at - 1 : at);
    if (start < (possessive ? at - 1 : at)) {
        at = post.body = start;
    }
    if (post.tail == title && !token_is(&tokens[at], CLASS_BIT(CLASS_TENURE))) {
        at = post.body = portfolio_start(self, at, title);
    }
    if (at > 1 && token_is(&tokens[at - 1], COUNTRY_CLASSES) && token_has(&tokens[at - 2], MARK_RESIDENT)) {
        post.is_resident = true; /* stationed in that country: it is part of the post */
        post.tail = post.body == post.tail ? at - 2 : post.tail;
        post.body = at - 2;
        at = body_start(self, at - 2);
        post.body = at;
    } else if (is_stationed(self, at, title)) {
        post.is_resident = true;
        post.tail = at - 1;
        at = post.body = body_start(self, at - 1);
    }
    if (!post.is_resident && is_for_country(self, at, title)) {
        post.studied = at;
        at = post.body = at - 2;
    }
    at = post.is_resident ? skip_tenure(self, at, &post) : at; /* 新任驻 X 大使 */
    uint32_t service = service_start(self, at, title);
    if (service < at) {
        post.tail = post.body < post.tail ? post.tail : at;
        post.body = at = service;
    }
    at = take_owner(self, at, &post);
    at = post.owner == at ? take_mechanism(self, at, &post) : at;
    post.first = skip_tenure(self, at, &post);
    for (uint32_t i = post.body; i < post.tail && !post.country; i++) {
        if (i < post.studied && token_is(&tokens[i], COUNTRY_CLASSES)) {
            continue;
        }
        bool of_department = token_is(&tokens[i], CLASS_BIT(CLASS_BLOC)) && i + 1 < post.tail &&
                             tokens[i + 1].span.length == 1 && token_is(&tokens[i + 1], CLASS_BIT(CLASS_BODY_HEAD));
        if (of_department) { /* a ministry's department for a region: 亚洲司 */
            continue;
        }
        post.country = is_title(&tokens[i]) ? country_inside(self, &tokens[i]) : owner_of(self, &tokens[i]);
    }
    for (uint32_t i = post.body; post.is_resident && i < title && !post.country; i++) {
        post.country = sender_of_mission(self, &tokens[i], &tokens[title]);
    }
    post.country = post.country || post.is_resident ? post.country : country_inside(self, &tokens[title]);
    post.country = post.country ? post.country : country_of_title(self, &tokens[title]);
    post.country = post.country ? post.country : country_of_master(self, &post);
    post.name = post_text(self, &post);
    return post;
}

/* Where the plain title at the end of a title token begins, its prefix of
 * deputy or the like included: all of 副主席, the end of 人大常委会副委员长. */
static uint32_t plain_title(const NameReader *self, const Token *title) {
    const MatchTable *matches = &self->item->matches;
    uint32_t end = span_end(title->span), plain = title->span.start;
    for (uint32_t at = title->span.start; at < end; at++) {
        const Match *match = match_exact(matches, span_of(at, end), TITLE);
        plain = match && (self->table->facts[match->posting].marks & MARK_NEEDS_BODY) ? at : plain;
    }
    const Match *prefix = match_longest_before(matches, title->span.start, plain, CLASS_BIT(CLASS_TITLE_PREFIX));
    return prefix ? prefix->span.start : plain;
}

/* Where the last word of a body's name ends that a title begins with (委员会主席), but for a party's
 * organ within another body (党组书记) unless `party`; the title's start if it begins with none. */
static uint32_t head_of_title(const NameReader *self, const Token *title, bool party) {
    uint32_t start = title->span.start, end = span_end(title->span);
    const Match *head = match_longest(&self->item->matches, start, end - 1, CLASS_BIT(CLASS_BODY_HEAD));
    bool wanted = head && (party || !(self->table->facts[head->posting].marks & MARK_PARTY)) &&
                  match_exact(&self->item->matches, span_of(span_end(head->span), end), TITLE);
    return wanted ? span_end(head->span) : start;
}

/* What a post's printed name has before its plain title; NULL if nothing. A party's organ at its
 * end counts for `party` only. */
static const char *leading_body(const NameReader *self, const Post *post, bool party) {
    uint32_t start = name_begin(self, post);
    const Token *title = &self->tokens.items[post->title];
    uint32_t end = post->body < post->tail ? self->tokens.items[post->tail].span.start : plain_title(self, title);
    if (end == title->span.start) {
        end = head_of_title(self, title, party);
    }
    return end > start ? printed_text(self, span_of(start, end)) : NULL;
}

/* The leading organ of the party whose post this is: its name and the word for
 * its centre. NULL if it is no party's. */
static const char *party_centre(const NameReader *self, const Post *post) {
    const MatchTable *matches = &self->item->matches;
    uint32_t start = name_begin(self, post), best = 0;
    for (uint32_t i = matches->first[start]; i < matches->first[start + 1]; i++) {
        const Match *match = &matches->items[i];
        uint32_t end = span_end(match->span);
        const NameFacts *facts = &self->table->facts[match->posting];
        if (!(match->classes & CLASS_BIT(CLASS_BODY)) || !(facts->marks & MARK_PARTY)) {
            continue;
        }
        for (uint32_t at = end - 1; at > start && end - at <= 3; at--) {
            const Match *centre = match_exact(matches, span_of(at, end), CLASS_BIT(CLASS_BODY_MODIFIER));
            best = centre && (self->table->facts[centre->posting].marks & MARK_CENTRE) ? end : best;
        }
        const Match *centre =
            match_longest(matches, end, span_end(self->tokens.items[post->title].span), CLASS_BIT(CLASS_BODY_MODIFIER));
        if (centre && (self->table->facts[centre->posting].marks & MARK_CENTRE)) {
            best = span_end(centre->span);
        }
    }
    return best ? printed_text(self, span_of(start, best)) : NULL;
}

/* The town or province that a post's body begins with, NULL if none. */
static const char *leading_place(const NameReader *self, const Post *post) {
    const MatchTable *matches = &self->item->matches;
    const Token *token = &self->tokens.items[post->body];
    const Match *place = match_longest(matches, token->span.start, span_end(token->span),
                                       CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY));
    if (!place || !(place->classes & CLASS_BIT(CLASS_PLACE))) { /* 罗马尼亚国家自由党 */
        return NULL;
    }
    uint32_t end = span_end(place->span);
    bool headed =
        end > token->span.start + 1 && match_exact(matches, span_of(end - 1, end), CLASS_BIT(CLASS_PLACE_HEAD));
    if (!headed && match_exact(matches, (Span){end, 1}, CLASS_BIT(CLASS_PLACE_HEAD))) {
        end++;
    }
    return printed_text(self, span_of(token->span.start, end));
}

/* True if the post is in a party. */
static bool is_of_party(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items;
    return token_has(&tokens[post->title], MARK_PARTY) ||
           (post->body < post->tail && token_has(&tokens[post->tail - 1], MARK_PARTY));
}

/* A bare post leans on the body of the one before, but a speaker's on no party; an organ
 * of a party or of a town belongs to the party or town named before. */
static void complete_post(const NameReader *self, const Post *before, Post *post) {
    const Token *tokens = self->tokens.items;
    if (post->owner != UINT32_MAX) {
        return;
    }
    const char *own_country =
        post->country ? post->country : country_of_owner(self, owner_inside(self, &tokens[post->title]));
    own_country = own_country ? own_country : self->item->outlet_country;
    bool is_foreign = before->country && (!own_country || !string_same(before->country, own_country));
    post->country = post->country ? post->country : before->country;
    const char *lead = NULL;
    bool bare = post->body == post->tail;
    bool plain = bare && plain_title(self, &tokens[post->title]) == tokens[post->title].span.start;
    bool heads_parliament = token_has(&tokens[post->title], MARK_LEADER) &&
                            lexicon_has(self->item->lexicon, tokens[post->title].facts->entry, KEY_KIND, "parliament");
    if (plain && token_has(&tokens[post->title], MARK_NEEDS_BODY)) {
        lead = heads_parliament && is_of_party(self, before)
                   ? NULL
                   : leading_body(self, before, token_has(&tokens[post->title], MARK_PARTY));
    } else if (bare && token_has(&tokens[post->title], MARK_PARTY) && token_has(&tokens[post->title], MARK_COMPOSITE)) {
        const Match *own = match_longest(&self->item->matches, tokens[post->title].span.start, self->text->length,
                                         CLASS_BIT(CLASS_BODY_MODIFIER));
        bool centred = own && (self->table->facts[own->posting].marks & MARK_CENTRE);
        bool of_other = centred && (is_foreign || before->centre);
        lead = centred && !of_other ? NULL : before->centre ? before->centre : party_centre(self, before);
        if (lead && of_other) { /* 越共中央政治局委员、中央书记处书记: the centre of the party named before */
            post->name = printed_text(self, span_of(span_end(own->span), span_end(tokens[post->title].span)));
            post->country = before->country;
            post->centre = lead;
        }
    } else if (bare ? token_has(&tokens[post->title], MARK_LOCAL)
                    : token_is(&tokens[post->body],
                               CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_BODY_MODIFIER))) {
        lead = leading_place(self, before);
    }
    post->name = lead ? concatenate(self, lead, post->name) : post->name;
}

/* A title that is as well a word for several people (领导人, 议员), with nothing that says of what. */
static bool is_general(const NameReader *self, const Post *post) {
    return token_is(&self->tokens.items[post->title], CLASS_BIT(CLASS_GROUP)) && post->body == post->title;
}

/* A word for several that is one's post where a name stands behind it: a member of parliament, and who leads the
 * country right before it (朝鲜领导人 X). */
static bool is_post_of_one(const NameReader *self, const Post *post) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Token *title = &self->tokens.items[post->title];
    bool of_country = post->first + 1 == post->title && token_is(title - 1, COUNTRY_CLASSES);
    const Match *group = of_country ? match_exact(&self->item->matches, title->span, CLASS_BIT(CLASS_GROUP)) : NULL;
    return lexicon_has(lexicon, title->facts->entry, KEY_KIND, "parliament") ||
           (group && lexicon_has(lexicon, match_entry(lexicon, group, CLASS_GROUP), KEY_KIND, "leaders"));
}

/* The mentions of the posts. */
static void add_posts(NameReader *self, const Post *posts, uint32_t count, Span phrase, Span holder) {
    const Token *tokens = self->tokens.items;
    for (uint32_t i = 0; i < count; i++) {
        const Post *post = &posts[i];
        if ((is_general(self, post) && !(phrase.length && is_post_of_one(self, post))) ||
            token_has(&tokens[post->title], MARK_ASPIRANT)) {
            continue;
        }
        Span span = span_of(name_begin(self, post), span_end(tokens[post->title].span));
        Mention *mention = mention_new(self, MENTION_POST, span);
        mention->phrase = phrase.length ? phrase : span_join(tokens[post->first].span, span);
        mention->entry = tokens[post->title].facts->entry;
        mention->country = post->country;
        mention->name = post->name;
        mention->is_former = post->is_former;
        mention->holder = holder;
    }
}

/* Stationed in one country and concurrently in another: the posts before
 * `post`, which all share its title. */
static void add_residences(const NameReader *self, PostList *list) {
    const Token *tokens = self->tokens.items;
    Post *post = &list->posts[list->count - 1];
    const char *title = printed_text(self, tokens[post->title].span);
    while (post->is_resident && post->body == post->tail && post->owner == UINT32_MAX && post->first > 2 &&
           is_joint(self, post->first - 1) && token_is(&tokens[post->first - 2], COUNTRY_CLASSES) &&
           token_has(&tokens[post->first - 3], MARK_RESIDENT) && list->count < MOST_POSTS) {
        Post other = *post;
        uint32_t at = post->first - 3;
        other.name = concatenate(self, tokens_text(self, at, at + 1), title);
        other.tail = other.body = at;
        at = take_owner(self, body_start(self, at), &other);
        other.first = skip_tenure(self, at, &other);
        post->country = other.country;
        memmove(post + 1, post, (size_t)(list->posts + list->count - post) * sizeof *post);
        *post = other;
        list->count++;
    }
}

/* Two bodies joined by "concurrently" before one title: the post is held in the
 * first too. */
static void add_shared_body(const NameReader *self, PostList *list) {
    const Token *tokens = self->tokens.items;
    Post *post = &list->posts[list->count - 1];
    if (!leading_body(self, post, true) || post->owner != UINT32_MAX || post->first < 2 || list->count == MOST_POSTS ||
        !token_has(&tokens[post->first - 1], MARK_AND) || !token_is(&tokens[post->first - 2], BODY_CLASSES)) {
        return;
    }
    Post other = *post;
    uint32_t end = post->first - 1;
    uint32_t title = post->body < post->tail ? tokens[post->tail].span.start : plain_title(self, &tokens[post->title]);
    other.body = body_start(self, end);
    other.tail = end;
    other.first = take_owner(self, other.body, &other);
    other.country = other.country ? other.country : owner_of(self, &tokens[other.body]);
    other.name = concatenate(self, printed_text(self, span_of(name_begin(self, &other), tokens[end].span.start)),
                             printed_text(self, span_of(title, span_end(tokens[post->title].span))));
    post->country = post->country ? post->country : other.country;
    memmove(post + 1, post, sizeof *post);
    *post = other;
    list->count++;
}

/* Words that no body's name holds. */
#define ENDS_OF_NAMES                                                                                        \
    (EVENT | TITLE | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT) | \
     CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_REFERENCE))

/* True if nothing between the tokens ends a body's name that no list knows (、省治超工作领导小组副组长). */
static bool runs_on(const NameReader *self, uint32_t from, uint32_t to) {
    enum { LONGEST_RUN = 6 };
    for (uint32_t i = from; i < to; i++) {
        const Token *token = &self->tokens.items[i];
        bool part = (token->kind == TOKEN_WORD || token->kind == TOKEN_UNKNOWN) && !token_is(token, ENDS_OF_NAMES);
        if (!part || i - from > LONGEST_RUN) {
            return false;
        }
    }
    return true;
}

/* The post of a list whose words begin at `from`, all of them part of it. */
static Post parse_listed_post(const NameReader *self, uint32_t title, uint32_t from) {
    Post post = parse_post(self, title);
    uint32_t begin = from;
    bool open = post.owner == UINT32_MAX && post.body < post.tail && post.first == post.body;
    if (open && post.first > from && runs_on(self, from, post.first)) {
        bool former = token_is(&self->tokens.items[from], CLASS_BIT(CLASS_TENURE)) &&
                      token_has(&self->tokens.items[from], MARK_FORMER | MARK_THEN);
        post.is_former = post.is_former || former;
        from += former;
        uint32_t owned = is_country_by_name(self, from) && from + 1 < post.body;
        post.body = from + owned;
        uint32_t first = take_owner(self, post.body, &post);
        post.first = first < begin ? first : begin;
        post.name = post_text(self, &post);
    }
    return post;
}

static bool is_plain_verb(const Token *token) {
    return token->span.length > 1 && token_has(token, MARK_VERBAL) && !token_has(token, MARK_NOMINAL);
}

/* True if the token is an ordinary word of the kind. */
static bool is_word_of_kind(const NameReader *self, const Token *token, const char *kind) {
    const Match *word = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_WORD));
    EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, kind);
}

/* True if the token begins no sentence and is none that governs a post: no word of grammar of several characters, nor
 * a verb before a place or body (查处 P 市局处长, 接受 Q 社社长). */
static bool is_name_word(const NameReader *self, uint32_t at, uint32_t end) {
    const ClassSet objects = COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OUTLET);
    const Token *token = &self->tokens.items[at];
    bool governs = is_plain_verb(token) && at + 1 < end && token_is(token + 1, objects);
    bool grammar = token->span.length > 1 &&
                   (token_has(token, MARK_GRAMMAR) ||
                    (token_is(token, CLASS_BIT(CLASS_INDICATOR)) && !token_is(token, CLASS_BIT(CLASS_WORD))));
    return !governs && !grammar;
}

/* True if the token names a country, or is the sign of one before a body that a list knows (黎真主党). */
static bool is_owner(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    bool signs = token->span.length == 1 && token_is(token, CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                 at + 1 < self->tokens.count && token_is(token + 1, CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE));
    return signs || is_country_by_name(self, at);
}

/* Where the words begin that may be a post's with the title, from the last mark or the country or organisation on; the
 * title if they are none. */
static uint32_t stretch_start(const NameReader *self, uint32_t title) {
    const Token *tokens = self->tokens.items;
    uint32_t from = title;
    while (from > 0 && tokens[from - 1].kind != TOKEN_MARK && !token_is(&tokens[from - 1], ENDS_OF_NAMES) &&
           title - from < LONGEST_POST && !is_owner(self, from - 1) && !is_organisation(self, from - 1) &&
           is_name_word(self, from - 1, title)) {
        from--;
    }
    if (from > 0 && from < title && is_owner(self, from - 1)) {
        return from;
    }
    if (from > 0 && from < title && is_organisation(self, from - 1)) {
        return from - 1;
    }
    bool bounded = from == 0 || is_mark(self, from - 1, ',') || is_mark(self, from - 1, 0x3001) ||
                   token_is(&tokens[from - 1], ENDS_OF_NAMES);
    from += from < title && tokens[from].span.length > 1 && /* 著名足球教练 */
            is_word_of_kind(self, &tokens[from], "adjective");
    bool opens =
        bounded && from < title &&
        (token_has(&tokens[from], MARK_NOMINAL) || token_is(&tokens[from], BODY_CLASSES | CLASS_BIT(CLASS_PLACE)));
    return opens ? from : title;
}

/* The title of the next post of the list behind the joint, UINT32_MAX if what
 * follows is none. */
static uint32_t next_post(const NameReader *self, uint32_t joint) {
    uint32_t at = joint + 1;
    while (at < self->tokens.count && at - joint < LONGEST_POST && !is_title(&self->tokens.items[at])) {
        at++;
    }
    bool found = at < self->tokens.count && is_title(&self->tokens.items[at]);
    return found && parse_listed_post(self, at, joint + 1).first == joint + 1 ? at : UINT32_MAX;
}

/* True if the post of token `title` names another state than those of the list: it
 * is held by somebody else. */
static bool is_of_other_state(const NameReader *self, const PostList *list, uint32_t title) {
    Post post = parse_post(self, title);
    const char *own = post.owner != UINT32_MAX ? post.country : NULL;
    for (uint32_t i = 0; own && i < list->count; i++) {
        const char *other = list->posts[i].owner != UINT32_MAX ? list->posts[i].country : NULL;
        if (other && strcmp(own, other) != 0) {
            return true;
        }
    }
    return false;
}

/* Reads a list of posts whose first title is token `title`; returns the token
 * behind the last. */
static uint32_t read_post_list(const NameReader *self, uint32_t title, PostList *list) {
    const Token *tokens = self->tokens.items;
    uint32_t at = title, joint = 0; /* before the post at hand, 0 if there is none */
    bool concurrent = false;
    list->count = 0;
    for (;;) {
        Post post = parse_listed_post(self, at, joint ? joint + 1 : stretch_start(self, at));
        if (list->count) {
            const Post *before = &list->posts[list->count - 1];
            complete_post(self, before, &post);
            post.is_former = post.is_former || (concurrent && before->is_former);
        }
        list->posts[list->count++] = post;
        add_residences(self, list);
        add_shared_body(self, list);
        uint32_t next = at + 1;
        if (next >= self->tokens.count || list->count == MOST_POSTS) {
            return next;
        }
        joint = 0;
        if (is_title(&tokens[next])) {
            at = next;
            continue;
        }
        concurrent = token_has(&tokens[next], MARK_AND);
        joint = next;
        at = is_joint(self, next) ? next_post(self, next) : UINT32_MAX;
        if (at == UINT32_MAX || is_of_other_state(self, list, at)) {
            return next;
        }
    }
}

/* The post within a form of address that follows a name: X 总书记同志; empty if it is
 * none, or would be one without the name too. */
static Span title_of_address(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    const Match *title =
        token_is(token, CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_HONORIFIC))
            ? match_longest(&self->item->matches, token->span.start, span_end(token->span) - 1, CLASS_BIT(CLASS_TITLE))
            : NULL;
    bool is_post = title && (self->table->facts[title->posting].marks & MARK_AFTER_NAME) &&
                   match_exact(&self->item->matches, span_of(span_end(title->span), span_end(token->span)),
                               CLASS_BIT(CLASS_HONORIFIC));
    return is_post ? title->span : (Span){0, 0};
}

/* Reads the Latin form in brackets behind a name, up to a comma with other words
 * behind it (Donald Trump，又译川普). Returns the token behind, or `at`. */
static uint32_t read_latin(const NameReader *self, uint32_t at, Span *latin) {
    enum { LONGEST_LATIN = 40 }; /* tokens */
    const Token *tokens = self->tokens.items;
    uint32_t open = at + (is_blank(self, at) && is_mark(self, at + 1, '(')), end = open + 1, comma = 0;
    bool mixed = false;
    if (!is_mark(self, open, '(') || end >= self->tokens.count || tokens[end].kind == TOKEN_MARK) {
        return at;
    }
    for (; end < self->tokens.count && end - open < LONGEST_LATIN && !is_mark(self, end, ')'); end++) {
        comma = !comma && (is_mark(self, end, ',') || is_mark(self, end, ';')) ? end : comma;
        mixed = mixed || !is_latin_part(self, &tokens[end]);
        if (mixed && !comma) {
            return at;
        }
    }
    if (!is_mark(self, end, ')')) {
        return at;
    }
    *latin = span_join(tokens[open + 1].span, tokens[(mixed ? comma : end) - 1].span);
    return end + 1;
}

/* Behind a name: its Latin form in brackets, a title, an honorific. Returns the
 * token behind all that. */
static uint32_t name_tail(const NameReader *self, uint32_t at, Span *latin, PostList *after) {
    const Token *tokens = self->tokens.items;
    at = read_latin(self, at, latin);
    while (at < self->tokens.count && is_title(&tokens[at]) && token_has(&tokens[at], MARK_AFTER_NAME) &&
           after->count < MOST_POSTS &&
           !(after->count && after->posts[after->count - 1].title == at - 1 && serves_leader(self, at - 1, at))) {
        Post post = {.first = at, .title = at, .body = at, .tail = at, .owner = UINT32_MAX};
        post.country = country_of_title(self, &tokens[at]);
        post.name = post_text(self, &post);
        after->posts[after->count++] = post;
        at++;
        if (at + 1 < self->tokens.count && is_mark(self, at, 0x3001) && is_title(&tokens[at + 1]) &&
            token_has(&tokens[at + 1], MARK_AFTER_NAME) &&
            (at + 2 == self->tokens.count || tokens[at + 2].kind != TOKEN_NAME)) {
            at++;
        }
    }
    Span addressed = at < self->tokens.count && after->count < MOST_POSTS ? title_of_address(self, at) : (Span){0, 0};
    if (addressed.length) {
        Post post = {.first = at, .title = at, .body = at, .tail = at, .owner = UINT32_MAX};
        post.name = printed_text(self, addressed);
        after->posts[after->count++] = post;
        at++;
    }
    while (at < self->tokens.count && token_is(&tokens[at], CLASS_BIT(CLASS_HONORIFIC) | CLASS_BIT(CLASS_RANK))) {
        at++;
    }
    return latin->length ? at : read_latin(self, at, latin);
}

static bool is_person_segment(const NameReader *self) {
    SegmentKind kind = self->item->segments.items[self->sentence->segment].kind;
    return kind != SEGMENT_FURNITURE && kind != SEGMENT_CREDIT;
}

/* Behind a post brackets that hold another name of it, with the holder's name behind
 * them: 第一次官（副部长）X. Returns the token behind, or `at`. */
static uint32_t skip_gloss(const NameReader *self, uint32_t at) {
    enum { LONGEST_GLOSS = 6 };
    const Token *tokens = self->tokens.items;
    uint32_t end = at + 1;
    while (is_mark(self, at, '(') && end < self->tokens.count && end - at < LONGEST_GLOSS && !is_mark(self, end, ')')) {
        end++;
    }
    bool titled = end > at + 1 && is_mark(self, end, ')') && is_title(&tokens[end - 1]);
    return titled && end + 1 < self->tokens.count && tokens[end + 1].kind == TOKEN_NAME ? end + 1 : at;
}

/* The name behind the posts, past a blank, a rank or courtesy; or UINT32_MAX. */
static uint32_t name_behind(const NameReader *self, uint32_t at, const PostList *list) {
    const Token *tokens = self->tokens.items;
    if (at < self->tokens.count && token_has(&tokens[at], MARK_POSSESSIVE) && list->posts[0].is_former) {
        at++; /* the then president …'s: 时任 … 的 X */
    }
    bool quoted = is_mark(self, at, 0x201D) && list->posts[0].first > 0 &&
                  is_mark(self, list->posts[0].first - 1, 0x201C); /* “总统” X */
    at += quoted;
    at = skip_gloss(self, at);
    bool headline = self->item->segments.items[self->sentence->segment].kind == SEGMENT_HEADLINE;
    while (at < self->tokens.count &&
           ((is_blank(self, at) && !headline) || token_is(&tokens[at], CLASS_BIT(CLASS_RANK)) ||
            token_has(&tokens[at], MARK_BEFORE))) {
        at++;
    }
    return at < self->tokens.count && tokens[at].kind == TOKEN_NAME ? at : UINT32_MAX;
}

static bool is_press(const NameReader *self, uint32_t name, const PostList *before) {
    const Token *tokens = self->tokens.items;
    uint32_t word = name > 0 && is_blank(self, name - 1) ? name - 1 : name; /* 记者 X */
    return (word > 0 && token_has(&tokens[word - 1], MARK_PRESS)) ||
           (before->count && token_has(&tokens[before->posts[before->count - 1].title], MARK_PRESS));
}

/* True if the name is in a list of names that a word for places closes: X, Y
 * and other towns. */
static bool is_listed_place(const NameReader *self, uint32_t name) {
    const Token *tokens = self->tokens.items;
    uint32_t at = name + 1;
    while (at < self->tokens.count && at - name < LONGEST_QUOTED &&
           (tokens[at].kind != TOKEN_MARK || is_mark(self, at, 0x3001)) && !token_has(&tokens[at], MARK_PARTICLE)) {
        at++;
    }
    bool listed = at == name + 1 || is_mark(self, name + 1, 0x3001);
    bool closed = at < self->tokens.count && token_has(&tokens[at], MARK_PARTICLE);
    at += closed;
    at += closed && at < self->tokens.count && tokens[at].kind == TOKEN_FIGURE;
    return listed && closed && at < self->tokens.count && token_is(&tokens[at], CLASS_BIT(CLASS_PLACE_HEAD));
}

/* A name inside the name of a place or a thing (a city, a statue) is no person
 * of the item. */
static bool is_no_person(const NameReader *self, uint32_t name, const PostList *before) {
    const Token *tokens = self->tokens.items;
    const ClassSet heads = CLASS_BIT(CLASS_PLACE_HEAD) | (before->count ? 0 : CLASS_BIT(CLASS_BODY_HEAD));
    Span latin = {0, 0};
    uint32_t behind = read_latin(self, name + 1, &latin);
    bool place = behind < self->tokens.count && token_is(&tokens[behind], heads) && !token_is(&tokens[behind], TITLE);
    uint32_t last = span_end(tokens[name].span) - 1;
    float given = self->table->costs[self->item->matches.number[last]].given;
    bool headed = !before->count && tokens[name].span.length > 1 &&
                  (given == 0 || given > USUAL_GIVEN || tokens[name].span.length > LONGEST_SURNAMED) &&
                  match_exact(&self->item->matches, (Span){last, 1}, CLASS_BIT(CLASS_PLACE_HEAD)) &&
                  self->table->costs[self->item->matches.number[last]].foreign == 0;
    bool placed = name > 0 && token_is(&tokens[name - 1], CLASS_BIT(CLASS_PLACE_HEAD)) && !before->count;
    bool foreign = !before->count && (tokens[name].form == NAME_FOREIGN || tokens[name].form == NAME_KNOWN);
    placed = placed ||
             (foreign && ((name > 0 && token_is_location(self, &tokens[name - 1])) || is_listed_place(self, name)));
    place = place || headed || placed;
    bool ship = name > 0 && is_mark(self, name - 1, 0x201C) && is_mark(self, name + 1, 0x201D);
    place = place || ship;
    return place;
}

/* The country of a person: of his posts, a country rather than a bloc. */
static const char *country_of_posts(const PostList *before, const PostList *after) {
    const char *country = NULL;
    for (uint32_t i = 0; i < before->count + after->count; i++) {
        const char *own = i < before->count ? before->posts[i].country : after->posts[i - before->count].country;
        bool is_code = own && own[0] >= 'A' && own[0] <= 'Z';
        if (is_code) {
            return own;
        }
        country = country ? country : own;
    }
    return country;
}

/* True if the name stands in a list beside another name. */
static bool is_listed(const NameReader *self, uint32_t name) {
    const Token *tokens = self->tokens.items;
    bool after = name > 1 && is_joint(self, name - 1) && tokens[name - 2].kind == TOKEN_NAME;
    return after || (name + 2 < self->tokens.count && is_joint(self, name + 1) && tokens[name + 2].kind == TOKEN_NAME);
}

static void add_evidence(NameReader *self, uint32_t at, bool strong) {
    const Token *name = &self->tokens.items[at];
    float evidence =
        evidence_of(self->spots[name->span.start].opens) + evidence_of(self->spots[span_end(name->span)].closes);
    evidence += is_listed(self, at) ? LISTED : 0;
    for (uint32_t at = name->span.start; at < span_end(name->span); at++) {
        strong = strong || self->text->character[at] == 0xB7;
    }
    NameEvidence *known = name_evidence(self, name->span);
    known->best = known->count && known->best > evidence ? known->best : evidence;
    known->strong = known->strong || strong;
    known->count++;
}

/* True of a post that several hold at once: by its title, by a deputy's prefix, or
 * by the plain title that its own ends with. */
static bool is_shared(const NameReader *self, const Post *post) {
    const Token *title = &self->tokens.items[post->title];
    uint32_t start = plain_title(self, title);
    const Match *plain = match_exact(&self->item->matches, span_of(start, span_end(title->span)), TITLE);
    const Match *prefix =
        match_longest(&self->item->matches, start, span_end(title->span), CLASS_BIT(CLASS_TITLE_PREFIX));
    bool deputy = (post->title > post->tail && token_has(title - 1, MARK_DEPUTY)) ||
                  (prefix && (self->table->facts[prefix->posting].marks & MARK_DEPUTY)); /* 副组长 A、B */
    return deputy || token_has(title, MARK_SHARED) ||
           (plain && (self->table->facts[plain->posting].marks & MARK_SHARED));
}

/* True if the token is an event's word whose frame has the slot. */
static bool has_slot(const NameReader *self, const Token *token, const char *slot) {
    const ChLexicon *lexicon = self->item->lexicon;
    return token_is(token, EVENT) &&
           lexicon_has(lexicon, lexicon_entry_of(lexicon, (uint32_t)(token->facts - self->table->facts), CLASS_EVENT),
                       KEY_FRAME, slot);
}

/* The token behind the neighbour and the words that lean on him (夫妇, 一行). */
static uint32_t neighbour_end(const NameReader *self, const Neighbour *neighbour) {
    const Token *tokens = self->tokens.items;
    uint32_t end = neighbour->end;
    while (end < self->tokens.count &&
           ((token_is(&tokens[end], CLASS_BIT(CLASS_KINSHIP)) && tokens[end].span.length > 1) ||
            token_has(&tokens[end], MARK_ATTACHED))) {
        end++;
    }
    return end;
}

/* True if the person whose phrase is first … end goes on the list of a neighbour who
 * stands in one already, behind a plain comma: A、B，C、D. */
static bool goes_on_list(const NameReader *self, const Neighbour *neighbour, uint32_t comma, uint32_t first,
                         uint32_t end) {
    uint32_t behind = comma + 1 + is_blank(self, comma + 1);
    return neighbour->is_listed && is_mark(self, comma, ',') && first == behind && end < self->tokens.count &&
           (is_mark(self, end, 0x3001) || is_mark(self, end, ',') || is_mark(self, end, 0x3002) ||
            token_has(&self->tokens.items[end], MARK_PARTICLE));
}

/* What an earlier person of the sentence gives to the next: his country along
 * a list or by kinship, his post if several hold it. `end` is behind the next one's
 * phrase. Returns true if they stand in one list. */
static bool lean_on_neighbour(NameReader *self, const Neighbour *neighbour, uint32_t first, uint32_t name, uint32_t end,
                              PostList *before, Mention *person) {
    const Token *tokens = self->tokens.items;
    if (!neighbour->end || neighbour->is_press) {
        return false;
    }
    uint32_t joint = neighbour_end(self, neighbour);
    bool comma = is_mark(self, joint, 0x3001);
    bool leader = before->count && token_has(&tokens[before->posts[before->count - 1].title], MARK_LEADER);
    leader = leader || (name + 1 < self->tokens.count && token_has(&tokens[name + 1], MARK_LEADER));
    leader = leader || (!comma && !before->count && neighbour->post_count &&
                        token_has(&tokens[neighbour->post.title], MARK_LEADER)); /* 首相 X 与 Y: perhaps another's */
    bool listed = first == joint + 1 && (comma || (!leader && joint < self->tokens.count && is_joint(self, joint)));
    bool goes_on = goes_on_list(self, neighbour, joint, first, end);
    uint32_t kin = before->count ? UINT32_MAX : name;
    bool related = kin != UINT32_MAX && kin > neighbour->end && kin - neighbour->end <= 3 &&
                   (token_is(&tokens[kin - 1], CLASS_BIT(CLASS_KINSHIP)) ||
                    token_is(&tokens[neighbour->end - 1], CLASS_BIT(CLASS_KINSHIP)));
    if (listed || goes_on || related) {
        person->country = person->country ? person->country : neighbour->country;
    }
    if (listed && comma && !before->count && neighbour->post_count == 1 &&
        (is_shared(self, &neighbour->post) || neighbour->post.is_former)) {
        before->posts[0] = neighbour->post;
        before->count = 1;
        person->country = neighbour->country;
    }
    return listed || goes_on || (is_mark(self, joint, ',') && first == joint + 1 + is_blank(self, joint + 1));
}

/* Completes the bare post of a deputy or member listed behind their chief with the chief's body:
 * 委员会主席 X、副主席 Y. Returns the body for the next in the list, NULL if there is none. */
static const char *complete_along_list(const NameReader *self, const Neighbour *neighbour, PostList *before) {
    const Token *tokens = self->tokens.items;
    Post *post = before->count == 1 ? &before->posts[0] : NULL;
    uint32_t joint = neighbour->end ? neighbour_end(self, neighbour) : 0;
    bool bare = post && post->body == post->tail && post->owner == UINT32_MAX && !post->is_resident &&
                token_has(&tokens[post->title], MARK_NEEDS_BODY) && is_shared(self, post) &&
                plain_title(self, &tokens[post->title]) == tokens[post->title].span.start;
    bool listed = bare && neighbour->body && is_mark(self, joint, 0x3001) && post->first == joint + 1;
    if (listed) {
        post->name = concatenate(self, neighbour->body, post->name);
        post->country = post->country ? post->country : neighbour->country;
        return neighbour->body;
    }
    return post && !post->is_resident && !is_shared(self, post) ? leading_body(self, post, false) : NULL;
}

/* The country whose delegation, lawmakers … the token names, with nothing but parts of
 * bodies' names between (美国国会众议员代表团 Y); NULL if it names none. */
static const char *country_of_group(const NameReader *self, uint32_t group) {
    const Token *tokens = self->tokens.items;
    for (uint32_t at = group; at-- > 0 && group - at <= LONGEST_POST;) {
        if (token_is(&tokens[at], CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BODY)) &&
            token_country(self, &tokens[at])) {
            return token_country(self, &tokens[at]);
        }
        if (!token_is_part(&tokens[at], false) && !token_is(&tokens[at], CLASS_BIT(CLASS_GROUP) | TITLE)) {
            return NULL;
        }
    }
    return NULL;
}

/* The country that the words before a person's phrase make him a national of: X 国人 Y,
 * X 国的 Y; NULL if they do not. */
static const char *nationality_before(const NameReader *self, uint32_t first) {
    const Token *tokens = self->tokens.items;
    uint32_t noun = first;
    while (noun > 0 && token_is(&tokens[noun - 1], CLASS_BIT(CLASS_SIGN_CONTEXT)) &&
           token_has(&tokens[noun - 1], MARK_NATIONAL)) {
        noun--;
    }
    if (noun > 0 && noun < first && token_is(&tokens[noun - 1], COUNTRY_CLASSES)) {
        return token_country(self, &tokens[noun - 1]);
    }
    if (first > 1 && token_is(&tokens[first - 1], CLASS_BIT(CLASS_GROUP)) &&
        !token_has(&tokens[first - 1], MARK_PRESS)) {
        return country_of_group(self, first - 1);
    }
    if (first < 2 || !token_is(&tokens[first - 2], COUNTRY_CLASSES)) {
        return NULL;
    }
    const Token *before = first > 2 ? &tokens[first - 3] : NULL;
    bool visited = before && (has_slot(self, before, "travel") || has_slot(self, before, "arrival") ||
                              token_is(before, CLASS_BIT(CLASS_PREPOSITION)) || token_has(before, MARK_OPENER));
    bool owns = token_has(&tokens[first - 1], MARK_POSSESSIVE) && tokens[first - 1].span.length == 1 && !visited;
    return owns ? token_country(self, &tokens[first - 2]) : NULL;
}

/* The given name that courtesy puts behind the title of a family name: 吴部长钊燮. Empty if
 * there is none. */
static Span given_behind(const NameReader *self, uint32_t name, uint32_t end, const PostList *after) {
    enum { LONGEST_GIVEN = 2 };
    const Token *tokens = self->tokens.items;
    bool titled = tokens[name].form == NAME_SURNAME && after->count == 1 && after->posts[0].title + 1 == end;
    bool given = titled && end < self->tokens.count && tokens[end].kind == TOKEN_NAME &&
                 tokens[end].form != NAME_SURNAME && tokens[end].span.length <= LONGEST_GIVEN;
    return given ? tokens[end].span : (Span){0, 0};
}

/* The country of the leader whose wife or husband the name is, the leader being told by his post
 * alone (X 国总统夫人 Y); NULL if it is not so. */
static const char *country_of_spouse(const NameReader *self, uint32_t name) {
    const Token *tokens = self->tokens.items;
    bool related = name > 1 && token_is(&tokens[name - 1], CLASS_BIT(CLASS_KINSHIP)) && is_title(&tokens[name - 2]);
    return related ? parse_post(self, name - 2).country : NULL;
}

/* Reads the person whose name is token `name`, with the posts before it. */
static uint32_t read_person(NameReader *self, uint32_t name, PostList *before, Neighbour *neighbour) {
    const Token *tokens = self->tokens.items;
    PostList after;
    after.count = 0; /* the posts are not zeroed: it is done for every name */
    Span latin = {0, 0};
    uint32_t end = name_tail(self, name + 1, &latin, &after);
    uint32_t first = before->count ? before->posts[0].first : name;
    bool listed = neighbour->end && neighbour->end + 1 == name && is_mark(self, neighbour->end, 0x3001);
    Span given = given_behind(self, name, end, &after);
    end += given.length > 0;
    while (given.length && end < self->tokens.count && token_is(&tokens[end], CLASS_BIT(CLASS_HONORIFIC))) {
        end++;
    }
    bool press = is_press(self, name, before) || (listed && neighbour->is_press && !before->count);
    if (press || is_no_person(self, name, before)) {
        *neighbour = (Neighbour){.end = press ? end : 0, .is_press = press};
        return end;
    }
    bool served = end < self->tokens.count && is_title(&tokens[end]) && service_start(self, end, end) < end;
    bool kin = end + 1 < self->tokens.count && token_is(&tokens[end], CLASS_BIT(CLASS_KINSHIP)) &&
               tokens[end + 1].kind == TOKEN_NAME; /* X 夫人 Y */
    add_evidence(self, name, before->count || after.count || latin.length || served || kin);
    if (!before->count && name > 0 && token_is(&tokens[name - 1], COUNTRY_CLASSES)) {
        first = name - 1;
    }
    bool leads = !before->count && name > 1 && token_is(&tokens[name - 1], TITLE) &&
                 token_has(&tokens[name - 1], MARK_COLLECTIVE) && token_is(&tokens[name - 2], COUNTRY_CLASSES);
    first = leads ? name - 2 : first; /* X 国元首 Y */
    bool owned = before->count && first > 0 && tokens[first - 1].kind == TOKEN_NAME &&
                 span_end(tokens[first - 1].span) == tokens[first].span.start;
    if (owned) { /* X 主席特别代表 Y, X 夫人 Y */
        bool has_title = is_title(&tokens[first]) && before->posts[0].title > first;
        const char *owner = tokens_text(self, first - 1, first - 1);
        before->posts[0].name = has_title ? concatenate(self, owner, before->posts[0].name) : before->posts[0].name;
        first--;
    }
    const char *body = complete_along_list(self, neighbour, before);
    Span phrase = span_join(tokens[first].span, tokens[end - 1].span);
    Mention person = {.kind = MENTION_PERSON,
                      .span = tokens[name].span,
                      .phrase = phrase,
                      .within = NO_MENTION,
                      .entry = NO_ENTRY,
                      .person = NO_PERSON,
                      .given = given,
                      .name = tokens_text(self, name, name)};
    person.country = country_of_posts(before, &after);
    if (!person.country && (leads || first + 1 == name) && !before->count) {
        person.country = token_country(self, &tokens[first]);
    }
    person.country = person.country ? person.country : nationality_before(self, first);
    person.country = person.country || before->count ? person.country : country_of_spouse(self, name);
    bool in_list = lean_on_neighbour(self, neighbour, first, name, end, before, &person);
    *list_push(self->item->scratch, self->found) = person;
    bool general = before->count && is_general(self, &before->posts[before->count - 1]);
    uint32_t told = before->count - (general && after.count); /* 越南领导人 X 总书记: the post behind says more */
    add_posts(self, before->posts, told, phrase, (Span){0, 0});
    add_posts(self, after.posts, after.count, phrase, (Span){0, 0});
    *neighbour = (Neighbour){.end = end,
                             .name = name,
                             .is_listed = in_list,
                             .country = person.country,
                             .post_count = before->count,
                             .body = body};
    if (before->count) {
        neighbour->post = before->posts[0];
    }
    return end;
}

/* True if the token is "he" or "she" with a word of appointment behind it: he
 * was elected. */
static bool points_to_taker(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    if (!token_is(&tokens[at], CLASS_BIT(CLASS_REFERENCE)) || at + 1 >= self->tokens.count ||
        !token_has(&tokens[at + 1], MARK_APPOINTMENT)) {
        return false;
    }
    const Match *match = match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = match ? lexicon_entry_of(self->item->lexicon, match->posting, CLASS_REFERENCE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "he");
}

/* Where the neighbour's posts, or the name, and what of `described` stands before them begin. */
static uint32_t neighbour_start(const NameReader *self, const Neighbour *neighbour, ClassSet described) {
    uint32_t first = neighbour->post_count ? neighbour->post.first : neighbour->name;
    while (first > 0 && token_is(&self->tokens.items[first - 1], described)) {
        first--;
    }
    return first;
}

/* True if somebody did something to the neighbour (致电 X, 向 X): then a pronoun
 * behind him means him, and not who did it. */
static bool is_acted_on(const NameReader *self, const Neighbour *neighbour) {
    uint32_t first = neighbour_start(self, neighbour, COUNTRY_CLASSES);
    return first > 0 && token_is(&self->tokens.items[first - 1], CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT));
}

/* True if a verb that gives a post to somebody, or takes it from him, stands
 * right before the name and what he is called; `leave` is the slot of the latter. */
static bool gives_post(const NameReader *self, const Neighbour *neighbour, const char *leave) {
    const ClassSet described =
        COUNTRY_CLASSES | CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_TENURE) | CLASS_BIT(CLASS_RANK);
    uint32_t first = neighbour_start(self, neighbour, described);
    const Token *token = first > 0 ? &self->tokens.items[first - 1] : NULL;
    return token && has_slot(self, token, "appoint") && (!leave || has_slot(self, token, leave));
}

/* True if the token is a preposition of the role. */
static bool has_role(const NameReader *self, const Token *token, const char *role) {
    const ChLexicon *lexicon = self->item->lexicon;
    return token_is(token, CLASS_BIT(CLASS_PREPOSITION)) &&
           lexicon_has(lexicon,
                       lexicon_entry_of(lexicon, (uint32_t)(token->facts - self->table->facts), CLASS_PREPOSITION),
                       KEY_ROLE, role);
}

/* True if the post is taken by whoever stands before the token: he is elected, or
 * is appointed by a word of the passive; not where he does something to its holder: 会见候任主席. */
static bool is_taken(const NameReader *self, uint32_t from, uint32_t at) {
    const Token *tokens = self->tokens.items;
    if (!token_has(&tokens[at], MARK_APPOINTMENT)) {
        return false;
    }
    bool passive = !has_slot(self, &tokens[at], "appoint"), deed = false;
    for (; from < at && !(passive && deed); from++) {
        passive = passive || has_role(self, &tokens[from], "passive");
        deed = token_is(&tokens[from], EVENT);
    }
    return passive && !(deed && token_is(&tokens[at], CLASS_BIT(CLASS_TENURE)) && !token_is(&tokens[at], EVENT));
}

/* The name of the one who takes the posts by a word of appointment right
 * before them, in the same clause, or in a clause before if a pronoun stands for
 * it; empty if there is none. */
static Span holder_before(const NameReader *self, const Neighbour *neighbour, const PostList *list) {
    const Token *tokens = self->tokens.items;
    if (!neighbour->end || neighbour->is_press || !list->count) {
        return (Span){0, 0};
    }
    uint32_t first = list->posts[0].first, end = list->posts[list->count - 1].title, from = neighbour->end;
    bool taken = gives_post(self, neighbour, NULL), parted = false;
    for (uint32_t at = neighbour->end; at <= end; at++) {
        if (points_to_taker(self, at) && is_acted_on(self, neighbour)) { /* 致电 X，祝贺他当选总统 */
            parted = taken = false;
            from = at;
            continue;
        }
        bool parts = is_mark(self, at, ',') || tokens[at].kind == TOKEN_NAME || token_is(&tokens[at], TITLE);
        bool owned =
            !taken && token_is(&tokens[at], COUNTRY_CLASSES | CLASS_BIT(CLASS_REFERENCE)); /* 向 X 国当选总统 */
        parted = parted || owned || (at < first && parts);
        taken = taken || is_taken(self, from, at);
    }
    return taken && !parted && first - from <= LONGEST_POST ? tokens[neighbour->name].span : (Span){0, 0};
}

/* True if the post is that of one told before the neighbour: whom another succeeds (接替 Y 担任), or who appoints him
 * (被总统 Y 任命为). */
static bool is_of_earlier(const NameReader *self, const Neighbour *neighbour) {
    uint32_t first = neighbour_start(self, neighbour, COUNTRY_CLASSES | CLASS_BIT(CLASS_TENURE));
    const Token *token = neighbour->end && first > 0 ? &self->tokens.items[first - 1] : NULL;
    return token && (has_role(self, token, "succeed") || has_role(self, token, "passive"));
}

/* Brackets that name reporters, and nothing else: the token behind them, or `at`. */
static uint32_t skip_reporters(const NameReader *self, uint32_t at) {
    if (!is_mark(self, at, '(') || at + 1 >= self->tokens.count ||
        !token_has(&self->tokens.items[at + 1], MARK_PRESS)) {
        return at;
    }
    uint32_t end = at + 2;
    while (end < self->tokens.count && end - at < LONGEST_QUOTED && !is_mark(self, end, ')')) {
        end++;
    }
    return is_mark(self, end, ')') ? end + 1 : at;
}

void split_heads(NameReader *self) {
    bool may_stand = self->has_name && (self->classes & BODY_CLASSES);
    for (uint32_t at = 0; may_stand && at + 2 < self->tokens.count; at++) {
        Token *body = &self->tokens.items[at], *head = body + 1;
        bool may = token_is(body, BODY_CLASSES) && body->span.length > 2 && head->span.length == 1 &&
                   head->kind != TOKEN_NAME && head[1].kind == TOKEN_NAME;
        const Match *title =
            may ? match_exact(&self->item->matches, span_of(span_end(body->span) - 1, span_end(head->span)), TITLE)
                : NULL;
        if (title) {
            body->span.length--;
            *head = (Token){.kind = TOKEN_WORD,
                            .span = title->span,
                            .classes = title->classes,
                            .facts = &self->table->facts[title->posting]};
        }
    }
}

/* True if the title standing alone is rather a country of that name (苏丹). */
static bool names_country(const NameReader *self, const PostList *list) {
    const Post *post = &list->posts[0];
    return list->count == 1 && post->first == post->title &&
           match_exact(&self->item->matches, self->tokens.items[post->title].span, CLASS_BIT(CLASS_COUNTRY));
}

void read_posts(NameReader *self) {
    if (!self->has_name && !(self->classes & TITLE)) {
        return;
    }
    const Token *tokens = self->tokens.items;
    bool persons = is_person_segment(self);
    PostList list;
    Neighbour neighbour = {.end = 0}, earlier = {.end = 0};
    for (uint32_t at = 0; at < self->tokens.count;) {
        list.count = 0;
        at = skip_reporters(self, at);
        if (at == self->tokens.count) {
            break;
        }
        if (is_title(&tokens[at]) && !is_owner_of_title(self, at)) {
            uint32_t end = read_post_list(self, governing_title(self, at), &list);
            uint32_t name = name_behind(self, end, &list);
            bool group = token_is(&tokens[list.posts[list.count - 1].title], CLASS_BIT(CLASS_GROUP));
            if (name != UINT32_MAX && persons) {
                earlier = neighbour;
                at = read_person(self, name, &list, &neighbour);
            } else if (names_country(self, &list)) {
                at = end;
            } else {
                list.count -= group;
                Span holder = holder_before(self, &neighbour, &list);
                bool leaves = holder.length && gives_post(self, &neighbour, "leave");
                for (uint32_t i = 0; i < list.count; i++) {
                    list.posts[i].is_former = list.posts[i].is_former || leaves;
                }
                if (holder.length) {
                    const Neighbour *taker = is_of_earlier(self, &neighbour) ? &earlier : &neighbour;
                    holder = taker->end ? tokens[taker->name].span : (Span){0, 0};
                    add_evidence(self, taker->end ? taker->name : neighbour.name, true);
                }
                add_posts(self, list.posts, list.count, (Span){0, 0}, holder);
                at = end;
            }
        } else if (tokens[at].kind == TOKEN_NAME && persons) {
            earlier = neighbour;
            at = read_person(self, at, &list, &neighbour);
        } else {
            at++;
        }
    }
}
