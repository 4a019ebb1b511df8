#include "base/edtf.h"
#include "code/acts.h"
#include "code/event_visits.h"
#include "resolve/dates.h"

static const char *level_of(const Item *item, const Trigger *trigger) {
    const Match *match = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_LEVEL));
    uint32_t within = trigger_has(trigger, SLOT(HOME)) ? trigger->span.length : 1; /* 来 P 进行正式访问 */
    for (uint32_t at = trigger->span.start; !match && at < trigger->span.start + within; at++) {
        match = word_at(item, at, span_end(trigger->span), CLASS_BIT(CLASS_LEVEL));
    }
    return match ? lexicon_value(item->lexicon, match_entry(item->lexicon, match, CLASS_LEVEL), KEY_LEVEL) : NULL;
}

/* The level told with the noun that the visit is called by behind its verb: 赴 P 展开为期一天的工作
 * 访问, 抵达 P，进行正式访问. */
static const char *level_ahead(const Item *item, const ClauseList *clauses, const Trigger *trigger) {
    const Clause *clause = trigger->clause, *end = clauses->items + clauses->count;
    for (int i = 0; i < 2 && clause < end && clause->sentence == trigger->clause->sentence; i++, clause++) {
        uint32_t from = i ? clause->span.start : span_end(trigger->span), limit = span_end(clause->span);
        for (uint32_t at = from; at < limit && !(i && clause->subject_is_own); at++) {
            const Match *aims = word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION));
            if (aims && word_has_role(item, aims, CLASS_PREPOSITION, "to")) {
                return NULL; /* 赴 P 出席 M 并对 Y 进行国事访问 */
            }
            const Match *level = word_at(item, at, limit, CLASS_BIT(CLASS_LEVEL));
            const Match *visit = level ? word_at(item, span_end(level->span), limit, CLASS_BIT(CLASS_EVENT)) : NULL;
            EntryId entry = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
            if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT))) {
                return lexicon_value(item->lexicon, lexicon_entry_of(item->lexicon, level->posting, CLASS_LEVEL),
                                     KEY_LEVEL);
            }
        }
    }
    return NULL;
}

/* The level told between one who comes and his name: 来华进行国事访问的 X. */
static const char *level_behind(const Item *item, const Trigger *trigger, const Party *head) {
    for (uint32_t at = span_end(trigger->span); head->count && at < head->span.start; at++) {
        const Match *match = word_at(item, at, head->span.start, CLASS_BIT(CLASS_LEVEL));
        if (match && word_at(item, span_end(match->span), head->span.start, CLASS_BIT(CLASS_EVENT))) {
            return lexicon_value(item->lexicon, lexicon_entry_of(item->lexicon, match->posting, CLASS_LEVEL),
                                 KEY_LEVEL);
        }
    }
    return NULL;
}

/* Who invited, if the invitation stands in the sentence. */
Party inviter_of(const EventCoder *self, const Trigger *trigger) {
    for (const Clause *c = trigger->clause; c >= self->clauses.items && c->sentence == trigger->clause->sentence; c--) {
        Party party = governed_party(self->item, c, span_end(c->span), "invitation");
        if (party.count) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* True if the country is told by a word for the outlet's own (我国). */
static bool is_own_country_word(const Item *item, const Mention *country) {
    return match_exact(&item->matches, country->span, CLASS_BIT(CLASS_REFERENCE));
}

/* Nobody visits his own country: who stands with the visitor behind the verb (访问 P 的 X 与
 * P 外长 Y) does not travel. Keeps the list if it would be empty. */
static void leave_out_hosts(ActorList *visitors, const char *country) {
    size_t kept = 0, others = 0;
    for (size_t i = 0; i < visitors->count; i++) {
        const char *own = visitors->items[i].country;
        others += own && strcmp(own, country) != 0;
    }
    for (size_t i = 0; others && i < visitors->count; i++) {
        const char *own = visitors->items[i].country;
        if (!own || strcmp(own, country) != 0) {
            visitors->items[kept++] = visitors->items[i];
        }
    }
    visitors->count = others ? kept : visitors->count;
}

/* True if those who act in the clause go all at once: A 和 B 一同访问 P, A 率 B 前往 P. */
static bool go_together(const EventCoder *self, const Draft *draft) {
    const Clause *clause = &self->clauses.items[draft->clause];
    uint32_t from = clause->span.start, to = draft->anchor.start;
    return (clause_may_have(clause, "together") && role_between(self->item, from, to, CLASS_ASPECT, "together")) ||
           (clause_may_have(clause, "lead") && role_between(self->item, from, to, CLASS_PREPOSITION, "lead"));
}

/* Ends the visit; visitors of several states, each told by name, make each a visit of their
 * own (到访的还有 X 国总统 A、Y 国总理 B), but for those who go together. */
static void end_apart(EventCoder *self, Draft *draft) {
    const ActorList all = draft->initiator;
    bool persons = all.count > 1 && !go_together(self, draft), apart = false;
    for (size_t i = 0; i < all.count; i++) {
        persons = persons && (all.items[i].person || all.items[i].org) && all.items[i].country;
        apart = apart || (i && persons && strcmp(all.items[i].country, all.items[0].country) != 0);
    }
    if (!persons || !apart) {
        draft_end(self, draft, false);
        return;
    }
    for (size_t i = 0; i < all.count; i++) {
        Draft own = *draft;
        own.initiator = (ActorList){0};
        for (size_t k = i; k < all.count && strcmp(all.items[k].country, all.items[i].country) == 0; k++) {
            *list_push(self->item->arena, &own.initiator) = all.items[k];
        }
        i += own.initiator.count - 1;
        draft_end(self, &own, false);
    }
}

bool is_posted_in(const Item *item, const Party *who, const char *country) {
    uint32_t posted = 0;
    for (uint32_t i = 0; country && i < who->count; i++) {
        const Mention *one = &item->mentions.items[who->mentions[i]];
        const char *post = posting_of(item, one);
        posted += post && string_same(post, country);
        if (!(post && string_same(post, country)) && !string_same(mention_country(item, one), country)) {
            return false;
        }
    }
    return posted > 0; /* 驻 P 大使 X 和 P 国外长 Y */
}

/* True if the body is called by its seat or town, where one goes: 访问华府, 造访白宫. */
static bool is_seat_of_power(const Item *item, const Mention *host) {
    return host && host->kind == MENTION_BODY && host->entry != NO_ENTRY &&
           (lexicon_has(item->lexicon, host->entry, KEY_KIND, "government") ||
            lexicon_has(item->lexicon, host->entry, KEY_KIND, "presidency"));
}

/* True if the last word of the body's name is that of a house: 访问阿盟总部. */
static bool ends_in_house(const Item *item, const Mention *host) {
    const Match *head =
        host && host->kind == MENTION_BODY
            ? match_longest_before(&item->matches, host->span.start, span_end(host->span), CLASS_BIT(CLASS_PLACE_HEAD))
            : NULL;
    return head && head->span.length > 1;
}

/* A part of the world or an organisation with the number of its states behind it (东非四国), as printed; NULL if none
 * stands there. */
static const char *region_counted(const Item *item, const Mention *region) {
    bool may = region && region->kind == MENTION_COUNTRY && region->country && !country_is_state(region->country);
    uint32_t index = may ? (uint32_t)(region - item->mentions.items) : 0;
    Party states = {.mentions = {index}, .count = 1, .span = may ? region->span : (Span){0}};
    uint32_t counted = may ? party_counted_by(item, &states, item->text->length) : NO_MENTION;
    return counted == NO_MENTION
               ? NULL
               : text_copy(item->arena, item->text, span_join(region->span, item->mentions.items[counted].span));
}

void visit_host(EventCoder *self, const Draft *base, const Mention *host, const char *country, const Party *inviter) {
    Draft draft = *base;
    const Item *item = self->item;
    const char *counted = region_counted(item, host);
    draft.to_region = counted || (host && host->kind == MENTION_COUNTRY && host->entry != NO_ENTRY &&
                                  lexicon_has(item->lexicon, host->entry, KEY_KIND, "region"));
    country = counted ? counted : country;
    leave_out_hosts(&draft.initiator, country);
    ActorList invited = {0};
    take_actors(self, inviter, &invited, NULL);
    for (size_t i = 0; i < invited.count; i++) {
        if (invited.items[i].country && strcmp(invited.items[i].country, country) == 0) {
            *list_push(item->arena, &draft.counterpart) = invited.items[i];
            break;
        }
    }
    if (!draft.counterpart.count) {
        ChActor actor = {.country = country};
        if (host && host->kind == MENTION_BODY && !is_seat_of_power(item, host)) {
            actor.org = host->name;
        }
        *list_push(item->arena, &draft.counterpart) = actor;
    }
    if (host && !host->is_sign && host->kind != MENTION_BODY && !is_own_country_word(item, host)) {
        const Mention *place = place_within(item, host);
        draft.at_state = place->kind == MENTION_COUNTRY;
        draft.at_arrival = !draft.at_state && base->at_arrival;
        draft.at_airport = place_is_airport(item, place);
        draft.is_leg = !draft.at_state && base->is_leg;
        draft.event.place.name = place_name(item, place);
        draft.event.place.country = organisation_housed(item, host) ? host->country : country;
    } else if ((!host && !(draft.own_date && draft.event.status == CH_HAPPENED) &&
                string_same(item->outlet_country, country)) || /* 来华; not: 在 P 会见到访的 X */
               (host && is_own_country_word(item, host)) ||
               !draft.event.place.name || !draft.event.place.country ||
               strcmp(draft.event.place.country, country) != 0) {
        bool there = is_seat_of_power(item, host) || ends_in_house(item, host);
        bool told = there && draft.event.place.name && !country_is_state(country); /* 在 P 访问联合国粮农组织总部 */
        ChPlace town = draft.event.place;
        draft.at_arrival = base->at_arrival && !there;
        draft.event.place = told    ? town
                            : there ? (ChPlace){place_name(item, host), country_is_state(country) ? country : NULL}
                                    : (ChPlace){0};
    }
    draft.at_meeting = !host && draft.event.place.name;
    end_apart(self, &draft);
}

/* The state that the word itself names: 来中国访问; an empty place if it names none. Its name is printed but for a
 * sign. */
static ChPlace state_within(const Item *item, const Trigger *trigger) {
    enum { SHORTEST = 4 };
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    uint32_t end = span_end(trigger->span), from = trigger->span.length < SHORTEST ? end : trigger->span.start;
    for (uint32_t at = from + 1; at < end && at <= from + 2; at++) { /* 来 P, 前来 P */
        const Match *state = word_at(item, at, end, names);
        bool by_name = state && (state->classes & CLASS_BIT(CLASS_COUNTRY));
        EntryId entry =
            state ? match_entry(item->lexicon, state, by_name ? CLASS_COUNTRY : CLASS_COUNTRY_SIGN) : NO_ENTRY;
        const char *code = entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, entry, KEY_CODE);
        if (code && !strchr(code, '|')) {
            return (ChPlace){by_name ? text_copy(item->arena, item->text, state->span) : NULL, code};
        }
    }
    return (ChPlace){0};
}

/* The state that the sentence told before to be visited by people of `own`: 继访问 P 后再度到访. NULL if it told of
 * none. */
static const char *host_told_before(const EventCoder *self, const Trigger *trigger, const char *own) {
    uint32_t start = self->item->sentences.items[trigger->clause->sentence].span.start;
    for (size_t i = self->drafts.count; own && i-- > 0 && self->drafts.items[i].quote.start >= start;) {
        const Draft *told = &self->drafts.items[i];
        const char *guest = told->initiator.count ? told->initiator.items[0].country : NULL,
                   *host = told->counterpart.count ? told->counterpart.items[0].country : NULL;
        if (told->event.type == CH_VISIT && guest && host && string_same(guest, own) && country_is_state(host)) {
            return host;
        }
    }
    return NULL;
}

/* The country of the side that receives, for words like «come to visit». */
static const char *home_of(EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const ActorList *visitors = &draft->initiator;
    const char *named = trigger->frame.country ? trigger->frame.country : state_within(self->item, trigger).country;
    if (named) {
        return named;
    }
    ActorList subject = {0};
    take_actors(self, &trigger->clause->subject, &subject, NULL);
    for (size_t i = 0; i < subject.count; i++) {
        const char *country = subject.items[i].country;
        if (country && visitors->count && visitors->items[0].country &&
            strcmp(country, visitors->items[0].country) != 0) {
            return country;
        }
    }
    const char *own = visitors->count ? visitors->items[0].country : NULL, *where = draft->event.place.country;
    if (own && where && country_is_state(where) && strcmp(own, where) != 0 && !trigger->clause->in_speech) {
        return where; /* 在 P 欢迎到访的 X */
    }
    const Item *item = self->item;
    const char *host = host_told_before(self, trigger, own);
    if (host) {
        return host;
    }
    const char *told_by = trigger->clause->in_speech ? self->speaker.country : NULL;
    if (told_by && own && country_is_state(told_by) && strcmp(told_by, own) != 0) {
        return told_by; /* X 国外长说，Y 上月来访 */
    }
    bool at_home = told_by && item->outlet_country && strcmp(told_by, item->outlet_country) == 0; /* spoken at home */
    uint32_t filed = visitors->count && !at_home ? place_of_dateline(item) : NO_MENTION; /* 来访的 X 在这里说 */
    const char *there = filed == NO_MENTION ? NULL : item->mentions.items[filed].country;
    return there && own && strcmp(there, own) != 0 ? there : item->outlet_country;
}

void visit_goes_on(EventCoder *self, Draft *draft) {
    if (draft->own_date && !draft->shared_date && strchr(draft->event.date, '/')) {
        draft->event.status = stays_until(self->item, draft->event.date);
        return;
    }
    draft->event.status = CH_ONGOING;
    draft->event.date = date_of_news(self->item).edtf;
    draft->own_date = false;
    draft->date_is_news = true;
}

/* True if a ceremony for him who comes is told before the visit: 举行仪式，欢迎 X 对我国
 * 进行国事访问. Its day is that of the ceremony. */
static bool is_welcomed(const Item *item, const Trigger *trigger) {
    const Span sentence = item->sentences.items[trigger->clause->sentence].span;
    for (uint32_t at = sentence.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "welcome")) {
            return true;
        }
    }
    return false;
}

