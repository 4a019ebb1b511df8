#include "code/acts.h"
#include "resolve/dates.h"

enum {
    NOUN_REACH = 24,  /* characters from a light verb to its noun */
    BARE_GOODS = 2,   /* characters of a word for aid in general */
    BARE_PROTEST = 2, /* characters of a verb by which crowds protest too */
};

/* --- sanctions */

/* The one country of a sign behind a word of residence (驻华); NULL if there is
 * none. */
static const char *country_of_opened_sign(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at + 1 < to; at++) {
        const Match *opener = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_TITLE_PREFIX));
        const Match *sign = match_exact(&item->matches, (Span){at + 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        EntryId prefix = opener ? lexicon_entry_of(item->lexicon, opener->posting, CLASS_TITLE_PREFIX) : NO_ENTRY;
        if (sign && prefix != NO_ENTRY && lexicon_has(item->lexicon, prefix, KEY_KIND, "resident")) {
            EntryId entry = lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN);
            const char *code = lexicon_value(item->lexicon, entry, KEY_CODE);
            return strchr(code, '|') ? NULL : code;
        }
    }
    return NULL;
}

/* The countries that envoys are called back from: those their posts name, but for
 * the sender's own. */
static void take_countries_left(const Item *item, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool behind =
            mention->span.start >= trigger->span.start && mention->kind == MENTION_COUNTRY && mention->country;
        ChActor host = {.country = mention->country};
        if (behind && (!own || strcmp(own, mention->country) != 0) && !actors_hold(&draft->counterpart, &host)) {
            *list_push(item->arena, &draft->counterpart) = host;
        }
    }
    if (!draft->counterpart.count) { /* 召回驻华大使 */
        const char *sign = country_of_opened_sign(item, trigger->span.start, span_end(clause->span));
        if (sign && (!own || strcmp(own, sign) != 0)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sign};
        }
    }
}

static void code_recall(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party agent = act_agent(item, trigger), object = act_target(item, trigger);
    act_take(self, &agent, draft, &draft->initiator);
    if (act_word(item, trigger->span.start, span_end(trigger->clause->span), CLASS_WORK, "envoy")) {
        take_countries_left(item, trigger, draft);
    }
    act_quote(self, trigger, draft, &agent);
    act_quote(self, trigger, draft, &object);
    act_end(self, draft);
}

/* True if a verb of lifting stands between: 通过谈判解除对 X 的制裁. */
static bool lifts_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = word_at(item, at, to, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "lift")) {
            return true;
        }
    }
    return false;
}

/* Whom a sanction hits that names nobody: who was hit by the one told last in the paragraph
 * (美国驱逐60名俄外交官。德国、法国各驱逐4人). */
static void take_target_told(EventCoder *self, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = self->drafts.count; own && i-- > 0 && !draft->counterpart.count;) {
        const Draft *before = &self->drafts.items[i];
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            return;
        }
        const char *other = before->counterpart.count ? before->counterpart.items[0].country : NULL;
        if (before->event.type == CH_SANCTION && other && strcmp(own, other) != 0) {
            *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = other};
        }
    }
}

/* Whom a sanction hits that names nobody: who did what the clause before says it answers (针对 X 上述措施，Y 采取
 * 反制措施). */
static void take_answered(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *before = trigger->clause > self->clauses.items ? trigger->clause - 1 : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (!own || !before || before->sentence != trigger->clause->sentence ||
        !clause_opens_with(item, before, "against")) {
        return;
    }
    const Match *opener = word_at(item, before->span.start, span_end(before->span), CLASS_BIT(CLASS_PREPOSITION));
    Party other = party_at(item, span_end(opener->span), span_end(before->span));
    const char *country = other.count ? mention_country(item, &item->mentions.items[other.mentions[0]]) : NULL;
    if (country && !string_same(country, own)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = country};
    }
}

/* Whom a sanction hits that names nobody: who has hit its own side before in the paragraph (X 对 Y 加征关税。Y
 * 采取反制). */
static void take_first_to_hit(EventCoder *self, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = self->drafts.count; own && i-- > 0 && !draft->counterpart.count;) {
        const Draft *before = &self->drafts.items[i];
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            return;
        }
        bool hit = before->event.type == CH_SANCTION && before->initiator.count && before->counterpart.count &&
                   before->counterpart.items[0].country && string_same(before->counterpart.items[0].country, own);
        const char *by = hit ? before->initiator.items[0].country : NULL;
        if (by && !string_same(by, own)) {
            *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = by};
        }
    }
}

/* True if the noun heads a relative clause, by which it is known already: 对 X 实施的制裁措施. */
static bool noun_is_recalled(const Item *item, const Trigger *trigger) {
    uint32_t at = trigger->span.start, start = trigger->clause->span.start;
    for (uint32_t from = at > start + NOUN_REACH ? at - NOUN_REACH : start; from < at; from++) {
        const Match *light = word_at(item, from, at, CLASS_BIT(CLASS_SUPPORT));
        if (light && word_has_role(item, light, CLASS_SUPPORT, "light") && !inside_name(item, from)) {
            return role_between(item, span_end(light->span), at, CLASS_SUBJECT_STOP, "possessive");
        }
    }
    return false;
}

/* True if the verb right before a possessive particle only describes what follows it. */
static bool describes_head(const Item *item, const Trigger *trigger) {
    const Match *stop =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    return stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive");
}

/* True if a number begins at the position: 各驱逐4人. */
static bool counts_at(const Item *item, uint32_t position) {
    uint32_t next = mention_from(item, position);
    return next < item->mentions.count && item->mentions.items[next].span.start == position &&
           item->mentions.items[next].kind == MENTION_QUANTITY;
}

/* True if the members of the subject do it each for itself: A、B 各驱逐4人. */
static bool is_done_apiece(const Item *item, const Trigger *trigger) {
    const Match *word = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_ASPECT));
    return word && word_has_role(item, word, CLASS_ASPECT, "apiece");
}

/* Whom a ban or a tariff is aimed at where the verb has no object: 停止与 X 的贸易, 限制对 X 出口, 禁止从 X 进口,
 * 对从 X 进口的商品征收关税. */
static Party sanction_target(const Item *item, const Trigger *trigger, const Match *ban) {
    static const char *const roles[] = {"with", "to", "source", "against"};
    Party target = {.count = 0};
    for (size_t i = 0; i < sizeof roles / sizeof *roles && !target.count && ban; i++) {
        target = act_target_between(item, trigger, span_end(ban->span), roles[i]);
    }
    return target.count || !trigger_has(trigger, SLOT(LEVY))
               ? target
               : governed_party(item, trigger->clause, trigger->span.start, "source");
}

