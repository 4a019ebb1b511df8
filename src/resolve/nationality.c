#include "read/names.h"
#include "resolve/origin_words.h"
#include "resolve/resolve.h"

/* The country of persons for whom no phrase prints one. Evidence votes:
 *   - who speaks names his own country first in compounds (中法 in a Chinese
 *     mouth, 法中 in a French one) and speaks for it at the head of a clause;
 *   - who is met, called or written to by a person of one side belongs to the
 *     other side.
 * Without votes a person belongs to the outlet's country, unless the name is
 * foreign in form. */

enum { COUNTRY_LIMIT = 16, NEAR = 12 /* characters between two persons of one act */ };

/* Votes for the country of one person. */
typedef struct Ballot {
    const char *country[COUNTRY_LIMIT];
    int votes[COUNTRY_LIMIT];
    int count;
} Ballot;

static void vote(Ballot *ballot, const char *country, int votes) {
    int i = 0;
    while (country && i < ballot->count && strcmp(ballot->country[i], country) != 0) {
        i++;
    }
    if (!country || (i == ballot->count && i == COUNTRY_LIMIT)) {
        return;
    }
    ballot->country[i] = country;
    ballot->count += i == ballot->count;
    ballot->votes[i] += votes;
}

static const char *winner(const Ballot *ballot) {
    int best = -1;
    for (int i = 0; i < ballot->count; i++) {
        if (ballot->votes[i] > 0 && (best < 0 || ballot->votes[i] > ballot->votes[best])) {
            best = i;
        }
    }
    return best < 0 ? NULL : ballot->country[best];
}

static uint32_t line_end(const Text *text, uint32_t at) {
    while (at < text->length && text->character[at] != '\n') {
        at++;
    }
    return at;
}

/* True if the mention heads what is said in its paragraph: it stands at the
 * paragraph's beginning. */
static bool heads_paragraph(const Item *item, const Mention *mention) {
    uint32_t start = mention->phrase.start;
    while (start > 0 && character_is_space(item->text->character[start - 1]) &&
           item->text->character[start - 1] != '\n') {
        start--;
    }
    return start > 0 && item->text->character[start - 1] == '\n';
}

/* True if the country's side begins a clause: 中方愿 …. */
static bool speaks_for(const Item *item, const Mention *mention) {
    uint32_t start = mention->span.start, before = start ? item->text->character[start - 1] : '\n';
    return mention->kind == MENTION_COUNTRY && mention->is_sign && mention->country && !character_is_han(before);
}

/* Counts whose country comes first in the compounds of what the person says. */
static void vote_by_speech(const Item *item, uint32_t at, Ballot *ballot) {
    const MentionList *mentions = &item->mentions;
    uint32_t end = line_end(item->text, mentions->items[at].span.start);
    for (uint32_t i = at + 1; i + 1 < mentions->count && mentions->items[i + 1].span.start < end; i++) {
        const Mention *first = &mentions->items[i], *second = &mentions->items[i + 1];
        bool pair = first->kind == MENTION_COUNTRY && second->kind == MENTION_COUNTRY && first->is_sign &&
                    second->is_sign && span_end(first->span) == second->span.start && first->country &&
                    second->country && strcmp(first->country, second->country) != 0;
        if (pair) {
            vote(ballot, first->country, 2);
            i++;
        } else if (speaks_for(item, first)) {
            vote(ballot, first->country, 1);
        }
    }
}

/* True if somebody may be of what the mention names: of a state, or of an organisation whose sign the text joins to
 * others, or that it tells an office of (中欧领导人会晤, 联合国秘书长). */
static bool may_have_people(const Item *item, const Mention *mention) {
    bool may = country_is_state(mention->country) || (mention->country && mention->is_sign);
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; mention->country && !may && i < posts->count; i++) {
        may = string_same(item->mentions.items[posts->items[i]].country, mention->country);
    }
    return may;
}

/* The side most named in the item but for `not_this`; NULL if none. */
static const char *other_side(const Item *item, const char *not_this) {
    Ballot ballot = {.count = 0};
    const MentionIndexes *countries = &item->of_kind[MENTION_COUNTRY];
    for (uint32_t i = 0; i < countries->count; i++) {
        const Mention *mention = &item->mentions.items[countries->items[i]];
        if (may_have_people(item, mention) && strcmp(mention->country, not_this) != 0) {
            vote(&ballot, mention->country, 1);
        }
    }
    return winner(&ballot);
}

