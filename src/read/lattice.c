#include "read/names.h"

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
#define UNKNOWN_COST    14.0f /* at most, with CLASH_COST: ALONE_LIMIT */
#define FLOOR_COST      10.5f /* a character never seen in a name */
#define LOOSE_SIGN_COST 8.0f  /* a sign that only its country, named elsewhere in the item, speaks for */
#define USUAL_CLOSE     6.0f  /* a character cheaper than this is usual in given names */
#define JOINING_COST    5.0f  /* more for a given name with a preposition or the like */
#define SPACED_COST     1.0f  /* a blank inside a name */
#define INSIDE_COST     8.0f  /* such a character in the middle of a name that a post announces, all told */
#define GRAMMAR_COST    2.0f  /* … with an adverb or the like */
#define ANNOUNCED       4.0f  /* the evidence that a post gives */
#define COMMON_SURNAME  7.0f  /* a character that costs less as a family name is one when a title announces a name */
#define LATIN_CLOSES    1.25f /* a name ends before a bracket with one in Latin letters; marks the place too */
#define LATIN_BONUS     3.0f  /* what such a name costs less, however cheap it is */
#define NOUN_BONUS      4.0f  /* what a name that is a noun too costs less behind a post … */
#define USUAL_IN_POST   6.3f  /* … if its second character costs less in given names */
#define USUAL_SURNAME   4.0f  /* … and its first so much as a family name */
#define ENDS_IN_POST    0.5f  /* … and so much evidence ends it */
#define TOLD_BONUS      3.0f  /* what a transliteration costs less that a post announces and a verb closes */
#define NATIONAL_OPENS  2.0f  /* evidence for a name behind a country and a noun for its nationals (挪威人 X) */
#define WITHIN_POST     4.0f  /* what a name costs less between an office and the title of its head */
#define WITHIN_COUNTRY  9.0f  /* … one that a country begins */
#define REGNAL_COST     5.0f  /* what a name of family and given name costs more behind the title of a pope */
#define REGNAL_STRANGE  6.5f  /* a character never seen in a name, behind such a title */
#define ANCHORED        2.5f  /* enough evidence on the left for a name of any characters */

enum { LONGEST_NAME = 30, LONGEST_PART = 9, LONGEST_WHOLE = 12 };

/* What the token is that ends the cheapest way into a position. A number, so that it
 * travels in a register: of a TOKEN_WORD its match, above that the TokenKind, the
 * NameForm of a TOKEN_NAME, and whether the word is a country's sign and nothing else. */
typedef uint64_t Way;

enum { WAY_KIND = 32, WAY_FORM = 40, WAY_SIGN = 48 };

static inline Way way_of(TokenKind kind) { return (uint64_t)kind << WAY_KIND; }
static inline Way way_of_name(NameForm form) { return way_of(TOKEN_NAME) | (uint64_t)form << WAY_FORM; }
static inline Way way_of_word(uint32_t match) { return way_of(TOKEN_WORD) | match; }
static inline Way way_of_sign(uint32_t match) { return way_of_word(match) | (uint64_t)1 << WAY_SIGN; }
static inline uint32_t way_match(Way way) { return (uint32_t)way; }
static inline TokenKind way_kind(Way way) { return (TokenKind)(way >> WAY_KIND & 0xFF); }
static inline NameForm way_form(Way way) { return (NameForm)(way >> WAY_FORM & 0xFF); }
static inline bool way_is_sign(Way way) { return way >> WAY_SIGN; }

/* The cheapest way into a position. */
typedef struct Place {
    uint64_t step; /* what it costs so far, and where its last token begins: step_of() */
    Way way;
} Place;

/* Costs are above 0, so that their bits are in order as they are: of two steps the
 * cheaper is the smaller number, of two as cheap the one that begins first, which is
 * the one tried first. */
static inline uint64_t step_of(float cost, uint32_t from) {
    uint32_t bits;
    memcpy(&bits, &cost, sizeof bits);
    return (uint64_t)bits << 32 | from;
}
static inline float step_cost(uint64_t step) {
    uint32_t bits = (uint32_t)(step >> 32);
    float cost;
    memcpy(&cost, &bits, sizeof cost);
    return cost;
}
static inline uint32_t step_from(uint64_t step) { return (uint32_t)step; }

#define UNREACHED UINT64_MAX /* the step into a position that no way leads to */

/* A name met in the first pass, known by its place in the text. */
typedef struct Known {
    Span span; /* of two characters and more */
    float cost;
    uint32_t next; /* 1 + index of the next in its bucket, 0 if none */
} Known;

/* What a match of two characters and more adds to the lattice, put down once for an
 * item: most are plain words, and for those nothing else is looked at. */
typedef struct Arc {
    float cost; /* as a word, 0 if it is none */
    uint16_t length;
    uint8_t special; /* WORD_… */
} Arc;

enum { KNOWN_BUCKETS = 256 };

typedef struct Lattice {
    NameReader *reader;
    const NameSpot *spots;     /* by position */
    const Arc *arcs;           /* by match, of those longer than a character */
    bool any_joint, has_joint; /* an interpunct stands in the item, in the sentence */
    bool has_generation;       /* the character that closes "the Sixth" stands in the item */
    uint32_t latin_end;        /* where the last run of Latin letters and digits that was met ends */
    uint32_t run_end;          /* likewise of Han characters */
    bool run_jointed;          /* an interpunct stands behind it; looked for in sentences that have one */
    uint32_t start, end;       /* of the sentence */
    Place *places;             /* of end - start + 1 positions */
    uint32_t from;             /* where the tokens now tried begin; what follows is said of it */
    Place *here;               /* its place */
    float cost;                /* of the cheapest way there */
    float opens;               /* evidence that a name begins there, UNOPENED if there is none */
    float clash;               /* CLASH_COST if that way ends in a name, else 0 */
    bool is_bound;             /* no name begins there */
    bool is_crowned;           /* the cheapest way there ends in the title of one who has taken a name with it */
    const uint32_t *figure_at; /* by position with TRAIT_FIGURE: 1 + index of the figure that begins there */
    List(Known) known;
    uint32_t learnt;                          /* how often a name was added or became cheaper */
    uint16_t known_by_opening[KNOWN_BUCKETS]; /* 1 + index of the first known name whose first two characters hash so */
} Lattice;

static inline uint16_t *known_bucket(Lattice *self, const uint32_t *character) {
    return &self->known_by_opening[(character[0] + character[1] * 5) % KNOWN_BUCKETS];
}

/* Written without a branch: whether it raises anything cannot be foretold. */
static void raise(float *evidence, float to) { *evidence = *evidence < to ? to : *evidence; }

/* Evidence that a name begins behind a mark, or ends before it. */
typedef struct MarkEvidence {
    float opens, closes;
} MarkEvidence;

/* A mark is evidence that a name ends before it and that one begins behind it. By tables,
 * since which mark comes next cannot be foretold. */
