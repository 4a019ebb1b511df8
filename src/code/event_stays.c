/* Stays: the end of a visit that is told apart from its beginning (28日抵达 P。… 30日返国), or by the next stop of the
 * journey. */
#include "base/edtf.h"
#include "code/acts.h"
#include "code/event_parts.h"
#include "resolve/dates.h"

enum { LONGEST_STAY = 15 }; /* days between an arrival and a return told of it */

/* The days from the one day to the other; -1 if one of them is no single day. */
static long days_between(const char *first, const char *last) {
    Edtf from, to;
    bool days = first && last && !strchr(first, '~') && !strchr(last, '~') && edtf_parse(first, &from) &&
                edtf_parse(last, &to) && !from.is_interval && !to.is_interval && from.from.day && to.from.day &&
                from.from.month && to.from.month;
    return days ? edtf_day_number(to.from) - edtf_day_number(from.from) : -1;
}

/* True if the visit is one paid by somebody named, told with a date of its own that is not its end. */
static bool is_dated_stay(const Draft *visit) {
    return visit->event.type == CH_VISIT && !visit->in_speech && visit->own_date && !visit->is_end &&
           !visit->is_exchanged && actors_name_persons(&visit->initiator) && visit->event.status != CH_CANCELLED;
}

/* True if the visit has a day of its own on which it began, and none on which it ended. */
static bool is_open_stay(const Draft *visit) {
    return is_dated_stay(visit) && days_between(visit->event.date, visit->event.date) == 0;
}

/* The day on which the visit begins, of a span the first; what is no day stays as it is. */
static const char *first_day_of(const Item *item, const Draft *visit) {
    Edtf date;
    if (!visit->event.date || !edtf_parse(visit->event.date, &date) || !date.is_interval) {
        return visit->event.date;
    }
    date.is_interval = false;
    char *edtf = arena_alloc(item->arena, EDTF_SIZE);
    edtf_write(&date, edtf);
    return edtf;
}

/* The country that is visited; NULL if none is told. */
static const char *host_of(const Draft *visit) {
    return visit->counterpart.count ? visit->counterpart.items[0].country : NULL;
}

/* The country of what is named right behind the position; NULL if nothing is. */
static const char *country_behind(const Item *item, uint32_t at, uint32_t end) {
    Party place = at < end ? party_at(item, at, end) : (Party){.count = 0};
    return place.count ? mention_country(item, &item->mentions.items[place.mentions[0]]) : NULL;
}

/* True if a visit is named behind the word that ends something, and no host but this one. */
static bool ends_visit_of(const Item *item, const Clause *clause, uint32_t from, const char *host) {
    uint32_t end = span_end(clause->span);
    const char *named = country_behind(item, from, end);
    return (!named || string_same(named, host)) &&
           act_event_between(item, from, end, KEY_EVENT, ch_event_type_name(CH_VISIT));
}

static bool may_tell_leaving(const Clause *clause) {
    return clause_may_have(clause, "leaving") || clause_may_have(clause, "returning") ||
           clause_may_have(clause, "ending");
}

/* The word of the clause by which a guest of the host leaves it, goes home or ends his visit; NULL if none does. */
static const Match *word_of_leaving(const Item *item, const Clause *clause, const char *host) {
    uint32_t end = span_end(clause->span);
    for (uint32_t at = clause->span.start; at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        if (!word) {
            continue;
        }
        uint32_t behind = span_end(word->span);
        EntryId entry = match_entry(item->lexicon, word, CLASS_SUPPORT);
        const char *left = lexicon_value(item->lexicon, entry, KEY_CODE),
                   *named = lexicon_value(item->lexicon, entry, KEY_COUNTRY);
        named = named ? named : left ? left : country_behind(item, behind, end);
        bool returns = word_has_role(item, word, CLASS_SUPPORT, "returning") && !string_same(named, host);
        bool leaves = word_has_role(item, word, CLASS_SUPPORT, "leaving") && string_same(named, host);
        if (returns || leaves ||
            (word_has_role(item, word, CLASS_SUPPORT, "ending") && ends_visit_of(item, clause, behind, host))) {
            return word;
        }
        at = behind - 1;
    }
    return NULL;
}

/* True if the clause tells of him whose visit it is: he is its subject, or nobody is and the sentence told the visit.
 */
