#include "read/names.h"

#include <math.h>
#include <stdlib.h>

/* SINGLE_COST: single characters seldom stand as words, the less so in a row.
 * COMPANY_COST: companies act less than states, and bear names of persons. */
enum { UNKNOWN_COST = 14, SINGLE_COST = 2, COMPANY_COST = 3, LEADING_WEIGHT = 9 };
#define LED_CLOSES       2.5f  /* evidence for a name before the words for who leads a delegation */
#define COMMON_COST      9.0f  /* a character cheaper than this is often a word: it ends no transliteration */
#define COMMON_VERB_COST 10.3f /* a verb of one character cheaper than this is often a word */
#define UNUSUAL_GIVEN    8.5f  /* a character that costs more is unusual in given names */
#define VERB_COST        2.0f  /* what such a verb costs more in them */

/* Cost of a form that is in the lexicon for its class, not as a counted word. */
static float class_cost(LexiconClass class, uint32_t length) {
    float base;
    switch (class) {
    case CLASS_TITLE:
        base = 6.5f - 0.02f * (float)length; /* the longer title before one with the end of the country's name */
        break;
    case CLASS_COUNTRY:
    case CLASS_BODY:
    case CLASS_BLOC:
    case CLASS_OFFICE:
        base = 6.5f;
        break;
    case CLASS_PLACE:
    case CLASS_OUTLET:
    case CLASS_EVENT:
    case CLASS_SPEECH:
        base = 7.5f;
        break;
    case CLASS_PREPOSITION:
    case CLASS_CONJUNCTION:
    case CLASS_TENURE:
        base = 6;
        break;
    default:
        base = 8.5f;
    }
    return length == 1 && base > 6 ? base + 3 : base;
}

static uint32_t word_marks(const char *kind) {
    if (!kind) {
        return MARK_NOMINAL;
    }
    if (strcmp(kind, "noun") == 0 || strcmp(kind, "place") == 0 || strcmp(kind, "adjective") == 0 ||
        strcmp(kind, "idiom") == 0) {
        return MARK_NOMINAL;
    }
    if (strncmp(kind, "verb", 4) == 0) {
        return MARK_VERBAL;
    }
    bool counts = strcmp(kind, "numeral") == 0 || strcmp(kind, "measure") == 0 || strcmp(kind, "time") == 0 ||
                  strcmp(kind, "location") == 0;
    return counts ? MARK_FUNCTION : MARK_FUNCTION | MARK_GRAMMAR | (strcmp(kind, "particle") == 0 ? MARK_PARTICLE : 0);
}

static uint32_t title_marks(const ChLexicon *lexicon, EntryId entry) {
    uint32_t marks = 0;
    const char *kind = lexicon_value(lexicon, entry, KEY_KIND);
    kind = kind ? kind : "";
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "after-name") ? MARK_AFTER_NAME : 0;
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "needs-body") ? MARK_NEEDS_BODY : 0;
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "collective") ? MARK_COLLECTIVE : 0;
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "composite") ? MARK_COMPOSITE : 0;
    marks |= lexicon_number(lexicon, entry, KEY_WEIGHT, 0) >= LEADING_WEIGHT ? MARK_LEADER : 0;
    marks |= strcmp(kind, "deputy") == 0 || lexicon_has(lexicon, entry, KEY_FLAGS, "shared") ? MARK_SHARED : 0;
    marks |= strcmp(kind, "party") == 0 ? MARK_PARTY : 0;
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "regnal") ? MARK_REGNAL : 0;
    marks |= strcmp(kind, "local") == 0 || strcmp(kind, "parliament") == 0 ? MARK_LOCAL : 0;
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "press") ? MARK_PRESS : 0;
    marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "aspirant") ? MARK_ASPIRANT : 0;
    return marks;
}

