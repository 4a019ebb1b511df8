#include "resolve/resolve.h"

#include "read/names.h"

#include <stdio.h>
#include <stdlib.h>

/* A person while the item is being resolved. */
typedef struct Candidate {
    const char *name; /* normalised: joints as interpuncts, no blanks */
    uint32_t first;   /* index of the mention that names him first */
    uint32_t same_as; /* index of the candidate he is a short form of, or its own */
    bool is_surname;  /* known by surname and title only */
} Candidate;

typedef List(Candidate) CandidateList;
typedef List(const char *) StringList;

static bool is_joint_byte(const char *at) { return (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xB7; }

/* The printed name with all interpuncts and blanks made one way. */
static const char *normal_name(Item *item, Span span) {
    char *name = arena_alloc(item->arena, (size_t)span.length * 4 + 1), *out = name;
    for (uint32_t i = span.start; i < span_end(span); i++) {
        uint32_t c = item->text->character[i];
        if (c == ' ') {
            continue;
        }
        if (character_is_interpunct(c) || c == '.') {
            out += utf8_write(out, 0xB7);
        } else if (c == '-') {
            *out++ = '-';
        } else {
            uint32_t from = item->text->offset[i], to = item->text->offset[i + 1];
            memcpy(out, item->text->bytes + from, to - from);
            out += to - from;
        }
    }
    return name;
}

static bool is_part_edge(const char *whole, const char *at) {
    return at == whole || *at == 0 || *at == '-' || at[-1] == '-' || is_joint_byte(at) ||
           (at - whole >= 2 && is_joint_byte(at - 2));
}

/* True if `part` is some of the parts of `whole`, in a row. */
static bool is_short_form(const char *part, const char *whole) {
    size_t length = strlen(part);
    if (length >= strlen(whole) || !(strstr(whole, "\xC2\xB7") || strchr(whole, '-'))) {
        return false;
    }
    for (const char *at = strstr(whole, part); at; at = strstr(at + 1, part)) {
        if (is_part_edge(whole, at) && is_part_edge(whole, at + length)) {
            return true;
        }
    }
    return false;
}

/* True if joints aside the two names are one. */
static bool same_name(const char *a, const char *b) {
    for (;;) {
        if (is_joint_byte(a) && (is_joint_byte(b) || *b == '-')) {
            a += 2;
            b += *b == '-' ? 1 : 2;
        } else if (*a == '-' && is_joint_byte(b)) {
            a++;
            b += 2;
        } else if (*a != *b) {
            return false;
        } else if (!*a) {
            return true;
        } else {
            a++;
            b++;
        }
    }
}

static uint32_t candidate_of(Item *item, CandidateList *list, uint32_t mention, bool surname) {
    const char *name = normal_name(item, item->mentions.items[mention].span);
    if (surname) { /* surname and title are all there is: they are the name */
        name = normal_name(
            item, span_of(item->mentions.items[mention].span.start, span_end(item->mentions.items[mention].phrase)));
    }
    for (uint32_t i = 0; i < list->count; i++) {
        if (same_name(list->items[i].name, name)) {
            return i;
        }
    }
    uint32_t own = (uint32_t)list->count;
    *list_push(item->arena, list) = (Candidate){name, mention, own, surname};
    return own;
}

/* A surname, with a title or of two characters and more, means the one person
 * of that surname. */
static bool surname_fits(Item *item, const Candidate *a, const Candidate *b) {
    Span surname = item->mentions.items[a->first].span, full = item->mentions.items[b->first].span;
    bool long_surname = surname.length > 1 && match_exact(&item->matches, surname, CLASS_BIT(CLASS_SURNAME));
    return (a->is_surname || long_surname) && !b->is_surname && full.length > surname.length &&
           text_same(item->text, surname, (Span){full.start, surname.length});
}

static void join_short_forms(Item *item, CandidateList *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        size_t best = 0;
        for (uint32_t j = 0; j < list->count; j++) {
            const Candidate *a = &list->items[i], *b = &list->items[j];
            if (i != j && (is_short_form(a->name, b->name) || surname_fits(item, a, b)) && strlen(b->name) > best) {
                best = strlen(b->name);
                list->items[i].same_as = j;
            }
        }
    }
    for (uint32_t i = 0; i < list->count; i++) {
        for (int hops = 0; hops < 4 && list->items[list->items[i].same_as].same_as != list->items[i].same_as; hops++) {
            list->items[i].same_as = list->items[list->items[i].same_as].same_as;
        }
    }
}

