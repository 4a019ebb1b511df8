/* Who "both" are before an event tells it: the two states that the sentence, the paragraph, the headline or the item
 * speaks of. */
#include "code/event_pairs.h"

const char *side_of_one(const ActorList *side) {
    const char *country = side->count ? side->items[0].country : NULL;
    for (size_t i = 1; i < side->count; i++) {
        const char *other = side->items[i].country;
        country = country && other && string_same(country, other) ? country : NULL;
    }
    return country;
}

/* True if the pair at hand is of these two states, in whatever order. */
static bool pair_is_of(const Pair *pair, const char *first, const char *second) {
    return (actors_are_of(&pair->initiator, first) && actors_are_of(&pair->counterpart, second)) ||
           (actors_are_of(&pair->initiator, second) && actors_are_of(&pair->counterpart, first));
}

/* Both in a clause are those of two states whom the clause before it named together: A 总统 X 与 B 总理 Y
 * 实现互访，两国 签署 …. */
static void take_pair_of_sentence(EventCoder *self, const Clause *clause) {
    const Clause *before = clause > self->clauses.items ? clause - 1 : clause;
    if (before == clause || before->sentence != clause->sentence || !clause->subject_is_own ||
        !before->subject_is_own || clause->in_speech || before->subject.count != 2 ||
        !party_is_both(self->item, &clause->subject)) {
        return;
    }
    ActorList sides[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        const Mention *who = &self->item->mentions.items[before->subject.mentions[i]];
        ChActor actor = actor_of_mention(self->item, who);
        if (who->kind == MENTION_COUNTRY || !actor.country || !country_is_state(actor.country)) {
            return;
        }
        *list_push(self->item->arena, &sides[i]) = actor;
    }
    const char *first = sides[0].items[0].country, *second = sides[1].items[0].country;
    if (!pair_is_of(&self->pair, first, second) && !string_same(first, second)) {
        self->pair.initiator = sides[0];
        self->pair.counterpart = sides[1];
    }
}

/* The pair before any event was met: the two countries the item speaks of. */
void pair_begin(EventCoder *self, Span scope) {
    const char *sides[2];
    int count = sides_of(self->item, scope, sides);
    self->pair = (Pair){0};
    if (count > 0) {
        *list_push(self->item->arena, &self->pair.initiator) = (ChActor){.country = sides[0]};
    }
    if (count > 1) {
        *list_push(self->item->arena, &self->pair.counterpart) = (ChActor){.country = sides[1]};
    }
}

/* True if the headline tells of two states, those of which the item speaks most, and the pair at hand is of one of them
 * and of a bystander. */
static bool headline_fits_better(const EventCoder *self) {
    const Item *item = self->item;
    const char *sides[2], *spoken_of[2];
    if (!item->title.length || sides_of(item, item->title, sides) != 2 || !country_is_state(sides[0]) ||
        !country_is_state(sides[1])) {
        return false;
    }
    const char *first = side_of_one(&self->pair.initiator), *second = side_of_one(&self->pair.counterpart);
    int shared = (string_same(first, sides[0]) || string_same(first, sides[1])) +
                 (string_same(second, sides[0]) || string_same(second, sides[1]));
    return first && second && shared == 1 && sides_of(item, span_of(0, item->text->length), spoken_of) == 2 &&
           (string_same(sides[0], spoken_of[0]) || string_same(sides[0], spoken_of[1])) &&
           (string_same(sides[1], spoken_of[0]) || string_same(sides[1], spoken_of[1]));
}

/* Both at the head of a paragraph are rather the two states of the headline than one of them and a bystander whom the
 * paragraph before told of last. */
static void take_pair_of_headline(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    bool opens = clause > self->clauses.items && clause[-1].paragraph != clause->paragraph && clause->subject_is_own &&
                 party_is_both(item, &clause->subject);
    if (opens && headline_fits_better(self)) {
        pair_begin(self, item->title);
    }
}

