#include "code/clause_cut.h"

#include "code/frame.h"

#include <assert.h>

enum {
    LONGEST_WORD = 8, /* characters of the longest function word looked for */
    OPEN_BRACKET = '(',
    CLOSE_BRACKET = ')',
};

static const ClassSet function_words = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_COMMITMENT) |
                                       CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION) |
                                       CLASS_BIT(CLASS_SUPPORT);

bool mention_is_actor(const Mention *mention) {
    if (mention->within != NO_MENTION) {
        return false;
    }
    switch (mention->kind) {
    case MENTION_PERSON:
    case MENTION_BODY:
    case MENTION_COUNTRY:
    case MENTION_GROUP:
    case MENTION_POST:
    case MENTION_REFERENCE:
    case MENTION_PLACE:
        return true;
    default:
        return false;
    }
}

bool mention_is_company(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_BODY && mention->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, mention->entry, KEY_KIND, "company");
}

bool entry_between(const Item *item, uint32_t from, uint32_t to, LexiconClass class, LexiconKey key,
                   const char *value) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = word_at(item, at, to, CLASS_BIT(class));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, class) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, key, value)) {
            return true;
        }
    }
    return false;
}

bool role_between(const Item *item, uint32_t from, uint32_t to, LexiconClass class, const char *role) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = any_word_at(item, at, to);
        if (word && word_has_role(item, word, class, role) && !inside_name(item, at)) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

const Match *word_ending(const Item *item, uint32_t position, uint32_t from, ClassSet classes) {
    while (position > from && character_is_space(item->text->character[position - 1])) {
        position--;
    }
    uint32_t start = position > from + LONGEST_WORD ? position - LONGEST_WORD : from;
    return start < position ? match_longest_before(&item->matches, start, position, classes) : NULL;
}

/* Gives each clause its run of the item's sorted mentions. */
static void assign_mentions(const Item *item, ClauseList *clauses) {
    for (size_t i = 0; i < clauses->count; i++) {
        Clause *clause = &clauses->items[i];
        clause->first_mention = mention_from(item, clause->span.start);
        clause->mention_count = mention_from(item, span_end(clause->span)) - clause->first_mention;
    }
}

uint32_t actor_at(const Item *item, uint32_t start, uint32_t end) {
    uint32_t first = mention_from(item, start);
    for (uint32_t i = first; i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention_is_actor(mention) && mention->phrase.start == start && span_end(mention->phrase) <= end) {
            return i;
        }
    }
    return NO_MENTION;
}

/* True if the mention names a body, or an organisation of states. */
static bool is_organisation(const Mention *mention) {
    return mention->kind == MENTION_BODY ||
           (mention->kind == MENTION_COUNTRY && mention->country && !country_is_state(mention->country));
}

/* Behind the states counted at the position, as a bloc's members are: 北约28个成员国领导人. The position itself if none
 * are. */
static uint32_t skip_members(const Item *item, uint32_t at, uint32_t end) {
    uint32_t next = mention_from(item, at);
    const Mention *count = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool counts = count && count->kind == MENTION_QUANTITY && count->span.start == at && span_end(count->span) <= end;
    for (uint32_t from = at; counts && from < span_end(count->span); from++) {
        const Match *states = word_at(item, from, span_end(count->span), CLASS_BIT(CLASS_COUNTED));
        if (states && word_has_kind(item, states, CLASS_COUNTED, "states")) {
            bool led = span_end(states->span) < span_end(count->span) || /* 28个成员国领导人, not 6个成员国中首个 */
                       (next + 1 < item->mentions.count && count[1].kind == MENTION_GROUP &&
                        count[1].span.start == span_end(count->span));
            return led ? span_end(count->span) : at;
        }
    }
    return at;
}

/* Behind an actor: an acronym or foreign name in brackets, and the collective noun that makes
 * its people of it (东盟(ASEAN)领导人). */
static uint32_t skip_apposition(const Item *item, uint32_t at, uint32_t end) {
    enum { LONGEST_ACRONYM = 64 };
    const uint32_t *character = item->text->character;
    if (at < end && character[at] == OPEN_BRACKET) {
        uint32_t close = at + 1;
        while (close < end && close < at + LONGEST_ACRONYM && !character_is_han(character[close]) &&
               character[close] != CLOSE_BRACKET) {
            close++;
        }
        uint32_t alias = actor_at(item, at + 1, end);
        bool is_alias = alias != NO_MENTION && is_organisation(&item->mentions.items[alias]);
        close = is_alias ? span_end(item->mentions.items[alias].phrase) : close; /* 特派团（联南苏团） */
        at = close < end && character[close] == CLOSE_BRACKET ? close + 1 : at;
    }
    at = skip_members(item, at, end);
    uint32_t next = mention_from(item, at);
    bool is_group = next < item->mentions.count && item->mentions.items[next].kind == MENTION_GROUP &&
                    item->mentions.items[next].span.start == at && span_end(item->mentions.items[next].span) <= end;
    return is_group ? span_end(item->mentions.items[next].span) : at;
}

/* Behind blanks and quotation marks, but for one that an actor's own phrase opens with: “国民军”领导人. */
static uint32_t skip_light(const Item *item, uint32_t at, uint32_t end) {
    const uint32_t *character = item->text->character;
    while (at < end && (character_is_space(character[at]) || character[at] == CLOSE_QUOTE ||
                        (character[at] == OPEN_QUOTE && actor_at(item, at, end) == NO_MENTION))) {
        at++;
    }
    return at;
}

/* Behind the word at the position for a relative, or behind the particle for who was there before him or is sent by
 * him (X 夫人 Y, X 的前任 Y, X 的特使 Y); the position itself if none stands there. */
static uint32_t skip_whose(const Item *item, uint32_t at, uint32_t end) {
    const ClassSet persons = CLASS_BIT(CLASS_KINSHIP) | CLASS_BIT(CLASS_TENURE) | CLASS_BIT(CLASS_TITLE);
    bool possessive = item->matches.starting[at] & CLASS_BIT(CLASS_SUBJECT_STOP);
    const Match *particle = possessive ? word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool owned = particle && word_has_role(item, particle, CLASS_SUBJECT_STOP, "possessive");
    uint32_t from = owned ? span_end(particle->span) : at;
    if (from >= end || !(item->matches.starting[from] & (owned ? persons : CLASS_BIT(CLASS_KINSHIP)))) {
        return at;
    }
    const Match *kin = word_at(item, from, end, CLASS_BIT(CLASS_KINSHIP));
    EntryId entry = kin ? match_entry(item->lexicon, kin, CLASS_KINSHIP) : NO_ENTRY;
    if (entry != NO_ENTRY) {
        bool both = lexicon_has(item->lexicon, entry, KEY_FLAGS, "together"); /* X 偕夫人 Y */
        return both ? at : span_end(kin->span);
    }
    const Match *word = owned ? word_at(item, from, end, CLASS_BIT(CLASS_TENURE) | CLASS_BIT(CLASS_TITLE)) : NULL;
    bool told = word && (word_has_kind(item, word, CLASS_TENURE, "former") ||
                         word_has_kind(item, word, CLASS_TITLE, "diplomat"));
    return told ? span_end(word->span) : at;
}

/* Who holds the post that the actor named before the particle only tells whose it is (X 的外交顧问), else the actor. */
static uint32_t post_of_person(const Item *item, uint32_t actor, uint32_t behind, uint32_t end) {
    const Match *of = behind < end && item->mentions.items[actor].kind == MENTION_PERSON
                          ? word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP))
                          : NULL;
    bool owned = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    for (uint32_t i = owned ? mention_from(item, span_end(of->span)) : NO_MENTION;
         i < item->mentions.count && item->mentions.items[i].span.start == span_end(of->span); i++) {
        const Mention *post = &item->mentions.items[i];
        const char *country = item->mentions.items[actor].country;
        if (post->kind == MENTION_POST && post->country && country && string_same(post->country, country) &&
            span_end(post->phrase) <= end) {
            const Mention *next = i + 1 < item->mentions.count ? post + 1 : NULL;
            bool named = next && next->kind == MENTION_PERSON && next->span.start == span_end(post->span) &&
                         span_end(next->phrase) <= end;
            return named ? i + 1 : i;
        }
    }
    return actor;
}

/* The person by name where the actor only tells whose he is (X 主席夫人 Y), else the actor. */
static uint32_t relative_named(const Item *item, uint32_t actor, uint32_t end) {
    uint32_t behind = actor == NO_MENTION ? end : span_end(item->mentions.items[actor].phrase);
    uint32_t name = behind < end ? skip_whose(item, behind, end) : behind;
    if (name == behind) {
        return post_of_person(item, actor, behind, end);
    }
    uint32_t next = mention_from(item, name);
    bool named = next < item->mentions.count && item->mentions.items[next].kind == MENTION_PERSON &&
                 item->mentions.items[next].span.start == name && span_end(item->mentions.items[next].phrase) <= end;
    return named ? next : actor;
}

/* True if the name of a country begins at the position. */
static bool country_named_at(const Item *item, uint32_t at) {
    uint32_t next = mention_from(item, at);
    for (; next < item->mentions.count && item->mentions.items[next].span.start == at; next++) {
        if (item->mentions.items[next].kind == MENTION_COUNTRY) {
            return true;
        }
    }
    return false;
}

/* The state that follows where the actor only tells in which region it lies, or of what it is a member or holds a seat
 * (加勒比国家 X, 北约成员国 X, 安理会轮值主席国 X), else the actor. */
static uint32_t state_of_region(const Item *item, uint32_t actor, uint32_t end) {
    const Mention *region = actor == NO_MENTION ? NULL : &item->mentions.items[actor];
    uint32_t behind = region ? span_end(region->phrase) : end;
    const Match *seat = behind < end && (item->matches.starting[behind] & CLASS_BIT(CLASS_WORK))
                            ? word_at(item, behind, end, CLASS_BIT(CLASS_WORK))
                            : NULL;
    bool is_seat = seat && word_has_kind(item, seat, CLASS_WORK, "seat");
    if (behind >= end || (region->kind != MENTION_COUNTRY && region->kind != MENTION_REFERENCE && !is_seat) ||
        (region->country && country_is_state(region->country))) {
        return actor;
    }
    bool is_region = region->kind == MENTION_COUNTRY && region->entry != NO_ENTRY &&
                     lexicon_has(item->lexicon, region->entry, KEY_KIND, "region");
    const Match *members = word_at(item, behind, end, CLASS_BIT(CLASS_COUNTED));
    members = is_seat ? seat : members;
    bool is_member = is_seat || (members && word_has_kind(item, members, CLASS_COUNTED, "states"));
    if (!is_region && !is_member && region->kind == MENTION_COUNTRY) {
        return actor;
    }
    uint32_t from = is_member ? span_end(members->span) : behind;
    const Match *of =
        is_member && !is_seat && from < end && (item->matches.starting[from] & CLASS_BIT(CLASS_SUBJECT_STOP))
            ? word_at(item, from, end, CLASS_BIT(CLASS_SUBJECT_STOP))
            : NULL; /* 同为北约成员国的 X */
    from += of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") && of->span.length == 1;
    uint32_t next = actor_at(item, from, end);
    const Mention *state = next != NO_MENTION ? &item->mentions.items[next] : NULL;
    bool by_name = state && state->phrase.start < end && country_named_at(item, state->phrase.start);
    bool is_state = by_name && state->country && state->kind != MENTION_PLACE && country_is_state(state->country);
    return is_state ? next : actor;
}

/* Behind a word for the place at hand, where the body or person that is there follows by name (与当地 X 武装会谈), or
 * for the leaders of two sides, where their names follow (两岸领导人 X、Y); the position itself if none stands there.
 */
