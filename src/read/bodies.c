#include "read/names.h"

#define BODY_CLASSES (CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD))
#define PART_CLASSES                                                                                        \
    (BODY_CLASSES | CLASS_BIT(CLASS_BODY_MODIFIER) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_PLACE_HEAD) | \
     CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_OUTLET))
#define COUNTRY_CLASSES (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_DEMONYM))
#define STOP_CLASSES                                                                                                 \
    (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_TENURE) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) |           \
     CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_PREPOSITION) |                            \
     CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_KINSHIP) |  \
     CLASS_BIT(CLASS_HONORIFIC) | CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_COMMITMENT) | CLASS_BIT(CLASS_RANK) | \
     COUNTRY_CLASSES)

bool token_is_part(const Token *token, bool loose) {
    if (token_is(token, PART_CLASSES)) {
        return !token_is(token, CLASS_BIT(CLASS_TITLE)) || token_is(token, CLASS_BIT(CLASS_BODY)) ||
               is_ordinary(token); /* 志愿者|协会 */
    }
    if (!loose) {
        return false;
    }
    if (token->kind == TOKEN_UNKNOWN || token->kind == TOKEN_LATIN) {
        return true;
    }
    return token->kind == TOKEN_WORD && !token_is(token, STOP_CLASSES) && token_has(token, MARK_NOMINAL) &&
           !token_has(token, MARK_VERBAL | MARK_FUNCTION);
}

bool token_is_portfolio(const Token *token) {
    bool ordinary = token->kind == TOKEN_WORD && token->span.length > 1 &&
                    !token_is(token, STOP_CLASSES & ~CLASS_BIT(CLASS_EVENT)) &&
                    token_has(token, MARK_NOMINAL | MARK_VERBAL) && !token_has(token, MARK_FUNCTION);
    return ordinary || token_is(token, CLASS_BIT(CLASS_INDICATOR)) || token_is_part(token, false);
}

/* True if the token is an institute or committee named by what it is for: 战略研究所, 安全委员会. */
static bool is_institute(const NameReader *self, const Token *token) {
    EntryId entry = token_is(token, CLASS_BIT(CLASS_OFFICE)) ? token->facts->entry : NO_ENTRY;
    bool may = entry != NO_ENTRY && (lexicon_has(self->item->lexicon, entry, KEY_KIND, "agency") ||
                                     lexicon_has(self->item->lexicon, entry, KEY_KIND, "government"));
    return may && match_longest(&self->item->matches, token->span.start, span_end(token->span) - 1,
                                CLASS_BIT(CLASS_BODY_MODIFIER));
}

bool ends_in_head(const NameReader *self, const Token *token) {
    enum { SHORTEST = 3, HEAD = 2 };
    const MatchTable *matches = &self->item->matches;
    uint32_t end = span_end(token->span);
    const Match *head = token->kind == TOKEN_WORD && token->span.length >= SHORTEST && !token_is(token, STOP_CLASSES) &&
                                (matches->ending[end] & CLASS_BIT(CLASS_BODY_HEAD))
                            ? match_longest_before(matches, token->span.start + 1, end, CLASS_BIT(CLASS_BODY_HEAD))
                            : NULL;
    return head && head->span.length >= HEAD;
}

/* A joint inside a name: and, or the comma of lists, between two parts that
 * both only modify, the second perhaps folded into a title. */
static bool is_inner_joint(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet modifier = CLASS_BIT(CLASS_BODY_MODIFIER);
    bool joint =
        token_is(&tokens[at], CLASS_BIT(CLASS_CONJUNCTION)) || token_character(self, &tokens[at]) == LIST_COMMA;
    if (!joint || at == 0 || at + 1 >= self->tokens.count || !token_is(&tokens[at - 1], modifier) ||
        token_is(&tokens[at - 1], BODY_CLASSES | CLASS_BIT(CLASS_HONORIFIC))) { /* X 医生、国防部长 Y */
        return false;
    }
    const Token *next = &tokens[at + 1];
    bool folded = token_is(next, CLASS_BIT(CLASS_TITLE)) && token_has(next, MARK_COMPOSITE) &&
                  match_longest(&self->item->matches, next->span.start, span_end(next->span) - 1, modifier);
    return folded || token_is(next, modifier | CLASS_BIT(CLASS_BODY_HEAD)) || is_institute(self, next);
}

