#include "code/frame.h"
#include "code/speech.h"

enum {
    LONGEST_SPEAKER = 24, /* characters of a speaker without a name */
};

static const char *const both_sides = "both";

static void add_speaker(Speaker *self, const char *name, const char *country) {
    for (uint32_t i = 0; i < self->count; i++) {
        if (string_same(self->names[i], name)) {
            return;
        }
    }
    if (self->count == SPEAKER_LIMIT) {
        return;
    }
    self->names[self->count] = name;
    self->countries[self->count] = country;
    self->country = self->count++ == 0 ? country : self->country;
}

static Speaker speaker_both(void) {
    Speaker speaker = {.is_both = true, .is_person = true};
    add_speaker(&speaker, both_sides, NULL);
    return speaker;
}

/* The entry by which the mention refers back; NO_ENTRY if it is another. */
static EntryId reference_entry(const SpeechCoder *self, const Mention *mention) {
    Span span = mention->kind == MENTION_GROUP ? mention->phrase : mention->span;
    const Match *match = match_exact(&self->item->matches, span, CLASS_BIT(CLASS_REFERENCE));
    return match ? match_entry(self->item->lexicon, match, CLASS_REFERENCE) : NO_ENTRY;
}

bool speech_is_reference(const SpeechCoder *self, const Mention *mention, const char *kind) {
    EntryId entry = reference_entry(self, mention);
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_KIND, kind);
}

bool speech_is_of_both(const SpeechCoder *self, const Mention *mention) {
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = reference_entry(self, mention);
    return entry != NO_ENTRY &&
           (lexicon_has(lexicon, entry, KEY_KIND, "both") || lexicon_has(lexicon, entry, KEY_KIND, "leaders"));
}

/* The words of a mention as a speaker is coded: as printed, a body with its country. */
static const char *printed_name(SpeechCoder *self, const Mention *mention) {
    const Item *item = self->item;
    Span span = mention->kind == MENTION_GROUP || mention->kind == MENTION_POST || mention->kind == MENTION_BODY
                    ? mention->phrase
                    : mention->span;
    const Match *country = mention->kind == MENTION_BODY
                               ? word_before(item, span.start, 0, CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_BLOC))
                               : NULL;
    country = country && span_end(country->span) == span.start ? country : NULL;
    const Match *local = /* 当地政府 */
        mention->kind == MENTION_BODY ? word_before(item, span.start, 0, CLASS_BIT(CLASS_REFERENCE)) : NULL;
    bool is_local = local && word_has_kind(item, local, CLASS_REFERENCE, "that");
    span = country ? span_join(country->span, span) : is_local ? span_join(local->span, span) : span;
    for (uint32_t at = span.start + 1; at < span_end(span); at++) {
        if (item->text->character[at] == '(') {
            span = span_of(span.start, at);
        }
    }
    return text_copy(item->arena, item->text, span);
}

/* True of a body of both sides: 两国外交部. */
static bool belongs_to_both(const SpeechCoder *self, const Mention *mention) {
    uint32_t index = (uint32_t)(mention - self->item->mentions.items);
    for (uint32_t i = index > 2 ? index - 2 : 0; i < index; i++) {
        const Mention *before = &self->item->mentions.items[i];
        if (speech_means_both(self, before) &&
            (span_end(before->span) == mention->span.start || span_within(before->span, mention->phrase))) {
            return mention->kind == MENTION_BODY || mention->kind == MENTION_GROUP;
        }
    }
    return false;
}

/* True if the post is told of another country than the person's: by its own, or by the
 * sign right before it (白外交部发言人). */
static bool is_of_other_country(const SpeechCoder *self, const Mention *mention, const ChPerson *person) {
    if (!person->country) {
        return false;
    }
    if (mention->country) {
        return !string_same(mention->country, person->country);
    }
    const ClassSet signs = CLASS_BIT(CLASS_COUNTRY_SIGN);
    const Match *sign = mention->phrase.length ? word_before(self->item, mention->phrase.start, 0, signs) : NULL;
    EntryId entry = sign ? match_entry(self->item->lexicon, sign, CLASS_COUNTRY_SIGN) : NO_ENTRY;
    return entry != NO_ENTRY && !lexicon_has(self->item->lexicon, entry, KEY_CODE, person->country);
}

/* The one person of the item whose posts hold the words of the post: 总书记. */
static const ChPerson *holder_of_post(const SpeechCoder *self, const Mention *mention) {
    const ChPerson *holder = NULL;
    for (size_t i = 0; mention->name && i < self->item->persons.count; i++) {
        const ChPerson *person = &self->item->persons.items[i];
        if (is_of_other_country(self, mention, person)) {
            continue;
        }
        for (size_t p = 0; p < person->posts.count; p++) {
            const char *found = strstr(person->posts.items[p], mention->name);
            bool ends = found && string_same(found, mention->name);
            if (ends && holder && holder != person) {
                return NULL;
            }
            holder = ends ? person : holder;
        }
    }
    return holder;
}

/* The mention that begins at `start`, NULL if none. */
static const Mention *mention_beginning(const SpeechCoder *self, uint32_t start) {
    const MentionList *mentions = &self->item->mentions;
    uint32_t index = mention_from(self->item, start);
    bool begins = index < mentions->count &&
                  (mentions->items[index].span.start == start || mentions->items[index].phrase.start == start);
    return begins ? &mentions->items[index] : NULL;
}

/* True if the words are nothing but 他们, 3人: several people named before. */
static bool means_several(const SpeechCoder *self, Span words) {
    Span back = speech_flagged_at(self, words.start, span_end(words), SPEECH_BACK);
    return back.length == words.length && speech_flagged_at(self, words.start, span_end(words), SPEECH_PLURAL).length;
}

/* Who is meant by 该发言人, 这位官员, 发言人 alone: whoever spoke before by a name that ends in
 * the noun, else the one person with such a post; false if nobody is. */
static bool add_antecedent(SpeechCoder *self, Speaker *speaker, Span words) {
    enum { LEAST = 3 };
    if (means_several(self, words) && self->last_several.count) {
        *speaker = self->last_several;
        return true;
    }
    Span pointer = speech_flagged_at(self, words.start, span_end(words), SPEECH_BACK);
    const Mention *first = mention_beginning(self, words.start);
    bool alone = first && first->kind == MENTION_POST && first->phrase.length == words.length &&
                 first->entry != NO_ENTRY && lexicon_has(self->item->lexicon, first->entry, KEY_KIND, "spokesman");
    if ((!pointer.length && !alone) || words.length + alone < LEAST || pointer.length >= words.length) {
        return false;
    }
    const char *name = text_copy(self->item->arena, self->item->text, words);
    uint32_t start = pointer.length ? span_end(pointer) : words.start;
    const char *noun = text_copy(self->item->arena, self->item->text, span_of(start, span_end(words)));
    size_t tail = strlen(noun);
    for (size_t i = self->statements.count; i > 0; i--) {
        const ChStatement *before = &self->statements.items[i - 1];
        size_t whole = strlen(before->speaker);
        if (whole > tail && string_same(before->speaker + whole - tail, noun) && !string_same(before->speaker, name)) {
            add_speaker(speaker, before->speaker, before->speaker_country);
            return true;
        }
    }
    const ChPerson *holder = holder_of_post(self, &(Mention){.name = noun});
    if (holder) {
        add_speaker(speaker, holder->name, holder->country);
    }
    return holder != NULL;
}

