/* Speech: what statements and commitments share. The words of data/speech.txt
 * as found in an item, who is speaking, and where what is said begins. */
#ifndef CHANCERY_CODE_SPEECH_H
#define CHANCERY_CODE_SPEECH_H

#include "code/clause.h"

#include <stdio.h>

/* What a word of data/speech.txt does; bits, because a form may do several. */
enum SpeechKind {
    SPEECH_FRAME = 1 << 0,
    SPEECH_TELL = 1 << 1,
    SPEECH_ATTITUDE = 1 << 2,
    SPEECH_TOPIC = 1 << 3,
    SPEECH_NOUN = 1 << 4,
    SPEECH_MODIFIER = 1 << 5,
    SPEECH_ADJECTIVE = 1 << 6,
    SPEECH_LIGHT = 1 << 7,
    SPEECH_PASSIVE = 1 << 8,
    SPEECH_NEGATION = 1 << 9,
    SPEECH_MODAL = 1 << 10,
    SPEECH_ABOUT = 1 << 11,
    SPEECH_ACCORDING = 1 << 12,
    SPEECH_DOCUMENT = 1 << 13,
    SPEECH_SPEAKER = 1 << 14,
    SPEECH_SIDE = 1 << 15,
    SPEECH_TOGETHER = 1 << 16,
    SPEECH_OWN = 1 << 17,
    SPEECH_BREAK = 1 << 18,
    SPEECH_COMPOUND = 1 << 19,
    SPEECH_DECIDE = 1 << 20,
    SPEECH_INTEND = 1 << 21,
    SPEECH_GO_ON = 1 << 22,
    SPEECH_REACH = 1 << 23,
    SPEECH_TIME_START = 1 << 24,
    SPEECH_TIME_END = 1 << 25,
    SPEECH_POINT = 1 << 26,
    SPEECH_ET_CETERA = 1 << 27,
    SPEECH_POSSESSIVE = 1 << 28,
    SPEECH_MOVED = 1 << 29,
    SPEECH_GOAL = 1 << 30,
    SPEECH_PARTICLE = 1u << 31,
};

typedef enum SpeechFlag {
    SPEECH_SURE = 1 << 0,  /* a verb wherever it stands */
    SPEECH_WEAK = 1 << 1,  /* needs an actor of its own */
    SPEECH_COLON = 1 << 2, /* needs an actor before and a mark behind */
    SPEECH_BARE = 1 << 3,  /* needs an actor before or a mark behind */
    SPEECH_THING = 1 << 4, /* takes a thing, not words */
    SPEECH_SHORT = 1 << 5, /* one character */
    SPEECH_MEDIA = 1 << 6,
    SPEECH_BOTH = 1 << 7,      /* said by both if both are named */
    SPEECH_MORE = 1 << 9,      /* an adverb of going on */
    SPEECH_OUTCOME = 1 << 10,  /* happens by itself: no promise */
    SPEECH_CEREMONY = 1 << 11, /* a welcome told behind it is no statement */
    SPEECH_NOBODY = 1 << 12,   /* no speaker */
    SPEECH_IF = 1 << 13,       /* a condition */
    SPEECH_NAMED = 1 << 14,    /* only with its subject right before it */
    SPEECH_SELF = 1 << 8,      /* a wish of what one does oneself: 愿 */
    SPEECH_VIEW = 1 << 15,     /* says what one thinks, not what happens: 强调 */
    SPEECH_FAR = 1 << 16,      /* its noun may stand at the end: 表达对 A 的支持 */
    SPEECH_PIVOT = 1 << 17,    /* makes another act: 推动 A 支持 B */
    SPEECH_PLACE = 1 << 18,    /* where something is said, no time */
    SPEECH_SALUTE = 1 << 20,   /* begins a letter: 亲爱的 */
    SPEECH_ASKS = 1 << 21,     /* a question or a condition anywhere in the clause: 哪些, 除非 */
    SPEECH_BACK = 1 << 22,     /* points back to whoever was named: 该 */
    SPEECH_MANNER = 1 << 23,   /* behind a verb it makes an adverb of it: 地 */
    SPEECH_SHOWS = 1 << 24,    /* tells what figures show, by whoever issued them: 数据显示 */
    SPEECH_NEWS = 1 << 25,     /* news by whoever is named before it: 据 A 消息 */
    SPEECH_GRIEF = 1 << 19,    /* condoles only where a death or a disaster is told: 慰问 */
    SPEECH_QUOTES = 1 << 26,   /* names behind it whose words follow: 援引 A 的消息说 */
    SPEECH_PLURAL = 1 << 27,   /* behind people: 们 */
    SPEECH_EXISTS = 1 << 28,   /* before people: 有 */
    SPEECH_HEARER = 1 << 29,   /* names behind it who is told: 告诉 A，… */
    SPEECH_PRESS = 1 << 30,    /* asks questions: 记者 */
    SPEECH_OFFICIAL = 1u << 31 /* people who decide for states or bodies: 领导人, 成员国 */
} SpeechFlag;

