/* Search: items by the words of their titles and texts. */
#include "base/error.h"
#include "ledger/days.h"
#include "ledger/ledger.h"
#include "ledger/tokens.h"
#include "record/json.h"
#include "record/tree.h"

#include <stdio.h>
#include <string.h>

/* A snippet's length and how much of it stands before the words, in code points. */
enum {
    SNIPPET = 100,
    BEFORE = 20,
    RECORDS_SHOWN = 3,
    HIT_LIMIT = 512,
    RANKED = CH_SEARCH_RANKED, /* items of which the best are looked for, where a limit is asked for */
};

/* A place where a word stands. */
typedef struct Hit {
    Span span;
    size_t word;
} Hit;

typedef List(Hit) Hits;

/* A search under way. `arena` holds the words, `page` what belongs to one row. */
typedef struct Finder {
    Arena arena, page;
    List(Tokens) words;
    ChBuffer match; /* the words as a question to the index */
} Finder;

/* Adds a word: its tokens, and the same in the index's own language. */
static void add_word(Finder *self, const char *bytes, size_t length) {
    Tokens tokens = tokens_of(&self->arena, text_new(&self->arena, bytes, length));
    if (!tokens.count) {
        return;
    }
    *list_push(&self->arena, &self->words) = tokens;
    buffer_string(&self->match, self->match.length ? " AND \"" : "\"");
    for (size_t i = 0; i < tokens.count; i++) {
        buffer_string(&self->match, i ? " " : "");
        buffer_string(&self->match, tokens.items[i].bytes);
    }
    buffer_string(&self->match, "\"");
}

static int finder_begin(Finder *self, const ChSearch *search) {
    *self = (Finder){0};
    arena_init(&self->arena);
    arena_init(&self->page);
    for (size_t i = 0; i < search->word_count; i++) {
        static const char blanks[] = " \t\n";
        const char *word = search->words[i];
        while (*(word += strspn(word, blanks))) {
            size_t length = strcspn(word, blanks);
            add_word(self, word, length);
            word += length;
        }
    }
    ch_buffer_append(&self->match, "", 1);
    return self->words.count ? CH_OK : error_set(CH_ERROR_USAGE, "there is no word to search for");
}

static void finder_end(Finder *self) {
    ch_buffer_free(&self->match);
    arena_free(&self->arena);
    arena_free(&self->page);
}

static bool stands_at(const Tokens *tokens, size_t at, const Tokens *word) {
    for (size_t i = 0; i < word->count; i++) {
        if (at + i >= tokens->count || strcmp(tokens->items[at + i].bytes, word->items[i].bytes) != 0) {
            return false;
        }
    }
    return true;
}

/* The places of all words, in the order of the text; where two words begin at
 * one place, the longer. */
static Hits find_hits(Finder *self, const Text *text) {
    Tokens tokens = tokens_of(&self->page, text);
    Hits hits = {0};
    for (size_t at = 0; at < tokens.count && hits.count < HIT_LIMIT; at++) {
        size_t best = self->words.count;
        for (size_t w = 0; w < self->words.count; w++) {
            bool longer = best == self->words.count || self->words.items[w].count > self->words.items[best].count;
            best = longer && stands_at(&tokens, at, &self->words.items[w]) ? w : best;
        }
        if (best < self->words.count) {
            const Token *last = &tokens.items[at + self->words.items[best].count - 1];
            *list_push(&self->page, &hits) = (Hit){span_join(tokens.items[at].span, last->span), best};
            at += self->words.items[best].count - 1;
        }
    }
    return hits;
}

/* How many different words stand within `length` code points from hit `first` on. */
static size_t count_words(const Hits *hits, size_t first, uint32_t length) {
    uint64_t seen = 0;
    size_t count = 0;
    for (size_t i = first; i < hits->count && span_end(hits->items[i].span) <= hits->items[first].span.start + length;
         i++) {
        uint64_t bit = 1ULL << (hits->items[i].word % 64);
        count += !(seen & bit);
        seen |= bit;
    }
    return count;
}

/* The part of the text that shows the most words, the first of equals. */
static Span choose_snippet(const Text *text, const Hits *hits) {
    uint32_t start = 0;
    size_t most = 0;
    for (size_t i = 0; i < hits->count; i++) {
        size_t count = count_words(hits, i, SNIPPET - BEFORE);
        if (count > most) {
            most = count;
            start = hits->items[i].span.start;
        }
    }
    start = start > BEFORE ? start - BEFORE : 0;
    uint32_t end = start + SNIPPET < text->length ? start + SNIPPET : text->length;
    return text_trim(text, span_of(start, end));
}

