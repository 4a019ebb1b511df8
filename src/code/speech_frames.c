#include "code/frame.h"
#include "code/speech_parts.h"

/* True if the verb is the last noun of a list: 提出倡议和主张. */
static bool is_joined_noun(const SpeechCoder *self, const Reading *reading, Span verb, const Head *head) {
    const Match *joint = head->kind == HEAD_NONE && verb.length > 1
                             ? word_before(self->item, verb.start, reading->from, CLASS_BIT(CLASS_CONJUNCTION))
                             : NULL;
    return joint && span_end(verb) >= span_end(reading->clause->span) &&
           word_has_role(self->item, joint, CLASS_CONJUNCTION, "with");
}

/* True if the clause only supposes that somebody says it: 当一国认为自己受到威胁时，…. */
static bool supposes(SpeechCoder *self, const Reading *reading, Span verb) {
    Span opens, closes;
    uint32_t end = span_end(reading->clause->span);
    return reading->clause->ends_with == ',' && speech_before(self, end, span_end(verb), SPEECH_TIME_END, &closes) &&
           closes.length == 1 && speech_at(self, reading->from, verb.start, SPEECH_TIME_START, &opens) &&
           opens.length == 1;
}

/* True if it is only planned to say it: 将强调 …, not 两会强调. */
static bool is_still_to_be_said(SpeechCoder *self, const Reading *reading, Span verb, const Head *head) {
    Span plan;
    const SpeechWord *word = head->is_future && head->kind == HEAD_NONE
                                 ? speech_find(self, reading->from, verb.start, SPEECH_INTEND, &plan)
                                 : NULL;
    bool plans = head->kind != HEAD_NONE || (word && !(word->flags & SPEECH_WEAK));
    return head->is_future && !self->in_headline && plans;
}

/* True if brackets or quotation marks hold only what a state calls the place named before: P(A 称 Q), P“A 称 Q”. */
static bool names_place(const SpeechCoder *self, const Reading *reading, Span verb, const Head *head) {
    enum { LONGEST_NAME = 12 };
    const uint32_t *character = self->item->text->character;
    const Mention *state = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    uint32_t start = state ? state->phrase.start : head->kind == HEAD_SIDE ? head->side_start : 0;
    bool named = start > 0 && verb.length == 1 && (!state || state->kind == MENTION_COUNTRY);
    bool opened = named && (character[start - 1] == '(' || character[start - 1] == OPEN_QUOTE ||
                            (character[start - 1] == ',' && reading->from == start));
    for (uint32_t at = span_end(verb); opened && at < span_end(verb) + LONGEST_NAME; at++) {
        uint32_t c = at < self->item->text->length ? character[at] : ',';
        if (c == ')' || c == CLOSE_QUOTE || !character_is_han(c)) {
            return at > span_end(verb) && (c == ')' || (c == CLOSE_QUOTE && character[start - 1] == OPEN_QUOTE));
        }
    }
    return false;
}

/* True if a longer word begins with the verb: 说明. */
static bool begins_word(const SpeechCoder *self, Span verb) {
    return any_word_at(self->item, verb.start, self->item->text->length)->span.length > verb.length;
}

