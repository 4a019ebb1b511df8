#include "base/edtf.h"
#include "code/code.h"
#include "code/draft.h"
#include "resolve/dates.h"

enum { QUOTE_LIMIT = 60 }; /* characters of an event's quote, by the codebook */

/* The speaker of a clause that is inside speech: the subject of the clause
 * with the verb of speech. */
static void find_speaker(EventCoder *self, const Clause *clause) {
    self->speaker = (ChActor){0};
    if (!clause->in_speech) {
        return;
    }
    for (const Clause *c = clause; c >= self->clauses.items && c->paragraph == clause->paragraph; c--) {
        bool opens = c->speech_verb >= c->span.start && c->speech_verb < span_end(c->span);
        if (!opens) {
            continue;
        }
        ActorList actors = {0};
        actors_of_party(self->item, &c->subject, &self->pair, NULL, &actors, NULL);
        if (actors.count) {
            self->speaker = actors.items[0];
        }
        return;
    }
}

/* True if the clause, or the one of time before it, speaks of «this» occasion:
 * 此次会晤期间，…. */
static bool says_this(const Item *item, const ClauseList *clauses, const Clause *clause) {
    bool leans = clause > clauses->items && clause[-1].sentence == clause->sentence && !clause[-1].subject_is_own;
    uint32_t from = leans ? clause[-1].span.start : clause->span.start;
    for (uint32_t at = from; at < span_end(clause->span); at++) {
        const Match *word = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
        if (word && word_has_role(item, word, CLASS_SUBJECT_STOP, "this")) {
            return true;
        }
    }
    return false;
}

static ChStatusOfEvent status_of(Reality reality, const Frame *frame) {
    if (frame->status && strcmp(frame->status, "happened") == 0) {
        return CH_HAPPENED;
    }
    switch (reality) {
    case REALITY_PLANNED:
        return CH_PLANNED;
    case REALITY_ONGOING:
        return CH_ONGOING;
    case REALITY_CANCELLED:
        return CH_CANCELLED;
    default:
        return CH_HAPPENED;
    }
}

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

/* Acts upon another are news also where somebody tells them; meetings told in a
 * speech are recalled. */
static bool is_act(ChEventType type) {
    return type == CH_AID || type == CH_FORCE || type == CH_SANCTION || type == CH_PROTEST || type == CH_OTHER;
}

