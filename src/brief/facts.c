#include "brief/facts.h"

#include "base/edtf.h"
#include "base/error.h"
#include "record/members.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *field(const Tree *row, const char *name) { return tree_string(tree_member(row, name)); }

const char *format_text(Facts *self, const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t size = length < 0 ? 0 : (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
    while (size > 0 && (size_t)length >= sizeof text && (text[size] & 0xC0) == 0x80) {
        size--; /* no broken character at the end of what was too long */
    }
    return arena_copy(&self->arena, text, size);
}

const char *word(const Facts *self, Label which) { return label(which, self->options->language); }

const char *country_name(const Facts *self, const char *code) {
    return ch_lexicon_country_name(self->lexicon, code, self->options->language);
}

/* As days yyyymmdd differ: plans older than that are none. */
enum { HALF_A_YEAR = 600 };

/* Where the rows of one list go. */
typedef struct Gathering {
    Facts *facts;
    FactList *list; /* NULL: persons */
    const char *date_member;
} Gathering;

static void set_days(Fact *fact, const char *date) {
    Days days;
    if (days_of(date, &days) || days_of(field(fact->row, "published"), &days)) {
        fact->first = days.first;
        fact->last = days.last;
    }
}

/* What a brief looks at. */
static const struct {
    const char *name;
    size_t length;
} members[] = {
#define MEMBER(name) {name, sizeof name - 1},
    MEMBER("id") MEMBER("name") MEMBER("latin") MEMBER("country") MEMBER("countries") MEMBER("type") MEMBER("status")
        MEMBER("date") MEMBER("level") MEMBER("page") MEMBER("title") MEMBER("item_kind") MEMBER("url") MEMBER("outlet")
            MEMBER("place") MEMBER("published") MEMBER("initiator") MEMBER("counterpart") MEMBER("quote")
                MEMBER("speaker") MEMBER("toward") MEMBER("speaker_country") MEMBER("stance") MEMBER("kind")
                    MEMBER("by") MEMBER("due") MEMBER("value") MEMBER("unit") MEMBER("fate") MEMBER("measure")
                        MEMBER("fate_evidence") MEMBER("what") MEMBER("points") MEMBER("period") MEMBER("mechanism")
                            MEMBER("change") MEMBER("ordinal") MEMBER("latest") MEMBER("sessions") MEMBER("next")
                                MEMBER("held") MEMBER("posts") MEMBER("last_seen") MEMBER("former_posts") MEMBER("post")
                                    MEMBER("person") MEMBER("pages") MEMBER("record")
#undef MEMBER
};

/* Sources stay as they are written: few rows are shown. */
static TreeWish wish_for(const JsonMember *member) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (member->name_length == members[i].length && memcmp(member->name, members[i].name, members[i].length) == 0) {
            return TREE_READ;
        }
    }
    return json_member_is(member, "sources") ? TREE_KEEP : TREE_SKIP;
}

static TreeWish wish_inside(const JsonMember *member) {
    return json_member_is(member, "sources") ? TREE_KEEP : TREE_READ;
}

const Tree *sources_of(Facts *self, const Tree *row) {
    const Tree *written = tree_member(row, "sources");
    const char *text = tree_string(written);
    return text ? tree_read_value(&self->arena, text, strlen(text)) : written;
}

/* What was planned by the last day of the brief may lie behind it; what was told later is not known yet, and
 * what tells no year has no place in time. */
static bool is_known(const Facts *self, bool planned, const Days *days, const Days *told) {
    Days until;
    if (!self->options->until || !days_of(self->options->until, &until)) {
        return true;
    }
    return planned ? !told || told->first <= until.last : days && days->first <= until.last;
}

static bool is_known_row(const Facts *self, const Tree *row) {
    Days days, told;
    const char *status = field(row, "status"), *date = field(row, "date");
    const Days *when_told = days_of(field(row, "published"), &told) ? &told : NULL;
    const Days *when = date ? (days_of(date, &days) ? &days : NULL) : when_told;
    return when && is_known(self, status && strcmp(status, "planned") == 0, when, when_told);
}

