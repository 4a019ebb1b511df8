/* Persons beside their posts: names, what stands before and behind them, lists of persons. */
#include "read/numbers.h"
#include "read/posts.h"

/* Cost under which a character is usual in given names. */
#define USUAL_GIVEN 8.0f
/* What a place in a list of names adds to the evidence for a name. */
#define LISTED      1.0f
#define ACTS_CLOSES 1.25f /* evidence for a name whose predicate follows */

enum { LONGEST_SURNAMED = 3 }; /* characters */

enum { MOST_SIDES = 4 };

#define NO_RUN SIZE_MAX

/* Countries that share the word before the persons who hold the post of it for one each: 俄土总统 A 和 B. */
typedef struct Sides {
    uint32_t countries[MOST_SIDES]; /* tokens */
    const char *codes;     /* or a list of their codes, where one word tells them all (两岸领导人 A、B) */
    uint32_t count, taken; /* `taken` by the persons read so far */
    bool has_post;
    Post post;
} Sides;

/* The person read last in the sentence. */
typedef struct Neighbour {
    uint32_t end;     /* the token behind his phrase, 0 if none was read */
    uint32_t name;    /* the token of his name */
    bool is_press;    /* a reporter, who is no person of the item; nor are those listed behind him */
    bool is_listed;   /* in a list, behind another */
    bool shares_post; /* his post is the one before the list */
    const char *country;
    uint32_t post_count;
    Post post, second; /* the first of his posts */
    size_t bare_from;  /* in the mentions found: where the run of listed names begins that he ends, all without a post;
                        * NO_RUN if he is in none */
    const char *body;  /* whose post his only one is, for the next in a list; NULL if it names none */
    const char *chief; /* whose department his post is in, for the next in a list; NULL if it names none */
    Sides sides;       /* those of the list that he is in, none taken if it has none */
} Neighbour;

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
    uint32_t open = at + (is_blank(self, at) && is_mark(self, at + 1, '(')), comma = 0;
    uint32_t end = open + 1 + is_blank(self, open + 1);
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

/* True if the title behind a name is the word for acting on behalf of him whose post and name follow: X 代表总统 Y. */
static bool acts_on_behalf(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    return token_is(&tokens[at], CLASS_BIT(CLASS_PREPOSITION)) && at + 2 < self->tokens.count &&
           is_title(&tokens[at + 1]) && tokens[at + 2].kind == TOKEN_NAME;
}

/* Posts that are all that brackets behind a name hold: 吉村洋文（大阪府知事）. Returns the token behind, or `at`. */
static uint32_t read_bracketed(const NameReader *self, uint32_t at, PostList *after) {
    const Token *tokens = self->tokens.items;
    uint32_t title = at + 1;
    while (is_mark(self, at, '(') && title < self->tokens.count && title - at < LONGEST_POST &&
           !is_title(&tokens[title]) && !is_mark(self, title, ')')) {
        title++;
    }
    if (!is_mark(self, at, '(') || title >= self->tokens.count || !is_title(&tokens[title]) || after->count) {
        return at;
    }
    uint32_t end = read_post_list(self, governing_title(self, title), after);
    bool whole = after->posts[0].first == at + 1 && is_mark(self, end, ')') &&
                 !is_general(self, &after->posts[after->count - 1]);
    after->count = whole ? after->count : 0;
    return whole ? end + 1 : at;
}

/* The token behind the brackets at `at` that tell where somebody stands in a picture (右一), or `at`. */
static uint32_t skip_caption(const NameReader *self, uint32_t at) {
    bool stands = at < self->tokens.count && token_is(&self->tokens.items[at], CLASS_BIT(CLASS_FURNITURE)) &&
                  self->text->character[self->tokens.items[at].span.start] == '(';
    return at + stands;
}

/* A post that somebody held, told behind his name as papers in traditional script do, with nobody's name behind it
 * (馬英九前總統). Returns the token behind, or `at`. */
static uint32_t read_former_behind(const NameReader *self, uint32_t at, PostList *after) {
    const Token *tokens = self->tokens.items;
    uint32_t title = at + 1, end = at + 2;
    if (title >= self->tokens.count || !token_is(&tokens[at], CLASS_BIT(CLASS_TENURE)) ||
        !token_has(&tokens[at], MARK_FORMER) || !is_title(&tokens[title]) ||
        !token_has(&tokens[title], MARK_AFTER_NAME)) {
        return at;
    }
    const ClassSet others = TITLE | BODY_CLASSES | CLASS_BIT(CLASS_TITLE_PREFIX);
    if (end < self->tokens.count && (tokens[end].kind == TOKEN_NAME || token_is(&tokens[end], others))) {
        return at; /* X 前秘书 Y, X 前总统办公室 */
    }
    Post post = {.first = at, .title = title, .body = title, .tail = title, .owner = UINT32_MAX, .is_former = true};
    post.country = country_of_title(self, &tokens[title]);
    post.name = post_text(self, &post);
    after->posts[after->count++] = post;
    return end;
}

/* Behind a name: its Latin form in brackets, a title, an honorific, where he stands in
 * the picture. Returns the token behind all that. */
