#include "code/frame.h"
#include "code/speech_parts.h"

enum {
    LEAST_ABOUT = 4,      /* characters that say what an attitude is about */
    LONGEST_PASSIVE = 20, /* characters between a passive and its noun */
};

/* True if the words before the head make a noun of the verb: 的支持, 给予我们支持. */
static bool is_noun_here(SpeechCoder *self, const Reading *reading, const Head *head) {
    Span span;
    uint32_t at = head->kind == HEAD_ACTOR ? self->item->mentions.items[head->mention].phrase.start : head->position;
    Span adjective; /* 的良好祝愿, 问候和良好祝愿 */
    bool described =
        head->kind == HEAD_NONE && speech_before(self, head->position, reading->from, SPEECH_ADJECTIVE, &adjective) &&
        adjective.length > 1 && !speech_before(self, head->position, reading->from, SPEECH_MODIFIER, &span);
    if (described && (word_before(self->item, adjective.start, reading->from, CLASS_BIT(CLASS_CONJUNCTION)) ||
                      (adjective.start > reading->from && is_possessive(self, adjective.start - 1)))) {
        return true;
    }
    return word_before(self->item, head->position, reading->from, CLASS_BIT(CLASS_CONJUNCTION)) ||
           (at > reading->from && is_possessive(self, at - 1) && !speech_names_person(self, head) &&
            !speech_names_state(self, head)) ||
           (head->position > reading->from && is_possessive(self, head->position - 1)) ||
           (head->kind == HEAD_ACTOR && speech_before(self, at, reading->from, SPEECH_LIGHT | SPEECH_PASSIVE, &span));
}

/* True if a verb at the head of a clause that is not its sentence's first has an
 * actor right behind it: 又批评美方 …. */
static bool goes_on_about(SpeechCoder *self, const Reading *reading, Span verb) {
    const Clause *clause = reading->clause;
    bool first = reading->index == 0 || self->clauses.items[reading->index - 1].sentence != clause->sentence;
    bool blank = self->in_headline && verb.start > 0 && character_is_space(self->item->text->character[verb.start - 1]);
    uint32_t end = span_end(clause->span);
    return (!first || blank) && (party_at(self->item, span_end(verb), end).count > 0 ||
                                 speech_flagged_at(self, span_end(verb), end, SPEECH_BACK).length > 0); /* 这些机构 */
}

