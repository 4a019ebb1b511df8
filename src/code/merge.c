#include "base/edtf.h"
#include "code/draft.h"
#include "resolve/dates.h"

/* True if two EDTF dates may be the same day: unknown digits fit any, and a
 * day fits the interval or month it lies in. */
static bool dates_compatible(const char *a, const char *b) {
    if (!a || !b) {
        return true;
    }
    enum { UNKNOWN_YEAR = 4 };
    if ((strncmp(a, "XXXX", UNKNOWN_YEAR) == 0) != (strncmp(b, "XXXX", UNKNOWN_YEAR) == 0)) {
        return false; /* a year is printed where it is not that of the news */
    }
    for (; *a && *b; a++, b++) {
        if (*a == '/' || *b == '/' || *a == '~' || *b == '~') {
            break;
        }
        if (*a != *b && *a != 'X' && *b != 'X') {
            return false;
        }
    }
    return true;
}

static bool share_country(const ChStrings *a, const ChStrings *b) {
    size_t shared = 0;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            shared += string_same(a->items[i], b->items[k]);
        }
    }
    size_t smaller = a->count < b->count ? a->count : b->count;
    return shared > 0 && shared == smaller;
}

/* How two lists of actors stand to each other. */
typedef enum Fit { FIT_CONFLICT, FIT_VAGUE, FIT_SAME } Fit;

static bool is_bare(const ChActor *actor) { return !actor->person && !actor->org; }

static bool all_bare(const ActorList *list) {
    for (size_t i = 0; i < list->count; i++) {
        if (!is_bare(&list->items[i])) {
            return false;
        }
    }
    return true;
}

/* True if one is a person and the other a post or body of his country. Beside others by name it is another. */
static bool may_be_one(const ActorList *a, const ActorList *b) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            const ChActor *x = &a->items[i], *y = &b->items[k];
            bool apart = (x->person && y->org) || (x->org && y->person);
            if (apart && x->country && y->country && string_same(x->country, y->country)) {
                return true;
            }
        }
    }
    return false;
}

/* A headline names persons by their posts: only persons tell it apart. */
static bool persons_differ(const ActorList *a, const ActorList *b) {
    bool any_a = false, any_b = false;
    for (size_t i = 0; i < a->count; i++) {
        any_a = any_a || a->items[i].person;
        for (size_t k = 0; k < b->count; k++) {
            if (a->items[i].person && b->items[k].person && string_same(a->items[i].person, b->items[k].person)) {
                return false;
            }
        }
    }
    for (size_t k = 0; k < b->count; k++) {
        any_b = any_b || b->items[k].person;
    }
    return any_a && any_b;
}

/* One side: the same named actor, or at least one list that names nobody of
 * the other's country. */
static Fit fit_of(const ActorList *a, const ActorList *b) {
    bool named_a = false, named_b = false;
    for (size_t i = 0; i < a->count; i++) {
        named_a = named_a || !is_bare(&a->items[i]);
        for (size_t k = 0; k < b->count; k++) {
            const ChActor *x = &a->items[i], *y = &b->items[k];
            if (!is_bare(x) && actor_same(x, y)) {
                return FIT_SAME;
            }
        }
    }
    for (size_t k = 0; k < b->count; k++) {
        named_b = named_b || !is_bare(&b->items[k]);
    }
    bool others = persons_differ(a, b) || !may_be_one(a, b); /* 总理 X 抵达; 先期抵达的副总理 Y 和驻 P 大使 */
    return named_a && named_b && others ? FIT_CONFLICT : FIT_VAGUE;
}

static Fit weaker(Fit a, Fit b) { return a < b ? a : b; }

/* Both directions: who met whom is the same told from either side. */
static bool actors_compatible(const Draft *a, const Draft *b) {
    if (a->from_headline || b->from_headline) {
        return !persons_differ(&a->initiator, &b->initiator) || !persons_differ(&a->initiator, &b->counterpart);
    }
    Fit straight = weaker(fit_of(&a->initiator, &b->initiator), fit_of(&a->counterpart, &b->counterpart));
    bool one_day = a->event.type == CH_PROTEST && b->event.type == CH_PROTEST && a->event.date && b->event.date &&
                   string_same(a->event.date, b->event.date) && !persons_differ(&a->initiator, &b->initiator) &&
                   !persons_differ(&a->counterpart, &b->counterpart); /* by the ministry, and by its government */
    if (straight != FIT_CONFLICT || one_day) {
        return true;
    }
    bool mutual = a->event.type == CH_MEETING || a->event.type == CH_TALKS || a->event.type == CH_CALL ||
                  a->event.type == CH_SESSION || a->event.type == CH_SIGNING || a->event.type == CH_RELATIONS;
    return mutual &&
           weaker(fit_of(&a->initiator, &b->counterpart), fit_of(&a->counterpart, &b->initiator)) != FIT_CONFLICT;
}