/* True if the visit is told by the one word, or with what else the visitor does:
 * 来访的 X, 访问 … 并出席 … 的 X. */
static bool is_bare_relative(const Item *item, const Trigger *trigger) {
    const Match *and =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_CONJUNCTION));
    if (and&&!trigger_has(trigger, SLOT(HOME))) { /* 并出席 */
        return relative_head(item, trigger).count > 0;
    }
    const Match *match =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    return match && word_has_role(item, match, CLASS_SUBJECT_STOP, "possessive");
}

/* The same with the host named between: 抵朝的 X, 赴 P 访问的 X, 访问 P 并出席 M 的 X. */
static bool is_relative_with_host(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    Party host = trigger_has(trigger, SLOT(HOST)) ? party_at(item, span_end(trigger->span), end) : (Party){.count = 0};
    if (host.count != 1) {
        return false;
    }
    uint32_t behind = span_end(host.span);
    const Match *visit = word_at(item, behind, end, CLASS_BIT(CLASS_EVENT));
    EntryId entry = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
    bool pays = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT));
    behind = pays ? span_end(visit->span) : behind;
    const Match *and = word_at(item, behind, end, CLASS_BIT(CLASS_CONJUNCTION));
    if (and&&word_at(item, span_end(and->span), end, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT))) {
        return relative_head(item, trigger).count > 0;
    }
    const Match *match = word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    return match && word_has_role(item, match, CLASS_SUBJECT_STOP, "possessive");
}

/* The same with what he goes there to attend: 赴 P 出席 M 的 X. */
static bool is_relative_to_attend(const Item *item, const Trigger *trigger, const Party *head) {
    uint32_t end = span_end(trigger->clause->span);
    Party host = head->count && trigger_has(trigger, SLOT(TRAVEL) | SLOT(ARRIVAL))
                     ? party_at(item, span_end(trigger->span), end)
                     : (Party){.count = 0};
    const Match *verb = host.count ? word_at(item, span_end(host.span), end, CLASS_BIT(CLASS_EVENT)) : NULL;
    return verb && word_attends(item, verb);
}

/* True if the relative clause belongs to him with whom or for whom another acts: A 同正在 P 访问的 B 会谈, A 为来访的 B
 * 举行宴会. */
static bool is_of_slot(const Item *item, const Trigger *trigger, const Party *acting) {
    for (uint32_t at = span_end(acting->span); at < trigger->span.start; at++) {
        const Match *slot =
            inside_name(item, at) ? NULL : word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool opens = slot && (word_has_role(item, slot, CLASS_PREPOSITION, "with") ||
                              word_has_role(item, slot, CLASS_PREPOSITION, "as")); /* 为 */
        if (opens && any_word_at(item, at, trigger->span.start) == slot) {
            const Match *next = any_word_at(item, span_end(slot->span), span_end(trigger->span));
            return next && (next->classes & (CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_EVENT)));
        }
    }
    return false;
}

/* True if the relative clause belongs to the object of another verb of events: who
 * acts there receives the visitor (A 会见正在 X 访问的 B). */
static bool is_of_object(const EventCoder *self, const Trigger *trigger, const Party *acting) {
    if (!acting->count || is_of_slot(self->item, trigger, acting)) {
        return true;
    }
    TriggerList triggers = {0};
    triggers_of(self->item, &self->mechanisms, trigger->clause, &triggers);
    for (size_t i = 0; i < triggers.count && triggers.items[i].span.start < trigger->span.start; i++) {
        const Trigger *verb = &triggers.items[i];
        if (verb->span.start >= span_end(acting->span) && trigger_has(verb, SLOT(OBJECT)) && !verb->frame.is_noun &&
            verb->frame.type != CH_VISIT) {
            return true;
        }
    }
    return false;
}

/* True if a company would travel: its flights go there (航空公司取消飞往 P 的航班). */
static bool visitor_is_company(const Item *item, const Party *visitors) {
    return visitors->count && mention_is_company(item, &item->mentions.items[visitors->mentions[0]]);
}

/* True if nothing but the day stands between the party and the verb: X 国议员10日访华, not 各界人士对 X 到访. */
static bool comes_on_day(const Item *item, const Trigger *trigger, const Party *party) {
    uint32_t from = span_end(party->span), next = mention_from(item, from);
    const Mention *date = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (date && date->kind == MENTION_QUANTITY && date->span.start == from) { /* X 国议员 31人18日 */
        from = span_end(date->span);
        date = ++next < item->mentions.count ? &item->mentions.items[next] : NULL;
    }
    return !trigger->clause->in_speech && date && date->kind == MENTION_DATE && date->span.start == from &&
           only_adjuncts(item, trigger->clause, from, trigger->span.start);
}

/* True if those who travel are sent by their state, though nobody names them: a delegation, or its officials
 * or lawmakers (X 国高官访问 P). */
static bool visitors_are_mission(const Item *item, const Trigger *trigger, const Party *party) {
    static const char *const kinds[] = {"delegation", "officials", "parliament", "representatives"};
    bool before = span_end(party->span) <= trigger->span.start;
    bool travel = !trigger->frame.is_noun && span_within(party->span, trigger->clause->span) &&
                  (!before || !trigger_has(trigger, SLOT(HOME)) || comes_on_day(item, trigger, party));
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        bool group = mention->kind == MENTION_GROUP && mention->entry != NO_ENTRY;
        bool of_state = travel && mention->country && country_is_state(mention->country);
        size_t count = sizeof kinds / sizeof *kinds - before; /* 会见来华出席 M 的 X 方代表 */
        for (size_t k = 0; group && k < (of_state ? count : 1); k++) {
            if (lexicon_has(item->lexicon, mention->entry, KEY_KIND, kinds[k])) {
                return true;
            }
        }
    }
    return false;
}

static bool is_stay(const Trigger *trigger) {
    return trigger->frame.type == CH_VISIT && (trigger_has(trigger, SLOT(HOME) | SLOT(HOST)) || trigger->frame.is_noun);
}

/* True if all who would travel are bodies stationed abroad, also by a bare name (使馆): an embassy warns of
 * travelling, or calls its citizens home. */
static bool all_stationed(const Item *item, const Party *party) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *body = &item->mentions.items[party->mentions[i]];
        const Match *bare =
            body->kind == MENTION_BODY ? match_exact(&item->matches, body->span, CLASS_BIT(CLASS_OFFICE)) : NULL;
        count += body_is_stationed(item, body) || (bare && word_has_kind(item, bare, CLASS_OFFICE, "embassy"));
    }
    return party->count && count == party->count;
}

/* The town in which the word itself ends: 来北京出席 M; NULL if it names none. */
static const Match *town_within(const Item *item, const Trigger *trigger) {
    enum { SHORTEST = 2 };
    uint32_t end = span_end(trigger->span);
    const Match *town = match_longest_before(&item->matches, trigger->span.start + 1, end, CLASS_BIT(CLASS_PLACE));
    return town && town->span.length >= SHORTEST && span_end(town->span) == end ? town : NULL;
}

/* A visit to the side that tells it: one for each country the visitors are of. */
static void visit_home(EventCoder *self, const Trigger *trigger, const Draft *base, const Party *inviter) {
    ActorList visitors = base->initiator;
    bool by_state = trigger->frame.country || state_within(self->item, trigger).country; /* 来华 */
    bool was_there = base->own_date && base->event.status == CH_HAPPENED;
    for (size_t i = 0; i < visitors.count; i++) {
        bool first = true;
        Draft draft = *base;
        draft.initiator = (ActorList){0};
        draft.event.place = by_state && !was_there ? (ChPlace){0} : draft.event.place;
        for (size_t k = 0; k < visitors.count; k++) {
            bool same = visitors.items[k].country == visitors.items[i].country ||
                        (visitors.items[k].country && visitors.items[i].country &&
                         strcmp(visitors.items[k].country, visitors.items[i].country) == 0);
            first = first && (k >= i || !same);
            if (same) {
                *list_push(self->item->arena, &draft.initiator) = visitors.items[k];
            }
        }
        const char *country = home_of(self, trigger, &draft);
        size_t before = self->drafts.count;
        if (first && country) {
            visit_host(self, &draft, NULL, country, inviter);
        }
        ChPlace place = self->drafts.count > before ? state_within(self->item, trigger) : (ChPlace){0};
        const Match *town = self->drafts.count > before ? town_within(self->item, trigger) : NULL;
        if (place.name) {
            self->drafts.items[before].event.place = place;
            self->drafts.items[before].at_state = true;
        } else if (town) {
            self->drafts.items[before].event.place =
                (ChPlace){text_copy(self->item->arena, self->item->text, town->span), country};
        }
    }
}

/* True if nothing but a joint stands between the two dates. */
static bool dates_are_joined(const Item *item, const Mention *first, const Mention *second) {
    uint32_t at = span_end(first->span), end = second->span.start;
    const Match *joint = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    return at < end &&
           (joint ? span_end(joint->span) == end : end == at + 1 && item->text->character[at] == LIST_COMMA);
}

/* The dates before the verb that tell of one visit each: several years, or months joined
 * (2016年4月和2018年9月两次访华). Returns how many. */