/* True if others only do what is asked: 应 A 要求举行会议. */
static bool is_bidden(const SpeechCoder *self, const Reading *reading, Span verb) {
    uint32_t next = mention_from(self->item, verb.start);
    const Mention *who = next > 0 ? &self->item->mentions.items[next - 1] : NULL;
    bool right_before = who && span_end(who->phrase) == verb.start && who->phrase.start >= reading->from;
    const Match *by =
        right_before ? word_before(self->item, who->phrase.start, reading->from, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return by && by->span.length == 1 && word_has_role(self->item, by, CLASS_PREPOSITION, "invitation");
}

/* True if the clause before, of the same sentence, tells that somebody issues words, which the clause begins to tell:
 * A 发表声明，回绝 …. */
static bool follows_issue(SpeechCoder *self, const Reading *reading, Span verb, const Head *head) {
    const Clause *before = reading->clause - 1;
    Span adverb; /* 抗议就将持续: a noun */
    bool acts = !head->is_future &&
                !speech_at(self, span_end(verb), span_end(reading->clause->span),
                           SPEECH_MODIFIER | SPEECH_INTEND | SPEECH_ABOUT, &adverb) &&
                !speech_find(self, verb.start, span_end(verb), SPEECH_INTEND, &adverb);
    return acts && reading->index > 0 && before->sentence == reading->clause->sentence && before->ends_with == ',' &&
           (before->speech & SPEECH_DOCUMENT) && (before->speech & (SPEECH_LIGHT | SPEECH_TELL)) &&
           self->speech.is_open && self->speech.sentence == reading->clause->sentence && !self->speech.pending &&
           reading->from == reading->clause->span.start;
}

/* True if the attitude is the main verb of its clause. */
static bool attitude_stands(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                            const Head *head, bool is_noun) {
    uint32_t flags = is_noun ? 0 : word->flags;
    if (head->is_negated || speech_is_advice(self, reading, head->position) || is_bidden(self, reading, verb)) {
        return false;
    }
    switch (head->kind) {
    case HEAD_ACTOR:
    case HEAD_SIDE:
    case HEAD_UNNAMED:
        return true;
    case HEAD_START:
    case HEAD_ADJUNCT: {
        bool has_speaker = self->speech.is_open || reading->clause->subject.count;
        if ((flags & SPEECH_BOTH) && self->joint_sentence == reading->clause->sentence) {
            return true;
        }
        bool is_blame = word->stance && (string_same(word->stance, "condemn") || string_same(word->stance, "oppose"));
        return has_speaker &&
               (!(flags & SPEECH_WEAK) || head->kind == HEAD_ADJUNCT || follows_issue(self, reading, verb, head) ||
                ((is_blame || self->in_headline) && goes_on_about(self, reading, verb)));
    }
    default:
        return (flags & SPEECH_SURE) ||
               (!(flags & (SPEECH_WEAK | SPEECH_SHORT)) && speech_unknown_subject_is_short(self, reading, head));
    }
}

/* True if the clause only goes on with what a verb of the same sentence
 * governs: a wish still waiting for its verb, advice, or the same verb again. */
static bool is_governed(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                        const Head *head) {
    const Governor *governor = &self->governor;
    if (!governor->is_set || governor->sentence != reading->clause->sentence || head->kind != HEAD_START) {
        return false;
    }
    bool is_wish = word->stance && string_same(word->stance, "wish");
    bool is_support = word->stance && string_same(word->stance, "support") && !(word->flags & SPEECH_SELF);
    bool advises = governor->is_modal && !is_wish && !(word->flags & SPEECH_SELF); /* not 双方要合作，欢迎 … */
    if ((governor->waits && !is_wish) || head->is_joint || head->goes_on || advises ||
        (governor->is_advice && is_support)) {
        return true;
    }
    const MatchTable *matches = &self->item->matches;
    for (uint32_t at = governor->content; at + verb.length <= reading->clause->span.start; at++) {
        const Match *again = match_exact(matches, span_of(at, at + verb.length), CLASS_BIT(CLASS_SPEECH));
        if (again && again->posting + 1u == word->posting) {
            return true;
        }
    }
    return false;
}

/* True if the clause behind is what is thanked for, hoped …, not a further act. */
static bool content_follows(SpeechCoder *self, const Reading *reading, const char *stance) {
    const Clause *clause = reading->clause;
    if ((clause->ends_with != ',' && clause->ends_with != ':') || reading->index + 1 >= self->clauses.count) {
        return false;
    }
    const Clause *next = &self->clauses.items[reading->index + 1];
    Span word;
    bool is_courtesy = stance && (string_same(stance, "thank") || string_same(stance, "congratulate") ||
                                  string_same(stance, "condole"));
    return !is_courtesy && !speech_at(self, next->span.start, span_end(next->span), SPEECH_MODIFIER, &word);
}

/* True if a second verb is joined on: 重视和希望, but not 愿与贵方. */
static bool is_joined(SpeechCoder *self, uint32_t at, uint32_t end) {
    const Match *joint = word_at(self->item, at, end, CLASS_BIT(CLASS_CONJUNCTION));
    Span span;
    uint32_t next = joint ? span_end(joint->span) : end;
    while (joint && speech_at(self, next, end, SPEECH_MODIFIER, &span)) {
        next = span_end(span);
    }
    return joint && speech_at(self, next, end, SPEECH_ATTITUDE | SPEECH_NOUN, &span) != NULL;
}

/* True if nothing but a short noun that adds nothing stands behind `at`: 感到高兴和鼓舞. */
static bool only_adds_noun(const SpeechCoder *self, uint32_t at, uint32_t end) {
    enum { SHORT_NOUN = 2 };
    const Match *joint = word_at(self->item, at, end, CLASS_BIT(CLASS_CONJUNCTION));
    return joint && span_end(joint->span) + SHORT_NOUN >= end;
}

/* Where whoever holds the attitude is named, or the verb's adverbs begin: A 方坚定奉行 B. */
static uint32_t holder_start(const SpeechCoder *self, const Reading *reading, const Head *head) {
    switch (head->kind) {
    case HEAD_ACTOR:
        return self->item->mentions.items[head->mention].phrase.start;
    case HEAD_SIDE:
        return head->side_start;
    case HEAD_UNNAMED:
        return reading->from;
    default:
        return head->position;
    }
}

/* Where the quote of an attitude begins: behind the verb, behind 对, in the next
 * clause, or at the beginning of the sentence if it is about what was just said. */
static uint32_t attitude_content(SpeechCoder *self, const Reading *reading, Span verb, Span about, const Head *head,
                                 const char *noun_stance) {
    const Clause *clause = reading->clause;
    uint32_t end = span_end(clause->span);
    uint32_t after = speech_skip_particles(self, span_end(verb), end);
    bool has_after = end > after + 1 && !only_adds_noun(self, after, end);
    Span word;
    const SpeechWord *holds = noun_stance ? NULL : speech_at(self, verb.start, span_end(verb), SPEECH_ATTITUDE, &word);
    bool pledges = holds && head->is_future && holds->stance && string_same(holds->stance, "support");
    if (holds && (pledges || (holds->flags & SPEECH_THING)) && has_after && !about.length && head->kind != HEAD_NONE) {
        return holder_start(self, reading, head);
    }
    bool has_about = about.length > 1 && !speech_at(self, about.start, span_end(about), SPEECH_OWN, &word);
    if (has_about && (noun_stance || !has_after)) { /* 向他们表示祝贺: the words alone would say nothing */
        bool opens = speech_at(self, about.start, span_end(about), SPEECH_ABOUT, &word) != NULL; /* 就此向 A */
        bool mourns = noun_stance && string_same(noun_stance, "condole"); /* 向 A 的家属致以慰问 */
        const Match *by = word_before(self->item, about.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
        return (about.length >= LEAST_ABOUT && !mourns) || opens ? about.start : by ? by->span.start : about.start - 1;
    }
    if (has_after && !(noun_stance && about.length)) {
        return is_joined(self, after, end) ? verb.start : after; /* 重视和希望: both verbs are said */
    }
    bool is_first = reading->index == 0 || self->clauses.items[reading->index - 1].sentence != clause->sentence;
    const Clause *above = is_first ? NULL : &self->clauses.items[reading->index - 1];
    bool told = self->statements.count && above && /* the phrase belongs to another attitude */
                self->statements.items[self->statements.count - 1].evidence.start >= above->span.start;
    if (above && noun_stance && !about.length && !has_after && !told && above->ends_with == ',' &&
        speech_at(self, above->span.start, span_end(above->span), SPEECH_ABOUT, &word)) { /* 对于 …，A 表示反对 */
        return span_end(word);
    }
    const SpeechWord *hope = noun_stance ? NULL : speech_at(self, verb.start, span_end(verb), SPEECH_ATTITUDE, &word);
    bool hopes = hope && hope->stance && (names_somebody(head) || head->kind == HEAD_START) && /* 会上，A 希望，… */
                 (string_same(hope->stance, "wish") || string_same(hope->stance, "concern")) &&
                 (!(hope->kinds & SPEECH_NOUN) || (reading->index + 1 < self->clauses.count &&
                                                   clause[1].subject_is_own)); /* not 符合 A 期待，有利于 B */
    if (!head->is_anaphoric && !about.length && (is_first || noun_stance || hopes) &&
        content_follows(self, reading, noun_stance)) {
        return self->clauses.items[reading->index + 1].span.start;
    }
    if (is_first) {
        return clause->span.start;
    }
    if (noun_stance && !head->is_anaphoric) { /* 我来到这里，感到高兴 */
        bool said = self->content_sentence == clause->sentence && !about.length && head->kind == HEAD_START;
        return said ? self->content_start : clause->span.start;
    }
    uint32_t start = self->content_sentence == clause->sentence
                         ? self->content_start
                         : self->item->sentences.items[clause->sentence].span.start;
    const ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    bool said = last && last->evidence.start <= start && last->evidence.end > start; /* by the frame verb itself */
    return said || speech_is_side(self, head) ? clause->span.start : start;
}

/* True if the clause only names a ground: 按照 A 的要求. */
static bool is_ground(SpeechCoder *self, const Reading *reading, Span verb) {
    Span span;
    return span_end(verb) >= span_end(reading->clause->span) &&
           speech_at(self, reading->clause->span.start, verb.start, SPEECH_ACCORDING, &span) != NULL;
}

/* True if a ceremony was told right before, or flowers and flags anywhere in the sentence: 举行仪式，欢迎 …;
 * 挥舞国旗，载歌载舞，热烈欢迎 …. */
static bool follows_ceremony(SpeechCoder *self, const Reading *reading, const SpeechWord *attitude, const Head *head) {
    const Clause *clauses = self->clauses.items;
    bool found = false;
    for (size_t i = head->kind == HEAD_START ? reading->index : 0;
         !found && i > 0 && clauses[i - 1].sentence == reading->clause->sentence; i--) {
        Span span;
        const SpeechWord *word =
            speech_before(self, span_end(clauses[i - 1].span), clauses[i - 1].span.start, SPEECH_BREAK, &span);
        bool welcomes = attitude->flags & SPEECH_SELF;
        found =
            word && (word->flags & SPEECH_CEREMONY) && ((word->flags & SPEECH_SELF) ? welcomes : i == reading->index);
    }
    return found;
}

/* True of 为 A 提供支持: what stands behind 为 is given something. A thing that nobody is gives nothing behind 对
 * (对 A 局势深表关切). */
static bool gives_something(SpeechCoder *self, const Reading *reading, Span about) {
    Span span;
    const SpeechWord *opener = speech_before(self, about.start, reading->from, SPEECH_ABOUT, &span);
    bool is_of_thing = about.length && opener && (opener->flags & SPEECH_FAR);
    for (uint32_t at = about.start; at < span_end(about); at++) {
        const SpeechWord *word = speech_at(self, at, span_end(about), SPEECH_BREAK | SPEECH_LIGHT, &span);
        bool gives = word && !(word->flags & SPEECH_PIVOT) && !(is_of_thing && (word->flags & SPEECH_NOBODY));
        if (gives && !speech_is_part(self, reading->clause, span)) {
            return true;
        }
    }
    return false;
}

/* False if only a short noun stands behind the verb: 支持力度, 铭记在心. */
static bool says_enough(const SpeechCoder *self, const Reading *reading, Span verb) {
    const Clause *clause = reading->clause;
    uint32_t length = span_end(clause->span) - span_end(verb);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        if (self->item->mentions.items[i].span.start == span_end(verb)) {
            return true;
        }
    }
    return length != 1 && length != 2;
}

/* True if another is made to act, or only suffers the act: 推动 A 支持 B, 受到 A 欢迎. */
static bool is_made_to(SpeechCoder *self, const Reading *reading, Span verb, const Head *head) {
    Span span;
    uint32_t at = head->kind == HEAD_ACTOR  ? self->item->mentions.items[head->mention].phrase.start
                  : head->kind == HEAD_SIDE ? head->side_start
                                            : head->position;
    bool acts = head->kind == HEAD_ACTOR || head->kind == HEAD_SIDE;
    const SpeechWord *pivot = !acts ? NULL : speech_before(self, at, reading->clause->span.start, SPEECH_BREAK, &span);
    pivot = head->kind == HEAD_UNNAMED ? speech_find(self, reading->from, at, SPEECH_BREAK, &span) : pivot;
    if (pivot && (pivot->flags & SPEECH_PIVOT) && !speech_is_part(self, reading->clause, span)) {
        return true; /* 利用 A 抹黑 B */
    }
    for (uint32_t i = reading->clause->speech & SPEECH_PASSIVE ? reading->from : verb.start; i < verb.start; i++) {
        if (speech_at(self, i, verb.start, SPEECH_PASSIVE, &span) && !speech_is_part(self, reading->clause, span)) {
            return true;
        }
    }
    return false;
}

static bool is_possessive_between(const SpeechCoder *self, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (is_possessive(self, at)) {
            return true;
        }
    }
    return false;
}