static uint32_t skip_local(const Item *item, uint32_t at, uint32_t end) {
    uint32_t place = actor_at(item, at, end);
    const Mention *that = place == NO_MENTION ? NULL : &item->mentions.items[place];
    bool is_word = that && that->kind == MENTION_REFERENCE && that->entry != NO_ENTRY;
    bool leaders = is_word && lexicon_has(item->lexicon, that->entry, KEY_KIND, "leaders") &&
                   lexicon_value(item->lexicon, that->entry, KEY_COUNTRY) && that->span.start == at;
    bool may = leaders || (is_word && lexicon_has(item->lexicon, that->entry, KEY_KIND, "that"));
    uint32_t next = may ? actor_at(item, span_end(that->span), end) : NO_MENTION;
    MentionKind kind = next == NO_MENTION ? MENTION_REFERENCE : item->mentions.items[next].kind;
    bool named = kind == MENTION_PERSON || (kind == MENTION_BODY && !leaders);
    return named && !(leaders && item->mentions.items[next].phrase.start > span_end(that->span)) ? span_end(that->span)
                                                                                                 : at;
}

/* Behind the word at the position for what a state is to another (盟友, 邻国), where its name follows; the position
 * itself if none stands there. */
static uint32_t skip_kind(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_SUPPORT));
    const Match *kind = may ? word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    bool tells = kind && word_has_role(item, kind, CLASS_SUPPORT, "kind");
    return tells && actor_at(item, span_end(kind->span), end) != NO_MENTION ? span_end(kind->span) : at;
}

/* Behind the part of the world whose ally is named next (我国南太平洋友邦 X); the position itself if none stands there.
 */
static uint32_t skip_region_of_kind(const Item *item, uint32_t at, uint32_t end) {
    uint32_t next = mention_from(item, at);
    const Mention *region = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool may = region && region->span.start == at && region->within == NO_MENTION &&
               !country_is_state(region->country) && (region->kind == MENTION_COUNTRY || region->kind == MENTION_PLACE);
    return may && skip_kind(item, span_end(region->span), end) > span_end(region->span) ? span_end(region->span) : at;
}

/* Who is named as the ally or neighbour of the state (A 国盟友 X, 我友邦 X, A 国在中东的盟友 X), else the actor. */
static uint32_t ally_named(const Item *item, uint32_t actor, uint32_t end) {
    enum { REACH = 8 };
    const Mention *state = actor == NO_MENTION ? NULL : &item->mentions.items[actor];
    if (!state || (state->kind != MENTION_COUNTRY && state->kind != MENTION_REFERENCE) ||
        state->phrase.length != state->span.length) {
        return actor;
    }
    uint32_t behind = skip_region_of_kind(item, span_end(state->span), end), of;
    uint32_t limit = behind + REACH < end ? behind + REACH : end;
    const Match *where = behind < end && (item->matches.starting[behind] & CLASS_BIT(CLASS_PREPOSITION))
                             ? word_at(item, behind, end, CLASS_BIT(CLASS_PREPOSITION))
                             : NULL;
    bool lies = where && word_has_role(item, where, CLASS_PREPOSITION, "at");
    for (uint32_t at = behind; at < (lies ? limit : behind + 1) && at < end; at++) {
        behind = possessive_at(item, at, end, &of) ? of : behind;
    }
    uint32_t name = skip_kind(item, behind, end);
    return name > behind ? actor_at(item, name, end) : actor;
}

/* True if a blank of a headline stands between two countries: 访问瑞典 奥地利. */
static bool blank_joins(const Item *item, uint32_t at, uint32_t end) {
    if (at == 0 || at >= end || !character_is_space(item->text->character[at])) {
        return false;
    }
    uint32_t next = actor_at(item, at + 1, end);
    bool to_country = next != NO_MENTION && item->mentions.items[next].kind == MENTION_COUNTRY;
    for (uint32_t i = mention_from(item, at); to_country && i > 0; i--) {
        const Mention *before = &item->mentions.items[i - 1];
        if (before->kind == MENTION_COUNTRY && span_end(before->phrase) == at) {
            return true;
        }
        if (span_end(before->span) + 12 < at) {
            break;
        }
    }
    return false;
}

/* True if the match is troops, craft or ships. */
static bool word_is_craft(const Item *item, const Match *word) {
    return word_has_kind(item, word, CLASS_WORK, "troops") || word_has_kind(item, word, CLASS_WORK, "craft") ||
           word_has_kind(item, word, CLASS_WORK, "ship");
}

const Match *forces_at(const Item *item, uint32_t at, uint32_t end) {
    enum { LONGEST_KIND = 4 }; /* characters of what tells the kind of the craft */
    const Match *word = at < end ? any_word_at(item, at, end) : NULL;
    if (word && word_is_craft(item, word)) {
        return word;
    }
    bool tells_kind =
        word && word->span.length > 1 && word->span.length <= LONGEST_KIND &&
        !(word->classes & (CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_ASPECT) |
                           CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUPPORT))) &&
        (word_has_kind(item, word, CLASS_WORD, "noun") || word_has_kind(item, word, CLASS_WORD, "verb-noun") ||
         word_has_kind(item, word, CLASS_WORD, "verb") || word_has_kind(item, word, CLASS_WORD, "adjective"));
    if (!tells_kind) {
        return NULL;
    }
    const Match *head = span_end(word->span) < end ? any_word_at(item, span_end(word->span), end) : NULL;
    return head && word_is_craft(item, head) ? head : NULL;
}

/* The sign of another country that follows the sign at once (中俄, 中俄外长): it stands for
 * those behind it too, unless one of them is named. NO_MENTION if none does. */
static uint32_t joined_sign(const Item *item, uint32_t mention, uint32_t at, uint32_t end) {
    const Mention *sign = &item->mentions.items[mention];
    if (!sign->is_sign || sign->kind != MENTION_COUNTRY || span_end(sign->span) != at) {
        return NO_MENTION;
    }
    uint32_t next = mention_from(item, at), actor = actor_at(item, at, end);
    bool follows = next < item->mentions.count && item->mentions.items[next].is_sign &&
                   item->mentions.items[next].kind == MENTION_COUNTRY && item->mentions.items[next].span.start == at;
    for (uint32_t i = next; follows && i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const Mention *named = &item->mentions.items[i];
        if (named->kind == MENTION_PERSON) { /* 中俄委员会主席 X: the signs belong to his post */
            follows = named->phrase.start > at;
            break;
        }
    }
    bool bare = follows && actor != NO_MENTION &&
                span_end(item->mentions.items[actor].phrase) == span_end(item->mentions.items[next].span);
    const Match *noun = bare ? any_word_at(item, span_end(item->mentions.items[next].span), end) : NULL;
    EntryId entry = noun && noun->span.length > 1 ? match_entry(item->lexicon, noun, CLASS_WORD) : NO_ENTRY;
    bool describes = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "noun") &&
                     !(noun->classes & function_words) &&
                     !word_is_craft(item, noun); /* 中俄能源合作: they only describe */
    return follows && actor != NO_MENTION && !describes ? next : NO_MENTION;
}

/* Length of a list joint at `at` (list comma or conjunction), 0 if none. */
static uint32_t joint_at(const Item *item, uint32_t at, uint32_t end, bool *may_mean_with) {
    *may_mean_with = false;
    if (at < end && item->text->character[at] == LIST_COMMA) {
        return 1;
    }
    const Match *match = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    if (!match) {
        return 0;
    }
    EntryId entry = match_entry(item->lexicon, match, CLASS_CONJUNCTION);
    *may_mean_with = lexicon_has(item->lexicon, entry, KEY_ROLE, "with");
    return match->span.length;
}

/* Behind an ordinal or a count: 第76届联合国大会主席, 3名代表. */
static uint32_t skip_figure(const Item *item, uint32_t at, uint32_t end) {
    uint32_t next = mention_from(item, at);
    bool is_figure =
        next < item->mentions.count && item->mentions.items[next].span.start == at &&
        (item->mentions.items[next].kind == MENTION_ORDINAL || item->mentions.items[next].kind == MENTION_QUANTITY);
    return is_figure && span_end(item->mentions.items[next].span) < end ? span_end(item->mentions.items[next].span)
                                                                        : at;
}

/* Behind how many they are: 代表团一行8人; of a body only with the word for its company. */
static uint32_t skip_count(const Item *item, MentionKind kind, uint32_t at, uint32_t end) {
    uint32_t next = mention_from(item, at);
    const Mention *company = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool attached = company && company->kind == MENTION_GROUP && company->span.start == at &&
                    company->entry != NO_ENTRY && lexicon_has(item->lexicon, company->entry, KEY_FLAGS, "attached");
    at = attached ? span_end(company->span) : at;
    const Mention *count = attached && next + 1 < item->mentions.count ? company + 1 : company;
    bool counts = (attached || kind == MENTION_GROUP) && count && count->kind == MENTION_QUANTITY &&
                  count->span.start == at && span_end(count->span) <= end;
    return counts ? span_end(count->span) : at;
}

/* Behind words for states counted in a list, without its end: 欧洲|多国领导人. */
static uint32_t skip_states(const Item *item, uint32_t at, uint32_t end) {
    const Match *states = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_SPEECH_WORD)) : NULL;
    return states && word_has_kind(item, states, CLASS_SPEECH_WORD, "states") ? span_end(states->span) : at;
}

/* Behind the digits that count the states of a list and the word for a state or side right behind them: 等|12国|外长.
 * The position itself if none do. */
static uint32_t skip_counted_states(const Item *item, uint32_t at, uint32_t end) {
    uint32_t behind = at;
    while (behind < end && character_is_digit(item->text->character[behind])) {
        behind++;
    }
    const Match *side = behind > at && behind < end
                            ? match_exact(&item->matches, span_of(behind, behind + 1), CLASS_BIT(CLASS_SIGN_CONTEXT))
                            : NULL;
    return side && word_has_kind(item, side, CLASS_SIGN_CONTEXT, "side") ? span_end(side->span) : at;
}

/* Behind what closes a list of states and counts them or names their people: 等国,
 * 等10个国家, 等国领导人, 等欧洲多国外长. The position itself if nothing does. */
static uint32_t skip_others(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & SUBCLASS_BIT(SUBCLASS_ET_CETERA));
    const Match *closing = may ? word_at(item, at, end, CLASS_BIT(CLASS_SPEECH_WORD)) : NULL;
    EntryId entry = closing ? match_entry(item->lexicon, closing, CLASS_SPEECH_WORD) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_KIND, "et-cetera")) {
        return at;
    }
    uint32_t behind = skip_counted_states(item, span_end(closing->span), end);
    for (uint32_t i = mention_from(item, closing->span.start); i < item->mentions.count; i++) {
        const Mention *rest = &item->mentions.items[i];
        if (rest->span.start > behind || span_end(rest->span) > end) {
            break;
        }
        bool is_people = (rest->kind == MENTION_GROUP && !country_is_state(rest->country)) || /* 等国家领导人 */
                         (rest->kind == MENTION_POST && rest->phrase.start == behind &&
                          (rest->person == NO_PERSON || rest->within == NO_MENTION)); /* of each, though X is one too */
        if (is_people) {
            return span_end(rest->span);
        }
        if (span_end(rest->span) <= behind) {
            continue;
        }
        if (rest->kind == MENTION_COUNTRY) { /* may begin within the word that closes the list: 等西方 */
            behind = skip_states(item, span_end(rest->span), end);
        } else if (rest->kind == MENTION_QUANTITY || rest->kind == MENTION_REFERENCE) {
            behind = span_end(rest->span);
        }
    }
    return behind;
}

Party party_slice(const Item *item, const Party *party, uint32_t first, uint32_t count) {
    Party slice = {.count = 0};
    for (uint32_t i = first; i < first + count && i < party->count; i++) {
        slice.mentions[slice.count++] = party->mentions[i];
    }
    if (slice.count) {
        slice.span = span_join(item->mentions.items[slice.mentions[0]].phrase,
                               item->mentions.items[slice.mentions[slice.count - 1]].phrase);
    }
    return slice;
}

