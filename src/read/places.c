#include "read/names.h"

enum {
    LONGEST_PROPER = 3, /* unknown tokens before the last part of a place's name */
    SHORTEST_VENUE = 3, /* characters of a building told without a name */
};

static bool is_proper(const Token *token) {
    return token->kind == TOKEN_UNKNOWN || token->kind == TOKEN_NAME ||
           (token_has(token, MARK_NOMINAL) && !token_is(token, CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_COUNTRY)));
}

/* Where a place name that begins at token `at` ends: places in a row, each
 * with proper words and a head of places behind it. Returns the token behind. */
static uint32_t place_end(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    uint32_t end = at + 1;
    for (;;) {
        uint32_t next = end;
        while (next < self->tokens.count && next - end < LONGEST_PROPER && is_proper(&tokens[next]) &&
               !token_is(&tokens[next], CLASS_BIT(CLASS_PLACE_HEAD) | CLASS_BIT(CLASS_PLACE))) {
            next++;
        }
        if (next < self->tokens.count && token_is(&tokens[next], CLASS_BIT(CLASS_PLACE_HEAD))) {
            end = next + 1;
        } else if (end < self->tokens.count && token_is(&tokens[end], CLASS_BIT(CLASS_PLACE))) {
            end++;
        } else {
            return end;
        }
    }
}

/* A building by its kind alone, behind a preposition: in the parliament building. The
 * seat of a body is one where the name of a palace follows (在总统府贝尔维尤宫). */
static bool is_venue(const NameReader *self, uint32_t at) {
    const Token *token = &self->tokens.items[at];
    const ClassSet bodies = CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY_HEAD);
    bool named = at + 1 < self->tokens.count && token_is(token + 1, CLASS_BIT(CLASS_PLACE));
    return at > 0 && token_is(token, CLASS_BIT(CLASS_PLACE_HEAD)) && token->span.length >= SHORTEST_VENUE &&
           token_is(token - 1, CLASS_BIT(CLASS_PREPOSITION)) && token_has(token - 1, MARK_PLACED) &&
           (named || !token_is(token, bodies));
}

/* The first token of the words that say what the place is: 首都河内, 东部城市哈尔科夫. */
static uint32_t apposition_start(const NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    uint32_t first = at;
    while (first > 0 && token_is(&tokens[first - 1], CLASS_BIT(CLASS_PLACE_HEAD)) &&
           tokens[first - 1].span.length > 1) {
        first--;
    }
    return first > 0 && first < at && token_is_location(self, &tokens[first - 1]) ? first - 1 : first;
}

void read_places(NameReader *self) {
    if (!(self->classes & (CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_PLACE_HEAD)))) {
        return;
    }
    const Token *tokens = self->tokens.items;
    for (uint32_t at = 0; at < self->tokens.count; at++) {
        if (!token_is(&tokens[at], CLASS_BIT(CLASS_PLACE)) && !is_venue(self, at)) {
            continue;
        }
        uint32_t end = place_end(self, at);
        Mention *mention = mention_new(self, MENTION_PLACE, span_join(tokens[at].span, tokens[end - 1].span));
        uint32_t first = apposition_start(self, at);
        bool owned = first > 0 && token_is(&tokens[first - 1], CLASS_BIT(CLASS_COUNTRY));
        const char *owner = owned ? token_country(self, &tokens[first - 1]) : NULL;
        bool listed = token_is(&tokens[at], CLASS_BIT(CLASS_PLACE));
        mention->entry = listed ? place_entry(self, tokens[at].facts, owner) : tokens[at].facts->entry;
        mention->country = mention->entry == tokens[at].facts->entry
                               ? token_country(self, &tokens[at])
                               : lexicon_value(self->item->lexicon, mention->entry, KEY_COUNTRY);
        mention->name = tokens_text(self, at, end - 1);
        mention->phrase = span_join(tokens[first - owned].span, mention->span);
        bool is_theirs = owned && owner && first == at && mention->entry != NO_ENTRY &&
                         (lexicon_has(self->item->lexicon, mention->entry, KEY_KIND, "venue") || /* 秘鲁国家博物馆 */
                          lexicon_has(self->item->lexicon, mention->entry, KEY_KIND, "region")); /* X 中部地区 */
        if (owned) {
            mention->country =
                mention->country && !is_theirs ? mention->country : token_country(self, &tokens[first - 1]);
        }
        at = end - 1;
    }
}
