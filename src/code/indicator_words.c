#include "code/indicator.h"

#include <stdio.h>
#include <stdlib.h>

static CueKind read_kind(const ChLexicon *lexicon, EntryId entry) {
    static const struct {
        const char *name;
        CueKind kind;
    } kinds[] = {
        {"target", CUE_TARGET},
        {"conversion", CUE_CONVERSION},
        {"share", CUE_SHARE},
        {"from", CUE_FROM},
        {"compare", CUE_COMPARE},
        {"scope", CUE_SCOPE},
        {"world", CUE_WORLD},
        {"contrast", CUE_CONTRAST},
        {"each", CUE_EACH},
        {"uncounted", CUE_UNCOUNTED},
        {"handed", CUE_HANDED},
        {"total", CUE_TOTAL},
        {"superlative", CUE_SUPERLATIVE},
        {"standing", CUE_STANDING},
        {"first", CUE_FIRST},
        {"one-of", CUE_ONE_OF},
        {"major", CUE_MAJOR},
        {"rise", CUE_RISE},
        {"fall", CUE_FALL},
        {"flat", CUE_FLAT},
        {"double", CUE_DOUBLE},
        {"halve", CUE_HALVE},
        {"level", CUE_LEVEL},
        {"filler", CUE_FILLER},
        {"home", CUE_HOME},
        {"etc", CUE_ETC},
        {"lead", CUE_LEAD},
        {"tail", CUE_TAIL},
        {"having", CUE_HAVING},
        {"reach", CUE_REACH},
        {"rest", CUE_REST},
        {"abroad", CUE_ABROAD},
        {"deal", CUE_DEAL},
        {"delivery", CUE_DELIVERY},
        {"foreign", CUE_FOREIGN},
    };
    const char *kind = lexicon_value(lexicon, entry, KEY_KIND);
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind, kinds[i].name) == 0) {
            return kinds[i].kind;
        }
    }
    return !kind && lexicon_class(lexicon, entry) == CLASS_INDICATOR ? CUE_NOUN : CUE_NONE;
}

/* The kinds of all entries, a byte each. */
static void *build_kinds(const ChLexicon *lexicon) {
    uint32_t entries = lexicon_entry_count(lexicon);
    uint8_t *kinds = calloc(1, entries + 1);
    if (!kinds) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (EntryId entry = 0; entry < entries; entry++) {
        LexiconClass class = lexicon_class(lexicon, entry);
        bool is_cue = class == CLASS_INDICATOR || class == CLASS_CHANGE;
        kinds[entry] = (uint8_t)(is_cue ? read_kind(lexicon, entry) : CUE_NONE);
    }
    return kinds;
}

/* True if the words are a noun of a measured quantity. */
static bool is_measured_noun(const Item *item, Span words) {
    const Match *noun = match_exact(&item->matches, words, CLASS_BIT(CLASS_INDICATOR));
    EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_INDICATOR) : NO_ENTRY;
    return entry != NO_ENTRY && !lexicon_value(item->lexicon, entry, KEY_KIND);
}

/* A single character is a cue only where no longer word holds it (要 in 主要). */
static bool is_held_by_word(const Item *item, Span span, Span sentence) {
    enum { REACH = 3 };
    uint32_t first = span.start > sentence.start + REACH ? span.start - REACH : sentence.start;
    const ClassSet words = CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_COUNTRY) |
                           CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_INDICATOR) | CLASS_BIT(CLASS_EVENT);
    for (uint32_t at = first; at <= span.start; at++) {
        const Match *match = match_longest(&item->matches, at, span_end(sentence), words);
        bool holds = match && match->span.length > 1 && span_end(match->span) >= span_end(span);
        bool joins = holds && at < span.start && span_end(match->span) == span_end(span) &&
                     is_measured_noun(item, span_of(at, span.start)); /* 规模|较 */
        if (holds && !joins) {
            return true;
        }
    }
    return false;
}

static void push_cue(CueList *cues, CueKind kind, Span span, EntryId entry) {
    if (cues->count < CUE_LIMIT) {
        cues->items[cues->count++] = (Cue){kind, span, entry};
    }
}

/* Pushes what a match means, each kind once; of one held by a longer word only
 * the endings of nouns (量 in 业务量). */
