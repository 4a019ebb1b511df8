#include "ledger/match.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    SPREAD_DAYS = 1,   /* two reports "about" a day may come on days that follow each other */
    SUMMIT_DAYS = 2,   /* a session goes on from day to day */
    VISIT_DAYS = 3,    /* a visit is told of on its several days, … */
    JOURNEY_DAYS = 6,  /* … and when a journey to several countries begins and ends */
    ALIKE = 55,        /* words in common, of 100, that stand for named persons */
    FAIRLY_ALIKE = 52, /* … for a ceremony between the same persons in one place */
    HALF_ALIKE = 30,
    VERY_ALIKE = 75,     /* that tell one strike or one ceremony from the next of its kind */
    REPRINT_LENGTH = 20, /* the same words of this length are a reprint, … */
    REPRINT_DAYS = 30,   /* … which may come this much later */
    SESSION_DAYS = 12,   /* the session of one mechanism and number is reported on for so long */
    SHORT_NAME = 4,      /* characters of the shortest name that is taken for a shortened one, … */
    END_BYTES = 6,       /* … the last two of which are those of the long one */
    BARE_BYTES = 6,      /* two characters */
    MONTH_DAYS = 31,
};

/* How two accounts stand to each other on one question. */
typedef enum Answer { DIFFERENT = -1, OPEN, AGREED } Answer;

/* What the two accounts say, question by question. */
typedef struct Comparison {
    Answer days;
    bool loose_days; /* agreed only because one of them is vague */
    bool same_days;  /* both tell the day */
    bool span;       /* one of them gives several days, in which much may happen */
    Answer mechanism;
    bool session;        /* one mechanism and number, of a name that few others have */
    bool summit;         /* one mechanism of such a name, in the same days */
    int persons, bodies; /* sides whose persons, or bodies and posts, agree */
    int unnamed;         /* shared countries where one account names none */
    bool other_persons;  /* a country with persons on both accounts, none in common */
    bool other_bodies;
    bool stranger;     /* somebody of no known country on one account, a country not shared on the other */
    bool sides_differ; /* neither account's countries hold the other's */
    bool turned_round; /* who acts in one is acted upon in the other */
    size_t shared_countries;
    int alike; /* of 100, words of the quote in common; of accounts that don't conflict */
    bool same_place;
} Comparison;

static bool same(const char *a, const char *b) { return a && b && strcmp(a, b) == 0; }

static bool holds(const FormList *list, const char *text) {
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], text) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_type(const Account *self, const char *type) { return strcmp(self->type, type) == 0; }

/* The bytes of the character that begins here. */
static size_t character_length(const char *at) {
    size_t length = 1;
    while (((unsigned char)at[length] & 0xC0) == 0x80) {
        length++;
    }
    return length;
}

/* True if the name is made of characters of the longer one, in their order, with the same first and the same two last:
 * the way names of bodies are shortened. */
static bool is_short_name(const char *name, const char *longer) {
    size_t count = 0, length = strlen(name), whole = strlen(longer);
    bool ends = length >= END_BYTES && length < whole &&
                memcmp(name + length - END_BYTES, longer + whole - END_BYTES, END_BYTES) == 0;
    if (!ends || memcmp(name, longer, character_length(name)) != 0) {
        return false;
    }
    for (const char *at = longer, *end = longer + whole; *name; count++) {
        size_t size = character_length(name);
        at = memmem(at, (size_t)(end - at), name, size);
        if (!at) {
            return false;
        }
        at += size;
        name += size;
    }
    return count >= SHORT_NAME;
}

/* True if the name is a part of the longer one, or the longer one has but a
 * piece more in its middle, like the city of a summit. */
static bool is_name_within(const char *name, const char *longer) {
    size_t length = strlen(name), whole = strlen(longer), begin = 0, end = 0;
    if (length > whole || strstr(longer, name)) {
        return length <= whole;
    }
    while (name[begin] == longer[begin]) {
        begin++;
    }
    while (end < length && name[length - 1 - end] == longer[whole - 1 - end]) {
        end++;
    }
    return begin + end >= length || is_short_name(name, longer);
}

