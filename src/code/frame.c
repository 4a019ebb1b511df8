#include "code/frame.h"
#include "resolve/dates.h"

#include <stdlib.h>

static const char *const slot_names[SLOT_COUNT] = {
#define X(symbol, name) name,

    FRAME_SLOTS(X)
#undef X
};

enum {
    SHORT_PLACE = 8, /* characters of a place no list knows */
    LONG_PLACE = 16,
};

static SlotSet slots_of(const ChLexicon *lexicon, EntryId entry) {
    SlotSet slots = 0;
    for (int i = 0; i < SLOT_COUNT; i++) {
        if (lexicon_has(lexicon, entry, KEY_FRAME, slot_names[i])) {
            slots |= (SlotSet)1 << i;
        }
    }
    return slots;
}

static bool read_frame(const ChLexicon *lexicon, EntryId entry, Frame *frame) {
    const char *type = lexicon_value(lexicon, entry, KEY_EVENT);
    for (int i = 0; type && i < CH_EVENT_TYPE_COUNT; i++) {
        if (strcmp(type, ch_event_type_name((ChEventType)i)) == 0) {
            *frame = (Frame){.entry = entry,
                             .type = (ChEventType)i,
                             .slots = slots_of(lexicon, entry),
                             .is_noun = lexicon_has(lexicon, entry, KEY_KIND, "noun"),
                             .other = lexicon_value(lexicon, entry, KEY_OTHER),
                             .level = lexicon_value(lexicon, entry, KEY_LEVEL),
                             .country = lexicon_value(lexicon, entry, KEY_COUNTRY),
                             .status = lexicon_value(lexicon, entry, KEY_STATUS)};
            return true;
        }
    }
    return false;
}

/* The frames of a lexicon by entry: `frames[index[entry]]`; index 0 has none. */
typedef struct FrameTable {
    const uint32_t *index;
    const Frame *frames;
} FrameTable;

/* True if the entry is one of those that make events. */
static bool makes_event(const ChLexicon *lexicon, EntryId entry) {
    LexiconClass class = lexicon_class(lexicon, entry);
    return class == CLASS_EVENT || class == CLASS_DEED;
}

static void *build_frames(const ChLexicon *lexicon) {
    uint32_t entries = lexicon_entry_count(lexicon), count = 1;
    for (EntryId entry = 0; entry < entries; entry++) {
        count += makes_event(lexicon, entry);
    }
    FrameTable *table = calloc(1, sizeof *table + count * sizeof(Frame) + entries * sizeof(uint32_t));
    if (!table) {
        abort();
    }
    Frame *frames = (Frame *)(table + 1);
    uint32_t *index = (uint32_t *)(frames + count), used = 1;
    for (EntryId entry = 0; entry < entries; entry++) {
        if (makes_event(lexicon, entry) && read_frame(lexicon, entry, &frames[used])) {
            index[entry] = used++;
        }
    }
    table->index = index;
    table->frames = frames;
    return table;
}

/* The frame of an entry, NULL if it makes no event. */
static const Frame *frame_of_entry(const FrameTable *table, EntryId entry) {
    return table->index[entry] ? &table->frames[table->index[entry]] : NULL;
}

const Frame *frame_of(const Item *item, EntryId entry) {
    return entry == NO_ENTRY ? NULL : frame_of_entry(lexicon_table(item->lexicon, TABLE_EVENTS, build_frames), entry);
}

bool match_has_role(const Item *item, const Match *match, LexiconClass class, const char *role) {
    EntryId entry = match_entry(item->lexicon, match, class);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, role);
}

bool match_has_kind(const Item *item, const Match *match, LexiconClass class, const char *kind) {
    uint32_t count = 0;
    const EntryId *entries =
        match->classes & CLASS_BIT(class) ? lexicon_entries(item->lexicon, match->posting, &count) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (lexicon_posted_class(item->lexicon, &entries[i]) == class &&
            lexicon_has(item->lexicon, entries[i], KEY_KIND, kind)) {
            return true;
        }
    }
    return false;
}

Party between_party(const Item *item, const Clause *clause, uint32_t before) {
    uint32_t end = clause_may_have(clause, "between") ? clause->first_mention + clause->mention_count : 0;
    for (uint32_t i = clause->first_mention; i < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (!mention_is_actor(mention) || mention->phrase.start < clause->span.start) {
            continue;
        }
        Party party = party_at(item, mention->phrase.start, before);
        const Match *word =
            party.joint ? word_at(item, span_end(party.span), before, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        if (word && word_has_role(item, word, CLASS_SUBJECT_STOP, "between")) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* True if a mention begins at the position: 会见中国总理 tells no time. */
static bool mention_begins(const Item *item, const Clause *clause, uint32_t position) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i]; /* 提名前外长 X */
        if (mention->span.start == position || mention->phrase.start == position) {
            return true;
        }
    }
    return false;
}

