#include "resolve/origin_words.h"

#include "read/names.h"

enum { FAR_IN_SENTENCE = 400 }; /* characters; what stands farther off is no longer looked at */

const char *country_of_sender(const Item *item, const Mention *person) {
    enum { LONGEST_SENDING = 3 };
    uint32_t start = person->phrase.start, from = start > LONGEST_SENDING ? start - LONGEST_SENDING : 0;
    const Match *verb = from < start ? match_longest_before(&item->matches, from, start, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_FRAME, "team")) {
        return NULL;
    }
    uint32_t end = verb->span.start;
    for (const Mention *sender = person; sender-- > item->mentions.items && span_end(sender->phrase) >= end;) {
        if (span_end(sender->phrase) == end && sender->kind == MENTION_DATE) {
            end = sender->span.start; /* A 9日派 Y */
        } else if (span_end(sender->phrase) == end) {
            return sender->kind == MENTION_PERSON ? item->persons.items[sender->person].country : sender->country;
        }
    }
    return NULL;
}

const char *country_of_honour(const Item *item, const Mention *person) {
    enum { LONGEST_HONOUR = 6 };
    uint32_t start = person->span.start, from = start > LONGEST_HONOUR ? start - LONGEST_HONOUR : 0;
    const Match *honour =
        from < start ? match_longest_before(&item->matches, from, start, CLASS_BIT(CLASS_HONORIFIC)) : NULL;
    EntryId entry = honour ? match_entry(item->lexicon, honour, CLASS_HONORIFIC) : NO_ENTRY;
    return entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_COUNTRY) : NULL;
}

const char *country_of_delegation(const Item *item, const Mention *person) {
    uint32_t at = span_end(person->phrase);
    bool may = at < item->text->length && (item->matches.starting[at] & CLASS_BIT(CLASS_SUBJECT_STOP));
    const Match *leads =
        may ? match_longest(&item->matches, at, item->text->length, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    EntryId entry = leads ? match_entry(item->lexicon, leads, CLASS_SUBJECT_STOP) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_ROLE, "led")) {
        return NULL;
    }
    uint32_t next = mention_from(item, span_end(leads->span));
    const Mention *team = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool named = team && team->span.start == span_end(leads->span) && team->country && !team->is_sign &&
                 (team->kind == MENTION_COUNTRY || team->kind == MENTION_BODY);
    return named && country_is_state(team->country) ? team->country : NULL;
}

const char *country_of_company(const Item *item, const Mention *person) {
    enum { LONGEST = 12 };
    uint32_t end = span_end(person->phrase), length = item->text->length;
    for (int listed = 0; listed < LONGEST && end < length && item->text->character[end] == LIST_COMMA; listed++) {
        uint32_t next = mention_from(item, end + 1), behind = end;
        for (; next < item->mentions.count && item->mentions.items[next].phrase.start <= end + 1; next++) {
            const Mention *other = &item->mentions.items[next];
            bool joins = other->kind == MENTION_PERSON && other->phrase.start == end + 1;
            behind = joins ? span_end(other->phrase) : behind;
        }
        if (behind == end) {
            return NULL;
        }
        end = behind;
    }
    const Match *others =
        end + 1 < length ? match_exact(&item->matches, (Span){end, 1}, CLASS_BIT(CLASS_INDICATOR)) : NULL;
    bool closes =
        others &&
        lexicon_has(item->lexicon, lexicon_entry_of(item->lexicon, others->posting, CLASS_INDICATOR), KEY_KIND, "etc");
    uint32_t at = closes ? mention_from(item, end + 1) : (uint32_t)item->mentions.count;
    const Mention *side = at < item->mentions.count ? &item->mentions.items[at] : NULL;
    bool is_side = side && side->span.start == end + 1 && side->kind == MENTION_COUNTRY && side->country &&
                   country_is_state(side->country) && side->within != NO_MENTION;
    return is_side && item->mentions.items[side->within].kind == MENTION_GROUP ? side->country : NULL;
}

