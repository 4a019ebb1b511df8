#include "resolve/resolve.h"

#include "base/index.h"
#include "read/names.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A person while the item is being resolved. */
typedef struct Candidate {
    const char *name; /* normalised: joints as interpuncts, no blanks */
    uint32_t first;   /* index of the mention that names him first */
    uint32_t same_as; /* index of the candidate he is a short form of, or its own */
    bool is_surname;  /* known by surname and title only */
    bool is_misread;  /* another's name with a character too many: nobody */
} Candidate;

typedef List(Candidate) CandidateList;
typedef List(const char *) StringList;

static bool is_joint_byte(const char *at) { return (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xB7; }

/* The printed name with all interpuncts and blanks made one way. */
static const char *normal_name(Item *item, Span span) {
    char *name = arena_alloc(item->arena, (size_t)span.length * 4 + 1), *out = name;
    for (uint32_t i = span.start; i < span_end(span); i++) {
        uint32_t c = item->text->character[i];
        bool latin = i > span.start && character_is_latin(item->text->character[i - 1]);
        if (c == ' ' && !(latin || (i > span.start && item->text->character[i - 1] == '.'))) {
            continue;
        }
        if (c == ' ' || (c == '.' && latin)) { /* Tommy E. Remengesau */
            *out++ = (char)c;
        } else if (character_is_interpunct(c) || c == '.') {
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
    return at == whole || *at == 0 || *at == '-' || at[-1] == '-' || *at == ' ' || at[-1] == ' ' || is_joint_byte(at) ||
           (at - whole >= 2 && is_joint_byte(at - 2));
}

/* The name with all its joints made interpuncts: two names that are one but for
 * their joints have one key. */
static const char *name_key(Item *item, const char *name) {
    char *key = arena_alloc_unset(item->arena, strlen(name) * 2 + 1), *out = key;
    for (; *name; name++) {
        if (*name == '-') {
            out += utf8_write(out, 0xB7);
        } else {
            *out++ = *name;
        }
    }
    *out = 0;
    return key;
}

/* `known` has the candidates by their names' keys, counted from 1. */
static uint32_t candidate_of(Item *item, CandidateList *list, Index *known, uint32_t mention, bool surname) {
    const char *name = normal_name(item, item->mentions.items[mention].span);
    Span given = item->mentions.items[mention].given;
    if (given.length) {
        name = arena_join(item->arena, (const char *const[]){name, normal_name(item, given)}, 2, 0);
        surname = false;
    }
    if (surname) { /* surname and title are all there is: they are the name */
        name = normal_name(
            item, span_of(item->mentions.items[mention].span.start, span_end(item->mentions.items[mention].phrase)));
    }
    void **number = index_put(item->arena, known, name_key(item, name));
    if (!*number) {
        uint32_t own = (uint32_t)list->count;
        *list_push(item->arena, list) = (Candidate){name, mention, own, surname, false};
        *number = (void *)(uintptr_t)(own + 1);
    }
    return (uint32_t)(uintptr_t)*number - 1;
}

/* What a name may be short for, by the short form: the longest name, of several
 * as long the first. */
typedef struct ShortForms {
    Item *item;
    const CandidateList *list;
    Index by_part;    /* some parts in a row of a name with joints */
    Index by_end;     /* the beginning or the end of a transliteration without joints */
    Index by_surname; /* a family name, analysed */
    Index by_opening; /* the first character of the name or of one of its parts; only where somebody is called so */
} ShortForms;

/* True if nothing is printed beside the name that tells whose he is: a country of his is only lent by whom he is listed
 * with (部长 X 与 Y). */
static bool is_bare(const Mention *mention) {
    return mention->phrase.start == mention->span.start && span_end(mention->phrase) == span_end(mention->span);
}

static const char *country_printed(const Item *item, const Candidate *candidate) {
    const Mention *first = &item->mentions.items[candidate->first];
    return is_bare(first) ? NULL : first->country;
}

static bool are_of_two_countries(const ShortForms *self, uint32_t a, uint32_t b) {
    const char *one = country_printed(self->item, &self->list->items[a]),
               *other = country_printed(self->item, &self->list->items[b]);
    return one && other && !string_same(one, other);
}

static bool is_longer(const ShortForms *self, uint32_t index, uint32_t than) {
    return strlen(self->list->items[index].name) > strlen(self->list->items[than].name);
}

/* True if the name is a family name of one character with one of one or two behind it, as those are built who
 * are called by the first character: beside 马英九 nobody calls 马丁内兹 so. */
static bool is_built_of_surname(const ShortForms *self, uint32_t index) {
    enum { LONGEST = 9 }; /* bytes */
    return strlen(self->list->items[index].name) <= LONGEST;
}

/* Puts candidate `index` down for the key unless a better one stands there. */
static void offer(ShortForms *self, Index *forms, const char *key, uint32_t index) {
    void **best = index_put(self->item->arena, forms, key);
    if (!*best || is_longer(self, index, (uint32_t)(uintptr_t)*best - 1)) {
        *best = (void *)(uintptr_t)(index + 1);
    }
}

/* Offers the candidate for what stands in her name before the word for a lady: 撒切尔夫人, 撒切尔. */
static void offer_without_lady(ShortForms *self, uint32_t index) {
    const Candidate *candidate = &self->list->items[index];
    Span name = self->item->mentions.items[candidate->first].span;
    const Match *lady =
        match_longest_before(&self->item->matches, name.start, span_end(name), CLASS_BIT(CLASS_KINSHIP));
    EntryId entry = lady ? match_entry(self->item->lexicon, lady, CLASS_KINSHIP) : NO_ENTRY;
    if (entry != NO_ENTRY && lexicon_has(self->item->lexicon, entry, KEY_FLAGS, "of-name") &&
        lady->span.start > name.start) {
        const char *bare = normal_name(self->item, span_of(name.start, lady->span.start));
        offer(self, &self->by_end, bare, index);
    }
}

/* Offers the candidate, a transliteration printed without joints, for its ends, which may be all that he is called by
 * further on: 谢尔盖拉夫罗夫, 拉夫罗夫; 赛夫丁阿都拉, 赛夫丁. */
static void offer_ends(ShortForms *self, uint32_t index) {
    enum { SHORTEST = 3, GIVEN = 2, CHARACTER = 3 }; /* characters; bytes */
    const Candidate *candidate = &self->list->items[index];
    size_t length = strlen(candidate->name);
    if (length < (SHORTEST + GIVEN) * CHARACTER || length % CHARACTER != 0 ||
        !name_is_foreign(self->item, self->item->mentions.items[candidate->first].span)) {
        return;
    }
    for (size_t from = GIVEN * CHARACTER; from + SHORTEST * CHARACTER <= length; from += CHARACTER) {
        offer(self, &self->by_end, arena_join(self->item->arena, (const char *const[]){candidate->name + from}, 1, 0),
              index);
    }
    for (size_t rest = SHORTEST * CHARACTER; rest + SHORTEST * CHARACTER <= length; rest += CHARACTER) {
        char *head = arena_alloc(self->item->arena, length + 1);
        memcpy(head, candidate->name, length - rest);
        head[length - rest] = '\0';
        offer(self, &self->by_end, head, index);
    }
}

/* Offers the candidate for all runs of parts of his name but the whole. */
static void offer_parts(ShortForms *self, uint32_t index) {
    const char *name = self->list->items[index].name;
    size_t length = strlen(name);
    if (!strstr(name, "\xC2\xB7") && !strchr(name, '-') && !strchr(name, ' ')) {
        offer_without_lady(self, index);
        offer_ends(self, index);
        return;
    }
    const char **edges = ARENA_ARRAY_UNSET(self->item->arena, const char *, length + 1);
    char *part = ARENA_ARRAY_UNSET(self->item->arena, char, length);
    size_t count = 0;
    for (const char *at = name; at <= name + length; at++) {
        edges[count] = at;
        count += is_part_edge(name, at);
    }
    for (size_t from = 0; from < count; from++) {
        for (size_t to = from + 1; to < count; to++) {
            size_t bytes = (size_t)(edges[to] - edges[from]);
            if (bytes < length) {
                memcpy(part, edges[from], bytes);
                part[bytes] = '\0';
                offer(self, &self->by_part, part, index);
            }
        }
    }
}

/* Offers the candidate for the family names that his full name begins with. */
static void offer_surnames(ShortForms *self, uint32_t index) {
    const Candidate *candidate = &self->list->items[index];
    const MatchTable *matches = &self->item->matches;
    const Mention *first = &self->item->mentions.items[candidate->first];
    Span full = {first->span.start, first->span.length + first->given.length};
    for (uint32_t i = matches->first[full.start]; !candidate->is_surname && i < matches->first[full.start + 1]; i++) {
        const Match *match = &matches->items[i];
        if ((match->classes & CLASS_BIT(CLASS_SURNAME)) && match->span.length < full.length) {
            const char *key = text_copy_analysed(self->item->arena, self->item->text, match->span);
            const void *best = match->span.length == 1 ? index_get(&self->by_surname, key) : NULL;
            uint32_t other = best ? (uint32_t)(uintptr_t)best - 1 : index;
            if (is_built_of_surname(self, other) && !is_built_of_surname(self, index)) {
                continue;
            }
            if (!is_built_of_surname(self, other)) {
                *index_put(self->item->arena, &self->by_surname, key) = NULL;
            }
            offer(self, &self->by_surname, key, index);
        }
    }
}

/* True if the name is one character with the word for a clan behind it: 列根 … 列氏. */
static bool is_of_clan(const Item *item, Span name) {
    return name.length == 2 && item->text->character[name.start + 1] == name_table(item->lexicon)->middle;
}

/* Offers the candidate for the first character of his name, and of each of its parts. */
static void offer_openings(ShortForms *self, uint32_t index) {
    Span name = self->item->mentions.items[self->list->items[index].first].span;
    for (uint32_t at = name.start; at < span_end(name) && !is_of_clan(self->item, name); at++) {
        if (at == name.start || character_is_interpunct(self->item->text->character[at - 1])) {
            offer(self, &self->by_opening, text_copy_analysed(self->item->arena, self->item->text, (Span){at, 1}),
                  index);
        }
    }
}

/* True if the words before `start` tell of somebody's wife or the like (总统夫人 X). */
static bool is_told_as_kin(const Item *item, uint32_t start) {
    enum { LONGEST_KIN = 4 };
    uint32_t from = start > LONGEST_KIN ? start - LONGEST_KIN : 0;
    return match_longest_before(&item->matches, from, start, CLASS_BIT(CLASS_KINSHIP)) != NULL;
}

/* True if the short name was told before the long one, whose bearer is told as somebody's kin: he bears the name too
 * (X 和夫人 Y·X). */
static bool is_of_kin(const ShortForms *self, uint32_t index, uint32_t whole) {
    const Candidate *candidate = &self->list->items[index], *other = &self->list->items[whole];
    return candidate->first < other->first &&
           is_told_as_kin(self->item, self->item->mentions.items[other->first].span.start);
}

/* The title of the post that stands before the name, or behind it; NO_ENTRY if none does. */
static EntryId title_beside(const Item *item, const Mention *name) {
    for (uint32_t i = mention_from(item, name->phrase.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(name->phrase); i++) {
        const Mention *post = &item->mentions.items[i];
        if (post->kind == MENTION_POST && !post->is_former && span_within(post->span, name->phrase)) {
            return post->entry;
        }
    }
    return NO_ENTRY;
}

/* True if the two are told by different titles that a royal house has for one each, the father's and the son's: 国王 X,
 * 王储 Y·本·X. */
static bool are_of_one_house(const ShortForms *self, uint32_t index, uint32_t whole) {
    const Item *item = self->item;
    const ChLexicon *lexicon = item->lexicon;
    EntryId one = title_beside(item, &item->mentions.items[self->list->items[index].first]),
            other = title_beside(item, &item->mentions.items[self->list->items[whole].first]);
    return one != NO_ENTRY && other != NO_ENTRY && one != other && lexicon_has(lexicon, one, KEY_KIND, "royal") &&
           lexicon_has(lexicon, other, KEY_KIND, "royal");
}

/* True if the family name with a head's title behind it (马总统) is that of somebody of the page's own country: the one
 * it might be short for is of a state where nobody is called so (海地总统马德立). */
static bool is_own_head(const ShortForms *self, Span surname, uint32_t whole) {
    const Item *item = self->item;
    const CodeList *han = &name_table(item->lexicon)->surname_first;
    const char *country = item->mentions.items[self->list->items[whole].first].country;
    uint32_t behind = span_end(surname);
    const Match *title = behind < item->text->length
                             ? match_longest(&item->matches, behind, item->text->length, CLASS_BIT(CLASS_TITLE))
                             : NULL;
    EntryId entry = title ? lexicon_entry_of(item->lexicon, title->posting, CLASS_TITLE) : NO_ENTRY;
    bool leads = entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "head-of-state") ||
                                       lexicon_has(item->lexicon, entry, KEY_KIND, "head-of-government"));
    return leads && country && country_is_state(country) && !code_list_has(*han, country) && item->home &&
           code_list_has(*han, item->home);
}

/* Whom the candidate is a short form of: one whose name has his among its parts,
 * or, if he is known by a surname with a title or one of two characters and
 * more, one of that surname. */
static uint32_t whole_of(const ShortForms *self, uint32_t index) {
    const Candidate *candidate = &self->list->items[index];
    Span surname = self->item->mentions.items[candidate->first].span;
    if (is_of_clan(self->item, surname)) {
        const char *opening = text_copy_analysed(self->item->arena, self->item->text, (Span){surname.start, 1});
        const void *bearer = index_get(&self->by_opening, opening);
        return bearer ? (uint32_t)(uintptr_t)bearer - 1 : index;
    }
    bool long_surname =
        surname.length > 1 && match_exact(&self->item->matches, surname, CLASS_BIT(CLASS_SURNAME)) != NULL;
    const char *called =
        candidate->is_surname ? normal_name(self->item, surname) : candidate->name; /* 特雷莎·梅, 梅首相 */
    const void *by_part = index_get(&self->by_part, called);
    const void *by_surname =
        candidate->is_surname || long_surname
            ? index_get(&self->by_surname, text_copy_analysed(self->item->arena, self->item->text, surname))
            : NULL;
    if (by_surname && is_own_head(self, surname, (uint32_t)(uintptr_t)by_surname - 1)) {
        by_surname = NULL;
    }
    const Mention *first = &self->item->mentions.items[candidate->first];
    bool bare = first->phrase.start == first->span.start; /* a post makes him somebody of his own */
    if (!by_part && !by_surname && bare && !candidate->is_surname) {
        by_part = index_get(&self->by_end, candidate->name);
    }
    if (!by_part || !by_surname) {
        const void *only = by_part ? by_part : by_surname;
        return only ? (uint32_t)(uintptr_t)only - 1 : index;
    }
    uint32_t a = (uint32_t)(uintptr_t)by_part - 1, b = (uint32_t)(uintptr_t)by_surname - 1;
    bool sooner = a < b ? !is_longer(self, b, a) : is_longer(self, a, b);
    return sooner ? a : b;
}

static void join_short_forms(Item *item, CandidateList *list) {
    ShortForms forms = {.item = item, .list = list};
    bool any_clan = false;
    for (uint32_t i = 0; i < list->count; i++) {
        any_clan = any_clan || is_of_clan(item, item->mentions.items[list->items[i].first].span);
    }
    for (uint32_t i = 0; i < list->count && list->count > 1; i++) {
        if (!list->items[i].is_misread) {
            offer_parts(&forms, i);
            offer_surnames(&forms, i);
            if (any_clan) {
                offer_openings(&forms, i);
            }
        }
    }
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t whole = whole_of(&forms, i);
        bool apart = are_of_two_countries(&forms, i, whole) ||
                     (whole != i && (is_of_kin(&forms, i, whole) || are_of_one_house(&forms, i, whole)));
        list->items[i].same_as = apart ? i : whole;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        for (int hops = 0; hops < 4 && list->items[list->items[i].same_as].same_as != list->items[i].same_as; hops++) {
            list->items[i].same_as = list->items[list->items[i].same_as].same_as;
        }
    }
}

/* The one named as often at least whose name the candidate's extends by one character; NO_PERSON if there is none. */
static uint32_t named_again(Item *item, const Index *known, const uint32_t *times, const char *name, uint32_t least) {
    enum { SHORTEST = 6, CHARACTER = 3 }; /* bytes */
    size_t length = strlen(name);
    if (length < SHORTEST + CHARACTER) {
        return NO_PERSON;
    }
    char *head = arena_alloc(item->arena, length);
    memcpy(head, name, length - CHARACTER);
    head[length - CHARACTER] = '\0';
    const void *number = index_get(known, head);
    uint32_t again = number ? (uint32_t)(uintptr_t)number - 1 : NO_PERSON;
    return again != NO_PERSON && times[again] >= least ? again : NO_PERSON;
}

/* True if the name's last character joins it to what follows: 洪森|和王毅. */
static bool ends_in_joint(const Item *item, const Mention *mention) {
    uint32_t end = span_end(mention->span);
    return mention->span.length > 2 && match_exact(&item->matches, span_of(end - 1, end), CLASS_BIT(CLASS_CONJUNCTION));
}

/* Takes the last character off the phrase that the name ends, and off that of its posts. */
static void shorten_phrase(Item *item, Mention *mention) {
    Span phrase = mention->phrase;
    if (span_end(phrase) != span_end(mention->span)) {
        return;
    }
    mention->phrase.length--;
    for (uint32_t i = mention_from(item, phrase.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(phrase); i++) {
        Mention *post = &item->mentions.items[i];
        bool is_its = post->kind == MENTION_POST && post->phrase.start == phrase.start;
        post->phrase.length -= is_its && post->phrase.length == phrase.length;
    }
}

/* Takes the last character off a name that occurs but once where the rest is a name that occurs again: it begins
 * what follows (金正恩继4月首次会晤后); off any name if it is a joint and the rest is a name. */
static void drop_stray_ends(Item *item, uint32_t *candidate, CandidateList *list, const Index *known) {
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    uint32_t *times = ARENA_ARRAY(item->arena, uint32_t, list->count + 1);
    memset(times, 0, (list->count + 1) * sizeof *times);
    for (uint32_t k = 0; k < names->count; k++) {
        times[candidate[names->items[k]]]++;
    }
    for (uint32_t k = 0; k < names->count; k++) {
        uint32_t i = names->items[k];
        Mention *mention = &item->mentions.items[i];
        Candidate *own = &list->items[candidate[i]];
        bool joint = ends_in_joint(item, mention);
        bool may = (joint || (times[candidate[i]] == 1 && mention->span.length > 3)) && !own->is_surname &&
                   !mention->given.length;
        uint32_t again = may ? named_again(item, known, times, name_key(item, own->name), joint ? 1 : 2) : NO_PERSON;
        if (again != NO_PERSON) {
            shorten_phrase(item, mention);
            mention->span.length--;
            own->is_misread = true;
            candidate[i] = again;
        }
    }
}

static void strings_add(Item *item, ChStrings *list, const char *text) {
    for (size_t i = 0; i < list->count; i++) {
        if (string_same(list->items[i], text)) {
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
    const char *printed;
    const char *full; /* NULL until there are two to compare */
    Span span;
    bool is_former;
    bool is_apart;  /* told apart from the name */
    bool is_birth;  /* what he was born to */
    bool is_chosen; /* told with the word for one chosen to it */
    bool is_owned;  /* its country stands before it */
} HeldPost;

typedef List(HeldPost) HeldPostList;

/* A part's fullest form; NULL if the lexicon has none but the printed one. */
static const char *fullest_form(const Item *item, const NameTable *table, const Match *part) {
    EntryId entry = table->facts[part->posting].entry;
    const char *same = entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, entry, KEY_SAME);
    bool is_body = entry != NO_ENTRY && (part->classes & CLASS_BIT(CLASS_BODY));
    return !same && is_body ? lexicon_form(item->lexicon, entry) : same;
}

/* The post's words with each known part in its fullest form, so that short and
 * long ways to name one post come out the same. */
static const char *full_form(Item *item, Span post) {
    const ClassSet bodies = CLASS_BIT(CLASS_BODY) | CLASS_BIT(CLASS_BLOC);
    const NameTable *table = name_table(item->lexicon);
    List(const char *) parts = {0};
    uint32_t printed = post.start; /* where what is taken as printed begins */
    for (uint32_t at = post.start; at < span_end(post);) {
        const Match *match = match_longest(&item->matches, at, span_end(post), bodies);
        match = match ? match : match_longest(&item->matches, at, span_end(post), CLASS_BIT(CLASS_TITLE));
        const char *same = match ? fullest_form(item, table, match) : NULL;
        uint32_t end = match ? span_end(match->span) : at + 1;
        if (!match && item->text->character[at] == '(') { /* 北约（NATO）秘书长 */
            while (end < span_end(post) && item->text->character[end - 1] != ')') {
                end++;
            }
            same = "";
        }
        if (same) {
            *list_push(item->arena, &parts) = text_copy_analysed(item->arena, item->text, span_of(printed, at));
            *list_push(item->arena, &parts) = same;
            printed = end;
        }
        at = end;
    }
    *list_push(item->arena, &parts) = text_copy_analysed(item->arena, item->text, span_of(printed, span_end(post)));
    return arena_join(item->arena, parts.items, parts.count, 0);
}

/* Finds the full forms of posts that are compared with each other; the same words
 * have the same. */
static void fill_full_forms(Item *item, HeldPostList *held) {
    for (size_t i = 0; held->count > 1 && i < held->count; i++) {
        HeldPost *own = &held->items[i];
        for (size_t k = 0; k < i && !own->full; k++) {
            own->full = text_same(item->text, held->items[k].span, own->span) ? held->items[k].full : NULL;
        }
        own->full = own->full ? own->full : full_form(item, own->span);
    }
}

/* True if `part` is the end of `whole` and not a chief where that is a deputy. */
static bool is_end_of(const Item *item, const char *part, const char *whole) {
    size_t length = strlen(part), longer = strlen(whole);
    return longer > length && string_same(whole + longer - length, part) &&
           !ends_in_deputy(item, whole, longer - length);
}

/* True if the text begins with the word for being stationed; `length` is that of the word. */
static bool begins_with_station(const Item *item, const char *text, size_t length) {
    char first[8] = {0};
    memcpy(first, text, length);
    uint32_t posting = lexicon_find(item->lexicon, text_words_folded(item->scratch, item->text, first));
    return posting != UINT32_MAX && (name_table(item->lexicon)->facts[posting].marks & MARK_RESIDENT);
}

/* True if both posts are one station, the first of them told shorter: 驻 S 市总领事 of 驻 X 国 S 市总领事, or by the
 * first character of the country only. */
static bool is_station_of(const Item *item, const HeldPost *own, const HeldPost *other) {
    enum { CHARACTER = 3 }; /* bytes */
    const char *part = own->printed, *whole = other->printed;
    size_t length = strlen(part), longer = strlen(whole);
    if (longer <= length || length <= 2 * CHARACTER || memcmp(part, whole, CHARACTER) != 0 ||
        !begins_with_station(item, part, CHARACTER)) {
        return false;
    }
    bool one_character = memcmp(part, whole, 2 * CHARACTER) == 0;
    size_t skip = one_character ? 2 * CHARACTER : CHARACTER;
    return strcmp(part + skip, whole + longer - (length - skip)) == 0;
}

/* True if nothing is left to keep of the post beside the other: it is a shorter way to print it, was left only now
 * (总统 X 宣布辞去总统职务), or is what one was born to who holds an office. */
static bool yields_to(const Item *item, const HeldPost *own, const HeldPost *other) {
    bool split = own->span.start == other->span.start && own->span.length == other->span.length;
    bool same = !split && string_same(own->full, other->full); /* 驻德国、瑞士大使: two of one phrase */
    bool part = is_end_of(item, own->printed, other->printed);
    if (own->is_chosen != other->is_chosen && (own->is_chosen ? other : own)->is_owned) { /* chosen once more */
        return own->is_chosen && is_end_of(item, other->printed, own->printed);
    }
    if (own->is_former != other->is_former) {
        return own->is_former && own->is_apart && (same || part);
    }
    bool shorter = strlen(own->printed) < strlen(other->printed);
    return (same && shorter) || part || is_station_of(item, own, other) || (own->is_birth && !other->is_birth);
}

/* Keeps of each post the fullest way it is printed. */
static void keep_fullest(Item *item, const HeldPostList *held, bool former, ChStrings *posts) {
    for (size_t i = 0; i < held->count; i++) {
        const HeldPost *own = &held->items[i];
        bool kept = own->is_former == former;
        for (size_t j = 0; j < held->count && kept; j++) {
            kept = j == i || !yields_to(item, own, &held->items[j]);
        }
        if (kept) {
            strings_add(item, posts, own->printed);
        }
    }
}

/* True if what stands in [at, end) is printed without small letters: a party and its state (D-AZ), a sign. */
static bool is_in_capitals(const Item *item, uint32_t at, uint32_t end) {
    const uint32_t *character = item->text->character;
    while (at < end && !(character[at] >= 'a' && character[at] <= 'z') && !(character[at] >= 0xDF)) {
        at++;
    }
    return at == end;
}

/* The Latin words in brackets inside the phrase of the name, without the forms of
 * address before them; empty if there are none. Behind a comma another name may stand, or a sign. */
static Span latin_span(const Item *item, const Mention *mention) {
    const uint32_t *character = item->text->character;
    uint32_t at = span_end(mention->span), end = span_end(mention->phrase);
    while (at < end && !(character[at] == '(' && at + 1 < end && !character_is_han(character[at + 1]))) {
        at++; /* past （右一） */
    }
    uint32_t start = at + 1, close = start, comma = 0;
    while (close < end && character[close] != ')') {
        comma = !comma && (character[close] == ',' || character[close] == ';') ? close : comma;
        if (character_is_han(character[close])) {
            close = comma;
            break;
        }
        close++;
    }
    close = comma && is_in_capitals(item, comma, close) ? comma : close;
    for (const Match *address = NULL; start < close; start = span_end(address->span)) {
        while (start < close && (character_is_space(character[start]) || character[start] == '.')) {
            start++;
        }
        address = match_longest(&item->matches, start, close, CLASS_BIT(CLASS_HONORIFIC));
        if (!address || span_end(address->span) >= close) {
            break;
        }
    }
    return at < end && start < close ? text_trim(item->text, span_of(start, close)) : (Span){0, 0};
}

/* True if no blank was lost before the capital at `at`, behind what opens family names: McCaul, MacArthur, DeSantis. */
static bool goes_on_in_word(const Item *item, uint32_t start, uint32_t at) {
    enum { LONGEST = 4 };
    const uint32_t *character = item->text->character;
    for (uint32_t from = at > start + LONGEST ? at - LONGEST : start; from < at; from++) {
        const Match *opening = match_exact(&item->matches, span_of(from, at), CLASS_BIT(CLASS_NAME_CHARACTER));
        bool opens = opening && (from == start || !character_is_latin(character[from - 1]));
        if (opens && lexicon_has(item->lexicon, match_entry(item->lexicon, opening, CLASS_NAME_CHARACTER), KEY_KIND,
                                 "opening")) {
            return true;
        }
    }
    return false;
}

/* The Latin form of a name as printed, with the blanks that were lost. */
static const char *latin_behind(Item *item, const Mention *mention) {
    Span span = latin_span(item, mention);
    if (!span.length) {
        return NULL;
    }
    char *latin = arena_alloc(item->arena, (size_t)span.length * 5 + 1), *out = latin;
    bool small = false;
    for (uint32_t i = span.start; i < span_end(span); i++) {
        uint32_t c = item->text->character[i];
        bool capital = c >= 'A' && c <= 'Z';
        if (capital && small && !goes_on_in_word(item, span.start, i)) {
            *out++ = ' ';
        }
        out += utf8_write(out, c);
        small = (c >= 'a' && c <= 'z') || c >= 0xDF;
    }
    return latin;
}

static void add_mention(Item *item, ChPerson *person, const Mention *mention) {
    const char *printed = normal_name(item, mention->span);
    if (!string_same(printed, person->name) && mention->span.length > 1) {
        strings_add(item, &person->also, printed);
    }
    person->country = person->country ? person->country : mention->country;
    person->latin = person->latin ? person->latin : latin_behind(item, mention);
}

/* The person of the PERSON mention that a post belongs to: by the phrase they
 * share, or by the name the post is told of. */
static uint32_t holder_of(const Item *item, const Mention *post) {
    Span wanted = post->holder.length ? post->holder : post->phrase;
    for (uint32_t i = mention_from(item, wanted.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(wanted); i++) {
        const Mention *person = &item->mentions.items[i];
        Span own = post->holder.length ? person->span : person->phrase;
        if (person->kind == MENTION_PERSON && own.start == wanted.start && own.length == wanted.length) {
            return person->person;
        }
    }
    return NO_PERSON;
}

/* True if somebody stands right before the position, by name or by a word that points to him: he does what follows. */
static bool stands_behind_actor(const Item *item, uint32_t at) {
    if (item->matches.ending[at] & CLASS_BIT(CLASS_REFERENCE)) {
        return true;
    }
    for (uint32_t i = mention_from(item, at); i-- > 0 && span_end(item->mentions.items[i].span) + 1 >= at;) {
        const Mention *before = &item->mentions.items[i];
        if (before->kind == MENTION_PERSON && span_end(before->phrase) == at) {
            return true;
        }
    }
    return false;
}

/* The post with the word for one chosen to it, where the name stands behind: 美国当选总统 X, not X 当选总统. */
static Span with_choice(const Item *item, const Mention *post) {
    const MatchTable *table = &item->matches;
    uint32_t start = post->span.start;
    const Match *chosen = start >= 2 ? match_longest_before(table, start - 2, start, CLASS_BIT(CLASS_TENURE)) : NULL;
    bool owned = chosen && (table->ending[chosen->span.start] & CLASS_BIT(CLASS_COUNTRY));
    bool alone = chosen && chosen->span.length > 1 && !stands_behind_actor(item, chosen->span.start); /* not 批|准 */
    if (post->is_former || (!owned && !alone) ||
        !lexicon_has(item->lexicon, lexicon_entry_of(item->lexicon, chosen->posting, CLASS_TENURE), KEY_KIND,
                     "designate")) {
        return post->span;
    }
    uint32_t end = span_end(post->span);
    bool before_name = !post->holder.length && span_end(post->phrase) > end &&
                       !match_exact(table, (Span){end, 1}, CLASS_BIT(CLASS_SUBJECT_STOP)); /* 当选 P 的 X */
    return before_name ? span_of(chosen->span.start, end) : post->span;
}

/* True if the post is none that is held at the time of writing or was before: one still to be taken (将出任 P), what
 * one is married to or called in his honour (王妃, 爵士). */
static bool is_no_post(const Item *item, const Mention *post) {
    return post->is_to_come ||
           (post->entry != NO_ENTRY && lexicon_has(item->lexicon, post->entry, KEY_FLAGS, "honour"));
}

/* Where the envoys are stationed of whom the item tells together, by their post (接受3国新任驻华大使递交国书): the
 * mention of nobody's; NULL if there is none. */
static const Mention *joint_station(const Item *item) {
    enum { CHARACTER = 3 }; /* bytes */
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; i < posts->count; i++) {
        const Mention *post = &item->mentions.items[posts->items[i]];
        if (!post->country && !post->holder.length && post->entry != NO_ENTRY &&
            lexicon_has(item->lexicon, post->entry, KEY_KIND, "diplomat") && strlen(post->name) > CHARACTER &&
            begins_with_station(item, post->name, CHARACTER) && holder_of(item, post) == NO_PERSON) {
            return post;
        }
    }
    return NULL;
}

/* True if the post is only the title that the envoys told of together have: 驻华大使 … X 国大使 Y. */
static bool is_stationed_so(const Item *item, const Mention *post, const Mention *station) {
    bool foreign = station && post->country && country_is_state(post->country) && post->entry == station->entry &&
                   !string_same(post->country, item->home);
    return foreign && is_end_of(item, post->name, station->name) &&
           match_exact(&item->matches, post->span, CLASS_BIT(CLASS_TITLE));
}

/* Gives the posts of each person's phrases to him. */
static void gather_posts(Item *item) {
    HeldPostList *held = ARENA_ARRAY(item->arena, HeldPostList, item->persons.count + 1);
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    const Mention *station = joint_station(item);
    for (uint32_t i = 0; i < posts->count; i++) {
        Mention *post = &item->mentions.items[posts->items[i]];
        post->person = holder_of(item, post);
        if (post->person != NO_PERSON) {
            post->name = is_stationed_so(item, post, station) ? station->name : post->name;
            ChPerson *person = &item->persons.items[post->person];
            Span span = with_choice(item, post);
            const char *name = span.start < post->span.start ? text_copy(item->arena, item->text, span) : post->name;
            bool birth = post->entry != NO_ENTRY && lexicon_has(item->lexicon, post->entry, KEY_FLAGS, "birth");
            if (!is_no_post(item, post)) {
                *list_push(item->arena, &held[post->person]) = (HeldPost){
                    .printed = name,
                    .span = span,
                    .is_former = post->is_former,
                    .is_apart = post->holder.length > 0,
                    .is_birth = birth,
                    .is_chosen = span.start < post->span.start,
                    .is_owned = post->country && !post->holder.length && post->phrase.start < post->span.start};
            }
            person->country = person->country ? person->country : post->country;
        }
    }
    for (size_t i = 0; i < item->persons.count; i++) {
        fill_full_forms(item, &held[i]);
        keep_fullest(item, &held[i], false, &item->persons.items[i].posts);
        keep_fullest(item, &held[i], true, &item->persons.items[i].former_posts);
    }
}

/* True if one of the person's posts ends in the title (国务院总理), in whatever script the two are. */
static bool holds_title(const Item *item, const ChPerson *person, const char *title) {
    const char *folded = text_words_folded(item->scratch, item->text, title);
    for (size_t i = 0; i < person->posts.count; i++) {
        const char *post = text_words_folded(item->scratch, item->text, person->posts.items[i]);
        size_t length = strlen(post), size = strlen(folded);
        if (length >= size && strcmp(post + length - size, folded) == 0) {
            return true;
        }
    }
    return false;
}

/* The title of a country's leader that stands without a name belongs to the
 * one person of that country who has no post: the only one of the country, or, for a foreign
 * title in the headline, one whose countrymen hold other posts. */
static void take_bare_title(Item *item, const Mention *post) {
    bool abroad = span_within(post->span, item->title) && !(item->home && string_same(item->home, post->country));
    ChPerson *only = NULL;
    for (size_t i = 0; i < item->persons.count; i++) {
        ChPerson *person = &item->persons.items[i];
        if (!person->country || !string_same(person->country, post->country) ||
            is_told_as_kin(item, person->evidence.start) /* the title is not hers */) {
            continue;
        }
        bool other = abroad && person->posts.count && !holds_title(item, person, post->name);
        if (!other && (only || person->posts.count || person->former_posts.count)) {
            return;
        }
        only = other ? only : person;
    }
    if (only) {
        strings_add(item, &only->posts, post->name);
    }
}

/* The title as the words that two share print it at their end (兩國總理); as the lexicon has it where they print
 * another for it (两国政府首脑). */
static const char *shared_title_printed(Item *item, const Mention *reference, const char *title) {
    size_t bytes = strlen(title);
    uint32_t length = text_new(item->scratch, arena_copy(item->scratch, title, bytes), bytes)->length;
    if (length > reference->span.length) {
        return title;
    }
    Span tail = span_of(span_end(reference->span) - length, span_end(reference->span));
    return string_same(text_copy_analysed(item->scratch, item->text, tail), title)
               ? text_copy(item->arena, item->text, tail)
               : title;
}

/* True if one of the person's posts ends in one of the titles, | between them. */
static bool holds_one_of(const Item *item, const ChPerson *person, const char *titles) {
    bool holds = false;
    for (const char *title = titles; *title && !holds; title += strcspn(title, "|"), title += *title == '|') {
        holds = holds_title(item, person, arena_copy(item->scratch, title, strcspn(title, "|")));
    }
    return holds;
}

/* "The two premiers": if the item says whose, the first person and the first of another
 * country who may be such are; who has no post has the first of the titles that the words mean (两国总理: 总理, 首相).
 */
static void take_shared_title(Item *item, const Mention *reference) {
    const char *titles = lexicon_value(item->lexicon, reference->entry, KEY_SHORT);
    const char *title = titles ? arena_copy(item->arena, titles, strcspn(titles, "|")) : NULL;
    uint32_t form = title ? lexicon_find(item->lexicon, title) : UINT32_MAX;
    if (form == UINT32_MAX || lexicon_entry_of(item->lexicon, form, CLASS_TITLE) == NO_ENTRY) {
        return;
    }
    ChPerson *pair[2] = {NULL, NULL};
    for (uint32_t i = 0; i < item->persons.count && !pair[1] && (pair[0] || i == 0); i++) {
        ChPerson *person = &item->persons.items[i];
        bool other =
            !pair[0] || !person->country || !pair[0]->country || strcmp(pair[0]->country, person->country) != 0;
        if (other && (!person->posts.count || holds_one_of(item, person, titles))) {
            pair[pair[0] != NULL] = person;
        }
    }
    for (uint32_t i = 0; pair[1] && i < 2; i++) {
        if (!pair[i]->posts.count && pair[!i]->posts.count) {
            strings_add(item, &pair[i]->posts, shared_title_printed(item, reference, title));
        }
    }
}

static void take_titles_apart(Item *item) {
    const NameTable *table = name_table(item->lexicon);
    const MentionIndexes *posts = &item->of_kind[MENTION_POST], *references = &item->of_kind[MENTION_REFERENCE];
    for (uint32_t i = 0; i < posts->count; i++) {
        const Mention *mention = &item->mentions.items[posts->items[i]];
        bool quoted = mention->phrase.start > 0 && item->text->character[mention->phrase.start - 1] == OPEN_QUOTE;
        if (mention->person != NO_PERSON || !mention->country || mention->is_former || quoted) { /* 自称“X 国总统” */
            continue;
        }
        const Match *title =
            match_longest_before(&item->matches, mention->span.start, span_end(mention->span), CLASS_BIT(CLASS_TITLE));
        if (title && (table->facts[title->posting].marks & MARK_LEADER)) {
            take_bare_title(item, mention);
        }
    }
    for (uint32_t i = 0; i < references->count; i++) {
        const Mention *mention = &item->mentions.items[references->items[i]];
        if (mention->entry != NO_ENTRY) {
            take_shared_title(item, mention);
        }
    }
}

void resolve_persons(Item *item) {
    CandidateList list = {0};
    Index known = {0};
    const NameTable *table = name_table(item->lexicon);
    uint32_t *candidate = ARENA_ARRAY(item->arena, uint32_t, item->mentions.count + 1);
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t k = 0; k < names->count; k++) {
        uint32_t i = names->items[k];
        const Mention *mention = &item->mentions.items[i];
        const Match *surname = match_exact(&item->matches, mention->span, CLASS_BIT(CLASS_SURNAME));
        bool whole = surname && mention->span.length > 1 && (table->facts[surname->posting].marks & MARK_JAPANESE);
        bool bare = surname && !whole && table->facts[surname->posting].surname > 0 &&
                    (span_end(mention->phrase) > span_end(mention->span) || mention->span.length == 1);
        candidate[i] = candidate_of(item, &list, &known, i, bare);
    }
    if (list.count > 1) {
        drop_stray_ends(item, candidate, &list, &known);
    }
    join_short_forms(item, &list);
    uint32_t *index = ARENA_ARRAY(item->arena, uint32_t, list.count + 1);
    memset(index, 0xFF, (list.count + 1) * sizeof *index);
    for (uint32_t k = 0; k < names->count; k++) {
        Mention *mention = &item->mentions.items[names->items[k]];
        assert(list.items); /* this mention was put down in it */
        uint32_t whole = list.items[candidate[names->items[k]]].same_as;
        if (index[whole] == UINT32_MAX) {
            index[whole] = (uint32_t)item->persons.count;
            *list_push(item->arena, &item->persons) =
                (ChPerson){.name = list.items[whole].name,
                           .evidence = {mention->span.start, span_end(mention->span),
                                        text_copy(item->arena, item->text, mention->span)}};
        }
        const char *printed = mention->country && is_bare(mention) ? country_printed(item, &list.items[whole]) : NULL;
        mention->country = printed ? printed : mention->country;
        mention->person = index[whole];
        mention->name = list.items[whole].name;
        add_mention(item, &item->persons.items[mention->person], mention);
    }
    gather_posts(item);
    resolve_origins(item);
    take_titles_apart(item);
}
