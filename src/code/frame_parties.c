/* Who acts and to whom: the parties of a trigger, and its place. */
#include "code/actors.h"
#include "code/frame.h"
#include "resolve/dates.h"

enum {
    RELATIVE_LIMIT = 40, /* characters of a relative clause looked through */
};

bool possessive_at(const Item *item, uint32_t at, uint32_t limit, uint32_t *end) {
    const Match *match = at < limit ? word_at(item, at, limit, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    if (!match || !word_has_role(item, match, CLASS_SUBJECT_STOP, "possessive")) {
        return false;
    }
    *end = span_end(match->span);
    return true;
}

/* True if the word opens a clause that tells who leads those named behind it: 由 X 率领的 Y 国代表团. */
static bool leads_behind(const Item *item, const Match *word, uint32_t end) {
    Party leader = word_has_role(item, word, CLASS_PREPOSITION, "agent") ? party_at(item, span_end(word->span), end)
                                                                         : (Party){.count = 0};
    const Match *led = leader.count ? word_at(item, span_end(leader.span), end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    return led && word_has_role(item, led, CLASS_SUBJECT_STOP, "led");
}

/* The party at the position, behind the word for what it is to the other, or that heads the short relative
 * clause there: 同来访的 X. */
static Party party_behind(const Item *item, uint32_t start, uint32_t end) {
    const Match *kind = item->matches.starting[start] & CLASS_BIT(CLASS_SUPPORT)
                            ? word_at(item, start, end, CLASS_BIT(CLASS_SUPPORT))
                            : NULL;
    bool told = kind && word_has_role(item, kind, CLASS_SUPPORT, "kind");
    Party party = party_at(item, told ? span_end(kind->span) : start, end);
    if (told && party.count && item->mentions.items[party.mentions[0]].kind == MENTION_PERSON) {
        return party; /* 与友人 X */
    }
    party = told ? party_at(item, start, end) : party;
    uint32_t next = mention_from(item, start);
    bool counts = !party.count && next < item->mentions.count && item->mentions.items[next].span.start == start &&
                  (item->mentions.items[next].kind == MENTION_QUANTITY || /* 向一艘在 P 航行的 X 军舰 */
                   item->mentions.items[next].kind == MENTION_DATE);      /* 与上月就任的 X */
    const Match *first = party.count ? NULL : any_word_at(item, start, end);
    EntryId entry = first ? match_entry(item->lexicon, first, CLASS_WORD) : NO_ENTRY;
    bool opens_clause = first && ((first->classes & (CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT))) ||
                                  word_has_role(item, first, CLASS_PREPOSITION, "means") || /* 向以 X 为首的 Y */
                                  leads_behind(item, first, end) ||                         /* 同由 X 率领的 Y */
                                  (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "verb")));
    if (!opens_clause && !counts) {
        return party;
    }
    bool dated = counts && item->mentions.items[next].kind == MENTION_DATE;
    for (uint32_t at = start; at < end && at < start + RELATIVE_LIMIT; at++) {
        uint32_t behind;
        if (possessive_at(item, at, end, &behind)) {
            Party head = party_at(item, behind, end);
            if (head.count && (!dated || item->mentions.items[head.mentions[0]].kind == MENTION_PERSON)) {
                return head;
            }
        }
    }
    return party;
}

/* True if several act in the name of those who stand at the position: A 和 B 分别代表|X、Y 两国政府. */
static bool is_represented(const Item *item, const Clause *clause, uint32_t at) {
    uint32_t from = span_end(clause->subject.span);
    return clause->subject_is_own && clause->subject.count > 1 && from < at && clause_may_have(clause, "behalf") &&
           role_between(item, from, at, CLASS_PREPOSITION, "behalf");
}

/* The last character of those whom the preposition governs, who are several joined by a word that might govern the last
 * of them by itself (为 X 和 Y 举行); `at` where it governs no such list. */
static uint32_t behind_joined(const Item *item, const Match *preposition, uint32_t before, uint32_t at) {
    Party listed = word_has_role(item, preposition, CLASS_PREPOSITION, "to")
                       ? party_behind(item, span_end(preposition->span), before)
                       : (Party){.count = 0};
    bool several = listed.count > 1 && item->mentions.items[listed.mentions[0]].kind == MENTION_PERSON;
    return several ? span_end(listed.span) - 1 : at;
}

Party governed_party(const Item *item, const Clause *clause, uint32_t before, const char *role) {
    Party best = {.count = 0};
    uint32_t mark = lexicon_role(role);
    bool joins = mark == lexicon_role("with"); /* its words join those of a list too */
    for (uint32_t at = clause->roles & mark ? clause->span.start : before; at < before; at++) {
        const Match *match = word_at(item, at, before, CLASS_BIT(CLASS_PREPOSITION));
        if (!match || !(match->roles & mark) || inside_name(item, at) ||
            !match_has_role(item, match, CLASS_PREPOSITION, role)) {
            at += match ? match->span.length - 1 : 0; /* 为 is no word within 作为 */
            at = match && joins && !inside_name(item, at) ? behind_joined(item, match, before, at) : at;
            continue;
        }
        Party party = party_behind(item, span_end(match->span), before);
        uint32_t next = party.count ? mention_from(item, span_end(match->span)) : 0;
        bool made_up = next && mark == lexicon_role("agent") && item->mentions.items[next].kind == MENTION_QUANTITY &&
                       item->mentions.items[next].span.start == span_end(match->span);
        party = made_up ? (Party){.count = 0} : party; /* 由5位部长组成的代表团 */
        party.count =
            (match->classes & CLASS_BIT(CLASS_CONJUNCTION)) && is_represented(item, clause, at) ? 0 : party.count;
        bool ends_list = party.count == 1 && (match->classes & CLASS_BIT(CLASS_CONJUNCTION)) &&
                         party_counted_by(item, &party, before) != NO_MENTION; /* A、B 和 C 三国 */
        if (party.count && !ends_list) {
            best = party;
            at = span_end(party.span) - 1;
        }
    }
    return best;
}

