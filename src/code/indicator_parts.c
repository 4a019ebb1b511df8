/* The period, the base of comparison and the countries of an indicator. */
#include "base/edtf.h"
#include "code/indicator.h"
#include "read/names.h"

static const char *written(const IndicatorCoder *self, const Edtf *edtf) {
    char out[EDTF_SIZE];
    edtf_write(edtf, out);
    return arena_copy(self->item->arena, out, strlen(out));
}

/* --- periods --- */

bool date_is_in_level(const IndicatorCoder *self, const Mention *date) {
    for (uint32_t i = 0; i < self->cues.count && self->cues.items[i].span.start < date->span.start; i++) {
        const Cue *cue = &self->cues.items[i];
        bool compares = cue->kind == CUE_LEVEL || cue->kind == CUE_RISE || cue->kind == CUE_FALL;
        if (compares && span_end(cue->span) > date->span.start) {
            return true;
        }
    }
    return false;
}

bool date_is_compared(const IndicatorCoder *self, const Mention *date) {
    if (date_is_in_level(self, date)) {
        return true;
    }
    const Cue *cue = cue_ending(&self->cues, date->span.start, CUE_COMPARE);
    if (!cue || !cue_has_flag(self->item, cue, "split")) {
        return cue != NULL;
    }
    /* 与2021年相比: the rest of the word stands behind the date. */
    uint32_t behind = span_end(date->span);
    enum { REACH = 6 };
    const Cue *rest = cue_first(&self->cues, span_of(behind, behind + REACH), CUE_COMPARE);
    return rest && !cue_has_flag(self->item, rest, "split");
}

static bool is_future(const Item *item, const Mention *date) {
    Edtf period, published;
    return edtf_parse(date->date.edtf, &period) && edtf_parse(item->published, &published) &&
           period.from.year_digits == 4 && period.from.year > published.from.year;
}

/* The EDTF of a date mention as a period: since 2014 runs to the year of writing, since 1 January to its day. */
static const char *period_of(const IndicatorCoder *self, const Mention *date) {
    Edtf period, published;
    const DateShape *shape = &date->shape;
    bool may = shape->role == DATE_SINCE && !(shape->from.shifted & DATE_YEAR) &&
               edtf_parse(date->date.edtf, &period) && edtf_parse(self->item->published, &published) &&
               !period.is_interval && period.from.year_digits == 4 && published.from.year_digits == 4;
    if (may) {
        EdtfDate from = period.from, now = published.from;
        period.to = edtf_date(now.year, from.month ? now.month : 0, from.day ? now.day : 0);
        period.is_interval = true;
        bool is_before = from.year != now.year     ? from.year < now.year
                         : from.month != now.month ? from.month && from.month < now.month
                                                   : from.day && from.day < now.day;
        return is_before ? written(self, &period) : date->date.edtf;
    }
    return date->date.edtf;
}

/* True of the month in which what is traded is due: 8月交货的原油期货. */
static bool is_of_delivery(const IndicatorCoder *self, const Mention *date) {
    uint32_t behind = span_end(date->span);
    const Cue *due = cue_first(&self->cues, span_of(behind, self->item->text->length), CUE_DELIVERY);
    return due && due->span.start <= behind + 1; /* 8月份的|期货 */
}

static bool is_period(const IndicatorCoder *self, const Mention *date) {
    bool is_due = date->shape.role == DATE_BY && is_future(self->item, date);
    return date->kind == MENTION_DATE && date->date.edtf && !is_due && date->shape.kind != DATE_DISTANCE &&
           !date_is_compared(self, date) && !is_of_delivery(self, date);
}

/* True for 目前, 本月. */
static bool is_of_now(const Mention *date) {
    return (date->shape.from.shifted & DATE_MONTH) && date->shape.from.month == 0;
}

