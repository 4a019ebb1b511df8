#include "code/actors.h"

#include "code/frame.h"

enum {
    COUNTRY_LIMIT = 24, /* different countries weighed for the pair of a scope */
    LONGEST_REACH = 300 /* characters from a subject to the pronoun that means it */
};

bool actor_same(const ChActor *a, const ChActor *b) {
    return string_same(a->person, b->person) && string_same(a->org, b->org) && string_same(a->country, b->country);
}

bool actors_hold(const ActorList *list, const ChActor *actor) {
    for (size_t i = 0; i < list->count; i++) {
        if (actor_same(&list->items[i], actor)) {
            return true;
        }
    }
    return false;
}

bool actors_share_named(const ActorList *a, const ActorList *b) {
    for (size_t i = 0; i < a->count; i++) {
        bool named = a->items[i].person || a->items[i].org;
        if (named && actors_hold(b, &a->items[i])) {
            return true;
        }
    }
    return false;
}

bool actors_are_of(const ActorList *list, const char *country) {
    for (size_t i = 0; country && i < list->count; i++) {
        if (list->items[i].country && strcmp(list->items[i].country, country) == 0) {
            return true;
        }
    }
    return false;
}

bool actors_name_persons(const ActorList *list) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].person) {
            return true;
        }
    }
    return false;
}

static void actor_add(Arena *arena, ActorList *list, ChActor actor) {
    bool known = actor.person || actor.org || actor.country;
    if (known && !actors_hold(list, &actor)) {
        *list_push(arena, list) = actor;
    }
}

const char *reference_kind(const Item *item, const Mention *mention) {
    return mention->kind == MENTION_REFERENCE && mention->entry != NO_ENTRY
               ? lexicon_value(item->lexicon, mention->entry, KEY_KIND)
               : NULL;
}

/* The innermost body within a group's or post's phrase, NULL if none. */
static const Mention *body_within(const Item *item, const Mention *outer) {
    for (uint32_t i = mention_from(item, outer->phrase.start); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start >= span_end(outer->phrase)) {
            break;
        }
        if (mention->kind == MENTION_BODY && mention != outer && span_within(mention->span, outer->phrase)) {
            return mention;
        }
    }
    return NULL;
}

/* The country named shortly before a group, or that of the body whose it is, with words that describe it between:
 * 中国藏文化交流团, 美国一个由5名议员组成的代表团, 中共二十大精神宣介团. */
static const char *country_before(const Item *item, const Mention *group) {
    enum { NEAR = 14 };
    bool is_sent = group->kind == MENTION_GROUP && group->entry != NO_ENTRY &&
                   lexicon_has(item->lexicon, group->entry, KEY_KIND, "delegation") &&
                   !lexicon_has(item->lexicon, group->entry, KEY_FLAGS, "generic");
    for (const Mention *mention = group; mention-- > item->mentions.items;) {
        if (span_end(mention->span) + NEAR < group->phrase.start) {
            break;
        }
        bool between = false;
        for (uint32_t at = span_end(mention->span); at < group->phrase.start; at++) {
            uint32_t character = item->text->character[at];
            between = between || !(character_is_han(character) || (is_sent && character_is_digit(character))) ||
                      (item->matches.starting[at] & CLASS_BIT(CLASS_EVENT));
        }
        bool names =
            (mention->kind == MENTION_COUNTRY && !mention->is_sign) || (is_sent && mention->kind == MENTION_BODY);
        if (names && mention->country && !between) {
            return mention->country;
        }
    }
    return NULL;
}

/* True if nothing but a word for it joins another country to this one: the delegations are of both. */
static bool is_joined(const Item *item, const Mention *country) {
    const Mention *other = country > item->mentions.items ? country - 1 : NULL;
    return other && other->kind == MENTION_COUNTRY && span_end(other->span) + 1 == country->span.start &&
           match_exact(&item->matches, (Span){span_end(other->span), 1}, CLASS_BIT(CLASS_CONJUNCTION));
}

/* True if the words run on within a name: Han characters, and no word that joins two. */
static bool runs_on(const Item *item, uint32_t from, uint32_t end) {
    const ClassSet joints = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_SUBJECT_STOP);
    for (uint32_t at = from; at < end;) {
        const Match *word = match_longest(&item->matches, at, end, UINT64_MAX);
        if (!character_is_han(item->text->character[at]) ||
            (word && word->span.length == 1 && (word->classes & joints))) {
            return false;
        }
        at = word ? span_end(word->span) : at + 1;
    }
    return from < end;
}

/* The name of a delegation behind the country that sends it (美国联邦众议员代表团): as printed, with the body whose it
 * is. NULL if the group is none, or nothing tells where its name begins. */
