/* Sanctions and protests: what one state does against another without force. */
#include "code/acts.h"
#include "resolve/dates.h"

enum {
    NOUN_REACH = 24,  /* characters from a light verb to its noun */
    BARE_PROTEST = 2, /* characters of a verb by which crowds protest too */
    BARE_RECALL = 2,  /* characters of a verb of recalling that does not tell that somebody abroad is recalled */
};

/* --- sanctions */

/* True if the word of residence stands at the position: 驻. */
static bool is_resident_word(const Item *item, uint32_t at) {
    const Match *opener = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_TITLE_PREFIX));
    EntryId prefix = opener ? lexicon_entry_of(item->lexicon, opener->posting, CLASS_TITLE_PREFIX) : NO_ENTRY;
    return prefix != NO_ENTRY && lexicon_has(item->lexicon, prefix, KEY_KIND, "resident");
}

/* The one country of a sign behind a word of residence (驻华); NULL if there is
 * none. */
static const char *country_of_opened_sign(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at + 1 < to; at++) {
        const Match *sign = match_exact(&item->matches, (Span){at + 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN));
        if (sign && is_resident_word(item, at)) {
            EntryId entry = lexicon_entry_of(item->lexicon, sign->posting, CLASS_COUNTRY_SIGN);
            const char *code = lexicon_value(item->lexicon, entry, KEY_CODE);
            return strchr(code, '|') ? NULL : code;
        }
    }
    return NULL;
}

/* Where the words begin that may tell whence an envoy is called back: the verb, or the clause where he is moved before
 * it (将驻 X 大使召回). */
static uint32_t recalled_from(const Item *item, const Trigger *trigger) {
    return act_object_is_moved(item, trigger) ? trigger->clause->span.start : trigger->span.start;
}

/* The countries that envoys are called back from: those their posts name, but for
 * the sender's own. */
static void take_countries_left(const Item *item, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    uint32_t from = recalled_from(item, trigger);
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        uint32_t start = mention->span.start;
        bool town =
            mention->kind == MENTION_PLACE && start > from && is_resident_word(item, start - 1); /* 驻莫斯科特使 */
        bool behind = mention->span.start >= from && (mention->kind == MENTION_COUNTRY || town) && mention->country;
        ChActor host = {.country = mention->country};
        if (behind && (!own || strcmp(own, mention->country) != 0) && !actors_hold(&draft->counterpart, &host)) {
            *list_push(item->arena, &draft->counterpart) = host;
        }
    }
    if (!draft->counterpart.count) { /* 召回驻华大使 */
        const char *sign = country_of_opened_sign(item, from, span_end(clause->span));
        if (sign && (!own || strcmp(own, sign) != 0)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sign};
        }
    }
}

/* Whom a sanction hits that names nobody, by those told before in the paragraph: who has hit its own side, where it
 * answers (X 对 Y 加征关税。Y 采取反制), else who was hit by the last (美国驱逐60名俄外交官。德国、法国各驱逐4人). */
static void take_target_told(EventCoder *self, Draft *draft, bool answers) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = self->drafts.count; own && i-- > 0 && !draft->counterpart.count;) {
        const Draft *before = &self->drafts.items[i];
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            return;
        }
        const char *hit = before->counterpart.count ? before->counterpart.items[0].country : NULL;
        const char *by = before->initiator.count ? before->initiator.items[0].country : NULL;
        const char *other = !answers ? hit : hit && string_same(hit, own) ? by : NULL;
        bool breaks = !answers && before->event.type == CH_RELATIONS && before->is_ending; /* 与 Y 断交，并对其禁运 */
        if ((before->event.type == CH_SANCTION || breaks) && other && !string_same(other, own)) {
            *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = other};
        }
    }
}

/* True if the item tells anywhere that the person is an envoy: 法国大使 X …。召回 X. */
static bool is_envoy(const Item *item, const Mention *person) {
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; person->kind == MENTION_PERSON && i < names->count; i++) {
        const Mention *named = &item->mentions.items[names->items[i]];
        if (named->person == person->person &&
            act_word(item, named->phrase.start, span_end(named->phrase), CLASS_WORK, "envoy")) {
            return true;
        }
    }
    return false;
}

/* Takes the state from which the envoy told of last in the paragraph was called back, by another: A 召回驻 X 大使，B
 * 亦召回 大使. */
static void take_left_by_others(const EventCoder *self, Draft *draft) {
    const Draft *before = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool same = own && before && !draft->counterpart.count && before->is_recall && before->counterpart.count == 1 &&
                self->clauses.items[before->clause].paragraph == self->clauses.items[draft->clause].paragraph &&
                !actors_are_of(&before->counterpart, own);
    if (same) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = before->counterpart.items[0].country};
    }
}

/* Takes the state with which the same side broke in the sentence before: 与 X 断交，并召回外交人员. */
static void take_broken_with(const EventCoder *self, Draft *draft) {
    const Draft *before = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    bool breaks = own && before && !draft->counterpart.count && before->event.type == CH_RELATIONS &&
                  before->is_ending && before->counterpart.count && actors_are_of(&before->initiator, own) &&
                  self->clauses.items[before->clause].sentence == self->clauses.items[draft->clause].sentence;
    if (breaks && !string_same(before->counterpart.items[0].country, own)) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = before->counterpart.items[0].country};
    }
}

/* Takes both sides of an envoy who is told to be called home, or not to go back: X 驻 Y 大使 N 奉召回国. */
static void take_sides_of_envoy(const Item *item, const Party *envoy, Draft *draft) {
    const Mention *called = envoy->count == 1 ? &item->mentions.items[envoy->mentions[0]] : NULL;
    const char *own = called ? mention_country(item, called) : NULL, *host = called ? posting_told(item, called) : NULL;
    if (own && host && !string_same(own, host)) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = own};
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = host};
    }
}

static void code_recall(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    if (trigger_has(trigger, SLOT(DONE_TO))) {
        Party envoy = acting_party(item, trigger);
        take_sides_of_envoy(item, &envoy, draft);
        draft->event.place = (ChPlace){0};
        draft->event.status = draft->event.status == CH_CANCELLED ? CH_HAPPENED : draft->event.status; /* 不再返任 */
        act_quote(self, trigger, draft, &envoy);
        act_end(self, draft);
        return;
    }
    Party agent = act_agent(item, trigger), object = act_target(item, trigger);
    act_take(self, &agent, draft, &draft->initiator);
    bool posted =
        trigger->span.length > BARE_RECALL || is_resident_word(item, span_end(trigger->span)); /* 召回驻 X 代表 */
    uint32_t from = recalled_from(item, trigger);
    const Mention *envoy = object.count == 1 ? &item->mentions.items[object.mentions[0]] : NULL;
    const char *post = object.count ? posting_told(item, &item->mentions.items[object.mentions[0]]) : NULL; /* 召回 N */
    envoy = envoy && (post || is_envoy(item, envoy)) ? envoy : NULL;
    if (posted || envoy || act_word(item, from, span_end(trigger->clause->span), CLASS_WORK, "envoy")) {
        take_countries_left(item, trigger, draft);
        Party left = draft->counterpart.count
                         ? (Party){.count = 0}
                         : governed_party(item, trigger->clause, trigger->span.start, "source"); /* 从 X 召回外交官 */
        act_take(self, &left, draft, &draft->counterpart);
        if (post && !draft->counterpart.count) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = post};
        }
        take_target_told(self, draft, true); /* X 驱逐 Y 大使。Y 召回大使 */
        take_broken_with(self, draft);
        take_left_by_others(self, draft);
    }
    draft->event.place = (ChPlace){0}; /* the capital that acts */
    act_quote(self, trigger, draft, &agent);
    act_quote(self, trigger, draft, &object);
    act_end(self, draft);
}

