/* Posts that stand together: what one lends the next, and where a list of them begins and ends. */
#include "read/posts.h"

uint32_t plain_title(const NameReader *self, const Token *title) {
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

const char *leading_body(const NameReader *self, const Post *post, bool party) {
    uint32_t start = name_begin(self, post);
    const Token *title = &self->tokens.items[post->title];
    uint32_t end = post->body < post->tail ? self->tokens.items[post->tail].span.start : plain_title(self, title);
    if (end == title->span.start) {
        end = head_of_title(self, title, party);
    } else if (end > start && post->body == post->tail &&
               match_exact(&self->item->matches, span_of(start, end + 1), CLASS_BIT(CLASS_OFFICE))) {
        end++; /* 外交部|长: the ministry */
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

/* The word for a party's centre that begins at the position; NULL if none does. */
static const Match *centre_at(const NameReader *self, uint32_t at) {
    const Match *own = match_longest(&self->item->matches, at, self->text->length, CLASS_BIT(CLASS_BODY_MODIFIER));
    return own && (self->table->facts[own->posting].marks & MARK_CENTRE) ? own : NULL;
}

/* True if the post's body, which no list knows for the party's country, begins with a word for a party's centre, and
 * the post before is in a party abroad: 越共中央政治局委员、中央反腐败指导委员会副主任. */
static bool has_body_of_centre(const NameReader *self, const Post *before, const Post *post) {
    const Token *body = &self->tokens.items[post->body];
    const char *listed = body->facts ? facts_country(self->item->lexicon, body->facts) : NULL;
    return post->body < post->tail && before->country && self->item->outlet_country && is_of_party(self, before) &&
           !string_same(before->country, self->item->outlet_country) && !string_same(before->country, listed) &&
           centre_at(self, body->span.start);
}

/* Puts the post behind the centre of the party named before, in place of its own word for the centre. */
static void put_behind_centre(const NameReader *self, const Post *before, const Match *own, const char *lead,
                              Post *post) {
    post->name = printed_text(self, span_of(span_end(own->span), span_end(self->tokens.items[post->title].span)));
    post->country = before->country;
    post->centre = lead;
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
    bool bare = post->body == post->tail && !post->is_resident;
    bool plain = bare && plain_title(self, &tokens[post->title]) == tokens[post->title].span.start;
    bool heads_parliament = token_has(&tokens[post->title], MARK_LEADER) &&
                            lexicon_has(self->item->lexicon, tokens[post->title].facts->entry, KEY_KIND, "parliament");
    if (plain && token_has(&tokens[post->title], MARK_NEEDS_BODY)) {
        lead = heads_parliament && is_of_party(self, before)
                   ? NULL
                   : leading_body(self, before, token_has(&tokens[post->title], MARK_PARTY));
    } else if (bare && token_has(&tokens[post->title], MARK_PARTY) && token_has(&tokens[post->title], MARK_COMPOSITE)) {
        const Match *own = centre_at(self, tokens[post->title].span.start);
        const Match *organ = match_longest(&self->item->matches, tokens[post->title].span.start, self->text->length,
                                           CLASS_BIT(CLASS_BODY));
        bool centred = own || centre_at(self, tokens[post->title].span.start + 1) ||       /* 党中央副委员长 */
                       (organ && (self->table->facts[organ->posting].marks & MARK_PARTY)); /* 中联部部长 */
        bool of_other = own && (is_foreign || before->centre);
        lead = centred && !of_other ? NULL : before->centre ? before->centre : party_centre(self, before);
        if (lead && of_other) { /* 越共中央政治局委员、中央书记处书记 */
            put_behind_centre(self, before, own, lead, post);
        }
    } else if (has_body_of_centre(self, before, post)) {
        lead = before->centre ? before->centre : party_centre(self, before);
        if (lead) {
            put_behind_centre(self, before, centre_at(self, tokens[post->body].span.start), lead, post);
        }
    } else if (bare ? token_has(&tokens[post->title], MARK_LOCAL)
                    : token_is(&tokens[post->body],
                               CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_BODY_MODIFIER))) {
        lead = leading_place(self, before);
    }
    post->name = lead ? concatenate(self, lead, post->name) : post->name;
}

bool is_general(const NameReader *self, const Post *post) {
    return token_is(&self->tokens.items[post->title], CLASS_BIT(CLASS_GROUP)) && post->body == post->title &&
           !post->is_parted;
}

/* A word for several that is one's post where a name stands behind it: a member of parliament, who leads the country
 * right before it (朝鲜领导人 X), and a title that is whole by itself (政府首脑 X). */
static bool is_post_of_one(const NameReader *self, const Post *post) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Token *title = &self->tokens.items[post->title];
    bool of_country = post->first + 1 == post->title && token_is(title - 1, COUNTRY_CLASSES);
    bool alone = lexicon_has(lexicon, title->facts->entry, KEY_FLAGS, "standalone") &&
                 !token_has(title, MARK_COLLECTIVE) && post->title + 1 < self->tokens.count &&
                 title[1].kind == TOKEN_NAME &&
                 !(post->first > 0 && is_joint(self, post->first - 1) && !is_mark(self, post->first - 1, LIST_COMMA));
    const Match *group = of_country ? match_exact(&self->item->matches, title->span, CLASS_BIT(CLASS_GROUP)) : NULL;
    return lexicon_has(lexicon, title->facts->entry, KEY_KIND, "parliament") || alone ||
           (group && lexicon_has(lexicon, match_entry(lexicon, group, CLASS_GROUP), KEY_KIND, "leaders"));
}

void add_posts(NameReader *self, const Post *posts, uint32_t count, Span phrase, Span holder) {
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
        mention->is_to_come = post->is_to_come;
        mention->holder = holder;
    }
}

