#include "code/mechanisms.h"

#include "code/actors.h"
#include "code/frame.h"

#include <stdio.h>
#include <stdlib.h>

/* A name under construction: a run of the parts such names are made of. */
typedef struct Run {
    uint32_t start, end; /* of all parts read so far */
    uint32_t head_end;   /* behind the last head; 0 if none was met */
    uint32_t name_end;   /* behind the head that a place follows (…论坛北京峰会); 0 if none does */
    uint32_t body_start; /* first part that is no country, ordinal or year */
    EntryId head;
    uint32_t modifiers;        /* parts that describe */
    uint32_t countries, blocs; /* parts that are countries, blocs */
    bool has_ordinal, has_place, is_regular, is_domestic, has_word;
    bool is_next;        /* begins with a word for the session that follows */
    bool is_of_several;  /* a word counts more than two states: 三国外长会晤 */
    bool is_of_matter;   /* met about a matter, once: 利比亚问题国际会议 */
    bool is_of_treaty;   /* a head is a meeting of the parties to a treaty */
    uint32_t title_end;  /* behind the title of the treaty that stands before it; 0 if none does */
    bool is_body;        /* its head is the end of a body's name */
    bool follows_head;   /* its head stands right behind another that names by itself (…论坛全会) */
    bool reaches_abroad; /* a part says that it reaches beyond one state */
    bool is_of_world;    /* a word before its head says that it is for the whole world: 世界, 全球 */
    uint32_t words;      /* parts that are words, plain ones too */
    const char *seat;    /* whose it is by its entry, | between them; NULL if that does not say */
    int ordinal;
    int late_ordinal; /* told behind a head, for the next one: 论坛|第五届|部长级会议, not 大会|首次举办; 0 if none */
    bool late_round; /* it counts rounds, which also the head before may have: 谈判第十一轮 */
} Run;

enum {
    DASH = 0x2014,
    QUOTED_LIMIT = 12,
    NUMBERED_LIMIT = 26, /* of a quotation that a number stands before */
    LATIN_LIMIT = 40,    /* of another name in Latin letters */
    LONG_HEAD = 4        /* heads this long are names by themselves */
};

static const ClassSet breaking_words =
    CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_COMMITMENT) | CLASS_BIT(CLASS_ASPECT) |
    CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_TITLE);

/* The number of a resolution or an article, which is not that of a session. */
static bool numbers_a_list(const Item *item, const Mention *ordinal) {
    return ordinal->entry != NO_ENTRY && lexicon_has(item->lexicon, ordinal->entry, KEY_FLAGS, "listing");
}

/* The longest mention of a kind that names may hold and that begins at `at`. */
static const Mention *part_mention(const Item *item, uint32_t *cursor, uint32_t at) {
    const MentionList *mentions = &item->mentions;
    while (*cursor < mentions->count && mentions->items[*cursor].span.start < at) {
        ++*cursor;
    }
    for (uint32_t i = *cursor; i < mentions->count && mentions->items[i].span.start == at; i++) {
        const Mention *mention = &mentions->items[i];
        switch (mention->kind) {
        case MENTION_COUNTRY:
        case MENTION_PLACE:
        case MENTION_BODY:
        case MENTION_DATE:
            return mention;
        case MENTION_ORDINAL:
            return numbers_a_list(item, mention) ? NULL : mention;
        default:
            break;
        }
    }
    return NULL;
}

static bool is_year(const Mention *mention) {
    return mention->kind == MENTION_DATE && mention->shape.from.printed == DATE_YEAR;
}

static void run_extend(Run *run, uint32_t start, uint32_t end) {
    if (run->end == run->start) {
        *run = (Run){.start = start, .end = start, .head = NO_ENTRY};
    }
    run->end = end;
}

static bool is_governing_body(const Item *item, const Mention *mention) {
    const Match *first = word_at(item, mention->span.start, span_end(mention->span), CLASS_BIT(CLASS_MECHANISM));
    EntryId begins = first && first->span.length > 1 && mention->entry == NO_ENTRY
                         ? match_entry(item->lexicon, first, CLASS_MECHANISM)
                         : NO_ENTRY;
    if (begins != NO_ENTRY && lexicon_has(item->lexicon, begins, KEY_FLAGS, "domestic")) {
        return true; /* 政协第十二届全国委员会 */
    }
    static const char *const kinds[] = {"party", "parliament", "government"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (mention->entry != NO_ENTRY && lexicon_has(item->lexicon, mention->entry, KEY_KIND, kinds[i])) {
            return true;
        }
    }
    return false;
}

/* Parties stand for their countries in the names of what two of them hold. */
static bool stands_for_country(const Item *item, const Mention *mention) {
    bool is_party = mention->kind == MENTION_BODY && mention->entry != NO_ENTRY &&
                    lexicon_has(item->lexicon, mention->entry, KEY_KIND, "party");
    return mention->kind == MENTION_COUNTRY || (is_party && mention->country);
}

/* A bit for each posting whose form is the head of a name. */
static void *build_heads(const ChLexicon *lexicon) {
    uint32_t postings = lexicon_posting_count(lexicon);
    uint8_t *heads = calloc(postings / 8 + 1, sizeof *heads);
    if (!heads) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (uint32_t posting = 0; posting < postings; posting++) {
        EntryId entry = lexicon_entry_of(lexicon, posting, CLASS_MECHANISM);
        bool is_one = entry != NO_ENTRY && !lexicon_has(lexicon, entry, KEY_KIND, "modifier");
        heads[posting / 8] = (uint8_t)(heads[posting / 8] | is_one << posting % 8);
    }
    return heads;
}

static bool is_head(const Item *item, const Match *word) {
    const uint8_t *heads = lexicon_table(item->lexicon, TABLE_HEADS, build_heads);
    return word && heads[word->posting / 8] >> word->posting % 8 & 1;
}

/* True if the last character of the year is the first of a head: 论坛2021|年会. */
static bool year_is_cut(const Item *item, const Mention *mention) {
    uint32_t last = span_end(mention->span) - 1;
    const Match *word = is_year(mention) && last + 1 < item->text->length
                            ? word_at(item, last, item->text->length, CLASS_BIT(CLASS_MECHANISM))
                            : NULL;
    return word && is_head(item, word);
}

/* The number told behind the head before is that of the next one. */
static void take_late_ordinal(Run *run) {
    if (run->late_ordinal) {
        run->has_ordinal = true;
        run->ordinal = run->late_ordinal;
        run->late_ordinal = 0;
    }
}

/* A body that its last word makes one may be a mechanism too: 第5届中美商贸联委会. */
static void take_head_of_body(const Item *item, Run *run, const Mention *body) {
    const Match *head = body->entry == NO_ENTRY ? match_longest_before(&item->matches, body->span.start,
                                                                       span_end(body->span), CLASS_BIT(CLASS_MECHANISM))
                                                : NULL;
    if (is_head(item, head)) {
        run->head = match_entry(item->lexicon, head, CLASS_MECHANISM);
        run->head_end = span_end(body->span);
        take_late_ordinal(run);
        run->is_body = head->span.length < body->span.length;
    }
}

/* True if the last of the words taken is a verb, so that the name begins with the country behind it: X 方促进|中欧对话.
 */
static bool ends_in_verb(const Item *item, const Run *run) {
    const Match *word = run->end > run->start && !run->head_end
                            ? word_before(item, run->end, run->start, CLASS_BIT(CLASS_BODY_MODIFIER))
                            : NULL;
    return word && !(word->classes & CLASS_BIT(CLASS_MECHANISM)) && word_has_kind(item, word, CLASS_WORD, "verb");
}

