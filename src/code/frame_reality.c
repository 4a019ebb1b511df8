/* Reality: whether what a trigger tells happened, goes on, is planned, or is none of that. */
#include "code/actors.h"
#include "code/draft.h"
#include "code/frame.h"
#include "resolve/dates.h"

enum {
    LONGEST_MEASURE = 6, /* bytes of a measure word without a noun */
};

/* True if the reason is told from the position on: 访问因 … 而推迟. */
static bool reason_begins(const Item *item, uint32_t at, uint32_t end) {
    const Match *word = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_WORD)) : NULL;
    return word && any_word_at(item, at, end) == word &&
           (word_has_kind(item, word, CLASS_WORD, "preposition") ||
            word_has_kind(item, word, CLASS_WORD, "conjunction"));
}

bool called_off_behind(const Item *item, const Clause *clause, uint32_t noun_end) {
    uint32_t end = span_end(clause->span);
    end = last_letter(item, noun_end, end);
    const Match *word = end > noun_end ? word_before(item, end, noun_end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "cancelled") &&
           (only_adjuncts(item, clause, noun_end, word->span.start) || reason_begins(item, noun_end, word->span.start));
}

bool kept_behind(const Item *item, const Clause *clause, uint32_t noun_end) {
    uint32_t end = last_letter(item, noun_end, span_end(clause->span));
    const Match *word = end > noun_end ? word_before(item, end, noun_end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    return word && word_has_role(item, word, CLASS_ASPECT, "kept") &&
           only_adjuncts(item, clause, noun_end, word->span.start);
}

/* True if the clause behind only says that what is planned is called off: 计划10日访问 P，但因冲突推迟. */
static bool called_off_next(const Item *item, const ClauseList *clauses, const Clause *clause) {
    const Clause *next = clause + 1;
    bool may = next < clauses->items + clauses->count && next->sentence == clause->sentence && !next->subject_is_own &&
               (next->classes & CLASS_BIT(CLASS_ASPECT)) && !(next->classes & CLASS_BIT(CLASS_EVENT));
    uint32_t end = may ? last_letter(item, next->span.start, span_end(next->span)) : 0;
    const Match *word = may ? word_before(item, end, next->span.start, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId entry = word ? lexicon_entry_of(item->lexicon, word->posting, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "cancelled");
}

static Reality reality_of_word(const Item *item, EntryId entry) {
    if (lexicon_has(item->lexicon, entry, KEY_KIND, "negation")) {
        return REALITY_DENIED;
    }
    if (lexicon_has(item->lexicon, entry, KEY_KIND, "habit")) {
        return REALITY_HABITUAL;
    }
    if (lexicon_has(item->lexicon, entry, KEY_KIND, "hypothetical")) {
        return REALITY_HYPOTHETICAL;
    }
    if (lexicon_has(item->lexicon, entry, KEY_STATUS, "planned")) {
        return REALITY_PLANNED;
    }
    if (lexicon_has(item->lexicon, entry, KEY_STATUS, "ongoing")) {
        return REALITY_ONGOING;
    }
    return lexicon_has(item->lexicon, entry, KEY_STATUS, "cancelled") ? REALITY_CANCELLED : REALITY_PLAIN;
}

/* True if a word between the two points closes a phrase of time or occasion (期间, 会议上). */
static bool closes_time(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = any_word_at(item, at, to);
        bool told = word && !inside_name(item, at);
        const Match *last =
            told ? match_exact(&item->matches, (Span){span_end(word->span) - 1, 1}, CLASS_BIT(CLASS_SPEECH_WORD))
                 : NULL; /* 会议上 is one word */
        if (told && (word_has_kind(item, word, CLASS_SPEECH_WORD, "time-end") ||
                     (last && word_has_kind(item, last, CLASS_SPEECH_WORD, "time-end")))) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the word of tense at `at` belongs to a relative clause before the
 * trigger: another verb of an event stands between it and … 的 X. Of two verbs the
 * second has the relative clause (将出席在 P 举行的 M); nor is it captured where the whole only tells when and where
 * (将在下周举行的 M 期间会见 X). */
static bool is_captured(const Item *item, uint32_t at, uint32_t to, bool is_cancelled) {
    const Match *opens = at < to ? word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    const Match *done = opens ? any_word_at(item, span_end(opens->span), to) : NULL;
    bool to_doer = done && (done->classes & CLASS_BIT(CLASS_EVENT)) && !inside_name(item, done->span.start) &&
                   word_has_role(item, opens, CLASS_PREPOSITION, "to"); /* 将对|参与售武的 X 企业实施制裁 */
    if (opens && (to_doer || word_has_role(item, opens, CLASS_PREPOSITION, "with"))) {
        return false; /* 取消与来访的 X 的会谈 */
    }
    const Match *itself = word_before(item, at, 0, CLASS_BIT(CLASS_EVENT)); /* 将出席 is one word */
    EntryId verb = itself ? match_entry(item->lexicon, itself, CLASS_EVENT) : NO_ENTRY;
    int verbs = verb != NO_ENTRY && !lexicon_has(item->lexicon, verb, KEY_FRAME, "ahead"); /* 办好 P 的 M */
    bool held = false, placed = false;
    for (; at < to; at++) {
        uint32_t behind;
        const Match *word = any_word_at(item, at, to);
        placed = placed || (!verbs && word && word_has_role(item, word, CLASS_PREPOSITION, "at"));
        verbs += word && (word->classes & CLASS_BIT(CLASS_EVENT));
        held = held || (word && word_has_role(item, word, CLASS_SUPPORT, "light") && !word_attends(item, word));
        Party head = verbs && possessive_at(item, at, to, &behind) ? party_at(item, behind, to) : (Party){.count = 0};
        if (head.count) {
            bool frames = placed && closes_time(item, span_end(head.span), to);
            return verbs == 1 && !frames && !(is_cancelled && held); /* 取消在 P 举行的 X、Y 会晤 */
        }
        at = word && (word->classes & CLASS_BIT(CLASS_EVENT)) ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if what is planned is only what it is done for, told before the verb: 为筹备会谈抵达 P. */
static bool is_purpose(const Item *item, const Match *word, uint32_t to) {
    const Match *slot = word_before(item, word->span.start, 0, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = slot && span_end(slot->span) == word->span.start &&
                 word_has_role(item, slot, CLASS_PREPOSITION, "to") &&
                 word_has_role(item, slot, CLASS_PREPOSITION, "as");
    return opens && match_any(&item->matches, span_of(span_end(word->span), to),
                              CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_MECHANISM));
}

/* True if the word of tense only describes him to whom it is done: 为即将离任的 X 授勋. */
static bool describes_receiver(const Item *item, const Match *word, uint32_t to) {
    const Match *slot = word_before(item, word->span.start, 0, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = slot && span_end(slot->span) == word->span.start && word_has_role(item, slot, CLASS_PREPOSITION, "to");
    for (uint32_t at = span_end(word->span); opens && at < to; at++) {
        uint32_t behind;
        if (possessive_at(item, at, to, &behind)) {
            return party_at(item, behind, to).count > 0;
        }
    }
    return false;
}

/* True if those who are counted follow from the position on, told by where they are: 在 P 的600名 X 公民. */
static bool counts_those_at(const Item *item, uint32_t at, uint32_t to) {
    const Match *in = at < to ? word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool opens = in && word_has_role(item, in, CLASS_PREPOSITION, "at");
    Party place = opens ? party_at(item, span_end(in->span), to) : (Party){.count = 0};
    uint32_t behind;
    if (!place.count || !possessive_at(item, span_end(place.span), to, &behind)) {
        return false;
    }
    uint32_t next = mention_from(item, behind);
    const Mention *counted = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return counted && counted->kind == MENTION_QUANTITY && counted->span.start == behind &&
           span_end(counted->span) < to;
}

/* True if the word moves its object before the verb (将两国关系提升为), so that
 * it says nothing of time: an actor follows at once. */
static bool moves_object(const Item *item, const Match *word, uint32_t to) {
    uint32_t at = span_end(word->span);
    for (size_t i = word->span.length == 1 ? mention_from(item, at) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start <= at; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool counts = mention->kind == MENTION_QUANTITY && mention->span.start == at;
        if (counts && mention->quantity.unit && strlen(mention->quantity.unit) > LONGEST_MEASURE) {
            return true; /* 将 8家中国企业列入 */
        }
        at = counts ? span_end(mention->span) : at; /* 将 28家 X 企业 */
        const Match *as = mention->kind == MENTION_DATE && mention->span.start == at
                              ? word_at(item, span_end(mention->span), to, CLASS_BIT(CLASS_PREPOSITION))
                              : NULL;
        if (as && word_has_role(item, as, CLASS_PREPOSITION, "as")) {
            return true; /* 将 2025年作为友好年 */
        }
    }
    enum { WITH_PLACE = 2 }; /* 将在 is one word */
    if (word->span.length == WITH_PLACE && counts_those_at(item, at - 1, to)) {
        return true;
    }
    if (word->span.length != 1 || at >= to) {
        return false;
    }
    const Match *next = any_word_at(item, at, to);
    if (next && (word_has_role(item, next, CLASS_PREPOSITION, "behalf") ||
                 word_has_role(item, next, CLASS_PREPOSITION, "succeed") ||
                 word_has_role(item, next, CLASS_PREPOSITION, "object"))) {
        return false; /* 将代表 X 政府授勋, 将接替 X 出任 P, 将把文物归还 X */
    }
    enum { ONE = 2 }; /* characters of a number with its measure word: 将一名 X 公民引渡 */
    if (next && next->span.length == ONE && word_has_kind(item, next, CLASS_WORD, "numeral") &&
        !(next->classes & (CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_ASPECT)))) {
        return true;
    }
    bool plain = next && (next->classes & (CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_EVENT)));
    const Match *object =
        plain ? next : word_at(item, at, to, CLASS_BIT(CLASS_WORD)); /* 矛头指, of which 矛头 is one */
    EntryId noun = object && object->span.length > 1 && span_end(object->span) < to
                       ? match_entry(item->lexicon, object, CLASS_WORD)
                       : NO_ENTRY;
    bool is_topic = next && next->span.length > 1 && (next->classes & CLASS_BIT(CLASS_TOPIC)) &&
                    !(next->classes & CLASS_BIT(CLASS_WORD)); /* 将两国关系提升为 */
    return party_at(item, at, to).count > 0 || is_topic || counts_those_at(item, at, to) ||
           (noun != NO_ENTRY && lexicon_has(item->lexicon, noun, KEY_KIND, "noun"));
}

/* True if a noun ends right before the verb at `to`: it was moved there (将双边关系提升为). */
static bool noun_before(const Item *item, uint32_t from, uint32_t to) {
    const Match *word = word_before(item, to, from, CLASS_BIT(CLASS_WORD));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "noun");
}

/* True if goods or people end right before the verb at `to`, but for an adverb: they were moved there to be handed
 * over (将疫苗正式移交给 X). */
static bool goods_before(const Item *item, uint32_t from, uint32_t to) {
    static const char *const kinds[] = {"relief", "people", "arms", "possession"};
    to = quoted_name_start(item, from, to);
    for (uint32_t at = to; at-- > from;) { /* 将 N名嫌疑人从 P 押解回国 */
        const Match *source = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION));
        bool opens = source && word_has_role(item, source, CLASS_PREPOSITION, "source") && !inside_name(item, at);
        to = opens && party_at(item, span_end(source->span), to).count ? at : to;
    }
    const Match *adverb = word_before(item, to, from, CLASS_BIT(CLASS_WORD));
    bool skips = adverb && (word_has_kind(item, adverb, CLASS_WORD, "adverb") ||
                            word_has_kind(item, adverb, CLASS_WORD, "adjective"));
    const Match *goods = word_before(item, skips ? adverb->span.start : to, from, CLASS_BIT(CLASS_WORK));
    bool found = goods && match_any(&item->matches, span_of(from, goods->span.start), CLASS_BIT(CLASS_EVENT));
    goods = found ? NULL : goods; /* 将提供疫苗援助 */
    found = false;
    for (size_t i = 0; goods && i < sizeof kinds / sizeof *kinds && !found; i++) {
        found = word_has_kind(item, goods, CLASS_WORK, kinds[i]);
    }
    return found;
}

/* True if a light verb is the next word and the slot of an act follows it: 恢复对 X 加征关税. */
static bool resumes_act(const Item *item, const Match *next, uint32_t to) {
    const Match *slot = word_has_role(item, next, CLASS_SUPPORT, "light")
                            ? word_at(item, span_end(next->span), to, CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    return slot && word_has_role(item, slot, CLASS_PREPOSITION, "to");
}

/* True if the word of plans opens the slot of an act, so that it moves nothing: 将就此事提出抗议, 将立即恢复对 X
 * 加征关税. */
static bool opens_slot(const Item *item, const Match *word, uint32_t to) {
    const Match *next = any_word_at(item, span_end(word->span), to);
    bool skips =
        next && (word_has_kind(item, next, CLASS_WORD, "adverb") || word_has_kind(item, next, CLASS_WORD, "adjective"));
    const Match *verb = skips ? any_word_at(item, span_end(next->span), to) : next;
    if (verb && (resumes_act(item, verb, to) || (skips && word_has_role(item, verb, CLASS_PREPOSITION, "to")))) {
        return true; /* 将依法对 X 企业实施制裁 */
    }
    return next && (word_has_role(item, next, CLASS_PREPOSITION, "topic") ||
                    word_has_kind(item, next, CLASS_SPEECH_WORD, "about") ||
                    word_has_role(item, next, CLASS_PREPOSITION, "address"));
}

/* Where 应 X 邀请 ends that begins with the word, 0 if it is no invitation: what
 * invites is no word of tense there, though 应 is "should" too. */
static uint32_t invitation_end(const Item *item, const Match *word, uint32_t to) {
    if (!word_has_role(item, word, CLASS_PREPOSITION, "invitation")) {
        return 0;
    }
    enum { LONGEST_INVITER = 18 };
    Party inviter = party_at(item, span_end(word->span), to);
    uint32_t from = inviter.count ? span_end(inviter.span) : span_end(word->span),
             reach = from + LONGEST_INVITER < to ? from + LONGEST_INVITER : to;
    for (uint32_t at = from; at < reach; at++) { /* 应友邦 X 邀请, 应 X、Y 两国元首的邀请 */
        const Match *invites = word_at(item, at, to, CLASS_BIT(CLASS_ASPECT));
        if (invites && word_has_role(item, invites, CLASS_ASPECT, "inviting")) {
            return span_end(invites->span);
        }
    }
    const Match *proposes = inviter.count ? any_word_at(item, from, to) : NULL; /* 应 X 提议 */
    return proposes && (proposes->classes & CLASS_BIT(CLASS_ASPECT)) ? span_end(proposes->span)
           : inviter.count                                           ? from
                                                                     : 0;
}

/* Where the last particle ends of what a preposition opens as the topic (就 A 反对 B 的议案进行表决), 0
 * if the word opens none: what is told in there says nothing of the trigger. */
static uint32_t topic_end(const Item *item, const Match *word, uint32_t to) {
    uint32_t end = 0;
    bool opens = word_has_role(item, word, CLASS_PREPOSITION, "topic");
    for (uint32_t at = span_end(word->span); opens && at < to; at++) {
        uint32_t behind;
        end = possessive_at(item, at, to, &behind) ? behind : end;
    }
    return end;
}

/* Behind the word of leave that was not given (未经 X 政府批准，闯入 P): nothing of it lies ahead. 0 if the word tells
 * of none. */
static uint32_t leave_end(const Item *item, const Match *word, uint32_t to) {
    enum { REACH = 16 };
    uint32_t limit = span_end(word->span) + REACH < to ? span_end(word->span) + REACH : to;
    bool may = word_has_role(item, word, CLASS_PREPOSITION, "without");
    for (uint32_t at = span_end(word->span); may && at < limit; at++) {
        const Match *leave = word_at(item, at, to, CLASS_BIT(CLASS_ASPECT));
        if (leave && word_has_role(item, leave, CLASS_ASPECT, "agreeing")) {
            return span_end(leave->span);
        }
    }
    return may ? span_end(word->span) : 0;
}

/* Behind the joint that ends a reason (因未获信任投票而辞职): what is told in it says nothing of the trigger. 0 if the
 * word opens none. */
static uint32_t reason_end(const Item *item, const Match *word, uint32_t to) {
    bool may = reason_begins(item, word->span.start, to);
    for (uint32_t at = span_end(word->span); may && at < to; at++) {
        const Match *joint = inside_name(item, at) ? NULL : word_at(item, at, to, CLASS_BIT(CLASS_INDICATOR));
        if (joint && joint->span.length == 1 && word_has_kind(item, joint, CLASS_INDICATOR, "contrast") &&
            any_word_at(item, at, to) == joint) {
            return span_end(joint->span);
        }
    }
    return 0;
}

bool stands_in_reason(const Item *item, uint32_t from, Span inside, uint32_t to) {
    for (uint32_t at = from; at < inside.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, to);
        if (word && word->span.length <= 2 && reason_end(item, word, to) > span_end(inside)) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* Behind the last word of an objection that is not heeded (不顾 X 强烈反对，空袭 Y): nobody objects now. 0 if the word
 * tells of none. */
static uint32_t objection_end(const Item *item, const Match *word, uint32_t to) {
    enum { REACH = 16 };
    const Match *opens = match_longest(&item->matches, word->span.start, to, CLASS_BIT(CLASS_PREPOSITION));
    bool may = opens && word_has_role(item, opens, CLASS_PREPOSITION, "despite"); /* 不顾|国际社会 */
    uint32_t end = may ? span_end(opens->span) : 0, limit = end + REACH < to ? end + REACH : to;
    for (uint32_t at = may ? end : limit; at < limit; at++) {
        const Match *objects = word_at(item, at, to, CLASS_BIT(CLASS_ASPECT));
        EntryId entry = objects ? match_entry(item->lexicon, objects, CLASS_ASPECT) : NO_ENTRY;
        bool counts =
            entry != NO_ENTRY && objects->span.length > 1 && reality_of_word(item, entry) == REALITY_HYPOTHETICAL;
        end = counts ? span_end(objects->span) : end;
    }
    return end;
}

/* Where the words end that describe the other side behind its preposition (同正在 P 访问的 X 会谈); 0 if the word opens
 * none: what is told in there says nothing of the trigger. */
static uint32_t described_side_end(const Item *item, const Match *word, uint32_t to) {
    uint32_t from = span_end(word->span);
    const Match *opens = from < to && (word->classes & (CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT)))
                             ? match_exact(&item->matches, span_of(from - 1, from), CLASS_BIT(CLASS_PREPOSITION))
                             : NULL; /* 同, 将同 */
    const Match *next =
        opens && word_has_role(item, opens, CLASS_PREPOSITION, "with") ? any_word_at(item, from, to) : NULL;
    if (!next || !(next->classes & (CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_EVENT)))) {
        return 0;
    }
    for (uint32_t at = from; at < to; at++) {
        uint32_t behind;
        if (possessive_at(item, at, to, &behind)) {
            Party side = party_at(item, behind, to);
            return side.count ? span_end(side.span) : 0;
        }
    }
    return 0;
}

/* True if a country begins within the word and ends behind it: it only seems to stand there (同意大利总理
 * 会谈 agrees to nothing). */
static bool runs_into_country(const Item *item, const Match *word) {
    for (uint32_t at = word->span.start + 1; at < span_end(word->span); at++) {
        uint32_t next = item->mention_at[at];
        const Mention *mention = item->mention_at[at + 1] > next ? &item->mentions.items[next] : NULL;
        if (mention && mention->kind == MENTION_COUNTRY && span_end(mention->span) > span_end(word->span)) {
            return true;
        }
    }
    return false;
}

/* Behind the noun that closes what a meeting is about: 就 X 准备接管 Y 计划举行会议. 0 if none stands right before
 * the meeting's word. */
static uint32_t matter_end(const Item *item, const Match *word, uint32_t to) {
    bool opens = word_has_role(item, word, CLASS_PREPOSITION, "topic");
    for (uint32_t at = span_end(word->span); opens && at < to; at++) {
        const Match *noun = any_word_at(item, at, to);
        EntryId entry = noun && !inside_name(item, at) ? match_entry(item->lexicon, noun, CLASS_WORD) : NO_ENTRY;
        if (entry != NO_ENTRY && noun->span.length > 1 && span_end(noun->span) == to &&
            lexicon_has(item->lexicon, entry, KEY_KIND, "noun")) {
            return to;
        }
    }
    return 0;
}

/* True if a letter ends right before the verb at `to`: 将 X 的亲笔信交给 Y. */
static bool letter_before(const Item *item, uint32_t from, uint32_t to) {
    const Match *letter = word_before(item, to, from, CLASS_BIT(CLASS_EVENT));
    EntryId entry = letter && span_end(letter->span) == to ? match_entry(item->lexicon, letter, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MESSAGE)) &&
           lexicon_has(item->lexicon, entry, KEY_KIND, "noun");
}

