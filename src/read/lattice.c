#include "read/lattice.h"

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
#define AMID_NAME_COST  8.0f  /* … more between characters of transliterated names */
#define SPLIT_COST      6.0f  /* what such a name costs more of which a word before it is rather the beginning */
#define UNKNOWN_COST    14.0f /* at most, with CLASH_COST: ALONE_LIMIT */
#define FLOOR_COST      10.5f /* a character never seen in a name */
#define USUAL_FOREIGN   4.5f  /* a character cheaper than this is usual in transliterations */
#define OVERHANG_COST   8.0f  /* what a town costs more that such a character follows */
#define USUAL_CLOSE     6.0f  /* a character cheaper than this is usual in given names */
#define JOINING_COST    5.0f  /* more for a given name with a preposition or the like */
#define SPACED_COST     1.0f  /* a blank inside a name */
#define INSIDE_COST     8.0f  /* such a character in the middle of a name that a post announces, all told */
#define GRAMMAR_COST    2.0f  /* … with an adverb or the like */
#define ANNOUNCED       4.0f  /* the evidence that a post gives */
#define LATIN_BONUS     3.0f  /* what such a name costs less, however cheap it is */
#define NOUN_BONUS      4.0f  /* what a name that is a noun too costs less behind a post … */
#define USUAL_IN_POST   6.3f  /* … if its second character costs less in given names */
#define RAREST_SURNAME  8.0f  /* a family name that costs more tells of nobody named before */
#define USUAL_SURNAME   4.0f  /* … and its first so much as a family name */
#define ENDS_IN_POST    0.5f  /* … and so much evidence ends it */
#define TOLD_BONUS      3.0f  /* what a transliteration costs less that a post announces and a verb closes */
#define WITHIN_POST     4.0f  /* what a name costs less between an office and the title of its head */
#define WITHIN_COUNTRY  9.0f  /* … one that a country begins */
#define MIDDLE_COST     6.0f  /* what a given name costs more that ends in the middle of a woman's: 阮氏|萍 */
#define STRANGE_END     2.0f /* what a transliteration costs more that ends in such a character, if it is rather a verb */
#define REGNAL_COST     5.0f /* what a name of family and given name costs more behind the title of a pope */
#define REGNAL_STRANGE  6.5f /* a character never seen in a name, behind such a title */

enum { LONGEST_NAME = 30, LONGEST_PART = 9, LONGEST_WHOLE = 12 };

#define UNREACHED UINT64_MAX /* the step into a position that no way leads to */

static inline float lesser(float a, float b) { return a < b ? a : b; }

static inline uint16_t *known_bucket(Lattice *self, const uint32_t *character) {
    return &self->known_by_opening[(character[0] + character[1] * 5) % KNOWN_BUCKETS];
}

/* True if the characters before `to`, but for the first, are a title: no name then.
 * Seldom asked: by itself, so that who asks saves no registers. */
__attribute__((noinline)) static bool ends_in_title(const Lattice *self, uint32_t to) {
    return match_longest_before(&self->reader->item->matches, self->from + 1, to, CLASS_BIT(CLASS_TITLE));
}

