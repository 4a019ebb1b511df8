#include "resolve/resolve.h"

#include "read/names.h"

/* Posts that stand without a name and mean the person who holds them: at home
 * "the president" is one's own, elsewhere the holder named last. */

enum {
    HIGH_RANK = 7, /* weight of a title that few hold; there are many members and experts */
    REACH = 400,   /* mentions looked back over, persons asked: more make no story */
};

static bool same_country(const char *a, const char *b) { return a && b && string_same(a, b); }

static const Mention *first_in_reach(const Item *item, const Mention *post) {
    const Mention *first = item->mentions.items;
    return post - first > REACH ? post - REACH : first;
}

/* True if the words end in those that make a deputy of the title behind them: 副. */
static bool makes_deputy(const Item *item, const char *words, size_t length) {
    enum { CHARACTER = 3 }; /* bytes */
    char last[CHARACTER + 1] = {0};
    memcpy(last, words + (length >= CHARACTER ? length - CHARACTER : 0), length >= CHARACTER ? CHARACTER : 0);
    uint32_t posting = *last ? lexicon_find(item->lexicon, last) : UINT32_MAX;
    return posting != UINT32_MAX && (name_table(item->lexicon)->facts[posting].marks & MARK_DEPUTY);
}

/* True if the person holds the post, or one whose name ends in its words, but no deputy's. */
static bool holds(const Item *item, const ChPerson *person, const char *title) {
    size_t length = strlen(title);
    for (size_t i = 0; i < person->posts.count; i++) {
        const char *post = person->posts.items[i];
        size_t whole = strlen(post);
        if (whole >= length && string_same(post + whole - length, title) && !makes_deputy(item, post, whole - length)) {
            return true;
        }
    }
    return false;
}

/* The fullest form of the post's title, where the data give one for its short forms. */
static const char *fullest(const Item *item, const Mention *post) {
    return post->entry == NO_ENTRY ? NULL : lexicon_value(item->lexicon, post->entry, KEY_SAME);
}

/* The title that ends the post. */
static const Match *title_of(const Item *item, const Mention *post) {
    return match_longest_before(&item->matches, post->span.start, span_end(post->span), CLASS_BIT(CLASS_TITLE));
}

/* True if a word for a deputy stands right before the post's title: 副|外长. */
static bool is_deputys(const Item *item, const Mention *post) {
    const Match *title = title_of(item, post);
    uint32_t start = title ? title->span.start : 0;
    const Match *prefix = start > post->span.start ? match_longest_before(&item->matches, post->span.start, start,
                                                                          CLASS_BIT(CLASS_TITLE_PREFIX))
                                                   : NULL;
    return prefix && (name_table(item->lexicon)->facts[prefix->posting].marks & MARK_DEPUTY);
}

/* The person of the country who holds the post under another of its names; the
 * last before `post`. */
static uint32_t holder_otherwise(const Item *item, const Mention *post, const char *country) {
    const char *same = fullest(item, post);
    for (const Mention *mention = post; same && mention-- > first_in_reach(item, post);) {
        if (mention->kind != MENTION_POST || mention->person == NO_PERSON || mention->is_former ||
            is_deputys(item, mention)) {
            continue;
        }
        const char *other = fullest(item, mention), *owner = item->persons.items[mention->person].country;
        if (other && string_same(other, same) && (!country || same_country(owner, country))) {
            return mention->person;
        }
    }
    return NO_PERSON;
}

/* The holder named last before the post. */
static uint32_t holder_before(const Item *item, const Mention *post) {
    for (const Mention *mention = post; mention-- > first_in_reach(item, post);) {
        if (mention->kind == MENTION_PERSON && mention->person != NO_PERSON) {
            const ChPerson *person = &item->persons.items[mention->person];
            if (holds(item, person, post->name) && (!post->country || same_country(person->country, post->country))) {
                return mention->person;
            }
        }
    }
    return NO_PERSON;
}

/* The one person of the country who holds the post; NO_PERSON if there are several. */
static uint32_t only_holder(const Item *item, const Mention *post, const char *country) {
    uint32_t only = NO_PERSON;
    for (uint32_t i = 0; i < item->persons.count && item->persons.count < REACH; i++) {
        const ChPerson *person = &item->persons.items[i];
        if (same_country(person->country, country) && holds(item, person, post->name)) {
            if (only != NO_PERSON) {
                return NO_PERSON;
            }
            only = i;
        }
    }
    return only;
}

