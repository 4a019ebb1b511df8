#include "code/code.h"

#include "code/frame.h"
#include "code/speech.h"

enum {
    SHORT_ADVERBIAL = 6,  /* characters of a clause that is no sentence of its own */
    LONGEST_HEADING = 40, /* characters of a heading between paragraphs */
};

static SegmentKind segment_of(const SpeechCoder *self, const Clause *clause) {
    const Item *item = self->item;
    return item->segments.items[item->sentences.items[clause->sentence].segment].kind;
}

static bool is_read(const SpeechCoder *self, const Clause *clause) {
    const Item *item = self->item;
    const Segment *segment = &item->segments.items[item->sentences.items[clause->sentence].segment];
    return !segment->repeated && (segment->kind == SEGMENT_LEAD || segment->kind == SEGMENT_BODY);
}

/* A line within the body that does not end like a sentence is a heading. */
static bool is_heading(const SpeechCoder *self, const Clause *clause) {
    const Text *text = self->item->text;
    Span line = self->item->sentences.items[clause->sentence].span;
    uint32_t last = text->character[span_end(line) - 1];
    bool closes = last == CLOSE_QUOTE || last == CLOSE_TITLE;
    bool quotes = closes && line.length > 1 && character_is_han(text->character[span_end(line) - 2]);
    bool ended = !quotes && !character_is_han(last) && !character_is_digit(last) && !character_is_latin(last);
    return line.length < LONGEST_HEADING && !ended &&
           (span_end(line) >= text->length || text->character[span_end(line)] == '\n');
}

static bool begins_line(const SpeechCoder *self, size_t index) {
    return index == 0 || self->clauses.items[index - 1].paragraph != self->clauses.items[index].paragraph;
}

static bool begins_sentence(const SpeechCoder *self, size_t index) {
    return index == 0 || self->clauses.items[index - 1].sentence != self->clauses.items[index].sentence ||
           self->clauses.items[index - 1].ends_with == ';';
}