/* Whom a sanction hits that counts nobody's citizens: who is hit by the same side in the headline (X 对 Y 实施制裁 …
 * X 将11个实体和个人列入制裁名单). */
static void take_target_of_headline(EventCoder *self, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (size_t i = 0; own && i < self->drafts.count && !draft->counterpart.count; i++) {
        const Draft *told = &self->drafts.items[i];
        bool same = told->from_headline && told->event.type == CH_SANCTION && told->counterpart.count &&
                    actors_are_of(&told->initiator, own) && country_is_state(told->counterpart.items[0].country);
        if (same) {
            *list_push(self->item->arena, &draft->counterpart) =
                (ChActor){.country = told->counterpart.items[0].country};
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

/* True if the noun heads a relative clause, by which it is known already: 对 X 实施的制裁措施; so does a verb that
 * stands for a noun there, if it names nobody itself (对 X 实施的单边制裁, not 豁免的对 X 制裁). */
static bool noun_is_recalled(const Item *item, const Trigger *trigger) {
    uint32_t at = trigger->span.start, start = trigger->clause->span.start;
    for (uint32_t from = at > start + NOUN_REACH ? at - NOUN_REACH : start; from < at; from++) {
        const Match *light = word_at(item, from, at, CLASS_BIT(CLASS_SUPPORT));
        if (light && word_has_role(item, light, CLASS_SUPPORT, "light") && !inside_name(item, from)) {
            uint32_t behind; /* not 实施新的制裁, 扩大对 X 的制裁 */
            bool headed = possessive_at(item, span_end(light->span), at, &behind);
            return headed && (trigger->frame.is_noun || mention_from(item, behind) == mention_from(item, at));
        }
    }
    return false;
}

bool act_describes_head(const Item *item, const Trigger *trigger) {
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

/* True if the members of the subject do it each for itself: A、B 各驱逐4人, A、B 分别驱逐 C 外交官. */
static bool is_done_apiece(const Item *item, const Trigger *trigger, const Party *target) {
    const Match *word = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_ASPECT));
    return word && (word_has_role(item, word, CLASS_ASPECT, "apiece") ||
                    (target->count == 1 && word_has_role(item, word, CLASS_ASPECT, "each")));
}

/* The list of states from the mention `first` on that ends with the mention `last`, or that one alone: 从 A、B 和 C
 * 进口. */
static Party list_up_to(const Item *item, uint32_t first, uint32_t last, uint32_t end) {
    for (uint32_t i = first; i < last; i++) {
        const Mention *state = &item->mentions.items[i];
        Party list = state->kind == MENTION_COUNTRY ? party_at(item, state->phrase.start, end) : (Party){.count = 0};
        if (list.count && list.mentions[list.count - 1] == last && party_is_countries(item, &list)) {
            return list;
        }
    }
    return party_at(item, item->mentions.items[last].phrase.start, end);
}

/* The other state named last between the verb and what it bans, whose people or goods it keeps out: 禁止到过 X 的外国人
 * 入境, 暂停 X 水产品、酒类输入. Count 0 if none is. */
static Party kept_out(const Item *item, const Trigger *trigger, const Match *ban) {
    const char *own = NULL;
    uint32_t first = mention_from(item, span_end(trigger->span));
    bool bans = trigger_has(trigger, SLOT(CONTENT)) && ban->span.start > span_end(trigger->span) &&
                word_has_kind(item, ban, CLASS_WORK, "ban");
    for (uint32_t i = mention_from(item, bans ? ban->span.start : 0); i-- > first;) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind != MENTION_COUNTRY || !mention->country || mention->within != NO_MENTION) {
            continue;
        }
        Party agent = own ? (Party){.count = 0} : act_agent(item, trigger);
        own = agent.count ? mention_country(item, &item->mentions.items[agent.mentions[0]]) : own;
        if (own && !string_same(own, mention->country)) {
            return list_up_to(item, first, i, ban->span.start);
        }
    }
    return (Party){.count = 0};
}

/* Whom a ban or a tariff is aimed at where the verb has no object: 停止与 X 的贸易, 限制对 X 出口, 禁止从 X 进口,
 * 对从 X 进口的商品征收关税. */
static Party sanction_target(const Item *item, const Trigger *trigger, const Match *ban) {
    static const char *const roles[] = {"to", "source", "with", "against"}; /* 从 A 和 B 进口: no “with” */
    Party target = {.count = 0};
    for (size_t i = 0; i < sizeof roles / sizeof *roles && !target.count && ban; i++) {
        target = act_target_between(item, trigger, span_end(ban->span), roles[i]);
    }
    if (!target.count && ban) {
        target = kept_out(item, trigger, ban);
    }
    if (!target.count && ban && word_has_kind(item, ban, CLASS_WORK, "dealing")) { /* 限制 X 企业投资 Y 半导体 */
        target = party_at(item, span_end(ban->span), span_end(trigger->clause->span));
    }
    return target.count || !trigger_has(trigger, SLOT(LEVY))
               ? target
               : governed_party(item, trigger->clause, trigger->span.start, "source");
}

/* The state of those listed that is told by what counts them: PVH 集团等两家 X 企业. NULL if none is. */
static const char *state_of_listed(const Item *item, const Party *listed) {
    uint32_t at = span_end(listed->span), end = item->text->length;
    const Match *others = word_at(item, at, end, CLASS_BIT(CLASS_WORD));
    if (!others || (others->classes & (CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_ASPECT))) ||
        !word_has_kind(item, others, CLASS_WORD, "particle")) {
        return NULL;
    }
    at = span_end(others->span);
    for (uint32_t i = mention_from(item, at); i < item->mentions.count && item->mentions.items[i].span.start == at;
         i++) {
        const Mention *next = &item->mentions.items[i];
        if (next->kind == MENTION_COUNTRY) {
            return next->country;
        }
        at = next->kind == MENTION_QUANTITY ? span_end(next->span) : at;
    }
    return NULL;
}

/* Firms and persons of whom nothing else tells whose they are get the state of the list they head. */
static void take_state_of_list(const Item *item, const Party *listed, ActorList *actors) {
    const char *state = listed->count ? state_of_listed(item, listed) : NULL;
    for (size_t i = 0; state && i < actors->count; i++) {
        actors->items[i].country = actors->items[i].country ? actors->items[i].country : state;
    }
    if (state && !actors->count) {
        *list_push(item->arena, actors) = (ChActor){.country = state};
    }
}

/* True if the target is of the same state as who acts. */
static bool aims_at_own(const Item *item, const Party *agent, const Party *target) {
    const char *by = agent->count ? mention_country(item, &item->mentions.items[agent->mentions[0]]) : NULL;
    const char *at = mention_country(item, &item->mentions.items[target->mentions[0]]);
    return by && at && string_same(by, at);
}