static uint32_t name_tail(const NameReader *self, uint32_t at, Span *latin, PostList *after) {
    const Token *tokens = self->tokens.items;
    at = read_latin(self, at, latin);
    at = after->count ? at : read_former_behind(self, at, after);
    while (at < self->tokens.count && is_title(&tokens[at]) && token_has(&tokens[at], MARK_AFTER_NAME) &&
           after->count < MOST_POSTS && !acts_on_behalf(self, at) &&
           !(after->count && after->posts[after->count - 1].title == at - 1 && serves_leader(self, at - 1, at))) {
        Post post = {.first = at, .title = at, .body = at, .tail = at, .owner = UINT32_MAX};
        post.country = country_of_title(self, &tokens[at]);
        post.name = post_text(self, &post);
        after->posts[after->count++] = post;
        at++;
        bool joined =
            at + 1 < self->tokens.count && (is_mark(self, at, LIST_COMMA) || token_has(&tokens[at], MARK_AND));
        if (joined && is_title(&tokens[at + 1]) && token_has(&tokens[at + 1], MARK_AFTER_NAME) &&
            (at + 2 == self->tokens.count ||
             (tokens[at + 2].kind != TOKEN_NAME &&
              !(is_mark(self, at, LIST_COMMA) && token_has(&tokens[at + 2], MARK_AND))))) {
            at++; /* X 国务委员兼外长; not X 总理、副总理兼外长 Y */
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
    at = skip_caption(self, at);
    at = latin->length ? at : read_latin(self, at, latin);
    return read_bracketed(self, at, after);
}

static bool is_person_segment(const NameReader *self) {
    SegmentKind kind = self->item->segments.items[self->sentence->segment].kind;
    return kind != SEGMENT_FURNITURE && kind != SEGMENT_CREDIT && kind != SEGMENT_DATELINE;
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

/* True if the token is a preposition of the role. */
static bool has_role(const NameReader *self, const Token *token, const char *role) {
    const ChLexicon *lexicon = self->item->lexicon;
    return token_is(token, CLASS_BIT(CLASS_PREPOSITION)) &&
           lexicon_has(lexicon,
                       lexicon_entry_of(lexicon, (uint32_t)(token->facts - self->table->facts), CLASS_PREPOSITION),
                       KEY_ROLE, role);
}

/* True if the token says what somebody is: 是. */
static bool is_copula(const NameReader *self, const Token *token) {
    const ChLexicon *lexicon = self->item->lexicon;
    return token_is(token, CLASS_BIT(CLASS_ASPECT)) &&
           lexicon_has(lexicon, lexicon_entry_of(lexicon, (uint32_t)(token->facts - self->table->facts), CLASS_ASPECT),
                       KEY_ROLE, "copula");
}

/* True if the posts are told as those that somebody held, holds or takes: 时任 P, 身为 P, 也是 P, 担任 P, 刚当选 P.
 * Behind 的 stands who. */
static bool are_told_of_holder(const NameReader *self, const PostList *list) {
    const Post *post = &list->posts[0];
    const Token *opening = &self->tokens.items[post->first],
                *before = post->first > 0 ? &self->tokens.items[post->first - 1] : NULL;
    bool taken = token_is(opening, CLASS_BIT(CLASS_TENURE)) && token_is(opening, EVENT);
    return post->is_former || taken ||
           (before && (has_role(self, before, "as") || is_copula(self, before) || token_has(before, MARK_APPOINTMENT)));
}

/* The name behind the posts, past a blank, a rank or courtesy; or UINT32_MAX. */
static uint32_t name_behind(const NameReader *self, uint32_t at, const PostList *list) {
    const Token *tokens = self->tokens.items;
    const Token *before = list->posts[0].first > 0 ? &tokens[list->posts[0].first - 1] : NULL;
    bool held = are_told_of_holder(self, list);
    if (at < self->tokens.count && token_has(&tokens[at], MARK_POSSESSIVE) && held) {
        at++; /* the then president …'s: 时任 … 的 X; 身为 … 的 X; 担任 … 的 X */
    }
    uint32_t mark = before ? token_character(self, before) : 0;
    bool quoted = is_mark(self, at, CLOSE_QUOTE) && mark == OPEN_QUOTE; /* “总统” X */
    bool bracketed = is_mark(self, at, ')') && mark == '(';             /* (国防部长) X */
    at += quoted || bracketed;
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

/* True if what stands at `at` closes a list of places: 等地, 等镇, 三岛, 等4个省. */
static bool closes_places(const NameReader *self, uint32_t at) {
    enum { FEWEST = 2, MOST = 99 };
    const MatchTable *matches = &self->item->matches;
    uint32_t end = span_end(self->sentence->span);
    const Match *closing = match_longest(matches, at, end, CLASS_BIT(CLASS_PLACE_LIST));
    if (closing) {
        return !(matches->starting[span_end(closing->span)] & (CLASS_BIT(CLASS_GROUP) | TITLE)); /* 等地方官员 */
    }
    const Match *word = match_exact(matches, (Span){at, 1}, CLASS_BIT(CLASS_WORD));
    uint32_t marks = word ? self->table->facts[word->posting].marks : 0;
    bool etc = (marks & MARK_PARTICLE) && !(marks & MARK_POSSESSIVE); /* X 的铜像 is his */
    at += etc;
    Number number;
    bool counted =
        at < end && number_read(self->item, at, end, &number) && number.value >= FEWEST && number.value <= MOST;
    at = counted ? span_end(number.span) : at;
    const Match *measure = counted && at < end ? match_longest(matches, at, end, CLASS_BIT(CLASS_MEASURE)) : NULL;
    at += measure && span_end(measure->span) < end &&
                  (matches->starting[span_end(measure->span)] & CLASS_BIT(CLASS_PLACE_HEAD))
              ? measure->span.length
              : 0;
    const Match *head = (etc || counted) && at < end ? match_longest(matches, at, end, UINT64_MAX) : NULL;
    return head && (head->classes & CLASS_BIT(CLASS_PLACE_HEAD)) &&
           !(self->table->facts[head->posting].marks & MARK_GRAMMAR); /* 等都 */
}

/* True if the name is in a list of names that a word for places closes: X, Y
 * and other towns. */
static bool is_listed_place(const NameReader *self, uint32_t name) {
    const Token *tokens = self->tokens.items;
    uint32_t at = name + 1;
    while (at + 1 < self->tokens.count && at - name < LONGEST_QUOTED && is_joint(self, at) &&
           (tokens[at + 1].kind == TOKEN_NAME || token_is(&tokens[at + 1], CLASS_BIT(CLASS_PLACE)))) {
        at += 2;
    }
    return at < self->tokens.count && closes_places(self, tokens[at].span.start);
}

/* True if the character is the measure word that closes a ship's name, and a number. */
static bool counts_ships(const NameReader *self, Span character) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *order = match_exact(&self->item->matches, character, CLASS_BIT(CLASS_MEASURE));
    EntryId entry = order ? match_entry(lexicon, order, CLASS_MEASURE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_KIND, "order") &&
           lexicon_has(lexicon, entry, KEY_FLAGS, "listing");
}

/* True of the last word of a body that is somebody's, who is told with it (萨达姆政权). */
static bool tells_bearer(const NameReader *self, const Token *head) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *match = match_exact(&self->item->matches, head->span, CLASS_BIT(CLASS_BODY_HEAD));
    EntryId entry = match ? match_entry(lexicon, match, CLASS_BODY_HEAD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_FLAGS, "bearer");
}

/* A name inside the name of a place or a thing (a city, a statue) is no person
 * of the item. */
static bool is_no_person(NameReader *self, uint32_t name, const PostList *before) {
    const Token *tokens = self->tokens.items;
    const ClassSet heads = CLASS_BIT(CLASS_PLACE_HEAD) | (before->count ? 0 : CLASS_BIT(CLASS_BODY_HEAD));
    Span latin = {0, 0};
    uint32_t behind = read_latin(self, name + 1, &latin);
    bool acts = before->count || name_evidence(self, tokens[name].span)->strong ||
                (behind + 1 < self->tokens.count &&
                 token_is(&tokens[behind + 1], EVENT | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_DATE_WORD)));
    bool adverb =
        acts && behind < self->tokens.count && token_has(&tokens[behind], MARK_GRAMMAR); /* X 都将, X 会访问 */
    bool crowned = !before->count && behind + 1 < self->tokens.count &&
                   is_title(&tokens[behind]) && /* X 国王会议中心 */
                   token_has(&tokens[behind], MARK_AFTER_NAME) && tokens[behind + 1].span.length > 1 &&
                   token_is(&tokens[behind + 1], heads) && !token_is(&tokens[behind + 1], TITLE) &&
                   span_end(tokens[behind].span) == tokens[behind + 1].span.start;
    bool place = behind < self->tokens.count && token_is(&tokens[behind], heads) && !token_is(&tokens[behind], TITLE) &&
                 !adverb && !tells_bearer(self, &tokens[behind]);
    uint32_t last = span_end(tokens[name].span) - 1;
    float given = self->table->costs[self->item->matches.number[last]].given;
    bool headed =
        !before->count && tokens[name].span.length > 1 &&
        (given == 0 || given > USUAL_GIVEN || tokens[name].span.length > LONGEST_SURNAMED) &&
        match_exact(&self->item->matches, (Span){last, 1}, CLASS_BIT(CLASS_PLACE_HEAD)) &&
        self->table->costs[self->item->matches.number[last]].foreign == 0 &&
        !name_evidence(self, tokens[name].span)->strong && /* 部长武越庄 … 武越庄表示 */
        !(behind < self->tokens.count && is_title(&tokens[behind]) && token_has(&tokens[behind], MARK_AFTER_NAME) &&
          match_exact(&self->item->matches, tokens[name].span, CLASS_BIT(CLASS_SURNAME))); /* 高村正彦 … 高村外相 */
    bool placed = name > 0 && token_is(&tokens[name - 1], CLASS_BIT(CLASS_PLACE_HEAD)) && !before->count;
    bool foreign = !before->count && (tokens[name].form == NAME_FOREIGN || tokens[name].form == NAME_KNOWN);
    placed = placed || (foreign && name > 0 && token_is_location(self, &tokens[name - 1])) ||
             (!before->count && is_listed_place(self, name));
    place = place || headed || placed;
    bool ship = name > 0 && is_mark(self, name - 1, OPEN_QUOTE) && is_mark(self, name + 1, CLOSE_QUOTE);
    ship = ship || (!before->count && counts_ships(self, (Span){last, 1})); /* 麦凯恩号 */
    return place || crowned || ship || (!before->count && names_founder(self, name));
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

/* True if what stands behind the name begins its predicate, in the same clause: an aspect, a preposition or a day, then
 * the verb of an event or of speech (X 将于下周访问, X 与 Y 国外长通电话). */
static bool begins_predicate(const NameReader *self, uint32_t name) {
    enum { LONGEST = 16 }; /* tokens */
    const ClassSet openers = CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT) | EVENT;
    const Token *tokens = self->tokens.items;
    uint32_t at = name + 1, end = at + LONGEST < self->tokens.count ? at + LONGEST : (uint32_t)self->tokens.count;
    if (at >= end || !(tokens[at].kind == TOKEN_FIGURE || token_is(&tokens[at], openers))) {
        return false;
    }
    while (at < end && tokens[at].kind != TOKEN_MARK && !token_is(&tokens[at], EVENT | CLASS_BIT(CLASS_SPEECH))) {
        at++;
    }
    return at < end && tokens[at].kind != TOKEN_MARK;
}

static void add_evidence(NameReader *self, uint32_t at, bool strong) {
    const Token *name = &self->tokens.items[at];
    float opens = evidence_of(self->spots[name->span.start].opens),
          closes = evidence_of(self->spots[span_end(name->span)].closes);
    closes = opens > 0 && closes < ACTS_CLOSES && begins_predicate(self, at) ? ACTS_CLOSES : closes;
    float evidence = opens + closes;
    evidence += is_listed(self, at) ? LISTED : 0;
    for (uint32_t at = name->span.start; at < span_end(name->span); at++) {
        strong = strong || self->text->character[at] == 0xB7;
    }
    NameEvidence *known = name_evidence(self, name->span);
    known->best = known->count && known->best > evidence ? known->best : evidence;
    known->strong = known->strong || strong;
    known->count++;
}

/* True of a deputy's post. */
static bool is_deputy(const NameReader *self, const Post *post) {
    const Token *title = &self->tokens.items[post->title];
    const Match *prefix = match_longest(&self->item->matches, plain_title(self, title), span_end(title->span),
                                        CLASS_BIT(CLASS_TITLE_PREFIX));
    return (post->title > post->tail && token_has(title - 1, MARK_DEPUTY)) ||
           (prefix && (self->table->facts[prefix->posting].marks & MARK_DEPUTY)); /* 副组长 A、B */
}

/* True of a post that several hold at once: by its title, by a deputy's prefix, or
 * by the plain title that its own ends with. */
static bool is_shared(const NameReader *self, const Post *post) {
    const Token *title = &self->tokens.items[post->title];
    uint32_t start = plain_title(self, title);
    const Match *plain = match_exact(&self->item->matches, span_of(start, span_end(title->span)), TITLE);
    return is_deputy(self, post) || token_has(title, MARK_SHARED) ||
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
           (is_joint(self, end) || is_mark(self, end, ',') || is_mark(self, end, FULL_STOP) ||
            token_has(&self->tokens.items[end], MARK_PARTICLE));
}

/* True if those listed behind the neighbour hold his posts too: one or two that several hold, or a former one. */
static bool lends_posts(const NameReader *self, const Neighbour *neighbour) {
    bool shared = neighbour->post_count && is_shared(self, &neighbour->post);
    return neighbour->post_count == 1 ? shared || neighbour->post.is_former
                                      : neighbour->post_count == 2 && shared && is_shared(self, &neighbour->second);
}

/* True if the token only joins people, and may not rather tell with whom the one before it acts: 和, not 与. */
static bool only_joins(const NameReader *self, uint32_t at) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *word = match_exact(&self->item->matches, self->tokens.items[at].span, CLASS_BIT(CLASS_CONJUNCTION));
    EntryId entry = word ? match_entry(lexicon, word, CLASS_CONJUNCTION) : NO_ENTRY;
    return entry != NO_ENTRY &&
           (lexicon_has(lexicon, entry, KEY_ROLE, "and") || lexicon_has(lexicon, entry, KEY_ROLE, "clause"));
}

