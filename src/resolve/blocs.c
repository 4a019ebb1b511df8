#include "resolve/resolve.h"

/* A bloc is coded by the shortest of its names that the item prints, names in
 * Han characters before acronyms. */
static const char *printed_name(const Item *item, EntryId entry) {
    const Mention *best = NULL;
    bool best_is_han = false;
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool bracketed = item->text->character[span_end(mention->span) - 1] == ')';
        if (mention->kind != MENTION_COUNTRY || mention->entry != entry || (bracketed && best)) {
            continue;
        }
        bool is_han = character_is_han(item->text->character[mention->span.start]);
        bool better = !best || (is_han && !best_is_han) || (is_han == best_is_han && mention->span.length < best->span.length);
        if (better) {
            best = mention;
            best_is_han = is_han;
        }
    }
    return best ? text_copy(item->arena, item->text, best->span) : NULL;
}

void resolve_blocs(Item *item) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        Mention *mention = &item->mentions.items[i];
        bool is_bloc = mention->kind == MENTION_COUNTRY && !mention->is_sign && mention->entry != NO_ENTRY &&
                       lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC;
        if (!is_bloc) {
            continue;
        }
        const char *name = printed_name(item, mention->entry);
        for (size_t k = i; k < item->mentions.count; k++) {
            Mention *other = &item->mentions.items[k];
            if (other->kind == MENTION_COUNTRY && other->entry == mention->entry) {
                other->country = name;
            }
        }
    }
}