/* True if the party is states, their organs or officials; who else protests may do so at home. */
static bool speaks_for_state(const Item *item, const Party *party) {
    static const char *const organs[] = {"government", "ministry", "presidency", "army", "agency"};
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        bool organ = mention->kind != MENTION_BODY;
        for (size_t k = 0; !organ && mention->entry != NO_ENTRY && k < sizeof organs / sizeof *organs; k++) {
            organ = lexicon_has(item->lexicon, mention->entry, KEY_KIND, organs[k]);
        }
        if (!organ) {
            return false;
        }
    }
    return party->count > 0;
}

/* True if who acts is a body that only speaks of it: the association says, 对 X 加征关税 harms all. */
static bool only_speaks(const Item *item, const Trigger *trigger, const Party *agent) {
    const Clause *clause = trigger->clause;
    return clause->in_speech && !clause->subject_is_own && agent->count && !speaks_for_state(item, agent);
}

/* What is broken off with the one named right behind the verb: 中止与 X 的军事合作. NULL if nothing. */
static const Match *tie_cut(const Item *item, const Trigger *trigger) {
    enum { REACH = 10 };
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    const Match *with = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    bool cuts = with && word_has_role(item, with, CLASS_PREPOSITION, "with");
    Party other = cuts ? party_at(item, span_end(with->span), end) : (Party){.count = 0};
    uint32_t from = span_end(other.span);
    end = end < from + REACH ? end : from + REACH;
    const Match *tie = other.count ? act_noun(item, from, end, CLASS_WORK, "tie") : NULL;
    return tie || !other.count ? tie : act_noun(item, from, end, CLASS_WORK, "document");
}

/* What the one named as receiver gets no longer: 停止向 X 供应天然气, 暂停对 X 的援助. NULL if nobody is named. */
static const Match *supply_cut(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *supply = act_noun(item, at, end, CLASS_WORK, "supply");
    supply = supply ? supply : act_noun(item, at, end, CLASS_WORK, "relief");
    bool told = supply && (act_target_between(item, trigger, supply->span.start, "to").count ||
                           (trigger_has(trigger, SLOT(LIFT)) && party_at(item, at, supply->span.start).count));
    return told ? supply : NULL;
}

/* What a verb bans, levies or closes that means other things besides; NULL if nothing is named. */
static const Match *ban_named(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    if (trigger_has(trigger, SLOT(LEVY))) {
        return act_word(item, at, end, CLASS_WORK, "tariff");
    }
    if (trigger_has(trigger, SLOT(CLOSING))) {
        return act_word(item, at, end, CLASS_WORK, "border");
    }
    if (trigger_has(trigger, SLOT(APPROVED))) { /* 批准对 X 的第18轮制裁方案 */
        const Match *curb = act_noun(item, at, end, CLASS_WORK, "curb");
        bool taxes = curb && word_has_kind(item, curb, CLASS_WORK, "tariff"); /* told by its own verb */
        return curb && !taxes && !lifts_between(item, at, curb->span.start) ? curb : NULL;
    }
    const Match *ban = act_word(item, at, end, CLASS_WORK, "ban");
    ban = ban ? ban : tie_cut(item, trigger);
    return ban || !trigger_has(trigger, SLOT(BREAK)) ? ban : supply_cut(item, trigger);
}

/* True if the sanction is only threatened: 扬言对 X 加征关税. */
static bool is_threatened(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "threat")) {
            return true;
        }
    }
    return false;
}

/* True if a document is signed that imposes it: 签署对 X 实施制裁的行政命令. */
static bool is_decreed(const Item *item, const Trigger *trigger) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SIGNING))) {
            return describes_head(item, trigger);
        }
    }
    return false;
}

void code_sanction(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    bool bans = trigger_has(trigger, SLOT(CONTENT) | SLOT(LEVY) | SLOT(APPROVED));
    const Match *ban = bans ? ban_named(item, trigger) : NULL;
    if (!ban && trigger_has(trigger, SLOT(LEVY)) && act_object_is_moved(item, trigger)) { /* 将 X 钢铁关税提高一倍 */
        ban = act_noun(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "tariff");
    }
    bool recalled = (trigger->frame.is_noun && noun_is_recalled(item, trigger)) ||
                    (act_is_passive(item, trigger) && describes_head(item, trigger)); /* 被 X 制裁的实体 */
    if ((bans && !ban) || recalled || lifts_between(item, trigger->clause->span.start, trigger->span.start) ||
        act_is_talk(item, trigger) || (act_is_bare_noun(item, trigger) && !is_decreed(item, trigger)) ||
        !draft_begin(self, trigger, &draft)) {
        return;
    }
    if (draft.event.status == CH_CANCELLED) {
        return; /* lifted: an act of its own */
    }
    act_plan(self, trigger, &draft);
    if (draft.event.status == CH_HAPPENED && is_threatened(item, trigger)) {
        draft.event.status = CH_PLANNED;
        draft_drop_date(&draft);
    }
    if (trigger_has(trigger, SLOT(RECALL))) {
        code_recall(self, trigger, &draft);
        return;
    }
    Party agent, target;
    if (trigger_has(trigger, SLOT(COMPLEMENT)) && !act_is_passive(item, trigger)) {
        act_declared_sides(item, trigger, &agent, &target);
    } else {
        act_sides(item, trigger, &agent, &target);
    }
    if (!agent.count && ban && act_is_passive(item, trigger)) { /* 被列入 X 制裁名单 */
        agent = party_at(item, span_end(trigger->span), ban->span.start);
    }
    target = target.count ? target : sanction_target(item, trigger, ban);
    if (act_turns_round(item, trigger, &target) || only_speaks(item, trigger, &agent)) {
        return;
    }
    act_take(self, &agent, &draft, &draft.initiator);
    act_take(self, &target, &draft, &draft.counterpart);
    draft.event.place = (ChPlace){0}; /* where it was announced is not where it acts */
    draft.quote = ban ? span_join(draft.quote, ban->span) : draft.quote;
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &target);
    bool strange =
        bans && draft.initiator.count && draft.counterpart.count && draft.counterpart.items[0].org &&
        !draft.counterpart.items[0].country && target.count &&
        item->mentions.items[target.mentions[0]].kind == MENTION_BODY; /* a firm of a country that nobody names */
    if (strange) {
        draft_end(self, &draft, true);
        return;
    }
    if (trigger_has(trigger, SLOT(TEST)) && !draft.counterpart.count && draft.initiator.count && draft.own_date) {
        draft_end(self, &draft, true); /* 对稀土实施出口管制: aimed at all */
        return;
    }
    if (!target.count && !draft.counterpart.count) {
        take_answered(self, trigger, &draft);
        bool by_state = draft.initiator.count && !draft.initiator.items[0].person;
        if (by_state && !ban && !draft.in_speech && !trigger->frame.is_noun) {
            take_first_to_hit(self, &draft);
        }
    }
    if (!target.count && (ban || counts_at(item, span_end(trigger->span)))) {
        take_target_told(self, &draft);
    }
    act_end_apiece(self, &draft, is_done_apiece(item, trigger));
}