static void strings_add(Item *item, ChStrings *list, const char *text) {
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], text) == 0) {
            return;
        }
    }
    const char **items = ARENA_ARRAY(item->arena, const char *, list->count + 1);
    if (list->count) {
        memcpy(items, list->items, list->count * sizeof *items);
    }
    items[list->count++] = text;
    list->items = items;
}

/* True if the words before a title make it a deputy's, so that the title alone
 * is another post. */
static bool ends_in_deputy(const Item *item, const char *text, size_t length) {
    const NameTable *table = name_table(item->lexicon);
    char last[8];
    if (length < 3) {
        return false;
    }
    memcpy(last, text + length - 3, 3);
    last[3] = 0;
    uint32_t posting = lexicon_find(item->lexicon, last);
    return posting != UINT32_MAX && (table->facts[posting].marks & MARK_DEPUTY);
}

/* A post as printed and as it reads when every part has its fullest form. */
typedef struct HeldPost {
    const char *printed, *full;
    bool is_former;
} HeldPost;

typedef List(HeldPost) HeldPostList;

/* The post's words with each known part in its fullest form, so that short and
 * long ways to name one post come out the same. */
static const char *full_form(Item *item, const Mention *post) {
    const ClassSet bodies = CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BLOC);
    const NameTable *table = name_table(item->lexicon);
    const char *text = "";
    for (uint32_t at = post->span.start; at < span_end(post->span);) {
        const Match *match = match_longest(&item->matches, at, span_end(post->span), bodies);
        match = match ? match : match_longest(&item->matches, at, span_end(post->span), CLASS_BIT(CLASS_TITLE));
        EntryId entry = match ? table->facts[match->posting].entry : NO_ENTRY;
        const char *same = entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, entry, KEY_SAME);
        if (!same && match && (match->classes & CLASS_BIT(CLASS_BODY)) && entry != NO_ENTRY) {
            same = lexicon_form(item->lexicon, entry);
        }
        Span span = match ? match->span : (Span){at, 1};
        const char *part = same ? same : text_copy_analysed(item->arena, item->text, span);
        size_t size = strlen(text) + strlen(part) + 1;
        char *joined = arena_alloc(item->arena, size);
        snprintf(joined, size, "%s%s", text, part);
        text = joined;
        at = span_end(span);
    }
    return text;
}

/* True if `part` is the end of `whole` and not a chief where that is a deputy. */
static bool is_end_of(const Item *item, const char *part, const char *whole) {
    size_t length = strlen(part), longer = strlen(whole);
    return longer > length && strcmp(whole + longer - length, part) == 0 &&
           !ends_in_deputy(item, whole, longer - length);
}

/* Keeps of each post the fullest way it is printed. */
static void keep_fullest(Item *item, const HeldPostList *held, bool former, ChStrings *posts) {
    for (size_t i = 0; i < held->count; i++) {
        const HeldPost *own = &held->items[i];
        bool kept = own->is_former == former;
        for (size_t j = 0; j < held->count && kept; j++) {
            const HeldPost *other = &held->items[j];
            bool same = strcmp(own->full, other->full) == 0;
            bool shorter = strlen(own->printed) < strlen(other->printed);
            kept = other->is_former != former || !((same && shorter) || is_end_of(item, own->printed, other->printed));
        }
        if (kept) {
            strings_add(item, posts, own->printed);
        }
    }
}