static void add_mention(SpeechCoder *self, Speaker *speaker, const Mention *mention) {
    const Item *item = self->item;
    if (mention->person != NO_PERSON) {
        const ChPerson *person = &item->persons.items[mention->person];
        add_speaker(speaker, person->name, person->country);
        speaker->is_person = true;
    } else if (speech_means_both(self, mention) || belongs_to_both(self, mention)) {
        *speaker = speaker_both();
    } else if (speech_reference_is(self, mention, "self") && self->speech.is_open) {
        *speaker = self->speech.speaker;
    } else if (speech_reference_is(self, mention, "all")) {
        add_speaker(speaker, printed_name(self, mention), NULL);
    } else if (speech_reference_is(self, mention, "body") && self->last_body.count) {
        *speaker = self->last_body;
    } else if (mention->kind == MENTION_REFERENCE && !speech_reference_is(self, mention, "he") &&
               self->last_subject.count) {
        *speaker = self->last_subject;
    } else if (mention->kind == MENTION_REFERENCE) {
        for (uint32_t i = 0; i < self->last_person.count; i++) {
            add_speaker(speaker, self->last_person.names[i], self->last_person.countries[i]);
        }
        speaker->is_person = true;
    } else if (mention->kind == MENTION_POST && holder_of_post(self, mention)) {
        const ChPerson *person = holder_of_post(self, mention);
        add_speaker(speaker, person->name, person->country);
        speaker->is_person = true;
    } else if (add_antecedent(self, speaker, mention->phrase)) {
        speaker->is_person |= mention->kind != MENTION_BODY;
    } else {
        add_speaker(speaker, printed_name(self, mention), mention->country ? mention->country : mention->home);
        speaker->is_person |= mention->kind == MENTION_GROUP || mention->kind == MENTION_POST;
        speaker->is_unnamed |= mention->kind == MENTION_GROUP;
    }
}

/* True of a country by one character alone: 中. */
static bool is_bare_sign(const SpeechCoder *self, uint32_t index) {
    const Mention *mention = &self->item->mentions.items[index];
    return mention->kind == MENTION_COUNTRY && mention->is_sign && mention->span.length == 1 &&
           mention->phrase.length == 1;
}

/* True if a post ends the list of countries and belongs to all of them. */
static bool shares_post(const SpeechCoder *self, const Party *party) {
    const MentionList *mentions = &self->item->mentions;
    const Mention *last = &mentions->items[party->mentions[party->count - 1]];
    uint32_t behind = span_end(last->span), end = span_end(party->span);
    behind += behind < end && is_possessive(self, behind) ? 1 : 0;
    uint32_t next = mention_from(self->item, behind);
    return last->kind == MENTION_COUNTRY && next < mentions->count && mentions->items[next].kind == MENTION_POST &&
           mentions->items[next].span.start == behind && span_end(mentions->items[next].span) == end;
}

Speaker speaker_of_party(SpeechCoder *self, const Party *party) {
    Speaker speaker = {.count = 0};
    if (party->count == 2 && is_bare_sign(self, party->mentions[0]) && is_bare_sign(self, party->mentions[1])) {
        return speaker_both(); /* 中朝 */
    }
    if (party->count > 1 && shares_post(self, party)) { /* A 国和 B 国的外交部长 */
        add_speaker(&speaker, text_copy(self->item->arena, self->item->text, party->span),
                    self->item->mentions.items[party->mentions[0]].country);
        speaker.is_unnamed = true;
        return speaker;
    }
    for (uint32_t i = 0; i < party->count && !speaker.is_both; i++) {
        add_mention(self, &speaker, &self->item->mentions.items[party->mentions[i]]);
    }
    return speaker;
}

/* True if the person is somebody's spokesman. */
static bool is_spokesman(const SpeechCoder *self, uint32_t person) {
    const MentionList *mentions = &self->item->mentions;
    const MentionIndexes *posts = &self->item->of_kind[MENTION_POST];
    for (uint32_t i = 0; i < posts->count; i++) {
        const Mention *mention = &mentions->items[posts->items[i]];
        bool is_his = mention->within != NO_MENTION && mention->entry != NO_ENTRY &&
                      mentions->items[mention->within].person == person;
        if (is_his && lexicon_has(self->item->lexicon, mention->entry, KEY_KIND, "spokesman")) {
            return true;
        }
    }
    return false;
}

bool speaker_for_himself(const SpeechCoder *self, const Speaker *speaker) {
    const PersonList *persons = &self->item->persons;
    for (uint32_t i = 0; speaker->is_person && speaker->count && i < persons->count; i++) {
        if (string_same(persons->items[i].name, speaker->names[0])) {
            return !is_spokesman(self, i);
        }
    }
    return false;
}

Speaker speaker_of_answers(SpeechCoder *self) {
    Speaker speaker = {.count = 0};
    const MentionList *mentions = &self->item->mentions;
    for (size_t i = 0; i < mentions->count && mentions->items[i].span.start < span_end(self->item->title); i++) {
        const Mention *mention = &mentions->items[i];
        if (mention->person != NO_PERSON && is_spokesman(self, mention->person)) {
            add_mention(self, &speaker, mention);
        }
    }
    return speaker.count == 1 ? speaker : (Speaker){.count = 0};
}

/* The country of the first mention within a span that has one. */
const char *speech_country_within(const SpeechCoder *self, Span span) {
    const MentionList *mentions = &self->item->mentions;
    uint32_t low = 0, high = (uint32_t)mentions->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (mentions->items[middle].span.start < span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < mentions->count && mentions->items[low].span.start < span_end(span); low++) {
        if (mentions->items[low].country) {
            return mentions->items[low].country;
        }
    }
    return NULL;
}

/* True if a list comma or conjunction ends at `at`; moves `at` before it. */
static bool skip_joint(const SpeechCoder *self, uint32_t *at, uint32_t from) {
    if (*at > from && self->item->text->character[*at - 1] == LIST_COMMA) {
        *at -= 1;
        return true;
    }
    const Match *joint = word_before(self->item, *at, from, CLASS_BIT(CLASS_CONJUNCTION));
    if (joint) {
        *at = joint->span.start;
    }
    return joint != NULL;
}

static uint32_t actor_ending_at(const SpeechCoder *self, uint32_t below, uint32_t first, uint32_t at) {
    for (uint32_t i = below; i > first; i--) {
        const Mention *mention = &self->item->mentions.items[i - 1];
        bool ends = span_end(mention->phrase) == at || (mention->person != NO_PERSON && span_end(mention->span) == at);
        if (mention_is_actor(mention) && ends) {
            return i - 1;
        }
    }
    return NO_MENTION;
}

/* True if a longer word or name begins with the adverb: 联合国. */
static bool begins_longer_word(const SpeechCoder *self, Span adverb, uint32_t end) {
    const ClassSet words =
        CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_COUNTRY);
    const Match *word = match_longest(&self->item->matches, adverb.start, end, words);
    return word && word->span.length > adverb.length;
}

/* The named actor with which the words begin, if what follows only says what it does or
 * who else speaks: A 随后发表, A 代表 B, A 和多名官员. `rest`: who else, length 0 if nobody. */