bool is_ordinal(const NameReader *self, uint32_t at) {
    const Mention *figure = token_figure(self, &self->tokens.items[at]);
    return figure && figure->kind == MENTION_ORDINAL;
}

/* True if the token is an ordinal between a body and the troop that it counts: 海军第十六批护航编队. */
static bool is_inner_ordinal(const NameReader *self, uint32_t at) {
    return at > 0 && token_is(&self->tokens.items[at - 1], BODY_CLASSES) && is_ordinal(self, at);
}

/* True if the token closes the name of a body: its last word, or a title that begins with one (委员会主席). */
static bool closes_name(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return token_is(token, CLASS_BIT(CLASS_BODY_HEAD)) ||
           (token_is(token, CLASS_BIT(CLASS_TITLE)) &&
            match_longest(&self->item->matches, token->span.start, span_end(token->span) - 1,
                          CLASS_BIT(CLASS_BODY_HEAD)));
}

/* True if the token ends the kind of a ship or troop: 导弹巡洋舰, 航母. */
static bool ends_ship(const NameReader *self, const Token *token) {
    const ClassSet classes = CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_WORK);
    const Match *head = match_longest_before(&self->item->matches, token->span.start, span_end(token->span), classes);
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId body = head ? match_entry(lexicon, head, CLASS_BODY_HEAD) : NO_ENTRY,
            work = head ? match_entry(lexicon, head, CLASS_WORK) : NO_ENTRY;
    return (body != NO_ENTRY && lexicon_has(lexicon, body, KEY_KIND, "army")) ||
           (work != NO_ENTRY &&
            (lexicon_has(lexicon, work, KEY_KIND, "ship") || lexicon_has(lexicon, work, KEY_KIND, "troops")));
}

/* A person's name or a verb's noun inside a body's name: right before its last
 * word, or between two of its parts. */
static bool is_inner_word(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    if (at + 1 >= self->tokens.count || !closes_name(self, at + 1)) {
        return false;
    }
    if (tokens[at].kind == TOKEN_NAME) {
        return tokens[at].form != NAME_SURNAME && at > 0 && token_is(&tokens[at - 1], COUNTRY_CLASSES);
    }
    if (token_is(&tokens[at], CLASS_BIT(CLASS_EVENT)) && ends_ship(self, &tokens[at + 1])) {
        return false; /* 派遣航母打击群 */
    }
    return tokens[at].kind == TOKEN_WORD && tokens[at].span.length > 1 && token_has(&tokens[at], MARK_VERBAL) &&
           !token_is(&tokens[at], STOP_CLASSES & ~CLASS_BIT(CLASS_EVENT)) && at > 0 &&
           (token_is_part(&tokens[at - 1], false) || is_inner_ordinal(self, at - 1));
}

/* The last token of a ship's name that begins with the quotation mark `at`: “瓦良格”号导弹巡洋舰; of a navy's
 * also “蓝岭”号. UINT32_MAX if none begins. */
static uint32_t ship_end(const NameReader *self, uint32_t at, bool of_navy) {
    enum { LONGEST_NAME = 8, LONGEST_KIND = 4 };
    const Token *tokens = self->tokens.items;
    uint32_t count = (uint32_t)self->tokens.count, close = at + 1, best = UINT32_MAX;
    if (at >= count || token_character(self, &tokens[at]) != OPEN_QUOTE) {
        return UINT32_MAX;
    }
    while (close < count && close <= at + LONGEST_NAME && token_character(self, &tokens[close]) != CLOSE_QUOTE) {
        close++;
    }
    uint32_t kind = close + 1;
    const Match *order =
        kind < count && token_character(self, &tokens[close]) == CLOSE_QUOTE
            ? match_exact(&self->item->matches, (Span){tokens[kind].span.start, 1}, CLASS_BIT(CLASS_MEASURE))
            : NULL;
    EntryId entry = order ? match_entry(self->item->lexicon, order, CLASS_MEASURE) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(self->item->lexicon, entry, KEY_KIND, "order")) {
        return UINT32_MAX;
    }
    best = of_navy && tokens[kind].span.length == 1 ? kind : best;
    for (uint32_t i = kind; i < count && i <= kind + LONGEST_KIND && tokens[i].kind == TOKEN_WORD &&
                            !token_is(&tokens[i], CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_EVENT));
         i++) {
        best = ends_ship(self, &tokens[i]) ? i : best;
    }
    return best;
}

