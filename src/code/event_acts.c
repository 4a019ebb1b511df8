/* Acts of no type of their own, and to which coder each act goes. */
#include "code/acts.h"
#include "code/event_rolls.h"
#include "resolve/dates.h"

enum { LONGEST_TAIL = 9 /* characters behind the body joined: 成员国, 的正式成员, 第11个成员国 */ };

/* True if people are told by the name of their country between the code points: 5名美国人. */
static bool names_nationals(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        const Mention *country = &item->mentions.items[i];
        uint32_t end = span_end(country->span);
        const Match *people =
            country->kind == MENTION_COUNTRY && end < to ? word_at(item, end, to, CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
        uint32_t behind = people ? span_end(people->span) : to;
        bool ends = behind == to || !character_is_han(item->text->character[behind]) || inside_name(item, behind);
        if (people && ends && /* 两名 X 人A 和 B */
            word_has_kind(item, people, CLASS_SIGN_CONTEXT, "national")) {
            return true;
        }
    }
    return false;
}

/* True if a place is named behind the verb, or moved before it, that its name makes a base: 移交巴格拉姆空军基地, 把 X
 * 运河交还. */
static bool names_base(const Item *item, const Trigger *trigger) {
    const MentionIndexes *places = &item->of_kind[MENTION_PLACE];
    bool moved = places->count && act_object_is_moved(item, trigger);
    for (uint32_t i = 0; i < places->count; i++) {
        const Mention *place = &item->mentions.items[places->items[i]];
        bool behind =
            (moved || place->span.start >= span_end(trigger->span)) && span_within(place->span, trigger->clause->span);
        const Match *base = behind ? match_longest_before(&item->matches, place->span.start, span_end(place->span),
                                                          CLASS_BIT(CLASS_WORK))
                                   : NULL;
        if (base && word_has_kind(item, base, CLASS_WORK, "possession")) {
            return true;
        }
    }
    return false;
}

/* Behind the word for those whom a charge is brought against (对 X 公民提起公诉); the verb if none is. */
static uint32_t charge_begins(const Item *item, const Trigger *trigger) {
    uint32_t end = trigger->span.start;
    for (uint32_t at = trigger_has(trigger, SLOT(TO)) ? trigger->clause->span.start : end; at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "to") &&
            !word_has_role(item, word, CLASS_PREPOSITION, "address") &&
            !word_has_role(item, word, CLASS_PREPOSITION, "given")) {
            return span_end(word->span);
        }
    }
    return end;
}

bool act_names_people(const Item *item, const Trigger *trigger) {
    static const char *const kinds[] = {"people", "envoy", "possession", "craft"};
    bool leave = trigger_has(trigger, SLOT(FROM)) && trigger_has(trigger, SLOT(CONTENT));
    Span clause = trigger->clause->span;
    bool before = act_object_is_moved(item, trigger) || trigger_has(trigger, SLOT(FROM)) ||
                  act_is_passive(item, trigger); /* 嫌疑人被移交 X 警方 */
    bool found = false;
    size_t count = sizeof kinds / sizeof *kinds - (trigger_has(trigger, SLOT(TO)) ? 0 : 2); /* a base is no prisoner */
    for (size_t i = 0; i < count && !found; i++) {
        found = act_noun(item, span_end(trigger->span), span_end(clause), CLASS_WORK, kinds[i]) ||
                (before && act_noun(item, clause.start, trigger->span.start, CLASS_WORK, kinds[i]));
    }
    found = found || (leave && (act_noun(item, span_end(trigger->span), span_end(clause), CLASS_WORK, "staff") ||
                                act_noun(item, clause.start, trigger->span.start, CLASS_WORK, "staff")));
    uint32_t from = charge_begins(item, trigger), verb = trigger->span.start;
    found = found || act_noun(item, from, verb, CLASS_WORK, "people") || names_nationals(item, from, verb);
    return found || names_nationals(item, span_end(trigger->span), span_end(clause)) ||
           (trigger_has(trigger, SLOT(TO)) && names_base(item, trigger));
}

/* Papers an article appears in: titles and bodies between «in» and the verb. */
static void take_papers(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Match *verb = act_word(item, clause->span.start, trigger->span.start, CLASS_SUPPORT, NULL);
    const char *country = draft->event.place.country;
    uint32_t end = verb ? verb->span.start : trigger->span.start;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool paper = (mention->kind == MENTION_WORK || mention->kind == MENTION_BODY) &&
                     mention->span.start > clause->span.start && span_end(mention->span) <= end;
        if (paper && country) {
            const char *name = mention->kind == MENTION_BODY && mention->name
                                   ? mention->name
                                   : text_copy(item->arena, item->text, mention->span);
            *list_push(item->arena, &draft->counterpart) = (ChActor){.org = name, .country = country};
        }
    }
    if (!draft->counterpart.count && country) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = country};
    }
    draft->event.place = (ChPlace){0};
}

/* Who speaks at no place that is told takes part in the session just told: M 在 P 开幕，X 发表主旨演讲. */
static void join_by_speech(EventCoder *self, const Trigger *trigger, const Party *who) {
    const Item *item = self->item;
    bool may = who->count && !trigger->clause->in_speech && span_within(who->span, trigger->clause->span) &&
               item->mentions.items[who->mentions[0]].kind == MENTION_PERSON;
    const NamedMechanism *session = may ? meeting_at_hand(self, trigger) : NULL;
    Draft draft;
    if (session && draft_begin(self, trigger, &draft) && draft.event.status != CH_CANCELLED) {
        Party nobody = {.count = 0};
        join_session(self, session, who, &nobody, &draft);
    }
}

/* A speech given abroad: in a house of another state or of an organisation (在 X 议会发表演讲); without a place, at the
 * session told before. */
static void code_speech(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party where = governed_party(item, trigger->clause, trigger->span.start, "at");
    Party who = acting_party(item, trigger);
    if (!where.count) {
        join_by_speech(self, trigger, &who);
        return;
    }
    const Match *light = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    Trigger gives = *trigger;
    gives.span = light ? light->span : trigger->span;
    const Mention *house = where.count ? &item->mentions.items[where.mentions[where.count - 1]] : NULL;
    bool named = house && (house->kind == MENTION_BODY || house->kind == MENTION_COUNTRY) && !body_meets(item, house) &&
                 !mechanism_around(&self->mechanisms, span_end(where.span));
    Draft draft;
    if (!named || act_is_relative(item, trigger) || !draft_begin(self, trigger, &draft) ||
        ((draft.in_speech || act_describes_head(item, &gives)) && !draft.own_date)) {
        return; /* 在 X 发表的演讲: one spoken of */
    }
    take_actors(self, &who, &draft.initiator, NULL);
    const ChActor *speaker = draft.initiator.count == 1 ? &draft.initiator.items[0] : NULL;
    ChActor there = actor_of_mention(item, house);
    bool of_home = there.country && item->home && string_same(there.country, item->home) &&
                   house->phrase.start == house->span.start && !house->country; /* X 国总统在总统府发表讲话: his own */
    if (!speaker || !speaker->person || !speaker->country || of_home) {
        return;
    }
    *list_push(item->arena, &draft.counterpart) = there;
    draft_quote(item, &draft, &where);
    draft_quote(item, &draft, &who);
    act_end(self, &draft);
}

/* True if the deed's own clause dates it, or an announcement of it does. */
static bool has_date_in_clause(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    uint32_t at = date_mention_for(self->item, trigger->clause->span, trigger->span);
    bool near = at != NO_MENTION && self->item->mentions.items[at].span.start >= trigger->clause->span.start;
    return near || draft->event.status == CH_PLANNED || (draft->own_date && !self->speaker.person) ||
           draft->from_headline;
}

/* Behind the words that tell when an agreement was signed: 退出2015年签署的伊核协议. */
static uint32_t behind_its_signing(const Item *item, uint32_t at, uint32_t limit) {
    uint32_t next = mention_from(item, at);
    const Mention *date = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    uint32_t end = date && date->kind == MENTION_DATE && date->span.start == at ? span_end(date->span) : limit;
    const Match *verb = word_at(item, end, limit, CLASS_BIT(CLASS_EVENT));
    const Match *of = verb ? word_at(item, span_end(verb->span), limit, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    return of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? span_end(of->span) : at;
}

/* The state by whose name the words of an agreement begin (伊朗核协议), or that its noun is known to be on (伊核协议);
 * NULL if there is none. */
static const char *state_of_treaty(const Item *item, uint32_t at, const Match *noun) {
    EntryId entry = match_entry(item->lexicon, noun, CLASS_WORK);
    const char *known = entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_COUNTRY) : NULL;
    uint32_t first = mention_from(item, at);
    const Mention *state = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    bool named = state && state->kind == MENTION_COUNTRY && state->span.start == at && !state->is_sign &&
                 country_is_state(state->country);
    return known ? known : named ? state->country : NULL;
}

/* With whom the agreement is that is named with its other side: 与 X 签署的渔业协定, 与 X 的安全条约. `document`: its
 * noun. Count 0 if none is. */
static Party pact_side(const Item *item, uint32_t at, uint32_t limit, const Match **document) {
    enum { REACH = 14 };
    const Match *with = word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = with && word_has_role(item, with, CLASS_PREPOSITION, "with");
    Party side = opens ? party_at(item, span_end(with->span), limit) : (Party){.count = 0};
    uint32_t from = side.count ? span_end(side.span) : limit;
    *document = act_noun(item, from, limit < from + REACH ? limit : from + REACH, CLASS_WORK, "document");
    bool has = *document && mention_country(item, &item->mentions.items[side.mentions[0]]) &&
               role_between(item, from, (*document)->span.start, CLASS_SUBJECT_STOP, "possessive");
    return has ? side : (Party){.count = 0};
}

/* An agreement left that stands without book marks (退出《…》, 退出巴黎协定), with more before its noun
 * than nothing; the state that it is about is the other side. False for what is only the time of something else. */
