#include "resolve/resolve.h"

#include "read/names.h"

#include <stdlib.h>

/* A person while the item is being resolved. */
typedef struct Candidate {
    const char *name;   /* normalised: joints as interpuncts, no blanks */
    uint32_t first;     /* index of the mention that names him first */
    uint32_t same_as;   /* index of the candidate he is a short form of, or its own */
    bool is_surname;    /* known by surname and title only */
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
        } else {
            uint32_t from = item->text->offset[i], to = item->text->offset[i + 1];
            memcpy(out, item->text->bytes + from, to - from);
            out += to - from;
        }
    }
    return name;
}

/* True if `part` is `whole` without some of its outer parts. */
static bool is_short_form(const char *part, const char *whole) {
    size_t short_length = strlen(part), length = strlen(whole);
    if (short_length >= length) {
        return false;
    }
    const char *tail = whole + length - short_length;
    if (strcmp(tail, part) == 0 && (is_joint_byte(tail - 2) || tail[-1] == '-')) {
        return true;
    }
    return memcmp(whole, part, short_length) == 0 && (is_joint_byte(whole + short_length) || whole[short_length] == '-');
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
        name = normal_name(item, span_of(item->mentions.items[mention].span.start,
                                         span_end(item->mentions.items[mention].phrase)));
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

/* Takes out the posts that are the ends of fuller ones. */
static void keep_fullest(const Item *item, ChStrings *posts) {
    size_t kept = 0;
    for (size_t i = 0; i < posts->count; i++) {
        size_t length = strlen(posts->items[i]);
        bool is_end = false;
        for (size_t j = 0; j < posts->count && !is_end; j++) {
            size_t longer = strlen(posts->items[j]);
            is_end = longer > length && strcmp(posts->items[j] + longer - length, posts->items[i]) == 0 &&
                     !ends_in_deputy(item, posts->items[j], longer - length);
        }
        if (!is_end) {
            posts->items[kept++] = posts->items[i];
        }
    }
    posts->count = kept;
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

/* Gives the posts of each person's phrases to him. */
static void gather_posts(Item *item) {
    for (size_t i = 0; i < item->mentions.count; i++) {
        Mention *person = &item->mentions.items[i];
        if (person->kind != MENTION_PERSON || person->person == NO_PERSON) {
            continue;
        }
        for (size_t j = 0; j < item->mentions.count; j++) {
            Mention *post = &item->mentions.items[j];
            if (post->kind == MENTION_POST && post->phrase.start == person->phrase.start &&
                post->phrase.length == person->phrase.length) {
                post->person = person->person;
                ChPerson *holder = &item->persons.items[person->person];
                strings_add(item, post->is_former ? &holder->former_posts : &holder->posts, post->name);
            }
        }
    }
}

/* Whom a person without country belongs to: the one whose bare post the item
 * names with its country. */
static void guess_country(Item *item, ChPerson *person) {
    for (size_t i = 0; i < item->mentions.count && !person->country; i++) {
        const Mention *post = &item->mentions.items[i];
        for (size_t p = 0; p < person->posts.count && post->kind == MENTION_POST && post->country; p++) {
            if (post->person == NO_PERSON && strcmp(post->name, person->posts.items[p]) == 0) {
                person->country = post->country;
            }
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
            *list_push(item->arena, &item->persons) = (ChPerson){
                .name = list.items[whole].name, .confidence = 0.9,
                .evidence = {mention->span.start, span_end(mention->span),
                             text_copy(item->arena, item->text, mention->span)}};
        }
        mention->person = index[whole];
        mention->name = list.items[whole].name;
        add_mention(item, &item->persons.items[mention->person], mention);
    }
    gather_posts(item);
    for (size_t i = 0; i < item->persons.count; i++) {
        keep_fullest(item, &item->persons.items[i].posts);
        guess_country(item, &item->persons.items[i]);
    }
}
