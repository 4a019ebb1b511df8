#include "code/indicator.h"

#include "code/code.h"
#include "code/frame.h"
#include "read/numbers.h"

#include <assert.h>

enum {
    NOUN_REACH = 18,         /* characters between a noun and its number */
    NOUN_REACH_COUNT = 3,    /* the same if the number counts things */
    NOUN_REACH_RATE = 3,     /* the same if it is a percentage */
    STANDING_REACH = 12,     /* between 第一大 or 最大 and the noun of the standing */
    ORDINAL_REACH = 4,       /* between any other ordinal and it */
    LONGEST_SENTENCE = 4000, /* longer runs are no sentences; lists and tables are not read */
    TWIN_REACH = 200,        /* records back in which a figure told twice is looked for */
    HELD_REACH = 4,          /* between the start of a word of having and the end of what is had */
    SUBHEAD_LENGTH = 45,     /* a line without a full stop up to here is a headline within the item */
};

static const Mention *mention_at(const IndicatorCoder *self, uint32_t index) {
    return &self->item->mentions.items[index];
}

static bool is_percent(const Mention *quantity) {
    return quantity->quantity.unit && strcmp(quantity->quantity.unit, "%") == 0;
}

static bool has_measure_kind(const Item *item, const Mention *quantity, const char *kind) {
    return quantity->entry != NO_ENTRY && lexicon_class(item->lexicon, quantity->entry) == CLASS_MEASURE &&
           lexicon_has(item->lexicon, quantity->entry, KEY_KIND, kind);
}

static bool has_measure_flag(const Item *item, const Mention *quantity, const char *flag) {
    return quantity->entry != NO_ENTRY && lexicon_class(item->lexicon, quantity->entry) == CLASS_MEASURE &&
           lexicon_has(item->lexicon, quantity->entry, KEY_FLAGS, flag);
}

/* True if the quantity may be an indicator's: a figure of one value with a unit that is none of time. */
static bool is_counted(const Item *item, const Mention *quantity) {
    const QuantityValue *value = &quantity->quantity;
    return value->unit && !has_measure_kind(item, quantity, "time") && value->value != 0 && value->high == value->value;
}

/* --- what forbids a figure --- */

/* 1亿美元以上外资项目: the figure bounds what the noun behind it names. */
static bool is_bound(const IndicatorCoder *self, const Mention *quantity) {
    const Item *item = self->item;
    uint32_t at = span_end(quantity->span);
    const Match *match = at < item->text->length
                             ? match_longest(&item->matches, at, item->text->length, CLASS_BIT(CLASS_APPROXIMATION))
                             : NULL;
    if (!match || match->span.length < 2 || !quantity->quantity.is_currency) {
        return false;
    }
    uint32_t behind = span_end(match->span);
    return behind < item->text->length && character_is_han(item->text->character[behind]);
}

/* True if the word aims: by itself, or (把 … 提高到) behind another that does. A verb that tells from what level
 * something rose is none (从10%提高到50%). */
static bool is_aim(const IndicatorCoder *self, Span clause, const Cue *cue) {
    const Item *item = self->item;
    if (cue->kind != CUE_TARGET) {
        return false;
    }
    if (cue_has_flag(item, cue, "carried")) {
        uint32_t first = item->sentences.items[self->sentence].span.start;
        return cue_last(&self->cues, span_of(first, cue->span.start), CUE_TARGET) != NULL;
    }
    const Cue *level = cue_ending(&self->cues, span_end(cue->span), CUE_RISE);
    bool tells = level && level->span.start == cue->span.start && cue_has_flag(item, level, "level") &&
                 cue_last(&self->cues, span_of(clause.start, cue->span.start), CUE_FROM);
    return !tells;
}

/* True if a word of aiming stands before the figure in its clause. */
static bool is_aimed_at(const IndicatorCoder *self, Span clause, uint32_t at) {
    for (uint32_t i = 0; i < self->cues.count && self->cues.items[i].span.start < at; i++) {
        const Cue *cue = &self->cues.items[i];
        if (cue->span.start >= clause.start && span_end(cue->span) <= at && is_aim(self, clause, cue)) {
            return true;
        }
    }
    return false;
}

static bool is_target(const IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    const CueList *cues = &self->cues;
    if (is_aimed_at(self, clause, quantity->span.start)) {
        return true;
    }
    const Cue *after = cue_first(cues, span_of(span_end(quantity->span), span_end(clause)), CUE_TARGET);
    if (cue_has_flag(self->item, after, "after")) {
        return true;
    }
    if (clause.start <= sentence.start + 1) {
        return false;
    }
    /* The clause before governs this one if it has no figure of its own. */
    Span before = clause_around(self->item, sentence, span_of(clause.start - 2, clause.start - 1));
    if (!is_aimed_at(self, before, span_end(before))) {
        return false;
    }
    uint32_t first = mention_from(self->item, clause.start);
    bool dated = first < self->item->mentions.count && mention_at(self, first)->kind == MENTION_DATE &&
                 mention_at(self, first)->span.start == clause.start; /* 力争2015年达到5000亿，2020年达到1万亿 */
    for (uint32_t i = mention_from(self->item, before.start); i < self->item->mentions.count; i++) {
        const Mention *mention = mention_at(self, i);
        if (mention->span.start >= span_end(before)) {
            break;
        }
        if (mention->kind == MENTION_QUANTITY) {
            return dated && mention->quantity.unit && quantity->quantity.unit &&
                   strcmp(mention->quantity.unit, quantity->quantity.unit) == 0;
        }
    }
    return true;
}

static bool is_due(const IndicatorCoder *self, Span clause, uint32_t at) {
    enum { YEARS = 9 }; /* characters of 2025/2035 */
    for (uint32_t i = mention_from(self->item, clause.start); i < self->item->mentions.count; i++) {
        const Mention *date = mention_at(self, i);
        if (date->span.start >= at) {
            break;
        }
        const char *edtf = date->kind == MENTION_DATE ? date->date.edtf : NULL;
        bool years = edtf && strlen(edtf) == YEARS && edtf[4] == '/';
        const char *year = years ? edtf + 5 : edtf; /* 未来十年: its end lies ahead */
        bool is_ahead = year && self->item->published && year[0] != 'X' && strncmp(year, self->item->published, 4) > 0;
        if (is_ahead) {
            return true;
        }
    }
    return false;
}

/* True if the sentence tells a sum before the figure, of which that may be another money's. */
static bool money_told_before(const IndicatorCoder *self, const Mention *quantity) {
    const Item *item = self->item;
    for (uint32_t i = mention_from(item, quantity->span.start); i-- > 0;) {
        const Mention *sum = &item->mentions.items[i];
        if (span_end(sum->span) + NOUN_REACH < quantity->span.start) {
            return false;
        }
        if (sum->kind == MENTION_QUANTITY && sum->quantity.is_currency && sum != quantity) {
            return true;
        }
    }
    return false;
}

/* 约合716亿元人民币: the figure beside it in other money. */
static bool is_conversion(const IndicatorCoder *self, const Mention *quantity) {
    enum { REACH = 5 };
    uint32_t start = quantity->span.start;
    const Cue *cue = cue_last(&self->cues, span_of(start > REACH ? start - REACH : 0, start), CUE_CONVERSION);
    if (cue) {
        return !quantity->quantity.is_currency || money_told_before(self, quantity);
    }
    /* 110亿美元（716亿元）: money in brackets right behind money. */
    const uint32_t *character = self->item->text->character;
    uint32_t at = start;
    while (at > 0 && start - at < REACH && character[at - 1] != '(') {
        at--;
    }
    if (at == 0 || character[at - 1] != '(' || !quantity->quantity.is_currency) {
        return false;
    }
    for (uint32_t i = mention_from(self->item, at > NOUN_REACH ? at - NOUN_REACH : 0); i < self->item->mentions.count;
         i++) {
        const Mention *other = mention_at(self, i);
        if (other->span.start >= at) {
            break;
        }
        if (other->kind == MENTION_QUANTITY && other->quantity.is_currency && span_end(other->span) == at - 1) {
            return true;
        }
    }
    return false;
}

/* --- what stands before a number --- */

/* Where the filler begins, or behind the noun of rising or falling whose last word is its first: 下降幅度|达. */
static uint32_t behind_change(const IndicatorCoder *self, Span filler) {
    for (uint32_t i = 0; i < self->cues.count && self->cues.items[i].span.start < filler.start; i++) {
        const Cue *cue = &self->cues.items[i];
        uint32_t end = span_end(cue->span);
        bool changes = cue->kind == CUE_RISE || cue->kind == CUE_FALL;
        if (changes && end > filler.start && end < span_end(filler)) {
            return end;
        }
    }
    return filler.start;
}

/* Where the words begin that may stand between a number and its noun or verb. */
static uint32_t skip_fillers(const IndicatorCoder *self, uint32_t at, uint32_t start) {
    const Item *item = self->item;
    for (bool moved = true; moved && at > start;) {
        moved = false;
        uint32_t from = at > start + 6 ? at - 6 : start;
        const Match *match = match_longest_before(&item->matches, from, at, CLASS_BIT(CLASS_APPROXIMATION));
        const Cue *filler = cue_ending(&self->cues, at, CUE_FILLER);
        uint32_t next = match ? match->span.start : at;
        if (filler && filler->span.start < next && filler->span.start >= start) {
            next = behind_change(self, filler->span);
        }
        if (next < at || item->text->character[at - 1] == ' ') {
            at = next < at ? next : at - 1;
            moved = true;
        }
    }
    return at;
}

/* True if the verb of rising or falling tells by itself, or by the word behind it (放缓至), that the number is the new
 * level. */
static bool tells_level(const IndicatorCoder *self, const Cue *verb) {
    uint32_t behind = span_end(verb->span);
    for (uint32_t i = 0; i < self->cues.count && self->cues.items[i].span.start <= behind; i++) {
        const Cue *cue = &self->cues.items[i];
        if (cue->span.start == behind && cue->kind == CUE_FILLER && cue_has_flag(self->item, cue, "level")) {
            return true;
        }
    }
    return cue_has_flag(self->item, verb, "level");
}

/* The verb or noun of rising or falling whose rate is the number at `at`. */
static const Cue *change_before(const IndicatorCoder *self, uint32_t at, uint32_t start) {
    at = skip_fillers(self, at, start);
    const Cue *rise = cue_ending(&self->cues, at, CUE_RISE), *fall = cue_ending(&self->cues, at, CUE_FALL);
    const Cue *cue = rise ? rise : fall;
    return cue && cue->span.start >= start && !tells_level(self, cue) ? cue : NULL;
}

