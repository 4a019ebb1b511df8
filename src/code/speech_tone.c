/* The stance of plain words, said behind a verb that has none of its own: what
 * speaks for each stance is weighed by data/stances.txt. */
#include "code/frame.h"
#include "code/speech.h"

#include <stdio.h>
#include <stdlib.h>

#define X(symbol, name) name,
static const char *const stance_names[] = {TONES(X) X(NEUTRAL, "neutral")};
static const char *const cue_names[] = {TONE_CUES(X)};
static const char *const tone_names[] = {TONES(X)};
#undef X

enum { HEAVIEST = 2 }; /* words of one tone weigh no more than so many sure ones */

/* What each cue and tone adds to each stance, in log odds. */
typedef struct StanceWeights {
    double base[STANCE_COUNT];
    double cue[STANCE_COUNT][CUE_COUNT];
    double tone[STANCE_COUNT][TONE_COUNT];
} StanceWeights;

/* The weight of "stance" or "stance/what"; 0 if the lexicon has none. */
static double weight_of(const ChLexicon *lexicon, const char *stance, const char *group, const char *what) {
    char form[64];
    snprintf(form, sizeof form, "%s%s%s%s", stance, what ? "/" : "", group, what ? what : "");
    uint32_t posting = lexicon_find(lexicon, form);
    EntryId entry = posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(lexicon, posting, CLASS_STANCE);
    return entry == NO_ENTRY ? 0 : lexicon_number(lexicon, entry, KEY_WEIGHT, 0);
}

static void *build_weights(const ChLexicon *lexicon) {
    StanceWeights *weights = calloc(1, sizeof *weights);
    if (!weights) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    for (int stance = 0; stance < STANCE_COUNT; stance++) {
        weights->base[stance] = weight_of(lexicon, stance_names[stance], "", NULL);
        for (int cue = 0; cue < CUE_COUNT; cue++) {
            weights->cue[stance][cue] = weight_of(lexicon, stance_names[stance], "", cue_names[cue]);
        }
        for (int tone = 0; tone < TONE_COUNT; tone++) {
            weights->tone[stance][tone] = weight_of(lexicon, stance_names[stance], "words-of-", tone_names[tone]);
        }
    }
    return weights;
}

static uint32_t cue_if(bool is_true, ToneCue cue) { return is_true ? CUE_BIT(cue) : 0; }

/* Whose side words speak of first. */
typedef enum Side { SIDE_NONE, SIDE_OWN, SIDE_OTHER, SIDE_BOTH } Side;

static Side side_of(SpeechCoder *self, Span words, const Speaker *speaker) {
    const MentionList *mentions = &self->item->mentions;
    Span own;
    if (speech_at(self, words.start, span_end(words), SPEECH_OWN, &own)) {
        return SIDE_OWN;
    }
    for (uint32_t i = mention_from(self->item, words.start);
         i < mentions->count && mentions->items[i].span.start < span_end(words); i++) {
        const Mention *mention = &mentions->items[i];
        bool paired = i + 1 < mentions->count && mentions->items[i + 1].is_sign && mention->is_sign &&
                      mentions->items[i + 1].span.start == span_end(mention->span);
        if (paired || speech_means_both(self, mention)) { /* 中越关系 */
            return SIDE_BOTH;
        }
        if (speech_reference_is(self, mention, "you")) {
            return SIDE_OTHER;
        }
        if (mention->country) {
            bool same = speaker->country && strcmp(mention->country, speaker->country) == 0;
            return same ? SIDE_OWN : SIDE_OTHER;
        }
    }
    return SIDE_NONE;
}

/* True of a figure that is only an adverb of degree: 十分. */
static bool is_adverb(SpeechCoder *self, Span span) {
    Span adverb;
    return speech_at(self, span.start, span_end(span), SPEECH_MODIFIER, &adverb) && adverb.length == span.length;
}

/* Of the mentions within the words: a figure, a person they begin with. */
static uint32_t cues_of_mentions(SpeechCoder *self, Span words) {
    const MentionList *mentions = &self->item->mentions;
    uint32_t cues = 0;
    for (uint32_t i = mention_from(self->item, words.start);
         i < mentions->count && mentions->items[i].span.start < span_end(words); i++) {
        const Mention *mention = &mentions->items[i];
        cues |= cue_if(mention->kind == MENTION_QUANTITY && mention->quantity.unit && !is_adverb(self, mention->span),
                       CUE_FIGURE);
        cues |= cue_if(mention->person != NO_PERSON && mention->phrase.start == words.start &&
                           !is_possessive(self, span_end(mention->phrase)),
                       CUE_PERSON);
    }
    return cues;
}

