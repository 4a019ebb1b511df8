#include "read/lattice.h"

#define HEADLINE_OPENS 0.5f /* evidence for a name that begins a headline */
#define HEAD_OPENS     4.0f /* evidence for a name behind a country and the word for its head (西班牙元首 X) */
#define NATIONAL_OPENS 2.0f /* evidence for a name behind a country and a noun for its nationals (挪威人 X) */

#define SPEAKER_OPENS    3.0f  /* evidence for a name that is a sentence's all before a word of speech */
#define ROOM_OPENS       5.0f  /* evidence for a name that is all there is between two words that tell of one */
#define DOER_CLOSES      1.0f  /* evidence that a name ends before the verb whose doer is the sentence's beginning */
#define HOLDER_OPENS     14.0f /* … that is all that stands between a title and what ends a name */
#define FITTING_FOREIGN  8.5f  /* a character that costs more in transliterations is no evidence of one */
#define USUAL_IN_FOREIGN 5.5f  /* … one that costs less is, though it is a word of grammar too (尔, 阿) */
#define ANNOUNCED_WORD   10.0f /* evidence for a name that is a word or a town, between a title and a verb */
#define RARE_WORD        12.4f /* a word that costs less is rather that, though it looks like a name (总理应邀访问) */
#define LISTED_OPENS     4.5f /* evidence for a name between names in a list */
#define LISTED_CLOSES    1.5f
#define OFFICE_OPENS     2.0f /* evidence for a name behind 辞职的 */
#define LIKELY_SURNAME   8.0f /* a family name that costs more is no evidence of a doer */
#define LIKELY_GIVEN     8.0f /* likewise a character of a given name */

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
    evidence = character == LIST_COMMA ? &comma_of_lists : evidence;
    evidence = character == FULL_STOP ? &full_stop : evidence;
    evidence = character == CLOSE_QUOTE ? &closing_quote : evidence;
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
    if (mark == '\n' || mark == FULL_STOP || mark == ' ' || mark == ':') {
        return true;
    }
    uint32_t from = start > LONGEST_WHEN + 1 ? start - 1 - LONGEST_WHEN : 0;
    uint32_t before = text_mark_before(text, from, start - 1);
    return mark == ',' && (before > from || before == 0) && spots[start - 1].opens >= WHEN_OPENS;
}

/* True if the mark at the position closes a word of speech before what is said. */
static bool closes_speech(const Text *text, uint32_t at) {
    return at < text->length && (text->character[at] == ',' || text->character[at] == ':');
}

/* Where a line or sentence, or what follows a clause that tells when, begins that has up to the word of speech at `at`
 * room for a name and no word in it: X 表示，. `at` if none does, or the word does not close its clause. */
static uint32_t speaker_start(const NameReader *self, const NameSpot *spots, const Match *speech) {
    enum { SHORTEST = 2, LONGEST = 7 };
    const Text *text = self->text;
    uint32_t at = speech->span.start, end = span_end(speech->span);
    uint32_t start = text_mark_before(text, at > LONGEST ? at - LONGEST : 0, at);
    bool may =
        closes_speech(text, end) && at >= start + SHORTEST && at <= start + LONGEST && follows_when(self, spots, start);
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

/* True if a usual family name of one character stands at `at`, and no word of grammar. */
static bool is_usual_surname(const NameReader *self, const NameSpot *spots, uint32_t at) {
    const Match *surname = match_exact(&self->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_SURNAME));
    return surname && self->table->facts[surname->posting].surname < LIKELY_SURNAME &&
           !(spots[at].traits & TRAIT_GRAMMAR);
}

/* True if the character joins one party to another: 同 X 举行会谈, A 和 B 会谈. */
static bool joins_parties(const NameReader *self, uint32_t at) {
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *joint =
        match_exact(&self->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION));
    EntryId with = joint ? match_entry(lexicon, joint, CLASS_PREPOSITION) : NO_ENTRY;
    return joint && ((joint->classes & CLASS_BIT(CLASS_CONJUNCTION)) ||
                     (with != NO_ENTRY && lexicon_has(lexicon, with, KEY_ROLE, "with")));
}

/* True if the word of one character at `at` does nothing there, so that it rather ends a name: the preposition that
 * joins one party to another right before a verb of speech or a mark, the adverb of several who did something where
 * none are named (范文同说, 丁世均出席). */
static bool is_idle(const NameReader *self, uint32_t clause, uint32_t at) {
    const MatchTable *table = &self->item->matches;
    const ChLexicon *lexicon = self->item->lexicon;
    const Match *word = match_longest(table, at, self->text->length, UINT64_MAX);
    const Match *behind = match_longest(table, at + 1, self->text->length, UINT64_MAX);
    if (!word || word->span.length > 1) {
        return false;
    }
    if (word->classes & CLASS_BIT(CLASS_ASPECT)) {
        EntryId adverb = match_entry(lexicon, word, CLASS_ASPECT);
        bool several = lexicon_has(lexicon, adverb, KEY_ROLE, "several");
        for (uint32_t i = clause; several && i < at; i++) {
            several = self->text->character[i] != LIST_COMMA && !joins_parties(self, i);
        }
        return several;
    }
    bool marked = at + 1 >= self->text->length || !character_is_han(self->text->character[at + 1]);
    bool spoken = behind && ((behind->classes & CLASS_BIT(CLASS_SPEECH)) ||
                             (behind->span.length == 1 && (behind->classes & CLASS_BIT(CLASS_CONJUNCTION))));
    return !(word->classes & CLASS_BIT(CLASS_CONJUNCTION)) && joins_parties(self, at) &&
           (spoken || is_particle(self, at + 1) ||
            (marked && !character_is_digit(self->text->character[at + 1]) &&
             !character_is_latin(self->text->character[at + 1])));
}