bool party_names_person(const Item *item, const Party *party) {
    for (uint32_t i = 0; i < party->count; i++) {
        assert(item->mentions.items); /* a party's members are mentions */
        if (item->mentions.items[party->mentions[i]].kind == MENTION_PERSON) {
            return true;
        }
    }
    return false;
}

bool party_is_countries(const Item *item, const Party *party) {
    uint32_t i = 0;
    while (i < party->count && item->mentions.items[party->mentions[i]].kind == MENTION_COUNTRY) {
        i++;
    }
    return i == party->count;
}

bool party_shares_post(const Item *item, const Party *party, uint32_t end) {
    return party->count > 1 && party_is_countries(item, party) && shared_post_behind(item, span_end(party->span), end);
}

uint32_t party_counted_by(const Item *item, const Party *list, uint32_t end) {
    uint32_t at = span_end(list->span), next = mention_from(item, at);
    const Mention *word = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (!list->count || !word || word->kind != MENTION_REFERENCE || word->span.start != at ||
        span_end(word->span) > end || !lexicon_has(item->lexicon, word->entry, KEY_KIND, "all")) {
        return NO_MENTION;
    }
    return party_is_countries(item, list) ? next : NO_MENTION;
}

/* Behind the word for a relative who is named (X 和夫人 Y): the position itself if none stands there. */
static uint32_t skip_relative(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_KINSHIP));
    const Match *kin = may ? word_at(item, at, end, CLASS_BIT(CLASS_KINSHIP)) : NULL;
    uint32_t name = kin ? span_end(kin->span) : at, next = mention_from(item, name);
    bool named = kin && next < item->mentions.count && item->mentions.items[next].kind == MENTION_PERSON &&
                 item->mentions.items[next].phrase.start == name;
    return named ? name : at;
}

/* Behind the word that makes the person a couple (X 伉俪), or by which a lady is called (首相 X 夫人和 Y): the position
 * itself if none stands there. */
static uint32_t skip_couple(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_KINSHIP));
    const Match *kin = may ? word_at(item, at, end, CLASS_BIT(CLASS_KINSHIP)) : NULL;
    EntryId entry = kin ? match_entry(item->lexicon, kin, CLASS_KINSHIP) : NO_ENTRY;
    if (entry == NO_ENTRY || lexicon_has(item->lexicon, entry, KEY_FLAGS, "together")) {
        return at;
    }
    bool with;
    bool called = joint_at(item, span_end(kin->span), end, &with) > 0;
    return called || lexicon_has(item->lexicon, entry, KEY_FLAGS, "couple") ? span_end(kin->span) : at;
}

/* True if the word for acting in another's name begins at the position, and who holds a post follows it. */
static bool speaks_for_another(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_PREPOSITION));
    const Match *word = may ? word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    if (!word || !word_has_role(item, word, CLASS_PREPOSITION, "behalf")) {
        return false;
    }
    uint32_t next = mention_from(item, span_end(word->span));
    const Mention *other = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return other && other->span.start == span_end(word->span) &&
           (other->kind == MENTION_POST ||
            (other->kind == MENTION_PERSON && span_end(other->phrase) > span_end(other->span)));
}

/* Behind the word for where those come from whom several countries send: 来自|A、B 和 C 的外长. The position itself if
 * no such list stands there. */
static uint32_t skip_origin(const Item *item, uint32_t at, uint32_t end) {
    const Match *from = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_PREPOSITION))
                            ? word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    if (!from || !word_has_role(item, from, CLASS_PREPOSITION, "source")) {
        return at;
    }
    Party list = party_at(item, span_end(from->span), end);
    return party_shares_post(item, &list, end) ? span_end(from->span) : at;
}

/* Behind a word that points back to a mission (会见了|该代表团); the position itself if none stands there. */
static uint32_t skip_pointing(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *word = may ? word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool points = word && word_has_role(item, word, CLASS_SUBJECT_STOP, "deictic");
    uint32_t next = points ? mention_from(item, span_end(word->span)) : item->mentions.count;
    const Mention *group = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool follows = group && group->kind == MENTION_GROUP && group->span.start == span_end(word->span) &&
                   group->entry != NO_ENTRY && lexicon_has(item->lexicon, group->entry, KEY_KIND, "delegation");
    return follows ? group->span.start : at;
}

/* Behind the word that names one of those who follow (会见|包括 X 在内的多名领导人); the position itself if none is
 * named so. */
static uint32_t skip_included(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_PREPOSITION));
    const Match *word = may ? word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    if (!word || !word_has_role(item, word, CLASS_PREPOSITION, "include")) {
        return at;
    }
    Party named = party_at(item, span_end(word->span), end);
    bool members = party_is_countries(item, &named); /* 包括菲律宾在内的东盟国家: of the body */
    const Match *close = members ? NULL : word_at(item, span_end(named.span), end, CLASS_BIT(CLASS_WORD));
    EntryId entry = close && close->span.length > 1 ? match_entry(item->lexicon, close, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "particle") ? span_end(word->span) : at;
}

/* Behind the word for several or other people of whom their country is told next (会见|多名老挝领导人, 与 X
 * 以及|其他法方官员会面), or for how many of a group of states (X 和|十多个欧盟国家); the position itself if none
 * stands there. */
static uint32_t skip_several(const Item *item, uint32_t at, uint32_t end) {
    bool may = at < end && (item->matches.starting[at] & CLASS_BIT(CLASS_WORD));
    const Match *word = may ? word_at(item, at, end, CLASS_BIT(CLASS_WORD)) : NULL;
    word = word && word->span.length > 1 ? word : NULL;
    bool counts = word && match_may_be(word, "numeral") && word_has_kind(item, word, CLASS_WORD, "numeral");
    bool others = !counts && word && match_may_be(word, "pronoun") && word_has_kind(item, word, CLASS_WORD, "pronoun");
    uint32_t behind = counts || others ? span_end(word->span) : skip_figure(item, at, end);
    uint32_t next = behind > at ? mention_from(item, behind) : item->mentions.count;
    const Mention *state = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (!state || state->span.start != behind || state->kind != MENTION_COUNTRY) {
        return at;
    }
    if (!others && !country_is_state(state->country)) {
        return behind;
    }
    const Mention *people = next + 1 < item->mentions.count ? state + 1 : NULL;
    bool follow = (counts || others) && people && people->span.start == span_end(state->span) &&
                  (people->kind == MENTION_POST || people->kind == MENTION_GROUP);
    return follow ? behind : at;
}

/* Behind the group and how many of its states it is who are named next (同|欧盟三国法国、德国和英国谈判); the position
 * itself if no such group stands there. */
static uint32_t skip_whole(const Item *item, uint32_t at, uint32_t end) {
    uint32_t next = mention_from(item, at);
    if (next + 2 >= item->mentions.count || item->mentions.items[next].span.start != at) {
        return at;
    }
    const Mention *whole = &item->mentions.items[next], *count = whole + 1, *first = whole + 2;
    bool may = count->kind == MENTION_REFERENCE && count->entry != NO_ENTRY &&
               (whole->kind == MENTION_PLACE ||
                (whole->kind == MENTION_COUNTRY && whole->country && !country_is_state(whole->country)));
    may = may && count->span.start == span_end(whole->span) && first->kind == MENTION_COUNTRY &&
          first->span.start == span_end(count->span) && lexicon_has(item->lexicon, count->entry, KEY_KIND, "all");
    Party members = may ? party_at(item, first->span.start, end) : (Party){.count = 0};
    return members.count > 1 ? first->span.start : at;
}

const Match *location_at(const Item *item, uint32_t at) {
    bool may = at < item->text->length;
    const Match *word = may ? match_longest(&item->matches, at, item->text->length, CLASS_BIT(CLASS_WORD)) : NULL;
    may = word && word->span.length > 1 && match_may_be(word, "location");
    EntryId entry = may ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "location") ? word : NULL;
}

/* Behind the word for a part of the state, where another state follows in the list (X 北部和 Y 北部); the position
 * itself if none does. */
static uint32_t skip_part(const Item *item, const Mention *state, uint32_t at, uint32_t end) {
    bool may = state->kind == MENTION_COUNTRY && !state->is_sign && state->country &&
               country_is_state(state->country) && at == span_end(state->span) && at < end;
    const Match *part = may ? location_at(item, at) : NULL;
    bool with;
    uint32_t behind = part ? span_end(part->span) : at, joint = part ? joint_at(item, behind, end, &with) : 0;
    uint32_t next = joint ? mention_from(item, behind + joint) : item->mentions.count;
    const Mention *other = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool follows = other && other->span.start == behind + joint && other->kind == MENTION_COUNTRY && !other->is_sign;
    return follows ? behind : at;
}

/* Behind what closes a list of people and tells who the others are, where one more by name is joined to it (X、Y
 * 等21个国家领导人|以及 Z 出席); the position itself if none is. */
static uint32_t skip_others_joined(const Item *item, uint32_t at, uint32_t end) {
    uint32_t others = skip_others(item, at, end);
    bool with;
    uint32_t length = others > at ? joint_at(item, others, end, &with) : 0;
    uint32_t next = length ? actor_at(item, skip_light(item, others + length, end), end) : NO_MENTION;
    bool names = next != NO_MENTION && item->mentions.items[next].kind == MENTION_PERSON;
    return names && item->text->character[others] != LIST_COMMA ? others : at;
}

Party party_at(const Item *item, uint32_t start, uint32_t end) {
    Party party = {.count = 0};
    start = skip_several(item, skip_included(item, skip_origin(item, start, end), end), end);
    uint32_t at = skip_pointing(item, skip_figure(item, skip_light(item, start, end), end), end);
    at = skip_whole(item, at, end);
    party.span = span_of(at, at);
    uint32_t sign = NO_MENTION; /* joined to the one before */
    while (party.count < PARTY_LIMIT) {
        at = skip_local(item, skip_kind(item, at, end), end);
        uint32_t actor = ally_named(item, actor_at(item, at, end), end);
        uint32_t mention = state_of_region(item, relative_named(item, actor, end), end);
        if (mention == NO_MENTION) {
            break;
        }
        party.mentions[party.count++] = sign == NO_MENTION ? mention : sign;
        uint32_t behind = span_end(item->mentions.items[mention].phrase);
        MentionKind kind = item->mentions.items[mention].kind;
        uint32_t couple = kind == MENTION_PERSON || kind == MENTION_POST ? skip_couple(item, behind, end) : behind;
        bool named = kind == MENTION_PERSON || couple > behind; /* 天皇夫妇 */
        at = named ? skip_others_joined(item, couple, end) : skip_others(item, behind, end);
        at = skip_apposition(item, at, end);
        at = skip_part(item, &item->mentions.items[mention], at, end);
        party.span = span_of(party.span.start, at);
        MentionKind first = item->mentions.items[party.mentions[0]].kind; /* of a list of posts each names its bearer */
        bool signs = item->mentions.items[party.mentions[party.count - 1]].is_sign && first != MENTION_POST &&
                     first != MENTION_PERSON;
        sign = signs ? joined_sign(item, mention, at, end) : NO_MENTION;
        bool may_mean_with = false, by_blank = sign != NO_MENTION || blank_joins(item, at, end);
        at = skip_light(item, at, end);
        uint32_t length = by_blank ? 0 : joint_at(item, at, end, &may_mean_with);
        if (!length && !by_blank) {
            break;
        }
        uint32_t behind_joint = skip_light(item, at + length, end);
        if (party.count == 1 && speaks_for_another(item, behind_joint, end)) {
            break; /* 会见 X 并代表 Y 总统 */
        }
        at = skip_several(item, skip_relative(item, behind_joint, end), end);
        if (may_mean_with && !party.joint && at == behind_joint) {
            party.joint = party.count;
        }
    }
    if (party.joint == party.count) {
        party.joint = 0;
    }
    return party;
}