/* A form of data/speech.txt as all its lines together describe it. Strings are
 * the lexicon's. */
typedef struct SpeechWord {
    uint32_t posting;        /* 1 + the lexicon's posting; 0 of the word that does nothing */
    uint32_t kinds, flags;   /* SpeechKind, SpeechFlag */
    const char *stance;      /* as a verb */
    const char *noun_stance; /* as a noun behind a light verb */
    const char *tone;        /* what it adds to what a frame verb says */
    const char *commitment;  /* kind of commitment */
    bool announces_points;   /* 三点共识 */
    double weight;           /* of the tone */
} SpeechWord;

/* The words of data/speech.txt by posting; made once for each lexicon. */
typedef struct SpeechWords {
    const uint16_t *index;   /* of a posting: its place in `words`, 0 if it is no such word */
    const SpeechWord *words; /* the first stands for all other words: it does nothing */
} SpeechWords;

SpeechWords speech_words_of(const ChLexicon *lexicon);

/* What the word of a match does. */
static inline const SpeechWord *speech_word(const SpeechWords *self, const Match *match) {
    return &self->words[self->index[match->posting]];
}

enum { SPEAKER_LIMIT = 8 };

/* Who says something: one or more by name, or both sides. */
typedef struct Speaker {
    const char *names[SPEAKER_LIMIT];
    const char *countries[SPEAKER_LIMIT];
    uint32_t count;      /* 0: nobody known */
    bool is_both;        /* both sides: one name, "both" */
    bool is_person;      /* a named person or an unnamed group of persons speaks, not a country or a body */
    bool is_unnamed;     /* told by a noun: experts, people of all circles */
    bool is_media;       /* a report: what it says is information */
    bool is_gathering;   /* a conference, not people */
    const char *country; /* the speaker's side, NULL if unknown or both */
} Speaker;

/* A speech that goes on. */
typedef struct Speech {
    Speaker speaker;
    const char *other;  /* country of the other side, NULL if unknown */
    Span verb;          /* the frame verb; length 0 for a bare sound bite */
    const char *stance; /* of the frame verb */
    uint32_t paragraph;
    uint32_t sentence; /* where it was opened */
    bool is_open;
    bool is_document; /* a letter or declaration: goes on over paragraphs */
    bool is_question; /* asked by the press: nothing in it is a statement */
    bool pending;     /* the frame verb's own record is still to come */
    bool intends;     /* the sentence before made a pledge: 将 …。继续 … */
    ChGroundSet grounds;
} Speech;

/* The attitude that governs the clauses behind it in its sentence. */
typedef struct Governor {
    bool is_set;
    bool waits;     /* 愿同贵方一道: its verb is still to come */
    bool is_modal;  /* should, must */
    bool is_advice; /* wishes that the other side do something */
    bool is_wish;   /* any wish */
    uint32_t sentence;
    uint32_t content; /* code point behind the verb */
} Governor;