/* True if the party is states, their organs or officials; who else protests may do so at home. */
static bool speaks_for_state(const Item *item, const Party *party) {
    static const char *const organs[] = {"government", "ministry", "presidency", "army", "agency", "parliament"};
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        bool organ = mention->kind != MENTION_BODY || body_is_stationed(item, mention);
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

/* Behind the state at the position, if it is that of who acts, told again: X 议会宣布中止|X 与 Y 的合作; else the
 * position. */
static uint32_t behind_own_state(const Item *item, const Trigger *trigger, uint32_t at) {
    uint32_t first = mention_from(item, at);
    const Mention *own = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    bool named = own && own->kind == MENTION_COUNTRY && own->span.start == at && own->country && !own->is_sign;
    Party agent = named ? act_agent(item, trigger) : (Party){.count = 0};
    const char *by = agent.count ? mention_country(item, &item->mentions.items[agent.mentions[0]]) : NULL;
    return by && string_same(by, own->country) ? span_end(own->span) : at;
}

/* What is broken off with the one named right behind the verb: 中止与 X 的军事合作. NULL if nothing. */
static const Match *tie_cut(const Item *item, const Trigger *trigger) {
    enum { REACH = 10 };
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
    at = particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
    const Match *with = word_at(item, behind_own_state(item, trigger, at), end, CLASS_BIT(CLASS_PREPOSITION));
    bool cuts = with && word_has_role(item, with, CLASS_PREPOSITION, "with");
    Party other = party_at(item, cuts ? span_end(with->span) : at, end);
    bool signs = other.count == 2 && item->mentions.items[other.mentions[0]].is_sign; /* 暂停中澳对话机制 */
    other.count = cuts || signs ? other.count : 0;
    uint32_t from = span_end(other.span);
    end = end < from + REACH ? end : from + REACH;
    bool talks = act_event_between(item, from, end, KEY_EVENT, ch_event_type_name(CH_TALKS));
    other.count = talks ? 0 : other.count; /* 终止与 X 的贸易谈判 */
    const Match *tie = other.count ? act_noun(item, from, end, CLASS_WORK, "tie") : NULL;
    return tie || !other.count ? tie : act_noun(item, from, end, CLASS_WORK, "document");
}

/* True if the sentence told before that relations were broken off, or of another sanction, by the same subject: 与 X
 * 断交，并停止各项援助; 对 X 实施制裁，停止双边合作. */
static bool follows_break(const Item *item, const Trigger *trigger) {
    uint32_t from = item->sentences.items[trigger->clause->sentence].span.start;
    for (uint32_t at = from; !trigger->clause->subject_is_own && at < trigger->clause->span.start; at++) {
        const Match *word =
            inside_name(item, at) ? NULL : word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        bool sanctions =
            entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SANCTION));
        if (sanctions || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "break") &&
                          lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_RELATIONS)))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if a word for both states stands between the code points: 两国, 双边. */
static bool names_both(const Item *item, uint32_t from, uint32_t to) {
    if (act_word(item, from, to, CLASS_WORK, "bilateral")) {
        return true;
    }
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        if (mention_is_both(item, &item->mentions.items[i])) {
            return true;
        }
    }
    return false;
}

const Match *act_supply_cut(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *supply = act_noun(item, at, end, CLASS_WORK, "supply");
    supply = supply ? supply : act_noun(item, at, end, CLASS_WORK, "relief");
    if (!supply && trigger->frame.type == CH_SANCTION) {
        const Match *tie = act_noun(item, at, end, CLASS_WORK, "tie"); /* 停止双边各项合作 */
        return tie && (names_both(item, at, span_end(tie->span)) || follows_break(item, trigger)) ? tie : NULL;
    }
    if (supply && trigger->frame.type == CH_SANCTION && follows_break(item, trigger)) {
        return supply;
    }
    bool told = supply && (act_target_between(item, trigger, supply->span.start, "to").count ||
                           (trigger_has(trigger, SLOT(LIFT)) && party_at(item, at, supply->span.start).count));
    return told ? supply : NULL;
}

/* The word of a dealing between the code points: the first behind which somebody is named (禁止 X 航空公司飞往 Y), else
 * the first of all; NULL if there is none. */
static const Match *dealing_named(const Item *item, uint32_t from, uint32_t end) {
    const Match *first = act_noun(item, from, end, CLASS_WORK, "dealing");
    for (const Match *next = first; next; next = act_noun(item, span_end(next->span), end, CLASS_WORK, "dealing")) {
        if (party_at(item, span_end(next->span), end).count) {
            return next;
        }
    }
    return first;
}

/* What a verb bans, levies or closes that means other things besides; NULL if nothing is named. */
static const Match *ban_named(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    if (trigger_has(trigger, SLOT(LEVY))) {
        return act_word(item, at, end, CLASS_WORK, "tariff");
    }
    if (trigger_has(trigger, SLOT(CLOSING))) {
        return act_border(item, at, end);
    }
    if (trigger_has(trigger, SLOT(APPROVED))) { /* 批准对 X 的第18轮制裁方案 */
        const Match *curb = act_noun(item, at, end, CLASS_WORK, "curb");
        bool taxes = curb && word_has_kind(item, curb, CLASS_WORK, "tariff"); /* told by its own verb */
        return curb && !taxes && !act_event_between(item, at, curb->span.start, KEY_FRAME, "lift")
                   ? curb
                   : NULL; /* 通过谈判解除对 X 的制裁 */
    }
    if (trigger_has(trigger, SLOT(STRICT))) { /* 取消 X 公民的免签待遇 */
        return act_noun(item, trigger->span.start, end, CLASS_WORK, "privilege");
    }
    const Match *ban = act_word(item, at, end, CLASS_WORK, "ban");
    if (!ban && trigger_has(trigger, SLOT(GOODS))) { /* 禁止 X 公司向 Y 出售零部件 */
        ban = dealing_named(item, at, end);
    }
    ban = ban ? ban : tie_cut(item, trigger);
    return ban || !trigger_has(trigger, SLOT(BREAK)) ? ban : act_supply_cut(item, trigger);
}

/* True if the sanction is only threatened: 扬言对 X 加征关税. */
static bool is_threatened(const Item *item, const Trigger *trigger) {
    return act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "threat");
}

/* True if a document is signed that imposes it: 签署对 X 实施制裁的行政命令. */
static bool is_decreed(const Item *item, const Trigger *trigger) {
    return act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_EVENT,
                             ch_event_type_name(CH_SIGNING)) &&
           act_describes_head(item, trigger);
}

/* What a verb bans, levies or closes: behind it, or before it, moved (将 X 钢铁关税提高一倍), raised (对 X
 * 商品的关税从 25%提高到35%) or suffering it; NULL if nothing. */
static const Match *ban_told(const Item *item, const Trigger *trigger) {
    const Match *ban = ban_named(item, trigger);
    bool may = !ban && trigger_has(trigger, SLOT(LEVY)) &&
               (act_object_is_moved(item, trigger) || (clause_has(item, trigger->clause, CLASS_PREPOSITION, "to") &&
                                                       counts_at(item, span_end(trigger->span))));
    uint32_t start = trigger->clause->span.start;
    bool suffers = !ban && trigger_has(trigger, SLOT(CONTENT)) && act_is_passive(item, trigger); /* X 资产被 Y 冻结 */
    ban = suffers ? act_word(item, start, trigger->span.start, CLASS_WORK, "ban") : ban;
    ban = !ban && suffers && trigger_has(trigger, SLOT(BREAK))
              ? act_word(item, start, trigger->span.start, CLASS_WORK, "supply")
              : ban;
    return may ? act_noun(item, start, trigger->span.start, CLASS_WORK, "tariff") : ban;
}

/* True for a verb of boycotting, which tells whom or what. */
static bool boycotts(const Trigger *trigger) {
    return trigger_has(trigger, SLOT(STRICT)) && !trigger_has(trigger, SLOT(CONTENT) | SLOT(LEVY) | SLOT(COMPLEMENT));
}

