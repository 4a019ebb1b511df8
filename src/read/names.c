#include "read/names.h"

char *printed_text(const NameReader *self, Span span) {
    char *text = text_copy(self->item->arena, self->text, span), *out = text;
    if (text_next_mark(self->text, span.start, span_end(span)) == span_end(span)) {
        return text;
    }
    for (const char *in = text; *in; in++) {
        if (*in != ' ') {
            *out++ = *in;
        }
    }
    *out = 0;
    return text;
}

bool name_is_foreign(const Item *item, Span name) {
    const NameTable *table = name_table(item->lexicon);
    const float unknown = 9, margin = 0.3f; /* of a given name's character; for a name of foreign form */
    const Match *surname = match_longest(&item->matches, name.start, span_end(name), CLASS_BIT(CLASS_SURNAME));
    if (name.length > 3 || !surname || !(table->facts[surname->posting].marks & MARK_HAN)) {
        return true;
    }
    float foreign = 0, han = table->facts[surname->posting].surname;
    for (uint32_t at = name.start; at < span_end(name); at++) {
        uint32_t c = item->text->character[at];
        NameCost cost = table->costs[item->matches.number[at]];
        float own = cost.foreign, given = cost.given;
        if (character_is_interpunct(c)) {
            return true;
        }
        foreign += own > 0 ? own : 100;
        han += at < span_end(surname->span) ? 0 : given > 0 ? given : unknown;
    }
    return name.length > 1 && foreign + margin < han;
}

char *tokens_text(const NameReader *self, uint32_t first, uint32_t last) {
    return printed_text(self, span_join(self->tokens.items[first].span, self->tokens.items[last].span));
}

bool token_is_location(const NameReader *self, const Token *token) {
    const Match *word = token->facts && token->span.length > 1
                            ? match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_WORD))
                            : NULL;
    EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "location");
}

NameEvidence *name_evidence(NameReader *self, Span span) {
    uint32_t hash = span.length;
    for (uint32_t at = span.start; at < span_end(span); at++) {
        hash = hash * 31 + self->text->character[at];
    }
    uint32_t *bucket = &self->evidence_of[hash % EVIDENCE_BUCKETS];
    for (uint32_t i = *bucket; i; i = self->evidence.items[i - 1].next) {
        if (text_same(self->text, self->evidence.items[i - 1].span, span)) {
            return &self->evidence.items[i - 1];
        }
    }
    NameEvidence *evidence = list_push(self->item->scratch, &self->evidence);
    *evidence = (NameEvidence){.span = span, .next = *bucket};
    *bucket = (uint32_t)self->evidence.count;
    return evidence;
}

Mention *mention_new(NameReader *self, MentionKind kind, Span span) {
    Mention *mention = list_push(self->item->scratch, self->found);
    *mention = (Mention){
        .kind = kind, .span = span, .phrase = span, .within = NO_MENTION, .entry = NO_ENTRY, .person = NO_PERSON};
    return mention;
}

/* Evidence under which a name is let go that has neither post nor joint: by its
 * form and length, more for a rare family name, less for each repetition. */
#define WEAKEST_SHORT       1.75f /* two characters */
#define WEAKEST_SURNAMED    1.2f  /* family name and two characters or more */
#define WEAKEST_FOREIGN     1.6f
#define WEAKEST_PER_SURNAME 0.25f /* for each nat of the family name's cost over a usual one */
#define USUAL_SURNAME       5.1f
#define REPETITION          0.5f
#define WEAKEST_WORD        2.5f  /* a name that is also a word of the language, repeated or not */
#define WEAKEST_PER_GIVEN   0.15f /* for each nat of the given name's cost over a usual one, a character */
#define USUAL_GIVEN         7.0f

/* How much less usual the characters behind the family name are in given names
 * than most, in nats. */
static float strangeness(const NameReader *self, const Mention *mention, const Match *surname) {
    float sum = 0;
    for (uint32_t at = span_end(surname->span); at < span_end(mention->span); at++) {
        float given = self->table->costs[self->item->matches.number[at]].given;
        float cost = given > 0 ? given : USUAL_GIVEN + 3;
        sum += cost > USUAL_GIVEN ? cost - USUAL_GIVEN : 0;
    }
    return sum;
}