static const Match *time_word_behind(const Item *item, const Clause *clause, uint32_t end) {
    if (mention_begins(item, clause, end)) {
        return NULL;
    }
    const Match *after = word_at(item, end, span_end(clause->span), CLASS_BIT(CLASS_SUPPORT));
    const Match *longer = after ? any_word_at(item, end, span_end(clause->span)) : NULL;
    const Match *rest = longer && longer->span.length > after->span.length
                            ? any_word_at(item, span_end(after->span), span_end(clause->span))
                            : NULL;
    bool crosses = rest && span_end(rest->span) > span_end(longer->span) &&
                   !word_has_role(item, after, CLASS_SUPPORT, "before"); /* 招待会上|表示, no 上表 */
    if (longer && longer->span.length > after->span.length && !crosses) {
        return NULL; /* 会见前来 … 的 X */
    }
    return after && word_has_role(item, after, CLASS_SUPPORT, "after") ? after : NULL;
}

/* A place or country that a word of kinship joins to what ends at the position: X 邻国 Y. NULL if none. */
static const Mention *mention_right_behind(const Item *item, uint32_t end) {
    enum { KINSHIP = 2 };
    uint32_t next = mention_from(item, end);
    const Mention *mention = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool joined =
        mention && mention->span.start == end + KINSHIP && word_at(item, end, end + KINSHIP, CLASS_BIT(CLASS_WORD));
    return joined && (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE) ? mention : NULL;
}

static void read_time_word(const Item *item, Trigger *trigger) {
    const Match *after = time_word_behind(item, trigger->clause, span_end(trigger->span));
    if (!after && (trigger->frame.slots & SLOT(HOST))) {
        Party host = party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
        after = host.count ? time_word_behind(item, trigger->clause, span_end(host.span)) : NULL;
        const Mention *next = host.count && !after ? mention_right_behind(item, span_end(host.span)) : NULL;
        after = next ? time_word_behind(item, trigger->clause, span_end(next->phrase)) : after; /* 访问 X 邻国 Y 前 */
    }
    if (after && (trigger->frame.slots & SLOT(APPOINT)) && word_has_role(item, after, CLASS_SUPPORT, "before") &&
        span_end(after->span) < span_end(trigger->clause->span)) {
        after = NULL; /* 提名前资深外交官 X */
    }
    if (after) {
        trigger->told_by_time = trigger->frame.is_noun;
        trigger->is_during = word_has_role(item, after, CLASS_SUPPORT, "during");
        trigger->is_before = word_has_role(item, after, CLASS_SUPPORT, "before");
    }
}

/* The end of the date or ordinal that begins at the position, 0 if none does. */
static uint32_t figure_end(const Item *item, const Clause *clause, uint32_t position) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start == position && (mention->kind == MENTION_DATE || mention->kind == MENTION_ORDINAL)) {
            return span_end(mention->span);
        }
    }
    return 0;
}

/* True if a country's name begins at the position. */
static bool country_begins(const Item *item, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *mention = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool begins = mention && mention->span.start == position && mention->within == NO_MENTION;
    return begins && (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_REFERENCE); /* 访问我友邦 X */
}

bool deed_opens(const Item *item, const Match *preposition, const Party *party) {
    const Mention *last = &item->mentions.items[party->mentions[party->count - 1]];
    bool is_he = last->kind == MENTION_REFERENCE && last->entry != NO_ENTRY &&
                 lexicon_has(item->lexicon, last->entry, KEY_KIND, "he");
    if (last->kind != MENTION_PERSON && last->kind != MENTION_POST && !is_he) {
        return false;
    }
    if (!is_he && word_has_role(item, preposition, CLASS_PREPOSITION, "topic")) {
        return true;
    }
    uint32_t end = span_end(party->span), next = mention_from(item, end);
    const Mention *day = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    end = day && day->kind == MENTION_DATE && day->span.start == end ? span_end(day->span) : end; /* 对 X 日前访问 P */
    const Match *verb = word_has_role(item, preposition, CLASS_PREPOSITION, "to") &&
                                !word_has_role(item, preposition, CLASS_PREPOSITION, "address") &&
                                !word_has_role(item, preposition, CLASS_PREPOSITION, "as") &&
                                !word_has_role(item, preposition, CLASS_PREPOSITION, "given")
                            ? word_at(item, end, item->text->length, CLASS_BIT(CLASS_EVENT))
                            : NULL;
    const Frame *frame = verb ? frame_of(item, lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT)) : NULL;
    return frame && !frame->is_noun && (!is_he || frame->type == CH_VISIT) && /* 对他来访表示欢迎 */
           (!(frame->slots & (SLOT(TO) | SLOT(HOST_TO))) ||
            (frame->type == CH_VISIT && country_begins(item, span_end(verb->span))));
}

