/* Contacts: by year and level, the last ones and the next. */
#include "brief/facts.h"

#include <stdio.h>
#include <stdlib.h>

enum { YEARS_SHOWN = 14, LEADERS_SHOWN = 5, LAST_SHOWN = 8, NEXT_SHOWN = 4, A_DAY_SHOWN = 2, MONTHS_FRESH = 4 };

static bool is_type(const Fact *event, const char *const *types, size_t count) {
    const char *type = field(event->row, "type");
    for (size_t i = 0; type && i < count; i++) {
        if (strcmp(type, types[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_status(const Fact *event, const char *status) {
    const char *held = field(event->row, "status");
    return held && strcmp(held, status) == 0;
}

static bool is_past(const Fact *event) { return has_status(event, "happened") || has_status(event, "ongoing"); }

/* True if an actor of one side of the event is of this country. */
static bool has_actor_of(const Fact *event, const char *side, const char *country) {
    const Tree *actor;
    for (actor = tree_first(tree_member(event->row, side)); actor; actor = actor->next) {
        const char *held = field(actor, "country");
        if (held && strcmp(held, country) == 0) {
            return true;
        }
    }
    return false;
}

/* True if one country's people come to the other's people or country: at a
 * summit of many, others meet others. */
static bool is_between(const Facts *self, const Fact *event) {
    for (size_t side = 0; side < 2; side++) {
        const char *one = self->options->countries[side], *other = self->options->countries[!side];
        const char *place = field(tree_member(event->row, "place"), "country");
        bool meets = has_actor_of(event, "counterpart", other) || has_actor_of(event, "initiator", other) ||
                     (place && strcmp(place, other) == 0);
        if (has_actor_of(event, "initiator", one) && meets) {
            return true;
        }
    }
    return false;
}

static bool is_encounter(const Facts *self, const Fact *event) {
    static const char *const types[] = {"visit", "meeting", "talks", "call"};
    return is_type(event, types, 4) && is_between(self, event);
}

/* True if a person or body is named on a side. */
static bool names_somebody(const Fact *event) {
    static const char *const sides[] = {"initiator", "counterpart"};
    for (size_t side = 0; side < 2; side++) {
        const Tree *actor;
        for (actor = tree_first(tree_member(event->row, sides[side])); actor; actor = actor->next) {
            if (field(actor, "person") || field(actor, "org")) {
                return true;
            }
        }
    }
    return false;
}

/* True for a meeting of two countries, nobody named, on a day on which persons of them are told to have met: it is
 * theirs, told once more. */
static bool is_told_better(const Facts *self, const Fact *event) {
    static const char *const met[] = {"meeting", "talks", "call"};
    if (!is_type(event, met, 3) || names_somebody(event)) {
        return false;
    }
    for (size_t i = 0; i < self->events.count; i++) {
        const Fact *other = &self->events.items[i];
        if (other != event && other->dated && other->first <= event->last && event->first <= other->last &&
            is_past(other) && is_type(other, met, 3) && is_between(self, other) && names_somebody(other)) {
            return true;
        }
    }
    return false;
}

static bool is_contact(const Facts *self, const Fact *event) {
    static const char *const session[] = {"session"};
    return is_past(event) && (is_encounter(self, event) || is_type(event, session, 1)) && !is_told_better(self, event);
}

/* What a plan must be to be worth a line. */
static bool is_plan(const Facts *self, const Fact *event) {
    static const char *const types[] = {"session", "ceremony", "signing"};
    return has_status(event, "planned") &&
           (is_encounter(self, event) || (is_type(event, types, 3) && is_between(self, event)));
}

/* The year of an event that lies within one year; 0 otherwise. */
static int year_of(const Fact *event) {
    return event->first / 10000 == event->last / 10000 ? (int)(event->first / 10000) : 0;
}

/* Counts of one year. */
typedef struct YearCount {
    int year;
    double levels[CHART_SERIES];
} YearCount;

typedef List(YearCount) YearCounts;

static int compare_years(const void *a, const void *b) {
    return ((const YearCount *)a)->year - ((const YearCount *)b)->year;
}

static YearCounts count_years(Facts *self, size_t *contacts, size_t *undated) {
    YearCounts years = {0};
    for (size_t i = 0; i < self->events.count; i++) {
        const Fact *event = &self->events.items[i];
        if (!is_contact(self, event)) {
            continue;
        }
        int year = year_of(event);
        ++*contacts;
        *undated += !year;
        size_t at = 0;
        while (at < years.count && years.items[at].year != year) {
            at++;
        }
        if (year && at == years.count) {
            *list_push(&self->arena, &years) = (YearCount){.year = year};
        }
        if (year) {
            years.items[at].levels[event->level]++;
        }
    }
    if (years.count) {
        qsort(years.items, years.count, sizeof *years.items, compare_years);
    }
    return years;
}

static double total(const YearCount *year) { return year->levels[0] + year->levels[1] + year->levels[2]; }

/* Bars of the last years, those without contacts between them included.
 * Returns how many contacts are of years before. */
static size_t add_bars(Facts *self, Chart *chart, const YearCounts *years) {
    int last = years->items[years->count - 1].year, first = years->items[0].year;
    first = last - first >= YEARS_SHOWN ? last - YEARS_SHOWN + 1 : first;
    size_t earlier = 0, at = 0;
    for (; at < years->count && years->items[at].year < first; at++) {
        earlier += (size_t)total(&years->items[at]);
    }
    for (int year = first; year <= last; year++) {
        Bar *bar = list_push(&self->arena, &chart->bars);
        *bar = (Bar){.label = format_text(self, "%d", year)};
        if (at < years->count && years->items[at].year == year) {
            memcpy(bar->values, years->items[at].levels, sizeof bar->values);
            at++;
        }
        bar->total = format_text(self, "%.0f", bar->values[0] + bar->values[1] + bar->values[2]);
    }
    return earlier;
}

void compose_contacts(Facts *self) {
    size_t contacts = 0, undated = 0;
    YearCounts years = count_years(self, &contacts, &undated);
    Section *section = add_section(self, LABEL_CONTACTS);
    section->half = true;
    section->nothing = word(self, LABEL_NO_LAST);
    if (!years.count) {
        return;
    }
    Chart *chart = section->chart = ARENA_NEW(&self->arena, Chart);
    *chart = (Chart){.title = section->heading,
                     .names = {word(self, LABEL_LEADERS), word(self, LABEL_MINISTERS), word(self, LABEL_OTHERS)},
                     .series_count = CHART_SERIES};
    size_t earlier = add_bars(self, chart, &years);
    const YearCount *most = &years.items[0];
    for (size_t i = 0; i < years.count; i++) {
        most = total(&years.items[i]) >= total(most) ? &years.items[i] : most;
    }
    chart->description = format_text(self, word(self, LABEL_CONTACTS_TEXT), contacts - undated, years.count,
                                     format_text(self, "%d", most->year), format_text(self, "%.0f", total(most)));
    const char *left = self->left_out ? format_text(self, word(self, LABEL_LEFT_OUT), self->left_out) : "";
    const char *before = earlier ? format_text(self, word(self, LABEL_EARLIER), earlier) : "";
    const char *without = undated ? format_text(self, word(self, LABEL_NO_YEAR), undated) : "";
    bool noted = earlier || undated || self->left_out;
    section->note = noted ? format_text(self, "%s%s%s%s%s", before, earlier && undated ? " " : "", without,
                                        (earlier || undated) && self->left_out ? " " : "", left)
                          : NULL;
}

/* The day by which an event is sorted: its last, unless all that is known is a
 * span of more than a month. */
static int64_t day_of(const Fact *event) { return event->last - event->first > 100 ? event->first : event->last; }

/* Newest first; what has no day last. */
static int compare_newest(const void *a, const void *b) {
    const Fact *x = *(const Fact *const *)a, *y = *(const Fact *const *)b;
    if (day_of(x) != day_of(y)) {
        return day_of(x) > day_of(y) ? -1 : 1;
    }
    if (x->level != y->level) {
        return x->level < y->level ? -1 : 1;
    }
    const char *first = field(x->row, "id"), *second = field(y->row, "id");
    return strcmp(first ? first : "", second ? second : "");
}

typedef List(const Fact *) FactPointers;

static FactPointers choose_past(Facts *self) {
    FactPointers all = {0};
    for (size_t i = 0; i < self->events.count; i++) {
        const Fact *event = &self->events.items[i];
        if (is_past(event) && is_encounter(self, event) && !is_told_better(self, event)) {
            *list_push(&self->arena, &all) = event;
        }
    }
    if (all.count) {
        qsort(all.items, all.count, sizeof *all.items, compare_newest);
    }
    return all;
}

/* The next row of `all` is left out if its day is shown often enough. */
static bool is_day_full(const FactPointers *chosen, const Fact *event) {
    size_t same = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        same += chosen->items[i]->last == event->last;
    }
    return same >= A_DAY_SHOWN;
}

/* The last of leaders first, then whoever came last, up to the limit. */
static FactPointers choose_last(Facts *self, const FactPointers *all) {
    FactPointers chosen = {0};
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < all->count && chosen.count < (round ? LAST_SHOWN : LEADERS_SHOWN); i++) {
            const Fact *event = all->items[i];
            bool wanted = round ? event->level != LEVEL_LEADER : event->level == LEVEL_LEADER;
            if (wanted && !is_day_full(&chosen, event)) {
                *list_push(&self->arena, &chosen) = event;
            }
        }
    }
    if (chosen.count) {
        qsort(chosen.items, chosen.count, sizeof *chosen.items, compare_newest);
    }
    return chosen;
}

/* Soonest first; what has no day of its own last. */
static int compare_soonest(const void *a, const void *b) {
    const Fact *x = *(const Fact *const *)a, *y = *(const Fact *const *)b;
    if (x->dated != y->dated) {
        return x->dated ? -1 : 1;
    }
    return x->dated && x->last != y->last ? (x->last < y->last ? -1 : 1) : compare_newest(a, b);
}

/* What is planned for a day that is not over, or without a day lately. */
static FactPointers choose_next(Facts *self) {
    FactPointers chosen = {0};
    int64_t fresh = self->now - MONTHS_FRESH * 100;
    for (size_t i = 0; i < self->events.count; i++) {
        const Fact *event = &self->events.items[i];
        Days told;
        bool stale = days_of(field(event->row, "published"), &told) && told.last + 10000 < self->now;
        bool ahead = event->dated ? event->last >= self->now : event->last >= fresh;
        if (is_plan(self, event) && ahead && !stale) {
            *list_push(&self->arena, &chosen) = event;
        }
    }
    if (chosen.count) {
        qsort(chosen.items, chosen.count, sizeof *chosen.items, compare_soonest);
    }
    return chosen;
}

/* Name of an actor in the brief's language: Latin letters where they are known. */
static const char *actor_name(Facts *self, const Tree *actor) {
    const char *person = field(actor, "person"), *org = field(actor, "org"), *country = field(actor, "country");
    const char *state = country ? country_name(self, country) : "";
    if (person) {
        const PersonSeen *seen = country ? people_find(self, country, person) : NULL;
        bool latin = seen && seen->latin && strcmp(self->options->language, "en") == 0;
        return latin ? seen->latin : person;
    }
    if (org) {
        bool known = country && strcmp(country, org) != 0;
        return known
                   ? format_text(self, strcmp(self->options->language, "zh") == 0 ? "%s（%s）" : "%s (%s)", org, state)
                   : org;
    }
    return state;
}

static const char *actors_text(Facts *self, const Tree *event) {
    static const char *const sides[] = {"initiator", "counterpart"};
    bool chinese = strcmp(self->options->language, "zh") == 0;
    const char *text = "";
    for (size_t side = 0; side < 2; side++) {
        const Tree *actor;
        const char *joint = side && *text ? " → " : "";
        for (actor = tree_first(tree_member(event, sides[side])); actor; actor = actor->next) {
            bool first = actor == tree_first(tree_member(event, sides[side]));
            text = format_text(self, "%s%s%s", text, first ? joint : chinese ? "、" : ", ", actor_name(self, actor));
        }
    }
    return text;
}

/* "state visit", "meeting", "session no. 3". */
static const char *kind_text(Facts *self, const Tree *event) {
    const char *level = field(event, "level"), *type = field(event, "type");
    const char *text = codebook_label(level ? level : type ? type : "", self->options->language);
    const Tree *mechanism = tree_member(event, "mechanism");
    const char *name = field(mechanism, "name");
    return name ? name : text;
}

static void add_event_row(Facts *self, Section *section, const Fact *event) {
    Row *row = add_row(self, &section->table, event->row);
    const char *date = field(event->row, "date"), *place = field(tree_member(event->row, "place"), "name");
    const char *told = field(event->row, "published");
    row->cells[0] = date ? date : told ? format_text(self, "(%s)", told) : word(self, LABEL_UNDATED);
    row->cells[1] = kind_text(self, event->row);
    row->cells[2] = actors_text(self, event->row);
    row->cells[3] = place ? place : "";
}

static Section *compose_events(Facts *self, Label heading, Label nothing, const FactPointers *chosen, size_t limit,
                               size_t all) {
    Section *section = add_section(self, heading);
    Column *columns = ARENA_ARRAY(&self->arena, Column, 4);
    columns[0] = (Column){word(self, LABEL_DATE), false, false};
    columns[1] = (Column){word(self, LABEL_KIND), false, true};
    columns[2] = (Column){word(self, LABEL_SIDES), false, true};
    columns[3] = (Column){word(self, LABEL_PLACE), false, true};
    section->table = (Table){.columns = columns, .column_count = 4};
    section->nothing = word(self, nothing);
    for (size_t i = 0; i < chosen->count && i < limit; i++) {
        add_event_row(self, section, chosen->items[i]);
    }
    section->note = shown_note(self, section->table.rows.count, all);
    return section;
}

void compose_last(Facts *self) {
    FactPointers all = choose_past(self), last = choose_last(self, &all);
    compose_events(self, LABEL_LAST, LABEL_NO_LAST, &last, LAST_SHOWN, all.count);
}

void compose_next(Facts *self, bool half) {
    FactPointers next = choose_next(self);
    compose_events(self, LABEL_NEXT, LABEL_NO_NEXT, &next, NEXT_SHOWN, next.count)->half = half;
}
