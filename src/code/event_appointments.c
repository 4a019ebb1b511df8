#include "code/acts.h"
#include "resolve/dates.h"

enum {
    POST_REACH = 26, /* characters from the verb to the noun of the post */
    BARE_VERB = 2,   /* characters of a verb before the noun that it has taken in: 赢得|总统选举 */
};

/* The post that an oath is for, told by the clause behind it: 宣誓就职，成为 X 国总统. NULL if
 * the next clause names none at its beginning, or another subject. */
static const Mention *post_of_oath(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t end = span_end(clause->span), first = mention_from(item, end);
    Span sentence = item->sentences.items[clause->sentence].span;
    const Mention *next = first < item->mentions.count ? &item->mentions.items[first] : NULL;
    while (next && next->kind != MENTION_POST && next->kind != MENTION_PERSON &&
           next + 1 < item->mentions.items + item->mentions.count) {
        next++;
    }
    bool near = next && next->kind == MENTION_POST && next->span.start < end + POST_REACH &&
                span_end(next->span) <= span_end(sentence) && span_end(trigger->span) == end;
    const Match *verb = near ? any_word_at(item, end + 1, next->span.start) : NULL;
    return verb && word_has_kind(item, verb, CLASS_WORD, "verb") ? next : NULL;
}

/* True if what is told comes after the verb: 上任后 …. */
static bool tells_after(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    const Match *after = any_word_at(item, span_end(trigger->span), end);
    bool former = after && trigger_has(trigger, SLOT(APPOINT)) && span_end(after->span) < end &&
                  word_has_role(item, after, CLASS_SUPPORT, "before"); /* 提名前国务卿 X */
    return after && !former && word_has_role(item, after, CLASS_SUPPORT, "after") &&
           !word_has_role(item, after, CLASS_SUPPORT, "amid");
}

/* True if a length of time begins at the position up to which something else was so: 就任总理|20年来. */
static bool lasts_since(const Item *item, uint32_t at, uint32_t end) {
    uint32_t next = mention_from(item, at);
    const Mention *date = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool begins = date && date->kind == MENTION_DATE && date->span.start == at && span_end(date->span) <= end;
    const Match *word = begins ? word_before(item, span_end(date->span), at, CLASS_BIT(CLASS_DATE_WORD)) : NULL;
    return word && (word_has_kind(item, word, CLASS_DATE_WORD, "within") ||
                    word_has_kind(item, word, CLASS_DATE_WORD, "since"));
}

/* True if the word may tell how long ago something was: 不久, 一年, 三个月. */
static bool passes_by(const Item *item, const Match *word) {
    bool vague = word_has_kind(item, word, CLASS_WORD, "adverb") && !(word->classes & CLASS_BIT(CLASS_SUPPORT));
    return vague || word_has_kind(item, word, CLASS_DATE_WORD, "unit") ||
           (item->matches.starting[word->span.start] & CLASS_BIT(CLASS_NUMERAL));
}

/* True if the post behind the verb only tells since when or when something else was so: 就任总理后首次出访,
 * 担任外长期间. */
static bool tells_when(const Item *item, const Trigger *trigger, const Mention *post) {
    enum { REACH = 6 }; /* characters of how long ago */
    uint32_t end = span_end(trigger->clause->span), at = post ? span_end(post->span) : end;
    bool is_behind = post && post->span.start >= span_end(trigger->span) && at < end;
    const Match *word = is_behind ? any_word_at(item, at, end) : NULL;
    if (is_behind && lasts_since(item, at, end)) {
        return true;
    }
    uint32_t limit = at + REACH < end ? at + REACH : end;
    while (word && span_end(word->span) < limit && passes_by(item, word)) {
        word = any_word_at(item, span_end(word->span), end); /* 就任总理不久后, 就任总理一年之际 */
    }
    bool after = word && word_has_role(item, word, CLASS_SUPPORT, "after") &&
                 !word_has_role(item, word, CLASS_SUPPORT, "before");
    return after || (word && (word_has_role(item, word, CLASS_SUPPORT, "occasion") ||
                              word_has_kind(item, word, CLASS_DATE_WORD, "since")));
}

/* True if the words behind the post say how long ago it was taken by him whom they describe: 当选总统不久的 X. */
static bool is_just_in_office(const Item *item, const Trigger *trigger, const Mention *post) {
    uint32_t end = span_end(trigger->clause->span), behind;
    uint32_t at = post && post->span.start >= span_end(trigger->span) ? span_end(post->span) : span_end(trigger->span);
    const Match *lately = at < end ? any_word_at(item, at, end) : NULL;
    bool is_time = lately && (word_has_kind(item, lately, CLASS_WORD, "adverb") || /* 不久 */
                              word_has_kind(item, lately, CLASS_WORD, "adjective"));
    return is_time && lately->span.length > 1 && possessive_at(item, span_end(lately->span), end, &behind);
}

/* The post taken or left, named behind the verb; NULL if none is. */
static const Mention *post_behind(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    if (tells_after(item, trigger)) {
        return NULL; /* 上任后会见总统 Y: another's */
    }
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_POST && mention->span.start >= span_end(trigger->span) &&
            mention->span.start <= span_end(trigger->span) + POST_REACH) {
            return mention;
        }
        bool is_rank = mention->kind == MENTION_GROUP && mention->span.start == span_end(trigger->span);
        if (is_rank && match_exact(&item->matches, mention->span, CLASS_BIT(CLASS_TITLE))) {
            return mention; /* 自封为国家元首 */
        }
    }
    return post_of_oath(item, trigger);
}

/* True if the mention only says where, or by whom: in the palace, at the parliament; 遭议会弹劾. */
static bool says_where(const Item *item, const Clause *clause, const Mention *mention) {
    const Match *word = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    return mention->kind == MENTION_BODY && word &&
           (word_has_role(item, word, CLASS_PREPOSITION, "at") ||
            word_has_role(item, word, CLASS_PREPOSITION, "passive"));
}

/* True if the person is the one succeeded: 接替 X 出任, 接替已离任的 X 出任. */
static bool is_succeeded(const Item *item, const Clause *clause, const Mention *mention) {
    enum { LONGEST_RELATIVE = 10 };
    uint32_t at = mention->phrase.start, start = clause->span.start;
    const Match *word = word_before(item, at, start, CLASS_BIT(CLASS_PREPOSITION));
    if (mention->kind != MENTION_PERSON || (word && word_has_role(item, word, CLASS_PREPOSITION, "succeed"))) {
        return mention->kind == MENTION_PERSON;
    }
    const Match *relative = word_before(item, at, start, CLASS_BIT(CLASS_SUBJECT_STOP));
    uint32_t from = at - start > LONGEST_RELATIVE ? at - LONGEST_RELATIVE : start;
    return relative && word_has_role(item, relative, CLASS_SUBJECT_STOP, "possessive") &&
           role_between(item, from, at, CLASS_PREPOSITION, "succeed");
}

/* True if it is one to whom something is handed: 向 X 递交辞呈. */
static bool is_addressed(const Item *item, const Trigger *trigger, const Mention *mention) {
    bool hands = trigger_has(trigger, SLOT(LEAVE)) && !trigger_has(trigger, SLOT(DEATH));
    const Clause *clause = trigger->clause;
    const Match *word = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    bool receives = mention->kind == MENTION_PERSON || mention->kind == MENTION_POST || mention->kind == MENTION_BODY ||
                    mention->kind == MENTION_COUNTRY;
    return hands && receives && word && word_has_role(item, word, CLASS_PREPOSITION, "to") &&
           !role_between(item, span_end(mention->phrase), trigger->span.start, CLASS_SUBJECT_STOP, "possessive");
}