static bool take_mention(const Item *item, Run *run, const Mention *mention) {
    if (mention->kind == MENTION_DATE && !is_year(mention)) {
        return false;
    }
    if (mention->kind == MENTION_ORDINAL && run->head_end && run->has_ordinal && run->seat) {
        return false; /* 第五轮六方会谈|第二阶段会议 */
    }
    if (mention->kind == MENTION_COUNTRY && ends_in_verb(item, run)) {
        run->end = run->start;
    }
    run_extend(run, mention->span.start, span_end(mention->span));
    switch (mention->kind) {
    case MENTION_COUNTRY:
        run->blocs += !country_is_state(mention->country);
        run->countries++;
        break;
    case MENTION_ORDINAL:
        run->late_ordinal = run->head_end ? mention->ordinal : 0;
        run->late_round = mention->entry != NO_ENTRY && lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "rounds");
        run->has_ordinal = run->has_ordinal || !run->head_end;
        run->ordinal = run->head_end ? run->ordinal : mention->ordinal;
        break;
    case MENTION_PLACE:
        if (run->head_end == mention->span.start && !run->name_end) {
            run->name_end = run->head_end;
        }
        run->has_place = true;
        break;
    case MENTION_BODY:
        run->countries += stands_for_country(item, mention);
        run->is_domestic = (run->is_domestic || is_governing_body(item, mention)) && run->countries < 2;
        run->modifiers += !stands_for_country(item, mention);
        take_head_of_body(item, run, mention);
        break;
    default:
        break;
    }
    return true;
}

/* Whose the mechanisms are that have the word in their name, | between them; NULL if it does not say. */
static const char *seat_of(const Item *item, const Match *word) {
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_MECHANISM) : NO_ENTRY;
    return entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_COUNTRY) : NULL;
}

static void take_word(const Item *item, Run *run, const Match *match) {
    EntryId entry = match_entry(item->lexicon, match, CLASS_MECHANISM);
    run_extend(run, match->span.start, span_end(match->span));
    run->words++;
    const char *seat = seat_of(item, match);
    run->seat = seat ? seat : run->seat;
    bool is_topic = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "topic");
    run->is_of_matter = run->is_of_matter ||
                        (is_topic && (is_head(item, match) || lexicon_has(item->lexicon, entry, KEY_FLAGS, "plain")));
    run->reaches_abroad =
        run->reaches_abroad || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "international"));
    run->is_of_world =
        run->is_of_world || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "modifier") &&
                             lexicon_has(item->lexicon, entry, KEY_FLAGS, "international") &&
                             !lexicon_has(item->lexicon, entry, KEY_FLAGS, "plain"));
    if (is_head(item, match)) {
        bool goes_on = run->head != NO_ENTRY && run->head_end == match->span.start && !run->is_body;
        run->follows_head = goes_on && (run->follows_head || !lexicon_has(item->lexicon, run->head, KEY_FLAGS, "weak"));
        run->head = entry;
        run->is_body = false;
        run->head_end = span_end(match->span);
        take_late_ordinal(run);
        run->is_of_treaty = run->is_of_treaty || lexicon_has(item->lexicon, entry, KEY_FLAGS, "parties");
        run->is_regular = run->is_regular || lexicon_has(item->lexicon, entry, KEY_FLAGS, "regular");
    } else {
        enum { MEETING = 2 }; /* characters of the head that 全体会议 ends in */
        Span last = span_of(span_end(match->span) - MEETING, span_end(match->span));
        if (run->late_ordinal && match->span.length > MEETING &&
            is_head(item, match_exact(&item->matches, last, CLASS_BIT(CLASS_MECHANISM)))) {
            take_late_ordinal(run);
        }
        run->is_next = run->is_next || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "next"));
        run->modifiers += entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_FLAGS, "plain");
        run->is_regular =
            run->is_regular || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "regular"));
        run->is_domestic =
            run->is_domestic || (!(run->head_end && run->seat) && entry != NO_ENTRY && /* not 东方经济论坛全体会议 */
                                 lexicon_has(item->lexicon, entry, KEY_FLAGS, "domestic"));
    }
}

/* True if the words between the marks are a name that ends in a forum or the like, or in any meeting that
 * has a name of its own. */
static bool ends_in_assembly(const Item *item, uint32_t start, uint32_t end) {
    const Match *head = match_longest_before(&item->matches, start, end, CLASS_BIT(CLASS_MECHANISM));
    bool names = head && (end - start > LONG_HEAD || (end - start == LONG_HEAD && head->span.length == LONG_HEAD));
    EntryId entry = names && is_head(item, head) ? match_entry(item->lexicon, head, CLASS_MECHANISM) : NO_ENTRY;
    static const char *const flags[] = {"open", "assembly", "international", "culture"};
    bool found = false;
    for (size_t i = 0; entry != NO_ENTRY && i < sizeof flags / sizeof *flags; i++) {
        found = found || lexicon_has(item->lexicon, entry, KEY_FLAGS, flags[i]);
    }
    return found;
}

/* True if the words are the name of an organisation of states and nothing else. */
static bool names_bloc(const Item *item, uint32_t start, uint32_t end) {
    uint32_t next = mention_from(item, start);
    const Mention *bloc = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return bloc && bloc->kind == MENTION_COUNTRY && bloc->span.start == start && span_end(bloc->span) == end &&
           bloc->country && !country_is_state(bloc->country);
}

/* Letters, digits, dashes, short quotations, bracketed acronyms and foreign names inside names
 * (G20, “16+1”, (10+3)). A quotation that is a name itself is none of them, but for an organisation's. */
static uint32_t sign_length(const Item *item, uint32_t at) {
    const Text *text = item->text;
    uint32_t c = text->character[at];
    if (character_is_latin(c) || character_is_digit(c) || c == '+' || c == '-' || c == DASH) {
        return 1;
    }
    uint32_t close = c == OPEN_QUOTE ? CLOSE_QUOTE : c == '(' ? ')' : 0;
    uint32_t limit = c == '(' ? LATIN_LIMIT : QUOTED_LIMIT; /* (Pacific Islands Forum) */
    for (uint32_t i = at + 1; close && i < text->length && i < at + limit; i++) {
        if (text->character[i] == close) {
            bool is_name = c == OPEN_QUOTE && ends_in_assembly(item, at + 1, i) && !names_bloc(item, at + 1, i);
            return is_name ? 0 : i + 1 - at;
        }
        if (c == '(' && character_is_han(text->character[i])) {
            break; /* only acronyms stand in brackets inside a name */
        }
    }
    return 0;
}

/* The end of brackets that hold nothing but the name of a place (中国(深圳)…博览会), or another name of the
 * organisation before them (非洲联盟(非盟)峰会); 0 if none begin at `at`. */
static uint32_t placed_brackets_end(const Item *item, const Run *run, uint32_t at) {
    bool may =
        item->text->character[at] == '(' && run->end == at && (run->countries || run->words > 1) && !run->head_end;
    uint32_t next = may ? mention_from(item, at + 1) : item->mentions.count;
    const Mention *place = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool known = place && (place->kind == MENTION_PLACE || (place->kind == MENTION_COUNTRY && run->blocs &&
                                                            place->country && !country_is_state(place->country)));
    uint32_t end = known && place->span.start == at + 1 ? span_end(place->span) : 0;
    return end && end < item->text->length && item->text->character[end] == ')' ? end + 1 : 0;
}

/* True if a quotation begins at `at` that is a name itself, which the run numbers: 第三届“…大会”. */
static bool numbers_quotation(const Item *item, const Run *run, uint32_t at) {
    const Text *text = item->text;
    bool may =
        run->end == at && run->has_ordinal && !run->words && !run->countries && text->character[at] == OPEN_QUOTE;
    for (uint32_t i = at + 1; may && i < text->length && i < at + NUMBERED_LIMIT; i++) {
        if (text->character[i] == CLOSE_QUOTE) {
            return ends_in_assembly(item, at + 1, i);
        }
    }
    return false;
}

static bool joins_countries(const Item *item, const Run *run, uint32_t at, uint32_t *cursor, uint32_t *end) {
    if (!run->countries || run->modifiers || run->head_end || run->end != at) {
        return false;
    }
    const Match *joint = word_at(item, at, item->text->length, CLASS_BIT(CLASS_CONJUNCTION));
    if (!joint) {
        return false;
    }
    const Mention *next = part_mention(item, cursor, span_end(joint->span));
    *end = span_end(joint->span);
    return next && stands_for_country(item, next);
}

/* Where a word ends that counts the states named right before it, in a name that goes on (日中韩|三国|领导人会议);
 * `at` if none does. */