/* True if the token is a body whose own name begins with a country: nothing
 * before it belongs to the name. */
static bool begins_with_country(const NameReader *self, const Token *token) {
    return token_is(token, CLASS_BIT(CLASS_BODY)) && !token_is(token, COUNTRY_CLASSES) &&
           match_longest(&self->item->matches, token->span.start, span_end(token->span) - 1, CLASS_BIT(CLASS_COUNTRY));
}

/* True if the token is a party, whose name no noun before it goes on. */
static bool is_party(const Token *token) {
    return token_is(token, CLASS_BIT(CLASS_BODY)) && token_has(token, MARK_PARTY);
}

/* True if the token is an army. */
static bool token_is_army(const NameReader *self, const Token *token) {
    EntryId entry = token->facts ? token->facts->entry : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "army");
}

/* True if the token is an armed group, whose name no word of place before it goes on: P 南部|真主党. */
static bool is_armed_group(const NameReader *self, const Token *token) {
    EntryId entry = token_is(token, CLASS_BIT(CLASS_BODY)) && token->facts ? token->facts->entry : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "armed-group");
}

/* True if the token only tells of what kind the armed group right behind it is, in quotation marks or without:
 * 武装派别|卡桑旅, 民兵组织|“真主旅”. */
static bool is_kind_of_group(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet kinds = CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD);
    uint32_t next = at + 1, count = (uint32_t)self->tokens.count;
    next += next < count && token_character(self, &tokens[next]) == OPEN_QUOTE;
    bool is_kind = token_is(&tokens[at], CLASS_BIT(CLASS_BODY)) /* 巴勒斯坦武装派别 */
                       ? self->item->matches.ending[span_end(tokens[at].span)] & CLASS_BIT(CLASS_OFFICE)
                       : token_is(&tokens[at], kinds);
    return next < count && is_kind && is_armed_group(self, &tokens[next]);
}

/* The first token of the words for the kind of the armed group at `first`, with the country before them: X 武装组织|Y;
 * `first` where there are none. */
static uint32_t kind_start(const NameReader *self, uint32_t first) {
    const Token *tokens = self->tokens.items;
    const ClassSet kinds = CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_BODY_MODIFIER) | CLASS_BIT(CLASS_OFFICE);
    uint32_t at = first > 0 && token_character(self, &tokens[first - 1]) == OPEN_QUOTE ? first - 1 : first;
    if (at == 0 || !is_kind_of_group(self, at - 1)) {
        return first;
    }
    while (at > 0 && token_is(&tokens[at - 1], kinds)) {
        at--;
    }
    return at > 0 && token_is(&tokens[at - 1], COUNTRY_CLASSES) ? at - 1 : at;
}

/* True if the token is a body that a list knows, and the sign of one country stands before it: 俄|杜马, not
 * 日中|友好协会. */
static bool is_signed(const NameReader *self, uint32_t at) {
    const Token *body = &self->tokens.items[at];
    return at > 0 && token_is(body, CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)) && body->span.length > 1 &&
           body[-1].span.length == 1 && token_is(&body[-1], CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
           !(at > 1 && body[-2].span.length == 1 && token_is(&body[-2], CLASS_BIT(CLASS_COUNTRY_SIGN)));
}

/* True if the token is the army of a state, told by the state's sign (乌军), whose name no place nor number before it
 * goes on (P 地区|乌军, 大量|乌军); not of those stationed there (驻 P 美军). */
