#include "read/posts.h"

enum { LONGEST_WORK = 60 };

/* Titles in book marks; quotation marks hold titles too, but speech as well, and
 * are left to those who know what they look for. */
static uint32_t read_work(NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    for (uint32_t end = at + 1; end < self->tokens.count && end - at < LONGEST_WORK; end++) {
        if (token_character(self, &tokens[end]) == CLOSE_TITLE) {
            if (end > at + 1) {
                Mention *mention =
                    mention_new(self, MENTION_WORK, span_join(tokens[at + 1].span, tokens[end - 1].span));
                mention->phrase = span_join(tokens[at].span, tokens[end].span);
                mention->name = text_copy(self->item->arena, self->text, mention->span);
            }
            return end;
        }
    }
    return at;
}

/* True if the position stands within a quotation of its line. */
static bool is_quoted(const NameReader *self, uint32_t position) {
    enum { LONGEST_QUOTATION = 400 };
    const uint32_t *character = self->text->character;
    uint32_t from = position > LONGEST_QUOTATION ? position - LONGEST_QUOTATION : 0;
    for (uint32_t at = position; at > from && character[at - 1] != '\n'; at--) {
        uint32_t c = character[at - 1];
        if (c == CLOSE_QUOTE || c == 0x300D) {
            return false;
        }
        if (c == OPEN_QUOTE || c == 0x300C) {
            return true;
        }
    }
    return false;
}

/* True if a post that only a state has begins with the token: 外交部长, 总统, 副外长. */
static bool state_post_begins(const NameReader *self, const Token *token) {
    const Match *prefix = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_TITLE_PREFIX));
    const Match *title = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_TITLE));
    return (prefix && (self->table->facts[prefix->posting].marks & MARK_DEPUTY)) ||
           (title && token_is(token, CLASS_BIT(CLASS_TITLE)) &&
            (self->table->facts[title->posting].marks & (MARK_COMPOSITE | MARK_LEADER)));
}

/* True if the token joins another state to the word before it: 我与帕劳. */
static bool is_beside_state(const NameReader *self, const Token *token) {
    const Match *joint = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_CONJUNCTION));
    EntryId entry = joint ? match_entry(self->item->lexicon, joint, CLASS_CONJUNCTION) : NO_ENTRY;
    bool joins = entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_ROLE, "with") &&
                 !lexicon_has(self->item->lexicon, entry, KEY_ROLE, "clause");
    bool ends = token + 1 >= self->tokens.items + self->tokens.count;
    bool is_state = joins && !ends && token_is(token + 1, CLASS_BIT(CLASS_COUNTRY));
    const char *other = is_state ? token_country(self, token + 1) : NULL;
    return other && strcmp(other, self->item->home) != 0;
}

/* True if the token is a date, or a word of time or tense: what may stand before the subject. */
static bool tells_time(const NameReader *self, const Token *token) {
    if (token->kind == TOKEN_WORD) {
        return token_is(token, CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_DATE_WORD));
    }
    const Mention *figure = token_figure(self, token);
    return figure && figure->kind == MENTION_DATE;
}

/* True if the token is a verb of giving. */
static bool is_gift_verb(const NameReader *self, const Token *token) {
    const Match *verb = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(self->item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_AID));
}

/* True if the token opens a gift to the state that follows: 援 X 物资, 捐赠 X 的车辆. */
static bool is_gift_opener(const NameReader *self, const Token *token) {
    const Match *opener = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_SIGN_CONTEXT));
    EntryId entry = opener ? match_entry(self->item->lexicon, opener, CLASS_SIGN_CONTEXT) : NO_ENTRY;
    return (entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "gift")) ||
           is_gift_verb(self, token);
}

/* True if the token opens the words for a state to which, or at whose request, something is given at the head of a
 * sentence: 向 X 提供物资, 应 X 政府请求提供的援助. */