const char *country_escorted(const Item *item, const Mention *person) {
    enum { REACH = 400, NEAR = 12 };
    const uint32_t *character = item->text->character;
    uint32_t from = person->phrase.start;
    while (from > 0 && from + REACH > person->phrase.start && character[from - 1] != FULL_STOP &&
           character[from - 1] != '\n') {
        from--;
    }
    const Match *escorts = match_longest(&item->matches, from, person->phrase.start, CLASS_BIT(CLASS_PREPOSITION));
    EntryId entry = escorts ? match_entry(item->lexicon, escorts, CLASS_PREPOSITION) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_ROLE, "lead")) {
        return NULL;
    }
    uint32_t next = mention_from(item, span_end(escorts->span));
    while (next < item->mentions.count && item->mentions.items[next].kind != MENTION_PERSON) {
        next++;
    }
    const Mention *leader = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (!leader || leader->span.start >= person->span.start || leader->phrase.start > span_end(escorts->span)) {
        return NULL;
    }
    uint32_t end = span_end(leader->phrase);
    for (uint32_t at = end; at < end + NEAR && at < person->phrase.start; at++) {
        const Match *deed = match_longest(&item->matches, at, person->phrase.start, CLASS_BIT(CLASS_EVENT));
        EntryId visit = deed ? match_entry(item->lexicon, deed, CLASS_EVENT) : NO_ENTRY;
        if (visit != NO_ENTRY &&
            lexicon_has(item->lexicon, visit, KEY_EVENT, ch_event_type_name(CH_VISIT))) { /* not 陪同参观的有 Y */
            return item->persons.items[leader->person].country;
        }
    }
    return NULL;
}

/* The verb of passing greetings on that stands before the person in his clause; NULL if none does. */
static const Match *verb_of_greeting(const Item *item, const Mention *person) {
    enum { REACH = 40 };
    for (uint32_t at = person->phrase.start; at > 0 && at + REACH > person->phrase.start;) {
        uint32_t c = item->text->character[--at];
        if (c == ',' || c == ';' || c == FULL_STOP || c == '\n') {
            return NULL;
        }
        const Match *verb = item->matches.starting[at] & CLASS_BIT(CLASS_EVENT)
                                ? match_longest(&item->matches, at, person->phrase.start, CLASS_BIT(CLASS_EVENT))
                                : NULL;
        EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "greeting")) {
            return verb;
        }
    }
    return NULL;
}

/* True if the greetings are for somebody told by then: a word of direction (对, 向) stands between. */
static bool tells_receiver(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = (item->matches.starting[at] & CLASS_BIT(CLASS_PREPOSITION)) && !item->covered[at]
                                ? match_longest(&item->matches, at, to, CLASS_BIT(CLASS_PREPOSITION))
                                : NULL;
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_PREPOSITION) : NO_ENTRY;
        if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "to")) {
            return true;
        }
    }
    return false;
}

/* The person named last before the code point, from the mention `limit` back; NULL if none is near. */
static const Mention *person_before(const Item *item, const Mention *limit, uint32_t end) {
    const Mention *found = limit;
    while (found > item->mentions.items && found->span.start + FAR_IN_SENTENCE >= end &&
           (found->kind != MENTION_PERSON || span_end(found->phrase) > end)) {
        found--;
    }
    return found->kind == MENTION_PERSON && span_end(found->phrase) <= end ? found : NULL;
}

/* The word of the class that ends at the code point, if it plays the role; NULL if none does. */
static const Match *role_word_before(const Item *item, uint32_t end, LexiconClass class, const char *role) {
    enum { LONGEST = 3 };
    uint32_t from = end > LONGEST ? end - LONGEST : 0;
    const Match *word = match_longest_before(&item->matches, from, end, CLASS_BIT(class));
    EntryId entry = word ? match_entry(item->lexicon, word, class) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, role) ? word : NULL;
}