static bool word_is_verb(const Item *item, const Match *word) {
    bool may = word && (match_may_be(word, "verb") || match_may_be(word, "preposition"));
    EntryId entry = may ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    return entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "verb") ||
                                 lexicon_has(item->lexicon, entry, KEY_KIND, "preposition"));
}

/* True if a word of how somebody acts begins at the position: an adverb, or what joins the clause to the one before,
 * but of one character only before a verb (亦宣布); or an adjective right before one. */
static bool adverb_begins(const Item *item, uint32_t at, uint32_t end) {
    const ClassSet verbs = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SUPPORT) |
                           CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION);
    const Match *word = any_word_at(item, at, end);
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_WORD) : NO_ENTRY;
    if (entry == NO_ENTRY) {
        return false;
    }
    bool adverb = lexicon_has(item->lexicon, entry, KEY_KIND, "adverb") ||
                  lexicon_has(item->lexicon, entry, KEY_KIND, "conjunction");
    if (adverb && word->span.length > 1) {
        return true;
    }
    uint32_t behind = span_end(word->span);
    bool before_verb =
        behind < end && (item->matches.starting[behind] & verbs) && (any_word_at(item, behind, end)->classes & verbs);
    return before_verb &&
           (adverb || (word->span.length > 1 && lexicon_has(item->lexicon, entry, KEY_KIND, "adjective")));
}

/* True if an ordinary verb, which no event is told by, or a preposition begins
 * at the position. */
static bool verb_begins(const Item *item, uint32_t at, uint32_t end) {
    return word_is_verb(item, any_word_at(item, at, end));
}

/* Behind a word that makes a country one side of a matter (俄罗斯方面): the position itself
 * if there is none. */
static uint32_t skip_side(const Item *item, const Mention *mention, uint32_t at, uint32_t end) {
    const Match *side = (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY) && at < end
                            ? word_at(item, at, end, CLASS_BIT(CLASS_SPEECH_WORD))
                            : NULL;
    bool is_side = side && side->span.length > 1 && word_has_kind(item, side, CLASS_SPEECH_WORD, "side");
    return is_side ? span_end(side->span) : at;
}

uint32_t skip_designation(const Item *item, uint32_t at, uint32_t end) {
    enum { REACH = 14, MAKER = 3 }; /* characters of it, and of the maker's part before the hyphen */
    uint32_t limit = end < at + REACH ? end : at + REACH, hyphen = at;
    while (hyphen < limit && hyphen < at + MAKER && character_is_han(item->text->character[hyphen])) {
        hyphen++;
    }
    uint32_t first = at < limit ? item->text->character[at] : 0;
    bool coded = hyphen < limit && (hyphen > at ? item->text->character[hyphen] == '-' : character_is_latin(first));
    if (!coded && first != OPEN_QUOTE) {
        return at;
    }
    for (uint32_t next = at; next < limit && item->text->character[next] != ','; next++) {
        const Match *word = word_at(item, next, end, CLASS_BIT(CLASS_WORK));
        if (word && word_is_craft(item, word)) {
            return next;
        }
    }
    return at;
}

/* Behind the number of craft that stands between them and their country (X 一架 F-16战机); `*whole` if it counts them
 * by their own word (X 两艘船只). The position itself if there is none. */
static uint32_t skip_number(const Item *item, uint32_t at, uint32_t end, bool *whole) {
    uint32_t next = mention_from(item, at);
    const Mention *count = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (count && count->span.start == at && count->kind == MENTION_QUANTITY) {
        uint32_t behind = span_end(count->span);
        const Match *noun = match_longest_before(&item->matches, at, behind, CLASS_BIT(CLASS_WORK));
        *whole = noun && word_is_craft(item, noun);
        return behind;
    }
    const Match *one = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_WORD)) : NULL;
    return one && word_has_kind(item, one, CLASS_WORD, "numeral") ? span_end(one->span) : at;
}

/* Behind troops or craft that act for their country: X 军舰, X 两艘船只, X 驱逐舰“N”号. The position itself if there
 * are none. */
static uint32_t skip_troops(const Item *item, const Mention *mention, uint32_t at, uint32_t end) {
    enum { LONGEST_NAME = 12 };
    uint32_t start = at;
    bool whole = false;
    if (mention->kind == MENTION_COUNTRY) {
        at = skip_number(item, at, end, &whole);
        at = whole ? at : skip_designation(item, at, end);
    }
    if (whole) {
        return at;
    }
    bool may = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_BODY;
    const Match *troops = may ? forces_at(item, at, end) : NULL;
    if (!troops) {
        return start;
    }
    uint32_t behind = span_end(troops->span), limit = behind + LONGEST_NAME < end ? behind + LONGEST_NAME : end;
    bool is_named = behind < limit && item->text->character[behind] == OPEN_QUOTE;
    for (uint32_t close = behind; is_named && close < limit; close++) {
        if (item->text->character[close] == CLOSE_QUOTE) {
            return close + 2 < end ? close + 2 : end;
        }
    }
    return behind;
}

/* True if a word for the end of a stretch of time, with its date behind it, begins at the position (X 和 Y
 * 直到1992年才建交). */
static bool stretch_begins(const Item *item, uint32_t at, uint32_t end) {
    const Match *until = (item->matches.starting[at] & CLASS_BIT(CLASS_DATE_WORD))
                             ? word_at(item, at, end, CLASS_BIT(CLASS_DATE_WORD))
                             : NULL;
    uint32_t next = until ? mention_from(item, span_end(until->span)) : item->mentions.count;
    return next < item->mentions.count && item->mentions.items[next].kind == MENTION_DATE &&
           item->mentions.items[next].span.start == span_end(until->span) &&
           word_has_kind(item, until, CLASS_DATE_WORD, "until");
}

/* True if an idiom at the position closes the clause: it tells how a body or state acts (外交部忍无可忍，向 X
 * 提出抗议). */
static bool idiom_begins(const Item *item, uint32_t at, uint32_t end) {
    const Match *word = any_word_at(item, at, end);
    return word && word->span.length > 3 && span_end(word->span) == end &&
           word_has_kind(item, word, CLASS_WORD, "idiom");
}

/* True if a word for the time of day begins at the position (外交部晚上宣布), or, behind who has no clock of his own,
 * one for whose time it is (外交部当地时间5日宣布, but 苏丹当地时间5日). */
static bool hour_begins(const Item *item, const Mention *mention, uint32_t at, uint32_t end) {
    const Match *word = item->matches.starting[at] & CLASS_BIT(CLASS_DATE_WORD)
                            ? word_at(item, at, end, CLASS_BIT(CLASS_DATE_WORD))
                            : NULL;
    bool keeps_time = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE;
    return word && word->span.length > 1 &&
           (word_has_kind(item, word, CLASS_DATE_WORD, "time-of-day") ||
            (!keeps_time && word_has_kind(item, word, CLASS_DATE_WORD, "local-time")));
}

/* True if what stands behind a phrase lets it be the subject: a verb, an
 * adverb, a preposition, a date or the end, not a noun it would belong to. */
static bool may_be_subject(const Item *item, const Mention *mention, uint32_t at, uint32_t end) {
    at = skip_side(item, mention, at, end);
    at = skip_light(item, skip_troops(item, mention, at, end), end);
    bool team = mention->kind == MENTION_GROUP || mention->kind == MENTION_BODY;
    at = team ? skip_count(item, mention->kind, at, end) : at;
    if (at >= end) {
        return true;
    }
    bool by_name = mention->kind == MENTION_PERSON || mention->kind == MENTION_REFERENCE;
    const Match *stop = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    if (stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "craft") && mention->kind != MENTION_COUNTRY &&
        mention->kind != MENTION_PLACE) {
        return true;
    }
    if (stop) { /* X 此次对 Y 进行访问 */
        const Match *next = any_word_at(item, span_end(stop->span), end);
        const ClassSet opens = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_ASPECT);
        return mention->kind == MENTION_PERSON && word_has_role(item, stop, CLASS_SUBJECT_STOP, "this") && next &&
               (next->classes & opens) && !(next->classes & CLASS_BIT(CLASS_EVENT));
    }
    if (by_name) {
        return true;
    }
    uint32_t next = mention_from(item, at);
    bool follows = next < item->mentions.count && item->mentions.items[next].span.start == at;
    const Mention *sign = follows && mention->is_sign ? &item->mentions.items[next] : NULL;
    if (sign && sign->is_sign && next + 1 < item->mentions.count && sign[1].kind == MENTION_REFERENCE &&
        sign[1].span.start == span_end(sign->span)) {
        return false; /* 韩中双方: 中 is no "during" */
    }
    if (word_at(item, at, end, function_words | CLASS_BIT(CLASS_CONJUNCTION)) ||
        ((mention->kind == MENTION_BODY || mention->kind == MENTION_GROUP) && verb_begins(item, at, end)) ||
        (mention->kind != MENTION_PLACE &&
         (adverb_begins(item, at, end) || idiom_begins(item, at, end))) || /* 中国随即反击 */
        hour_begins(item, mention, at, end) ||
        stretch_begins(item, at, end)) {
        return true;
    }
    return follows && item->mentions.items[next].kind == MENTION_DATE;
}

/* True if the word before the mention joins it to something before that is no
 * preposition's slot: 取得成功和某人当选. */
static bool mention_is_listed(const Item *item, const Mention *mention, const Match *joint, uint32_t from) {
    if (joint->span.start <= from || !word_has_role(item, joint, CLASS_CONJUNCTION, "clause")) {
        return false;
    }
    uint32_t behind = mention_from(item, joint->span.start);
    for (uint32_t i = behind; i > 0 && behind - i < 4; i--) {
        const Mention *before = &item->mentions.items[i - 1];
        if (mention_is_actor(before) && span_end(before->phrase) == joint->span.start) {
            return false; /* A 和 B: B may be the other side */
        }
    }
    const Match *word = word_before(item, joint->span.start, from,
                                    CLASS_BIT(CLASS_WORD) | CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_DATE_WORD));
    if (word_before(item, joint->span.start, from, CLASS_BIT(CLASS_SUPPORT))) {
        return false; /* 访问期间与 X 会面 */
    }
    const ClassSet no_nouns = CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_DATE_WORD) | CLASS_BIT(CLASS_SUPPORT);
    bool behind_noun = word && !(word->classes & no_nouns) && word->span.length > 1;
    return behind_noun && mention->kind == MENTION_PERSON;
}

bool comes_hither(const Item *item, const Mention *state, uint32_t from) {
    const Match *come = state->kind == MENTION_COUNTRY && state->within == NO_MENTION
                            ? word_before(item, state->span.start, from, CLASS_BIT(CLASS_SIGN_CONTEXT))
                            : NULL;
    EntryId entry = come ? match_entry(item->lexicon, come, CLASS_SIGN_CONTEXT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "hither") &&
           !(item->covered[come->span.start] & COVERED_BY_WORDS) &&
           word_before(item, state->span.start, from, ~(ClassSet)0)->span.length == come->span.length; /* 今年以来 */
}