static void add_mark_evidence(NameSpot *spot, uint32_t character) {
    enum { NARROW = 64 }; /* no mark of ASCII that is evidence lies behind */
    static const MarkEvidence narrow[NARROW] = {
        ['\n'] = {1, 0.7f},   [' '] = {UNOPENED, 0.7f}, ['('] = {UNOPENED, 1}, [')'] = {0.5f, 0.7f},
        [','] = {0.5f, 0.7f}, [':'] = {0.7f, 1.5f},     [';'] = {0.5f, 0.7f},
    };
    static const MarkEvidence none = {UNOPENED, UNCLOSED}, comma_of_lists = {1, 1}, full_stop = {1, 0.7f},
                              closing_quote = {0.5f, 0.7f};
    const MarkEvidence *evidence = character < NARROW && narrow[character].closes > 0 ? &narrow[character] : &none;
    evidence = character == 0x3001 ? &comma_of_lists : evidence;
    evidence = character == 0x3002 ? &full_stop : evidence;
    evidence = character == 0x201D ? &closing_quote : evidence;
    raise(&spot[1].opens, character == ' ' ? spot->opens : evidence->opens);
    raise(&spot->closes, evidence->closes);
}

/* Takes a step into a place, if that is cheaper. Whether it is cannot be foretold: no
 * branch is taken on it. */
static inline void place_take(Place *place, uint64_t step, Way way) {
    uint64_t kept = place->step, other = place->way;
    place->step = step < kept ? step : kept;
    place->way = step < kept ? way : other;
}

/* Goes on to `to` by a token of the given cost, if that is cheaper. */
static inline void relax(Lattice *self, uint32_t to, float cost, Way way) {
    place_take(self->here + (to - self->from), step_of(self->cost + cost, self->from), way);
}

/* True if a joint binds the characters on both sides of `at`: no name begins
 * behind it or ends before it. */
static bool joint_binds(const Text *text, uint32_t at) {
    const uint32_t *character = text->character;
    uint32_t before = character[at - 1], here = character[at];
    before = before == ' ' && at > 1 && character[at - 2] == 0xB7 ? 0xB7 : before;
    here = here == ' ' && at + 1 < text->length && character[at + 1] == 0xB7 ? 0xB7 : here;
    bool from = before == 0xB7 || (before == '-' && at > 1 && character_is_han(character[at - 2]));
    bool to = here == 0xB7 || (here == '-' && at + 1 < text->length && character_is_han(character[at + 1]));
    return (from && character_is_han(here)) || (to && character_is_han(before)); /* not the dash of a speech */
}

static bool is_bound(const Lattice *self, uint32_t at) {
    return (self->spots[at].traits & TRAIT_BOUND) && at > self->start && at < self->end;
}

/* Puts down the characters. Returns all traits met. */
static unsigned gather_characters(const NameReader *self, NameSpot *spots) {
    const uint32_t *character = self->text->character, length = self->text->length;
    const uint16_t *number = self->item->matches.number;
    float opens = UNOPENED; /* by the character before */
    unsigned all = 0;
    for (uint32_t at = 0; at < length; at++) {
        const NameCharacter *known = &self->table->characters[number[at]];
        NameSpot *spot = &spots[at];
        if (number[at]) {
            *spot = *known;
            spot->opens = opens;
            opens = known->opens;
        } else {
            *spot = bare_character(character[at]);
            spot->opens = opens;
            opens = UNOPENED;
        }
        if ((spot->traits & TRAIT_NATIONAL) && (self->item->matches.ending[at] & CLASS_BIT(CLASS_COUNTRY))) {
            raise(&opens, NATIONAL_OPENS);
        }
        all |= spot->traits;
    }
    spots[length] =
        (NameSpot){.opens = opens, .closes = UNCLOSED, .alone = ALONE_LIMIT, .pair = NO_PAIR, .special = WORD_MISSING};
    return all;
}

/* Puts down what the forms of two characters and more say of names beside them. */
static void gather_words(const NameReader *self, NameSpot *spots, Arc *arcs) {
    enum { AHEAD = 16 }; /* matches whose words are asked for early: they seldom are in the cache */
    const MatchTable *table = &self->item->matches;
    const NameWord *words = self->table->words;
    for (uint32_t i = 0; i < table->longer_count; i++) {
        uint32_t index = table->longer[i], ahead = i + AHEAD < table->longer_count ? table->longer[i + AHEAD] : 0;
        const Match *match = &table->items[index];
        const NameWord *word = &words[match->posting];
        __builtin_prefetch(&words[table->items[ahead].posting]);
        raise(&spots[span_end(match->span)].opens, word->opens);
        raise(&spots[match->span.start].closes, word->closes);
        if ((word->traits & TRAIT_NATIONAL) && (table->ending[match->span.start] & CLASS_BIT(CLASS_COUNTRY))) {
            raise(&spots[span_end(match->span)].opens, NATIONAL_OPENS);
        }
        arcs[index] = (Arc){word->cost, (uint16_t)match->span.length, word->special};
        float pair = word->special & WORD_NONE ? NO_PAIR : word->cost + (word->special ? CLASH_COST : 0);
        NameSpot *spot = &spots[match->span.start];
        spot->pair = match->span.length == 2 && pair < spot->pair ? pair : spot->pair;
    }
}

/* True if the bracket at the mark holds a name in Latin letters: a capital and small letters. */
static bool opens_latin_name(const Text *text, uint32_t mark) {
    uint32_t capital = mark + 2 < text->length ? text->character[mark + 1] : 0;
    uint32_t small = capital ? text->character[mark + 2] : 0;
    return ((capital >= 'A' && capital <= 'Z') || (capital >= 0xC0 && capital <= 0xDE)) &&
           ((small >= 'a' && small <= 'z') || (small >= 0xDF && small <= 0x24F));
}

/* What marks say of names beside them, and which characters joints bind. */
static void gather_marks(const NameReader *self, NameSpot *spots) {
    const Text *text = self->text;
    for (uint32_t mark = text_next_mark(text, 0, text->length); mark < text->length;
         mark = text_next_mark(text, mark + 1, text->length)) {
        uint32_t c = text->character[mark];
        add_mark_evidence(&spots[mark], c);
        if (c == '(' && opens_latin_name(text, mark)) {
            raise(&spots[mark].closes, LATIN_CLOSES);
        }
        for (uint32_t at = mark; (c == 0xB7 || c == '-' || c == ' ') && at <= mark + 1; at++) {
            bool beside = at > 0 && at < text->length && ((spots[at].traits ^ spots[at - 1].traits) & TRAIT_HAN);
            if (beside && joint_binds(text, at)) {
                spots[at].traits |= TRAIT_BOUND;
                spots[at].is_plain = false;
            }
        }
    }
}

/* Gathers the evidence for names and the traits of characters. */
static void gather(Lattice *self) {
    NameReader *reader = self->reader;
    size_t length = reader->text->length;
    Arena *arena = reader->item->scratch;
    NameSpot *spots = ARENA_ARRAY_UNSET(arena, NameSpot, length + 1);
    Arc *arcs = ARENA_ARRAY_UNSET(arena, Arc, (size_t)reader->item->matches.count + 1);
    unsigned all = gather_characters(reader, spots);
    gather_words(reader, spots, arcs);
    gather_marks(reader, spots);
    for (size_t i = 0; i < reader->figures->count; i++) {
        NameSpot *spot = &spots[reader->figures->items[i].span.start];
        raise(&spot->closes, 0.8f);
        spot->traits |= TRAIT_FIGURE;
        spot->is_plain = false;
    }
    for (size_t i = 0; i < reader->item->segments.count; i++) {
        const Segment *segment = &reader->item->segments.items[i];
        raise(&spots[segment->span.start].opens, segment->kind == SEGMENT_LEAD ? 1 : UNOPENED);
    }
    raise(&spots[length].closes, 0.7f);
    self->any_joint = all & TRAIT_INTERPUNCT;
    self->has_generation = all & TRAIT_GENERATION;
    self->spots = reader->spots = spots;
    self->arcs = arcs;
}