/* Keeps a row with its page and the day it was told. */
static const Tree *take_tree_row(Facts *self, const Tree *row) {
    *list_push(&self->arena, &self->rows) = row;
    if (field(row, "page") && field(row, "title")) {
        void **known = index_put(&self->arena, &self->page_index, field(row, "page"));
        *known = *known ? *known : (void *)(uintptr_t)row;
    }
    Days told;
    if (days_of(field(row, "published"), &told) && told.first > self->now) {
        self->now = told.first;
    }
    return row;
}

static void take_row(void *context, const char *json) {
    Gathering *gathering = context;
    Facts *facts = gathering->facts;
    const Tree *row = take_tree_row(facts, tree_read(&facts->arena, json, wish_for, wish_inside));
    if (!gathering->list) {
        people_add(facts, row);
        return;
    }
    Fact *fact = list_push(&facts->arena, gathering->list);
    *fact = (Fact){.row = row};
    set_days(fact, gathering->date_member ? field(row, gathering->date_member) : NULL);
}

/* Rows of a list that are no facts. */
typedef struct Asking {
    Facts *facts;
    TreeList *rows;
} Asking;

static void take_tree(void *context, const char *json) {
    Asking *asking = context;
    *list_push(&asking->facts->arena, asking->rows) = tree_read(&asking->facts->arena, json, wish_for, wish_inside);
}

long facts_ask(Facts *self, const ChQuery *query, TreeList *rows) {
    Asking asking = {self, rows};
    return ch_ledger_list(self->ledger, query, take_tree, &asking, NULL);
}

const Tree *facts_sight(Facts *self, const char *person, const char *post) {
    TreeList rows = {0};
    Asking asking = {self, &rows};
    return person && between_sight(self->ledger, person, post, take_tree, &asking) > 0 ? rows.items[0] : NULL;
}

/* The days that --since and --until ask for; NULL if neither is given. */
static const Days *asked_days(const Facts *self, Days *days) {
    Days since = {0, 0}, until = {0, LAST_DAY};
    bool begins = days_of(self->options->since, &since), ends = days_of(self->options->until, &until);
    *days = (Days){since.first, until.last};
    return begins || ends ? days : NULL;
}

/* Counts the records of a kind; 1 if there are more than are read, else 0 or a negative ChStatus. */
static int count_kind(Facts *self, const char *kind, const Days *days, size_t read) {
    long count = between_count(self->ledger, self->options->countries, kind, days, COUNTED);
    if (count < 0) {
        return (int)count;
    }
    bool more = read && (size_t)count > read;
    self->records += (size_t)count;
    self->is_uncounted |= count == COUNTED;
    self->is_many |= more;
    return more;
}

static long gather_list(Facts *self, ChList list, const char *kind, FactList *facts, const char *date_member) {
    ChQuery query = CH_QUERY_INIT;
    Days days;
    size_t read = list == CH_LIST_COMMITMENTS ? PROMISES_READ : list == CH_LIST_SERIES ? 0 : ROWS_READ;
    const Days *asked = asked_days(self, &days);
    int more = kind ? count_kind(self, kind, asked, read) : 0;
    if (more < 0) {
        return more;
    }
    query.list = list;
    query.countries[0] = self->options->countries[0];
    query.countries[1] = self->options->countries[1];
    query.since = self->options->since;
    query.until = self->options->until;
    query.newest_first = more;
    query.limit = more ? read : 0;
    query.short_rows = true;
    self->many_statements |= more && list == CH_LIST_STATEMENTS;
    self->many_commitments |= more && list == CH_LIST_COMMITMENTS;
    size_t left_out = 0;
    Gathering gathering = {self, facts, date_member};
    long rows = ch_ledger_list(self->ledger, &query, take_row, &gathering, asked ? &left_out : NULL);
    self->left_out += list == CH_LIST_SERIES ? left_out : 0;
    self->records += rows > 0 && !kind ? (size_t)rows : 0;
    return rows;
}

static void take_contact(void *context, const Contact *contact) {
    Facts *self = context;
    Days since, told = {contact->told, contact->told}, days = {contact->first, contact->last};
    bool has_since = days_of(self->options->since, &since), has_days = contact->last != 0;
    self->now = contact->told > self->now ? contact->told : self->now; /* not later than --until in the end */
    if ((has_since && (!has_days || contact->last < since.first)) || (self->options->until && !has_days) ||
        !is_known(self, contact->traits & CONTACT_PLANNED, has_days ? &days : NULL, contact->told ? &told : NULL)) {
        return;
    }
    *list_push(&self->arena, &self->contacts) = *contact;
}