/* Where a date with its particle begins that ends at `at`: 2020年的, 去年的; else `at`. */
static uint32_t skip_date(const IndicatorCoder *self, uint32_t at, uint32_t start) {
    const Cue *tail = cue_ending(&self->cues, at, CUE_TAIL);
    uint32_t end = tail && tail->span.start >= start ? tail->span.start : at;
    for (uint32_t i = mention_from(self->item, start); i < self->item->mentions.count; i++) {
        const Mention *date = mention_at(self, i);
        if (date->span.start >= end) {
            break;
        }
        bool ends_there = span_end(date->span) == end || span_end(date->span) == at;
        if (date->kind == MENTION_DATE && ends_there) {
            return date->span.start;
        }
    }
    return at;
}

/* 增至150亿, 增至2020年的6亿: the verb whose new level is the number at `at`. */
static const Cue *level_verb_before(const IndicatorCoder *self, uint32_t at, uint32_t start) {
    at = skip_date(self, skip_fillers(self, at, start), start);
    at = skip_fillers(self, at, start); /* 放缓至今年的2% */
    const Cue *rise = cue_ending(&self->cues, at, CUE_RISE), *fall = cue_ending(&self->cues, at, CUE_FALL);
    const Cue *cue = rise ? rise : fall;
    return cue && cue->span.start >= start && tells_level(self, cue) ? cue : NULL;
}

/* Index of the next (`step` 1) or last (-1) quantity of the same list, or NO_MENTION. */
static uint32_t list_neighbour(const IndicatorCoder *self, uint32_t index, int step) {
    const Mention *mention = mention_at(self, index);
    for (uint32_t i = index + (uint32_t)step; i < self->item->mentions.count; i += (uint32_t)step) {
        const Mention *other = mention_at(self, i);
        if (other->kind != MENTION_QUANTITY) {
            if (other->kind == MENTION_DATE) {
                break;
            }
            continue;
        }
        const Mention *left = step > 0 ? mention : other, *right = step > 0 ? other : mention;
        bool same_unit =
            left->quantity.unit && right->quantity.unit && strcmp(left->quantity.unit, right->quantity.unit) == 0;
        return same_unit && is_list_joint(self->item, span_end(left->span), right->span.start) ? i : NO_MENTION;
    }
    return NO_MENTION;
}

/* Index of the quantity that a list goes on with right behind, whatever it counts; or NO_MENTION. */
static uint32_t list_joined(const IndicatorCoder *self, uint32_t index) {
    uint32_t next = index + 1;
    bool goes_on =
        next < self->item->mentions.count && mention_at(self, next)->kind == MENTION_QUANTITY &&
        is_list_joint(self->item, span_end(mention_at(self, index)->span), mention_at(self, next)->span.start);
    return goes_on ? next : NO_MENTION;
}

static FigureList list_of(const IndicatorCoder *self, uint32_t index) {
    FigureList list = {index, 0, 1};
    for (uint32_t i = list_neighbour(self, index, -1); i != NO_MENTION; i = list_neighbour(self, i, -1)) {
        list.first = i;
        list.index++;
        list.count++;
    }
    for (uint32_t i = list_neighbour(self, index, 1); i != NO_MENTION; i = list_neighbour(self, i, 1)) {
        list.count++;
    }
    return list;
}

/* --- subjects --- */

/* Takes dates, cues that are no part of a noun phrase and particles off both ends. */
static Span trim_subject(const IndicatorCoder *self, Span span) {
    const Item *item = self->item;
    bool moved = true;
    while (moved && span.length) {
        moved = false;
        span = text_trim(item->text, span);
        uint32_t start = span.start, end = span_end(span);
        for (uint32_t i = mention_from(item, start > 24 ? start - 24 : 0); i < item->mentions.count; i++) {
            const Mention *date = mention_at(self, i);
            if (date->span.start > end) {
                break;
            }
            bool covers_start =
                date->kind == MENTION_DATE && date->span.start <= start && span_end(date->phrase) > start;
            bool covers_end = date->kind == MENTION_DATE && date->span.start < end && span_end(date->phrase) >= end;
            if (covers_start || (covers_end && date->span.start >= start)) {
                start = covers_start ? span_end(date->phrase) : start;
                end = covers_end && !covers_start ? date->span.start : end;
                moved = true;
            }
        }
        static const CueKind edges[] = {CUE_FILLER,   CUE_LEVEL, CUE_EACH, CUE_COMPARE,
                                        CUE_CONTRAST, CUE_TOTAL, CUE_FROM, CUE_TAIL};
        for (size_t k = 0; !moved && k < sizeof edges / sizeof *edges; k++) {
            const Cue *cue = cue_ending(&self->cues, end, edges[k]);
            if (cue && cue->span.start >= start) {
                end = cue->span.start;
                moved = true;
            }
        }
        const Cue *lead = cue_first(&self->cues, span_of(start, end), CUE_LEAD);
        lead = lead ? lead : cue_first(&self->cues, span_of(start, end), CUE_CONTRAST);
        if (lead && lead->span.start == start) {
            start = span_end(lead->span);
            moved = true;
        }
        for (uint32_t open = end; !moved && open > start && item->text->character[end - 1] == ')';) {
            if (item->text->character[--open] == '(') { /* 同比（下同）增长 */
                end = open;
                moved = true;
            }
        }
        const uint32_t c = start < end ? item->text->character[start] : 0;
        if (!moved && (c == ',' || c == LIST_COMMA || c == ':')) {
            start++;
            moved = true;
        }
        span = start < end ? span_of(start, end) : (Span){start, 0};
    }
    return span;
}

/* True if the words are part of the name of an organisation or a body: 世界贸易组织. */
static bool is_within_name(const Item *item, Span words) {
    uint32_t next = mention_from(item, words.start + 1);
    const Mention *before = next > 0 ? &item->mentions.items[next - 1] : NULL;
    return before && (before->kind == MENTION_BODY || before->kind == MENTION_COUNTRY) &&
           span_end(before->span) > span_end(words);
}

/* The noun of a measured quantity that a number in [start, at) belongs to. */
static const Cue *noun_before(const IndicatorCoder *self, uint32_t start, uint32_t at) {
    for (uint32_t i = self->cues.count; i > 0; i--) {
        const Cue *cue = &self->cues.items[i - 1];
        bool is_noun = cue->kind == CUE_NOUN && cue->span.start >= start && span_end(cue->span) <= at &&
                       !lexicon_has(self->item->lexicon, cue->entry, KEY_UNIT, "rank");
        if (is_noun && !is_within_name(self->item, cue->span)) {
            return cue;
        }
    }
    return NULL;
}

static const char *measure_of(const IndicatorCoder *self, const Cue *noun) {
    const char *measure = noun ? lexicon_value(self->item->lexicon, noun->entry, KEY_MEASURE) : NULL;
    return measure ? measure : noun && noun->kind == CUE_ABROAD ? "people" : "other";
}

/* --- records --- */

/* The words without a quotation's opening mark that closes behind them: “中国是 A 最大贸易伙伴，”他说. */
static Span without_opening(const Text *text, Span words) {
    bool opens = words.length > 1 && text->character[words.start] == OPEN_QUOTE;
    return opens && !text_holds_mark(text, words, CLOSE_QUOTE) ? span_of(words.start + 1, span_end(words)) : words;
}

static IndicatorDraft *new_draft(IndicatorCoder *self, const char *measure, Span subject, Span clause,
                                 const Mention *quantity) {
    IndicatorDraft *draft = list_push(self->item->scratch, &self->drafts);
    subject = without_opening(self->item->text, text_trim(self->item->text, subject));
    *draft = (IndicatorDraft){.sentence = self->sentence,
                              .paragraph = self->paragraph,
                              .clause = clause,
                              .quantity = quantity->span,
                              .subject = subject};
    uint32_t start = subject.length && subject.start < quantity->span.start ? subject.start : quantity->span.start;
    draft->record = (ChIndicator){.measure = measure,
                                  .what = text_copy(self->item->arena, self->item->text, subject),
                                  .value = quantity->quantity.value,
                                  .unit = quantity->quantity.unit,
                                  .evidence = {.start = start, .end = span_end(quantity->span)}};
    return draft;
}

static void set_change(IndicatorCoder *self, IndicatorDraft *draft, double value, const char *unit, Span clause,
                       const Mention *quantity) {
    draft->record.change = (ChAmount){.present = true, .value = value, .unit = unit};
    draft->record.change_base =
        draft->base ? draft->base : indicator_base(self, draft->record.period, clause, quantity->span.start);
    if (span_end(quantity->span) > draft->record.evidence.end) {
        draft->record.evidence.end = span_end(quantity->span);
    }
}

static bool names_country(const IndicatorCoder *self, Span span) {
    for (uint32_t i = mention_from(self->item, span.start); i < self->item->mentions.count; i++) {
        const Mention *mention = mention_at(self, i);
        if (mention->span.start >= span_end(span)) {
            break;
        }
        if (mention->kind == MENTION_COUNTRY) {
            return true;
        }
    }
    return false;
}

/* --- rates --- */

/* The level that a rate without subject of its own, in a list that begins at `first`, belongs to, or NULL: the last
 * of the sentence, or of as many levels as there are rates the one at its place. */
static IndicatorDraft *level_before(IndicatorCoder *self, const FigureList *list, Span sentence, uint32_t first) {
    uint32_t before = list->count - list->index; /* how many levels back from the end */
    for (size_t i = self->drafts.count; i > 0; i--) {
        assert(self->drafts.items);
        IndicatorDraft *draft = &self->drafts.items[i - 1];
        if (draft->quantity.start < sentence.start) {
            break;
        }
        if (draft->is_rate || draft->is_standing || draft->quantity.start > first) {
            continue;
        }
        if (--before == 0) {
            return draft->record.change.present ? NULL : draft;
        }
    }
    return NULL;
}

/* True if the words begin with those for the time that the change is measured against: 较上年总额|下降. */
static bool opens_with_level(const IndicatorCoder *self, Span words) {
    uint32_t next = mention_from(self->item, words.start);
    const Mention *date = next < self->item->mentions.count ? mention_at(self, next) : NULL;
    const Cue *level = cue_first(&self->cues, words, CUE_LEVEL);
    return level && level->span.start == words.start && date && date->kind == MENTION_DATE &&
           date->span.start < span_end(level->span);
}

/* The part of the clause before a rate that may name what rises. */
static Span subject_of_rate(const IndicatorCoder *self, Span clause, const Cue *change) {
    uint32_t start = clause.start;
    /* Behind the last figure of the clause: 达5亿元比上年增长3%. */
    for (uint32_t i = mention_from(self->item, clause.start); i < self->item->mentions.count; i++) {
        const Mention *mention = mention_at(self, i);
        if (mention->span.start >= change->span.start) {
            break;
        }
        bool is_base =
            mention->kind == MENTION_DATE && date_is_compared(self, mention) && !date_is_in_level(self, mention);
        if (is_base) {
            return trim_subject(self, span_of(start, mention->span.start));
        }
        if (mention->kind == MENTION_QUANTITY && (mention->quantity.is_currency || is_percent(mention))) {
            start = span_end(mention->span);
        }
    }
    Span subject = trim_subject(self, span_of(start, change->span.start));
    return opens_with_level(self, subject) ? span_of(subject.start, subject.start) : subject;
}

