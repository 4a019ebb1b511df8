#include "base/edtf.h"
#include "code/acts.h"
#include "code/code.h"
#include "code/draft.h"
#include "code/event_pairs.h"
#include "code/event_parts.h"
#include "code/event_phase.h"
#include "code/event_rolls.h"
#include "read/names.h"
#include "resolve/dates.h"
#include "resolve/resolve.h"

#include <assert.h>

/* True if the person is printed as somebody's spokesman. */
static bool is_spokesman(const Item *item, const Mention *who) {
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; who->person != NO_PERSON && i < posts->count; i++) {
        const Mention *post = &item->mentions.items[posts->items[i]];
        if (post->person == who->person && post->entry != NO_ENTRY &&
            lexicon_has(item->lexicon, post->entry, KEY_KIND, "spokesman")) {
            return true;
        }
    }
    return false;
}

/* The speaker of a clause that is inside speech: the subject of the clause
 * with the verb of speech. */
static void find_speaker(EventCoder *self, const Clause *clause) {
    bool goes_on = clause->in_speech && clause > self->clauses.items && clause[-1].in_speech &&
                   clause[-1].speech_verb == clause->speech_verb;
    if (goes_on) {
        return;
    }
    self->speaker = (ChActor){0};
    self->speaks_for_body = false;
    if (!clause->in_speech) {
        return;
    }
    for (const Clause *c = clause; c >= self->clauses.items && c->paragraph == clause->paragraph; c--) {
        bool opens = c->speech_verb >= c->span.start && c->speech_verb < span_end(c->span);
        if (!opens) {
            continue;
        }
        bool by_source = !c->subject_is_own &&
                         (clause_opens_with(self->item, c, "hearsay") || clause_opens_with(self->item, c, "means"));
        if (by_source) { /* 根据 X 的声明: nobody of those told of speaks */
            self->speaks_for_body = true;
            return;
        }
        ActorList actors = {0};
        actors_of_party(self->item, &c->subject, &self->pair, NULL, &actors, NULL);
        if (actors.count) {
            self->speaker = actors.items[0];
            const Mention *who = &self->item->mentions.items[c->subject.mentions[0]];
            bool is_state = who->kind == MENTION_COUNTRY && !who->is_sign; /* 韩国方面称 */
            self->speaks_for_body = self->speaker.org || is_state || is_spokesman(self->item, who);
        }
        return;
    }
}

/* True if the clause, or the one of time before it, speaks of «this» occasion:
 * 此次会晤期间，…. */
static bool says_this(const Item *item, const ClauseList *clauses, const Clause *clause) {
    bool leans = clause > clauses->items && clause[-1].sentence == clause->sentence && !clause[-1].subject_is_own;
    uint32_t from = leans ? clause[-1].span.start : clause->span.start;
    bool may = clause_may_have(clause, "this") || (leans && clause_may_have(clause - 1, "this"));
    for (uint32_t at = from; may && at < span_end(clause->span); at++) {
        const Match *word = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
        if (word && word_has_role(item, word, CLASS_SUBJECT_STOP, "this")) {
            return true;
        }
    }
    return false;
}

/* True if a word for the time of day stands in the clause before the trigger, or opens the
 * clause before it: 晚间，…. */
static bool tells_hour(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_DATE_WORD));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_DATE_WORD) : NO_ENTRY;
        if (entry != NO_ENTRY && !inside_name(item, at) && any_word_at(item, at, trigger->span.start) == word &&
            lexicon_has(item->lexicon, entry, KEY_KIND, "time-of-day")) {
            return true;
        }
    }
    return false;
}

static ChStatusOfEvent status_of(Reality reality, const Frame *frame) {
    if (frame->status && string_same(frame->status, "happened")) {
        return CH_HAPPENED;
    }
    bool says_plan = (frame->type == CH_SIGNING || frame->type == CH_SESSION || frame->type == CH_AID) &&
                     frame->status && string_same(frame->status, "planned"); /* 会|见证, M 开幕在即 */
    switch (reality) {
    case REALITY_PLANNED:
        return CH_PLANNED;
    case REALITY_ONGOING:
        return CH_ONGOING;
    case REALITY_CANCELLED:
        return CH_CANCELLED;
    default:
        return says_plan ? CH_PLANNED : CH_HAPPENED;
    }
}

const Mention *place_within(const Item *item, const Mention *country) {
    enum { APPOSITION = 6 };
    const ClassSet ends = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT) |
                          CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SUBJECT_STOP);
    const Mention *place = country + 1, *end = item->mentions.items + item->mentions.count;
    bool apart = country->kind == MENTION_PLACE && place < end &&
                 place->span.start > span_end(country->span); /* 加沙地带南部拉法; 贵州省贵阳市 is one name */
    bool follows = (country->kind == MENTION_COUNTRY || apart) && place < end && place->kind == MENTION_PLACE &&
                   place->country && country->country && string_same(place->country, country->country) &&
                   place->span.start <= span_end(country->span) + APPOSITION;
    for (uint32_t at = span_end(country->span); follows && at < place->span.start; at++) {
        const Match *word = any_word_at(item, at, place->span.start);
        follows = character_is_han(item->text->character[at]) && !(word && (word->classes & ends));
        at = word ? span_end(word->span) - 1 : at;
    }
    return follows ? place : country;
}

/* Where the name of a place begins behind the word for what it is (首都哈瓦那). */
static uint32_t bare_name_start(const Item *item, const Mention *place) {
    const Match *head =
        match_longest(&item->matches, place->span.start, span_end(place->span) - 1, CLASS_BIT(CLASS_PLACE_HEAD));
    uint32_t behind = head ? span_end(head->span) : place->span.start;
    EntryId entry = head ? lexicon_entry_of(item->lexicon, head->posting, CLASS_PLACE_HEAD) : NO_ENTRY;
    bool names = entry != NO_ENTRY && head->span.length > 1 && lexicon_has(item->lexicon, entry, KEY_KIND, "city") &&
                 match_exact(&item->matches, span_of(behind, span_end(place->span)), CLASS_BIT(CLASS_PLACE));
    return names ? behind : place->span.start;
}

/* Where the name of a part of the building ends that follows its name (人民大会堂东门外广场); `end`
 * if none does. */
static uint32_t part_of_place_end(const Item *item, uint32_t end) {
    enum { LONGEST_PART = 7 };
    const ClassSet stops = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT) |
                           CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SUBJECT_STOP) |
                           CLASS_BIT(CLASS_SPEECH);
    uint32_t limit = end + LONGEST_PART < item->text->length ? end + LONGEST_PART : item->text->length;
    for (uint32_t at = end; at < limit && character_is_han(item->text->character[at]) && !inside_name(item, at); at++) {
        const Match *head = word_at(item, at, limit, CLASS_BIT(CLASS_PLACE_HEAD)), *word = any_word_at(item, at, limit);
        EntryId entry = head ? match_entry(item->lexicon, head, CLASS_PLACE_HEAD) : NO_ENTRY;
        bool is_part = entry != NO_ENTRY && at > end &&
                       (lexicon_has(item->lexicon, entry, KEY_KIND, "square") ||
                        lexicon_has(item->lexicon, entry, KEY_KIND, "building"));
        if (is_part && span_end(head->span) >= span_end(word->span)) {
            return span_end(head->span);
        }
        if (word && (word->classes & stops)) {
            return end;
        }
    }
    return end;
}

const char *place_name(const Item *item, const Mention *place) {
    if (place->kind == MENTION_BODY && place->name) { /* an embassy stands with its country: 中国驻 X 使馆 */
        return body_is_stationed(item, place) ? text_copy(item->arena, item->text, place->phrase) : place->name;
    }
    Span span =
        place->kind == MENTION_PLACE ? span_of(bare_name_start(item, place), span_end(place->span)) : place->span;
    const Mention *end = item->mentions.items + item->mentions.count;
    for (const Mention *next = place + 1; next < end && next->span.start <= span_end(span); next++) {
        bool follows =
            next->kind == MENTION_PLACE && next->span.start == span_end(span) && place->kind == MENTION_PLACE;
        span = follows ? span_join(span, next->span) : span;
    }
    if (place->kind == MENTION_PLACE && span.length > 2) {
        span.length = part_of_place_end(item, span_end(span)) - span.start;
    }
    const Match *part = place->kind == MENTION_PLACE ? location_at(item, span_end(span)) : NULL;
    if (part && (part->classes & CLASS_BIT(CLASS_BODY_MODIFIER))) { /* 加沙城东部, 朝鲜半岛东部海域 */
        const Match *head = word_at(item, span_end(part->span), item->text->length, CLASS_BIT(CLASS_PLACE_HEAD));
        span = span_join(span, head && head->span.length > 1 ? head->span : part->span);
    }
    return text_copy(item->arena, item->text, span);
}

/* Where the words end that tell a place from `at` on: before what acts, joins or governs. */
static uint32_t scene_end(const Item *item, uint32_t at, uint32_t limit) {
    const ClassSet stops = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT) |
                           CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SPEECH);
    while (at < limit && character_is_han(item->text->character[at])) {
        const Match *word = any_word_at(item, at, limit);
        if (word && (word->classes & stops) && !(word->classes & CLASS_BIT(CLASS_PLACE_HEAD)) &&
            !inside_name(item, at)) {
            break;
        }
        at = word ? span_end(word->span) : at + 1;
    }
    return at;
}

