/* Whom a visit leads to. */
#include "code/event_encounters.h"

/* True if a light verb stands at the position, with nothing but words that
 * describe the noun between it and the trigger: 进行为期三天的正式访问. */
static bool is_light(const Item *item, uint32_t at, const Trigger *trigger) {
    enum { DISTANCE = 14 };
    const Match *light = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
    bool near = light && word_has_role(item, light, CLASS_SUPPORT, "light") && trigger->span.start < at + DISTANCE;
    for (; near && at < trigger->span.start; at++) {
        near = item->text->character[at] != ',';
    }
    return near;
}

Party host_here(const Item *item, const Trigger *trigger) {
    enum { REACH = 12 };
    const Clause *clause = trigger->clause;
    bool may = (clause->classes & CLASS_BIT(CLASS_REFERENCE)) != 0;
    uint32_t end = trigger->span.start, from = end > clause->span.start + REACH ? end - REACH : clause->span.start;
    for (uint32_t at = from; may && at < end; at++) {
        const Match *here = word_at(item, at, end, CLASS_BIT(CLASS_REFERENCE));
        uint32_t place = here ? place_here(item, clause, at) : NO_MENTION;
        bool beside =
            place != NO_MENTION &&
            (span_end(here->span) == end || (trigger->frame.is_noun && is_light(item, span_end(here->span), trigger)));
        if (beside) {
            return (Party){.mentions = {place}, .count = 1, .span = here->span};
        }
    }
    return (Party){.count = 0};
}

/* Where somebody is: what stands behind 在, or behind a word for what goes on, which
 * ends in it (正在越南访问). */
Party stay_of(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    Party stay = governed_party(item, clause, trigger->span.start, "at");
    for (uint32_t i = clause->first_mention; !stay.count && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const Match *word = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_ASPECT));
        EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_ASPECT) : NO_ENTRY;
        bool goes_on =
            entry != NO_ENTRY && word->span.length > 1 && lexicon_has(item->lexicon, entry, KEY_STATUS, "ongoing");
        if (goes_on && span_end(mention->phrase) <= trigger->span.start) {
            stay = party_at(item, mention->phrase.start, trigger->span.start);
        }
    }
    return stay;
}

/* Behind a word for one's own country that stands at the position: 访问我友邦 X. */
static uint32_t skip_own(const Item *item, uint32_t at) {
    uint32_t next = mention_from(item, at);
    const Mention *own = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    const char *kind = own && own->span.start == at ? reference_kind(item, own) : NULL;
    bool is_own = kind && (string_same(kind, "home") || string_same(kind, "self"));
    return is_own ? span_end(own->span) : at;
}

/* The party at the position, or that its part of the world and what it is to the visitor
 * stand before: 访问友邦 X, 出访中美洲友邦 X 和 Y, 访问东欧国家 X. */
static Party state_party_at(const Item *item, uint32_t at, uint32_t end) {
    at = skip_own(item, at);
    Party party = party_at(item, at, end);
    const Mention *first = party.count == 1 ? &item->mentions.items[party.mentions[0]] : NULL;
    bool is_region = first && first->kind == MENTION_COUNTRY && first->entry != NO_ENTRY &&
                     lexicon_has(item->lexicon, first->entry, KEY_KIND, "region");
    uint32_t from = first ? span_end(party.span) : at;
    bool quoted = from < end && item->text->character[from] == OPEN_QUOTE; /* “友邦”X */
    const Match *word = word_at(item, from + quoted, end, CLASS_BIT(CLASS_SUPPORT));
    bool told = word && word_has_role(item, word, CLASS_SUPPORT, "kind");
    quoted = quoted && told && span_end(word->span) < end && item->text->character[span_end(word->span)] == CLOSE_QUOTE;
    bool of_sea = told && first && first->kind == MENTION_PLACE && !first->country; /* 太平洋友邦 X */
    if (party.count && !is_region && !of_sea && !(told && first && first->kind == MENTION_COUNTRY)) { /* 美国盟友泰国 */
        return party;
    }
    if (is_region && party_counted_by(item, &party, end) != NO_MENTION) {
        return party; /* 访问东非四国 */
    }
    Party states =
        told || is_region ? party_at(item, told ? span_end(word->span) + quoted : from, end) : (Party){.count = 0};
    return states.count ? states : party;
}

/* What is named behind a stop of the journey within the span: 抵达此行的最后一站——P. */
static Party host_at_station_in(const Item *item, uint32_t from, uint32_t limit, uint32_t end) {
    for (uint32_t at = from; at < limit; at++) {
        const Match *stop = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
        if (!stop || !word_has_role(item, stop, CLASS_SUPPORT, "station")) {
            continue;
        }
        at = span_end(stop->span);
        const Match *copula = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
        const Match *as = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        if (copula && word_has_role(item, copula, CLASS_ASPECT, "copula")) {
            at = span_end(copula->span); /* 首站是 P */
        } else if (as && word_has_role(item, as, CLASS_PREPOSITION, "as")) {
            at = span_end(as->span); /* 首站为 P */
        }
        while (at < end && !character_is_han(item->text->character[at])) {
            at++;
        }
        return hosts_of(item, party_at(item, at, end));
    }
    return (Party){.count = 0};
}

