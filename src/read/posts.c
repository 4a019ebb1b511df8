/* One post by its tokens: whose it is, of which body, since when, stationed where. */
#include "read/posts.h"

static bool is_dash(const NameReader *self, uint32_t at) { return is_mark(self, at, '-') || is_mark(self, at, 0x2014); }

const char *concatenate(const NameReader *self, const char *head, const char *tail) {
    size_t length = strlen(head), rest = strlen(tail);
    char *text = arena_alloc(self->item->arena, length + rest + 1);
    memcpy(text, head, length);
    memcpy(text + length, tail, rest);
    return text;
}

uint32_t name_begin(const NameReader *self, const Post *post) {
    const Token *token = &self->tokens.items[post->body];
    return token->span.start + (post->body < post->tail ? country_prefix(self, token) : 0);
}

const char *post_text(const NameReader *self, const Post *post) {
    const char *text = "";
    for (uint32_t at = post->body; at <= post->title; at++) {
        const Token *token = &self->tokens.items[at];
        bool counted = at > post->body && is_ordinal(self, at) && token_is(token - 1, COUNTRY_CLASSES); /* 香港第六任 */
        bool tenure = at + 1 == post->tail && (counted || token_is(token, CLASS_BIT(CLASS_TENURE)));
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
    bool opened = from > 0 && is_mark(self, from - 1, OPEN_QUOTE);
    while (opened && at < end && character[at] != OPEN_QUOTE && character[at] != CLOSE_QUOTE) {
        at++;
    }
    return opened && at < end && character[at] == CLOSE_QUOTE;
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

uint32_t body_start(const NameReader *self, uint32_t title) {
    const Token *tokens = self->tokens.items;
    uint32_t at = skip_letters(self, title);
    if (at == 0) {
        return at;
    }
    if (is_mark(self, at - 1, CLOSE_QUOTE)) {
        uint32_t open = mark_before(self, at - 1, OPEN_QUOTE);
        bool within =
            open < at - 1 && open > 0 &&
            token_is(&tokens[open - 1], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)); /* 众议院“X 委员会”主席 */
        return within ? name_start(self, open - 1) : open;
    }
    if (is_mark(self, at - 1, CLOSE_TITLE)) { /* 《金字塔报》社长 */
        return mark_before(self, at - 1, OPEN_TITLE);
    }
    uint32_t start = name_start(self, at - 1);
    if (start == at && ends_in_head(self, &tokens[at - 1])) { /* 贝勒尔医学院教授 */
        bool named = at > 1 && tokens[at - 2].kind == TOKEN_NAME && tokens[at - 2].form == NAME_FOREIGN;
        return at == 1 ? 0 : named ? at - 2 : name_start(self, at - 2);
    }
    start -= closes_quotation(self, start, at);
    bool generic = start + 1 == at && !token_is(&tokens[start], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)) &&
                   token_is(&tokens[start], CLASS_BIT(CLASS_BODY_HEAD));
    bool party = generic && start > 0 && token_has(&tokens[start], MARK_PARTY) && /* 与共产党委员长 X */
                 tokens[start].span.length > 1 &&
                 token_is(&tokens[start - 1], CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION));
    bool pointed = generic && !party && start > 0 && token_has(&tokens[start - 1], MARK_GRAMMAR);
    return start < at && !pointed ? start : title;
}

/* True if the token is a verb with people for its object, and a town's or a province's official stands behind it:
 * 在 P 省首府 Q 会见省长 X. */
static bool takes_official(const NameReader *self, uint32_t at) {
    const Token *official = &self->tokens.items[at + 1];
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *verb = token_is(official, TITLE) && token_has(official, MARK_LOCAL)
                            ? match_exact(&self->item->matches, self->tokens.items[at].span, CLASS_BIT(CLASS_EVENT))
                            : NULL;
    uint32_t count = 0;
    const EntryId *entries = verb ? lexicon_entries(lexicon, verb->posting, &count) : NULL;
    bool takes = false;
    for (uint32_t i = 0; i < count; i++) {
        takes = takes || (lexicon_class(lexicon, entries[i]) == CLASS_EVENT &&
                          lexicon_has(lexicon, entries[i], KEY_FRAME, "object"));
    }
    return takes;
}