/* One name may be the end or beginning of the other: the forum, the forum's
 * ministerial meeting. Their numbers tell whether it is the same session. */
static Answer compare_mechanisms(const Account *a, const Account *b) {
    if (!a->mechanism || !b->mechanism) {
        return OPEN;
    }
    if (!is_name_within(a->mechanism, b->mechanism) && !is_name_within(b->mechanism, a->mechanism)) {
        return DIFFERENT;
    }
    return a->ordinal && b->ordinal && a->ordinal != b->ordinal ? DIFFERENT : AGREED;
}

/* The same number, or a name that says whose it is with a day about which it was told. */
static bool is_one_session(const Account *a, const Account *b) {
    if (compare_mechanisms(a, b) != AGREED) {
        return false;
    }
    bool speaks = a->speaks && strcmp(a->mechanism, b->mechanism) == 0;
    return (a->ordinal && a->ordinal == b->ordinal) ||
           (speaks && (a->day_kind == DAY_ABOUT || b->day_kind == DAY_ABOUT));
}

/* A plan without a day, and a day. Who comes to a session is spoken of as if it were still planned when it has begun.
 */
static bool has_plan(const Account *a, const Account *b) {
    return a->day_kind != DAY_WIDE && b->day_kind != DAY_WIDE &&
           (a->day_kind == DAY_PLANNED || b->day_kind == DAY_PLANNED);
}

/* The same number of a mechanism that is the only one of its name. */
static bool is_own_session(const Account *a, const Account *b) {
    if (!a->ordinal || a->ordinal != b->ordinal || !(a->own_name || b->own_name)) {
        return false;
    }
    return same(a->mechanism, b->mechanism) || (a->own_name && b->own_name && compare_mechanisms(a, b) == AGREED);
}

/* Several days of a session without a number, of one and the same name that says whose it is. */
static bool is_one_summit(const Account *a, const Account *b) {
    return is_type(a, "session") && same(a->mechanism, b->mechanism) && a->speaks && !(a->ordinal && b->ordinal);
}

/* Of accounts one of which has no day: what is told of without one is of the last months or the next. */
static bool told_years_apart(const Account *a, const Account *b) {
    bool known = (a->day_kind != DAY_NONE || a->is_told) && (b->day_kind != DAY_NONE || b->is_told);
    return known && (a->first - b->last > NUMBER_DAYS || b->first - a->last > NUMBER_DAYS);
}

static Answer compare_days(const Account *a, const Account *b, bool *loose) {
    *loose = true;
    if (a->day_kind == DAY_NONE || b->day_kind == DAY_NONE) {
        return told_years_apart(a, b) ? DIFFERENT : OPEN;
    }
    bool about = a->day_kind == DAY_ABOUT && b->day_kind == DAY_ABOUT;
    bool vague = a->day_kind >= DAY_WIDE || b->day_kind >= DAY_WIDE;
    *loose = vague;
    long gap = a->first > b->last ? a->first - b->last : b->first - a->last; /* negative if they overlap */
    if (is_own_session(a, b)) {
        *loose = vague || gap > SESSION_DAYS;
        return gap <= NUMBER_DAYS ? AGREED : DIFFERENT;
    }
    if ((!vague || has_plan(a, b)) && is_one_session(a, b)) {
        return gap <= SESSION_DAYS ? AGREED : DIFFERENT;
    }
    if (!vague && is_one_summit(a, b)) {
        return gap <= SUMMIT_DAYS ? AGREED : DIFFERENT;
    }
    if (!vague && is_type(a, "visit")) {
        bool exact = a->day_kind == DAY_EXACT && b->day_kind == DAY_EXACT;
        return gap <= (exact ? VISIT_DAYS : JOURNEY_DAYS) ? AGREED : DIFFERENT;
    }
    if (about) {
        bool reprint = a->quote_length >= REPRINT_LENGTH && a->quote_hash == b->quote_hash;
        return labs(a->last - b->last) <= (reprint ? REPRINT_DAYS : SPREAD_DAYS) ? AGREED : DIFFERENT;
    }
    return gap <= 0 ? AGREED : DIFFERENT;
}