/* The end of a prepositional phrase that begins at the position (对 X, 在 Y), 0
 * if none does. */
static uint32_t phrase_end(const Item *item, uint32_t position, uint32_t limit) {
    const Match *word = word_at(item, position, limit, CLASS_BIT(CLASS_PREPOSITION));
    Party party = word ? party_at(item, span_end(word->span), limit) : (Party){.count = 0};
    return party.count && !deed_opens(item, word, &party) ? span_end(party.span) : 0;
}

/* The end of an occasion that begins at the position (在建交 30 周年之际), 0 if none does. */
static uint32_t occasion_end(const Item *item, const Clause *clause, uint32_t position, uint32_t limit) {
    enum { LONGEST = 30 };
    const Match *opener =
        clause_may_have(clause, "during") ? word_at(item, position, limit, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool opens = opener && word_has_role(item, opener, CLASS_PREPOSITION, "at");
    uint32_t reach = position + LONGEST < limit ? position + LONGEST : limit;
    for (uint32_t at = opens ? span_end(opener->span) : reach; at < reach; at++) {
        const Match *word = word_at(item, at, limit, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "during") && !inside_name(item, at)) {
            return span_end(word->span);
        }
    }
    return 0;
}

/* 1 if the last character of the word opens a place (将在 P), else 0. */
static uint32_t ends_in_preposition(const Item *item, const Match *word) {
    Span last = {span_end(word->span) - 1, 1};
    const Match *opens = word->span.length > 1 ? match_exact(&item->matches, last, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return opens && word_has_role(item, opens, CLASS_PREPOSITION, "at");
}

/* The end of a day behind its preposition (于4日), or of a word that only tells that one comes with others (率团), at
 * the position; 0 if none begins there. */
static uint32_t day_or_train_end(const Item *item, const Clause *clause, uint32_t position, uint32_t limit) {
    const Match *opener = word_at(item, position, limit, CLASS_BIT(CLASS_PREPOSITION));
    if (opener && word_has_role(item, opener, CLASS_PREPOSITION, "at")) {
        return figure_end(item, clause, span_end(opener->span));
    }
    const Match *verb = word_at(item, position, limit, CLASS_BIT(CLASS_EVENT));
    const Frame *frame = verb ? frame_of(item, lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT)) : NULL;
    return frame && frame->type == CH_VISIT && (frame->slots & SLOT(LEAD)) ? span_end(verb->span) : 0;
}

bool only_adjuncts(const Item *item, const Clause *clause, uint32_t from, uint32_t to) {
    const ClassSet adjuncts =
        CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_LEVEL);
    while (from < to) {
        uint32_t end = figure_end(item, clause, from);
        end = end ? end : occasion_end(item, clause, from, to);
        end = end ? end : phrase_end(item, from, to);
        end = end ? end : day_or_train_end(item, clause, from, to);
        const Match *word = end ? NULL : word_at(item, from, to, adjuncts | CLASS_BIT(CLASS_SUBJECT_STOP));
        bool counts = word && ((word->classes & adjuncts) || word_has_role(item, word, CLASS_SUBJECT_STOP, "this"));
        uint32_t place = counts ? span_end(word->span) - ends_in_preposition(item, word) : end;
        end = counts && place < span_end(word->span) ? phrase_end(item, place, to) : end; /* 将在 P */
        end = counts && !end ? span_end(word->span) : end;
        if (!end && !character_is_space(item->text->character[from])) {
            return false;
        }
        from = end ? end : from + 1;
    }
    return true;
}

/* True if nothing but adverbs, dates and a place of at most so many characters that no list knows stands between:
 * 9日在 P. */