/* 年均增长25%, behind the levels of two years: a rate of its own over the years between. */
static void code_average(IndicatorCoder *self, Span clause, const Mention *quantity, double value,
                         const IndicatorDraft *level) {
    ChIndicator of = level->record;
    const char *base = level->base;
    IndicatorDraft *draft = new_draft(self, "growth", level->subject, clause, quantity);
    draft->record.value = value;
    draft->record.unit = "%";
    draft->record.countries = of.countries;
    draft->record.period = of.period;
    draft->is_rate = true;
    if (base && of.period && !strchr(base, '/') && !strchr(of.period, '/')) {
        size_t length = strlen(base);
        char *stretch = arena_alloc(self->item->arena, length + strlen(of.period) + 2);
        memcpy(stretch, base, length);
        stretch[length] = '/';
        memcpy(stretch + length + 1, of.period, strlen(of.period));
        draft->record.period = stretch;
    }
}

/* True if the figure is the next of the sentence behind that of the draft. */
static bool is_next_figure(const IndicatorCoder *self, const IndicatorDraft *draft, uint32_t index) {
    if (draft->sentence != self->sentence) {
        return false;
    }
    while (index > 0 && mention_at(self, index - 1)->kind != MENTION_QUANTITY) {
        index--;
    }
    return index > 0 && mention_at(self, index - 1)->span.start == draft->quantity.start;
}

/* What the clause right before tells a number of (揽收包裹10.6亿件，增长15%), if it tells one that is no aim; else
 * empty. */
static Span counted_before(const IndicatorCoder *self, Span sentence, Span clause) {
    if (clause.start <= sentence.start + 1) {
        return span_of(clause.start, clause.start);
    }
    Span before = clause_around(self->item, sentence, span_of(clause.start - 2, clause.start - 1));
    for (uint32_t i = mention_from(self->item, clause.start); i-- > 0;) {
        const Mention *figure = mention_at(self, i);
        if (figure->span.start < before.start) {
            break;
        }
        if (figure->kind == MENTION_QUANTITY && is_counted(self->item, figure) && !is_percent(figure)) {
            Span words = span_of(before.start, figure->span.start);
            bool is_sum = (figure->quantity.is_currency || figure->quantity.value >= 10) &&
                          !cue_last(&self->cues, words, CUE_RISE) && !cue_last(&self->cues, words, CUE_FALL);
            Span subject =
                trim_subject(self, span_of(before.start, skip_fillers(self, figure->span.start, before.start)));
            return is_sum ? subject : span_of(clause.start, clause.start);
        }
    }
    return span_of(clause.start, clause.start);
}

/* The subject of a rate that the clause before tells: its noun, or what it counts; false if none does. */
static bool carries_subject(const IndicatorCoder *self, Span sentence, Span clause, bool alone, Span *subject) {
    enum { LEAST = 4 };
    const Cue *carried = noun_before(self, sentence.start, clause.start);
    *subject = carried ? carried->span : counted_before(self, sentence, clause);
    Span before = clause_around(self->item, sentence, *subject);
    if (carried) {
        *subject = trim_subject(self, span_of(before.start, span_end(carried->span)));
    }
    const Cue *sick = cue_last(&self->cues, before, CUE_UNCOUNTED); /* 病例…，增长12% */
    bool is_known = carried ? !cue_has_flag(self->item, sick, "rate") : alone && !sick && subject->length >= LEAST;
    return is_known && !is_aimed_at(self, before, span_end(before));
}

static void code_change(IndicatorCoder *self, Span sentence, Span clause, uint32_t index, const FigureList *list,
                        const Cue *change) {
    const Mention *quantity = mention_at(self, index);
    bool is_times = !is_percent(quantity);
    double value = quantity->quantity.value * (is_times ? 100 : 1) * (change->kind == CUE_FALL ? -1 : 1);
    Span subject = subject_of_rate(self, clause, change);
    const Cue *noun = noun_before(self, subject.start, span_end(subject));
    const Match *word = match_exact(&self->item->matches, subject, CLASS_BIT(CLASS_WORD)); /* 物价, 经济 */
    bool is_behind = !cue_ending(&self->cues, span_end(change->span), change->kind);       /* 经济实现5%的增长 */
    bool is_noun = word && word_has_kind(self->item, word, CLASS_WORD, "noun") &&
                   (is_behind || cue_has_flag(self->item, change, "noun"));
    bool has_subject =
        subject.length >= 2 && (noun || is_noun || subject.length >= 4 || names_country(self, subject)) &&
        !match_exact(&self->item->matches, subject, CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_ASPECT));
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool continues =
        last && last->is_rate && list->index > 0 && last->quantity.start >= mention_at(self, list->first)->span.start;
    if (continues && !has_subject) {
        subject = last->subject;
        has_subject = true;
    }
    IndicatorDraft *level = level_before(self, list, sentence, mention_at(self, list->first)->span.start);
    if (level && !has_subject && cue_has_flag(self->item, change, "average")) {
        code_average(self, clause, quantity, value, level);
        return;
    }
    if (level && !has_subject) {
        set_change(self, level, value, "%", clause, quantity);
        return;
    }
    bool again = last && last->is_rate && !level && !is_times && !subject.length && is_next_figure(self, last, index) &&
                 strcmp(last->record.measure, "growth") == 0;
    if (!has_subject && again) { /* 环比增长0.1%，同比增长1.3% */
        subject = last->subject;
        has_subject = true;
    }
    bool told = last && last->quantity.start >= sentence.start; /* the rate of a figure that was not read */
    if (!has_subject && (told || is_times || !carries_subject(self, sentence, clause, list->count == 1, &subject))) {
        return;
    }
    Span member = indicator_list_member(self, subject, list->index, list->count);
    const char *period = indicator_period(self, sentence, clause, quantity->span.start, false);
    ChStrings countries = indicator_countries(self, subject, clause, list);
    IndicatorDraft *draft = new_draft(self, "growth", member, clause, quantity);
    draft->subject = subject;
    draft->record.value = value;
    draft->record.unit = "%";
    draft->record.period = period;
    draft->record.countries = countries;
    draft->is_rate = true;
}

/* 两国贸易额翻了一番: a rate by itself, or the change of the level told right before. */
static void code_doubling(IndicatorCoder *self, Span sentence, const Cue *doubling) {
    Span clause = clause_around(self->item, sentence, doubling->span);
    double times = lexicon_number(self->item->lexicon, doubling->entry, KEY_VALUE, 2), rate = (times - 1) * 100;
    Mention told = {.span = doubling->span, .quantity = {.value = rate, .high = rate, .unit = "%"}};
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool is_told = last && last->clause.start == clause.start && last->is_rate; /* 翻了一番，增长100% */
    if (is_target(self, sentence, clause, &told) || is_due(self, clause, told.span.start) || is_told) {
        return;
    }
    enum { TAIL = 4 }; /* 出口三年中翻了一番 */
    Span subject = subject_of_rate(self, clause, doubling);
    const FigureList alone = {.count = 1};
    const Cue *noun = noun_before(self, subject.start, span_end(subject));
    if (noun && span_end(noun->span) + TAIL >= span_end(subject)) {
        const char *period = indicator_period(self, sentence, clause, told.span.start, false);
        ChStrings countries = indicator_countries(self, subject, clause, &alone);
        IndicatorDraft *draft = new_draft(self, "growth", subject, clause, &told);
        draft->subject = subject;
        draft->record.period = period;
        draft->record.countries = countries;
        draft->is_rate = true;
        return;
    }
    IndicatorDraft *level = subject.length < 2 ? level_before(self, &alone, sentence, told.span.start) : NULL;
    if (level) {
        set_change(self, level, rate, "%", clause, &told);
    }
}

/* A doubling told between the last figure and this one. */
static const Cue *doubling_before(const IndicatorCoder *self, Span sentence, uint32_t at) {
    const Cue *cue = cue_last(&self->cues, span_of(sentence.start, at), CUE_DOUBLE);
    return cue ? cue : cue_last(&self->cues, span_of(sentence.start, at), CUE_HALVE);
}

/* The end of a stretch of years, the last or the first: 2010/2015 → 2015. A half-year is one time. */
static const char *end_of_stretch(const IndicatorCoder *self, const char *period, bool last) {
    const char *slash = period ? strchr(period, '/') : NULL;
    if (!slash || strchr(period, '-')) {
        return period;
    }
    return last ? arena_copy(self->item->arena, slash + 1, strlen(slash + 1))
                : arena_copy(self->item->arena, period, (size_t)(slash - period));
}

/* True if a date stands in the stretch of text. */
static bool dates_between(const IndicatorCoder *self, Span span) {
    for (uint32_t i = mention_from(self->item, span.start);
         i < self->item->mentions.count && mention_at(self, i)->span.start < span_end(span); i++) {
        if (mention_at(self, i)->kind == MENTION_DATE) {
            return true;
        }
    }
    return false;
}

/* 从70亿增至150亿: the second figure goes with the first. */
static bool code_new_level(IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    const Cue *verb = level_verb_before(self, quantity->span.start, clause.start);
    IndicatorDraft *first = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool same_unit = first && first->record.unit && strcmp(first->record.unit, quantity->quantity.unit) == 0;
    bool may = verb && same_unit && first->quantity.start >= clause.start;
    const Cue *opens = may ? cue_last(&self->cues, span_of(clause.start, first->quantity.start), CUE_FROM) : NULL;
    if (!opens) {
        return false;
    }
    const char *stretch = first->record.period; /* of both: it begins with the first figure */
    if (dates_between(self,
                      span_of(span_end(opens->span), first->quantity.start))) { /* 从2019年的70亿: of that alone */
        bool is_dated = dates_between(self, span_of(sentence.start, opens->span.start));
        stretch = is_dated ? indicator_period(self, sentence, clause, opens->span.start, false) : NULL;
    } else {
        first->record.period = end_of_stretch(self, stretch, false);
    }
    ChIndicator from = first->record;
    IndicatorDraft *draft = new_draft(self, from.measure, first->subject, clause, quantity);
    draft->record.countries = from.countries;
    draft->is_rate = first->is_rate;
    bool has_date =
        skip_date(self, skip_fillers(self, quantity->span.start, clause.start), clause.start) >= span_end(verb->span) &&
        mention_from(self->item, span_end(verb->span)) < mention_from(self->item, quantity->span.start);
    draft->record.period = has_date ? indicator_period(self, sentence, clause, quantity->span.start, false)
                                    : end_of_stretch(self, stretch, true);
    const Cue *doubling = doubling_before(self, sentence, quantity->span.start);
    if (doubling) {
        double times = lexicon_number(self->item->lexicon, doubling->entry, KEY_VALUE, 2);
        draft->record.change = (ChAmount){.present = true, .value = (times - 1) * 100, .unit = "%"};
        draft->record.change_base = from.period;
    }
    draft->base = stretch != from.period || has_date ? from.period : NULL;
    return true;
}