/* --- protests */

/* True if the same paragraph has told of a protest by the same side, or the item of one by him who speaks
 * here, so that this is what was said at it. */
static bool told_before(const EventCoder *self, const Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = self->drafts.count; i > 0; i--) {
        const Draft *before = &self->drafts.items[i - 1];
        bool by_speaker = self->speaker.person && before->event.type == CH_PROTEST && draft->in_speech &&
                          !draft->own_date && actors_hold(&before->initiator, &self->speaker);
        if (by_speaker) {
            return true;
        }
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            if (!self->speaker.person) {
                return false;
            }
            continue;
        }
        bool same_sentence =
            self->clauses.items[before->clause].sentence == self->clauses.items[draft->clause].sentence;
        bool summoned = same_sentence && actors_are_of(&before->counterpart, own); /* 召见 X 大使提出抗议 */
        if (before->event.type == CH_PROTEST && own && (summoned || actors_are_of(&before->initiator, own))) {
            return true;
        }
    }
    return false;
}

/* True if the purpose of another act (recalled its envoy, to protest). */
static bool is_purpose(const Item *item, const Trigger *trigger) {
    const Match *word =
        word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    return word && word_has_role(item, word, CLASS_PREPOSITION, "means");
}

/* Crowds protest in the street. */
static bool crowd_acts(const Item *item, const Trigger *trigger, const Party *agent) {
    for (uint32_t i = 0; i < agent->count; i++) {
        const Mention *mention = &item->mentions.items[agent->mentions[i]];
        if (mention->kind == MENTION_GROUP && mention->entry != NO_ENTRY &&
            lexicon_has(item->lexicon, mention->entry, KEY_KIND, "people")) {
            return true;
        }
    }
    return act_word(item, trigger->clause->span.start, span_end(trigger->clause->span), CLASS_WORK, "crowd") ||
           (agent->count && act_word(item, agent->span.start, trigger->span.start, CLASS_WORK, "crowd"));
}

/* The meeting told before in the sentence, at which a protest was made: it is no
 * event of its own. */
static bool take_meeting(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool meets = last && last->event.type == CH_MEETING && last->counterpart.count &&
                 self->clauses.items[last->clause].sentence == trigger->clause->sentence;
    if (!meets) {
        return false;
    }
    draft->initiator = last->initiator;
    draft->counterpart = last->counterpart;
    draft->quote = span_join(last->quote, draft->quote);
    self->drafts.count--;
    return true;
}

/* The country that the sentence names first before the trigger, but for the protester's own:
 * what it did is protested against. NULL if it names none. */
static const char *country_told_before(const Item *item, const Trigger *trigger, const ActorList *own) {
    uint32_t start = item->sentences.items[trigger->clause->sentence].span.start;
    uint32_t end = mention_from(item, trigger->span.start);
    for (uint32_t i = mention_from(item, start); i < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        const char *country = mention_country(item, mention);
        bool acts = mention_is_actor(mention) && mention->kind != MENTION_PLACE && country_is_state(country);
        if (acts && !actors_are_of(own, country)) {
            return country;
        }
    }
    return NULL;
}

/* Against whom a protest is that names nobody: who was told of before it in the sentence, else
 * who did the deed told last in the paragraph. */
static void take_offender(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (!own || draft->counterpart.count) {
        return;
    }
    const char *country = country_told_before(self->item, trigger, &draft->initiator);
    for (size_t i = self->drafts.count; i-- > 0 && !country;) {
        const Draft *before = &self->drafts.items[i];
        const char *other = before->initiator.count ? before->initiator.items[0].country : NULL;
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            break;
        }
        bool acts = event_is_act(before->event.type) && other && country_is_state(other);
        country = acts && !string_same(own, other) ? other : NULL;
    }
    if (country) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = country};
    }
}

/* Who summons where nobody is told: whoever speaks of it, if another is summoned. */
static void take_host(EventCoder *self, Draft *draft) {
    const char *other = draft->counterpart.count ? draft->counterpart.items[0].country : NULL;
    const char *host = self->speaker.country ? self->speaker.country : draft->event.place.country;
    if (!draft->initiator.count && other && host && strcmp(host, other) != 0) {
        *list_push(self->item->arena, &draft->initiator) = (ChActor){.country = host};
    }
}

/* True if a crowd of one state protests against what another does, named right behind the verb: X 民众抗议 Y
 * 的政策. */
static bool is_at_state(const Item *item, const Trigger *trigger, const Party *agent, const Party *target) {
    const Mention *crowd = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    const Mention *state = target->count == 1 ? &item->mentions.items[target->mentions[0]] : NULL;
    const char *own = crowd && crowd->kind == MENTION_GROUP ? crowd->country : NULL;
    const char *other = state ? mention_country(item, state) : NULL;
    return own && other && country_is_state(own) && country_is_state(other) && !string_same(own, other) &&
           state->phrase.start == span_end(trigger->span) && state->kind != MENTION_PLACE;
}

void code_protest(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    bool summons = trigger_has(trigger, SLOT(SUMMON)), strict = trigger_has(trigger, SLOT(STRICT));
    if (is_purpose(item, trigger) || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft) ||
        (strict && !summons &&
         !governed_party(item, trigger->clause, trigger->span.start, "address").count)) { /* not 对 X 表达不满 */
        return;
    }
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    if (!summons && act_is_bare_noun(item, trigger)) {
        return; /* 对 X 的抗议 */
    }
    bool envoy = !summons || (target.count && !strict) || /* 约谈 companies too */
                 act_word(item, trigger->span.start, span_end(trigger->clause->span), CLASS_WORK, "envoy");
    bool crowd = crowd_acts(item, trigger, &agent);
    if (crowd && !target.count) { /* 抗议 X 的决定 */
        target = party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
    }
    if (!envoy || (crowd && !is_at_state(item, trigger, &agent, &target))) {
        return;
    }
    ChPlace place = draft.event.place;
    if (!target.count && take_meeting(self, trigger, &draft)) {
        act_end(self, &draft);
        return;
    }
    if (!target.count) { /* 就 X 的行径提出抗议 */
        target = governed_party(item, trigger->clause, trigger->span.start, "topic");
    }
    act_take(self, &agent, &draft, &draft.initiator);
    if (crowd && draft.initiator.count == 1 && !draft.initiator.items[0].org) {
        draft.initiator.items[0].org = text_copy(item->arena, item->text, item->mentions.items[agent.mentions[0]].span);
    }
    act_take(self, &target, &draft, &draft.counterpart);
    draft.event.place = place;
    if (!summons && one_country(&draft.initiator, &draft.counterpart)) { /* X 就 Y 对 X 征税提出抗议 */
        target = governed_party(item, trigger->clause, trigger->span.start, "topic");
        draft.counterpart.count = 0;
        act_take(self, &target, &draft, &draft.counterpart);
    }
    if (summons) {
        take_host(self, &draft);
    } else if (trigger->span.length > BARE_PROTEST && speaks_for_state(item, &agent)) {
        take_offender(self, trigger, &draft);
    }
    if (told_before(self, &draft)) {
        return;
    }
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &target);
    act_end(self, &draft);
}

