#include "code/frame.h"
#include "code/speech_parts.h"

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
    return (name && string_same(name, text_words_folded(item->scratch, item->text, item->outlet))) ||
           string_same(text_copy(item->arena, item->text, match->span), item->outlet);
}

/* The words without a name in Latin letters in brackets at their end: A（Latin）. */
static Span without_latin(const SpeechCoder *self, Span words) {
    const uint32_t *character = self->item->text->character;
    uint32_t at = span_end(words);
    if (words.length < 3 || character[at - 1] != ')') {
        return words;
    }
    while (at > words.start && character[at - 1] != '(') {
        at--;
    }
    return at > words.start + 1 && character_is_latin(character[at]) ? span_of(words.start, at - 1) : words;
}

/* The words of a source without what only says that it issued something: A 发布的. */
static Span source_within(SpeechCoder *self, Span words) {
    Span source = text_trim(self->item->text, words), issues;
    if (source.length > 1 && is_possessive(self, span_end(source) - 1)) {
        source.length--;
        bool issued = speech_before(self, span_end(source), source.start, SPEECH_TELL, &issues) != NULL;
        source = issued ? text_trim(self->item->text, span_of(source.start, issues.start)) : source;
    }
    for (uint32_t at = source.start + 1; at < span_end(source); at++) { /* A 发表的一份总结 */
        if (speech_at(self, at, span_end(source), SPEECH_TELL | SPEECH_LIGHT, &issues) &&
            is_possessive(self, span_end(issues)) && span_end(issues) < span_end(source)) {
            return text_trim(self->item->text, span_of(source.start, at));
        }
    }
    return without_latin(self, source);
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
    Span news = speech_closing_news(self, words.start, span_end(words)); /* 军方消息 */
    return source_within(self, news.length ? span_of(words.start, news.start) : words);
}

/* Who is quoted: the person named before the verb (引述 A 在贺函中表示), the press itself if it reports (A 报
 * 援引 B 的话报道), else the source. */
static Speaker speaker_quoted(SpeechCoder *self, const Reading *reading, Span quoting, Span verb,
                              const SpeechWord *word, Span source) {
    Head press = head_before(self, reading->clause, quoting.start, reading->from);
    bool news = speech_flagged_at(self, verb.start, span_end(verb), SPEECH_NEWS).length > 0; /* A 的消息说 */
    if ((word->flags & SPEECH_MEDIA) && !news && names_somebody(&press)) {
        return speaker_before(self, reading->clause, reading->from, &press);
    }
    Head head = head_before(self, reading->clause, verb.start, span_end(quoting));
    return speech_names_person(self, &head) ? speaker_before(self, reading->clause, span_end(quoting), &head)
                                            : speaker_of_source(self, reading->clause, source);
}

bool speech_read_quoted(SpeechCoder *self, Reading *reading, Span quoting) {
    Span verb = quoting, next;
    const SpeechWord *word = NULL, *found;
    for (uint32_t at = span_end(quoting); !word && speech_next(self, reading->clause, at, &next, &found);
         at = span_end(next)) {
        bool says = (found->kinds & (SPEECH_FRAME | SPEECH_TELL)) && !is_possessive(self, span_end(next)) &&
                    !speech_tells_of_speaker(self, reading, next);
        word = says ? found : NULL;
        verb = says ? next : verb;
    }
    Span source = word ? source_quoted(self, span_of(span_end(quoting), verb.start)) : span_of(0, 0);
    Speaker speaker =
        source.length > 1 ? speaker_quoted(self, reading, quoting, verb, word, source) : (Speaker){.count = 0};
    if (!speaker.count) {
        return false;
    }
    const char *stance = (word->kinds & SPEECH_FRAME) ? word->stance : "inform";
    speaker.is_media = (word->flags & SPEECH_MEDIA) != 0;
    speech_end_quotes(self, reading->index, reading->clause->span.start);
    speech_open(self, reading->clause, &speaker, verb, stance, 0);
    speech_begin_words(self, reading, verb);
    return true;
}

bool speech_read_hearer(SpeechCoder *self, Reading *reading, Span telling) {
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
    speech_open(self, clause, &speaker, word ? says : telling, "neutral", speech_head_grounds(self, &head));
    speech_begin_words(self, reading, span_of(telling.start, end));
    return true;
}

/* True of an encounter between states, or an act of theirs told in the same way. */
static bool is_encounter(ChEventType type) {
    return type == CH_VISIT || type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_SESSION ||
           type == CH_CEREMONY || type == CH_SIGNING || type == CH_RELATIONS || type == CH_PROTEST ||
           type == CH_MESSAGE;
}

/* True if a word for when something else is done stands behind an event. */
static bool is_only_when(const SpeechCoder *self, uint32_t from, uint32_t end) {
    for (uint32_t at = from; at < end; at++) {
        const Match *when = inside_name(self->item, at) ? NULL : word_at(self->item, at, end, CLASS_BIT(CLASS_SUPPORT));
        bool after = when && when->span.length == 1 && word_has_role(self->item, when, CLASS_SUPPORT, "after") &&
                     !word_has_role(self->item, when, CLASS_SUPPORT, "amid");
        if (after && any_word_at(self->item, at, end)->span.length == 1) {
            return true;
        }
    }
    return false;
}

bool speech_sources_event(const SpeechCoder *self, uint32_t content, uint32_t end) {
    const Item *item = self->item;
    for (uint32_t at = content; at < end; at++) {
        const Match *match = inside_name(item, at) ? NULL : word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = match ? match_entry(item->lexicon, match, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && is_only_when(self, span_end(match->span), end)) { /* 会见 A 后表示 */
            return false;
        }
        for (size_t i = 0; entry != NO_ENTRY && i < item->out.events.count; i++) {
            const ChEvent *event = &item->out.events.items[i];
            bool told = (event->evidence.start < end && event->evidence.end > content) ||
                        event->evidence.end <= span_end(item->title);
            if (told && is_encounter(event->type) && event->status != CH_PLANNED && event->status != CH_CANCELLED &&
                lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(event->type))) {
                return true;
            }
        }
    }
    return false;
}

bool speech_read_according(SpeechCoder *self, Reading *reading, Span according) {
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
        if ((next_word->kinds & (SPEECH_TELL | SPEECH_FRAME)) && !is_possessive(self, span_end(next_verb)) &&
            !takes_noun(reading->clause, next_verb, next_word)) {
            verb = next_verb;
            word = next_word;
        }
    }
    Span news = word ? span_of(end, end) : speech_closing_news(self, span_end(according), end); /* 据 A 消息，… */
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
    if (is_own_outlet(self, source) || speech_reports_speech(self, reading, content, next)) {
        reading->is_taken = next; /* a clause that goes on is read on */
        reading->from = next ? reading->from : content;
        return true;
    }
    speaker.is_media = reported;
    uint32_t told = span_end(reading->clause[next ? 1 : 0].span);
    if (!reported || !speech_sources_event(self, content, told)) {
        speech_say(self, reading->index, &(Saying){&speaker, verb, "inform", content, 0, 0});
    }
    speech_open(self, reading->clause, &speaker, verb, "inform", CH_GROUND_BIT(CH_GROUND_INHERITED));
    self->speech.pending = false;
    return true;
}
