/* What the readers of one clause's verbs share: speech_verbs.c finds the verbs and hands each
 * to its reader in speech_attitudes.c, speech_frames.c or speech_sources.c. */
#ifndef CHANCERY_CODE_SPEECH_PARTS_H
#define CHANCERY_CODE_SPEECH_PARTS_H

#include "code/speech.h"

static inline bool names_somebody(const Head *head) {
    return head->kind == HEAD_ACTOR || head->kind == HEAD_SIDE || head->kind == HEAD_UNNAMED;
}

static inline bool character_is(const SpeechCoder *self, uint32_t at, uint32_t character) {
    return at < self->item->text->length && self->item->text->character[at] == character;
}

static inline bool same_country(const Speaker *a, const Speaker *b) {
    return a->country && b->country && string_same(a->country, b->country);
}

static inline bool same_speaker(const Speaker *a, const Speaker *b) {
    return a->count && b->count && string_same(a->names[0], b->names[0]);
}

/* True if a verb that also takes a noun has one behind it: 提出建议, not 提出，要 …. */
static inline bool takes_noun(const Clause *clause, Span verb, const SpeechWord *word) {
    return (word->kinds & SPEECH_LIGHT) && (word->flags & SPEECH_COLON) && span_end(verb) < span_end(clause->span);
}

/* Shared parts: speech_verbs.c. */

/* Skips particles of aspect and adjectives: 了, 热烈的. */
uint32_t speech_skip_adjectives(SpeechCoder *self, uint32_t at, uint32_t end);
/* Skips the particles of aspect behind a verb: 了, 着, 过. */
uint32_t speech_skip_particles(SpeechCoder *self, uint32_t at, uint32_t end);
/* Where the words end that stand before a verb once its adverbs are skipped. */
uint32_t speech_skip_adverbs(SpeechCoder *self, uint32_t position, uint32_t from, Head *head);
/* True if the words before the head may be a subject that nothing names. */
bool speech_unknown_subject_is_short(SpeechCoder *self, const Reading *reading, const Head *head);
/* True if a country or its side stands there: 俄方. */
bool speech_is_side(const SpeechCoder *self, const Head *head);
/* True if a person by name stands there. */
bool speech_names_person(const SpeechCoder *self, const Head *head);
/* True if a state stands there by its name, not by its side or sign. */
bool speech_names_state(const SpeechCoder *self, const Head *head);
/* True if a body begins a sentence behind the one of the speech, with its country before it: A 国外交部批评. */
bool speech_is_named_body(SpeechCoder *self, const Reading *reading, const Head *head);
/* True if a body opens a sentence of its own with the day on which it spoke: A 国外交部18日宣布. */
bool speech_is_dated_body(const SpeechCoder *self, const Reading *reading, const Head *head);
/* Who has the attitude: a person named as its subject, else whoever speaks. */
Speaker speech_holder_of(SpeechCoder *self, const Reading *reading, const SpeechWord *word, const Head *head);
/* The verb governs the clauses behind it in its sentence. */
void speech_set_governor(SpeechCoder *self, const Reading *reading, Span verb, const SpeechWord *word);
/* True if the verb stands in a phrase of time: 宣布建立伙伴关系以来. */
bool speech_is_subordinate(SpeechCoder *self, const Reading *reading, Span verb);
/* True if the verb stands within a phrase of time or topic of its clause: 在庆祝 A 之际举办 B. */
bool speech_is_within_time(SpeechCoder *self, const Reading *reading, Span verb);
/* True if the clause begins with 如果. */
bool speech_is_condition(SpeechCoder *self, const Reading *reading);
/* How sure it is who speaks. */
ChGroundSet speech_head_grounds(const SpeechCoder *self, const Head *head);
/* True if a light verb with its noun stands behind: 对 A 宣布军售表示感谢. */
bool speech_light_follows(SpeechCoder *self, const Reading *reading, uint32_t at);
/* True if the clause tells a plan: 将访问 A, not 将 A 提升为 B. */
bool speech_tells_plan(SpeechCoder *self, const Clause *clause);
/* True if what is reported is only that somebody named says something: then he
 * alone is the speaker (据 A 报道，B 表示 …). */
bool speech_reports_speech(SpeechCoder *self, const Reading *reading, uint32_t content, bool next);
/* The noun of news that closes the clause, length 0 if none does: 据 A 消息, 据 A 电. */
Span speech_closing_news(const SpeechCoder *self, uint32_t from, uint32_t end);
/* True if the verb only tells of the one who speaks behind it: 要求匿名的官员称. */
bool speech_tells_of_speaker(SpeechCoder *self, const Reading *reading, Span verb);

/* What is felt, and what is talked about: speech_attitudes.c. */

/* An attitude verb, or a noun behind a light verb. `verb` is all of it. */
bool speech_read_attitude(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word, bool is_noun);
/* Both sides exchange views: the topic stands behind 就 or behind the verb. */
bool speech_read_topic(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word);
/* 受到 A 批评: A says it. Only of blame; praise so told is the outlet's own. */
bool speech_read_passive(SpeechCoder *self, Reading *reading, Span passive);
/* The verb behind 表示: a noun or an attitude makes one verb with it. */
bool speech_read_light(SpeechCoder *self, Reading *reading, Span light);
/* A light verb whose noun stands at the end: 表达对 A 的支持. */
bool speech_read_far_noun(SpeechCoder *self, Reading *reading, Span light);

/* What is said and told: speech_frames.c. */

/* True if what is said may stand before the clause: in its sentence or in a quotation right before it. */
bool speech_follows_words(const SpeechCoder *self, const Reading *reading);
/* What is said begins behind the frame verb. */
void speech_begin_words(SpeechCoder *self, Reading *reading, Span verb);
/* A verb that opens a speech: 表示, 指出. */
bool speech_read_frame(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word);
/* 数据显示: whoever issued the figures says so. */
bool speech_read_shown(SpeechCoder *self, Reading *reading, Span verb);
/* What somebody calls something: 把 A 称为“B”, 将 A 斥为 B. */
bool speech_read_naming(SpeechCoder *self, Reading *reading);
/* A verb that tells one thing: announce, report. */
bool speech_read_tell(SpeechCoder *self, Reading *reading, Span verb, const SpeechWord *word);

/* What others are quoted for: speech_sources.c. */

/* A source that another one quotes says what follows: 援引 A 的消息说, 引述匿名人士指. */
bool speech_read_quoted(SpeechCoder *self, Reading *reading, Span quoting);
/* What is said to somebody named behind the verb follows: 告诉 A，…; 告诉 A 说：…. */
bool speech_read_hearer(SpeechCoder *self, Reading *reading, Span telling);
/* True if the words from `content` on tell an encounter that is an event of the item: the press that reports it only is
 * its source (据 A 社报道，B 会见 C). */
bool speech_sources_event(const SpeechCoder *self, uint32_t content, uint32_t end);
/* 据 A 报道: A says what follows. 据报道 says nothing of who. */
bool speech_read_according(SpeechCoder *self, Reading *reading, Span according);

#endif
