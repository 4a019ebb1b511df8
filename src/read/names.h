/* Names: how countries, places, bodies, posts and persons are found.
 *
 * Chinese marks no word boundaries, so each sentence is first read as a whole:
 * a lattice of lexicon words, figures, possible names and single characters, in
 * which the cheapest path wins (lattice.c). Costs are negative logarithms of
 * probabilities. What was a name once in the item is cheap the second time.
 * The tokens of that path are then grouped by a grammar: countries and their
 * signs (countries.c), places (places.c), bodies and posts (bodies.c, posts.c),
 * persons (persons.c), groups, references and works (references.c). */
#ifndef CHANCERY_READ_NAMES_H
#define CHANCERY_READ_NAMES_H

#include "read/read.h"

/* What the lexicon says of one form, for this stage: the union of its entries. */
typedef struct NameFacts {
    float cost;          /* of the form as a word of a sentence */
    float surname;       /* cost as a family name; 0 if it is none */
    float opens, closes; /* evidence that a name begins behind the form, or ends before it */
    uint32_t marks;      /* NameMark bits */
    EntryId entry;       /* the entry of the class that matters most here */
    StringRef country;   /* facts_country() */
    uint32_t unused;     /* so that the size is a power of two */
} NameFacts;

/* Code of a country, bloc, or the country of a place or body; may be a list. NULL if there is none. */
static inline const char *facts_country(const ChLexicon *lexicon, const NameFacts *facts) {
    return lexicon_string(lexicon, facts->country);
}

typedef enum NameMark {
    MARK_NOMINAL = 1 << 0,       /* an ordinary noun or adjective */
    MARK_VERBAL = 1 << 1,        /* an ordinary verb, or a noun made of one */
    MARK_FUNCTION = 1 << 2,      /* preposition, conjunction, particle, pronoun, adverb, numeral */
    MARK_AFTER_NAME = 1 << 3,    /* title that may follow a name */
    MARK_NEEDS_BODY = 1 << 4,    /* title that leans on a body */
    MARK_COLLECTIVE = 1 << 5,    /* title of a level, no one's post */
    MARK_LEADER = 1 << 6,        /* title of one who leads a state, government, parliament or party */
    MARK_SHARED = 1 << 7,        /* title that several hold at once: deputy, member */
    MARK_FORMER = 1 << 8,        /* tenure: held earlier */
    MARK_THEN = 1 << 9,          /* tenure: held at the time told */
    MARK_REGNAL = 1 << 9,        /* title of who has taken a name with it: a pope */
    MARK_RESIDENT = 1 << 10,     /* title prefix that opens a place of residence */
    MARK_AND = 1 << 11,          /* title prefix that joins two posts */
    MARK_BEFORE = 1 << 12,       /* honorific before the name */
    MARK_HAN = 1 << 13,          /* surname of Chinese, Vietnamese or Korean form */
    MARK_JAPANESE = 1 << 14,     /* surname of Japanese form */
    MARK_PARTY = 1 << 15,        /* body whose name keeps the country */
    MARK_ATTACHED = 1 << 16,     /* group word that leans on a name */
    MARK_DEPUTY = 1 << 17,       /* title prefix: deputy */
    MARK_LEFT = 1 << 17,         /* tenure: a verb too, he leaves his post; event: leaves or loses one */
    MARK_NATIONAL = 1 << 17,     /* sign context: a national of the country before it */
    MARK_COMPOSITE = 1 << 18,    /* title that holds its body */
    MARK_SIDE = 1 << 20,         /* sign context: the side of a country, right behind its sign */
    MARK_RELATION = 1 << 21,     /* sign context: stands behind signs of two countries or more */
    MARK_ORDINARY = 1 << 21,     /* honorific: a word for ordinary people */
    MARK_OPENER = 1 << 22,       /* sign context: travel or residence, right before a sign */
    MARK_TOPIC = 1 << 23,        /* title prefix: what an envoy is sent for stands before it */
    MARK_GRAMMAR = 1 << 26,      /* holds a sentence together: preposition, conjunction, adverb, pronoun */
    MARK_PRESS = 1 << 27,        /* those who report: never persons of the item */
    MARK_ALONE = 1 << 25,        /* country sign that stands beside a word of a side without being named */
    MARK_CENTRE = 1 << 28,       /* the word for the leading organ of a party */
    MARK_LOCAL = 1 << 29,        /* title that a town or province has too */
    MARK_PLACED = 1 << 29,       /* preposition that a place stands behind */
    MARK_WHOLE = 1 << 30,        /* sign context that makes one name with the sign */
    MARK_LISTS = 1 << 30,        /* indicator: ends a list (等) */
    MARK_CHARGE = 1 << 30,       /* title prefix: what one is in charge of stands between it and his title */
    MARK_APPOINTMENT = 1u << 31, /* takes or holds a post: elected, appointed, serves as */
    MARK_PARTICLE = 1 << 19,     /* an ordinary particle */
    MARK_ASPIRANT = 1 << 20,     /* title of one who wants a post */
    MARK_POSSESSIVE = 1 << 24,   /* the particle between a body and its post */
    MARK_STATE = 1 << 25,        /* organ of a state: its name loses the country */
} NameMark;

