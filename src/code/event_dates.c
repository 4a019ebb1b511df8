/* When an event happened, as its own words date it. */
#include "base/edtf.h"
#include "code/acts.h"
#include "code/draft.h"
#include "resolve/dates.h"

#include <stdio.h>
#include <stdlib.h>

/* Compares an EDTF date's first or last day with a day by their characters;
 * unknown digits compare as equal. */
static int compare_days(const char *a, const char *b) {
    for (; *a && *b && *a != '/' && *b != '/'; a++, b++) {
        if (*a != *b && *a != 'X' && *b != 'X' && *a != '~' && *b != '~') {
            return *a < *b ? -1 : 1;
        }
    }
    return 0;
}

static const char *last_day(const char *edtf) {
    const char *slash = strchr(edtf, '/');
    return slash ? slash + 1 : edtf;
}

bool days_lie_in(const char *days, const char *span) {
    return compare_days(days, span) >= 0 && compare_days(last_day(days), last_day(span)) <= 0;
}

bool event_is_act(ChEventType type) {
    return type == CH_AID || type == CH_FORCE || type == CH_SANCTION || type == CH_PROTEST || type == CH_OTHER;
}

bool date_is_answered(const Item *item, uint32_t mention) {
    const Mention *date = &item->mentions.items[mention];
    const Clause *c = item->clauses->items, *end = c + item->clauses->count;
    while (c + 1 < end && date->span.start >= span_end(c->span)) {
        c++;
    }
    bool opens = clause_opens_with(item, c, "as") || clause_opens_with(item, c, "against");
    bool answers =
        opens && match_any(&item->matches, span_of(span_end(date->span), span_end(c->span)), CLASS_BIT(CLASS_EVENT));
    for (uint32_t at = c->span.start; !answers && at < date->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, date->span.start);
        answers = word && word_has_kind(item, word, CLASS_ASPECT, "avert");
        at = word ? span_end(word->span) - 1 : at;
    }
    return answers;
}

/* True if a paper's number begins at the position: 第13号. */
static bool numbers_paper(const Item *item, uint32_t at) {
    uint32_t next = mention_from(item, at);
    const Mention *number = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return number && number->kind == MENTION_ORDINAL && number->span.start == at && number->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, number->entry, KEY_KIND, "order");
}

/* True if the date is a year in a meeting's name, or right before it. */
static bool is_year_of_name(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    enum { NEAR = 6 };
    const NamedMechanism *around = mechanism_around(&self->mechanisms, date->span.start);
    if (around) {
        return span_end(around->span) != span_end(trigger->span); /* 办好2025年中俄文化年 */
    }
    const NamedMechanism *next =
        mechanism_in(&self->mechanisms, span_of(span_end(date->span), span_end(date->span) + NEAR));
    bool bare_year = date->shape.from.printed == DATE_YEAR && !date->shape.from.shifted;
    uint32_t behind = self->item->text->character[span_end(date->span)];
    if (bare_year && numbers_paper(self->item, span_end(date->span))) {
        return true; /* 发布2025年第13号公告 */
    }
    const Match *shown =
        bare_year ? word_at(self->item, span_end(date->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_WORK))
                  : NULL;
    if (shown && (word_has_kind(self->item, shown, CLASS_WORK, "exhibit") ||
                  word_has_kind(self->item, shown, CLASS_WORK, "festivity"))) {
        return true; /* 举办2023年欢乐春节 */
    }
    return next && bare_year && behind != ',' &&
           !word_at(self->item, span_end(date->span), next->span.start,
                    CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION));
}

/* The nearest day told before `mention` in its sentence; NO_MENTION if none. */
static uint32_t earlier_day(const Item *item, const Trigger *trigger, uint32_t mention) {
    uint32_t first = item->sentences.items[trigger->clause->sentence].first_mention;
    for (uint32_t i = mention; i-- > first;) {
        const Mention *date = &item->mentions.items[i];
        if (date->kind == MENTION_DATE && (date->shape.from.printed & DATE_DAY)) {
            return i;
        }
    }
    return NO_MENTION;
}

/* True if the date follows a word of origin and tells since when nothing was so (自 N 年当选后首次访问), not how long
 * a deed went on. */
static bool opens_stretch(const Item *item, const Trigger *trigger, const Mention *date) {
    const Match *from = word_before(item, date->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    return from && word_has_role(item, from, CLASS_PREPOSITION, "source") && !event_is_act(trigger->frame.type);
}

/* True if the word tells of a post that was held before, which follows it: 前|外交部长 X. */
static bool opens_former_post(const Item *item, const Match *word) {
    bool may = word_has_kind(item, word, CLASS_TENURE, "former") && !(word->classes & CLASS_BIT(CLASS_EVENT));
    uint32_t next = may ? mention_from(item, span_end(word->span)) : 0;
    const Mention *post = next && next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return post && post->span.start == span_end(word->span) &&
           (post->kind == MENTION_POST || post->within != NO_MENTION);
}

/* True if the date tells when something else was over or began: 2月就任后访问,
 * 3月升级以来访问. */
static bool dates_another(const Item *item, const Trigger *trigger, const Mention *date) {
    enum { REACH = 18 };
    bool opened = false, only_office = true; /* by a light verb of the trigger */
    bool other = false, visit = false, takes_office = false, since_when = opens_stretch(item, trigger, date);
    if (item->text->character[span_end(date->span)] == ',') {
        return false; /* 去年3月，你就任后首次访华: it dates all that follows */
    }
    uint32_t end =
        span_end(date->span) + REACH < trigger->span.start ? span_end(date->span) + REACH : trigger->span.start;
    for (uint32_t at = span_end(date->span); at < end; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (!word || inside_name(item, at) || opens_former_post(item, word)) {
            continue;
        }
        EntryId since = match_entry(item->lexicon, word, CLASS_DATE_WORD);
        bool after = (takes_office || since_when) && word_has_role(item, word, CLASS_SUPPORT, "after");
        bool apart = visit || (!date_tells_day(date) &&
                               match_any(&item->matches, span_of(span_end(date->span), word->span.start),
                                         CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_SUPPORT)));
        bool former = word->span.start > span_end(date->span) && /* 7月在峰会上与|前总统 X 会晤 */
                      word_before(item, word->span.start, span_end(date->span), CLASS_BIT(CLASS_PREPOSITION));
        after = after || (apart && !former &&
                          word_has_role(item, word, CLASS_SUPPORT, "before")); /* 29日 X 访 P 前夕, 7月峰会前 */
        bool closes = after || (since != NO_ENTRY && lexicon_has(item->lexicon, since, KEY_KIND, "since"));
        if (closes && opened && !since_when && !event_is_act(trigger->frame.type) &&
            ((!after && trigger->frame.is_noun) || (takes_office && only_office))) {
            return false; /* 28日对 P 展开就任后首次访问, 9日举行恢复协商以来的第八次会谈 */
        }
        if (closes && (other || since_when || !event_is_act(trigger->frame.type))) {
            return true; /* blows may go on since that day */
        }
        EntryId event = match_entry(item->lexicon, word, CLASS_EVENT);
        bool office =
            event != NO_ENTRY && lexicon_has(item->lexicon, event, KEY_EVENT, ch_event_type_name(CH_APPOINTMENT));
        bool light = word_has_role(item, word, CLASS_SUPPORT, "light");
        opened = opened || (!other && light);
        only_office = only_office && (event == NO_ENTRY || office || light);
        other = other || event != NO_ENTRY;
        visit =
            visit || (event != NO_ENTRY && lexicon_has(item->lexicon, event, KEY_EVENT, ch_event_type_name(CH_VISIT)));
        takes_office = takes_office || office;
        at = span_end(word->span) - 1;
    }
    return false;
}