/* True if the date is a year in a meeting's name, or right before it. */
static bool is_year_of_name(const EventCoder *self, const Mention *date) {
    enum { NEAR = 6 };
    if (mechanism_around(&self->mechanisms, date->span.start)) {
        return true;
    }
    const NamedMechanism *next =
        mechanism_in(&self->mechanisms, span_of(span_end(date->span), span_end(date->span) + NEAR));
    bool bare_year = date->shape.from.printed == DATE_YEAR && !date->shape.from.shifted;
    uint32_t behind = self->item->text->character[span_end(date->span)];
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

/* True if the date tells when something else was over or began: 2月就任后访问,
 * 3月升级以来访问. */
static bool dates_another(const Item *item, const Trigger *trigger, const Mention *date) {
    enum { REACH = 18 };
    bool other = false, takes_office = false;
    uint32_t end =
        span_end(date->span) + REACH < trigger->span.start ? span_end(date->span) + REACH : trigger->span.start;
    for (uint32_t at = span_end(date->span); at < end; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (!word || inside_name(item, at)) {
            continue;
        }
        EntryId since = match_entry(item->lexicon, word, CLASS_DATE_WORD);
        bool after = takes_office && word_has_role(item, word, CLASS_SUPPORT, "after");
        bool closes = after || (since != NO_ENTRY && lexicon_has(item->lexicon, since, KEY_KIND, "since"));
        if (other && closes) {
            return true;
        }
        EntryId event = match_entry(item->lexicon, word, CLASS_EVENT);
        other = other || event != NO_ENTRY;
        takes_office = takes_office || (event != NO_ENTRY && lexicon_has(item->lexicon, event, KEY_EVENT,
                                                                         ch_event_type_name(CH_APPOINTMENT)));
        at = span_end(word->span) - 1;
    }
    return false;
}

/* A year inside a meeting's name dates nothing, nor does «so far» or «since»
 * of an earlier clause. */
static bool dates_events(const EventCoder *self, const Trigger *trigger, const Mention *date) {
    if (is_year_of_name(self, date) || dates_another(self->item, trigger, date)) {
        return false;
    }
    const Clause *clause = trigger->clause, *before = clause > self->clauses.items ? clause - 1 : clause;
    bool near =
        span_within(date->span, clause->span) || (span_within(date->span, before->span) && !before->subject_is_own);
    bool dates_speech = clause->in_speech && !is_act(trigger->frame.type) && !span_within(date->span, clause->span) &&
                        date->span.start < clause->speech_verb;
    return !dates_speech && (near || (date->shape.role == DATE_AT && !date_is_vague(date)));
}

/* True if the day lies before the last of the days that a visit or session takes. */
static bool goes_on(ChEventType type, const char *days, const char *today) {
    return (type == CH_VISIT || type == CH_SESSION) && strchr(days, '/') && compare_days(last_day(days), today) > 0;
}

/* True if a plan, or its end, is told in a clause of its own behind the day on
 * which it was announced: 白宫5日宣布，X 将访问 Y. */
static bool is_day_of_announcement(const EventCoder *self, const Trigger *trigger, const Draft *draft,
                                   const Mention *date) {
    const Clause *clause = trigger->clause;
    bool lies_ahead = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
    if (!lies_ahead || date->span.start >= clause->span.start) {
        return false;
    }
    for (const Clause *c = clause - 1; c >= self->clauses.items && c->sentence == clause->sentence; c--) {
        if (span_within(date->span, c->span)) {
            bool announces = c->subject_is_own && c->subject.span.start < date->span.start;
            return draft->event.status == CH_CANCELLED || (clause->subject_is_own && announces);
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

static bool is_encounter(ChEventType type) {
    return type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_SESSION;
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
        char *copy = arena_alloc(self->item->arena, EDTF_SIZE);
        edtf_write(&date, copy);
        return copy;
    }
    return edtf;
}

/* Sets the date and lets the calendar correct the status: what lies ahead of
 * `published` is planned. */
static void set_date(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t mention = date_mention_for(item, trigger->clause->span, trigger->span);
    if (mention != NO_MENTION && is_year_of_name(self, &item->mentions.items[mention])) {
        mention = earlier_day(item, trigger, mention);
    }
    if (mention == NO_MENTION || !dates_events(self, trigger, &item->mentions.items[mention])) {
        return;
    }
    const Mention *day = &item->mentions.items[mention];
    bool lies_ahead = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
    if (is_day_of_announcement(self, trigger, draft, day) || (lies_ahead && stands_in_dateline(item, day))) {
        return;
    }
    DateValue date = date_resolve(item, mention, draft->event.status == CH_PLANNED);
    date.edtf = draft->in_speech ? said_on_day(self, day, date.edtf) : date.edtf;
    if (!date.edtf) {
        return;
    }
    bool is_past = item->published && compare_days(last_day(date.edtf), item->published) < 0;
    bool of_this = span_within(day->span, trigger->clause->span) && !event_between(item, day, trigger);
    if (draft->event.status == CH_PLANNED && is_past && !of_this) {
        return; /* of something else the sentence tells */
    }
    draft->own_date = true;
    draft->shared_date = !span_within(day->span, trigger->clause->span);
    draft->event.date = date.edtf;
    draft->event.not_before = date.not_before;
    draft->event.not_after = date.not_after;
    /* What links to other pages may be younger than the page. */
    bool is_younger = item->kind == CH_ITEM_TEASER && (day->shape.from.printed & DATE_YEAR) && item->published &&
                      compare_days(date.edtf, item->published) > 0;
    if (item->published && draft->event.status != CH_CANCELLED && !is_younger) {
        if (compare_days(date.edtf, item->published) > 0) {
            draft->event.status = CH_PLANNED;
        } else if (draft->event.status == CH_PLANNED && compare_days(last_day(date.edtf), item->published) < 0) {
            draft->event.status = CH_HAPPENED;
        } else if (draft->event.status == CH_HAPPENED && goes_on(draft->event.type, date.edtf, item->published)) {
            draft->event.status = CH_ONGOING;
        }
    }
}

/* The place that the country named before it is told apart by (秘鲁首都利马), the
 * country itself if none is. */
static const Mention *place_of_country(const Item *item, const Mention *country) {
    enum { APPOSITION = 6 };
    const ClassSet ends = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT) |
                          CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_SUBJECT_STOP);
    const Mention *place = country + 1, *end = item->mentions.items + item->mentions.count;
    bool follows = country->kind == MENTION_COUNTRY && place < end && place->kind == MENTION_PLACE && place->country &&
                   country->country && strcmp(place->country, country->country) == 0 &&
                   place->span.start <= span_end(country->span) + APPOSITION;
    for (uint32_t at = span_end(country->span); follows && at < place->span.start; at++) {
        const Match *word = any_word_at(item, at, place->span.start);
        follows = character_is_han(item->text->character[at]) && !(word && (word->classes & ends));
        at = word ? span_end(word->span) - 1 : at;
    }
    return follows ? place : country;
}

static void set_place(EventCoder *self, const Trigger *trigger, Draft *draft) {
    uint32_t place = place_of(self->item, &self->clauses, trigger);
    if (place == NO_MENTION) {
        return;
    }
    const Mention *mention = place_of_country(self->item, &self->item->mentions.items[place]);
    place = (uint32_t)(mention - self->item->mentions.items);
    bool own = match_exact(&self->item->matches, mention->span, CLASS_BIT(CLASS_REFERENCE)); /* 我国 */
    if (mention->kind == MENTION_COUNTRY && (mention->is_sign || own)) {
        draft->event.place.name = NULL;
        return;
    }
    Span span = mention->span; /* 贵州省贵阳市: the places within one another as one */
    for (uint32_t i = place + 1;
         i < self->item->mentions.count && self->item->mentions.items[i].span.start <= span_end(span); i++) {
        const Mention *next = &self->item->mentions.items[i];
        bool follows =
            next->kind == MENTION_PLACE && next->span.start == span_end(span) && mention->kind == MENTION_PLACE;
        span = follows ? span_join(span, next->span) : span;
    }
    draft->event.place.name = mention->kind == MENTION_BODY && mention->name
                                  ? mention->name
                                  : text_copy(self->item->arena, self->item->text, span);
    draft->event.place.country = mention->country;
}

/* The date with ~, once. */
static const char *approximate(Arena *arena, const char *edtf) {
    size_t length = edtf ? strlen(edtf) : 0;
    if (!length || strchr(edtf, '~') || strchr(edtf, '/')) {
        return edtf;
    }
    char *copy = arena_copy(arena, edtf, length + 1);
    copy[length] = '~';
    return copy;
}

/* True if the sentence tells before the trigger that something ended: 在结束对 X
 * 的访问后回国 gives the day of the return. */
static bool ends_before(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    for (uint32_t at = item->sentences.items[trigger->clause->sentence].span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "ending")) {
            return true;
        }
    }
    return false;
}

