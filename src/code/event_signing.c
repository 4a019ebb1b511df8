/* Agreements signed, exchanged or adopted: by two sides, by a meeting, by an organisation. The verbs stand in
 * data/events.txt, the documents in data/works.txt. */
#include "code/acts.h"
#include "resolve/dates.h"

enum { TITLE_REACH = 44 /* characters from the verb to the noun of what is signed */ };

/* The title that begins right behind the verb; NULL if none does. */
static const Mention *title_behind(const Item *item, uint32_t from) {
    enum { NEAR = 6 }; /* characters before the title */
    for (uint32_t i = mention_from(item, from);
         i < item->mentions.count && item->mentions.items[i].span.start <= from + NEAR; i++) {
        if (item->mentions.items[i].kind == MENTION_WORK) {
            return &item->mentions.items[i];
        }
    }
    return NULL;
}

/* The document that ends the clause, however long the list of what it is about (签署 A、B、C 等领域
 * 合作文件); NULL if none does. */
static const Match *document_at_end(const Item *item, const Clause *clause, uint32_t from) {
    uint32_t end = span_end(clause->span);
    end = last_letter(item, from, end);
    const Match *last = end > from ? match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_WORK)) : NULL;
    EntryId entry = last ? match_entry(item->lexicon, last, CLASS_WORK) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "document") ? last : NULL;
}

/* True if both sides at hand act together: 双方发表《…的声明》. */
static bool both_act(const Item *item, const Trigger *trigger) {
    Party acting = acting_party(item, trigger);
    const Mention *first = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    const char *kind = first && first->kind == MENTION_REFERENCE ? reference_kind(item, first) : NULL;
    return kind && (strcmp(kind, "both") == 0 || strcmp(kind, "leaders") == 0);
}

/* The agreement by whose name its parties are called, from the position on (区域全面经济伙伴关系协定); empty if none is
 * named. */
static Span agreement_of_bloc(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < to;
         i++) {
        const Mention *bloc = &item->mentions.items[i];
        bool may = bloc->kind == MENTION_COUNTRY && bloc->country && !country_is_state(bloc->country);
        for (uint32_t at = bloc->span.start; may && at < span_end(bloc->span); at++) {
            const Match *head = match_exact(&item->matches, span_of(at, span_end(bloc->span)), CLASS_BIT(CLASS_WORK));
            if (head && word_has_kind(item, head, CLASS_WORK, "document")) {
                return bloc->span;
            }
        }
    }
    return span_of(from, from);
}

/* The title in book marks right behind the verb of what both issue, whatever it is called: 双方发表《…》. NULL if none
 * is. */
static const Mention *title_of_both(const Item *item, const Trigger *trigger) {
    enum { PARTICLE = 2 }; /* characters of 了《 */
    const Mention *title = both_act(item, trigger) ? title_behind(item, span_end(trigger->span)) : NULL;
    return title && title->span.start <= span_end(trigger->span) + PARTICLE ? title : NULL;
}

/* The clause right before that only names the document which this one tells to be signed (中法关于 X 的协定，昨日在 P
 * 签署); NULL if it is none. */
static const Clause *topic_before(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause, *before = clause - 1;
    bool may = clause > item->clauses->items && before->sentence == clause->sentence && !clause->subject_is_own &&
               !trigger->frame.is_noun && trigger_has(trigger, SLOT(CONTENT)) &&
               clause_ends_at(item, clause, span_end(trigger->span));
    return may && document_at_end(item, before, before->span.start) ? before : NULL;
}

/* What is signed: named behind the verb, a title in book marks for one, or, where
 * the document is the subject, before it. Empty if nothing is. */
static Span document_of(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t from = span_end(trigger->span), end = span_end(clause->span);
    uint32_t reach = end < from + TITLE_REACH ? end : from + TITLE_REACH;
    const Mention *title = title_behind(item, from); /* however long: 发表《A 国和 B 国关于…的联合声明》 */
    reach = title && span_end(title->span) > reach && span_end(title->span) <= end ? span_end(title->span) : reach;
    const Match *word = act_noun(item, from, reach, CLASS_WORK, "document");
    for (uint32_t i = clause->first_mention; !word && i < clause->first_mention + clause->mention_count; i++) {
        const Mention *mention = &item->mentions.items[i];
        bool titled = mention->kind == MENTION_WORK && mention->span.start >= from && span_end(mention->span) <= reach;
        if (titled && !trigger_has(trigger, SLOT(ADOPT))) {
            return mention->span;
        }
    }
    if (!word && !trigger_has(trigger, SLOT(ADOPT))) {
        word = document_at_end(item, clause, reach);
    }
    if (!word && !trigger_has(trigger, SLOT(ADOPT))) {
        word = act_noun(item, clause->span.start, trigger->span.start, CLASS_WORK, "document");
    }
    const Clause *topic = word ? NULL : topic_before(item, trigger);
    word = topic ? document_at_end(item, topic, topic->span.start) : word;
    title = word ? NULL : title_of_both(item, trigger);
    word = word || title || !clause_ends_at(item, clause, from)
               ? word
               : match_exact(&item->matches, trigger->span, CLASS_BIT(CLASS_WORK)); /* 就 X 换文 */
    word = word && word_has_kind(item, word, CLASS_WORK, "document") ? word : NULL;
    return word ? word->span : title ? title->span : agreement_of_bloc(item, from, reach);
}

/* True if the document is one of several sides, also where its word begins before (签署并发表联合
 * 声明). */
static bool is_joint(const Item *item, const Trigger *trigger, Span document) {
    uint32_t from = document.start > trigger->span.start ? span_end(trigger->span) : document.start;
    const Match *whole = match_longest_before(&item->matches, from, span_end(document), CLASS_BIT(CLASS_WORK));
    EntryId entry = whole ? match_entry(item->lexicon, whole, CLASS_WORK) : NO_ENTRY;
    return (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "joint")) ||
           act_word(item, document.start, span_end(document), CLASS_WORK, "joint");
}

/* Where the particle stands that ends the words describing the document, with nothing but what belongs to its name
 * behind it: 达成一项交换囚犯的|协议, 提交的|“…”决议草案, 达成的|贸易协议. NULL if there is none. */
static const Match *particle_before(const Item *item, uint32_t from, Span document) {
    enum { LONGEST = 8 }; /* characters of its name before the word for what it is */
    uint32_t name = quoted_name_start(item, from, document.start);
    for (uint32_t at = name; at > from && at + LONGEST > name; at--) {
        const Match *of = word_before(item, at, from, CLASS_BIT(CLASS_SUBJECT_STOP));
        if (of && word_has_role(item, of, CLASS_SUBJECT_STOP, "possessive")) {
            return of;
        }
        const Match *deed = word_before(item, at, from, CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_SUPPORT));
        if (deed && !inside_name(item, deed->span.start)) {
            return NULL;
        }
    }
    return NULL;
}

/* True if what stands between the verb and the document only describes it: 通过 X 提交的决议. Another verb of signing
 * does so only for a verb of approving, or of adopting a treaty that ends the clause: 批准同 X 签署的条约. */
static bool describes_document(const Item *item, const Trigger *trigger, Span document) {
    uint32_t from = span_end(trigger->span);
    const Match *drafted = act_word(item, from, document.start, CLASS_WORK, "drafting");
    if (drafted && act_word(item, document.start, span_end(document), CLASS_WORK, "resolution")) {
        return true; /* 通过 X 提出的设立 M 日决议 */
    }
    const Match *of = particle_before(item, from, document);
    if (!of || trigger_has(trigger, SLOT(APPROVED))) {
        return of != NULL;
    }
    return (act_word(item, document.start, span_end(document), CLASS_WORK, "treaty") &&
            clause_ends_at(item, trigger->clause, span_end(document))) || /* 通过与 X 达成的协议: no preposition */
           !act_event_between(item, from, of->span.start, KEY_EVENT, ch_event_type_name(CH_SIGNING));
}

/* The date told before the verb in its clause; NULL if none is. */
static const Mention *date_before(const Item *item, const Trigger *trigger) {
    uint32_t date = date_mention_for(item, trigger->clause->span, trigger->span);
    const Mention *day = date == NO_MENTION ? NULL : &item->mentions.items[date];
    bool before = day && day->span.start >= trigger->clause->span.start && span_end(day->span) <= trigger->span.start;
    return before ? day : NULL;
}

/* Those who made a deal that only describes its document, where no verb of the clause has them for its subject: both
 * right before the verb, with its date before or behind them: 根据2015年 X 与 Y 达成的协议. Count 0 if it does not. */