/* True if the date is that of what follows the trigger's deed: 出席 M 后于2日对 P 进行访问, 访问 P 之前的2日. */
static bool dates_what_follows(const Item *item, const Trigger *trigger, const Mention *date) {
    uint32_t from = span_end(trigger->span), to = date->span.start;
    const ClassSet time = CLASS_BIT(CLASS_SUPPORT);
    const Match *word = to > from && to < span_end(trigger->clause->span)
                            ? word_before(item, to, from, time | CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    const Match *of = !word && to > from ? word_before(item, to, from, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    if (word && (word->classes & CLASS_BIT(CLASS_PREPOSITION)) && !(word->classes & time)) {
        word = word_before(item, word->span.start, from, time); /* 后于2日 */
    } else if (of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")) {
        word = word_before(item, of->span.start, from, time);
    }
    return word && word_has_role(item, word, CLASS_SUPPORT, "after") && !(trigger->frame.slots & SLOT(END));
}

/* True if the date only tells when the thing was made or agreed on that it describes: 退出2015年签署的协议,
 * 退出2015年达成的协议. */
static bool dates_thing(const Item *item, const Trigger *trigger, const Mention *date) {
    uint32_t end = span_end(item->sentences.items[trigger->clause->sentence].span);
    const Match *verb = word_at(item, span_end(date->span), end, CLASS_BIT(CLASS_EVENT));
    const Match *of = verb && !span_overlaps(verb->span, trigger->span)
                          ? word_at(item, span_end(verb->span), end, CLASS_BIT(CLASS_SUBJECT_STOP))
                          : NULL;
    EntryId entry = of ? lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") &&
           lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SIGNING)) &&
           ((trigger->frame.slots & SLOT(MEMBERSHIP)) ||
            lexicon_has(item->lexicon, entry, KEY_FRAME, "content")); /* not 11日发布的消息 */
}

/* True if the date tells when he was or is a guest whom the verb governs (会见从14日至18日访问 P 的 X): behind the
 * verb, with a deed and the particle of a description behind it. */
