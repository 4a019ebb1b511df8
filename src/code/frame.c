#include "code/frame.h"

#include "code/actors.h"
#include "resolve/dates.h"

#include <stdlib.h>

static const char *const slot_names[SLOT_COUNT] = {
#define X(symbol, name) name,
    FRAME_SLOTS(X)
#undef X
};

enum {
    CLOSE_QUOTE = 0x201D,
    SHORT_PLACE = 8, /* characters of a place no list knows */
    LONG_PLACE = 16,
    SUPPORT_DISTANCE = 45, /* characters between a light verb and its noun */
    LONGEST_MEASURE = 6,   /* bytes of a measure word without a noun */
    RELATIVE_LIMIT = 40,   /* characters of a relative clause looked through */
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

static void *build_frames(const ChLexicon *lexicon) {
    uint32_t entries = lexicon_entry_count(lexicon), count = 1;
    for (EntryId entry = 0; entry < entries; entry++) {
        count += lexicon_class(lexicon, entry) == CLASS_EVENT;
    }
    FrameTable *table = calloc(1, sizeof *table + count * sizeof(Frame) + entries * sizeof(uint32_t));
    if (!table) {
        abort();
    }
    Frame *frames = (Frame *)(table + 1);
    uint32_t *index = (uint32_t *)(frames + count), used = 1;
    for (EntryId entry = 0; entry < entries; entry++) {
        if (lexicon_class(lexicon, entry) == CLASS_EVENT && read_frame(lexicon, entry, &frames[used])) {
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

bool match_has_role(const Item *item, const Match *match, LexiconClass class, const char *role) {
    EntryId entry = match_entry(item->lexicon, match, class);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, role);
}

bool word_has_kind(const Item *item, const Match *match, LexiconClass class, const char *kind) {
    uint32_t count = 0;
    const EntryId *entries =
        match->classes & CLASS_BIT(class) ? lexicon_entries(item->lexicon, match->posting, &count) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (lexicon_class(item->lexicon, entries[i]) == class &&
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
        if (item->mentions.items[i].span.start == position) {
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
    if (longer && longer->span.length > after->span.length) {
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

/* True if the preposition opens what the person behind it does (就 X 访问 P 答问, 对 X 访问 P 表示欢迎). */
static bool opens_deed(const Item *item, const Match *preposition, const Party *party) {
    const Mention *last = &item->mentions.items[party->mentions[party->count - 1]];
    if (last->kind != MENTION_PERSON && last->kind != MENTION_POST) {
        return false;
    }
    if (word_has_role(item, preposition, CLASS_PREPOSITION, "topic")) {
        return true;
    }
    uint32_t end = span_end(party->span);
    const Match *verb = word_has_role(item, preposition, CLASS_PREPOSITION, "to") &&
                                !word_has_role(item, preposition, CLASS_PREPOSITION, "address") &&
                                !word_has_role(item, preposition, CLASS_PREPOSITION, "as") &&
                                !word_has_role(item, preposition, CLASS_PREPOSITION, "given")
                            ? word_at(item, end, item->text->length, CLASS_BIT(CLASS_EVENT))
                            : NULL;
    EntryId entry = verb ? lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT) : NO_ENTRY;
    const Frame *frame =
        entry == NO_ENTRY ? NULL : frame_of_entry(lexicon_table(item->lexicon, TABLE_EVENTS, build_frames), entry);
    return frame && !frame->is_noun && !(frame->slots & (SLOT(TO) | SLOT(HOST_TO)));
}

/* The end of a prepositional phrase that begins at the position (对 X, 在 Y), 0
 * if none does. */
static uint32_t phrase_end(const Item *item, uint32_t position, uint32_t limit) {
    const Match *word = word_at(item, position, limit, CLASS_BIT(CLASS_PREPOSITION));
    Party party = word ? party_at(item, span_end(word->span), limit) : (Party){.count = 0};
    return party.count && !opens_deed(item, word, &party) ? span_end(party.span) : 0;
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
    EntryId entry = verb ? lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT) : NO_ENTRY;
    const Frame *frame =
        entry == NO_ENTRY ? NULL : frame_of_entry(lexicon_table(item->lexicon, TABLE_EVENTS, build_frames), entry);
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
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "at")) {
            uint32_t place = span_end(word->span);
            return place < to && to <= place + longest && only_adjuncts(item, clause, from, at);
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the clause closes with a word that calls off what the noun names, with nothing but adverbs, dates and
 * places between: 对 P 的访问将推迟, 会谈被取消. */
static bool called_off_behind(const Item *item, const Clause *clause, uint32_t noun_end) {
    uint32_t end = span_end(clause->span);
    while (end > noun_end && !character_is_han(item->text->character[end - 1])) {
        end--;
    }
    const Match *word = end > noun_end ? word_before(item, end, noun_end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "cancelled") &&
           only_adjuncts(item, clause, noun_end, word->span.start);
}

/* True if the clause behind only says that what is planned is called off: 计划10日访问 P，但因冲突推迟. */
static bool called_off_next(const Item *item, const ClauseList *clauses, const Clause *clause) {
    const Clause *next = clause + 1;
    bool may = next < clauses->items + clauses->count && next->sentence == clause->sentence && !next->subject_is_own &&
               (next->classes & CLASS_BIT(CLASS_ASPECT)) && !(next->classes & CLASS_BIT(CLASS_EVENT));
    uint32_t end = may ? span_end(next->span) : 0;
    while (may && end > next->span.start && !character_is_han(item->text->character[end - 1])) {
        end--;
    }
    const Match *word = may ? word_before(item, end, next->span.start, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "cancelled");
}

/* True if the noun is the subject of a light verb that closes the clause: 和谈29日在 P 重启. */
static bool noun_begins(const Item *item, const Clause *clause, uint32_t noun_end, const Match *verb) {
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
    if (!noun_frame->is_noun ||
        (type != CH_TALKS && type != CH_MEETING && type != CH_CALL && type != CH_CEREMONY && !drill)) {
        return false;
    }
    const FrameTable *table = lexicon_table(item->lexicon, TABLE_EVENTS, build_frames);
    uint32_t end = span_end(clause->span);
    uint32_t limit = end < span_end(noun) + SUPPORT_DISTANCE ? end : span_end(noun) + SUPPORT_DISTANCE;
    for (uint32_t at = span_end(noun); at < limit; at++) {
        const Match *opens = drill || type == CH_TALKS ? word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
        if (opens && (drill ? word_has_role(item, opens, CLASS_SUPPORT, "light") &&
                                  only_adjuncts(item, clause, span_end(noun), at)
                            : noun_begins(item, clause, span_end(noun), opens))) {
            return true;
        }
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT) : NO_ENTRY;
        const Frame *frame = entry == NO_ENTRY ? NULL : frame_of_entry(table, entry);
        if (frame && !inside_name(item, at)) {
            return (frame->slots & SLOT(SUBJECT)) &&
                   (only_adjuncts(item, clause, span_end(noun), at) ||
                    only_strange_place(item, clause, span_end(noun), at,
                                       type == CH_CEREMONY ? SHORT_PLACE : LONG_PLACE));
        }
    }
    return called_off_behind(item, clause, span_end(noun));
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
    if (time_word_behind(item, clause, end) || between_party(item, clause, noun.start).count) {
        return true;
    }
    if (noun_is_held(item, clause, frame, noun)) {
        return true;
    }
    ClassSet light = CLASS_BIT(CLASS_SUPPORT) | (frame->slots & SLOT(APPROVED) ? CLASS_BIT(CLASS_ASPECT) : 0);
    uint32_t words = 0; /* characters between that are no names: titles of documents may be long */
    for (uint32_t at = noun.start; at-- > clause->span.start && words <= SUPPORT_DISTANCE;) {
        words += !inside_name(item, at);
        const Match *match = word_at(item, at, noun.start, light);
        if (match && !inside_name(item, at) && !is_part_of_word(item, clause, match)) {
            bool approves = word_has_role(item, match, CLASS_ASPECT, "agreeing");
            if (approves || (match->classes & CLASS_BIT(CLASS_SUPPORT))) {
                return approves || word_has_role(item, match, CLASS_SUPPORT, "light");
            }
        }
    }
    return false;
}

/* True if a country's name begins at the position. */
static bool country_begins(const Item *item, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *mention = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool begins = mention && mention->span.start == position && mention->within == NO_MENTION;
    return begins && (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_REFERENCE); /* 访问我友邦 X */
}

/* True if who or what suffers an act of force begins at the position: 继续空袭 X. */
static bool sufferer_begins(const Item *item, const Frame *frame, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *mention = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return frame->type == CH_FORCE && (frame->slots & SLOT(OBJECT)) && mention && mention->span.start == position &&
           (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE || mention->kind == MENTION_BODY);
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

/* The frame of a match: its verb reading, or its noun reading where a noun may
 * stand for the event. */
static const Frame *frame_of_match(const Item *item, const Clause *clause, const Match *match) {
    const FrameTable *table = lexicon_table(item->lexicon, TABLE_EVENTS, build_frames);
    const Frame *frames[MOST_FRAMES], *verb = NULL;
    uint32_t count = frames_of_match(item->lexicon, table, match, frames);
    bool has_object = false; /* 宣布将访问 X */
    for (uint32_t i = 0; i < count && !verb; i++) {
        verb = !frames[i]->is_noun ? frames[i] : NULL;
    }
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
        has_object |= !frames[i]->is_noun && sufferer_begins(item, frames[i], behind);
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

/* True if two other words cover the word, each sharing a character with it: 参与|会谈 is read,
 * and no 与会. */
static bool falls_across_words(const Item *item, const Clause *clause, const Match *match) {
    uint32_t at = match->span.start, end = span_end(clause->span);
    if (match->span.length != 2 || at <= clause->span.start ||
        !match_exact(&item->matches, (Span){at - 1, 2}, CLASS_BIT(CLASS_WORD))) {
        return false;
    }
    const Match *behind = any_word_at(item, at + 1, end), *rest = any_word_at(item, at + 2, end);
    return behind && span_end(behind->span) > at + 2 && !(rest && span_end(rest->span) > span_end(behind->span));
}

/* The longest word of an event at the position that does not run into a name: 赴 of 赴华盛顿. */
static const Match *event_word_at(const Item *item, uint32_t at, uint32_t end) {
    const Match *match = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
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
    enum { CLOSING_QUOTE = 0x201D };
    uint32_t end = span_end(word->span), limit = span_end(clause->span);
    uint32_t behind = end < limit && item->text->character[end] == CLOSING_QUOTE ? end + 1 : end;
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
        bool runs_in = longer->span.length > match->span.length && inside_name(item, span_end(match->span));
        longer = runs_in ? match : longer; /* 访美, 赴华盛顿 */
        Trigger trigger = {.span = match->span, .clause = clause};
        const Frame *frame = longer->span.length <= match->span.length ? frame_of_match(item, clause, match) : NULL;
        if (frame && !names_paper(item, clause, frame, span_end(match->span))) {
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

/* True if a possessive particle stands at the position; `*end` is behind it. */
static bool possessive_at(const Item *item, uint32_t at, uint32_t limit, uint32_t *end) {
    const Match *match = at < limit ? word_at(item, at, limit, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    if (!match || !word_has_role(item, match, CLASS_SUBJECT_STOP, "possessive")) {
        return false;
    }
    *end = span_end(match->span);
    return true;
}

/* The party at the position, behind the word for what it is to the other, or that heads the short relative
 * clause there: 同来访的 X. */
static Party party_behind(const Item *item, uint32_t start, uint32_t end) {
    const Match *kind = item->matches.starting[start] & CLASS_BIT(CLASS_SUPPORT)
                            ? word_at(item, start, end, CLASS_BIT(CLASS_SUPPORT))
                            : NULL;
    bool told = kind && word_has_role(item, kind, CLASS_SUPPORT, "kind");
    Party party = party_at(item, told ? span_end(kind->span) : start, end);
    if (told && party.count && item->mentions.items[party.mentions[0]].kind == MENTION_PERSON) {
        return party; /* 与友人 X */
    }
    party = told ? party_at(item, start, end) : party;
    uint32_t next = mention_from(item, start);
    bool counts = !party.count && next < item->mentions.count && item->mentions.items[next].span.start == start &&
                  item->mentions.items[next].kind == MENTION_QUANTITY; /* 向一艘在 P 航行的 X 军舰 */
    const Match *first = party.count ? NULL : any_word_at(item, start, end);
    EntryId entry = first ? match_entry(item->lexicon, first, CLASS_WORD) : NO_ENTRY;
    bool opens_clause = first && ((first->classes & (CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT))) ||
                                  word_has_role(item, first, CLASS_PREPOSITION, "means") || /* 向以 X 为首的 Y */
                                  (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "verb")));
    if (!opens_clause && !counts) {
        return party;
    }
    for (uint32_t at = start; at < end && at < start + RELATIVE_LIMIT; at++) {
        uint32_t behind;
        if (possessive_at(item, at, end, &behind)) {
            party = party_at(item, behind, end);
            if (party.count) {
                return party;
            }
        }
    }
    return party;
}

Party governed_party(const Item *item, const Clause *clause, uint32_t before, const char *role) {
    Party best = {.count = 0};
    uint32_t mark = lexicon_role(role);
    for (uint32_t at = clause->roles & mark ? clause->span.start : before; at < before; at++) {
        const Match *match = word_at(item, at, before, CLASS_BIT(CLASS_PREPOSITION));
        if (!match || !(match->roles & mark) || inside_name(item, at) ||
            !match_has_role(item, match, CLASS_PREPOSITION, role)) {
            at += match ? match->span.length - 1 : 0; /* 为 is no word within 作为 */
            continue;
        }
        Party party = party_behind(item, span_end(match->span), before);
        uint32_t next = party.count ? mention_from(item, span_end(match->span)) : 0;
        bool made_up = next && mark == lexicon_role("agent") && item->mentions.items[next].kind == MENTION_QUANTITY &&
                       item->mentions.items[next].span.start == span_end(match->span);
        party = made_up ? (Party){.count = 0} : party; /* 由5位部长组成的代表团 */
        bool ends_list = party.count == 1 && (match->classes & CLASS_BIT(CLASS_CONJUNCTION)) &&
                         party_counted_by(item, &party, before) != NO_MENTION; /* A、B 和 C 三国 */
        if (party.count && !ends_list) {
            best = party;
            at = span_end(party.span) - 1;
        }
    }
    return best;
}

/* True if the party is countries by their signs only, as in names of meetings. */
static bool party_is_sign(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        if (!item->mentions.items[party->mentions[i]].is_sign) {
            return false;
        }
    }
    return party->count > 0;
}

/* The first person, body or group behind the position in its clause. */
static Party actor_behind(const Item *item, uint32_t from, uint32_t limit) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < limit;
         i++) {
        const Mention *mention = &item->mentions.items[i];
        bool acts = mention->kind == MENTION_PERSON || mention->kind == MENTION_GROUP ||
                    mention->kind == MENTION_BODY || mention->kind == MENTION_POST;
        if (acts && mention->within == NO_MENTION && mention->phrase.start >= from) {
            return party_at(item, mention->phrase.start, limit);
        }
    }
    return (Party){.count = 0};
}

Party object_party(const Item *item, const Trigger *trigger) {
    uint32_t limit = span_end(trigger->clause->span);
    uint32_t at = span_end(trigger->span);
    const Match *particle = word_at(item, at, limit, CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_SUBJECT_STOP));
    if (particle && (word_has_role(item, particle, CLASS_ASPECT, "particle"))) {
        at = span_end(particle->span);
    }
    const Match *to = trigger->frame.type == CH_MESSAGE && !trigger->frame.is_noun
                          ? word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION))
                          : NULL;
    at = to && word_has_role(item, to, CLASS_PREPOSITION, "address") ? span_end(to->span) : at; /* 致电向 X 祝贺 */
    Party party = party_at(item, at, limit);
    if (party.count) {
        uint32_t behind;
        const Mention *last = &item->mentions.items[party.mentions[party.count - 1]];
        if (party_is_sign(item, &party)) {
            Party behind = actor_behind(item, span_end(party.span), limit);
            party = behind.count ? behind : party; /* 会见中美对话美方代表团 */
        }
        bool modifies = possessive_at(item, span_end(party.span), limit, &behind) && last->kind != MENTION_PERSON;
        if (!modifies) {
            return party;
        }
    }
    for (; at < limit; at++) {
        uint32_t behind;
        if (possessive_at(item, at, limit, &behind)) {
            party = party_at(item, behind, limit);
            if (party.count) {
                return party;
            }
        }
    }
    return (Party){.count = 0};
}

Party relative_head(const Item *item, const Trigger *trigger) {
    uint32_t limit = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < limit; at++) {
        uint32_t behind;
        if (!possessive_at(item, at, limit, &behind)) {
            continue;
        }
        const Match *listing = word_at(item, behind, limit, CLASS_BIT(CLASS_ASPECT)); /* 到访的还有 X、Y */
        bool lists = listing && word_has_role(item, listing, CLASS_ASPECT, "listing");
        if (lists && role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_PREPOSITION, "lead")) {
            return (Party){.count = 0}; /* 随同 X 访问的还有 Y: he goes along */
        }
        Party party = party_at(item, lists ? span_end(listing->span) : behind, limit);
        if (party.count) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* The frame of the word of an event that ends right before the position; NULL if none does. */
static const Frame *frame_before(const Item *item, const Clause *clause, uint32_t position) {
    const Match *word = word_before(item, position, clause->span.start, CLASS_BIT(CLASS_EVENT));
    EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_EVENT) : NO_ENTRY;
    return entry == NO_ENTRY ? NULL : frame_of_entry(lexicon_table(item->lexicon, TABLE_EVENTS, build_frames), entry);
}