/* True if the person is the object of a plain verb. */
static bool follows_verb(const Item *item, const Clause *clause, const Mention *mention) {
    const Match *word = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_WORD));
    const ClassSet others = CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT) |
                            CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_COMMITMENT) |
                            CLASS_BIT(CLASS_SPEECH_WORD);
    EntryId entry = word && !(word->classes & others) ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && word->span.length > 1 && lexicon_has(item->lexicon, entry, KEY_KIND, "verb");
}

/* True if another deed is told between two code points: no word by which the post is approved (批准 X 提交的辞呈). */
static bool deed_between(const Item *item, uint32_t from, uint32_t to) {
    const Match *deed = act_word(item, from, to, CLASS_EVENT, NULL);
    EntryId entry = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && !lexicon_has(item->lexicon, entry, KEY_FRAME, "approved");
}

/* Where the arrival begins that ends at `to` with its place, of who comes for the post (抵达 P|出任); `to` if none
 * does. */
static uint32_t before_arrival(const Item *item, uint32_t from, uint32_t to) {
    const Match *comes = act_word(item, from, to, CLASS_EVENT, NULL);
    EntryId entry = comes ? match_entry(item->lexicon, comes, CLASS_EVENT) : NO_ENTRY;
    bool arrives = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "arrival");
    uint32_t next = arrives ? mention_from(item, span_end(comes->span)) : item->mentions.count;
    const Mention *place = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool adjoins = place && place->span.start == span_end(comes->span) && span_end(place->span) == to &&
                   (place->kind == MENTION_COUNTRY || place->kind == MENTION_PLACE);
    return adjoins ? comes->span.start : to;
}

/* True if it is the post from which another follows: X 由外长转任总理. */
static bool is_post_before(const Item *item, const Clause *clause, const Mention *mention) {
    const Match *word = mention->kind == MENTION_POST
                            ? word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    return word && span_end(word->span) == mention->phrase.start && mention->person == NO_PERSON &&
           (word_has_role(item, word, CLASS_PREPOSITION, "source") ||
            word_has_role(item, word, CLASS_PREPOSITION, "agent"));
}

/* True if nothing between two code points acts or tells: dates, adverbs, places. */
static bool is_plain_gap(const Item *item, const Trigger *trigger, uint32_t from, uint32_t to) {
    const Clause *clause = trigger->clause;
    to = before_arrival(item, from, to);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool between = mention->span.start >= from && span_end(mention->span) <= to && mention->within == NO_MENTION;
        if (between && mention->kind != MENTION_DATE && mention->kind != MENTION_PLACE &&
            mention->kind != MENTION_ORDINAL && mention->kind != MENTION_QUANTITY &&
            !is_post_before(item, clause, mention) && !is_succeeded(item, clause, mention) &&
            !is_addressed(item, trigger, mention) && !says_where(item, clause, mention)) {
            return false;
        }
    }
    const Match *vow = act_word(item, from, to, CLASS_COMMITMENT, NULL);
    bool plans = vow && (vow->classes & CLASS_BIT(CLASS_ASPECT)) && !trigger_has(trigger, SLOT(DEATH)); /* 将就职 */
    bool vows = vow && !plans;
    const Match *said = act_word(item, from, to, CLASS_SPEECH, NULL); /* X 宣布将辞职 */
    bool announces =
        said && trigger_has(trigger, SLOT(LEAVE)) && word_has_role(item, said, CLASS_SUPPORT, "announcing");
    return !vows && (!said || announces) && !deed_between(item, from, to);
}

/* Behind the words by which a person stands for his government or comes with it: X 内阁, X 领导的新一届政府, X 率领内阁
 * 成员; `from` if none begin there. */
static uint32_t behind_government(const Item *item, const Trigger *trigger, uint32_t from) {
    enum { WORDS_BETWEEN = 4, COUNTRY_BETWEEN = 12 }; /* 和他的 */
    uint32_t limit = trigger->span.start, at = from;
    const Match *led = from < limit ? word_at(item, from, limit, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    const Match *leads = from < limit ? word_at(item, from, limit, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool is_led = led && word_has_role(item, led, CLASS_SUBJECT_STOP, "led");
    bool brings = leads && word_has_role(item, leads, CLASS_PREPOSITION, "lead");
    at = is_led ? span_end(led->span) : brings ? span_end(leads->span) : from;
    uint32_t reach = at + (is_led || brings ? COUNTRY_BETWEEN : WORDS_BETWEEN);
    for (uint32_t i = mention_from(item, at); i < item->mentions.count; i++) {
        const Mention *body = &item->mentions.items[i];
        if (body->span.start > reach || span_end(body->span) > limit || body->kind == MENTION_PERSON) {
            return from;
        }
        if (body->kind == MENTION_BODY && body->entry != NO_ENTRY &&
            lexicon_has(item->lexicon, body->entry, KEY_KIND, "government")) {
            return body->within == NO_MENTION ? span_end(body->span)
                                              : span_end(item->mentions.items[body->within].span);
        }
    }
    return from;
}

/* Where the words begin that tell only how it was done, up to the verb: 以压倒性优势|获胜; where the verb
 * begins if none do. */
static uint32_t before_means(const Item *item, const Trigger *trigger, uint32_t from) {
    uint32_t to = trigger->span.start;
    bool may = clause_may_have(trigger->clause, "means");
    for (uint32_t at = to; may && at-- > from + 1;) {
        const Match *means = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION));
        if (means && word_has_role(item, means, CLASS_PREPOSITION, "means") && !inside_name(item, at)) {
            return is_plain_gap(item, trigger, span_end(means->span), to) ? at : to;
        }
    }
    return to;
}

/* Where an election or a ceremony begins and ends that is told between the person and the verb (X 在…总统选举中获胜, 在
 * 议会举行的仪式上宣誓就职); empty if none is. */
static Span occasion_between(const Item *item, const Trigger *trigger, uint32_t from) {
    const Clause *clause = trigger->clause;
    uint32_t to = before_means(item, trigger, from);
    const Match *held = from < to ? word_before(item, to, from, CLASS_BIT(CLASS_WORK)) : NULL; /* X 经…选举当选 */
    if (held && span_end(held->span) == to && word_has_kind(item, held, CLASS_WORK, "election")) {
        return span_of(from, to);
    }
    const Match *amid = from < to ? word_before(item, to, from, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    if (from < to && (!amid || span_end(amid->span) != to)) { /* 会议上 is a word of its own */
        amid = match_exact(&item->matches, (Span){to - 1, 1}, CLASS_BIT(CLASS_SUPPORT));
    }
    if (!amid || !word_has_role(item, amid, CLASS_SUPPORT, "after")) {
        return (Span){0, 0};
    }
    for (uint32_t at = from; at < amid->span.start; at++) {
        const Match *where = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION));
        if (where && word_has_role(item, where, CLASS_PREPOSITION, "at") && !inside_name(item, at)) {
            return only_adjuncts(item, clause, from, at) ? span_of(at, to) : (Span){0, 0};
        }
    }
    return (Span){0, 0};
}

/* The person whose phrase holds the trigger (president-elect X), or begins right
 * behind it. */
static uint32_t person_around(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool holds = mention->phrase.start <= span_end(trigger->span) && mention->span.start >= span_end(trigger->span);
        if (mention->kind == MENTION_PERSON && holds) {
            return i;
        }
    }
    return NO_MENTION;
}

/* The clause's subject, if it is one person who met the one named last before he took or left the post: X 觐见国王 Y 后
 * 接任首相. NO_MENTION if nobody was met. */