/* A word of what a minister is in charge of: no verb with an organ or an official for its object
 * (会见世界卫生组织总干事). */
static bool is_portfolio_word(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet organs = BODY_CLASSES | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_PLACE);
    return token_is_portfolio(&tokens[at]) &&
           !(token_is(&tokens[at], EVENT) && (token_is(&tokens[at + 1], organs) || takes_official(self, at)));
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
            (is_joint(self, start - 1) && (of_minister || !is_mark(self, start - 1, LIST_COMMA))))) {
        start--;
    }
    bool listed = start < at && is_mark(self, start, LIST_COMMA); /* behind another's name */
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

uint32_t skip_tenure(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TENURE))) {
        at--;
        post->is_former = post->is_former || token_has(&tokens[at], MARK_FORMER | MARK_THEN);
    }
    bool counted = at > 1 && tokens[at - 1].kind == TOKEN_FIGURE && token_is(&tokens[at - 2], COUNTRY_CLASSES) &&
                   is_ordinal(self, at - 1); /* X 国第四任总理 */
    return at - counted;
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

bool is_country_by_name(const NameReader *self, uint32_t at) {
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

bool names_igo(const NameReader *self, uint32_t at) {
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
    if (start + 2 < at && names_igo(self, start) && !token_is(&tokens[at - 1], COUNTRY_CLASSES)) {
        return start;
    }
    bool region = start < at || (at < self->tokens.count && token_is(&tokens[at], regions));
    if (start > 1 && region && is_mark(self, start - 1, CLOSE_QUOTE) && /* “复旦大学”韩国朝鲜研究中心主任 */
        token_is(&tokens[start - 2], BODY_CLASSES | CLASS_BIT(CLASS_BLOC))) {
        return mark_before(self, start - 1, OPEN_QUOTE);
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
    uint32_t start = party->span.start;
    bool names = match_exact(matches, (Span){start, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN)) != NULL &&
                 !match_exact(matches, (Span){start, 2}, CLASS_BIT(CLASS_BLOC)); /* 非洲独立党 */
    for (uint32_t at = party->span.start; at < span_end(party->span) && !names; at++) {
        names = match_longest(matches, at, span_end(party->span), CLASS_BIT(CLASS_COUNTRY)) != NULL;
    }
    return names;
}

/* True if the body of the post is a society or a front that no list knows: the country by name before it is the
 * beginning of its own (西班牙企业家协会, 津巴布韦非洲民族联盟). */
static bool begins_with_owner(const NameReader *self, const Post *post, uint32_t owner) {
    const Token *body = &self->tokens.items[post->body];
    bool listed =
        post->body >= post->tail || token_is(body, CLASS_BIT(CLASS_BODY)) || token_character(self, body) == OPEN_QUOTE;
    EntryId head = listed || !is_country_by_name(self, owner) ? NO_ENTRY : head_of_body(self, post);
    return head != NO_ENTRY && lexicon_has(self->item->lexicon, head, KEY_FLAGS, "of-country");
}

uint32_t take_owner(const NameReader *self, uint32_t at, Post *post) {
    enum { LONGEST_SHORT_NAME = 2 }; /* characters of a region's name that do not say what it is */
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
    const char *named = token_is(&tokens[post->body], CLASS_BIT(CLASS_BODY))
                            ? facts_country(self->item->lexicon, tokens[post->body].facts)
                            : NULL;
    bool own_name = named && post->country && strcmp(named, post->country) == 0 && /* 自民党 needs no country */
                    (tokens[post->body].span.length <= SHORT_PARTY || names_country_inside(self, &tokens[post->body]));
    bool party = post->body < post->tail && token_has(&tokens[post->body], MARK_PARTY) && !own_name &&
                 token_is(&tokens[at - 1], CLASS_BIT(CLASS_COUNTRY));
    bool is_code = post->country && post->country[0] >= 'A' && post->country[0] <= 'Z';
    bool of_region = tokens[at - 1].span.length > LONGEST_SHORT_NAME && /* 香港特别行政区行政长官 */
                     state_of_country(self->table, post->country) != post->country && post->body == post->tail;
    if (party || of_region || !is_code || begins_with_owner(self, post, at - 1)) {
        post->body = at - 1;
    }
    return at - 1;
}

bool serves_leader(const NameReader *self, uint32_t leader, uint32_t title) {
    const Token *tokens = self->tokens.items;
    bool assists = token_is(&tokens[title], CLASS_BIT(CLASS_TITLE_PREFIX)) && title == leader + 1; /* 部长助理 */
    return is_title(&tokens[leader]) && (token_has(&tokens[leader], MARK_LEADER) || assists) &&
           !token_has(&tokens[title], MARK_LEADER | MARK_SHARED);
}

/* A country, a region or a place. */
#define REGIONS (COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC))

/* True if the token is a region, or an ordinary word of what somebody is in charge of. */
static bool is_matter(const Token *token) {
    return token_is(token, REGIONS) || (token_is_portfolio(token) && !token_is(token, EVENT));
}

/* True if the token joins two of the matters that one in a leader's service is in charge of
 * (总统乌克兰和俄罗斯问题特使). */
static bool joins_matters(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    return at + 1 < title && is_joint(self, at) && is_matter(&tokens[at - 1]) && is_matter(&tokens[at + 1]);
}

/* Words between a leader's title and the title of one in his service: parts of
 * a body's name; matters joined; a country or a place too, if a common noun stands behind it
 * (the Secretary-General's envoy for the question of …), or behind another joined to it. */
static bool is_service_word(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    bool joined = joins_matters(self, at + 1, title);
    if (token_is(&tokens[at], REGIONS)) {
        return joined || (at + 1 < title && token_has(&tokens[at + 1], MARK_NOMINAL)) ||
               token_has(&tokens[at - 1], MARK_RESIDENT);
    }
    if (token_has(&tokens[at], MARK_RESIDENT)) { /* 总统驻远东联邦区全权代表 */
        return at + 2 == title && token_is(&tokens[at + 1], CLASS_BIT(CLASS_PLACE));
    }
    bool of_matter = at + 1 == title && token_has(&tokens[at], MARK_NOMINAL) &&
                     (token_is(&tokens[at - 1], REGIONS) || token_is_portfolio(&tokens[at - 1]));
    bool matter = (joined || (at + 1 < title && token_has(&tokens[at + 1], MARK_NOMINAL))) &&
                  token_is_portfolio(&tokens[at]) && !token_is(&tokens[at], EVENT); /* 秘书长气候变化问题特使 */
    bool prefix = at + 1 == title && token_is(&tokens[at], CLASS_BIT(CLASS_TITLE_PREFIX)) && /* 秘书长私人代表 */
                  !token_has(&tokens[at], MARK_AND | MARK_DEPUTY);
    return prefix || token_is_part(&tokens[at], false) || of_matter || matter || joins_matters(self, at, title);
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

uint32_t governing_title(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    uint32_t title = at + 1;
    while (title < self->tokens.count && title - at <= LONGEST_MATTER &&
           (!is_title(&tokens[title]) || is_owner_of_title(self, title))) {
        title++;
    }
    bool serves = title < self->tokens.count && is_title(&tokens[title]) && is_served_by(self, at, title);
    return serves ? title : at;
}

/* True if the name, the title and the particle of him whom the holder of the post serves end before `at`
 * (X 主席的特别代表). */
static bool is_behind_master(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    return at > 2 && token_has(&tokens[at - 1], MARK_POSSESSIVE) && tokens[at - 1].span.length == 1 &&
           is_title(&tokens[at - 2]) && token_has(&tokens[at - 2], MARK_AFTER_NAME) &&
           tokens[at - 3].kind == TOKEN_NAME && serves_leader(self, at - 2, title);
}

uint32_t service_start(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    if (is_behind_master(self, at, title)) {
        return at - 3;
    }
    for (uint32_t leader = at; leader > 0 && at - leader <= LONGEST_MATTER && tokens[leader - 1].kind != TOKEN_NAME;
         leader--) {
        if (is_title(&tokens[leader - 1]) && !is_owner_of_title(self, leader - 1)) {
            return is_served_by(self, leader - 1, title) ? body_start(self, leader - 1) : at;
        }
    }
    bool named = at > 0 && tokens[at - 1].kind == TOKEN_NAME && token_has(&tokens[title], MARK_NEEDS_BODY) &&
                 !token_has(&tokens[title], MARK_AFTER_NAME);
    bool titled = named && at > 1 && is_title(&tokens[at - 2]) && serves_leader(self, at - 2, title);
    return titled ? body_start(self, at - 2) : named ? at - 1 : at;
}

const Match *owner_inside(const NameReader *self, const Token *title) {
    return match_longest(&self->item->matches, title->span.start, span_end(title->span),
                         CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_BODY));
}

const char *country_of_owner(const NameReader *self, const Match *owner) {
    Token token = {.kind = TOKEN_WORD};
    if (owner) {
        token.span = owner->span;
        token.classes = owner->classes;
        token.facts = &self->table->facts[owner->posting];
    }
    bool is_organ = owner && (owner->classes & CLASS_BIT(CLASS_BLOC)) &&
                    lexicon_has(self->item->lexicon, token.facts->entry, KEY_FLAGS, "organ"); /* 联合国大会主席 */
    return is_organ ? owner_of(self, &token) : owner ? token_country(self, &token) : NULL;
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

const char *country_of_title(const NameReader *self, const Token *title) {
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

const char *owner_of(const NameReader *self, const Token *token) {
    const char *organisation = token_is(token, CLASS_BIT(CLASS_BLOC))
                                   ? lexicon_value(self->item->lexicon, token->facts->entry, KEY_COUNTRY)
                                   : NULL;
    return organisation ? organisation : token_country(self, token);
}

/* True if the token may stand in what an envoy is sent for: a word of a matter, or what joins two. */
static bool is_word_of_topic(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return is_joint(self, at) ||
           (!token_is(token, BODY_CLASSES | TITLE | REGIONS | EVENT) && token_is_portfolio(token));
}

/* True if the token is one that sends envoys for some matter: an organisation, its organ or its head. */
static bool names_sender(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return token_is(token, CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_BODY)) ||
           (is_title(token) && token_has(token, MARK_LEADER));
}

/* Where what an envoy is sent for begins: the place or country, or the nouns,
 * before the word for a question or affairs at `at` (X 问题特使). */
static uint32_t topic_start(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    uint32_t start = at;
    if (at > 0 && token_is(&tokens[at - 1], REGIONS)) {
        bool of_two = at > 2 && is_joint(self, at - 2) && token_is(&tokens[at - 3], REGIONS);
        return of_two ? at - 3 : at - 1; /* 乌克兰和俄罗斯问题特使 */
    }
    while (start > 0 && at - start < LONGEST_SERVICE && !token_is(&tokens[start - 1], BODY_CLASSES | TITLE | REGIONS) &&
           token_has(&tokens[start - 1], MARK_NOMINAL) && tokens[start - 1].span.length > 1) {
        start--;
    }
    uint32_t whole = at;
    while (whole > 0 && at - whole < LONGEST_POST && is_word_of_topic(self, whole - 1)) {
        whole--;
    }
    bool sent = whole < start && whole > 0 && !is_joint(self, whole) && names_sender(self, whole - 1);
    return sent ? whole : start;
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
        bool leads = is_side && at + 1 == post->body && post->body == post->tail && /* 俄方主席 */
                     lexicon_has(self->item->lexicon, tokens[post->title].facts->entry, KEY_FLAGS, "side");
        post->body = leads ? at : post->body;
        return at;
    }
    while (start > 0 && token_is(&tokens[start - 1], COUNTRY_CLASSES)) {
        start--;
    }
    post->body = start;
    return start;
}

/* True if the token names what a meeting in whose name it stands is of or about, or how often it was held. */
static bool is_of_meeting(const NameReader *self, uint32_t at) {
    const ClassSet parts =
        CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BODY_MODIFIER) | CLASS_BIT(CLASS_MECHANISM);
    const Token *token = &self->tokens.items[at];
    if (token->span.length == 1 && token_is(token, CLASS_BIT(CLASS_COUNTRY_SIGN))) {
        return true; /* 中非合作论坛 */
    }
    return !token_is(token, EVENT | TITLE | COUNTRY_CLASSES) &&
           (token_is(token, parts) || is_ordinal(self, at) ||
            (token->span.length > 1 && token_has(token, MARK_NOMINAL) && token_is_part(token, true)));
}

/* Where the name of the meeting begins whose chair, secretary … the post is, or whose committee he leads: the words
 * that end with one for a meeting right before `at` (工商峰会|主席, 国际经济论坛|组委会副主席); `at` if there is none.
 */
static uint32_t take_meeting(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    const Token *head = at > 0 ? &tokens[at - 1] : NULL;
    bool may = head && head->span.length > 1 && token_is(head, CLASS_BIT(CLASS_MECHANISM)) &&
               !token_is(head, EVENT | TITLE | COUNTRY_CLASSES | CLASS_BIT(CLASS_BLOC)) &&
               token_has(&tokens[post->title], MARK_NEEDS_BODY | MARK_LEADER) && post->owner == UINT32_MAX;
    const Match *meeting = may ? match_exact(&self->item->matches, head->span, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    EntryId entry = meeting ? match_entry(self->item->lexicon, meeting, CLASS_MECHANISM) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(self->item->lexicon, entry, KEY_KIND, "session")) {
        return at;
    }
    uint32_t start = at - 1;
    while (start > 0 && at - start < LONGEST_POST && is_of_meeting(self, start - 1)) {
        start--;
    }
    post->body = start;
    post->studied = post->studied ? post->studied : at; /* whose countries are not the holder's */
    return start;
}

/* Where the body of the post begins if its name joins two regions by a dash, the second of which stands at or right
 * before `at`: X 国|中国—欧亚研究中心, 东盟—中国|中心; else `at`. */
static uint32_t take_joined_regions(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    uint32_t second = at < post->title && token_is(&tokens[at], REGIONS) ? at : at > 0 ? at - 1 : at;
    bool joined = second > 1 && tokens[second].span.length > 1 && token_is(&tokens[second], REGIONS) &&
                  tokens[second - 1].kind == TOKEN_MARK && is_dash(self, second - 1) &&
                  token_is(&tokens[second - 2], REGIONS) && tokens[second - 2].span.length > 1;
    bool of_two = joined && is_country_by_name(self, second) && is_country_by_name(self, second - 2) &&
                  !(second > 2 && token_is(&tokens[second - 3], COUNTRY_CLASSES));
    if (!joined || of_two || post->body == post->title) { /* of two: a society's */
        return at;
    }
    bool owned = second > 2 && is_country_by_name(self, second - 3);
    post->studied = owned && post->studied < at ? at : post->studied;
    post->body = second - 2;
    return post->body;
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
        bool other = tokens[i].kind == TOKEN_NAME || (tokens[i].kind == TOKEN_MARK && !is_mark(self, i, LIST_COMMA)) ||
                     token_has(&tokens[i], MARK_POSSESSIVE);
        if (other) {
            break;
        }
    }
    return at;
}

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