/* True if a list comma stands between a noun and its number: the noun is of
 * another figure. */
static bool is_cut_off(const IndicatorCoder *self, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (self->item->text->character[at] == LIST_COMMA) {
            return true;
        }
    }
    return false;
}

/* 有90%出口到 A, 约四成的茶叶来自 B: what the share goes to stands behind it. */
static bool code_share_behind(IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    enum { REACH = 12 };
    uint32_t end = span_end(quantity->span) + REACH;
    end = end < span_end(clause) ? end : span_end(clause);
    const Cue *goes = cue_first(&self->cues, span_of(span_end(quantity->span), end), CUE_SHARE);
    if (!cue_has_flag(self->item, goes, "after")) {
        return false;
    }
    uint32_t start = skip_fillers(self, quantity->span.start, clause.start);
    const Cue *has = cue_ending(&self->cues, start, CUE_HAVING);
    Span subject =
        trim_subject(self, span_of(clause.start, has && has->span.start >= clause.start ? has->span.start : start));
    uint32_t last = span_end(clause);
    while (last > span_end(goes->span) && !character_is_han(self->item->text->character[last - 1])) {
        last--; /* the full stop */
    }
    Span phrase = span_of(subject.length ? subject.start : quantity->span.start, last);
    const char *period = indicator_period(self, sentence, clause, quantity->span.start, false);
    ChStrings countries = standing_countries(self, phrase, clause);
    IndicatorDraft *draft = new_draft(self, "other", subject.length ? subject : phrase, clause, quantity);
    draft->record.period = period;
    draft->record.countries = countries;
    draft->record.evidence.end = last;
    draft->is_rate = true;
    return true;
}

/* Where the words begin that stand between a noun and its number, the first of two too: 由6月的7.9%. */
static uint32_t start_of_level(const IndicatorCoder *self, uint32_t at, uint32_t start) {
    at = skip_fillers(self, at, start);
    uint32_t before = skip_date(self, at, start);
    const Cue *from = cue_ending(&self->cues, before, CUE_FROM);
    return from && from->span.start > start ? from->span.start : at;
}

/* A share of a whole (占…的55.9%) or the level of a rate (失业率为5%). */
static void code_percentage(IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    if (code_share_behind(self, sentence, clause, quantity)) {
        return;
    }
    Span before = span_of(clause.start, quantity->span.start);
    const Cue *share = cue_last(&self->cues, before, CUE_SHARE);
    share = cue_has_flag(self->item, share, "after") ? NULL : share;
    const Cue *noun = noun_before(self, clause.start, quantity->span.start);
    const Cue *pace = cue_last(&self->cues, before, CUE_RISE);
    const Cue *verb = level_verb_before(self, quantity->span.start, clause.start);
    uint32_t start = verb ? verb->span.start : start_of_level(self, quantity->span.start, clause.start);
    bool near =
        noun && start <= span_end(noun->span) + NOUN_REACH_RATE && !is_cut_off(self, span_end(noun->span), start);
    bool counts_only = near && !share && cue_has_flag(self->item, noun, "owned"); /* 对53个建交国实施100%零关税 */
    if ((!share && !near) || counts_only) {
        return;
    }
    Span subject = trim_subject(self, span_of(clause.start, start));
    const char *period = indicator_period(self, sentence, clause, quantity->span.start, false);
    ChStrings countries = indicator_countries(self, subject, clause, &(FigureList){.count = 1});
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool told = share && last && last->sentence == self->sentence, of_last = told && !last->is_standing;
    bool leans = told && share->span.start <= subject.start; /* 占…: of what was told last */
    for (size_t i = 0; leans && i < last->record.countries.count; i++) {
        country_add(self->item->arena, &countries, last->record.countries.items[i]);
    }
    countries_sort(&countries);
    const char *measure = of_last ? last->record.measure : noun ? measure_of(self, noun) : "other";
    bool is_pace = !share && cue_has_flag(self->item, pace, "noun");
    IndicatorDraft *draft = new_draft(self, is_pace ? "growth" : measure, subject, clause, quantity);
    draft->record.period = period;
    draft->record.countries = countries;
    draft->is_rate = true;
}

/* 实现5%的较快增长, 以年均7%的速度增长: the rising told behind the rate, as if it stood where the verb before the rate
 * does. False if none is. */
static bool change_behind(const IndicatorCoder *self, Span clause, const Mention *quantity, Cue *change) {
    enum { REACH = 10 };
    uint32_t start = skip_fillers(self, quantity->span.start, clause.start), end = span_end(quantity->span);
    const Cue *pace = cue_ending(&self->cues, start, CUE_LEVEL);
    start = pace && pace->span.start > clause.start ? pace->span.start : start; /* 年均 */
    const Cue *has = cue_ending(&self->cues, start, CUE_HAVING);
    const Match *by = word_before(self->item, start, clause.start, CLASS_BIT(CLASS_PREPOSITION));
    bool opens = has || (by && word_has_role(self->item, by, CLASS_PREPOSITION, "means"));
    uint32_t last = end + REACH < span_end(clause) ? end + REACH : span_end(clause);
    const Cue *rise = opens ? cue_first(&self->cues, span_of(end, last), CUE_RISE) : NULL;
    const Cue *fall = opens ? cue_first(&self->cues, span_of(end, last), CUE_FALL) : NULL;
    const Cue *found = rise ? rise : fall;
    if (!found || cue_has_flag(self->item, found, "level")) {
        return false;
    }
    *change = (Cue){found->kind, has ? has->span : by->span, found->entry};
    return true;
}

static void code_rate(IndicatorCoder *self, Span sentence, Span clause, uint32_t index) {
    const Mention *quantity = mention_at(self, index);
    FigureList list = list_of(self, index);
    const Mention *first = mention_at(self, list.first);
    const Cue *change = change_before(self, first->span.start, clause.start);
    Cue behind;
    if (change) {
        code_change(self, sentence, clause, index, &list, change);
    } else if (is_percent(quantity) && change_behind(self, clause, quantity, &behind)) {
        code_change(self, sentence, clause, index, &list, &behind);
    } else if (is_percent(quantity) && !code_new_level(self, sentence, clause, quantity)) {
        code_percentage(self, sentence, clause, quantity);
    }
}

/* --- levels --- */

/* True if a noun may be measured in the quantity's unit: no 36 funds of investment. */
static bool fits_unit(const IndicatorCoder *self, const Cue *noun, const Mention *quantity) {
    const Item *item = self->item;
    uint32_t end = span_end(noun->span);
    if (cue_has_flag(item, noun, "held")) { /* no 280万 of 公司, but 设有企业80家 */
        Span before = span_of(noun->span.start > HELD_REACH ? noun->span.start - HELD_REACH : 0, noun->span.start);
        return cue_last(&self->cues, before, CUE_HAVING) && quantity->quantity.value >= 10 &&
               !quantity->quantity.is_currency && !is_percent(quantity) &&
               skip_fillers(self, quantity->span.start, end) == end;
    }
    if (cue_has_flag(item, noun, "total") &&
        !cue_last(&self->cues, clause_around(item, item->sentences.items[self->sentence].span, noun->span),
                  CUE_TOTAL)) {
        return false;
    }
    if (quantity->quantity.is_currency || has_measure_kind(item, quantity, "unit")) {
        return true;
    }
    bool is_money = strcmp(measure_of(self, noun), "investment") == 0 || strcmp(measure_of(self, noun), "aid") == 0;
    bool is_number = character_is_digit(item->text->character[quantity->span.start]) || quantity->quantity.value >= 10;
    bool counts_itself = cue_has_flag(item, noun, "count"); /* 投资项目238个: right before the number only */
    uint32_t start = skip_fillers(self, quantity->span.start, end);
    return !is_money && is_number && (!counts_itself || (start == end && quantity->quantity.value >= 10));
}

/* True if the words before the number only describe what it counts: 车辆中心的10列列车. */
static bool describes_counted(const IndicatorCoder *self, const Mention *quantity, uint32_t start) {
    const Match *particle = word_before(self->item, quantity->span.start, start, CLASS_BIT(CLASS_SUBJECT_STOP));
    return !quantity->quantity.is_currency && !has_measure_kind(self->item, quantity, "unit") && particle &&
           word_has_role(self->item, particle, CLASS_SUBJECT_STOP, "possessive");
}

/* The noun of a level: in its clause, or carried from the clauses before if
 * nothing but dates and fillers stands before the number. */
static const Cue *noun_of_level(const IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    uint32_t at = quantity->span.start;
    const Cue *noun = noun_before(self, clause.start, at);
    bool counts = !quantity->quantity.is_currency;
    const Cue *verb = level_verb_before(self, at, clause.start);
    uint32_t start = verb ? verb->span.start : skip_fillers(self, at, clause.start);
    if (noun) {
        bool is_suffix = cue_has_flag(self->item, noun, "suffix");
        uint32_t reach = is_suffix ? 0 : counts ? NOUN_REACH_COUNT : NOUN_REACH;
        bool near = start <= span_end(noun->span) + reach && !is_cut_off(self, span_end(noun->span), start);
        return near && fits_unit(self, noun, quantity) && !describes_counted(self, quantity, span_end(noun->span))
                   ? noun
                   : NULL;
    }
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    bool weighs = counts && last && last->is_rate && last->sentence == self->sentence && /* 出口增长23%，达到5260万吨 */
                  has_measure_kind(self->item, quantity, "unit");
    bool again = counts && last && last->sentence == self->sentence && last->record.unit && /* …200万桶，目前30万桶 */
                 strcmp(last->record.unit, quantity->quantity.unit) == 0 &&
                 !cue_last(&self->cues, span_of(clause.start, at), CUE_COMPARE);
    if ((counts && !weighs && !again) || trim_subject(self, span_of(clause.start, start)).length) {
        return NULL;
    }
    const Cue *carried = noun_before(self, sentence.start, clause.start);
    return carried && !cue_has_flag(self->item, carried, "held") ? carried : NULL;
}

/* The noun of 以91亿美元的注册资金居首, behind the number, or of 以91亿美元居首, in a clause before; NULL of any other
 * figure. */