static bool only_strange_place(const Item *item, const Clause *clause, uint32_t from, uint32_t to, uint32_t longest) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = any_word_at(item, at, to);
        if (word && (word_has_role(item, word, CLASS_PREPOSITION, "at") || ends_in_preposition(item, word))) {
            uint32_t place = span_end(word->span);
            return place < to && to <= place + longest && only_adjuncts(item, clause, from, at);
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the noun is the subject of a light verb that closes the clause: 和谈29日在 P 重启. */
static bool noun_begins(const Item *item, const Clause *clause, uint32_t noun_end, const Match *verb) {
    if (word_has_role(item, verb, CLASS_SUPPORT, "dating")) { /* 谈判始于五月 */
        return only_adjuncts(item, clause, noun_end, verb->span.start);
    }
    uint32_t behind = span_end(verb->span), end = span_end(clause->span);
    return word_has_role(item, verb, CLASS_SUPPORT, "light") && behind + 1 >= end &&
           (behind == end || !character_is_han(item->text->character[behind])) &&
           only_adjuncts(item, clause, noun_end, verb->span.start);
}

/* True if the noun is the subject of a verb of convening, with nothing but
 * adverbs, dates and places between: 磋商 30 日在 P 举行. */
static bool noun_is_held(const Item *item, const Clause *clause, const Frame *noun_frame, Span noun) {
    ChEventType type = noun_frame->type;
    bool drill = type == CH_OTHER && (noun_frame->slots & SLOT(SUBJECT));
    bool visit = type == CH_VISIT;
    if (!noun_frame->is_noun || (type != CH_TALKS && type != CH_MEETING && type != CH_CALL && type != CH_CEREMONY &&
                                 type != CH_SIGNING && !drill && !visit)) {
        return false;
    }
    const FrameTable *table = lexicon_table(item->lexicon, TABLE_EVENTS, build_frames);
    uint32_t end = span_end(clause->span);
    uint32_t limit = end < span_end(noun) + SUPPORT_DISTANCE ? end : span_end(noun) + SUPPORT_DISTANCE;
    for (uint32_t at = span_end(noun); at < limit; at++) {
        const Match *opens = drill || visit || type == CH_TALKS || type == CH_MEETING
                                 ? word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT))
                                 : NULL;
        if (opens && (drill ? word_has_role(item, opens, CLASS_SUPPORT, "light") &&
                                  only_adjuncts(item, clause, span_end(noun), at)
                            : noun_begins(item, clause, span_end(noun), opens))) {
            return true;
        }
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT) : NO_ENTRY;
        const Frame *frame = entry == NO_ENTRY ? NULL : frame_of_entry(table, entry);
        if (frame && !inside_name(item, at)) {
            return !visit && (frame->slots & SLOT(SUBJECT)) &&
                   (only_adjuncts(item, clause, span_end(noun), at) ||
                    only_strange_place(item, clause, span_end(noun), at,
                                       type == CH_CEREMONY ? SHORT_PLACE : LONG_PLACE));
        }
    }
    return called_off_behind(item, clause, span_end(noun)) || kept_behind(item, clause, span_end(noun));
}

/* True if a person's name ends before the position, with nothing but adverbs, dates and places
 * between: he acts there, and a light verb before him is another's. */
static bool follows_person(const Item *item, const Clause *clause, uint32_t position) {
    const Mention *last = NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool stands = mention->kind == MENTION_PERSON && span_end(mention->phrase) <= position;
        last = stands ? mention : last;
    }
    uint32_t end = last ? span_end(last->phrase) : 0;
    return last && (end == position || (only_adjuncts(item, clause, end, position) &&
                                        !role_between(item, end, position, CLASS_SUPPORT, "light")));
}

/* True if the word of one character is part of a longer one or of a phrase that names
 * somebody: 中 of 中心, 上 of 线上, 前 of 前首相. */
static bool is_part_of_word(const Item *item, const Clause *clause, const Match *match) {
    uint32_t at = match->span.start;
    if (match->span.length > 1) {
        return false;
    }
    const Match *longer = any_word_at(item, at, span_end(clause->span));
    bool part = longer && longer->span.length > 1;
    const Match *ending =
        item->matches.ending[at + 1] & CLASS_BIT(CLASS_ASPECT)
            ? match_longest_before(&item->matches, clause->span.start, at + 1, CLASS_BIT(CLASS_ASPECT))
            : NULL;
    part = part || (ending && ending->span.length > 1);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count && !part; i++) {
        const Mention *mention = &item->mentions.items[i];
        part = mention->phrase.start <= at && at < span_end(mention->phrase);
    }
    return part;
}

uint32_t quoted_name_start(const Item *item, uint32_t from, uint32_t to) {
    enum { LONGEST = 48 };
    if (to > from && item->text->character[to - 1] == CLOSE_QUOTE) {
        for (uint32_t at = to - 1; at > from && at + LONGEST > to; at--) {
            if (item->text->character[at - 1] == OPEN_QUOTE) {
                return at - 1;
            }
        }
    }
    return to;
}

/* True if the person with whom one confers stands right before a noun that ends its clause, or after which another verb
 * is joined: 与 X 单独会谈, 同 X 视频会晤并…. */