/* True if the characters before `to`, but for the first, are a title: no name then.
 * Seldom asked: by itself, so that who asks saves no registers. */
__attribute__((noinline)) static bool ends_in_title(const Lattice *self, uint32_t to) {
    return match_longest_before(&self->reader->item->matches, self->from + 1, to, CLASS_BIT(CLASS_TITLE));
}

/* Goes on to `to` by a name; not asked where a joint binds its first character. */
static inline void relax_name(Lattice *self, uint32_t to, float cost, NameForm form) {
    bool may_end = self->reader->item->matches.ending[to] & CLASS_BIT(CLASS_TITLE);
    if (is_bound(self, to) || (may_end && to > self->from + 2 && ends_in_title(self, to))) {
        return;
    }
    float total = cost - self->opens - self->spots[to].closes + self->clash;
    relax(self, to, total > 2 ? total : 2, way_of_name(form));
}

static bool has_trait(const Lattice *self, uint32_t at, Trait trait) {
    return at < self->end && (self->spots[at].traits & trait);
}

/* True if what stands at `at` opens no member of a list: a preposition, an adverb of
 * time or a plan, a day (康京和在…, 康京和将…, 康京和15日…). */
static bool opens_predicate(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    const ClassSet joints = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION),
                   adverbs = CLASS_BIT(CLASS_ASPECT);
    const Match *longest = match_longest(table, at, self->end, UINT64_MAX);
    if (has_trait(self, at, TRAIT_FIGURE)) {
        const Mention *figure = &self->reader->figures->items[self->figure_at[at] - 1];
        return figure->kind == MENTION_DATE && (figure->shape.from.printed & DATE_DAY);
    }
    ClassSet words = longest && longest->span.length == 1 ? joints | adverbs : adverbs;
    return longest && (longest->classes & words) && !(longest->classes & CLASS_BIT(CLASS_COUNTRY_SIGN));
}

/* True if the word is an adverb, or a verb of an event that ends what is told: neither is the other member of a list.
 */
static bool opens_deed(const Lattice *self, const Match *word) {
    const ChLexicon *lexicon = self->reader->item->lexicon;
    uint32_t end = span_end(word->span), c = end < self->end ? self->reader->text->character[end] : 0x3002;
    EntryId plain = lexicon_entry_of(lexicon, word->posting, CLASS_WORD);
    EntryId event = word->classes & CLASS_BIT(CLASS_EVENT) && (c == ',' || c == 0x3002)
                        ? lexicon_entry_of(lexicon, word->posting, CLASS_EVENT)
                        : NO_ENTRY;
    bool adverb = plain != NO_ENTRY && !(word->classes & ~(uint64_t)CLASS_BIT(CLASS_WORD)) &&
                  lexicon_has(lexicon, plain, KEY_KIND, "adverb");
    return adverb || (event != NO_ENTRY && lexicon_has(lexicon, event, KEY_KIND, "verb") &&
                      lexicon_has(lexicon, event, KEY_FRAME, "mutual"));
}

/* True if what stands at `at` leans on the name before it: a rank, a post that has nobody's name behind it, a verb of
 * speech of one character before the words told (魏凤和上将, 魏凤和部长愉快地, 魏凤和说,). */
static bool leans_on_name(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    const ClassSet leaning = CLASS_BIT(CLASS_RANK) | CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_SPEECH);
    if (!(table->starting[at] & leaning)) {
        return false;
    }
    const Match *word = match_longest(table, at, self->end, leaning);
    uint32_t end = span_end(word->span), behind = end < self->end ? self->reader->text->character[end] : 0x3002;
    bool stops = behind == ',' || behind == ':' || behind == 0x3002;
    if (word->classes & CLASS_BIT(CLASS_RANK)) {
        return word->span.length > 1;
    }
    if (!(word->classes & CLASS_BIT(CLASS_TITLE))) {
        return word->span.length == 1 && stops;
    }
    const ClassSet deeds = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_ASPECT);
    return word->span.length > 1 && (self->reader->table->facts[word->posting].marks & MARK_AFTER_NAME) &&
           (stops || (end < self->end && (table->starting[end] & deeds) && !has_trait(self, end, TRAIT_SIGN)));
}

/* A conjunction before a stop, a bracket, a verb, what leans on a name (一行), or the
 * particle that closes a list. */
static bool joins_nothing(const Lattice *self, const Match *match) {
    uint32_t at = span_end(match->span);
    if (!(match->classes & (CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION))) || match->span.length > 1) {
        return false;
    }
    if (at >= self->end || self->reader->text->character[at] == ',' || self->reader->text->character[at] == 0x3001 ||
        self->reader->text->character[at] == 0x3002 || self->reader->text->character[at] == '(') {
        return true;
    }
    if (!(match->classes & CLASS_BIT(CLASS_CONJUNCTION))) {
        return false;
    }
    if (opens_predicate(self, at)) {
        return true;
    }
    const Match *group = match_longest(&self->reader->item->matches, at, self->end, CLASS_BIT(CLASS_GROUP));
    if (group && (self->reader->table->facts[group->posting].marks & MARK_ATTACHED)) {
        return true;
    }
    if (leans_on_name(self, at)) {
        return true;
    }
    const Match *verb =
        match_longest(&self->reader->item->matches, at, self->end, CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH));
    const Match *word = match_longest(&self->reader->item->matches, at, self->end, UINT64_MAX);
    if (verb && verb->span.length > 1 &&
        (verb->span.length == word->span.length || (word->classes & CLASS_BIT(CLASS_EVENT)))) {
        return true; /* a verb of one subject */
    }
    if (word && word->span.length > 1 && opens_deed(self, word)) {
        return true; /* 与魏凤和私下会面, 与康京和通话 */
    }
    const Match *next = match_exact(&self->reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_WORD));
    return next && (self->reader->table->facts[next->posting].marks & MARK_PARTICLE);
}

static float joining_penalty(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    return joins_nothing(self, &table->items[table->first[at]]) ? 0 : JOINING_COST;
}

/* What a character that is also a word adds to the cost of a given name. */
static inline float word_penalty(const Lattice *self, uint32_t at) {
    static const float costs[] = {0, GRAMMAR_COST, 1, GRAMMAR_COST}; /* by TRAIT_GRAMMAR and TRAIT_COMMON */
    unsigned traits = at < self->end ? self->spots[at].traits : 0;
    if (traits & TRAIT_JOINING) {
        return joining_penalty(self, at);
    }
    return costs[traits & (TRAIT_GRAMMAR | TRAIT_COMMON)];
}

/* True for a particle that is also usual at the end of Japanese given names (博之). */
static bool closes_given_name(const Lattice *self, uint32_t at) {
    const Match *particle =
        match_exact(&self->reader->item->matches, span_of(at, at + 1), CLASS_BIT(CLASS_SUBJECT_STOP));
    return particle && !(particle->classes & (CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION))) &&
           self->spots[at].given < USUAL_CLOSE;
}

/* A name of two characters printed with a blank between them, as lists set it to the
 * width of the longer names (王　某、李某某). Costs more where nothing announces a name. */