/* True if the verb only says what for, or stands in the phrase of another: 为感谢 A,
 * 向坚守 B 的人们表示感谢. */
static bool is_within_phrase(SpeechCoder *self, const Reading *reading, Span verb) {
    Head skipped = {.kind = HEAD_NONE, .mention = NO_MENTION};
    Span about;
    uint32_t start = speech_skip_adverbs(self, verb.start, reading->from, &skipped);
    const Match *before = word_before(self->item, start, reading->from, CLASS_BIT(CLASS_PREPOSITION));
    bool purpose = before && (word_has_role(self->item, before, CLASS_PREPOSITION, "to") ||
                              word_has_role(self->item, before, CLASS_PREPOSITION, "means"));
    bool is_topic = speech_before(self, start, reading->from, SPEECH_ABOUT, &about) && /* 就反对 A 的议案 */
                    is_possessive_between(self, span_end(verb), span_end(reading->clause->span));
    if (((purpose && !speech_is_part(self, reading->clause, before->span)) ||
         (is_topic && !speech_is_part(self, reading->clause, about))) &&
        !skipped.is_anaphoric) {
        return true;
    }
    for (uint32_t at = reading->clause->speech & SPEECH_ABOUT ? reading->from : verb.start; at < verb.start; at++) {
        if (speech_at(self, at, verb.start, SPEECH_ABOUT, &about) && !speech_is_part(self, reading->clause, about)) {
            return speech_light_follows(self, reading, span_end(verb));
        }
    }
    return false;
}

