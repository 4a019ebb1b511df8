/* Home: whose text it is, so that "the president" is the president there. The
 * outlet tells; where none is known, the script and whose bodies go without
 * their country. */
#include "read/names.h"

/* The country of a place in the dateline, or that is one (新加坡24日讯), if it is in the list; NULL if none is. */
static const char *country_of_dateline(const Item *item, const NameTable *table, const CodeList among) {
    const ClassSet places = CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY);
    for (size_t i = 0; i < item->segments.count; i++) {
        Span span = item->segments.items[i].span;
        for (uint32_t at = span.start; item->segments.items[i].kind == SEGMENT_DATELINE && at < span_end(span); at++) {
            const Match *place = match_longest(&item->matches, at, span_end(span), places);
            const char *country = place ? facts_country(item->lexicon, &table->facts[place->posting]) : NULL;
            if (code_list_has(among, country)) {
                return country;
            }
        }
    }
    return NULL;
}

/* Whose posts go without their country: the outlet's country; or the region that it
 * reports from, of which the papers of the state speak as its own do (中评社台北电). */
static const char *home_of_report(const Item *item, const NameTable *table) {
    bool has_regions = false;
    const char *state = state_of_country(table, item->outlet_country);
    for (uint32_t i = 0; state && i < REGION_LIMIT && table->regions[i].code; i++) {
        has_regions = has_regions || strcmp(table->regions[i].state, state) == 0;
    }
    const char *reports = has_regions ? country_of_dateline(item, table, table->same_press) : NULL;
    return reports ? reports : item->outlet_country;
}

/* What the text says of one country. */
typedef struct Claim {
    const char *code;
    uint32_t named, own; /* how often it or a place there is named, how many of its bodies go without it */
    uint32_t told;       /* … of these the words for the own country, which any may say of itself */
} Claim;

enum { CLAIMS = 16 };

/* The claim of a country whose people put the family name first; NULL for others. */
static Claim *claim_of(const NameTable *table, Claim *claims, const char *code) {
    if (!code || strchr(code, '|') || !code_list_has(table->surname_first, code)) {
        return NULL;
    }
    uint32_t at = 0;
    while (at + 1 < CLAIMS && claims[at].code && strcmp(claims[at].code, code) != 0) {
        at++;
    }
    claims[at].code = claims[at].code ? claims[at].code : code;
    return strcmp(claims[at].code, code) == 0 ? &claims[at] : NULL;
}

/* True if the match is a word for the outlet's own country: 我国, in a text in traditional script also 我外长. */
static bool is_own_country_match(const NameReader *self, const Match *match) {
    const ChLexicon *lexicon = self->item->lexicon;
    EntryId entry = match ? match_entry(lexicon, match, CLASS_REFERENCE) : NO_ENTRY;
    const Match *office = entry != NO_ENTRY && self->text->is_traditional && match->span.length == 1
                              ? match_longest(&self->item->matches, span_end(match->span), self->text->length,
                                              CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE))
                              : NULL;
    if (office && office->span.length > 1) {
        return lexicon_has(lexicon, entry, KEY_KIND, "self");
    }
    return entry != NO_ENTRY && lexicon_has(lexicon, entry, KEY_KIND, "home") &&
           lexicon_has(lexicon, entry, KEY_FLAGS, "country");
}

/* True if the match tells where somebody of no named country is posted abroad: 驻 X 大使, 驻 X 使馆. */
static bool is_own_residence(const NameReader *self, const Match *match, const char *home) {
    if (!match || !(match->classes & CLASS_BIT(CLASS_TITLE_PREFIX)) ||
        !(self->table->facts[match->posting].marks & MARK_RESIDENT) ||
        (self->item->matches.ending[match->span.start] & (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN)))) {
        return false;
    }
    const Match *host =
        match_longest(&self->item->matches, span_end(match->span), self->text->length,
                      CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_PLACE));
    const char *country = host ? facts_country(self->item->lexicon, &self->table->facts[host->posting]) : NULL;
    const Match *post = host ? match_longest(&self->item->matches, span_end(host->span), self->text->length,
                                             CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BODY))
                             : NULL;
    return post && country && strcmp(country, home) != 0;
}