/* True if the party is countries by their signs only, as in names of meetings. */
static bool party_is_sign(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        if (!item->mentions.items[party->mentions[i]].is_sign) {
            return false;
        }
    }
    return party->count > 0;
}

/* The first person, body or group behind the position in its clause. */
static Party actor_behind(const Item *item, uint32_t from, uint32_t limit) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < limit;
         i++) {
        const Mention *mention = &item->mentions.items[i];
        bool acts = mention->kind == MENTION_PERSON || mention->kind == MENTION_GROUP ||
                    mention->kind == MENTION_BODY || mention->kind == MENTION_POST;
        if (acts && mention->within == NO_MENTION && mention->phrase.start >= from) {
            return party_at(item, mention->phrase.start, limit);
        }
    }
    return (Party){.count = 0};
}

/* The end of the particle that follows a verb at once (会见了), else `at`. */
static uint32_t behind_particle(const Item *item, uint32_t at, uint32_t limit) {
    const Match *particle = word_at(item, at, limit, CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_SUBJECT_STOP));
    return particle && word_has_role(item, particle, CLASS_ASPECT, "particle") ? span_end(particle->span) : at;
}

/* Where the object stands that a second verb, joined to the one that ends at `at`, shares with it: 会见并宴请 X; `at`
 * if none is joined. */
static uint32_t behind_joined_verb(const Item *item, uint32_t at, uint32_t limit) {
    const Match *joint = word_at(item, at, limit, CLASS_BIT(CLASS_CONJUNCTION));
    bool joins = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and") && span_end(joint->span) < limit;
    const Match *verb = joins ? word_at(item, span_end(joint->span), limit, CLASS_BIT(CLASS_EVENT)) : NULL;
    const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
    return frame && !frame->is_noun && (frame->slots & SLOT(OBJECT))
               ? behind_particle(item, span_end(verb->span), limit)
               : at;
}

Party object_party(const Item *item, const Trigger *trigger) {
    uint32_t limit = span_end(trigger->clause->span);
    uint32_t at = behind_particle(item, span_end(trigger->span), limit);
    at = at < limit && !trigger->frame.is_noun ? behind_joined_verb(item, at, limit) : at;
    const Match *to = trigger->frame.type == CH_MESSAGE && !trigger->frame.is_noun
                          ? word_at(item, at, limit, CLASS_BIT(CLASS_PREPOSITION))
                          : NULL;
    at = to && word_has_role(item, to, CLASS_PREPOSITION, "address") ? span_end(to->span) : at; /* 致电向 X 祝贺 */
    Party party = party_at(item, at, limit);
    if (party.count) {
        uint32_t behind;
        const Mention *last = &item->mentions.items[party.mentions[party.count - 1]];
        if (party_is_sign(item, &party)) {
            Party behind = actor_behind(item, span_end(party.span), limit);
            party = behind.count ? behind : party; /* 会见中美对话美方代表团 */
        }
        bool modifies = possessive_at(item, span_end(party.span), limit, &behind) && last->kind != MENTION_PERSON;
        bool share = modifies && party_shares_post(item, &party, limit); /* 会见 A、B 和 C 的外长 */
        if (!modifies || share) {
            return party;
        }
    }
    for (; at < limit; at++) {
        uint32_t behind;
        if (possessive_at(item, at, limit, &behind)) {
            party = party_at(item, behind, limit);
            if (party.count) {
                return party;
            }
        }
    }
    return (Party){.count = 0};
}

Party relative_head(const Item *item, const Trigger *trigger) {
    uint32_t limit = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < limit; at++) {
        uint32_t behind;
        if (!possessive_at(item, at, limit, &behind)) {
            continue;
        }
        const Match *listing = word_at(item, behind, limit, CLASS_BIT(CLASS_ASPECT)); /* 到访的还有 X、Y */
        bool lists = listing && word_has_role(item, listing, CLASS_ASPECT, "listing");
        if (lists && role_between(item, trigger->clause->span.start, trigger->span.start, CLASS_PREPOSITION, "lead")) {
            return (Party){.count = 0}; /* 随同 X 访问的还有 Y: he goes along */
        }
        Party party = party_at(item, lists ? span_end(listing->span) : behind, limit);
        if (party.count) {
            return party;
        }
    }
    return (Party){.count = 0};
}

/* The frame of the word of an event that ends right before the position; NULL if none does. */
static const Frame *frame_before(const Item *item, const Clause *clause, uint32_t position) {
    const Match *word = word_before(item, position, clause->span.start, CLASS_BIT(CLASS_EVENT));
    EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_EVENT) : NO_ENTRY;
    return frame_of(item, entry);
}

/* True if a body or country is named right before the position. */
static bool phrase_ends_at(const Item *item, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *before = next > 0 ? &item->mentions.items[next - 1] : NULL;
    return before && span_end(before->span) == position &&
           (before->kind == MENTION_BODY || before->kind == MENTION_COUNTRY);
}

