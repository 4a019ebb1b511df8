/* What the events of an item tell of one another: days, guests and places. */
#include "base/edtf.h"
#include "code/acts.h"
#include "resolve/dates.h"

/* What is done in the host's country on a visit. */
static bool happens_on_visit(const Draft *draft) {
    ChEventType type = draft->event.type;
    return type == CH_MEETING || type == CH_TALKS || type == CH_SESSION || type == CH_CEREMONY;
}

/* The one visit of the item that has first and last day; NULL if none or several. */
static const Draft *only_visit(const EventCoder *self, uint32_t position) {
    const Draft *found = NULL;
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        if (!same_story(self->item, draft->anchor.start, position) || draft->event.type != CH_VISIT ||
            !draft->own_date || draft->in_speech || !strchr(draft->event.date, '/')) {
            continue;
        }
        if (found && !string_same(found->event.date, draft->event.date)) {
            return NULL;
        }
        found = draft;
    }
    return found;
}

static bool same_countries(const ChStrings *a, const ChStrings *b) { return a->count && countries_equal(a, b); }

/* True if the event's side is the visitor or he is met, or it is told of the two
 * countries alone (双方将举行会谈), and it does not lie ahead of a visit that is over. */
static bool is_of_visit(const Draft *draft, const Draft *visit) {
    bool of_both = names_nobody(&draft->initiator) && names_nobody(&draft->counterpart) &&
                   same_countries(&draft->event.countries, &visit->event.countries);
    bool with_visitor = of_both || actors_share_named(&visit->initiator, &draft->initiator) ||
                        actors_share_named(&visit->initiator, &draft->counterpart);
    bool over = visit->event.status == CH_HAPPENED || visit->event.status == CH_CANCELLED;
    return visit->event.type == CH_VISIT && with_visitor && !(over && draft->event.status == CH_PLANNED);
}

void drafts_fill_guests(EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        bool bare = draft->event.type == CH_CEREMONY && !draft->in_speech && draft->counterpart.count == 1 &&
                    !draft->counterpart.items[0].person && !draft->counterpart.items[0].org &&
                    draft->counterpart.items[0].country;
        for (size_t k = 0; bare && k < self->drafts.count; k++) {
            const Draft *visit = &self->drafts.items[k];
            bool guest = visit->event.type == CH_VISIT && !visit->in_speech && visit->clause <= draft->clause &&
                         visit->event.status != CH_CANCELLED && visit->initiator.count == 1 &&
                         visit->initiator.items[0].person && visit->initiator.items[0].country &&
                         string_same(visit->initiator.items[0].country, draft->counterpart.items[0].country) &&
                         same_countries(&visit->event.countries, &draft->event.countries);
            if (guest) {
                draft->counterpart = visit->initiator;
                break;
            }
        }
    }
}

/* True if one of those met is told to have been met by the same person apart. */
static bool is_met_apart(const EventCoder *self, const Draft *list) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *one = &self->drafts.items[i];
        if (one->event.type == CH_MEETING && !one->from_headline && one->counterpart.count == 1 &&
            actors_hold(&list->counterpart, &one->counterpart.items[0]) &&
            actors_share_named(&one->initiator, &list->initiator)) {
            return true;
        }
    }
    return false;
}

/* The meeting of the list with one of it alone. */
static Draft one_of_list(Arena *arena, const Draft *list, size_t index) {
    Draft one = *list;
    one.is_met_at_once = false;
    one.counterpart = (ActorList){0};
    one.event.countries = (ChStrings){0};
    *list_push(arena, &one.counterpart) = list->counterpart.items[index];
    for (size_t c = 0; c < list->initiator.count; c++) {
        country_add(arena, &one.event.countries, list->initiator.items[c].country);
    }
    country_add(arena, &one.event.countries, list->counterpart.items[index].country);
    countries_sort(&one.event.countries);
    return one;
}

void drafts_split_lists(EventCoder *self) {
    Arena *arena = self->item->arena;
    for (size_t i = 0, count = self->drafts.count; i < count; i++) {
        if (!self->drafts.items[i].is_met_at_once || !is_met_apart(self, &self->drafts.items[i])) {
            continue;
        }
        Draft list = self->drafts.items[i];
        self->drafts.items[i] = one_of_list(arena, &list, 0);
        for (size_t k = 1; k < list.counterpart.count; k++) {
            *list_push(arena, &self->drafts) = one_of_list(arena, &list, k);
        }
    }
}

/* True if the first countries are all among the second. */
static bool are_among(const ChStrings *some, const ChStrings *all) {
    bool among = some->count > 0;
    for (size_t i = 0; among && i < some->count; i++) {
        among = countries_hold(all, some->items[i]);
    }
    return among;
}

/* True if the talks, of nobody who is named, are what is done at a session that their sentence has told, or a name for
 * it: 峰会在 P 举行，与会领导人就 M 展开磋商, A、B 和 C 召开外长会. */
static bool is_talk_at_session(const EventCoder *self, const Draft *talks) {
    bool may = (talks->event.type == CH_TALKS || talks->event.type == CH_MEETING) &&
               !actors_name_persons(&talks->initiator) && !actors_name_persons(&talks->counterpart);
    const Clause *own = &self->clauses.items[talks->clause];
    const Mention *acts = own->subject_is_own ? &self->item->mentions.items[own->subject.mentions[0]] : NULL;
    const char *kind = acts ? reference_kind(self->item, acts) : NULL;
    bool after_state = kind && acts > self->item->mentions.items && acts[-1].kind == MENTION_COUNTRY &&
                       span_end(acts[-1].span) == acts->span.start; /* 中俄蒙三国元首, not 与会各国外长 */
    bool of_states = acts && (acts->kind == MENTION_COUNTRY || after_state || (kind && !string_same(kind, "all")));
    bool found = false;
    for (size_t i = 0; may && i < self->drafts.count && !found; i++) {
        const Draft *session = &self->drafts.items[i];
        if (of_states && session->clause != talks->clause) {
            continue;
        }
        found = session->event.type == CH_SESSION && !session->follows_talks && session->clause <= talks->clause &&
                session->in_speech == talks->in_speech && session->event.status == talks->event.status &&
                self->clauses.items[session->clause].sentence == own->sentence &&
                are_among(&talks->event.countries, &session->event.countries);
    }
    return found;
}

void drafts_drop_talks_at_sessions(EventCoder *self) {
    size_t kept = 0;
    for (size_t i = 0; i < self->drafts.count; i++) {
        if (!is_talk_at_session(self, &self->drafts.items[i])) {
            drafts_keep(self, kept++, i);
        }
    }
    self->drafts.count = kept;
}

/* The country that somebody leaves by the words of the sentence before the position (乘专机离开
 * 北京); his own if they only tell that he sets out (启程前往 P), on a journey told there already or with the draft.
 * NULL if nobody leaves. */
static const char *country_left(const Item *item, const Sentence *sentence, bool same_journey, const Draft *draft) {
    uint32_t before = span_end(draft->anchor);
    for (uint32_t at = sentence->span.start; at < before; at++) {
        const Match *word = word_at(item, at, before, CLASS_BIT(CLASS_SUPPORT));
        if (!word || inside_name(item, at) || !word_has_role(item, word, CLASS_SUPPORT, "leaving")) {
            continue;
        }
        uint32_t next = mention_from(item, span_end(word->span));
        const Mention *left = next < item->mentions.count ? &item->mentions.items[next] : NULL;
        bool is_place = left && left->span.start == span_end(word->span) &&
                        (left->kind == MENTION_PLACE || left->kind == MENTION_COUNTRY);
        bool departs = word_has_role(item, word, CLASS_SUPPORT, "departing");
        if (departs && (!draft->initiator.count || !(same_journey || draft->event.type == CH_VISIT))) {
            continue; /* 启程前夕会见 X */
        }
        const char *home = lexicon_value(item->lexicon, match_entry(item->lexicon, word, CLASS_SUPPORT), KEY_COUNTRY);
        home = departs ? draft->initiator.items[0].country : home;
        return is_place && !departs ? left->country : home;
    }
    return NULL;
}