/* A person of known side right before or behind, joined by a preposition of
 * the other side, puts this one on the other side. */
static void vote_by_company(const Item *item, uint32_t at, Ballot *ballot) {
    const MentionList *mentions = &item->mentions;
    const Mention *self = &mentions->items[at];
    for (uint32_t i = at; i-- > 0;) {
        const Mention *before = &mentions->items[i];
        if (before->kind != MENTION_PERSON || before->person == self->person) {
            continue;
        }
        const char *known = before->person == NO_PERSON ? NULL : item->persons.items[before->person].country;
        uint32_t from = span_end(before->phrase), to = self->phrase.start;
        bool joined = known && to >= from && to - from <= NEAR;
        for (uint32_t at = from; joined && at < to; at++) {
            joined = item->text->character[at] != ',';
        }
        const Match *opener =
            joined ? match_longest_before(&item->matches, from, to, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        if (opener) {
            vote(ballot, other_side(item, known), 3);
        }
        return;
    }
}

/* The country in which the person is stationed, by a post that names it (驻 X
 * 大使); NULL if none. */
static const char *residence_of(const Item *item, uint32_t person) {
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; i < posts->count; i++) {
        const Mention *post = &item->mentions.items[posts->items[i]];
        if (post->person != person) {
            continue;
        }
        uint32_t inside = mention_from(item, post->span.start + 1);
        const Mention *country = inside < item->mentions.count ? &item->mentions.items[inside] : NULL;
        const Match *resident =
            country && country->kind == MENTION_COUNTRY && span_end(country->span) < span_end(post->span)
                ? match_longest_before(&item->matches, post->span.start, country->span.start,
                                       CLASS_BIT(CLASS_TITLE_PREFIX))
                : NULL;
        EntryId entry = resident ? match_entry(item->lexicon, resident, CLASS_TITLE_PREFIX) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "resident")) {
            return country->country;
        }
    }
    return NULL;
}

/* True if the country has no such post as one of the person's. */
static bool has_no_such_post(const Item *item, uint32_t person, const char *country) {
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; country && i < posts->count; i++) {
        const Mention *post = &item->mentions.items[posts->items[i]];
        if (post->person == person && post->entry != NO_ENTRY &&
            lexicon_has(item->lexicon, post->entry, KEY_NOT, country)) {
            return true;
        }
    }
    return false;
}

static void decide(Item *item, uint32_t person) {
    ChPerson *self = &item->persons.items[person];
    Ballot ballot = {.count = 0};
    bool foreign = false;
    const char *stay = NULL; /* a state he visits, or whose people he meets */
    const MentionIndexes *names = &item->of_kind[MENTION_PERSON];
    for (uint32_t i = 0; i < names->count; i++) {
        const Mention *mention = &item->mentions.items[names->items[i]];
        if (mention->person != person) {
            continue;
        }
        foreign = foreign || name_is_foreign(item, mention->span);
        stay = stay ? stay : state_of_stay(item, mention);
        stay = stay ? stay : state_faced_by(item, mention, item->home);
        stay = stay ? stay : state_facing(item, mention, item->home);
        if (heads_paragraph(item, mention)) {
            vote_by_speech(item, names->items[i], &ballot);
        }
        vote_by_company(item, names->items[i], &ballot);
    }
    const char *residence = residence_of(item, person);
    vote(&ballot, residence, -1000); /* nobody is sent to his own country */
    self->country = winner(&ballot);
    if (!self->country && residence) {
        self->country = other_side(item, residence);
    }
    if (!self->country && !foreign && !has_no_such_post(item, person, item->home)) {
        self->country = item->home;
    }
    if (!self->country && item->home) {
        const char *other = other_side(item, item->home);
        bool resides = other && residence && string_same(other, residence);
        bool visits = other && stay && string_same(other, stay);
        bool cannot_be = visits || has_no_such_post(item, person, other);
        self->country = resides ? item->home : cannot_be ? NULL : other;
    }
}

void resolve_nationality(Item *item) {
    for (uint32_t i = 0; i < item->persons.count; i++) {
        if (!item->persons.items[i].country) {
            decide(item, i);
        }
    }
}