static bool is_done_with_person(const Item *item, const Clause *clause, const Frame *frame, Span noun) {
    uint32_t behind = span_end(noun), end = span_end(clause->span);
    bool ends = behind >= end || !character_is_han(item->text->character[behind]) ||
                (item->matches.starting[behind] & CLASS_BIT(CLASS_CONJUNCTION));
    bool may = ends && (frame->slots & SLOT(WITH)) &&
               (frame->type == CH_TALKS || frame->type == CH_MEETING || frame->type == CH_CALL);
    Party other = may ? governed_party(item, clause, noun.start, "with") : (Party){.count = 0};
    return other.count && span_end(other.span) == noun.start &&
           item->mentions.items[other.mentions[other.count - 1]].kind == MENTION_PERSON;
}

/* True if the noun, of a year that is told, is used to some end: 用好明年的文化年契机. */
static bool is_of_use(const Item *item, const Clause *clause, Span noun) {
    const Match *use = word_at(item, span_end(noun), span_end(clause->span), CLASS_BIT(CLASS_SUPPORT));
    uint32_t date = use && word_has_role(item, use, CLASS_SUPPORT, "juncture")
                        ? date_mention_for(item, clause->span, noun)
                        : NO_MENTION;
    return date != NO_MENTION && !date_tells_day(&item->mentions.items[date]);
}

/* True if the words say of a year that it is the noun's: 今年是文化年, 将2025年确定为“旅游年”, 明年将迎来文化年. */
static bool is_said_of_year(const Item *item, const Clause *clause, Span noun) {
    enum { REACH = 24 };
    uint32_t date = date_mention_for(item, clause->span, noun);
    const Mention *year = date == NO_MENTION ? NULL : &item->mentions.items[date];
    bool before = year && year->span.start >= clause->span.start && span_end(year->span) < noun.start &&
                  span_end(year->span) + REACH >= noun.start && !date_tells_day(year);
    for (uint32_t at = before ? span_end(year->span) : noun.start; at < noun.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, noun.start);
        if (word &&
            (word_has_role(item, word, CLASS_ASPECT, "copula") || word_has_role(item, word, CLASS_PREPOSITION, "as") ||
             word_has_role(item, word, CLASS_SUPPORT, "declaring"))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the word tells how long what a light verb right before it holds lasted: 举行了|长达. */
static bool tells_length(const Item *item, const Clause *clause, const Match *word) {
    bool may = word_has_role(item, word, CLASS_SUPPORT, "after") && word->span.start > clause->span.start;
    const Match *light = may ? word_before(item, word->span.start, clause->span.start, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    return light && span_end(light->span) == word->span.start && word_has_role(item, light, CLASS_SUPPORT, "light");
}

/* A light verb before the noun with nothing but words that describe it between,
 * a word of time right behind it, or for visits the country behind 对. */
static bool noun_is_event(const Item *item, const Clause *clause, const Frame *frame, Span noun) {
    uint32_t end = span_end(noun);
    const Match *particle = word_at(item, end, span_end(clause->span), CLASS_BIT(CLASS_ASPECT));
    if (particle && word_has_role(item, particle, CLASS_ASPECT, "particle")) {
        return false; /* 会晤了 X: a verb */
    }
    if ((frame->slots & SLOT(HOST_TO)) && governed_party(item, clause, noun.start, "to").count) {
        return true;
    }
    if ((frame->slots & SLOT(DATED)) && (is_of_use(item, clause, noun) || is_said_of_year(item, clause, noun))) {
        return true;
    }
    if (time_word_behind(item, clause, end) || between_party(item, clause, noun.start).count) {
        return true;
    }
    if (noun_is_held(item, clause, frame, noun) || is_done_with_person(item, clause, frame, noun)) {
        return true;
    }
    bool may_be_off = frame->type == CH_VISIT || frame->type == CH_TALKS;
    ClassSet light =
        CLASS_BIT(CLASS_SUPPORT) | (frame->slots & SLOT(APPROVED) || may_be_off ? CLASS_BIT(CLASS_ASPECT) : 0);
    const Match *stop =
        word_at(item, end, span_end(clause->span), CLASS_BIT(CLASS_SUBJECT_STOP)); /* 决定将参与军售的 X */
    bool describes = stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive");
    uint32_t words = 0; /* characters between that are no names: titles of documents may be long */
    for (uint32_t at = quoted_name_start(item, clause->span.start, noun.start);
         at-- > clause->span.start && words <= SUPPORT_DISTANCE;) {
        words += !inside_name(item, at);
        const Match *match = word_at(item, at, noun.start, light);
        if (match && !inside_name(item, at) && !is_part_of_word(item, clause, match)) {
            EntryId aspect = may_be_off ? match_entry(item->lexicon, match, CLASS_ASPECT) : NO_ENTRY;
            bool calls_off = aspect != NO_ENTRY && lexicon_has(item->lexicon, aspect, KEY_STATUS, "cancelled");
            bool approves = calls_off || /* 取消 P 之行, 叫停与 X 的谈判 */
                            (!may_be_off && !describes && word_has_role(item, match, CLASS_ASPECT, "agreeing"));
            bool describes_noun = word_has_role(item, match, CLASS_SUPPORT, "kind") || /* 出席友邦 X 总统的就职典礼 */
                                  tells_length(item, clause, match); /* 举行长达12小时的会谈 */
            if (approves || ((match->classes & CLASS_BIT(CLASS_SUPPORT)) && !describes_noun)) {
                bool reads = frame->type == CH_MESSAGE && word_has_role(item, match, CLASS_SUPPORT, "reading");
                return approves || reads || word_has_role(item, match, CLASS_SUPPORT, "light");
            }
        }
    }
    return false;
}

/* True if who or what suffers an act of force begins at the position: 继续空袭 X. */
static bool sufferer_begins(const Item *item, const Frame *frame, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *mention = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return frame->type == CH_FORCE && (frame->slots & SLOT(OBJECT)) && mention && mention->span.start == position &&
           (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE || mention->kind == MENTION_BODY);
}

/* True if who is met begins right behind the verb: a person, also behind another light verb (利用出席会议的机会会见 X),
 * or others where an «and» joins the verb to what was held before (与 A 举行会谈并会见 B). */
static bool met_behind(const Item *item, const Clause *clause, const Frame *frame, Span word) {
    uint32_t behind = span_end(word);
    Party met = frame->type == CH_MEETING && (frame->slots & SLOT(OBJECT))
                    ? party_at(item, behind, span_end(clause->span))
                    : (Party){.count = 0};
    if (!met.count || met.span.start != behind) {
        return false;
    }
    const Match *joint = word_before(item, word.start, clause->span.start, CLASS_BIT(CLASS_CONJUNCTION));
    return (joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and")) || party_names_person(item, &met);
}

/* No form of the data has as many. */
enum { MOST_FRAMES = 16 };

/* The frames that the entries of a match make; returns how many. */
static uint32_t frames_of_match(const ChLexicon *lexicon, const FrameTable *table, const Match *match,
                                const Frame *frames[MOST_FRAMES]) {
    const ImagePosting *posting = &lexicon->postings[match->posting];
    uint32_t found = 0;
    for (uint32_t i = posting->first; i < posting->first + posting->count && found < MOST_FRAMES; i++) {
        const Frame *frame =
            lexicon->posted_classes[i] == CLASS_EVENT ? frame_of_entry(table, lexicon->posted[i]) : NULL;
        frames[found] = frame;
        found += frame != NULL;
    }
    return found;
}

/* True if something stands before the word for which it is done: 为 P 揭幕. */
static bool is_done_for(const Item *item, const Clause *clause, uint32_t to) {
    for (uint32_t at = clause->span.start; at < to; at++) {
        const Match *word = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "to") &&
            word_has_role(item, word, CLASS_PREPOSITION, "as") && !inside_name(item, at)) {
            return true;
        }
    }
    return false;
}

/* True if the words behind `from` name relations, as a verb must that breaks them off. */
static bool relations_are_named(const Item *item, const Clause *clause, uint32_t from) {
    for (uint32_t at = from, end = span_end(clause->span); at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_WORK));
        if (word && word_has_kind(item, word, CLASS_WORK, "relation") && !inside_name(item, at)) {
            return true;
        }
    }
    return false;
}