static bool is_army_at_place(const NameReader *self, uint32_t at) {
    enum { SIGN_AND_ARMY = 2 };
    const Token *army = &self->tokens.items[at];
    return army->span.length == SIGN_AND_ARMY && token_is(army, CLASS_BIT(CLASS_BODY)) && token_is_army(self, army) &&
           lexicon_value(self->item->lexicon, army->facts->entry, KEY_COUNTRY) &&
           !(at > 1 && token_has(&army[-2], MARK_RESIDENT));
}

uint32_t name_start(const NameReader *self, uint32_t last) {
    const Token *tokens = self->tokens.items;
    uint32_t strict = last + 1, at = last + 1, count = (uint32_t)self->tokens.count;
    bool only_strict = true, loose_closed = false;
    while (at > 0) {
        const Token *token = &tokens[at - 1];
        const ClassSet kinds = CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_BODY_MODIFIER);
        bool apposed = at <= last && is_party(&tokens[at]) && /* 第二大党新民主党, 极右翼政党国民联盟 */
                       (token_is(token, kinds) || !token_is_part(token, false));
        bool outside = at == last && !token_is(token, COUNTRY_CLASSES | BODY_CLASSES);
        bool placed = outside && (token_is(token, CLASS_BIT(CLASS_BODY_MODIFIER))
                                      ? is_armed_group(self, &tokens[at]) || is_army_at_place(self, at)
                                      : token_is(token, CLASS_BIT(CLASS_PLACE)) && is_army_at_place(self, at));
        apposed = apposed || (at <= last && is_kind_of_group(self, at - 1));
        if (apposed || placed || (at <= last && (begins_with_country(self, &tokens[at]) || is_signed(self, at)))) {
            break;
        }
        if (token_is_part(token, false) || is_inner_joint(self, at - 1) || is_inner_word(self, at - 1) ||
            (at <= last && is_inner_ordinal(self, at - 1))) {
            strict = only_strict ? at - 1 : strict;
        } else if (token_is_part(token, true)) {
            bool closed = at <= last ? token_is(&tokens[at], BODY_CLASSES) : at < count && closes_name(self, at);
            loose_closed = loose_closed || (only_strict && closed);
            only_strict = false;
        } else {
            break;
        }
        at--;
    }
    while (at <= last && !token_is_part(&tokens[at], true) && !is_inner_word(self, at)) {
        at++; /* a joint cannot begin a name */
    }
    if (only_strict) {
        return strict;
    }
    bool behind_owner = (at > 0 && token_is(&tokens[at - 1], COUNTRY_CLASSES)) ||
                        (at <= last && token_is(&tokens[at], CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC)));
    return behind_owner || loose_closed ? at : strict;
}

/* True if the tokens name a body: its last word alone (a bare "ministry") does not. */
static bool is_whole_body(const NameReader *self, uint32_t first, uint32_t last) {
    return first < last || token_is(&self->tokens.items[last], CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE));
}

/* The same of a party, whose own name may have no country: 自由民主党, also called 日本自民党. */
static uint32_t party_prefix(const NameReader *self, const Token *token) {
    const ChLexicon *lexicon = self->item->lexicon;
    uint32_t start = token->span.start, end = span_end(token->span);
    EntryId entry = token->facts->entry;
    const Match *country = match_longest(&self->item->matches, start, end - 1, CLASS_BIT(CLASS_COUNTRY));
    bool is_short = country && end - span_end(country->span) <= SHORT_PARTY;
    if (!is_short || entry == NO_ENTRY || lexicon_class(lexicon, entry) != CLASS_BODY) {
        return 0;
    }
    const Match *rest = match_exact(&self->item->matches, span_of(span_end(country->span), end), CLASS_BIT(CLASS_BODY));
    bool same = false;
    uint32_t count = 0;
    const EntryId *entries = rest ? lexicon_entries(lexicon, rest->posting, &count) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        same = same || entries[i] == entry;
    }
    const char *printed = text_copy_analysed(self->item->arena, self->text, country->span);
    return same && strncmp(lexicon_form(lexicon, entry), printed, strlen(printed)) != 0 ? country->span.length : 0;
}