/* Names in parts, of which a part may stand alone further on. */
enum { PARTED_NAMES = 64 };

typedef struct PartedNames {
    Span spans[PARTED_NAMES];
    uint32_t count;
} PartedNames;

static PartedNames parted_names(const NameReader *self) {
    PartedNames parted = {.count = 0};
    for (size_t i = 0; i < self->found->count && parted.count < PARTED_NAMES; i++) {
        const Mention *mention = &self->found->items[i];
        bool joined = false;
        for (uint32_t at = mention->span.start; mention->kind == MENTION_PERSON && at < span_end(mention->span); at++) {
            joined = joined || self->text->character[at] == 0xB7;
        }
        if (joined) {
            parted.spans[parted.count++] = mention->span;
        }
    }
    return parted;
}

/* True if the name is a part, between joints, of one of the names. */
static bool is_part_of_name(const NameReader *self, const PartedNames *names, Span name) {
    const uint32_t *character = self->text->character;
    for (uint32_t i = 0; i < names->count; i++) {
        Span whole = names->spans[i];
        for (uint32_t at = whole.start; at + name.length <= span_end(whole); at++) {
            uint32_t end = at + name.length;
            bool begins = at == whole.start || character[at - 1] == 0xB7;
            bool ends = end == span_end(whole) || character[end] == 0xB7;
            if (begins && ends && name.length < whole.length && text_same(self->text, name, (Span){at, name.length})) {
                return true;
            }
        }
    }
    return false;
}

static bool is_weak(NameReader *self, const Mention *mention) {
    const NameEvidence *evidence = name_evidence(self, mention->span);
    if (!evidence->count || evidence->strong) {
        return false;
    }
    const Match *surname =
        match_longest(&self->item->matches, mention->span.start, span_end(mention->span) - 1, CLASS_BIT(CLASS_SURNAME));
    float weakest = mention->span.length == 2 ? WEAKEST_SHORT : surname ? WEAKEST_SURNAMED : WEAKEST_FOREIGN;
    if (surname) {
        float rare = self->table->facts[surname->posting].surname - USUAL_SURNAME;
        weakest += rare > 0 ? WEAKEST_PER_SURNAME * rare : 0;
        weakest += WEAKEST_PER_GIVEN * strangeness(self, mention, surname);
    }
    if (match_exact(&self->item->matches, mention->span, CLASS_BIT(CLASS_WORD))) {
        return evidence->best < (weakest > WEAKEST_WORD ? weakest : WEAKEST_WORD);
    }
    return evidence->best < weakest - REPETITION * (float)(evidence->count - 1);
}

/* Lets go of names that little speaks for. */
static void drop_weak_names(NameReader *self) {
    size_t kept = 0;
    PartedNames parted = parted_names(self);
    for (size_t i = 0; i < self->found->count; i++) {
        const Mention *mention = &self->found->items[i];
        if (mention->kind != MENTION_PERSON || !is_weak(self, mention) ||
            is_part_of_name(self, &parted, mention->span)) {
            if (kept < i) {
                self->found->items[kept] = *mention;
            }
            kept++;
        }
    }
    self->found->count = kept;
}

/* True if the tokens before the name are what it is the object of: a verb of an event, then
 * nothing but its posts. */
static bool is_object_of_event(const TokenList *tokens, size_t name) {
    enum { LONGEST = 8 };
    const ClassSet posts = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) |
                           CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_TENURE) |
                           CLASS_BIT(CLASS_TITLE_PREFIX);
    for (size_t at = name; at-- > 0 && name - at <= LONGEST;) {
        if (token_is(&tokens->items[at], CLASS_BIT(CLASS_EVENT))) {
            return true;
        }
        if (!token_is(&tokens->items[at], posts)) {
            return false;
        }
    }
    return false;
}

static Token word_token(const NameReader *self, const Match *match) {
    return (Token){.kind = TOKEN_WORD,
                   .span = match->span,
                   .classes = match->classes,
                   .facts = &self->table->facts[match->posting]};
}