/* Numbered points announced: each is a commitment. */
typedef struct Points {
    const SpeechWord *word; /* NULL if none are announced */
    Span verb;
    Speaker by;
    uint32_t paragraph;
    uint32_t sentence; /* of the last point */
} Points;

/* Classes of the words that speech is read by; tones colour it only. */
static const ClassSet speech_classes =
    CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SPEECH_WORD) | CLASS_BIT(CLASS_COMMITMENT);

/* Whether the item tells of a death or a disaster. */
typedef enum Grief { GRIEF_UNKNOWN, GRIEF_NONE, GRIEF_TOLD } Grief;

/* X(SYMBOL, "name"): how words may be coloured by what they hold, and the stance that this speaks for. */
#define TONES(X)          \
    X(CONDEMN, "condemn") \
    X(OPPOSE, "oppose")   \
    X(CONDOLE, "condole") \
    X(THANK, "thank")     \
    X(PRAISE, "praise")   \
    X(CONCERN, "concern") \
    X(INFORM, "inform")   \
    X(WISH, "wish")       \
    X(SUPPORT, "support")

/* X(SYMBOL, "name"): what speaks for or against a stance of plain words; data/README.md explains each. */
#define TONE_CUES(X)              \
    X(CLAIMS, "claims")           \
    X(VIEW, "view")               \
    X(BARE, "bare")               \
    X(FEELING, "feeling")         \
    X(REAFFIRMED, "reaffirmed")   \
    X(DOCUMENT, "document")       \
    X(HIMSELF, "himself")         \
    X(SPOKESMAN, "spokesman")     \
    X(BODY, "body")               \
    X(UNNAMED, "unnamed")         \
    X(JOINT, "joint")             \
    X(IN_TALKS, "in-talks")       \
    X(TELLS_EVENT, "tells-event") \
    X(TELLS_PLAN, "tells-plan")   \
    X(FIGURE, "figure")           \
    X(PERSON, "person")           \
    X(OTHER, "other-side")        \
    X(BOTH, "both-sides")         \
    X(MODAL, "modal")             \
    X(INTENDS, "intends")         \
    X(PLANS, "plans")             \
    X(UNKNOWN, "unknown")         \
    X(NEGATION, "negation")       \
    X(PRESS, "press")             \
    X(WARM_OTHER, "praised-other")

#define X(symbol, name) TONE_##symbol,
typedef enum Tone { TONES(X) TONE_COUNT, STANCE_COUNT = TONE_COUNT + 1 } Tone;
#undef X
#define X(symbol, name) CUE_##symbol,
typedef enum ToneCue { TONE_CUES(X) CUE_COUNT } ToneCue;
#undef X
#define CUE_BIT(cue) ((uint32_t)1 << (cue))

/* Plain words said, what speaks for their stance, and the stance found. Kept for
 * those who ask why; data/stances.txt is learned from such. */
typedef struct PlainWords {
    Span words;
    uint32_t cues;            /* ToneCue bits */
    double tones[TONE_COUNT]; /* weights of the words of each tone */
    const char *stance;
} PlainWords;

typedef struct PlainWordsList {
    PlainWords *items;
    size_t count, capacity;
} PlainWordsList;

