#include "read/lattice.h"

#define HEADLINE_OPENS 0.5f /* evidence for a name that begins a headline */
#define NATIONAL_OPENS 2.0f /* evidence for a name behind a country and a noun for its nationals (挪威人 X) */

#define SPEAKER_OPENS  3.0f /* evidence for a name that is a sentence's all before a word of speech */
#define DOER_CLOSES    1.0f /* evidence that a name ends before the verb whose doer is the sentence's beginning */
#define LISTED_OPENS   4.5f /* evidence for a name between names in a list */
#define LISTED_CLOSES  1.5f
#define LIKELY_SURNAME 8.0f /* a family name that costs more is no evidence of a doer */

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

/* True if a particle that closes a verb is all that stands at `at`: 会见|了. */
static bool is_particle(const NameReader *self, uint32_t at) {
    const Match *word = match_exact(&self->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_WORD));
    return word && (self->table->facts[word->posting].marks & MARK_PARTICLE);
}

/* True if the mark before `start` opens a sentence or a line, or is the comma of a short clause that tells when. */
static bool follows_when(const NameReader *self, const NameSpot *spots, uint32_t start) {
    enum { LONGEST_WHEN = 8 };
    const Text *text = self->text;
    uint32_t mark = start ? text->character[start - 1] : '\n';
    if (mark == '\n' || mark == 0x3002 || mark == ' ') {
        return true;
    }
    uint32_t from = start > LONGEST_WHEN + 1 ? start - 1 - LONGEST_WHEN : 0;
    uint32_t before = text_mark_before(text, from, start - 1);
    return mark == ',' && (before > from || before == 0) && spots[start - 1].opens >= WHEN_OPENS;
}

/* Where a line or sentence, or what follows a clause that tells when, begins that has up to the word of speech at `at`
 * room for a name and no word in it: X 表示，. `at` if none does, or the word does not close its clause. */
static uint32_t speaker_start(const NameReader *self, const NameSpot *spots, const Match *speech) {
    enum { SHORTEST = 2, LONGEST = 7 };
    const Text *text = self->text;
    uint32_t at = speech->span.start, end = span_end(speech->span);
    uint32_t start = text_mark_before(text, at > LONGEST ? at - LONGEST : 0, at);
    bool may = end < text->length && (text->character[end] == ',' || text->character[end] == ':') &&
               at >= start + SHORTEST && at <= start + LONGEST && follows_when(self, spots, start);
    const ClassSet parts = CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SURNAME);
    const MatchTable *table = &self->item->matches;
    may = may && !((table->starting[start] & CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                   (table->starting[start + 1] & CLASS_BIT(CLASS_SIGN_CONTEXT))); /* 俄媒 */
    for (uint32_t i = start; may && i < at; i++) {
        const Match *word = match_longest(table, i, at, ~parts);
        may = !word || word->span.length == 1;
    }
    return may ? start : at;
}

/* Where a sentence, or what follows a clause that tells when, has up to the verb at `at` no more than what may be a
 * family name and a given one: X 会见了, 当天, X 出席了. A word within the given name is no hindrance (李长春). `at`
 * if it has not. */