static bool dates_guest(const Item *item, const Trigger *trigger, const Mention *date) {
    uint32_t end = span_end(trigger->clause->span);
    bool may = (trigger->frame.slots & SLOT(OBJECT)) && date->span.start >= span_end(trigger->span), deed = false;
    for (uint32_t at = span_end(date->span); may && at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, end);
        if (word && deed && word_has_role(item, word, CLASS_SUBJECT_STOP, "possessive")) {
            return true;
        }
        deed = deed || (word && (word->classes & CLASS_BIT(CLASS_EVENT)));
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the date only tells when he took office, or in which year or month he did something else, who is described
 * by it and then acts: 去年12月就职的 X 访问 P. */
static bool dates_description(const Item *item, const Trigger *trigger, const Mention *date) {
    const Party *subject = &trigger->clause->subject;
    bool may = trigger->clause->subject_is_own && date->span.start < subject->span.start &&
               item->mentions.items[subject->mentions[0]].kind == MENTION_PERSON;
    bool deed = false, office = false;
    for (uint32_t at = span_end(date->span); may && at < trigger->span.start && item->text->character[at] != ',';
         at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, trigger->span.start);
        if (word && deed && word_has_role(item, word, CLASS_SUBJECT_STOP, "possessive")) {
            return subject->span.start == span_end(word->span) && (office || !date_tells_day(date));
        }
        EntryId event = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        deed = deed || event != NO_ENTRY;
        office = office || (event != NO_ENTRY &&
                            lexicon_has(item->lexicon, event, KEY_EVENT, ch_event_type_name(CH_APPOINTMENT)));
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

static bool is_encounter(ChEventType type) {
    return type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_SESSION;
}

/* True for what need not be on the day on which others act: visits, and what is planned
 * for them. */
static bool lies_apart(ChEventType type, ChStatusOfEvent status) {
    bool of_visit = type == CH_MEETING || type == CH_TALKS || type == CH_SESSION || type == CH_CEREMONY;
    return type == CH_VISIT || (of_visit && status == CH_PLANNED);
}

/* True if the day was told of what somebody else did in an earlier clause (17日 A 会见 B，C
 * 将访问 D): an event's word stands behind it there, and another acts since. */
static bool is_day_of_others(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Item *item = self->item;
    bool another = false, is_day = date_tells_day(date);
    for (const Clause *c = trigger->clause; c >= self->clauses.items && c->sentence == trigger->clause->sentence; c--) {
        if (!span_within(date->span, c->span)) {
            another = another || c->subject_is_own;
            continue;
        }
        for (uint32_t at = span_end(date->span); is_day && another && c != trigger->clause && at < span_end(c->span);
             at++) {
            const Match *word = any_word_at(item, at, span_end(c->span));
            if (word && (word->classes & CLASS_BIT(CLASS_EVENT)) && !inside_name(item, at)) {
                return true;
            }
            at = word ? span_end(word->span) - 1 : at;
        }
        return false;
    }
    return false;
}

/* True if the day was told of what others did, after which something follows on a day of its own: A 国10日发射导弹后，B
 * 与 C 通电话. */
static bool is_day_of_what_led(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Clause *c = trigger->clause;
    while (c > self->clauses.items && date->span.start < c->span.start) {
        c--;
    }
    uint32_t end = span_end(c->span);
    for (uint32_t length = 1; c != trigger->clause && length <= 2 && end >= c->span.start + length; length++) {
        const Match *word = match_exact(&self->item->matches, span_of(end - length, end), CLASS_BIT(CLASS_DATE_WORD));
        if (word && word_has_kind(self->item, word, CLASS_DATE_WORD, "after")) {
            return is_day_of_others(self, trigger, date);
        }
    }
    return false;
}

/* True if the day was told of an earlier journey, before a clause on this one: 10月初赴 P 出席 M，此次则访问 Q. */
static bool is_day_before_this(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Item *item = self->item;
    const Clause *c = trigger->clause;
    bool goes = trigger->frame.type == CH_VISIT || trigger->frame.type == CH_SESSION;
    if (!goes || !clause_may_have(c, "this") || date->span.start >= c->span.start ||
        !role_between(item, c->span.start, trigger->span.start, CLASS_SUBJECT_STOP, "this")) {
        return false;
    }
    while (c > self->clauses.items && c->sentence == trigger->clause->sentence && date->span.start < c->span.start) {
        c--;
    }
    for (uint32_t at = span_end(date->span); at < span_end(c->span); at++) {
        const Match *word = any_word_at(item, at, span_end(c->span));
        if (word && (word->classes & CLASS_BIT(CLASS_EVENT)) && !inside_name(item, at)) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the day is of what the clause before excepts: 除了出席2日举行的论坛外，也将会见 X. */
static bool is_day_of_excepted(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Clause *c = trigger->clause;
    while (c > self->clauses.items && c->sentence == trigger->clause->sentence && date->span.start < c->span.start) {
        c--;
    }
    return c != trigger->clause && clause_may_have(c, "except") && span_within(date->span, c->span) &&
           role_between(self->item, c->span.start, date->span.start, CLASS_PREPOSITION, "except");
}

/* True if the stretch opens the sentence by itself, and one alone acts since: 今年以来，X 以 … 为由，多次空袭 Y. */
static bool opens_for_blows(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Clause *c = trigger->clause;
    int subjects = c->subject_is_own;
    while (c > self->clauses.items && c[-1].sentence == c->sentence && date->span.start < c->span.start) {
        c--;
        subjects += c->subject_is_own;
    }
    return trigger->frame.type == CH_FORCE && date->shape.role == DATE_SINCE && !c->subject_is_own && subjects <= 1 &&
           date->span.start == c->span.start && span_within(date->span, c->span);
}

/* True if another clause than that of who takes an office tells since which year or month something was so: 赢得自 N
 * 年来的最大胜利，X 成功连任. */
static bool tells_since_in_passing(const Item *item, const Trigger *trigger, const Mention *date) {
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    bool passing = trigger->frame.type == CH_APPOINTMENT && !span_within(date->span, trigger->clause->span) &&
                   !date_tells_day(date) && date->span.start > sentence.start + 1;
    const Match *since =
        passing ? word_before(item, date->span.start, sentence.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return since && span_end(since->span) == date->span.start && since->span.start > sentence.start &&
           word_has_role(item, since, CLASS_PREPOSITION, "source");
}

/* A year inside a meeting's name dates nothing, nor does «so far» or «since»
 * of an earlier clause, but for blows of one since then. */
static bool dates_events(const EventCoder *self, const Trigger *trigger, const Mention *date, ChStatusOfEvent status) {
    bool is_century = date->shape.from.printed & DATE_CENTURY; /* 面向二十一世纪的关系 */
    ChEventType type = trigger->frame.type;
    bool told = status == CH_PLANNED && !event_is_act(type); /* 将于年底前签署 */
    bool is_due = date->shape.role == DATE_BY && type != CH_VISIT && type != CH_MEETING && type != CH_SESSION && !told;
    if (is_century || is_due || tells_since_in_passing(self->item, trigger, date) ||
        is_year_of_name(self, trigger, date) || dates_another(self->item, trigger, date) ||
        is_day_before_this(self, trigger, date) || is_day_of_excepted(self, trigger, date) ||
        (lies_apart(trigger->frame.type, status) && is_day_of_others(self, trigger, date)) ||
        ((is_encounter(trigger->frame.type) || trigger->frame.type == CH_MESSAGE) &&
         is_day_of_what_led(self, trigger, date))) {
        return false;
    }
    const Clause *clause = trigger->clause, *before = clause > self->clauses.items ? clause - 1 : clause;
    bool near =
        span_within(date->span, clause->span) || (span_within(date->span, before->span) && !before->subject_is_own);
    bool is_deed = event_is_act(trigger->frame.type) || trigger->frame.type == CH_RELATIONS;
    bool dates_speech = clause->in_speech && !is_deed && !span_within(date->span, clause->span) &&
                        date->span.start < clause->speech_verb &&
                        clause->speech_verb < span_end(trigger->span); /* not 当天，X 在 P 会见 Y 后表示 */
    return !dates_speech &&
           (near || opens_for_blows(self, trigger, date) || (date->shape.role == DATE_AT && !date_is_vague(date)));
}

/* True if the day lies before the last of the days that a visit or session takes. */
static bool goes_on(ChEventType type, const char *days, const char *today) {
    return (type == CH_VISIT || type == CH_SESSION) && strchr(days, '/') && compare_days(last_day(days), today) > 0;
}

/* True if a word by which somebody tells or decides stands between: the day before it is that of the telling. */
static bool is_told_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = any_word_at(item, at, to);
        if (!word || inside_name(item, at)) {
            continue;
        }
        if (word_has_kind(item, word, CLASS_SPEECH, "frame") || word_has_kind(item, word, CLASS_SPEECH, "tell") ||
            word_has_role(item, word, CLASS_SUPPORT, "announcing") ||
            word_has_role(item, word, CLASS_ASPECT, "agreeing") || word_has_role(item, word, CLASS_ASPECT, "meant")) {
            return true;
        }
        EntryId tense = match_entry(item->lexicon, word, CLASS_ASPECT);
        if (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "cancelled")) {
            return true; /* 20日推迟9月初对 P 的访问 */
        }
        at = span_end(word->span) - 1;
    }
    return false;
}

/* True if the date is told as one to come: 明年4月, 下周. */
static bool is_to_come(const Mention *date) {
    const DatePoint *point = &date->shape.from;
    return date->shape.kind == DATE_POINT && !date->shape.same &&
           (date->shape.gloss > 0 || /* 明天（26日） */
            ((point->shifted & DATE_YEAR) && point->year > 0) || ((point->shifted & DATE_MONTH) && point->month > 0) ||
            ((point->shifted & DATE_DAY) && point->day > 0) || ((point->shifted & DATE_WEEKDAY) && point->week > 0));
}

bool announced_then(const Item *item, const Trigger *trigger, const Mention *date) {
    uint32_t end = trigger->span.start, start = trigger->clause->span.start; /* 将于27日宣布 */
    start = date->span.start >= start ? start : span_end(date->span);
    for (uint32_t at = start; trigger->frame.type == CH_RELATIONS && at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, end);
        EntryId tense = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        if (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "planned")) {
            return !lexicon_has(item->lexicon, tense, KEY_ROLE, "agreeing") &&
                   role_between(item, span_end(word->span), end, CLASS_SUPPORT, "announcing");
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if a plan, or its end, is told in a clause of its own behind the day on
 * which it was announced (白宫5日宣布，X 将访问 Y; 据白宫5日消息，…), or a plan in the same clause: X 5日表示将访问 Y.
 */
static bool is_day_of_announcement(const EventCoder *self, const Trigger *trigger, const Draft *draft,
                                   const Mention *date) {
    const Clause *clause = trigger->clause;
    bool lies_ahead = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
    bool is_day = date_tells_day(date);
    if (!lies_ahead || !is_day || announced_then(self->item, trigger, date)) {
        return false;
    }
    if (date->span.start >= clause->span.start) { /* 19日表示将访问 X */
        return draft->event.status == CH_PLANNED && !trigger->frame.is_noun && !event_is_act(trigger->frame.type) &&
               !is_to_come(date) && is_told_between(self->item, span_end(date->span), trigger->span.start);
    }
    for (const Clause *c = clause - 1; c >= self->clauses.items && c->sentence == clause->sentence; c--) {
        if (span_within(date->span, c->span)) {
            bool announces = (c->subject_is_own && c->subject.span.start < date->span.start) ||
                             ((c->classes & CLASS_BIT(CLASS_SPEECH)) && !(c->classes & CLASS_BIT(CLASS_EVENT)));
            bool tells = !(c->classes & CLASS_BIT(CLASS_EVENT)) && /* X 19日宣布，将会见 Y */
                         is_told_between(self->item, span_end(date->span), span_end(c->span));
            bool reported =
                c + 1 < clause && clause_opens_with(self->item, c + 1, "hearsay"); /* 19日，据 A 社报道，… */
            return draft->event.status == CH_CANCELLED || tells || reported ||
                   ((clause->subject_is_own || trigger->is_held) && announces);
        }
    }
    return false;
}

/* True if the clause of an earlier date tells by a verb behind it what was done on it, and no plan: 22日抵达 P. */
static bool deed_on(const Item *item, const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Clause *c = trigger->clause;
    while (c > self->clauses.items && date->span.start < c->span.start) {
        c--;
    }
    bool deed = false;
    for (uint32_t at = c->span.start; at < span_end(c->span); at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, span_end(c->span));
        EntryId tense = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        if (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "planned")) {
            return false;
        }
        deed = deed || (word && (word->classes & CLASS_BIT(CLASS_EVENT)) && at >= span_end(date->span));
        at = word ? span_end(word->span) - 1 : at;
    }
    return deed;
}

/* True if a plan is told behind what happened on the day: 24日抵达 P，将出席 M. */
static bool is_day_of_earlier_deed(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Item *item = self->item;
    bool deed = false;
    for (const Clause *c = trigger->clause - 1; c >= self->clauses.items && c->sentence == trigger->clause->sentence;
         c--) {
        for (uint32_t at = c->span.start; at < span_end(c->span); at++) {
            const Match *word = any_word_at(item, at, span_end(c->span));
            EntryId tense = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
            if (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "planned") &&
                (span_within(date->span, c->span) || !deed_on(item, self, trigger, date))) {
                return false; /* the plan begins there */
            }
            deed = deed || (word && (word->classes & CLASS_BIT(CLASS_EVENT)) && at >= span_end(date->span) &&
                            !inside_name(item, at));
            at = word ? span_end(word->span) - 1 : at;
        }
        if (span_within(date->span, c->span)) {
            return deed;
        }
    }
    return false;
}