void drafts_set_out(EventCoder *self) {
    const Item *item = self->item;
    const Draft *first = NULL; /* the visit that begins with the departure of its sentence */
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        uint32_t index = self->clauses.items[draft->clause].sentence;
        bool goes = draft->event.type == CH_VISIT || (happens_on_visit(draft) && draft->event.type != CH_CEREMONY);
        bool begun = draft->event.type == CH_VISIT && draft->event.status == CH_ONGOING && draft->of_tour &&
                     !(draft->event.date && strchr(draft->event.date, '/')); /* 离开 P，开始对 A、B 的访问 */
        if (!goes || (draft->event.status != CH_HAPPENED && !begun) || draft->in_speech) {
            continue;
        }
        bool same_journey = first && self->clauses.items[first->clause].sentence == index;
        const char *left = country_left(item, &item->sentences.items[index], same_journey, draft);
        bool onward = left && draft->event.type == CH_VISIT && country_is_state(left) && draft->counterpart.count &&
                      !actors_are_of(&draft->counterpart, left); /* 离开 P，前往 Q */
        if (!left || !(same_journey || onward || actors_are_of(&draft->initiator, left))) {
            continue;
        }
        const ActorList *hosts = &draft->counterpart;
        if (draft->event.type == CH_VISIT &&
            (!same_journey || (hosts->count && hosts->items[0].country &&
                               actors_are_of(&first->counterpart, hosts->items[0].country)))) {
            first = same_journey ? first : draft;
            draft->event.status = stays_until(item, draft->event.date);
            continue;
        }
        draft->event.status = CH_PLANNED; /* the next stops, and what is done there */
        draft->is_next_stop = true;
        bool same_day =
            first && draft->event.date && string_same(draft->event.date, first->event.date); /* 今天离京前往 A、B */
        if (draft->shared_date || draft->date_is_news || same_day) {
            draft->event.date = NULL;
            draft->own_date = draft->shared_date = false;
        }
    }
}

/* The days of the same visit where it is told more narrowly: 下周 … 5月28日至6月1日. */
static const char *narrower_days(const EventCoder *self, const Draft *visit) {
    const char *days = visit->event.date;
    for (size_t k = 0; k < self->drafts.count; k++) {
        const Draft *other = &self->drafts.items[k];
        bool same = other->event.type == CH_VISIT && other->own_date &&
                    actors_share_named(&other->initiator, &visit->initiator) &&
                    same_countries(&other->event.countries, &visit->event.countries);
        bool spans = same && strchr(days, '/') && strchr(other->event.date, '/');
        days = spans && days_lie_in(other->event.date, days) ? other->event.date : days;
    }
    return days;
}

/* The noun of the event behind which the draft is told to come, or which it is itself (签字仪式后); NULL if none is. */
static const Match *noun_of_what_went_before(const Item *item, const Clause *c, const Draft *draft) {
    uint32_t end = span_end(c->span), last = span_end(draft->anchor) < end ? span_end(draft->anchor) : end;
    for (uint32_t at = c->span.start; clause_may_have(c, "after") && at < last; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        uint32_t reach = word && span_end(word->span) < draft->anchor.start ? draft->anchor.start : end;
        if (word && role_between(item, span_end(word->span), reach < end ? reach : end, CLASS_SUPPORT, "after")) {
            return word;
        }
    }
    return NULL;
}

/* True if the draft's clause says that it came right behind what is told before: 随后，X 会见了 Y. */
static bool comes_right_behind(const Item *item, const Clause *c, const Draft *draft) {
    for (uint32_t at = c->span.start; at < draft->anchor.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, draft->anchor.start);
        EntryId then = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        if (then != NO_ENTRY && lexicon_has(item->lexicon, then, KEY_FLAGS, "at-once")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* The day of the talks or ceremony behind which the event is told to come (欢迎仪式后，X 与 Y 会谈; 会后，双方签署;
 * 随后), told with its day before; NULL if it is told behind none. */
static const char *day_of_what_went_before(const EventCoder *self, const Draft *draft, const Draft *visit) {
    enum { DAY = 10 }; /* bytes of a day */
    const Item *item = self->item;
    const Clause *own = &self->clauses.items[draft->clause];
    const Clause *c =
        own > self->clauses.items && own[-1].sentence == own->sentence && !own[-1].subject_is_own ? own - 1 : own;
    uint32_t end = span_end(c->span) < draft->anchor.start ? span_end(c->span) : draft->anchor.start;
    const Match *noun = noun_of_what_went_before(item, c, draft);
    EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_EVENT) : NO_ENTRY;
    bool then = !noun && comes_right_behind(item, c, draft);
    bool closes = !noun && act_word(item, c->span.start, end, CLASS_WORK, "closed"); /* 会后: of whatever met last */
    for (size_t k = self->drafts.count; (entry != NO_ENTRY || closes || then) && k-- > 0;) {
        const Draft *told = &self->drafts.items[k];
        ChEventType type = told->event.type;
        bool met = type == CH_SESSION || type == CH_TALKS || type == CH_MEETING;
        bool fits = noun ? lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(type))
                         : met || (then && (type == CH_SIGNING || type == CH_CEREMONY));
        if (told != draft && told->anchor.start < draft->anchor.start && told->event.date && !told->in_speech && fits &&
            strlen(told->event.date) == DAY && told->event.status == draft->event.status &&
            days_lie_in(told->event.date, visit->event.date) &&
            same_countries(&told->event.countries, &draft->event.countries)) {
            return told->event.date;
        }
    }
    return NULL;
}

/* The day told last before the event that lies in the visit, where the hour alone is told
 * (晚间，X 设宴款待 Y), that of the dateline where no day is told nearby; NULL if none is. */
static const char *day_of_hour(const EventCoder *self, const Draft *draft, const Draft *visit) {
    enum { FULL_DAY = 10, REACH = 12 }; /* bytes of a day; mentions looked back upon */
    const Item *item = self->item;
    uint32_t before = mention_from(item, draft->anchor.start);
    bool dated = false;
    for (uint32_t i = before; draft->tells_hour && i-- > 0 && before - i <= REACH;) {
        const Mention *date = &item->mentions.items[i];
        const char *day = date->kind == MENTION_DATE && date->shape.kind == DATE_POINT ? date->date.edtf : NULL;
        if (day && strlen(day) == FULL_DAY && days_lie_in(day, visit->event.date)) {
            return day;
        }
        dated = dated || date->kind == MENTION_DATE;
    }
    bool filed = draft->tells_hour && !dated && item->filed && strlen(item->filed) == FULL_DAY;
    return filed && days_lie_in(item->filed, visit->event.date) ? item->filed : NULL;
}

/* True if the one day told of the visit is that of the arrival: 13日抵达 P，开始访问. */
static bool tells_arrival(const EventCoder *self, const Draft *visit, const char *day) {
    bool arrives = false;
    for (size_t i = 0; i < self->drafts.count && !strchr(day, '/') && !arrives; i++) {
        const Draft *other = &self->drafts.items[i];
        arrives = other->event.type == CH_VISIT && (other->at_arrival || other->at_airport) &&
                  string_same(other->event.date, day) && actors_share_named(&other->initiator, &visit->initiator);
    }
    return arrives;
}

/* True if no other state than the visitor's own is named in the event: he gives an organisation a present. */
static bool names_no_other_state(const Draft *draft, const Draft *visit) {
    const char *own = visit->initiator.count ? visit->initiator.items[0].country : NULL;
    bool none = true;
    for (size_t i = 0; i < draft->event.countries.count && none; i++) {
        const char *country = draft->event.countries.items[i];
        none = string_same(country, own) || !country_is_state(country);
    }
    return none;
}