static uint32_t count_of_states_end(const Item *item, uint32_t at) {
    enum { LENGTH = 2 };
    uint32_t end = at + LENGTH;
    const Match *count =
        end < item->text->length ? match_exact(&item->matches, span_of(at, end), CLASS_BIT(CLASS_REFERENCE)) : NULL;
    bool counts = count && (word_has_kind(item, count, CLASS_REFERENCE, "all") ||
                            word_has_kind(item, count, CLASS_REFERENCE, "both"));
    counts = counts && !(count->classes & CLASS_BIT(CLASS_MECHANISM)); /* 两党 is a part of names */
    const Match *word = counts ? word_at(item, end, item->text->length, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    const Match *office = counts ? word_at(item, end, item->text->length, CLASS_BIT(CLASS_OFFICE)) : NULL;
    bool is_office = office && (!word || office->span.length >= word->span.length); /* 两国|外交部磋商 */
    bool is_numbered = counts && item->mention_at[end] < item->mention_at[end + 1] &&
                       item->mentions.items[mention_from(item, end)].kind == MENTION_ORDINAL;
    bool goes_on = counts && !is_office && (word || is_numbered);
    return goes_on ? end : at;
}

/* True if a conjunction joins two words that describe, in a name that states or a number begin: 第8次合作与发展会议. */
static bool joins_descriptions(const Item *item, const Run *run, uint32_t at, uint32_t *end) {
    bool may = run->end == at && run->words && !run->head_end && (run->countries || run->has_ordinal);
    const Match *joint = may ? word_at(item, at, item->text->length, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    *end = joint ? span_end(joint->span) : at;
    const Match *next =
        joint ? word_at(item, *end, item->text->length, CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_BODY_MODIFIER))
              : NULL;
    uint32_t mention = next ? mention_from(item, *end) : 0;
    bool begins_another = mention < item->mentions.count && item->mentions.items[mention].span.start == *end;
    bool is_name = next && (seat_of(item, next) || word_has_kind(item, next, CLASS_MECHANISM, "standing"));
    return next && next->span.length > 1 && !begins_another && !is_name &&
           !word_has_kind(item, next, CLASS_WORD, "verb");
}

/* True if a word joins two that describe, before the head: 中国—非洲教育和文化合作对话会. */
static bool joins_modifiers(const Item *item, const Run *run, uint32_t at, uint32_t *end) {
    bool may = run->end == at && run->words && !run->head_end && (run->countries > 1 || run->has_ordinal);
    const Match *joint = may ? word_at(item, at, item->text->length, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    *end = joint ? span_end(joint->span) : at;
    const Match *next = joint ? word_at(item, *end, item->text->length, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    return next && next->span.length > 1 && !is_head(item, next);
}

static const char *head_kind(const Item *item, const Run *run) {
    return lexicon_value(item->lexicon, run->head, KEY_KIND);
}

static bool run_is_described(const Run *run) {
    return run->modifiers || run->has_place || run->has_word || run->countries || run->follows_head;
}

/* The event that the noun of the head tells by itself (会谈, 磋商): none if it is no such
 * noun. */
static EntryId event_of_head(const Item *item, const Run *run) {
    const Match *noun = match_longest_before(&item->matches, run->start, run->head_end, CLASS_BIT(CLASS_EVENT));
    return noun ? match_entry(item->lexicon, noun, CLASS_EVENT) : NO_ENTRY;
}

static bool head_is_event(const Item *item, const Run *run) { return event_of_head(item, run) != NO_ENTRY; }

/* True if the head is the noun of such events: their 4th 会晤, the first 会谈. */
static bool head_is(const Item *item, const Run *run, ChEventType type) {
    EntryId entry = event_of_head(item, run);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(type));
}

/* True if a place stands right before the last head of the run. */
static bool place_ends_before_head(const Item *item, const Run *run) {
    const Match *head = match_longest_before(&item->matches, run->start, run->head_end, CLASS_BIT(CLASS_MECHANISM));
    for (uint32_t i = mention_from(item, run->start);
         head && i < item->mentions.count && item->mentions.items[i].span.start < head->span.start; i++) {
        if (item->mentions.items[i].kind == MENTION_PLACE &&
            span_end(item->mentions.items[i].span) == head->span.start) {
            return true;
        }
    }
    return false;
}

/* True if a relative clause right before the name tells where it is held: 在 P 举行的|气候会议. */
static bool is_told_where_held(const Item *item, const Run *run) {
    enum { REACH = 12 };
    uint32_t from = run->start > REACH ? run->start - REACH : 0;
    const Match *of = run->start ? word_before(item, run->start, from, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool opens = of && of->span.length == 1 && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    const Match *verb = opens ? word_before(item, of->span.start, from, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    uint32_t before = entry != NO_ENTRY ? mention_from(item, verb->span.start) : 0;
    const Mention *place = before ? &item->mentions.items[before - 1] : NULL;
    return place && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SESSION)) &&
           (place->kind == MENTION_PLACE || place->kind == MENTION_COUNTRY) &&
           span_end(place->span) == verb->span.start;
}

static bool run_is_named(const Item *item, const Run *run) {
    bool of_states = run->countries >= 2 || run->blocs;
    bool is_talks = run->head_end && run->countries == 2 && !run->blocs && !run->has_ordinal && !run->is_of_several &&
                    lexicon_has(item->lexicon, run->head, KEY_FLAGS, "talks"); /* 日韩外长会 */
    if (!run->head_end || is_talks || (run->is_domestic && !of_states) ||
        lexicon_has(item->lexicon, run->head, KEY_FLAGS, "sport")) {
        return false;
    }
    if (run->is_body) {
        return (run->has_ordinal && run->countries) || of_states;
    }
    bool is_nobodys = run->is_regular && !run->countries && !run->modifiers && /* 继续边界谈判 */
                      head_is(item, run, CH_TALKS);
    if (run->has_ordinal || run->is_regular) {
        return run->has_ordinal || !is_nobodys;
    }
    if (lexicon_has(item->lexicon, run->head, KEY_FLAGS, "weak")) {
        enum { LEAST = 3 }; /* words of a name that needs no state: 国际友好城市大会 */
        bool is_world = run->reaches_abroad && run->words >= LEAST;
        bool is_plain_talk = run->blocs && string_same(head_kind(item, run), "session") && /* 加强中欧文明对话 */
                             !lexicon_has(item->lexicon, run->head, KEY_FLAGS, "assembly");
        bool is_placed = run->has_place && run->modifiers && place_ends_before_head(item, run); /* 气候变化巴黎大会 */
        bool tells = run->follows_head || is_world || is_placed || run->is_next ||
                     (run->modifiers && is_told_where_held(item, run)) ||
                     (of_states && run->modifiers && !is_plain_talk); /* 北约外长非正式会议 */
        return tells && (!head_is_event(item, run) || lexicon_has(item->lexicon, run->head, KEY_FLAGS, "assembly"));
    }
    return run_is_described(run) || run->head_end - run->start >= LONG_HEAD;
}

/* A name that any such meeting has: the summit, the ministers' meeting. */
static bool run_is_generic(const Item *item, const Run *run) {
    enum { LONGEST_GENERIC = 5 };
    bool is_proper = lexicon_has(item->lexicon, run->head, KEY_FLAGS, "international") &&
                     !lexicon_has(item->lexicon, run->head, KEY_FLAGS, "open");
    bool is_placed = run->has_place && lexicon_has(item->lexicon, run->head, KEY_FLAGS, "open"); /* not 北京峰会 */
    bool is_told_apart =
        is_proper || run->has_ordinal || run->is_regular || is_placed || run->has_word || run->countries || run->seat;
    return !is_told_apart && run->head_end - run->start <= LONGEST_GENERIC;
}

/* Behind the digits of a year that the name begins with: 2018从都国际论坛. */
static uint32_t behind_year(const Item *item, Span name) {
    enum { YEAR = 4 };
    uint32_t at = name.start;
    while (at < span_end(name) && at - name.start < YEAR && character_is_digit(item->text->character[at])) {
        at++;
    }
    uint32_t first = mention_from(item, name.start);
    bool is_date = first < item->mentions.count && item->mentions.items[first].span.start == name.start; /* 2018年 */
    bool is_year = at - name.start == YEAR && at < span_end(name) &&
                   (character_is_han(item->text->character[at]) || item->text->character[at] == OPEN_QUOTE);
    return is_year && !is_date ? at : name.start;
}

/* Behind a word for the session that follows which begins at `at` (下次总理会议); 0 if none does. */
static uint32_t next_word_end(const Item *item, uint32_t at, uint32_t end) {
    const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_MECHANISM));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_MECHANISM) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "next") ? span_end(word->span) : 0;
}