static uint32_t kind_marks(const ChLexicon *lexicon, EntryId entry) {
    static const struct {
        LexiconClass class;
        const char *kind;
        uint32_t mark;
    } table[] = {
        {CLASS_TENURE, "former", MARK_FORMER},
        {CLASS_TENURE, "late", MARK_FORMER},
        {CLASS_TENURE, "then", MARK_THEN},
        {CLASS_TENURE, "designate", MARK_APPOINTMENT},
        {CLASS_TENURE, "served", MARK_APPOINTMENT},
        {CLASS_TENURE, "left", MARK_LEFT},
        {CLASS_TITLE_PREFIX, "resident", MARK_RESIDENT},
        {CLASS_TITLE_PREFIX, "and", MARK_AND},
        {CLASS_TITLE_PREFIX, "deputy", MARK_DEPUTY},
        {CLASS_TITLE_PREFIX, "topic", MARK_TOPIC},
        {CLASS_TITLE_PREFIX, "charge", MARK_CHARGE},
        {CLASS_SURNAME, "japanese", MARK_JAPANESE},
        {CLASS_SURNAME, "chinese", MARK_HAN},
        {CLASS_SURNAME, "vietnamese", MARK_HAN},
        {CLASS_SURNAME, "korean", MARK_HAN},
        {CLASS_BODY, "party", MARK_PARTY},
        {CLASS_OFFICE, "party", MARK_PARTY},
        {CLASS_BODY_HEAD, "party", MARK_PARTY},
        {CLASS_BODY, "front", MARK_PARTY},
        {CLASS_HONORIFIC, "people", MARK_ORDINARY},
        {CLASS_SIGN_CONTEXT, "side", MARK_SIDE},
        {CLASS_SIGN_CONTEXT, "relation", MARK_RELATION},
        {CLASS_SIGN_CONTEXT, "opener", MARK_OPENER},
        {CLASS_SIGN_CONTEXT, "national", MARK_NATIONAL},
        {CLASS_INDICATOR, "etc", MARK_LISTS},
    };
    uint32_t marks = 0;
    LexiconClass class = lexicon_class(lexicon, entry);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (class == table[i].class && lexicon_has(lexicon, entry, KEY_KIND, table[i].kind)) {
            marks |= table[i].mark;
        }
    }
    return marks;
}

/* An organ of a state, as the codebook has it: its name is printed without the country. */
static bool is_state_organ(const ChLexicon *lexicon, EntryId entry) {
    static const char *const kinds[] = {"ministry",   "parliament", "court",    "procuracy",   "presidency",
                                        "government", "local",      "army",     "coast-guard", "police",
                                        "embassy",    "agency",     "committee"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (lexicon_has(lexicon, entry, KEY_KIND, kinds[i])) {
            return true;
        }
    }
    return false;
}

/* In code points. */
static uint32_t form_length(const char *form) {
    uint32_t length = 0;
    for (; *form; form++) {
        length += ((unsigned char)*form & 0xC0) != 0x80;
    }
    return length;
}

/* True if the form has one code point. */
static bool form_is_single(const char *form) {
    const char *behind = form + (*form != 0);
    while (((unsigned char)*behind & 0xC0) == 0x80) {
        behind++;
    }
    return *form && !*behind;
}

static uint32_t entry_marks(const ChLexicon *lexicon, EntryId entry) {
    switch (lexicon_class(lexicon, entry)) {
    case CLASS_WORD:
        return word_marks(lexicon_value(lexicon, entry, KEY_KIND));
    case CLASS_TITLE:
        return title_marks(lexicon, entry);
    case CLASS_HONORIFIC:
        return kind_marks(lexicon, entry) | (lexicon_has(lexicon, entry, KEY_FLAGS, "before-name") ? MARK_BEFORE : 0);
    case CLASS_GROUP:
        return (lexicon_has(lexicon, entry, KEY_FLAGS, "attached") ? MARK_ATTACHED : 0) |
               (lexicon_has(lexicon, entry, KEY_KIND, "press") ? MARK_PRESS : 0);
    case CLASS_BODY_MODIFIER:
        return lexicon_has(lexicon, entry, KEY_FLAGS, "centre") ? MARK_CENTRE : 0;
    case CLASS_SUBJECT_STOP:
        return MARK_GRAMMAR | (lexicon_has(lexicon, entry, KEY_ROLE, "possessive") ? MARK_POSSESSIVE : 0);
    case CLASS_PREPOSITION: {
        bool place = lexicon_has(lexicon, entry, KEY_ROLE, "at") || lexicon_has(lexicon, entry, KEY_ROLE, "source") ||
                     lexicon_has(lexicon, entry, KEY_ROLE, "toward");
        return MARK_GRAMMAR | (place ? MARK_PLACED : 0);
    }
    case CLASS_CONJUNCTION:
    case CLASS_ASPECT:
        return MARK_GRAMMAR;
    case CLASS_SPEECH: { /* 称 and 说 stand behind names, where 道 and 讲 also end them */
        bool says = lexicon_has(lexicon, entry, KEY_KIND, "frame") && !lexicon_has(lexicon, entry, KEY_FLAGS, "colon");
        return says && form_is_single(lexicon_form(lexicon, entry)) ? MARK_GRAMMAR : 0;
    }
    case CLASS_EVENT:
        if (lexicon_has(lexicon, entry, KEY_FRAME, "leave")) {
            return MARK_LEFT;
        }
        return lexicon_has(lexicon, entry, KEY_FRAME, "post") ? MARK_APPOINTMENT : 0;
    case CLASS_BODY:
        return kind_marks(lexicon, entry) | (is_state_organ(lexicon, entry) ? MARK_STATE : 0);
    default:
        return kind_marks(lexicon, entry);
    }
}

