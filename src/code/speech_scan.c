#include "code/frame.h"
#include "code/speech.h"

enum {
    LONGEST_WORD = 12,    /* characters of the longest word of speech.txt */
    LONGEST_ADJUNCT = 40, /* characters of a phrase of time or place before a verb */
    OPEN_SINGLE = 0x2018,
    CLOSE_SINGLE = 0x2019,
};

/* True if the compound only looks like one: the span opens a phrase of topic, and a word
 * that begins right behind it ends behind the compound (就地 in 就地区问题), or an adverb
 * or a name that ends before the span begins before the compound (来说 in 后来说, 大将
 * behind 加拿). */
static bool is_chance_compound(SpeechCoder *self, Span span, Span compound) {
    const Item *item = self->item;
    Span adverb;
    if (span.start > compound.start && inside_name(item, compound.start) && !inside_name(item, span.start)) {
        return true; /* 加拿大将 */
    }
    uint32_t next = mention_from(item, span.start);
    const Mention *before = next ? &item->mentions.items[next - 1] : NULL;
    if (compound.start < span.start && before && before->kind == MENTION_DATE && span_end(before->span) == span.start) {
        return true; /* 14号|称 */
    }
    if (span.start > compound.start &&
        speech_before(self, span.start, compound.start ? compound.start - 1 : 0, SPEECH_MODIFIER, &adverb) &&
        adverb.start < compound.start) {
        return true;
    }
    const ClassSet words = CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_PLACE_HEAD);
    const Match *about = match_exact(&item->matches, span, speech_classes);
    const Match *word = word_at(item, span_end(span), item->text->length, words);
    return span.start == compound.start && about && (speech_word(&self->words, about)->kinds & SPEECH_ABOUT) && word &&
           word->span.length > 1 && span_end(word->span) > span_end(compound);
}