/* True if the sentence tells the session as one in the course of something: 访问期间，X 将出席 M. */
static bool is_session_in_course(const EventCoder *self, const Draft *draft) {
    bool found = false;
    for (const Clause *c = &self->clauses.items[draft->clause], *own = c;
         draft->event.type == CH_SESSION && c >= self->clauses.items && c->sentence == own->sentence && !found; c--) {
        found = clause_has(self->item, c, CLASS_SUPPORT, "during");
    }
    return found;
}

/* True if the visitor attends the session in the course of his visit, and no other state or place is told of it. */
static bool is_attended_on(const EventCoder *self, const Draft *draft, const Draft *visit) {
    const char *place = draft->event.place.country;
    return visit->event.type == CH_VISIT && draft->initiator.count && names_no_other_state(draft, visit) &&
           actors_share_named(&draft->initiator, &visit->initiator) &&
           (!place || string_same(place, visit->event.place.country)) && is_session_in_course(self, draft);
}

/* True if the countries are those of the visit; of a session that is told to be held during it, and that others may
 * attend, if they are among its own, or the visitor is told to attend it. */
static bool takes_part_as_on(const EventCoder *self, const Draft *draft, const Draft *visit) {
    const ChStrings *own = &draft->event.countries, *visited = &visit->event.countries;
    bool all = visited->count > 1 && is_session_in_course(self, draft);
    for (size_t i = 0; i < visited->count && all; i++) {
        all = countries_hold(own, visited->items[i]);
    }
    return all || same_countries(visited, own) || is_attended_on(self, draft, visit);
}

/* What is planned for a visit told before, by the visitor and his hosts, has the
 * visit's days. */
static void date_planned(const EventCoder *self, Draft *draft) {
    for (size_t k = self->drafts.count; k-- > 0;) {
        const Draft *visit = &self->drafts.items[k];
        bool told_before = visit->clause <= draft->clause && visit->anchor.start < draft->anchor.start;
        bool ahead = !draft->event.date && visit->event.type == CH_VISIT && draft->event.type == CH_CEREMONY &&
                     visit->event.status != CH_HAPPENED && visit->event.status != CH_CANCELLED &&
                     (actors_share_named(&visit->initiator, &draft->counterpart) ||
                      actors_share_named(&visit->initiator, &draft->initiator));
        bool dated = visit->own_date && visit->event.date && (told_before || ahead);
        bool begins = dated && (!draft->event.date ||
                                strncmp(visit->event.date, draft->event.date, strlen(draft->event.date)) == 0);
        if (begins && is_of_visit(draft, visit) && takes_part_as_on(self, draft, visit)) {
            const char *hour = day_of_hour(self, draft, visit); /* 20日上午 …；下午将会见 X */
            const char *day = hour ? hour : day_of_what_went_before(self, draft, visit);
            const char *days = narrower_days(self, visit);
            bool arrived = visit->event.status == CH_ONGOING && draft->event.status == CH_PLANNED &&
                           self->clauses.items[visit->clause].sentence != self->clauses.items[draft->clause].sentence &&
                           tells_arrival(self, visit, days);
            if (day || !arrived) { /* who arrived on a day is still there on the next: nothing tells when */
                draft->event.date = day ? day : days;
            }
            return;
        }
    }
}

/* True if one country takes part in both, or one of them names none. */
static bool shares_country(const Draft *a, const Draft *b) {
    bool shares = !a->event.countries.count || !b->event.countries.count;
    for (size_t i = 0; i < a->event.countries.count && !shares; i++) {
        shares = countries_hold(&b->event.countries, a->event.countries.items[i]);
    }
    return shares;
}

/* True if the event may belong to what the dated one tells: a country takes part in both, or an organisation,
 * whose members are not told, in the dated one, or it is a session right before of which only the place is told. */
static bool is_of_matter(const EventCoder *self, const Draft *draft, const Draft *dated) {
    const Clause *clauses = self->clauses.items;
    bool open = dated->event.type == CH_SESSION && dated->event.countries.count == 1 && !dated->counterpart.count &&
                clauses[draft->clause].paragraph == clauses[dated->clause].paragraph;
    return open || !countries_are_states(&dated->event.countries) || shares_country(draft, dated);
}

/* True if what comes undated behind the event is of its day: not behind one that the item
 * recalls, whose day lies long before that of the event told last, or of the page. */
static bool gives_its_day(const Item *item, const Draft *draft, const Draft *last) {
    enum { RECENT = 31 };
    Edtf day, from;
    const char *anchor = last ? last->event.date : item->published;
    if (draft->event.status == CH_PLANNED) {
        return false;
    }
    if (!edtf_parse(draft->event.date, &day) || !edtf_parse(anchor, &from) || day.to.year_digits != 4 ||
        from.from.year_digits != 4) {
        return true;
    }
    day.to.month = day.to.month ? day.to.month : 1;
    day.to.day = day.to.day ? day.to.day : 1;
    from.from.month = from.from.month ? from.from.month : 1;
    from.from.day = from.from.day ? from.from.day : 1;
    return edtf_day_number(from.from) - edtf_day_number(day.to) <= RECENT;
}

static bool is_deed(ChEventType type) { return type == CH_FORCE || type == CH_SANCTION || type == CH_PROTEST; }

/* The day of the last deed of the same side that the paragraph tells before, or of a blow between the same two that the
 * outlet or the same speaker told: what a ministry goes on to report (俄国防部11日称，…。俄军还 …) is of that day. NULL
 * if there is none. */
static const Draft *deed_told_before(const EventCoder *self, size_t index) {
    const Draft *draft = &self->drafts.items[index];
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = index; own && i-- > 0;) {
        const Draft *before = &self->drafts.items[i];
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            break;
        }
        const char *other = before->initiator.count ? before->initiator.items[0].country : NULL;
        bool same_side = other && string_same(own, other);
        bool same_teller = !before->in_speech || (before->told_by && string_same(before->told_by, draft->told_by));
        bool of_both = same_teller && same_countries(&before->event.countries, &draft->event.countries);
        if (before->event.type == draft->event.type && before->own_date && before->event.status != CH_PLANNED &&
            ((before->in_speech && same_side) || of_both)) {
            return before;
        }
    }
    return NULL;
}

/* The day of the date if it is told as one on which something was, one of these days; NULL if it is not. */
static const char *recent_day(const Item *item, const Mention *date) {
    enum { RECENT = 7 };
    Edtf day, published;
    bool full = date->shape.kind == DATE_POINT && edtf_parse(date->date.edtf, &day) && day.from.day &&
                day.from.year_digits == 4 && edtf_parse(item->published, &published) && published.from.day;
    long lag = full ? edtf_day_number(published.from) - edtf_day_number(day.from) : -1;
    return lag >= 0 && lag <= RECENT ? date->date.edtf : NULL;
}

/* True if the mention tells a day on which something was that is news. */
static bool is_day_told(const Item *item, uint32_t i) {
    const Mention *date = &item->mentions.items[i];
    return date->kind == MENTION_DATE && date_tells_day(date) && date->shape.role == DATE_AT &&
           !date_is_answered(item, i);
}

/* The last day told between the code points; NULL if there is none, or it was not of these days. */
static const char *day_told_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, to); i-- > 0 && item->mentions.items[i].span.start >= from;) {
        if (is_day_told(item, i)) {
            return recent_day(item, &item->mentions.items[i]);
        }
    }
    return NULL;
}

/* The first day told between the code points, on which a paragraph reports what it goes on to tell; NULL as above. */
static const char *day_of_report(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        if (is_day_told(item, i)) {
            return recent_day(item, &item->mentions.items[i]);
        }
    }
    return NULL;
}

