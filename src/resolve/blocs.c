#include "resolve/resolve.h"

/* The name of the bloc where the words behind it took its end: 金砖国家 of 金砖国家议会. */
static Span whole_name(const Item *item, const Mention *mention) {
    const Match *match = match_longest(&item->matches, mention->span.start, item->text->length, CLASS_BIT(CLASS_BLOC));
    bool same = match && lexicon_entry_of(item->lexicon, match->posting, CLASS_BLOC) == mention->entry;
    return same && match->span.length > mention->span.length ? match->span : mention->span;
}

/* The short name with which a longer form of an organisation's name begins (欧盟 of 欧盟国家, 欧盟27国); empty if it
 * does not. */
static Span short_within(const Item *item, EntryId entry, Span whole) {
    const char *wanted = lexicon_value(item->lexicon, entry, KEY_SHORT);
    uint32_t length = 0;
    for (const char *byte = wanted; byte && *byte; byte++) {
        length += (*byte & 0xC0) != 0x80; /* bytes that go on with a character count for none */
    }
    Span head = span_of(whole.start, whole.start + (length < whole.length ? length : whole.length));
    bool longer = head.length < whole.length;
    uint32_t next = longer ? item->text->character[span_end(head)] : 0;
    bool states = !longer || (lexicon_has(item->lexicon, entry, KEY_KIND, "igo") &&
                              (character_is_han(next) || character_is_digit(next))); /* 欧盟27国, not 10+3 */
    return wanted && states && string_same(text_copy_analysed(item->arena, item->text, head), wanted) ? head
                                                                                                      : (Span){0};
}

/* 亚太经合组织(APEC): the name without the bracket that glosses it. */
static Span before_bracket(const Item *item, Span name) {
    uint32_t end = name.start;
    while (end < span_end(name) && item->text->character[end] != '(') {
        end++;
    }
    return end > name.start ? span_of(name.start, end) : name;
}

/* A bloc is coded by its short name if the item prints it, else by the first of its names that the item prints: an
 * acronym only if it begins the item and is printed no more seldom than names in Han characters. */
static const char *printed_name(const Item *item, EntryId entry) {
    const Mention *han = NULL, *acronym = NULL;
    uint32_t in_han = 0, in_letters = 0;
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; i < countries->count; i++) {
        const Mention *mention = &item->mentions.items[countries->items[i]];
        if (mention->entry != entry) {
            continue;
        }
        Span whole = whole_name(item, mention);
        Span head = short_within(item, entry, whole);
        if (head.length) {
            return text_copy(item->arena, item->text, head);
        }
        bool is_han = !character_is_latin(item->text->character[mention->span.start]); /* or figures: 10+3 */
        han = is_han && !han ? mention : han;
        acronym = !is_han && !acronym ? mention : acronym;
        in_han += is_han;
        in_letters += !is_han;
    }
    bool by_letters = acronym && (!han || (acronym < han && in_letters >= in_han));
    const Mention *best = by_letters ? acronym : han;
    return best ? text_copy(item->arena, item->text, before_bracket(item, best->span)) : NULL;
}

/* The organisation by whose name the name of one of its bodies begins (联合国粮农组织); NULL if it does not. */
static const char *head_of_name(const Item *item, const Mention *body) {
    const char *parent = lexicon_value(item->lexicon, body->entry, KEY_COUNTRY);
    for (uint32_t end = parent ? span_end(body->span) - 1 : body->span.start; end > body->span.start;) {
        const Match *prefix = match_longest(&item->matches, body->span.start, end, CLASS_BIT(CLASS_BLOC));
        EntryId entry = prefix ? lexicon_entry_of(item->lexicon, prefix->posting, CLASS_BLOC) : NO_ENTRY;
        if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_KIND, "igo")) {
            return NULL; /* 金砖国家新开发银行: of states, for itself */
        }
        if (string_same(text_copy_analysed(item->arena, item->text, prefix->span), parent)) {
            return text_copy(item->arena, item->text, prefix->span);
        }
        end = span_end(prefix->span) - 1; /* 联合国教科文 of 联合国教科文组织 */
    }
    return NULL;
}

/* The organisation that an organ of it acts for, as the item prints it: elsewhere, or as
 * the beginning of the organ's own name. */
static const char *organisation_of(const Item *item, const Mention *organ) {
    const char *parent = lexicon_value(item->lexicon, organ->entry, KEY_COUNTRY), *head = head_of_name(item, organ);
    if (head) {
        return head;
    }
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; i < countries->count; i++) {
        const Mention *mention = &item->mentions.items[countries->items[i]];
        if (mention->entry != NO_ENTRY && lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC &&
            lexicon_has(item->lexicon, mention->entry, KEY_SHORT, parent)) {
            return text_copy(item->arena, item->text, mention->span);
        }
    }
    return parent;
}

/* A code as the lexicon gives it and as the item prints it. */
typedef struct PrintedCode {
    const char *code, *printed;
} PrintedCode;