static bool is_gift_slot(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const Match *word = match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_PREPOSITION));
    EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_PREPOSITION) : NO_ENTRY;
    bool opens = entry != NO_ENTRY && (lexicon_has(self->item->lexicon, entry, KEY_ROLE, "address") ||
                                       lexicon_has(self->item->lexicon, entry, KEY_ROLE, "invitation"));
    uint32_t head = at - 1;
    while (opens && head > 0 && (tokens[head - 1].kind == TOKEN_MARK || tells_time(self, &tokens[head - 1]))) {
        head--;
    }
    for (uint32_t next = at + 1; opens && head == 0 && next < self->tokens.count && tokens[next].kind != TOKEN_MARK;
         next++) {
        if (is_gift_verb(self, &tokens[next])) {
            return true;
        }
    }
    return false;
}

/* True if the words behind the one for oneself tell of a gift of the state's: 我|援 X 物资, 我|向 X 提供的援助. */
static bool gives_to_state(const NameReader *self, uint32_t at) {
    const ClassSet states = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    const Token *next = &self->tokens.items[at + 1], *state = next + 1;
    return at + 2 < self->tokens.count && token_is(state, states) &&
           (is_gift_opener(self, next) || (token_is(state, CLASS_BIT(CLASS_COUNTRY)) && is_gift_slot(self, at + 1)));
}

/* True if the word for oneself stands between «with» and what only states begin or end: 与|我|断交, 与|我|恢复邦交. */
static bool is_side_of_relations(const NameReader *self, uint32_t at) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Token *tokens = self->tokens.items;
    const Match *with =
        at > 0 ? match_exact(&self->item->matches, tokens[at - 1].span, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    EntryId joins = with ? match_entry(lexicon, with, CLASS_PREPOSITION) : NO_ENTRY;
    uint32_t from = span_end(tokens[at].span);
    if (joins == NO_ENTRY || !lexicon_has(lexicon, joins, KEY_ROLE, "with") || at + 1 == self->tokens.count) {
        return false;
    }
    const Match *verb = match_longest(&self->item->matches, from, self->item->text->length, CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_EVENT, ch_event_type_name(CH_RELATIONS));
}

/* True if the token is a word for one's own country: alone, or right before an
 * organ of the state, a post of its or its residence abroad, a gift of its or relations with it. */
static bool is_own_country(const NameReader *self, uint32_t at) {
    const ClassSet organs = CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY);
    const Token *token = &self->tokens.items[at];
    const Match *word = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_REFERENCE) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "country")) {
        return false;
    }
    if (lexicon_has(self->item->lexicon, entry, KEY_KIND, "home")) {
        return true;
    }
    if (lexicon_has(self->item->lexicon, entry, KEY_KIND, "that")) {
        return false;
    }
    const Token *next = at + 1 < self->tokens.count ? &self->tokens.items[at + 1] : NULL;
    const Match *prefix = next ? match_longest(&self->item->matches, next->span.start, span_end(next->span),
                                               CLASS_BIT(CLASS_TITLE_PREFIX))
                               : NULL;
    bool named = next && next->kind == TOKEN_NAME && at + 2 < self->tokens.count &&
                 state_post_begins(self, next + 1); /* 我 X 副总统 */
    return next &&
           (named || is_beside_state(self, next) || gives_to_state(self, at) || is_side_of_relations(self, at) ||
            token_is(next, organs) ||
            state_post_begins(self, next) || (prefix && (self->table->facts[prefix->posting].marks & MARK_RESIDENT)));
}

/* The country that the sentence names last before the token, by itself or by a place. */
static const char *country_before(const NameReader *self, uint32_t at) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    while (at-- > 0) {
        const Token *token = &self->tokens.items[at];
        const char *country = token_is(token, names) ? token_country(self, token) : NULL;
        if (country && country[0] >= 'A' && country[0] <= 'Z') {
            return country;
        }
    }
    return NULL;
}

/* The country that the sentence names first. */
static const char *country_at_head(const NameReader *self, uint32_t before) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY_SIGN) |
                           CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE);
    for (uint32_t at = 0; at < before; at++) {
        const Token *token = &self->tokens.items[at];
        const char *country = token_is(token, names) ? token_country(self, token) : NULL;
        if (country && country_is_state(country)) {
            return country;
        }
    }
    return NULL;
}

