/* Runs the text cases of tests/cases: a text, then the records expected of it.
 *
 *     === name of the case
 *     published: 2019-09-20        (optional lines: published, title, site, id)
 *
 *     the text, any number of lines
 *     ---
 *     event meeting | 甲/CHN > 乙/CUB | CHN,CUB | 北京 | 2019-09-19 | happened | - | -
 *
 * Each expected line is a record as this program prints it, `-` for what is
 * missing. For every kind of record that is named, the whole list must be the
 * same, in any order; `no event` says that the list is empty. Kinds that are
 * not named are not looked at; a case that names none fails. `quote TYPE | WORDS`
 * are the words that prove an event. With --print the records found are printed.
 *
 *     case_runner [--print] FILE…
 */
#include "chancery/coder.h"
#include "chancery/error.h"
#include "chancery/report.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_LIMIT = 512, RECORD_BYTES = 2048 };

/* One case as read. Strings are malloc'ed. */
typedef struct Case {
    char *name, *published, *title, *site, *text;
    char *expected[LINE_LIMIT];
    size_t expected_count;
} Case;

typedef struct Lines {
    char *items[LINE_LIMIT];
    size_t count;
} Lines;

static const char *or_dash(const char *string) { return string && *string ? string : "-"; }

static void append(char *line, const char *format, const char *value) {
    size_t length = strlen(line);
    snprintf(line + length, RECORD_BYTES - length, format, value);
}

static void append_strings(char *line, const ChStrings *list, const char *joint) {
    for (size_t i = 0; i < list->count; i++) {
        append(line, "%s", i ? joint : "");
        append(line, "%s", list->items[i]);
    }
    if (!list->count) {
        append(line, "%s", "-");
    }
}

static void append_number(char *line, double value) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.15g", value);
    append(line, "%s", digits);
}

static void append_actors(char *line, const ChActors *actors) {
    for (size_t i = 0; i < actors->count; i++) {
        const ChActor *actor = &actors->items[i];
        append(line, i ? "+%s" : "%s", actor->person ? actor->person : actor->org ? actor->org : "");
        append(line, "/%s", or_dash(actor->country));
    }
    if (!actors->count) {
        append(line, "%s", "-");
    }
}

static char *new_line(Lines *lines, const char *kind) {
    if (lines->count == LINE_LIMIT) {
        fputs("case_runner: too many records in one case\n", stderr);
        exit(2);
    }
    char *line = calloc(1, RECORD_BYTES);
    snprintf(line, RECORD_BYTES, "%s ", kind);
    lines->items[lines->count++] = line;
    return line;
}

static void append_quote(char *line, const ChEvidence *evidence) { append(line, " | %s", evidence->text); }

static void print_people(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->people.count; i++) {
        const ChPerson *person = &item->people.items[i];
        char *line = new_line(lines, "person");
        append(line, "%s", person->name);
        append(line, " | %s | ", or_dash(person->country));
        append_strings(line, &person->posts, "; ");
        if (person->former_posts.count || person->latin) {
            append(line, "%s", " | ");
            append_strings(line, &person->former_posts, "; ");
            append(line, " | %s", or_dash(person->latin));
        }
    }
}

static void print_events(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->events.count; i++) {
        const ChEvent *event = &item->events.items[i];
        char *line = new_line(lines, "event");
        append(line, "%s | ", ch_event_type_name(event->type));
        append_actors(line, &event->initiator);
        append(line, "%s", " > ");
        append_actors(line, &event->counterpart);
        append(line, "%s", " | ");
        append_strings(line, &event->countries, ",");
        append(line, " | %s", or_dash(event->place.name));
        append(line, " | %s", or_dash(event->date));
        append(line, " | %s", ch_status_name(event->status));
        append(line, " | %s | ", or_dash(event->level));
        append(line, "%s", or_dash(event->mechanism.name));
        if (event->mechanism.ordinal) {
            append(line, "%s", "#");
            append_number(line, event->mechanism.ordinal);
        }
    }
}

static void print_quotes(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->events.count; i++) {
        char *line = new_line(lines, "quote");
        append(line, "%s", ch_event_type_name(item->events.items[i].type));
        append_quote(line, &item->events.items[i].evidence);
    }
}