/* Of the verb readings that which stands first in the data; what breaks off no relations is a sanction (中断石油供应),
 * what is opened for somebody (为 P 揭幕) is a ceremony and
 * no session that begins. */
static const Frame *verb_frame(const Item *item, const Clause *clause, const Match *match, const Frame *const *frames,
                               uint32_t count) {
    const Frame *verb = NULL;
    for (uint32_t i = 0; i < count; i++) {
        bool opens = verb && verb->type == CH_SESSION && frames[i]->type == CH_CEREMONY && !frames[i]->is_noun &&
                     is_done_for(item, clause, match->span.start);
        opens = opens || (verb && verb->type == CH_RELATIONS && (verb->slots & SLOT(PARTNERSHIP)) &&
                          frames[i]->type == CH_SANCTION && !frames[i]->is_noun &&
                          !relations_are_named(item, clause, span_end(match->span)));
        verb = opens || (!verb && !frames[i]->is_noun) ? frames[i] : verb;
    }
    return verb;
}

/* The frame of a match: its verb reading, or its noun reading where a noun may
 * stand for the event. */
static const Frame *frame_of_match(const Item *item, const Clause *clause, const Match *match) {
    const FrameTable *table = lexicon_table(item->lexicon, TABLE_EVENTS, build_frames);
    const Frame *frames[MOST_FRAMES];
    uint32_t count = frames_of_match(item->lexicon, table, match, frames);
    const Frame *verb = verb_frame(item, clause, match, frames, count);
    bool has_object = false; /* 宣布将访问 X */
    if (verb && follows_person(item, clause, match->span.start)) {
        return verb; /* 正在 X 进行访问的 A 会见 B: the light verb is another's */
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t behind = span_end(match->span);
        bool visits = !frames[i]->is_noun && (frames[i]->slots & SLOT(HOST));
        const Match *kind = visits && item->matches.starting[behind] & CLASS_BIT(CLASS_SUPPORT)
                                ? word_at(item, behind, span_end(clause->span), CLASS_BIT(CLASS_SUPPORT))
                                : NULL; /* 友邦 X */
        bool told = kind && word_has_role(item, kind, CLASS_SUPPORT, "kind");
        has_object |= visits && country_begins(item, told ? span_end(kind->span) : behind);
        has_object |= !frames[i]->is_noun &&
                      (sufferer_begins(item, frames[i], behind) || met_behind(item, clause, frames[i], match->span));
    }
    for (uint32_t i = 0; i < count && !has_object; i++) {
        if (frames[i]->is_noun && noun_is_event(item, clause, frames[i], match->span)) {
            return frames[i];
        }
    }
    return verb;
}