static void add_spaced(Lattice *self, uint32_t blank, float surname) {
    uint32_t given = blank + 1;
    if (self->reader->text->character[blank] == ' ' && has_trait(self, given, TRAIT_HAN) && self->opens > 0) {
        relax_name(self, given + 1, surname + HAN_PRIOR + SPACED_COST + self->spots[given].given, NAME_HAN);
    }
}

/* True if the way to `from` ends in a ministry or the like: 外交部吴部长. */
static bool follows_office(const Lattice *self, uint32_t from) {
    Way way = self->places[from - self->start].way;
    return from > self->start && way_kind(way) == TOKEN_WORD &&
           (self->reader->item->matches.items[way_match(way)].classes & CLASS_BIT(CLASS_OFFICE));
}

/* What a name costs less that ends before the title at `end`: much between an office and the title of its head, where
 * a country may begin it (立法院韩国瑜院长). Seldom asked. */
__attribute__((noinline)) static float within_post(const Lattice *self, uint32_t end) {
    const MatchTable *table = &self->reader->item->matches;
    const Match *title = match_longest(table, end, self->end, CLASS_BIT(CLASS_TITLE));
    bool heads = title && title->span.length > 1 &&
                 (self->reader->table->facts[title->posting].marks & MARK_AFTER_NAME) &&
                 !(table->starting[end - 1] & CLASS_BIT(CLASS_BODY_HEAD)) && follows_office(self, self->from);
    bool begun = heads && (table->starting[self->from] & CLASS_BIT(CLASS_COUNTRY));
    return begun ? WITHIN_COUNTRY : heads ? WITHIN_POST : 0;
}

/* What so many characters behind a family name cost. */
static const float han_length[] = {0, 1.6f, 0.2f, 3.5f};
static const float japanese_length[] = {0, 1.2f, 0.4f, 3.0f};

/* True if the two characters from `from` are a noun or an adjective too, which a post announces as a name and what
 * stands behind ends as one (发言人高峰说). */
__attribute__((noinline)) static bool is_name_by_post(const Lattice *self, uint32_t from, const NameFacts *facts) {
    const NameReader *reader = self->reader;
    if (facts->surname > USUAL_SURNAME || self->spots[from + 1].given >= USUAL_IN_POST ||
        self->spots[from + 2].closes < ENDS_IN_POST) {
        return false;
    }
    const ClassSet ordinary =
        CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_SPEECH_WORD) | CLASS_BIT(CLASS_FURNITURE);
    const Match *noun = match_exact(&reader->item->matches, (Span){from, 2}, CLASS_BIT(CLASS_WORD));
    return noun && !(noun->classes & ~(uint64_t)ordinary) &&
           (reader->table->facts[noun->posting].marks & MARK_NOMINAL) &&
           !(reader->table->facts[noun->posting].marks & (MARK_VERBAL | MARK_FUNCTION));
}

static void add_surnamed(Lattice *self, const Match *match, const NameFacts *facts) {
    uint32_t from = match->span.start, at = span_end(match->span);
    bool japanese = (facts->marks & MARK_JAPANESE) && match->span.length > 1;
    float cost = facts->surname + (japanese ? JAPANESE_PRIOR : HAN_PRIOR);
    bool opened = self->opens > 0 || from == self->start || follows_office(self, from);
    const Match *title = opened && at < self->end ? match_longest(&self->reader->item->matches, at, self->end,
                                                                  CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_HONORIFIC))
                                                  : NULL;
    if (title && (self->reader->table->facts[title->posting].marks & MARK_AFTER_NAME) && title->span.length > 1) {
        relax_name(self, at, facts->surname + SURNAME_PRIOR, NAME_SURNAME);
    }
    bool announced = self->opens >= ANNOUNCED;
    cost += !japanese && self->is_crowned ? REGNAL_COST : 0;
    if (match->span.length == 1 && at < self->end) {
        add_spaced(self, at, facts->surname);
    }
    for (uint32_t i = 1; i <= 3 && has_trait(self, at, TRAIT_HAN); i++, at++) {
        bool closes = japanese && i == 2 && closes_given_name(self, at);
        closes = closes || (i == 2 && self->spots[at + 1].closes == LATIN_CLOSES); /* 方济各（Francis） */
        closes = closes || (announced && i == 2 && at + 1 < self->end &&           /* 总参谋长傅全有上将 */
                            (self->reader->item->matches.starting[at + 1] & CLASS_BIT(CLASS_RANK)));
        float penalty = closes ? 0 : word_penalty(self, at), given = self->spots[at].given;
        bool noun = announced && i == 1 && match->span.length == 1 && is_name_by_post(self, from, facts);
        bool titled = self->reader->item->matches.starting[at + 1] & CLASS_BIT(CLASS_TITLE);
        float length = japanese ? japanese_length[i] : han_length[i] - (titled ? within_post(self, at + 1) : 0);
        relax_name(self, at + 1, cost + given + penalty + length - (noun ? NOUN_BONUS : 0),
                   japanese ? NAME_JAPANESE : NAME_HAN);
        bool inside = announced && i == 1 && penalty >= JOINING_COST; /* X 为 Y behind a post is one name */
        cost += inside ? INSIDE_COST : given + penalty;
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
    bool quoted = (marks & MARK_RELATION) && at < self->end && self->reader->text->character[at] == 0x201C;
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
        const char *codes = reader->table->facts[sign->posting].country;
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
        usual = usual || (facts->marks & MARK_ALONE) || country_of_sign(reader, facts->country, true);
    }
    const Match *count = match_longest(table, first + 2, self->end, CLASS_BIT(CLASS_REFERENCE));
    const ChLexicon *lexicon = reader->item->lexicon;
    return usual && count &&
           lexicon_has(lexicon, lexicon_entry_of(lexicon, count->posting, CLASS_REFERENCE), KEY_KIND, "both");
}

/* True if the sign stands in a list of signs whose states are counted behind it:
 * 德、法、英三国. */
static bool in_sign_list(const Lattice *self, uint32_t from) {
    const uint32_t *character = self->reader->text->character;
    const MatchTable *table = &self->reader->item->matches;
    uint32_t first = from, end = from + 1;
    while (first >= self->start + 2 && character[first - 1] == 0x3001 && has_trait(self, first - 2, TRAIT_SIGN)) {
        first -= 2;
    }
    while (end + 1 < self->end && has_trait(self, end + 1, TRAIT_SIGN) &&
           (character[end] == 0x3001 || match_exact(table, (Span){end, 1}, CLASS_BIT(CLASS_CONJUNCTION)))) {
        end += 2;
    }
    return end > first + 2 && counts_states(self, end);
}

/* True if three signs or more, each usual by itself and of one country alone, begin a run that no
 * common family name begins: 英法德称. */