static const char *entry_country(const ChLexicon *lexicon, EntryId entry) {
    switch (lexicon_class(lexicon, entry)) {
    case CLASS_COUNTRY:
    case CLASS_COUNTRY_SIGN:
    case CLASS_DEMONYM: {
        const char *code = lexicon_value(lexicon, entry, KEY_CODE);
        return code ? code : lexicon_value(lexicon, entry, KEY_COUNTRY);
    }
    case CLASS_BLOC: {
        const char *name = lexicon_value(lexicon, entry, KEY_SHORT);
        return name ? name : lexicon_form(lexicon, entry);
    }
    case CLASS_PLACE:
    case CLASS_BODY:
    case CLASS_OFFICE:
    case CLASS_OUTLET:
        return lexicon_value(lexicon, entry, KEY_COUNTRY);
    default:
        return NULL;
    }
}

/* The rank of a class when a form has entries of several. */
static int class_rank(LexiconClass class) {
    if (class == CLASS_WORD) { /* most are */
        return 0;
    }
    static const LexiconClass order[] = {CLASS_OUTLET, CLASS_PLACE, CLASS_OFFICE,  CLASS_BODY,
                                         CLASS_TITLE,  CLASS_BLOC,  CLASS_DEMONYM, CLASS_COUNTRY};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (order[i] == class) {
            return (int)i + 2;
        }
    }
    return 1;
}

/* Raises the evidence `opens` behind and `closes` before a form. */
static void speak_for_names(NameFacts *facts, float opens, float closes) {
    facts->opens = facts->opens < opens ? opens : facts->opens;
    facts->closes = facts->closes < closes ? closes : facts->closes;
}

/* True if one of the values of the key is the entry's. */
static bool has_any(const ChLexicon *lexicon, EntryId entry, LexiconKey key, const char *const *values, size_t count) {
    bool has = false;
    for (size_t i = 0; i < count; i++) {
        has = has || lexicon_has(lexicon, entry, key, values[i]);
    }
    return has;
}

/* True of a verb whose object is somebody met, called or written to. */
static bool meets_somebody(const ChLexicon *lexicon, EntryId entry) {
    static const char *const encounters[] = {"meeting", "call", "message"};
    return has_any(lexicon, entry, KEY_EVENT, encounters, sizeof encounters / sizeof *encounters) &&
           lexicon_has(lexicon, entry, KEY_KIND, "verb") && lexicon_has(lexicon, entry, KEY_FRAME, "object");
}

/* True of a word for when something is done, behind which he who does it may be told: 下午, 周三, 随后, 近日. */
static bool tells_when(const ChLexicon *lexicon, EntryId entry) {
    static const char *const parts_of_time[] = {"time-of-day", "weekday"};
    static const char *const turns[] = {"then", "lately", "earlier", "during"};
    switch (lexicon_class(lexicon, entry)) {
    case CLASS_DATE_WORD:
        return has_any(lexicon, entry, KEY_KIND, parts_of_time, sizeof parts_of_time / sizeof *parts_of_time);
    case CLASS_SUPPORT:
        return lexicon_has(lexicon, entry, KEY_ROLE, "during") && !form_is_single(lexicon_form(lexicon, entry));
    case CLASS_ASPECT:
        return has_any(lexicon, entry, KEY_ROLE, turns, sizeof turns / sizeof *turns);
    default:
        return false;
    }
}

