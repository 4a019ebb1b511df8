/* Rolls: who attends a session that the item has told already (M 在 P 举行。A、B 出席会议). */
#include "code/event_rolls.h"

#include "code/acts.h"
#include "resolve/dates.h"

/* True if the noun is the last word of the session's own name: 出席论坛 of the 16th 夏季达沃斯论坛. */
static bool ends_name(const Item *item, const Match *noun, const NamedMechanism *named) {
    enum { SHORTEST = 2 };
    uint32_t length = noun->span.length;
    return length >= SHORTEST && length <= named->span.length &&
           text_same(item->text, noun->span, span_of(span_end(named->span) - length, span_end(named->span)));
}

/* True if the noun ends what describes somebody: 出席论坛的代表团. */
static bool describes(const Item *item, const Match *noun) {
    const Match *stop = word_at(item, span_end(noun->span), item->text->length, CLASS_BIT(CLASS_SUBJECT_STOP));
    return stop && word_has_role(item, stop, CLASS_SUBJECT_STOP, "possessive");
}

/* The session that the outlet has told by this name, with who acts in it if it told that; NULL if it has not. */
static Draft *session_told(EventCoder *self, const NamedMechanism *named) {
    Draft *last = NULL;
    for (size_t i = self->drafts.count; i-- > 0;) {
        Draft *draft = &self->drafts.items[i];
        bool told = draft->event.type == CH_SESSION && draft->event.mechanism.name && !draft->in_speech &&
                    !draft->from_headline && !draft->is_nominal && !draft->is_recalled &&
                    draft->event.status != CH_CANCELLED;
        if (told && string_same(draft->event.mechanism.name, named->name)) {
            if (actors_name_persons(&draft->initiator)) {
                return draft;
            }
            last = last ? last : draft;
        }
    }
    return last;
}

/* True if only the title of a speech given there stands behind the verb: 出席并作了|题为《…》的致辞. */
static bool only_speech_follows(const Item *item, const Trigger *trigger) {
    uint32_t from = span_end(trigger->span), end = last_letter(item, from, span_end(trigger->clause->span));
    const Match *speech = from < end ? word_before(item, end, from, CLASS_BIT(CLASS_WORK)) : NULL;
    bool only = speech && word_has_kind(item, speech, CLASS_WORK, "speech");
    for (uint32_t i = mention_from(item, from); only && i < mention_from(item, end); i++) {
        only = item->mentions.items[i].kind == MENTION_WORK;
    }
    return only;
}

/* True if nothing stands behind the verb that could be attended: X 出席。 X 出席并发表讲话 */
static bool is_bare(const Item *item, const Trigger *trigger) {
    uint32_t at = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *joint = at + 1 < end ? word_at(item, at, end, CLASS_BIT(CLASS_CONJUNCTION)) : NULL;
    return at + 1 >= end ||
           (joint && joint->span.start == at && word_has_role(item, joint, CLASS_CONJUNCTION, "and")) ||
           only_speech_follows(item, trigger);
}

/* True if what the bare verb means may be this session, told before its sentence: in the sentence right before, or
 * not long before with nothing else told since. */
static bool is_at_hand(EventCoder *self, const Clause *clause, const NamedMechanism *named) {
    enum { REACH = 3 }; /* sentences */
    const Sentence *sentences = self->item->sentences.items;
    uint32_t own = clause->sentence, before = own > REACH ? own - REACH : 0;
    const Draft *told = session_told(self, named), *last = told ? &self->drafts.items[self->drafts.count - 1] : NULL;
    if (!told || named->span.start < sentences[before].span.start) {
        return false;
    }
    bool follows = own > 0 && sentences[own - 1].segment == sentences[own].segment &&
                   named->span.start >= sentences[own - 1].span.start;
    return follows || last == told ||
           (last->event.mechanism.name && string_same(last->event.mechanism.name, named->name));
}

