/* Origins: whose a person is for whom no phrase prints it. What is asked for
 * each person is counted once for the item, so that a page of thousands of
 * names takes no longer for each of them. */
#include "resolve/resolve.h"

#include <assert.h>

#include "base/index.h"
#include "read/names.h"
#include "read/stories.h"
#include "resolve/origin_words.h"

/* What a person leads by a post still held. */
typedef enum Lead { LEAD_NONE, LEAD_STATE /* or its party */, LEAD_GOVERNMENT, LEAD_COUNT } Lead;

/* A country or bloc that the item names, by itself or by a place in it. */
typedef struct Named {
    const char *code;
    uint32_t total;         /* mentions in the item */
    uint32_t in_line;       /* of these in the line at hand */
    uint32_t first_in_line; /* the first of these */
    uint32_t in_section;    /* mentions in the section at hand */
    bool is_state;
    bool is_country;    /* named by itself, not by places only */
    bool surname_first; /* its people put the family name first */
    bool mixed_names;   /* many of them bear names of other kinds */
} Named;

/* A title that stands apart from a name, with a country; one for each country. */
typedef struct Title {
    const char *country;
    uint32_t first; /* its first mention */
    uint32_t below; /* the first below the headline, NO_MENTION if there is none */
    struct Title *next;
} Title;

/* The persons who hold a post of a country. */
typedef struct Holders {
    uint32_t first;
    bool several;
} Holders;

typedef struct Origins {
    const char **side_of; /* by person: the side that his words begin with, where no outlet tells whose page it is; NULL
                             if they do not, empty if they begin with several */
    Item *item;
    const NameTable *table;
    List(Named) named;
    uint32_t *named_of; /* by mention: 1 + its country's place in `named`, 0 if it names none */
    Span line;          /* for which `in_line` was counted */
    bool has_line;
    Span section;          /* for which `in_section` was counted */
    bool has_sections;     /* several pieces, each under a heading: of a digest, or of one long story */
    uint32_t headline_end; /* of the first line */
    const char
        *guest; /* whose only post without a name the headline tells (李强同新加坡总理会谈); NULL if none or several */
    uint32_t *first_post; /* by person: 1 + his first mention of a post, 0 if none */
    uint32_t *next_post;  /* by such a mention: the same of the next */
    bool is_at_home;      /* the item speaks of the outlet's country: a bare post is its own */
    bool *is_bare;        /* by person: introduced by a post that names no country */
    bool *is_stray;       /* by person: nothing that stands beside his first name tells whose he may be */
    Index titles;         /* Title by the words of the post */
    Index holders;        /* Holders by the words of the post and its country; made when it is asked for */
    uint32_t leads_at_home[LEAD_COUNT]; /* the first person of the outlet's country who leads so */
    const char *faced; /* the state that the person at hand visits or whose people he meets: not his; NULL if none is */
    Span faced_list;   /* the words that list it with others, none of which is his either: 访问 P、Q 和 R */
} Origins;

static bool bears_family_names_first(const Origins *self, const char *code) {
    return code_list_has(self->table->surname_first, code);
}

/* --- countries named --- */

static uint32_t place_of_code(Origins *self, const char *code) {
    for (uint32_t i = 0; i < self->named.count; i++) {
        if (string_same(self->named.items[i].code, code)) {
            return i;
        }
    }
    *list_push(self->item->arena, &self->named) = (Named){.code = code,
                                                          .is_state = country_is_state(code),
                                                          .surname_first = bears_family_names_first(self, code),
                                                          .mixed_names = code_list_has(self->table->mixed_names, code)};
    return (uint32_t)self->named.count - 1;
}

static void count_named(Origins *self, uint32_t index) {
    const Mention *mention = &self->item->mentions.items[index];
    if ((mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE) && mention->country) {
        uint32_t place = place_of_code(self, mention->country);
        self->named_of[index] = place + 1;
        self->named.items[place].total++;
        self->named.items[place].is_country |= mention->kind == MENTION_COUNTRY;
    }
}

/* True if the item holds several pieces, each under a heading; of a digest they are its stories (read/stories.h). */
static bool has_sections(const Item *item) {
    enum { FEWEST = 2 };
    uint32_t headings = 0;
    Span line = next_line(item, line_of(item, span_of(0, 0)));
    for (Span next; line.length && headings < FEWEST; line = next) {
        next = next_line(item, line);
        headings += next.length && line_is_heading(item, line) && !line_is_heading(item, next);
    }
    return headings >= FEWEST;
}

/* Counts what is named in the piece that the person's line belongs to, if it is another than the last. */
static void enter_section(Origins *self) {
    if (!self->has_sections || span_within(self->line, self->section)) {
        return;
    }
    const Item *item = self->item;
    Span first = self->line, last = self->line;
    while (!line_is_heading(item, first) && first.start > self->headline_end) {
        uint32_t before = first.start;
        while (before > self->headline_end && item->text->character[before - 1] == '\n') {
            before--;
        }
        first = line_of(item, span_of(before, before));
    }
    for (Span next = next_line(item, last); next.length && !line_is_heading(item, next); next = next_line(item, next)) {
        last = next;
    }
    self->section = span_join(first, last);
    for (size_t i = 0; i < self->named.count; i++) {
        self->named.items[i].in_section = 0;
    }
    for (uint32_t i = mention_from(item, self->section.start); i < mention_from(item, span_end(self->section)); i++) {
        if (self->named_of[i]) {
            self->named.items[self->named_of[i] - 1].in_section++;
        }
    }
}

/* Counts what is named in the person's line, if it is another than the last. */
static void enter_line(Origins *self, const Mention *person) {
    if (self->has_line && span_within(person->span, self->line)) {
        return;
    }
    const Item *item = self->item;
    self->line = line_of(item, person->span);
    self->has_line = true;
    for (size_t i = 0; i < self->named.count; i++) {
        self->named.items[i].in_line = 0;
    }
    for (uint32_t i = mention_from(item, self->line.start); i < mention_from(item, span_end(self->line)); i++) {
        if (self->named_of[i]) {
            assert(self->named.items);
            Named *named = &self->named.items[self->named_of[i] - 1];
            named->first_in_line = named->in_line++ ? named->first_in_line : i;
        }
    }
    enter_section(self);
}

/* True if a bare post is one of the outlet's country. Where the papers print what others tell of
 * themselves, or tell the world of everybody, only if the item speaks of the country beside others: of like names. */
static bool is_at_home(const Origins *self) {
    enum { SHARE = 3, OFTEN = 4 };
    const char *home = self->item->outlet_country;
    bool home_is_han = bears_family_names_first(self, home);
    uint32_t own = 0, other = 0;
    if (home_is_han && !code_list_has(self->table->world_press, home)) {
        return true;
    }
    for (size_t i = 0; i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        if (string_same(named->code, home)) {
            own = named->total;
        } else if (named->surname_first || !home_is_han) {
            other = named->total > other ? named->total : other;
        }
    }
    return other < OFTEN || own * SHARE >= other;
}

/* Which countries a person may be of. */
typedef struct Origin {
    const char *not_this; /* not this country, unless NULL */
    bool surname_first;   /* only of those whose people put the family name first */
    bool transliterated;  /* only of those whose people bear other names */
    bool in_line;         /* only of those named in the person's line */
    uint32_t holder;      /* 1 + index of the person, to leave out countries that have no such post as his; 0 for any */
} Origin;

/* Where the post is held as it says itself (驻港总领事); NULL if it does not. */
static const Mention *station_of(const Item *item, const Mention *post) {
    const Match *resident =
        match_longest(&item->matches, post->span.start, span_end(post->span), CLASS_BIT(CLASS_TITLE_PREFIX));
    EntryId entry = resident ? match_entry(item->lexicon, resident, CLASS_TITLE_PREFIX) : NO_ENTRY;
    uint32_t inside = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "resident")
                          ? mention_from(item, span_end(resident->span))
                          : (uint32_t)item->mentions.count;
    const Mention *named = inside < item->mentions.count ? &item->mentions.items[inside] : NULL;
    return named && named->span.start == span_end(resident->span) && named->country ? named : NULL;
}

static bool is_stationed_in(const Item *item, const Mention *post, const char *country) {
    const Mention *station = station_of(item, post);
    return station && string_same(station->country, country);
}