/* 亲爱的 A：the words of a letter follow, by whoever wrote it. */
static bool open_letter(SpeechCoder *self, const Clause *clause) {
    Speaker author = self->last_author.count ? self->last_author : self->last_subject;
    Span start = span_of(clause->span.start, clause->span.start);
    speech_open(self, clause, &author, start, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
    self->speech.is_document = true;
    self->expects_content = true;
    return true;
}

/* The person named at the end of a clause of nothing but his posts before quoted words:
 * 中山大学亚太研究所教授 X：“…”. Count 0 if there is none. */
static Party person_before_quote(SpeechCoder *self, const Clause *clause) {
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_LIGHT | SPEECH_ACCORDING;
    const Item *item = self->item;
    uint32_t end = span_end(clause->span), last = clause->first_mention + clause->mention_count;
    Party party = {.count = 0};
    bool quoted = end + 1 < item->text->length && item->text->character[end + 1] == OPEN_QUOTE;
    const Mention *named = NULL;
    for (uint32_t i = last; quoted && !named && i > clause->first_mention; i--) {
        const Mention *mention = &item->mentions.items[i - 1];
        named = mention->person != NO_PERSON && span_end(mention->phrase) == end ? mention : NULL;
    }
    if (named && !(clause->speech & verbs)) {
        party = (Party){.mentions = {(uint32_t)(named - item->mentions.items)}, .count = 1};
        party.span = span_of(named->phrase.start, end);
    }
    return party;
}

/* "Foreign minister X: …": a clause of nothing but an actor and a colon, at the
 * head of a line or, for a named person, of a sentence. Who asks is no speaker. */
static bool open_sound_bite(SpeechCoder *self, size_t index) {
    const Clause *clause = &self->clauses.items[index];
    uint32_t start = clause->span.start, end = span_end(clause->span);
    if (clause->ends_with != ':' || !begins_sentence(self, index)) {
        return false;
    }
    Span word;
    const SpeechWord *nobody = speech_before(self, end, start, SPEECH_BREAK, &word);
    const SpeechWord *own = speech_before(self, end, start, SPEECH_OWN, &word);
    Party party = party_at(self->item, start, end);
    if (party.count == 0 || span_end(party.span) < end) {
        Party named = person_before_quote(self, clause);
        party = named.count ? named : party;
    }
    bool is_actor = party.count == 1 && span_end(party.span) == end &&
                    self->item->mentions.items[party.mentions[0]].kind != MENTION_PLACE;
    bool is_person = is_actor && self->item->mentions.items[party.mentions[0]].person != NO_PERSON;
    bool asks = nobody && (nobody->flags & SPEECH_PRESS); /* not 综合消息： */
    bool answers = own && word.start == start;
    const SpeechWord *salutes = speech_at(self, start, end, SPEECH_BREAK, &word);
    if (salutes && (salutes->flags & SPEECH_SALUTE)) {
        return open_letter(self, clause);
    }
    if (!asks && !answers && !(is_actor && (is_person || begins_line(self, index)))) {
        return false;
    }
    Speaker host = answers ? speaker_of_answers(self) : (Speaker){.count = 0};
    host = answers && !host.count ? self->asked : host;
    self->asked = asks ? self->last_person : self->asked;
    Speaker speaker = host.count ? host : answers ? self->last_person : speaker_of_party(self, &party);
    speech_open(self, clause, &speaker, span_of(start, start), "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
    self->speech.is_question = asks;
    self->question_paragraph = asks ? clause->paragraph : UINT32_MAX;
    self->speech.is_document = self->was_asked && !asks; /* an answer may have several paragraphs */
    self->was_asked |= asks;
    self->expects_content = true;
    return true;
}

/* Where the quotation ends that opens right before or at `start`, in its line; `start` if none does. */
static uint32_t quotation_end(const Text *text, uint32_t start) {
    enum { LONGEST_QUOTATION = 600 };
    const uint32_t *character = text->character;
    uint32_t open = character[start] == OPEN_QUOTE ? start : start - 1, depth = 0;
    bool opens = character[start] == OPEN_QUOTE || (start > 0 && character[open] == OPEN_QUOTE);
    for (uint32_t at = open; opens && at < text->length && at < open + LONGEST_QUOTATION; at++) {
        depth += character[at] == OPEN_QUOTE;
        depth -= character[at] == CLOSE_QUOTE;
        if (depth == 0) {
            return at + 1;
        }
        if (character[at] == '\n') {
            break;
        }
    }
    return start;
}

/* “…。…，”A 说: whoever is named right behind a quotation that opens a sentence says all of it. */
static void open_quotation(SpeechCoder *self, size_t index) {
    const Clause *clause = &self->clauses.items[index];
    uint32_t start = clause->span.start;
    bool may = begins_sentence(self, index) && !self->speech.is_open;
    uint32_t end = may ? quotation_end(self->item->text, start) : start;
    if (end == start) {
        return;
    }
    uint32_t behind = skip_to_content(self, end, self->item->text->length);
    const Clause *says = clause, *limit = self->clauses.items + self->clauses.count;
    while (says < limit && span_end(says->span) <= behind) {
        says++;
    }
    Span verb;
    const SpeechWord *word;
    if (says == limit || says == clause || says->span.start + 1 < end || says->paragraph != clause->paragraph ||
        !speech_next(self, says, says->span.start, &verb, &word) || !(word->kinds & SPEECH_FRAME) ||
        (word->flags & SPEECH_ASKS) || span_end(verb) < span_end(says->span)) {
        return;
    }
    Head head = head_before(self, says, verb.start, says->span.start);
    bool named = head.kind == HEAD_ACTOR && self->item->mentions.items[head.mention].kind != MENTION_GROUP;
    Speaker speaker =
        named && !head.is_negated ? speaker_before(self, says, says->span.start, &head) : (Speaker){.count = 0};
    if (speaker.count == 1 && !speaker.is_both) {
        speech_open(self, clause, &speaker, verb, word->stance, 0);
        self->expects_content = true;
    }
}

/* True if the words only tell on whose behalf something is said: 我谨代表 A，…. */
static bool is_on_behalf(SpeechCoder *self, uint32_t at, uint32_t end) {
    Span word;
    while (speech_at(self, at, end, SPEECH_OWN | SPEECH_MODIFIER, &word)) {
        at = span_end(word);
    }
    const Match *behalf = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    return behalf && word_has_role(self->item, behalf, CLASS_PREPOSITION, "behalf") &&
           any_word_at(self->item, at, end)->span.length == behalf->span.length; /* 代表, not 代表团 */
}

/* True if the words only name what follows is about: 我们对于 A，…. */
static bool only_names_topic(SpeechCoder *self, const Clause *clause, uint32_t at) {
    const uint32_t verbs = SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_LIGHT | SPEECH_MODAL | SPEECH_INTEND;
    Span word, verb;
    uint32_t end = span_end(clause->span);
    while (speech_at(self, at, end, SPEECH_OWN | SPEECH_MODIFIER, &word)) {
        at = span_end(word);
    }
    const SpeechWord *about = speech_at(self, at, end, SPEECH_ABOUT, &word);
    return about && (about->flags & SPEECH_FAR) && word.length > 1 &&
           !speech_find(self, span_end(word), end, verbs, &verb);
}

/* True if the words are nothing but a date: 七十四年前的今天，…. */
static bool only_names_day(const SpeechCoder *self, const Clause *clause, uint32_t at) {
    enum { JOINED = 2 }; /* two dates that 的 joins */
    const MentionList *mentions = &self->item->mentions;
    for (uint32_t i = mention_from(self->item, at), count = 0; i < mentions->count && count < JOINED; i++, count++) {
        if (mentions->items[i].kind != MENTION_DATE || mentions->items[i].span.start != at) {
            return false;
        }
        at = span_end(mentions->items[i].span);
        if (at == span_end(clause->span)) {
            return true;
        }
        at += is_possessive(self, at) ? 1 : 0;
    }
    return false;
}

/* A phrase of time or circumstance in front of what is said. */
static bool is_adverbial(SpeechCoder *self, const Reading *reading) {
    Span span;
    uint32_t end = span_end(reading->clause->span);
    uint32_t opens = reading->from ? self->item->text->character[reading->from - 1] : 0;
    if (reading->clause->ends_with == ',' && (only_names_topic(self, reading->clause, reading->from) ||
                                              only_names_day(self, reading->clause, reading->from))) {
        return true;
    }
    bool said = reading->from > reading->clause->span.start && /* 中方主张合作: words of the speech, not an adverb */
                self->speech.verb.start < reading->clause->span.start;
    if (reading->clause->ends_with != ',' || reading->from >= end || opens == OPEN_QUOTE || said) {
        return false;
    }
    bool is_time =
        speech_before(self, end, reading->from, SPEECH_TIME_END, &span) &&
        (speech_at(self, reading->from, end, SPEECH_TIME_START, &span) || end - reading->from <= 2 * SHORT_ADVERBIAL);
    return end - reading->from <= SHORT_ADVERBIAL || is_on_behalf(self, reading->from, end) || is_time;
}

/* True if a paragraph goes on with the words of whoever spoke before: an attitude or
 * a pledge of his side, or one without a subject. */
static bool takes_up(SpeechCoder *self, const Clause *clause, bool begins) {
    const Speech *paused = &self->paused;
    uint32_t start = clause->span.start, end = span_end(clause->span);
    Span word;
    if (!paused->is_open || (clause->speech & (SPEECH_FRAME | SPEECH_TELL)) ||
        !(clause->speech & (SPEECH_ATTITUDE | SPEECH_INTEND))) {
        return false;
    }
    const SpeechWord *attitude = speech_at(self, start, end, SPEECH_ATTITUDE, &word);
    bool others = clause->subject.count && self->item->mentions.items[clause->subject.mentions[0]].person != NO_PERSON;
    if (begins && attitude && !(attitude->flags & (SPEECH_WEAK | SPEECH_SHORT))) {
        return true; /* 希望 … */
    }
    if (!begins && others) {
        return false;
    }
    Head head = head_leading(self, clause);
    const Mention *actor = head.kind == HEAD_ACTOR ? &self->item->mentions.items[head.mention] : NULL;
    bool is_state = actor && actor->kind == MENTION_COUNTRY && !speech_means_both(self, actor);
    const char *side = head.kind == HEAD_SIDE ? head.side : is_state ? actor->country : NULL;
    return head.kind == HEAD_UNNAMED || (side && paused->speaker.country && strcmp(side, paused->speaker.country) == 0);
}

/* True if the paragraph that the clause begins is nothing but a quotation. */
static bool is_quotation(const SpeechCoder *self, const Clause *clause) {
    const Text *text = self->item->text;
    Span paragraph = self->item->sentences.items[clause->sentence].span;
    uint32_t end = span_end(paragraph);
    if (text->character[paragraph.start] != OPEN_QUOTE) {
        return false;
    }
    while (end < text->length && text->character[end] != '\n') {
        end++;
    }
    uint32_t at = paragraph.start + 1, depth = 1;
    for (; at < end && depth > 0; at++) {
        depth += text->character[at] == OPEN_QUOTE;
        depth -= text->character[at] == CLOSE_QUOTE;
    }
    return depth == 0 && at + 1 >= end;
}

/* True if the words quoted of whoever speaks closed right before the clause, and somebody else is
 * its subject: A 说：“…”B 则回应 …. */
static bool quote_is_over(const SpeechCoder *self, const Clause *clause) {
    const uint32_t *character = self->item->text->character;
    uint32_t start = self->item->sentences.items[clause->sentence].span.start;
    const Speech *speech = &self->speech;
    if (!speech->is_open || clause->sentence == speech->sentence || clause->span.start > start + 1 || start < 2 ||
        character[start - 1] != CLOSE_QUOTE || character[start] == OPEN_QUOTE || !clause->subject_is_own) {
        return false;
    }
    const Mention *subject = &self->item->mentions.items[clause->subject.mentions[0]];
    bool quoted = self->content_sentence == speech->sentence && self->content_start > 0 &&
                  character[self->content_start - 1] == OPEN_QUOTE;
    bool tells = subject->person == NO_PERSON && subject->kind == MENTION_GROUP &&
                 (clause->speech & (SPEECH_TELL | SPEECH_FRAME));
    if (!quoted || subject->person == NO_PERSON) {
        return quoted && tells;
    }
    return clause->subject.span.start == clause->span.start &&
           !string_same(self->item->persons.items[subject->person].name, speech->speaker.names[0]);
}

/* True if a date stands right behind the party, or a paper of its in the clause: B 国外交部5日 …, B 国外交部发表声明 ….
 */
static bool acts_by_itself(SpeechCoder *self, const Clause *clause, uint32_t behind) {
    enum { REACH = 10 };
    uint32_t next = mention_from(self->item, behind), end = span_end(clause->span);
    const Mention *date = next < self->item->mentions.count ? &self->item->mentions.items[next] : NULL;
    Span word;
    bool dated = date && date->kind == MENTION_DATE && date->span.start == behind && date->shape.kind == DATE_POINT &&
                 date->shape.from.day > 0;
    end = behind + REACH < end ? behind + REACH : end;
    return dated || (speech_find(self, behind, end, SPEECH_DOCUMENT, &word) &&
                     entry_between(self->item, behind, word.start, CLASS_EVENT, KEY_FRAME, "joint")); /* not 在信中 */
}

/* True if a sentence behind what somebody said begins with a body of another state, or an organisation of states, that
 * acts by itself: A 说，…。B 国外交部5日 …. */
static bool other_body_acts(SpeechCoder *self, const Clause *clause) {
    const MentionList *mentions = &self->item->mentions;
    uint32_t head = self->item->sentences.items[clause->sentence].span.start;
    const Mention *subject = clause->subject_is_own ? &mentions->items[clause->subject.mentions[0]] : NULL;
    const char *own = self->speech.speaker.country;
    bool acts =
        (clause->speech & (SPEECH_FRAME | SPEECH_TELL | SPEECH_DECIDE)) || (clause->classes & CLASS_BIT(CLASS_EVENT));
    bool is_state = subject && subject->kind == MENTION_COUNTRY && !subject->is_sign && subject->country;
    bool tells = clause->speech & (SPEECH_FRAME | SPEECH_TELL | SPEECH_DECIDE);
    bool is_body =
        subject && (subject->kind == MENTION_BODY || (is_state && (tells || !country_is_state(subject->country))));
    bool waits = self->speech.pending && (head == 0 || self->item->text->character[head - 1] != FULL_STOP);
    if (!acts || !self->speech.is_open || self->speech.is_document || waits ||
        clause->sentence == self->speech.sentence || !is_body || clause->subject.span.start > head || !own ||
        !subject->country || string_same(subject->country, own)) {
        return false;
    }
    return acts_by_itself(self, clause, span_end(clause->subject.span));
}

/* True of a paragraph that begins with its number: 二、…. */
static bool is_numbered(SpeechCoder *self, const Clause *clause) {
    Span number;
    return speech_at(self, clause->span.start, span_end(clause->span), SPEECH_POINT, &number) &&
           self->item->text->character[span_end(number) - 1] == LIST_COMMA;
}

/* True if the outlet goes on with what the other one does, by his bare name at the head of a clause, behind what
 * somebody said (A 说，…。B 请 A 转达问候。他表示 …). */
static bool other_acts(const SpeechCoder *self, const Clause *clause, const Speaker *subject) {
    const Mention *who = &self->item->mentions.items[clause->subject.mentions[0]];
    uint32_t head = clause->span.start;
    return self->speech.sentence != clause->sentence && subject->is_person && subject->count == 1 &&
           clause->subject.count == 1 && who->kind == MENTION_PERSON && who->phrase.start == who->span.start &&
           who->phrase.start <= head + 1 && subject->country && self->speech.other &&
           string_same(subject->country, self->speech.other);
}

/* Opens the speech of the other one where he asks that his words be passed on: A 说，…。B 请 A 转达问候，感谢 …. */
static void open_asking(SpeechCoder *self, const Clause *clause) {
    uint32_t head = self->item->sentences.items[clause->sentence].span.start;
    bool may = clause->subject_is_own && clause_may_have(clause, "asking") && self->speech.is_open &&
               !self->speech.is_document && clause->span.start == head;
    Speaker subject = may ? speaker_of_party(self, &clause->subject) : (Speaker){.count = 0};
    if (subject.count && other_acts(self, clause, &subject)) {
        speech_open(self, clause, &subject, span_of(head, head), "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
    }
}

/* Forgets who spoke and acted where another story of a digest begins. */
static void enter_story(SpeechCoder *self, const Clause *clause) {
    if (span_within(clause->span, self->story)) {
        return;
    }
    self->story = story_at(self->item, clause->span.start);
    self->speech = self->outer = self->paused = (Speech){.is_open = false};
    self->last_person = self->last_subject = self->last_body = self->last_several = (Speaker){.count = 0};
    self->last_author = self->last_source = self->asked = (Speaker){.count = 0};
    self->points = (Points){.word = NULL};
    self->governor.is_set = self->expects_content = false;
    find_sides(self);
}

/* Ends the speech where its paragraph ends, and a quotation of one's own side
 * where its sentence ends. */
static void enter_clause(SpeechCoder *self, const Clause *clause) {
    if (self->outer.is_open && clause->sentence != self->speech.sentence &&
        clause->paragraph == self->outer.paragraph) {
        self->speech = self->outer;
        self->outer.is_open = false;
    }
    if (self->speech.is_open && self->speech.paragraph != clause->paragraph) {
        bool himself = self->speech.speaker.is_person && !self->speech.speaker.is_both;
        if (himself && !self->speech.is_question) {
            self->paused = self->speech;
        }
        Span number; /* 三是 …: the points of a speech stand in paragraphs of their own */
        bool point = speech_at(self, clause->span.start, span_end(clause->span), SPEECH_POINT, &number) != NULL;
        self->speech.is_open = self->speech.is_document || point;
        self->speech.paragraph = clause->paragraph;
        bool answers = self->speech.is_document && self->was_asked; /* each paragraph of an answer says something */
        self->speech.pending |= answers;
        self->expects_content |= answers;
        self->outer.is_open = false;
    }
    if ((clause->resumes_story && !self->speech.is_document) || quote_is_over(self, clause) ||
        other_body_acts(self, clause)) {
        self->speech.is_open = self->outer.is_open = false;
    }
    open_asking(self, clause);
    bool begins = clause == self->clauses.items || clause[-1].paragraph != clause->paragraph;
    if (begins && !self->speech.is_open && is_quotation(self, clause) &&
        self->paused.paragraph + 1 == clause->paragraph && self->paused.is_open) { /* “…” */
        self->speech = self->paused;
        self->speech.verb.length = 0;
        self->speech.paragraph = clause->paragraph;
        self->speech.sentence = clause->sentence;
        self->speech.pending = self->expects_content = true;
    }
    if (begins && !self->speech.is_open && self->last_author.count && is_numbered(self, clause)) {
        Span start = span_of(clause->span.start, clause->span.start);
        speech_open(self, clause, &self->last_author, start, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.is_document = true;
        self->speech.pending = false;
    }
    bool may = begins || self->paused.paragraph + 1 == clause->paragraph;
    if (may && !self->speech.is_open && takes_up(self, clause, begins)) {
        self->speech = self->paused;
        self->speech.paragraph = clause->paragraph;
        self->speech.sentence = clause->sentence;
        self->speech.pending = false;
    }
}

/* True if both sides act together in the clause: two persons of two countries. */
static bool is_joint(const SpeechCoder *self, const Clause *clause) {
    const char *first = NULL;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (speech_means_both(self, mention)) {
            return true;
        }
        const char *country = mention->person != NO_PERSON ? self->item->persons.items[mention->person].country : NULL;
        if (country && first && !string_same(first, country)) {
            return true;
        }
        first = country ? country : first;
    }
    return false;
}

/* The press organ in book marks that a clause names, as author of what it printed. */
static void keep_paper(SpeechCoder *self, const Clause *clause) {
    const uint32_t *character = self->item->text->character;
    Span word;
    uint32_t end = span_end(clause->span), open = end;
    for (uint32_t at = clause->span.start; (clause->speech & SPEECH_SPEAKER) && at < end; at++) {
        open = character[at] == OPEN_TITLE ? at : open;
        if (character[at] == CLOSE_TITLE && open < at && speech_before(self, at, open + 1, SPEECH_SPEAKER, &word)) {
            self->last_subject = speaker_of_words(self, span_of(open + 1, at));
            return;
        }
    }
}

/* Keeps the body that issues a paper named in book marks: its numbered points may follow. */
static void keep_issuer(SpeechCoder *self, const Clause *clause) {
    const MentionList *mentions = &self->item->mentions;
    Span word;
    uint32_t index = clause->subject.mentions[0], last = clause->first_mention + clause->mention_count;
    const Mention *issuer = &mentions->items[index];
    bool body = issuer->kind == MENTION_BODY || issuer->kind == MENTION_COUNTRY;
    for (uint32_t i = body ? index + 1 : last; i < last; i++) {
        if (mentions->items[i].kind == MENTION_WORK &&
            speech_find(self, span_end(clause->subject.span), mentions->items[i].span.start, SPEECH_TELL | SPEECH_LIGHT,
                        &word)) {
            self->last_author = speaker_of_party(self, &clause->subject);
            return;
        }
    }
}

/* Keeps several people who act together at the head of a clause, for 他们. */
static void keep_several(SpeechCoder *self, const Clause *clause) {
    bool leads = clause->subject_is_own && clause->subject.count > 1;
    bool people = !leads && !self->speech.is_open && (clause->speech & SPEECH_SPEAKER) &&
                  clause->span.start == self->item->sentences.items[clause->sentence].span.start;
    Speaker several = leads    ? speaker_of_party(self, &clause->subject)
                      : people ? speaker_leading(self, clause)
                               : (Speaker){.count = 0};
    if (several.is_person && !several.is_both && !several.is_gathering &&
        (several.count > 1 || (several.is_unnamed && several.count))) {
        self->last_several = several;
    }
}

/* Keeps who acted last, for documents, and who is spoken of as both. */
static void leave_clause(SpeechCoder *self, const Clause *clause) {
    if (is_joint(self, clause)) {
        self->joint_sentence = clause->sentence;
    }
    if (!self->speech.is_open) {
        keep_paper(self, clause);
    }
    keep_several(self, clause);
    if (clause->subject_is_own && self->speech.is_open) {
        Speaker subject = speaker_of_party(self, &clause->subject);
        bool reported = self->speech.speaker.is_media && subject.is_person && !subject.is_unnamed && !subject.is_both;
        self->last_person = reported || other_acts(self, clause, &subject) ? subject : self->last_person;
    }
    if (clause->subject_is_own && !self->speech.is_open) {
        if (clause->speech & (SPEECH_TELL | SPEECH_LIGHT)) {
            keep_issuer(self, clause);
        }
        Speaker subject = speaker_of_party(self, &clause->subject);
        self->last_subject = subject.count ? subject : self->last_subject;
        /* A 公布行程，届时多名局长随行: 他 is A */
        const Mention *who = &self->item->mentions.items[clause->subject.mentions[0]];
        bool bare = who->kind == MENTION_POST && who->person == NO_PERSON && subject.count == 1 &&
                    clause->span.start > self->item->sentences.items[clause->sentence].span.start + 1;
        bool unnamed = (subject.is_unnamed || bare) && self->last_person.count;
        if (subject.is_person && !subject.is_both && subject.count && !unnamed) {
            self->last_person = subject;
        }
    }
}

/* A 发表声明，谴责 …: what follows is said by whoever issues it. */
static void open_issued(SpeechCoder *self, const Reading *reading) {
    const Clause *clause = reading->clause;
    Span document, light;
    uint32_t end = span_end(clause->span);
    bool issues = !reading->is_taken && clause->ends_with == ',' && (clause->speech & SPEECH_DOCUMENT) &&
                  reading->index + 1 < self->clauses.count && clause[1].sentence == clause->sentence &&
                  speech_before(self, end, reading->from, SPEECH_DOCUMENT, &document);
    if (!issues || !speech_find(self, reading->from, document.start, SPEECH_LIGHT | SPEECH_TELL, &light)) {
        return;
    }
    bool several = clause->subject_is_own && clause->subject.count > 1;
    Speaker issuer = several ? speaker_of_party(self, &clause->subject) : speaker_leading(self, clause);
    issuer = !issuer.count ? speaker_of_issuer(self, clause, reading->from, document) : issuer;
    const char *country = issuer.country;
    bool of_talks = !country ||
                    string_same(country, self->speech.speaker.country ? self->speech.speaker.country : "") ||
                    string_same(country, self->speech.other ? self->speech.other : "");
    bool is_quoted = self->speech.is_open && self->speech.paragraph == clause->paragraph && /* A 说，B 发表讲话 */
                     of_talks && speaker_for_himself(self, &self->speech.speaker) &&
                     (issuer.is_both || speaker_for_himself(self, &issuer));
    if (issuer.count && !is_quoted && (speech_begins(self, clause + 1) || (clause[1].speech & SPEECH_LIGHT))) {
        speech_open(self, clause, &issuer, light, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.pending = false;
        self->last_author = issuer;
        self->last_subject = issuer;
    }
}

/* A 提出三点主张：…: what follows the colon is said by A. */
static void open_proposal(SpeechCoder *self, Reading *reading) {
    const Clause *clause = reading->clause;
    uint32_t end = span_end(clause->span);
    Span light;
    bool may = !reading->is_taken && !reading->verb_last && clause->ends_with == ':' && clause->subject_is_own &&
               (clause->speech & SPEECH_LIGHT) && !self->points.word;
    const Mention *subject = may ? &self->item->mentions.items[clause->subject.mentions[0]] : NULL;
    if (!subject || subject->person == NO_PERSON || clause->subject.span.start != clause->span.start ||
        (self->speech.is_open && self->speech.sentence == clause->sentence) ||
        !speech_find(self, span_end(clause->subject.span), end, SPEECH_LIGHT, &light) ||
        is_possessive(self, span_end(light))) {
        return;
    }
    Speaker speaker = speaker_of_party(self, &clause->subject);
    speech_open(self, clause, &speaker, light, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
    reading->verb_last = true;
}

/* True of what is only asked; what a question tells of others' words is not:
 * 问：据报道，A 昨天说 …. */
static bool only_asks(const SpeechCoder *self, const Clause *clause) {
    Span sentence = self->item->sentences.items[clause->sentence].span;
    bool tells = (clause->speech & SPEECH_FRAME) || (self->speech.is_open && !self->speech.is_question);
    bool to_you = clause->subject_is_own && /* 你说 …: he who asks tells it */
                  speech_reference_is(self, &self->item->mentions.items[clause->subject.mentions[0]], "you");
    bool asked = to_you || self->item->text->character[span_end(sentence) - 1] == '?';
    if (clause->sentence == self->question_sentence && asked) {
        return true;
    }
    return clause->paragraph == self->question_paragraph && (!tells || asked);
}

/* True if a clause behind a semicolon tells what somebody else says than the one who speaks: of the statements from
 * the index on one is another's (A 表示担心 …；但 B 否认 …). */
static bool other_feels(const SpeechCoder *self, const Reading *reading, size_t from) {
    const Speaker *speaker = &self->speech.speaker;
    bool apart = reading->index > 0 && reading->clause[-1].ends_with == ';';
    for (size_t i = apart ? from : self->statements.count; i < self->statements.count; i++) {
        bool his = false;
        for (uint32_t k = 0; k < speaker->count && !his; k++) {
            his = string_same(speaker->names[k], self->statements.items[i].speaker);
        }
        if (!his) {
            return true;
        }
    }
    return false;
}

static void code_clause(SpeechCoder *self, size_t index) {
    const Clause *clause = &self->clauses.items[index];
    enter_story(self, clause);
    enter_clause(self, clause);
    open_quotation(self, index);
    if (open_sound_bite(self, index) || only_asks(self, clause)) {
        return;
    }
    Reading reading = {.index = index, .clause = clause, .from = clause->span.start};
    reading.begins_content = self->expects_content || begins_sentence(self, index);
    self->expects_content = false;
    if (index > 0 && self->clauses.items[index - 1].ends_with == ';') {
        self->governor.is_set = false;
    }
    size_t told = self->statements.count;
    speech_read_verbs(self, &reading);
    open_issued(self, &reading);
    bool proposes = code_commitments(self, &reading);
    open_proposal(self, &reading);
    Span span;
    bool in_speech = self->speech.is_open && self->speech.speaker.count;
    bool is_point = speech_point_at(self, reading.from, span_end(clause->span), &span);
    if (reading.verb_last) {
        self->expects_content = true;
    } else if (in_speech && reading.begins_content && !reading.is_taken && self->speech.pending && !is_point &&
               !proposes && !other_feels(self, &reading, told)) {
        if (is_adverbial(self, &reading) && index + 1 < self->clauses.count) {
            self->expects_content = true;
            self->deferred = self->deferred ? self->deferred : reading.from;
        } else {
            speech_say_plainly(self, index, self->deferred ? self->deferred : reading.from);
        }
    }
    self->deferred = self->expects_content && !reading.verb_last ? self->deferred : 0;
    if (!reading.is_taken && in_speech && speech_is_advice(self, &reading, span_end(clause->span))) {
        self->governor =
            (Governor){.is_set = true, .sentence = clause->sentence, .content = reading.from, .is_modal = true};
    }
    leave_clause(self, clause);
}

double speech_shared_pairs(const Text *text, const ChEvidence *a, const ChEvidence *b) {
    uint32_t pairs = 0, shared = 0;
    for (uint32_t i = a->start; i + 1 < a->end; i++, pairs++) {
        for (uint32_t j = b->start; j + 1 < b->end; j++) {
            if (text->character[i] == text->character[j] && text->character[i + 1] == text->character[j + 1]) {
                shared++;
                break;
            }
        }
    }
    return pairs ? (double)shared / pairs : 1;
}

/* True if the body says what the headline says. */
static bool is_said_below(const SpeechCoder *self, const ChStatement *headline, size_t below) {
    for (size_t i = 0; i < below; i++) {
        const ChStatement *statement = &self->statements.items[i];
        bool same_speaker = string_same(statement->speaker, headline->speaker);
        if (speech_shared_pairs(self->item->text, &headline->evidence, &statement->evidence) >=
            (same_speaker ? 0.2 : 0.5)) {
            return true;
        }
    }
    return false;
}

/* Headlines speak only where it is not said again below; an article's body
 * says what its headline says. */
static void code_headline(SpeechCoder *self) {
    size_t below = self->statements.count;
    if (below && self->item->kind == CH_ITEM_ARTICLE) {
        return;
    }
    size_t commitments = self->commitments.count;
    self->in_headline = true;
    for (size_t i = 0; i < self->clauses.count; i++) {
        if (segment_of(self, &self->clauses.items[i]) == SEGMENT_HEADLINE) {
            code_clause(self, i);
        }
    }
    size_t kept = below;
    for (size_t i = below; i < self->statements.count; i++) {
        if (!is_said_below(self, &self->statements.items[i], below)) {
            self->statements.items[kept++] = self->statements.items[i];
        }
    }
    self->statements.count = kept;
    self->commitments.count = below ? commitments : self->commitments.count;
}

/* The clause without the marks that end it and without a quotation mark whose
 * other half stands elsewhere. */
static Span words_of(const Text *text, Span span) {
    enum { ELLIPSIS = 0x2026 };
    Span inner = span_of(span.start + 1, span_end(span) > span.start + 1 ? span_end(span) - 1 : span.start + 1);
    bool begins_open = text->character[span.start] == OPEN_QUOTE;
    while (span.length > 1) {
        uint32_t last = text->character[span_end(span) - 1];
        bool is_mark = last == FULL_STOP || last == '!' || last == '?' || last == '.' || last == ELLIPSIS;
        bool closes = last == CLOSE_QUOTE && (text->character[span_end(span) - 2] == FULL_STOP ||
                                              !(begins_open || text_holds_mark(text, inner, OPEN_QUOTE)));
        if (!is_mark && !closes) {
            break;
        }
        span.length--;
    }
    bool opens =
        begins_open && text->character[span_end(span) - 1] != CLOSE_QUOTE && !text_holds_mark(text, inner, CLOSE_QUOTE);
    return opens && span.length > 1 ? span_of(span.start + 1, span_end(span)) : span;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length > tail && string_same(text + length - tail, end);
}

/* True if what is said is nothing but that somebody else says what follows: 报道，X
 * 表示 …; the report has no content of its own. */
static bool only_introduces(const Item *item, const ChStatement *statement, const ChStatement *next) {
    enum { MARKS = 3 };
    bool follows =
        next->evidence.start >= statement->evidence.end && next->evidence.start <= statement->evidence.end + MARKS;
    for (uint32_t at = statement->evidence.start; follows && at + 1 < statement->evidence.end; at++) {
        follows = item->text->character[at] != ',' && item->text->character[at] != ';';
    }
    Span said = span_of(statement->evidence.start, statement->evidence.end);
    return follows && next->verb && ends_with(text_copy(item->scratch, item->text, said), next->verb);
}

static void drop_introductions(SpeechCoder *self) {
    size_t kept = 0;
    for (size_t i = 0; i < self->statements.count; i++) {
        bool introduces = false;
        for (size_t k = i + 1; k < self->statements.count && k <= i + 2 && !introduces; k++) {
            introduces = only_introduces(self->item, &self->statements.items[i], &self->statements.items[k]);
        }
        if (!introduces) {
            self->statements.items[kept++] = self->statements.items[i];
        }
    }
    self->statements.count = kept;
}

/* A page of questions and answers: what is told before the first question is said by
 * whoever answers. */
static void open_conference(SpeechCoder *self) {
    Speaker host = speaker_of_answers(self);
    bool asks = false, answers = false;
    for (size_t i = 0; host.count && i < self->clauses.count && !(asks && answers); i++) {
        const Clause *clause = &self->clauses.items[i];
        uint32_t start = clause->span.start, end = span_end(clause->span);
        Span word;
        const SpeechWord *nobody = clause->ends_with == ':' ? speech_at(self, start, end, SPEECH_BREAK, &word) : NULL;
        asks |= nobody && (nobody->flags & SPEECH_PRESS) && span_end(word) == end;
        answers |= clause->ends_with == ':' && speech_at(self, start, end, SPEECH_OWN, &word) && span_end(word) == end;
    }
    if (asks && answers) {
        Span start = span_of(0, 0);
        speech_open(self, &self->clauses.items[0], &host, start, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
        self->speech.is_document = true;
        self->speech.pending = false;
    }
}

void code_statements(Item *item) {
    SpeechCoder coder = {.item = item,
                         .words = speech_words_of(item->lexicon),
                         .clauses = clauses_copy(item),
                         .joint_sentence = UINT32_MAX,
                         .content_sentence = UINT32_MAX,
                         .question_paragraph = UINT32_MAX,
                         .question_sentence = UINT32_MAX,
                         .told_clause = SIZE_MAX};
    for (size_t i = 0; i < coder.clauses.count; i++) {
        coder.clauses.items[i].span = words_of(item->text, coder.clauses.items[i].span);
    }
    speech_gather_kinds(&coder);
    coder.story = span_of(0, item->stories.count ? 0 : item->text->length);
    find_sides(&coder);
    open_conference(&coder);
    for (size_t i = 0; i < coder.clauses.count; i++) {
        if (is_read(&coder, &coder.clauses.items[i]) && !is_heading(&coder, &coder.clauses.items[i])) {
            code_clause(&coder, i);
        }
    }
    code_headline(&coder);
    drop_introductions(&coder);
    PlainWordsList *plain = ARENA_NEW(item->arena, PlainWordsList);
    *plain = coder.plain;
    item->plain_words = plain;
    item->out.statements.items = coder.statements.items;
    item->out.statements.count = coder.statements.count;
    item->out.commitments.items = coder.commitments.items;
    item->out.commitments.count = coder.commitments.count;
}