/* True if two joined before nobody else, with names of one kind, share the post that several hold: 副总理 A 和 B. */
static bool shares_as_pair(const NameReader *self, const Neighbour *neighbour, uint32_t joint, uint32_t name,
                           uint32_t end) {
    const Token *tokens = self->tokens.items;
    return neighbour->post_count == 1 && is_shared(self, &neighbour->post) && only_joins(self, joint) &&
           name_is_foreign(self->item, tokens[name].span) ==
               name_is_foreign(self->item, tokens[neighbour->name].span) &&
           !is_mark(self, end, LIST_COMMA);
}

/* True if only an organ tells whose the one post is, and the organ's name is a word that other states have for theirs
 * too (P 国总统 X、联邦院主席 Y). */
static bool is_of_common_organ(const NameReader *self, const PostList *before) {
    const Post *post = before->count == 1 ? &before->posts[0] : NULL;
    const Token *organ = post && post->body < post->tail ? &self->tokens.items[post->tail - 1] : NULL;
    return organ && post->owner == UINT32_MAX && post->country && token_is(organ, CLASS_BIT(CLASS_OFFICE)) &&
           token_is(organ, CLASS_BIT(CLASS_BODY));
}

/* True if the post is that of an envoy to the country: he is not of it. */
static bool is_envoy_to(const NameReader *self, const PostList *before, const char *country) {
    const Post *post = before->count ? &before->posts[before->count - 1] : NULL;
    bool is_sent = false;
    for (uint32_t at = post && post->is_resident ? post->body : UINT32_MAX; post && at < post->title; at++) {
        const Token *token = &self->tokens.items[at];
        is_sent = is_sent || (token_is(token, COUNTRY_CLASSES) && string_same(token_country(self, token), country));
    }
    return is_sent;
}

/* What an earlier person of the sentence gives to the next: his country along
 * a list or by kinship, his post if several hold it. `end` is behind the next one's
 * phrase. Returns true if they stand in one list; `shares` is set if the post is the one before it. */
static bool lean_on_neighbour(NameReader *self, const Neighbour *neighbour, uint32_t first, uint32_t name, uint32_t end,
                              PostList *before, Mention *person, bool *shares) {
    const Token *tokens = self->tokens.items;
    if (!neighbour->end || neighbour->is_press) {
        return false;
    }
    uint32_t joint = neighbour_end(self, neighbour);
    bool comma = is_mark(self, joint, LIST_COMMA);
    bool leader = before->count && token_has(&tokens[before->posts[before->count - 1].title], MARK_LEADER);
    leader = leader || (name + 1 < self->tokens.count && token_has(&tokens[name + 1], MARK_LEADER));
    leader = leader || (!comma && !before->count && neighbour->post_count &&
                        !token_has(&tokens[neighbour->post.title], MARK_SHARED) &&
                        token_has(&tokens[neighbour->post.title], MARK_LEADER)); /* 首相 X 与 Y: perhaps another's */
    bool listed = first == joint + 1 && (comma || (!leader && joint < self->tokens.count && is_joint(self, joint)));
    bool goes_on = goes_on_list(self, neighbour, joint, first, end);
    uint32_t kin = before->count ? UINT32_MAX : name;
    bool related = kin != UINT32_MAX && kin > neighbour->end && kin - neighbour->end <= 3 &&
                   (token_is(&tokens[kin - 1], CLASS_BIT(CLASS_KINSHIP)) ||
                    token_is(&tokens[neighbour->end - 1], CLASS_BIT(CLASS_KINSHIP))) &&
                   !(kin - neighbour->end == 3 && is_mark(self, kin - 2, ',')); /* 应 X 邀请，偕夫人 Y */
    bool of_other = listed && !comma && !before->count && /* 国务委员 X 与 Y, of other names */
                    code_list_has(self->table->surname_first, neighbour->country) &&
                    !code_list_has(self->table->mixed_names, neighbour->country) &&
                    name_is_foreign(self->item, tokens[name].span);
    if (listed && comma && is_of_common_organ(self, before)) {
        person->country = before->posts[0].country = neighbour->country ? neighbour->country : person->country;
    }
    bool is_sent = neighbour->country && is_envoy_to(self, before, neighbour->country);
    if (((listed && !of_other) || goes_on || related) && !is_sent) {
        person->country = person->country ? person->country : neighbour->country;
    }
    bool closes_list = listed && (neighbour->shares_post || /* A、B和C */
                                  (!before->count && shares_as_pair(self, neighbour, joint, name, end)));
    if ((closes_list || (listed && comma)) && !before->count && lends_posts(self, neighbour)) {
        before->posts[0] = neighbour->post;
        before->posts[1] = neighbour->second;
        before->count = neighbour->post_count;
        person->country = neighbour->country;
        *shares = true;
        name_evidence(self, tokens[name].span)->strong = true;
    }
    return listed || goes_on || (is_mark(self, joint, ',') && first == joint + 1 + is_blank(self, joint + 1));
}