static uint32_t person_who_met(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Party *subject = &clause->subject;
    bool may = clause->subject_is_own && subject->count == 1 &&
               item->mentions.items[subject->mentions[0]].kind == MENTION_PERSON;
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *met = &item->mentions.items[i];
        const Match *verb = met->kind == MENTION_PERSON && met->span.start > span_end(subject->span) &&
                                    span_end(met->phrase) <= trigger->span.start
                                ? word_before(item, met->phrase.start, clause->span.start, CLASS_BIT(CLASS_EVENT))
                                : NULL;
        EntryId entry = verb && span_end(verb->span) == met->phrase.start
                            ? match_entry(item->lexicon, verb, CLASS_EVENT)
                            : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING))) {
            return subject->mentions[0];
        }
    }
    return NO_MENTION;
}

static uint32_t person_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t found = person_who_met(item, trigger);
    if (found != NO_MENTION) {
        return found;
    }
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool replaced = mention->phrase.start > clause->span.start &&
                        (follows_verb(item, clause, mention) || is_succeeded(item, clause, mention) ||
                         is_addressed(item, trigger, mention));
        const char *reference = reference_kind(item, mention);
        const Match *of =
            reference ? word_at(item, span_end(mention->span), trigger->span.start, CLASS_BIT(CLASS_SUBJECT_STOP))
                      : NULL; /* X 和他的内阁宣誓就职 */
        bool he = reference && strcmp(reference, "he") == 0 && !of;
        if ((mention->kind == MENTION_PERSON || he) && span_end(mention->phrase) <= trigger->span.start && !replaced) {
            found = i;
        }
    }
    if (found == NO_MENTION) {
        return found;
    }
    uint32_t from = behind_government(item, trigger, span_end(item->mentions.items[found].phrase));
    bool plain = occasion_between(item, trigger, from).length || is_plain_gap(item, trigger, from, trigger->span.start);
    return plain ? found : NO_MENTION;
}

/* The person behind the verb: appointed by somebody, or the head of the relative
 * clause (新当选的总统 X). */
static uint32_t person_behind(const Item *item, const Trigger *trigger, bool relative) {
    const Clause *clause = trigger->clause;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind != MENTION_PERSON || mention->span.start < span_end(trigger->span)) {
            continue;
        }
        const Match *stop = word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
        bool heads = stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive");
        return !relative || heads ? i : NO_MENTION;
    }
    return NO_MENTION;
}

/* The subject carried over, if it is one person and the verb begins its clause. */
static uint32_t person_carried(const Item *item, const Trigger *trigger) {
    const Party *subject = &trigger->clause->subject;
    bool carried = subject->count == 1 && span_end(subject->span) <= trigger->clause->span.start &&
                   is_plain_gap(item, trigger, trigger->clause->span.start, trigger->span.start);
    return carried && item->mentions.items[subject->mentions[0]].kind == MENTION_PERSON ? subject->mentions[0]
                                                                                        : NO_MENTION;
}

/* The person named last before the trigger, who does no more than come; one who
 * speaks of others between has not. */
static uint32_t person_nearest(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t found = NO_MENTION;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        found = mention->kind == MENTION_PERSON && span_end(mention->phrase) <= trigger->span.start ? i : found;
    }
    bool speaks = found != NO_MENTION &&
                  act_word(item, span_end(item->mentions.items[found].phrase), trigger->span.start, CLASS_SPEECH, NULL);
    return speaks ? NO_MENTION : found;
}

/* True if the verb only makes part of a title: 当选总统 X. */
static bool is_part_of_title(const Item *item, const Trigger *trigger, const Mention *person) {
    if (trigger_has(trigger, SLOT(ELECT) | SLOT(APPOINT) | SLOT(LEAVE)) ||
        person->phrase.start > span_end(trigger->span) || person->span.start < span_end(trigger->span)) {
        return false;
    }
    uint32_t title = mention_from(item, span_end(trigger->span));
    const Mention *post = title < item->mentions.count ? &item->mentions.items[title] : NULL;
    return post && post->kind == MENTION_POST && post->span.start == span_end(trigger->span) &&
           span_end(post->span) == person->span.start;
}

/* True if it is a relative of the person who acts: X 的母亲去世. */
static bool is_of_relative(const Item *item, const Trigger *trigger, const Mention *person) {
    return span_end(person->phrase) <= trigger->span.start &&
           act_word(item, span_end(person->phrase), trigger->span.start, CLASS_KINSHIP, NULL);
}

/* True if the sentences up to the mention name no other person: "he" is that one. */
static bool nobody_else_named(const Item *item, uint32_t he, uint32_t person) {
    for (uint32_t i = 0; i < he; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON && mention->person != person) {
            return false;
        }
    }
    return true;
}

/* Whom "he" means: the person named last before, if somebody did something to him
 * (致电 X，祝贺他当选); else `he` himself, to be looked up as any other reference. */
static uint32_t person_congratulated(const Item *item, uint32_t he) {
    const ClassSet acts = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT);
    for (uint32_t i = item->mentions.items[he].kind == MENTION_PERSON ? 0 : he; i-- > 0;) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON) {
            const Match *word = word_before(item, mention->phrase.start, 0, acts);
            bool alone = mention->person != NO_PERSON && nobody_else_named(item, he, mention->person);
            return alone || (word && span_end(word->span) == mention->phrase.start) ? i : he;
        }
    }
    return he;
}

/* The person before the word of the passive, behind which he stands who appoints (X 被总统 Y 任命为 P); the nearest
 * before the verb if nobody does. */
static uint32_t person_appointed(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t found = NO_MENTION;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const Match *by =
            mention->kind == MENTION_PERSON && mention->phrase.start < trigger->span.start
                ? word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION))
                : NULL;
        bool appoints = by && word_has_role(item, by, CLASS_PREPOSITION, "passive") && found != NO_MENTION;
        if (appoints) {
            return found;
        }
        found = mention->kind == MENTION_PERSON && span_end(mention->phrase) <= trigger->span.start ? i : found;
    }
    return person_before(item, trigger);
}

/* The person of whom the verb tells in a relative clause: A 与上月就任的 B 会谈, 5月当选总统的 B. NO_MENTION if it
 * tells of none. */
static uint32_t person_of_office_clause(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t at = span_end(trigger->span), end = span_end(clause->span), behind;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_POST && mention->phrase.start == at && mention->person == NO_PERSON) {
            at = span_end(mention->span);
        }
        bool heads =
            mention->kind == MENTION_PERSON && possessive_at(item, at, end, &behind) && mention->phrase.start == behind;
        if (heads) {
            return i;
        }
    }
    return NO_MENTION;
}

/* Whom a word like «his» behind the verb means (判决总理 X 违宪，解除其职务): the person whom the sentence names last
 * before, unless it is who dismisses. NO_MENTION if no such word stands there. */
static uint32_t person_dismissed(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *his = word_at(item, span_end(trigger->span), span_end(clause->span), CLASS_BIT(CLASS_REFERENCE));
    Span sentence = item->sentences.items[clause->sentence].span;
    bool may = his && word_has_kind(item, his, CLASS_REFERENCE, "he");
    for (uint32_t i = mention_from(item, trigger->span.start); may && i-- > mention_from(item, sentence.start);) {
        const Mention *person = &item->mentions.items[i];
        if (person->kind == MENTION_PERSON) {
            Party agent = act_agent(item, trigger);
            return agent.count && !span_overlaps(agent.span, person->span) ? i : NO_MENTION;
        }
    }
    return NO_MENTION;
}

