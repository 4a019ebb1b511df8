#include "code/frame.h"
#include "code/acts.h"
#include "code/speech.h"
#include "resolve/dates.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    QUOTE_LIMIT = 40,  /* characters of a commitment's quote, by the codebook */
    LEAST_CONTENT = 4, /* characters that a verb of deciding must be followed by */
    FIRST = 0x4E00,    /* 一 */
    LONGEST_NOUN = 6,  /* characters of 高度共识 */
};

static const uint32_t verbs_of_deciding = SPEECH_DECIDE | SPEECH_INTEND | SPEECH_GO_ON | SPEECH_REACH;

/* A verb of deciding with what stands before it. */
typedef struct Undertaking {
    Span verb;
    const SpeechWord *word;
    Head head;
    Span about;     /* what stands behind 就, length 0 if nothing */
    uint32_t start; /* where the quote begins */
} Undertaking;

static bool same(const char *a, const char *b) { return a && b && strcmp(a, b) == 0; }

/* The subject named in the clause before the verb; NULL if there is none. */
static const Party *subject_of(const Reading *reading, const Head *head) {
    const Clause *clause = reading->clause;
    bool own = clause->subject_is_own && span_end(clause->subject.span) <= head->position &&
               clause->subject.span.start >= reading->from;
    return own ? &clause->subject : NULL;
}

/* True of a body in which the speaker holds a post: 欧盟委员会主席 of 欧盟委员会. */
static bool is_headed_by(const SpeechCoder *self, const Mention *body, const Speaker *speaker) {
    for (size_t i = 0; body->person == NO_PERSON && body->name && i < self->item->persons.count; i++) {
        const ChPerson *person = &self->item->persons.items[i];
        for (size_t p = 0; same(person->name, speaker->names[0]) && p < person->posts.count; p++) {
            if (strncmp(person->posts.items[p], body->name, strlen(body->name)) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* True of both of two states that are named right before and are none of the speaker's own: 俄中两国. */
static bool are_two_others(const SpeechCoder *self, uint32_t mention) {
    const Mention *mentions = self->item->mentions.items;
    uint32_t first = mention;
    bool own = false;
    while (first > 0 && mentions[first - 1].kind == MENTION_COUNTRY &&
           span_end(mentions[first - 1].span) == mentions[first].span.start) {
        first--;
        own |= same(mentions[first].country, self->speech.speaker.country);
    }
    return mention - first > 1 && !own && self->speech.speaker.country;
}

/* True if the actor is bound by what the speaker says: it is the speaker, his
 * side or country, or both sides. */
static bool binds(SpeechCoder *self, const Reading *reading, const Head *head) {
    const Speaker *speaker = &self->speech.speaker;
    if (head->kind == HEAD_SIDE) {
        return speaker->is_both || same(head->side, speaker->country);
    }
    Span word;
    if (head->kind == HEAD_UNNAMED) {
        const char *home = speech_country_within(self, span_of(reading->from, head->position));
        bool is_side = speech_before(self, head->position, reading->from, SPEECH_SIDE, &word) != NULL; /* 当局 */
        bool is_same = !home && speaker->is_person && speaker->country &&                              /* 该机构 */
                       !country_is_state(speaker->country) &&
                       speech_before(self, head->position, reading->from, SPEECH_SPEAKER, &word) &&
                       word.start > reading->from &&
                       speech_flagged_at(self, word.start - 1, word.start, SPEECH_BACK).length > 0;
        return is_same || speech_before(self, head->position, reading->from, SPEECH_OWN, &word) != NULL ||
               (is_side && (!home || same(home, speaker->country)));
    }
    assert(self->item->mentions.items); /* who heads it is one of them */
    const Mention *mention = &self->item->mentions.items[head->mention];
    const char *country = speech_country_within(self, span_of(reading->from, head->position));
    bool is_government = mention->kind == MENTION_BODY && !mention->country && !country && /* 作为政府 */
                         speech_before(self, span_end(mention->phrase), mention->phrase.start, SPEECH_SIDE, &word);
    if (is_government) {
        return true;
    }
    if (mention->person != NO_PERSON) {
        return same(self->item->persons.items[mention->person].name, speaker->names[0]);
    }
    bool both = speech_means_both(self, mention) && !are_two_others(self, head->mention);
    return both || speech_reference_is(self, mention, "self") || speech_reference_is(self, mention, "he") ||
           speaker->is_both || same(mention->country, speaker->country) || same(country, speaker->country) ||
           is_headed_by(self, mention, speaker);
}

/* For a clause without a subject: whether the last one named before it in the
 * sentence is bound, or else the sentence is the speaker's own from its start.
 * `named`: whether a side was named by its sign or as the speaker's own. */
static bool inherits_bound(SpeechCoder *self, const Reading *reading, bool *named) {
    const Clause *clauses = self->clauses.items;
    for (size_t i = reading->index; i > 0 && clauses[i - 1].sentence == reading->clause->sentence; i--) {
        const Clause *before = &clauses[i - 1];
        if (before->span.start < self->content_start && self->content_sentence == before->sentence) {
            break;
        }
        Head head = head_leading(self, before);
        Reading there = {.index = i - 1, .clause = before, .from = before->span.start};
        if (head.kind != HEAD_NONE) {
            const Mention *actor = head.kind == HEAD_ACTOR ? &self->item->mentions.items[head.mention] : NULL;
            *named = !actor || ((actor->is_sign || actor->kind == MENTION_REFERENCE) &&
                                !is_possessive(self, head.position)); /* 中方, 我国 */
            return binds(self, &there, &head);
        }
    }
    *named = false;
    return reading->begins_content || (self->governor.is_set && self->governor.sentence == reading->clause->sentence);
}

/* True if the verb is only believed or hoped of both sides: 相信 …，两国将 …. */
static bool is_hoped_of_both(SpeechCoder *self, const Reading *reading, const Head *head) {
    const Governor *governor = &self->governor;
    return governor->is_set && governor->is_advice && governor->sentence == reading->clause->sentence &&
           head->kind == HEAD_ACTOR && speech_means_both(self, &self->item->mentions.items[head->mention]);
}

/* What is named right behind the verb, but for dates; NULL if nothing is. */
static const Mention *mention_behind(const SpeechCoder *self, const Clause *clause, Span verb) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        if (mention->span.start == span_end(verb) && mention->kind != MENTION_DATE) {
            return mention;
        }
    }
    return NULL;
}

/* True if 将 only moves the object before its verb: 将关系提升为 …. */
static bool moves_object(SpeechCoder *self, const Clause *clause, Span verb) {
    Span span;
    uint32_t end = span_end(clause->span);
    const Mention *behind = mention_behind(self, clause, verb);
    if (behind && (behind->kind == MENTION_COUNTRY || behind->kind == MENTION_PERSON)) {
        return true;
    }
    const Match *next = word_at(self->item, span_end(verb), end, CLASS_BIT(CLASS_WORD));
    EntryId adverb = next ? lexicon_entry_of(self->item->lexicon, next->posting, CLASS_WORD) : NO_ENTRY;
    if (adverb != NO_ENTRY && next->span.length > 1 && lexicon_has(self->item->lexicon, adverb, KEY_KIND, "adverb")) {
        return false; /* 将尽早 …: no object stands there */
    }
    const SpeechWord *about = speech_at(self, span_end(verb), end, SPEECH_ABOUT, &span);
    bool of_object = about && span.length == 1 && (about->flags & SPEECH_FAR); /* 将对 A 关系视为重点 */
    if (!of_object && (speech_at(self, span_end(verb), end,
                                 SPEECH_MODIFIER | SPEECH_GO_ON | SPEECH_ABOUT | SPEECH_TIME_START, &span) ||
                       word_at(self->item, span_end(verb), end, CLASS_BIT(CLASS_PREPOSITION)))) {
        return false;
    }
    if (behind && !of_object) {
        return true;
    }
    bool acts = adverb != NO_ENTRY && next->span.length > 1 && /* 将扩大从 A 进口 */
                lexicon_has(self->item->lexicon, adverb, KEY_KIND, "verb");
    const Match *marker = match_exact(&self->item->matches, verb, CLASS_BIT(CLASS_PREPOSITION)); /* 将, not 不会 */
    for (uint32_t at = marker ? span_end(verb) + 1 : end; at < end; at++) {
        const Match *other = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (other && word_has_role(self->item, other, CLASS_PREPOSITION, "object")) {
            return false; /* 将努力把 A 打造成 B */
        }
        Span passive;
        const SpeechWord *moves = speech_at(self, at, end, SPEECH_MOVED, &span);
        bool needs_object = moves && (span.length == 1 || (moves->flags & SPEECH_BOTH)); /* 将加强战略对接 */
        if (moves && !(acts && needs_object) &&
            !speech_before(self, at, span_end(verb), SPEECH_PASSIVE, &passive)) { /* not 被称为 B 的 */
            return true;
        }
    }
    return false;
}

/* True if an event already tells it: one planned, help given, or what was decided
 * against another. That relations are to be raised, or talks held one day, is agreed besides. */
static bool is_told_as_event(const SpeechCoder *self, Span clause, const SpeechWord *word) {
    bool decides = (word->kinds & (SPEECH_DECIDE | SPEECH_REACH)) != 0;
    for (size_t i = 0; i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        bool measure = event->type == CH_SANCTION || event->type == CH_PROTEST || event->type == CH_APPOINTMENT;
        bool agreed = decides && (event->type == CH_RELATIONS || (same(word->commitment, "agreed") && !event->date));
        bool tells = (event->status == CH_PLANNED && !agreed) || (event->type == CH_AID && event->amount.present) ||
                     (measure && (decides || (word->kinds & SPEECH_INTEND)));
        bool here = event->evidence.end <= span_end(clause) + 1 || /* not 两国决定 …，以确保 X 举办 */
                    match_any(&self->item->matches, clause, CLASS_BIT(CLASS_EVENT));
        if (tells && here && event->evidence.start < span_end(clause) && event->evidence.end > clause.start) {
            return true;
        }
    }
    return false;
}

/* True if a gathering or a day is named behind a verb of holding or attending one: 举行第三次会议,
 * not 参与各领域工作, 对 A 进行报复. */
static bool names_gathering(const SpeechCoder *self, uint32_t at, uint32_t end) {
    const ChLexicon *lexicon = self->item->lexicon;
    uint32_t last = mention_from(self->item, at);
    bool found = last > 0 && last <= self->item->mentions.count &&
                 self->item->mentions.items[last - 1].kind == MENTION_DATE &&
                 span_end(self->item->mentions.items[last - 1].span) <= at; /* 将于今晚举行 … */
    for (; !found && at < end; at++) {
        const Match *match =
            word_at(self->item, at, end, SUBCLASS_BIT(SUBCLASS_MECHANISM_HEAD) | CLASS_BIT(CLASS_EVENT));
        EntryId act = match ? lexicon_entry_of(lexicon, match->posting, CLASS_EVENT) : NO_ENTRY;
        found = match && (act == NO_ENTRY || lexicon_has(lexicon, act, KEY_KIND, "noun")) &&
                any_word_at(self->item, at, end)->span.length == match->span.length;
    }
    return found;
}

/* True if the word that begins at `at` makes an event of one of the types. */
static bool is_word_of_event(const SpeechCoder *self, uint32_t at, uint32_t end, const char *const *types) {
    const Match *act = word_at(self->item, at, end, CLASS_BIT(CLASS_EVENT));
    const Match *longer = act ? any_word_at(self->item, at, end) : NULL; /* 主持公道; 达成协议 */
    bool is_other = act && (longer->span.length > act->span.length || (act->classes & CLASS_BIT(CLASS_COMMITMENT)));
    EntryId entry = act && !is_other ? match_entry(self->item->lexicon, act, CLASS_EVENT) : NO_ENTRY;
    for (size_t i = 0; entry != NO_ENTRY && types[i]; i++) {
        if (lexicon_has(self->item->lexicon, entry, KEY_EVENT, types[i])) {
            bool holds = same(types[i], "session") && lexicon_has(self->item->lexicon, entry, KEY_KIND, "verb");
            return !holds || names_gathering(self, span_end(act->span), end);
        }
    }
    return false;
}

/* True if a verb that is no light one stands before the word, whose object it is: 保持密切协商, 加强沟通协商. */
static bool is_object_of_verb(const SpeechCoder *self, uint32_t from, uint32_t at) {
    while (at > from) {
        const Match *word = match_longest_before(&self->item->matches, from, at, CLASS_BIT(CLASS_WORD));
        bool holds =
            word && (word->classes & CLASS_BIT(CLASS_SUPPORT)) && (word->classes & CLASS_BIT(CLASS_EVENT)); /* 举行 */
        if (!word || word->span.length < 2 || holds) {
            return false;
        }
        if (word_has_kind(self->item, word, CLASS_WORD, "verb")) {
            return true;
        }
        at = word->span.start;
    }
    return false;
}

/* True if what is planned is only an act that makes an event, or a talk about
 * something: 将于 A 日访问 B, 将就 C 交换意见. */
static bool plans_event(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    uint32_t end = span_end(reading->clause->span), at = span_end(found->verb);
    Span word;
    for (uint32_t i = at; i < end; i++) {
        const SpeechWord *topic = speech_at(self, i, end, SPEECH_TOPIC, &word);
        if (topic && !speech_is_part(self, reading->clause, word) &&
            !((topic->flags & SPEECH_WEAK) && is_object_of_verb(self, at, i))) {
            return true;
        }
    }
    static const char *const contacts[] = {"visit",   "meeting", "talks",       "call",
                                           "session", "signing", "appointment", NULL};
    const Match *topic = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    bool has_topic = topic && topic->span.length == 1 && !speech_at(self, at, end, SPEECH_MODIFIER, &word) &&
                     word_has_role(self->item, topic, CLASS_PREPOSITION, "topic");
    for (uint32_t i = has_topic ? span_end(topic->span) : end; i < end; i++) {
        if (is_word_of_event(self, i, end, contacts)) {
            return true; /* 将就 A、B 等举行会谈 */
        }
    }
    for (size_t i = reading->index + 1; has_topic && i < self->clauses.count; i++) {
        const Clause *next = &self->clauses.items[i];
        if (next->sentence != reading->clause->sentence || (next->speech & SPEECH_TOPIC)) {
            return next->sentence == reading->clause->sentence; /* 将就 A，B 等交换意见 */
        }
    }
    const MentionList *mentions = &self->item->mentions;
    bool goes_on = false; /* 将继续参与六方会谈: no plan of one meeting */
    for (uint32_t before = end; at != before && at < end;) {
        before = at;
        const Match *opener = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION));
        uint32_t index = mention_from(self->item, at);
        bool named = index < mentions->count && mentions->items[index].phrase.start <= at &&
                     span_end(mentions->items[index].phrase) > at;
        const SpeechWord *adverb = named ? NULL : speech_at(self, at, end, SPEECH_MODIFIER, &word);
        goes_on |= adverb && (adverb->flags & SPEECH_MORE) && (adverb->kinds & SPEECH_GO_ON);
        at = named    ? span_end(mentions->items[index].phrase)
             : adverb ? span_end(word)
             : opener ? span_end(opener->span)
                      : at;
    }
    return at < end && !goes_on && is_word_of_event(self, at, end, contacts);
}