/* Latin letters in brackets behind the name, inside its phrase. */
static const char *latin_behind(Item *item, const Mention *mention) {
    const uint32_t *character = item->text->character;
    uint32_t at = span_end(mention->span), end = span_end(mention->phrase);
    if (at >= end || character[at] != '(') {
        return NULL;
    }
    uint32_t close = at + 1;
    while (close < end && character[close] != ')') {
        close++;
    }
    char *latin = arena_alloc(item->arena, (size_t)(close - at) * 5 + 1), *out = latin;
    bool small = false;
    for (uint32_t i = at + 1; i < close; i++) {
        uint32_t c = character[i];
        bool capital = c >= 'A' && c <= 'Z';
        if (capital && small) {
            *out++ = ' ';
        }
        out += utf8_write(out, c);
        small = (c >= 'a' && c <= 'z') || c >= 0xDF;
    }
    return latin;
}

static void add_mention(Item *item, ChPerson *person, const Mention *mention) {
    const char *printed = normal_name(item, mention->span);
    if (strcmp(printed, person->name) != 0 && mention->span.length > 1) {
        strings_add(item, &person->also, printed);
    }
    person->country = person->country ? person->country : mention->country;
    person->latin = person->latin ? person->latin : latin_behind(item, mention);
}

/* The person of the PERSON mention that a post belongs to: by the phrase they
 * share, or by the name the post is told of. */
static uint32_t holder_of(const Item *item, const Mention *post) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *person = &item->mentions.items[i];
        Span own = post->holder.length ? person->span : person->phrase;
        Span wanted = post->holder.length ? post->holder : post->phrase;
        if (person->kind == MENTION_PERSON && own.start == wanted.start && own.length == wanted.length) {
            return person->person;
        }
    }
    return NO_PERSON;
}

/* Gives the posts of each person's phrases to him. */
static void gather_posts(Item *item) {
    HeldPostList *held = ARENA_ARRAY(item->arena, HeldPostList, item->persons.count + 1);
    for (size_t i = 0; i < item->mentions.count; i++) {
        Mention *post = &item->mentions.items[i];
        if (post->kind != MENTION_POST) {
            continue;
        }
        post->person = holder_of(item, post);
        if (post->person != NO_PERSON) {
            ChPerson *person = &item->persons.items[post->person];
            *list_push(item->arena, &held[post->person]) =
                (HeldPost){post->name, full_form(item, post), post->is_former};
            person->country = person->country ? person->country : post->country;
        }
    }
    for (size_t i = 0; i < item->persons.count; i++) {
        keep_fullest(item, &held[i], false, &item->persons.items[i].posts);
        keep_fullest(item, &held[i], true, &item->persons.items[i].former_posts);
    }
}

static bool is_alpha3(const char *code) { return code && code[0] >= 'A' && code[0] <= 'Z' && strlen(code) == 3; }

static bool bears_family_names_first(const Item *item, const char *code) {
    const NameTable *table = name_table(item->lexicon);
    for (uint32_t i = 0; code && i < SURNAME_FIRST_LIMIT && table->surname_first[i]; i++) {
        if (strcmp(table->surname_first[i], code) == 0) {
            return true;
        }
    }
    return false;
}

/* The line of the text that a person is named in. */
static Span line_of(const Item *item, const Mention *mention) {
    const uint32_t *character = item->text->character;
    uint32_t start = mention->span.start, end = span_end(mention->span);
    while (start > 0 && character[start - 1] != '\n') {
        start--;
    }
    while (end < item->text->length && character[end] != '\n') {
        end++;
    }
    return span_of(start, end);
}

/* How much a country is named, by itself or by a place in it: in the line weighs
 * more than elsewhere. */
static uint32_t times_named(const Item *item, const char *code, Span line) {
    enum { IN_LINE = 3 };
    uint32_t count = 0;
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool names = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE;
        if (names && mention->country && strcmp(mention->country, code) == 0) {
            count += mention->span.start >= line.start && mention->span.start < span_end(line) ? IN_LINE : 1;
        }
    }
    return count;
}