/* True if the clause is a stretch of time in which something else happened. */
static bool clause_is_during(const Item *item, const Clause *clause) {
    const Match *match = word_before(item, span_end(clause->span), clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    return match && word_has_role(item, match, CLASS_SUPPORT, "during");
}

ChStatusOfEvent stays_until(const Item *item, const char *date) {
    bool same_month = !date || !item->published || strncmp(date, item->published, 7) == 0 || strchr(date, 'X');
    return same_month ? CH_ONGOING : CH_HAPPENED;
}

/* Talks held by video are a call. */
static bool is_remote(const Item *item, const Trigger *trigger) {
    bool meets = trigger->frame.type == CH_MEETING || trigger->frame.type == CH_TALKS;
    for (uint32_t at = trigger->clause->span.start; meets && at < trigger->span.start; at++) {
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
    return own_line && !open && span.length <= LONGEST && span.start > 0 && last != 0x3002 && last != '!' &&
           last != '?';
}

bool draft_begin(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Reality reality = reality_of(item, &self->clauses, trigger);
    if (reality == REALITY_DENIED || reality == REALITY_HYPOTHETICAL) {
        return false;
    }
    const Segment *segment = &item->segments.items[item->sentences.items[trigger->clause->sentence].segment];
    if (segment->kind == SEGMENT_CREDIT || segment->kind == SEGMENT_FURNITURE) {
        return false;
    }
    *draft = (Draft){.anchor = trigger->span,
                     .quote = trigger->span,
                     .clause = (uint32_t)(trigger->clause - self->clauses.items),
                     .from_headline = segment->kind == SEGMENT_HEADLINE || is_heading(item, trigger->clause),
                     .from_repeat = segment->repeated || segment->kind == SEGMENT_CAPTION,
                     .in_speech = trigger->clause->in_speech && trigger->span.start > trigger->clause->speech_verb,
                     .inherited = !trigger->clause->subject_is_own};
    draft->is_this = says_this(item, &self->clauses, trigger->clause);
    draft->is_habit = reality == REALITY_HABITUAL;
    draft->event.type = is_remote(item, trigger) ? CH_CALL : trigger->frame.type;
    draft->event.other_type = trigger->frame.other;
    draft->event.status = status_of(reality, &trigger->frame);
    set_date(self, trigger, draft);
    bool is_end = (trigger->frame.slots & SLOT(END)) != 0;
    if (draft->own_date && (is_end || ends_before(self, trigger))) {
        draft->event.date = approximate(item->arena, draft->event.date);
        draft->event.status = CH_HAPPENED;
    }
    if (clause_is_during(item, trigger->clause) && draft->event.status == CH_HAPPENED) {
        draft->event.status = stays_until(item, draft->event.date);
    }
    set_place(self, trigger, draft);
    return true;
}

static void add_countries(Arena *arena, ChStrings *countries, const ActorList *actors) {
    for (size_t i = 0; i < actors->count; i++) {
        country_add(arena, countries, actors->items[i].country);
    }
}

static ChActors actors_of_list(const ActorList *list) { return (ChActors){list->items, list->count}; }

/* The one country of a side; NULL if it has none or several. */
static const char *side_country(const ActorList *side) {
    const char *country = side->count ? side->items[0].country : NULL;
    for (size_t i = 1; i < side->count; i++) {
        const char *other = side->items[i].country;
        country = country && other && strcmp(country, other) == 0 ? country : NULL;
    }
    return country;
}

/* True if the draft's sides are those that "both" means behind it: two states, or
 * a bloc where no two states have met. A ceremony, an act of force and what is
 * only spoken of leave the sides as they were. */
static bool makes_pair(const EventCoder *self, const Draft *draft) {
    const ChEvent *event = &draft->event;
    const char *first = side_country(&draft->initiator), *second = side_country(&draft->counterpart);
    if (!first || !second || event->countries.count < 2 || draft->in_speech || event->type == CH_CEREMONY ||
        event->type == CH_FORCE) {
        return false;
    }
    const char *known_first = side_country(&self->pair.initiator),
               *known_second = side_country(&self->pair.counterpart);
    bool known = known_first && known_second && country_is_state(known_first) && country_is_state(known_second);
    return !known || (country_is_state(first) && country_is_state(second));
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

/* True if somebody announces what others, who are named, are going to do. */
static bool is_announced(const EventCoder *self, const Draft *draft) {
    const ChActor *acts = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    bool others = acts && acts->person && (!self->speaker.person || strcmp(acts->person, self->speaker.person) != 0);
    return others && draft->event.status == CH_PLANNED && !is_act(draft->event.type);
}

void draft_end(EventCoder *self, Draft *draft, bool domestic_allowed) {
    Arena *arena = self->item->arena;
    ChEvent *event = &draft->event;
    add_countries(arena, &event->countries, &draft->initiator);
    add_countries(arena, &event->countries, &draft->counterpart);
    if (event->countries.count < 2 && !domestic_allowed) {
        return;
    }
    if (!draft->initiator.count && !draft->counterpart.count && !domestic_allowed) {
        return;
    }
    if (draft->is_habit && !draft->own_date) {
        return;
    }
    bool is_numbered = event->mechanism.ordinal || (event->type == CH_VISIT && counts_occasions(self, draft));
    bool is_present =
        (event->type == CH_VISIT && (event->date || event->status != CH_HAPPENED)) || is_announced(self, draft);
    if (draft->in_speech && !draft->own_date && !draft->is_this && !is_numbered && !is_present &&
        !is_act(event->type)) {
        return; /* recalled without a date or number of its own */
    }
    countries_sort(&event->countries);
    if (makes_pair(self, draft)) {
        self->pair.initiator = draft->initiator;
        self->pair.counterpart = draft->counterpart;
    }
    draft->quote.length = draft->quote.length > QUOTE_LIMIT ? QUOTE_LIMIT : draft->quote.length;
    *list_push(arena, &self->drafts) = *draft;
}

static bool session_known(const EventCoder *self, const NamedMechanism *named) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const ChSession *known = &self->drafts.items[i].event.mechanism;
        if (known->name && known->ordinal == named->ordinal &&
            (strstr(known->name, named->name) || strstr(named->name, known->name))) {
            return true;
        }
    }
    return false;
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

/* A numbered session that no verb of the clause holds (the results of the 21st
 * regular meeting) took place all the same. */
static void add_numbered_sessions(EventCoder *self, const Clause *clause) {
    for (size_t i = 0; i < self->mechanisms.count; i++) {
        const NamedMechanism *named = &self->mechanisms.items[i];
        bool counts = span_within(named->span, clause->span) && (named->ordinal || is_this_one(self->item, named)) &&
                      named->is_recurring && !named->is_occasion && !session_known(self, named);
        Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_SESSION}, .span = named->span, .clause = clause};
        Draft draft;
        if (!counts || !draft_begin(self, &trigger, &draft)) {
            continue;
        }
        draft.event.mechanism = (ChSession){named->name, named->ordinal};
        for (size_t c = 0; c < named->countries.count; c++) {
            country_add(self->item->arena, &draft.event.countries, named->countries.items[c]);
        }
        draft.initiator = self->pair.initiator;
        draft.counterpart = self->pair.counterpart;
        draft.event.place = (ChPlace){0};
        draft.is_nominal = true;
        draft_end(self, &draft, false);
    }
}