/* True of a word of raising duties, which raises much else besides: 提高到 80%. */
static bool levies(const SpeechCoder *self, uint32_t at, uint32_t end) {
    const Match *act = word_at(self->item, at, end, CLASS_BIT(CLASS_EVENT));
    EntryId entry = act ? lexicon_entry_of(self->item->lexicon, act->posting, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_FRAME, "levy");
}

/* True if what is decided is a measure against others, which makes an event. */
static bool decides_measure(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    static const char *const measures[] = {"sanction", "protest", "appointment", NULL};
    bool decides = (found->word->kinds & SPEECH_DECIDE) && (found->word->flags & SPEECH_WEAK);
    uint32_t end = span_end(reading->clause->span);
    bool hits = speech_country_within(self, span_of(span_end(found->verb), end)) != NULL;
    bool measure = false;
    for (uint32_t at = decides ? span_end(found->verb) : end; !measure && at < end; at++) {
        measure = is_word_of_event(self, at, end, measures) && (hits || !levies(self, at, end));
    }
    return measure;
}

/* True if a sum is to be given, which is an event: 决定向 A 提供50万美元援助. */
static bool gives_sum(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    static const char *const gifts[] = {"aid", NULL};
    uint32_t from = span_end(found->verb), end = span_end(reading->clause->span);
    bool sum = false, gift = false;
    for (uint32_t i = mention_from(self->item, from);
         i < self->item->mentions.count && self->item->mentions.items[i].span.start < end; i++) {
        const Mention *mention = &self->item->mentions.items[i];
        sum |= mention->kind == MENTION_QUANTITY && mention->quantity.is_currency;
    }
    for (uint32_t at = sum ? from : end; at < end && !gift; at++) {
        gift = is_word_of_event(self, at, end, gifts);
    }
    return gift;
}

/* True if the clause asks or supposes: 将采取哪些行动, 除非达成协议. */
static bool is_open_question(SpeechCoder *self, const Reading *reading) {
    uint32_t end = span_end(reading->clause->span);
    Span word;
    for (uint32_t at = reading->from; at < end; at++) {
        const SpeechWord *found = speech_at(self, at, end, SPEECH_BREAK, &word);
        if (found && (found->flags & SPEECH_ASKS) && !speech_is_part(self, reading->clause, word)) {
            return true;
        }
    }
    return false;
}

/* True if a word of what happens by itself begins at `at`: 成为, not 使 of 使用. */
static bool is_outcome(SpeechCoder *self, uint32_t at, uint32_t end, Span *span) {
    const SpeechWord *word = speech_at(self, at, end, SPEECH_BREAK, span);
    return word && (word->flags & SPEECH_OUTCOME) &&
           (span->length > 1 || any_word_at(self->item, at, end)->span.length == 1);
}

/* True if what something will be is told from `at`, no deed: 将更加牢固. */
static bool is_state(const SpeechCoder *self, uint32_t at, uint32_t end) {
    const Match *word = word_at(self->item, at, end, CLASS_BIT(CLASS_WORD));
    EntryId entry = word ? lexicon_entry_of(self->item->lexicon, word->posting, CLASS_WORD) : NO_ENTRY;
    uint32_t behind = word ? span_end(word->span) : end;
    const Match *next = behind < end ? word_at(self->item, behind, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    return entry != NO_ENTRY && word->span.length > 1 && (behind + 1 >= end || next) &&
           lexicon_has(self->item->lexicon, entry, KEY_KIND, "adjective");
}

/* True if the words from `at` tell what comes of something by itself: 为 A 注入动力. */
static bool tells_outcome(SpeechCoder *self, const Reading *reading, uint32_t at) {
    uint32_t end = span_end(reading->clause->span);
    Span word;
    if (is_outcome(self, at, end, &word)) {
        return true;
    }
    const Match *receiver = word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION));
    const Match *longer = receiver ? word_at(self->item, at, end, CLASS_BIT(CLASS_WORD)) : NULL;
    bool opens = receiver && !(longer && longer->span.length > receiver->span.length); /* 为, not 把握 */
    for (uint32_t i = opens ? span_end(receiver->span) : end; i < end; i++) {
        if (is_outcome(self, i, end, &word) && !is_possessive(self, span_end(word))) { /* not 出现的问题 */
            return true;
        }
    }
    return false;
}

static bool is_list_member(const SpeechCoder *self, uint32_t at) {
    return is_possessive(self, at) || self->item->text->character[at] == LIST_COMMA;
}

/* False of the first character of another word: 深化. */
static bool is_adverb(const SpeechCoder *self, Span adverb, uint32_t end) {
    const Match *word = adverb.length == 1 ? any_word_at(self->item, adverb.start, end) : NULL;
    return !word || word->span.length == 1;
}

/* True if a word right behind the verb says that what is meant has been done before or will be firmly: 将继续,
 * 将一如既往. */
static bool is_going_on(SpeechCoder *self, Span verb, uint32_t end) {
    Span word;
    return speech_at(self, span_end(verb), end, SPEECH_MODIFIER | SPEECH_GO_ON, &word) && is_adverb(self, word, end);
}

/* True if the word tells of one's own will, not only of going on: 将积极, 将继续坚定, not 将进一步. */
static bool is_firm(SpeechCoder *self, Span verb, uint32_t end) {
    Span word;
    const SpeechWord *next = speech_at(self, span_end(verb), end, SPEECH_MODIFIER | SPEECH_GO_ON, &word);
    next = next && is_adverb(self, word, end) ? next : NULL;
    const SpeechWord *after =
        next && (next->flags & SPEECH_MORE) ? speech_at(self, span_end(word), end, SPEECH_MODIFIER, &word) : next;
    return after && !(after->flags & SPEECH_MORE);
}