/* True if a usual family name begins the room, and no word that begins there is longer; a word within the given name is
 * no hindrance (张长春). */
static bool fits_surnamed(const NameReader *self, const NameSpot *spots, Span room) {
    enum { LONGEST = 3 };
    const MatchTable *table = &self->item->matches;
    uint32_t start = room.start, end = span_end(room);
    bool sided = room.length == 2 && (table->starting[start] & CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                 (table->starting[start + 1] & (CLASS_BIT(CLASS_SIGN_CONTEXT) | CLASS_BIT(CLASS_COUNTRY_SIGN)));
    return room.length <= LONGEST && is_usual_surname(self, spots, start) && !sided &&
           (!(spots[end - 1].traits & TRAIT_GRAMMAR) || is_particle(self, end - 1) ||
            (room.length == LONGEST && is_idle(self, start, end - 1))); /* X 等出席, not X 均出席 */
}

/* True if the character is the sign of a country that stands alone beside others' (英法德). */
static bool is_usual_sign(const NameReader *self, uint32_t at) {
    const Match *sign = match_exact(&self->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
    return sign && (self->table->facts[sign->posting].marks & MARK_ALONE);
}

/* True if the character is the sign of a country that the item names. */
static bool is_named_sign(const NameReader *self, uint32_t at) {
    const Match *sign = match_exact(&self->item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
    EntryId entry = sign ? match_entry(self->item->lexicon, sign, CLASS_COUNTRY_SIGN) : NO_ENTRY;
    return entry != NO_ENTRY && country_of_sign(self, lexicon_value(self->item->lexicon, entry, KEY_CODE), true);
}

/* True if all characters of the room are of those that transliterations are made of, and not all signs of countries
 * unless they may be (会见 X). */
static bool fits_foreign(const NameReader *self, const NameSpot *spots, Span room, bool may_be_signs) {
    bool fits = true, signs = !may_be_signs;
    for (uint32_t at = room.start; fits && at < span_end(room); at++) {
        fits = spots[at].foreign > 0 && spots[at].foreign < FITTING_FOREIGN &&
               (!(spots[at].traits & TRAIT_GRAMMAR) || spots[at].foreign < USUAL_IN_FOREIGN);
        signs = signs && (spots[at].traits & TRAIT_SIGN) &&
                (is_usual_sign(self, at) || (room.length == 2 && is_named_sign(self, at)));
    }
    return fits && !signs;
}

/* True if a Japanese family name of two characters or more begins the room, and one or two more that are no words of
 * grammar end it. */
static bool fits_japanese(const NameReader *self, const NameSpot *spots, Span room) {
    enum { LONGEST_GIVEN = 3, LONGEST = 6 };
    uint32_t end = span_end(room);
    const Match *family = room.length > 2 && room.length <= LONGEST &&
                                  (self->item->matches.starting[room.start] & CLASS_BIT(CLASS_SURNAME))
                              ? match_longest(&self->item->matches, room.start, end - 1, CLASS_BIT(CLASS_SURNAME))
                              : NULL;
    bool fits = family && family->span.length > 1 && (self->table->facts[family->posting].marks & MARK_JAPANESE) &&
                end - span_end(family->span) <= LONGEST_GIVEN;
    for (uint32_t at = fits ? span_end(family->span) : end; at < end; at++) {
        fits = fits && spots[at].given < LIKELY_GIVEN && !(spots[at].traits & TRAIT_GRAMMAR);
    }
    return fits;
}

/* The room without the numeral and its mate that close a monarch's name (X 三世). */
static Span without_generation(const NameReader *self, Span room) {
    enum { GENERATION = 2 };
    uint32_t end = span_end(room);
    bool numbered = room.length > GENERATION + 1 && self->text->character[end - 1] == self->table->generation &&
                    match_exact(&self->item->matches, (Span){end - GENERATION, 1}, CLASS_BIT(CLASS_NUMERAL));
    return numbered ? span_of(room.start, end - GENERATION) : room;
}

/* True if the word is a rare one of the language and nothing else, which a name may be too (霍克, 加利). */
static bool is_rare_word(const NameReader *self, const Match *word) {
    const ClassSet ordinary = CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_SURNAME) | CLASS_BIT(CLASS_NAME_CHARACTER);
    return !(word->classes & ~ordinary) && self->table->facts[word->posting].cost >= RARE_WORD;
}

/* True if the room is a family name and a given name, though a country is called as it begins (韩国瑜). */
static bool is_named_as_country(const NameReader *self, const NameSpot *spots, Span room) {
    enum { LENGTH = 3 };
    const MatchTable *table = &self->item->matches;
    const ClassSet names = CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SURNAME) | CLASS_BIT(CLASS_WORD);
    uint32_t last = span_end(room) - 1;
    const Match *country = match_exact(table, (Span){room.start, LENGTH - 1}, CLASS_BIT(CLASS_COUNTRY));
    const Match *given = match_longest(table, last, self->text->length, UINT64_MAX);
    return room.length == LENGTH && country && !(spots[last].traits & (TRAIT_GRAMMAR | TRAIT_COMMON)) && given &&
           given->span.length == 1 && !(given->classes & ~names) && spots[last].given < LIKELY_GIVEN;
}

/* True if a word stands within the room that no name holds: a post, a body, a country … */
static bool holds_other(const NameReader *self, Span room, bool surnamed) {
    const ClassSet others = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_OFFICE) |
                            CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_COUNTRY) |
                            CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_ASPECT) |
                            CLASS_BIT(CLASS_OUTLET) | CLASS_BIT(CLASS_BLOC);
    enum { LONGEST = 3 };
    bool holds = false;
    for (uint32_t at = room.start; !holds && at < span_end(room); at++) {
        const Match *other = match_longest(&self->item->matches, at, span_end(room), others);
        bool amid = surnamed && room.length == LONGEST && at == room.start + 1; /* 文在寅 */
        bool last = surnamed && room.length == LONGEST && at == room.start + 2 && is_idle(self, room.start, at);
        ClassSet strong = CLASS_BIT(CLASS_TITLE) | (amid || last ? 0 : CLASS_BIT(CLASS_ASPECT));
        holds = other && (other->span.length > 1 || (other->classes & strong));
    }
    return holds;
}