uint32_t country_prefix(const NameReader *self, const Token *token) {
    if (token_is(token, CLASS_BIT(CLASS_BODY)) && token_has(token, MARK_PARTY) && !token_has(token, MARK_STATE)) {
        return party_prefix(self, token);
    }
    if (!token_is(token, CLASS_BIT(CLASS_BODY)) || !token_has(token, MARK_STATE)) {
        return 0;
    }
    /* The longest name may take the first character of the body's (以色列国 in 以色列国防军). */
    const MatchTable *matches = &self->item->matches;
    uint32_t start = token->span.start, end = span_end(token->span);
    const Match *country = match_longest(matches, start, end - 1, CLASS_BIT(CLASS_COUNTRY));
    const Match *sign = match_exact(matches, (Span){start, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
    const Match *rest = country ? match_exact(matches, span_of(span_end(country->span), end), BODY_CLASSES) : NULL;
    bool by_name = rest && (rest->classes & (CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE)));
    const ClassSet organs = rest ? CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) : BODY_CLASSES;
    if (!by_name && sign && end - start > 2 &&
        match_exact(matches, span_of(start + 1, end), organs)) { /* 俄外交部, 俄国防部, 俄|联邦委员会 */
        return 1;
    }
    const Match *shorter =
        country ? match_longest(matches, start, span_end(country->span) - 1, CLASS_BIT(CLASS_COUNTRY)) : NULL;
    bool overlaps = shorter && !match_exact(matches, span_of(span_end(country->span), end), CLASS_BIT(CLASS_BODY)) &&
                    match_exact(matches, span_of(span_end(shorter->span), end), CLASS_BIT(CLASS_WORD) | BODY_CLASSES);
    return overlaps ? shorter->span.length : country ? country->span.length : 0;
}

static bool entry_is_embassy(const NameReader *self, const Token *token) {
    EntryId entry = token->facts ? token->facts->entry : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "embassy");
}

/* The country whose sign stands right before the word of residence, though the item names it nowhere: 俄|驻 P 总领馆.
 * NULL if none does, or it is that of several. */
static const char *sign_before(const NameReader *self, uint32_t position) {
    const Match *sign = position > 0 && (self->item->matches.ending[position] & CLASS_BIT(CLASS_COUNTRY_SIGN))
                            ? match_exact(&self->item->matches, (Span){position - 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN))
                            : NULL;
    EntryId entry = sign ? lexicon_entry_of(self->item->lexicon, sign->posting, CLASS_COUNTRY_SIGN) : NO_ENTRY;
    const char *code = entry != NO_ENTRY ? lexicon_value(self->item->lexicon, entry, KEY_CODE) : NULL;
    return code && !strchr(code, '|') ? code : NULL;
}

/* The country of the mission that is listed right before the token: X 驻 P 大使馆和|总领事馆. NULL if none is. */
static const char *mission_before(const NameReader *self, uint32_t token) {
    if (token < 2 || !self->found->count || !entry_is_embassy(self, &self->tokens.items[token - 2])) {
        return NULL;
    }
    const Token *joint = &self->tokens.items[token - 1];
    const Mention *before = &self->found->items[self->found->count - 1];
    bool joins = token_is(joint, CLASS_BIT(CLASS_CONJUNCTION)) || token_character(self, joint) == LIST_COMMA;
    bool listed = joins && before->kind == MENTION_BODY && span_end(before->span) == joint->span.start;
    return listed ? before->country : NULL;
}

/* The country whose mission it is that a pronoun tells to stand in the host's (X 与 Y 断交，限令其驻 P 大使馆关闭): the
 * one named last that is not the host. NULL if no pronoun stands before the token, or nobody is named. */