/* Which countries a person may be of. */
typedef struct Origin {
    const char *not_this; /* not this country, unless NULL */
    bool surname_first;   /* only of those whose people put the family name first */
    bool in_line;         /* only of those named in the person's line */
} Origin;

/* The country of that origin named most in the line and the item; NULL if none. */
static const char *named_most(const Item *item, Span line, Origin origin) {
    const char *best = NULL;
    uint32_t most = 0;
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool names = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE;
        const char *code = names ? mention->country : NULL;
        bool outside = mention->span.start < line.start || mention->span.start >= span_end(line);
        if (!is_alpha3(code) || (origin.not_this && strcmp(code, origin.not_this) == 0) ||
            (best && strcmp(code, best) == 0) || (origin.in_line && outside) ||
            (origin.surname_first && !bears_family_names_first(item, code))) {
            continue;
        }
        uint32_t count = times_named(item, code, line);
        if (count > most) {
            best = code;
            most = count;
        }
    }
    return best;
}

/* What the person leads: "state" (or its party), "government"; NULL if neither. */
static const char *leading_kind(const Item *item, uint32_t person) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *post = &item->mentions.items[i];
        if (post->kind == MENTION_POST && post->person == person && post->entry != NO_ENTRY && !post->is_former) {
            const char *kind = lexicon_value(item->lexicon, post->entry, KEY_KIND);
            bool top = lexicon_number(item->lexicon, post->entry, KEY_WEIGHT, 0) >= 9;
            if (kind && top && strcmp(kind, "head-of-government") == 0) {
                return "government";
            }
            if (kind && top &&
                (strcmp(kind, "head-of-state") == 0 || strcmp(kind, "royal") == 0 || strcmp(kind, "party") == 0)) {
                return "state";
            }
        }
    }
    return NULL;
}

/* True if the outlet's own country has a leader of that kind in the item
 * already: then another is a foreign one. */
static bool is_taken_at_home(const Item *item, uint32_t person, const char *kind) {
    for (uint32_t i = 0; i < person; i++) {
        const ChPerson *other = &item->persons.items[i];
        const char *other_kind =
            other->country && item->outlet_country && strcmp(other->country, item->outlet_country) == 0
                ? leading_kind(item, i)
                : NULL;
        if (other_kind && strcmp(other_kind, kind) == 0) {
            return true;
        }
    }
    return false;
}

bool name_is_foreign(const Item *item, const Mention *mention) {
    const NameTable *table = name_table(item->lexicon);
    const float unknown = 9, margin = 3.5f; /* of a given name's character; for a name of foreign form */
    const Match *surname =
        match_longest(&item->matches, mention->span.start, span_end(mention->span), CLASS_BIT(CLASS_SURNAME));
    if (mention->span.length > 3 || !surname || !(table->facts[surname->posting].marks & MARK_HAN)) {
        return true;
    }
    float foreign = 0, han = table->facts[surname->posting].surname;
    for (uint32_t at = mention->span.start; at < span_end(mention->span); at++) {
        uint32_t c = item->text->character[at];
        NameCharacter cost = c < 0x10000 ? table->character[c] : (NameCharacter){0};
        float own = cost.foreign, given = cost.given;
        if (character_is_interpunct(c)) {
            return true;
        }
        foreign += own > 0 ? own : 100;
        han += at < span_end(surname->span) ? 0 : given > 0 ? given : unknown;
    }
    return mention->span.length > 1 && foreign + margin < han;
}

/* The country whose people bear the family name, if the item speaks of it. */
static const char *country_of_surname(const Item *item, const Mention *person) {
    const Match *surname =
        match_longest(&item->matches, person->span.start, span_end(person->span), CLASS_BIT(CLASS_SURNAME));
    EntryId entry = surname ? match_entry(item->lexicon, surname, CLASS_SURNAME) : NO_ENTRY;
    const char *country = entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, entry, KEY_COUNTRY);
    for (size_t i = 0; i < item->mentions.count && country; i++) {
        const char *named = item->mentions.items[i].country;
        if (item->mentions.items[i].kind == MENTION_COUNTRY && named && strcmp(named, country) == 0) {
            return country;
        }
    }
    return NULL;
}