bool speech_is_part_of_word(SpeechCoder *self, Span span) {
    const MatchTable *matches = &self->item->matches;
    uint32_t from = span.start > 3 ? span.start - 3 : 0, kinds = 0;
    for (uint32_t at = from; at <= span.start; at++) {
        kinds |= self->starting[at];
    }
    for (uint32_t at = kinds & SPEECH_COMPOUND ? from : span.start + 1; at <= span.start; at++) {
        for (uint32_t i = matches->first[at]; i < matches->first[at + 1]; i++) {
            const Match *match = &matches->items[i];
            if (match->span.length <= span.length || span_end(match->span) <= span.start ||
                !(match->classes & CLASS_BIT(CLASS_SPEECH_WORD))) {
                continue;
            }
            if ((speech_word(&self->words, match)->kinds & SPEECH_COMPOUND) &&
                !is_chance_compound(self, span, match->span)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_inside_name(const SpeechCoder *self, const Clause *clause, Span span) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        bool named = mention->kind == MENTION_PERSON || mention->kind == MENTION_BODY ||
                     mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE ||
                     mention->kind == MENTION_WORK || mention->kind == MENTION_POST;
        if (named && span_overlaps(mention->span, span)) {
            return true;
        }
    }
    return false;
}

bool speech_is_part(SpeechCoder *self, const Clause *clause, Span span) {
    return speech_is_part_of_word(self, span) || is_inside_name(self, clause, span);
}

/* Puts down where the words of speech that begin at the position end, each with its kinds; returns all of these. */
static uint32_t gather_kinds_at(SpeechCoder *self, uint32_t at, uint32_t *ending) {
    const MatchTable *matches = &self->item->matches;
    uint32_t kinds = 0;
    for (uint32_t i = matches->first[at]; i < matches->first[at + 1]; i++) {
        const Match *match = &matches->items[i];
        if (match->classes & speech_classes) {
            const SpeechWord *word = speech_word(&self->words, match);
            ending[span_end(match->span)] |= word->kinds;
            self->may_announce |= word->announces_points;
            kinds |= word->kinds;
        }
    }
    return kinds;
}

void speech_gather_kinds(SpeechCoder *self) {
    const ClassSet *classes = self->item->matches.starting;
    uint32_t length = self->item->text->length;
    uint32_t *starting = ARENA_ARRAY(self->item->scratch, uint32_t, (size_t)length + 1);
    uint32_t *ending = ARENA_ARRAY(self->item->scratch, uint32_t, (size_t)length + 1);
    uint32_t *found = ARENA_ARRAY_UNSET(self->item->scratch, uint32_t, (size_t)length + 1), count = 0;
    for (uint32_t at = 0; at < length; at++) { /* no branch: at one position in four such a word begins */
        found[count] = at;
        count += (classes[at] & speech_classes) != 0;
    }
    Clause *clause = self->clauses.items, *behind = clause + self->clauses.count;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t start = found[k], kinds = gather_kinds_at(self, start, ending);
        starting[start] = kinds;
        while (clause < behind && span_end(clause->span) <= start) {
            clause++;
        }
        if (clause < behind && clause->span.start <= start) {
            clause->speech |= kinds;
        }
    }
    self->starting = starting;
    self->ending = ending;
}

const SpeechWord *speech_find_at(SpeechCoder *self, uint32_t at, uint32_t end, uint32_t kinds, Span *span) {
    const MatchTable *matches = &self->item->matches;
    for (uint32_t i = matches->first[at + 1]; i > matches->first[at]; i--) {
        const Match *match = &matches->items[i - 1];
        if (span_end(match->span) > end || !(match->classes & speech_classes)) {
            continue;
        }
        const SpeechWord *word = speech_word(&self->words, match);
        if (word->kinds & kinds) {
            *span = match->span;
            return word;
        }
    }
    return NULL;
}

const SpeechWord *speech_find_before(SpeechCoder *self, uint32_t end, uint32_t from, uint32_t kinds, Span *span) {
    const MatchTable *matches = &self->item->matches;
    for (uint32_t at = end > from + LONGEST_WORD ? end - LONGEST_WORD : from; at < end; at++) {
        const Match *match = match_exact(matches, span_of(at, end), speech_classes);
        const SpeechWord *word = match ? speech_word(&self->words, match) : NULL;
        if (word && (word->kinds & kinds)) {
            *span = match->span;
            return word;
        }
    }
    return NULL;
}

const SpeechWord *speech_find(SpeechCoder *self, uint32_t from, uint32_t to, uint32_t kinds, Span *span) {
    const SpeechWord *word = NULL;
    for (uint32_t at = from; at < to && !word; at++) {
        word = speech_at(self, at, to, kinds, span);
    }
    return word;
}

bool speech_next(SpeechCoder *self, const Clause *clause, uint32_t at, Span *span, const SpeechWord **word) {
    const uint32_t verbs =
        SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_TOPIC | SPEECH_LIGHT | SPEECH_PASSIVE | SPEECH_ACCORDING;
    uint32_t end = clause->speech & verbs ? span_end(clause->span) : 0;
    for (; at < end; at++) {
        *word = speech_at(self, at, end, verbs, span);
        if (*word && !speech_is_part(self, clause, *span)) {
            return true;
        }
    }
    return false;
}

Span speech_flagged_at(const SpeechCoder *self, uint32_t at, uint32_t end, uint32_t flag) {
    const MatchTable *matches = &self->item->matches;
    for (uint32_t i = at < end ? matches->first[at + 1] : 0; at < end && i > matches->first[at]; i--) {
        const Match *match = &matches->items[i - 1];
        if (span_end(match->span) <= end && (match->classes & CLASS_BIT(CLASS_SPEECH_WORD)) &&
            (speech_word(&self->words, match)->flags & flag)) {
            return match->span;
        }
    }
    return span_of(at, at);
}

bool speech_begins(SpeechCoder *self, const Clause *clause) {
    uint32_t end = span_end(clause->span), at = skip_to_content(self, clause->span.start, end);
    Span word;
    Party subject = party_at(self->item, at, end);
    at = subject.count ? span_end(subject.span) : at;
    while (speech_at(self, at, end, SPEECH_MODIFIER, &word)) {
        at = span_end(word);
    }
    return speech_at(self, at, end, SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE, &word) != NULL;
}

uint32_t skip_to_content(const SpeechCoder *self, uint32_t at, uint32_t end) {
    const uint32_t *character = self->item->text->character;
    while (at < end && (character_is_space(character[at]) || character[at] == ',' || character[at] == ':' ||
                        character[at] == OPEN_QUOTE || character[at] == OPEN_SINGLE || character[at] == CLOSE_QUOTE ||
                        character[at] == CLOSE_SINGLE || character[at] == ';' || character[at] == LIST_COMMA)) {
        at++;
    }
    return at;
}

/* A country by one character acts only at the head of its clause or behind
 * another: 中俄愿, not 访华. */
static bool is_idle_sign(const SpeechCoder *self, const Clause *clause, uint32_t index) {
    const Mention *mention = &self->item->mentions.items[index];
    if (mention->kind != MENTION_COUNTRY || mention->span.length > 1 || mention->span.start == clause->span.start) {
        return false;
    }
    return !(index > clause->first_mention && span_end(mention[-1].span) == mention->span.start);
}

/* The mention of a kind-set that ends at `position`, NO_MENTION if none. */
static uint32_t mention_ending_at(const SpeechCoder *self, const Clause *clause, uint32_t position, bool date) {
    for (uint32_t i = clause->first_mention + clause->mention_count; i > clause->first_mention; i--) {
        const Mention *mention = &self->item->mentions.items[i - 1];
        bool fits =
            date ? mention->kind == MENTION_DATE : mention_is_actor(mention) && !is_idle_sign(self, clause, i - 1);
        if (fits && (span_end(mention->phrase) == position || span_end(mention->span) == position)) {
            return i - 1;
        }
    }
    return NO_MENTION;
}

/* The opening bracket of the one that closes right before `position`. */
static uint32_t bracket_start(const SpeechCoder *self, uint32_t position, uint32_t from) {
    const uint32_t *character = self->item->text->character;
    for (uint32_t at = position - 1; at > from && position - at < LONGEST_ADJUNCT; at--) {
        if (character[at - 1] == '(') {
            return at - 1;
        }
    }
    return position;
}

/* Where the date begins that holds the bracket opening at `bracket` (昨天（9月5日）), else the bracket. */
static uint32_t date_around(const SpeechCoder *self, const Clause *clause, uint32_t bracket, uint32_t from) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention->kind == MENTION_DATE && mention->span.start < bracket && span_end(mention->span) > bracket &&
            mention->span.start >= from) {
            return mention->span.start;
        }
    }
    return bracket;
}