const NamedMechanism *meeting_at_hand(EventCoder *self, const Trigger *trigger) {
    for (size_t i = self->mechanisms.count; i > 0; i--) {
        const NamedMechanism *named = &self->mechanisms.items[i - 1];
        if (named->span.start < trigger->span.start && !named->is_bare && is_at_hand(self, trigger->clause, named)) {
            return named;
        }
    }
    return NULL;
}

/* The session whose name, or the word for a part of it, ends right before the words of what is said there: X 在 M
 * 开幕式|上发表讲话; NULL if none does. */
static const NamedMechanism *meeting_before(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t at = trigger->span.start;
    const Match *part = match_longest_before(&item->matches, at > 4 ? at - 4 : 0, at, CLASS_BIT(CLASS_MECHANISM));
    for (size_t i = self->mechanisms.count; i > 0; i--) {
        const NamedMechanism *named = &self->mechanisms.items[i - 1];
        uint32_t end = span_end(named->span);
        if (end <= at) {
            bool is_it = !named->is_bare && (end == at || (part && part->span.start == end));
            return is_it ? named : NULL;
        }
    }
    return NULL;
}

/* True if the name tells what somebody is, in the phrase of a person: 六方会谈代表团团长 X. */
static bool is_in_post(const Item *item, const NamedMechanism *named) {
    enum { REACH = 12 }; /* mentions behind it */
    uint32_t first = mention_from(item, named->span.start);
    for (uint32_t i = first; i < item->mentions.count && i < first + REACH; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_PERSON && span_within(named->span, mention->phrase)) {
            return true;
        }
    }
    return false;
}

/* True if the name stands in the clause of the verb, but does not open it: it tells who somebody is. */
static bool is_within_list(const Trigger *trigger, const NamedMechanism *named) {
    return named->span.start > trigger->clause->span.start + 1 && named->span.start < trigger->span.start;
}

/* The noun of a meeting by which the verb means one told before: behind it (出席论坛), right before it (在开幕式|上
 * 致辞), or the subject of its sentence (会议由 X 主持). NULL if there is none. */
static const Match *noun_of(const Item *item, const Trigger *trigger) {
    const ClassSet class = CLASS_BIT(CLASS_MECHANISM);
    const Clause *clause = trigger->clause;
    const Match *noun = word_at(item, span_end(trigger->span), span_end(clause->span), class);
    if (noun || !is_bare(item, trigger)) {
        return noun;
    }
    uint32_t at = trigger->span.start;
    const Match *before = match_longest_before(&item->matches, at > 4 ? at - 4 : 0, at, class);
    return before && span_end(before->span) == at
               ? before
               : word_at(item, item->sentences.items[clause->sentence].span.start, at, class);
}

/* True if the name is only the number of what the body before it holds: X 委员会5日举行第三次会议. */
static bool counts_for(const EventCoder *self, size_t i) {
    enum { REACH = 16 };
    const NamedMechanism *named = &self->mechanisms.items[i], *body = i ? named - 1 : NULL;
    return body && named->only_counts && span_end(body->span) + REACH > named->span.start &&
           act_word(self->item, span_end(body->span), named->span.start, CLASS_EVENT, NULL);
}

const NamedMechanism *meeting_meant(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const NamedMechanism *spoken_at = meeting_before(self, trigger), *latest = NULL;
    if (spoken_at) {
        return spoken_at;
    }
    const Match *noun = noun_of(item, trigger);
    bool bare = is_bare(item, trigger);
    if (!bare && !noun) {
        return NULL;
    }
    EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_MECHANISM) : NO_ENTRY;
    bool is_talk = noun && (noun->classes & CLASS_BIT(CLASS_EVENT)); /* 参加会谈 tells of those present */
    bool is_weak = entry != NO_ENTRY && !is_talk && lexicon_has(item->lexicon, entry, KEY_FLAGS, "weak");
    uint32_t from = item->sentences.items[trigger->clause->sentence].span.start;
    for (size_t i = self->mechanisms.count; i > 0; i--) {
        const NamedMechanism *named = &self->mechanisms.items[i - 1];
        if (named->span.start >= trigger->span.start || named->is_framework || is_in_post(item, named) ||
            counts_for(self, i - 1)) {
            continue;
        }
        bool ends = noun && (is_weak || ends_name(item, noun, named)) && !describes(item, noun);
        if ((ends && session_told(self, named)) ||
            (bare && !is_within_list(trigger, named) &&
             (named->span.start >= from || is_at_hand(self, trigger->clause, named)))) {
            return named;
        }
        latest = latest ? latest : named;
    }
    return is_weak && !bare ? latest : NULL; /* named only, not told */
}