/* True if the posts of the person are no state's: then nothing but the line he
 * is named in tells whose he is. */
static bool is_private(const Item *item, uint32_t person) {
    static const char *const kinds[] = {"company", "other", "court", "church"};
    bool any = false;
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *post = &item->mentions.items[i];
        if (post->kind != MENTION_POST || post->person != person || post->is_former) {
            any = any || (post->kind == MENTION_POST && post->person == person);
            continue;
        }
        const char *kind = post->entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, post->entry, KEY_KIND);
        bool found = false;
        for (size_t k = 0; kind && k < sizeof kinds / sizeof *kinds; k++) {
            found = found || strcmp(kind, kinds[k]) == 0;
        }
        if (!found) {
            return false;
        }
        any = true;
    }
    return any;
}

/* The country of a person named as the people of the outlet's country are. */
static const char *country_at_home(const Item *item, uint32_t person, Span line) {
    const char *home = item->outlet_country;
    const char *kind = leading_kind(item, person), *other = NULL;
    if (kind && is_taken_at_home(item, person, kind)) {
        other = named_most(item, line, (Origin){.not_this = home, .surname_first = true});
    } else if (is_private(item, person)) {
        other = named_most(item, line, (Origin){.surname_first = true, .in_line = true});
    }
    return other ? other : home;
}

/* Whether the item prints somebody else with this post of this country: then
 * the title apart from a name is that person's. */
static bool is_post_of_other(const Item *item, uint32_t index, const Mention *title) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *post = &item->mentions.items[i];
        if (post->kind == MENTION_POST && post->person != NO_PERSON && post->person != index && post->country &&
            strcmp(post->country, title->country) == 0 && strcmp(post->name, title->name) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the headline, the first line, names the person and the title apart:
 * then he is the other side. */
static bool shares_headline(const Item *item, const Mention *person, const Mention *title) {
    Span line = line_of(item, person);
    return line.start == 0 && title->span.start < span_end(line);
}

/* Whether the person is introduced by a post that names no country: at home
 * "the president" is one's own. */
static bool leads_with_bare_post(const Item *item, uint32_t index) {
    for (size_t i = 0; i + 1 < item->mentions.count; i++) {
        const Mention *post = &item->mentions.items[i], *name = post + 1;
        if (post->kind == MENTION_POST && post->person == index && !post->country && name->kind == MENTION_PERSON &&
            name->person == index && span_end(post->span) == name->span.start) {
            return true;
        }
    }
    return false;
}

/* Whom a person without country belongs to: the one whose bare post the item
 * names with its country; or, by the form of the name, the outlet's country or
 * the one that line and item speak of most. */
static void guess_country(Item *item, uint32_t index, const Mention *first) {
    ChPerson *person = &item->persons.items[index];
    if (bears_family_names_first(item, item->outlet_country) && leads_with_bare_post(item, index) &&
        !is_private(item, index) && !name_is_foreign(item, first)) {
        person->country = item->outlet_country;
        return;
    }
    for (size_t i = 0; i < item->mentions.count && !person->country; i++) {
        const Mention *post = &item->mentions.items[i];
        for (size_t p = 0; p < person->posts.count && post->kind == MENTION_POST && post->country; p++) {
            if (post->person == NO_PERSON && strcmp(post->name, person->posts.items[p]) == 0 &&
                !is_post_of_other(item, index, post) && !shares_headline(item, first, post)) {
                person->country = post->country;
            }
        }
    }
    person->country = person->country ? person->country : country_of_surname(item, first);
    if (person->country) {
        return;
    }
    const char *home = item->outlet_country;
    Span line = line_of(item, first);
    bool home_is_han = bears_family_names_first(item, home);
    if (name_is_foreign(item, first)) {
        person->country = named_most(item, line, (Origin){.not_this = home_is_han ? home : NULL});
        person->country = person->country || home_is_han ? person->country : home;
    } else if (home_is_han) {
        person->country = country_at_home(item, index, line);
    } else {
        person->country = named_most(item, line, (Origin){.surname_first = true});
    }
}

/* The title of a country's leader that stands without a name belongs to the
 * one person of that country who has no post. */
static void take_bare_title(Item *item, const Mention *post) {
    ChPerson *only = NULL;
    for (size_t i = 0; i < item->persons.count; i++) {
        ChPerson *person = &item->persons.items[i];
        if (!person->country || strcmp(person->country, post->country) != 0) {
            continue;
        }
        if (only || person->posts.count || person->former_posts.count) {
            return;
        }
        only = person;
    }
    if (only) {
        strings_add(item, &only->posts, post->name);
    }
}

/* "The two premiers": if the item says whose, both of the first two persons
 * are such, unless it gives them other posts. */
static void take_shared_title(Item *item, const Mention *reference) {
    const char *title = lexicon_value(item->lexicon, reference->entry, KEY_SHORT);
    if (!title || lexicon_find(item->lexicon, title) == UINT32_MAX || item->persons.count < 2) {
        return;
    }
    bool named = false;
    for (uint32_t i = 0; i < 2; i++) {
        const ChStrings *posts = &item->persons.items[i].posts;
        named = named || (posts->count && strcmp(posts->items[0], title) == 0);
    }
    for (uint32_t i = 0; i < 2 && named; i++) {
        if (!item->persons.items[i].posts.count) {
            strings_add(item, &item->persons.items[i].posts, title);
        }
    }
}

static void take_titles_apart(Item *item) {
    const NameTable *table = name_table(item->lexicon);
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind != MENTION_POST || mention->person != NO_PERSON || !mention->country || mention->is_former) {
            continue;
        }
        const Match *title =
            match_longest_before(&item->matches, mention->span.start, span_end(mention->span), CLASS_BIT(CLASS_TITLE));
        if (title && (table->facts[title->posting].marks & MARK_LEADER)) {
            take_bare_title(item, mention);
        }
    }
    for (size_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_REFERENCE && mention->entry != NO_ENTRY) {
            take_shared_title(item, mention);
        }
    }
}