/* True if the word for telling stands right before the verb: 重申将 …, 透露会 …. */
static bool is_told_right_before(SpeechCoder *self, const Reading *reading, Span verb) {
    Span word;
    uint32_t at = span_end(verb), end = span_end(reading->clause->span);
    const Match *next = word_at(self->item, at, end, CLASS_BIT(CLASS_WORD));
    bool acts = !match_exact(&self->item->matches, verb, CLASS_BIT(CLASS_PREPOSITION)) || /* not 宣布将 A 延长到 B */
                speech_at(self, at, end, SPEECH_MODIFIER | SPEECH_GO_ON | SPEECH_ABOUT, &word) ||
                (next && (word_has_kind(self->item, next, CLASS_WORD, "verb") ||
                          word_has_kind(self->item, next, CLASS_WORD, "verb-noun") ||
                          word_has_kind(self->item, next, CLASS_WORD, "preposition")));
    bool told = acts && speech_before(self, verb.start, reading->clause->span.start, SPEECH_TELL | SPEECH_FRAME, &word);
    uint32_t start = reading->clause->span.start;
    Head head = told ? head_before(self, reading->clause, word.start, start) : (Head){0};
    const Match *matter = told ? word_at(self->item, start, word.start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool of_matter = matter && matter->span.length > 1 && word_has_role(self->item, matter, CLASS_PREPOSITION, "topic");
    return told && !of_matter && head.kind != HEAD_NONE &&
           (head.kind != HEAD_ACTOR || binds(self, reading, &head)); /* not A 说，针对 B 宣布将 … */
}

/* True if what is said begins here and another side than the speaker's is told to say it: A 说，B 方提出，将 …. */
static bool other_tells(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Clause *before = reading->clause - 1;
    bool may = reading->begins_content && found->head.kind == HEAD_START && self->speech.speaker.country &&
               reading->index > 1 && before[-1].sentence == reading->clause->sentence;
    if (!may) {
        return false;
    }
    Head head = head_leading(self, before);
    Reading there = {.index = reading->index - 1, .clause = before, .from = before->span.start};
    const Mention *actor = head.kind == HEAD_ACTOR ? &self->item->mentions.items[head.mention] : NULL;
    bool is_side = head.kind == HEAD_SIDE || (actor && actor->is_sign && actor->kind == MENTION_COUNTRY);
    return is_side && !binds(self, &there, &head);
}

/* True if the verb says what will not be done: 不会离开 X is no plan of a journey. */
static bool is_of_not_doing(const SpeechCoder *self, const Undertaking *found) {
    return entry_between(self->item, found->verb.start, span_end(found->verb), CLASS_ASPECT, KEY_KIND, "negation");
}

/* True if two states are named in the paragraph up to the end of the clause. */
static bool two_states_before(const SpeechCoder *self, const Clause *clause) {
    const Clause *first = clause;
    while (first > self->clauses.items && first[-1].paragraph == clause->paragraph) {
        first--;
    }
    const char *one = NULL;
    for (uint32_t i = mention_from(self->item, first->span.start);
         i < self->item->mentions.count && self->item->mentions.items[i].span.start < span_end(clause->span); i++) {
        const Mention *mention = &self->item->mentions.items[i];
        bool is_state = mention->kind != MENTION_PLACE && mention->country && country_is_state(mention->country);
        if (is_state && one && !same(one, mention->country)) {
            return true;
        }
        one = is_state ? mention->country : one;
    }
    return false;
}

/* True if no whole paragraph stands between the two places. */
static bool are_near(const Item *item, uint32_t from, uint32_t to) {
    const uint32_t *character = item->text->character;
    uint32_t lines = 0;
    for (uint32_t at = from; at < to && lines < 2; at++) {
        lines += character[at] == '\n' && character[at + 1] != '\n'; /* empty ones are none */
    }
    return lines < 2;
}

/* True if the report has just told, in the paragraph or the one before, what two agreed on, and after it nothing but
 * what they will do by it. */
static bool follows_accord(const SpeechCoder *self, const Clause *clause) {
    enum { REACH = 8 }; /* commitments that may lie between */
    uint32_t start = clause->span.start;
    size_t count = self->commitments.count, least = count > REACH ? count - REACH : 0;
    for (size_t i = count; i-- > least;) {
        const ChCommitment *before = &self->commitments.items[i];
        if (!are_near(self->item, before->evidence.end, start)) {
            return false;
        }
        if (same(before->by, "both") && same(before->kind, "agreed")) {
            return before->countries.count == 2 && countries_are_states(&before->countries);
        }
        if (before->grounds & CH_GROUND_BIT(CH_GROUND_IN_SPEECH)) {
            return false;
        }
        start = before->evidence.start;
    }
    return false;
}

/* True if the report itself tells what both, or one side of them, will do by what they agreed on right before: A 和 B
 * 签署 M，两国将 …; 双方同意 …。A 方将 …. */
static bool both_intend(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Head *head = &found->head;
    const Clause *clause = reading->clause;
    const Mention *actor = head->kind == HEAD_ACTOR ? &self->item->mentions.items[head->mention] : NULL;
    bool both = actor && speech_means_both(self, actor);
    bool side = head->kind == HEAD_SIDE || (actor && actor->kind == MENTION_COUNTRY && actor->is_sign);
    Span span;
    bool may = !self->speech.is_open && !(found->word->flags & SPEECH_WEAK) && (both || side) &&
               !moves_object(self, clause, found->verb) && !plans_event(self, reading, found) &&
               !is_open_question(self, reading) &&
               !is_outcome(self, span_end(found->verb), span_end(clause->span), &span);
    bool opens = reading->index == 0 || clause[-1].sentence != clause->sentence; /* not 第九条规定，双方将 … */
    if (may && opens && follows_accord(self, clause)) {
        return true;
    }
    may = may && both && two_states_before(self, clause);
    for (size_t i = reading->index; may && i-- > 0;) {
        const Clause *before = &self->clauses.items[i];
        if (before->paragraph != clause->paragraph || before->sentence + 1 < clause->sentence) {
            return false;
        }
        if (entry_between(self->item, before->span.start, span_end(before->span), CLASS_EVENT, KEY_EVENT,
                          ch_event_type_name(CH_SIGNING)) ||
            entry_between(self->item, before->span.start, span_end(before->span), CLASS_COMMITMENT, KEY_COMMITMENT,
                          "agreed")) {
            return true;
        }
    }
    return false;
}

/* 将 and 会 bind only in the mouth of those bound. */
static bool intends(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Speech *speech = &self->speech;
    if (both_intend(self, reading, found)) {
        return true;
    }
    if (!speech->is_open || !speech->speaker.count || moves_object(self, reading->clause, found->verb) ||
        (plans_event(self, reading, found) && !is_of_not_doing(self, found)) || is_open_question(self, reading)) {
        return false;
    }
    Span span;
    const SpeechWord *forecast = speech_find(self, reading->from, found->verb.start, SPEECH_TELL, &span);
    if (forecast && (forecast->flags & SPEECH_WEAK)) {
        return false; /* 预计 A 将 … */
    }
    uint32_t after = span_end(found->verb);
    while (speech_at(self, after, span_end(reading->clause->span), SPEECH_MODIFIER, &span)) {
        after = span_end(span);
    }
    bool is_done_to = speech_at(self, after, span_end(reading->clause->span), SPEECH_PASSIVE, &span) &&
                      any_word_at(self->item, after, span_end(reading->clause->span))->span.length == span.length;
    if (is_done_to || other_tells(self, reading, found)) {
        return false; /* 将被授予 A, not 将被迫回应 */
    }
    bool happens = is_outcome(self, after, span_end(reading->clause->span), &span) ||
                   is_state(self, after, span_end(reading->clause->span));
    Span own;
    bool is_named = found->head.kind == HEAD_ACTOR || found->head.kind == HEAD_SIDE || found->head.kind == HEAD_UNNAMED;
    bool is_side = found->head.kind == HEAD_SIDE ||
                   (found->head.kind == HEAD_ACTOR && self->item->mentions.items[found->head.mention].is_sign) ||
                   (found->head.kind == HEAD_UNNAMED && /* 我们将让 … */
                    speech_before(self, found->head.position, reading->from, SPEECH_OWN, &own));
    bool is_own = found->head.kind == HEAD_ACTOR && /* an official says, 我们将 … */
                  speech_reference_is(self, &self->item->mentions.items[found->head.mention], "self");
    const Party *subject = subject_of(reading, &found->head);
    is_side &= !(happens && subject && subject->count > 1); /* 中马将迎来建交50周年 */
    if ((happens && !is_side) || (!is_named && tells_outcome(self, reading, after))) {
        return false;
    }
    bool is_told = is_told_right_before(self, reading, found->verb); /* 重申将 … */
    bool own_words = found->head.kind == HEAD_START && (reading->begins_content || speech->intends || is_told) &&
                     !speech->speaker.is_both;
    bool starts = found->head.kind == HEAD_START || found->head.kind == HEAD_ADJUNCT, by_name = false;
    bool inherited = !is_named && starts && (is_told || inherits_bound(self, reading, &by_name));
    by_name |= is_going_on(self, found->verb, span_end(reading->clause->span));
    if ((!is_named && (found->word->flags & SPEECH_WEAK) && !own_words && !(inherited && by_name)) || /* 他说，会 … */
        (speech->speaker.is_unnamed && !is_side && !is_own) || /* an insider binds nobody */
        is_hoped_of_both(self, reading, &found->head)) {
        return false;
    }
    return is_named ? binds(self, reading, &found->head) : inherited;
}

/* True if the words hold a sum or a share. */
static bool names_amount(const SpeechCoder *self, Span words) {
    const MentionList *mentions = &self->item->mentions;
    for (uint32_t i = mention_from(self->item, words.start);
         i < mentions->count && mentions->items[i].span.start < span_end(words); i++) {
        const Mention *mention = &mentions->items[i];
        if (mention->kind == MENTION_QUANTITY && mention->quantity.unit) {
            return true;
        }
    }
    return false;
}

/* True if the words hold a date. */
static bool names_date(const SpeechCoder *self, Span words) {
    const MentionList *mentions = &self->item->mentions;
    uint32_t i = mention_from(self->item, words.start);
    while (i < mentions->count && mentions->items[i].kind != MENTION_DATE) {
        i++;
    }
    return i < mentions->count && mentions->items[i].span.start < span_end(words);
}

/* True if the words hold the noun for a goal. */
static bool names_goal(SpeechCoder *self, Span words) {
    Span word;
    for (uint32_t at = words.start; at < span_end(words); at++) {
        if (speech_at(self, at, span_end(words), SPEECH_GOAL, &word)) {
            return true;
        }
    }
    return false;
}

/* 达成一致，将 …: what was agreed stands in the next clause. */
static bool agreed_behind(SpeechCoder *self, const Reading *reading, Undertaking *found) {
    if (reading->clause->ends_with != ',' || reading->index + 1 >= self->clauses.count ||
        span_end(found->verb) < span_end(reading->clause->span)) {
        return false;
    }
    Span span = self->clauses.items[reading->index + 1].span;
    Span verb;
    bool intends = speech_at(self, span.start, span_end(span), SPEECH_INTEND, &verb) != NULL;
    uint32_t after = intends ? span_end(verb) : 0;
    for (Span word; intends && speech_at(self, after, span_end(span), SPEECH_MODIFIER, &word);) {
        after = span_end(word);
    }
    intends = intends && !is_outcome(self, after, span_end(span), &verb);
    found->start = intends ? span.start : found->start;
    return intends;
}

/* True if he who decides stands right behind a preposition that makes him the doer of what is described, or the verb a
 * noun: 由 X 倡议召开的会议, 被 X 建议开除的人, 从 X 倡议扩大为共识. */
static bool is_by_another_word(const SpeechCoder *self, const Match *opener, uint32_t actor) {
    enum { REACH = 4 }; /* characters of a word for what he is: 由东道主 X */
    bool near = opener && span_end(opener->span) + REACH >= actor, adjoins = near && span_end(opener->span) == actor;
    return near && (word_has_role(self->item, opener, CLASS_PREPOSITION, "agent") ||
                    word_has_role(self->item, opener, CLASS_PREPOSITION, "passive") ||
                    (adjoins && word_has_role(self->item, opener, CLASS_PREPOSITION, "source")));
}

/* True if a word of duty, right before those who agree or one character before, makes it a rule: 须经 X 一致同意. */
static bool is_required_of(SpeechCoder *self, const Reading *reading, const Undertaking *found, uint32_t actor) {
    Span duty;
    bool may = same(found->word->commitment, "agreed") && (found->word->kinds & SPEECH_DECIDE) &&
               speech_find(self, reading->from, actor, SPEECH_MODAL, &duty);
    uint32_t next = may ? mention_from(self->item, span_end(duty)) : self->item->mentions.count;
    return next < self->item->mentions.count && self->item->mentions.items[next].span.start <= span_end(duty) + 1;
}

/* True if the word is the noun of a phrase of means, of a topic or of an invitation: 根据 X 的计划, 对于 X 计划 … 一事,
 * 应 X 提议. */
static bool is_noun_of_means(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Head *head = &found->head;
    if (head->kind != HEAD_ACTOR && head->kind != HEAD_SIDE) {
        return false;
    }
    uint32_t actor =
        head->kind == HEAD_SIDE ? head->side_start : self->item->mentions.items[head->mention].phrase.start;
    const ClassSet openers = CLASS_BIT(CLASS_PREPOSITION);
    const Match *opener = word_at(self->item, reading->clause->span.start, found->verb.start, openers);
    const Match *before = word_before(self->item, actor, reading->clause->span.start, openers);
    bool governs = opener && opener->span.length > 1 &&
                   (word_has_role(self->item, opener, CLASS_PREPOSITION, "means") ||
                    (word_has_role(self->item, opener, CLASS_PREPOSITION, "topic") && span_end(opener->span) == actor));
    return governs || is_by_another_word(self, before, actor) || is_required_of(self, reading, found, actor) ||
           (before && word_has_role(self->item, before, CLASS_PREPOSITION, "invitation"));
}

/* True if the verb only describes what it is about, by what is still to be done: 承诺要做的工作. */
static bool describes_matter(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    enum { LONGEST = 3 }; /* characters of what is to be done */
    uint32_t end = span_end(reading->clause->span);
    Span modal;
    bool may = (found->word->kinds & SPEECH_DECIDE) && found->head.kind == HEAD_START &&
               speech_at(self, span_end(found->verb), end, SPEECH_MODAL, &modal);
    for (uint32_t at = may ? span_end(modal) + 1 : end; at < end && at <= span_end(modal) + LONGEST; at++) {
        if (is_possessive(self, at)) {
            return true;
        }
    }
    return false;
}

/* True if a word of the past or of refusal right before 将 shows that it only moves an object: 已将 X 延长, 拒绝将 X
 * 引渡. */
static bool is_done(const SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Match *before = (found->word->kinds & SPEECH_INTEND)
                              ? word_before(self->item, found->verb.start, reading->from, CLASS_BIT(CLASS_ASPECT))
                              : NULL;
    EntryId entry = before ? match_entry(self->item->lexicon, before, CLASS_ASPECT) : NO_ENTRY;
    bool refuses = before && before->span.length > 1 && span_end(before->span) == found->verb.start &&
                   found->verb.length == 1 && entry != NO_ENTRY &&
                   lexicon_has(self->item->lexicon, entry, KEY_KIND, "negation");
    return refuses || (entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_ROLE, "past"));
}