static const char *mission_of_pronoun(const NameReader *self, uint32_t station, const char *host) {
    const Token *tokens = self->tokens.items;
    uint32_t start = tokens[station].span.start;
    const Match *its = start > 0 && (self->item->matches.ending[start] & CLASS_BIT(CLASS_REFERENCE))
                           ? match_longest_before(&self->item->matches, start - 1, start, CLASS_BIT(CLASS_REFERENCE))
                           : NULL;
    EntryId entry = its ? match_entry(self->item->lexicon, its, CLASS_REFERENCE) : NO_ENTRY;
    if (entry == NO_ENTRY || !host || !lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "slot")) {
        return NULL;
    }
    for (uint32_t at = station; at-- > 0;) {
        const char *country = token_is(&tokens[at], COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE) | BODY_CLASSES)
                                  ? token_country(self, &tokens[at])
                                  : NULL;
        if (country && country_is_state(country) && !string_same(country, host)) {
            return country;
        }
    }
    return NULL;
}

/* A body stationed abroad (越南驻古巴大使馆) is that of the country that sent it;
 * its name holds where it is. `station` is the token of 驻. */
static void add_stationed(NameReader *self, uint32_t station, uint32_t last, const char *inside) {
    const Token *tokens = self->tokens.items;
    bool owned = station > 0 && token_is(&tokens[station - 1], COUNTRY_CLASSES);
    const char *listed = entry_is_embassy(self, &tokens[last]) ? mission_before(self, station) : NULL;
    Mention *mention = mention_new(self, MENTION_BODY, span_join(tokens[station].span, tokens[last].span));
    mention->phrase = owned ? span_join(tokens[station - 1].span, mention->span) : mention->span;
    mention->name = printed_text(self, mention->span);
    mention->country = owned ? token_country(self, &tokens[station - 1]) : inside ? inside : listed;
    bool of_press = self->item->matches.ending[tokens[station].span.start] & CLASS_BIT(CLASS_OUTLET);
    if (!mention->country && entry_is_embassy(self, &tokens[last])) {
        mention->country = sign_before(self, tokens[station].span.start);
    }
    if (!mention->country) {
        mention->country = mission_of_pronoun(self, station, token_country(self, &tokens[station + 1]));
    }
    if (!mention->country && !of_press && entry_is_embassy(self, &tokens[last])) {
        const char *home = self->item->home, *host = token_country(self, &tokens[station + 1]);
        bool elsewhere = self->item->outlet_country || (host && !string_same(host, home));
        mention->country = elsewhere ? home : NULL;
    }
}

/* True if the body stands in quotation marks behind the country it is of: X“外交部”. */
static bool is_quoted_of_country(const NameReader *self, uint32_t first, uint32_t last) {
    const Token *tokens = self->tokens.items;
    const uint32_t *character = self->item->text->character;
    return first > 1 && last + 1 < self->tokens.count && token_is(&tokens[first - 2], COUNTRY_CLASSES) &&
           character[tokens[first - 1].span.start] == OPEN_QUOTE &&
           character[tokens[last + 1].span.start] == CLOSE_QUOTE;
}

/* Where a body is whose name begins with its own country, by the place or country before it: troops only happen to be
 * there (在韩中国人民志愿军), an office is named by it (新加坡中国文化中心). */
typedef enum Abroad { AT_HOME, TROOPS_ABROAD, OFFICE_ABROAD } Abroad;

static Abroad body_abroad(const NameReader *self, const Token *host, const Token *body) {
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = body->facts ? body->facts->entry : NO_ENTRY;
    const char *own = entry != NO_ENTRY ? facts_country(lexicon, body->facts) : NULL,
               *where = own ? token_country(self, host) : NULL;
    bool is_office = where && lexicon_has(lexicon, entry, KEY_KIND, "agency");
    bool may = is_office || (where && lexicon_has(lexicon, entry, KEY_KIND, "army"));
    bool abroad =
        may && strcmp(where, own) != 0 &&
        match_longest(&self->item->matches, body->span.start, span_end(body->span) - 1, CLASS_BIT(CLASS_COUNTRY));
    return !abroad ? AT_HOME : is_office ? OFFICE_ABROAD : TROOPS_ABROAD;
}

/* True if the two tokens are a capital and the word for a government or those in power, which are the state's:
 * 马德里当局, not 河内市政府. */