static void take_event(void *context, int64_t event, const char *json) {
    Facts *self = context;
    const Tree *row = tree_read(&self->arena, json, wish_for, wish_inside);
    if (!self->options->until || is_known_row(self, row)) {
        *list_push(&self->arena, &self->events) = (Fact){.row = take_tree_row(self, row)};
        keymap_set(&self->contact_rows, event, (void *)(uintptr_t)row);
    }
}

static size_t count_kept(const ContactYears *years) {
    size_t count = 0;
    for (size_t i = 0; i < years->count; i++) {
        const ContactYear *year = &years->items[i];
        count += year->levels[0] + year->levels[1] + year->levels[2];
    }
    return count;
}

static void take_last(void *context, const Contact *contact) {
    if (!contact_has(contact, CONTACT_PLANNED)) {
        take_contact(context, contact);
    }
}

/* Of very many contacts those are read that may be shown; the others are kept counted. */
static int gather_last_contacts(Facts *self) {
    int status = between_last_contacts(self->ledger, self->options->countries, CONTACTS_LAST, take_last, self);
    contacts_mark_told_better(&self->arena, &self->contacts);
    return status < 0
               ? status
               : between_plans(self->ledger, self->options->countries, self->now - HALF_A_YEAR, take_contact, self);
}

static int gather_contacts(Facts *self) {
    int status = between_years(self->ledger, self->options->countries, &self->arena, &self->years);
    bool bounded = self->options->since || self->options->until;
    if (status < 0 || (!bounded && count_kept(&self->years) > CONTACTS_READ)) {
        return status < 0 ? status : gather_last_contacts(self);
    }
    self->years = (ContactYears){0};
    status = between_contacts(self->ledger, self->options->countries, take_contact, self);
    contacts_mark_told_better(&self->arena, &self->contacts);
    return status;
}

/* Plans for days behind the brief's may be known by then: events are narrowed by its last day only where there are
 * too many to look at each. */
static int gather_events(Facts *self) {
    const char *const *countries = self->options->countries;
    Days days;
    const Days *asked = asked_days(self, &days), open = {days.first, LAST_DAY}, *narrowed = asked ? &open : NULL;
    int more = count_kind(self, NULL, narrowed, EVENTS_READ);
    if (more > 0) {
        self->records = 0;
        narrowed = asked;
        more = count_kind(self, NULL, asked, EVENTS_READ);
    }
    int status =
        more < 0 ? more : between_events(self->ledger, countries, narrowed, more ? EVENTS_READ : 0, take_event, self);
    self->records = more ? self->records : self->events.count;
    return status;
}

/* The persons of the items that tell of events. */
static long gather_people(Facts *self) {
    Days days;
    const Days *asked = asked_days(self, &days);
    Gathering people = {self, NULL, NULL};
    long told = between_count(self->ledger, self->options->countries, "event", NULL, EVENTS_READ + 1);
    bool many = told > EVENTS_READ;
    self->is_many |= many;
    return told < 0 ? told
                    : between_people(self->ledger, self->options->countries, many ? asked : NULL,
                                     many ? EVENTS_READ : 0, take_row, &people);
}

static int leave_out_undated(Facts *self) {
    if (!self->options->since && !self->options->until) {
        return CH_OK;
    }
    long undated = between_undated(self->ledger, self->options->countries);
    self->left_out += undated > 0 ? (size_t)undated : 0;
    return undated < 0 ? (int)undated : CH_OK;
}

static long gather_all(Facts *self) {
    const struct {
        ChList list;
        const char *kind; /* of the records that are counted; NULL: the rows are */
        FactList *facts;
        const char *date;
    } lists[] = {{CH_LIST_STATEMENTS, "statement", &self->statements, NULL},
                 {CH_LIST_COMMITMENTS, "commitment", &self->commitments, NULL},
                 {CH_LIST_MECHANISMS, NULL, &self->mechanisms, "last_seen"},
                 {CH_LIST_SERIES, "indicator", &self->series, NULL}};
    int status = gather_contacts(self);
    status = status < 0 ? status : gather_events(self);
    long rows = status < 0 ? status : leave_out_undated(self);
    for (size_t i = 0; i < sizeof lists / sizeof *lists && rows >= 0; i++) {
        rows = gather_list(self, lists[i].list, lists[i].kind, lists[i].facts, lists[i].date);
    }
    if (rows >= 0 && self->records) {
        rows = gather_people(self);
    }
    return rows < 0 ? rows : (long)self->records;
}

