#include "read/lattice.h"

#define SIGN_COST       3.5f /* a country by its sign, where the context licenses it */
#define LOOSE_SIGN_COST 8.0f /* a sign that only its country, named elsewhere in the item, speaks for */

/* How many one-character country signs stand in a row here, up to four. */
static uint32_t sign_run(const Lattice *self, uint32_t at) {
    uint32_t run = 0;
    while (run < 4 && has_trait(self, at + run, TRAIT_SIGN)) {
        run++;
    }
    return run;
}

static bool has_context(const Lattice *self, uint32_t at, uint32_t marks) {
    const MatchTable *table = &self->reader->item->matches;
    bool quoted = (marks & MARK_RELATION) && at < self->end && self->reader->text->character[at] == OPEN_QUOTE;
    at += quoted; /* 中俄“海上联合”演习 */
    bool may = at < self->end && (table->starting[at] & CLASS_BIT(CLASS_SIGN_CONTEXT));
    for (uint32_t i = table->first[at]; may && i < table->first[at + 1]; i++) {
        const NameFacts *facts = &self->reader->table->facts[table->items[i].posting];
        if ((table->items[i].classes & CLASS_BIT(CLASS_SIGN_CONTEXT)) && (facts->marks & marks)) {
            return true;
        }
    }
    return false;
}

/* True if a word for so many states (两国, 三国外长) stands at `at`. */
static bool counts_states(const Lattice *self, uint32_t at) {
    const NameReader *reader = self->reader;
    const Match *count =
        at < self->end ? match_longest(&reader->item->matches, at, self->end, CLASS_BIT(CLASS_REFERENCE)) : NULL;
    const char *kind =
        count ? lexicon_value(reader->item->lexicon,
                              lexicon_entry_of(reader->item->lexicon, count->posting, CLASS_REFERENCE), KEY_KIND)
              : NULL;
    return kind && (string_same(kind, "both") || string_same(kind, "all") || string_same(kind, "leaders"));
}

/* True if signs in a row are likelier countries than the characters of a name:
 * two that stand alone, or more that are counted, each named or usual as a sign; or the outlet's
 * country is among them; or the item names the countries of them all. */