/* The country to which somebody is said to come here, by its sign: 来台. NULL if nobody is. */
static const char *country_come_to(const NameReader *self, uint32_t at) {
    const MatchTable *matches = &self->item->matches;
    const Match *opener = matches->starting[at] & CLASS_BIT(CLASS_SIGN_CONTEXT)
                              ? match_exact(matches, (Span){at, 1}, CLASS_BIT(CLASS_SIGN_CONTEXT))
                              : NULL;
    bool hither =
        opener && lexicon_has(self->item->lexicon, match_entry(self->item->lexicon, opener, CLASS_SIGN_CONTEXT),
                              KEY_FLAGS, "hither");
    const Match *sign = hither && at + 1 < self->text->length
                            ? match_exact(matches, (Span){at + 1, 1}, CLASS_BIT(CLASS_COUNTRY_SIGN))
                            : NULL;
    return sign ? facts_country(self->item->lexicon, &self->table->facts[sign->posting]) : NULL;
}

/* True of a party, a society or a company, which papers of other countries name without its own too (自民党). */
static bool is_known_abroad(const ChLexicon *lexicon, const Match *match) {
    EntryId body = match_entry(lexicon, match, CLASS_BODY);
    return body != NO_ENTRY &&
           (lexicon_has(lexicon, body, KEY_KIND, "party") || lexicon_has(lexicon, body, KEY_KIND, "ngo") ||
            lexicon_has(lexicon, body, KEY_KIND, "company"));
}

/* What the text says of the countries, a word for the own one said of `home`. */
static void count_claims(const NameReader *self, const char *home, Claim *claims) {
    const ClassSet prefixes = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN),
                   names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BODY) |
                           CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_TITLE_PREFIX);
    const ClassSet leading = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT);
    const MatchTable *matches = &self->item->matches;
    for (uint32_t at = 0; at < self->text->length; at++) {
        const Match *match = match_longest(matches, at, self->text->length, names);
        const char *goal = country_come_to(self, at);
        bool hither = goal && string_same(goal, home);
        bool is_own =
            hither || (match && (((match->classes & CLASS_BIT(CLASS_REFERENCE)) && is_own_country_match(self, match)) ||
                                 is_own_residence(self, match, home)));
        const char *country = is_own  ? home
                              : match ? facts_country(self->item->lexicon, &self->table->facts[match->posting])
                                      : NULL;
        bool in_name = match && match->span.length == 1 && !is_own && !(matches->ending[at] & leading); /* 张晋创 */
        Claim *claim = in_name ? NULL : claim_of(self->table, claims, country);
        if (claim && (match || hither)) {
            bool body = !is_own && !(match->classes & (CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE)));
            bool inside = body && (matches->starting[at] & CLASS_BIT(CLASS_COUNTRY)); /* 日本国会 */
            claim->named += !body || inside;
            bool own = body && !inside && !(matches->ending[at] & prefixes);
            claim->told += is_own;
            claim->own +=
                is_own || (own && (string_same(country, home) || !is_known_abroad(self->item->lexicon, match)));
        }
        at = match ? span_end(match->span) - 1 : at;
    }
}

/* True if the text is written there, or dated by the calendar that only `home` counts by. */
static bool is_written_at(const NameReader *self, const char *home) {
    return code_list_has(self->table->own_era, home) &&
           (self->item->own_era || country_of_dateline(self->item, self->table, self->table->own_era));
}

/* True if no country that the text tells of but `home` has such a post. */
static bool no_other_has(const ChLexicon *lexicon, EntryId title, const Claim *claims, const char *home) {
    bool none = true;
    for (uint32_t i = 0; none && i < CLAIMS && claims[i].code; i++) {
        none = strcmp(claims[i].code, home) == 0 || claims[i].named + claims[i].own == 0 ||
               lexicon_has(lexicon, title, KEY_NOT, claims[i].code);
    }
    return none;
}

/* True if the post, or the office, of a head of state opens the headline or the text, so that no country stands before
 * it, and `home` has such a one (总统 X 7日启程, 总统府说); in simplified script, which several countries' papers use,
 * if no other that is told of has it. */