/* The stop that is named behind the verb, or opens the clause behind it (展开外访，首站是 P). */
static Party host_at_station(const Item *item, const Trigger *trigger) {
    enum { REACH = 24, OPENING = 4 };
    const Clause *clause = trigger->clause, *next = clause + 1;
    uint32_t end = span_end(clause->span), from = span_end(trigger->span);
    Party host = host_at_station_in(item, from, end < from + REACH ? end : from + REACH, end);
    const ClauseList *clauses = item->clauses;
    bool goes_on = !host.count && clauses && next < clauses->items + clauses->count &&
                   next->sentence == clause->sentence && (next->classes & CLASS_BIT(CLASS_SUPPORT));
    return goes_on ? host_at_station_in(item, next->span.start, next->span.start + OPENING, span_end(next->span))
                   : host;
}

/* The end of the state if only how many such states there are stands behind it up to the position (A、B|等五国); the
 * position itself if something else does. */
static uint32_t behind_listed_states(const Item *item, const Mention *state, uint32_t at) {
    enum { LONGEST = 4 };
    uint32_t end = span_end(state->span);
    const Match *et_cetera = end < at && at <= end + LONGEST && state->kind == MENTION_COUNTRY
                                 ? word_at(item, end, at, CLASS_BIT(CLASS_SPEECH_WORD))
                                 : NULL;
    uint32_t behind = et_cetera ? span_end(et_cetera->span) : at;
    bool counts = et_cetera && word_has_kind(item, et_cetera, CLASS_SPEECH_WORD, "et-cetera") &&
                  (behind == at || match_any(&item->matches, span_of(behind, at), CLASS_BIT(CLASS_NUMERAL)));
    return counts ? end : at;
}

/* Whose name stands right before the noun, adverbs and the level between: 结束印度首次正式
 * 访问, 展开中东之行. */
static Party host_before_noun(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t at = trigger->span.start;
    for (uint32_t i = mention_from(item, at); i-- > clause->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        const Match *word;
        while ((word = word_before(item, at, clause->span.start, CLASS_BIT(CLASS_LEVEL) | CLASS_BIT(CLASS_ASPECT)))) {
            at = word->span.start;
        }
        at = behind_listed_states(item, mention, at);
        bool ends_here = span_end(mention->span) == at;
        if (ends_here && mention->kind == MENTION_ORDINAL) {
            at = mention->span.start;
        } else if (ends_here && mention->within == NO_MENTION) {
            Party hosts = {.mentions = {i}, .count = 1, .span = mention->phrase};
            for (uint32_t first = i; first-- > clause->first_mention;) { /* 结束 A、B 访问 */
                Party list = party_at(item, item->mentions.items[first].phrase.start, at);
                if (list.count <= hosts.count || span_end(list.span) != at) {
                    break;
                }
                hosts = list;
            }
            uint32_t region =
                i > clause->first_mention && mention->kind == MENTION_REFERENCE ? i - 1 : i; /* 东非四国 */
            Party states = {.mentions = {region}, .count = 1, .span = item->mentions.items[region].phrase};
            return hosts_of(item, party_counted_by(item, &states, at) == i ? states : hosts);
        } else if (span_end(mention->span) < at) {
            break;
        }
    }
    return (Party){.count = 0};
}

/* True if another act stands between the code point and the noun, which a place before it
 * belongs to: 在 P 会见来华进行国事访问的 X. */