/* True if a word of another event stands between the date and the trigger. */
static bool event_between(const Item *item, const Mention *date, const Trigger *trigger) {
    for (uint32_t at = span_end(date->span); at < trigger->span.start; at++) {
        if (word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT)) && !inside_name(item, at)) {
            return true;
        }
    }
    return false;
}

static bool stands_in_dateline(const Item *item, const Mention *date) {
    for (size_t i = 0; i < item->segments.count && item->segments.items[i].span.start <= date->span.start; i++) {
        if (item->segments.items[i].kind == SEGMENT_DATELINE && span_within(date->span, item->segments.items[i].span)) {
            return true;
        }
    }
    return false;
}

/* True if the day is that of the report by which somebody else's clause tells it: 据 A 社30日报道，X 会见 Y. */
static bool is_day_of_report(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    const Clause *first = trigger->clause;
    while (first > self->clauses.items && first[-1].sentence == trigger->clause->sentence) {
        first--;
    }
    return first < trigger->clause && !event_is_act(trigger->frame.type) && span_within(date->span, first->span) &&
           !(first->classes & CLASS_BIT(CLASS_EVENT)) && clause_opens_with(self->item, first, "hearsay");
}

/* What «yesterday» means in a speech: reckoned from the day of the speech, which is
 * that of the item's first dated event, not from the day of publication. */
static const char *said_on_day(const EventCoder *self, const Mention *day, const char *edtf) {
    enum { NEWS = 3 }; /* days within which the item's event is its news */
    Edtf said, published;
    bool relative = (day->shape.from.shifted & DATE_DAY) && !day->shape.same && day->shape.kind == DATE_POINT;
    if (!relative || !self->speaker.person || !edtf_parse(self->item->published, &published) || !published.from.day) {
        return edtf;
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        bool tells = draft->own_date && !draft->in_speech && is_encounter(draft->event.type) &&
                     draft->event.status == CH_HAPPENED && edtf_parse(draft->event.date, &said) && !said.is_interval &&
                     said.from.day && said.from.year_digits == 4;
        long lag = tells ? edtf_day_number(published.from) - edtf_day_number(said.from) : -1;
        if (lag < 0 || lag > NEWS) {
            continue;
        }
        Edtf date = {.from = edtf_from_day_number(edtf_day_number(said.from) + day->shape.from.day)};
        return edtf_written(self->item->arena, &date);
    }
    return edtf;
}

/* True if the clause tells what was or will be done next (随后将访问 P): a journey goes on
 * on another day. */
static bool is_next_stop(const Item *item, const Trigger *trigger, ChStatusOfEvent status) {
    bool goes = trigger->frame.type == CH_VISIT || (trigger->frame.type == CH_SESSION && status == CH_PLANNED);
    for (uint32_t at = trigger->clause->span.start; goes && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "then")) {
            return true;
        }
    }
    return false;
}

/* The date told last before `mention` in its sentence; NO_MENTION if none. */
static uint32_t earlier_date(const Item *item, const Trigger *trigger, uint32_t mention) {
    uint32_t first = item->sentences.items[trigger->clause->sentence].first_mention;
    for (uint32_t i = mention; i-- > first;) {
        if (item->mentions.items[i].kind == MENTION_DATE) {
            return i;
        }
    }
    return NO_MENTION;
}

/* The date told behind the word by which something is announced, where the one picked stands before it (20日宣布，
 * 将于下月访问 P); else the one picked. */
static uint32_t date_of_what_is_told(const Item *item, const Trigger *trigger, uint32_t mention) {
    const Clause *clause = trigger->clause;
    uint32_t last = mention, end = clause->first_mention + clause->mention_count;
    if (mention == NO_MENTION || mention < clause->first_mention) {
        return mention;
    }
    for (uint32_t i = mention + 1; i < end && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *date = &item->mentions.items[i];
        bool dates = date->kind == MENTION_DATE && date->shape.role == DATE_AT && date->shape.from.printed &&
                     (date->shape.kind == DATE_POINT || date->shape.kind == DATE_RANGE) &&
                     !inside_name(item, date->span.start);
        last = dates ? i : last;
    }
    bool told = last != mention && is_told_between(item, span_end(item->mentions.items[mention].span),
                                                   item->mentions.items[last].span.start);
    return told ? last : mention;
}

/* True if the date stands in what the talks are about (就 X 12月访 P 进行磋商): behind the word for a topic, with the
 * deed of that before the trigger. */
static bool dates_topic(const Item *item, const Trigger *trigger, const Mention *date) {
    const Clause *clause = trigger->clause, *first = item->clauses->items;
    while (trigger->frame.type == CH_PROTEST && clause > first && date->span.start < clause->span.start &&
           clause[-1].sentence == clause->sentence) {
        clause--; /* 就 X 3月2日侵入 P，向 X 提出抗议 */
    }
    bool may = span_within(date->span, clause->span) && span_end(date->span) <= trigger->span.start &&
               event_between(item, date, trigger);
    for (uint32_t at = clause->span.start; may && at < date->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, date->span.start);
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "topic")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the date of an earlier clause stands right behind a word for what was dealt with there:
 * 今日宣布，对上月九日爆炸案的 调查已完成，决定与 X 断交. */
static bool dates_matter(const Item *item, const Trigger *trigger, const Mention *date) {
    static const char *const roles[] = {"to", "topic", "against", "cause"};
    bool before = date->span.start < trigger->clause->span.start && date_tells_day(date);
    uint32_t from = item->sentences.items[trigger->clause->sentence].span.start;
    const Match *word = before ? word_before(item, date->span.start, from, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool governed = false;
    for (size_t i = 0; word && i < sizeof roles / sizeof *roles; i++) {
        governed = governed || word_has_role(item, word, CLASS_PREPOSITION, roles[i]);
    }
    return governed && span_end(word->span) == date->span.start;
}

/* True if taking office is only what is spoken of, behind the day on which that is done: 26日就 X 当选总统致贺电. */
static bool is_only_topic(const Item *item, const Trigger *trigger, const Mention *date) {
    bool may = trigger->frame.type == CH_APPOINTMENT;
    for (uint32_t at = span_end(date->span); may && at < trigger->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, trigger->span.start);
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "topic")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the year only tells since when they are counted (举行今年第四次会晤): an ordinal stands between it and the
 * meeting, of what the outlet tells as news; or they are told before the trigger's clause. */
static bool counts_since(const Item *item, const Trigger *trigger, const Draft *draft, uint32_t mention) {
    const Mention *date = mention == NO_MENTION ? NULL : &item->mentions.items[mention];
    const Mention *number = date && mention + 1 < item->mentions.count ? date + 1 : NULL;
    ChEventType type = trigger->frame.type;
    bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_SIGNING;
    bool counts = (meets && !draft->in_speech) ||
                  (date && (date->shape.from.shifted & DATE_YEAR) && !span_within(date->span, trigger->clause->span));
    return number && counts && (date->shape.from.printed == DATE_YEAR) && number->kind == MENTION_ORDINAL &&
           number->span.start == span_end(date->span) && span_end(number->span) <= trigger->span.start;
}

/* How many days the date lies from today, a month by its middle; -1 if that is not known. */
static long days_from_today(const Item *item, const char *date) {
    enum { MIDDLE = 15 };
    Edtf day, today;
    if (!date || !item->published || !edtf_parse(date, &day) || !edtf_parse(item->published, &today) ||
        !day.from.month || !today.from.day) {
        return -1;
    }
    day.from.day = day.from.day ? day.from.day : MIDDLE;
    return labs(edtf_day_number(today.from) - edtf_day_number(day.from));
}

/* The date of what lies ahead, or did before it was called off: then the nearest such day of both (取消原定10月23日的
 * 访问, 原定周日). */
static DateValue resolve_day(const Item *item, uint32_t mention, ChStatusOfEvent status) {
    DateValue date = date_resolve(item, mention, status == CH_PLANNED);
    long back = status == CH_CANCELLED ? days_from_today(item, date.edtf) : 0;
    if (back > 0) {
        DateValue next = date_resolve(item, mention, true);
        long ahead = days_from_today(item, next.edtf);
        date = ahead >= 0 && ahead < back ? next : date;
    }
    return date;
}

/* True if somebody welcomes that a visitor comes in the month, which lies ahead then: 欢迎 X 9月访 P. */
static bool is_welcomed_ahead(const Item *item, const Trigger *trigger, const Mention *date) {
    bool travels = trigger->frame.type == CH_VISIT || trigger->frame.type == CH_SESSION;
    uint32_t start = trigger->clause->span.start;
    bool may = travels && date->shape.kind == DATE_POINT && date->shape.from.printed == DATE_MONTH &&
               !date->shape.from.shifted && span_within(date->span, trigger->clause->span);
    for (uint32_t at = start; may && at < date->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, date->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "attitude") &&
            lexicon_has(item->lexicon, entry, KEY_STANCE, "support")) {
            return true;
        }
    }
    return false;
}

