#include "code/acts.h"
#include "code/event_phase.h"
#include "code/event_rolls.h"
#include "resolve/dates.h"

/* The town that a meeting's own name tells (北京峰会). */
static ChPlace place_of_name(const Item *item, const NamedMechanism *named) {
    enum { DASH = 0x2014 };
    const Mention *town = NULL;
    for (uint32_t i = mention_from(item, named->span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(named->span); i++) {
        const Mention *place = &item->mentions.items[i];
        bool is_town = place->kind == MENTION_PLACE && place->entry != NO_ENTRY && place->country &&
                       (lexicon_has(item->lexicon, place->entry, KEY_KIND, "capital") ||
                        lexicon_has(item->lexicon, place->entry, KEY_KIND, "city"));
        uint32_t behind = span_end(place->span);
        uint32_t before = place->span.start ? item->text->character[place->span.start - 1] : 0;
        bool is_side = item->text->character[behind] == DASH || item->text->character[behind] == '-' ||
                       before == DASH || before == '-'; /* 郑州—卢森堡 */
        town = is_town && !is_side && place->span.start > named->span.start ? place : town;
    }
    return town ? (ChPlace){place_name(item, town), town->country} : (ChPlace){0};
}

/* The mechanism as the guest attends it who comes from a state of the region that it
 * is held with: that state stands for the region. */
static NamedMechanism of_guest(const EventCoder *self, const NamedMechanism *named, const Draft *draft) {
    NamedMechanism own = *named;
    const char *country = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *home = self->item->outlet_country; /* an observer of its own is no guest of the region */
    if (!named->with_region || !country || !country_is_state(country) || (home && string_same(home, country))) {
        return own;
    }
    own.countries = (ChStrings){0};
    for (size_t i = 0; i < named->countries.count; i++) {
        if (string_same(named->countries.items[i], country)) {
            return *named; /* the region's partner: not 习近平出席中非合作论坛 */
        }
        if (country_is_state(named->countries.items[i])) {
            country_add(self->item->arena, &own.countries, named->countries.items[i]);
        }
    }
    return own;
}

/* The number of the meeting that a committee holds (X 委员会举行第三次会议); 0 if none is told. */
static int counted_behind(const EventCoder *self, const Draft *draft, const NamedMechanism *named) {
    const Clause *clause = &self->clauses.items[draft->clause];
    uint32_t from = span_end(draft->anchor), end = span_end(clause->span);
    const NamedMechanism *next =
        span_end(named->span) <= draft->anchor.start ? mechanism_in(&self->mechanisms, span_of(from, end)) : NULL;
    return next && next->only_counts ? next->ordinal : 0;
}

/* Behind a bracket that opens at `words` (（G20）峰会); `words` itself if none does. */
static const char *behind_bracket(const char *words) {
    bool ascii = *words == '(', wide = strncmp(words, "\uFF08", strlen("\uFF08")) == 0;
    const char *close = ascii || wide ? strstr(words, ascii ? ")" : "\uFF09") : NULL;
    return close ? close + strlen(ascii ? ")" : "\uFF09") : words;
}

void session_of_house(const Item *item, const NamedMechanism *named, Draft *draft) {
    const Mention *bloc = named->countries.count == 1 ? named->bloc : NULL;
    const char *printed = bloc ? text_copy(item->arena, item->text, bloc->span) : NULL;
    if (printed && strncmp(named->name, printed, strlen(printed)) == 0) {
        draft->house = bloc->country;
        draft->sitting = behind_bracket(named->name + strlen(printed));
        draft->town = place_of_name(item, named).name;
        size_t length = draft->town ? strlen(draft->town) : 0;
        draft->sitting += length && strncmp(draft->sitting, draft->town, length) == 0 ? length : 0;
    }
}

static void add_mechanism(EventCoder *self, Draft *draft, const NamedMechanism *named) {
    Arena *arena = self->item->arena;
    ChPlace town = place_of_name(self->item, named), *place = &draft->event.place;
    bool at_state = place->name && town.name && string_same(place->country, town.country) &&
                    place_is_state(self->item, place); /* 赴 P 国出席 M 青岛峰会 */
    if (!place->name || at_state) {
        *place = town;
    }
    if (named->is_recurring || (named->is_fair && named->is_listed)) {
        draft->event.mechanism =
            (ChSession){named->name, named->ordinal ? named->ordinal : counted_behind(self, draft, named)};
        session_of_house(self->item, named, draft);
    }
    draft->quote = span_join(draft->quote, named->span);
    for (size_t i = 0; i < named->countries.count; i++) {
        country_add(arena, &draft->event.countries, named->countries.items[i]);
    }
    bool is_third = named->countries.count > 1 && countries_are_states(&named->countries); /* who only lends the room */
    if (draft->event.place.country && !is_third) {
        country_add(arena, &draft->event.countries, draft->event.place.country);
    }
}

/* Countries that the subject names and the mechanism's name does not: 中埃两国
 * 外交部政治磋商. */
static ChStrings countries_of_session(EventCoder *self, const Trigger *trigger, const NamedMechanism *named) {
    ChStrings countries = named->countries;
    if (countries.count || !trigger->clause->subject_is_own) {
        return countries;
    }
    ActorList sides = {0};
    take_actors(self, &trigger->clause->subject, &sides, NULL);
    for (size_t i = 0; sides.count > 1 && i < sides.count; i++) {
        country_add(self->item->arena, &countries, sides.items[i].country);
    }
    return countries;
}

/* The sides of a session that nobody is named for: the host first. */
static void sides_of_session(EventCoder *self, const Trigger *trigger, Draft *draft, const NamedMechanism *named) {
    const ChStrings countries = countries_of_session(self, trigger, named);
    Arena *arena = self->item->arena;
    const char *host = draft->event.place.country;
    bool is_third =
        host && countries.count > 1 && countries_are_states(&countries) && !countries_hold(&countries, host);
    host = is_third ? NULL : host; /* who only lends the room */
    if (host) {
        *list_push(arena, &draft->initiator) = (ChActor){.country = host};
    }
    for (size_t i = 0; i < countries.count; i++) {
        const char *country = countries.items[i];
        bool is_bloc = named->bloc && named->bloc->country && strcmp(named->bloc->country, country) == 0;
        ChActor actor = is_bloc ? actor_of_mention(self->item, named->bloc) : (ChActor){.country = country};
        if (!draft->initiator.count) {
            *list_push(arena, &draft->initiator) = actor;
        } else if (!host || strcmp(host, country) != 0) {
            *list_push(arena, &draft->counterpart) = actor;
        }
    }
    bool is_private = named->bloc && !(named->bloc->country && countries_hold(&named->countries, named->bloc->country));
    if (is_private && !draft->counterpart.count) { /* a forum that stands for itself */
        ActorList *side = draft->initiator.count && countries.count ? &draft->counterpart : &draft->initiator;
        *list_push(arena, side) = actor_of_mention(self->item, named->bloc);
    }
}

/* True if a country of the list acts for one of the sides at hand. */
static bool pair_holds(const EventCoder *self, const ChStrings *countries) {
    const ActorList *sides[] = {&self->pair.initiator, &self->pair.counterpart};
    size_t held = 0;
    for (size_t i = 0; i < countries->count; i++) {
        bool found = false;
        for (int s = 0; s < 2; s++) {
            for (size_t k = 0; k < sides[s]->count; k++) {
                const char *country = sides[s]->items[k].country;
                found = found || (country && strcmp(country, countries->items[i]) == 0);
            }
        }
        held += found;
    }
    return held == countries->count;
}

bool session_is_apart(const EventCoder *self, const NamedMechanism *named) {
    const ChStrings *countries = &named->countries;
    if (!countries->count || !(named->bloc || named->is_open || named->is_international)) {
        return false;
    }
    const ActorList *sides[] = {&self->pair.initiator, &self->pair.counterpart};
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s]->count; i++) {
            const ChActor *actor = &sides[s]->items[i];
            if (!actor->person && !actor->org && actor->country && !country_is_state(actor->country) &&
                !countries_hold(countries, actor->country)) {
                return true;
            }
        }
    }
    return false;
}

bool only_counts_session(const EventCoder *self, const NamedMechanism *named, const Draft *draft) {
    bool own_day = draft->own_date && !draft->shared_date;
    bool of_this = draft->is_this && named->ordinal && !named->bloc; /* 这是两国元首首次会晤 */
    for (size_t i = self->drafts.count; (named->only_counts || of_this) && !own_day && i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        const Item *item = self->item;
        if (item->sentences.items[self->clauses.items[told->clause].sentence].segment !=
            item->sentences.items[self->clauses.items[draft->clause].sentence].segment) {
            return false;
        }
        bool meets = of_this && (told->event.type == CH_TALKS || told->event.type == CH_MEETING);
        bool sits = named->only_counts && told->event.type == CH_SESSION && told->event.mechanism.name;
        if ((meets || sits) && !told->in_speech) {
            return true;
        }
    }
    return false;
}

bool is_bloc_itself(const NamedMechanism *named) {
    return named->bloc && span_end(named->bloc->span) == span_end(named->span);
}

/* True if somebody only sends the meeting a message, or tells of it: 致电 M, 通报 M 情况. */
static bool is_told_from_outside(const Item *item, const Clause *clause, const NamedMechanism *named) {
    uint32_t start = clause->span.start, end = span_end(clause->span);
    const Match *account = word_at(item, span_end(named->span), end, CLASS_BIT(CLASS_WORK));
    return (account && word_has_kind(item, account, CLASS_WORK, "account")) ||
           act_event_between(item, start, end, KEY_EVENT, ch_event_type_name(CH_MESSAGE));
}

/* Behind the word for a part of the session that follows its name: M 开幕式, M 全体会议. */
static uint32_t behind_sitting(const Item *item, const Clause *clause, uint32_t at) {
    const Match *part = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_MECHANISM));
    EntryId entry = part ? match_entry(item->lexicon, part, CLASS_MECHANISM) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "weak") ? span_end(part->span) : at;
}

/* True if the word says that it is within what stands before (在 M 中发言), and begins no longer one (中国). */
static bool is_amid(const Item *item, const Match *word) {
    return word_has_role(item, word, CLASS_SUPPORT, "amid") &&
           any_word_at(item, word->span.start, item->text->length)->span.length <= word->span.length &&
           !inside_name(item, word->span.start);
}

/* True if somebody speaks at the session, during it or behind it: 在 M 上, M 开幕式上, M 结束后. */
static bool is_spoken_at(const Item *item, const Clause *clause, const NamedMechanism *named) {
    uint32_t behind = behind_sitting(item, clause, span_end(named->span));
    const Match *in = word_at(item, behind, span_end(clause->span), CLASS_BIT(CLASS_SUPPORT));
    return in &&
           ((word_has_role(item, in, CLASS_SUPPORT, "after") && !word_has_role(item, in, CLASS_SUPPORT, "before")) ||
            is_amid(item, in));
}

/* True if the sides at hand, of whom nobody is named, have nothing to do with the organisation whose meeting it is: two
 * states at war and 北约外长会. */
static bool is_of_strangers(const EventCoder *self, const Clause *clause, const NamedMechanism *named) {
    if (clause->subject_is_own && is_spoken_at(self->item, clause, named)) {
        return false; /* X 方代表在 M 上表示 */
    }
    const char *house = named->bloc->country;
    const ActorList *sides[] = {&self->pair.initiator, &self->pair.counterpart};
    bool strangers = house && !country_is_state(house);
    for (int s = 0; s < 2; s++) {
        strangers = strangers && !actors_name_persons(sides[s]) && !actors_are_of(sides[s], house);
    }
    return strangers;
}