/* True if the words of the sanction at `to` begin with the noun that is moved before their verb: 将对 X 的制裁|延长. */
static bool curb_opens_verb(const Item *item, uint32_t to) {
    const Match *deed = word_at(item, to, item->text->length, CLASS_BIT(CLASS_EVENT));
    uint32_t end = deed ? span_end(deed->span) : to, at = to;
    const Match *of = deed ? word_at(item, to, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    at = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ? span_end(of->span) : at;
    const Match *curb = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_WORK)) : NULL;
    return curb && span_end(curb->span) < end && word_has_kind(item, curb, CLASS_WORK, "curb");
}

/* True if what one character of tense is followed by was only moved before the verb at `to`. */
static bool shifts_object(const Item *item, const Match *word, uint32_t to, ChEventType type, bool is_deed) {
    uint32_t from = span_end(word->span);
    bool hands_over = type == CH_AID || type == CH_OTHER;
    const Match *next = from < to ? word_at(item, from, to, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    if (next && (word_has_role(item, next, CLASS_PREPOSITION, "object") ||
                 word_has_role(item, next, CLASS_PREPOSITION, "succeed"))) {
        return false; /* 将把文物归还 X, 将接替 X 出任 P */
    }
    return (is_deed && noun_before(item, from, to) && !opens_slot(item, word, to)) ||
           (hands_over && goods_before(item, from, to)) || (type == CH_MESSAGE && letter_before(item, from, to)) ||
           (type == CH_SANCTION && curb_opens_verb(item, to));
}

/* True if the word only joins two posts: 部长或大臣. */
static bool joins_posts(const Item *item, const Match *word) {
    uint32_t next = word->classes & CLASS_BIT(CLASS_CONJUNCTION) ? mention_from(item, span_end(word->span)) : 0;
    if (next == 0 || next >= item->mentions.count) {
        return false;
    }
    const Mention *behind = &item->mentions.items[next];
    bool joins = behind->kind == MENTION_POST && behind->span.start == span_end(word->span);
    for (uint32_t i = next; joins && i-- > 0;) {
        const Mention *before = &item->mentions.items[i];
        if (span_end(before->span) == word->span.start) {
            return before->kind == MENTION_POST;
        }
        joins = span_end(before->span) + 1 > word->span.start;
    }
    return false;
}

/* True if the character is the last of the noun for a meeting whose first ones are a post too: 外长会 1日 举行. */
static bool ends_meeting(const Item *item, const Match *word) {
    uint32_t end = span_end(word->span);
    bool may = word->span.length == 1 && (item->matches.ending[end] & CLASS_BIT(CLASS_MECHANISM));
    return may && word_before(item, end, 0, CLASS_BIT(CLASS_MECHANISM))->span.length > 1;
}

/* True if the word stands within a date: 1月或2月. */
static bool lies_in_date(const Item *item, const Match *word) {
    uint32_t before = word->classes & CLASS_BIT(CLASS_CONJUNCTION) ? mention_from(item, word->span.start) : 0;
    const Mention *date = before > 0 ? &item->mentions.items[before - 1] : NULL;
    return date && date->kind == MENTION_DATE && span_within(word->span, date->span);
}

/* True if the word of plans is the matter of talks (就重开使馆事宜举行磋商, 就该计划进行磋商), or the end of what is
 * agreed on (就撤军安排 达成协议). */
static bool names_matter(const Item *item, const Match *word, Span before, ChEventType type) {
    bool talks = type == CH_TALKS || type == CH_MEETING || type == CH_CALL;
    bool about = talks || type == CH_SESSION || type == CH_PROTEST || type == CH_MESSAGE; /* 就此一事提出抗议 */
    bool closes = word_has_role(item, word, CLASS_ASPECT, "behind");
    if (closes && about) {
        return true;
    }
    bool ends = talks || (type == CH_SIGNING && span_end(word->span) == span_end(before));
    return (closes || (ends && word_has_role(item, word, CLASS_ASPECT, "thing"))) && /* 就 X 一事发表声明 */
           role_between(item, before.start, word->span.start, CLASS_PREPOSITION, "topic");
}

/* True if the position lies in the brackets behind a name: X（又译 Y 或 Z）. */
static bool glosses_name(const Item *item, uint32_t at) {
    enum { REACH = 3 }; /* mentions, of those that stand in the brackets too */
    uint32_t next = mention_from(item, at);
    for (uint32_t i = next; i-- > 0 && next - i <= REACH;) {
        const Mention *name = &item->mentions.items[i];
        if (name->kind == MENTION_PERSON) {
            return span_end(name->span) <= at && at < span_end(name->phrase);
        }
    }
    return false;
}

/* True if the verb at `at` is told as done, by the particle in it or behind it: no modal stands right before it
 * (中国统促会| 召开了大会). */
static bool is_told_as_done(const Item *item, uint32_t at) {
    const Match *verb = word_at(item, at, item->text->length, CLASS_BIT(CLASS_EVENT));
    uint32_t end = verb ? span_end(verb->span) : 0;
    bool ends = verb && match_exact(&item->matches, span_of(at, end - 1), CLASS_BIT(CLASS_EVENT)); /* 召开|了 */
    const Match *particle = verb ? match_exact(&item->matches, (Span){end - ends, 1}, CLASS_BIT(CLASS_ASPECT)) : NULL;
    return particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
}

/* The word of tense that is left of one of plans whose last character begins a verb: 还|会见, not 还会. The word itself
 * where none does or where a plan is left too (将|会见), NULL where nothing is left. */
static const Match *before_verb(const Item *item, const Match *word) {
    uint32_t last = span_end(word->span) - 1;
    bool may = word->span.length > 1 && (word->classes & CLASS_BIT(CLASS_ASPECT));
    const Match *verb = may ? word_at(item, last, item->text->length, CLASS_BIT(CLASS_EVENT)) : NULL;
    if (!verb || verb->span.length == 1) {
        return word;
    }
    const Match *left = match_exact(&item->matches, span_of(word->span.start, last), CLASS_BIT(CLASS_ASPECT));
    EntryId entry = left ? match_entry(item->lexicon, left, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && reality_of_word(item, entry) == REALITY_PLANNED ? word : left;
}

/* Where the words end that the word opens and that say nothing of the trigger: a topic, leave not given, an objection,
 * a reason; 0 if it opens none. */
static uint32_t aside_end(const Item *item, const Match *word, uint32_t to) {
    uint32_t end = topic_end(item, word, to);
    end = end ? end : leave_end(item, word, to);
    end = end ? end : objection_end(item, word, to);
    return end ? end : reason_end(item, word, to);
}

/* The strongest word of tense between `from` and `to`. What is done by agreeing
 * to it (`is_agreed`: relations raised) is done; who asks for a message to be passed on
 * sends it. */
static Reality reality_between(const Item *item, uint32_t from, uint32_t to, ChEventType type, bool is_deed,
                               bool is_agreed) {
    Reality strongest = REALITY_PLAIN;
    uint32_t behind_ongoing = 0; /* where the last word of what goes on ends */
    bool may = from < to && match_any(&item->matches, span_of(from, to), CLASS_BIT(CLASS_ASPECT));
    for (uint32_t at = may ? from : to; at < to; at++) {
        const Match *match = any_word_at(item, at, to);
        match = match ? before_verb(item, match) : NULL;
        if (!match || inside_name(item, at) || runs_into_country(item, match) || joins_posts(item, match) ||
            lies_in_date(item, match) || glosses_name(item, at)) {
            continue;
        }
        if (type == CH_SESSION && ends_meeting(item, match)) {
            continue;
        }
        uint32_t told_of = aside_end(item, match, to);
        uint32_t side = described_side_end(item, match, to);
        told_of = told_of || type != CH_SESSION ? told_of : matter_end(item, match, to);
        if (told_of) {
            at = told_of - 1;
            continue;
        }
        EntryId entry = match_entry(item->lexicon, match, CLASS_ASPECT);
        uint32_t invited = entry != NO_ENTRY ? invitation_end(item, match, to) : 0;
        if (invited) {
            at = invited - 1;
            continue;
        }
        bool is_name = span_end(match->span) < to && item->text->character[span_end(match->span)] == CLOSE_QUOTE;
        Reality reality = entry == NO_ENTRY ? REALITY_PLAIN : reality_of_word(item, entry);
        bool is_over = reality == REALITY_PLANNED && match->span.length == 1 && span_end(match->span) <= to &&
                       is_told_as_done(item, span_end(match->span));
        reality = (is_name || is_over) && reality == REALITY_PLANNED ? REALITY_PLAIN : reality; /* “P 计划” */
        bool asks = type == CH_MESSAGE && entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "asking");
        bool agrees = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "agreeing");
        bool intends =
            entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "intent"); /* 拟: moves nothing */
        bool moves = !intends && match->span.length == 1;
        bool is_topic = entry != NO_ENTRY && names_matter(item, match, span_of(from, to), type);
        const Match *joint = agrees ? word_at(item, span_end(match->span), to, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
        bool is_deed_too = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and"); /* 达成一致并签署 */
        bool counts = reality != REALITY_PLAIN && !asks && !is_topic && !is_deed_too &&
                      !(!intends && reality == REALITY_PLANNED && moves_object(item, match, to)) &&
                      !(agrees && is_agreed) && !(moves && shifts_object(item, match, to, type, is_deed)) &&
                      !is_captured(item, span_end(match->span), to, reality == REALITY_CANCELLED) &&
                      !(reality == REALITY_PLANNED && is_purpose(item, match, to)) &&
                      !describes_receiver(item, match, to);
        reality = counts ? reality : REALITY_PLAIN;
        bool begins_plan = counts && strongest == REALITY_ONGOING && reality == REALITY_PLANNED &&
                           behind_ongoing == match->span.start && match->span.length > 1; /* 开始计划, 正计划 */
        strongest = begins_plan ? REALITY_PLANNED : strongest;
        behind_ongoing = reality == REALITY_ONGOING ? span_end(match->span) : behind_ongoing;
        bool is_sure = counts && strongest == REALITY_HYPOTHETICAL &&
                       type != CH_SESSION && /* 希望 X 即将对 P 的访问取得成功 */
                       lexicon_has(item->lexicon, entry, KEY_ROLE, "imminent");
        strongest = reality > strongest || is_sure ? reality : strongest;
        at = (side ? side : span_end(match->span)) - 1;
    }
    return strongest;
}