/* True if a person of the list acts for the country. */
static bool is_represented(const ActorList *list, const char *country) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].person && string_same(list->items[i].country, country)) {
            return true;
        }
    }
    return false;
}

/* Leaves out the countries for which somebody of the session is named. */
static void drop_named(ActorList *side, const ActorList *named, const ActorList *others) {
    size_t kept = 0;
    for (size_t i = 0; i < side->count; i++) {
        const ChActor *actor = &side->items[i];
        bool is_told = false;
        for (int k = 0; k < 2; k++) {
            const ActorList *list = k ? others : named;
            for (size_t m = 0; m < list->count && !actor->person && !actor->org; m++) {
                const ChActor *other = &list->items[m];
                is_told = is_told || ((other->person || other->org) && string_same(other->country, actor->country));
            }
        }
        if (!is_told) {
            side->items[kept++] = *actor;
        }
    }
    side->count = kept;
}

/* Adds who attends to the session: they act in it, or, where it `adds` them only, those from other states are its
 * other side; his own people are no principals beside a leader. */
static void add_to_roll(Arena *arena, Draft *session, const ActorList *those, const ActorList *with, bool adds) {
    ActorList before = session->initiator, others = {0};
    bool leads = actors_name_persons(&before);
    session->initiator = adds ? before : *those;
    const ActorList *more[] = {&session->counterpart, adds ? those : &before, with};
    for (int k = 0; k < 3; k++) {
        for (size_t i = 0; i < more[k]->count; i++) {
            const ChActor *actor = &more[k]->items[i];
            bool is_own = k > 0 && (actors_are_of(&session->initiator, actor->country) ||
                                    (k == 1 && leads && is_represented(&session->counterpart, actor->country)));
            bool is_host = k == 1 && !adds && !actor->org; /* his country takes part all the same */
            bool is_house = k == 1 && !adds && actor->org; /* 安理会举行会议，联合国秘书长 X 出席 */
            if ((!is_own || is_house) && !is_host && !actors_hold(&others, actor)) {
                *list_push(arena, &others) = *actor;
                country_add(arena, &session->event.countries, actor->country);
            }
        }
    }
    for (size_t i = 0; i < session->initiator.count; i++) {
        country_add(arena, &session->event.countries, session->initiator.items[i].country);
    }
    drop_named(&others, &session->initiator, &others);
    session->counterpart = others;
    countries_sort(&session->event.countries);
}

static bool of_one_country(const ActorList *list) {
    bool same = true;
    for (size_t i = 1; i < list->count; i++) {
        same = same && string_same(list->items[i].country, list->items[0].country);
    }
    return same;
}

/* Those of the party whose country is known. */
static ActorList attendees(EventCoder *self, const Party *party) {
    ActorList all = {0};
    take_actors(self, party, &all, NULL);
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].country) {
            all.items[kept++] = all.items[i];
        }
    }
    all.count = kept;
    return all;
}

