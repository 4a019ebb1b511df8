#include "code/acts.h"
#include "read/names.h"

/* The meeting a message is sent to: named in the clause, or «the meeting», which is
 * the one named last. */
static const NamedMechanism *meeting_addressed(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const NamedMechanism *named = mechanism_in(&self->mechanisms, trigger->clause->span);
    if (named) {
        bool is_object = trigger_has(trigger, SLOT(OBJECT)); /* 致电在 P 举行的 M */
        return is_object || named->span.start < trigger->span.start ? named : NULL;
    }
    bool speaks_of_meeting = false;
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_MECHANISM));
        EntryId entry = word ? match_entry(item->lexicon, word, CLASS_MECHANISM) : NO_ENTRY;
        speaks_of_meeting =
            speaks_of_meeting || (entry != NO_ENTRY && !lexicon_has(item->lexicon, entry, KEY_KIND, "modifier"));
    }
    for (size_t i = self->mechanisms.count; speaks_of_meeting && i > 0; i--) {
        if (self->mechanisms.items[i - 1].span.start < trigger->span.start) {
            return &self->mechanisms.items[i - 1];
        }
    }
    return NULL;
}

/* The meeting that a sentence right before told as held, to which a letter goes that names no receiver: M 在 P 举行。X
 * 发来贺信. NULL if none was. */
static const NamedMechanism *meeting_told(const EventCoder *self, const Trigger *trigger) {
    enum { NEAR = 3 }; /* sentences */
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        const Clause *clause = &self->clauses.items[told->clause];
        if (clause->paragraph != trigger->clause->paragraph || clause->sentence + NEAR < trigger->clause->sentence ||
            (told->event.type != CH_SESSION && told->event.type != CH_CEREMONY && told->event.type != CH_MESSAGE)) {
            return NULL;
        }
        bool held = told->event.type != CH_MESSAGE && !told->in_speech && !told->from_headline &&
                    told->event.status != CH_CANCELLED;
        const NamedMechanism *named = held ? mechanism_in(&self->mechanisms, clause->span) : NULL;
        if (named) {
            return named;
        }
    }
    return NULL;
}

/* Whose letter it is that the subject received (收到 X 发来的贺电) or that is read out (宣读了 X 的贺信): the party
 * behind a light verb of the role; count 0 if none was. */
static Party sender_behind(const Item *item, const Trigger *trigger, const char *role) {
    for (uint32_t at = trigger->clause->span.start; trigger->frame.is_noun && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_SUPPORT));
        if (word && word_has_role(item, word, CLASS_SUPPORT, role)) {
            return party_at(item, span_end(word->span), trigger->span.start);
        }
    }
    return (Party){.count = 0};
}

/* A message to a meeting without a name of the lexicon's kind (向 … 纪念大会致贺信):
 * the words between the preposition and the verb. */
static bool address_meeting(EventCoder *self, const Trigger *trigger, Draft *draft) {
    enum { LONGEST = 60 };
    const Item *item = self->item;
    if (mechanism_in(&self->mechanisms, trigger->clause->span)) {
        return false;
    }
    for (uint32_t at = trigger->clause->span.start; at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_PREPOSITION));
        if (!word || !word_has_role(item, word, CLASS_PREPOSITION, "to") || inside_name(item, at)) {
            continue;
        }
        Span name = span_of(span_end(word->span), trigger->span.start);
        uint32_t end = span_end(name);
        end -= end > name.start && item->text->character[end - 1] == CLOSE_QUOTE;
        const Match *head = word_before(item, end, name.start, CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_EVENT));
        if (!head || head->span.start <= name.start || name.length > LONGEST) {
            return false; /* «the meeting» alone, or no meeting */
        }
        const char *sides[2]; /* of a feast of two states */
        if (act_country_pair(item, name, sides)) {
            country_add(item->arena, &draft->event.countries, sides[0]);
            country_add(item->arena, &draft->event.countries, sides[1]);
        }
        *list_push(item->arena, &draft->counterpart) = (ChActor){.org = text_copy(item->arena, item->text, name)};
        return true;
    }
    return false;
}

/* True if the message is where something is said: X 在贺电中说. */
static bool is_said_in(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    const Match *in = word_before(item, trigger->span.start, clause.start, CLASS_BIT(CLASS_PREPOSITION));
    const Match *inside = word_at(item, span_end(trigger->span), span_end(clause), CLASS_BIT(CLASS_SUPPORT));
    return trigger->frame.is_noun && in && word_has_role(item, in, CLASS_PREPOSITION, "at") && inside &&
           word_has_role(item, inside, CLASS_SUPPORT, "after");
}

/* Who receives messages of which nobody is told that they were sent to him: who was told to
 * take office (一些国家领导人致函祝贺 X 当选. Y 在贺函中说, …). NULL if nobody was. */
static const ActorList *who_took_office(const EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        if (draft->event.type == CH_APPOINTMENT && draft->initiator.count && draft->initiator.items[0].person) {
            return &draft->initiator;
        }
    }
    return NULL;
}

/* A message known by what is said in it, to the receiver of the message told last. */
static void code_quoted_message(EventCoder *self, const Trigger *trigger, Draft *draft, const ActorList *receiver) {
    Party sender = acting_party(self->item, trigger);
    take_actors(self, &sender, &draft->initiator, NULL);
    bool known = !draft->initiator.count || actors_hold(receiver, &draft->initiator.items[0]);
    for (size_t i = 0; i < self->drafts.count && !known; i++) { /* its sending was told */
        known = self->drafts.items[i].event.type == CH_MESSAGE &&
                actors_hold(&self->drafts.items[i].initiator, &draft->initiator.items[0]);
    }
    if (known) {
        return;
    }
    draft->counterpart = *receiver;
    draft->in_speech = false;
    draft_quote(self->item, draft, &sender);
    draft_end(self, draft, false);
}

/* True if the countries addressed only begin the name of an occasion: 向中国—东盟
 * 合作年启动活动致贺信. */