/* True if an earlier clause of the sentence sets a condition: 如果 …，X 将 …. */
static bool is_conditional(const Item *item, const ClauseList *clauses, const Clause *clause) {
    for (const Clause *before = clause - 1; before >= clauses->items && before->sentence == clause->sentence;
         before--) {
        bool may = clause_may_have(before, "condition");
        for (uint32_t at = before->span.start; may && at < span_end(before->span); at++) {
            const Match *word = any_word_at(item, at, span_end(before->span));
            if (word && word_has_role(item, word, CLASS_ASPECT, "condition") && !inside_name(item, at)) {
                return true;
            }
            at = word ? span_end(word->span) - 1 : at;
        }
    }
    return false;
}

/* True if the words behind `from` tell that the session will surely be: it is soon (推动即将举行的 M 取得成功), or has
 * its number (愿同 X 筹备第十五次会晤). */
static bool is_known_ahead(const Item *item, const Trigger *trigger, uint32_t from) {
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(trigger->clause->span); i++) {
        if (item->mentions.items[i].kind == MENTION_ORDINAL) {
            return true;
        }
    }
    return role_between(item, from, trigger->span.start, CLASS_ASPECT, "imminent");
}

/* True if a meeting attended on the visit is told behind it: 访华并出席 M. */
static bool attends_behind(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span);
    for (uint32_t at = span_end(trigger->span); at < end; at++) {
        const Match *verb = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = verb ? frame_of(item, lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT)) : NULL;
        if (frame) {
            return frame->type == CH_SESSION && (frame->slots & SLOT(ATTEND)) &&
                   word_at(item, span_end(verb->span), end, CLASS_BIT(CLASS_PREPOSITION)) == NULL;
        }
    }
    return false;
}