/* True if the verb of one character is the end of a word: 采访, 此访. Of 应邀访 X it is none,
 * for 邀 ends a word itself. */
static bool ends_word(const Item *item, const Clause *clause, const Match *match) {
    uint32_t at = match->span.start;
    bool may = match->span.length == 1 && at > clause->span.start &&
               match_exact(&item->matches, (Span){at - 1, 2}, CLASS_BIT(CLASS_WORD));
    return may &&
           !(at > clause->span.start + 1 && match_exact(&item->matches, (Span){at - 2, 2}, CLASS_BIT(CLASS_WORD)));
}

bool is_title_behind_person(const Item *item, uint32_t start, uint32_t at) {
    uint32_t next = mention_from(item, start);
    const Mention *before = next > 0 ? &item->mentions.items[next - 1] : NULL;
    return before && before->kind == MENTION_PERSON && span_end(before->span) == start &&
           match_exact(&item->matches, span_of(start, at), CLASS_BIT(CLASS_TITLE));
}

/* True if two other words cover the word, each sharing a character with it: 参与|会谈 is read,
 * and no 与会. */
static bool falls_across_words(const Item *item, const Clause *clause, const Match *match) {
    uint32_t at = match->span.start, end = span_end(clause->span);
    bool ends = match->span.length == 2 && at > clause->span.start &&
                (item->matches.ending[at + 2] & CLASS_BIT(CLASS_MECHANISM));
    const Match *whole = ends ? word_before(item, at + 2, clause->span.start, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    if (whole && whole->span.length > 2 && !is_title_behind_person(item, whole->span.start, at)) {
        return true; /* 公开会, no 开会 */
    }
    if (match->span.length != 2 || at <= clause->span.start ||
        !match_exact(&item->matches, (Span){at - 1, 2}, CLASS_BIT(CLASS_WORD))) {
        return false;
    }
    const Match *behind = any_word_at(item, at + 1, end), *rest = any_word_at(item, at + 2, end);
    return behind && span_end(behind->span) > at + 2 && !(rest && span_end(rest->span) > span_end(behind->span));
}

/* The longest word of an event at the position that does not run into a name (赴 of 赴华盛顿); NULL if it runs out of a
 * date. */
static const Match *event_word_at(const Item *item, uint32_t at, uint32_t end) {
    const Match *match = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
    match = match && word_runs_out_of_date(item, match, end) ? NULL : match;
    uint32_t behind = match ? span_end(match->span) : end;
    bool runs_in = behind < end && match->span.length > 1 && inside_name(item, behind - 1) && inside_name(item, behind);
    for (uint32_t start = at + 1; runs_in && start < behind; start++) {
        uint32_t next = mention_from(item, start);
        bool begins = next < item->mentions.count && item->mentions.items[next].span.start == start &&
                      span_end(item->mentions.items[next].span) > behind;
        if (begins) {
            return word_at(item, at, start, CLASS_BIT(CLASS_EVENT));
        }
    }
    return match;
}

/* True if the word is the head of the name, and no opening of it is told right behind: 办好中俄文化年. */
static bool heads_name(const Item *item, const Clause *clause, const Match *word, const NamedMechanism *name) {
    uint32_t end = span_end(word->span), limit = span_end(clause->span);
    uint32_t behind = end < limit && item->text->character[end] == CLOSE_QUOTE ? end + 1 : end;
    return end == span_end(name->span) &&
           !(behind < limit && word_at(item, behind, limit, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_MECHANISM)));
}