/* The one state that the sentence names before the token; NULL if it names none or several. */
static const char *only_country_before(const NameReader *self, uint32_t at) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY_SIGN) |
                           CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BLOC);
    const char *only = NULL;
    while (at-- > 0) {
        const Token *token = &self->tokens.items[at];
        const char *country = token_is(token, names) ? token_country(self, token) : NULL;
        if (country && only && !string_same(country, only)) {
            return NULL;
        }
        only = country ? country : only;
    }
    return only && country_is_state(only) ? only : NULL;
}

/* The one state that the sentence before names besides the one that 该国 cannot mean, or besides it and the one at its
 * head whose deed it tells (X 制裁 Y。Z 外长次日访问该国); NULL if it names none or several. */
static const char *other_of_sentence_before(const NameReader *self, const char *not_this) {
    const Sentence *now = self->sentence;
    const Sentence *before = now > self->item->sentences.items ? now - 1 : NULL;
    const char *last = NULL;
    for (size_t i = self->found->count; before && i-- > 0 && self->found->items[i].span.start >= before->span.start;) {
        const Mention *mention = &self->found->items[i];
        bool counts = mention->span.start < now->span.start && mention->country && country_is_state(mention->country) &&
                      !string_same(mention->country, not_this);
        if (counts && last && !string_same(mention->country, last)) {
            return mention->span.start == before->span.start ? last : NULL;
        }
        last = counts ? mention->country : last;
    }
    return last;
}

/* The one state that the sentence before names, or besides the own one, or the one at its head that acts there; NULL if
 * it is none. */
static const char *country_of_sentence_before(const NameReader *self) {
    const Sentence *now = self->sentence;
    const Sentence *before = now > self->item->sentences.items ? now - 1 : NULL;
    const char *only = NULL, *head = NULL;
    bool several = false;
    for (size_t i = self->found->count; before && i-- > 0;) {
        const Mention *mention = &self->found->items[i];
        if (mention->span.start >= now->span.start) {
            continue;
        }
        if (mention->span.start < before->span.start) {
            break;
        }
        const char *country = mention->country && country_is_state(mention->country) ? mention->country : NULL;
        several = several || (country && only && !string_same(country, only));
        only = country ? country : only;
        bool opens = mention->kind == MENTION_COUNTRY && mention->span.start == before->span.start;
        head = country && opens ? country : head;
    }
    bool own = head && self->item->home && string_same(head, self->item->home); /* 我国与 X 断交。该国总理 … */
    return several ? (own ? other_of_sentence_before(self, head) : head) : only;
}

/* True if the clause names the state behind the token: 该国召回驻 X 大使 tells of another than X. */
static bool clause_names_behind(const NameReader *self, uint32_t at, const char *state) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    for (at++; at < self->tokens.count && token_character(self, &self->tokens.items[at]) != ','; at++) {
        const char *country =
            token_is(&self->tokens.items[at], names) ? token_country(self, &self->tokens.items[at]) : NULL;
        if (country && string_same(country, state)) {
            return true;
        }
    }
    return false;
}

/* The country that 该国 means to which something is done in a clause that names none before it: the one named last that
 * is not at the head of the sentence, whose deed it is (X 与 Y 断交，并撤销对该国的承认), else that of the sentence
 * before. */
static const char *country_done_to(const NameReader *self, uint32_t at) {
    uint32_t start = at;
    while (start > 0 && token_character(self, &self->tokens.items[start - 1]) != ',' &&
           token_character(self, &self->tokens.items[start - 1]) != ';') {
        start--;
    }
    const char *head = country_at_head(self, at), *last = country_before(self, start);
    if (start == 0 && head && string_same(head, country_before(self, at))) {
        return other_of_sentence_before(self, head); /* X 空袭 Y。X 军队次日撤离该国 */
    }
    if (!string_same(last, country_before(self, at))) {
        return NULL; /* X 说，Y 军机侵入该国领空 */
    }
    const char *other = head && last && string_same(head, last) ? country_of_sentence_before(self) : last;
    return head && other && country_is_state(other) && !string_same(other, head) ? other : NULL;
}

/* The country that 该国 means: before a post or an organ that named last; as who acts in a clause (X 外长说，该国将 …)
 * the only one that the sentence has named, or where it has named none, the one of the sentence before. NULL if the
 * token is no such word. */