/* True if the state is listed with the one that the person visits: 访问 P、Q 和 R. */
static bool is_faced_too(const Origins *self, const char *country) {
    const Item *item = self->item;
    uint32_t end = span_end(self->faced_list);
    for (uint32_t i = self->faced_list.length ? mention_from(item, self->faced_list.start) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        if (string_same(item->mentions.items[i].country, country) && !string_same(country, item->outlet_country)) {
            return true;
        }
    }
    return false;
}

/* The list of states in which the one stands that the person visits, behind him in his sentence; empty if it stands
 * alone. */
static Span list_of_faced(const Item *item, const Mention *person, const char *faced) {
    enum { JOINT = 2, REACH = 40 }; /* characters */
    Span list = {0};
    uint32_t end = span_end(person->phrase), stop = end;
    while (stop < item->text->length && stop < end + REACH && item->text->character[stop] != FULL_STOP &&
           item->text->character[stop] != '\n') {
        stop++;
    }
    for (uint32_t i = mention_from(item, end); faced && i < item->mentions.count; i++) {
        const Mention *state = &item->mentions.items[i];
        if (!list.length && state->span.start >= stop) {
            break;
        }
        bool is_state = state->kind == MENTION_COUNTRY && !state->is_sign && state->within == NO_MENTION;
        if (list.length && (!is_state || state->span.start > span_end(list) + JOINT)) {
            break;
        }
        if (list.length) {
            list = span_join(list, state->span);
        } else if (is_state && string_same(state->country, faced)) {
            list = state->span;
        }
    }
    return list;
}

/* True if the post is one of a state, which its regions do not have: its head, a
 * minister, whoever speaks for it. */
static bool is_of_state(const Item *item, const Mention *post) {
    static const char *const kinds[] = {"head-of-state", "head-of-government", "party", "military", "spokesman"};
    enum { MINISTER = 7 };
    const char *kind = post->entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, post->entry, KEY_KIND);
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (string_same(kind, kinds[i])) {
            return true;
        }
    }
    return kind && (string_same(kind, "minister") || string_same(kind, "deputy")) &&
           lexicon_number(item->lexicon, post->entry, KEY_WEIGHT, 0) >= MINISTER;
}

/* True if the country has no such post as one of the person's, as a region has no head of state, or is where he is
 * stationed or a visitor. */
static bool cannot_be_of(const Origins *self, uint32_t person, const char *country) {
    const Item *item = self->item;
    if (country && (string_same(country, self->faced) || is_faced_too(self, country))) {
        return true;
    }
    bool is_region = country && !string_same(state_of_country(self->table, country), country);
    for (uint32_t i = country ? self->first_post[person] : 0; i; i = self->next_post[i - 1]) {
        const Mention *post = &item->mentions.items[i - 1];
        if ((is_region && is_of_state(item, post)) ||
            (post->entry != NO_ENTRY && lexicon_has(item->lexicon, post->entry, KEY_NOT, country)) ||
            is_stationed_in(item, post, country)) {
            return true;
        }
    }
    return false;
}

/* The country of that origin named most in the item or in the section alone, in the line thrice
 * as much as elsewhere; of several the one named first. NULL if none. */
static const char *named_most_of(const Origins *self, Origin origin, bool in_section) {
    const Named *best = NULL;
    uint32_t most = 0;
    for (size_t i = 0; i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        uint32_t total = in_section ? named->in_section : named->total;
        if (!total || !named->is_state || (origin.not_this && string_same(named->code, origin.not_this)) ||
            (origin.in_line && !named->in_line) || (origin.surname_first && !named->surname_first) ||
            (origin.transliterated && named->surname_first && !named->mixed_names) ||
            (origin.holder && cannot_be_of(self, origin.holder - 1, named->code))) {
            continue;
        }
        uint32_t count = total + 2 * named->in_line;
        bool sooner = origin.in_line && best && count == most && named->first_in_line < best->first_in_line;
        if (count > most || sooner) {
            best = named;
            most = count;
        }
    }
    return best ? best->code : NULL;
}

/* The country of that origin named most where the person is named: in the section of a digest, else in the item. */
static const char *named_most(const Origins *self, Origin origin) {
    const char *here = self->has_sections ? named_most_of(self, origin, true) : NULL;
    return here ? here : named_most_of(self, origin, false);
}

/* --- posts --- */

/* What the person leads. */
static Lead lead_of(const Origins *self, uint32_t person) {
    const Item *item = self->item;
    for (uint32_t i = self->first_post[person]; i; i = self->next_post[i - 1]) {
        const Mention *post = &item->mentions.items[i - 1];
        const char *kind =
            post->entry == NO_ENTRY || post->is_former ? NULL : lexicon_value(item->lexicon, post->entry, KEY_KIND);
        if (!kind || lexicon_number(item->lexicon, post->entry, KEY_WEIGHT, 0) < 9) {
            continue;
        }
        if (string_same(kind, "head-of-government")) {
            return LEAD_GOVERNMENT;
        }
        if (string_same(kind, "head-of-state") || string_same(kind, "royal") || string_same(kind, "party")) {
            return LEAD_STATE;
        }
    }
    return LEAD_NONE;
}

/* Keeps who leads the outlet's own country. */
static void note_leader(Origins *self, uint32_t person) {
    const char *country = self->item->persons.items[person].country, *home = self->item->home;
    if (country && home && string_same(country, home)) {
        uint32_t *leader = &self->leads_at_home[lead_of(self, person)];
        *leader = person < *leader ? person : *leader;
    }
}

/* True if the posts of the person are no state's: then nothing but the line he
 * is named in tells whose he is. */
static bool is_private(const Origins *self, uint32_t person) {
    static const char *const kinds[] = {"company", "other", "court", "church"};
    const Item *item = self->item;
    for (uint32_t i = self->first_post[person]; i; i = self->next_post[i - 1]) {
        const Mention *post = &item->mentions.items[i - 1];
        const char *kind = post->entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, post->entry, KEY_KIND);
        bool found = post->is_former;
        for (size_t k = 0; kind && k < sizeof kinds / sizeof *kinds; k++) {
            found = found || string_same(kind, kinds[k]);
        }
        if (!found) {
            return false;
        }
    }
    return self->first_post[person] != 0;
}

static void add_title(Origins *self, uint32_t index) {
    const Mention *post = &self->item->mentions.items[index];
    void **slot = index_put(self->item->arena, &self->titles, post->name);
    Title *title = *slot;
    while (title && !string_same(title->country, post->country)) {
        title = title->next;
    }
    if (!title) {
        title = ARENA_NEW(self->item->arena, Title);
        *title = (Title){post->country, index, NO_MENTION, *slot};
        *slot = title;
    }
    if (title->below == NO_MENTION && post->span.start >= self->headline_end) {
        title->below = index;
    }
}

/* The posts of each person in the order of the text, and those of nobody. */
static void gather(Origins *self) {
    Item *item = self->item;
    uint32_t *last_post = ARENA_ARRAY(item->arena, uint32_t, item->persons.count + 1);
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        count_named(self, i);
        if (mention->kind != MENTION_POST) {
            continue;
        }
        if (mention->person == NO_PERSON) {
            if (mention->country) {
                add_title(self, i);
            }
            continue;
        }
        uint32_t *last = &last_post[mention->person];
        *(*last ? &self->next_post[*last - 1] : &self->first_post[mention->person]) = i + 1;
        *last = i + 1;
        uint32_t end = span_end(mention->span), next = mention_from(item, end);
        const Mention *name = next < item->mentions.count ? &item->mentions.items[next] : NULL;
        bool adjoins =
            name && (end == name->span.start || (end < name->span.start && /* 首相拿督斯里 X */
                                                 match_exact(&item->matches, span_of(end, name->span.start),
                                                             CLASS_BIT(CLASS_HONORIFIC) | CLASS_BIT(CLASS_RANK))));
        bool is_before = adjoins && name->kind == MENTION_PERSON && name->person == mention->person;
        bool is_behind = i > 0 && /* X 总统将访问 Y */
                         !(item->outlet_country && bears_family_names_first(self, item->outlet_country) &&
                           !code_list_has(self->table->mixed_names, item->outlet_country)) &&
                         span_end(mention[-1].span) == mention->span.start && mention[-1].kind == MENTION_PERSON &&
                         mention[-1].person == mention->person;
        self->is_bare[mention->person] |= !mention->country && (is_before || is_behind);
    }
}

/* The words of a post with its country, one string. */
static const char *post_key(Item *item, const char *name, const char *country) {
    return arena_join(item->arena, (const char *const[]){name, country}, 2, '\n');
}

