#include "read/names.h"

enum { LONGEST_WORK = 60 };

/* Titles in book marks; quotation marks hold titles too, but speech as well, and
 * are left to those who know what they look for. */
static uint32_t read_work(NameReader *self, uint32_t at) {
    const Token *tokens = self->tokens.items;
    for (uint32_t end = at + 1; end < self->tokens.count && end - at < LONGEST_WORK; end++) {
        if (token_character(self, &tokens[end]) == 0x300B) {
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

/* "Our country" behind a preposition is the outlet's country by name: who tells
 * the news speaks. */
static bool is_home(const NameReader *self, uint32_t at, EntryId entry) {
    return self->item->outlet_country && at > 0 &&
           token_is(&self->tokens.items[at - 1], CLASS_BIT(CLASS_PREPOSITION)) &&
           lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "country");
}

void read_references(NameReader *self) {
    const Token *tokens = self->tokens.items;
    for (uint32_t at = 0; at < self->tokens.count; at++) {
        const Match *reference = match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_REFERENCE));
        bool group = !reference && token_is(&tokens[at], CLASS_BIT(CLASS_GROUP));
        const Match *named =
            group ? match_exact(&self->item->matches, tokens[at].span, CLASS_BIT(CLASS_GROUP)) : reference;
        if (named) {
            Mention *mention = mention_new(self, group ? MENTION_GROUP : MENTION_REFERENCE, tokens[at].span);
            mention->entry =
                match_entry(self->item->lexicon, named, group ? CLASS_GROUP : CLASS_REFERENCE);
            mention->name = text_copy(self->item->arena, self->text, tokens[at].span);
            if (reference && is_home(self, at, mention->entry)) {
                mention->kind = MENTION_COUNTRY;
                mention->country = self->item->outlet_country;
            }
            if (group && at > 0 &&
                token_is(&tokens[at - 1],
                         CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_BLOC))) {
                mention->phrase = span_join(tokens[at - 1].span, tokens[at].span);
                mention->country = token_country(self, &tokens[at - 1]);
            }
        } else if (token_character(self, &tokens[at]) == 0x300A) {
            at = read_work(self, at);
        }
    }
}
