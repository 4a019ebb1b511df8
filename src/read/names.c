#include "read/names.h"

uint32_t token_character(const NameReader *self, const Token *token) {
    return token->span.length == 1 ? self->text->character[token->span.start] : 0;
}

char *printed_text(const NameReader *self, Span span) {
    char *text = text_copy(self->item->arena, self->text, span), *out = text;
    for (const char *in = text; *in; in++) {
        if (*in != ' ') {
            *out++ = *in;
        }
    }
    *out = 0;
    return text;
}

char *tokens_text(const NameReader *self, uint32_t first, uint32_t last) {
    return printed_text(self, span_join(self->tokens.items[first].span, self->tokens.items[last].span));
}

Mention *mention_new(NameReader *self, MentionKind kind, Span span) {
    Mention *mention = list_push(self->item->arena, self->found);
    *mention = (Mention){.kind = kind, .span = span, .phrase = span, .within = NO_MENTION, .entry = NO_ENTRY,
                         .person = NO_PERSON};
    return mention;
}

void read_names(Item *item, const MentionList *figures, MentionList *found) {
    NameReader reader = {.item = item, .text = item->text, .table = name_table(item->lexicon), .figures = figures,
                         .found = found};
    gather_countries(&reader);
    TokenList *sentences = lattice_read(&reader);
    for (size_t i = 0; i < item->sentences.count; i++) {
        reader.sentence = &item->sentences.items[i];
        reader.tokens = sentences[i];
        read_countries(&reader);
        read_places(&reader);
        read_bodies(&reader);
        read_posts(&reader);
        read_references(&reader);
    }
}