static uint32_t dates_of_visits(const Item *item, const Trigger *trigger, uint32_t dates[PARTY_LIMIT]) {
    const Clause *clause = trigger->clause;
    uint32_t count = 0;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *date = &item->mentions.items[i];
        uint8_t printed = date->shape.from.printed;
        bool counts = date->kind == MENTION_DATE && date->shape.kind == DATE_POINT && date->shape.role == DATE_AT &&
                      span_end(date->span) <= trigger->span.start;
        bool month = counts && (printed & ~DATE_YEAR) == DATE_MONTH;
        bool joined = month && ((count && dates_are_joined(item, &item->mentions.items[dates[count - 1]], date)) ||
                                (i + 1 < item->mentions.count && item->mentions.items[i + 1].kind == MENTION_DATE &&
                                 dates_are_joined(item, date, date + 1)));
        if (counts && (printed == DATE_YEAR || joined) && count < PARTY_LIMIT) {
            dates[count++] = i;
        }
    }
    return count;
}

/* Visits of several years or months told at once (于2016和2018年对 X 的两次访问): one each, each to a state of its own
 * where they are told one by one (1月、3月先后访问 A、B). False if the clause gives fewer than two. */
static bool visit_years(EventCoder *self, const Trigger *trigger, const Draft *base, const Party *hosts) {
    const Item *item = self->item;
    uint32_t dates[PARTY_LIMIT], count = dates_of_visits(item, trigger, dates);
    bool apart = count > 1 && hosts->count == count &&
                 role_between(item, span_end(item->mentions.items[dates[count - 1]].span), trigger->span.start,
                              CLASS_ASPECT, "each");
    for (uint32_t y = 0; count > 1 && y < count; y++) {
        Draft draft = *base;
        draft.event.date = date_resolve(item, dates[y], false).edtf;
        draft.own_date = draft.event.date != NULL;
        Party nobody = {.count = 0};
        if (trigger_has(trigger, SLOT(HOME)) && !hosts->count) {
            visit_home(self, trigger, &draft, &nobody);
        }
        for (uint32_t h = 0; h < hosts->count; h++) {
            const Mention *host = &item->mentions.items[hosts->mentions[h]];
            const char *country = mention_country(item, host);
            if (country && (!apart || h == y)) {
                visit_host(self, &draft, host, country, &nobody);
            }
        }
    }
    return count > 1;
}

bool tells_vague_past(const Item *item, const Clause *clause) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        if (date_is_vague(&item->mentions.items[i])) {
            return true;
        }
    }
    return false;
}

bool was_some_time_ago(const EventCoder *self, const Clause *clause) {
    const Clause *before = clause > self->clauses.items ? clause - 1 : NULL;
    bool opens = before && before->sentence == clause->sentence && before->mention_count == 1 &&
                 !before->subject_is_own && !(before->classes & CLASS_BIT(CLASS_EVENT));
    return tells_vague_past(self->item, clause) || (opens && tells_vague_past(self->item, before));
}

/* True if the visit is told of somebody who is no actor, in a relative clause
 * whose subject was carried over (X 宣布，抵达 Y 边境的移民 …). */
static bool is_of_others(const Item *item, const Trigger *trigger, const Party *head) {
    const Clause *clause = trigger->clause;
    for (uint32_t at = span_end(trigger->span); !head->count && !clause->subject_is_own && at < span_end(clause->span);
         at++) {
        const Match *match = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
        if (match && word_has_role(item, match, CLASS_SUBJECT_STOP, "possessive")) {
            return true;
        }
    }
    return false;
}

/* True if a delegation of which no side is told stands in the span, or an envoy by his post alone: 派特使赴 P. */
static bool names_delegation(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (span_end(mention->span) > to) {
            break;
        }
        if (mention->kind == MENTION_POST && mention->within == NO_MENTION) {
            return true;
        }
        bool is_bare = mention->kind == MENTION_GROUP && !mention->country && mention->entry != NO_ENTRY;
        if (is_bare && lexicon_has(item->lexicon, mention->entry, KEY_KIND, "delegation")) {
            return !act_noun(item, from, to, CLASS_WORK, "relief"); /* those are aid */
        }
    }
    return false;
}

/* True if the visitors only send those who go, who are no delegation: 派600名军人前往 P. */
static bool sends_others(const Item *item, const Party *visitors, uint32_t to) {
    for (uint32_t at = span_end(visitors->span); at < to; at++) {
        const Match *verb = word_at(item, at, to, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb && !inside_name(item, at) ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY) {
            return lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_AID)) &&
                   lexicon_has(item->lexicon, entry, KEY_FRAME, "team") &&
                   !names_delegation(item, span_end(verb->span), to);
        }
    }
    return false;
}

/* True if the visitors send troops, which is told as that: 增派3千名美军前往 P. */
static bool sends_troops(const Item *item, const Party *visitors, uint32_t to) {
    bool found = act_word(item, span_end(visitors->span), to, CLASS_WORK, "troops") != NULL;
    for (uint32_t i = mention_from(item, span_end(visitors->span));
         !found && i < item->mentions.count && item->mentions.items[i].span.start < to; i++) {
        const Mention *body = &item->mentions.items[i];
        found = body->kind == MENTION_BODY && body->entry != NO_ENTRY &&
                lexicon_has(item->lexicon, body->entry, KEY_KIND, "army");
    }
    return found && sends_others(item, visitors, to);
}

/* True if an army arrives by land, not its ships: 俄军抵达 P 边界. */
static bool are_troops(const Item *item, const Trigger *trigger, const Party *visitors) {
    const Mention *army = visitors->count == 1 ? &item->mentions.items[visitors->mentions[0]] : NULL;
    return army && trigger_has(trigger, SLOT(ARRIVAL)) && army->kind == MENTION_BODY && army->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, army->entry, KEY_KIND, "army") &&
           !act_word(item, span_end(army->span), trigger->span.start, CLASS_WORK, "ship");
}

/* A team sent to help goes: that is aid. */
static bool is_relief_team(const Item *item, const Trigger *trigger, const Party *visitors) {
    enum { NEAR = 12 }; /* characters from whose team it is to its word */
    bool goes = trigger_has(trigger, SLOT(TRAVEL) | SLOT(ARRIVAL));
    uint32_t sentence = item->sentences.items[trigger->clause->sentence].span.start, end = span_end(visitors->span);
    if (goes && visitors->count && visitors->span.start >= sentence && end < trigger->clause->span.start) {
        end = end + NEAR < trigger->clause->span.start ? end + NEAR : trigger->clause->span.start;
        return act_word(item, visitors->span.start, end, CLASS_WORK, "team") != NULL; /* X 救援队携带物资，前往 P */
    }
    return goes && visitors->count && span_within(visitors->span, trigger->clause->span) &&
           item->mentions.items[visitors->mentions[0]].kind != MENTION_PERSON &&
           (act_word(item, visitors->span.start, trigger->span.start, CLASS_WORK, "team") ||
            sends_others(item, visitors, trigger->span.start));
}

/* Behind a name in quotation marks and the word that closes it (“Y”号), if one begins at the position. */
static uint32_t behind_quotation(const Item *item, uint32_t at, uint32_t limit) {
    if (item->text->character[at] != OPEN_QUOTE) {
        return at;
    }
    for (uint32_t close = at + 1; close + 1 < limit; close++) {
        if (item->text->character[close] == CLOSE_QUOTE) {
            return character_is_han(item->text->character[close + 1]) ? close + 2 : close + 1;
        }
    }
    return at;
}

/* True if the party is a state by its name alone, behind which a word for ships stands: X 国海军编队. */
static bool is_state_of_ships(const Item *item, const Trigger *trigger, const Party *party) {
    const Mention *state = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return state && state->kind == MENTION_COUNTRY && country_is_state(state->country) &&
           act_word(item, span_end(state->span), trigger->span.start, CLASS_WORK, "ship");
}

/* Whose ships visit: the navy or state named before the word for them, with nothing but their name between (X 国海军
 * “Y”号护卫舰13日抵达 P). Count 0 if none do. */
static Party owner_of_ships(const Item *item, const Trigger *trigger) {
    enum { LONGEST_NAME = 14 };
    const Clause *clause = trigger->clause;
    const ClassSet nouns = CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_BODY_HEAD);
    uint32_t ships = 0, start = 0;
    bool vessel = false;
    for (uint32_t at = clause->span.start; (clause->classes & nouns) && at < trigger->span.start; at++) {
        const Match *noun = word_at(item, at, trigger->span.start, nouns);
        if (noun &&
            (word_has_kind(item, noun, CLASS_WORK, "ship") || (word_has_kind(item, noun, CLASS_BODY_HEAD, "army") &&
                                                               any_word_at(item, at, trigger->span.start) == noun))) {
            vessel = vessel || word_has_kind(item, noun, CLASS_WORK, "ship");
            start = ships ? start : at;
            ships = span_end(noun->span);
            at = ships - 1;
        }
    }
    uint32_t behind = ships ? behind_quotation(item, ships, trigger->span.start) : 0;
    bool sail = ships && only_adjuncts(item, clause, behind, trigger->span.start);
    for (uint32_t i = mention_from(item, ships); sail && i-- > clause->first_mention;) {
        const Mention *owner = &item->mentions.items[i];
        bool known = owner->country || (vessel && item->outlet_country && owner->kind == MENTION_BODY); /* 海军 X 舰 */
        bool owns = owner->within == NO_MENTION && known && span_end(owner->span) <= ships &&
                    (owner->kind == MENTION_COUNTRY || owner->kind == MENTION_BODY);
        if (owns && span_end(owner->span) + LONGEST_NAME >= start) {
            return (Party){.mentions = {i}, .count = 1, .span = owner->phrase};
        }
    }
    return (Party){.count = 0};
}

/* Whose visit it is by the possessive before the word: X 的来访. Count 0 if nobody's. */
static Party owner_of_visit(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t start = trigger->span.start, last = mention_from(item, start);
    const Mention *host = trigger->frame.is_noun && last > 0 ? &item->mentions.items[last - 1] : NULL;
    bool hosted = host && host->kind == MENTION_COUNTRY && span_end(host->span) == start; /* X 的 P 之行 */
    const Match *stop =
        word_before(item, hosted ? host->span.start : start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
    if (!stop || !word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive")) {
        return (Party){.count = 0};
    }
    for (uint32_t i = mention_from(item, stop->span.start); i-- > clause->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        bool owns = mention_is_actor(mention) && span_end(mention->phrase) <= stop->span.start &&
                    mention->kind != MENTION_PLACE && mention->kind != MENTION_COUNTRY;
        uint32_t behind = span_end(mention->phrase);
        const Match *with = word_at(item, behind, stop->span.start, CLASS_BIT(CLASS_KINSHIP) | CLASS_BIT(CLASS_GROUP));
        behind = with ? span_end(with->span) : behind; /* X 夫妇的到访, X 一行的来访 */
        if (owns && only_adjuncts(item, clause, behind, stop->span.start)) {
            return (Party){.mentions = {i}, .count = 1, .span = mention->phrase}; /* X 原定13日的来访 */
        }
    }
    return (Party){.count = 0};
}

/* Who is named right before the word, but for a day and, `with_post`, a post behind his name, whatever governs him: 对
 * X 来访表示欢迎, 为 X 明年访华铺路. */
static Party visitor_right_before(const Item *item, const Trigger *trigger, bool with_post) {
    for (uint32_t i = mention_from(item, trigger->span.start); i-- > trigger->clause->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        if (match_longest_before(&item->matches, 0, mention->phrase.start, CLASS_BIT(CLASS_KINSHIP))) {
            continue; /* X 携同夫人 Y 到访 */
        }
        if (mention_is_actor(mention) && mention->kind == MENTION_PERSON &&
            (span_end(mention->phrase) == trigger->span.start ||
             only_adjuncts(item, trigger->clause, span_end(mention->phrase), trigger->span.start))) {
            return (Party){.mentions = {i}, .count = 1, .span = mention->phrase};
        }
        bool is_post = with_post && mention->within != NO_MENTION; /* X 总统去年访 P */
        if (span_end(mention->phrase) < trigger->span.start && mention->kind != MENTION_DATE && !is_post) {
            break;
        }
    }
    return (Party){.count = 0};
}

/* True if a visit is told behind the host, which the verb ends: 结束对 X 的访问, and no
 * 结束对 X 的制裁. */
static bool ends_visit(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT))) {
            return true;
        }
    }
    return false;
}