static const char *delegation_name(const Item *item, const Mention *group, const Mention *body) {
    enum { NEAR = 12 };
    const ChLexicon *lexicon = item->lexicon;
    bool is_one = group->kind == MENTION_GROUP && group->entry != NO_ENTRY &&
                  lexicon_has(lexicon, group->entry, KEY_KIND, "delegation") &&
                  !lexicon_has(lexicon, group->entry, KEY_FLAGS, "attached") &&
                  !lexicon_has(lexicon, group->entry, KEY_FLAGS, "generic");
    uint32_t end = span_end(group->span), start = end;
    if (is_one && body && body->span.start < group->span.start) {
        return text_copy(item->arena, item->text, span_of(body->span.start, end));
    }
    for (const Mention *mention = group; is_one && mention-- > item->mentions.items && start == end;) {
        if (span_end(mention->span) + NEAR < group->span.start) {
            break;
        }
        bool names = mention->kind == MENTION_COUNTRY && !mention->is_sign && !is_joined(item, mention);
        start = names                           ? span_end(mention->span)
                : mention->kind == MENTION_BODY ? mention->span.start /* whose it is: 中共…宣介团 */
                                                : start;
    }
    const Match *number = start < end ? match_longest(&item->matches, start, end, CLASS_BIT(CLASS_NUMERAL)) : NULL;
    uint32_t measured = number ? span_end(number->span) : end;
    const Match *measure =
        measured < end ? match_longest(&item->matches, measured, end, CLASS_BIT(CLASS_MEASURE)) : NULL;
    start = measure ? span_end(measure->span) : start; /* X 国一个代表团 */
    return runs_on(item, start, end) ? text_copy(item->arena, item->text, span_of(start, end)) : NULL;
}

ChActor actor_of_mention(const Item *item, const Mention *mention) {
    ChActor actor = {.country = mention->country};
    bool holder = mention->kind == MENTION_POST && mention->within == NO_MENTION && !mention->holder.length;
    if ((mention->kind == MENTION_PERSON || holder) && mention->person != NO_PERSON) {
        const ChPerson *person = &item->persons.items[mention->person];
        actor.person = person->name;
        actor.country = person->country;
    } else if (mention->kind == MENTION_BODY) {
        actor.org = mention->name;
        actor.country = actor.country ? actor.country : mention->home;
    } else if (mention->kind == MENTION_GROUP || mention->kind == MENTION_POST) {
        const Mention *body = body_within(item, mention);
        actor.country = actor.country ? actor.country : country_before(item, mention);
        actor.org = delegation_name(item, mention, body);
        actor.org = actor.org                                        ? actor.org
                    : body                                           ? body->name
                    : mention->kind == MENTION_POST && mention->name ? mention->name
                                                                     : NULL;
    } else if (mention->kind == MENTION_COUNTRY && mention->entry != NO_ENTRY) {
        bool is_igo = lexicon_has(item->lexicon, mention->entry, KEY_KIND, "igo");
        bool is_ngo = lexicon_has(item->lexicon, mention->entry, KEY_KIND, "ngo");
        bool is_bloc = lexicon_has(item->lexicon, mention->entry, KEY_KIND, "bloc");
        actor.org = is_igo || is_ngo || is_bloc ? text_copy(item->arena, item->text, mention->span) : NULL;
        actor.country = is_ngo ? NULL : mention->country;
    }
    return actor;
}

static void add_all(Arena *arena, ActorList *to, const ActorList *from, bool countries_only) {
    for (size_t i = 0; i < from->count; i++) {
        ChActor actor = from->items[i];
        if (countries_only) {
            actor.person = actor.org = NULL;
        }
        actor_add(arena, to, actor);
    }
}

/* True if a word of deputies ends right before `end` of the post. */
static bool is_deputy(const Item *item, const char *post, const char *end) {
    char last[8] = {0};
    size_t length = 1;
    while (end - length > post && ((unsigned char)*(end - length) & 0xC0) == 0x80 && length < 4) {
        length++;
    }
    if (end == post) {
        return false;
    }
    memcpy(last, end - length, length);
    uint32_t posting = lexicon_find(item->lexicon, last);
    EntryId entry = posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(item->lexicon, posting, CLASS_TITLE_PREFIX);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "deputy");
}

/* Where the post has the word: its end, or where the part of the word before the gap stands if it ends in the part
 * behind (外…长); NULL if it has it not. */
static const char *word_in_post(const char *post, const char *word, size_t length) {
    static const char gap[] = "\xE2\x80\xA6"; /* … */
    size_t size = strlen(post), first = 0;
    while (first < length && strncmp(word + first, gap, sizeof gap - 1) != 0) {
        first++;
    }
    const char *last = first < length ? word + first + sizeof gap - 1 : word;
    size_t rest = (size_t)(word + length - last);
    if (size < rest || strncmp(post + size - rest, last, rest) != 0) {
        return NULL;
    }
    for (const char *at = post; first < length && at + first + rest <= post + size; at++) {
        if (strncmp(at, word, first) == 0) {
            return at;
        }
    }
    return first < length ? NULL : post + size - rest;
}

/* True if one of the posts is one that the words, | between them, tell, and no deputy's. */
static bool holds_post_of(const Item *item, const ChStrings *posts, const char *words) {
    for (size_t k = 0; k < posts->count; k++) {
        const char *post = text_words_folded(item->scratch, item->text, posts->items[k]);
        for (const char *word = words; *word; word += strcspn(word, "|"), word += *word == '|') {
            size_t length = strcspn(word, "|");
            if (*word == '=') { /* the whole post */
                if (strlen(post) == length - 1 && strncmp(post, word + 1, length - 1) == 0) {
                    return true;
                }
                continue;
            }
            const char *at = word_in_post(post, word, length);
            if (at && !is_deputy(item, post, at)) {
                return true;
            }
        }
    }
    return false;
}

/* The person of the item with such a post in the side's country; NULL if none. */
static const ChPerson *leader_of_side(const Item *item, const ActorList *side, const char *words) {
    const char *country = side->count ? side->items[0].country : NULL;
    for (size_t p = 0; country && p < item->persons.count; p++) {
        const ChPerson *person = &item->persons.items[p];
        if (person->country && string_same(person->country, country) && holds_post_of(item, &person->posts, words)) {
            return person;
        }
    }
    return NULL;
}