/* True if a frame verb is one here: an actor before it or a mark behind it. */
static bool frame_stands(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                         const Head *head) {
    uint32_t after = span_end(verb);
    uint32_t next = after < self->item->text->length ? self->item->text->character[after] : 0;
    bool is_noun = verb.length > 1 && verb.start > reading->from && is_possessive(self, verb.start - 1) &&
                   next != ':' && next != OPEN_QUOTE &&
                   !match_exact(&self->item->matches, span_of(after - 1, after), CLASS_BIT(CLASS_SPEECH)); /* 推文称 */
    if (is_noun || /* 使馆发出的提醒 */
        head->is_negated || is_still_to_be_said(self, reading, verb, head) || is_possessive(self, after) ||
        is_joined_noun(self, reading, verb, head) || supposes(self, reading, verb) ||
        names_place(self, reading, verb, head) || glosses_place(self->item, verb)) {
        return false;
    }
    Span nobody;
    bool marked = next == ',' || next == ':' || next == OPEN_QUOTE;
    const SpeechWord *before = speech_before(self, head->position, reading->from, SPEECH_BREAK, &nobody);
    if (before && (before->flags & SPEECH_NOBODY) && !(before->flags & SPEECH_NEWS)) {
        self->question_sentence =
            marked && (word->flags & SPEECH_ASKS) ? reading->clause->sentence : self->question_sentence;
        return false; /* 有人说, not 有分析认为 */
    }
    if ((word->flags & (SPEECH_ASKS | SPEECH_VIEW)) &&
        speech_find(self, reading->from, verb.start, SPEECH_PASSIVE, &nobody)) {
        return false; /* 被问及, 被外界认为 */
    }
    bool sign = (head->kind == HEAD_SIDE && head->position == head->side_start + 1) ||
                (head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].phrase.length == 1 &&
                 self->item->mentions.items[head->mention].is_sign);
    bool has_actor = names_somebody(head) && !(sign && (word->flags & SPEECH_SHORT)); /* 新指针 */
    if (word->flags & (SPEECH_COLON | SPEECH_THING)) {
        marked &= !takes_noun(reading->clause, verb, word); /* 提出“…”倡议 */
        bool is_noun = speech_before(self, after, reading->from, SPEECH_DOCUMENT, &nobody) &&
                       nobody.length > verb.length;                        /* A 的联合声明，以及 … */
        bool is_issued = (word->kinds & SPEECH_DOCUMENT) && next == ',' && /* A 发表媒体声明 */
                         (is_noun || speech_find(self, reading->from, verb.start, SPEECH_LIGHT, &nobody));
        bool goes_on = !(word->flags & SPEECH_THING) && head->kind == HEAD_START && verb.length > 1 &&
                       reading->clause->subject.count && !reading->clause->subject_is_own && reading->index > 0 &&
                       reading->clause[-1].sentence == reading->clause->sentence &&
                       reading->from == reading->clause->span.start; /* A 抵达 B，随后澄清，… */
        return marked && (has_actor || goes_on) && !is_issued;
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
        const Speech *speech = &self->speech;
        bool felt = verb.start == reading->clause->span.start && span_end(verb) + 1 < span_end(reading->clause->span) &&
                    speech->sentence == reading->clause->sentence && speech->verb.length && /* 感谢 A，说 … */
                    !speech_at(self, speech->verb.start, span_end(speech->verb), SPEECH_FRAME, &nobody) &&
                    !begins_word(self, verb);
        bool joined = head->kind == HEAD_START && reading->index > 0 && self->speech.is_open && /* 并说 */
                      self->clauses.items[reading->index - 1].sentence == reading->clause->sentence &&
                      (felt || word_before(self->item, verb.start, reading->from, CLASS_BIT(CLASS_CONJUNCTION)));
        return marked || has_actor || joined || (!unnamed && head->kind != HEAD_START);
    }
    return marked || !unnamed || speech_unknown_subject_is_short(self, reading, head);
}

/* Where the words begin that a quotation of several sentences ending right before `end` holds;
 * `end` if none ends there. */
static uint32_t quotation_before(const SpeechCoder *self, uint32_t end, uint32_t paragraph) {
    enum { LONGEST_QUOTATION = 400 };
    const uint32_t *character = self->item->text->character;
    uint32_t close = character_is(self, end, CLOSE_QUOTE) ? end + 1 : end, depth = 0;
    while (close > paragraph && (character[close - 1] == ',' || character_is_space(character[close - 1]))) {
        close--;
    }
    bool quoted = close > paragraph && character[close - 1] == CLOSE_QUOTE;
    for (uint32_t at = close; quoted && at > paragraph && at + LONGEST_QUOTATION > close; at--) {
        depth += character[at - 1] == CLOSE_QUOTE;
        depth -= character[at - 1] == OPEN_QUOTE && depth > 0;
        if (depth == 0) {
            return at;
        }
    }
    return end;
}

/* Those who were taken to say what stands from `start` on did not: he who is named behind
 * it does. True if its first words are among it. */
static bool give_words(SpeechCoder *self, uint32_t start) {
    enum { FIRST_WORDS = 12 };
    bool first = false;
    size_t kept = 0;
    for (size_t i = 0; i < self->statements.count; i++) {
        ChStatement *statement = &self->statements.items[i];
        bool within = statement->evidence.start >= start;
        if (within && string_same(statement->speaker, "both")) {
            if (string_same(statement->stance, "neutral")) {
                continue; /* that both talked is only told */
            }
            self->statements.items[kept++] = *statement;
            continue;
        }
        if (within) {
            statement->speaker = self->speech.speaker.names[0];
            statement->speaker_country = self->speech.speaker.countries[0];
            first |= statement->evidence.start < start + FIRST_WORDS;
        }
        self->statements.items[kept++] = *statement;
    }
    self->statements.count = kept;
    return first;
}