/* True if the character is one of the quotation marks around nothing but an organisation's name. */
static bool marks_bloc(const Item *item, uint32_t at) {
    const uint32_t *character = item->text->character;
    uint32_t open = at, close = at;
    while (character[at] == CLOSE_QUOTE && open > 0 && open + QUOTED_LIMIT > at && character[open] != OPEN_QUOTE) {
        open--;
    }
    while (character[at] == OPEN_QUOTE && close + 1 < item->text->length && close < at + QUOTED_LIMIT &&
           character[close] != CLOSE_QUOTE) {
        close++;
    }
    return open < close && character[open] == OPEN_QUOTE && character[close] == CLOSE_QUOTE &&
           names_bloc(item, open + 1, close);
}

/* Copies the name without ordinals, years and, for two countries, their prefix. */
static void name_of_run(Item *item, const Run *run, NamedMechanism *named) {
    const Text *text = item->text;
    Span whole = span_of(run->start, run->head_end),
         span = span_of(run->start, run->name_end ? run->name_end : run->head_end);
    char *name = arena_alloc(item->arena, (size_t)text->offset[run->head_end] - text->offset[run->start] + 1);
    char *out = name;
    uint32_t cursor = 0;
    bool of_several = named->countries.count > 2; /* 中日韩外长会 keeps them */
    bool strip = run->countries >= 2 && !run->blocs && !of_several, leading = true;
    for (uint32_t at = behind_year(item, span); at < span_end(span);) {
        uint32_t behind = run->is_next ? next_word_end(item, at, span_end(span)) : 0;
        uint32_t counted = strip && leading && at > span.start ? count_of_states_end(item, at) : at;
        behind = counted > at ? counted : behind;
        if (behind) {
            at = behind;
            continue;
        }
        const Mention *mention = part_mention(item, &cursor, at);
        bool is_country = mention && stands_for_country(item, mention);
        bool opens_only = text->character[at] == OPEN_QUOTE && !text_holds_mark(text, span, CLOSE_QUOTE); /* 第三届“… */
        bool skip =
            opens_only || marks_bloc(item, at) ||
            (mention && (mention->kind == MENTION_ORDINAL || is_year(mention) || (is_country && strip && leading)));
        bool joint = leading && strip &&
                     (text->character[at] == DASH || text->character[at] == '-' || text->character[at] == LIST_COMMA ||
                      word_at(item, at, span_end(span), CLASS_BIT(CLASS_CONJUNCTION)));
        uint32_t end = mention && span_end(mention->span) <= span_end(span) ? span_end(mention->span) : at + 1;
        end -= mention && end > at + 1 && year_is_cut(item, mention);
        leading = leading && (skip || joint);
        if (!skip && !joint) {
            size_t bytes = text->offset[end] - text->offset[at];
            memcpy(out, text->bytes + text->offset[at], bytes);
            out += bytes;
        }
        at = end;
    }
    *out = 0;
    named->name = name;
    named->full = text_copy(item->arena, text, whole);
}

/* True if the meeting is about the country and not one of its own: 叙利亚问题峰会. */
static bool is_its_topic(const Item *item, const Mention *country, const NamedMechanism *named) {
    const Match *word = word_at(item, span_end(country->span), span_end(named->span), CLASS_BIT(CLASS_MECHANISM));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_MECHANISM) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "topic");
}

/* Appends the codes of a list that has | between them. */
static void add_codes(Arena *arena, ChStrings *countries, const char *codes) {
    for (size_t length; codes && *codes; codes += length + (codes[length] == '|')) {
        length = strcspn(codes, "|");
        country_add(arena, countries, arena_copy(arena, codes, length));
    }
}

/* Where the name begins behind its number: 第五届|中国… */
static uint32_t first_of_name(const Item *item, Span name) {
    uint32_t first = mention_from(item, name.start);
    const Mention *ordinal = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    bool numbered = ordinal && ordinal->kind == MENTION_ORDINAL && ordinal->span.start == name.start;
    return numbered ? span_end(ordinal->span) : name.start;
}

/* Two towns of different states that a dash joins in the name stand for them: 北京－东京论坛. */
static void add_states_of_towns(Item *item, NamedMechanism *named) {
    const uint32_t *character = item->text->character;
    const Mention *one = NULL;
    for (uint32_t i = mention_from(item, named->span.start); i < mention_from(item, span_end(named->span)); i++) {
        const Mention *town = &item->mentions.items[i];
        if (town->kind != MENTION_PLACE || !town->country) {
            continue;
        }
        uint32_t dash = one ? span_end(one->span) : 0;
        if (one && dash + 1 == town->span.start && (character[dash] == DASH || character[dash] == '-') &&
            !string_same(one->country, town->country)) {
            country_add(item->arena, &named->countries, one->country);
            country_add(item->arena, &named->countries, town->country);
        }
        one = town;
    }
}

static void countries_of_run(Item *item, const Run *run, NamedMechanism *named) {
    for (uint32_t i = mention_from(item, named->span.start); i < mention_from(item, span_end(named->span)); i++) {
        const Mention *mention = &item->mentions.items[i];
        bool in_title = mention->span.start < run->title_end;
        if (!in_title && stands_for_country(item, mention) && span_within(mention->span, named->span)) {
            bool is_private = mention->entry != NO_ENTRY && lexicon_has(item->lexicon, mention->entry, KEY_KIND, "ngo");
            if (is_private) { /* the forum itself, not a side */
                named->bloc = mention;
                continue;
            }
            const Match *word = match_exact(&item->matches, mention->span, CLASS_BIT(CLASS_MECHANISM));
            if (is_its_topic(item, mention, named) || seat_of(item, word)) { /* 五核国: the five of them */
                continue;
            }
            named->starts_with_country =
                named->starts_with_country || mention->span.start == first_of_name(item, named->span);
            country_add(item->arena, &named->countries, mention->country);
            bool is_bloc = mention->entry != NO_ENTRY && lexicon_class(item->lexicon, mention->entry) == CLASS_BLOC;
            bool is_partner = named->countries.count && country_is_state(named->countries.items[0]);
            bool is_region = is_bloc ? is_partner && lexicon_has(item->lexicon, mention->entry, KEY_KIND, "region")
                                     : mention->is_sign && !country_is_state(mention->country);
            named->with_region = named->with_region || is_region;
            named->bloc = is_bloc && !named->bloc ? mention : named->bloc;
        }
    }
    if (!named->countries.count) {
        add_states_of_towns(item, named);
    }
    size_t told = named->countries.count;
    add_codes(item->arena, &named->countries, run->seat);
    bool of_many = !told && named->countries.count > 1 && country_is_state(named->countries.items[0]) &&
                   !country_is_state(named->countries.items[1]);
    named->with_region = named->with_region || of_many; /* 中阿合作论坛 */
}

/* Behind a reference or a particle that joins a list to the name: A、B、C的三国外长会. */
static uint32_t skip_back(const Item *item, uint32_t at) {
    const Mention *mentions = item->mentions.items;
    for (size_t i = mention_from(item, at); i-- > 0 && span_end(mentions[i].span) + 8 > at;) {
        if (mentions[i].kind == MENTION_REFERENCE && mentions[i].span.start < at && span_end(mentions[i].span) >= at) {
            at = mentions[i].span.start;
            break;
        }
    }
    const Match *particle =
        match_longest_before(&item->matches, at > 2 ? at - 2 : 0, at, CLASS_BIT(CLASS_SUBJECT_STOP));
    return particle ? particle->span.start : at;
}

