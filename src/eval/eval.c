#include "chancery/eval.h"

#include "base/error.h"
#include "eval/print.h"
#include "record/json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A page that a person has coded; owned by the roots. */
typedef struct GoldPage {
    const char *id;
    const json_t *items;
} GoldPage;

struct ChEval {
    Arena arena, scratch;
    List(GoldPage) gold;
    List(json_t *) roots; /* the gold files as read */
    json_t *coded;        /* page id → array of coded items, for the pages of the gold */
    json_t *met;          /* the ids of those that were coded, though it may be to nothing */
};

static void *required(void *memory) {
    if (!memory) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    return memory;
}

ChEval *ch_eval_new(void) {
    ChEval *self = required(calloc(1, sizeof *self));
    arena_init(&self->arena);
    arena_init(&self->scratch);
    self->coded = required(json_object());
    self->met = required(json_object());
    return self;
}

void ch_eval_free(ChEval *self) {
    if (!self) {
        return;
    }
    for (size_t i = 0; i < self->roots.count; i++) {
        json_decref(self->roots.items[i]);
    }
    json_decref(self->coded);
    json_decref(self->met);
    arena_free(&self->arena);
    arena_free(&self->scratch);
    free(self);
}

/* Returns what is wrong with a page of gold, NULL if nothing is. */
static const char *page_fault(const json_t *page) {
    size_t i;
    const json_t *item;
    if (!member(page, "page") || !json_is_array(part(page, "items"))) {
        return "a page of gold is an object with \"page\", a string, and \"items\", an array";
    }
    json_array_foreach(part(page, "items"), i, item) {
        if (!member(item, "kind")) {
            return "an item of gold is an object with \"kind\", article or teaser";
        }
    }
    return NULL;
}

int ch_eval_gold(ChEval *self, const char *path) {
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    if (!root) {
        bool unread = json_error_code(&error) == json_error_cannot_open_file;
        return unread ? error_set(CH_ERROR_IO, "%s: %s", path, error.text)
                      : error_set(CH_ERROR_FORMAT, "%s:%d:%d: %s", path, error.line, error.column, error.text);
    }
    size_t count = json_is_array(root) ? json_array_size(root) : 1;
    for (size_t i = 0; i < count; i++) {
        const char *fault = page_fault(json_is_array(root) ? json_array_get(root, i) : root);
        if (fault) {
            json_decref(root);
            return error_set(CH_ERROR_FORMAT, "%s: page %zu: %s", path, i + 1, fault);
        }
    }
    *list_push(&self->arena, &self->roots) = root;
    for (size_t i = 0; i < count; i++) {
        const json_t *page = json_is_array(root) ? json_array_get(root, i) : root;
        const char *id = member(page, "page");
        *list_push(&self->arena, &self->gold) = (GoldPage){id, part(page, "items")};
        if (!json_object_get(self->coded, id)) {
            json_object_set_new(self->coded, id, required(json_array()));
        }
    }
    return CH_OK;
}

/* True if the page is one of the gold, which is then known to be coded. */
static bool meet_page(ChEval *self, const char *page) {
    if (!page || !json_object_get(self->coded, page)) {
        return false;
    }
    json_object_set_new(self->met, page, json_true());
    return true;
}

size_t ch_eval_common(const ChEval *self, size_t *gold) {
    *gold = json_object_size(self->coded);
    return json_object_size(self->met);
}

static void add_item(ChEval *self, const char *page, json_t *item) {
    json_array_append_new(json_object_get(self->coded, page), item);
}

/* Names what spoke for and against the records of a list: `chancery code` does
 * not print it. */
#define ADD_GROUNDS(list)                                                                                    \
    for (size_t i = 0; i < coded->list.count; i++) {                                                         \
        json_t *record = json_array_get(json_object_get(item, #list), i), *grounds = required(json_array()); \
        for (int g = 0; g < CH_GROUND_COUNT; g++) {                                                          \
            if (coded->list.items[i].grounds & CH_GROUND_BIT(g)) {                                           \
                json_array_append_new(grounds, required(json_string(ch_ground_name((ChGround)g))));          \
            }                                                                                                \
        }                                                                                                    \
        json_object_set_new(record, "grounds", grounds);                                                     \
    }

static void add_grounds(json_t *item, const ChItem *coded) {
    ADD_GROUNDS(people)
    ADD_GROUNDS(events)
    ADD_GROUNDS(indicators)
    ADD_GROUNDS(commitments)
    ADD_GROUNDS(mechanisms)
    ADD_GROUNDS(statements)
}

void ch_eval_page(ChEval *self, const ChCoded *coded) {
    if (!meet_page(self, coded->page)) {
        return;
    }
    for (size_t i = 0; i < coded->count; i++) {
        ChBuffer out = {0};
        write_item_json(&out, coded, &coded->items[i], false);
        json_t *item = required(json_loadb(out.bytes, out.length, 0, NULL));
        add_grounds(item, &coded->items[i]);
        add_item(self, coded->page, item);
        ch_buffer_free(&out);
    }
}

/* Adds a line of coded items. */
static int add_line(ChEval *self, const char *path, size_t number, const char *line, size_t length) {
    json_error_t error;
    json_t *item = json_loadb(line, length, 0, &error);
    if (!json_is_object(item)) {
        json_decref(item);
        return error_set(CH_ERROR_FORMAT, "%s:%zu: a line is a JSON object, as `chancery code` prints it", path,
                         number);
    }
    const char *page = member(item, "page");
    if (meet_page(self, page)) {
        add_item(self, page, item);
    } else {
        json_decref(item);
    }
    return CH_OK;
}

int ch_eval_coded(ChEval *self, const char *path) {
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    if (!file) {
        return error_set(CH_ERROR_IO, "%s: %s", path, strerror(errno));
    }
    char *line = NULL;
    size_t capacity = 0, number = 0;
    int status = CH_OK;
    for (ssize_t length; status >= 0 && (length = getline(&line, &capacity, file)) >= 0;) {
        bool blank = line[strspn(line, " \t\r\n")] == 0;
        number++;
        status = blank ? CH_OK : add_line(self, path, number, line, (size_t)length);
    }
    if (status >= 0 && ferror(file)) {
        status = error_set(CH_ERROR_IO, "%s: %s", path, strerror(errno));
    }
    free(line);
    if (file != stdin) {
        fclose(file);
    }
    return status;
}

void ch_eval_write(ChEval *self, ChBuffer *out, ChEvalForm form) {
    Arena arena;
    arena_init(&arena);
    Judgement judgement = {.arena = &arena, .scratch = &self->scratch};
    for (size_t i = 0; i < self->gold.count; i++) {
        const GoldPage *page = &self->gold.items[i];
        judge_page(&judgement, page->id, page->items, json_object_get(self->coded, page->id));
    }
    switch (form) {
    case CH_EVAL_TABLE:
        print_table(out, &judgement);
        break;
    case CH_EVAL_JSON:
        print_json(out, &judgement);
        break;
    case CH_EVAL_DETAILS:
        print_details(out, &judgement);
        break;
    case CH_EVAL_RECORDS:
        print_records(out, &judgement);
        break;
    }
    arena_free(&arena);
}