static const Cue *noun_of_leader(const IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    enum { REACH = 8 };
    const Item *item = self->item;
    uint32_t start = skip_fillers(self, quantity->span.start, clause.start), behind = span_end(quantity->span);
    const Match *by = word_before(item, start, clause.start, CLASS_BIT(CLASS_PREPOSITION));
    if (!quantity->quantity.is_currency || !by || !word_has_role(item, by, CLASS_PREPOSITION, "means")) {
        return NULL;
    }
    uint32_t end = behind + REACH < span_end(clause) ? behind + REACH : span_end(clause);
    const Cue *noun = cue_first(&self->cues, span_of(behind, end), CUE_NOUN);
    const Cue *first = cue_first(&self->cues, span_of(behind, span_end(clause)), CUE_FIRST);
    const Cue *placed = cue_first(&self->cues, span_of(behind, span_end(clause)), CUE_STANDING);
    if (!first && !placed) {
        return NULL;
    }
    return noun && !lexicon_has(item->lexicon, noun->entry, KEY_UNIT, "rank")
               ? noun
               : noun_before(self, sentence.start, clause.start);
}

/* The noun right behind money that somebody has: 拥有70亿美元外汇储备. */
static const Cue *noun_held(const IndicatorCoder *self, Span clause, const Mention *quantity) {
    enum { REACH = 4 }; /* 外国直接投资 */
    uint32_t start = skip_fillers(self, quantity->span.start, clause.start), behind = span_end(quantity->span);
    Span before = span_of(clause.start, quantity->span.start);
    const Cue *has = cue_last(&self->cues, before, CUE_HAVING);
    const Cue *handed = cue_last(&self->cues, before, CUE_TOTAL) ? cue_last(&self->cues, before, CUE_HANDED) : NULL;
    has = handed && (!has || has->span.start < handed->span.start) ? handed : has; /* 累计提供280亿欧元军援 */
    if (!quantity->quantity.is_currency || !has || span_end(has->span) < start ||
        is_aimed_at(self, clause, span_end(clause))) { /* 有600亿美元的投资计划 */
        return NULL;
    }
    const Match *particle = word_at(self->item, behind, span_end(clause), CLASS_BIT(CLASS_SUBJECT_STOP));
    behind = particle ? span_end(particle->span) : behind;
    const Cue *noun = cue_first(&self->cues, span_of(behind, span_end(clause)), CUE_NOUN);
    bool is_sum = noun && noun->span.start <= behind + REACH &&
                  !lexicon_has(self->item->lexicon, noun->entry, KEY_UNIT, "rank") &&
                  !lexicon_value(self->item->lexicon, noun->entry, KEY_FLAGS);
    return is_sum ? noun : NULL;
}

/* The word of having right before a number: 现有22万家企业, 达成的283项成果. */
static const Cue *having_before(const IndicatorCoder *self, Span clause, const Mention *quantity) {
    uint32_t start = skip_fillers(self, quantity->span.start, clause.start);
    const Match *particle = word_before(self->item, start, clause.start, CLASS_BIT(CLASS_SUBJECT_STOP));
    bool joined = particle && word_has_role(self->item, particle, CLASS_SUBJECT_STOP, "possessive");
    const Cue *has = cue_ending(&self->cues, joined ? particle->span.start : start, CUE_HAVING);
    has = has ? has : cue_last(&self->cues, span_of(start, quantity->span.start), CUE_HAVING); /* 有 is a filler too */
    return has && has->span.start >= clause.start ? has : NULL;
}

/* Where the noun ends that the quantity counts, that of a country's people too, which is named behind its span:
 * 900家|德国企业. */
static uint32_t counted_end(const Item *item, const Mention *quantity) {
    const Text *text = item->text;
    const char *unit = quantity->quantity.unit;
    size_t length = strlen(unit);
    for (uint32_t at = span_end(quantity->span) + 1; at-- > quantity->span.start;) {
        if (at < text->length && strncmp(text->bytes + text->offset[at], unit, length) == 0) {
            uint32_t end = at;
            while (end < text->length && text->offset[end] < text->offset[at] + length) {
                end++;
            }
            return end > span_end(quantity->span) ? end : span_end(quantity->span);
        }
    }
    return span_end(quantity->span);
}

/* The noun within a counted unit: 个就业岗位. */
static const Cue *counted_noun(const IndicatorCoder *self, Span clause, const Mention *quantity) {
    enum { LEAST = 10, LEAST_OF_COUNTRY = 100 };
    const Cue *noun = NULL;
    uint32_t end = counted_end(self->item, quantity);
    for (uint32_t i = 0; i < self->cues.count; i++) {
        const Cue *cue = &self->cues.items[i];
        bool ends_there = cue->kind == CUE_NOUN && cue->span.start > quantity->span.start &&
                          span_end(cue->span) == end && !lexicon_has(self->item->lexicon, cue->entry, KEY_UNIT, "rank");
        noun = ends_there ? cue : noun;
    }
    bool of_country = end > span_end(quantity->span); /* 36名非洲国家留学生: those told of */
    double least = cue_has_flag(self->item, noun, "owned") ? 1
                   : of_country                            ? LEAST_OF_COUNTRY
                                                           : LEAST; /* 有七个邦交国 */
    if (!noun || quantity->quantity.value < least || clause.length <= quantity->span.length) {
        return NULL;
    }
    bool needs_having = cue_has_flag(self->item, noun, "held") || cue_has_flag(self->item, noun, "owned");
    if (cue_has_flag(self->item, noun, "total") && !cue_last(&self->cues, clause, CUE_TOTAL)) {
        return NULL;
    }
    return !needs_having || having_before(self, clause, quantity) ? noun : NULL;
}

/* 培训了500名官员, 诊治患者3亿人次: the verb right before a number of people that says what they are; NULL if none
 * does. */
static const Cue *verb_of_people(const IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    enum { LEAST = 10 };
    const Cue *verb = having_before(self, clause, quantity);
    bool by_visits = has_measure_flag(self->item, quantity, "heads"); /* 3000人次 */
    bool people = (by_visits || has_measure_kind(self->item, quantity, "person")) && quantity->quantity.value >= LEAST;
    bool is_done = !is_aimed_at(self, sentence, quantity->span.start);
    bool in_all = !cue_has_flag(self->item, verb, "total") || by_visits || cue_last(&self->cues, clause, CUE_TOTAL);
    return people && is_done && in_all && cue_has_flag(self->item, verb, "people") ? verb : NULL;
}

/* 1.3万名 A 国学生在 B 国留学, 12万人逃往 C 国: the verb that says of hundreds of people that they live or went abroad;
 * NULL if none does. */
static const Cue *verb_of_living_abroad(const IndicatorCoder *self, Span clause, const Mention *quantity) {
    enum { LEAST = 500 };
    const Cue *verb = cue_first(&self->cues, clause, CUE_ABROAD);
    bool of_country = quantity->entry == NO_ENTRY && counted_end(self->item, quantity) > span_end(quantity->span);
    bool people = (of_country || has_measure_kind(self->item, quantity, "person")) && quantity->quantity.value >= LEAST;
    return people && verb && names_country(self, clause) ? verb : NULL;
}

/* True if what the sum behind which it stands is worth is a single deal: 总值30亿元的合同. */
static bool is_of_deal(const IndicatorCoder *self, Span clause, const Mention *quantity) {
    enum { REACH = 10 };
    uint32_t behind = span_end(quantity->span);
    uint32_t end = behind + REACH < span_end(clause) ? behind + REACH : span_end(clause);
    const Match *of = behind < end ? word_at(self->item, behind, end, CLASS_BIT(CLASS_SUBJECT_STOP)) : NULL;
    bool opens = of && word_has_role(self->item, of, CLASS_SUBJECT_STOP, "possessive");
    return opens && quantity->quantity.is_currency &&
           cue_first(&self->cues, span_of(span_end(of->span), end), CUE_DEAL) &&
           !cue_last(&self->cues, clause, CUE_TOTAL);
}

/* True if the sentence counts several projects before the position: 8个项目开工，总投资90亿元; 开工项目8个. */
static bool counts_deals(const IndicatorCoder *self, Span sentence, uint32_t at) {
    enum { NOUN = 4 }; /* 8个|重大项目 */
    for (uint32_t i = mention_from(self->item, sentence.start);
         i < self->item->mentions.count && mention_at(self, i)->span.start < at; i++) {
        const Mention *count = mention_at(self, i);
        bool several = count->kind == MENTION_QUANTITY && count->quantity.value > 1 && !count->quantity.is_currency &&
                       !is_percent(count);
        uint32_t from = count->span.start > sentence.start + NOUN ? count->span.start - NOUN : sentence.start;
        if (several && cue_first(&self->cues, span_of(from, span_end(count->span) + NOUN), CUE_DEAL)) {
            return true;
        }
    }
    return false;
}

/* True if the noun tells what is put into a single work, which names no state and has no rate: 该电站总投资9亿元. */
static bool is_worth_of_work(const IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity,
                             const Cue *noun) {
    return cue_has_flag(self->item, noun, "work") && quantity->quantity.is_currency &&
           !names_country(self, span_of(clause.start, quantity->span.start)) &&
           !cue_last(&self->cues, clause, CUE_TOTAL) && !counts_deals(self, sentence, quantity->span.start) &&
           !cue_first(&self->cues, span_of(span_end(quantity->span), span_end(sentence)), CUE_RISE) &&
           !cue_first(&self->cues, span_of(span_end(quantity->span), span_end(sentence)), CUE_FALL);
}

static bool is_given(const IndicatorCoder *self, Span clause, const Mention *quantity, const Cue *noun) {
    bool total = cue_last(&self->cues, clause, CUE_TOTAL) || cue_has_flag(self->item, noun, "sum");
    bool handed = cue_last(&self->cues, span_of(clause.start, quantity->span.start), CUE_HANDED) != NULL;
    bool is_aid = strcmp(measure_of(self, noun), "aid") == 0;
    return !total && (is_aid || (handed && strcmp(measure_of(self, noun), "other") == 0));
}

/* 增加24亿至1538亿: by how much, before the new level. */
static bool is_difference(const IndicatorCoder *self, Span clause, uint32_t index) {
    const Mention *quantity = mention_at(self, index);
    const Mention *next = index + 1 < self->item->mentions.count ? mention_at(self, index + 1) : NULL;
    bool level = next && next->kind == MENTION_QUANTITY && next->span.start == span_end(quantity->span) + 1 &&
                 next->span.start < span_end(clause) && next->quantity.unit && quantity->quantity.unit &&
                 strcmp(next->quantity.unit, quantity->quantity.unit) == 0;
    return level && character_is_han(self->item->text->character[span_end(quantity->span)]) &&
           change_before(self, quantity->span.start, clause.start);
}

/* 在 A 国投资的国家中，B 国居首: of whom B is the first is told before. */
static void add_host(IndicatorCoder *self, ChStrings *countries, Span sentence, Span clause) {
    const MentionList *mentions = &self->item->mentions;
    for (uint32_t i = mention_from(self->item, sentence.start);
         countries->count == 1 && i < mentions->count && mentions->items[i].span.start < clause.start; i++) {
        if (mentions->items[i].kind == MENTION_COUNTRY && mentions->items[i].country) {
            country_add(self->item->arena, countries, mentions->items[i].country);
        }
    }
    countries_sort(countries);
}