/* True if the room may hold a name and nothing else: no word begins there that is no part of a name. */
static bool may_be_name(const NameReader *self, const NameSpot *spots, Span room, bool is_met) {
    enum { SHORTEST = 2, LONGEST = 7 };
    if (room.length < SHORTEST || room.length > LONGEST) {
        return false;
    }
    room = without_generation(self, room);
    const ClassSet names = CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SURNAME);
    bool surnamed = fits_surnamed(self, spots, room);
    bool foreign = fits_foreign(self, spots, room, is_met);
    bool japanese = !surnamed && !foreign && fits_japanese(self, spots, room);
    if (!surnamed && !foreign && !japanese) {
        return false;
    }
    if (japanese || (surnamed && is_named_as_country(self, spots, room))) {
        return true;
    }
    const Match *word = match_longest(&self->item->matches, room.start, self->text->length, ~names);
    bool may = !(word && word->span.length > 1 && (surnamed || word->span.length >= room.length));
    may = may || (foreign && word->span.length == room.length && is_rare_word(self, word));
    return may && !holds_other(self, room, surnamed);
}

/* Where the name may begin of who does what stands at `at`: behind the beginning of a sentence, of what follows a
 * clause that tells when, or of any clause. `at` if it is too far. */
static uint32_t doer_start(const NameReader *self, const NameSpot *spots, uint32_t at, bool any_clause) {
    enum { LONGEST = 8 };
    uint32_t from = at > LONGEST ? at - LONGEST : 0, start = text_mark_before(self->text, from, at);
    bool opened = (start > from || start == 0) && follows_when(self, spots, start);
    opened = opened || (any_clause && start > from && self->text->character[start - 1] == ',');
    return opened ? start : at;
}

/* Where the name may begin of who is joined to another before `at` (同 X 举行会谈); `at` if nothing joins. */
static uint32_t joined_start(const NameReader *self, uint32_t at) {
    enum { LONGEST = 8 };
    const MatchTable *table = &self->item->matches;
    uint32_t from = text_mark_before(self->text, at > LONGEST ? at - LONGEST : 0, at);
    for (uint32_t i = at; i > from + 1; i--) {
        if ((table->starting[i - 1] & (CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION))) &&
            joins_parties(self, i - 1)) {
            return i;
        }
    }
    return at;
}

/* Where the name may end of whom the verb that ends at `start` meets: before a mark, a conjunction or a particle. */
static uint32_t met_end(const NameReader *self, const NameSpot *spots, uint32_t start) {
    enum { LONGEST = 7 };
    for (uint32_t at = start; at <= start + LONGEST && at < self->text->length; at++) {
        bool han = spots[at].traits & TRAIT_HAN;
        if (!han || (spots[at].special & WORD_JOINT) || (at > start + 1 && is_particle(self, at))) {
            return at;
        }
    }
    return self->text->length - start <= LONGEST ? self->text->length : start;
}

/* Raises the evidence for a transliterated name between the beginning of a clause, or the particle of an attribute, and
 * the word of speech that closes the clause: 会见时，X 说，; 来访的 X 说，. */
