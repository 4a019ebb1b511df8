/* The vocabulary of the data files: every class of entry and every key an
 * entry may carry. A class or key that is not listed here is an error in the
 * data file; `chancery lexicon check` reports it with line and column. */
#ifndef CHANCERY_LEXICON_SCHEMA_H
#define CHANCERY_LEXICON_SCHEMA_H

/* clang-format off */
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
    X(PLACE_LIST, "place-list", "what closes a list of names and says that they are places") \
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
    X(DEED, "deed", "a verb that makes an event with a certain noun only")      \
    X(SPEECH, "speech", "a verb of speech or attitude that makes a statement")  \
    X(SPEECH_WORD, "speech-word", "a word by which a verb of speech is read: adverbs, light verbs, speakers without a name") \
    X(TONE, "tone", "a word that colours what a frame verb says")               \
    X(STANCE, "stance", "a stance of plain words, or what speaks for it")       \
    X(COMMITMENT, "commitment", "a verb of deciding that makes a commitment")   \
    X(LEVEL, "level", "the level of a visit")                                   \
    X(MECHANISM, "mechanism", "the last part of a mechanism's name: dialogue, joint committee") \
    X(WORK, "work", "a kind of agreement or document that is signed or issued") \
    X(PREPOSITION, "preposition", "a word that opens a slot of a frame")        \
    X(CONJUNCTION, "conjunction", "a word that joins list members")             \
    X(ASPECT, "aspect", "a word of tense, plan, negation or doubt")             \
    X(SUPPORT, "support", "a light verb before a nominal event: hold, carry out") \
    X(SUBJECT_STOP, "subject-stop", "a word that cannot stand inside a name")   \
    X(FURNITURE, "furniture", "page machinery: more, related, copyright, editor") \
    X(TOPIC, "topic", "a word that shows what a record is about")               \
    X(CODING, "coding", "a kind of record, coded in PLOVER and CAMEO")          \
    X(CODING_WORD, "coding-word", "a word that refines the codes of a record")  \
    X(CONFIDENCE, "confidence", "a kind of record, or what speaks for or against it")

/* X(SYMBOL, "key in the files", "meaning") */
#define LEXICON_KEYS(X)                                                         \
    X(CODE, "code", "ISO 3166-1 alpha-3 of a country; ISO 4217 of a currency")  \
    X(ISO2, "iso2", "ISO 3166-1 alpha-2")                                       \
    X(COUNTRY, "country", "alpha-3 of the country something belongs to")        \
    X(NOT, "not", "alpha-3 codes, | between them, of countries that have no such post")      \
    X(ENGLISH, "en", "English name or names")                                   \
    X(VIETNAMESE, "vi", "Vietnamese name")                                      \
    X(CAPITAL, "capital", "name of the capital")                                \
    X(SAME, "same", "the fullest form of the same post")                        \
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

/* X(CLASS, KEY, "words that a value of this key may hold in this class, | between
 * them"). A word that is not listed is never read, so `chancery lexicon check`
 * warns of it. */