/* Completes the bare post of a deputy, member or secretary listed behind their chief, or one of his deputies, with the
 * chief's body: 委员会主席 X、副主席 Y、秘书长 Z. Returns the body for the next in the list, NULL if there is none. */
static const char *complete_along_list(const NameReader *self, const Neighbour *neighbour, PostList *before) {
    const Token *tokens = self->tokens.items;
    Post *post = before->count == 1 ? &before->posts[0] : NULL;
    uint32_t joint = neighbour->end ? neighbour_end(self, neighbour) : 0;
    bool bare = post && post->body == post->tail && post->owner == UINT32_MAX && !post->is_resident &&
                token_has(&tokens[post->title], MARK_NEEDS_BODY) &&
                (is_shared(self, post) ||
                 lexicon_has(self->item->lexicon, tokens[post->title].facts->entry, KEY_FLAGS, "organisation")) &&
                plain_title(self, &tokens[post->title]) == tokens[post->title].span.start;
    bool joined = joint && (is_mark(self, joint, LIST_COMMA) ||
                            (is_deputy(self, post ? post : &neighbour->post) && is_joint(self, joint)));
    bool listed = bare && neighbour->body && joined && post->first == joint + 1;
    if (listed) {
        post->name = concatenate(self, neighbour->body, post->name);
        post->country = post->country ? post->country : neighbour->country;
        return neighbour->body;
    }
    bool leads = post && !post->is_resident && (!is_shared(self, post) || is_deputy(self, post));
    return leads ? leading_body(self, post, false) : NULL;
}

/* Where the name of the department begins whose head the post's title is, by the last character of its name before the
 * plain title (亚洲司|司长): the token, or the title itself if the department is part of it (新闻司司长). UINT32_MAX if
 * it is no such post. */
static uint32_t department_of(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items;
    const Token *title = &tokens[post->title];
    uint32_t plain = plain_title(self, title), at = title->span.start < plain ? post->title : post->title - 1;
    bool named = plain > 0 && at >= post->body && at <= post->title && !post->is_resident &&
                 token_is(&tokens[at], at == post->title ? TITLE : CLASS_BIT(CLASS_OFFICE)) &&
                 (self->text->character[plain] == self->text->character[plain - 1] ||
                  self->text->character[plain + 1] == self->text->character[plain - 1]); /* 司|副司长 */
    return named ? at : UINT32_MAX;
}

/* Completes the post of the head of a department, listed behind another of the same ministry, with the ministry: 外交部
 * 亚洲司司长 X、礼宾司司长 Y. Returns the ministry for the next in the list, NULL if there is none. */
static const char *complete_department(const NameReader *self, const Neighbour *neighbour, PostList *before) {
    Post *post = before->count == 1 ? &before->posts[0] : NULL;
    uint32_t department = post && !post->is_former ? department_of(self, post) : UINT32_MAX;
    if (department == UINT32_MAX) {
        return NULL;
    }
    if (department > post->body) {
        uint32_t start = name_begin(self, post), end = self->tokens.items[department].span.start;
        return start < end ? printed_text(self, span_of(start, end)) : NULL;
    }
    uint32_t joint = neighbour->end ? neighbour_end(self, neighbour) : 0;
    if (!neighbour->chief || post->owner != UINT32_MAX || !is_mark(self, joint, LIST_COMMA) ||
        post->first != joint + 1) {
        return NULL;
    }
    post->name = concatenate(self, neighbour->chief, post->name);
    post->country = post->country ? post->country : neighbour->country;
    return neighbour->chief;
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
    while (noun > 0 && ((token_is(&tokens[noun - 1], CLASS_BIT(CLASS_SIGN_CONTEXT)) &&
                         token_has(&tokens[noun - 1], MARK_NATIONAL)) ||
                        (token_is(&tokens[noun - 1], CLASS_BIT(CLASS_HONORIFIC)) && /* X 国富商 Y */
                         token_has(&tokens[noun - 1], MARK_BEFORE)))) {
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
                              has_slot(self, before, "host") || /* 访问 P 的外长 X */
                              token_is(before, CLASS_BIT(CLASS_PREPOSITION)) || token_has(before, MARK_OPENER));
    bool owns = token_has(&tokens[first - 1], MARK_POSSESSIVE) && tokens[first - 1].span.length == 1 && !visited;
    return owns ? token_country(self, &tokens[first - 2]) : NULL;
}

/* The countries that stand together right before token `behind`, in the order of the text; past a word that counts
 * them (中俄两国). */
static void gather_sides(const NameReader *self, uint32_t behind, Sides *sides) {
    const Token *tokens = self->tokens.items;
    uint32_t at = behind > 1 && token_is(&tokens[behind - 1], CLASS_BIT(CLASS_REFERENCE)) ? behind - 1 : behind;
    sides->count = 0;
    while (at > 0 && token_is(&tokens[at - 1], COUNTRY_CLASSES) && sides->count < MOST_SIDES) {
        memmove(sides->countries + 1, sides->countries, sides->count * sizeof *sides->countries);
        sides->countries[0] = at - 1;
        sides->count++;
        at -= at > 2 && is_joint(self, at - 2) && token_is(&tokens[at - 3], COUNTRY_CLASSES) ? 2 : 1;
    }
}

/* How many names stand in a list from token `name` on, with nothing else between. */
static uint32_t count_listed_names(const NameReader *self, uint32_t name) {
    uint32_t count = 1;
    for (uint32_t at = name + 1; at + 1 < self->tokens.count && is_joint(self, at) && count <= MOST_SIDES; at += 2) {
        if (self->tokens.items[at + 1].kind != TOKEN_NAME) {
            break;
        }
        count++;
    }
    return count;
}

enum { MOST_OF_BOTH = 2 };

/* The two codes of the word that tells of both sides by itself (两岸领导人); NULL if it is no such, or if the page is
 * at home on the side that it names last: which comes first there cannot be known. */
static const char *codes_of_both(const NameReader *self, const Token *word) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *match = match_exact(&self->item->matches, word->span, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = match ? match_entry(lexicon, match, CLASS_REFERENCE) : NO_ENTRY;
    const char *codes = entry != NO_ENTRY ? lexicon_value(lexicon, entry, KEY_COUNTRY) : NULL;
    const char *second = codes ? strchr(codes, '|') : NULL;
    return second && !string_same(second + 1, self->item->home) ? codes : NULL;
}

/* The code at the place in the list of codes, counted from 0. */
static const char *nth_code(const NameReader *self, const char *codes, uint32_t place) {
    for (; place > 0; place--) {
        codes += strcspn(codes, "|") + 1;
    }
    return arena_copy(self->item->arena, codes, strcspn(codes, "|"));
}