/* Stationed in several countries by one word and with one title (驻德国和瑞士大使): a post in each. */
static void split_residences(const NameReader *self, PostList *list) {
    const Token *tokens = self->tokens.items;
    Post *last = &list->posts[list->count - 1], whole = *last;
    uint32_t at = whole.tail + 1, end = at;
    while (end < whole.title && token_is(&tokens[end], COUNTRY_CLASSES | CLASS_BIT(CLASS_BLOC))) {
        end += 1 + is_joint(self, end + 1);
    }
    if (!whole.is_resident || end <= at + 1 || shared_station(self, end) != whole.tail) {
        return;
    }
    const char *station = printed_text(self, tokens[whole.tail].span), *title = tokens_text(self, end, whole.title);
    for (list->count--; at < end && list->count < MOST_POSTS; at += 2) {
        last = &list->posts[list->count++];
        *last = whole;
        last->name = concatenate(self, concatenate(self, station, printed_text(self, tokens[at].span)), title);
    }
}

/* Stationed in one country and concurrently in another: the posts before
 * `post`, which all share its title. */
static void add_residences(const NameReader *self, PostList *list) {
    const Token *tokens = self->tokens.items;
    Post *post = &list->posts[list->count - 1];
    const char *title = printed_text(self, tokens[post->title].span);
    while (post->is_resident && post->body == post->tail && post->owner == UINT32_MAX && post->first > 2 &&
           is_joint(self, post->first - 1) &&
           token_is(&tokens[post->first - 2], COUNTRY_CLASSES | CLASS_BIT(CLASS_BLOC)) &&
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

/* True if the token is a ministry, by a word that many states have. */
static bool is_ministry(const NameReader *self, const Token *token) {
    return token_is(token, CLASS_BIT(CLASS_OFFICE)) &&
           lexicon_has(self->item->lexicon, token->facts->entry, KEY_KIND, "ministry");
}

/* Two ministries joined before one title (外交部和教育部第二部长): a post in each. */
static void split_ministries(const NameReader *self, PostList *list) {
    const Token *tokens = self->tokens.items;
    Post *post = &list->posts[list->count - 1], first = *post;
    uint32_t at = post->body;
    if (at + 3 > post->title || list->count == MOST_POSTS || !is_joint(self, at + 1) ||
        !is_ministry(self, &tokens[at]) || !is_ministry(self, &tokens[at + 2])) {
        return;
    }
    const char *title = tokens_text(self, at + 3, post->title);
    first.name = concatenate(self, printed_text(self, tokens[at].span), title);
    post->name = concatenate(self, printed_text(self, tokens[at + 2].span), title);
    memmove(post + 1, post, sizeof *post);
    *post = first;
    list->count++;
}

/* Words that no body's name holds. */
#define ENDS_OF_NAMES                                                                                        \
    (EVENT | TITLE | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT) | \
     CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_REFERENCE))