/* The pair before any event was met: the two countries the item speaks of. */
static void begin_pair(EventCoder *self, Span scope) {
    const char *sides[2];
    int count = sides_of(self->item, scope, sides);
    self->pair = (Pair){0};
    if (count > 0) {
        *list_push(self->item->arena, &self->pair.initiator) = (ChActor){.country = sides[0]};
    }
    if (count > 1) {
        *list_push(self->item->arena, &self->pair.counterpart) = (ChActor){.country = sides[1]};
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

static void find_drafts(EventCoder *self) {
    for (size_t i = 0; i < self->clauses.count; i++) {
        const Clause *clause = &self->clauses.items[i];
        bool opens_sentence = i == 0 || clause[-1].sentence != clause->sentence;
        if (opens_sentence && is_heading(self->item, clause)) {
            begin_pair(self, story_of(self, i)); /* another story, other sides */
        }
        find_speaker(self, clause);
        TriggerList triggers = {0};
        triggers_of(self->item, &self->mechanisms, clause, &triggers);
        for (size_t t = 0; t < triggers.count; t++) {
            event_from_trigger(self, &triggers.items[t]);
        }
        add_numbered_sessions(self, clause);
    }
}

/* The first event between named persons of two countries: whom the item is about. */
static const Draft *main_draft(const EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        bool faces = draft->initiator.count && draft->counterpart.count && draft->event.countries.count >= 2 &&
                     !draft->in_speech;
        bool persons = faces && draft->initiator.items[0].person && draft->counterpart.items[0].person;
        if (persons || (faces && draft->event.type == CH_SESSION)) {
            return draft;
        }
    }
    return NULL;
}

static void fill_main_pair(EventCoder *self) {
    const Draft *main = main_draft(self);
    size_t kept = 0;
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft draft = self->drafts.items[i];
        if (draft.takes_main_pair && main) {
            draft.initiator = main->initiator;
            draft.counterpart = main->counterpart;
            draft.event.countries = main->event.countries;
        }
        bool faces = draft.initiator.count && (draft.event.type != CH_CEREMONY || draft.counterpart.count);
        if (!draft.takes_main_pair || main || faces) {
            self->drafts.items[kept++] = draft;
        }
    }
    self->drafts.count = kept;
}