static const Mention *leading_actor(SpeechCoder *self, Span words, Span *rest) {
    const MentionList *mentions = &self->item->mentions;
    uint32_t index = mention_from(self->item, words.start), end = span_end(words);
    while (index > 0 && index <= mentions->count && mentions->items[index - 1].phrase.start >= words.start) {
        index--;
    }
    const Mention *actor = NULL;
    for (; index < mentions->count && mentions->items[index].span.start < end; index++) {
        const Mention *mention = &mentions->items[index];
        bool names = mention->person != NO_PERSON || mention->kind == MENTION_BODY;
        actor = names && mention->phrase.start == words.start && span_end(mention->phrase) < end ? mention : actor;
    }
    *rest = span_of(end, end);
    if (!actor) {
        return NULL;
    }
    Span word;
    uint32_t after = span_end(actor->phrase);
    const Match *joint = word_at(self->item, after, end, CLASS_BIT(CLASS_CONJUNCTION));
    bool listed = self->item->text->character[after] == LIST_COMMA;
    bool others = (joint && !begins_longer_word(self, joint->span, end)) || listed; /* not 与会 */
    if (others && actor->person != NO_PERSON && speech_before(self, end, after, SPEECH_SPEAKER, &word)) {
        *rest = span_of(joint ? span_end(joint->span) : after + 1, end);
        return actor;
    }
    const Match *behalf = word_at(self->item, span_end(actor->span), end, CLASS_BIT(CLASS_PREPOSITION));
    bool acts =
        speech_at(self, after, end, SPEECH_MODIFIER, &word) && word.length > 1 && !begins_longer_word(self, word, end);
    bool speaks_for =
        behalf && actor->person != NO_PERSON && word_has_role(self->item, behalf, CLASS_PREPOSITION, "behalf");
    bool somewhere = actor->person != NO_PERSON && speech_at(self, after, end, SPEECH_TIME_START, &word) &&
                     word.length == 1 && !begins_longer_word(self, word, end); /* A 在理事会会议重申 */
    return acts || speaks_for || somewhere ? actor : NULL;
}

/* The country named first within the words, else whose the first body in them is by what was told before. */
static const char *country_of_words(const SpeechCoder *self, Span words) {
    const MentionList *mentions = &self->item->mentions;
    const char *country = speech_country_within(self, words), *home = NULL;
    for (uint32_t i = mention_from(self->item, words.start);
         !country && !home && i < mentions->count && mentions->items[i].span.start < span_end(words); i++) {
        home = mentions->items[i].home;
    }
    return country ? country : home;
}

Speaker speaker_of_words(SpeechCoder *self, Span span) {
    Speaker speaker = {.is_person = true, .is_unnamed = true};
    span = text_trim(self->item->text, span);
    const uint32_t *character = self->item->text->character;
    if (span.length > 2 && character[span.start] == OPEN_TITLE && character[span_end(span) - 1] == CLOSE_TITLE) {
        span = span_of(span.start + 1, span_end(span) - 1);
    }
    Span rest = span_of(span.start, span.start);
    const Mention *actor = span.length > 1 ? leading_actor(self, span, &rest) : NULL;
    if (actor) {
        speaker = (Speaker){.count = 0};
        add_mention(self, &speaker, actor);
        span = rest;
    }
    const Match *last = word_before(self->item, span_end(span), span.start, CLASS_BIT(CLASS_MECHANISM));
    speaker.is_gathering = last && word_has_kind(self->item, last, CLASS_MECHANISM, "session");
    const char *name = span.length > 1 ? text_copy(self->item->arena, self->item->text, span) : NULL;
    if (name && !add_antecedent(self, &speaker, span)) {
        add_speaker(&speaker, name, country_of_words(self, span));
    }
    return speaker;
}

static bool begins_long_word(const SpeechCoder *self, uint32_t start, uint32_t end) {
    const Match *word = any_word_at(self->item, start, end);
    return word && word->span.length > 1;
}

static bool begins_count(const SpeechCoder *self, uint32_t start) {
    const Mention *mention = mention_beginning(self, start);
    return mention && mention->kind == MENTION_QUANTITY && mention->quantity.unit;
}

/* True if the words before 的 begin with how many or whose people they are: A 大学的研究人员,
 * 4名知情的官员. */
static bool tells_whose(const SpeechCoder *self, uint32_t start) {
    const Mention *mention = mention_beginning(self, start);
    return begins_count(self, start) ||
           (mention && (mention->kind == MENTION_BODY || mention->kind == MENTION_COUNTRY ||
                        mention->kind == MENTION_PLACE || mention->person != NO_PERSON));
}

/* True if the last character is an adverb behind people or an actor: 外长则, 七国集团也. */
static bool ends_with_adverb(SpeechCoder *self, const Clause *clause, uint32_t start, uint32_t end) {
    Span word;
    if (end < start + 3 || !speech_before(self, end, end - 1, SPEECH_MODIFIER, &word) ||
        speech_before(self, end, start, SPEECH_SPEAKER, &word)) {
        return false;
    }
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention_is_actor(mention) && span_end(mention->phrase) + 1 == end) {
            return true;
        }
    }
    return speech_before(self, end - 1, start, SPEECH_SPEAKER, &word) != NULL;
}

/* The noun phrase without a name that ends at `end`: from behind the last
 * comma, date, phrase of time or 的, without brackets. */
static Span unnamed_phrase(SpeechCoder *self, const Clause *clause, uint32_t from, uint32_t end) {
    uint32_t start = from;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention->kind == MENTION_DATE && span_end(mention->span) < end && mention->span.start >= from) {
            start = span_end(mention->span);
        }
    }
    Span word;
    bool adjunct = speech_at(self, start, end, SPEECH_TIME_START, &word) != NULL;
    for (uint32_t at = start; at + 1 < end; at++) {
        if (speech_at(self, at, end, SPEECH_POSSESSIVE | (adjunct ? SPEECH_TIME_END : 0), &word) &&
            span_end(word) + 1 < end && !speech_at(self, at, end, SPEECH_SPEAKER | SPEECH_COMPOUND, &word) &&
            !tells_whose(self, start)) {
            start = at + 1;
        }
    }
    while (start < end && speech_at(self, start, end, SPEECH_MODIFIER | SPEECH_ACCORDING, &word) &&
           (word.length > 1 || mention_beginning(self, span_end(word)) ||
            (start == clause->span.start && begins_long_word(self, span_end(word), end))) && /* 但现场人士 */
           span_end(word) < end &&
           !speech_at(self, start, end, SPEECH_SPEAKER, &word) && !begins_longer_word(self, word, end)) {
        start = span_end(word);
    }
    const SpeechWord *analysis = end > start + 1 ? speech_before(self, end, start + 1, SPEECH_BREAK, &word) : NULL;
    end = analysis && (analysis->flags & SPEECH_NEWS) ? word.start : end; /* 专家分析认为 */
    Span exists = speech_flagged_at(self, start, end, SPEECH_EXISTS);     /* 有分析人士 */
    if (exists.length && span_end(exists) + 1 < end && !begins_longer_word(self, exists, end)) {
        start = span_end(exists);
    }
    for (uint32_t at = start + 1; at + 1 < end; at++) { /* 某地6日电 据 A */
        bool blank = character_is_space(self->item->text->character[at - 1]);
        start = blank && speech_at(self, at, end, SPEECH_ACCORDING, &word) ? span_end(word) : start;
    }
    while (start < end && !character_is_han(self->item->text->character[start]) &&
           !character_is_latin(self->item->text->character[start]) && !begins_count(self, start)) {
        start++;
    }
    if (end > start && speech_is_paper(self, end, start)) { /* 《某某日报》 */
        uint32_t open = end - 1;
        while (open > from && self->item->text->character[open - 1] != OPEN_TITLE) {
            open--;
        }
        return span_of(open, end - 1);
    }
    bool quoted = false; /* A 国“B 联盟” */
    for (uint32_t at = start; at < end; at++) {
        uint32_t c = self->item->text->character[at];
        if (c == CLOSE_TITLE || c == OPEN_TITLE) { /* a paper, no speaker */
            return span_of(end, end);
        }
        quoted = quoted || c == OPEN_QUOTE;
        end = c == '(' || (c == CLOSE_QUOTE && !quoted) ? at : end;
    }
    end -= ends_with_adverb(self, clause, start, end) ? 1 : 0;
    return end - start > LONGEST_SPEAKER ? span_of(end, end) : span_of(start, end);
}