static uint32_t taker_of(const Item *item, const Trigger *trigger) {
    if (trigger_has(trigger, SLOT(HELD))) {
        return person_nearest(item, trigger);
    }
    if (trigger_has(trigger, SLOT(APPOINT))) {
        bool passive = act_is_passive(item, trigger);
        uint32_t person = passive ? person_appointed(item, trigger) : person_behind(item, trigger, false);
        bool leaves = trigger_has(trigger, SLOT(LEAVE));
        return person == NO_MENTION && leaves && !passive ? person_dismissed(item, trigger) : person;
    }
    bool passive = clause_may_have(trigger->clause, "passive") && act_is_passive(item, trigger);
    bool leaves = trigger_has(trigger, SLOT(LEAVE));
    uint32_t person = passive || leaves ? NO_MENTION : person_around(item, trigger);
    person = person == NO_MENTION && !leaves ? person_of_office_clause(item, trigger) : person; /* 被 Y 任命为 P 的 X */
    person = person == NO_MENTION && passive ? person_appointed(item, trigger) : person;
    person = person == NO_MENTION ? person_before(item, trigger) : person;
    person = person == NO_MENTION && !trigger_has(trigger, SLOT(LEAVE)) ? person_behind(item, trigger, true) : person;
    return person == NO_MENTION ? person_carried(item, trigger) : person_congratulated(item, person);
}

/* Who leaves a post holds one, by words of the item; the death of a former
 * holder leaves none. */
static bool holds_post(const Item *item, uint32_t person) {
    const ChPerson *self = person == NO_PERSON ? NULL : &item->persons.items[person];
    return self && self->posts.count && !self->former_posts.count;
}

/* Adds the countries to which the post sends: ambassador to X. */
static void add_residence(EventCoder *self, const Mention *post, Draft *draft) {
    const Item *item = self->item;
    for (uint32_t i = mention_from(item, post->phrase.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(post->span); i++) {
        const Mention *mention = &item->mentions.items[i];
        const Match *resident =
            word_before(item, mention->span.start, post->phrase.start, CLASS_BIT(CLASS_TITLE_PREFIX));
        EntryId entry = resident ? lexicon_entry_of(item->lexicon, resident->posting, CLASS_TITLE_PREFIX) : NO_ENTRY;
        if (mention->kind == MENTION_COUNTRY && mention->country && entry != NO_ENTRY &&
            lexicon_has(item->lexicon, entry, KEY_KIND, "resident")) {
            country_add(item->arena, &draft->event.countries, mention->country);
            const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
            bool abroad = own && !string_same(own, mention->country) && !draft->counterpart.count;
            if (abroad) {
                *list_push(item->arena, &draft->counterpart) = (ChActor){.country = mention->country};
            }
        }
    }
}

/* True if the date is a year or a stretch of years: when a post was held. */
static bool is_bare_year(const char *date) { return date && (strlen(date) <= 4 || strchr(date, '/')); }

/* True if nobody is told as what the person is elected: 选举日, 选举该党主席 X. */
static bool elects_nobody(const Item *item, const Trigger *trigger, const Mention *person) {
    const Match *as =
        word_at(item, span_end(person->phrase), span_end(trigger->clause->span), CLASS_BIT(CLASS_PREPOSITION));
    return trigger_has(trigger, SLOT(APPOINT)) && trigger_has(trigger, SLOT(ELECT)) &&
           !(as && word_has_role(item, as, CLASS_PREPOSITION, "as"));
}

/* Who appoints: named with the verb, or who announced the list of appointments; in the passive, behind its word (X 被
 * Y 任命为 P). */
static Party appointer_of(EventCoder *self, const Trigger *trigger) {
    if (clause_may_have(trigger->clause, "passive") && act_is_passive(self->item, trigger)) {
        Party by = governed_party(self->item, trigger->clause, trigger->span.start, "passive");
        by.count = only_adjuncts(self->item, trigger->clause, span_end(by.span), trigger->span.start) ? by.count : 0;
        return by; /* not 被 X 任命为 P 的 Y 宣誓就职 */
    }
    if (!trigger_has(trigger, SLOT(APPOINT)) || trigger_has(trigger, SLOT(ELECT))) {
        return (Party){.count = 0};
    }
    Party agent = act_agent(self->item, trigger);
    const Clause *clause = trigger->clause;
    bool carried = agent.count && agent.span.start < clause->span.start;
    Span sentence = self->item->sentences.items[clause->sentence].span;
    if (carried && self->appointing.count && span_within(self->appointing.span, sentence)) {
        return self->appointing; /* A 提名 X 担任 Y，提名 Z …: he who was named last does not */
    }
    self->appointing = agent.count && !carried ? agent : self->appointing;
    return agent.count ? agent : self->appointing;
}

/* An office that a state takes: a seat on the Security Council, the chair of a union.
 * True if the verb is about one. */
static bool code_seat(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t from = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *seat = act_word(item, from, end < from + POST_REACH ? end : from + POST_REACH, CLASS_WORK, "seat");
    if (!seat) {
        return false;
    }
    Party takers = acting_party(item, trigger);
    Draft draft;
    if (!takers.count || act_is_talk(item, trigger) || !draft_begin(self, trigger, &draft)) {
        return true;
    }
    take_actors(self, &takers, &draft.initiator, NULL);
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start < seat->span.start; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY && mention->country && !country_is_state(mention->country)) {
            *list_push(item->arena, &draft.counterpart) = actor_of_mention(item, mention);
        } else if (mention->kind == MENTION_COUNTRY) { /* 中国－东盟关系协调国 */
            country_add(item->arena, &draft.event.countries, mention->country);
        }
    }
    bool told = draft.own_date || draft.event.status == CH_PLANNED || !trigger_has(trigger, SLOT(DATED));
    const Match *behind = span_end(seat->span) < end ? any_word_at(item, span_end(seat->span), end) : NULL;
    bool own = draft.own_date && !draft.shared_date;
    told = told && (own || !behind || !word_has_role(item, behind, CLASS_SUPPORT, "during")); /* 担任主席国期间 */
    if (told && draft.initiator.count && !draft.initiator.items[0].person) {
        draft.event.place = (ChPlace){0};
        act_quote(self, trigger, &draft, &takers);
        draft.quote = span_join(draft.quote, seat->span);
        draft_end(self, &draft, true);
    }
    return true;
}

/* The date is of something else that the words tell. */
static void drop_date(Draft *draft) {
    draft_drop_date(draft);
    draft->event.status = CH_HAPPENED;
}

/* Where the post is that somebody comes to take up: 抵 X 履新. */
static void add_countries_between(const Item *item, uint32_t from, uint32_t to, Draft *draft) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        const Mention *mention = &item->mentions.items[i];
        country_add(item->arena, &draft->event.countries, mention->kind == MENTION_COUNTRY ? mention->country : NULL);
    }
}

/* True if the mention is himself appointed, right before: 任命 X 为 P，免去 Y 的职务; 任命：X 为 P. */
static bool is_appointed(const Item *item, const Mention *mention) {
    const Match *as = word_at(item, span_end(mention->span), item->text->length, CLASS_BIT(CLASS_PREPOSITION));
    if (as && word_has_role(item, as, CLASS_PREPOSITION, "as")) {
        return true;
    }
    const Match *verb = word_before(item, mention->phrase.start, 0, CLASS_BIT(CLASS_EVENT));
    const Frame *frame = verb && span_end(verb->span) == mention->phrase.start
                             ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT))
                             : NULL;
    return frame && frame->type == CH_APPOINTMENT;
}

/* True if he who appoints is named in the sentence, as a person or an organ of the state. */
static bool is_named_appointer(const EventCoder *self, const Trigger *trigger, const Party *agent,
                               const ActorList *taken, const ActorList *appointed) {
    const ChActor *who = taken->count == 1 ? &taken->items[0] : NULL;
    Span sentence = self->item->sentences.items[trigger->clause->sentence].span;
    const Mention *mention = &self->item->mentions.items[agent->mentions[0]];
    return who && (who->person || who->org) && span_within(agent->span, sentence) && appointed->count &&
           !actors_hold(appointed, who) && mention->kind != MENTION_GROUP && !is_appointed(self->item, mention);
}