/* Puts the word behind token `at`, whose end it was. */
static void insert_word(NameReader *self, TokenList *tokens, size_t at, const Match *word) {
    TokenList parted = {0};
    self->classes |= self->item->matches.starting[word->span.start];
    for (size_t k = 0; k < tokens->count; k++) {
        *list_push(self->item->scratch, &parted) = tokens->items[k];
        if (k == at) {
            *list_push(self->item->scratch, &parted) = word_token(self, word);
        }
    }
    *tokens = parted;
}

/* Parts the word of time that closes a clause from the name that it seems to end: 会见王毅时表示. */
static void part_time_words(NameReader *self, TokenList *tokens) {
    enum { WHOLE = 3 }; /* characters of such a name: two and the word */
    for (size_t i = 0; i + 1 < tokens->count; i++) {
        Span name = tokens->items[i].span;
        uint32_t last = span_end(name) - 1;
        const Match *word = tokens->items[i].kind == TOKEN_NAME && name.length == WHOLE
                                ? match_exact(&self->item->matches, span_of(last, last + 1), CLASS_BIT(CLASS_SUPPORT))
                                : NULL;
        const Token *next = &tokens->items[i + 1];
        bool closes = word && lexicon_has(self->item->lexicon, match_entry(self->item->lexicon, word, CLASS_SUPPORT),
                                          KEY_ROLE, "after");
        bool ends = closes && (token_is(next, CLASS_BIT(CLASS_SPEECH)) || token_character(self, next) == ',');
        if (ends && is_object_of_event(tokens, i)) {
            tokens->items[i].span.length--;
            insert_word(self, tokens, i, word);
        }
    }
}

/* Gives the long form of a state's name the word that the title behind it seems to begin with, unless the title is the
 * state's own: 俄罗斯联邦|总理, not 德国|联邦总理. */
static void join_long_states(const NameReader *self, TokenList *tokens) {
    const ChLexicon *lexicon = self->item->lexicon;
    const MatchTable *matches = &self->item->matches;
    for (size_t i = 0; i + 1 < tokens->count; i++) {
        Token *state = &tokens->items[i], *title = state + 1;
        uint32_t end = span_end(title->span);
        bool may = token_is(state, CLASS_BIT(CLASS_COUNTRY)) && token_is(title, CLASS_BIT(CLASS_TITLE)) &&
                   span_end(state->span) == title->span.start &&
                   !lexicon_has(lexicon, title->facts->entry, KEY_COUNTRY, facts_country(lexicon, state->facts));
        const Match *whole = may ? match_longest(matches, state->span.start, end - 1, CLASS_BIT(CLASS_COUNTRY)) : NULL;
        const Match *rest = whole && span_end(whole->span) > title->span.start
                                ? match_exact(matches, span_of(span_end(whole->span), end), CLASS_BIT(CLASS_TITLE))
                                : NULL;
        if (rest && !(self->table->facts[rest->posting].marks & (MARK_NEEDS_BODY | MARK_COMPOSITE))) {
            *state = word_token(self, whole);
            *title = word_token(self, rest);
        }
    }
}

/* Parts the measure word from the family name and given name of Chinese form that it seems to end: 村民张小翠|家. */
static void part_measures(NameReader *self, TokenList *tokens) {
    enum { WHOLE = 4 }; /* characters of such a name: three and the word */
    const MatchTable *matches = &self->item->matches;
    for (size_t i = 1; i < tokens->count; i++) {
        Token *name = &tokens->items[i];
        uint32_t last = span_end(name->span) - 1;
        bool may = name->kind == TOKEN_NAME && name->span.length == WHOLE && is_ordinary(&tokens->items[i - 1]) &&
                   self->table->costs[matches->number[last]].foreign == 0;
        const Match *family =
            may ? match_longest(matches, name->span.start, span_end(name->span), CLASS_BIT(CLASS_SURNAME)) : NULL;
        const Match *word = family && family->span.length == 1
                                ? match_exact(matches, span_of(last, last + 1), CLASS_BIT(CLASS_MEASURE))
                                : NULL;
        if (word) {
            name->span.length--;
            insert_word(self, tokens, i, word);
        }
    }
}