static const char *that_country(const NameReader *self, uint32_t at) {
    const ClassSet heads = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE);
    const Token *token = &self->tokens.items[at], *next = token + 1;
    const Match *word = match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_REFERENCE) : NO_ENTRY;
    bool means = entry != NO_ENTRY && at + 1 < self->tokens.count &&
                 lexicon_has(self->item->lexicon, entry, KEY_KIND, "that") &&
                 lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "country");
    if (!means) {
        return NULL;
    }
    bool acts = at == 0 || (self->tokens.items[at - 1].kind == TOKEN_MARK ||
                            token_is(&self->tokens.items[at - 1], CLASS_BIT(CLASS_SPEECH))); /* 宣布该国承认 */
    bool of_post = token_is(next, heads) || (token_is(next, CLASS_BIT(CLASS_TITLE_PREFIX)) &&
                                             at + 2 < self->tokens.count && token_is(next + 1, heads));
    if (of_post) {
        const char *named = country_before(self, at), *head = acts ? NULL : country_at_head(self, at);
        const char *other = named && head && string_same(named, head) ? other_of_sentence_before(self, head) : NULL;
        return other ? other : named ? named : country_of_sentence_before(self); /* X 总统致电该国总统 */
    }
    if (!acts) {
        return country_done_to(self, at);
    }
    const char *only = only_country_before(self, at);
    only = only || country_before(self, at) ? only : country_of_sentence_before(self);
    return only && clause_names_behind(self, at, only) ? other_of_sentence_before(self, only) : only;
}

/* The lexicon's own string for the code of a country or the short name of a bloc, which may be one of several of a
 * sign's, cut out of their list. 0 if it has none. */
static StringRef ref_of_country(NameReader *self, const char *code) {
    const ChLexicon *lexicon = self->item->lexicon;
    if (self->code_told && string_same(self->code_told, code)) {
        return self->ref_told;
    }
    StringRef ref = 0;
    for (EntryId entry = 0; !ref && entry < lexicon_entry_count(lexicon); entry++) {
        LexiconClass class = lexicon_class(lexicon, entry);
        const char *own = class == CLASS_COUNTRY || class == CLASS_BLOC
                              ? lexicon_value(lexicon, entry, class == CLASS_COUNTRY ? KEY_CODE : KEY_SHORT)
                              : NULL;
        own = own || class != CLASS_BLOC ? own : lexicon_form(lexicon, entry);
        ref = own && string_same(own, code) ? lexicon_ref(lexicon, own) : 0;
    }
    self->code_told = code;
    self->ref_told = ref;
    return ref;
}

/* Makes the token a country by another name. */
static void make_country(NameReader *self, Token *token, const char *country) {
    StringRef ref = ref_of_country(self, country);
    if (!ref) {
        return;
    }
    NameFacts *facts = ARENA_NEW(self->item->scratch, NameFacts);
    *facts = (NameFacts){.cost = token->facts->cost, .entry = token->facts->entry, .country = ref};
    token->facts = facts;
    token->classes = CLASS_BIT(CLASS_COUNTRY);
}

void read_home(NameReader *self) {
    const char *home = self->item->home;
    for (uint32_t at = 0; (self->classes & CLASS_BIT(CLASS_REFERENCE)) && at < self->tokens.count; at++) {
        Token *token = &self->tokens.items[at];
        bool begins = self->item->matches.starting[token->span.start] & CLASS_BIT(CLASS_REFERENCE);
        bool may = begins && token->kind == TOKEN_WORD && token->span.length <= 2 &&
                   match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_REFERENCE));
        const char *that = may ? that_country(self, at) : NULL;
        if (that) {
            make_country(self, token, that);
        } else if (may && home && is_own_country(self, at) && !is_quoted(self, token->span.start)) {
            make_country(self, token, home);
        }
    }
}

/* True if the word for representatives is the verb before those represented:
 * 代表中国政府. */
static bool stands_for_others(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    const ClassSet others =
        CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BLOC);
    if (!token_is(&tokens[at], CLASS_BIT(CLASS_PREPOSITION)) || at + 1 >= self->tokens.count) {
        return false;
    }
    bool first = at == 0 || tokens[at - 1].kind == TOKEN_MARK || tokens[at - 1].kind == TOKEN_NAME ||
                 tells_time(self, &tokens[at - 1]); /* 分别代表 */
    return first && token_is(&tokens[at + 1], others);
}