/* True if a body or country is named right before the position. */
static bool phrase_ends_at(const Item *item, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *before = next > 0 ? &item->mentions.items[next - 1] : NULL;
    return before && span_end(before->span) == position &&
           (before->kind == MENTION_BODY || before->kind == MENTION_COUNTRY);
}

/* What may stand before a subject in the middle of a clause: nothing, or a verb
 * of speech (欢迎 X 来华), a conjunction, an adverb. */
static bool opens_pivot(const Item *item, const Clause *clause, const Mention *mention, const Party *party) {
    uint32_t start = mention->phrase.start;
    const Match *topic = word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    const Match *deictic =
        topic ? match_exact(&item->matches, topic->span, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL; /* P 国内阁有关部长 */
    topic = deictic && phrase_ends_at(item, topic->span.start) ? NULL : topic;
    if (topic && (word_has_role(item, topic, CLASS_PREPOSITION, "topic") || opens_deed(item, topic, party))) {
        return true; /* 就 X 访问 P 答问 */
    }
    const Match *told = topic ? word_before(item, start, clause->span.start, CLASS_BIT(CLASS_SPEECH)) : NULL;
    if (told && told->span.length > topic->span.length && word_has_kind(item, told, CLASS_SPEECH, "frame")) {
        return true; /* 谈到 X 访问 P */
    }
    if (preposition_governs(item, mention, clause->span.start)) {
        return false;
    }
    const ClassSet openers = CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT) |
                             CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_PREPOSITION);
    const Match *word = word_before(item, start, clause->span.start, openers);
    const Frame *verb = frame_before(item, clause, start);
    bool is_object = verb && verb->type == CH_VISIT && !verb->is_noun; /* 将赴 P 出席 */
    bool is_part = is_object || (word && word->span.length == 1 && (word->classes & CLASS_BIT(CLASS_ASPECT)) &&
                                 !word_has_role(item, word, CLASS_ASPECT, "copula")); /* may end a longer word */
    if (start == clause->span.start || (word && !is_part)) {
        return true;
    }
    uint32_t before = item->text->character[start - 1];
    return !character_is_han(before);
}