/* True if the token is an ordinal of the kind that counts how often a body was convened (第十八届中央委员会). */
static bool counts_body(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    uint32_t end = span_end(token->span);
    bool numbers = token->kind == TOKEN_FIGURE ||
                   (token->kind == TOKEN_WORD && token->span.length > 1 && !token_is(token, CLASS_BIT(CLASS_TENURE)));
    const Match *order =
        numbers ? match_exact(&self->item->matches, span_of(end - 1, end), CLASS_BIT(CLASS_MEASURE)) : NULL;
    EntryId entry = order ? match_entry(self->item->lexicon, order, CLASS_MEASURE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "convened");
}

/* True if nothing between the tokens ends a body's name that no list knows (、省治超工作领导小组副组长). */
static bool runs_on(const NameReader *self, uint32_t from, uint32_t to) {
    enum { LONGEST_RUN = 6 };
    for (uint32_t i = from; i < to; i++) {
        const Token *token = &self->tokens.items[i];
        bool part = ((token->kind == TOKEN_WORD || token->kind == TOKEN_UNKNOWN) && !token_is(token, ENDS_OF_NAMES)) ||
                    counts_body(self, i);
        bool idiom = token_is(token, CLASS_BIT(CLASS_SPEECH_WORD)) && !token_is(token, CLASS_BIT(CLASS_WORD));
        part = part && !idiom && !token_has(token, MARK_AND); /* 等国外长 */
        if (!part || i - from > LONGEST_RUN) {
            return false;
        }
    }
    return true;
}

/* True if the post's body is a party, and what stands before it tells what kind it is (执政党正义与发展党主席): of its
 * name is only an organ of the state (参议院民主党领袖). */
static bool is_apposed_party(const NameReader *self, const Post *post) {
    const Token *body = &self->tokens.items[post->body];
    const ClassSet organs = CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_PLACE);
    return post->body < post->tail && token_is(body, CLASS_BIT(CLASS_BODY)) && token_has(body, MARK_PARTY) &&
           !token_is(body - 1, organs);
}

/* True if a body that a list knows begins at `from` the words before a title that leans on one, which tell the office
 * in it (国家安全委员会战略沟通协调员). */
static bool leans_on_body(const NameReader *self, uint32_t from, const Post *post) {
    const Token *tokens = self->tokens.items;
    bool leans = from < post->title && post->body == post->tail && token_has(&tokens[post->title], MARK_NEEDS_BODY) &&
                 token_is(&tokens[from], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)) &&
                 !token_has(&tokens[from], MARK_PARTY);
    for (uint32_t i = from + 1; leans && i < post->first; i++) {
        leans = token_is_portfolio(&tokens[i]) && !token_is(&tokens[i], EVENT);
    }
    return leans;
}