/* Where the phrase 在 … 时 that ends at `position` begins, or `position`. */
static uint32_t adjunct_start(SpeechCoder *self, uint32_t position, uint32_t from) {
    Span span;
    if (position <= from || !speech_before(self, position, from, SPEECH_TIME_END, &span)) {
        return position;
    }
    uint32_t limit = position > from + LONGEST_ADJUNCT ? position - LONGEST_ADJUNCT : from;
    for (uint32_t at = position; at > limit; at--) {
        if (speech_at(self, at - 1, position, SPEECH_TIME_START, &span) && !speech_is_part_of_word(self, span)) {
            bool doubled = speech_before(self, at - 1, from, SPEECH_TIME_START, &span) && span.length == 1;
            return doubled ? span.start : at - 1; /* 在接受采访时 */
        }
    }
    return position;
}

/* The country whose side the words 中方, 美国政府 that end at `position` name, or
 * its sign alone at the head of the clause; NULL if they name none. A sign of several countries means the one spoken
 * of. */
static const char *side_ending_at(SpeechCoder *self, uint32_t position, uint32_t from, uint32_t *start) {
    Span side = span_of(position, position);
    bool named = speech_before(self, position, from, SPEECH_SIDE, &side) != NULL;
    const ClassSet countries = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    const Match *match = word_before(self->item, side.start, from, countries);
    const ClassSet prepositions = CLASS_BIT(CLASS_PREPOSITION);
    for (uint32_t i = match ? mention_from(self->item, from) : 0;
         match && i < self->item->mentions.count && self->item->mentions.items[i].span.start < match->span.start; i++) {
        if (span_end(self->item->mentions.items[i].span) >= span_end(match->span)) {
            return NULL; /* the last character of a name: 哈马斯方面 */
        }
    }
    bool is_means = match && !named && match_exact(&self->item->matches, match->span, prepositions); /* 以 … */
    if (!match || is_means || (!named && match->span.start != from)) {
        return NULL;
    }
    EntryId entry = match_entry(self->item->lexicon, match, CLASS_COUNTRY);
    entry = entry == NO_ENTRY ? match_entry(self->item->lexicon, match, CLASS_COUNTRY_SIGN) : entry;
    *start = match->span.start;
    const char *known[] = {self->speech.speaker.country, self->speech.other, self->sides[0], self->sides[1]};
    for (int i = 0; i < 4; i++) {
        if (known[i] && lexicon_has(self->item->lexicon, entry, KEY_CODE, known[i])) {
            return known[i];
        }
    }
    const char *code = lexicon_value(self->item->lexicon, entry, KEY_CODE);
    return code ? arena_copy(self->item->arena, code, strcspn(code, "|")) : NULL;
}