/* Parts the title behind a name from the event that the two seem to name a mechanism with: 同 X 总理会晤. */
static void part_titled_mechanisms(NameReader *self, TokenList *tokens) {
    const MatchTable *matches = &self->item->matches;
    for (size_t i = 0; i + 1 < tokens->count; i++) {
        Token *whole = &tokens->items[i + 1];
        bool may = tokens->items[i].kind == TOKEN_NAME && token_is(whole, CLASS_BIT(CLASS_MECHANISM)) &&
                   !token_is(whole, CLASS_BIT(CLASS_TITLE)) && whole->span.start == span_end(tokens->items[i].span);
        uint32_t end = span_end(whole->span);
        const Match *title = may ? match_longest(matches, whole->span.start, end - 1, CLASS_BIT(CLASS_TITLE)) : NULL;
        bool behind = title && (self->table->facts[title->posting].marks & MARK_AFTER_NAME);
        const Match *event =
            behind ? match_exact(matches, span_of(span_end(title->span), end), CLASS_BIT(CLASS_EVENT)) : NULL;
        if (event) {
            *whole = word_token(self, title);
            insert_word(self, tokens, i + 1, event);
        }
    }
}

/* True if what stands at the position may be the beginning of a name: a Han character, no word of two or more. */
static bool may_open_name(const NameReader *self, uint32_t at) {
    const Match *word = match_longest(&self->item->matches, at, self->text->length, UINT64_MAX);
    const ClassSet names = CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SURNAME);
    bool plain = word && (word->span.length > 1 || !(word->classes & names) ||
                          (self->table->facts[word->posting].marks & (MARK_GRAMMAR | MARK_VERBAL)));
    return at < self->text->length && character_is_han(self->text->character[at]) && !plain;
}

/* True if the item tells elsewhere that the word behind the name means his wife: his name stands behind a title without
 * the word, or with it before hers. */
static bool search_husband(const NameReader *self, Span name, Span word) {
    const Text *text = self->text;
    const MatchTable *matches = &self->item->matches;
    for (uint32_t at = 0; at + name.length <= text->length; at++) {
        uint32_t end = at + name.length;
        if (text->character[at] == text->character[name.start] && text_same(text, name, (Span){at, name.length})) {
            bool hers = end + word.length <= text->length && text_same(text, word, (Span){end, word.length});
            if (hers ? may_open_name(self, end + word.length) : (matches->ending[at] & CLASS_BIT(CLASS_TITLE)) != 0) {
                return true;
            }
        }
    }
    return false;
}

static bool is_husband(NameReader *self, Span name, Span word) {
    bool asked = self->lady_asked.length == name.length && text_same(self->text, self->lady_asked, name);
    self->is_wife = asked ? self->is_wife : search_husband(self, name, word);
    self->lady_asked = name;
    return self->is_wife;
}

/* Gives a transliterated name the word for a lady behind it, by which she is called (首相撒切尔夫人): not the wife of
 * one who is named by himself, or whose own name or post follows (总统 X 夫人 Y, 主席 X 夫人、特使 Y). */
static void join_ladies(NameReader *self, TokenList *tokens) {
    enum { LONG_HAN = 3 };
    const ChLexicon *lexicon = self->item->lexicon;
    size_t kept = 1;
    for (size_t i = 1; i < tokens->count; i++) {
        const Token *word = &tokens->items[i];
        Token *name = &tokens->items[kept - 1];
        bool behind = name->kind == TOKEN_NAME && name->form != NAME_SURNAME &&
                      token_is(word, CLASS_BIT(CLASS_KINSHIP)) &&
                      !(i + 1 < tokens->count && tokens->items[i + 1].kind == TOKEN_NAME);
        const Match *kin = behind ? match_exact(&self->item->matches, word->span, CLASS_BIT(CLASS_KINSHIP)) : NULL;
        bool calls = kin && lexicon_has(lexicon, match_entry(lexicon, kin, CLASS_KINSHIP), KEY_FLAGS, "of-name");
        bool listed = calls && i + 1 < tokens->count && token_character(self, word + 1) == LIST_COMMA;
        bool may = calls && (name_is_foreign(self->item, name->span) ||
                             (name->span.length >= LONG_HAN && !listed)); /* 戴卓尔夫人 */
        if (may && !is_husband(self, name->span, word->span)) {
            name->span.length += word->span.length;
        } else {
            tokens->items[kept++] = *word;
        }
    }
    tokens->count = kept;
}

