/* Crowds that demonstrate: before the mission of another state, or against what another state does. */
#include "code/acts.h"

/* The state in which the mission stands, by its name or the town before it (在 P 的 X 大使馆); NULL if neither tells.
 */
static const char *state_of_mission(const Item *item, const Mention *body, const Mention *town) {
    const char *host = body->kind == MENTION_BODY && body->country ? mission_host(item, body) : NULL;
    bool in_town = !host && town && town->kind == MENTION_PLACE && body->kind == MENTION_BODY && body->country &&
                   span_end(town->span) + 1 >= body->phrase.start && !string_same(town->country, body->country);
    const Match *noun =
        in_town ? match_longest_before(&item->matches, body->span.start, span_end(body->span), CLASS_BIT(CLASS_OFFICE))
                : NULL;
    return noun && word_has_kind(item, noun, CLASS_OFFICE, "embassy") ? town->country : host;
}

/* The state of the people who stand before an embassy of another, where nothing tells in which it is; NULL if they are
 * of none. */
static const char *state_of_crowd(const Item *item, const Mention *body, const Mention *crowd) {
    bool may = crowd && crowd->kind == MENTION_GROUP && crowd->country && country_is_state(crowd->country) &&
               body->kind == MENTION_BODY && body->country && !string_same(body->country, crowd->country);
    const Match *noun =
        may ? match_longest_before(&item->matches, body->span.start, span_end(body->span), CLASS_BIT(CLASS_OFFICE))
            : NULL;
    return noun && word_has_kind(item, noun, CLASS_OFFICE, "embassy") ? crowd->country : NULL;
}

/* The mission of another state before which a crowd stands: 民众在 X 驻 P 使馆外示威. NULL if none is named. */
static const Mention *mission_before(const Item *item, const Trigger *trigger, const Mention *crowd,
                                     const char **host) {
    uint32_t end = mention_from(item, trigger->span.start), from = trigger->clause->span.start;
    const Mention *town = NULL;
    for (uint32_t i = mention_from(item, from); i < end; i++) {
        const Mention *body = &item->mentions.items[i];
        *host = state_of_mission(item, body, town);
        *host = *host ? *host : state_of_crowd(item, body, crowd);
        bool in_town = *host && town && (!mission_host(item, body) || span_end(town->span) == body->phrase.start);
        uint32_t start = in_town ? town->span.start : body->phrase.start; /* 在 P 的 X 使馆, 在 P|X 驻 Y 使馆 */
        const Match *at = *host ? word_before(item, start, from, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        if (at && (word_has_role(item, at, CLASS_PREPOSITION, "at") ||
                   word_has_role(item, at, CLASS_PREPOSITION, "toward"))) { /* 到 X 使馆示威 */
            return body;
        }
        town = body->kind == MENTION_PLACE ? body : town;
    }
    return NULL;
}

/* True if the word tells that somebody is against what follows, or demands it of him: 反对, 谴责, 要求. */
static bool is_opposition(const Item *item, const Match *word) {
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_STANCE, "oppose") ||
                                 lexicon_has(item->lexicon, entry, KEY_STANCE, "condemn") ||
                                 (lexicon_has(item->lexicon, entry, KEY_STANCE, "wish") &&
                                  lexicon_has(item->lexicon, entry, KEY_FLAGS, "view")));
}

/* True if the item names the country by more than its sign. */
static bool is_named_in_full(const Item *item, const char *country) {
    const MentionIndexes *states = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; i < states->count; i++) {
        const Mention *state = &item->mentions.items[states->items[i]];
        if (!state->is_sign && state->country && string_same(state->country, country)) {
            return true;
        }
    }
    return false;
}

/* Whom the words behind one of opposition name: right behind it (抗议 X 政府…, 要求 X 停止), or as what its relative
 * clause describes (抗议即将举行的 M). Count 0 if nobody is. */