static Party parties_of_deal(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t behind;
    const Mention *day = possessive_at(item, span_end(trigger->span), span_end(clause->span), &behind)
                             ? date_before(item, trigger)
                             : NULL;
    bool adjoins = day && only_adjuncts(item, clause, span_end(day->span), trigger->span.start);
    uint32_t limit = adjoins ? day->span.start : trigger->span.start;
    uint32_t from = !day ? limit : adjoins ? clause->span.start : span_end(day->span);
    for (uint32_t i = mention_from(item, from); i < item->mentions.count && item->mentions.items[i].span.start < limit;
         i++) {
        Party both = mention_is_actor(&item->mentions.items[i])
                         ? party_at(item, item->mentions.items[i].phrase.start, limit)
                         : (Party){.count = 0};
        bool told = adjoins || both.span.start == from; /* 15日否决了 X 与 Y 达成的协议 has not its day */
        if (both.count > 1 && both.joint && told && only_adjuncts(item, clause, span_end(both.span), limit) &&
            !role_between(item, span_end(both.span), trigger->span.start, CLASS_ASPECT, "each")) {
            return both;
        }
    }
    return (Party){.count = 0};
}

/* True if a date stands right before the verb, but for where it was done or with whom, and both sides before that, or
 * right behind it: X 与 Y 5月9日在 P 达成的协议. */
static bool is_dated_deal(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Mention *day = date_before(item, trigger);
    if (day && parties_of_deal(item, trigger).count) {
        return true;
    }
    Party with = day ? governed_party(item, clause, trigger->span.start, "with") : (Party){.count = 0};
    bool near = day && only_adjuncts(item, clause, span_end(day->span), trigger->span.start);
    for (uint32_t i = near ? mention_from(item, span_end(day->span)) : 0;
         near && i < item->mentions.count && item->mentions.items[i].span.start < trigger->span.start; i++) {
        near = item->mentions.items[i].kind == MENTION_PLACE ||
               (with.count && span_within(item->mentions.items[i].span, with.span));
    }
    Party acting = near ? acting_party(item, trigger) : (Party){.count = 0};
    bool here = acting.count && span_within(acting.span, clause->span);
    return here && (is_organisation_of_states(item, &acting) || acting.count > 1 || with.count);
}

/* True if the verb of adopting is none here: a means (通过 … 渠道), an earlier
 * deal spoken of (此前达成的协议), another verb before the document. */
static bool is_no_adoption(const Item *item, const Trigger *trigger, Span document) {
    uint32_t end = span_end(trigger->span);
    const Match *behind = word_at(item, end, span_end(trigger->clause->span), CLASS_BIT(CLASS_SUBJECT_STOP));
    bool relative =
        behind && word_has_role(item, behind, CLASS_SUBJECT_STOP, "possessive") && !is_dated_deal(item, trigger);
    const Mention *title = title_behind(item, end); /* whose words are no verbs here */
    uint32_t until = title && span_within(document, title->span) ? title->span.start : document.start;
    const Match *deed = title ? NULL : word_before(item, until, end, CLASS_BIT(CLASS_EVENT));
    until = deed && deed->span.start >= end ? deed->span.start : until; /* 达成复交协议: its name */
    bool deeds = act_word(item, end, until, CLASS_SUPPORT, NULL) || act_word(item, end, until, CLASS_EVENT, NULL);
    return relative || (deeds && !describes_document(item, trigger, document));
}

/* True if words of one side follow: 发表公报说. */
static bool tells_words(const Item *item, const Trigger *trigger, Span document) {
    const Match *word = word_at(item, span_end(document), span_end(trigger->clause->span), CLASS_BIT(CLASS_SPEECH));
    EntryId entry = word ? match_entry(item->lexicon, word, CLASS_SPEECH) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "frame");
}

/* True if a joint opens no other side but goes on with the topic: 就 A 和 B 局势. */
static bool with_is_topic(const Item *item, const Trigger *trigger) {
    Party other = governed_party(item, trigger->clause, trigger->span.start, "with");
    if (!other.count) {
        return false;
    }
    const Match *joint = word_before(item, other.span.start, trigger->clause->span.start, CLASS_BIT(CLASS_CONJUNCTION));
    const Match *noun = any_word_at(item, span_end(other.span), trigger->span.start);
    EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_WORD) : NO_ENTRY;
    return joint && entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "noun");
}

/* The title of what was signed, where the clause begins with the verb, but for its day, as words that only describe it:
 * 2001年签署的《X 国和 Y 国条约》. NULL if none is described so. */
static const Mention *titled_behind(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t behind;
    bool alone = !clause->subject_is_own && only_adjuncts(item, clause, clause->span.start, trigger->span.start) &&
                 possessive_at(item, span_end(trigger->span), span_end(clause->span), &behind);
    uint32_t next = alone ? mention_from(item, behind) : (uint32_t)item->mentions.count;
    const Mention *title = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    return title && title->kind == MENTION_WORK && title->span.start <= behind + 1 ? title : NULL;
}

/* The countries that the document's own name gives before the verb: 中韩自贸协定. */
static bool sides_of_document(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const char *sides[2];
    const Clause *topic = topic_before(item, trigger);
    Span before = span_of((topic ? topic : trigger->clause)->span.start, trigger->span.start);
    const Match *document = act_noun(item, before.start, span_end(before), CLASS_WORK, "document");
    Party subject = trigger->clause->subject_is_own ? trigger->clause->subject : (Party){.count = 0};
    Party agents = governed_party(item, trigger->clause, trigger->span.start, "agent"); /* 协议由 X 和 Y 签署 */
    subject = subject.count > 1 ? subject : agents;
    bool by_persons = subject.count > 1 && span_end(subject.span) <= trigger->span.start; /* X 和 Y 在协议上签字 */
    for (uint32_t i = 0; i < subject.count; i++) {
        by_persons = by_persons && item->mentions.items[subject.mentions[i]].kind == MENTION_PERSON;
    }
    const Mention *title = titled_behind(item, trigger);
    if (title && draft->own_date && act_pair_of_title(item, title->span, sides)) {
        draft->quote = span_join(draft->quote, title->span);
    } else if (!document || by_persons || !act_country_pair(item, before, sides)) {
        return false;
    }
    *list_push(item->arena, &draft->initiator) = (ChActor){.country = sides[0]};
    *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[1]};
    draft->quote = span_join(before, draft->quote);
    return true;
}

/* Two countries by their signs as the subject: 老中签署了. */
static bool sides_of_signs(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    Party acting = acting_party(item, trigger);
    const Mention *second = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    const Mention *first = second && acting.mentions[0] ? second - 1 : NULL;
    bool pair = first && first->is_sign && second->is_sign && span_end(first->span) == second->span.start &&
                first->country && second->country;
    if (pair) {
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = first->country};
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = second->country};
        draft->quote = span_join(first->span, draft->quote);
    }
    return pair;
}

/* The first news agency, paper or station of a state that is named between two code points; its entry is put into
 * `entry`. NULL if none is. */
static const Match *press_between(const Item *item, uint32_t from, uint32_t to, EntryId *entry) {
    for (uint32_t at = from; at < to; at++) {
        const Match *press = word_at(item, at, to, CLASS_BIT(CLASS_OUTLET));
        *entry = press ? lexicon_entry_of(item->lexicon, press->posting, CLASS_OUTLET) : NO_ENTRY;
        if (*entry != NO_ENTRY && lexicon_value(item->lexicon, *entry, KEY_COUNTRY)) {
            uint32_t last = mention_from(item, span_end(press->span));
            const Mention *body = last ? &item->mentions.items[last - 1] : NULL;
            bool is_body = body && body->kind == MENTION_BODY && span_end(body->span) > press->span.start;
            return is_body ? NULL : press; /* 总台 acts as a body does */
        }
    }
    return NULL;
}

/* The word of signing with somebody that stands right behind what ends at `from`, but for a day or place. NULL if none
 * does. */
static const Match *with_behind(const Item *item, const Clause *clause, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        const Match *word = word_at(item, at, to, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_CONJUNCTION));
        if (word && (word_has_role(item, word, CLASS_PREPOSITION, "with") ||
                     word_has_role(item, word, CLASS_CONJUNCTION, "with"))) {
            return only_adjuncts(item, clause, from, at) ? word : NULL;
        }
    }
    return NULL;
}

/* The news agency or station as an actor, by its name as printed. */
static ChActor actor_of_press(const Item *item, const Match *press, EntryId entry) {
    return (ChActor){.org = text_copy(item->arena, item->text, press->span),
                     .country = lexicon_value(item->lexicon, entry, KEY_COUNTRY)};
}

/* News agencies and stations, which act in nothing else: 新华社与 X 通讯社签署 …, 新华社同 X 电视台签署 …. */
static bool sides_of_press(EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    uint32_t end = trigger->span.start;
    EntryId entry, other_entry;
    const Match *press = trigger_has(trigger, SLOT(CONTENT)) && !trigger->frame.is_noun
                             ? press_between(item, clause->span.start, end, &entry)
                             : NULL;
    const Match *with = press ? with_behind(item, clause, span_end(press->span), end) : NULL;
    if (!with) {
        return false;
    }
    const Match *other = press_between(item, span_end(with->span), end, &other_entry);
    Party party = other ? (Party){.count = 0} : party_at(item, span_end(with->span), end);
    ActorList mine = {0}, theirs = {0};
    *list_push(item->arena, &mine) = actor_of_press(item, press, entry);
    if (other) {
        *list_push(item->arena, &theirs) = actor_of_press(item, other, other_entry);
    } else {
        take_actors(self, &party, &theirs, NULL);
    }
    if (!theirs.count || string_same(mine.items[0].country, theirs.items[0].country)) {
        return false;
    }
    draft->initiator = mine;
    draft->counterpart = theirs;
    draft->quote = span_join(press->span, draft->quote);
    return true;
}