void resolve_persons(Item *item) {
    CandidateList list = {0};
    const NameTable *table = name_table(item->lexicon);
    uint32_t *candidate = ARENA_ARRAY(item->arena, uint32_t, item->mentions.count + 1);
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON) {
            const Match *surname = match_exact(&item->matches, mention->span, CLASS_BIT(CLASS_SURNAME));
            bool bare = surname && table->facts[surname->posting].surname > 0 &&
                        span_end(mention->phrase) > span_end(mention->span);
            candidate[i] = candidate_of(item, &list, i, bare);
        }
    }
    join_short_forms(item, &list);
    uint32_t *index = ARENA_ARRAY(item->arena, uint32_t, list.count + 1);
    memset(index, 0xFF, (list.count + 1) * sizeof *index);
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        Mention *mention = &item->mentions.items[i];
        if (mention->kind != MENTION_PERSON) {
            continue;
        }
        uint32_t whole = list.items[candidate[i]].same_as;
        if (index[whole] == UINT32_MAX) {
            index[whole] = (uint32_t)item->persons.count;
            *list_push(item->arena, &item->persons) =
                (ChPerson){.name = list.items[whole].name,
                           .evidence = {mention->span.start, span_end(mention->span),
                                        text_copy(item->arena, item->text, mention->span)}};
        }
        mention->person = index[whole];
        mention->name = list.items[whole].name;
        add_mention(item, &item->persons.items[mention->person], mention);
    }
    gather_posts(item);
    for (uint32_t i = 0; i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON && !item->persons.items[mention->person].country) {
            guess_country(item, mention->person, mention);
        }
    }
    take_titles_apart(item);
}