/* True if no more than a year tells when it was or is to be. */
static bool draft_is_of_year_alone(const Draft *draft) {
    enum { YEAR = 4 }; /* bytes */
    return draft->own_date && draft->event.date && strlen(draft->event.date) == YEAR;
}

void session_by_name(EventCoder *self, const Trigger *trigger, Draft *draft, const NamedMechanism *named) {
    bool opens = named->span.start <= trigger->clause->span.start + 1; /* M 在 P 批准 X 加入: it is held there */
    ChPlace own = place_of_name(self->item, named);
    draft->event.place = own.country || !opens ? own : draft->event.place;
    bool is_of_bloc =
        named->bloc && (draft->event.place.country || is_bloc_itself(named) || !self->pair.initiator.count ||
                        draft_is_of_year_alone(draft) || is_of_strangers(self, trigger->clause, named));
    bool outside = named->countries.count && is_told_from_outside(self->item, trigger->clause, named);
    bool of_two = named->countries.count == 2 && countries_are_states(&named->countries);
    bool wished =
        trigger_has(trigger, SLOT(COMPLEMENT)) && !of_two; /* 愿落实 M 成果: who speaks of it need not attend */
    if (is_of_bloc || wished || session_is_apart(self, named) ||
        ((named->countries.count > 1 || outside) && !pair_holds(self, &named->countries))) {
        sides_of_session(self, trigger, draft, named);
        return;
    }
    draft->initiator = self->pair.initiator;
    draft->counterpart = self->pair.counterpart;
    session_keep_holders(self->item, named, draft);
}

/* Behind the words for how long something takes at the position (为期两天的); the position itself if none stand there.
 */
static uint32_t behind_length(const Item *item, uint32_t at, uint32_t limit) {
    enum { LONGEST = 8 };
    const Match *lasts = at < limit ? word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    uint32_t end = at + LONGEST < limit ? at + LONGEST : limit, of;
    for (uint32_t i = at; lasts && word_has_role(item, lasts, CLASS_PREPOSITION, "lasting") && i < end; i++) {
        if (possessive_at(item, i, limit, &of)) {
            return of;
        }
    }
    return at;
}

/* True if the mechanism stands too far from the verb to be what is held; its year, number and length do not part them:
 * 召开今年第二届“M”, 举行为期两天的 M. */
static bool named_elsewhere(const Item *item, const NamedMechanism *named, const Trigger *trigger) {
    enum { REACH = 4 };
    uint32_t at = behind_length(item, span_end(trigger->span), named->span.start + 1);
    bool may = named->span.start > trigger->span.start && named->span.start > at + REACH;
    for (uint32_t i = may ? mention_from(item, at) : 0; may && i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start != at || (mention->kind != MENTION_DATE && mention->kind != MENTION_ORDINAL)) {
            break;
        }
        at = span_end(mention->span);
    }
    return may && named->span.start > at + REACH;
}

bool counts_states(const Item *item, const Mention *mention) {
    if (mention->kind != MENTION_QUANTITY) {
        return false;
    }
    const Match *noun =
        match_longest_before(&item->matches, mention->span.start, span_end(mention->span), CLASS_BIT(CLASS_COUNTED));
    EntryId entry = noun ? lexicon_entry_of(item->lexicon, noun->posting, CLASS_COUNTED) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "states");
}

/* True if the sentence names another state than the outlet's or counts states
 * (来自 20 多个国家). */
static bool sentence_tells_of_abroad(const Item *item, const Sentence *sentence) {
    for (uint32_t i = 0; i < sentence->mention_count; i++) {
        const Mention *mention = &item->mentions.items[sentence->first_mention + i];
        bool is_foreign =
            mention->country && item->outlet_country && strcmp(mention->country, item->outlet_country) != 0;
        if (is_foreign || counts_states(item, mention)) {
            return true;
        }
    }
    return false;
}

/* True if a word of the sentence means people from abroad who are not named (中外学者, 外国嘉宾). */
static bool sentence_tells_of_guests(const Item *item, const Sentence *sentence) {
    uint32_t end = span_end(sentence->span);
    return act_word(item, sentence->span.start, end, CLASS_WORK, "foreign") ||
           act_word(item, sentence->span.start, end, CLASS_WORK, "guests");
}

/* True if the clause's sentence, or the one behind it in its paragraph, tells
 * of somebody from abroad. What names a meeting of its own tells of that. */
static bool tells_of_abroad(const EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    const Sentence *own = &item->sentences.items[clause->sentence], *next = own + 1;
    if (sentence_tells_of_abroad(item, own) || sentence_tells_of_guests(item, own)) {
        return true;
    }
    bool goes_on = clause->sentence + 1 < item->sentences.count && next->segment == own->segment &&
                   !mechanism_in(&self->mechanisms, next->span);
    return goes_on && (sentence_tells_of_abroad(item, next) || sentence_tells_of_guests(item, next));
}

static bool sentence_names_person(const Item *item, const Sentence *sentence) {
    for (uint32_t i = 0; i < sentence->mention_count; i++) {
        if (item->mentions.items[sentence->first_mention + i].kind == MENTION_PERSON) {
            return true;
        }
    }
    return false;
}

/* True if the headline is of such a session and names who attends, or the item
 * tells anywhere of somebody from abroad. */
static bool is_news_of_rank(const EventCoder *self) {
    const Item *item = self->item;
    bool in_headline = false, has_guests = false;
    for (size_t i = 0; i < item->sentences.count; i++) {
        const Sentence *sentence = &item->sentences.items[i];
        bool is_headline = item->segments.items[sentence->segment].kind == SEGMENT_HEADLINE;
        if (is_headline && mechanism_in(&self->mechanisms, sentence->span)) {
            in_headline = true;
            has_guests = has_guests || sentence_names_person(item, sentence);
        }
        has_guests = has_guests || sentence_tells_of_abroad(item, sentence);
    }
    return in_headline && has_guests;
}

/* True if a word of the clause up to the end of the name says that the session
 * reaches beyond one state (中国国际…博览会). */
static bool name_reaches_abroad(const Item *item, const Clause *clause, const NamedMechanism *named) {
    uint32_t at = clause->span.start < named->span.start ? clause->span.start : named->span.start;
    for (; at < span_end(named->span); at++) {
        const Match *word = word_at(item, at, span_end(named->span), CLASS_BIT(CLASS_MECHANISM));
        EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_MECHANISM) : NO_ENTRY;
        if (entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_FLAGS, "international") ||
                                  lexicon_has(item->lexicon, entry, KEY_FLAGS, "parties"))) {
            return true;
        }
    }
    return false;
}

/* True if a session of one country may have a foreign part: a forum or fair that
 * has guests from abroad or of rank, a meeting abroad, or one of a bloc. */
static bool is_public(const EventCoder *self, const Draft *draft, const NamedMechanism *named, bool has_guests) {
    const char *home = self->item->outlet_country;
    for (size_t i = 0; i < draft->event.countries.count; i++) {
        const char *country = draft->event.countries.items[i];
        if (!home || strcmp(country, home) != 0) {
            return true;
        }
    }
    bool any = draft->event.countries.count || draft->initiator.count;
    return any && (((named->is_open || named->is_international) && has_guests) || !home ||
                   (draft->initiator.count && draft->initiator.items[0].country &&
                    strcmp(draft->initiator.items[0].country, home) != 0));
}

/* Where the description of an object ends that begins with what it is about
 * (召开关于 … 的会议): behind its last particle. `at` if it begins with something else. */
static uint32_t description_end(const Item *item, uint32_t at, uint32_t end) {
    const Match *about = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    uint32_t behind = at;
    for (; about && word_has_role(item, about, CLASS_PREPOSITION, "topic") && at < end; at++) {
        const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        behind = particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive") ? at + 1 : behind;
    }
    return behind;
}

/* Behind the words that tell within what it is held (举行 M 框架下的三方峰会); `from` if there are none. */
static uint32_t behind_framework(const Item *item, uint32_t from, uint32_t end) {
    enum { REACH = 16 };
    for (uint32_t at = from, behind; at < end && at < from + REACH; at++) {
        const Match *within = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        if (within && word_has_role(item, within, CLASS_SUPPORT, "during") &&
            word_has_role(item, within, CLASS_SUPPORT, "after") &&
            possessive_at(item, span_end(within->span), end, &behind)) {
            return behind;
        }
    }
    return from;
}

/* The noun of a meeting that the verb holds: right behind it, or behind words that
 * describe it (召开春季峰会, 举行为期两天的会议). NULL if it holds something else. */
static const Match *meeting_behind(const Item *item, const Trigger *trigger) {
    enum { REACH = 16 };
    const uint32_t *character = item->text->character;
    uint32_t end = span_end(trigger->clause->span), from = description_end(item, span_end(trigger->span), end);
    from = behind_framework(item, from, end);
    for (uint32_t at = from; at < end && at < from + REACH; at++) {
        for (uint32_t close = at; character[at] == OPEN_QUOTE && close < end; close++) {
            if (character[close] == CLOSE_QUOTE) { /* 举行“…”公开会 */
                at = from = close + 1;
            }
        }
        const Match *noun = word_at(item, at, end, CLASS_BIT(CLASS_MECHANISM));
        EntryId entry = noun ? lexicon_entry_of(item->lexicon, noun->posting, CLASS_MECHANISM) : NO_ENTRY;
        const Match *talks = noun ? any_word_at(item, at, end) : NULL;
        if (talks && talks->span.length > noun->span.length && (talks->classes & CLASS_BIT(CLASS_EVENT))) {
            return NULL; /* 防长会谈 */
        }
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "session")) {
            return lexicon_has(item->lexicon, entry, KEY_FLAGS, "assembly") ? noun : NULL;
        }
        const Match *word = any_word_at(item, at, end);
        if (!character_is_han(item->text->character[at]) || (word && (word->classes & CLASS_BIT(CLASS_EVENT)))) {
            return NULL;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return NULL;
}

/* True if the party is words that refer back to both sides or to persons: who they are does not tell
 * that a session is one of several states. A list that such a word counts (A、B 三国外长) tells it. */
static bool refers_back(const Item *item, const Party *party, const Draft *draft) {
    const char *kind = party->count == 1 ? reference_kind(item, &item->mentions.items[party->mentions[0]]) : NULL;
    bool of_bloc = draft->initiator.count == 1 && draft->initiator.items[0].country &&
                   !country_is_state(draft->initiator.items[0].country); /* 欧盟成员国外长 */
    bool counts =
        kind && strcmp(kind, "all") == 0 && (draft->initiator.count + draft->counterpart.count > 2 || of_bloc);
    counts = counts ||
             (kind && strcmp(kind, "both") == 0 && draft->own_date && !draft->inherited); /* 双方将于4日举行工作会议 */
    for (uint32_t i = 0; i < party->count; i++) {
        if (item->mentions.items[party->mentions[i]].kind == MENTION_REFERENCE && !counts) {
            return true;
        }
    }
    return false;
}

static bool has_private(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        bool is_listed = mention->entry != NO_ENTRY && lexicon_has(item->lexicon, mention->entry, KEY_KIND, "ngo");
        bool has_side = mention_country(item, mention) || mention->kind == MENTION_REFERENCE ||
                        (mention->kind == MENTION_POST && actor_of_mention(item, mention).country);
        if (is_listed || !has_side) {
            return true;
        }
    }
    return false;
}