/* Who appoints acts, and who is appointed is the other side; of appointments at home by nobody who is named
 * only who takes or leaves the post is told. */
static void add_appointer(EventCoder *self, const Trigger *trigger, Draft *draft) {
    Party agent = appointer_of(self, trigger);
    if (!agent.count) {
        return;
    }
    ActorList appointed = draft->initiator;
    draft->initiator = (ActorList){0};
    take_actors(self, &agent, &draft->initiator, NULL);
    if (draft->initiator.count && !draft->initiator.items[0].country) {
        draft->initiator.items[0].country = self->item->mentions.items[agent.mentions[0]].home;
    }
    const char *home = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    if (appointed.count && !appointed.items[0].country && home && country_is_state(home)) {
        appointed.items[0].country = home;
    }
    if (!home && draft->initiator.count && appointed.count && country_is_state(appointed.items[0].country)) {
        draft->initiator.items[0].country = appointed.items[0].country;
    }
    bool at_home = !home || (country_is_state(home) && one_country(&draft->initiator, &appointed));
    if (at_home && !is_named_appointer(self, trigger, &agent, &draft->initiator, &appointed)) {
        draft->initiator = appointed; /* 获中央政府任命 */
    } else {
        draft->counterpart = appointed;
    }
    act_quote(self, trigger, draft, &agent);
    draft->is_decreed = true;
}

/* The word that hands a post to the person (由 X 接任); NULL if none does. */
static const Match *assigning_word(const Item *item, const Trigger *trigger, const Mention *person) {
    const Match *word =
        trigger_has(trigger, SLOT(APPOINT) | SLOT(LEAVE) | SLOT(HELD)) || span_end(person->phrase) > trigger->span.start
            ? NULL
            : word_before(item, person->phrase.start, trigger->clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    bool assigns = word && word_has_role(item, word, CLASS_PREPOSITION, "agent") &&
                   !word_has_role(item, word, CLASS_PREPOSITION, "passive");
    return assigns ? word : NULL;
}

/* The post that is handed over, told before the word that hands it to somebody (驻 X 代表由 Y 接任);
 * NULL if none is. */
static const Mention *post_assigned(const Item *item, const Trigger *trigger, const Match *word) {
    enum { GAP = 3 }; /* characters of adverbs between */
    const Clause *clause = trigger->clause;
    const Mention *found = NULL;
    for (uint32_t i = clause->first_mention; word && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_post = mention->kind == MENTION_POST && mention->person == NO_PERSON &&
                       span_end(mention->span) <= word->span.start && span_end(mention->span) + GAP >= word->span.start;
        found = is_post ? mention : found;
    }
    return found;
}

/* The post that somebody who holds another is appointed to: 任命驻 X 大使 N 担任驻 Y 大使. NULL if none is told. */
static const Mention *post_appointed_to(const Item *item, const Trigger *trigger, const Mention *person) {
    uint32_t from = span_end(person->phrase), end = span_end(trigger->clause->span);
    const Match *verb = trigger_has(trigger, SLOT(APPOINT)) && from < end
                            ? word_at(item, from, end, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    bool takes = verb && (word_has_role(item, verb, CLASS_PREPOSITION, "as") ||
                          act_word(item, from, span_end(verb->span), CLASS_EVENT, NULL));
    for (uint32_t i = mention_from(item, from); takes && i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (span_end(mention->span) > end) {
            break;
        }
        if (mention->kind == MENTION_POST) {
            return mention;
        }
    }
    return NULL;
}

/* True if the post is that of an envoy, which names where it is held. */
static bool names_residence(const Item *item, const Mention *post) {
    const Match *word =
        post ? word_at(item, post->span.start, span_end(post->span), CLASS_BIT(CLASS_TITLE_PREFIX)) : NULL;
    return word && word_has_kind(item, word, CLASS_TITLE_PREFIX, "resident");
}

/* The one state that the words name; NULL if they name none or several. */
static const char *state_within(const Item *item, Span words) {
    const char *state = NULL;
    for (uint32_t i = mention_from(item, words.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(words); i++) {
        const Mention *mention = &item->mentions.items[i];
        bool names = (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY) && mention->country &&
                     country_is_state(mention->country);
        if (names && state && !string_same(state, mention->country)) {
            return NULL;
        }
        state = names ? mention->country : state;
    }
    return state;
}

/* An appointment on its way: who takes or leaves what, and by which words that is known. */
typedef struct Office {
    uint32_t taker;              /* index of the person's mention */
    const Mention *post;         /* NULL if none is named */
    const Mention *appointed_to; /* the post that one who holds another is appointed to; NULL */
    const Match *assigning;      /* the word that hands the post to him; NULL */
    Span occasion;               /* the words of an election or a ceremony between him and the verb; empty */
    bool elected;                /* the sentence tells of an election */
    bool leaves, nominates;
    bool recalled; /* as an anniversary */
    bool names_post, takes_up;
} Office;

/* True if a number of years stands right behind the verb, though the words go on with how they are kept:
 * 登基20|周年庆典. */
static bool counts_years_since(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), at = from, end = span_end(trigger->clause->span);
    while (at < end &&
           (character_is_digit(item->text->character[at]) || (item->matches.starting[at] & CLASS_BIT(CLASS_NUMERAL)))) {
        at++;
    }
    const Match *years = at > from && at < end ? word_at(item, at, end, CLASS_BIT(CLASS_WORK)) : NULL;
    return years && word_has_kind(item, years, CLASS_WORK, "anniversary");
}

static Office office_of(const Item *item, const Trigger *trigger, uint32_t taker, const Mention *post) {
    const Mention *person = &item->mentions.items[taker];
    uint32_t behind = span_end(trigger->span), named = span_end(person->phrase);
    Office office = {.taker = taker,
                     .appointed_to = post_appointed_to(item, trigger, person),
                     .assigning = assigning_word(item, trigger, person),
                     .leaves = trigger_has(trigger, SLOT(LEAVE)),
                     .nominates = trigger->frame.status && string_same(trigger->frame.status, "planned")};
    post = office.appointed_to ? office.appointed_to : post;
    office.post = post ? post : post_assigned(item, trigger, office.assigning);
    office.occasion = named < behind ? occasion_between(item, trigger, named) : (Span){0, 0};
    uint32_t told = item->sentences.items[trigger->clause->sentence].span.start;
    office.elected = !office.leaves && (act_word(item, told, trigger->span.start, CLASS_WORK, "election") ||
                                        act_word(item, trigger->span.start + BARE_VERB, behind, CLASS_WORK,
                                                 "election")); /* 举行首相选举，X 当选; 赢得选举 */
    office.names_post = office.post && !trigger_has(trigger, SLOT(DEATH)) &&
                        (!office.leaves || office.post->phrase.start <= behind || trigger_has(trigger, SLOT(APPOINT)));
    office.takes_up = trigger_has(trigger, SLOT(HELD)) && person->person != NO_PERSON &&
                      item->persons.items[person->person].posts.count;
    office.recalled = act_word(item, behind, span_end(trigger->clause->span), CLASS_WORK, "anniversary") ||
                      counts_years_since(item, trigger);
    return office;
}

/* True if the date is told in a clause before, whose subject goes on to take the office and sent no message there: X
 * 25日觐见国王，正式出任首相. */
static bool goes_on_that_day(const Item *item, const Clause *clause, const Mention *date) {
    return date->span.start < clause->span.start && !clause->subject_is_own && date_tells_day(date) &&
           !act_event_between(item, span_end(date->span), clause->span.start, KEY_EVENT,
                              ch_event_type_name(CH_MESSAGE));
}

/* True if a clause before tells the day with no more than the meeting or the election at which the office is taken (P
 * 国议会12日举行会议，X 当选议长), or how it became free (12日罢免 Y，由 X 接任; Y 12日辞职，X 随即继任). */
static bool is_convened_that_day(const Item *item, const Clause *clause, const Mention *date, const Office *office) {
    uint32_t from = span_end(date->span), to = clause->span.start;
    const char *frees = office->leaves ? NULL : ch_event_type_name(CH_APPOINTMENT);
    bool convened = date->span.start < to && act_word(item, from, to, CLASS_WORK, "election");
    for (uint32_t at = from; at < to; at++) {
        const Match *deed = word_at(item, at, to, CLASS_BIT(CLASS_EVENT));
        EntryId entry = deed && !inside_name(item, at) ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && !lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SESSION)) &&
            !(frees && lexicon_has(item->lexicon, entry, KEY_EVENT, frees)) &&
            !word_has_role(item, deed, CLASS_SUPPORT, "light") && !word_has_kind(item, deed, CLASS_WORK, "election")) {
            return false;
        }
        const Match *meeting = deed ? NULL : word_at(item, at, to, CLASS_BIT(CLASS_MECHANISM));
        convened = convened || entry != NO_ENTRY ||
                   (meeting && !inside_name(item, at) && !word_has_kind(item, meeting, CLASS_MECHANISM, "modifier"));
        at = deed ? span_end(deed->span) - 1 : at;
    }
    return convened && date_tells_day(date);
}