/* True if it is no person or ware that is boycotted but what another aims at: 抵制 X 的渗透. */
static bool resists(const Item *item, const Trigger *trigger) {
    return boycotts(trigger) &&
           act_word(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "intangible");
}

/* True if words between tell that it does not come to what stands behind them: 未能, 推迟至, 原定. */
static bool is_averted(const Item *item, uint32_t from, uint32_t to) {
    return entry_between(item, from, to, CLASS_ASPECT, KEY_KIND, "negation") ||
           entry_between(item, from, to, CLASS_ASPECT, KEY_KIND, "avert") ||
           entry_between(item, from, to, CLASS_ASPECT, KEY_STATUS, "cancelled") ||
           role_between(item, from, to, CLASS_ASPECT, "meant");
}

/* True if the clause goes on to tell the day on which the measure takes effect: 对 X 加征关税的政策6日生效. */
static bool takes_effect(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *effective = act_word(item, from, end, CLASS_WORK, "effective");
    bool dated = false;
    for (uint32_t i = mention_from(item, from);
         effective && i < item->mentions.count && item->mentions.items[i].span.start < effective->span.start; i++) {
        dated = dated || date_tells_day(&item->mentions.items[i]);
    }
    return dated && !is_averted(item, from, effective->span.start);
}

/* True if the words only recall the sanction, lift it or talk of it. */
static bool sanction_is_only_named(const Item *item, const Trigger *trigger) {
    bool recalled = noun_is_recalled(item, trigger) ||
                    (act_is_passive(item, trigger) && act_describes_head(item, trigger)); /* 被 X 制裁的实体 */
    const Match *next = any_word_at(item, span_end(trigger->span), span_end(trigger->clause->span));
    EntryId tense = next ? match_entry(item->lexicon, next, CLASS_ASPECT) : NO_ENTRY; /* 重启对 X 制裁将冲击 Y */
    recalled = recalled || (tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_STATUS, "planned") &&
                            !lexicon_has(item->lexicon, tense, KEY_ROLE, "agreeing"));
    return recalled || act_lapses(item, trigger) || resists(item, trigger) ||
           act_event_between(item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "lift") ||
           (!takes_effect(item, trigger) && ((act_is_talk(item, trigger) && !act_is_dated_topic(item, trigger)) ||
                                             (act_is_bare_noun(item, trigger) && !is_decreed(item, trigger))));
}

/* The envoy whom the clause before names, where the sentence has told of no sanction yet: 通知 X
 * 大使，限其48小时内离境. Count 0 if it names none. */
static Party envoy_told(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *before = trigger->clause > self->clauses.items ? trigger->clause - 1 : NULL;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool told = last && last->event.type == CH_SANCTION &&
                self->clauses.items[last->clause].sentence == trigger->clause->sentence;
    if (!before || before->sentence != trigger->clause->sentence || told || trigger->clause->subject_is_own) {
        return (Party){.count = 0};
    }
    for (uint32_t i = before->first_mention + before->mention_count; i-- > before->first_mention;) {
        const Mention *mention = &item->mentions.items[i];
        Party party = mention->within == NO_MENTION ? party_at(item, mention->phrase.start, span_end(before->span))
                                                    : (Party){.count = 0};
        if (party.count && act_word(item, mention->phrase.start, span_end(before->span), CLASS_WORK, "envoy")) {
            return party.span.start > before->subject.span.start ? party : (Party){.count = 0};
        }
    }
    return (Party){.count = 0};
}

/* Who imposes it on whom. False if the clause only repeats it. */
static bool sanction_sides(const EventCoder *self, const Trigger *trigger, const Match *ban, Party *agent,
                           Party *target) {
    const Item *item = self->item;
    if (trigger_has(trigger, SLOT(COMPLEMENT)) && !act_is_passive(item, trigger)) {
        act_declared_sides(item, trigger, agent, target);
        if (!target->count && trigger->frame.status) {
            *target = envoy_told(self, trigger);
            if (!target->count) {
                return false; /* 并限其48小时内离境: told before */
            }
        }
    } else {
        act_sides(item, trigger, agent, target);
    }
    if (!agent->count && ban && act_is_passive(item, trigger)) { /* 被列入 X 制裁名单 */
        *agent = party_at(item, span_end(trigger->span), ban->span.start);
    }
    if (!agent->count && target->count && act_is_passive(item, trigger)) { /* X 宣布，Y 的企业被列入实体清单 */
        *agent = act_announcer(item, trigger->clause);
    }
    bool is_deal = ban && word_has_kind(item, ban, CLASS_WORK, "dealing");
    bool stateless = ban && target->count && target->span.start >= span_end(trigger->span) && /* 禁止公民前往 X */
                     !mention_country(item, &item->mentions.items[target->mentions[0]]);
    const Match *deal = stateless && !is_deal ? dealing_named(item, span_end(target->span), ban->span.start) : NULL;
    if (deal && party_at(item, span_end(deal->span), ban->span.start).count) { /* 禁止航空公司提供飞往 X 的航班 */
        *target = party_at(item, span_end(deal->span), ban->span.start);
        stateless = false;
    }
    stateless = stateless && is_deal;
    if (target->count && ban && (stateless || aims_at_own(item, agent, target))) { /* 禁止 X 公司向 Y 公司销售 */
        Party other = sanction_target(item, trigger, ban);
        *target = other.count ? other : *target;
    }
    *target = target->count ? *target : sanction_target(item, trigger, ban);
    bool turned = act_turned_sides(item, trigger, agent, target);
    return (turned || !act_turns_round(item, trigger, target)) && !only_speaks(item, trigger, agent) &&
           !(is_deal && agent->count && !speaks_for_state(item, agent)); /* not a firm at court */
}

/* Takes the state at which the clause before aims, of the same subject: 对 X 极限施压，新增一系列制裁. */
static void take_target_before(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *before = trigger->clause - 1;
    bool may = !draft->counterpart.count && draft->initiator.count && trigger->clause > self->clauses.items &&
               before->sentence == trigger->clause->sentence && !trigger->clause->subject_is_own;
    Party aim = may ? governed_party(self->item, before, span_end(before->span), "to") : (Party){.count = 0};
    const Mention *state = aim.count == 1 ? &self->item->mentions.items[aim.mentions[0]] : NULL;
    if (state && state->kind == MENTION_COUNTRY && country_is_state(state->country) &&
        !string_same(state->country, draft->initiator.items[0].country)) {
        take_actors(self, &aim, &draft->counterpart, NULL);
    }
}

/* Takes for the other side of what both did together and one cuts off (中止双边交往) the one that the sentence told of
 * before, else that of the pair at hand. */
static void take_other_of_both(EventCoder *self, const Trigger *trigger, const Match *tie, Draft *draft) {
    bool may = tie && !draft->counterpart.count && draft->initiator.count &&
               word_has_kind(self->item, tie, CLASS_WORK, "tie") &&
               names_both(self->item, span_end(trigger->span), span_end(tie->span));
    const char *state = may ? act_country_told_before(self->item, trigger, &draft->initiator) : NULL;
    const ChActor *other = may && !state ? act_other_side(self, &draft->initiator) : NULL;
    state = other ? other->country : state;
    if (state && country_is_state(state)) {
        *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = state};
    }
}