/* What may stand before a subject in the middle of a clause: nothing, or a verb
 * of speech (欢迎 X 来华), a conjunction, an adverb. */
static bool opens_pivot(const Item *item, const Clause *clause, const Mention *mention, const Party *party) {
    uint32_t start = mention->phrase.start;
    const Match *topic = word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    const Match *deictic =
        topic ? match_exact(&item->matches, topic->span, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL; /* P 国内阁有关部长 */
    topic = deictic && phrase_ends_at(item, topic->span.start) ? NULL : topic;
    if (topic && (word_has_role(item, topic, CLASS_PREPOSITION, "topic") || deed_opens(item, topic, party))) {
        return true; /* 就 X 访问 P 答问 */
    }
    const Match *told = topic ? word_before(item, start, clause->span.start, CLASS_BIT(CLASS_SPEECH)) : NULL;
    if (told && told->span.length > topic->span.length && word_has_kind(item, told, CLASS_SPEECH, "frame")) {
        return true; /* 谈到 X 访问 P */
    }
    if (preposition_governs(item, mention, clause->span.start)) {
        return false;
    }
    const ClassSet openers = CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT) |
                             CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_PREPOSITION);
    const Match *word = word_before(item, start, clause->span.start, openers);
    const Frame *verb = frame_before(item, clause, start);
    bool is_object = verb && verb->type == CH_VISIT && !verb->is_noun; /* 将赴 P 出席 */
    bool is_part = is_object || (word && word->span.length == 1 && (word->classes & CLASS_BIT(CLASS_ASPECT)) &&
                                 !word_has_role(item, word, CLASS_ASPECT, "copula")); /* may end a longer word */
    bool is_sent =
        verb && (verb->slots & SLOT(TEAM)) &&
        (mention->kind == MENTION_PERSON || (mention->kind == MENTION_POST && mention->country)); /* 派 X 出席 */
    if (start == clause->span.start || (word && !is_part) || is_sent) {
        return true;
    }
    uint32_t before = item->text->character[start - 1];
    return !character_is_han(before);
}

/* True if a word of the role begins at the code point, behind those whom it is said of: M 期间, 在 X 斡旋下. */
static bool support_begins(const Item *item, uint32_t at, uint32_t end, const char *role) {
    const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
    return word && word_has_role(item, word, CLASS_SUPPORT, role);
}

/* The party that ends right before the trigger and acts. */
static Party party_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (!mention_is_actor(mention) || mention->phrase.start < clause->span.start ||
            (mention->kind == MENTION_PLACE && mention->phrase.start > clause->span.start) ||
            is_represented(item, clause, mention->phrase.start)) {
            continue;
        }
        Party party = party_at(item, mention->phrase.start, trigger->span.start);
        bool is_host = trigger->frame.is_noun && (trigger->frame.slots & SLOT(HOST_TO)) &&
                       span_end(party.span) == trigger->span.start; /* 结束印度之行 */
        if (party.count && !is_host && opens_pivot(item, clause, mention, &party) &&
            !support_begins(item, span_end(party.span), trigger->span.start, "during") &&
            only_adjuncts(item, clause, span_end(party.span), trigger->span.start)) {
            return party;
        }
        while (i + 1 < clause->first_mention + clause->mention_count &&
               item->mentions.items[i + 1].phrase.start < span_end(party.span)) {
            i++; /* members of a list are no pivots of their own */
        }
    }
    return (Party){.count = 0};
}

/* True if those who end at the code point are told to come where the speaker is: X 来法国出席 M. */
static bool come_hither(const Item *item, const Clause *clause, uint32_t from, uint32_t to) {
    enum { WORD = 1 }; /* characters of the word for it */
    uint32_t next = mention_from(item, from);
    while (next < item->mentions.count && item->mentions.items[next].kind == MENTION_DATE &&
           only_adjuncts(item, clause, from, item->mentions.items[next].span.start)) {
        from = span_end(item->mentions.items[next++].span); /* 今年11月 */
    }
    const Mention *state = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return state && span_end(state->span) <= to && state->span.start > from && comes_hither(item, state, from) &&
           only_adjuncts(item, clause, from, state->span.start - WORD);
}

/* The party named right behind a verb of speech that follows the subject: who acts
 * in what is told (A 介绍了 X 访问 Y, A 欢迎 X 来法国出席 M). Count 0 if there is none. */
static Party party_told_of(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    Party told = {.count = 0};
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_named = mention->kind == MENTION_PERSON || mention->kind == MENTION_POST ||
                        mention->kind == MENTION_BODY || mention->kind == MENTION_GROUP;
        if (!mention_is_actor(mention) || !is_named || mention->phrase.start <= span_end(clause->subject.span) ||
            span_end(mention->phrase) > trigger->span.start) {
            continue;
        }
        const Match *particle = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_ASPECT));
        bool skips = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
        const Match *speech = word_before(item, skips ? particle->span.start : mention->phrase.start,
                                          span_end(clause->subject.span), CLASS_BIT(CLASS_SPEECH));
        const Match *event =
            speech ? word_before(item, span_end(speech->span), span_end(clause->subject.span), CLASS_BIT(CLASS_EVENT))
                   : NULL;
        EntryId entry = speech ? lexicon_entry_of(item->lexicon, speech->posting, CLASS_SPEECH) : NO_ENTRY;
        bool tells = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "tell") ||
                                           lexicon_has(item->lexicon, entry, KEY_KIND, "frame"));
        tells = tells || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "attitude") &&
                          come_hither(item, clause, span_end(mention->phrase), trigger->span.start));
        told = tells && !event ? party_at(item, mention->phrase.start, trigger->span.start) : told;
    }
    return told;
}