/* True if somebody looks forward to what is planned: a word of awaiting stands last before the
 * trigger, and a date or, for a meeting attended, its name tells which it is (期待下半年赴 P
 * 出席 M). */
static bool is_awaited(const Item *item, const Trigger *trigger, uint32_t from) {
    const Match *awaits = NULL;
    for (uint32_t at = from; at < trigger->span.start; at++) {
        const Match *word = any_word_at(item, at, trigger->span.start);
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        bool unreal = entry != NO_ENTRY && reality_of_word(item, entry) == REALITY_HYPOTHETICAL;
        bool denied = entry != NO_ENTRY && reality_of_word(item, entry) == REALITY_DENIED;
        awaits = unreal || denied ? word : awaits;
        at = word ? span_end(word->span) - 1 : at;
    }
    bool hopes = awaits && trigger->frame.type == CH_SESSION && trigger->frame.entry != NO_ENTRY &&
                 !(trigger->frame.slots & SLOT(ATTEND)) && word_has_role(item, awaits, CLASS_ASPECT, "hoping");
    if (!awaits || !(hopes || word_has_role(item, awaits, CLASS_ASPECT, "awaiting"))) {
        return false;
    }
    if (hopes && is_known_ahead(item, trigger, span_end(awaits->span))) {
        return true;
    }
    uint32_t date = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    bool dated = day && day->span.start >= span_end(awaits->span) &&
                 span_end(day->span) <= span_end(trigger->clause->span) && day->date.edtf;
    return dated || (trigger->frame.slots & SLOT(ATTEND)) ||
           (trigger->frame.type == CH_VISIT && attends_behind(item, trigger));
}

