#include "code/frame.h"
#include "code/speech_parts.h"

enum {
    LONGEST_UNKNOWN = 12, /* characters of an unknown subject before an attitude */
    LONGEST_COUNTRY = 6,  /* characters of a country before its body */
};

uint32_t speech_skip_adjectives(SpeechCoder *self, uint32_t at, uint32_t end) {
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

uint32_t speech_skip_particles(SpeechCoder *self, uint32_t at, uint32_t end) {
    Span span;
    while (speech_at(self, at, end, SPEECH_PARTICLE, &span)) {
        at = span_end(span);
    }
    return skip_to_content(self, at, end);
}

uint32_t speech_skip_adverbs(SpeechCoder *self, uint32_t position, uint32_t from, Head *head) {
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
    uint32_t position = speech_skip_adverbs(self, verb, reading->from, head);
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

bool speech_unknown_subject_is_short(SpeechCoder *self, const Reading *reading, const Head *head) {
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

bool speech_is_side(const SpeechCoder *self, const Head *head) {
    return head->kind == HEAD_SIDE ||
           (head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_COUNTRY);
}

bool speech_names_person(const SpeechCoder *self, const Head *head) {
    return head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].person != NO_PERSON;
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

bool speech_names_state(const SpeechCoder *self, const Head *head) {
    const Mention *actor = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    return actor && actor->kind == MENTION_COUNTRY && !actor->is_sign; /* 拥有核武器的 A 指责 B */
}

bool speech_is_named_body(SpeechCoder *self, const Reading *reading, const Head *head) {
    const Mention *body = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    uint32_t start = reading->clause->span.start;
    Span side;
    return body && body->kind == MENTION_BODY && reading->from == start &&
           start == self->item->sentences.items[reading->clause->sentence].span.start &&
           self->speech.sentence != reading->clause->sentence && !self->speech.is_document && !self->speech.pending &&
           match_longest(&self->item->matches, start, head->position, CLASS_BIT(CLASS_COUNTRY)) &&
           !speech_before(self, span_end(body->span), body->span.start, SPEECH_SIDE, &side);
}

bool speech_is_dated_body(const SpeechCoder *self, const Reading *reading, const Head *head) {
    const MentionList *mentions = &self->item->mentions;
    bool leads = head->kind == HEAD_ACTOR && reading->from == reading->clause->span.start &&
                 self->speech.sentence != reading->clause->sentence &&
                 mentions->items[head->mention].kind == MENTION_BODY &&
                 mentions->items[head->mention].phrase.start <= reading->from + LONGEST_COUNTRY;
    uint32_t next = leads ? mention_from(self->item, head->position) : (uint32_t)mentions->count;
    return next < mentions->count && mentions->items[next].kind == MENTION_DATE &&
           mentions->items[next].span.start == head->position;
}

/* True if what the clause before tells two did to each other: X 与 Y 互致贺电，祝贺 …. */
static bool was_mutual(SpeechCoder *self, const Reading *reading) {
    const Clause *before = reading->clause - 1;
    bool may = before >= self->clauses.items && before->sentence == reading->clause->sentence && before->subject_is_own;
    for (uint32_t at = may ? span_end(before->subject.span) : 0; may && at < span_end(before->span); at++) {
        if (speech_flagged_at(self, at, span_end(before->span), SPEECH_BOTH).length) {
            return true;
        }
    }
    return false;
}

/* The one side that acts by itself while both speak: 双方强调 …。A 国愿 …; count 0 if none does. */
static Speaker one_of_both(SpeechCoder *self, const Reading *reading, const Head *head, const Speaker *named) {
    const Party *carried = &reading->clause->subject;
    bool goes_on = head->kind == HEAD_START && !reading->clause->subject_is_own && carried->count == 1 &&
                   carried->span.start >= self->item->sentences.items[reading->clause->sentence].span.start &&
                   self->item->mentions.items[carried->mentions[0]].kind == MENTION_COUNTRY;
    bool speaks = self->speech.is_open && self->speech.speaker.is_both && (goes_on || speech_is_side(self, head));
    Speaker side = !speaks ? (Speaker){.count = 0} : goes_on ? speaker_of_party(self, carried) : *named;
    return side.count == 1 && side.country && !side.is_both ? side : (Speaker){.count = 0};
}

/* True if an organisation of states tells something behind what a state's body told: A 军称 …，国际组织证实 …. */
static bool is_other_organ(const SpeechCoder *self, const SpeechWord *word, const Speaker *named, const Head *head) {
    bool body = head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_COUNTRY;
    return body && (word->kinds & SPEECH_TELL) && !self->speech.speaker.is_person && !self->speech.speaker.is_media &&
           !self->speech.pending && !self->speech.is_document && named->country && !country_is_state(named->country) &&
           self->speech.speaker.country && country_is_state(self->speech.speaker.country);
}

/* True if a body of another state than that of the person who has spoken begins a sentence of its own and the verb of
 * telling closes its clause: A 国外长称 …。B 国外交部重申，…. */
static bool is_foreign_body(SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Speaker *named,
                            const Head *head) {
    Span verb;
    uint32_t end = span_end(reading->clause->span);
    if (!(word->kinds & SPEECH_TELL) || !speech_before(self, end, head->position, SPEECH_TELL, &verb) ||
        reading->clause->ends_with != ',') {
        return false;
    }
    const Mention *body = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    uint32_t sentence = reading->clause->sentence;
    return body && body->kind == MENTION_BODY &&
           body->phrase.start == self->item->sentences.items[sentence].span.start &&
           self->speech.sentence != sentence && self->speech.speaker.is_person && !self->speech.pending &&
           !self->speech.is_document && named->count == 1 && named->country && country_is_state(named->country) &&
           !same_country(named, &self->speech.speaker);
}

/* True if somebody of another state than the one who speaks, who has spoken, denies something: in a sentence of its
 * own, or a body of that state. */
static bool denies_it(const SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Speaker *named,
                      const Head *head) {
    return (word->kinds & SPEECH_TELL) && word->stance && string_same(word->stance, "oppose") && names_somebody(head) &&
           (self->speech.sentence != reading->clause->sentence ||
            (head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_BODY)) &&
           !self->speech.pending && !self->speech.is_document && named->count == 1 && named->country &&
           self->speech.speaker.country && !same_country(named, &self->speech.speaker);
}

/* True if the speech was opened only by telling something in a sentence before: A 介绍了局势。双方确认 …. */
static bool is_only_told(SpeechCoder *self, const Reading *reading) {
    Span verb = self->speech.verb, frame;
    return self->speech.is_open && self->speech.sentence != reading->clause->sentence && verb.length &&
           !speech_at(self, verb.start, span_end(verb), SPEECH_FRAME, &frame) &&
           speech_at(self, verb.start, span_end(verb), SPEECH_TELL, &frame);
}

Speaker speech_holder_of(SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Head *head) {
    Speaker named = speaker_before(self, reading->clause, reading->from, head);
    Speaker side = one_of_both(self, reading, head, &named);
    if (side.count) {
        return side;
    }
    bool in_speech = self->speech.is_open && self->speech.speaker.count;
    bool own_subject = names_somebody(head) ||
                       (reading->clause->subject_is_own && reading->clause->subject.span.start < head->position);
    bool by_name = speech_names_person(self, head);
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
    bool blames = word->stance && (string_same(word->stance, "oppose") || string_same(word->stance, "condemn"));
    third |= blames && speech_names_state(self, head) && !self->speech.is_document && named.count == 1 &&
             self->speech.sentence != reading->clause->sentence && self->speech.speaker.country &&
             !of_speaker; /* A 说 …。B 国指责 … */
    Span about;
    third |= speech_is_dated_body(self, reading, head); /* A 说 …。A 国外交部18日宣布 … */
    third |= blames && speech_is_named_body(self, reading, head);
    third |= is_other_organ(self, word, &named, head) || denies_it(self, reading, word, &named, head) ||
             is_foreign_body(self, reading, word, &named, head);
    third |= named.is_both && own_subject && (word->kinds & SPEECH_TELL) && is_only_told(self, reading);
    third |= head->kind == HEAD_ACTOR && reading->clause->ends_with == ',' && /* 就 A 宣布 B，C 表示 … */
             self->speech.sentence != reading->clause->sentence && reading->from == reading->clause->span.start &&
             speech_at(self, reading->from, head->position, SPEECH_ABOUT, &about);
    bool answers = speech_is_side(self, head) && head->is_anaphoric && named.country && self->speech.speaker.country &&
                   !same_country(&named, &self->speech.speaker); /* A 宣布 …，B 方对此表示反对 */
    bool other_government = own_subject && !self->speech.speaker.is_person && named.country &&
                            self->speech.speaker.country && !same_country(&named, &self->speech.speaker) &&
                            self->speech.sentence != reading->clause->sentence;
    const ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    third |= head->kind == HEAD_START && self->speech.sentence != reading->clause->sentence &&
             last && /* A 拒绝 …，并指责 … */
             (named.is_person || speech_body_opens(self, reading->clause)) && named.count == 1 &&
             string_same(last->speaker, named.names[0]) &&
             last->evidence.start >= self->item->sentences.items[reading->clause->sentence].span.start;
    bool of_subject = !own_subject && speech_is_of_subject(self, reading->clause);
    of_subject |= own_subject && self->speech.speaker.is_media; /* 据 A 社报道，B 要求 … */
    if (in_speech && !by_name && !third && !answers && !other_government && !of_subject &&
        !(named.is_both && head->is_joint)) {
        return self->speech.speaker;
    }
    bool congratulates = word->stance && string_same(word->stance, "congratulate");
    bool both = (word->flags & SPEECH_BOTH) || (congratulates && was_mutual(self, reading));
    if (both && !own_subject && self->joint_sentence == reading->clause->sentence) {
        return (Speaker){.names = {"both"}, .count = 1, .is_both = true, .is_person = true};
    }
    return named;
}

/* True of the preposition of place and time: 在, not 就. */
static bool word_is_at(const SpeechCoder *self, Span span) {
    const Match *at = match_exact(&self->item->matches, span, CLASS_BIT(CLASS_PREPOSITION));
    return at && word_has_role(self->item, at, CLASS_PREPOSITION, "at");
}

/* True if a phrase of place or circumstance is all that stands behind the verb in its clause: 愿在力所能及的范围内，….
 */
static bool only_names_place(SpeechCoder *self, const Reading *reading, uint32_t at) {
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_LIGHT;
    Span start, other;
    uint32_t end = span_end(reading->clause->span);
    return reading->clause->ends_with == ',' && speech_before(self, end, at, SPEECH_TIME_END, &other) &&
           speech_at(self, at, end, SPEECH_TIME_START, &start) && word_is_at(self, start) &&
           !speech_find(self, span_end(start), end, verbs, &other);
}

void speech_set_governor(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word) {
    Span span;
    uint32_t end = span_end(reading->clause->span);
    bool is_wish = word->stance && string_same(word->stance, "wish");
    self->governor = (Governor){.is_set = true,
                                .sentence = reading->clause->sentence,
                                .content = span_end(verb),
                                .is_wish = is_wish,
                                .waits = speech_before(self, end, verb.start, SPEECH_TOGETHER, &span) != NULL ||
                                         only_names_place(self, reading, span_end(verb)),
                                .is_advice = is_wish && !(word->flags & SPEECH_SHORT) && verb.length > 1 &&
                                             !(word->flags & SPEECH_SELF)};
}

bool speech_is_within_time(SpeechCoder *self, const Reading *reading, Span verb) {
    enum { REACH = 16 };
    uint32_t end = span_end(reading->clause->span), from = verb.start;
    Span start, closing;
    while (from > reading->from && verb.start - from < REACH &&
           !(speech_at(self, from - 1, verb.start, SPEECH_TIME_START, &start) && span_end(start) <= verb.start)) {
        from--;
    }
    bool opens = from > reading->from && verb.start - from < REACH && start.start == from - 1 &&
                 !speech_find(self, span_end(start), verb.start, SPEECH_TIME_END, &closing);
    for (uint32_t at = opens ? span_end(verb) : end; at < end && at < span_end(verb) + REACH; at++) {
        if (speech_at(self, at, end, SPEECH_TIME_START, &start)) {
            return false; /* another one opens: 在会上批评 A 在停火期间的做法 */
        }
        const SpeechWord *word = speech_at(self, at, end, SPEECH_TIME_END, &closing);
        if (word && closing.length > 1 && !(word->flags & SPEECH_PLACE) && span_end(closing) < end) {
            return true;
        }
    }
    return false;
}

/* True if the word that ends the clause is 后 behind a verb of telling: A 宣布辞职后，…. */
static bool ends_deed(SpeechCoder *self, const Reading *reading, Span verb, Span closing) {
    const Match *after = match_exact(&self->item->matches, closing, CLASS_BIT(CLASS_SUPPORT));
    Span tells;
    return after && word_has_role(self->item, after, CLASS_SUPPORT, "after") &&
           !word_has_role(self->item, after, CLASS_SUPPORT, "during") && closing.start > span_end(verb) + 1 &&
           speech_at(self, verb.start, span_end(reading->clause->span), SPEECH_TELL, &tells);
}

bool speech_is_subordinate(SpeechCoder *self, const Reading *reading, Span verb) {
    Span span, start;
    const Clause *clause = reading->clause;
    const SpeechWord *word = clause->ends_with != ','
                                 ? NULL
                                 : speech_before(self, span_end(clause->span), span_end(verb), SPEECH_TIME_END, &span);
    if (!word) {
        return false;
    }
    return (span.length > 1 && !(word->flags & SPEECH_PLACE)) || ends_deed(self, reading, verb, span) ||
           (reading->from < verb.start && speech_at(self, reading->from, verb.start, SPEECH_TIME_START, &start));
}

bool speech_is_condition(SpeechCoder *self, const Reading *reading) {
    Span span;
    const SpeechWord *word = speech_at(self, reading->from, span_end(reading->clause->span), SPEECH_BREAK, &span);
    return word && (word->flags & SPEECH_IF);
}

ChGroundSet speech_head_grounds(const SpeechCoder *self, const Head *head) {
    return (head->kind == HEAD_NONE ? CH_GROUND_BIT(CH_GROUND_NO_SUBJECT) : 0) |
           (head->kind == HEAD_START ? CH_GROUND_BIT(CH_GROUND_INHERITED) : 0) |
           (self->speech.is_open ? CH_GROUND_BIT(CH_GROUND_IN_SPEECH) : 0);
}

bool speech_light_follows(SpeechCoder *self, const Reading *reading, uint32_t at) {
    Span light, noun;
    uint32_t end = span_end(reading->clause->span);
    for (; at < end; at++) {
        if (speech_at(self, at, end, SPEECH_LIGHT, &light) &&
            speech_at(self, speech_skip_adjectives(self, span_end(light), end), end, SPEECH_NOUN, &noun)) {
            return true;
        }
    }
    return false;
}

bool speech_tells_plan(SpeechCoder *self, const Clause *clause) {
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
    if (speaker->is_person && !speaker->is_gathering &&
        (speaker->count > 1 || (speaker->is_unnamed && speaker->count))) {
        self->last_several = *speaker;
    }
    if ((clause->speech & SPEECH_DOCUMENT) && speaker->count == 1 && !speaker->is_both && !speaker->is_unnamed) {
        self->last_subject = *speaker; /* A 在声明中说 … 声明还提到 … */
    }
}

/* True if the clause is only a phrase of time or topic: 针对此事. */
static bool opens_phrase(SpeechCoder *self, const Clause *clause) {
    enum { SHORT = 8 };
    Span word;
    return clause->span.length <= SHORT ||
           speech_at(self, clause->span.start, span_end(clause->span), SPEECH_ABOUT | SPEECH_TIME_START, &word);
}

/* True if the clause is nothing but when something is said: 当被问及 A 时. */
static bool is_phrase_of_time(SpeechCoder *self, const Clause *clause) {
    Span word;
    uint32_t end = span_end(clause->span);
    return clause->ends_with == ',' && speech_at(self, clause->span.start, end, SPEECH_TIME_START, &word) != NULL &&
           speech_before(self, end, span_end(word), SPEECH_TIME_END, &word) != NULL;
}

bool speech_reports_speech(SpeechCoder *self, const Reading *reading, uint32_t content, bool next) {
    for (size_t i = reading->index + (next ? 1 : 0); i < self->clauses.count; i++) {
        const Clause *clause = &self->clauses.items[i];
        Span verb;
        const SpeechWord *word;
        bool introduced = i == reading->index + (next ? 1 : 0) || opens_phrase(self, &self->clauses.items[i - 1]);
        if (clause->sentence != reading->clause->sentence || !introduced) {
            break;
        }
        uint32_t from = content > clause->span.start ? content : clause->span.start;
        if (is_phrase_of_time(self, clause)) {
            continue;
        }
        for (uint32_t at = from; speech_next(self, clause, at, &verb, &word); at = span_end(verb)) {
            if ((word->kinds & (SPEECH_FRAME | SPEECH_TELL)) && !takes_noun(clause, verb, word)) {
                Head head = head_before(self, clause, verb.start, from);
                bool subject = clause->subject_is_own && clause->subject.span.start >= from &&
                               span_end(clause->subject.span) <= verb.start;
                return (head.kind == HEAD_ACTOR || subject) && !is_possessive(self, span_end(verb));
            }
        }
    }
    return false;
}

Span speech_closing_news(const SpeechCoder *self, uint32_t from, uint32_t end) {
    enum { LONGEST_NEWS = 2 };
    for (uint32_t at = end > from + LONGEST_NEWS ? end - LONGEST_NEWS : from; at < end; at++) {
        Span news = speech_flagged_at(self, at, end, SPEECH_NEWS);
        if (news.length && span_end(news) == end) {
            return news;
        }
    }
    return span_of(end, end);
}

bool speech_tells_of_speaker(SpeechCoder *self, const Reading *reading, Span verb) {
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

/* True if the verb only stands in a phrase of time before another: 在强调 A 时指出. */
static bool is_in_time_phrase(SpeechCoder *self, const Reading *reading, Span verb) {
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_LIGHT;
    enum { LONGEST_PHRASE = 30 };
    uint32_t end = span_end(reading->clause->span), at = verb.start;
    Span start, word;
    bool opens = false; /* 在强调 A 时指出, 在听取 B 介绍后表示 */
    for (uint32_t shut = 0; !opens && !shut && at > reading->from && verb.start - at < LONGEST_PHRASE; at--) {
        opens = speech_before(self, at, reading->from, SPEECH_TIME_START, &start) && start.length == 1 &&
                !speech_is_part(self, reading->clause, start) && (at == verb.start || word_is_at(self, start));
        shut = at < verb.start && speech_before(self, at, reading->from, SPEECH_TIME_END, &word) != NULL;
    }
    if (!opens) {
        return false;
    }
    for (at = span_end(verb); at < end; at++) {
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

/* True if a verb of telling ends its sentence behind him who tells: what he told stands before (“…”，A 证实。). It is
 * read like one that opens a speech. */
static bool tells_before(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                         SpeechWord *frame) {
    const Clause *clause = reading->clause;
    bool last = (word->kinds & SPEECH_TELL) && !(word->kinds & SPEECH_FRAME) &&
                !(word->flags & (SPEECH_THING | SPEECH_SHOWS | SPEECH_QUOTES | SPEECH_HEARER | SPEECH_MEDIA)) &&
                span_end(verb) == span_end(clause->span) && reading->index > 0;
    if (!last || !speech_follows_words(self, reading)) {
        return false;
    }
    Head head = head_before(self, clause, verb.start, reading->from);
    *frame = *word;
    frame->kinds = SPEECH_FRAME;
    frame->flags = 0;
    Head before = head;
    Span suffers; /* 遭到 A 否认; 向 A 介绍 */
    return names_somebody(&head) && !speech_about(self, reading, verb.start, &before).length && !head.is_negated &&
           !head.is_anaphoric && !speech_find(self, reading->from, verb.start, SPEECH_PASSIVE, &suffers);
}

void speech_read_verbs(SpeechCoder *self, Reading *reading) {
    Span verb;
    const SpeechWord *word;
    uint32_t at = reading->from;
    while (!reading->is_taken && !reading->is_told && speech_next(self, reading->clause, at, &verb, &word)) {
        bool found = false;
        if ((word->kinds & SPEECH_LIGHT) && speech_names_deed(self, reading->clause, verb, word)) {
            return; /* 作出 … 的承诺: a commitment alone */
        }
        if (is_in_time_phrase(self, reading, verb)) {
            at = span_end(verb);
            continue;
        }
        SpeechWord frame;
        if (extend_verb(self, reading, &verb, word, &frame) || tells_before(self, reading, verb, word, &frame)) {
            word = &frame;
        }
        if (word->kinds & SPEECH_LIGHT) {
            found = speech_read_light(self, reading, verb) ||
                    ((word->flags & SPEECH_FAR) && speech_read_far_noun(self, reading, verb));
        }
        if (!found && (word->kinds & SPEECH_FRAME)) {
            found = speech_read_frame(self, reading, verb, word);
        }
        if (!found && (word->kinds & SPEECH_ACCORDING)) {
            found = speech_read_according(self, reading, verb);
        }
        if (!found && (word->flags & SPEECH_QUOTES)) {
            found = speech_read_quoted(self, reading, verb);
        }
        if (!found && (word->flags & SPEECH_HEARER)) {
            found = speech_read_hearer(self, reading, verb);
        }
        if (!found && (word->kinds & SPEECH_TELL)) {
            found = word->flags & SPEECH_SHOWS ? speech_read_shown(self, reading, verb)
                                               : speech_read_tell(self, reading, verb, word);
        }
        if (!found && (word->kinds & SPEECH_ATTITUDE) && !speech_tells_of_speaker(self, reading, verb)) {
            found = speech_read_attitude(self, reading, verb, word, false);
        }
        if (!found && (word->kinds & SPEECH_TOPIC)) {
            found = speech_read_topic(self, reading, verb, word);
        }
        if (!found && (word->kinds & SPEECH_PASSIVE)) {
            found = speech_read_passive(self, reading, verb);
        }
        Span light; /* 对有关报道表示不满 */
        bool joins = !found && (word->flags & SPEECH_MEDIA) && verb.length > 2 &&
                     speech_before(self, span_end(verb), verb.start + 1, SPEECH_LIGHT, &light);
        at = found && reading->from > verb.start ? reading->from : joins ? light.start : span_end(verb);
    }
    if (!reading->is_taken && !reading->is_told) {
        (void)speech_read_naming(self, reading);
    }
}