/* True if those right before the verb are nobody known, and only close the list of those who act: X 国大使 A
 * 以及旅居当地 的侨胞、留学生. */
static bool closes_list(const Item *item, const Clause *clause, const Party *last) {
    enum { REACH = 14 };
    const Party *subject = &clause->subject;
    uint32_t from = span_end(subject->span);
    const Mention *group = last->count == 1 ? &item->mentions.items[last->mentions[0]] : NULL;
    bool may = group && group->kind == MENTION_GROUP && !group->country && clause->subject_is_own && subject->count &&
               from > clause->span.start && from < last->span.start && last->span.start <= from + REACH;
    const Match *joint = may ? word_at(item, from, last->span.start, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    return joint &&
           !match_any(&item->matches, span_of(span_end(joint->span), last->span.start), CLASS_BIT(CLASS_EVENT));
}

/* Those who sign before a witness: X 见证 A 和 B 双方签署联合声明. Count 0 if nobody is told to. */
static Party signers_witnessed(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may = trigger->frame.type == CH_SIGNING && !(trigger->frame.slots & SLOT(WITNESS));
    for (uint32_t at = clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = word ? frame_of(item, lexicon_entry_of(item->lexicon, word->posting, CLASS_EVENT)) : NULL;
        if (!frame || !(frame->slots & SLOT(WITNESS)) || inside_name(item, at)) {
            continue;
        }
        Party party = party_at(item, span_end(word->span), trigger->span.start);
        uint32_t end = span_end(party.span), next = mention_from(item, end);
        const Mention *both = party.count && next < item->mentions.count ? &item->mentions.items[next] : NULL;
        if (both && both->kind == MENTION_REFERENCE && both->span.start == end &&
            span_end(both->span) <= trigger->span.start) { /* A 和 B 双方 */
            party = (Party){.mentions = {next}, .count = 1, .span = span_join(party.span, both->span)};
        }
        bool signs = party.count && only_adjuncts(item, clause, span_end(party.span), trigger->span.start);
        return signs ? party : (Party){.count = 0};
    }
    return (Party){.count = 0};
}

/* The clause that opens the list announced at the end of the verb's clause, or that clause itself if the list
 * stands in it; `from` is set to where it begins there. NULL if no list is announced behind the verb. */
static const Clause *clause_of_list(const Item *item, const Trigger *trigger, uint32_t *from) {
    const Clause *clause = trigger->clause, *limit = item->clauses->items + item->clauses->count;
    const Match *listing = NULL;
    uint32_t end = span_end(clause->span);
    for (uint32_t at = span_end(trigger->span); !listing && at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        listing = word && word_has_role(item, word, CLASS_ASPECT, "listing") ? word : NULL;
    }
    *from = listing ? span_end(listing->span) : 0;
    bool behind = listing && *from >= end && clause->ends_with == ':';
    clause = behind ? clause + 1 : clause;
    if (!listing || clause >= limit || clause->sentence != trigger->clause->sentence) {
        return NULL;
    }
    *from = behind ? clause->span.start : *from;
    return clause;
}

/* Those listed behind the verb, over commas too: 到机场欢送 X 的有 A，B，C. Count 0 if no list is announced. */
static Party listed_party(const Item *item, const Trigger *trigger) {
    const ClassSet telling = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH);
    const Clause *limit = item->clauses->items + item->clauses->count;
    uint32_t from = 0;
    bool may = (trigger->frame.slots & SLOT(WELCOME)) && clause_may_have(trigger->clause, "listing");
    const Clause *clause = may ? clause_of_list(item, trigger, &from) : NULL;
    Party list = clause ? party_at(item, from, span_end(clause->span)) : (Party){.count = 0};
    while (list.count && ++clause < limit && clause->sentence == trigger->clause->sentence &&
           !(clause->classes & telling)) {
        Party more = party_at(item, clause->span.start, span_end(clause->span));
        if (!party_names_person(item, &more) || list.count + more.count > PARTY_LIMIT) {
            break;
        }
        for (uint32_t i = 0; i < more.count; i++) {
            list.mentions[list.count++] = more.mentions[i];
        }
        list.span = span_join(list.span, more.span);
    }
    return list;
}

/* Whom the subject only goes along with: X 陪同 Y 访问 P. Count 0 if nobody is told. */
static Party party_escorted(const Item *item, const Trigger *trigger) {
    bool may = clause_may_have(trigger->clause, "escort");
    Party party = may ? governed_party(item, trigger->clause, trigger->span.start, "escort") : (Party){.count = 0};
    const Mention *first = party.count ? &item->mentions.items[party.mentions[0]] : NULL;
    if (first && first->kind == MENTION_PERSON && !item->persons.items[first->person].country) {
        return (Party){.count = 0}; /* of his country who goes along tells more */
    }
    uint32_t end = party.count ? span_end(party.span) : 0;
    bool acts = party.count && only_adjuncts(item, trigger->clause, end, trigger->span.start);
    bool goes_on = party.count && trigger->frame.type == CH_VISIT; /* 随同 X 抵达 P 访问 Q */
    for (uint32_t i = mention_from(item, end); goes_on && i < mention_from(item, trigger->span.start); i++) {
        goes_on = item->mentions.items[i].kind != MENTION_PERSON;
    }
    return acts || goes_on ? party : (Party){.count = 0};
}