/* True if the month stands before `at` in which a body's chair, of the title, has his turn (安理会7月轮值主席). */
static bool is_month_of_turn(const NameReader *self, uint32_t at, uint32_t title) {
    const Token *tokens = self->tokens.items;
    if (at != title || at < 2 || tokens[at - 1].kind != TOKEN_FIGURE || !token_has(&tokens[title], MARK_NEEDS_BODY) ||
        !token_is(&tokens[at - 2], BODY_CLASSES | CLASS_BIT(CLASS_BLOC))) {
        return false;
    }
    const Mention *figure = token_figure(self, &tokens[at - 1]);
    unsigned printed = figure && figure->kind == MENTION_DATE ? figure->shape.from.printed : 0;
    return (printed & DATE_MONTH) && !(printed & DATE_DAY);
}

const char *country_of_body(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items;
    const char *country = NULL;
    for (uint32_t i = post->body; i < post->tail && !country; i++) {
        if (i < post->studied && token_is(&tokens[i], COUNTRY_CLASSES)) {
            continue;
        }
        bool of_department = token_is(&tokens[i], CLASS_BIT(CLASS_BLOC)) && i + 1 < post->tail &&
                             tokens[i + 1].span.length == 1 && token_is(&tokens[i + 1], CLASS_BIT(CLASS_BODY_HEAD));
        if (of_department) { /* a ministry's department for a region: 亚洲司 */
            continue;
        }
        country = is_title(&tokens[i]) ? country_inside(self, &tokens[i]) : owner_of(self, &tokens[i]);
    }
    return country;
}