/* True if an actor, a side, a date, an adverb or a phrase of time ends at `at`. */
static bool ends_other_words(SpeechCoder *self, const Clause *clause, uint32_t at, uint32_t from) {
    Span word;
    uint32_t side;
    return mention_ending_at(self, clause, at, false) != NO_MENTION ||
           mention_ending_at(self, clause, at, true) != NO_MENTION || side_ending_at(self, at, from, &side) ||
           (speech_before(self, at, from, SPEECH_MODIFIER | SPEECH_TIME_END | SPEECH_SPEAKER, &word) &&
            word.length > 1);
}

/* Where an adverb of manner in 地 that ends at `position` begins: 大大方方地. */
static uint32_t adverb_start(SpeechCoder *self, const Clause *clause, uint32_t position, uint32_t from) {
    enum { LONGEST_MANNER = 8 };
    const uint32_t *c = self->item->text->character;
    if (position < from + 3 || !speech_flagged_at(self, position - 1, position, SPEECH_MANNER).length) {
        return position;
    }
    bool doubled = position >= from + 5 && c[position - 5] == c[position - 4] && c[position - 3] == c[position - 2];
    uint32_t least = doubled ? position - 5 : position - 3;
    Span word;
    for (uint32_t at = least; !doubled && position - at <= LONGEST_MANNER; at--) {
        if (at == from || ends_other_words(self, clause, at, from)) { /* 一针见血地, 半开玩笑地 */
            return at;
        }
        if (speech_before(self, at, from, SPEECH_MODAL | SPEECH_INTEND, &word) ||
            (speech_before(self, at, from, SPEECH_NEGATION, &word) && word.length > 1)) {
            return least;
        }
    }
    return least;
}

bool speech_ends_noun(SpeechCoder *self, Span span, uint32_t from) {
    Span adverb;
    const Match *word = word_before(self->item, span_end(span), from, CLASS_BIT(CLASS_WORD));
    bool is_noun = word && span.length == 1 && word->span.length > 1 &&
                   (word->span.length > 2 || word_has_kind(self->item, word, CLASS_WORD, "noun"));
    return is_noun && !speech_before(self, span.start, from, SPEECH_MODIFIER, &adverb);
}

/* Skips one word, date or bracket before `position`; returns where it begins,
 * `position` if there is none. */