/* What is done in the host's country on a visit. */
static bool happens_on_visit(const Draft *draft) {
    ChEventType type = draft->event.type;
    return type == CH_MEETING || type == CH_TALKS || type == CH_SESSION || type == CH_CEREMONY;
}

/* The one visit of the item that has first and last day; NULL if none or several. */
static const Draft *only_visit(const EventCoder *self) {
    const Draft *found = NULL;
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        if (draft->event.type != CH_VISIT || !draft->own_date || draft->in_speech || !strchr(draft->event.date, '/')) {
            continue;
        }
        if (found && strcmp(found->event.date, draft->event.date) != 0) {
            return NULL;
        }
        found = draft;
    }
    return found;
}

/* True if two sides share a named actor. */
static bool shares_actor(const ActorList *a, const ActorList *b) {
    for (size_t i = 0; i < a->count; i++) {
        bool named = a->items[i].person || a->items[i].org;
        if (named && actors_hold(b, &a->items[i])) {
            return true;
        }
    }
    return false;
}

/* True if the event's side is the visitor or he is met, and it does not lie ahead
 * of a visit that is over. */
static bool is_of_visit(const Draft *draft, const Draft *visit) {
    bool with_visitor =
        shares_actor(&visit->initiator, &draft->initiator) || shares_actor(&visit->initiator, &draft->counterpart);
    bool over = visit->event.status == CH_HAPPENED || visit->event.status == CH_CANCELLED;
    return visit->event.type == CH_VISIT && with_visitor && !(over && draft->event.status == CH_PLANNED);
}