/* True if the word of an encounter is part of the name of what is issued after it: 两国元首会晤联合声明. */
static bool names_paper(const Item *item, const Clause *clause, const Frame *frame, uint32_t behind) {
    bool may = (frame->type == CH_MEETING || frame->type == CH_TALKS) && behind < span_end(clause->span) &&
               (item->matches.starting[behind] & CLASS_BIT(CLASS_WORK));
    const Match *paper = may ? word_at(item, behind, span_end(clause->span), CLASS_BIT(CLASS_WORK)) : NULL;
    EntryId entry = paper ? match_entry(item->lexicon, paper, CLASS_WORK) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "joint");
}

/* True if the word of an encounter only tells from when a day is reckoned, the day before it or after: 会晤|前一天. */
static bool only_dates_day(const Item *item, const Clause *clause, const Frame *frame, uint32_t behind) {
    bool may = (frame->type == CH_MEETING || frame->type == CH_TALKS || frame->type == CH_CALL) &&
               behind < span_end(clause->span) && (item->matches.starting[behind] & CLASS_BIT(CLASS_DATE_WORD));
    const Match *day = may ? word_at(item, behind, span_end(clause->span), CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    EntryId entry = day ? match_entry(item->lexicon, day, CLASS_DATE_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "same-day") &&
           lexicon_number(item->lexicon, entry, KEY_VALUE, 0) != 0;
}

/* True if the longer word only seems to stand there, for its end begins the name of a meeting: 参加|国际会议, no
 * 参加国. */
static bool crosses_name_of_meeting(const Item *item, const Match *verb, const Match *longer, uint32_t end) {
    const Match *name = word_at(item, span_end(verb->span), end, CLASS_BIT(CLASS_MECHANISM));
    return name && name->span.start < span_end(longer->span) && span_end(name->span) > span_end(longer->span);
}

/* True if the longer word is only the verb with its object, kept for what it says of the topic: 提供|援助, 归还|文物.
 */
static bool is_verb_with_object(const Item *item, const Match *verb, const Match *longer) {
    const ClassSet topical =
        CLASS_BIT(CLASS_TOPIC) | CLASS_BIT(CLASS_TONE) | CLASS_BIT(CLASS_CODING_WORD) | CLASS_BIT(CLASS_INDICATOR);
    uint32_t behind = span_end(verb->span), end = span_end(longer->span);
    return end > behind + 1 && !(longer->classes & ~topical) &&
           match_exact(&item->matches, span_of(behind, end), CLASS_BIT(CLASS_WORK));
}

void triggers_of(const Item *item, const NamedMechanismList *mechanisms, const Clause *clause, TriggerList *found) {
    uint32_t end = clause->classes & CLASS_BIT(CLASS_EVENT) ? span_end(clause->span) : 0;
    for (uint32_t at = clause->span.start; (at = match_next(&item->matches, at, end, CLASS_BIT(CLASS_EVENT))) < end;
         at++) {
        const Match *match = event_word_at(item, at, end);
        const NamedMechanism *name = match ? mechanism_around(mechanisms, at) : NULL;
        bool heads = name && name->is_culture && heads_name(item, clause, match, name);
        if (!match || (name && !heads) || inside_name(item, at) || ends_word(item, clause, match) ||
            falls_across_words(item, clause, match) || event_crosses(item, match)) {
            continue;
        }
        const Match *longer = any_word_at(item, at, end);
        bool runs_in = longer->span.length > match->span.length &&
                       (inside_name(item, span_end(match->span)) || is_verb_with_object(item, match, longer) ||
                        crosses_name_of_meeting(item, match, longer, end));
        longer = runs_in ? match : longer; /* 访美, 赴华盛顿 */
        Trigger trigger = {.span = match->span, .clause = clause};
        const Frame *frame = longer->span.length <= match->span.length ? frame_of_match(item, clause, match) : NULL;
        if (frame && !names_paper(item, clause, frame, span_end(match->span)) &&
            !only_dates_day(item, clause, frame, span_end(match->span))) {
            trigger.frame = *frame;
            if (item->claimed && frame->country && strcmp(frame->country, item->claimed) == 0) {
                trigger.frame.country = item->home;
            }
            trigger.is_held = noun_is_held(item, clause, frame, match->span);
            read_time_word(item, &trigger);
            *list_push(item->arena, found) = trigger;
        }
        at = span_end((frame ? match : longer)->span) - 1;
    }
}
