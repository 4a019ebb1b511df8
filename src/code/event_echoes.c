/* What others do who do the same as was told before: join it (X 宣布跟进), pay it back (X 以牙还牙), or are only listed
 * with how many they sent home (X 4人、Y 3人). */
#include "code/acts.h"

/* True if another may be told to have done the same as the draft tells. */
static bool may_be_echoed(const Draft *draft) {
    return (draft->event.type == CH_SANCTION || draft->event.type == CH_RELATIONS || draft->event.type == CH_PROTEST) &&
           draft->event.status == CH_HAPPENED && !draft->from_headline && draft->initiator.count &&
           draft->counterpart.count;
}

/* The first deed that the sentence of the one at the place tells of against the same state, of which the others are
 * part: 驱逐 X 外交官，并关闭领事馆. */
static const Draft *first_of_sentence(const EventCoder *self, size_t place) {
    const Draft *last = &self->drafts.items[place], *first = last;
    uint32_t sentence = self->clauses.items[last->clause].sentence;
    for (size_t i = place; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].sentence != sentence) {
            break;
        }
        bool same = may_be_echoed(told) && actors_are_of(&told->counterpart, last->counterpart.items[0].country);
        first = same ? told : first;
    }
    return first;
}

/* The deed told last before in the paragraph, which the clause says others do too; NULL if it is none that they may. */
static const Draft *echoed_deed(const EventCoder *self, const Clause *clause) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].paragraph != clause->paragraph) {
            return NULL;
        }
        if (event_is_act(told->event.type) || told->event.type == CH_RELATIONS) {
            return may_be_echoed(told) ? first_of_sentence(self, i) : NULL;
        }
    }
    return NULL;
}

/* Starts a draft of the same deed, done by others on the day that the trigger's words tell, else on the same. */
static bool begin_echo(EventCoder *self, const Trigger *trigger, const Draft *deed, Draft *draft) {
    Trigger echo = *trigger;
    echo.frame.type = deed->event.type;
    echo.frame.slots = SLOT(OBJECT);
    if (!draft_begin(self, &echo, draft) || draft->event.status != CH_HAPPENED) {
        return false;
    }
    draft->is_ending = deed->is_ending;
    draft->is_mission = deed->is_mission;
    draft->is_recall = deed->is_recall;
    draft->is_besides = deed->is_besides;
    draft->event.place = (ChPlace){0};
    if (!draft->own_date) {
        draft->event.date = deed->event.date;
        draft->own_date = deed->own_date;
        draft->date_is_news = deed->date_is_news;
    }
    return true;
}

/* Appends the states of the actors as bare countries, each once, but for `own`. */
static void add_states(EventCoder *self, const ActorList *from, const char *own, ActorList *to) {
    for (size_t i = 0; i < from->count; i++) {
        ChActor state = {.country = from->items[i].country};
        if (state.country && !string_same(state.country, own) && !actors_hold(to, &state)) {
            *list_push(self->item->arena, to) = state;
        }
    }
}

/* Whether those who do the same suffered it themselves: they must not have, must have, or may have. */
typedef enum Echo { ECHO_JOINS, ECHO_ANSWERS, ECHO_EITHER } Echo;

/* Ends one draft of the deed for each who acts: against him who did it to them, else against whom it was done. */
static void end_echoes(EventCoder *self, const Draft *deed, const Draft *base, Echo how) {
    ActorList hit = deed->counterpart, by = deed->initiator; /* the drafts may move */
    for (size_t i = 0; i < base->initiator.count; i++) {
        Draft one = *base;
        const char *own = base->initiator.items[i].country;
        bool suffered = own && actors_are_of(&hit, own);
        if (!own || (how == ECHO_ANSWERS && !suffered) || (how == ECHO_JOINS && suffered)) {
            continue;
        }
        one.initiator = one.counterpart = (ActorList){0};
        *list_push(self->item->arena, &one.initiator) = base->initiator.items[i];
        add_states(self, suffered ? &by : &hit, own, &one.counterpart);
        act_end(self, &one);
    }
}

/* Who does the same: before the verb, or listed behind it (跟进的还有 X、Y). */
static Party echoing_party(const Item *item, const Trigger *trigger) {
    Party listed = relative_head(item, trigger);
    return listed.count ? listed : acting_party(item, trigger);
}

/* True if a word of a sanction, or of a break, stands between the code points. */
static bool tells_measure(const Item *item, uint32_t from, uint32_t to) {
    return act_event_between(item, from, to, KEY_EVENT, ch_event_type_name(CH_SANCTION)) ||
           act_event_between(item, from, to, KEY_EVENT, ch_event_type_name(CH_RELATIONS)) ||
           act_event_between(item, from, to, KEY_FRAME, "summon");
}

/* True if the clause or the next one tells what is done, which makes an event of its own (以牙还牙，驱逐 …), and that
 * is nothing done besides (以牙还牙，还关闭 …). */