static bool begins_occasion(const Item *item, const Trigger *trigger, const Party *other) {
    uint32_t end = other->count ? span_end(other->span) : trigger->span.start;
    const Match *head =
        party_is_countries(item, other) && end < trigger->span.start
            ? word_before(item, trigger->span.start, end, CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_EVENT))
            : NULL;
    return head && !word_has_role(item, head, CLASS_SUPPORT, "light"); /* no occasion: 向 X 递交信函 */
}

/* Who asks in a clause that opens with the word for it: who speaks, else the subject of the clause before. */
static Party asking_before(const EventCoder *self, const Clause *clause) {
    for (const Clause *c = clause - 1; clause->in_speech && c >= self->clauses.items && c->sentence == clause->sentence;
         c--) {
        if (clause->speech_verb >= c->span.start && clause->speech_verb < span_end(c->span)) {
            return c->subject;
        }
    }
    return clause[-1].subject;
}

/* Who asks another to pass his message on (请 X 转达): count 0 if nobody does. */
static Party asking_party(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool may = clause_may_have(trigger->clause, "asking");
    for (uint32_t at = trigger->clause->span.start; may && at < trigger->span.start; at++) {
        const Match *word = word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_ASPECT));
        if (word && word_has_role(item, word, CLASS_ASPECT, "asking") && !inside_name(item, at)) {
            Trigger asking = *trigger;
            asking.span = word->span;
            const Clause *clause = trigger->clause;
            uint32_t first = mention_from(item, clause->span.start);
            bool opens = clause > self->clauses.items && clause[-1].sentence == clause->sentence &&
                         (first == item->mentions.count || /* X 会见 Y，并请 Y 转达 */
                          item->mentions.items[first].span.start >= at);
            return opens ? asking_before(self, clause) : acting_party(item, &asking);
        }
    }
    return (Party){.count = 0};
}

/* The word that tells to whom a message goes; NULL if none does, or only one for the occasion at hand behind it
 * (向开幕式). */
static const Match *receiver_word(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    for (uint32_t at = clause->span.start; at < span_end(clause->span); at++) {
        at = at == trigger->span.start ? span_end(trigger->span) : at; /* 致 of 致贺信 is none */
        const Match *word = word_at(item, at, span_end(clause->span), CLASS_BIT(CLASS_PREPOSITION));
        if (word && word_has_role(item, word, CLASS_PREPOSITION, "to") && !inside_name(item, at)) {
            const Match *occasion = any_word_at(item, span_end(word->span), span_end(clause->span));
            bool at_hand = occasion && span_end(occasion->span) == trigger->span.start &&
                           (occasion->classes & CLASS_BIT(CLASS_MECHANISM));
            return at_hand ? NULL : word;
        }
    }
    return NULL;
}

/* True if the sender is nobody but the people or state of the person who passes it on: X 主席转达本国
 * 人民的问候 sends it himself. */
static bool is_own_people(const Item *item, const Party *sender, const Party *passing) {
    const Mention *people = sender->count == 1 ? &item->mentions.items[sender->mentions[0]] : NULL;
    const Mention *person = passing->count == 1 ? &item->mentions.items[passing->mentions[0]] : NULL;
    bool bare = people && (people->kind == MENTION_COUNTRY || people->kind == MENTION_GROUP) && person &&
                person->kind == MENTION_PERSON;
    const char *theirs = bare ? mention_country(item, people) : NULL,
               *his = bare ? mention_country(item, person) : NULL;
    return theirs && his && string_same(theirs, his);
}

/* A sender whose country is not told, or would be the receiver's, is of the messenger's (X 国特使向 Y 国
 * 总统转交了 A 总统的亲笔信). */
static void give_messengers_country(const Item *item, const Party *passing, const Party *other, Draft *draft) {
    const Mention *messenger = passing->count == 1 ? &item->mentions.items[passing->mentions[0]] : NULL;
    const Mention *receiver = other->count ? &item->mentions.items[other->mentions[0]] : NULL;
    const char *his = messenger && messenger->kind == MENTION_PERSON ? mention_country(item, messenger) : NULL;
    const char *theirs = receiver ? mention_country(item, receiver) : NULL;
    ChActor *sender = draft->initiator.count == 1 ? &draft->initiator.items[0] : NULL;
    bool unknown = sender && sender->person && (!sender->country || (theirs && string_same(sender->country, theirs)));
    if (unknown && his && theirs && !string_same(his, theirs)) {
        sender->country = his;
    }
}

/* Gives a letter that is handed over without a word to whom to the one whom the messenger has just met: 拜会 Y 时转交了
 * X 的亲笔信. */
static void hand_to_host(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Draft *met = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool meets = met && (met->event.type == CH_MEETING || met->event.type == CH_TALKS) &&
                 self->clauses.items[met->clause].sentence == trigger->clause->sentence && met->initiator.count == 1 &&
                 met->counterpart.count == 1 && draft->initiator.count == 1;
    if (!meets || !act_event_between(item, span_end(trigger->span), span_end(trigger->clause->span), KEY_EVENT,
                                     ch_event_type_name(CH_MESSAGE))) {
        return;
    }
    ChActor *sender = &draft->initiator.items[0];
    sender->country = sender->country ? sender->country : met->initiator.items[0].country;
    bool own = sender->country && met->counterpart.items[0].country &&
               string_same(sender->country, met->counterpart.items[0].country);
    draft->counterpart = own ? met->initiator : met->counterpart;
}

/* True if a letter is named between two code points. */
static bool names_letter(const Item *item, uint32_t from, uint32_t to) {
    return act_event_between(item, from, to, KEY_EVENT, ch_event_type_name(CH_MESSAGE));
}

/* Fills in who sends what is passed on: who asks for it, who is named behind the verb, or
 * who passes it; the receiver stands behind 对 or 向, or is the other side at hand. */