/* True if a topic is opened with a time before him whom it is about: 就近期 X 发生疫情, 就12月10日 X 发生爆炸. */
static bool stands_in_dated_topic(const Item *item, const Mention *mention, uint32_t from) {
    if (!(item->matches.starting[from] & CLASS_BIT(CLASS_PREPOSITION))) {
        return false;
    }
    uint32_t start = mention->phrase.start;
    const Match *time = word_before(item, start, from, CLASS_BIT(CLASS_DATE_WORD));
    uint32_t before = time ? time->span.start : start, i = mention_from(item, start);
    while (!time && i-- > 0 && span_end(item->mentions.items[i].span) >= start) {
        bool adjoins = item->mentions.items[i].kind == MENTION_DATE && span_end(item->mentions.items[i].span) == start;
        before = adjoins ? item->mentions.items[i].span.start : before;
    }
    const Match *topic =
        before < start && before > from ? word_before(item, before, from, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    return topic && topic->span.start == from && word_has_role(item, topic, CLASS_PREPOSITION, "topic");
}

/* True if "with" opens the clause, tense words aside, and only words that describe the group follow it:
 * 将与两局|议员会晤.
 */
static bool opens_with_group(const Item *item, const Mention *mention, uint32_t from) {
    enum { LONGEST = 6 };
    const ClassSet acts = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_ASPECT) |
                          CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION);
    uint32_t at = from, start = mention->phrase.start;
    const Match *tense;
    while (at < start && (tense = word_at(item, at, start, CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_CONJUNCTION))) &&
           !word_has_role(item, tense, CLASS_PREPOSITION, "with")) {
        uint32_t last = span_end(tense->span) - 1; /* 将与 is one word */
        const Match *slot = last > at ? word_at(item, last, last + 1, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
        at = slot && word_has_role(item, slot, CLASS_PREPOSITION, "with") ? last : last + 1;
    }
    const Match *with = at < start ? word_at(item, at, start, CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool opens =
        with && word_has_role(item, with, CLASS_PREPOSITION, "with") && start <= span_end(with->span) + LONGEST;
    for (at = opens ? span_end(with->span) : start; opens && at < start; at++) {
        const Match *word = any_word_at(item, at, start);
        opens = !(word && (word->classes & acts)) && !inside_name(item, at);
        at = word ? span_end(word->span) - 1 : at;
    }
    return opens;
}

bool preposition_governs(const Item *item, const Mention *mention, uint32_t from) {
    if (comes_hither(item, mention, from) ||
        (mention->kind == MENTION_GROUP && opens_with_group(item, mention, from))) {
        return true;
    }
    uint32_t start = mention->phrase.start;
    start -= start > from && item->text->character[start - 1] == OPEN_QUOTE; /* 于“总统府”会晤 X */
    const Match *match = word_before(item, start, from, CLASS_BIT(CLASS_PREPOSITION));
    if (!match && stands_in_dated_topic(item, mention, from)) {
        return true;
    }
    if (!match || (match->classes & CLASS_BIT(CLASS_CONJUNCTION))) {
        return match && !mention_is_listed(item, mention, match, from);
    }
    bool is_person = mention->kind == MENTION_PERSON || mention->kind == MENTION_POST || mention->kind == MENTION_GROUP;
    EntryId entry = match_entry(item->lexicon, match, CLASS_PREPOSITION);
    if (lexicon_has(item->lexicon, entry, KEY_ROLE, "cause")) { /* 由于 X 驱逐 Y 外交官，…: X acts */
        return false;
    }
    return !(is_person && lexicon_has(item->lexicon, entry, KEY_ROLE, "at")); /* 在 … 访问期间 opens a time */
}

/* True if a verb right before the phrase makes it something else than the subject. */
static bool is_object(const Item *item, const Mention *mention, uint32_t from) {
    const ClassSet verbs = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_ASPECT);
    const Match *word = word_before(item, mention->phrase.start, from, verbs);
    bool is_suffered = word && (word_has_role(item, word, CLASS_ASPECT, "particle") ||
                                word_has_kind(item, word, CLASS_ASPECT, "avert")); /* 击退了 X 在 P 的进攻 */
    bool is_firm = mention->kind == MENTION_BODY && mention->entry != NO_ENTRY &&
                   lexicon_has(item->lexicon, mention->entry, KEY_KIND, "company");
    bool is_used = is_firm && word_is_verb(item, word_before(item, mention->phrase.start, from, CLASS_BIT(CLASS_WORD)));
    return is_suffered || is_used /* 搭乘 X 航空抵达 P */ || (word && (word->classes & CLASS_BIT(CLASS_EVENT)));
}

/* True if the word tells of coming to the place that it names: 来中国. */
static bool comes_here(const Item *item, const Match *word) {
    EntryId entry = match_entry(item->lexicon, word, CLASS_EVENT);
    return lexicon_has(item->lexicon, entry, KEY_FRAME, "home") &&
           lexicon_has(item->lexicon, entry, KEY_FRAME, "travel");
}

/* Where the clause's first verb of an event begins; its end if there is none. */
static uint32_t first_verb(const Item *item, const Clause *clause) {
    uint32_t end = span_end(clause->span);
    if (!(clause->classes & CLASS_BIT(CLASS_EVENT))) {
        return end;
    }
    uint32_t covered = clause->span.start; /* by words that hold the verb as a whole (此访); 12日出席 holds one too */
    for (uint32_t at = clause->span.start; at < end; at++) {
        const Match *longest = any_word_at(item, at, end);
        const Match *word = longest ? word_at(item, at, end, CLASS_BIT(CLASS_EVENT)) : NULL;
        bool verb = word && !(item->covered[at] & COVERED_BY_WORDS) && span_end(word->span) > covered &&
                    longest->span.length <= word->span.length;
        if (verb && !(at < covered && comes_here(item, word))) { /* 近年来|中国 is no 来中国 */
            return at;
        }
        bool covers = longest && !(longest->classes & CLASS_BIT(CLASS_ASPECT)); /* 将出席 does not */
        covered = covers && span_end(longest->span) > covered ? span_end(longest->span) : covered;
    }
    return end;
}

/* Behind the verb only the head of a relative clause can be the subject. */
static bool follows_possessive(const Item *item, uint32_t start, uint32_t from) {
    const Match *match = word_before(item, start, from, CLASS_BIT(CLASS_SUBJECT_STOP));
    return match != NULL;
}

bool clause_opens_with_word(const Item *item, const Clause *clause, const char *role) {
    const Match *match = word_at(item, clause->span.start, span_end(clause->span), CLASS_BIT(CLASS_PREPOSITION));
    if (!match || !word_has_role(item, match, CLASS_PREPOSITION, role)) {
        return false;
    }
    const Match *word = any_word_at(item, clause->span.start, span_end(clause->span));
    return word->span.length <= match->span.length; /* 应邀 is no 应 */
}

/* True if the word that opens the clause stands right before a verb, and tells what for: 为出席峰会访问 P 的 X. */
static bool opens_with_purpose(const Item *item, const Clause *clause) {
    uint32_t end = span_end(clause->span);
    const Match *word = word_at(item, clause->span.start, end, CLASS_BIT(CLASS_PREPOSITION));
    const Match *verb = word && span_end(word->span) < end ? any_word_at(item, span_end(word->span), end) : NULL;
    return verb && word_attends(item, verb);
}

/* True if the clause goes on behind a comma with the other side or the receiver
 * (…，与 X 座谈): its subject stands before. */
static bool opens_with_slot(const Item *item, const Clause *clause) {
    if (clause_opens_with(item, clause, "invitation")) {
        return true; /* 应 A、B 邀请 */
    }
    bool is_slot = clause_opens_with(item, clause, "with") ||
                   (clause_opens_with(item, clause, "to") && !opens_with_purpose(item, clause));
    return is_slot && clause->span.start > item->sentences.items[clause->sentence].span.start;
}

/* The last mention of the clause that begins in the span, `i` if none does. */
static uint32_t last_of_list(const Item *item, const Clause *clause, uint32_t i, Span list) {
    while (i + 1 < clause->first_mention + clause->mention_count &&
           item->mentions.items[i + 1].span.start < span_end(list)) {
        i++;
    }
    return i;
}

/* True if the place is one within the country or place that ends the party (在泰国首都曼谷). */
static bool is_apposed_place(const Item *item, const Party *party, const Mention *place) {
    enum { APPOSITION = 3 };
    const Mention *last = &item->mentions.items[party->mentions[party->count - 1]];
    bool near = place->kind == MENTION_PLACE && place->span.start <= span_end(party->span) + APPOSITION;
    for (uint32_t at = span_end(party->span); near && at < place->span.start; at++) {
        near = character_is_han(item->text->character[at]);
    }
    return near && (last->kind == MENTION_COUNTRY || last->kind == MENTION_PLACE) && last->country && place->country &&
           strcmp(last->country, place->country) == 0;
}

/* True if the word counts states of the region that the party names: 在非洲四国访问. */
static bool counts_its_states(const Item *item, const Party *party, const Mention *word) {
    return party->count == 1 && word->kind == MENTION_REFERENCE && word->entry != NO_ENTRY &&
           word->span.start == span_end(party->span) && lexicon_has(item->lexicon, word->entry, KEY_KIND, "all");
}

/* The last mention of what a preposition governs that stands right before the mention `i`:
 * its list, and the place within its country. */
static uint32_t last_governed(const Item *item, const Clause *clause, uint32_t i) {
    Party governed = party_at(item, item->mentions.items[i].phrase.start, span_end(clause->span));
    while (governed.count && i + 1 < clause->first_mention + clause->mention_count &&
           (item->mentions.items[i + 1].span.start < span_end(governed.span) ||
            is_apposed_place(item, &governed, &item->mentions.items[i + 1]) ||
            counts_its_states(item, &governed, &item->mentions.items[i + 1]))) {
        i++;
    }
    return i;
}

/* True if the clause begins with a place, or a part of the land before it: 南部 P、Q 等地发动袭击. */
static bool opens_with_place(const Item *item, const Clause *clause) {
    const Mention *place = clause->mention_count ? &item->mentions.items[clause->first_mention] : NULL;
    uint32_t start = clause->span.start;
    if (!place || place->kind != MENTION_PLACE || place->phrase.start > start + 2) {
        return false;
    }
    const Match *part = place->phrase.start > start
                            ? match_exact(&item->matches, span_of(start, place->phrase.start), CLASS_BIT(CLASS_WORD))
                            : NULL;
    return place->phrase.start == start || (part && word_has_kind(item, part, CLASS_WORD, "location"));
}

bool clause_goes_on_with_list(const Item *item, const Clause *clause, const Clause *before) {
    const Match *joint = word_at(item, clause->span.start, span_end(clause->span), CLASS_BIT(CLASS_CONJUNCTION));
    bool joins = joint && joint->span.length > 1;
    bool may = before && before->sentence == clause->sentence && (joins || opens_with_place(item, clause));
    uint32_t end = may ? before->first_mention + before->mention_count : 0;
    for (uint32_t i = may ? before->first_mention : 0; i < end; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool governed = mention_is_actor(mention) && preposition_governs(item, mention, before->span.start);
        i = governed ? last_governed(item, before, i) : i;
        uint32_t behind = governed ? span_end(item->mentions.items[i].phrase) : 0;
        if (governed && skip_others(item, behind, span_end(before->span)) == span_end(before->span)) {
            return true; /* 对 A、B 等地，以及 C */
        }
    }
    return false;
}

const Mention *shared_post_behind(const Item *item, uint32_t at, uint32_t end) {
    const Match *of = word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool may = of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive");
    uint32_t next = may ? mention_from(item, span_end(of->span)) : item->mentions.count;
    const Mention *post = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool is_shared = post && post->phrase.start == span_end(of->span) && span_end(post->phrase) <= end &&
                     (post->kind == MENTION_POST || post->kind == MENTION_GROUP);
    return is_shared ? post : NULL;
}

/* True if nobody but countries and bodies is in the party. */
static bool party_is_of_senders(const Item *item, const Party *party) {
    bool senders = party->count > 0;
    for (uint32_t i = 0; i < party->count && senders; i++) {
        MentionKind kind = item->mentions.items[party->mentions[i]].kind;
        senders = kind == MENTION_COUNTRY || kind == MENTION_BODY;
    }
    return senders;
}

bool mention_is_both(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_REFERENCE && mention->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, mention->entry, KEY_KIND, "both");
}

bool party_is_both(const Item *item, const Party *party) {
    return party->count == 1 && mention_is_both(item, &item->mentions.items[party->mentions[0]]);
}

/* What a list of countries shares, right behind it: the word that counts them (A、B 和 C 三国外长), or a post
 * behind 的 (A、B 和 C 的外长, 两国军队的司令), or what one of countries and bodies does: those whom they send (A
 * 政府和 B 党的代表). The counting word stands for the list then, or the list acts itself; its span goes up to the end
 * of that. False if nothing of the kind follows. */