/* The person named first before the code point in the sentence that holds it; NULL if none is. */
static const Mention *first_of_sentence(const Item *item, uint32_t end) {
    uint32_t at = end;
    while (at > 0 && at + FAR_IN_SENTENCE > end && item->text->character[at - 1] != FULL_STOP &&
           item->text->character[at - 1] != '\n') {
        at--;
    }
    uint32_t next = mention_from(item, at);
    while (next < item->mentions.count && item->mentions.items[next].kind != MENTION_PERSON &&
           item->mentions.items[next].span.start < end) {
        next++;
    }
    const Mention *first = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return first && first->kind == MENTION_PERSON && first->span.start < end ? first : NULL;
}

const char *country_of_messenger(const Item *item, const Mention *person) {
    enum { ADVERB = 4 };
    const Match *verb = verb_of_greeting(item, person);
    uint32_t end = verb ? verb->span.start : 0;
    const Mention *messenger = verb ? person_before(item, person, end) : NULL;
    const Match *to = messenger ? role_word_before(item, messenger->phrase.start, CLASS_PREPOSITION, "to") : NULL;
    if (to) { /* A 向 B 转达了 X 的问候 */
        end = to->span.start;
        messenger = person_before(item, messenger, end);
    }
    bool apart = messenger && text_next_mark(item->text, span_end(messenger->phrase), end) < end;
    messenger = apart ? first_of_sentence(item, end) : messenger; /* A 会见了 B，转达了 X 的问候 */
    bool acts =
        messenger && messenger->person != person->person && (apart || span_end(messenger->phrase) + ADVERB >= end);
    if (!acts) {
        return NULL;
    }
    bool asked = !apart && role_word_before(item, messenger->phrase.start, CLASS_ASPECT, "asking");
    bool receives = tells_receiver(item, span_end(verb->span), person->phrase.start);
    return asked == receives ? item->persons.items[messenger->person].country : NULL;
}

/* True if the word that begins at the position opens an invitation: 应 X 邀请. */
static bool opens_invitation(const Item *item, uint32_t at) {
    const Match *word = (item->matches.starting[at] & CLASS_BIT(CLASS_PREPOSITION)) && !item->covered[at]
                            ? match_exact(&item->matches, (Span){at, 1}, CLASS_BIT(CLASS_PREPOSITION))
                            : NULL;
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_PREPOSITION) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_ROLE, "invitation");
}

const char *state_inviting(const Item *item, const Mention *person) {
    enum { REACH = 80 };
    const uint32_t *character = item->text->character;
    uint32_t start = person->phrase.start, comma = start > 0 && character[start - 1] == ',' ? start - 1 : 0;
    const Match *invites =
        comma > 1 ? match_longest_before(&item->matches, comma - 2, comma, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId entry = invites ? match_entry(item->lexicon, invites, CLASS_ASPECT) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_ROLE, "inviting")) {
        return NULL;
    }
    uint32_t from = comma;
    while (from > 0 && from + REACH > comma && character[from - 1] != FULL_STOP && character[from - 1] != '\n' &&
           !opens_invitation(item, from)) { /* 发言人 Y 宣布：应 X 邀请 */
        from--;
    }
    const char *country = NULL;
    for (uint32_t i = mention_from(item, from); !country && i < item->mentions.count; i++) {
        const Mention *inviter = &item->mentions.items[i];
        if (inviter->span.start >= comma) {
            break;
        }
        const char *own =
            inviter->person != NO_PERSON ? item->persons.items[inviter->person].country : inviter->country;
        bool acts = inviter->kind == MENTION_PERSON || inviter->kind == MENTION_BODY || inviter->kind == MENTION_POST;
        country = acts && own && country_is_state(own) ? own : NULL;
    }
    return country;
}

/* The state named at the position; NULL if none begins there. */
static const char *state_named_at(const Item *item, uint32_t at) {
    uint32_t next = mention_from(item, at);
    const Mention *named = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool is_state = named && named->kind == MENTION_COUNTRY && !named->is_sign && named->span.start == at &&
                    named->country && country_is_state(named->country);
    return is_state ? named->country : NULL;
}

/* True if the word of the span's end is a verb of visiting, not of arriving, which one does at home too. */
static bool is_visit_before(const Item *item, uint32_t from, uint32_t end, Span *span) {
    const Match *verb = from < end ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    *span = verb ? verb->span : (Span){0, 0};
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT)) &&
           !lexicon_has(item->lexicon, entry, KEY_FRAME, "travel");
}

