#include "ledger/postgres_dialect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 32 };

/* What is being copied at one depth of brackets. */
typedef struct Order {
    bool is_open, descends; /* an ORDER BY; one of its columns */
    bool doubled;           /* two brackets stand for the one that is open */
} Order;

typedef struct Translation {
    ChBuffer *out;
    const char *at; /* of the SQL, where it is read */
    int parameters;
    int depth;
    Order orders[DEPTH_LIMIT];
    const char *table; /* of a CREATE TABLE */
    size_t table_length;
    bool makes_index; /* the next brackets hold the columns of a CREATE INDEX */
} Translation;

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static size_t word_length(const char *sql) {
    size_t length = 0;
    while (is_word_byte(sql[length])) {
        length++;
    }
    return length;
}

static const char *skip_blanks(const char *sql) { return sql + strspn(sql, " \n\t"); }

/* True if the SQL goes on with these words, with one blank between. */
static bool goes_on(const char *sql, const char *words) {
    size_t length = strlen(words);
    return strncmp(sql, words, length) == 0 && !is_word_byte(sql[length]);
}

static void put(Translation *self, const char *words) { ch_buffer_append(self->out, words, strlen(words)); }

static Order *order(Translation *self) { return &self->orders[self->depth < DEPTH_LIMIT ? self->depth : 0]; }

/* Ends a column of ORDER BY: SQLite takes nulls for the smallest values, PostgreSQL for the greatest. */
static void end_column(Translation *self) {
    if (order(self)->is_open) {
        while (self->out->length && self->out->bytes[self->out->length - 1] == ' ') {
            self->out->length--;
        }
        put(self, order(self)->descends ? " NULLS LAST" : " NULLS FIRST");
        order(self)->descends = false;
    }
}

static void end_order(Translation *self) {
    end_column(self);
    order(self)->is_open = false;
}

/* CROSS JOIN t [alias] ON: an inner join, which PostgreSQL does not call a cross join. */
static bool joins_on(const char *sql) {
    sql = skip_blanks(sql);
    sql = skip_blanks(sql + word_length(sql));
    if (!goes_on(sql, "ON")) {
        sql = skip_blanks(sql + word_length(sql));
    }
    return goes_on(sql, "ON");
}

/* The key of the table that is being made. */
static bool makes_key(const Translation *self, const char *word) {
    static const char rest[] = "_key INTEGER PRIMARY KEY";
    return self->table && strncmp(word, self->table, self->table_length) == 0 &&
           strncmp(word + self->table_length, rest, sizeof rest - 1) == 0 &&
           !goes_on(skip_blanks(word + self->table_length + sizeof rest - 1), "REFERENCES");
}

static void begin_table(Translation *self, const char *name) {
    self->table = name;
    self->table_length = word_length(name);
    const char *key = strchr(name, '(');
    if (key && makes_key(self, skip_blanks(key + 1))) {
        char sequence[256];
        snprintf(sequence, sizeof sequence, "CREATE SEQUENCE %.*s_keys INCREMENT %d; ", (int)self->table_length, name,
                 POSTGRES_KEY_RUN);
        put(self, sequence);
    }
    put(self, "CREATE TABLE ");
}

static bool is_negated(const Translation *self) {
    return self->out->length >= 4 && memcmp(self->out->bytes + self->out->length - 4, "NOT ", 4) == 0;
}