static bool is_usual_group(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    bool begins = length > 2 && (first == self->start || !has_trait(self, first - 1, TRAIT_SIGN));
    for (uint32_t at = first; begins && at < first + length; at++) {
        const Match *sign = match_exact(&reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        begins = (facts->marks & MARK_ALONE) && country_is_state(facts->country) &&
                 (at > first || facts->surname <= 0 || facts->surname >= COMMON_SURNAME);
    }
    return begins;
}

/* True if `length` signs from `first` on are followed by a word of relation, or
 * by the comma of lists and more signs, or name countries that the item names. */
static bool closes_chain(const Lattice *self, uint32_t first, uint32_t length) {
    const NameReader *reader = self->reader;
    uint32_t end = first + length;
    if (is_usual_group(self, first, length)) {
        return true;
    }
    if (has_context(self, end, MARK_RELATION)) {
        return is_likely_chain(self, first, length) || (length == 2 && is_counted_pair(self, first));
    }
    if (end + 1 < self->end && reader->text->character[end] == 0x3001) {
        uint32_t next = sign_run(self, end + 1);
        return next >= 2 && has_context(self, end + 1 + next, MARK_RELATION);
    }
    for (uint32_t at = first; at < end; at++) {
        const Match *sign = match_exact(&reader->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        const NameFacts *facts = &reader->table->facts[sign->posting];
        if ((facts->marks & MARK_GRAMMAR) ||
            !(country_of_sign(reader, facts->country, true) || is_home_sign(reader, sign))) {
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

/* True if the sign tells where a post or an office is (驻日大使, 驻日使馆). */
static bool is_station(const Lattice *self, Span sign) {
    const MatchTable *table = &self->reader->item->matches;
    const Match *resident =
        sign.start > self->start ? match_exact(table, (Span){sign.start - 1, 1}, CLASS_BIT(CLASS_TITLE_PREFIX)) : NULL;
    return resident && (self->reader->table->facts[resident->posting].marks & MARK_RESIDENT) &&
           span_end(sign) < self->end &&
           match_longest(table, span_end(sign), self->end, CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE));
}

/* True if the sign and the character behind it are a word of the language (多方, 立方). */
static bool begins_word(const Lattice *self, Span sign) {
    return match_exact(&self->reader->item->matches, (Span){sign.start, sign.length + 1}, CLASS_BIT(CLASS_WORD)) !=
           NULL;
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

/* A sign alone counts before the words of a side (its army, its press), before
 * a post or an office, or behind a word of travel. One that is also a common
 * word needs its country to be named in the item. */
static bool sign_is_licensed(const Lattice *self, const Match *match, const NameFacts *facts, bool known) {
    const NameReader *reader = self->reader;
    uint32_t end = span_end(match->span);
    if (match->span.length == 1 && (in_sign_chain(self, match->span.start) || in_sign_list(self, match->span.start) ||
                                    is_station(self, match->span) || is_sender(self, match->span))) {
        return true;
    }
    bool stands_alone = (facts->marks & MARK_ALONE) && !begins_word(self, match->span);
    if (has_context(self, end, MARK_SIDE) && (known || stands_alone)) {
        return true;
    }
    if (has_context(self, end, MARK_WHOLE) && end + 1 < self->end &&
        match_longest(&reader->item->matches, end + 1, self->end, CLASS_BIT(CLASS_TITLE))) {
        return true; /* 萨国总统 */
    }
    if (follows_sign_opener(self, match->span.start) && (known || !(facts->marks & MARK_FUNCTION))) {
        return true;
    }
    uint32_t before = match->span.start;
    bool begins = before == self->start || !has_trait(self, before - 1, TRAIT_HAN) ||
                  (has_trait(self, before - 1, TRAIT_JOINING) && !has_trait(self, before - 1, TRAIT_SIGN));
    ClassSet heads = CLASS_BIT(CLASS_TITLE) | (known ? CLASS_BIT(CLASS_OFFICE) : 0);
    return (known || (stands_alone && begins)) && end < self->end &&
           match_longest(&reader->item->matches, end, self->end, heads);
}

/* The last part of a name with joints may be a word of the lexicon. */
static void add_word_part(Lattice *self, uint32_t part, float cost) {
    const Match *match =
        match_longest(&self->reader->item->matches, part, self->end, CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_PLACE));
    const NameFacts *facts = match ? &self->reader->table->facts[match->posting] : NULL;
    if (facts && match->span.length > 1 && (facts->marks & MARK_NOMINAL)) {
        relax_name(self, span_end(match->span), cost + facts->cost, NAME_FOREIGN);
    }
}

/* Finds the run of Han characters that `from` stands in, and whether an interpunct closes it. */
static void enter_run(Lattice *self, uint32_t from) {
    const uint32_t *character = self->reader->text->character;
    uint32_t end = from;
    while (end < self->end && (self->spots[end].traits & TRAIT_HAN)) {
        end++;
    }
    self->run_end = end;
    end += end < self->end && character[end] == ' ';
    self->run_jointed = end < self->end && character[end] == 0xB7;
}

/* True if an interpunct closes the part of a name that begins at `at`, in the run entered last. */
static inline bool joint_is_ahead(const Lattice *self, uint32_t at) {
    return self->run_jointed && self->run_end - at <= LONGEST_PART + 1;
}

/* Goes on to `to` by a transliterated name, and by one that is a monarch's. */
static inline void relax_foreign(Lattice *self, uint32_t to, float cost) {
    relax_name(self, to, cost, NAME_FOREIGN);
    uint32_t end = self->has_generation ? generation_end(self, to) : to;
    if (end > to) {
        relax_name(self, end, cost + 2, NAME_FOREIGN);
    }
}

/* Transliterated names: parts of fitting characters between joints. One
 * character that no name had before is let through in a part, more where an
 * interpunct shows that it is a name. */
static void add_jointed(Lattice *self, uint32_t from) {
    const uint32_t *character = self->reader->text->character;
    float cost = FOREIGN_PRIOR;
    uint32_t part = 0, strange = 0, joints = 0;
    for (uint32_t at = from; at < self->end && at - from < LONGEST_NAME; at++) {
        bool is_han = self->spots[at].traits & TRAIT_HAN;
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
            add_word_part(self, at + 1, cost);
            continue;
        }
        float own = is_han ? self->spots[at].foreign : -1;
        if (own < 0 || ++part > LONGEST_PART) {
            return;
        }
        bool common = own == 0 && has_trait(self, at, TRAIT_COMMON);
        if (own == 0) {
            own = FLOOR_COST;
            bool shown = joints || joint_is_ahead(self, at);
            if (++strange > (shown ? 3 : 1) || has_trait(self, at, shown ? TRAIT_JOINING : TRAIT_GRAMMAR) ||
                (common && part == 1 && !shown)) {
                return;
            }
        }
        cost += own;
        if (at > from && (!common || joints)) {
            relax_foreign(self, at + 1, cost);
        }
    }
}

/* The same where no interpunct is near enough to close the part, as most are: one part.
 * Hands over at the first joint of another kind. */
static void add_foreign(Lattice *self, uint32_t from) {
    uint32_t longest = self->has_joint ? LONGEST_PART : LONGEST_WHOLE;
    uint32_t limit = from + longest < self->end ? from + longest : self->end, at = from, strange = 0;
    float cost = FOREIGN_PRIOR;
    for (; at < limit && (self->spots[at].traits & TRAIT_HAN); at++) {
        float own = self->spots[at].foreign;
        bool common = false;
        if (own == 0) {
            unsigned traits = self->spots[at].traits;
            bool shown = self->is_crowned || joint_is_ahead(self, at);
            bool inside = self->opens >= ANNOUNCED && at > from && at + 1 < limit && self->spots[at + 1].foreign > 0;
            common = (traits & TRAIT_COMMON) && !self->is_crowned;
            if (++strange > (shown ? 3 : 1) || (traits & (shown || inside ? TRAIT_JOINING : TRAIT_GRAMMAR)) ||
                (!shown && common && at == from)) {
                return;
            }
            own = self->is_crowned ? REGNAL_STRANGE : FLOOR_COST;
        }
        cost += own;
        if (at > from && !common) {
            bool told = at > from + 2 && !strange && self->opens >= ANNOUNCED && !has_trait(self, at, TRAIT_GRAMMAR) &&
                        self->spots[at + 1].closes >= ENDS_IN_POST &&
                        !(self->reader->item->matches.starting[from] & CLASS_BIT(CLASS_HONORIFIC)); /* 谢赫 X */
            relax_foreign(self, at + 1, told ? cost - TOLD_BONUS : cost); /* 代表内本西亚称 */
        }
    }
    if (at < self->end && is_joint(self->reader->text->character[at])) {
        add_jointed(self, from);
    } else if (self->spots[at].closes == LATIN_CLOSES && at > from + 2 && !is_bound(self, at)) {
        float total = cost - self->opens - LATIN_CLOSES + self->clash;
        relax(self, at, (total > 2 ? total : 2) - LATIN_BONUS, way_of_name(NAME_FOREIGN));
    }
}

/* Transliterated names that begin at `from`. */
static inline void add_transliterated(Lattice *self, uint32_t from, unsigned traits) {
    if (self->has_joint && from >= self->run_end) {
        enter_run(self, from);
    }
    if (self->run_jointed && self->run_end - from <= LONGEST_PART) {
        add_jointed(self, from);
    } else if (opens_foreign(traits, self->spots[from + 1].traits) || self->is_crowned ||
               joint_is_ahead(self, from + 1)) {
        add_foreign(self, from);
    }
}

/* Where a title or the like stands right before, a name of any characters. */
static void add_any(Lattice *self, uint32_t from) {
    float cost = ANY_PRIOR;
    for (uint32_t at = from; at < from + 4 && has_trait(self, at, TRAIT_HAN) && !has_trait(self, at, TRAIT_GRAMMAR);
         at++) {
        cost += word_penalty(self, at);
        float foreign = self->spots[at].foreign, given = self->spots[at].given;
        cost += foreign > 0 && foreign < given ? foreign : given;
        if (at > from) {
            relax_name(self, at + 1, cost, NAME_ANY);
        }
    }
}

static void add_known(Lattice *self, uint32_t from) {
    const Text *text = self->reader->text;
    for (uint32_t i = *known_bucket(self, text->character + from); i; i = self->known.items[i - 1].next) {
        const Known *known = &self->known.items[i - 1];
        if (from + known->span.length <= self->end && !is_bound(self, from + known->span.length) &&
            text_same(text, known->span, (Span){from, known->span.length})) {
            relax(self, from + known->span.length, known->cost, way_of_name(NAME_KNOWN));
        }
    }
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
    return (table->starting[end] & behind) || (table->ending[from] & before) || character[end] == 0x3001 ||
           (from > self->start && character[from - 1] == 0x3001);
}

static void add_sign(Lattice *self, uint32_t index) {
    const MatchTable *table = &self->reader->item->matches;
    const Match *match = &table->items[index];
    const NameFacts *facts = &self->reader->table->facts[match->posting];
    uint32_t end = span_end(match->span);
    bool is_word = facts->marks & MARK_GRAMMAR; /* also a common one: needs its country named, or a chain */
    bool may = may_be_licensed(self, self->from, end);
    if (!may && is_word) {
        return;
    }
    bool known = country_of_sign(self->reader, facts->country, true) != NULL;
    bool is_chained = may && (facts->marks & MARK_PARTICLE) && (facts->marks & MARK_ALONE) &&
                      in_sign_chain(self, self->from) &&
                      !match_longest(table, end, self->end, CLASS_BIT(CLASS_TITLE)); /* not 中非总统 */
    bool licensed = may && (known || !is_word || is_chained || is_station(self, match->span)) &&
                    sign_is_licensed(self, match, facts, known);
    known = known && !is_word;
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
    if (whole && !match_exact(table, span_of(self->from, end + 1), names)) {
        relax(self, end + 1, SIGN_COST + clash, sign);
    }
}

/* True if something beside it makes the match unlikely as a word. */
static bool word_clashes(const Lattice *self, uint32_t index, Arc arc) {
    const Match *match = &self->reader->item->matches.items[index];
    if ((arc.special & WORD_MEASURE) && way_kind(self->here->way) != TOKEN_FIGURE) {
        return true; /* 马赫, 基普 in a name */
    }
    if ((arc.special & WORD_SURNAME) && arc.length == 1 && self->opens >= ANNOUNCED) {
        const NameFacts *facts = &self->reader->table->facts[match->posting];
        if (facts->surname < COMMON_SURNAME && !(facts->marks & (MARK_VERBAL | MARK_FUNCTION | MARK_GRAMMAR))) {
            return true; /* 主席朱|马里 */
        }
    }
    return (arc.special & WORD_JOINT) && joins_nothing(self, match);
}

/* The lesser of `limit` and what the way to `length` characters further costs by now more than that to here. */
static inline float cost_so_far(const Lattice *self, uint32_t length, float limit) {
    float cost = step_cost(self->here[length].step) - self->cost;
    return cost < limit ? cost : limit; /* no number where no way leads yet */
}

static inline float lesser(float a, float b) { return a < b ? a : b; }

/* True if names of this family name of one character, with one to three characters behind it, all cost more than
 * words to where they end: what nine in ten do, without a look at what else would make them dearer. */
static bool words_are_cheaper(const Lattice *self, float surname) {
    enum { LONGEST = 4 };
    const float rounding = 0.01f;
    uint32_t from = self->from;
    const NameSpot *spot = &self->spots[from];
    if (self->opens >= ANNOUNCED || from + LONGEST > self->end) {
        return false;
    }
    float one = cost_so_far(self, 1, NO_PAIR), two = cost_so_far(self, 2, one + spot[1].alone);
    float three = cost_so_far(self, 3, lesser(two + spot[2].alone, one + spot[1].pair));
    float four = cost_so_far(self, 4, lesser(three + spot[3].alone, two + spot[2].pair));
    float name = surname + HAN_PRIOR - self->opens + self->clash + spot[1].given - rounding;
    bool is_dear = name + han_length[1] - spot[2].closes > two;
    name += spot[2].given;
    is_dear &= name + han_length[2] - spot[3].closes > three;
    name += spot[3].given;
    return is_dear & (name + han_length[3] - spot[4].closes > four);
}

/* True if a family name may stand alone or before a blank here: 吴部长, 王　某. */
static bool may_stand_apart(const Lattice *self) {
    const ClassSet titles = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_HONORIFIC);
    uint32_t behind = self->from + 1;
    return (self->reader->item->matches.starting[behind] & titles) || self->reader->text->character[behind] == ' ';
}

/* True if the place behind a post rather begins a person's name: a town (总统拉卡列), or a country with
 * nothing behind it that follows countries (总统肯亚塔; not 加纳总统, 德国人). */
static bool begins_name(const Lattice *self, uint32_t index) {
    const ClassSet followers = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_TITLE_PREFIX) | CLASS_BIT(CLASS_OFFICE) |
                               CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_BODY_MODIFIER) |
                               CLASS_BIT(CLASS_SIGN_CONTEXT) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PLACE);
    const MatchTable *table = &self->reader->item->matches;
    const Match *match = &table->items[index];
    uint32_t end = span_end(match->span);
    return !(match->classes & CLASS_BIT(CLASS_COUNTRY)) ||
           (end < self->end && has_trait(self, end, TRAIT_HAN) && !(table->starting[end] & followers) &&
            !has_trait(self, end, TRAIT_GRAMMAR));
}

