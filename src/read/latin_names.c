/* Names in Latin letters where no Chinese ones are printed: 次长Bruce Kijiner,
 * Natalia Metelitsa女士. Beside a post or a courtesy such words are one name. */
#include "read/names.h"

enum {
    MOST_WORDS = 6,    /* of a name */
    LONGEST_SMALL = 4, /* letters of a word like de, van, bin inside a name */
    FEWEST_WORDS = 2,  /* a single word is a name only before a courtesy */
    LEAST_LETTERS = 2, /* of a word that may stand alone */
};

static uint32_t letter_at(const NameReader *self, uint32_t at) {
    return at < self->text->length ? self->text->character[at] : 0;
}

static bool is_capital(uint32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE); }

static bool is_small(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F); }

/* What stands between two words of a name: a blank, a hyphen, a full stop, an apostrophe. */
static bool is_between(const NameReader *self, uint32_t at) {
    uint32_t c = at < self->tokens.count ? token_character(self, &self->tokens.items[at]) : 0;
    return c == ' ' || c == '-' || c == '.' || c == '\'' || c == 0x2019;
}

/* True if the token is a capital letter alone or a capital with small letters behind it. */
static bool is_name_word(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    uint32_t start = token->span.start;
    return token->kind == TOKEN_LATIN && is_capital(letter_at(self, start)) &&
           (token->span.length == 1 || is_small(letter_at(self, start + 1)));
}

static bool is_small_word(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    return token->kind == TOKEN_LATIN && is_small(letter_at(self, token->span.start)) &&
           token->span.length <= LONGEST_SMALL;
}

/* The token behind the name that begins at `at`; `words` is how many capitalised words it has. */
static uint32_t name_end(const NameReader *self, uint32_t at, uint32_t *words) {
    uint32_t end = at;
    *words = 0;
    for (uint32_t next = at; next < self->tokens.count && *words < MOST_WORDS;) {
        if (is_name_word(self, next)) {
            *words += self->tokens.items[next].span.length >= LEAST_LETTERS;
            end = ++next;
        } else if (is_small_word(self, next) && next > at) {
            next++;
        } else {
            break;
        }
        while (is_between(self, next)) {
            next++;
        }
    }
    return end;
}

static bool is_courtesy(const NameReader *self, uint32_t at) {
    at += at < self->tokens.count && token_character(self, &self->tokens.items[at]) == ' ';
    return at < self->tokens.count && token_is(&self->tokens.items[at], CLASS_BIT(CLASS_HONORIFIC));
}

static bool is_post(const NameReader *self, uint32_t at) {
    at -= at > 0 && token_character(self, &self->tokens.items[at - 1]) == ' ';
    const Token *title = at > 0 ? &self->tokens.items[at - 1] : NULL;
    return title && token_is(title, CLASS_BIT(CLASS_TITLE)) && !token_has(title, MARK_COLLECTIVE);
}

void join_latin_names(NameReader *self) {
    Token *tokens = self->tokens.items;
    uint32_t kept = 0;
    if (!self->has_latin) {
        return;
    }
    while (kept < self->tokens.count && tokens[kept].kind != TOKEN_LATIN) {
        kept++;
    }
    for (uint32_t at = kept; at < self->tokens.count; kept++) {
        uint32_t words = 0, end = at;
        bool begins = tokens[at].kind == TOKEN_LATIN && is_name_word(self, at) &&
                      !(kept && is_between(self, at - 1) && at > 1 && tokens[at - 2].kind == TOKEN_LATIN);
        if (begins) {
            end = name_end(self, at, &words);
        }
        if (words && words >= (is_courtesy(self, end) ? 1 : FEWEST_WORDS) &&
            (is_courtesy(self, end) || is_post(self, at))) {
            tokens[kept] = (Token){
                .kind = TOKEN_NAME, .form = NAME_FOREIGN, .span = span_join(tokens[at].span, tokens[end - 1].span)};
            self->has_name = true;
            at = end;
        } else {
            tokens[kept] = tokens[at++];
        }
    }
    self->tokens.count = kept;
}