static bool take_treaty(const Item *item, uint32_t at, uint32_t limit, Draft *draft) {
    enum { REACH = 14 };
    at = behind_its_signing(item, at, limit);
    const Match *pact;
    Party side = pact_side(item, at, limit, &pact);
    if (side.count) {
        const char *other = mention_country(item, &item->mentions.items[side.mentions[0]]);
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
        draft->quote = span_join(draft->quote, pact->span);
        return true;
    }
    uint32_t reach = limit < at + REACH ? limit : at + REACH;
    const Match *noun = act_noun(item, at, reach, CLASS_WORK, "document");
    noun = noun ? noun : act_noun(item, at, reach, CLASS_WORK, "initiative");
    uint32_t end = noun ? span_end(noun->span) : 0;
    const Match *time = noun ? word_at(item, end, limit, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    const char *state = noun ? state_of_treaty(item, at, noun) : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool about_own = state && own && string_same(state, own); /* 伊朗退出伊核协议 */
    bool whole = noun && noun->span.length > 2 && word_has_kind(item, noun, CLASS_WORK, "accession"); /* 气候协定 */
    if (!noun || (noun->span.start < at + 2 && !state && !whole) ||
        (time && word_has_role(item, time, CLASS_SUPPORT, "after")) ||
        role_between(item, at, noun->span.start, CLASS_SUBJECT_STOP, "possessive")) {
        return false;
    }
    *list_push(item->arena, &draft->counterpart) =
        state && !about_own ? (ChActor){.country = state}
                            : (ChActor){.org = text_copy(item->arena, item->text, span_of(at, end))};
    draft->quote = span_join(draft->quote, noun->span);
    return true;
}

/* Weapons or craft of war named behind the verb (向 X 出售战机); NULL if there are none. */
static const Match *arms_sold(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *arms = act_word(item, from, end, CLASS_WORK, "arms");
    arms = arms ? arms : act_word(item, from, end, CLASS_WORK, "troops");
    Trigger sold = *trigger; /* the ban on what is sold is no sale */
    sold.span = arms ? arms->span : sold.span;
    return arms && !act_is_relative(item, &sold) ? arms : NULL;
}

/* The arms prove the sale; one only approved has no day of its own yet. */
static void take_arms(const Item *item, const Trigger *trigger, const Match *arms, Draft *draft) {
    draft->quote = span_join(draft->quote, arms->span);
    if (draft->event.status == CH_PLANNED && act_promise(item, trigger)) {
        draft_drop_date(draft);
    }
}

/* The noun of talks behind a verb of leaving: 退出与 X 的谈判. NULL if none is named. */
static const Match *talks_left(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = word ? frame_of(item, match_entry(item->lexicon, word, CLASS_EVENT)) : NULL;
        if (frame) {
            return frame->type == CH_TALKS ? word : NULL;
        }
    }
    return NULL;
}

/* Those with whom the talks were that somebody leaves: told with them, meant by their own name (退出六方会谈), else the
 * other side at hand. False if no talks are named. */
static bool take_talks_left(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *talks = talks_left(item, trigger);
    const NamedMechanism *named = mechanism_in(&self->mechanisms, span_of(at, end));
    const ChActor *own = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    if (!own || (!talks && !named)) {
        return false;
    }
    Party with = talks ? act_target_between(item, trigger, talks->span.start, "with") : (Party){.count = 0};
    act_take(self, &with, draft, &draft->counterpart);
    bool by_name = named && !draft->counterpart.count;
    for (size_t i = 0; by_name && i < named->countries.count; i++) {
        if (!string_same(named->countries.items[i], own->country)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = named->countries.items[i]};
        }
    }
    const ChActor *other = draft->counterpart.count ? NULL : act_other_side(self, &draft->initiator);
    if (other) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other->country};
    }
    draft->quote = span_join(draft->quote, talks ? talks->span : named->span);
    return draft->counterpart.count;
}

/* The organisation that «that organisation» means where somebody joined or left it: of the last one told so (退出
 * P。2007年 加入该组织). False if the words behind the verb mean none. */
static bool take_body_told(const EventCoder *self, const Party *body, Draft *draft) {
    const Mention *mention = body->count ? &self->item->mentions.items[body->mentions[0]] : NULL;
    const char *kind = mention && mention->kind == MENTION_REFERENCE ? reference_kind(self->item, mention) : NULL;
    for (size_t i = kind && strcmp(kind, "body") == 0 ? self->drafts.count : 0; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (told->event.type == CH_OTHER && !told->is_directed && told->counterpart.count == 1 &&
            told->counterpart.items[0].org) {
            *list_push(self->item->arena, &draft->counterpart) = told->counterpart.items[0];
            draft->quote = span_join(draft->quote, mention->span);
            return true;
        }
    }
    return false;
}

/* A country joins or leaves a body or an agreement, or the talks with another. */
static bool take_membership(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t at = span_end(trigger->span), limit = span_end(trigger->clause->span);
    const Match *particle = word_at(item, at, limit, CLASS_BIT(CLASS_ASPECT));
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    Party body = party_at(item, at, limit);
    if (take_body_told(self, &body, draft)) {
        return true;
    }
    if (body.count) {
        const Mention *mention = &item->mentions.items[body.mentions[0]];
        if (mention->kind == MENTION_POST && body.mentions[0] + 1 < item->mentions.count &&
            mention[1].span.start == mention->span.start) { /* 成为国际刑事法院成员 */
            body = (Party){.mentions = {body.mentions[0] + 1}, .count = 1, .span = mention[1].span};
            mention++;
        }
        bool joins = mention->kind == MENTION_COUNTRY && mention->entry != NO_ENTRY && /* 加入 CPTPP */
                     (lexicon_has(item->lexicon, mention->entry, KEY_KIND, "igo") ||
                      lexicon_has(item->lexicon, mention->entry, KEY_KIND, "bloc"));
        const Match *acts =
            word_at(item, span_end(body.span), limit, CLASS_BIT(CLASS_PREPOSITION)); /* 加入欧盟对 X 制裁 */
        joins = joins && !(acts && word_has_role(item, acts, CLASS_PREPOSITION, "to"));
        if (joins) {
            act_take(self, &body, draft, &draft->counterpart);
            act_quote(self, trigger, draft, &body);
            return true;
        }
    }
    for (uint32_t i = trigger->clause->first_mention;
         i < trigger->clause->first_mention + trigger->clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_WORK && mention->span.start >= at && mention->span.start <= at + 1) {
            *list_push(item->arena, &draft->counterpart) =
                (ChActor){.org = text_copy(item->arena, item->text, mention->span)};
            draft->quote = span_join(draft->quote, span_of(mention->span.start, span_end(mention->span) + 1));
            const Match *last = word_before(item, span_end(mention->span), mention->span.start,
                                            CLASS_BIT(CLASS_WORK)); /* 《巴黎协定》 */
            return (last && word_has_kind(item, last, CLASS_WORK, "document")) ||
                   act_noun(item, mention->span.start, span_end(mention->span), CLASS_WORK, "document");
        }
    }
    return take_treaty(item, at, limit, draft) || take_talks_left(self, trigger, draft);
}

static const char *join_strings(Arena *arena, const char *first, const char *second) {
    size_t length = strlen(first), more = strlen(second);
    char *joined = ARENA_ARRAY(arena, char, length + more + 1);
    memcpy(joined, first, length);
    memcpy(joined + length, second, more);
    return joined;
}

/* Appends the countries of a side. */
static void add_bare(const Item *item, ActorList *to, const ActorList *side) {
    for (size_t i = 0; i < side->count; i++) {
        ChActor actor = {.country = side->items[i].country};
        if (actor.country && !actors_hold(to, &actor)) {
            *list_push(item->arena, to) = actor;
        }
    }
}

bool act_pair_of_title(const Item *item, Span title, const char *sides[2]) {
    enum { PAIR = 2 };
    int found = 0;
    if (title.length > PAIR &&
        match_exact(&item->matches, span_of(title.start, title.start + PAIR), CLASS_BIT(CLASS_PLACE))) {
        return false; /* 《罗马规约》 */
    }
    for (uint32_t at = title.start; at < span_end(title) && found < 2; at++) {
        const Match *name = word_at(item, at, span_end(title), CLASS_BIT(CLASS_COUNTRY));
        const Match *sign = name ? name : match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        EntryId entry = !sign  ? NO_ENTRY
                        : name ? lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY)
                               : lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN);
        const char *codes = entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_CODE) : NULL;
        if (codes) {
            const char *stop = strchr(codes, '|');
            sides[found++] = stop ? arena_copy(item->arena, codes, (size_t)(stop - codes)) : codes;
            at = span_end(sign->span) - 1;
        } else if (!found) {
            return false; /* it begins with something else */
        } else if (!name && found == 1 && at == title.start + 1) {
            return false; /* one sign alone */
        }
    }
    return found == 2 && strcmp(sides[0], sides[1]) != 0;
}

/* The noun of what two do together, as of a ceasefire, that ends the words before the verb but for adjuncts; NULL if
 * none does. */
static const Match *joint_deed_before(const Item *item, const Trigger *trigger) {
    const Match *found = NULL;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *noun = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        const Frame *frame =
            noun && !inside_name(item, at) ? frame_of(item, match_entry(item->lexicon, noun, CLASS_EVENT)) : NULL;
        bool joint = frame && frame->type == CH_OTHER && frame->is_noun && (frame->slots & SLOT(MUTUAL)) &&
                     !(frame->slots & SLOT(SUBJECT));
        found = joint ? noun : frame ? NULL : found;
        at = noun ? span_end(noun->span) - 1 : at;
    }
    return found && only_adjuncts(item, trigger->clause, span_end(found->span), trigger->span.start) ? found : NULL;
}

/* What enters into force: before the verb, or behind it as the head of its relative clause (零点生效的停火协议).
 * `names`: the words that stand before it. NULL if nothing is named. */
static const Match *in_force(const Item *item, const Trigger *trigger, Span *names) {
    uint32_t start = trigger->clause->span.start, end = span_end(trigger->clause->span), behind;
    bool heads = possessive_at(item, span_end(trigger->span), end, &behind);
    *names = heads ? span_of(behind, end) : span_of(start, trigger->span.start);
    const Match *document = act_noun(item, names->start, span_end(*names), CLASS_WORK, "document");
    document = document || heads ? document : joint_deed_before(item, trigger);
    *names = document ? span_of(names->start, document->span.start) : *names;
    return document;
}

/* The two countries that the document's name gives, or that stand in the last of the words that describe it: 由 X
 * 斡旋的 A、B 停火协议. */
static bool pair_of_document(const Item *item, Span names, const char *sides[2]) {
    uint32_t last = names.start;
    for (uint32_t at = names.start, behind; at < span_end(names); at++) {
        last = possessive_at(item, at, span_end(names), &behind) ? behind : last;
    }
    return (last > names.start && act_country_pair(item, span_of(last, span_end(names)), sides)) ||
           act_country_pair(item, names, sides);
}

/* Takes those who signed it in the same sentence for the parties of what enters into force, or him who joined or left
 * (宣布退出 P，明年1月1日起生效). */
static bool take_signers_told(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool joins = last && last->event.type == CH_OTHER && !last->is_directed;
    if (!last || !(joins || last->event.type == CH_SIGNING) ||
        self->clauses.items[last->clause].sentence != trigger->clause->sentence) {
        return false;
    }
    if (joins || one_country(&last->initiator, &last->counterpart)) { /* a state and its rebels */
        draft->initiator = last->initiator;
        draft->counterpart = last->counterpart;
    } else {
        add_bare(self->item, &draft->initiator, &last->initiator);
        add_bare(self->item, &draft->counterpart, &last->counterpart);
    }
    return true;
}

/* The sides of the last truce that the item tells to be concluded, else of the last blow: those of one that it names by
 * itself. */
