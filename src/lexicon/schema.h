/* The vocabulary of the data files: every class of entry and every key an
 * entry may carry. A class or key that is not listed here is an error in the
 * data file; `chancery lexicon check` reports it with line and column. */
#ifndef CHANCERY_LEXICON_SCHEMA_H
#define CHANCERY_LEXICON_SCHEMA_H

/* X(SYMBOL, "name in the files", "what the forms of this class are") */
#define LEXICON_CLASSES(X)                                                      \
    X(WORD, "word", "a common word, kept to find word boundaries")              \
    X(COUNTRY, "country", "a country or territory by its names")                \
    X(COUNTRY_SIGN, "country-sign", "one character or short stem that stands for a country inside compounds") \
    X(SIGN_CONTEXT, "sign-context", "a word that makes the character beside it a country sign") \
    X(DEMONYM, "demonym", "an adjective-like name of a country's people or side") \
    X(BLOC, "bloc", "an international organisation or a group of countries")    \
    X(PLACE, "place", "a city, province, venue, sea or other named place")      \
    X(PLACE_HEAD, "place-head", "the last part of a place name: province, city, airport, square") \
    X(BODY, "body", "a specific body by its own name")                          \
    X(OFFICE, "office", "a kind of body that every state has: ministry, parliament, court") \
    X(BODY_HEAD, "body-head", "the last part of a body's name: ministry, committee, party") \
    X(BODY_MODIFIER, "body-modifier", "a word that stands inside names of bodies before their head") \
    X(OUTLET, "outlet", "a news agency, broadcaster, paper or site")            \
    X(TITLE, "title", "the noun of a post: president, minister, ambassador")    \
    X(TITLE_PREFIX, "title-prefix", "what stands before the noun of a post: vice, first, acting") \
    X(TENURE, "tenure", "a word that says when a post is held: former, then, designate, new") \
    X(RANK, "rank", "military or diplomatic rank, no post")                     \
    X(KINSHIP, "kinship", "wife, son, widow of a named person")                 \
    X(HONORIFIC, "honorific", "polite word after a name")                       \
    X(GROUP, "group", "a collective noun for people who act: leaders, delegation, experts") \
    X(SURNAME, "surname", "a family name written before the given name")        \
    X(NAME_CHARACTER, "name-character", "character weights of personal names")   \
    X(REFERENCE, "reference", "a word that refers back: both sides, the two countries, he") \
    X(NUMERAL, "numeral", "a numeral character or multiplier")                  \
    X(APPROXIMATION, "approximation", "about, nearly, over")                    \
    X(MEASURE, "measure", "a measure word before a counted noun")               \
    X(CURRENCY, "currency", "a currency by its names")                          \
    X(COUNTED, "counted", "a noun that is counted in this genre")               \
    X(INDICATOR, "indicator", "a noun that names a measured quantity: trade volume") \
    X(CHANGE, "change", "a verb of rising or falling")                          \
    X(DATE_WORD, "date-word", "today, last year, the same day, early, end of")  \
    X(EVENT, "event", "a verb or noun that makes an event")                     \
    X(SPEECH, "speech", "a verb of speech or attitude that makes a statement")  \
    X(SPEECH_WORD, "speech-word", "a word by which a verb of speech is read: adverbs, light verbs, speakers without a name") \
    X(TONE, "tone", "a word that colours what a frame verb says")               \
    X(COMMITMENT, "commitment", "a verb of deciding that makes a commitment")   \
    X(LEVEL, "level", "the level of a visit")                                   \
    X(MECHANISM, "mechanism", "the last part of a mechanism's name: dialogue, joint committee") \
    X(WORK, "work", "a kind of agreement or document that is signed or issued") \
    X(PREPOSITION, "preposition", "a word that opens a slot of a frame")        \
    X(CONJUNCTION, "conjunction", "a word that joins list members")             \
    X(ASPECT, "aspect", "a word of tense, plan, negation or doubt")             \
    X(SUPPORT, "support", "a light verb before a nominal event: hold, carry out") \
    X(HEARSAY, "hearsay", "a word that marks a report at second hand")          \
    X(SUBJECT_STOP, "subject-stop", "a word that cannot stand inside a name")   \
    X(FURNITURE, "furniture", "page machinery: more, related, copyright, editor") \
    X(TOPIC, "topic", "a word that shows what a record is about")               \
    X(CODING, "coding", "a kind of record, coded in PLOVER and CAMEO")          \
    X(CODING_WORD, "coding-word", "a word that refines the codes of a record")

/* X(SYMBOL, "key in the files", "meaning") */
#define LEXICON_KEYS(X)                                                         \
    X(CODE, "code", "ISO 3166-1 alpha-3 of a country; ISO 4217 of a currency")  \
    X(ISO2, "iso2", "ISO 3166-1 alpha-2")                                       \
    X(COUNTRY, "country", "alpha-3 of the country something belongs to")        \
    X(ENGLISH, "en", "English name or names")                                   \
    X(VIETNAMESE, "vi", "Vietnamese name")                                      \
    X(CAPITAL, "capital", "name of the capital")                                \
    X(SHORT, "short", "the short name by which a bloc or body is coded")        \
    X(KIND, "kind", "sub-kind of the class, see data/README.md")                \
    X(VALUE, "value", "number meant by a word")                                 \
    X(EVENT, "event", "event type of the codebook")                             \
    X(OTHER, "other", "other_type of an event of type other")                   \
    X(STATUS, "status", "status an aspect word gives: planned, ongoing, cancelled, happened") \
    X(STANCE, "stance", "stance of a statement")                                \
    X(COMMITMENT, "commitment", "kind of commitment: agreed, pledged, proposed, target") \
    X(MEASURE, "measure", "measure of an indicator")                            \
    X(UNIT, "unit", "unit a word implies")                                      \
    X(FRAME, "frame", "how a verb takes its slots, see data/README.md")         \
    X(ROLE, "role", "role of a function word or slot")                          \
    X(LEVEL, "level", "level of a visit")                                       \
    X(PLOVER, "plover", "PLOVER event")                                         \
    X(MODE, "mode", "PLOVER mode")                                              \
    X(CONTEXT, "context", "PLOVER context")                                     \
    X(CAMEO, "cameo", "CAMEO code")                                             \
    X(SCORE, "score", "PLOVER's conflict-cooperation score, -10 to 10")         \
    X(GOLDSTEIN, "goldstein", "Goldstein value of the CAMEO code, -10 to 10")   \
    X(WEIGHT, "weight", "log-scale weight, the larger the likelier")            \
    X(FLAGS, "flags", "further marks, | between them, see data/README.md")

#endif