static Party greeting_sides(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    const Match *particle = word_at(item, behind, end, CLASS_BIT(CLASS_ASPECT));
    bool skips = particle && word_has_role(item, particle, CLASS_ASPECT, "particle");
    Party sender = party_at(item, skips ? span_end(particle->span) : behind, end);
    bool hands = trigger_has(trigger, SLOT(OBJECT)) && /* 把 X 的亲笔信交给 Y, not 面交 X 的亲笔信 */
                 names_letter(item, trigger->clause->span.start, trigger->span.start);
    Party receiver = hands ? sender : (Party){.count = 0};
    if (hands || (!sender.count && clause_may_have(trigger->clause, "object"))) {
        sender = governed_party(item, trigger->clause, trigger->span.start, "object");
    }
    bool he = sender.count && item->mentions.items[sender.mentions[0]].kind == MENTION_REFERENCE;
    Party passing = acting_party(item, trigger);
    sender.count = is_own_people(item, &sender, &passing) ? 0 : sender.count;
    Party asking = !sender.count || he ? asking_party(self, trigger) : (Party){.count = 0};
    Party acting = asking.count ? asking : sender.count ? sender : passing;
    Clause rest = *trigger->clause;
    rest.span = span_of(behind, end);
    Party other = hands ? receiver : governed_party(item, &rest, end, "to");
    Party before = governed_party(item, trigger->clause, trigger->span.start, "to");
    bool bare = other.count && before.count && item->mentions.items[other.mentions[0]].kind == MENTION_POST &&
                !item->mentions.items[other.mentions[0]].country; /* 向 Y 转达了 X 对皇后的祝贺 */
    other = other.count && !bare ? other : before;
    take_actors(self, &acting, &draft->initiator, NULL);
    give_messengers_country(item, &passing, &other, draft);
    draft_quote(item, draft, &acting);
    draft_quote(item, draft, &other);
    draft->is_passed_on = true;
    bool faces = trigger_has(trigger, SLOT(SPOKEN)) && !other.count && !receiver_word(item, trigger); /* 转达问候 */
    const ChActor *facing = faces ? act_other_side(self, &draft->initiator) : NULL;
    if (facing) {
        *list_push(item->arena, &draft->counterpart) = *facing;
    }
    if (!other.count && !facing) {
        hand_to_host(self, trigger, draft);
    }
    return other;
}

/* The ceremony at which the envoys of several states were received; NULL if none was told. */
static const Draft *envoys_received(const EventCoder *self) {
    enum { LEAST = 3 };
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *draft = &self->drafts.items[i];
        const ActorList *envoys = &draft->initiator;
        if (draft->event.type == CH_CEREMONY && envoys->count >= LEAST && draft->counterpart.count == 1 &&
            envoys->items[0].country && !one_country(envoys, envoys)) {
            return draft;
        }
    }
    return NULL;
}

/* True if somebody known by name stands in the clause before the verb. */
static bool names_messenger(const Item *item, const Trigger *trigger, uint32_t from) {
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        if (item->mentions.items[i].kind == MENTION_PERSON) {
            return true;
        }
    }
    return false;
}

/* Greetings that go through the envoys just received: their host asks them to pass his on to the
 * states they stand for (请他们转达对各国领导人的问候), or they bring those of their leaders (使节们转达了
 * … 的问候). False if it is neither. */
static bool code_envoys_greetings(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Draft *ceremony = trigger_has(trigger, SLOT(SPOKEN)) ? envoys_received(self) : NULL;
    if (!ceremony) {
        return false;
    }
    Span clause = trigger->clause->span;
    Party host = asking_party(self, trigger);
    const Mention *envoys = NULL;
    for (uint32_t i = mention_from(item, clause.start);
         !envoys && i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        envoys = item->mentions.items[i].kind == MENTION_GROUP ? &item->mentions.items[i] : NULL;
    }
    bool named = names_messenger(item, trigger, host.count ? span_end(host.span) : clause.start);
    if (named || (!host.count && !envoys)) {
        return false;
    }
    if (host.count) {
        take_actors(self, &host, &draft->initiator, NULL);
    } else {
        *list_push(item->arena, &draft->counterpart) = ceremony->counterpart.items[0];
    }
    for (size_t i = 0; i < ceremony->initiator.count; i++) {
        ChActor state = {.country = ceremony->initiator.items[i].country};
        ActorList *side = host.count ? &draft->counterpart : &draft->initiator;
        if (state.country && !actors_hold(side, &state)) {
            *list_push(item->arena, side) = state;
        }
    }
    bool stops = !character_is_han(item->text->character[span_end(clause) - 1]);
    draft->quote = span_of(clause.start, span_end(clause) - stops);
    draft->is_this = draft->is_passed_on = true;
    draft_end(self, draft, false);
    return true;
}

/* Where the list begins of those who sent such a message too: 向 X 发来贺电的还有: …, 发来贺电的还有 A、B. 0 if the
 * clause opens none. */