static bool is_likely_chain(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    const MatchTable *table = &reader->item->matches;
    const char *home = reader->item->outlet_country;
    bool alone = first == self->start || !match_exact(table, (Span){first - 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
    bool all_named = true, all_usual = true;
    for (uint32_t at = first; at < first + length; at++) {
        const Match *sign = match_exact(table, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const char *codes = facts_country(reader->item->lexicon, &reader->table->facts[sign->posting]);
        if (home && string_same(codes, home)) {
            return true;
        }
        bool named = country_of_sign(reader, codes, true);
        all_named = all_named && named;
        all_usual = all_usual && (named || (reader->table->facts[sign->posting].marks & MARK_ALONE));
    }
    bool counted = length > 2 && counts_states(self, first + length);
    return all_named || ((length == 2 || counted) && alone && all_usual);
}

/* True if the sign is that of the outlet's own country, which needs no naming
 * (越老 in a paper of Vietnam). */
static bool is_home_sign(const NameReader *reader, const Match *sign) {
    const char *home = reader->item->outlet_country;
    if (!home) {
        return false;
    }
    EntryId entry = lexicon_entry_of(reader->item->lexicon, sign->posting, CLASS_COUNTRY_SIGN);
    const char *code = lexicon_value(reader->item->lexicon, entry, KEY_CODE);
    return code && string_same(code, home);
}

/* True if a word for two states (两国) follows two signs, one of which is usual. */
static bool is_counted_pair(const Lattice *self, uint32_t first) {
    const NameReader *reader = self->reader;
    const MatchTable *table = &reader->item->matches;
    bool usual = false;
    for (uint32_t at = first; at < first + 2; at++) {
        const Match *sign = match_exact(table, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        usual = usual || (facts->marks & MARK_ALONE) ||
                country_of_sign(reader, facts_country(reader->item->lexicon, facts), true);
    }
    const Match *count = match_longest(table, first + 2, self->end, CLASS_BIT(CLASS_REFERENCE));
    const ChLexicon *lexicon = reader->item->lexicon;
    EntryId entry = usual && count ? lexicon_entry_of(lexicon, count->posting, CLASS_REFERENCE) : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(lexicon, entry, KEY_KIND, "both") ||
                                 lexicon_has(lexicon, entry, KEY_KIND, "leaders")); /* 苏美两国领导人 */
}

/* True if the sign and the character behind it are a word of the language (多方, 立方). */
static bool begins_word(const Lattice *self, Span sign) {
    return match_exact(&self->reader->item->matches, (Span){sign.start, sign.length + 1}, CLASS_BIT(CLASS_WORD)) !=
           NULL;
}

/* True if two signs open what is told before a word of relation, one of which is usual by itself and in no name of a
 * foreigner, and which together are no word: 中老外长会晤, where nothing else names the other. */
static bool is_opening_pair(const Lattice *self, uint32_t first) {
    const NameReader *reader = self->reader;
    const MatchTable *table = &reader->item->matches;
    const Match *relation = match_longest(table, first + 2, self->end, CLASS_BIT(CLASS_SIGN_CONTEXT));
    const ClassSet joins = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION);
    bool opens = first == self->start || !character_is_han(reader->text->character[first - 1]) ||
                 (match_exact(table, (Span){first - 1, 1}, joins) &&
                  !match_exact(table, (Span){first + 1, 1}, CLASS_BIT(CLASS_TENURE))); /* 任命 X 为叙新总理 */
    bool may = opens && relation && relation->span.length > 1 &&
               !match_exact(table, (Span){first, 2}, CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_PLACE));
    bool usual = false;
    for (uint32_t at = first; may && at < first + 2; at++) {
        const Match *sign = match_exact(table, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        may = !(facts->marks & MARK_GRAMMAR) && !begins_word(self, (Span){first + 1, 1});
        usual = usual || ((facts->marks & MARK_ALONE) && self->spots[at].foreign == 0); /* not 卢拉总统 */
    }
    return may && usual;
}

/* True if the signs, each of them usual by itself, stand between no others. */
static bool is_usual_run(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    bool usual = first == self->start || !character_is_han(reader->text->character[first - 1]) ||
                 match_exact(&reader->item->matches, (Span){first - 1, 1},
                             CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION));
    for (uint32_t at = first; usual && at < first + length; at++) {
        const Match *sign = match_exact(&reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        usual = reader->table->facts[sign->posting].marks & MARK_ALONE;
    }
    return usual;
}

/* True if three signs or more, each usual by itself and of one country alone, begin a run that no
 * common family name begins: 英法德称. */
static bool is_usual_group(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    bool begins = length > 2 && (first == self->start || !has_trait(self, first - 1, TRAIT_SIGN));
    for (uint32_t at = first; begins && at < first + length; at++) {
        const Match *sign = match_exact(&reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        begins = (facts->marks & MARK_ALONE) && country_is_state(facts_country(reader->item->lexicon, facts)) &&
                 (at > first || facts->surname <= 0 || facts->surname >= COMMON_SURNAME);
    }
    return begins;
}

/* True if a day begins at the position, in digits or numerals: 18日, 十八日. */
static bool day_begins(const Lattice *self, uint32_t at) {
    enum { LONGEST = 3 }; /* numerals of a day */
    const MatchTable *table = &self->reader->item->matches;
    uint32_t end = at;
    while (end + 1 < self->end && end < at + LONGEST && (table->starting[end] & CLASS_BIT(CLASS_NUMERAL))) {
        end++;
    }
    bool digits = at < self->end && character_is_digit(self->reader->text->character[at]);
    return digits || (end > at && match_exact(table, (Span){end, 1}, CLASS_BIT(CLASS_DATE_WORD)));
}

/* True if the signs of a list, every other character from `first` on, open what is told before a word of relation or a
 * day, each named or usual as a sign: 美、日外长, 美、俄18日. */
static bool is_usual_list(const Lattice *self, uint32_t first, uint32_t end) {
    const NameReader *reader = self->reader;
    const MatchTable *table = &reader->item->matches;
    const ClassSet joins = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION);
    bool usual = first == self->start || !character_is_han(reader->text->character[first - 1]) ||
                 match_exact(table, (Span){first - 1, 1}, joins);
    for (uint32_t at = first; usual && at < end; at += 2) {
        const Match *sign = match_exact(table, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        usual =
            (facts->marks & MARK_ALONE) || country_of_sign(reader, facts_country(reader->item->lexicon, facts), true);
    }
    const Match *relation =
        usual && end < self->end ? match_longest(table, end, self->end, CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
    return usual &&
           ((relation && relation->span.length > 1 && has_context(self, end, MARK_RELATION)) || day_begins(self, end));
}

/* True if the sign stands in a list of signs whose states are counted behind it (德、法、英三国), or which are usual.
 */
static bool in_sign_list(const Lattice *self, uint32_t from) {
    const uint32_t *character = self->reader->text->character;
    const MatchTable *table = &self->reader->item->matches;
    uint32_t first = from, end = from + 1;
    while (first >= self->start + 2 && character[first - 1] == LIST_COMMA && has_trait(self, first - 2, TRAIT_SIGN)) {
        first -= 2;
    }
    while (end + 1 < self->end && has_trait(self, end + 1, TRAIT_SIGN) &&
           (character[end] == LIST_COMMA || match_exact(table, (Span){end, 1}, CLASS_BIT(CLASS_CONJUNCTION)))) {
        end += 2;
    }
    return end > first + 2 && (counts_states(self, end) || is_usual_list(self, first, end));
}

/* Behind the word of tense or time at the position (英法已签署, 英法今天签署); the position itself if none stands
 * there. */
static uint32_t skip_tense(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    const ClassSet tense = CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_DATE_WORD);
    bool may = at < self->end && (table->starting[at] & tense);
    const Match *word = may ? match_longest(table, at, self->end, tense) : NULL;
    return word ? span_end(word->span) : at;
}

/* True if `length` signs from `first` on are followed by a word of relation, or
 * by the comma of lists and more signs, or name countries that the item names. */
static bool closes_chain(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    uint32_t end = first + length;
    if (is_usual_group(self, first, length)) {
        return true;
    }
    bool follows_signs = length > 2 || (first > self->start && has_trait(self, first - 1, TRAIT_SIGN));
    ClassSet words = CLASS_BIT(CLASS_PLACE) | (follows_signs ? CLASS_BIT(CLASS_MECHANISM) : 0);
    if (match_exact(&reader->item->matches, span_of(end - 2, end), words)) {
        return false; /* 华沙举行, 北约华沙峰会, 中俄智库对话 */
    }
    bool dated = day_begins(self, length == 2 ? skip_tense(self, end) : end); /* 中俄18日签署, 美俄将于18日会谈 */
    bool acts = has_context(self, end, MARK_RELATION) ||
                (length == 2 && has_context(self, skip_tense(self, end), MARK_RELATION));
    if (length > 2 && (acts || dated) && is_usual_run(self, first, length)) { /* 韩美日外长, 英法德18日 */
        return true;
    }
    if (dated ? length == 2 && is_likely_chain(self, first, length) : acts) {
        return is_likely_chain(self, first, length) ||
               (length == 2 && (is_counted_pair(self, first) || (!dated && is_opening_pair(self, first))));
    }
    if (end + 1 < self->end && reader->text->character[end] == LIST_COMMA) {
        uint32_t next = sign_run(self, end + 1);
        return next >= 2 && has_context(self, end + 1 + next, MARK_RELATION);
    }
    for (uint32_t at = first; at < end; at++) {
        const Match *sign = match_exact(&reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        if ((facts->marks & MARK_GRAMMAR) ||
            !(country_of_sign(reader, facts_country(reader->item->lexicon, facts), true) ||
              is_home_sign(reader, sign))) {
            return false;
        }
    }
    return true;
}

/* Signs in a row (XY relations), from the first or from one further on. */
static bool in_sign_chain(const Lattice *self, uint32_t from) {
    uint32_t first = from;
    bool follows = from > self->start && has_trait(self, from - 1, TRAIT_SIGN);
    if (!follows && !has_trait(self, from + 1, TRAIT_SIGN)) {
        return false; /* alone, as most are */
    }
    while (first > self->start && from - first < 3 && has_trait(self, first - 1, TRAIT_SIGN)) {
        first--;
    }
    for (; first <= from; first++) {
        uint32_t run = sign_run(self, first);
        for (uint32_t length = 2; length <= run; length++) {
            if (first + length > from && closes_chain(self, first, length)) {
                return true;
            }
        }
    }
    return false;
}

static bool follows_sign_opener(const Lattice *self, uint32_t from) {
    bool may = self->reader->item->matches.ending[from] & CLASS_BIT(CLASS_SIGN_CONTEXT);
    for (uint32_t length = 1; may && length <= 2 && from >= self->start + length; length++) {
        const Match *match =
            match_exact(&self->reader->item->matches, (Span){from - length, length}, CLASS_BIT(CLASS_SIGN_CONTEXT));
        if (match && (self->reader->table->facts[match->posting].marks & MARK_OPENER)) {
            return true;
        }
    }
    return false;
}

/* True if a verb of one character right before the sign, the end of no longer word, tells that somebody goes there:
 * 起访日, not 专访中. */
static bool is_visited(const Lattice *self, uint32_t from) {
    const MatchTable *table = &self->reader->item->matches;
    const ClassSet words = CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_EVENT);
    bool may = from > self->start && follows_sign_opener(self, from) &&
               match_exact(table, (Span){from - 1, 1}, CLASS_BIT(CLASS_EVENT));
    return may && !(from > self->start + 1 && match_exact(table, (Span){from - 2, 2}, words));
}

/* True if the sign tells where a post or an office is (驻日大使, 驻日使馆). */
static bool is_station(const Lattice *self, Span sign) {
    const MatchTable *table = &self->reader->item->matches;
    const Match *resident =
        sign.start > self->start ? match_exact(table, (Span){sign.start - 1, 1}, CLASS_BIT(CLASS_TITLE_PREFIX)) : NULL;
    return resident && (self->reader->table->facts[resident->posting].marks & MARK_RESIDENT) &&
           span_end(sign) < self->end &&
           match_longest(table, span_end(sign), self->end, CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE));
}

/* True if the sign tells who sends an envoy or keeps an embassy: 俄驻乌大使, 日驻韩使馆. */
static bool is_sender(const Lattice *self, Span sign) {
    const MatchTable *matches = &self->reader->item->matches;
    uint32_t end = span_end(sign);
    const Match *prefix =
        end + 2 < self->end ? match_exact(matches, (Span){end, 1}, CLASS_BIT(CLASS_TITLE_PREFIX)) : NULL;
    if (!prefix || !(self->reader->table->facts[prefix->posting].marks & MARK_RESIDENT)) {
        return false;
    }
    const Match *host = match_longest(matches, end + 1, self->end,
                                      CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_BLOC));
    return host && span_end(host->span) < self->end &&
           match_longest(matches, span_end(host->span), self->end,
                         CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY));
}