static void gather_holders(Origins *self) {
    Item *item = self->item;
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; i < posts->count; i++) {
        const Mention *post = &item->mentions.items[posts->items[i]];
        if (post->person == NO_PERSON || !post->country || !post->name) {
            continue;
        }
        void **slot = index_put(item->arena, &self->holders, post_key(item, post->name, post->country));
        Holders *holders = *slot;
        if (!holders) {
            *slot = holders = ARENA_NEW(item->arena, Holders);
            holders->first = post->person;
        }
        holders->several |= holders->first != post->person;
    }
}

/* Whether the item prints somebody else with this post of this country: then
 * the title apart from a name is that person's. */
static bool is_post_of_other(Origins *self, uint32_t person, const char *name, const char *country) {
    if (!self->holders.count) {
        gather_holders(self);
    }
    const Holders *holders = index_get(&self->holders, post_key(self->item, name, country));
    return holders && (holders->several || holders->first != person);
}

/* The country of the first title apart that is one of the person's posts. Where
 * the headline names him and the title, he is the other side. */
static const char *country_of_title(Origins *self, uint32_t index) {
    const ChPerson *person = &self->item->persons.items[index];
    const char *country = NULL;
    uint32_t first = NO_MENTION;
    for (size_t p = 0; self->titles.count && p < person->posts.count; p++) {
        const char *name = person->posts.items[p];
        for (const Title *title = index_get(&self->titles, name); title; title = title->next) {
            uint32_t at = self->line.start == 0 ? title->below : title->first;
            if (at < first && !is_post_of_other(self, index, name, title->country)) {
                first = at;
                country = title->country;
            }
        }
    }
    return country;
}

/* --- names --- */

/* True if transliterations are made of all characters of the span. */
static bool is_of_foreign_characters(const Item *item, Span span) {
    const NameTable *table = name_table(item->lexicon);
    bool fits = true;
    for (uint32_t at = span.start; at < span_end(span); at++) {
        fits = fits && table->costs[item->matches.number[at]].foreign > 0;
    }
    return fits;
}

/* True if no Chinese, Vietnamese or Korean bears the name: it has parts, or no family name, or more
 * than three characters behind it, or three that transliterations are made of. */
static bool is_transliterated(const Item *item, const Mention *mention) {
    enum { LONG_NAME = 4 };
    const Match *surname =
        match_longest(&item->matches, mention->span.start, span_end(mention->span), CLASS_BIT(CLASS_SURNAME));
    for (uint32_t at = mention->span.start; at < span_end(mention->span); at++) {
        if (character_is_interpunct(item->text->character[at])) {
            return true;
        }
    }
    return name_is_foreign(item, mention->span) &&
           (!surname || mention->span.length != LONG_NAME ||
            (surname->span.length == 1 && is_of_foreign_characters(item, mention->span)));
}

/* The country whose people bear the family name; NULL if many do, or if the name may as well be a
 * transliteration (川普). */
static const char *country_of_family(const Item *item, const Mention *person) {
    const Match *surname =
        match_longest(&item->matches, person->span.start, span_end(person->span), CLASS_BIT(CLASS_SURNAME));
    bool told = surname && (surname->span.length > 1 || !is_of_foreign_characters(item, person->span));
    EntryId entry = told ? match_entry(item->lexicon, surname, CLASS_SURNAME) : NO_ENTRY;
    return entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, entry, KEY_COUNTRY);
}

/* The country whose people bear the family name, if it is the outlet's or the item speaks of it. */
static const char *country_of_surname(const Origins *self, const Mention *person) {
    const char *country = country_of_family(self->item, person);
    bool known = country && string_same(country, self->item->home);
    for (size_t i = 0; i < self->named.count && country && !known; i++) {
        known = self->named.items[i].is_country && string_same(self->named.items[i].code, country);
    }
    return known ? country : NULL;
}

/* The outlet's country; the state it is a region of for who holds a post of the state. */
static const char *home_of(const Origins *self, uint32_t person) {
    const char *home = self->item->home, *state = state_of_country(self->table, home);
    for (uint32_t at = state != home ? self->first_post[person] : 0; at; at = self->next_post[at - 1]) {
        if (is_of_state(self->item, &self->item->mentions.items[at - 1])) {
            return state;
        }
    }
    return home;
}

/* True if the person is none of the home country's: it has no such post as his, he is
 * stationed there, or his name is printed in Latin letters too, which a name of its own
 * people needs not. */
static bool is_abroad(const Origins *self, uint32_t person, const char *home) {
    if (cannot_be_of(self, person, home)) {
        return true;
    }
    return self->item->persons.items[person].latin && bears_family_names_first(self, home) &&
           !code_list_has(self->table->mixed_names, home);
}

/* Whose somebody told without a country is where the item speaks of other countries than
 * the outlet's: of the one of like names that it names most and that has such a post; where
 * it does not name its own at all, of any; else of its own. */
static const char *from_abroad(const Origins *self, uint32_t person) {
    enum { OFTEN = 3 };
    const char *home = self->item->outlet_country;
    const Named *best = NULL, *like = NULL;
    bool named_at_home = false;
    for (size_t i = 0; i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        bool own = string_same(named->code, home);
        named_at_home = named_at_home || own;
        if (own || !named->is_state || is_abroad(self, person, named->code)) {
            continue;
        }
        uint32_t weight = named->total + 2 * named->in_line;
        best = best && best->total + 2 * best->in_line >= weight ? best : named;
        bool likelier = !like || like->total + 2 * like->in_line < weight;
        like = named->surname_first && likelier ? named : like;
    }
    bool only = best && !named_at_home && best->total >= OFTEN;
    return like ? like->code : only ? best->code : home;
}

/* The one foreign country that an item is about which does not name the outlet's own, nor
 * anybody of it; NULL if there is none. */
static const char *scene_of(const Origins *self, const char *home) {
    enum { OFTEN = 4 };
    const Named *scene = NULL;
    for (size_t i = 0; i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        if (string_same(state_of_country(self->table, named->code), home)) {
            return NULL;
        }
        scene = named->is_state && (!scene || named->total > scene->total) ? named : scene;
    }
    for (size_t i = 0; scene && i < self->item->persons.count; i++) {
        if (string_same(self->item->persons.items[i].country, home)) {
            return NULL;
        }
    }
    return scene && scene->total >= OFTEN ? scene->code : NULL;
}

/* The country, if the item names it more than in passing; else NULL. */
static const char *named_often(const Origins *self, const char *country) {
    enum { OFTEN = 3 };
    for (size_t i = 0; i < self->named.count && country; i++) {
        const Named *named = &self->named.items[i];
        if (string_same(named->code, country)) {
            return named->total >= OFTEN ? country : NULL;
        }
    }
    return NULL;
}

/* The country of a person named as the people of the outlet's country are: not
 * that one if it has another leader of the kind in the item already. */
static const char *country_at_home(const Origins *self, uint32_t person) {
    const char *home = home_of(self, person), *other = NULL;
    if (!self->is_at_home && home == self->item->outlet_country) {
        return from_abroad(self, person);
    }
    const char *scene = self->first_post[person] ? NULL : scene_of(self, home);
    if (scene && !cannot_be_of(self, person, scene)) {
        return scene;
    }
    Lead lead = lead_of(self, person);
    if (lead != LEAD_NONE && self->leads_at_home[lead] < person) {
        other = named_often(self, named_most(self, (Origin){.not_this = home, .surname_first = true}));
    } else if (is_private(self, person)) {
        other = named_most(self, (Origin){.surname_first = true, .in_line = true, .holder = person + 1});
    }
    return other ? other : home;
}

/* True if two persons hold one post, each for his own country. */
static bool share_post(const Origins *self, uint32_t a, uint32_t b) {
    const MentionList *mentions = &self->item->mentions;
    for (uint32_t i = self->first_post[a]; i; i = self->next_post[i - 1]) {
        for (uint32_t k = self->first_post[b]; k; k = self->next_post[k - 1]) {
            const Mention *one = &mentions->items[i - 1], *other = &mentions->items[k - 1];
            bool same = one->name && other->name && string_same(one->name, other->name);
            const char *form = one->entry == NO_ENTRY ? NULL : lexicon_value(self->item->lexicon, one->entry, KEY_SAME);
            const char *like =
                other->entry == NO_ENTRY ? NULL : lexicon_value(self->item->lexicon, other->entry, KEY_SAME);
            if (same || (form && like && string_same(form, like))) {
                return true;
            }
        }
    }
    return false;
}