static uint32_t list_of_senders(const Item *item, const Trigger *trigger) {
    enum { REACH = 8 }; /* characters of other letters between: 或贺函 */
    const Clause *clause = trigger->clause;
    uint32_t behind = span_end(trigger->span), end = span_end(clause->span);
    if (!clause_may_have(clause, "listing")) {
        return 0;
    }
    const Match *last = clause->ends_with == ':' ? word_before(item, end, behind, CLASS_BIT(CLASS_ASPECT)) : NULL;
    if (last && word_has_role(item, last, CLASS_ASPECT, "listing")) {
        return end;
    }
    for (uint32_t at = behind; at < end && at <= behind + REACH; at++) {
        const Match *listing = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
        const Match *of = listing ? word_before(item, at, behind, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
        if (of && span_end(of->span) == at && word_has_role(item, listing, CLASS_ASPECT, "listing") &&
            word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")) {
            return span_end(listing->span);
        }
    }
    return 0;
}

/* True if the words from `at` to the end of the clause tell nothing that anybody says or does. */
static bool tells_nothing(const Item *item, uint32_t at, uint32_t end) {
    for (; at < end; at++) {
        const Match *word = any_word_at(item, at, end);
        if (word && (word->classes & (CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_EVENT))) && !inside_name(item, at)) {
            return false;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return true;
}

/* One message of each person or body that the clause lists; false if it is no part of the list. A
 * short line that holds nobody known is one all the same. */
static bool code_listed_senders(EventCoder *self, const Clause *clause, const Draft *base) {
    enum { LONGEST_LINE = 24 };
    const Item *item = self->item;
    uint32_t end = span_end(clause->span), at = clause->span.start;
    Party senders = party_at(item, at, end);
    at = senders.count ? span_end(senders.span) : at;
    if (!tells_nothing(item, at, end)) {
        return false;
    }
    if (!senders.count) {
        return clause->span.length <= LONGEST_LINE;
    }
    while (senders.count) {
        for (uint32_t i = 0; i < senders.count; i++) {
            const Mention *sender = &item->mentions.items[senders.mentions[i]];
            Party one = party_slice(item, &senders, i, 1);
            Draft draft = *base;
            draft.anchor = draft.quote = sender->phrase;
            if (sender->kind == MENTION_PERSON || sender->kind == MENTION_BODY) {
                take_actors(self, &one, &draft.initiator, NULL);
                end_between(self, &draft);
            }
        }
        senders.count = 0;
        for (at = span_end(senders.span); at < end && !senders.count; at++) { /* who is not known is passed over */
            bool goes_on = item->text->character[at] == LIST_COMMA;
            senders = goes_on ? party_at(item, at + 1, end) : senders;
        }
    }
    return true;
}

/* The messages of those listed behind the clause, also over several lines. False if it opens no list. */
static bool code_list_of_messages(EventCoder *self, const Trigger *trigger, const Draft *base,
                                  const ActorList *receiver) {
    const Item *item = self->item;
    uint32_t begin = list_of_senders(item, trigger);
    if (!begin) {
        return false;
    }
    Draft draft = *base;
    Party told = governed_party(item, trigger->clause, trigger->span.start, "to");
    take_actors(self, &told, &draft.counterpart, NULL);
    if (!draft.counterpart.count && receiver) {
        draft.counterpart = *receiver;
    } else if (!draft.counterpart.count && trigger_has(trigger, SLOT(HOME)) && item->home) {
        *list_push(item->arena, &draft.counterpart) = (ChActor){.country = item->home};
    }
    const Clause *end = self->clauses.items + self->clauses.count;
    draft.in_speech = draft.inherited = false;
    bool here = begin < span_end(trigger->clause->span);
    for (const Clause *clause = trigger->clause + !here; draft.counterpart.count && clause < end; clause++) {
        Clause listed = *clause;
        if (clause == trigger->clause) {
            listed.span = span_of(begin, span_end(clause->span));
        } else if (here && clause->sentence != trigger->clause->sentence) {
            break;
        }
        draft.clause = (uint32_t)(clause - self->clauses.items);
        if (!code_listed_senders(self, &listed, &draft)) {
            break;
        }
    }
    return true;
}

/* The last verb of a message in the clause that leaders nobody names send; NULL if it tells no such thing:
 * 许多国家领导人致电或致函 X. */
static const Trigger *message_of_many(const Item *item, const Clause *clause, const TriggerList *triggers) {
    const Party *subject = &clause->subject;
    const Mention *who = clause->subject_is_own && subject->count ? &item->mentions.items[subject->mentions[0]] : NULL;
    bool vague = who && who->kind == MENTION_GROUP && !who->country && who->entry != NO_ENTRY &&
                 lexicon_has(item->lexicon, who->entry, KEY_KIND, "leaders");
    const Trigger *last = NULL;
    for (size_t i = 0; vague && i < triggers->count; i++) {
        const Frame *frame = &triggers->items[i].frame;
        last = frame->type == CH_MESSAGE && !frame->is_noun ? &triggers->items[i] : last;
    }
    return last;
}

/* True if the clause is no more than “they are:”. */
static bool opens_roll(const Item *item, const Clause *clause) {
    enum { LONGEST = 5 };
    const Match *they = any_word_at(item, clause->span.start, span_end(clause->span));
    return clause->ends_with == ':' && clause->span.length <= LONGEST && they &&
           word_has_kind(item, they, CLASS_WORD, "pronoun");
}

/* One message of each person of another state with whose words the sentence begins: 一些国家领导人致函 X. Y 国
 * 总统 A 表示, …. */
static void code_message_told(EventCoder *self, const Clause *clause, const Draft *base) {
    const Item *item = self->item;
    const Party *subject = &clause->subject;
    const char *home = base->counterpart.items[0].country;
    bool opens = clause->subject_is_own && (clause == self->clauses.items || clause[-1].sentence != clause->sentence) &&
                 subject->span.start <= clause->span.start + 1;
    for (uint32_t i = 0; opens && i < subject->count; i++) {
        const Mention *sender = &item->mentions.items[subject->mentions[i]];
        const char *country = mention_country(item, sender);
        bool sends = sender->kind == MENTION_PERSON && sender->phrase.start < sender->span.start && country &&
                     !string_same(country, home);
        if (sends) {
            Draft draft = *base;
            Party one = party_slice(item, subject, i, 1);
            draft.clause = (uint32_t)(clause - self->clauses.items);
            draft.anchor = draft.quote = sender->phrase;
            take_actors(self, &one, &draft.initiator, NULL);
            end_between(self, &draft);
        }
    }
}

/* Who is told in the next clause of the sentence, by name, to have taken office; count 0 if nobody is. */
static Party congratulated_behind(const EventCoder *self, const Clause *clause) {
    const Clause *next = clause + 1;
    if (next >= self->clauses.items + self->clauses.count || next->sentence != clause->sentence) {
        return (Party){.count = 0};
    }
    TriggerList triggers = {0};
    triggers_of(self->item, &self->mechanisms, next, &triggers);
    bool office = triggers.count && triggers.items[0].frame.type == CH_APPOINTMENT && next->subject.count == 1 &&
                  self->item->mentions.items[next->subject.mentions[0]].kind == MENTION_PERSON;
    return office ? next->subject : (Party){.count = 0};
}

/* True if the party begins with a person, or with a body of a state. */
static bool receives_letters(const Item *item, const Party *party) {
    const Mention *first = party->count ? &item->mentions.items[party->mentions[0]] : NULL;
    return first && (first->kind == MENTION_PERSON || (first->kind == MENTION_BODY && mention_country(item, first)));
}

void code_round_of_messages(EventCoder *self, const Clause *clause, const TriggerList *triggers, uint32_t end) {
    const Item *item = self->item;
    const Trigger *last = message_of_many(item, clause, triggers), *first = triggers->items;
    Party receiver = last ? object_party(item, last) : (Party){.count = 0};
    while (last && first->frame.type != CH_MESSAGE) {
        first++;
    }
    Draft base;
    bool named = receives_letters(item, &receiver);
    if (last && !named) { /* 致函等方式，祝贺 X 当选 */
        receiver = congratulated_behind(self, clause);
        named = receiver.count > 0;
    }
    bool told = last && (!clause->in_speech || last->span.start < clause->speech_verb);
    bool home = told && !receiver.count && item->home; /* 纷纷致电或致函表示祝贺 */
    if ((!named && !home) || !draft_begin(self, first, &base) || base.event.status != CH_HAPPENED) {
        return;
    }
    if (named) {
        receiver.count = 1;
        take_actors(self, &receiver, &base.counterpart, NULL);
    } else {
        *list_push(item->arena, &base.counterpart) = (ChActor){.country = item->home};
    }
    base.event.place = (ChPlace){0};
    base.in_speech = base.inherited = false;
    if (!base.counterpart.count || !base.counterpart.items[0].country) {
        return;
    }
    Pair pair = self->pair;
    bool lists = false;
    const Clause *limit = self->clauses.items + self->clauses.count;
    for (const Clause *next = clause + 1; next < limit && next->span.start < end; next++) {
        Draft draft = base;
        draft.clause = (uint32_t)(next - self->clauses.items);
        if (opens_roll(item, next)) {
            lists = true;
        } else if (lists) {
            lists = code_listed_senders(self, next, &draft);
        } else {
            code_message_told(self, next, &draft);
        }
    }
    self->pair = pair;
}

/* True if nothing is named that is handed over, and the sentence has told of aid: X 捐赠的物资运抵 P，由大使向部长转交.
 */
static bool hands_gift(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return trigger_has(trigger, SLOT(GREETING)) && !trigger_has(trigger, SLOT(SPOKEN)) && last &&
           last->event.type == CH_AID && self->clauses.items[last->clause].sentence == trigger->clause->sentence;
}

/* Whom a message that names no receiver is meant for, by the next clause of its sentence: 教皇发出唁电，对 X 遇难者表示
 * 哀悼. Count 0 if that tells nobody. */
static Party pitied_behind(const EventCoder *self, const Trigger *trigger) {
    const Clause *next = trigger->clause + 1;
    bool may = next < self->clauses.items + self->clauses.count && next->sentence == trigger->clause->sentence &&
               !next->subject_is_own && clause_opens_with(self->item, next, "to");
    return may ? governed_party(self->item, next, span_end(next->span), "to") : (Party){.count = 0};
}

/* True if the clause tells of an office by a verb that has one of the slots, or (`has` not set) none of them. */
static bool tells_of_office(const EventCoder *self, const Clause *clause, SlotSet slots, bool has) {
    TriggerList triggers = {0};
    triggers_of(self->item, &self->mechanisms, clause, &triggers);
    for (size_t i = 0; i < triggers.count; i++) {
        if (triggers.items[i].frame.type == CH_APPOINTMENT && trigger_has(&triggers.items[i], slots) == has) {
            return true;
        }
    }
    return false;
}

static bool tells_taking_office(const EventCoder *self, const Clause *clause) {
    return tells_of_office(self, clause, SLOT(LEAVE) | SLOT(DEATH) | SLOT(APPOINT), false);
}

static bool tells_death(const EventCoder *self, const Clause *clause) {
    return tells_of_office(self, clause, SLOT(DEATH), true);
}

/* For whom a message is meant that names no receiver, by what the sentence told before it: him who took office (就 X
 * 连任总统致电祝贺; X 就职后，Y 致电祝贺), or the state of him who died (X 去世，Y 致唁电). Nobody if it told neither.
 */
static ActorList receiver_told_before(const EventCoder *self, const Trigger *trigger, const char *own) {
    const Clause *clause = trigger->clause, *before = clause - 1;
    ActorList receiver = {0};
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const char *state = last && last->event.type == CH_APPOINTMENT && last->initiator.count == 1 &&
                                &self->clauses.items[last->clause] == clause
                            ? last->initiator.items[0].country
                            : NULL;
    if (state && own && !string_same(state, own)) {
        return last->initiator;
    }
    bool leans = clause > self->clauses.items && before->sentence == clause->sentence && before->subject_is_own &&
                 before->subject.count == 1 && (before->classes & CLASS_BIT(CLASS_EVENT));
    const Mention *one = leans ? &self->item->mentions.items[before->subject.mentions[0]] : NULL;
    state = one && one->kind == MENTION_PERSON ? mention_country(self->item, one) : NULL;
    bool foreign = state && own && !string_same(state, own);
    if (foreign && tells_taking_office(self, before)) { /* X 就职后，Y 致电祝贺 */
        *list_push(self->item->arena, &receiver) = actor_of_mention(self->item, one);
    } else if (foreign && tells_death(self, before)) {
        *list_push(self->item->arena, &receiver) = (ChActor){.country = state};
    }
    return receiver;
}

/* Ends a message to a meeting or feast, one for each of several who send theirs apart: X 同 Y 分别向 M 致贺信. */
static void end_each_sender(EventCoder *self, const Trigger *trigger, const Draft *draft) {
    ActorList senders = draft->initiator;
    if (told_with(self->item, trigger, "each")) {
        Party beside = governed_party(self->item, trigger->clause, trigger->span.start, "with");
        ActorList more = {0};
        take_actors(self, &beside, &more, NULL);
        for (size_t i = 0; i < more.count; i++) {
            if (!actors_hold(&senders, &more.items[i])) {
                *list_push(self->item->arena, &senders) = more.items[i];
            }
        }
    }
    bool apart = senders.count > 1 && told_with(self->item, trigger, "each");
    for (size_t i = 0; i < (apart ? senders.count : 1); i++) {
        Draft one = *draft;
        one.initiator = apart ? (ActorList){&senders.items[i], 1, 1} : draft->initiator;
        draft_end(self, &one, true);
    }
}

/* A message sent to a meeting: those who hold it take part. False if it is sent to none (NULL). */
static bool code_to_assembly(EventCoder *self, const Trigger *trigger, const NamedMechanism *assembly, Draft *draft) {
    if (!assembly) {
        return false;
    }
    *list_push(self->item->arena, &draft->counterpart) = (ChActor){.org = assembly->full};
    for (size_t i = 0; i < assembly->countries.count; i++) {
        country_add(self->item->arena, &draft->event.countries, assembly->countries.items[i]);
    }
    end_each_sender(self, trigger, draft);
    return true;
}

/* True if no letter is named that is handed over: 把权力交给 X, 面交一份名单. */
static bool lacks_letter(const Item *item, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    return trigger_has(trigger, SLOT(CONTENT)) && !names_letter(item, clause.start, trigger->span.start) &&
           !(trigger_has(trigger, SLOT(TO)) && names_letter(item, span_end(trigger->span), span_end(clause)));
}

/* Adds the members of the list to the party; false if they are too many. */
static bool add_members(Party *party, const Party *list) {
    if (party->count + list->count > PARTY_LIMIT) {
        return false;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        party->mentions[party->count++] = list->mentions[i];
    }
    party->span = party->span.length ? span_join(party->span, list->span) : list->span;
    return true;
}

/* Those to whom it is sent, listed over commas from the word for the receiver to the verb: X 向 A，B 和 C 致贺电. Sets
 * the clause that the list begins in. Count 0 if no such list stands before the verb. */
static Party receivers_over_commas(const EventCoder *self, const Trigger *trigger, const Clause **first) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    Party none = {.count = 0}, last = clause->subject;
    bool opens = clause->subject_is_own && last.span.start == clause->span.start &&
                 only_adjuncts(item, clause, span_end(last.span), trigger->span.start);
    for (Party list = last; opens && clause > self->clauses.items && clause[-1].sentence == clause->sentence;) {
        clause--;
        uint32_t end = span_end(clause->span);
        Party to = governed_party(item, clause, end, "to");
        bool is_to = to.count && span_end(to.span) == end && party_names_person(item, &to);
        Party more = is_to ? to : party_at(item, clause->span.start, end);
        if (!more.count || (!is_to && span_end(more.span) != end) || !add_members(&more, &list)) {
            return none;
        }
        list = more;
        *first = clause;
        if (is_to) {
            return list;
        }
    }
    return none;
}

/* Whose letter it is that another hands over to somebody: 向 Y 递交了 X 的亲笔信. Count 0 if it is told to be nobody
 * else's. */
static Party owner_of_letter(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    Party none = {.count = 0};
    const Match *of = trigger->frame.is_noun
                          ? word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_SUBJECT_STOP))
                          : NULL;
    if (!of || !word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive") ||
        span_end(of->span) != trigger->span.start || !governed_party(item, clause, trigger->span.start, "to").count) {
        return none;
    }
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *owner = &item->mentions.items[i];
        const Match *handed =
            owner->kind == MENTION_PERSON && owner->span.start < of->span.start &&
                    owner->phrase.start > clause->span.start
                ? word_before(item, owner->phrase.start, clause->span.start,
                              CLASS_BIT(CLASS_SUPPORT) | CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_PREPOSITION))
                : NULL;
        bool behind_verb = handed && span_end(handed->span) == owner->phrase.start &&
                           !(handed->classes & CLASS_BIT(CLASS_PREPOSITION)) && /* 在致 X 的贺电中 */
                           (word_has_role(item, handed, CLASS_SUPPORT, "light") ||
                            word_has_role(item, handed, CLASS_ASPECT, "particle"));
        if (behind_verb && (span_end(owner->span) == of->span.start || span_end(owner->phrase) == of->span.start)) {
            return (Party){.mentions = {i}, .count = 1, .span = owner->phrase};
        }
    }
    return none;
}