/* The tone of the word that begins at `at`, NULL if it has none. */
static const char *tone_at(SpeechCoder *self, uint32_t at, uint32_t end) {
    const Match *match = match_longest(&self->item->matches, at, end, CLASS_BIT(CLASS_TONE));
    return match ? speech_word(&self->words, match)->tone : NULL;
}

/* True if what will be done is a deed to be seen, not an aim: 将向 A, 将访问, 将公布. */
static bool plans_deed(SpeechCoder *self, uint32_t at, uint32_t end) {
    Span adverb;
    while (speech_at(self, at, end, SPEECH_MODIFIER, &adverb)) {
        at = span_end(adverb);
    }
    const Match *next =
        at < end ? word_at(self->item, at, end, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT)) : NULL;
    return next || (at < end && string_same(tone_at(self, at, end), "inform"));
}

/* True if it is said that something is not known or not there: 没有证据, 尚未确认. */
static bool knows_nothing(SpeechCoder *self, uint32_t at, uint32_t end) {
    enum { REACH = 3 };
    for (uint32_t i = at; i < end && i < at + REACH; i++) {
        if (string_same(tone_at(self, i, end), "inform")) {
            return true;
        }
    }
    return false;
}

/* Of the words of speech within the words: 应, 将, 不. */
static uint32_t cues_of_verbs(SpeechCoder *self, Span words) {
    uint32_t cues = 0, end = span_end(words);
    Span span;
    for (uint32_t at = words.start; at < span_end(words); at++) {
        const uint32_t kinds = SPEECH_MODAL | SPEECH_INTEND | SPEECH_NEGATION;
        const SpeechWord *word = speech_at(self, at, span_end(words), kinds, &span);
        if (!word || (self->item->covered[at] & COVERED_BY_NAME) || speech_is_part_of_word(self, span)) {
            continue;
        }
        cues |= cue_if(word->kinds & SPEECH_MODAL, CUE_MODAL) | cue_if(word->kinds & SPEECH_INTEND, CUE_INTENDS) |
                cue_if(word->kinds & SPEECH_NEGATION, CUE_NEGATION) |
                cue_if((word->kinds & SPEECH_INTEND) && plans_deed(self, span_end(span), end), CUE_PLANS) |
                cue_if((word->kinds & SPEECH_NEGATION) && knows_nothing(self, span_end(span), end), CUE_UNKNOWN);
        at = span_end(span) - 1;
    }
    return cues;
}

/* True if a broadcaster tells the item. */
static bool is_broadcast(const Item *item) {
    const char *outlet = item->outlet ? text_words_folded(item->scratch, item->text, item->outlet) : NULL;
    uint32_t posting = outlet ? lexicon_find(item->lexicon, outlet) : UINT32_MAX;
    EntryId entry = posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(item->lexicon, posting, CLASS_OUTLET);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "broadcaster");
}

static bool takes_part(const ChActors *actors, const Speaker *speaker) {
    for (size_t i = 0; i < actors->count; i++) {
        const char *name = actors->items[i].person ? actors->items[i].person : actors->items[i].org;
        if (name && speaker->count && strcmp(name, speaker->names[0]) == 0) {
            return true;
        }
    }
    return false;
}

/* Of the item's events: those the words tell, and whether the speaker talks to
 * the other side in one of them. */
static uint32_t cues_of_events(const SpeechCoder *self, Span words, const Speaker *speaker) {
    uint32_t cues = 0;
    for (size_t i = 0; i < self->item->out.events.count; i++) {
        const ChEvent *event = &self->item->out.events.items[i];
        bool contact = event->type == CH_MEETING || event->type == CH_TALKS || event->type == CH_CALL ||
                       event->type == CH_VISIT || event->type == CH_MESSAGE || event->type == CH_SESSION ||
                       event->type == CH_CEREMONY || event->type == CH_SIGNING;
        bool told = event->evidence.start < span_end(words) && event->evidence.end > words.start;
        cues |= cue_if(told, event->status == CH_PLANNED ? CUE_TELLS_PLAN : CUE_TELLS_EVENT);
        bool present = contact && (takes_part(&event->initiator, speaker) || takes_part(&event->counterpart, speaker));
        cues |= cue_if(present, CUE_IN_TALKS);
    }
    return cues;
}