/* True if the words name a place: one that is known, or one by its last word (卢克索神庙广场). */
static bool names_scene(const Item *item, Span words) {
    for (uint32_t i = mention_from(item, words.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(words); i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_where =
            mention->kind == MENTION_PLACE || mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY;
        if (mention->kind == MENTION_PLACE && span_within(words, mention->span)) {
            return true;
        }
        if (!is_where && mention->kind != MENTION_POST) { /* 契克斯首相乡间别墅, 州长官邸 */
            return false;
        }
    }
    static const char *const kinds[] = {"building", "square", "palace", "hotel", "temple", "county", "airport", "base"};
    const Match *head = word_before(item, span_end(words), words.start, CLASS_BIT(CLASS_PLACE_HEAD));
    EntryId entry =
        head && span_end(head->span) == span_end(words) && head->span.length > 1 && words.length > head->span.length + 1
            ? match_entry(item->lexicon, head, CLASS_PLACE_HEAD)
            : NO_ENTRY;
    bool known = false, counted = match_any(&item->matches, span_of(words.start, words.start + 1),
                                            CLASS_BIT(CLASS_NUMERAL)); /* 一座机场 is none in particular */
    for (size_t i = 0; entry != NO_ENTRY && !counted && i < sizeof kinds / sizeof *kinds; i++) {
        known = known || lexicon_has(item->lexicon, entry, KEY_KIND, kinds[i]);
    }
    return known;
}

/* The place that the words between the preposition and what acts tell (在下榻的白金汉宫，在柏林以北的梅泽贝格
 * 小镇), behind what describes it; empty if they tell none. */
static Span scene_before(const Item *item, const Trigger *trigger) {
    enum { LONGEST = 24 };
    const Clause *clause = trigger->clause;
    uint32_t from = 0, limit = trigger->span.start;
    for (uint32_t at = clause->span.start; at < limit; at++) {
        const Match *where = word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION));
        from = where && word_has_role(item, where, CLASS_PREPOSITION, "at") && !inside_name(item, at)
                   ? span_end(where->span)
                   : from;
    }
    uint32_t end = from ? scene_end(item, from, limit) : 0, start = from;
    for (uint32_t at = from; at < end; at++) {
        const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        bool describes = particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive");
        start = describes && !inside_name(item, at) ? at + 1 : start;
    }
    Span words = span_of(start, end);
    return from && end > start && end - from <= LONGEST && names_scene(item, words) ? words : (Span){0, 0};
}

/* True if the words are the town and the name of a house in it (大连棒棰岛宾馆), not what somebody does there (纽约下榻
 * 饭店). */
static bool is_house_in(const Item *item, const Mention *town, Span words) {
    enum { SHORTEST = 4 }; /* a name and what it is */
    uint32_t rest = span_end(town->span), next = mention_from(item, rest);
    bool alone = next >= item->mentions.count || item->mentions.items[next].span.start >= span_end(words);
    const Match *first = rest < span_end(words) ? word_at(item, rest, span_end(words), CLASS_BIT(CLASS_WORD)) : NULL;
    return town->kind == MENTION_PLACE && town->span.start == words.start && alone &&
           span_end(words) >= rest + SHORTEST &&
           !(first && (word_has_kind(item, first, CLASS_WORD, "verb") ||
                       word_has_kind(item, first, CLASS_WORD, "numeral"))); /* 黎南部一处村庄 */
}

/* A place told by words that describe it, or that only its last word tells to be one. */
static bool set_scene(EventCoder *self, const Trigger *trigger, Draft *draft, const Mention *place) {
    const Item *item = self->item;
    Span words = place && place->span.start > trigger->span.start ? (Span){0, 0} : scene_before(item, trigger);
    bool is_house = words.length && place && is_house_in(item, place, words);
    if (!words.length || (place && span_end(place->span) > words.start && !is_house)) {
        return false;
    }
    uint32_t inside = mention_from(item, words.start);
    assert(item->mentions.items || !item->mentions.count);
    const Mention *known = inside < item->mentions.count && span_within(item->mentions.items[inside].span, words)
                               ? &item->mentions.items[inside]
                               : place;
    bool of_state = known && country_is_state(known->country); /* 位于 P 的联合国总部 lies in P */
    known = of_state || !place ? known : place;
    draft->event.place = (ChPlace){text_copy(item->arena, item->text, words), known ? known->country : NULL};
    return true;
}

/* True if the event is recalled with a day or month of its own, long before the news: where the sentence's other events
 * were tells nothing of it. */
static bool is_of_another_time(const Item *item, const Draft *draft) {
    return draft->own_date && !draft->shared_date && draft->event.status == CH_HAPPENED && item->published &&
           strncmp(draft->event.date, item->published, strlen("YYYY-MM")) != 0;
}

/* States under whose mediation two come to terms take part by that alone: 在 X 斡旋下，A 与 B 达成停火协议. */
static void take_mediators(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const Clause *before =
        clause > self->clauses.items && clause[-1].sentence == clause->sentence ? clause - 1 : clause;
    bool may = draft->event.type == CH_SIGNING || draft->event.type == CH_TALKS || draft->event.type == CH_OTHER ||
               draft->event.type == CH_RELATIONS;
    Party party = may ? mediators_of(self->item, clause) : (Party){.count = 0};
    party = may && !party.count ? mediators_of(self->item, before) : party;
    for (uint32_t i = 0; i < party.count; i++) {
        const char *country = mention_country(self->item, &self->item->mentions.items[party.mentions[i]]);
        if (country) {
            country_add(self->item->arena, &draft->event.countries, country);
        }
    }
}

static void set_place(EventCoder *self, const Trigger *trigger, Draft *draft) {
    take_mediators(self, trigger, draft);
    uint32_t place = place_of(self->item, &self->clauses, trigger);
    if (place != NO_MENTION && !span_within(self->item->mentions.items[place].span, trigger->clause->span) &&
        is_of_another_time(self->item, draft)) {
        return;
    }
    if (set_scene(self, trigger, draft, place == NO_MENTION ? NULL : &self->item->mentions.items[place]) ||
        place == NO_MENTION) {
        return;
    }
    const Mention *mention = place_within(self->item, &self->item->mentions.items[place]);
    bool own = match_exact(&self->item->matches, mention->span, CLASS_BIT(CLASS_REFERENCE)); /* 我国 */
    if (mention->kind == MENTION_COUNTRY && (mention->is_sign || own)) {
        draft->event.place.name = NULL;
        return;
    }
    draft->event.place.name = place_name(self->item, mention);
    draft->event.place.country = mention->country;
    uint32_t end = span_end(mention->span);
    bool of_blow = trigger->frame.type == CH_FORCE && mention->kind == MENTION_COUNTRY;
    const Match *part = of_blow ? location_at(self->item, end) : NULL;
    if (part && (part->classes & CLASS_BIT(CLASS_BODY_MODIFIER))) { /* 在 X 北部 */
        draft->event.place.name = text_copy(self->item->arena, self->item->text, span_join(mention->span, part->span));
    }
}

/* True if the sentence tells before the trigger that something ended: 在结束对 X
 * 的访问后回国 gives the day of the return. Who arrived elsewhere on a day of the clause did so on that very day
 * (结束对 X 的访问，9日抵达 Y), and so did he whom the words only describe: 结束对 X 访问的 Z 9日抵达 Y. */
static bool ends_before(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    for (uint32_t at = item->sentences.items[clause->sentence].span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        uint32_t behind;
        if (word && word_has_role(item, word, CLASS_SUPPORT, "ending") &&
            (trigger->frame.type == CH_VISIT || !possessive_at(item, span_end(word->span), trigger->span.start,
                                                               &behind))) { /* not 就刚结束的 P 之行汇报 */
            uint32_t end = span_end(word->span);
            bool apart = at < clause->span.start ||
                         (clause->subject_is_own && clause->subject.span.start >= end &&
                          role_between(item, end, clause->subject.span.start, CLASS_SUBJECT_STOP, "possessive"));
            bool arrives =
                apart && trigger_has(trigger, SLOT(ARRIVAL)) &&
                date_mention_for(item, span_of(clause->span.start, trigger->span.start), trigger->span) != NO_MENTION;
            return !arrives &&
                   !role_between(item, end, trigger->span.start, CLASS_SUPPORT, "after"); /* 结束访问后抵达 Y */
        }
    }
    return false;
}

/* True if the clause is a stretch of time in which something else happened. */
static bool clause_is_during(const Item *item, const Clause *clause) {
    const Match *match = word_before(item, span_end(clause->span), clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    return match && word_has_role(item, match, CLASS_SUPPORT, "during");
}

/* True if the day of a beginning lies so few days before the page's that what began may go on; of what is no single
 * day, if it has the page's month. */
static bool began_lately(const Item *item, const char *date) {
    enum { LATELY = 10, MONTH = 7 }; /* days; bytes of a month */
    Edtf day, today;
    bool days = !strchr(date, 'X') && edtf_parse(date, &day) && edtf_parse(item->published, &today) &&
                !day.is_interval && day.from.day && today.from.day;
    if (!days) {
        return strncmp(date, item->published, MONTH) == 0 || strchr(date, 'X');
    }
    long lag = edtf_day_number(today.from) - edtf_day_number(day.from);
    return lag <= LATELY;
}

ChStatusOfEvent stays_until(const Item *item, const char *date) {
    enum { FULL_DAY = 10 }; /* bytes */
    bool is_told_of =
        date && !item->published &&
        ((strchr(date, '/') && !strchr(date, 'X')) || strlen(date) < FULL_DAY); /* by years, by its month */
    bool goes_on = !date || !item->published || began_lately(item, date);
    const char *last = date ? strchr(date, '/') : NULL;
    bool is_over = last && item->published && strlen(last + 1) == FULL_DAY && !strchr(last, 'X') &&
                   strncmp(last + 1, item->published, FULL_DAY) < 0; /* 上周访 P 期间 */
    return goes_on && !is_told_of && !is_over ? CH_ONGOING : CH_HAPPENED;
}

/* Talks held by video are a call. */
static bool is_remote(const Item *item, const Trigger *trigger) {
    bool meets = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS;
    bool may = meets && clause_may_have(trigger->clause, "remote");
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "remote")) {
            return true;
        }
    }
    return false;
}

/* True if the sentence is a line of its own without a full stop: a heading
 * between paragraphs. */
static bool is_heading(const Item *item, const Clause *clause) {
    enum { LONGEST = 40 };
    Span span = item->sentences.items[clause->sentence].span;
    uint32_t end = span_end(span), last = item->text->character[end - 1];
    bool own_line = (span.start == 0 || item->text->character[span.start - 1] == '\n') &&
                    (end == item->text->length || item->text->character[end] == '\n');
    bool open = last == ';' || last == ',' || last == ':'; /* the sentence goes on */
    return own_line && !open && span.length <= LONGEST && span.start > 0 && last != FULL_STOP && last != '!' &&
           last != '?';
}