/* Several states by their signs, which a word counts: 中俄美英法五国领导人. */
static bool sides_of_several(EventCoder *self, const Trigger *trigger, Draft *draft) {
    Party acting = acting_party(self->item, trigger);
    const Mention *counted = acting.count == 1 ? &self->item->mentions.items[acting.mentions[0]] : NULL;
    return counted && counted->kind == MENTION_REFERENCE && counted->span.start > trigger->clause->span.start &&
           sides_by_signs(self, trigger, draft);
}

/* True if the speaker and those who listen act: 我们签署了 …. */
static bool is_of_us(const Item *item, const Trigger *trigger) {
    Party acting = acting_party(item, trigger);
    const Mention *us = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    return us && string_same(reference_kind(item, us), "self") &&
           lexicon_has(item->lexicon, us->entry, KEY_FLAGS, "plural");
}

/* A side that no words name: the other one of the pair at hand; where nobody is
 * named, those whom the item is about. */
static void complete_sides(EventCoder *self, const Trigger *trigger, Draft *draft, bool needs_subject) {
    if (draft->initiator.count && !draft->counterpart.count) {
        bool of_both =
            draft->in_speech && draft->is_this && draft->event.status == CH_HAPPENED && is_of_us(self->item, trigger);
        const ChActor *other = draft->inherited || of_both ? act_other_side(self, &draft->initiator) : NULL;
        if (other) {
            *list_push(self->item->arena, &draft->counterpart) = (ChActor){.country = other->country};
        }
    } else if (!draft->initiator.count && !needs_subject && !draft->in_speech && draft->event.status == CH_HAPPENED) {
        draft->takes_main_pair = true;
        if (self->drafts.count) {
            draft->initiator = self->pair.initiator;
            draft->counterpart = self->pair.counterpart;
        }
    }
}

/* True for experts, who bind nobody: 联合国专家. */
static bool is_of_experts(const Item *item, const Mention *who) {
    return who->kind == MENTION_GROUP && who->entry != NO_ENTRY &&
           lexicon_has(item->lexicon, who->entry, KEY_KIND, "experts");
}

/* True for what the states of a bloc declare together, told with the bloc alone: 七国集团外长发表联合
 * 声明. */
static bool is_of_bloc(const Item *item, const Trigger *trigger, const Draft *draft) {
    Party acting = acting_party(item, trigger);
    const Mention *who = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    bool may = who && draft->is_declaration && !draft->in_speech && draft->initiator.count == 1 &&
               !draft->counterpart.count && who->country && !country_is_state(who->country) &&
               who->kind != MENTION_PERSON && who->kind != MENTION_REFERENCE && !is_of_experts(item, who);
    for (uint32_t i = may ? mention_from(item, who->phrase.start) : (uint32_t)item->mentions.count;
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(who->phrase); i++) {
        const Mention *bloc = &item->mentions.items[i];
        if (bloc->kind == MENTION_COUNTRY) {
            return bloc->entry != NO_ENTRY && (lexicon_has(item->lexicon, bloc->entry, KEY_KIND, "igo") ||
                                               lexicon_has(item->lexicon, bloc->entry, KEY_KIND, "bloc"));
        }
    }
    return false;
}

/* The organisation of states whose members those who act are told to be: 安理会成员, 欧盟成员国领导人. NULL if it is
 * none, or meets with others (中国—东盟交通部长会). */
static const Mention *organisation_of_members(const Item *item, const Party *party) {
    const Mention *members = party->count == 1 ? &item->mentions.items[party->mentions[0]] : NULL;
    bool may = members && (members->kind == MENTION_POST || members->kind == MENTION_GROUP ||
                           string_same(reference_kind(item, members), "all"));
    uint32_t first = may ? mention_from(item, members->phrase.start) : 0;
    const Mention *bloc = NULL;
    for (uint32_t i = may && first ? first - 1 : first; may && !bloc && i <= first + 1 && i < item->mentions.count;
         i++) {
        const Mention *named = &item->mentions.items[i];
        bool opens = named->span.start == members->phrase.start || span_end(named->span) == members->phrase.start;
        bloc = opens && named->kind == MENTION_COUNTRY && !named->is_sign ? named : NULL;
    }
    bool alone = bloc && (bloc == item->mentions.items || span_end(bloc[-1].span) + 1 < bloc->span.start ||
                          bloc[-1].kind != MENTION_COUNTRY);
    return alone && bloc->entry != NO_ENTRY && lexicon_has(item->lexicon, bloc->entry, KEY_KIND, "igo") ? bloc : NULL;
}

/* True if somebody acts in the clause of his own: 美国、以色列投反对票, 仅 X 反对. */
static bool somebody_acts(const Item *item, const Clause *clause) {
    uint32_t start = clause->span.start, end = span_end(clause->span);
    const Match *first = any_word_at(item, start, end);
    start = first && word_has_kind(item, first, CLASS_WORD, "adverb") ? span_end(first->span) : start;
    return clause->in_speech || party_at(item, clause->span.start, end).count || party_at(item, start, end).count;
}

/* True if the state named before the end of the document drafted it: X 提交的决议草案. */
static bool drafted_it(const Item *item, const Mention *state, uint32_t document_end) {
    uint32_t behind = span_end(state->span);
    return behind < document_end && act_word(item, behind, document_end, CLASS_WORK, "drafting");
}

/* Takes the state that a resolution concerns, with those joined to it: the first named from the verb on in its
 * sentence, before anybody else acts (关于 X 的决议; 通过决议，要求 X 从 Y 撤军). */
static void take_state_concerned(const EventCoder *self, const Trigger *trigger, uint32_t document_end, Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause, *last = self->clauses.items + self->clauses.count;
    for (; clause < last && clause->sentence == trigger->clause->sentence; clause++) {
        if (clause != trigger->clause && somebody_acts(item, clause)) {
            return;
        }
        for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
            const Mention *state = &item->mentions.items[i];
            bool named = state->kind == MENTION_COUNTRY && country_is_state(state->country) &&
                         state->span.start >= span_end(trigger->span);
            if (named && !drafted_it(item, state, document_end)) {
                act_take_joined(item, i, draft);
                return;
            }
        }
    }
}

/* What an organisation of states, or its members, adopt by themselves: a resolution of the Security Council.
 * It concerns the country that is named behind. `whole`: from the verb to the document. */
static bool adopted_alone(EventCoder *self, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    const Item *item = self->item;
    Party acting = acting_party(item, trigger);
    const Mention *house = organisation_of_members(item, &acting);
    bool adopts = trigger_has(trigger, SLOT(ADOPT));
    bool may =
        (adopts && is_organisation_of_states(item, &acting)) ||
        (house && (adopts || (trigger_has(trigger, SLOT(CONTENT)) && /* 海合会六国领导人签署宣言 */
                              string_same(reference_kind(item, &item->mentions.items[acting.mentions[0]]), "all"))));
    if (!may || draft->in_speech ||
        governed_party(item, trigger->clause, trigger->span.start, "with").count) { /* 与 X 达成协议 */
        return false;
    }
    draft->initiator = draft->counterpart = (ActorList){0};
    if (house) {
        *list_push(item->arena, &draft->initiator) = actor_of_mention(item, house);
    } else {
        take_actors(self, &acting, &draft->initiator, NULL);
    }
    if (!trigger_has(trigger, SLOT(JOINT)) && !is_joint(item, trigger, whole->span)) {
        take_state_concerned(self, trigger, span_end(whole->span), draft);
    }
    draft_quote(item, draft, &acting);
    return true;
}

/* True if what is adopted is a resolution. */
static bool is_resolution(const Item *item, const Trigger *trigger, const Trigger *whole) {
    return trigger_has(trigger, SLOT(ADOPT)) && !trigger_has(trigger, SLOT(APPROVED)) &&
           act_word(item, span_end(trigger->span), span_end(whole->span), CLASS_WORK, "resolution");
}

/* Where the verb begins that an «and» joins to what follows: 9日在 P |闭幕并. The end of the words if none does. */
static uint32_t before_joint(const Item *item, Span words) {
    const Match *joint = word_before(item, span_end(words), words.start, CLASS_BIT(CLASS_CONJUNCTION));
    bool joins = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and");
    const Match *verb = joins ? word_before(item, joint->span.start, words.start, CLASS_BIT(CLASS_EVENT)) : NULL;
    return verb ? verb->span.start : span_end(words);
}