static void write_marks(ChBuffer *out, bool *first, const char *name, const Hits *hits, Span within) {
    json_key(out, first, name);
    buffer_string(out, "[");
    bool any = false;
    for (size_t i = 0; i < hits->count; i++) {
        if (span_within(hits->items[i].span, within)) {
            char pair[64];
            snprintf(pair, sizeof pair, "%s[%u,%u]", any ? "," : "", hits->items[i].span.start - within.start,
                     span_end(hits->items[i].span) - within.start);
            buffer_string(out, pair);
            any = true;
        }
    }
    buffer_string(out, "]");
}

/* A text in which line ends are blanks. */
static const char *one_line(Arena *arena, const char *bytes) {
    char *copy = arena_copy(arena, bytes, strlen(bytes));
    for (char *p = copy; *p; p++) {
        *p = *p == '\n' || *p == '\r' || *p == '\t' ? ' ' : *p;
    }
    return copy;
}

static void write_places(Finder *self, ChBuffer *out, bool *first, const char *title, const char *body) {
    Hits hits = {0};
    const Text *text = NULL;
    if (title) {
        text = text_new(&self->page, title, strlen(title));
        hits = find_hits(self, text);
        write_marks(out, first, "title_marks", &hits, span_of(0, text->length));
    }
    text = text_new(&self->page, body, strlen(body));
    hits = find_hits(self, text);
    Span snippet = choose_snippet(text, &hits);
    json_string_field(out, first, "snippet", one_line(&self->page, text_copy(&self->page, text, snippet)));
    write_marks(out, first, "snippet_marks", &hits, snippet);
}

/* A record of the item whose words are looked for. */
typedef struct Found {
    const char *kind, *id, *quote;
    size_t words; /* how many of them */
} Found;

/* Puts a record among the best, which are sorted by `words`; equals keep the
 * order of the item. */
static void keep_best(Found *best, size_t *count, Found found) {
    size_t at = *count;
    while (at > 0 && best[at - 1].words < found.words) {
        at--;
    }
    if (!found.words || at == RECORDS_SHOWN) {
        return;
    }
    *count += *count < RECORDS_SHOWN;
    memmove(best + at + 1, best + at, (*count - at - 1) * sizeof *best);
    best[at] = found;
}

static TreeWish wish_for_evidence(const JsonMember *member) {
    return json_member_is(member, "evidence") ? TREE_READ : TREE_SKIP;
}

/* The words a record rests on; NULL if it tells none. */
static const char *evidence_text(Arena *arena, const char *json) {
    const Tree *record = tree_read(arena, json, wish_for_evidence, NULL);
    return tree_string(tree_member(tree_member(record, "evidence"), "text"));
}