static Party opposed_at(const Item *item, uint32_t at, uint32_t end) {
    enum { REACH = 8 };
    Party found = party_at(item, at, end);
    uint32_t next = mention_from(item, at);
    uint32_t start = next < item->mentions.count ? item->mentions.items[next].phrase.start : end;
    const Match *of = !found.count && start > at && start <= at + REACH && start < end
                          ? word_before(item, start, at, CLASS_BIT(CLASS_SUBJECT_STOP))
                          : NULL;
    bool described = of && span_end(of->span) == start && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    found = described ? party_at(item, start, end) : found;
    const Mention *first = found.count ? &item->mentions.items[found.mentions[0]] : NULL;
    const char *state = first ? mention_country(item, first) : NULL;
    bool bloc = first && first->kind == MENTION_COUNTRY && first->entry != NO_ENTRY &&
                (lexicon_has(item->lexicon, first->entry, KEY_KIND, "igo") ||
                 lexicon_has(item->lexicon, first->entry, KEY_KIND, "bloc"));
    bool faces = bloc || (state && country_is_state(state)) || is_organisation_of_states(item, &found);
    faces = faces && !(first->is_sign && !is_named_in_full(item, first->country)); /* 反对新法案 */
    return faces ? found : (Party){.count = 0};                                    /* no part of the world */
}

Party act_opposed_between(const Item *item, uint32_t from, uint32_t to) {
    Party found = {.count = 0};
    for (uint32_t at = from; at < to && !found.count; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, to, CLASS_BIT(CLASS_SPEECH));
        found = is_opposition(item, word) ? opposed_at(item, span_end(word->span), to) : found;
        at = word ? span_end(word->span) - 1 : at;
    }
    return found;
}

/* Behind the last light verb before the rally (举行|反对 X 的集会); the rally itself if there is none. */
static uint32_t behind_light(const Item *item, const Trigger *trigger) {
    uint32_t found = trigger->span.start;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        found = word && word_has_role(item, word, CLASS_SUPPORT, "light") ? span_end(word->span) : found;
        at = word ? span_end(word->span) - 1 : at;
    }
    return found;
}

/* Behind those of whom the clause tells again that they demonstrate, by their number alone: 爆发游行，数万人抗议 X. */
static uint32_t behind_crowd(const Item *item, const Clause *clause) {
    const Match *crowd = word_at(item, clause->span.start, span_end(clause->span), CLASS_BIT(CLASS_WORK));
    return crowd && word_has_kind(item, crowd, CLASS_WORK, "crowd") ? span_end(crowd->span) : clause->span.start;
}

/* Whom the crowd is against: by the words of the rally (反对 X 的集会), behind them (集会抗议 X), or by a clause that
 * goes on with the same subject (举行集会，要求 X 停止 …). Count 0 if nobody is named. */
static Party rally_target(const EventCoder *self, const Trigger *trigger) {
    enum { CLAUSES = 2, ADVERBS = 4 };
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *last = self->clauses.items + self->clauses.count - 1;
    Party found = act_opposed_between(item, behind_light(item, trigger), trigger->span.start);
    found = found.count ? found : act_opposed_between(item, span_end(trigger->span), span_end(clause->span));
    const Match *ends =
        found.count ? NULL : word_before(item, span_end(trigger->span), trigger->span.start, CLASS_BIT(CLASS_SPEECH));
    if (is_opposition(item, ends) && span_end(ends->span) == span_end(trigger->span)) {
        found = opposed_at(item, span_end(trigger->span), span_end(clause->span));
    }
    for (int i = 0; i < CLAUSES && !found.count && clause < last; i++) {
        clause++;
        uint32_t start = behind_crowd(item, clause), end = span_end(clause->span);
        const Match *verb = act_word(item, start, end < start + ADVERBS ? end : start + ADVERBS, CLASS_SPEECH, NULL);
        if (clause->sentence != trigger->clause->sentence ||
            (clause->subject_is_own && !(verb && clause->subject.span.start >= span_end(verb->span)))) {
            break; /* another acts: not 要求 X 停止 …, where X is told behind */
        }
        found = is_opposition(item, verb) ? opposed_at(item, span_end(verb->span), end) : found;
    }
    return found;
}

/* The state against which the words of the rally are by themselves: 反美示威. NULL if they are against none. */
static const char *state_of_slogan(const Item *item, const Clause *clause) {
    const Match *slogan = act_word(item, clause->span.start, span_end(clause->span), CLASS_WORK, "anti");
    EntryId entry = slogan ? match_entry(item->lexicon, slogan, CLASS_WORK) : NO_ENTRY;
    const char *state = entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_COUNTRY) : NULL;
    uint32_t next = slogan && !state ? mention_from(item, span_end(slogan->span)) : (uint32_t)item->mentions.count;
    const Mention *named = next < item->mentions.count ? &item->mentions.items[next] : NULL; /* 反|挪威示威 */
    bool follows = named && named->kind == MENTION_COUNTRY && named->span.start == span_end(slogan->span);
    return follows ? named->country : state;
}