/* Who leads the side, by the posts that the words mean (两国元首): of the actors at
 * hand, else of the item's persons, else the side's country. */
static void add_leaders(const Item *item, const Mention *mention, ActorList *to, const ActorList *side) {
    const char *words = lexicon_value(item->lexicon, mention->entry, KEY_SHORT);
    size_t before = to->count;
    for (size_t i = 0; i < side->count; i++) {
        const ChActor *actor = &side->items[i];
        for (size_t p = 0; actor->person && p < item->persons.count; p++) {
            const ChPerson *person = &item->persons.items[p];
            if (string_same(person->name, actor->person) &&
                (!words || !person->posts.count || holds_post_of(item, &person->posts, words))) {
                actor_add(item->arena, to, *actor);
            }
        }
    }
    const ChPerson *leader = words && to->count == before ? leader_of_side(item, side, words) : NULL;
    if (leader) {
        actor_add(item->arena, to, (ChActor){.person = leader->name, .country = leader->country});
    } else if (to->count == before) {
        add_all(item->arena, to, side, true);
    }
}

/* The body that the one who speaks for it is named by (胡塞武装发言人 P 说，该武装 …); NULL if none is. */
static const Mention *body_of_speaker(const Item *item, const Mention *subject) {
    bool speaks = subject->kind == MENTION_PERSON || subject->kind == MENTION_POST;
    for (uint32_t i = speaks ? mention_from(item, subject->phrase.start) : item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(subject->phrase); i++) {
        const Mention *body = &item->mentions.items[i];
        if (body->kind == MENTION_BODY && body->country && span_within(body->span, subject->phrase)) {
            return body;
        }
    }
    return NULL;
}

/* How many clauses begin at the position or before it; `clauses` may be NULL. */
static size_t clauses_begun(const ClauseList *clauses, uint32_t position) {
    size_t low = 0, high = clauses ? clauses->count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool begun = clauses->items[middle].span.start <= position;
        low = begun ? middle + 1 : low;
        high = begun ? high : middle;
    }
    return low;
}

/* The body that 该组织 means: the last subject before it in its sentence, else the body
 * named last there; where it opens the sentence, the subject told last. NULL if none. */
static const Mention *body_before(const Item *item, const Mention *reference) {
    const ClauseList *clauses = item->clauses;
    size_t i = clauses_begun(clauses, reference->span.start);
    Span sentence = i ? item->sentences.items[clauses->items[i - 1].sentence].span : (Span){0};
    uint32_t start = text_trim(item->text, sentence).start;
    const Mention *first = reference;
    while (first > item->mentions.items && first[-1].kind == MENTION_DATE && first[-1].span.start >= start) {
        first--;
    }
    bool opens = first->span.start == start; /* 次日，该组织 … too */
    for (; i > 0; i--) {
        const Clause *clause = &clauses->items[i - 1];
        const Mention *subject = clause->subject_is_own ? &item->mentions.items[clause->subject.mentions[0]] : NULL;
        bool is_far = clause->span.start + LONGEST_REACH < reference->span.start;
        if (is_far || (!opens && clause->span.start < start)) {
            break;
        }
        if (subject && subject < reference && subject->kind != MENTION_REFERENCE) {
            return subject->kind == MENTION_BODY && subject->country ? subject : body_of_speaker(item, subject);
        }
    }
    for (const Mention *mention = reference; mention-- > item->mentions.items && mention->span.start >= start;) {
        if (mention->kind == MENTION_BODY && mention->country) {
            return mention;
        }
    }
    return NULL;
}

/* True if something is done to "him" by the subject of the clause itself (X 也为他举行午宴), who is another then; where
 * the subject does another thing before (X 出席了为他举行的仪式), it may be him. */
static bool is_done_by_subject(const Item *item, const Clause *clause, const Mention *reference) {
    const ClassSet openers = CLASS_BIT(CLASS_PREPOSITION);
    uint32_t from = span_end(item->mentions.items[clause->subject.mentions[0]].phrase), to = reference->span.start;
    bool here = clause->span.start <= to && to < span_end(clause->span) && from <= to;
    bool slot = here && word_before(item, to, from, openers);
    if (here && !slot) { /* Y 也会见了他 */
        const Match *particle = word_before(item, to, from, CLASS_BIT(CLASS_ASPECT));
        bool skips = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
        const Match *verb = word_before(item, skips ? particle->span.start : to, from, CLASS_BIT(CLASS_EVENT));
        EntryId entry = verb ? lexicon_entry_of(item->lexicon, verb->posting, CLASS_EVENT) : NO_ENTRY;
        here = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING));
        to = here ? verb->span.start : to;
    }
    for (uint32_t at = from; here && at < to; at++) {
        const Match *word = any_word_at(item, at, to);
        here = !word || !(word->classes & CLASS_BIT(CLASS_EVENT));
        at = word ? span_end(word->span) - 1 : at;
    }
    return here;
}

/* The country of the subject carried over to the clause in which something is done with "him", who so is another:
 * 主持欢迎仪式， 随后同她会谈. NULL if something else is done there before, or nobody is carried over. */