/* True for what a ministry says of its people's doings: that is the news, as where the
 * outlet tells it. Of relations and agreements it speaks like everybody. */
static bool is_told_by_bodies(ChEventType type, Reality reality) {
    bool may = type == CH_TALKS || type == CH_SIGNING;
    return type == CH_VISIT || type == CH_MEETING || type == CH_CALL || type == CH_CEREMONY || type == CH_MESSAGE ||
           (may && reality == REALITY_PLANNED);
}

/* True if the encounter only tells what was agreed there: 落实 X 和 Y 会晤达成的共识, 会晤共识. */
static bool names_accord(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *next = word_at(item, at, end, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_COUNTED));
    if (!next || next->span.length > 2) {
        return false;
    }
    EntryId verb = match_entry(item->lexicon, next, CLASS_EVENT);
    const Match *of = word_at(item, span_end(next->span), end, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool reached = verb != NO_ENTRY && lexicon_has(item->lexicon, verb, KEY_FRAME, "adopt") && of &&
                   word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    return reached || word_has_kind(item, next, CLASS_COUNTED, "deals");
}

/* True if the clause before tells the time in which it happened: 访问期间，曾会晤 X. */
static bool follows_time_within(const Item *item, const Clause *clause) {
    bool leads = clause > item->clauses->items && clause[-1].sentence == clause->sentence;
    return leads && clause_is_during(item, clause - 1);
}

/* True if the plan is what the press told once: 《X》此前曾报道，外长计划驱逐 …. */
static bool is_old_report(const Item *item, const Trigger *trigger, const Draft *draft) {
    const Clause *before = trigger->clause - 1;
    bool may = draft->event.status == CH_PLANNED && trigger->clause > item->clauses->items &&
               before->sentence == trigger->clause->sentence &&
               (clause_may_have(before, "earlier") || clause_may_have(before, "once"));
    const Match *verb =
        may ? word_before(item, span_end(before->span), before->span.start, CLASS_BIT(CLASS_SPEECH)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "media") &&
           (role_between(item, before->span.start, verb->span.start, CLASS_ASPECT, "earlier") ||
            role_between(item, before->span.start, verb->span.start, CLASS_ASPECT, "once"));
}

/* Whether they meet, speak or travel: 1 for encounters, 2 for visits, 0 for anything else. */
static int kind_of_contact(ChEventType type) {
    bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CALL;
    return meets ? 1 : type == CH_VISIT ? 2 : 0;
}

/* True if the day that an encounter shares with what its sentence told before is not its own, since it came before
 * that: 10日会晤 X，此前会见了 Y; 10日会晤 X，他曾会见 Y. */
static bool came_before_told(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    int kind = kind_of_contact(trigger->frame.type);
    bool may = draft->shared_date && kind && last && &self->clauses.items[last->clause] < clause &&
               self->clauses.items[last->clause].sentence == clause->sentence;
    return may && (role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "earlier") ||
                   (kind == 1 && kind_of_contact(last->event.type) == 1 &&
                    role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "once")));
}

/* True if the clause tells before the encounter who held an office at that time, without a date of its own: 时任总理 X
 * 访华. */
static bool is_of_former_days(const Item *item, const Trigger *trigger, const Draft *draft) {
    const Clause *clause = trigger->clause;
    bool may = !draft->own_date && !draft->from_headline && (clause->classes & CLASS_BIT(CLASS_TENURE));
    for (uint32_t at = clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_TENURE));
        if (word && !inside_name(item, at) && word_has_kind(item, word, CLASS_TENURE, "then")) {
            return true;
        }
    }
    return false;
}

/* True if an encounter or visit is only recalled (曾访问 X), without a date or number of its own. */
static bool is_recalled_at_large(const Item *item, const Trigger *trigger, const Draft *draft) {
    const Clause *clause = trigger->clause;
    ChEventType type = trigger->frame.type;
    bool may = type == CH_VISIT || type == CH_MEETING || type == CH_TALKS || type == CH_CALL;
    bool acts = event_is_act(type) || type == CH_SIGNING || type == CH_SESSION || type == CH_CEREMONY ||
                type == CH_RELATIONS || type == CH_APPOINTMENT;
    if (may && type != CH_VISIT && !draft->own_date && !draft->is_this && !draft->from_headline &&
        names_accord(item, trigger)) {
        return true;
    }
    if (may && is_of_former_days(item, trigger, draft)) {
        return true;
    }
    may = (may || acts) && clause_may_have(clause, "once") && !follows_time_within(item, clause);
    bool once = false;
    for (uint32_t at = clause->span.start; may && !draft->own_date && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        once = once || (word && word_has_role(item, word, CLASS_ASPECT, "once") && !inside_name(item, at));
        at = word ? span_end(word->span) - 1 : at;
    }
    for (uint32_t i = clause->first_mention; once && i < clause->first_mention + clause->mention_count; i++) {
        once = item->mentions.items[i].kind != MENTION_ORDINAL;
    }
    return once;
}

/* True if the verb ends a clause that tells of the speaker's own call: 称，他与 X 通电话；称，与 X 通电话. */
static bool tells_own_call(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    if (trigger->frame.type != CH_CALL || span_end(trigger->span) + 1 < span_end(clause->span)) {
        return false;
    }
    bool opened =
        clause > self->clauses.items && clause[-1].in_speech && clause[-1].speech_verb >= clause[-1].span.start;
    if (clause->subject_is_own) {
        uint32_t at = item->mentions.items[clause->subject.mentions[0]].span.start;
        const Match *he = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_REFERENCE));
        return he && word_has_kind(item, he, CLASS_REFERENCE, "he");
    }
    const Match *opener =
        opened ? word_at(item, clause->span.start, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return opener && word_has_role(item, opener, CLASS_PREPOSITION, "with");
}

/* True if the speaker tells as news whom he has met, called or written to himself: 他已与 X 通电话, 他近日同 X 会晤,
 * 他已致函 X. */
static bool is_own_news(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    ChEventType type = trigger->frame.type;
    const Mention *who = clause->subject_is_own && clause->subject.count == 1
                             ? &item->mentions.items[clause->subject.mentions[0]]
                             : NULL;
    bool past = self->speaker.person && tells_own_call(self, trigger);
    bool reaches = type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_MESSAGE;
    bool may = past || (reaches && who && self->speaker.person && who->kind == MENTION_REFERENCE &&
                        (clause_may_have(clause, "past") || clause_may_have(clause, "lately")));
    for (uint32_t at = clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        bool is_aspect = word && (word->classes & CLASS_BIT(CLASS_ASPECT)) && !inside_name(item, at);
        may = !(is_aspect && word_has_role(item, word, CLASS_ASPECT, "once"));
        past = past || (is_aspect && (word_has_role(item, word, CLASS_ASPECT, "past") ||
                                      word_has_role(item, word, CLASS_ASPECT, "lately")));
        at = word ? span_end(word->span) - 1 : at;
    }
    return may && past;
}

/* The day on which somebody says that an agreement has been made, where this is what he says first: 外长6日说，A 国已与
 * B 国签署 …; not 否认说. NO_MENTION if none is told. */
static uint32_t day_of_deal_announced(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool may = trigger->frame.type == CH_SIGNING && clause->subject_is_own && clause > self->clauses.items &&
               (clause_may_have(clause, "past") || clause_may_have(clause, "lately"));
    const Clause *saying = may ? clause - 1 : NULL;
    if (!may || saying->sentence != clause->sentence || clause->speech_verb < saying->span.start ||
        clause->speech_verb >= clause->span.start ||
        entry_between(item, saying->span.start, clause->span.start, CLASS_SPEECH, KEY_STANCE, "oppose") ||
        entry_between(item, saying->span.start, clause->span.start, CLASS_SPEECH, KEY_STANCE, "condemn") ||
        !(role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "past") ||
          role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "lately"))) {
        return NO_MENTION;
    }
    uint32_t end = saying->first_mention + saying->mention_count;
    for (uint32_t i = saying->first_mention; i < end; i++) {
        if (item->mentions.items[i].kind == MENTION_DATE) {
            return i;
        }
    }
    return NO_MENTION;
}

/* True if the like is told by this sentence or the one before. */
static bool is_just_told(const EventCoder *self, const Clause *clause, int contact) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].sentence + 1 < clause->sentence) {
            break;
        }
        if (kind_of_contact(told->event.type) == contact) {
            return true;
        }
    }
    return false;
}

/* True if an office is only taken as the time since when: 就任以来, 出任外相后. */
static bool is_since_when(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); trigger->frame.type == CH_APPOINTMENT && at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_DATE_WORD));
        if (word && (word_has_role(item, word, CLASS_SUPPORT, "after") ||
                     word_has_kind(item, word, CLASS_DATE_WORD, "since"))) {
            return true;
        }
    }
    return false;
}

/* True if the clause says of what is just told that it was so (这是两人首次会晤), or since when (这是他就任后首次出访):
 * "this" and a copula open it, and no day of its own stands there. */
static bool says_of_this(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    uint32_t end = span_end(clause->span);
    const Match *opens = draft->is_this ? word_at(item, clause->span.start, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    if (!opens || !word_has_role(item, opens, CLASS_SUBJECT_STOP, "this")) {
        return false;
    }
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        if (item->mentions.items[i].kind == MENTION_DATE) {
            return false;
        }
    }
    const Match *copula = word_at(item, span_end(opens->span), end, CLASS_BIT(CLASS_ASPECT));
    bool says = word_has_role(item, opens, CLASS_SUBJECT_STOP, "copula") ||
                (copula && word_has_role(item, copula, CLASS_ASPECT, "copula"));
    int contact = !says ? 0 : trigger->frame.type == CH_SESSION ? 1 : kind_of_contact(trigger->frame.type);
    return contact ? is_just_told(self, clause, contact) : says && is_since_when(item, trigger);
}

/* True if somebody says that the encounter was just now: X 刚刚同你会谈, 刚才，我同 X 会谈. */
static bool was_just_now(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool leans = clause > self->clauses.items && clause[-1].sentence == clause->sentence;
    bool may = clause_may_have(clause, "just") || (leans && clause_may_have(clause - 1, "just"));
    for (uint32_t at = leans ? clause[-1].span.start : clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "just")) {
            return true;
        }
    }
    return false;
}