/* Two countries or more listed right before the name take part in it. */
static void countries_before(Item *item, NamedMechanism *named) {
    uint32_t at = skip_back(item, named->span.start);
    const char *found[8];
    size_t count = 0;
    for (size_t i = mention_from(item, at); i-- > 0 && count < sizeof found / sizeof *found;) {
        const Mention *mention = &item->mentions.items[i];
        if (span_end(mention->span) > at || mention->within != NO_MENTION) {
            continue;
        }
        const Match *joint =
            match_longest_before(&item->matches, at > 2 ? at - 2 : 0, at, CLASS_BIT(CLASS_CONJUNCTION));
        bool lists = count && at > 0 && item->text->character[at - 1] == LIST_COMMA;
        uint32_t end = lists ? at - 1 : count && joint ? joint->span.start : at;
        bool follows = span_end(mention->span) == end && (end < at || !count || mention->is_sign);
        if (mention->kind != MENTION_COUNTRY || !mention->country || !follows) {
            break;
        }
        found[count++] = mention->country;
        at = mention->span.start;
    }
    for (size_t i = count; count > 1 && i-- > 0;) {
        country_add(item->arena, &named->countries, found[i]);
    }
}

/* The states listed before the one with which the name begins: A、B 和 C 部长级会议. */
static void take_head_of_list(const Item *item, NamedMechanism *named) {
    uint32_t at = named->span.start;
    for (size_t i = mention_from(item, at); named->starts_with_country && i-- > 0;) {
        const Mention *mention = &item->mentions.items[i];
        bool lists = at > 0 && item->text->character[at - 1] == LIST_COMMA && span_end(mention->span) == at - 1;
        if (lists && mention->kind == MENTION_COUNTRY && !mention->is_sign && country_is_state(mention->country)) {
            country_add(item->arena, &named->countries, mention->country);
            at = mention->span.start;
        } else if (at < named->span.start && mention->kind == MENTION_ORDINAL && span_end(mention->span) == at) {
            named->ordinal = named->ordinal ? named->ordinal : mention->ordinal; /* 第六届 A、B 和 C 部长级会议 */
            return;
        } else if (span_end(mention->span) < at) {
            return;
        }
    }
}

/* A name that no list knows between the verb of attending and the head: 出席凯达格兰论坛. */
static void take_strange_name(const Item *item, Run *run) {
    enum { SHORTEST = 2, LONGEST = 6 };
    for (uint32_t length = 1; length <= LONGEST && length < run->start; length++) {
        uint32_t at = run->start - length;
        const Match *word = any_word_at(item, at, run->start);
        bool breaks = word && (word->classes & breaking_words) && !(word->classes & CLASS_BIT(CLASS_NAME_CHARACTER));
        if (!character_is_han(item->text->character[at]) || item->mention_at[at] != item->mention_at[at + 1] ||
            breaks) {
            return;
        }
        const Match *verb = match_longest_before(&item->matches, at > 4 ? at - 4 : 0, at, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "attend")) {
            run->has_word = length >= SHORTEST;
            run->start = run->has_word ? at : run->start;
            return;
        }
    }
}

/* The words that no list knows between the signs of those who take part and the head: 中意|第三方市场|合作论坛. */
static void take_matter_of_pair(const Item *item, Run *run) {
    enum { LONGEST = 12, PAIR = 2 };
    const ClassSet parting = breaking_words | CLASS_BIT(CLASS_CONJUNCTION);
    uint32_t at = run->start;
    while (at > 0 && run->start - at < LONGEST && item->mention_at[at - 1] == item->mention_at[at] &&
           character_is_han(item->text->character[at - 1])) {
        at--;
        const Match *word = any_word_at(item, at, run->start);
        bool acts =
            word && word->span.length > 1 && (is_head(item, word) || word_has_kind(item, word, CLASS_WORD, "verb"));
        if (word && (acts || ((word->classes & parting) && !(word->classes & CLASS_BIT(CLASS_NAME_CHARACTER))))) {
            return;
        }
    }
    uint32_t first = at, count = 0;
    for (uint32_t i = mention_from(item, at); i-- > 0 && span_end(item->mentions.items[i].span) == first &&
                                              item->mentions.items[i].kind == MENTION_COUNTRY &&
                                              item->mentions.items[i].is_sign &&
                                              country_is_state(item->mentions.items[i].country);) {
        first = item->mentions.items[i].span.start;
        count++;
    }
    if (at < run->start && count >= PAIR) {
        run->start = first;
        run->countries = count;
        run->has_word = true;
    }
}

/* Heads that are open take one common word before them: 香山论坛. */
static void take_common_word(const Item *item, Run *run) {
    enum { LONGEST = 4 };
    if (run->head == NO_ENTRY || run->modifiers || run->countries || run->has_place || run->seat ||
        !lexicon_has(item->lexicon, run->head, KEY_FLAGS, "open")) {
        return;
    }
    uint32_t from = run->start > LONGEST ? run->start - LONGEST : 0;
    const Match *word = match_longest_before(&item->matches, from, run->start, CLASS_BIT(CLASS_WORD));
    bool acts = word && word_has_kind(item, word, CLASS_WORD, "verb"); /* 发挥论坛作用 */
    if (word && word->span.length > 1 && !acts && !(word->classes & breaking_words)) {
        run->start = word->span.start;
        run->has_word = true;
        return;
    }
    take_strange_name(item, run);
}

/* The treaty whose parties meet stands in book marks before them: 《X 公约》第十五次缔约方大会. */
static void take_treaty(const Item *item, Run *run) {
    enum { LONGEST_TITLE = 32 };
    const uint32_t *character = item->text->character;
    uint32_t at = run->start;
    if (!run->is_of_treaty || !at || character[at - 1] != CLOSE_TITLE) {
        return;
    }
    for (uint32_t first = at - 1; first > 0 && at - first < LONGEST_TITLE; first--) {
        if (character[first - 1] == OPEN_TITLE) {
            run->title_end = at;
            run->start = first - 1;
            run->has_word = true;
            return;
        }
    }
}

/* The next session is one of the mechanism named last before it that has sides. */
static void take_house(const NamedMechanismList *list, NamedMechanism *named) {
    for (size_t i = list->count - 1; i-- > 0;) {
        const NamedMechanism *before = &list->items[i];
        if (before->countries.count) {
            named->countries = before->countries;
            named->bloc = before->bloc;
            named->with_region = before->with_region;
            return;
        }
    }
}

/* A name listed right behind another leans on its countries: 中欧 A 高层对话和 B 高层对话. */
static void take_listed_countries(const Item *item, const NamedMechanismList *list, NamedMechanism *named) {
    const NamedMechanism *before = list->count > 1 ? &list->items[list->count - 2] : NULL;
    uint32_t end = before ? span_end(before->span) : 0, start = named->span.start;
    const Match *joint = before ? word_at(item, end, start, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    bool lists = before && (joint ? span_end(joint->span) == start
                                  : end + 1 == start && item->text->character[end] == LIST_COMMA);
    if (lists && before->countries.count == 2 && !before->with_region && !named->is_open && !named->is_international) {
        named->countries = before->countries;
    }
}

/* True if the name is nothing but a common noun and its number. */
static bool only_counts(const Item *item, const Run *run, const NamedMechanism *named) {
    enum { LONGEST_COMMON = 15 }; /* bytes */
    bool is_proper = run->is_regular || run->seat || lexicon_has(item->lexicon, run->head, KEY_FLAGS, "international");
    return run->has_ordinal && !named->countries.count && !run_is_described(run) && !is_proper &&
           strlen(named->name) <= LONGEST_COMMON;
}

/* True if a word between this name and the one before it makes one event of both: A 论坛暨 B 年会. */
static bool joins_name_before(const Item *item, const NamedMechanismList *list, uint32_t start) {
    enum { LONGEST_ACRONYM = 10 }; /* A 论坛(X)暨 B 年会 */
    const Match *joint = list->count ? word_before(item, start, 0, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    EntryId entry = joint ? match_entry(item->lexicon, joint, CLASS_CONJUNCTION) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "joined") &&
           span_end(list->items[list->count - 1].span) + LONGEST_ACRONYM > joint->span.start;
}

/* True if the number of the meeting stands right behind a verb, or the time in which they are counted. */
static bool is_held_by_verb(const Item *item, uint32_t start) {
    const Match *verb =
        start ? word_before(item, start, 0, CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT))
              : NULL;
    uint32_t before = mention_from(item, start);
    const Mention *time = before ? &item->mentions.items[before - 1] : NULL;
    return verb || (time && time->kind == MENTION_DATE && span_end(time->span) == start);
}

