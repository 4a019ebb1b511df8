#include "code/frame.h"
#include "code/speech.h"

enum {
    QUOTE_LIMIT = 30, /* characters of a quote, by the codebook */
    QUOTE_LEAST = 8,  /* a quote is cut at a comma only behind so many */
    ELLIPSIS = 0x2026,
};

static uint32_t sentence_end(const SpeechCoder *self, uint32_t sentence) {
    return span_end(self->item->sentences.items[sentence].span);
}

static bool is_mark(uint32_t c) {
    return c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?' || c == FULL_STOP || c == LIST_COMMA ||
           c == ' ' || c == '\n' || c == OPEN_QUOTE || c == ELLIPSIS;
}

/* Where the quotation closes with whose opening mark the words begin; the end of the words if it goes on behind them.
 */
static uint32_t closing_mark(const Text *text, Span words) {
    uint32_t depth = 0;
    for (uint32_t at = words.start; at < span_end(words); at++) {
        depth += text->character[at] == OPEN_QUOTE;
        if (text->character[at] == CLOSE_QUOTE && --depth == 0) {
            return at;
        }
    }
    return span_end(words);
}

/* The words with the opening mark of a quotation that closes within them, and without
 * the closing mark of one that does not open there: “一带一路”倡议, 令人遗憾. */
static Span whole_quotes(const Text *text, Span words) {
    uint32_t end = span_end(words), close = end;
    bool leads = words.length > 2 && text->character[words.start] == OPEN_QUOTE;
    uint32_t shut = leads ? closing_mark(text, words) : end;
    bool said = leads && shut > words.start + 1 && shut < end && is_mark(text->character[shut - 1]); /* “A，”他说 */
    if (said || (leads && shut == end)) { /* or the beginning of a quotation */
        return span_of(words.start + 1, said ? shut - 1 : shut);
    }
    for (uint32_t at = words.start; at < end && close == end; at++) {
        if (text->character[at] == OPEN_QUOTE) {
            return words;
        }
        close = text->character[at] == CLOSE_QUOTE ? at : close;
    }
    if (close < end && close + 1 == end && close > words.start) {
        return span_of(words.start, close);
    }
    if (close < end && close > words.start + 1 && is_mark(text->character[close - 1])) { /* A，”他说 */
        return span_of(words.start, close - 1);
    }
    bool opened = close < end && words.start > 0 && text->character[words.start - 1] == OPEN_QUOTE;
    if (!opened && close + 1 < end && close > words.start + 1 && is_mark(text->character[close + 1])) {
        return span_of(words.start, close); /* 他“很感谢 A”，又 … */
    }
    return opened ? span_of(words.start - 1, end) : words;
}

/* The first words of what is said, at most `limit` characters, cut at the end
 * of a clause where there is one. */
Span speech_quote(const SpeechCoder *self, size_t clause, uint32_t start, uint32_t limit) {
    const Text *text = self->item->text;
    const Clause *clauses = self->clauses.items;
    size_t at = clause;
    while (at + 1 < self->clauses.count && span_end(clauses[at].span) <= start) {
        at++;
    }
    uint32_t end = sentence_end(self, clauses[at].sentence);
    if (end > start + limit) {
        end = start + limit;
        for (size_t i = at; i < self->clauses.count && span_end(clauses[i].span) <= start + limit; i++) {
            if (span_end(clauses[i].span) >= start + QUOTE_LEAST) {
                end = span_end(clauses[i].span);
            }
        }
    }
    while (end > start &&
           (is_mark(text->character[end - 1]) ||
            (text->character[end - 1] == CLOSE_QUOTE && end > start + 1 && is_mark(text->character[end - 2])))) {
        end--;
    }
    return whole_quotes(text, span_of(start, end > start ? end : start));
}

/* True of a place where something is done: 在巴黎 …. */
static bool is_where(const SpeechCoder *self, const Mention *mention) {
    const Match *at = mention->kind == MENTION_PLACE
                          ? word_before(self->item, mention->span.start, 0, CLASS_BIT(CLASS_PREPOSITION))
                          : NULL;
    return at && word_has_role(self->item, at, CLASS_PREPOSITION, "at");
}

/* The country of a person who is spoken of; NULL where the speaker, whose own is unknown, may be a countryman. */
static const char *country_of_person(const SpeechCoder *self, uint32_t person, const char *own) {
    const char *country = self->item->persons.items[person].country, *home = self->item->outlet_country;
    return own || (country && home && string_same(country, home)) ? country : NULL;
}

/* The country that the words are about: the first foreign one they name, else
 * the side spoken to. */
static const char *toward_of(const SpeechCoder *self, const Saying *saying, Span quote) {
    const MentionList *mentions = &self->item->mentions;
    const char *own = saying->speaker->country;
    for (uint32_t i = mention_from(self->item, quote.start); i < mention_from(self->item, span_end(quote)); i++) {
        const Mention *named = &mentions->items[i];
        const char *country = named->person != NO_PERSON && named->kind == MENTION_PERSON
                                  ? country_of_person(self, named->person, own)
                                  : named->country;
        if (country_is_state(country) && !is_where(self, named) && (!own || !string_same(country, own))) {
            return country;
        }
    }
    const char *other = other_side(self, saying->speaker);
    return country_is_state(other) ? other : NULL;
}