/* The party that ends right before the trigger and acts. */
static Party party_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (!mention_is_actor(mention) || mention->phrase.start < clause->span.start ||
            (mention->kind == MENTION_PLACE && mention->phrase.start > clause->span.start)) {
            continue;
        }
        Party party = party_at(item, mention->phrase.start, trigger->span.start);
        bool is_host = trigger->frame.is_noun && (trigger->frame.slots & SLOT(HOST_TO)) &&
                       span_end(party.span) == trigger->span.start; /* 结束印度之行 */
        if (party.count && !is_host && opens_pivot(item, clause, mention, &party) &&
            only_adjuncts(item, clause, span_end(party.span), trigger->span.start)) {
            return party;
        }
        while (i + 1 < clause->first_mention + clause->mention_count &&
               item->mentions.items[i + 1].phrase.start < span_end(party.span)) {
            i++; /* members of a list are no pivots of their own */
        }
    }
    return (Party){.count = 0};
}

/* The party named right behind a verb of speech that follows the subject: who acts
 * in what is told (A 介绍了 X 访问 Y). Count 0 if there is none. */
static Party party_told_of(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    Party told = {.count = 0};
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_named = mention->kind == MENTION_PERSON || mention->kind == MENTION_POST ||
                        mention->kind == MENTION_BODY || mention->kind == MENTION_GROUP;
        if (!mention_is_actor(mention) || !is_named || mention->phrase.start <= span_end(clause->subject.span) ||
            span_end(mention->phrase) > trigger->span.start) {
            continue;
        }
        const Match *particle = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_ASPECT));
        bool skips = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
        const Match *speech = word_before(item, skips ? particle->span.start : mention->phrase.start,
                                          span_end(clause->subject.span), CLASS_BIT(CLASS_SPEECH));
        const Match *event =
            speech ? word_before(item, span_end(speech->span), span_end(clause->subject.span), CLASS_BIT(CLASS_EVENT))
                   : NULL;
        EntryId entry = speech ? lexicon_entry_of(item->lexicon, speech->posting, CLASS_SPEECH) : NO_ENTRY;
        bool tells = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "tell") ||
                                           lexicon_has(item->lexicon, entry, KEY_KIND, "frame"));
        told = tells && !event ? party_at(item, mention->phrase.start, trigger->span.start) : told;
    }
    return told;
}