static bool opens_with_own_head(const NameReader *self, const char *home, const Claim *claims) {
    const Item *item = self->item;
    const ChLexicon *lexicon = item->lexicon;
    const ClassSet heads = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE);
    for (size_t i = 0; i < item->segments.count; i++) {
        const Segment *segment = &item->segments.items[i];
        uint32_t at = segment->span.start, end = span_end(segment->span);
        const Match *prefix = match_longest(&item->matches, at, end, CLASS_BIT(CLASS_TITLE_PREFIX));
        const Match *opening[] = {match_longest(&item->matches, at, end, heads),
                                  prefix ? match_longest(&item->matches, span_end(prefix->span), end, heads) : NULL};
        for (int k = 0; k < 2; k++) {
            EntryId title = opening[k] ? match_entry(lexicon, opening[k], CLASS_TITLE) : NO_ENTRY;
            EntryId office = opening[k] ? match_entry(lexicon, opening[k], CLASS_OFFICE) : NO_ENTRY;
            bool is_head = title != NO_ENTRY && lexicon_has(lexicon, title, KEY_KIND, "head-of-state") &&
                           !lexicon_has(lexicon, title, KEY_NOT, home) &&
                           (self->text->is_traditional || no_other_has(lexicon, title, claims, home));
            office = self->text->is_traditional ? office : NO_ENTRY;
            if (is_head || (office != NO_ENTRY && lexicon_has(lexicon, office, KEY_KIND, "presidency"))) {
                return true;
            }
        }
        if (segment->kind != SEGMENT_HEADLINE && segment->kind != SEGMENT_DATELINE) {
            return false;
        }
    }
    return false;
}

/* A country with papers in Chinese, other than the homes of the scripts, and what speaks for the text being of one. */
typedef struct Local {
    const Claim *claim;
    uint32_t count; /* words that tell of it as of one's own */
    bool is_of_others; /* its posts and bodies are told with its name first: 马来西亚最高元首 X …, 最高元首 … */
} Local;

enum { LOCALS = 2 * SURNAME_FIRST_LIMIT }; /* as many as the two lists can hold */

static uint32_t gather_locals(const NameReader *self, Claim *claims, Local *locals) {
    const NameTable *table = self->table;
    const CodeList *lists[] = {&table->chinese_press, &table->same_press};
    uint32_t count = 0;
    for (uint32_t k = 0; k < 2; k++) {
        for (const char *const *code = *lists[k]; *code; code++) {
            bool is_of_script = string_same(*code, table->script_home[0]) || string_same(*code, table->script_home[1]);
            const Claim *claim = is_of_script ? NULL : claim_of(table, claims, *code);
            if (claim) {
                locals[count++] = (Local){.claim = claim};
            }
        }
    }
    return count;
}

/* Counts a post, an honour or a body: of the country that alone has it, or that shares it with another (行政长官) and
 * is named in the text. */
static void count_bare_word(const char *codes, bool bare, Local *locals, uint32_t size) {
    for (uint32_t i = 0; i < size; i++) {
        const Claim *claim = locals[i].claim;
        bool own = string_same(codes, claim->code) || (claim->named && lexicon_list_holds(codes, claim->code));
        locals[i].count += own && bare && !locals[i].is_of_others;
        locals[i].is_of_others = locals[i].is_of_others || (own && !bare && locals[i].count == 0);
    }
}

/* Counts the words that tell of a country as of one's own: that somebody comes there (来港), and, without its name
 * before them, posts, honours and bodies. */
static void count_bare_words(const NameReader *self, Local *locals, uint32_t size) {
    const ClassSet words = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_HONORIFIC) | CLASS_BIT(CLASS_BODY) |
                           CLASS_BIT(CLASS_OFFICE),
                   names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) | CLASS_BIT(CLASS_PLACE),
                   openers = CLASS_BIT(CLASS_SIGN_CONTEXT);
    const MatchTable *matches = &self->item->matches;
    uint32_t length = self->text->length;
    for (uint32_t at = match_next(matches, 0, length, words | openers); at < length;) {
        const Match *match = match_longest(matches, at, length, words | names);
        const char *goal = country_come_to(self, at);
        const char *codes = match ? facts_country(self->item->lexicon, &self->table->facts[match->posting]) : NULL;
        bool is_word = match && (match->classes & words);
        for (uint32_t i = 0; goal && i < size; i++) {
            locals[i].count += string_same(goal, locals[i].claim->code) && !locals[i].is_of_others;
        }
        if (codes && is_word) {
            bool bare = !((match->classes | matches->starting[at]) & names) && !(matches->ending[at] & names);
            count_bare_word(codes, bare, locals, size);
        }
        at = match_next(matches, is_word ? span_end(match->span) : at + 1, length, words | openers);
    }
}

/* The country with papers in Chinese, other than the homes of the scripts, of which a text speaks as of one's own, more
 * than `own` times; of two alike the one named more. NULL if there is none. */
