#include "read/names.h"

#include <math.h>

/* Costs of beginning a name, in nats; learnt by trial on news text. */
#define HAN_PRIOR       6.5f
#define JAPANESE_PRIOR  7.5f
#define FOREIGN_PRIOR   8.0f
#define ANY_PRIOR       7.0f
#define SURNAME_PRIOR   8.0f
#define KNOWN_COST      3.5f /* a name met before in the item */
#define KNOWN_PART      6.0f /* a part, between interpuncts, of such a name */
#define FIGURE_COST     4.0f
#define INTERPUNCT_COST 12.0f /* an interpunct that is in no name */
#define SIGN_COST       3.5f  /* a country by its sign, where the context licenses it */
#define UNKNOWN_COST    14.0f
#define FLOOR_COST      10.5f /* a character never seen in a name */
#define GIVEN_FLOOR     9.0f  /* any character may be in a given name */
#define COMMON_COST     9.0f  /* a character cheaper than this is often a word: it ends no transliteration */
#define LOOSE_SIGN_COST 8.0f  /* a sign that only its country, named elsewhere in the item, speaks for */
#define CLASH_COST      5.0f  /* a place, a sign or another name right behind a name */
#define UNOPENED        1.5f  /* more for a name that nothing before it announces */
#define UNCLOSED        2.5f  /* more for a name that what follows does not end */
#define JOINING_COST    5.0f  /* more for a given name with a preposition or the like */
#define GRAMMAR_COST    2.0f  /* … with an adverb or the like */
#define ANNOUNCED       4.0f  /* the evidence that a post gives */
#define COMMON_SURNAME  7.0f  /* a character that costs less as a family name is one when a title announces a name */
#define ANCHORED        2.5f  /* enough evidence on the left for a name of any characters */

enum { LONGEST_NAME = 30, LONGEST_PART = 9 };

/* A way into a position: the cheapest so far, and the token it ends with. */
typedef struct Step {
    float cost;
    uint32_t from;  /* code point where the token begins */
    uint32_t match; /* of TOKEN_WORD: its match */
    uint8_t kind;   /* TokenKind */
    uint8_t form;   /* NameForm, of TOKEN_NAME */
    bool is_sign;   /* of TOKEN_WORD: a country's sign and nothing else */
} Step;

/* A name met in the first pass, known by its place in the text. */
typedef struct Known {
    Span span;
    float cost;
    uint32_t next; /* 1 + index of the next with the same first character, 0 if none */
} Known;

/* What is asked of one character again and again; found out once for an item. */
typedef enum Trait {
    TRAIT_HAN = 1 << 0,
    TRAIT_LATIN = 1 << 1,   /* a Latin letter or a digit */
    TRAIT_GRAMMAR = 1 << 2, /* a word that holds sentences together */
    TRAIT_COMMON = 1 << 3,  /* often a word */
    TRAIT_BOUND = 1 << 4,   /* a joint binds it to what stands before it */
    TRAIT_SIGN = 1 << 5,    /* a country's sign */
} Trait;

enum { KNOWN_BUCKETS = 1024 };

typedef struct Lattice {
    NameReader *reader;
    const uint8_t *traits;        /* by position */
    const float *given, *foreign; /* by position: cost in a given name; in a transliteration, 0 if never */
    bool has_joint;               /* an interpunct stands in the sentence */
    uint32_t latin_end;           /* where the last run of Latin letters and digits that was met ends */
    uint32_t start, end;          /* of the sentence */
    Step *steps;                  /* of end - start + 1 positions */
    const uint32_t *figure_at;    /* by position: 1 + index of the figure that begins there */
    List(Known) known;
    uint16_t known_by_character[KNOWN_BUCKETS]; /* 1 + index of the first known name that begins so or alike */
} Lattice;

static uint16_t *known_bucket(Lattice *self, uint32_t c) { return &self->known_by_character[c % KNOWN_BUCKETS]; }

/* Written without a branch: whether it raises anything cannot be foretold. */
static void raise(float *evidence, uint32_t at, float to) { evidence[at] = evidence[at] < to ? to : evidence[at]; }