/* True if the words tell that the session they describe is about to be held, whatever is hoped of it: 期待即将在 P
 * 举行的 M 取得成功. */
static bool is_imminent(const Item *item, const Trigger *trigger, uint32_t from) {
    enum { REACH = 12 };
    uint32_t behind, at = trigger->span.start, first = at > from + REACH ? at - REACH : from;
    return trigger->frame.type == CH_SESSION && clause_may_have(trigger->clause, "imminent") &&
           possessive_at(item, span_end(trigger->span), span_end(trigger->clause->span), &behind) &&
           role_between(item, first, at, CLASS_ASPECT, "imminent");
}

/* True if a session has its day whatever is thought of going there: 商讨是否参加 5月在 P 举办的 M. */
static bool has_own_day(const Item *item, const Trigger *trigger) {
    uint32_t end = span_end(trigger->clause->span), start = trigger->span.start, behind;
    bool may = trigger->frame.type == CH_SESSION && !(trigger->frame.slots & SLOT(ATTEND)) &&
               trigger->frame.entry != NO_ENTRY && possessive_at(item, span_end(trigger->span), end, &behind);
    const Match *verb = may ? word_before(item, start, trigger->clause->span.start, CLASS_BIT(CLASS_EVENT)) : NULL;
    for (uint32_t at = start; may && !verb && at-- > trigger->clause->span.start;) {
        const Match *word = word_at(item, at, start, CLASS_BIT(CLASS_EVENT));
        verb = word && !inside_name(item, at) ? word : NULL;
    }
    if (!verb || !word_attends(item, verb)) {
        return false;
    }
    uint32_t date = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    return day && day->date.edtf && day->span.start >= span_end(verb->span) && span_end(day->span) <= start;
}

/* True if what is attended lies ahead: a word of plans stands right behind the verb (参加即将举行的 M). */
static bool attends_what_is_planned(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    bool attends = (trigger->frame.slots & SLOT(ATTEND)) && at < end;
    const Match *word = attends ? any_word_at(item, at, end) : NULL;
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STATUS, "planned");
}

bool sets_out_for(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, end = span_end(trigger->clause->span);
    bool attends = (trigger->frame.slots & SLOT(ATTEND)) && trigger->span.start > start;
    const Match *why = attends ? word_before(item, trigger->span.start, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool aims =
        why && word_has_role(item, why, CLASS_PREPOSITION, "to") && word_has_role(item, why, CLASS_PREPOSITION, "as");
    for (uint32_t at = span_end(trigger->span); aims && at < end; at++) {
        const Match *verb = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "travel")) {
            return true;
        }
    }
    return false;
}

/* True if the clause before tells by itself that what follows lies ahead: 按议程，…; 预计，…. */
static bool is_scheduled(const Item *item, const ClauseList *clauses, const Clause *clause) {
    for (const Clause *before = clause;
         before-- > clauses->items && before->sentence == clause->sentence;) { /* 按计划，会谈后，X 会见 Y */
        uint32_t start = before->span.start, end = span_end(before->span);
        bool may = !before->mention_count && clause_may_have(before, "schedule");
        const Match *word = may ? word_at(item, start, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
        if (word && span_end(word->span) + 1 >= end && word_has_role(item, word, CLASS_ASPECT, "schedule")) {
            return true;
        }
    }
    return false;
}

/* Where the slot opens of what is protested against (对 X 要求 … 表示抗议): what is told in there has a tense of its
 * own. `to` if there is none. */
static uint32_t before_matter(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION));
        if (word && !inside_name(item, at) && word_has_role(item, word, CLASS_PREPOSITION, "to")) {
            return at;
        }
    }
    return to;
}