#define LEXICON_VOCABULARIES(X)                                                 \
    X(COUNTRY, FLAGS, "former|ruled|surname-first|mixed-names|same-press|world-press|chinese-press|own-era|comma-lists|simplified|traditional") \
    X(COUNTRY_SIGN, FLAGS, "alone|claimed|facing|leader")                       \
    X(SIGN_CONTEXT, KIND, "side|relation|opener|national")                               \
    X(SIGN_CONTEXT, FLAGS, "whole|hither|gift")                                 \
    X(PLACE, KIND, "province|capital|city|district|county|venue|airport|port|base|bridge|dam|canal|river|lake|sea|" \
                   "strait|bay|island|mountain|region")                         \
    X(PLACE, FLAGS, "abbreviation|disputed")                                    \
    X(PLACE_HEAD, KIND, "province|city|district|county|street|island|sea|river|lake|mountain|port|airport|base|" \
                        "station|bridge|square|monument|temple|palace|hotel|building") \
    X(NAME_CHARACTER, KIND, "foreign|given|generation|middle|opening")                  \
    X(WORD, KIND, "noun|place|verb|verb-noun|adjective|adverb|idiom|numeral|measure|time|location|pronoun|preposition|" \
                  "conjunction|particle")                                       \
    X(SPEECH, KIND, "frame|tell|attitude|topic|noun|moved")                           \
    X(SPEECH, FLAGS, "sure|weak|colon|bare|thing|short|media|both|self|view|grief|shows|quotes|hearer|asks")  \
    X(SPEECH_WORD, KIND, "go-on|frame|modifier|adjective|light|passive|particle|negation|modal|about|according|document|speaker|" \
                         "side|time-start|time-end|point|et-cetera|states|possessive|moved|goal|together|own|break|compound|sits|hears|report|reports|" \
                         "cause") \
    X(SPEECH_WORD, FLAGS, "view|colon|both|more|outcome|ceremony|self|nobody|if|pivot|far|place|salute|asks|" \
                          "back|manner|news|plural|exists|press|official") \
    X(COMMITMENT, KIND, "decide|intend|go-on|reach|points")                     \
    X(COMMITMENT, FLAGS, "weak|both|self|thing|named|far|view")                                  \
    X(BLOC, KIND, "igo|bloc|region|ngo")                                        \
    X(BLOC, FLAGS, "organ|meets")                                                    \
    X(OFFICE, KIND, "ministry|agency|army|local|parliament|government|police|embassy|court|presidency|procuracy|" \
                    "coast-guard|company|bank")                                 \
    X(BODY, KIND, "party|company|ngo|agency|army|government|armed-group|parliament|bank|ministry|presidency|front|" \
                  "court|embassy|police|procuracy|roving")                      \
    X(BODY_HEAD, KIND, "agency|ngo|army|company|committee|school|party|parliament|bank|government|police|presidency|" \
                       "embassy|court|ministry")                                \
    X(BODY_HEAD, FLAGS, "expatriate|bearer|of-country")                         \
    X(BODY_MODIFIER, FLAGS, "centre")                                           \
    X(OUTLET, KIND, "agency|paper|broadcaster|site")                            \
    X(TITLE, KIND, "head-of-state|head-of-government|minister|deputy|parliament|party|military|diplomat|court|local|" \
                   "international|company|royal|church|spokesman|other")        \
    X(TITLE, FLAGS, "needs-body|standalone|composite|after-name|collective|press|aspirant|shared|" \
                    "regnal|organisation|side|honour|birth")                                    \
    X(TITLE_PREFIX, KIND, "deputy|first|acting|designate|honorary|senior|assistant|joint|rotating|special|resident|and|" \
                          "topic|charge") \
    X(TENURE, KIND, "former|served|then|late|current|designate|new|leaving|left") \
    X(RANK, KIND, "military|police|diplomatic")                                 \
    X(KINSHIP, VALUE, "spouse|child|parent|sibling|relative|associate")         \
    X(KINSHIP, FLAGS, "after-name|together|couple|of-name")                              \
    X(HONORIFIC, KIND, "people|person|royal")                                          \
    X(HONORIFIC, FLAGS, "before-name|lady")                                     \
    X(GROUP, KIND, "leaders|delegation|guests|officials|parliament|press|experts|military|business|people|representatives") \
    X(GROUP, FLAGS, "mutual|attached|abstract|generic")                                \
    X(SURNAME, KIND, "chinese|vietnamese|korean|japanese")                      \
    X(REFERENCE, KIND, "both|leaders|all|self|you|he|that|here|other|home|body")  \
    X(REFERENCE, FLAGS, "country|opens|slot|side|plural|armies|states|meeting")                                              \
    X(NUMERAL, KIND, "digit|multiplier|section|fraction|vague|share|ordinal")   \
    X(NUMERAL, FLAGS, "prefix|suffix|point|count")                                    \
    X(APPROXIMATION, ROLE, "before|after")                                      \
    X(APPROXIMATION, KIND, "about|more|less|range")                             \
    X(MEASURE, KIND, "classifier|collective|event|person|unit|order|time")      \
    X(MEASURE, FLAGS, "ordinal|standing|placed|points|times|heads|listing|convened|rounds")\
    X(CURRENCY, KIND, "bare|cent")                                              \
    X(COUNTED, KIND, "people|states|bodies|places|things|goods|deals|works|events|abstract") \
    X(COUNTED, FLAGS, "within")                                                 \
    X(INDICATOR, KIND, "target|conversion|share|from|compare|scope|world|contrast|each|uncounted|handed|total|" \
                       "superlative|first|one-of|major|standing|having|reach|home|etc|lead|tail|rest|abroad|deal|delivery|foreign") \
    X(INDICATOR, FLAGS, "count|held|owned|suffix|after|split|noun|rate|mutual|back|people|total|measured|carried|work|sum")\
    X(CHANGE, KIND, "rise|fall|level|flat|double|halve|filler")                 \
    X(CHANGE, FLAGS, "annual|sequential|noun|average|cumulative|level")         \
    X(DATE_WORD, KIND, "day|week|weeks-ago|month|year|same-day|same-month|same-year|weekday|part-of-month|part-of-this-month|part-of-year|half|" \
                       "quarter|season|unit|century|era|time-of-day|local-time|recent|now|past|future|first|since|" \
                       "before|after|from|until|within|no-tail|every|no-day|no-count|numbered|year-name|plan|now-mark|short|only") \
    X(DATE_WORD, VALUE, "year|month|week|day|hour|minute|second|decade|century")     \
    X(DATE_WORD, FLAGS, "cumulative|label|count|count-only|before|join|alone|weekend|named|pair|vague") \
    X(EVENT, KIND, "trial|fall|result|campaign|answer|verb|noun")                                                 \
    X(EVENT, FRAME, "object|with|to|topic-to|host|host-to|home|mutual|each|subject|attend|done-to|post|content|travel|" \
                    "arrival|lead|transit|end|spoken|press|greeting|wreath|welcome|witness|dated|partnership|goods|" \
                    "team|summon|recall|attack|target|deploy|threat|leave|at-body|from|mechanism|membership|adopt|joint|strict|appoint|elect|test|lift|intercept|death|held|embassy|campaign|seize|complement|levy|recognise|convene|named|closing|ahead|greet|reception|approved|break") \
    X(DEED, KIND, "status|rights|waters|refugees|observers|link|access|headquarters|drill|treaty|heritage")  \
    X(DEED, FRAME, "object|with|to|from|subject|host|mutual|approved|membership") \
    X(MECHANISM, KIND, "session|standing|show|modifier")                        \
    X(MECHANISM, FLAGS, "assembly|weak|open|regular|plain|sport|domestic|international|talks|organ|culture|topic|parties|next")                \
    X(WORK, KIND, "verbal|occurrence|civil|among|at-large|anti|result|standing|deadline|carrying-out|outcome|speech|success|closed|bureau|suspicion|permit|stranger|document|treaty|paper|membership|initiative|venture|claim|rule|joint|contract|relation|diplomatic|bond|bilateral|anniversary|relief|help|troops|missile|drone|envoy|guests|outlaw|crowd|ban|team|ground|worth|violence|foreign|mission|tariff|people|airspace|seat|arms|order|curb|border|festivity|tie|supply|possession|craft|exhibit|works|builder|election|ship|dealing|errand|abroad|telephone|intangible|account|prospect|briefing|verdict|effect|privilege|aim|factions|rebels|resolution|drafting|status|rights|waters|refugees|observers|link|access|headquarters|drill|toll|staff|effective|roll|accession|heritage|regards|matter|truce")                               \
    X(PREPOSITION, ROLE, "cause|with|to|topic|at|agent|passive|against|invitation|source|object|means|except|as|hearsay|behalf|include|lead|escort|lasting|toward|succeed|given|origin|address|blow|without|despite") \
    X(CONJUNCTION, ROLE, "with|and|clause|joined")                                     \
    X(ASPECT, KIND, "avert|end|negation|hypothetical|habit")                                    \
    X(ASPECT, ROLE, "particle|each|apiece|twosome|intent|imminent|together|then|once|behind|copula|remote|agreeing|condition|past|inviting|invited|asking|awaiting|hoping|wishing-well|listing|meant|schedule|just|lately|earlier|again|exchange|since|thing|moved|spoken|kept|along|revoking|several|attempt")                                   \
    X(ASPECT, FLAGS, "at-once")                                                 \
    X(SUPPORT, ROLE, "declaring|light|opening|after|amid|station|kind|during|occasion|before|ending|leaving|departing|receiving|accepting|announcing|claiming|blaming|stay|laden|mediating|escorting|juncture|prepares|dating|underway|chosen|reading|returning|housing|present")                         \
    X(SUBJECT_STOP, ROLE, "possessive|deictic|this|copula|between|led|deputy|chief|craft")                                          \
    X(FURNITURE, KIND, "more|more-end|more-mark|more-noun|next|section|share|notice|footer|end|credit|source|stamp|via|photo|photo-label|" \
                       "photo-owner|photo-end|photo-outlet|caption|caption-mark|position|tag|outlet-head|self|wire|filed|told|local|posted|era|" \
                       "address|host|clock")