static int write_records(Finder *self, ChBuffer *out, bool *first, Statement *records, int64_t item) {
    Found best[RECORDS_SHOWN];
    size_t count = 0;
    int status;
    statement_bind_integer(records, 1, item);
    while ((status = statement_step(records)) > 0) {
        const char *quote = evidence_text(&self->page, statement_text(records, 2));
        if (quote) {
            Hits hits = find_hits(self, text_new(&self->page, quote, strlen(quote)));
            const char *kind = statement_text(records, 0), *id = statement_text(records, 1);
            keep_best(best, &count,
                      (Found){arena_copy(&self->page, kind, strlen(kind)), arena_copy(&self->page, id, strlen(id)),
                              one_line(&self->page, quote), hits.count ? count_words(&hits, 0, UINT32_MAX / 2) : 0});
        }
    }
    json_key(out, first, "records");
    buffer_string(out, "[");
    for (size_t i = 0; i < count; i++) {
        bool inner = true;
        buffer_string(out, i ? ",{" : "{");
        json_string_field(out, &inner, "record", best[i].kind);
        json_string_field(out, &inner, "id", best[i].id);
        json_string_field(out, &inner, "quote", best[i].quote);
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
    return status;
}

enum { MATCH = 1, COUNTRY, SINCE, UNTIL, LIMIT, LAST, CANDIDATES };

/* The items that meet the search, with their scores: `scored`; of very many those that were added last, for a
 * common word stands in most items. Nothing is looked up that the search does not ask for. */
static void write_scored(ChBuffer *sql, Database *database, const ChSearch *search) {
    buffer_string(sql, "WITH scored AS MATERIALIZED (SELECT f.item_key AS item_key, f.score AS score FROM ");
    buffer_string(sql, database_found_items(database));
    buffer_string(sql, search->since || search->until ? " f CROSS JOIN item i ON i.item_key = f.item_key WHERE 1 = 1"
                                                      : " f WHERE 1 = 1");
    buffer_string(sql, search->country ? " AND EXISTS (SELECT 1 FROM item_country c WHERE c.country = ?2"
                                         " AND c.item_key = f.item_key)"
                                       : "");
    buffer_string(sql, search->since ? " AND i.published >= ?3" : "");
    buffer_string(sql, search->until ? " AND i.published < ?4 || '~'" : "");
    buffer_string(sql, " ORDER BY f.item_key DESC LIMIT ?7)");
}

/* The best items, sorted by keys first: texts are read for the rows that are shown only. What is worse than
 * the last of them is left out before its page is looked up. */
static Statement *prepare(Finder *self, Database *database, const ChSearch *search) {
    ChBuffer sql = {0};
    write_scored(&sql, database, search);
    buffer_string(&sql, ", worst AS MATERIALIZED (SELECT score FROM scored ORDER BY score LIMIT 1 OFFSET ?6),"
                        " best AS MATERIALIZED (SELECT i.item_key AS item_key, f.score AS score, i.published AS day,"
                        " p.id AS id, i.position AS position FROM scored f CROSS JOIN item i ON i.item_key = f.item_key"
                        " CROSS JOIN page p ON p.page_key = i.page_key"
                        " WHERE f.score <= coalesce((SELECT score FROM worst), f.score)"
                        " ORDER BY score, day DESC, id, position LIMIT ?5)"
                        "SELECT i.item_key, i.text, (SELECT count(*) FROM scored), i.title AS title, p.id AS page,"
                        " p.url AS url, i.kind AS item_kind, i.outlet AS outlet, i.published AS published FROM best b"
                        " JOIN item i ON i.item_key = b.item_key JOIN page p ON p.page_key = i.page_key"
                        " ORDER BY b.score, b.day DESC, b.id, b.position");
    ch_buffer_append(&sql, "", 1);
    Statement *statement = statement_new(database, sql.bytes);
    ch_buffer_free(&sql);
    if (statement) {
        int64_t limit = search->limit ? (int64_t)search->limit : INT64_MAX;
        statement_bind_text(statement, MATCH, self->match.bytes);
        statement_bind_text(statement, COUNTRY, search->country);
        statement_bind_text(statement, SINCE, search->since);
        statement_bind_text(statement, UNTIL, search->until);
        statement_bind_integer(statement, LIMIT, limit);
        statement_bind_integer(statement, LAST, limit - 1);
        statement_bind_integer(statement, CANDIDATES, limit > RANKED ? limit : RANKED);
    }
    return statement;
}

/* Columns: item_key, text, how many were found, then what the row has by its name. */
static int write_row(Finder *self, ChBuffer *out, const Statement *row, Statement *records) {
    bool first = true;
    out->length = 0;
    buffer_string(out, "{");
    for (int i = 3; i < statement_columns(row); i++) {
        json_string_field(out, &first, statement_name(row, i), statement_text(row, i));
    }
    write_places(self, out, &first, statement_text(row, 3), statement_text(row, 1));
    int status = write_records(self, out, &first, records, statement_integer(row, 0));
    ch_buffer_append(out, "}", 2);
    arena_reset(&self->page, 1 << 20);
    return status;
}

static long hand_out(Finder *self, Database *database, const ChSearch *search, ChLedgerRow *give, void *context,
                     size_t *found) {
    Statement *statement = prepare(self, database, search);
    Statement *records =
        statement_new(database, "SELECT kind, id, json FROM record WHERE item_key = ?1 ORDER BY record_key");
    int status = statement && records ? 1 : CH_ERROR_LEDGER;
    *found = 0;
    ChBuffer out = {0};
    long rows = 0;
    while (status > 0 && (status = statement_step(statement)) > 0) {
        *found = (size_t)statement_integer(statement, 2);
        int written = write_row(self, &out, statement, records);
        if (written < 0) {
            status = written;
            break;
        }
        give(context, out.bytes);
        rows++;
    }
    ch_buffer_free(&out);
    statement_free(statement);
    statement_free(records);
    return status < 0 ? status : rows;
}

long ch_ledger_search(ChLedger *self, const ChSearch *search, ChLedgerRow *row, void *context, size_t *found) {
    if (search->version != CH_SEARCH_VERSION) {
        return error_set(CH_ERROR_USAGE, "the search is of version %u, the library of version %d", search->version,
                         CH_SEARCH_VERSION);
    }
    const char *dates[] = {search->since, search->until};
    Days days[2];
    for (int i = 0; i < 2; i++) {
        if (dates[i] && !days_of(dates[i], &days[i])) {
            return error_set(CH_ERROR_USAGE, "\"%s\" is no date: give 2019, 2019-09 or 2019-09-19", dates[i]);
        }
    }
    if (dates[0] && dates[1] && days[0].first > days[1].last) {
        return error_set(CH_ERROR_USAGE, "nothing lies between %s and %s: the first is later", dates[0], dates[1]);
    }
    Finder finder;
    long rows = finder_begin(&finder, search);
    size_t all = 0;
    rows = rows < 0 ? rows : hand_out(&finder, self->database, search, row, context, &all);
    if (found) {
        *found = all;
    }
    finder_end(&finder);
    return rows;
}