enum { SURNAME_FIRST_LIMIT = 24, REGION_LIMIT = 8 };

/* Codes of countries, at most SURNAME_FIRST_LIMIT - 1; then NULL. */
typedef const char *CodeList[SURNAME_FIRST_LIMIT];

/* A region with a code of its own and the state it belongs to. */
typedef struct Region {
    const char *code, *state;
} Region;

/* What is asked of one character of a text again and again. */
typedef enum Trait {
    TRAIT_GRAMMAR = 1 << 0, /* a word that holds sentences together */
    TRAIT_COMMON = 1 << 1,  /* often a word */
    TRAIT_SIGN = 1 << 2,    /* a country's sign */
    TRAIT_JOINING = 1 << 3, /* a preposition, a conjunction, a particle behind subjects */
    TRAIT_WORD = 1 << 4,    /* a word always cheaper than an unknown character */
    TRAIT_HAN = 1 << 5,
    TRAIT_LATIN = 1 << 6,  /* a Latin letter or a digit */
    TRAIT_BOUND = 1 << 7,  /* a joint binds it to what stands before it */
    TRAIT_FIGURE = 1 << 8, /* a figure begins here */
    TRAIT_OFFICE = 1 << 8, /* of a longer form: a verb of taking, leaving or losing a post */
    TRAIT_INTERPUNCT = 1 << 9,
    TRAIT_GENERATION = 1 << 10, /* the character that closes "the Sixth" */
    TRAIT_NATIONAL = 1 << 11,   /* a noun for nationals: behind a country it announces a name */
    /* Where a transliteration of one part begins, one of the first two stands and behind it the
     * one of the last two that goes with it: see opens_foreign() */
    TRAIT_OPENS_FIT = 1 << 12,      /* used in transliterations */
    TRAIT_OPENS_STRANGE = 1 << 13,  /* not used in them, but no common word either */
    TRAIT_BEHIND_FIT = 1 << 14,     /* goes on behind a fitting character */
    TRAIT_BEHIND_STRANGE = 1 << 15, /* goes on behind a strange one too */
} Trait;

/* True if a transliteration of one part may begin with a character of traits `own`
 * before one of traits `next`. Asked everywhere, so it takes no branch. */
static inline bool opens_foreign(unsigned own, unsigned next) {
    return own & next >> 2 & (TRAIT_OPENS_FIT | TRAIT_OPENS_STRANGE);
}

/* What makes a form more, or less, than a plain word on a path. */
typedef enum WordSpecial {
    WORD_SIGN = 1,     /* a country's sign */
    WORD_SURNAME = 2,  /* a family name */
    WORD_PLACE = 4,    /* a place or country: clashes with a name before it */
    WORD_JOINT = 8,    /* a conjunction */
    WORD_MEASURE = 16, /* a measure word and nothing else: clashes where no figure stands before it */
    WORD_NONE = 32,    /* no word */
    WORD_MISSING = 64, /* no form at all */
} WordSpecial;