/* Where the words begin that tell by how many votes: 2日|以141票赞成通过. The end of the words if none do. */
static uint32_t before_votes(const Item *item, Span words) {
    for (uint32_t at = words.start; at < span_end(words); at++) {
        const Match *by = word_at(item, at, span_end(words), CLASS_BIT(CLASS_PREPOSITION));
        if (by && word_has_role(item, by, CLASS_PREPOSITION, "means") && !inside_name(item, at)) {
            return at;
        }
    }
    return span_end(words);
}

/* What a meeting of states adopts or declares, told with the meeting alone: 七国集团峰会15日通过联合公报. `whole`: from
 * the verb to the document. */
static bool adopted_by_meeting(EventCoder *self, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    const Item *item = self->item;
    Span before = span_of(trigger->clause->span.start, trigger->span.start);
    bool may = trigger_has(trigger, SLOT(ADOPT) | SLOT(CONTENT)) && !draft->in_speech;
    const NamedMechanism *named = may ? mechanism_in(&self->mechanisms, before) : NULL;
    Party acting = acting_party(item, trigger);
    before.length = before_joint(item, before) - before.start;
    before.length = before_votes(item, before) - before.start;
    if (!named || !named->countries.count ||
        !only_adjuncts(item, trigger->clause, span_end(named->span), span_end(before)) ||
        (acting.count && span_within(acting.span, before) && !span_within(acting.span, named->span))) {
        return false;
    }
    draft->initiator = draft->counterpart = (ActorList){0};
    for (size_t i = 0; i < named->countries.count; i++) {
        const char *country = named->countries.items[i];
        ActorList *side = draft->initiator.count ? &draft->counterpart : &draft->initiator;
        bool is_bloc = named->bloc && named->bloc->country && string_same(named->bloc->country, country);
        *list_push(item->arena, side) = is_bloc ? actor_of_mention(item, named->bloc) : (ChActor){.country = country};
    }
    if (!draft->counterpart.count && is_resolution(item, trigger, whole)) {
        take_state_concerned(self, trigger, span_end(whole->span), draft);
    }
    draft->quote = span_join(named->span, draft->quote);
    return true;
}

/* True if the party stands in a title in book marks of the clause. */
static bool in_title(const Item *item, const Clause *clause, const Party *party) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        const Mention *work = &item->mentions.items[i];
        if (party->count && work->kind == MENTION_WORK && span_within(party->span, work->span)) {
            return true;
        }
    }
    return false;
}

/* The other state where the signs of it and its own stand together between two code points: 批准俄美新的《…条约》. NULL
 * if they do not. */
static const char *other_by_signs(const Item *item, uint32_t from, uint32_t to, const char *own) {
    const char *sides[2];
    for (uint32_t at = from; own && at + 2 <= to; at++) {
        bool pair = (item->matches.starting[at] & CLASS_BIT(CLASS_COUNTRY_SIGN)) &&
                    !word_at(item, at, to, CLASS_BIT(CLASS_COUNTRY)) &&
                    act_pair_of_title(item, span_of(at, at + 2), sides);
        if (pair && string_same(sides[0], own) != string_same(sides[1], own)) {
            return sides[string_same(sides[0], own)];
        }
    }
    return NULL;
}

/* True if the place stands in the name of what is approved, which its noun ends: 批准加沙停火协议, not 批准在 P 签署的
 * 协议. A treaty that states join, or one called after a capital, has only its name from there. */
static bool names_document(const Item *item, const Mention *place, const Trigger *trigger, uint32_t end) {
    return place->kind == MENTION_PLACE && place->within == NO_MENTION && place->entry != NO_ENTRY &&
           !lexicon_has(item->lexicon, place->entry, KEY_KIND, "capital") &&
           !act_word(item, span_end(trigger->span), end, CLASS_WORK, "accession") &&
           !role_between(item, span_end(trigger->span), end, CLASS_SUBJECT_STOP, "possessive") &&
           !role_between(item, span_end(trigger->span), place->span.start, CLASS_PREPOSITION, "at");
}

/* True if states join the treaty one by one: by its kind, or as one that is called after the town where it was made
 * (巴黎协定, 京都议定书). `whole`: from the verb to the document. */
static bool is_joined_singly(const Item *item, const Trigger *trigger, const Trigger *whole) {
    uint32_t from = span_end(trigger->span), end = span_end(whole->span);
    if (act_word(item, from, end, CLASS_WORK, "accession")) {
        return true;
    }
    const Match *treaty = act_noun(item, from, end, CLASS_WORK, "treaty");
    const Match *town = treaty ? word_before(item, treaty->span.start, from, CLASS_BIT(CLASS_PLACE)) : NULL;
    return town && span_end(town->span) == treaty->span.start;
}

/* True if those who act are states, or what binds them: no firm or office of theirs. */
static bool is_state_bound(const Trigger *trigger, const ActorList *actors) {
    bool bound = actors->count > 0;
    for (size_t i = 0; bound && i < actors->count; i++) {
        const ChActor *actor = &actors->items[i];
        bound = country_is_state(actor->country) && (!actor->org || trigger_has(trigger, SLOT(APPROVED)));
    }
    return bound;
}

/* Ends the draft of a state that binds itself by a treaty which states join one by one (签署《巴黎协定》, 批准 X 公约):
 * nobody stands on the other side. False if it is another's treaty, or only spoken of. `whole`: from the verb to the
 * document. */
static bool end_accession(EventCoder *self, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    const Item *item = self->item;
    uint32_t behind;
    bool told = draft->own_date || (!draft->in_speech && item->published);
    bool binds = !draft->counterpart.count && told && draft->event.status != CH_CANCELLED &&
                 is_state_bound(trigger, &draft->initiator) &&
                 !possessive_at(item, span_end(trigger->span), span_end(trigger->clause->span), &behind) &&
                 !act_is_relative(item, whole) && is_joined_singly(item, trigger, whole);
    if (binds) {
        draft_end(self, draft, true);
    }
    return binds;
}

/* An agreement with another that a parliament or cabinet approves: the other is named between the verb and the end
 * of the document's name (`whole`: from the one to the other). */
static void code_ratification(EventCoder *self, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    const Item *item = self->item;
    if (!act_word(item, trigger->span.start, span_end(whole->span), CLASS_WORK, "treaty")) {
        return;
    }
    Party agent = act_agent(item, trigger);
    agent = in_title(item, trigger->clause, &agent) ? trigger->clause->subject : agent; /* 批准《A》、批准《B》的决定 */
    take_actors(self, &agent, &draft->initiator, NULL);
    const char *own = draft->initiator.count ? draft->initiator.items[0].country : NULL;
    for (uint32_t i = mention_from(item, span_end(trigger->span));
         own && i < item->mentions.count && item->mentions.items[i].span.start < span_end(whole->span); i++) {
        const Mention *party = &item->mentions.items[i];
        bool named = party->kind == MENTION_COUNTRY || (party->kind == MENTION_BODY && party->within == NO_MENTION) ||
                     names_document(item, party, trigger, span_end(whole->span));
        bool other = named && party->country && !string_same(party->country, own);
        ChActor actor = {.country = other ? party->country : NULL};
        if (other && !actors_hold(&draft->counterpart, &actor)) {
            *list_push(item->arena, &draft->counterpart) =
                party->kind == MENTION_PLACE ? actor : actor_of_mention(item, party);
        }
        const char *sides[2]; /* 批准《X 国和 Y 国引渡条约》 */
        bool titled = party->kind == MENTION_WORK && act_pair_of_title(item, party->span, sides);
        size_t second = titled && string_same(sides[0], own);
        if (titled && string_same(sides[!second], own)) {
            *list_push(item->arena, &draft->counterpart) = (ChActor){.country = sides[second]};
        }
    }
    const char *other =
        draft->counterpart.count ? NULL : other_by_signs(item, span_end(trigger->span), span_end(whole->span), own);
    if (other) {
        *list_push(item->arena, &draft->counterpart) = (ChActor){.country = other};
    }
    act_quote(self, trigger, draft, &agent);
    if (!end_accession(self, trigger, whole, draft)) {
        act_end(self, draft);
    }
}

/* True if a house of one state, or the members of an organisation, pass what was agreed with another:
 * 众议院通过与 X 的自由贸易协定. */
static bool passes_treaty(const Item *item, const Trigger *trigger, const Trigger *whole) {
    bool may = trigger_has(trigger, SLOT(ADOPT)) && !trigger_has(trigger, SLOT(JOINT)) &&
               act_word(item, trigger->span.start, span_end(whole->span), CLASS_WORK, "treaty") &&
               !governed_party(item, trigger->clause, trigger->span.start, "with").count;
    Party agent = may ? act_agent(item, trigger) : (Party){.count = 0};
    const Mention *house = agent.count == 1 ? &item->mentions.items[agent.mentions[0]] : NULL;
    bool parliament = house && house->kind == MENTION_BODY && house->country && house->entry != NO_ENTRY &&
                      lexicon_has(item->lexicon, house->entry, KEY_KIND, "parliament");
    if (parliament && country_is_state(house->country)) {
        return true;
    }
    return (parliament || organisation_of_members(item, &agent)) &&
           act_target_between(item, trigger, span_end(whole->span), "with").count;
}