static const char *does_it_with_him(const Item *item, const Clause *clause, const Mention *reference) {
    uint32_t from = clause->span.start, to = reference->span.start;
    const Mention *subject =
        clause->subject.count && !clause->subject_is_own ? &item->mentions.items[clause->subject.mentions[0]] : NULL;
    const Match *with = subject && subject->person != NO_PERSON && to < span_end(clause->span)
                            ? word_before(item, to, from, CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    EntryId slot = with && span_end(with->span) == to ? match_entry(item->lexicon, with, CLASS_PREPOSITION) : NO_ENTRY;
    bool done = slot != NO_ENTRY && lexicon_has(item->lexicon, slot, KEY_ROLE, "with") &&
                !match_any(&item->matches, span_of(from, with->span.start), CLASS_BIT(CLASS_EVENT));
    return done ? item->persons.items[subject->person].country : NULL;
}

/* The person who ends right before the position, else the last subject told before it in the sentence that is a
 * person; NULL if there is none. */
static const Mention *doer_before(const Item *item, const Clause *clause, uint32_t position) {
    uint32_t next = mention_from(item, position);
    const Mention *adjacent = next ? &item->mentions.items[next - 1] : NULL;
    if (adjacent && adjacent->person != NO_PERSON && span_end(adjacent->phrase) == position) {
        return adjacent;
    }
    for (const Clause *told = clause; told->sentence == clause->sentence; told--) {
        const Mention *subject = told->subject_is_own ? &item->mentions.items[told->subject.mentions[0]] : NULL;
        if (subject && subject->span.start < position && subject->person != NO_PERSON) {
            return subject;
        }
        if (told == item->clauses->items) {
            break;
        }
    }
    return NULL;
}

/* The country of him who feels something for "him" or does it to him, and so is another (感谢他来访, 对他表示欢迎):
 * whoever stands before that, the subject, or the speaker; NULL if nobody is. */
static const char *feels_for_him(const Item *item, const Mention *reference, const ChActor *speaker) {
    const ClauseList *clauses = item->clauses;
    size_t i = clauses_begun(clauses, reference->span.start);
    const Clause *clause = i ? &clauses->items[i - 1] : NULL;
    if (!clause) {
        return NULL;
    }
    const Match *word = word_before(item, reference->span.start, clause->span.start,
                                    CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_PREPOSITION));
    bool feels = word && word_has_kind(item, word, CLASS_SPEECH, "attitude");
    bool aims =
        word && !feels &&
        (word_has_role(item, word, CLASS_PREPOSITION, "to") || word_has_role(item, word, CLASS_PREPOSITION, "topic"));
    const Mention *doer = feels || aims ? doer_before(item, clause, word->span.start) : NULL;
    uint32_t from = doer && doer->span.start > clause->span.start ? span_end(doer->phrase) : clause->span.start;
    bool attends =
        aims && word->span.start > from &&
        match_any(&item->matches, span_of(from, word->span.start), CLASS_BIT(CLASS_EVENT)); /* 出席为他举行的仪式 */
    const char *own = doer && !attends ? item->persons.items[doer->person].country : NULL;
    return own || !(feels || aims) || attends || !speaker ? own : speaker->country;
}

/* The person whom "he" means: the subject of the last clause before that has one
 * of its own, else the person named last; NULL if none. `doer` is the country of him who does it to "him", NULL if
 * that is not known. */
static const Mention *person_before(const Item *item, const Mention *reference, const char *doer) {
    const ClauseList *clauses = item->clauses;
    size_t begun = clauses_begun(clauses, reference->span.start);
    doer = doer || !begun ? doer : does_it_with_him(item, &clauses->items[begun - 1], reference);
    for (size_t i = begun; i-- > 0;) {
        const Clause *clause = &clauses->items[i];
        if (!clause->subject_is_own) {
            continue;
        }
        if (clause->span.start + LONGEST_REACH < reference->span.start) {
            break;
        }
        const Mention *subject = &item->mentions.items[clause->subject.mentions[0]];
        if (subject >= reference || subject->person == NO_PERSON) {
            continue;
        }
        const char *country = item->persons.items[subject->person].country;
        if (!doer && is_done_by_subject(item, clause, reference)) {
            doer = country;
        } else if (!doer || !string_same(doer, country)) {
            return subject;
        } else {
            break; /* P 总理与 X 会谈，P 总统也会见了他: of another country */
        }
    }
    const Mention *last = NULL;
    for (const Mention *mention = reference; mention-- > item->mentions.items;) {
        bool names = mention->kind == MENTION_PERSON && mention->person != NO_PERSON;
        if (names && !(doer && string_same(doer, item->persons.items[mention->person].country))) {
            return mention;
        }
        last = names && !last && !doer ? mention : last;
    }
    return last;
}

/* Whom the speaker tells of right before, which is rather "he" than himself (A 说，B 将会见 X。然后她将前往 P); NULL
 * if he tells of nobody. */
static const Mention *person_told_of(const Item *item, const Mention *reference, const ChActor *speaker) {
    const ClauseList *clauses = item->clauses;
    for (size_t i = clauses_begun(clauses, reference->span.start); i-- > 0;) {
        const Clause *clause = &clauses->items[i];
        if (span_end(clause->span) > reference->span.start || !clause->subject_is_own) {
            continue;
        }
        const Mention *subject = &item->mentions.items[clause->subject.mentions[0]];
        bool told = clause->in_speech && clause->span.start > clause->speech_verb && clause->subject.count == 1 &&
                    subject->kind == MENTION_PERSON && subject->person != NO_PERSON;
        return told && !string_same(item->persons.items[subject->person].name, speaker->person) ? subject : NULL;
    }
    return NULL;
}