const char *state_of_stay(const Item *item, const Mention *person) {
    enum { LONGEST_VISIT = 6, REACH = 12 };
    uint32_t start = person->phrase.start;
    bool owned = start > 0 && match_exact(&item->matches, span_of(start - 1, start), CLASS_BIT(CLASS_SUBJECT_STOP));
    uint32_t end = start - owned, from = end > REACH ? end - REACH : 0;
    Span verb = {0, 0};
    bool visits = owned && is_visit_before(item, from, end, &verb); /* 对 P 进行访问的 X */
    for (uint32_t i = owned ? mention_from(item, end) : 0; i-- > 0 && item->mentions.items[i].span.start >= from;) {
        const Mention *host = &item->mentions.items[i];
        uint32_t at = host->span.start;
        bool is_state = host->kind == MENTION_COUNTRY && !host->is_sign && country_is_state(host->country);
        if (!is_state || span_end(host->span) > end) {
            continue;
        }
        bool behind = span_end(host->span) == end && /* 访问 P 的 X */
                      is_visit_before(item, at > LONGEST_VISIT ? at - LONGEST_VISIT : 0, at, &verb);
        bool before = visits && at > 0 && span_end(host->span) <= verb.start &&
                      match_exact(&item->matches, span_of(at - 1, at), CLASS_BIT(CLASS_PREPOSITION));
        return behind || before ? host->country : NULL;
    }
    return NULL;
}

/* True if a deed, a word of speech or 的 follows the state that somebody acts towards: 对 P 表示, 对 P 的不满. */
static bool is_acted_towards(const Item *item, uint32_t slot_end) {
    const ClassSet deeds = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SPEECH);
    uint32_t at = mention_from(item, slot_end);
    const Mention *state = at < item->mentions.count ? &item->mentions.items[at] : NULL;
    uint32_t end = state && state->span.start == slot_end ? span_end(state->span) : item->text->length;
    const Match *of = match_longest(&item->matches, end, item->text->length, CLASS_BIT(CLASS_SUBJECT_STOP));
    return end < item->text->length &&
           ((item->matches.starting[end] & deeds) ||
            (of &&
             lexicon_has(item->lexicon, match_entry(item->lexicon, of, CLASS_SUBJECT_STOP), KEY_ROLE, "possessive")));
}

/* The state of the one whom the verb that ends at the position has for its object, past a particle and a word of
 * visiting: 会见了 P 外长, 会见到访的 P 外长; NULL if none is named. */