static void take_sides_told(const EventCoder *self, Draft *draft) {
    static const ChEventType types[] = {CH_SIGNING, CH_FORCE};
    for (size_t t = 0; t < sizeof types / sizeof *types && !draft->initiator.count; t++) {
        for (size_t i = self->drafts.count; i-- > 0 && !draft->initiator.count;) {
            const Draft *told = &self->drafts.items[i];
            bool fits = told->event.type == types[t] && told->initiator.count && told->counterpart.count;
            if (fits && same_story(self->item, self->clauses.items[told->clause].span.start, draft->quote.start)) {
                draft->initiator = told->initiator;
                draft->counterpart = told->counterpart;
            }
        }
    }
}

/* Who is bound by a truce that names no two sides: the one state or place in its name (加沙停火协议) and the state at
 * war with it, or the state alone, whose factions they are; where it names nobody, those told of before. */
static bool take_sides_of_truce(EventCoder *self, const Match *truce, Span names, Draft *draft) {
    const Item *item = self->item;
    if (!word_has_kind(item, truce, CLASS_WORK, "truce") || draft->in_speech) {
        return false;
    }
    const char *own = NULL;
    for (uint32_t i = mention_from(item, names.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(names); i++) {
        const Mention *named = &item->mentions.items[i];
        bool counts = named->kind == MENTION_COUNTRY || named->kind == MENTION_PLACE;
        const char *country = counts ? mention_country(item, named) : NULL;
        own = country ? country : own;
    }
    if (role_between(item, names.start, span_end(names), CLASS_SUBJECT_STOP, "possessive")) {
        return false; /* X 提出的停火协议 */
    }
    if (!own) {
        take_sides_told(self, draft);
        draft->quote = span_join(truce->span, draft->quote);
        return draft->initiator.count > 0;
    }
    const char *other = act_state_at_war(self, own, true);
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = other ? other : own};
    if (other) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = own};
    }
    draft->quote = span_join(names.length ? names : truce->span, draft->quote);
    return true;
}

/* Who is bound by what enters into force: the two countries that its name gives, or
 * those who signed it in the same sentence. */
static bool take_parties_of_document(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2];
    const Clause *clause = trigger->clause;
    Span names;
    const Match *document = in_force(item, trigger, &names);
    draft->is_directed = false;
    if (!has_date_in_clause(self, trigger, draft) || trigger->is_during || trigger->is_before) {
        return false;
    }
    if (!document) {
        return take_signers_told(self, trigger, draft);
    }
    const Mention *title = NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *work = &item->mentions.items[i];
        title = work->kind == MENTION_WORK && span_within(document->span, work->span) ? work : title;
    }
    if (pair_of_document(item, names, sides) || (title && act_pair_of_title(item, title->span, sides))) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
        draft->quote = span_join(title ? title->span : document->span, draft->quote);
        return true;
    }
    Party both = clause->subject_is_own ? clause->subject : party_at(item, names.start, span_end(names));
    if (both.count == 2 && span_end(both.span) <= document->span.start) { /* X 与武装组织 Y 的停火协议生效 */
        Party first = party_slice(item, &both, 0, 1), second = party_slice(item, &both, 1, 1);
        act_take(self, &first, draft, &draft->initiator);
        act_take(self, &second, draft, &draft->counterpart);
        draft->quote = span_join(both.span, draft->quote);
    }
    return (draft->initiator.count && draft->counterpart.count) ||
           (!draft->initiator.count && take_sides_of_truce(self, document, names, draft));
}

/* What two states that the clause names set up or start by themselves, which ends the clause; NULL if it is none of
 * theirs. */
static const Match *venture_of_two(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t from = span_end(trigger->span), end = span_end(clause->span);
    end = last_letter(item, from, end);
    const Match *what = end > from ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_WORK)) : NULL;
    const char *sides[2];
    bool venture =
        what && word_has_kind(item, what, CLASS_WORK, "venture") && act_country_pair(item, clause->span, sides);
    return venture && !act_word(item, from, what->span.start, CLASS_EVENT, NULL) &&
                   !act_word(item, clause->span.start, trigger->span.start, CLASS_EVENT, NULL)
               ? what
               : NULL;
}

/* True if the name ends in a word for what two states set up, also where only the word for its kind is left out of it:
 * 两国总理定期会晤机制, 对话|机制. */
static bool ends_in_venture(const Item *item, Span name) {
    enum { KIND = 2 };
    for (uint32_t end = span_end(name); end <= span_end(name) + KIND && end <= item->text->length; end += KIND) {
        const Match *last = word_before(item, end, name.start, CLASS_BIT(CLASS_WORK));
        if (last && word_has_kind(item, last, CLASS_WORK, "venture")) {
            return true;
        }
    }
    return false;
}

/* A mechanism started, an agreement entering into force, a year of friendship
 * held: between the countries its name or the item gives. */
static bool take_pair(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2];
    const NamedMechanism *named = mechanism_in(&self->mechanisms, trigger->clause->span);
    bool behind = named && named->is_recurring && named->span.start >= trigger->span.start &&
                  named->span.start <= span_end(trigger->span) + 8;
    const Match *venture = trigger_has(trigger, SLOT(MECHANISM)) && !behind ? venture_of_two(item, trigger) : NULL;
    uint32_t end = span_end(trigger->span);
    bool closes = end == span_end(trigger->clause->span) || !character_is_han(item->text->character[end]);
    bool itself = trigger_has(trigger, SLOT(MECHANISM)) && !behind && !venture && named && named->is_recurring &&
                  closes && span_end(named->span) <= trigger->span.start && /* 两国总理定期会晤机制启动 */
                  only_adjuncts(item, trigger->clause, span_end(named->span), trigger->span.start) &&
                  ends_in_venture(item, named->span);
    behind = behind || itself;
    if (trigger_has(trigger, SLOT(CONTENT))) {
        return take_parties_of_document(self, trigger, draft);
    }
    if (trigger_has(trigger, SLOT(MECHANISM))) {
        uint32_t day = date_mention_for(item, trigger->clause->span, trigger->span);
        bool undated = trigger_has(trigger, SLOT(DATED)) && /* 建立对话机制: on a day, by itself */
                       (!behind || !ends_in_venture(item, named->span) || act_describes_head(item, trigger) ||
                        day == NO_MENTION || item->mentions.items[day].span.start < trigger->clause->span.start);
        if ((!behind && !venture) || undated) {
            return false;
        }
        Span what = behind ? named->span : venture->span;
        draft->quote = span_join(draft->quote, what);
        draft->event.other_type = join_strings(item->arena, trigger->frame.other,
                                               behind ? named->name : text_copy(item->arena, item->text, what));
    }
    if (!act_country_pair(item, trigger->clause->span, sides)) {
        two_sides(self, trigger, draft);
        if (draft->in_speech || !draft->initiator.count) { /* the speaker starts nothing by himself */
            draft->initiator = draft->counterpart = (ActorList){0};
            add_bare(item, &draft->initiator, &self->pair.initiator);
            add_bare(item, &draft->counterpart, &self->pair.counterpart);
        }
        const ChActor *other = draft->counterpart.count ? NULL : act_other_side(self, &draft->initiator);
        if (other) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other->country};
        }
        return draft->initiator.count && draft->counterpart.count;
    }
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
    *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
    return true;
}

/* To whom people or things go that stand before the verb: 将 X 籍逃犯遣返 Y, 把基地移交给 Y. Count 0 if nobody is
 * named behind it. */
static Party receiver_behind(const Item *item, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool moved = act_object_is_moved(item, trigger) || act_is_passive(item, trigger);
    Party given = moved ? act_target_between(item, trigger, end, "given") : (Party){.count = 0};
    return given.count || !moved || behind >= end ? given : party_at(item, behind, end);
}

/* Where those who leave were: 从 X 撤离, 撤离 X; of 撤离 X 公民 the object tells whom. */
static Party party_withdrawn_from(const Item *item, const Trigger *trigger, const Party *target) {
    Party source = governed_party(item, trigger->clause, trigger->span.start, "source");
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *resident = source.count ? NULL : word_at(item, behind, end, CLASS_BIT(CLASS_TITLE_PREFIX));
    source = resident ? party_at(item, span_end(resident->span), end) : source; /* 撤离驻 X 大使馆人员 */
    bool of_people =
        target->count && act_noun(item, span_end(target->span), span_end(trigger->clause->span), CLASS_WORK, "people");
    return source.count ? source : of_people ? (Party){.count = 0} : *target;
}

/* True if whoever speaks for a state announces what it does: X 国总统宣布 X 国退出. */
static bool announces_own(const Item *item, const Trigger *trigger, const Party *agent) {
    const Party *subject = &trigger->clause->subject;
    const Mention *state = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    const Match *verb =
        state && state->kind == MENTION_COUNTRY
            ? word_before(item, state->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_SUPPORT))
            : NULL;
    const char *own =
        verb && subject->count ? mention_country(item, &item->mentions.items[subject->mentions[0]]) : NULL;
    return own && word_has_role(item, verb, CLASS_SUPPORT, "announcing") &&
           span_end(subject->span) <= verb->span.start && string_same(own, state->country);
}

/* True if the only date is told in the clause before, of the deed since which the time runs: 自去年退出 P 一年来，退出
 * Q. */
static bool is_dated_by_start(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *before = clause > self->clauses.items ? clause - 1 : clause;
    uint32_t date = date_mention_for(item, clause->span, trigger->span);
    bool shared = date != NO_MENTION && before->sentence == clause->sentence && before != clause &&
                  span_within(item->mentions.items[date].span, before->span);
    return shared && clause_opens_with(item, before, "source") &&
           act_word(item, span_end(item->mentions.items[date].span), span_end(before->span), CLASS_EVENT, NULL);
}

/* True if the verb is one of signing too, so that what is done is an agreement: two agree to it, or a state joins one.
 */
static bool may_be_agreement(const Item *item, const Trigger *trigger) {
    return act_reading(item, trigger, ch_event_type_name(CH_SIGNING), NULL, "content") != NO_ENTRY;
}

/* True if the joining is in the name of a document that the verb before it tells to be signed: 签署加入 X 的议定书. */
static bool is_of_document_signed(const Item *item, const Trigger *trigger) {
    return may_be_agreement(item, trigger) &&
           act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_EVENT,
                             ch_event_type_name(CH_SIGNING)) &&
           act_noun(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "document");
}