/* True if what was to be agreed on was not, or is only wished for, by a word before
 * 就 or behind its content (并未就 … 达成协议). */
static bool is_denied(const SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    static const char *const kinds[] = {"negation", "hypothetical"};
    bool has_content = found->about.length > 1 && found->about.start < found->verb.start;
    uint32_t start = reading->clause->span.start, verb = found->verb.start;
    uint32_t before = has_content ? found->about.start : verb, behind = has_content ? span_end(found->about) : verb;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (act_word(self->item, start, before, CLASS_ASPECT, kinds[i]) ||
            (behind < verb && act_word(self->item, behind, verb, CLASS_ASPECT, kinds[i]))) {
            return true;
        }
    }
    return false;
}

/* True if it is only supposed, or still to be had, that somebody undertakes it: 若 A 决定 …,
 * 须获得 A 同意. */
static bool is_supposed(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    uint32_t start = found->head.kind == HEAD_ACTOR  ? self->item->mentions.items[found->head.mention].phrase.start
                     : found->head.kind == HEAD_SIDE ? found->head.side_start
                                                     : found->head.position;
    Span word;
    bool given = speech_before(self, start, reading->clause->span.start, SPEECH_PASSIVE, &word) && word.length > 1;
    const Match *but = word_at(self->item, reading->from, found->verb.start, CLASS_BIT(CLASS_WORD));
    but = but && word_has_kind(self->item, but, CLASS_WORD, "conjunction") ? but : NULL;
    const SpeechWord *opener = speech_at(self, reading->from, found->verb.start, SPEECH_BREAK, &word);
    const SpeechWord *behind =
        but ? speech_at(self, span_end(but->span), found->verb.start, SPEECH_BREAK, &word) : NULL;
    return given || (opener && (opener->flags & SPEECH_IF)) || (behind && (behind->flags & SPEECH_IF)); /* 但只有 … */
}

/* The gathering that leads the clause before, of the same sentence; count 0 if none does: 会议通过宣言，承诺 …. */
static Speaker gathering_before(SpeechCoder *self, const Reading *reading) {
    const Clause *before = reading->clause - 1;
    bool follows = reading->index > 0 && before->sentence == reading->clause->sentence && before->ends_with == ',';
    Speaker leads = follows ? speaker_leading(self, before) : (Speaker){.count = 0};
    return leads.is_gathering ? leads : (Speaker){.count = 0};
}

/* True if the clause before, of the same sentence, tells what a thing is, whose subject goes on: 该项目是 …，将致力于
 * …. */
static bool thing_leads(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Clause *before = reading->clause - 1;
    Span is = {0};
    bool goes_on = reading->index > 0 && before->sentence == reading->clause->sentence && before->ends_with == ',' &&
                   found->head.kind == HEAD_START && !reading->clause->subject_is_own;
    if (!goes_on) {
        return false;
    }
    bool opens = self->content_sentence == before->sentence && self->content_start > before->span.start;
    uint32_t start = opens ? self->content_start : before->span.start;
    bool tells = false;
    for (uint32_t at = start + 1; !tells && at < span_end(before->span); at++) {
        tells =
            is_outcome(self, at, span_end(before->span), &is) && is.length == 1 && !speech_is_part(self, before, is);
    }
    bool led = before->subject_is_own && before->subject.span.start < is.start;
    return tells && !led && head_leading(self, before).kind == HEAD_NONE;
}

static bool acts_in(const ChActors *actors, const char *country) {
    bool found = false;
    for (size_t i = 0; i < actors->count; i++) {
        found = found || same(actors->items[i].country, country);
    }
    return found;
}

/* All that took part in the meeting told last before `position` in its report: those whose mechanism it is by its name,
 * else those who met, but for a host who only gives the place. */
static ChStrings members_met(const SpeechCoder *self, uint32_t position) {
    const ChItem *out = &self->item->out;
    Span report = report_around(self->item, position);
    const ChEvent *last = NULL;
    for (size_t i = 0; i < out->events.count; i++) {
        const ChEvent *event = &out->events.items[i];
        bool gathers = event->type == CH_SESSION || event->type == CH_MEETING || event->type == CH_TALKS;
        bool told = event->status == CH_HAPPENED || event->status == CH_ONGOING;
        bool here = event->evidence.start >= report.start && event->evidence.start < position;
        bool later = !last || event->evidence.start > last->evidence.start;
        last = gathers && told && here && later ? event : last;
    }
    for (size_t i = 0; last && last->mechanism.name && i < out->mechanisms.count; i++) {
        const ChMechanism *mechanism = &out->mechanisms.items[i];
        bool of_several = mechanism->countries.count > 1 || !countries_are_states(&mechanism->countries);
        if (same(mechanism->name, last->mechanism.name) && mechanism->countries.count && of_several) {
            return mechanism->countries;
        }
    }
    bool of_several = last && (last->countries.count > 2 || !countries_are_states(&last->countries));
    ChStrings members = {0};
    for (size_t i = 0; of_several && i < last->countries.count; i++) {
        const char *country = last->countries.items[i];
        bool acts = acts_in(&last->initiator, country) || acts_in(&last->counterpart, country);
        country_add(self->item->arena, &members, acts || !country_is_state(country) ? country : NULL);
    }
    return members;
}

/* True if a meeting that the words before the verb name by its noun decides, and it is one of several states or of an
 * organisation: 会议还决定 …, 欧盟防长会决定 …. */