static bool tells_of_visitor(EventCoder *self, const Clause *clause, const Draft *visit) {
    ActorList who = {0};
    take_actors(self, &clause->subject, &who, NULL);
    bool same_sentence = self->clauses.items[visit->clause].sentence == clause->sentence;
    return who.count ? actors_share_named(&who, &visit->initiator) : same_sentence && !clause->subject.count;
}

/* The visit told last of all that is open, before the clause; NULL if the last one is not. */
static Draft *open_stay_before(EventCoder *self, const Clause *clause) {
    uint32_t index = (uint32_t)(clause - self->clauses.items);
    for (size_t i = self->drafts.count; i-- > 0;) {
        Draft *visit = &self->drafts.items[i];
        if (visit->event.type == CH_VISIT && visit->clause < index && !visit->in_speech) {
            return is_open_stay(visit) && visit->anchor.start >= self->story_start ? visit : NULL;
        }
    }
    return NULL;
}

/* Gives the stay its last day; `ahead`: that is still to come. */
static void close_stay(const Item *item, Draft *visit, const char *last, bool ahead) {
    long days = days_between(visit->event.date, last);
    if (days < 0 || days > LONGEST_STAY) {
        return;
    }
    bool over = !ahead && item->published && strncmp(last, item->published, strlen("YYYY-MM-DD")) <= 0;
    if (days > 0) {
        Edtf from, to;
        edtf_parse(visit->event.date, &from);
        edtf_parse(last, &to);
        from.is_interval = true;
        from.to = to.from;
        char *edtf = arena_alloc(item->arena, EDTF_SIZE);
        edtf_write(&from, edtf);
        visit->event.date = edtf;
    }
    bool plan = visit->event.status == CH_PLANNED;
    visit->event.status = plan ? CH_PLANNED : over ? CH_HAPPENED : CH_ONGOING;
}

/* The stay ends where the clause tells the next stop of the same journey, on a day of its own. */
static bool close_by_next_stop(EventCoder *self, const Clause *clause) {
    uint32_t index = (uint32_t)(clause - self->clauses.items);
    for (size_t i = self->drafts.count; i-- > 1 && self->drafts.items[i].clause == index;) {
        const Draft *next = &self->drafts.items[i];
        if (next->event.type != CH_VISIT) {
            continue;
        }
        Draft *stay = open_stay_before(self, clause);
        const char *first = first_day_of(self->item, next);
        bool goes_on = stay && stay->at_arrival && stay->event.status != CH_PLANNED && is_dated_stay(next) &&
                       days_between(first, first) == 0 && !next->shared_date && (next->by_travel || next->at_arrival) &&
                       actors_share_named(&stay->initiator, &next->initiator) &&
                       !string_same(host_of(stay), host_of(next));
        if (goes_on) {
            close_stay(self->item, stay, first, next->event.status == CH_PLANNED);
        }
        return true;
    }
    return false;
}

void code_end_of_stay(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    if (close_by_next_stop(self, clause) || clause->in_speech || !may_tell_leaving(clause)) {
        return;
    }
    Draft *stay = open_stay_before(self, clause);
    const char *host = stay ? host_of(stay) : NULL;
    const Match *word = host && country_is_state(host) ? word_of_leaving(item, clause, host) : NULL;
    if (!word || !tells_of_visitor(self, clause, stay)) {
        return;
    }
    uint32_t day = date_mention_for(item, clause->span, word->span);
    Trigger leaving = {.frame = {.entry = NO_ENTRY, .type = CH_VISIT}, .span = word->span, .clause = clause};
    Reality reality = reality_of(item, &self->clauses, &leaving);
    bool ahead = reality == REALITY_PLANNED || stay->event.status == CH_PLANNED;
    bool told = ahead || reality == REALITY_PLAIN || reality == REALITY_ONGOING;
    bool dated = day != NO_MENTION && item->mentions.items[day].span.start >= clause->span.start;
    if (told && dated && date_tells_day(&item->mentions.items[day])) {
        close_stay(item, stay, date_resolve(item, day, ahead).edtf, ahead);
    } else if (told && !dated && !ahead && self->clauses.items[stay->clause].sentence == clause->sentence) {
        stay->event.status = CH_HAPPENED; /* 9日抵达 P，数小时后返国 */
    }
}