/* …达1750亿美元。2023年这一数字为1719亿美元: of what the figure before was. False if nothing points back to it. */
static bool code_told_again(IndicatorCoder *self, Span sentence, Span clause, const Mention *quantity) {
    enum { SENTENCES = 2 };
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const Cue *back = cue_last(&self->cues, span_of(clause.start, quantity->span.start), CUE_LEAD);
    bool same_unit = last && last->record.unit && strcmp(last->record.unit, quantity->quantity.unit) == 0;
    if (!cue_has_flag(self->item, back, "back") || !same_unit || last->is_standing ||
        self->sentence - last->sentence > SENTENCES ||
        skip_fillers(self, quantity->span.start, clause.start) > span_end(back->span)) {
        return false;
    }
    const char *period = indicator_period(self, sentence, clause, quantity->span.start, false);
    ChIndicator of = last->record;
    IndicatorDraft *draft = new_draft(self, of.measure, last->subject, clause, quantity);
    draft->record.evidence.start = back->span.start;
    draft->record.period = period;
    draft->record.countries = of.countries;
    draft->record.grounds = CH_GROUND_BIT(CH_GROUND_INHERITED);
    return true;
}

/* True if the words that end at `at` open a number of states that one has to do with: 与189个国家, 产品出口到120个国家,
 * 航线覆盖欧洲100个国家. */
static bool opens_partners(const IndicatorCoder *self, Span clause, uint32_t at) {
    enum { LONGEST_PLACE = 14 };
    const Item *item = self->item;
    const Match *with = word_before(item, at, clause.start, CLASS_BIT(CLASS_PREPOSITION));
    const Match *joint = word_before(item, at, clause.start, CLASS_BIT(CLASS_CONJUNCTION)); /* 和60多位 */
    bool lists = joint && word_has_role(item, joint, CLASS_CONJUNCTION, "clause");
    const Cue *reach = cue_last(&self->cues, span_of(clause.start, at), CUE_REACH);
    return (with && !lists && word_has_role(item, with, CLASS_PREPOSITION, "with")) ||
           cue_has_flag(item, cue_ending(&self->cues, at, CUE_SHARE), "after") ||
           (reach && at - span_end(reach->span) <= LONGEST_PLACE &&
            !cue_first(&self->cues, span_of(span_end(reach->span), at), CUE_NOUN));
}

/* True if those counted do something with a state that is named behind them: 150多个国家、30多个国际组织同 A 签署. */
static bool act_with_state(const IndicatorCoder *self, Span clause, uint32_t index) {
    const Item *item = self->item;
    for (uint32_t next = index; next != NO_MENTION; next = list_joined(self, next)) {
        index = next;
    }
    uint32_t end = span_end(mention_at(self, index)->span);
    const Match *with =
        end < span_end(clause) ? word_at(item, end, span_end(clause), CLASS_BIT(CLASS_PREPOSITION)) : NULL;
    const Mention *other = index + 1 < item->mentions.count ? mention_at(self, index + 1) : NULL;
    bool may = with && word_has_role(item, with, CLASS_PREPOSITION, "with") && other && other->country &&
               other->span.start == span_end(with->span);
    uint32_t last =
        !may || !(with->classes & CLASS_BIT(CLASS_CONJUNCTION)) ? span_end(clause) : span_end(other->span) + 1;
    return may && match_any(&item->matches, span_of(span_end(other->span), last), CLASS_BIT(CLASS_EVENT));
}

/* Adds the group of which the states that are counted are some: 19个非洲国家. */
static void add_group_counted(const IndicatorCoder *self, const Mention *quantity, ChStrings *countries) {
    const Item *item = self->item;
    for (uint32_t at = quantity->span.start; at < span_end(quantity->span); at++) {
        const Match *group = match_longest(&item->matches, at, span_end(quantity->span), CLASS_BIT(CLASS_BLOC));
        EntryId entry = group ? match_entry(item->lexicon, group, CLASS_BLOC) : NO_ENTRY;
        const char *name = entry != NO_ENTRY ? lexicon_value(item->lexicon, entry, KEY_SHORT) : NULL;
        if (name) {
            country_add(item->arena, countries, name);
            countries_sort(countries);
            return;
        }
    }
}

/* True if the quantity counts ten states or towns and more. */
static bool counts_states(const Item *item, const Mention *quantity) {
    enum { LEAST = 10, LONGEST_NOUN = 8 };
    uint32_t end = span_end(quantity->span), from = end > LONGEST_NOUN ? end - LONGEST_NOUN : 0;
    const Match *noun = match_longest_before(&item->matches, from, end, CLASS_BIT(CLASS_COUNTED));
    EntryId entry = noun ? match_entry(item->lexicon, noun, CLASS_COUNTED) : NO_ENTRY;
    return entry != NO_ENTRY && lexicon_has(item->lexicon, entry, KEY_KIND, "states") &&
           !lexicon_has(item->lexicon, entry, KEY_FLAGS, "within") && quantity->quantity.value >= LEAST;
}

/* A number of states that somebody has to do with, or that something reaches. False of any other. */
static bool code_partners(IndicatorCoder *self, Span sentence, Span clause, uint32_t index) {
    const Item *item = self->item;
    const Mention *quantity = mention_at(self, index);
    uint32_t start = skip_fillers(self, quantity->span.start, clause.start);
    if (!counts_states(item, quantity) || cue_last(&self->cues, clause, CUE_UNCOUNTED) ||
        (!opens_partners(self, clause, start) && !act_with_state(self, clause, index))) {
        return false;
    }
    Span subject = span_of(clause.start, span_end(quantity->span));
    const char *period = indicator_period(self, sentence, clause, quantity->span.start, false);
    ChStrings countries = indicator_countries(self, clause, clause, &(FigureList){.count = 1});
    add_group_counted(self, quantity, &countries);
    IndicatorDraft *draft = new_draft(self, "other", trim_subject(self, subject), clause, quantity);
    draft->record.period = period;
    draft->record.countries = countries;
    draft->record.grounds = CH_GROUND_BIT(CH_GROUND_WEAK_WORD);
    return true;
}

/* True if the last figure only says what the next, a little higher, has passed: 突破1000亿，达到1020亿. */
static bool is_threshold_of(const IndicatorCoder *self, const IndicatorDraft *last, const Mention *quantity) {
    const double most = 1.1;
    uint32_t index = mention_from(self->item, last->quantity.start);
    const Match *passed =
        word_before(self->item, last->quantity.start, last->clause.start, CLASS_BIT(CLASS_APPROXIMATION));
    double value = last->record.value, next = quantity->quantity.value;
    return !last->is_rate && !last->is_standing && last->sentence == self->sentence && passed &&
           mention_at(self, index)->quantity.is_approximate && last->record.unit &&
           strcmp(last->record.unit, quantity->quantity.unit) == 0 && next > value && next <= value * most &&
           !last->record.change.present;
}

/* Takes the last draft back if it only tells the mark that the figure passed, or its rate, which is returned:
 * 出口增长13.9%，达574亿美元. */
static IndicatorDraft take_back(IndicatorCoder *self, const Cue *noun, Span clause, const Mention *quantity) {
    IndicatorDraft rate = {0};
    if (!self->drafts.count) {
        return rate;
    }
    const IndicatorDraft *last = &self->drafts.items[self->drafts.count - 1];
    bool before = noun->span.start < clause.start && last->quantity.start < clause.start;
    bool beside = last->clause.start == clause.start && noun->span.start < last->quantity.start &&
                  span_end(last->quantity) + 1 == quantity->span.start; /* 逆差下降4.1%至655亿 */
    bool takes_rate = last->is_rate && last->sentence == self->sentence && (before || beside) &&
                      span_end(last->subject) == span_end(noun->span);
    if (takes_rate) {
        rate = *last;
    }
    self->drafts.count -= takes_rate || (before && is_threshold_of(self, last, quantity));
    return rate;
}

/* Adds the state whose people or firms are counted by the words: 150万 A 国难民. */
static void add_nationals(const IndicatorCoder *self, Span counted, ChStrings *countries) {
    for (uint32_t i = mention_from(self->item, counted.start);
         i < self->item->mentions.count && mention_at(self, i)->span.start < span_end(counted); i++) {
        const Mention *of = mention_at(self, i);
        if (of->kind == MENTION_COUNTRY && country_is_state(of->country)) {
            country_add(self->item->arena, countries, of->country);
            countries_sort(countries);
        }
    }
}

static void code_level(IndicatorCoder *self, Span sentence, Span clause, uint32_t index) {
    const Mention *quantity = mention_at(self, index);
    if (is_difference(self, clause, index) || code_new_level(self, sentence, clause, quantity) ||
        code_told_again(self, sentence, clause, quantity) || code_partners(self, sentence, clause, index)) {
        return;
    }
    FigureList list = list_of(self, index);
    const Mention *first = mention_at(self, list.first);
    const Cue *noun = noun_of_level(self, sentence, clause, first);
    bool is_count = !quantity->quantity.is_currency, is_leader = false;
    Span subject = {0}, member = {0};
    ChGroundSet grounds = noun && noun->span.start >= clause.start ? 0 : CH_GROUND_BIT(CH_GROUND_INHERITED);
    if (noun) {
        Span around = clause_around(self->item, sentence, noun->span);
        subject = trim_subject(self, span_of(around.start, span_end(noun->span)));
        member = indicator_list_member(self, subject, list.index, list.count);
    } else if ((noun = noun_of_leader(self, sentence, clause, quantity)) != NULL) {
        member = subject = noun->span;
        grounds = CH_GROUND_BIT(CH_GROUND_INHERITED);
        is_leader = true;
    } else if ((noun = noun_held(self, clause, quantity)) != NULL) {
        member = subject = noun->span;
    } else if (is_count && ((noun = counted_noun(self, clause, quantity)) != NULL ||
                            (noun = verb_of_people(self, sentence, clause, quantity)) != NULL ||
                            (noun = verb_of_living_abroad(self, clause, quantity)) != NULL)) {
        uint32_t end = noun->kind == CUE_ABROAD && span_end(noun->span) > span_end(quantity->span)
                           ? span_end(noun->span)
                           : counted_end(self->item, quantity);
        member = subject = trim_subject(self, span_of(clause.start, end));
        grounds = CH_GROUND_BIT(CH_GROUND_WEAK_WORD);
    }
    bool forbidden = !noun || is_given(self, clause, quantity, noun) || is_of_deal(self, clause, quantity) ||
                     is_worth_of_work(self, sentence, clause, quantity, noun) ||
                     (is_count && cue_last(&self->cues, clause, CUE_UNCOUNTED));
    if (forbidden) {
        return;
    }
    const char *period = indicator_period(self, sentence, clause, quantity->span.start, false);
    bool goes_on = list.count == 1 && noun->span.start >= clause.start && subject.start < quantity->span.start;
    Span told = goes_on ? span_of(subject.start, quantity->span.start) : subject; /* 中国进口越南农产品446亿元 */
    told = is_leader ? span_of(clause.start, quantity->span.start) : told;
    ChStrings countries = indicator_countries(self, told, clause, &list);
    if (is_leader) {
        add_host(self, &countries, sentence, clause);
    }
    add_nationals(self, span_of(quantity->span.start, span_end(subject)), &countries);
    IndicatorDraft rate = take_back(self, noun, clause, quantity);
    IndicatorDraft *draft = new_draft(self, measure_of(self, noun), member, clause, quantity);
    draft->record.period = period;
    draft->record.countries = countries;
    draft->record.grounds = grounds;
    if (rate.is_rate) {
        draft->record.change = (ChAmount){.present = true, .value = rate.record.value, .unit = "%"};
        draft->record.change_base = indicator_base(self, period, rate.clause, rate.quantity.start);
    }
}