/* True if a body that acted in an earlier clause would be the one who travels: the words
 * are of others (宇航局宣布，探测器抵达 …). */
static bool body_is_carried(const Item *item, const Trigger *trigger, const Party *visitors) {
    bool carried = visitors->count && !span_within(visitors->span, trigger->clause->span);
    const Mention *first = carried ? &item->mentions.items[visitors->mentions[0]] : NULL;
    return first && first->kind == MENTION_BODY && first->entry != NO_ENTRY; /* ships go on */
}

/* True if a country or place ends at the position. */
static bool place_ends_at(const Item *item, const Clause *clause, uint32_t at) {
    bool ends = false;
    for (uint32_t i = clause->first_mention; !ends && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *place = &item->mentions.items[i];
        ends = span_end(place->span) == at && (place->kind == MENTION_COUNTRY || place->kind == MENTION_PLACE);
    }
    return ends;
}

/* True if who arrives does so to take up his post: 抵 X 履新, 抵达 X 出任大使. */
static bool arrives_for_office(const EventCoder *self, const Trigger *trigger) {
    TriggerList triggers = {0};
    triggers_of(self->item, &self->mechanisms, trigger->clause, &triggers);
    for (size_t i = 0; i < triggers.count; i++) {
        const Trigger *other = &triggers.items[i];
        bool takes = other->frame.type == CH_APPOINTMENT && !trigger_has(other, SLOT(LEAVE)) &&
                     place_ends_at(self->item, trigger->clause, other->span.start);
        if ((trigger_has(other, SLOT(HELD)) || takes) && other->span.start >= span_end(trigger->span)) {
            return true;
        }
    }
    return false;
}

/* Those who invited, where «these countries» are visited (应 A、B 邀请，对上述两国进行访问) or none is named
 * (应 A 邀请前往访问). */
static Party inviting_hosts(EventCoder *self, const Trigger *trigger, const Party *hosts) {
    Party meant = trigger_has(trigger, SLOT(TRAVEL)) /* 前往上述五国 */
                      ? party_at(self->item, span_end(trigger->span), span_end(trigger->clause->span))
                      : governed_party(self->item, trigger->clause, trigger->span.start, "to");
    if (hosts->count && meant.count <= hosts->count) {
        return (Party){.count = 0};
    }
    const char *kind = meant.count ? reference_kind(self->item, &self->item->mentions.items[meant.mentions[0]]) : NULL;
    bool of_several = kind && (strcmp(kind, "all") == 0 || strcmp(kind, "both") == 0);
    if (!meant.count && clause_may_have(trigger->clause, "inviting") && trigger_has(trigger, SLOT(HOST_TO))) {
        return governed_party(self->item, trigger->clause, trigger->span.start, "invitation");
    }
    return of_several && trigger_has(trigger, SLOT(HOST_TO) | SLOT(TRAVEL)) ? inviter_of(self, trigger)
                                                                            : (Party){.count = 0};
}

/* True if one of the country is named among the inviters before this one: 应 X 国总统 A 和总理 B 邀请. */
static bool invites_before(const Item *item, const Party *inviting, uint32_t index, const char *country) {
    for (uint32_t i = 0; i < index; i++) {
        const char *other = mention_country(item, &item->mentions.items[inviting->mentions[i]]);
        if (other && strcmp(other, country) == 0) {
            return true;
        }
    }
    return false;
}

/* True if the outlet tells of a guest of its own country without a day: he is there
 * (X 是应 Y 邀请对我国进行国事访问). */
static bool stays_here(const EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *hosts) {
    const Item *item = self->item;
    const Mention *host = hosts->count == 1 ? &item->mentions.items[hosts->mentions[0]] : NULL;
    bool told_now = draft->event.status == CH_HAPPENED && !draft->own_date && !draft->in_speech &&
                    !trigger_has(trigger, SLOT(END) | SLOT(LEAVE)) && !tells_vague_past(item, trigger->clause);
    return told_now && host && is_own_country_word(item, host);
}

/* Several stays told at once for as many hosts (从8日至11日和12日至14日分别对 X 和 Y): each has its own.
 * False if there are not as many days as hosts. */
static bool visit_spans(EventCoder *self, const Trigger *trigger, const Draft *base, const Party *hosts,
                        const Party *inviter) {
    const Item *item = self->item;
    const char *days[PARTY_LIMIT];
    bool paired =
        hosts->count > 1 && days_one_by_one(item, trigger, hosts->count, base->event.status == CH_PLANNED, days);
    for (uint32_t h = 0; paired && h < hosts->count; h++) {
        Draft draft = *base;
        const Mention *host = &item->mentions.items[hosts->mentions[h]];
        const char *country = mention_country(item, host);
        draft.event.date = days[h];
        draft.own_date = draft.event.date != NULL;
        if (country) {
            visit_host(self, &draft, host, country, inviter);
        }
    }
    return paired;
}

/* The party without the relatives who come along: X 和夫人 Y. */
static Party without_relatives(const Item *item, const Party *party) {
    Party rest = *party;
    rest.count = 0;
    for (uint32_t i = 0; i < party->count; i++) {
        uint32_t start = item->mentions.items[party->mentions[i]].phrase.start;
        const Match *kin = i ? match_longest_before(&item->matches, 0, start, CLASS_BIT(CLASS_KINSHIP)) : NULL;
        if (!kin) {
            rest.mentions[rest.count++] = party->mentions[i];
        }
    }
    return rest;
}

Party visit_person_sent(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t end = clause->first_mention + clause->mention_count;
    for (uint32_t i = trigger->frame.is_noun ? end : clause->first_mention; i < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->phrase.start >= trigger->span.start) {
            break;
        }
        const Match *verb = mention->kind == MENTION_PERSON
                                ? word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_EVENT))
                                : NULL;
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "team")) {
            return party_at(item, mention->phrase.start, trigger->span.start);
        }
    }
    return (Party){.count = 0};
}

/* Who sends such a delegation: A 派出代表团访问 X. Count 0 if none is sent so. */
static Party sender_of_team(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t end = span_end(trigger->span), next = mention_from(item, end);
    bool hosted = next < item->mentions.count && item->mentions.items[next].span.start == end;
    end = hosted ? span_end(item->mentions.items[next].span) : end;
    const Match *of = word_at(item, end, span_end(clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    bool tells = !trigger->frame.is_noun && !of; /* not 派代表团访 X 的成果 */
    for (uint32_t at = clause->span.start; tells && at < trigger->span.start; at++) {
        const Match *verb = act_word(item, at, trigger->span.start, CLASS_EVENT, NULL);
        if (!verb) {
            break;
        }
        EntryId entry = match_entry(item->lexicon, verb, CLASS_EVENT);
        at = span_end(verb->span) - 1;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "team")) {
            Trigger sending = {.clause = clause, .span = verb->span};
            Party sender = act_agent(item, &sending);
            bool sends = sender.count && span_end(sender.span) <= verb->span.start &&
                         sender.span.start >= clause->span.start &&
                         only_adjuncts(item, clause, span_end(sender.span), verb->span.start) &&
                         names_delegation(item, at + 1, trigger->span.start);
            return sends ? sender : (Party){.count = 0};
        }
    }
    return (Party){.count = 0};
}

/* The person named right before the word that governs the host of a visit told as a noun: A 高度评价 X 去年对
 * P 进行的访问. Count 0 if none is. */
static Party visitor_before_host(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t slot = clause->span.start;
    for (uint32_t at = slot; at < trigger->span.start; at++) {
        const Match *to = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        slot = to && word_has_role(item, to, CLASS_PREPOSITION, "to") && !inside_name(item, at) ? at : slot;
    }
    for (uint32_t i = mention_from(item, slot); slot > clause->span.start && i-- > clause->first_mention;) {
        const Mention *who = &item->mentions.items[i];
        if (who->kind != MENTION_PERSON) {
            continue;
        }
        const Match *with = word_before(item, who->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool joined = (with && word_has_role(item, with, CLASS_PREPOSITION, "with")) || /* X 偕夫人 Y */
                      word_before(item, who->phrase.start, clause->span.start, CLASS_BIT(CLASS_KINSHIP));
        bool beside = !joined && only_adjuncts(item, clause, span_end(who->phrase), slot);
        return beside ? (Party){.mentions = {i}, .count = 1, .span = who->phrase} : (Party){.count = 0};
    }
    return (Party){.count = 0};
}

/* True if the party is states by their names alone, which do not travel (A 指责当天抵达 P 的代表团). */
static bool are_countries(const Item *item, const Party *party) {
    return party->count && party_is_countries(item, party);
}

/* True if the party is a state by its side or the two sides, which do not travel either: 双方愿落实 X 去年访 P 成果. */
static bool are_sides(const Item *item, const Party *party) {
    const Mention *only = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    const char *kind = only ? reference_kind(item, only) : NULL;
    return (kind && string_same(kind, "both")) || (only && only->kind == MENTION_COUNTRY);
}

/* True if the one who acted was told of in a clause before, and the words describe a person or a delegation: 执政以来，
 * 访问 P 的最高级别代表团. */
static bool describes_other(const Item *item, const Trigger *trigger, const Party *acting, const Party *head) {
    const Mention *first = head->count ? &item->mentions.items[head->mentions[0]] : NULL;
    bool before = acting->count && span_end(acting->span) <= trigger->clause->span.start;
    return first && before && !trigger->clause->subject_is_own && visitors_are_mission(item, trigger, head) &&
           first->kind == MENTION_GROUP;
}

/* Who travels by the words: who heads the relative clause, whose visit it is, else who acts.
 * `*relative` tells the first. */
static Party visitors_of(const EventCoder *self, const Trigger *trigger, const Party *head, bool *relative) {
    const Item *item = self->item;
    bool home = trigger_has(trigger, SLOT(HOME));
    bool by_noun = trigger->frame.is_noun && trigger_has(trigger, SLOT(HOST_TO)) &&
                   clause_may_have(trigger->clause, "to") &&
                   !clause_has(item, trigger->clause, CLASS_PREPOSITION, "invitation");
    Party named = by_noun ? visitor_before_host(item, trigger) : (Party){.count = 0};
    Party acting = acting_party(item, trigger);
    bool before = acting.joint && span_end(acting.span) <= trigger->clause->span.start;
    bool by_pronoun = acting.joint && item->mentions.items[acting.mentions[0]].kind == MENTION_REFERENCE;
    bool carried =
        before || (by_pronoun && acting.span.start >= span_end(trigger->clause->span)); /* 访 P 期间，他与 Y */
    acting = carried ? party_slice(item, &acting, 0, acting.joint) : acting; /* A 与 B 会谈，之后将前往 P */
    bool of_other = named.count && !(acting.count && span_overlaps(acting.span, named.span));
    acting = of_other ? named : acting;
    acting = without_relatives(item, &acting);
    *relative = head->count && ((is_stay(trigger) && (home || !acting.count)) ||
                                ((is_bare_relative(item, trigger) || is_relative_with_host(item, trigger) ||
                                  is_relative_to_attend(item, trigger, head)) &&
                                 (is_of_object(self, trigger, &acting) || are_countries(item, &acting) ||
                                  describes_other(item, trigger, &acting, head))));
    Party owner = home || trigger->is_held ? owner_of_visit(item, trigger) : (Party){.count = 0};
    bool sides = are_sides(item, &acting);
    if ((home || !acting.count || sides) && !owner.count && !*relative) {
        owner = visitor_right_before(item, trigger, sides);
        bool acts = acting.count && owner.count && span_overlaps(owner.span, acting.span);
        owner = acts ? (Party){.count = 0} : owner;
    }
    Party sent = *relative || owner.count ? (Party){.count = 0} : visit_person_sent(item, trigger);
    sent = *relative || owner.count || sent.count ? sent : sender_of_team(item, trigger);
    return *relative ? without_relatives(item, head) : owner.count ? owner : sent.count ? sent : acting;
}

static const char *level_told(const EventCoder *self, const Trigger *trigger, const Party *head, bool relative) {
    const char *level = trigger->frame.level ? trigger->frame.level : level_of(self->item, trigger);
    if (!level && trigger_has(trigger, SLOT(HOME))) {
        level = level_behind(self->item, trigger, head);
    }
    bool goes = trigger_has(trigger, SLOT(HOME) | SLOT(ARRIVAL) | SLOT(TRAVEL)) && !relative;
    return !level && goes ? level_ahead(self->item, &self->clauses, trigger) : level;
}

/* True if a verb before the noun says that the visit ends: 结束了在 P 的访问; or right before the host: 结束对 P 国事
 * 访问. */
static bool is_ended(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_FRAME, "end")) {
            continue;
        }
        Party host =
            trigger->frame.is_noun ? (Party){.count = 0} : party_at(item, span_end(word->span), trigger->span.start);
        if (trigger->frame.is_noun || (host.count && span_end(host.span) == trigger->span.start)) {
            return true;
        }
    }
    return false;
}