/* True if a post begins at the position, right there or behind the rest of a name. */
static bool post_of_named(const Lattice *self, uint32_t at) {
    enum { LONGEST_GIVEN = 6 }; /* of a transliterated one */
    const MatchTable *matches = &self->reader->item->matches;
    for (uint32_t given = 0; given <= LONGEST_GIVEN && at + given < self->end; given++) {
        if (match_longest(matches, at + given, self->end, CLASS_BIT(CLASS_TITLE))) {
            return true;
        }
        if (!match_exact(matches, (Span){at + given, 1}, CLASS_BIT(CLASS_NAME_CHARACTER)) ||
            match_exact(matches, (Span){at + given, 1}, CLASS_BIT(CLASS_TITLE_PREFIX) | CLASS_BIT(CLASS_BODY_HEAD))) {
            return false;
        }
    }
    return false;
}

/* True if the sign of a country named nowhere is rather the family name of somebody with his post: 对罗大使的来访,
 * 对苏林总书记的问候. */
static bool is_rather_surname(const Lattice *self, const Match *sign, const NameFacts *facts, bool known) {
    return !known && !(facts->marks & MARK_ALONE) && facts->surname > 0 && facts->surname < COMMON_SURNAME &&
           post_of_named(self, span_end(sign->span));
}