/* X(KEY, "words …"): the same for keys that mean one thing in every class. The
 * vocabularies are those of docs/codebook.md and of PLOVER. */
#define LEXICON_KEY_VOCABULARIES(X)                                             \
    X(EVENT, "visit|meeting|talks|call|session|message|ceremony|signing|relations|aid|protest|sanction|force|" \
             "appointment|other")                                               \
    X(STATUS, "happened|ongoing|planned|cancelled")                             \
    X(STANCE, "support|praise|thank|congratulate|condole|oppose|condemn|concern|wish|inform|neutral") \
    X(COMMITMENT, "agreed|pledged|proposed|target")                             \
    X(MEASURE, "trade|investment|aid|growth|tourism|people|projects|rank|other") \
    X(LEVEL, "state|official|official friendly|working|friendly")               \
    X(PLOVER, "AGREE|CONSULT|SUPPORT|COOPERATE|AID|RETREAT|REQUEST|CONCEDE|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|" \
              "MOBILIZE|COERCE|ASSAULT")                                        \
    X(CONTEXT, "military|intelligence|executive|legislative|election|political_institutions|pro_democracy|" \
               "pro_autocracy|economic|legal|reparations|human_rights|rights_freedoms|repression|human_security|" \
               "gender|lgbt|religion_ethnicity|inequality|diplomatic|territory|peacekeeping|health|asylum|migration|" \
               "disasters|natural_resources|environment|technology|terrorism|cbrn|cyber|misinformation|crime|" \
               "corruption|illegal_drugs|trafficking|humanitarian|culture")