static bool take_shared_post(const Item *item, Party *list, uint32_t end) {
    bool both = party_is_both(item, list);
    if (!both && (list->count == 1 || !party_is_of_senders(item, list))) {
        return false;
    }
    uint32_t counted = both ? NO_MENTION : party_counted_by(item, list, end);
    if (counted != NO_MENTION) {
        *list = (Party){
            .mentions = {counted}, .count = 1, .span = span_join(list->span, item->mentions.items[counted].span)};
        return true;
    }
    const Mention *post = shared_post_behind(item, span_end(list->span), end);
    bool sent = post && post->kind == MENTION_GROUP &&
                (lexicon_has(item->lexicon, post->entry, KEY_KIND, "representatives") ||
                 lexicon_has(item->lexicon, post->entry, KEY_KIND, "officials") ||
                 lexicon_has(item->lexicon, post->entry, KEY_KIND, "delegation"));
    bool shared = post && (sent || (post->kind == MENTION_POST && (both || party_is_countries(item, list))));
    if (!shared || !may_be_subject(item, post, span_end(post->phrase), end)) {
        return false;
    }
    list->span = span_join(list->span, post->phrase);
    return true;
}

/* True if the mention is a word that counts `count` states: 两国总统, 三国外长. */
static bool counts_as_many_states(const Item *item, const Mention *mention, uint32_t count) {
    bool may = mention->kind == MENTION_REFERENCE && mention->entry != NO_ENTRY;
    bool of_two = may && (lexicon_has(item->lexicon, mention->entry, KEY_KIND, "leaders") ||
                          lexicon_has(item->lexicon, mention->entry, KEY_KIND, "both"));
    return of_two ? count == 2 : may && count > 2 && lexicon_has(item->lexicon, mention->entry, KEY_KIND, "all");
}

/* Leaves of a list the first, who acts, where a word counts the countries behind, or what they share stands there (X 与
 * A、B 和 C 三国外长举行会谈, X 与美俄两国总统会晤, X 与 A 和 B 的外长会谈: with whom he acts). False if it is no such
 * list. */
static bool leave_out_counted(const Item *item, Party *list, uint32_t end) {
    uint32_t first = 0, count = 0;
    while (first < list->count && item->mentions.items[list->mentions[first]].kind != MENTION_COUNTRY) {
        first++;
    }
    first = first ? first : list->joint; /* 俄罗斯与中印两国领导人会晤 */
    if (!first || first == list->count) {
        return false;
    }
    bool with;
    const Mention *next = &item->mentions.items[list->mentions[first]];
    const Mention *behind = item->mentions.items + item->mentions.count;
    for (uint32_t at = next->span.start; next < behind && next->kind == MENTION_COUNTRY && next->span.start == at;) {
        at = span_end(next->span);
        at += joint_at(item, at, end, &with);
        next++;
        count++;
    }
    uint32_t listed = span_end(next[-1].span);
    bool counted = next < behind && next->span.start == listed && counts_as_many_states(item, next, count);
    if (!counted && (count < 2 || !shared_post_behind(item, listed, end))) {
        return false;
    }
    *list = party_slice(item, list, 0, first);
    return true;
}

/* Those who are counted up before what all of them do: 多国元首，包括 A、B 均出席. */
static Party counted_up(const Item *item, const Clause *clause) {
    uint32_t end = span_end(clause->span), i = clause->first_mention;
    if (!clause->mention_count || !clause_opens_with(item, clause, "include") || first_verb(item, clause) == end) {
        return (Party){.count = 0};
    }
    Party party = party_at(item, item->mentions.items[i].phrase.start, end);
    uint32_t behind = party.count > 1 ? skip_others(item, span_end(party.span), end) : end;
    bool all_act = behind < end && word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT));
    return all_act ? party : (Party){.count = 0};
}

/* True if the country or region only tells whose friends those are who are named right behind (非洲友邦 X 国总统 Y,
 * 我南美洲邦交国 X). */
static bool tells_whose_friends(const Item *item, const Mention *mention, uint32_t end) {
    uint32_t at = span_end(mention->span), next = mention_from(item, at);
    const Mention *region = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool ours = mention->kind == MENTION_REFERENCE && region && region->span.start == at &&
                region->kind == MENTION_COUNTRY && region->within == NO_MENTION;
    at = ours ? span_end(region->span) : at;
    bool may = (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_REFERENCE) && at < end &&
               (item->matches.starting[at] & CLASS_BIT(CLASS_SUPPORT));
    const Match *kind = may ? word_at(item, at, end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    uint32_t behind = kind && word_has_role(item, kind, CLASS_SUPPORT, "kind") ? span_end(kind->span) : end;
    return behind < end && actor_at(item, behind, end) != NO_MENTION;
}

/* True if the post at the end of a clause that goes on with another's subject is what he takes: …，10月1日当选首相. */
static bool is_office_taken(const Item *item, const Mention *mention, const Clause *clause, const Clause *before) {
    uint32_t end = span_end(clause->span);
    bool may = mention->kind == MENTION_POST && span_end(mention->span) == end && before &&
               before->sentence == clause->sentence && before->subject.count;
    const Match *tenure = may ? word_at(item, mention->phrase.start, end, CLASS_BIT(CLASS_TENURE)) : NULL;
    return tenure && (tenure->classes & CLASS_BIT(CLASS_EVENT));
}

/* True if the mention is where the journey leads by a word for its stop: 首站是 P. */
static bool is_station(const Item *item, const Mention *mention, uint32_t from) {
    bool may = mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PLACE;
    const Match *copula =
        may ? word_before(item, mention->phrase.start, from, CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION))
            : NULL;
    bool says = copula && (word_has_role(item, copula, CLASS_ASPECT, "copula") ||
                           word_has_role(item, copula, CLASS_PREPOSITION, "as"));
    const Match *stop = says ? word_before(item, copula->span.start, from, CLASS_BIT(CLASS_SUPPORT)) : NULL;
    return stop && word_has_role(item, stop, CLASS_SUPPORT, "station");
}

/* True if both sides are only told of, behind the verb that opens a clause without any deed: 彰显两国邦谊. */
static bool is_owner_told_of(const Item *item, const Clause *clause, const Mention *mention) {
    const ClassSet deeds = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_COMMITMENT);
    bool may = mention->kind == MENTION_REFERENCE && !(clause->classes & deeds);
    const Match *verb =
        may ? word_before(item, mention->phrase.start, clause->span.start, CLASS_BIT(CLASS_WORD)) : NULL;
    return verb && verb->span.length > 1 && word_is_verb(item, verb);
}

/* True if the mention stands behind a verb where none acts. `*verb` is where the clause's first verb begins, UINT32_MAX
 * as long as nobody asked. */
static bool follows_verb(const Item *item, const Clause *clause, const Mention *mention, uint32_t *verb) {
    uint32_t from = clause->span.start;
    bool is_place = mention->kind == MENTION_PLACE;
    if (is_place && word_is_verb(item, word_before(item, mention->phrase.start, from, CLASS_BIT(CLASS_WORD)))) {
        return true; /* 离开 P 前往 … */
    }
    if (is_object(item, mention, from) || is_station(item, mention, from) || is_owner_told_of(item, clause, mention)) {
        return true;
    }
    *verb = *verb == UINT32_MAX ? first_verb(item, clause) : *verb;
    return mention->phrase.start > *verb && /* 袭击了 X 的 P: no place acts there */
           (is_place || !follows_possessive(item, mention->phrase.start, from));
}

/* True if the verb at the position meets those behind it, whatever describes them: 并会见了到访的 X. */
static bool meets_what_follows(const Item *item, uint32_t verb, uint32_t end) {
    const Match *word = word_at(item, verb, end, CLASS_BIT(CLASS_EVENT));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING)) &&
           lexicon_has(item->lexicon, entry, KEY_FRAME, "object");
}

/* True if the party only does what describes the actor right behind the one verb: X 支持的 Y 武装. */
static bool describes_next(const Item *item, const Party *party, uint32_t end) {
    uint32_t at = span_end(party->span), behind;
    const Match *verb = at < end ? any_word_at(item, at, end) : NULL;
    bool is_verb = verb && verb->span.length > 1 &&
                   ((verb->classes & (CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH))) || word_is_verb(item, verb)) &&
                   !(verb->classes & CLASS_BIT(CLASS_SUBJECT_STOP));
    if (!is_verb || !possessive_at(item, span_end(verb->span), end, &behind)) {
        return false;
    }
    Party head = party_at(item, behind, end);
    const Mention *body = head.count ? &item->mentions.items[head.mentions[0]] : NULL;
    return body && body->kind == MENTION_BODY && body->country; /* not X 下属的武装组织 */
}

/* Who heads the relative clause that an invitation opens at the beginning of a sentence, and acts behind it: 应 X
 * 邀请访问 P 的 Y 18日会见 Z. Count 0 if nobody does. */
static Party head_of_invited(const Item *item, const Clause *clause) {
    uint32_t end = span_end(clause->span), from = end;
    bool may =
        clause->span.start == item->sentences.items[clause->sentence].span.start && clause_may_have(clause, "inviting");
    const Match *opens = may ? word_at(item, clause->span.start, end, CLASS_BIT(CLASS_SUPPORT)) : NULL; /* 获 X 邀请 */
    may = may && (clause_opens_with(item, clause, "invitation") ||
                  (opens && word_has_role(item, opens, CLASS_SUPPORT, "accepting")));
    for (uint32_t at = clause->span.start; may && at < end; at++) {
        uint32_t behind;
        const Match *invites = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        bool is_it = invites && word_has_role(item, invites, CLASS_ASPECT, "inviting") && !inside_name(item, at);
        from = is_it ? span_end(invites->span) : from;
        if (at <= from || !possessive_at(item, at, end, &behind)) {
            continue;
        }
        Party head = party_at(item, behind, end);
        uint32_t next = span_end(head.span);
        bool acts =
            head.count && head.span.start == behind && party_names_person(item, &head) && next < end &&
            (character_is_han(item->text->character[next]) || character_is_digit(item->text->character[next])) &&
            !word_at(item, next, end, CLASS_BIT(CLASS_CONJUNCTION));
        return acts ? head : (Party){.count = 0};
    }
    return (Party){.count = 0};
}

/* True if it is the party's ceremony or meeting that a verb before it attends: 将出席19日举行的 X 葬礼. */
static bool owns_what_is_attended(const Item *item, const Clause *clause, const Party *party, uint32_t end) {
    uint32_t start = party->span.start, behind = span_end(party->span);
    const Match *noun = behind < end ? word_at(item, behind, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_EVENT) : NO_ENTRY;
    uint32_t after = start;
    bool owns = entry != NO_ENTRY && !lexicon_has(item->lexicon, entry, KEY_KIND, "verb") &&
                start > clause->span.start && possessive_at(item, start - 1, start, &after);
    for (uint32_t at = owns ? clause->span.start : start; at < start; at++) {
        const Match *verb = word_at(item, at, start, CLASS_BIT(CLASS_EVENT));
        if (verb && word_attends(item, verb)) {
            return true;
        }
    }
    return false;
}