static uint32_t doer_start(const NameReader *self, const NameSpot *spots, const Match *verb) {
    enum { SHORTEST = 2, LONGEST = 4 };
    const MatchTable *table = &self->item->matches;
    uint32_t at = verb->span.start, start = text_mark_before(self->text, at > LONGEST ? at - LONGEST - 1 : 0, at);
    if (at < start + SHORTEST || at > start + LONGEST - 1 || !follows_when(self, spots, start)) {
        return at;
    }
    const ClassSet names = CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SURNAME);
    const Match *surname = match_exact(table, (Span){start, 1}, CLASS_BIT(CLASS_SURNAME));
    const Match *word = match_longest(table, start, span_end(verb->span), ~names);
    bool sided = at == start + 2 && (table->starting[start] & CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                 (table->starting[start + 1] & (CLASS_BIT(CLASS_SIGN_CONTEXT) | CLASS_BIT(CLASS_COUNTRY_SIGN)));
    const ClassSet others = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_OFFICE) |
                            CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_COUNTRY) |
                            CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_ASPECT);
    bool may = surname && self->table->facts[surname->posting].surname < LIKELY_SURNAME &&
               !(word && word->span.length > 1) && !(spots[start].traits & TRAIT_GRAMMAR) && !sided;
    may = may && (!(spots[at - 1].traits & TRAIT_GRAMMAR) || is_particle(self, at - 1)); /* X 等出席, not X 均出席 */
    for (uint32_t i = start; may && i < at; i++) {
        const Match *other = match_longest(table, i, at, others);
        may = !other ||
              (other->span.length == 1 && !(other->classes & (CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_ASPECT))));
    }
    return may ? start : at;
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
        if (word->opens >= MET_OPENS && (match->classes & CLASS_BIT(CLASS_EVENT)) &&
            is_particle(self, span_end(match->span))) {
            raise(&spots[span_end(match->span) + 1].opens, word->opens);
        }
        if ((word->traits & TRAIT_NATIONAL) && (table->ending[match->span.start] & CLASS_BIT(CLASS_COUNTRY))) {
            raise(&spots[span_end(match->span)].opens, NATIONAL_OPENS);
        }
        if (match->classes & CLASS_BIT(CLASS_SPEECH)) {
            uint32_t start = speaker_start(self, spots, match);
            raise(&spots[start].opens, start < match->span.start ? SPEAKER_OPENS : UNOPENED);
        }
        bool deed = (match->classes & CLASS_BIT(CLASS_SUPPORT)) ||
                    (word->opens >= MET_OPENS && (match->classes & CLASS_BIT(CLASS_EVENT)));
        if (deed) {
            uint32_t start = doer_start(self, spots, match);
            raise(&spots[start].opens, start < match->span.start ? SPEAKER_OPENS : UNOPENED);
            raise(&spots[match->span.start].closes, start < match->span.start ? DOER_CLOSES : UNCLOSED);
        }
        arcs[index] = (Arc){word->cost, (uint16_t)match->span.length, word->special};
        float pair = word->special & WORD_NONE ? NO_PAIR : word->cost + (word->special ? CLASH_COST : 0);
        NameSpot *spot = &spots[match->span.start];
        spot->pair = match->span.length == 2 && pair < spot->pair ? pair : spot->pair;
    }
}

/* True if the bracket at the mark holds a name in Latin letters: a capital and small letters, perhaps behind a blank.
 */
static bool opens_latin_name(const Text *text, uint32_t mark) {
    mark += mark + 1 < text->length && text->character[mark + 1] == ' ';
    uint32_t capital = mark + 2 < text->length ? text->character[mark + 1] : 0;
    uint32_t small = capital ? text->character[mark + 2] : 0;
    return ((capital >= 'A' && capital <= 'Z') || (capital >= 0xC0 && capital <= 0xDE)) &&
           ((small >= 'a' && small <= 'z') || (small >= 0xDF && small <= 0x24F));
}

/* True if a word of place of one character stands at `at`, which is in no name: 外, not 中. */
static bool closes_phrase(const NameReader *self, uint32_t at) {
    const NameCost *cost = &self->table->costs[self->item->matches.number[at]];
    const Match *word = cost->given > 0 || cost->foreign > 0
                            ? NULL
                            : match_exact(&self->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_WORD));
    EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, "location");
}

/* What marks say of names beside them, and which characters joints bind. */
static void gather_marks(const NameReader *self, NameSpot *spots) {
    const Text *text = self->text;
    for (uint32_t mark = text_next_mark(text, 0, text->length); mark < text->length;
         mark = text_next_mark(text, mark + 1, text->length)) {
        uint32_t c = text->character[mark];
        add_mark_evidence(&spots[mark], c);
        if (c == ',' && mark > 0 && (spots[mark - 1].traits & TRAIT_WORD) && closes_phrase(self, mark - 1)) {
            raise(&spots[mark - 1].closes, spots[mark].closes); /* 除会见 X 外， */
            spots[mark].closes = UNCLOSED;
        }
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

static bool is_comma_of_lists(const Lattice *self, const TokenList *path, size_t at) {
    return at < path->count && path->items[at].kind == TOKEN_MARK &&
           self->reader->text->character[path->items[at].span.start] == 0x3001;
}

/* True if the token is a name of a family and a given name. */
static bool is_surnamed(const TokenList *path, size_t at) {
    return at < path->count && path->items[at].kind == TOKEN_NAME &&
           (path->items[at].form == NAME_HAN || path->items[at].form == NAME_KNOWN);
}

/* True if a usual family name begins `gap`, and what else stands there may be the given name, though it may be a word
 * (李长春) or both one (万里). */
static bool may_be_surnamed(const Lattice *self, Span gap) {
    enum { SHORTEST = 2, LONGEST = 3 };
    const MatchTable *table = &self->reader->item->matches;
    const ClassSet others = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_OFFICE) |
                            CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_REFERENCE) |
                            CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_KINSHIP);
    const Match *surname = match_exact(table, (Span){gap.start, 1}, CLASS_BIT(CLASS_SURNAME));
    bool may = gap.length >= SHORTEST && gap.length <= LONGEST && surname &&
               self->reader->table->facts[surname->posting].surname < LIKELY_SURNAME &&
               !(self->spots[gap.start].traits & TRAIT_GRAMMAR);
    const Match *whole = may ? match_exact(table, gap, others) : NULL;
    for (uint32_t at = gap.start; may && at < span_end(gap); at++) {
        may = self->spots[at].traits & TRAIT_HAN;
    }
    return may && !whole;
}