/* True if people are told by the name of their country between the code points: 5名美国人. */
static bool names_nationals(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        const Mention *country = &item->mentions.items[i];
        uint32_t end = span_end(country->span);
        const Match *people =
            country->kind == MENTION_COUNTRY && end < to ? word_at(item, end, to, CLASS_BIT(CLASS_SIGN_CONTEXT)) : NULL;
        uint32_t behind = people ? span_end(people->span) : to;
        if (people && (behind == to || !character_is_han(item->text->character[behind])) &&
            word_has_kind(item, people, CLASS_SIGN_CONTEXT, "national")) {
            return true;
        }
    }
    return false;
}

/* True if a place is named behind the verb that its name makes a base: 移交巴格拉姆空军基地. */
static bool names_base(const Item *item, const Trigger *trigger) {
    const MentionIndexes *places = &item->of_kind[MENTION_PLACE];
    for (uint32_t i = 0; i < places->count; i++) {
        const Mention *place = &item->mentions.items[places->items[i]];
        bool behind = place->span.start >= span_end(trigger->span) && span_within(place->span, trigger->clause->span);
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

/* True if persons are named whom one state holds, frees, hands over or brings home, or a base or relics handed over:
 * behind the verb, or moved before it. */
static bool names_people(const Item *item, const Trigger *trigger) {
    static const char *const kinds[] = {"people", "envoy", "possession", "craft"};
    Span clause = trigger->clause->span;
    bool before = act_object_is_moved(item, trigger) || trigger_has(trigger, SLOT(FROM)) ||
                  act_is_passive(item, trigger); /* 嫌疑人被移交 X 警方 */
    bool found = false;
    size_t count = sizeof kinds / sizeof *kinds - (trigger_has(trigger, SLOT(TO)) ? 0 : 2); /* a base is no prisoner */
    for (size_t i = 0; i < count && !found; i++) {
        found = act_noun(item, span_end(trigger->span), span_end(clause), CLASS_WORK, kinds[i]) ||
                (before && act_noun(item, clause.start, trigger->span.start, CLASS_WORK, kinds[i]));
    }
    uint32_t from = charge_begins(item, trigger), verb = trigger->span.start;
    found = found || act_noun(item, from, verb, CLASS_WORK, "people") || names_nationals(item, from, verb);
    return found || names_nationals(item, span_end(trigger->span), span_end(clause)) ||
           (trigger_has(trigger, SLOT(TO)) && names_base(item, trigger));
}

/* --- aid */

/* Goods or teams that help, named in the clause or moved before the verb. */
static const Match *relief_named(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *behind = act_noun(item, span_end(trigger->span), end, CLASS_WORK, "relief");
    if (!behind && !trigger_has(trigger, SLOT(TEAM))) {
        behind = act_word(item, span_end(trigger->span), end, CLASS_WORK, "arms");
    }
    return behind || !act_object_is_moved(item, trigger)
               ? behind
               : act_noun(item, trigger->clause->span.start, trigger->span.start, CLASS_WORK, "relief");
}

/* Where a team goes: the country or place named behind it (赴 X). */
static Party country_behind(const Item *item, const Trigger *trigger, uint32_t from) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool place = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE;
        if (place && mention->within == NO_MENTION && mention->span.start >= from) {
            return (Party){.mentions = {i}, .count = 1, .span = mention->phrase};
        }
    }
    return (Party){.count = 0};
}

/* Whose country a team comes to, by the word of coming behind it (派遣搜救队来台); NULL if none tells. */
static const char *home_come_to(const Item *item, const Trigger *trigger, uint32_t from) {
    const Match *comes = act_word(item, from, span_end(trigger->clause->span), CLASS_EVENT, NULL);
    const char *home =
        comes ? lexicon_value(item->lexicon, match_entry(item->lexicon, comes, CLASS_EVENT), KEY_COUNTRY) : NULL;
    return home && item->claimed && strcmp(home, item->claimed) == 0 ? item->home : home;
}

/* Who gives is told without a country by one who speaks for it: 院长说，政府捐赠 …. */
static void take_speakers_country(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    if (trigger->clause->in_speech && draft->initiator.count && draft->initiator.items[0].org &&
        !draft->initiator.items[0].country && self->speaker.country && country_is_state(self->speaker.country)) {
        draft->initiator.items[0].country = self->speaker.country;
    }
}

/* The one foreign state that the sentence names before the gift, to whose victims it goes: 为协助 X 救灾，捐赠 N
 * 元善款. NULL if it names none or several. */
static const char *state_in_need(const Item *item, const Trigger *trigger, const char *giver) {
    const char *found = NULL;
    Party agent = act_agent(item, trigger);
    if (governed_party(item, trigger->clause, trigger->span.start, "to").count ||
        role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_PREPOSITION, "address")) {
        return NULL; /* 向其他国家派出 */
    }
    for (uint32_t i = mention_from(item, item->sentences.items[trigger->clause->sentence].span.start);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        const Mention *state = &item->mentions.items[i];
        if (state->kind != MENTION_COUNTRY || !country_is_state(state->country) || string_same(state->country, giver)) {
            continue;
        }
        if (span_overlaps(state->span, agent.span)) {
            return NULL; /* X 与 Y 分别派出 */
        }
        if (found && !string_same(found, state->country)) {
            return NULL;
        }
        found = state->country;
    }
    return found;
}

/* True if the verb with its object only describes what follows: 向 X 捐赠物资的国家. */
static bool is_relative(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *stop = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive") && !inside_name(item, at)) {
            return true;
        }
    }
    return false;
}

/* The sum of money behind the verb; NULL if none is told. */
static const Mention *sum_behind(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *sum = &item->mentions.items[i];
        if (sum->kind == MENTION_QUANTITY && sum->quantity.is_currency && sum->quantity.unit &&
            sum->span.start >= span_end(trigger->span)) {
            return sum;
        }
    }
    return NULL;
}

/* True if a sum is what is given (赠送10万美元), not what goods are worth. */
static bool gives_money(const Item *item, const Trigger *trigger) {
    const Mention *sum = sum_behind(item, trigger);
    return sum && !act_word(item, span_end(trigger->span), sum->span.start, CLASS_WORK, "worth");
}