static bool gathering_decides(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    enum { LONGEST = 16 }; /* characters of what the meeting is */
    uint32_t from = reading->from, end = found->head.position;
    bool led = found->head.kind == HEAD_NONE || found->head.kind == HEAD_UNNAMED;
    bool may = led && !self->speech.is_open && (found->word->kinds & SPEECH_DECIDE) &&
               !(found->word->flags & SPEECH_SELF) && !same(found->word->commitment, "target") && end - from <= LONGEST;
    const Match *noun = may ? word_before(self->item, end, from, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    if (!noun || !word_has_kind(self->item, noun, CLASS_MECHANISM, "session")) {
        return false;
    }
    const char *own = speech_country_within(self, span_of(from, end));
    ChStrings members = own || noun->span.start > from ? (ChStrings){0} : members_met(self, from);
    return own ? !country_is_state(own) : members.count > 0;
}

/* True if somebody is named, or speaks, who decides. */
static bool decider_stands(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    if ((found->head.kind == HEAD_ADJUNCT && !reading->begins_content) ||
        ((found->word->flags & SPEECH_SELF) && thing_leads(self, reading, found))) {
        return false;
    }
    if (found->head.kind == HEAD_START || found->head.kind == HEAD_ADJUNCT) {
        return self->speech.is_open || reading->clause->subject.count > 0 || gathering_before(self, reading).count > 0;
    }
    enum { LONGEST_SUBJECT = 12 };
    bool joint = (found->word->flags & SPEECH_BOTH) && found->head.kind == HEAD_NONE &&
                 found->head.position - reading->from <= LONGEST_SUBJECT; /* 欧盟国家一致同意 */
    return joint || found->head.kind == HEAD_ACTOR || found->head.kind == HEAD_SIDE ||
           found->head.kind == HEAD_UNNAMED || gathering_decides(self, reading, found);
}

/* True if the clause before only tells by what will be done what the verb says: 将根据 A，决定 B. */
static bool is_promised_above(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Clause *before = reading->clause - 1;
    if (reading->index == 0 || before->sentence != reading->clause->sentence || !(before->speech & SPEECH_INTEND) ||
        found->head.kind != HEAD_START) {
        return false;
    }
    Span verb, by;
    return speech_find(self, before->span.start, span_end(before->span), SPEECH_INTEND, &verb) &&
           speech_at(self, span_end(verb), span_end(before->span), SPEECH_ACCORDING, &by);
}

/* True if the clause before ends with the verb of deciding whose content this clause is: 保证，将 …. */
static bool is_pledged_right_above(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Clause *before = reading->clause - 1;
    if (reading->index == 0 || before->sentence != reading->clause->sentence || before->ends_with != ',' ||
        found->head.kind != HEAD_START) {
        return false;
    }
    Span verb;
    const SpeechWord *word = speech_before(self, span_end(before->span), before->span.start, SPEECH_DECIDE, &verb);
    return word && (same(word->commitment, "pledged") || same(word->commitment, "agreed")) &&
           !is_possessive(self, verb.start - 1);
}

/* True if something is said behind the verb, or in the clause that follows, that is committed to. */
static bool tells_content(const SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    uint32_t from = span_end(found->verb), content = span_end(reading->clause->span) - from;
    bool goes_on = content == 0 && reading->clause->ends_with != '.' && !(found->word->kinds & SPEECH_INTEND);
    bool is_name = content && self->item->text->character[from] == CLOSE_QUOTE; /* “青年领袖计划”的重要 */
    return (content >= LEAST_CONTENT || goes_on) && !is_name && !(content && is_list_member(self, from));
}

/* True if a verb without a subject belongs to the wish or advice that governs the sentence: 愿 …，共同致力于 …. */
static bool is_governed(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Governor *governor = &self->governor;
    bool joined = found->head.position < found->verb.start && !found->head.is_joint && /* 愿同 A 一道努力，并将 … */
                  (!governor->is_advice || (found->word->flags & SPEECH_SELF));
    bool holds =
        governor->waits || governor->is_advice || ((governor->is_wish || governor->is_modal) && found->head.is_joint);
    bool aims = governor->is_wish && same(found->word->commitment, "target"); /* 愿 …，争取贸易额达到 … */
    bool free = (found->word->kinds & SPEECH_INTEND) && reading->index > 0 && governor->content < reading->from &&
                is_firm(self, found->verb, span_end(reading->clause->span)); /* 希望 …，将积极 … */
    return governor->is_set && governor->sentence == reading->clause->sentence && found->head.kind == HEAD_START &&
           (holds || aims) && !joined && !free;
}

/* True if what somebody devotes himself to is only spoken of: 支持 A 致力于 …, 对 A 致力于 … 表示赞赏. */
static bool is_spoken_of(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    Span word;
    uint32_t start = found->head.kind == HEAD_ACTOR ? self->item->mentions.items[found->head.mention].phrase.start : 0;
    uint32_t from = reading->clause->span.start;
    bool may = found->word->flags & SPEECH_SELF;
    bool felt = may && speech_at(self, reading->from, found->verb.start, SPEECH_ABOUT, &word) &&
                speech_find(self, span_end(found->verb), span_end(reading->clause->span), SPEECH_LIGHT, &word);
    return felt || (may && start > from && speech_before(self, start, from, SPEECH_ATTITUDE, &word));
}

/* True if the verb alone is too weak for a commitment and what makes it one, an amount, a goal, a date, is not told
 * behind it. */
static bool lacks_measure(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    uint32_t end = span_end(reading->clause->span);
    if ((found->word->flags & SPEECH_THING) && !names_amount(self, span_of(found->verb.start, end))) {
        return true;
    }
    Span told = span_of(span_end(found->verb), end);
    return (found->word->flags & SPEECH_FAR) &&
           (!names_goal(self, told) || !(names_amount(self, told) || names_date(self, told)));
}

/* True if a longer word for an attitude begins where the verb does. */
static bool is_attitude(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    Span longer;
    return speech_at(self, found->verb.start, span_end(reading->clause->span), SPEECH_ATTITUDE, &longer) &&
           longer.length > found->verb.length;
}

/* True if the words tell something to be done, and are not the bare name of a matter: 就推进合作, not 就双边关系发展.
 */
static bool tells_deed(const SpeechCoder *self, Span about) {
    const Item *item = self->item;
    uint32_t end = span_end(about);
    for (uint32_t at = about.start; at < end;) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_WORD));
        const Match *act = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        uint32_t behind = word ? span_end(word->span) : at + 1;
        bool may = word && word->span.length > 1 && behind < end && !is_list_member(self, behind);
        bool lists = may && word_at(item, behind, end, CLASS_BIT(CLASS_CONJUNCTION)); /* 贸易、投资和旅游 */
        if ((may && (word_has_kind(item, word, CLASS_WORD, "verb") ||
                     (!lists && word_has_kind(item, word, CLASS_WORD, "verb-noun")))) ||
            (act && act->span.length > 1 && word_has_kind(item, act, CLASS_EVENT, "verb"))) {
            return true;
        }
        at = behind;
    }
    return false;
}

/* True if the verb makes a commitment where it stands. */
static bool stands(SpeechCoder *self, const Reading *reading, Undertaking *found) {
    uint32_t kinds = found->word->kinds;
    if (found->head.is_negated && !(kinds & SPEECH_INTEND)) {
        return false;
    }
    if ((kinds & SPEECH_REACH) && is_possessive(self, span_end(found->verb))) {
        return false; /* 就 A 达成的协议 */
    }
    if ((kinds & SPEECH_REACH) && (found->about.length > 1 || agreed_behind(self, reading, found))) {
        return !is_denied(self, reading, found) &&
               !((found->word->flags & SPEECH_VIEW) && found->about.length > 1 && !tells_deed(self, found->about));
    }
    if ((kinds & SPEECH_REACH) && !(kinds & SPEECH_DECIDE)) {
        return false;
    }
    if (!tells_content(self, reading, found)) {
        return false;
    }
    if ((found->word->flags & SPEECH_NAMED) && (found->head.kind == HEAD_START || found->head.kind == HEAD_ADJUNCT)) {
        return false;
    }
    bool asks = (kinds & SPEECH_DECIDE) && (found->word->flags & SPEECH_WEAK) && is_open_question(self, reading);
    if (asks || is_noun_of_means(self, reading, found) || is_done(self, reading, found) ||
        describes_matter(self, reading, found) || is_supposed(self, reading, found) ||
        decides_measure(self, reading, found) || gives_sum(self, reading, found) ||
        (same(found->word->commitment, "target") && plans_event(self, reading, found))) {
        return false;
    }
    if (is_spoken_of(self, reading, found) || lacks_measure(self, reading, found) ||
        is_governed(self, reading, found) || is_attitude(self, reading, found)) {
        return false;
    }
    bool again = (kinds & SPEECH_INTEND)
                     ? is_pledged_right_above(self, reading, found)
                     : (found->word->flags & SPEECH_WEAK) &&
                           (is_promised_above(self, reading, found) ||
                            ((found->word->flags & SPEECH_THING) && is_pledged_right_above(self, reading, found)));
    if (again || (reading->is_taken && self->governor.content <= found->verb.start)) {
        return false;
    }
    bool other_acts =
        self->speech.is_open && found->head.kind == HEAD_SIDE && !same(found->head.side, self->speech.speaker.country);
    if (other_acts && self->speech.speaker.country && !(kinds & SPEECH_DECIDE)) {
        return false;
    }
    if (kinds & SPEECH_INTEND) {
        return intends(self, reading, found);
    }
    if (kinds & SPEECH_GO_ON) {
        return self->speech.is_open && self->speech.intends && reading->begins_content &&
               found->head.kind == HEAD_START;
    }
    return decider_stands(self, reading, found);
}

/* True of an event at which two states face each other, so that what both agree on next is agreed by them. */
static bool faces_two_states(const ChEvent *event) {
    bool meets = event->type == CH_TALKS || event->type == CH_MEETING || event->type == CH_CALL ||
                 event->type == CH_VISIT || event->type == CH_SIGNING;
    bool told = event->status == CH_HAPPENED || event->status == CH_ONGOING;
    return meets && told && event->countries.count == 2 && countries_are_states(&event->countries);
}

/* Both states of the contact told last before the verb, in its paragraph or the one before, or the two that the words
 * of what is agreed name, if one of them met: 双方同意推进中希合作. None if no contact is told. */
static void add_sides_met(SpeechCoder *self, ChStrings *countries, const Undertaking *found) {
    uint32_t position = span_end(found->verb);
    const ChEvent *last = NULL;
    for (size_t i = 0; i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        bool later = !last || event->evidence.start >= last->evidence.start;
        last = faces_two_states(event) && event->evidence.start < position && later ? event : last;
    }
    bool own = last && (!countries->count || countries_hold(&last->countries, countries->items[0]));
    if (!own || countries->count > 1 || !are_near(self->item, last->evidence.start, position)) {
        return;
    }
    const char *sides[2];
    bool named = act_country_pair(self->item, found->about, sides) &&
                 (countries_hold(&last->countries, sides[0]) || countries_hold(&last->countries, sides[1]));
    country_add(self->item->arena, countries, named ? sides[0] : last->countries.items[0]);
    country_add(self->item->arena, countries, named ? sides[1] : last->countries.items[1]);
}

/* The two states named last before `position`; those most spoken of if there
 * are fewer. */
static void add_nearest_sides(SpeechCoder *self, ChStrings *countries, uint32_t position) {
    const MentionList *mentions = &self->item->mentions;
    for (size_t i = mentions->count; i > 0 && countries->count < 2; i--) {
        const Mention *mention = &mentions->items[i - 1];
        bool is_state = mention->country && strlen(mention->country) == 3;
        if (mention->span.start < position && is_state) {
            country_add(self->item->arena, countries, mention->country);
        }
    }
    for (int side = 0; side < 2 && countries->count < 2; side++) {
        country_add(self->item->arena, countries, self->sides[side]);
    }
}

/* True if a clause begins at `at`, or behind a date there: 今年以来 A, not 高度评价 A. */
static bool heads_clause(const SpeechCoder *self, uint32_t at, uint32_t start) {
    uint32_t mark = at > start ? self->item->text->character[at - 1] : ',';
    uint32_t index = mention_from(self->item, at);
    const Mention *before = index > 0 ? &self->item->mentions.items[index - 1] : NULL;
    bool dated = before && before->kind == MENTION_DATE && span_end(before->span) == at;
    return mark == ',' || mark == ';' || mark == ':' || dated;
}

/* Who acts before the verb: the subject named there, or the one carried over from before in what is said. */
static const Party *acting_before(const SpeechCoder *self, const Reading *reading, const Head *head) {
    const Party *named = subject_of(reading, head), *carried = &reading->clause->subject;
    uint32_t sentence = reading->clause->sentence;
    uint32_t start =
        self->content_sentence == sentence ? self->content_start : self->item->sentences.items[sentence].span.start;
    bool goes_on = !named && head->kind == HEAD_START && carried->count > 0 && carried->span.start >= start &&
                   span_end(carried->span) <= head->position && heads_clause(self, carried->span.start, start);
    return goes_on ? carried : named;
}

/* True if several act, the speaker's own state among them: 中国和东盟国家. */
static bool acts_with_others(const SpeechCoder *self, const Party *party, const char *own) {
    bool among = false;
    for (uint32_t i = 0; party && party->count > 1 && i < party->count; i++) {
        among |= same(self->item->mentions.items[party->mentions[i]].country, own);
    }
    return among;
}

/* The state of the one with whom the speaker says that he, or his state, agreed: 我曾同 X 商定 …. NULL if none is. */
static const char *state_agreed_with(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Item *item = self->item;
    const Clause *clause = reading->clause;
    const char *own = self->speech.is_open ? self->speech.speaker.country : NULL;
    bool may = own && same(found->word->commitment, "agreed") && clause_may_have(clause, "with");
    bool is_own = false;
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start < reading->from || !mention_is_actor(mention)) {
            continue;
        }
        if (mention->span.start >= found->verb.start) {
            break;
        }
        const Match *with = word_before(item, mention->phrase.start, reading->from, CLASS_BIT(CLASS_PREPOSITION));
        const char *state = mention_country(item, mention);
        if (with && word_has_role(item, with, CLASS_PREPOSITION, "with")) {
            return is_own && state && country_is_state(state) && !same(state, own) ? state : NULL;
        }
        is_own = is_own || same(state, own) || speech_reference_is(self, mention, "self");
    }
    return NULL;
}