/* The state of coding one item's speech. */
typedef struct SpeechCoder {
    Item *item;
    SpeechWords words;
    const uint32_t *starting; /* by position: the kinds of all words of speech that begin there */
    const uint32_t *ending;   /* likewise: that end before it */
    bool may_announce;        /* a word that announces points stands in the item */
    ClauseList clauses;
    Span story;           /* the one at hand of a digest; else the whole text */
    Speech speech;        /* the one that goes on */
    Speech outer;         /* the one around a quotation of another speaker of the same side */
    Speech paused;        /* the last one of a person, which a later paragraph may take up again */
    Speaker last_person;  /* for pronouns */
    Speaker last_subject; /* author of documents */
    Speaker last_body;    /* for 该组织 */
    Speaker last_several; /* for 他们: people who acted or spoke together */
    Speaker last_author;  /* who issued the document that spoke last */
    Speaker last_source;  /* the press that reported last */
    Speaker asked;        /* whom the press asked last */
    Governor governor;
    Points points;
    uint32_t joint_sentence;     /* the last sentence in which both sides act together */
    uint32_t question_paragraph; /* the last one in which the press asks */
    uint32_t question_sentence;  /* the last one that only tells what the press asks */
    uint32_t content_sentence;   /* the last sentence with a frame verb, and where */
    uint32_t content_start;      /* what it says begins */
    bool expects_content;        /* the next clause begins what is said */
    uint32_t deferred;           /* where it began if an adverbial stands in front; 0 if not */
    size_t told_clause;          /* the clause that is what a verb of the clause before told; SIZE_MAX if none */
    Grief grief;
    bool in_headline;     /* a headline is read */
    bool was_asked;       /* the page prints questions and answers */
    const char *sides[2]; /* the two countries most spoken of, NULL if fewer */
    PlainWordsList plain;
    List(ChStatement) statements;
    List(ChCommitment) commitments;
} SpeechCoder;

/* True if the particle that makes a relative clause of the verb before it stands at `at`. */
static inline bool is_possessive(const SpeechCoder *self, uint32_t at) {
    return at < self->item->text->length && (self->starting[at] & SPEECH_POSSESSIVE);
}

/* speech_scan.c: reading left and right of a verb. */

/* What stands before a verb once adverbs, dates and brackets are skipped. */
typedef enum HeadKind {
    HEAD_NONE,    /* other words: no main verb of the clause, as far as can be told */
    HEAD_START,   /* the beginning of the clause */
    HEAD_ACTOR,   /* an actor's phrase */
    HEAD_SIDE,    /* a country's side by its sign: 中方 */
    HEAD_UNNAMED, /* a noun for people who speak without a name, or own side */
    HEAD_ADJUNCT, /* a phrase of time or circumstance */
} HeadKind;

typedef struct Head {
    HeadKind kind;
    uint32_t position; /* code point where what was skipped begins */
    uint32_t mention;  /* of HEAD_ACTOR */
    const char *side;  /* of HEAD_SIDE: the country, and where its words begin */
    uint32_t side_start;
    bool is_negated;
    bool is_anaphoric; /* 对此: about what was said before */
    bool goes_on;      /* 继续: goes on with what was said before */
    bool is_future;    /* 将 */
    bool is_joint;     /* 共同: said by all named together */
} Head;

/* Who is named right at the head of the clause: an actor, a side, the speaker's
 * own; HEAD_NONE if none is. */
Head head_leading(SpeechCoder *self, const Clause *clause);
/* True if the span is the last character of a noun: 委员会, 机会, not 都会. */
bool speech_ends_noun(SpeechCoder *self, Span span, uint32_t from);
/* True if a press organ in book marks ends at `position`: 《某某日报》. */
bool speech_is_paper(SpeechCoder *self, uint32_t position, uint32_t from);
Head head_before(SpeechCoder *self, const Clause *clause, uint32_t position, uint32_t from);
/* The next verb of the clause that begins at or behind `at`, with its word;
 * false if none. What is part of a name or another word is passed over. */
bool speech_next(SpeechCoder *self, const Clause *clause, uint32_t at, Span *span, const SpeechWord **word);
/* Fills `starting`, `ending` and the clauses' kinds. */
void speech_gather_kinds(SpeechCoder *self);
/* The word of the given kinds that begins at `at`, or NULL. */
const SpeechWord *speech_find_at(SpeechCoder *self, uint32_t at, uint32_t end, uint32_t kinds,
                                 Span *span); /* its slow half */
static inline const SpeechWord *speech_at(SpeechCoder *self, uint32_t at, uint32_t end, uint32_t kinds, Span *span) {
    bool may = at < end && (self->starting[at] & kinds);
    return may ? speech_find_at(self, at, end, kinds, span) : NULL;
}
/* The first word of the given kinds between the code points, or NULL. */
const SpeechWord *speech_find(SpeechCoder *self, uint32_t from, uint32_t to, uint32_t kinds, Span *span);
/* The word of the given kinds that ends at `end`, or NULL. */
const SpeechWord *speech_find_before(SpeechCoder *self, uint32_t end, uint32_t from, uint32_t kinds,
                                     Span *span); /* its slow half */