/* True if somebody gives thanks for the invitation to the visit, which so takes place: 感谢 X 邀请我访问 P. */
static bool is_thanked_for(const Item *item, const Trigger *trigger, uint32_t from) {
    bool may = trigger->frame.type == CH_VISIT && clause_may_have(trigger->clause, "inviting") &&
               (trigger->clause->classes & CLASS_BIT(CLASS_SPEECH));
    bool thanks = false;
    for (uint32_t at = from; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        thanks = thanks || (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "thank"));
        const Match *invites = thanks ? word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_ASPECT)) : NULL;
        if (invites && word_has_role(item, invites, CLASS_ASPECT, "inviting")) {
            return reality_between(item, span_end(invites->span), trigger->span.start, CH_VISIT, false, false) ==
                   REALITY_PLAIN;
        }
    }
    return false;
}

/* True if somebody is invited to the visit and accepts, in the same sentence or the next: X 邀请 Y 访问 P。Y 愉快地接受
 * 了邀请. */
static bool is_accepted(const Item *item, const ClauseList *clauses, const Trigger *trigger, uint32_t from) {
    enum { REACH = 3 }; /* clauses */
    const Clause *clause = trigger->clause, *limit = clauses->items + clauses->count;
    bool invited = trigger->frame.type == CH_VISIT && clause_may_have(clause, "inviting") &&
                   role_between(item, from, trigger->span.start, CLASS_ASPECT, "inviting");
    for (const Clause *c = clause + 1; invited && c < limit && c <= clause + REACH; c++) {
        uint32_t start = c->span.start, end = span_end(c->span);
        if (c->paragraph != clause->paragraph || c->sentence > clause->sentence + 1) {
            return false;
        }
        for (uint32_t at = clause_may_have(c, "inviting") ? start : end; at < end; at++) {
            const Match *takes = word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT));
            if (takes && word_has_role(item, takes, CLASS_SUPPORT, "accepting")) {
                return role_between(item, span_end(takes->span), end, CLASS_ASPECT, "inviting") &&
                       reality_between(item, start, at, CH_VISIT, false, false) == REALITY_PLAIN;
            }
        }
    }
    return false;
}

/* True of an encounter, which can be called off. */
static bool is_contact(ChEventType type) {
    return type == CH_VISIT || type == CH_MEETING || type == CH_TALKS || type == CH_CALL;
}

/* True if what is meant to be carried out is what came of an encounter with a date of its own, which so took place:
 * 愿落实 X 今年4月访 P 成果. */
static bool has_outcome(const Item *item, const Trigger *trigger, uint32_t from) {
    enum { REACH = 8 };
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    uint32_t limit = behind + REACH < end ? behind + REACH : end;
    bool carries = is_contact(trigger->frame.type) && (trigger->clause->classes & CLASS_BIT(CLASS_WORK)) &&
                   entry_between(item, from, trigger->span.start, CLASS_WORK, KEY_KIND, "carrying-out") &&
                   entry_between(item, behind, limit, CLASS_WORK, KEY_KIND, "outcome");
    uint32_t date = carries ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    return day && day->date.edtf && day->span.start > from && day->span.start < trigger->span.start;
}

/* The word of tense behind the host that follows the verb of a visit: 访问 P 的意愿. NULL if there is none. */
static const Match *behind_host(const Item *item, const Trigger *trigger) {
    uint32_t next = mention_from(item, span_end(trigger->span));
    const Mention *host = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool follows = host && host->span.start == span_end(trigger->span) &&
                   (host->kind == MENTION_COUNTRY || host->kind == MENTION_PLACE);
    uint32_t end = span_end(trigger->clause->span);
    return follows && span_end(host->span) < end ? word_at(item, span_end(host->span), end, CLASS_BIT(CLASS_ASPECT))
                                                 : NULL;
}

/* True if the clause tells what is done in exchange for what the clause before it tells, at its time. */
static bool is_exchanged(const Item *item, const Clause *clause) {
    const Match *word = clause_may_have(clause, "exchange")
                            ? word_at(item, clause->span.start, span_end(clause->span), CLASS_BIT(CLASS_ASPECT))
                            : NULL;
    return word && word_has_role(item, word, CLASS_ASPECT, "exchange") && clause->span.start > 0 &&
           clause[-1].sentence == clause->sentence;
}

/* True if the clause tells what is done besides what the next one plans: 除会见 X 外，还将会见 Y. */
static bool is_besides_plan(const Item *item, const ClauseList *clauses, const Trigger *trigger, uint32_t from) {
    const Clause *next = trigger->clause + 1;
    bool follows = next < clauses->items + clauses->count && next->sentence == trigger->clause->sentence;
    return follows && clause_may_have(trigger->clause, "except") &&
           role_between(item, from, trigger->span.start, CLASS_PREPOSITION, "except") &&
           reality_between(item, next->span.start, span_end(next->span), trigger->frame.type, false, false) ==
               REALITY_PLANNED;
}

/* True if it is called this one, so that what is hoped is only what it brings: 希望此次访问促进合作. */
static bool is_this_one(const Item *item, const Trigger *trigger, uint32_t from) {
    bool visit = trigger->frame.type == CH_VISIT;
    const Match *word = visit && clause_may_have(trigger->clause, "stay") /* 此访 is one word */
                            ? word_at(item, trigger->span.start, span_end(trigger->span), CLASS_BIT(CLASS_SUPPORT))
                            : NULL;
    bool is_this = word && word_has_role(item, word, CLASS_SUPPORT, "stay");
    if (!is_this && visit && clause_may_have(trigger->clause, "this")) {
        word = word_before(item, trigger->span.start, from, CLASS_BIT(CLASS_SUBJECT_STOP));
        is_this = word && word_has_role(item, word, CLASS_SUBJECT_STOP, "this");
    }
    return is_this && !role_between(item, from, word->span.start, CLASS_ASPECT, "awaiting");
}

/* True of a deed that is done by deciding or agreeing on it: 以12票同意通过, 决定解除制裁. */
static bool is_done_by_deciding(const Frame *frame) {
    ChEventType type = frame->type;
    return type == CH_RELATIONS || type == CH_SANCTION || type == CH_PROTEST || type == CH_APPOINTMENT ||
           (frame->slots & (SLOT(ADOPT) | SLOT(LIFT)));
}