/* True if the item tells of a death or a disaster. */
static bool tells_of_grief(SpeechCoder *self) {
    const MatchTable *matches = &self->item->matches;
    for (uint32_t i = 0; self->grief == GRIEF_UNKNOWN && i < matches->count; i++) {
        const Match *match = &matches->items[i];
        const SpeechWord *word = match->classes & CLASS_BIT(CLASS_TONE) ? speech_word(&self->words, match) : NULL;
        self->grief = word && word->tone && string_same(word->tone, "condole") ? GRIEF_TOLD : GRIEF_UNKNOWN;
    }
    self->grief = self->grief == GRIEF_UNKNOWN ? GRIEF_NONE : self->grief;
    return self->grief == GRIEF_TOLD;
}

/* True if the verb ends the words of what is given or named: 提供援助和军队支持. */
static bool is_given(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word, Span about) {
    enum { LONGEST_GIFT = 30 };
    const Clause *clause = reading->clause;
    Span span;
    uint32_t from = verb.start > reading->from + LONGEST_GIFT ? verb.start - LONGEST_GIFT : reading->from;
    bool may = span_end(verb) >= span_end(clause->span) && !about.length && (word->kinds & SPEECH_NOUN) &&
               word->stance && string_same(word->stance, "support");
    for (uint32_t at = may ? from + 1 : verb.start; at < verb.start; at++) {
        const SpeechWord *gives = speech_at(self, at, verb.start, SPEECH_BREAK, &span);
        if (gives && !gives->flags && span.length > 1 && !speech_is_part(self, clause, span)) {
            return true;
        }
    }
    return false;
}

/* True if the verb of an attitude is none here: given as a noun, in a list, or
 * within the phrase of another. `head` is what stands right before it. */
static bool is_noun_of_attitude(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                                Span about, const Head *head) {
    Span et_cetera;
    return is_noun_here(self, reading, head) || gives_something(self, reading, about) ||
           is_given(self, reading, verb, word, about) ||
           speech_at(self, span_end(verb), span_end(reading->clause->span), SPEECH_ET_CETERA, &et_cetera) ||
           is_within_phrase(self, reading, verb);
}

/* True if 将 stands before the verb, not before a later one: 将就 A 交换意见. */
static bool is_planned(SpeechCoder *self, const Reading *reading, Span verb) {
    Span plan;
    for (uint32_t at = reading->clause->speech & SPEECH_INTEND ? reading->from : verb.start; at < verb.start; at++) {
        const SpeechWord *word = speech_at(self, at, verb.start, SPEECH_INTEND, &plan);
        if (word && !(word->flags & SPEECH_WEAK) && !speech_is_part(self, reading->clause, plan)) {
            return true;
        }
    }
    return false;
}

/* True if the verb belongs to one of the numbered points that somebody proposes: 二是深化合作，支持 …. */
static bool is_within_point(const SpeechCoder *self, const Reading *reading, const Head *head) {
    return self->points.word && self->points.sentence == reading->clause->sentence && head->kind == HEAD_START;
}

/* True if the words before whoever is named have a verb whose object the attitude is: 符合各方期待. */
static bool is_object(const SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                      const Head *head) {
    uint32_t end = span_end(reading->clause->span);
    uint32_t start = head->kind == HEAD_UNNAMED ? head->position : holder_start(self, reading, head);
    bool ends = span_end(verb) == end || word_at(self->item, span_end(verb), end, CLASS_BIT(CLASS_CONJUNCTION));
    bool may = ends && names_somebody(head) && (word->kinds & SPEECH_NOUN) && word->stance &&
               string_same(word->stance, "wish");
    for (uint32_t at = reading->from; may && at < start;) {
        const Match *before = word_at(self->item, at, start, CLASS_BIT(CLASS_WORD));
        if (before && before->span.length > 1 && word_has_kind(self->item, before, CLASS_WORD, "verb")) {
            return true;
        }
        at = before ? span_end(before->span) : at + 1;
    }
    return false;
}

/* True if the verb of an attitude, or the noun behind its light verb, is the main verb
 * of its clause and tells what is felt: not what is planned, supposed or only named. */
static bool feels_now(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word, Span about,
                      const Head *head, bool is_noun) {
    uint32_t end = span_end(reading->clause->span);
    bool asks = word->stance && string_same(word->stance, "wish") && !(word->flags & SPEECH_SELF);
    bool is_support = word->stance && string_same(word->stance, "support");
    Span light; /* 将作出反制, 将表达关切 */
    bool reacts = word->stance && string_same(word->stance, "oppose") && (word->flags & SPEECH_WEAK);
    bool plans = head->is_future && speech_at(self, verb.start, span_end(verb), SPEECH_LIGHT, &light);
    if (speech_before(self, verb.start, reading->from, SPEECH_LIGHT, &light)) {
        Head planned = head_before(self, reading->clause, light.start, reading->from);
        (void)speech_about(self, reading, light.start, &planned);
        plans |= planned.is_future;
    }
    bool is_due = word->stance && (string_same(word->stance, "congratulate") || string_same(word->stance, "thank"));
    bool is_pledge = head->is_future && (reacts || asks || is_due || (is_support && !self->speech.is_open));
    if (is_pledge || plans || is_within_point(self, reading, head) || is_object(self, reading, verb, word, head) ||
        speech_is_condition(self, reading) || speech_is_subordinate(self, reading, verb) ||
        speech_is_within_time(self, reading, verb) || is_ground(self, reading, verb) ||
        follows_ceremony(self, reading, word, head)) {
        return false;
    }
    if (!attitude_stands(self, reading, verb, word, head, is_noun) || is_governed(self, reading, verb, word, head) ||
        (!about.length && is_made_to(self, reading, verb, head)) || self->told_clause == reading->index) {
        return false;
    }
    bool is_list = word_at(self->item, span_end(verb), end, CLASS_BIT(CLASS_CONJUNCTION)) != NULL;
    bool bare = !about.length && !head->is_anaphoric && head->kind == HEAD_NONE && (span_end(verb) == end || is_list);
    return !bare && (is_noun || about.length || names_somebody(head) || says_enough(self, reading, verb));
}