/* Whose visit somebody else only prepares: 为 X 访问 P 铺路. Count 0 if nobody is told. */
static Party party_prepared_for(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool may = trigger->frame.type == CH_VISIT &&
               role_between(item, span_end(trigger->span), span_end(clause->span), CLASS_SUPPORT, "prepares");
    Party party = may ? governed_party(item, clause, trigger->span.start, "to") : (Party){.count = 0};
    bool acts = party.count && only_adjuncts(item, clause, span_end(party.span), trigger->span.start);
    return acts ? party : (Party){.count = 0};
}

/* True if the agent only leads those whom a word for with governs: 同由 X 率领的 Y 国代表团会谈. */
static bool leads_other_side(const Item *item, const Trigger *trigger, const Party *agent) {
    uint32_t start = trigger->clause->span.start;
    const Match *by = word_before(item, agent->span.start, start, CLASS_BIT(CLASS_PREPOSITION));
    const Match *with = by ? word_before(item, by->span.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return with && span_end(with->span) == by->span.start && word_has_role(item, with, CLASS_PREPOSITION, "with") &&
           role_between(item, span_end(agent->span), trigger->span.start, CLASS_SUBJECT_STOP, "led");
}

/* Who acts by the word for it, not who only goes along (由 X 陪同), nor the town one leaves (由 P 启程前往 Q). Count 0
 * if nobody is told. */
static Party party_of_agent(const Item *item, const Trigger *trigger) {
    Party agent = governed_party(item, trigger->clause, trigger->span.start, "agent");
    if (agent.count && leads_other_side(item, trigger, &agent)) {
        return (Party){.count = 0};
    }
    bool may = agent.count && clause_may_have(trigger->clause, "escort");
    const Match *along =
        may ? word_at(item, span_end(agent.span), trigger->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool escorts = along && word_has_role(item, along, CLASS_PREPOSITION, "escort");
    bool describes = agent.count && trigger->frame.is_noun && trigger->frame.type == CH_CEREMONY &&
                     role_between(item, span_end(agent.span), trigger->span.start, CLASS_SUBJECT_STOP,
                                  "possessive"); /* 出席由 X 企业承建的铁路通车仪式 */
    MentionKind kind = agent.count ? item->mentions.items[agent.mentions[0]].kind : MENTION_PERSON;
    bool leaves =
        (kind == MENTION_PLACE && (trigger->frame.slots & (SLOT(TRAVEL) | SLOT(ARRIVAL) | SLOT(EMBASSY)))) ||
        (kind == MENTION_COUNTRY && agent.count == 1 && span_end(agent.span) == trigger->span.start &&
         trigger->frame.type == CH_VISIT && (trigger->frame.slots & (SLOT(TRAVEL) | SLOT(ARRIVAL)))); /* 由 P 转往 Q */
    const Mention *leader = agent.count ? &item->mentions.items[agent.mentions[0]] : NULL;
    bool is_bare = leader && leader->kind == MENTION_POST && !leader->country && trigger->clause->subject_is_own &&
                   trigger->clause->subject.span.start > leader->span.start &&
                   role_between(item, span_end(agent.span), trigger->clause->subject.span.start, CLASS_SUBJECT_STOP,
                                "led"); /* 由外长率领的 X 国代表团 */
    return escorts || describes || leaves || is_bare ? (Party){.count = 0} : agent;
}

/* True of a deed that is done to somebody or with somebody, who then stands before whoever is described by it. */
static bool is_deed_to_others(const Frame *frame) {
    ChEventType type = frame->type;
    return !frame->is_noun && (type == CH_MESSAGE || type == CH_AID || type == CH_SIGNING || type == CH_RELATIONS ||
                               type == CH_OTHER || type == CH_SANCTION);
}

/* Which state the subject supports in what it prepares: 支持 X 加入 Q、办好 M, 支持 X 作为东道主办好 M. */
static Party party_supported(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    bool prepares = trigger->frame.type == CH_SESSION && (trigger->frame.slots & SLOT(AHEAD));
    for (uint32_t i = prepares ? mention_from(item, trigger->span.start) : 0; i-- > clause->first_mention;) {
        const Mention *state = &item->mentions.items[i];
        const Match *verb = word_before(item, state->span.start, clause->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
        Party party = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "support")
                          ? party_at(item, state->span.start, trigger->span.start)
                          : (Party){.count = 0};
        if (party_is_countries(item, &party)) {
            return party;
        }
    }
    return (Party){.count = 0};
}

Party relative_actor(const Item *item, const Trigger *trigger) {
    enum { SHORTEST_OBJECT = 2 };
    const Clause *clause = trigger->clause;
    const Party *head = &clause->subject;
    uint32_t from = clause->span.start, end = span_end(trigger->span);
    bool behind = is_deed_to_others(&trigger->frame) && clause->subject_is_own && head->span.start > end;
    const Match *of = behind ? word_before(item, head->span.start, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    const Match *particle = of ? word_at(item, end, of->span.start, CLASS_BIT(CLASS_ASPECT)) : NULL;
    bool done = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
    uint32_t object = done ? span_end(particle->span) : end;
    bool aimed = of && (governed_party(item, clause, trigger->span.start, "with").count ||
                        governed_party(item, clause, trigger->span.start, "to").count);
    bool describes = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") &&
                     (aimed || of->span.start >= object + SHORTEST_OBJECT) &&
                     !role_between(item, from, trigger->span.start, CLASS_PREPOSITION, "agent") &&
                     !role_between(item, from, trigger->span.start, CLASS_PREPOSITION, "topic");
    const Mention *day = describes && clause->mention_count ? &item->mentions.items[clause->first_mention] : NULL;
    bool dated = day && day->kind == MENTION_DATE && day->span.start <= from + 1 && date_tells_day(day);
    return dated ? *head : (Party){.count = 0};
}

Party acting_party(const Item *item, const Trigger *trigger) {
    Party listed = listed_party(item, trigger);
    if (listed.count) {
        return listed;
    }
    Party agent = party_of_agent(item, trigger);
    agent = agent.count ? agent : signers_witnessed(item, trigger);
    agent = agent.count ? agent : party_escorted(item, trigger);
    agent = agent.count ? agent : party_prepared_for(item, trigger);
    agent = agent.count ? agent : party_supported(item, trigger);
    if (agent.count) {
        return agent;
    }
    const Party *subject = &trigger->clause->subject;
    Party adjacent = party_before(item, trigger);
    Party described = adjacent.count ? (Party){.count = 0} : relative_actor(item, trigger);
    if (described.count) {
        return described;
    }
    if (adjacent.count) {
        bool goes_on = subject->count > adjacent.count && subject->span.start < trigger->clause->span.start &&
                       span_end(subject->span) == span_end(adjacent.span); /* X，以及 Y 访问 P */
        return goes_on || closes_list(item, trigger->clause, &adjacent) ? *subject : adjacent;
    }
    Party told = party_told_of(item, trigger);
    if (told.count) {
        return told;
    }
    bool elsewhere = !span_within(subject->span, trigger->clause->span);
    told = elsewhere && subject->count ? party_told_before(item, trigger->clause) : told;
    if (told.count) {
        return told;
    }
    bool may_send = !elsewhere && subject->count && span_end(subject->span) < trigger->span.start;
    Party sent = may_send ? party_sent(item, trigger->clause) : (Party){.count = 0};
    if (sent.count && span_end(sent.span) < trigger->span.start) {
        return sent;
    }
    if (subject->count && (elsewhere || span_end(subject->span) <= trigger->span.start)) {
        return *subject;
    }
    return (Party){.count = 0};
}

/* Where the words begin that say what place it is: 该国首都新德里. */
static uint32_t apposition_start(const Item *item, const Clause *clause, uint32_t at) {
    const ClassSet says = CLASS_BIT(CLASS_PLACE_HEAD) | CLASS_BIT(CLASS_REFERENCE);
    const Match *word = word_before(item, at, clause->span.start, says);
    while (word && word->span.length > 1) {
        at = word->span.start;
        word = word_before(item, at, clause->span.start, says);
    }
    return at;
}

/* True if one goes there before the trigger: 前往总理府与 X 见面. */
static bool is_gone_to(const Item *item, const Clause *clause, const Mention *mention, uint32_t near) {
    const Frame *frame = frame_before(item, clause, mention->phrase.start);
    SlotSet travels = mention->kind == MENTION_COUNTRY ? SLOT(TRAVEL) : SLOT(TRAVEL) | SLOT(ARRIVAL);
    bool goes = frame && frame->type == CH_VISIT && (frame->slots & travels) && span_end(mention->phrase) <= near &&
                !mention->is_sign;
    for (uint32_t at = span_end(mention->phrase); goes && at < near; at++) { /* 前往 P 访问的 X 会见 Y */
        goes = !word_at(item, at, near, CLASS_BIT(CLASS_SUBJECT_STOP));
    }
    return goes;
}

/* True if a word for the place at hand (这里) begins at the position. */
static bool says_here(const Item *item, uint32_t at, uint32_t end) {
    const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_REFERENCE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "here");
}

uint32_t place_of_dateline(const Item *item) {
    for (size_t s = 0; s < item->segments.count; s++) {
        Span span = item->segments.items[s].span;
        bool dateline = item->segments.items[s].kind == SEGMENT_DATELINE;
        uint32_t first = dateline ? mention_from(item, span.start) : (uint32_t)item->mentions.count;
        for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start < span_end(span); i++) {
            if (item->mentions.items[i].kind == MENTION_PLACE) {
                return i;
            }
        }
    }
    return NO_MENTION;
}

uint32_t place_here(const Item *item, const Clause *clause, uint32_t at) {
    if (!(clause->classes & CLASS_BIT(CLASS_REFERENCE)) || !says_here(item, at, span_end(clause->span))) {
        return NO_MENTION;
    }
    enum { REACH = 60 }; /* mentions looked back upon */
    uint32_t nearest = NO_MENTION;
    uint32_t before = mention_from(item, at);
    for (uint32_t i = before; i-- > 0 && before - i < REACH;) {
        const Mention *place = &item->mentions.items[i];
        bool in_body = place->within != NO_MENTION && item->mentions.items[place->within].kind == MENTION_BODY;
        bool can_be = place->kind == MENTION_PLACE && place->country && (place->within == NO_MENTION || in_body);
        if (!can_be) {
            continue;
        }
        nearest = nearest == NO_MENTION && !in_body ? i : nearest;
        enum { BEFORE_NAME = 30 };
        uint32_t from = place->span.start > BEFORE_NAME ? place->span.start - BEFORE_NAME : 0;
        for (uint32_t start = place->span.start; start-- > from && item->text->character[start] != FULL_STOP;) {
            if (says_here(item, start, place->span.start)) {
                return i; /* 这里是 P */
            }
        }
    }
    uint32_t filed = nearest == NO_MENTION ? NO_MENTION : place_of_dateline(item); /* rather than a house there */
    bool near = nearest != NO_MENTION &&
                item->mentions.items[nearest].span.start >= item->sentences.items[clause->sentence].span.start;
    bool there = filed != NO_MENTION && filed < before &&
                 (!near || string_same(item->mentions.items[filed].country, item->mentions.items[nearest].country));
    return there ? filed : nearest;
}

/* The place that a word for the place at hand means before `near` (在这里); NO_MENTION. */
static uint32_t here_in(const Item *item, const Clause *clause, uint32_t near) {
    for (uint32_t at = clause->span.start; clause->classes & CLASS_BIT(CLASS_REFERENCE) && at < near; at++) {
        const Match *where =
            says_here(item, at, near) ? word_before(item, at, clause->span.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        if (where && word_has_role(item, where, CLASS_PREPOSITION, "at")) {
            return place_here(item, clause, at);
        }
    }
    return NO_MENTION;
}

/* True for people that are nowhere by their name: an army, a party (在中共二十大召开后) unless somebody acts or meets
 * there (在中央党校会见 X). */
static bool is_no_house(const Item *item, const Mention *body, uint32_t limit) {
    static const char *const kinds[] = {"army", "armed-group", "front"};
    bool none = false;
    for (size_t i = 0; body->entry != NO_ENTRY && i < sizeof kinds / sizeof *kinds && !none; i++) {
        none = lexicon_has(item->lexicon, body->entry, KEY_KIND, kinds[i]);
    }
    return none ||
           (body->entry != NO_ENTRY && lexicon_has(item->lexicon, body->entry, KEY_KIND, "party") &&
            !word_at(item, span_end(body->phrase), limit, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION)));
}

/* True if the place only tells where a guest is on a visit, which the words behind it tell of him: 会见正在 P 访问的 X.
 */
static bool is_where_guest_is(const Item *item, const Clause *clause, const Mention *place, uint32_t near) {
    uint32_t end = span_end(clause->span);
    for (uint32_t at = span_end(place->phrase); at < end; at++) {
        const Match *word = any_word_at(item, at, end);
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        const Frame *frame = word ? frame_of(item, entry) : NULL;
        if (frame && frame->type == CH_VISIT) {
            uint32_t behind = 0;
            return word->span.start != near && possessive_at(item, span_end(word->span), end, &behind);
        }
        if (!word || !(word->classes & (CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_LEVEL)))) {
            return false;
        }
        at = span_end(word->span) - 1;
    }
    return false;
}