const char *indicator_period(const IndicatorCoder *self, Span sentence, Span clause, uint32_t at, bool is_standing) {
    enum { YEARS = 9 }; /* characters of 2005/2025 */
    const Item *item = self->item;
    const Cue *contrast = cue_last(&self->cues, span_of(sentence.start, clause.start + 2), CUE_CONTRAST);
    uint32_t from = contrast ? contrast->span.start : sentence.start;
    for (uint32_t i = mention_from(item, at); i > 0 && item->mentions.items[i - 1].span.start >= sentence.start; i--) {
        const Mention *date = &item->mentions.items[i - 1];
        if (date->span.start < from && is_period(self, date)) { /* 去年出口下降，但进口增长; not 目前为30美元，而 … */
            return is_standing || is_of_now(date) ? NULL : period_of(self, date);
        }
        bool is_stretch = is_standing && date->span.start < clause.start && date->date.edtf &&
                          strlen(date->date.edtf) == YEARS && date->date.edtf[4] == '/'; /* 20年来 …，成为最大伙伴 */
        if (is_period(self, date) && !is_stretch) {
            return period_of(self, date);
        }
    }
    for (size_t i = self->drafts.count; i > 0 && !contrast && !is_standing; i--) {
        const IndicatorDraft *last = &self->drafts.items[i - 1];
        uint32_t reach = last->paragraph == self->paragraph ? 2 : 1;
        if (!last->is_standing) {
            return self->sentence - last->sentence <= reach ? last->record.period : NULL;
        }
    }
    return NULL;
}

static void shift_years(Edtf *edtf, int years) {
    edtf->from.year += edtf->from.year_digits == 4 ? years : 0;
    edtf->to.year += edtf->to.year_digits == 4 ? years : 0;
}

/* The stretch of the same length right before: a quarter, a month, a year. */
static void shift_back(Edtf *edtf) {
    if (!edtf->from.month) {
        shift_years(edtf, -1);
        return;
    }
    int months = (edtf->to.year - edtf->from.year) * 12 + edtf->to.month - edtf->from.month + 1;
    edtf->from = edtf_shift_months(edtf->from, -months);
    edtf->to = edtf_shift_months(edtf->to, -months);
}

const char *indicator_base(const IndicatorCoder *self, const char *period, Span clause, uint32_t at) {
    const Item *item = self->item;
    for (uint32_t i = mention_from(item, clause.start); i < item->mentions.count; i++) {
        const Mention *date = &item->mentions.items[i];
        if (date->span.start >= at) {
            break;
        }
        if (date->kind == MENTION_DATE && date->date.edtf && date_is_compared(self, date) &&
            !(period && date_is_in_level(self, date))) { /* 较上年: the year before the figure's */
            return date->date.edtf;
        }
    }
    Edtf edtf;
    if (!edtf_parse(period, &edtf)) {
        return NULL;
    }
    const Cue *level = cue_last(&self->cues, span_of(clause.start, at), CUE_LEVEL);
    const Cue *rise = cue_last(&self->cues, span_of(clause.start, at), CUE_RISE);
    const Cue *fall = cue_last(&self->cues, span_of(clause.start, at), CUE_FALL);
    bool sequential = cue_has_flag(item, level, "sequential") || cue_has_flag(item, rise, "sequential") ||
                      cue_has_flag(item, fall, "sequential");
    if (sequential) {
        shift_back(&edtf);
    } else {
        shift_years(&edtf, -1);
    }
    return written(self, &edtf);
}

/* --- countries --- */

/* What a stretch of text says of the countries. */
typedef struct CountryFinding {
    ChStrings countries;
    bool is_pair;    /* both sides, the other, that country */
    bool is_partner; /* the first named stands behind a preposition: exports to Africa */
} CountryFinding;

static bool is_bounded(const IndicatorCoder *self, const Mention *mention) {
    return cue_ending(&self->cues, mention->span.start, CUE_SCOPE) != NULL;
}