static const char *state_of_object(const Item *item, uint32_t at) {
    uint32_t end = item->text->length;
    const Match *particle = at < end ? match_longest(&item->matches, at, end, CLASS_BIT(CLASS_ASPECT)) : NULL;
    EntryId aspect = particle ? match_entry(item->lexicon, particle, CLASS_ASPECT) : NO_ENTRY;
    at = aspect != NO_ENTRY && lexicon_has(item->lexicon, aspect, KEY_ROLE, "particle") ? span_end(particle->span) : at;
    const Match *visit = at < end ? match_longest(&item->matches, at, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId verb = visit ? match_entry(item->lexicon, visit, CLASS_EVENT) : NO_ENTRY;
    if (verb != NO_ENTRY && lexicon_has(item->lexicon, verb, KEY_EVENT, ch_event_type_name(CH_VISIT))) {
        uint32_t behind = span_end(visit->span);
        const Match *of =
            behind < end ? match_longest(&item->matches, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        EntryId owner = of ? match_entry(item->lexicon, of, CLASS_SUBJECT_STOP) : NO_ENTRY;
        at = owner != NO_ENTRY && lexicon_has(item->lexicon, owner, KEY_ROLE, "possessive") ? span_end(of->span) : at;
    }
    return state_named_at(item, at);
}

const char *state_faced_by(const Item *item, const Mention *person, const char *home) {
    enum { REACH = 40 };
    const ClassSet classes = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_PREPOSITION);
    uint32_t from = span_end(person->phrase);
    from += from < item->text->length && item->text->character[from] == ':'; /* X：将访问 P */
    uint32_t last = from + REACH < item->text->length ? from + REACH : item->text->length;
    uint32_t end = text_next_mark(item->text, from, last);
    while (end < last && character_is_digit(item->text->character[end])) {
        end = text_next_mark(item->text, end + 1, last);
    }
    const char *to = NULL, *with = NULL, *felt = NULL;
    uint32_t others = end; /* where somebody else is named */
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < others;
         i++) {
        bool other = item->mentions.items[i].kind == MENTION_PERSON && item->mentions.items[i].person != person->person;
        others = other ? item->mentions.items[i].span.start : others;
    }
    for (uint32_t at = from; at < end; at++) {
        bool may = (item->matches.starting[at] & classes) && !item->covered[at];
        const Match *word = may ? match_longest(&item->matches, at, end, classes) : NULL;
        EntryId slot = word ? match_entry(item->lexicon, word, CLASS_PREPOSITION) : NO_ENTRY;
        EntryId verb = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        const char *behind = word ? state_named_at(item, span_end(word->span)) : NULL;
        if (slot != NO_ENTRY && behind) {
            bool toward = lexicon_has(item->lexicon, slot, KEY_ROLE, "to") ||
                          lexicon_has(item->lexicon, slot, KEY_ROLE, "toward"); /* 对 P, 到 P 进行访问 */
            to = at < others && toward ? behind : to;
            with = lexicon_has(item->lexicon, slot, KEY_ROLE, "with") ? behind : with;
            felt = to == behind && is_acted_towards(item, span_end(word->span)) ? behind : felt;
        }
        if (verb != NO_ENTRY && !(word->classes & CLASS_BIT(CLASS_SUPPORT))) { /* not 展开, 进行 */
            bool visits = lexicon_has(item->lexicon, verb, KEY_EVENT, "visit");
            bool meets = lexicon_has(item->lexicon, verb, KEY_EVENT, "meeting") ||
                         lexicon_has(item->lexicon, verb, KEY_EVENT, "talks") ||
                         lexicon_has(item->lexicon, verb, KEY_EVENT, "call");
            bool sends = lexicon_has(item->lexicon, verb, KEY_EVENT, "message");  /* 向 P 总理 Y 致慰问电 */
            bool arrives = lexicon_has(item->lexicon, verb, KEY_FRAME, "travel"); /* perhaps at home */
            bool takes = visits ? !arrives : (meets || sends) && lexicon_has(item->lexicon, verb, KEY_FRAME, "object");
            bool toward = sends || (visits && lexicon_has(item->lexicon, verb, KEY_FRAME, "host-to"));
            behind = takes ? state_of_object(item, span_end(word->span)) : NULL;
            const char *faced = behind && at < others ? behind : toward ? to : meets ? with : NULL;
            faced = faced ? faced : felt;
            return (meets || sends) && faced && string_same(faced, home) ? NULL
                                                                         : faced; /* at home one meets one's own too */
        }
    }
    return felt && home && string_same(felt, home) ? NULL : felt;
}

bool tells_encounter(const Item *item, uint32_t from) {
    static const char *const encounters[] = {"meeting", "talks", "call"};
    uint32_t end = text_next_mark(item->text, from, item->text->length);
    for (size_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < end;
         i++) {
        end = item->mentions.items[i].kind == MENTION_PERSON ? item->mentions.items[i].span.start : end;
    }
    for (uint32_t at = from; at < end; at++) {
        const Match *word = item->matches.starting[at] & CLASS_BIT(CLASS_EVENT)
                                ? match_longest(&item->matches, at, end, CLASS_BIT(CLASS_EVENT))
                                : NULL;
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_EVENT) : NO_ENTRY;
        bool meets = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "press");
        for (size_t i = 0; entry != NO_ENTRY && !meets && i < sizeof encounters / sizeof *encounters; i++) {
            meets = lexicon_has(item->lexicon, entry, KEY_EVENT, encounters[i]);
        }
        if (meets) {
            return true;
        }
    }
    return false;
}