/* Who is bound: the actors named, both sides for what is agreed or proposed. */
static ChStrings countries_of(SpeechCoder *self, const Reading *reading, const Undertaking *found, const Speaker *by) {
    Arena *arena = self->item->arena;
    ChStrings countries = {0};
    const Party *subject = acting_before(self, reading, &found->head);
    bool together = self->speech.is_open && acts_with_others(self, subject, self->speech.speaker.country);
    subject = together ? subject : subject_of(reading, &found->head);
    bool both = by->is_both;
    for (uint32_t i = 0; subject && i < subject->count; i++) {
        const Mention *mention = &self->item->mentions.items[subject->mentions[i]];
        both |= speech_means_both(self, mention);
        if (mention->is_sign || together || !self->speech.is_open) {
            country_add(arena, &countries, mention->country);
        }
    }
    for (uint32_t i = reading->clause->first_mention;
         (found->word->kinds & SPEECH_REACH) && i < reading->clause->first_mention + reading->clause->mention_count;
         i++) {
        const Mention *mention = &self->item->mentions.items[i];
        bool before = mention->span.start < found->about.start && mention->span.start >= reading->from;
        country_add(arena, &countries, before ? mention->country : NULL);
    }
    both &= countries.count < 2 && by->count < 2;
    for (uint32_t i = 0; i < by->count; i++) {
        country_add(arena, &countries, by->countries[i]);
    }
    const char *partner = both ? state_agreed_with(self, reading, found) : NULL;
    if (partner) {
        country_add(arena, &countries, self->speech.speaker.country);
        country_add(arena, &countries, partner);
    } else if (both) {
        const char *own = self->speech.is_open ? self->speech.speaker.country : NULL;
        const char *other = self->speech.is_open ? other_side(self, &self->speech.speaker) : NULL;
        country_add(arena, &countries, own);
        country_add(arena, &countries, own ? other : NULL);
        add_sides_met(self, &countries, found);
        add_nearest_sides(self, &countries, span_end(found->verb));
    } else if (same(found->word->commitment, "proposed")) {
        country_add(arena, &countries, other_side(self, by));
    }
    countries_sort(&countries);
    return countries;
}

/* True of so many years, days, hours. */
static bool counts_time(const SpeechCoder *self, const Mention *quantity) {
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = quantity->entry;
    return entry != NO_ENTRY && lexicon_class(lexicon, entry) == CLASS_MEASURE &&
           lexicon_has(lexicon, entry, KEY_KIND, "time");
}

/* True of a share, or of a number of things by their noun or a unit, too large for a word that only tells one from
 * another. */
static bool counts_much(const SpeechCoder *self, const Mention *quantity) {
    enum { LEAST = 10, CHARACTER = 3 /* bytes */ };
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = quantity->entry;
    bool measured = entry != NO_ENTRY && lexicon_class(lexicon, entry) == CLASS_MEASURE;
    bool named = strlen(quantity->quantity.unit) > CHARACTER ||
                 (measured &&
                  (lexicon_has(lexicon, entry, KEY_KIND, "unit") || lexicon_has(lexicon, entry, KEY_KIND, "person")));
    return same(quantity->quantity.unit, "%") ||
           (named && quantity->quantity.value >= LEAST && !counts_time(self, quantity));
}

/* True of a day, month or year to come that the deed is to be done in. */
static bool is_ahead(const SpeechCoder *self, const Mention *date, uint32_t verb) {
    enum { REACH = 2 }; /* 将于 A 日 */
    const char *published = self->item->published, *edtf = date->date.edtf;
    return date->span.start <= verb + REACH && published && edtf && !strchr(edtf, '/') && edtf[0] != 'X' &&
           date->shape.kind != DATE_DISTANCE && strcmp(edtf, published) > 0;
}

/* The words up to the next clause of the sentence with a verb of deciding: the figures in that one are its own. */
static Span own_part(const SpeechCoder *self, const Reading *reading, const Undertaking *found, Span words) {
    bool behind = span_end(found->verb) == span_end(reading->clause->span); /* 双方同意，力争贸易额达到 … */
    for (size_t i = reading->index + (behind ? 2 : 1); i < self->clauses.count; i++) {
        const Clause *next = &self->clauses.items[i];
        if (next->sentence != reading->clause->sentence || next->span.start >= span_end(words)) {
            break;
        }
        if (next->speech & SPEECH_DECIDE) {
            return span_of(words.start, next->span.start);
        }
    }
    return words;
}

/* True of a date by which the deed is to be done: behind the verb, or before one that only moves it ahead (明年将 …).
 */
static bool is_term(const SpeechCoder *self, const ChCommitment *commitment, const Mention *date,
                    const Undertaking *found) {
    bool is_now = date->shape.role == DATE_UNTIL && !date->shape.from.printed; /* 立足当前 */
    bool bound = date->shape.role == DATE_BY || (date->shape.role == DATE_UNTIL && !is_now);
    bool behind = date->span.start >= found->verb.start || (found->word->kinds & SPEECH_INTEND);
    bool aimed = same(commitment->kind, "target") && (behind || date->shape.from.day == 0); /* 今年设定 … 目标 */
    return !is_now && (bound || aimed || (behind && is_ahead(self, date, span_end(found->verb))));
}

/* The value promised and by when, from the mentions behind the verb. */
static void add_figures(SpeechCoder *self, ChCommitment *commitment, Span words, const Undertaking *found) {
    const MentionList *mentions = &self->item->mentions;
    for (uint32_t i = mention_from(self->item, words.start);
         i < mentions->count && mentions->items[i].span.start < span_end(words); i++) {
        const Mention *mention = &mentions->items[i];
        bool is_amount = mention->kind == MENTION_QUANTITY && mention->quantity.unit &&
                         (mention->quantity.is_currency || counts_much(self, mention) ||
                          (same(commitment->kind, "target") && !counts_time(self, mention)));
        if (is_amount && !commitment->amount.present) {
            commitment->amount = (ChAmount){true, mention->quantity.value, mention->quantity.unit};
        }
        if (mention->kind == MENTION_DATE && !commitment->due && is_term(self, commitment, mention, found)) {
            commitment->due = date_resolve(self->item, i, true).edtf;
        }
    }
}

/* True of a verb by which two who decide agree: 双方决定, not 双方承诺, 致力于. */
static bool decides_at_once(const Undertaking *found) {
    return (found->word->kinds & SPEECH_DECIDE) && (found->word->flags & SPEECH_WEAK) &&
           !(found->word->flags & SPEECH_SELF) && same(found->word->commitment, "pledged");
}

/* True if the sentence last names somebody before the clause whom the speaker does not bind: 阿盟成立以来，始终致力于
 * …. */
static bool other_leads(SpeechCoder *self, const Reading *reading) {
    const Clause *clauses = self->clauses.items;
    for (size_t i = reading->index; i > 0 && clauses[i - 1].sentence == reading->clause->sentence; i--) {
        const Clause *before = &clauses[i - 1];
        if (before->span.start < self->content_start && self->content_sentence == before->sentence) {
            return false;
        }
        Head head = head_leading(self, before);
        Reading there = {.index = i - 1, .clause = before, .from = before->span.start};
        uint32_t start = head.kind == HEAD_ACTOR  ? self->item->mentions.items[head.mention].phrase.start
                         : head.kind == HEAD_SIDE ? head.side_start
                                                  : UINT32_MAX;
        if (start <= before->span.start + 1) { /* not 愿同 A 深化合作 */
            const Mention *actor = head.kind == HEAD_ACTOR ? &self->item->mentions.items[head.mention] : NULL;
            bool is_own = actor && actor->kind == MENTION_BODY && !actor->country; /* 新政府, 工党 */
            return !is_own && !binds(self, &there, &head);
        }
    }
    return false;
}

/* True if the party is a person other than the one who speaks. */
static bool is_other_person(const SpeechCoder *self, const Party *party) {
    uint32_t person = self->item->mentions.items[party->mentions[0]].person;
    return person != NO_PERSON && !same(self->item->persons.items[person].name, self->speech.speaker.names[0]);
}

static Speaker bound_speaker(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    bool in_speech = self->speech.is_open && self->speech.speaker.count;
    Speaker named = speaker_before(self, reading->clause, reading->from, &found->head);
    if (!named.count && !in_speech && found->head.kind == HEAD_START) {
        named = gathering_before(self, reading);
    }
    const Mention *who = found->head.kind == HEAD_ACTOR ? &self->item->mentions.items[found->head.mention] : NULL;
    bool names_body = who && who->person == NO_PERSON && !speech_reference_is(self, who, "self"); /* not 我们一致同意 */
    if ((found->word->flags & SPEECH_BOTH) && named.count < 2 && !names_body) {
        return (Speaker){.names = {"both"}, .count = 1, .is_both = true, .is_person = true};
    }
    bool agrees = same(found->word->commitment, "agreed");
    const Mention *actor = found->head.kind == HEAD_ACTOR ? &self->item->mentions.items[found->head.mention] : NULL;
    if (agrees && named.count > 1 && !named.is_both) { /* A 和 B 同意 …, 我同 B 商定 … */
        named.names[0] = "both";
        named.is_both = named.is_person = true;
        return named;
    }
    bool other_person = in_speech && actor && actor->person != NO_PERSON && (found->word->kinds & SPEECH_DECIDE) &&
                        !same(self->item->persons.items[actor->person].name, self->speech.speaker.names[0]) &&
                        !same(named.country, self->speech.speaker.country);
    const Party *acting = in_speech ? acting_before(self, reading, &found->head) : NULL;
    bool carried = acting && found->head.kind == HEAD_START && acting->count == 1 &&
                   self->item->mentions.items[acting->mentions[0]].kind == MENTION_COUNTRY;
    named = carried ? speaker_of_party(self, acting) : named; /* A 说，B 方作了说明，并承诺 … */
    bool is_state = carried || found->head.kind == HEAD_SIDE || (actor && actor->kind == MENTION_COUNTRY);
    is_state &= !acts_with_others(self, acting, self->speech.speaker.country);
    bool is_side = (actor && actor->is_sign) || found->head.kind == HEAD_SIDE;
    bool other_state = in_speech && is_state && (found->word->kinds & SPEECH_DECIDE) && named.count == 1 &&
                       named.country && self->speech.speaker.country &&
                       !same(named.country, self->speech.speaker.country);
    bool is_done =
        !(found->word->kinds & SPEECH_REACH) && !(found->word->flags & SPEECH_SELF) &&
        (agrees || same(found->word->commitment, "pledged") || (is_side && same(found->word->commitment, "proposed")));
    if (other_person || (other_state && is_done)) { /* 他说，A 曾提议 … */
        return named;
    }
    bool by_other = in_speech && found->head.kind == HEAD_START && (found->word->flags & SPEECH_SELF) &&
                    !reading->begins_content && other_leads(self, reading);
    bool of_other = in_speech && !carried && acting && found->head.kind == HEAD_START &&
                    acting->count == 1 && /* A 说，B 是 …，致力于 … */
                    (found->word->flags & SPEECH_SELF) && is_other_person(self, acting);
    if ((other_state && !(found->word->kinds & SPEECH_REACH)) || of_other ||
        by_other) { /* 贵国致力于 …: only spoken of */
        return (Speaker){.count = 0};
    }
    bool is_report = in_speech && (self->speech.speaker.is_unnamed || !self->speech.speaker.is_person) &&
                     self->speech.stance && strcmp(self->speech.stance, "inform") == 0;
    if (in_speech && !is_report && !(named.is_both && (agrees || decides_at_once(found))) &&
        !(found->word->kinds & SPEECH_REACH)) {
        return self->speech.speaker;
    }
    if (agrees && (found->word->kinds & SPEECH_REACH) && named.count == 1 && !named.is_both) {
        return (Speaker){.names = {"both"}, .count = 1, .is_both = true, .is_person = true};
    }
    return named;
}