/* X(KEY): keys whose value is a number, unless the class has a vocabulary. */
#define LEXICON_NUMBER_KEYS(X) X(VALUE) X(WEIGHT) X(SCORE) X(GOLDSTEIN)

/* X(SYMBOL, CLASS, KEY, among, "words …"): subclasses: the entries of a class that have one of the words
 * under the key, or none of them where `among` is false. A match knows the subclasses of its form as it
 * knows the classes, so that a stretch of text without any is told by one look. */
#define LEXICON_SUBCLASSES(X)                                                   \
    X(MECHANISM_HEAD, MECHANISM, KIND, false, "modifier")                       \
    X(SUPERLATIVE, INDICATOR, KIND, true, "superlative|first")                  \
    X(DOUBLING, CHANGE, KIND, true, "double|halve")                             \
    X(SPEECH_FRAME, SPEECH, KIND, true, "frame")                                \
    X(ET_CETERA, SPEECH_WORD, KIND, true, "et-cetera")                          \
    X(DATE_OPENER, DATE_WORD, KIND, false, "part-of-month|season|unit|since|within|before|after|from|until|every|" \
                                           "no-day|no-count|no-tail|numbered|plan|now-mark|year-name")

/* X(CLASS): classes whose forms name one thing in full: a form of one character
 * would be found inside other words everywhere. */
#define LEXICON_LONG_FORM_CLASSES(X)                                            \
    X(COUNTRY) X(DEMONYM) X(BLOC) X(BODY) X(OFFICE) X(OUTLET) X(TITLE) X(GROUP) X(LEVEL)  \
    X(WORK) X(TOPIC) X(CODING) X(CODING_WORD)

/* clang-format on */

#endif