/* Whom an answer goes to that names no receiver: who wrote the message told last, in this sentence or the one before,
 * to him who answers (X 致函 Y。Y 复函). Nobody if it was written to another. */
static ActorList who_wrote_before(const EventCoder *self, const Trigger *trigger, const Draft *answer) {
    const Clause *clause = trigger->clause;
    bool may = !trigger->frame.is_noun && clause->subject_is_own && answer->initiator.count == 1 &&
               answer->initiator.items[0].person;
    for (size_t i = self->drafts.count; may && i-- > 0;) {
        const Draft *last = &self->drafts.items[i];
        const Clause *told = &self->clauses.items[last->clause];
        if (told->paragraph != clause->paragraph || told->sentence + 1 < clause->sentence) {
            break;
        }
        if (last->event.type == CH_MESSAGE && !last->in_speech) {
            bool to_him = last->counterpart.count == 1 && actors_hold(&last->counterpart, &answer->initiator.items[0]);
            return to_him ? last->initiator : (ActorList){0};
        }
    }
    return (ActorList){0};
}

/* Gives the draft who sends the message; returns to whom. */
static Party sides_of_message(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *first = NULL;
    Party receivers = trigger_has(trigger, SLOT(TO)) && !trigger_has(trigger, SLOT(GREETING))
                          ? receivers_over_commas(self, trigger, &first)
                          : (Party){.count = 0};
    if (receivers.count && first->subject.count) {
        take_actors(self, &first->subject, &draft->initiator, NULL);
        draft_quote(self->item, draft, &first->subject);
        return receivers;
    }
    Party sender = sender_behind(self->item, trigger, "reading");
    if (sender.count) {
        take_actors(self, &sender, &draft->initiator, NULL);
        draft_quote(self->item, draft, &sender);
        Party to = governed_party(self->item, trigger->clause, trigger->span.start, "to");
        return to.span.start >= span_end(sender.span) ? to : (Party){.count = 0}; /* 宣读 X 致 Y 的信 */
    }
    sender = sender_behind(self->item, trigger, "receiving");
    sender = sender.count ? sender : sender_behind(self->item, trigger, "accepting"); /* 接受 X 递交的信件 */
    if (sender.count) {
        take_actors(self, &sender, &draft->initiator, NULL);
        Party receiver = acting_party(self->item, trigger);
        draft_quote(self->item, draft, &receiver);
        return receiver;
    }
    if (trigger_has(trigger, SLOT(GREETING))) {
        draft->is_this = trigger_has(trigger, SLOT(SPOKEN)); /* to pass greetings on is done by saying so */
        return greeting_sides(self, trigger, draft);
    }
    Party owner = owner_of_letter(self->item, trigger);
    if (owner.count) {
        Party passing = acting_party(self->item, trigger);
        Party to = governed_party(self->item, trigger->clause, trigger->span.start, "to");
        take_actors(self, &owner, &draft->initiator, NULL);
        give_messengers_country(self->item, &passing, &to, draft);
        draft_quote(self->item, draft, &passing);
        draft->is_passed_on = true;
        return to;
    }
    Party other = two_sides(self, trigger, draft);
    bool vague = trigger_has(trigger, SLOT(HOME)) && other.count &&
                 self->item->mentions.items[other.mentions[0]].kind == MENTION_REFERENCE; /* 来函祝贺两国建交 */
    other.count = vague ? 0 : other.count;
    if (!other.count && !draft->counterpart.count) {
        draft->counterpart = who_wrote_before(self, trigger, draft);
    }
    return other;
}