static void raise_speaker(const NameReader *self, NameSpot *spots, Span speech) {
    enum { SHORTEST = 2, LONGEST = 7 };
    const Text *text = self->text;
    uint32_t at = speech.start, end = span_end(speech), start = at;
    while (start > 0 && at - start <= LONGEST && (spots[start - 1].traits & TRAIT_HAN) &&
           !is_particle(self, start - 1)) {
        start--;
    }
    Span room = span_of(start, at);
    if (closes_speech(text, end) && room.length >= SHORTEST && room.length <= LONGEST &&
        fits_foreign(self, spots, room, false) && may_be_name(self, spots, room, false)) {
        raise(&spots[start].opens, SPEAKER_OPENS);
        raise(&spots[at].closes, DOER_CLOSES);
    }
}

/* True if a word of two characters and more stands within the room. */
static bool holds_word(const NameReader *self, Span room) {
    bool holds = false;
    for (uint32_t at = room.start; !holds && at < span_end(room); at++) {
        const Match *word = match_longest(&self->item->matches, at, span_end(room), UINT64_MAX);
        holds = word && word->span.length > 1 && !is_rare_word(self, word);
    }
    return holds;
}

/* True if what stands behind the family name is usual in given names, though the first is a word of grammar (文在寅).
 */
static bool holds_grammar(const NameSpot *spots, Span room) {
    uint32_t first = room.start + 1, second = room.start + 2;
    return (spots[first].traits & TRAIT_GRAMMAR) && spots[first].given <= LIKELY_GIVEN &&
           spots[second].given <= LIKELY_GIVEN && !(spots[second].traits & TRAIT_GRAMMAR);
}

static void raise_name(const NameReader *self, NameSpot *spots, Span room, bool is_met) {
    if (may_be_name(self, spots, room, is_met)) {
        bool surnamed = room.length > 2 && fits_surnamed(self, spots, room);
        bool amid = surnamed && (holds_grammar(spots, room) || is_named_as_country(self, spots, room));
        bool grammar = surnamed && is_idle(self, room.start, span_end(room) - 1);
        bool whole = fits_foreign(self, spots, without_generation(self, room), is_met) && !holds_word(self, room);
        float plain = whole ? ROOM_OPENS : SPEAKER_OPENS;
        raise(&spots[room.start].opens, amid ? ANNOUNCED_WORD : plain);
        raise(&spots[span_end(room)].closes, grammar ? ANNOUNCED_WORD : DOER_CLOSES);
    }
}

/* Raises the evidence that a name ends with a word of grammar that does nothing where it stands: 范文同说. */
static void raise_grammar_end(const NameReader *self, NameSpot *spots, Span room) {
    enum { LENGTH = 3 };
    uint32_t last = span_end(room) - 1;
    if (room.length == LENGTH && (spots[last].traits & TRAIT_GRAMMAR) && is_usual_surname(self, spots, room.start) &&
        is_idle(self, room.start, last)) {
        raise(&spots[room.start].opens, SPEAKER_OPENS);
        raise(&spots[last + 1].closes, ANNOUNCED_WORD);
    }
}

/* Raises the evidence for a name between the beginning of a sentence and what tells when or whether he acts: X
 * 12日会见, X 将于. */
static void raise_doer(const NameReader *self, NameSpot *spots, uint32_t at) {
    raise(&spots[at].closes, WHEN_CLOSES);
    raise_name(self, spots, span_of(doer_start(self, spots, at, false), at), false);
}

/* True of a verb that somebody alone does: a light verb, one of meeting somebody, of going somewhere, of taking a post.
 */
static bool has_doer(const NameReader *self, const Match *word, bool meets) {
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId event = match_entry(lexicon, word, CLASS_EVENT);
    return meets || (word->classes & CLASS_BIT(CLASS_SUPPORT)) ||
           (event != NO_ENTRY && lexicon_has(lexicon, event, KEY_KIND, "verb") &&
            (lexicon_has(lexicon, event, KEY_EVENT, "visit") || lexicon_has(lexicon, event, KEY_EVENT, "appointment")));
}

/* Raises the evidence for names of who does what the word of a deed or an event tells, and whom it meets. The noun of
 * an event has a doer only where two are joined. */
static void raise_parties(const NameReader *self, NameSpot *spots, const Match *word, float opens) {
    enum { LONGEST_ADVERB = 2 };
    bool meets = opens >= MET_OPENS && (word->classes & CLASS_BIT(CLASS_EVENT));
    uint32_t at = word->span.start, end = span_end(word->span);
    const Match *adverb = match_longest_before(&self->item->matches, at > LONGEST_ADVERB ? at - LONGEST_ADVERB : 0, at,
                                               CLASS_BIT(CLASS_ASPECT));
    uint32_t begun = adverb ? doer_start(self, spots, at, meets) : at;
    bool ends = adverb && at == begun + 3 && may_be_name(self, spots, span_of(begun, at), false); /* 丁世均会见 */
    at = adverb && !ends ? adverb->span.start : at;                                               /* X 将访问 */
    uint32_t joined = joined_start(self, at);
    raise_name(self, spots, span_of(joined, at), false);
    if (joined < at) {
        raise_name(self, spots, span_of(doer_start(self, spots, joined - 1, false), joined - 1), false);
    }
    if (has_doer(self, word, meets)) {
        raise_name(self, spots, span_of(doer_start(self, spots, at, meets), at), false);
    }
    if (meets) {
        end += end < self->text->length && is_particle(self, end);
        raise_name(self, spots, span_of(end, met_end(self, spots, end)), true);
    }
}