static void add_mark_evidence(NameReader *self, uint32_t at) {
    switch (self->text->character[at]) {
    case 0x3001: /* comma of lists */
        raise(self->opens, at + 1, 1);
        raise(self->closes, at, 1);
        break;
    case ':':
        raise(self->opens, at + 1, 0.7f);
        raise(self->closes, at, 1.5f);
        break;
    case '(':
        raise(self->closes, at, 1);
        break;
    case '\n':
    case 0x3002:
        raise(self->opens, at + 1, 1);
        raise(self->closes, at, 0.7f);
        break;
    case ',':
    case ';':
    case 0x201D:
    case ')':
        raise(self->opens, at + 1, 0.5f);
        raise(self->closes, at, 0.7f);
        break;
    case ' ':
        raise(self->opens, at + 1, self->opens[at]);
        raise(self->closes, at, 0.7f);
        break;
    default:
        break;
    }
}

static void gather_evidence(NameReader *self) {
    uint32_t length = self->text->length;
    self->opens = ARENA_ARRAY(self->item->arena, float, (size_t)length + 2);
    self->closes = ARENA_ARRAY(self->item->arena, float, (size_t)length + 2);
    for (uint32_t i = 0; i < self->item->matches.count; i++) {
        const Match *match = &self->item->matches.items[i];
        const NameFacts *facts = &self->table->facts[match->posting];
        raise(self->opens, span_end(match->span), facts->opens);
        raise(self->closes, match->span.start, facts->closes);
    }
    for (uint32_t at = 0; at < length; at++) {
        if (!character_is_han(self->text->character[at])) {
            add_mark_evidence(self, at);
        }
    }
    for (size_t i = 0; i < self->figures->count; i++) {
        raise(self->closes, self->figures->items[i].span.start, 0.8f);
    }
    raise(self->closes, length, 0.7f);
}

/* Goes from `from` to `to` by the token that `way` tells of, if that is cheaper. */
static inline void relax(Lattice *self, uint32_t from, uint32_t to, float cost, Step way) {
    Step *target = &self->steps[to - self->start];
    way.cost = self->steps[from - self->start].cost + cost;
    way.from = from;
    if (way.cost < target->cost) {
        *target = way;
    }
}

/* True if a joint binds the characters on both sides of `at`: no name begins
 * behind it or ends before it. */
static bool joint_binds(const Text *text, uint32_t at) {
    const uint32_t *character = text->character;
    uint32_t before = character[at - 1], here = character[at];
    before = before == ' ' && at > 1 && character[at - 2] == 0xB7 ? 0xB7 : before;
    here = here == ' ' && at + 1 < text->length && character[at + 1] == 0xB7 ? 0xB7 : here;
    return ((before == 0xB7 || before == '-') && character_is_han(here)) ||
           ((here == 0xB7 || here == '-') && character_is_han(before));
}

static bool is_bound(const Lattice *self, uint32_t at) {
    return at > self->start && at < self->end && (self->traits[at] & TRAIT_BOUND);
}

/* What the one-character word at `at`, if it is one, says of it. */
static uint8_t word_traits(const NameReader *reader, uint32_t at) {
    const MatchTable *table = &reader->item->matches;
    const Match *match = &table->items[table->first[at]];
    if (table->first[at] == table->first[at + 1] || match->span.length > 1) {
        return 0;
    }
    const NameFacts *facts = &reader->table->facts[match->posting];
    return (uint8_t)((facts->marks & MARK_GRAMMAR ? TRAIT_GRAMMAR : 0) |
                     (match->classes & CLASS_BIT(CLASS_COUNTRY_SIGN) ? TRAIT_SIGN : 0) |
                     (facts->cost > 0 && facts->cost < COMMON_COST ? TRAIT_COMMON : 0));
}