static void print_indicators(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->indicators.count; i++) {
        const ChIndicator *indicator = &item->indicators.items[i];
        char *line = new_line(lines, "indicator");
        append(line, "%s", indicator->measure);
        append(line, " | %s | ", or_dash(indicator->what));
        append_strings(line, &indicator->countries, ",");
        append(line, "%s", " | ");
        append_number(line, indicator->value);
        append(line, " %s", or_dash(indicator->unit));
        append(line, " | %s | ", or_dash(indicator->period));
        if (indicator->change.present) {
            append_number(line, indicator->change.value);
            append(line, " %s", or_dash(indicator->change.unit));
            append(line, " %s", or_dash(indicator->change_base));
        } else {
            append(line, "%s", "-");
        }
    }
}

static void print_commitments(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->commitments.count; i++) {
        const ChCommitment *commitment = &item->commitments.items[i];
        char *line = new_line(lines, "commitment");
        append(line, "%s", commitment->kind);
        append(line, " | %s", or_dash(commitment->by));
        append(line, " | %s | ", or_dash(commitment->verb));
        append_strings(line, &commitment->countries, ",");
        append(line, "%s", " | ");
        if (commitment->amount.present) {
            append_number(line, commitment->amount.value);
            append(line, " %s", or_dash(commitment->amount.unit));
        } else {
            append(line, "%s", "-");
        }
        append(line, " | %s", or_dash(commitment->due));
        append_quote(line, &commitment->evidence);
    }
}

static void print_mechanisms(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->mechanisms.count; i++) {
        const ChMechanism *mechanism = &item->mechanisms.items[i];
        char *line = new_line(lines, "mechanism");
        append(line, "%s | ", mechanism->name);
        append_strings(line, &mechanism->countries, ",");
        append(line, "%s", " | ");
        if (mechanism->ordinal) {
            append_number(line, mechanism->ordinal);
        } else {
            append(line, "%s", "-");
        }
    }
}

static void print_statements(Lines *lines, const ChItem *item) {
    for (size_t i = 0; i < item->statements.count; i++) {
        const ChStatement *statement = &item->statements.items[i];
        char *line = new_line(lines, "statement");
        append(line, "%s", or_dash(statement->speaker));
        append(line, " | %s", or_dash(statement->verb));
        append(line, " | %s", or_dash(statement->stance));
        append(line, " | %s", or_dash(statement->toward));
        append_quote(line, &statement->evidence);
    }
}

static void print_item(Lines *lines, const ChItem *item) {
    char *line = new_line(lines, "item");
    append(line, "%s", ch_item_kind_name(item->kind));
    append(line, " | %s", or_dash(item->title));
    append(line, " | %s", or_dash(item->outlet));
    append(line, " | %s", or_dash(item->dateline));
    append(line, " | %s", or_dash(item->published));
    append(line, " | %s", or_dash(item->published_basis));
    print_people(lines, item);
    print_events(lines, item);
    print_quotes(lines, item);
    print_indicators(lines, item);
    print_commitments(lines, item);
    print_mechanisms(lines, item);
    print_statements(lines, item);
}

/* True if a line is a record of the kind (its first word). */
static int is_kind(const char *line, const char *kind, size_t length) {
    return strncmp(line, kind, length) == 0 && line[length] == ' ';
}