/* Takes up a sentence: what its tokens may be. */
static void enter_sentence(NameReader *self, const Sentence *sentence, TokenList tokens) {
    unsigned kinds = 0;
    self->sentence = sentence;
    self->classes = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        self->classes |= self->item->matches.starting[tokens.items[i].span.start];
        kinds |= 1u << tokens.items[i].kind;
    }
    self->has_name = kinds >> TOKEN_NAME & 1;
    self->has_latin = kinds >> TOKEN_LATIN & 1;
    if ((self->classes & CLASS_BIT(CLASS_TITLE)) && (self->classes & CLASS_BIT(CLASS_COUNTRY))) {
        join_long_states(self, &tokens);
    }
    if (self->has_name) {
        part_time_words(self, &tokens);
        if (self->classes & CLASS_BIT(CLASS_KINSHIP)) {
            join_ladies(self, &tokens);
        }
        if (self->classes & CLASS_BIT(CLASS_MECHANISM)) {
            part_titled_mechanisms(self, &tokens);
        }
        if (self->classes & CLASS_BIT(CLASS_HONORIFIC)) {
            part_measures(self, &tokens);
        }
    }
    self->tokens = tokens;
}

bool counts_own_era(const Item *item) {
    const NameTable *table = name_table(item->lexicon);
    const char *home = item->outlet_country ? item->outlet_country : table->script_home[item->text->is_traditional];
    return code_list_has(table->own_era, home);
}

void read_names(Item *item, MentionList *found) {
    enum { USUAL = 10 }; /* characters to a mention, or a few more */
    list_reserve(item->scratch, found, item->text->length / USUAL + 1);
    NameReader reader = {.item = item,
                         .text = item->text,
                         .table = name_table(item->lexicon),
                         .figures = &item->figures,
                         .found = found};
    find_home(&reader);
    gather_countries(&reader);
    reader.signs = ARENA_ARRAY(item->scratch, SignMemo, SIGN_MEMOS);
    reader.places = ARENA_NEW(item->scratch, PlacesNamed);
    reader.evidence_of = ARENA_ARRAY(item->scratch, uint32_t, EVIDENCE_BUCKETS);
    TokenList *sentences = lattice_read(&reader);
    for (size_t i = 0; i < item->sentences.count; i++) {
        enter_sentence(&reader, &item->sentences.items[i], sentences[i]);
        read_home(&reader);
        split_heads(&reader);
        join_latin_names(&reader);
        read_countries(&reader);
        read_places(&reader);
        read_bodies(&reader);
        read_posts(&reader);
        read_references(&reader);
    }
    drop_weak_names(&reader);
}

const Mention *token_figure(const NameReader *self, const Token *token) {
    if (token->kind != TOKEN_FIGURE) {
        return NULL;
    }
    size_t low = 0, high = self->figures->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        bool before = self->figures->items[middle].span.start < token->span.start;
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    const Mention *figure = low < self->figures->count ? &self->figures->items[low] : NULL;
    return figure && figure->span.start == token->span.start ? figure : NULL;
}

bool token_counts(const NameReader *self, const Token *token) {
    enum { COUNTING = 2 };
    bool may = token->span.length == COUNTING && token_has(token, MARK_FUNCTION);
    const Match *word = may ? match_exact(&self->item->matches, token->span, CLASS_BIT(CLASS_WORD)) : NULL;
    EntryId entry = word ? lexicon_entry_of(self->item->lexicon, word->posting, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "numeral");
}