static bool same_countries(const ChStrings *a, const ChStrings *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        same = strcmp(a->items[i], b->items[i]) == 0;
    }
    return same && a->count;
}

/* The visitor, where only his country stands in a ceremony for him (X 将以军礼欢迎). */
static void fill_guests(EventCoder *self) {
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
                         strcmp(visit->initiator.items[0].country, draft->counterpart.items[0].country) == 0 &&
                         same_countries(&visit->event.countries, &draft->event.countries);
            if (guest) {
                draft->counterpart = visit->initiator;
                break;
            }
        }
    }
}

/* What is planned for a visit told before, by the visitor and his hosts, has the
 * visit's days. */
static void date_planned(const EventCoder *self, Draft *draft) {
    for (size_t k = self->drafts.count; k-- > 0;) {
        const Draft *visit = &self->drafts.items[k];
        bool dated = visit->own_date && visit->event.date && visit->clause <= draft->clause &&
                     visit->anchor.start < draft->anchor.start;
        bool begins = dated && (!draft->event.date ||
                                strncmp(visit->event.date, draft->event.date, strlen(draft->event.date)) == 0);
        if (begins && is_of_visit(draft, visit) && same_countries(&visit->event.countries, &draft->event.countries)) {
            draft->event.date = visit->event.date;
            return;
        }
    }
}

/* Undated events take the visit's span or the day of the item's news. */
static void date_the_undated(EventCoder *self) {
    const Draft *visit = only_visit(self), *dated = NULL;
    DateValue news = date_of_news(self->item);
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        if (draft->own_date && !draft->in_speech) {
            visit = draft->event.type == CH_VISIT && strchr(draft->event.date, '/') ? draft : visit;
            dated = draft->event.status == CH_PLANNED ? dated : draft;
        }
        ChEventType type = draft->event.type;
        bool deed = type == CH_FORCE || type == CH_SANCTION || type == CH_PROTEST;
        bool recalled = (draft->in_speech && !draft->is_this && !deed) ||
                        draft->is_recalled; /* of deeds those concerned tell first */
        bool lies_ahead = draft->event.status == CH_PLANNED || draft->event.status == CH_CANCELLED;
        if ((!draft->event.date || draft->shared_date) && draft->event.status == CH_PLANNED &&
            (happens_on_visit(draft) || type == CH_SIGNING)) {
            date_planned(self, draft);
        }
        if (draft->event.date || lies_ahead || recalled || (type == CH_APPOINTMENT && !draft->is_decreed)) {
            continue;
        }
        if (draft->in_speech && deed) {
            draft->event.date = news.edtf;
            draft->date_is_news = true;
        } else if (visit && type != CH_CALL) {
            draft->event.date = visit->event.date;
            draft->event.not_before = visit->event.not_before;
            draft->event.not_after = visit->event.not_after;
        } else if (dated && draft->is_nominal) {
            draft->event.date = approximate(self->item->arena, dated->event.date);
        } else if (dated && draft->event.type != CH_VISIT && draft->event.type != CH_SESSION) {
            draft->event.date = dated->event.date;
        } else {
            draft->event.date = news.edtf;
            draft->date_is_news = true;
        }
    }
}