/* Adds what the entry, by its own words, says of names beside it. */
static void speak_by_entry(const ChLexicon *lexicon, EntryId entry, NameFacts *facts) {
    LexiconClass class = lexicon_class(lexicon, entry);
    if (class == CLASS_EVENT && lexicon_has(lexicon, entry, KEY_FRAME, "appoint")) {
        speak_for_names(facts, 2.5f, 0); /* appointed is somebody */
    }
    if (class == CLASS_BODY_HEAD && lexicon_has(lexicon, entry, KEY_FLAGS, "bearer")) {
        speak_for_names(facts, 0, LED_CLOSES);
    }
    if (class == CLASS_PREPOSITION && lexicon_has(lexicon, entry, KEY_ROLE, "succeed")) {
        speak_for_names(facts, MET_OPENS, 0); /* whom another follows is somebody */
    }
    if (class == CLASS_GROUP && lexicon_has(lexicon, entry, KEY_KIND, "officials")) {
        speak_for_names(facts, MET_OPENS, 0); /* X 国外交部官员 Y */
    }
    if (class == CLASS_SUBJECT_STOP && lexicon_has(lexicon, entry, KEY_ROLE, "led")) {
        speak_for_names(facts, 0, LED_CLOSES);
    }
    if (class == CLASS_EVENT && meets_somebody(lexicon, entry)) {
        speak_for_names(facts, MET_OPENS, 0);
    }
    if (tells_when(lexicon, entry)) {
        speak_for_names(facts, WHEN_OPENS, 0);
    }
    if (class == CLASS_ASPECT && lexicon_has(lexicon, entry, KEY_STATUS, "planned") &&
        !lexicon_has(lexicon, entry, KEY_ROLE, "thing")) {
        speak_for_names(facts, 0, WHEN_CLOSES); /* X 将于 */
    }
}

static void add_entry(const ChLexicon *lexicon, EntryId entry, NameFacts *facts, int *rank) {
    LexiconClass class = lexicon_class(lexicon, entry);
    float cost;
    if (class == CLASS_SIGN_CONTEXT) {
        facts->marks |= kind_marks(lexicon, entry);
        facts->marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "whole") ? MARK_WHOLE : 0;
        return;
    }
    if (class == CLASS_COUNTRY_SIGN) {
        facts->marks |= lexicon_has(lexicon, entry, KEY_FLAGS, "alone") ? MARK_ALONE : 0;
        return;
    }
    bool no_word = class == CLASS_DATE_WORD && lexicon_has(lexicon, entry, KEY_KIND, "no-tail");
    /* Compounds that tell what a record is about are cut into their words: 人权|事务. */
    bool about = class == CLASS_TOPIC && form_length(lexicon_form(lexicon, entry)) >= 4;
    if (class == CLASS_NAME_CHARACTER || no_word || about) {
        return;
    }
    uint32_t marks = entry_marks(lexicon, entry);
    facts->marks |= marks;
    speak_by_entry(lexicon, entry, facts);
    if (class == CLASS_SURNAME) {
        facts->surname = 2.5f + 1.3f * (6 - (float)lexicon_number(lexicon, entry, KEY_WEIGHT, 3));
        return;
    }
    const char *form = lexicon_form(lexicon, entry);
    if (class == CLASS_SPEECH_WORD && form_is_single(form)) {
        return; /* how common a character is, its word says: 兹 is rather in names */
    }
    if (class == CLASS_WORD) {
        cost = -(float)lexicon_number(lexicon, entry, KEY_WEIGHT, -12);
        cost += form_is_single(form) && !(marks & MARK_GRAMMAR) ? SINGLE_COST : 0;
        cost = cost > UNKNOWN_COST ? UNKNOWN_COST : cost;
    } else {
        bool company = class == CLASS_BODY && lexicon_has(lexicon, entry, KEY_KIND, "company");
        cost = class_cost(class, form_length(form)) + (company ? COMPANY_COST : 0);
    }
    facts->cost = facts->cost > 0 && facts->cost < cost ? facts->cost : cost;
    StringRef country = lexicon_ref(lexicon, entry_country(lexicon, entry));
    int own = class_rank(class);
    if (facts->entry == NO_ENTRY || own > *rank) {
        facts->entry = entry;
        *rank = own;
        facts->country = country ? country : facts->country;
    }
}

/* The lists of countries in a table of names, and the flag of the countries that are in them. */
static const struct {
    size_t list; /* where it stands in a NameTable */
    const char *flag;
} code_lists[] = {
    {offsetof(NameTable, surname_first), "surname-first"}, {offsetof(NameTable, mixed_names), "mixed-names"},
    {offsetof(NameTable, same_press), "same-press"},       {offsetof(NameTable, own_era), "own-era"},
    {offsetof(NameTable, comma_lists), "comma-lists"},     {offsetof(NameTable, world_press), "world-press"},
    {offsetof(NameTable, chinese_press), "chinese-press"}};
enum { CODE_LISTS = sizeof code_lists / sizeof *code_lists };