/* Finds the countries that share the post, or the word for leaders, before the name, if as many names follow. */
static Sides read_sides(const NameReader *self, uint32_t name, const PostList *before) {
    const Token *tokens = self->tokens.items;
    Sides sides = {.count = 0};
    bool listed = name + 2 < self->tokens.count && is_joint(self, name + 1) && tokens[name + 2].kind == TOKEN_NAME;
    bool counted = !before->count && name > 0 && token_is(&tokens[name - 1], CLASS_BIT(CLASS_REFERENCE)); /* 两国元首 */
    bool titled = before->count == 1 || (!before->count && name > 1 && token_is(&tokens[name - 1], TITLE));
    if (!listed || (!titled && !counted)) {
        return sides;
    }
    sides.codes = counted ? codes_of_both(self, &tokens[name - 1]) : NULL;
    if (sides.codes) {
        sides.count = count_listed_names(self, name) == MOST_OF_BOTH ? MOST_OF_BOTH : 0;
        return sides;
    }
    const Post *post = &before->posts[0];
    uint32_t behind = counted ? name : name - 1;
    behind = !before->count ? behind : post->owner == UINT32_MAX ? post->first : post->owner + 1;
    gather_sides(self, behind, &sides);
    sides.count = sides.count > 1 && count_listed_names(self, name) == sides.count ? sides.count : 0;
    sides.has_post = sides.count && before->count;
    if (sides.has_post) {
        sides.post = *post;
    }
    return sides;
}

/* Gives the person his country of those that share a post, and that post. */
static void take_side(const NameReader *self, Sides *sides, PostList *before, Mention *person) {
    uint32_t at = sides->taken++;
    person->country = sides->codes ? nth_code(self, sides->codes, at)
                                   : token_country(self, &self->tokens.items[sides->countries[at]]);
    if (sides->has_post) {
        before->posts[0] = sides->post;
        before->posts[0].country = person->country;
        before->count = 1;
    }
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
    if (related && token_is(&tokens[name - 2], COUNTRY_CLASSES)) { /* 苏丹第一夫人 Y */
        return token_country(self, &tokens[name - 2]);
    }
    return related ? parse_post(self, name - 2).country : NULL;
}

/* True if the post is one of whatever body is named before its holder: not a delegate's or an envoy's, nor one that
 * many hold of another body (国民党 X 委员, 武汉大学 X 院士). */
static bool is_of_named_body(const NameReader *self, const Post *post, const Token *body) {
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId title = self->tokens.items[post->title].facts->entry;
    bool of_parliament = lexicon_has(lexicon, title, KEY_KIND, "parliament") && !token_has(body, MARK_PARTY);
    return !is_shared(self, post) || of_parliament || lexicon_has(lexicon, title, KEY_KIND, "deputy");
}

/* True if what stands right before the name is the body of the post behind it: 外交部吴钊燮部长. */
static bool stands_in_post(const NameReader *self, uint32_t name, const PostList *after) {
    const Token *body = name > 0 ? &self->tokens.items[name - 1] : NULL;
    const Post *post = after->count && body ? &after->posts[0] : NULL;
    bool may = post && token_has(&self->tokens.items[post->title], MARK_NEEDS_BODY) &&
               token_is(body, BODY_CLASSES | CLASS_BIT(CLASS_BLOC)) && !is_title(body) &&
               span_end(body->span) == self->tokens.items[name].span.start;
    bool organ = may && (token_is(body, BODY_CLASSES) || names_igo(self, name - 1));
    return organ && is_of_named_body(self, post, body);
}

/* Puts the body that stands before the name before the post that stands behind it. A mission or a delegation
 * adds nothing to the post; a ministry of nobody's is the own one. Returns the token the body, or the country before
 * it, begins with. */
static uint32_t take_body_before(const NameReader *self, uint32_t name, Post *post) {
    const Token *tokens = self->tokens.items;
    uint32_t start = body_start(self, name);
    Post head = {.first = start, .body = start, .tail = name, .title = name - 1, .owner = UINT32_MAX};
    head.first = take_owner(self, start, &head);
    for (uint32_t at = head.body; at < name && !head.country; at++) {
        head.country = owner_of(self, &tokens[at]);
    }
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = tokens[name - 1].facts ? tokens[name - 1].facts->entry : NO_ENTRY;
    bool is_mission = (entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_KIND, "embassy")) ||
                      lexicon_has(lexicon, tokens[post->title].facts->entry, KEY_KIND, "diplomat");
    post->name = is_mission ? post->name : concatenate(self, post_text(self, &head), post->name);
    post->is_parted = !is_mission;
    const char *own = !is_mission                                       ? self->item->home
                      : token_is(&tokens[start], CLASS_BIT(CLASS_BODY)) ? facts_country(lexicon, tokens[start].facts)
                                                                        : NULL;
    post->country = post->country ? post->country : head.country && !is_mission ? head.country : own;
    return head.first;
}

/* Drops the word for acting on behalf from the posts before a name: X 代表总统 Y. */
static void drop_behalf(const NameReader *self, PostList *before) {
    const Token *tokens = self->tokens.items;
    uint32_t first = before->count > 1 ? before->posts[0].first : 0;
    if (first > 0 && before->posts[0].title == first && tokens[first - 1].kind == TOKEN_NAME &&
        token_is(&tokens[first], CLASS_BIT(CLASS_PREPOSITION))) {
        before->count--;
        memmove(before->posts, before->posts + 1, before->count * sizeof *before->posts);
    }
}

/* True if what stands behind the name shows that it is a person's: a post somebody served in, or kin (X 夫人 Y). */
static bool is_told_behind(const NameReader *self, uint32_t end) {
    const Token *tokens = self->tokens.items;
    bool served = end < self->tokens.count && is_title(&tokens[end]) && service_start(self, end, end) < end;
    return served || (end + 1 < self->tokens.count && token_is(&tokens[end], CLASS_BIT(CLASS_KINSHIP)) &&
                      tokens[end + 1].kind == TOKEN_NAME);
}

/* True if the name stands behind a country and a word for a rank that is no post: X 国元首 Y. */
static bool heads_country(const NameReader *self, uint32_t name, const PostList *before) {
    const Token *tokens = self->tokens.items;
    return !before->count && name > 1 && token_is(&tokens[name - 1], TITLE) &&
           token_has(&tokens[name - 1], MARK_COLLECTIVE) && token_is(&tokens[name - 2], COUNTRY_CLASSES);
}

/* True if the title begins with another that stands behind names: 总理办公室主任. */
static bool begins_with_title(const NameReader *self, const Token *title) {
    const Match *leader =
        match_longest(&self->item->matches, title->span.start, span_end(title->span) - 1, CLASS_BIT(CLASS_TITLE));
    return leader && (self->table->facts[leader->posting].marks & MARK_AFTER_NAME);
}

/* The first token of what belongs to the name, which the posts before it begin at `first`: his country, his body, whose
 * envoy or kin he is, the word for taking the posts. The post of an envoy then has his name. */
static uint32_t phrase_start(NameReader *self, uint32_t name, uint32_t first, PostList *before, PostList *after) {
    const Token *tokens = self->tokens.items;
    if (!before->count && name > 0 && token_is(&tokens[name - 1], COUNTRY_CLASSES)) {
        first = name - 1;
    }
    if (!before->count && after->count && stands_in_post(self, name, after)) {
        first = take_body_before(self, name, &after->posts[0]);
    }
    first = heads_country(self, name, before) ? name - 2 : first;
    bool owned = before->count && first > 0 && tokens[first - 1].kind == TOKEN_NAME &&
                 span_end(tokens[first - 1].span) == tokens[first].span.start;
    if (owned) { /* X 主席特别代表 Y, X 夫人 Y */
        bool has_title =
            is_title(&tokens[first]) && (before->posts[0].title > first || begins_with_title(self, &tokens[first]));
        const char *owner = tokens_text(self, first - 1, first - 1);
        before->posts[0].name = has_title ? concatenate(self, owner, before->posts[0].name) : before->posts[0].name;
        first--;
    }
    bool taken = before->count && first > 0 && token_has(&tokens[name - 1], MARK_POSSESSIVE) &&
                 token_has(&tokens[first - 1], MARK_APPOINTMENT); /* 会见担任 P 的 X */
    return first - taken;
}