/* True if a session that has no name is still one of several states: an organisation
 * holds it (安理会举行紧急会议), or states together (A、B 等国召开特别会议, X 同 Y 召开会议). */
static bool is_between_states(const Draft *draft) {
    const ActorList *sides[] = {&draft->initiator, &draft->counterpart};
    const char *first = NULL;
    bool several = false;
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s]->count; i++) {
            const char *country = sides[s]->items[i].country;
            if (!country) {
                return false;
            }
            several = several || (first && strcmp(first, country) != 0);
            first = country;
        }
    }
    bool one_body = first && draft->initiator.count == 1 && !draft->initiator.items[0].person;
    return several || (one_body && !country_is_state(first));
}

/* Sets one of each of two states against the other where both confer: X 国大使 A 和 Y 国大使 B 举行会议. Makes talks of
 * that, unless they preside, under a word that names nothing. */
static void set_against(const Item *item, const Trigger *trigger, const Match *noun, Draft *draft) {
    enum { PLAIN = 2 }; /* characters of such a word */
    EntryId entry = noun ? lexicon_entry_of(item->lexicon, noun->posting, CLASS_MECHANISM) : NO_ENTRY;
    bool presides = trigger_has(trigger, SLOT(LEAD));
    ActorList all = {0};
    for (size_t i = 0; i < draft->initiator.count; i++) {
        *list_push(item->arena, &all) = draft->initiator.items[i];
    }
    for (size_t i = 0; i < draft->counterpart.count; i++) {
        *list_push(item->arena, &all) = draft->counterpart.items[i];
    }
    bool is_plain =
        entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "weak") && noun->span.length == PLAIN;
    bool are_two = all.count == 2 && all.items[0].person && all.items[1].person &&
                   !string_same(all.items[0].country, all.items[1].country);
    if (are_two && (is_plain || presides)) {
        draft->event.type = presides ? CH_SESSION : CH_TALKS;
        draft->initiator.count = 0;
        draft->counterpart.count = 0;
        *list_push(item->arena, &draft->initiator) = all.items[0];
        *list_push(item->arena, &draft->counterpart) = all.items[1];
    }
}

/* The state or organisation where a mission or delegation of another confers with guests, by the place or the mission's
 * name: 常驻联合国代表团举办研讨会, X 国交流团在 P 举行座谈会. NULL if it is none. */
static const char *host_abroad(const Item *item, const Party *acting, const Draft *draft) {
    const Mention *who = acting->count == 1 ? &item->mentions.items[acting->mentions[0]] : NULL;
    bool sent = who && who->kind == MENTION_GROUP && who->entry != NO_ENTRY &&
                lexicon_has(item->lexicon, who->entry, KEY_KIND, "delegation");
    bool may = who && (who->kind == MENTION_BODY || sent) && who->country && country_is_state(who->country) &&
               !draft->in_speech && draft->own_date && draft->event.status != CH_CANCELLED;
    const char *host = may ? mission_host(item, who) : NULL;
    host = host || !may ? host : draft->event.place.country;
    return host && !string_same(host, who->country) ? host : NULL;
}

/* A meeting that has no name: 安理会举行紧急会议, 四国外长召开会议. */
static void code_own_session(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool convenes = trigger_has(trigger, SLOT(CONVENE)); /* 开会 */
    const Match *noun = convenes ? NULL : meeting_behind(item, trigger);
    Draft draft;
    if ((!noun && !convenes) || tells_ceremony(self, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Party acting = acting_party(item, trigger);
    Party other = governed_party(item, trigger->clause, trigger->span.start, "with");
    uint32_t behind = span_end(other.span);
    bool is_topic = role_between(item, trigger->clause->span.start, other.span.start, CLASS_PREPOSITION, "topic");
    bool beside =
        other.count && !span_overlaps(other.span, acting.span) && !is_topic && /* 就 X 与 Y 冲突举行会议 */
        (only_adjuncts(item, trigger->clause, behind, trigger->span.start) ||
         (noun && !act_word(item, behind, trigger->span.start, CLASS_EVENT, NULL))); /* 与 X 就 Y 局势举行峰会 */
    take_actors(self, &acting, &draft.initiator, NULL);
    if (beside) {
        take_actors(self, &other, &draft.counterpart, NULL);
    }
    const char *abroad = noun && !beside ? host_abroad(item, &acting, &draft) : NULL;
    if (abroad) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = abroad};
    }
    if (has_private(item, &acting) || has_private(item, &other) || refers_back(item, &acting, &draft) ||
        refers_back(item, &other, &draft) || !is_between_states(&draft)) {
        return;
    }
    const char *host = draft.event.place.country,
               *acts = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (host && !draft.counterpart.count && !country_is_state(acts)) { /* an organisation meets in a state */
        country_add(item->arena, &draft.event.countries, host);
    }
    if (!act_describes_head(item, trigger)) {
        set_against(item, trigger, noun, &draft);
    }
    draft.quote = noun ? span_join(draft.quote, noun->span) : draft.quote;
    draft_quote(item, &draft, &acting);
    draft_end(self, &draft, true);
}

/* True if 的 right behind the verb makes it describe the name that begins at `name`. */
static bool relative_clause_ends(const Item *item, const Trigger *trigger, uint32_t name) {
    const Match *particle = word_at(item, span_end(trigger->span), name, CLASS_BIT(CLASS_SUBJECT_STOP));
    return particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive");
}

/* Behind the words for what goes with the session: 东盟峰会及系列会议. */
static uint32_t behind_series(const Item *item, const Clause *clause, const NamedMechanism *named) {
    enum { LONGEST = 8 };
    uint32_t end = span_end(clause->span), at = span_end(named->span);
    const Match *joint = word_at(item, at, end, CLASS_BIT(CLASS_CONJUNCTION));
    const Match *noun = joint ? word_before(item, end, at, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    return noun && end <= at + LONGEST ? end : at;
}

/* True if the verb closes its clause and the clause before it tells of the session that it opens with, and of nobody
 * else: M 以“…”为主题，今天在 P 开幕. */
static bool opens_clause(const Item *item, const Trigger *trigger, const Clause *clause, const NamedMechanism *named) {
    uint32_t end = span_end(trigger->span), behind = span_end(named->span), at = clause->span.start;
    const Mention *first = clause->mention_count ? &item->mentions.items[clause->first_mention] : NULL;
    at = first && first->kind == MENTION_DATE && first->span.start == at ? span_end(first->span) : at;
    bool is_alone = !clause->subject_is_own || span_within(clause->subject.span, named->span);
    bool is_time = word_at(item, behind, span_end(clause->span), CLASS_BIT(CLASS_SUPPORT)); /* M 期间 */
    return named->span.start <= at && !named->is_bare && is_alone && !is_time && !trigger_has(trigger, SLOT(AHEAD)) &&
           last_letter(item, end, span_end(trigger->clause->span)) == end;
}

/* The session that a clause before names and this one tells of: 第N次 …论坛，将于 … 举行. */
static const NamedMechanism *name_carried(const EventCoder *self, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t end = span_end(clause->span);
    if (clause->subject_is_own || act_word(self->item, span_end(trigger->span), end, CLASS_EVENT, NULL) ||
        act_event_between(self->item, clause->span.start, trigger->span.start, KEY_EVENT,
                          ch_event_type_name(CH_TALKS))) {
        return NULL; /* 对 X 进行国事访问, 下次会谈将于 D 举行: something else is held */
    }
    for (const Clause *c = clause - 1; c >= self->clauses.items && c->sentence == clause->sentence; c--) {
        const NamedMechanism *last = NULL, *next = mechanism_in(&self->mechanisms, c->span);
        for (; next && next != last;
             next = mechanism_in(&self->mechanisms, span_of(span_end(next->span), span_end(c->span)))) {
            last = next;
        }
        if (last) {
            bool is_meant = clause_ends_at(self->item, c, behind_series(self->item, c, last)) ||
                            opens_clause(self->item, trigger, c, last);
            return is_meant ? last : NULL;
        }
    }
    return NULL;
}

/* The session listed right behind this one: A、B 和 C 举行; NULL if none is. */
static const NamedMechanism *next_listed(const EventCoder *self, const NamedMechanism *named, uint32_t limit) {
    enum { OPEN = '(', CLOSE = ')', LONGEST_ACRONYM = 14, LONGEST_TITLE = 30 };
    const Item *item = self->item;
    uint32_t at = span_end(named->span);
    if (at < limit && item->text->character[at] == OPEN) {
        uint32_t close = at;
        while (close < limit && close < at + LONGEST_ACRONYM && item->text->character[close] != CLOSE) {
            close++;
        }
        at = close < limit && item->text->character[close] == CLOSE ? close + 1 : at;
    }
    at += at < limit && item->text->character[at] == CLOSE_QUOTE;
    const Match *joint = word_at(item, at, limit, CLASS_BIT(CLASS_CONJUNCTION));
    if (joint && word_has_role(item, joint, CLASS_CONJUNCTION, "joined")) { /* A 会议暨 … 纪念峰会、B 会议 */
        const NamedMechanism *second = mechanism_in(&self->mechanisms, span_of(span_end(joint->span), limit));
        for (uint32_t end = at + LONGEST_TITLE < limit ? at + LONGEST_TITLE : limit;
             !(second && second->is_joined) && at < end && item->text->character[at] != LIST_COMMA;) {
            at++;
        }
    }
    at = at < limit && item->text->character[at] == LIST_COMMA ? at + 1 : joint ? span_end(joint->span) : limit;
    at += at < limit && item->text->character[at] == OPEN_QUOTE;
    const NamedMechanism *next = at < limit ? mechanism_in(&self->mechanisms, span_of(at, limit)) : NULL;
    return next && next->span.start == at ? next : NULL;
}

/* True if the verb holds something else behind it than the session named before: 出席 M 并进行国事
 * 访问, M 召开新闻发布会. */
static bool holds_other(const Item *item, const NamedMechanismList *mechanisms, const Trigger *trigger) {
    enum { NEAR_NAME = 6 };
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    uint32_t last = last_letter(item, from, end);
    const Match *news = match_longest_before(&item->matches, from, last, CLASS_BIT(CLASS_SPEECH_WORD));
    if (news && news->span.length > 2 && word_has_kind(item, news, CLASS_SPEECH_WORD, "time-end")) {
        return true;
    }
    uint32_t behind = 0;
    bool describes = possessive_at(item, from, end, &behind) && behind < end;
    if (describes && mechanism_in(mechanisms, span_of(behind, behind + NEAR_NAME < end ? behind + NEAR_NAME : end))) {
        return true; /* 出席 M，并出席在 P 举行的 N */
    }
    static const ChEventType others[] = {CH_VISIT, CH_MEETING, CH_TALKS, CH_CEREMONY};
    const Match *held = act_word(item, from, end, CLASS_EVENT, NULL);
    EntryId entry = held ? match_entry(item->lexicon, held, CLASS_EVENT) : NO_ENTRY;
    EntryId part = held ? match_entry(item->lexicon, held, CLASS_MECHANISM) : NO_ENTRY; /* M 举行开幕式, … */
    bool is_part = part != NO_ENTRY && !lexicon_has(item->lexicon, part, KEY_FLAGS, "weak"); /* … not M 期间举行会晤 */
    for (size_t i = 0; entry != NO_ENTRY && !is_part && i < sizeof others / sizeof *others; i++) {
        if (lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(others[i]))) {
            return true;
        }
    }
    return false;
}

