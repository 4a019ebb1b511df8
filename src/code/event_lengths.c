/* How long what is told lasts: days counted beside a visit or a meeting, which make a span of its first or last day. */
#include "code/acts.h"
#include "code/event_parts.h"
#include "resolve/dates.h"

/* Behind the length and a second one that only counts its nights: 4天3夜. */
static uint32_t behind_length(const Item *item, const Mention *length) {
    const Mention *nights = length + 1, *limit = item->mentions.items + item->mentions.count;
    bool follows = nights < limit && nights->kind == MENTION_QUANTITY && nights->span.start == span_end(length->span);
    return span_end(follows ? nights->span : length->span);
}

/* True if the length is told right before the visit (三天访问, 五天的国事访问). */
static bool stands_before_visit(const Item *item, const Trigger *trigger, const Mention *length) {
    uint32_t limit = span_end(item->sentences.items[trigger->clause->sentence].span), at = behind_length(item, length);
    const Match *particle = word_at(item, at, limit, CLASS_BIT(CLASS_SUBJECT_STOP));
    at = particle ? span_end(particle->span) : at;
    const Match *visit = word_at(item, at, limit, CLASS_BIT(CLASS_EVENT));
    EntryId entry = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT));
}

/* True if the length is told right behind a verb of visiting, whatever verb of travel told the visit first (抵达 P 访问
 * 三天). */
static bool stands_behind_visit(const Item *item, const Trigger *trigger, const Mention *length) {
    const Match *visit = word_before(item, length->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_EVENT));
    EntryId entry = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT)) &&
           lexicon_has(item->lexicon, entry, KEY_KIND, "verb");
}

/* True if the length is told right before the noun of a meeting (为期两天的外长会议), whose it is. */
static bool stands_before_meeting(const Item *item, const Trigger *trigger, const Mention *length) {
    uint32_t end = span_end(trigger->clause->span), at = span_end(length->span);
    const Match *particle = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    return particle && match_any(&item->matches, span_of(span_end(particle->span), end), CLASS_BIT(CLASS_MECHANISM));
}

/* Behind the verb and the host that follows it: 访问 X 两天. */
static uint32_t behind_host(const Item *item, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span);
    Party host = party_at(item, behind, span_end(trigger->clause->span));
    return host.count ? span_end(host.span) : behind;
}

/* The days that the sentence says a visit, a session or a drill lasts (为期七天); 0 if it says nothing. */
static int days_of_stay(const Item *item, const Trigger *trigger) {
    enum { LONGEST_STAY = 60 };
    const Sentence *sentence = &item->sentences.items[trigger->clause->sentence];
    for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
        const Mention *length = &item->mentions.items[i];
        if (length->kind != MENTION_QUANTITY) {
            continue;
        }
        const Match *before = word_before(item, length->span.start, sentence->span.start, CLASS_BIT(CLASS_PREPOSITION));
        const Match *unit =
            word_at(item, span_end(length->span) - 1, span_end(length->span), CLASS_BIT(CLASS_DATE_WORD));
        EntryId entry = unit ? match_entry(item->lexicon, unit, CLASS_DATE_WORD) : NO_ENTRY;
        bool of_visit = stands_before_visit(item, trigger, length);
        if (trigger->frame.type == CH_VISIT ? !of_visit && stands_before_meeting(item, trigger, length) : of_visit) {
            continue;
        }
        bool told = length->span.start >= trigger->clause->span.start &&
                    (of_visit || length->span.start == behind_host(item, trigger) ||
                     (trigger->frame.type == CH_VISIT && stands_behind_visit(item, trigger, length)));
        bool lasts = told || (before && length->span.start >= trigger->clause->span.start &&
                              word_has_role(item, before, CLASS_PREPOSITION, "lasting"));
        if (lasts && entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_VALUE, "day") &&
            length->quantity.value >= 1 && length->quantity.value <= LONGEST_STAY) {
            return (int)length->quantity.value;
        }
    }
    return 0;
}

/* True if the day told is that on which it ended: 为期两天的访问11日结束. */
static bool ends_behind(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool noun = trigger->frame.is_noun || trigger->frame.type == CH_TALKS; /* 闭门会谈 may be a verb too */
    bool may = noun && clause_may_have(trigger->clause, "ending");
    uint32_t day = may ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    uint32_t at = day == NO_MENTION ? end : item->mentions.items[day].span.start;
    return at >= from && at < end && role_between(item, at, end, CLASS_SUPPORT, "ending");
}

void event_lengthen(const Item *item, const Trigger *trigger, Draft *draft) {
    enum { USUAL_MONTH = 30 };
    Edtf date;
    bool closes = trigger_has(trigger, SLOT(END)), is_session = draft->event.type == CH_SESSION;
    int days = draft->own_date && (is_session || !closes) ? days_of_stay(item, trigger) : 0;
    closes = closes || (days > 1 && ends_behind(item, trigger));
    bool ends =
        days > 1 && role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "ending");
    if (days < 2 || ends || !edtf_parse(draft->event.date, &date) || date.is_interval ||
        !date.from.day) { /* 18日结束为期三天的访问 */
        return;
    }
    int shift = closes ? 1 - days : days - 1; /* 为期三天的 M 16日闭幕 */
    EdtfDate told = date.from, other = told;
    if (told.month) {
        other = edtf_shift_days(told, shift);
    } else { /* 26日起为期四天: of what month ever */
        other.day += shift;
        if (other.day < 1 || other.day > USUAL_MONTH) {
            return;
        }
    }
    date.is_interval = true;
    date.from = closes ? other : told;
    date.to = closes ? told : other;
    char *edtf = arena_alloc(item->arena, EDTF_SIZE);
    edtf_write(&date, edtf);
    draft->event.date = edtf;
    int left = item->published ? strcmp(strchr(edtf, '/') + 1, item->published) : 0;
    bool is_stay = draft->event.status == CH_HAPPENED || draft->event.status == CH_ONGOING;
    draft->event.status = !is_stay || !left ? draft->event.status : left > 0 ? CH_ONGOING : CH_HAPPENED;
}