/* Takes whom a sanction hits that names nobody, from what is told around it. */
static void take_target_around(EventCoder *self, const Trigger *trigger, const Match *ban, Draft *draft) {
    act_take_pronoun(self, trigger, draft);
    take_target_before(self, trigger, draft);
    if (!draft->counterpart.count) {
        take_answered(self, trigger, draft);
        bool by_state = draft->initiator.count && !draft->initiator.items[0].person;
        if (by_state && !ban && !draft->in_speech && !trigger->frame.is_noun) {
            take_target_told(self, draft, true);
        }
    }
    if (!draft->counterpart.count && !draft->in_speech && !trigger->frame.is_noun) {
        take_target_of_headline(self, draft);
    }
    if (ban || counts_at(self->item, span_end(trigger->span))) {
        take_target_told(self, draft, false);
    }
    take_other_of_both(self, trigger, ban, draft);
}

/* True but for a verb of leaving (离境) that nobody demands, or not of an envoy: 要求 X 大使离境. */
static bool orders_envoy_out(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, at = trigger->span.start;
    bool leaves = trigger_has(trigger, SLOT(COMPLEMENT)) && trigger_has(trigger, SLOT(STRICT));
    return !leaves ||
           (role_between(item, start, at, CLASS_ASPECT, "inviting") && act_word(item, start, at, CLASS_WORK, "envoy"));
}

/* Who expels where nobody is told to: the state in which the mission stands whose staff must go (X 驻 Y 大使馆
 * 一名工作人员被驱逐), where the envoy is posted, or the page's home. */
static void take_expelling_host(const Item *item, const Trigger *trigger, const Party *target, Draft *draft) {
    const Mention *mission = target->count ? &item->mentions.items[target->mentions[0]] : NULL;
    bool may =
        mission && !draft->initiator.count && !trigger_has(trigger, SLOT(CONTENT)) && act_is_passive(item, trigger);
    const char *host = !may                            ? NULL
                       : mission->kind == MENTION_BODY ? mission_host(item, mission)
                                                       : posting_told(item, mission);
    host = !host && may && is_envoy(item, mission) ? item->home : host;
    const char *own = may ? mention_country(item, mission) : NULL;
    if (host && country_is_state(host) && own && !string_same(host, own)) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = host};
    }
}

/* Against whom a border is closed that is told by the signs of two states (关闭泰柬边境): the other one. */
static void take_across_border(const Item *item, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL, *sides[2];
    bool may = own && trigger_has(trigger, SLOT(CLOSING)) &&
               (!draft->counterpart.count || one_country(&draft->initiator, &draft->counterpart));
    uint32_t first = mention_from(item, span_end(trigger->span));
    for (uint32_t i = first; may && i < item->mentions.count; i++) {
        const Mention *place = &item->mentions.items[i];
        if (place->span.start >= span_end(trigger->clause->span)) {
            return;
        }
        bool pair = place->kind == MENTION_PLACE && act_pair_of_title(item, place->span, sides);
        const char *other = !pair ? NULL : string_same(sides[0], own) ? sides[1] : sides[0];
        if (pair && (string_same(sides[0], own) || string_same(sides[1], own))) {
            draft->counterpart = (ActorList){0};
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
            return;
        }
    }
}

/* What two states do to each other: X 和 Y 互相驱逐外交官. One record. */
static void code_done_to_each_other(EventCoder *self, const Trigger *trigger, Draft *draft) {
    Party other = two_sides(self, trigger, draft);
    take_actors(self, &other, &draft->counterpart, NULL);
    if (draft->initiator.count && draft->counterpart.count) {
        draft_end(self, draft, true);
    }
}

/* True if what would be declared is only the subject of a judgement: 宣布 X 为不受欢迎的人也是必须考虑的事. */
static bool is_only_considered(const Item *item, const Trigger *trigger) {
    enum { REACH = 3 };
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    uint32_t limit = end < at + REACH ? end : at + REACH;
    for (bool may = trigger_has(trigger, SLOT(COMPLEMENT)); may && at < limit; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "copula")) {
            return true;
        }
    }
    return false;
}

/* True if nobody makes the demand by which it is told, or it is only thought of: 从未要求 X 外交官离境. */
static bool is_not_demanded(const Item *item, const Trigger *trigger) {
    bool may = trigger_has(trigger, SLOT(COMPLEMENT)) && trigger->frame.status, thought = false;
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        EntryId tense = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        bool demands = tense != NO_ENTRY && lexicon_has(item->lexicon, tense, KEY_ROLE, "inviting");
        if (demands) {
            return thought;
        }
        thought = thought || (tense != NO_ENTRY && (lexicon_has(item->lexicon, tense, KEY_KIND, "negation") ||
                                                    lexicon_has(item->lexicon, tense, KEY_KIND, "hypothetical")));
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* Relations or a partnership that a verb suspends which cuts other things besides (暂停与 X 的战略伙伴关系). False if
 * none is named behind it. */
static bool code_relations_cut(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool may = trigger_has(trigger, SLOT(BREAK)) && !trigger_has(trigger, SLOT(LIFT));
    bool strict = may && act_word(item, from, end, CLASS_WORK, "diplomatic");
    const Match *bond = may && !strict ? act_word(item, from, end, CLASS_WORK, "relation") : NULL;
    bool partners = bond && (act_target_between(item, trigger, end, "with").count ||
                             names_both(item, from, bond->span.start)); /* 暂停两国的战略伙伴关系 */
    if (!strict && !partners) {
        return false;
    }
    Trigger cut = *trigger;
    cut.frame.type = CH_RELATIONS;
    cut.frame.slots = SLOT(WITH) | SLOT(MUTUAL) | SLOT(PARTNERSHIP) | SLOT(BREAK) | (strict ? SLOT(STRICT) : 0);
    code_relations(self, &cut);
    return true;
}

/* True if envoys are sent home besides what the same sentence tells before: 制裁 X 企业，并驱逐 Y 外交官. */
static bool expels_besides(const Item *item, const Trigger *trigger, const Party *target) {
    const Match *joint =
        word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_CONJUNCTION));
    uint32_t behind = span_end(trigger->span);
    bool joins = joint && span_end(joint->span) == trigger->span.start && !trigger_has(trigger, SLOT(CONTENT));
    return joins && (act_word(item, behind, span_end(trigger->clause->span), CLASS_WORK, "envoy") ||
                     (target->count && is_envoy(item, &item->mentions.items[target->mentions[0]])));
}

/* True if something is cut off besides the envoys that the same sentence told before to be sent home: 驱逐 X
 * 外交官，并中止高层往来. */
static bool cuts_besides(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const Clause *before = last ? &self->clauses.items[last->clause] : NULL;
    const Match *joint = word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_CONJUNCTION));
    return joint && trigger_has(trigger, SLOT(CONTENT)) && before && before != clause &&
           before->sentence == clause->sentence && last->event.type == CH_SANCTION && !last->is_recall &&
           act_word(item, before->span.start, span_end(before->span), CLASS_WORK, "envoy") &&
           !act_word(item, clause->span.start, span_end(clause->span), CLASS_WORK, "envoy");
}

/* True if the sanction is only recalled as one that stands: told on no day, behind a word of what went on or was done
 * again and again (实施了多轮制裁; 长期以来，对 X 实施封锁). */
static bool is_standing(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Clause *clause = trigger->clause;
    bool follows = clause > self->clauses.items && clause[-1].sentence == clause->sentence;
    uint32_t from = follows ? clause[-1].span.start : clause->span.start;
    uint32_t start = self->item->sentences.items[clause->sentence].span.start;
    return !draft->own_date && draft->event.status != CH_PLANNED &&
           !role_between(self->item, start, trigger->span.start, CLASS_ASPECT, "since") && /* 自冲突爆发以来 */
           act_word(self->item, from, trigger->span.start, CLASS_WORK, "standing");
}