/* Who gets what the verb's own subject gives, behind a word of receiving (A 收到 B 捐赠的
 * 疫苗, A 获 B 赠送救护车), or where it arrives (B 援助的疫苗运抵 P); turns the giver round.
 * Count 0 if nobody is told. */
static Party receiver_of_gift(EventCoder *self, const Trigger *trigger, Party *giver) {
    const Item *item = self->item;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        bool gets = word && !inside_name(item, at) &&
                    (word_has_role(item, word, CLASS_SUPPORT, "receiving") ||
                     word_has_role(item, word, CLASS_SUPPORT, "accepting"));
        Party between = gets ? party_at(item, span_end(word->span), trigger->span.start) : (Party){.count = 0};
        if (between.count) {
            Trigger gain = *trigger;
            gain.span = word->span;
            *giver = between;
            return act_agent(item, &gain);
        }
    }
    TriggerList all = {0};
    triggers_of(item, &self->mechanisms, trigger->clause, &all);
    for (size_t i = 0; i < all.count; i++) {
        const Trigger *goes = &all.items[i];
        bool arrives = goes->span.start > trigger->span.start && goes->frame.type == CH_AID &&
                       trigger_has(goes, SLOT(CONTENT)); /* 运抵 */
        Party where = arrives && is_relative(item, trigger) ? act_target(item, goes) : (Party){.count = 0};
        if (where.count) {
            return where;
        }
    }
    return (Party){.count = 0};
}

/* Who thanks for what was given, and is the receiver: X 感谢 Y 赠送疫苗, by name of what was
 * given. Count 0 if nobody thanks the giver in the clause. */
static Party thanking_party(const Item *item, const Trigger *trigger, const Match *relief, const Party *giver) {
    const Party none = {.count = 0};
    const Clause *clause = trigger->clause;
    bool aimed =
        giver->count && role_between(item, span_end(giver->span), trigger->span.start, CLASS_PREPOSITION, "to");
    if (!giver->count || aimed || giver->span.start < clause->span.start || relief->span.length <= BARE_GOODS) {
        return none;
    }
    for (uint32_t at = clause->span.start; at < giver->span.start; at++) {
        const Match *word = word_at(item, at, giver->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "thank")) {
            Trigger thanks = *trigger;
            thanks.span = word->span;
            return act_agent(item, &thanks);
        }
    }
    return none;
}

/* The word by which aid is announced or pledged before the verb (宣布, 承诺, 同意); NULL if it
 * is told as given. */
static const Match *promise_before(const Item *item, const Trigger *trigger) {
    const Match *particle =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_ASPECT));
    if (particle && word_has_role(item, particle, CLASS_ASPECT, "particle")) {
        return NULL; /* 提供了 */
    }
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        if (!word || inside_name(item, at)) {
            continue;
        }
        EntryId pledge = match_entry(item->lexicon, word, CLASS_COMMITMENT);
        bool pledges = pledge != NO_ENTRY && lexicon_has(item->lexicon, pledge, KEY_COMMITMENT, "pledged") &&
                       lexicon_has(item->lexicon, pledge, KEY_KIND, "decide");
        if (pledges || word_has_role(item, word, CLASS_SUPPORT, "announcing") ||
            word_has_role(item, word, CLASS_ASPECT, "agreeing")) {
            return word;
        }
        at = span_end(word->span) - 1;
    }
    return NULL;
}

/* Aid announced with an amount is planned, and the day of the announcement is not its own. */
static void plan_promised(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Match *promise = promise_before(self->item, trigger);
    uint32_t day = date_mention_for(self->item, trigger->clause->span, trigger->span);
    const Mention *told = day != NO_MENTION ? &self->item->mentions.items[day] : NULL;
    bool own = promise && told && told->span.start > promise->span.start &&
               !role_between(self->item, span_end(told->span), trigger->span.start, CLASS_SUBJECT_STOP,
                             "possessive"); /* 决定向前一天发生地震的 X 提供 */
    if (promise && !own && draft->event.status == CH_HAPPENED) {
        draft->event.status = CH_PLANNED;
        draft_drop_date(draft);
    }
}

/* The number of states that goods go to where none is named (向100多个国家提供); NULL if none is told. */
static const Mention *states_counted(const Item *item, const Trigger *trigger) {
    uint32_t first = mention_from(item, trigger->clause->span.start);
    for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start;
         i++) {
        const Mention *count = &item->mentions.items[i];
        const Match *noun = count->kind == MENTION_QUANTITY
                                ? match_longest_before(&item->matches, count->span.start, span_end(count->span),
                                                       CLASS_BIT(CLASS_COUNTED))
                                : NULL;
        const Match *to =
            noun ? word_before(item, count->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
                 : NULL;
        if (to && word_has_role(item, to, CLASS_PREPOSITION, "to") &&
            word_has_kind(item, noun, CLASS_COUNTED, "states")) {
            return count;
        }
    }
    return NULL;
}

/* True if an army, or troops, stand between the code points. */
static bool names_army(const Item *item, uint32_t from, uint32_t to) {
    bool found = from < to && act_noun(item, from, to, CLASS_WORK, "troops");
    for (uint32_t i = mention_from(item, from); !found && i < item->mentions.count; i++) {
        const Mention *body = &item->mentions.items[i];
        if (body->span.start >= to) {
            break;
        }
        for (uint32_t at = body->span.start; body->kind == MENTION_BODY && !found && at < span_end(body->span); at++) {
            const Match *army = match_exact(&item->matches, span_of(at, span_end(body->span)), CLASS_BIT(CLASS_BODY));
            found = army && word_has_kind(item, army, CLASS_BODY, "army"); /* 驻 X 美军 */
        }
    }
    return found;
}

/* What the words of aid tell where nothing is given: persons handed over (移交嫌疑人), troops
 * sent. False if they may tell of aid still. */
static bool code_no_aid(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool sends = trigger_has(trigger, SLOT(TEAM));
    if (!sends && trigger_has(trigger, SLOT(CONTENT)) && names_people(item, trigger)) {
        Trigger transfer = *trigger;
        transfer.frame.type = CH_OTHER;
        transfer.frame.other = act_other_reading(item, trigger);
        transfer.frame.slots = SLOT(TO) | SLOT(OBJECT);
        if (transfer.frame.other) {
            code_other(self, &transfer);
        }
        return true;
    }
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool troops = sends && act_word(item, from, end, CLASS_WORK, "troops");
    if (troops || (sends && names_army(item, from, end))) {
        Trigger deployment = *trigger;
        deployment.frame.type = CH_FORCE;
        deployment.frame.slots |= SLOT(DEPLOY);
        deployment.frame.slots &= troops ? deployment.frame.slots : ~SLOT(TEAM);
        code_force(self, &deployment);
    }
    return sends;
}