ChStrings countries_meant(const Item *item, const Mention *reference) {
    ChStrings countries = {0};
    const char *codes =
        reference->entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, reference->entry, KEY_COUNTRY);
    while (codes && *codes) {
        size_t length = strcspn(codes, "|");
        country_add(item->arena, &countries, arena_copy(item->arena, codes, length));
        codes += length + (codes[length] == '|');
    }
    return countries;
}

/* The countries named right before the word that counts them (美日韩三国外长, 德、法、英三国), in the
 * order of the text; fewer than two if none are. */
static ChStrings counted_countries(const Item *item, const Mention *reference) {
    enum { MOST = 8 };
    const Mention *first = reference;
    uint32_t start = reference->span.start;
    ChStrings countries = {0};
    while (first > item->mentions.items && reference - first < MOST) {
        const Mention *before = first - 1;
        uint32_t end = span_end(before->span);
        bool listed = first < reference && end + 1 == start &&
                      (item->text->character[end] == LIST_COMMA ||
                       match_exact(&item->matches, span_of(end, start), CLASS_BIT(CLASS_CONJUNCTION)));
        if (before->kind != MENTION_COUNTRY || !before->country || (end != start && !listed)) {
            break;
        }
        first = before;
        start = before->span.start;
    }
    for (; first < reference; first++) {
        country_add(item->arena, &countries, first->country);
    }
    return countries.count ? countries : countries_meant(item, reference);
}

/* True if the second mention follows the first in a list. */
static bool follows_in_list(const Item *item, const Mention *first, const Mention *second) {
    uint32_t end = span_end(first->span),
             start = second->kind == MENTION_BODY ? second->phrase.start : second->span.start;
    return (end + 1 == start && item->text->character[end] == LIST_COMMA) ||
           (end < start && match_exact(&item->matches, span_of(end, start), CLASS_BIT(CLASS_CONJUNCTION)));
}

/* True if a paragraph ends in between. */
static bool holds_break(const Text *text, uint32_t from, uint32_t to) {
    while (from < to && text->character[from] != '\n') {
        from++;
    }
    return from < to;
}

/* How many states the word counts that points back to them (上述四国, 这两国); 0 if it does not point. */
static uint32_t states_pointed_at(const Item *item, const Mention *reference) {
    for (uint32_t at = reference->span.start + 1; at < span_end(reference->span); at++) {
        const Match *numeral = match_exact(&item->matches, span_of(at, at + 1), CLASS_BIT(CLASS_NUMERAL));
        EntryId entry = numeral ? match_entry(item->lexicon, numeral, CLASS_NUMERAL) : NO_ENTRY;
        if (entry != NO_ENTRY) {
            return (uint32_t)lexicon_number(item->lexicon, entry, KEY_VALUE, 0);
        }
    }
    return 0;
}

/* The states of the list that ends right before `last`, whose first mention is set; the last of them may be told by a
 * body of its (英国和法国军队). */
static ChStrings states_of_list(const Item *item, const Mention *last, const Mention **first) {
    const Mention *all = item->mentions.items;
    ChStrings states = {0};
    *first = last - 1;
    bool by_body = *first > all && (*first)->kind == MENTION_BODY && (*first)->country &&
                   country_is_state((*first)->country) && (*first)[-1].kind == MENTION_COUNTRY &&
                   follows_in_list(item, *first - 1, *first);
    *first -= by_body;
    while (*first > all && (*first)->kind == MENTION_COUNTRY && (*first)[-1].kind == MENTION_COUNTRY &&
           follows_in_list(item, *first - 1, *first)) {
        --*first;
    }
    for (const Mention *state = *first; state < last && state->kind == MENTION_COUNTRY; state++) {
        if (country_is_state(state->country)) {
            country_add(item->arena, &states, state->country);
        }
    }
    country_add(item->arena, &states, by_body ? last[-1].country : NULL);
    return states;
}

/* The states of the last list before the word that counts all of them, three at least (A、B 和 C 11日发表声明。三国还
 * …), shortly before in its paragraph; of a word that points back (上述两国), of just as many, wherever they are told.
 * None if none were. */
static ChStrings states_listed_before(const Item *item, const Mention *reference) {
    enum { REACH = 24, FAR = 120, LEAST = 3 }; /* mentions */
    const Mention *last = reference, *first;
    uint32_t count = states_pointed_at(item, reference), reach = count ? FAR : REACH;
    while (last > item->mentions.items && reference - last < reach) {
        if (!count && holds_break(item->text, span_end(last[-1].span), last->span.start)) {
            break;
        }
        ChStrings states = states_of_list(item, last, &first);
        if (count ? states.count == count : states.count >= LEAST) {
            return states;
        }
        last = first;
    }
    return (ChStrings){0};
}

/* Takes the bare countries out of the actors: they were named as members of a list that the word
 * behind it counts. */
static void drop_bare(ActorList *actors, const ChStrings *countries) {
    size_t kept = 0;
    for (size_t i = 0; i < actors->count; i++) {
        ChActor actor = actors->items[i];
        bool bare = false;
        for (size_t k = 0; !actor.person && !actor.org && actor.country && k < countries->count; k++) {
            bare = bare || string_same(actor.country, countries->items[k]);
        }
        if (!bare) {
            actors->items[kept++] = actor;
        }
    }
    actors->count = kept;
}

/* Adds the countries that the reference counts, or their leaders: the first to one side, the
 * others to the other. */