/* True if both speakers are of the two sides that the item is about: they speak as one. */
static bool are_the_sides(const SpeechCoder *self, const Speaker *speaker) {
    const char *const *of = speaker->countries, *const *sides = self->sides;
    if (!of[0] || !of[1] || !sides[0] || !sides[1]) {
        return true;
    }
    return (string_same(of[0], sides[0]) && string_same(of[1], sides[1])) ||
           (string_same(of[0], sides[1]) && string_same(of[1], sides[0]));
}

/* True if the words begin with one that opens no name of people: 由于多数民众反对, 与外界预期不同. */
static bool opens_adjunct(SpeechCoder *self, Span words) {
    const Match *first = words.length > 1 ? any_word_at(self->item, words.start, span_end(words)) : NULL;
    EntryId entry = first ? match_entry(self->item->lexicon, first, CLASS_WORD) : NO_ENTRY;
    Span but;
    bool goes_on = first && first->span.length == 1 && /* 但该公司称 */
                   speech_at(self, words.start, span_end(words), SPEECH_MODIFIER, &but);
    return entry != NO_ENTRY && !goes_on && !inside_name(self->item, words.start) &&
           !mention_beginning(self, words.start) &&
           (lexicon_has(self->item->lexicon, entry, KEY_KIND, "conjunction") ||
            lexicon_has(self->item->lexicon, entry, KEY_KIND, "preposition"));
}

/* The list of actors whose last member is `mention`: A, B and C. */
static Speaker speaker_of_list(SpeechCoder *self, const Clause *clause, uint32_t mention, uint32_t from) {
    uint32_t found[SPEAKER_LIMIT] = {mention}, count = 1;
    uint32_t at = self->item->mentions.items[mention].phrase.start;
    Span etc;
    uint32_t first = self->item->sentences.items[clause->sentence].first_mention;
    bool is_group = self->item->mentions.items[mention].kind == MENTION_GROUP &&
                    !speech_means_both(self, &self->item->mentions.items[mention]);
    bool stands_for_list = is_group && speech_before(self, at, from, SPEECH_ET_CETERA, &etc);
    at = stands_for_list ? etc.start : at;
    bool counts_list = at > from && speech_reference_is(self, &self->item->mentions.items[mention], "all") &&
                       actor_ending_at(self, mention, first, at) != NO_MENTION; /* A、B 和 C 三国 */
    stands_for_list |= counts_list;
    while (count < SPEAKER_LIMIT && at > from && (count == 1 && stands_for_list ? true : skip_joint(self, &at, from))) {
        uint32_t before = actor_ending_at(self, found[count - 1], first, at);
        if (before == NO_MENTION) {
            break;
        }
        found[count++] = before;
        at = self->item->mentions.items[before].phrase.start;
    }
    const Mention *last_member = &self->item->mentions.items[mention];
    bool by_post = last_member->kind == MENTION_POST && last_member->person == NO_PERSON &&
                   !holder_of_post(self, last_member); /* 外交部一名发言人 */
    if ((is_group || by_post) && count == 1) {
        uint32_t end = span_end(last_member->phrase);
        end += speech_flagged_at(self, end, span_end(clause->span), SPEECH_PLURAL).length; /* 使节们 */
        Span words = unnamed_phrase(self, clause, from, end);
        bool whole = is_group || span_end(words) == end;
        Speaker unnamed = whole ? speaker_of_words(self, words) : (Speaker){.count = 0};
        if (unnamed.count) {
            unnamed.is_unnamed &= !by_post;
            unnamed.country = by_post && last_member->country ? last_member->country : unnamed.country;
            unnamed.countries[0] = unnamed.country;
            return unnamed;
        }
    }
    Span people;
    uint32_t end_of_list = span_end(self->item->mentions.items[mention].phrase);
    if (stands_for_list && count > 1 && self->item->mentions.items[found[1]].kind == MENTION_COUNTRY &&
        speech_before(self, end_of_list, from, SPEECH_SPEAKER, &people)) { /* A、B 等国官员: people of theirs */
        return speaker_of_words(self, unnamed_phrase(self, clause, from, end_of_list));
    }
    uint32_t last = stands_for_list && count > 1 ? 1 : 0;
    Party party = {.count = 0};
    for (uint32_t i = count; i > last; i--) {
        party.mentions[party.count++] = found[i - 1];
    }
    Speaker speaker = speaker_of_party(self, &party);
    bool one_side =
        speaker.countries[0] && speaker.countries[1] && string_same(speaker.countries[0], speaker.countries[1]);
    bool states = false;
    for (uint32_t i = 0; i < party.count; i++) {
        states |= self->item->mentions.items[party.mentions[i]].kind == MENTION_COUNTRY;
    }
    return speaker.count == 2 && states && !one_side && are_the_sides(self, &speaker) ? speaker_both() : speaker;
}

Speaker speaker_of_issuer(SpeechCoder *self, const Clause *clause, uint32_t from, Span document) {
    Head leads = head_leading(self, clause);
    const Mention *first = leads.kind == HEAD_ACTOR ? &self->item->mentions.items[leads.mention] : NULL;
    if (!first || leads.position > document.start || first->kind == MENTION_REFERENCE) {
        return (Speaker){.count = 0};
    }
    if (first->kind == MENTION_BODY || first->person != NO_PERSON) {
        return speaker_of_party(self, &(Party){.mentions = {leads.mention}, .count = 1});
    }
    Span light;
    if (first->kind != MENTION_COUNTRY ||
        !speech_find(self, leads.position, document.start, SPEECH_LIGHT | SPEECH_TELL, &light)) {
        return (Speaker){.count = 0};
    }
    uint32_t end = light.start;
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        end = mention->kind == MENTION_DATE && span_end(mention->span) == end ? mention->span.start : end;
    }
    while (speech_before(self, end, leads.position, SPEECH_MODIFIER, &light) && light.length > 1) {
        end = light.start;
    }
    return speaker_of_words(self, unnamed_phrase(self, clause, from, end));
}

/* The first of two where the other is only whom he meets as he speaks: A 与 B 会谈时表示. The subject itself if nothing
 * tells so. */