static uint32_t skip_one(SpeechCoder *self, const Clause *clause, uint32_t position, uint32_t from, Head *head) {
    const uint32_t *character = self->item->text->character;
    Span span;
    if (character_is_space(character[position - 1])) {
        return position - 1;
    }
    if (character[position - 1] == ')') {
        uint32_t bracket = bracket_start(self, position, from);
        return date_around(self, clause, bracket, from);
    }
    uint32_t date = mention_ending_at(self, clause, position, true);
    if (date != NO_MENTION && self->item->mentions.items[date].span.start >= from) {
        uint32_t start = self->item->mentions.items[date].span.start;
        return start > from && speech_before(self, start, from, SPEECH_TIME_START, &span) && span.length == 1
                   ? span.start
                   : start;
    }
    if (speech_before(self, position, from, SPEECH_ET_CETERA, &span) &&
        mention_ending_at(self, clause, span.start, false) != NO_MENTION) { /* A、B 等国 */
        return span.start;
    }
    if (speech_before(self, position, from, SPEECH_PARTICLE, &span) &&
        speech_flagged_at(self, span.start, position, SPEECH_PLURAL).length &&
        mention_ending_at(self, clause, span.start, false) != NO_MENTION) { /* 使节们 */
        return span.start;
    }
    const SpeechWord *word = speech_before(self, position, from, SPEECH_NEGATION, &span);
    if (word) {
        head->is_negated = true;
        return span.start;
    }
    Span speaker; /* 全会: its last character is no adverb */
    word = speech_before(self, position, from, SPEECH_MODIFIER, &span);
    bool is_noun = word && speech_before(self, position, from, SPEECH_SPEAKER, &speaker) && speaker.length > 1 &&
                   speaker.length >= span.length;
    bool is_part = word && (word->kinds & SPEECH_INTEND) && speech_ends_noun(self, span, from);
    word = is_noun || is_part ? NULL : word;
    if (word && mention_ending_at(self, clause, position, false) == NO_MENTION) {
        head->is_anaphoric |= (word->kinds & SPEECH_ABOUT) != 0;
        head->is_joint |= (word->flags & SPEECH_BOTH) != 0;
        head->is_future |= (word->kinds & SPEECH_INTEND) != 0;
        head->goes_on |= (word->flags & SPEECH_MORE) != 0;
        return span.start;
    }
    return adverb_start(self, clause, position, from);
}

/* Where 在首都基多, 透过脸书 or 向 A begins that ends with the mention: no actor but
 * where, by what or to whom it was said. The mention's end if it is no such phrase. */
static uint32_t phrase_start(SpeechCoder *self, uint32_t index, uint32_t from) {
    enum { LONGEST_APPOSITION = 4 };
    const Mention *mention = &self->item->mentions.items[index];
    uint32_t start = mention->phrase.start;
    Span span;
    if (speech_before(self, start, from, SPEECH_ABOUT, &span) && !speech_is_part_of_word(self, span)) {
        return span.start;
    }
    for (uint32_t at = start; mention->kind == MENTION_BODY && at > from && at + LONGEST_APPOSITION >= start; at--) {
        const Match *means = word_before(self->item, at, from, CLASS_BIT(CLASS_PREPOSITION));
        EntryId entry = means ? match_entry(self->item->lexicon, means, CLASS_PREPOSITION) : NO_ENTRY;
        if (entry != NO_ENTRY && means->span.start > from && !speech_is_part_of_word(self, means->span) &&
            (lexicon_has(self->item->lexicon, entry, KEY_ROLE, "at") ||
             lexicon_has(self->item->lexicon, entry, KEY_ROLE, "means"))) {
            return means->span.start;
        }
    }
    bool is_place = mention->kind == MENTION_PLACE || (mention->kind == MENTION_COUNTRY && !mention->is_sign);
    for (uint32_t at = start; is_place && at > from && at + LONGEST_APPOSITION > start; at--) {
        if (speech_before(self, at, from, SPEECH_TIME_START, &span) && span.length == 1 &&
            !speech_is_part_of_word(self, span)) {
            return span.start;
        }
    }
    return span_end(mention->phrase);
}