Party acting_party(const Item *item, const Trigger *trigger) {
    Party agent = governed_party(item, trigger->clause, trigger->span.start, "agent");
    if (agent.count) {
        return agent;
    }
    const Party *subject = &trigger->clause->subject;
    Party adjacent = party_before(item, trigger);
    if (adjacent.count) {
        bool goes_on = subject->count > adjacent.count && subject->span.start < trigger->clause->span.start &&
                       span_end(subject->span) == span_end(adjacent.span); /* X，以及 Y 访问 P */
        return goes_on ? *subject : adjacent;
    }
    Party told = party_told_of(item, trigger);
    if (told.count) {
        return told;
    }
    bool elsewhere = !span_within(subject->span, trigger->clause->span);
    told = elsewhere && subject->count ? party_told_before(item, trigger->clause) : told;
    if (told.count) {
        return told;
    }
    if (subject->count && (elsewhere || span_end(subject->span) <= trigger->span.start)) {
        return *subject;
    }
    return (Party){.count = 0};
}

/* Where the words begin that say what place it is: 该国首都新德里. */
static uint32_t apposition_start(const Item *item, const Clause *clause, uint32_t at) {
    const ClassSet says = CLASS_BIT(CLASS_PLACE_HEAD) | CLASS_BIT(CLASS_REFERENCE);
    const Match *word = word_before(item, at, clause->span.start, says);
    while (word && word->span.length > 1) {
        at = word->span.start;
        word = word_before(item, at, clause->span.start, says);
    }
    return at;
}

/* True if one goes there before the trigger: 前往总理府与 X 见面. */
static bool is_gone_to(const Item *item, const Clause *clause, const Mention *mention, uint32_t near) {
    const Frame *frame = frame_before(item, clause, mention->phrase.start);
    SlotSet travels = mention->kind == MENTION_COUNTRY ? SLOT(TRAVEL) : SLOT(TRAVEL) | SLOT(ARRIVAL);
    bool goes = frame && frame->type == CH_VISIT && (frame->slots & travels) && span_end(mention->phrase) <= near &&
                !mention->is_sign;
    for (uint32_t at = span_end(mention->phrase); goes && at < near; at++) { /* 前往 P 访问的 X 会见 Y */
        goes = !word_at(item, at, near, CLASS_BIT(CLASS_SUBJECT_STOP));
    }
    return goes;
}

/* True if a word for the place at hand (这里) begins at the position. */
static bool says_here(const Item *item, uint32_t at, uint32_t end) {
    const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_REFERENCE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "here");
}

uint32_t place_of_dateline(const Item *item) {
    for (size_t s = 0; s < item->segments.count; s++) {
        Span span = item->segments.items[s].span;
        bool dateline = item->segments.items[s].kind == SEGMENT_DATELINE;
        uint32_t first = dateline ? mention_from(item, span.start) : (uint32_t)item->mentions.count;
        for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start < span_end(span); i++) {
            if (item->mentions.items[i].kind == MENTION_PLACE) {
                return i;
            }
        }
    }
    return NO_MENTION;
}

uint32_t place_here(const Item *item, const Clause *clause, uint32_t at) {
    if (!(clause->classes & CLASS_BIT(CLASS_REFERENCE)) || !says_here(item, at, span_end(clause->span))) {
        return NO_MENTION;
    }
    enum { REACH = 60 }; /* mentions looked back upon */
    uint32_t nearest = NO_MENTION;
    uint32_t before = mention_from(item, at);
    for (uint32_t i = before; i-- > 0 && before - i < REACH;) {
        const Mention *place = &item->mentions.items[i];
        bool can_be = place->kind == MENTION_PLACE && place->country && place->within == NO_MENTION;
        if (!can_be) {
            continue;
        }
        nearest = nearest == NO_MENTION ? i : nearest;
        enum { BEFORE_NAME = 30 };
        uint32_t from = place->span.start > BEFORE_NAME ? place->span.start - BEFORE_NAME : 0;
        for (uint32_t start = place->span.start; start-- > from && item->text->character[start] != 0x3002;) {
            if (says_here(item, start, place->span.start)) {
                return i; /* 这里是 P */
            }
        }
    }
    uint32_t filed = nearest == NO_MENTION ? NO_MENTION : place_of_dateline(item); /* rather than a house there */
    bool near = nearest != NO_MENTION &&
                item->mentions.items[nearest].span.start >= item->sentences.items[clause->sentence].span.start;
    bool there = filed != NO_MENTION && filed < before &&
                 (!near || string_same(item->mentions.items[filed].country, item->mentions.items[nearest].country));
    return there ? filed : nearest;
}