/* True if a verb of an event of two characters or more ends at the position. */
static bool ends_event(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    return at > self->start + 1 && (table->ending[at] & CLASS_BIT(CLASS_EVENT)) &&
           match_exact(table, (Span){at - 2, 2}, CLASS_BIT(CLASS_EVENT));
}

/* True if the post of one who leads a state begins at the position. */
static bool names_leader(const Lattice *self, uint32_t at) {
    const NameReader *reader = self->reader;
    const Match *title = match_longest(&reader->item->matches, at, self->end, CLASS_BIT(CLASS_TITLE));
    uint32_t marks = title ? reader->table->facts[title->posting].marks : 0;
    return (marks & MARK_LEADER) && !(marks & MARK_COLLECTIVE) && !(title->classes & CLASS_BIT(CLASS_GROUP));
}

/* True of a sign of two characters that are rather the signs of two states, but for where one is told of: 中非总统. */
static bool is_ambiguous_sign(const Lattice *self, const Match *sign) {
    const ChLexicon *lexicon = self->reader->item->lexicon;
    EntryId entry = sign->span.length > 1 ? match_entry(lexicon, sign, CLASS_COUNTRY_SIGN) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_FLAGS, "leader");
}

/* True if a day in digits ends at the position, behind somebody told before it: X 12日. */
static bool ends_day_of_actor(const Lattice *self, uint32_t at) {
    const Match *day = match_exact(&self->reader->item->matches, (Span){at - 1, 1}, CLASS_BIT(CLASS_DATE_WORD));
    uint32_t first = at - 1;
    while (first > self->start && character_is_digit(self->reader->text->character[first - 1])) {
        first--;
    }
    return day && first + 1 < at && first > self->start && has_trait(self, first - 1, TRAIT_HAN);
}