/* The word right before the person that tells that somebody meets, calls or writes to him: for the other side, with an
 * encounter behind (同 X 会谈), or a verb of meeting (会见 X, 会见了 X); NULL if there is none. */
static const Match *meeting_word(const Item *item, const Mention *person) {
    enum { LONGEST = 6 };
    uint32_t start = person->phrase.start, from = start > LONGEST ? start - LONGEST : 0;
    const Match *with = role_word_before(item, start, CLASS_PREPOSITION, "with");
    if (with) {
        return tells_encounter(item, span_end(person->phrase)) ? with : NULL;
    }
    const Match *particle = role_word_before(item, start, CLASS_ASPECT, "particle");
    uint32_t end = particle ? particle->span.start : start;
    const Match *verb = from < end ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    bool meets = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FRAME, "object") &&
                 (lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MEETING)) ||
                  lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_MESSAGE)) ||
                  lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_CALL)));
    return meets ? verb : NULL;
}

const char *state_joined(const Item *item, const Mention *person, const char *home) {
    const ClassSet joints = CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_PREPOSITION);
    uint32_t at = span_end(person->phrase), end = item->text->length;
    const Match *joint = at < end ? match_longest(&item->matches, at, end, joints) : NULL;
    EntryId with = joint ? match_entry(item->lexicon, joint, CLASS_PREPOSITION) : NO_ENTRY;
    bool joins = joint && ((joint->classes & CLASS_BIT(CLASS_CONJUNCTION)) ||
                           (with != NO_ENTRY && lexicon_has(item->lexicon, with, KEY_ROLE, "with")));
    const char *state = joins ? state_named_at(item, span_end(joint->span)) : NULL;
    for (uint32_t i = state ? mention_from(item, span_end(joint->span)) : (uint32_t)item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].phrase.start <= span_end(joint->span); i++) {
        const Mention *other = &item->mentions.items[i];
        if (other->kind == MENTION_PERSON && other->phrase.start == span_end(joint->span)) {
            return home && string_same(state, home) ? NULL : state;
        }
    }
    return NULL;
}

const char *state_facing(const Item *item, const Mention *person, const char *home) {
    const Match *word = meeting_word(item, person);
    for (uint32_t i = word ? mention_from(item, word->span.start) : 0; i-- > 0;) {
        const Mention *other = &item->mentions.items[i];
        if (span_end(other->phrase) < word->span.start) {
            break;
        }
        bool acts = other->kind == MENTION_POST || other->kind == MENTION_PERSON || other->kind == MENTION_COUNTRY;
        if (acts && span_end(other->phrase) == word->span.start && country_is_state(other->country)) {
            return home && string_same(other->country, home) ? NULL : other->country;
        }
    }
    return NULL;
}

const char *country_of_town(const Item *item, const Mention *person) {
    uint32_t start = person->phrase.start, next = mention_from(item, start);
    const Mention *post = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    bool local = post && post->kind == MENTION_POST && post->span.start == start && post->entry != NO_ENTRY &&
                 lexicon_has(item->lexicon, post->entry, KEY_KIND, "local");
    const Match *meets = local ? meeting_word(item, person) : NULL;
    for (const Mention *place = person; meets && place-- > item->mentions.items;) {
        uint32_t end = span_end(place->span);
        if (place->kind == MENTION_PLACE && end == meets->span.start && country_is_state(place->country)) {
            return place->country;
        }
        if (end < meets->span.start) {
            return NULL;
        }
    }
    return NULL;
}

/* True if the words name a party, an armed group, a company or the like, or an organisation of states: no organ. */
static bool is_association(const Item *item, const Mention *body) {
    static const char *const kinds[] = {"party", "armed-group", "front", "ngo", "company"};
    bool is = body->kind == MENTION_COUNTRY && body->country && !country_is_state(body->country);
    for (size_t i = 0; body->kind == MENTION_BODY && body->entry != NO_ENTRY && i < sizeof kinds / sizeof *kinds; i++) {
        is = is || lexicon_has(item->lexicon, body->entry, KEY_KIND, kinds[i]);
    }
    return is;
}