/* The place that a word for the place at hand means before `near` (在这里); NO_MENTION. */
static uint32_t here_in(const Item *item, const Clause *clause, uint32_t near) {
    for (uint32_t at = clause->span.start; clause->classes & CLASS_BIT(CLASS_REFERENCE) && at < near; at++) {
        const Match *where =
            says_here(item, at, near) ? word_before(item, at, clause->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        if (where && word_has_role(item, where, CLASS_PREPOSITION, "at")) {
            return place_here(item, clause, at);
        }
    }
    return NO_MENTION;
}

/* The place named last before `near`, else the first behind it. */
static uint32_t place_in(const Item *item, const Clause *clause, uint32_t near) {
    uint32_t place = NO_MENTION;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool can_be =
            mention->kind == MENTION_PLACE || mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY;
        bool is_bloc = mention->kind == MENTION_COUNTRY && !country_is_state(mention->country); /* 在东盟框架内 */
        bool is_joined = mention->kind == MENTION_COUNTRY &&
                         near > span_end(clause->span) && /* 在 A 与 B 关系紧张之际 */
                         word_at(item, span_end(mention->phrase), span_end(clause->span), CLASS_BIT(CLASS_CONJUNCTION));
        if (!can_be || is_bloc || is_joined || mention->within != NO_MENTION) {
            continue;
        }
        uint32_t start = mention->kind == MENTION_PLACE ? apposition_start(item, clause, mention->phrase.start)
                                                        : mention->phrase.start;
        const Match *match = word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool is_place =
            (match && word_has_role(item, match, CLASS_PREPOSITION, "at")) || is_gone_to(item, clause, mention, near);
        if (is_place && place != NO_MENTION && mention->span.start >= near) {
            break;
        }
        place = is_place ? i : place;
    }
    return place != NO_MENTION ? place
                               : here_in(item, clause, near < span_end(clause->span) ? near : span_end(clause->span));
}

uint32_t place_of(const Item *item, const ClauseList *clauses, const Trigger *trigger) {
    for (const Clause *clause = trigger->clause;
         clause >= clauses->items && clause->sentence == trigger->clause->sentence; clause--) {
        uint32_t place = place_in(item, clause, trigger->span.start);
        if (place != NO_MENTION) {
            return place;
        }
        bool elsewhere = trigger->frame.type == CH_CALL || (trigger->frame.slots & SLOT(DATED)); /* 曾见过面 */
        if (elsewhere || (clause->subject_is_own && clause != trigger->clause)) {
            break;
        }
    }
    return NO_MENTION;
}

static Reality reality_of_word(const Item *item, EntryId entry) {
    if (lexicon_has(item->lexicon, entry, KEY_KIND, "negation")) {
        return REALITY_DENIED;
    }
    if (lexicon_has(item->lexicon, entry, KEY_KIND, "habit")) {
        return REALITY_HABITUAL;
    }
    if (lexicon_has(item->lexicon, entry, KEY_KIND, "hypothetical")) {
        return REALITY_HYPOTHETICAL;
    }
    if (lexicon_has(item->lexicon, entry, KEY_STATUS, "planned")) {
        return REALITY_PLANNED;
    }
    if (lexicon_has(item->lexicon, entry, KEY_STATUS, "ongoing")) {
        return REALITY_ONGOING;
    }
    return lexicon_has(item->lexicon, entry, KEY_STATUS, "cancelled") ? REALITY_CANCELLED : REALITY_PLAIN;
}

/* True if the word of tense at `at` belongs to a relative clause before the
 * trigger: another verb of an event stands between it and … 的 X. Of two verbs the
 * second has the relative clause (将出席在 P 举行的 M). */