static bool another_acts(const Item *item, uint32_t from, const Trigger *trigger) {
    for (uint32_t at = from; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        const Match *light = word ? word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT)) : NULL;
        if (word && !inside_name(item, at) && !(light && word_has_role(item, light, CLASS_SUPPORT, "light"))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* Takes in the last of a list that stands behind a comma: 访问 X、Y，以及 Z. */
static void hosts_go_on(const Item *item, const Trigger *trigger, Party *hosts) {
    uint32_t at = span_end(trigger->clause->span),
             limit = span_end(item->sentences.items[trigger->clause->sentence].span);
    bool may = trigger->clause->ends_with == ',' && hosts->count > 1 && at - span_end(hosts->span) <= 1;
    const Match *joint = may ? word_at(item, at + 1, limit, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    Party more = joint ? hosts_of(item, party_at(item, span_end(joint->span), limit)) : (Party){.count = 0};
    uint32_t behind = span_end(more.span);
    bool ends = more.count && (behind == limit || !character_is_han(item->text->character[behind]));
    for (uint32_t i = 0; ends && i < more.count && hosts->count < PARTY_LIMIT; i++) {
        hosts->mentions[hosts->count++] = more.mentions[i];
    }
}

/* The states that are told one by one behind the number of them (访问中东三国——A、B 和 C; 出访欧洲三国，包括 A、B 和
 * C); count 0 if none are. */
static Party hosts_told_apart(const Item *item, const Trigger *trigger) {
    enum { REACH = 16, DASH = 0x2014, LEAST = 2, OPENING = 4 };
    uint32_t at = span_end(trigger->span), end = span_end(item->sentences.items[trigger->clause->sentence].span);
    uint32_t limit = at + REACH < end ? at + REACH : end;
    while (at < limit && item->text->character[at] != DASH && item->text->character[at] != ',' &&
           item->text->character[at] != ':') {
        at++;
    }
    bool comma = at < limit && item->text->character[at] == ',';
    while (at < limit && (item->text->character[at] == DASH || item->text->character[at] == ',' ||
                          item->text->character[at] == ':')) {
        at++;
    }
    const Match *opens = NULL;
    bool lists = false;
    for (uint32_t from = at; comma && !lists && at < limit && from < end && from <= at + OPENING;
         from++) { /* 行程包括 */
        opens = word_at(item, from, end, CLASS_BIT(CLASS_PREPOSITION));
        lists = opens && word_has_role(item, opens, CLASS_PREPOSITION, "include");
    }
    Party told =
        at < limit && (!comma || lists) ? party_at(item, lists ? span_end(opens->span) : at, end) : (Party){.count = 0};
    bool states = told.count >= LEAST;
    for (uint32_t i = 0; states && i < told.count; i++) {
        const Mention *state = &item->mentions.items[told.mentions[i]];
        states = state->kind == MENTION_COUNTRY && !state->is_sign && country_is_state(state->country);
    }
    return states ? told : (Party){.count = 0};
}

bool is_town(const Item *item, const Party *party) {
    const Mention *place = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    bool known = place && place->entry != NO_ENTRY;
    return known && (place->kind == MENTION_COUNTRY ||
                     (place->kind == MENTION_PLACE && (lexicon_has(item->lexicon, place->entry, KEY_KIND, "city") ||
                                                       lexicon_has(item->lexicon, place->entry, KEY_KIND, "capital"))));
}

/* The state named behind a word that only who is there says (来 P 进行国事访问); count 0 if none is. */
static Party host_hither(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t next = clause->classes & CLASS_BIT(CLASS_SIGN_CONTEXT) ? mention_from(item, trigger->span.start) : 0;
    while (next > clause->first_mention) {
        const Mention *state = &item->mentions.items[--next];
        if (comes_hither(item, state, clause->span.start) &&
            (is_light(item, span_end(state->span), trigger) ||
             only_adjuncts(item, clause, span_end(state->span), trigger->span.start))) {
            return (Party){.mentions = {next}, .count = 1, .span = state->phrase};
        }
    }
    return (Party){.count = 0};
}

Party goal_of(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *before = clause - 1;
    Party goal = governed_party(item, clause, trigger->span.start, "toward");
    goal = goal.count ? goal : host_hither(item, trigger);
    if (goal.count || clause->subject_is_own || before < self->clauses.items || before->sentence != clause->sentence ||
        before->ends_with != ',' || (before->classes & CLASS_BIT(CLASS_EVENT))) {
        return goal;
    }
    goal = governed_party(item, before, span_end(before->span), "toward");
    bool closes = goal.count && span_end(goal.span) == span_end(before->span) && is_town(item, &goal);
    return closes ? goal : (Party){.count = 0};
}

/* True if no state is named: none at all, or a region or group of states. */
static bool names_no_state(const Item *item, const Party *hosts) {
    return !hosts->count ||
           (hosts->count == 1 && !country_is_state(mention_country(item, &item->mentions.items[hosts->mentions[0]])));
}

/* Of those told behind a verb of travel the hosts, where the other side is whom one meets there: 赴 P 与 X 方举行磋商.
 */
static Party before_encounter(const Item *item, const Trigger *trigger, Party told) {
    uint32_t behind = span_end(told.span), end = span_end(trigger->clause->span);
    bool may = trigger_has(trigger, SLOT(TRAVEL)) && told.joint && behind < end &&
               item->mentions.items[told.mentions[told.joint]].is_sign;
    const Match *verb = may ? word_at(item, behind, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    bool meets = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "with") &&
                 !lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT));
    return meets ? party_slice(item, &told, 0, told.joint) : told;
}

/* What is made the goal of a journey that the words behind name: 把 P 作为首次出访的国家, 将 P 选为首访国家. Count 0 if
 * nothing is. */