const char *country_of_that_body(const Item *item, const Mention *person) {
    enum { LONGEST_REFERENCE = 8, REACH = 80 }; /* characters */
    uint32_t start = person->phrase.start, from = start > LONGEST_REFERENCE ? start - LONGEST_REFERENCE : 0;
    const Match *that = match_longest_before(&item->matches, from, start, CLASS_BIT(CLASS_REFERENCE));
    EntryId entry = that ? match_entry(item->lexicon, that, CLASS_REFERENCE) : NO_ENTRY;
    if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_KIND, "body")) {
        return NULL;
    }
    for (const Mention *body = person; body-- > item->mentions.items && body->span.start + REACH > start;) {
        if (body->span.start < that->span.start && is_association(item, body)) {
            return body->country;
        }
    }
    return NULL;
}

const char *state_of_meeting_visitor(const Item *item, const Mention *person) {
    enum { REACH = 60, LONGEST_VISIT = 6 };
    const uint32_t *character = item->text->character;
    uint32_t start = person->phrase.start, first = start;
    if (!meeting_word(item, person)) {
        return NULL;
    }
    while (first > 0 && first + REACH > start && character[first - 1] != FULL_STOP && character[first - 1] != '\n') {
        first--;
    }
    const Mention *host = NULL;
    for (const Mention *before = person; before-- > item->mentions.items && before->span.start >= first;) {
        bool is_state = before->kind == MENTION_COUNTRY && before->span.start < start && before->country &&
                        country_is_state(before->country);
        if (is_state && !host) {
            uint32_t at = before->span.start;
            const Match *verb = at ? match_longest_before(&item->matches, at > LONGEST_VISIT ? at - LONGEST_VISIT : 0,
                                                          at, CLASS_BIT(CLASS_EVENT))
                                   : NULL;
            EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
            if (entry == NO_ENTRY || !lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT))) {
                return NULL;
            }
            host = before;
        }
        const char *own = host && before->kind == MENTION_PERSON && before->person != person->person
                              ? item->persons.items[before->person].country
                              : NULL;
        if (own) {
            return string_same(own, host->country) ? NULL : host->country;
        }
    }
    return NULL;
}

/* True if only the comma of lists or a conjunction stands between the two phrases. */
static bool are_listed(const Item *item, const Mention *one, const Mention *other) {
    uint32_t from = span_end(one->phrase), to = other->phrase.start;
    return to == from + 1 && (item->text->character[from] == LIST_COMMA ||
                              match_exact(&item->matches, span_of(from, to), CLASS_BIT(CLASS_CONJUNCTION)));
}

/* The mention of the kind that is listed right before this one, or with `behind` right behind it; NULL if none is. */
static const Mention *listed_beside(const Item *item, const Mention *one, MentionKind kind, bool behind) {
    enum { REACH = 5 }; /* mentions: those within a phrase */
    const Mention *first = item->mentions.items, *limit = first + item->mentions.count, *near = one;
    for (int step = 0; step < REACH && (behind ? near + 1 < limit : near > first); step++) {
        near += behind ? 1 : -1;
        if (near->kind == kind && (behind ? are_listed(item, one, near) : are_listed(item, near, one))) {
            return near;
        }
    }
    return NULL;
}

/* True if somebody is told right before the place to go there: 飞往 P, 先后访问 P. */
static bool is_gone_to(const Item *item, const Mention *place) {
    enum { LONGEST = 8 };
    uint32_t end = place->phrase.start, from = end > LONGEST ? end - LONGEST : 0;
    const Match *verb = from < end ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = verb ? match_entry(item->lexicon, verb, CLASS_EVENT) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_EVENT, ch_event_type_name(CH_VISIT));
}