/* True if people stand before the verb who decide for states or bodies: A 国领导人, 成员国. */
static bool acts_for_states(SpeechCoder *self, const Reading *reading, const Head *head) {
    bool named = head->kind == HEAD_ACTOR;
    uint32_t end = named ? span_end(self->item->mentions.items[head->mention].phrase) : head->position;
    Span word;
    const SpeechWord *people = speech_before(self, end, reading->from, SPEECH_SPEAKER, &word);
    return people && (people->flags & SPEECH_OFFICIAL);
}

/* True if the word has the value for the key in the class. */
static bool name_means(const SpeechCoder *self, const char *name, LexiconClass class, LexiconKey key,
                       const char *value) {
    const Item *item = self->item;
    uint32_t posting = lexicon_find(item->lexicon, text_words_folded(item->scratch, item->text, name));
    EntryId entry = posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(item->lexicon, posting, class);
    return entry != NO_ENTRY && (!value || lexicon_has(item->lexicon, entry, key, value));
}

/* True if whoever is bound holds an office or stands for states, though no words name any: 与会各方, 使节们, 省长. Of
 * gatherings that is so of those whose paper promises (会议通过宣言，承诺 …). */
static bool stands_for_some(SpeechCoder *self, const Reading *reading, const Undertaking *found, const Speaker *by) {
    const char *name = by->names[0];
    if (by->is_gathering) {
        return same(found->word->commitment, "pledged") && !(found->word->flags & SPEECH_WEAK);
    }
    enum { CHARACTER = 3 }; /* bytes of the last one, by which people are many: 使节们 */
    size_t length = strlen(name);
    const char *one = length > 2 * CHARACTER ? arena_copy(self->item->arena, name, length - CHARACTER) : name;
    return acts_for_states(self, reading, &found->head) || name_means(self, name, CLASS_REFERENCE, KEY_KIND, "all") ||
           name_means(self, name, CLASS_SPEECH_WORD, KEY_FLAGS, "official") ||
           name_means(self, name, CLASS_TITLE, KEY_KIND, NULL) ||
           name_means(self, one, CLASS_GROUP, KEY_KIND, "officials");
}

/* True of all of some states of which no meeting tells which they are: 各方, not 与会各方. */
static bool are_unknown_states(const SpeechCoder *self, const char *name) {
    return name_means(self, name, CLASS_REFERENCE, KEY_KIND, "all") &&
           !name_means(self, name, CLASS_REFERENCE, KEY_FLAGS, "meeting");
}

static void push_commitment(SpeechCoder *self, const Reading *reading, const Undertaking *found, const Speaker *by) {
    Span quote = speech_quote(self, reading->index, found->start, QUOTE_LIMIT);
    for (uint32_t at = quote.start; at < span_end(quote); at++) {
        uint32_t mark = self->item->text->character[at];
        Span next;
        if (mark == ';' || (mark == ',' && self->points.word && /* a point ends where the next begins */
                            speech_point_at(self, at + 1, self->item->text->length, &next))) {
            quote = span_of(quote.start, at);
        }
    }
    ChStrings countries = countries_of(self, reading, found, by);
    if (!countries.count && by->count && (by->is_gathering || stands_for_some(self, reading, found, by))) {
        countries = members_met(self, quote.start); /* 会议决定 …, 与会各方同意 … */
    }
    bool told_of_both = by->is_both && !self->speech.is_open && (found->word->kinds & SPEECH_INTEND); /* 两国将 … */
    bool bound = countries.count ? countries.count > told_of_both
                                 : by->count && !are_unknown_states(self, by->names[0]) &&
                                       stands_for_some(self, reading, found, by);
    if (!by->count || quote.length < LEAST_CONTENT || !bound) {
        return;
    }
    speech_end_quotes(self, reading->index, reading->clause->span.start);
    ChCommitment *commitment = list_push(self->item->arena, &self->commitments);
    *commitment = (ChCommitment){.countries = countries,
                                 .by = by->names[0],
                                 .verb = text_copy(self->item->arena, self->item->text, found->verb),
                                 .kind = by->is_both && decides_at_once(found) ? "agreed" : found->word->commitment,
                                 .evidence = {quote.start, span_end(quote), NULL}};
    commitment->grounds = (found->word->flags & SPEECH_WEAK ? CH_GROUND_BIT(CH_GROUND_WEAK_WORD) : 0) |
                          (found->head.kind == HEAD_ACTOR ? 0 : CH_GROUND_BIT(CH_GROUND_INHERITED)) |
                          (self->speech.is_open ? CH_GROUND_BIT(CH_GROUND_IN_SPEECH) : 0);
    commitment->kind = names_goal(self, quote) ? "target" : commitment->kind;
    add_figures(self, commitment, own_part(self, reading, found, span_of(found->start, span_end(quote))), found);
}

/* True if nobody binds himself for a state or body: a person without a post, a
 * group of people. Of what is said only plans of such a person are left out. */
static bool is_private(const SpeechCoder *self, const Undertaking *found, const Speaker *by) {
    bool speaks = self->speech.is_open && !(same(found->word->commitment, "target") && by->count == 1);
    if (by->is_both || speaks || !by->is_person) {
        return false;
    }
    for (size_t i = 0; i < self->item->persons.count; i++) {
        const ChPerson *person = &self->item->persons.items[i];
        if (same(person->name, by->names[0])) {
            return !person->posts.count && !person->former_posts.count;
        }
    }
    return by->is_unnamed && !self->speech.is_open;
}

/* True of people of no state who have no name: 一些委员. */
static bool is_crowd(const SpeechCoder *self, const Speaker *by) {
    bool named = by->is_both || by->country || !by->is_person;
    for (size_t i = 0; !named && i < self->item->persons.count; i++) {
        named = same(self->item->persons.items[i].name, by->names[0]);
    }
    return !named;
}

/* True if the same was promised before in other words: the headline's promise told
 * again in the body. */
static bool is_promised_already(const SpeechCoder *self, const Reading *reading, const Undertaking *found,
                                const Speaker *by) {
    static const double same_promise = 0.6;
    Span quote = speech_quote(self, reading->index, found->start, QUOTE_LIMIT);
    ChEvidence words = {quote.start, span_end(quote), NULL};
    for (size_t i = 0; i < self->commitments.count; i++) {
        const ChCommitment *before = &self->commitments.items[i];
        Span sentence = self->item->sentences.items[reading->clause->sentence].span;
        bool elsewhere = before->evidence.start < sentence.start || before->evidence.start >= span_end(sentence);
        if (elsewhere && same(before->by, by->names[0]) && same(before->kind, found->word->commitment) &&
            speech_shared_pairs(self->item->text, &words, &before->evidence) >= same_promise) {
            return true;
        }
    }
    return false;
}

/* True if numbered points follow that tell what is agreed or proposed: 达成共识：一是 …, 双方同意，第一，…. */
static bool points_follow(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    enum { NEAR = 3 };
    const Clause *clauses = self->clauses.items;
    bool may = (found->word->kinds & (SPEECH_DECIDE | SPEECH_REACH)) && !self->points.word &&
               (same(found->word->commitment, "agreed") || same(found->word->commitment, "proposed"));
    for (size_t i = reading->index + 1; may && i < self->clauses.count && i <= reading->index + NEAR; i++) {
        Span number;
        const uint32_t *character = self->item->text->character;
        uint32_t start = clauses[i].span.start;
        if (clauses[i].paragraph != reading->clause->paragraph) {
            return false;
        }
        if (speech_point_at(self, start, span_end(clauses[i].span), &number)) {
            return character[start] == FIRST || (number.length > 1 && character[start + 1] == FIRST);
        }
    }
    return false;
}

static void commit(SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    Speaker by = bound_speaker(self, reading, found);
    if (by.count && points_follow(self, reading, found)) {
        if (is_crowd(self, &by) && !acts_for_states(self, reading, &found->head)) {
            return; /* 一些委员建议，一是 …: they bind nobody */
        }
        self->points = (Points){found->word, found->verb, by, reading->clause->paragraph, UINT32_MAX};
        return;
    }
    bool declares =
        by.is_gathering && found->head.kind == HEAD_START && !(found->word->flags & (SPEECH_WEAK | SPEECH_SELF));
    bool is_official = declares || (by.is_unnamed && acts_for_states(self, reading, &found->head)) ||
                       gathering_decides(self, reading, found);
    if ((!is_official && is_private(self, found, &by)) ||
        (by.count && is_promised_already(self, reading, found, &by))) {
        return;
    }
    push_commitment(self, reading, found, &by);
}

/* The words with the verb before their number: 达成五点共识. */
static Span with_light_verb(SpeechCoder *self, const Clause *clause, Span noun) {
    enum { LONGEST_NUMBER = 3 };
    uint32_t from = clause->span.start;
    for (uint32_t at = noun.start; at + LONGEST_NUMBER >= noun.start && at > from; at--) {
        const Match *match = word_before(self->item, at, from, CLASS_BIT(CLASS_SUPPORT));
        Span verb = match ? match->span : span_of(at, at);
        if (match || speech_before(self, at, from, SPEECH_REACH | SPEECH_LIGHT, &verb)) {
            return span_join(verb, noun);
        }
    }
    return noun;
}

/* Keeps that numbered points follow: 达成三点共识. */
static void announce_points(SpeechCoder *self, const Reading *reading) {
    const MatchTable *matches = &self->item->matches;
    bool may = self->may_announce && (reading->clause->classes & CLASS_BIT(CLASS_COMMITMENT));
    uint32_t end = may ? span_end(reading->clause->span) : 0;
    for (uint32_t at = reading->clause->span.start; at < end; at++) {
        const Match *match = match_longest(matches, at, end, CLASS_BIT(CLASS_COMMITMENT));
        const SpeechWord *word = match ? speech_word(&self->words, match) : NULL;
        Span announced =
            word && word->announces_points ? with_light_verb(self, reading->clause, match->span) : (Span){0};
        if (announced.length <= (match ? match->span.length : 0)) {
            continue;
        }
        uint32_t from = reading->from < announced.start ? reading->from : reading->clause->span.start;
        Head head = head_before(self, reading->clause, announced.start, from);
        Undertaking found = {.verb = match->span, .word = word, .head = head};
        self->points =
            (Points){word, announced, bound_speaker(self, reading, &found), reading->clause->paragraph, UINT32_MAX};
        const Speaker *by = &self->points.by;
        if (same(word->commitment, "agreed")) {
            self->points.by = (Speaker){.names = {"both"}, .count = 1, .is_both = true, .is_person = true};
        }
        if (!self->speech.is_open && by->count == 1 && by->is_person) {
            speech_open(self, reading->clause, by, announced, "neutral", CH_GROUND_BIT(CH_GROUND_INHERITED));
            self->speech.pending = false;
        }
    }
}