static Party who_meets(const SpeechCoder *self, const Clause *clause) {
    Party subject = clause->subject;
    uint32_t behind = span_end(subject.span), end = span_end(clause->span);
    bool may = subject.joint && subject.joint < subject.count;
    const Match *event = may ? word_at(self->item, behind, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = event ? match_entry(self->item->lexicon, event, CLASS_EVENT) : NO_ENTRY;
    bool meets = entry != NO_ENTRY && (lexicon_has(self->item->lexicon, entry, KEY_EVENT, "meeting") ||
                                       lexicon_has(self->item->lexicon, entry, KEY_EVENT, "talks") ||
                                       lexicon_has(self->item->lexicon, entry, KEY_EVENT, "call"));
    const Match *time = meets ? word_at(self->item, span_end(event->span), end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    subject.count = time && word_has_role(self->item, time, CLASS_SUPPORT, "after") ? subject.joint : subject.count;
    return subject;
}

/* The clause's own subject, or its people where a noun of theirs stands right behind it: 商务部有关负责人
 * 15日发表讲话. */
static Speaker speaker_of_own_subject(SpeechCoder *self, const Clause *clause, uint32_t from) {
    const Party met = who_meets(self, clause), *subject = &met;
    const Mention *body = &self->item->mentions.items[subject->mentions[0]];
    uint32_t end = span_end(subject->span);
    Span people;
    bool more = subject->count == 1 && body->kind == MENTION_BODY && span_end(body->phrase) < end &&
                speech_before(self, end, span_end(body->phrase), SPEECH_SPEAKER, &people);
    Span words = more ? unnamed_phrase(self, clause, from, end) : (Span){0};
    bool whole = more && words.start <= body->phrase.start; /* not 政治局15日召开会议 */
    return whole ? speaker_of_words(self, words) : speaker_of_party(self, subject);
}

/* Who acts in a clause before, of the same sentence: A、B 举行会议，会后发表的声明说. Count 0 if nobody or only a
 * country does. */
static Speaker sentence_subject(SpeechCoder *self, const Clause *clause) {
    const Clause *before = clause;
    while (before > self->clauses.items && before[-1].sentence == clause->sentence && !before->subject_is_own) {
        before--;
    }
    bool acts = before < clause && before->subject_is_own &&
                self->item->mentions.items[before->subject.mentions[0]].kind != MENTION_COUNTRY;
    return acts ? speaker_of_party(self, &before->subject) : (Speaker){.count = 0};
}

/* Whoever is behind a document: the actor named right before it, else who
 * acted last; a joint declaration is by both. */
static Speaker speaker_of_document(SpeechCoder *self, const Clause *clause, uint32_t from, Span document) {
    bool has_author = document.start > from + 1 && is_possessive(self, document.start - 1); /* A 的声明 */
    uint32_t author_end = document.start - (has_author ? 1 : 0);
    uint32_t actor =
        actor_ending_at(self, clause->first_mention + clause->mention_count, clause->first_mention, author_end);
    bool is_author = actor != NO_MENTION && self->item->mentions.items[actor].phrase.start >= from;
    if (is_author && has_author) { /* not 致 A 的公开信 */
        is_author = head_before(self, clause, self->item->mentions.items[actor].phrase.start, from).kind != HEAD_NONE;
    }
    if (is_author) {
        return speaker_of_list(self, clause, actor, from);
    }
    bool own = clause->subject_is_own && clause->subject.span.start >= from &&
               span_end(clause->subject.span) <= document.start;
    if (own) { /* 外交部晚间发布新闻稿指出 */
        return speaker_of_own_subject(self, clause, from);
    }
    Speaker issuer = speaker_of_issuer(self, clause, from, document);
    if (issuer.count) {
        return issuer;
    }
    Speaker met = sentence_subject(self, clause);
    if (met.count) {
        return met;
    }
    Speaker author = self->last_author.count ? self->last_author : self->last_subject;
    return author.count ? author : speaker_of_words(self, document);
}

/* True if the clause's subject opens a clause of the same sentence and names
 * people: then it acts in the clauses behind too. */
static bool subject_opens_sentence(SpeechCoder *self, const Clause *clause) {
    uint32_t start = self->item->sentences.items[clause->sentence].span.start;
    if (!clause->subject.count || clause->subject_is_own || clause->subject.span.start < start) {
        return false;
    }
    const Clause *named = clause;
    while (named > self->clauses.items && named->span.start > clause->subject.span.start) {
        named--;
    }
    const Mention *first = &self->item->mentions.items[clause->subject.mentions[0]];
    Head head = head_before(self, named, clause->subject.span.start, named->span.start);
    return (first->person != NO_PERSON || first->kind == MENTION_GROUP) &&
           (head.kind == HEAD_START || head.kind == HEAD_ADJUNCT);
}

/* True if a named person stands at the head of the clause. */
static bool acts_at_head(SpeechCoder *self, const Clause *clause) {
    Head head = head_before(self, clause, clause->subject.span.start, clause->span.start);
    return self->item->mentions.items[clause->subject.mentions[0]].person != NO_PERSON &&
           (head.kind == HEAD_START || head.kind == HEAD_ADJUNCT);
}

/* True if a body tells what the person says who is the subject carried into the clause:
 * 国务院表示，A 谴责 …，认为 …. */
static bool tells_of_person(const SpeechCoder *self, const Clause *named) {
    bool by_body = self->speech.speaker.count == 1 && !self->speech.speaker.is_person && named->subject.count == 1;
    const Mention *subject = by_body ? &self->item->mentions.items[named->subject.mentions[0]] : NULL;
    if (!subject || subject->person == NO_PERSON || subject->kind == MENTION_REFERENCE) {
        return false;
    }
    while (named > self->clauses.items && named->span.start > named->subject.span.start) {
        named--;
    }
    return named->subject_is_own && (named->speech & (SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE));
}

/* The clause whose subject acts in a clause behind, without one of its own, of what the
 * press reports, or a body of one person; NULL if none. */
static const Clause *clause_of_subject(const SpeechCoder *self, const Clause *clause) {
    const Clause *named = clause;
    if (named->subject.count && named->subject.span.start >= clause->span.start && named > self->clauses.items) {
        named--; /* what stands behind the verb is its object */
    }
    bool told = self->speech.is_open && (self->speech.speaker.is_media || tells_of_person(self, named));
    bool reported = told && named->sentence == clause->sentence && named->subject.count &&
                    named->subject.span.start >= span_end(self->speech.verb) &&
                    named->subject.span.start >= self->item->sentences.items[clause->sentence].span.start;
    return reported && named->subject.span.start < clause->span.start ? named : NULL;
}

bool speech_is_of_subject(const SpeechCoder *self, const Clause *clause) {
    return clause_of_subject(self, clause) != NULL;
}

/* That subject, with all words that name it; whoever spoke of it, if it was only spoken of. */
static Speaker speaker_of_subject(SpeechCoder *self, const Clause *clause) {
    const Clause *named = clause_of_subject(self, clause);
    const Party *subject = &named->subject;
    const ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    if (last && !string_same(last->speaker, self->speech.speaker.names[0]) &&
        last->evidence.start > span_end(self->speech.verb) && subject->span.start >= last->evidence.start &&
        last->evidence.start >= self->item->sentences.items[clause->sentence].span.start) {
        Speaker before = {.count = 0};
        add_speaker(&before, last->speaker, last->speaker_country);
        return before;
    }
    while (named > self->clauses.items && named->span.start > subject->span.start) {
        named--;
    }
    const Mention *first = &self->item->mentions.items[subject->mentions[0]];
    return subject->count == 1 && first->kind == MENTION_GROUP
               ? speaker_of_list(self, named, subject->mentions[0], named->span.start)
               : speaker_of_party(self, subject);
}

/* The people that the first words of a clause name by a noun: 使节们转达 …. Length 0 if none. */
static Span people_leading(SpeechCoder *self, const Clause *clause) {
    enum { LONGEST_NOUN = 10 };
    const uint32_t verbs =
        SPEECH_FRAME | SPEECH_TELL | SPEECH_ATTITUDE | SPEECH_LIGHT | SPEECH_ABOUT | SPEECH_TIME_START;
    uint32_t start = clause->span.start, end = span_end(clause->span);
    Span word, plural;
    for (uint32_t at = start; at < end && at < start + LONGEST_NOUN; at++) {
        if (!(self->starting[at] & (verbs | SPEECH_SPEAKER)) || inside_name(self->item, at)) {
            continue;
        }
        if (speech_at(self, at, end, SPEECH_SPEAKER, &word) && word.length > 1) {
            const Match *acts = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION)); /* 代表 A, not 各国代表 */
            bool is_noun = (!acts || acts->span.length < word.length) && !is_possessive(self, span_end(word));
            plural = speech_flagged_at(self, span_end(word), end, SPEECH_PLURAL); /* 使节们 */
            word = plural.length ? span_join(word, plural) : word;
            return is_noun && span_end(word) < end ? span_of(start, span_end(word)) : span_of(start, start);
        }
        if (speech_at(self, at, end, verbs, &word) && !speech_is_part_of_word(self, word)) {
            break;
        }
    }
    return span_of(start, start);
}