/* Where the paragraph begins that the clause stands in. */
static const Clause *paragraph_start(const EventCoder *self, const Clause *clause) {
    while (clause > self->clauses.items && clause[-1].paragraph == clause->paragraph) {
        clause--;
    }
    return clause;
}

/* True if the paragraph that ends with the clause reports a blow between those of the draft, on a day that is told. */
static bool reports_same_fight(const EventCoder *self, const Clause *last, const Draft *draft) {
    for (size_t i = (size_t)(draft - self->drafts.items); i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        const Clause *clause = &self->clauses.items[told->clause];
        if (clause->paragraph < last->paragraph) {
            return false;
        }
        if (clause->paragraph == last->paragraph && told->event.type == CH_FORCE && told->in_speech && told->own_date &&
            told->event.countries.count > 1 && same_countries(&told->event.countries, &draft->event.countries)) {
            return true;
        }
    }
    return false;
}

/* The day that the paragraph told last, before the deed, or the one before it where that reports the same fighting:
 * what the other side reports (俄国防部16日称，…。乌军方称，…) is of the day of the report before. NULL if none was
 * told, or it was not of these days. */
static const char *day_reported_before(const EventCoder *self, const Draft *draft) {
    const Clause *first = paragraph_start(self, &self->clauses.items[draft->clause]);
    const char *day = day_told_between(self->item, first->span.start, draft->anchor.start);
    const Clause *last = first > self->clauses.items ? first - 1 : NULL;
    bool carries = !day && last && reports_same_fight(self, last, draft);
    return carries ? day_of_report(self->item, paragraph_start(self, last)->span.start, first->span.start) : day;
}

/* True if the event has a day of its own that is not told: its clause dates it vaguely (近日),
 * it is a reception of one embassy, and that of another was dated, or a protest about what was dated (就 X 3月2日侵入 P
 * 提出抗议). */
static bool is_apart(const EventCoder *self, const Draft *draft, const Draft *dated) {
    bool vague = tells_vague_past(self->item, &self->clauses.items[draft->clause]);
    bool of_bodies = draft->event.type == CH_CEREMONY && !actors_name_persons(&draft->initiator) &&
                     !actors_name_persons(&draft->counterpart) && dated->event.type == CH_CEREMONY;
    bool elsewhere = of_bodies && draft->event.countries.count > 1 && dated->event.countries.count > 1 &&
                     !same_countries(&draft->event.countries, &dated->event.countries);
    const Clause *deed = &self->clauses.items[dated->clause];
    bool against = draft->event.type == CH_PROTEST && dated->event.type == CH_FORCE && draft->counterpart.count &&
                   actors_are_of(&dated->initiator, draft->counterpart.items[0].country) &&
                   deed->sentence == self->clauses.items[draft->clause].sentence &&
                   role_between(self->item, deed->span.start, dated->anchor.start, CLASS_PREPOSITION, "topic");
    ChEventType type = draft->event.type;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool of_others = (type == CH_MEETING || type == CH_TALKS || type == CH_CALL) && country_is_state(own) &&
                     countries_are_states(&dated->event.countries) && dated->event.countries.count > 1 &&
                     !countries_hold(&dated->event.countries, own) &&
                     deed->sentence != self->clauses.items[draft->clause].sentence; /* C 同 A 通电话 behind A, B */
    return vague || elsewhere || against || of_others;
}

/* True if the word says that what is told is over, or not of today: 结束, 离开, 曾, 相继. */
static bool word_ends_visit(const Item *item, const Match *word) {
    return word_has_role(item, word, CLASS_SUPPORT, "ending") || word_has_role(item, word, CLASS_SUPPORT, "leaving") ||
           word_has_role(item, word, CLASS_ASPECT, "past") || word_has_role(item, word, CLASS_ASPECT, "each");
}

/* True if a visit that is the news is still under way: nothing says that it is over, nor that it was one
 * of several. */