/* True if the first is the second without its first character, which may be a title that some
 * print with the name. Names in several parts have their shorter forms. */
static bool is_bare_name(const Party *bare, const Party *full) {
    size_t skip = character_length(full->person);
    return full->forms.count == 1 && strlen(bare->person) >= BARE_BYTES &&
           strcmp(full->person + skip, bare->person) == 0;
}

static bool same_person(const Party *a, const Party *b) {
    return holds(&a->forms, b->person) || holds(&b->forms, a->person) || is_bare_name(a, b) || is_bare_name(b, a);
}

/* A body printed for a body, or a post for the person who holds it. */
static bool same_body(const Party *a, const Party *b) {
    if (a->body && b->body) {
        return strstr(a->body, b->body) || strstr(b->body, a->body);
    }
    const Party *person = a->person ? a : b, *body = a->person ? b : a;
    if (!person->person || !body->body) {
        return false;
    }
    for (size_t i = 0; i < person->posts.count; i++) {
        if (strstr(person->posts.items[i], body->body) || strstr(body->body, person->posts.items[i])) {
            return true;
        }
    }
    return false;
}

/* The parties of one country, or of none if `country` is NULL. */
static void compare_side(Comparison *self, const Account *a, const Account *b, const char *country) {
    bool named[2] = {false, false}, bodied[2] = {false, false}, person = false, body = false;
    for (size_t i = 0; i < a->parties.count; i++) {
        const Party *x = &a->parties.items[i];
        if (!same(x->country, country) && (x->country || country)) {
            continue;
        }
        named[0] |= x->person != NULL;
        bodied[0] |= x->body != NULL;
        for (size_t j = 0; j < b->parties.count; j++) {
            const Party *y = &b->parties.items[j];
            if (same(y->country, country) || (!y->country && !country)) {
                person |= x->person && y->person && same_person(x, y);
                body |= same_body(x, y);
            }
        }
    }
    for (size_t j = 0; j < b->parties.count; j++) {
        const Party *y = &b->parties.items[j];
        if (same(y->country, country) || (!y->country && !country)) {
            named[1] |= y->person != NULL;
            bodied[1] |= y->body != NULL;
        }
    }
    self->persons += person;
    self->bodies += !person && body;
    self->other_persons |= named[0] && named[1] && !person;
    self->other_bodies |= !person && !body && ((bodied[0] && (bodied[1] || named[1])) || (bodied[1] && named[0]));
    self->unnamed += !person && !body;
}

/* True if somebody takes part whose country is not known. */
static bool has_homeless(const Account *self) {
    for (size_t i = 0; i < self->parties.count; i++) {
        const Party *party = &self->parties.items[i];
        if (!party->country && (party->person || party->body)) {
            return true;
        }
    }
    return false;
}

static void compare_sides(Comparison *self, const Account *a, const Account *b) {
    for (size_t i = 0; i < a->countries.count; i++) {
        if (holds(&b->countries, a->countries.items[i])) {
            self->shared_countries++;
            compare_side(self, a, b, a->countries.items[i]);
        }
    }
    bool homeless = has_homeless(a);
    self->stranger = (homeless && self->shared_countries < b->countries.count) ||
                     (has_homeless(b) && self->shared_countries < a->countries.count);
    if (homeless) {
        int unnamed = self->unnamed;
        compare_side(self, a, b, NULL);
        self->unnamed = unnamed;
    }
    self->sides_differ = self->shared_countries < a->countries.count && self->shared_countries < b->countries.count;
}

/* True if some country acts in both accounts, or one doesn't say who acts. */
static bool same_direction(const Account *a, const Account *b) {
    bool acts[2] = {false, false};
    for (size_t i = 0; i < a->parties.count; i++) {
        const Party *x = &a->parties.items[i];
        acts[0] |= x->acts && x->country;
        for (size_t j = 0; j < b->parties.count && x->acts && x->country; j++) {
            const Party *y = &b->parties.items[j];
            if (y->acts && same(x->country, y->country)) {
                return true;
            }
        }
    }
    for (size_t j = 0; j < b->parties.count; j++) {
        acts[1] |= b->parties.items[j].acts && b->parties.items[j].country;
    }
    return !acts[0] || !acts[1];
}