/* True if it was done on the visit that the clause before tells as its time: 他说，X 访华期间，双方签署了 …. */
static bool is_on_visit_told(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return last && last->event.type == CH_VISIT && &self->clauses.items[last->clause] + 1 == trigger->clause &&
           follows_time_within(self->item, trigger->clause);
}

/* True if two who meet the press tell what both have just signed or founded: 共同会见记者。X 说，我们签署了 …. */
static bool is_told_to_press(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool may = (trigger->frame.type == CH_SIGNING || trigger->frame.type == CH_RELATIONS) && clause->in_speech &&
               self->speaker.person && clause->subject.count == 1 && !clause_may_have(clause, "once");
    const char *kind = may ? reference_kind(item, &item->mentions.items[clause->subject.mentions[0]]) : NULL;
    bool is_joint = kind && (string_same(kind, "both") || string_same(kind, "leaders") || string_same(kind, "self"));
    for (size_t i = 0; is_joint && i < self->drafts.count; i++) {
        const Draft *press = &self->drafts.items[i];
        if (press->follows_talks && press->event.type == CH_SESSION && press->event.status == CH_HAPPENED &&
            !press->in_speech && press->initiator.count == 1 && press->counterpart.count == 1 &&
            (actor_same(&press->initiator.items[0], &self->speaker) ||
             actor_same(&press->counterpart.items[0], &self->speaker))) {
            return true;
        }
    }
    return false;
}

/* True if the clause ends in a paper about it, which was done earlier: 听取 X 访问 P 情况的报告. */
static bool is_reported_on(const Item *item, const Trigger *trigger) {
    ChEventType type = trigger->frame.type;
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    end = last_letter(item, from, end);
    const Match *paper = type == CH_VISIT || type == CH_SESSION || type == CH_MEETING
                             ? word_before(item, end, from, CLASS_BIT(CLASS_WORK))
                             : NULL;
    return paper && word_has_kind(item, paper, CLASS_WORK, "paper") &&
           role_between(item, from, paper->span.start, CLASS_SUBJECT_STOP, "possessive");
}

/* Keeps whether the event is what somebody tells the press about (介绍 X 访 P 有关情况, 介绍 X 访 P 的背景和主要内容),
 * whose day is then that of the telling; a date in the words told of is its own. */
static void note_introduction(const Item *item, const Trigger *trigger, Draft *draft) {
    uint32_t start = trigger->clause->span.start, from = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool may = draft->event.type == CH_VISIT || draft->event.type == CH_SESSION || draft->event.type == CH_TALKS ||
               draft->event.type == CH_MEETING;
    const Match *told = may ? act_word(item, start, trigger->span.start, CLASS_SPEECH, "tell") : NULL;
    end = told ? last_letter(item, from, end) : end;
    const Match *account = told ? word_before(item, end, from, CLASS_BIT(CLASS_WORK)) : NULL;
    if (!account || !word_has_kind(item, account, CLASS_WORK, "account")) {
        return;
    }
    for (uint32_t i = mention_from(item, span_end(told->span));
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        if (item->mentions.items[i].kind == MENTION_DATE) {
            return;
        }
    }
    draft->is_introduced = draft->is_recalled = true;
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    draft->lies_ahead = act_word(item, from, end, CLASS_WORK, "prospect") ||
                        act_word(item, sentence.start, span_end(sentence), CLASS_WORK, "briefing");
}

/* True of an occasion that may go on in the course of which something is told; not 前不久访 P 期间. */
static bool may_go_on(const Item *item, const Trigger *trigger, const Draft *draft) {
    bool lasts = draft->event.type != CH_MESSAGE && draft->event.type != CH_CALL && draft->event.type != CH_CEREMONY;
    bool recalled = draft->event.type == CH_SESSION && draft->in_speech && !draft->is_this && !draft->own_date;
    return lasts && draft->event.status == CH_HAPPENED && !recalled && !tells_vague_past(item, trigger->clause);
}

/* Sets the day of the draft, but for one that is that of other words of its sentence: X 11日说，因为 Y 空袭 P，…. A
 * deal that was announced on the day of the mention `announced`, if it is one, is of about that day. */
static void set_own_date(EventCoder *self, const Trigger *trigger, Draft *draft, bool is_cause, uint32_t announced) {
    draft_set_date(self, trigger, draft);
    bool told_as_cause =
        draft->is_recalled && (draft->date_is_filing || (is_cause && draft->shared_date && draft->in_speech));
    if (told_as_cause || came_before_told(self, trigger, draft)) {
        draft_drop_date(draft);
    }
    if (announced != NO_MENTION && !draft->own_date) {
        draft->event.date = edtf_about(self->item->arena, date_resolve(self->item, announced, false).edtf);
        draft->own_date = draft->shared_date = draft->event.date != NULL;
    }
}

bool draft_begin(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Reality reality = reality_of(item, &self->clauses, trigger);
    bool demanded = trigger_has(trigger, SLOT(COMPLEMENT)) && trigger->frame.status; /* 要求 X 48小时内离境 */
    if (reality == REALITY_DENIED || (reality == REALITY_HYPOTHETICAL && !demanded)) {
        return false;
    }
    const Segment *segment = &item->segments.items[item->sentences.items[trigger->clause->sentence].segment];
    if (segment->kind == SEGMENT_CREDIT || segment->kind == SEGMENT_FURNITURE) {
        return false;
    }
    uint32_t deal_announced = day_of_deal_announced(self, trigger);
    *draft = (Draft){.anchor = trigger->span,
                     .quote = trigger->span,
                     .clause = (uint32_t)(trigger->clause - self->clauses.items),
                     .by_noun = trigger->frame.is_noun || trigger->frame.entry == NO_ENTRY,
                     .by_dated_noun = trigger->frame.is_noun && trigger_has(trigger, SLOT(DATED)),
                     .from_headline = segment->kind == SEGMENT_HEADLINE || is_heading(item, trigger->clause),
                     .from_repeat = segment->repeated || segment->kind == SEGMENT_CAPTION,
                     .told_by = self->speaker.country,
                     .in_speech = trigger->clause->in_speech && trigger->span.start > trigger->clause->speech_verb &&
                                  !(self->speaks_for_body && is_told_by_bodies(trigger->frame.type, reality)) &&
                                  !is_own_news(self, trigger) && deal_announced == NO_MENTION,
                     .inherited = !trigger->clause->subject_is_own};
    draft->is_this = says_this(item, &self->clauses, trigger->clause) || is_on_visit_told(self, trigger) ||
                     is_told_to_press(self, trigger) ||
                     (kind_of_contact(trigger->frame.type) == 1 && was_just_now(self, trigger));
    draft->on_visit = draft->in_speech && draft->is_this && follows_time_within(item, trigger->clause) &&
                      (trigger->frame.type == CH_SIGNING || trigger->frame.type == CH_RELATIONS);
    draft->tells_hour = tells_hour(item, trigger);
    bool is_cause = event_is_act(trigger->frame.type) && clause_opens_with(item, trigger->clause, "cause");
    draft->is_recalled = is_cause || is_reported_on(item, trigger);
    draft->is_habit = reality == REALITY_HABITUAL;
    draft->is_directed = (trigger->frame.slots & (SLOT(MUTUAL) | SLOT(MEMBERSHIP))) == 0;
    draft->is_ending = (trigger->frame.slots & (SLOT(BREAK) | SLOT(LEAVE))) != 0;
    draft->event.type = is_remote(item, trigger) ? CH_CALL : trigger->frame.type;
    draft->event.other_type = trigger->frame.other;
    draft->event.status = status_of(reality, &trigger->frame);
    if (draft->event.type == CH_CALL && draft->event.status == CH_ONGOING) { /* 开始通话: no call goes on */
        draft->event.status = CH_HAPPENED;
    }
    set_own_date(self, trigger, draft, is_cause, deal_announced);
    if (!draft_set_counted(self, trigger, draft) || is_recalled_at_large(item, trigger, draft) ||
        is_old_report(item, trigger, draft) || says_of_this(self, trigger, draft) ||
        (trigger->frame.type == CH_APPOINTMENT && clause_is_during(item, trigger->clause))) { /* 担任副总理期间 */
        return false;
    }
    bool is_end = trigger->frame.type == CH_VISIT && (trigger->frame.slots & SLOT(END)) != 0;
    if (draft->own_date && (is_end || (draft->event.status != CH_PLANNED && ends_before(self, trigger)))) {
        draft->event.date = edtf_about(item->arena, draft->event.date);
        draft->event.status = CH_HAPPENED;
    }
    if (may_go_on(item, trigger, draft) && clause_is_during(item, trigger->clause)) {
        draft->event.status = stays_until(item, draft->event.date);
    }
    set_place(self, trigger, draft);
    note_introduction(item, trigger, draft);
    return true;
}

static void add_countries(Arena *arena, ChStrings *countries, const ActorList *actors) {
    for (size_t i = 0; i < actors->count; i++) {
        country_add(arena, countries, actors->items[i].country);
    }
}

/* True if the draft's sides are those that "both" means behind it: two states, or
 * a bloc where no two states have met. A ceremony, an act of force and what is
 * only spoken of leave the sides as they were. */
static bool makes_pair(const EventCoder *self, const Draft *draft) {
    const ChEvent *event = &draft->event;
    const char *first = side_of_one(&draft->initiator), *second = side_of_one(&draft->counterpart);
    bool agrees = event->type == CH_SIGNING || event->type == CH_TALKS;
    bool domestic = agrees && one_country(&draft->initiator, &draft->counterpart) && draft->initiator.count == 1 &&
                    draft->counterpart.count == 1 && draft->initiator.items[0].org && draft->counterpart.items[0].org;
    if (!first || !second || (event->countries.count < 2 && !domestic) || draft->in_speech || draft->is_passed_on ||
        event->type == CH_CEREMONY || event->type == CH_FORCE) {
        return false;
    }
    const char *known_first = side_of_one(&self->pair.initiator), *known_second = side_of_one(&self->pair.counterpart);
    bool same = known_first && known_second && string_same(first, known_first) && string_same(second, known_second);
    bool crossed = known_first && known_second && string_same(first, known_second) && string_same(second, known_first);
    bool all_named = actors_name_persons(&self->pair.initiator) && actors_name_persons(&self->pair.counterpart);
    bool names_less =
        all_named ? !actors_name_persons(&draft->initiator) || !actors_name_persons(&draft->counterpart)
                  : same && actors_name_persons(&self->pair.initiator) && !actors_name_persons(&draft->initiator);
    if ((same || crossed) && names_less) {
        return false; /* bare countries say less than who acts for them */
    }
    bool known = known_first && known_second && country_is_state(known_first) && country_is_state(known_second);
    return !known || (country_is_state(first) && country_is_state(second));
}