/* True if the visitor whom the words describe goes home: 访问了 P 的 X 离开 Q 回国. */
static bool goes_home(const Item *item, const Trigger *trigger, const Party *head) {
    uint32_t from = span_end(head->span), end = span_end(trigger->clause->span);
    return head->count && from > trigger->span.start && role_between(item, from, end, CLASS_SUPPORT, "leaving");
}

/* True if the words say where the visitor is: 在 P 访问的. */
static bool stands_at_stay(const Item *item, const Trigger *trigger) {
    Party stay = clause_may_have(trigger->clause, "at") ? stay_of(item, trigger) : (Party){.count = 0};
    return stay.count && span_end(stay.span) == trigger->span.start;
}

/* True if what comes after the end of the visit lies ahead, and so does the end: 结束对 P 的访问后，X 将前往 Q. */
static bool ends_ahead(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *next = clause + 1;
    bool may = next < self->clauses.items + self->clauses.count && next->sentence == clause->sentence &&
               (next->classes & CLASS_BIT(CLASS_ASPECT));
    uint32_t end = may ? span_end(next->span) : 0;
    const Match *after =
        may ? word_before(item, span_end(clause->span), clause->span.start, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    if (!after || !word_has_role(item, after, CLASS_SUPPORT, "after") ||
        span_end(after->span) < span_end(trigger->span)) {
        return false;
    }
    for (uint32_t at = next->span.start; at < end; at++) {
        const Match *word = any_word_at(item, at, end);
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "planned")) {
            return true;
        }
        if (word && (word->classes & CLASS_BIT(CLASS_EVENT))) {
            return false;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the draft's days are those of another deed that is told before the visit or behind the visitor:
 * 9日和10日会见来华访问的 X, 正在 P 访问的 X 6日和7日会见. */
static bool days_are_of_deed(const Item *item, const Trigger *trigger, const Draft *draft, const Party *head) {
    for (uint32_t i = mention_from(item, span_end(head->span)); head->count && i < item->mentions.count; i++) {
        const Mention *day = &item->mentions.items[i];
        if (day->span.start >= span_end(trigger->clause->span)) {
            break;
        }
        if (day->kind == MENTION_DATE && string_same(day->date.edtf, draft->event.date)) {
            return true;
        }
    }
    for (uint32_t i = mention_from(item, trigger->span.start); i-- > trigger->clause->first_mention;) {
        const Mention *day = &item->mentions.items[i];
        if (day->kind != MENTION_DATE || !string_same(day->date.edtf, draft->event.date)) {
            continue;
        }
        uint32_t to = trigger->span.start;
        const Match *deed = act_word(item, span_end(day->span), to, CLASS_EVENT, NULL);
        while (deed && (deed->classes & CLASS_BIT(CLASS_SUPPORT))) { /* 进行 */
            deed = act_word(item, span_end(deed->span), to, CLASS_EVENT, NULL);
        }
        return deed != NULL;
    }
    return false;
}

/* True if what the sentence tells next, as done on the visit, lies ahead, and so does the visit (访 P 期间将会见 X),
 * unless the item told one that goes on. */
static bool plans_follow(const EventCoder *self, const Trigger *trigger) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        if (self->drafts.items[i].event.type == CH_VISIT && self->drafts.items[i].event.status == CH_ONGOING) {
            return false;
        }
    }
    const Clause *end = self->clauses.items + self->clauses.count;
    for (const Clause *c = trigger->clause; c < end && c->sentence == trigger->clause->sentence; c++) {
        TriggerList triggers = {0};
        triggers_of(self->item, &self->mechanisms, c, &triggers);
        for (size_t i = 0; i < triggers.count; i++) {
            if (triggers.items[i].span.start >= span_end(trigger->span)) {
                return reality_of(self->item, &self->clauses, &triggers.items[i]) == REALITY_PLANNED;
            }
        }
        if (c != trigger->clause) {
            break;
        }
    }
    return false;
}

/* True if the clause is the time before the visit and what is joined to it: 在访 P 并出席 M 前夕. */
static bool is_joined_before(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *joint = from < end ? word_at(item, from, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    end = joint ? last_letter(item, from, end) : end;
    const Match *last = joint ? word_before(item, end, from, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    return last && span_end(last->span) == end && word_has_role(item, last, CLASS_SUPPORT, "before");
}

/* True if the day told is that of what is done before the visit: 3日，在访 P 前夕，X …; 3日在访 P 前夕. */
static bool day_is_before(const Item *item, const Trigger *trigger, const Draft *draft) {
    bool before = trigger->is_before || is_joined_before(item, trigger);
    if (!before || !draft->own_date || draft->shared_date) {
        return before && draft->shared_date;
    }
    uint32_t date = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    uint32_t behind = day ? span_end(day->span) : 0;
    return day && behind <= trigger->span.start &&
           role_between(item, behind, trigger->span.start, CLASS_PREPOSITION, "at");
}

/* True if what is called off or was only meant is what is done with the guest, not his visit: 取消会见来访的 X. */
static bool is_other_called_off(const Item *item, const Trigger *trigger) {
    const Match *word = NULL;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *next = inside_name(item, at) ? NULL : any_word_at(item, at, trigger->span.start);
        EntryId tense = next ? match_entry(item->lexicon, next, CLASS_ASPECT) : NO_ENTRY;
        bool calls_off = tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "cancelled");
        if (word && next &&
            ((next->classes & CLASS_BIT(CLASS_EVENT)) || word_has_role(item, next, CLASS_PREPOSITION, "with"))) {
            return true;
        }
        word = calls_off ? next : word;
        at = next ? span_end(next->span) - 1 : at;
    }
    return false;
}

/* True if the day stands right before the verb whose relative clause tells of the clause's subject. */
static bool opens_with_day(const Item *item, const Trigger *trigger) {
    uint32_t before = mention_from(item, trigger->span.start);
    const Mention *day = before > 0 ? &item->mentions.items[before - 1] : NULL;
    return day && day->kind == MENTION_DATE && span_end(day->span) == trigger->span.start &&
           trigger->clause->subject_is_own && trigger->clause->subject.span.start >= span_end(trigger->span);
}

/* What a relative clause tells of one who was there once or often (曾访问 P 的 X, 2018年访问 P 的 X): the day right
 * before it dates it. False if it tells no day, so that the visit is only recalled. */
static bool date_recalled(const Item *item, const Trigger *trigger, Draft *draft) {
    uint32_t start = trigger->clause->span.start, before = mention_from(item, trigger->span.start);
    const Mention *day = before > 0 ? &item->mentions.items[before - 1] : NULL;
    bool dated = day && day->kind == MENTION_DATE && day->span.start >= start && day->date.edtf &&
                 only_adjuncts(item, trigger->clause, span_end(day->span), trigger->span.start);
    bool recalled = draft->is_habit || (clause_may_have(trigger->clause, "once") &&
                                        role_between(item, start, trigger->span.start, CLASS_ASPECT, "once"));
    if (dated && strlen(day->date.edtf) < strlen("YYYY-MM-DD")) {
        draft->event.date = day->date.edtf;
        draft->own_date = true;
    }
    return dated || !recalled;
}

bool goes_by_way(const EventCoder *self, const Clause *clause) {
    const Clause *end = self->clauses.items + self->clauses.count;
    for (const Clause *c = clause + 1; c < end && c->sentence == clause->sentence; c++) {
        if (act_event_between(self->item, c->span.start, span_end(c->span), KEY_FRAME, "transit")) {
            return true;
        }
    }
    return false;
}

/* A visit that is still to end (将于明天结束对 P 的访问) goes on, unless it was told to lie ahead. */
static void end_is_ahead(EventCoder *self, const Trigger *trigger, Draft *draft) {
    Party hosts = find_hosts(self->item, trigger);
    const char *host = hosts.count ? mention_country(self->item, &self->item->mentions.items[hosts.mentions[0]]) : NULL;
    bool is_plan = false;
    for (size_t i = 0; host && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        is_plan = is_plan || (told->event.type == CH_VISIT && told->event.status == CH_PLANNED &&
                              told->counterpart.count && string_same(told->counterpart.items[0].country, host) &&
                              actors_share_named(&told->initiator, &draft->initiator));
    }
    draft->is_end = false;
    if (is_plan) {
        draft->event.status = CH_PLANNED;
        draft_drop_date(draft);
    } else {
        draft->own_date = false; /* that of the end */
        visit_goes_on(self, draft);
    }
}

/* True if the words that describe the visitor tell of a visit on a day of its own that is over: 上周四访问了 P 的 X. */
static bool is_back_from(const Item *item, const Trigger *trigger, const Draft *draft) {
    const Match *done =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_ASPECT));
    bool before = !trigger->frame.is_noun && item->published &&
                  strncmp(draft->event.date, item->published, strlen("YYYY-MM-DD")) != 0 &&
                  ((is_bare_relative(item, trigger) && !stands_at_stay(item, trigger)) ||
                   strncmp(draft->event.date, item->published, strlen("YYYY-MM")) != 0);
    return before || (done && word_has_role(item, done, CLASS_ASPECT, "particle"));
}

/* True if they tell of one that lies ahead: 即将访问 P 的 X. */
static bool is_still_to_go(const Item *item, const Trigger *trigger) {
    const Match *tense = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_ASPECT));
    EntryId entry = tense ? match_entry(item->lexicon, tense, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "planned");
}

/* Makes the visit one that is still to come, on its own day only if that is behind the page's. */
static void lies_ahead(const Item *item, Draft *draft) {
    bool later =
        draft->own_date && item->published && strncmp(draft->event.date, item->published, strlen("YYYY-MM-DD")) > 0;
    draft->event.status = CH_PLANNED;
    draft->event.date = later ? draft->event.date : NULL;
    draft->own_date = later;
}