/* True if the name only tells of a place: M 新闻中心. */
static bool names_place(const Item *item, const NamedMechanism *named) {
    const Match *place = word_at(item, span_end(named->span), item->text->length, CLASS_BIT(CLASS_PLACE_HEAD));
    return place && place->span.length > 1;
}

/* True if something else of the session goes on than the session: M 的筹备工作进行; not M 的召开, M 的全体会议召开. */
static bool is_owner(const Item *item, const NamedMechanism *named, const Trigger *trigger) {
    uint32_t at = 0, end = trigger->span.start;
    if (trigger_has(trigger, SLOT(AHEAD)) || !possessive_at(item, span_end(named->span), end, &at)) {
        return false;
    }
    bool tells_part = false;
    for (uint32_t i = at; i < end; i++) {
        tells_part = tells_part || word_at(item, i, end, CLASS_BIT(CLASS_MECHANISM));
    }
    return at < end && !tells_part;
}

/* True if the clause recalls without a day what was not long ago: 不久前举行的 M; 几天前，X 出席了 M. */
static bool was_lately(const EventCoder *self, const Trigger *trigger) {
    const MentionList *mentions = &self->item->mentions;
    const Clause *clause = trigger->clause, *before = clause > self->clauses.items ? clause - 1 : NULL;
    for (uint32_t i = clause->first_mention;
         i < clause->first_mention + clause->mention_count && mentions->items[i].span.start < trigger->span.start;
         i++) {
        if (date_is_vague(&mentions->items[i])) {
            return true;
        }
    }
    const Mention *time = before && before->mention_count ? &mentions->items[before->first_mention] : NULL;
    return time && before->sentence == clause->sentence && date_is_vague(time) &&
           span_end(time->span) == span_end(before->span);
}

/* True if the draft is dated in another year than that of its name: 10月3日就主办2016年 M 发表看法. */
static bool is_of_other_year(const Draft *draft, const char *year) {
    enum { YEAR = 4 };
    return year && draft->event.date && strlen(draft->event.date) > YEAR && strncmp(draft->event.date, year, YEAR) != 0;
}

void session_date_by_name(const Item *item, const NamedMechanism *named, Draft *draft) {
    enum { YEAR = 4 }; /* bytes */
    uint32_t first = mention_from(item, named->span.start > YEAR + 1 ? named->span.start - YEAR - 1 : 0);
    for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start <= named->span.start; i++) {
        const Mention *date = &item->mentions.items[i];
        bool is_year = date->kind == MENTION_DATE && date->shape.kind == DATE_POINT &&
                       (!draft->own_date ||
                        (draft->anchor.start < named->span.start && is_of_other_year(draft, date->date.edtf))) &&
                       date->shape.from.printed == DATE_YEAR && span_end(date->span) >= named->span.start;
        const char *edtf = is_year ? date->date.edtf : NULL;
        int order = edtf && item->published ? strncmp(edtf, item->published, YEAR) : 0;
        bool this_year = edtf && order == 0 && draft->event.status == CH_PLANNED; /* 办好今年的 M */
        if (order > 0 || this_year || (order < 0 && draft->event.status == CH_HAPPENED)) {
            draft->event.date = edtf;
            draft->event.status = order < 0 ? CH_HAPPENED : CH_PLANNED;
            draft->own_date = true;
        }
    }
}

/* True if somebody speaks of this session, which the outlet has told: 中方主办这次会晤. */
static bool is_this_again(const EventCoder *self, const NamedMechanism *named, const Draft *draft) {
    bool may = draft->in_speech && draft->is_this && !draft->own_date;
    for (size_t i = 0; may && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        const char *name = told->event.type == CH_SESSION ? told->event.mechanism.name : NULL;
        bool same = name && session_names_agree(name, named->name);
        if (same && !told->in_speech && told->event.status == CH_HAPPENED) {
            return true;
        }
    }
    return false;
}

/* The other side of a session for which none is named: the one other state that takes part. False
 * if there is none. */
static bool host_of_session(const Item *item, Draft *draft) {
    bool has_initiator = draft->initiator.items && draft->initiator.count;
    const char *own = has_initiator ? draft->initiator.items[0].country : NULL, *host = NULL;
    size_t others = 0;
    for (size_t i = 0; own && i < draft->event.countries.count; i++) {
        const char *country = draft->event.countries.items[i];
        if (!actors_are_of(&draft->initiator, country)) {
            others++;
            host = country;
        }
    }
    bool found = others == 1 && !draft->counterpart.count && country_is_state(host);
    if (found) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
    }
    return found;
}

/* True if the session was told already. */
static bool mechanism_is_told(const EventCoder *self, const NamedMechanism *named) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const ChSession *known = &self->drafts.items[i].event.mechanism;
        if (known->name && session_names_agree(known->name, named->name)) {
            return true;
        }
    }
    return false;
}

/* What is prepared lies ahead (办好明年的 M), so that no day told is past. */
static bool prepares(const Item *item, Draft *draft) {
    bool is_past = draft->own_date && item->published && strcmp(draft->event.date, item->published) < 0 &&
                   strncmp(draft->event.date, item->published, strlen(draft->event.date)) != 0;
    draft->event.status = draft->event.status == CH_HAPPENED ? CH_PLANNED : draft->event.status;
    return !is_past;
}

/* True if who acts does something else than to hold the session that is described: 各方参加 5月举行的 M. */
static bool acts_otherwise(const Item *item, const Trigger *trigger, const Party *acting) {
    const Match *deed = span_within(acting->span, trigger->clause->span)
                            ? act_word(item, span_end(acting->span), trigger->span.start, CLASS_EVENT, NULL)
                            : NULL;
    EntryId entry = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && (!lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SESSION)) ||
                                 lexicon_has(item->lexicon, entry, KEY_FRAME, "attend"));
}

/* True if a session is prepared that its town tells apart: 办好二十国集团杭州峰会. */
static bool is_prepared_in_town(const EventCoder *self, const Trigger *trigger, const NamedMechanism *named,
                                const Draft *draft) {
    return trigger_has(trigger, SLOT(AHEAD)) && draft->event.status == CH_PLANNED && named->is_recurring &&
           named->countries.count && place_of_name(self->item, named).country && !mechanism_is_told(self, named);
}

/* True if the session was held, is or is to be: the words that hold it do not prepare what is past, nor speak of one
 * that nothing tells apart. */
static bool may_hold(EventCoder *self, const Trigger *trigger, const NamedMechanism *named, bool is_listed,
                     Draft *draft) {
    bool before = span_end(named->span) <= trigger->span.start;
    if (named->is_occasion || named->is_framework || (!is_listed && named_elsewhere(self->item, named, trigger)) ||
        (before && (holds_other(self->item, &self->mechanisms, trigger) || names_place(self->item, named) ||
                    is_owner(self->item, named, trigger))) ||
        !draft_begin(self, trigger, draft) || is_this_again(self, named, draft) ||
        only_counts_session(self, named, draft) || (named->is_next && !draft->own_date)) {
        return false;
    }
    bool prepared = trigger_has(trigger, SLOT(AHEAD)) && draft->event.status == CH_HAPPENED && !draft->own_date;
    draft->event.status = prepared ? CH_PLANNED : draft->event.status;
    session_date_by_name(self->item, named, draft);
    event_lengthen(self->item, trigger, draft); /* 为期两天的 M 10日举行 */
    if (trigger_has(trigger, SLOT(AHEAD)) && !prepares(self->item, draft)) {
        return false;
    }
    bool told_apart = draft->own_date || draft->event.status == CH_ONGOING || (named->ordinal && !named->only_counts) ||
                      is_prepared_in_town(self, trigger, named, draft);
    return told_apart || !trigger_has(trigger, SLOT(DATED));
}

/* Fills the sides that the words of the clause leave open: those of the name, who holds it behind 由, the organisation
 * whose meeting a state holds. */
static void complete_sides(EventCoder *self, const Trigger *trigger, const NamedMechanism *named, const Party *acting,
                           Draft *draft) {
    const Item *item = self->item;
    const Mention *bloc = named->bloc;
    bool by_itself = bloc && acting->count == 1 && &item->mentions.items[acting->mentions[0]] == bloc;
    if (by_itself && !draft->counterpart.count) { /* 世界经济论坛年会 in P */
        draft->initiator = (ActorList){0};
    }
    if (!draft->initiator.count) {
        sides_of_session(self, trigger, draft, named);
    }
    if (!draft->initiator.count) { /* 由 X 举办 */
        Party host = governed_party(item, trigger->clause, trigger->span.start, "agent");
        take_actors(self, &host, &draft->initiator, NULL);
    }
    const ChActor *first = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    if (first && actors_hold(&draft->counterpart, first)) {
        draft->counterpart = (ActorList){0}; /* an organisation's own meeting */
    }
    if (bloc && bloc->country && !country_is_state(bloc->country) && !draft->counterpart.count && first &&
        first->country && country_is_state(first->country)) {
        *list_push(item->arena, &draft->counterpart) = actor_of_mention(item, bloc); /* X 主办 APEC 会议 */
    }
    if (!bloc && named->countries.count == 2 && !draft->counterpart.count) { /* 英方期待举行英中年度会晤 */
        host_of_session(item, draft);
    }
}

/* True if somebody recalls a session of late, or one that its town tells apart: 中非合作论坛北京峰会成功闭幕. */
static bool is_recalled_by_name(const EventCoder *self, const Trigger *trigger, const NamedMechanism *named,
                                const Draft *draft) {
    const Item *item = self->item;
    if (!draft->in_speech || draft->own_date || !named->is_recurring) {
        return false;
    }
    const Match *attitude = act_word(item, trigger->clause->span.start, trigger->span.start, CLASS_SPEECH, "attitude");
    EntryId feeling = attitude ? match_entry(item->lexicon, attitude, CLASS_SPEECH) : NO_ENTRY;
    bool is_told = feeling == NO_ENTRY || lexicon_has(item->lexicon, feeling, KEY_STANCE, "congratulate");
    bool of_town = is_told && draft->event.status == CH_HAPPENED && named->countries.count &&
                   !trigger_has(trigger, SLOT(DATED)) && place_of_name(item, named).country &&
                   !mechanism_is_told(self, named);
    return of_town || was_lately(self, trigger);
}

/* The word before the verb by which somebody speaks of a session with a name of its own as of one about to be held:
 * 即将举行的中国—中亚峰会. NULL if none does. */
static const Match *about_to_be(const Item *item, const Trigger *trigger, const NamedMechanism *named,
                                const Draft *draft) {
    enum { REACH = 12 };
    uint32_t end = trigger->span.start, start = trigger->clause->span.start;
    bool may = draft->event.status == CH_PLANNED && named->is_recurring && !named->is_bare &&
               clause_may_have(trigger->clause, "imminent") && relative_clause_ends(item, trigger, named->span.start);
    for (uint32_t at = end > start + REACH ? end - REACH : start; may && at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "imminent")) {
            return word;
        }
    }
    return NULL;
}

/* Plans the next of the talks of two told not long before, which no more is told of: 双方举行会谈。下次会议定于 D 举行.
 * False if it is not that. */
static bool plan_next_talks(EventCoder *self, const NamedMechanism *named, Draft *draft) {
    enum { REACH = 3 }; /* sentences */
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool near =
        last && self->clauses.items[last->clause].sentence + REACH >= self->clauses.items[draft->clause].sentence;
    bool unnamed =
        last && (last->event.type == CH_TALKS || (last->event.type == CH_SESSION && !last->event.mechanism.name));
    bool may = near && unnamed && named->is_next && !named->countries.count && !named->ordinal &&
               last->initiator.count + last->counterpart.count > 1 && draft->event.status == CH_PLANNED &&
               draft->own_date;
    if (may) {
        draft->event.type = last->event.type;
        draft->initiator = last->initiator;
        draft->counterpart = last->counterpart;
        draft->quote = span_join(draft->quote, named->span);
        draft_end(self, draft, true);
    }
    return may;
}