/* True if the deed has a vague day of its own behind somebody named behind the date: 13日就 X 日前访问 P 答问,
 * 13日会见日前抵达的 X. */
static bool dated_anew(const Item *item, const Trigger *trigger, uint32_t date) {
    const Clause *clause = trigger->clause;
    bool named = false, may = trigger->frame.type == CH_VISIT || trigger->frame.type == CH_FORCE; /* 就 X 日前 … 致电 */
    for (uint32_t i = date + 1; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start >= trigger->span.start) {
            return false;
        }
        if (named && date_is_vague(mention)) {
            return true;
        }
        named = named || mention->kind != MENTION_DATE;
    }
    return false;
}

/* True if it only tells which day of the visit it is: 访问 P 第二天. */
static bool counts_days(const Trigger *trigger, const Mention *date) {
    const DateShape *shape = &date->shape;
    return trigger->frame.type == CH_VISIT && shape->same && (shape->from.shifted & DATE_DAY) && shape->from.day > 0 &&
           date->span.start >= span_end(trigger->span);
}

/* True if the date behind the deed tells since when there was none such: X 对 P 的访问是自2012年4月以来的首次. */
static bool tells_since_when(const Item *item, const Trigger *trigger, const Mention *date) {
    uint32_t start = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *from =
        date->span.start >= start ? word_before(item, date->span.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool may = from && word_has_role(item, from, CLASS_PREPOSITION, "source");
    for (uint32_t at = span_end(date->span); may && at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_DATE_WORD));
        if (word && word_has_kind(item, word, CLASS_DATE_WORD, "since")) {
            return true;
        }
    }
    return false;
}

/* True if the date is that of what the deed answers, told in a clause before it or behind it. */
static bool dates_answered(const Item *item, const Trigger *trigger, uint32_t mention) {
    const Mention *date = &item->mentions.items[mention];
    bool apart = date->span.start < trigger->clause->span.start || date->span.start > trigger->span.start;
    return apart && event_is_act(trigger->frame.type) && date_is_answered(item, mention);
}

/* True if the date behind the encounter or visit is of what somebody then tells: 来访的 X 宣布2024年为 …. */
static bool dates_words(const Item *item, const Trigger *trigger, const Mention *date) {
    bool behind = date->span.start >= span_end(trigger->span) && span_within(date->span, trigger->clause->span);
    bool may = behind && !trigger->frame.is_noun && lies_apart(trigger->frame.type, CH_PLANNED);
    for (uint32_t at = span_end(trigger->span); may && at < date->span.start; at++) { /* 共同宣布 has it inside */
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, date->span.start, CLASS_BIT(CLASS_SPEECH));
        if (word &&
            (word_has_kind(item, word, CLASS_SPEECH, "frame") || word_has_kind(item, word, CLASS_SPEECH, "tell"))) {
            return true;
        }
    }
    return false;
}

/* The date told with the deed, over those that are of something else: the thing, the topic, the guest, what follows.
 * NO_MENTION if none is left. */
static uint32_t date_of_deed(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    uint32_t mention = mention_from(item, trigger->span.start);
    if (mention < item->mentions.count && item->mentions.items[mention].kind == MENTION_DATE &&
        item->mentions.items[mention].span.length == 1 &&
        item->mentions.items[mention].span.start == trigger->span.start) {
        return mention; /* its verb begins with the day: 昨访 */
    }
    mention = date_mention_for(item, trigger->clause->span, trigger->span);
    mention = date_of_what_is_told(item, trigger, mention);
    mention = counts_since(item, trigger, draft, mention) ? earlier_day(item, trigger, mention) : mention;
    if (mention != NO_MENTION && is_year_of_name(self, trigger, &item->mentions.items[mention])) {
        mention = earlier_day(item, trigger, mention);
    }
    while (mention != NO_MENTION &&
           ((item->mentions.items[mention].shape.from.printed & DATE_CENTURY) ||
            counts_days(trigger, &item->mentions.items[mention]) ||
            dates_thing(item, trigger, &item->mentions.items[mention]) ||
            date_spans_anniversary(&item->mentions.items[mention]) || dates_answered(item, trigger, mention) ||
            tells_since_when(item, trigger, &item->mentions.items[mention]) ||
            dates_topic(item, trigger, &item->mentions.items[mention]) ||
            dates_matter(item, trigger, &item->mentions.items[mention]) ||
            dates_guest(item, trigger, &item->mentions.items[mention]) ||
            dates_words(item, trigger, &item->mentions.items[mention]) ||
            dates_description(item, trigger, &item->mentions.items[mention]) ||
            dates_what_follows(item, trigger, &item->mentions.items[mention]))) {
        mention = earlier_date(item, trigger, mention);
    }
    return mention;
}