/* Raises the evidence for the name of whom the word for a wife or the like ties to somebody behind it: X 和夫人,
 * X 偕夫人; of a lady by her husband's: X 夫人会见. */
static void raise_kin(const NameReader *self, NameSpot *spots, const Match *kin) {
    enum { LONGEST = 7 };
    EntryId entry = match_entry(self->item->lexicon, kin, CLASS_KINSHIP);
    uint32_t at = kin->span.start;
    bool lady = at > 0 && lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "of-name") && !joins_parties(self, at - 1);
    if (at > 0 && !lady && !lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "together")) {
        at = joins_parties(self, at - 1) ? at - 1 : 0;
    }
    uint32_t start = doer_start(self, spots, at, true);
    for (uint32_t from = at; lady && start == at && from > 0 && from + LONGEST > at; from--) {
        start = self->item->matches.ending[from - 1] & CLASS_BIT(CLASS_EVENT) ? from - 1 : start; /* 会晤 X 夫人 */
    }
    raise_name(self, spots, span_of(start, at), false);
}

/* Raises the evidence for the names in a headline between its beginning, or a mark, and a verb of one character: X
 * 抵日内瓦, X 批 Y. */
static void gather_headline(const NameReader *self, NameSpot *spots, Span headline) {
    enum { SHORTEST = 2, LONGEST = 7 };
    const ClassSet verbs = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH);
    const MatchTable *table = &self->item->matches;
    uint32_t start = headline.start;
    for (uint32_t at = headline.start; at < span_end(headline); at++) {
        if (!(spots[at].traits & TRAIT_HAN)) {
            start = at + 1;
            continue;
        }
        const Match *verb = at >= start + SHORTEST && at <= start + LONGEST && (table->starting[at] & verbs)
                                ? match_longest(table, at, span_end(headline), verbs)
                                : NULL;
        if (verb && verb->span.length == 1) {
            raise_name(self, spots, span_of(start, at), false);
        }
    }
}

/* True if a verb, or what leads to one, stands at `at`: a word right behind a title and before it is who does it. */
static bool deed_follows(const NameReader *self, const NameSpot *spots, uint32_t at) {
    const MatchTable *table = &self->item->matches;
    const ClassSet deeds = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH);
    const ClassSet leading = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION);
    if (spots[at].traits & TRAIT_FIGURE) {
        return true; /* 12日 */
    }
    const Match *deed = at < self->text->length ? match_longest(table, at, self->text->length, UINT64_MAX) : NULL;
    bool single = deed && deed->span.length == 1;
    return deed && ((deed->classes & deeds) || (single && (deed->classes & leading)));
}

/* A pronoun right behind a title, with one more character that is in transliterations, begins a name (总理他信说). */
static void raise_pronoun_name(const NameReader *self, NameSpot *spots, uint32_t start) {
    enum { LENGTH = 2 };
    const MatchTable *table = &self->item->matches;
    uint32_t end = start + LENGTH;
    if (end > self->text->length || !(table->starting[start] & CLASS_BIT(CLASS_REFERENCE)) ||
        spots[start].foreign == 0 || spots[start + 1].foreign == 0) {
        return;
    }
    const Match *first = match_longest(table, start, self->text->length, UINT64_MAX),
                *second = match_longest(table, start + 1, self->text->length, UINT64_MAX);
    bool single = first && first->span.length == 1 && !(second && second->span.length > 1);
    if (single && (deed_follows(self, spots, end) || !(spots[end].traits & TRAIT_HAN) || is_particle(self, end))) {
        raise(&spots[start].opens, ANNOUNCED_WORD);
        raise(&spots[end].closes, DOER_CLOSES);
    }
}

/* A town or a rare word that a title announces, and behind which a verb stands, is the name of who holds the title if
 * it looks like one: 总统 托莱多 会见. */
static void raise_announced(const NameReader *self, NameSpot *spots, uint32_t start) {
    const MatchTable *table = &self->item->matches;
    const ClassSet ordinary = CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_SURNAME) |
                              CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SPEECH_WORD) |
                              CLASS_BIT(CLASS_FURNITURE);
    const Match *word = match_longest(table, start, self->text->length, UINT64_MAX);
    bool plural = table->ending[start] & CLASS_BIT(CLASS_GROUP); /* 领导人 */
    if (!word || word->span.length < 2 || (word->classes & ~ordinary) || plural) {
        return;
    }
    const NameFacts *facts = &self->table->facts[word->posting];
    bool town = word->classes & CLASS_BIT(CLASS_PLACE);
    bool foreign = fits_foreign(self, spots, word->span, true), surnamed = fits_surnamed(self, spots, word->span);
    bool rare = facts->cost >= RARE_WORD && (foreign || surnamed);
    if (((town && foreign) || (!town && rare)) && deed_follows(self, spots, span_end(word->span))) {
        raise(&spots[start].opens, ANNOUNCED_WORD);
        raise(&spots[span_end(word->span)].closes, DOER_CLOSES);
    }
}