/* Behind the words of honour from token `at` on: X 主席 Y 同志. */
static uint32_t behind_honours(const NameReader *self, uint32_t at) {
    while (at < self->tokens.count && token_is(&self->tokens.items[at], CLASS_BIT(CLASS_HONORIFIC))) {
        at++;
    }
    return at;
}

/* The country that the posts of the person whose name is token `name`, or the words from token `first` on before it,
 * tell (P 国元首 X, P 国总统夫人 Y); NULL if they do not. */
static const char *country_of_phrase(const NameReader *self, uint32_t name, uint32_t first, const PostList *before,
                                     const PostList *after) {
    const char *country = country_of_posts(before, after);
    if (!country && !before->count && (first + 1 == name || heads_country(self, name, before))) {
        country = token_country(self, &self->tokens.items[first]);
    }
    country = country ? country : nationality_before(self, first);
    return country || before->count ? country : country_of_spouse(self, name);
}

/* Gives the post that stands behind the last of some listed names, and that several hold, to those before him, the
 * mentions found from `run` to `own`: A、B、C 副总理. */
static void share_post_behind(NameReader *self, size_t run, size_t own, const PostList *after) {
    for (size_t i = run; i < own && after->count == 1 && is_shared(self, &after->posts[0]); i++) {
        const Mention *mention = &self->found->items[i];
        if (mention->kind == MENTION_PERSON) {
            add_posts(self, after->posts, 1, mention->phrase, (Span){0, 0});
        }
    }
}

/* Adds the posts before and behind a person's name; not a general one if the post behind says more:
 * 越南领导人 X 总书记. */
static void add_posts_around(NameReader *self, const PostList *before, const PostList *after, Span phrase) {
    bool general = before->count && is_general(self, &before->posts[before->count - 1]);
    uint32_t told = before->count - (general && after->count);
    add_posts(self, before->posts, told, phrase, (Span){0, 0});
    add_posts(self, after->posts, after->count, phrase, (Span){0, 0});
}

/* Where a word right before the name may begin. */
static uint32_t own_start(const Mention *person) {
    enum { LONGEST_KIN = 4 };
    return person->span.start > LONGEST_KIN ? person->span.start - LONGEST_KIN : 0;
}

/* Adds the person and his posts. `run` is where the listed names without a post before his begin in the mentions found,
 * NO_RUN if there are none; returns the same for the next in the list. */
static size_t add_person(NameReader *self, const Mention *person, const PostList *before, const PostList *after,
                         size_t run) {
    size_t own = self->found->count;
    *list_push(self->item->scratch, self->found) = *person;
    add_posts_around(self, before, after, person->phrase);
    if (before->count || after->count) {
        if (!before->count && run != NO_RUN) {
            share_post_behind(self, run, own, after);
        }
        return NO_RUN;
    }
    bool kin = match_longest_before(&self->item->matches, own_start(person), person->span.start,
                                    CLASS_BIT(CLASS_KINSHIP)); /* 和夫人 X、Y 副总理 */
    return kin ? NO_RUN : run != NO_RUN ? run : own;
}

/* Makes the posts behind the name former ones if a word for who was there before stands right before it: 前任 X 所长.
 */
static void mark_former_behind(const NameReader *self, uint32_t name, PostList *after) {
    const Token *tenure = name > 0 ? &self->tokens.items[name - 1] : NULL;
    bool former = tenure && after->count && token_is(tenure, CLASS_BIT(CLASS_TENURE)) &&
                  token_has(tenure, MARK_FORMER) && !token_has(tenure, MARK_APPOINTMENT);
    for (uint32_t i = 0; former && i < after->count; i++) {
        after->posts[i].is_former = true;
    }
}

/* The mention of the name, with nothing known of it. */
static Mention bare_person(NameReader *self, uint32_t name, Span phrase, Span given) {
    return (Mention){.kind = MENTION_PERSON,
                     .span = self->tokens.items[name].span,
                     .phrase = phrase,
                     .within = NO_MENTION,
                     .entry = NO_ENTRY,
                     .person = NO_PERSON,
                     .given = given,
                     .name = tokens_text(self, name, name)};
}

/* Reads the person whose name is token `name`, with the posts before it. */
static uint32_t read_person(NameReader *self, uint32_t name, PostList *before, Neighbour *neighbour) {
    const Token *tokens = self->tokens.items;
    PostList after;
    Span latin = {0, 0};
    after.count = 0; /* the posts are not zeroed: it is done for every name */
    uint32_t end = name_tail(self, name + 1, &latin, &after);
    mark_former_behind(self, name, &after);
    drop_behalf(self, before);
    uint32_t first = before->count ? before->posts[0].first : name;
    bool listed_behind = neighbour->end && neighbour->end + 1 == name && is_joint(self, neighbour->end),
         listed = listed_behind && is_mark(self, neighbour->end, LIST_COMMA);
    Span given = given_behind(self, name, end, &after);
    end = given.length ? behind_honours(self, end + 1) : end;
    bool press = is_press(self, name, before) || (listed && neighbour->is_press && !before->count);
    if (press || is_no_person(self, name, before)) {
        *neighbour = (Neighbour){.end = press ? end : 0, .is_press = press, .bare_from = NO_RUN};
        return !press && !before->count && names_founder(self, name) ? name + 1 : end;
    }
    self->last_named = self->last_sentence == self->sentence ? (Span){0, 0} : tokens[name].span;
    self->last_sentence = self->sentence;
    Sides sides = listed_behind && !before->count && neighbour->sides.taken < neighbour->sides.count
                      ? neighbour->sides
                      : read_sides(self, name, before);
    bool strong = before->count || after.count || latin.length || sides.count || is_told_behind(self, end) ||
                  (tokens[name].form == NAME_SURNAME && self->text->is_traditional);
    add_evidence(self, name, strong);
    first = phrase_start(self, name, first, before, &after);
    const char *body = complete_along_list(self, neighbour, before),
               *chief = complete_department(self, neighbour, before);
    Span phrase = span_join(tokens[first].span, tokens[end - 1].span);
    Mention person = bare_person(self, name, phrase, given);
    person.country = country_of_phrase(self, name, first, before, &after);
    if (sides.count) {
        take_side(self, &sides, before, &person);
    }
    bool shares_post = false,
         in_list = lean_on_neighbour(self, neighbour, first, name, end, before, &person, &shares_post);
    size_t run = add_person(self, &person, before, &after, listed ? neighbour->bare_from : NO_RUN);
    *neighbour = (Neighbour){.end = end,
                             .name = name,
                             .is_listed = in_list,
                             .shares_post = shares_post,
                             .country = person.country,
                             .post_count = before->count,
                             .bare_from = run,
                             .body = body,
                             .chief = chief,
                             .sides = sides};
    if (before->count) {
        neighbour->post = before->posts[0];
        neighbour->second = before->posts[before->count > 1];
    }
    return end;
}

/* True if the token is "he" or "she". */
static bool is_pronoun(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    if (!token_is(&tokens[at], CLASS_BIT(CLASS_REFERENCE))) {
        return false;
    }
    const Match *match = match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = match ? lexicon_entry_of(self->item->lexicon, match->posting, CLASS_REFERENCE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "he");
}

/* True if the token is "he" or "she" with a word of appointment behind it: he
 * was elected. */