bool join_session(EventCoder *self, const NamedMechanism *named, const Party *attending, const Party *with,
                  const Draft *draft) {
    Draft *session = session_told(self, named);
    bool other_day = session && draft->own_date && session->own_date && !draft->shared_date &&
                     !string_same(draft->event.date, session->event.date);
    if (!session || other_day) {
        return false;
    }
    ActorList those = attendees(self, attending), beside = attendees(self, with);
    bool leads = actors_name_persons(&session->initiator);
    bool is_vague = leads && those.count == 1 && names_nobody(&those);
    bool is_staff = leads && those.count > 1 && !beside.count && of_one_country(&those); /* 王毅、何立峰参加会晤 */
    if (!those.count || is_vague || is_staff) {
        return false;
    }
    add_to_roll(self->item->arena, session, &those, &beside,
                leads || names_nobody(&those));       /* states beside the host */
    if (named->bloc && !session->counterpart.count) { /* the organisation or forum whose session it is */
        *list_push(self->item->arena, &session->counterpart) = actor_of_mention(self->item, named->bloc);
        session->counterpart.count -= actors_hold(&session->initiator, &session->counterpart.items[0]);
    }
    if (!session->own_date) {
        session->event.status = draft->event.status == CH_PLANNED ? CH_PLANNED : session->event.status;
        session->event.date = draft->own_date ? draft->event.date : session->event.date;
        session->own_date = draft->own_date;
    }
    session->told_again = true;
    return true;
}

/* The one session that the outlet has told in the story at hand, held or going on; NULL if it has told none, or
 * several. */
static Draft *only_session(EventCoder *self) {
    Draft *session = NULL;
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        const char *own = draft->event.type == CH_SESSION ? draft->event.mechanism.name : NULL;
        if (!own || draft->in_speech || draft->from_headline || draft->is_nominal || draft->is_recalled ||
            draft->anchor.start < self->story_start) {
            continue;
        }
        bool goes_on = draft->event.status == CH_HAPPENED || draft->event.status == CH_ONGOING;
        if (!goes_on || (session && !string_same(session->event.mechanism.name, own))) {
            return NULL;
        }
        session = session && actors_name_persons(&session->initiator) ? session : draft;
    }
    return session;
}

/* Behind the words for a meeting, or for what is said there, that begin at the position: 大会, 开幕式致辞, 视频致辞.
 * The position itself if none do. `*is_speech`: what is said there ends them. */
static uint32_t meeting_end(const Item *item, uint32_t at, uint32_t end, bool *is_speech) {
    const ClassSet classes = CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_WORK);
    *is_speech = false;
    for (const Match *word = word_at(item, at, end, classes); word; word = word_at(item, at, end, classes)) {
        bool speech = word_has_kind(item, word, CLASS_WORK, "speech");
        if (!speech && !(word->classes & CLASS_BIT(CLASS_MECHANISM))) {
            break;
        }
        *is_speech = speech;
        at = span_end(word->span);
    }
    return at;
}

/* True if the clause tells words said at a meeting that has been told: 在会上表示, 在论坛上致辞, 在视频致辞中指出.
 * `*is_speech` as in meeting_end(). */
static bool speaks_there(const Item *item, const Clause *clause, bool *is_speech) {
    uint32_t end = span_end(clause->span);
    for (uint32_t at = span_end(clause->subject.span); at < end; at++) {
        const Match *opens = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (!opens || !word_has_role(item, opens, CLASS_PREPOSITION, "at") || inside_name(item, at)) {
            continue;
        }
        uint32_t from = span_end(opens->span), last = meeting_end(item, from, end, is_speech);
        const Match *then = last == from ? word_at(item, from, end, CLASS_BIT(CLASS_WORD)) : NULL;
        bool at_hand = then && then->span.length == 2 && word_has_kind(item, then, CLASS_WORD, "time") &&
                       !word_has_kind(item, then, CLASS_WORK, "closed"); /* 会上, not 会后 */
        last = at_hand ? from + 1 : last;
        const Match *in = last > from ? word_at(item, last, end, CLASS_BIT(CLASS_SUPPORT)) : NULL;
        bool after =
            in && word_has_role(item, in, CLASS_SUPPORT, "after") && !word_has_role(item, in, CLASS_SUPPORT, "before");
        bool inside = after || (in && word_has_role(item, in, CLASS_SUPPORT, "amid"));
        uint32_t behind = inside ? span_end(in->span) : end;
        return inside && (behind == end || word_at(item, behind, end, CLASS_BIT(CLASS_SPEECH)));
    }
    return false;
}