/* True if a word of two characters or more begins at `at` that no name holds: of a deed, or one that joins. */
static bool begins_deed(const NameReader *self, uint32_t at) {
    const ClassSet deeds = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH);
    const Match *word = match_longest(&self->item->matches, at, self->text->length, UINT64_MAX);
    return word && word->span.length > 1 &&
           ((word->classes & deeds) || (self->table->facts[word->posting].marks & (MARK_VERBAL | MARK_FUNCTION)));
}

/* Where the run of characters ends, from `start` on, that transliterations are made of and in which no deed begins. */
static uint32_t foreign_run_end(const NameReader *self, const NameSpot *spots, uint32_t start, uint32_t longest) {
    enum { SHORTEST = 2 };
    uint32_t at = start;
    while (at <= start + longest && at < self->text->length && spots[at].foreign > 0 &&
           spots[at].foreign < FITTING_FOREIGN &&
           (!(spots[at].traits & TRAIT_GRAMMAR) || spots[at].foreign < USUAL_IN_FOREIGN)) {
        if (at >= start + SHORTEST && begins_deed(self, at)) {
            return at;
        }
        at++;
    }
    bool last = at < self->text->length && spots[at].foreign > 0 && spots[at].foreign < FITTING_FOREIGN &&
                !(spots[at].traits & TRAIT_JOINING) && (spots[at + 1].traits & TRAIT_JOINING) &&
                !(self->item->matches.starting[at] & CLASS_BIT(CLASS_ASPECT));
    return at + last; /* 奥斯|本|在, not 都在 */
}

/* True if a name that a title announces ends at `at`: before a mark, a particle, a joint, a day or a deed. */
static bool ends_announced(const NameReader *self, const NameSpot *spots, uint32_t at) {
    uint32_t c = at < self->text->length ? self->text->character[at] : FULL_STOP;
    if (c == ',' || c == LIST_COMMA || c == FULL_STOP || c == ';' || c == ':' || c == '\n') {
        return true;
    }
    return (spots[at].traits & TRAIT_JOINING) || is_particle(self, at) || deed_follows(self, spots, at);
}

/* True if no word stands in the room that is more than part of a name: a post, a rank, a country at its beginning, a
 * plain word that is not rare and all of it. One character of the room before such a word is no name by itself
 * (秘书长阿|拉比). */
static bool is_free_for_name(const NameReader *self, Span room, bool may_be_place) {
    const MatchTable *table = &self->item->matches;
    const ClassSet held = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_RANK) | CLASS_BIT(CLASS_HONORIFIC) |
                          CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_KINSHIP) | CLASS_BIT(CLASS_OFFICE) |
                          CLASS_BIT(CLASS_BODY_HEAD) | CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_OUTLET);
    const ClassSet names = CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_SURNAME); /* 瓦格纳, 达菲 */
    uint32_t end = span_end(room);
    const Match *address = match_exact(table, room, held);
    if (address && (self->table->facts[address->posting].marks & MARK_BEFORE)) {
        return true; /* 秘书长谢赫说 */
    }
    for (uint32_t at = room.start; at < end; at++) {
        const Match *word = at == room.start + 1 ? NULL : match_longest(table, at, end, held);
        if (word && word->span.length > 1) {
            return false;
        }
    }
    const Match *first = match_longest(table, room.start, end, ~(ClassSet)CLASS_BIT(CLASS_NAME_CHARACTER));
    if (!first || first->span.length == 1) {
        return true;
    }
    if (first->classes & (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC))) {
        return false;
    }
    bool place = first->classes & CLASS_BIT(CLASS_PLACE), plain = first->classes & CLASS_BIT(CLASS_WORD);
    return place ? may_be_place : (!plain && (first->classes & names)) || is_rare_word(self, first);
}

/* Characters of transliterations alone between a title and what ends a name are the name, though a town, a movement or
 * a word stands in them: 议长|加西亚。, 大臣|奥斯本|在. */
static void raise_foreign_holder(const NameReader *self, NameSpot *spots, const Match *title) {
    enum { SHORTEST = 2, LONGEST = 7 };
    const ClassSet no_towns = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_GROUP); /* 代表|莫斯科|出席, 领导人 */
    const MatchTable *table = &self->item->matches;
    uint32_t start = span_end(title->span), end = foreign_run_end(self, spots, start, LONGEST);
    Span room = span_of(start, end);
    if (room.length < SHORTEST || room.length > LONGEST || (title->classes & CLASS_BIT(CLASS_COUNTRY)) /* 苏丹 */ ||
        !ends_announced(self, spots, end)) {
        return;
    }
    bool surnamed = match_exact(table, room, CLASS_BIT(CLASS_SURNAME)) ||
                    (room.length == SHORTEST && is_usual_surname(self, spots, start));
    if (surnamed && (spots[end].traits & TRAIT_HAN) && !match_exact(table, room, CLASS_BIT(CLASS_PLACE))) {
        return; /* 外长康京|和 */
    }
    if (is_free_for_name(self, room, !(title->classes & no_towns))) {
        raise(&spots[start].opens, HOLDER_OPENS);
        raise(&spots[end].closes, HOLDER_CLOSES);
    }
}

