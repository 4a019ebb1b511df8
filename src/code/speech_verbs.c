#include "code/frame.h"
#include "code/speech.h"

enum {
    LONGEST_UNKNOWN = 12, /* characters of an unknown subject before an attitude */
    LEAST_ABOUT = 4,      /* characters that say what an attitude is about */
    LONGEST_PASSIVE = 20, /* characters between a passive and its noun */
    OPEN_QUOTE = 0x201C,
    CLOSE_QUOTE = 0x201D,
    LIST_COMMA = 0x3001,
};

static bool names_somebody(const Head *head) {
    return head->kind == HEAD_ACTOR || head->kind == HEAD_SIDE || head->kind == HEAD_UNNAMED;
}

static bool character_is(const SpeechCoder *self, uint32_t at, uint32_t character) {
    return at < self->item->text->length && self->item->text->character[at] == character;
}

/* Skips particles of aspect and adjectives: 了, 热烈的. */
static uint32_t skip_adjectives(SpeechCoder *self, uint32_t at, uint32_t end) {
    Span span;
    for (;;) {
        while (at < end &&
               (character_is_space(self->item->text->character[at]) || character_is(self, at, OPEN_QUOTE))) {
            at++;
        }
        if (speech_at(self, at, end, SPEECH_NOUN | SPEECH_ATTITUDE, &span) ||
            !speech_at(self, at, end, SPEECH_ADJECTIVE | SPEECH_MODIFIER, &span)) {
            return at;
        }
        at = span_end(span);
    }
}

/* Skips the particles of aspect behind a verb: 了, 着, 过. */
static uint32_t skip_particles(SpeechCoder *self, uint32_t at, uint32_t end) {
    Span span;
    while (speech_at(self, at, end, SPEECH_PARTICLE, &span)) {
        at = span_end(span);
    }
    return skip_to_content(self, at, end);
}

/* Where the words end that stand before a verb once its adverbs are skipped. */
static uint32_t skip_adverbs(SpeechCoder *self, uint32_t position, uint32_t from, Head *head) {
    Span span;
    const SpeechWord *word;
    while (position > from &&
           (word = speech_before(self, position, from, SPEECH_MODIFIER | SPEECH_NEGATION, &span)) != NULL) {
        head->is_negated |= (word->kinds & SPEECH_NEGATION) != 0;
        head->is_anaphoric |= (word->kinds & SPEECH_ABOUT) != 0;
        position = span.start;
    }
    return position;
}

Span speech_about(SpeechCoder *self, const Reading *reading, uint32_t verb, Head *head) {
    Span span;
    uint32_t position = skip_adverbs(self, verb, reading->from, head);
    for (uint32_t at = reading->clause->speech & SPEECH_ABOUT ? reading->from : position; at < position; at++) {
        const SpeechWord *word = speech_at(self, at, position, SPEECH_ABOUT, &span);
        if (!word || speech_is_part(self, reading->clause, span)) {
            continue;
        }
        Head before = head_before(self, reading->clause, at, reading->from);
        if (before.kind != HEAD_NONE) {
            before.is_negated |= head->is_negated;
            before.is_anaphoric |= head->is_anaphoric || span_end(span) >= position;
            before.is_joint |= head->is_joint;
            *head = before;
            return text_trim(self->item->text, span_of(span_end(span), position));
        }
    }
    return span_of(verb, verb);
}

Span speech_about_above(SpeechCoder *self, Reading *reading, uint32_t verb, Head *head) {
    enum { CLAUSES_ABOVE = 4 };
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_TOPIC;
    for (size_t i = reading->index, above = 0; i > 0 && above < CLAUSES_ABOVE; i--, above++) {
        const Clause *clause = &self->clauses.items[i - 1];
        Span span;
        if (clause->sentence != reading->clause->sentence || clause->ends_with != ',') {
            break;
        }
        uint32_t end = span_end(clause->span), found = end;
        Head before = {.kind = HEAD_NONE, .mention = NO_MENTION};
        for (uint32_t at = clause->speech & SPEECH_ABOUT ? clause->span.start : end; at < end && found == end; at++) {
            if (speech_at(self, at, end, SPEECH_ABOUT, &span) && !speech_is_part(self, clause, span)) {
                before = head_before(self, clause, at, clause->span.start);
                found = before.kind == HEAD_NONE ? end : at;
            }
        }
        bool closed = false; /* another verb takes the phrase */
        for (uint32_t at = found < end ? span_end(span) : end; at < end && !closed; at++) {
            Span other;
            const Match *light = word_at(self->item, at, end, CLASS_BIT(CLASS_SUPPORT));
            closed = speech_at(self, at, end, verbs, &other) ||
                     (light && word_has_role(self->item, light, CLASS_SUPPORT, "light"));
        }
        if (closed || (found == end && (clause->speech & (SPEECH_FRAME | SPEECH_LIGHT)))) {
            break;
        }
        if (found < end) {
            before.is_joint |= head->is_joint;
            before.is_negated |= head->is_negated;
            *head = before;
            reading->from = clause->span.start;
            return text_trim(self->item->text, span_of(span_end(span), verb));
        }
    }
    return span_of(verb, verb);
}

static bool unknown_subject_is_short(SpeechCoder *self, const Reading *reading, const Head *head) {
    Span span;
    if (head->position - reading->from > LONGEST_UNKNOWN ||
        word_at(self->item, reading->from, head->position, CLASS_BIT(CLASS_PREPOSITION))) {
        return false;
    }
    for (uint32_t at = reading->from; at < head->position; at++) {
        if (speech_at(self, at, head->position, SPEECH_BREAK | SPEECH_LIGHT | SPEECH_PASSIVE, &span) &&
            !speech_is_part(self, reading->clause, span)) {
            return false;
        }
    }
    return true;
}

/* True if a country or its side stands there: 俄方. */
static bool is_side(const SpeechCoder *self, const Head *head) {
    return head->kind == HEAD_SIDE ||
           (head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_COUNTRY);
}

static bool names_person(const SpeechCoder *self, const Head *head) {
    return head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].person != NO_PERSON;
}

static bool names_state(const SpeechCoder *self, const Head *head) {
    const Mention *actor = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    return actor && actor->kind == MENTION_COUNTRY && !actor->is_sign; /* 拥有核武器的 A 指责 B */
}

/* True if the words before the head make a noun of the verb: 的支持, 给予我们支持. */
static bool is_noun_here(SpeechCoder *self, const Reading *reading, const Head *head) {
    Span span;
    uint32_t at = head->kind == HEAD_ACTOR ? self->item->mentions.items[head->mention].phrase.start : head->position;
    return word_before(self->item, head->position, reading->from, CLASS_BIT(CLASS_CONJUNCTION)) ||
           (at > reading->from && is_possessive(self, at - 1) && !names_person(self, head) &&
            !names_state(self, head)) ||
           (head->position > reading->from && is_possessive(self, head->position - 1)) ||
           (head->kind == HEAD_ACTOR && speech_before(self, at, reading->from, SPEECH_LIGHT | SPEECH_PASSIVE, &span));
}

