#include "code/clause_cut.h"

#include "code/frame.h"

enum {
    LONGEST_BRACKET = 200, /* characters of a bracketed run; longer ones are cut like any text */
    LONGEST_TITLE = 60,    /* characters of the quoted title of a meeting */
    LONGEST_CLAUSE = 600,  /* characters of a clause; what is longer is no prose and is cut anywhere */
    OPEN_BRACKET = '(',
    CLOSE_BRACKET = ')',
};

/* Where a clause may be cut: a comma between digits is part of a number, a
 * colon between digits part of a time. */
static bool is_cut(const Text *text, uint32_t at, uint32_t end) {
    uint32_t c = text->character[at];
    if (c != ',' && c != ';' && c != ':') {
        return false;
    }
    bool digits = at > 0 && at + 1 < end && character_is_digit(text->character[at - 1]) &&
                  character_is_digit(text->character[at + 1]);
    return !digits;
}

/* The end of the bracketed run that opens at `at`, or `at` if it does not
 * close before `end`. */
static uint32_t bracket_end(const Text *text, uint32_t at, uint32_t end) {
    uint32_t open = text->character[at];
    if (open != OPEN_BRACKET && open != OPEN_TITLE) {
        return at;
    }
    uint32_t close = open == OPEN_BRACKET ? CLOSE_BRACKET : CLOSE_TITLE;
    uint32_t limit = end < at + LONGEST_BRACKET ? end : at + LONGEST_BRACKET;
    for (uint32_t i = at + 1; i < limit; i++) {
        if (text->character[i] == close) {
            return i;
        }
    }
    return at;
}

/* True if the character is a word that names what a thing is called: 为, 以. */
static bool is_naming(const Item *item, uint32_t at) {
    const Match *word = match_exact(&item->matches, span_of(at, at + 1), CLASS_BIT(CLASS_PREPOSITION));
    return word && (word_has_role(item, word, CLASS_PREPOSITION, "to") ||
                    word_has_role(item, word, CLASS_PREPOSITION, "means"));
}

/* True if the quotation is the name of a meeting in two parts: “玉山论坛: 亚洲创新对话”. */
static bool is_title_of_two(const Item *item, uint32_t open, uint32_t close) {
    enum { LONGEST_NAME = 24 };
    uint32_t colons = 0;
    bool may = close - open < LONGEST_NAME && (item->matches.ending[close] & CLASS_BIT(CLASS_MECHANISM));
    for (uint32_t at = open + 1; may && at < close; at++) {
        uint32_t c = item->text->character[at];
        colons += c == ':' && (item->matches.ending[at] & CLASS_BIT(CLASS_MECHANISM));
        may = c != ',' && c != ';';
    }
    return may && colons == 1;
}

/* The end of the quoted title of a meeting that opens at `at` (题为“越南—东盟: …”的
 * 研讨会), or `at` if it is none. */
static uint32_t quoted_title_end(const Item *item, uint32_t at, uint32_t end) {
    const Text *text = item->text;
    if (text->character[at] != OPEN_QUOTE) {
        return at;
    }
    bool named = at > 0 && (is_naming(item, at - 1) || (item->matches.ending[at] & CLASS_BIT(CLASS_EVENT)));
    uint32_t limit = end < at + LONGEST_TITLE ? end : at + LONGEST_TITLE;
    for (uint32_t i = at + 1; i + 1 < limit; i++) {
        if (text->character[i] == CLOSE_QUOTE) {
            const Match *stop = match_exact(&item->matches, span_of(i + 1, i + 2), CLASS_BIT(CLASS_SUBJECT_STOP));
            bool owns = stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive");
            bool names = (item->matches.starting[i + 1] & CLASS_BIT(CLASS_MECHANISM)) != 0; /* “…: …”公开会 */
            names = names || is_title_of_two(item, at, i);
            return names || (named && (owns || is_naming(item, i + 1))) ? i : at;
        }
    }
    return at;
}

static void push_clause(Item *item, ClauseList *clauses, Clause clause, uint32_t start, uint32_t end, char mark) {
    clause.span = text_trim(item->text, span_of(start, end));
    clause.ends_with = mark;
    const uint32_t *first = item->matches.first + clause.span.start;
    for (uint32_t i = first[0]; i < first[clause.span.length]; i++) {
        clause.classes |= item->matches.items[i].classes;
        clause.roles |= item->matches.items[i].roles;
    }
    if (clause.span.length) {
        *list_push(item->scratch, clauses) = clause;
    }
}

/* Behind the person whose phrase begins at the position, or behind a word of office there (前议长 X); the position
 * itself if none does. */
static uint32_t skip_person(const Item *item, uint32_t at) {
    enum { LONGEST_POSTS = 120 }; /* characters */
    const Match *prefix = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_TITLE_PREFIX));
    for (uint32_t i = mention_from(item, at); i < item->mentions.count; i++) {
        const Mention *person = &item->mentions.items[i];
        if (person->kind == MENTION_PERSON || person->span.start > at + LONGEST_POSTS) {
            uint32_t start = person->phrase.start;
            return start == at || (prefix && start == at + 1) ? span_end(person->phrase) : at;
        }
    }
    return at;
}