/* True if years are counted right behind the deed, since it was done: 《条约》签署45年来. */
static bool counts_years_since(const Item *item, const Trigger *trigger) {
    uint32_t behind = span_end(trigger->span), next = mention_from(item, behind);
    const Match *since = word_at(item, behind, span_end(trigger->clause->span), CLASS_BIT(CLASS_ASPECT));
    if (since && word_has_role(item, since, CLASS_ASPECT, "since")) {
        return date_mention_for(item, trigger->clause->span, trigger->span) == NO_MENTION; /* 自该协议签署以来 */
    }
    const Mention *count = next < item->mentions.count ? &item->mentions.items[next] : NULL;
    if (!count || count->span.start != behind) {
        return false;
    }
    bool years = count->kind == MENTION_DATE && count->shape.kind == DATE_WINDOW;
    for (uint32_t at = behind; count->kind == MENTION_QUANTITY && at < span_end(count->span) && !years; at++) {
        const Match *unit = word_at(item, at, at + 1, CLASS_BIT(CLASS_DATE_WORD));
        EntryId entry = unit ? match_entry(item->lexicon, unit, CLASS_DATE_WORD) : NO_ENTRY;
        years = entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_VALUE, "year");
    }
    uint32_t end = span_end(trigger->clause->span);
    return years && !act_noun(item, behind, end, CLASS_WORK, "document"); /* not 签署25年合作协议 */
}

/* True if both lay down their arms or exchange people by what stands between the two code points, whose last word says
 * so: 停火, 实施全面停火, 交换战俘. */
static bool is_truce(const Item *item, uint32_t from, uint32_t to) {
    const Match *last = to > from ? word_before(item, to, from, CLASS_BIT(CLASS_EVENT)) : NULL;
    EntryId entry = last && span_end(last->span) == to ? match_entry(item->lexicon, last, CLASS_EVENT) : NO_ENTRY;
    const Frame *frame = entry != NO_ENTRY ? frame_of(item, entry) : NULL;
    return frame && frame->type == CH_OTHER && frame->is_noun && (frame->slots & SLOT(MUTUAL)) &&
           !(frame->slots & SLOT(CONTENT)) && !act_word(item, from, last->span.start, CLASS_EVENT, NULL);
}

/* True if a document, or that they cease fire, is what both agree on, with no other deed about it: 就自由贸易协定达成
 * 一致, 就停火达成一致. */
static bool agrees_on_document(const Item *item, const Trigger *trigger) {
    uint32_t start = trigger->clause->span.start, end = trigger->span.start;
    for (uint32_t at = clause_may_have(trigger->clause, "topic") ? start : end; at < end; at++) {
        const Match *word = word_at(item, at, end, CLASS_BIT(CLASS_PREPOSITION));
        if (word && !inside_name(item, at) && word_has_role(item, word, CLASS_PREPOSITION, "topic")) {
            uint32_t about = span_end(word->span);
            const Match *document = act_noun(item, about, end, CLASS_WORK, "treaty");
            return is_truce(item, about, end) || (document && !act_word(item, about, end, CLASS_EVENT, NULL) &&
                                                  !act_word(item, about, end, CLASS_COMMITMENT, NULL));
        }
    }
    return false;
}

/* True if others kept those who act from doing it: 阻止安理会通过决议. */
static bool is_kept_from(const Item *item, const Trigger *trigger) {
    Party acting = trigger_has(trigger, SLOT(ADOPT)) ? acting_party(item, trigger) : (Party){.count = 0};
    const Match *verb = acting.count ? word_before(item, acting.span.start, 0, CLASS_BIT(CLASS_ASPECT)) : NULL;
    return verb && word_has_kind(item, verb, CLASS_ASPECT, "avert");
}

/* True if the signing is only what something is felt about, without a day of its own: 对达成协议表示欢迎. */
static bool is_welcomed(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *about = word_before(item, trigger->span.start, clause->span.start, CLASS_BIT(CLASS_PREPOSITION));
    bool opens =
        about && span_end(about->span) == trigger->span.start &&
        (word_has_role(item, about, CLASS_PREPOSITION, "topic") || word_has_role(item, about, CLASS_PREPOSITION, "to"));
    return opens && act_word(item, span_end(trigger->span), span_end(clause->span), CLASS_SPEECH, NULL);
}

/* True if the words only describe what was signed, of which another verb behind them tells with a day of its own. */
static bool has_day_of_other(const Item *item, const Trigger *trigger) {
    uint32_t behind, end = span_end(trigger->clause->span);
    if (trigger->frame.is_noun || !possessive_at(item, span_end(trigger->span), end, &behind)) {
        return false;
    }
    uint32_t day = date_mention_for(item, trigger->clause->span, trigger->span);
    uint32_t start = day == NO_MENTION ? end : item->mentions.items[day].span.start;
    return start >= behind && start < end && act_word(item, start, end, CLASS_EVENT, NULL);
}

/* True if it only tells until when it is to be done: 达成协议的最后期限. `end`: where verb and document end. */
static bool names_deadline(const Item *item, const Trigger *trigger, uint32_t end) {
    uint32_t limit = span_end(trigger->clause->span);
    const Match *deadline = act_word(item, end, limit, CLASS_WORK, "deadline");
    return deadline && role_between(item, end, deadline->span.start, CLASS_SUBJECT_STOP, "possessive");
}

/* True if it is only talked about: 缔结和平条约谈判, 签署自贸协定的磋商. `end`: where verb and document end. */
static bool names_talks(const Item *item, const Trigger *trigger, uint32_t end) {
    uint32_t behind, limit = span_end(trigger->clause->span);
    end = possessive_at(item, end, limit, &behind) ? behind : end;
    const Match *talks = word_at(item, end, limit, CLASS_BIT(CLASS_EVENT));
    const Frame *frame = talks ? frame_of(item, match_entry(item->lexicon, talks, CLASS_EVENT)) : NULL;
    return frame && frame->type == CH_TALKS && frame->is_noun && !trigger_has(trigger, SLOT(WITNESS)) &&
           !act_noun(item, span_end(talks->span), limit, CLASS_WORK, "document");
}

/* True if the signing is the means, the topic or the occasion of something else, or agrees on no document. */
static bool is_only_told_of(const Item *item, const Trigger *trigger, uint32_t end) {
    return is_kept_from(item, trigger) || act_is_means(item, trigger) || act_is_topic(item, trigger) ||
           counts_years_since(item, trigger) ||
           (trigger_has(trigger, SLOT(TOPIC_TO)) && !agrees_on_document(item, trigger)) ||
           act_word(item, end, span_end(trigger->clause->span), CLASS_WORK, "anniversary") ||
           names_deadline(item, trigger, end) || names_talks(item, trigger, end);
}

/* The signing told last, in this sentence or the one before it, of which only states are named; NULL if that was
 * another. */
static Draft *signing_at_hand(EventCoder *self, const Trigger *trigger) {
    Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    if (!last || last->event.type != CH_SIGNING || last->from_headline || actors_name_persons(&last->initiator) ||
        actors_name_persons(&last->counterpart)) {
        return NULL;
    }
    const Clause *told = &self->clauses.items[last->clause];
    bool near = told->paragraph == trigger->clause->paragraph && told->sentence + 1 >= trigger->clause->sentence;
    return near ? last : NULL;
}

/* Names those who put their hands to what was told right before: 协定今天在 P 签字。A 和 B 分别代表本国政府签字. */
static void take_signatories(EventCoder *self, const Trigger *trigger) {
    Draft *told = trigger_has(trigger, SLOT(MUTUAL)) ? signing_at_hand(self, trigger) : NULL;
    Party who = told ? acting_party(self->item, trigger) : (Party){.count = 0};
    ActorList all = {0}, first = {0}, second = {0};
    if (who.count > 1) {
        take_actors(self, &who, &all, NULL);
    }
    for (size_t i = 0; i < all.count; i++) {
        const ChActor *actor = &all.items[i];
        if (!actor->person || !countries_hold(&told->event.countries, actor->country)) {
            return;
        }
        bool own = string_same(actor->country, all.items[0].country);
        *list_push(self->item->arena, own ? &first : &second) = *actor;
    }
    if (first.count && second.count) {
        told->initiator = first;
        told->counterpart = second;
    }
}

/* A province or town that signs is a side, and not where it is done: 与 P 国 Q 省签署协议. */
static void drop_place_of_side(const Item *item, const Party *side, Draft *draft) {
    for (uint32_t i = 0; i < side->count && draft->event.place.name; i++) {
        const Mention *member = &item->mentions.items[side->mentions[i]];
        const Mention *place = place_within(item, member);
        bool is_place = member->kind == MENTION_COUNTRY || member->kind == MENTION_PLACE;
        if (is_place && place->kind == MENTION_PLACE && string_same(place_name(item, place), draft->event.place.name)) {
            draft->event.place = (ChPlace){0};
        }
    }
}