static bool is_captured(const Item *item, uint32_t at, uint32_t to) {
    int verbs = word_before(item, at, 0, CLASS_BIT(CLASS_EVENT)) != NULL; /* 将出席 is one word */
    for (; at < to; at++) {
        uint32_t behind;
        const Match *word = any_word_at(item, at, to);
        verbs += word && (word->classes & CLASS_BIT(CLASS_EVENT));
        if (verbs && possessive_at(item, at, to, &behind) && party_at(item, behind, to).count) {
            return verbs == 1;
        }
        at = word && (word->classes & CLASS_BIT(CLASS_EVENT)) ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the word of tense only describes him to whom it is done: 为即将离任的 X 授勋. */
static bool describes_receiver(const Item *item, const Match *word, uint32_t to) {
    const Match *slot = word_before(item, word->span.start, 0, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = slot && span_end(slot->span) == word->span.start && word_has_role(item, slot, CLASS_PREPOSITION, "to");
    for (uint32_t at = span_end(word->span); opens && at < to; at++) {
        uint32_t behind;
        if (possessive_at(item, at, to, &behind)) {
            return party_at(item, behind, to).count > 0;
        }
    }
    return false;
}

/* True if the word moves its object before the verb (将两国关系提升为), so that
 * it says nothing of time: an actor follows at once. */
static bool moves_object(const Item *item, const Match *word, uint32_t to) {
    uint32_t at = span_end(word->span);
    for (size_t i = word->span.length == 1 ? mention_from(item, at) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start <= at; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool counts = mention->kind == MENTION_QUANTITY && mention->span.start == at;
        if (counts && mention->quantity.unit && strlen(mention->quantity.unit) > LONGEST_MEASURE) {
            return true; /* 将 8家中国企业列入 */
        }
        at = counts ? span_end(mention->span) : at; /* 将 28家 X 企业 */
        const Match *as = mention->kind == MENTION_DATE && mention->span.start == at
                              ? word_at(item, span_end(mention->span), to, CLASS_BIT(CLASS_PREPOSITION))
                              : NULL;
        if (as && word_has_role(item, as, CLASS_PREPOSITION, "as")) {
            return true; /* 将 2025年作为友好年 */
        }
    }
    if (word->span.length != 1 || at >= to) {
        return false;
    }
    const Match *next = any_word_at(item, at, to);
    if (next && word_has_role(item, next, CLASS_PREPOSITION, "behalf")) {
        return false; /* 将代表 X 政府授勋 */
    }
    bool plain = next && (next->classes & (CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_EVENT)));
    const Match *object =
        plain ? next : word_at(item, at, to, CLASS_BIT(CLASS_WORD)); /* 矛头指, of which 矛头 is one */
    EntryId noun = object && object->span.length > 1 && span_end(object->span) < to
                       ? match_entry(item->lexicon, object, CLASS_WORD)
                       : NO_ENTRY;
    bool is_topic = next && next->span.length > 1 && (next->classes & CLASS_BIT(CLASS_TOPIC)) &&
                    !(next->classes & CLASS_BIT(CLASS_WORD)); /* 将两国关系提升为 */
    return party_at(item, at, to).count > 0 || is_topic ||
           (noun != NO_ENTRY && lexicon_has(item->lexicon, noun, KEY_KIND, "noun"));
}

/* True if a noun ends right before the verb at `to`: it was moved there (将双边关系提升为). */
static bool noun_before(const Item *item, uint32_t from, uint32_t to) {
    const Match *word = word_before(item, to, from, CLASS_BIT(CLASS_WORD));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "noun");
}

/* True if goods or people end right before the verb at `to`, but for an adverb: they were moved there to be handed
 * over (将疫苗正式移交给 X). */
static bool goods_before(const Item *item, uint32_t from, uint32_t to) {
    static const char *const kinds[] = {"relief", "people", "arms"};
    const Match *adverb = word_before(item, to, from, CLASS_BIT(CLASS_WORD));
    bool skips = adverb && (word_has_kind(item, adverb, CLASS_WORD, "adverb") ||
                            word_has_kind(item, adverb, CLASS_WORD, "adjective"));
    const Match *goods = word_before(item, skips ? adverb->span.start : to, from, CLASS_BIT(CLASS_WORK));
    bool found = goods && match_any(&item->matches, span_of(from, goods->span.start), CLASS_BIT(CLASS_EVENT));
    goods = found ? NULL : goods; /* 将提供疫苗援助 */
    found = false;
    for (size_t i = 0; goods && i < sizeof kinds / sizeof *kinds && !found; i++) {
        found = word_has_kind(item, goods, CLASS_WORK, kinds[i]);
    }
    return found;
}

/* True if the word of plans opens the slot of an act, so that it moves nothing: 将就此事提出抗议. */
static bool opens_slot(const Item *item, const Match *word, uint32_t to) {
    const Match *next = any_word_at(item, span_end(word->span), to);
    return next && (word_has_role(item, next, CLASS_PREPOSITION, "topic") ||
                    word_has_kind(item, next, CLASS_SPEECH_WORD, "about") ||
                    word_has_role(item, next, CLASS_PREPOSITION, "address"));
}

/* Where 应 X 邀请 ends that begins with the word, 0 if it is no invitation: what
 * invites is no word of tense there, though 应 is "should" too. */
static uint32_t invitation_end(const Item *item, const Match *word, uint32_t to) {
    if (!word_has_role(item, word, CLASS_PREPOSITION, "invitation")) {
        return 0;
    }
    enum { LONGEST_INVITER = 18 };
    Party inviter = party_at(item, span_end(word->span), to);
    uint32_t from = inviter.count ? span_end(inviter.span) : span_end(word->span),
             reach = from + LONGEST_INVITER < to ? from + LONGEST_INVITER : to;
    for (uint32_t at = from; at < reach; at++) { /* 应友邦 X 邀请, 应 X、Y 两国元首的邀请 */
        const Match *invites = word_at(item, at, to, CLASS_BIT(CLASS_ASPECT));
        if (invites && word_has_role(item, invites, CLASS_ASPECT, "inviting")) {
            return span_end(invites->span);
        }
    }
    const Match *proposes = inviter.count ? any_word_at(item, from, to) : NULL; /* 应 X 提议 */
    return proposes && (proposes->classes & CLASS_BIT(CLASS_ASPECT)) ? span_end(proposes->span)
           : inviter.count                                           ? from
                                                                     : 0;
}

/* Where the last particle ends of what a preposition opens as the topic (就 A 反对 B 的议案进行表决), 0
 * if the word opens none: what is told in there says nothing of the trigger. */
static uint32_t topic_end(const Item *item, const Match *word, uint32_t to) {
    uint32_t end = 0;
    bool opens = word_has_role(item, word, CLASS_PREPOSITION, "topic");
    for (uint32_t at = span_end(word->span); opens && at < to; at++) {
        uint32_t behind;
        end = possessive_at(item, at, to, &behind) ? behind : end;
    }
    return end;
}

/* Behind the word of leave that was not given (未经 X 政府批准，闯入 P): nothing of it lies ahead. 0 if the word tells
 * of none. */
static uint32_t leave_end(const Item *item, const Match *word, uint32_t to) {
    enum { REACH = 16 };
    uint32_t limit = span_end(word->span) + REACH < to ? span_end(word->span) + REACH : to;
    bool may = word_has_role(item, word, CLASS_PREPOSITION, "without");
    for (uint32_t at = span_end(word->span); may && at < limit; at++) {
        const Match *leave = word_at(item, at, to, CLASS_BIT(CLASS_ASPECT));
        if (leave && word_has_role(item, leave, CLASS_ASPECT, "agreeing")) {
            return span_end(leave->span);
        }
    }
    return may ? span_end(word->span) : 0;
}

/* Where the words end that describe the other side behind its preposition (同正在 P 访问的 X 会谈); 0 if the word opens
 * none: what is told in there says nothing of the trigger. */
static uint32_t described_side_end(const Item *item, const Match *word, uint32_t to) {
    uint32_t from = span_end(word->span);
    const Match *opens = from < to && (word->classes & (CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT)))
                             ? match_exact(&item->matches, span_of(from - 1, from), CLASS_BIT(CLASS_PREPOSITION))
                             : NULL; /* 同, 将同 */
    const Match *next =
        opens && word_has_role(item, opens, CLASS_PREPOSITION, "with") ? any_word_at(item, from, to) : NULL;
    if (!next || !(next->classes & (CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_EVENT)))) {
        return 0;
    }
    for (uint32_t at = from; at < to; at++) {
        uint32_t behind;
        if (possessive_at(item, at, to, &behind)) {
            Party side = party_at(item, behind, to);
            return side.count ? span_end(side.span) : 0;
        }
    }
    return 0;
}

/* True if a country begins within the word and ends behind it: it only seems to stand there (同意大利总理
 * 会谈 agrees to nothing). */