typedef List(PrintedCode) PrintedCodeList;

/* The organisation of the code where the item names it by itself, NULL if it does not. */
static const char *named_alone(const Item *item, const char *code) {
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; i < countries->count; i++) {
        const Mention *mention = &item->mentions.items[countries->items[i]];
        if (mention->entry != NO_ENTRY && lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC &&
            lexicon_has(item->lexicon, mention->entry, KEY_SHORT, code) &&
            !lexicon_has(item->lexicon, mention->entry, KEY_KIND, "region")) {
            return mention->country;
        }
    }
    return NULL;
}

/* The organisation by which the phrase of a person, post or body begins, if it is that of
 * the code (聯合國秘書長, 歐盟委員會主席) or one of its family that acts for itself; NULL if it
 * is not. */
static const char *named_within(const Item *item, const Mention *mention, const char *code) {
    const char *family = NULL;
    for (uint32_t end = span_end(mention->phrase); end > mention->phrase.start;) {
        const Match *bloc = match_longest(&item->matches, mention->phrase.start, end, CLASS_BIT(CLASS_BLOC));
        EntryId entry = bloc ? lexicon_entry_of(item->lexicon, bloc->posting, CLASS_BLOC) : NO_ENTRY;
        if (entry == NO_ENTRY || lexicon_has(item->lexicon, entry, KEY_KIND, "region")) {
            break;
        }
        bool is_organ = lexicon_has(item->lexicon, entry, KEY_FLAGS, "organ");
        const char *parent = is_organ ? lexicon_value(item->lexicon, entry, KEY_COUNTRY) : NULL;
        const char *of_parent = parent ? named_alone(item, parent) : NULL;
        if (of_parent) {
            return of_parent;
        }
        if (parent && !family) { /* 歐盟委員會 begins with its organisation */
            family = text_copy(item->arena, item->text, bloc->span);
            code = parent;
        } else if (lexicon_has(item->lexicon, entry, KEY_SHORT, code)) {
            Span head = short_within(item, entry, bloc->span);
            return text_copy(item->arena, item->text, head.length ? head : bloc->span);
        }
        bool acts = lexicon_has(item->lexicon, entry, KEY_COUNTRY, code) && !is_organ;
        family = !family && acts ? text_copy(item->arena, item->text, bloc->span) : family;
        end = span_end(bloc->span) - 1;
    }
    return family;
}

/* The region or organisation told by a sign (访欧) in the script of the item, if it prints the name; the
 * code if it does not. */
static const char *printed_of_sign(const Item *item, const char *code) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_bloc = mention->kind == MENTION_COUNTRY && !mention->is_sign && mention->entry != NO_ENTRY &&
                       lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC;
        for (uint32_t length = mention->span.length; is_bloc && length > 1; length--) { /* 欧洲 of 欧洲各国 */
            Span head = {mention->span.start, length};
            if (string_same(text_copy_analysed(item->arena, item->text, head), code)) {
                return text_copy(item->arena, item->text, head);
            }
        }
    }
    return code;
}

/* Those who act for an organisation, by the name that the item prints of it. */
static void print_organisations(Item *item) {
    PrintedCodeList known = {0};
    for (size_t i = 0; i < item->mentions.count; i++) {
        Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY && mention->is_sign && mention->country &&
            !country_is_state(mention->country)) {
            mention->country = printed_of_sign(item, mention->country);
        }
        if (mention->kind == MENTION_COUNTRY || !mention->country || country_is_state(mention->country)) {
            continue;
        }
        size_t at = 0;
        while (at < known.count && !string_same(known.items[at].code, mention->country)) {
            at++;
        }
        if (at == known.count) {
            *list_push(item->arena, &known) = (PrintedCode){mention->country, named_alone(item, mention->country)};
        }
        const char *printed = named_within(item, mention, mention->country);
        printed = printed ? printed : known.items[at].printed;
        mention->country = printed ? printed : mention->country;
    }
}

void resolve_blocs(Item *item) {
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; i < countries->count; i++) {
        Mention *mention = &item->mentions.items[countries->items[i]];
        bool is_bloc = !mention->is_sign && mention->entry != NO_ENTRY &&
                       lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC;
        bool is_first = is_bloc;
        for (uint32_t k = 0; k < i && is_first; k++) {
            const Mention *before = &item->mentions.items[countries->items[k]];
            is_first = before->entry != mention->entry || before->is_sign; /* 對東盟: a sign, named below */
        }
        if (!is_first) {
            continue;
        }
        bool is_organ = lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "organ") || head_of_name(item, mention);
        const char *name = is_organ ? organisation_of(item, mention) : printed_name(item, mention->entry);
        for (uint32_t k = i; k < countries->count; k++) {
            Mention *other = &item->mentions.items[countries->items[k]];
            if (other->entry == mention->entry) {
                other->country = name;
            }
        }
    }
    print_organisations(item);
}