/* Whether the visit goes on, is over or lies ahead, by its words and by the day of the page. */
static void set_stage(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *head, bool relative) {
    const Item *item = self->item;
    if (relative && draft->event.status == CH_CANCELLED && is_other_called_off(item, trigger)) {
        draft->event.status = CH_HAPPENED;
        draft_drop_date(draft);
    }
    bool happened = draft->event.status == CH_HAPPENED;
    if (happened && relative && goes_home(item, trigger, head)) {
        draft->event.date = draft->own_date ? edtf_about(item->arena, draft->event.date) : draft->event.date;
        return;
    }
    if (happened && !relative && !draft->own_date && !draft->in_speech && trigger_has(trigger, SLOT(TRAVEL)) &&
        !trigger_has(trigger, SLOT(HOME)) && goes_by_way(self, trigger->clause)) {
        draft->event.status = CH_PLANNED;
        draft->is_next_stop = true;
        draft_drop_date(draft);
        return;
    }
    if (happened && day_is_before(item, trigger, draft)) {
        draft_drop_date(draft);
    }
    bool arrives = trigger_has(trigger, SLOT(HOME) | SLOT(ARRIVAL)) && happened;
    bool is_past = (draft->in_speech || trigger->is_during) &&
                   was_some_time_ago(self, trigger->clause); /* 我不久前访华, 日前访华期间 */
    bool was_there = relative && happened && draft->own_date && is_back_from(item, trigger, draft);
    bool came = relative && arrives && trigger_has(trigger, SLOT(ARRIVAL)) && draft->own_date &&
                opens_with_day(item, trigger); /* 13日抵达 P 的 X */
    bool welcomed = happened && !(draft->own_date && strchr(draft->event.date, '/')) && is_welcomed(item, trigger);
    bool ahead = relative && is_still_to_go(item, trigger);
    if (ahead) {
        lies_ahead(item, draft); /* 即将访问 P 的 X */
    } else if (trigger_has(trigger, SLOT(END) | SLOT(LEAVE)) || is_ended(item, trigger)) {
        if (trigger->is_before || (!draft->own_date && ends_ahead(self, trigger))) {
            visit_goes_on(self, draft); /* 结束对 P 的访问前夕 */
        } else if (!draft->in_speech && reality_of(item, &self->clauses, trigger) == REALITY_PLANNED) {
            end_is_ahead(self, trigger, draft);
        }
    } else if (happened && trigger->told_by_time && !draft->own_date &&
               role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "ending") &&
               ends_ahead(self, trigger)) {
        visit_goes_on(self, draft); /* 结束 P 之行后，X 将前往 Q */
    } else if ((trigger->is_before || (happened && is_joined_before(item, trigger))) && !draft->own_date) {
        draft->event.status = CH_PLANNED;
    } else if (trigger->is_during && (happened || draft->event.status == CH_ONGOING) && !is_past && !draft->own_date &&
               !draft->is_this && plans_follow(self, trigger)) {
        draft->event.status = CH_PLANNED;
    } else if (!was_there && !came && !is_past && !draft->is_end && draft->event.status != CH_CANCELLED &&
               (relative || welcomed ||
                (arrives && !draft->own_date && !was_some_time_ago(self, trigger->clause) /* X 日前访华 */))) {
        draft->own_date = draft->own_date && !days_are_of_deed(item, trigger, draft, head);
        visit_goes_on(self, draft);
    } else if (draft->is_this && !draft->own_date && happened) {
        visit_goes_on(self, draft); /* 此次访问: the one the item is about */
    } else if ((arrives && trigger_has(trigger, SLOT(ARRIVAL))) || (trigger->is_during && happened && !is_past)) {
        draft->event.status = stays_until(item, draft->event.date);
    }
}

/* True if the visitor was told to be where he visits: the item's own news is what he does there (X 在 P
 * 会见 Y. Y 表示，X 对本国进行国事访问意义重大). */
static bool is_there(const EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *hosts) {
    const Item *item = self->item;
    const char *host = hosts->count == 1 ? mention_country(item, &item->mentions.items[hosts->mentions[0]])
                       : trigger->is_during || trigger_has(trigger, SLOT(HOME)) ? trigger->frame.country /* 访华期间 */
                                                                                : NULL;
    for (size_t i = 0; host && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        ChEventType type = told->event.type;
        bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CEREMONY;
        const char *where = told->event.place.country;
        bool received = !told->event.place.name && told->initiator.count && told->initiator.items[0].country &&
                        strcmp(told->initiator.items[0].country, host) == 0; /* P 总理会见 X */
        bool there = meets && !told->in_speech && !told->from_headline && told->event.status == CH_HAPPENED &&
                     (where ? strcmp(where, host) == 0 : received);
        for (size_t k = 0; there && k < draft->initiator.count; k++) {
            const ChActor *visitor = &draft->initiator.items[k];
            if (visitor->person &&
                (actors_hold(&told->initiator, visitor) || actors_hold(&told->counterpart, visitor))) {
                return true;
            }
        }
    }
    return false;
}

/* True if only the year is told, and it is that of the news: 今年再次访华. */
static bool is_of_this_year(const Item *item, const Draft *draft) {
    const char *date = draft->event.date;
    return date && item->published && !draft->is_counted && strlen(date) == strlen("YYYY") &&
           strncmp(date, item->published, strlen("YYYY")) == 0;
}

/* The country of those who are spoken to, where they are the hosts (我对贵国进行国事访问): the other
 * side of the speaker's. NULL if the words are none of these. */
static const char *country_of_listener(EventCoder *self, const Trigger *trigger, const ActorList *visitors) {
    const Item *item = self->item;
    Party spoken_to = governed_party(item, trigger->clause, trigger->span.start, "to");
    spoken_to = spoken_to.count || !trigger_has(trigger, SLOT(HOST))
                    ? spoken_to
                    : party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
    const Mention *you = spoken_to.count == 1 ? &item->mentions.items[spoken_to.mentions[0]] : NULL;
    const char *kind = you && you->kind == MENTION_REFERENCE ? reference_kind(item, you) : NULL;
    const ChActor *facing = kind && strcmp(kind, "you") == 0 ? act_other_side(self, visitors) : NULL;
    return facing ? facing->country : NULL;
}

/* True if one sets out on the day of the news to see several hosts: 今天前往 A、B 和 C. But the first, they lie ahead.
 */
static bool sets_out_today(const Item *item, const Trigger *trigger, const Draft *draft) {
    bool goes = draft->of_tour && trigger_has(trigger, SLOT(TRAVEL)) && draft->own_date && !draft->in_speech &&
                (draft->event.status == CH_HAPPENED || draft->event.status == CH_ONGOING);
    return goes && string_same(draft->event.date, item->published) &&
           !role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "each");
}

/* One visit for each host. */
static void visit_hosts(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *hosts) {
    const Item *item = self->item;
    Party inviter = inviter_of(self, trigger);
    if (trigger_has(trigger, SLOT(HOME)) && !hosts->count) {
        if (!visit_years(self, trigger, draft, hosts)) {
            visit_home(self, trigger, draft, &inviter);
        }
        return;
    }
    Party inviting = inviting_hosts(self, trigger, hosts);
    for (uint32_t i = 0; i < inviting.count; i++) {
        Party one = party_slice(item, &inviting, i, 1);
        const char *country = mention_country(item, &item->mentions.items[one.mentions[0]]);
        if (country && !invites_before(item, &inviting, i, country)) {
            visit_host(self, draft, NULL, country, &one);
        }
    }
    if (inviting.count && hosts->count) {
        return; /* 对上述四国及欧盟总部进行访问 */
    }
    const char *listener = hosts->count ? NULL : country_of_listener(self, trigger, &draft->initiator);
    if (listener) {
        visit_host(self, draft, NULL, listener, &inviter);
        return;
    }
    draft_quote(item, draft, hosts);
    if (visit_years(self, trigger, draft, hosts) || visit_spans(self, trigger, draft, hosts, &inviter)) {
        return;
    }
    draft->of_tour = hosts->count > 1;
    bool next_ahead = sets_out_today(item, trigger, draft);
    draft->event.status = next_ahead ? CH_ONGOING : draft->event.status;
    for (uint32_t i = 0; i < hosts->count; i++) {
        const Mention *host = &item->mentions.items[hosts->mentions[i]];
        const char *owner = organisation_housed(item, host);
        const char *country = owner ? owner : mention_country(item, host);
        if (!country) {
            continue;
        }
        visit_host(self, draft, host, country, &inviter);
        if (next_ahead) {
            draft->event.status = CH_PLANNED;
            draft->is_next_stop = true;
            draft_drop_date(draft);
        }
    }
}

/* True if the visit is one whose anniversary is this year: 今年是 X 访华和《…公报》发表40周年, 在 X 访非50周年之际. */
static bool is_anniversary(const Item *item, const Trigger *trigger) {
    enum { REACH = 6 }; /* a number and the word */
    const Clause *clause = trigger->clause;
    uint32_t behind = span_end(trigger->span), end = span_end(clause->span);
    uint32_t next = mention_from(item, behind);
    bool sign = next < item->mentions.count && item->mentions.items[next].span.start == behind &&
                item->mentions.items[next].is_sign; /* 访非50周年 */
    behind = sign ? span_end(item->mentions.items[next].span) : behind;
    bool years = behind < end && (character_is_digit(item->text->character[behind]) ||
                                  word_at(item, behind, end, CLASS_BIT(CLASS_NUMERAL)));
    end = years && behind + REACH < end ? behind + REACH : end;
    bool says = years || (clause_may_have(clause, "copula") &&
                          role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "copula"));
    const Match *last = says ? NULL : word_before(item, last_letter(item, behind, end), behind, CLASS_BIT(CLASS_WORK));
    if (last && word_has_kind(item, last, CLASS_WORK, "anniversary") && /* 正值 X 访问 P 和两国建交10周年 */
        word_at(item, behind, end, CLASS_BIT(CLASS_CONJUNCTION))) {
        return true;
    }
    return says && act_word(item, behind, end, CLASS_WORK, "anniversary");
}

/* True if the outlet has told of the visitor at home, where he receives others: what is said of his
 * visits is recalled (X 在本国会见 Y. Y 表示，X 总统曾很快访华). */
static bool is_at_home(const EventCoder *self, const Draft *draft) {
    const ChActor *visitor = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    bool may = visitor && visitor->person && visitor->country && draft->in_speech && !draft->own_date &&
               draft->event.status != CH_PLANNED;
    for (size_t i = 0; may && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        const char *where = told->event.place.country;
        bool meets = told->event.type == CH_MEETING || told->event.type == CH_TALKS || told->event.type == CH_CEREMONY;
        bool home = meets && !told->in_speech && told->event.status == CH_HAPPENED && where &&
                    strcmp(where, visitor->country) == 0;
        if (home && (actors_hold(&told->initiator, visitor) || actors_hold(&told->counterpart, visitor))) {
            return true;
        }
    }
    return false;
}

/* Puts the guest met before in the place of the bare word for him (X 国客人是8日抵京的): who is of that country, or,
 * where the word has none, who is of another than the host's. */
static void take_guest_met(const EventCoder *self, const Trigger *trigger, const Party *party, ActorList *visitors) {
    const Mention *group = party->count == 1 ? &self->item->mentions.items[party->mentions[0]] : NULL;
    bool guests = group && group->kind == MENTION_GROUP && group->entry != NO_ENTRY &&
                  lexicon_has(self->item->lexicon, group->entry, KEY_KIND, "guests");
    for (size_t i = self->drafts.count; guests && i-- > 0;) {
        const Draft *met = &self->drafts.items[i];
        const ChActor *guest = met->counterpart.count == 1 ? &met->counterpart.items[0] : NULL;
        bool fits = guest && guest->person && guest->country &&
                    (group->country ? string_same(group->country, guest->country)
                                    : trigger->frame.country && !string_same(trigger->frame.country, guest->country));
        if (fits && (met->event.type == CH_MEETING || met->event.type == CH_TALKS)) {
            visitors->count = 0;
            *list_push(self->item->arena, visitors) = *guest;
            return;
        }
    }
}

/* True if the day in the clause is of what is told behind the visit (这次访华是为了讨论去年5月达成的协议). That of a
 * plan is so where another deed follows it: 此次出访将是双方11月会晤前的接触. */
static bool day_is_of_rest(const Item *item, const Trigger *trigger, const Draft *draft) {
    bool may = draft->is_this && draft->own_date;
    uint32_t day = may ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    if (day == NO_MENTION || item->mentions.items[day].span.start < span_end(trigger->span)) {
        return false;
    }
    return draft->event.status != CH_PLANNED ||
           act_word(item, span_end(item->mentions.items[day].span), span_end(trigger->clause->span), CLASS_EVENT, NULL);
}

/* True if "come here" is a visit by the words: to attend something or on a visit follows, or the place does (前来出席
 * M 的 X, not 前来迎接的 X). */