/* Whoever has just welcomed the visitor stands for his state, where the visit is told to that alone: A 主持仪式，欢迎 X
 * 访问 P。两位领导人 …. */
static void take_welcoming_host(EventCoder *self, const Draft *visit) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const char *host = visit->event.type == CH_VISIT ? side_of_one(&visit->counterpart) : NULL;
    bool welcomed = host && last && last->event.type == CH_CEREMONY && !actors_name_persons(&visit->counterpart) &&
                    self->clauses.items[last->clause].sentence == self->clauses.items[visit->clause].sentence &&
                    actors_name_persons(&last->initiator) && string_same(side_of_one(&last->initiator), host) &&
                    actors_share_named(&last->counterpart, &visit->initiator);
    if (welcomed) {
        self->pair.counterpart = last->initiator;
    }
}

/* True if the draft's sides are those that «all three» means behind it: more than two states
 * that meet at once. */
static bool is_of_several(const Draft *draft) {
    enum { SIDES = 3 };
    const ActorList *sides[] = {&draft->initiator, &draft->counterpart};
    ChEventType type = draft->event.type;
    size_t count = 0;
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s]->count; i++) {
            const char *country = sides[s]->items[i].country;
            if (!country || !country_is_state(country)) {
                return false;
            }
            count++;
        }
    }
    bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_SESSION || type == CH_CALL;
    return meets && !draft->in_speech && count >= SIDES && count == draft->event.countries.count;
}

/* True if the clause tells the how-manieth time it is, or how long since the last. */
static bool counts_occasions(const EventCoder *self, const Draft *draft) {
    const Clause *clause = &self->clauses.items[draft->clause];
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention->kind == MENTION_ORDINAL || mention->kind == MENTION_QUANTITY) {
            return true;
        }
    }
    return false;
}

/* True if the clause goes on with a plan of him who speaks, whom it need not name: 表示，…，并将与 X 举行会谈;
 * 行程中将拜会 X. */
static bool goes_on_with_plan(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = &self->clauses.items[draft->clause];
    uint32_t at = clause->span.start, end = span_end(clause->span);
    const Match *joint = word_at(item, at, end, CLASS_BIT(CLASS_CONJUNCTION));
    at = joint ? span_end(joint->span) : at;
    const Match *during = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
    at = during && word_has_role(item, during, CLASS_SUPPORT, "during") ? span_end(during->span) : at;
    return word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
}

/* True if somebody announces what others, who are named, are going to do, or whom he
 * is going to meet himself. */
static bool is_announced(const EventCoder *self, const Draft *draft) {
    const ChActor *acts = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    bool others = acts && acts->person && (!self->speaker.person || !string_same(acts->person, self->speaker.person));
    ChEventType type = draft->event.type;
    bool meets = (type == CH_MEETING || type == CH_TALKS || type == CH_CALL) && acts && acts->person &&
                 draft->counterpart.count &&
                 (draft->counterpart.items[0].person || (type == CH_MEETING && draft->counterpart.items[0].org)) &&
                 (!draft->inherited || (!others && goes_on_with_plan(self, draft)));
    bool convenes = type == CH_SESSION && self->speaker.person && acts && !draft->inherited && !acts->person &&
                    acts->country && !country_is_state(acts->country); /* X 表示，欧盟近日将举行峰会 */
    bool reports =
        meets && !self->speaker.person && draft->event.status == CH_HAPPENED; /* 总统府表示，X 与 Y 通了电话 */
    return reports ||
           ((others || meets || convenes) && draft->event.status == CH_PLANNED && !event_is_act(draft->event.type));
}

static bool is_bare(const ChActor *actor) { return !actor->person && !actor->org && actor->country; }

/* Of two countries named together the one that acts itself is not the other side: X 向中俄友谊
 * 塔献花. Nor is who acts himself. */
static void drop_own_country(const ActorList *own, ActorList *other) {
    const char *country = own->count ? own->items[0].country : NULL;
    size_t kept = 0;
    for (size_t i = 0; i < other->count; i++) {
        const ChActor *actor = &other->items[i];
        bool bare = is_bare(actor);
        bool named_twice = actor->person && actors_hold(own, actor); /* X 和夫人 Y 举行宴会 */
        if (!named_twice && !(other->count > 1 && country && bare && string_same(actor->country, country))) {
            other->items[kept++] = *actor;
        }
    }
    other->count = kept;
}

/* A country beside one of its own people says nothing more: X 总理和 X 国代表团访问 P. */
static void drop_represented(ActorList *side) {
    size_t kept = 0;
    for (size_t i = 0; i < side->count; i++) {
        bool represented = false;
        for (size_t j = 0; is_bare(&side->items[i]) && j < side->count; j++) {
            const ChActor *other = &side->items[j];
            represented = represented || (other->person && string_same(other->country, side->items[i].country));
        }
        if (!represented) {
            side->items[kept++] = side->items[i];
        }
    }
    side->count = kept;
}

/* True if two states are among the countries: regions of one state are at home with it. */
static bool crosses_border(const Item *item, const ChStrings *countries) {
    const NameTable *table = name_table(item->lexicon);
    const char *first = countries->count ? state_of_country(table, countries->items[0]) : NULL;
    for (size_t i = 1; i < countries->count; i++) {
        if (strcmp(state_of_country(table, countries->items[i]), first) != 0) {
            return true;
        }
    }
    return false;
}

/* True of actors of whom one is a person named without a country. */
static bool has_stranger(const ActorList *side) {
    bool has = false;
    for (size_t i = 0; i < side->count; i++) {
        has = has || (side->items[i].person && !side->items[i].country);
    }
    return has;
}

/* True of actors all of whom are of a state that is not the outlet's own, at home in which many meet. */
static bool is_of_states_abroad(const Item *item, const ActorList *side) {
    bool are = side->count > 0;
    for (size_t i = 0; i < side->count; i++) {
        const char *state = side->items[i].country;
        are = are && state && country_is_state(state) && !(item->home && string_same(item->home, state));
    }
    return are;
}

/* True if the person's name is a transliteration: he is none of a state whose people bear Chinese names. */
static bool bears_foreign_name(const Item *item, const char *person) {
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        if (string_same(mention->name, person)) {
            return name_is_foreign(item, mention->span);
        }
    }
    return false;
}

/* True of actors all of whom are persons with foreign names and no country. */
static bool are_foreign_strangers(const Item *item, const ActorList *side) {
    bool are = side->count > 0;
    for (size_t i = 0; i < side->count; i++) {
        are =
            are && side->items[i].person && !side->items[i].country && bears_foreign_name(item, side->items[i].person);
    }
    return are;
}

/* True of somebody of the outlet's own country, where people bear Chinese names. */
static bool is_at_home(const Item *item, const ActorList *side) {
    return side->count > 0 && side->items[0].country && item->home && string_same(item->home, side->items[0].country) &&
           code_list_has(name_table(item->lexicon)->surname_first, item->home);
}

/* True if somebody whose country nobody tells meets, visits, calls or writes to those of another state, or is met by
 * them, or by another such: leaders known by their names alone. */
static bool faces_stranger(const Item *item, const Draft *draft) {
    const ActorList *one = &draft->initiator, *other = &draft->counterpart;
    bool encounter = draft->event.type == CH_MEETING || draft->event.type == CH_TALKS || draft->event.type == CH_CALL ||
                     draft->event.type == CH_VISIT || draft->event.type == CH_MESSAGE;
    if (!encounter) {
        return false;
    }
    bool foreign = are_foreign_strangers(item, one), faced = are_foreign_strangers(item, other);
    bool meets_home = draft->from_headline && /* further on, at home, they are minorities' names */
                      ((foreign && is_at_home(item, other)) || (faced && is_at_home(item, one)));
    return (has_stranger(one) && is_of_states_abroad(item, other)) ||
           (has_stranger(other) && is_of_states_abroad(item, one)) || (foreign && faced) || meets_home;
}

/* The state that a bloc's own form begins with as its leader: 沙特领导的多国联军. NULL if it names none. */
static const char *leader_in_name(const Item *item, const Mention *bloc) {
    uint32_t end = span_end(bloc->span);
    const Match *state = match_longest(&item->matches, bloc->span.start, end, CLASS_BIT(CLASS_COUNTRY));
    bool leads = false;
    for (uint32_t at = state ? span_end(state->span) : end; at < end && !leads; at++) {
        const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        leads = particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive");
    }
    EntryId entry = leads ? match_entry(item->lexicon, state, CLASS_COUNTRY) : NO_ENTRY;
    return entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, entry, KEY_CODE);
}

/* The state at the head of the bloc that acts or suffers takes part too: 以美国为首的北约轰炸 X. */
static void add_head_of_bloc(const EventCoder *self, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = &self->clauses.items[draft->clause];
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *bloc = &item->mentions.items[i], *head = i ? bloc - 1 : bloc;
        if (bloc->kind != MENTION_COUNTRY || !bloc->country || country_is_state(bloc->country) ||
            !countries_hold(&draft->event.countries, bloc->country)) {
            continue;
        }
        bool stands_before = head->kind == MENTION_COUNTRY && span_end(head->span) <= bloc->span.start;
        const Match *led =
            stands_before ? word_at(item, span_end(head->span), bloc->span.start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        bool heads =
            led && span_end(led->span) == bloc->span.start && word_has_role(item, led, CLASS_SUBJECT_STOP, "led");
        country_add(item->arena, &draft->event.countries, heads ? head->country : leader_in_name(item, bloc));
    }
}