/* Ends the draft of a country that joins or leaves a body, if it is told as news. */
static void end_membership(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    if (is_of_document_signed(item, trigger)) {
        return;
    }
    if (is_dated_by_start(self, trigger)) {
        draft_drop_date(draft);
        draft->is_recalled = true;
    }
    Party agent = act_agent(item, trigger);
    uint32_t behind = span_end(trigger->span), limit = span_end(trigger->clause->span);
    Trigger left = *trigger;
    const Match *pact;
    left.span = span_of(trigger->span.start, pact_side(item, behind, limit, &pact).count
                                                 ? span_end(pact->span)
                                                 : behind_its_signing(item, behind, limit));
    const Match *talks = talks_left(item, trigger);
    left.span = talks ? span_of(trigger->span.start, span_end(talks->span)) : left.span;
    const Match *announces = word_at(item, trigger->span.start, behind, CLASS_BIT(CLASS_SUPPORT)); /* 宣布退出 */
    announces = announces
                    ? announces
                    : word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    bool announced = announces && word_has_role(item, announces, CLASS_SUPPORT, "announcing");
    bool for_state = announces_own(item, trigger, &agent);
    bool is_news = item->published && (!draft->in_speech || for_state) &&
                   (announced || for_state || !trigger_has(trigger, SLOT(DATED)));
    bool recalled = act_is_relative(item, &left) || !(is_news || has_date_in_clause(self, trigger, draft)) ||
                    act_word(item, trigger->span.start, limit, CLASS_WORK, "anniversary");
    bool here = agent.count && span_within(agent.span, trigger->clause->span);
    recalled =
        recalled || (here && act_word(item, span_end(agent.span), trigger->span.start, CLASS_SPEECH, "attitude") &&
                     !has_date_in_clause(self, trigger, draft)); /* X 支持其加入 Y */
    if (recalled || !take_membership(self, trigger, draft) || !draft->initiator.count) {
        return;
    }
    if (may_be_agreement(item, trigger) && act_noun(item, behind, limit, CLASS_WORK, "treaty")) {
        draft->event.type = CH_SIGNING; /* 加入公约 */
        draft->event.other_type = NULL;
    }
    const Match *matter = word_at(item, span_end(draft->quote), limit, CLASS_BIT(CLASS_WORK));
    if (matter && word_has_kind(item, matter, CLASS_WORK, "matter")) {
        return; /* 讨论了 X 加入 Y 进程 */
    }
    bool formal = is_news && !announced && !draft->own_date; /* 自 X 正式退出 Y 以来: no news */
    if (!formal || span_end(draft->quote) + LONGEST_TAIL >= limit) {
        draft_end(self, draft, true);
    }
}

/* Who lets another join: 土耳其批准瑞典加入北约. False if nobody is told to. */
static bool code_admission(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    Party joins = acting_party(item, trigger), body;
    const Match *approves = joins.count && span_within(joins.span, clause->span)
                                ? word_before(item, joins.span.start, clause->span.start, CLASS_BIT(CLASS_ASPECT))
                                : NULL;
    uint32_t at = span_end(trigger->span);
    Draft draft;
    if (!approves || span_end(approves->span) != joins.span.start ||
        !word_has_role(item, approves, CLASS_ASPECT, "agreeing") || clause->in_speech) {
        return false;
    }
    Trigger lets = *trigger;
    lets.span = approves->span;
    Party agent = act_agent(item, &lets);
    body = party_at(item, at, span_end(clause->span));
    lets.span = span_of(approves->span.start, at);
    if (!agent.count || !draft_begin(self, &lets, &draft)) {
        return true;
    }
    draft.event.status = CH_HAPPENED;
    act_take(self, &agent, &draft, &draft.initiator);
    act_take(self, &joins, &draft, &draft.counterpart);
    act_take(self, &body, &draft, &draft.counterpart);
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &body);
    act_end(self, &draft);
    return true;
}

/* The organisation of states in which something is put forward: 在联合国安理会提交决议草案. */
static Party organisation_where(const Item *item, const Trigger *trigger) {
    Party where = governed_party(item, trigger->clause, trigger->span.start, "at");
    return is_organisation_of_states(item, &where) ? where : (Party){.count = 0};
}

/* The state of a sign right behind a word of place in the words: 在华被捕. NULL if none stands there. */
static const char *state_of_sign_in(const Item *item, Span words) {
    for (uint32_t at = words.start; at + 1 < span_end(words); at++) {
        const Match *in = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_PREPOSITION));
        const Match *sign = match_exact(&item->matches, (Span){at + 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        bool ends = at + 2 == span_end(words) || word_at(item, at + 2, item->text->length, CLASS_BIT(CLASS_EVENT)) ||
                    word_at(item, at + 2, item->text->length, CLASS_BIT(CLASS_PREPOSITION));
        if (sign && ends && in && word_has_role(item, in, CLASS_PREPOSITION, "at") && !inside_name(item, at)) {
            EntryId entry = lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN);
            const char *code = lexicon_value(item->lexicon, entry, KEY_CODE);
            return strchr(code, '|') ? NULL : code;
        }
    }
    return NULL;
}

/* Takes whose they are who leave, and the state where they were resident, told before them: X 驻 Y 农技团撤返. False if
 * the clause does not tell it. */
static bool take_residents(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t start = trigger->clause->span.start, end = trigger->span.start;
    for (uint32_t at = start; at < end; at++) {
        const Match *resident = word_at(item, at, end, CLASS_BIT(CLASS_TITLE_PREFIX));
        bool stays =
            resident && !inside_name(item, at) && word_has_kind(item, resident, CLASS_TITLE_PREFIX, "resident");
        Party there = stays ? party_at(item, span_end(resident->span), end) : (Party){.count = 0};
        Party owner = there.count ? party_at(item, start, at) : there;
        if (there.count && (draft->initiator.count || (owner.count && span_end(owner.span) == at))) {
            act_take(self, &owner, draft, &draft->initiator);
            act_take(self, &there, draft, &draft->counterpart);
            draft->event.place = (ChPlace){0};
            return true;
        }
    }
    return false;
}

/* Takes the state where those work who are called home, told by its sign with a word of place: 撤走全部在华专家. */
static void take_working_place(const Item *item, const Trigger *trigger, Draft *draft) {
    uint32_t end = span_end(trigger->clause->span);
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (uint32_t at = trigger->clause->span.start; at + 1 < end; at++) {
        const Match *in = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_PREPOSITION));
        bool stands = in && word_has_role(item, in, CLASS_PREPOSITION, "at") && !inside_name(item, at) &&
                      any_word_at(item, at + 1, end) && any_word_at(item, at + 1, end)->span.length == 1;
        const Match *sign =
            stands ? match_exact(&item->matches, (Span){at + 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN)) : NULL;
        EntryId entry = sign ? lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN) : NO_ENTRY;
        const char *code = entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_CODE) : NULL;
        if (code && !strchr(code, '|') && !string_same(code, own)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = code};
            return;
        }
    }
}

/* Where nobody is told who holds him that is held, the state there does: X 在 P 被捕. */
static void take_holder(const Item *item, const Trigger *trigger, Draft *draft) {
    Span before = span_of(trigger->clause->span.start, trigger->span.start);
    bool freed = trigger_has(trigger, SLOT(SEIZE)) && trigger_has(trigger, SLOT(DONE_TO)) && !draft->initiator.count;
    for (uint32_t at = before.start; freed && at < span_end(before) && !draft->initiator.count; at++) {
        const Match *by = word_at(item, at, span_end(before), CLASS_BIT(CLASS_PREPOSITION)); /* 被 X 关押的 Y 获释 */
        bool opens = by && word_has_role(item, by, CLASS_PREPOSITION, "passive") && !inside_name(item, at);
        Party holder = opens ? party_at(item, span_end(by->span), span_end(before)) : (Party){.count = 0};
        const char *country = holder.count ? mention_country(item, &item->mentions.items[holder.mentions[0]]) : NULL;
        uint32_t from = span_end(holder.span), to = span_end(before);
        if (country && (act_event_between(item, from, to, KEY_FRAME, "seize") || /* 扣押 may be force as well */
                        act_event_between(item, from, to, KEY_EVENT, ch_event_type_name(CH_FORCE)))) {
            *list_push(item->arena, &draft->initiator) =
                actor_of_mention(item, &item->mentions.items[holder.mentions[0]]);
        }
    }
    bool held = trigger_has(trigger, SLOT(SEIZE)) && !draft->initiator.count && act_is_passive(item, trigger);
    Party there = held && !draft->event.place.country ? governed_party(item, trigger->clause, trigger->span.start, "at")
                                                      : (Party){.count = 0}; /* 在华被捕 */
    const Mention *sign = there.count ? &item->mentions.items[there.mentions[0]] : NULL;
    const char *state = sign && sign->kind == MENTION_COUNTRY ? sign->country : draft->event.place.country;
    state = held && !state ? state_of_sign_in(item, before) : state;
    if (held && state) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = state};
    }
}

/* Whose the people are that are freed, told before the verb: 被 X 扣押的三名 Y 公民获释. */
static void take_freed(const Item *item, const Trigger *trigger, Draft *draft) {
    const char *holder = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const ChActor *freed = draft->counterpart.count == 1 ? &draft->counterpart.items[0] : NULL;
    bool only_holder = freed && !freed->person && holder && string_same(freed->country, holder);
    bool may = holder && trigger_has(trigger, SLOT(SEIZE)) && trigger_has(trigger, SLOT(DONE_TO)) &&
               (!draft->counterpart.count || only_holder);
    uint32_t end = trigger->span.start;
    for (uint32_t i = trigger->clause->first_mention;
         may && i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const Mention *state = &item->mentions.items[i];
        bool foreign =
            state->kind == MENTION_COUNTRY && country_is_state(state->country) && !string_same(state->country, holder);
        const ClassSet people = CLASS_BIT(CLASS_SIGN_CONTEXT) | CLASS_BIT(CLASS_WORK);
        const Match *word = foreign ? word_at(item, span_end(state->span), end, people) : NULL;
        if (word && (word_has_kind(item, word, CLASS_SIGN_CONTEXT, "national") ||
                     word_has_kind(item, word, CLASS_WORK, "people"))) {
            draft->counterpart.count = 0;
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = state->country};
            draft->quote = span_join(state->span, draft->quote);
            return;
        }
    }
}

/* Whose the people are that are brought back from where they were, told by no one who does it: N名 X 籍嫌疑人从 Y
 * 押解回国. Their own state does it. */
static void take_own_state(const Item *item, const Trigger *trigger, Draft *draft) {
    const char *from = draft->counterpart.count == 1 ? draft->counterpart.items[0].country : NULL;
    bool may = from && trigger_has(trigger, SLOT(FROM)) && trigger_has(trigger, SLOT(TO)) && !draft->initiator.count;
    for (uint32_t i = trigger->clause->first_mention;
         may && i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const char *own = item->mentions.items[i].country;
        if (own && country_is_state(own) && !string_same(own, from)) {
            *list_push(item->arena, &draft->initiator) = (ChActor){.country = own};
            return;
        }
    }
    if (may && trigger_has(trigger, SLOT(HOME)) && item->home && !string_same(item->home, from)) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = item->home};
    }
}

/* Where troops that leave are stationed: told in their name (驻 X 美军), or by the relative clause that they
 * head (驻扎在 X 的美军). */