/* The last town or state before the code point in the sentence that begins at `first`; NULL if there is none. */
static const Mention *stop_before(const Item *item, uint32_t first, uint32_t before) {
    for (uint32_t i = mention_from(item, before); i-- > 0 && item->mentions.items[i].span.start >= first;) {
        const Mention *stop = &item->mentions.items[i];
        bool names = stop->kind == MENTION_PLACE || (stop->kind == MENTION_COUNTRY && !stop->is_sign);
        if (names && stop->within == NO_MENTION && country_is_state(stop->country)) {
            return stop;
        }
    }
    return NULL;
}

/* The one listed at the position, from the first. */
static const Mention *of_list(const Item *item, const Mention *first, int position) {
    for (; first && position > 0; position--) {
        first = listed_beside(item, first, first->kind, true);
    }
    return first;
}

const char *state_where_met(const Item *item, const Mention *person) {
    const Mention *head = person, *last = person, *next;
    int position = 0, guests = 1, stops = 1;
    while ((next = listed_beside(item, head, MENTION_PERSON, false))) {
        head = next;
        position++;
        guests++;
    }
    while ((next = listed_beside(item, last, MENTION_PERSON, true))) {
        last = next;
        guests++;
    }
    const Match *with = role_word_before(item, head->phrase.start, CLASS_PREPOSITION, "with");
    const Match *meets = with && tells_encounter(item, span_end(last->phrase)) ? with : meeting_word(item, head);
    const Mention *visitor = meets ? first_of_sentence(item, meets->span.start) : NULL;
    const char *own = visitor && visitor != person ? item->persons.items[visitor->person].country : NULL;
    const Mention *stop = own ? stop_before(item, span_end(visitor->phrase), meets->span.start) : NULL;
    const Mention *first = stop;
    while (first && (next = listed_beside(item, first, first->kind, false))) {
        first = next;
        stops++;
    }
    bool apiece = stops == guests;
    if (!first || !is_gone_to(item, first) || (stops > 1 && !apiece)) {
        return NULL;
    }
    const Mention *host = stops > 1 ? of_list(item, first, position) : first;
    return !host || string_same(host->country, own) ? NULL : host->country;
}

/* True if a verb of speech, perhaps with its comma, ends right at `limit`. */
static bool ends_in_speech(const Item *item, uint32_t from, uint32_t limit) {
    for (uint32_t at = from; at < limit; at++) {
        const Match *verb = match_longest(&item->matches, at, limit, CLASS_BIT(CLASS_SPEECH));
        uint32_t behind = verb ? span_end(verb->span) : 0;
        behind += behind < limit && item->text->character[behind] == ',';
        if (verb && behind == limit) {
            return true;
        }
    }
    return false;
}

const char *side_put_first(const Item *item, uint32_t index) {
    enum { REACH = 12, SIDE = 2 };
    const Mention *person = &item->mentions.items[index], *side = person + 1;
    const Mention *limit = item->mentions.items + item->mentions.count;
    uint32_t from = span_end(person->phrase);
    if (side >= limit || side->kind != MENTION_COUNTRY || !side->is_sign || side->within != NO_MENTION ||
        side->span.start > from + REACH || !ends_in_speech(item, from, side->span.start)) {
        return NULL;
    }
    uint32_t end = span_end(side->span);
    bool pairs = side->span.length == 1 && side + 1 < limit && side[1].kind == MENTION_COUNTRY && side[1].is_sign &&
                 side[1].span.start == end && string_same(side[1].country, item->home);
    bool is_willing =
        side->span.length == SIDE && match_longest(&item->matches, end, item->text->length, CLASS_BIT(CLASS_SPEECH));
    return pairs || is_willing ? side->country : NULL;
}

const char *side_spoken_for(const Item *item, uint32_t index) {
    enum { REACH = 12, SIDE = 2 }; /* characters; those of a sign with the word for a side */
    const Mention *person = &item->mentions.items[index];
    const Mention *side = index + 1 < item->mentions.count ? person + 1 : NULL;
    uint32_t from = span_end(person->phrase);
    if (!side || side->kind != MENTION_COUNTRY || !side->is_sign || side->span.length != SIDE ||
        side->within != NO_MENTION || side->span.start > from + REACH) {
        return NULL;
    }
    return ends_in_speech(item, from, side->span.start) ? side->country : NULL;
}