/* Share of the shorter quote's pairs of characters that the longer one has. */
static int compare_quotes(const Account *a, const Account *b) {
    size_t i = 0, j = 0, common = 0;
    size_t shorter = a->pair_count < b->pair_count ? a->pair_count : b->pair_count;
    size_t longer = a->pair_count + b->pair_count - shorter;
    while (i < a->pair_count && j < b->pair_count) {
        if (a->pairs[i] == b->pairs[j]) {
            common++, i++, j++;
        } else if (a->pairs[i] < b->pairs[j]) {
            i++;
        } else {
            j++;
        }
    }
    /* A short quote within a long one is alike, but two words are no proof. */
    size_t of = shorter >= 6 ? (shorter * 2 + longer) / 3 : longer + !longer;
    return (int)(common * 100 / of);
}

/* True if both tell the day, or at least the month. */
static bool knows_month(const Account *a, const Account *b) {
    return a->last - a->first <= MONTH_DAYS && b->last - b->first <= MONTH_DAYS;
}

/* All but the words, which take longest. */
static Comparison compare(const Account *a, const Account *b) {
    Comparison self = {.mechanism = compare_mechanisms(a, b)};
    self.days = compare_days(a, b, &self.loose_days);
    compare_sides(&self, a, b);
    self.same_days = a->day_kind == DAY_EXACT && b->day_kind == DAY_EXACT && self.days == AGREED;
    self.span = (a->day_kind == DAY_EXACT && a->last > a->first) || (b->day_kind == DAY_EXACT && b->last > b->first);
    bool agreed = self.mechanism == AGREED;
    bool speaks = agreed && a->speaks && b->speaks;
    bool one_side = !self.sides_differ && self.shared_countries > 0;
    bool numbered = agreed && a->ordinal && a->ordinal == b->ordinal;
    self.session = numbered && (speaks || is_own_session(a, b) || (one_side && self.days == AGREED));
    bool plans = a->day_kind == DAY_PLANNED && b->day_kind == DAY_PLANNED && labs(a->first - b->first) <= SESSION_DAYS;
    bool one_plan = plans && agreed && self.persons && strcmp(a->mechanism, b->mechanism) == 0;
    bool named_alike = speaks && strcmp(a->mechanism, b->mechanism) == 0;
    bool loosely = plans || (named_alike && (knows_month(a, b) || has_plan(a, b)));
    self.summit = (speaks && self.days == AGREED && (!self.loose_days || loosely)) || one_plan;
    static const char *const mutual[] = {"meeting", "talks",     "call",     "session",
                                         "signing", "relations", "ceremony", "other"};
    bool either = false;
    for (size_t i = 0; i < sizeof mutual / sizeof *mutual; i++) {
        either |= is_type(a, mutual[i]);
    }
    self.turned_round = !either && !same_direction(a, b);
    self.same_place = same(a->place, b->place);
    return self;
}

/* True if compare_days() would say so whatever else they tell: most accounts of one block lie apart, which
 * the numbers show before anything else has to be looked at. */
static bool lie_apart(const Account *a, const Account *b) {
    if (a->day_kind == DAY_NONE || b->day_kind == DAY_NONE || a->quote_hash == b->quote_hash) {
        return false;
    }
    long gap = a->first > b->last ? a->first - b->last : b->first - a->last;
    if (a->ordinal && a->ordinal == b->ordinal) {
        return gap > NUMBER_DAYS;
    }
    return gap > SESSION_DAYS || (gap > 0 && !(a->mechanism && b->mechanism) && !is_type(a, "visit"));
}

static bool is_one_record(const Account *a, const Account *b) { return strcmp(a->id, b->id) == 0; }