/* True if the date before the word that calls the event off is that on which it was called off: 14日取消对 P 的访问. */
static bool is_day_of_calling_off(const Item *item, const Trigger *trigger, const Draft *draft, const Mention *day) {
    bool may = draft->event.status == CH_CANCELLED && !event_is_act(draft->event.type);
    for (uint32_t at = span_end(day->span); may && at < trigger->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, trigger->span.start);
        EntryId tense = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        if (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "cancelled") &&
            !lexicon_has(item->lexicon, tense, KEY_ROLE, "meant")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the day is of something else that is told with the deed: of setting out, the topic, the stop before, the
 * announcement. */
static bool is_day_of_other(const EventCoder *self, const Trigger *trigger, const Draft *draft, const Mention *day) {
    const Item *item = self->item;
    bool departs = sets_out_for(item, trigger) && day->span.start != span_end(trigger->span); /* 为出席 M 22日启程 */
    if (departs || is_only_topic(item, trigger, day)) {
        return true;
    }
    if (date_tells_day(day) && !span_within(day->span, trigger->clause->span) && event_between(item, day, trigger) &&
        is_next_stop(item, trigger, draft->event.status)) {
        return true;
    }
    if (is_day_of_calling_off(item, trigger, draft, day)) {
        return true;
    }
    bool lies_ahead = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
    return is_day_of_announcement(self, trigger, draft, day) || (lies_ahead && stands_in_dateline(item, day)) ||
           (draft->event.status == CH_PLANNED && is_day_of_earlier_deed(self, trigger, day));
}

/* The date to which the event is put off, told behind it in its clause or in one that carries its subject on (原定20日
 * 访问 P，因故推迟至6月); NO_MENTION if there is none. */
static uint32_t date_put_off_to(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *end = self->clauses.items + self->clauses.count;
    for (const Clause *c = trigger->clause; c < end && c->sentence == trigger->clause->sentence; c++) {
        bool follows = c != trigger->clause;
        if (follows && (c->subject_is_own || (c->classes & CLASS_BIT(CLASS_EVENT)))) {
            break;
        }
        uint32_t limit = clause_may_have(c, "moved") ? span_end(c->span) : 0;
        for (uint32_t at = follows ? c->span.start : span_end(trigger->span); at < limit; at++) {
            const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, limit);
            if (word && word_has_role(item, word, CLASS_ASPECT, "moved")) {
                uint32_t next = mention_from(item, span_end(word->span));
                bool dated = next < item->mentions.count && item->mentions.items[next].kind == MENTION_DATE &&
                             item->mentions.items[next].span.start == span_end(word->span);
                return dated ? next : NO_MENTION;
            }
            at = word ? span_end(word->span) - 1 : at;
        }
    }
    return NO_MENTION;
}

/* True if the date tells a part of the page's month that has not begun: 本月底, 5月下旬. */
static bool is_later_this_month(const Item *item, const Mention *date, const char *edtf) {
    enum { MONTH = 7, PARTS = 3, DAYS = 10 }; /* bytes; parts of a month and their days */
    Edtf today;
    if (!edtf || strlen(edtf) != MONTH || !item->published || strncmp(edtf, item->published, MONTH) != 0 ||
        !edtf_parse(item->published, &today) || !today.from.day) {
        return false;
    }
    const Match *part =
        match_longest_before(&item->matches, date->span.start, span_end(date->span), CLASS_BIT(CLASS_DATE_WORD));
    EntryId entry = part ? match_entry(item->lexicon, part, CLASS_DATE_WORD) : NO_ENTRY;
    bool tells = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "part-of-month") ||
                                       lexicon_has(item->lexicon, entry, KEY_KIND, "part-of-this-month"));
    const char *value = tells ? lexicon_value(item->lexicon, entry, KEY_VALUE) : NULL;
    int which = value ? atoi(value) : 0;
    return which > 0 && which <= PARTS && today.from.day <= (which - 1) * DAYS;
}

/* Lets the calendar correct the status of what was done, or is to be, on the day. */
static void correct_status(const Item *item, const Mention *day, Draft *draft) {
    const char *date = draft->event.date, *today = item->published;
    /* What links to other pages may be younger than the page. */
    bool is_younger =
        item->kind == CH_ITEM_TEASER && (day->shape.from.printed & DATE_YEAR) && today && compare_days(date, today) > 0;
    if (draft->event.status == CH_CANCELLED || is_younger) {
        return;
    }
    if (!today) {
        draft->event.status = is_to_come(day) ? CH_PLANNED : draft->event.status;
    } else if (compare_days(date, today) > 0 || is_later_this_month(item, day, date)) {
        draft->event.status = CH_PLANNED;
    } else if (draft->event.status == CH_PLANNED && compare_days(last_day(date), today) < 0) {
        draft->event.status = CH_HAPPENED;
    } else if (draft->event.status == CH_HAPPENED && goes_on(draft->event.type, date, today)) {
        draft->event.status = CH_ONGOING;
    }
}

/* Gives the draft the date that is told of it by `day`. */
static void take_date(const EventCoder *self, const Trigger *trigger, const Mention *day, DateValue date,
                      Draft *draft) {
    const Item *item = self->item;
    draft->own_date = true;
    draft->date_is_filing = stands_in_dateline(item, day) || is_day_of_report(self, trigger, day);
    draft->shared_date = !span_within(day->span, trigger->clause->span);
    draft->event.date = date.edtf;
    draft->event.not_before = date.not_before;
    draft->event.not_after = date.not_after;
    correct_status(item, day, draft);
}

/* Plans the event for the date to which it is put off; false if it is not, or to none that can be told. */
static bool take_date_put_off_to(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    bool may = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
    uint32_t mention = may ? date_put_off_to(self, trigger) : NO_MENTION;
    DateValue date = mention == NO_MENTION ? (DateValue){0} : date_resolve(item, mention, true);
    if (date.edtf) {
        draft->event.status = CH_PLANNED;
        take_date(self, trigger, &item->mentions.items[mention], date, draft);
    }
    return date.edtf != NULL;
}

/* The day told behind the trigger's clause on which the measure takes effect: 加征关税，8月1日起生效. NO_MENTION if
 * none is. */
static uint32_t day_of_effect(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *end = self->clauses.items + self->clauses.count;
    for (const Clause *c = trigger->clause + 1; c < end && c <= trigger->clause + 2; c++) {
        if (c->sentence != trigger->clause->sentence || c->subject_is_own) {
            break;
        }
        for (uint32_t i = c->first_mention; i < c->first_mention + c->mention_count; i++) {
            const Mention *day = &item->mentions.items[i];
            if (day->kind == MENTION_DATE && date_tells_day(day)) {
                uint32_t from = span_end(day->span) - 1; /* 8月1日|起实施 */
                bool starts = act_word(item, from, span_end(c->span), CLASS_WORK, "effective");
                return starts ? i : NO_MENTION;
            }
        }
    }
    return NO_MENTION;
}

void draft_take_day_of_effect(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t mention = day_of_effect(self, trigger);
    if (mention == NO_MENTION) {
        return;
    }
    DateValue next = date_resolve(item, mention, true), last = date_resolve(item, mention, false);
    enum { HALF_YEAR = 180 };
    long ahead = days_from_today(item, next.edtf), back = days_from_today(item, last.edtf);
    bool begun = back == 0 || (back > 0 && ahead > HALF_YEAR); /* of March told in March, not of 28日 told on the 2nd */
    take_date(self, trigger, &item->mentions.items[mention], begun ? last : next, draft);
    draft->shared_date = false;
}

/* True if the day is of what an earlier clause tells, after which the deed was done at some time: 去年2月 P
 * 冲突爆发后，X 对 Y 实施了十轮制裁. */
static bool dates_what_was_before(const EventCoder *self, const Trigger *trigger, const Mention *day) {
    const Clause *c = trigger->clause;
    while (c > self->clauses.items && c->sentence == trigger->clause->sentence && day->span.start < c->span.start) {
        c--;
    }
    bool may = trigger->frame.type == CH_SANCTION && c != trigger->clause && span_within(day->span, c->span) &&
               !date_tells_day(day);
    const Match *last =
        may ? word_before(self->item, span_end(c->span), span_end(day->span), CLASS_BIT(CLASS_SUPPORT)) : NULL;
    return last && word_has_role(self->item, last, CLASS_SUPPORT, "after") &&
           act_event_between(self->item, span_end(day->span), span_end(c->span), KEY_EVENT,
                             ch_event_type_name(CH_FORCE));
}

