#include "brief/facts.h"

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

/* Where the rows of one list go. */
typedef struct Gathering {
    Facts *facts;
    FactList *list; /* NULL: persons */
    const char *date_member;
} Gathering;

static void set_days(Fact *fact, const char *date) {
    Days days;
    fact->dated = days_of(date, &days);
    if (fact->dated || days_of(field(fact->row, "published"), &days)) {
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
static bool is_known(Facts *self, const Tree *row) {
    Days until, told, days;
    if (!self->options->until || !days_of(self->options->until, &until)) {
        return true;
    }
    bool has_told = days_of(field(row, "published"), &told);
    const char *status = field(row, "status"), *date = field(row, "date");
    bool has_days = date ? days_of(date, &days) : has_told;
    if (!has_days) {
        self->left_out += !self->options->since;
        return false;
    }
    if (status && strcmp(status, "planned") == 0) {
        return !has_told || told.first <= until.last;
    }
    return (date ? days.first : told.first) <= until.last;
}

static void take_row(void *context, const char *json) {
    Gathering *gathering = context;
    Facts *facts = gathering->facts;
    const Tree *row = tree_read(&facts->arena, json, wish_for, wish_inside);
    if (gathering->list == &facts->events && !is_known(facts, row)) {
        return;
    }
    *list_push(&facts->arena, &facts->rows) = row;
    if (field(row, "page") && field(row, "title")) {
        void **known = index_put(&facts->arena, &facts->page_index, field(row, "page"));
        *known = *known ? *known : (void *)(uintptr_t)row;
    }
    Days told;
    if (days_of(field(row, "published"), &told) && told.first > facts->now) {
        facts->now = told.first;
    }
    if (!gathering->list) {
        people_add(facts, row);
        return;
    }
    Fact *fact = list_push(&facts->arena, gathering->list);
    *fact = (Fact){.row = row, .level = LEVEL_OTHER};
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

long facts_show(Facts *self, const char *id, TreeList *rows) {
    Asking asking = {self, rows};
    return ch_ledger_show(self->ledger, id, take_tree, &asking);
}

static long gather_list(Facts *self, ChLedger *ledger, ChList list, FactList *facts, const char *date_member) {
    ChQuery query = CH_QUERY_INIT;
    query.list = list;
    query.countries[0] = self->options->countries[0];
    query.countries[1] = self->options->countries[1];
    query.since = self->options->since;
    query.until = list == CH_LIST_EVENTS ? NULL : self->options->until;
    bool bounded = self->options->since || self->options->until;
    size_t left_out = 0;
    Gathering gathering = {self, facts, date_member};
    long rows = ch_ledger_list(ledger, &query, take_row, &gathering, bounded ? &left_out : NULL);
    self->left_out += list == CH_LIST_EVENTS || list == CH_LIST_SERIES ? left_out : 0;
    return rows < 0 || list != CH_LIST_EVENTS ? rows : (long)facts->count;
}

static long gather_all(Facts *self, ChLedger *ledger) {
    const struct {
        ChList list;
        FactList *facts;
        const char *date;
    } lists[] = {{CH_LIST_EVENTS, &self->events, "date"},
                 {CH_LIST_STATEMENTS, &self->statements, NULL},
                 {CH_LIST_COMMITMENTS, &self->commitments, NULL},
                 {CH_LIST_MECHANISMS, &self->mechanisms, "last_seen"},
                 {CH_LIST_SERIES, &self->series, NULL}};
    long records = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        long rows = gather_list(self, ledger, lists[i].list, lists[i].facts, lists[i].date);
        if (rows < 0) {
            return rows;
        }
        records += rows;
    }
    Gathering people = {self, NULL, NULL};
    long rows = records ? ch_ledger_people_between(ledger, self->options->countries, take_row, &people) : 0;
    return rows < 0 ? rows : records;
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
    long records = gather_all(self, ledger);
    Days until;
    if (records >= 0 && options->until && days_of(options->until, &until) && (!self->now || self->now > until.last)) {
        self->now = until.last;
    }
    long asked = records > 0 ? gather_tenures(self) : 0;
    records = asked < 0 ? asked : records;
    for (size_t i = 0; i < self->events.count; i++) {
        self->events.items[i].level = people_level(self, self->events.items[i].row);
    }
    return records;
}

void facts_free(Facts *self) { arena_free(&self->arena); }

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