bool speech_is_paper(SpeechCoder *self, uint32_t position, uint32_t from) {
    Span span;
    return position > from + 2 && self->item->text->character[position - 1] == CLOSE_TITLE &&
           (speech_before(self, position - 1, from, SPEECH_SPEAKER, &span) ||
            word_before(self->item, position - 1, from, CLASS_BIT(CLASS_OUTLET)));
}

/* Where the phrase 代表 A、B 和 C begins that ends with the actor: no actor but on
 * whose behalf it is said. The position itself if it is no such phrase. */
static uint32_t behalf_start(SpeechCoder *self, const Clause *clause, uint32_t actor, uint32_t position,
                             uint32_t from) {
    enum { LONGEST_LIST = 20 };
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_ABOUT;
    const Item *item = self->item;
    uint32_t start = item->mentions.items[actor].phrase.start;
    uint32_t first = start > from + LONGEST_LIST ? start - LONGEST_LIST : from;
    for (uint32_t at = clause_may_have(clause, "behalf") ? start : first; at > first; at--) {
        const Match *behalf = word_before(item, at, first, CLASS_BIT(CLASS_PREPOSITION));
        if (behalf && span_end(behalf->span) == at && word_has_role(item, behalf, CLASS_PREPOSITION, "behalf")) {
            const Match *longer = any_word_at(item, behalf->span.start, span_end(clause->span)); /* 代表团 */
            bool acts = item->text->character[at] == LIST_COMMA || (longer && span_end(longer->span) > at) ||
                        (at < start && word_at(item, at, start, CLASS_BIT(CLASS_CONJUNCTION))); /* 代表和 A */
            return acts ? position : behalf->span.start;
        }
        Span verb;
        if (at < start && speech_at(self, at, start, verbs, &verb) && !speech_is_part(self, clause, verb)) {
            break;
        }
    }
    return position;
}

/* True if the mention is the end of a phrase of time or place: 在社交媒体. */
static bool is_place_of_speech(SpeechCoder *self, uint32_t index, uint32_t position, uint32_t from) {
    Span span;
    const Mention *mention = &self->item->mentions.items[index];
    return mention->person == NO_PERSON && speech_before(self, position, from, SPEECH_TIME_END, &span) &&
           span.length > 1 && span.start <= mention->span.start && adjunct_start(self, position, from) < span.start;
}

/* True of a phrase of what is held by several: 在 P 举行的联合记者会上. */
static bool holds_joint_meeting(const SpeechCoder *self, Span adjunct) {
    bool relative = false, joint = false;
    for (uint32_t at = adjunct.start; at < span_end(adjunct); at++) {
        relative |= is_possessive(self, at);
        joint |= relative && speech_flagged_at(self, at, span_end(adjunct), SPEECH_BOTH).length > 0;
    }
    return joint;
}

/* Where 与 B begins that ends with the mention, of A 与 B 在 P 举行的记者会上: B only holds it
 * with A. The mention's end if no actor can stand before. */
static uint32_t partner_start(const SpeechCoder *self, uint32_t index, uint32_t from) {
    const Mention *mention = &self->item->mentions.items[index];
    uint32_t start = mention->phrase.start;
    const Match *with = word_before(self->item, start, from, CLASS_BIT(CLASS_PREPOSITION));
    bool held = with && with->span.start > from && word_has_role(self->item, with, CLASS_PREPOSITION, "with");
    return held ? with->span.start : span_end(mention->phrase);
}