/* Who leads a meeting of two states leads it with him he met just before: 会见 X，并共同主持 M. */
static void take_partner(const EventCoder *self, const Trigger *trigger, const NamedMechanism *named, Draft *draft) {
    const Pair *pair = &self->pair;
    bool together =
        trigger_has(trigger, SLOT(LEAD)) || /* 会见 X，共同举行 M */
        role_between(self->item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "together");
    bool may = together && !draft->counterpart.count && draft->inherited && named->countries.count == 2 &&
               draft->initiator.count == 1 && pair->counterpart.count == 1 && pair->counterpart.items[0].person &&
               actors_share_named(&pair->initiator, &draft->initiator);
    if (may && pair_holds(self, &named->countries) && !mechanism_is_told(self, named)) {
        draft->counterpart = pair->counterpart;
    }
}

/* True if the party only speaks of what the clause tells: it was carried over from the verb of speech. */
static bool speaks_of(const Clause *clause, const Party *acting) {
    return clause->in_speech && !clause->subject_is_own && span_end(acting->span) <= clause->speech_verb;
}

/* True if the clause goes on to tell that what the verb describes is held: X 主办的 M 在 P 举行. */
static bool is_held_behind(const Item *item, const Trigger *trigger, const NamedMechanism *named) {
    uint32_t at = span_end(named->span), end = last_letter(item, at, span_end(trigger->clause->span));
    const Match *verb = relative_clause_ends(item, trigger, named->span.start)
                            ? word_before(item, end, at, CLASS_BIT(CLASS_EVENT))
                            : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SESSION));
}

/* True if what is told came when the session was over: M 闭幕后，…. */
static bool is_over_before(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span);
    const Match *after = word_at(item, at, span_end(trigger->clause->span), CLASS_BIT(CLASS_SUPPORT));
    return after && word_has_role(item, after, CLASS_SUPPORT, "after") &&
           !word_has_role(item, after, CLASS_SUPPORT, "before") &&
           span_end(after->span) == span_end(trigger->clause->span);
}

/* A session that is held. `is_listed`: named behind another that the verb holds. */
static void hold_session(EventCoder *self, const Trigger *trigger, const NamedMechanism *named, bool is_listed) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    Draft draft;
    bool before = span_end(named->span) <= trigger->span.start;
    if (named->is_culture && !named_elsewhere(item, named, trigger)) {
        code_show_of(self, trigger, named->span);
        return;
    }
    if (!may_hold(self, trigger, named, is_listed, &draft) || plan_next_talks(self, named, &draft)) {
        return;
    }
    add_mechanism(self, &draft, named);
    bool is_told_of = !before && named->span.start > span_end(trigger->span) && !is_held_behind(item, trigger, named);
    draft.is_recalled =
        is_told_of ||
        (before && draft.event.status == CH_HAPPENED &&
         is_over_before(item, trigger)) || /* 刚召开的第五次 …: told of, not reported */
        act_word(item, clause->span.start, trigger->span.start, CLASS_SPEECH, "attitude"); /* 祝贺 X 成功举办 */
    Party acting = acting_party(item, trigger);
    const Match *ahead = about_to_be(item, trigger, named, &draft);
    bool is_described =
        !before && acting.count && /* X 向在 P 举行的 M 致贺信: X holds nothing */
        relative_clause_ends(item, trigger, named->span.start) &&
        (item->mentions.items[acting.mentions[0]].kind == MENTION_PERSON ||
         (speaks_of(clause, &acting) && named->countries.count > 1) || /* X 国外交部说，在 P 举行的 M 推迟 */
         (ahead && span_end(acting.span) < ahead->span.start && /* X 期待即将举行的 M, not X 会在即将举行的 M 上 */
          (!is_spoken_at(item, clause, named) ||
           act_word(item, span_end(acting.span), ahead->span.start, CLASS_SPEECH, NULL))) ||
         acts_otherwise(item, trigger, &acting));
    Party other = before || is_described ? (Party){.count = 0} : two_sides(self, trigger, &draft);
    take_actors(self, &other, &draft.counterpart, NULL);
    if (is_described && span_within(acting.span, clause->span) && draft.own_date && draft.event.status == CH_HAPPENED &&
        is_spoken_at(item, clause, named)) {
        take_actors(self, &acting, &draft.initiator, NULL); /* X 5日在 P 举行的 M 上表示: X attends it */
        if (named->bloc) {
            *list_push(item->arena, &draft.counterpart) = actor_of_mention(item, named->bloc);
        }
        draft_quote(item, &draft, &acting);
    }
    take_partner(self, trigger, named, &draft);
    complete_sides(self, trigger, named, &acting, &draft);
    draft.is_lately =
        is_recalled_by_name(self, trigger, named, &draft) || ahead || is_prepared_in_town(self, trigger, named, &draft);
    bool of_world = name_reaches_abroad(item, clause, named) && draft.initiator.count; /* 世界互联网大会 */
    bool has_guests = of_world || tells_of_abroad(self, clause) || is_news_of_rank(self);
    draft_end(self, &draft, of_world || is_public(self, &draft, named, has_guests));
}

/* True for a year of culture that two states hold (举办中俄文化年): their act, which no ceremony opens here. */
static bool is_year_held(const EventCoder *self, const Trigger *trigger, const NamedMechanism *named) {
    uint32_t end = named ? span_end(named->span) : 0;
    return named && named->is_culture && end > trigger->span.start &&
           act_event_between(self->item, named->span.start, end, KEY_EVENT, ch_event_type_name(CH_OTHER));
}

static void code_session_held(EventCoder *self, const Trigger *trigger) {
    uint32_t limit = span_end(trigger->clause->span);
    const NamedMechanism *named = mechanism_in(&self->mechanisms, trigger->clause->span);
    uint32_t from = span_end(trigger->span), held = behind_framework(self->item, from, limit);
    bool is_around = named && held > from && span_within(named->span, span_of(from, held));
    named = is_around ? mechanism_in(&self->mechanisms, span_of(held, limit)) : named;
    if ((!named || (named->is_bare && !named->ordinal)) && date_session_told(self, trigger)) {
        return;
    }
    named = named || trigger_has(trigger, SLOT(CONVENE)) ? named : name_carried(self, trigger);
    if ((!named || named->is_culture) && (trigger_has(trigger, SLOT(AHEAD)) || code_festivity(self, trigger))) {
        return;
    }
    if (!named && !code_show(self, trigger)) {
        code_own_session(self, trigger);
    }
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool is_told = named && named->is_culture && last && last->event.type == CH_CEREMONY &&
                   &self->clauses.items[last->clause] == trigger->clause; /* “P 文化周”启动仪式在 Q 举行 */
    is_told = is_told || is_year_held(self, trigger, named);
    const NamedMechanism *first = named;
    for (size_t before = self->drafts.count; named && !is_told; named = next_listed(self, named, limit)) {
        if (!named->is_joined || self->drafts.count == before) {
            bool is_listed = named != first && self->drafts.count > before && !named->is_bare &&
                             !relative_clause_ends(self->item, trigger, first->span.start);
            hold_session(self, trigger, named, is_listed);
        }
    }
}

static bool names_actor(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        MentionKind kind = item->mentions.items[i].kind; /* 会见来北京出席 … 的 X */
        if (role_between(item, from, item->mentions.items[i].phrase.start, CLASS_PREPOSITION, "as")) {
            continue; /* 会见作为嘉宾国领导人出席 M 的 X */
        }
        if (mention_is_actor(&item->mentions.items[i]) && kind != MENTION_PLACE && kind != MENTION_COUNTRY) {
            return true;
        }
    }
    return false;
}

/* True if who attends is the object of a verb before, nobody being named
 * between: 会见前来出席 … 的 X. */
static bool met_before(const Item *item, const Trigger *trigger, const TriggerList *triggers) {
    for (size_t i = 0; i < triggers->count; i++) {
        uint32_t end = span_end(triggers->items[i].span);
        if (end <= trigger->span.start && trigger_has(&triggers->items[i], SLOT(OBJECT)) &&
            !names_actor(item, end, trigger->span.start)) {
            return true;
        }
    }
    return false;
}

static void take_place_of_visit(const Item *item, const Trigger *visit, Draft *draft) {
    Party hosts = find_hosts(item, visit);
    if (hosts.count && !draft->event.place.name) {
        const Mention *host = &item->mentions.items[hosts.mentions[0]];
        const char *name = host->is_sign ? NULL : place_name(item, place_within(item, host));
        draft->event.place = (ChPlace){name, host->country};
        country_add(item->arena, &draft->event.countries, host->country);
    }
}

/* The same of the place that he goes to: 到 P 出席 M. */
static void take_place_of_goal(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party goal = goal_of(self, trigger);
    if (is_town(item, &goal) && !draft->event.place.name) {
        const Mention *host = &item->mentions.items[goal.mentions[0]];
        const char *name = host->is_sign ? NULL : place_name(item, place_within(item, host)); /* 来乌出席 M */
        draft->event.place = (ChPlace){name, host->country};
        country_add(item->arena, &draft->event.countries, host->country);
    }
}

/* True if a place is told between the verb and the end of its clause's relative
 * clause: 出席在 Y 举行的 … 的 X. */
static bool place_is_behind(const Item *item, const Trigger *trigger) {
    const Match *word =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_PREPOSITION));
    return word && word_has_role(item, word, CLASS_PREPOSITION, "at");
}

/* True if the session was told already, by who leads there: the others who attend
 * (X、Y 出席) are no principals. */
static bool is_told_by_leaders(const EventCoder *self, const NamedMechanism *named) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        const char *name = draft->event.type == CH_SESSION ? draft->event.mechanism.name : NULL;
        if (name && strcmp(name, named->name) == 0 && draft->initiator.count && draft->initiator.items[0].person &&
            !draft->from_headline) {
            return true;
        }
    }
    return false;
}

/* True if the clause tells what was done during the meeting: X 在 P 出席 M 期间会见 Y. */
static bool tells_span_behind(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, "during")) {
            return true;
        }
    }
    return false;
}

/* True if the party is of the state where the place is: X 在 P 同 Y 国总理共同主持 M. */
static bool are_hosts_there(const Item *item, const Party *party, const Party *place) {
    const char *state = place->count == 1 ? mention_country(item, &item->mentions.items[place->mentions[0]]) : NULL;
    bool all = state && party->count;
    for (uint32_t i = 0; all && i < party->count; i++) {
        const Mention *one = &item->mentions.items[party->mentions[i]];
        all = one->kind == MENTION_PERSON && string_same(mention_country(item, one), state);
    }
    return all;
}

/* Who is told of as attending something abroad is on a visit there: 正在 P 出席 M 的 X, X 在 P
 * 出席 M. */