/* The place that a clause before tells somebody to leave, where others see him off: 离开 P 时，X 到机场送行. NO_MENTION
 * if it tells none. */
static uint32_t place_left(const Item *item, const Clause *clause, const Trigger *trigger) {
    bool may = trigger->frame.type == CH_CEREMONY && (trigger->frame.slots & SLOT(WELCOME)) &&
               !trigger->frame.is_noun && clause != trigger->clause;
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool names = mention->kind == MENTION_PLACE || (mention->kind == MENTION_COUNTRY && !mention->is_sign);
        const Frame *frame =
            names && mention->within == NO_MENTION ? frame_before(item, clause, mention->phrase.start) : NULL;
        if (frame && frame->type == CH_VISIT && (frame->slots & SLOT(LEAVE))) {
            return i;
        }
    }
    return NO_MENTION;
}

/* Those who begin with the mention, if a word of the role stands right behind them: 在 X 斡旋下. Count 0 if none does.
 */
static Party party_under(const Item *item, const Clause *clause, const Mention *mention, const char *role) {
    Party party = clause_may_have(clause, role) ? party_at(item, mention->phrase.start, span_end(clause->span))
                                                : (Party){.count = 0};
    bool stands = party.count && support_begins(item, span_end(party.span), span_end(clause->span), role);
    return stands ? party : (Party){.count = 0};
}