/* True if the title is a word for heads of state, read as the one of the home country: 国家元首会见了 X. */
static bool is_own_head(const Item *item, const Mention *post) {
    return post->entry != NO_ENTRY && lexicon_has(item->lexicon, post->entry, KEY_KIND, "head-of-state") &&
           match_exact(&item->matches, post->span, CLASS_BIT(CLASS_GROUP));
}

/* The state's heads told of, by whatever title: the person if there is but one, NO_PERSON if there is none yet. */
typedef struct StateHeads {
    const char *state;
    uint32_t only;
    bool several;
} StateHeads;

/* Adds whoever holds the post, if it is that of the state's head. */
static void note_head(const Item *item, const Mention *post, StateHeads *heads) {
    bool another = post->person != NO_PERSON && post->person != heads->only && !post->is_former &&
                   post->entry != NO_ENTRY && same_country(item->persons.items[post->person].country, heads->state) &&
                   lexicon_has(item->lexicon, post->entry, KEY_KIND, "head-of-state");
    heads->several = heads->several || (another && heads->only != NO_PERSON);
    heads->only = another ? post->person : heads->only;
}

/* The state's heads as its people's posts tell them. */
static StateHeads heads_told(const Item *item, const char *state) {
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    StateHeads heads = {.state = state, .only = NO_PERSON};
    for (uint32_t i = 0; i < posts->count && !heads.several; i++) {
        note_head(item, &item->mentions.items[posts->items[i]], &heads);
    }
    return heads;
}

/* True if a word before or behind makes the post one that somebody takes, leaves
 * or is only spoken of as. */
static bool is_taken(const Item *item, const Mention *post) {
    const ClassSet before = CLASS_BIT(CLASS_EVENT) | CLASS_BIT(CLASS_TENURE) | CLASS_BIT(CLASS_TITLE_PREFIX);
    const NameTable *table = name_table(item->lexicon);
    uint32_t start = post->phrase.start, from = start > 6 ? start - 6 : 0;
    const Match *word = match_longest_before(&item->matches, from, start, before);
    bool takes = word && ((word->classes & (before & ~CLASS_BIT(CLASS_EVENT))) ||
                          (table->facts[word->posting].marks & MARK_APPOINTMENT));
    uint32_t end = span_end(post->phrase);
    const Match *behind =
        end < item->text->length ? match_longest(&item->matches, end, item->text->length, CLASS_BIT(CLASS_WORD)) : NULL;
    bool acts = behind && (behind->classes & CLASS_BIT(CLASS_EVENT)); /* 总统会见了 X */
    const Match *manner =
        behind ? match_longest(&item->matches, end, item->text->length, CLASS_BIT(CLASS_SPEECH_WORD)) : NULL;
    acts = acts || (manner && manner->span.length > behind->span.length); /* 总统致辞时说 */
    bool compound = behind && behind->span.length > 1 && !acts && (table->facts[behind->posting].marks & MARK_NOMINAL);
    return takes || compound;
}

/* True if few hold the post: one of high rank, or of a body that is named. */
static bool is_one_mans(const Item *item, const Mention *post) {
    const Match *title = title_of(item, post);
    EntryId entry = title ? lexicon_entry_of(item->lexicon, title->posting, CLASS_TITLE) : NO_ENTRY;
    return entry != NO_ENTRY && title->span.length > 1 &&
           !(name_table(item->lexicon)->facts[title->posting].marks & MARK_COLLECTIVE) &&
           (title->span.length < post->span.length ||
            lexicon_number(item->lexicon, entry, KEY_WEIGHT, 0) >= HIGH_RANK) &&
           !match_exact(&item->matches, title->span, CLASS_BIT(CLASS_GROUP));
}

static bool stands_alone(const Item *item, const Mention *post) {
    return post->kind == MENTION_POST && post->within == NO_MENTION && post->person == NO_PERSON && !post->is_former &&
           post->name && !post->holder.length && (is_one_mans(item, post) || is_own_head(item, post)) &&
           !is_taken(item, post);
}