/* The stance of the attitude: the word's own; of warm words by what they say. */
static const char *stance_of_attitude(SpeechCoder *self, const Reading *reading, const SpeechWord *word,
                                      const char *stance, uint32_t content, const Speaker *speaker) {
    if ((word->flags & SPEECH_GRIEF) && !tells_of_grief(self)) {
        return "neutral";
    }
    if (string_same(stance, "wish") && (word->flags & SPEECH_VIEW)) {
        Span words = speech_quote(self, reading->index, content, 30);
        return speech_refuses(self, speech_own_words(self, reading->index, words)) ? "oppose" : stance;
    }
    if (!string_same(stance, "neutral")) {
        return stance;
    }
    return speech_plain_stance(self, speech_quote(self, reading->index, content, 30), speaker, CUE_BIT(CUE_FEELING));
}

/* Where the quote of an attitude must end, 0 if anywhere. */
static uint32_t limit_of_attitude(const SpeechCoder *self, const Reading *reading, Span about, uint32_t content) {
    const Clause *above = reading->index ? &self->clauses.items[reading->index - 1] : NULL;
    if (above && content > above->span.start && content < span_end(above->span) && !about.length) {
        return span_end(above->span); /* 对于 …，A 表示反对 */
    }
    return about.length && content == about.start ? span_end(about) : 0;
}

/* True of a word that tells an event of the type. */
static bool word_has_event(const Item *item, const Match *word, ChEventType type) {
    EntryId entry = match_entry(item->lexicon, word, CLASS_EVENT);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(type));
}

/* True if an event tells the words, or others of the sentence (召见 A，就 B 提出抗议): a protest lodged is no statement
 * besides. */
static bool is_protest(SpeechCoder *self, const Reading *reading, Span verb) {
    Span light, sentence = self->item->sentences.items[reading->clause->sentence].span;
    const SpeechWord *word = speech_at(self, verb.start, span_end(verb), SPEECH_LIGHT, &light);
    const Match *named = word_before(self->item, span_end(verb), verb.start, CLASS_BIT(CLASS_EVENT));
    bool lodged = word && (!(word->flags & SPEECH_FAR) || (word->kinds & SPEECH_DECIDE)); /* 提出, not 表示 */
    bool protests = lodged && named && word_has_event(self->item, named, CH_PROTEST);
    for (size_t i = 0; lodged && i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        bool told = event->evidence.start < span_end(verb) && event->evidence.end > verb.start;
        bool same = event->evidence.start >= sentence.start && event->evidence.start < span_end(sentence);
        if (event->type == CH_PROTEST && (told || (protests && same))) {
            return true;
        }
    }
    return false;
}

/* True if the actor before the verb is the other side: A 与 B 讨论. */
static bool with_before(const SpeechCoder *self, const Reading *reading, const Head *head) {
    uint32_t start = self->item->mentions.items[head->mention].phrase.start;
    const Match *joint = word_before(self->item, start, reading->from, CLASS_BIT(CLASS_CONJUNCTION));
    const Match *with = word_before(self->item, start, reading->from, CLASS_BIT(CLASS_PREPOSITION));
    return (joint && word_has_role(self->item, joint, CLASS_CONJUNCTION, "with")) ||
           (with && word_has_role(self->item, with, CLASS_PREPOSITION, "with"));
}

/* True if he who speaks only tells whom another state blames, what it refuses or supports: A 说，B 拒绝停火; A 说，B
 * 奉行霸权主义. */
static bool is_of_others(const SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Head *head) {
    const Speech *speech = &self->speech;
    const Mention *actor = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    bool blames = word->stance && (string_same(word->stance, "oppose") || string_same(word->stance, "condemn"));
    bool upholds = word->stance && string_same(word->stance, "support");
    const char *country = actor && actor->person == NO_PERSON ? actor->country : head->side;
    bool here = (blames || upholds) && speech->is_open && speech->sentence == reading->clause->sentence &&
                speech->pending && speech->verb.start < head->position && !head->is_anaphoric;
    if (!here || !country || !country_is_state(country) || !speech->speaker.is_person || speech->speaker.is_both ||
        !speech->speaker.country || string_same(country, speech->speaker.country)) {
        return false;
    }
    return !actor || (!actor->is_sign && !with_before(self, reading, head) && /* 俄古反对, A 和 B 都反对 */
                      !word_before(self->item, actor->phrase.start, reading->from, CLASS_BIT(CLASS_CONJUNCTION)));
}