/* True if the party is only pointed to as somebody named before: 其, 他. */
static bool is_pronoun(const Item *item, const Party *party) {
    const char *kind = party->count == 1 ? reference_kind(item, &item->mentions.items[party->mentions[0]]) : NULL;
    return kind && strcmp(kind, "he") == 0;
}

/* True if it is goods that are passed on, no greetings, and so made aid: 转交救灾物资. */
static bool code_relief(EventCoder *self, const Trigger *trigger) {
    Span clause = trigger->clause->span;
    if (!trigger_has(trigger, SLOT(GREETING)) ||
        !act_word(self->item, clause.start, span_end(clause), CLASS_WORK, "relief")) {
        return false;
    }
    Trigger gift = *trigger;
    gift.frame.type = CH_AID;
    gift.frame.slots = SLOT(TO) | SLOT(OBJECT) | SLOT(CONTENT);
    code_aid(self, &gift);
    return true;
}

/* True if the party is no receiver, but a country in the name of the meeting that is addressed, or whose occasion the
 * message is for. */
static bool is_only_occasion(const EventCoder *self, const Trigger *trigger, const Party *other) {
    const NamedMechanism *meeting = mechanism_in(&self->mechanisms, trigger->clause->span);
    return other->count &&
           ((meeting && span_within(other->span, meeting->span)) || begins_occasion(self->item, trigger, other));
}