static bool is_leader(const Item *item, const Mention *post) {
    const Match *title = title_of(item, post);
    return title && (name_table(item->lexicon)->facts[title->posting].marks & MARK_LEADER);
}

/* True if somebody, or a country, holds the post before this is told. */
static bool is_held_abroad(const Item *item, const Mention *post) {
    for (const Mention *mention = post; mention-- > first_in_reach(item, post);) {
        bool other = mention->country && !same_country(mention->country, item->home);
        if (mention->kind == MENTION_POST && other && mention->name && string_same(mention->name, post->name)) {
            return true;
        }
    }
    return false;
}

/* The body that the office is listed with (德国外交部和国防部); NULL if it is listed with none. */
static const Mention *listed_before(const Item *item, const Mention *office) {
    const Mention *listed = office > item->mentions.items ? office - 1 : NULL;
    uint32_t start = office->span.start, joint = start - (start > 0);
    bool joined = listed && listed->kind == MENTION_BODY && span_end(listed->span) == joint &&
                  (item->text->character[joint] == LIST_COMMA ||
                   match_exact(&item->matches, span_of(joint, start), CLASS_BIT(CLASS_CONJUNCTION)));
    return joined ? listed : NULL;
}

/* The country of the last organ of the same name printed with its country, or of
 * the one that the office is listed with. */
static const char *owner_before(const Item *item, const Mention *office) {
    const Mention *listed = listed_before(item, office);
    if (listed) {
        return listed->country ? listed->country : listed->home;
    }
    for (const Mention *mention = office; mention-- > first_in_reach(item, office);) {
        if (mention->kind == MENTION_BODY && mention->country && mention->name &&
            string_same(mention->name, office->name)) {
            return mention->country;
        }
    }
    return NULL;
}

/* The office that the body is, or whose bureau it is (外交部亚洲司); NO_ENTRY if it is neither. */
static EntryId office_of(const Item *item, const Mention *body) {
    uint32_t start = body->span.start, end = span_end(body->span);
    const Match *whole = match_exact(&item->matches, body->span, CLASS_BIT(CLASS_OFFICE));
    const Match *match = whole ? whole : match_longest(&item->matches, start, end, CLASS_BIT(CLASS_OFFICE));
    bool is =
        match && (whole || match_exact(&item->matches, span_of(span_end(match->span), end), CLASS_BIT(CLASS_OFFICE)));
    return is ? lexicon_entry_of(item->lexicon, match->posting, CLASS_OFFICE) : NO_ENTRY;
}

/* Whose country the sentence names or speaks of before the office, if that is one alone; NULL otherwise. A dateline in
 * brackets tells only where nothing behind it does. */
static const char *only_owner_in_sentence(const Item *item, const Mention *office) {
    const char *only = NULL;
    uint32_t end = office->span.start;
    for (const Mention *mention = office; mention-- > first_in_reach(item, office);) {
        uint32_t at = span_end(mention->phrase.length ? mention->phrase : mention->span);
        while (at < end && item->text->character[at] != FULL_STOP && !(only && item->text->character[at] == ')')) {
            at++;
        }
        if (at < end) {
            break;
        }
        const char *held = mention->person != NO_PERSON ? item->persons.items[mention->person].country : NULL;
        const char *owner = mention->country ? mention->country : mention->home ? mention->home : held;
        if (owner && only && !string_same(owner, only)) {
            return NULL;
        }
        only = owner ? owner : only;
        end = mention->span.start;
    }
    return only;
}

/* The state whose body or official alone announces in the sentence what the office right behind the comma does (X
 * 国国防 部宣布，国务院已批准 …); NULL if none does. */
static const char *announcer_of(const Item *item, const Mention *office) {
    enum { REACH = 24 }; /* characters */
    uint32_t start = office->span.start, from = start > REACH ? start - REACH : 0;
    const char *owner =
        start > 0 && item->text->character[start - 1] == ',' ? only_owner_in_sentence(item, office) : NULL;
    const Match *said = owner ? match_longest_before(&item->matches, from, start - 1, CLASS_BIT(CLASS_SPEECH)) : NULL;
    return said && country_is_state(owner) ? owner : NULL;
}

/* True if the body is an embassy or a consulate, by the words at its end. */
static bool is_mission(const Item *item, const Mention *body) {
    const Match *end =
        match_longest_before(&item->matches, body->span.start, span_end(body->span), CLASS_BIT(CLASS_OFFICE));
    EntryId entry = end ? match_entry(item->lexicon, end, CLASS_OFFICE) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "embassy");
}

