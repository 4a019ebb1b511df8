#include "brief/facts.h"

#include "base/error.h"
#include "record/members.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *field(const json_t *row, const char *name) { return json_string_value(json_object_get(row, name)); }

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
                                MEMBER("held") MEMBER("posts") MEMBER("last_seen") MEMBER("former_posts")
#undef MEMBER
};

static bool is_looked_at(const JsonMember *member) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (member->name_length == members[i].length && memcmp(member->name, members[i].name, members[i].length) == 0) {
            return true;
        }
    }
    return false;
}

static json_t *value_of(const JsonMember *member) {
    const char *text = member->value;
    size_t length = member->value_length;
    if (text[0] == '"' && !memchr(text, '\\', length)) {
        return json_stringn_nocheck(text + 1, length - 2);
    }
    return strncmp(text, "null", length) == 0 ? json_null() : json_loadb(text, length, JSON_DECODE_ANY, NULL);
}

/* The row with what a brief looks at. Its sources stay as they are written: few rows are shown. */
static json_t *read_row(const char *json) {
    json_t *row = json_object();
    for (JsonMember member; json_member_next(&json, &member);) {
        char name[32];
        bool late = json_member_is(&member, "sources");
        if (late || is_looked_at(&member)) {
            memcpy(name, member.name, member.name_length);
            name[member.name_length] = '\0';
            json_object_set_new_nocheck(
                row, name, late ? json_stringn_nocheck(member.value, member.value_length) : value_of(&member));
        }
    }
    return row;
}

const json_t *sources_of(Facts *self, const json_t *row) {
    const json_t *written = json_object_get(row, "sources");
    if (!json_is_string(written)) {
        return written;
    }
    json_t *sources = json_loadb(json_string_value(written), json_string_length(written), 0, NULL);
    json_array_append_new(self->rows, sources);
    return sources;
}

static void take_row(void *context, const char *json) {
    Gathering *gathering = context;
    Facts *facts = gathering->facts;
    json_t *row = read_row(json);
    json_array_append_new(facts->rows, row);
    if (field(row, "page") && field(row, "title")) {
        void **known = index_put(&facts->arena, &facts->page_index, field(row, "page"));
        *known = *known ? *known : row;
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

static long gather_list(Facts *self, ChLedger *ledger, ChList list, FactList *facts, const char *date_member) {
    ChQuery query = CH_QUERY_INIT;
    query.list = list;
    query.countries[0] = self->options->countries[0];
    query.countries[1] = self->options->countries[1];
    query.since = self->options->since;
    query.until = self->options->until;
    Gathering gathering = {self, facts, date_member};
    return ch_ledger_list(ledger, &query, take_row, &gathering, NULL);
}

static long gather_all(Facts *self, ChLedger *ledger) {
    const struct {
        ChList list;
        FactList *facts;
        const char *date;
    } lists[] = {{CH_LIST_EVENTS, &self->events, "date"},         {CH_LIST_STATEMENTS, &self->statements, NULL},
                 {CH_LIST_COMMITMENTS, &self->commitments, NULL}, {CH_LIST_MECHANISMS, &self->mechanisms, "last_seen"},
                 {CH_LIST_INDICATORS, &self->figures, "period"},  {CH_LIST_SERIES, &self->series, NULL}};
    long records = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        long rows = gather_list(self, ledger, lists[i].list, lists[i].facts, lists[i].date);
        if (rows < 0) {
            return rows;
        }
        records += lists[i].list == CH_LIST_SERIES ? 0 : rows;
    }
    Gathering people = {self, NULL, NULL};
    long rows = records ? ch_ledger_people_between(ledger, self->options->countries, take_row, &people) : 0;
    return rows < 0 ? rows : records;
}

long facts_gather(Facts *self, ChLedger *ledger, const ChLexicon *lexicon, const ChBriefOptions *options) {
    *self = (Facts){.options = options, .lexicon = lexicon, .rows = json_array()};
    arena_init(&self->arena);
    long records = gather_all(self, ledger);
    Days until;
    if (records >= 0 && options->until && days_of(options->until, &until) && (!self->now || self->now > until.last)) {
        self->now = until.last;
    }
    for (size_t i = 0; i < self->events.count; i++) {
        self->events.items[i].level = people_level(self, self->events.items[i].row);
    }
    return records;
}

void facts_free(Facts *self) {
    json_decref(self->rows);
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