/* What stands before the arrays in a block of names: what else a NameTable has, without pointers. */
typedef struct NameHead {
    uint32_t postings, numbers; /* how many postings and characters the arrays have room for */
    uint32_t generation, middle;
    StringRef lists[CODE_LISTS][SURNAME_FIRST_LIMIT], script_home[2];
    struct {
        StringRef code, state;
    } regions[REGION_LIMIT];
} NameHead;

/* A block of names on its way. */
typedef struct Builder {
    NameHead *head;
    NameFacts *facts;          /* by posting */
    NameWord *words;           /* likewise */
    NameCharacter *characters; /* by lexicon_character() */
    NameCost *costs;           /* likewise */
} Builder;

/* Costs of single characters inside names, by the kind their entry states. */
static void add_character(const ChLexicon *lexicon, EntryId entry, Builder *self) {
    const char *form = lexicon_form(lexicon, entry);
    size_t at = 0;
    uint32_t character = utf8_read(form, strlen(form), &at);
    uint16_t number = lexicon_character(lexicon, character);
    if (!number) {
        return;
    }
    float cost = -(float)lexicon_number(lexicon, entry, KEY_WEIGHT, -9);
    if (lexicon_has(lexicon, entry, KEY_KIND, "generation")) {
        self->head->generation = character;
    } else if (lexicon_has(lexicon, entry, KEY_KIND, "middle")) {
        self->head->middle = character;
    } else if (lexicon_has(lexicon, entry, KEY_KIND, "foreign")) {
        self->costs[number].foreign = cost;
    } else if (lexicon_has(lexicon, entry, KEY_KIND, "given")) {
        self->costs[number].given = cost;
    }
}

/* How transliterations of one part go with a character of these traits and costs. */
static unsigned foreign_traits(uint32_t character, unsigned traits, float foreign) {
    bool is_joint = character == '-' || character == '.';
    if (!(traits & TRAIT_HAN)) {
        return is_joint ? TRAIT_BEHIND_FIT | TRAIT_BEHIND_STRANGE : 0;
    }
    if (foreign > 0) {
        return TRAIT_OPENS_FIT | TRAIT_BEHIND_FIT | TRAIT_BEHIND_STRANGE;
    }
    return (traits & (TRAIT_COMMON | TRAIT_GRAMMAR) ? 0 : TRAIT_OPENS_STRANGE) |
           (traits & TRAIT_GRAMMAR ? 0 : TRAIT_BEHIND_FIT);
}

NameCharacter bare_character(uint32_t c) {
    bool is_han = character_is_han(c), is_latin = character_is_latin(c) || character_is_digit(c);
    unsigned traits = (is_han ? TRAIT_HAN : 0u) | (is_latin ? TRAIT_LATIN : 0u) |
                      (character_is_interpunct(c) ? TRAIT_INTERPUNCT : 0u);
    traits |= foreign_traits(c, traits, 0);
    return (NameCharacter){.given = GIVEN_FLOOR,
                           .opens = UNOPENED,
                           .closes = UNCLOSED,
                           .alone = ALONE_LIMIT,
                           .pair = NO_PAIR,
                           .traits = (uint16_t)traits,
                           .special = WORD_MISSING};
}

/* True for a verb of one character that is often a word: it rather ends a name. */
static bool is_common_verb(const Builder *self, const NameWord *word) {
    const NameFacts *facts = &self->facts[word - self->words];
    return (facts->marks & MARK_VERBAL) && facts->cost < COMMON_VERB_COST;
}

/* The character of a number, which may be a form. */
static void finish_character(Builder *self, uint32_t c, NameCharacter *character, const NameWord *word, NameCost cost) {
    NameCharacter bare = bare_character(c);
    unsigned traits = bare.traits;
    bool is_han = traits & TRAIT_HAN;
    bare.foreign = is_han ? cost.foreign : 0;
    bare.given = is_han && cost.given > 0 && cost.given < GIVEN_FLOOR ? cost.given : GIVEN_FLOOR;
    traits |= is_han && c == self->head->generation ? TRAIT_GENERATION : 0u;
    if (word && bare.given > UNUSUAL_GIVEN && is_common_verb(self, word)) {
        bare.given += VERB_COST;
    }
    if (word) {
        traits |= word->traits;
        bare.cost = word->cost;
        bare.opens = word->opens;
        bare.closes = word->closes;
        bare.special = word->special;
    }
    traits &= ~(unsigned)(TRAIT_OPENS_FIT | TRAIT_OPENS_STRANGE | TRAIT_BEHIND_FIT | TRAIT_BEHIND_STRANGE |
                          TRAIT_OFFICE); /* of a character that bit says that a figure begins there */
    bare.traits = (uint16_t)(traits | foreign_traits(c, traits, bare.foreign));
    bare.is_plain = (traits & TRAIT_HAN) && (traits & TRAIT_WORD);
    bare.alone = bare.is_plain ? bare.cost + (bare.special ? CLASH_COST : 0) : ALONE_LIMIT;
    *character = bare;
}