static bool is_government_by_capital(const NameReader *self, uint32_t first, uint32_t last) {
    const Token *town = &self->tokens.items[first], *power = &self->tokens.items[last];
    EntryId seat =
        last == first + 1 && token_is(town, CLASS_BIT(CLASS_PLACE)) && town->facts ? town->facts->entry : NO_ENTRY;
    bool is_kind = token_is(power, CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD)); /* 伦敦唐宁街10号 */
    EntryId office = seat != NO_ENTRY && is_kind && power->facts ? power->facts->entry : NO_ENTRY;
    bool city = self->item->matches.ending[span_end(town->span)] & CLASS_BIT(CLASS_PLACE_HEAD);
    return office != NO_ENTRY && !city && lexicon_has(self->item->lexicon, seat, KEY_KIND, "capital") &&
           lexicon_has(self->item->lexicon, office, KEY_KIND, "government");
}

/* With the quotation mark before it, where the name only closes it: “基地”组织. */
static Span with_opening_quote(const NameReader *self, Span name) {
    const uint32_t *character = self->text->character;
    bool may = name.start > 0 && character[name.start - 1] == OPEN_QUOTE;
    for (uint32_t at = name.start; may && at < span_end(name) && character[at] != OPEN_QUOTE; at++) {
        if (character[at] == CLOSE_QUOTE) {
            return span_of(name.start - 1, span_end(name));
        }
    }
    return name;
}

static void add_body(NameReader *self, uint32_t first, uint32_t last) {
    const Token *tokens = self->tokens.items;
    Abroad abroad = first > 0 && first == last && token_is(&tokens[first - 1], COUNTRY_CLASSES | CLASS_BIT(CLASS_PLACE))
                        ? body_abroad(self, &tokens[first - 1], &tokens[first])
                        : AT_HOME;
    bool owned = first > 0 && token_is(&tokens[first - 1], COUNTRY_CLASSES) && abroad == AT_HOME;
    bool quoted = !owned && is_quoted_of_country(self, first, last);
    bool counted = !owned && !quoted && first > 1 && token_is(&tokens[first - 2], CLASS_BIT(CLASS_COUNTRY)) &&
                   token_counts(self, &tokens[first - 1]); /* X 多个武装组织 */
    uint32_t place = owned ? first - 1 : first;
    if (place > 0 && token_has(&tokens[place - 1], MARK_RESIDENT) &&
        (owned || token_is(&tokens[first], CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BLOC)))) {
        const char *host = token_country(self, &tokens[place]), *inside = token_country(self, &tokens[first]);
        bool foreign = owned && inside && host && strcmp(inside, host) != 0; /* 驻阿富汗北约部队 */
        add_stationed(self, place - 1, last, foreign ? inside : NULL);
        return;
    }
    bool keeps = owned && token_has(&tokens[last], MARK_PARTY);
    const char *listed = first == last && entry_is_embassy(self, &tokens[last]) ? mission_before(self, first) : NULL;
    Mention *mention =
        mention_new(self, MENTION_BODY, span_join(tokens[keeps ? first - 1 : first].span, tokens[last].span));
    bool with_host = owned || abroad == OFFICE_ABROAD;
    uint32_t opens = with_host ? first - 1 : quoted || counted ? first - 2 : first;
    mention->phrase = span_join(tokens[opens].span, tokens[last].span);
    mention->entry = first == last ? tokens[last].facts->entry : NO_ENTRY;
    uint32_t prefix = with_host                                     ? 0
                      : is_government_by_capital(self, first, last) ? tokens[first].span.length
                                                                    : country_prefix(self, &tokens[first]);
    if (prefix) {
        mention->span = span_of(mention->span.start + prefix, span_end(mention->span));
    }
    mention->name = printed_text(self, with_opening_quote(self, mention->span));
    uint32_t kind = owned || first != last ? first : kind_start(self, first);
    if (kind < first) {
        mention->phrase = span_join(tokens[kind].span, mention->phrase);
        mention->country = token_is(&tokens[kind], COUNTRY_CLASSES) ? token_country(self, &tokens[kind]) : NULL;
    }
    for (uint32_t at = first; at <= last && !mention->country; at++) {
        mention->country = token_country(self, &tokens[at]);
    }
    bool owned_before = quoted || (counted && !mention->country);
    mention->country = owned          ? token_country(self, &tokens[first - 1])
                       : owned_before ? token_country(self, &tokens[first - 2])
                       : listed       ? listed
                                      : mention->country;
}