#define WHEN_OPENS  0.5f  /* evidence for a name behind a day or a word for when something is done */
#define WHEN_CLOSES 0.8f  /* evidence that a name ends before a figure or a word for what is to be done */
#define MET_OPENS   1.2f  /* evidence for a name behind a verb of meeting somebody */
#define CLASH_COST  5.0f  /* a place, a sign or another name right behind a name, and the like */
#define ALONE_LIMIT 19.0f /* the way over any one ideograph costs no more */
#define UNOPENED    -1.5f /* of a name that nothing before it announces */
#define UNCLOSED    -2.5f /* of a name that what follows does not end */
#define GIVEN_FLOOR 9.0f  /* any character may be in a given name, at this cost */

/* What the lattice asks of every form that it meets, drawn from its facts: four
 * to a line of the cache. */
typedef struct NameWord {
    float cost;          /* as in NameFacts */
    float opens, closes; /* as in NameFacts, UNOPENED and UNCLOSED if it is no evidence */
    uint16_t traits;     /* of a form of one character, and TRAIT_NATIONAL and TRAIT_OFFICE of all */
    uint8_t special;     /* WordSpecial bits */
    uint8_t unused;      /* no byte is left to chance: the image holds these */
} NameWord;

/* What a character costs in names, 0 if it is in none. */
typedef struct NameCost {
    float given;   /* inside a given name */
    float foreign; /* inside a transliterated name */
} NameCost;

/* What is said of a character: by itself, and by the form of one character that it may be. */
typedef struct NameCharacter {
    float given;         /* cost inside a given name, at most GIVEN_FLOOR */
    float foreign;       /* cost inside a transliterated name, 0 if it is in none */
    float cost;          /* as a word, 0 if it is none */
    float opens, closes; /* evidence that a name begins behind it, or ends before it */
    float alone;         /* what the way over it costs at most, whatever stands before it */
    float pair;          /* of a position, see there; NO_PAIR of a character by itself */
    uint16_t traits;     /* Trait bits */
    uint8_t special;     /* WordSpecial bits */
    bool is_plain;       /* an ideograph that is a plain word, if also a sign or family name: most are */
} NameCharacter;
_Static_assert(sizeof(NameCharacter) == 32, "found by a shift");

#define NO_PAIR 1000.0f /* dearer than any way over two characters */

/* A position of a text: the character there, but `opens` is the evidence that a name
 * begins at the position, and `closes` that one ends before it, by all that stands beside it;
 * where a figure begins or a joint binds nothing is plain. `pair` is what the cheapest word
 * of two characters from there costs at most. */
typedef NameCharacter NameSpot;

/* Facts of all forms and of single characters, derived from a lexicon. */
typedef struct NameTable {
    const NameFacts *facts;          /* by posting */
    const NameWord *words;           /* likewise */
    const NameCharacter *characters; /* by lexicon_character() */
    const NameCost *costs;           /* likewise */
    uint32_t generation;             /* the character that closes "the Sixth" in a monarch's name */
    uint32_t middle;                 /* the character that stands between a Vietnamese woman's family and given name */
    CodeList surname_first;          /* whose people's names are Chinese characters, the family name first */
    CodeList mixed_names;            /* of these, where many people bear names of other kinds */
    CodeList same_press;             /* which the papers of the state next to it speak of as its own do */
    CodeList own_era;                /* which counts years by the calendar of the Republic of China */
    CodeList comma_lists;            /* whose papers part the posts of one person by plain commas */
    CodeList world_press;            /* whose papers print the bare posts of others as those do */
    CodeList chinese_press;          /* besides the homes of the scripts: whose papers in Chinese say 我国 */
    const char *script_home[2];      /* whose a text in simplified, in traditional script rather is */
    Region regions[REGION_LIMIT];    /* then {NULL, NULL} */
} NameTable;

const NameTable *name_table(const ChLexicon *lexicon);

/* What the table consists of, as one block of `size` bytes without pointers, so that the image can hold it:
 * made when the image is, for a lexicon with files laid over it when it is first asked for. malloc'ed, the
 * caller frees it. */
void *name_block_build(const ChLexicon *lexicon, size_t *size);

/* True if the code is in the list; false for NULL. */
static inline bool code_list_has(const CodeList list, const char *code) {
    for (uint32_t i = 0; code && list[i]; i++) {
        if (string_same(list[i], code)) {
            return true;
        }
    }
    return false;
}

/* A character of no form at all. */
NameCharacter bare_character(uint32_t c);

/* The evidence, 0 if it is none. */
static inline float evidence_of(float evidence) { return evidence > 0 ? evidence : 0; }