/* True if the word only says how it is given: 加码向 X 提供. */
static bool leads_to_verb(const Item *item, const Trigger *trigger) {
    const Match *to =
        word_at(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_PREPOSITION));
    return to && word_has_role(item, to, CLASS_PREPOSITION, "address");
}

/* True if the clause has told that it is given no longer, which is a sanction: 暂停向 X 提供援助. */
static bool is_cut_off(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return last && last->event.type == CH_SANCTION && self->clauses.items + last->clause == trigger->clause;
}

/* True if what is given has its day behind the verb: 向 X 援助的疫苗9日交付. */
static bool is_dated_behind(const Item *item, const Trigger *trigger) {
    uint32_t day = date_mention_for(item, trigger->clause->span, trigger->span);
    return day != NO_MENTION && item->mentions.items[day].span.start >= span_end(trigger->span);
}

/* Takes the receiver that the gift's own words do not name: where a team comes to, the state in need that the
 * sentence names, or, of money to be given (将提供 N 元用于 …), whom the item is about. */
static void take_receiver_at_hand(EventCoder *self, const Trigger *trigger, const Match *relief, bool counted,
                                  Draft *draft) {
    const Item *item = self->item;
    bool sends = trigger_has(trigger, SLOT(TEAM));
    const char *giver = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *guest = sends && relief ? home_come_to(item, trigger, span_end(relief->span)) : NULL;
    if (!guest && giver && relief && (sends || counted)) {
        guest = state_in_need(item, trigger, giver);
    }
    bool abroad = relief || (giver && item->outlet_country && strcmp(giver, item->outlet_country) != 0);
    bool facing = !guest && gives_money(item, trigger) && draft->event.status == CH_PLANNED && !sends && abroad;
    const ChActor *other = facing ? act_other_side(self, &draft->initiator) : NULL;
    guest = other ? other->country : guest;
    if (guest && !(giver && strcmp(guest, giver) == 0)) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = guest};
    }
}

/* What arrives as the subject of the verb (X 首批救灾物资运抵 Y), and whose it is; NULL if it does not. */
static const Match *goods_arriving(const Item *item, const Trigger *trigger, Party *giver) {
    uint32_t end = trigger->span.start;
    Party from =
        trigger_has(trigger, SLOT(CONTENT)) ? party_at(item, trigger->clause->span.start, end) : (Party){.count = 0};
    uint32_t behind = from.count == 1 ? span_end(from.span) : end;
    const Match *goods = act_noun(item, behind, end, CLASS_WORK, "relief");
    bool given = goods && goods->span.length > BARE_GOODS && !act_word(item, behind, end, CLASS_SUBJECT_STOP, NULL) &&
                 !act_word(item, behind, end, CLASS_PREPOSITION, NULL);
    Party to = given ? act_target(item, trigger) : (Party){.count = 0};
    if (!to.count || to.span.start < end) {
        return NULL;
    }
    *giver = from;
    return goods;
}

void code_aid(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Match *relief = relief_named(item, trigger);
    Party giver = {.count = 0};
    relief = relief ? relief : goods_arriving(item, trigger, &giver);
    ChAmount amount = act_amount(item, trigger);
    Draft draft;
    bool sends = trigger_has(trigger, SLOT(TEAM));
    if (leads_to_verb(item, trigger) || (!relief && code_no_aid(self, trigger))) {
        return;
    }
    bool is_arms = relief && act_word(item, relief->span.start, span_end(relief->span), CLASS_WORK, "arms");
    bool is_kind = is_arms && act_word(item, relief->span.start, span_end(relief->span), CLASS_WORK, "troops");
    if (is_arms && !amount.present && !is_kind) {
        return; /* of arms those are news that are counted, or of a kind not given before */
    }
    bool needs_goods = trigger_has(trigger, SLOT(CONTENT)) || (trigger_has(trigger, SLOT(GOODS)) && !amount.present);
    if ((needs_goods && !relief && !gives_money(item, trigger)) || act_is_talk(item, trigger) ||
        !draft_begin(self, trigger, &draft) || (draft.event.status == CH_CANCELLED && is_cut_off(self, trigger))) {
        return;
    }
    act_plan(self, trigger, &draft);
    if (amount.present) {
        plan_promised(self, trigger, &draft);
    }
    if (is_arms && !amount.present && !draft.own_date && draft.event.status == CH_HAPPENED) {
        return;
    }
    bool promised = draft.event.status == CH_PLANNED && !amount.present && !sends && !is_arms; /* a team is news */
    bool in_general = draft.in_speech && !draft.own_date && !amount.present && !relief;
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    agent = giver.count ? giver : agent;
    if (sends && !target.count) {
        target = country_behind(item, trigger, span_end(relief->span));
    }
    Party receiver = target.count ? (Party){.count = 0} : receiver_of_gift(self, trigger, &agent);
    target = receiver.count ? receiver : target;
    if (!target.count && !receiver.count && relief && !is_relative(item, trigger)) {
        target = thanking_party(item, trigger, relief, &agent);
    }
    const Mention *counted = !target.count && amount.present ? states_counted(item, trigger) : NULL;
    if (counted) { /* 向100多个国家，特别是发展中国家: who gives stands before */
        Trigger receivers = *trigger;
        receivers.span.start = counted->span.start;
        agent = act_agent(item, &receivers);
    }
    Trigger given = *trigger; /* N 元的援助: what is given may own a particle itself */
    given.span = relief && relief->span.start > trigger->span.start ? relief->span : given.span;
    in_general = in_general || (draft.in_speech && !draft.own_date && is_relative(item, &given));
    bool reported = target.count && draft.own_date && /* 向 X 捐赠的大米8日交接 */
                    (!draft.in_speech || is_dated_behind(item, trigger));
    if (promised || in_general || (giver.count && !draft.own_date && !draft.from_headline) ||
        (!receiver.count && !reported && act_is_bare_noun(item, trigger))) {
        return;
    }
    ChPlace place = draft.event.place;
    act_take(self, &agent, &draft, &draft.initiator);
    act_take(self, &target, &draft, &draft.counterpart);
    if (counted) {
        const char *states = text_copy(item->arena, item->text, counted->span);
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = states};
    }
    take_speakers_country(self, trigger, &draft);
    if (!draft.counterpart.count) {
        take_receiver_at_hand(self, trigger, relief, amount.present, &draft);
    }
    draft.event.place = place;
    draft.event.amount = amount;
    draft.is_team = sends;
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &target);
    if (relief) {
        draft.quote = span_join(draft.quote, relief->span);
    }
    act_end(self, &draft);
}

/* --- other acts */

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