/* True if the body of the name is a ministry. */
static bool is_ministry(const Item *item, const char *name) {
    const MentionIndexes *bodies = &item->of_kind[MENTION_BODY];
    for (uint32_t i = 0; i < bodies->count; i++) {
        const Mention *body = &item->mentions.items[bodies->items[i]];
        if (body->name && string_same(body->name, name)) {
            return body->entry != NO_ENTRY && lexicon_has(item->lexicon, body->entry, KEY_KIND, "ministry");
        }
    }
    return false;
}

/* A ministry that tells what was struck did not strike it itself, nor was it struck: its state's forces were
 * (国防部说， 过去一天击落 X; 国防部说，轰炸机飞越 P，遭 X 战机拦截). */
static void drop_reporter(const EventCoder *self, Draft *draft) {
    bool is_force = draft->event.type == CH_FORCE;
    ActorList *sides[] = {draft->inherited ? &draft->initiator : NULL, is_force ? &draft->counterpart : NULL};
    for (size_t i = 0; i < 2; i++) {
        ChActor *acts = sides[i] && sides[i]->count == 1 ? &sides[i]->items[0] : NULL;
        bool reports = acts && acts->org && acts->country && draft->in_speech && self->speaker.org &&
                       string_same(self->speaker.org, acts->org);
        if (reports && is_ministry(self->item, acts->org)) {
            acts->org = NULL;
        }
    }
}

/* True of a year of culture that a speaker wishes well, without saying which: 愿办好文化年. */
static bool is_wished_only(const Draft *draft) {
    const ChEvent *event = &draft->event;
    return draft->in_speech && draft->by_dated_noun && event->type == CH_OTHER && event->status == CH_PLANNED &&
           !event->date && !event->mechanism.ordinal;
}

void draft_end(EventCoder *self, Draft *draft, bool domestic_allowed) {
    Arena *arena = self->item->arena;
    ChEvent *event = &draft->event;
    if (event->type == CH_FORCE) {
        drop_reporter(self, draft);
    }
    drop_own_country(&draft->initiator, &draft->counterpart);
    drop_represented(&draft->initiator);
    drop_represented(&draft->counterpart);
    add_countries(arena, &event->countries, &draft->initiator);
    add_countries(arena, &event->countries, &draft->counterpart);
    if (!countries_are_states(&event->countries)) {
        add_head_of_bloc(self, draft);
    }
    if (!crosses_border(self->item, &event->countries) && !domestic_allowed && !faces_stranger(self->item, draft)) {
        return;
    }
    if (!draft->initiator.count && !draft->counterpart.count && !domestic_allowed) {
        return;
    }
    if (draft->is_habit && !draft->own_date) {
        return;
    }
    if (draft->is_introduced) {
        bool over = event->status == CH_CANCELLED || event->status == CH_PLANNED;
        draft_drop_date(draft);
        event->status = over ? event->status : draft->lies_ahead ? CH_PLANNED : CH_HAPPENED;
    }
    bool is_numbered = event->mechanism.ordinal || (event->type == CH_VISIT && counts_occasions(self, draft));
    bool is_present = (event->type == CH_VISIT && (event->date || event->status != CH_HAPPENED)) ||
                      (event->type == CH_APPOINTMENT && event->status == CH_PLANNED) ||
                      (draft->is_mission && event->status == CH_PLANNED) || /* X 驻 Y 使馆将重新开放 */
                      (event->status == CH_CANCELLED && event->type != CH_TALKS) || is_announced(self, draft);
    if (draft->in_speech && !draft->own_date && !draft->unknown_date && !draft->is_this && !is_numbered &&
        !is_present && !draft->is_lately && !event_is_act(event->type)) {
        return; /* recalled without a date or number of its own */
    }
    if (is_wished_only(draft)) {
        return;
    }
    countries_sort(&event->countries);
    if (is_of_several(draft)) {
        self->pair.several = (ChStrings){0};
        for (size_t i = 0; i < draft->initiator.count; i++) {
            country_add(arena, &self->pair.several, draft->initiator.items[i].country);
        }
        for (size_t i = 0; i < draft->counterpart.count; i++) {
            country_add(arena, &self->pair.several, draft->counterpart.items[i].country);
        }
    }
    if (makes_pair(self, draft)) {
        self->pair.initiator = draft->initiator;
        self->pair.counterpart = draft->counterpart;
        self->pair_paragraph = self->clauses.items[draft->clause].paragraph;
        take_welcoming_host(self, draft);
    }
    *list_push(arena, &self->drafts) = *draft;
}

/* True if the name stands behind «this»: the meeting the item is about. */
static bool is_this_one(const Item *item, const NamedMechanism *named) {
    enum { LONGEST = 8 };
    uint32_t from = named->span.start > LONGEST ? named->span.start - LONGEST : 0;
    for (uint32_t at = from; at < named->span.start; at++) {
        const Match *word = word_at(item, at, named->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (word && word_has_role(item, word, CLASS_SUBJECT_STOP, "this")) {
            return true;
        }
    }
    return false;
}

/* True if the name begins with a date or stands right behind one: 去年上合组织青岛峰会. */
static bool tells_when(const Item *item, const NamedMechanism *named) {
    bool found = false;
    for (uint32_t i = mention_from(item, named->span.start > 1 ? named->span.start - 1 : 0);
         i < item->mentions.count && item->mentions.items[i].span.start <= named->span.start; i++) {
        found = found || item->mentions.items[i].kind == MENTION_DATE;
    }
    return found;
}

/* True if the states that its name tells do not all take part in the other: 美日峰会 beside 美韩峰会. */
static bool is_of_others(const ChStrings *named, const ChStrings *told) {
    bool other = false;
    for (size_t i = 0; named->count > 1 && told->count > 1 && i < named->count; i++) {
        if (!country_is_state(named->items[i])) {
            return false; /* a region stands for the states of it */
        }
        other = other || !countries_hold(told, named->items[i]);
    }
    return other;
}

/* True if the session is told already: by its name and number, or, where «this» points at it, by the
 * organisation whose session it is (第十一次总理会议 … 本次上合组织会议). */
static bool session_known(const EventCoder *self, const NamedMechanism *named) {
    bool points = !named->ordinal && is_this_one(self->item, named) && !tells_when(self->item, named);
    const char *bloc = points && named->bloc ? named->bloc->country : NULL;
    for (size_t i = 0; i < self->drafts.count; i++) {
        const ChEvent *told = &self->drafts.items[i].event;
        const ChSession *known = &told->mechanism;
        bool agrees = known->name && session_names_agree(known->name, named->name) &&
                      !is_of_others(&named->countries, &told->countries);
        bool same_house = known->name && bloc && countries_hold(&told->countries, bloc);
        bool is_numbered = agrees && named->ordinal == 1 && !known->ordinal; /* 此次会议是扩员后首次 M */
        if (same_house || is_numbered || (agrees && (points || known->ordinal == named->ordinal))) {
            return true;
        }
    }
    return false;
}

/* True if something that the body itself does is told already: 第80届联合国大会通过一项决议. */
static bool has_acted(const EventCoder *self, const NamedMechanism *named) {
    for (size_t i = 0; is_bloc_itself(named) && i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        const char *org = draft->initiator.count ? draft->initiator.items[0].org : NULL;
        if (org && string_same(org, named->name)) {
            return true;
        }
    }
    return false;
}

/* True if a day or month of its own stands right before the name: 今年9月的联合国大会. */
static bool is_dated_by_name(const Item *item, const NamedMechanism *named) {
    uint32_t start = named->span.start;
    start -= start && item->text->character[start - 1] == OPEN_QUOTE; /* 1月6日“日澳元首峰会” */
    const Match *particle = word_before(item, start, 0, CLASS_BIT(CLASS_SUBJECT_STOP));
    uint32_t end = particle ? particle->span.start : start;
    for (size_t i = mention_from(item, end); i-- > 0 && span_end(item->mentions.items[i].span) + 2 > end;) {
        const Mention *date = &item->mentions.items[i];
        if (date->kind == MENTION_DATE && span_end(date->span) == end) {
            return (date->shape.from.printed & (DATE_MONTH | DATE_DAY)) && !date_is_vague(date);
        }
    }
    return false;
}

/* True if another year than that of the news tells which meeting of an organisation or region it is, each of which has
 * one a year at most: 2015年中非合作论坛约翰内斯堡峰会, 去年的二十国集团峰会. */
static bool is_of_year_told(const Item *item, const NamedMechanism *named) {
    enum { YEAR = 4 }; /* bytes */
    bool may = named->countries.count && (named->bloc || named->with_region) && !named->is_framework &&
               !named->is_open && !is_bloc_itself(named) && item->published;
    uint32_t start = named->span.start;
    const Match *particle = may ? word_before(item, start, 0, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    uint32_t end = particle ? particle->span.start : start;
    for (uint32_t i = may ? mention_from(item, start + 1) : 0;
         i-- > 0 && span_end(item->mentions.items[i].span) >= end;) {
        const Mention *date = &item->mentions.items[i];
        bool is_year = date->kind == MENTION_DATE && date->shape.kind == DATE_POINT && date->date.edtf &&
                       date->shape.from.printed == DATE_YEAR;
        if (is_year && (date->span.start == start || span_end(date->span) == end)) {
            return strncmp(date->date.edtf, item->published, YEAR) != 0;
        }
    }
    return false;
}

/* True if a title right behind the name makes a post of it: 第72届联合国大会主席, 第80届联合国大会候任主席. */
static bool is_in_post(const Item *item, const NamedMechanism *named) {
    uint32_t at = span_end(named->span), end = item->text->length;
    const Match *prefix = word_at(item, at, end, CLASS_BIT(CLASS_TITLE_PREFIX));
    return word_at(item, at, end, CLASS_BIT(CLASS_TITLE)) ||
           (prefix && word_at(item, span_end(prefix->span), end, CLASS_BIT(CLASS_TITLE)));
}

/* True if the name makes one event with another that the clause told. */
static bool is_told_with(const EventCoder *self, const NamedMechanism *named, const Clause *clause) {
    const Draft *last = named->is_joined && self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return last && last->event.type == CH_SESSION && &self->clauses.items[last->clause] == clause;
}

/* True if what it brought is told right behind the name, so that it was held: 落实好第七轮政府磋商成果. */
static bool has_results(const Item *item, const NamedMechanism *named, const Clause *clause) {
    uint32_t at = span_end(named->span), end = span_end(clause->span), behind;
    at = possessive_at(item, at, end, &behind) ? behind : at;
    const Match *results = word_at(item, at, end, CLASS_BIT(CLASS_WORK));
    return results && word_has_kind(item, results, CLASS_WORK, "account") &&
           !word_has_kind(item, results, CLASS_WORK, "prospect");
}

/* True if somebody hopes that it will go well, so that it lies ahead: 推动今年9月 M 取得积极成果. */
static bool is_hoped_for(const Item *item, const NamedMechanism *named, const Clause *clause) {
    enum { REACH = 4 };
    uint32_t from = span_end(named->span), end = span_end(clause->span);
    const Match *praise = word_before(item, named->span.start, clause->span.start, CLASS_BIT(CLASS_SPEECH));
    EntryId entry = praise ? match_entry(item->lexicon, praise, CLASS_SPEECH) : NO_ENTRY;
    bool is_over = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "congratulate");
    return !is_over && success_between(item, from, from + REACH < end ? from + REACH : end, end);
}

/* Begins a session that is only named. One that is not told as real was held if its results are to be carried out, and
 * lies ahead if it is hoped to go well. False if it is none. */
static bool begin_named_session(EventCoder *self, Trigger *trigger, const NamedMechanism *named, Draft *draft) {
    if (draft_begin(self, trigger, draft)) {
        return true;
    }
    bool may = named->countries.count &&
               (named->ordinal || is_dated_by_name(self->item, named) || is_of_year_told(self->item, named));
    bool held = may && has_results(self->item, named, trigger->clause);
    bool hoped = may && is_hoped_for(self->item, named, trigger->clause);
    if ((!held && !hoped) || reality_of(self->item, &self->clauses, trigger) != REALITY_HYPOTHETICAL) {
        return false;
    }
    trigger->frame.slots = SLOT(COMPLEMENT); /* whatever the words around it wish */
    trigger->frame.status = held ? "happened" : "planned";
    if (!draft_begin(self, trigger, draft)) {
        return false;
    }
    if (held && !draft->own_date) {
        draft_drop_date(draft);
    }
    return true;
}

/* A numbered session that no verb of the clause holds (the results of the 21st
 * regular meeting) took place all the same. */
static void add_numbered_sessions(EventCoder *self, const Clause *clause) {
    for (size_t i = 0; i < self->mechanisms.count; i++) {
        const NamedMechanism *named = &self->mechanisms.items[i];
        const Match *first =
            named->is_bare && named->ordinal == 1 /* 两国防长首次对话: no session of that name */
                ? word_at(self->item, named->span.start, span_end(named->span), CLASS_BIT(CLASS_NUMERAL))
                : NULL;
        bool only_first = first && first->span.length > 1 && word_has_kind(self->item, first, CLASS_NUMERAL, "ordinal");
        bool counts =
            span_within(named->span, clause->span) && !is_in_post(self->item, named) && !only_first &&
            (named->ordinal || is_this_one(self->item, named) ||
             (!named->is_bare && (is_dated_by_name(self->item, named) || is_of_year_told(self->item, named)))) &&
            named->is_recurring && !named->is_occasion && !session_known(self, named) && !has_acted(self, named) &&
            !is_told_with(self, named, clause);
        Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_SESSION}, .span = named->span, .clause = clause};
        Draft draft;
        if (!counts || !begin_named_session(self, &trigger, named, &draft) ||
            only_counts_session(self, named, &draft)) {
            continue;
        }
        draft.event.mechanism = (ChSession){named->name, named->ordinal};
        bool held = draft.event.status == CH_PLANNED && !draft.own_date && has_results(self->item, named, clause);
        if (held) {
            draft.event.status = CH_HAPPENED;
            draft.date_is_news = false;
            draft_drop_date(&draft);
        }
        session_of_house(self->item, named, &draft);
        for (size_t c = 0; c < named->countries.count; c++) {
            country_add(self->item->arena, &draft.event.countries, named->countries.items[c]);
        }
        session_date_by_name(self->item, named, &draft);
        session_by_name(self, &trigger, &draft, named);
        draft.is_nominal = true;
        bool of_bloc = named->bloc && named->bloc->country && !country_is_state(named->bloc->country);
        draft_end(self, &draft, of_bloc || is_bloc_itself(named) || session_is_apart(self, named));
    }
}