/* The state that the country is a region of, else the country itself; NULL for NULL. */
static inline const char *state_of_country(const NameTable *table, const char *country) {
    for (uint32_t i = 0; country && i < REGION_LIMIT && table->regions[i].code; i++) {
        if (string_same(table->regions[i].code, country)) {
            return table->regions[i].state;
        }
    }
    return country;
}

typedef enum TokenKind {
    TOKEN_WORD,    /* a form of the lexicon */
    TOKEN_NAME,    /* a personal name */
    TOKEN_FIGURE,  /* a date, quantity or ordinal */
    TOKEN_LATIN,   /* a run of Latin letters or digits */
    TOKEN_MARK,    /* punctuation or blank */
    TOKEN_UNKNOWN, /* a character that belongs to nothing known */
} TokenKind;

typedef enum NameForm { NAME_HAN, NAME_JAPANESE, NAME_FOREIGN, NAME_ANY, NAME_SURNAME, NAME_KNOWN } NameForm;

/* One step of the best path through a sentence. */
typedef struct Token {
    TokenKind kind;
    NameForm form; /* of TOKEN_NAME */
    Span span;
    ClassSet classes;       /* of TOKEN_WORD, 0 otherwise */
    const NameFacts *facts; /* of TOKEN_WORD, NULL otherwise */
} Token;

typedef List(Token) TokenList;

/* A country that the item names in full, with how often. */
typedef struct NamedCountry {
    const char *code;
    uint32_t count;
} NamedCountry;

typedef List(NamedCountry) CountryList;

/* The countries whose places the item names, with how often; counted when first asked for. */
typedef struct PlacesNamed {
    CountryList countries;
    bool counted;
} PlacesNamed;

/* A list of codes asked for before and the country named that it stands for; `likeliest` is what it stands for if none
 * is named, NULL until that is asked. */
typedef struct SignMemo {
    const char *codes, *country, *likeliest;
} SignMemo;

enum { SIGN_MEMOS = 128, SHORT_PARTY = 3 /* characters of a party's name that leaves out what it is of */ };

/* What speaks for a name, over all its places in the item. */
typedef struct NameEvidence {
    Span span;  /* its first place */
    float best; /* the strongest evidence at one place */
    uint32_t count;
    uint32_t next; /* 1 + index of the next whose characters hash alike, 0 if none */
    bool strong;   /* has a post, a joint or a Latin form */
} NameEvidence;

enum { EVIDENCE_BUCKETS = 256 };

/* The state of one item's reading. What it points to lives in the item's scratch arena. */
typedef struct NameReader {
    Item *item;
    const Text *text;
    const NameTable *table;
    const MentionList *figures;
    MentionList *found;
    NameSpot *spots;       /* by position; length + 1 */
    const char *code_told; /* the country that a word for one was last found to mean, NULL at first */
    StringRef ref_told;    /* the same among the lexicon's strings */
    List(NameEvidence) evidence;
    uint32_t *evidence_of;    /* EVIDENCE_BUCKETS of them: 1 + index of the last of a hash */
    TokenList tokens;         /* of the sentence being read */
    ClassSet classes;         /* of the forms that begin where these do: a sentence without is not searched */
    bool has_name;            /* one of them is a personal name */
    bool has_latin;           /* one of them is a run of letters */
    const Sentence *sentence; /* likewise */
    Span last_named;          /* the only person's name in the last sentence that names any; empty if it has several */
    const Sentence *last_sentence; /* that sentence */
    CountryList countries;
    PlacesNamed *places;
    SignMemo *signs; /* SIGN_MEMOS of them, by a hash of the list */
    Span lady_asked; /* the name of which it was asked last whether its bearer is a husband, and the answer */
    bool is_wife;
} NameReader;

/* Finds the best path of every sentence; `sentences` gets one token list each. */
TokenList *lattice_read(NameReader *self);

/* Sets the item's home. */
void find_home(NameReader *self);