static uint32_t cues_of_speaker(const SpeechCoder *self, const Speaker *speaker) {
    bool himself = speaker_for_himself(self, speaker);
    return cue_if(himself, CUE_HIMSELF) | cue_if(!himself && speaker->is_unnamed, CUE_UNNAMED) |
           cue_if(!himself && !speaker->is_unnamed && speaker->is_person && !speaker->is_both, CUE_SPOKESMAN) |
           cue_if(!speaker->is_person, CUE_BODY) | cue_if(speaker->is_both, CUE_JOINT);
}

static void add_tones(SpeechCoder *self, Span words, PlainWords *plain) {
    const MatchTable *matches = &self->item->matches;
    for (uint32_t at = words.start; at < span_end(words); at++) {
        const Match *match = match_longest(matches, at, span_end(words), CLASS_BIT(CLASS_TONE));
        const SpeechWord *word = match ? speech_word(&self->words, match) : NULL;
        Span span = match ? match->span : span_of(at, at + 1);
        const SpeechWord *attitude = match ? NULL : speech_at(self, at, span_end(words), SPEECH_ATTITUDE, &span);
        bool sure = attitude && !(attitude->flags & (SPEECH_WEAK | SPEECH_SHORT));
        const char *name = word ? word->tone : sure ? attitude->stance : NULL;
        for (int tone = 0; name && tone < TONE_COUNT; tone++) {
            if (strcmp(name, tone_names[tone]) == 0) {
                double sum = plain->tones[tone] + (word ? word->weight : 1);
                plain->tones[tone] = sum > HEAVIEST ? HEAVIEST : sum;
            }
        }
        at = span_end(span) - 1;
    }
}

static int likeliest(const StanceWeights *weights, const PlainWords *plain) {
    int best = 0;
    double most = 0;
    for (int stance = 0; stance < STANCE_COUNT; stance++) {
        double sum = weights->base[stance];
        for (uint32_t cues = plain->cues; cues; cues &= cues - 1) {
            sum += weights->cue[stance][__builtin_ctz(cues)];
        }
        for (int tone = 0; tone < TONE_COUNT; tone++) {
            sum += plain->tones[tone] * weights->tone[stance][tone];
        }
        if (stance == 0 || sum > most) {
            best = stance;
            most = sum;
        }
    }
    return best;
}

bool speech_refuses(SpeechCoder *self, Span words) {
    PlainWords plain = {.words = words};
    add_tones(self, words, &plain);
    return plain.tones[TONE_OPPOSE] > 0;
}

const char *speech_plain_stance(SpeechCoder *self, Span words, const Speaker *speaker, uint32_t cues) {
    PlainWords *plain = list_push(self->item->arena, &self->plain);
    *plain = (PlainWords){.words = words};
    add_tones(self, words, plain);
    Side side = side_of(self, words, speaker);
    bool warm = plain->tones[TONE_PRAISE] > 0 && (side == SIDE_OTHER || side == SIDE_NONE);
    plain->cues = cues | cue_if(side == SIDE_OTHER, CUE_OTHER) | cue_if(side == SIDE_BOTH, CUE_BOTH) |
                  cue_if(warm, CUE_WARM_OTHER) | cue_if(!is_broadcast(self->item), CUE_PRESS) |
                  cues_of_mentions(self, words) | cues_of_verbs(self, words) | cues_of_events(self, words, speaker) |
                  cues_of_speaker(self, speaker);
    const StanceWeights *weights = lexicon_table(self->item->lexicon, TABLE_STANCES, build_weights);
    plain->stance = stance_names[likeliest(weights, plain)];
    return plain->stance;
}

void speech_explain_plain(const Item *item, FILE *out) {
    const PlainWordsList *list = item->plain_words;
    for (size_t i = 0; list && i < list->count; i++) {
        const PlainWords *plain = &list->items[i];
        fprintf(out, "  %s", plain->stance);
        for (int cue = 0; cue < CUE_COUNT; cue++) {
            fprintf(out, "%s%s", plain->cues & CUE_BIT(cue) ? " " : "",
                    plain->cues & CUE_BIT(cue) ? cue_names[cue] : "");
        }
        for (int tone = 0; tone < TONE_COUNT; tone++) {
            if (plain->tones[tone] > 0) {
                fprintf(out, " words-of-%s=%.2g", tone_names[tone], plain->tones[tone]);
            }
        }
        fprintf(out, " | %s\n", text_copy(item->arena, item->text, plain->words));
    }
}