static bool points_to_taker(const NameReader *self, uint32_t at) {
    return at + 1 < self->tokens.count && token_has(&self->tokens.items[at + 1], MARK_APPOINTMENT) &&
           is_pronoun(self, at);
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

/* True if the neighbour, told without a post, gives up the posts or loses them: X 宣布辞去总统职务, X 被罢免总统职务.
 */
static bool quits_posts(const NameReader *self, const Neighbour *neighbour, const PostList *list) {
    const Token *tokens = self->tokens.items;
    uint32_t first = list->posts[0].first, from = neighbour->end;
    bool quits = from && !neighbour->post_count && first > from && first - from <= LONGEST_POST &&
                 has_slot(self, &tokens[first - 1], "leave");
    bool suffers = quits && !has_slot(self, &tokens[first - 1], "appoint"); /* not X 罢免国防部长 */
    for (uint32_t at = from; quits && at < first; at++) {
        suffers = suffers || has_role(self, &tokens[at], "passive");
        const Match *tense = match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_ASPECT));
        EntryId entry = tense ? match_entry(self->item->lexicon, tense, CLASS_ASPECT) : NO_ENTRY;
        quits = !is_mark(self, at, ',') && tokens[at].kind != TOKEN_NAME &&
                !(entry != NO_ENTRY && (lexicon_has(self->item->lexicon, entry, KEY_STATUS, "planned") ||
                                        lexicon_has(self->item->lexicon, entry, KEY_KIND, "negation") ||
                                        lexicon_has(self->item->lexicon, entry, KEY_KIND, "hypothetical")));
    }
    return quits && suffers;
}

/* The person whom the pronoun before the posts that he held means, named in the sentence before (他曾任 P); empty if it
 * is not so. */
static Span holder_of_tale(const NameReader *self, const PostList *list) {
    enum { LONGEST_TIME = 6 }; /* tokens: 他2011至2014年间曾任 P */
    uint32_t first = list->posts[0].first, he = first;
    bool near =
        self->last_named.length && self->last_sentence && self->last_sentence->segment == self->sentence->segment;
    if (!near || !tells_of_service(self, list)) {
        return (Span){0, 0};
    }
    while (he > 0 && first - he < LONGEST_TIME && !is_mark(self, he - 1, ',') && !is_pronoun(self, he - 1)) {
        he--;
    }
    return he > 0 && is_pronoun(self, he - 1) ? self->last_named : (Span){0, 0};
}

/* The name of the one who takes the posts by a word of appointment right
 * before them, in the same clause, or in a clause before if a pronoun stands for
 * it; empty if there is none. */
static Span holder_before(const NameReader *self, const Neighbour *neighbour, const PostList *list) {
    const Token *tokens = self->tokens.items;
    enum { LONGEST_TALE = 24 };
    if (!neighbour->end && list->count) {
        return holder_of_tale(self, list);
    }
    if (!neighbour->end || neighbour->is_press || !list->count) {
        return (Span){0, 0};
    }
    uint32_t first = list->posts[0].first, end = list->posts[list->count - 1].title, from = neighbour->end;
    if (first > 0 && is_mark(self, first - 1, OPEN_QUOTE)) { /* 自封“临时总统” */
        return (Span){0, 0};
    }
    bool told = from + 1 == first && is_copula(self, &tokens[from]) &&
                !token_is(&tokens[end], CLASS_BIT(CLASS_GROUP)) &&
                (end + 1 == self->tokens.count || is_mark(self, end + 1, ',') || is_mark(self, end + 1, FULL_STOP));
    bool left =
        from == first && token_is(&tokens[from], CLASS_BIT(CLASS_TENURE)) && token_has(&tokens[from], MARK_LEFT);
    bool served = tells_of_service(self, list) && first - from <= LONGEST_TALE; /* X 是资深外交官，曾任 P */
    bool stands = from + 1 == first && has_role(self, &tokens[from], "as") && /* X 作为 P 汇报了 …, 以 X 为团长 */
                  !(tokens[from].span.length == 1 && token_has(&tokens[end], MARK_LEADER)) &&
                  !(tokens[from].span.length > 1 && end + 1 < self->tokens.count &&
                    token_is(&tokens[end + 1], CLASS_BIT(CLASS_SUBJECT_STOP))); /* not 作为国王的客人 */
    bool apposed = from + 1 == first && is_mark(self, from, ',') && is_mark(self, end + 1, ',') &&
                   !neighbour->post_count && list->posts[0].owner != UINT32_MAX; /* X，Y 国外交部副部长，… */
    if (told || left || served || stands || apposed ||
        quits_posts(self, neighbour, list)) { /* X 是 Y 国前总统, X 卸任总统 */
        return tokens[neighbour->name].span;
    }
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

/* True if the post is that of one told before the neighbour: whom another succeeds (接替 Y 担任, 接替离任的 Y 担任), or
 * who appoints or sends him (被总统 Y 任命为, 受 Y 主席委派出任). */
static bool is_of_earlier(const NameReader *self, const Neighbour *neighbour) {
    enum { LONGEST_RELATIVE = 4 };
    const Token *tokens = self->tokens.items;
    uint32_t first = neighbour_start(self, neighbour, COUNTRY_CLASSES | CLASS_BIT(CLASS_TENURE));
    if (!neighbour->end || first == 0) {
        return false;
    }
    uint32_t at = first - 1, last = at > LONGEST_RELATIVE ? at - LONGEST_RELATIVE : 0;
    while (token_has(&tokens[first - 1], MARK_POSSESSIVE) && at > last && tokens[at].kind != TOKEN_NAME &&
           !is_mark(self, at, ',') && !has_role(self, &tokens[at], "succeed")) {
        at--;
    }
    return has_role(self, &tokens[at], "succeed") || has_role(self, &tokens[first - 1], "passive") ||
           has_role(self, &tokens[first - 1], "invitation");
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
                   head->kind != TOKEN_NAME && (head[1].kind == TOKEN_NAME || token_has(&head[1], MARK_AND));
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

/* True if the posts are those that somebody once took, as told before his name: 曾在 2010 年担任 P 的 X. */
static bool was_once(const NameReader *self, const PostList *list) {
    enum { REACH = 10 };
    const ChLexicon *lexicon = self->item->lexicon;
    const Token *tokens = self->tokens.items;
    uint32_t at = list->posts[0].first;
    bool taken = at > 0 && token_has(&tokens[at - 1], MARK_APPOINTMENT) && token_is(&tokens[at - 1], EVENT);
    for (uint32_t i = at; taken && i > 0 && at - i < REACH && !is_mark(self, i - 1, ','); i--) {
        const Match *word = match_exact(&self->item->matches, tokens[i - 1].span, CLASS_BIT(CLASS_ASPECT));
        if (word && lexicon_has(lexicon, match_entry(lexicon, word, CLASS_ASPECT), KEY_ROLE, "once")) {
            return true;
        }
    }
    return false;
}

/* True if the title standing alone is rather a country of that name (苏丹). */
static bool names_country(const NameReader *self, const PostList *list) {
    const Post *post = &list->posts[0];
    return list->count == 1 && post->first == post->title &&
           match_exact(&self->item->matches, self->tokens.items[post->title].span, CLASS_BIT(CLASS_COUNTRY));
}

/* True if the token is a verb by which a post is meant for somebody: 提名. */
static bool is_nomination(const NameReader *self, const Token *token) {
    const Match *verb = has_slot(self, token, "appoint")
                            ? match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_EVENT))
                            : NULL;
    return verb &&
           lexicon_has(self->item->lexicon, match_entry(self->item->lexicon, verb, CLASS_EVENT), KEY_STATUS, "planned");
}

/* True if it is only thought of that whoever stands before the word for taking a post takes it: 建议由 X 担任 P, 提名 X
 * 担任 P. */