static bool is_said_already(const SpeechCoder *self, const Saying *saying, Span quote) {
    for (size_t i = self->statements.count; i > 0; i--) {
        const ChStatement *before = &self->statements.items[i - 1];
        if (before->evidence.start == quote.start && string_same(before->speaker, saying->speaker->names[0])) {
            return true;
        }
    }
    return false;
}

void speech_end_quotes(SpeechCoder *self, size_t clause, uint32_t start) {
    uint32_t limit = self->clauses.items[clause].span.start;
    for (size_t i = self->statements.count; start >= limit && i > 0; i--) {
        ChEvidence *evidence = &self->statements.items[i - 1].evidence;
        if (evidence->end <= limit || evidence->start >= limit) {
            break;
        }
        evidence->end = limit;
        while (evidence->end > evidence->start + 1 && is_mark(self->item->text->character[evidence->end - 1])) {
            evidence->end--;
        }
        Span words = whole_quotes(self->item->text, span_of(evidence->start, evidence->end));
        evidence->start = words.start;
        evidence->end = span_end(words);
    }
}

/* True of a note in brackets that nothing follows: （完）, （记者 A）; not （A 国）政府. */
static bool is_note(const Text *text, Span words) {
    uint32_t at = words.start, end = span_end(words);
    bool opens = words.length && text->character[at] == '(';
    while (opens && at < end && text->character[at] != ')') {
        at++;
    }
    return opens && (at + 1 >= end || !character_is_han(text->character[at + 1]));
}

void speech_say(SpeechCoder *self, size_t clause, const Saying *saying) {
    Span quote = speech_quote(self, clause, saying->content, QUOTE_LIMIT);
    if (saying->limit > quote.start && saying->limit < span_end(quote)) {
        quote = text_trim(self->item->text, span_of(quote.start, saying->limit));
        quote.length -= quote.length && self->item->text->character[span_end(quote) - 1] == OPEN_QUOTE;
    }
    if (quote.length < 2 || is_note(self->item->text, quote) || !saying->speaker->count ||
        is_said_already(self, saying, quote)) {
        return;
    }
    speech_end_quotes(self, clause, saying->content);
    bool is_plain = string_same(saying->stance, "neutral") || string_same(saying->stance, "inform");
    for (uint32_t i = 0; i < saying->speaker->count; i++) {
        ChStatement *statement = list_push(self->item->arena, &self->statements);
        *statement = (ChStatement){
            .speaker = saying->speaker->names[i],
            .speaker_country = saying->speaker->countries[i],
            .verb = saying->verb.length ? text_copy(self->item->arena, self->item->text, saying->verb) : NULL,
            .stance = saying->stance,
            .toward = is_plain || saying->speaker->is_both ? NULL : toward_of(self, saying, quote),
            .grounds = saying->grounds,
            .evidence = {quote.start, span_end(quote), NULL},
        };
    }
}

Span speech_own_words(SpeechCoder *self, size_t clause, Span words) {
    for (size_t i = clause + 1; i < self->clauses.count && self->clauses.items[i].span.start < span_end(words); i++) {
        const Clause *next = &self->clauses.items[i];
        if (next->span.start > words.start && speech_begins(self, next)) {
            return span_of(words.start, next->span.start);
        }
    }
    return words;
}

/* Of the verb that opened the speech. */
static uint32_t cues_of_frame(SpeechCoder *self) {
    const Speech *speech = &self->speech;
    Span verb;
    const SpeechWord *word =
        speech->verb.length ? speech_at(self, speech->verb.start, span_end(speech->verb), SPEECH_FRAME, &verb) : NULL;
    bool claims = string_same(speech->stance, "inform"); /* 称 */
    return (claims ? CUE_BIT(CUE_CLAIMS) : 0) | (word && (word->flags & SPEECH_VIEW) ? CUE_BIT(CUE_VIEW) : 0) |
           (word ? 0 : CUE_BIT(CUE_BARE)) | (speech->is_document ? CUE_BIT(CUE_DOCUMENT) : 0);
}

/* The frame verb's own record: the first plain words of a speech. */
void speech_say_plainly(SpeechCoder *self, size_t clause, uint32_t content) {
    Speech *speech = &self->speech;
    Span words = speech_own_words(self, clause, speech_quote(self, clause, content, QUOTE_LIMIT * 3 / 2));
    const char *stance = speech->stance;
    bool warns = string_same(stance, "oppose"); /* 警告: against somebody, or out of concern */
    if (warns || string_same(stance, "inform") || string_same(stance, "neutral")) {
        const char *told = speech_plain_stance(self, words, &speech->speaker, cues_of_frame(self));
        stance = !warns || string_same(told, "concern") || string_same(told, "condemn") ? told : stance;
    }
    speech->pending = false;
    speech_say(self, clause, &(Saying){&speech->speaker, speech->verb, stance, content, 0, speech->grounds});
}