/* A match that is more, or less, than a plain word. */
static void add_special(Lattice *self, uint32_t index, Arc arc) {
    if (!(arc.special & WORD_NONE)) {
        bool is_name = (arc.special & WORD_PLACE) && self->opens >= ANNOUNCED && begins_name(self, index);
        float clash = is_name ? CLASH_COST : arc.special & WORD_PLACE ? self->clash : 0;
        clash = (arc.special & ~WORD_PLACE) && word_clashes(self, index, arc) ? CLASH_COST : clash;
        relax(self, self->from + arc.length, arc.cost + clash, way_of_word(index));
    }
    if (arc.length == 1) {
        return; /* what a character is beside a word: add_beside() */
    }
    if (arc.special & WORD_SIGN) {
        add_sign(self, index);
    }
    if ((arc.special & WORD_SURNAME) && !self->is_bound) {
        const Match *match = &self->reader->item->matches.items[index];
        add_surnamed(self, match, &self->reader->table->facts[match->posting]);
    }
}

/* True if a word of speech or of an event stands at `at`, or an adverb and such a word behind it. */
static bool says_next(const Lattice *self, uint32_t at) {
    enum { REACH = 8 };
    const MatchTable *table = &self->reader->item->matches;
    uint32_t end = at + REACH < self->end ? at + REACH : self->end;
    const ClassSet deeds = CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_EVENT);
    bool leads = at < end && (table->starting[at] & (deeds | CLASS_BIT(CLASS_SPEECH_WORD)));
    while (leads && at < end && !(table->starting[at] & deeds) && has_trait(self, at, TRAIT_HAN)) {
        at++;
    }
    return leads && at < end && (table->starting[at] & deeds);
}

