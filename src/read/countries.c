#include "read/names.h"
#include "read/numbers.h"

#include <stdlib.h>

static void count_country(const NameReader *self, CountryList *countries, const char *code) {
    for (size_t i = 0; i < countries->count; i++) {
        if (string_same(countries->items[i].code, code)) {
            countries->items[i].count++;
            return;
        }
    }
    *list_push(self->item->scratch, countries) = (NamedCountry){code, 1};
}

void gather_countries(NameReader *self) {
    if (self->item->outlet_country) { /* who tells the news need not name his own */
        count_country(self, &self->countries, self->item->outlet_country);
    }
    const MatchTable *matches = &self->item->matches;
    const ClassSet classes = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC);
    uint32_t length = matches->classes & classes ? self->text->length : 0;
    for (uint32_t at = match_next(matches, 0, length, classes); at < length;) {
        const Match *match = match_longest(matches, at, length, classes);
        const char *code = facts_country(self->item->lexicon, &self->table->facts[match->posting]);
        if (code && !strchr(code, '|')) {
            count_country(self, &self->countries, code);
        }
        at = match_next(matches, span_end(match->span), length, classes);
    }
}

/* True if the first of the codes is a bloc that the item names: 欧 is rather 欧盟 than 欧洲, however often it names the
 * continent. */
static bool names_first(const NameReader *self, const char *codes, const char *best) {
    size_t length = strcspn(codes, "|");
    bool blocs = codes[0] & 0x80 && best[0] & 0x80 && !(strlen(best) == length && strncmp(codes, best, length) == 0);
    for (size_t i = 0; blocs && i < self->countries.count; i++) {
        if (strncmp(self->countries.items[i].code, codes, length) == 0) { /* or an organ of it: 欧盟委员会 */
            return true;
        }
    }
    return false;
}

/* Of the codes those of the country that the item names most, or NULL. */
static const char *named_country(const NameReader *self, const char *codes) {
    const char *best = NULL;
    uint32_t count = 0, initials = 0; /* the first letters of the codes: most countries have another */
    for (const char *at = self->countries.count ? codes : NULL; at && *at; at++) {
        initials |= at == codes || at[-1] == '|' ? 1u << (*at & 31) : 0;
    }
    for (size_t i = 0; i < self->countries.count; i++) {
        const NamedCountry *country = &self->countries.items[i];
        bool may = initials >> (*country->code & 31) & 1;
        if (may && country->count > count && lexicon_list_holds(codes, country->code)) {
            best = country->code;
            count = country->count;
        }
    }
    size_t length = best && names_first(self, codes, best) ? strcspn(codes, "|") : 0;
    return length ? arena_copy(self->item->arena, codes, length) : best;
}

/* Counts the places that the item names, by their countries. */
static void count_places(const NameReader *self) {
    const MatchTable *matches = &self->item->matches;
    const ClassSet places = CLASS_BIT(CLASS_PLACE);
    uint32_t length = matches->classes & places ? self->text->length : 0;
    for (uint32_t at = match_next(matches, 0, length, places); at < length;) {
        const Match *place = match_longest(matches, at, length, places);
        const char *code = facts_country(self->item->lexicon, &self->table->facts[place->posting]);
        if (code && place->span.length > 1) {
            count_country(self, &self->places->countries, code);
        }
        at = match_next(matches, span_end(place->span), length, places);
    }
    self->places->counted = true;
}

/* Of the codes that whose places the item names most (乌总理 where only 塔什干 is named); NULL if it names none. */
static const char *country_of_places(const NameReader *self, const char *codes) {
    if (!self->places->counted) {
        count_places(self);
    }
    const CountryList *countries = &self->places->countries;
    const char *best = NULL;
    uint32_t most = 0;
    for (const char *at = codes; *at; at += strcspn(at, "|"), at += *at == '|') {
        size_t length = strcspn(at, "|");
        for (size_t i = 0; i < countries->count; i++) {
            const NamedCountry *country = &countries->items[i];
            bool is = strncmp(country->code, at, length) == 0 && !country->code[length];
            best = is && country->count > most ? country->code : best;
            most = is && country->count > most ? country->count : most;
        }
    }
    return best;
}