static const char *home_of_local_press(const NameReader *self, Claim *claims, uint32_t own) {
    enum { FEW = 1 };
    Local locals[LOCALS];
    uint32_t size = gather_locals(self, claims, locals);
    count_bare_words(self, locals, size);
    const Local *best = NULL;
    uint32_t most = own > FEW ? own : FEW;
    for (uint32_t i = 0; i < size; i++) {
        bool better =
            locals[i].count > most || (best && locals[i].count == most && locals[i].claim->named > best->claim->named);
        best = better ? &locals[i] : best;
        most = better ? locals[i].count : most;
    }
    return best ? best->claim->code : NULL;
}

/* True if the text tells of a head of state without his country whom `home` has, and none that it names has one called
 * so: a paper of Hong Kong on 國家主席 X. */
static bool tells_bare_head(const NameReader *self, const char *home, const Claim *claims) {
    const ChLexicon *lexicon = self->item->lexicon;
    const MatchTable *matches = &self->item->matches;
    const ClassSet titles = CLASS_BIT(CLASS_TITLE), owners = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_COUNTRY_SIGN) |
                                                             CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_BODY);
    uint32_t length = self->text->length;
    for (uint32_t at = match_next(matches, 0, length, titles); at < length;) {
        const Match *match = match_longest(matches, at, length, titles);
        EntryId title = match_entry(lexicon, match, CLASS_TITLE);
        if (lexicon_has(lexicon, title, KEY_KIND, "head-of-state") && !lexicon_has(lexicon, title, KEY_NOT, home) &&
            no_other_has(lexicon, title, claims, home)) {
            return !(matches->ending[at] & owners); /* told with its country first, it is that one's further on too */
        }
        at = match_next(matches, span_end(match->span), length, titles);
    }
    return false;
}

/* Whose text it rather is, by its script: of that state the text must speak, by its name or as
 * its own, or be written there, and no other may have more bodies that go without their country. */
static const char *home_of_text(const NameReader *self) {
    const char *home = self->table->script_home[self->text->is_traditional];
    Claim claims[CLAIMS] = {{0}};
    if (home) {
        count_claims(self, home, claims);
    }
    bool others = false;
    Claim *own = claim_of(self->table, claims, home);
    const char *local = home_of_local_press(self, claims, own ? own->own - own->told : 0);
    if (local) {
        return local;
    }
    if (own && (is_written_at(self, home) || opens_with_own_head(self, home, claims))) {
        own->own++;
    }
    for (uint32_t i = 0; own && i < CLAIMS && claims[i].code; i++) {
        others = others || (strcmp(claims[i].code, home) != 0 && claims[i].named + claims[i].own > 0);
        own = claims[i].own > own->own ? NULL : own;
    }
    bool speaks = own && (own->own > 0 || (!self->text->is_traditional && (own->named > 0 || !others)));
    const char *other = self->text->is_traditional && !speaks ? self->table->script_home[0] : NULL;
    return speaks ? home : other && tells_bare_head(self, other, claims) ? other : NULL;
}

/* True if 我国 stands before the word that joins, or behind the state: 我国和 X, X 与我国. */
static bool is_joined_to_own(const NameReader *self, const Match *state) {
    const MatchTable *matches = &self->item->matches;
    const ClassSet own = CLASS_BIT(CLASS_REFERENCE),
                   joints = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION);
    const Match *before = match_longest_before(matches, 0, state->span.start, joints);
    const Match *first = before ? match_longest_before(matches, 0, before->span.start, own) : NULL;
    uint32_t end = span_end(state->span);
    const Match *behind = match_longest(matches, end, self->text->length, joints);
    const Match *second = behind ? match_longest(matches, span_end(behind->span), self->text->length, own) : NULL;
    return is_own_country_match(self, first) || is_own_country_match(self, second);
}

/* True if a deed of the own state is done to the one named at the position: 我国总理访问 X. */
static bool is_aimed_at_by_own(const NameReader *self, uint32_t at) {
    const MatchTable *matches = &self->item->matches;
    bool aimed = match_longest_before(matches, 0, at, CLASS_BIT(CLASS_EVENT)) != NULL, own = false;
    for (uint32_t back = at; aimed && !own && back-- > 0 && self->text->character[back] != ',' &&
                             self->text->character[back] != FULL_STOP && self->text->character[back] != '\n';) {
        const Match *match = match_longest(matches, back, at, CLASS_BIT(CLASS_REFERENCE));
        own = match && match->span.length > 1 && is_own_country_match(self, match);
    }
    return own;
}