/* True if the family name alone tells of one named before, as papers of traditional script write it: 王早前表示. It
 * begins a sentence or a clause, and what somebody says follows. */
static bool speaks_alone(const Lattice *self) {
    const Text *text = self->reader->text;
    uint32_t before = self->from > self->start ? text->character[self->from - 1] : 0x3002;
    bool may = text->is_traditional && self->known.count && (before == 0x3002 || before == ',' || before == ';') &&
               says_next(self, self->from + 1);
    const Match *word =
        may ? match_longest(&self->reader->item->matches, self->from, self->end, CLASS_BIT(CLASS_WORD)) : NULL;
    may = may && !(word && word->span.length > 1);
    for (size_t i = 0; may && i < self->known.count; i++) {
        if (text->character[self->known.items[i].span.start] == text->character[self->from]) {
            return true;
        }
    }
    return false;
}

/* Names that begin with a family name of one character, the form `index`; the words from here are tried already. */
static void add_short_surname(Lattice *self, uint32_t index) {
    const Match *match = &self->reader->item->matches.items[index];
    const NameFacts *facts = &self->reader->table->facts[match->posting];
    if (speaks_alone(self)) {
        relax(self, self->from + 1, KNOWN_COST, way_of_name(NAME_SURNAME));
    }
    bool of_office = (self->reader->item->matches.starting[self->from] & CLASS_BIT(CLASS_COUNTRY)) &&
                     follows_office(self, self->from); /* 立法院韩国瑜院长 */
    if (of_office || may_stand_apart(self) || !words_are_cheaper(self, facts->surname)) {
        add_surnamed(self, match, facts);
    }
}

/* What a character, the form `index`, is beside a word; the words from here are tried already. */
static void add_beside(Lattice *self, uint32_t index, unsigned special) {
    if (special & WORD_SIGN) {
        add_sign(self, index);
    }
    if ((special & WORD_SURNAME) && !self->is_bound) {
        add_short_surname(self, index);
    }
}

static inline void add_match(Lattice *self, uint32_t index, Arc arc) {
    if (arc.special) {
        add_special(self, index, arc);
    } else {
        relax(self, self->from + arc.length, arc.cost, way_of_word(index));
    }
}

/* The forms of two characters and more that begin at `from`; `index` is the first of them. */
static inline void add_longer(Lattice *self, uint32_t from, uint32_t index) {
    uint32_t behind = self->reader->item->matches.first[from + 1];
    for (; index < behind; index++) {
        Arc arc = self->arcs[index];
        if (from + arc.length > self->end) {
            break;
        }
        add_match(self, index, arc);
    }
}

/* Latin letters and digits run on. */
static void add_latin(Lattice *self, uint32_t from) {
    const ClassSet names =
        CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_OUTLET);
    uint32_t end = from < self->latin_end ? self->latin_end : from + 1;
    while (has_trait(self, end, TRAIT_LATIN)) {
        end++;
    }
    self->latin_end = end;
    bool is_named = match_exact(&self->reader->item->matches, span_of(from, end), names) != NULL; /* G20, APEC */
    relax(self, end, is_named ? UNKNOWN_COST : 4, way_of(TOKEN_LATIN));
}

/* True if a word of grammar stands alone before the comma of a list or the bracket at
 * `from`: there it rather ends a name (小川淳也、). */
static bool hangs_on(const Lattice *self, uint32_t from) {
    uint32_t at = from - self->start;
    return at > 0 && way_kind(self->places[at].way) == TOKEN_WORD && step_from(self->places[at].step) == from - 1 &&
           has_trait(self, from - 1, TRAIT_GRAMMAR);
}

/* What stands at `from` is no name: a figure, letters, a mark, an unknown
 * character, words. */
static void add_plain(Lattice *self, uint32_t from, unsigned traits) {
    const NameReader *reader = self->reader;
    if (traits & TRAIT_FIGURE) {
        Span span = reader->figures->items[self->figure_at[from] - 1].span;
        if (span_end(span) <= self->end) {
            relax(self, span_end(span), FIGURE_COST, way_of(TOKEN_FIGURE));
        }
    }
    if (traits & TRAIT_HAN) {
        if (!(traits & TRAIT_WORD)) {
            float stray = self->opens >= ANNOUNCED ? CLASH_COST : 0;
            relax(self, from + 1, UNKNOWN_COST + stray, way_of(TOKEN_UNKNOWN));
        }
    } else if (traits & TRAIT_LATIN) {
        add_latin(self, from);
    } else {
        uint32_t c = reader->text->character[from];
        float cost = c == 0xB7 ? INTERPUNCT_COST : 1;
        cost += (c == 0x3001 || c == '(') && hangs_on(self, from) ? CLASH_COST : 0;
        relax(self, from + 1, cost, way_of(TOKEN_MARK));
    }
}

/* True if the way to `from` ends in the title of one who has taken a name with it (教宗方济各). */
__attribute__((noinline)) static bool follows_crown(const Lattice *self) {
    Way way = self->here->way;
    return way_kind(way) == TOKEN_WORD &&
           (self->reader->table->facts[self->reader->item->matches.items[way_match(way)].posting].marks & MARK_REGNAL);
}