static void code_stay_to_attend(EventCoder *self, const Trigger *trigger) {
    Party head = relative_head(self->item, trigger), place = stay_of(self->item, trigger);
    place = place.count || !head.count ? place : host_here(self->item, trigger); /* 正在这里出席 M 的 X */
    Party goal = goal_of(self, trigger);
    bool goes = goal.count == 1 && span_end(goal.span) > span_end(place.span); /* 到 P 出席 M */
    place = goes ? goal : place;
    uint32_t start = trigger->clause->span.start, end = span_end(place.span);
    bool before = place.count && end <= trigger->span.start &&
                  only_adjuncts(self->item, trigger->clause, end > start ? end : start, trigger->span.start);
    TriggerList triggers = {0};
    if (!before || visit_before(self, trigger, &triggers)) {
        return;
    }
    if (head.count) {
        code_stay(self, trigger, &head, &place);
        return;
    }
    Party who = acting_party(self->item, trigger);
    Party with = governed_party(self->item, trigger->clause, trigger->span.start, "with");
    bool spoken_of = trigger->clause->in_speech && trigger->clause->speech_verb < trigger->span.start;
    bool by_host = are_hosts_there(self->item, &with, &place);
    bool told = who.count == 1 && (!with.count || by_host) && !spoken_of &&
                (!trigger_has(trigger, SLOT(LEAD)) || by_host) && /* not 在 P 主持 M */
                !tells_span_behind(self->item, trigger);
    if ((told || (goes && who.count)) && is_town(self->item, &place)) {
        Pair pair = self->pair;
        size_t before = self->drafts.count;
        code_trip(self, trigger, &who, &place);
        if (self->drafts.count > before) {
            self->drafts.items[before].is_by_invitation = !goes;
        }
        self->pair = pair; /* where a meeting is says nothing of its sides */
    }
}

/* True if the party is the wife or husband of the one who acts: both attend as one side. */
static bool is_spouse(const Item *item, const Party *party) {
    const Mention *first = party->count ? &item->mentions.items[party->mentions[0]] : NULL;
    uint32_t from = first ? first->phrase.start : 0;
    const Match *word = first ? word_at(item, from, first->span.start, CLASS_BIT(CLASS_KINSHIP)) : NULL;
    word = word || !first ? word : word_before(item, first->span.start, 0, CLASS_BIT(CLASS_KINSHIP));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_KINSHIP) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_VALUE, "spouse");
}

/* True if he who attends is on a visit to the outlet's own country: X 应邀出席 M 并对我国进行访问. */
static bool comes_here(const Item *item, const Trigger *trigger, const TriggerList *triggers) {
    for (size_t i = 0; i < triggers->count; i++) {
        const Trigger *visit = &triggers->items[i];
        if (visit->frame.type != CH_VISIT || visit->clause != trigger->clause) {
            continue;
        }
        Party hosts = find_hosts(item, visit);
        const Mention *host = hosts.count == 1 ? &item->mentions.items[hosts.mentions[0]] : NULL;
        if (host && match_exact(&item->matches, host->span, CLASS_BIT(CLASS_REFERENCE))) {
            return true;
        }
    }
    return false;
}

/* True if what is told happened before the meeting, which lies ahead: 出席 M 前会见 X. */
static bool lies_before(const Item *item, const Trigger *trigger, const NamedMechanism *named) {
    uint32_t at = span_end(named->span), end = span_end(trigger->clause->span);
    while (at < end && !character_is_han(item->text->character[at])) {
        at++;
    }
    const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
    const Match *longest = word ? any_word_at(item, at, end) : NULL;
    return word && longest->span.length <= word->span.length && word_has_role(item, word, CLASS_SUPPORT, "before");
}

bool has_just_arrived(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *visit = &self->drafts.items[i];
        if (self->clauses.items[visit->clause].sentence != trigger->clause->sentence) {
            break;
        }
        bool same = visit->event.type == CH_VISIT && visit->at_arrival && visit->anchor.start < trigger->span.start;
        if (same && actors_share_named(&visit->initiator, &draft->initiator)) {
            return true;
        }
    }
    return false;
}

/* True if the sentence tells before that he is on a visit to the outlet's country, and no day and no particle tells
 * that he has attended already: X 应邀来华进行国事访问，并出席 M. */
static bool is_guest_at_home(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    uint32_t end = span_end(trigger->span);
    bool done = false;
    for (uint32_t at = end - 1; at <= end && at < item->text->length; at++) { /* 出席了 may be one word */
        const Match *particle = match_exact(&item->matches, span_of(at, at + 1), CLASS_BIT(CLASS_ASPECT));
        done = done || (particle && word_has_role(item, particle, CLASS_ASPECT, "particle"));
    }
    for (size_t i = done || draft->own_date || !item->outlet_country ? 0 : self->drafts.count; i-- > 0;) {
        const Draft *visit = &self->drafts.items[i];
        if (self->clauses.items[visit->clause].sentence != trigger->clause->sentence) {
            break;
        }
        const char *host = visit->counterpart.count ? visit->counterpart.items[0].country : NULL;
        if (visit->event.type == CH_VISIT && visit->event.status == CH_ONGOING && visit->date_is_news && host &&
            string_same(host, item->outlet_country) && visit->anchor.start < trigger->span.start &&
            actors_share_named(&visit->initiator, &draft->initiator)) {
            return true;
        }
    }
    return false;
}

/* Who is still to attend it: the day told is of something else. */
static void put_ahead(Draft *draft) {
    draft->event.status = CH_PLANNED;
    draft_drop_date(draft);
}

/* Who attends, as the words around the verb tell it. */
typedef struct Attendance {
    Party head;          /* of the relative clause that the verb stands in: 出席 M 的 X */
    Party attending;     /* who attends */
    Party with;          /* and with whom */
    const Trigger *came; /* the visit told before (来华出席 M); NULL if none is */
    TriggerList triggers;
    bool is_met;   /* he is the object of a verb of meeting */
    bool is_guest; /* he is abroad to attend */
    bool unnamed;  /* he is met, and no more than a word for guests tells who he is: 会见出席 M 的外方代表 */
} Attendance;

/* True if words for people stand behind the name, as in a headline (出席 M 主要外宾) or behind a particle. */
static bool describes_behind(const Item *item, const NamedMechanism *named, uint32_t end) {
    uint32_t at = span_end(named->span);
    at += at < end && !character_is_han(item->text->character[at]); /* a closing mark */
    if (at < end && act_word(item, at, end, CLASS_GROUP, NULL)) {
        return true;
    }
    for (uint32_t behind; at < end; at++) {
        if (possessive_at(item, at, end, &behind)) {
            return true;
        }
    }
    return false;
}

/* Who spoke at the session: named right before the words for where (高度评价 X 在 M 上的讲话). Count 0 if nobody is. */
static Party speaker_at(const Item *item, const Trigger *trigger, const NamedMechanism *named) {
    uint32_t from = trigger->clause->span.start;
    const Match *at = word_before(item, named->span.start, from, CLASS_BIT(CLASS_PREPOSITION));
    uint32_t start = at ? at->span.start : 0;
    for (uint32_t i = at ? mention_from(item, start) : 0; i-- > trigger->clause->first_mention;) {
        const Mention *person = &item->mentions.items[i];
        if (person->kind == MENTION_DATE && span_end(person->span) == start) { /* X 今天上午在 M 上 */
            start = person->span.start;
        }
        if (person->kind == MENTION_PERSON) {
            bool is_near = span_end(person->phrase) == start;
            return is_near ? party_at(item, person->phrase.start, at->span.start) : (Party){0};
        }
    }
    return (Party){0};
}

/* True if a preposition right before the verb governs who attends, for whom something else is done: 为出席 M 的 X 举行
 * 欢迎仪式, 同前来出席 M 的 X 合影. */
static bool is_governed_head(const Item *item, const Trigger *trigger, const Party *head) {
    uint32_t start = trigger->clause->span.start;
    bool is_told = head->count && mention_country(item, &item->mentions.items[head->mentions[0]]);
    const Match *word = is_told ? word_before(item, trigger->span.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return word && span_end(word->span) == trigger->span.start &&
           (word_has_role(item, word, CLASS_PREPOSITION, "with") ||
            word_has_role(item, word, CLASS_PREPOSITION, "to")) &&
           act_word(item, span_end(head->span), span_end(trigger->clause->span), CLASS_EVENT, NULL);
}

static void read_attendance(const EventCoder *self, const Trigger *trigger, const NamedMechanism *told,
                            const Draft *draft, Attendance *found) {
    const Item *item = self->item;
    *found = (Attendance){.head = relative_head(item, trigger)};
    found->came = visit_before(self, trigger, &found->triggers);
    bool is_governed =
        told && found->head.span.start >= span_end(told->span) && is_governed_head(item, trigger, &found->head);
    found->is_met = is_governed || met_before(item, trigger, &found->triggers);
    Party acting = acting_party(item, trigger);
    if (acting.count && found->came && found->came->clause == trigger->clause) { /* 祝贺 X 访问 P 并出席 M */
        Party visitor = acting_party(item, found->came);
        acting = visitor.count && visitor.span.start >= span_end(acting.span) ? visitor : acting;
    }
    if (found->is_met && told && !found->head.count) { /* 会见参加 M 外方代表 */
        found->head = party_at(item, span_end(told->span), span_end(trigger->clause->span));
    }
    found->is_guest = (found->came && trigger_has(found->came, SLOT(HOME))) ||
                      (draft->event.status != CH_PLANNED && comes_here(item, trigger, &found->triggers));
    found->unnamed =
        found->is_met && told && !found->head.count && describes_behind(item, told, span_end(trigger->clause->span));
    if (found->unnamed) {
        return;
    }
    bool is_head = found->head.count && (!acting.count || found->is_met || found->is_guest);
    found->attending = is_head                          ? found->head
                       : found->is_guest && found->came ? acting_party(item, found->came)
                                                        : acting;
    found->with = is_governed ? (Party){0} : governed_party(item, trigger->clause, trigger->span.start, "with");
    uint32_t behind = span_end(found->with.span);
    if (party_is_countries(item, &found->with) && act_word(item, behind, trigger->span.start, CLASS_EVENT, NULL)) {
        found->with = (Party){0}; /* 对 P 和 Q 进行访问、出席 M */
    }
    if (found->with.count && found->attending.joint && span_overlaps(found->with.span, found->attending.span)) {
        found->attending = party_slice(item, &found->attending, 0, found->attending.joint);
    }
}

/* True if a speaker welcomes a state, or one side, to what it is to attend: 中方欢迎 X 方参加 M. */
static bool is_welcomed_to(const Item *item, const Draft *draft, const Party *attending) {
    const Match *verb = draft->in_speech && !draft->own_date && party_is_countries(item, attending)
                            ? word_before(item, attending->span.start, 0, CLASS_BIT(CLASS_SPEECH))
                            : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "support");
}

/* True if a speaker welcomes somebody to a session still to come, or looks forward to seeing him there: 欢迎 X 来华出席
 * M. */
static bool is_asked_to_attend(const EventCoder *self, const Draft *draft, const Attendance *who) {
    const Item *item = self->item;
    bool may = draft->in_speech && draft->event.status == CH_PLANNED && who->attending.count;
    const Match *verb = may ? word_before(item, who->attending.span.start, 0, CLASS_BIT(CLASS_SPEECH)) : NULL;
    EntryId entry = verb && span_end(verb->span) == who->attending.span.start
                        ? match_entry(item->lexicon, verb, CLASS_SPEECH)
                        : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_STANCE, "support") ||
                                 lexicon_has(item->lexicon, entry, KEY_STANCE, "wish"));
}

/* When the session is that somebody has come to attend: beside a forum, a fair or a dialogue of two states guests are
 * met while it goes on, before a summit ahead of it, unless the item tells what was done there. `told` as in
 * attend_session. */