static bool is_told_in_full(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *next = clause + 1;
    if (tells_measure(item, span_end(trigger->span), span_end(clause->span))) {
        return true;
    }
    bool follows = next < self->clauses.items + self->clauses.count && next->sentence == clause->sentence &&
                   !next->subject_is_own; /* another may do what it tells: X 采取同样行动，Y 也跟进 */
    uint32_t start = follows ? next->span.start : 0, end = follows ? span_end(next->span) : 0;
    const Match *joint = follows ? any_word_at(item, start, end) : NULL;
    bool besides = joint && (word_has_role(item, joint, CLASS_CONJUNCTION, "and") ||
                             word_has_role(item, joint, CLASS_ASPECT, "again"));
    return follows && !besides && tells_measure(item, start, end);
}

void code_same_deed(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Draft *deed = echoed_deed(self, trigger->clause);
    uint32_t behind = span_end(trigger->span);
    if (!deed || is_told_in_full(self, trigger) || act_is_talk(item, trigger)) {
        return;
    }
    Party acting = echoing_party(item, trigger);
    bool listed = acting.count && acting.span.start >= behind;
    if (!listed && !trigger_has(trigger, SLOT(OBJECT)) && !clause_ends_at(item, trigger->clause, behind)) {
        return; /* 跟进落实 */
    }
    Draft draft, told = *deed;
    if (!acting.count || acting.span.start < span_end(self->clauses.items[told.clause].span)) {
        return; /* carried over from the deed itself */
    }
    if (!begin_echo(self, trigger, &told, &draft)) {
        return;
    }
    take_actors(self, &acting, &draft.initiator, NULL);
    act_quote(self, trigger, &draft, &acting);
    end_echoes(self, &told, &draft, trigger_has(trigger, SLOT(STRICT)) ? ECHO_ANSWERS : ECHO_EITHER);
}

/* The number of people, by no noun of theirs, right behind the states listed, also in brackets: X 4人, X（4人）. NULL
 * if there is none. */
static const Mention *people_counted(const Item *item, uint32_t at, uint32_t end) {
    enum { BRACKET = 1, MEASURE_ALONE = 3 }; /* a mark; bytes of a measure word with no noun behind it */
    const Match *apiece = word_at(item, at, end, CLASS_BIT(CLASS_ASPECT));
    at = apiece && word_has_role(item, apiece, CLASS_ASPECT, "apiece") ? span_end(apiece->span) : at;
    const Mention *next =
        mention_from(item, at) < item->mentions.count ? &item->mentions.items[mention_from(item, at)] : NULL;
    bool near = next && next->span.start <= at + BRACKET && next->span.start < end;
    bool counts = near && next->kind == MENTION_QUANTITY && next->entry != NO_ENTRY &&
                  lexicon_has(item->lexicon, next->entry, KEY_KIND, "person") &&
                  strlen(next->quantity.unit) <= MEASURE_ALONE;
    return counts ? next : NULL;
}

/* True if the deed, or another of its paragraph that hits the same state, tells of envoys sent home. */
static bool expels_envoys(const EventCoder *self, const Draft *deed) {
    uint32_t paragraph = self->clauses.items[deed->clause].paragraph;
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        const Clause *clause = &self->clauses.items[told->clause];
        if (clause->paragraph != paragraph) {
            return false;
        }
        if (told->event.type == CH_SANCTION && !told->is_recall && told->counterpart.count &&
            actors_are_of(&deed->counterpart, told->counterpart.items[0].country) &&
            act_word(self->item, clause->span.start, span_end(clause->span), CLASS_WORK, "envoy")) {
            return true;
        }
    }
    return false;
}

void code_numbers_expelled(EventCoder *self, const Clause *clause) {
    const Item *item = self->item;
    const Draft *deed = self->drafts.count ? echoed_deed(self, clause) : NULL;
    if (!deed || deed->event.type != CH_SANCTION || !expels_envoys(self, deed)) {
        return;
    }
    Draft told = *deed;
    uint32_t last = clause->first_mention + clause->mention_count, end = span_end(clause->span);
    for (uint32_t i = clause->first_mention; i < last; i++) {
        const Mention *state = &item->mentions.items[i];
        Party states = state->kind == MENTION_COUNTRY && state->within == NO_MENTION
                           ? party_at(item, state->span.start, end)
                           : (Party){.count = 0};
        const Mention *people =
            states.count && party_is_countries(item, &states) ? people_counted(item, span_end(states.span), end) : NULL;
        Trigger trigger = {.frame = {.entry = NO_ENTRY}, .clause = clause};
        Draft draft;
        trigger.span = people ? people->span : (Span){0};
        if (people && begin_echo(self, &trigger, &told, &draft)) {
            take_actors(self, &states, &draft.initiator, NULL);
            draft.quote = span_join(states.span, people->span);
            end_echoes(self, &told, &draft, ECHO_JOINS);
            i = mention_from(item, span_end(people->span)) - 1;
        }
    }
}
