/* Whom a leader meets at the regular meeting of two states' leaders: his host on the visit for it. */
#include "code/event_parts.h"

/* True for the kinds of post whose holders meet as leaders. */
static bool leads_state(const char *kind) {
    return kind && (string_same(kind, "head-of-state") || string_same(kind, "head-of-government"));
}

/* The kind of the first post of somebody named; NULL if he has none. */
static const char *kind_of_post(const Item *item, const char *person) {
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    for (uint32_t i = 0; i < posts->count; i++) {
        const Mention *post = &item->mentions.items[posts->items[i]];
        if (post->person != NO_PERSON && post->entry != NO_ENTRY &&
            string_same(item->persons.items[post->person].name, person)) {
            return lexicon_value(item->lexicon, post->entry, KEY_KIND);
        }
    }
    return NULL;
}

/* True if the name tells that leaders of the kind meet: 总理定期会晤, 领导人会晤. */
static bool is_of_leaders(const Item *item, Span name, const char *kind) {
    const ClassSet leaders = CLASS_BIT(CLASS_TITLE) | CLASS_BIT(CLASS_GROUP);
    bool found = false;
    for (uint32_t at = name.start; at < span_end(name) && !found; at++) {
        const Match *word = word_at(item, at, span_end(name), leaders);
        EntryId title = word ? match_entry(item->lexicon, word, CLASS_TITLE) : NO_ENTRY;
        EntryId group = word ? match_entry(item->lexicon, word, CLASS_GROUP) : NO_ENTRY;
        const char *held = title != NO_ENTRY ? lexicon_value(item->lexicon, title, KEY_KIND) : NULL;
        found = (held && string_same(held, kind)) ||
                (group != NO_ENTRY && lexicon_has(item->lexicon, group, KEY_KIND, "leaders"));
    }
    return found;
}

/* The kind of the office whose holders meet by the name (总理定期会晤); NULL if it tells none. */
static const char *kind_of_meeting(const Item *item, Span name) {
    for (uint32_t at = name.start; at < span_end(name); at++) {
        const Match *word = word_at(item, at, span_end(name), CLASS_BIT(CLASS_TITLE));
        EntryId title = word ? match_entry(item->lexicon, word, CLASS_TITLE) : NO_ENTRY;
        const char *kind = title != NO_ENTRY ? lexicon_value(item->lexicon, title, KEY_KIND) : NULL;
        if (leads_state(kind)) {
            return kind;
        }
    }
    return NULL;
}

void session_keep_holders(const Item *item, const NamedMechanism *named, Draft *draft) {
    const char *kind = kind_of_meeting(item, named->span);
    ActorList *sides[] = {&draft->initiator, &draft->counterpart};
    for (int s = 0; kind && s < 2; s++) {
        ActorList kept = {0};
        for (size_t i = 0; i < sides[s]->count; i++) {
            ChActor actor = sides[s]->items[i];
            const char *own = actor.person ? kind_of_post(item, actor.person) : NULL;
            bool holds = !actor.person || !own || string_same(own, kind);
            *list_push(item->arena, &kept) = holds ? actor : (ChActor){.country = actor.country};
        }
        *sides[s] = kept;
    }
}

/* The mechanism of the session, if it is one of two states; NULL otherwise. */
static const NamedMechanism *meeting_of_two(const EventCoder *self, const Draft *draft) {
    const char *name = draft->event.type == CH_SESSION ? draft->event.mechanism.name : NULL;
    for (size_t i = 0; name && i < self->mechanisms.count; i++) {
        const NamedMechanism *named = &self->mechanisms.items[i];
        if (named->name == name) {
            bool of_two = named->countries.count == 2 && countries_are_states(&named->countries) && !named->is_open;
            return of_two ? named : NULL;
        }
    }
    return NULL;
}

void drafts_name_partners(EventCoder *self) {
    for (size_t i = 0; i < self->drafts.count; i++) {
        Draft *draft = &self->drafts.items[i];
        const ChActor *other = draft->counterpart.count == 1 ? &draft->counterpart.items[0] : NULL;
        bool is_bare = other && !other->person && !other->org && country_is_state(other->country) &&
                       actors_name_persons(&draft->initiator);
        const NamedMechanism *named = is_bare ? meeting_of_two(self, draft) : NULL;
        for (size_t k = 0; named && k < self->drafts.count; k++) {
            const Draft *visit = &self->drafts.items[k];
            const ChActor *host = visit->counterpart.count ? &visit->counterpart.items[0] : NULL;
            const char *kind = visit->event.type == CH_VISIT && host && host->person &&
                                       string_same(host->country, other->country) &&
                                       actors_share_named(&visit->initiator, &draft->initiator)
                                   ? kind_of_post(self->item, host->person)
                                   : NULL;
            if (leads_state(kind) && is_of_leaders(self->item, named->span, kind)) {
                draft->counterpart = visit->counterpart;
                break;
            }
        }
    }
}