/* True if he who is spoken to has the attitude: A 说，总统先生专程来中国表达支持. */
static bool is_of_hearer(const SpeechCoder *self, const Reading *reading, const Head *head) {
    const Party *subject = &reading->clause->subject;
    uint32_t sentence = self->item->sentences.items[reading->clause->sentence].span.start;
    bool leads = head->kind == HEAD_ACTOR && holder_start(self, reading, head) <= reading->from;
    uint32_t start = subject->count ? subject->span.start : 0;
    uint32_t mark = start > sentence ? self->item->text->character[start - 1] : ',';
    bool carried = !leads && head->kind != HEAD_SIDE && head->kind != HEAD_UNNAMED && subject->count == 1 &&
                   start >= sentence && span_end(subject->span) <= head->position && /* not 希望你们 …, 对您表示 … */
                   (mark == ',' || mark == ';' || mark == ':');
    uint32_t who = leads ? head->mention : carried ? subject->mentions[0] : NO_MENTION;
    return who != NO_MENTION && self->speech.is_open && self->speech.speaker.is_person &&
           speech_reference_is(self, &self->item->mentions.items[who], "you");
}

/* True if the speaker himself is named right behind the verb: who asks is another (要求 A 回应). */
static bool asks_of(SpeechCoder *self, const Reading *reading, uint32_t at, const Speaker *speaker) {
    Party object = party_at(self->item, at, span_end(reading->clause->span));
    const Mention *named = object.count == 1 ? &self->item->mentions.items[object.mentions[0]] : NULL;
    if (!named || named->kind != MENTION_PERSON || !speaker->is_person || speaker->count != 1) {
        return false;
    }
    Speaker asked = speaker_of_party(self, &object);
    return same_speaker(&asked, speaker);
}

/* Takes back what a report was said to tell where its first words are only whose attitude it is (据 A 社报道，B 谴责
 * …): a verb that only frames another has no record of its own. */
static void take_from_report(SpeechCoder *self, const Reading *reading, const Head *head, const Speaker *speaker) {
    enum { LONGEST_PREFIX = 12 }; /* characters of posts and countries before an actor */
    const ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    const Speech *speech = &self->speech;
    if (!last || !speech->is_open || !speech->speaker.is_media || head->kind != HEAD_ACTOR || !speaker->count ||
        speech->sentence != reading->clause->sentence || last->evidence.start < reading->clause->span.start ||
        !string_same(last->speaker, speech->speaker.names[0]) || same_speaker(speaker, &speech->speaker)) {
        return;
    }
    uint32_t named = self->item->mentions.items[head->mention].phrase.start;
    if (last->evidence.start <= named && named <= last->evidence.start + LONGEST_PREFIX) {
        self->statements.count--;
    }
}