static bool comes_for_visit(const Item *item, const Trigger *trigger, const Party *hosts) {
    if (!trigger_has(trigger, SLOT(HOME)) || !trigger_has(trigger, SLOT(TRAVEL)) || hosts->count) {
        return true;
    }
    uint32_t end = span_end(trigger->clause->span), behind = span_end(trigger->span);
    const Match *purpose = word_at(item, behind, end, CLASS_BIT(CLASS_EVENT));
    const Match *light = word_at(item, behind, end, CLASS_BIT(CLASS_SUPPORT));
    EntryId entry = purpose ? match_entry(item->lexicon, purpose, CLASS_EVENT) : NO_ENTRY;
    return (entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_FRAME, "attend") ||
                                  lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT)))) ||
           (light && word_has_role(item, light, CLASS_SUPPORT, "light"));
}

/* True if one goes there for himself: 赴 P 留学. */
static bool goes_on_errand(const Item *item, const Trigger *trigger, const Party *hosts) {
    bool home = trigger_has(trigger, SLOT(HOME)) && !hosts->count; /* 来华留学 */
    uint32_t end = span_end(trigger->clause->span);
    uint32_t at = home ? span_end(trigger->span) : hosts->count ? span_end(hosts->span) : end;
    bool may = trigger_has(trigger, SLOT(TRAVEL) | SLOT(HOME) | SLOT(ARRIVAL)) && at < end && !trigger->frame.is_noun;
    const Match *purpose = may ? word_at(item, at, end, CLASS_BIT(CLASS_WORK)) : NULL;
    const Match *deed = purpose ? word_at(item, at, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId plays = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY; /* 赴 P 演出 */
    return purpose && word_has_kind(item, purpose, CLASS_WORK, "errand") &&
           !(plays != NO_ENTRY && lexicon_has(item->lexicon, plays, KEY_EVENT, ch_event_type_name(CH_CEREMONY)));
}

/* True if the party is persons who hold an office, or a delegation. */
static bool are_officials(const Item *item, const Party *party) {
    bool office = party->count > 0;
    for (uint32_t i = 0; office && i < party->count; i++) {
        const Mention *who = &item->mentions.items[party->mentions[i]];
        office =
            who->kind == MENTION_PERSON && who->person != NO_PERSON && item->persons.items[who->person].posts.count > 0;
    }
    const Mention *group = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    return office || (group && group->kind == MENTION_GROUP && group->entry != NO_ENTRY &&
                      lexicon_has(item->lexicon, group->entry, KEY_KIND, "delegation"));
}

/* True if a visit of one of the travellers to the country has been told. */
static bool is_told_there(EventCoder *self, const Party *visitors, const char *country) {
    ActorList who = {0};
    take_actors(self, visitors, &who, NULL);
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        const ActorList *host = &told->counterpart;
        bool there = told->event.type == CH_VISIT && !told->from_headline && host->count &&
                     string_same(host->items[0].country, country);
        for (size_t k = 0; there && k < who.count; k++) {
            if (actors_hold(&told->initiator, &who.items[k])) {
                return true;
            }
        }
    }
    return false;
}

/* True if words of coming and leaving that are said of anybody tell a visit: who holds an office comes to a state or
 * town, of which no part is named (not 来到 P 展区), or leaves it, and no visit of his there was told. */
static bool is_official_journey(EventCoder *self, const Trigger *trigger, const Party *visitors, const Party *hosts) {
    const Item *item = self->item;
    if (!trigger_has(trigger, SLOT(STRICT))) {
        return true;
    }
    bool home = trigger_has(trigger, SLOT(HOME)); /* 离台 */
    const char *country = home                ? trigger->frame.country
                          : hosts->count == 1 ? mention_country(item, &item->mentions.items[hosts->mentions[0]])
                                              : NULL;
    const ClassSet next = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_ASPECT) |
                          CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_REFERENCE);
    uint32_t behind = span_end(hosts->span), end = span_end(trigger->clause->span);
    bool ends = behind >= end || !character_is_han(item->text->character[behind]) || word_at(item, behind, end, next);
    bool town = trigger->frame.is_noun && hosts->count == 1 && /* 结束罗马行程，抵达巴勒莫 */
                item->mentions.items[hosts->mentions[0]].kind != MENTION_COUNTRY;
    bool before = !town && visitors->count && visitors->span.start < trigger->span.start; /* not 离开 P 时，X 送行 */
    return before && country && country_is_state(country) && (home || (is_town(item, hosts) && ends)) &&
           are_officials(item, visitors) && !is_told_there(self, visitors, country);
}

/* True if what is told of the visitor is what others speak of, on a day of their own: 10日发表声明，对 X 访问 P
 * 表示欢迎. */
static bool is_spoken_of(const Item *item, const Trigger *trigger, const Party *visitors) {
    const Clause *clause = trigger->clause;
    uint32_t start = visitors->count ? item->mentions.items[visitors->mentions[0]].phrase.start : 0;
    const Match *to = start > clause->span.start && start < trigger->span.start
                          ? word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
                          : NULL;
    return to && word_has_role(item, to, CLASS_PREPOSITION, "to");
}

/* Takes him who speaks of the visit where the words name nobody before it but in an occasion: 很高兴在两国建交之际访华,
 * 今年10月访华时双方商定. */
static void take_speaker(const EventCoder *self, const Trigger *trigger, const Party *party, ActorList *visitors) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool may = self->speaker.person && !self->speaks_for_body && clause->in_speech && names_nobody(visitors) &&
               trigger->span.start > clause->speech_verb && !trigger->frame.is_noun;
    const Match *amid =
        may ? word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    bool occasion = amid && party->count && span_end(party->span) <= amid->span.start &&
                    word_has_role(item, amid, CLASS_SUPPORT, "during");
    bool nobody = may && (!party->count || party->span.start >= span_end(trigger->span));
    for (uint32_t i = clause->first_mention; nobody && i < item->mentions.count; i++) {
        const Mention *actor = &item->mentions.items[i];
        if (actor->span.start >= trigger->span.start) {
            break;
        }
        nobody = actor->span.start < clause->speech_verb || !mention_is_actor(actor);
    }
    if (occasion || nobody) {
        visitors->count = 0;
        *list_push(item->arena, visitors) = self->speaker;
    }
}

/* True if who speaks of the visit is on it: it has not ended, and the speech is made there. */
static bool speaks_there(EventCoder *self, const Trigger *trigger, const Draft *draft, const Party *hosts) {
    bool goes_on = draft->event.status == CH_HAPPENED || draft->event.status == CH_ONGOING;
    bool spoken = draft->in_speech && (!draft->own_date || is_of_this_year(self->item, draft)) && goes_on &&
                  !trigger_has(trigger, SLOT(END) | SLOT(LEAVE)) && !tells_vague_past(self->item, trigger->clause);
    return spoken && is_there(self, trigger, draft, hosts);
}

/* True if the words tell that the visit began lately, and not its end: 对 P 展开访问, 4日起访问 P. */
static bool has_begun(const Item *item, const Trigger *trigger, const Draft *draft) {
    enum { LONGEST_STAY = 10 }; /* days */
    uint32_t from = trigger->clause->span.start, told = date_mention_for(item, trigger->clause->span, trigger->span);
    Edtf day, today;
    if (draft->event.status != CH_HAPPENED || draft->event.type != CH_VISIT || draft->in_speech ||
        (draft->own_date && strchr(draft->event.date, '/'))) {
        return false;
    }
    const Mention *date = told == NO_MENTION ? NULL : &item->mentions.items[told];
    const Match *since =
        date && date->span.start >= from && date->span.start < trigger->span.start
            ? match_exact(&item->matches, (Span){span_end(date->span) - 1, 1}, CLASS_BIT(CLASS_DATE_WORD))
            : NULL;
    if (!role_between(item, from, trigger->span.start, CLASS_SUPPORT, "opening") &&
        !(since && word_has_kind(item, since, CLASS_DATE_WORD, "since"))) {
        return false;
    }
    if (!draft->own_date || draft->event.date[0] == 'X') {
        return true;
    }
    return item->published && edtf_parse(draft->event.date, &day) && day.from.day &&
           edtf_parse(item->published, &today) && today.from.day &&
           edtf_day_number(today.from) - edtf_day_number(day.from) <= LONGEST_STAY;
}

/* Whether the visit goes on where somebody speaks of it, and how long it is told to take. */
static void take_stay(EventCoder *self, const Trigger *trigger, const Party *hosts, Draft *draft) {
    bool there = speaks_there(self, trigger, draft, hosts), ended = is_ended(self->item, trigger);
    draft->is_this = draft->is_this || there;
    if (there ||
        (!ended && !trigger_has(trigger, SLOT(END) | SLOT(LEAVE)) && stays_here(self, trigger, draft, hosts))) {
        visit_goes_on(self, draft);
    }
    if (!ended) {
        event_lengthen(self->item, trigger, draft);
    }
    draft->event.status = hosts->count < 2 && has_begun(self->item, trigger, draft) ? CH_ONGOING : draft->event.status;
}

/* True if the heading of one of several stories tells that somebody comes, and not where: the story does. */
static bool comes_by_heading(const Item *item, const Trigger *trigger, const Draft *draft, const Party *hosts) {
    const Segment *segment = &item->segments.items[item->sentences.items[trigger->clause->sentence].segment];
    return draft->from_headline && segment->kind != SEGMENT_HEADLINE && trigger_has(trigger, SLOT(HOME)) &&
           !trigger->frame.country && !hosts->count;
}

/* Dates a visit told as over, on no day, by the day with which the next clause opens, on which he left or was home:
 * 结束对 P 的访问，19日回到 Q. */
static void take_day_of_return(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    enum { OPENING = 2 };
    const Item *item = self->item;
    const Clause *next = trigger->clause + 1;
    bool may = draft->is_end && !draft->own_date && !draft->in_speech && draft->event.status == CH_HAPPENED &&
               next < self->clauses.items + self->clauses.count && next->sentence == trigger->clause->sentence &&
               !next->subject_is_own && next->mention_count;
    const Mention *day = may ? &item->mentions.items[next->first_mention] : NULL;
    if (!day || day->kind != MENTION_DATE || !date_tells_day(day) || day->span.start > next->span.start + OPENING) {
        return;
    }
    const char *date = date_resolve(item, next->first_mention, false).edtf;
    bool over = date && item->published && strcmp(date, item->published) <= 0;
    draft->event.date = over ? edtf_about(item->arena, date) : draft->event.date;
    draft->own_date = draft->own_date || over;
}

/* Adds those of other states with whom the visitor goes, or whom he leads, who are no hosts: A 将于15日与 B 一同访问 P,
 * A 率 X 国总统 B 前往 P. */
static void take_companion(EventCoder *self, const Trigger *trigger, const Party *hosts, Draft *draft) {
    const Item *item = self->item;
    const char *host = hosts->count ? mention_country(item, &item->mentions.items[hosts->mentions[0]]) : NULL;
    const char *roles[] = {"with", "lead"};
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (int r = 0; host && r < 2 && go_together(self, draft); r++) {
        Party with = governed_party(item, trigger->clause, trigger->span.start, roles[r]);
        ActorList others = {0};
        if (with.count && party_names_person(item, &with)) {
            take_actors(self, &with, &others, NULL);
        }
        for (size_t i = 0; i < others.count; i++) {
            bool led =
                r && (!others.items[i].country || string_same(others.items[i].country, own)); /* his own people */
            if (!led && !actors_hold(&draft->initiator, &others.items[i]) &&
                !string_same(others.items[i].country, host)) {
                *list_push(item->arena, &draft->initiator) = others.items[i];
            }
        }
    }
}