/* How often the text names the state or a place there as the own one may be; 0 if it speaks of it as of another: by the
 * form that neighbours give it (马国; sets `by_neighbour`), beside 我国, or as what the own state visits. */
static uint32_t named_as_own(const NameReader *self, const char *code, bool *by_neighbour) {
    const ClassSet names = CLASS_BIT(CLASS_COUNTRY) | CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_COUNTRY_SIGN);
    const MatchTable *matches = &self->item->matches;
    uint32_t named = 0;
    for (uint32_t at = 0; at < self->text->length; at++) {
        const Match *match = match_longest(matches, at, self->text->length, names);
        const char *codes = match && match->span.length > 1
                                ? facts_country(self->item->lexicon, &self->table->facts[match->posting])
                                : NULL;
        bool of_it = codes && strstr(codes, code);
        *by_neighbour = *by_neighbour || (of_it && strchr(codes, '|'));
        if (of_it && (strchr(codes, '|') || is_joined_to_own(self, match) || is_aimed_at_by_own(self, at))) {
            return 0;
        }
        bool of_post = of_it && match_longest(matches, span_end(match->span), self->text->length,
                                              CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_OFFICE)); /* at home 我国总理 */
        named += of_it && !of_post;
        at = match ? span_end(match->span) - 1 : at;
    }
    return named;
}

/* The state, besides that of the script, whose papers in Chinese speak so: the text names it as theirs do, and oftener
 * than `least`, or it speaks of another such by the form that only its neighbours give it. NULL if there is none. */
static const char *home_of_press_abroad(const NameReader *self, uint32_t least) {
    const char *found = NULL, *neighbour = NULL;
    bool beside = false;
    for (const char *const *code = self->table->chinese_press; *code; code++) {
        bool by_neighbour = false;
        uint32_t named = named_as_own(self, *code, &by_neighbour);
        found = named > least ? *code : found;
        least = named > least ? named : least;
        beside = beside || by_neighbour;
        neighbour = by_neighbour ? neighbour : *code;
    }
    return found || !beside || least ? found : neighbour;
}

/* True if the text calls a state its own. */
static bool says_own_country(const NameReader *self) {
    const MatchTable *matches = &self->item->matches;
    const ClassSet references = CLASS_BIT(CLASS_REFERENCE);
    uint32_t length = self->text->length;
    for (uint32_t at = match_next(matches, 0, length, references); at < length;
         at = match_next(matches, at + 1, length, references)) {
        const Match *match = match_longest(matches, at, length, references);
        if (match->span.length > 1 && is_own_country_match(self, match)) {
            return true;
        }
    }
    return false;
}

/* The state of a paper of the press abroad: by the place from which it files in its own manner, or which it names as
 * its own, oftener than the home of the script, where it says 我国. NULL if nothing tells so. */
static const char *home_abroad(const NameReader *self) {
    const char *filing = self->item->filing_country, *home = self->table->script_home[0];
    if (filing) {
        const char *own = code_list_has(self->table->chinese_press, filing) ? filing : home_of_press_abroad(self, 0);
        return own ? own : filing;
    }
    bool may = !self->text->is_traditional && home && says_own_country(self), by_neighbour = false;
    return may ? home_of_press_abroad(self, named_as_own(self, home, &by_neighbour)) : NULL;
}

/* The state whose sign the home goes by too: that of the other script, where the text speaks
 * more of the home (a paper of Taiwan on who 訪華). NULL if it goes by none. */
static const char *claimed_by_home(const NameReader *self) {
    const char *const *homes = self->table->script_home;
    Claim claims[CLAIMS] = {{0}};
    if (!homes[1] || !homes[0] || !self->item->home || strcmp(self->item->home, homes[1]) != 0) {
        return NULL;
    }
    count_claims(self, homes[1], claims);
    const Claim *own = claim_of(self->table, claims, homes[1]), *other = claim_of(self->table, claims, homes[0]);
    bool more = own && other && own->named + own->own >= other->named + other->own;
    return more && (own->named || !other->named) ? homes[0] : NULL;
}

void find_home(NameReader *self) {
    Item *item = self->item;
    item->outlet_country = home_of_report(item, self->table);
    item->outlet_country = item->outlet_country ? item->outlet_country : home_abroad(self);
    item->home = item->outlet_country ? item->outlet_country : home_of_text(self);
    item->claimed = claimed_by_home(self);
}