/* Behind the persons listed from the position, between whom commas of either kind or conjunctions stand. */
static uint32_t skip_persons(const Item *item, uint32_t at, uint32_t end) {
    uint32_t behind = skip_person(item, at);
    while (behind > at && behind < end) {
        uint32_t c = item->text->character[behind];
        const Match *joint = word_at(item, behind, end, CLASS_BIT(CLASS_CONJUNCTION));
        at = c == ',' || c == LIST_COMMA ? behind + 1 : joint ? span_end(joint->span) : behind;
        uint32_t next = at > behind ? skip_person(item, at) : at;
        if (next == at) {
            break;
        }
        behind = next;
    }
    return behind;
}

/* True if the comma parts those with whom one does what the verb behind the last of them tells, for their posts hold
 * commas of lists: 同 P 国总统 X，副总理兼外长 Y 等会谈. */
static bool is_comma_of_list(const Item *item, uint32_t start, uint32_t at, uint32_t end) {
    uint32_t behind = item->text->character[at] == ',' ? skip_persons(item, at + 1, end) : at + 1;
    if (behind == at + 1) {
        return false;
    }
    const Match *etc = match_exact(&item->matches, (Span){behind, 1}, CLASS_BIT(CLASS_INDICATOR));
    EntryId closes = etc ? lexicon_entry_of(item->lexicon, etc->posting, CLASS_INDICATOR) : NO_ENTRY;
    bool closed = closes != NO_ENTRY && lexicon_has(item->lexicon, closes, KEY_KIND, "etc");
    const Match *verb = word_at(item, behind + closed, end, CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_FRAME, "with")) {
        return false;
    }
    for (uint32_t from = start; from < at; from++) {
        const Match *word = word_at(item, from, at, CLASS_BIT(CLASS_PREPOSITION));
        if (word && !inside_name(item, from) && word_has_role(item, word, CLASS_PREPOSITION, "with")) {
            return skip_persons(item, span_end(word->span), at) == at;
        }
    }
    return false;
}

/* True if a mark that opens at or behind `start` is not closed before `at`: 《… …》. */
static bool is_enclosed(const Text *text, uint32_t start, uint32_t at) {
    int depth = 0;
    for (uint32_t i = start; i < at; i++) {
        uint32_t c = text->character[i];
        depth += c == OPEN_QUOTE || c == OPEN_TITLE || c == OPEN_BRACKET;
        depth -= c == CLOSE_QUOTE || c == CLOSE_TITLE || c == CLOSE_BRACKET;
    }
    return depth > 0;
}

/* The country of the actor whose phrase begins at the position; NULL if none does, or one that only points back. */
static const char *actor_country_at(const Item *item, uint32_t at, uint32_t end) {
    uint32_t index = actor_at(item, at, end);
    const Mention *actor = index == NO_MENTION ? NULL : &item->mentions.items[index];
    return actor && actor->kind != MENTION_REFERENCE ? actor->country : NULL;
}

/* True if the blank of a headline at the position parts what those of two states do: X 军袭击 P Y 总理访问 Q. */
static bool blank_parts(const Item *item, uint32_t start, uint32_t at, uint32_t end) {
    const uint32_t *character = item->text->character;
    if (!character_is_space(character[at]) || is_enclosed(item->text, start, at)) {
        return false;
    }
    const char *first = actor_country_at(item, start, at), *second = actor_country_at(item, at + 1, end);
    bool apart = first && second && !string_same(first, second), told = false;
    for (uint32_t i = start; apart && i < at && !told; i++) {
        told = word_at(item, i, at, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH)) && !inside_name(item, i);
    }
    return told;
}

/* Cuts from `start` to `end` into clauses; `mark` is what the last of them ends with. */
static void cut_part(Item *item, ClauseList *clauses, Clause clause, Span part, char mark) {
    const Text *text = item->text;
    uint32_t start = part.start, end = span_end(part);
    for (uint32_t at = start; at < end; at++) {
        uint32_t limit = end - start > LONGEST_CLAUSE ? start + LONGEST_CLAUSE : end;
        at = limit > at ? text_next_mark(text, at, limit) : at;
        if (at == end) {
            break;
        }
        at = quoted_title_end(item, bracket_end(text, at, end), end);
        if (is_comma_of_list(item, start, at, end)) {
            text->character[at] = LIST_COMMA;
        } else if (is_cut(text, at, end)) {
            push_clause(item, clauses, clause, start, at, (char)text->character[at]);
            start = at + 1;
        } else if (at - start >= LONGEST_CLAUSE) {
            push_clause(item, clauses, clause, start, at, ',');
            start = at;
        }
    }
    push_clause(item, clauses, clause, start, end, mark);
}

void cut_sentence(Item *item, ClauseList *clauses, uint32_t sentence, uint32_t paragraph) {
    const Sentence *whole = &item->sentences.items[sentence];
    uint32_t start = whole->span.start, end = span_end(whole->span);
    Clause clause = {.sentence = sentence, .paragraph = paragraph, .speech_verb = NO_CLAUSE};
    bool headline = item->segments.items[whole->segment].kind == SEGMENT_HEADLINE;
    for (uint32_t at = start; headline && at < end; at++) {
        if (blank_parts(item, start, at, end)) {
            cut_part(item, clauses, clause, span_of(start, at), ',');
            start = at + 1;
        }
    }
    cut_part(item, clauses, clause, span_of(start, end), '.');
}