/* The country of the person listed right before with his post, where this one's own post stands
 * before the name, or behind both: 中国国家主席 A 和总理 B, A 总统、B 总理. */
static const char *country_of_list(const Origins *self, uint32_t index, const Mention *first) {
    const Item *item = self->item;
    uint32_t start = first->phrase.start;
    const Match *conjunction =
        start ? match_longest_before(&item->matches, start > 2 ? start - 2 : 0, start, CLASS_BIT(CLASS_CONJUNCTION))
              : NULL;
    bool comma = start && item->text->character[start - 1] == LIST_COMMA;
    const Mention *post = &item->mentions.items[mention_from(item, start)];
    bool behind = start == first->span.start && first + 1 < item->mentions.items + item->mentions.count;
    post = behind ? first + 1 : post;
    bool has_post = (behind ? span_within(post->span, first->phrase) : start < first->span.start) &&
                    post->kind == MENTION_POST && is_of_state(item, post);
    if (!has_post || (!conjunction && !comma)) {
        return NULL;
    }
    uint32_t joint = comma ? start - 1 : conjunction->span.start;
    for (const Mention *before = first; before-- > item->mentions.items && span_end(before->phrase) >= joint;) {
        if (before->kind != MENTION_PERSON || span_end(before->phrase) != joint ||
            (behind ? span_end(before->phrase) == span_end(before->span)
                    : before->phrase.start == before->span.start) ||
            before->person == index) {
            continue;
        }
        if (behind && before[1].kind == MENTION_POST && before[1].is_former != post->is_former) {
            return NULL; /* A 前总统和 B 总统 */
        }
        Lead lead = lead_of(self, index);
        bool rivals =
            (lead != LEAD_NONE && lead_of(self, before->person) == lead) || share_post(self, index, before->person);
        return rivals ? NULL : item->persons.items[before->person].country;
    }
    return NULL;
}

/* True if the country is only where he does what is told behind his name (同 X 总统在 P 会晤). */
static bool is_scene_behind(const Item *item, const Mention *country, const Mention *person) {
    uint32_t start = country->span.start;
    const Match *where = country->kind == MENTION_COUNTRY && start > person->span.start
                             ? match_exact(&item->matches, span_of(start - 1, start), CLASS_BIT(CLASS_PREPOSITION))
                             : NULL;
    EntryId entry = where ? lexicon_entry_of(item->lexicon, where->posting, CLASS_PREPOSITION) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "at");
}

/* The one foreign country that the sentence names, alone or with somebody of it (访问尼泊尔期间，
 * X 将会见班达里总统，同总理奥利会谈); NULL if it names none or several. */
static const char *named_in_sentence(const Origins *self, const Mention *person, const char *home) {
    const Item *item = self->item;
    const char *found = NULL;
    for (size_t s = 0; s < item->sentences.count; s++) {
        const Sentence *sentence = &item->sentences.items[s];
        if (!span_within(person->span, sentence->span)) {
            continue;
        }
        for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
            const Mention *mention = &item->mentions.items[i];
            bool names = (mention->kind == MENTION_COUNTRY && !mention->is_sign) || mention->kind == MENTION_PERSON;
            const char *country = !names                         ? NULL
                                  : mention->person != NO_PERSON ? item->persons.items[mention->person].country
                                                                 : mention->country;
            if (!country || mention == person || is_scene_behind(item, mention, person) || string_same(country, home)) {
                continue;
            }
            if (!country_is_state(country) || (found && !string_same(found, country))) {
                return NULL;
            }
            found = country;
        }
    }
    return found;
}

/* The organisation that sends an envoy for the question of a country, told without whose
 * he is (也门问题特使 X): the one that the item names most. NULL if he is no such. */
static const char *sender_of_envoy(const Origins *self, uint32_t person) {
    const Item *item = self->item;
    const Mention *post = self->first_post[person] ? &item->mentions.items[self->first_post[person] - 1] : NULL;
    uint32_t inside = post ? mention_from(item, post->span.start) : 0;
    bool envoy = false;
    for (; post && inside < item->mentions.count && item->mentions.items[inside].span.start < span_end(post->span);
         inside++) {
        const Mention *part = &item->mentions.items[inside];
        const Match *topic = (part->kind == MENTION_COUNTRY || part->kind == MENTION_PLACE) && part != post
                                 ? match_longest(&item->matches, span_end(part->span), span_end(post->span),
                                                 CLASS_BIT(CLASS_TITLE_PREFIX))
                                 : NULL;
        envoy = envoy || (topic && (self->table->facts[topic->posting].marks & MARK_TOPIC));
    }
    const Named *best = NULL;
    for (size_t i = 0; envoy && i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        best = !named->is_state && (!best || named->total > best->total) ? named : best;
    }
    return best ? best->code : NULL;
}

/* The country of the first person whom the sentence up to the position names: X 应 Y 邀请，偕夫人 Z …. NULL if it names
 * none. */
static const char *country_of_subject(const Item *item, uint32_t at) {
    uint32_t start = at;
    while (start > 0 && item->text->character[start - 1] != FULL_STOP && item->text->character[start - 1] != '\n') {
        start--;
    }
    for (uint32_t i = mention_from(item, start); i < item->mentions.count && item->mentions.items[i].span.start < at;
         i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON) {
            return item->persons.items[mention->person].country;
        }
    }
    return NULL;
}

/* The country of the one whose wife, son … the word before the name calls this person
 * (X 夫人 Y, X 和夫人 Y); NULL if none does. */
static const char *country_of_kin(const Origins *self, const Mention *person) {
    enum { LONGEST_KIN = 4 };
    const Item *item = self->item;
    uint32_t start = person->span.start, from = start > LONGEST_KIN ? start - LONGEST_KIN : 0;
    const Match *kin = match_longest_before(&item->matches, from, start, CLASS_BIT(CLASS_KINSHIP));
    uint32_t end = kin ? kin->span.start : 0;
    const ClassSet joints = CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUBJECT_STOP);
    end -= end > 0 && match_exact(&item->matches, span_of(end - 1, end), joints) ? 1 : 0;
    for (const Mention *other = person; kin && other-- > item->mentions.items && span_end(other->phrase) >= end;) {
        if (other->kind == MENTION_PERSON && span_end(other->phrase) == end) {
            return item->persons.items[other->person].country;
        }
    }
    return kin && end > 0 && item->text->character[end - 1] == ',' ? country_of_subject(item, end) : NULL;
}

/* True if only the comma of lists or a conjunction stands between the two persons' phrases. */
static bool stand_joined(const Item *item, const Mention *one, const Mention *other) {
    uint32_t from = span_end(one->phrase), to = other->phrase.start;
    return one->kind == MENTION_PERSON && other->kind == MENTION_PERSON && to == from + 1 &&
           (item->text->character[from] == LIST_COMMA ||
            match_exact(&item->matches, span_of(from, to), CLASS_BIT(CLASS_CONJUNCTION)));
}

/* The country of the leader to whom a lady without a post is joined right behind his name (A 主席和 B 女士): of his
 * wife. NULL if she is none. */
static const char *country_of_consort(const Origins *self, uint32_t index, const Mention *person) {
    enum { REACH = 4 }; /* mentions: those within his phrase */
    const Item *item = self->item;
    const Match *courtesy = self->first_post[index]
                                ? NULL
                                : match_longest_before(&item->matches, span_end(person->span), span_end(person->phrase),
                                                       CLASS_BIT(CLASS_HONORIFIC));
    EntryId entry = courtesy ? match_entry(item->lexicon, courtesy, CLASS_HONORIFIC) : NO_ENTRY;
    bool lady = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "lady");
    for (const Mention *near = person; lady && near-- > item->mentions.items && person - near <= REACH;) {
        if (stand_joined(item, near, person)) {
            return lead_of(self, near->person) != LEAD_NONE ? item->persons.items[near->person].country : NULL;
        }
    }
    return NULL;
}

/* The country of the one by name who sends this person or for whom he speaks (X 的特使 Y, X 特使 Y); NULL if nobody
 * does. */