static bool runs_into_country(const Item *item, const Match *word) {
    for (uint32_t at = word->span.start + 1; at < span_end(word->span); at++) {
        uint32_t next = item->mention_at[at];
        const Mention *mention = item->mention_at[at + 1] > next ? &item->mentions.items[next] : NULL;
        if (mention && mention->kind == MENTION_COUNTRY && span_end(mention->span) > span_end(word->span)) {
            return true;
        }
    }
    return false;
}

/* Behind the noun that closes what a meeting is about: 就 X 准备接管 Y 计划举行会议. 0 if none stands right before
 * the meeting's word. */
static uint32_t matter_end(const Item *item, const Match *word, uint32_t to) {
    bool opens = word_has_role(item, word, CLASS_PREPOSITION, "topic");
    for (uint32_t at = span_end(word->span); opens && at < to; at++) {
        const Match *noun = any_word_at(item, at, to);
        EntryId entry = noun && !inside_name(item, at) ? match_entry(item->lexicon, noun, CLASS_WORD) : NO_ENTRY;
        if (entry != NO_ENTRY && noun->span.length > 1 && span_end(noun->span) == to &&
            lexicon_has(item->lexicon, entry, KEY_KIND, "noun")) {
            return to;
        }
    }
    return 0;
}

/* True if what one character of tense is followed by was only moved before the verb at `to`. */
static bool shifts_object(const Item *item, const Match *word, uint32_t to, ChEventType type, bool is_deed) {
    uint32_t from = span_end(word->span);
    bool hands_over = type == CH_AID || type == CH_OTHER;
    return (is_deed && noun_before(item, from, to) && !opens_slot(item, word, to)) ||
           (hands_over && goods_before(item, from, to));
}

/* True if the word only joins two posts: 部长或大臣. */
static bool joins_posts(const Item *item, const Match *word) {
    uint32_t next = word->classes & CLASS_BIT(CLASS_CONJUNCTION) ? mention_from(item, span_end(word->span)) : 0;
    if (next == 0 || next >= item->mentions.count) {
        return false;
    }
    const Mention *behind = &item->mentions.items[next];
    bool joins = behind->kind == MENTION_POST && behind->span.start == span_end(word->span);
    for (uint32_t i = next; joins && i-- > 0;) {
        const Mention *before = &item->mentions.items[i];
        if (span_end(before->span) == word->span.start) {
            return before->kind == MENTION_POST;
        }
        joins = span_end(before->span) + 1 > word->span.start;
    }
    return false;
}

/* The strongest word of tense between `from` and `to`. What is done by agreeing
 * to it (`is_agreed`: relations raised) is done; who asks for a message to be passed on
 * sends it. */
static Reality reality_between(const Item *item, uint32_t from, uint32_t to, ChEventType type, bool is_deed,
                               bool is_agreed) {
    Reality strongest = REALITY_PLAIN;
    bool may = from < to && match_any(&item->matches, span_of(from, to), CLASS_BIT(CLASS_ASPECT));
    for (uint32_t at = may ? from : to; at < to; at++) {
        const Match *match = any_word_at(item, at, to);
        if (!match || inside_name(item, at) || runs_into_country(item, match) || joins_posts(item, match)) {
            continue;
        }
        uint32_t told_of = topic_end(item, match, to);
        told_of = told_of ? told_of : leave_end(item, match, to);
        uint32_t side = described_side_end(item, match, to);
        told_of = told_of || type != CH_SESSION ? told_of : matter_end(item, match, to);
        if (told_of) {
            at = told_of - 1;
            continue;
        }
        EntryId entry = match_entry(item->lexicon, match, CLASS_ASPECT);
        uint32_t invited = entry != NO_ENTRY ? invitation_end(item, match, to) : 0;
        if (invited) {
            at = invited - 1;
            continue;
        }
        bool is_name = span_end(match->span) < to && item->text->character[span_end(match->span)] == CLOSE_QUOTE;
        Reality reality = entry == NO_ENTRY ? REALITY_PLAIN : reality_of_word(item, entry);
        reality = is_name && reality == REALITY_PLANNED ? REALITY_PLAIN : reality; /* “P 计划” */
        bool asks = type == CH_MESSAGE && entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "asking");
        bool agrees = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "agreeing");
        bool intends =
            entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "intent"); /* 拟: moves nothing */
        bool moves = !intends && match->span.length == 1;
        bool is_topic = (type == CH_TALKS || type == CH_MEETING) && entry != NO_ENTRY &&
                        lexicon_has(item->lexicon, entry, KEY_ROLE, "behind"); /* 就重开使馆事宜举行磋商 */
        bool counts = reality != REALITY_PLAIN && !asks && !is_topic &&
                      !(!intends && reality == REALITY_PLANNED && moves_object(item, match, to)) &&
                      !(agrees && is_agreed) && !(moves && shifts_object(item, match, to, type, is_deed)) &&
                      !is_captured(item, span_end(match->span), to) && !describes_receiver(item, match, to);
        reality = counts ? reality : REALITY_PLAIN;
        bool is_sure = counts && strongest == REALITY_HYPOTHETICAL &&
                       type != CH_SESSION && /* 希望 X 即将对 P 的访问取得成功 */
                       lexicon_has(item->lexicon, entry, KEY_ROLE, "imminent");
        strongest = reality > strongest || is_sure ? reality : strongest;
        at = (side ? side : span_end(match->span)) - 1;
    }
    return strongest;
}

/* True if an earlier clause of the sentence sets a condition: 如果 …，X 将 …. */
static bool is_conditional(const Item *item, const ClauseList *clauses, const Clause *clause) {
    for (const Clause *before = clause - 1; before >= clauses->items && before->sentence == clause->sentence;
         before--) {
        bool may = clause_may_have(before, "condition");
        for (uint32_t at = before->span.start; may && at < span_end(before->span); at++) {
            const Match *word = any_word_at(item, at, span_end(before->span));
            if (word && word_has_role(item, word, CLASS_ASPECT, "condition") && !inside_name(item, at)) {
                return true;
            }
            at = word ? span_end(word->span) - 1 : at;
        }
    }
    return false;
}

/* True if somebody looks forward to what is planned: a word of awaiting stands last before the
 * trigger, and a date or, for a meeting attended, its name tells which it is (期待下半年赴 P
 * 出席 M). */