/* The post of a list whose words begin at `from`, all of them part of it. */
static Post parse_listed_post(const NameReader *self, uint32_t title, uint32_t from) {
    Post post = parse_post(self, title);
    uint32_t begin = from;
    const Token *last = &self->tokens.items[title];
    bool holds_body = post.body < post.tail || token_has(last, MARK_COMPOSITE) ||
                      head_of_title(self, last, true) > last->span.start || /* 军人运动会组委会主席 */
                      leans_on_body(self, from, &post);
    bool open = post.owner == UINT32_MAX && holds_body && post.first == post.body;
    if (open && post.first > from && runs_on(self, from, post.first)) {
        bool former = token_is(&self->tokens.items[from], CLASS_BIT(CLASS_TENURE)) &&
                      token_has(&self->tokens.items[from], MARK_FORMER | MARK_THEN);
        post.is_former = post.is_former || former;
        from += former;
        uint32_t owned = is_country_by_name(self, from) && from + 1 < post.body;
        post.body = is_apposed_party(self, &post) ? post.body : from + owned;
        uint32_t first = take_owner(self, post.body, &post);
        post.first = first < begin ? first : begin;
        post.country = post.country ? post.country : country_of_body(self, &post);
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
    bool governs = is_plain_verb(token) && at + 1 < end && (token_is(token + 1, objects) || counts_body(self, at + 1));
    bool grammar = token->span.length > 1 &&
                   (token_has(token, MARK_GRAMMAR) ||
                    (token_is(token, CLASS_BIT(CLASS_INDICATOR)) && !token_is(token, CLASS_BIT(CLASS_WORD))));
    return !governs && (!grammar || counts_body(self, at));
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
           title - from < LONGEST_POST && !is_owner(self, from - 1) && !names_igo(self, from - 1) &&
           is_name_word(self, from - 1, title)) {
        from--;
    }
    if (from > 0 && from < title && is_owner(self, from - 1)) {
        return from;
    }
    if (from > 0 && from < title && names_igo(self, from - 1)) {
        return from - 1;
    }
    bool bounded = from == 0 || is_mark(self, from - 1, ',') || is_mark(self, from - 1, LIST_COMMA) ||
                   token_is(&tokens[from - 1], ENDS_OF_NAMES);
    from += from < title && tokens[from].span.length > 1 && /* 著名足球教练 */
            is_word_of_kind(self, &tokens[from], "adjective");
    bool opens = bounded && from < title &&
                 (token_has(&tokens[from], MARK_NOMINAL) ||
                  token_is(&tokens[from], BODY_CLASSES | CLASS_BIT(CLASS_PLACE)) || counts_body(self, from));
    return opens ? from : title;
}

/* Where the residences begin that share the title of a post, each stationed in a country: 驻法国兼驻摩纳哥大使. */
static uint32_t residences_start(const NameReader *self, const Post *post) {
    const Token *tokens = self->tokens.items;
    uint32_t first = post->first;
    while (post->is_resident && first > 2 && is_joint(self, first - 1) &&
           token_is(&tokens[first - 2], COUNTRY_CLASSES | CLASS_BIT(CLASS_BLOC)) &&
           token_has(&tokens[first - 3], MARK_RESIDENT)) {
        first -= 3;
    }
    return first;
}

/* The title of the next post of the list behind the joint, UINT32_MAX if what
 * follows is none. */
static uint32_t next_post(const NameReader *self, uint32_t joint) {
    uint32_t at = joint + 1;
    while (at < self->tokens.count && at - joint < LONGEST_POST && !is_title(&self->tokens.items[at])) {
        at++;
    }
    bool found = at < self->tokens.count && is_title(&self->tokens.items[at]);
    uint32_t governing = found ? governing_title(self, at) : at; /* 副总理、总统驻远东联邦区全权代表 */
    if (governing > at && parse_listed_post(self, governing, joint + 1).first == joint + 1) {
        return governing;
    }
    if (!found) {
        return UINT32_MAX;
    }
    Post post = parse_listed_post(self, at, joint + 1);
    return residences_start(self, &post) == joint + 1 ? at : UINT32_MAX;
}

/* True if the post of token `title` names another state than those of the list: it
 * is held by somebody else. Behind a conjunction, than the own one too, whose post
 * needs no country: 总统与巴拉圭总统 X. */