/* Takes him of whom no post is told for one of the state where somebody from abroad signs with him, whatever the item
 * makes of his name: X 总统与 Y 在平壤签署 M. */
static void take_host_by_name(const Item *item, const Party *other, Draft *draft) {
    const Mention *host = other->count == 1 ? &item->mentions.items[other->mentions[0]] : NULL;
    bool named = host && host->kind == MENTION_PERSON && host->person != NO_PERSON;
    const ChPerson *person = named ? &item->persons.items[host->person] : NULL;
    const char *here = draft->event.place.country;
    const char *own = draft->initiator.count == 1 ? draft->initiator.items[0].country : NULL;
    bool may = named && !person->posts.count && !person->former_posts.count && draft->counterpart.count <= 1;
    if (may && here && own && country_is_state(here) && country_is_state(own) && !string_same(own, here)) {
        draft->counterpart.count = 0;
        *list_push(item->arena, &draft->counterpart) = (ChActor){.person = person->name, .country = here};
    }
}

/* The organisation that a state joins by what it signs (签署加入 X 的备忘录), for its other side. */
static void take_organisation_joined(EventCoder *self, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    const Item *item = self->item;
    uint32_t end = span_end(whole->span);
    bool may = draft->initiator.count && !draft->counterpart.count;
    for (uint32_t at = span_end(trigger->span); may && at < end; at++) {
        const Match *verb = word_at(item, at, end, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
        Party body = frame && (frame->slots & SLOT(MEMBERSHIP)) ? party_at(item, span_end(verb->span), end)
                                                                : (Party){.count = 0};
        if (body.count && is_organisation_of_states(item, &body)) {
            act_take(self, &body, draft, &draft->counterpart);
            return;
        }
    }
}

/* Takes both sides of what is signed by the words of its clause. `whole` is the trigger with the document. */
static void take_signers(EventCoder *self, const Trigger *trigger, const Trigger *whole, bool needs_subject,
                         Draft *draft) {
    Party other = two_sides(self, whole, draft);
    act_take(self, &other, draft, &draft->counterpart);
    drop_place_of_side(self->item, &other, draft);
    take_organisation_joined(self, trigger, whole, draft);
    take_host_by_name(self->item, &other, draft);
    if (trigger->told_by_time && !draft->counterpart.count) {
        draft->initiator = (ActorList){0}; /* after the signing: of those whom the item is about */
    }
    complete_sides(self, trigger, draft, needs_subject);
}

/* True if the item told before of something signed these days. */
static bool signing_told_before(const EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        if (told->event.type == CH_SIGNING && told->event.status == CH_HAPPENED && !told->in_speech &&
            !told->from_headline && !told->takes_main_pair && told->own_date && !draft_is_long_past(self->item, told)) {
            return true;
        }
    }
    return false;
}

/* The session of an organisation that was told last, in this paragraph or the one before; NULL if the last one told
 * there is of none, or lies ahead. */
static const Draft *session_at_hand(const EventCoder *self, const Trigger *trigger) {
    for (size_t i = self->drafts.count; i-- > 0;) {
        const Draft *told = &self->drafts.items[i];
        if (self->clauses.items[told->clause].paragraph + 1 < trigger->clause->paragraph || told->from_headline) {
            return NULL;
        }
        if (told->event.type == CH_SESSION) {
            bool held = told->event.status == CH_HAPPENED || told->event.status == CH_ONGOING;
            return held && !told->in_speech ? told : NULL;
        }
    }
    return NULL;
}

/* True if nobody but the meeting told before issues the document: 会议发表声明, 峰会闭幕时通过宣言, 会后发表的声明. */
static bool meeting_acts(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    uint32_t start = clause->span.start, end = trigger->span.start;
    const Match *deictic = word_at(item, start, end, CLASS_BIT(CLASS_SUBJECT_STOP));
    start = deictic && word_has_role(item, deictic, CLASS_SUBJECT_STOP, "this") ? span_end(deictic->span) : start;
    const Match *meeting = word_at(item, start, end, CLASS_BIT(CLASS_MECHANISM) | CLASS_BIT(CLASS_WORK));
    bool acts = meeting && (word_has_kind(item, meeting, CLASS_WORK, "closed") ||
                            word_has_kind(item, meeting, CLASS_MECHANISM, "session"));
    uint32_t behind = acts ? span_end(meeting->span) : end;
    for (uint32_t at = behind; acts && at < end; at++) {
        const Match *word = any_word_at(item, at, end);
        acts = word && !(word->classes & (CLASS_BIT(CLASS_SPEECH) | CLASS_BIT(CLASS_PREPOSITION)));
        at = word ? span_end(word->span) - 1 : at;
    }
    uint32_t next = mention_from(item, clause->span.start);
    return acts && (next == item->mentions.count || item->mentions.items[next].span.start >= end ||
                    item->mentions.items[next].kind == MENTION_DATE);
}

/* True if those who act are all who take part in the meeting told before: 各与会国领导人签署宣言. */
static bool participants_act(const Item *item, const Trigger *trigger) {
    Party acting = acting_party(item, trigger);
    const Mention *all = acting.count == 1 ? &item->mentions.items[acting.mentions[0]] : NULL;
    return all && span_within(acting.span, trigger->clause->span) && string_same(reference_kind(item, all), "all") &&
           lexicon_has(item->lexicon, all->entry, KEY_FLAGS, "meeting") && trigger_has(trigger, SLOT(CONTENT));
}

/* True if the name is that of a part of the world, for which no organisation acts (拉美). */
static bool is_region(const Item *item, const char *name) {
    uint32_t posting = lexicon_find(item->lexicon, text_words_folded(item->scratch, item->text, name));
    EntryId entry = posting == UINT32_MAX ? NO_ENTRY : lexicon_entry_of(item->lexicon, posting, CLASS_BLOC);
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "region");
}

/* The organisations whose session issues what is told with the meeting alone; of its day, and with its host. None where
 * states meet those of a region: then both sides issue it. */
static void take_session(EventCoder *self, const Draft *session, Draft *draft) {
    const Item *item = self->item;
    const ActorList *sides[] = {&session->initiator, &session->counterpart};
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < sides[side]->count; i++) {
            const ChActor *member = &sides[side]->items[i];
            bool is_group = member->country && !member->person && !country_is_state(member->country);
            if (is_group && is_region(item, member->country)) {
                draft->initiator.count = 0;
                return;
            }
            bool is_guest = member->country && !is_group && session->event.place.country &&
                            !string_same(member->country, session->event.place.country);
            if (is_group) {
                *list_push(item->arena, &draft->initiator) = *member;
            } else if (is_guest) { /* a state that meets the organisation elsewhere */
                *list_push(item->arena, &draft->counterpart) = (ChActor){.country = member->country};
            }
        }
    }
    for (size_t i = 0; i < session->event.countries.count; i++) {
        country_add(item->arena, &draft->event.countries, session->event.countries.items[i]);
    }
    if (!draft->own_date && session->event.date) {
        const char *last = strchr(session->event.date, '/');
        draft->event.date = last ? last + 1 : session->event.date;
        draft->own_date = session->own_date;
    }
    draft->event.place = draft->event.place.name ? draft->event.place : session->event.place;
}

/* True if nobody but the session that the clause before tells can have issued the document: 峰会在 P 闭幕，通过宣言. */
static bool follows_session(const EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    const Draft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    uint32_t next = mention_from(item, clause->span.start);
    bool follows = last && last->event.type == CH_SESSION && &self->clauses.items[last->clause] + 1 == clause &&
                   clause[-1].sentence == clause->sentence && !clause->subject_is_own;
    const Mention *before = follows && clause[-1].subject_is_own && clause[-1].subject.count == 1
                                ? &item->mentions.items[clause[-1].subject.mentions[0]]
                                : NULL;
    bool of_bloc = before && before->kind == MENTION_COUNTRY && before->country && !country_is_state(before->country);
    const Match *joint = word_at(item, clause->span.start, trigger->span.start, CLASS_BIT(CLASS_CONJUNCTION));
    uint32_t from = joint ? span_end(joint->span) : clause->span.start;
    return follows && (of_bloc || !clause[-1].subject_is_own) &&
           only_adjuncts(item, clause, from, trigger->span.start) &&
           (next == item->mentions.count || item->mentions.items[next].span.start >= trigger->span.start);
}

/* True if the verb is one word with what both sides declare by it: 发表联合声明. */
static bool is_declaring(const Item *item, const Trigger *trigger) {
    bool may = !trigger->frame.is_noun && !trigger_has(trigger, SLOT(ADOPT) | SLOT(CONTENT) | SLOT(WITNESS));
    const Match *document = may ? match_longest_before(&item->matches, trigger->span.start + 1, span_end(trigger->span),
                                                       CLASS_BIT(CLASS_WORK))
                                : NULL;
    return document && word_has_kind(item, document, CLASS_WORK, "joint");
}

/* What a meeting of an organisation issues, told with a word for the meeting alone behind its session, or without one
 * right behind it. False if nothing such is told. */