/* Those who demonstrate: a group by what it is called, the states named, else that of the town. False for one who only
 * speaks at it, or acts by his office. */
static bool take_crowd(EventCoder *self, const Trigger *trigger, const Party *crowd, Draft *draft) {
    const Item *item = self->item;
    for (uint32_t i = 0; i < crowd->count; i++) {
        const Mention *who = &item->mentions.items[crowd->mentions[i]];
        if (who->kind == MENTION_PERSON || who->kind == MENTION_POST || who->kind == MENTION_REFERENCE) {
            return false;
        }
        if (who->kind == MENTION_PLACE && who->name && !draft->event.place.name) {
            draft->event.place = (ChPlace){place_name(item, who), who->country}; /* X 国 P 爆发游行 */
        }
        ChActor people = {.country = who->country};
        people.org = who->kind == MENTION_GROUP ? text_copy(item->arena, item->text, who->span) : NULL;
        if (who->country && !actors_hold(&draft->initiator, &people)) {
            *list_push(item->arena, &draft->initiator) = people;
        }
    }
    uint32_t first = mention_from(item, trigger->clause->span.start); /* X 多地民众 */
    const Mention *opens = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    bool named = opens && span_end(opens->span) <= trigger->span.start && opens->kind == MENTION_COUNTRY;
    uint32_t behind;
    Party abroad = named && possessive_at(item, span_end(opens->span), trigger->span.start, &behind)
                       ? party_at(item, behind, trigger->span.start) /* 旅居 P 的 X 人 */
                       : (Party){.count = 0};
    opens = abroad.count ? &item->mentions.items[abroad.mentions[0]] : opens;
    const char *where = named ? opens->country : draft->event.place.country;
    if (!draft->initiator.count && where) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = where};
    }
    act_quote(self, trigger, draft, crowd);
    return draft->initiator.count > 0;
}

/* A crowd that demonstrates against another state or an organisation: X 民众举行集会，抗议 Y …. */
static void code_rally_against(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party target = rally_target(self, trigger);
    const char *state = target.count ? NULL : state_of_slogan(item, trigger->clause);
    Draft draft;
    if ((!target.count && !state) || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    const Party *subject = &trigger->clause->subject;
    bool own = trigger->clause->subject_is_own && subject->count && span_end(subject->span) <= trigger->span.start;
    Party crowd = own ? *subject : act_agent(item, trigger); /* X 民众在 Y 使馆旧址前 */
    if (!take_crowd(self, trigger, &crowd, &draft)) {
        return;
    }
    ChPlace place = draft.event.place;
    act_take(self, &target, &draft, &draft.counterpart);
    draft.event.place = place;
    if (state) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = state};
    }
    for (size_t i = 0; i < draft.counterpart.count; i++) {
        if (actors_are_of(&draft.initiator, draft.counterpart.items[i].country)) {
            return; /* against its own government */
        }
    }
    draft.quote = target.count ? span_join(draft.quote, target.span) : draft.quote;
    act_end(self, &draft);
}

bool code_rally_at_mission(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    const char *host = NULL;
    Party crowd = act_agent(item, trigger);
    const Mention *who = crowd.count ? &item->mentions.items[crowd.mentions[0]] : NULL;
    const Mention *mission = mission_before(item, trigger, who, &host);
    if (!mission || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return mission;
    }
    bool named = who && who->country && !string_same(who->country, mission->country);
    if (!mission_host(item, mission) && string_same(draft.event.place.country, mission->country)) {
        draft.event.place = (ChPlace){0}; /* the embassy stands elsewhere */
    }
    ChActor people = {.country = named ? who->country : host};
    people.org = named && who->kind == MENTION_GROUP ? text_copy(item->arena, item->text, who->span) : NULL;
    *list_push(item->arena, &draft.initiator) = people;
    *list_push(item->arena, &draft.counterpart) = (ChActor){.org = mission->name, .country = mission->country};
    draft.quote = span_join(draft.quote, mission->phrase);
    act_quote(self, trigger, &draft, &crowd);
    act_end(self, &draft);
    return true;
}

void code_rally(EventCoder *self, const Trigger *trigger) {
    if (!code_rally_at_mission(self, trigger)) {
        code_rally_against(self, trigger);
    }
}