static Party own_subject(const Item *item, const Clause *clause, const Clause *before) {
    Party invited = head_of_invited(item, clause);
    if (invited.count) {
        return invited;
    }
    if (opens_with_slot(item, clause) || clause_goes_on_with_list(item, clause, before)) {
        return (Party){.count = 0};
    }
    Party counted = counted_up(item, clause);
    if (counted.count) {
        return counted;
    }
    uint32_t end = span_end(clause->span);
    uint32_t verb = UINT32_MAX; /* found where it is asked for */
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (!mention_is_actor(mention) || mention->phrase.start < clause->span.start ||
            tells_whose_friends(item, mention, end) || is_office_taken(item, mention, clause, before)) {
            continue;
        }
        if (preposition_governs(item, mention, clause->span.start)) {
            i = last_governed(item, clause, i); /* 对 A、B: neither acts */
            continue;
        }
        if (follows_verb(item, clause, mention, &verb)) {
            i = last_of_list(item, clause, i, party_at(item, mention->phrase.start, end).span);
            continue;
        }
        Party party = party_at(item, mention->phrase.start, end);
        if (party.count && (describes_next(item, &party, end) || owns_what_is_attended(item, clause, &party, end))) {
            i = last_of_list(item, clause, i, party.span);
            continue;
        }
        bool met = party.count && verb < mention->phrase.start && clause_ends_at(item, clause, span_end(party.span)) &&
                   meets_what_follows(item, verb, end);
        if (party.count && !met &&
            (may_be_subject(item, &item->mentions.items[party.mentions[party.count - 1]], span_end(party.span), end) ||
             take_shared_post(item, &party, end) || leave_out_counted(item, &party, end))) {
            return party;
        }
        i = last_of_list(item, clause, i, party.span);
    }
    return (Party){.count = 0};
}

/* Words in which no verb of speech can begin. */
static const ClassSet names_of_things = CLASS_BIT(CLASS_WORK) | CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_BODY) |
                                        CLASS_BIT(CLASS_OFFICE) | CLASS_BIT(CLASS_BLOC) | CLASS_BIT(CLASS_COUNTRY) |
                                        CLASS_BIT(CLASS_PLACE) | CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_EVENT) |
                                        CLASS_BIT(CLASS_OUTLET);

/* True if the verb of speech is a document, with no words of it behind: one that the words before it describe, or that
 * ends its sentence (签署停火声明). */
static bool is_document(const Item *item, const Clause *clause, const Match *verb) {
    if (!(verb->classes & CLASS_BIT(CLASS_WORK)) || !word_has_kind(item, verb, CLASS_WORK, "document")) {
        return false;
    }
    const ClassSet tells = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_WORD);
    const Match *before = word_before(item, verb->span.start, clause->span.start, tells);
    EntryId deed = before ? match_entry(item->lexicon, before, CLASS_EVENT) : NO_ENTRY;
    bool issued = deed != NO_ENTRY && lexicon_has(item->lexicon, deed, KEY_FRAME, "joint"); /* 发表声明，… */
    bool described = before && !issued &&
                     (deed != NO_ENTRY || word_has_kind(item, before, CLASS_WORD, "noun") ||
                      word_has_kind(item, before, CLASS_WORD, "verb-noun"));
    bool ends = last_letter(item, clause->span.start, span_end(clause->span)) == span_end(verb->span);
    bool opens = clause->ends_with == ',' || clause->ends_with == ':';
    return (ends && !opens) || (described && !inside_name(item, verb->span.start - 1));
}

bool glosses_place(const Item *item, Span verb) {
    enum { LONGEST_NAME = 12 };
    const uint32_t *character = item->text->character;
    uint32_t end = span_end(verb), at = end, next = mention_from(item, verb.start);
    const Mention *state = next > 0 ? &item->mentions.items[next - 1] : NULL;
    bool opened = state && state->kind == MENTION_COUNTRY && span_end(state->phrase) == verb.start &&
                  state->phrase.start > 0 && character[state->phrase.start - 1] == '(';
    while (opened && at < item->text->length && at < end + LONGEST_NAME && character_is_han(character[at])) {
        at++;
    }
    return opened && at > end && at < item->text->length && character[at] == ')';
}

/* The first verb that opens speech in the clause (say, state …), or NULL. */
static const Match *speech_opener(const Item *item, const Clause *clause) {
    if (!(clause->classes & SUBCLASS_BIT(SUBCLASS_SPEECH_FRAME))) {
        return NULL;
    }
    uint32_t covered = clause->span.start; /* by the words that begin earlier */
    for (uint32_t at = clause->span.start; at < span_end(clause->span); at++) {
        const Match *match = any_word_at(item, at, span_end(clause->span));
        if (!match || span_end(match->span) <= covered || inside_name(item, at)) { /* X文|说 */
            continue;
        }
        covered = span_end(match->span);
        EntryId entry = match_entry(item->lexicon, match, CLASS_SPEECH);
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "frame") &&
            !lexicon_has(item->lexicon, entry, KEY_FLAGS, "media") && /* what the press reports is told, not said */
            !is_document(item, clause, match) && !glosses_place(item, match->span)) {
            return match;
        }
        at = match->classes & names_of_things ? span_end(match->span) - 1 : at;
    }
    return NULL;
}

/* True if the clause ends in a word of time: 在 X 访问期间, 会谈后. */
static bool tells_time(const Item *item, const Clause *clause) {
    const Match *match = word_before(item, span_end(clause->span), clause->span.start, CLASS_BIT(CLASS_SUPPORT));
    EntryId entry = match ? match_entry(item->lexicon, match, CLASS_SUPPORT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "after");
}

/* True if the clause ends with a verb that opens speech: 外交部今天指出，… */
static bool ends_with_telling(const Item *item, const Clause *clause) {
    const Match *verb = word_before(item, span_end(clause->span), clause->span.start, CLASS_BIT(CLASS_SPEECH));
    return clause->in_speech && verb && verb->span.start == clause->speech_verb;
}

/* True if nothing but a date is in the clause: 9日，…. */
static bool is_date_alone(const Item *item, const Clause *clause) {
    const Mention *date = clause->mention_count ? &item->mentions.items[clause->first_mention] : NULL;
    return date && date->kind == MENTION_DATE && date->span.start == clause->span.start &&
           span_end(date->span) >= last_letter(item, clause->span.start, span_end(clause->span));
}

/* A list that a comma cuts goes on: P 外长 X，Q 大使 Y 等到机场迎接. The clause before is nothing
 * but actors then, and opens what the sentence tells: of 会见 A，B，C the last act not. */
static Party join_cut_list(const Item *item, const Clause *first, const Clause *before, const Party *subject) {
    const ClassSet telling_words = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_COMMITMENT);
    Party list = before->subject;
    bool joined = list.span.start < before->span.start; /* with what stands before it */
    bool opens = joined || before == first || before[-1].sentence != before->sentence || tells_time(item, before - 1) ||
                 clause_opens_with(item, before - 1, "invitation") || ends_with_telling(item, before - 1) ||
                 is_date_alone(item, before - 1);
    const Match *joint = word_before(item, subject->span.start, span_end(before->span), CLASS_BIT(CLASS_CONJUNCTION));
    bool goes_on = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and") && list.count &&
                   list.span.start == before->span.start; /* X、Y，以及 Z: of whatever kind */
    bool is_list = opens && before->ends_with == ',' && before->subject_is_own &&
                   (list.span.start <= before->span.start || !(before->classes & telling_words)) &&
                   span_end(list.span) == span_end(before->span) && list.count + subject->count <= PARTY_LIMIT;
    for (uint32_t i = 0; is_list && i < list.count; i++) {
        is_list = goes_on || item->mentions.items[list.mentions[i]].kind == MENTION_PERSON;
    }
    if (!is_list || (!goes_on && item->mentions.items[subject->mentions[0]].kind != MENTION_PERSON)) {
        return *subject;
    }
    for (uint32_t i = 0; i < subject->count; i++) {
        list.mentions[list.count++] = subject->mentions[i];
    }
    list.span = span_join(list.span, subject->span);
    return list;
}

static bool names_one_of(const Item *item, const Clause *clause, const Party *party) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        assert(item->mentions.items);                                  /* a clause that counts mentions has some */
        bool by_name = item->mentions.items[i].kind == MENTION_PERSON; /* and not «I» */
        uint32_t person = by_name ? item->mentions.items[i].person : NO_PERSON;
        for (uint32_t k = 0; person != NO_PERSON && k < party->count; k++) {
            if (item->mentions.items[party->mentions[k]].person == person) {
                return true;
            }
        }
    }
    return false;
}

/* True if both sides are at the head of the clause and a verb of signing follows them at once, in a paragraph that
 * begins with what they did: X 与 Y 会谈。X 说，…。双方发表联合声明. Not what they are to do (双方应签署协议), nor what
 * somebody recalls in his speech. */
static bool both_sign(const Item *item, const Clause *clause, const Clause *first) {
    const Mention *both = clause->subject_is_own && clause->subject.count == 1
                              ? &item->mentions.items[clause->subject.mentions[0]]
                              : NULL;
    bool heads = both && both->span.start == clause->span.start && mention_is_both(item, both);
    uint32_t at = heads ? span_end(both->phrase) : 0, end = span_end(clause->span);
    const Match *verb = heads && at < end ? word_at(item, at, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_SIGNING))) {
        return false;
    }
    const Clause *opens = clause;
    while (opens > first && opens[-1].paragraph == clause->paragraph) {
        opens--;
    }
    bool deed = false;
    for (const Clause *c = opens; c < clause && c->sentence == opens->sentence; c++) {
        deed = deed || (c->classes & CLASS_BIT(CLASS_EVENT));
        if (c->in_speech) {
            return false;
        }
    }
    return deed;
}

/* True if the clause opens its sentence with «he», and the one person who spoke before named nobody else whom that
 * could mean: of himself he would say «I». */
static bool tells_of_speaker(const Item *item, const Clause *clause, const Clause *first, const Party *speaker) {
    const Mention *he = clause->mention_count ? &item->mentions.items[clause->first_mention] : NULL;
    bool opens = he && he->kind == MENTION_REFERENCE && he->span.start == clause->span.start && he->entry != NO_ENTRY &&
                 lexicon_has(item->lexicon, he->entry, KEY_KIND, "he");
    if (!opens || speaker->count != 1) {
        return false;
    }
    const Mention *says = &item->mentions.items[speaker->mentions[0]];
    bool by_name = says->kind == MENTION_PERSON || says->kind == MENTION_REFERENCE;
    for (const Clause *c = clause; by_name && c-- > first && c->in_speech;) {
        for (uint32_t i = c->first_mention; i < c->first_mention + c->mention_count; i++) {
            const Mention *named = &item->mentions.items[i];
            bool person = named->kind == MENTION_PERSON && named->person != says->person;
            if ((person || named->kind == MENTION_POST) && named->span.start > c->speech_verb) {
                return false;
            }
        }
        if (c->speech_verb >= c->span.start) {
            break;
        }
    }
    return by_name;
}

/* True if a new sentence, with a deed and without a verb of speech, is told by the outlet again after somebody spoke:
 * it names the speaker, who says «I» of himself, or what both did after their talks or on the same day. */
static bool resumes_story(const Item *item, const Clause *clause, const ClauseList *clauses, const Party *speaker) {
    enum { TIME_PHRASE = 5 };
    const Clause *head = clause, *limit = clauses->items + clauses->count;
    uint32_t start = clause->span.start;
    const Mention *first = clause->mention_count ? &item->mentions.items[clause->first_mention] : NULL;
    bool later = first && first->kind == MENTION_DATE && first->shape.same && first->span.start == start;
    bool leads_on = clause + 1 < limit && clause[1].sentence == clause->sentence;
    if (leads_on && clause->span.length <= TIME_PHRASE && tells_time(item, clause) &&
        word_at(item, start, span_end(clause->span), CLASS_BIT(CLASS_EVENT))) {
        later = true; /* 会谈后 */
        head = clause + 1;
    }
    const ClassSet deed = CLASS_BIT(CLASS_EVENT), speech = CLASS_BIT(CLASS_SPEECH);
    if (both_sign(item, clause, clauses->items)) {
        return true;
    }
    if (!(head->classes & deed) || (head->classes & speech)) {
        return false;
    }
    return later || names_one_of(item, head, speaker) ||
           (head == clause && tells_of_speaker(item, clause, clauses->items, speaker));
}