static const char *country_of_master(const Origins *self, uint32_t person) {
    const Item *item = self->item;
    const Mention *post = self->first_post[person] ? &item->mentions.items[self->first_post[person] - 1] : NULL;
    bool sent = post && post->entry != NO_ENTRY &&
                (lexicon_has(item->lexicon, post->entry, KEY_KIND, "diplomat") ||
                 lexicon_has(item->lexicon, post->entry, KEY_KIND, "spokesman"));
    uint32_t start = sent ? post->span.start : 0;
    bool owned = start && match_exact(&item->matches, span_of(start - 1, start), CLASS_BIT(CLASS_SUBJECT_STOP));
    uint32_t end = start - owned, i = sent ? mention_from(item, start) : 0;
    for (; sent && !owned && i < item->mentions.count && item->mentions.items[i].span.start == start; i++) {
        const Mention *other = &item->mentions.items[i];
        if (other->kind == MENTION_PERSON && other->person != person && span_within(other->span, post->span)) {
            return item->persons.items[other->person].country;
        }
    }
    for (; owned && i-- > 0 && span_end(item->mentions.items[i].phrase) >= end;) {
        const Mention *other = &item->mentions.items[i];
        if (other->kind == MENTION_PERSON && span_end(other->phrase) == end) {
            return item->persons.items[other->person].country;
        }
    }
    return NULL;
}

/* The country of who calls back the envoy, named last before the verb in the sentence (X 政府召回驻 Y 大使 N); NULL if
 * no verb of that stands right before his post. */
static const char *country_of_recaller(const Item *item, const Mention *person) {
    enum { LONGEST_VERB = 4 };
    uint32_t start = person->phrase.start, from = start > LONGEST_VERB ? start - LONGEST_VERB : 0;
    const Match *verb = match_longest_before(&item->matches, from, start, CLASS_BIT(CLASS_EVENT));
    EntryId event = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    if (event == NO_ENTRY || !lexicon_has(item->lexicon, event, KEY_FRAME, "recall")) {
        return NULL;
    }
    uint32_t sentence = verb->span.start;
    while (sentence > 0 && item->text->character[sentence - 1] != FULL_STOP &&
           item->text->character[sentence - 1] != '\n') {
        sentence--;
    }
    const char *country = NULL;
    for (uint32_t i = mention_from(item, verb->span.start); i-- > 0 && !country;) {
        const Mention *other = &item->mentions.items[i];
        if (other->span.start < sentence) {
            break;
        }
        country = other->kind == MENTION_COUNTRY || other->kind == MENTION_BODY ? other->country : NULL;
    }
    return country && country_is_state(country) ? country : NULL;
}

/* True if the words name an organisation of states, or an organ of one. */
static bool names_organisation(const Item *item, const Mention *body) {
    bool named = (body->kind == MENTION_COUNTRY || body->kind == MENTION_BODY) && body->country &&
                 !country_is_state(body->country) && body->entry != NO_ENTRY;
    return named && (lexicon_has(item->lexicon, body->entry, KEY_KIND, "igo") ||
                     lexicon_has(item->lexicon, body->entry, KEY_FLAGS, "organ"));
}

/* The organisation of states named last before somebody with a bare post that such ones have (秘书长 X), in his line
 * or, where the text is nobody's, in the item, else the first that is named behind him; NULL if none is or the post is
 * another. */
static const char *organisation_of(const Origins *self, uint32_t index, const Mention *person) {
    const Item *item = self->item;
    const Mention *post = self->first_post[index] ? &item->mentions.items[self->first_post[index] - 1] : NULL;
    bool has_such = self->is_bare[index] && post && post->entry != NO_ENTRY &&
                    (lexicon_has(item->lexicon, post->entry, KEY_FLAGS, "organisation") ||
                     lexicon_has(item->lexicon, post->entry, KEY_KIND, "international"));
    uint32_t line = has_such && item->outlet_country ? line_of(item, person->span).start : 0;
    for (const Mention *body = person; has_such && body-- > item->mentions.items && body->span.start >= line;) {
        if (names_organisation(item, body)) {
            return body->country;
        }
    }
    const Mention *end = item->mentions.items + item->mentions.count;
    for (const Mention *body = person; has_such && !item->outlet_country && body < end; body++) {
        if (names_organisation(item, body)) {
            return body->country;
        }
    }
    return NULL;
}

/* The country of the body right before the post, a part of which in quotation marks the person serves (P 国参议院“友台
 * 小组”主席 Y); NULL if there is none. */
static const char *country_of_whole(const Origins *self, uint32_t person) {
    const Item *item = self->item;
    const Mention *post = self->first_post[person] ? &item->mentions.items[self->first_post[person] - 1] : NULL;
    uint32_t start = post ? post->span.start : 0;
    bool quotes =
        start && (item->text->character[start] == OPEN_QUOTE || item->text->character[start - 1] == OPEN_QUOTE);
    start -= quotes && item->text->character[start] != OPEN_QUOTE;
    for (uint32_t i = quotes ? mention_from(item, start) : 0;
         i-- > 0 && span_end(item->mentions.items[i].span) >= start;) {
        const Mention *body = &item->mentions.items[i];
        if (body->kind == MENTION_BODY && body->country && span_end(body->span) == start) {
            return body->country;
        }
    }
    return NULL;
}

/* True if the first post of the person is a diplomat's. */
static bool is_diplomat(const Origins *self, uint32_t person) {
    const Mention *post = self->first_post[person] ? &self->item->mentions.items[self->first_post[person] - 1] : NULL;
    return post && post->entry != NO_ENTRY && lexicon_has(self->item->lexicon, post->entry, KEY_KIND, "diplomat");
}

/* The foreign country that the sentence names last before the person, by itself or by a
 * place (到基辅，会见总统 X); NULL if it names none. */
static const char *named_before(const Origins *self, const Mention *person, const char *home) {
    enum { REACH = 40 }; /* characters */
    const Item *item = self->item;
    const char *found = NULL;
    for (const Mention *mention = person; !found && mention-- > item->mentions.items;) {
        uint32_t end = span_end(mention->span);
        if (end + REACH < person->span.start) {
            break;
        }
        bool names = (mention->kind == MENTION_COUNTRY && !mention->is_sign) || mention->kind == MENTION_PLACE;
        bool other = names && country_is_state(mention->country) && !string_same(mention->country, home);
        found = other ? mention->country : NULL;
        for (uint32_t at = end; at < person->span.start; at++) {
            uint32_t c = item->text->character[at];
            if (c == FULL_STOP || c == '\n' || c == ';') {
                return NULL;
            }
        }
    }
    return found;
}

/* The foreign country where the person with his bare post is met (在维也纳与总理 X 会面): named right
 * before, with nothing but a preposition between. NULL if there is none. */
static const char *met_in(const Origins *self, const Mention *person, const char *home) {
    enum { REACH = 2 };
    const Item *item = self->item;
    uint32_t start = person->phrase.start;
    for (const Mention *place = person; start < person->span.start && place-- > item->mentions.items;) {
        uint32_t end = span_end(place->span);
        if (end + REACH < start) {
            return NULL;
        }
        bool named = (place->kind == MENTION_COUNTRY && !place->is_sign) || place->kind == MENTION_PLACE;
        if (named && end < start && place->within == NO_MENTION && country_is_state(place->country) &&
            match_exact(&item->matches, span_of(end, start), CLASS_BIT(CLASS_PREPOSITION))) {
            return home && strcmp(place->country, home) == 0 ? NULL : place->country;
        }
    }
    return NULL;
}

/* The foreign country that the person's line told last to be visited, before one who is met there (X 访问 P …。X 将同
 * Y 总统举行会谈). NULL if it tells of none. */
static const char *visited_before(const Origins *self, const Mention *person, const char *home) {
    const Item *item = self->item;
    Span line = line_of(item, person->span);
    for (const Mention *host = person; host-- > item->mentions.items && host->span.start > line.start;) {
        bool is_state = host->kind == MENTION_COUNTRY && host->country && country_is_state(host->country);
        const Match *verb =
            is_state && host->within == NO_MENTION
                ? match_longest_before(&item->matches, line.start, host->span.start, CLASS_BIT(CLASS_EVENT))
                : NULL;
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT))) {
            return home && string_same(host->country, home) ? NULL : host->country;
        }
    }
    return NULL;
}

/* The country of that origin named most of those whose people bear names like Chinese ones; where another
 * is named several times as much, that one: its names may look so too (吴登盛). */
static const char *of_like_names(const Origins *self, Origin origin) {
    enum { TIMES = 4 };
    const char *most = named_most(self, origin);
    origin.surname_first = true;
    const char *like = named_most(self, origin);
    uint32_t count = 0, most_count = 0;
    for (size_t i = 0; like && i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        count = string_same(named->code, like) ? named->total : count;
        most_count = string_same(named->code, most) ? named->total : most_count;
    }
    return like && most_count > TIMES * count ? most : like;
}