/* True if the date is that of the appointment, not of the telegram that speaks of
 * it: nothing is told between the two. */
static bool date_is_its_own(const EventCoder *self, const Trigger *trigger, const Office *office) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    if (act_word(item, clause->span.start, span_end(clause->span), CLASS_SPEECH, "attitude") ||
        act_word(item, clause->span.start, span_end(clause->span), CLASS_SPEECH, "topic")) {
        return false; /* congratulated, condoled */
    }
    uint32_t at = date_mention_for(item, clause->span, trigger->span);
    const Clause *before = clause > self->clauses.items ? clause - 1 : clause;
    bool opened = at == NO_MENTION && before->sentence == clause->sentence && before->mention_count == 1 &&
                  span_end(before->span) == span_end(item->mentions.items[before->first_mention].span);
    if (opened && item->mentions.items[before->first_mention].kind == MENTION_DATE) { /* 2013年7月，X 当选 Y */
        at = before->first_mention;
    }
    const Mention *date = at == NO_MENTION ? NULL : &item->mentions.items[at];
    if (!date || date->span.start > trigger->span.start) {
        return false;
    }
    if (span_within(date->span, office->occasion)) { /* 在25日举行的选举中当选 */
        return true;
    }
    uint32_t from = span_end(date->span), to = trigger->span.start;
    to = office->occasion.length && from <= office->occasion.start ? office->occasion.start : to;
    const Match *said = act_word(item, from, to, CLASS_SPEECH, NULL);
    bool decrees = said && role_between(item, from, to, CLASS_SUPPORT, "announcing"); /* 选委会3日宣布，X 赢得选举 */
    bool describes = trigger_has(trigger, SLOT(ELECT)) && !trigger_has(trigger, SLOT(APPOINT)); /* 会见新当选的 X */
    if (describes && word_before(item, trigger->span.start, from, CLASS_BIT(CLASS_PREPOSITION))) {
        return false; /* 7日与新当选的 X 通电话 */
    }
    bool same_day = trigger_has(trigger, SLOT(HELD)) || (!describes && goes_on_that_day(item, clause, date));
    if (!said && !same_day && !describes && is_convened_that_day(item, clause, date, office)) {
        from = clause->span.start;
    }
    return (!said || decrees) && (same_day || !deed_between(item, from, before_arrival(item, from, to)));
}

/* The day on which the result of the election was told before in the sentence, by a word of it or of announcing:
 * 选委会18日宣布，X 在 … 选举中 …; 18日公布的计票结果显示，X 当选. NULL if none was. */
static const char *day_of_result(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const char *day = NULL;
    for (const Clause *told = trigger->clause; told >= self->clauses.items && !day; told--) {
        if (told->sentence != trigger->clause->sentence) {
            break;
        }
        uint32_t end = span_end(told->span) < trigger->span.start ? span_end(told->span) : trigger->span.start;
        for (uint32_t i = told->first_mention; i < told->first_mention + told->mention_count && !day; i++) {
            const Mention *date = &item->mentions.items[i];
            bool tells = date->kind == MENTION_DATE && date_tells_day(date) && span_end(date->span) < end;
            uint32_t from = span_end(date->span);
            bool result = tells && (act_word(item, from, end, CLASS_WORK, "result") ||
                                    role_between(item, from, end, CLASS_SUPPORT, "announcing"));
            day = result ? date_resolve(item, i, false).edtf : NULL;
        }
    }
    return day;
}

/* True if the words before the person nominate him for what the verb tells: 提名 X 出任 P. */
static bool is_nominated(const Item *item, const Trigger *trigger, const Mention *person) {
    uint32_t end = person->phrase.start, at = trigger->clause->span.start;
    bool may = span_end(person->phrase) <= trigger->span.start && !trigger_has(trigger, SLOT(LEAVE));
    const Frame *frame = NULL;
    while (may && (at = match_next(&item->matches, at, end, CLASS_BIT(CLASS_EVENT))) < end) {
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        frame = verb && !inside_name(item, at) ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : frame;
        at = verb ? span_end(verb->span) : at + 1;
    }
    return frame && frame->type == CH_APPOINTMENT && (frame->slots & SLOT(APPOINT)) && frame->status;
}

/* True if the words tell no appointment though the verb may: a match won, a relative's death, one for whom somebody
 * else is congratulated. */