/* The first word in the clause that means both sides, or both leaders, without naming them; NULL if none does. */
static const Mention *word_for_both(const Item *item, const Clause *clause) {
    bool may = clause->classes & (CLASS_BIT(CLASS_REFERENCE) | CLASS_BIT(CLASS_GROUP));
    for (uint32_t i = clause->first_mention; may && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        const char *kind = reference_kind(item, mention);
        bool means = kind && (string_same(kind, "both") || string_same(kind, "leaders"));
        bool sent = mention->kind == MENTION_GROUP && !mention->country && mention->entry != NO_ENTRY &&
                    lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "mutual"); /* 双方代表 */
        bool named = i > clause->first_mention && mention[-1].kind == MENTION_COUNTRY &&
                     span_end(mention[-1].span) == mention->span.start; /* 中法两国 */
        bool quoted =
            mention->span.start > 0 && item->text->character[mention->span.start - 1] == OPEN_QUOTE; /* “两国方案” */
        if ((means || sent) && !named && !quoted && !(means && countries_meant(item, mention).count)) {
            return mention;
        }
    }
    return NULL;
}

/* True if the mention tells of a state that acts or is acted upon: not the ground on which something is done, nor a
 * part of a name or of a matter (巴勒斯坦问题). `governments` if a government tells its state too. */
static bool tells_side(const Item *item, const Mention *mention, uint32_t from, bool governments) {
    if (mention->kind == MENTION_BODY) {
        return governments && mention->entry != NO_ENTRY &&
               (lexicon_has(item->lexicon, mention->entry, KEY_KIND, "government") ||
                lexicon_has(item->lexicon, mention->entry, KEY_KIND, "ministry"));
    }
    if (mention->kind == MENTION_PERSON || mention->kind == MENTION_POST) {
        return true;
    }
    const Match *ground = word_before(item, mention->phrase.start, from, CLASS_BIT(CLASS_PREPOSITION));
    const Match *matter = word_at(item, span_end(mention->span), item->text->length, CLASS_BIT(CLASS_TITLE_PREFIX));
    return mention->kind == MENTION_COUNTRY && !mention->is_sign &&
           !(ground && (word_has_role(item, ground, CLASS_PREPOSITION, "at") ||
                        word_has_role(item, ground, CLASS_PREPOSITION, "source"))) &&
           !(matter && word_has_kind(item, matter, CLASS_TITLE_PREFIX, "topic"));
}

/* Of which mentions the states of a paragraph are read: of persons alone, of states and who acts for them, of their
 * governments too. */
typedef enum SideReading { BY_PERSONS, BY_STATES, BY_GOVERNMENTS } SideReading;

/* The two states told of in the scope, with who acts for them by name: those named last. Returns how many states are
 * told of there, of which the first two are given. */
static int states_told(const Item *item, Span scope, SideReading reading, ChActor sides[2]) {
    int count = 0;
    sides[0] = sides[1] = (ChActor){0};
    for (uint32_t i = mention_from(item, scope.start); i < mention_from(item, span_end(scope)); i++) {
        const Mention *mention = &item->mentions.items[i];
        bool counts = reading == BY_PERSONS ? mention->kind == MENTION_PERSON
                                            : tells_side(item, mention, scope.start, reading == BY_GOVERNMENTS);
        ChActor actor = counts ? actor_of_mention(item, mention) : (ChActor){0};
        if (!actor.country || !country_is_state(actor.country)) {
            continue;
        }
        int at = 0;
        while (at < count && at < 2 && !string_same(sides[at].country, actor.country)) {
            at++;
        }
        count += at == count || at == 2;
        if (at < 2 && (at == count - 1 || actor.person)) {
            sides[at] = (ChActor){.person = actor.person ? actor.person : sides[at].person, .country = actor.country};
        }
    }
    return count;
}