/* True if the day of an event lies in the span of a visit, or either is open. */
static bool lies_in(const char *day, const char *span) { return !day || !span || days_lie_in(day, span); }

/* True if the visit is to a country of those met. */
static bool is_host(const ActorList *met, const Draft *visit) {
    for (size_t i = 0; i < met->count; i++) {
        for (size_t k = 0; k < visit->counterpart.count; k++) {
            const char *a = met->items[i].country, *b = visit->counterpart.items[k].country;
            if (a && b && strcmp(a, b) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What the visitor does on his visit is done where he visits. */
static void place_in_visits(EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        if (draft->event.place.name || !happens_on_visit(draft)) {
            continue;
        }
        const Draft *nearest = NULL, *host = NULL; /* of a tour: of plans the one told last; to whom he meets */
        for (size_t k = 0; k < self->drafts.count; k++) {
            const Draft *visit = &self->drafts.items[k];
            if (visit->event.place.name && visit->in_speech == draft->in_speech && is_of_visit(draft, visit) &&
                lies_in(draft->event.date, visit->event.date)) {
                bool nearer =
                    !nearest || (draft->event.status == CH_PLANNED && visit->anchor.start <= draft->anchor.start &&
                                 visit->anchor.start > nearest->anchor.start);
                nearest = nearer ? visit : nearest;
                host = host || !is_host(&draft->counterpart, visit) ? host : visit;
            }
        }
        if (nearest) {
            draft->event.place = host ? host->event.place : nearest->event.place;
        }
    }
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

static void push_events(EventCoder *self) {
    Item *item = self->item;
    List(ChEvent) events = {0};
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        ChEvent *event = list_push(item->arena, &events);
        *event = draft->event;
        event->initiator = actors_of_list(&draft->initiator);
        event->counterpart = actors_of_list(&draft->counterpart);
        event->evidence = (ChEvidence){draft->quote.start, span_end(draft->quote), NULL};
        event->grounds = draft_grounds(draft);
    }
    item->out.events.items = events.items;
    item->out.events.count = events.count;
}

/* Whose mechanism it is where the name does not say: of those who met in it,
 * else of the item's two sides. */
static void add_mechanism_countries(const EventCoder *self, const NamedMechanism *named, ChMechanism *mechanism) {
    Arena *arena = self->item->arena;
    bool is_own = named->bloc && mechanism->countries.count;
    if (mechanism->countries.count > 1 || is_own || (mechanism->countries.count == 1 && named->starts_with_country)) {
        return;
    }
    for (size_t i = 0; i < self->drafts.count; i++) {
        const ChEvent *event = &self->drafts.items[i].event;
        if (event->mechanism.name && strcmp(event->mechanism.name, named->name) == 0) {
            for (size_t k = 0; k < event->countries.count; k++) {
                country_add(arena, &mechanism->countries, event->countries.items[k]);
            }
            return;
        }
    }
    const char *sides[2];
    int count = sides_of(self->item, span_of(0, self->item->text->length), sides);
    for (int k = 0; k < count; k++) {
        country_add(arena, &mechanism->countries, sides[k]);
    }
}

static void push_mechanisms(EventCoder *self) {
    Item *item = self->item;
    List(ChMechanism) mechanisms = {0};
    for (size_t i = 0; i < self->mechanisms.count; i++) {
        const NamedMechanism *named = &self->mechanisms.items[i];
        bool known = !named->is_recurring || named->is_bare;
        for (size_t k = 0; k < mechanisms.count && !known; k++) {
            const ChMechanism *other = &mechanisms.items[k];
            bool same_name = strstr(other->name, named->name) || strstr(named->name, other->name);
            known = same_name && (other->ordinal == named->ordinal || !named->ordinal);
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
        countries_sort(&mechanism->countries);
    }
    item->out.mechanisms.items = mechanisms.items;
    item->out.mechanisms.count = mechanisms.count;
}

void code_events(Item *item) {
    EventCoder self = {.item = item};
    self.clauses = clauses_of(item);
    self.mechanisms = mechanisms_of(item);
    begin_pair(&self, span_of(0, item->text->length));
    find_drafts(&self);
    fill_main_pair(&self);
    fill_guests(&self);
    date_the_undated(&self);
    drafts_merge(&self);
    place_in_visits(&self);
    push_events(&self);
    push_mechanisms(&self);
}