/* True if the clause closes with a speech given where nothing tells where: A、B 先后致辞, X 发表主旨演讲. */
static bool gives_speech(const Item *item, const Clause *clause) {
    uint32_t behind = span_end(clause->subject.span), end = last_letter(item, behind, span_end(clause->span));
    const Match *speech = word_before(item, end, behind, CLASS_BIT(CLASS_WORK));
    return speech && word_has_kind(item, speech, CLASS_WORK, "speech") &&
           mention_from(item, behind) == mention_from(item, end) &&
           !role_between(item, behind, speech->span.start, CLASS_PREPOSITION, "at") &&
           date_mention_for(item, clause->span, speech->span) == NO_MENTION; /* 17日，X 发表讲话: elsewhere */
}

/* True if all of the party are persons of a state who hold a post. */
static bool are_officials(const Item *item, const Party *party) {
    bool all = party->count > 0;
    for (uint32_t i = 0; all && i < party->count; i++) {
        const Mention *person = &item->mentions.items[party->mentions[i]];
        bool holds = false;
        for (uint32_t k = mention_from(item, person->phrase.start);
             k < item->mentions.count && item->mentions.items[k].span.start < span_end(person->phrase); k++) {
            holds = holds || item->mentions.items[k].kind == MENTION_POST;
        }
        all = person->kind == MENTION_PERSON && holds && mention_country(item, person);
    }
    return all;
}

/* True if the clause is nothing but officials, whose list goes on behind its comma. */
static bool lists_officials(const Item *item, const Clause *clause) {
    Span list = clause->subject.span;
    return clause->subject_is_own && list.start <= clause->span.start + 1 &&
           span_end(list) >= last_letter(item, clause->span.start, span_end(clause->span)) &&
           are_officials(item, &clause->subject);
}

/* Those who speak: the subject of the clause, and those listed in the clauses right before it. */
static ActorList speakers_of(EventCoder *self, const Clause *clause) {
    const Clause *first = clause;
    while (first > self->clauses.items && first[-1].sentence == clause->sentence &&
           lists_officials(self->item, first - 1)) {
        first--;
    }
    ActorList all = {0};
    for (; first <= clause; first++) {
        ActorList those = attendees(self, &first->subject);
        for (size_t i = 0; i < those.count; i++) {
            *list_push(self->item->arena, &all) = those.items[i];
        }
    }
    return all;
}

/* True if one of the session's sides, or its countries, is the organisation that the actor acts for. */
static bool is_of_house(const Draft *session, const ChActor *actor) {
    return !country_is_state(actor->country) && countries_hold(&session->event.countries, actor->country);
}

void join_speakers(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    bool opens = clause == self->clauses.items || clause[-1].sentence != clause->sentence;
    bool said = clause->in_speech && clause->speech_verb < clause->span.start && !opens, is_speech = false;
    bool may = clause->subject_is_own && !said && self->drafts.count > 0 && are_officials(item, &clause->subject);
    bool there = may && speaks_there(item, clause, &is_speech);
    if (!there && !(may && gives_speech(item, clause))) {
        return;
    }
    Draft *session = only_session(self);
    bool follows = session && session->own_date && session->anchor.start < clause->span.start &&
                   ((there && !is_speech) || session == &self->drafts.items[self->drafts.count - 1]);
    ActorList those = follows ? speakers_of(self, clause) : (ActorList){0}, nobody = {0};
    for (size_t i = 0; i < those.count; i++) {
        if (is_of_house(session, &those.items[i])) {
            return;
        }
    }
    bool leads = those.count && actors_name_persons(&session->initiator);
    if (those.count && !(leads && those.count > 1 && of_one_country(&those))) {
        bool hosts = session->initiator.count == 1 && actors_are_of(&session->initiator, those.items[0].country);
        add_to_roll(item->arena, session, &those, &nobody, leads || !hosts);
        session->told_again = true;
    }
}