static void find_countries(const IndicatorCoder *self, Span span, bool is_standing, CountryFinding *finding) {
    const Item *item = self->item;
    for (uint32_t i = mention_from(item, span.start); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start >= span_end(span)) {
            break;
        }
        const char *reference = reference_kind(item, mention);
        if (reference && strcmp(reference, "home") == 0) {
            country_add(item->arena, &finding->countries, item->outlet_country);
        } else if (reference) {
            finding->is_pair |=
                strcmp(reference, "both") == 0 || strcmp(reference, "that") == 0 || strcmp(reference, "other") == 0;
        }
        bool is_capital = is_standing && mention->kind == MENTION_PLACE && mention->span.start == span.start;
        if (is_capital && country_is_state(mention->country)) { /* 北京是 A 国最大的贸易伙伴 */
            country_add(item->arena, &finding->countries, mention->country);
            continue;
        }
        bool is_kind_of_list = finding->countries.count && cue_ending(&self->cues, mention->span.start, CUE_ETC);
        if (mention->kind != MENTION_COUNTRY || !mention->country || (is_standing && is_bounded(self, mention)) ||
            is_kind_of_list) {
            continue;
        }
        if (!finding->countries.count) {
            finding->is_partner = match_longest_before(&item->matches, span.start, mention->span.start,
                                                       CLASS_BIT(CLASS_PREPOSITION)) != NULL ||
                                  cue_last(&self->cues, span_of(span.start, mention->span.start), CUE_REACH) != NULL;
        }
        country_add(item->arena, &finding->countries, mention->country);
    }
    const Cue *rest = finding->countries.count ? cue_first(&self->cues, span, CUE_REST) : NULL;
    if (rest) {
        country_add(item->arena, &finding->countries, lexicon_value(item->lexicon, rest->entry, KEY_COUNTRY));
    }
}

static void add_all(const IndicatorCoder *self, ChStrings *to, const ChStrings *from) {
    for (size_t i = 0; i < from->count; i++) {
        country_add(self->item->arena, to, from->items[i]);
    }
}

static void add_sides(const IndicatorCoder *self, ChStrings *countries) {
    for (int i = 0; i < self->side_count; i++) {
        country_add(self->item->arena, countries, self->sides[i]);
    }
}

static bool is_side(const IndicatorCoder *self, const char *country) {
    for (int i = 0; i < self->side_count; i++) {
        if (strcmp(self->sides[i], country) == 0) {
            return true;
        }
    }
    return false;
}

/* The two countries named in the sentence before `at`, if they are two: 中方向阿方派遣…，累计诊治患者…. */
static void add_pair_of_sentence(const IndicatorCoder *self, uint32_t at, ChStrings *countries) {
    const Item *item = self->item;
    ChStrings found = {0};
    for (uint32_t i = item->sentences.items[self->sentence].first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < at; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY && mention->country) {
            country_add(item->arena, &found, mention->country);
        }
    }
    bool is_pair = found.count == 2 && country_is_state(found.items[0]) && country_is_state(found.items[1]);
    for (size_t i = 0; is_pair && i < found.count; i++) {
        country_add(item->arena, countries, found.items[i]);
    }
}

/* The states named in the line before `at`, not far from it, the nearest two. */
static void add_countries_of_line(const IndicatorCoder *self, uint32_t at, ChStrings *countries) {
    enum { REACH = 400 };
    const Item *item = self->item;
    uint32_t start = at;
    while (start > 0 && at - start < REACH && item->text->character[start - 1] != '\n') {
        start--;
    }
    for (uint32_t i = mention_from(item, at); i > 0 && item->mentions.items[i - 1].span.start >= start; i--) {
        const Mention *mention = &item->mentions.items[i - 1];
        if (mention->kind == MENTION_COUNTRY && country_is_state(mention->country) && countries->count < 2) {
            country_add(item->arena, countries, mention->country);
        }
    }
}

static bool has_foreign_country(const Item *item, Span span) {
    for (uint32_t i = mention_from(item, span.start); i < item->mentions.count; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start >= span_end(span)) {
            break;
        }
        if (mention->country && (!item->outlet_country || strcmp(mention->country, item->outlet_country) != 0)) {
            return true;
        }
    }
    return false;
}

static const IndicatorDraft *last_draft(const IndicatorCoder *self) {
    return self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
}