/* Of the codes the country that they stand for in an item that names none of them. */
static const char *likeliest_country(const NameReader *self, const char *codes) {
    size_t length = strcspn(codes, "|");
    const char *by_place = codes[length] ? country_of_places(self, codes) : NULL;
    return by_place ? by_place : codes[length] ? arena_copy(self->item->arena, codes, length) : codes;
}

const char *country_of_codes(const NameReader *self, const char *codes, bool named) {
    SignMemo *memo = sign_memo(self, codes);
    if (memo->codes != codes) {
        *memo = (SignMemo){.codes = codes, .country = named_country(self, codes)};
    }
    if (memo->country || named || !codes) {
        return memo->country;
    }
    if (!memo->likeliest) {
        memo->likeliest = likeliest_country(self, codes);
    }
    return memo->likeliest;
}

static uint32_t times_named(const NameReader *self, const char *code) {
    for (size_t i = 0; i < self->countries.count; i++) {
        if (string_same(self->countries.items[i].code, code)) {
            return self->countries.items[i].count;
        }
    }
    return 0;
}

/* Bodies of several countries share a name: the country that the item names
 * most, else the outlet's, else none. */
static const char *country_of_body(const NameReader *self, const NameFacts *facts) {
    const ChLexicon *lexicon = self->item->lexicon;
    uint32_t count, most = 0;
    const EntryId *entries = lexicon_entries(lexicon, (uint32_t)(facts - self->table->facts), &count);
    const char *best = NULL, *home = NULL, *any = NULL;
    bool several = false;
    for (uint32_t i = 0; i < count; i++) {
        const char *code = lexicon_posted_class(lexicon, &entries[i]) == CLASS_BODY
                               ? lexicon_value(lexicon, entries[i], KEY_COUNTRY)
                               : NULL;
        if (!code) {
            continue;
        }
        several = several || (any && !string_same(any, code));
        any = code;
        home = self->item->outlet_country && string_same(code, self->item->outlet_country) ? code : home;
        if (times_named(self, code) > most) {
            best = code;
            most = times_named(self, code);
        }
    }
    return !several ? any : best ? best : home;
}

/* How the year of the text stands to the last in which the place belonged to the state: later, up to it, or no year
 * known. */
typedef enum Era { ERA_UNKNOWN, ERA_OWN, ERA_OVER } Era;

static Era era_of(const Item *item, EntryId place) {
    long last = (long)lexicon_number(item->lexicon, place, KEY_VALUE, 0);
    if (!last || !item->published) {
        return ERA_UNKNOWN;
    }
    return strtol(item->published, NULL, 10) > last ? ERA_OVER : ERA_OWN;
}

EntryId place_entry(const NameReader *self, const NameFacts *facts, const char *owner) {
    const ChLexicon *lexicon = self->item->lexicon;
    uint32_t count, most = 0;
    const EntryId *entries = lexicon_entries(lexicon, (uint32_t)(facts - self->table->facts), &count);
    EntryId best = facts->entry;
    for (uint32_t i = 0; count > 1 && i < count; i++) {
        const char *code = lexicon_posted_class(lexicon, &entries[i]) == CLASS_PLACE
                               ? lexicon_value(lexicon, entries[i], KEY_COUNTRY)
                               : NULL;
        Era era = code ? era_of(self->item, entries[i]) : ERA_OVER;
        if (era == ERA_OVER) {
            continue;
        }
        bool is_owner = owner && string_same(owner, code);
        uint32_t weight = is_owner ? UINT32_MAX
                                   : 2 * times_named(self, code) +
                                         lexicon_has(lexicon, entries[i], KEY_KIND, "capital") + (era == ERA_OWN);
        if (weight > most) {
            best = entries[i];
            most = weight;
        }
    }
    return best;
}