/* How many bytes a dash of any width takes at the position; 0 if none stands there. */
static size_t dash_length(const char *at) {
    static const char *const dashes[] = {"-", "‐", "‑", "‒", "–", "—", "―", "−", "－", "─"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t length = strlen(dashes[i]);
        if (strncmp(at, dashes[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

/* Copies the name without its dashes, as far as there is room; false if it has none. */
static bool strip_dashes(const char *name, char *out, size_t size) {
    bool found = false;
    while (*name && size > 1) {
        size_t dash = dash_length(name);
        found = found || dash;
        if (dash) {
            name += dash;
        } else {
            *out++ = *name++;
            size--;
        }
    }
    *out = 0;
    return found;
}

bool session_names_agree(const char *a, const char *b) {
    enum { LONGEST = 256 };
    if (strstr(a, b) || strstr(b, a)) {
        return true;
    }
    char one[LONGEST], other[LONGEST]; /* 北京－东京论坛, 北京——东京论坛 */
    return strip_dashes(a, one, sizeof one) && strip_dashes(b, other, sizeof other) &&
           (strstr(one, other) || strstr(other, one));
}

bool names_are_alike(const char *a, const char *b) {
    enum { SHORTEST = 15, LONGEST_GAP = 18 }; /* bytes */
    const char *shorter = strlen(a) < strlen(b) ? a : b, *longer = shorter == a ? b : a;
    size_t few = strlen(shorter), many = strlen(longer), same = 0, end = 0;
    if (session_names_agree(a, b)) {
        return true;
    }
    while (same < few && shorter[same] == longer[same]) {
        same++;
    }
    while (end < few && shorter[few - 1 - end] == longer[many - 1 - end]) {
        end++;
    }
    return few >= SHORTEST && many - few <= LONGEST_GAP && same + end >= few && same > 3 && end > 3;
}

static bool same_mechanism(const ChSession *a, const ChSession *b) {
    if (!a->name || !b->name) {
        const ChSession *named = a->name ? a : b;
        return !named->ordinal; /* a numbered session is not the press conference beside it */
    }
    bool ordinals = !a->ordinal || !b->ordinal || a->ordinal == b->ordinal;
    return ordinals && (session_names_agree(a->name, b->name) || (a->ordinal && a->ordinal == b->ordinal));
}

/* True if both are sessions of one organisation, which they call by two of its names: 二十国集团（G20）峰会, G20峰会.
 */
static bool same_house(const Draft *a, const Draft *b) {
    const ChSession *x = &a->event.mechanism, *y = &b->event.mechanism;
    bool one_time = (a->event.status == CH_PLANNED) == (b->event.status == CH_PLANNED) || (a->own_date && b->own_date);
    bool one_town = !a->town || !b->town || string_same(a->town, b->town);
    return one_time && one_town && a->house && b->house && string_same(a->house, b->house) && *a->sitting &&
           *b->sitting && (!x->ordinal || !y->ordinal || x->ordinal == y->ordinal) &&
           session_names_agree(a->sitting, b->sitting);
}

/* True if one of them only tells again what the body tells: a headline does, and what repeats another segment. */
static bool is_retold(const Draft *a, const Draft *b) {
    return a->from_headline || b->from_headline || a->from_repeat || b->from_repeat;
}

/* True if one of two sessions was held and the other lies ahead, on no day, and only one of them has a name. */
static bool is_meeting_ahead(const Draft *a, const Draft *b) {
    bool sessions = a->event.type == CH_SESSION && b->event.type == CH_SESSION;
    bool one_name = !a->event.mechanism.name != !b->event.mechanism.name;
    bool one_plan = (a->event.status == CH_PLANNED) != (b->event.status == CH_PLANNED);
    return sessions && one_name && one_plan && !is_retold(a, b) && !(a->event.date && b->event.date);
}

static bool close_types(ChEventType a, ChEventType b) {
    bool meets_a = a == CH_MEETING || a == CH_TALKS || a == CH_CALL,
         meets_b = b == CH_MEETING || b == CH_TALKS || b == CH_CALL;
    return a == b || (meets_a && meets_b);
}

/* True if the lists name no country, or one in common: who does it to whom is what
 * tells deeds apart. */
static bool countries_meet(const ActorList *a, const ActorList *b) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            const char *x = a->items[i].country, *y = b->items[k].country;
            if (!x || !y || string_same(x, y)) {
                return true;
            }
        }
    }
    return !a->count || !b->count;
}

/* True if both are done by the same states to the same, as far as they are told. */
static bool same_direction(const Draft *a, const Draft *b) {
    return countries_meet(&a->initiator, &b->initiator) && countries_meet(&a->counterpart, &b->counterpart);
}

/* True if both tell how a guest was met where he arrived, or both how he was seen off. */
static bool are_at_one_gate(const Draft *a, const Draft *b) {
    return (a->is_greeting && b->is_greeting && a->at_arrival && b->at_arrival) || (a->is_farewell && b->is_farewell);
}

/* True if one tells of the ceremony at which a guest is seen off and the other, right behind it, how his hosts met him
 * for it: 出席 X 举行的欢送仪式。抵达机场时，X 在停车处迎接. */
static bool is_met_at_farewell(const Draft *a, const Draft *b) {
    enum { NEAR = 60 };
    const Draft *farewell = a->is_farewell ? a : b, *greeting = farewell == a ? b : a;
    return a->event.type == CH_CEREMONY && b->event.type == CH_CEREMONY && farewell->is_farewell &&
           greeting->is_greeting && !greeting->is_farewell && !greeting->at_arrival &&
           greeting->anchor.start > farewell->anchor.start &&
           greeting->anchor.start < span_end(farewell->anchor) + NEAR &&
           (actors_share_named(&farewell->counterpart, &greeting->initiator) ||
            actors_share_named(&farewell->initiator, &greeting->initiator)) &&
           countries_equal(&farewell->event.countries, &greeting->event.countries);
}

/* Ceremonies are told apart by what they are called, unless one is told by a
 * headline or caption. */
static bool other_ceremony(const Item *item, const Draft *a, const Draft *b) {
    bool loose = is_retold(a, b);
    loose = loose || (a->is_reception && b->is_reception) || /* 主持仪式欢迎 X … 欢迎仪式后 */
            (a->is_award && b->is_award) ||                  /* 授予 X 勋章，并举行颁授仪式 */
            are_at_one_gate(a, b) || span_end(a->anchor) == b->anchor.start; /* 到机场话别|送行 */
    return a->event.type == CH_CEREMONY && b->event.type == CH_CEREMONY && !loose &&
           !text_same(item->text, a->anchor, b->anchor);
}

/* What both declare together is one document, what they sign or see signed others. */
static bool other_document(const Draft *a, const Draft *b) {
    bool loose = is_retold(a, b);
    return a->event.type == CH_SIGNING && b->event.type == CH_SIGNING && !loose &&
           a->is_declaration != b->is_declaration;
}

/* True if one only names a session that the other tells of, in its very words or elsewhere: its sides
 * are then those of the item, not its own. */
static bool names_session_of(const Draft *a, const Draft *b) {
    bool sessions = a->event.type == CH_SESSION && b->event.type == CH_SESSION;
    bool named = a->event.mechanism.name && b->event.mechanism.name;
    bool one_name = named && span_end(a->quote) == span_end(b->quote) && /* 出席在北京举行的 M */
                    string_same(a->event.mechanism.name, b->event.mechanism.name);
    bool one_number = named && a->event.mechanism.ordinal && /* 值此第八届 M 召开之际 */
                      a->event.mechanism.ordinal == b->event.mechanism.ordinal && a->event.status == b->event.status &&
                      string_same(a->event.mechanism.name, b->event.mechanism.name);
    return sessions && named && (a->is_nominal || b->is_nominal || one_name || one_number) &&
           (same_mechanism(&a->event.mechanism, &b->event.mechanism) || same_house(a, b)) &&
           (!a->own_date || !b->own_date || dates_compatible(a->event.date, b->event.date));
}

/* True if one tells when and where an organisation meets and the other, on no day, who attends that: G20峰会将于 D 在 P
 * 举行。X 将出席G20峰会. */
static bool is_attended(const Item *item, const Draft *a, const Draft *b) {
    (void)item;
    return a->event.type == CH_SESSION && b->event.type == CH_SESSION && a->event.status == b->event.status &&
           a->in_speech == b->in_speech && same_house(a, b) &&
           (!a->own_date || !b->own_date || dates_compatible(a->event.date, b->event.date)) &&
           (all_bare(&a->initiator) || all_bare(&b->initiator));
}

/* True if both tell of a meeting on the same day, with names that differ by words in the middle alone. */
static bool is_held_that_day(const Draft *a, const Draft *b) {
    const ChSession *x = &a->event.mechanism, *y = &b->event.mechanism;
    return a->event.type == CH_SESSION && b->event.type == CH_SESSION && a->own_date && b->own_date && x->name &&
           y->name && (!x->ordinal || !y->ordinal || x->ordinal == y->ordinal) && a->event.status == b->event.status &&
           names_are_alike(x->name, y->name);
}

/* True if both tell of the meeting that the same two led, whose name only one gives: a picture's words say
 * 共同主持会议. */
static bool is_led_by_same(const Draft *a, const Draft *b) {
    bool sessions =
        a->event.type == CH_SESSION && b->event.type == CH_SESSION && !a->follows_talks && !b->follows_talks;
    bool bare = !a->event.mechanism.name != !b->event.mechanism.name && !(a->own_date && b->own_date);
    return sessions && bare && a->initiator.count && a->initiator.items[0].person && a->counterpart.count &&
           fit_of(&a->initiator, &b->initiator) == FIT_SAME && fit_of(&a->counterpart, &b->counterpart) == FIT_SAME;
}

/* True if both tell one visit, the one with the days of the whole tour, the other
 * with those in one of its countries. */
static bool is_visit_on_tour(const Draft *a, const Draft *b) {
    bool visits = a->event.type == CH_VISIT && b->event.type == CH_VISIT && a->own_date && b->own_date &&
                  strchr(a->event.date, '/') && strchr(b->event.date, '/');
    return visits && (days_lie_in(a->event.date, b->event.date) || days_lie_in(b->event.date, a->event.date)) &&
           share_country(&a->event.countries, &b->event.countries) && actors_compatible(a, b);
}

/* True if both tell one visit, of which the later goes on to another town of the same state (抵达 P
 * 访问 …，周五转往 Q), or comes there after setting out, or to one town after the other. */
static bool is_leg_of_visit(const Draft *a, const Draft *b) {
    enum { LONGEST_STAY = 31, LONGEST_WAY = 7 };
    const Draft *first = a->anchor.start < b->anchor.start ? a : b, *leg = first == a ? b : a;
    Edtf from, to;
    bool goes_on = first->event.status == CH_ONGOING && /* 离京访 P。13日抵达，开始访 P */
                   (leg->event.status == CH_ONGOING || leg->event.status == CH_HAPPENED);
    bool arrives = !leg->is_leg && (leg->at_arrival || goes_on) && first->own_date && leg->own_date;
    bool may = leg->event.type == CH_VISIT && first->event.type == CH_VISIT && (leg->is_leg || arrives) &&
               !first->in_speech && first->event.status != CH_CANCELLED &&
               fit_of(&first->initiator, &leg->initiator) == FIT_SAME &&
               leg->event.countries.count == first->event.countries.count &&
               share_country(&first->event.countries, &leg->event.countries);
    if (!may || !first->event.date || !leg->event.date) {
        return may;
    }
    if (!edtf_parse(first->event.date, &from) || !edtf_parse(leg->event.date, &to) || !from.from.day || !to.from.day ||
        !from.from.month || !to.from.month) {
        return false;
    }
    long days = edtf_day_number(to.from) - edtf_day_number(from.from);
    long most = arrives ? LONGEST_WAY : LONGEST_STAY, least = arrives && first->at_arrival ? -LONGEST_WAY : 0;
    return days >= least && days <= most;
}

/* True if three sides talk in one and two of them in the other. */
static bool is_other_round(const Draft *a, const Draft *b) {
    size_t x = a->event.countries.count, y = b->event.countries.count;
    return a->event.type == b->event.type && a->event.type != CH_SESSION && close_types(a->event.type, b->event.type) &&
           close_types(a->event.type, CH_TALKS) && x > 1 && y > 1 && x != y && x + y > 4;
}

static bool same_place_country(const Draft *a, const Draft *b) {
    return a->event.place.country && b->event.place.country &&
           string_same(a->event.place.country, b->event.place.country);
}

/* True if both are told with a place, neither within the other's name. */
static bool places_apart(const Draft *a, const Draft *b) {
    const char *x = a->event.place.name, *y = b->event.place.name;
    return x && y && !strstr(x, y) && !strstr(y, x);
}

/* True if the sentences that tell of two blows name places apart. A headline and what repeats another segment tell what
 * the body does. */
static bool strikes_elsewhere(const Item *item, const Draft *a, const Draft *b) {
    const Draft *first = a->anchor.start < b->anchor.start ? a : b;
    const Clause *clauses = item->clauses->items;
    bool at_large = first->is_at_large && clauses[a->clause].sentence != clauses[b->clause].sentence &&
                    clauses[a->clause].paragraph == clauses[b->clause].paragraph; /* 袭击 P 多地。…。P 的 Q 遭袭击 */
    bool within = (a->at_state || b->at_state || at_large) && same_place_country(a, b); /* 空袭 X 境内目标, 袭击 P */
    return a->event.type == CH_FORCE && b->event.type == CH_FORCE && !is_retold(a, b) && !within && places_apart(a, b);
}

/* True if two meetings that one state holds alone are told with places apart: 论坛在 P 举行 … 博览会在 Q 启动. */
static bool meets_at_two_places(const Draft *a, const Draft *b) {
    bool fairs = a->event.type == CH_SESSION && b->event.type == CH_SESSION && !a->counterpart.count &&
                 !b->counterpart.count && a->event.countries.count == 1 && b->event.countries.count == 1;
    return fairs && !is_retold(a, b) && a->own_date && b->own_date && all_bare(&a->initiator) &&
           all_bare(&b->initiator) && places_apart(a, b);
}

/* True if the later of two blows or signings is told as one more: X 还击毁 Y 的系统, 双方还签署了 …. */
static bool is_done_again(const Draft *a, const Draft *b) {
    const Draft *later = a->anchor.start < b->anchor.start ? b : a;
    bool counted = a->event.type == CH_FORCE || a->event.type == CH_SIGNING;
    return later->is_further && a->clause != b->clause && !is_retold(a, b) && counted && a->event.type == b->event.type;
}

/* True if two who met as the story went on are told to meet once more, on another day that is told: 抵达后与 X
 * 会谈。24日 与 X 再次会谈. What opens an item may be retold so. */
static bool meets_once_more(const Item *item, const Draft *a, const Draft *b) {
    const Draft *later = a->anchor.start < b->anchor.start ? b : a, *first = later == a ? b : a;
    bool met = (a->event.type == CH_TALKS || a->event.type == CH_MEETING) &&
               (b->event.type == CH_TALKS || b->event.type == CH_MEETING);
    if (!met || is_retold(a, b) || a->clause == b->clause || first->own_date || first->in_speech || !later->own_date ||
        later->shared_date || later->is_this || first->anchor.start < span_end(item->sentences.items[0].span)) {
        return false;
    }
    for (uint32_t at = later->anchor.start; at < span_end(later->anchor); at++) {
        const Match *word =
            inside_name(item, at) ? NULL : word_at(item, at, span_end(later->anchor), CLASS_BIT(CLASS_ASPECT));
        if (word && word->span.length > 1 && word_has_role(item, word, CLASS_ASPECT, "again")) {
            return true;
        }
        at = word ? span_end(word->span) - 1 : at;
    }
    return false;
}

/* True if the words of the two deeds have a character in common: 空袭, 袭击. */
static bool share_character(const Item *item, Span a, Span b) {
    for (uint32_t i = a.start; i < span_end(a); i++) {
        for (uint32_t k = b.start; k < span_end(b); k++) {
            if (item->text->character[i] == item->text->character[k]) {
                return true;
            }
        }
    }
    return false;
}

/* True if the clause tells a day. */
static bool tells_day(const Item *item, const Clause *clause) {
    for (uint32_t i = clause->first_mention; i < clause->first_mention + clause->mention_count; i++) {
        if (item->mentions.items[i].kind == MENTION_DATE && date_tells_day(&item->mentions.items[i])) {
            return true;
        }
    }
    return false;
}

/* True if the sentence tells an attack first and then, of the same subject, what came of it or, where the attack is
 * only named, what was struck: 对 P 发动空袭，炸毁 X 的 Q; 对 P 实施作战行动，打击 X 的 Q. */
static bool is_result_of(const Item *item, const Draft *a, const Draft *b) {
    const Draft *first = a->anchor.start < b->anchor.start ? a : b, *then = first == a ? b : a;
    const Clause *clauses = item->clauses->items;
    bool may = first->is_strike && (then->is_result || (first->by_noun && then->is_strike && !then->by_noun)) &&
               first->clause < then->clause && clauses[first->clause].sentence == clauses[then->clause].sentence &&
               !then->is_further && first->event.status == then->event.status && first->initiator.count &&
               then->initiator.count && first->counterpart.count && then->counterpart.count;
    for (uint32_t c = first->clause + 1; may && c <= then->clause; c++) {
        may = !clauses[c].subject_is_own && !tells_day(item, &clauses[c]) &&
              !role_between(item, clauses[c].span.start, then->anchor.start, CLASS_PREPOSITION, "at");
    }
    const char *by = may ? first->initiator.items[0].country : NULL;
    const char *on = may ? first->counterpart.items[0].country : NULL;
    return by && on && actors_are_of(&then->initiator, by) && actors_are_of(&then->counterpart, on);
}

/* True if the later of two blows is told as one of those told in the sentence before: 袭击加沙多地。其中，对 P
 * 的袭击造成 …. */
static bool is_one_of(const Item *item, const Draft *a, const Draft *b) {
    const Draft *first = a->anchor.start < b->anchor.start ? a : b, *then = first == a ? b : a;
    const Clause *told = item->clauses->items + then->clause, *before = item->clauses->items + first->clause;
    bool may = a->event.type == CH_FORCE && b->event.type == CH_FORCE && !is_retold(a, b) && before != told &&
               told->sentence - before->sentence <= 1 && told->paragraph == before->paragraph &&
               first->initiator.count && first->counterpart.count && then->counterpart.count;
    uint32_t start = may ? item->sentences.items[told->sentence].span.start : 0;
    const Match *opener = may ? word_at(item, start, span_end(told->span), CLASS_BIT(CLASS_WORK)) : NULL;
    opener = opener || !may ? opener : word_at(item, told->span.start, span_end(told->span), CLASS_BIT(CLASS_WORK));
    const char *by = first->initiator.count ? first->initiator.items[0].country : NULL;
    const char *on = first->counterpart.count ? first->counterpart.items[0].country : NULL;
    return opener && word_has_kind(item, opener, CLASS_WORK, "among") && by && on &&
           actors_are_of(&then->counterpart, on) && (!then->initiator.count || actors_are_of(&then->initiator, by));
}

/* True if one sentence tells of two blows, each by a verb and a target of its own: X 军击退 Y 军进攻，打击了 Y 军阵地.
 */
static bool strikes_twice(const Item *item, const Draft *a, const Draft *b) {
    const Clause *clauses = item->clauses->items;
    return a->event.type == CH_FORCE && b->event.type == CH_FORCE && a->names_target && b->names_target &&
           a->clause != b->clause && clauses[a->clause].sentence == clauses[b->clause].sentence && !is_retold(a, b) &&
           !a->is_nominal && !b->is_nominal && !a->is_recalled && !b->is_recalled &&
           !text_same(item->text, a->anchor, b->anchor);
}

/* True if the blow is one that who dealt it tells of itself, by a verb that names whom it hit. */
static bool is_own_report(const Item *item, const Draft *blow) {
    const char *by = blow->initiator.count == 1 ? blow->initiator.items[0].country : NULL;
    return blow->event.type == CH_FORCE && blow->event.status == CH_HAPPENED && blow->names_target && !blow->by_noun &&
           !blow->is_recalled && by && blow->told_by && string_same(by, blow->told_by) &&
           !clause_may_have(item->clauses->items + blow->clause, "copula"); /* 这是 X 首次空袭 Y */
}

/* True if two sentences of a paragraph report two blows of the same side by verbs that have nothing in common:
 * 国防部称，X 军击落40架 Y 无人机。X 军还称，打击了 Y 军营地. */
static bool reports_another(const Item *item, const Draft *a, const Draft *b) {
    const Clause *one = item->clauses->items + a->clause, *other = item->clauses->items + b->clause;
    return one->sentence != other->sentence && one->paragraph == other->paragraph && a->event.date && b->event.date &&
           is_own_report(item, a) && is_own_report(item, b) && !is_retold(a, b) &&
           (a->repels != b->repels || !share_character(item, a->anchor, b->anchor));
}

/* True if both are listed as two sessions of their own names: 出席第21次 A 领导人会议、第21次 B 领导人会议. */
static bool listed_apart(const Draft *a, const Draft *b) {
    const char *x = a->event.mechanism.name, *y = b->event.mechanism.name;
    return a->event.type == CH_SESSION && b->event.type == CH_SESSION && a->clause == b->clause && x && y &&
           !session_names_agree(x, y);
}

/* True if the one encounter was held in one state and the other is to be held in another. */
static bool meets_elsewhere(const Draft *a, const Draft *b) {
    const char *x = a->event.place.country, *y = b->event.place.country;
    return !is_retold(a, b) && (a->event.status == CH_PLANNED) != (b->event.status == CH_PLANNED) &&
           close_types(a->event.type, CH_TALKS) && close_types(b->event.type, CH_TALKS) && x && y && !string_same(x, y);
}

/* True if two appointments are of two persons: one dismissed, one sworn in. */
static bool takers_differ(const Draft *a, const Draft *b) {
    bool offices = a->event.type == CH_APPOINTMENT && b->event.type == CH_APPOINTMENT;
    return offices && persons_differ(a->is_decreed ? &a->counterpart : &a->initiator,
                                     b->is_decreed ? &b->counterpart : &b->initiator);
}

/* True if one begins what the other ends (与 A 断交，与 B 建交; 卸任，改任), or an office is only going
 * to be taken up in one: 当选，将宣誓就职. */
static bool begins_and_ends(const Draft *a, const Draft *b) {
    bool offices = a->event.type == CH_APPOINTMENT && b->event.type == CH_APPOINTMENT;
    bool relations = a->event.type == CH_RELATIONS && b->event.type == CH_RELATIONS;
    return ((offices || relations) && a->is_ending != b->is_ending) ||
           (offices && (a->event.status == CH_PLANNED) != (b->event.status == CH_PLANNED));
}

/* True if the date tells, or begins on, a day of a known month and year. */
static bool is_full(const Edtf *date) { return date->from.day && date->from.month && date->from.year_digits == 4; }

/* True if one has the day of a report only, and the other one of the days before it. */
static bool is_reported_later(const Draft *a, const Draft *b) {
    enum { LAG = 3 };
    const Draft *report = a->date_is_filing ? a : b, *told = report == a ? b : a;
    Edtf filed, day;
    if (a->date_is_filing == b->date_is_filing || !edtf_parse(report->event.date, &filed) ||
        !edtf_parse(told->event.date, &day) || !is_full(&filed) || !is_full(&day)) {
        return false;
    }
    long lag = edtf_day_number(filed.from) - edtf_day_number(day.from);
    return lag >= 0 && lag <= LAG;
}

/* True if both are told of the same days: no date is own, or the dates fit, or one takes several
 * days, as no blow does, and the other is of one of them. */
static bool days_fit(const Draft *a, const Draft *b) {
    if (!a->own_date || !b->own_date || dates_compatible(a->event.date, b->event.date) || is_reported_later(a, b)) {
        return true;
    }
    bool lasts = a->event.date && b->event.date && a->event.type == b->event.type && a->event.type != CH_FORCE &&
                 a->event.type != CH_SANCTION && (strchr(a->event.date, '/') || strchr(b->event.date, '/'));
    return lasts && (days_lie_in(a->event.date, b->event.date) || days_lie_in(b->event.date, a->event.date));
}

/* True if both tell that the same guest was met or seen off on one day, by whomever: the list of those who came is told
 * by ranks. */
static bool is_same_escort(const Draft *a, const Draft *b) {
    return are_at_one_gate(a, b) && a->event.status == b->event.status && days_fit(a, b) &&
           countries_meet(&a->counterpart, &b->counterpart) && fit_of(&a->counterpart, &b->counterpart) != FIT_CONFLICT;
}

static bool stands_in_lead(const Item *item, Span span) {
    for (size_t i = 0; i < item->segments.count; i++) {
        if (item->segments.items[i].kind == SEGMENT_LEAD && span_within(span, item->segments.items[i].span)) {
            return true;
        }
    }
    return false;
}

/* True if one is the news, told without a day, and the other a meeting of weeks ago that is recalled
 * behind it: X 同 Y 通话。双方愿落实1月17日两国元首通话共识. */
static bool is_recalled_behind(const Item *item, const Draft *a, const Draft *b) {
    enum { RECENT = 14 };
    const Draft *first = a->anchor.start < b->anchor.start ? a : b, *second = first == a ? b : a;
    ChEventType type = second->event.type;
    bool meets = type == CH_MEETING || type == CH_TALKS || type == CH_CALL || type == CH_VISIT;
    Edtf today, day;
    if (!meets || first->own_date || first->in_speech || first->from_headline || first->from_repeat ||
        !second->own_date || !item->published || !edtf_parse(item->published, &today) ||
        !edtf_parse(second->event.date, &day) || day.to.year_digits != 4 || !today.from.day ||
        !stands_in_lead(item, first->anchor)) {
        return false;
    }
    day.to.month = day.to.month ? day.to.month : 12;
    day.to.day = day.to.day ? day.to.day : 28;
    return edtf_day_number(today.from) - edtf_day_number(day.to) > RECENT;
}

/* True if the date lies wholly before the page's day. */
static bool is_gone_by(const Item *item, const char *date) {
    const char *slash = date ? strchr(date, '/') : NULL, *last = slash ? slash + 1 : date;
    return last && item->published && !strpbrk(last, "X~") && strncmp(last, item->published, strlen(last)) < 0;
}

/* True if one tells that the visit ended, by the day of the return, and the other on which days it was made:
 * 结束 P 之行7日返国 … 4日至5日访问 P. */
static bool is_return_from(const Draft *a, const Draft *b) {
    enum { LONGEST_WAY = 4 };
    const Draft *back = a->is_end ? a : b, *stay = back == a ? b : a;
    Edtf home, days;
    if (a->event.type != CH_VISIT || b->event.type != CH_VISIT || !back->is_end || stay->is_end || back->in_speech ||
        stay->in_speech || stay->event.status != CH_HAPPENED || !stay->own_date ||
        fit_of(&a->initiator, &b->initiator) != FIT_SAME || !countries_meet(&a->counterpart, &b->counterpart) ||
        !edtf_parse(back->event.date, &home) || !edtf_parse(stay->event.date, &days) || !home.from.day ||
        !days.to.day || home.from.year_digits != 4 || days.to.year_digits != 4) {
        return false;
    }
    long way = edtf_day_number(home.from) - edtf_day_number(days.to);
    return way >= 0 && way <= LONGEST_WAY;
}

/* The days of a visit of which one tells the day of its beginning and the other that on which it ended or is to
 * end (17日启程访问 P … 将于18日结束访问); NULL if they are not so. */
static const char *days_until_close(Arena *arena, const Draft *a, const Draft *b) {
    enum { LONGEST_STAY = 10 };
    const Draft *close = a->is_end ? a : b, *stay = close == a ? b : a;
    Edtf home, days;
    if (a->event.type != CH_VISIT || b->event.type != CH_VISIT || !close->is_end || stay->is_end || close->in_speech ||
        stay->in_speech || close->event.status == CH_CANCELLED || !close->own_date || !stay->own_date ||
        (stay->event.status != CH_ONGOING && stay->event.status != CH_PLANNED && close->event.status != CH_HAPPENED) ||
        fit_of(&a->initiator, &b->initiator) != FIT_SAME || !countries_meet(&a->counterpart, &b->counterpart) ||
        !edtf_parse(close->event.date, &home) || !edtf_parse(stay->event.date, &days) || home.is_interval ||
        days.is_interval || !home.from.day || !days.from.day || home.from.year_digits != 4 ||
        days.from.year_digits != 4) {
        return NULL;
    }
    long lasts = edtf_day_number(home.from) - edtf_day_number(days.from);
    if (lasts <= 0 || lasts > LONGEST_STAY) {
        return NULL;
    }
    days.to = home.from;
    days.is_interval = true;
    return edtf_written(arena, &days);
}

/* True if one plans a tour of several countries by its first day and the other tells the day of one of the visits:
 * 28日起访问 A、B、C … 30日转往 B. */
static bool is_stop_of_tour(const Draft *a, const Draft *b) {
    enum { LONGEST_TOUR = 21 };
    const Draft *tour = a->of_tour ? a : b, *stop = tour == a ? b : a;
    Edtf first, day;
    if (a->event.type != CH_VISIT || b->event.type != CH_VISIT || !tour->of_tour || stop->of_tour || !tour->own_date ||
        !stop->own_date || tour->event.status != CH_PLANNED || stop->event.status != CH_PLANNED ||
        strchr(tour->event.date, '/') || fit_of(&a->initiator, &b->initiator) != FIT_SAME ||
        !share_country(&a->event.countries, &b->event.countries) || !edtf_parse(tour->event.date, &first) ||
        !edtf_parse(stop->event.date, &day) || !first.from.day || !day.from.day || first.from.year_digits != 4 ||
        day.from.year_digits != 4) {
        return false;
    }
    long days = edtf_day_number(day.from) - edtf_day_number(first.from);
    return days >= 0 && days <= LONGEST_TOUR;
}

/* True if one visit was called off and the other is made or planned since: 他抵达 P 。访问原定今年早些时候，但被推迟;
 * 他今年稍早取消访问，将于下周前往. */
static bool is_made_up_for(const Item *item, const Draft *a, const Draft *b) {
    const Draft *off = a->event.status == CH_CANCELLED ? a : b, *made = off == a ? b : a;
    ChStatusOfEvent status = made->event.status;
    bool since = status == CH_PLANNED && (off->is_off_earlier || is_gone_by(item, off->event.date)) &&
                 !is_gone_by(item, made->event.date);
    return a->event.type == CH_VISIT && b->event.type == CH_VISIT && off->event.status == CH_CANCELLED &&
           (status == CH_ONGOING || status == CH_HAPPENED || since) && made->own_date;
}

/* True if of two deeds between states only one opens or closes a mission: 恢复外交关系，重开使馆. */
static bool one_is_mission(const Draft *a, const Draft *b) {
    return a->event.type == CH_RELATIONS && b->event.type == CH_RELATIONS && a->is_mission != b->is_mission;
}

/* True if one is that armies fight on and the other a blow: 打击 P，继续与 X 战斗. A headline may tell of the fight
 * what the body tells as a blow. */
static bool one_is_fight(const Draft *a, const Draft *b) {
    const Draft *fight = a->is_fight ? a : b;
    return a->is_fight != b->is_fight && !(is_retold(a, b) && fight->from_headline);
}

/* True if the deeds of one kind are told apart by what is done. */
static bool other_deed(const Draft *a, const Draft *b) {
    bool apart = a->is_team != b->is_team || a->is_recall != b->is_recall || /* 驱逐 X 外交官，召回驻 X 大使 */
                 a->is_seizure != b->is_seizure ||                           /* 空袭 P，控制 Q */
                 a->is_besides != b->is_besides ||                           /* 制裁 X 并驱逐其外交官 */
                 a->follows_talks != b->follows_talks;                       /* 主持会议，会见记者 */
    return one_is_mission(a, b) || one_is_fight(a, b) || (apart && a->event.type == b->event.type && !is_retold(a, b));
}

/* True if the kinds of both are such as one occurrence may be told by: 会见 in the headline, 会谈 in the body. */
static bool types_fit(const Draft *a, const Draft *b) {
    if (a->event.type == b->event.type) {
        return a->event.type != CH_OTHER || string_same(a->event.other_type, b->event.other_type);
    }
    bool same_plan = a->event.status == CH_PLANNED && b->event.status == CH_PLANNED && a->own_date && b->own_date &&
                     string_same(a->event.date, b->event.date) && a->clause != b->clause &&
                     close_types(a->event.type, b->event.type) && /* 24日将会晤 X … 24日将与 X 会谈 */
                     fit_of(&a->initiator, &b->initiator) == FIT_SAME &&
                     fit_of(&a->counterpart, &b->counterpart) == FIT_SAME;
    if (same_plan) {
        return true;
    }
    bool called = (a->event.type == CH_CALL || b->event.type == CH_CALL) && /* 通话，将会面 */
                  (a->event.status == CH_PLANNED) != (b->event.status == CH_PLANNED);
    return !called && (a->from_headline || b->from_headline) && close_types(a->event.type, b->event.type);
}

/* True if both tell what one side does to the other. */
static bool are_directed(const Draft *a, const Draft *b) {
    ChEventType type = a->event.type;
    return type == CH_FORCE || type == CH_AID || type == CH_SANCTION || type == CH_PROTEST ||
           (type == CH_OTHER && a->is_directed && b->is_directed); /* A 释放 B 的人质，B 释放 A 的囚犯 */
}

/* True if one tells what is done there and the other what is done back, or one what was done and the other what is
 * announced. `directed`: one side does it to the other. */
static bool is_done_in_return(const Draft *a, const Draft *b, bool directed) {
    bool passed_on = a->is_passed_on && b->is_passed_on; /* greetings there and back are two */
    bool exchanged = a->is_exchanged && b->is_exchanged; /* visits likewise */
    return ((directed || passed_on || exchanged) && !same_direction(a, b)) ||
           (directed && (a->event.status == CH_PLANNED) != (b->event.status == CH_PLANNED)) ||
           (a->event.type == CH_FORCE && (a->event.status == CH_CANCELLED) != (b->event.status == CH_CANCELLED));
}

/* True if two visits told in a speech are the one at hand and another: 我2009年访匈. */
static bool recalls_other(const Draft *a, const Draft *b) {
    const Draft *undated = a->own_date ? b : a;
    return a->event.type == CH_VISIT && a->in_speech && b->in_speech && a->own_date != b->own_date &&
           undated->is_this && !dates_compatible(a->event.date, b->event.date);
}

/* True if the date is one of the last days before the news. */
static bool is_of_last_days(const Item *item, const char *date) {
    enum { WEEK = 7 };
    Edtf told, today;
    long first, last, now, then;
    return date && item->published && edtf_parse(date, &told) && edtf_parse(item->published, &today) &&
           edtf_bounds(&told, &first, &last) && edtf_bounds(&today, &now, &then) && first + WEEK > now && last <= then;
}

/* True if the day, or the first of the days, is one of the last before the news. */
static bool begins_of_late(const Item *item, const char *dates) {
    return dates && is_of_last_days(item, arena_copy(item->arena, dates, strcspn(dates, "/")));
}

/* True if one is reported and the other spoken of, one of them with a date, and nothing shows that both are one.
 * `directed`: one side does it to the other. */
static bool is_spoken_of_apart(const Item *item, const Draft *a, const Draft *b, bool directed) {
    enum { MONTH = 7 }; /* characters of a date with its month */
    if (a->in_speech == b->in_speech || a->own_date == b->own_date) {
        return false;
    }
    const Draft *spoken = a->in_speech ? a : b, *reported = spoken == a ? b : a;
    bool visits = a->event.type == CH_VISIT && b->event.type == CH_VISIT;
    bool stays = visits && /* 我刚抵达 P */
                 (spoken->event.status == CH_ONGOING || reported->event.status == CH_ONGOING);
    bool met_ahead = close_types(a->event.type, CH_MEETING) && close_types(b->event.type, CH_MEETING) &&
                     fit_of(&a->counterpart, &b->counterpart) == FIT_SAME;
    bool ahead = (visits || met_ahead) && /* 即将开始的访华之行 */
                 a->event.status == CH_PLANNED && b->event.status == CH_PLANNED &&
                 fit_of(&a->initiator, &b->initiator) == FIT_SAME;
    bool founded = a->event.type == CH_RELATIONS && b->event.type == CH_RELATIONS && /* 公报说，两国决定建交 */
                   a->event.status == CH_HAPPENED && b->event.status == CH_HAPPENED;
    bool known = stays || ahead || founded ||
                 (directed && fit_of(&a->counterpart, &b->counterpart) == FIT_SAME); /* the same victim */
    bool meets = a->event.type == CH_VISIT || close_types(a->event.type, CH_MEETING);
    bool this_one = (known || (meets && spoken->is_this)) && !spoken->own_date; /* 我这次访问, 两国元首此次会晤 */
    bool leads = a->event.type == CH_FORCE && stands_in_lead(item, reported->quote);
    const char *by = spoken->initiator.count ? spoken->initiator.items[0].country : NULL;
    bool heads = (a->event.type == CH_SANCTION || a->event.type == CH_PROTEST) && reported->from_headline && by &&
                 spoken->told_by && string_same(by, spoken->told_by); /* A 驱逐 X。A 发言人说，A 17日驱逐 X */
    bool in_news = (leads || heads) && a->event.type == b->event.type && !reported->own_date &&
                   a->event.status == b->event.status && share_character(item, a->anchor, b->anchor) &&
                   is_of_last_days(item, spoken->event.date); /* X 袭击 P。Y 方说，X 12日袭击 P */
    bool came = stays && spoken->event.status == CH_ONGOING && fit_of(&a->initiator, &b->initiator) == FIT_SAME &&
                begins_of_late(item, spoken->event.date); /* 会见到访的 X。Y 说 …。X 今早抵达 P */
    bool announced = founded && !reported->own_date && spoken->own_date && spoken->event.date && item->published &&
                     strncmp(spoken->event.date, item->published, MONTH) == 0; /* 承认 X。声明宣布，21日起承认 X */
    return !this_one && !announced && !ahead && !in_news && !came;
}

/* True if one session was held long ago and the other, undated, is still to come or goes on: 来华出席第六届 M …
 * 2019年曾 出席 M. */
static bool was_held_before(const Item *item, const Draft *a, const Draft *b) {
    const Draft *dated = a->own_date ? a : b, *other = dated == a ? b : a;
    return a->event.type == CH_SESSION && b->event.type == CH_SESSION && dated->event.status == CH_HAPPENED &&
           other->event.status != CH_HAPPENED && !other->own_date && draft_is_long_past(item, dated);
}

/* True if the one blow was dealt long ago and the other, of no day, is news: 乌方去年10月袭击 P … 乌军击落俄军战机. */
static bool was_dealt_before(const Item *item, const Draft *a, const Draft *b) {
    const Draft *dated = a->own_date ? a : b, *other = dated == a ? b : a;
    return a->event.type == CH_FORCE && b->event.type == CH_FORCE && !other->own_date && other->in_speech &&
           is_own_report(item, other) && draft_is_long_past(item, dated);
}

/* True if one was signed long ago, on a day or in a year that is told, and the other, of no day, is news:
 * 双方交换了文件 … 1994年6月，两国签署 M. */
static bool was_signed_before(const Item *item, const Draft *a, const Draft *b) {
    const Draft *dated = a->own_date ? a : b, *other = dated == a ? b : a;
    return a->event.type == CH_SIGNING && b->event.type == CH_SIGNING && dated->own_date && !other->own_date &&
           !other->in_speech && !other->is_recalled && (other->from_headline || !other->takes_main_pair) &&
           draft_is_long_past(item, dated);
}

/* True if both tell that one person takes an office, of an organisation that only one of them names:
 * 优素福当选非盟委员会 主席. */
static bool takes_office_of_body(const Draft *a, const Draft *b) {
    bool offices = a->event.type == CH_APPOINTMENT && b->event.type == CH_APPOINTMENT && a->initiator.count == 1 &&
                   b->initiator.count == 1 && !a->is_decreed && !b->is_decreed;
    const ChActor *x = offices ? &a->initiator.items[0] : NULL, *y = offices ? &b->initiator.items[0] : NULL;
    bool of_body = x && y && x->country && y->country && country_is_state(x->country) != country_is_state(y->country);
    return of_body && x->person && y->person && string_same(x->person, y->person);
}

/* True if both tell the same occurrence. */
static bool same_occurrence(const Item *item, const Draft *a, const Draft *b) {
    if (was_held_before(item, a, b) || was_dealt_before(item, a, b) || was_signed_before(item, a, b)) {
        return false;
    }
    if (names_session_of(a, b) || is_met_at_farewell(a, b) || is_result_of(item, a, b) || is_one_of(item, a, b)) {
        return true;
    }
    if (strikes_elsewhere(item, a, b) || is_done_again(a, b) || meets_once_more(item, a, b) ||
        strikes_twice(item, a, b) || reports_another(item, a, b) || meets_elsewhere(a, b) ||
        meets_at_two_places(a, b) || listed_apart(a, b) || other_deed(a, b) || takers_differ(a, b) ||
        begins_and_ends(a, b) || is_recalled_behind(item, a, b)) {
        return false;
    }
    bool directed = are_directed(a, b);
    if (other_ceremony(item, a, b) || other_document(a, b) || !types_fit(a, b) || is_done_in_return(a, b, directed)) {
        return false;
    }
    if (is_visit_on_tour(a, b) || is_leg_of_visit(a, b) || is_return_from(a, b) || is_stop_of_tour(a, b) ||
        days_until_close(item->arena, a, b)) {
        return true;
    }
    if (is_other_round(a, b) || (!is_retold(a, b) && is_made_up_for(item, a, b)) || recalls_other(a, b) ||
        a->is_counted != b->is_counted || is_spoken_of_apart(item, a, b, directed)) {
        return false;
    }
    if (is_same_escort(a, b) || (days_fit(a, b) && takes_office_of_body(a, b))) {
        return true;
    }
    return days_fit(a, b) && !is_meeting_ahead(a, b) && share_country(&a->event.countries, &b->event.countries) &&
           actors_compatible(a, b) &&
           (same_mechanism(&a->event.mechanism, &b->event.mechanism) || is_led_by_same(a, b) ||
            is_held_that_day(a, b) || same_house(a, b));
}

static unsigned named_count(const ActorList *list) {
    unsigned count = 0;
    for (size_t i = 0; i < list->count; i++) {
        count += list->items[i].person ? 3 : list->items[i].org ? 2 : 1;
    }
    return count;
}

/* How much a draft tells; the fuller of two is kept. */
static unsigned fullness(const Draft *draft) {
    return 2 * (named_count(&draft->initiator) > 2) + 2 * (named_count(&draft->counterpart) > 2) + 3 * draft->own_date +
           2 * (draft->event.place.name != NULL) + (draft->event.level != NULL) + 2 * !draft->from_headline +
           !draft->from_repeat + !draft->inherited + 2 * !draft->in_speech;
}

static void add_countries_of(Arena *arena, Draft *draft, const ActorList *actors) {
    for (size_t i = 0; i < actors->count; i++) {
        country_add(arena, &draft->event.countries, actors->items[i].country);
    }
    countries_sort(&draft->event.countries);
}

/* True if the day of the visit is the first of the days that it is elsewhere said to take. */
static bool begins_span(const Draft *visit, const Draft *other) {
    const char *day = visit->event.date, *span = other->event.date;
    return visit->event.type == CH_VISIT && other->event.type == CH_VISIT && day && span && !strchr(day, '/') &&
           strchr(span, '/') && strncmp(span, day, strlen(day)) == 0;
}

/* True if the one has the days of a tour of several countries and the other its own day in one of them. */
static bool is_day_on_tour(const Draft *tour, const Draft *visit) {
    return tour->event.type == CH_VISIT && visit->event.type == CH_VISIT && tour->of_tour && !visit->of_tour &&
           visit->own_date && tour->event.date && visit->event.date && strchr(tour->event.date, '/') &&
           !strchr(visit->event.date, '/') && days_lie_in(visit->event.date, tour->event.date) &&
           strncmp(tour->event.date, visit->event.date, strlen(visit->event.date)) != 0;
}

/* True if the other day of the one visit is the earlier: 25日抵达 P. X 24日抵达 Q. */
static bool comes_before(const Draft *visit, const Draft *other) {
    const char *day = visit->event.date, *earlier = other->event.date;
    return visit->event.type == CH_VISIT && other->event.type == CH_VISIT && visit->own_date && other->own_date &&
           !other->of_tour && day && earlier && !strchr(day, '/') && !strchr(earlier, '/') &&
           strlen(day) == strlen(earlier) && !strchr(day, 'X') && !strchr(earlier, 'X') && strcmp(earlier, day) < 0;
}

/* Takes over a plan with its days; NULL `days` if its own are not to be kept. */
static void plan_visit(Draft *kept, const Draft *plan, const char *days) {
    kept->event.status = CH_PLANNED;
    kept->event.date = days;
    kept->own_date = days && plan->own_date;
    kept->date_is_news = false;
}

/* The stage of a visit told twice. */
static void complete_visit(Draft *kept, const Draft *other) {
    if (is_stop_of_tour(kept, other)) {
        kept->event.date = kept->of_tour ? other->event.date : kept->event.date;
        kept->of_tour = false;
    }
    if (is_return_from(kept, other)) {
        kept->event.date = kept->is_end ? other->event.date : kept->event.date;
        kept->is_end = false;
    }
    bool happened = kept->event.status == CH_HAPPENED, goes_on = other->event.status == CH_ONGOING;
    bool leg_ahead = kept->event.status == CH_PLANNED && goes_on &&
                     (kept->is_leg || (kept->own_date && other->own_date)) && !(other->is_this && !other->own_date);
    bool lasts = happened && goes_on && kept->own_date &&
                 (strlen(kept->event.date) == strlen("YYYY-MM-DD") || strchr(kept->event.date, 'X')) &&
                 string_same(kept->event.date, other->event.date); /* 8日抵达 P，对 X 进行访问 */
    if (leg_ahead && !begins_span(other, kept)) { /* 正在 P 访问，将转往 Q; not 11日至15日访问。今天抵达 */
        kept->event.date = other->event.date;
        kept->own_date = other->own_date;
        kept->date_is_news = other->date_is_news;
    }
    if (other->event.status != CH_PLANNED || kept->own_date) {
        kept->event.status = leg_ahead || lasts ? CH_ONGOING : kept->event.status;
    } else if (happened) {
        plan_visit(kept, other, NULL); /* 邀请 X 访问 … 他将访问: the plan is told with its tense */
    } else if (kept->event.status == CH_ONGOING && kept->is_this && !kept->in_speech) {
        plan_visit(kept, other, other->event.date); /* X 将访 P。此访是 …: spoken of before it begins */
    }
}

/* True if `exact` tells the days where `vague` tells only the month or year in which they begin: 月底出席 M … M
 * 将于8月31日 至9月1日举行. */
static bool tells_days_of(const Draft *exact, const Draft *vague) {
    enum { DAY = 10 }; /* bytes */
    const char *days = exact->own_date ? exact->event.date : NULL, *month = vague->own_date ? vague->event.date : NULL;
    size_t length = month ? strlen(month) : DAY;
    return days && length < DAY && strlen(days) >= DAY && !strpbrk(month, "/X~") && strncmp(days, month, length) == 0;
}

/* The stage of a visit of which one of both tells the end. */
static void take_stage_of_close(Draft *kept, const Draft *other) {
    const Draft *close = kept->is_end ? kept : other, *stay = kept->is_end ? other : kept;
    kept->event.status = close->event.status == CH_HAPPENED ? CH_HAPPENED : stay->event.status;
    kept->is_end = false;
}

/* Takes over from `other` what `kept` lacks. */
static void complete(Arena *arena, Draft *kept, const Draft *other) {
    const char *stay = days_until_close(arena, kept, other);
    if (stay) {
        take_stage_of_close(kept, other);
    }
    kept->told_again = true;
    kept->by_time = kept->by_time && other->by_time;
    kept->in_body = kept->in_body || !other->from_headline;
    bool better = (kept->date_is_filing && other->own_date && !other->date_is_filing) || tells_days_of(other, kept);
    if (better || (!kept->own_date && other->own_date)) {
        kept->event.date = other->event.date;
        kept->date_is_filing = other->date_is_filing;
        kept->event.not_before = other->event.not_before;
        kept->event.not_after = other->event.not_after;
        kept->own_date = true;
    } else if ((is_visit_on_tour(kept, other) && days_lie_in(other->event.date, kept->event.date)) ||
               begins_span(kept, other) || is_day_on_tour(kept, other) || comes_before(kept, other)) {
        kept->event.date = other->event.date;
        kept->of_tour = kept->of_tour && other->of_tour;
    }
    bool struck_there = kept->event.type == CH_FORCE && !other->at_state && other->event.place.name;
    bool arrives = kept->at_state && (other->at_arrival || struck_there) && same_place_country(kept, other);
    if (!kept->event.place.name || arrives) { /* 抵达 P，开始对 X 进行访问: the town */
        kept->at_state = other->at_state;
        kept->at_arrival = other->at_arrival;
        kept->at_airport = other->at_airport;
        kept->event.place = other->event.place;
    }
    if (other->event.status == CH_CANCELLED) { /* 原定于 … 举行的 X 推迟举行: planned, then called off */
        kept->event.status = CH_CANCELLED;
    }
    if (kept->event.type == CH_VISIT) {
        complete_visit(kept, other);
    }
    if (!kept->event.level) {
        kept->event.level = other->event.level;
    }
    bool counted = !kept->event.mechanism.ordinal && other->event.mechanism.ordinal && same_house(kept, other);
    if (!kept->event.mechanism.name || counted) { /* G20杭州峰会, G20第十一次峰会 */
        kept->event.mechanism = other->event.mechanism;
    }
    if (!kept->event.amount.present) {
        kept->event.amount = other->event.amount;
    }
    bool turned = kept->event.type == CH_RELATIONS && !same_direction(kept, other); /* X 宣布断交，我外交部宣布断交 */
    if (!turned && named_count(&other->initiator) > named_count(&kept->initiator) &&
        fit_of(&kept->initiator, &other->initiator) == FIT_VAGUE) {
        kept->initiator = other->initiator;
        add_countries_of(arena, kept, &other->initiator);
    }
    bool is_roll = kept->event.type == CH_SESSION && kept->initiator.count && kept->initiator.items[0].person &&
                   all_bare(&other->counterpart); /* the states of a meeting that he attends */
    if (!is_roll && !turned && named_count(&other->counterpart) > named_count(&kept->counterpart) &&
        fit_of(&kept->counterpart, &other->counterpart) == FIT_VAGUE) {
        kept->counterpart = other->counterpart;
        add_countries_of(arena, kept, &other->counterpart);
    }
    kept->event.date = stay ? stay : kept->event.date;
}

/* True if each strikes the other. */
static bool is_turned(const Draft *a, const Draft *b) {
    return a->initiator.count && a->counterpart.count && b->initiator.count && b->counterpart.count &&
           !same_direction(a, b) && countries_meet(&a->initiator, &b->counterpart) &&
           countries_meet(&a->counterpart, &b->initiator);
}

/* True if the visits lead to two states. */
static bool goes_elsewhere(const Draft *a, const Draft *b) {
    const char *x = a->counterpart.count ? a->counterpart.items[0].country : NULL,
               *y = b->counterpart.count ? b->counterpart.items[0].country : NULL;
    return a->event.type == CH_VISIT && b->event.type == CH_VISIT && x && y && country_is_state(x) &&
           country_is_state(y) && !countries_meet(&a->counterpart, &b->counterpart);
}

/* True if what somebody recalls is another session than the headline's. */
static bool is_recalled_beside(const Draft *headline, const Draft *other) {
    const char *x = headline->event.mechanism.name, *y = other->event.mechanism.name;
    return headline->event.type == CH_SESSION && other->event.type == CH_SESSION && other->in_speech && x && y &&
           !session_names_agree(x, y);
}

/* What a headline announces, the body tells: a headline's event stays only if the body has none of its kind,
 * or only the blow that it answers, or visits to other states, or if the body tells it and more. */
static bool headline_is_told(const EventCoder *self, const Draft *draft) {
    bool met = draft->in_body && close_types(draft->event.type, CH_MEETING); /* others are met as well */
    for (size_t k = 0; draft->from_headline && !met && k < self->drafts.count; k++) {
        const Draft *other = &self->drafts.items[k];
        bool answers = (draft->event.type == CH_FORCE || draft->event.type == CH_SANCTION) &&
                       other->event.type == draft->event.type && is_turned(draft, other);
        if (!other->from_headline && close_types(other->event.type, draft->event.type) && !answers &&
            !one_is_mission(draft, other) && !goes_elsewhere(draft, other) && !is_recalled_beside(draft, other)) {
            return true;
        }
    }
    return false;
}

static bool days_differ(const Draft *a, const Draft *b) {
    return !a->event.date || !b->event.date || !string_same(a->event.date, b->event.date);
}

/* What who announces a visit or session says of it, without days of its own, is the
 * plan (介绍 X 主席对 Y 进行国事访问有关情况); the day of the announcement is none of its. */
static bool is_planned_already(const EventCoder *self, const Draft *draft) {
    const char *today = self->item->published;
    bool goes = draft->event.type == CH_VISIT || draft->event.type == CH_SESSION;
    bool of_announcement = draft->event.status == CH_PLANNED && draft->shared_date && today && draft->event.date &&
                           strncmp(draft->event.date, today, 10) == 0;
    bool loose =
        goes && (of_announcement || (draft->event.status == CH_HAPPENED && (!draft->own_date || draft->shared_date)));
    for (size_t i = 0; loose && i < self->drafts.count; i++) {
        const Draft *plan = &self->drafts.items[i];
        bool goes_on = plan->event.type == CH_VISIT && plan->event.status == CH_ONGOING && !plan->shared_date &&
                       draft->shared_date && plan->event.date && draft->event.date &&
                       strncmp(plan->event.date, draft->event.date, strlen("YYYY-MM")) == 0;
        bool same = plan->event.type == draft->event.type && (plan->event.status == CH_PLANNED || goes_on) &&
                    plan->own_date && days_differ(plan, draft) && !plan->in_speech &&
                    share_country(&plan->event.countries, &draft->event.countries) &&
                    (fit_of(&plan->initiator, &draft->initiator) == FIT_SAME || plan->event.mechanism.ordinal) &&
                    same_mechanism(&plan->event.mechanism, &draft->event.mechanism);
        if (same) {
            return true;
        }
    }
    return false;
}

/* True if the states of a region visited are told apart (访问中东 … 访问埃及). */
static bool region_is_told(const EventCoder *self, const Draft *draft) {
    for (size_t i = 0; draft->to_region && i < self->drafts.count; i++) {
        const Draft *other = &self->drafts.items[i];
        bool same_voice = other->in_speech == draft->in_speech || (draft->in_speech && !draft->own_date);
        if (other->event.type == CH_VISIT && !other->to_region && same_voice &&
            fit_of(&draft->initiator, &other->initiator) == FIT_SAME) {
            return true;
        }
    }
    return false;
}

/* True if a visit that only an invitation tells of is told by a word of visiting as well. */
static bool invited_is_told(const EventCoder *self, const Draft *draft) {
    for (size_t i = 0; draft->is_by_invitation && i < self->drafts.count; i++) {
        const Draft *other = &self->drafts.items[i];
        if (other->event.type == CH_VISIT && !other->is_by_invitation && !other->from_headline &&
            fit_of(&draft->initiator, &other->initiator) == FIT_SAME &&
            countries_meet(&draft->counterpart, &other->counterpart)) {
            return true;
        }
    }
    return false;
}

/* True if he who is met where he arrives is told to be welcomed by a ceremony of the same hosts. */
static bool greeting_is_told(const EventCoder *self, const Draft *draft) {
    for (size_t i = 0; draft->is_greeting && i < self->drafts.count; i++) {
        const Draft *other = &self->drafts.items[i];
        bool same = other->is_reception && !other->in_speech &&
                    dates_compatible(draft->event.date, other->event.date) &&
                    countries_meet(&draft->initiator, &other->initiator) &&
                    !persons_differ(&draft->initiator, &other->initiator) && /* with or without his wife */
                    countries_meet(&draft->counterpart, &other->counterpart) &&
                    !persons_differ(&draft->counterpart, &other->counterpart);
        if (same) {
            return true;
        }
    }
    return false;
}

/* True if a ceremony that only dates something else (招待会期间) is called what the words of the other call theirs. */
static bool is_dated_by(const Item *item, const Draft *time, const Draft *told) {
    Span name = time->anchor;
    bool may = time->by_time && time->event.type == told->event.type && time->anchor.start >= span_end(told->quote);
    for (uint32_t at = told->quote.start; may && at + name.length <= span_end(told->quote); at++) {
        if (text_same(item->text, name, (Span){at, name.length})) {
            return true;
        }
    }
    return false;
}

/* True if a ceremony that only dates something else is told of itself as well. */
static bool dating_is_told(const EventCoder *self, const Draft *draft) {
    for (size_t i = 0; draft->by_time && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        bool welcomes = draft->is_reception && told->is_reception && draft->event.type == told->event.type;
        if (!told->by_time && (welcomes || is_dated_by(self->item, draft, told)) && days_fit(draft, told) &&
            share_country(&draft->event.countries, &told->event.countries)) {
            return true;
        }
    }
    return false;
}

/* True if everybody named of the one list acts on some side of the draft. */
static bool all_act_in(const ActorList *persons, const Draft *draft) {
    bool all = true;
    for (size_t i = 0; all && i < persons->count; i++) {
        const ChActor *actor = &persons->items[i];
        all = actor->person && (actors_hold(&draft->initiator, actor) || actors_hold(&draft->counterpart, actor));
    }
    return all && persons->count;
}

/* True if the encounter is only shown, on no day of its own, between those whose encounter or session is told: 图为 X
 * （左）与 Y 会面. */
static bool picture_is_told(const EventCoder *self, const Draft *draft) {
    bool shown = draft->from_repeat && !draft->own_date && draft->event.status == CH_HAPPENED &&
                 (draft->event.type == CH_MEETING || draft->event.type == CH_TALKS);
    for (size_t i = 0; shown && i < self->drafts.count; i++) {
        const Draft *told = &self->drafts.items[i];
        bool meets = told->event.type == CH_SESSION || told->event.type == CH_MEETING || told->event.type == CH_TALKS;
        if (!told->from_repeat && meets && told->event.status != CH_PLANNED && all_act_in(&draft->initiator, told) &&
            all_act_in(&draft->counterpart, told)) {
            return true;
        }
    }
    return false;
}

/* Leaves out the drafts that others tell. */
static void drop_told(EventCoder *self, bool (*is_told)(const EventCoder *self, const Draft *draft)) {
    size_t kept = 0;
    for (size_t i = 0; i < self->drafts.count; i++) {
        if (!is_told(self, &self->drafts.items[i])) {
            drafts_keep(self, kept++, i);
        }
    }
    self->drafts.count = kept;
}

/* Takes out of the other side who stands on the first one already: an organisation told once with its host, once
 * alone. */
static void part_sides(Arena *arena, Draft *draft) {
    ActorList others = {0};
    for (size_t i = 0; i < draft->counterpart.count; i++) {
        if (!actors_hold(&draft->initiator, &draft->counterpart.items[i])) {
            *list_push(arena, &others) = draft->counterpart.items[i];
        }
    }
    draft->counterpart = others.count < draft->counterpart.count ? others : draft->counterpart;
}

/* True if the later draft is kept of two that tell the same: the fuller one; of blows and what is signed what the body
 * tells, for there are several and the headline fits each. */
static bool tells_better(const Draft *later, const Draft *earlier) {
    bool several = later->event.type == CH_FORCE || later->event.type == CH_SIGNING;
    bool told_by_body = several && later->from_headline != earlier->from_headline;
    return told_by_body ? earlier->from_headline : fullness(later) > fullness(earlier);
}

/* Makes one of the drafts that tell the same; keeps the better one. */
static void merge_same(EventCoder *self, bool (*same)(const Item *item, const Draft *a, const Draft *b)) {
    size_t kept = 0;
    for (size_t i = 0; i < self->drafts.count; i++) {
        size_t k = 0;
        while (k < kept &&
               !(same_story(self->item, self->drafts.items[k].anchor.start, self->drafts.items[i].anchor.start) &&
                 same(self->item, &self->drafts.items[k], &self->drafts.items[i]))) {
            k++;
        }
        if (k == kept) {
            drafts_keep(self, kept++, i);
            continue;
        }
        Draft draft = self->drafts.items[i], *earlier = &self->drafts.items[k];
        if (tells_better(&draft, earlier)) {
            Draft swap = *earlier;
            *earlier = draft;
            draft = swap;
        }
        complete(self->item->arena, earlier, &draft);
    }
    self->drafts.count = kept;
}

void drafts_merge(EventCoder *self) {
    drop_told(self, invited_is_told);
    merge_same(self, same_occurrence);
    merge_same(self, is_attended);
    drop_told(self, is_planned_already);
    drop_told(self, region_is_told);
    drop_told(self, greeting_is_told);
    drop_told(self, dating_is_told);
    drop_told(self, headline_is_told);
    drop_told(self, picture_is_told);
    for (size_t i = 0; i < self->drafts.count; i++) {
        part_sides(self->item->arena, &self->drafts.items[i]);
    }
}