Speaker speaker_leading(SpeechCoder *self, const Clause *clause) {
    Head leads = head_leading(self, clause);
    const Mention *first = leads.kind == HEAD_ACTOR ? &self->item->mentions.items[leads.mention] : NULL;
    if (first && (first->person != NO_PERSON || first->kind == MENTION_BODY)) {
        Party party = party_at(self->item, first->phrase.start, span_end(clause->span));
        return speaker_of_party(self, &party);
    }
    if (clause->subject_is_own && self->item->mentions.items[clause->subject.mentions[0]].kind == MENTION_REFERENCE) {
        return speaker_of_party(self, &clause->subject);
    }
    Span people = people_leading(self, clause);
    return people.length ? speaker_of_words(self, unnamed_phrase(self, clause, people.start, span_end(people)))
                         : (Speaker){.count = 0};
}

/* The press organ in book marks at the head of the clause: 《某某日报》发表文章，称 …. */
static Speaker paper_leading(SpeechCoder *self, const Clause *clause) {
    enum { LONGEST_COUNTRY = 6 };
    const uint32_t *character = self->item->text->character;
    uint32_t start = clause->span.start, end = span_end(clause->span), open = start;
    while (open < end && open < start + LONGEST_COUNTRY && character[open] != OPEN_TITLE) {
        open++;
    }
    uint32_t close = open;
    while (close < end && character[close] != CLOSE_TITLE) {
        close++;
    }
    bool named = open < end && character[open] == OPEN_TITLE && close < end &&
                 (clause->speech & (SPEECH_DOCUMENT | SPEECH_TELL)) && speech_is_paper(self, close + 1, start);
    Speaker paper =
        named ? speaker_of_words(self, unnamed_phrase(self, clause, start, close + 1)) : (Speaker){.count = 0};
    paper.is_media = paper.count > 0;
    return paper;
}

/* The subject of a clause before; of two who meet in a phrase of time the first: A 与 B 举行会谈时，呼吁 …. */
static Party first_to_act(SpeechCoder *self, const Clause *named) {
    Party party = named->subject;
    const Clause *clause = named;
    while (party.count == 2 && clause > self->clauses.items && clause->span.start > party.span.start) {
        clause--;
    }
    Span time;
    bool meets = party.count == 2 && clause < named + 1 && (clause->classes & CLASS_BIT(CLASS_EVENT)) &&
                 clause->ends_with == ',' &&
                 speech_before(self, span_end(clause->span), span_end(party.span), SPEECH_TIME_END, &time) &&
                 time.length == 1;
    const Mention *second = meets ? &self->item->mentions.items[party.mentions[1]] : NULL;
    const Match *with = second ? word_before(self->item, second->phrase.start, party.span.start,
                                             CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION))
                               : NULL;
    bool persons =
        with && second->person != NO_PERSON && self->item->mentions.items[party.mentions[0]].person != NO_PERSON;
    if (persons && (word_has_role(self->item, with, CLASS_CONJUNCTION, "with") ||
                    word_has_role(self->item, with, CLASS_PREPOSITION, "with"))) {
        party.count = 1;
    }
    return party;
}

bool speech_body_opens(const SpeechCoder *self, const Clause *clause) {
    Span sentence = self->item->sentences.items[clause->sentence].span;
    return clause->subject.count == 1 && clause->subject.span.start == sentence.start &&
           self->item->mentions.items[clause->subject.mentions[0]].kind == MENTION_BODY;
}

/* Whoever made the statement, as far as it tells. */
static Speaker speaker_of_statement(const ChStatement *statement) {
    Speaker speaker = {.is_both = string_same(statement->speaker, both_sides)};
    add_speaker(&speaker, statement->speaker, statement->speaker_country);
    speaker.is_person = speaker.is_both;
    return speaker;
}

/* True if the clause's subject begins a clause behind the one of the position: A 批评 B，C 忍无可忍，抗议 …. */
static bool acts_behind(const SpeechCoder *self, const Clause *clause, uint32_t at) {
    while (clause > self->clauses.items && clause->span.start > clause->subject.span.start) {
        clause--;
    }
    return clause->span.start > at && clause->subject_is_own && clause->subject.span.start == clause->span.start;
}

/* Whoever speaks already, else the subject of the clause before. */
static Speaker inherited_speaker(SpeechCoder *self, const Clause *clause) {
    if (speech_is_of_subject(self, clause)) {
        return speaker_of_subject(self, clause);
    }
    bool in_speech = self->speech.is_open && self->speech.speaker.count;
    bool object = clause->subject_is_own && clause > self->clauses.items && clause[-1].sentence == clause->sentence;
    const Clause *acting = object && clause[-1].subject_is_own ? clause - 1 : clause; /* A 作出回应，表示 B … */
    bool opens = subject_opens_sentence(self, clause) || (acting < clause && acts_at_head(self, acting));
    const ChStatement *last = self->statements.count ? &self->statements.items[self->statements.count - 1] : NULL;
    bool other = in_speech && last && !clause->subject_is_own && self->speech.sentence != clause->sentence &&
                 last->evidence.start >= self->item->sentences.items[clause->sentence].span.start &&
                 !string_same(last->speaker, self->speech.speaker.names[0]) && last->speaker_country &&
                 self->speech.speaker.country &&
                 (!string_same(last->speaker_country, self->speech.speaker.country) || speech_body_opens(self, clause));
    if (other) { /* A 说 …。B 谴责 …，认为 … */
        return speaker_of_statement(last);
    }
    if (in_speech && (self->speech.sentence == clause->sentence || !opens)) {
        return self->speech.speaker;
    }
    if (last && !clause->subject_is_own && !in_speech && /* A 谴责 B 空袭，要求 …: B is what was spoken of */
        last->evidence.start >= self->item->sentences.items[clause->sentence].span.start && clause->subject.count &&
        clause->subject.span.start >= last->evidence.start && !acts_behind(self, clause, last->evidence.start)) {
        return speaker_of_statement(last);
    }
    const Clause *named = clause;
    if (clause->subject_is_own && clause > self->clauses.items && clause[-1].paragraph == clause->paragraph) {
        named = clause - 1;
    }
    bool follows =
        clause > self->clauses.items && clause[-1].sentence == clause->sentence && !clause[-1].subject_is_own;
    Speaker leading = follows ? speaker_leading(self, clause - 1) : (Speaker){.count = 0};
    leading = follows && !leading.count ? paper_leading(self, clause - 1) : leading;
    if (leading.count) {
        return leading; /* 使节们转达问候，表示 … */
    }
    bool sign = named->subject.count == 1 && is_bare_sign(self, named->subject.mentions[0]) && self->last_person.count;
    Party leader = first_to_act(self, named);
    Speaker speaker = sign ? self->last_person : speaker_of_party(self, &leader);
    return speaker.count ? speaker : self->last_person;
}