static void gather_traits(Lattice *self) {
    const NameReader *reader = self->reader;
    const Text *text = reader->text;
    Arena *arena = reader->item->arena;
    uint8_t *traits = ARENA_ARRAY(arena, uint8_t, (size_t)text->length + 1);
    float *given = ARENA_ARRAY_UNSET(arena, float, (size_t)text->length + 1);
    float *foreign = ARENA_ARRAY_UNSET(arena, float, (size_t)text->length + 1);
    for (uint32_t at = 0; at < text->length; at++) {
        uint32_t c = text->character[at];
        float cost = 0;
        foreign[at] = 0;
        traits[at] = word_traits(reader, at);
        if (character_is_han(c)) {
            cost = c < 0x10000 ? reader->table->given[c] : 0;
            foreign[at] = c < 0x10000 ? reader->table->foreign[c] : 0;
            traits[at] |= TRAIT_HAN;
        } else if (character_is_latin(c) || character_is_digit(c)) {
            traits[at] |= TRAIT_LATIN;
        }
        given[at] = cost > 0 && cost < GIVEN_FLOOR ? cost : GIVEN_FLOOR;
        bool beside = at > 0 && ((traits[at] ^ traits[at - 1]) & TRAIT_HAN);
        traits[at] |= beside && joint_binds(text, at) ? TRAIT_BOUND : 0;
    }
    self->traits = traits;
    self->given = given;
    self->foreign = foreign;
}

/* True if the cheapest way to `at` ends in a name. */
static bool follows_name(const Lattice *self, uint32_t at) {
    return at > self->start && self->steps[at - self->start].kind == TOKEN_NAME;
}

static void relax_name(Lattice *self, uint32_t from, uint32_t to, float cost, NameForm form) {
    const NameReader *reader = self->reader;
    if (is_bound(self, from) || is_bound(self, to)) {
        return;
    }
    float opens = reader->opens[from] > 0 ? reader->opens[from] : -UNOPENED;
    float closes = reader->closes[to] > 0 ? reader->closes[to] : -UNCLOSED;
    float total = cost - opens - closes + (follows_name(self, from) ? CLASH_COST : 0);
    relax(self, from, to, total > 2 ? total : 2, (Step){.kind = TOKEN_NAME, .form = (uint8_t)form});
}

static bool has_trait(const Lattice *self, uint32_t at, Trait trait) {
    return at < self->end && (self->traits[at] & trait);
}

/* A conjunction before a stop, a verb, or the particle that closes a list. */
static bool joins_nothing(const Lattice *self, const Match *match) {
    uint32_t at = span_end(match->span);
    if (!(match->classes & CLASS_BIT(CLASS_CONJUNCTION)) || match->span.length > 1) {
        return false;
    }
    if (at >= self->end || self->reader->text->character[at] == ',' || self->reader->text->character[at] == 0x3001 ||
        self->reader->text->character[at] == 0x3002) {
        return true;
    }
    const Match *verb =
        match_longest(&self->reader->item->matches, at, self->end, CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH));
    const Match *word = match_longest(&self->reader->item->matches, at, self->end, UINT64_MAX);
    if (verb && verb->span.length > 1 &&
        (verb->span.length == word->span.length || (word->classes & CLASS_BIT(CLASS_EVENT)))) {
        return true; /* a verb of one subject */
    }
    const Match *next = match_exact(&self->reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_WORD));
    return next && (self->reader->table->facts[next->posting].marks & MARK_PARTICLE);
}

/* What a character that is also a word adds to the cost of a given name. */
static float word_penalty(const Lattice *self, uint32_t at) {
    const ClassSet joining =
        CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUBJECT_STOP);
    const Match *word = match_exact(&self->reader->item->matches, (Span){at, 1}, joining);
    if (word) {
        return joins_nothing(self, word) ? 0 : JOINING_COST;
    }
    return has_trait(self, at, TRAIT_GRAMMAR) ? GRAMMAR_COST : has_trait(self, at, TRAIT_COMMON) ? 1 : 0;
}