/* True if the name is foreign in form, or is one of foreign characters printed with its Latin form. */
static bool bears_foreign_name(const Origins *self, uint32_t person, const Mention *name) {
    return name_is_foreign(self->item, name->span) ||
           (self->item->persons.items[person].latin && is_of_foreign_characters(self->item, name->span));
}

/* The state that the line begins with, before the person; NULL if it begins otherwise. */
static const char *named_at_head(const Origins *self, const Mention *person) {
    enum { REACH = 4 };
    const Item *item = self->item;
    uint32_t at = mention_from(item, self->line.start);
    const Mention *head = at < item->mentions.count ? &item->mentions.items[at] : NULL;
    bool heads = head && head < person && head->span.start <= self->line.start + REACH && !head->is_sign &&
                 (head->kind == MENTION_COUNTRY || head->kind == MENTION_PLACE);
    return heads && country_is_state(head->country) ? head->country : NULL;
}

/* The foreign country named beside the person that may be his: in the sentence alone, right before his bare post,
 * or at the head of the line. NULL if there is none. */
static const char *named_beside(const Origins *self, uint32_t index, const Mention *person, const char *home) {
    home = home ? home : "";
    bool bare = self->is_bare[index] && !is_diplomat(self, index); /* who is sent abroad is not of where he is */
    const char *country = named_in_sentence(self, person, home);
    country = country || !bare || !*home ? country : named_before(self, person, home);
    country = country || !bare ? country : named_at_head(self, person);
    bool fits = country && !string_same(country, home) &&
                (!bears_family_names_first(self, country) || !is_transliterated(self->item, person)) &&
                !cannot_be_of(self, index, country);
    return fits ? country : NULL;
}

/* True if the person's line names the country. */
static bool is_in_line(const Origins *self, const char *country) {
    bool named = false;
    for (size_t i = 0; country && i < self->named.count; i++) {
        named = named || (self->named.items[i].in_line && string_same(self->named.items[i].code, country));
    }
    return named;
}

/* The country that an envoy is accredited to whom this person with his bare post meets or calls in (外长
 * X 召见 Y 驻华大使): his own. NULL if he meets none. */
static const char *host_of_envoy(const Origins *self, uint32_t index, const Mention *person) {
    enum { REACH = 12 };
    const Item *item = self->item;
    uint32_t from = span_end(person->span), verb_end = 0;
    for (uint32_t at = from; self->is_bare[index] && at < from + REACH && at < item->text->length; at++) {
        const Match *verb = match_longest(&item->matches, at, item->text->length, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "object") &&
            (lexicon_has(item->lexicon, entry, KEY_EVENT, "meeting") ||
             lexicon_has(item->lexicon, entry, KEY_EVENT, "protest"))) { /* not 宣布召回驻 P 大使 */
            verb_end = span_end(verb->span);
            break;
        }
    }
    uint32_t reach = verb_end; /* within the sentence */
    while (verb_end && reach < verb_end + REACH && reach < item->text->length &&
           item->text->character[reach] != FULL_STOP && item->text->character[reach] != '\n') {
        reach++;
    }
    const Mention *limit = item->mentions.items + item->mentions.count;
    for (const Mention *post = person + 1; verb_end && post < limit && post->span.start < reach; post++) {
        const Mention *station =
            post->kind == MENTION_POST && post->span.start >= verb_end ? station_of(item, post) : NULL;
        if (station && country_is_state(station->country) && !string_same(station->country, post->country)) {
            return station->country;
        }
    }
    return NULL;
}

/* True if nobody and nothing of another country is named in the sentence before the person: he opens what is told. */
static bool opens_sentence(const Origins *self, const Mention *person, const char *home) {
    enum { REACH = 60 }; /* characters */
    const Item *item = self->item;
    const uint32_t *character = item->text->character;
    uint32_t start = person->phrase.start, first = start;
    while (first > 0 && first + REACH > start && character[first - 1] != FULL_STOP && character[first - 1] != '\n') {
        first--;
    }
    for (const Mention *before = person; before-- > item->mentions.items && before->span.start >= first;) {
        bool is_other = before->kind <= MENTION_BODY && before->country && !string_same(before->country, home);
        if (before->span.start < start && (is_other || before->kind == MENTION_PERSON)) {
            return false;
        }
    }
    return true;
}

/* True if the item speaks of a country where family names stand first that has the person's post. */
static bool may_be_of_family_first(const Origins *self, uint32_t index) {
    for (size_t i = 0; i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        if (named->surname_first && !cannot_be_of(self, index, named->code)) {
            return true;
        }
    }
    return false;
}

/* True if a person with a bare post may be of the home country: by his name where family names stand first there,
 * else where he opens what is told, unless his name begins with the family's and another country may be meant. */
static bool may_be_own(const Origins *self, uint32_t index, const Mention *person, const char *home, bool foreign) {
    bool mixed = code_list_has(self->table->mixed_names, home);
    if (bears_family_names_first(self, home)) {
        return !foreign || mixed || string_same(country_of_family(self->item, person), home);
    }
    return home && self->is_at_home && opens_sentence(self, person, home) &&
           (foreign || mixed || !may_be_of_family_first(self, index));
}

/* The state that the mention speaks for: an organ's, or that of somebody with a post under its head; NULL if none. */
static const char *state_of_speaker(const Origins *self, const Mention *mention) {
    const Item *item = self->item;
    bool official = mention->kind == MENTION_PERSON && mention->person != NO_PERSON && mention->phrase.length &&
                    self->first_post[mention->person] && lead_of(self, mention->person) == LEAD_NONE &&
                    !is_private(self, mention->person);
    const char *country = official                        ? item->persons.items[mention->person].country
                          : mention->kind == MENTION_BODY ? mention->country
                                                          : NULL;
    return country && country_is_state(country) ? country : NULL;
}

/* True if a verb of telling ends right before the code point, perhaps its particle between: 介绍了总理 X 的行程. */
static bool tells_right_before(const Item *item, uint32_t start, uint32_t from) {
    const Match *particle =
        from < start ? match_longest_before(&item->matches, start - 1, start, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId done = particle ? match_entry(item->lexicon, particle, CLASS_ASPECT) : NO_ENTRY;
    uint32_t end = done != NO_ENTRY && lexicon_has(item->lexicon, done, KEY_ROLE, "particle") ? start - 1 : start;
    const Match *verb = from < end ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_SPEECH)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "tell") ||
                                 lexicon_has(item->lexicon, entry, KEY_KIND, "frame"));
}

/* The state whose organ or official announces what a person with a bare post does: X 国外交部表示，外长 Y 将 …. NULL if
 * none does, or another is named between. */
static const char *country_of_announcer(const Origins *self, const Mention *person) {
    enum { REACH = 24 }; /* characters */
    const Item *item = self->item;
    uint32_t start = person->phrase.start;
    const Mention *body = person;
    while (body > item->mentions.items && span_end(body->span) + REACH >= start &&
           (body->phrase.start >= start || body->kind == MENTION_DATE || body->kind == MENTION_GROUP)) {
        body--;
    }
    const char *state = state_of_speaker(self, body);
    bool told = state && span_end(body->span) <= start && span_end(body->span) + REACH >= start;
    const Match *verb = NULL;
    for (uint32_t at = span_end(body->span); told && at < start; at++) {
        told = item->text->character[at] != FULL_STOP && item->text->character[at] != '\n';
        verb = verb ? verb : match_longest(&item->matches, at, start, CLASS_BIT(CLASS_SPEECH));
    }
    bool ends = told && verb &&
                (item->text->character[start - 1] == ',' || tells_right_before(item, start, span_end(body->span)));
    return ends ? state : NULL;
}

/* The foreign country whose post, of nobody named, the headline tells; NULL if there is none, or several, or if
 * somebody is known to be of it. */
static const char *guest_of_headline(const Origins *self) {
    const Item *item = self->item;
    const char *guest = NULL;
    bool is_headline = item->segments.count && item->segments.items[0].kind == SEGMENT_HEADLINE;
    for (size_t i = 0; is_headline && i < item->mentions.count; i++) {
        const Mention *post = &item->mentions.items[i];
        if (post->span.start >= self->headline_end) {
            break;
        }
        if (post->kind != MENTION_POST || post->person != NO_PERSON || !country_is_state(post->country) ||
            string_same(post->country, item->outlet_country)) {
            continue;
        }
        if (guest && !string_same(guest, post->country)) {
            return NULL;
        }
        guest = post->country;
    }
    for (uint32_t i = 0; guest && i < item->persons.count; i++) {
        guest = string_same(item->persons.items[i].country, guest) ? NULL : guest;
    }
    return guest;
}