static void add_counted(const Item *item, const Mention *mention, const ChStrings *countries, ActorList *actors,
                        ActorList *other) {
    bool leaders = string_same(reference_kind(item, mention), "leaders");
    drop_bare(actors, countries);
    for (size_t i = 0; i < countries->count; i++) {
        ActorList *to = i && other ? other : actors, side = {0};
        *list_push(item->arena, &side) = (ChActor){.country = countries->items[i]};
        if (leaders) {
            add_leaders(item, mention, to, &side);
        } else {
            actor_add(item->arena, to, side.items[0]);
        }
    }
}

/* The members of the organisation named right before the word for them: who acts for them by the post that they hold
 * (欧盟成员国外长), else the organisation. No actor if none is named. */
static ChActor members_of_bloc(const Item *item, const Mention *members) {
    const Mention *bloc = members > item->mentions.items ? members - 1 : NULL;
    bool acts = bloc && bloc->kind == MENTION_COUNTRY && bloc->country && !country_is_state(bloc->country) &&
                bloc->entry != NO_ENTRY && span_end(bloc->span) == members->span.start &&
                (lexicon_has(item->lexicon, bloc->entry, KEY_KIND, "igo") ||
                 lexicon_has(item->lexicon, bloc->entry, KEY_KIND, "bloc"));
    if (!acts) {
        return (ChActor){0};
    }
    uint32_t end = span_end(members->span), behind;
    behind = possessive_at(item, end, item->text->length, &behind) ? behind : end;
    const Mention *post = members + 1;
    bool holds = post < item->mentions.items + item->mentions.count && post->kind == MENTION_POST &&
                 post->phrase.start == behind;
    Span words = span_of(bloc->span.start, holds ? span_end(post->phrase) : end);
    return (ChActor){.org = holds ? text_copy(item->arena, item->text, words) : NULL, .country = bloc->country};
}

/* True if the word for two persons means those who act together (A、B 今日访 P，二人将会见 X): two of one country. */
static bool means_two_of_one_side(const Item *item, const Mention *mention, const Pair *pair) {
    const ActorList *side = &pair->initiator;
    return side->count == 2 && mention->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "opens") && side->items[0].person &&
           side->items[1].person && side->items[0].country && side->items[1].country &&
           string_same(side->items[0].country, side->items[1].country);
}

/* True if what follows is done by states alone: 宣布, 断交. */
static bool state_acts(const Item *item, uint32_t at) {
    const Match *light = word_at(item, at, item->text->length, CLASS_BIT(CLASS_SUPPORT));
    if (light && word_has_role(item, light, CLASS_SUPPORT, "announcing")) {
        return true;
    }
    const Match *verb = word_at(item, at, item->text->length, CLASS_BIT(CLASS_EVENT));
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_RELATIONS));
}

/* True if nobody speaks of himself, but the page of its own state, by one character between the word for the other side
 * and what the two do (与我建交), or before what only states do (我宣布与 X 断交). */
static bool means_own_state(const Item *item, const Mention *mention) {
    uint32_t start = mention->span.start, end = span_end(mention->span);
    const Match *with =
        start > 0 ? match_exact(&item->matches, span_of(start - 1, start), CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    bool may = mention->span.length == 1 && lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "country") &&
               item->home && end < item->text->length;
    bool between = may && with && word_has_role(item, with, CLASS_PREPOSITION, "with") &&
                   (item->matches.starting[end] & CLASS_BIT(CLASS_EVENT));
    return between || (may && !with && state_acts(item, end));
}

/* True if both sides are bodies of one state: its army and those that fight it. */
static bool pair_is_domestic(const Pair *pair) {
    return pair->initiator.count == 1 && pair->counterpart.count == 1 && pair->initiator.items[0].org &&
           pair->counterpart.items[0].org && pair->initiator.items[0].country &&
           string_same(pair->initiator.items[0].country, pair->counterpart.items[0].country);
}

/* Adds the two sides: states by themselves, the bodies of one state by their names. */
static void add_both(const Item *item, const Pair *pair, ActorList *actors, ActorList *other) {
    bool states = !pair_is_domestic(pair);
    add_all(item->arena, actors, &pair->initiator, states);
    add_all(item->arena, other ? other : actors, &pair->counterpart, states);
}