/* Words that PostgreSQL has otherwise; returns how many bytes of SQL they are, 0 for none. */
static size_t translate_words(Translation *self) {
    static const struct {
        const char *ours, *theirs;
    } words[] = {{"INTEGER", "BIGINT"},
                 {"TEXT", "TEXT COLLATE \"C\""},
                 {"WITHOUT ROWID", ""},
                 {"ON DELETE CASCADE", "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"},
                 {"ON DELETE SET NULL", "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"},
                 {"LIKE", "ILIKE"},
                 {"instr", "strpos"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (goes_on(self->at, words[i].ours)) {
            put(self, words[i].theirs);
            return strlen(words[i].ours);
        }
    }
    if (strncmp(self->at, "IN (SELECT ", 11) == 0 && !is_negated(self)) {
        put(self, "= ANY (ARRAY(SELECT ");
        self->depth++;
        *order(self) = (Order){.doubled = true};
        return 11;
    }
    if (strncmp(self->at, "json_each(?", 11) == 0) {
        char list[128];
        int number = atoi(self->at + 11);
        self->parameters = number > self->parameters ? number : self->parameters;
        snprintf(list, sizeof list, "(SELECT jsonb_array_elements_text($%d::jsonb) COLLATE \"C\" AS value) listed",
                 number);
        put(self, list);
        return (size_t)(strchr(self->at, ')') + 1 - self->at);
    }
    if (goes_on(self->at, "CROSS JOIN") && joins_on(self->at + 10)) {
        put(self, "JOIN");
        return 10;
    }
    if (goes_on(self->at, "IS") && *skip_blanks(self->at + 2) == '?') {
        put(self, "IS NOT DISTINCT FROM");
        return 2;
    }
    if (strncmp(self->at, "CREATE TABLE ", 13) == 0) {
        begin_table(self, self->at + 13);
        return 13;
    }
    if (makes_key(self, self->at)) {
        char key[256];
        snprintf(key, sizeof key, "%.*s_key BIGINT PRIMARY KEY DEFAULT nextval('%.*s_keys')", (int)self->table_length,
                 self->table, (int)self->table_length, self->table);
        put(self, key);
        return self->table_length + strlen("_key INTEGER PRIMARY KEY");
    }
    return 0;
}

static void translate_word(Translation *self) {
    if (goes_on(self->at, "LIMIT") || goes_on(self->at, "UNION") || goes_on(self->at, "ON CONFLICT")) {
        bool was_open = order(self)->is_open;
        end_order(self);
        put(self, was_open ? " " : "");
    }
    self->makes_index |= goes_on(self->at, "CREATE INDEX");
    bool begins = goes_on(self->at, "ORDER BY");
    order(self)->descends |= goes_on(self->at, "DESC");
    size_t length = translate_words(self);
    if (!length) {
        length = begins ? strlen("ORDER BY") : word_length(self->at);
        ch_buffer_append(self->out, self->at, length);
    }
    order(self)->is_open |= begins;
    self->at += length;
}

static void translate_literal(Translation *self) {
    const char *end = strchr(self->at + 1, '\'');
    size_t length = end ? (size_t)(end + 1 - self->at) : strlen(self->at);
    ch_buffer_append(self->out, self->at, length);
    self->at += length;
}

static void translate_sign(Translation *self) {
    char c = *self->at++;
    if (c == '+' && is_word_byte(*self->at)) {
        return;
    }
    if (c == '?') {
        int number = atoi(self->at);
        self->parameters = number > self->parameters ? number : self->parameters;
        c = '$';
    } else if (c == '(') {
        self->depth++;
        *order(self) = (Order){.is_open = self->makes_index};
        self->makes_index = false;
    } else if (c == ')') {
        end_order(self);
        put(self, order(self)->doubled ? ")" : "");
        self->depth--;
    } else if (c == ',') {
        end_column(self);
    } else if (c == ';') {
        end_order(self);
        self->table = NULL;
    }
    ch_buffer_append(self->out, &c, 1);
}

int postgres_translate(ChBuffer *out, const char *sql) {
    Translation self = {.out = out, .at = sql};
    while (*self.at) {
        if (*self.at == '\'') {
            translate_literal(&self);
        } else if (is_word_byte(*self.at)) {
            translate_word(&self);
        } else {
            translate_sign(&self);
        }
    }
    end_order(&self);
    ch_buffer_append(out, "", 1);
    return self.parameters;
}

bool postgres_plain_insert(const char *sql, PlainInsert *insert) {
    static const char verb[] = "INSERT INTO ", values[] = ") VALUES (";
    if (strncmp(sql, verb, sizeof verb - 1) != 0) {
        return false;
    }
    *insert = (PlainInsert){.table = sql + sizeof verb - 1};
    insert->table_length = (int)word_length(insert->table);
    const char *columns = insert->table + insert->table_length;
    const char *end = strncmp(columns, " (", 2) == 0 ? strstr(columns, values) : NULL;
    if (!end) {
        return false;
    }
    insert->columns = columns + 2;
    insert->columns_length = (int)(end - insert->columns);
    const char *at = end + sizeof values - 1;
    while (*at == '?' && atoi(at + 1) == insert->parameters + 1) {
        insert->parameters++;
        at = skip_blanks(at + 1 + word_length(at + 1));
        at = *at == ',' ? skip_blanks(at + 1) : at;
    }
    insert->rest = at + 1;
    return *at == ')' && insert->parameters;
}