/* True if a firm is hit of a country that nobody names. */
static bool hits_strange_firm(const Item *item, const Trigger *trigger, const Party *target, const Draft *draft) {
    return !trigger_has(trigger, SLOT(GOODS)) && draft->initiator.count && draft->counterpart.count &&
           draft->counterpart.items[0].org && !draft->counterpart.items[0].country && target->count &&
           item->mentions.items[target->mentions[0]].kind == MENTION_BODY;
}

/* True if goods are hit whosever they are, on a day that is told: 对稀土实施出口管制, 对进口钢铁加征关税. */
static bool is_levied_on_all(const Item *item, const Trigger *trigger, const Party *agent, const Draft *draft) {
    bool speaks = draft->in_speech && !speaks_for_state(item, agent); /* but 政府称将对进口的铜征收关税 */
    bool on_goods = trigger_has(trigger, SLOT(LEVY)) && clause_may_have(trigger->clause, "to") && !speaks &&
                    !clause_opens_with(item, trigger->clause, "against"); /* not 针对 X 征收关税 */
    return (trigger_has(trigger, SLOT(TEST)) || on_goods) && !draft->counterpart.count && draft->initiator.count &&
           draft->own_date;
}

/* Who does it to whom, and to whom besides. */
static void take_sides_of_sanction(EventCoder *self, const Trigger *trigger, const Party *agent, const Party *target,
                                   Draft *draft) {
    const Item *item = self->item;
    act_take(self, agent, draft, &draft->initiator);
    act_take(self, target, draft, &draft->counterpart);
    take_state_of_list(item, target, &draft->counterpart);
    act_take_listed(self, trigger, target, draft);
    draft->is_besides = expels_besides(item, trigger, target) || cuts_besides(self, trigger);
    take_expelling_host(item, trigger, target, draft);
    take_across_border(item, trigger, draft);
    act_drop_own_side(draft);
    draft->event.place = (ChPlace){0}; /* where it was announced is not where it acts */
}

void code_sanction(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    bool bans = trigger_has(trigger, SLOT(CONTENT) | SLOT(LEVY) | SLOT(APPROVED));
    if (trigger_has(trigger, SLOT(JOINT))) {
        code_same_deed(self, trigger);
        return;
    }
    if (code_relations_cut(self, trigger)) {
        return;
    }
    const Match *ban = bans ? ban_told(item, trigger) : NULL;
    if ((bans && !ban) || sanction_is_only_named(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    if (draft.event.status == CH_CANCELLED || !orders_envoy_out(item, trigger) || is_not_demanded(item, trigger) ||
        is_only_considered(item, trigger)) {
        return; /* lifted: an act of its own */
    }
    act_plan(self, trigger, &draft);
    if (is_standing(self, trigger, &draft)) {
        return;
    }
    if (trigger_has(trigger, SLOT(MUTUAL))) {
        code_done_to_each_other(self, trigger, &draft);
        return;
    }
    if (!draft.own_date || trigger_has(trigger, SLOT(CONTENT) | SLOT(LEVY))) {
        draft_take_day_of_effect(self, trigger, &draft);
    }
    if (draft.event.status == CH_HAPPENED && is_threatened(item, trigger)) {
        draft.event.status = CH_PLANNED;
        draft_drop_date(&draft);
    }
    if (trigger_has(trigger, SLOT(RECALL))) {
        draft.is_recall = true;
        code_recall(self, trigger, &draft);
        return;
    }
    Party agent, target;
    if (!sanction_sides(self, trigger, ban, &agent, &target) || (!target.count && boycotts(trigger))) {
        return;
    }
    take_sides_of_sanction(self, trigger, &agent, &target, &draft);
    draft.quote = ban ? span_join(draft.quote, ban->span) : draft.quote;
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &target);
    if ((bans && hits_strange_firm(item, trigger, &target, &draft)) ||
        is_levied_on_all(item, trigger, &agent, &draft)) {
        draft_end(self, &draft, true);
        return;
    }
    if (!target.count) {
        take_target_around(self, trigger, ban, &draft);
    }
    act_end_apiece(self, &draft, is_done_apiece(item, trigger, &target));
}

void code_privilege_cancelled(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    uint32_t end = span_end(clause->span);
    for (uint32_t at = clause->span.start; clause_may_have(clause, "revoking") && at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        bool revokes = word && word_has_role(item, word, CLASS_ASPECT, "revoking") &&
                       !(item->matches.starting[at] & CLASS_BIT(CLASS_EVENT)); /* told by that */
        if (revokes) {
            Trigger cancel = {.frame = {.entry = NO_ENTRY, .type = CH_SANCTION}, .span = word->span, .clause = clause};
            const Match *ban = act_word(item, span_end(word->span), end, CLASS_WORK, "ban");
            uint32_t head; /* 取消 X 官员的签证, not 取消 X 人办理许可证的规定 */
            bool permit = ban && word_has_kind(item, ban, CLASS_WORK, "permit") &&
                          !possessive_at(item, span_end(ban->span), end, &head);
            cancel.frame.slots = SLOT(TO) | SLOT(OBJECT) | SLOT(CONTENT) | (permit ? 0 : SLOT(STRICT));
            code_sanction(self, &cancel);
        }
        at = word ? span_end(word->span) - 1 : at;
    }
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
        const Clause *clause = &self->clauses.items[draft->clause];
        bool answers = clause->subject_is_own && draft->clause != before->clause && draft->counterpart.count;
        bool summoned = same_sentence && !answers && actors_are_of(&before->counterpart, own); /* 召见 X 大使提出抗议 */
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

/* True if who acts is an official or an organ of a state: a crowd told besides is what he protests about. */
static bool is_official(const Item *item, const Party *agent) {
    const Mention *first = agent->count == 1 ? &item->mentions.items[agent->mentions[0]] : NULL;
    return first && (first->kind == MENTION_PERSON || first->kind == MENTION_POST || first->kind == MENTION_BODY) &&
           speaks_for_state(item, agent);
}

/* Crowds protest in the street. */
static bool crowd_acts(const Item *item, const Trigger *trigger, const Party *agent) {
    if (is_official(item, agent)) {
        return false;
    }
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

/* Index of the meeting told last in the sentence of the protest, one of an earlier clause before one of its own, which
 * may be what it is about (约见 X，就 X 会见 Y 提出交涉); the number of drafts if there is none. */
static size_t meeting_before(const EventCoder *self, const Trigger *trigger) {
    const Draft *drafts = self->drafts.items;
    size_t found = self->drafts.count;
    for (size_t i = self->drafts.count; i > 0; i--) {
        const Draft *told = &drafts[i - 1];
        const Clause *clause = &self->clauses.items[told->clause];
        if (told->event.type != CH_MEETING || !told->counterpart.count ||
            clause->sentence != trigger->clause->sentence) {
            break;
        }
        if (clause != trigger->clause) {
            return i - 1;
        }
        found = found < self->drafts.count ? found : i - 1;
    }
    return found;
}

/* True if a clause between the meeting and the protest names another state than those who met: 会见 X，引来 Y 抗议，向
 * Z 提出交涉. */
static bool another_comes_between(const EventCoder *self, const Draft *met, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t from = span_end(self->clauses.items[met->clause].span);
    for (uint32_t i = mention_from(item, from); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start >= trigger->clause->span.start) {
            return false;
        }
        if (mention->kind == MENTION_COUNTRY && mention->country && country_is_state(mention->country) &&
            !actors_are_of(&met->initiator, mention->country) && !actors_are_of(&met->counterpart, mention->country)) {
            return true;
        }
    }
    return false;
}

/* The meeting told before in the sentence, at which a protest was made: it is no
 * event of its own; nor are those of one clause with several (约见 X、Y 驻华大使提出交涉). Whom the words of the
 * protest name (`target`) must be of the state that was met, who protests (`agent`) of that which met it. */
static bool take_meeting(EventCoder *self, const Trigger *trigger, const Party *agent, const Party *target,
                         Draft *draft) {
    Draft *drafts = self->drafts.items;
    size_t end = meeting_before(self, trigger), first = end;
    if (end == self->drafts.count) {
        return false;
    }
    const Draft *last = &drafts[end++];
    const Item *item = self->item;
    const char *about = target->count ? mention_country(item, &item->mentions.items[target->mentions[0]]) : NULL;
    bool same_clause = &self->clauses.items[last->clause] == trigger->clause;
    if (target->count && (same_clause || (about && !actors_are_of(&last->counterpart, about)))) {
        return false; /* 会见 X，随后向 Y 提出交涉 */
    }
    const char *own = agent->count ? mention_country(item, &item->mentions.items[agent->mentions[0]]) : NULL;
    if (another_comes_between(self, last, trigger)) {
        return false;
    }
    if (own && !same_clause && span_within(agent->span, trigger->clause->span) &&
        !actors_are_of(&last->initiator, own)) {
        return false; /* 会见 X，引来 Y 抗议 */
    }
    while (first > 0 && drafts[first - 1].event.type == CH_MEETING && drafts[first - 1].clause == last->clause &&
           drafts[first - 1].counterpart.count) {
        first--;
    }
    draft->initiator = last->initiator;
    draft->quote = span_join(last->quote, draft->quote);
    for (size_t i = first; i < end; i++) {
        for (size_t k = 0; k < drafts[i].counterpart.count; k++) {
            *list_push(item->arena, &draft->counterpart) = drafts[i].counterpart.items[k];
        }
    }
    memmove(drafts + first, drafts + end, (self->drafts.count - end) * sizeof *drafts);
    self->drafts.count -= end - first;
    return true;
}

/* True if another state stands in the clause before the protest, whose it may be (X 不顾 Y 严正交涉), or a word of
 * opinion that names it. */
static bool names_other_between(const Item *item, const Trigger *trigger, const char *own) {
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *tone = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_TONE));
        if (tone && tone->span.length > BARE_PROTEST) {
            return true;
        }
    }
    uint32_t end = mention_from(item, trigger->span.start);
    for (uint32_t i = mention_from(item, trigger->clause->span.start); i < end; i++) {
        const char *country = mention_country(item, &item->mentions.items[i]);
        if (country && country_is_state(country) && !string_same(country, own)) {
            return true;
        }
    }
    return false;
}