static const char *country_of_side(const Item *item, const Mention *mention) {
    bool is_side = mention->kind == MENTION_BODY || mention->kind == MENTION_COUNTRY || mention->kind == MENTION_PERSON;
    bool named = mention->kind == MENTION_PERSON && mention->person != NO_PERSON;
    return named ? item->persons.items[mention->person].country : is_side ? mention->country : NULL;
}

/* True if the title names a country or place: the item is about it. */
static bool names_a_place(const Item *item, Span title) {
    for (uint32_t i = mention_from(item, title.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(title); i++) {
        MentionKind kind = item->mentions.items[i].kind;
        if (kind == MENTION_PLACE || kind == MENTION_COUNTRY) {
            return true;
        }
    }
    return false;
}

/* The state of whom or what the sentence tells first, if it names no other up to the clause's end: its figures are
 * told (美国劳工部公布，5月失业率为…); else NULL. What is bilateral is nobody's own. */
static const char *country_of_source(const IndicatorCoder *self, Span clause) {
    const Item *item = self->item;
    const char *found = NULL;
    for (uint32_t i = item->sentences.items[self->sentence].first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(clause); i++) {
        const Mention *mention = &item->mentions.items[i];
        const char *country = country_of_side(item, mention);
        if ((!found && mention->kind == MENTION_PLACE) || (country && found && strcmp(country, found) != 0)) {
            return NULL;
        }
        found = country ? country : found;
    }
    bool mutual = found && cue_has_flag(item, cue_last(&self->cues, clause, CUE_NOUN), "mutual");
    return country_is_state(found) && !mutual ? found : NULL;
}

/* True if the sentence names no country but `only`, and no place or body of another, up to `end`. */
static bool names_none_but(const IndicatorCoder *self, const char *only, uint32_t end) {
    const Item *item = self->item;
    for (uint32_t i = item->sentences.items[self->sentence].first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < end; i++) {
        const char *country = item->mentions.items[i].country;
        if (country && strcmp(country, only) != 0) {
            return false;
        }
    }
    return true;
}

/* True if the figure before, in the sentence right before this one, is another state's alone, and this sentence names
 * no other: the report is about it. */
static bool goes_on_abroad(const IndicatorCoder *self, const IndicatorDraft *last, Span clause) {
    const char *home = self->item->outlet_country;
    const char *only = last && last->record.countries.count == 1 ? last->record.countries.items[0] : NULL;
    const char *state =
        state_of_country(name_table(self->item->lexicon), only); /* a region's figures are the state's */
    return home && country_is_state(only) && !string_same(state, home) && last->paragraph == self->paragraph &&
           self->sentence - last->sentence <= 1 && names_none_but(self, only, span_end(clause));
}

/* The countries that the last figure, the sentence, the paragraph or the item
 * is about. In an item whose headline names no other country, figures without
 * a country of their own are the outlet's country's. */
static void add_carried(const IndicatorCoder *self, Span clause, ChStrings *countries) {
    const Item *item = self->item;
    const IndicatorDraft *last = last_draft(self);
    if ((last && last->sentence == self->sentence) || goes_on_abroad(self, last, clause)) {
        add_all(self, countries, &last->record.countries);
        return;
    }
    bool is_domestic = item->outlet_country && !has_foreign_country(item, item->title);
    const char *source = is_domestic && names_a_place(item, item->title) ? NULL : country_of_source(self, clause);
    if (source) {
        country_add(item->arena, countries, source);
        return;
    }
    if (is_domestic || cue_first(&self->cues, clause, CUE_HOME)) {
        country_add(item->arena, countries, item->outlet_country);
        return;
    }
    if (last && last->paragraph == self->paragraph) {
        add_all(self, countries, &last->record.countries);
        return;
    }
    add_countries_of_line(self, clause.start, countries);
    if (!countries->count) {
        add_sides(self, countries);
    }
}

/* The one of a figure's two countries that its sentence names first: 韩国 of 韩国对美出口. */
static const char *leading_of(const IndicatorCoder *self, const IndicatorDraft *draft) {
    const Item *item = self->item;
    const ChStrings *two = &draft->record.countries;
    bool of_states = two->count == 2 && country_is_state(two->items[0]) && country_is_state(two->items[1]);
    for (uint32_t i = item->sentences.items[self->sentence].first_mention;
         of_states && i < item->mentions.count && item->mentions.items[i].span.start < draft->quantity.start; i++) {
        const char *country = item->mentions.items[i].kind == MENTION_COUNTRY ? item->mentions.items[i].country : NULL;
        if (country && countries_hold(two, country)) {
            bool is_partner = word_before(item, item->mentions.items[i].span.start, 0, CLASS_BIT(CLASS_PREPOSITION));
            return is_partner ? two->items[string_same(two->items[0], country)] : country; /* 对 A 出口: the other */
        }
    }
    return NULL;
}

/* The state that the sentence begins with, in a clause before: A 国对 B 国出口下降，但对 C 国出口增长; NULL if none
 * does. */
static const char *subject_before(const IndicatorCoder *self, Span clause) {
    const Item *item = self->item;
    for (uint32_t i = item->sentences.items[self->sentence].first_mention;
         i < item->mentions.count && item->mentions.items[i].span.start < clause.start; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->kind == MENTION_COUNTRY) {
            uint32_t start = mention->span.start;
            bool opens = start == 0 || !character_is_han(item->text->character[start - 1]);
            return opens && country_is_state(mention->country) ? mention->country : NULL;
        }
    }
    return NULL;
}