bool speech_read_attitude(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word, bool is_noun) {
    uint32_t end = span_end(reading->clause->span);
    bool is_adverb = speech_flagged_at(self, span_end(verb), end, SPEECH_MANNER).length > 0;
    bool counts = (word->flags & SPEECH_SHORT) && verb.start > reading->from && /* 15批专家, 第二批 */
                  (character_is_digit(self->item->text->character[verb.start - 1]) ||
                   word_before(self->item, verb.start, reading->from, CLASS_BIT(CLASS_NUMERAL)));
    if (!is_noun && (is_possessive(self, span_end(verb)) || is_adverb || counts)) {
        return false;
    }
    Head head = head_before(self, reading->clause, verb.start, reading->from), right_before = head;
    Reading whole = *reading; /* with the clauses above that belong to the verb */
    Span about = speech_about(self, reading, verb.start, &head);
    if (is_noun && !about.length && head.kind == HEAD_NONE) {
        about = speech_about_above(self, &whole, verb.start, &head);
    }
    if (is_noun && is_protest(self, reading, verb)) {
        reading->is_taken = true;
        return true;
    }
    if (is_of_others(self, reading, word, &head) || is_of_hearer(self, reading, &head) ||
        (!is_noun && is_noun_of_attitude(self, reading, verb, word, about, &right_before)) ||
        !feels_now(self, reading, verb, word, about, &head, is_noun)) {
        return false;
    }
    Speaker speaker = speech_holder_of(self, &whole, word, &head);
    bool wishes = word->stance && string_same(word->stance, "wish") && !(word->flags & SPEECH_SELF);
    if (wishes && head.kind == HEAD_START && asks_of(self, reading, span_end(verb), &speaker)) {
        return false;
    }
    const char *own = is_noun && word->noun_stance ? word->noun_stance
                      : word->stance               ? word->stance
                                                   : word->noun_stance;
    uint32_t content = attitude_content(self, reading, verb, about, &head, is_noun ? own : NULL);
    const char *stance = stance_of_attitude(self, reading, word, own, content, &speaker);
    ChGroundSet grounds =
        speech_head_grounds(self, &head) | (word->flags & SPEECH_WEAK ? CH_GROUND_BIT(CH_GROUND_WEAK_WORD) : 0);
    uint32_t limit = limit_of_attitude(self, reading, about, content);
    take_from_report(self, reading, &head, &speaker);
    speech_say(self, reading->index, &(Saying){&speaker, verb, stance, content, limit, grounds});
    speech_set_governor(self, reading, verb, word);
    self->speech.pending &= !(word->stance && string_same(word->stance, "neutral"));
    reading->is_taken = true;
    if (!self->speech.is_open && speaker.is_person &&
        !speaker.is_both) { /* what follows without a subject is theirs too */
        speech_open(self, reading->clause, &speaker, verb, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
        speech_set_governor(self, reading, verb, word);
    }
    return true;
}

/* True if talks were told in a clause before of the same sentence: 举行会谈，讨论 A. */
static bool follows_talks(const SpeechCoder *self, const Reading *reading) {
    uint32_t start = self->item->sentences.items[reading->clause->sentence].span.start;
    for (size_t i = 0; i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        bool talks = event->type == CH_TALKS || event->type == CH_MEETING || event->type == CH_CALL;
        if (talks && event->status != CH_PLANNED && event->evidence.start >= start &&
            event->evidence.end <= reading->clause->span.start) {
            return true;
        }
    }
    return false;
}

/* True if a clause before, of the same sentence and subject, tells a plan: 将会见 A，同 B
 * 举行会谈，就 …. */
static bool sentence_plans(SpeechCoder *self, const Reading *reading) {
    const Clause *clauses = self->clauses.items;
    bool plans = false;
    for (size_t i = reading->index; i > 0 && !plans; i--) {
        Span about; /* 并就两国关系交换意见 */
        bool own = clauses[i].subject_is_own &&
                   !speech_find(self, clauses[i].span.start, clauses[i].subject.span.start, SPEECH_ABOUT, &about);
        if (own || clauses[i - 1].sentence != reading->clause->sentence) {
            break;
        }
        plans = speech_tells_plan(self, &clauses[i - 1]);
    }
    return plans;
}

bool speech_read_topic(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word) {
    uint32_t end = span_end(reading->clause->span);
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    Reading whole = *reading; /* with the clauses above that belong to the verb */
    bool with_other = head.kind == HEAD_ACTOR && with_before(self, reading, &head);
    Span about = speech_about(self, reading, verb.start, &head);
    if (!about.length && head.kind == HEAD_NONE) {
        about = speech_about_above(self, &whole, verb.start, &head);
    }
    uint32_t after = speech_skip_particles(self, span_end(verb), end);
    Span forecast; /* 预计 A 会与 B 讨论 … */
    const SpeechWord *expects = speech_find(self, reading->from, verb.start, SPEECH_TELL, &forecast);
    if (expects && (expects->flags & SPEECH_WEAK) && forecast.start == reading->from) {
        return false;
    }
    const Match *time = word_at(self->item, span_end(verb), end, CLASS_BIT(CLASS_SUPPORT)); /* 紧急会商后今天警告 X */
    bool is_past = time && word_has_role(self->item, time, CLASS_SUPPORT, "after") &&
                   !inside_name(self->item, span_end(verb)) &&
                   any_word_at(self->item, span_end(verb), end)->span.length == time->span.length; /* no 上海 */
    bool joins = about.length < 2 && word_at(self->item, after, end, CLASS_BIT(CLASS_CONJUNCTION)); /* 进行交流并 … */
    if (is_past || joins || head.is_negated || is_possessive(self, span_end(verb)) ||
        (about.length < 2 && end < after + 4) || is_planned(self, reading, verb) || sentence_plans(self, reading)) {
        return false;
    }
    bool has_actor = names_somebody(&head) || reading->clause->subject_is_own;
    bool at_talks = head.kind == HEAD_START && !reading->clause->subject_is_own && follows_talks(self, reading);
    if ((word->flags & SPEECH_WEAK) && !about.length && !names_somebody(&head) && !head.is_joint && !at_talks) {
        return false;
    }
    with_other |= at_talks || (head.kind == HEAD_ACTOR && about.length && with_before(self, &whole, &head));
    Speaker speaker = speaker_before(self, reading->clause, whole.from, &head);
    bool in_speech = self->speech.is_open && self->speech.paragraph == reading->clause->paragraph;
    if (self->told_clause == reading->index && in_speech && !self->speech.speaker.is_media) {
        return false; /* A 介绍，他与 B 讨论了 …: A tells it */
    }
    Span plan;
    for (uint32_t at = reading->from; at < verb.start; at++) { /* 我将同 A 交换意见, 愿同 A 就 B 协商 */
        uint32_t plans = SPEECH_ATTITUDE | (in_speech ? SPEECH_INTEND : 0);
        bool planned = with_other && speech_at(self, at, verb.start, plans, &plan);
        with_other &= !planned || speech_is_part(self, reading->clause, plan);
    }
    if (in_speech && !speaker.is_both && !with_other) {
        return false;
    }
    bool alone = speaker.count == 1 && has_actor && !head.is_joint && !with_other;
    if (!alone && !speaker.is_both) {
        speaker = (Speaker){.names = {"both"}, .count = 1, .is_both = true, .is_person = true};
    }
    uint32_t content = about.length > 1 ? about.start : after;
    speech_say(self, reading->index,
               &(Saying){&speaker, verb, "neutral", content, about.length > 1 ? span_end(about) : 0,
                         speech_head_grounds(self, &head)});
    reading->is_taken = true;
    return true;
}

bool speech_read_passive(SpeechCoder *self, Reading *reading, Span passive) {
    uint32_t end = span_end(reading->clause->span);
    if (head_before(self, reading->clause, passive.start, reading->from).is_future) {
        return false; /* 只会招致 A 谴责 */
    }
    uint32_t limit = end < span_end(passive) + LONGEST_PASSIVE ? end : span_end(passive) + LONGEST_PASSIVE;
    for (uint32_t at = span_end(passive) + 1; at < limit; at++) {
        Span noun;
        const SpeechWord *word = speech_at(self, at, limit, SPEECH_NOUN, &noun);
        if (!word || !word->noun_stance || speech_is_part(self, reading->clause, noun)) {
            continue;
        }
        bool blames = string_same(word->noun_stance, "condemn") || string_same(word->noun_stance, "oppose");
        bool judges = string_same(word->noun_stance, "praise") || string_same(word->noun_stance, "concern");
        if (!blames && !judges) {
            continue;
        }
        uint32_t by = speech_skip_adjectives(self, speech_skip_particles(self, span_end(passive), limit), limit);
        Party party = party_at(self->item, by, at);
        Span people = span_of(by, by);
        bool unnamed = blames && !party.count && speech_at(self, by, at, SPEECH_SPEAKER, &people); /* 遭国际社会反对 */
        Speaker speaker = unnamed ? speaker_of_words(self, people) : speaker_of_party(self, &party);
        uint32_t behind = unnamed ? span_end(people) : span_end(party.span);
        behind += is_possessive(self, behind) ? 1 : 0;
        bool told = blames || (!speaker.is_unnamed && passive.start > reading->from && /* not 当地 */
                               self->item->mentions.items[party.mentions[0]].kind != MENTION_REFERENCE);
        if (speaker.count && told && speech_skip_adjectives(self, behind, limit) == at) {
            speech_say(self, reading->index,
                       &(Saying){&speaker, noun, word->noun_stance, reading->clause->span.start, 0,
                                 CH_GROUND_BIT(CH_GROUND_NOMINAL)});
            reading->is_taken = true;
            return true;
        }
    }
    return false;
}

bool speech_read_light(SpeechCoder *self, Reading *reading, Span light) {
    uint32_t end = span_end(reading->clause->span);
    Span noun;
    uint32_t at = speech_skip_adjectives(self, span_end(light), end);
    const SpeechWord *word = speech_at(self, at, end, SPEECH_NOUN | SPEECH_ATTITUDE, &noun);
    const SpeechWord *lightly = speech_at(self, light.start, span_end(light), SPEECH_LIGHT, &light);
    bool needs_noun = lightly && !(lightly->kinds & SPEECH_FRAME) && word && !(word->kinds & SPEECH_NOUN) &&
                      (word->flags & SPEECH_SELF); /* 发出愿意谈判的信号 */
    if (!word || needs_noun || ((word->flags & SPEECH_SHORT) && !(word->kinds & SPEECH_NOUN))) {
        return false;
    }
    if ((word->kinds & SPEECH_FRAME) && speech_read_frame(self, reading, span_join(light, noun), word)) {
        return true; /* 作出回应，称 … */
    }
    Head author = head_before(self, reading->clause, light.start, reading->from);
    if ((word->kinds & SPEECH_FRAME) && !speech_about(self, reading, light.start, &author).length) {
        return false; /* what they will answer: 将作出回应 */
    }
    bool is_noun = (word->kinds & SPEECH_NOUN) != 0;
    Head head = head_before(self, reading->clause, light.start, reading->from);
    if (!self->speech.is_open || names_somebody(&head) || reading->clause->subject_is_own) {
        Head before = head;
        (void)speech_about(self, reading, light.start, &before);
        Speaker speaker = speaker_before(self, reading->clause, reading->from, &before);
        bool own_people = self->speech.is_open && !speaker_for_himself(self, &speaker) && /* A 国政府和人民 */
                          speaker_for_himself(self, &self->speech.speaker) &&
                          same_country(&speaker, &self->speech.speaker);
        if (speaker.is_person && !own_people && !same_speaker(&speaker, &self->speech.speaker) &&
            (before.kind != HEAD_START || !self->speech.is_open)) {
            speech_open(self, reading->clause, &speaker, light, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
            self->speech.pending = false;
        }
    }
    return speech_read_attitude(self, reading, span_join(light, noun), word, is_noun);
}

/* The noun of an attitude behind the last 的 of what it is about: 表达对 A 的支持. */
static const SpeechWord *far_noun(SpeechCoder *self, uint32_t at, uint32_t end, Span *noun) {
    for (; at + 1 < end; at++) {
        if (!is_possessive(self, at)) {
            continue;
        }
        uint32_t start = speech_skip_adjectives(self, at + 1, end);
        const SpeechWord *word = speech_at(self, start, end, SPEECH_NOUN, noun);
        bool closes = word && (span_end(*noun) == end || character_is(self, span_end(*noun), LIST_COMMA) ||
                               word_at(self->item, span_end(*noun), end, CLASS_BIT(CLASS_CONJUNCTION)));
        if (closes && word->noun_stance) {
            *noun = span_of(at, span_end(*noun)); /* with its 的 */
            return word;
        }
    }
    return NULL;
}

bool speech_read_far_noun(SpeechCoder *self, Reading *reading, Span light) {
    uint32_t end = span_end(reading->clause->span), at = speech_skip_particles(self, span_end(light), end);
    Span noun, about;
    const SpeechWord *word = far_noun(self, at, end, &noun);
    Head head = head_before(self, reading->clause, light.start, reading->from);
    Span before = speech_about(self, reading, light.start, &head);
    const ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    const Span sentence = self->item->sentences.items[reading->clause->sentence].span;
    bool of_thanked = last && head.kind == HEAD_START && last->evidence.start >= sentence.start &&
                      string_same(last->stance, "thank"); /* 感谢 A 发声，表达对 B 的支持 */
    if (!word || of_thanked || head.is_future ||
        !attitude_stands(self, reading, span_join(light, noun), word, &head, true) ||
        speech_is_condition(self, reading) || speech_is_subordinate(self, reading, light) ||
        self->told_clause == reading->index) {
        return false;
    }
    Speaker speaker = speech_holder_of(self, reading, word, &head);
    uint32_t content = before.length > 1 ? before.start : at, limit = before.length > 1 ? span_end(before) : noun.start;
    for (uint32_t i = at; i < noun.start; i++) { /* 表达我国对 A 的支持, 向 B 表达对 A 的关切 */
        const SpeechWord *opener = speech_at(self, i, noun.start, SPEECH_ABOUT, &about);
        if (opener && (opener->flags & SPEECH_FAR) && !speech_is_part(self, reading->clause, about)) {
            content = span_end(about);
            limit = noun.start;
            break;
        }
    }
    bool told =
        content > at && speech_find(self, at, noun.start, SPEECH_LIGHT, &about) != NULL; /* 表示 A 将向 B 表达担忧 */
    if (content == at || told) {
        return false;
    }
    speech_say(self, reading->index,
               &(Saying){&speaker, light, word->noun_stance, content, limit, speech_head_grounds(self, &head)});
    speech_set_governor(self, reading, span_join(light, noun), word);
    reading->is_taken = true;
    if (!self->speech.is_open && speaker.is_person && !speaker.is_both) {
        speech_open(self, reading->clause, &speaker, light, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
    }
    return true;
}