static bool is_of_other_state(const NameReader *self, const PostList *list, uint32_t joint, uint32_t title) {
    Post post = parse_post(self, title);
    const char *own = post.owner != UINT32_MAX ? post.country : NULL, *home = self->item->home;
    bool joined = token_is(&self->tokens.items[joint], CLASS_BIT(CLASS_CONJUNCTION)) && country_is_state(own);
    for (uint32_t i = 0; own && i < list->count; i++) {
        const Post *earlier = &list->posts[i];
        bool bare = joined && earlier->owner == UINT32_MAX && !earlier->country && earlier->body == earlier->tail;
        const char *other = earlier->owner != UINT32_MAX ? earlier->country : bare ? home : NULL;
        if (other && strcmp(own, other) != 0) {
            return true;
        }
    }
    return false;
}

/* True if the title is rather a word for many, of no rank, who are not named: who follows behind a joint is somebody
 * else (X 国政府高级官员和 Y 国驻 X 大使 A). */
static bool is_of_many(const NameReader *self, uint32_t title) {
    enum { RANK = 5 };
    const ChLexicon *lexicon = self->item->lexicon;
    const Token *token = &self->tokens.items[title];
    const Match *group = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_GROUP));
    return group && lexicon_has(lexicon, match_entry(lexicon, group, CLASS_GROUP), KEY_KIND, "officials") &&
           lexicon_number(lexicon, token->facts->entry, KEY_WEIGHT, RANK) < RANK &&
           !lexicon_has(lexicon, token->facts->entry, KEY_FLAGS, "aspirant");
}

bool tells_of_service(const NameReader *self, const PostList *list) {
    const uint32_t both = MARK_FORMER | MARK_APPOINTMENT;
    for (uint32_t i = list->posts[0].first; i < list->posts[0].title; i++) {
        const Token *token = &self->tokens.items[i];
        if (token_is(token, CLASS_BIT(CLASS_TENURE))) {
            return (token->facts->marks & both) == both;
        }
    }
    return false;
}

/* True if the post is one that its holder's state has for a turn, and the state's name stands right behind it:
 * 非盟轮值主席 X 国总统 Y. */
static bool is_turn_of(const NameReader *self, const Post *post, uint32_t state) {
    const ChLexicon *lexicon = self->item->lexicon;
    uint32_t start = self->tokens.items[post->tail].span.start, end = span_end(self->tokens.items[post->title].span);
    const Match *turn = is_country_by_name(self, state)
                            ? match_longest(&self->item->matches, start, end, CLASS_BIT(CLASS_TITLE_PREFIX))
                            : NULL;
    return turn && lexicon_has(lexicon, match_entry(lexicon, turn, CLASS_TITLE_PREFIX), KEY_KIND, "rotating");
}

uint32_t read_post_list(const NameReader *self, uint32_t title, PostList *list) {
    const Token *tokens = self->tokens.items;
    uint32_t at = title, joint = 0; /* before the post at hand, 0 if there is none */
    bool concurrent = false;
    list->count = 0;
    for (;;) {
        Post post = parse_listed_post(self, at, joint ? joint + 1 : stretch_start(self, at));
        if (list->count) {
            const Post *before = &list->posts[list->count - 1];
            complete_post(self, before, &post);
            post.is_former = post.is_former || ((concurrent || tells_of_service(self, list)) && before->is_former);
        }
        list->posts[list->count++] = post;
        add_residences(self, list);
        split_residences(self, list);
        add_shared_body(self, list);
        split_ministries(self, list);
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
        bool adjoins = token_is(&tokens[next], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)) && next > 0 &&
                       !token_has(&tokens[next - 1], MARK_LEADER); /* 主席特别代表中共中央政治局常委 X */
        adjoins = adjoins || is_turn_of(self, &list->posts[list->count - 1], next);
        joint = adjoins ? next - 1 : next;
        bool joined = adjoins || is_joint(self, next) ||
                      (is_mark(self, next, ',') && code_list_has(self->table->comma_lists, self->item->home));
        at = joined ? next_post(self, joint) : UINT32_MAX;
        if (at == UINT32_MAX || is_of_other_state(self, list, next, at) ||
            (!adjoins && is_of_many(self, list->posts[list->count - 1].title))) {
            return next;
        }
    }
}