/* Exports to Africa: of whom is not said; the country told of before, or the outlet's. */
static void add_home(const IndicatorCoder *self, Span clause, ChStrings *countries) {
    const Item *item = self->item;
    const IndicatorDraft *last = last_draft(self);
    bool is_home = !last || last->record.countries.count == 0;
    for (size_t i = 0; last && item->outlet_country && i < last->record.countries.count; i++) {
        is_home |= strcmp(last->record.countries.items[i], item->outlet_country) == 0;
    }
    const char *leading = last && last->sentence == self->sentence ? leading_of(self, last) : NULL;
    leading = leading ? leading : subject_before(self, clause);
    bool of_others = cue_first(&self->cues, clause, CUE_FOREIGN) != NULL; /* 外国对 A 投资 */
    if (leading) {
        country_add(item->arena, countries, leading);
    } else if (of_others) {
        return;
    } else if (is_home && item->outlet_country) {
        country_add(item->arena, countries, item->outlet_country);
    } else if (!last || !last->is_rate || last->sentence != self->sentence) { /* not the partner told of before */
        add_carried(self, clause, countries);
    }
}

bool is_list_joint(const Item *item, uint32_t from, uint32_t to) {
    const ClassSet joints = CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_APPROXIMATION);
    for (uint32_t at = from; at < to;) {
        uint32_t c = item->text->character[at];
        const Match *match = match_longest(&item->matches, at, to, joints);
        if (c == LIST_COMMA || c == ' ') {
            at++;
        } else if (match) {
            at = span_end(match->span);
        } else {
            return false;
        }
    }
    return to > from;
}

enum { MATE_LIMIT = 16 };

/* The countries that a phrase lists, as many as the figures; 0 if it does not. One
 * more in front is the side that trades with them all: 中国与东盟、欧盟. */
static uint32_t find_mates(const IndicatorCoder *self, Span subject, uint32_t wanted, uint32_t mates[MATE_LIMIT]) {
    const Item *item = self->item;
    uint32_t count = 0;
    for (uint32_t i = mention_from(item, subject.start); i < item->mentions.count && count < MATE_LIMIT; i++) {
        const Mention *mention = &item->mentions.items[i];
        if (mention->span.start >= span_end(subject)) {
            break;
        }
        if (mention->kind != MENTION_COUNTRY || !mention->country) {
            continue;
        }
        const Mention *last = count ? &item->mentions.items[mates[count - 1]] : NULL;
        bool goes_on = last && is_list_joint(item, span_end(last->span), mention->span.start);
        if (count >= wanted && !goes_on) {
            break;
        }
        count = goes_on ? count : 0;
        mates[count++] = i;
    }
    if (count == wanted + 1) {
        memmove(mates, mates + 1, wanted * sizeof *mates);
        count--;
    }
    return wanted > 1 && count == wanted ? count : 0;
}