static bool is_only_proposed(const NameReader *self, uint32_t taking) {
    enum { REACH = 8 };
    const Token *tokens = self->tokens.items;
    uint32_t at = taking;
    bool named = false;
    while (at > 0 && taking - at < REACH && !is_mark(self, at, ',') && !has_role(self, &tokens[at], "agent")) {
        if (named && is_nomination(self, &tokens[at])) {
            return true;
        }
        named = named || tokens[at].kind == TOKEN_NAME;
        at--;
    }
    const Match *thought = named && at > 0 && has_role(self, &tokens[at], "agent")
                               ? match_exact(&self->item->matches, tokens[at - 1].span, CLASS_BIT(CLASS_ASPECT))
                               : NULL;
    return thought && lexicon_has(self->item->lexicon, match_entry(self->item->lexicon, thought, CLASS_ASPECT),
                                  KEY_KIND, "hypothetical");
}

/* Marks the posts as still to be taken if a word of what is planned stands right before them and the word for taking
 * them (将出任 P), or it is only proposed that somebody takes them. */
static void mark_yet_to_take(const NameReader *self, PostList *list) {
    const Token *tokens = self->tokens.items;
    uint32_t first = list->posts[0].first;
    bool taken = token_has(&tokens[first], MARK_APPOINTMENT) && first < list->posts[0].title;
    if (!taken && first > 0 && token_has(&tokens[first - 1], MARK_APPOINTMENT)) {
        taken = true;
        first--;
    }
    const Match *plan =
        taken && first > 0 ? match_exact(&self->item->matches, tokens[first - 1].span, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId entry = plan ? match_entry(self->item->lexicon, plan, CLASS_ASPECT) : NO_ENTRY;
    bool to_come = entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_STATUS, "planned") &&
                   !lexicon_has(self->item->lexicon, entry, KEY_ROLE, "agreeing");
    to_come = to_come || (taken && is_only_proposed(self, first));
    for (uint32_t i = 0; to_come && i < list->count; i++) {
        list->posts[i].is_to_come = true;
    }
}

/* True if the posts begin with a word of leaving office. */
static bool begins_with_leave(const NameReader *self, const PostList *list) {
    const Token *opening = &self->tokens.items[list->posts[0].first];
    return token_is(opening, CLASS_BIT(CLASS_TENURE)) && token_has(opening, MARK_LEFT);
}

/* Goes on with the posts that stand behind those told of the same holder: 身为 P 的 Q 国总理 X. Returns the token
 * behind, or `end` if no others lead to a name. */
static uint32_t go_on_with_holder(const NameReader *self, uint32_t end, PostList *list) {
    const Token *tokens = self->tokens.items;
    uint32_t title = end + 1;
    if (end >= self->tokens.count || !token_has(&tokens[end], MARK_POSSESSIVE) || !are_told_of_holder(self, list)) {
        return end;
    }
    while (title < self->tokens.count && title - end < LONGEST_POST && tokens[title].kind == TOKEN_WORD &&
           !is_title(&tokens[title])) {
        title++;
    }
    PostList own;
    own.count = 0;
    uint32_t behind = title < self->tokens.count && is_title(&tokens[title])
                          ? read_post_list(self, governing_title(self, title), &own)
                          : end;
    bool named = own.count && own.posts[0].first == end + 1 && own.count + list->count <= MOST_POSTS &&
                 name_behind(self, behind, &own) != UINT32_MAX;
    for (uint32_t i = 0; named && i < own.count; i++) {
        list->posts[list->count++] = own.posts[i];
    }
    return named ? behind : end;
}

/* The name of him whom the person of token `name` with the post sends or who speaks for him, with his one post between
 * them (P、Q 国总统 X 特使 Y); UINT32_MAX if there is none. */
static uint32_t name_of_envoy(NameReader *self, uint32_t name, const Post *post, PostList *own) {
    const Token *tokens = self->tokens.items;
    uint32_t title = name + 1;
    own->count = 0;
    if (title >= self->tokens.count || !is_title(&tokens[title]) ||
        tokens[title].span.start != span_end(tokens[name].span)) {
        return UINT32_MAX;
    }
    uint32_t end = read_post_list(self, governing_title(self, title), own);
    const Token *last = own->count ? &tokens[own->posts[0].title] : NULL;
    bool sent = own->count == 1 && own->posts[0].first >= post->first && !own->posts[0].is_resident &&
                (lexicon_has(self->item->lexicon, last->facts->entry, KEY_KIND, "diplomat") ||
                 lexicon_has(self->item->lexicon, last->facts->entry, KEY_KIND, "spokesman"));
    return sent ? name_behind(self, end, own) : UINT32_MAX;
}

/* Reads the person of token `name` and the envoy behind him: of the posts before them only the last is his, the others
 * are the envoy's. Returns the token behind them, or 0 if no envoy stands there. */
static uint32_t read_with_envoy(NameReader *self, uint32_t name, PostList *list, Neighbour *neighbour) {
    PostList own;
    uint32_t envoy = list->count > 1 ? name_of_envoy(self, name, &list->posts[list->count - 1], &own) : UINT32_MAX;
    if (envoy == UINT32_MAX) {
        return 0;
    }
    PostList sender = {.posts = {list->posts[list->count - 1]}, .count = 1};
    list->count--;
    Neighbour master = {.end = 0};
    read_person(self, name, &sender, &master);
    size_t first = self->found->count;
    uint32_t end = read_person(self, envoy, &own, neighbour);
    uint32_t start = self->tokens.items[list->posts[0].first].span.start,
             stop = span_end(self->tokens.items[end - 1].span);
    Span phrase = span_of(start, stop);
    for (size_t i = first; i < self->found->count; i++) {
        self->found->items[i].phrase = phrase;
    }
    add_posts(self, list->posts, list->count, phrase, (Span){0, 0});
    return end;
}

/* Settles the posts told apart from the holder's name: former ones if he leaves them; whoever sits in an organisation
 * is of a country. */
static void settle_posts_apart(const NameReader *self, PostList *list, bool leaves, Span holder) {
    for (uint32_t i = 0; i < list->count; i++) {
        Post *post = &list->posts[i];
        bool is_code = post->country && post->country[0] >= 'A' && post->country[0] <= 'Z';
        bool told = holder.length && is_copula(self, &self->tokens.items[list->posts[0].first - 1]);
        post->is_former = post->is_former || leaves;
        post->country = told && !is_code ? NULL : post->country;
    }
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
            mark_yet_to_take(self, &list);
            end = go_on_with_holder(self, end, &list);
            uint32_t name = name_behind(self, end, &list);
            const Post *last = &list.posts[list.count - 1];
            bool group = token_is(&tokens[last->title], CLASS_BIT(CLASS_GROUP)) && !last->is_resident;
            if (name != UINT32_MAX && persons) {
                bool once = was_once(self, &list);
                list.posts[0].is_former |= begins_with_leave(self, &list); /* 卸任总统 X */
                for (uint32_t i = 0; i < list.count && once; i++) {
                    list.posts[i].is_former = true;
                }
                earlier = neighbour;
                uint32_t behind = read_with_envoy(self, name, &list, &neighbour);
                at = behind ? behind : read_person(self, name, &list, &neighbour);
            } else if (names_country(self, &list)) {
                at = end;
            } else {
                list.count -= group;
                bool serves = neighbour.end && list.posts[0].first <= neighbour.name; /* X 作为 Y 主席特使 */
                const Neighbour *subject = serves ? &earlier : &neighbour;
                Span holder = holder_before(self, subject, &list);
                bool leaves = holder.length && (begins_with_leave(self, &list) || quits_posts(self, subject, &list) ||
                                                gives_post(self, subject, "leave"));
                settle_posts_apart(self, &list, leaves, holder);
                if (holder.length && neighbour.end) {
                    const Neighbour *taker = is_of_earlier(self, &neighbour) ? &earlier : subject;
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