static inline const SpeechWord *speech_before(SpeechCoder *self, uint32_t end, uint32_t from, uint32_t kinds,
                                              Span *span) {
    return self->ending[end] & kinds ? speech_find_before(self, end, from, kinds, span) : NULL;
}
/* True if a point's number begins at `at`: 一是, 第一，, not 第一时间, 再次来到. */
bool speech_point_at(SpeechCoder *self, uint32_t at, uint32_t end, Span *number);
/* True if the span lies inside a longer word that only looks as if it held a verb. */
bool speech_is_part_of_word(SpeechCoder *self, Span span);
/* True of such a span and of one that is part of a name. */
bool speech_is_part(SpeechCoder *self, const Clause *clause, Span span);
/* The word with the flag that begins at `at`, length 0 if none. */
Span speech_flagged_at(const SpeechCoder *self, uint32_t at, uint32_t end, uint32_t flag);
/* True if a clause begins with a verb of speech once its subject and adverbs are skipped. */
bool speech_begins(SpeechCoder *self, const Clause *clause);
/* Moves over blanks, quotation marks, commas, colons and particles. */
uint32_t skip_to_content(const SpeechCoder *self, uint32_t at, uint32_t end);

/* speakers.c */

/* The speaker whom a verb names whose head begins at `head`: the actors right
 * before it, those without a name, the clause's subject, or whoever speaks already. */
Speaker speaker_before(SpeechCoder *self, const Clause *clause, uint32_t from, const Head *head);
/* Both, if the two that speak together are of the two sides: A 和 B 一致认为. */
Speaker speaker_together(const SpeechCoder *self, const Speaker *speaker);
/* Who acts at the head of a clause: an actor, else people or a body told by a noun; count 0 if nobody. */
Speaker speaker_leading(SpeechCoder *self, const Clause *clause);
/* Who issues a document by the words before it: 外交部一份声明称, A 银行8日发表声明说. */
Speaker speaker_of_issuer(SpeechCoder *self, const Clause *clause, uint32_t from, Span document);
/* True of a word that refers back and has the kind (data/references.txt). */
bool speech_is_reference(const SpeechCoder *self, const Mention *mention, const char *kind); /* its slow half */
static inline bool speech_reference_is(const SpeechCoder *self, const Mention *mention, const char *kind) {
    return (mention->kind == MENTION_REFERENCE || mention->kind == MENTION_GROUP) &&
           speech_is_reference(self, mention, kind);
}
/* True if the subject carried into the clause is a body with which its sentence begins. */
bool speech_body_opens(const SpeechCoder *self, const Clause *clause);
/* True if the press reports, and the clause goes on with what the subject of its report does:
 * 据 A 报道，B 发表声明，谴责 …. */
bool speech_is_of_subject(const SpeechCoder *self, const Clause *clause);
/* True of a speaker by name, not of a body, a side, a spokesman or an unnamed official. */
bool speaker_for_himself(const SpeechCoder *self, const Speaker *speaker);
/* True of a reference to both sides or to the two who lead them. */
bool speech_is_of_both(const SpeechCoder *self, const Mention *mention); /* its slow half */
static inline bool speech_means_both(const SpeechCoder *self, const Mention *mention) {
    return (mention->kind == MENTION_REFERENCE || mention->kind == MENTION_GROUP) && speech_is_of_both(self, mention);
}
Speaker speaker_of_party(SpeechCoder *self, const Party *party);
/* A speaker by the printed words, country taken from the mentions within. */
Speaker speaker_of_words(SpeechCoder *self, Span span);
/* The country that a speaker speaks to: by the events of the item, else the
 * one that the item names most beside the speaker's own; NULL if unknown. */