Speaker speaker_together(const SpeechCoder *self, const Speaker *speaker) {
    bool two_sides = speaker->count == 2 && speaker->countries[0] && speaker->countries[1] &&
                     !string_same(speaker->countries[0], speaker->countries[1]);
    return two_sides && are_the_sides(self, speaker) ? speaker_both() : *speaker;
}

/* Those who act together before `head`: both, unless they are of one side. */
static Speaker joint_speaker(SpeechCoder *self, const Clause *clause, uint32_t from, const Head *head) {
    Speaker list = head->kind == HEAD_ACTOR ? speaker_of_list(self, clause, head->mention, from)
                                            : speaker_of_party(self, &clause->subject);
    bool one_side = list.count > 1 && !list.is_person && list.countries[0] && list.countries[1] &&
                    string_same(list.countries[0], list.countries[1]);
    return one_side || list.is_both ? list : speaker_both();
}

/* True if what stands before the head is only what the clause's own subject holds: A 召开会议并称 …. */
static bool holds_gathering(SpeechCoder *self, const Clause *clause, const Head *head) {
    uint32_t behind = span_end(clause->subject.span);
    Span noun;
    if (!speech_before(self, head->position, behind, SPEECH_SPEAKER, &noun)) {
        return false;
    }
    for (uint32_t at = behind; at < noun.start; at++) {
        const Match *light = word_at(self->item, at, noun.start, CLASS_BIT(CLASS_SUPPORT));
        if (light && light->span.length > 1 && word_has_role(self->item, light, CLASS_SUPPORT, "light")) {
            return !is_possessive(self, span_end(light->span));
        }
    }
    return false;
}

/* True if a word right before says that there is such a paper, nobody's: 有评论认为, 也有文章指出. */
static bool there_is_before(const SpeechCoder *self, uint32_t from, uint32_t paper) {
    enum { LONGEST = 2 };
    for (uint32_t at = paper; at > from && paper - at < LONGEST;) {
        at--;
        Span exists = speech_flagged_at(self, at, paper, SPEECH_EXISTS);
        if (exists.length && span_end(exists) == paper) {
            return true;
        }
    }
    return false;
}

static Speaker unnamed_speaker(SpeechCoder *self, const Clause *clause, uint32_t from, const Head *head) {
    Span word;
    if (speech_before(self, head->position, from, SPEECH_OWN, &word)) {
        return self->speech.is_open   ? self->speech.speaker
               : self->paused.is_open ? self->paused.speaker
                                      : self->last_person;
    }
    bool own_subject = clause->subject_is_own && clause->subject.span.start >= from &&
                       span_end(clause->subject.span) <= head->position;
    const Match *behalf =
        own_subject ? word_at(self->item, span_end(clause->subject.span), head->position, CLASS_BIT(CLASS_PREPOSITION))
                    : NULL;
    if (behalf && lexicon_has(self->item->lexicon, match_entry(self->item->lexicon, behalf, CLASS_PREPOSITION),
                              KEY_ROLE, "behalf")) {
        return speaker_of_party(self, &clause->subject);
    }
    if (own_subject &&
        (speech_before(self, head->position, from, SPEECH_DOCUMENT, &word) || holds_gathering(self, clause, head))) {
        return speaker_of_own_subject(self, clause, from);
    }
    if (speech_before(self, head->position, from, SPEECH_DOCUMENT, &word)) {
        return there_is_before(self, from, word.start) ? speaker_of_words(self, word)
                                                       : speaker_of_document(self, clause, from, word);
    }
    Span words = unnamed_phrase(self, clause, from, head->position);
    return opens_adjunct(self, words) ? (Speaker){.count = 0} : speaker_of_words(self, words);
}

static Speaker speaker_of_side(SpeechCoder *self, const Head *head) {
    Speaker speaker = {.count = 0};
    add_speaker(&speaker, text_copy(self->item->arena, self->item->text, span_of(head->side_start, head->position)),
                head->side);
    return speaker;
}

/* The noun of 有分析认为, by nobody named. */
static Span analysis_before(SpeechCoder *self, uint32_t from, const Head *head) {
    Span word;
    const SpeechWord *analysis = speech_before(self, head->position, from, SPEECH_BREAK, &word);
    bool is_news = analysis && (analysis->flags & SPEECH_NEWS);
    uint32_t start = is_news ? word.start + speech_flagged_at(self, word.start, span_end(word), SPEECH_EXISTS).length
                             : head->position;
    return is_news ? span_of(start, span_end(word)) : span_of(start, start);
}

/* True if the words begin with a verb and its object follows: 落实共识, 调拨物资. */
static bool begins_with_verb(const SpeechCoder *self, Span words) {
    const Match *first = words.length > 2 ? any_word_at(self->item, words.start, span_end(words)) : NULL;
    return first && first->span.length > 1 && first->span.length < words.length &&
           word_has_kind(self->item, first, CLASS_WORD, "verb");
}

/* True if the words are one that names nobody (高调宣布, 只是说; within a sentence also 回复说), or begin with a verb
 * that goes on beside the speech (笑着说, 指着地图说) or, within a sentence, has an object. */
static bool is_no_noun(SpeechCoder *self, const Clause *clause, Span words) {
    static const char *const kinds[] = {"adverb", "conjunction", "idiom", "verb", "verb-noun"};
    enum { ANYWHERE = 3 };
    const Match *whole = words.length > 1 ? match_exact(&self->item->matches, words, CLASS_BIT(CLASS_WORD)) : NULL;
    EntryId entry = whole ? match_entry(self->item->lexicon, whole, CLASS_WORD) : NO_ENTRY;
    bool within = clause->span.start > self->item->sentences.items[clause->sentence].span.start + 1;
    Span particle;
    bool found = within && words.length > 1 && character_is_han(self->item->text->character[words.start]) &&
                 speech_at(self, words.start + 1, span_end(words), SPEECH_PARTICLE, &particle) &&
                 !begins_longer_word(self, particle, span_end(words));
    size_t count = within ? sizeof kinds / sizeof *kinds : ANYWHERE;
    found = found || (within && begins_with_verb(self, words));
    for (size_t i = 0; entry != NO_ENTRY && !found && i < count; i++) {
        found = lexicon_has(self->item->lexicon, entry, KEY_KIND, kinds[i]);
    }
    return found && !inside_name(self->item, words.start);
}

/* True if the clause before tells what two did with each other: X 同 Y 举行会谈，共同宣布 …. */
static bool two_act_before(const SpeechCoder *self, const Clause *clause) {
    const Clause *before = clause - 1;
    bool may = before >= self->clauses.items && before->sentence == clause->sentence && before->subject_is_own &&
               !clause->subject_is_own && (before->classes & CLASS_BIT(CLASS_EVENT));
    uint32_t end = may ? span_end(before->span) : 0;
    for (uint32_t at = may ? span_end(before->subject.span) : 0; at < end; at++) {
        const Match *with = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (with && word_has_role(self->item, with, CLASS_PREPOSITION, "with") && !inside_name(self->item, at)) {
            return party_at(self->item, span_end(with->span), end).count > 0;
        }
    }
    return false;
}