/* --- standings --- */

static bool joint_between(const Item *item, uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; at++) {
        if (match_exact(&item->matches, span_of(at, at + 1), CLASS_BIT(CLASS_CONJUNCTION))) {
            return true;
        }
    }
    return false;
}

static const Cue *standing_noun(const IndicatorCoder *self, Span sentence, uint32_t from, uint32_t reach) {
    uint32_t end = from + reach < span_end(sentence) ? from + reach : span_end(sentence);
    for (uint32_t at = from; at < end; at++) {
        uint32_t c = self->item->text->character[at];
        if (c == ',' || c == LIST_COMMA || c == ';' || c == ':' || c == '(') {
            end = at;
        }
    }
    const Cue *found = NULL;
    for (uint32_t i = 0; i < self->cues.count; i++) {
        const Cue *cue = &self->cues.items[i];
        bool fits = cue->kind == CUE_NOUN && cue->span.start >= from && cue->span.start < end &&
                    lexicon_has(self->item->lexicon, cue->entry, KEY_UNIT, "rank");
        if (fits && found && joint_between(self->item, span_end(found->span), cue->span.start)) {
            break; /* 第三大出口市场和第一大进口来源地 */
        }
        found = fits ? cue : found;
    }
    return found;
}

/* Where the noun phrase of a standing begins: behind the last verb, list comma or scope word. */
static Span standing_subject(const IndicatorCoder *self, Span clause, uint32_t end) {
    uint32_t start = clause.start, told = clause.start;
    const ClassSet verbs = CLASS_BIT(CLASS_ASPECT) | CLASS_BIT(CLASS_CONJUNCTION);
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    if (last && last->is_standing && last->quantity.start >= clause.start) {
        told = span_end(last->quantity); /* the standing before it in the list ends there */
    }
    for (uint32_t at = clause.start; at < end; at++) {
        uint32_t c = self->item->text->character[at];
        const Match *match = match_exact(&self->item->matches, span_of(at, at + 1), verbs);
        bool next = match && told > clause.start && at == told;
        if (c == LIST_COMMA || next || (match && end - at > STANDING_REACH + 8)) {
            start = at + 1;
        }
    }
    return trim_subject(self, span_of(start, end));
}

/* The country that the sentence names first, in the clause right before one without a subject of its own:
 * A 对 B 投资快速增长，成为 B 第四大投资来源地. NULL if that clause begins with none. */
static const char *country_heading(const IndicatorCoder *self, Span clause) {
    enum { LEAD = 6 };
    const MentionList *mentions = &self->item->mentions;
    uint32_t comma = clause.start - 1;
    Span sentence = self->item->sentences.items[self->sentence].span;
    if (clause.start <= sentence.start + 1 || self->item->text->character[comma] != ',') {
        return NULL;
    }
    Span before = clause_around(self->item, sentence, span_of(comma - 1, comma));
    for (uint32_t i = mention_from(self->item, before.start); i < mentions->count; i++) {
        const Mention *mention = mention_at(self, i);
        if (mention->span.start > before.start + LEAD) {
            return NULL;
        }
        if (mention->kind == MENTION_COUNTRY) {
            return mention->country;
        }
    }
    return NULL;
}

/* A 是世界第二大经济体，也是 B 最大贸易伙伴: a clause without a subject of its own has that
 * of the standing before it. */
static void add_leading_country(IndicatorCoder *self, ChStrings *countries, Span clause) {
    const IndicatorDraft *last = self->drafts.count ? &self->drafts.items[self->drafts.count - 1] : NULL;
    const MentionList *mentions = &self->item->mentions;
    uint32_t own = mention_from(self->item, clause.start);
    bool has_subject = own < mentions->count && mentions->items[own].span.start == clause.start;
    bool follows = last && last->sentence == self->sentence && last->clause.start < clause.start;
    if (has_subject || countries->count != 1) {
        return;
    }
    const char *heading = follows ? NULL : country_heading(self, clause);
    if (heading) {
        country_add(self->item->arena, countries, heading);
        countries_sort(countries);
    }
    if (!follows) {
        return;
    }
    if (!last->is_standing) { /* 中国在柬投资达…，是柬最大投资来源国 */
        for (size_t i = 0; i < last->record.countries.count && last->record.countries.count == 2; i++) {
            country_add(self->item->arena, countries, last->record.countries.items[i]);
        }
        countries_sort(countries);
        return;
    }
    for (uint32_t i = mention_from(self->item, last->clause.start);
         i < mentions->count && mentions->items[i].span.start < span_end(last->clause); i++) {
        if (mentions->items[i].country) {
            country_add(self->item->arena, countries, mentions->items[i].country);
            countries_sort(countries);
            return;
        }
    }
}

/* Where the words of a standing end that shares its noun with the next one (第二、第三大经济体); else their end. */
static uint32_t standing_end(const IndicatorCoder *self, Span sentence, Span words) {
    uint32_t end = span_end(words);
    bool joined = end + 1 < span_end(sentence) && self->item->text->character[end] == LIST_COMMA;
    for (uint32_t i = mention_from(self->item, end);
         joined && i < self->item->mentions.count && mention_at(self, i)->span.start <= end + 1; i++) {
        const Mention *next = mention_at(self, i);
        if (next->kind == MENTION_ORDINAL && next->span.start == end + 1) {
            return span_end(next->span);
        }
    }
    return end;
}

/* 最大的贸易伙伴、出口市场和投资来源国: the standings that share the word of the last draft's, which ends at `end`. */
static void code_shared_standings(IndicatorCoder *self, Span sentence, Span clause, uint32_t end) {
    enum { REACH = 10 };
    const Item *item = self->item;
    while (end < span_end(clause)) {
        const Match *joint = word_at(item, end, span_end(clause), CLASS_BIT(CLASS_CONJUNCTION));
        uint32_t from = item->text->character[end] == LIST_COMMA ? end + 1 : joint ? span_end(joint->span) : end;
        const Cue *noun = from > end ? standing_noun(self, sentence, from, REACH) : NULL;
        Span words = noun ? span_of(from, span_end(noun->span)) : (Span){0};
        uint32_t next = mention_from(item, from);
        bool own =
            noun && (cue_first(&self->cues, words, CUE_MAJOR) || cue_first(&self->cues, words, CUE_SUPERLATIVE) ||
                     (next < item->mentions.count && mention_at(self, next)->span.start < span_end(words) &&
                      mention_at(self, next)->kind == MENTION_ORDINAL));
        if (!noun || own) {
            return;
        }
        ChIndicator of = self->drafts.items[self->drafts.count - 1].record;
        Mention rank = {.span = words, .quantity = {.value = of.value, .high = of.value, .unit = "rank"}};
        IndicatorDraft *draft = new_draft(self, "rank", words, clause, &rank);
        draft->record.countries = of.countries;
        draft->record.period = of.period;
        draft->is_standing = true;
        end = span_end(words);
    }
}

/* True if a word of standing rules the place that begins at `at`, and of what it is one stands between: 居外国投资首位.
 */
static bool is_placed_among(const IndicatorCoder *self, Span clause, uint32_t at) {
    enum { REACH = 14 };
    uint32_t from = at > clause.start + REACH ? at - REACH : clause.start;
    const Cue *standing = cue_last(&self->cues, span_of(from, at), CUE_STANDING);
    return standing && !is_cut_off(self, span_end(standing->span), at);
}

static bool told_in_sentence(const IndicatorCoder *self) {
    return self->drafts.count && self->drafts.items[self->drafts.count - 1].sentence == self->sentence;
}

static void code_standing(IndicatorCoder *self, Span sentence, Span words, int value, uint32_t reach) {
    const Item *item = self->item;
    const Cue *noun = standing_noun(self, sentence, standing_end(self, sentence, words), reach);
    const Cue *world = cue_ending(&self->cues, words.start, CUE_WORLD); /* 居世界第二 */
    Numeral numeral = numeral_at(item, words.start, span_end(words));
    if (numeral.kind == NUMERAL_ORDINAL && numeral.value > 0) {
        noun = NULL; /* 首次 names no standing, 居首位 does */
    }
    Span clause = clause_around(item, sentence, words);
    const Cue *first = cue_ending(&self->cues, span_end(words), CUE_FIRST);
    bool bare = !noun && ((first && !cue_has_flag(item, first, "split")) ||
                          cue_ending(&self->cues, world ? world->span.start : words.start, CUE_STANDING) ||
                          (reach == 0 && is_placed_among(self, clause, words.start)));
    const Cue *poll = cue_last(&self->cues, clause, CUE_UNCOUNTED); /* 以42%的支持率居首 */
    bool of_polls = !noun && (cue_has_flag(item, poll, "rate") ||   /* 排在第一位的是学生 */
                              !(world || names_country(self, sentence) || told_in_sentence(self)));
    bool is_unmeasured = cue_has_flag(item, first, "measured") && !noun_before(self, clause.start, words.start);
    if ((!noun && !bare) || of_polls || is_unmeasured || is_aimed_at(self, clause, words.start)) {
        return;
    }
    uint32_t end = noun ? span_end(noun->span) : span_end(words);
    uint32_t from = words.start > clause.start + 2 ? words.start - 2 : clause.start; /* 两个最大的, 最大的两个 */
    if (cue_first(&self->cues, span_of(end, end + 4), CUE_ONE_OF) ||
        cue_has_flag(item, cue_first(&self->cues, span_of(from, end), CUE_ONE_OF), "split")) {
        return;
    }
    Span subject = standing_subject(self, clause, end);
    Span phrase = span_of(clause.start, end);
    ChStrings countries = standing_countries(self, phrase, clause);
    add_leading_country(self, &countries, clause);
    if (cue_ending(&self->cues, span_end(words), CUE_FIRST)) {
        add_host(self, &countries, sentence, clause);
    }
    Mention rank = {.span = span_of(words.start, end), .quantity = {.value = value, .high = value, .unit = "rank"}};
    const char *period = indicator_period(self, sentence, clause, words.start, true);
    IndicatorDraft *draft = new_draft(self, "rank", subject, clause, &rank);
    draft->record.countries = countries;
    draft->record.period = period;
    draft->is_standing = true;
    if (noun) {
        code_shared_standings(self, sentence, clause, end);
    }
}