/* Ends the message: to the party, who is then the one addressed last, or home if it is told to come there. */
static void end_message(EventCoder *self, const Trigger *trigger, Draft *draft, const Party *receiver) {
    const Item *item = self->item;
    if (receiver->count) {
        self->addressed = (ActorList){0};
        take_actors(self, receiver, &self->addressed, NULL);
    } else if (trigger_has(trigger, SLOT(HOME)) && !draft->counterpart.count && item->home) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = item->home}; /* 发来贺电 */
    }
    end_each(self, trigger, draft, receiver);
}

/* True if no note is told to be sent: the word stands for its text (照会说), or the sentence has told of the protest
 * that it made. */
static bool is_no_note(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    Party behind = party_at(item, span_end(trigger->span), span_end(clause->span));
    bool sent = (behind.count && behind.span.start == span_end(trigger->span)) ||
                governed_party(item, clause, trigger->span.start, "to").count;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool protested =
        last && last->event.type == CH_PROTEST && self->clauses.items[last->clause].sentence == clause->sentence;
    bool opens = clause == self->clauses.items || clause[-1].sentence != clause->sentence; /* 就此事，照会 X */
    return !sent || protested || (opens && trigger->span.start == clause->span.start);
}

/* True if the letter is the one that the clause has just told to be passed on: 转交 X 致 Y 的信函. */
static bool is_passed_on(const EventCoder *self, const Trigger *trigger) {
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    return trigger->frame.is_noun && last && last->event.type == CH_MESSAGE && last->is_passed_on &&
           &self->clauses.items[last->clause] == trigger->clause;
}

/* True if the word congratulates, condoles or thanks, as one does in writing. */
static bool is_greeting_word(const Item *item, const Match *word) {
    static const char *const greetings[] = {"congratulate", "condole", "thank"};
    EntryId speech = match_entry(item->lexicon, word, CLASS_SPEECH);
    for (size_t i = 0; speech != NO_ENTRY && i < sizeof greetings / sizeof *greetings; i++) {
        if (lexicon_has(item->lexicon, speech, KEY_STANCE, greetings[i])) {
            return true;
        }
    }
    return false;
}

/* True if what is told behind a verb that may mean a telephone is talk, no greeting: 致电 X，讨论停火; 致电 X，敦促他
 * …. */
static bool is_by_telephone(const Item *item, const Trigger *trigger) {
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    bool talks = false;
    bool may = trigger_has(trigger, SLOT(SPOKEN)) && !trigger_has(trigger, SLOT(GREETING));
    for (uint32_t at = sentence.start; may && at < span_end(sentence); at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, span_end(sentence));
        EntryId speech = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
        EntryId demand = word ? match_entry(item->lexicon, word, CLASS_SPEECH_WORD) : NO_ENTRY;
        if (word && is_greeting_word(item, word)) {
            return false;
        }
        bool demands = speech != NO_ENTRY && demand != NO_ENTRY &&
                       lexicon_has(item->lexicon, speech, KEY_STANCE, "wish") &&
                       lexicon_has(item->lexicon, demand, KEY_FLAGS, "pivot");
        bool discusses = speech != NO_ENTRY && lexicon_has(item->lexicon, speech, KEY_KIND, "topic");
        talks = talks || (at > trigger->span.start && (demands || discusses));
        at = word ? span_end(word->span) - 1 : at;
    }
    return talks;
}