/* Token tests. */
static inline bool token_is(const Token *token, ClassSet classes) { return (token->classes & classes) != 0; }
static inline bool token_has(const Token *token, uint32_t marks) {
    return token->facts && (token->facts->marks & marks) != 0;
}
/* True of a word for ordinary people: 居民, 志愿者. */
static inline bool is_ordinary(const Token *token) {
    return token_is(token, CLASS_BIT(CLASS_HONORIFIC)) && token_has(token, MARK_ORDINARY);
}
/* True for a word that counts without a number: 多个, 多名. */
bool token_counts(const NameReader *self, const Token *token);
/* The figure that the token is: a date, an ordinal or a quantity. NULL if it is none. */
const Mention *token_figure(const NameReader *self, const Token *token);
/* The single character of a one-character token, else 0. */
static inline uint32_t token_character(const NameReader *self, const Token *token) {
    uint32_t first = self->text->character[token->span.start]; /* read in any case: the length cannot be foretold */
    return token->span.length == 1 ? first : 0;
}

/* The printed characters of a span, without blanks. */
char *printed_text(const NameReader *self, Span span);
/* The printed characters of the tokens first … last, without blanks. */
char *tokens_text(const NameReader *self, uint32_t first, uint32_t last);

/* How many characters at the start of a body's name are its country's, which
 * the name of a state organ loses. */
uint32_t country_prefix(const NameReader *self, const Token *token);

/* True if the name of a person is made like a transliteration: parts,
 * no family name that stands before given names, or characters likelier in a
 * transliteration. */
bool name_is_foreign(const Item *item, Span name);

/* What speaks for the name at the span, new if it was not met before. */
NameEvidence *name_evidence(NameReader *self, Span span);

/* Pushes a mention of a kind; phrase = span, not within another. */
Mention *mention_new(NameReader *self, MentionKind kind, Span span);

/* Gathers the countries that the item names in full. */
void gather_countries(NameReader *self);
/* The country that a sign, a list of codes, stands for in this item: of those
 * that the item names, the one named most; if it names none, NULL when `named`
 * is set, else the likeliest. */
const char *country_of_codes(const NameReader *self, const char *codes, bool named); /* its slow half */
/* Where what was found for the codes is kept: the countries named do not change any more. */
static inline SignMemo *sign_memo(const NameReader *self, const char *codes) {
    return &self->signs[(uintptr_t)codes / 4 % SIGN_MEMOS];
}
static inline const char *country_of_sign(const NameReader *self, const char *codes, bool named) {
    const SignMemo *memo = sign_memo(self, codes);
    return memo->codes == codes && named ? memo->country : country_of_codes(self, codes, named);
}
/* Of the places of one name the one in the country `owner` (NULL: none stands before it), else in
 * the country that the item names most, else a capital, else the first of the data. */
EntryId place_entry(const NameReader *self, const NameFacts *facts, const char *owner);
/* The country of a token, or NULL. */
const char *token_country(const NameReader *self, const Token *token);

/* True if the token is a word of location, longer than a character: the north. */
bool token_is_location(const NameReader *self, const Token *token);
/* True if the token may stand inside the name of a body or before a post:
 * known parts of such names, and, when `loose`, ordinary nouns and characters
 * that belong to nothing known. */
bool token_is_part(const Token *token, bool loose);
/* True if the token may tell what a minister is in charge of: a part of bodies'
 * names or any noun or verb of two characters or more that opens no slot. */
bool token_is_portfolio(const Token *token);
/* True of an ordinary word that ends in the last word of bodies' names (医学院, 民主同盟). */
bool ends_in_head(const NameReader *self, const Token *token);
/* The first token of the name that ends at token `last`. Loose tokens count
 * only behind a country or place or when a body's last word closes them. */
uint32_t name_start(const NameReader *self, uint32_t last);

/* Makes one name of words in Latin letters beside a post or a courtesy. */
void join_latin_names(NameReader *self);
/* Parts a body from the head of its post where they share a character (对外联络部长 X). */
void split_heads(NameReader *self);
/* Makes words for one's own country (我国, 我 in 我驻…使馆) the outlet's country:
 * who tells the news speaks. In quotations others do. 该国 before a post becomes the country named last. */
void read_home(NameReader *self);
/* Groups the tokens of the current sentence. */
void read_countries(NameReader *self);
void read_places(NameReader *self);
void read_bodies(NameReader *self);
/* Posts and the persons beside them. */
void read_posts(NameReader *self);
void read_references(NameReader *self);

#endif