/* Of two records with different ids. */
static bool conflict(const Account *a, const Account *b, const Comparison *c) {
    bool told_twice = c->session || (is_type(a, "visit") && c->persons > 0);
    if (a->item == b->item && !told_twice) {
        return true; /* an item tells of two things, unless it is a journey or a session it comes back to */
    }
    bool many = is_type(a, "session") && (c->session || c->summit); /* each account has other guests */
    if (strcmp(account_type_group(a->type), "meeting") == 0) {
        size_t more = a->countries.count > b->countries.count ? a->countries.count - b->countries.count
                                                              : b->countries.count - a->countries.count;
        if (more > 1 || (c->other_bodies && c->persons < 2)) {
            return true; /* a meeting of many is not that of two of them; another guest is another meeting */
        }
    }
    return c->days == DIFFERENT || c->mechanism == DIFFERENT || c->turned_round || (c->other_persons && !many) ||
           (c->sides_differ && !many);
}

/* Puts the two in one order, so that what is said of them does not depend on which is asked about first. */
static void put_in_order(const Account **a, const Account **b) {
    if (strcmp((*a)->id, (*b)->id) > 0) {
        const Account *first = *b;
        *b = *a;
        *a = first;
    }
}

bool accounts_conflict(const Account *a, const Account *b) {
    if (is_one_record(a, b)) {
        return a->item == b->item || strcmp(account_type_group(a->type), account_type_group(b->type)) != 0;
    }
    if (lie_apart(a, b) || strcmp(account_type_group(a->type), account_type_group(b->type)) != 0) {
        return true;
    }
    put_in_order(&a, &b);
    Comparison c = compare(a, b);
    return conflict(a, b, &c);
}

static void say(Match *self, const char *words) {
    size_t length = strlen(self->reason);
    snprintf(self->reason + length, sizeof self->reason - length, "%s%s", length ? "; " : "", words);
}

/* Ceremonies follow each other: on one day the words, or the persons with some of the words, tell them apart. */
static bool is_one_ceremony(const Account *a, const Account *b, const Comparison *c) {
    if (c->shared_countries < 2 || c->span) {
        return false;
    }
    if (c->loose_days) {
        return c->persons >= 1 && c->alike >= VERY_ALIKE && knows_month(a, b);
    }
    return c->alike >= VERY_ALIKE || (c->persons >= 2 && c->same_place && c->alike >= FAIRLY_ALIKE);
}

/* Between two countries relations seldom change twice within the time that a vague date leaves. */
static bool is_one_change(const Account *a, const Account *b, const Comparison *c) {
    if (c->shared_countries < 2) {
        return !c->loose_days && c->alike >= ALIKE;
    }
    bool two = a->countries.count == 2 && b->countries.count == 2;
    bool one_month = two && knows_month(a, b) && !c->other_bodies;
    return one_month || c->persons >= 1 || c->alike >= (two ? HALF_ALIKE : ALIKE);
}

/* What is_enough() asks for when days are loose, type by type. A session then goes by its number, for which there is
 * a block of its own, or both are plans. */
Reach account_reach(const Account *self) {
    static const char *const by_persons[] = {"visit", "meeting", "talks", "call", "message", "appointment"};
    if (self->day_kind < DAY_WIDE || is_type(self, "relations")) {
        return (Reach){.sides = true, .persons = true, .mechanism = is_type(self, "session")};
    }
    for (size_t i = 0; i < sizeof by_persons / sizeof *by_persons; i++) {
        if (is_type(self, by_persons[i])) {
            return (Reach){.persons = true};
        }
    }
    bool month = self->last - self->first <= MONTH_DAYS;
    if (is_type(self, "session")) {
        bool planned = self->day_kind == DAY_PLANNED;
        return (Reach){.sides = planned, .persons = planned, .mechanism = planned || month};
    }
    if (is_type(self, "ceremony")) {
        return (Reach){.persons = month};
    }
    return (Reach){.sides = month && !is_type(self, "force")};
}