/* Those of the clause behind whom a word of the role stands. */
static Party party_of_support(const Item *item, const Clause *clause, const char *role) {
    uint32_t end = clause_may_have(clause, role) ? clause->first_mention + clause->mention_count : 0;
    Party party = {.count = 0};
    for (uint32_t i = clause->first_mention; i < end && !party.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        party = mention_is_actor(mention) ? party_under(item, clause, mention, role) : party;
    }
    return party;
}

Party mediators_of(const Item *item, const Clause *clause) { return party_of_support(item, clause, "mediating"); }

Party escorts_of(const Item *item, const Clause *clause) { return party_of_support(item, clause, "escorting"); }

/* True if the place only describes the meeting behind it: 在 P 举行的 M. */
static bool is_where_held(const Item *item, const Clause *clause, const Mention *place) {
    uint32_t end = span_end(clause->span), behind = 0;
    const Match *held = word_at(item, span_end(place->phrase), end, CLASS_BIT(CLASS_SUPPORT));
    return held && word_has_role(item, held, CLASS_SUPPORT, "light") &&
           possessive_at(item, span_end(held->span), end, &behind);
}

/* The place that what the trigger attends is described by, right behind it: 出席在 P 举行的 M. NO_MENTION if none is.
 */
static uint32_t place_of_object(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *where = (trigger->frame.slots & SLOT(ATTEND)) && from < end
                             ? word_at(item, from, end, CLASS_BIT(CLASS_PREPOSITION))
                             : NULL;
    if (!where || !word_has_role(item, where, CLASS_PREPOSITION, "at")) {
        return NO_MENTION;
    }
    uint32_t at = span_end(where->span), found = NO_MENTION;
    for (uint32_t i = mention_from(item, at); i < item->mentions.count && item->mentions.items[i].span.start == at;
         i++) {
        const Mention *place = &item->mentions.items[i];
        if (place->kind == MENTION_PLACE || (place->kind == MENTION_COUNTRY && country_is_state(place->country))) {
            found = i;
            at = span_end(place->span);
        }
    }
    return found != NO_MENTION && is_where_held(item, trigger->clause, &item->mentions.items[found]) ? found
                                                                                                     : NO_MENTION;
}

