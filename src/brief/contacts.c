/* Contacts: by year and level, the last ones and the next. */
#include "brief/facts.h"

#include <stdio.h>
#include <stdlib.h>

enum { YEARS_SHOWN = 14, LEADERS_SHOWN = 5, LAST_SHOWN = 8, NEXT_SHOWN = 4, A_DAY_SHOWN = 2, MONTHS_FRESH = 4 };

/* What a plan must be to be worth a line. */
static bool is_plan(const Contact *contact) {
    return contact_has(contact, CONTACT_PLANNED) && contact_has(contact, CONTACT_BETWEEN);
}

static size_t total(const ContactYear *year) { return year->levels[0] + year->levels[1] + year->levels[2]; }

/* Bars of the last years, those without contacts between them included.
 * Returns how many contacts are of years before. */
static size_t add_bars(Facts *self, Chart *chart, const ContactYears *years) {
    int last = years->items[years->count - 1].year, first = years->items[0].year;
    first = last - first >= YEARS_SHOWN ? last - YEARS_SHOWN + 1 : first;
    size_t earlier = 0, at = 0;
    for (; at < years->count && years->items[at].year < first; at++) {
        earlier += total(&years->items[at]);
    }
    for (int year = first; year <= last; year++) {
        Bar *bar = list_push(&self->arena, &chart->bars);
        *bar = (Bar){.label = format_text(self, "%d", year)};
        if (at < years->count && years->items[at].year == year) {
            for (size_t level = 0; level < CHART_SERIES; level++) {
                bar->values[level] = (double)years->items[at].levels[level];
            }
            at++;
        }
        bar->total = format_text(self, "%.0f", bar->values[0] + bar->values[1] + bar->values[2]);
    }
    return earlier;
}

void compose_contacts(Facts *self) {
    ContactYears years = self->years;
    size_t contacts = 0, undated = 0;
    if (years.count && !years.items[0].year) {
        undated = total(&years.items[0]);
        years = (ContactYears){.items = years.items + 1, .count = years.count - 1};
    }
    for (size_t i = 0; i < years.count; i++) {
        contacts += total(&years.items[i]);
    }
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
    const ContactYear *most = &years.items[0];
    for (size_t i = 0; i < years.count; i++) {
        most = total(&years.items[i]) >= total(most) ? &years.items[i] : most;
    }
    chart->description = format_text(self, word(self, LABEL_CONTACTS_TEXT), contacts, years.count,
                                     format_text(self, "%d", most->year), format_text(self, "%zu", total(most)));
    const char *left = self->left_out ? format_text(self, word(self, LABEL_LEFT_OUT), self->left_out) : "";
    const char *before = earlier ? format_text(self, word(self, LABEL_EARLIER), earlier) : "";
    const char *without = undated ? format_text(self, word(self, LABEL_NO_YEAR), undated) : "";
    bool noted = earlier || undated || self->left_out;
    section->note = noted ? format_text(self, "%s%s%s%s%s", before, earlier && undated ? " " : "", without,
                                        (earlier || undated) && self->left_out ? " " : "", left)
                          : NULL;
}

/* The day by which a contact is sorted: its last, unless all that is known is a
 * span of more than a month. */
static int64_t day_of(const Contact *contact) {
    return contact->last - contact->first > 100 ? contact->first : contact->last;
}

/* Newest first; what has no day last. */
static int compare_newest(const void *a, const void *b) {
    const Contact *x = *(Contact *const *)a, *y = *(Contact *const *)b;
    if (day_of(x) != day_of(y)) {
        return day_of(x) > day_of(y) ? -1 : 1;
    }
    if (x->level != y->level) {
        return x->level < y->level ? -1 : 1;
    }
    return (x->id > y->id) - (x->id < y->id);
}

typedef List(Contact *) ContactPointers;

static ContactPointers choose_past(Facts *self) {
    ContactPointers all = {0};
    for (size_t i = 0; i < self->contacts.count; i++) {
        Contact *contact = &self->contacts.items[i];
        if (contact_is_encounter(contact)) {
            *list_push(&self->arena, &all) = contact;
        }
    }
    if (all.count) {
        qsort(all.items, all.count, sizeof *all.items, compare_newest);
    }
    return all;
}

/* The next row of `all` is left out if its day is shown often enough. */
static bool is_day_full(const ContactPointers *chosen, const Contact *contact) {
    size_t same = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        same += chosen->items[i]->last == contact->last;
    }
    return same >= A_DAY_SHOWN;
}

/* The last of leaders first, then whoever came last, up to the limit. */
static ContactPointers choose_last(Facts *self, const ContactPointers *all) {
    ContactPointers chosen = {0};
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < all->count && chosen.count < (round ? LAST_SHOWN : LEADERS_SHOWN); i++) {
            Contact *contact = all->items[i];
            bool leads = contact->level == LEVEL_LEADER, wanted = round ? !leads : leads;
            if (wanted && !is_day_full(&chosen, contact)) {
                *list_push(&self->arena, &chosen) = contact;
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
    const Contact *x = *(Contact *const *)a, *y = *(Contact *const *)b;
    bool dated = contact_has(x, CONTACT_DATED);
    if (dated != contact_has(y, CONTACT_DATED)) {
        return dated ? -1 : 1;
    }
    return dated && x->last != y->last ? (x->last < y->last ? -1 : 1) : compare_newest(a, b);
}

/* What is planned for a day that is not over, or without a day lately. */
static ContactPointers choose_next(Facts *self) {
    ContactPointers chosen = {0};
    int64_t fresh = self->now - MONTHS_FRESH * 100;
    for (size_t i = 0; i < self->contacts.count; i++) {
        Contact *plan = &self->contacts.items[i];
        bool stale = plan->told && plan->told + 10000 < self->now;
        bool ahead = plan->last >= (contact_has(plan, CONTACT_DATED) ? self->now : fresh);
        if (is_plan(plan) && ahead && !stale) {
            *list_push(&self->arena, &chosen) = plan;
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

static void add_event_row(Facts *self, Section *section, const Tree *event) {
    Row *row = add_row(self, &section->table, event);
    const char *date = field(event, "date"), *place = field(tree_member(event, "place"), "name");
    const char *told = field(event, "published");
    row->cells[0] = date ? date : told ? format_text(self, "(%s)", told) : word(self, LABEL_UNDATED);
    row->cells[1] = kind_text(self, event);
    row->cells[2] = actors_text(self, event);
    row->cells[3] = place ? place : "";
}

static Section *compose_events(Facts *self, Label heading, Label nothing, const ContactPointers *chosen, size_t limit,
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
        const Tree *event = facts_contact_row(self, chosen->items[i]);
        if (event) {
            add_event_row(self, section, event);
        }
    }
    section->note = shown_note(self, section->table.rows.count, all, false);
    return section;
}

void compose_last(Facts *self) {
    ContactPointers all = choose_past(self), last = choose_last(self, &all);
    size_t encounters = 0;
    for (size_t i = 0; i < self->years.count; i++) {
        encounters += self->years.items[i].encounters;
    }
    compose_events(self, LABEL_LAST, LABEL_NO_LAST, &last, LAST_SHOWN, encounters);
}

void compose_next(Facts *self, bool half) {
    ContactPointers next = choose_next(self);
    compose_events(self, LABEL_NEXT, LABEL_NO_NEXT, &next, NEXT_SHOWN, next.count)->half = half;
}