static void take_station(const Item *item, const Party *agent, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    uint32_t troops = agent->count ? agent->mentions[0] : 0, start = agent->span.start;
    for (uint32_t i = troops > 3 ? troops - 3 : 0; own && i < item->mentions.count; i++) {
        const Mention *host = &item->mentions.items[i];
        if (host->span.start >= span_end(agent->span)) {
            return;
        }
        uint32_t end = span_end(host->span);
        const Match *of = end < start ? word_at(item, end, start, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        bool stands = (i != troops && agent->count && span_within(host->span, item->mentions.items[troops].span)) ||
                      (host->within == NO_MENTION && of && span_end(of->span) == start &&
                       word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive"));
        bool foreign = host->country && country_is_state(host->country) && !string_same(host->country, own);
        if (stands && foreign && (host->kind == MENTION_COUNTRY || host->kind == MENTION_PLACE)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host->country};
            return;
        }
    }
}

/* True if the verb is a noun of something else: 发布撤离警报, 在撤离中. */
static bool is_noun_of_leaving(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    uint32_t end = span_end(clause), behind = span_end(trigger->span);
    const Match *next = behind < end ? any_word_at(item, behind, end) : NULL;
    bool names = next &&
                 (word_has_kind(item, next, CLASS_WORD, "noun") || word_has_role(item, next, CLASS_SUPPORT, "amid")) &&
                 !party_at(item, behind, end).count;
    const ClassSet openers = CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_PREPOSITION);
    const Match *opener = word_before(item, trigger->span.start, clause.start, openers);
    bool begins = opener && (opener->classes & CLASS_BIT(CLASS_ASPECT)); /* 开始撤出 X */
    uint32_t last = mention_from(item, trigger->span.start);
    const Mention *date = last ? &item->mentions.items[last - 1] : NULL; /* 将于年底前撤出 */
    bool dated = date && date->kind == MENTION_DATE && span_end(date->span) == trigger->span.start;
    return names || (!dated && opener && !begins);
}

/* True if those who leave are troops: who acts, or named behind the verb (从 X 撤出美军). */
static bool troops_leave(const Item *item, const Trigger *trigger) {
    Party agent = act_agent(item, trigger);
    bool here = agent.count && span_within(agent.span, trigger->clause->span);
    uint32_t to = here ? trigger->span.start : span_end(agent.span);
    return agent.count && !is_noun_of_leaving(item, trigger) &&
           (act_names_army(item, agent.span.start, to) ||
            act_names_army(item, span_end(trigger->span), span_end(trigger->clause->span)));
}

/* The same verb of troops that leave, where the files tell it so (team). */
static void code_withdrawal(EventCoder *self, const Trigger *trigger) {
    EntryId entry = act_reading(self->item, trigger, NULL, "team", NULL);
    if (entry != NO_ENTRY) {
        Trigger withdrawal = *trigger;
        withdrawal.frame.other = lexicon_value(self->item->lexicon, entry, KEY_OTHER);
        withdrawal.frame.slots = SLOT(OBJECT) | SLOT(FROM) | SLOT(TEAM);
        code_other(self, &withdrawal);
    }
}

/* True if the verb lacks what its frame needs: people, arms, troops that leave. */
static bool lacks_content(const Item *item, const Trigger *trigger, const Match *arms) {
    if (trigger_has(trigger, SLOT(ADOPT))) {
        uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
        if (trigger_has(trigger, SLOT(CONVENE)) && act_is_passive(item, trigger)) { /* 决议草案遭 X 否决 */
            behind = trigger->clause->span.start;
            end = trigger->span.start;
        }
        return !act_noun(item, behind, end, CLASS_WORK, "document") &&
               !act_noun(item, behind, end, CLASS_WORK, "paper") &&
               !act_noun(item, behind, end, CLASS_WORK, "membership");
    }
    bool needs_people = trigger_has(trigger, SLOT(CONTENT)) && !trigger_has(trigger, SLOT(DATED));
    return (needs_people && !act_names_people(item, trigger)) || (trigger_has(trigger, SLOT(GOODS)) && !arms) ||
           (trigger_has(trigger, SLOT(TEAM)) && !troops_leave(item, trigger));
}

const char *act_other_state(const Item *item, const Trigger *trigger, const char *own) {
    const char *other = NULL;
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    for (uint32_t i = mention_from(item, sentence.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(sentence); i++) {
        const char *country = mention_country(item, &item->mentions.items[i]);
        bool counts = country && country_is_state(country) && !string_same(country, own);
        if (counts && other && !string_same(other, country)) {
            return NULL;
        }
        other = counts ? country : other;
    }
    return other;
}

/* Whose the people are that are freed, told behind by their number: 释放17名人质，其中14名是 X 人，3名是 Y 人. False if
 * nobody's are told. */
static bool take_nationals_told(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    for (uint32_t i = mention_from(item, span_end(trigger->span));
         own && i < item->mentions.count && item->mentions.items[i].span.start < span_end(sentence); i++) {
        const Mention *state = &item->mentions.items[i];
        bool foreign = state->kind == MENTION_COUNTRY && country_is_state(state->country) && !state->is_sign &&
                       !string_same(state->country, own);
        const Match *people =
            foreign ? word_at(item, span_end(state->span), span_end(sentence), CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
        ChActor actor = {.country = foreign ? state->country : NULL};
        if (people && word_has_kind(item, people, CLASS_SIGN_CONTEXT, "national") &&
            !actors_hold(&draft->counterpart, &actor)) {
            *list_push(item->arena, &draft->counterpart) = actor;
        }
    }
    return draft->counterpart.count > 0;
}

/* Whose the people are that are freed without a word of it: of the state at war with him who frees them, or of the
 * one other that the sentence names (X 释放6名人质，换取 Y …), which may act with him (X 和 Y 分别释放 …). */
static void take_state_told(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *other = own ? act_state_at_war(self, own, false) : NULL;
    other = own && !other ? act_other_state(item, trigger, own) : other;
    size_t kept = 0;
    for (size_t i = 0; other && i < draft->initiator.count; i++) {
        const char *country = draft->initiator.items[i].country;
        if (!country || !string_same(country, other)) {
            draft->initiator.items[kept++] = draft->initiator.items[i];
        }
    }
    if (other) {
        draft->initiator.count = kept;
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
    }
}

/* True for what a person says that his own state will do for the one it talks with (中方将给予 X 免签): he undertakes
 * it. */
static bool is_undertaking(EventCoder *self, const Draft *draft) {
    const ChActor *other = draft->in_speech && self->speaker.person && draft->event.status == CH_PLANNED &&
                                   !draft->event.date && draft->initiator.count == 1 && draft->counterpart.count == 1
                               ? act_other_side(self, &draft->initiator)
                               : NULL;
    return other && string_same(draft->initiator.items[0].country, self->speaker.country) &&
           string_same(draft->counterpart.items[0].country, other->country);
}

/* Whose the people are that go to an organisation, which is of no state (把3名 X 人质交给红十字国际委员会): their state
 * is the other side with it. */
static void take_nationals(const Item *item, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *to = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    const Clause *clause = trigger->clause;
    bool gives = trigger_has(trigger, SLOT(TO)) && trigger_has(trigger, SLOT(OBJECT)) &&
                 !trigger_has(trigger, SLOT(TOPIC_TO) | SLOT(ADOPT) | SLOT(LIFT));
    bool may =
        own && gives && draft->counterpart.count && !(to && country_is_state(to)) && act_names_people(item, trigger);
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *people = &item->mentions.items[i];
        bool named = people->kind == MENTION_COUNTRY && people->country && country_is_state(people->country);
        if (named && !string_same(people->country, own)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = people->country};
            draft->quote = span_join(draft->quote, people->span);
            return;
        }
    }
}

/* True if the first of the party is of another country than he who acts. */
static bool names_foreign(const Item *item, const Party *party, const Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *country = party->count ? mention_country(item, &item->mentions.items[party->mentions[0]]) : NULL;
    return own && country && !string_same(country, own);
}

/* Takes to whom it is done, with those listed behind him, and whom a suit or complaint is about. */
static void take_suffering_side(EventCoder *self, const Trigger *trigger, Party target, Draft *draft) {
    const Item *item = self->item;
    if (trigger_has(trigger, SLOT(TOPIC_TO)) && !is_organisation_of_states(item, &target)) {
        Party about =
            governed_party(item, trigger->clause, trigger->span.start, "topic"); /* 就 X 对我关税向世贸组织起诉 */
        target = about.count && !names_foreign(item, &target, draft) ? about : target;
    }
    act_take(self, &target, draft, &draft->counterpart);
    if (trigger_has(trigger, SLOT(SEIZE))) {
        act_take_listed(self, trigger, &target, draft);
    }
    act_drop_own_side(draft);
    act_quote(self, trigger, draft, &target);
    if (trigger_has(trigger, SLOT(TOPIC_TO)) && is_organisation_of_states(item, &target)) {
        Party about =
            governed_party(item, trigger->clause, trigger->span.start, "topic"); /* 就 X 限制出口向世贸组织申诉 */
        act_take(self, &about, draft, &draft->counterpart);
    }
}

/* True if foreigners are held of whom nothing tells whose they are: 逮捕6名外国人. */
static bool holds_strangers(const Item *item, const Trigger *trigger, const Draft *draft) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    return own && country_is_state(own) && !draft->counterpart.count && draft->own_date && !draft->in_speech &&
           trigger_has(trigger, SLOT(SEIZE)) && !trigger_has(trigger, SLOT(DONE_TO)) &&
           (act_word(item, from, end, CLASS_WORK, "stranger") || act_word(item, from, end, CLASS_WORK, "foreign"));
}

/* The organ of an organisation of states in which something is voted down where the words of the vote name none (美国
 * 否决了这项决议): the one named last before, else the first behind. Count 0 if none is named near. */