static void date_attendance(EventCoder *self, const Trigger *trigger, const NamedMechanism *told,
                            const NamedMechanism *named, const Attendance *who, Draft *draft) {
    const Item *item = self->item;
    bool of_two =
        named->countries.count == 2 && countries_are_states(&named->countries); /* guests of a dialogue of two */
    bool goes_on_beside = named->is_open || of_two || draft->in_speech;
    bool follows =
        draft->event.status == CH_HAPPENED && !who->head.count &&
        (has_just_arrived(self, trigger, draft) || (!goes_on_beside && is_guest_at_home(self, trigger, draft)));
    if (follows || (told && lies_before(item, trigger, told)) || is_welcomed_to(item, draft, &who->attending)) {
        put_ahead(draft);
        draft->is_next_stop = follows;
    }
    bool planned = draft->own_date && draft->event.status == CH_PLANNED; /* 期待今年11月赴华出席 M */
    bool comes = who->is_guest || (who->is_met && !place_is_behind(item, trigger));
    bool has_head = who->head.count || who->unnamed;
    if (comes && has_head && draft->in_speech && draft->own_date) {
        return; /* 去年，我同来华出席 M 的 X 会谈 */
    }
    SessionPhase phase = comes && has_head && draft->event.status == CH_HAPPENED
                             ? session_phase(self, trigger->clause, named)
                             : PHASE_UNTOLD;
    bool goes_on = phase >= PHASE_BEGUN || (phase == PHASE_UNTOLD && (goes_on_beside || !(who->is_guest || who->came)));
    bool is_present = comes && has_head && draft->event.status != CH_PLANNED && goes_on;
    bool of_other = draft->shared_date && trigger->clause > self->clauses.items &&
                    (trigger->clause[-1].classes & CLASS_BIT(CLASS_EVENT)); /* 2022年访华 …，很高兴再次来华出席 M */
    if (is_present) {
        draft->event.status = phase == PHASE_OVER ? CH_HAPPENED : CH_ONGOING;
        draft->event.date = date_of_news(item).edtf;
        draft->date_is_news = true;
        draft->own_date = false;
    } else if ((phase == PHASE_AHEAD || who->is_guest || (who->came && who->is_met && has_head)) && !planned &&
               !(!has_head && !of_other &&
                 draft_is_long_past(item, draft))) { /* came to attend it; not 去年10月来华出席 M */
        put_ahead(draft);
    }
}

/* True if the verb, with no session behind it, tells no session of its own: it only says what one is (M
 * 由六国共同参与), or adds to one that was told. */
static bool adds_to_session(EventCoder *self, const Trigger *trigger, const NamedMechanism *named,
                            const Attendance *who, const Draft *draft) {
    const Item *item = self->item;
    if (!draft->own_date && governed_party(item, trigger->clause, trigger->span.start, "agent").count > 2) {
        return true;
    }
    return (!who->head.count && !who->is_guest && join_session(self, named, &who->attending, &who->with, draft)) ||
           is_told_by_leaders(self, named);
}

/* Adds where they came to attend it: the guest's host, else the place of the visit or of the journey's goal. */
static void take_place_of_attendance(EventCoder *self, const Trigger *trigger, const Attendance *who, Draft *draft) {
    const Item *item = self->item;
    if (who->is_guest) {
        country_add(item->arena, &draft->event.countries,
                    who->came && who->came->frame.country ? who->came->frame.country : item->outlet_country);
    } else if (who->came) {
        take_place_of_visit(item, who->came, draft);
    } else {
        take_place_of_goal(self, trigger, draft);
    }
}

/* True if guests are met at the outlet's home of whom no more is told than what they attend: 会见出席 M 的外方代表. */
static bool meets_unnamed_guests(const EventCoder *self, const Trigger *trigger, const NamedMechanism *named,
                                 const Attendance *who, const Draft *draft) {
    const Item *item = self->item;
    return !draft->initiator.count && who->is_met && (who->unnamed || who->head.count) && item->outlet_country &&
           (named->bloc || name_reaches_abroad(item, trigger->clause, named) || tells_of_abroad(self, trigger->clause));
}

/* True if the day told before the verb is the first of what is attended: 5日起出席为期三天的 M. */
static bool begins_on_day(const Item *item, const Trigger *trigger) {
    uint32_t date = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    uint32_t end = day ? span_end(day->span) : 0;
    const Match *from =
        day && end <= trigger->span.start ? word_at(item, end - 1, end, CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    EntryId entry = from ? match_entry(item->lexicon, from, CLASS_DATE_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "since") &&
           lexicon_has(item->lexicon, entry, KEY_FLAGS, "alone");
}

/* The outlet's state if the session is its own with an organisation, by the name (中国—东盟博览会): a guest from
 * elsewhere attends it there. NULL otherwise. */
static const char *host_of_guest(const Item *item, const NamedMechanism *named, const Draft *draft) {
    const char *home = item->outlet_country;
    bool is_host = home && country_is_state(home) && countries_hold(&named->countries, home) &&
                   named->countries.count > 1 && draft->initiator.count && !actors_are_of(&draft->initiator, home);
    return is_host ? home : NULL;
}

/* True if somebody recalls that he attended it not long ago: 我前不久出席了 M. */
static bool is_attended_lately(const EventCoder *self, const Trigger *trigger, const NamedMechanism *named,
                               const Draft *draft) {
    return draft->in_speech && named->is_recurring && draft->event.status == CH_HAPPENED && !draft->own_date &&
           !clause_has(self->item, trigger->clause, CLASS_SUPPORT, "during") && was_lately(self, trigger);
}

/* Leaves the session to those whose it is by its name. */
static void give_own_sides(EventCoder *self, const Trigger *trigger, const NamedMechanism *named, Draft *draft) {
    draft->initiator = draft->counterpart = (ActorList){0};
    draft->event.countries = (ChStrings){0};
    sides_of_session(self, trigger, draft, named);
}

/* The same of one that unnamed guests attend, whom its host meets beside it. */
static void give_to_host(EventCoder *self, const Trigger *trigger, const NamedMechanism *named, Draft *draft) {
    if (named->countries.count > 1) {
        give_own_sides(self, trigger, named, draft);
        return;
    }
    draft->counterpart = (ActorList){0}; /* with whom he meets them */
    *list_push(self->item->arena, &draft->initiator) = (ChActor){.country = self->item->outlet_country};
}

/* Sets the organisation whose session it is against who attends, or the state that holds the session with it. */
static void face_bloc(EventCoder *self, const NamedMechanism *named, const Attendance *who, Draft *draft) {
    const Item *item = self->item;
    const char *host = who->is_met || who->is_guest || who->came ? host_of_guest(item, named, draft) : NULL;
    *list_push(item->arena, &draft->counterpart) =
        host ? (ChActor){.country = host} : actor_of_mention(item, named->bloc);
}

/* Who attends or leads a session. `told`: the session if it is named behind the verb, `named`: also if it is the one
 * told of before. */
static void attend_session(EventCoder *self, const Trigger *trigger, const NamedMechanism *told,
                           const NamedMechanism *named) {
    const Item *item = self->item;
    Draft draft;
    if (!named || named->is_framework || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Attendance who;
    read_attendance(self, trigger, told, &draft, &who);
    bool spoken = trigger_has(trigger, SLOT(SPOKEN)); /* X 在 M 上的讲话 */
    who = spoken ? (Attendance){.attending = speaker_at(item, trigger, named)} : who;
    if ((spoken && (mechanism_is_told(self, named) || !who.attending.count)) ||
        (!told && adds_to_session(self, trigger, named, &who, &draft))) {
        return;
    }
    draft.event.type = named->is_culture ? CH_CEREMONY : draft.event.type; /* 出席…作品展开幕式 */
    take_actors(self, &who.attending, &draft.initiator, NULL);
    take_actors(self, &who.with, is_spouse(item, &who.with) ? &draft.initiator : &draft.counterpart, NULL);
    take_partner(self, trigger, named, &draft);
    draft_quote(item, &draft, &who.attending);
    Span quote = draft.quote;
    bool tells_place = draft.event.place.name != NULL;
    NamedMechanism attended = of_guest(self, named, &draft);
    add_mechanism(self, &draft, &attended);
    draft.quote = told ? draft.quote : quote;
    if ((who.is_met || who.is_guest) && !place_is_behind(item, trigger)) {
        draft.event.place = place_of_name(item, named); /* of the meeting, not of what the guest attends */
    }
    date_attendance(self, trigger, told, named, &who, &draft);
    if (told && (draft.event.status == CH_PLANNED || begins_on_day(item, trigger))) { /* 将于28日参加为期两天的 M */
        event_lengthen(item, trigger, &draft);
    }
    take_place_of_attendance(self, trigger, &who, &draft);
    bool of_region = attended.countries.items != named->countries.items; /* 非洲国家's guest is one of it */
    Draft guest = draft;
    bool asked = of_region && (draft.own_date || named->ordinal) && is_asked_to_attend(self, &draft, &who);
    if (asked) { /* it is not his */
        give_own_sides(self, trigger, named, &draft);
    }
    if (named->bloc && !of_region && !draft.counterpart.count) {
        face_bloc(self, named, &who, &draft);
    }
    draft.is_lately = is_attended_lately(self, trigger, named, &draft);
    bool hosted = (who.is_met || who.is_guest || who.came || !tells_place) && host_of_session(item, &draft);
    bool of_guests = meets_unnamed_guests(self, trigger, named, &who, &draft);
    if (of_guests) {
        give_to_host(self, trigger, named, &draft);
    }
    if (draft.initiator.count) {
        Pair pair = self->pair;
        bool reaches = told && !who.is_met && !who.is_guest && name_reaches_abroad(item, trigger->clause, told);
        bool is_open = reaches || of_guests || is_public(self, &draft, named, true);
        draft_end(self, &draft, named->is_recurring && is_open);
        if (asked && told) {
            code_invited_to(self, trigger, &guest, place_of_name(item, named).name != NULL);
        }
        self->pair = hosted || asked ? pair : self->pair; /* who comes as a guest is no side of what is told next */
    }
}

bool body_meets(const Item *item, const Mention *body) {
    return body->kind == MENTION_COUNTRY && body->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, body->entry, KEY_FLAGS, "meets");
}

/* The end of the meeting without a name that the words behind an organ of an organisation end with (安理会关于 X 问题的
 * 公开辩论会); `from` if they do not. */
static uint32_t meeting_of_organ(const Item *item, uint32_t from, uint32_t end) {
    const ClassSet next = CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_EVENT);
    for (uint32_t at = from; at < end && item->text->character[at] != LIST_COMMA; at++) {
        const Match *noun = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_MECHANISM));
        EntryId entry = noun ? lexicon_entry_of(item->lexicon, noun->posting, CLASS_MECHANISM) : NO_ENTRY;
        uint32_t behind = noun ? span_end(noun->span) : at;
        bool meets = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "session") &&
                     lexicon_has(item->lexicon, entry, KEY_FLAGS, "assembly");
        if (meets &&
            (behind >= end || !character_is_han(item->text->character[behind]) || word_at(item, behind, end, next))) {
            return behind;
        }
        at = meets ? behind - 1 : at;
    }
    return from;
}

/* The body whose meeting is attended, right behind the verb or behind where it meets, and which goes by its own name
 * (出席 APEC, 出席在 P 举行的 G7), or an organ whose meeting has none; NULL if there is none. `told` are the words for
 * it. */