const Tree *facts_contact_row(Facts *self, const Contact *contact) {
    if (!keymap_get(&self->contact_rows, contact->event)) {
        between_event(self->ledger, contact->event, take_event, self);
    }
    return keymap_get(&self->contact_rows, contact->event);
}

/* An event that is looked for by its id. */
static void take_event_of_id(void *context, int64_t event, const char *json) {
    Asking *asking = context;
    (void)event;
    take_tree(asking, json);
}

const Tree *facts_event(Facts *self, const char *id) {
    for (size_t i = 0; id && i < self->events.count; i++) {
        const char *held = field(self->events.items[i].row, "id");
        if (held && strcmp(held, id) == 0) {
            return self->events.items[i].row;
        }
    }
    TreeList rows = {0};
    Asking asking = {self, &rows};
    if (id && self->is_many) {
        between_event_of_id(self->ledger, self->options->countries, id, take_event_of_id, &asking);
    }
    return rows.count ? rows.items[0] : NULL;
}

/* Who holds the posts of the two countries on the brief's last day. */
static long gather_tenures(Facts *self) {
    char day[32];
    snprintf(day, sizeof day, "%04d-%02d-%02d", (int)(self->now / 10000), (int)(self->now / 100 % 100),
             (int)(self->now % 100));
    long rows = 0;
    for (size_t side = 0; side < 2 && rows >= 0 && self->now; side++) {
        ChQuery query = CH_QUERY_INIT;
        query.list = CH_LIST_POSTS;
        query.countries[0] = self->options->countries[side];
        query.on = day;
        rows = facts_ask(self, &query, &self->tenures[side]);
    }
    return rows;
}

long facts_gather(Facts *self, ChLedger *ledger, const ChLexicon *lexicon, const ChBriefOptions *options) {
    *self = (Facts){.options = options, .lexicon = lexicon, .ledger = ledger};
    arena_init(&self->arena);
    long records = gather_all(self);
    Days until;
    if (records >= 0 && options->until && days_of(options->until, &until) && (!self->now || self->now > until.last)) {
        int64_t month = until.last / 100, length = edtf_days_in_month((int)(month / 100), (int)(month % 100));
        self->now = until.last % 100 > length ? month * 100 + length : until.last;
    }
    long asked = records > 0 ? gather_tenures(self) : 0;
    records = asked < 0 ? asked : records;
    for (size_t i = 0; i < self->events.count; i++) {
        people_count_acts(self, self->events.items[i].row);
    }
    for (size_t i = 0; i < self->contacts.count; i++) {
        Contact *contact = &self->contacts.items[i];
        const Tree *row = keymap_get(&self->contact_rows, contact->event);
        Level level = row ? people_level(self, row) : LEVEL_OTHER;
        contact->level = level < contact->level ? level : contact->level;
    }
    if (!self->years.count) {
        self->years = contacts_count_years(&self->arena, &self->contacts);
    }
    return records;
}

void facts_free(Facts *self) {
    keymap_free(&self->contact_rows);
    arena_free(&self->arena);
}

long ch_brief_write(ChBuffer *out, ChLedger *ledger, const ChLexicon *lexicon, const ChBriefOptions *options) {
    if (options->version != CH_BRIEF_VERSION || !options->countries[0] || !options->countries[1]) {
        return error_set(CH_ERROR_USAGE, "a brief needs options of version %d and two countries", CH_BRIEF_VERSION);
    }
    Facts facts;
    long records = facts_gather(&facts, ledger, lexicon, options);
    if (records > 0) {
        compose_document(&facts);
        switch (options->format) {
        case CH_BRIEF_TEXT:
            document_write_text(out, &facts.document, options->width);
            break;
        case CH_BRIEF_MARKDOWN:
            document_write_markdown(out, &facts.document);
            break;
        case CH_BRIEF_HTML:
            document_write_html(out, &facts.document);
            break;
        }
    }
    facts_free(&facts);
    return records;
}