/* True if the deed is told without an aspect, and due by a day that has not come: X 军队在12月31日以前撤出 P. */
static bool is_due_ahead(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Span clause = trigger->clause->span;
    uint32_t i = mention_from(item, trigger->span.start);
    while (i > 0 && item->mentions.items[i - 1].kind != MENTION_DATE) {
        i--;
    }
    const Mention *day = i > 0 ? &item->mentions.items[i - 1] : NULL;
    if (!day || day->shape.role != DATE_BY || !item->published || !span_within(day->span, clause)) {
        return false;
    }
    for (uint32_t at = clause.start; at < span_end(clause); at++) {
        bool inside = inside_name(item, at) || (at >= day->span.start && at < span_end(day->span)); /* 31[日前] */
        const Match *word = inside ? NULL : any_word_at(item, at, span_end(clause));
        if (word && (word->classes & CLASS_BIT(CLASS_ASPECT))) {
            return false;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    DateValue due = date_resolve(item, i - 1, true);
    return due.edtf && compare_days(due.edtf, item->published) > 0;
}

void draft_set_date(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    if (take_date_put_off_to(self, trigger, draft)) {
        return;
    }
    if (draft->event.status == CH_HAPPENED && is_due_ahead(self, trigger)) {
        draft->event.status = CH_PLANNED;
        draft->unknown_date = true;
        return;
    }
    uint32_t mention = date_of_deed(self, trigger, draft);
    if (mention == NO_MENTION || dated_anew(item, trigger, mention) ||
        !dates_events(self, trigger, &item->mentions.items[mention], draft->event.status)) {
        return;
    }
    const Mention *day = &item->mentions.items[mention];
    if (dates_what_was_before(self, trigger, day)) {
        draft->is_recalled = true;
        return;
    }
    if (is_day_of_other(self, trigger, draft, day)) {
        draft->is_off_earlier = !date_tells_day(day) && is_day_of_calling_off(item, trigger, draft, day);
        return;
    }
    bool welcomed = draft->event.status == CH_HAPPENED && is_welcomed_ahead(item, trigger, day);
    draft->event.status = welcomed ? CH_PLANNED : draft->event.status;
    DateValue date = resolve_day(item, mention, draft->event.status);
    date.edtf = draft->in_speech ? said_on_day(self, day, date.edtf) : date.edtf;
    if (!date.edtf) {
        bool here = span_within(day->span, trigger->clause->span);
        draft->unknown_date = here && !date_is_vague(day);
        draft->event.status =
            here && is_to_come(day) && draft->event.status == CH_HAPPENED ? CH_PLANNED : draft->event.status;
        return;
    }
    bool is_past = item->published && compare_days(last_day(date.edtf), item->published) < 0;
    bool of_this = span_within(day->span, trigger->clause->span) && !event_between(item, day, trigger);
    if (draft->event.status == CH_PLANNED && is_past && !of_this) {
        return; /* of something else the sentence tells */
    }
    take_date(self, trigger, day, date, draft);
}

/* The date that a list joins right before the one at the place (5月和7月, 15日、17日); NO_MENTION if none does. */
static uint32_t date_joined_before(const Item *item, uint32_t mention) {
    const Mention *last = &item->mentions.items[mention], *date = mention ? last - 1 : NULL;
    uint32_t joint = date ? span_end(date->span) : 0;
    bool may = date && date->kind == MENTION_DATE && date->shape.kind == DATE_POINT && date->shape.role == DATE_AT &&
               last->shape.kind == DATE_POINT && last->shape.role == DATE_AT && date->shape.from.printed &&
               joint + 1 == last->span.start;
    bool joins = may && (item->text->character[joint] == LIST_COMMA ||
                         match_any(&item->matches, (Span){joint, 1}, CLASS_BIT(CLASS_CONJUNCTION)));
    return joins ? mention - 1 : NO_MENTION;
}

void drafts_repeat_on_days(EventCoder *self, const Trigger *trigger, size_t made) {
    for (size_t i = made, end = self->drafts.count; i < end; i++) {
        Draft *told = &self->drafts.items[i];
        bool may = told->own_date && told->event.status == CH_HAPPENED && !told->is_habit &&
                   self->clauses.items + told->clause == trigger->clause;
        uint32_t day = may ? date_of_deed(self, trigger, told) : NO_MENTION;
        bool by_itself = day != NO_MENTION && /* 5月和7月，X 空袭 P */
                         self->item->text->character[span_end(self->item->mentions.items[day].span)] == ',';
        day = told->shared_date && !by_itself ? NO_MENTION : day;
        for (day = day == NO_MENTION ? day : date_joined_before(self->item, day); day != NO_MENTION;
             day = date_joined_before(self->item, day)) {
            Draft again = self->drafts.items[i];
            again.event.date = resolve_day(self->item, day, CH_HAPPENED).edtf;
            if (again.event.date) {
                *list_push(self->item->arena, &self->drafts) = again;
            }
        }
    }
}

/* The two days of a date that lists them (19日、20日), in the arena; false if it is no list of two. */
static bool days_listed(const Item *item, uint32_t mention, bool planned, const char *days[2]) {
    enum { DAY = 10 }; /* bytes */
    Span words = item->mentions.items[mention].span;
    bool lists = false;
    for (uint32_t at = words.start; !lists && at < span_end(words); at++) {
        lists =
            item->text->character[at] == LIST_COMMA || word_at(item, at, span_end(words), CLASS_BIT(CLASS_CONJUNCTION));
    }
    const char *edtf = lists ? date_resolve(item, mention, planned).edtf : NULL;
    if (!edtf || strlen(edtf) != 2 * DAY + 1) {
        return false;
    }
    char *first = arena_copy(item->arena, edtf, DAY + 1);
    first[DAY] = '\0';
    days[0] = first;
    days[1] = edtf + DAY + 1;
    return true;
}

bool days_one_by_one(const Item *item, const Trigger *trigger, uint32_t count, bool planned, const char **days) {
    uint32_t told = 0, last = NO_MENTION;
    for (uint32_t i = mention_from(item, trigger->clause->span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *date = &item->mentions.items[i];
        bool is_day =
            date->kind == MENTION_DATE && (date->shape.from.printed & DATE_DAY) && date->shape.role == DATE_AT &&
            !act_word(item, span_end(date->span), trigger->span.start, CLASS_SPEECH, NULL); /* 20日宣布将访问 A、B */
        if (is_day && told < count) {
            days[told] = date_resolve(item, i, planned).edtf;
        }
        told += is_day;
        last = is_day ? i : last;
    }
    return told == count || (told == 1 && count == 2 && days_listed(item, last, planned, days));
}

/* True if the date opens a sentence or a clause, but for a word like «in» before it. */
static bool opens_words(const Item *item, const Mention *date) {
    const uint32_t *character = item->text->character;
    for (uint32_t at = date->span.start, back = 0; back < 2; back++) {
        if (at <= back || !character_is_han(character[at - back - 1])) {
            return true;
        }
    }
    return false;
}

/* The days of a blow up to that on which it was reported: 国防部6日称，过去3天，X 军袭击了 …. NULL if none are told. */
static const char *days_up_to_report(const Item *item, const Trigger *trigger, const Draft *draft) {
    enum { WEEK = 7 };
    uint32_t i = mention_from(item, trigger->span.start);
    uint32_t first = item->sentences.items[trigger->clause->sentence].first_mention;
    while (i > first && item->mentions.items[i - 1].kind != MENTION_DATE) {
        i--;
    }
    const Mention *window = i > first ? &item->mentions.items[i - 1] : NULL;
    const DateShape *shape = window ? &window->shape : NULL;
    bool counts = window && shape->kind == DATE_WINDOW && shape->count < 0 &&
                  (shape->unit == DATE_DAY || shape->unit == DATE_WEEKDAY) && draft->own_date &&
                  (span_within(window->span, trigger->clause->span) || opens_words(item, window));
    Edtf days;
    if (!counts || !edtf_parse(draft->event.date, &days) || days.is_interval || !days.from.day ||
        days.from.year_digits != 4) {
        return NULL;
    }
    int back = shape->unit == DATE_DAY && shape->count < -1 ? -1 - shape->count : -shape->count;
    days.to = days.from;
    days.from = edtf_shift_days(days.to, -back * (shape->unit == DATE_WEEKDAY ? WEEK : 1));
    days.is_interval = true;
    return edtf_written(item->arena, &days);
}

void draft_take_window(EventCoder *self, const Trigger *trigger, Draft *draft) {
    enum { TWO_DAYS = 21 }; /* bytes of an interval of days */
    const Item *item = self->item;
    bool ahead = draft->event.status == CH_PLANNED, may_lie_ahead = ahead || draft->event.type == CH_AID;
    const char *days =
        draft->event.type == CH_FORCE && draft->event.date && !ahead ? days_up_to_report(item, trigger, draft) : NULL;
    draft->event.date = days ? days : draft->event.date;
    if (draft->event.date || draft->own_date || !item->published) {
        return;
    }
    uint32_t first = item->sentences.items[trigger->clause->sentence].first_mention;
    for (uint32_t i = mention_from(item, trigger->span.start); i-- > first;) {
        const Mention *window = &item->mentions.items[i];
        const char *edtf = window->kind == MENTION_DATE && window->shape.kind == DATE_WINDOW &&
                                   (span_within(window->span, trigger->clause->span) || opens_words(item, window))
                               ? date_resolve(item, i, ahead).edtf
                               : NULL;
        bool to_come = edtf && compare_days(last_day(edtf), item->published) > 0;
        if (edtf && draft->event.type == CH_FORCE && window->shape.count >= -1 && strlen(edtf) == TWO_DAYS) {
            draft->window = edtf; /* 过去一天: the day of the report, if it is told */
            return;
        }
        if (edtf && strchr(edtf, '/') && (to_come ? may_lie_ahead : !ahead)) {
            draft->event.status = to_come ? CH_PLANNED : draft->event.status;
            draft->event.date = edtf;
            draft->own_date = draft->event.type == CH_AID;
            draft->shared_date = !span_within(window->span, trigger->clause->span);
            return;
        }
    }
}

bool draft_is_long_past(const Item *item, const Draft *draft) {
    enum { MONTH = 7, RECENT = 14 }; /* bytes; days */
    Edtf day, today;
    const char *date = draft->own_date ? draft->event.date : NULL;
    size_t length = date && item->published ? strcspn(date, "~/") : 0;
    length = length < MONTH ? length : MONTH;
    if (!length || memchr(date, 'X', length) || strncmp(date, item->published, length) >= 0) {
        return false;
    }
    bool days = edtf_parse(date, &day) && day.to.day && edtf_parse(item->published, &today) && today.from.day;
    return !days || edtf_day_number(today.from) - edtf_day_number(day.to) > RECENT;
}

bool draft_plans_past(const Item *item, const Draft *draft) {
    const char *date = draft->event.status == CH_PLANNED && !draft->own_date ? draft->event.date : NULL;
    return date && item->published && !strchr(date, 'X') && compare_days(last_day(date), item->published) < 0;
}

const char *edtf_written(Arena *arena, const Edtf *edtf) {
    char *written = arena_alloc(arena, EDTF_SIZE);
    edtf_write(edtf, written);
    return written;
}

const char *edtf_about(Arena *arena, const char *edtf) {
    size_t length = edtf ? strlen(edtf) : 0;
    if (!length || strchr(edtf, '~') || strchr(edtf, '/')) {
        return edtf;
    }
    char *copy = arena_copy(arena, edtf, length + 1);
    copy[length] = '~';
    return copy;
}

/* True if the trigger's encounters are counted right before or behind it: 5次会晤, 会晤5次. */
static bool counts_encounters(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS || trigger->frame.type == CH_CALL ||
               trigger->frame.type == CH_VISIT;
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *count = &item->mentions.items[i];
        bool beside = count->kind == MENTION_QUANTITY && !count->quantity.is_currency && count->quantity.value > 1 &&
                      count->span.start <= span_end(trigger->span) && span_end(count->span) >= trigger->span.start;
        uint32_t end = beside && span_end(count->span) > trigger->span.start && count->span.start < trigger->span.start
                           ? trigger->span.start
                           : span_end(count->span); /* 5次会晤 may be one quantity */
        const Match *times =
            beside ? match_longest_before(&item->matches, count->span.start, end, CLASS_BIT(CLASS_MEASURE)) : NULL;
        if (times && word_has_kind(item, times, CLASS_MEASURE, "event")) {
            return true;
        }
    }
    return false;
}

/* The days from the date on to the page's own, both told as exactly as the date. */
static const char *until_today(const Item *item, const char *edtf) {
    size_t length = strlen(edtf), year = 4;
    if (length < year || strpbrk(edtf, "/X~") || !item->published || strncmp(edtf, item->published, length) == 0) {
        return edtf;
    }
    size_t size = 2 * length + 2;
    char *span = arena_alloc(item->arena, size);
    snprintf(span, size, "%s/%.*s", edtf, (int)length, item->published);
    return span;
}

/* True if the mention is a number of days: 两天. */
static bool is_of_days(const Item *item, const Mention *length) {
    uint32_t end = span_end(length->span);
    const Match *unit =
        length->kind == MENTION_QUANTITY ? word_at(item, end - 1, end, CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    EntryId entry = unit ? match_entry(item->lexicon, unit, CLASS_DATE_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_VALUE, "day");
}

/* True if the sentence tells before the trigger the stay or the days in which the encounters took place that it counts:
 * 访问期间，双方举行了四次会谈, 在两天里会谈四次. */
static bool counts_within_stay(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Sentence *sentence = &item->sentences.items[trigger->clause->sentence];
    for (size_t i = (size_t)(trigger->clause - self->clauses.items) + 1; i-- > 0;) {
        const Clause *clause = &self->clauses.items[i];
        if (clause->sentence != trigger->clause->sentence) {
            break;
        }
        if (clause_may_have(clause, "during") &&
            role_between(item, clause->span.start, trigger->span.start, CLASS_SUPPORT, "during")) {
            return true;
        }
    }
    for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
        const Mention *length = &item->mentions.items[i];
        if (span_end(length->span) <= trigger->span.start && is_of_days(item, length)) {
            return true;
        }
    }
    return false;
}

bool draft_set_counted(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    enum { DAY = 10, DAYS = 2 * DAY + 1 }; /* bytes of a day, of days */
    bool on_days = draft->own_date && strlen(draft->event.date) >= DAY &&
                   (!strchr(draft->event.date, '/') || /* 19日至20日举行了三次会谈 */
                    (!draft->shared_date && trigger->frame.type != CH_CALL && strlen(draft->event.date) >= DAYS));
    if (on_days || draft->event.status == CH_PLANNED || !counts_encounters(item, trigger)) {
        return true;
    }
    const Sentence *sentence = &item->sentences.items[trigger->clause->sentence];
    for (uint32_t i = sentence->first_mention + sentence->mention_count; i-- > sentence->first_mention;) {
        const Mention *date = &item->mentions.items[i];
        bool told = date->kind == MENTION_DATE && date->span.start < trigger->span.start &&
                    date->shape.kind != DATE_VAGUE && !(date->shape.from.printed & DATE_DAY);
        const char *edtf = told ? date_resolve(item, i, false).edtf : NULL;
        if (edtf) {
            draft->event.date = date->shape.role == DATE_SINCE ? until_today(item, edtf) : edtf;
            draft->event.status = CH_HAPPENED;
            draft->own_date = draft->is_counted = true;
            draft->shared_date = false;
            return true;
        }
    }
    return trigger->frame.type != CH_VISIT && !draft->in_speech && draft->event.status == CH_HAPPENED &&
           counts_within_stay(self, trigger);
}