/* Where the member of a list ends that begins at `start`: before the next comma, conjunction, particle or verb not
 * farther than a name is long; `start` if there is none. */
static uint32_t member_end(const Lattice *self, uint32_t start) {
    enum { SHORTEST = 2, LONGEST = 3 };
    const ClassSet verbs = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH);
    for (uint32_t at = start + SHORTEST; at <= start + LONGEST && at < self->end; at++) {
        bool joint = self->spots[at].special & WORD_JOINT;
        const Match *verb = match_longest(&self->reader->item->matches, at, self->end, verbs);
        if (self->reader->text->character[at] == 0x3001 || joint || is_particle(self->reader, at) ||
            (verb && verb->span.length > 1)) {
            return at;
        }
    }
    return start;
}

bool lattice_raise_listed(Lattice *self, const TokenList *path) {
    enum { FEWEST = 2 };
    uint32_t named = 0;
    for (size_t i = 1; i < path->count && named < FEWEST; i++) {
        named += is_comma_of_lists(self, path, i) && (is_surnamed(path, i - 1) || is_surnamed(path, i + 1));
    }
    bool raised = false;
    for (size_t i = 1; named >= FEWEST && i < path->count; i++) {
        if (!is_comma_of_lists(self, path, i)) {
            continue;
        }
        uint32_t comma = path->items[i].span.start;
        uint32_t start = text_mark_before(self->reader->text, self->start, comma), end = member_end(self, comma + 1);
        bool before =
                 !is_surnamed(path, i - 1) && is_surnamed(path, i + 1) && may_be_surnamed(self, span_of(start, comma)),
             behind = is_surnamed(path, i - 1) && !is_surnamed(path, i + 1) &&
                      may_be_surnamed(self, span_of(comma + 1, end));
        NameSpot *spots = self->reader->spots;
        raise(&spots[before ? start : comma + 1].opens, before || behind ? LISTED_OPENS : UNOPENED);
        raise(&spots[before ? comma : end].closes, before || behind ? LISTED_CLOSES : UNCLOSED);
        raised |= before || behind;
    }
    return raised;
}

void lattice_gather(Lattice *self) {
    NameReader *reader = self->reader;
    size_t length = reader->text->length;
    Arena *arena = reader->item->scratch;
    NameSpot *spots = ARENA_ARRAY_UNSET(arena, NameSpot, length + 1);
    Arc *arcs = ARENA_ARRAY_UNSET(arena, Arc, (size_t)reader->item->matches.count + 1);
    unsigned all = gather_characters(reader, spots);
    for (size_t i = 0; i < reader->figures->count; i++) {
        const Mention *figure = &reader->figures->items[i];
        NameSpot *spot = &spots[figure->span.start];
        raise(&spot->closes, 0.8f);
        if (figure->kind == MENTION_DATE && figure->shape.kind != DATE_WINDOW) {
            raise(&spots[span_end(figure->phrase)].opens, WHEN_OPENS); /* 14日晚 X 会见 Y */
            raise(&spots[span_end(figure->span)].opens, WHEN_OPENS);
        }
        spot->traits |= TRAIT_FIGURE;
        spot->is_plain = false;
    }
    gather_words(reader, spots, arcs);
    gather_marks(reader, spots);
    for (size_t i = 0; i < reader->item->segments.count; i++) {
        const Segment *segment = &reader->item->segments.items[i];
        float opens = segment->kind == SEGMENT_LEAD ? 1 : segment->kind == SEGMENT_HEADLINE ? HEADLINE_OPENS : UNOPENED;
        raise(&spots[segment->span.start].opens, opens);
    }
    raise(&spots[length].closes, 0.7f);
    self->any_joint = all & TRAIT_INTERPUNCT;
    self->has_generation = all & TRAIT_GENERATION;
    self->spots = reader->spots = spots;
    self->arcs = arcs;
}