/* What a form of `classes`, `length` characters long, says of names beside it. */
static void add_evidence(NameFacts *facts, ClassSet classes, uint32_t length) {
    uint32_t marks = facts->marks;
    if ((classes & CLASS_BIT(CLASS_TITLE)) && !(marks & MARK_COLLECTIVE)) {
        speak_for_names(facts, 4, length == 1 ? 0 : marks & MARK_AFTER_NAME ? 1.5f : marks & MARK_NEEDS_BODY ? 1 : 0);
    }
    if (classes & (CLASS_BIT(CLASS_RANK) | CLASS_BIT(CLASS_KINSHIP))) {
        speak_for_names(facts, 3, 1);
    }
    if ((classes & CLASS_BIT(CLASS_HONORIFIC)) && length > 1) {
        float opens = marks & MARK_ORDINARY ? 0.75f : 2.5f; /* far more often nobody is named behind 居民 */
        speak_for_names(facts, marks & MARK_BEFORE ? opens : 0, marks & MARK_BEFORE ? 0 : 2);
    }
    if (classes & CLASS_BIT(CLASS_SPEECH)) {
        speak_for_names(facts, 0, 1.5f);
    }
    if (classes & CLASS_BIT(CLASS_GROUP) && marks & MARK_ATTACHED) {
        speak_for_names(facts, 0, 4);
    }
    if (classes & CLASS_BIT(CLASS_EVENT)) {
        speak_for_names(facts, 0.8f, 1);
    }
    if ((classes & CLASS_BIT(CLASS_INDICATOR)) && (marks & MARK_LISTS)) {
        speak_for_names(facts, 0, 0.8f);
    }
    if (classes & (CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION))) {
        speak_for_names(facts, marks & MARK_PLACED ? 0 : 0.7f, 0.5f);
    }
    if (classes & CLASS_BIT(CLASS_SUPPORT)) {
        speak_for_names(facts, 0, 0.8f);
    }
    if (classes & CLASS_BIT(CLASS_COUNTRY)) {
        speak_for_names(facts, 0.3f, 0);
    }
    if (marks & MARK_VERBAL) {
        speak_for_names(facts, length > 1 ? 0.3f : 0, length > 1 ? 0.5f : 0.2f);
    }
    if (marks & MARK_GRAMMAR) {
        speak_for_names(facts, 0.3f, 0.4f);
    }
}

/* The posting of a form of one character, UINT32_MAX if there is none. */
static uint32_t posting_of_character(const ChLexicon *lexicon, uint32_t c) {
    char form[5] = {0};
    if (!lexicon_character(lexicon, c)) {
        return UINT32_MAX;
    }
    utf8_write(form, c);
    return lexicon_find(lexicon, form);
}

enum { CHARACTERS = 0x10000 };

/* Adds the evidence of all forms to their facts; those of one character are
 * found through the automaton, since a posting does not know its form. */
static void add_all_evidence(const ChLexicon *lexicon, NameFacts *facts) {
    uint32_t postings = lexicon_posting_count(lexicon);
    for (uint32_t posting = 0; posting < postings; posting++) {
        add_evidence(&facts[posting], lexicon->postings[posting].classes, 2);
    }
    for (uint32_t c = 0; c < CHARACTERS; c++) {
        uint32_t posting = posting_of_character(lexicon, c);
        if (posting != UINT32_MAX) {
            facts[posting].opens = facts[posting].closes = 0;
            add_evidence(&facts[posting], lexicon->postings[posting].classes, 1);
        }
    }
}

static void finish_characters(const ChLexicon *lexicon, Builder *self) {
    for (uint32_t c = 0; c < CHARACTERS; c++) {
        uint16_t number = lexicon_character(lexicon, c);
        if (number) {
            uint32_t posting = posting_of_character(lexicon, c);
            const NameWord *word = posting == UINT32_MAX ? NULL : &self->words[posting];
            finish_character(self, c, &self->characters[number], word, self->costs[number]);
        }
    }
}