/* A speech given abroad: in a house of another state or of an organisation (在 X 议会发表演讲). */
static void code_speech(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Party where = governed_party(item, trigger->clause, trigger->span.start, "at");
    Party who = acting_party(item, trigger);
    const Match *light = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    Trigger gives = *trigger;
    gives.span = light ? light->span : trigger->span;
    const Mention *house = where.count ? &item->mentions.items[where.mentions[where.count - 1]] : NULL;
    bool named = house && (house->kind == MENTION_BODY || house->kind == MENTION_COUNTRY) &&
                 !mechanism_around(&self->mechanisms, span_end(where.span));
    Draft draft;
    if (!named || is_relative(item, trigger) || !draft_begin(self, trigger, &draft) ||
        ((draft.in_speech || describes_head(item, &gives)) && !draft.own_date)) {
        return; /* 在 X 发表的演讲: one spoken of */
    }
    take_actors(self, &who, &draft.initiator, NULL);
    const ChActor *speaker = draft.initiator.count == 1 ? &draft.initiator.items[0] : NULL;
    if (!speaker || !speaker->person || !speaker->country) {
        return;
    }
    *list_push(item->arena, &draft.counterpart) = actor_of_mention(item, house);
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

/* An agreement left that stands without book marks (退出伊核协议), with more before its noun
 * than nothing. False for what is only the time of something else. */
static bool take_treaty(const Item *item, uint32_t at, uint32_t limit, Draft *draft) {
    enum { REACH = 14 };
    at = behind_its_signing(item, at, limit);
    const Match *noun = act_noun(item, at, limit < at + REACH ? limit : at + REACH, CLASS_WORK, "document");
    uint32_t end = noun ? span_end(noun->span) : 0;
    const Match *time = noun ? word_at(item, end, limit, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    if (!noun || noun->span.start < at + 2 || (time && word_has_role(item, time, CLASS_SUPPORT, "after")) ||
        role_between(item, at, noun->span.start, CLASS_SUBJECT_STOP, "possessive")) {
        return false;
    }
    *list_push(item->arena, &draft->counterpart) =
        (ChActor){.org = text_copy(item->arena, item->text, span_of(at, end))};
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
    return arms && !is_relative(item, &sold) ? arms : NULL;
}

/* The arms prove the sale; one only approved has no day of its own yet. */
static void take_arms(const Item *item, const Trigger *trigger, const Match *arms, Draft *draft) {
    draft->quote = span_join(draft->quote, arms->span);
    if (draft->event.status == CH_PLANNED && promise_before(item, trigger)) {
        draft_drop_date(draft);
    }
}

/* A country joins or leaves a body or an agreement. */
static bool take_membership(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t at = span_end(trigger->span), limit = span_end(trigger->clause->span);
    const Match *particle = word_at(item, at, limit, CLASS_BIT(CLASS_ASPECT));
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    Party body = party_at(item, at, limit);
    if (body.count) {
        const Mention *mention = &item->mentions.items[body.mentions[0]];
        bool joins = mention->kind == MENTION_COUNTRY && mention->entry != NO_ENTRY && /* 加入 CPTPP */
                     (lexicon_has(item->lexicon, mention->entry, KEY_KIND, "igo") ||
                      lexicon_has(item->lexicon, mention->entry, KEY_KIND, "bloc"));
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
            return act_word(item, mention->span.start, span_end(mention->span), CLASS_WORK, "document");
        }
    }
    return take_treaty(item, at, limit, draft);
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

/* The two countries with whose names or signs a title in book marks begins: 《中欧地理标志协定》. */
static bool pair_of_title(const Item *item, Span title, const char *sides[2]) {
    int found = 0;
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

/* Who is bound by what enters into force: the two countries that its name gives, or
 * those who signed it in the same sentence. */
static bool take_parties_of_document(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2];
    const Clause *clause = trigger->clause;
    const Match *document = act_noun(item, clause->span.start, trigger->span.start, CLASS_WORK, "document");
    if (!has_date_in_clause(self, trigger, draft) || trigger->is_during || trigger->is_before) {
        return false;
    }
    const Mention *title = NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *work = &item->mentions.items[i];
        title = document && work->kind == MENTION_WORK && span_within(document->span, work->span) ? work : title;
    }
    if ((document && act_country_pair(item, span_of(clause->span.start, document->span.start), sides)) ||
        (title && pair_of_title(item, title->span, sides))) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
        draft->quote = span_join(title ? title->span : document->span, draft->quote);
        return true;
    }
    const Draft *last = self->drafts.count && !document ? &self->drafts.items[self->drafts.count - 1] : NULL;
    if (!last || last->event.type != CH_SIGNING || self->clauses.items[last->clause].sentence != clause->sentence) {
        return false;
    }
    add_bare(item, &draft->initiator, &last->initiator);
    add_bare(item, &draft->counterpart, &last->counterpart);
    return true;
}

/* A mechanism started, an agreement entering into force, a year of friendship
 * held: between the countries its name or the item gives. */
static bool take_pair(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2];
    const NamedMechanism *named = mechanism_in(&self->mechanisms, trigger->clause->span);
    bool behind = named && named->is_recurring && named->span.start >= trigger->span.start &&
                  named->span.start <= span_end(trigger->span) + 8;
    if (trigger_has(trigger, SLOT(CONTENT))) {
        return take_parties_of_document(self, trigger, draft);
    }
    if (trigger_has(trigger, SLOT(MECHANISM))) {
        if (!behind) {
            return false;
        }
        draft->quote = span_join(draft->quote, named->span);
        draft->event.other_type = join_strings(item->arena, trigger->frame.other, named->name);
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

/* Ends the draft of a country that joins or leaves a body, if it is told as news. */
static void end_membership(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t behind = span_end(trigger->span), limit = span_end(trigger->clause->span);
    Trigger left = *trigger;
    left.span = span_of(trigger->span.start, behind_its_signing(item, behind, limit));
    const Match *announces = word_at(item, trigger->span.start, behind, CLASS_BIT(CLASS_SUPPORT)); /* 宣布退出 */
    bool is_news = item->published && !draft->in_speech && announces &&
                   word_has_role(item, announces, CLASS_SUPPORT, "announcing");
    bool recalled = is_relative(item, &left) || !(is_news || has_date_in_clause(self, trigger, draft)) ||
                    act_word(item, trigger->span.start, span_end(trigger->clause->span), CLASS_WORK, "anniversary");
    if (!recalled && take_membership(self, trigger, draft) && draft->initiator.count) {
        draft_end(self, draft, true);
    }
}

/* The organisation of states in which something is put forward: 在联合国安理会提交决议草案. */
static Party organisation_where(const Item *item, const Trigger *trigger) {
    Party where = governed_party(item, trigger->clause, trigger->span.start, "at");
    return is_organisation_of_states(item, &where) ? where : (Party){.count = 0};
}

/* Where nobody is told who holds him that is held, the state there does: X 在 P 被捕. */
static void take_holder(const Item *item, const Trigger *trigger, Draft *draft) {
    bool held = trigger_has(trigger, SLOT(SEIZE)) && !draft->initiator.count && act_is_passive(item, trigger);
    if (held && draft->event.place.country) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = draft->event.place.country};
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
        bool stands = host->within == troops || (host->within == NO_MENTION && of && span_end(of->span) == start &&
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
    return names || word_before(item, trigger->span.start, clause.start, openers);
}

/* True if those who leave are troops: who acts, or named behind the verb (从 X 撤出美军). */
static bool troops_leave(const Item *item, const Trigger *trigger) {
    Party agent = act_agent(item, trigger);
    bool here = agent.count && span_within(agent.span, trigger->clause->span);
    uint32_t to = here ? trigger->span.start : span_end(agent.span);
    return agent.count && !is_noun_of_leaving(item, trigger) &&
           (names_army(item, agent.span.start, to) ||
            names_army(item, span_end(trigger->span), span_end(trigger->clause->span)));
}

/* The same verb of troops that leave, where the files tell it so (team). */
static void code_withdrawal(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Match *verb = match_exact(&item->matches, trigger->span, CLASS_BIT(CLASS_EVENT));
    uint32_t count = 0;
    const EntryId *entries = verb ? lexicon_entries(item->lexicon, verb->posting, &count) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (lexicon_class(item->lexicon, entries[i]) == CLASS_EVENT &&
            lexicon_has(item->lexicon, entries[i], KEY_FRAME, "team")) {
            Trigger withdrawal = *trigger;
            withdrawal.frame.other = lexicon_value(item->lexicon, entries[i], KEY_OTHER);
            withdrawal.frame.slots = SLOT(OBJECT) | SLOT(FROM) | SLOT(TEAM);
            code_other(self, &withdrawal);
            return;
        }
    }
}