/* True if the words up to the person demand that he leave his post: 要求深陷丑闻的总统 X 下台. */
static bool is_demanded_of(const Item *item, const Trigger *trigger, uint32_t person) {
    bool leaves = trigger->frame.type == CH_APPOINTMENT && (trigger->frame.slots & SLOT(LEAVE)) &&
                  !(trigger->frame.slots & SLOT(DEATH));
    for (uint32_t at = trigger->clause->span.start; leaves && at < person; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, person);
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        EntryId pivot = entry != NO_ENTRY ? match_entry(item->lexicon, word, CLASS_SPEECH_WORD) : NO_ENTRY;
        if (pivot != NO_ENTRY && reality_of_word(item, entry) == REALITY_HYPOTHETICAL &&
            lexicon_has(item->lexicon, pivot, KEY_FLAGS, "pivot")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* Where the words begin that may tell the trigger's tense: the clause, or the subject in it that the words before it
 * are a relative clause of (正在 … 访问的 X). */
static uint32_t tense_start(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t from = clause->span.start, subject = clause->subject.span.start;
    bool is_described = clause->subject_is_own && subject > from && subject < trigger->span.start &&
                        word_before(item, subject, from, CLASS_BIT(CLASS_SUBJECT_STOP));
    return is_described && !is_demanded_of(item, trigger, subject) ? subject : from;
}

/* True if the clause tells what was done next by a word for it, or the trigger that it is done: 讨论局势，随后向 X
 * 捐赠物资; 向 X 捐赠了物资. What an earlier clause only thinks of does not hold for it. */
static bool is_done_next(const Item *item, const Trigger *trigger, uint32_t from) {
    uint32_t end = span_end(trigger->span), limit = span_end(trigger->clause->span);
    bool may = event_is_act(trigger->frame.type) || trigger->frame.type == CH_SIGNING;
    const Match *behind = may && end < limit ? any_word_at(item, end, limit) : NULL;
    const Match *last = behind ? match_exact(&item->matches, (Span){end - 1, 1}, CLASS_BIT(CLASS_ASPECT)) : NULL;
    bool done = (behind && behind->span.length == 1 && word_has_role(item, behind, CLASS_ASPECT, "particle")) ||
                (last && word_has_role(item, last, CLASS_ASPECT, "particle")); /* 捐赠了 may be one word */
    const Match *next = done ? NULL : any_word_at(item, from, trigger->span.start);
    return done || (next && word_has_role(item, next, CLASS_ASPECT, "then"));
}

/* True if the clause goes on with what the subject does next: 并 …, 随后 …, 宣布 …. */
static bool goes_on_with_deed(const Item *item, const Clause *clause) {
    const Match *word = any_word_at(item, clause->span.start, span_end(clause->span));
    return word &&
           (word_has_role(item, word, CLASS_CONJUNCTION, "and") || word_has_role(item, word, CLASS_ASPECT, "then") ||
            word_has_role(item, word, CLASS_SUPPORT, "announcing"));
}

/* True if what the clause only thinks of is what it condemns or opposes, which holds for no other clause that goes on
 * with what is done: 谴责 X 的行为，并召回大使; 反对 X 的制裁，并签署协议. */
static bool only_condemns(const Item *item, const Clause *clause, const Clause *next) {
    bool may = (clause->classes & CLASS_BIT(CLASS_SPEECH)) && goes_on_with_deed(item, next);
    for (uint32_t at = clause->span.start, end = span_end(clause->span); may && at < end; at++) {
        const Match *word = any_word_at(item, at, end);
        EntryId thought = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
        if (thought != NO_ENTRY && reality_of_word(item, thought) == REALITY_HYPOTHETICAL) {
            EntryId speech = match_entry(item->lexicon, word, CLASS_SPEECH);
            return speech != NO_ENTRY && (lexicon_has(item->lexicon, speech, KEY_STANCE, "condemn") ||
                                          lexicon_has(item->lexicon, speech, KEY_STANCE, "oppose"));
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* What the nearest clause before it in its sentence that tells a plan makes of the trigger: a plan told once holds for
 * the clauses that carry its subject on (将访问 P，会见 X). `from`: where the words of its own tense begin. */
static Reality reality_carried_on(const Item *item, const ClauseList *clauses, const Trigger *trigger, uint32_t from) {
    const Clause *clause = trigger->clause;
    ChEventType type = trigger->frame.type;
    bool agreed = is_done_by_deciding(&trigger->frame) || type == CH_SIGNING; /* 同意 A，并签署 B */
    if (role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "moved")) {
        return REALITY_PLAIN; /* 推迟了7日的访问，改于8日抵达 */
    }
    bool encounter =
        type == CH_VISIT || type == CH_MEETING || type == CH_TALKS || type == CH_SESSION || type == CH_CEREMONY;
    for (const Clause *before = clause - 1; before >= clauses->items && before->sentence == clause->sentence;
         before--) {
        if (clause_opens_with(item, before, "invitation")) {
            continue;
        }
        Reality reality = reality_between(item, before->span.start, span_end(before->span), type, false, agreed);
        bool meant = reality == REALITY_CANCELLED && encounter && clause_may_have(before, "meant") &&
                     role_between(item, before->span.start, span_end(before->span), CLASS_ASPECT,
                                  "meant"); /* 原定访问 A，出席 B */
        bool hoped = reality == REALITY_HYPOTHETICAL && !is_this_one(item, trigger, from) &&
                     !is_done_next(item, trigger, from) && !only_condemns(item, before, clause);
        bool carries = meant || reality == REALITY_PLANNED || hoped; /* 要 …，打击 … */
        if (carries || before->subject_is_own) {
            return carries ? reality : REALITY_PLAIN;
        }
    }
    return REALITY_PLAIN;
}

/* True if the clause only tells what the deed before it is for: …，以恢复与 X 的谈判. */
static bool is_aim(const Item *item, const Clause *clause) {
    uint32_t start = clause->span.start, end = span_end(clause->span);
    const Match *word = clause->subject_is_own ? NULL : word_at(item, start, end, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = word && word->span.length == 1 && word_has_role(item, word, CLASS_PREPOSITION, "means") &&
                 !word_has_role(item, word, CLASS_PREPOSITION, "origin") && !inside_name(item, start);
    const Match *verb = opens ? any_word_at(item, start + 1, end) : NULL;
    return verb && verb->span.length > 1 && (verb->classes & (CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_EVENT))) &&
           any_word_at(item, start, end)->span.length == 1;
}

/* True if the deed is only thought of as what would have its effect: A 与 B 发生冲突将给 B 带来后果. */
static bool is_supposed(const Item *item, const Trigger *trigger, const Match *behind) {
    ChEventType type = trigger->frame.type;
    bool may = behind && (type == CH_FORCE || type == CH_SANCTION || type == CH_RELATIONS || type == CH_OTHER);
    const Match *next =
        may ? word_at(item, span_end(behind->span), span_end(trigger->clause->span), CLASS_BIT(CLASS_PREPOSITION))
            : NULL;
    return next && word_has_role(item, next, CLASS_PREPOSITION, "to") &&
           lexicon_has(item->lexicon, match_entry(item->lexicon, behind, CLASS_ASPECT), KEY_STATUS, "planned");
}

/* True if the sentence opens with years of no number, in which all that it tells was done: 近年来，X 向 Y 提供援助. */
static bool opens_with_years(const Item *item, const ClauseList *clauses, const Clause *clause) {
    const Clause *first = clause;
    while (first > clauses->items && first[-1].sentence == clause->sentence) {
        first--;
    }
    uint32_t end = span_end(first->span);
    const Match *word = first == clause ? NULL : any_word_at(item, first->span.start, end);
    EntryId entry = word && span_end(word->span) == end ? match_entry(item->lexicon, word, CLASS_ASPECT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "habit");
}

/* True if the announcement by which the deed is told, from `from` on, lies ahead itself: 将宣布与 X 建交. */
static bool is_to_be_announced(const Item *item, const Trigger *trigger, uint32_t from) {
    const Match *last = NULL;
    bool may = clause_may_have(trigger->clause, "announcing");
    for (uint32_t at = from; may && at < trigger->span.start; at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, trigger->span.start);
        EntryId plan = last ? match_entry(item->lexicon, last, CLASS_ASPECT) : NO_ENTRY;
        if (word && plan != NO_ENTRY && span_end(last->span) == at &&
            lexicon_has(item->lexicon, plan, KEY_STATUS, "planned") &&
            !lexicon_has(item->lexicon, plan, KEY_ROLE, "agreeing") && /* not 决定宣布 */
            word_has_role(item, word, CLASS_SUPPORT, "announcing")) {
            return true;
        }
        last = word ? word : last;
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the deed has a day of its own behind the words by which somebody condemns it: 谴责 X 18日空袭 P. */
static bool is_condemned(const Item *item, const Trigger *trigger, uint32_t from) {
    ChEventType type = trigger->frame.type;
    bool may = (type == CH_FORCE || type == CH_SANCTION) && (trigger->clause->classes & CLASS_BIT(CLASS_SPEECH));
    uint32_t date = may ? date_mention_for(item, trigger->clause->span, trigger->span) : NO_MENTION;
    const Mention *day = date != NO_MENTION ? &item->mentions.items[date] : NULL;
    bool dated = day && date_tells_day(day) && day->span.start > from && span_end(day->span) <= trigger->span.start;
    for (uint32_t at = dated ? day->span.start : from; at-- > from;) {
        const Match *word = word_at(item, at, day->span.start, CLASS_BIT(CLASS_SPEECH));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_STANCE, "condemn")) {
            uint32_t next = mention_from(item, span_end(word->span));
            const Mention *who = &item->mentions.items[next]; /* the day follows */
            return who->kind != MENTION_PLACE && who->span.start == span_end(word->span) && who->country &&
                   reality_between(item, span_end(word->span), trigger->span.start, type, false, false) ==
                       REALITY_PLAIN &&
                   reality_between(item, from, at, type, false, false) == REALITY_PLAIN;
        }
    }
    return false;
}

/* What the word behind the trigger makes of it, `reality` being told before: 公布访 P 日期 is a plan, 取消访 P 的计划
 * calls off. */
static Reality reality_thought_of(const Item *item, const Match *behind, bool contact, Reality reality) {
    bool planned = lexicon_has(item->lexicon, match_entry(item->lexicon, behind, CLASS_ASPECT), KEY_STATUS, "planned");
    if (contact && planned && (reality == REALITY_PLAIN || reality == REALITY_PLANNED)) {
        return REALITY_PLANNED;
    }
    return contact && reality == REALITY_CANCELLED ? reality : REALITY_HYPOTHETICAL;
}

/* The word of tense right behind the trigger, or behind the host that follows the verb of a visit; NULL if none is. */
static const Match *tense_behind(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), next = mention_from(item, from);
    const Match *behind = word_at(item, from, span_end(trigger->clause->span), CLASS_BIT(CLASS_ASPECT));
    const Mention *host = behind && next < item->mentions.count ? &item->mentions.items[next] : NULL;
    behind = host && host->is_sign && host->span.start == from ? NULL : behind; /* 访|日|期间, no 日期 */
    return behind || trigger->frame.type != CH_VISIT ? behind : behind_host(item, trigger);
}

/* True if somebody only threatens it: 威胁退出 X, 扬言同 X 断交. Of blows and sanctions their own coders tell the
 * threat. */
static bool is_only_threatened(const Item *item, const Trigger *trigger, uint32_t from) {
    ChEventType type = trigger->frame.type;
    bool may = type == CH_OTHER || type == CH_RELATIONS || type == CH_SIGNING || type == CH_AID || type == CH_MESSAGE;
    for (uint32_t at = from; may && at < trigger->span.start; at++) {
        const Match *word =
            inside_name(item, at) ? NULL : word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = word ? frame_of(item, match_entry(item->lexicon, word, CLASS_EVENT)) : NULL;
        uint32_t behind;
        if (frame && (frame->slots & SLOT(THREAT)) &&
            !word_before(item, at, from, CLASS_BIT(CLASS_SUBJECT_STOP) | CLASS_BIT(CLASS_SPEECH)) &&
            !possessive_at(item, span_end(word->span), trigger->span.start, &behind)) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* What the end of the clause makes of the encounter or visit that its noun, or the word behind it, names: called off,
 * or still to be (原定9日对 P 的访问不变). Plain if it tells neither. */
static Reality settled_behind(const Item *item, const Trigger *trigger, const Match *behind) {
    const Clause *clause = trigger->clause;
    bool named = behind || trigger->frame.is_noun;
    if (named && called_off_behind(item, clause, span_end(behind ? behind->span : trigger->span))) {
        return REALITY_CANCELLED;
    }
    bool kept = trigger->frame.is_noun && kept_behind(item, clause, span_end(trigger->span));
    return kept ? REALITY_PLANNED : REALITY_PLAIN;
}

/* True if the clause puts off to a day what it tells, which was planned for another: 原定10月举行的 M 推迟至3月. */
static bool is_moved_to_day(const Item *item, const Clause *clause) {
    uint32_t start = clause->span.start, end = span_end(clause->span);
    bool may = clause_may_have(clause, "moved") && clause_may_have(clause, "meant");
    for (uint32_t at = may ? start : end; at < end; at++) {
        const Match *word = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "moved")) {
            uint32_t behind = span_end(word->span), next = mention_from(item, behind);
            return role_between(item, start, at, CLASS_ASPECT, "meant") && next < item->mentions.count &&
                   item->mentions.items[next].kind == MENTION_DATE && item->mentions.items[next].span.start == behind;
        }
    }
    return false;
}

Reality reality_of(const Item *item, const ClauseList *clauses, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *behind = tense_behind(item, trigger);
    bool thought_of = behind && word_has_role(item, behind, CLASS_ASPECT, "behind");
    ChEventType type = trigger->frame.type;
    bool contact = is_contact(type);
    if (is_supposed(item, trigger, behind) || is_only_threatened(item, trigger, clause->span.start)) {
        return REALITY_HYPOTHETICAL;
    }
    if ((contact || type == CH_SESSION) && is_moved_to_day(item, clause)) {
        return REALITY_PLANNED;
    }
    Reality settled = contact ? settled_behind(item, trigger, thought_of ? behind : NULL) : REALITY_PLAIN;
    if (settled != REALITY_PLAIN) {
        return settled;
    }
    if (contact && is_aim(item, clause)) {
        return REALITY_HYPOTHETICAL;
    }
    uint32_t from = tense_start(item, trigger);
    bool is_deed = is_done_by_deciding(&trigger->frame);
    uint32_t to = type == CH_PROTEST ? before_matter(item, from, trigger->span.start) : trigger->span.start;
    Reality reality = reality_between(item, from, to, type, is_deed, is_deed);
    if (contact && trigger->frame.is_noun && reality == REALITY_PLAIN && from > clause->span.start &&
        reality_between(item, clause->span.start, to, type, is_deed, is_deed) == REALITY_CANCELLED) {
        return REALITY_CANCELLED; /* 宣布取消在 P 举行的 X、Y 会晤 */
    }
    if (contact && reality == REALITY_PLANNED && called_off_next(item, clauses, clause)) {
        return REALITY_CANCELLED;
    }
    if (thought_of) {
        return reality_thought_of(item, behind, contact, reality);
    }
    if (reality == REALITY_PLAIN && trigger->is_held) { /* 会谈将在 P 举行 */
        uint32_t limit = span_end(trigger->span) + SUPPORT_DISTANCE, end = span_end(clause->span);
        reality = reality_between(item, span_end(trigger->span), end < limit ? end : limit, type, is_deed, is_deed);
    }
    if (reality == REALITY_PLAIN && (attends_what_is_planned(item, trigger) || sets_out_for(item, trigger) ||
                                     (contact && is_besides_plan(item, clauses, trigger, clause->span.start)) ||
                                     is_scheduled(item, clauses, clause) || is_to_be_announced(item, trigger, from))) {
        reality = REALITY_PLANNED;
    }
    if (reality == REALITY_PLANNED && is_conditional(item, clauses, clause)) {
        return REALITY_HYPOTHETICAL;
    }
    if (reality == REALITY_HYPOTHETICAL &&
        (is_awaited(item, trigger, from) || has_own_day(item, trigger) || is_imminent(item, trigger, from) ||
         is_accepted(item, clauses, trigger, from))) {
        return REALITY_PLANNED;
    }
    if (reality == REALITY_HYPOTHETICAL && (is_condemned(item, trigger, from) || is_thanked_for(item, trigger, from) ||
                                            is_this_one(item, trigger, from) || has_outcome(item, trigger, from))) {
        return REALITY_PLAIN;
    }
    if (reality == REALITY_PLAIN && is_exchanged(item, clause)) { /* 将释放 …，以换取 X 释放 … */
        return reality_between(item, clause[-1].span.start, span_end(clause[-1].span), type, is_deed, is_deed);
    }
    if (reality == REALITY_PLAIN && opens_with_years(item, clauses, clause)) {
        return REALITY_HABITUAL;
    }
    bool tells_tense = reality != REALITY_PLAIN || clause->subject_is_own ||
                       role_between(item, from, trigger->span.start, CLASS_ASPECT, "past"); /* 反对 …，已提出抗议 */
    return tells_tense ? reality : reality_carried_on(item, clauses, trigger, from);
}