/* Where 召见 B begins that ends with the mention: who summons B says it. The position if it is no such phrase. */
static uint32_t summons_start(const SpeechCoder *self, uint32_t index, uint32_t position, uint32_t from) {
    const Mention *mention = &self->item->mentions.items[index];
    uint32_t start = mention->phrase.start;
    const Match *verb = mention->person == NO_PERSON || start <= from
                            ? NULL
                            : word_before(self->item, start, from, CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb && verb->span.start > from ? match_entry(self->item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    bool summons = entry != NO_ENTRY && (lexicon_has(self->item->lexicon, entry, KEY_FRAME, "summon") ||
                                         (lexicon_has(self->item->lexicon, entry, KEY_EVENT, "meeting") &&
                                          lexicon_has(self->item->lexicon, entry, KEY_FRAME, "object")));
    return summons ? verb->span.start : position;
}

/* Where the verb begins that a noun of saying which is read as one verb stands behind: 发表 of 发表评论说. The position
 * of the noun if there is none. */
static uint32_t light_verb_start(SpeechCoder *self, const Clause *clause, uint32_t position, uint32_t from) {
    Span light, verb;
    uint32_t end = span_end(clause->span);
    bool told = speech_at(self, position, end, SPEECH_DOCUMENT, &light) &&
                speech_at(self, position, end, SPEECH_FRAME, &verb) && verb.length > light.length;
    if (told && position > from + 1 && is_possessive(self, position - 1)) { /* A 的推文称 */
        return position - 1;
    }
    return told && speech_before(self, position, from, SPEECH_LIGHT, &light) ? light.start : position;
}

/* The mention ending at the position that may be who speaks; NO_MENTION if none does (在社交媒体). */
static uint32_t speaker_ending_at(SpeechCoder *self, const Clause *clause, uint32_t position, uint32_t from) {
    uint32_t mention = mention_ending_at(self, clause, position, false);
    return mention != NO_MENTION && is_place_of_speech(self, mention, position, from) ? NO_MENTION : mention;
}

/* Where the phrase begins that makes more of the mention ending at the position than who speaks: 向 A, 代表 A, 召见 A,
 * and, if a relative clause follows (`relative`), 与 A. The position if the mention itself speaks. */
static uint32_t phrase_around(SpeechCoder *self, const Clause *clause, uint32_t mention, uint32_t position,
                              uint32_t from, bool relative) {
    uint32_t phrase = phrase_start(self, mention, from);
    phrase = phrase > position ? position : phrase; /* its bracket was skipped already */
    if (phrase == position) {
        phrase = behalf_start(self, clause, mention, position, from);
    }
    if (phrase == position) {
        phrase = summons_start(self, mention, position, from);
    }
    return phrase == position && relative ? partner_start(self, mention, from) : phrase;
}

/* Completes a head that no actor was found for: a side, or nobody named. `adjunct`: a phrase of time or place was gone
 * over. */
static void close_head(SpeechCoder *self, uint32_t from, bool adjunct, Head *head) {
    Span span;
    head->side = side_ending_at(self, head->position, from, &head->side_start);
    if (head->side) {
        head->kind = HEAD_SIDE;
    } else if (speech_before(self, head->position, from, SPEECH_SPEAKER | SPEECH_OWN | SPEECH_DOCUMENT, &span) ||
               speech_is_paper(self, head->position, from)) {
        head->kind = HEAD_UNNAMED;
    } else if (speech_before(self, head->position, from, SPEECH_TIME_END, &span) && span.length == 1 &&
               speech_before(self, span.start, from, SPEECH_DOCUMENT, &span)) { /* 贺电中写道 */
        head->kind = HEAD_UNNAMED;
        head->position = span_end(span);
    } else if (adjunct) {
        head->kind = HEAD_ADJUNCT;
    } else if (head->position > from && self->item->text->character[head->position - 1] == LIST_COMMA &&
               speech_before(self, head->position, from, SPEECH_POINT, &span) && span.start == from) {
        head->kind = HEAD_START; /* 二、支持 … */
    }
}

/* True if the body is only where somebody named before it writes: A 脸书发文表示, A 20日推特表示. */
static bool is_platform_of(SpeechCoder *self, const Clause *clause, uint32_t index, uint32_t from) {
    const Mention *body = &self->item->mentions.items[index];
    uint32_t start = body->phrase.start;
    Span platform;
    const SpeechWord *word = body->kind != MENTION_BODY || start <= from
                                 ? NULL
                                 : speech_at(self, start, span_end(body->phrase), SPEECH_TIME_END, &platform);
    return word && (word->flags & SPEECH_PLACE) && span_end(platform) == span_end(body->phrase) &&
           (mention_ending_at(self, clause, start, false) != NO_MENTION ||
            mention_ending_at(self, clause, start, true) != NO_MENTION);
}

Head head_before(SpeechCoder *self, const Clause *clause, uint32_t position, uint32_t from) {
    Head head = {.kind = HEAD_NONE, .mention = NO_MENTION};
    head.position = light_verb_start(self, clause, position, from);
    bool adjunct = false, relative = false;
    for (;;) {
        bool new_words = self->in_headline && head.position < position + 1 && head.position > from &&
                         character_is_space(self->item->text->character[head.position - 1]);
        if (head.position <= from || new_words) { /* a blank in a headline is a comma */
            head.kind = adjunct ? HEAD_ADJUNCT : HEAD_START;
            return head;
        }
        head.mention = speaker_ending_at(self, clause, head.position, from);
        if (head.mention != NO_MENTION && is_platform_of(self, clause, head.mention, from)) {
            head.position = self->item->mentions.items[head.mention].phrase.start;
            head.mention = NO_MENTION;
            continue;
        }
        uint32_t phrase = head.mention == NO_MENTION
                              ? head.position
                              : phrase_around(self, clause, head.mention, head.position, from, relative);
        if (head.mention != NO_MENTION && phrase == head.position) {
            head.kind = HEAD_ACTOR;
            return head;
        }
        relative = false;
        if (phrase < head.position) { /* an actor may stand before 向 A */
            adjunct = true;
            head.position = phrase;
            continue;
        }
        uint32_t before = adjunct_start(self, head.position, from);
        adjunct |= before < head.position;
        relative |= before < head.position && holds_joint_meeting(self, span_of(before, head.position));
        if (before == head.position) {
            before = skip_one(self, clause, head.position, from, &head);
        }
        if (before == head.position) {
            break;
        }
        head.position = before;
    }
    close_head(self, from, adjunct, &head);
    return head;
}

Head head_leading(SpeechCoder *self, const Clause *clause) {
    enum { LONGEST_SIDE = 8 };
    uint32_t at = clause->span.start, end = span_end(clause->span);
    Head head = {.kind = HEAD_NONE, .position = at, .mention = NO_MENTION};
    Span span;
    while (speech_at(self, at, end, SPEECH_MODIFIER, &span)) {
        at = span_end(span);
    }
    Party party = party_at(self->item, at, end);
    if (party.count) {
        head.kind = HEAD_ACTOR;
        head.mention = party.mentions[0];
        head.position = span_end(party.span);
        return head;
    }
    if (speech_at(self, at, end, SPEECH_OWN, &span)) {
        head.kind = HEAD_UNNAMED;
        head.position = span_end(span);
        return head;
    }
    for (uint32_t side = at + 2; side < end && side < at + LONGEST_SIDE; side++) {
        head.side = side_ending_at(self, side, at, &head.side_start);
        if (head.side && speech_before(self, side, at, SPEECH_SIDE, &span)) {
            head.kind = HEAD_SIDE;
            head.position = side;
            return head;
        }
    }
    return head;
}

bool speech_point_at(SpeechCoder *self, uint32_t at, uint32_t end, Span *number) {
    enum { ORDINAL = 0x7B2C }; /* 第 */
    const Text *text = self->item->text;
    if (!speech_at(self, at, end, SPEECH_POINT, number)) {
        return false;
    }
    const Match *word = match_exact(&self->item->matches, *number, CLASS_BIT(CLASS_WORD));
    uint32_t behind = span_end(*number);
    if (behind >= text->length || !character_is_han(text->character[behind])) {
        return true;
    }
    Span modal;
    return text->character[at] == ORDINAL
               ? speech_at(self, behind, end, SPEECH_MODAL, &modal) != NULL /* 第二要坚持 … */
               : !(word && word_has_kind(self->item, word, CLASS_WORD, "adverb"));
}