static bool code_issued_by_meeting(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool declares = is_declaring(item, trigger);
    bool may = ((declares || trigger_has(trigger, SLOT(ADOPT))) &&
                (meeting_acts(item, trigger) || follows_session(self, trigger))) ||
               participants_act(item, trigger);
    const Draft *session = may ? session_at_hand(self, trigger) : NULL;
    Span document = !session ? (Span){0} : declares ? trigger->span : document_of(item, trigger);
    Trigger whole = *trigger;
    Draft draft, told;
    if (!document.length || document.start < trigger->span.start) {
        return false;
    }
    told = *session;
    whole.span = span_join(trigger->span, document);
    if (!draft_begin(self, &whole, &draft) || draft.event.status != CH_HAPPENED) {
        return false;
    }
    take_session(self, &told, &draft);
    if (!draft.initiator.count) {
        return false;
    }
    draft.is_declaration = true;
    draft.in_speech = false;
    draft_end(self, &draft, true);
    return true;
}

/* True if what is done with the document is no signing: issued by one side, adopted by nobody, quoted. */
static bool is_no_signing(const Item *item, const Trigger *trigger, Span document) {
    return (trigger_has(trigger, SLOT(JOINT)) &&
            !act_word(item, document.start, span_end(document), CLASS_WORK, "joint") && !both_act(item, trigger)) ||
           (trigger_has(trigger, SLOT(ADOPT)) && is_no_adoption(item, trigger, document)) ||
           (trigger_has(trigger, SLOT(JOINT)) && tells_words(item, trigger, document));
}

/* True if the signing only describes the document that a verb before it in the clause approves or leaves, and has no
 * day of its own there: 批准同 X 签署的条约. */
static bool describes_what_is_approved(const Item *item, const Trigger *trigger) {
    const SlotSet approves = SLOT(APPROVED) | SLOT(MEMBERSHIP);
    const Clause *clause = trigger->clause;
    uint32_t behind;
    bool may = !trigger->frame.is_noun && possessive_at(item, span_end(trigger->span), span_end(clause->span), &behind);
    for (uint32_t at = clause->span.start; may && at < trigger->span.start; at++) {
        const Match *verb =
            inside_name(item, at) ? NULL : word_at(item, at, trigger->span.start, CLASS_BIT(CLASS_EVENT));
        const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
        uint32_t next = mention_from(item, verb ? span_end(verb->span) : at);
        if (frame && (frame->slots & approves)) {
            while (next < item->mentions.count && item->mentions.items[next].span.start < trigger->span.start &&
                   item->mentions.items[next].kind != MENTION_DATE) {
                next++;
            }
            return next == item->mentions.count || item->mentions.items[next].span.start >= trigger->span.start;
        }
        at = verb ? span_end(verb->span) - 1 : at;
    }
    return false;
}

/* Codes what a verb of signing tells where no document is named: people exchanged (互换100名被俘人员), else who signed
 * what was told before. */
static void code_without_document(EventCoder *self, const Trigger *trigger) {
    Trigger exchange = *trigger;
    exchange.frame.type = CH_OTHER;
    exchange.frame.other =
        trigger_has(trigger, SLOT(CONTENT)) ? act_other_reading(self->item, trigger, "content") : NULL;
    exchange.frame.slots = SLOT(WITH) | SLOT(MUTUAL) | SLOT(CONTENT);
    if (exchange.frame.other && act_names_people(self->item, &exchange)) {
        code_other(self, &exchange);
    } else {
        take_signatories(self, trigger);
    }
}

/* True if the actors are of as many states, none of which is told twice. */
static bool are_of_several_states(const ActorList *list) {
    for (size_t i = 0; i < list->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!country_is_state(list->items[i].country) ||
                string_same(list->items[i].country, list->items[k].country)) {
                return false;
            }
        }
    }
    return list->count > 1;
}

/* Ends one draft for each of those who sign with one other, one by one: A、B 先后与 X 签署; X 分别与 A、B 签署. False
 * if it is signed by all at once. */
static bool end_one_by_one(EventCoder *self, const Trigger *trigger, const Draft *draft) {
    const Item *item = self->item;
    const Clause *clause = trigger->clause;
    bool apart = role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "each") &&
                 governed_party(item, clause, trigger->span.start, "with").count && !act_list_is_open(item, trigger);
    bool with_one = draft->counterpart.count == 1 && country_is_state(draft->counterpart.items[0].country);
    if (apart && with_one && are_of_several_states(&draft->initiator)) {
        act_end_apiece(self, draft, true);
        return true;
    }
    apart = apart && draft->initiator.count == 1 && are_of_several_states(&draft->counterpart);
    for (size_t i = 0; apart && i < draft->counterpart.count; i++) {
        Draft one = *draft;
        one.counterpart = (ActorList){0};
        *list_push(item->arena, &one.counterpart) = draft->counterpart.items[i];
        act_end(self, &one);
    }
    return apart;
}

/* Makes the visitor whose stay the clause before tells as its time the one who signs with his hosts, where the speaker
 * names nobody else: 总统此次访华期间，同中方签署了文件. */
static void take_visitor_for_signer(const EventCoder *self, const Trigger *trigger, Draft *draft) {
    const Clause *clause = trigger->clause;
    const Draft *visit = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool told = visit && draft->in_speech && draft->is_this && !clause->subject_is_own &&
                visit->event.type == CH_VISIT && &self->clauses.items[visit->clause] + 1 == clause &&
                visit->initiator.count == 1 && clause->subject.count &&
                span_end(clause->subject.span) <= clause[-1].span.start;
    if (told) {
        bool has_host = draft->counterpart.count &&
                        !string_same(draft->counterpart.items[0].country, visit->initiator.items[0].country);
        draft->initiator = visit->initiator;
        draft->counterpart = has_host ? draft->counterpart : visit->counterpart;
    }
}

/* Ends the draft of what is signed; a rite that only dates something else (签字仪式后) is of the signing told before.
 */
static void end_signing(EventCoder *self, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    bool again = trigger->told_by_time && draft->takes_main_pair && !draft->own_date && signing_told_before(self);
    if (!again && trigger_has(trigger, SLOT(CONTENT)) && end_accession(self, trigger, whole, draft)) {
        return;
    }
    if (!again && (draft->takes_main_pair || is_of_bloc(self->item, trigger, draft))) {
        draft_end(self, draft, true);
    } else if (!again && !end_one_by_one(self, trigger, draft)) {
        act_end(self, draft);
    }
}

/* Takes both sides of a deal with a date of its own that only describes its document. False if it is none. */
static bool take_parties_of_deal(EventCoder *self, const Trigger *trigger, Draft *draft) {
    Party both = draft->own_date ? parties_of_deal(self->item, trigger) : (Party){.count = 0};
    if (both.count < 2) {
        return false;
    }
    Party first = party_slice(self->item, &both, 0, both.joint), other;
    other = party_slice(self->item, &both, both.joint, both.count - both.joint);
    take_actors(self, &first, &draft->initiator, NULL);
    take_actors(self, &other, &draft->counterpart, NULL);
    draft_quote(self->item, draft, &both);
    return draft->initiator.count && draft->counterpart.count;
}

/* The state whose government signs with those at home who fight it (A 国政府与反对派签署协议); NULL if it does not. */
static const Mention *state_facing_rebels(const Item *item, const Trigger *trigger) {
    Party acting = acting_party(item, trigger);
    uint32_t start = trigger->clause->span.start, end = trigger->span.start;
    const Mention *own = acting.count ? &item->mentions.items[acting.mentions[0]] : NULL;
    bool may = own && own->kind != MENTION_PERSON && span_within(acting.span, trigger->clause->span) &&
               country_is_state(mention_country(item, own));
    const Match *rebels = may ? act_word(item, start, end, CLASS_WORK, "rebels") : NULL;
    uint32_t before = rebels ? rebels->span.start : start;
    bool faced = rebels && own->span.start < before &&
                 (role_between(item, span_end(own->span), before, CLASS_PREPOSITION, "with") ||
                  role_between(item, span_end(own->span), before, CLASS_CONJUNCTION, "with"));
    for (uint32_t i = mention_from(item, span_end(own ? own->span : (Span){0})); /* nobody from abroad stands between */
         faced && i < item->mentions.count && item->mentions.items[i].span.start < before; i++) {
        const char *country = mention_country(item, &item->mentions.items[i]);
        faced = !country || string_same(country, mention_country(item, own));
    }
    return faced ? own : NULL;
}

/* True if those at strife within one state sign: 柬埔寨冲突各方签署和平协定. The draft is that state's alone. */
static bool take_factions(const Item *item, const Trigger *trigger, const Trigger *whole, Draft *draft) {
    bool may = draft->own_date && !draft->in_speech;
    const Mention *state = may ? act_state_of_factions(item, trigger) : NULL;
    state = state || !may ? state : state_facing_rebels(item, trigger);
    if (state) {
        draft->initiator = draft->counterpart = (ActorList){0};
        *list_push(item->arena, &draft->initiator) = (ChActor){.country = mention_country(item, state)};
        draft->quote = span_join(state->span, whole->span);
    }
    return state != NULL;
}