/* Against whom a protest is that names nobody: who was told of before it in the sentence, else
 * who did the deed told last in the paragraph. */
static void take_offender(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (!own || draft->counterpart.count) {
        return;
    }
    const char *country = act_country_told_before(self->item, trigger, &draft->initiator);
    if (!country && names_other_between(self->item, trigger, own)) {
        return;
    }
    for (size_t i = self->drafts.count; i-- > 0 && !country;) {
        const Draft *before = &self->drafts.items[i];
        const char *other = before->initiator.count ? before->initiator.items[0].country : NULL;
        if (self->clauses.items[before->clause].paragraph != self->clauses.items[draft->clause].paragraph) {
            break;
        }
        bool acts = event_is_act(before->event.type) && other && country_is_state(other);
        country = acts && !string_same(own, other) ? other : NULL;
    }
    country = country ? country : act_other_state(self->item, trigger, own); /* 提出抗议，并要求 X 停止 … */
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

/* Who is told behind the verb: 被召至 X 外交部, 抗议 X 的决定. */
static Party side_behind(const Item *item, const Trigger *trigger) {
    return party_at(item, span_end(trigger->span), span_end(trigger->clause->span));
}

/* Gives the draft who protests, a crowd of people by what it is called (`crowd`), and against whom. */
static void take_protest(EventCoder *self, const Trigger *trigger, const Party *agent, bool crowd, Party *target,
                         Draft *draft) {
    const Item *item = self->item;
    ChPlace place = draft->event.place;
    act_take(self, agent, draft, &draft->initiator);
    if (crowd && draft->initiator.count == 1 && !draft->initiator.items[0].org) {
        draft->initiator.items[0].org =
            text_copy(item->arena, item->text, item->mentions.items[agent->mentions[0]].span);
    }
    act_take(self, target, draft, &draft->counterpart);
    draft->event.place = place;
    if (!trigger_has(trigger, SLOT(SUMMON)) && one_country(&draft->initiator, &draft->counterpart)) {
        *target = governed_party(item, trigger->clause, trigger->span.start, "topic"); /* X 就 Y 对 X 征税提出抗议 */
        draft->counterpart.count = 0;
        act_take(self, target, draft, &draft->counterpart);
    }
}

/* True if somebody is called or written to in an earlier clause than the protest's (致电 X，对 Y 访问 P 提出抗议). */
static bool is_called_before(const EventCoder *self, const Draft *told, const Trigger *trigger) {
    const char *other = told->counterpart.count ? told->counterpart.items[0].country : NULL;
    return (told->event.type == CH_MESSAGE || told->event.type == CH_CALL) && told->event.status == CH_HAPPENED &&
           other && country_is_state(other) && &self->clauses.items[told->clause] <= trigger->clause;
}

/* The note, or call, told before in the sentence, to somebody who is known; the number of drafts if there is none. */
static size_t note_before(const EventCoder *self, const Trigger *trigger) {
    for (size_t i = self->drafts.count; i > 0; i--) {
        const Draft *told = &self->drafts.items[i - 1];
        if (self->clauses.items[told->clause].sentence != trigger->clause->sentence) {
            break;
        }
        if ((told->is_note || is_called_before(self, told, trigger)) && told->counterpart.count) {
            return i - 1;
        }
    }
    return self->drafts.count;
}

/* True if both are told by the same words, one to each of those whom a note is sent to: 照会 A 和 B. */
static bool is_same_note(const Draft *a, const Draft *b) {
    return a->clause == b->clause && a->event.type == b->event.type && a->is_note == b->is_note;
}

/* Where the drafts of the note at the place begin. */
static size_t first_of_note(const EventCoder *self, size_t note) {
    size_t first = note;
    while (first > 0 && is_same_note(&self->drafts.items[first - 1], &self->drafts.items[note])) {
        first--;
    }
    return first;
}

/* Takes the note told before in the sentence, which made the protest, for the protest itself: its day, and whom it was
 * sent to in the place of whom the words of the protest name (`target`), if that is nobody, of another state, or behind
 * the verb as who did what is protested. Its place among the drafts, or their number if there is none. */
static size_t take_note(EventCoder *self, const Trigger *trigger, Party *target, Draft *draft) {
    const Item *item = self->item;
    size_t at = note_before(self, trigger);
    if (at == self->drafts.count) {
        return at;
    }
    const Draft *note = &self->drafts.items[at];
    const char *named = target->count ? mention_country(item, &item->mentions.items[target->mentions[0]]) : NULL;
    bool blamed = target->count && target->span.start >= span_end(trigger->span); /* 照会 X 政府，抗议 X 军开枪 */
    bool other = !named || blamed || !string_same(note->counterpart.items[0].country, named);
    draft->counterpart = other ? (ActorList){0} : draft->counterpart;
    for (size_t i = first_of_note(self, at); other && i <= at; i++) {
        const ActorList *to = &self->drafts.items[i].counterpart;
        for (size_t k = 0; k < to->count; k++) {
            *list_push(item->arena, &draft->counterpart) = to->items[k];
        }
    }
    target->count = other ? 0 : target->count;
    if (note->own_date) {
        draft->event.date = note->event.date;
        draft->own_date = true;
        draft->date_is_filing = note->date_is_filing;
    }
    return at;
}

/* Ends the draft of a protest; if it is kept, the note at the place (take_note) that made it is no event of its own. */
static void end_protest(EventCoder *self, size_t note, Draft *draft) {
    size_t count = self->drafts.count;
    act_end(self, draft);
    if (self->drafts.count == count || note >= count) {
        return;
    }
    size_t first = first_of_note(self, note), behind = note + 1;
    memmove(self->drafts.items + first, self->drafts.items + behind,
            (self->drafts.count - behind) * sizeof *self->drafts.items);
    self->drafts.count -= behind - first;
}

/* True if he who seems to protest is called in to be protested to, right before: 召见 X 公使 Y 表示抗议. */
static bool is_summoned(const Item *item, const Trigger *trigger, const Party *agent) {
    uint32_t start = trigger->clause->span.start;
    bool named = agent->count && agent->span.start > start;
    const Match *verb = named ? word_before(item, agent->span.start, start, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "summon");
}

/* Who protests where a note is sent to him who stands right before (照会 X 提出抗议): he who sends it; the other is
 * whom the protest is to. */
static void take_sender_of_note(const Item *item, const Trigger *trigger, Party *agent, Party *target) {
    uint32_t start = trigger->clause->span.start;
    bool named = agent->count && !target->count && agent->span.start > start;
    const Match *verb = named ? word_before(item, agent->span.start, start, CLASS_BIT(CLASS_EVENT)) : NULL;
    const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
    if (frame && frame->type == CH_MESSAGE && (frame->slots & SLOT(OBJECT))) {
        Trigger note = *trigger;
        note.span = verb->span;
        *target = *agent;
        *agent = act_agent(item, &note);
    }
}

/* True if the party belongs to the matter of the protest, and is none whom it is told: 就 X 对 Y 采取的行动提出抗议. */
static bool is_in_matter(const Item *item, const Trigger *trigger, const Party *target) {
    uint32_t start = trigger->clause->span.start, at = target->span.start;
    bool before = target->count && at > start && at < trigger->span.start && clause_may_have(trigger->clause, "topic");
    const Match *slot = before ? word_before(item, at, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return slot && !word_has_role(item, slot, CLASS_PREPOSITION, "address") &&
           !word_has_role(item, slot, CLASS_PREPOSITION, "topic") &&
           role_between(item, start, slot->span.start, CLASS_PREPOSITION, "topic");
}

/* True if the protest is only what something brought about, by nobody that is told: 会见 X，引发抗议. */
static bool is_only_caused(const Item *item, const Trigger *trigger) {
    const Match *cause =
        word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_SPEECH_WORD));
    return cause && cause->span.length > 1 && word_has_kind(item, cause, CLASS_SPEECH_WORD, "passive");
}