static bool is_no_appointment(const Item *item, const Trigger *trigger, const Office *office) {
    const Mention *person = &item->mentions.items[office->taker];
    uint32_t behind = span_end(trigger->span);
    bool carried = person->span.start < trigger->clause->span.start || office->recalled;
    bool relative = word_at(item, behind, span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *of = word_at(item, behind, span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    bool describes = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") && !office->leaves &&
                     !trigger_has(trigger, SLOT(APPOINT) | SLOT(ELECT)) && office->post &&
                     office->post->phrase.start <= span_end(of->span) &&
                     span_end(person->phrase) <= trigger->span.start; /* X 原先出任的 P */
    bool of_others = of && trigger_has(trigger, SLOT(HELD)) &&
                     word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") &&
                     span_end(person->phrase) <= trigger->span.start; /* X 接见到任的各国大使 */
    return describes || of_others || (!office->appointed_to && elects_nobody(item, trigger, person)) ||
           is_part_of_title(item, trigger, person) || is_of_relative(item, trigger, person) ||
           is_nominated(item, trigger, person) ||
           (trigger_has(trigger, SLOT(CONTENT)) && !office->elected) || /* 获胜 in a match */
           (trigger_has(trigger, SLOT(SUBJECT)) && carried) ||          /* 就 Y 即位向 X 致贺 */
           (office->nominates && (relative || (!office->appointed_to && !office->names_post)));
}

/* True if the person stands with a post before the verb, nothing but adjuncts between: 总统 X 20日就职. */
static bool is_office_before(const Item *item, const Trigger *trigger, const Mention *person) {
    uint32_t from = span_end(person->phrase), to = trigger->span.start;
    if (person->phrase.start == person->span.start || from > to) {
        return false;
    }
    Span occasion = occasion_between(item, trigger, from); /* 总统 X 在议会举行的仪式上就职 */
    to = occasion.length ? occasion.start : to;
    return only_adjuncts(item, trigger->clause, behind_government(item, trigger, from), to);
}

/* True if the verb alone tells that one who holds a post keeps it, by an election told in the sentence or by the one
 * whom he beat there. */
static bool wins_again(const Item *item, const Trigger *trigger, const Mention *person) {
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    return holds_post(item, person->person) && trigger->frame.type == CH_APPOINTMENT &&
           role_between(item, sentence.start, trigger->span.start, CLASS_PREPOSITION, "succeed");
}

/* True if the word is one of congratulating. */
static bool congratulates(const Item *item, const Match *word) {
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "congratulate");
}

/* True if somebody congratulates him who is told with his post: 祝贺总统 X 当选; 致电总统 X，祝贺他当选. */
static bool is_congratulated(const Item *item, const Trigger *trigger, const Mention *person) {
    uint32_t start = trigger->clause->span.start, at = person->phrase.start;
    bool titled = at < person->span.start && !trigger_has(trigger, SLOT(LEAVE));
    if (titled && at >= start && span_end(person->phrase) == trigger->span.start) {
        const Match *message = word_before(item, at, start, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = message ? frame_of(item, match_entry(item->lexicon, message, CLASS_EVENT)) : NULL;
        return (frame && frame->type == CH_MESSAGE) ||
               congratulates(item, word_before(item, at, start, CLASS_BIT(CLASS_SPEECH)));
    }
    return titled && at < start && congratulates(item, act_word(item, start, trigger->span.start, CLASS_SPEECH, NULL));
}

/* True if the post is told with the person, or needs not be. */
static bool office_is_told(EventCoder *self, const Trigger *trigger, const Office *office, const Draft *draft) {
    const Item *item = self->item;
    const Mention *person = &item->mentions.items[office->taker], *post = office->post;
    if (office->leaves) {
        bool held = person->person != NO_PERSON && item->persons.items[person->person].former_posts.count;
        bool since = held && !trigger_has(trigger, SLOT(DEATH)) && draft->own_date &&
                     date_is_its_own(self, trigger, office); /* 前总统 X 2021年卸任; 2019年3月，时任总统 X 辞职 */
        return office->names_post || holds_post(item, person->person) || since;
    }
    bool with_name = person->phrase.start < person->span.start && person->span.start > trigger->span.start;
    bool dated = draft->own_date && !office->recalled && !trigger_has(trigger, SLOT(DATED)) &&
                 !is_bare_year(draft->event.date) && date_is_its_own(self, trigger, office) &&
                 person->person != NO_PERSON &&
                 item->persons.items[person->person].posts.count; /* 9月就任: the post stands elsewhere */
    bool stays = trigger_has(trigger, SLOT(OBJECT)) &&            /* 总统 X 就职; X 击败 Y，成功连任 */
                 (is_office_before(item, trigger, person) || wins_again(item, trigger, person));
    bool congratulated = is_congratulated(item, trigger, person);
    bool held = congratulated || (office->assigning && !trigger_has(trigger, SLOT(DATED))) || /* 遗缺由 X 接任 */
                (office->elected && !post) || trigger_has(trigger, SLOT(SUBJECT)) || stays;
    return post || with_name || office->takes_up || dated || held;
}

/* The state of the body that decides on it or announces it: P 国议会批准 X 出任总理; P 国保守党宣布，X 当选党魁. NULL
 * if none is the subject of the clause or of the one before. */
static const char *state_of_deciding_body(const EventCoder *self, const Clause *clause) {
    for (int back = 0; back < 4 && clause - back >= self->clauses.items; back++) {
        const Clause *told = clause - back;
        const Mention *body = told->sentence == clause->sentence && told->subject_is_own && told->subject.count == 1
                                  ? &self->item->mentions.items[told->subject.mentions[0]]
                                  : NULL;
        if (body && body->kind == MENTION_BODY && body->country && country_is_state(body->country)) {
            return body->country;
        }
    }
    return NULL;
}

/* True if the words mean another than him who was taken for "he": one of another state than that whose post it is
 * (A 致电祝贺他就任 B 国总理). */
static bool is_somebody_else(const Item *item, const Trigger *trigger, const Office *office, const ChActor *who) {
    const char *home = office->post ? office->post->country : NULL;
    if (!home || !who->country || !country_is_state(home) || !country_is_state(who->country) ||
        string_same(home, who->country)) {
        return false;
    }
    const Match *he = word_before(item, trigger->span.start, trigger->clause->span.start, CLASS_BIT(CLASS_REFERENCE));
    return he && word_has_kind(item, he, CLASS_REFERENCE, "he");
}

/* True if the post is only thought to be the page's own, and who takes it is known to be of another state: 非盟历史上
 * 首位女性主席. */
static bool is_taken_for_home(const Item *item, const Mention *post, const ChActor *who) {
    return item->home && string_same(post->country, item->home) && who->country && country_is_state(who->country) &&
           !string_same(who->country, item->home) && !state_within(item, post->phrase);
}

/* The state whose office it is: that of the post, or of the election. False if nothing tells it, or if it is not that
 * of the one who is meant. */
static bool set_state_of_office(EventCoder *self, const Trigger *trigger, const Office *office, Draft *draft) {
    const Item *item = self->item;
    ChActor *who = draft->initiator.count ? &draft->initiator.items[0] : NULL;
    if (!who) {
        return true;
    }
    if (is_somebody_else(item, trigger, office, who)) {
        return false;
    }
    if (office->post && office->post->country && !office->leaves && !office->appointed_to &&
        !is_taken_for_home(item, office->post, who)) {
        who->country = office->post->country;
    }
    const char *where = office->occasion.length ? state_within(item, office->occasion) : NULL; /* 在 P 总统选举中 */
    who->country = where ? where : who->country;
    if (!who->country && trigger_has(trigger, SLOT(APPOINT)) && trigger_has(trigger, SLOT(ELECT))) {
        Party voters = act_agent(item, trigger); /* X 国国会选举 Y 为国家主席 */
        const char *state = voters.count ? item->mentions.items[voters.mentions[0]].country : NULL;
        who->country = state && country_is_state(state) ? state : NULL;
    }
    if (office->elected && !who->country) {
        Span sentence = item->sentences.items[trigger->clause->sentence].span;
        who->country = state_within(item, span_of(sentence.start, trigger->span.start));
    }
    if (!who->country) {
        who->country = state_of_deciding_body(self, trigger->clause);
    }
    return who->country || !(office->elected || trigger_has(trigger, SLOT(SUBJECT)));
}

/* True if the post is only going to be handed over: P 一职将由 X 接任. */
static bool is_assigned_ahead(const Item *item, const Trigger *trigger, const Office *office) {
    const Match *ahead = office->assigning ? word_before(item, office->assigning->span.start,
                                                         trigger->clause->span.start, CLASS_BIT(CLASS_ASPECT))
                                           : NULL;
    EntryId entry = ahead ? match_entry(item->lexicon, ahead, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "planned");
}

/* True if the words only count how often he has been in office: 连任两届的 X, 两度当选. */
static bool counts_terms(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t behind = span_end(trigger->span), end = span_end(clause->span);
    const Match *number = behind < end ? word_at(item, behind, end, CLASS_BIT(CLASS_NUMERAL)) : NULL;
    const Match *term = number ? word_at(item, span_end(number->span), end, CLASS_BIT(CLASS_MEASURE)) : NULL;
    if (term &&
        (word_has_kind(item, term, CLASS_MEASURE, "order") || word_has_kind(item, term, CLASS_MEASURE, "event"))) {
        return true;
    }
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *count = &item->mentions.items[i];
        const Match *times = count->kind == MENTION_QUANTITY && span_end(count->span) == trigger->span.start
                                 ? word_before(item, trigger->span.start, count->span.start, CLASS_BIT(CLASS_MEASURE))
                                 : NULL;
        if (times && word_has_kind(item, times, CLASS_MEASURE, "event")) {
            return true;
        }
    }
    return false;
}

/* Takes the date for the appointment's own, or where it is of something else the day on which the result was told. */
static void date_office(const EventCoder *self, const Trigger *trigger, const Office *office, Draft *draft) {
    if (draft->event.date && date_is_its_own(self, trigger, office)) {
        return;
    }
    const char *result = office->elected && draft->event.status == CH_HAPPENED ? day_of_result(self, trigger) : NULL;
    if (draft->event.date) {
        drop_date(draft);
    }
    draft->event.date = result;
    draft->own_date = draft->own_date || result;
}

/* True if the clause has told who puts him into the office that he takes: 任命 X 出任总理. */
static bool is_put_in_office(const EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Draft *before = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return before && draft->initiator.count && before->event.type == CH_APPOINTMENT && !before->is_ending &&
           !trigger_has(trigger, SLOT(LEAVE)) && self->clauses.items + before->clause == trigger->clause &&
           actors_hold(&before->counterpart, &draft->initiator.items[0]);
}

/* Codes the appointment of one person; `post` is told behind the verb, or NULL. */
static void code_taker(EventCoder *self, const Trigger *trigger, uint32_t taker, const Mention *post) {
    const Item *item = self->item;
    const Mention *person = &item->mentions.items[taker];
    const Office office = office_of(item, trigger, taker, post);
    Draft draft;
    if (!draft_begin(self, trigger, &draft) || is_no_appointment(item, trigger, &office) ||
        !office_is_told(self, trigger, &office, &draft)) {
        return;
    }
    if (!office.leaves && is_just_in_office(item, trigger, office.post)) {
        return;
    }
    bool undated = !draft.own_date || draft.shared_date;
    if (undated && (tells_after(item, trigger) || tells_when(item, trigger, office.post) ||
                    (!office.leaves && counts_terms(item, trigger)))) {
        return;
    }
    date_office(self, trigger, &office, &draft);
    if (trigger_has(trigger, SLOT(DATED)) && draft.event.status != CH_PLANNED &&
        !(office.assigning && names_residence(item, office.post)) &&
        (!draft.own_date || is_bare_year(draft.event.date))) {
        return; /* a post held, not taken */
    }
    bool heads = trigger_has(trigger, SLOT(ELECT)) && !trigger_has(trigger, SLOT(APPOINT)) &&
                 person->phrase.start >= span_end(trigger->span); /* 刚就任的 X */
    draft.is_recalled = draft.is_recalled || heads || person_of_office_clause(item, trigger) == taker;
    draft.event.place = (ChPlace){0};
    Party who = {.mentions = {taker}, .count = 1, .span = person->phrase};
    take_actors(self, &who, &draft.initiator, NULL);
    if (!set_state_of_office(self, trigger, &office, &draft) || is_put_in_office(self, trigger, &draft)) {
        return;
    }
    if (office.nominates || is_assigned_ahead(item, trigger, &office)) {
        drop_date(&draft);
        draft.event.status = CH_PLANNED;
    }
    if (office.post) {
        add_residence(self, office.post, &draft);
    }
    bool leaves_posting = office.leaves && !office.post && !trigger_has(trigger, SLOT(DEATH)); /* 驻 X 大使 N 离任 */
    if (office.takes_up) {
        add_countries_between(item, span_end(person->phrase), trigger->span.start, &draft);
    }
    if (office.takes_up || leaves_posting) {
        const char *posting = posting_of(item, person),
                   *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
        if (posting && own && !string_same(posting, own)) { /* 新任驻 X 大使 N 抵达履新 */
            country_add(item->arena, &draft.event.countries, posting);
            *list_push(item->arena, &draft.counterpart) = (ChActor){.country = posting};
        }
    }
    add_appointer(self, trigger, &draft);
    act_quote(self, trigger, &draft, &who);
    if (office.names_post) {
        draft.quote = span_join(draft.quote, office.post->span);
    }
    draft_end(self, &draft, true);
}

/* True if the body is a government by its name, or by the noun that its name ends in (岸田文雄内阁). */
static bool is_government(const Item *item, const Mention *body) {
    if (body->entry != NO_ENTRY) {
        return lexicon_has(item->lexicon, body->entry, KEY_KIND, "government");
    }
    const Match *head = word_before(item, span_end(body->span), body->span.start, CLASS_BIT(CLASS_OFFICE));
    return head && span_end(head->span) == span_end(body->span) &&
           word_has_kind(item, head, CLASS_OFFICE, "government");
}

/* The government that takes office by the verb: X 国新政府宣誓就职. NULL if none is named. */
static const Mention *government_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Mention *found = NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *body = &item->mentions.items[i];
        bool governs = body->kind == MENTION_BODY && body->within == NO_MENTION && body->country &&
                       country_is_state(body->country) && is_government(item, body);
        found = governs && span_end(body->span) <= trigger->span.start ? body : found;
    }
    return found && only_adjuncts(item, clause, span_end(found->span), trigger->span.start) ? found : NULL;
}