Span indicator_list_member(const IndicatorCoder *self, Span subject, uint32_t index, uint32_t count) {
    const Item *item = self->item;
    uint32_t parts = 1, start = subject.start;
    Span member = subject;
    for (uint32_t at = subject.start; at < span_end(subject); at++) {
        const Match *joint = match_exact(&item->matches, span_of(at, at + 1), CLASS_BIT(CLASS_CONJUNCTION));
        if (item->text->character[at] == LIST_COMMA || joint) {
            if (parts == index + 1) {
                member = span_of(start, at);
            }
            parts++;
            start = at + 1;
        }
    }
    if (parts == index + 1) {
        member = span_of(start, span_end(subject));
    }
    return parts == count ? member : subject;
}

/* The country that is the member's own in a list: its last if it is the first (中国对 A、对 B 出口), else its first;
 * NULL if it names none. */
static const char *country_of_member(const IndicatorCoder *self, Span member, bool is_first) {
    const Item *item = self->item;
    const char *own = NULL;
    for (uint32_t i = mention_from(item, member.start);
         i < item->mentions.count && item->mentions.items[i].span.start < span_end(member); i++) {
        const Mention *mention = &item->mentions.items[i];
        bool names = mention->kind == MENTION_COUNTRY && mention->country;
        own = names && (is_first || !own) ? mention->country : own;
    }
    return own;
}

/* Takes the countries of the list's other members out, where each figure has a member that is more than a country's
 * name (A 资、B 资企业; 对 A 国家、共建国家出口). */
static void keep_own_of_member(const IndicatorCoder *self, Span subject, const FigureList *list, ChStrings *countries) {
    Span own = indicator_list_member(self, subject, list->index, list->count);
    if (list->count < 2 || own.length == subject.length) {
        return;
    }
    const char *kept = country_of_member(self, own, list->index == 0);
    bool several = false; /* a country that the first alone names is told of all: A 国手机、机床产量 */
    for (uint32_t m = 1; m < list->count; m++) {
        several |= country_of_member(self, indicator_list_member(self, subject, m, list->count), false) != NULL;
    }
    ChStrings left = {0};
    for (size_t i = 0; i < countries->count; i++) {
        bool is_others = false;
        for (uint32_t m = several ? 0 : list->count; m < list->count; m++) {
            Span member = indicator_list_member(self, subject, m, list->count);
            is_others |= m != list->index && string_same(country_of_member(self, member, m == 0), countries->items[i]);
        }
        if (!is_others || string_same(kept, countries->items[i])) {
            country_add(self->item->arena, &left, countries->items[i]);
        }
    }
    *countries = left;
}

/* Takes the other members of the list out again. */
static void keep_member(const IndicatorCoder *self, Span subject, const FigureList *list, ChStrings *countries) {
    uint32_t mates[MATE_LIMIT];
    if (!find_mates(self, subject, list->count, mates)) {
        keep_own_of_member(self, subject, list, countries);
        return;
    }
    const char *own = self->item->mentions.items[mates[list->index]].country;
    ChStrings kept = {0};
    for (size_t i = 0; i < countries->count; i++) {
        bool is_mate = false;
        for (uint32_t m = 0; m < list->count; m++) {
            is_mate |= strcmp(self->item->mentions.items[mates[m]].country, countries->items[i]) == 0;
        }
        if (!is_mate || strcmp(countries->items[i], own) == 0) {
            country_add(self->item->arena, &kept, countries->items[i]);
        }
    }
    *countries = kept;
}

static bool has_country(const ChStrings *countries, const char *country) {
    for (size_t i = 0; i < countries->count; i++) {
        if (strcmp(countries->items[i], country) == 0) {
            return true;
        }
    }
    return false;
}

/* 其中: a part of what the last figure of the sentence said, or of the one before that the sentence goes on with
 * (其中，中方出口…). */