static void add_surnamed(Lattice *self, const Match *match, const NameFacts *facts) {
    static const float han_length[] = {0, 1.6f, 0.2f, 3.5f};
    static const float japanese_length[] = {0, 1.2f, 0.4f, 3.0f};
    uint32_t from = match->span.start, at = span_end(match->span);
    bool japanese = (facts->marks & MARK_JAPANESE) && match->span.length > 1;
    float cost = facts->surname + (japanese ? JAPANESE_PRIOR : HAN_PRIOR);
    const Match *title = at < self->end ? match_longest(&self->reader->item->matches, at, self->end,
                                                        CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_HONORIFIC))
                                        : NULL;
    bool opened = self->reader->opens[from] > 0 || from == self->start;
    if (opened && title && (self->reader->table->facts[title->posting].marks & MARK_AFTER_NAME) &&
        title->span.length > 1) {
        relax_name(self, from, at, facts->surname + SURNAME_PRIOR, NAME_SURNAME);
    }
    for (uint32_t i = 1; i <= 3 && has_trait(self, at, TRAIT_HAN); i++, at++) {
        cost += self->given[at] + word_penalty(self, at);
        relax_name(self, from, at + 1, cost + (japanese ? japanese_length[i] : han_length[i]),
                   japanese ? NAME_JAPANESE : NAME_HAN);
    }
}

static bool joint_follows(const Lattice *self, uint32_t at) {
    return at + 1 < self->end && self->reader->text->character[at + 1] == 0xB7;
}

static bool is_joint(uint32_t c) { return c == 0xB7 || c == '-' || c == '.'; }

/* "the Sixth": behind a numeral, the word for a generation closes a monarch's
 * name. Returns where it ends, or `at`. */
static uint32_t generation_end(const Lattice *self, uint32_t at) {
    const NameReader *reader = self->reader;
    const Match *numeral =
        at < self->end ? match_longest(&reader->item->matches, at, self->end, CLASS_BIT(CLASS_NUMERAL)) : NULL;
    uint32_t end = numeral ? span_end(numeral->span) : at;
    bool closed = numeral && end < self->end && reader->text->character[end] == reader->table->generation;
    return closed ? end + 1 : at;
}

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
    bool may = at < self->end && (table->starting[at] & CLASS_BIT(CLASS_SIGN_CONTEXT));
    for (uint32_t i = table->first[at]; may && i < table->first[at + 1]; i++) {
        const NameFacts *facts = &self->reader->table->facts[table->items[i].posting];
        if ((table->items[i].classes & CLASS_BIT(CLASS_SIGN_CONTEXT)) && (facts->marks & marks)) {
            return true;
        }
    }
    return false;
}

/* True if signs in a row are likelier countries than the characters of a name:
 * two that stand alone; or the outlet's country is among them; or the item
 * names the countries of them all. */