/* True if the protest only tells why the same side did what the clause before tells: 召回大使，抗议 X 的决定. */
static bool is_reason_of_act(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool bare = trigger->span.length <= BARE_PROTEST && trigger->span.start == trigger->clause->span.start &&
                !trigger->clause->subject_is_own;
    return bare && last && (last->event.type == CH_SANCTION || last->event.type == CH_RELATIONS) &&
           self->clauses.items[last->clause].sentence == trigger->clause->sentence && last->counterpart.count;
}

/* True if the protest is only told as one that another does not heed: X 不顾 Y 严正交涉. */
static bool is_unheeded(const Item *item, const Trigger *trigger) {
    return clause_may_have(trigger->clause, "despite") &&
           role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_PREPOSITION, "despite");
}

/* True if the words tell of no protest that is made: why something else was done, what another does not heed, what is
 * only talked of, or a feeling that is told to nobody (对 X 表达不满). */
static bool is_only_told_of(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool summons = trigger_has(trigger, SLOT(SUMMON));
    bool untold = !summons && trigger_has(trigger, SLOT(STRICT)) &&
                  !governed_party(item, trigger->clause, trigger->span.start, "address").count;
    return untold || is_purpose(item, trigger) || is_reason_of_act(self, trigger) ||
           (!summons && (is_unheeded(item, trigger) || is_only_caused(item, trigger))) || act_is_talk(item, trigger);
}

void code_protest(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft draft;
    bool summons = trigger_has(trigger, SLOT(SUMMON)), strict = trigger_has(trigger, SLOT(STRICT));
    if (trigger_has(trigger, SLOT(SUBJECT))) {
        code_rally(self, trigger);
        return;
    }
    if (is_only_told_of(self, trigger) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    if (trigger_has(trigger, SLOT(MUTUAL))) {
        code_done_to_each_other(self, trigger, &draft);
        return;
    }
    Party agent, target;
    act_sides(item, trigger, &agent, &target);
    target.count = is_in_matter(item, trigger, &target) ? 0 : target.count;
    take_sender_of_note(item, trigger, &agent, &target);
    if (!summons && (act_is_bare_noun(item, trigger) || is_summoned(item, trigger, &agent))) {
        return; /* 对 X 的抗议, 召见 X 表示抗议 */
    }
    if (trigger_has(trigger, SLOT(DONE_TO)) && !agent.count) { /* 被召至 X 外交部 */
        agent = side_behind(item, trigger);
    }
    bool envoy = !summons || (target.count && !strict) || /* 约谈 companies too */
                 act_word(item, trigger->span.start, span_end(trigger->clause->span), CLASS_WORK, "envoy");
    bool crowd = crowd_acts(item, trigger, &agent);
    if (crowd && !target.count) { /* 抗议 X 的决定 */
        target = side_behind(item, trigger);
    }
    if (crowd && !is_at_state(item, trigger, &agent, &target)) {
        code_rally_at_mission(self, trigger);
        return;
    }
    if (!envoy) {
        return;
    }
    if (!summons && take_meeting(self, trigger, &agent, &target, &draft)) {
        act_end(self, &draft);
        return;
    }
    size_t note = summons ? self->drafts.count : take_note(self, trigger, &target, &draft);
    if (!target.count && !draft.counterpart.count) { /* 就 X 的行径提出抗议 */
        target = governed_party(item, trigger->clause, trigger->span.start, "topic");
    }
    take_protest(self, trigger, &agent, crowd, &target, &draft);
    if (summons) {
        take_host(self, &draft);
    } else if (trigger->span.length > BARE_PROTEST && speaks_for_state(item, &agent)) {
        take_offender(self, trigger, &draft);
    }
    bool by_name = summons && target.count && item->mentions.items[target.mentions[0]].kind == MENTION_PERSON;
    if (!by_name && told_before(self, &draft)) {
        return;
    }
    act_quote(self, trigger, &draft, &agent);
    act_quote(self, trigger, &draft, &target);
    end_protest(self, note, &draft);
}