/* True if the sign is rather the word by which it is told what somebody did it with, behind the day on which he did:
 * X 12日以无人机袭击 Y. */
static bool is_rather_means(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    bool may = at > self->start && (table->ending[at] & CLASS_BIT(CLASS_DATE_WORD)) && ends_day_of_actor(self, at);
    const Match *word = may ? match_exact(table, (Span){at, 1}, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    EntryId entry = word ? match_entry(self->reader->item->lexicon, word, CLASS_PREPOSITION) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->reader->item->lexicon, entry, KEY_ROLE, "means") &&
           match_longest(table, at + 1, self->end, CLASS_BIT(CLASS_WORK)); /* 以|无人机, not 以|军 */
}

/* A sign alone counts before the words of a side (its army, its press), before
 * a post or an office, or behind a word of travel. One that is also a common
 * word needs its country to be named in the item. */
static bool sign_is_licensed(const Lattice *self, const Match *match, const NameFacts *facts, bool known) {
    const NameReader *reader = self->reader;
    uint32_t end = span_end(match->span);
    if (match->span.length == 1 && is_rather_means(self, match->span.start)) {
        return false;
    }
    if (match->span.length == 1 && (in_sign_chain(self, match->span.start) || in_sign_list(self, match->span.start) ||
                                    is_station(self, match->span) || is_sender(self, match->span))) {
        return true;
    }
    if (is_ambiguous_sign(self, match)) {
        return names_leader(self, end) || is_station(self, match->span);
    }
    bool stands_alone = (facts->marks & MARK_ALONE) && !begins_word(self, match->span);
    if (has_context(self, end, MARK_SIDE) && (known || stands_alone)) {
        return true;
    }
    if (has_context(self, end, MARK_WHOLE) && end + 1 < self->end &&
        match_longest(&reader->item->matches, end + 1, self->end, CLASS_BIT(CLASS_TITLE))) {
        return true; /* 萨国总统 */
    }
    bool visited = (facts->marks & MARK_ALONE) && is_visited(self, match->span.start);
    if (follows_sign_opener(self, match->span.start) && (known || visited || !(facts->marks & MARK_FUNCTION)) &&
        !is_rather_surname(self, match, facts, known)) {
        return true;
    }
    uint32_t before = match->span.start;
    bool begins = before == self->start || !has_trait(self, before - 1, TRAIT_HAN) ||
                  (has_trait(self, before - 1, TRAIT_JOINING) && !has_trait(self, before - 1, TRAIT_SIGN)) ||
                  ends_event(self, before); /* 会晤澳防长 */
    ClassSet heads = CLASS_BIT(CLASS_TITLE) | (known ? CLASS_BIT(CLASS_OFFICE) : 0);
    return (known || (stands_alone && begins)) && end < self->end &&
           match_longest(&reader->item->matches, end, self->end, heads);
}

/* False if nothing stands beside the sign that could license it: no other sign, comma of a list, word of a context,
 * post or office. Most stand inside words. */
static bool may_be_licensed(const Lattice *self, uint32_t from, uint32_t end) {
    const MatchTable *table = &self->reader->item->matches;
    const uint32_t *character = self->reader->text->character;
    const ClassSet behind = CLASS_BIT(CLASS_SIGN_CONTEXT) | CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE) |
                            CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_CONJUNCTION);
    const ClassSet before =
        CLASS_BIT(CLASS_SIGN_CONTEXT) | CLASS_BIT(CLASS_TITLE_PREFIX) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    return (table->starting[end] & behind) || (table->ending[from] & before) || character[end] == LIST_COMMA ||
           (from > self->start && character[from - 1] == LIST_COMMA);
}

/* True if a post begins at the position that is no word for many: 总统, not 领导人 or 企业家. */
static bool is_title_of_one(const Lattice *self, uint32_t at) {
    const Match *title = match_longest(&self->reader->item->matches, at, self->end, CLASS_BIT(CLASS_TITLE));
    return title && !(title->classes & CLASS_BIT(CLASS_GROUP));
}