/* Goes on to `to` by a name; not asked where a joint binds its first character. */
static inline void relax_name(Lattice *self, uint32_t to, float cost, NameForm form) {
    bool may_end = self->reader->item->matches.ending[to] & CLASS_BIT(CLASS_TITLE);
    if (is_bound(self, to) ||
        (may_end && to > self->from + 2 && self->spots[to].closes < HOLDER_CLOSES && ends_in_title(self, to))) {
        return;
    }
    float total = cost - self->opens - self->spots[to].closes + self->clash;
    relax(self, to, total > 2 ? total : 2, way_of_name(form));
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

/* True if the word is an adverb, or a verb of an event that ends what is told or has a place for its object: none is
 * the other member of a list. */
static bool opens_deed(const Lattice *self, const Match *word) {
    const ChLexicon *lexicon = self->reader->item->lexicon;
    uint32_t end = span_end(word->span), c = end < self->end ? self->reader->text->character[end] : FULL_STOP;
    bool may_be_plain = !(word->classes & ~(uint64_t)CLASS_BIT(CLASS_WORD)) && match_may_be(word, "adverb");
    EntryId plain = may_be_plain ? match_entry(lexicon, word, CLASS_WORD) : NO_ENTRY;
    EntryId event = match_may_be(word, "verb") ? match_entry(lexicon, word, CLASS_EVENT) : NO_ENTRY;
    bool meets = event != NO_ENTRY && lexicon_has(lexicon, event, KEY_KIND, "verb") &&
                 lexicon_has(lexicon, event, KEY_FRAME, "mutual") &&
                 (c == ',' || c == FULL_STOP || lexicon_has(lexicon, event, KEY_FRAME, "each"));
    const ClassSet places = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE);
    bool goes = event != NO_ENTRY && lexicon_has(lexicon, event, KEY_KIND, "verb") && end < self->end &&
                (self->reader->item->matches.starting[end] & places); /* 康京和访问塞尔维亚 */
    bool adverb = plain != NO_ENTRY && lexicon_has(lexicon, plain, KEY_KIND, "adverb");
    return adverb || meets || goes;
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
    uint32_t end = span_end(word->span), behind = end < self->end ? self->reader->text->character[end] : FULL_STOP;
    bool stops = behind == ',' || behind == ':' || behind == FULL_STOP;
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
    if (at >= self->end || self->reader->text->character[at] == ',' ||
        self->reader->text->character[at] == LIST_COMMA || self->reader->text->character[at] == FULL_STOP ||
        self->reader->text->character[at] == '(' || self->reader->text->character[at] == ':') {
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
    uint32_t next = (traits & TRAIT_GRAMMAR) && at + 1 < self->end ? self->reader->text->character[at + 1] : 0;
    bool listed =
        next && (next == LIST_COMMA || next == ',' || next == '(' || (self->spots[at + 1].special & WORD_JOINT));
    return listed ? 0 : costs[traits & (TRAIT_GRAMMAR | TRAIT_COMMON)]; /* no adverb: 金相均和 */
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

/* True if somebody was named before whose name begins with the character, and is not told in full here. */
static bool knows_family_name(const Lattice *self) {
    const Text *text = self->reader->text;
    bool found = false;
    for (size_t i = 0; i < self->known.count; i++) {
        Span name = self->known.items[i].span;
        if (text->character[name.start] == text->character[self->from]) {
            found = true;
            if (self->from + name.length <= self->end && text_same(text, name, (Span){self->from, name.length})) {
                return false;
            }
        }
    }
    return found;
}

/* True if the two characters from `at` are one word, which a given name may be (和平, 全国): the first is none here. */
static bool is_word_given(const Lattice *self, uint32_t at) {
    return at + 1 < self->end && match_exact(&self->reader->item->matches, (Span){at, 2}, CLASS_BIT(CLASS_WORD));
}

static void add_surnamed(Lattice *self, const Match *match, const NameFacts *facts) {
    uint32_t from = match->span.start, at = span_end(match->span);
    bool japanese = (facts->marks & MARK_JAPANESE) && match->span.length > 1;
    float cost = facts->surname + (japanese ? JAPANESE_PRIOR : HAN_PRIOR);
    bool side = (facts->marks & MARK_SIDE) && from > self->start && has_trait(self, from - 1, TRAIT_HAN); /* 非方代表 */
    bool opened = !side && (self->opens > 0 || from == self->start || follows_office(self, from));
    const Match *title = opened && at < self->end ? match_longest(&self->reader->item->matches, at, self->end,
                                                                  CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_HONORIFIC))
                                                  : NULL;
    title = title && title->span.length > 1 ? title : NULL;
    unsigned marks = title ? self->reader->table->facts[title->posting].marks : 0;
    bool told = title && match->span.length == 1 && facts->surname < RAREST_SURNAME && knows_family_name(self);
    bool courtesy = told && (title->classes & CLASS_BIT(CLASS_HONORIFIC)) && !(marks & MARK_BEFORE); /* 李先生 */
    if ((marks & MARK_AFTER_NAME) || courtesy) {
        float named = told ? KNOWN_PART : SURNAME_PRIOR + facts->surname;
        relax_name(self, at, named, NAME_SURNAME);
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
        length += i == 1 && self->reader->text->character[at] == self->reader->table->middle &&
                          has_trait(self, at + 1, TRAIT_HAN)
                      ? MIDDLE_COST
                      : 0;
        relax_name(self, at + 1, cost + given + penalty + length - (noun ? NOUN_BONUS : 0),
                   japanese ? NAME_JAPANESE : NAME_HAN);
        bool inside = announced && i == 1 && penalty >= JOINING_COST; /* X 为 Y behind a post is one name */
        penalty = i == 1 && penalty > 0 && is_word_given(self, at) ? 0 : penalty;
        cost += inside ? lesser(INSIDE_COST, given + penalty) : given + penalty;
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

/* True if the character is a verb with the particle behind it that tells it as done (X 投|了): no name ends in it. */
static bool is_verb_done(const Lattice *self, uint32_t at) {
    const MatchTable *matches = &self->reader->item->matches;
    const Match *verb = matches->starting[at + 1] & CLASS_BIT(CLASS_ASPECT)
                            ? match_exact(matches, (Span){at, 1}, CLASS_BIT(CLASS_WORD))
                            : NULL;
    uint32_t marks = verb ? self->reader->table->facts[verb->posting].marks : 0;
    return (marks & MARK_VERBAL) && !(marks & MARK_NOMINAL);
}

/* True if the way to here ends in a place or a noun of two characters or more that are, but for one, such as
 * transliterated names have, and a name is rather awaited before it: 安东|尼奥·科斯塔, 路易|斯·阿尔塞, 马里|奥·德拉吉.
 */
static bool splits_name(const Lattice *self) {
    Way way = self->here->way;
    if (self->from == self->start || way_kind(way) != TOKEN_WORD) {
        return false;
    }
    const Match *word = &self->reader->item->matches.items[way_match(way)];
    uint32_t strange = 0;
    for (uint32_t at = word->span.start; at < self->from; at++) {
        strange += self->spots[at].foreign == 0;
    }
    bool country = word->classes & CLASS_BIT(CLASS_COUNTRY);
    bool names = country || (word->classes & CLASS_BIT(CLASS_PLACE)) ||
                 (self->reader->table->facts[word->posting].marks & MARK_NOMINAL);
    return names && word->span.length > 1 && strange < (country ? 1 : 2) &&
           self->spots[word->span.start].opens > self->opens;
}

/* Transliterated names: parts of fitting characters between joints. One
 * character that no name had before is let through in a part, more where an
 * interpunct shows that it is a name. */
static void add_jointed(Lattice *self, uint32_t from) {
    const uint32_t *character = self->reader->text->character;
    float cost = FOREIGN_PRIOR + (splits_name(self) ? SPLIT_COST : 0);
    uint32_t part = 0, strange = 0, joints = 0;
    for (uint32_t at = from; at < self->end && at - from < LONGEST_NAME; at++) {
        bool is_han = self->spots[at].traits & TRAIT_HAN;
        if (!is_han && character[at] == ' ' && joint_follows(self, at)) {
            continue; /* blanks around an interpunct */
        }
        if (!is_han && is_joint(character[at])) {
            at += at + 1 < self->end && character[at] == 0xB7 && character[at + 1] == ' ';
            bool no_part = part == 1 && strange && !joints && self->opens < ANNOUNCED &&
                           !(self->spots[from].special & WORD_SURNAME); /* 味·道 */
            if (part == 0 || no_part || !has_trait(self, at + 1, TRAIT_HAN)) {
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
        bool closed = joints && part > 1 && at + 1 < self->end && self->spots[at + 1].closes == LATIN_CLOSES;
        if (own == 0) {
            own = FLOOR_COST;
            bool shown = joints || joint_is_ahead(self, at);
            if (++strange > (shown ? 3 : 1) ||
                (!closed && has_trait(self, at, shown ? TRAIT_JOINING : TRAIT_GRAMMAR)) ||
                (common && part == 1 && !shown)) {
                return;
            }
        }
        cost += own;
        if (at > from && (!common || joints)) {
            bool ends = own == FLOOR_COST && !closed && at + 1 < self->end && is_verb_done(self, at);
            relax_foreign(self, at + 1, ends ? cost + STRANGE_END : closed ? cost - LATIN_BONUS : cost);
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

/* True if the character behind a town is one of those that transliterations are made of, and begins no longer word,
 * and no more of them follow, as in the name of another place: the one before is rather the beginning of a name. */
static bool hangs_over(const Lattice *self, uint32_t at) {
    const MatchTable *table = &self->reader->item->matches;
    return at < self->end && self->spots[at].foreign > 0 && self->spots[at].foreign < USUAL_FOREIGN &&
           !has_trait(self, at, TRAIT_GRAMMAR) && table->first[at + 1] - table->first[at] <= 1 &&
           (at + 1 == self->end || self->spots[at + 1].foreign == 0);
}

/* True if the way to here ends in one character such as transliterations are made of, right behind a post: a town
 * behind it is rather the rest of a name (总统戴|克拉克). */
static bool ends_name(const Lattice *self) {
    uint32_t before = self->from - 1;
    return self->from > self->start && step_from(self->here->step) == before &&
           way_kind(self->here->way) == TOKEN_WORD && self->spots[before].opens >= ANNOUNCED &&
           self->spots[before].foreign > 0 && !has_trait(self, before, TRAIT_GRAMMAR);
}

/* A match that is more, or less, than a plain word. */
static void add_special(Lattice *self, uint32_t index, Arc arc) {
    if (!(arc.special & WORD_NONE)) {
        bool is_name = (arc.special & WORD_PLACE) && self->opens >= ANNOUNCED && begins_name(self, index);
        float clash = is_name ? CLASH_COST : arc.special & WORD_PLACE ? self->clash : 0;
        clash = (arc.special & ~WORD_PLACE) && word_clashes(self, index, arc) ? CLASH_COST : clash;
        bool town = (arc.special & WORD_PLACE) && arc.length > 1 &&
                    !(self->reader->item->matches.items[index].classes & CLASS_BIT(CLASS_COUNTRY));
        bool begins = town && (hangs_over(self, self->from + arc.length) || ends_name(self));
        clash = begins && clash < OVERHANG_COST ? OVERHANG_COST : clash; /* 伯恩|斯 */
        relax(self, self->from + arc.length, arc.cost + clash, way_of_word(index));
    }
    if (arc.length == 1) {
        return; /* what a character is beside a word: add_beside() */
    }
    if (arc.special & WORD_SIGN) {
        lattice_add_sign(self, index);
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
    uint32_t before = self->from > self->start ? text->character[self->from - 1] : FULL_STOP;
    bool may = text->is_traditional && self->known.count && (before == FULL_STOP || before == ',' || before == ';') &&
               says_next(self, self->from + 1);
    const Match *word =
        may ? match_longest(&self->reader->item->matches, self->from, self->end, CLASS_BIT(CLASS_WORD)) : NULL;
    may = may && !(word && word->span.length > 1);
    return may && knows_family_name(self);
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

/* The first character of a name told before, with the word for a clan behind it, is who bears it: 列根 … 列氏. */
static void add_clan(Lattice *self) {
    uint32_t end = self->from + 2;
    const Match *behind = match_longest(&self->reader->item->matches, end, self->end, CLASS_BIT(CLASS_WORD));
    bool is_house = behind && (self->reader->table->facts[behind->posting].marks & MARK_NOMINAL) &&
                    !(self->reader->table->facts[behind->posting].marks & (MARK_VERBAL | MARK_FUNCTION)); /* 李氏家族 */
    if (!is_house && knows_family_name(self)) {
        relax(self, end, KNOWN_COST, way_of_name(NAME_SURNAME));
    }
}

/* What a character, the form `index`, is beside a word; the words from here are tried already. */
static void add_beside(Lattice *self, uint32_t index, unsigned special) {
    if (special & WORD_SIGN) {
        lattice_add_sign(self, index);
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

/* True if the interpunct at `from` stands between characters of transliterated names; the first behind it may be one
 * that no name had before, unless it begins a word (圣地亚哥·培尼亚, not 清朗·规范网络行动). */
static bool is_amid_name(const Lattice *self, uint32_t from) {
    const MatchTable *table = &self->reader->item->matches;
    const NameSpot *behind = &self->spots[from + 1];
    if (from == self->start || from + 1 >= self->end || !has_trait(self, from - 1, TRAIT_HAN) ||
        (table->ending[from] & CLASS_BIT(CLASS_COUNTRY))) {
        return false;
    }
    bool strange =
        from + 2 < self->end && (behind->traits & TRAIT_HAN) && table->first[from + 2] - table->first[from + 1] <= 1;
    return behind->foreign > 0 || (strange && behind[1].foreign > 0);
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
        float cost = c == 0xB7 ? INTERPUNCT_COST + (is_amid_name(self, from) ? AMID_NAME_COST : 0) : 1;
        cost += (c == LIST_COMMA || c == '(') && hangs_on(self, from) ? CLASH_COST : 0;
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
            if (from + 1 < self->end && self->reader->text->character[from + 1] == self->reader->table->middle) {
                add_clan(self);
            }
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
    bool family = end - start > 1 && match_exact(&self->reader->item->matches, token->span, CLASS_BIT(CLASS_SURNAME));
    know(self, token->span, family ? KNOWN_PART : KNOWN_COST); /* 高市访华 … 高市早苗 */
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
    lattice_gather(&lattice);
    TokenList *result = ARENA_ARRAY(arena, TokenList, sentences->count + 1);
    uint32_t *learnt = ARENA_ARRAY_UNSET(arena, uint32_t, sentences->count + 1); /* before the sentence was read */
    for (size_t i = 0; i < sentences->count; i++) {
        learnt[i] = lattice.learnt;
        result[i] = best_path(&lattice, sentences->items[i].span);
        if (lattice_raise_listed(&lattice, &result[i])) {
            result[i] = best_path(&lattice, sentences->items[i].span);
        }
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