/* True if a word of welcome governs those who would visit: 欢迎 X 访问 P. */
static bool is_welcomed_by_word(const Item *item, const Trigger *trigger, const Party *visitors) {
    uint32_t start = visitors->count ? item->mentions.items[visitors->mentions[0]].phrase.start : 0;
    const Match *verb = start > trigger->clause->span.start && start < trigger->span.start
                            ? word_before(item, start, trigger->clause->span.start, CLASS_BIT(CLASS_SPEECH))
                            : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "support");
}

/* True if the encounter took place in the country itself, so that who is of it received the other side. */
static bool was_held_in(const Draft *told, const char *country) {
    if (told->event.type == CH_VISIT) {
        return told->counterpart.count && string_same(told->counterpart.items[0].country, country);
    }
    return string_same(told->event.place.country, country);
}

/* True if he who would be the guest was last told of as one with whom his hosts speak from afar, or whom they visit, so
 * that words of welcome only invite him: A 同 B 通电话。A 欢迎 B 再次访华. */
static bool is_invited_from_afar(const EventCoder *self, const Trigger *trigger, const Party *visitors,
                                 const Draft *draft) {
    bool open = draft->event.status == CH_ONGOING ||
                (draft->event.status == CH_HAPPENED && is_welcomed_by_word(self->item, trigger, visitors));
    bool may = open && draft->event.type == CH_VISIT && !draft->own_date;
    for (size_t i = self->drafts.count; may && i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        ChEventType type = told->event.type;
        bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CEREMONY || type == CH_VISIT;
        const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
        bool his = own && (actors_are_of(&told->initiator, own) || actors_are_of(&told->counterpart, own));
        bool done = told->event.status == CH_HAPPENED || (type == CH_VISIT && told->event.status == CH_ONGOING);
        bool placed = meets || (type == CH_SESSION && told->event.place.country);
        if (his && !told->in_speech && done && (placed || type == CH_CALL)) {
            return type == CH_CALL || (draft->in_speech && was_held_in(told, own));
        }
    }
    return false;
}

/* True if the words only wish for the visit of somebody who is invited from afar. Where something is named for which he
 * is to come, the visit is still to be, on no day. */
static bool is_only_wished_for(const EventCoder *self, const Trigger *trigger, const Party *visitors, Draft *draft) {
    uint32_t end = span_end(trigger->clause->span);
    bool attends = false;
    if (!is_invited_from_afar(self, trigger, visitors, draft)) {
        return false;
    }
    for (uint32_t at = span_end(trigger->span); at < end && !attends; at++) {
        const Match *word = act_word(self->item, at, end, CLASS_EVENT, NULL);
        attends = word && word_attends(self->item, word);
        at = word ? span_end(word->span) - 1 : end;
    }
    draft->event.status = CH_PLANNED;
    draft->date_is_news = false;
    draft_drop_date(draft);
    return !attends;
}

/* True if what is told of as theirs flies without a crew: 飞往 P 的 X 军无人机. */
static bool are_drones(const Item *item, const Party *visitors) {
    const Match *craft = any_word_at(item, span_end(visitors->span), item->text->length);
    return craft && word_has_kind(item, craft, CLASS_WORK, "drone");
}

/* True if the words of travelling tell no visit of these: of others, to an office or a house of their host, by those
 * posted there or by troops.
 */
static bool is_no_visit_of(EventCoder *self, const Trigger *trigger, const Party *visitors, const Party *hosts,
                           const Party *head) {
    const Item *item = self->item;
    bool of_others = trigger_has(trigger, SLOT(ARRIVAL)) && is_of_others(item, trigger, head);
    bool ends_other = trigger_has(trigger, SLOT(END)) && !ends_visit(item, trigger);
    const char *host = hosts->count == 1 ? mention_country(item, &item->mentions.items[hosts->mentions[0]])
                       : trigger_has(trigger, SLOT(HOME)) ? item->home /* 来访的 X 国驻华大使 */
                                                          : NULL;
    bool of_topic = visitors->count && visitors->span.start < span_end(trigger->clause->subject.span) &&
                    act_is_of_topic(item, trigger); /* X 就 Y 访问 P 提出交涉 */
    return !is_official_journey(self, trigger, visitors, hosts) || of_others || ends_other || of_topic ||
           goes_to_house_here(item, trigger, hosts) || arrives_for_office(self, trigger) ||
           is_posted_in(item, visitors, host) || are_troops(item, trigger, visitors) ||
           (visitors->count && (sends_troops(item, visitors, trigger->span.start) || are_drones(item, visitors)));
}

/* Takes those who visit; ships without a country are of the outlet's own navy. */
static void take_visitors(EventCoder *self, const Trigger *trigger, const Party *visitors, bool ships, Draft *draft) {
    const Item *item = self->item;
    take_actors(self, visitors, &draft->initiator, NULL);
    ChActor *first = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    if (first && !first->country && (ships || party_is_fleet(item, visitors))) {
        first->country = item->outlet_country;
    }
    take_guest_met(self, trigger, visitors, &draft->initiator);
    take_speaker(self, trigger, visitors, &draft->initiator);
    draft_quote(item, draft, visitors);
}

/* True if the visit is what somebody is only invited to (发出访华邀请); where he accepts (接受访越邀请), it lies ahead.
 */
static bool is_only_invited_to(const Item *item, const Trigger *trigger, const Party *hosts, Draft *draft) {
    uint32_t behind = hosts->count ? span_end(hosts->span) : 0, end = span_end(trigger->clause->span);
    behind = behind < span_end(trigger->span) ? span_end(trigger->span) : behind;
    bool may = behind < end && !trigger_has(trigger, SLOT(TRAVEL)); /* not 前往 X 邀请 Y */
    const Match *word = may ? word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    bool invited = word && word_has_role(item, word, CLASS_ASPECT, "inviting");
    bool accepts =
        invited && role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "accepting");
    if (accepts) {
        lies_ahead(item, draft);
    }
    return invited && !accepts;
}

/* Who goes where, as a visit or as a team that helps. */
static void code_journey(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    if (is_anniversary(item, trigger) || names_contingent(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    Party head = relative_head(item, trigger), hosts = find_hosts(item, trigger);
    if (!comes_for_visit(item, trigger, &hosts) || goes_on_errand(item, trigger, &hosts) ||
        comes_by_heading(item, trigger, &draft, &hosts)) {
        return;
    }
    bool relative;
    Party visitors = visitors_of(self, trigger, &head, &relative);
    if (relative && !date_recalled(item, trigger, &draft)) {
        return;
    }
    if (day_is_of_rest(item, trigger, &draft) ||
        (draft.shared_date && ((draft.is_this && draft.in_speech) || is_spoken_of(item, trigger, &visitors)))) {
        draft_drop_date(&draft);
    }
    Party ships = visitors.count && !trigger_has(trigger, SLOT(CONTENT)) && !is_state_of_ships(item, trigger, &visitors)
                      ? (Party){.count = 0}
                      : owner_of_ships(item, trigger);
    visitors = ships.count ? ships : fleet_made_up(item, trigger->clause, visitors);
    bool rides = visitors.count && role_between(item, span_end(visitors.span), trigger->span.start, CLASS_SUBJECT_STOP,
                                                "craft"); /* X 乘坐的专列驶入 P */
    if (trigger_has(trigger, SLOT(CONTENT)) && !ships.count && !rides) {
        return;
    }
    if (is_no_visit_of(self, trigger, &visitors, &hosts, &head)) {
        return;
    }
    draft.is_team = is_relief_team(item, trigger, &visitors);
    draft.event.type = draft.is_team ? CH_AID : CH_VISIT;
    take_visitors(self, trigger, &visitors, ships.count > 0, &draft);
    draft.event.level = level_told(self, trigger, &head, relative);
    draft.at_arrival = trigger_has(trigger, SLOT(ARRIVAL));
    draft.is_end = trigger_has(trigger, SLOT(END)) || is_ended(item, trigger) ||
                   role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUPPORT, "ending");
    draft.is_leg = trigger_has(trigger, SLOT(TRAVEL));
    draft.by_travel = draft.is_leg;
    set_stage(self, trigger, &draft, &head, relative);
    take_day_of_return(self, trigger, &draft);
    if (is_only_invited_to(item, trigger, &hosts, &draft) ||
        (!ships.count && names_nobody(&draft.initiator) /* countries do not travel */ &&
         !visitors_are_mission(item, trigger, &visitors) && !sender_of_team(item, trigger).count) ||
        all_stationed(item, &visitors) || body_is_carried(item, trigger, &visitors) ||
        (draft.event.type == CH_VISIT && (visitor_is_company(item, &visitors) || is_at_home(self, &draft)))) {
        return;
    }
    take_stay(self, trigger, &hosts, &draft);
    if (relative || !is_only_wished_for(self, trigger, &visitors, &draft)) {
        take_companion(self, trigger, &hosts, &draft);
        visit_hosts(self, trigger, &draft, &hosts);
    }
}

/* True if the verb tells of a visit only where that is named behind it, and it is not (开始对 X 动武), or of one who
 * only goes along: 随团来访. */
static bool lacks_visit(const Item *item, const Trigger *trigger) {
    if (role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "along")) {
        return true;
    }
    if (!trigger_has(trigger, SLOT(APPROVED))) {
        return false;
    }
    for (uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span); at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = word ? frame_of(item, match_entry(item->lexicon, word, CLASS_EVENT)) : NULL;
        if (frame && frame->type == CH_VISIT) {
            return false;
        }
    }
    return true;
}

/* True if it only tells where one ship or plane is bound that something else is done to (扣押一艘前往 X 的油轮), or
 * where somebody is going when something else happens: 在前往 X 途中. */
static bool tells_course(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span), behind = end;
    bool travels = trigger_has(trigger, SLOT(TRAVEL)), owns = travels && clause_may_have(trigger->clause, "possessive");
    Party there = travels ? party_at(item, span_end(trigger->span), end) : (Party){.count = 0};
    const Match *way = there.count ? word_at(item, span_end(there.span), end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    if (way && word_has_role(item, way, CLASS_SUPPORT, "underway")) {
        return true;
    }
    bool owned = owns && there.count && possessive_at(item, span_end(there.span), end, &behind) && behind < end;
    const Match *craft = owned ? word_at(item, behind, end, CLASS_BIT(CLASS_WORK)) : NULL;
    return craft && word_has_kind(item, craft, CLASS_WORK, "craft");
}

/* True if those who come are a team of helpers with all who belong to it: X 救援队|一行31人. */
static bool is_team_with_all(const Item *item, const Clause *clause) {
    const Mention *all = clause->subject.count == 1 ? &item->mentions.items[clause->subject.mentions[0]] : NULL;
    const Match *team = all && all->kind == MENTION_GROUP
                            ? word_before(item, all->phrase.start, clause->span.start, CLASS_BIT(CLASS_WORK))
                            : NULL;
    return team && span_end(team->span) == all->phrase.start && word_has_kind(item, team, CLASS_WORK, "team");
}

void code_visit(EventCoder *self, const Trigger *trigger) {
    size_t before = self->drafts.count;
    if (trigger_has(trigger, SLOT(ARRIVAL)) && code_fleet_arrival(self, trigger)) {
        return; /* X 驱逐舰驶入黑海 */
    }
    if (lacks_visit(self->item, trigger) || tells_course(self->item, trigger) ||
        (trigger_has(trigger, SLOT(LEAVE)) && code_envoys_sent_away(self, trigger))) {
        return;
    }
    if ((trigger_has(trigger, SLOT(ARRIVAL)) && code_goods_arrival(self, trigger)) || goods_come(self->item, trigger)) {
        return; /* X 的援助物资抵达 P, X 向 Y 援助的疫苗抵达 P */
    }
    if (trigger_has(trigger, SLOT(MUTUAL))) {
        code_visits_exchanged(self, trigger);
        return;
    }
    if (!is_team_with_all(self->item, trigger->clause)) {
        code_journey(self, trigger);
    }
    if (self->drafts.count == before) {
        code_team_arrival(self, trigger);
    }
    if (self->drafts.count == before) {
        code_this_visit(self, trigger);
    }
}