const char *token_country(const NameReader *self, const Token *token) {
    const ClassSet others = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_PLACE);
    if (token_is(token, CLASS_BIT(CLASS_BODY)) && !token_is(token, others)) {
        return country_of_body(self, token->facts);
    }
    const ClassSet countries = others | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_OUTLET) |
                               CLASS_BIT(CLASS_DEMONYM) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    bool tells = token_is(token, countries); /* a word may also be a sign, and not be read as one here: 计生委 */
    const char *codes = tells && token->facts ? facts_country(self->item->lexicon, token->facts) : NULL;
    if (codes && token_is(token, CLASS_BIT(CLASS_PLACE)) && !token_is(token, CLASS_BIT(CLASS_COUNTRY))) {
        EntryId entry = place_entry(self, token->facts, NULL);
        return lexicon_value(self->item->lexicon, entry, KEY_COUNTRY);
    }
    bool claimed = codes && self->item->claimed && token_is(token, CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                   string_same(codes, self->item->claimed) &&
                   lexicon_has(self->item->lexicon, token->facts->entry, KEY_FLAGS, "claimed");
    return claimed ? self->item->home : codes && strchr(codes, '|') ? country_of_sign(self, codes, false) : codes;
}

/* True if the token is the title of the person behind it, which is a country's name too: 文莱苏丹 X. */
static bool is_title_of_other(const NameReader *self, size_t at) {
    const Token *token = &self->tokens.items[at];
    return token_is(token, CLASS_BIT(CLASS_TITLE)) && at > 0 && at + 1 < self->tokens.count &&
           token[1].kind == TOKEN_NAME && token_is(&token[-1], CLASS_BIT(CLASS_COUNTRY));
}

/* The bloc with the number of its states behind it, which belongs to it (欧共体十二国); its own words if none is told,
 * or a word that counts them by itself (六国). */
static Span with_members(const NameReader *self, const Token *token) {
    const MatchTable *matches = &self->item->matches;
    uint32_t end = span_end(token->span), length = self->text->length;
    EntryId bloc = token_is(token, CLASS_BIT(CLASS_BLOC)) ? token->facts->entry : NO_ENTRY;
    bool may = bloc != NO_ENTRY && end < length && (matches->starting[end] & CLASS_BIT(CLASS_NUMERAL)) &&
               !(matches->starting[end] & CLASS_BIT(CLASS_REFERENCE)) &&
               (lexicon_has(self->item->lexicon, bloc, KEY_KIND, "igo") ||
                lexicon_has(self->item->lexicon, bloc, KEY_KIND, "bloc"));
    Number number;
    uint32_t behind = may && number_read(self->item, end, length, &number) ? span_end(number.span) : length;
    const Match *state =
        behind < length ? match_exact(matches, span_of(behind, behind + 1), CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
    EntryId entry = state ? match_entry(self->item->lexicon, state, CLASS_SIGN_CONTEXT) : NO_ENTRY;
    bool counts = entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "whole");
    return counts ? span_of(token->span.start, behind + 1) : token->span;
}

void read_countries(NameReader *self) {
    const ClassSet classes =
        CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_DEMONYM) | CLASS_BIT(CLASS_BLOC);
    for (size_t i = 0; i < self->tokens.count; i++) {
        const Token *token = &self->tokens.items[i];
        if (token_is(token, classes) && !is_title_of_other(self, i)) {
            Mention *mention = mention_new(self, MENTION_COUNTRY, token->span);
            mention->phrase = with_members(self, token);
            mention->entry = token->facts->entry;
            mention->country = token_country(self, token);
            mention->name = text_copy(self->item->arena, self->text, mention->span);
            mention->is_sign = token_is(token, CLASS_BIT(CLASS_COUNTRY_SIGN)) != 0;
        }
    }
}