Speaker speaker_before(SpeechCoder *self, const Clause *clause, uint32_t from, const Head *head) {
    bool own_subject = clause->subject_is_own && clause->subject.span.start >= from &&
                       span_end(clause->subject.span) <= head->position;
    if (head->is_joint && (head->kind == HEAD_ACTOR || head->kind == HEAD_UNNAMED || own_subject)) {
        return joint_speaker(self, clause, from, head);
    }
    const Match *holds = own_subject && head->kind == HEAD_ACTOR && clause->subject.mentions[0] != head->mention &&
                                 self->item->mentions.items[head->mention].kind == MENTION_BODY
                             ? word_before(self->item, self->item->mentions.items[head->mention].phrase.start, from,
                                           CLASS_BIT(CLASS_SUPPORT))
                             : NULL;
    if (holds && holds->span.length > 1 && word_has_role(self->item, holds, CLASS_SUPPORT, "light")) {
        return speaker_of_own_subject(self, clause, from); /* A 召开安全会议并称 … */
    }
    switch (head->kind) {
    case HEAD_ACTOR:
        return speaker_of_list(self, clause, head->mention, from);
    case HEAD_SIDE:
        return speaker_of_side(self, head);
    case HEAD_UNNAMED:
        return unnamed_speaker(self, clause, from, head);
    default:
        break;
    }
    if (own_subject) {
        return speaker_of_own_subject(self, clause, from);
    }
    if (head->is_joint && (head->kind == HEAD_NONE || head->kind == HEAD_START) && self->speech.is_open &&
        two_act_before(self, clause)) {
        return speaker_both();
    }
    bool goes_on = self->speech.is_open && from > clause->span.start; /* A 表示道歉并说 */
    if (head->kind == HEAD_NONE && !goes_on) {
        Span phrase = unnamed_phrase(self, clause, from, head->position);
        if (opens_adjunct(self, phrase)) {
            return (Speaker){.count = 0};
        }
        phrase.length = is_no_noun(self, clause, phrase) ? 0 : phrase.length;
        Speaker unnamed = speaker_of_words(self, phrase.length > 1 ? phrase : analysis_before(self, from, head));
        if (unnamed.count || phrase.length == 1) { /* 有报道称: nobody */
            return unnamed;
        }
    }
    return inherited_speaker(self, clause);
}

Speaker speaker_of_source(SpeechCoder *self, const Clause *clause, Span source) {
    uint32_t end = span_end(source);
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention->kind == MENTION_DATE && mention->span.start > source.start && span_end(mention->span) <= end) {
            end = mention->span.start;
        }
    }
    const Match *outlet = match_longest(&self->item->matches, source.start, end, CLASS_BIT(CLASS_OUTLET));
    if (outlet && outlet->span.length > 2) { /* 据 A 社 B 地电 */
        Speaker press = {.count = 0};
        add_speaker(&press, text_copy(self->item->arena, self->item->text, outlet->span), NULL);
        return press;
    }
    Span word;
    for (uint32_t at = source.start + 1; at < end; at++) {
        const SpeechWord *quoting = speech_at(self, at, end, SPEECH_TELL, &word);
        if (quoting && (quoting->flags & SPEECH_MEDIA)) {
            end = at;
        }
    }
    uint32_t actor = actor_ending_at(self, clause->first_mention + clause->mention_count, clause->first_mention, end);
    if (actor != NO_MENTION && (self->item->mentions.items[actor].phrase.start <= source.start ||
                                self->item->mentions.items[actor].person != NO_PERSON)) {
        return speaker_of_list(self, clause, actor, source.start);
    }
    return speaker_of_words(self, span_of(source.start, end));
}

static void count_side(const char **countries, uint32_t *counts, uint32_t limit, const char *country) {
    for (uint32_t i = 0; i < limit; i++) {
        if (!countries[i]) {
            countries[i] = country;
        }
        if (string_same(countries[i], country)) {
            counts[i]++;
            return;
        }
    }
}

void find_sides(SpeechCoder *self) {
    enum { COUNTED = 32 };
    const char *countries[COUNTED] = {0};
    uint32_t counts[COUNTED] = {0};
    const Item *item = self->item;
    for (uint32_t i = mention_from(item, self->story.start); i < mention_from(item, span_end(self->story)); i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->country && !mention_is_company(item, mention)) {
            count_side(countries, counts, COUNTED, mention->country);
        }
    }
    for (int side = 0; side < 2; side++) {
        uint32_t best = COUNTED;
        for (uint32_t i = 0; i < COUNTED && countries[i]; i++) {
            if (counts[i] && (best == COUNTED || counts[i] > counts[best])) {
                best = i;
            }
        }
        self->sides[side] = best < COUNTED ? countries[best] : NULL;
        if (best < COUNTED) {
            counts[best] = 0;
        }
    }
}

/* The other country of an event between two that `country` takes part in. */
static const char *partner_of(const ChEvent *event, const char *country) {
    const ChStrings *countries = &event->countries;
    if (countries->count != 2) {
        return NULL;
    }
    for (size_t i = 0; i < 2; i++) {
        if (string_same(countries->items[i], country)) {
            return countries->items[1 - i];
        }
    }
    return NULL;
}

static bool event_names(const ChActors *actors, const char *person) {
    for (size_t i = 0; i < actors->count; i++) {
        if (actors->items[i].person && string_same(actors->items[i].person, person)) {
            return true;
        }
    }
    return false;
}

/* True if the story speaks of the country: in its headline, or more than once unless it is short. A lone sign or
 * nationality in a long text makes it nobody's other side. */
static bool is_told_of(const SpeechCoder *self, const char *country) {
    enum { SHORT = 300 };
    const Item *item = self->item;
    uint32_t told = self->story.length < SHORT, last = mention_from(item, span_end(self->story));
    uint32_t headline = item->stories.count ? span_end(line_of(item, span_of(self->story.start, self->story.start)))
                                            : span_end(item->title);
    for (uint32_t i = mention_from(item, self->story.start); i < last; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool is_named = mention->country && string_same(mention->country, country);
        told += is_named;
        if (told > 1 || (is_named && mention->span.start < headline)) {
            return true;
        }
    }
    return false;
}

const char *other_side(const SpeechCoder *self, const Speaker *speaker) {
    const char *country = speaker->country, *partner = NULL;
    if (!country) {
        return NULL;
    }
    for (size_t i = 0; i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        bool here = !self->item->stories.count ||
                    (event->evidence.start >= self->story.start && event->evidence.start < span_end(self->story));
        const char *found = here ? partner_of(event, country) : NULL;
        if (found && (event_names(&event->initiator, speaker->names[0]) ||
                      event_names(&event->counterpart, speaker->names[0]))) {
            return found;
        }
        partner = partner ? partner : found;
    }
    if (partner) {
        return partner;
    }
    for (int side = 0; side < 2; side++) { /* of a page about more than two countries nothing can be told */
        if (self->sides[0] && self->sides[1] && string_same(self->sides[side], country)) {
            const char *other = self->sides[1 - side];
            return is_told_of(self, other) ? other : NULL;
        }
    }
    return NULL;
}