/* A name that fills a quotation is all of it, whatever words it has: “全球金融公约峰会”. */
static void take_quoted(const Item *item, Run *run) {
    enum { LONGEST = 14 };
    const uint32_t *character = item->text->character;
    if (run->head == NO_ENTRY || run->head_end >= item->text->length || character[run->head_end] != CLOSE_QUOTE ||
        !lexicon_has(item->lexicon, run->head, KEY_FLAGS, "assembly")) {
        return;
    }
    for (uint32_t at = run->start; at > 0 && run->head_end - at < LONGEST; at--) {
        if (character[at - 1] == OPEN_QUOTE) {
            run->has_word = run->has_word || at < run->start;
            run->start = at;
            return;
        }
        bool goes_on = character_is_han(character[at - 1]);
        const Match *word = goes_on ? any_word_at(item, at - 1, run->start) : NULL;
        if (!goes_on || (word && (word->classes & breaking_words))) {
            return;
        }
    }
}

/* True if brackets right behind a name hold but another name of the same: 亚洲安全会议(香格里拉对话). */
static bool renames(const Item *item, const Run *run, const NamedMechanismList *list) {
    const uint32_t *character = item->text->character;
    const NamedMechanism *last = list->count ? &list->items[list->count - 1] : NULL;
    return last && run->start > 0 && span_end(last->span) == run->start - 1 && character[run->start - 1] == '(' &&
           run->head_end < item->text->length && character[run->head_end] == ')';
}

/* True if one state's body stands before the title of who leads it: 波黑部长会议主席, 俄罗斯安全会议秘书. */
static bool is_cabinet(const Item *item, const Run *run) {
    bool of_one = run->countries == 1 && !run->blocs && !run->has_ordinal && !run->seat && !run->has_place;
    return of_one && run->head_end && !lexicon_has(item->lexicon, run->head, KEY_FLAGS, "open") &&
           lexicon_has(item->lexicon, run->head, KEY_FLAGS, "assembly") &&
           word_at(item, run->head_end, item->text->length, CLASS_BIT(CLASS_TITLE));
}

/* True if who is met follows at once, so that the head is a verb: 首次会晤 X. */
static bool meets_person(const Item *item, const Run *run) {
    uint32_t next = mention_from(item, run->head_end);
    for (; next < item->mentions.count && item->mentions.items[next].span.start == run->head_end; next++) {
        const Mention *mention = &item->mentions.items[next];
        uint32_t last = mention->within != NO_MENTION ? mention->within : next;
        if (item->mentions.items[last].kind == MENTION_PERSON) {
            return true;
        }
    }
    return false;
}

/* True if the head is the verb that closes its clause, right behind somebody by name, or behind the place where they
 * met: 与 X 首次会晤, A 和 B 在 P 第二次会晤. */
static bool closes_with_meeting(const Item *item, const Run *run) {
    enum { LONGEST_PERSON = 24 }; /* characters of a name */
    uint32_t behind = run->head_end;
    if (!run->has_ordinal || (behind < item->text->length && character_is_han(item->text->character[behind]))) {
        return false;
    }
    uint32_t next = mention_from(item, run->start);
    const Mention *first = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    const Match *at = first && first->kind == MENTION_PLACE && first->span.start == run->start
                          ? word_before(item, run->start, 0, CLASS_BIT(CLASS_PREPOSITION))
                          : NULL;
    EntryId slot =
        at && span_end(at->span) == run->start ? match_entry(item->lexicon, at, CLASS_PREPOSITION) : NO_ENTRY;
    if (slot != NO_ENTRY && lexicon_has(item->lexicon, slot, KEY_ROLE, "at")) {
        return true;
    }
    for (uint32_t i = next; i-- > 0 && item->mentions.items[i].span.start + LONGEST_PERSON > run->start;) {
        const Mention *person = &item->mentions.items[i];
        if (person->kind == MENTION_PERSON && span_end(person->phrase) == run->start) {
            return true;
        }
    }
    return false;
}

/* True if the name is the title of whoever stands right before it and a verb of meeting: 同 X 总理会晤. */
static bool follows_person(const Item *item, const Run *run) {
    const Match *verb = word_before(item, run->head_end, run->start + 1, CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING)) &&
           is_title_behind_person(item, run->start, verb->span.start);
}

/* Sets what the head and the other parts say that the mechanism is. `weak`: its head alone is an ordinary noun. */
static void kind_of_run(const Item *item, const Run *run, bool weak, NamedMechanism *named) {
    const char *kind = head_kind(item, run);
    bool is_fair = strcmp(kind, "show") == 0;
    named->is_open = lexicon_has(item->lexicon, run->head, KEY_FLAGS, "open");
    named->is_culture = lexicon_has(item->lexicon, run->head, KEY_FLAGS, "culture");
    named->is_of_world = strcmp(kind, "standing") != 0 && (run->is_of_world || (run->reaches_abroad && named->is_open));
    named->is_international = strcmp(kind, "session") == 0 && !named->is_open &&
                              (run->is_of_treaty || lexicon_has(item->lexicon, run->head, KEY_FLAGS, "international"));
    named->is_framework =
        strcmp(kind, "standing") == 0 && lexicon_has(item->lexicon, run->head, KEY_FLAGS, "international");
    bool is_once = weak && !run->has_ordinal && !run->countries && place_ends_before_head(item, run); /* 巴黎大会 */
    named->is_fair = is_fair;
    named->is_recurring =
        (!is_fair && !is_once) || (named->is_open && run->blocs && run->countries > 1); /* 中国—东盟博览会 */
    bool is_of_day = run->is_of_matter && strcmp(kind, "session") == 0 && !run->has_ordinal && !run->is_regular &&
                     !run->seat && !run->reaches_abroad;                   /* 利比亚问题国际会议 */
    bool is_numbered_fair = is_fair && named->is_open && run->has_ordinal; /* 第三届全球数字贸易博览会 */
    bool is_in_title = lexicon_has(item->lexicon, run->head, KEY_FLAGS, "organ") &&
                       word_at(item, run->head_end, item->text->length, CLASS_BIT(CLASS_TITLE)); /* 联大主席 */
    named->is_listed = ((named->is_recurring && !is_of_day) || is_numbered_fair) && !is_in_title;
    bool bare_head = weak && !run_is_described(run);
    named->is_occasion = bare_head && head_is(item, run, CH_MEETING);
    bool is_organ = !run->has_ordinal && lexicon_has(item->lexicon, run->head, KEY_FLAGS, "organ");
    named->is_bare = bare_head || is_organ || run_is_generic(item, run);
}

/* Two bodies of different sides joined right before the position, or the second of which begins there: X 国国防部和 Y
 * 国|国防部第十轮战略磋商. False if there are none. */
static bool bodies_joined(const Item *item, uint32_t at, const Mention *bodies[2]) {
    const Mention *mentions = item->mentions.items;
    bodies[0] = bodies[1] = NULL;
    for (size_t i = mention_from(item, at + 1); i-- > 0 && !bodies[0];) {
        const Mention *mention = &mentions[i];
        bool opens = !bodies[1] && (mention->span.start == at || mention->phrase.start == at);
        if (mention->kind == MENTION_BODY && mention->within == NO_MENTION &&
            (opens || span_end(mention->span) == at)) {
            bodies[bodies[1] ? 0 : 1] = mention;
            uint32_t start = mention->phrase.start;
            const Match *joint =
                match_longest_before(&item->matches, start > 2 ? start - 2 : 0, start, CLASS_BIT(CLASS_CONJUNCTION));
            at = joint ? joint->span.start : 0;
        } else if (span_end(mention->span) < at) {
            break;
        }
    }
    return bodies[0] && bodies[0]->country && bodies[1]->country &&
           !string_same(bodies[0]->country, bodies[1]->country);
}

