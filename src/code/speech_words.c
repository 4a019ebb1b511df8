#include "code/speech.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct NamedBit {
    const char *name;
    uint32_t bit;
} NamedBit;

static const NamedBit kind_names[] = {
    {"frame", SPEECH_FRAME},
    {"tell", SPEECH_TELL},
    {"attitude", SPEECH_ATTITUDE},
    {"topic", SPEECH_TOPIC},
    {"noun", SPEECH_NOUN},
    {"modifier", SPEECH_MODIFIER},
    {"adjective", SPEECH_ADJECTIVE},
    {"light", SPEECH_LIGHT},
    {"passive", SPEECH_PASSIVE},
    {"negation", SPEECH_NEGATION},
    {"modal", SPEECH_MODAL},
    {"about", SPEECH_ABOUT},
    {"according", SPEECH_ACCORDING},
    {"document", SPEECH_DOCUMENT},
    {"speaker", SPEECH_SPEAKER},
    {"side", SPEECH_SIDE},
    {"together", SPEECH_TOGETHER},
    {"own", SPEECH_OWN},
    {"break", SPEECH_BREAK},
    {"compound", SPEECH_COMPOUND},
    {"decide", SPEECH_DECIDE},
    {"intend", SPEECH_INTEND},
    {"go-on", SPEECH_GO_ON},
    {"reach", SPEECH_REACH},
    {"time-start", SPEECH_TIME_START},
    {"time-end", SPEECH_TIME_END},
    {"point", SPEECH_POINT},
    {"et-cetera", SPEECH_ET_CETERA},
    {"possessive", SPEECH_POSSESSIVE},
    {"moved", SPEECH_MOVED},
    {"goal", SPEECH_GOAL},
    {"particle", SPEECH_PARTICLE},
};

static const NamedBit flag_names[] = {
    {"sure", SPEECH_SURE},     {"weak", SPEECH_WEAK},     {"colon", SPEECH_COLON},       {"bare", SPEECH_BARE},
    {"thing", SPEECH_THING},   {"short", SPEECH_SHORT},   {"media", SPEECH_MEDIA},       {"both", SPEECH_BOTH},
    {"self", SPEECH_SELF},     {"more", SPEECH_MORE},     {"outcome", SPEECH_OUTCOME},   {"nobody", SPEECH_NOBODY},
    {"named", SPEECH_NAMED},   {"if", SPEECH_IF},         {"ceremony", SPEECH_CEREMONY}, {"view", SPEECH_VIEW},
    {"far", SPEECH_FAR},       {"pivot", SPEECH_PIVOT},   {"place", SPEECH_PLACE},       {"grief", SPEECH_GRIEF},
    {"salute", SPEECH_SALUTE}, {"asks", SPEECH_ASKS},     {"back", SPEECH_BACK},         {"manner", SPEECH_MANNER},
    {"shows", SPEECH_SHOWS},   {"news", SPEECH_NEWS},     {"quotes", SPEECH_QUOTES},     {"plural", SPEECH_PLURAL},
    {"exists", SPEECH_EXISTS}, {"hearer", SPEECH_HEARER}, {"press", SPEECH_PRESS},       {"official", SPEECH_OFFICIAL},
};

static uint32_t bits_of(const ChLexicon *lexicon, EntryId entry, LexiconKey key, const NamedBit *names, size_t count) {
    const char *value = lexicon_value(lexicon, entry, key);
    uint32_t bits = 0;
    for (size_t i = 0; value && i < count; i++) {
        if (lexicon_list_holds(value, names[i].name)) {
            bits |= names[i].bit;
        }
    }
    return bits;
}

/* Adds what one line of data says of the form. */
static void add_line(const ChLexicon *lexicon, EntryId entry, SpeechWord *word) {
    const char *stance = lexicon_value(lexicon, entry, KEY_STANCE);
    LexiconClass class = lexicon_class(lexicon, entry);
    if (class == CLASS_TONE) {
        word->tone = stance;
        word->weight = lexicon_number(lexicon, entry, KEY_WEIGHT, 1.0);
        return;
    }
    if (class != CLASS_SPEECH && class != CLASS_SPEECH_WORD && class != CLASS_COMMITMENT) {
        return;
    }
    uint32_t kinds = bits_of(lexicon, entry, KEY_KIND, kind_names, sizeof kind_names / sizeof *kind_names);
    word->kinds |= class == CLASS_COMMITMENT ? kinds & ~(uint32_t)SPEECH_NOUN : kinds;
    word->flags |= bits_of(lexicon, entry, KEY_FLAGS, flag_names, sizeof flag_names / sizeof *flag_names);
    if (class == CLASS_COMMITMENT) {
        word->announces_points = lexicon_has(lexicon, entry, KEY_KIND, "points");
        word->commitment = lexicon_value(lexicon, entry, KEY_COMMITMENT);
    }
    if (class == CLASS_SPEECH && (kinds & SPEECH_NOUN)) {
        word->noun_stance = stance;
    }
    if (class == CLASS_SPEECH && (kinds & ~(uint32_t)SPEECH_NOUN)) {
        word->stance = stance;
    }
}

static const ClassSet table_classes =
    CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SPEECH_WORD) | CLASS_BIT(CLASS_TONE) | CLASS_BIT(CLASS_COMMITMENT);

static SpeechWord word_of(const ChLexicon *lexicon, uint32_t posting) {
    SpeechWord word = {.posting = posting + 1};
    uint32_t count;
    const EntryId *entries = lexicon_entries(lexicon, posting, &count);
    for (uint32_t i = 0; i < count; i++) {
        add_line(lexicon, entries[i], &word);
    }
    word.commitment = (word.kinds & SPEECH_GO_ON) && !word.commitment ? "pledged" : word.commitment;
    word.stance = (word.kinds & SPEECH_FRAME) && !word.stance ? "neutral" : word.stance;
    return word;
}

/* One block: how many words, the words, the index. */
static void *build_words(const ChLexicon *lexicon) {
    uint32_t postings = lexicon_posting_count(lexicon), count = 1;
    for (uint32_t i = 0; i < postings; i++) {
        count += (lexicon->postings[i].classes & table_classes) != 0;
    }
    count = count < UINT16_MAX ? count : UINT16_MAX;
    SpeechWord *words = calloc(1, (count + 1) * sizeof *words + (size_t)postings * sizeof(uint16_t));
    if (!words) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    words[0].posting = count;
    uint16_t *index = (uint16_t *)(void *)(words + count + 1);
    for (uint32_t i = 0, next = 1; i < postings && next < count; i++) {
        if (lexicon->postings[i].classes & table_classes) {
            words[1 + next] = word_of(lexicon, i);
            index[i] = (uint16_t)next++;
        }
    }
    return words;
}

SpeechWords speech_words_of(const ChLexicon *lexicon) {
    const SpeechWord *words = lexicon_table(lexicon, TABLE_SPEECH, build_words);
    return (SpeechWords){(const uint16_t *)(const void *)(words + words[0].posting + 1), words + 1};
}