/* The span of the story that a heading opens: up to the next heading. */
static Span story_of(const EventCoder *self, size_t heading) {
    uint32_t end = self->item->text->length;
    for (size_t i = heading + 1; i < self->clauses.count; i++) {
        const Clause *clause = &self->clauses.items[i];
        if (clause->sentence != self->clauses.items[heading].sentence && is_heading(self->item, clause)) {
            end = clause->span.start;
            break;
        }
    }
    return span_of(self->clauses.items[heading].span.start, end);
}

static bool tells_message(const TriggerList *triggers) {
    for (size_t i = 0; i < triggers->count; i++) {
        if (triggers->items[i].frame.type == CH_MESSAGE) {
            return true;
        }
    }
    return false;
}

/* True if the item names another country or organisation than its outlet's own country. */
static bool names_others(const Item *item) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        const char *country = item->mentions.items[i].country;
        if (country && (!item->outlet_country || !string_same(country, item->outlet_country))) {
            return true;
        }
    }
    return false;
}

/* Types of events that lie between countries, whatever else is told of them. */
static bool takes_two_countries(ChEventType type) {
    const unsigned types = 1u << CH_VISIT | 1u << CH_TALKS | 1u << CH_RELATIONS | 1u << CH_AID | 1u << CH_PROTEST |
                           1u << CH_SANCTION | 1u << CH_OTHER;
    return types >> type & 1;
}

static void find_drafts(EventCoder *self) {
    bool at_home = !names_others(self->item);
    for (size_t i = 0; i < self->clauses.count; i++) {
        const Clause *clause = &self->clauses.items[i];
        bool opens_sentence = i == 0 || clause[-1].sentence != clause->sentence;
        if (opens_sentence && is_heading(self->item, clause)) {
            pair_begin(self, story_of(self, i)); /* another story, other sides */
            self->story_start = clause->span.start;
        }
        find_speaker(self, clause);
        Pair kept = pair_take_before(self, clause);
        TriggerList triggers = {0};
        triggers_of(self->item, &self->mechanisms, clause, &triggers);
        if (!at_home) {
            code_deeds(self, clause, &triggers);
        }
        for (size_t t = 0; t < triggers.count; t++) {
            bool begins = trigger_has(&triggers.items[t], SLOT(MECHANISM)); /* a fair */
            if (!at_home || begins || !takes_two_countries(triggers.items[t].frame.type)) {
                event_from_trigger(self, &triggers.items[t]);
            }
        }
        if (tells_message(&triggers)) {
            code_round_of_messages(self, clause, &triggers, span_end(story_of(self, i)));
        }
        code_visit_at_hand(self, clause);
        code_end_of_stay(self, clause);
        code_welcome_suffered(self, clause);
        code_show_opened(self, clause);
        code_session_spoken_at(self, clause);
        code_privilege_cancelled(self, clause);
        code_numbers_expelled(self, clause);
        code_organ_sitting(self, clause);
        join_speakers(self, clause);
        add_numbered_sessions(self, clause);
        pair_put_back(self, clause, kept);
    }
}

/* The first event between named persons of two countries: whom the story at the position is about. */
static const Draft *main_draft(const EventCoder *self, uint32_t position) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        bool faces = same_story(self->item, draft->anchor.start, position) && draft->initiator.count &&
                     draft->counterpart.count && draft->event.countries.count >= 2 && !draft->in_speech &&
                     draft->event.type != CH_MESSAGE;
        bool persons = faces && draft->initiator.items[0].person && draft->counterpart.items[0].person;
        if (persons || (faces && draft->event.type == CH_SESSION)) {
            return draft;
        }
    }
    return NULL;
}

static void fill_main_pair(EventCoder *self) {
    const Draft *main = main_draft(self, 0);
    size_t kept = 0;
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        main = draft->takes_main_pair && self->item->stories.count ? main_draft(self, draft->anchor.start) : main;
        if (draft->takes_main_pair && main) {
            draft->initiator = main->initiator;
            draft->counterpart = main->counterpart;
            draft->event.countries = main->event.countries;
        }
        bool faces = draft->initiator.count && (draft->event.type != CH_CEREMONY || draft->counterpart.count);
        if (!draft->takes_main_pair || main || faces) {
            drafts_keep(self, kept++, i);
        }
    }
    self->drafts.count = kept;
}

static ChGroundSet draft_grounds(const Draft *draft) {
    return (draft->in_speech ? CH_GROUND_BIT(CH_GROUND_IN_SPEECH) : 0) |
           (draft->inherited ? CH_GROUND_BIT(CH_GROUND_INHERITED) : 0) |
           (draft->own_date ? CH_GROUND_BIT(CH_GROUND_OWN_DATE) : 0) |
           (draft->date_is_news ? CH_GROUND_BIT(CH_GROUND_NEWS_DATE) : 0) |
           (draft->is_recalled ? CH_GROUND_BIT(CH_GROUND_RECALLED) : 0) |
           (draft->is_nominal ? CH_GROUND_BIT(CH_GROUND_NOMINAL) : 0) |
           (draft->takes_main_pair ? CH_GROUND_BIT(CH_GROUND_MAIN_PAIR) : 0) |
           (draft->told_again ? CH_GROUND_BIT(CH_GROUND_TOLD_AGAIN) : 0);
}

/* True if the name is that of an army told by the sign of its country alone (俄军): without the
 * sign no name is left. */