/* True if a verb that may mean a telephone is followed by words that are no greeting: X 致电 Y，欢迎停火. Where
 * simplified script is at home, the press tells so of the telegrams of its own leaders, and so did all the press of
 * old. */
static bool speaks_by_telephone(const Item *item, const Trigger *trigger, const Draft *draft, const Party *other) {
    static const char *const said[] = {"frame", "tell", "attitude"};
    const Mention *receiver = other->count ? &item->mentions.items[other->mentions[0]] : NULL;
    const char *theirs = receiver ? mention_country(item, receiver) : NULL;
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    const char *writes = name_table(item->lexicon)->script_home[0];
    static const char telegraphed_until[] = "1990"; /* leaders rarely rang one another up */
    bool may = item->published && strcmp(item->published, telegraphed_until) > 0 &&
               trigger_has(trigger, SLOT(SPOKEN)) && trigger_has(trigger, SLOT(OBJECT)) &&
               draft->event.type == CH_MESSAGE && receiver && receiver->kind == MENTION_PERSON && own && theirs &&
               !(writes && (string_same(own, writes) || string_same(theirs, writes)));
    Span sentence = item->sentences.items[trigger->clause->sentence].span;
    bool speaks = false;
    for (uint32_t at = sentence.start; may && at < span_end(sentence); at++) {
        const Match *word = inside_name(item, at) ? NULL : any_word_at(item, at, span_end(sentence));
        if (word && (word->classes & (CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_EVENT)))) {
            may = !is_greeting_word(item, word);
            for (size_t i = 0; at > trigger->span.start && i < sizeof said / sizeof *said; i++) {
                speaks = speaks || word_has_kind(item, word, CLASS_SPEECH, said[i]);
            }
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return may && speaks;
}

/* True if somebody of the party is a side of what the item has told of those who meet, talk or visit. */
static bool takes_part(EventCoder *self, const Party *party) {
    ActorList named = {0};
    take_actors(self, party, &named, NULL);
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        for (size_t k = 0; told->event.type != CH_MESSAGE && k < named.count; k++) {
            if (actors_hold(&told->initiator, &named.items[k]) || actors_hold(&told->counterpart, &named.items[k])) {
                return true;
            }
        }
    }
    return false;
}

/* Regards that one who meets somebody else sends to a leader by him, as if he were asked to pass them on: X 会见 Y 特使
 * Z。X 向 Y 致以良好祝愿. */
static void code_regards(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    uint32_t behind = span_end(trigger->span), end = span_end(trigger->clause->span);
    Party sender = acting_party(item, trigger);
    Party receiver = governed_party(item, trigger->clause, trigger->span.start, "to");
    bool may = !trigger->clause->in_speech && party_names_person(item, &sender) &&
               party_names_person(item, &receiver) && act_word(item, behind, end, CLASS_WORK, "regards");
    Draft draft;
    if (!may || !takes_part(self, &sender) || takes_part(self, &receiver) || !draft_begin(self, trigger, &draft)) {
        return;
    }
    take_actors(self, &sender, &draft.initiator, NULL);
    take_actors(self, &receiver, &draft.counterpart, NULL);
    draft_quote(item, &draft, &sender);
    draft_quote(item, &draft, &receiver);
    draft.is_passed_on = true;
    draft_end(self, &draft, false);
}

/* A message to those of a meeting that its words address. False if they address none. */
static bool code_to_meeting(EventCoder *self, const Trigger *trigger, Draft *draft) {
    if (address_meeting(self, trigger, draft)) {
        end_each_sender(self, trigger, draft);
        return true;
    }
    return !draft->counterpart.count && code_to_assembly(self, trigger, meeting_addressed(self, trigger), draft);
}

void code_message(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    if (trigger_has(trigger, SLOT(NAMED))) {
        code_regards(self, trigger);
        return;
    }
    if (is_passed_on(self, trigger)) {
        return;
    }
    if (lacks_letter(item, trigger)) {
        if (act_names_people(item, trigger)) {
            code_transfer(self, trigger);
        }
        return;
    }
    Draft draft;
    bool note = trigger_has(trigger, SLOT(STRICT));
    if ((note && is_no_note(self, trigger)) || code_relief(self, trigger) || hands_gift(self, trigger) ||
        !draft_begin(self, trigger, &draft)) {
        return;
    }
    draft.is_note = note;
    draft.event.type = is_by_telephone(item, trigger) ? CH_CALL : draft.event.type;
    const ActorList *receiver = self->addressed.count ? &self->addressed : who_took_office(self);
    if (code_list_of_messages(self, trigger, &draft, receiver)) {
        return;
    }
    if (receiver && is_said_in(item, trigger)) {
        code_quoted_message(self, trigger, &draft, receiver);
        return;
    }
    if (code_envoys_greetings(self, trigger, &draft)) {
        return;
    }
    Party other = sides_of_message(self, trigger, &draft);
    if (is_only_occasion(self, trigger, &other)) {
        other.count = 0;
    }
    draft.event.type = speaks_by_telephone(item, trigger, &draft, &other) ? CH_CALL : draft.event.type;
    const char *own = draft.initiator.count ? draft.initiator.items[0].country : NULL;
    if (is_pronoun(item, &other) && !draft.counterpart.count) { /* 就 X 当选总统向其致贺电 */
        draft.counterpart = receiver_told_before(self, trigger, own);
        other.count = draft.counterpart.count ? 0 : other.count;
    }
    if (!other.count && !draft.counterpart.count && draft.initiator.count && code_to_meeting(self, trigger, &draft)) {
        return;
    }
    if (!other.count && !draft.counterpart.count && !trigger->told_by_time) {
        other = pitied_behind(self, trigger);
        draft.counterpart = other.count ? draft.counterpart : receiver_told_before(self, trigger, own);
        bool open = !other.count && !draft.counterpart.count && draft.initiator.count && !draft.in_speech &&
                    !trigger_has(trigger, SLOT(GREETING)) && !receiver_word(item, trigger);
        if (open && code_to_assembly(self, trigger, meeting_told(self, trigger), &draft)) {
            return;
        }
    }
    end_message(self, trigger, &draft, &other);
}

/* --- sessions */