/* The guest's country where the person stands, joined by one word, right behind one whom the headline names:
 * 李强同新加坡 总理会谈 … 李强同 X 举行会谈. NULL if he does not. */
static const char *met_by_headline(const Origins *self, uint32_t index, const Mention *person) {
    const ClassSet joints = CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_EVENT);
    const Item *item = self->item;
    const Mention *host = person > item->mentions.items ? person - 1 : NULL;
    while (host > item->mentions.items && host->within != NO_MENTION) {
        host--;
    }
    bool beside = self->guest && host && host->kind == MENTION_PERSON && host->person != NO_PERSON &&
                  person->span.start >= self->headline_end && span_end(host->phrase) < person->phrase.start &&
                  match_exact(&item->matches, span_of(span_end(host->phrase), person->phrase.start), joints) &&
                  tells_encounter(item, span_end(person->phrase));
    for (size_t i = 0; beside && i < item->mentions.count; i++) {
        const Mention *named = &item->mentions.items[i];
        if (named->span.start >= self->headline_end) {
            break;
        }
        if (named->kind == MENTION_PERSON && named->person == host->person) {
            return cannot_be_of(self, index, self->guest) ? NULL : self->guest;
        }
    }
    return NULL;
}

/* True if the person stands in a sentence of names alone that tells who took part: A、B和C参加会见。 They are the
 * host's. */