/* True if one of the tokens is a body or the last word of one's name, a place or an organisation: words that only
 * modify name none before another word (大选中挑战|现任总统). */
static bool names_body(const NameReader *self, uint32_t from, uint32_t to) {
    const ClassSet named = BODY_CLASSES | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_PLACE_HEAD) |
                           CLASS_BIT(CLASS_OUTLET);
    while (from < to && !token_is(&self->tokens.items[from], named)) {
        from++;
    }
    return from < to;
}

/* Reads where the post whose words so far begin at `at` has its holder stationed (中国驻 P 国大使, 派驻联合国代表):
 * that is part of the post, whose body stands before it. Returns where the body begins; `at` if it stations nobody. */
static uint32_t take_station(const NameReader *self, uint32_t at, Post *post) {
    const Token *tokens = self->tokens.items;
    if (at > 1 && token_is(&tokens[at - 1], COUNTRY_CLASSES) && token_has(&tokens[at - 2], MARK_RESIDENT)) {
        post->is_resident = true;
        post->tail = post->body == post->tail ? at - 2 : post->tail;
        post->body = body_start(self, at - 2);
        return post->body;
    }
    uint32_t shared = shared_station(self, at);
    if (shared != UINT32_MAX || is_stationed(self, at, post->title)) {
        post->is_resident = true;
        post->tail = shared != UINT32_MAX ? shared : at - 1;
        post->body = body_start(self, post->tail);
        return post->body;
    }
    return at;
}