static bool is_likely_chain(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    const MatchTable *table = &reader->item->matches;
    const char *home = reader->item->outlet_country;
    bool alone = first == self->start || !match_exact(table, (Span){first - 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
    if (length == 2 && alone) {
        return true;
    }
    bool all_named = true;
    for (uint32_t at = first; at < first + length; at++) {
        const Match *sign = match_exact(table, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const char *codes = reader->table->facts[sign->posting].country;
        if (home && strcmp(codes, home) == 0) {
            return true;
        }
        all_named = all_named && country_of_sign(reader, codes, true);
    }
    return all_named;
}

/* True if `length` signs from `first` on are followed by a word of relation, or
 * by the comma of lists and more signs, or name countries that the item names. */
static bool closes_chain(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    uint32_t end = first + length;
    if (has_context(self, end, MARK_RELATION)) {
        return is_likely_chain(self, first, length);
    }
    if (end + 1 < self->end && reader->text->character[end] == 0x3001) {
        uint32_t next = sign_run(self, end + 1);
        return next >= 2 && has_context(self, end + 1 + next, MARK_RELATION);
    }
    for (uint32_t at = first; at < end; at++) {
        const Match *sign = match_exact(&reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        if ((facts->marks & MARK_GRAMMAR) || !country_of_sign(reader, facts->country, true)) {
            return false;
        }
    }
    return true;
}

/* Signs in a row (XY relations), from the first or from one further on. */
static bool in_sign_chain(const Lattice *self, uint32_t from) {
    uint32_t first = from;
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

/* True if the sign and the character behind it are a word of the language (多方, 立方). */
static bool begins_word(const Lattice *self, Span sign) {
    return match_exact(&self->reader->item->matches, (Span){sign.start, sign.length + 1}, CLASS_BIT(CLASS_WORD)) !=
           NULL;
}

/* A sign alone counts before the words of a side (its army, its press), before
 * a post or an office, or behind a word of travel. One that is also a common
 * word needs its country to be named in the item. */
static bool sign_is_licensed(const Lattice *self, const Match *match, const NameFacts *facts) {
    const NameReader *reader = self->reader;
    uint32_t end = span_end(match->span);
    bool known = country_of_sign(reader, facts->country, true) != NULL;
    if ((facts->marks & MARK_GRAMMAR) && !known) {
        return false;
    }
    if (match->span.length == 1 && in_sign_chain(self, match->span.start)) {
        return true;
    }
    bool stands_alone = (facts->marks & MARK_ALONE) && !begins_word(self, match->span);
    if (has_context(self, end, MARK_SIDE) && (known || stands_alone)) {
        return true;
    }
    if (follows_sign_opener(self, match->span.start) && (known || !(facts->marks & MARK_FUNCTION))) {
        return true;
    }
    return known && end < self->end &&
           match_longest(&reader->item->matches, end, self->end, CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE)) !=
               NULL;
}

/* The last part of a name with joints may be a word of the lexicon. */
static void add_word_part(Lattice *self, uint32_t from, uint32_t part, float cost) {
    const Match *match =
        match_longest(&self->reader->item->matches, part, self->end, CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_PLACE));
    const NameFacts *facts = match ? &self->reader->table->facts[match->posting] : NULL;
    if (facts && match->span.length > 1 && (facts->marks & MARK_NOMINAL)) {
        relax_name(self, from, span_end(match->span), cost + facts->cost, NAME_FOREIGN);
    }
}

/* True if an interpunct closes the part of a name that begins at `at`. */
static bool joint_is_ahead(const Lattice *self, uint32_t at) {
    uint32_t end = at;
    while (self->has_joint && end - at <= LONGEST_PART && has_trait(self, end, TRAIT_HAN)) {
        end++;
    }
    end += end < self->end && self->reader->text->character[end] == ' ';
    return end > at && end < self->end && self->reader->text->character[end] == 0xB7;
}

/* Transliterated names: parts of fitting characters between joints. One
 * character that no name had before is let through in a part, more where an
 * interpunct shows that it is a name. */
static void add_foreign(Lattice *self, uint32_t from) {
    const uint32_t *character = self->reader->text->character;
    float cost = FOREIGN_PRIOR;
    uint32_t part = 0, strange = 0, joints = 0;
    for (uint32_t at = from; at < self->end && at - from < LONGEST_NAME; at++) {
        bool is_han = self->traits[at] & TRAIT_HAN;
        if (!is_han && character[at] == ' ' && joint_follows(self, at)) {
            continue; /* blanks around an interpunct */
        }
        if (!is_han && is_joint(character[at])) {
            at += at + 1 < self->end && character[at] == 0xB7 && character[at + 1] == ' ';
            if (part == 0 || !has_trait(self, at + 1, TRAIT_HAN)) {
                return;
            }
            cost += 1;
            part = strange = 0;
            joints++;
            add_word_part(self, from, at + 1, cost);
            continue;
        }
        float own = is_han ? self->foreign[at] : -1;
        if (own < 0 || ++part > LONGEST_PART) {
            return;
        }
        bool common = own == 0 && has_trait(self, at, TRAIT_COMMON);
        if (own == 0) {
            own = FLOOR_COST;
            bool shown = joints || joint_is_ahead(self, at);
            if (++strange > (shown ? 3 : 1) || (!shown && has_trait(self, at, TRAIT_GRAMMAR)) ||
                (common && part == 1 && !shown)) {
                return;
            }
        }
        cost += own;
        if (at > from && (!common || joints)) {
            relax_name(self, from, at + 1, cost, NAME_FOREIGN);
            uint32_t end = generation_end(self, at + 1);
            if (end > at + 1) {
                relax_name(self, from, end, cost + 2, NAME_FOREIGN);
            }
        }
    }
}

/* Where a title or the like stands right before, a name of any characters. */
static void add_any(Lattice *self, uint32_t from) {
    float cost = ANY_PRIOR;
    for (uint32_t at = from; at < from + 4 && has_trait(self, at, TRAIT_HAN) && !has_trait(self, at, TRAIT_GRAMMAR);
         at++) {
        cost += word_penalty(self, at);
        float foreign = self->foreign[at], given = self->given[at];
        cost += foreign > 0 && foreign < given ? foreign : given;
        if (at > from) {
            relax_name(self, from, at + 1, cost, NAME_ANY);
        }
    }
}

static void add_known(Lattice *self, uint32_t from) {
    const Text *text = self->reader->text;
    uint32_t c = text->character[from];
    if (is_bound(self, from)) {
        return;
    }
    for (uint32_t i = *known_bucket(self, c); i; i = self->known.items[i - 1].next) {
        const Known *known = &self->known.items[i - 1];
        if (from + known->span.length <= self->end && !is_bound(self, from + known->span.length) &&
            text_same(text, known->span, (Span){from, known->span.length})) {
            relax(self, from, from + known->span.length, known->cost, (Step){.kind = TOKEN_NAME, .form = NAME_KNOWN});
        }
    }
}

static void add_sign(Lattice *self, uint32_t index) {
    const MatchTable *table = &self->reader->item->matches;
    const Match *match = &table->items[index];
    const NameFacts *facts = &self->reader->table->facts[match->posting];
    uint32_t from = match->span.start, end = span_end(match->span);
    bool licensed = sign_is_licensed(self, match, facts);
    bool known = !(facts->marks & MARK_GRAMMAR) && country_of_sign(self->reader, facts->country, true);
    if (!licensed && !known) {
        return;
    }
    Step sign = {.kind = TOKEN_WORD, .match = index, .is_sign = true};
    bool after_title = self->reader->opens[from] >= ANCHORED;
    for (uint32_t at = from; at > self->start && from - at < 3 && has_trait(self, at - 1, TRAIT_SIGN); at--) {
        after_title = after_title || self->reader->opens[at - 1] >= ANCHORED;
    }
    float clash = follows_name(self, from) || after_title ? CLASH_COST : 0;
    relax(self, from, end, (licensed ? SIGN_COST : LOOSE_SIGN_COST) + clash, sign);
    const Match *side = licensed ? match_longest(table, end, self->end, CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
    if (side && side->span.length == 1 && (self->reader->table->facts[side->posting].marks & MARK_WHOLE)) {
        relax(self, from, end + 1, SIGN_COST + clash, sign);
    }
}

static void add_matches(Lattice *self, uint32_t from) {
    const MatchTable *table = &self->reader->item->matches;
    const float opens = self->reader->opens[from];
    for (uint32_t i = table->first[from]; i < table->first[from + 1]; i++) {
        const Match *match = &table->items[i];
        const NameFacts *facts = &self->reader->table->facts[match->posting];
        if (span_end(match->span) > self->end) {
            break;
        }
        if (facts->cost > 0) {
            bool uncounted = match->classes == CLASS_BIT(CLASS_MEASURE) &&
                             self->steps[from - self->start].kind != TOKEN_FIGURE; /* 马赫 in a name */
            bool is_stray = match->span.length == 1 && facts->surname > 0 && facts->surname < COMMON_SURNAME &&
                            opens >= ANNOUNCED &&
                            !(facts->marks & (MARK_VERBAL | MARK_FUNCTION | MARK_GRAMMAR)); /* 主席朱|马里 */
            bool clash = uncounted || is_stray ||
                         ((match->classes & CLASS_BIT(CLASS_PLACE)) && follows_name(self, from)) ||
                         joins_nothing(self, match);
            relax(self, from, span_end(match->span), facts->cost + (clash ? CLASH_COST : 0),
                  (Step){.kind = TOKEN_WORD, .match = i});
        }
        if (match->classes & CLASS_BIT(CLASS_COUNTRY_SIGN)) {
            add_sign(self, i);
        }
        if (facts->surname > 0) {
            add_surnamed(self, match, facts);
        }
    }
}

/* Latin letters and digits run on; other characters stand alone. */
static void add_plain(Lattice *self, uint32_t from) {
    uint32_t c = self->reader->text->character[from], end = from + 1;
    if (has_trait(self, from, TRAIT_LATIN)) {
        end = from < self->latin_end ? self->latin_end : end;
        while (has_trait(self, end, TRAIT_LATIN)) {
            end++;
        }
        self->latin_end = end;
        const ClassSet names =
            CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_OUTLET);
        bool is_named = match_exact(&self->reader->item->matches, span_of(from, end), names) != NULL; /* G20, APEC */
        relax(self, from, end, is_named ? UNKNOWN_COST : 4, (Step){.kind = TOKEN_LATIN});
    } else if (has_trait(self, from, TRAIT_HAN)) {
        float stray = self->reader->opens[from] >= ANNOUNCED ? CLASH_COST : 0;
        relax(self, from, end, UNKNOWN_COST + stray, (Step){.kind = TOKEN_UNKNOWN});
    } else {
        relax(self, from, end, c == 0xB7 ? INTERPUNCT_COST : 1, (Step){.kind = TOKEN_MARK});
    }
}

static void extend(Lattice *self, uint32_t from) {
    NameReader *reader = self->reader;
    if (self->figure_at[from]) {
        Span span = reader->figures->items[self->figure_at[from] - 1].span;
        if (span_end(span) <= self->end) {
            relax(self, from, span_end(span), FIGURE_COST, (Step){.kind = TOKEN_FIGURE});
        }
    }
    add_plain(self, from);
    add_matches(self, from);
    if (has_trait(self, from, TRAIT_HAN)) {
        add_foreign(self, from);
        add_known(self, from);
        if (reader->opens[from] >= ANCHORED) {
            add_any(self, from);
        }
    }
}

static Token token_of(const Lattice *self, const Step *step, uint32_t end) {
    Token token = {.kind = (TokenKind)step->kind, .form = (NameForm)step->form, .span = span_of(step->from, end)};
    if (token.kind == TOKEN_WORD) {
        const Match *match = &self->reader->item->matches.items[step->match];
        const ClassSet sign = CLASS_BIT(CLASS_COUNTRY_SIGN);
        token.facts = &self->reader->table->facts[match->posting];
        token.classes = step->is_sign ? sign : match->classes & ~sign;
    }
    return token;
}

/* The tokens of the cheapest way to the sentence's end. */
static TokenList tokens_of_path(const Lattice *self, uint32_t length) {
    uint32_t count = 0;
    for (uint32_t at = length; at; at = self->steps[at].from - self->start) {
        count++;
    }
    TokenList tokens = {0};
    tokens.items = ARENA_ARRAY_UNSET(self->reader->item->arena, Token, count ? count : 1);
    tokens.count = tokens.capacity = count;
    for (uint32_t at = length; at; at = self->steps[at].from - self->start) {
        tokens.items[--count] = token_of(self, &self->steps[at], self->start + at);
    }
    return tokens;
}

static TokenList best_path(Lattice *self, Span sentence) {
    self->start = sentence.start;
    self->end = span_end(sentence);
    self->latin_end = sentence.start;
    self->has_joint = false;
    self->steps[0] = (Step){.cost = 0};
    for (uint32_t i = 1; i <= sentence.length; i++) {
        self->steps[i].cost = INFINITY;
        self->has_joint |= self->reader->text->character[self->start + i - 1] == 0xB7;
    }
    for (uint32_t at = self->start; at < self->end; at++) {
        if (self->steps[at - self->start].cost < INFINITY) { /* within a run of letters no path may pass */
            extend(self, at);
        }
    }
    return tokens_of_path(self, sentence.length);
}

static void know(Lattice *self, Span span, float cost) {
    const Text *text = self->reader->text;
    uint32_t c = text->character[span.start];
    for (uint32_t i = *known_bucket(self, c); i; i = self->known.items[i - 1].next) {
        Known *known = &self->known.items[i - 1];
        if (text_same(text, known->span, span)) {
            known->cost = known->cost < cost ? known->cost : cost;
            return;
        }
    }
    if (self->known.count >= UINT16_MAX) {
        return;
    }
    *list_push(self->reader->item->arena, &self->known) = (Known){span, cost, *known_bucket(self, c)};
    *known_bucket(self, c) = (uint16_t)self->known.count;
}

/* Keeps a name and, if it has several parts, the parts it may be called by. */
static void know_name(Lattice *self, const Token *token) {
    const uint32_t *character = self->reader->text->character;
    uint32_t start = token->span.start, end = span_end(token->span);
    if (character[start] >= 0x10000) {
        return;
    }
    know(self, token->span, KNOWN_COST);
    if (token->form == NAME_JAPANESE) {
        const Match *surname = match_longest(&self->reader->item->matches, start, end - 1, CLASS_BIT(CLASS_SURNAME));
        if (surname && surname->span.length > 1) {
            know(self, surname->span, KNOWN_PART);
        }
    }
    for (uint32_t at = start; at < end; at++) {
        if (character[at] == 0xB7) {
            if (end - at > 2) {
                know(self, span_of(at + 1, end), KNOWN_PART);
            }
            if (at - start > 1) {
                know(self, span_of(start, at), KNOWN_PART + 2);
            }
        }
    }
}

/* True if a known name stands in a sentence where its path has something else. */
static bool may_change(Lattice *self, const TokenList *path) {
    const Text *text = self->reader->text;
    for (size_t t = 0; self->known.count && t < path->count; t++) {
        const Token *token = &path->items[t];
        for (uint32_t at = token->span.start; at < span_end(token->span); at++) {
            for (uint32_t i = *known_bucket(self, text->character[at]); i; i = self->known.items[i - 1].next) {
                Span span = self->known.items[i - 1].span;
                bool same = at == token->span.start && span.length == token->span.length && token->kind == TOKEN_NAME;
                if (!same && at + span.length <= text->length && text_same(text, span, (Span){at, span.length})) {
                    return true;
                }
            }
        }
    }
    return false;
}

static bool names_count_in(const NameReader *self, const Sentence *sentence) {
    SegmentKind kind = self->item->segments.items[sentence->segment].kind;
    return kind != SEGMENT_FURNITURE && kind != SEGMENT_CREDIT;
}

TokenList *lattice_read(NameReader *self) {
    Arena *arena = self->item->arena;
    const SentenceList *sentences = &self->item->sentences;
    uint32_t longest = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        uint32_t length = sentences->items[i].span.length;
        longest = length > longest ? length : longest;
    }
    gather_evidence(self);
    uint32_t *figure_at = ARENA_ARRAY(arena, uint32_t, (size_t)self->text->length + 1);
    for (size_t i = 0; i < self->figures->count; i++) {
        figure_at[self->figures->items[i].span.start] = (uint32_t)i + 1;
    }
    Lattice lattice = {.reader = self, .figure_at = figure_at};
    lattice.steps = ARENA_ARRAY_UNSET(arena, Step, (size_t)longest + 1);
    gather_traits(&lattice);
    TokenList *result = ARENA_ARRAY(arena, TokenList, sentences->count + 1);
    for (size_t i = 0; i < sentences->count; i++) {
        result[i] = best_path(&lattice, sentences->items[i].span);
        for (size_t t = 0; t < result[i].count && names_count_in(self, &sentences->items[i]); t++) {
            const Token *token = &result[i].items[t];
            if (token->kind == TOKEN_NAME && token->form != NAME_SURNAME) {
                know_name(&lattice, token);
            }
        }
    }
    for (size_t i = 0; i < sentences->count; i++) {
        if (may_change(&lattice, &result[i])) {
            result[i] = best_path(&lattice, sentences->items[i].span);
        }
    }
    return result;
}