static void add_reference(const Item *item, const Mention *mention, const Pair *pair, const ChActor *speaker,
                          ActorList *actors, ActorList *other) {
    const char *kind = reference_kind(item, mention);
    Arena *arena = item->arena;
    if (!kind) {
        return;
    }
    bool counts = string_same(kind, "both") || string_same(kind, "all") || string_same(kind, "leaders");
    ChStrings counted = counts ? counted_countries(item, mention) : (ChStrings){0}, listed = {0};
    ChActor members = string_same(kind, "all") ? members_of_bloc(item, mention) : (ChActor){0};
    if (members.country) {
        actor_add(arena, actors, members);
        return;
    }
    if (counted.count > 1) {
        add_counted(item, mention, &counted, actors, other);
    } else if (string_same(kind, "all") &&
               (pair->several.count || (listed = states_listed_before(item, mention)).count)) {
        add_counted(item, mention, listed.count ? &listed : &pair->several, actors, other);
    } else if (string_same(kind, "both") || string_same(kind, "all")) {
        add_both(item, pair, actors, other);
    } else if (string_same(kind, "leaders") && means_two_of_one_side(item, mention, pair)) {
        add_all(arena, actors, &pair->initiator, false);
    } else if (string_same(kind, "leaders")) {
        add_leaders(item, mention, actors, &pair->initiator);
        add_leaders(item, mention, other ? other : actors, &pair->counterpart);
    } else if (string_same(kind, "self") && lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "side")) {
        const char *own = speaker && speaker->country ? speaker->country : item->home;
        actor_add(arena, actors, (ChActor){.country = own});
    } else if (string_same(kind, "self") && speaker) {
        actor_add(arena, actors, *speaker);
    } else if (string_same(kind, "self") && !speaker && means_own_state(item, mention)) {
        actor_add(arena, actors, (ChActor){.country = item->home}); /* X 国与我建交 */
    } else if (string_same(kind, "you") && speaker) {
        bool initiates = actors_hold(&pair->initiator, speaker);
        add_all(arena, actors, initiates ? &pair->counterpart : &pair->initiator, false);
    } else if (string_same(kind, "body")) {
        const Mention *body = body_before(item, mention);
        actor_add(arena, actors, body ? actor_of_mention(item, body) : (ChActor){0});
    } else if (string_same(kind, "he")) {
        bool spoken = speaker && speaker->person;
        const char *doer = feels_for_him(item, mention, speaker);
        const Mention *person =
            spoken && !doer ? person_told_of(item, mention, speaker) : person_before(item, mention, doer);
        actor_add(arena, actors, person ? actor_of_mention(item, person) : speaker ? *speaker : (ChActor){0});
    } else if (mention->person != NO_PERSON || mention->country) {
        ChActor actor = {.country = mention->country};
        if (mention->person != NO_PERSON) {
            actor.person = item->persons.items[mention->person].name;
            actor.country = item->persons.items[mention->person].country;
        }
        actor_add(arena, actors, actor);
    }
}

/* The person whose phrase ends right before the word, a title for him between; NULL if none does. */
static const Mention *person_right_before(const Item *item, const Match *word, const Mention *limit) {
    enum { LONGEST_TITLE = 6, LONGEST_LATIN = 40 };
    for (const Mention *mention = limit;
         mention-- > item->mentions.items && span_end(mention->span) + LONGEST_LATIN >= word->span.start;) {
        bool adjoins = mention->kind == MENTION_PERSON && mention->person != NO_PERSON &&
                       span_end(mention->phrase) <= word->span.start &&
                       span_end(mention->phrase) + LONGEST_TITLE >= word->span.start;
        for (uint32_t at = span_end(mention->phrase); adjoins && at < word->span.start; at++) { /* X 众议员所率领的 */
            adjoins = character_is_han(item->text->character[at]);
        }
        if (adjoins) {
            return mention;
        }
    }
    return NULL;
}

/* The word behind the head of a delegation, before that behind his deputy; NULL if none stands there. */
static const Match *word_behind_chief(const Item *item, const Match *deputy) {
    enum { REACH = 120 };
    uint32_t at = deputy->span.start, from = at > REACH ? at - REACH : 0;
    while (at-- > from) {
        const Match *word = word_at(item, at, deputy->span.start, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (word && word_has_role(item, word, CLASS_SUBJECT_STOP, "chief")) {
            return word;
        }
    }
    return NULL;
}

/* Who leads the delegation: 以 X 为团长的代表团, X 率领的代表团; NULL if not told. */
static const Mention *leader_of(const Item *item, const Mention *delegation) {
    enum { LONGEST = 8 };
    const Mention *count = delegation > item->mentions.items ? delegation - 1 : NULL; /* X 率领的5人代表团 */
    bool counted = count && count->kind == MENTION_QUANTITY && span_end(count->span) == delegation->phrase.start;
    uint32_t start = counted ? count->span.start : delegation->phrase.start,
             from = start > LONGEST ? start - LONGEST : 0;
    const Match *word = word_before(item, start, from, CLASS_BIT(CLASS_SUBJECT_STOP));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SUBJECT_STOP) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_ROLE, "led")) {
        return NULL;
    }
    const Match *chief = lexicon_has(item->lexicon, entry, KEY_ROLE, "deputy") ? word_behind_chief(item, word) : NULL;
    return person_right_before(item, chief ? chief : word, delegation);
}

/* All who lead the delegation, where a word for the agent opens their list (由 X 和 Y 率领的代表团): up to and with the
 * last of them. Count 0 if there is one alone. */
static Party leaders_of(const Item *item, const Mention *last) {
    enum { REACH = 12 }; /* mentions, posts and bodies among them */
    uint32_t index = (uint32_t)(last - item->mentions.items), end = span_end(last->phrase);
    for (uint32_t i = index; i-- > 0 && i + REACH >= index;) {
        const Mention *first = &item->mentions.items[i];
        const Match *by = first->within == NO_MENTION || first->kind == MENTION_PERSON
                              ? word_before(item, first->phrase.start, 0, CLASS_BIT(CLASS_PREPOSITION))
                              : NULL;
        if (by && word_has_role(item, by, CLASS_PREPOSITION, "agent")) {
            Party all = party_at(item, first->phrase.start, end);
            return all.count > 1 && span_end(all.span) == end ? all : (Party){.count = 0};
        }
    }
    return (Party){.count = 0};
}