/* A family name and two characters between what may stand before a name and a title that stands behind names are a
 * name, though the second is a word of grammar: 应 X在Y 总统邀请. */
static void raise_titled(const NameReader *self, NameSpot *spots, Span title) {
    enum { LENGTH = 3 };
    const MatchTable *table = &self->item->matches;
    const ClassSet before =
        CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SPEECH);
    const ClassSet names = CLASS_BIT(CLASS_NAME_CHARACTER) | CLASS_BIT(CLASS_SURNAME);
    uint32_t end = title.start, start = end > LENGTH ? end - LENGTH : 0;
    bool grammar = end >= LENGTH && (spots[end - 2].traits & TRAIT_GRAMMAR) && !is_particle(self, end - 2) &&
                   !(spots[end - 1].traits & TRAIT_GRAMMAR);
    bool may = grammar && is_usual_surname(self, spots, start) &&
               (start == 0 || !(spots[start - 1].traits & TRAIT_HAN) || (table->ending[start] & before) ||
                is_particle(self, start - 1));
    for (uint32_t at = start; may && at < end; at++) {
        const Match *word = match_longest(table, at, end + 1, ~names);
        may = (spots[at].traits & TRAIT_HAN) && (!word || word->span.length == 1);
    }
    if (may) {
        raise(&spots[start].opens, ANNOUNCED_WORD);
        raise(&spots[end].closes, DOER_CLOSES);
    }
}

/* Puts down the names beside a verb of office: of him to whom a post is handed (由 X 接任), and of whom it is told in a
 * relative clause (辞职的 X). */
static void gather_office(const NameReader *self, const Match *verb, NameSpot *spots) {
    enum { SHORTEST = 2, LONGEST = 7 };
    const MatchTable *table = &self->item->matches;
    uint32_t start = verb->span.start, end = span_end(verb->span);
    const Match *of = table->starting[end] & CLASS_BIT(CLASS_SUBJECT_STOP)
                          ? match_exact(table, (Span){end, 1}, CLASS_BIT(CLASS_SUBJECT_STOP))
                          : NULL;
    if (of && (self->table->facts[of->posting].marks & MARK_POSSESSIVE)) {
        raise(&spots[end + 1].opens, OFFICE_OPENS);
    }
    bool takes = start > LONGEST && (self->table->facts[verb->posting].marks & MARK_APPOINTMENT);
    for (uint32_t at = start - SHORTEST; takes && at + LONGEST >= start; at--) {
        const Match *by = table->ending[at] & CLASS_BIT(CLASS_PREPOSITION)
                              ? match_exact(table, span_of(at - 1, at), CLASS_BIT(CLASS_PREPOSITION))
                              : NULL;
        EntryId entry = by ? match_entry(self->item->lexicon, by, CLASS_PREPOSITION) : NO_ENTRY;
        bool hands = entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_ROLE, "agent") &&
                     !lexicon_has(self->item->lexicon, entry, KEY_ROLE, "passive");
        if (hands) {
            raise_name(self, spots, span_of(at, start), false);
            return;
        }
    }
}