/* True if words behind the token go on a longer name: 国防部研究院, 国防部大楼, not 国防部研究了 nor
 * 俄军导弹击中, where verbs and modifiers lead to no head, nor 乌军机场: an army's ground is no name. */
static bool name_goes_on(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet places = CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_PLACE_HEAD);
    bool of_place = token_is(&tokens[at], places); /* X 省东部 */
    ClassSet heads = BODY_CLASSES | (token_is_army(self, &tokens[at]) ? 0 : places) |
                     (of_place ? CLASS_BIT(CLASS_BODY_MODIFIER) : 0);
    while (++at < self->tokens.count && token_is_part(&tokens[at], false)) {
        if (token_is(&tokens[at], heads) && !token_has(&tokens[at], MARK_VERBAL)) {
            return true;
        }
    }
    return at < self->tokens.count && token_is(&tokens[at], CLASS_BIT(CLASS_TITLE)) &&
           token_is_part(&tokens[at - 1], false) && !token_is(&tokens[at - 1], BODY_CLASSES); /* 大使馆经济公使 */
}

/* True if the head of a body is that of a place, which the word before it names: X 省 of a
 * place X, unlike a ministry's 省. */
static bool heads_place(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    return at > 0 && token_is(&tokens[at], CLASS_BIT(CLASS_PLACE_HEAD)) &&
           token_is(&tokens[at - 1], CLASS_BIT(CLASS_PLACE));
}

/* The body's last token, or that of the ship's name that goes on behind it. */
static uint32_t with_ship(const NameReader *self, uint32_t last) {
    uint32_t ship = token_is_army(self, &self->tokens.items[last]) ? ship_end(self, last + 1, true) : UINT32_MAX;
    return ship == UINT32_MAX ? last : ship;
}

/* A ship that is named right behind its country: 法国“葡月”号护卫舰. Returns its last token, or `at`. */
static uint32_t read_ship(NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    uint32_t last = token_is(&tokens[at], COUNTRY_CLASSES) ? ship_end(self, at + 1, false) : UINT32_MAX;
    if (last == UINT32_MAX) {
        return at;
    }
    Mention *mention = mention_new(self, MENTION_BODY, span_join(tokens[at + 1].span, tokens[last].span));
    mention->phrase = span_join(tokens[at].span, mention->span);
    mention->name = printed_text(self, mention->span);
    mention->country = token_country(self, &tokens[at]);
    return last;
}

/* True if a head of one character that is also an auxiliary stands right behind a body: 外交部会 …, not 议会. */
static bool is_auxiliary(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return at > 0 && token->span.length == 1 && token_has(token, MARK_VERBAL) &&
           token_is(&token[-1], BODY_CLASSES | CLASS_BIT(CLASS_BLOC)) && span_end(token[-1].span) == token->span.start;
}

void read_bodies(NameReader *self) {
    const Token *tokens = self->tokens.items;
    bool ships = (self->classes & COUNTRY_CLASSES) && (self->classes & CLASS_BIT(CLASS_WORK));
    bool may = (self->classes & BODY_CLASSES) || ships;
    for (uint32_t at = may ? 0 : (uint32_t)self->tokens.count; at < self->tokens.count; at++) {
        bool last = token_is(&tokens[at], BODY_CLASSES) && !is_auxiliary(self, at) && !heads_place(self, at) &&
                    !name_goes_on(self, at) && !is_kind_of_group(self, at);
        if (last) {
            uint32_t first = name_start(self, at);
            if (first <= at && is_whole_body(self, first, at)) {
                uint32_t end = with_ship(self, at);
                add_body(self, first, end);
                at = end;
            }
        } else if (at + 1 < self->tokens.count && token_character(self, &tokens[at + 1]) == OPEN_QUOTE) {
            at = read_ship(self, at);
        }
    }
}