/* True if the verb lacks what its frame needs: people, arms, troops that leave. */
static bool lacks_content(const Item *item, const Trigger *trigger, const Match *arms) {
    bool needs_people = trigger_has(trigger, SLOT(CONTENT)) && !trigger_has(trigger, SLOT(DATED));
    return (needs_people && !names_people(item, trigger)) || (trigger_has(trigger, SLOT(GOODS)) && !arms) ||
           (trigger_has(trigger, SLOT(TEAM)) && !troops_leave(item, trigger));
}

/* The one other state that the sentence names; NULL if it names none, or several. */
static const char *other_state_of_sentence(const Item *item, const Trigger *trigger, const char *own) {
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

/* Whose the people are that are freed without a word of it: of the state at war with him who frees them, or of the
 * one other that the sentence names (X 释放6名人质，换取 Y …), which may act with him (X 和 Y 分别释放 …). */
static void take_state_told(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *other = own ? act_state_at_war(self, own, false) : NULL;
    other = own && !other ? other_state_of_sentence(item, trigger, own) : other;
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

/* Takes who acts and who or what it is done to, and ends the draft. */
static void code_other_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    ChPlace place = draft->event.place;
    Party receiver = trigger_has(trigger, SLOT(TO)) ? receiver_behind(item, trigger) : (Party){.count = 0};
    if (receiver.count) {
        target = receiver;
    } else if (trigger_has(trigger, SLOT(FROM))) {
        target = party_withdrawn_from(item, trigger, &target);
    } else if (!target.count && trigger_has(trigger, SLOT(TO))) {
        target = organisation_where(item, trigger);
    }
    act_take(self, &agent, draft, &draft->initiator);
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
    act_take(self, &target, draft, &draft->counterpart);
    act_quote(self, trigger, draft, &target);
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(CONTENT)) && !trigger_has(trigger, SLOT(FROM))) {
        take_state_told(self, trigger, draft);
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(FROM)) && draft->event.place.country) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = draft->event.place.country};
    }
    if (!draft->counterpart.count && trigger_has(trigger, SLOT(TEAM))) {
        take_station(item, &agent, draft);
    }
    act_end(self, draft);
}

void code_other(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    if (trigger_has(trigger, SLOT(SPOKEN))) {
        code_speech(self, trigger);
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
    if (no_court || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    act_plan(self, trigger, &draft);
    if (arms) {
        take_arms(item, trigger, arms, &draft);
    }
    Trigger lifted;
    const Match *curb = trigger_has(trigger, SLOT(LIFT)) ? act_noun(item, span_end(trigger->span),
                                                                    span_end(trigger->clause->span), CLASS_WORK, "curb")
                                                         : NULL;
    if (trigger_has(trigger, SLOT(LIFT)) && !curb && !act_following(item, trigger, CH_SANCTION, &lifted)) {
        Trigger cut = *trigger;
        cut.frame.type = CH_SANCTION;
        cut.frame.other = NULL;
        cut.frame.slots = SLOT(OBJECT) | SLOT(CONTENT) | SLOT(BREAK) | SLOT(LIFT);
        if (!trigger_has(trigger, SLOT(TO)) && supply_cut(item, &cut)) { /* 暂停对 X 的援助 */
            code_sanction(self, &cut);
        } else {
            code_mission(self, trigger); /* 撤销对 X 领事馆的设立许可 */
        }
        return;
    }
    if (trigger_has(trigger, SLOT(MECHANISM) | SLOT(DATED))) {
        if (take_pair(self, trigger, &draft)) {
            act_end(self, &draft);
        }
        return;
    }
    if (trigger_has(trigger, SLOT(MUTUAL))) {
        Party other = two_sides(self, trigger, &draft);
        act_take(self, &other, &draft, &draft.counterpart);
        if (trigger_has(trigger, SLOT(SUBJECT))) {
            event_lengthen(item, trigger, &draft); /* 为期10天的军演, no 停火 */
        }
        act_end(self, &draft);
        return;
    }
    code_other_sides(self, trigger, &draft);
}

bool code_closure(EventCoder *self, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    if (!trigger_has(trigger, SLOT(CLOSING)) || !act_word(self->item, from, end, CLASS_WORK, "border")) {
        return false;
    }
    Trigger closure = *trigger;
    closure.frame.type = CH_SANCTION;
    closure.frame.slots = SLOT(OBJECT) | SLOT(TO) | SLOT(CONTENT) | SLOT(CLOSING);
    code_sanction(self, &closure);
    return true;
}

bool code_lift(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    Trigger lift = *trigger;
    lift.frame.other = act_other_reading(item, trigger);
    if (!lift.frame.other || !act_noun(item, from, end, CLASS_WORK, "curb")) {
        return false;
    }
    lift.frame.type = CH_OTHER;
    lift.frame.slots = SLOT(OBJECT) | SLOT(TO) | SLOT(LIFT);
    code_other(self, &lift);
    return true;
}

void code_act(EventCoder *self, const Trigger *trigger) {
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
}