static bool is_awaited(const Item *item, const Trigger *trigger, uint32_t from) {
    const Match *awaits = NULL;
    for (uint32_t at = from; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        bool unreal = entry != NO_ENTRY && reality_of_word(item, entry) == REALITY_HYPOTHETICAL;
        bool denied = entry != NO_ENTRY && reality_of_word(item, entry) == REALITY_DENIED;
        awaits = unreal || denied ? word : awaits;
        at = word ? span_end(word->span) - 1 : at;
    }
    if (!awaits || !word_has_role(item, awaits, CLASS_ASPECT, "awaiting")) {
        return false;
    }
    uint32_t date = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    bool dated = day && day->span.start >= span_end(awaits->span) &&
                 span_end(day->span) <= span_end(trigger->clause->span) && day->date.edtf;
    return dated || (trigger->frame.slots & SLOT(ATTEND));
}

/* True if what is attended lies ahead: a word of plans stands right behind the verb (参加即将举行的 M). */
static bool attends_what_is_planned(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool attends = (trigger->frame.slots & SLOT(ATTEND)) && at < end;
    const Match *word = attends ? any_word_at(item, at, end) : NULL;
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "planned");
}

bool sets_out_for(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, end = span_end(trigger->clause->span);
    bool attends = (trigger->frame.slots & SLOT(ATTEND)) && trigger->span.start > start;
    const Match *why = attends ? word_before(item, trigger->span.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool aims =
        why && word_has_role(item, why, CLASS_PREPOSITION, "to") && word_has_role(item, why, CLASS_PREPOSITION, "as");
    for (uint32_t at = span_end(trigger->span); aims && at < end; at++) {
        const Match *verb = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "travel")) {
            return true;
        }
    }
    return false;
}

/* True if the clause before tells by itself that what follows lies ahead: 按议程，…; 预计，…. */
static bool is_scheduled(const Item *item, const ClauseList *clauses, const Clause *clause) {
    const Clause *before = clause > clauses->items ? clause - 1 : NULL;
    if (!before || before->sentence != clause->sentence || before->mention_count > 0) {
        return false;
    }
    uint32_t start = before->span.start, end = span_end(before->span);
    const Match *word = word_at(item, start, end, CLASS_BIT(CLASS_ASPECT));
    return word && span_end(word->span) + 1 >= end && word_has_role(item, word, CLASS_ASPECT, "schedule");
}

/* Where the slot opens of what is protested against (对 X 要求 … 表示抗议): what is told in there has a tense of its
 * own. `to` if there is none. */
static uint32_t before_matter(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION));
        if (word && !inside_name(item, at) && word_has_role(item, word, CLASS_PREPOSITION, "to")) {
            return at;
        }
    }
    return to;
}

Reality reality_of(const Item *item, const ClauseList *clauses, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *behind = word_at(item, span_end(trigger->span), span_end(clause->span), CLASS_BIT(CLASS_ASPECT));
    bool thought_of = behind && word_has_role(item, behind, CLASS_ASPECT, "behind");
    bool contact = trigger->frame.type == CH_VISIT || trigger->frame.type == CH_MEETING ||
                   trigger->frame.type == CH_TALKS || trigger->frame.type == CH_CALL;
    if (contact && (thought_of || trigger->frame.is_noun) &&
        called_off_behind(item, clause, span_end((thought_of ? behind->span : trigger->span)))) {
        return REALITY_CANCELLED;
    }
    uint32_t from = clause->span.start;
    if (clause->subject_is_own && clause->subject.span.start > from &&
        clause->subject.span.start < trigger->span.start &&
        word_before(item, clause->subject.span.start, from, CLASS_BIT(CLASS_SUBJECT_STOP))) {
        from = clause->subject.span.start; /* 正在 … 访问的 X: the tense belongs to the relative clause */
    }
    ChEventType type = trigger->frame.type;
    bool is_deed = type == CH_RELATIONS || type == CH_SANCTION || type == CH_PROTEST || type == CH_APPOINTMENT ||
                   (trigger->frame.slots & (SLOT(ADOPT) | SLOT(LIFT))); /* 以12票同意通过, 决定解除制裁 */
    uint32_t to = type == CH_PROTEST ? before_matter(item, from, trigger->span.start) : trigger->span.start;
    Reality reality = reality_between(item, from, to, type, is_deed, is_deed);
    if (contact && reality == REALITY_PLANNED && called_off_next(item, clauses, clause)) {
        return REALITY_CANCELLED;
    }
    if (thought_of) { /* 取消访 P 的计划 */
        return contact && reality == REALITY_CANCELLED ? reality : REALITY_HYPOTHETICAL;
    }
    if (reality == REALITY_PLAIN && trigger->is_held) { /* 会谈将在 P 举行 */
        uint32_t limit = span_end(trigger->span) + SUPPORT_DISTANCE, end = span_end(clause->span);
        reality = reality_between(item, span_end(trigger->span), end < limit ? end : limit, type, is_deed, is_deed);
    }
    bool ahead = reality == REALITY_PLAIN && (attends_what_is_planned(item, trigger) || sets_out_for(item, trigger));
    ahead = ahead || (reality == REALITY_PLAIN && is_scheduled(item, clauses, clause));
    reality = ahead ? REALITY_PLANNED : reality;
    if (reality == REALITY_PLANNED && is_conditional(item, clauses, clause)) {
        return REALITY_HYPOTHETICAL;
    }
    if (reality == REALITY_HYPOTHETICAL && is_awaited(item, trigger, from)) {
        return REALITY_PLANNED;
    }
    if (reality != REALITY_PLAIN || clause->subject_is_own ||
        role_between(item, from, trigger->span.start, CLASS_ASPECT, "past")) { /* 反对 …，已提出抗议 */
        return reality;
    }
    for (const Clause *before = clause - 1; before >= clauses->items && before->sentence == clause->sentence;
         before--) {
        if (clause_opens_with(item, before, "invitation")) {
            continue;
        }
        /* a plan told once holds for the clauses that carry its subject on */
        reality = reality_between(item, before->span.start, span_end(before->span), type, false,
                                  is_deed || type == CH_SIGNING); /* 同意 A，并签署 B */
        bool encounter =
            type == CH_VISIT || type == CH_MEETING || type == CH_TALKS || type == CH_SESSION || type == CH_CEREMONY;
        bool meant = reality == REALITY_CANCELLED && encounter && clause_may_have(before, "meant") &&
                     role_between(item, before->span.start, span_end(before->span), CLASS_ASPECT,
                                  "meant"); /* 原定访问 A，出席 B */
        bool carries = meant || reality == REALITY_PLANNED || reality == REALITY_HYPOTHETICAL; /* 要 …，打击 … */
        if (carries || before->subject_is_own) {
            return carries ? reality : REALITY_PLAIN;
        }
    }
    return REALITY_PLAIN;
}