static inline void extend(Lattice *self, uint32_t from) {
    const NameSpot *spot = &self->spots[from];
    unsigned traits = spot->traits;
    uint32_t index = self->reader->item->matches.first[from];
    self->from = from;
    self->here = &self->places[from - self->start];
    self->cost = step_cost(self->here->step);
    self->opens = spot->opens;
    self->clash = way_kind(self->here->way) == TOKEN_NAME ? CLASH_COST : 0;
    self->is_bound = (traits & TRAIT_BOUND) && from > self->start;
    self->is_crowned = self->opens >= ANNOUNCED && follows_crown(self);
    if (spot->is_plain && !((spot->special & WORD_SURNAME) && self->opens >= ANNOUNCED)) {
        relax(self, from + 1, spot->cost, way_of_word(index++));
    } else {
        add_plain(self, from, traits);
        if (!(spot->special & WORD_MISSING)) {
            add_match(self, index++, (Arc){spot->cost, 1, spot->special});
        }
    }
    add_longer(self, from, index);
    if (spot->special & (WORD_SIGN | WORD_SURNAME)) {
        add_beside(self, index - 1, spot->special);
    }
    if ((traits & TRAIT_HAN) && !self->is_bound) {
        add_transliterated(self, from, traits);
        if (self->known.count) {
            add_known(self, from);
        }
        if (self->opens >= ANCHORED) {
            add_any(self, from);
        }
    }
}

static Token token_of(const Lattice *self, Span span, Way way) {
    Token token = {.kind = way_kind(way), .form = way_form(way), .span = span};
    const Match *match =
        &self->reader->item->matches.items[way_match(way)]; /* of another kind the first, for nothing */
    const ClassSet sign = CLASS_BIT(CLASS_COUNTRY_SIGN);
    bool is_word = token.kind == TOKEN_WORD;
    ClassSet classes = way_is_sign(way) ? sign : match->classes & ~sign;
    token.facts = is_word ? &self->reader->table->facts[match->posting] : NULL;
    token.classes = is_word ? classes : 0;
    return token;
}

/* The tokens of the cheapest way to the sentence's end, put down from behind. */
static TokenList tokens_of_path(const Lattice *self, uint32_t length) {
    Token *end = ARENA_ARRAY_UNSET(self->reader->item->scratch, Token, length + 1) + length, *first = end;
    for (uint32_t at = length; at;) {
        uint32_t from = step_from(self->places[at].step);
        *--first = token_of(self, span_of(from, self->start + at), self->places[at].way);
        at = from - self->start;
    }
    return (TokenList){first, (size_t)(end - first), (size_t)(end - first)};
}

static TokenList best_path(Lattice *self, Span sentence) {
    self->start = sentence.start;
    self->end = span_end(sentence);
    self->latin_end = self->run_end = sentence.start;
    self->has_joint = self->run_jointed = false;
    for (uint32_t at = self->start; self->any_joint && at < self->end; at++) {
        self->has_joint |= self->reader->text->character[at] == 0xB7;
    }
    self->places[0] = (Place){.way = way_of(TOKEN_MARK)};
    for (uint32_t i = 1; i <= sentence.length; i++) {
        self->places[i].step = UNREACHED;
    }
    for (uint32_t at = self->start; at < self->end; at++) {
        if (self->places[at - self->start].step < UNREACHED) { /* within a run of letters no path may pass */
            extend(self, at);
        }
    }
    return tokens_of_path(self, sentence.length);
}

static void know(Lattice *self, Span span, float cost) {
    const Text *text = self->reader->text;
    uint16_t *bucket = known_bucket(self, text->character + span.start);
    for (uint32_t i = *bucket; i; i = self->known.items[i - 1].next) {
        Known *known = &self->known.items[i - 1];
        if (text_same(text, known->span, span)) {
            self->learnt += cost < known->cost;
            known->cost = known->cost < cost ? known->cost : cost;
            return;
        }
    }
    if (self->known.count >= UINT16_MAX) {
        return;
    }
    self->learnt++;
    *list_push(self->reader->item->scratch, &self->known) = (Known){span, cost, *bucket};
    *bucket = (uint16_t)self->known.count;
}

/* True if a movement or the like is called so: its leader's family name is no sign of him (胡塞武装). */
static bool is_body(const Lattice *self, Span span) {
    return match_exact(&self->reader->item->matches, span, CLASS_BIT(CLASS_BODY)) != NULL;
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
            if (end - at > 2 && !is_body(self, span_of(at + 1, end))) {
                know(self, span_of(at + 1, end), KNOWN_PART);
            }
            if (at - start > 1 && !is_body(self, span_of(start, at))) {
                know(self, span_of(start, at), KNOWN_PART + 2);
            }
        }
    }
}

/* True if the known name, or one that shares its bucket, stands
 * at `at`, where the path has `token`, and is not that token. */
static bool known_differs(const Lattice *self, uint32_t index, uint32_t at, const Token *token) {
    const Text *text = self->reader->text;
    for (uint32_t i = index; i; i = self->known.items[i - 1].next) {
        Span span = self->known.items[i - 1].span;
        bool same = at == token->span.start && span.length == token->span.length && token->kind == TOKEN_NAME;
        if (!same && at + span.length <= text->length && text_same(text, span, (Span){at, span.length})) {
            return true;
        }
    }
    return false;
}

/* True if a known name stands in a sentence where its path has something else. */
static bool may_change(Lattice *self, Span sentence, const TokenList *path) {
    const uint32_t *character = self->reader->text->character;
    const Token *token = path->items;
    for (uint32_t at = sentence.start; self->known.count && at < span_end(sentence); at++) {
        uint32_t index = *known_bucket(self, character + at);
        if (index) {
            while (span_end(token->span) <= at) {
                token++;
            }
            if (known_differs(self, index, at, token)) {
                return true;
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
    Arena *arena = self->item->scratch;
    const SentenceList *sentences = &self->item->sentences;
    uint32_t longest = 0;
    for (size_t i = 0; i < sentences->count; i++) {
        uint32_t length = sentences->items[i].span.length;
        longest = length > longest ? length : longest;
    }
    uint32_t *figure_at = ARENA_ARRAY_UNSET(arena, uint32_t, (size_t)self->text->length + 1);
    for (size_t i = 0; i < self->figures->count; i++) {
        figure_at[self->figures->items[i].span.start] = (uint32_t)i + 1;
    }
    Lattice lattice = {.reader = self, .figure_at = figure_at};
    lattice.places = ARENA_ARRAY_UNSET(arena, Place, (size_t)longest + 1);
    gather(&lattice);
    TokenList *result = ARENA_ARRAY(arena, TokenList, sentences->count + 1);
    uint32_t *learnt = ARENA_ARRAY_UNSET(arena, uint32_t, sentences->count + 1); /* before the sentence was read */
    for (size_t i = 0; i < sentences->count; i++) {
        learnt[i] = lattice.learnt;
        result[i] = best_path(&lattice, sentences->items[i].span);
        size_t count = names_count_in(self, &sentences->items[i]) ? result[i].count : 0;
        for (size_t t = 0; t < count; t++) {
            const Token *token = &result[i].items[t];
            if (token->kind == TOKEN_NAME && token->form != NAME_SURNAME) {
                know_name(&lattice, token);
            }
        }
    }
    for (size_t i = 0; i < sentences->count; i++) {
        if (learnt[i] != lattice.learnt && may_change(&lattice, sentences->items[i].span, &result[i])) {
            result[i] = best_path(&lattice, sentences->items[i].span);
        }
    }
    return result;
}