static Party organ_voting(const Item *item, const Trigger *trigger) {
    enum { REACH = 400 }; /* mentions */
    uint32_t from = mention_from(item, trigger->span.start), count = (uint32_t)item->mentions.count;
    uint32_t first = from > REACH ? from - REACH : 0, end = count - from > REACH ? from + REACH : count;
    for (uint32_t step = first; step < end; step++) {
        uint32_t i = step < from ? from - 1 - (step - first) : step;
        const Mention *body = &item->mentions.items[i];
        Party party = {.mentions = {i}, .count = 1, .span = body->span};
        if (body->within == NO_MENTION && is_organisation_of_states(item, &party) &&
            (body->entry == NO_ENTRY || lexicon_has(item->lexicon, body->entry, KEY_FLAGS, "organ"))) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* Who votes something down, and in which organisation: the one nearest where a state votes and its words name none.
 * False if it was voted down in no such body. */
static bool take_vote(const Item *item, const Trigger *trigger, Party *agent, Party *target) {
    const Party *subject = &trigger->clause->subject;
    bool own = trigger->clause->subject_is_own && span_end(subject->span) <= trigger->span.start &&
               item->mentions.items[subject->mentions[0]].kind == MENTION_COUNTRY;
    bool passive = act_is_passive(item, trigger);
    *agent = own && !passive ? *subject : *agent; /* X 对 Y 等国起草的草案投了否决票 */
    bool by_state = agent->count && item->mentions.items[agent->mentions[0]].kind == MENTION_COUNTRY;
    if (by_state && !is_organisation_of_states(item, target)) {
        *target = organ_voting(item, trigger);
    }
    return !passive || is_organisation_of_states(item, target);
}

/* Whom the act is done to, where the words name somebody else than `target`, the party behind the verb: an organisation
 * that decides, a side withdrawn from or received by, one for whom something is lifted. */
static Party suffering_party(const Item *item, const Trigger *trigger, Party target) {
    bool scene = trigger_has(trigger, SLOT(SEIZE)) && target.count == 1 && !act_is_passive(item, trigger) &&
                 item->mentions.items[target.mentions[0]].kind == MENTION_PLACE && /* 抓捕 P 袭击案的嫌疑人 */
                 !word_before(item, target.span.start, span_end(trigger->span), CLASS_BIT(CLASS_PREPOSITION));
    target.count = scene ? 0 : target.count;
    Party receiver = trigger_has(trigger, SLOT(TO)) ? receiver_behind(item, trigger) : (Party){.count = 0};
    Party where = trigger_has(trigger, SLOT(ADOPT)) ? organisation_where(item, trigger) : (Party){.count = 0};
    if (receiver.count || where.count) { /* 在安理会否决关于 X 的决议草案 */
        target = receiver.count ? receiver : where;
    } else if (trigger_has(trigger, SLOT(FROM))) {
        target = party_withdrawn_from(item, trigger, &target);
    } else if (!target.count && trigger_has(trigger, SLOT(CLOSING))) {
        target = act_target_between(item, trigger, span_end(trigger->clause->span), "with");
        target = target.count ? target : act_target_between(item, trigger, span_end(trigger->clause->span), "to");
    } else if (!target.count && trigger_has(trigger, SLOT(TO))) {
        Party lifted = trigger_has(trigger, SLOT(LIFT)) /* 放宽对 X 出口限制 */
                           ? act_target_between(item, trigger, span_end(trigger->clause->span), "to")
                           : (Party){.count = 0};
        bool described = lifted.count && role_between(item, span_end(lifted.span), span_end(trigger->clause->span),
                                                      CLASS_SUBJECT_STOP, "possessive"); /* 对 X 实施的限制 */
        target = lifted.count && !described ? lifted : organisation_where(item, trigger);
    }
    return target;
}

/* Gives a court or the police the state of the town that is told before it: 莫斯科一家法院. */
static void take_town_of_body(const Item *item, const Party *agent, Draft *draft) {
    enum { GAP = 4 };
    uint32_t index = agent->count == 1 && draft->initiator.count == 1 ? agent->mentions[0] : 0;
    const Mention *body = index ? &item->mentions.items[index] : NULL;
    const Mention *town =
        body && body->kind == MENTION_BODY && body->phrase.start == body->span.start ? body - 1 : NULL;
    town = town && town->kind == MENTION_QUANTITY && index > 1 ? town - 1 : town;
    const Match *court =
        town ? match_longest_before(&item->matches, body->span.start, span_end(body->span), CLASS_BIT(CLASS_OFFICE))
             : NULL;
    bool of_town = court && word_has_kind(item, court, CLASS_OFFICE, "court") && town->kind == MENTION_PLACE &&
                   town->country && town->within == NO_MENTION && span_end(town->span) <= body->span.start &&
                   span_end(town->span) + GAP >= body->span.start;
    if (of_town) {
        draft->initiator.items[0].country = town->country;
    }
}

/* Takes whom a suit is brought against by words behind it, with the court, in the place of the matter that it is about:
 * 就 P 局势向国际法院提起诉讼，指控 X …. */
static void take_accused(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *last = self->clauses.items + self->clauses.count - 1;
    const Clause *next = clause < last && clause[1].sentence == clause->sentence ? clause + 1 : clause;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    Party accused =
        own ? act_opposed_between(item, span_end(trigger->span), span_end(next->span)) : (Party){.count = 0};
    const char *country = accused.count ? mention_country(item, &item->mentions.items[accused.mentions[0]]) : NULL;
    if (!country || !country_is_state(country) || string_same(country, own)) {
        return;
    }
    Party court = governed_party(item, clause, trigger->span.start, "to");
    const char *of = court.count ? mention_country(item, &item->mentions.items[court.mentions[0]]) : NULL;
    draft->counterpart = (ActorList){0};
    act_take(self, &accused, draft, &draft->counterpart);
    if (of && !country_is_state(of)) {
        act_take(self, &court, draft, &draft->counterpart);
    }
    draft->event.place = (ChPlace){0};
}

/* A suit of a state on a day of its own is against whom it has to do with, where nobody is told: 11日，X 递交诉状. */
static void take_accused_at_hand(EventCoder *self, const Trigger *trigger, const Party *agent, Draft *draft) {
    const Mention *accuser = agent->count == 1 ? &self->item->mentions.items[agent->mentions[0]] : NULL;
    bool by_state = accuser && accuser->kind == MENTION_COUNTRY && !accuser->is_sign && draft->own_date;
    const ChActor *accused = trigger_has(trigger, SLOT(TOPIC_TO)) && !draft->counterpart.count && by_state
                                 ? act_other_side(self, &draft->initiator)
                                 : NULL;
    if (accused) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = accused->country};
    }
}

/* Whose staff leave their mission leave the state in which it stands: 从驻 P 使馆撤离人员. */
static void take_host_left(const Item *item, const Trigger *trigger, const Party *target, Draft *draft) {
    bool leaves = trigger_has(trigger, SLOT(FROM)) && target->count == 1 && draft->counterpart.count == 1;
    const Mention *mission = leaves ? &item->mentions.items[target->mentions[0]] : NULL;
    const char *host = mission && mission->kind == MENTION_BODY ? mission_host(item, mission) : NULL;
    const Match *noun = host ? match_longest_before(&item->matches, mission->span.start, span_end(mission->span),
                                                    CLASS_BIT(CLASS_OFFICE))
                             : NULL;
    if (noun && word_has_kind(item, noun, CLASS_OFFICE, "embassy")) {
        draft->counterpart.items[0] = (ChActor){.country = host};
    }
}

/* Takes who acts and who or what it is done to, and ends the draft. */
static void code_other_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    ChPlace place = draft->event.place;
    target = suffering_party(item, trigger, target);
    if (trigger_has(trigger, SLOT(CONVENE)) && !take_vote(item, trigger, &agent, &target)) {
        return;
    }
    act_take(self, &agent, draft, &draft->initiator);
    take_town_of_body(item, &agent, draft);
    draft->event.place = place;
    take_holder(item, trigger, draft);
    act_quote(self, trigger, draft, &agent);
    if (trigger_has(trigger, SLOT(MEMBERSHIP))) {
        end_membership(self, trigger, draft);
        return;
    }
    if (trigger_has(trigger, SLOT(AT_BODY))) {
        take_papers(self, trigger, draft);
        act_end(self, draft);
        return;
    }
    take_suffering_side(self, trigger, target, draft);
    take_host_left(item, trigger, &target, draft);
    if (trigger_has(trigger, SLOT(TOPIC_TO))) {
        take_accused(self, trigger, draft);
    }
    take_freed(item, trigger, draft);
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(CONTENT)) && !trigger_has(trigger, SLOT(FROM))) {
        if (!take_nationals_told(self, trigger, draft)) {
            take_state_told(self, trigger, draft);
        }
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(FROM)) && draft->event.place.country) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = draft->event.place.country};
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(FROM)) && trigger_has(trigger, SLOT(CONTENT)) &&
        !take_residents(self, trigger, draft)) {
        take_working_place(item, trigger, draft);
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(TEAM))) {
        take_station(item, &agent, draft);
    }
    take_accused_at_hand(self, trigger, &agent, draft);
    take_own_state(item, trigger, draft);
    take_nationals(item, trigger, draft);
    if (holds_strangers(item, trigger, draft)) {
        draft_end(self, draft, true);
        return;
    }
    if (trigger_has(trigger, SLOT(FROM) | SLOT(TOPIC_TO)) || !is_undertaking(self, draft)) {
        act_end(self, draft);
    }
}

/* True if nobody takes part but one bloc or organisation of states. */
static bool is_bloc_alone(const Draft *draft) {
    const char *who = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    return who && !country_is_state(who) && !draft->counterpart.count;
}

/* The word by which both agree to do what the verb tells; NULL if none stands before it. */
static const Match *agreeing_before(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at <= trigger->span.start; at++) {
        const Match *word = word_at(item, at, span_end(trigger->span), CLASS_BIT(CLASS_COMMITMENT));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_COMMITMENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_COMMITMENT, "agreed")) {
            return word;
        }
    }
    return NULL;
}

/* Makes an agreement of what both sides agreed to do: A 和 B 同意从当晚24时起停火. From when on is no day of it. */
static void take_agreement(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    bool may = draft->initiator.count && draft->counterpart.count && draft->event.status != CH_CANCELLED &&
               may_be_agreement(item, trigger);
    const Match *word = may ? agreeing_before(item, trigger) : NULL;
    Trigger agreeing = *trigger;
    Draft agreed;
    if (!word) {
        return;
    }
    agreeing.span = word->span;
    const Draft *told = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool is_content = told && told->event.type == CH_SIGNING && told->event.status == CH_HAPPENED &&
                      self->clauses.items[told->clause].sentence == trigger->clause->sentence;
    if (is_content) { /* 签署协议，同意停火七日 */
        draft->event.status = CH_HAPPENED;
        draft->own_date = told->own_date;
        draft->date_is_news = told->date_is_news;
        draft->event.date = told->event.date;
    } else if (draft->event.status == CH_PLANNED && draft_begin(self, &agreeing, &agreed)) {
        bool before = agreed.own_date && agreed.event.date;
        draft->event.status = CH_HAPPENED;
        draft->own_date = before;
        draft->date_is_news = !before;
        draft->event.date = before ? agreed.event.date : date_of_news(item).edtf;
    } else if (!draft->event.date) {
        draft->date_is_news = true;
        draft->event.date = date_of_news(item).edtf;
    }
    draft->event.type = CH_SIGNING;
    draft->event.other_type = NULL;
    draft->is_lately = true;
}