/* What he who is named behind a quotation promises in it: “我们将 …”，他说. */
static void commit_quoted(SpeechCoder *self, size_t first, size_t end, uint32_t start) {
    const ChCommitment *last = self->commitments.count ? &self->commitments.items[self->commitments.count - 1] : NULL;
    bool told = !self->speech.is_open || (last && last->evidence.end > start);
    for (size_t i = told ? end : first; i < end; i++) {
        const Clause *clause = &self->clauses.items[i];
        bool begins = i == first || clause[-1].sentence != clause->sentence;
        Reading quoted = {
            .index = i, .clause = clause, .from = start > clause->span.start ? start : clause->span.start};
        quoted.begins_content = begins;
        if (clause->speech & SPEECH_INTEND) {
            (void)code_commitments(self, &quoted);
        }
    }
}

/* “…”, he said: what is said stands before the verb, in the sentence or in the
 * quotation before it. */
static void say_quoted_before(SpeechCoder *self, Reading *reading) {
    const SentenceList *sentences = &self->item->sentences;
    uint32_t sentence = reading->clause->sentence, end = reading->clause->span.start;
    uint32_t start = sentences->items[sentence].span.start;
    reading->verb_last = false;
    reading->is_taken = true;
    bool is_first = end == start;
    if (is_first &&
        (sentence == 0 || !character_is(self, span_end(sentences->items[sentence - 1].span) - 1, CLOSE_QUOTE))) {
        return;
    }
    start = is_first ? sentences->items[sentence - 1].span.start : start;
    size_t clause = reading->index;
    while (clause > 0 && self->clauses.items[clause - 1].paragraph == reading->clause->paragraph) {
        clause--;
    }
    uint32_t quoted = quotation_before(self, end, sentences->items[self->clauses.items[clause].sentence].span.start);
    start = quoted < start ? quoted : start;
    while (clause < reading->index && span_end(self->clauses.items[clause].span) <= start) {
        clause++;
    }
    start = skip_to_content(self, start, end);
    commit_quoted(self, clause, reading->index, start);
    if (self->speech.speaker.count == 1 && give_words(self, start)) { /* 中方反对 …，A 强调。 */
        self->speech.pending = false;
        return;
    }
    speech_say_plainly(self, clause, start);
    speech_end_quotes(self, reading->index, end);
}

/* True if the clause stands between two halves of a quotation: “A，”他说，“B”. */
static bool splits_quote(const SpeechCoder *self, const Reading *reading) {
    const uint32_t *character = self->item->text->character;
    uint32_t start = reading->clause->span.start;
    while (start < span_end(reading->clause->span) && character[start] == CLOSE_QUOTE) {
        start++;
    }
    bool inside = start > 1 && character[start - 1] == CLOSE_QUOTE && character[start - 2] == ',';
    bool outside = start > 1 && character[start - 1] == ',' &&
                   character[start - 2] == CLOSE_QUOTE && /* “A”，他说，“B” */
                   character_is(self, span_end(reading->clause->span) + 1, OPEN_QUOTE);
    return reading->clause->ends_with == ',' && (inside || outside);
}

bool speech_follows_words(const SpeechCoder *self, const Reading *reading) {
    const SentenceList *sentences = &self->item->sentences;
    const Clause *clause = reading->clause;
    Span sentence = sentences->items[clause->sentence].span;
    if (clause->ends_with != '.') {
        return splits_quote(self, reading);
    }
    bool first = clause->span.start == sentence.start;
    return !first || (clause->sentence > 0 && clause[-1].paragraph == clause->paragraph &&
                      character_is(self, span_end(sentences->items[clause->sentence - 1].span) - 1, CLOSE_QUOTE));
}

/* True if a body other than the one that speaks is named in a sentence of its own. */
static bool is_other_body(SpeechCoder *self, const Reading *reading, const Speaker *speaker, const Head *head) {
    const Party *subject = &reading->clause->subject;
    bool own = reading->clause->subject_is_own && span_end(subject->span) <= head->position;
    uint32_t named = head->kind == HEAD_ACTOR ? head->mention
                     : own && subject->count  ? subject->mentions[0]
                                              : NO_MENTION;
    return named != NO_MENTION && self->item->mentions.items[named].kind == MENTION_BODY &&
           (!self->speech.speaker.is_person || (reading->clause->speech & SPEECH_DOCUMENT) ||
            speech_is_dated_body(self, reading, head) || speech_is_named_body(self, reading, head)) &&
           self->speech.sentence != reading->clause->sentence && !same_speaker(speaker, &self->speech.speaker);
}