/* Whose mission one is that opens a clause without its country or where it stands (28日，使馆举行招待会): of the
 * mission, or the diplomat, told last before it. NULL if none is. */
static const char *sender_of_mission(const Item *item, const Mention *mission) {
    uint32_t start = mission->span.start, before_it = start ? item->text->character[start - 1] : FULL_STOP;
    if (before_it != ',' && before_it != FULL_STOP && before_it != '\n') {
        return NULL;
    }
    for (const Mention *before = mission; before-- > first_in_reach(item, mission);) {
        if (before->kind == MENTION_BODY && before->country && is_mission(item, before)) {
            return before->country;
        }
        bool diplomat = before->kind == MENTION_POST && before->person != NO_PERSON && before->entry != NO_ENTRY &&
                        lexicon_has(item->lexicon, before->entry, KEY_KIND, "diplomat");
        if (diplomat && item->persons.items[before->person].country) {
            return item->persons.items[before->person].country;
        }
    }
    return NULL;
}

/* A ministry without a country is that of the country told before with it, or whose body announces it, else one's own;
 * a mission that of the mission or diplomat told before; a government without one that of those who alone speak of it
 * (外交部宣布，政府 …); an army that of whom it is listed with, or whose body announces it. */
static void own_offices(Item *item) {
    const char *state = state_of_country(name_table(item->lexicon), item->home);
    const MentionIndexes *bodies = &item->of_kind[MENTION_BODY];
    for (uint32_t i = 0; i < bodies->count; i++) {
        Mention *office = &item->mentions.items[bodies->items[i]];
        if (office->country || office->within != NO_MENTION || !office->name) {
            continue;
        }
        EntryId entry = office_of(item, office);
        if (entry != NO_ENTRY && (lexicon_has(item->lexicon, entry, KEY_KIND, "ministry") ||
                                  lexicon_has(item->lexicon, entry, KEY_KIND, "presidency"))) {
            const char *owner = owner_before(item, office);
            owner = owner ? owner : announcer_of(item, office);
            office->home = owner ? owner : state;
        } else if (entry != NO_ENTRY && state && lexicon_has(item->lexicon, entry, KEY_KIND, "government")) {
            const char *owner = only_owner_in_sentence(item, office);
            office->home = owner && country_is_state(owner) ? owner : office->home;
        } else if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "army")) {
            const Mention *listed = listed_before(item, office);                       /* X 黑海舰队和空天军 */
            const char *owner = listed ? listed->country : announcer_of(item, office); /* X 国防部称，防空部队 … */
            office->home = owner ? owner : office->home;
        } else if (entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "embassy")) {
            office->country = sender_of_mission(item, office);
        }
    }
}

/* True unless the state has no such post: no president of China. */
static bool may_be_held_in(const Item *item, const Mention *post, const char *state) {
    return state && (post->entry == NO_ENTRY || !lexicon_has(item->lexicon, post->entry, KEY_NOT, state));
}

void resolve_titles(Item *item) {
    own_offices(item);
    const MentionIndexes *posts = &item->of_kind[MENTION_POST];
    const char *state = state_of_country(name_table(item->lexicon), item->home);
    StateHeads heads = heads_told(item, state);
    for (uint32_t i = 0; i < posts->count; i++) {
        Mention *post = &item->mentions.items[posts->items[i]];
        if (!stands_alone(item, post)) {
            continue;
        }
        const char *home = post->country ? post->country : is_leader(item, post) ? state : item->home;
        uint32_t head = heads.several ? NO_PERSON : heads.only;
        uint32_t holder = is_own_head(item, post) ? head : only_holder(item, post, home);
        holder = holder != NO_PERSON ? holder : holder_otherwise(item, post, home);
        holder = holder != NO_PERSON ? holder : holder_before(item, post);
        if (holder != NO_PERSON) {
            post->person = holder;
            post->country = item->persons.items[holder].country;
            note_head(item, post, &heads);
        } else if (!post->country && is_leader(item, post) && !is_held_abroad(item, post) &&
                   may_be_held_in(item, post, state)) {
            post->country = state;
        }
    }
}