/* What two do together: a drill, a ceasefire, an exchange of prisoners. */
static void code_joint_act(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    bool is_drill = trigger_has(trigger, SLOT(SUBJECT)); /* no ceasefire */
    const Mention *state = draft->own_date && !draft->in_speech ? act_state_of_factions(item, trigger) : NULL;
    if (state && !is_drill) { /* 利比亚冲突双方12日同意停火 */
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = state->country};
        draft->quote = span_join(state->span, draft->quote);
        draft_end(self, draft, true);
        return;
    }
    Party other = two_sides(self, trigger, draft);
    if (!other.count && !is_drill && !trigger->frame.is_noun && !draft->counterpart.count) { /* 恢复与 X 的直航 */
        other = act_target_between(item, trigger, span_end(trigger->clause->span), "with");
    }
    act_take(self, &other, draft, &draft->counterpart);
    bool one_sided = is_drill && !draft->counterpart.count;
    const char *sides[2];
    Span before = span_of(trigger->clause->span.start, trigger->span.start);
    if (!is_drill && !draft->initiator.count && !draft->counterpart.count && act_country_pair(item, before, sides)) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]}; /* 中俄口岸恢复通关 */
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
    }
    if (one_sided && !sides_by_signs(self, trigger, draft)) {
        Party troops = draft->initiator.count ? (Party){.count = 0} : act_agent(item, trigger);
        TriggerList triggers = {0};
        const Trigger *sent = draft->event.place.country ? NULL : visit_before(self, trigger, &triggers);
        Party there = sent ? find_hosts(item, sent) : (Party){.count = 0}; /* 派部队赴 P 参加演习 */
        const char *host =
            there.count ? mention_country(item, &item->mentions.items[there.mentions[0]]) : draft->event.place.country;
        bool own = troops.count || trigger->clause->subject.span.start < trigger->span.start;
        act_take(self, &troops, draft, &draft->initiator);
        act_quote(self, trigger, draft, &troops);
        if (own && draft->initiator.count && host) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host}; /* 参加在 P 举行的多国联演 */
        }
    }
    if (is_drill) {
        event_lengthen(item, trigger, draft); /* 为期10天的军演 */
    }
    take_agreement(self, trigger, draft);
    if (is_drill && draft->own_date && is_bloc_alone(draft)) { /* 北约举行军事演习 */
        draft_end(self, draft, true);
    } else {
        act_end(self, draft);
    }
}

/* True if a ban is named behind the verb of lifting, or the act that is lifted. */
static bool names_curb(const Item *item, const Trigger *trigger) {
    Trigger lifted;
    return act_noun(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "curb") ||
           act_following(item, trigger, CH_SANCTION, &lifted);
}

/* What else a verb of lifting ends: what another got (暂停对 X 的援助), a mission's leave (撤销对 X 领事馆的设立许可).
 */
static void code_lift_of_more(EventCoder *self, const Trigger *trigger) {
    Trigger cut = *trigger;
    cut.frame.type = CH_SANCTION;
    cut.frame.other = NULL;
    cut.frame.slots = SLOT(OBJECT) | SLOT(CONTENT) | SLOT(BREAK) | SLOT(LIFT);
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    if (act_noun(self->item, from, end, CLASS_WORK, "privilege")) { /* 取消对 X 公民的免签待遇 */
        cut.frame.slots = SLOT(OBJECT) | SLOT(TO) | SLOT(CONTENT) | SLOT(STRICT);
        code_sanction(self, &cut);
    } else if (!trigger_has(trigger, SLOT(TO)) && act_supply_cut(self->item, &cut)) {
        code_sanction(self, &cut);
    } else {
        code_mission(self, trigger);
    }
}

const Match *act_border(const Item *item, uint32_t from, uint32_t to) {
    const Match *border = act_word(item, from, to, CLASS_WORK, "border");
    if (border) {
        return border;
    }
    const MentionIndexes *places = &item->of_kind[MENTION_PLACE];
    for (uint32_t i = 0; i < places->count; i++) {
        Span name = item->mentions.items[places->items[i]].span;
        const Match *head =
            name.start >= from && span_end(name) <= to
                ? match_longest_before(&item->matches, name.start, span_end(name), CLASS_BIT(CLASS_WORK))
                : NULL;
        if (head && word_has_kind(item, head, CLASS_WORK, "border")) {
            return head;
        }
    }
    return NULL;
}

/* True if the act only describes the document that follows: 交换囚犯的协议, 停火协议. */
static bool describes_document(const Item *item, const Trigger *trigger) {
    enum { REACH = 10 };
    uint32_t at = span_end(trigger->span), limit = span_end(trigger->clause->span);
    bool of = possessive_at(item, at, limit, &at); /* 换俘的 P 协议 */
    const Match *document = at >= limit ? NULL
                            : of ? act_noun(item, at, at + REACH < limit ? at + REACH : limit, CLASS_WORK, "document")
                                 : word_at(item, at, limit, CLASS_BIT(CLASS_WORK));
    return document && word_has_kind(item, document, CLASS_WORK, "document");
}

/* True if the words only tell who somebody is, on no day: 被 X 扣押的 Y 公民. */
static bool is_held_one(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    uint32_t behind;
    if (!trigger_has(trigger, SLOT(SEIZE)) ||
        !possessive_at(item, span_end(trigger->span), span_end(clause), &behind) || !act_is_passive(item, trigger)) {
        return false;
    }
    uint32_t day = date_mention_for(item, clause, trigger->span);
    if (day == NO_MENTION || item->mentions.items[day].span.start < clause.start ||
        item->mentions.items[day].span.start >= behind) { /* 被 X 扣押的 Y 公民9日获释 */
        return true;
    }
    uint32_t from = span_end(item->mentions.items[day].span), passive = trigger->span.start;
    for (uint32_t at = from; at < trigger->span.start && passive == trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        passive = word && word_has_role(item, word, CLASS_PREPOSITION, "passive") ? at : passive;
    }
    return passive > from && (act_word(item, from, passive, CLASS_EVENT, NULL) ||
                              act_word(item, from, passive, CLASS_WORD, "verb")); /* 9日探视被 X 扣押的 Y 公民 */
}

bool code_envoys_sent_away(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t start = trigger->clause->span.start, at = trigger->span.start;
    bool leaves = trigger_has(trigger, SLOT(FROM) | SLOT(LEAVE)) && trigger_has(trigger, SLOT(CONTENT) | SLOT(STRICT));
    bool told = leaves && clause_may_have(trigger->clause, "inviting") &&
                role_between(item, start, at, CLASS_ASPECT, "inviting") &&
                act_word(item, start, at, CLASS_WORK, "envoy");
    if (told) {
        Trigger order = *trigger;
        order.frame.type = CH_SANCTION;
        order.frame.other = NULL;
        order.frame.status = ch_status_name(CH_HAPPENED);
        order.frame.slots = SLOT(TO) | SLOT(COMPLEMENT) | SLOT(STRICT);
        code_sanction(self, &order);
    }
    return told;
}

/* An organisation of states that is founded, by states that are told (X、Y 宣布成立 M) or, on a day, by itself (M
 * 15日在 P 成立). False if the clause tells of none. */
static bool code_founding(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    Party behind = party_at(item, span_end(trigger->span), span_end(clause->span));
    Party agent = act_agent(item, trigger);
    bool made = is_organisation_of_states(item, &behind) && span_end(behind.span) + 1 >= span_end(clause->span);
    bool itself = !made && !behind.count && is_organisation_of_states(item, &agent) &&
                  span_within(agent.span, clause->span) && clause_ends_at(item, clause, span_end(trigger->span)) &&
                  only_adjuncts(item, clause, span_end(agent.span), trigger->span.start);
    Draft draft;
    if (!(made || itself) || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return false;
    }
    uint32_t day = date_mention_for(item, clause->span, trigger->span);
    bool dated = day != NO_MENTION && item->mentions.items[day].span.start >= clause->span.start &&
                 (made || date_tells_day(&item->mentions.items[day]));
    if (!dated || draft.in_speech) {
        return true;
    }
    ChPlace place = draft.event.place;
    act_take(self, &agent, &draft, &draft.initiator);
    if (made) {
        act_take(self, &behind, &draft, &draft.counterpart);
        act_quote(self, trigger, &draft, &behind);
    }
    draft.event.place = place;
    draft.is_directed = false;
    act_quote(self, trigger, &draft, &agent);
    if (draft.initiator.count) {
        draft_end(self, &draft, true);
    }
    return true;
}

/* True if a fair or show itself is what begins: 全球数字贸易博览会今天在 P 启动. */
static bool show_begins(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Span before = span_of(trigger->clause->span.start, trigger->span.start);
    const NamedMechanism *named = mechanism_in(&self->mechanisms, before);
    uint32_t end = span_end(trigger->span);
    return named && !named->is_recurring && !named->is_culture &&
           only_adjuncts(item, trigger->clause, span_end(named->span), trigger->span.start) &&
           (end == span_end(trigger->clause->span) || !character_is_han(item->text->character[end]));
}

/* Acts that are coded as something else: a sight seen, a show that begins, envoys sent away, a speech, an admission, a
 * mission opened. False if this is none of them. */
static bool code_as_other_kind(EventCoder *self, const Trigger *trigger) {
    static const struct {
        SlotSet slots;
        void (*code)(EventCoder *self, const Trigger *trigger);
    } kinds[] = {{SLOT(HOST), code_sight},
                 {SLOT(FROM) | SLOT(BREAK), code_secession},
                 {SLOT(OBJECT) | SLOT(MEMBERSHIP), code_admitted},
                 {SLOT(LIFT) | SLOT(DATED), code_lapse},
                 {SLOT(LEVY), code_travel_warning}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if ((trigger->frame.slots & kinds[i].slots) == kinds[i].slots) {
            kinds[i].code(self, trigger);
            return true;
        }
    }
    if (trigger_has(trigger, SLOT(MECHANISM)) && !trigger_has(trigger, SLOT(DATED)) && show_begins(self, trigger)) {
        Trigger held = *trigger;
        held.frame.type = CH_SESSION;
        held.frame.other = NULL;
        held.frame.slots = SLOT(SUBJECT) | SLOT(WITH) | SLOT(MUTUAL);
        code_session(self, &held);
        return true;
    }
    if (trigger_has(trigger, SLOT(MECHANISM)) && code_founding(self, trigger)) {
        return true;
    }
    if (code_envoys_sent_away(self, trigger)) {
        return true;
    }
    if (trigger_has(trigger, SLOT(SPOKEN))) {
        code_speech(self, trigger);
        return true;
    }
    if (trigger_has(trigger, SLOT(MEMBERSHIP)) && clause_may_have(trigger->clause, "agreeing") &&
        code_admission(self, trigger)) {
        return true;
    }
    if (trigger_has(trigger, SLOT(CLOSING)) &&
        !act_border(self->item, span_end(trigger->span), span_end(trigger->clause->span))) {
        code_mission(self, trigger); /* 开放使馆 */
        return true;
    }
    return false;
}