/* Puts down what the forms of two characters and more say of names beside them. */
static void gather_words(const NameReader *self, NameSpot *spots, Arc *arcs) {
    enum { ANNOUNCED_LENGTH = 3 }; /* of a name with a word of grammar at its end */
    enum { AHEAD = 16 };           /* matches whose words are asked for early: they seldom are in the cache */
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
        if (word->traits & TRAIT_OFFICE) {
            gather_office(self, match, spots);
        }
        if (match->classes & CLASS_BIT(CLASS_KINSHIP)) {
            raise_kin(self, spots, match);
        }
        if (match->classes & CLASS_BIT(CLASS_SPEECH)) {
            uint32_t start = speaker_start(self, spots, match);
            raise(&spots[start].opens, start < match->span.start ? SPEAKER_OPENS : UNOPENED);
            raise_grammar_end(self, spots, span_of(start, match->span.start));
            raise_speaker(self, spots, match->span);
        }
        if (match->classes & (CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_EVENT))) {
            raise_parties(self, spots, match, word->opens);
        }
        if ((match->classes & CLASS_BIT(CLASS_ASPECT)) && word->closes >= WHEN_CLOSES) {
            raise_doer(self, spots, match->span.start);
        }
        bool collective = self->table->facts[match->posting].marks & MARK_COLLECTIVE;
        if ((match->classes & CLASS_BIT(CLASS_TITLE)) && collective &&
            (table->ending[match->span.start] & CLASS_BIT(CLASS_COUNTRY))) {
            raise(&spots[span_end(match->span)].opens, HEAD_OPENS);
        }
        if ((match->classes & CLASS_BIT(CLASS_TITLE)) && !collective) {
            raise_announced(self, spots, span_end(match->span));
            raise_foreign_holder(self, spots, match);
            raise_pronoun_name(self, spots, span_end(match->span));
            if (span_end(match->span) + ANNOUNCED_LENGTH <= self->text->length) {
                raise_grammar_end(self, spots, (Span){span_end(match->span), ANNOUNCED_LENGTH});
            }
            if (self->table->facts[match->posting].marks & MARK_AFTER_NAME) {
                raise_titled(self, spots, match->span);
            }
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
    EntryId entry =
        word && match_may_be(word, "location") ? match_entry(self->item->lexicon, word, CLASS_WORD) : NO_ENTRY;
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
        if ((c == ',' || c == ':') && mark > 0 &&
            match_exact(&self->item->matches, (Span){mark - 1, 1}, CLASS_BIT(CLASS_SPEECH))) {
            raise_speaker(self, spots, (Span){mark - 1, 1});
        }
        if (c == ':') {
            raise_name(self, spots, span_of(doer_start(self, spots, mark, false), mark), false); /* X：愿同各方合作 */
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
           self->reader->text->character[path->items[at].span.start] == LIST_COMMA;
}

/* True if the token is a name of a family and a given name. */
static bool is_surnamed(const TokenList *path, size_t at) {
    return at < path->count && path->items[at].kind == TOKEN_NAME &&
           (path->items[at].form == NAME_HAN || path->items[at].form == NAME_KNOWN);
}

/* True if a usual family name begins `gap`, and what else stands there may be the given name, though it may be a word
 * (张长春) or both one (高远). */
static bool may_be_surnamed(const Lattice *self, Span gap) {
    enum { SHORTEST = 2, LONGEST = 3 };
    const ClassSet others = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_GROUP) | CLASS_BIT(CLASS_OFFICE) |
                            CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_REFERENCE) |
                            CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_KINSHIP);
    bool may =
        gap.length >= SHORTEST && gap.length <= LONGEST && is_usual_surname(self->reader, self->spots, gap.start);
    const Match *whole = may ? match_exact(&self->reader->item->matches, gap, others) : NULL;
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
        bool deed = (verb && verb->span.length > 1) || begins_deed(self->reader, at); /* 作陪 */
        if (self->reader->text->character[at] == LIST_COMMA || joint || is_particle(self->reader, at) || deed) {
            return at;
        }
    }
    return start;
}

bool lattice_raise_listed(Lattice *self, const TokenList *path) {
    enum { FEWEST = 2 };
    uint32_t named = 0;
    for (size_t i = 1; i < path->count && named < FEWEST; i++) {
        bool comma = is_comma_of_lists(self, path, i);
        named += comma && (is_surnamed(path, i - 1) || is_surnamed(path, i + 1));
        named += comma && i > 1 && is_surnamed(path, i - 1) && token_is(&path->items[i - 2], CLASS_BIT(CLASS_TITLE));
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

/* No word begins with the sign of the day that ends a date: 16日|共出动, not 日共. */
static void part_words_from_day(const NameReader *self, uint32_t end, Arc *arcs) {
    enum { CLASHES = 8 };
    const uint32_t *first = self->item->matches.first;
    for (uint32_t index = first[end - 1] + 1; index < first[end]; index++) {
        arcs[index].cost += arcs[index].cost > 0 ? CLASHES : 0; /* 0: no word */
    }
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
        raise(&spot->closes, WHEN_CLOSES);
        if (figure->kind == MENTION_DATE && figure->shape.kind != DATE_WINDOW) {
            raise(&spots[span_end(figure->phrase)].opens, WHEN_OPENS); /* 14日晚 X 会见 Y */
            raise(&spots[span_end(figure->span)].opens, WHEN_OPENS);
            raise_doer(reader, spots, figure->span.start);
        }
        spot->traits |= TRAIT_FIGURE;
        spot->is_plain = false;
    }
    gather_words(reader, spots, arcs);
    for (size_t i = 0; i < reader->figures->count; i++) {
        const Mention *figure = &reader->figures->items[i];
        if (figure->kind == MENTION_DATE && figure->span.length > 1) {
            part_words_from_day(reader, span_end(figure->span), arcs);
        }
    }
    gather_marks(reader, spots);
    for (size_t i = 0; i < reader->item->segments.count; i++) {
        const Segment *segment = &reader->item->segments.items[i];
        float opens = segment->kind == SEGMENT_LEAD ? 1 : segment->kind == SEGMENT_HEADLINE ? HEADLINE_OPENS : UNOPENED;
        raise(&spots[segment->span.start].opens, opens);
        if (segment->kind == SEGMENT_HEADLINE) {
            gather_headline(reader, spots, segment->span);
        }
    }
    raise(&spots[length].closes, 0.7f);
    self->any_joint = all & TRAIT_INTERPUNCT;
    self->has_generation = all & TRAIT_GENERATION;
    self->spots = reader->spots = spots;
    self->arcs = arcs;
}