static bool is_sign_of_army(const Item *item, const char *name) {
    enum { SIGN_AND_ARMY = 2 };
    const MentionIndexes *bodies = &item->of_kind[MENTION_BODY];
    for (uint32_t i = 0; i < bodies->count; i++) {
        const Mention *body = &item->mentions.items[bodies->items[i]];
        if (body->name == name) {
            return body->span.length == SIGN_AND_ARMY && body->entry != NO_ENTRY &&
                   match_exact(&item->matches, body->span, CLASS_BIT(CLASS_BODY)) && /* not 海军 */
                   match_exact(&item->matches, (Span){body->span.start, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                   lexicon_value(item->lexicon, body->entry, KEY_COUNTRY) &&
                   lexicon_has(item->lexicon, body->entry, KEY_KIND, "army");
        }
    }
    return false;
}

/* A side as it is recorded: for an army that has no name of its own its country acts, once also where it is told with
 * people of its state (以军和以色列定居者). */
static ChActors actors_of_list(const Item *item, const ActorList *list) {
    ActorList told = {.items = list->items};
    for (size_t i = 0; i < list->count; i++) {
        ChActor actor = list->items[i];
        actor.org = actor.org && is_sign_of_army(item, actor.org) ? NULL : actor.org;
        if (!actors_hold(&told, &actor)) {
            told.items[told.count++] = actor;
        }
    }
    return (ChActors){told.items, told.count};
}

static void push_events(EventCoder *self) {
    Item *item = self->item;
    List(ChEvent) events = {0};
    item->event_proofs = ARENA_ARRAY_UNSET(item->arena, Span, self->drafts.count + 1);
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        ChEvent *event = list_push(item->arena, &events);
        drop_own_country(&draft->initiator, &draft->counterpart);
        *event = draft->event;
        if (draft_plans_past(item, draft)) {
            event->date = NULL;
        } else if (draft->date_is_filing) {
            event->date = item->published ? edtf_about(item->arena, event->date) : NULL;
        }
        event->initiator = actors_of_list(item, &draft->initiator);
        event->counterpart = actors_of_list(item, &draft->counterpart);
        Span told = quote_capped(draft->quote);
        event->evidence = (ChEvidence){told.start, span_end(told), NULL};
        item->event_proofs[i] = draft_proof(self, draft);
        event->grounds = draft_grounds(draft);
    }
    item->out.events.items = events.items;
    item->out.events.count = events.count;
}

/* True if the session is held in the country, or it is told without a person as the one that holds it. */
static bool hosts_session(const Draft *draft, const char *country) {
    const ActorList *holders = &draft->initiator;
    bool holds = holders->count == 1 && !holders->items[0].person && string_same(holders->items[0].country, country);
    return holds || string_same(country, draft->event.place.country);
}

/* The host of a meeting of the whole world that no report tells of as held: whose town its name tells, else the
 * outlet's state where the report is of it. NULL if neither is known. */
static const char *host_by_name(const EventCoder *self, const NamedMechanism *named, Span report) {
    const Item *item = self->item;
    for (uint32_t i = mention_from(item, named->span.start); i < mention_from(item, span_end(named->span)); i++) {
        const Mention *town = &item->mentions.items[i];
        if (town->kind == MENTION_PLACE && country_is_state(town->country)) {
            return town->country;
        }
    }
    const char *sides[2];
    int count = item->outlet_country ? sides_of(item, report, sides) : 0;
    for (int k = 0; k < count; k++) {
        if (string_same(sides[k], item->outlet_country)) {
            return sides[k];
        }
    }
    return NULL;
}

/* Adds two who met in the report, else the report's sides; false if none are known. */
static bool add_sides_of_report(const EventCoder *self, Span report, ChMechanism *mechanism) {
    Arena *arena = self->item->arena;
    for (size_t i = 0; i < self->drafts.count; i++) {
        const ChEvent *event = &self->drafts.items[i].event;
        const char *const *countries = event->countries.items;
        if (span_within(self->drafts.items[i].quote, report) && event->countries.count == 2 &&
            country_is_state(countries[0]) && country_is_state(countries[1])) {
            country_add(arena, &mechanism->countries, countries[0]);
            country_add(arena, &mechanism->countries, countries[1]);
            return true;
        }
    }
    const char *sides[2];
    int count = sides_of(self->item, report, sides);
    for (int k = 0; k < count; k++) {
        country_add(arena, &mechanism->countries, sides[k]);
    }
    return count > 0;
}

/* Whose mechanism it is where the name does not say: of those who met in it,
 * else of the item's two sides. */
static void add_mechanism_countries(const EventCoder *self, const NamedMechanism *named, ChMechanism *mechanism) {
    Arena *arena = self->item->arena;
    bool of_house = mechanism->countries.count == 1 && !country_is_state(mechanism->countries.items[0]);
    bool is_own = of_house || (named->bloc && countries_hold(&mechanism->countries, named->bloc->country));
    if (mechanism->countries.count > 1 || is_own || (named->is_fair && mechanism->countries.count) ||
        (mechanism->countries.count == 1 && named->starts_with_country)) {
        return;
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        const ChEvent *event = &self->drafts.items[i].event;
        if (event->mechanism.name && string_same(event->mechanism.name, named->name)) {
            bool of_world =
                (named->is_international || named->is_of_world) && !named->countries.count; /* only its host's */
            for (size_t k = 0; k < event->countries.count; k++) {
                const char *country = event->countries.items[k];
                bool takes = !of_world || hosts_session(&self->drafts.items[i], country);
                country_add(arena, &mechanism->countries, takes ? country : NULL);
            }
            if (mechanism->countries.count || !of_world || named->is_international) {
                return;
            }
            break;
        }
    }
    if (named->is_fair && self->item->outlet_country) {
        country_add(arena, &mechanism->countries, self->item->outlet_country);
    }
    if (named->is_international || named->is_fair) { /* of more than the two sides */
        return;
    }
    Span report = report_around(self->item, named->span.start);
    if (named->is_of_world && !mechanism->countries.count) {
        country_add(arena, &mechanism->countries, host_by_name(self, named, report));
    } else if (add_sides_of_report(self, report, mechanism)) {
        return;
    }
    for (uint32_t i =
             mention_from(self->item, named->span.start); /* where it is held, in a report that names no state */
         !mechanism->countries.count && i < mention_from(self->item, span_end(report)); i++) {
        const Mention *place = &self->item->mentions.items[i];
        if (place->kind == MENTION_PLACE && country_is_state(place->country)) {
            country_add(arena, &mechanism->countries, place->country);
        }
    }
}

/* What stands in a mechanism's name behind that of its organisation; NULL if it has none. */
static const char *behind_house(const Item *item, const NamedMechanism *named) {
    const char *house = named->bloc ? text_copy(item->scratch, item->text, named->bloc->span) : NULL;
    const char *found = house ? strstr(named->name, house) : NULL;
    if (!found) {
        return NULL;
    }
    static const char *const closing[] = {")", "\xEF\xBC\x89"}; /* of either width: 二十国集团(G20)峰会 */
    const char *tail = found + strlen(house);
    for (size_t i = 0; (*tail == '(' || strncmp(tail, "\xEF\xBC\x88", 3) == 0) && i < 2; i++) {
        const char *close = strstr(tail, closing[i]);
        tail = close ? close + strlen(closing[i]) : tail;
    }
    return tail;
}

/* True if a mechanism named before is the same of the same organisation, by another of its names: 上海合作组织峰会,
 * 上合组织峰会. */
static bool is_of_house_before(const EventCoder *self, size_t index) {
    const NamedMechanism *named = &self->mechanisms.items[index];
    const char *tail = named->is_listed ? behind_house(self->item, named) : NULL;
    for (size_t i = 0; tail && i < index; i++) {
        const NamedMechanism *before = &self->mechanisms.items[i];
        const char *other = before->is_listed && before->bloc && before->ordinal == named->ordinal &&
                                    string_same(before->bloc->country, named->bloc->country) &&
                                    countries_equal(&before->countries, &named->countries)
                                ? behind_house(self->item, before)
                                : NULL;
        if (other && string_same(other, tail)) {
            return true;
        }
    }
    return false;
}

static void push_mechanisms(EventCoder *self) {
    Item *item = self->item;
    List(ChMechanism) mechanisms = {0};
    for (size_t i = 0; i < self->mechanisms.count; i++) {
        const NamedMechanism *named = &self->mechanisms.items[i];
        bool known = !named->is_listed || named->is_bare || is_of_house_before(self, i) ||
                     ((named->only_counts || named->is_next) && mechanisms.count);
        for (size_t k = 0; k < mechanisms.count && !known; k++) {
            ChMechanism *other = &mechanisms.items[k];
            bool same_name =
                names_are_alike(other->name, named->name) && !is_of_others(&named->countries, &other->countries);
            bool counted_later =
                !other->ordinal && string_same(other->name, named->name); /* a headline leaves it out */
            known = same_name && (other->ordinal == named->ordinal || !named->ordinal || counted_later);
            other->ordinal = known && counted_later ? named->ordinal : other->ordinal;
        }
        if (known) {
            continue;
        }
        ChMechanism *mechanism = list_push(item->arena, &mechanisms);
        *mechanism = (ChMechanism){.name = named->name,
                                   .countries = named->countries,
                                   .ordinal = named->ordinal,
                                   .evidence = {named->span.start, span_end(named->span), NULL}};
        add_mechanism_countries(self, named, mechanism);
        for (size_t k = 0; k < self->drafts.count && !mechanism->ordinal; k++) { /* X 委员会举行第三次会议 */
            const ChSession *held = &self->drafts.items[k].event.mechanism;
            mechanism->ordinal = held->name == named->name ? held->ordinal : 0;
        }
        countries_sort(&mechanism->countries);
    }
    item->out.mechanisms.items = mechanisms.items;
    item->out.mechanisms.count = mechanisms.count;
}

void code_events(Item *item) {
    EventCoder self = {.item = item};
    self.clauses = clauses_of(item);
    self.mechanisms = mechanisms_of(item);
    pair_begin(&self, span_of(0, item->text->length));
    find_drafts(&self);
    fill_main_pair(&self);
    drafts_fill_guests(&self);
    drafts_add_talks_before(&self);
    drafts_drop_talks_at_sessions(&self);
    drafts_split_lists(&self);
    drafts_set_out(&self);
    drafts_date_undated(&self);
    drafts_merge(&self);
    drafts_place_in_visits(&self);
    drafts_name_partners(&self);
    push_events(&self);
    push_mechanisms(&self);
}
