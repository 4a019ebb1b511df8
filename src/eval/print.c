#include "eval/print.h"

#include "record/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN_ERRORS = 30 }; /* kinds of errors in the table */

__attribute__((format(printf, 2, 3))) static void print(ChBuffer *out, const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    buffer_string(out, line);
}

static void print_scores(ChBuffer *out, Judgement *judgement) {
    ListFigures figures[LIST_COUNT];
    figures_of_lists(judgement, figures);
    print(out, "%-13s %5s  %-19s  %-19s  %-19s  right among matched\n", "list", "gold", "P (95 % interval)", "R", "F1");
    for (size_t l = 0; l < LIST_COUNT; l++) {
        print(out, "%-13s %5u", list_names[l], figures[l].count.right + figures[l].count.missed);
        for (size_t m = 0; m < MEASURE_COUNT; m++) {
            const Interval *interval = &figures[l].intervals[m];
            print(out, "  %.3f (%.3f-%.3f)", figures[l].measures[m], interval->low, interval->high);
        }
        for (size_t a = 0; a < ATTRIBUTE_COUNT; a++) {
            const Share *share = &judgement->attributes[a];
            if (attribute_lists[a] == (ScoredList)l && share->of) {
                print(out, "  %s %u/%u", attribute_names[a], share->right, share->of);
            }
        }
        buffer_string(out, "\n");
    }
}

static void print_bin(ChBuffer *out, const Bin *bin) {
    if (bin->records) {
        print(out, "  %7u  %9.3f  %5.3f", bin->records, bin->predicted, bin->observed);
    } else {
        print(out, "  %7u  %9s  %5s", 0u, "", "");
    }
}

static void print_reliability(ChBuffer *out, const Judgement *judgement) {
    Bin bins[BIN_COUNT];
    figures_of_bins(judgement, LIST_COUNT, bins);
    print(out, "\n%-13s  %7s  %9s  %5s\n", "confidence", "records", "predicted", "right");
    for (size_t i = 0; i < BIN_COUNT; i++) {
        print(out, "%.2f to %.2f ", bins[i].low, bins[i].high > 1 ? 1 : bins[i].high);
        print_bin(out, &bins[i]);
        buffer_string(out, "\n");
    }
    print(out, "\n%-13s  %7s  %9s  %5s  %6s   %-26s\n", "list", "records", "predicted", "right", "error",
          "of these at 0.9 and over");
    for (size_t l = 0; l <= LIST_COUNT; l++) {
        Bin all = figures_of_bin(judgement, (ScoredList)l, 0);
        if (!all.records) {
            continue;
        }
        Bin sure = figures_of_bin(judgement, (ScoredList)l, 0.9);
        figures_of_bins(judgement, (ScoredList)l, bins);
        print(out, "%-13s", l < LIST_COUNT ? list_names[l] : "all");
        print_bin(out, &all);
        print(out, "  %6.3f ", calibration_error(bins));
        print_bin(out, &sure);
        buffer_string(out, "\n");
    }
}

/* Most frequent first, then in the order of the lists and their words. */
static int compare_errors(const void *left, const void *right) {
    const ErrorKind *a = left, *b = right;
    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    if (a->list != b->list) {
        return a->list < b->list ? -1 : 1;
    }
    int order = strcmp(a->what, b->what);
    return order ? order : strcmp(a->type, b->type);
}

static void sort_errors(Judgement *judgement) {
    if (judgement->errors.count) {
        qsort(judgement->errors.items, judgement->errors.count, sizeof *judgement->errors.items, compare_errors);
    }
}

static void print_errors(ChBuffer *out, Judgement *judgement) {
    sort_errors(judgement);
    buffer_string(out, "\nerrors by kind\n");
    size_t shown = judgement->errors.count < SHOWN_ERRORS ? judgement->errors.count : SHOWN_ERRORS;
    for (size_t i = 0; i < shown; i++) {
        const ErrorKind *error = &judgement->errors.items[i];
        print(out, "%5u  %-12s %-10s %s\n", error->count, list_names[error->list], error->what, error->type);
    }
    if (shown < judgement->errors.count) {
        print(out, "       and %zu kinds more: --json lists all\n", judgement->errors.count - shown);
    }
}

void print_table(ChBuffer *out, Judgement *judgement) {
    print_scores(out, judgement);
    print_reliability(out, judgement);
    print_errors(out, judgement);
}

/* A number that reads back as the same. */
static void exact_field(ChBuffer *out, bool *first, const char *name, double value) {
    json_key(out, first, name);
    print(out, "%.17g", value);
}