/* --- the walk --- */

static void code_quantity(IndicatorCoder *self, Span sentence, uint32_t index) {
    const Item *item = self->item;
    const Mention *quantity = mention_at(self, index);
    if (!is_counted(item, quantity)) {
        return;
    }
    Span clause = clause_around(item, sentence, quantity->span);
    if (is_bound(self, quantity) || is_conversion(self, quantity) || is_target(self, sentence, clause, quantity) ||
        is_due(self, clause, quantity->span.start)) {
        return;
    }
    const Cue *sick = cue_last(&self->cues, span_of(clause.start, quantity->span.start), CUE_UNCOUNTED);
    if (sick && cue_has_flag(item, sick, "rate")) {
        return; /* cases of a disease, deaths */
    }
    bool is_points = has_measure_flag(item, quantity, "points");
    const Cue *compared = cue_ending(&self->cues, quantity->span.start, CUE_COMPARE);
    if (is_points || (compared && !cue_has_flag(item, compared, "split"))) {
        return; /* a difference of rates; what something is compared with */
    }
    if (is_percent(quantity) || has_measure_flag(item, quantity, "times")) {
        code_rate(self, sentence, clause, index);
    } else {
        code_level(self, sentence, clause, index);
    }
}

/* A short line without a full stop within the item says what the text below says in full. */
static bool is_subhead(const Item *item, const Sentence *sentence) {
    uint32_t last = span_end(sentence->span) - 1, behind = last + 1;
    uint32_t c = item->text->character[last];
    bool ends = c == FULL_STOP || c == '!' || c == '?' || c == ';' || c == CLOSE_QUOTE || c == ')';
    bool is_line = behind < item->text->length && item->text->character[behind] == '\n' &&
                   (sentence->span.start == 0 || item->text->character[sentence->span.start - 1] == '\n');
    return !ends && is_line && sentence->span.length <= SUBHEAD_LENGTH;
}

static bool has_body(const Item *item) {
    for (size_t i = 0; i < item->segments.count; i++) {
        SegmentKind kind = item->segments.items[i].kind;
        if (kind == SEGMENT_LEAD || kind == SEGMENT_BODY) {
            return true;
        }
    }
    return false;
}

static bool is_told(const Item *item, const Sentence *sentence, bool with_body) {
    const Segment *segment = &item->segments.items[sentence->segment];
    bool is_text = segment->kind == SEGMENT_LEAD || segment->kind == SEGMENT_BODY ||
                   ((segment->kind == SEGMENT_HEADLINE || segment->kind == SEGMENT_CAPTION) && !with_body);
    return is_text && !segment->repeated && sentence->span.length <= LONGEST_SENTENCE &&
           !(with_body && is_subhead(item, sentence));
}

/* True if a mention of the kind stands in the sentence. `cursor` goes through all of the kind, sentence by sentence. */
static bool holds_mention(const Item *item, const Sentence *sentence, MentionKind kind, uint32_t *cursor) {
    const MentionIndexes *all = &item->of_kind[kind];
    while (*cursor < all->count && all->items[*cursor] < sentence->first_mention) {
        ++*cursor;
    }
    return *cursor < all->count && all->items[*cursor] < sentence->first_mention + sentence->mention_count;
}

/* True if the sentence has a superlative, or tells of a doubling, beside what it speaks of: 最大贸易伙伴,
 * 贸易额翻了一番. */
static bool holds_superlative(const Item *item, const Sentence *sentence) {
    const ClassSet telling = SUBCLASS_BIT(SUBCLASS_SUPERLATIVE) | SUBCLASS_BIT(SUBCLASS_DOUBLING);
    return (item->matches.classes & telling) && sentence->mention_count &&
           match_any(&item->matches, sentence->span, telling);
}

/* True of an ordinal that is a standing behind a word of standing only: 居第六位. */
static bool is_placed(const Item *item, const Mention *ordinal) {
    return ordinal->entry != NO_ENTRY && lexicon_has(item->lexicon, ordinal->entry, KEY_FLAGS, "placed");
}

/* 第一大贸易伙伴, 第一贸易伙伴, 排名第三; what counts things or times (第三次) is no standing. */
static bool may_rank(const Item *item, const Mention *ordinal) {
    return ordinal->entry == NO_ENTRY || is_placed(item, ordinal) ||
           lexicon_has(item->lexicon, ordinal->entry, KEY_FLAGS, "standing");
}

static void code_ordinal(IndicatorCoder *self, Span sentence, const Mention *ordinal) {
    bool is_first = cue_ending(&self->cues, span_end(ordinal->span), CUE_FIRST) != NULL; /* 居首位: told by the word */
    if (may_rank(self->item, ordinal) && !is_first) {
        uint32_t reach = ordinal->entry == NO_ENTRY       ? ORDINAL_REACH
                         : is_placed(self->item, ordinal) ? 0
                                                          : STANDING_REACH;
        code_standing(self, sentence, ordinal->span, ordinal->ordinal, reach);
    }
}

/* False if the sentence has neither a figure nor a rank that counts: then no cues are looked for in it. */
static bool may_tell(const Item *item, const Sentence *sentence) {
    bool may = holds_superlative(item, sentence);
    uint32_t end = sentence->first_mention + sentence->mention_count;
    for (uint32_t i = sentence->first_mention; i < end && !may; i++) {
        const Mention *mention = &item->mentions.items[i];
        may = (mention->kind == MENTION_QUANTITY && is_counted(item, mention)) ||
              (mention->kind == MENTION_ORDINAL && may_rank(item, mention));
    }
    return may;
}

/* A word that tells a figure by itself: 最大, 居首, 翻了一番. */
static void code_cue(IndicatorCoder *self, Span sentence, const Cue *cue) {
    if (cue->kind == CUE_SUPERLATIVE || cue->kind == CUE_FIRST) {
        code_standing(self, sentence, cue->span, 1, cue->kind == CUE_FIRST ? 0 : STANDING_REACH);
    } else if (cue->kind == CUE_DOUBLE || cue->kind == CUE_HALVE) {
        code_doubling(self, sentence, cue);
    }
}

static void code_sentence(IndicatorCoder *self, const Sentence *sentence) {
    Span span = sentence->span;
    uint32_t cue = 0;
    cues_find(self->item, span, &self->cues);
    for (uint32_t i = sentence->first_mention; i < sentence->first_mention + sentence->mention_count; i++) {
        const Mention *mention = mention_at(self, i);
        for (; cue < self->cues.count && self->cues.items[cue].span.start < mention->span.start; cue++) {
            code_cue(self, span, &self->cues.items[cue]);
        }
        if (mention->kind == MENTION_QUANTITY) {
            code_quantity(self, span, i);
        } else if (mention->kind == MENTION_ORDINAL) {
            code_ordinal(self, span, mention);
        }
    }
    for (; cue < self->cues.count; cue++) {
        code_cue(self, span, &self->cues.items[cue]);
    }
}

/* Standings are the same if they are of the same countries and in the same thing. */
static bool same_standing(const ChIndicator *a, const ChIndicator *b) {
    enum { NOUN = 6 }; /* bytes of the noun's last two characters */
    size_t first = strlen(a->what), second = strlen(b->what);
    bool same = a->countries.count == b->countries.count && first >= NOUN && second >= NOUN &&
                strcmp(a->what + first - NOUN, b->what + second - NOUN) == 0;
    for (size_t i = 0; same && i < a->countries.count; i++) {
        same = strcmp(a->countries.items[i], b->countries.items[i]) == 0;
    }
    return same;
}

static bool same_figure(const ChIndicator *a, const ChIndicator *b) {
    if (a->unit && strcmp(a->unit, "rank") == 0 && !same_standing(a, b)) {
        return false;
    }
    bool same_unit = a->unit == b->unit || (a->unit && b->unit && strcmp(a->unit, b->unit) == 0);
    bool same_period = !a->period || !b->period || strcmp(a->period, b->period) == 0;
    return a->value == b->value && same_unit && same_period && strcmp(a->measure, b->measure) == 0;
}

/* Hands the drafts over; a figure told twice is one record, the fuller. */
static void finish(IndicatorCoder *self) {
    ChItem *out = &self->item->out;
    out->indicators.items = ARENA_ARRAY(self->item->arena, ChIndicator, self->drafts.count);
    for (size_t i = 0; i < self->drafts.count; i++) {
        const IndicatorDraft *draft = &self->drafts.items[i];
        ChIndicator *twin = NULL;
        size_t first = out->indicators.count > TWIN_REACH ? out->indicators.count - TWIN_REACH : 0;
        for (size_t j = first; j < out->indicators.count && !twin; j++) {
            ChIndicator *other = &out->indicators.items[j];
            bool apart = other->evidence.end <= draft->clause.start || other->evidence.start >= span_end(draft->clause);
            twin = apart && !draft->is_rate && same_figure(other, &draft->record) ? other : NULL;
        }
        if (!twin) {
            out->indicators.items[out->indicators.count++] = draft->record;
        } else if (!twin->change.present && draft->record.change.present) {
            *twin = draft->record;
        }
    }
}

void code_indicators(Item *item) {
    IndicatorCoder *self = ARENA_ARRAY_UNSET(item->scratch, IndicatorCoder, 1);
    memset(self, 0, offsetof(IndicatorCoder, cues));
    self->cues.count = 0;
    self->item = item;
    self->side_count = -1;
    bool with_body = has_body(item);
    uint32_t behind = 0; /* the sentence before, in which no line ends */
    uint32_t quantity = 0, ordinal = 0;
    for (uint32_t i = 0; i < item->sentences.count; i++) {
        const Sentence *sentence = &item->sentences.items[i];
        for (; behind < sentence->span.start; behind++) {
            self->paragraph += item->text->character[behind] == '\n';
        }
        behind = span_end(sentence->span);
        self->sentence = i;
        bool has_figure = holds_mention(item, sentence, MENTION_QUANTITY, &quantity) ||
                          holds_mention(item, sentence, MENTION_ORDINAL, &ordinal) || holds_superlative(item, sentence);
        if (has_figure && is_told(item, sentence, with_body) && may_tell(item, sentence)) {
            if (self->side_count < 0 || !span_within(sentence->span, self->report)) { /* most have no such sentence */
                self->report = report_around(item, sentence->span.start);
                self->side_count = sides_of(item, self->report, self->sides);
            }
            code_sentence(self, sentence);
        }
    }
    finish(self);
}