static void push_match(const Item *item, const Match *match, bool held, CueList *cues) {
    uint32_t count;
    const EntryId *entries = lexicon_entries(item->lexicon, match->posting, &count);
    const uint8_t *kinds = lexicon_table(item->lexicon, TABLE_CUES, build_kinds);
    uint64_t seen = 0;
    for (uint32_t i = 0; i < count; i++) {
        CueKind kind = (CueKind)kinds[entries[i]];
        if (kind && held && !lexicon_has(item->lexicon, entries[i], KEY_FLAGS, "suffix")) {
            continue;
        }
        if (kind && !(seen >> kind & 1)) {
            seen |= (uint64_t)1 << kind;
            push_cue(cues, kind, match->span, entries[i]);
        }
    }
}

/* True if a date mention goes on over `at`: the word there begins with its last character (2022年|增长). */
static bool is_in_date(const Item *item, uint32_t at) {
    uint32_t next = mention_from(item, at);
    const Mention *before = next > 0 ? &item->mentions.items[next - 1] : NULL;
    return before && before->kind == MENTION_DATE && before->span.start < at && span_end(before->span) == at + 1;
}

void cues_find(const Item *item, Span sentence, CueList *cues) {
    const ClassSet classes = CLASS_BIT(CLASS_INDICATOR) | CLASS_BIT(CLASS_CHANGE);
    uint32_t covered = sentence.start;
    cues->count = 0;
    uint32_t end = span_end(sentence);
    for (uint32_t at = sentence.start; (at = match_next(&item->matches, at, end, classes)) < end; at++) {
        const Match *match = match_longest(&item->matches, at, end, classes);
        if (!match || span_end(match->span) <= covered || (match->span.length > 1 && is_in_date(item, at))) {
            continue;
        }
        bool held = match->span.length == 1 && is_held_by_word(item, match->span, sentence);
        covered = held ? covered : span_end(match->span);
        push_match(item, match, held, cues);
    }
}

bool cue_has_flag(const Item *item, const Cue *cue, const char *flag) {
    return cue && lexicon_has(item->lexicon, cue->entry, KEY_FLAGS, flag);
}

const Cue *cue_last(const CueList *cues, Span span, CueKind kind) {
    for (uint32_t i = cues->count; i > 0; i--) {
        const Cue *cue = &cues->items[i - 1];
        if (cue->kind == kind && span_within(cue->span, span)) {
            return cue;
        }
    }
    return NULL;
}

const Cue *cue_first(const CueList *cues, Span span, CueKind kind) {
    for (uint32_t i = 0; i < cues->count; i++) {
        const Cue *cue = &cues->items[i];
        if (cue->kind == kind && span_within(cue->span, span)) {
            return cue;
        }
    }
    return NULL;
}

const Cue *cue_ending(const CueList *cues, uint32_t at, CueKind kind) {
    for (uint32_t i = 0; i < cues->count; i++) {
        const Cue *cue = &cues->items[i];
        if (cue->kind == kind && span_end(cue->span) == at) {
            return cue;
        }
    }
    return NULL;
}

static bool is_digit_at(const Text *text, uint32_t at) {
    return at < text->length && character_is_digit(text->character[at]);
}

static bool is_clause_mark(const Text *text, uint32_t at) {
    uint32_t c = text->character[at];
    return c == ';' || c == ':' || (c == ',' && !(at && is_digit_at(text, at - 1) && is_digit_at(text, at + 1)));
}

/* Where the brackets begin that close right before `at`: 8亿元（人民币，下同）; else `at`. */
static uint32_t bracket_start(const Text *text, uint32_t at, uint32_t from) {
    enum { LONGEST_BRACKET = 16 };
    uint32_t open = at;
    while (at > from && text->character[at - 1] == ')' && open > from && at - open < LONGEST_BRACKET) {
        if (text->character[--open] == '(') {
            return open;
        }
    }
    return at;
}

/* Likewise where those end that open at `at`. */
static uint32_t bracket_end(const Text *text, uint32_t at, uint32_t end) {
    enum { LONGEST_BRACKET = 16 };
    for (uint32_t i = at; text->character[at] == '(' && i < end && i < at + LONGEST_BRACKET; i++) {
        if (text->character[i] == ')') {
            return i + 1;
        }
    }
    return at;
}

Span clause_around(const Item *item, Span sentence, Span span) {
    uint32_t start = span.start, end = span_end(span);
    while (start > sentence.start && !is_clause_mark(item->text, start - 1)) {
        uint32_t open = bracket_start(item->text, start, sentence.start);
        start = open < start ? open : start - 1;
    }
    while (end < span_end(sentence) && !is_clause_mark(item->text, end)) {
        uint32_t close = bracket_end(item->text, end, span_end(sentence));
        end = close > end ? close : end + 1;
    }
    return text_trim(item->text, span_of(start, end));
}