static void print_list_json(ChBuffer *out, const Judgement *judgement, ScoredList list, const ListFigures *figures) {
    static const char *const names[MEASURE_COUNT] = {"p", "r", "f1"};
    bool first = true;
    buffer_string(out, "{");
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        exact_field(out, &first, names[m], figures->measures[m]);
    }
    json_number_field(out, &first, "gold", figures->count.right + figures->count.missed);
    for (size_t a = 0; a < ATTRIBUTE_COUNT; a++) {
        const Share *share = &judgement->attributes[a];
        if (attribute_lists[a] == list && share->of) {
            exact_field(out, &first, attribute_names[a], (double)share->right / share->of);
        }
    }
    json_key(out, &first, "intervals");
    bool inner = true;
    buffer_string(out, "{");
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        json_key(out, &inner, names[m]);
        print(out, "[%.17g,%.17g]", figures->intervals[m].low, figures->intervals[m].high);
    }
    buffer_string(out, "}}");
}

static void print_bins_json(ChBuffer *out, const Judgement *judgement, ScoredList list) {
    Bin bins[BIN_COUNT];
    figures_of_bins(judgement, list, bins);
    buffer_string(out, "[");
    for (size_t i = 0; i < BIN_COUNT; i++) {
        bool first = true;
        buffer_string(out, i ? ",{" : "{");
        json_number_field(out, &first, "from", bins[i].low);
        json_number_field(out, &first, "to", bins[i].high > 1 ? 1 : bins[i].high);
        json_number_field(out, &first, "records", bins[i].records);
        exact_field(out, &first, "predicted", bins[i].predicted);
        exact_field(out, &first, "right", bins[i].observed);
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
}

static void print_errors_json(ChBuffer *out, Judgement *judgement) {
    sort_errors(judgement);
    buffer_string(out, "[");
    for (size_t i = 0; i < judgement->errors.count; i++) {
        const ErrorKind *error = &judgement->errors.items[i];
        bool first = true;
        buffer_string(out, i ? ",{" : "{");
        json_number_field(out, &first, "count", error->count);
        json_string_field(out, &first, "list", list_names[error->list]);
        json_string_field(out, &first, "what", error->what);
        json_string_field(out, &first, "type", *error->type ? error->type : NULL);
        buffer_string(out, "}");
    }
    buffer_string(out, "]");
}

void print_json(ChBuffer *out, Judgement *judgement) {
    ListFigures figures[LIST_COUNT];
    figures_of_lists(judgement, figures);
    bool first = true;
    buffer_string(out, "{");
    for (size_t l = 0; l < LIST_COUNT; l++) {
        json_key(out, &first, list_names[l]);
        print_list_json(out, judgement, (ScoredList)l, &figures[l]);
    }
    json_key(out, &first, "reliability");
    bool inner = true;
    buffer_string(out, "{");
    for (size_t l = 0; l <= LIST_COUNT; l++) {
        if (figures_of_bin(judgement, (ScoredList)l, 0).records) {
            json_key(out, &inner, l < LIST_COUNT ? list_names[l] : "all");
            print_bins_json(out, judgement, (ScoredList)l);
        }
    }
    buffer_string(out, "}");
    json_key(out, &first, "errors");
    print_errors_json(out, judgement);
    buffer_string(out, "}\n");
}

void print_details(ChBuffer *out, const Judgement *judgement) {
    for (size_t i = 0; i < judgement->details.count; i++) {
        buffer_string(out, judgement->details.items[i]);
        buffer_string(out, "\n");
    }
}

void print_records(ChBuffer *out, const Judgement *judgement) {
    for (size_t i = 0; i < judgement->records.count; i++) {
        const JudgedRecord *record = &judgement->records.items[i];
        bool first = true;
        buffer_string(out, "{");
        json_string_field(out, &first, "page", record->page);
        json_string_field(out, &first, "list", list_names[record->list]);
        json_string_field(out, &first, "id", member(record->record, "id"));
        json_string_field(out, &first, "type", *record->type ? record->type : NULL);
        json_number_field(out, &first, "confidence", record->confidence);
        json_key(out, &first, "right");
        buffer_string(out, record->is_right ? "true" : "false");
        json_key(out, &first, "grounds");
        buffer_string(out, "[");
        size_t k;
        const json_t *ground;
        json_array_foreach(part(record->record, "grounds"), k, ground) {
            buffer_string(out, k ? "," : "");
            buffer_json(out, json_string_value(ground));
        }
        buffer_string(out, "]}\n");
    }
}