static void close_run(Item *item, Run *run, NamedMechanismList *list) {
    if (run->late_round && !run->has_ordinal) {
        take_late_ordinal(run);
    }
    take_common_word(item, run);
    if (run->head != NO_ENTRY && !run->countries && !run->has_word && !string_same(head_kind(item, run), "show")) {
        take_matter_of_pair(item, run);
    }
    take_quoted(item, run);
    take_treaty(item, run);
    const Mention *bodies[2];
    bool are_joined = run->has_ordinal && run->head_end && bodies_joined(item, run->start, bodies);
    run->is_domestic = run->is_domestic && !are_joined;
    if (are_joined && bodies[1]->span.start >= run->start && span_end(bodies[1]->span) < run->head_end) {
        run->start = span_end(bodies[1]->span);
    }
    bool named_at_all =
        run->end > run->start && run->head != NO_ENTRY && run_is_named(item, run) && !is_cabinet(item, run);
    bool weak = named_at_all && lexicon_has(item->lexicon, run->head, KEY_FLAGS, "weak");
    bool is_assembly = weak && lexicon_has(item->lexicon, run->head, KEY_FLAGS, "assembly");
    bool is_talks =
        weak && !run_is_described(run) && /* 首次会谈; 举行第三次会晤, not 代表第九次会晤 */
        (!(is_assembly || head_is_event(item, run) || is_held_by_verb(item, run->start)) || /* 这是两人首次对话 */
         head_is(item, run, CH_TALKS) || (head_is(item, run, CH_MEETING) && is_held_by_verb(item, run->start)));
    is_talks =
        is_talks ||
        (weak && head_is(item, run, CH_MEETING) && (meets_person(item, run) || closes_with_meeting(item, run))) ||
        (named_at_all && follows_person(item, run));
    if (named_at_all && !is_talks && !renames(item, run, list)) {
        bool is_joined = joins_name_before(item, list, run->start);
        NamedMechanism *named = list_push(item->arena, list);
        *named = (NamedMechanism){
            .span = span_of(run->start, run->head_end), .ordinal = run->ordinal, .is_joined = is_joined};
        kind_of_run(item, run, weak, named);
        countries_of_run(item, run, named);
        name_of_run(item, run, named);
        for (size_t i = 0; are_joined && i < 2; i++) {
            country_add(item->arena, &named->countries, bodies[i]->country);
        }
        if (!named->countries.count) {
            countries_before(item, named);
        } else if (run->countries > 1 && !run->blocs) {
            take_head_of_list(item, named);
        }
        if (!named->countries.count) {
            take_listed_countries(item, list, named);
        }
        bool is_routine = weak && run->is_regular && !run->has_ordinal && !named->countries.count; /* 例行吹风会 */
        named->is_listed = named->is_listed && !is_routine;
        named->only_counts = only_counts(item, run, named);
        named->is_next = run->is_next;
        if (run->is_next && !named->countries.count) {
            take_house(list, named);
        }
    }
    *run = (Run){.head = NO_ENTRY};
}

/* True if nothing that a name may be made of begins at `at`, so that no run is
 * begun there: the look that spares most characters all others. */
static bool begins_nothing(const Item *item, uint32_t at) {
    const ClassSet words = CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_BODY_MODIFIER);
    return !(item->matches.starting[at] & words) & (item->mention_at[at] == item->mention_at[at + 1]) &&
           character_is_han(item->text->character[at]);
}

/* Where the common word at `at` ends that no name goes on behind. */
static uint32_t common_end(const Item *item, uint32_t at) {
    const Match *common = word_at(item, at, item->text->length, CLASS_BIT(CLASS_WORD) | breaking_words);
    return common ? span_end(common->span) : at + 1;
}

/* True for a comma or full stop, over which no name goes. */
static bool ends_stretch(uint32_t c) { return c == ',' || c == ';' || c == FULL_STOP; }

/* True if a name may begin in the stretch of text and end behind it, for all its comma. */
static bool stays_open(const Item *item, uint32_t start, uint32_t end) {
    const uint32_t *character = item->text->character;
    uint32_t last = character[end - 1];
    bool closed = !character_is_han(last) && !sign_length(item, end - 1);
    for (uint32_t at = end - start > QUOTED_LIMIT ? end - QUOTED_LIMIT : start; at < end && closed; at++) {
        closed = character[at] != OPEN_QUOTE && character[at] != '(';
    }
    return !closed;
}

/* Where the stretch begins that ends before `end`, at `from` or behind. */
static uint32_t stretch_start(const Text *text, uint32_t from, uint32_t end) {
    uint32_t at = text_mark_before(text, from, end);
    while (at > from && !ends_stretch(text->character[at - 1])) {
        at = text_mark_before(text, from, at - 1);
    }
    return at;
}

static uint32_t stretch_end(const Text *text, uint32_t at) {
    at = text_next_mark(text, at, text->length);
    while (at < text->length && !ends_stretch(text->character[at])) {
        at = text_next_mark(text, at + 1, text->length);
    }
    return at < text->length ? at + 1 : at;
}

/* Goes from `at` over the stretches of text that hold no name, since none has the head of one; most words
 * of mechanisms only describe. `*end` is where the stretch ends that is to be looked at. */
static uint32_t skip_stretches(const Item *item, uint32_t *end, uint32_t at) {
    uint32_t head = match_next(&item->matches, at, item->text->length, SUBCLASS_BIT(SUBCLASS_MECHANISM_HEAD));
    if (head == item->text->length) {
        return *end = head;
    }
    uint32_t start = stretch_start(item->text, at, head);
    while (start > at) { /* the name may begin in the stretch before */
        uint32_t before = stretch_start(item->text, at, start - 1);
        if (!stays_open(item, before, start)) {
            break;
        }
        start = before;
    }
    *end = stretch_end(item->text, start);
    return start;
}

/* True if the word begins with the title of the one who is named before it: X 总理|会晤. */
static bool begins_with_title_of(const Item *item, const Match *word) {
    uint32_t at = word->span.start, i = mention_from(item, at);
    bool may = (item->matches.starting[at] & CLASS_BIT(CLASS_TITLE)) && i < item->mentions.count;
    const Mention *post = may ? &item->mentions.items[i] : NULL;
    return post && post->kind == MENTION_POST && post->span.start == at && post->phrase.start < at &&
           span_end(post->span) < span_end(word->span);
}

/* True if the word begins the name of a house (国际会议|中心). */
static bool opens_house(const Item *item, const Match *word) {
    bool may = item->matches.starting[word->span.start] & CLASS_BIT(CLASS_PLACE_HEAD);
    const Match *house =
        may ? match_longest(&item->matches, word->span.start, item->text->length, CLASS_BIT(CLASS_PLACE_HEAD)) : NULL;
    return house && house->span.length > word->span.length;
}

/* True if a longer word for talks begins at `at` (外长会 of 外长会谈), or the verb of an event with the word's last
 * character (外长|会见, 去年|会见), or behind a title within the word. */
static bool opens_talks(const Item *item, uint32_t at, const Match *word) {
    if (event_crosses(item, word) || word_runs_out_of_date(item, word, item->text->length) ||
        begins_with_title_of(item, word) || opens_house(item, word)) {
        return true;
    }
    const Match *act = word_at(item, at, item->text->length, CLASS_BIT(CLASS_EVENT));
    EntryId entry =
        act && act->span.length > word->span.length ? match_entry(item->lexicon, act, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_TALKS));
}

/* True if what is read as a body is by its whole name a meeting: 莫斯科国际安全会议. */
static bool is_meeting_itself(const Item *item, const Mention *mention, const Match *word) {
    return mention->kind == MENTION_BODY && mention->entry == NO_ENTRY && is_head(item, word) &&
           span_end(word->span) == span_end(mention->span);
}

/* Closes the name read so far if a segment begins at `at`: no name goes on from the dateline. `*segment` is the first
 * that begins behind it. */
static void close_at_segment(Item *item, Run *run, size_t *segment, uint32_t at, NamedMechanismList *list) {
    for (; *segment < item->segments.count && item->segments.items[*segment].span.start <= at; ++*segment) {
        if (item->segments.items[*segment].span.start == at) {
            close_run(item, run, list);
        }
    }
}

/* Takes the word that ends with a country or organ just taken if it names a forum by itself, too:
 * 中国—拉共体论坛第三届部长会议. */
static void take_forum(const Item *item, Run *run, const Mention *mention, const Match *word) {
    bool is_organ = mention->kind == MENTION_BODY && mention->entry != NO_ENTRY &&
                    (run->has_ordinal || run->late_ordinal) && (run->countries > 1 || run->blocs);
    bool may =
        word && span_end(word->span) == span_end(mention->span) && (mention->kind == MENTION_COUNTRY || is_organ);
    if (may && (is_head(item, word) || seat_of(item, word))) {
        take_word(item, run, word);
    }
}