/* True if the word means somebody at the beginning of a clause only (两人, 随后两人, 去年两人, 在5月3日两人通电话时),
 * and stands elsewhere. */
static bool counts_others(const NameReader *self, uint32_t at, const Match *reference) {
    EntryId entry = reference ? match_entry(self->item->lexicon, reference, CLASS_REFERENCE) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "opens")) {
        return false;
    }
    uint32_t first = at;
    while (at > 0 && tells_time(self, &self->tokens.items[at - 1])) {
        at--;
    }
    const Match *opener = at > 0 && at < first ? match_exact(&self->item->matches, self->tokens.items[at - 1].span,
                                                             CLASS_BIT(CLASS_PREPOSITION))
                                               : NULL;
    EntryId time = opener ? match_entry(self->item->lexicon, opener, CLASS_PREPOSITION) : NO_ENTRY;
    bool dated = time != NO_ENTRY && lexicon_has(self->item->lexicon, time, KEY_ROLE, "at");
    return at > 0 && self->tokens.items[at - 1].kind != TOKEN_MARK && !dated;
}

/* True if the word for heads of state is the subject of a clause in a text at home where no Chinese names are borne:
 * there it is the one of the home country (国家元首会见了 X). */
static bool is_own_head(const NameReader *self, uint32_t at) {
    const ClassSet acting = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_ASPECT) |
                            CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT);
    const Token *tokens = self->tokens.items;
    const char *home = self->item->outlet_country;
    bool acts = at + 1 < self->tokens.count && is_title(&tokens[at]) && home &&
                (token_is(&tokens[at + 1], acting) || tokens[at + 1].kind == TOKEN_FIGURE) &&
                !token_is(&tokens[at + 1], CLASS_BIT(CLASS_CONJUNCTION)) &&
                !code_list_has(self->table->surname_first, home) &&
                lexicon_has(self->item->lexicon, tokens[at].facts->entry, KEY_KIND, "head-of-state");
    while (acts && at > 0 && tells_time(self, &tokens[at - 1])) {
        at--;
    }
    return acts && (at == 0 || tokens[at - 1].kind == TOKEN_MARK);
}

/* True if the word is the tail of a longer number: 十六国领袖. */
static bool ends_number(const NameReader *self, uint32_t at, const Match *reference) {
    const Token *before = reference && at > 0 ? &self->tokens.items[at - 1] : NULL;
    return before && span_end(before->span) == reference->span.start &&
           match_exact(&self->item->matches,
                       reference->span.length > 1 ? span_of(reference->span.start, reference->span.start + 1)
                                                  : reference->span,
                       CLASS_BIT(CLASS_NUMERAL)) &&
           match_longest_before(&self->item->matches, before->span.start, span_end(before->span),
                                CLASS_BIT(CLASS_NUMERAL));
}

/* True if the word means somebody only between a preposition and what is done with him (与其举行会谈), and stands
 * elsewhere (与其代表). */
static bool fills_no_slot(const NameReader *self, uint32_t at, const Match *reference) {
    EntryId entry = reference ? match_entry(self->item->lexicon, reference, CLASS_REFERENCE) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "slot")) {
        return false;
    }
    static const ChEventType types[] = {CH_MEETING, CH_TALKS, CH_CALL, CH_MESSAGE};
    const Token *tokens = self->tokens.items;
    if (at == 0 || at + 1 >= self->tokens.count || !token_is(&tokens[at - 1], CLASS_BIT(CLASS_PREPOSITION))) {
        return true;
    }
    const Match *done = match_exact(&self->item->matches, tokens[at + 1].span, CLASS_BIT(CLASS_EVENT));
    entry = done ? match_entry(self->item->lexicon, done, CLASS_EVENT) : NO_ENTRY;
    for (size_t i = 0; entry != NO_ENTRY && i < sizeof types / sizeof *types; i++) {
        if (lexicon_has(self->item->lexicon, entry, KEY_EVENT, ch_event_type_name(types[i]))) {
            return false;
        }
    }
    return true;
}

static bool is_here(const NameReader *self, const Match *reference) {
    EntryId entry = reference ? match_entry(self->item->lexicon, reference, CLASS_REFERENCE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "here");
}