void actors_of_party(const Item *item, const Party *party, const Pair *pair, const ChActor *speaker, ActorList *actors,
                     ActorList *other) {
    for (uint32_t i = 0; i < party->count; i++) {
        const Mention *mention = &item->mentions.items[party->mentions[i]];
        bool of_both = other && mention->kind == MENTION_GROUP && !mention->country && mention->entry != NO_ENTRY &&
                       lexicon_has(item->lexicon, mention->entry, KEY_FLAGS, "mutual") &&
                       !country_before(item, mention); /* 两国代表签署协议, not 苏丹冲突双方代表 */
        if (mention->kind == MENTION_REFERENCE) {
            add_reference(item, mention, pair, speaker, actors, other);
        } else if (of_both) {
            add_both(item, pair, actors, other);
        } else {
            const Mention *leader = leader_of(item, mention);
            Party leaders = leader ? leaders_of(item, leader) : (Party){.count = 0};
            for (uint32_t k = 0; k + 1 < leaders.count; k++) {
                ChActor first = actor_of_mention(item, &item->mentions.items[leaders.mentions[k]]);
                first.country = first.country ? first.country : mention->country;
                actor_add(item->arena, actors, first);
            }
            ChActor actor = actor_of_mention(item, leader ? leader : mention);
            actor.country = (leader && mention->country) || !actor.country ? mention->country : actor.country;
            bool leads = !leader && mention->kind == MENTION_GROUP && actors_name_persons(actors) &&
                         actors_are_of(actors, actor.country);
            actor.org = leads ? NULL : actor.org; /* X 和代表团 */
            actor_add(item->arena, actors, actor);
        }
    }
}

/* True if the line heads a report: short, and without a mark at its end. */
static bool heads_report(const Text *text, Span line) {
    enum { SHORTEST = 6, LONGEST = 45 };
    uint32_t last = line.length ? text->character[span_end(line) - 1] : 0;
    return line.length >= SHORTEST && line.length <= LONGEST && (character_is_han(last) || character_is_digit(last)) &&
           character_is_han(text->character[line.start]);
}

Span report_around(const Item *item, uint32_t position) {
    enum { LEAST = 3 }; /* heads of an item of several */
    const Text *text = item->text;
    uint32_t start = 0, end = text->length, heads = 0;
    for (uint32_t at = span_end(item->title), next; at < text->length; at = next + 1) {
        next = text_next_mark(text, at, text->length);
        while (next < text->length && text->character[next] != '\n') {
            next = text_next_mark(text, next + 1, text->length);
        }
        if (heads_report(text, text_trim(text, span_of(at, next)))) {
            heads++;
            start = at <= position ? at : start;
            end = at > position && end == text->length ? at : end;
        }
    }
    return heads >= LEAST ? span_of(start, end) : span_of(0, text->length);
}

int sides_of(const Item *item, Span scope, const char *sides[2]) {
    const char *countries[COUNTRY_LIMIT];
    unsigned weight[COUNTRY_LIMIT] = {0};
    int count = 0;
    for (uint32_t i = mention_from(item, scope.start); i < mention_from(item, span_end(scope)); i++) {
        const Mention *mention = &item->mentions.items[i];
        bool counts =
            mention->country && span_within(mention->span, scope) &&
            (mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PERSON || mention->kind == MENTION_POST);
        if (!counts) {
            continue;
        }
        int at = 0;
        while (at < count && !string_same(countries[at], mention->country)) {
            at++;
        }
        if (at == count && count == COUNTRY_LIMIT) {
            continue;
        }
        count += at == count;
        countries[at] = mention->country;
        weight[at] += mention->kind == MENTION_COUNTRY && mention->is_sign ? 3 : 2;
    }
    int first = -1, second = -1;
    for (int i = 0; i < count; i++) {
        if (first < 0 || weight[i] > weight[first]) {
            second = first;
            first = i;
        } else if (second < 0 || weight[i] > weight[second]) {
            second = i;
        }
    }
    int found = 0;
    if (first >= 0 && second >= 0 && second < first) {
        int swap = first;
        first = second;
        second = swap;
    }
    if (first >= 0) {
        sides[found++] = countries[first];
    }
    if (second >= 0) {
        sides[found++] = countries[second];
    }
    return found;
}

bool countries_hold(const ChStrings *countries, const char *country) {
    for (size_t i = 0; country && i < countries->count; i++) {
        if (string_same(countries->items[i], country)) {
            return true;
        }
    }
    return false;
}

bool countries_equal(const ChStrings *a, const ChStrings *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        same = countries_hold(b, a->items[i]);
    }
    return same;
}

bool countries_are_states(const ChStrings *countries) {
    for (size_t i = 0; i < countries->count; i++) {
        if (!country_is_state(countries->items[i])) {
            return false;
        }
    }
    return true;
}

void country_add(Arena *arena, ChStrings *list, const char *country) {
    if (!country || countries_hold(list, country)) {
        return;
    }
    const char **larger = ARENA_ARRAY(arena, const char *, list->count + 1);
    if (list->count) {
        memcpy(larger, list->items, list->count * sizeof *larger);
    }
    larger[list->count++] = country;
    list->items = larger;
}

/* There are few: the longest lists are those of the members of a bloc. */
void countries_sort(ChStrings *list) {
    for (size_t i = 1; i < list->count; i++) {
        const char *country = list->items[i];
        size_t at = i;
        for (; at && strcmp(list->items[at - 1], country) > 0; at--) {
            list->items[at] = list->items[at - 1];
        }
        list->items[at] = country;
    }
}

void countries_add_host_of_bloc(Arena *arena, ChStrings *countries, const char *host) {
    if (!countries_are_states(countries) && host && country_is_state(host)) {
        country_add(arena, countries, host);
        countries_sort(countries);
    }
}

bool place_is_state(const Item *item, const ChPlace *place) {
    for (size_t i = 0; place->name && i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY && mention->name && string_same(mention->name, place->name)) {
            return true;
        }
    }
    return false;
}