bool join_unnamed(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool may = last && last->event.type == CH_SESSION && !last->event.mechanism.name && !last->in_speech &&
               !last->from_headline && !last->follows_talks &&
               self->clauses.items[last->clause].sentence == trigger->clause->sentence &&
               &self->clauses.items[last->clause] < trigger->clause && is_bare(item, trigger);
    Party attending = may ? acting_party(item, trigger) : (Party){0};
    bool own = attending.count && attending.span.start >= trigger->clause->span.start;
    ActorList those = own ? attendees(self, &attending) : (ActorList){0}, nobody = {0};
    if (those.count) {
        add_to_roll(item->arena, last, &those, &nobody, actors_name_persons(&last->initiator) || names_nobody(&those));
    }
    return those.count;
}

/* The noun of a meeting that opens the clause, with a word that points back or alone, and nobody behind it before the
 * verb: 此次会议将于5月在 P 举行. NULL if none does. */
static const Match *noun_held(const Item *item, const Trigger *trigger) {
    uint32_t at = trigger->clause->span.start, end = trigger->span.start;
    const Match *this = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool points = this && (word_has_role(item, this, CLASS_SUBJECT_STOP, "deictic") ||
                           word_has_role(item, this, CLASS_SUBJECT_STOP, "this"));
    at = points ? span_end(this->span) : at;
    const Match *noun = at < end ? word_at(item, at, end, CLASS_BIT(CLASS_MECHANISM)) : NULL;
    uint32_t first = noun ? mention_from(item, span_end(noun->span)) : 0;
    for (uint32_t i = first; noun && i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        MentionKind kind = item->mentions.items[i].kind;
        noun = kind == MENTION_PERSON || kind == MENTION_BODY || kind == MENTION_ORDINAL ? NULL : noun;
    }
    return noun && noun->span.length > 1 ? noun : NULL;
}

/* The session told last that the noun may mean; NULL if it may be none. */
static Draft *session_of_noun(EventCoder *self, const Match *noun) {
    const Item *item = self->item;
    EntryId entry = match_entry(item->lexicon, noun, CLASS_MECHANISM);
    bool is_weak = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_FLAGS, "weak");
    Draft *last = NULL;
    for (size_t i = self->drafts.count; i-- > 0 && !last;) {
        Draft *draft = &self->drafts.items[i];
        bool told = draft->event.type == CH_SESSION && draft->event.mechanism.name && !draft->in_speech &&
                    !draft->is_nominal && !draft->is_recalled && draft->event.status != CH_CANCELLED;
        last = told ? draft : NULL;
    }
    const char *name = last ? last->event.mechanism.name : NULL,
               *word = text_copy(item->scratch, item->text, noun->span);
    size_t length = name ? strlen(name) : 0, tail = strlen(word);
    return name && (is_weak || (length >= tail && string_same(name + length - tail, word))) ? last : NULL;
}

bool date_session_told(EventCoder *self, const Trigger *trigger) {
    enum { REACH = 4 }; /* sentences */
    Item *item = self->item;
    const Match *noun = noun_held(item, trigger);
    Draft *session = noun ? session_of_noun(self, noun) : NULL, held;
    bool near = session && self->clauses.items[session->clause].sentence + REACH >= trigger->clause->sentence &&
                &self->clauses.items[session->clause] < trigger->clause;
    if (!near || !draft_begin(self, trigger, &held) || !held.own_date || held.shared_date ||
        (session->own_date && !days_lie_in(held.event.date, session->event.date) &&
         !days_lie_in(session->event.date, held.event.date))) {
        return false;
    }
    if (!session->own_date) {
        session->event.date = held.event.date;
        session->event.not_before = held.event.not_before;
        session->event.not_after = held.event.not_after;
        session->event.status = held.event.status;
        session->own_date = true;
        session->shared_date = session->date_is_filing = false;
    }
    session->event.place = session->event.place.name ? session->event.place : held.event.place;
    countries_add_host_of_bloc(item->arena, &session->event.countries, held.event.place.country);
    session->told_again = true;
    return true;
}
