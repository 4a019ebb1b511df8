#include "resolve/resolve.h"

/* A bloc is coded by its short name if the item prints it, else by the first of
 * its names that the item prints, names in Han characters before acronyms. */
static const char *printed_name(const Item *item, EntryId entry) {
    const char *wanted = lexicon_value(item->lexicon, entry, KEY_SHORT);
    const Mention *best = NULL;
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind != MENTION_COUNTRY || mention->entry != entry) {
            continue;
        }
        if (wanted && string_same(text_copy_analysed(item->arena, item->text, mention->span), wanted)) {
            best = mention;
            break;
        }
        bool best_is_han = best && character_is_han(item->text->character[best->span.start]);
        bool is_han = character_is_han(item->text->character[mention->span.start]);
        best = !best || (is_han && !best_is_han) ? mention : best;
    }
    return best ? text_copy(item->arena, item->text, best->span) : NULL;
}

/* The organisation that an organ of it acts for, as the item prints it: elsewhere, or as
 * the beginning of the organ's own name. */
static const char *organisation_of(const Item *item, const Mention *organ) {
    const char *parent = lexicon_value(item->lexicon, organ->entry, KEY_COUNTRY);
    const Match *prefix =
        match_longest(&item->matches, organ->span.start, span_end(organ->span) - 1, CLASS_BIT(CLASS_BLOC));
    if (prefix && string_same(text_copy_analysed(item->arena, item->text, prefix->span), parent)) {
        return text_copy(item->arena, item->text, prefix->span);
    }
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY && mention->entry != NO_ENTRY &&
            lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC &&
            lexicon_has(item->lexicon, mention->entry, KEY_SHORT, parent)) {
            return text_copy(item->arena, item->text, mention->span);
        }
    }
    return parent;
}

void resolve_blocs(Item *item) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        Mention *mention = &item->mentions.items[i];
        bool is_bloc = mention->kind == MENTION_COUNTRY && !mention->is_sign && mention->entry != NO_ENTRY &&
                       lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC;
        bool is_first = is_bloc;
        for (size_t k = 0; k < i && is_first; k++) {
            is_first =
                item->mentions.items[k].kind != MENTION_COUNTRY || item->mentions.items[k].entry != mention->entry;
        }
        if (!is_first) {
            continue;
        }
        bool is_organ = lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "organ");
        const char *name = is_organ ? organisation_of(item, mention) : printed_name(item, mention->entry);
        for (size_t k = i; k < item->mentions.count; k++) {
            Mention *other = &item->mentions.items[k];
            if (other->kind == MENTION_COUNTRY && other->entry == mention->entry) {
                other->country = name;
            }
        }
    }
}