bool speech_is_advice(SpeechCoder *self, const Reading *reading, uint32_t position) {
    Span span;
    for (uint32_t at = reading->clause->speech & SPEECH_MODAL ? reading->from : position; at < position; at++) {
        if (speech_at(self, at, position, SPEECH_MODAL, &span) && !speech_is_part(self, reading->clause, span)) {
            return true;
        }
    }
    return false;
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

/* True if the attitude is the main verb of its clause. */
static bool attitude_stands(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                            const Head *head, bool is_noun) {
    uint32_t flags = is_noun ? 0 : word->flags;
    if (head->is_negated || speech_is_advice(self, reading, head->position)) {
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
        return has_speaker && (!(flags & SPEECH_WEAK) || head->kind == HEAD_ADJUNCT ||
                               ((is_blame || self->in_headline) && goes_on_about(self, reading, verb)));
    }
    default:
        return (flags & SPEECH_SURE) ||
               (!(flags & (SPEECH_WEAK | SPEECH_SHORT)) && unknown_subject_is_short(self, reading, head));
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
    if (governor->waits || head->is_joint || head->goes_on || advises || (governor->is_advice && is_support)) {
        return true;
    }
    const MatchTable *matches = &self->item->matches;
    for (uint32_t at = governor->content; at + verb.length <= reading->clause->span.start; at++) {
        const Match *again = match_exact(matches, span_of(at, at + verb.length), CLASS_BIT(CLASS_SPEECH));
        if (again && again->posting + 1 == word->posting) {
            return true;
        }
    }
    return false;
}

static bool same_country(const Speaker *a, const Speaker *b) {
    return a->country && b->country && string_same(a->country, b->country);
}

static bool same_speaker(const Speaker *a, const Speaker *b) {
    return a->count && b->count && string_same(a->names[0], b->names[0]);
}

/* True if a side other than the two that talk has the attitude. */
static bool is_third_side(const SpeechCoder *self, const Speaker *named) {
    const Speech *speech = &self->speech;
    bool known = speech->speaker.country || speech->speaker.is_both;
    if (!named->country || !known || named->is_person || named->is_both) {
        return false;
    }
    const char *sides[] = {speech->speaker.country, speech->other, self->sides[0], self->sides[1]};
    for (int i = 0; i < 4; i++) {
        if (sides[i] && string_same(sides[i], named->country)) {
            return false;
        }
    }
    return true;
}

/* Who has the attitude: a person named as its subject, else whoever speaks. */
static Speaker holder_of(SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Head *head) {
    Speaker named = speaker_before(self, reading->clause, reading->from, head);
    bool in_speech = self->speech.is_open && self->speech.speaker.count;
    bool own_subject = names_somebody(head) ||
                       (reading->clause->subject_is_own && reading->clause->subject.span.start < head->position);
    bool by_name = names_person(self, head);
    bool is_group =
        head->kind == HEAD_ACTOR && named.is_unnamed && self->item->mentions.items[head->mention].kind == MENTION_GROUP;
    bool of_paper = self->speech.speaker.is_unnamed && head->kind == HEAD_ACTOR &&
                    !speech_reference_is(self, &self->item->mentions.items[head->mention], "all"); /* 各国 */
    by_name |= head->kind == HEAD_ACTOR && named.count > 1 && speaker_for_himself(self, &named) &&
               !same_speaker(&named, &self->speech.speaker);                                /* A 和多名代表 */
    const char *home = speech_country_within(self, span_of(reading->from, head->position)); /* A 国政府和人民 */
    bool of_speaker = same_country(&named, &self->speech.speaker) ||
                      (home && self->speech.speaker.country && strcmp(home, self->speech.speaker.country) == 0);
    is_group = is_group && !of_speaker; /* 中国军队愿: says its officer */
    bool third = own_subject && self->speech.sentence != reading->clause->sentence &&
                 (is_group || of_paper || is_third_side(self, &named) ||
                  (named.count > 1 && !speaker_for_himself(self, &self->speech.speaker)));
    bool answers = is_side(self, head) && head->is_anaphoric && named.country && self->speech.speaker.country &&
                   !same_country(&named, &self->speech.speaker); /* A 宣布 …，B 方对此表示反对 */
    bool other_government = own_subject && !self->speech.speaker.is_person && named.country &&
                            self->speech.speaker.country && !same_country(&named, &self->speech.speaker) &&
                            self->speech.sentence != reading->clause->sentence;
    bool of_subject = !own_subject && speech_is_of_subject(self, reading->clause);
    if (in_speech && !by_name && !third && !answers && !other_government && !of_subject &&
        !(named.is_both && head->is_joint)) {
        return self->speech.speaker;
    }
    if ((word->flags & SPEECH_BOTH) && !own_subject && self->joint_sentence == reading->clause->sentence) {
        return (Speaker){.names = {"both"}, .count = 1, .is_both = true, .is_person = true};
    }
    return named;
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

/* Where the quote of an attitude begins: behind the verb, behind 对, in the next
 * clause, or at the beginning of the sentence if it is about what was just said. */
static uint32_t attitude_content(SpeechCoder *self, const Reading *reading, Span verb, Span about, const Head *head,
                                 const char *noun_stance) {
    const Clause *clause = reading->clause;
    uint32_t end = span_end(clause->span);
    uint32_t after = skip_particles(self, span_end(verb), end);
    bool has_after = end > after + 1;
    Span word;
    bool has_about = about.length > 1 && !speech_at(self, about.start, span_end(about), SPEECH_OWN, &word);
    if (has_about && (noun_stance || !has_after)) { /* 向他们表示祝贺: the words alone would say nothing */
        bool opens = speech_at(self, about.start, span_end(about), SPEECH_ABOUT, &word) != NULL; /* 就此向 A */
        return about.length < LEAST_ABOUT && !opens ? about.start - 1 : about.start;
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
    if (!head->is_anaphoric && !about.length && (is_first || noun_stance) &&
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
    return said || is_side(self, head) ? clause->span.start : start;
}

static void set_governor(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word) {
    Span span;
    uint32_t end = span_end(reading->clause->span);
    bool is_wish = word->stance && string_same(word->stance, "wish");
    self->governor = (Governor){.is_set = true,
                                .sentence = reading->clause->sentence,
                                .content = span_end(verb),
                                .waits = speech_before(self, end, verb.start, SPEECH_TOGETHER, &span) != NULL,
                                .is_advice = is_wish && !(word->flags & SPEECH_SHORT) && verb.length > 1 &&
                                             !(word->flags & SPEECH_SELF)};
}

/* True if the verb stands in a phrase of time: 宣布建立伙伴关系以来. */
static bool is_subordinate(SpeechCoder *self, const Reading *reading, Span verb) {
    Span span, start;
    const Clause *clause = reading->clause;
    const SpeechWord *word = clause->ends_with != ','
                                 ? NULL
                                 : speech_before(self, span_end(clause->span), span_end(verb), SPEECH_TIME_END, &span);
    if (!word) {
        return false;
    }
    return (span.length > 1 && !(word->flags & SPEECH_PLACE)) ||
           (reading->from < verb.start && speech_at(self, reading->from, verb.start, SPEECH_TIME_START, &start));
}

/* True if the clause begins with 如果. */
static bool is_condition(SpeechCoder *self, const Reading *reading) {
    Span span;
    const SpeechWord *word = speech_at(self, reading->from, span_end(reading->clause->span), SPEECH_BREAK, &span);
    return word && (word->flags & SPEECH_IF);
}

/* True if the clause only names a ground: 按照 A 的要求. */
static bool is_ground(SpeechCoder *self, const Reading *reading, Span verb) {
    Span span;
    return span_end(verb) >= span_end(reading->clause->span) &&
           speech_at(self, reading->clause->span.start, verb.start, SPEECH_ACCORDING, &span) != NULL;
}

/* True if a ceremony was told right before: 举行仪式, 欢迎 …. */
static bool follows_ceremony(SpeechCoder *self, const Reading *reading, const Head *head) {
    if (reading->index == 0 || head->kind != HEAD_START) {
        return false;
    }
    const Clause *before = &self->clauses.items[reading->index - 1];
    Span span;
    const SpeechWord *word = before->sentence == reading->clause->sentence
                                 ? speech_before(self, span_end(before->span), before->span.start, SPEECH_BREAK, &span)
                                 : NULL;
    return word && (word->flags & SPEECH_CEREMONY);
}

/* True of 为 A 提供支持: what stands behind 为 is given something. */
static bool gives_something(SpeechCoder *self, const Reading *reading, Span about) {
    Span span;
    for (uint32_t at = about.start; at < span_end(about); at++) {
        const SpeechWord *word = speech_at(self, at, span_end(about), SPEECH_BREAK | SPEECH_LIGHT, &span);
        if (word && !(word->flags & SPEECH_PIVOT) && !speech_is_part(self, reading->clause, span)) {
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
    if (pivot && (pivot->flags & SPEECH_PIVOT) && !speech_is_part(self, reading->clause, span)) {
        return true;
    }
    for (uint32_t i = reading->clause->speech & SPEECH_PASSIVE ? reading->from : verb.start; i < verb.start; i++) {
        if (speech_at(self, i, verb.start, SPEECH_PASSIVE, &span) && !speech_is_part(self, reading->clause, span)) {
            return true;
        }
    }
    return false;
}

/* How sure it is who speaks. */
static ChGroundSet head_grounds(const SpeechCoder *self, const Head *head) {
    return (head->kind == HEAD_NONE ? CH_GROUND_BIT(CH_GROUND_NO_SUBJECT) : 0) |
           (head->kind == HEAD_START ? CH_GROUND_BIT(CH_GROUND_INHERITED) : 0) |
           (self->speech.is_open ? CH_GROUND_BIT(CH_GROUND_IN_SPEECH) : 0);
}

/* True if a light verb with its noun stands behind: 对 A 宣布军售表示感谢. */
static bool light_follows(SpeechCoder *self, const Reading *reading, uint32_t at) {
    Span light, noun;
    uint32_t end = span_end(reading->clause->span);
    for (; at < end; at++) {
        if (speech_at(self, at, end, SPEECH_LIGHT, &light) &&
            speech_at(self, skip_adjectives(self, span_end(light), end), end, SPEECH_NOUN, &noun)) {
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
    uint32_t start = skip_adverbs(self, verb.start, reading->from, &skipped);
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
            return light_follows(self, reading, span_end(verb));
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

/* True if the verb of an attitude is none here: given as a noun, in a list, or
 * within the phrase of another. `head` is what stands right before it. */
static bool is_noun_of_attitude(SpeechCoder *self, const Reading *reading, Span verb, Span about, const Head *head) {
    Span et_cetera;
    return is_noun_here(self, reading, head) || gives_something(self, reading, about) ||
           speech_at(self, span_end(verb), span_end(reading->clause->span), SPEECH_ET_CETERA, &et_cetera) ||
           is_within_phrase(self, reading, verb);
}

/* True if the verb of an attitude, or the noun behind its light verb, is the main verb
 * of its clause and tells what is felt: not what is planned, supposed or only named. */
static bool feels_now(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word, Span about,
                      const Head *head, bool is_noun) {
    uint32_t end = span_end(reading->clause->span);
    bool is_pledge = head->is_future && word->stance && string_same(word->stance, "support");
    if (is_pledge || is_condition(self, reading) || is_subordinate(self, reading, verb) ||
        is_ground(self, reading, verb) || follows_ceremony(self, reading, head)) {
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

/* True if an event tells the words: a protest lodged (提出) is no statement besides. */
static bool is_protest(SpeechCoder *self, Span verb) {
    Span light;
    const SpeechWord *word = speech_at(self, verb.start, span_end(verb), SPEECH_LIGHT, &light);
    for (size_t i = 0; word && !(word->flags & SPEECH_FAR) && i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        if (event->type == CH_PROTEST && event->evidence.start < span_end(verb) && event->evidence.end > verb.start) {
            return true;
        }
    }
    return false;
}

/* An attitude verb, or a noun behind a light verb. `verb` is all of it. */
static bool read_attitude(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word, bool is_noun) {
    uint32_t end = span_end(reading->clause->span);
    bool is_adverb = speech_flagged_at(self, span_end(verb), end, SPEECH_MANNER).length > 0;
    if (!is_noun && (is_possessive(self, span_end(verb)) || is_adverb)) {
        return false;
    }
    Head head = head_before(self, reading->clause, verb.start, reading->from), right_before = head;
    Reading whole = *reading; /* with the clauses above that belong to the verb */
    Span about = speech_about(self, reading, verb.start, &head);
    if (is_noun && !about.length && head.kind == HEAD_NONE) {
        about = speech_about_above(self, &whole, verb.start, &head);
    }
    if ((is_noun && is_protest(self, verb)) ||
        (!is_noun && is_noun_of_attitude(self, reading, verb, about, &right_before)) ||
        !feels_now(self, reading, verb, word, about, &head, is_noun)) {
        return false;
    }
    Speaker speaker = holder_of(self, &whole, word, &head);
    const char *own = is_noun && word->noun_stance ? word->noun_stance
                      : word->stance               ? word->stance
                                                   : word->noun_stance;
    uint32_t content = attitude_content(self, reading, verb, about, &head, is_noun ? own : NULL);
    const char *stance = stance_of_attitude(self, reading, word, own, content, &speaker);
    ChGroundSet grounds =
        head_grounds(self, &head) | (word->flags & SPEECH_WEAK ? CH_GROUND_BIT(CH_GROUND_WEAK_WORD) : 0);
    uint32_t limit = limit_of_attitude(self, reading, about, content);
    speech_say(self, reading->index, &(Saying){&speaker, verb, stance, content, limit, grounds});
    set_governor(self, reading, verb, word);
    self->speech.pending &= !(word->stance && string_same(word->stance, "neutral"));
    reading->is_taken = true;
    if (!self->speech.is_open && speaker.is_person &&
        !speaker.is_both) { /* what follows without a subject is theirs too */
        speech_open(self, reading->clause, &speaker, verb, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
        set_governor(self, reading, verb, word);
    }
    return true;
}

/* True if the actor before the verb is the other side: A 与 B 讨论. */
static bool with_before(const SpeechCoder *self, const Reading *reading, const Head *head) {
    uint32_t start = self->item->mentions.items[head->mention].phrase.start;
    const Match *joint = word_before(self->item, start, reading->from, CLASS_BIT(CLASS_CONJUNCTION));
    const Match *with = word_before(self->item, start, reading->from, CLASS_BIT(CLASS_PREPOSITION));
    return (joint && word_has_role(self->item, joint, CLASS_CONJUNCTION, "with")) ||
           (with && word_has_role(self->item, with, CLASS_PREPOSITION, "with"));
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

/* True if the clause tells a plan: 将访问 A, not 将 A 提升为 B. */
static bool tells_plan(SpeechCoder *self, const Clause *clause) {
    Span plan;
    uint32_t end = clause->speech & SPEECH_INTEND ? span_end(clause->span) : clause->span.start;
    for (uint32_t at = clause->span.start; at < end; at++) {
        const SpeechWord *word = speech_at(self, at, end, SPEECH_INTEND, &plan);
        if (word && !(word->flags & SPEECH_WEAK) && !speech_is_part(self, clause, plan)) {
            return !speech_at(self, at, end, SPEECH_MOVED, &plan);
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
        if (clauses[i].subject_is_own || clauses[i - 1].sentence != reading->clause->sentence) {
            break;
        }
        plans = tells_plan(self, &clauses[i - 1]);
    }
    return plans;
}

/* Both sides exchange views: the topic stands behind 就 or behind the verb. */
static bool read_topic(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word) {
    uint32_t end = span_end(reading->clause->span);
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    Reading whole = *reading; /* with the clauses above that belong to the verb */
    bool with_other = head.kind == HEAD_ACTOR && with_before(self, reading, &head);
    Span about = speech_about(self, reading, verb.start, &head);
    if (!about.length && head.kind == HEAD_NONE) {
        about = speech_about_above(self, &whole, verb.start, &head);
    }
    uint32_t after = skip_particles(self, span_end(verb), end);
    if (head.is_negated || is_possessive(self, span_end(verb)) || (about.length < 2 && end < after + 4) ||
        is_planned(self, reading, verb) || sentence_plans(self, reading)) {
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
                         head_grounds(self, &head)});
    reading->is_taken = true;
    return true;
}

/* 受到 A 批评: A says it. Only of blame; praise so told is the outlet's own. */
static bool read_passive(SpeechCoder *self, Reading *reading, Span passive) {
    uint32_t end = span_end(reading->clause->span);
    uint32_t limit = end < span_end(passive) + LONGEST_PASSIVE ? end : span_end(passive) + LONGEST_PASSIVE;
    for (uint32_t at = span_end(passive) + 1; at < limit; at++) {
        Span noun;
        const SpeechWord *word = speech_at(self, at, limit, SPEECH_NOUN, &noun);
        if (!word || !word->noun_stance || speech_is_part(self, reading->clause, noun) ||
            (!string_same(word->noun_stance, "condemn") && !string_same(word->noun_stance, "oppose"))) {
            continue;
        }
        uint32_t by = skip_adjectives(self, skip_particles(self, span_end(passive), limit), limit);
        Party party = party_at(self->item, by, at);
        Speaker speaker = speaker_of_party(self, &party);
        uint32_t behind = span_end(party.span) + (is_possessive(self, span_end(party.span)) ? 1 : 0);
        if (speaker.count && skip_adjectives(self, behind, limit) == at) {
            speech_say(self, reading->index,
                       &(Saying){&speaker, noun, word->noun_stance, reading->clause->span.start, 0,
                                 CH_GROUND_BIT(CH_GROUND_NOMINAL)});
            reading->is_taken = true;
            return true;
        }
    }
    return false;
}

void speech_open(SpeechCoder *self, const Clause *clause, const Speaker *speaker, Span verb, const char *stance,
                 ChGroundSet grounds) {
    bool goes_on = self->speech.is_open && self->speech.paragraph == clause->paragraph;
    bool quotes_unnamed =
        goes_on && speaker->is_unnamed && !self->speech.speaker.is_unnamed && self->speech.sentence != clause->sentence;
    bool quotes_own_side = goes_on && speaker->is_person && self->speech.speaker.is_person &&
                           same_country(speaker, &self->speech.speaker) &&
                           !same_speaker(speaker, &self->speech.speaker);
    bool nested = goes_on && self->speech.pending && self->speech.sentence == clause->sentence &&
                  !speaker_for_himself(self, speaker) && self->speech.speaker.count &&
                  !same_speaker(speaker, &self->speech.speaker);
    if (quotes_own_side || quotes_unnamed || nested) {
        self->outer = self->speech;
        self->outer.pending &= !nested;
    } else {
        self->outer.is_open = false;
    }
    self->speech = (Speech){.speaker = *speaker,
                            .verb = verb,
                            .stance = stance,
                            .paragraph = clause->paragraph,
                            .sentence = clause->sentence,
                            .is_open = speaker->count > 0,
                            .pending = true,
                            .grounds = grounds};
    self->speech.other = other_side(self, speaker);
    self->governor.is_set = false;
    if (speaker->is_person && !speaker->is_both && speaker->count && !nested) {
        self->last_person = *speaker;
    }
    if (!speaker->is_person && !speaker->is_media && speaker->count == 1) {
        self->last_body = *speaker;
    }
}

/* True if a frame verb is one here: an actor before it or a mark behind it. */
static bool frame_stands(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                         const Head *head) {
    uint32_t after = span_end(verb);
    uint32_t next = after < self->item->text->length ? self->item->text->character[after] : 0;
    if (head->is_negated || is_possessive(self, after)) {
        return false;
    }
    Span nobody;
    const SpeechWord *before = speech_before(self, head->position, reading->from, SPEECH_BREAK, &nobody);
    if (before && (before->flags & SPEECH_NOBODY) && !(before->flags & SPEECH_NEWS)) {
        return false; /* 有人说, not 有分析认为 */
    }
    bool marked = next == ',' || next == ':' || next == OPEN_QUOTE;
    bool sign = (head->kind == HEAD_SIDE && head->position == head->side_start + 1) ||
                (head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].phrase.length == 1 &&
                 self->item->mentions.items[head->mention].is_sign);
    bool has_actor = names_somebody(head) && !(sign && (word->flags & SPEECH_SHORT)); /* 新指针 */
    if (word->flags & (SPEECH_COLON | SPEECH_THING)) {
        bool is_issued = (word->kinds & SPEECH_DOCUMENT) && next == ',' && /* A 发表媒体声明 */
                         speech_find(self, reading->from, verb.start, SPEECH_LIGHT, &nobody);
        return marked && has_actor && !is_issued;
    }
    if (word->flags & SPEECH_BARE) {
        bool goes_on = head->kind == HEAD_START && reading->index > 0 &&
                       self->clauses.items[reading->index - 1].sentence == reading->clause->sentence &&
                       reading->from == reading->clause->span.start;
        goes_on |= head->kind == HEAD_START && self->in_headline && reading->clause->subject.count;
        return marked || has_actor || goes_on;
    }
    bool unnamed = head->kind == HEAD_NONE && !reading->clause->subject_is_own;
    if (verb.length == 1) {
        return marked || has_actor || (!unnamed && head->kind != HEAD_START);
    }
    return marked || !unnamed || unknown_subject_is_short(self, reading, head);
}

/* “…”, he said: what is said stands before the verb, in the sentence or in the
 * quoted one before it. */
static void say_quoted_before(SpeechCoder *self, Reading *reading) {
    const SentenceList *sentences = &self->item->sentences;
    uint32_t sentence = reading->clause->sentence;
    uint32_t start = sentences->items[sentence].span.start;
    reading->verb_last = false;
    reading->is_taken = true;
    bool is_first = reading->clause->span.start == start;
    if (is_first &&
        (sentence == 0 || !character_is(self, span_end(sentences->items[sentence - 1].span) - 1, CLOSE_QUOTE))) {
        return;
    }
    start = is_first ? sentences->items[sentence - 1].span.start : start;
    size_t clause = reading->index;
    while (clause > 0 && self->clauses.items[clause].span.start > start) {
        clause--;
    }
    start = skip_to_content(self, start, reading->clause->span.start);
    ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    if (last && last->evidence.start >= start && self->speech.speaker.count == 1) { /* 中方反对 …，A 强调。 */
        last->speaker = self->speech.speaker.names[0];
        last->speaker_country = self->speech.speaker.countries[0];
        self->speech.pending = false;
        return;
    }
    speech_say_plainly(self, clause, start);
    speech_end_quotes(self, reading->index, reading->clause->span.start);
}

/* True if the clause stands between two halves of a quotation: “A，”他说，“B”. */
static bool splits_quote(const SpeechCoder *self, const Reading *reading) {
    const uint32_t *character = self->item->text->character;
    uint32_t start = reading->clause->span.start;
    while (start < span_end(reading->clause->span) && character[start] == CLOSE_QUOTE) {
        start++;
    }
    return reading->clause->ends_with == ',' && start > 1 && character[start - 1] == CLOSE_QUOTE &&
           character[start - 2] == ',';
}

/* True if a body other than the one that speaks is named in a sentence of its own. */
static bool is_other_body(const SpeechCoder *self, const Reading *reading, const Speaker *speaker, const Head *head) {
    const Party *subject = &reading->clause->subject;
    bool own = reading->clause->subject_is_own && span_end(subject->span) <= head->position;
    uint32_t named = head->kind == HEAD_ACTOR ? head->mention
                     : own && subject->count  ? subject->mentions[0]
                                              : NO_MENTION;
    return named != NO_MENTION && self->item->mentions.items[named].kind == MENTION_BODY &&
           (!self->speech.speaker.is_person || (reading->clause->speech & SPEECH_DOCUMENT)) &&
           self->speech.sentence != reading->clause->sentence && !same_speaker(speaker, &self->speech.speaker);
}

/* What is said begins behind the frame verb. */
static void begin_words(SpeechCoder *self, Reading *reading, Span verb) {
    uint32_t end = span_end(reading->clause->span);
    reading->from = skip_particles(self, span_end(verb), end);
    reading->begins_content = true;
    reading->verb_last = reading->from >= end;
    if (reading->verb_last && (reading->clause->ends_with == '.' || splits_quote(self, reading))) {
        say_quoted_before(self, reading);
    }
    self->content_sentence = reading->clause->sentence;
    self->content_start = reading->verb_last && reading->index + 1 < self->clauses.count
                              ? self->clauses.items[reading->index + 1].span.start
                              : reading->from;
}

/* True if a body of another country than the one that speaks stands before the verb. */
static bool is_foreign_body(const SpeechCoder *self, const Speaker *speaker, const Head *head) {
    return head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_BODY &&
           speaker->country && self->speech.speaker.country && !same_country(speaker, &self->speech.speaker);
}

static bool read_frame(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word) {
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    if (head.kind == HEAD_UNNAMED || head.kind == HEAD_NONE ||
        (head.kind == HEAD_ACTOR && self->item->mentions.items[head.mention].kind == MENTION_GROUP)) {
        (void)speech_about(self, reading, verb.start, &head); /* 对记者表示: not the press speaks */
    }
    if (!frame_stands(self, reading, verb, word, &head)) {
        return false;
    }
    Speaker speaker = speaker_before(self, reading->clause, reading->from, &head);
    bool goes_on = self->speech.is_open && self->speech.paragraph == reading->clause->paragraph;
    bool named = names_somebody(&head) || self->last_author.count || reading->clause->subject_is_own;
    bool other_body = is_other_body(self, reading, &speaker, &head);
    bool says_more = !self->speech.pending && head.kind == HEAD_START && same_speaker(&speaker, &self->speech.speaker);
    bool own_words = goes_on && !self->speech.speaker.is_media && !speaker.is_person && !other_body && !says_more &&
                     !(named && same_speaker(&speaker, &self->speech.speaker)) &&
                     (same_country(&speaker, &self->speech.speaker) ||
                      (self->speech.sentence == reading->clause->sentence && !is_foreign_body(self, &speaker, &head)));
    Span document;
    speech_end_quotes(self, reading->index, reading->clause->span.start);
    if (!own_words) {
        speech_open(self, reading->clause, &speaker, verb, word->stance, head_grounds(self, &head));
        self->speech.is_document =
            head.kind == HEAD_UNNAMED && speech_before(self, head.position, reading->from, SPEECH_DOCUMENT, &document);
        self->last_author = self->speech.is_document ? self->speech.speaker : self->last_author;
    }
    bool said_on = span_end(verb) < span_end(reading->clause->span);
    if (own_words && self->speech.pending && reading->begins_content && said_on) {
        return true; /* A 强调，我国主张 …: A says all of it */
    }
    begin_words(self, reading, verb);
    return true;
}

/* What is reaffirmed may be a refusal. */
static const char *told_stance(SpeechCoder *self, const Reading *reading, const SpeechWord *word, uint32_t content,
                               const Speaker *speaker) {
    if (!word->stance || strcmp(word->stance, "support") != 0) {
        return word->stance ? word->stance : "neutral";
    }
    Span words = speech_quote(self, reading->index, content, 30);
    return speech_plain_stance(self, words, speaker, CUE_BIT(CUE_REAFFIRMED));
}

/* True if the clause is only a phrase of time or topic: 针对此事. */
static bool opens_phrase(SpeechCoder *self, const Clause *clause) {
    enum { SHORT = 8 };
    Span word;
    return clause->span.length <= SHORT ||
           speech_at(self, clause->span.start, span_end(clause->span), SPEECH_ABOUT | SPEECH_TIME_START, &word);
}

/* True if what is reported is only that somebody named says something: then he
 * alone is the speaker (据 A 报道，B 表示 …). */
static bool reports_speech(SpeechCoder *self, const Reading *reading, uint32_t content, bool next) {
    for (size_t i = reading->index + (next ? 1 : 0); i < self->clauses.count; i++) {
        const Clause *clause = &self->clauses.items[i];
        Span verb;
        const SpeechWord *word;
        bool introduced = i == reading->index + (next ? 1 : 0) || opens_phrase(self, &self->clauses.items[i - 1]);
        if (clause->sentence != reading->clause->sentence || !introduced) {
            break;
        }
        uint32_t from = content > clause->span.start ? content : clause->span.start;
        for (uint32_t at = from; speech_next(self, clause, at, &verb, &word); at = span_end(verb)) {
            if (word->kinds & (SPEECH_FRAME | SPEECH_TELL)) {
                Head head = head_before(self, clause, verb.start, from);
                bool subject = clause->subject_is_own && clause->subject.span.start >= from &&
                               span_end(clause->subject.span) <= verb.start;
                return (head.kind == HEAD_ACTOR || subject) && !is_possessive(self, span_end(verb));
            }
        }
    }
    return false;
}

static bool subject_is_person(const SpeechCoder *self, const Clause *clause) {
    return clause->subject_is_own && self->item->mentions.items[clause->subject.mentions[0]].person != NO_PERSON;
}

/* True if the clause before, of the same sentence and subject, tells a plan: 将访问 A，阐述 …. */
static bool follows_plan(SpeechCoder *self, const Reading *reading) {
    const Clause *before = reading->clause - 1;
    return reading->index > 0 && !reading->clause->subject_is_own && before->sentence == reading->clause->sentence &&
           tells_plan(self, before);
}

/* True if the verb of telling is the main verb of its clause and tells what is: not
 * what is planned, denied or only named. `has_actor`: somebody is named before it. */
static bool tells_now(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word, const Head *head,
                      bool has_actor) {
    uint32_t end = span_end(reading->clause->span);
    Span plan;
    if (head->is_future || (head->kind == HEAD_START && follows_plan(self, reading))) {
        return false; /* 将介绍 …: it is still to be said */
    }
    if ((word->flags & SPEECH_WEAK) && speech_at(self, span_end(verb), end, SPEECH_INTEND | SPEECH_TIME_START, &plan)) {
        return false; /* 预计将 …: an adverb */
    }
    bool marked = reading->clause->ends_with != '.' && span_end(verb) >= end;
    if ((word->flags & SPEECH_COLON) && (!marked || !has_actor)) {
        return false;
    }
    bool denied = head->is_negated || is_subordinate(self, reading, verb) || is_possessive(self, span_end(verb)) ||
                  is_condition(self, reading);
    bool nobody = (head->kind == HEAD_NONE && !has_actor && !unknown_subject_is_short(self, reading, head)) ||
                  ((word->flags & SPEECH_WEAK) && !names_somebody(head) &&
                   (self->speech.is_open || !subject_is_person(self, reading->clause))) ||
                  (head->kind == HEAD_START && !reading->clause->subject.count && !self->speech.is_open);
    return !denied && !nobody;
}

/* True if the verb of telling is governed by a wish or is a noun behind 的. */
static bool is_not_told(const SpeechCoder *self, const Reading *reading, const Head *head) {
    const Governor *governor = &self->governor;
    bool is_noun = head->position > reading->from && is_possessive(self, head->position - 1);
    return is_noun ||
           (head->kind == HEAD_START && governor->is_set && governor->sentence == reading->clause->sentence &&
            (governor->waits || governor->is_modal || governor->is_advice));
}

/* Moves the head before 向 A, 对 A if it is not the one that speaks; false if the phrase
 * shows that the verb is a noun: 对有关报道表示 …. */
static bool tells_about(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word, Head *head) {
    Head before = *head;
    if (!speech_about(self, reading, verb.start, &before).length) {
        return true;
    }
    bool is_group = head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_GROUP;
    if ((word->flags & SPEECH_MEDIA) || light_follows(self, reading, span_end(verb))) {
        return false;
    }
    *head = head->kind == HEAD_UNNAMED || head->kind == HEAD_NONE || is_group ? before : *head; /* 向媒体负责人介绍 */
    return true;
}

/* The noun of news that closes the clause, length 0 if none does: 据 A 消息, 据 A 电. */
static Span closing_news(const SpeechCoder *self, uint32_t from, uint32_t end) {
    enum { LONGEST_NEWS = 2 };
    for (uint32_t at = end > from + LONGEST_NEWS ? end - LONGEST_NEWS : from; at < end; at++) {
        Span news = speech_flagged_at(self, at, end, SPEECH_NEWS);
        if (news.length && span_end(news) == end) {
            return news;
        }
    }
    return span_of(end, end);
}

/* True if what is told stands behind the verb, in its clause or in the next (`next`). */
static bool has_told_words(SpeechCoder *self, const Reading *reading, const SpeechWord *word, uint32_t content,
                           bool next) {
    enum { LEAST = 3 };
    Span document;
    const Match *object =
        next ? NULL : word_at(self->item, content, span_end(reading->clause->span), CLASS_BIT(CLASS_WORD));
    uint32_t end = span_end(reading->clause->span);
    if (!next) { /* issuing a paper says nothing yet, nor does 宣布 … 的消息 or 说明细节 */
        Span news = closing_news(self, content, end);
        bool is_news = news.length && is_possessive(self, news.start - 1);
        bool is_noun = object && end - content < LEAST && span_end(object->span) == end &&
                       word_has_kind(self->item, object, CLASS_WORD, "noun");
        return !is_news && !is_noun && !speech_before(self, end, content, SPEECH_DOCUMENT, &document);
    }
    if ((word->flags & SPEECH_THING) || reading->clause->ends_with == '.' ||
        reading->index + 1 >= self->clauses.count) {
        return false;
    }
    return !(word->flags & SPEECH_COLON) ||
           !speech_begins(self, &self->clauses.items[reading->index + 1]); /* 印发通知，要求 … */
}

/* Who issued the paper or figures that show something: A 公布的数据显示, A 方面统计显示. */
static Speaker issuer_of(SpeechCoder *self, const Reading *reading, Span verb) {
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    Span issues, word;
    for (uint32_t at = reading->from; at < verb.start; at++) {
        const SpeechWord *issue = speech_at(self, at, verb.start, SPEECH_TELL, &issues);
        if (issue && (issue->flags & SPEECH_COLON) && is_possessive(self, span_end(issues))) {
            Head author = head_before(self, reading->clause, issues.start, reading->from);
            bool named = names_somebody(&author) || reading->clause->subject_is_own;
            return named ? speaker_before(self, reading->clause, reading->from, &author) : (Speaker){.count = 0};
        }
    }
    bool is_noun = speech_before(self, verb.start, reading->from, SPEECH_POSSESSIVE, &word) != NULL;
    return names_somebody(&head) && !is_noun && verb.length > 2
               ? speaker_before(self, reading->clause, reading->from, &head)
               : (Speaker){.count = 0};
}

/* 数据显示: whoever issued the figures says so. */
static bool read_shown(SpeechCoder *self, Reading *reading, Span verb) {
    uint32_t end = span_end(reading->clause->span), content = skip_particles(self, span_end(verb), end);
    bool next = content >= end;
    Speaker speaker = issuer_of(self, reading, verb);
    if (!speaker.count || (next && (reading->clause->ends_with == '.' || reading->index + 1 >= self->clauses.count))) {
        return false;
    }
    content = next ? self->clauses.items[reading->index + 1].span.start : content;
    speech_say(self, reading->index, &(Saying){&speaker, verb, "inform", content, 0, 0});
    self->told_clause = next ? reading->index + 1 : self->told_clause;
    reading->is_told = true;
    return true;
}

/* A verb that tells one thing: announce, report. */
static bool read_tell(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word) {
    uint32_t end = span_end(reading->clause->span);
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    bool has_actor = names_somebody(&head) || reading->clause->subject_is_own;
    if (is_not_told(self, reading, &head) || !tells_about(self, reading, verb, word, &head) ||
        !tells_now(self, reading, verb, word, &head, has_actor)) {
        return false;
    }
    uint32_t content = skip_particles(self, span_end(verb), end);
    bool next = content >= end;
    if (!has_told_words(self, reading, word, content, next)) {
        return false;
    }
    content = next ? self->clauses.items[reading->index + 1].span.start : content;
    bool reported = word->flags & SPEECH_MEDIA;
    bool unsourced = reported && (head.kind == HEAD_START || head.kind == HEAD_ADJUNCT);
    if (unsourced && !self->last_source.count) { /* 报道称: by nobody named */
        reading->is_taken = true;
        return true;
    }
    bool is_frames = self->speech.is_open && self->speech.pending && reading->begins_content && !reported && !next &&
                     head.kind != HEAD_ACTOR && self->speech.verb.length;
    if (is_frames) { /* 他说，我们宣布 …: one thing is said */
        return false;
    }
    Speaker speaker = unsourced  ? self->last_source
                      : reported ? speaker_before(self, reading->clause, reading->from, &head)
                                 : holder_of(self, reading, word, &head);
    speaker.is_media = reported;
    self->last_source = reported ? speaker : self->last_source;
    if (reported && reports_speech(self, reading, content, next)) { /* 法新社报道，A 说 */
        reading->is_taken = next;
        reading->from = next ? reading->from : content;
        return true;
    }
    const char *stance = told_stance(self, reading, word, content, &speaker);
    speech_say(self, reading->index, &(Saying){&speaker, verb, stance, content, 0, head_grounds(self, &head)});
    self->told_clause = next ? reading->index + 1 : self->told_clause;
    if (!self->speech.is_open) {
        speech_open(self, reading->clause, &speaker, verb, word->stance, CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
    }
    reading->is_told = true;
    return true;
}

/* True if the source is the outlet of the page itself: its own reporter tells the
 * news (据越通社随团记者报道 on a page of 越通社). */
static bool is_own_outlet(const SpeechCoder *self, Span source) {
    const Item *item = self->item;
    const Match *match = word_at(item, source.start, span_end(source), CLASS_BIT(CLASS_OUTLET));
    if (!match || !item->outlet) {
        return false;
    }
    EntryId entry = lexicon_entry_of(item->lexicon, match->posting, CLASS_OUTLET);
    const char *name = lexicon_value(item->lexicon, entry, KEY_SHORT);
    return (name && string_same(name, item->outlet)) ||
           string_same(text_copy(item->arena, item->text, match->span), item->outlet);
}

/* The words of a source without what only says that it issued something: A 发布的. */
static Span source_within(SpeechCoder *self, Span words) {
    Span source = text_trim(self->item->text, words), issues;
    if (source.length > 1 && is_possessive(self, span_end(source) - 1)) {
        source.length--;
        bool issued = speech_before(self, span_end(source), source.start, SPEECH_TELL, &issues) != NULL;
        source = issued ? text_trim(self->item->text, span_of(source.start, issues.start)) : source;
    }
    return source;
}

/* True if the verb only tells of the one who speaks behind it: 要求匿名的官员称. */
static bool tells_of_speaker(SpeechCoder *self, const Reading *reading, Span verb) {
    enum { WORDS = 4 }; /* characters of 的话 */
    Span said;
    const SpeechWord *word;
    const Clause *clause = reading->clause;
    bool later = (clause->speech & SPEECH_POSSESSIVE) && (clause->speech & (SPEECH_FRAME | SPEECH_TELL));
    for (uint32_t at = later ? span_end(verb) : span_end(clause->span); speech_next(self, clause, at, &said, &word);
         at = span_end(said)) {
        if (!(word->kinds & (SPEECH_FRAME | SPEECH_TELL)) || is_possessive(self, span_end(said))) {
            continue;
        }
        Head head = head_before(self, clause, said.start, span_end(verb));
        for (uint32_t i = head.position; head.kind == HEAD_NONE && i > span_end(verb) + 1 && i + WORDS > head.position;
             i--) { /* 官员的话说 */
            head = is_possessive(self, i - 1) ? head_before(self, clause, i - 1, span_end(verb)) : head;
        }
        Span noun = span_of(head.position, head.position);
        bool unnamed = head.kind == HEAD_UNNAMED &&
                       speech_before(self, head.position, span_end(verb), SPEECH_SPEAKER, &noun) != NULL;
        uint32_t start = head.kind == HEAD_ACTOR ? self->item->mentions.items[head.mention].phrase.start : noun.start;
        return (unnamed || head.kind == HEAD_ACTOR) && start > span_end(verb) + 1 && is_possessive(self, start - 1);
    }
    return false;
}

/* Whose words are quoted: without the noun for what he said (A 的话, A 发布的消息). */
static Span source_quoted(SpeechCoder *self, Span words) {
    Span noun;
    for (uint32_t at = span_end(words); at > words.start + 1; at--) {
        bool named = speech_before(self, span_end(words), at, SPEECH_SPEAKER, &noun) ||
                     mention_from(self->item, at) < mention_from(self->item, span_end(words));
        if (is_possessive(self, at - 1)) {
            return source_within(self, named ? words : span_of(words.start, at));
        }
    }
    Span news = closing_news(self, words.start, span_end(words)); /* 军方消息 */
    return source_within(self, news.length ? span_of(words.start, news.start) : words);
}

/* A source that another one quotes says what follows: 援引 A 的消息说, 引述匿名人士指. */
static bool read_quoted(SpeechCoder *self, Reading *reading, Span quoting) {
    Span verb = quoting, next;
    const SpeechWord *word = NULL, *found;
    for (uint32_t at = span_end(quoting); !word && speech_next(self, reading->clause, at, &next, &found);
         at = span_end(next)) {
        bool says = (found->kinds & (SPEECH_FRAME | SPEECH_TELL)) && !is_possessive(self, span_end(next)) &&
                    !tells_of_speaker(self, reading, next);
        word = says ? found : NULL;
        verb = says ? next : verb;
    }
    Span source = word ? source_quoted(self, span_of(span_end(quoting), verb.start)) : span_of(0, 0);
    Speaker speaker = source.length > 1 ? speaker_of_source(self, reading->clause, source) : (Speaker){.count = 0};
    if (!speaker.count) {
        return false;
    }
    const char *stance = (word->kinds & SPEECH_FRAME) ? word->stance : "inform";
    speech_end_quotes(self, reading->index, reading->clause->span.start);
    speech_open(self, reading->clause, &speaker, verb, stance, 0);
    begin_words(self, reading, verb);
    return true;
}

/* What is said to somebody named behind the verb follows: 告诉 A，…; 告诉 A 说：…. */
static bool read_hearer(SpeechCoder *self, Reading *reading, Span telling) {
    const Clause *clause = reading->clause;
    uint32_t end = span_end(clause->span);
    Head head = head_before(self, clause, telling.start, reading->from);
    Span verb = telling, says;
    const SpeechWord *word = speech_before(self, end, span_end(telling), SPEECH_FRAME, &says);
    bool told = clause->ends_with == ':' || clause->ends_with == ',';
    if (!told || head.is_negated || head.is_future || span_end(telling) + 1 >= end || !names_somebody(&head) ||
        is_possessive(self, span_end(telling))) {
        return false;
    }
    uint32_t limit = word ? says.start : end;
    for (uint32_t at = span_end(telling); at < limit; at++) {
        Span noun;
        bool acts = speech_at(self, at, limit, SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE, &verb) != NULL;
        bool named = acts && speech_at(self, at, limit, SPEECH_SPEAKER, &noun) && noun.length > verb.length;
        if (acts && !named && !speech_is_part(self, clause, verb)) {
            return false;
        }
        at = named ? span_end(noun) - 1 : at;
    }
    Speaker speaker = speaker_before(self, clause, reading->from, &head);
    speech_end_quotes(self, reading->index, clause->span.start);
    speech_open(self, clause, &speaker, word ? says : telling, "neutral", head_grounds(self, &head));
    begin_words(self, reading, span_of(telling.start, end));
    return true;
}

/* 据 A 报道: A says what follows. 据报道 says nothing of who. */
static bool read_according(SpeechCoder *self, Reading *reading, Span according) {
    Head head = head_before(self, reading->clause, according.start, reading->from);
    uint32_t end = span_end(reading->clause->span);
    const Match *longer = match_longest(&self->item->matches, according.start, end, CLASS_BIT(CLASS_WORD));
    bool begins_word = longer && longer->span.length > according.length; /* 接受, 应邀 */
    if (begins_word || (head.kind != HEAD_START && head.kind != HEAD_ADJUNCT)) {
        return false;
    }
    Span verb = according, next_verb;
    const SpeechWord *word = NULL, *next_word;
    for (uint32_t at = span_end(according); speech_next(self, reading->clause, at, &next_verb, &next_word);
         at = span_end(next_verb)) {
        if ((next_word->kinds & (SPEECH_TELL | SPEECH_FRAME)) && !is_possessive(self, span_end(next_verb))) {
            verb = next_verb;
            word = next_word;
        }
    }
    Span news = word ? span_of(end, end) : closing_news(self, span_end(according), end); /* 据 A 消息，… */
    if (!word && !news.length) {
        return false;
    }
    verb = word ? verb : news;
    bool reported = !word || (word->flags & SPEECH_MEDIA);
    Span source = source_within(self, span_of(span_end(according), verb.start));
    uint32_t content = skip_to_content(self, span_end(verb), end);
    bool next = content >= end;
    Speaker speaker = source.length > 1 ? speaker_of_source(self, reading->clause, source) : (Speaker){.count = 0};
    if (source.length <= 1 && !reported) {
        speaker = self->last_person;
    }
    reading->is_taken = true;
    self->last_source = source.length > 1 ? speaker : self->last_source;
    if (next && reading->index + 1 >= self->clauses.count) {
        return true;
    }
    content = next ? self->clauses.items[reading->index + 1].span.start : content;
    if (is_own_outlet(self, source) || reports_speech(self, reading, content, next)) {
        reading->is_taken = next; /* a clause that goes on is read on */
        reading->from = next ? reading->from : content;
        return true;
    }
    speaker.is_media = reported;
    speech_say(self, reading->index, &(Saying){&speaker, verb, "inform", content, 0, 0});
    speech_open(self, reading->clause, &speaker, verb, "inform", CH_GROUND_BIT(CH_GROUND_INHERITED));
    self->speech.pending = false;
    return true;
}

/* The verb behind 表示: a noun or an attitude makes one verb with it. */
static bool read_light(SpeechCoder *self, Reading *reading, Span light) {
    uint32_t end = span_end(reading->clause->span);
    Span noun;
    uint32_t at = skip_adjectives(self, span_end(light), end);
    const SpeechWord *word = speech_at(self, at, end, SPEECH_NOUN | SPEECH_ATTITUDE, &noun);
    if (!word || ((word->flags & SPEECH_SHORT) && !(word->kinds & SPEECH_NOUN))) {
        return false;
    }
    if ((word->kinds & SPEECH_FRAME) && read_frame(self, reading, span_join(light, noun), word)) {
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
    return read_attitude(self, reading, span_join(light, noun), word, is_noun);
}

/* The noun of an attitude behind the last 的 of what it is about: 表达对 A 的支持. */
static const SpeechWord *far_noun(SpeechCoder *self, uint32_t at, uint32_t end, Span *noun) {
    for (; at + 1 < end; at++) {
        if (!is_possessive(self, at)) {
            continue;
        }
        uint32_t start = skip_adjectives(self, at + 1, end);
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

/* A light verb whose noun stands at the end: 表达对 A 的支持. */
static bool read_far_noun(SpeechCoder *self, Reading *reading, Span light) {
    uint32_t end = span_end(reading->clause->span), at = skip_particles(self, span_end(light), end);
    Span noun, about;
    const SpeechWord *word = far_noun(self, at, end, &noun);
    Head head = head_before(self, reading->clause, light.start, reading->from);
    Span before = speech_about(self, reading, light.start, &head);
    if (!word || !attitude_stands(self, reading, span_join(light, noun), word, &head, true) ||
        is_condition(self, reading) || is_subordinate(self, reading, light) || self->told_clause == reading->index) {
        return false;
    }
    Speaker speaker = holder_of(self, reading, word, &head);
    uint32_t content = before.length > 1 ? before.start : at;
    for (uint32_t i = before.length > 1 ? noun.start : at; i < noun.start; i++) { /* 表达我国对 A 的支持 */
        const SpeechWord *opener = speech_at(self, i, noun.start, SPEECH_ABOUT, &about);
        if (opener && (opener->flags & SPEECH_FAR) && !speech_is_part(self, reading->clause, about)) {
            content = span_end(about);
            break;
        }
    }
    if (content == at) {
        return false;
    }
    speech_say(self, reading->index,
               &(Saying){&speaker, light, word->noun_stance, content, before.length > 1 ? span_end(before) : noun.start,
                         head_grounds(self, &head)});
    set_governor(self, reading, span_join(light, noun), word);
    reading->is_taken = true;
    if (!self->speech.is_open && speaker.is_person && !speaker.is_both) {
        speech_open(self, reading->clause, &speaker, light, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
    }
    return true;
}

/* True if the verb only stands in a phrase of time before another: 在强调 A 时指出. */
static bool is_in_time_phrase(SpeechCoder *self, const Reading *reading, Span verb) {
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_LIGHT;
    uint32_t end = span_end(reading->clause->span);
    Span start, word;
    if (!speech_before(self, verb.start, reading->from, SPEECH_TIME_START, &start) || start.length > 1 ||
        speech_is_part(self, reading->clause, start)) {
        return false;
    }
    for (uint32_t at = span_end(verb); at < end; at++) {
        if (!speech_at(self, at, end, SPEECH_TIME_END, &word)) {
            continue;
        }
        uint32_t next = span_end(word);
        while (speech_at(self, next, end, SPEECH_MODIFIER, &word)) {
            next = span_end(word);
        }
        if (next == end || speech_at(self, next, end, verbs, &word)) {
            return true;
        }
    }
    return false;
}

/* True if a longer word begins with the span: 道理. */
static bool begins_word(const SpeechCoder *self, Span span) {
    const Match *word = word_at(self->item, span.start, self->item->text->length, CLASS_BIT(CLASS_WORD));
    return word && word->span.length > span.length;
}

/* A verb with 称 or 说 behind it opens a speech and keeps its stance: 说明称, 谴责说. */
static bool extend_verb(SpeechCoder *self, const Reading *reading, Span *verb, const SpeechWord *word,
                        SpeechWord *frame) {
    Span tail;
    const SpeechWord *say = speech_at(self, span_end(*verb), span_end(reading->clause->span), SPEECH_FRAME, &tail);
    bool fits = say && tail.length == 1 && verb->length > 1 && !(word->flags & SPEECH_MEDIA) &&
                (word->kinds & (SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE)) && !(word->kinds & SPEECH_DOCUMENT) &&
                !begins_word(self, tail) && !speech_is_part(self, reading->clause, tail);
    if (!fits) {
        return false;
    }
    *frame = *say;
    frame->flags = word->flags & SPEECH_VIEW;
    frame->stance = (word->kinds & SPEECH_ATTITUDE) ? word->stance : "neutral";
    *verb = span_join(*verb, tail);
    return true;
}

void speech_read_verbs(SpeechCoder *self, Reading *reading) {
    Span verb;
    const SpeechWord *word;
    uint32_t at = reading->from;
    while (!reading->is_taken && !reading->is_told && speech_next(self, reading->clause, at, &verb, &word)) {
        bool found = false;
        if (is_in_time_phrase(self, reading, verb)) {
            at = span_end(verb);
            continue;
        }
        SpeechWord frame;
        if (extend_verb(self, reading, &verb, word, &frame)) {
            word = &frame;
        }
        if (word->kinds & SPEECH_LIGHT) {
            found =
                read_light(self, reading, verb) || ((word->flags & SPEECH_FAR) && read_far_noun(self, reading, verb));
        }
        if (!found && (word->kinds & SPEECH_FRAME)) {
            found = read_frame(self, reading, verb, word);
        }
        if (!found && (word->kinds & SPEECH_ACCORDING)) {
            found = read_according(self, reading, verb);
        }
        if (!found && (word->flags & SPEECH_QUOTES)) {
            found = read_quoted(self, reading, verb);
        }
        if (!found && (word->flags & SPEECH_HEARER)) {
            found = read_hearer(self, reading, verb);
        }
        if (!found && (word->kinds & SPEECH_TELL)) {
            found = word->flags & SPEECH_SHOWS ? read_shown(self, reading, verb) : read_tell(self, reading, verb, word);
        }
        if (!found && (word->kinds & SPEECH_ATTITUDE) && !tells_of_speaker(self, reading, verb)) {
            found = read_attitude(self, reading, verb, word, false);
        }
        if (!found && (word->kinds & SPEECH_TOPIC)) {
            found = read_topic(self, reading, verb, word);
        }
        if (!found && (word->kinds & SPEECH_PASSIVE)) {
            found = read_passive(self, reading, verb);
        }
        at = found && reading->from > verb.start ? reading->from : span_end(verb);
    }
}