void speech_begin_words(SpeechCoder *self, Reading *reading, Span verb) {
    uint32_t end = span_end(reading->clause->span);
    reading->from = speech_skip_particles(self, span_end(verb), end);
    reading->begins_content = true;
    reading->verb_last = reading->from >= end;
    bool paragraphs = reading->verb_last && reading->clause->ends_with == ':' &&
                      reading->index + 1 < self->clauses.count &&
                      reading->clause[1].paragraph != reading->clause->paragraph;
    self->speech.is_document |= paragraphs; /* 发言人作出以下回应：, and its paragraphs */
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

/* True if after a body or army of one state another state by its name tells its own side: A 军称 …，B 国称 …. */
static bool is_other_state(const SpeechCoder *self, const Speaker *speaker, const Head *head) {
    return speech_names_state(self, head) && !self->speech.speaker.is_person && !self->speech.speaker.is_both &&
           self->statements.count && speaker->country && self->speech.speaker.country && !self->speech.pending &&
           !same_country(speaker, &self->speech.speaker);
}

/* True if the head is a pronoun behind the clause's own subject: A 请 B 转达他对 C 的问候并表示. */
static bool points_back(SpeechCoder *self, const Clause *clause, const Head *head) {
    Span asks; /* 请 B 转达他对 C 的问候: the subject before */
    const Mention *actor = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    return actor && actor->kind == MENTION_REFERENCE && clause->subject_is_own &&
           span_end(clause->subject.span) <= actor->span.start &&
           !speech_before(self, clause->subject.span.start, clause->span.start, SPEECH_BREAK, &asks);
}

bool speech_read_frame(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word) {
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    if (head.kind == HEAD_UNNAMED || head.kind == HEAD_NONE ||
        (head.kind == HEAD_ACTOR && self->item->mentions.items[head.mention].kind == MENTION_GROUP)) {
        Head about = head;
        (void)speech_about(self, reading, verb.start, &about); /* 对记者表示: not the press speaks */
        head = points_back(self, reading->clause, &about) ? head : about;
    }
    if (!frame_stands(self, reading, verb, word, &head)) {
        bool asks = self->question_sentence == reading->clause->sentence; /* 记者提问，… */
        reading->is_taken |= asks;
        return asks;
    }
    Speaker speaker = speaker_before(self, reading->clause, reading->from, &head);
    speaker = (word->flags & SPEECH_BOTH) ? speaker_together(self, &speaker) : speaker;
    bool goes_on = self->speech.is_open && self->speech.paragraph == reading->clause->paragraph;
    bool named = names_somebody(&head) || self->last_author.count || reading->clause->subject_is_own;
    bool other_body = is_other_body(self, reading, &speaker, &head);
    bool says_more = !self->speech.pending && head.kind == HEAD_START && same_speaker(&speaker, &self->speech.speaker);
    bool own_words = goes_on && !self->speech.speaker.is_media && !speaker.is_person && !other_body && !says_more &&
                     !(named && same_speaker(&speaker, &self->speech.speaker)) &&
                     (same_country(&speaker, &self->speech.speaker) ||
                      (self->speech.sentence == reading->clause->sentence && !is_foreign_body(self, &speaker, &head) &&
                       !is_other_state(self, &speaker, &head)));
    Span document;
    bool begins = reading->index > 0 && reading->clause[-1].sentence != reading->clause->sentence;
    bool marked = span_end(verb) == span_end(reading->clause->span) && reading->clause->ends_with != '.';
    bool side = begins && marked && speech_is_side(self, &head) && !head.is_future;
    bool by_side = side && !(word->flags & SPEECH_VIEW) && !self->speech.is_document; /* A 说：“…”A 方指出，… */
    bool besides = side && !self->speech.pending && !speaker_for_himself(self, &self->speech.speaker);
    own_words &= !by_side && !besides; /* A 国外交部发表声明说，…。A 方强调，… */
    speech_end_quotes(self, reading->index, reading->clause->span.start);
    if (!own_words) {
        speech_open(self, reading->clause, &speaker, verb, word->stance, speech_head_grounds(self, &head));
        self->speech.is_document =
            head.kind == HEAD_UNNAMED && speech_before(self, head.position, reading->from, SPEECH_DOCUMENT, &document);
        self->last_author = self->speech.is_document ? self->speech.speaker : self->last_author;
    }
    bool said_on = span_end(verb) < span_end(reading->clause->span);
    if (own_words && self->speech.pending && reading->begins_content && said_on) {
        return true; /* A 强调，我国主张 …: A says all of it */
    }
    speech_begin_words(self, reading, verb);
    return true;
}

/* The stance of the attitude that the words ascribe to the speaker's own side: 土方坚定支持 …. NULL if they begin
 * otherwise. */
static const char *stance_of_own_side(SpeechCoder *self, Span words, const Speaker *speaker) {
    uint32_t first = mention_from(self->item, words.start), at = words.start, end = span_end(words);
    const Mention *side = first < self->item->mentions.count ? &self->item->mentions.items[first] : NULL;
    Span own;
    if (side && side->phrase.start == words.start && side->country && speaker->country &&
        strcmp(side->country, speaker->country) == 0) {
        at = span_end(side->phrase);
    } else if (speech_at(self, words.start, end, SPEECH_OWN, &own)) {
        at = span_end(own);
    }
    while (at > words.start && speech_at(self, at, end, SPEECH_MODIFIER, &own)) {
        at = span_end(own);
    }
    const SpeechWord *attitude = at > words.start ? speech_at(self, at, end, SPEECH_ATTITUDE, &own) : NULL;
    bool sure = attitude && attitude->stance && !(attitude->flags & (SPEECH_WEAK | SPEECH_SHORT)) &&
                strcmp(attitude->stance, "wish") != 0; /* 已做好准备 */
    return sure ? attitude->stance : NULL;
}

/* What is reaffirmed may be a refusal. */
static const char *told_stance(SpeechCoder *self, const Reading *reading, const SpeechWord *word, uint32_t content,
                               const Speaker *speaker) {
    if (!word->stance || strcmp(word->stance, "support") != 0) {
        return word->stance ? word->stance : "neutral";
    }
    Span words = speech_quote(self, reading->index, content, 30);
    const char *own = stance_of_own_side(self, words, speaker);
    return own ? own : speech_plain_stance(self, words, speaker, CUE_BIT(CUE_REAFFIRMED));
}

static bool subject_is_person(const SpeechCoder *self, const Clause *clause) {
    return clause->subject_is_own && self->item->mentions.items[clause->subject.mentions[0]].person != NO_PERSON;
}

/* True if the clause before, of the same sentence and subject, tells a plan: 将访问 A，阐述 …. */
static bool follows_plan(SpeechCoder *self, const Reading *reading) {
    const Clause *before = reading->clause - 1;
    return reading->index > 0 && !reading->clause->subject_is_own && before->sentence == reading->clause->sentence &&
           speech_tells_plan(self, before);
}

/* The code point behind the dates and adverbs that begin at `at`: 预计下周也将 …. */
static uint32_t skip_date_and_adverbs(SpeechCoder *self, uint32_t at, uint32_t end) {
    const MentionList *mentions = &self->item->mentions;
    Span adverb;
    for (uint32_t before = end; at < end && at != before;) {
        before = at;
        uint32_t next = mention_from(self->item, at);
        bool dated = next < mentions->count && mentions->items[next].kind == MENTION_DATE &&
                     mentions->items[next].span.start == at;
        at = dated ? span_end(mentions->items[next].span) : at;
        const SpeechWord *word = speech_at(self, at, end, SPEECH_MODIFIER, &adverb);
        at = word && !(word->kinds & SPEECH_INTEND) ? span_end(adverb) : at;
    }
    return at;
}

/* True if the actor before the verb is only with whom somebody else, who is not named, does it: 旨在同 A …. */
static bool acts_with(SpeechCoder *self, const Reading *reading, const Head *head) {
    uint32_t start = head->kind == HEAD_ACTOR ? self->item->mentions.items[head->mention].phrase.start : reading->from;
    const Match *with = word_before(self->item, start, reading->from, CLASS_BIT(CLASS_PREPOSITION));
    Head doer = with ? head_before(self, reading->clause, with->span.start, reading->from) : (Head){0};
    return with && word_has_role(self->item, with, CLASS_PREPOSITION, "with") && !names_somebody(&doer);
}

/* True if the clause that begins the sentence only names a matter, by a deed that tells something: 就 A 宣布 B，C 表示
 * …. */
static bool names_matter(SpeechCoder *self, const Reading *reading, Span verb) {
    const Clause *clause = reading->clause;
    Span about;
    bool begins = clause->ends_with == ',' && reading->from == clause->span.start &&
                  (reading->index == 0 || clause[-1].sentence != clause->sentence);
    const SpeechWord *word = begins ? speech_at(self, reading->from, verb.start, SPEECH_ABOUT, &about) : NULL;
    bool stands =
        word && !speech_is_part(self, clause, about) && !(about.length > 1 && (word->kinds & SPEECH_MODIFIER));
    return stands && party_at(self->item, span_end(about), verb.start).count && /* not 就此, A 宣布 */
           reading->index + 1 < self->clauses.count && clause[1].sentence == clause->sentence &&
           (clause[1].speech & (SPEECH_FRAME | SPEECH_LIGHT | SPEECH_ATTITUDE));
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
    uint32_t next = skip_date_and_adverbs(self, span_end(verb), end);
    if ((word->flags & SPEECH_WEAK) && speech_at(self, next, end, SPEECH_INTEND | SPEECH_TIME_START, &plan)) {
        return false; /* 预计将 …: an adverb */
    }
    bool marked = reading->clause->ends_with != '.' && span_end(verb) >= end;
    if ((word->flags & SPEECH_COLON) && (!marked || !has_actor)) {
        return false;
    }
    if (head->kind == HEAD_NONE && speech_before(self, head->position, reading->from, SPEECH_INTEND, &plan) &&
        speech_ends_noun(self, plan, reading->from)) {
        return false; /* 举行发布会介绍 A */
    }
    if ((word->flags & SPEECH_COLON) && speech_find(self, reading->from, verb.start, SPEECH_NEGATION, &plan) &&
        !speech_is_part(self, reading->clause, plan)) {
        return false; /* 未有消息公布 */
    }
    Span people;
    if ((word->flags & SPEECH_WEAK) && head->kind == HEAD_UNNAMED &&
        speech_before(self, head->position, reading->from, SPEECH_SPEAKER, &people) &&
        word_before(self->item, people.start, reading->from, CLASS_BIT(CLASS_PREPOSITION))) {
        return false; /* 同各方分享 */
    }
    bool with_others = (word->flags & SPEECH_WEAK) && acts_with(self, reading, head); /* 旨在同各国分享 */
    bool denied = with_others || names_matter(self, reading, verb) || head->is_negated ||
                  speech_is_subordinate(self, reading, verb) || is_possessive(self, span_end(verb)) ||
                  speech_is_condition(self, reading);
    bool nobody = (head->kind == HEAD_NONE && !has_actor && !speech_unknown_subject_is_short(self, reading, head)) ||
                  ((word->flags & SPEECH_WEAK) && !names_somebody(head) &&
                   (self->speech.is_open || !subject_is_person(self, reading->clause))) ||
                  (head->kind == HEAD_START && !reading->clause->subject.count && !self->speech.is_open);
    return !denied && !nobody;
}

/* True if the verb of telling is governed by a wish or is a noun behind 的. What takes a side is the speaker's own
 * behind his advice to others (呼吁各方克制，重申 …). */
static bool is_not_told(const SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Head *head) {
    const Governor *governor = &self->governor;
    bool is_noun = head->position > reading->from && is_possessive(self, head->position - 1);
    bool takes_side = word->stance && !string_same(word->stance, "inform") && !string_same(word->stance, "neutral");
    return is_noun || (head->kind == HEAD_START && !takes_side && governor->is_set &&
                       governor->sentence == reading->clause->sentence &&
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
    if ((word->flags & SPEECH_MEDIA) || speech_light_follows(self, reading, span_end(verb))) {
        return false;
    }
    *head = head->kind == HEAD_UNNAMED || head->kind == HEAD_NONE || is_group ? before : *head; /* 向媒体负责人介绍 */
    return true;
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
        Span news = speech_closing_news(self, content, end);
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

bool speech_read_shown(SpeechCoder *self, Reading *reading, Span verb) {
    uint32_t end = span_end(reading->clause->span), content = speech_skip_particles(self, span_end(verb), end);
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

/* Both, if they are told together in what one of them says: 去年，中越宣布 …. Count 0 if they are not. */
static Speaker both_telling(SpeechCoder *self, const Clause *clause, Span verb) {
    bool two = self->speech.is_open && clause->subject_is_own && clause->subject.count == 2 &&
               span_end(clause->subject.span) <= verb.start;
    Speaker list = two ? speaker_of_party(self, &clause->subject) : (Speaker){.count = 0};
    list = two ? speaker_together(self, &list) : list;
    return list.is_both ? list : (Speaker){.count = 0};
}

/* True if the verb only belongs to what a frame verb, or no press at all, tells: 他说，我们宣布 …;
 * 与有关媒体报道有出入. */
static bool is_frames_own(const SpeechCoder *self, const Reading *reading, const Head *head, bool reported, bool next) {
    const Match *first = word_at(self->item, reading->from, head->position, CLASS_BIT(CLASS_WORD));
    if (reported) {
        return first && word_has_kind(self->item, first, CLASS_WORD, "preposition") && head->kind == HEAD_ACTOR;
    }
    return self->speech.is_open && self->speech.pending && reading->begins_content && !next &&
           head->kind != HEAD_ACTOR && self->speech.verb.length;
}

/* True if the one who speaks would be taken to tell what another state does: A 说，B 国已宣布 …. */
static bool is_told_of_others(const SpeechCoder *self, const Reading *reading, const Head *head,
                              const Speaker *speaker) {
    const Mention *actor = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    const char *country = actor && actor->person == NO_PERSON ? actor->country : head->side;
    bool his = self->speech.is_open && self->speech.paragraph == reading->clause->paragraph && speaker->is_person &&
               !speaker->is_both && same_speaker(speaker, &self->speech.speaker);
    bool told = actor && word_before(self->item, actor->phrase.start, reading->from, /* 向 A 介绍 */
                                     CLASS_BIT(CLASS_PREPOSITION));
    bool known = speaker->country || (actor && actor->kind == MENTION_COUNTRY && !actor->is_sign);
    return his && known && !told && country && country_is_state(country) && !string_same(country, speaker->country);
}

/* Who tells something. The record of a frame verb that is still to come is not made of the words of another body. */
static Speaker teller_of(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word,
                         const Head *head) {
    bool reported = word->flags & SPEECH_MEDIA;
    Speaker both = reported ? (Speaker){.count = 0} : both_telling(self, reading->clause, verb);
    bool body = head->kind == HEAD_ACTOR && self->item->mentions.items[head->mention].kind == MENTION_BODY;
    Speaker holder = both.count ? both : speech_holder_of(self, reading, word, head);
    bool other = !reported && body && self->speech.sentence != reading->clause->sentence && !self->speech.is_document &&
                 is_told_of_others(self, reading, head, &holder); /* A 说 …。今天，B 国财政部宣布 … */
    self->speech.pending &= !other;
    return reported || other ? speaker_before(self, reading->clause, reading->from, head) : holder;
}

/* A denial that names nothing behind it: it is of what was said before (A 对此予以否认). */
static bool deny_all(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word, const Head *head) {
    uint32_t end = span_end(reading->clause->span);
    bool denies = word->stance && string_same(word->stance, "oppose") && (word->flags & SPEECH_SURE);
    Span suffers; /* 遭到 A 否认 */
    if (!denies || speech_skip_particles(self, span_end(verb), end) < end || !names_somebody(head) ||
        speech_find(self, reading->from, verb.start, SPEECH_PASSIVE, &suffers)) {
        return false;
    }
    Speaker speaker = speech_holder_of(self, reading, word, head);
    ChGroundSet grounds = speech_head_grounds(self, head);
    speech_say(self, reading->index, &(Saying){&speaker, verb, word->stance, reading->from, end, grounds});
    if (!self->speech.is_open || !same_speaker(&speaker, &self->speech.speaker)) {
        speech_open(self, reading->clause, &speaker, verb, word->stance, CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
    }
    reading->is_told = true;
    return true;
}

bool speech_read_tell(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word) {
    uint32_t end = span_end(reading->clause->span);
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    bool has_actor = names_somebody(&head) || reading->clause->subject_is_own;
    if (is_not_told(self, reading, word, &head) || !tells_about(self, reading, verb, word, &head) ||
        !tells_now(self, reading, verb, word, &head, has_actor)) {
        return false;
    }
    if (deny_all(self, reading, verb, word, &head)) {
        return true;
    }
    uint32_t content = speech_skip_particles(self, span_end(verb), end);
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
    if (is_frames_own(self, reading, &head, reported, next)) {
        return false;
    }
    Speaker speaker = unsourced ? self->last_source : teller_of(self, reading, verb, word, &head);
    bool himself = head.kind == HEAD_ACTOR && self->item->mentions.items[head.mention].kind == MENTION_REFERENCE;
    if ((word->flags & SPEECH_QUOTES) && (himself || speech_names_person(self, &head))) { /* A 援引第99条 */
        return false;
    }
    if (!reported && is_told_of_others(self, reading, &head, &speaker)) { /* A 说，B 国宣布 …: A says it */
        return false;
    }
    speaker.is_media = reported;
    self->last_source = reported ? speaker : self->last_source;
    if (reported && speech_reports_speech(self, reading, content, next)) { /* 法新社报道，A 说 */
        reading->is_taken = next;
        reading->from = next ? reading->from : content;
        return true;
    }
    if (!next && speech_names_deed(self, reading->clause, verb, word)) { /* 重申 … 的承诺 */
        self->speech.pending &= !same_speaker(&speaker, &self->speech.speaker);
    } else if (!reported || !speech_sources_event(self, content, span_end(reading->clause[next ? 1 : 0].span))) {
        const char *stance = told_stance(self, reading, word, content, &speaker);
        ChGroundSet grounds = speech_head_grounds(self, &head);
        speech_say(self, reading->index, &(Saying){&speaker, verb, stance, content, 0, grounds});
    }
    bool denies = word->stance && string_same(word->stance, "oppose") && reading->begins_content;
    self->speech.pending &= !denies; /* A 说，我方否认 …: one thing is said */
    self->told_clause = next ? reading->index + 1 : self->told_clause;
    if (!self->speech.is_open) {
        speech_open(self, reading->clause, &speaker, verb, word->stance, CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
    }
    reading->is_told = true;
    return true;
}

/* The object preposition that moves what the verb at `verb` names before it: 把 A 称为 B. NULL if none does. */
static const Match *moves_before(const SpeechCoder *self, uint32_t from, uint32_t verb) {
    for (uint32_t at = from; at < verb; at++) {
        const Match *moves = word_at(self->item, at, verb, CLASS_BIT(CLASS_PREPOSITION));
        bool is_word = moves && any_word_at(self->item, at, verb)->span.length == moves->span.length;
        if (is_word && word_has_role(self->item, moves, CLASS_PREPOSITION, "object") && !inside_name(self->item, at)) {
            return moves;
        }
    }
    return NULL;
}

/* The verb of the clause that says what something is called, with its word; NULL if none does. */
static const SpeechWord *naming_verb(SpeechCoder *self, const Reading *reading, Span *verb) {
    uint32_t end = span_end(reading->clause->span);
    for (uint32_t at = reading->clause->speech & SPEECH_MOVED ? reading->from : end; at < end; at++) {
        const SpeechWord *word = speech_at(self, at, end, SPEECH_MOVED, verb);
        if (word && word->stance) {
            return word;
        }
    }
    return NULL;
}

/* True if a quotation closes where the clause ends: 称为“A”， not 称为“A”手术. */
static bool closes_clause(const SpeechCoder *self, uint32_t end) {
    enum { MARKS = 2 };
    bool closes = false;
    for (uint32_t at = end > MARKS ? end - MARKS : 0; at <= end; at++) {
        closes |= character_is(self, at, CLOSE_QUOTE);
    }
    return closes;
}

bool speech_read_naming(SpeechCoder *self, Reading *reading) {
    Span verb, passive;
    uint32_t end = span_end(reading->clause->span);
    const SpeechWord *word = naming_verb(self, reading, &verb);
    const Match *moves = word ? moves_before(self, reading->from, verb.start) : NULL;
    bool quotes =
        word && span_end(verb) + 1 < end && character_is(self, span_end(verb), OPEN_QUOTE) && closes_clause(self, end);
    if (!moves || span_end(verb) >= end || is_possessive(self, span_end(verb)) ||
        (!quotes && (word->flags & SPEECH_COLON)) ||
        speech_find(self, reading->from, verb.start, SPEECH_PASSIVE, &passive)) {
        return false;
    }
    Head head = head_before(self, reading->clause, moves->span.start, reading->from);
    bool goes_on = head.kind == HEAD_START && reading->clause->subject.count && !self->speech.is_open;
    if ((!names_somebody(&head) && !goes_on) || head.is_negated || head.is_future ||
        speech_is_subordinate(self, reading, verb)) {
        return false;
    }
    Speaker speaker = speech_holder_of(self, reading, word, &head);
    uint32_t content = span_end(moves->span);
    Span words = speech_quote(self, reading->index, content, 30);
    const char *stance = strcmp(word->stance, "neutral") != 0
                             ? word->stance
                             : speech_plain_stance(self, words, &speaker, CUE_BIT(CUE_VIEW));
    speech_say(self, reading->index, &(Saying){&speaker, verb, stance, content, 0, speech_head_grounds(self, &head)});
    self->speech.pending &= !same_speaker(&speaker, &self->speech.speaker);
    reading->is_taken = true;
    return true;
}