/* Keeps the code of the country in the list if there is room. */
static void list_country(StringRef *list, StringRef code) {
    uint32_t count = 0;
    while (list[count]) {
        count++;
    }
    list[count] = count + 1 < SURNAME_FIRST_LIMIT ? code : 0;
}

static void add_country(const ChLexicon *lexicon, EntryId entry, NameHead *head) {
    StringRef code = lexicon_ref(lexicon, lexicon_value(lexicon, entry, KEY_CODE));
    for (uint32_t i = 0; i < CODE_LISTS; i++) {
        if (lexicon_has(lexicon, entry, KEY_FLAGS, code_lists[i].flag)) {
            list_country(head->lists[i], code);
        }
    }
    static const char *const scripts[] = {"simplified", "traditional"};
    for (uint32_t i = 0; i < 2; i++) {
        head->script_home[i] = lexicon_has(lexicon, entry, KEY_FLAGS, scripts[i]) ? code : head->script_home[i];
    }
    StringRef state = lexicon_ref(lexicon, lexicon_value(lexicon, entry, KEY_COUNTRY));
    for (uint32_t i = 0; state && i + 1 < REGION_LIMIT; i++) {
        if (!head->regions[i].code) {
            head->regions[i].code = code;
            head->regions[i].state = state;
            break;
        }
    }
}

static NameWord word_of(const NameFacts *facts, ClassSet classes) {
    const ClassSet joining =
        CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUBJECT_STOP);
    const ClassSet counted = CLASS_BIT(CLASS_MEASURE) | CLASS_BIT(CLASS_CURRENCY);
    unsigned special = (classes & CLASS_BIT(CLASS_COUNTRY_SIGN) ? WORD_SIGN : 0u) |
                       (facts->surname > 0 ? WORD_SURNAME : 0u) |
                       (classes & (CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY)) ? WORD_PLACE : 0u) |
                       (classes & CLASS_BIT(CLASS_CONJUNCTION) ? WORD_JOINT : 0u) |
                       (!(classes & ~counted) ? WORD_MEASURE : 0u) | (facts->cost > 0 ? 0u : WORD_NONE);
    bool national = (classes & CLASS_BIT(CLASS_SIGN_CONTEXT)) && (facts->marks & MARK_NATIONAL);
    bool office = (classes & CLASS_BIT(CLASS_EVENT)) && (facts->marks & (MARK_APPOINTMENT | MARK_LEFT));
    bool plain = !(special & (WORD_PLACE | WORD_JOINT | WORD_MEASURE | WORD_NONE)) && facts->cost < UNKNOWN_COST - 0.5f;
    unsigned traits = (facts->marks & (MARK_GRAMMAR | MARK_AND) ? TRAIT_GRAMMAR : 0u) |
                      (facts->cost > 0 && facts->cost < COMMON_COST ? TRAIT_COMMON : 0u) |
                      (special & WORD_SIGN ? TRAIT_SIGN : 0u) | (classes & joining ? TRAIT_JOINING : 0u) |
                      (plain ? TRAIT_WORD : 0u) | (national ? TRAIT_NATIONAL : 0u) | (office ? TRAIT_OFFICE : 0u);
    float opens = facts->opens > 0 ? facts->opens : UNOPENED, closes = facts->closes > 0 ? facts->closes : UNCLOSED;
    return (NameWord){facts->cost, opens, closes, (uint16_t)traits, (uint8_t)special, 0};
}

enum { LINE = 64 }; /* bytes of the cache: facts are read all over the place, and none lies across two lines */
_Static_assert(sizeof(NameFacts) == LINE / 2 && sizeof(NameWord) == LINE / 4, "a whole number to a line");

static size_t whole_lines(size_t size) { return (size + LINE - 1) / LINE * LINE; }

/* Bytes of a block of names. */
static size_t block_size(const NameHead *head) {
    return whole_lines(sizeof *head) + head->postings * (sizeof(NameFacts) + sizeof(NameWord)) +
           head->numbers * (sizeof(NameCharacter) + sizeof(NameCost));
}

/* Where the arrays of a block begin. */
static Builder block_parts(NameHead *head) {
    NameFacts *facts = (NameFacts *)(void *)((char *)head + whole_lines(sizeof *head));
    NameWord *words = (NameWord *)(void *)(facts + head->postings);
    NameCharacter *characters = (NameCharacter *)(void *)(words + head->postings);
    return (Builder){head, facts, words, characters, (NameCost *)(void *)(characters + head->numbers)};
}