/* True if the person is only told as the head of the government that acts: 以 X 为首的政府, X 领导的政府. */
static bool person_leads_government(const Item *item, const Trigger *trigger, uint32_t person) {
    const Mention *government = government_before(item, trigger), *head = &item->mentions.items[person];
    return government && span_end(head->phrase) < government->phrase.start &&
           role_between(item, span_end(head->phrase), government->phrase.start, CLASS_SUBJECT_STOP, "possessive");
}

/* A government that takes office or loses it; whose it is must be told. */
static void code_government(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Mention *government = government_before(item, trigger);
    Draft draft;
    bool told = government && !act_is_talk(item, trigger) && draft_begin(self, trigger, &draft);
    if (!told || (!draft.own_date && draft.event.status != CH_PLANNED && !draft.from_headline)) {
        return;
    }
    *list_push(item->arena, &draft.initiator) = actor_of_mention(item, government);
    draft.event.place = (ChPlace){0};
    draft_quote(item, &draft, &(Party){.count = 1, .span = government->phrase});
    draft_end(self, &draft, true);
}

void code_appointment(EventCoder *self, const Trigger *trigger) {
    if (code_seat(self, trigger) || code_lift(self, trigger)) {
        return;
    }
    const Item *item = self->item;
    uint32_t taker = taker_of(item, trigger);
    if (taker == NO_MENTION && trigger_has(trigger, SLOT(APPOINT))) {
        self->appointing = act_agent(item, trigger); /* 任免下列大使: 一、免去 … */
    }
    bool by_government = trigger_has(trigger, SLOT(OBJECT)) ||
                         (trigger_has(trigger, SLOT(LEAVE)) && !trigger_has(trigger, SLOT(APPOINT) | SLOT(DEATH)));
    if (by_government && (taker == NO_MENTION || person_leads_government(item, trigger, taker))) {
        code_government(self, trigger);
        return;
    }
    if (taker == NO_MENTION) {
        return;
    }
    const Mention *post = post_behind(item, trigger);
    const Party *subject = &trigger->clause->subject;
    bool listed = subject->count > 1 && subject->mentions[subject->count - 1] == taker && /* A、B 请辞 */
                  span_end(item->mentions.items[taker].phrase) <= trigger->span.start;    /* not A 和刚就任的 B */
    for (uint32_t i = 0; listed && i + 1 < subject->count; i++) {
        if (item->mentions.items[subject->mentions[i]].kind == MENTION_PERSON) {
            code_taker(self, trigger, subject->mentions[i], post);
        }
    }
    code_taker(self, trigger, taker, post);
}