/* True if the country is only whose missions follow: 在 X 驻 A、B 大使馆. */
static bool sends_residents(const Item *item, const Mention *country, const Clause *clause) {
    const Match *posted =
        word_at(item, span_end(country->phrase), span_end(clause->span), CLASS_BIT(CLASS_TITLE_PREFIX));
    return posted && word_has_kind(item, posted, CLASS_TITLE_PREFIX, "resident");
}

/* The place named last before the trigger, else the first behind it; where guests are only if `of_guests`, where a
 * meeting is held not for a visit. */
static uint32_t place_in(const Item *item, const Clause *clause, const Trigger *trigger, bool of_guests) {
    uint32_t place = NO_MENTION, near = trigger->span.start;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool can_be =
            mention->kind == MENTION_PLACE || mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY;
        bool is_bloc = mention->kind == MENTION_COUNTRY && !country_is_state(mention->country); /* 在东盟框架内 */
        bool is_joined = mention->kind == MENTION_COUNTRY &&
                         near > span_end(clause->span) && /* 在 A 与 B 关系紧张之际 */
                         word_at(item, span_end(mention->phrase), span_end(clause->span), CLASS_BIT(CLASS_CONJUNCTION));
        bool no_house = mention->kind == MENTION_BODY && is_no_house(item, mention, span_end(clause->span));
        no_house = no_house || (mention->kind == MENTION_COUNTRY && sends_residents(item, mention, clause));
        if (!can_be || is_bloc || is_joined || no_house || mention->within != NO_MENTION) {
            continue;
        }
        uint32_t start = mention->kind == MENTION_PLACE ? apposition_start(item, clause, mention->phrase.start)
                                                        : mention->phrase.start;
        const Match *match = word_before(item, start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        bool is_place =
            (match && word_has_role(item, match, CLASS_PREPOSITION, "at")) || is_gone_to(item, clause, mention, near);
        const Match *matter =
            is_place ? word_at(item, span_end(mention->phrase), span_end(clause->span), CLASS_BIT(CLASS_TITLE_PREFIX))
                     : NULL;
        bool is_matter = matter && word_has_kind(item, matter, CLASS_TITLE_PREFIX, "topic"); /* 在 P 问题上 */
        bool of_meeting = is_place && trigger->frame.type == CH_VISIT && mention->span.start < near &&
                          is_where_held(item, clause, mention);
        is_place = is_place && !of_meeting && (of_guests || !is_where_guest_is(item, clause, mention, near)) &&
                   !is_matter && !party_under(item, clause, mention, "mediating").count;
        if (is_place && place != NO_MENTION && mention->span.start >= near && !item->mentions.items[place].is_sign) {
            break; /* 在韩 X 烈士遗骸交接仪式在 P 举行: no place of it */
        }
        place = is_place ? i : place;
    }
    return place != NO_MENTION ? place
                               : here_in(item, clause, near < span_end(clause->span) ? near : span_end(clause->span));
}

/* True if the clause ends with the words by which somebody says what follows (在 P 举行的 M 期间说，). */
static bool ends_in_saying(const Item *item, const Clause *clause) {
    uint32_t end = span_end(clause->span);
    const Match *verb = clause->classes & CLASS_BIT(CLASS_SPEECH)
                            ? word_before(item, end, clause->span.start, CLASS_BIT(CLASS_SPEECH))
                            : NULL;
    return verb && span_end(verb->span) == end && word_has_kind(item, verb, CLASS_SPEECH, "frame");
}

/* The place told nearest in the sentence up to the trigger's clause. */
static uint32_t place_told(const Item *item, const ClauseList *clauses, const Trigger *trigger, bool of_guests) {
    for (const Clause *clause = trigger->clause;
         clause >= clauses->items && clause->sentence == trigger->clause->sentence; clause--) {
        if (clause != trigger->clause && ends_in_saying(item, clause)) {
            break;
        }
        uint32_t place = place_in(item, clause, trigger, of_guests);
        place = place == NO_MENTION ? place_left(item, clause, trigger) : place;
        if (place != NO_MENTION) {
            return place;
        }
        bool elsewhere = trigger->frame.type == CH_CALL || (trigger->frame.slots & SLOT(DATED)); /* 曾见过面 */
        if (elsewhere || (clause->subject_is_own && clause != trigger->clause)) {
            break;
        }
    }
    return NO_MENTION;
}

uint32_t place_of(const Item *item, const ClauseList *clauses, const Trigger *trigger) {
    uint32_t place = place_of_object(item, trigger);
    place = place != NO_MENTION ? place : place_told(item, clauses, trigger, false);
    return place != NO_MENTION ? place : place_told(item, clauses, trigger, true);
}