/* True if the verb ends its clause behind whom it is done with, and so names nothing else: 与 X 停火. */
static bool ends_deed_with(const Item *item, const Trigger *trigger) {
    bool may = trigger_has(trigger, SLOT(WITH)) && span_end(trigger->span) + 1 >= span_end(trigger->clause->span);
    Party with = may ? governed_party(item, trigger->clause, trigger->span.start, "with") : (Party){.count = 0};
    return with.count && only_adjuncts(item, trigger->clause, span_end(with.span), trigger->span.start);
}

/* True if the date is the year of the day, and no more. */
static bool is_year_of(const char *date, const char *day) {
    enum { YEAR = 4 };
    return date && strlen(date) == YEAR && strncmp(date, day, YEAR) == 0;
}

void code_other(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    if (code_as_other_kind(self, trigger)) {
        return;
    }
    Draft draft;
    const Match *arms = trigger_has(trigger, SLOT(GOODS)) ? arms_sold(item, trigger) : NULL;
    if (lacks_content(item, trigger, arms)) {
        if (trigger_has(trigger, SLOT(FROM)) && trigger_has(trigger, SLOT(CONTENT))) {
            code_withdrawal(self, trigger);
        }
        return;
    }
    Party court = trigger_has(trigger, SLOT(STRICT)) ? act_agent(item, trigger) : (Party){.count = 0};
    bool no_court = trigger_has(trigger, SLOT(STRICT)) && !is_organisation_of_states(item, &court);
    bool dates_other = trigger->told_by_time && trigger_has(trigger, SLOT(SUBJECT)); /* 演习结束后 */
    if (trigger_has(trigger, SLOT(MUTUAL) | SLOT(CONTENT)) && describes_document(item, trigger)) {
        return; /* 交换战俘的协议, 人质释放协议 */
    }
    bool tried = clause_may_have(trigger->clause, "attempt") && /* 试图退出条约 */
                 role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_ASPECT, "attempt") &&
                 !role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_SUBJECT_STOP,
                               "possessive"); /* 企图偷渡的 X 人 */
    if (no_court || dates_other || tried || (trigger_has(trigger, SLOT(CONTENT)) && act_is_means(item, trigger)) ||
        act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    if (is_held_one(item, trigger) || (trigger_has(trigger, SLOT(CLOSING)) && draft.in_speech && !draft.own_date)) {
        return; /* 被 X 扣押的 Y 公民, 认为 X 开放边境会 … */
    }
    act_plan(self, trigger, &draft);
    if (arms) {
        take_arms(item, trigger, arms, &draft);
    }
    if (trigger_has(trigger, SLOT(LIFT)) && !names_curb(item, trigger)) {
        code_lift_of_more(self, trigger);
        return;
    }
    if (trigger_has(trigger, SLOT(MECHANISM) | SLOT(DATED)) && !trigger_has(trigger, SLOT(MEMBERSHIP))) {
        if (take_pair(self, trigger, &draft)) {
            bool this_year = draft.by_dated_noun && draft.event.status == CH_HAPPENED && item->published &&
                             is_year_of(draft.event.date, item->published);
            draft.event.status = this_year ? CH_ONGOING : draft.event.status; /* 今年是文化年 */
            if (draft.counterpart.count) {
                act_end(self, &draft);
            } else {
                draft_end(self, &draft, true); /* a truce of factions */
            }
        }
        return;
    }
    Trigger mutual = *trigger;
    bool both = trigger_has(trigger, SLOT(CLOSING)) && act_agent(item, trigger).count > 1; /* X 和 Y 重新开放边境 */
    mutual.frame.slots |= both || ends_deed_with(item, trigger) ? SLOT(MUTUAL) | SLOT(WITH) : 0;
    if (trigger_has(&mutual, SLOT(MUTUAL))) {
        code_joint_act(self, &mutual, &draft);
        return;
    }
    code_other_sides(self, trigger, &draft);
}

void code_as_other(EventCoder *self, const Trigger *trigger, const char *reading, SlotSet slots) {
    Trigger deed = *trigger;
    deed.frame.type = CH_OTHER;
    deed.frame.other = reading;
    deed.frame.slots = slots;
    code_other(self, &deed);
}

void code_transfer(EventCoder *self, const Trigger *trigger) {
    Trigger transfer = *trigger;
    transfer.frame.type = CH_OTHER;
    transfer.frame.other = act_other_reading(self->item, trigger, NULL);
    transfer.frame.slots = SLOT(TO) | SLOT(OBJECT);
    if (transfer.frame.other && act_names_people(self->item, trigger)) {
        code_other(self, &transfer);
    }
}

/* The bureau abroad of a paper or station, behind the code point: 新华社驻雅加达分社. Empty if none is named;
 * `country`: whose it is. */
static Span bureau_named(const Item *item, uint32_t from, uint32_t end, const char **country) {
    const Match *outlet = NULL;
    for (uint32_t at = from; at < end && !outlet; at++) {
        outlet = word_at(item, at, end, CLASS_BIT(CLASS_OUTLET));
    }
    uint32_t behind = outlet ? span_end(outlet->span) : end;
    const Match *resident = outlet ? word_at(item, behind, end, CLASS_BIT(CLASS_TITLE_PREFIX)) : NULL;
    bool abroad = resident && word_has_kind(item, resident, CLASS_TITLE_PREFIX, "resident");
    const Match *house = abroad ? act_word(item, behind, end, CLASS_WORK, "bureau") : NULL;
    house = house || !abroad ? house : act_word(item, behind, end, CLASS_WORK, "mission");
    *country = house ? lexicon_value(item->lexicon, lexicon_entry_of(item->lexicon, outlet->posting, CLASS_OUTLET),
                                     KEY_COUNTRY)
                     : NULL;
    return *country ? span_join(outlet->span, house->span) : (Span){0};
}

/* A bureau of another state's press is closed: 关闭 X 电视台驻 P 办事处. False if none is. */
static bool code_bureau_closed(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const char *country = NULL;
    Span bureau = bureau_named(item, span_end(trigger->span), span_end(trigger->clause->span), &country);
    Trigger closing = *trigger;
    closing.frame.type = CH_SANCTION;
    Draft draft;
    if (!bureau.length || act_is_talk(item, trigger) || !draft_begin(self, &closing, &draft)) {
        return bureau.length > 0;
    }
    Party agent = act_agent(item, trigger);
    act_take(self, &agent, &draft, &draft.initiator);
    const char *by = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (!by || string_same(by, country)) {
        return true;
    }
    *list_push(item->arena, &draft.counterpart) =
        (ChActor){.org = text_copy(item->arena, item->text, bureau), .country = country};
    act_quote(self, trigger, &draft, &agent);
    draft.quote = span_join(draft.quote, bureau);
    act_end(self, &draft);
    return true;
}

/* The border, or the crossing, of two states that is open again by itself: X 与 Y 边境的 P 口岸重新开放. False if no
 * such thing is told. */
static bool code_border_opened(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t start = trigger->clause->span.start, at = trigger->span.start, behind = span_end(trigger->span);
    bool ends = behind >= span_end(trigger->clause->span) || !character_is_han(item->text->character[behind]);
    const Match *border = ends && !trigger_has(trigger, SLOT(CLOSING)) ? act_border(item, start, at) : NULL;
    uint32_t last = border ? span_end(border->span) : at;
    for (const Match *next = border; next; next = last < at ? act_border(item, last, at) : NULL) {
        last = span_end(next->span);
    }
    Trigger opening = *trigger;
    opening.frame.other = border ? act_other_reading(item, trigger, "closing") : NULL;
    opening.frame.type = CH_OTHER;
    const char *sides[2];
    Draft draft;
    if (!opening.frame.other || !only_adjuncts(item, trigger->clause, last, at) ||
        !act_country_pair(item, span_of(start, last), sides) || act_is_talk(item, trigger) ||
        !draft_begin(self, &opening, &draft)) {
        return false;
    }
    draft.is_directed = false;
    *list_push(item->arena, &draft.initiator) = (ChActor){.country = sides[0]};
    *list_push(item->arena, &draft.counterpart) = (ChActor){.country = sides[1]};
    draft.quote = span_join(border->span, draft.quote);
    act_end(self, &draft);
    return true;
}

bool code_closure(EventCoder *self, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    if (trigger_has(trigger, SLOT(CLOSING)) && code_bureau_closed(self, trigger)) {
        return true;
    }
    const Match *border = act_border(self->item, from, end);
    if (!border && code_border_opened(self, trigger)) {
        return true;
    }
    if (!border || act_word(self->item, from, border->span.start, CLASS_WORK, "mission")) {
        return false; /* 重开使馆或边境口岸 */
    }
    Trigger closure = *trigger;
    if (trigger_has(trigger, SLOT(CLOSING))) {
        closure.frame.type = CH_SANCTION;
        closure.frame.slots = SLOT(OBJECT) | SLOT(TO) | SLOT(CONTENT) | SLOT(CLOSING);
        code_sanction(self, &closure);
        return true;
    }
    closure.frame.other = act_other_reading(self->item, trigger, "closing"); /* one opened again */
    closure.frame.type = CH_OTHER;
    closure.frame.slots = SLOT(OBJECT) | SLOT(TO) | SLOT(CLOSING);
    if (closure.frame.other) {
        code_other(self, &closure);
    }
    return closure.frame.other;
}

bool code_lift(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    Trigger lift = *trigger;
    const Match *permit = act_word(item, from, end, CLASS_WORK, "ban");
    bool privilege = permit && word_has_kind(item, permit, CLASS_WORK, "privilege"); /* 撤销 X 公民的免签待遇 */
    if (permit && (privilege || word_has_kind(item, permit, CLASS_WORK, "permit")) &&
        act_other_reading(item, trigger, "break")) {
        lift.frame.type = CH_SANCTION; /* 撤销 X 官员的签证 */
        lift.frame.slots = SLOT(OBJECT) | SLOT(CONTENT) | (privilege ? SLOT(STRICT) : 0);
        code_sanction(self, &lift);
        return true;
    }
    lift.frame.other = act_other_reading(item, trigger, "lift");
    if (!lift.frame.other || !act_noun(item, from, end, CLASS_WORK, "curb")) {
        return false;
    }
    lift.frame.type = CH_OTHER;
    lift.frame.slots = SLOT(OBJECT) | SLOT(TO) | SLOT(LIFT);
    code_other(self, &lift);
    return true;
}

void code_act(EventCoder *self, const Trigger *trigger) {
    size_t made = self->drafts.count;
    switch (trigger->frame.type) {
    case CH_AID:
        code_aid(self, trigger);
        break;
    case CH_PROTEST:
        code_protest(self, trigger);
        break;
    case CH_SANCTION:
        code_sanction(self, trigger);
        break;
    case CH_FORCE:
        code_force(self, trigger);
        break;
    default:
        code_other(self, trigger);
        break;
    }
    if (trigger->frame.type == CH_FORCE || trigger->frame.type == CH_SANCTION || trigger->frame.type == CH_PROTEST) {
        drafts_repeat_on_days(self, trigger, made);
    }
}