const char *other_side(const SpeechCoder *self, const Speaker *speaker);
/* The country of the first mention within a span that has one. */
const char *speech_country_within(const SpeechCoder *self, Span span);
/* Who answers the press: the spokesman whom the headline names; nobody if there is none. */
Speaker speaker_of_answers(SpeechCoder *self);
/* The source named in 据 A 报道. */
Speaker speaker_of_source(SpeechCoder *self, const Clause *clause, Span source);
/* Finds the two countries most spoken of in the story at hand. */
void find_sides(SpeechCoder *self);

/* speech_tone.c */

/* True if a word of opposition stands within the words: what is demanded is that something end. */
bool speech_refuses(SpeechCoder *self, Span words);
/* The stance of words said by the speaker, with the cues of the verb that says them. */
const char *speech_plain_stance(SpeechCoder *self, Span words, const Speaker *speaker, uint32_t cues);
/* Writes the plain words of a finished item with what decided their stance. */
void speech_explain_plain(const Item *item, FILE *out);

/* speech_say.c: statements made. */

/* What is said and how; a statement for each speaker. */
typedef struct Saying {
    const Speaker *speaker;
    Span verb;
    const char *stance;
    uint32_t content; /* code point where the quote begins */
    uint32_t limit;   /* where it must end, 0 if anywhere */
    ChGroundSet grounds;
} Saying;

/* What is said next begins at `start`: the quotes before it end there. */
void speech_end_quotes(SpeechCoder *self, size_t clause, uint32_t start);
void speech_say(SpeechCoder *self, size_t clause, const Saying *saying);
/* The frame verb's own record: the first plain words of the speech, in or
 * behind `clause`. */
void speech_say_plainly(SpeechCoder *self, size_t clause, uint32_t content);
/* The words up to the next clause with a verb of speech of its own: what that one
 * says has a stance of its own. */
Span speech_own_words(SpeechCoder *self, size_t clause, Span words);
/* The first words from `start`, at most `limit` characters, within the
 * sentence, cut at the end of a clause where there is one. */
Span speech_quote(const SpeechCoder *self, size_t clause, uint32_t start, uint32_t limit);

/* speech_verbs.c: what the verbs of one clause say (its parts: speech_parts.h). */

/* How one clause is read: where what is said begins in it and what was found. */
typedef struct Reading {
    size_t index;
    const Clause *clause;
    uint32_t from;       /* where the subject of the next verb may begin */
    bool begins_content; /* the clause begins a sentence or point of a speech */
    bool is_taken;       /* an attitude was found */
    bool is_told;        /* something told was found: it may itself be said */
    bool verb_last;      /* a frame verb closes the clause: its content follows */
} Reading;

/* True if 要 or 应 stands before `position` and makes advice of the clause. */
bool speech_is_advice(SpeechCoder *self, const Reading *reading, uint32_t position);
/* The words behind 对, 就 … before `verb`: what an attitude is about. Length
 * 0 if there is no such phrase; else `head` becomes what stands before it. */
Span speech_about(SpeechCoder *self, const Reading *reading, uint32_t verb, Head *head);
/* The same where the phrase begins in an earlier clause of the sentence: 就 A，包括 B
 * 交换意见. `reading` then begins in that clause. */
Span speech_about_above(SpeechCoder *self, Reading *reading, uint32_t verb, Head *head);
void speech_read_verbs(SpeechCoder *self, Reading *reading);
void speech_open(SpeechCoder *self, const Clause *clause, const Speaker *speaker, Span verb, const char *stance,
                 ChGroundSet grounds);

/* How many of the pairs of characters of a are found in b, as a share. */
double speech_shared_pairs(const Text *text, const ChEvidence *a, const ChEvidence *b);

/* commitments.c */

/* True if the verb and the noun at the end of its clause tell a deed that is a commitment: 作出 … 的承诺. */
bool speech_names_deed(SpeechCoder *self, const Clause *clause, Span verb, const SpeechWord *word);
/* Makes the commitments of one clause. True if one was made that is no
 * statement beside it: a proposal. */
bool code_commitments(SpeechCoder *self, const Reading *reading);

#endif