/* True if the pair at hand is that of the headline. */
static bool pair_is_of_headline(const EventCoder *self) {
    const char *sides[2];
    return self->item->title.length && sides_of(self->item, self->item->title, sides) == 2 &&
           pair_is_of(&self->pair, sides[0], sides[1]);
}

/* True if both sides of the pair at hand are told of in the scope. */
static bool pair_is_told_of(const EventCoder *self, Span scope) {
    const char *sides[] = {side_of_one(&self->pair.initiator), side_of_one(&self->pair.counterpart)};
    bool told[] = {false, false};
    for (uint32_t i = mention_from(self->item, scope.start); i < mention_from(self->item, span_end(scope)); i++) {
        const char *country = self->item->mentions.items[i].country;
        told[0] = told[0] || (country && string_same(country, sides[0]));
        told[1] = told[1] || (country && string_same(country, sides[1]));
    }
    return told[0] && told[1];
}

/* True if somebody is named who acts for a state that the pair at hand is not of. */
static bool brings_person(const Pair *pair, const ChActor sides[2]) {
    bool brings = false;
    for (int i = 0; i < 2; i++) {
        brings = brings || (sides[i].person && !actors_are_of(&pair->initiator, sides[i].country) &&
                            !actors_are_of(&pair->counterpart, sides[i].country));
    }
    return brings;
}

/* Both in a paragraph that tells no event of two sides before are the two states it speaks of up to there, not those
 * that met in the paragraph before; both leaders rather those named there. */
static void take_pair_of_paragraph(EventCoder *self, const Clause *clause) {
    enum { REACH = 64 }; /* clauses of a paragraph that are read for its states */
    const Item *item = self->item;
    const Mention *both = self->pair_paragraph != clause->paragraph ? word_for_both(item, clause) : NULL;
    const Clause *first = clause;
    while (both && first > self->clauses.items && first[-1].paragraph == clause->paragraph && clause - first < REACH) {
        first--;
    }
    if (!both || first == self->clauses.items) {
        return;
    }
    Span scope = span_of(first->span.start, both->span.start);
    const char *kind = reference_kind(item, both);
    bool leaders = kind && string_same(kind, "leaders"),
         any = leaders && !lexicon_value(item->lexicon, both->entry, KEY_SHORT);
    bool states = leaders || (kind && lexicon_has(item->lexicon, both->entry, KEY_FLAGS, "states"));
    ChActor sides[2];
    int told = leaders ? states_told(item, scope, BY_PERSONS, sides) : 0;
    told = told == 2 ? told : states_told(item, scope, states ? BY_GOVERNMENTS : BY_STATES, sides);
    if (told < 2 && kind && string_same(kind, "both") && !pair_is_told_of(self, scope) && headline_fits_better(self)) {
        pair_begin(self, item->title);
        return;
    }
    if (told != 2 || pair_is_of(&self->pair, sides[0].country, sides[1].country) || pair_is_told_of(self, scope) ||
        (pair_is_of_headline(self) && !brings_person(&self->pair, sides))) {
        return;
    }
    self->pair.initiator = self->pair.counterpart = (ActorList){0};
    for (int i = 0; i < 2; i++) { /* who holds the post that the word tells is looked for by it: 两国元首 */
        ActorList *side = i ? &self->pair.counterpart : &self->pair.initiator;
        *list_push(item->arena, side) = (ChActor){.person = any ? sides[i].person : NULL, .country = sides[i].country};
    }
}

Pair pair_take_before(EventCoder *self, const Clause *clause) {
    take_pair_of_headline(self, clause);
    take_pair_of_sentence(self, clause);
    Pair kept = self->pair;
    take_pair_of_paragraph(self, clause);
    return kept;
}

void pair_put_back(EventCoder *self, const Clause *clause, Pair kept) {
    if (self->pair_paragraph != clause->paragraph) {
        kept.several = self->pair.several.count ? self->pair.several : kept.several;
        self->pair = kept;
    }
}