/* The end of the clause's own verb of speech or of announcing; 0 if it has none. */
static uint32_t telling_end(const Item *item, const Clause *clause) {
    uint32_t end = span_end(clause->span), at = span_end(clause->subject.span);
    if (clause->speech_verb >= clause->span.start && clause->speech_verb < end) {
        const Match *verb = word_at(item, clause->speech_verb, end, CLASS_BIT(CLASS_SPEECH));
        return verb && clause->subject.span.start < verb->span.start ? span_end(verb->span) : 0;
    }
    for (bool may = clause_may_have(clause, "announcing"); may && at < end; at++) {
        const Match *word = any_word_at(item, at, end);
        if (word && word_has_role(item, word, CLASS_SUPPORT, "announcing")) {
            return span_end(word->span);
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return 0;
}

Party party_sent(const Item *item, const Clause *clause) {
    const Match *verb = NULL;
    uint32_t end = span_end(clause->span), at = span_end(clause->subject.span);
    for (; !verb && (at = match_next(&item->matches, at, end, CLASS_BIT(CLASS_EVENT))) < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        EntryId entry = word && !inside_name(item, at) ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        verb = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "team") ? word : NULL;
    }
    Party sent = verb ? party_at(item, span_end(verb->span), end) : (Party){.count = 0};
    const Mention *acts = sent.count ? &item->mentions.items[sent.mentions[0]] : NULL;
    return acts && acts->kind == MENTION_PERSON ? sent : (Party){.count = 0};
}

Party party_told_before(const Item *item, const Clause *clause) {
    const Clause *first = item->clauses->items, *c = clause;
    while (c > first && !c->subject_is_own && c[-1].sentence == clause->sentence) {
        c--;
    }
    uint32_t end = span_end(c->span), from = c != clause && c->subject_is_own ? telling_end(item, c) : 0;
    Party told = from ? party_at(item, from, end) : (Party){.count = 0};
    Party sent = !from && c != clause && c->subject_is_own && (c->classes & CLASS_BIT(CLASS_EVENT))
                     ? party_sent(item, c)
                     : (Party){.count = 0};
    if (sent.count) {
        return sent;
    }
    uint32_t behind = span_end(told.span);
    if (!told.count || behind >= end || word_at(item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP))) {
        return (Party){.count = 0};
    }
    const Mention *acts = &item->mentions.items[told.mentions[0]];
    const char *home = item->mentions.items[c->subject.mentions[0]].country;
    bool is_own = acts->kind == MENTION_COUNTRY && acts->country && home && strcmp(acts->country, home) == 0;
    return is_own || acts->kind == MENTION_REFERENCE ? (Party){.count = 0} : told; /* of his own state he says more */
}

/* True if the clause begins with whom its subject, told before, takes along: X 应 Y 邀请，偕夫人 Z 访问 P. */
static bool opens_with_companion(const Item *item, const Clause *clause) {
    uint32_t start = clause->span.start, end = span_end(clause->span);
    bool may = start < end && (item->matches.starting[start] & CLASS_BIT(CLASS_KINSHIP));
    const Match *kin = may ? word_at(item, start, end, CLASS_BIT(CLASS_KINSHIP)) : NULL;
    EntryId entry = kin ? match_entry(item->lexicon, kin, CLASS_KINSHIP) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "together");
}

/* True if the clause tells the reason of what follows it, also behind the verb by which that is announced: 因 Y
 * 发表敌意言论，…; 宣布因 Y 发表敌意言论，…. */
static bool gives_reason(const Item *item, const Clause *clause) {
    uint32_t start = clause->span.start, end = span_end(clause->span);
    const Match *says = word_at(item, start, end, CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_SUPPORT));
    start = says && span_end(says->span) < end ? span_end(says->span) : start;
    const Match *cause = word_at(item, start, end, CLASS_BIT(CLASS_PREPOSITION));
    const Match *opens = word_at(item, start, end, CLASS_BIT(CLASS_SPEECH_WORD));
    return clause_opens_with(item, clause, "cause") ||
           (cause && says && word_has_role(item, cause, CLASS_PREPOSITION, "cause")) ||
           (opens && word_has_kind(item, opens, CLASS_SPEECH_WORD, "cause") &&
            any_word_at(item, start, end)->span.length <= opens->span.length);
}

/* Whom the clause behind `before` leans on that has no subject of its own: behind a reason with one of its own, who
 * acted before it in the sentence (X 宣布，因 Y 发表敌意言论，限其大使离境). */
static Party carried_subject(const Item *item, const Clause *first, const Clause *before) {
    const Clause *told = before > first ? before - 1 : before;
    uint32_t next = span_end(before->span) + 1;
    bool goes_on = next < item->text->length && (item->matches.starting[next] & CLASS_BIT(CLASS_CONJUNCTION));
    bool skips = told->sentence == before->sentence && told->subject.count && before->subject_is_own &&
                 before->ends_with == ',' && !goes_on && gives_reason(item, before);
    return skips ? told->subject : before->subject;
}

/* The state with whose name the clause opens a sentence, if the clause tells no event of its own (美国斡旋失败，已于
 * …): what follows leans on it, and not on who acted in the sentence before. Count 0 if there is none. */
static Party state_at_head(const Item *item, const Clause *clause) {
    Span words = text_trim(item->text, clause->span);
    const Mention *state = clause->mention_count ? &item->mentions.items[clause->first_mention] : item->mentions.items;
    bool may = clause->mention_count && clause->ends_with == ',' && state->kind == MENTION_COUNTRY && !state->is_sign &&
               state->within == NO_MENTION && state->span.start == words.start && country_is_state(state->country) &&
               !(clause->classes & CLASS_BIT(CLASS_EVENT));
    const Match *time =
        may ? word_before(item, span_end(words), span_end(state->span), CLASS_BIT(CLASS_SUPPORT)) : NULL;
    may = may && !(time && word_has_role(item, time, CLASS_SUPPORT, "after")); /* 日本投降后 */
    Party party = may ? party_at(item, state->span.start, span_end(clause->span)) : (Party){.count = 0};
    return party.count == 1 ? party : (Party){.count = 0};
}

static void find_subjects(Item *item, ClauseList *clauses) {
    const Clause *before = NULL;
    Party speaker = {.count = 0};
    for (size_t i = 0; i < clauses->count; i++) {
        Clause *clause = &clauses->items[i];
        bool same_paragraph = before && before->paragraph == clause->paragraph;
        bool is_filing = item->segments.items[item->sentences.items[clause->sentence].segment].kind == SEGMENT_DATELINE;
        bool takes_on = before && before->sentence == clause->sentence && before->subject.count &&
                        opens_with_companion(item, clause);
        clause->subject = is_filing || takes_on ? (Party){.count = 0}
                                                : own_subject(item, clause, before); /* 新华社北京5日电 acts not */
        clause->subject_is_own = clause->subject.count > 0;
        if (clause->subject_is_own && before && before->sentence == clause->sentence) {
            clause->subject = join_cut_list(item, clauses->items, before, &clause->subject);
        }
        if (same_paragraph) {
            clause->resumes_story = before->in_speech && before->sentence != clause->sentence &&
                                    resumes_story(item, clause, clauses, &speaker);
            if (!clause->resumes_story) {
                clause->in_speech = before->in_speech;
                clause->speech_verb = before->speech_verb;
            }
            Party head = clause->subject_is_own || clause->in_speech || before->sentence == clause->sentence
                             ? (Party){.count = 0}
                             : state_at_head(item, clause);
            if (!clause->subject_is_own) {
                clause->subject = head.count                             ? head
                                  : before->sentence == clause->sentence ? carried_subject(item, clauses->items, before)
                                                                         : before->subject;
            }
        }
        const Match *opener = speech_opener(item, clause);
        if (opener) {
            clause->speech_verb = opener->span.start;
            clause->in_speech = true;
            speaker = clause->subject;
        }
        before = clause;
    }
}

/* True if the clause's subject, of its own sentence, is who says what it tells: he does not act in it. */
static bool subject_speaks(const Item *item, const Clause *clause) {
    return clause->in_speech && clause->subject.count && span_end(clause->subject.span) <= clause->speech_verb &&
           clause->speech_verb < clause->span.start &&
           clause->speech_verb >= item->sentences.items[clause->sentence].span.start;
}

/* Clauses that lean on what follows take its subject: 访问期间，X 会见 …, Y 说，访问期间，X 会见 …; so does
 * what comes before the first subject of all. */
static void find_later_subjects(Item *item, ClauseList *clauses) {
    for (size_t i = clauses->count; i-- > 1;) {
        Clause *before = &clauses->items[i - 1];
        const Clause *clause = &clauses->items[i];
        bool carried =
            before->subject.count && before->subject.span.start >= item->sentences.items[before->sentence].span.start;
        bool spoken = carried && clause->subject_is_own && subject_speaks(item, before);
        bool leans =
            !before->subject_is_own && (!carried || spoken) && (before->subject.count == 0 || tells_time(item, before));
        if (leans && before->sentence == clause->sentence && clause->subject.count) {
            before->subject = clause->subject;
        }
    }
}

static ClauseList cut_item(Item *item) {
    enum { USUAL = 10 }; /* characters of a clause, or a few more */
    ClauseList clauses = {0};
    list_reserve(item->scratch, &clauses, item->text->length / USUAL + 1);
    uint32_t paragraph = 0;
    for (uint32_t s = 0; s < item->sentences.count; s++) {
        uint32_t from = s ? span_end(item->sentences.items[s - 1].span) : 0;
        for (uint32_t at = from; at < item->sentences.items[s].span.start; at++) {
            paragraph += item->text->character[at] == '\n';
        }
        cut_sentence(item, &clauses, s, paragraph);
    }
    assign_mentions(item, &clauses);
    find_subjects(item, &clauses);
    find_later_subjects(item, &clauses);
    return clauses;
}

static ClauseList copy_clauses(Arena *arena, const ClauseList *clauses) {
    size_t count = clauses->count;
    ClauseList copy = {ARENA_ARRAY_UNSET(arena, Clause, count + 1), count, count + 1};
    if (count) {
        memcpy(copy.items, clauses->items, count * sizeof(Clause));
    }
    return copy;
}

ClauseList clauses_of(Item *item) {
    if (!item->clauses) {
        ClauseList cut = cut_item(item);
        item->clauses = ARENA_NEW(item->arena, ClauseList);
        *item->clauses = copy_clauses(item->arena, &cut);
    }
    return *item->clauses;
}

ClauseList clauses_copy(Item *item) {
    ClauseList cut = clauses_of(item);
    return copy_clauses(item->scratch, &cut);
}

bool event_crosses(const Item *item, const Match *word) {
    enum { SHORTEST = 3 };
    uint32_t last = span_end(word->span) - 1, limit = item->text->length;
    if (word->span.length < SHORTEST || !(item->matches.starting[last] & CLASS_BIT(CLASS_EVENT))) {
        return false;
    }
    const Match *event = word_at(item, last, limit, CLASS_BIT(CLASS_EVENT));
    const Match *rest = event && event->span.length > 1 ? any_word_at(item, last + 1, limit) : NULL;
    return event && event->span.length > 1 && !(rest && span_end(rest->span) > span_end(event->span)) &&
           match_exact(&item->matches, span_of(word->span.start, last), CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_WORD));
}

bool word_runs_out_of_date(const Item *item, const Match *match, uint32_t end) {
    uint32_t at = match->span.start, next = mention_from(item, at);
    bool may = next > 0 && (item->matches.ending[at + 1] & CLASS_BIT(CLASS_DATE_WORD));
    const Mention *date = may ? &item->mentions.items[next - 1] : NULL;
    if (!date || date->kind != MENTION_DATE || span_end(date->span) != at + 1) {
        return false;
    }
    const Match *verb = at + 1 < end ? word_at(item, at + 1, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    bool unit = match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_DATE_WORD)); /* 5日|内离境, 30号|前离境 */
    bool is_day = date->shape.from.printed & (DATE_DAY | DATE_WEEKDAY);
    return is_day ? !unit : verb && verb->span.length > 1;
}