/* True for the word behind a matter, with which no name begins: 朝核|问题|六方会谈. */
static bool is_matter(const Item *item, const Match *word) {
    EntryId entry = match_entry(item->lexicon, word, CLASS_MECHANISM);
    return entry != NO_ENTRY && !is_head(item, word) && lexicon_has(item->lexicon, entry, KEY_FLAGS, "topic") &&
           lexicon_has(item->lexicon, entry, KEY_FLAGS, "plain");
}

/* True for a verb that bodies have in their names, right before a name that tells its states: 促进|中国—中东欧国家合作.
 */
static bool is_deed_before_name(const Item *item, const Match *word) {
    uint32_t behind = span_end(word->span);
    bool is_deed = !(word->classes & CLASS_BIT(CLASS_MECHANISM)) && word_has_kind(item, word, CLASS_WORD, "verb");
    return is_deed && seat_of(item, word_at(item, behind, item->text->length, CLASS_BIT(CLASS_MECHANISM)));
}

/* Takes the part of a name that begins at `at`; returns its end, `at` itself if none does. `*cursor` is the mention
 * that is to be looked at next. */
static uint32_t take_part(const Item *item, Run *run, uint32_t at, uint32_t *cursor) {
    const Match *word =
        word_at(item, at, item->text->length, CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_BODY_MODIFIER));
    word = word && (opens_talks(item, at, word) || (run->end != at && is_deed_before_name(item, word))) ? NULL : word;
    const Mention *mention = part_mention(item, cursor, at);
    uint32_t word_end = word ? span_end(word->span) : 0, end;
    if (run->end == at && mention && year_is_cut(item, mention)) {
        run_extend(run, at, end = span_end(mention->span) - 1);
    } else if (mention && span_end(mention->span) >= word_end && !is_meeting_itself(item, mention, word) &&
               take_mention(item, run, mention)) {
        end = span_end(mention->span);
        take_forum(item, run, mention, word);
    } else if (word && !(word->span.length == 1 && !run->end) && !(run->end != at && is_matter(item, word))) {
        take_word(item, run, word);
        end = word_end;
    } else if ((end = at + sign_length(item, at)) > at && (run->end == at || item->text->character[at] != '(')) {
        run_extend(run, at, end);
    } else if (joins_countries(item, run, at, cursor, &end) || joins_descriptions(item, run, at, &end) ||
               joins_modifiers(item, run, at, &end)) {
        run->end = end;
    } else if (run->end == at && run->countries > 1 && !run->words && (end = count_of_states_end(item, at)) > at) {
        run->end = end;
        const Match *counts = match_exact(&item->matches, span_of(at, end), CLASS_BIT(CLASS_REFERENCE));
        run->is_of_several = counts && word_has_kind(item, counts, CLASS_REFERENCE, "all");
    } else if ((end = placed_brackets_end(item, run, at)) > at) {
        run->end = end;
        run->has_place = true;
    } else if (numbers_quotation(item, run, at)) {
        run->end = end = at + 1;
    } else {
        end = at;
    }
    return end;
}

/* True if no name goes on over the word: what somebody does or says, or where it is done; who he is (诗人), if no
 * number opens the name. */
static bool parts_names(const Item *item, const Run *run, const Match *word) {
    bool acts = word->span.length > 1 && !run->has_ordinal && word_has_kind(item, word, CLASS_WORD, "verb");
    const ClassSet joints = CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT) |
                            CLASS_BIT(CLASS_SUBJECT_STOP);
    const ClassSet parting = run->has_ordinal ? breaking_words & ~CLASS_BIT(CLASS_TITLE) : breaking_words;
    return acts || (word->classes & joints) ||
           ((word->classes & parting) && !(word->classes & CLASS_BIT(CLASS_NAME_CHARACTER)));
}

/* True if the parts read so far, which open a name, tell that a meeting or fair follows, whatever words stand between:
 * a number, a year, two states, a word that reaches beyond one state. */
static bool opens_name(const Item *item, const Run *run) {
    uint32_t first = mention_from(item, run->start);
    const Mention *date = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    bool is_dated = date && date->span.start == run->start && is_year(date);
    bool is_printed_year = behind_year(item, span_of(run->start, run->end + 1)) > run->start; /* 2024从都 … */
    return run->has_ordinal || is_dated || is_printed_year || run->countries > 1 || run->reaches_abroad;
}

/* Where the head begins that ends the name whose first parts are read, behind words that no list knows:
 * 第三届|国际|超材 料技术|博览会. `at` if none does. */
static uint32_t unknown_words_end(const Item *item, const Run *run, uint32_t at) {
    enum { LONGEST = 10 };
    if (run->end != at || run->head_end || !opens_name(item, run)) {
        return at;
    }
    for (uint32_t i = at, next; i < at + LONGEST && i < item->text->length; i = next) {
        if (!character_is_han(item->text->character[i]) || item->mention_at[i] != item->mention_at[i + 1]) {
            break;
        }
        const Match *part = word_at(item, i, item->text->length, CLASS_BIT(CLASS_MECHANISM));
        EntryId head = is_head(item, part) ? match_entry(item->lexicon, part, CLASS_MECHANISM) : NO_ENTRY;
        if (head != NO_ENTRY) {
            bool is_open = lexicon_has(item->lexicon, head, KEY_FLAGS, "open") &&
                           !lexicon_has(item->lexicon, head, KEY_FLAGS, "culture");
            bool is_numbered = run->has_ordinal && lexicon_has(item->lexicon, head, KEY_FLAGS, "assembly");
            return i > at && (is_open || is_numbered) && !opens_talks(item, i, part) ? i : at;
        }
        const Match *word = any_word_at(item, i, item->text->length);
        if (word && !part && parts_names(item, run, word)) {
            break;
        }
        next = part ? span_end(part->span) : word && word->span.length > 1 ? span_end(word->span) : i + 1;
    }
    return at;
}

NamedMechanismList mechanisms_of(Item *item) {
    NamedMechanismList list = {0};
    if (!(item->matches.classes & SUBCLASS_BIT(SUBCLASS_MECHANISM_HEAD))) {
        return list;
    }
    Run run = {.head = NO_ENTRY};
    uint32_t stretch = 0; /* the end of the stretch of text that is looked at */
    uint32_t cursor = 0;
    size_t segment = 0;
    for (uint32_t at = 0; at < item->text->length;) {
        if (!run.end && at >= stretch) {
            at = skip_stretches(item, &stretch, at); /* no name without a head */
            continue;
        }
        uint32_t end = at;
        bool may_join = run.end == at && (run.countries || (run.has_ordinal && run.words)) && !run.head_end;
        if (may_join || !begins_nothing(item, at)) {
            close_at_segment(item, &run, &segment, at, &list);
            end = take_part(item, &run, at, &cursor);
        }
        if (end == at && run.end && (end = unknown_words_end(item, &run, at)) > at) {
            run.end = end;
            run.has_word = true;
        }
        if (end == at) {
            if (run.end) {
                close_run(item, &run, &list);
            }
            end = common_end(item, at);
        }
        at = end;
    }
    close_run(item, &run, &list);
    return list;
}

/* Index of the first name that ends behind `position`: they end one behind the
 * other. */
static size_t first_behind(const NamedMechanismList *list, uint32_t position) {
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (span_end(list->items[middle].span) <= position) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* A name may begin before the one ahead of it in the list, by the common word
 * taken before its head, so that one more is looked at. */
enum { LOOK_AHEAD = 2 };

const NamedMechanism *mechanism_in(const NamedMechanismList *list, Span span) {
    size_t first = first_behind(list, span.start);
    for (size_t i = first, beyond = 0; i < list->count && beyond < LOOK_AHEAD; i++) {
        uint32_t start = list->items[i].span.start;
        if (start >= span.start && start < span_end(span)) {
            return &list->items[i];
        }
        beyond += start >= span_end(span);
    }
    return NULL;
}

const NamedMechanism *mechanism_around(const NamedMechanismList *list, uint32_t position) {
    size_t first = first_behind(list, position);
    for (size_t i = first; i < list->count && i < first + LOOK_AHEAD; i++) {
        if (list->items[i].span.start <= position) {
            return &list->items[i];
        }
    }
    return NULL;
}