static bool visit_goes_on(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = &self->clauses.items[draft->clause];
    uint32_t end = span_end(clause->span), behind = span_end(draft->anchor);
    const Match *next = behind < end ? any_word_at(item, behind, end) : NULL;
    if (draft->event.type != CH_VISIT || draft->event.status != CH_HAPPENED || draft->is_next_stop ||
        (next && word_has_role(item, next, CLASS_ASPECT, "particle"))) {
        return false;
    }
    for (uint32_t at = item->sentences.items[clause->sentence].span.start; at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, end);
        bool is_over = word && (word_ends_visit(item, word) ||
                                (at >= behind && word_has_role(item, word, CLASS_SUPPORT, "after") &&
                                 !word_has_role(item, word, CLASS_SUPPORT, "during")));
        if (is_over) {
            return false;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    if (tells_vague_past(item, clause)) {
        return false;
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *other = &self->drafts.items[i];
        if (other != draft && other->event.type == CH_VISIT && other->clause == draft->clause) {
            return false; /* a journey to several countries */
        }
    }
    return true;
}

/* True if a piece of news of its own begins between the drafts: a line that opens with its number (2、…). */
static bool parted_by_number(const Item *item, const Draft *before, const Draft *draft) {
    const uint32_t *character = item->text->character;
    for (uint32_t at = before->anchor.start; at < draft->anchor.start; at++) {
        uint32_t digits = at + 1;
        while (character[at] == '\n' && digits < draft->anchor.start && character_is_digit(character[digits])) {
            digits++;
        }
        bool numbered =
            digits > at + 1 && digits < at + 4 && (character[digits] == LIST_COMMA || character[digits] == '.');
        if (numbered && !character_is_digit(character[digits + 1])) {
            return true;
        }
    }
    return false;
}

/* True if the headline tells that somebody took or left an office, and no more than that: no message to him, no
 * rite for him who died. */
static bool is_news_of_office(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    Span clause = self->clauses.items[draft->clause].span;
    if (!draft->from_headline || act_word(item, clause.start, span_end(clause), CLASS_SPEECH, NULL)) {
        return false;
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *other = &self->drafts.items[i];
        bool about_him = other->event.type == CH_MESSAGE || other->event.type == CH_CEREMONY;
        if (about_him || (other != draft && other->clause == draft->clause && other->event.type != CH_APPOINTMENT)) {
            return false;
        }
    }
    return true;
}

/* True if a word of the clause before the event says that it was before the news, on a day that is not told: 此前. */
static bool clause_tells_earlier(const Item *item, const Clause *clause, uint32_t before) {
    uint32_t end = before < span_end(clause->span) ? before : span_end(clause->span);
    for (uint32_t at = clause->span.start; clause_may_have(clause, "earlier") && at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, end);
        if (word && word_has_role(item, word, CLASS_ASPECT, "earlier")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the event is told as one before the news: by a word of its clause or of those whose subject it shares, by
 * the word that opens its sentence (此前，X …), or by that of him who tells it (X 此前表示，Y …). */
static bool is_told_as_earlier(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    const Clause *own = &self->clauses.items[draft->clause];
    bool same_subject = true;
    for (const Clause *c = own; c >= self->clauses.items && c->sentence == own->sentence; c--) {
        bool opens = c == self->clauses.items || c[-1].sentence != own->sentence;
        bool heads = opens && !c->subject_is_own && c->mention_count == 0;
        if ((same_subject || heads || draft->in_speech) && clause_tells_earlier(item, c, draft->anchor.start)) {
            return true;
        }
        same_subject = same_subject && !c->subject_is_own;
    }
    return false;
}

/* True if the deed only tells what something else came after: 在 X 空袭 P 之后，…. */
static bool is_told_as_time(const EventCoder *self, const Draft *draft) {
    const Clause *own = &self->clauses.items[draft->clause];
    const Match *last =
        is_deed(draft->event.type) && clause_opens_with(self->item, own, "at")
            ? word_before(self->item, span_end(own->span), span_end(draft->anchor), CLASS_BIT(CLASS_SUPPORT))
            : NULL;
    return last && word_has_role(self->item, last, CLASS_SUPPORT, "after");
}

/* True if the deed is told as one of all the time since something that its sentence names, which dates it on no day:
 * 自 P 冲突爆发以来，X 对 Y 实施了制裁. */
static bool is_told_since(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    const Clause *own = &self->clauses.items[draft->clause];
    uint32_t from = item->sentences.items[own->sentence].span.start;
    if (!is_deed(draft->event.type) && draft->event.type != CH_AID) {
        return false;
    }
    for (const Clause *c = own + 1; c > self->clauses.items && c[-1].sentence == own->sentence;) {
        c--;
        uint32_t end = span_end(c->span) < draft->anchor.start ? span_end(c->span) : draft->anchor.start;
        for (uint32_t at = c->span.start; clause_may_have(c, "since") && at < end; at++) {
            const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
            if (word && word_has_role(item, word, CLASS_ASPECT, "since") && !inside_name(item, at)) {
                return !role_between(item, from, at, CLASS_ASPECT, "copula") &&
                       !role_between(item, from, at, CLASS_SUBJECT_STOP, "copula"); /* 这是 X 自9日以来首次空袭 Y */
            }
        }
    }
    return false;
}

/* True if help was given at some time before the talks, call or session told last, of which another sentence goes on to
 * tell (X 同 Y 通电话。… 中方向 Y 提供了疫苗): it is not of their day. */
static bool is_gift_before(const EventCoder *self, const Draft *draft, const Draft *dated) {
    const unsigned encounters = 1u << CH_TALKS | 1u << CH_CALL | 1u << CH_MEETING | 1u << CH_SESSION | 1u << CH_MESSAGE;
    bool by_guest = draft->initiator.count && draft->initiator.items[0].person; /* 会谈。X 还向图书馆赠书 */
    const Span *own = &self->item->sentences.items[self->clauses.items[draft->clause].sentence].span;
    return dated && draft->event.type == CH_AID && draft->event.status == CH_HAPPENED && !draft->from_headline &&
           !by_guest && !draft->event.place.name && (encounters >> dated->event.type & 1) &&
           !role_between(self->item, own->start, draft->anchor.start, CLASS_SUPPORT, "after") && /* 会谈后，X 移交 */
           self->clauses.items[draft->clause].sentence != self->clauses.items[dated->clause].sentence;
}

/* True if the visit is told as the time of something else, which may be long past: X 访问 P 期间. */
static bool is_span_of_visit(const EventCoder *self, const Draft *draft) {
    const Clause *clause = &self->clauses.items[draft->clause];
    uint32_t from = span_end(draft->anchor), end = span_end(clause->span);
    bool spans = role_between(self->item, from, end, CLASS_SUPPORT, "during") &&
                 !role_between(self->item, from, end, CLASS_SUPPORT, "occasion"); /* 在 X 访问 P 之际: now */
    return spans || tells_vague_past(self->item, clause);
}

/* The first day of a span of days. */
static const char *first_day(Arena *arena, const char *span) {
    const char *stop = strchr(span, '/');
    return stop ? arena_copy(arena, span, (size_t)(stop - span)) : span;
}

/* True if the visit was weeks ago, by the page's day, and is recalled only behind the event: A 与 B 会晤。A 3月访 P. */
static bool is_old_visit(const Item *item, const Draft *draft, const Draft *visit) {
    enum { RECENT = 14, LAST_MONTH = 12, LAST_DAY = 28 };
    Edtf today, days;
    if (draft->anchor.start >= visit->anchor.start || !item->published || !edtf_parse(item->published, &today) ||
        !edtf_parse(visit->event.date, &days) || !today.from.day || days.to.year_digits != 4) {
        return false;
    }
    days.to.month = days.to.month ? days.to.month : LAST_MONTH;
    days.to.day = days.to.day ? days.to.day : LAST_DAY;
    return edtf_day_number(today.from) - edtf_day_number(days.to) > RECENT;
}

/* Dates what is told of a visit: by the hour or what went before, the day of arrival, the talks it follows, else by the
 * visit's days. `dated` is the last event with its own day, or NULL. */
static void date_by_visit(EventCoder *self, Draft *draft, const Draft *visit, const Draft *dated) {
    const char *hour = day_of_hour(self, draft, visit);
    const char *day = hour ? hour : day_of_what_went_before(self, draft, visit);
    bool on_day = draft->follows_talks && dated && days_lie_in(dated->event.date, visit->event.date);
    const char *first = draft->at_arrival ? first_day(self->item->arena, visit->event.date) : NULL;
    draft->event.date = day ? day : first ? first : on_day ? dated->event.date : visit->event.date;
    draft->event.not_before = visit->event.not_before;
    draft->event.not_after = visit->event.not_after;
}

/* True if the only day told of the event is that on which the visit began, and its clause tells that it was in the
 * course of it: X 10日起对 P 进行4天访问，期间会见 Y. */
static bool is_in_course_of(const EventCoder *self, const Draft *draft, const Draft *visit) {
    const Clause *clause = &self->clauses.items[draft->clause];
    bool may = visit && visit->clause < draft->clause && draft->shared_date && draft->event.date &&
               draft->event.status == CH_HAPPENED && happens_on_visit(draft) && strchr(visit->event.date, '/') &&
               self->clauses.items[visit->clause].sentence == clause->sentence;
    return may && string_same(first_day(self->item->arena, visit->event.date), draft->event.date) &&
           role_between(self->item, clause->span.start, draft->anchor.start, CLASS_SUPPORT, "during");
}

/* The word that closes the words for the course of a visit, by which the sentence opens: 期间, 访问期间,
 * 在此次访问期间. NULL if it opens otherwise. */
static const Match *opening_course(const Item *item, Span sentence, uint32_t before) {
    enum { REACH = 10 };
    uint32_t limit = sentence.start + REACH < before ? sentence.start + REACH : before;
    for (uint32_t at = sentence.start; at < limit; at++) {
        const Match *word = word_at(item, at, limit, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "during") && !inside_name(item, at)) {
            return word;
        }
    }
    return NULL;
}

static bool opens_with_course(const Item *item, Span sentence, uint32_t before) {
    return opening_course(item, sentence, before) != NULL;
}

/* True if the sentence opens with words for a stay, in the course of which all else is told: 访问期间, 在 P 期间. */
static bool opens_with_stay(const Item *item, Span sentence, uint32_t before) {
    const Match *during = opening_course(item, sentence, before);
    uint32_t end = during ? during->span.start : sentence.start;
    for (uint32_t i = mention_from(item, sentence.start); i < mention_from(item, end); i++) {
        MentionKind kind = item->mentions.items[i].kind;
        if ((kind == MENTION_COUNTRY || kind == MENTION_PLACE) && span_end(item->mentions.items[i].span) == end) {
            return true;
        }
    }
    const Match *at = during ? word_at(item, sentence.start, end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    if (at && span_end(at->span) + 1 == end && word_has_role(item, at, CLASS_PREPOSITION, "at")) {
        return true; /* the sign of a state: 在越期间 */
    }
    const Match *visit = during ? word_before(item, end, sentence.start, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT));
}

/* The month or year of a visit told in the sentence before, in the course of which the event is said to be (X
 * 2023年6月访 P。访问期间，双方会谈); NULL if none is. */
static const char *time_of_visit_before(const EventCoder *self, const Draft *draft) {
    const Clause *own = &self->clauses.items[draft->clause];
    Span sentence = self->item->sentences.items[own->sentence].span;
    bool may = draft->event.status == CH_HAPPENED && !draft->in_speech &&
               (draft->event.type == CH_SIGNING || (happens_on_visit(draft) && draft->event.type != CH_VISIT)) &&
               opens_with_course(self->item, sentence, draft->anchor.start);
    for (const Draft *visit = draft; may && visit > self->drafts.items; visit--) {
        const Draft *told = visit - 1;
        const Clause *clause = &self->clauses.items[told->clause];
        if (clause->sentence + 1 == own->sentence && clause->paragraph == own->paragraph &&
            told->event.type == CH_VISIT && told->event.status == CH_HAPPENED && told->own_date &&
            (actors_share_named(&told->initiator, &draft->initiator) ||
             actors_share_named(&told->initiator, &draft->counterpart))) {
            Edtf days;
            bool no_day = edtf_parse(told->event.date, &days) && !days.is_interval && !days.from.day;
            return no_day ? told->event.date : NULL;
        }
    }
    return NULL;
}

/* True if it is told as done in the course of a stay or session, not of the talks that were dated last
 * (峰会期间，双方签署 协议), or of a stay and not on the day of what was dated last: 在 P 期间，X 还会见了 Y. */
static bool is_in_some_course(const EventCoder *self, const Draft *draft, const Draft *dated) {
    const Clause *own = &self->clauses.items[draft->clause];
    Span sentence = self->item->sentences.items[own->sentence].span;
    bool of_talks = dated->event.type == CH_MEETING || dated->event.type == CH_TALKS;
    bool meets = (draft->event.type == CH_MEETING || draft->event.type == CH_TALKS) && !draft->in_speech;
    if (meets && dated->event.type != CH_VISIT && !strchr(dated->event.date, '/') &&
        self->clauses.items[dated->clause].sentence != own->sentence &&
        opens_with_stay(self->item, sentence, draft->anchor.start)) {
        return true;
    }
    bool may = of_talks && draft->event.type == CH_SIGNING &&
               self->clauses.items[dated->clause].sentence != own->sentence &&
               opens_with_course(self->item, sentence, draft->anchor.start);
    for (uint32_t at = sentence.start; may && at < draft->anchor.start; at++) {
        const Match *word = word_at(self->item, at, draft->anchor.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word ? match_entry(self->item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        may = entry == NO_ENTRY || !(lexicon_has(self->item->lexicon, entry, KEY_EVENT, "meeting") ||
                                     lexicon_has(self->item->lexicon, entry, KEY_EVENT, "talks"));
    }
    return may;
}

/* True if the sentence tells of no deed and no words. */
static bool sets_scene(const EventCoder *self, uint32_t sentence) {
    const Item *item = self->item;
    const Sentence *scene = &item->sentences.items[sentence];
    bool tells = item->segments.items[scene->segment].kind == SEGMENT_DATELINE ||
                 act_word(item, scene->span.start, span_end(scene->span), CLASS_SPEECH, "frame");
    for (size_t i = 0; i < self->drafts.count && !tells; i++) {
        tells = self->clauses.items[self->drafts.items[i].clause].sentence == sentence;
    }
    return !tells;
}

/* The day that sets the scene of an event of no day: it opens a sentence of the paragraph before the event's, which
 * tells of no deed and no words (12日的王宫气氛庄重。国王会见 X), or the paragraph (今天是 P 国庆日。…典礼后，双方会谈)
 * behind what was dated last. NULL if none does, or the event is not of it: named only, spoken of, or of a day that is
 * not told. */
static const char *day_of_scene(const EventCoder *self, const Draft *draft, const Draft *dated) {
    const Item *item = self->item;
    const Clause *own = &self->clauses.items[draft->clause], *clause = own;
    bool on_the_spot = draft->event.type == CH_SIGNING || (happens_on_visit(draft) && draft->event.type != CH_VISIT);
    if (!on_the_spot || draft->in_speech || draft->from_headline || draft->is_nominal || tells_vague_past(item, own)) {
        return NULL;
    }
    while (clause > self->clauses.items && clause->sentence == own->sentence) {
        clause--;
    }
    if (clause->sentence == own->sentence || clause->paragraph != own->paragraph) {
        return NULL;
    }
    if (sets_scene(self, clause->sentence)) {
        return day_told_between(item, item->sentences.items[clause->sentence].span.start, own->span.start);
    }
    const Clause *first = paragraph_start(self, clause);
    bool opens = dated && dated->anchor.start < first->span.start && sets_scene(self, first->sentence);
    return opens ? day_told_between(item, item->sentences.items[first->sentence].span.start, own->span.start) : NULL;
}

/* The days up to that of the report, as many as the window tells (过去一天, 过去一周); the window itself if the report
 * has no day. */
static const char *window_up_to(const Item *item, const char *report, const char *window) {
    Edtf days, span;
    if (!edtf_parse(report, &days) || days.is_interval || !days.from.day || days.from.year_digits != 4 ||
        !edtf_parse(window, &span) || !span.is_interval || !span.from.day || !span.to.day) {
        return window;
    }
    days.to = days.from;
    days.from = edtf_shift_days(days.to, (int)(edtf_day_number(span.from) - edtf_day_number(span.to)));
    days.is_interval = true;
    return edtf_written(item->arena, &days);
}

/* True if the event's clause tells the time of day alone, which is that of the news: 上午接受 X 递交国书. */
static bool tells_hour(const EventCoder *self, const Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = &self->clauses.items[draft->clause], *first = clause;
    while (first > self->clauses.items && !first->subject_is_own && first[-1].sentence == clause->sentence) {
        first--; /* 晚上宣布断交，并关闭大使馆 */
    }
    bool may = !draft->from_headline && !draft->in_speech && !draft->is_nominal && draft->event.status == CH_HAPPENED &&
               !(item->filed && item->published && !string_same(item->filed, item->published));
    for (uint32_t i = first->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        may = item->mentions.items[i].kind != MENTION_DATE; /* 1日下午会见 X 任命的 Y */
    }
    for (uint32_t at = first->span.start; may && at < draft->anchor.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, draft->anchor.start);
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_DATE_WORD) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "time-of-day")) {
            return !lexicon_has(item->lexicon, entry, KEY_FLAGS, "vague");
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* The stay told as over in the sentence, which the event is, or the session was held on: 结束对 P 的访问并出席 M 后.
 * NULL if it tells none. */
static const Draft *ended_stay(const EventCoder *self, const Draft *draft) {
    const Draft *ended = NULL;
    for (size_t i = 0; i < self->drafts.count && !ended; i++) {
        const Draft *other = &self->drafts.items[i];
        bool with_it = draft->event.type == CH_SESSION && draft->event.status == CH_HAPPENED &&
                       self->clauses.items[other->clause].sentence == self->clauses.items[draft->clause].sentence;
        bool ends = other->is_end && other->event.type == CH_VISIT && other->event.status == CH_HAPPENED;
        ended = ends && (other == draft || with_it) ? other : NULL;
    }
    return draft->in_speech ? NULL : ended;
}

/* About the day on which the visitor arrived where he went next, behind a stay that is over: X 22日抵达 Q。X 是在结束对
 * P 的访问后抵达 Q 的. NULL if none is told. */
static const char *day_of_next_stop(const EventCoder *self, const Draft *draft, const Draft *ended) {
    for (size_t i = 0; ended && i < self->drafts.count; i++) {
        const Draft *next = &self->drafts.items[i];
        bool arrives = next->event.type == CH_VISIT && next->at_arrival && next->own_date && !next->is_end &&
                       next->event.status != CH_PLANNED && next->anchor.start < draft->anchor.start &&
                       !strchr(next->event.date, '/');
        if (arrives && actors_share_named(&next->initiator, &ended->initiator) &&
            !countries_equal(&next->event.countries, &ended->event.countries)) {
            return edtf_about(self->item->arena, next->event.date);
        }
    }
    return NULL;
}

/* True of an agreement told right behind a sentence that begins with a month or day of an earlier year: it is of that
 * time, not of the news: 2012年3月，P 发生政变。安理会通过决议. */
static bool follows_past_years(const EventCoder *self, const Draft *draft) {
    enum { YEAR = 4, MONTH = 7 }; /* bytes */
    const Item *item = self->item;
    const Clause *clause = &self->clauses.items[draft->clause], *before = clause;
    while (before > self->clauses.items && before->sentence == clause->sentence) {
        before--;
    }
    bool may = (draft->event.type == CH_SIGNING || draft->event.type == CH_RELATIONS) && item->published &&
               draft->event.status == CH_HAPPENED && !draft->from_headline && !draft->is_further &&
               before->sentence + 1 == clause->sentence && before->paragraph == clause->paragraph && !before->in_speech;
    uint32_t start = may ? item->sentences.items[before->sentence].span.start : 0, next = mention_from(item, start);
    const Mention *date = may && next < item->mentions.count ? &item->mentions.items[next] : NULL;
    const char *told = date && date->kind == MENTION_DATE && date->span.start == start
                           ? date_resolve(self->item, next, false).edtf
                           : NULL;
    return told && strlen(told) >= MONTH && told[0] != 'X' && !strchr(told, '/') &&
           strncmp(told, item->published, YEAR) < 0;
}

/* Dates an event of no day of its own: by the deed or report before it, the visit that it belongs to, what was dated
 * last, the scene, else as the item's news. `visit` is the item's visit with its days, `dated` the last event with its
 * own day; either may be NULL. */
static void date_by_others(EventCoder *self, Draft *draft, const Draft *visit, const Draft *dated) {
    const char *news = date_of_news(self->item).edtf;
    const Draft *told = draft->in_speech && draft->event.type == CH_FORCE
                            ? deed_told_before(self, (size_t)(draft - self->drafts.items))
                            : NULL;
    bool reports = draft->in_speech && draft->event.type == CH_FORCE &&
                   !tells_vague_past(self->item, &self->clauses.items[draft->clause]);
    const char *reported = reports ? day_reported_before(self, draft) : NULL;
    const char *visited = time_of_visit_before(self, draft);
    const Draft *ended = ended_stay(self, draft);
    const char *left = day_of_next_stop(self, draft, ended), *scene = NULL;
    if (left) {
        draft->event.date = left;
        draft->event.place = draft->event.place.name ? draft->event.place : ended->event.place;
        countries_add_host_of_bloc(self->item->arena, &draft->event.countries, draft->event.place.country);
    } else if (told && !(draft->window && reported)) {
        draft->event.date = told->event.date;
    } else if (visited) {
        draft->event.date = visited;
    } else if (draft->window) {
        draft->event.date = window_up_to(self->item, reported, draft->window);
    } else if (reported) {
        draft->event.date = reported;
    } else if (draft->in_speech && is_deed(draft->event.type)) {
        draft->event.date = news;
        draft->date_is_news = true;
    } else if (visit && draft->event.type != CH_CALL && shares_country(draft, visit) &&
               (visit->event.status != CH_PLANNED || draft->event.status != CH_HAPPENED) &&
               !is_old_visit(self->item, draft, visit) &&
               (draft->event.type != CH_VISIT || actors_share_named(&visit->initiator, &draft->initiator))) {
        date_by_visit(self, draft, visit, dated);
    } else if (dated && (draft->is_nominal || draft->on_visit)) {
        draft->event.date = edtf_about(self->item->arena, dated->event.date);
        draft->date_is_filing = dated->date_is_filing;
    } else if (dated && (scene = day_of_scene(self, draft, dated))) {
        draft->event.date = scene;
        draft->of_scene = true;
    } else if (dated && draft->event.type != CH_VISIT && (draft->event.type != CH_SESSION || draft->follows_talks) &&
               is_of_matter(self, draft, dated) && !is_apart(self, draft, dated) &&
               !is_in_some_course(self, draft, dated)) {
        draft->event.date = dated->event.date;
        draft->date_is_filing = dated->date_is_filing;
    } else {
        scene = day_of_scene(self, draft, dated);
        bool past = !scene && follows_past_years(self, draft);
        draft->event.date = past ? NULL : scene ? scene : tells_hour(self, draft) ? self->item->published : news;
        draft->date_is_news = !scene && !past;
        draft->of_scene = scene != NULL;
        draft->event.status = news && visit_goes_on(self, draft) ? CH_ONGOING : draft->event.status;
    }
}

/* True if the session is an earlier one of a mechanism of which the item tells that a later one is held:
 * 举行第六次对话， 总结第五次对话以来的成果. */
static bool is_earlier_round(const EventCoder *self, const Draft *draft) {
    enum { NEAR = 2 }; /* 第81届 … 首次在 P 举行 tells of one */
    const ChSession *own = &draft->event.mechanism;
    bool earlier = false;
    for (size_t i = 0; draft->event.type == CH_SESSION && own->ordinal && i < self->drafts.count && !earlier; i++) {
        const Draft *other = &self->drafts.items[i];
        earlier = other->event.type == CH_SESSION && other->event.mechanism.ordinal > own->ordinal &&
                  other->event.mechanism.ordinal <= own->ordinal + NEAR && other->event.mechanism.name && own->name &&
                  string_same(other->event.mechanism.name, own->name) &&
                  (other->event.status == CH_HAPPENED || other->event.status == CH_ONGOING);
    }
    return earlier;
}

void drafts_date_undated(EventCoder *self) {
    const Draft *visit = only_visit(self, 0), *dated = NULL;
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        if (!same_story(self->item, i ? draft[-1].anchor.start : 0, draft->anchor.start)) {
            visit = only_visit(self, draft->anchor.start);
            dated = NULL;
        }
        dated = dated && parted_by_number(self->item, dated, draft) ? NULL : dated;
        if (is_in_course_of(self, draft, visit)) {
            draft->event.date = visit->event.date;
        }
        bool describes = draft->event.type == CH_APPOINTMENT && draft->is_recalled; /* 5月30日就任的 X */
        if (draft->own_date && !draft->in_speech && !describes) {
            visit = draft->event.type == CH_VISIT && strchr(draft->event.date, '/') ? draft : visit;
            dated = gives_its_day(self->item, draft, dated) ? draft : dated;
        }
        ChEventType type = draft->event.type;
        bool deed = is_deed(type);
        bool under_way = type == CH_VISIT && draft->event.status == CH_ONGOING && draft->in_speech &&
                         !is_span_of_visit(self, draft); /* 在 X 访问 P 之际 */
        bool recalled = (draft->in_speech && !draft->is_this && !deed && !under_way) || draft->is_recalled ||
                        is_earlier_round(self, draft); /* of deeds those concerned tell first */
        bool lies_ahead = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
        if ((!draft->event.date || draft->shared_date) && draft->event.status == CH_PLANNED && !draft->is_next_stop &&
            (happens_on_visit(draft) || type == CH_SIGNING)) {
            date_planned(self, draft);
        }
        bool known = type == CH_APPOINTMENT && !draft->is_decreed && !is_news_of_office(self, draft);
        if (draft->event.date || lies_ahead || recalled || known || is_told_as_earlier(self, draft) ||
            is_told_since(self, draft) || is_told_as_time(self, draft) || is_gift_before(self, draft, dated)) {
            continue;
        }
        date_by_others(self, draft, visit, dated);
    }
}

/* True if the day of an event lies in the span of a visit, or either is open. */
static bool lies_in(const char *day, const char *span) { return !day || !span || days_lie_in(day, span); }

/* True if the day lies shortly behind that on which a stay began whose end is not told: X 3日抵达 P，4日会见 Y. */
static bool lies_in_stay(const Draft *draft, const Draft *visit) {
    enum { LONGEST_STAY = 5 };
    bool open = visit->event.status == CH_ONGOING || visit->event.status == CH_PLANNED;
    Edtf day, first;
    if (!open || !visit->event.date || !draft->event.date || strchr(visit->event.date, '/') ||
        !countries_hold(&draft->event.countries, visit->event.place.country) || !edtf_parse(draft->event.date, &day) ||
        !edtf_parse(visit->event.date, &first) || !day.from.day || !first.from.day || !day.from.year ||
        !first.from.year) {
        return false;
    }
    long later = edtf_day_number(day.from) - edtf_day_number(first.from);
    return later > 0 && later <= LONGEST_STAY;
}

/* True if the visit is to a country of those met. */
static bool is_host(const ActorList *met, const Draft *visit) {
    for (size_t i = 0; i < met->count; i++) {
        for (size_t k = 0; k < visit->counterpart.count; k++) {
            const char *a = met->items[i].country, *b = visit->counterpart.items[k].country;
            if (a && b && string_same(a, b)) {
                return true;
            }
        }
    }
    return false;
}

/* True if those met are of a state. */
static bool meets_state(const ActorList *side) { return side->count && country_is_state(side->items[0].country); }

/* True if a visit of the item is to the country. */
static bool is_visited(const EventCoder *self, const char *country) {
    for (size_t k = 0; k < self->drafts.count; k++) {
        const Draft *visit = &self->drafts.items[k];
        const char *host = visit->counterpart.count ? visit->counterpart.items[0].country : NULL;
        if (visit->event.type == CH_VISIT && host && string_same(host, country)) {
            return true;
        }
    }
    return false;
}

/* A building told by its kind alone (主席府, 政府总部) stands in the country visited, which
 * is rather that of those who receive somebody there. */
static void place_venue(const EventCoder *self, Draft *draft) {
    if (!draft->event.place.name || draft->event.place.country) {
        return;
    }
    bool receives =
        draft->event.type == CH_MEETING || draft->event.type == CH_TALKS || draft->event.type == CH_CEREMONY;
    const char *own = receives && meets_state(&draft->initiator) ? draft->initiator.items[0].country : NULL;
    const char *country = own && is_visited(self, own) ? own : NULL;
    for (size_t i = 0; i < draft->event.countries.count && !country; i++) {
        country = is_visited(self, draft->event.countries.items[i]) ? draft->event.countries.items[i] : NULL;
    }
    country = country ? country : own;
    draft->event.place.country = country && country_is_state(country) ? country : NULL;
}

/* True for what is done where those who do it met right before: papers signed, the press met, a
 * banquet given. */
static bool may_follow_talks(const Draft *draft) {
    return draft->event.type == CH_SIGNING || draft->event.type == CH_CEREMONY || draft->follows_talks;
}

/* Where those who sign, meet the press or dine met before on the same day; NULL if that is not told. */
static const Draft *talks_before(const EventCoder *self, size_t index) {
    const Draft *draft = &self->drafts.items[index];
    for (size_t i = index; i-- > 0;) {
        const Draft *talks = &self->drafts.items[i];
        ChEventType type = talks->event.type;
        bool same_day = talks->event.date && draft->event.date && string_same(talks->event.date, draft->event.date);
        if ((type == CH_TALKS || type == CH_MEETING || type == CH_SESSION) && talks->event.place.name && same_day &&
            talks->in_speech == draft->in_speech && talks->event.status == draft->event.status &&
            same_countries(&talks->event.countries, &draft->event.countries)) {
            return talks;
        }
    }
    return NULL;
}

/* True if papers are signed in the sentence that tells of the visit: X 访问 P 时，两国签署协议. */
static bool signed_on(const EventCoder *self, const Draft *draft, const Draft *visit) {
    const Clause *clauses = self->clauses.items;
    return draft->event.type == CH_SIGNING && visit->clause < draft->clause &&
           clauses[visit->clause].sentence == clauses[draft->clause].sentence;
}

/* True if the event was where the visit went: what is signed only if one sentence tells both. */
static bool is_done_there(const EventCoder *self, const Draft *draft, const Draft *visit) {
    if (draft->is_farewell && visit->event.status != CH_HAPPENED) {
        return false; /* who sets out is seen off at home */
    }
    if (!same_story(self->item, draft->anchor.start, visit->anchor.start)) {
        return false;
    }
    enum { DAY = 10 }; /* characters of a day */
    bool same_day = visit->own_date && string_same(visit->event.date, draft->event.date);
    bool elsewhere = draft->event.type == CH_CEREMONY &&
                     !countries_hold(&draft->event.countries, visit->event.place.country) &&
                     !(same_day && names_no_other_state(draft, visit));
    bool open = !visit->event.date && meets_state(&draft->counterpart) && !is_host(&draft->counterpart, visit);
    bool that_month = visit->event.date && strlen(visit->event.date) < DAY && /* 10月初赴 Q。25日与 P 国总理会面 */
                      draft->event.date && strlen(draft->event.date) >= DAY &&
                      (!countries_hold(&draft->event.countries, visit->event.place.country) ||
                       visit->anchor.start > span_end(draft->anchor)); /* 23日会谈。5月下旬将赴 Q */
    elsewhere = elsewhere || open || that_month ||
                (visit->at_airport &&
                 draft->event.type != CH_CEREMONY) || /* another stop of the journey, whose days are not told */
                (draft->event.type == CH_SIGNING && !signed_on(self, draft, visit)) ||
                (draft->event.type == CH_SESSION && visit->at_meeting); /* a guest's session is not where he is met */
    return visit->event.place.name && !elsewhere && visit->in_speech == draft->in_speech && is_of_visit(draft, visit) &&
           (lies_in(draft->event.date, visit->event.date) || lies_in_stay(draft, visit) ||
            (visit->date_is_news && draft->of_scene &&
             countries_hold(&draft->event.countries, visit->event.place.country)));
}

/* An organisation's session has the state among its countries where its guest goes for it, and so has one that he
 * attends in the course of his visit. */
static void add_host_of_session(EventCoder *self, Draft *draft, const Draft *visit) {
    const char *host = draft->event.place.country;
    if (draft->event.type == CH_SESSION && is_attended_on(self, draft, visit) && host && country_is_state(host)) {
        country_add(self->item->arena, &draft->event.countries, host);
        countries_sort(&draft->event.countries);
    } else if (draft->event.type == CH_SESSION) {
        countries_add_host_of_bloc(self->item->arena, &draft->event.countries, host);
    }
}

void drafts_place_in_visits(EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        place_venue(self, &self->drafts.items[i]);
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        const Draft *talks = !draft->event.place.name && may_follow_talks(draft) ? talks_before(self, i) : NULL;
        draft->event.place = talks ? talks->event.place : draft->event.place;
        if (draft->event.place.name || !(happens_on_visit(draft) || draft->event.type == CH_SIGNING)) {
            continue;
        }
        const Draft *nearest = NULL, *host = NULL; /* of a tour: of plans the one told last; to whom he meets */
        bool hosted = false;                       /* by a visit to those met, whose place is not that of the event */
        for (size_t k = 0; k < self->drafts.count; k++) {
            const Draft *visit = &self->drafts.items[k];
            if (is_done_there(self, draft, visit)) {
                bool nearer =
                    !nearest || (draft->event.status == CH_PLANNED && visit->anchor.start <= draft->anchor.start &&
                                 visit->anchor.start > nearest->anchor.start);
                nearest = nearer ? visit : nearest;
                host = host || !is_host(&draft->counterpart, visit) ? host : visit;
            } else {
                hosted = hosted || (visit->event.type == CH_VISIT && visit->in_speech == draft->in_speech &&
                                    visit->at_airport && is_host(&draft->counterpart, visit));
            }
        }
        if (nearest && (host || !hosted)) {
            const Draft *there = host ? host : nearest;
            draft->event.place = there->event.place;
            add_host_of_session(self, draft, there);
        }
    }
}