uint32_t shared_station(const NameReader *self, uint32_t at) {
    const ClassSet hosts = COUNTRY_CLASSES | CLASS_BIT(CLASS_BLOC);
    const Token *tokens = self->tokens.items;
    uint32_t first = at > 0 && token_is(&tokens[at - 1], hosts) ? at - 1 : 0;
    while (first > 1 && is_joint(self, first - 1) && token_is(&tokens[first - 2], hosts)) {
        first -= 2;
    }
    bool shared = first && first + 1 < at && token_has(&tokens[first - 1], MARK_RESIDENT) &&
                  token_is(&tokens[first - 1], CLASS_BIT(CLASS_TITLE_PREFIX));
    return shared ? first - 1 : UINT32_MAX;
}

/* The country of a post by its owner, its body, the mission it is at, its title, or whose man its holder is; NULL if
 * none tells it. */
static const char *country_of_post(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items, *title = &tokens[post->title];
    const char *country = post->country ? post->country : country_of_body(self, post);
    for (uint32_t i = post->body; post->is_resident && i < post->title && !country; i++) {
        country = sender_of_mission(self, &tokens[i], title);
    }
    bool is_country = token_is(title, CLASS_BIT(CLASS_COUNTRY)); /* 苏丹 X */
    if (!country && !is_country) {
        country = post->is_resident ? NULL : country_inside(self, title);
        country = country ? country : country_of_title(self, title);
    }
    return country ? country : country_of_master(self, post);
}