static Party chosen_goal(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may =
        clause_may_have(clause, "object") && (clause_may_have(clause, "as") || clause_may_have(clause, "chosen"));
    Party goal = may ? governed_party(item, clause, trigger->span.start, "object") : (Party){.count = 0};
    const Match *as = goal.count ? word_at(item, span_end(goal.span), trigger->span.start,
                                           CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT))
                                 : NULL;
    bool chosen =
        as && (word_has_role(item, as, CLASS_PREPOSITION, "as") || word_has_role(item, as, CLASS_SUPPORT, "chosen"));
    return chosen ? hosts_of(item, goal) : (Party){.count = 0};
}

/* True if the state only says where the sea is that one goes to: 赴索马里海域, 抵达叙利亚近海. */
static bool tells_sea(const Item *item, const Trigger *trigger, const Party *hosts) {
    enum { SHORTEST_SEA = 2 };
    uint32_t behind = span_end(hosts->span), end = span_end(trigger->clause->span);
    const Match *sea = hosts->count && trigger_has(trigger, SLOT(HOST)) && behind >= span_end(trigger->span)
                           ? word_at(item, behind, end, CLASS_BIT(CLASS_PLACE_HEAD))
                           : NULL;
    return sea && sea->span.length >= SHORTEST_SEA && word_has_kind(item, sea, CLASS_PLACE_HEAD, "sea");
}

/* The hosts named behind the verb. */
static Party hosts_behind(const Item *item, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT)); /* 访问了 X */
    bool skips = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
    Party told = state_party_at(item, skips ? span_end(particle->span) : behind, end);
    Party hosts = hosts_of(item, before_encounter(item, trigger, told));
    hosts_go_on(item, trigger, &hosts);
    Party apart = names_no_state(item, &hosts) ? hosts_told_apart(item, trigger) : (Party){.count = 0};
    return apart.count ? apart : hosts;
}

Party find_hosts(const Item *item, const Trigger *trigger) {
    Party hosts = trigger_has(trigger, SLOT(HOST)) ? hosts_behind(item, trigger) : (Party){.count = 0};
    if (tells_sea(item, trigger, &hosts)) {
        return (Party){.count = 0};
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST_TO))) {
        hosts = hosts_of(item, governed_party(item, trigger->clause, trigger->span.start, "to"));
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST) | SLOT(HOST_TO))) { /* 到 X 访问 */
        hosts = hosts_of(item, governed_party(item, trigger->clause, trigger->span.start, "toward"));
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST_TO))) {
        hosts = host_hither(item, trigger);
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST) | SLOT(HOST_TO))) { /* 正在 X 访问的, 在 X 进行访问 */
        Party stay = stay_of(item, trigger);
        bool is_stay = stay.count && (span_end(stay.span) == trigger->span.start ||
                                      (trigger->frame.is_noun && is_light(item, span_end(stay.span), trigger)));
        hosts = is_stay ? hosts_of(item, stay) : hosts;
    }
    if (!hosts.count && trigger->frame.is_noun && trigger_has(trigger, SLOT(HOST_TO))) { /* 结束了在 X 的访问 */
        Party at = governed_party(item, trigger->clause, trigger->span.start, "at");
        bool ends = at.count && role_between(item, trigger->clause->span.start, at.span.start, CLASS_SUPPORT, "ending");
        hosts = ends ? hosts_of(item, at) : hosts;
    }
    if (!hosts.count && trigger->frame.is_noun && relative_head(item, trigger).count) { /* 正在 X 进行访问的 */
        Party at = governed_party(item, trigger->clause, trigger->span.start, "at");
        hosts = at.count && !another_acts(item, span_end(at.span), trigger) ? hosts_of(item, at) : hosts;
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST))) {
        hosts = chosen_goal(item, trigger);
        hosts = hosts.count ? hosts : host_at_station(item, trigger);
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST) | SLOT(HOST_TO))) {
        hosts = host_here(item, trigger);
    }
    if (!hosts.count && trigger_has(trigger, SLOT(HOST))) { /* 抵达这里 */
        uint32_t here = place_here(item, trigger->clause, span_end(trigger->span));
        if (here != NO_MENTION) {
            hosts = (Party){.mentions = {here}, .count = 1, .span = trigger->span};
        }
    }
    if (!hosts.count && trigger->frame.is_noun && trigger_has(trigger, SLOT(HOST_TO))) {
        hosts = host_before_noun(item, trigger);
    }
    if (trigger_has(trigger, SLOT(HOST_TO)) &&
        names_no_state(item, &hosts)) { /* 展开欧洲三国访问，行程包括 A、B 和 C */
        Party apart = hosts_told_apart(item, trigger);
        hosts = apart.count ? apart : hosts;
    }
    return hosts;
}