static int find_line(const Lines *lines, const unsigned char *used, const char *wanted) {
    for (size_t i = 0; i < lines->count; i++) {
        if (!used[i] && strcmp(lines->items[i], wanted) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static int check_kinds(const Case *test, const Lines *found, const unsigned char *used) {
    int wrong = 0;
    for (size_t i = 0; i < found->count; i++) {
        size_t length = strcspn(found->items[i], " ");
        int named = 0;
        for (size_t k = 0; k < test->expected_count; k++) {
            const char *expected = test->expected[k];
            named |= is_kind(expected, found->items[i], length) ||
                     (strncmp(expected, "no ", 3) == 0 && strncmp(expected + 3, found->items[i], length) == 0);
        }
        if (named && !used[i]) {
            printf("%s: not expected: %s\n", test->name, found->items[i]);
            wrong = 1;
        }
    }
    return wrong;
}

static int compare(const Case *test, const Lines *found) {
    unsigned char used[LINE_LIMIT] = {0};
    int wrong = 0;
    for (size_t i = 0; i < test->expected_count; i++) {
        if (strncmp(test->expected[i], "no ", 3) == 0) {
            continue;
        }
        int at = find_line(found, used, test->expected[i]);
        if (at < 0) {
            printf("%s: missing: %s\n", test->name, test->expected[i]);
            wrong = 1;
        } else {
            used[at] = 1;
        }
    }
    return wrong | check_kinds(test, found, used);
}

static int run_case(ChCoder *coder, const Case *test, int print) {
    ChPage page = {.id = test->name,
                   .title = test->title,
                   .published = test->published,
                   .site = test->site,
                   .text = test->text,
                   .text_length = strlen(test->text),
                   .source = "case"};
    const ChCoded *coded = ch_coder_code(coder, &page);
    Lines found = {.count = 0};
    for (size_t i = 0; i < coded->count; i++) {
        print_item(&found, &coded->items[i]);
    }
    int wrong = compare(test, &found);
    if (!test->expected_count) {
        printf("%s: nothing is expected, not even `no event`\n", test->name);
        wrong = 1;
    }
    for (size_t i = 0; i < found.count; i++) {
        if (print) {
            printf("    %s\n", found.items[i]);
        }
        free(found.items[i]);
    }
    return wrong;
}

static void free_case(Case *test) {
    free(test->name);
    free(test->published);
    free(test->title);
    free(test->site);
    free(test->text);
    for (size_t i = 0; i < test->expected_count; i++) {
        free(test->expected[i]);
    }
    memset(test, 0, sizeof *test);
}

static int take_header(Case *test, const char *line) {
    if (strncmp(line, "published: ", 11) == 0) {
        test->published = strdup(line + 11);
    } else if (strncmp(line, "title: ", 7) == 0) {
        test->title = strdup(line + 7);
    } else if (strncmp(line, "site: ", 6) == 0) {
        test->site = strdup(line + 6);
    } else {
        return 0;
    }
    return 1;
}

static void take_text(Case *test, const char *line) {
    size_t before = strlen(test->text), length = strlen(line);
    test->text = realloc(test->text, before + length + 2);
    memcpy(test->text + before, line, length);
    memcpy(test->text + before + length, "\n", 2);
}

/* Runs the cases of a file; adds to the counts. */
static int run_file(ChCoder *coder, const char *path, int print, int *passed, int *failed) {
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "case_runner: %s cannot be read\n", path);
        return 1;
    }
    Case test = {0};
    int in_expected = 0;
    char *line = NULL;
    size_t capacity = 0;
    for (;;) {
        ssize_t length = getline(&line, &capacity, file);
        if (length > 0 && line[length - 1] == '\n') {
            line[length - 1] = 0;
        }
        if (length < 0 || strncmp(line, "=== ", 4) == 0) {
            if (test.name) {
                ++*(run_case(coder, &test, print) ? failed : passed);
                free_case(&test);
            }
            if (length < 0) {
                break;
            }
            test.name = strdup(line + 4);
            test.text = calloc(1, 1);
            in_expected = 0;
        } else if (!test.name || (line[0] == '#' && !in_expected && !*test.text)) {
            continue;
        } else if (strcmp(line, "---") == 0) {
            in_expected = 1;
        } else if (in_expected && *line && test.expected_count < LINE_LIMIT) {
            test.expected[test.expected_count++] = strdup(line);
        } else if (!in_expected && !(!*test.text && (take_header(&test, line) || !*line))) {
            take_text(&test, line);
        }
    }
    free(line);
    fclose(file);
    return 0;
}

int main(int count, char **arguments) {
    ChLexicon *lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    if (!lexicon) {
        fprintf(stderr, "case_runner: %s\n", ch_error_message());
        return 2;
    }
    ChCoder *coder = ch_coder_new(lexicon);
    int print = 0, passed = 0, failed = 0, unread = 0;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--print") == 0) {
            print = 1;
        } else {
            unread |= run_file(coder, arguments[i], print, &passed, &failed);
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    ch_coder_free(coder);
    ch_lexicon_free(lexicon);
    return unread || failed || !passed;
}