/* Whether what agrees is enough to take the two for one event. */
static bool is_enough(const Account *a, const Account *b, const Comparison *c) {
    if (c->session) {
        return c->days != DIFFERENT;
    }
    if (c->days != AGREED) {
        return false;
    }
    if (is_type(a, "session")) {
        bool exact = a->day_kind == DAY_EXACT && b->day_kind == DAY_EXACT;
        return c->summit || (!c->loose_days && c->mechanism == AGREED) ||
               (!c->loose_days && c->alike >= (exact ? ALIKE : VERY_ALIKE));
    }
    if (is_type(a, "relations")) {
        return is_one_change(a, b, c);
    }
    if (is_type(a, "appointment")) {
        return c->persons >= 1 && (c->persons + c->bodies >= 2 || c->alike >= HALF_ALIKE);
    }
    if (strcmp(a->type, b->type) != 0 && !c->loose_days && c->alike < ALIKE) {
        return false; /* a meeting and talks on one day may be two */
    }
    if (is_type(a, "ceremony")) {
        return is_one_ceremony(a, b, c);
    }
    if (is_type(a, "force")) {
        return !c->loose_days && !c->span && c->shared_countries >= 2 && c->alike >= VERY_ALIKE;
    }
    bool known = c->persons >= 2 || (c->persons == 1 && c->bodies >= 1);
    if (is_type(a, "signing") && c->same_days && !c->span && c->shared_countries == 2 && !c->other_bodies) {
        return true; /* what two countries sign on one day they sign in one ceremony */
    }
    static const char *const between_persons[] = {"visit", "meeting", "talks", "call", "message"};
    for (size_t i = 0; i < sizeof between_persons / sizeof *between_persons; i++) {
        if (is_type(a, between_persons[i])) {
            bool visitor = i == 0 && c->persons == 1 && c->shared_countries >= 2;
            bool one = c->persons == 1 && !c->other_bodies && !c->loose_days && c->shared_countries >= 2 &&
                       (i == 0 || c->alike >= HALF_ALIKE);
            bool bodies = c->bodies >= 2 && !c->loose_days && c->alike >= HALF_ALIKE;
            return known || visitor || one || bodies ||
                   (!c->loose_days && !c->other_bodies && !c->stranger && c->alike >= ALIKE);
        }
    }
    if (c->loose_days) { /* told again months later, with the month */
        return c->shared_countries >= 2 && c->alike >= ALIKE && knows_month(a, b);
    }
    return (known && c->alike >= HALF_ALIKE) || c->alike >= ALIKE;
}

/* How strongly the two agree, and why. */
static Match weigh(const Account *a, const Account *b, const Comparison *c) {
    Match self = {0};
    bool exact = a->day_kind == DAY_EXACT && b->day_kind == DAY_EXACT;
    self.score = 1 + c->persons * 60 + c->bodies * 20 + c->alike / 2 + (c->mechanism == AGREED) * 40 +
                 (exact           ? 60
                  : c->loose_days ? 0
                                  : 30) +
                 c->same_place * 10 + is_type(a, b->type) * 5;
    say(&self, is_type(a, b->type) ? "same type" : "near type");
    say(&self, c->session                     ? "same session of the mechanism"
               : c->mechanism == AGREED       ? "same mechanism"
               : c->persons >= 2              ? "same persons on both sides"
               : c->persons == 1 && c->bodies ? "same person and body"
               : c->persons == 1              ? "same person"
               : c->bodies                    ? "same bodies"
                                              : "same sides");
    say(&self, c->days == OPEN ? "no day to compare"
               : exact         ? "same days"
               : c->loose_days ? "days may be the same"
                               : "days fit");
    if (c->alike >= ALIKE) {
        say(&self, "words alike");
    }
    return self;
}

Match accounts_match(const Account *a, const Account *b) {
    Match self = {0};
    if (lie_apart(a, b)) {
        return self;
    }
    if (is_one_record(a, b)) {
        self.score = accounts_conflict(a, b) ? 0 : 1000;
        say(&self, "the same words in the same item");
        return self;
    }
    if (strcmp(account_type_group(a->type), account_type_group(b->type)) != 0) {
        return self;
    }
    put_in_order(&a, &b);
    Comparison c = compare(a, b);
    if (conflict(a, b, &c)) {
        return self;
    }
    c.alike = compare_quotes(a, b);
    return is_enough(a, b, &c) ? weigh(a, b, &c) : self;
}