static const Mention *body_attended(const Item *item, const Trigger *trigger, Span *told) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span), behind = from;
    for (uint32_t at = from; at < end && place_is_behind(item, trigger); at++) {
        if (possessive_at(item, at, end, &behind)) {
            break;
        }
    }
    uint32_t next = mention_from(item, behind);
    const Mention *body = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (!body || body->phrase.start != behind) {
        return NULL;
    }
    uint32_t last = span_end(body->span), met = is_organ(item, body) ? meeting_of_organ(item, last, end) : last;
    *told = span_of(body->span.start, met);
    if (met > last || !body_meets(item, body)) {
        return met > last ? body : NULL;
    }
    const Match *then = word_at(item, last, end, CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_CONJUNCTION));
    return last >= end || then || !character_is_han(item->text->character[last]) ? body : NULL;
}

/* X 将出席在 P 举行的 G7. False if no such body is attended. */
static bool code_body_attended(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Span told;
    const Mention *body = body_attended(item, trigger, &told);
    Draft draft;
    if (!body || !draft_begin(self, trigger, &draft)) {
        return false;
    }
    Attendance who;
    read_attendance(self, trigger, NULL, &draft, &who);
    take_actors(self, &who.attending, &draft.initiator, NULL);
    *list_push(item->arena, &draft.counterpart) = actor_of_mention(item, body);
    country_add(item->arena, &draft.event.countries, draft.event.place.country);
    draft_quote(item, &draft, &who.attending);
    draft.quote = span_join(draft.quote, told);
    if (draft.initiator.count && draft.initiator.items[0].country) {
        Pair pair = self->pair;
        draft_end(self, &draft, true);
        self->pair = pair; /* an organisation that meets is no other side */
    }
    return true;
}

bool is_organ(const Item *item, const Mention *mention) {
    bool outermost = mention->within == NO_MENTION && mention->country && !country_is_state(mention->country);
    return outermost &&
           (mention->kind == MENTION_BODY || (mention->kind == MENTION_COUNTRY && mention->entry != NO_ENTRY &&
                                              lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "organ")));
}

/* The end of a word of time at the position that closes what an organ does (公开会上, 审议 … 时), where he
 * speaks behind it or the clause ends; 0 if there is none. */
static uint32_t sitting_end(const Item *item, uint32_t at, uint32_t end) {
    const Match *after = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
    const Match *time = after ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_SPEECH_WORD)); /* 问题时 */
    bool closes = after ? (word_has_role(item, after, CLASS_SUPPORT, "after") &&
                           !word_has_role(item, after, CLASS_SUPPORT, "before")) ||
                              is_amid(item, after)
                        : time && word_has_kind(item, time, CLASS_SPEECH_WORD, "time-end");
    uint32_t behind = closes ? span_end(after ? after->span : time->span) : end + 1;
    bool speaks = closes && (behind == end || word_at(item, behind, end, CLASS_BIT(CLASS_SPEECH)) ||
                             act_word(item, behind, end, CLASS_SPEECH, NULL) || /* 时发言表示 */
                             word_at(item, at, end, CLASS_BIT(CLASS_EVENT)));   /* 上发言 */
    return speaks ? behind : 0;
}

/* Where the sitting of an organ ends that is told behind its name: a meeting that has no name (安理会公开会
 * 上), or that it deliberates (安理会审议 P 问题时). 0 if it is only where something stands: 在安理会改革
 * 问题上. */
static uint32_t organ_sits(const Item *item, uint32_t from, uint32_t end) {
    bool deliberates = false;
    for (uint32_t at = from; at < end; at++) {
        const Match *noun = word_at(item, at, end, CLASS_BIT(CLASS_MECHANISM));
        bool meets = noun && word_has_kind(item, noun, CLASS_MECHANISM, "session");
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SPEECH));
        deliberates = deliberates || (word && word_has_kind(item, word, CLASS_SPEECH, "topic"));
        uint32_t behind = meets ? sitting_end(item, span_end(noun->span), end) : 0;
        behind = behind || !deliberates ? behind : sitting_end(item, at, end);
        if (behind) {
            return behind;
        }
    }
    return 0;
}

/* True if somebody speaks right behind the position (在联大表示), or little else stands there: 在联大发表讲话. */
static bool speaks_behind(const Item *item, const Clause *clause, uint32_t at) {
    enum { LONGEST_DEED = 8 };
    uint32_t end = span_end(clause->span);
    if (at + 2 <= end && end <= at + LONGEST_DEED && mention_from(item, at) == mention_from(item, end)) {
        return true;
    }
    const Match *word = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH));
    EntryId deed = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
    return word && ((word->classes & CLASS_BIT(CLASS_SPEECH)) ||
                    (deed != NO_ENTRY && lexicon_has(item->lexicon, deed, KEY_FRAME, "spoken")));
}

/* A session without a name at which somebody speaks: X 8日在安理会审议 P 问题时表示. */
static void code_spoken_to_organ(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    const Party *subject = &clause->subject;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *organ = &item->mentions.items[i];
        const Match *at = organ->span.start >= span_end(subject->span) && is_organ(item, organ)
                              ? word_before(item, organ->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
                              : NULL;
        bool inside = at && word_has_role(item, at, CLASS_PREPOSITION, "at");
        uint32_t last = span_end(organ->span);
        uint32_t behind = inside ? organ_sits(item, last, span_end(clause->span)) : 0;
        behind = !behind && inside && body_meets(item, organ) && speaks_behind(item, clause, last) ? last : behind;
        if (!behind) {
            continue;
        }
        Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_SESSION, .slots = SLOT(ATTEND)},
                           .span = organ->span,
                           .clause = clause};
        Draft draft;
        if (draft_begin(self, &trigger, &draft) && draft.own_date && draft.event.status == CH_HAPPENED) {
            Pair pair = self->pair;
            take_actors(self, subject, &draft.initiator, NULL);
            *list_push(item->arena, &draft.counterpart) = actor_of_mention(item, organ);
            if (draft.event.place.name && organ->name && string_same(draft.event.place.name, organ->name)) {
                draft.event.place = (ChPlace){0};
            }
            draft_quote(item, &draft, subject);
            draft.quote = span_join(draft.quote, span_of(organ->span.start, behind));
            draft_end(self, &draft, false);
            self->pair = pair;
        }
        return;
    }
}

void code_session_spoken_at(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    const Party *subject = &clause->subject;
    const Mention *who = subject->count == 1 ? &item->mentions.items[subject->mentions[0]] : NULL;
    bool may = clause->subject_is_own && who && who->kind == MENTION_PERSON && clause_may_have(clause, "at");
    bool is_named = false;
    for (size_t i = 0; may && i < self->mechanisms.count; i++) {
        const NamedMechanism *named = &self->mechanisms.items[i];
        if (!span_within(named->span, clause->span)) {
            continue;
        }
        is_named = is_named || !named->is_bare;
        if (!named->is_recurring || named->is_occasion || named->is_bare ||
            span_end(subject->span) > named->span.start) {
            continue;
        }
        const Match *at = word_before(item, named->span.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool inside = at && word_has_role(item, at, CLASS_PREPOSITION, "at") && is_spoken_at(item, clause, named);
        Trigger trigger = {.frame = {.entry = NO_ENTRY, .type = CH_SESSION, .slots = SLOT(ATTEND)},
                           .span = span_of(named->span.start, named->span.start),
                           .clause = clause};
        Draft probe;
        if (inside && !mechanism_is_told(self, named) && draft_begin(self, &trigger, &probe) && probe.own_date &&
            probe.event.status == CH_HAPPENED) {
            Pair pair = self->pair;
            attend_session(self, &trigger, named, named);
            self->pair = pair; /* where somebody speaks says nothing of the sides */
        }
    }
    if (may && !is_named) {
        code_spoken_to_organ(self, clause);
    }
}

/* True if who presides at a meeting that is only described does so with another in the same clause: X 与 Y
 * 共同主持召开两国外交部联席会议, not 共同主持会议 of one told before. */
static bool leads_with_another(const Item *item, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool resumes = word_at(item, behind, end, CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_ASPECT));
    bool may =
        trigger_has(trigger, SLOT(LEAD)) && trigger->clause->subject.count && !resumes && meeting_behind(item, trigger);
    Party other = may ? governed_party(item, trigger->clause, trigger->span.start, "with") : (Party){.count = 0};
    return other.count && only_adjuncts(item, trigger->clause, span_end(other.span), trigger->span.start);
}

/* The session, and the visit that words tell of those who attend it. */
static void code_attendance(EventCoder *self, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const NamedMechanism *told = mechanism_in(&self->mechanisms, span_of(from, end));
    if (!told || !lies_before(self->item, trigger, told)) {
        code_stay_to_attend(self, trigger);
        code_invited(self, trigger);
    }
    if (!told && (code_body_attended(self, trigger) || join_unnamed(self, trigger))) {
        return;
    }
    size_t before = self->drafts.count;
    const NamedMechanism *at_hand = told && told->is_bare && !told->ordinal ? meeting_at_hand(self, trigger) : NULL;
    told = at_hand ? NULL : told; /* 王毅主持召开外长会议: the one told before */
    const NamedMechanism *meant = at_hand ? at_hand : told ? told : meeting_meant(self, trigger);
    if (!told && !at_hand && leads_with_another(self->item, trigger)) {
        code_own_session(self, trigger);
        return;
    }
    attend_session(self, trigger, told, meant);
    if (told && self->drafts.count > before) {
        const Draft session = self->drafts.items[self->drafts.count - 1];
        code_invited_to(self, trigger, &session, place_of_name(self->item, told).name != NULL);
    }
    while (told && (told = next_listed(self, told, end))) {
        if (!told->is_joined || self->drafts.count == before) {
            attend_session(self, trigger, told, told);
        }
    }
}

/* The visit of a guest whom a host meets in a town of his own state, where he attends a meeting: X 在 P 会见出席 M 的
 * Y. */
static void code_stay_of_guest(EventCoder *self, const Trigger *trigger, const Party *guest) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Party *host = &clause->subject;
    Party place = governed_party(item, clause, trigger->span.start, "at");
    bool may =
        clause->subject_is_own && host->count == 1 && host->span.start < trigger->span.start && is_town(item, &place);
    const char *state = may ? mention_country(item, &item->mentions.items[place.mentions[0]]) : NULL;
    bool receives = state && string_same(state, mention_country(item, &item->mentions.items[host->mentions[0]]));
    TriggerList triggers = {0};
    if (receives && !visit_before(self, trigger, &triggers) &&
        act_event_between(item, span_end(place.span), trigger->span.start, KEY_FRAME, "object")) {
        code_stay(self, trigger, guest, &place);
    }
}

static void code_session_attended(EventCoder *self, const Trigger *trigger) {
    size_t first = self->drafts.count;
    code_attendance(self, trigger);
    Party head = relative_head(self->item, trigger);
    bool is_visit = first < self->drafts.count && self->drafts.items[first].event.type == CH_VISIT;
    if (head.count && !is_visit) {
        code_visit_of_attendant(self, trigger, &head);
        code_stay_of_guest(self, trigger, &head);
    } else if (!is_visit && trigger_has(trigger, SLOT(TRAVEL))) { /* X 专程赴会 */
        Party who = acting_party(self->item, trigger);
        code_visit_of_attendant(self, trigger, &who);
    }
}

void code_session(EventCoder *self, const Trigger *trigger) {
    if (trigger_has(trigger, SLOT(PRESS))) {
        code_two_sides(self, trigger);
    } else if (trigger_has(trigger, SLOT(ATTEND))) {
        code_session_attended(self, trigger);
    } else {
        code_session_held(self, trigger);
    }
}

/* --- acts of one side upon another */