static bool only_takes_part(const Origins *self, const Mention *person) {
    const Item *item = self->item;
    const Mention *first = person, *last = person, *limit = item->mentions.items + item->mentions.count;
    while (first > item->mentions.items && stand_joined(item, first - 1, first)) {
        first--;
    }
    while (last + 1 < limit && stand_joined(item, last, last + 1)) {
        last++;
    }
    uint32_t start = first->phrase.start, at = span_end(last->phrase), length = item->text->length;
    uint32_t before = start ? item->text->character[start - 1] : '\n';
    const Match *list = at < length ? match_longest(&item->matches, at, length, CLASS_BIT(CLASS_INDICATOR)) : NULL;
    at += list && (self->table->facts[list->posting].marks & MARK_LISTS) ? list->span.length : 0;
    const Match *deed = at < length ? match_longest(&item->matches, at, length, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY;
    return (before == '\n' || before == FULL_STOP) && entry != NO_ENTRY &&
           lexicon_has(item->lexicon, entry, KEY_FRAME, "attend");
}

/* The country of who acts in the sentence, where the person with his bare post opens a clause that only tells that he
 * took part: A 国总统 X 会见 B 国总统 Y，外长 Z 参加. NULL if it is not so, or his name does not fit. */
static const char *country_of_attended(const Origins *self, uint32_t index, const Mention *person) {
    const Item *item = self->item;
    uint32_t start = person->phrase.start, end = span_end(person->phrase), length = item->text->length;
    if (!self->is_bare[index] || !start || item->text->character[start - 1] != ',' || end >= length) {
        return NULL;
    }
    const Match *deed = match_longest(&item->matches, end, length, CLASS_BIT(CLASS_EVENT)),
                *word = match_longest(&item->matches, end, length, CLASS_BIT(CLASS_SUPPORT));
    EntryId event = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY,
            support = word ? match_entry(item->lexicon, word, CLASS_SUPPORT) : NO_ENTRY;
    bool attends = (event != NO_ENTRY && lexicon_has(item->lexicon, event, KEY_FRAME, "attend")) ||
                   (support != NO_ENTRY && lexicon_has(item->lexicon, support, KEY_ROLE, "present"));
    const char *country = attends ? country_of_subject(item, start) : NULL;
    bool fits = country && bears_family_names_first(self, country) != bears_foreign_name(self, index, person);
    return fits && !cannot_be_of(self, index, country) ? country : NULL;
}

/* The post within the person's phrase; NULL if there is none. */
static const Mention *post_in_phrase(const Item *item, const Mention *person) {
    for (uint32_t i = mention_from(item, person->phrase.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(person->phrase); i++) {
        if (item->mentions.items[i].kind == MENTION_POST) {
            return &item->mentions.items[i];
        }
    }
    return NULL;
}

/* The country of one of two who bear the same post side by side, by the two states that are named together before
 * them, in their order: 中越…毛泽东主席、胡志明主席. NULL if he is none of such. */
static const char *country_of_twin(const Origins *self, const Mention *person) {
    enum { REACH = 40 }; /* mentions */
    const Item *item = self->item;
    const Mention *post = post_in_phrase(item, person), *other = NULL;
    bool is_second = false;
    for (const Mention *near = person; post && near-- > item->mentions.items && person - near <= 3 && !other;) {
        other = stand_joined(item, near, person) ? near : NULL;
        is_second = other != NULL;
    }
    const Mention *limit = item->mentions.items + item->mentions.count;
    for (const Mention *near = person + 1; post && near < limit && near - person <= 3 && !other; near++) {
        other = stand_joined(item, person, near) ? near : NULL;
    }
    const Mention *its = other ? post_in_phrase(item, other) : NULL;
    if (!its || !string_same(its->name, post->name) || name_is_foreign(item, person->span) ||
        name_is_foreign(item, other->span)) {
        return NULL;
    }
    const Mention *pair = is_second ? other : person;
    for (uint32_t back = 0; pair > item->mentions.items + 1 && back < REACH; back++) {
        pair--;
        bool named = pair->kind == MENTION_COUNTRY && pair[-1].kind == MENTION_COUNTRY &&
                     span_end(pair[-1].span) == pair->span.start && !string_same(pair->country, pair[-1].country) &&
                     bears_family_names_first(self, pair->country) && bears_family_names_first(self, pair[-1].country);
        if (named) {
            return is_second ? pair->country : pair[-1].country;
        }
    }
    return NULL;
}

/* The state that is visited by the one who meets this person, there or with his post; NULL if it cannot be his. */
static const char *host_of_visitor(const Origins *self, uint32_t index, const Mention *person) {
    const char *host = state_where_met(self->item, person);
    host = host || !self->first_post[index] ? host : state_of_meeting_visitor(self->item, person);
    bool fits = host && !cannot_be_of(self, index, host) &&
                !(bears_family_names_first(self, host) && is_transliterated(self->item, person));
    return fits ? host : NULL;
}

/* The country that words around the person tell: whose kin, envoy, company or guest he is (陪同 X 出访的有 Y). NULL if
 * none do. */
static const char *country_by_words(Origins *self, uint32_t index, const Mention *first) {
    const Item *item = self->item;
    const char *known = country_of_kin(self, first);
    known = known ? known : country_of_consort(self, index, first);
    known = known ? known : country_of_delegation(item, first);
    known = known ? known : country_of_company(item, first);
    known = known ? known : self->is_bare[index] ? country_escorted(item, first) : NULL;
    known = known ? known : self->is_bare[index] ? country_of_town(item, first) : NULL;
    known = known ? known : self->first_post[index] ? country_of_that_body(item, first) : NULL;
    known = known ? known : country_of_honour(item, first);
    known = known ? known : country_of_sender(item, first);
    known = known ? known : country_of_messenger(item, first);
    known = known ? known : country_of_master(self, index);
    known = known ? known : country_of_whole(self, index);
    known = known ? known : country_of_recaller(item, first);
    known = known ? known : sender_of_envoy(self, index);
    known = known ? known : host_of_envoy(self, index, first);
    known = known ? known : met_by_headline(self, index, first);
    known = known ? known : country_of_attended(self, index, first);
    known = known ? known : host_of_visitor(self, index, first);
    return known ? known : country_of_twin(self, first);
}

/* The foreign country named beside the person, or, where his bare post tells of an encounter, visited before it;
 * NULL if there is none. */
static const char *beside_or_visited(const Origins *self, uint32_t index, const Mention *person, const char *home) {
    const char *country = named_beside(self, index, person, home);
    bool met = !country && self->is_bare[index] && tells_encounter(self->item, span_end(person->phrase));
    return met ? visited_before(self, person, home) : country;
}

/* True if the headline names the country. */
static bool is_in_headline(const Origins *self, const char *country) {
    const MentionList *mentions = &self->item->mentions;
    bool named = false;
    for (uint32_t i = 0; !named && i < mentions->count && mentions->items[i].span.start < self->headline_end; i++) {
        named = string_same(mentions->items[i].country, country);
    }
    return named;
}

/* True if the country is named in the person's line, its piece of news or the headline, or so often that somebody told
 * without a post is likely of it. */
static bool is_spoken_of(const Origins *self, const char *country) {
    enum { OFTEN = 5 };
    for (size_t i = 0; country && i < self->named.count; i++) {
        const Named *named = &self->named.items[i];
        if (string_same(named->code, country)) {
            bool often = self->has_sections ? named->in_section : named->total >= OFTEN;
            return often || named->in_line || is_in_headline(self, country);
        }
    }
    return false;
}

/* The country that the item speaks of most, other than `not_this`, among those that the form of the person's name
 * allows; NULL if it speaks of none, or, of somebody without a post, only in passing. */
static const char *likeliest_abroad(Origins *self, uint32_t index, const Mention *person, const char *not_this,
                                    bool foreign) {
    const Item *item = self->item;
    bool transliterated = is_transliterated(item, person) || (foreign && item->persons.items[index].latin);
    Origin origin = {.not_this = not_this, .transliterated = transliterated, .holder = index + 1};
    const char *country = foreign ? NULL : of_like_names(self, origin);
    country = country ? country : named_most(self, origin);
    country =
        country || transliterated ? country : named_most(self, (Origin){.not_this = not_this, .holder = index + 1});
    bool likely = self->first_post[index] || (!self->is_stray[index] && is_spoken_of(self, country));
    self->is_stray[index] = !likely;
    return likely ? country : NULL;
}

/* The state that the item says the person is visiting, wherever it names him; NULL if it does not. */
static const char *visited_by(const Item *item, uint32_t index) {
    enum { REACH = 64 }; /* names looked at */
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    const char *stay = NULL;
    for (uint32_t i = 0; i < names->count && i < REACH && !stay; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        stay = mention->person == index ? state_of_stay(item, mention) : NULL;
    }
    return stay;
}

/* True if the person once led a state or its government, and opens what is told: 前总统 X 同 Y 国总理会谈. */
static bool led_here(const Origins *self, uint32_t index, const Mention *person, const char *home) {
    const Item *item = self->item;
    const Mention *post = self->first_post[index] ? &item->mentions.items[self->first_post[index] - 1] : NULL;
    bool led = post && post->is_former && post->entry != NO_ENTRY &&
               (lexicon_has(item->lexicon, post->entry, KEY_KIND, "head-of-state") ||
                lexicon_has(item->lexicon, post->entry, KEY_KIND, "head-of-government"));
    return led && opens_sentence(self, person, home);
}

/* Whom a person without country belongs to: the one whose bare post the item
 * names with its country; or, by the form of the name, the outlet's country or
 * the one that line and item speak of most. */
static const char *guess_country(Origins *self, uint32_t index, const Mention *first) {
    const Item *item = self->item;
    self->faced = NULL;
    self->faced_list = (Span){0};
    const char *home = home_of(self, index), *known = country_by_words(self, index, first);
    if (known) {
        return known;
    }
    if (!self->first_post[index] && bears_family_names_first(self, home) && only_takes_part(self, first)) {
        return home;
    }
    self->faced = visited_by(item, index);
    self->faced = self->faced ? self->faced : state_inviting(item, first);
    self->faced = self->faced ? self->faced : state_faced_by(item, first, home);
    self->faced = self->faced ? self->faced : state_facing(item, first, home);
    self->faced = self->faced || !self->is_bare[index] ? self->faced : state_joined(item, first, home);
    self->faced_list = list_of_faced(item, first, self->faced);
    bool home_is_han = bears_family_names_first(self, home), foreign = bears_foreign_name(self, index, first);
    bool abroad = is_abroad(self, index, home);
    bool is_nobodys = !item->outlet_country && !item->text->is_traditional; /* pages of an organisation's own */
    known = foreign || is_nobodys ? organisation_of(self, index, first) : NULL;
    if (known) {
        return known;
    }
    bool is_own = self->is_bare[index] && !abroad && (!is_private(self, index) || led_here(self, index, first, home)) &&
                  may_be_own(self, index, first, home, foreign);
    bool own_office = is_own && lead_of(self, index) == LEAD_NONE && !is_of_foreign_characters(item, first->span);
    const char *listed = own_office ? NULL : country_of_list(self, index, first); /* 外长莫洛托夫、防长朱可夫 */
    if (listed && !(foreign && bears_family_names_first(self, listed))) {
        return listed;
    }
    enter_line(self, first);
    const char *country = self->side_of[index];
    bool speaks = country && *country && !(is_transliterated(item, first) && bears_family_names_first(self, country));
    bool has_post = self->is_bare[index] || ((foreign || !item->outlet_country) && self->first_post[index]);
    const char *announcer = has_post ? country_of_announcer(self, first) : NULL;
    if (announcer && !cannot_be_of(self, index, announcer)) {
        return announcer;
    }
    if (is_own) { /* at home "the president" is one's own */
        return self->is_at_home || home != item->outlet_country ? home : speaks ? country : from_abroad(self, index);
    }
    country = speaks ? country : foreign ? met_in(self, first, home) : NULL;
    country = country ? country : country_of_title(self, index);
    country = country ? country : country_of_surname(self, first);
    if (country) {
        return country;
    }
    if (foreign || abroad) {
        const char *not_this = home_is_han || abroad ? home : NULL;
        country = beside_or_visited(self, index, first, home);
        country = country ? country : likeliest_abroad(self, index, first, not_this, foreign);
        return country || home_is_han ? country : home;
    }
    country = home_is_han ? country_at_home(self, index) : of_like_names(self, (Origin){.holder = index + 1});
    const char *head = !home && self->is_bare[index] && !is_in_line(self, country) ? named_at_head(self, first) : NULL;
    return head && !cannot_be_of(self, index, head) ? head : country;
}

static void begin(Origins *self, Item *item) {
    Arena *arena = item->arena;
    *self = (Origins){.item = item, .table = name_table(item->lexicon)};
    self->named_of = ARENA_ARRAY(arena, uint32_t, item->mentions.count + 1);
    self->first_post = ARENA_ARRAY(arena, uint32_t, item->persons.count + 1);
    self->next_post = ARENA_ARRAY(arena, uint32_t, item->mentions.count + 1);
    self->is_bare = ARENA_ARRAY(arena, bool, item->persons.count + 1);
    self->is_stray = ARENA_ARRAY(arena, bool, item->persons.count + 1);
    self->headline_end = span_end(line_of(item, span_of(0, 0)));
    self->has_sections = has_sections(item);
    gather(self);
    self->guest = guest_of_headline(self);
    self->side_of = ARENA_ARRAY(arena, const char *, item->persons.count + 1);
    self->is_at_home = is_at_home(self);
    bool told_from_afar = !item->outlet_country || !self->is_at_home;
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t person = item->mentions.items[names->items[i]].person;
        const char *side = person == NO_PERSON         ? NULL
                           : told_from_afar            ? side_spoken_for(item, names->items[i])
                           : !self->first_post[person] ? side_put_first(item, names->items[i])
                                                       : NULL;
        if (side && self->side_of[person] && !string_same(self->side_of[person], side)) {
            side = ""; /* he speaks of the other side too */
        }
        if (side) {
            self->side_of[person] = side;
        }
    }
    for (int lead = 0; lead < LEAD_COUNT; lead++) {
        self->leads_at_home[lead] = NO_PERSON;
    }
    for (uint32_t i = 0; i < item->persons.count; i++) {
        note_leader(self, i);
    }
}

/* The country that the page's first item tells of somebody of the name; NULL if it does not: what stands beside it
 * often names him without his post's country. */
static const char *country_on_page(const Item *item, uint32_t person) {
    const PersonList *told = item->first ? &item->first->persons : NULL;
    for (size_t i = 0; told && i < told->count; i++) {
        if (string_same(told->items[i].name, item->persons.items[person].name)) {
            return told->items[i].country;
        }
    }
    return NULL;
}

void resolve_origins(Item *item) {
    Origins origins;
    bool begun = false;
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        if (item->persons.items[mention->person].country) {
            continue;
        }
        if (!begun) {
            begin(&origins, item);
            begun = true;
        }
        const char *told = country_on_page(item, mention->person);
        item->persons.items[mention->person].country = told ? told : guess_country(&origins, mention->person, mention);
        note_leader(&origins, mention->person);
    }
}