/* Where the name of the delegation `at` begins: with the body whose it is, or the words between the country and it
 * (国会友台小组访问团, 联邦众议员访问团, 高级军事代表团); `at` if it is no delegation. */
static uint32_t delegation_start(const NameReader *self, uint32_t at, const Mention *group) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Token *before = at > 0 ? &self->tokens.items[at - 1] : NULL;
    bool named = before && span_end(before->span) == group->span.start &&
                 !token_is(before, CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_BLOC)) &&
                 lexicon_has(lexicon, group->entry, KEY_KIND, "delegation") &&
                 !lexicon_has(lexicon, group->entry, KEY_FLAGS, "attached") &&
                 !lexicon_has(lexicon, group->entry, KEY_FLAGS, "generic");
    uint32_t members = named && token_is(before, CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_GROUP)) ? at - 1 : at;
    bool bodied = named && members > 0 && span_end(self->tokens.items[members - 1].span) == before->span.start;
    return !named ? at : members == at ? name_start(self, at - 1) : bodied ? name_start(self, members - 1) : members;
}

/* Whose the group is, by the country or organisation right before it, or before the words of its name. */
static void take_country(const NameReader *self, uint32_t at, Mention *group) {
    const ClassSet owners = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_BLOC);
    const Token *tokens = self->tokens.items;
    uint32_t start = delegation_start(self, at, group);
    bool owned = start > 0 && token_is(&tokens[start - 1], start < at ? CLASS_BIT(CLASS_COUNTRY) : owners);
    bool tells = start < at && (token_is(&tokens[start], CLASS_BIT(CLASS_BODY)) ||
                                (start + 1 == at && token_is(&tokens[start], CLASS_BIT(CLASS_PLACE))));
    bool titled = start < at && !tells && is_title(&tokens[start]);
    const char *own = tells    ? token_country(self, &tokens[start])
                      : titled ? country_of_owner(self, owner_inside(self, &tokens[start]))
                               : NULL;
    own = owned ? token_country(self, &tokens[start - 1]) : own;
    bool counted = !own && start > 1 && token_is(&tokens[start - 2], owners) && token_counts(self, &tokens[start - 1]);
    own = counted ? token_country(self, &tokens[start - 2]) : own; /* X 多名官员 */
    if (own) {
        group->phrase = span_join(tokens[counted ? start - 2 : start - owned].span, tokens[at].span);
        group->country = own;
    }
}

void read_references(NameReader *self) {
    const ClassSet classes = CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_GROUP);
    const Token *tokens = self->tokens.items;
    for (uint32_t at = 0; at < self->tokens.count; at++) {
        bool may = self->item->matches.starting[tokens[at].span.start] & classes;
        if ((!may && token_character(self, &tokens[at]) != OPEN_TITLE) || stands_for_others(self, at)) {
            continue;
        }
        const Match *reference = match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_REFERENCE));
        if ((reference && token_is(&tokens[at], CLASS_BIT(CLASS_COUNTRY))) || counts_others(self, at, reference) ||
            is_here(self, reference) || ends_number(self, at, reference) || fills_no_slot(self, at, reference)) {
            continue; /* one's own, read as a country; a place names nobody */
        }
        bool group = !reference && token_is(&tokens[at], CLASS_BIT(CLASS_GROUP));
        const Match *named =
            group ? match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_GROUP)) : reference;
        if (group && is_own_head(self, at)) {
            Mention *mention = mention_new(self, MENTION_POST, tokens[at].span);
            mention->entry = tokens[at].facts->entry;
            mention->name = text_copy(self->item->arena, self->text, tokens[at].span);
        } else if (named) {
            Mention *mention = mention_new(self, group ? MENTION_GROUP : MENTION_REFERENCE, tokens[at].span);
            mention->entry = match_entry(self->item->lexicon, named, group ? CLASS_GROUP : CLASS_REFERENCE);
            mention->name = text_copy(self->item->arena, self->text, tokens[at].span);
            if (group && at > 0) {
                take_country(self, at, mention);
            }
        } else if (token_character(self, &tokens[at]) == OPEN_TITLE) {
            at = read_work(self, at);
        }
    }
}