/* A block with room for all. */
static Builder block_new(const ChLexicon *lexicon) {
    NameHead head = {.postings = (lexicon_posting_count(lexicon) + 3u) / 4 * 4};
    for (uint32_t c = 0; c < CHARACTERS; c++) {
        uint16_t number = lexicon_character(lexicon, c);
        head.numbers = number >= head.numbers ? number + 1u : head.numbers;
    }
    head.numbers++;
    size_t size = whole_lines(block_size(&head));
    NameHead *block = aligned_alloc(LINE, size);
    if (!block) {
        abort();
    }
    memset(block, 0, size);
    *block = head;
    return block_parts(block);
}

void *name_block_build(const ChLexicon *lexicon, size_t *size) {
    Builder self = block_new(lexicon);
    NameFacts *facts = self.facts;
    uint32_t postings = lexicon_posting_count(lexicon);
    for (uint32_t posting = 0; posting < postings; posting++) {
        uint32_t count;
        const EntryId *entries = lexicon_entries(lexicon, posting, &count);
        int rank = -1;
        facts[posting].entry = NO_ENTRY;
        for (uint32_t i = 0; i < count; i++) {
            add_entry(lexicon, entries[i], &facts[posting], &rank);
        }
        for (uint32_t i = 0; i < count; i++) {
            bool is_place =
                facts[posting].entry != NO_ENTRY && /* 苏 is a province too: a place tells its own country */
                lexicon_class(lexicon, facts[posting].entry) == CLASS_PLACE;
            if (lexicon_class(lexicon, entries[i]) == CLASS_COUNTRY_SIGN && (is_place || !facts[posting].country)) {
                facts[posting].country = lexicon_ref(lexicon, entry_country(lexicon, entries[i]));
            }
        }
    }
    add_all_evidence(lexicon, facts);
    for (uint32_t posting = 0; posting < postings; posting++) {
        self.words[posting] = word_of(&facts[posting], lexicon->postings[posting].classes);
    }
    for (EntryId entry = 0; entry < lexicon_entry_count(lexicon); entry++) {
        if (lexicon_class(lexicon, entry) == CLASS_NAME_CHARACTER) {
            add_character(lexicon, entry, &self);
        } else if (lexicon_class(lexicon, entry) == CLASS_COUNTRY) {
            add_country(lexicon, entry, self.head);
        }
    }
    finish_characters(lexicon, &self);
    *size = block_size(self.head);
    return self.head;
}

/* Fills the lists of the table from the head of its block. */
static void resolve_lists(const ChLexicon *lexicon, const NameHead *head, NameTable *table) {
    for (uint32_t i = 0; i < CODE_LISTS; i++) {
        const char **list = (const char **)(void *)((char *)table + code_lists[i].list);
        for (uint32_t k = 0; k < SURNAME_FIRST_LIMIT; k++) {
            list[k] = lexicon_string(lexicon, head->lists[i][k]);
        }
    }
    for (uint32_t i = 0; i < 2; i++) {
        table->script_home[i] = lexicon_string(lexicon, head->script_home[i]);
    }
    for (uint32_t i = 0; i < REGION_LIMIT; i++) {
        table->regions[i] =
            (Region){lexicon_string(lexicon, head->regions[i].code), lexicon_string(lexicon, head->regions[i].state)};
    }
}

/* The table over the image's block; where the image has none, over one made now, which stands behind the table. */
static void *build_table(const ChLexicon *lexicon) {
    size_t size = 0, room = whole_lines(sizeof(NameTable));
    void *made = lexicon->derived ? NULL : name_block_build(lexicon, &size);
    NameTable *table = aligned_alloc(LINE, room + whole_lines(size));
    if (!table) {
        abort();
    }
    if (made) {
        memcpy((char *)table + room, made, size);
        free(made);
    }
    /* The head of either is only read. */
    NameHead *head = made ? (NameHead *)(void *)((char *)table + room) : (NameHead *)(uintptr_t)lexicon->derived;
    Builder parts = block_parts(head);
    *table = (NameTable){.facts = parts.facts,
                         .words = parts.words,
                         .characters = parts.characters,
                         .costs = parts.costs,
                         .generation = head->generation,
                         .middle = head->middle};
    resolve_lists(lexicon, head, table);
    return table;
}

const NameTable *name_table(const ChLexicon *lexicon) { return lexicon_table(lexicon, TABLE_NAMES, build_table); }