static void add_of_whole(const IndicatorCoder *self, Span clause, ChStrings *countries) {
    const IndicatorDraft *last = last_draft(self);
    Span sentence = self->item->sentences.items[self->sentence].span;
    const Cue *lead = last ? cue_first(&self->cues, span_of(sentence.start, span_end(clause)), CUE_LEAD) : NULL;
    bool same = lead && last->sentence == self->sentence && lead->span.start == clause.start;
    bool goes_on = lead && lead->span.start == sentence.start && last->paragraph == self->paragraph &&
                   self->sentence - last->sentence <= 1 && countries->count == 1 &&
                   has_country(&last->record.countries, countries->items[0]);
    if (same || goes_on) {
        add_all(self, countries, &last->record.countries);
        return;
    }
    bool listed = lead && countries->count == 1 && lead->span.start > sentence.start && lead->span.start < clause.start;
    for (size_t i = self->drafts.count; listed && i > 0; i--) { /* 其中 A 国882万人次，B 国604万人次 */
        const IndicatorDraft *whole = &self->drafts.items[i - 1];
        if (whole->sentence != self->sentence) {
            return;
        }
        if (whole->quantity.start < lead->span.start) {
            add_all(self, countries, &whole->record.countries);
            return;
        }
    }
}

static bool is_of_world(const IndicatorCoder *self, Span subject) {
    const Cue *world = cue_first(&self->cues, subject, CUE_WORLD);
    if (!world || !cue_has_flag(self->item, world, "noun")) {
        return world != NULL;
    }
    const Cue *noun = cue_first(&self->cues, span_of(span_end(world->span), span_end(subject)), CUE_NOUN);
    return noun && noun->span.start == span_end(world->span);
}

ChStrings indicator_countries(const IndicatorCoder *self, Span subject, Span clause, const FigureList *list) {
    CountryFinding finding = {0};
    find_countries(self, subject, false, &finding);
    if (!finding.countries.count && !finding.is_pair) {
        find_countries(self, clause, false, &finding);
    }
    bool of_world = is_of_world(self, subject);
    const IndicatorDraft *last = last_draft(self);
    if (finding.is_pair && last && last->sentence == self->sentence && last->record.countries.count > 1) {
        add_all(self, &finding.countries, &last->record.countries); /* …投资38亿美元，为当地创造… */
    } else if (finding.is_pair) {
        add_sides(self, &finding.countries);
    } else if (!finding.countries.count && !of_world) {
        add_pair_of_sentence(self, clause.start, &finding.countries);
        if (!finding.countries.count) {
            add_carried(self, clause, &finding.countries);
        }
        bool mutual = cue_has_flag(self->item, cue_last(&self->cues, clause, CUE_NOUN), "mutual");
        const char *only = mutual && finding.countries.count == 1 ? finding.countries.items[0] : NULL;
        bool at_home = only && self->item->outlet_country && strcmp(self->item->outlet_country, only) == 0 &&
                       !has_foreign_country(self->item, self->item->title);
        if (only && !at_home && is_side(self, only)) {
            add_sides(self, &finding.countries);
        }
    } else {
        keep_member(self, subject, list, &finding.countries);
        bool is_told = finding.countries.count > 1 && cue_first(&self->cues, clause, CUE_ABROAD); /* 从 A 进入 B 避难 */
        if (finding.is_partner && !is_told) {
            add_home(self, clause, &finding.countries);
        } else {
            add_of_whole(self, clause, &finding.countries);
        }
    }
    countries_sort(&finding.countries);
    return finding.countries;
}

ChStrings standing_countries(const IndicatorCoder *self, Span phrase, Span clause) {
    CountryFinding finding = {0};
    find_countries(self, phrase, true, &finding);
    if (!finding.countries.count && !finding.is_pair) {
        find_countries(self, clause, true, &finding);
    }
    if (finding.is_pair) {
        add_sides(self, &finding.countries);
    } else if (!finding.countries.count) {
        add_carried(self, clause, &finding.countries);
    }
    countries_sort(&finding.countries);
    return finding.countries;
}