/* One of the points announced: 一是 …. */
static bool commit_point(SpeechCoder *self, const Reading *reading) {
    Span number;
    uint32_t end = span_end(reading->clause->span);
    enum { LINES_APART = 4 }; /* a point may have a second paragraph */
    bool goes_on = self->points.word && reading->clause->paragraph <= self->points.paragraph + LINES_APART;
    if (!goes_on || !speech_point_at(self, reading->clause->span.start, end, &number)) {
        return false;
    }
    Undertaking found = {
        .verb = self->points.verb, .word = self->points.word, .head = {.kind = HEAD_START, .mention = NO_MENTION}};
    found.start = skip_to_content(self, span_end(number), end);
    bool alone = found.start >= end && reading->index + 1 < self->clauses.count; /* 第一，… */
    found.start = alone ? self->clauses.items[reading->index + 1].span.start : found.start;
    self->points.paragraph = reading->clause->paragraph;
    self->points.sentence = reading->clause->sentence;
    push_commitment(self, reading, &found, &self->points.by);
    return true;
}

/* Where the quote begins: at the subject that is named in the clause, else at
 * 就, else at the verb. */
static uint32_t quote_start(const SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Clause *clause = reading->clause;
    bool own = clause->subject_is_own && clause->subject.span.start >= reading->from &&
               clause->subject.span.start < found->verb.start;
    if (own && found->head.kind != HEAD_START) {
        return clause->subject.span.start;
    }
    if (found->head.kind == HEAD_ACTOR) {
        return self->item->mentions.items[found->head.mention].phrase.start;
    }
    return (found->word->kinds & SPEECH_REACH) || found->head.kind == HEAD_UNNAMED || found->head.kind == HEAD_SIDE
               ? reading->from
               : found->verb.start;
}

/* What stands before the verb of deciding; nothing, where a verb of telling governs it: 重申致力于 …. */
static Head head_of_deed(SpeechCoder *self, const Reading *reading, Span verb, uint32_t kinds) {
    Head head = head_before(self, reading->clause, verb.start, reading->from);
    Span telling;
    bool governed =
        head.kind == HEAD_NONE &&
        ((kinds & SPEECH_INTEND) ? is_told_right_before(self, reading, verb)
                                 : (kinds & SPEECH_DECIDE) && reading->is_told &&
                                       speech_before(self, head.position, reading->from, SPEECH_TELL, &telling));
    head.kind = governed ? HEAD_START : head.kind;
    return head;
}

/* True if what is said begins with what both sides agreed: 声明说，双方同意 …. That is no statement besides. */
static bool is_joint_deal(const SpeechCoder *self, const Reading *reading, const Undertaking *found) {
    const Mention *both = found->head.kind == HEAD_ACTOR ? &self->item->mentions.items[found->head.mention] : NULL;
    if (!reading->begins_content || !self->speech.is_open ||
        !(same(found->word->commitment, "agreed") || (decides_at_once(found) && !self->speech.speaker.is_person))) {
        return false;
    }
    return both && both->kind == MENTION_REFERENCE && speech_means_both(self, both) &&
           both->phrase.start <= reading->from + 1;
}

/* The word that a light verb and a noun make together: 达成 … 共识. NULL if they make none that is a commitment. */
static const SpeechWord *joined_word(SpeechCoder *self, Span light, Span noun) {
    const Text *text = self->item->text;
    char form[64];
    snprintf(form, sizeof form, "%s%s",
             text_words_folded(self->item->scratch, text, text_copy(self->item->scratch, text, light)),
             text_words_folded(self->item->scratch, text, text_copy(self->item->scratch, text, noun)));
    uint32_t posting = lexicon_find(self->item->lexicon, form);
    const SpeechWord *word = posting == UINT32_MAX ? NULL : &self->words.words[self->words.index[posting]];
    return word && (word->kinds & SPEECH_REACH) ? word : NULL;
}

/* The noun of what is promised or agreed on behind the last 的 of the clause: 作出 … 的承诺, 达成 … 的共识. NULL if
 * there is none; `noun` is where it stands. */
static const SpeechWord *noun_of_deed(SpeechCoder *self, Span light, uint32_t end, Span *noun) {
    uint32_t at = end;
    while (at > span_end(light) + LEAST_CONTENT && !is_possessive(self, at - 1)) {
        at--;
    }
    uint32_t from = at > span_end(light) + LEAST_CONTENT ? at : end;
    Span adjective;
    const Match *last = from < end ? word_before(self->item, from - 1, span_end(light), CLASS_BIT(CLASS_WORD)) : NULL;
    bool has_kind = last && word_has_kind(self->item, last, CLASS_WORD, "adjective");
    if (has_kind && last->span.start > span_end(light) && !is_possessive(self, last->span.start - 1)) {
        return NULL; /* 达成指引关系发展新的共识 */
    }
    while (speech_at(self, from, end, SPEECH_ADJECTIVE, &adjective)) {
        from = span_end(adjective);
    }
    *noun = span_of(from, end);
    const SpeechWord *pledge = from < end ? speech_at(self, from, end, SPEECH_DECIDE, noun) : NULL;
    bool pledges = pledge && span_end(*noun) == end && same(pledge->commitment, "pledged") &&
                   !(pledge->flags & (SPEECH_WEAK | SPEECH_SELF));
    *noun = span_of(from, end);
    bool deed = from < end && end - from <= LONGEST_NOUN && tells_deed(self, span_of(span_end(light), at - 1));
    return pledges ? pledge : deed ? joined_word(self, light, *noun) : NULL; /* not 达成一系列新的共识 */
}

/* True if something else is said of the deed: 这是 A 作出的 …, 让我们重申 …. */
static bool is_told_of(SpeechCoder *self, const Clause *clause, Span verb) {
    Span is;
    for (uint32_t at = clause->span.start; at < verb.start; at++) {
        if (is_outcome(self, at, verb.start, &is) && is.length == 1 && !speech_is_part(self, clause, is)) {
            return true;
        }
    }
    return false;
}

/* The noun of a deed that the verb at `verb` and the end of its clause make together, with its word; NULL if none. */
static const SpeechWord *deed_of(SpeechCoder *self, const Clause *clause, Span verb, const SpeechWord *word,
                                 Span *noun) {
    bool again = (word->kinds & SPEECH_TELL) && (word->kinds & SPEECH_NOUN) && same(word->stance, "support"); /* 重申 */
    bool tells = (word->kinds & SPEECH_LIGHT) || again;
    bool may = (clause->speech & SPEECH_POSSESSIVE) && tells && !speech_is_part(self, clause, verb) &&
               !is_possessive(self, span_end(verb)) && !is_told_of(self, clause, verb);
    return may ? noun_of_deed(self, verb, span_end(clause->span), noun) : NULL;
}

bool speech_names_deed(SpeechCoder *self, const Clause *clause, Span verb, const SpeechWord *word) {
    Span noun;
    return deed_of(self, clause, verb, word, &noun) != NULL;
}

/* True if one of another state acts, for whom the speaker would be taken: A 说 …。B 外长重申 … 的承诺. */
static bool other_acts(const SpeechCoder *self, const Undertaking *found, const Speaker *by) {
    const Mention *actor = found->head.kind == HEAD_ACTOR ? &self->item->mentions.items[found->head.mention] : NULL;
    const char *own = self->speech.speaker.country;
    return self->speech.is_open && actor && actor->country && own && !same(actor->country, own) && by->count == 1 &&
           same(by->names[0], self->speech.speaker.names[0]);
}

/* What is promised or agreed told by a noun: A 作出恪守 B 的承诺, 双方达成设立 C 的共识, 重申对 D 的承诺. */
static bool commit_noun(SpeechCoder *self, const Reading *reading) {
    uint32_t end = span_end(reading->clause->span);
    bool may = reading->clause->speech & (SPEECH_LIGHT | SPEECH_TELL);
    for (uint32_t at = may ? reading->from : end; at < end; at++) {
        Span verb, noun;
        const SpeechWord *light = speech_at(self, at, end, SPEECH_LIGHT | SPEECH_TELL, &verb);
        const SpeechWord *word = light ? deed_of(self, reading->clause, verb, light, &noun) : NULL;
        if (!word) {
            continue;
        }
        Undertaking found = {.verb = verb, .word = word, .about = span_of(at, at)};
        found.head = head_before(self, reading->clause, verb.start, reading->from);
        found.start = quote_start(self, reading, &found);
        Speaker by = bound_speaker(self, reading, &found);
        const Governor *governor = &self->governor; /* 要重申 … 的承诺 */
        bool urged = governor->is_set && governor->sentence == reading->clause->sentence &&
                     found.head.kind == HEAD_START && (governor->is_modal || governor->is_advice || governor->waits);
        if (urged || speech_is_advice(self, reading, verb.start) || found.head.is_negated || found.head.is_future ||
            is_supposed(self, reading, &found) || is_denied(self, reading, &found) || other_acts(self, &found, &by) ||
            (reading->is_taken && self->governor.content <= verb.start) || !decider_stands(self, reading, &found)) {
            return false;
        }
        commit(self, reading, &found);
        return true;
    }
    return false;
}

bool code_commitments(SpeechCoder *self, const Reading *reading) {
    uint32_t end = span_end(reading->clause->span);
    if (commit_point(self, reading)) {
        return true;
    }
    announce_points(self, reading);
    if (commit_noun(self, reading)) {
        return false;
    }
    for (uint32_t at = reading->clause->speech & verbs_of_deciding ? reading->from : end; at < end; at++) {
        Undertaking found = {0};
        found.word = speech_at(self, at, end, verbs_of_deciding, &found.verb);
        if (!found.word || speech_is_part(self, reading->clause, found.verb)) {
            continue;
        }
        found.head = head_of_deed(self, reading, found.verb, found.word->kinds);
        found.about = (found.word->kinds & SPEECH_REACH) ? speech_about(self, reading, found.verb.start, &found.head)
                                                         : span_of(at, at);
        found.start = quote_start(self, reading, &found);
        if ((found.word->kinds & SPEECH_REACH) && !found.about.length && found.head.kind == HEAD_NONE) {
            Reading whole = *reading; /* 就 A，B 达成共识 */
            found.about = speech_about_above(self, &whole, found.verb.start, &found.head);
            found.start = found.about.length ? whole.from : found.start;
        }
        bool behind = span_end(found.verb) == end && reading->clause->ends_with == ',' &&
                      reading->index + 1 < self->clauses.count; /* 双方商定，… */
        Span told = behind ? span_join(reading->clause->span, reading->clause[1].span) : reading->clause->span;
        bool stand = stands(self, reading, &found);
        if (stand && is_joint_deal(self, reading, &found)) {
            if (!is_told_as_event(self, told, found.word)) {
                commit(self, reading, &found);
            }
            self->speech.pending &= self->speech.speaker.is_person;
            return true;
        }
        if (stand && !is_told_as_event(self, told, found.word)) {
            commit(self, reading, &found);
            self->speech.intends |= (found.word->kinds & (SPEECH_INTEND | SPEECH_GO_ON)) != 0;
            const Mention *actor =
                found.head.kind == HEAD_ACTOR ? &self->item->mentions.items[found.head.mention] : NULL;
            bool of_others = self->speech.is_open && actor && actor->is_sign && self->speech.speaker.country &&
                             !same(actor->country, self->speech.speaker.country);
            return same(found.word->commitment, "proposed") && !of_others; /* A 说，B 方建议 …: A says it */
        }
        at = span_end(found.verb) - 1;
    }
    self->speech.intends &= !reading->begins_content;
    return false;
}