/* True if what is signed is told as one thing more: 双方还签署了 A, 签署 A，并见证签署 B. */
static bool is_signed_besides(const Item *item, const Trigger *trigger) {
    const Clause *clause = trigger->clause;
    const Match *joint = word_at(item, clause->span.start, trigger->span.start, CLASS_BIT(CLASS_CONJUNCTION));
    return (joint && word_has_role(item, joint, CLASS_CONJUNCTION, "and")) ||
           (clause_may_have(clause, "again") &&
            role_between(item, clause->span.start, trigger->span.start, CLASS_ASPECT, "again"));
}

/* The same actors by their states alone. */
static ActorList only_states(const Item *item, const ActorList *actors) {
    ActorList states = {0};
    for (size_t i = 0; i < actors->count; i++) {
        *list_push(item->arena, &states) = (ChActor){.country = actors->items[i].country};
    }
    return states;
}

/* True if the clause tells on which day the document was signed with which it begins: 这项协定是2016年签署的. It is of
 * those whom the item is about. */
static bool document_leads(const Item *item, const Trigger *trigger, const Draft *draft) {
    enum { DEICTIC = 3 }; /* characters of 这一项 */
    uint32_t start = trigger->clause->span.start;
    const Match *document = draft->own_date && start < trigger->span.start && !trigger->frame.is_noun
                                ? act_word(item, start, trigger->span.start, CLASS_WORK, "document")
                                : NULL;
    return document && document->span.start <= start + DEICTIC;
}

/* Takes the sides of what is signed from its own words or those of the clause. `whole` is the trigger with the
 * document.
 */
static void take_sides_of_signing(EventCoder *self, const Trigger *trigger, const Trigger *whole, bool contract,
                                  bool joint, Draft *draft) {
    if (!sides_of_press(self, trigger, draft) && !sides_of_document(self, trigger, draft) &&
        !sides_of_signs(self, trigger, draft) && !sides_of_several(self, whole, draft) &&
        !take_parties_of_deal(self, trigger, draft)) {
        bool signs = trigger_has(trigger, SLOT(CONTENT)) || (trigger_has(trigger, SLOT(ADOPT)) && !joint);
        bool leads = signs && document_leads(self->item, trigger, draft);
        bool needs_subject = contract || (signs && !trigger->told_by_time && !leads);
        draft->quote =
            leads ? span_join(span_of(trigger->clause->span.start, trigger->span.start), draft->quote) : draft->quote;
        take_signers(self, trigger, whole, needs_subject, draft);
        take_visitor_for_signer(self, trigger, draft);
        bool named = trigger->clause->subject_is_own ||
                     governed_party(self->item, trigger->clause, trigger->span.start, "agent").count;
        if (leads && !named) { /* whoever led them then */
            draft->initiator = only_states(self->item, &draft->initiator);
            draft->counterpart = only_states(self->item, &draft->counterpart);
        }
    }
}

/* True if what is reached is by its words an agreement on relations of states: 达成恢复外交关系的协议. */
static bool agrees_on_relations(const Item *item, const Trigger *trigger, const Trigger *whole) {
    bool may = trigger_has(trigger, SLOT(ADOPT)) && !trigger_has(trigger, SLOT(APPROVED) | SLOT(JOINT));
    for (uint32_t at = span_end(trigger->span); may && at < span_end(whole->span); at++) {
        const Match *verb = word_at(item, at, span_end(whole->span), CLASS_BIT(CLASS_EVENT));
        const Frame *frame = verb ? frame_of(item, match_entry(item->lexicon, verb, CLASS_EVENT)) : NULL;
        if (frame && frame->type == CH_RELATIONS && (frame->slots & SLOT(DATED))) {
            return true;
        }
    }
    return false;
}

/* True if who has just arrived is still to attend the ceremony of signing: 抵达 P，出席 X 协定签署仪式. */
static bool is_still_to_attend(EventCoder *self, const Trigger *trigger, const Draft *draft) {
    bool may = trigger->frame.is_noun && draft->event.status == CH_HAPPENED && !draft->in_speech &&
               act_event_between(self->item, trigger->clause->span.start, trigger->span.start, KEY_FRAME, "attend");
    Party who = may ? acting_party(self->item, trigger) : (Party){.count = 0};
    Draft attends = *draft;
    attends.initiator = (ActorList){0};
    take_actors(self, &who, &attends.initiator, NULL);
    return may && has_just_arrived(self, trigger, &attends);
}

/* Whether it is still to be signed, or was, where what it says is being done. */
static void set_stage_of_signing(EventCoder *self, const Trigger *trigger, Draft *draft) {
    if (is_still_to_attend(self, trigger, draft)) {
        draft->event.status = CH_PLANNED;
        draft_drop_date(draft);
    }
    if (draft->event.status == CH_ONGOING && draft->own_date) {
        draft->event.status = CH_HAPPENED; /* 正在落实2011年签署的 M */
    }
}

/* A law by which a state's parliament imposes sanctions: 国会通过一系列对 X 制裁法案. False if the words tell of none.
 */
static bool code_law_of_sanctions(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    bool may = trigger_has(trigger, SLOT(ADOPT)) && !trigger_has(trigger, SLOT(APPROVED) | SLOT(JOINT));
    const Match *curb =
        may ? act_noun(item, span_end(trigger->span), span_end(trigger->clause->span), CLASS_WORK, "curb") : NULL;
    Party agent = curb ? act_agent(item, trigger) : (Party){.count = 0};
    const char *own = agent.count ? mention_country(item, &item->mentions.items[agent.mentions[0]]) : NULL;
    if (!own || !country_is_state(own) || !act_target_between(item, trigger, curb->span.start, "to").count) {
        return false;
    }
    uint32_t from = span_end(trigger->span), to = curb->span.start;
    if (entry_between(item, from, to, CLASS_SPEECH, KEY_STANCE, "oppose") ||
        entry_between(item, from, to, CLASS_SPEECH, KEY_STANCE, "condemn")) {
        return false; /* 通过反对对 X 制裁的决议 */
    }
    Trigger law = *trigger;
    law.frame.type = CH_SANCTION;
    law.frame.slots = SLOT(TO) | SLOT(OBJECT) | SLOT(APPROVED);
    size_t count = self->drafts.count;
    code_sanction(self, &law);
    return self->drafts.count > count;
}

void code_signing(EventCoder *self, const Trigger *trigger) {
    const Item *item = self->item;
    Trigger whole = *trigger;
    bool contract = false, joint = true;
    if (code_issued_by_meeting(self, trigger) || describes_what_is_approved(item, trigger) ||
        code_law_of_sanctions(self, trigger)) {
        return;
    }
    if (trigger_has(trigger, SLOT(CONTENT) | SLOT(WITNESS) | SLOT(ADOPT))) {
        Span document = document_of(item, trigger);
        if (!document.length) {
            code_without_document(self, trigger);
            return;
        }
        if (is_no_signing(item, trigger, document)) {
            return;
        }
        joint = trigger_has(trigger, SLOT(JOINT)) || is_joint(item, trigger, document);
        contract = act_word(item, document.start, span_end(document), CLASS_WORK, "contract");
        if (document.start > trigger->span.start) {
            whole.span = span_join(trigger->span, document);
        }
    }
    if (is_only_told_of(item, trigger, span_end(whole.span))) {
        return;
    }
    if (with_is_topic(item, trigger)) {
        whole.frame.slots &= ~SLOT(WITH);
    }
    Draft draft;
    if (!draft_begin(self, &whole, &draft) || (trigger_has(trigger, SLOT(DATED)) && !draft.own_date) ||
        (draft.event.status == CH_CANCELLED && act_describes_head(item, trigger)) || /* 终止与 X 签署的协议 */
        act_is_congratulated(item, trigger) || /* 今晚举行宴会，庆祝中蒙条约签订 */
        is_welcomed(item, trigger) || has_day_of_other(item, trigger)) { /* X 和 Y 签订的协定8月14日生效 */
        return;
    }
    set_stage_of_signing(self, trigger, &draft);
    draft.is_declaration = joint && !trigger->frame.is_noun;
    draft.is_further = is_signed_besides(item, trigger);
    if (agrees_on_relations(item, trigger, &whole)) {
        draft.event.type = CH_RELATIONS;
    }
    if (trigger_has(trigger, SLOT(APPROVED)) || passes_treaty(item, trigger, &whole)) {
        code_ratification(self, trigger, &whole, &draft);
        return;
    }
    if (adopted_alone(self, trigger, &whole, &draft) || adopted_by_meeting(self, trigger, &whole, &draft) ||
        take_factions(item, trigger, &whole, &draft)) {
        draft_end(self, &draft, true);
        return;
    }
    if (is_resolution(item, trigger, &whole) && !draft.in_speech) { /* a parliament's own */
        return;
    }
    take_sides_of_signing(self, trigger, &whole, contract, joint, &draft);
    end_signing(self, trigger, &whole, &draft);
}