/* True if words lead to where the sign ends for no more than any sign costs, and so do they to behind the character
 * that it would take with it: nothing of the sign need be known. */
static bool sign_is_dearer(const Lattice *self, uint32_t end) {
    float least = self->cost + SIGN_COST;
    const Place *behind = self->here + (end - self->from);
    bool may_take_more = end < self->end && (self->reader->item->matches.starting[end] & CLASS_BIT(CLASS_SIGN_CONTEXT));
    return step_cost(behind[0].step) <= least && !(may_take_more && !(step_cost(behind[1].step) <= least));
}

/* True if the sign, also a common word, is the second of a pair of usual ones that a word of relation or a day follows:
 * 遭美以空袭, 美以13日, not 美以实际行动. */
static bool ends_pair(const Lattice *self, Span sign) {
    const NameReader *reader = self->reader;
    const MatchTable *table = &reader->item->matches;
    const Match *first = sign.start > self->start && has_trait(self, sign.start - 1, TRAIT_SIGN)
                             ? match_exact(table, (Span){sign.start - 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN))
                             : NULL;
    const ClassSet others = CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_DATE_WORD);
    if (!first || !(reader->table->facts[first->posting].marks & MARK_ALONE) || (table->ending[sign.start] & others)) {
        return false; /* 联大以协商一致方式, 近日以49票 */
    }
    uint32_t end = span_end(sign);
    const Match *relation =
        end < self->end ? match_longest(table, end, self->end, CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
    return (relation && relation->span.length > 1 && (reader->table->facts[relation->posting].marks & MARK_RELATION)) ||
           (day_begins(self, end) && is_usual_run(self, first->span.start, 2));
}

void lattice_add_sign(Lattice *self, uint32_t index) {
    const MatchTable *table = &self->reader->item->matches;
    const Match *match = &table->items[index];
    const NameFacts *facts = &self->reader->table->facts[match->posting];
    uint32_t end = span_end(match->span);
    if (sign_is_dearer(self, end)) {
        return;
    }
    if ((match->classes & CLASS_BIT(CLASS_TENURE)) && (table->ending[self->from] & CLASS_BIT(CLASS_COUNTRY))) {
        return; /* 日本新首相 */
    }
    bool is_word = facts->marks & MARK_GRAMMAR; /* also a common one: needs its country named, or a chain */
    bool may = may_be_licensed(self, self->from, end);
    if (!may && is_word) {
        return;
    }
    bool known = country_of_sign(self->reader, facts_country(self->reader->item->lexicon, facts), true) != NULL;
    const ClassSet governing = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT);
    bool is_adverb = is_word && !match_exact(table, match->span, governing); /* 中越两国, not 以中俄两国 */
    bool is_chained = may && (is_adverb || ends_pair(self, match->span)) && (facts->marks & MARK_ALONE) &&
                      (in_sign_chain(self, self->from) || in_sign_list(self, self->from)) &&
                      !is_title_of_one(self, end); /* not 中非总统 */
    bool visited = is_word && may && (facts->marks & MARK_ALONE) && is_visited(self, self->from);
    bool licensed = may && (known || !is_word || is_chained || visited || is_station(self, match->span)) &&
                    sign_is_licensed(self, match, facts, known);
    known = known && !is_word && !is_ambiguous_sign(self, match);
    if (!licensed && !known) {
        return;
    }
    Way sign = way_of_sign(index);
    bool after_title = self->opens >= ANCHORED;
    for (uint32_t at = self->from; at > self->start && self->from - at < 3 && has_trait(self, at - 1, TRAIT_SIGN);
         at--) {
        after_title = after_title || self->spots[at - 1].opens >= ANCHORED;
    }
    float clash = after_title ? CLASH_COST : self->clash;
    relax(self, end, (licensed ? SIGN_COST : LOOSE_SIGN_COST) + clash, sign);
    const Match *side = licensed ? match_longest(table, end, self->end, CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
    bool whole = side && side->span.length == 1 && (self->reader->table->facts[side->posting].marks & MARK_WHOLE);
    ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC) | (known ? 0 : CLASS_BIT(CLASS_WORD));
    bool family = whole && facts->surname > 0 && end + 1 < self->end && /* 华国锋总理 */
                  !match_longest(table, end + 1, self->end, CLASS_BIT(CLASS_TITLE)) && post_of_named(self, end + 1);
    if (whole && !family && !match_exact(table, span_of(self->from, end + 1), names)) {
        relax(self, end + 1, SIGN_COST + clash, sign);
    }
}