bool names_founder(const NameReader *self, uint32_t name) {
    const Token *tokens = self->tokens.items;
    uint32_t title = name + 1;
    if (tokens[name].form == NAME_SURNAME || title + 1 >= self->tokens.count) {
        return false;
    }
    const Match *head = is_title(&tokens[title])
                            ? match_longest(&self->item->matches, tokens[title].span.start,
                                            span_end(tokens[title].span) - 1, CLASS_BIT(CLASS_BODY_HEAD))
                            : NULL;
    bool within = head && (head->span.length > 1 || !token_has(&tokens[title], MARK_LEADER));    /* not X 委员长 */
    title += !within && (ends_in_head(self, &tokens[title]) || (tokens[title].span.length > 1 && /* 尼克松中心 */
                                                                token_is(&tokens[title], CLASS_BIT(CLASS_BODY_HEAD))));
    return title + 1 < self->tokens.count && (within || title > name + 1) && is_title(&tokens[title]) &&
           tokens[title + 1].kind == TOKEN_NAME;
}

Post parse_post(const NameReader *self, uint32_t title) {
    const Token *tokens = self->tokens.items;
    Post post = {.title = title, .owner = UINT32_MAX};
    uint32_t at = title;
    while (at > 0 && token_is(&tokens[at - 1], CLASS_BIT(CLASS_TITLE_PREFIX)) &&
           !token_has(&tokens[at - 1], MARK_AND | MARK_RESIDENT)) {
        at--;
    }
    at = charge_start(self, at);
    post.tail = post.body = at;
    bool founded = at == title && at > 0 && tokens[at - 1].kind == TOKEN_NAME && names_founder(self, at - 1);
    at = post.body = founded ? at - 1 : at; /* X 基金会主席 Y·X */
    if (at < title && token_has(&tokens[at], MARK_TOPIC)) {
        at = post.tail = post.body = topic_start(self, at);
    }
    at = skip_tenure(self, at, &post);
    bool possessive = at > 1 && token_has(&tokens[at - 1], MARK_POSSESSIVE) && tokens[at - 1].span.length == 1 &&
                      token_is(&tokens[at - 2], BODY_CLASSES);
    uint32_t behind = possessive ? at - 1 : at;
    behind -= is_month_of_turn(self, behind, title);
    uint32_t start = body_start(self, behind);
    start -= start < behind && start > 0 && tokens[start - 1].kind == TOKEN_NAME && names_founder(self, start - 1);
    if (start < behind && (at == post.tail || names_body(self, start, behind))) {
        post.body = start;
        at = skip_tenure(self, start, &post); /* P 国前国防委员长 */
    }
    bool of_party = at < title && token_is(&tokens[at], CLASS_BIT(CLASS_BODY)) && token_has(&tokens[at], MARK_PARTY);
    if (post.tail == title && !of_party && !token_is(&tokens[at], CLASS_BIT(CLASS_TENURE)) &&
        tokens[at].kind != TOKEN_FIGURE) {
        at = post.body = portfolio_start(self, at, title);
    }
    at = take_station(self, at, &post);
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
    at = post.is_resident ? at : take_meeting(self, at, &post);
    at = take_joined_regions(self, at, &post);
    at = take_owner(self, at, &post);
    at = post.owner == at ? take_mechanism(self, at, &post) : at;
    if (post.owner != UINT32_MAX && post.owner + 1 == post.body && post.body < title &&
        token_has(&tokens[post.body], MARK_NATIONAL) && post.body + 1 == post.tail) {
        post.body++; /* X 国籍董事长 */
    }
    post.first = skip_tenure(self, at, &post);
    post.country = country_of_post(self, &post);
    post.name = post_text(self, &post);
    return post;
}
