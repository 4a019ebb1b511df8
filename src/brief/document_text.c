/* A document for a terminal. */
#include "brief/document.h"
#include "report/width.h"

#include <stdio.h>

enum { GAP = 2, USUAL_WIDTH = 120, BAR_WIDTH = 40, NARROWEST = 6 };

bool section_is_shown(const Section *section) {
    return section->table.rows.count || (section->chart && section->chart->bars.count) || section->nothing;
}

static void repeat(ChBuffer *out, const char *what, size_t times) {
    while (times-- > 0) {
        buffer_string(out, what);
    }
}

static void write_padded(ChBuffer *out, const char *text, size_t width, bool right) {
    size_t full = display_width(text);
    bool cut = full > width;
    size_t length = cut ? width_prefix(text, width - 1) : strlen(text);
    size_t shown = cut ? full - display_width(text + length) + 1 : full;
    repeat(out, " ", right ? width - shown : 0);
    ch_buffer_append(out, text, length);
    buffer_string(out, cut ? "…" : "");
    repeat(out, " ", right ? 0 : width - shown);
}

/* [1,2] 55c6289f */
static void reference(const Row *row, char *out, size_t size) {
    size_t at = 0;
    for (size_t i = 0; i < ROW_SOURCES && row->sources[i]; i++) {
        at += (size_t)snprintf(out + at, size - at, i ? ",%u" : "[%u", row->sources[i]);
    }
    if (at) {
        at += (size_t)snprintf(out + at, size - at, "]");
    }
    snprintf(out + at, size - at, "%s%.*s", at && row->id ? " " : "", ID_DIGITS, row->id ? row->id : "");
}

static size_t maximum(size_t a, size_t b) { return a > b ? a : b; }

/* Widths of the columns; those that may be cut share what is left of the line. */
static void measure(const Table *table, size_t width, size_t *widths, size_t *reference_width) {
    char text[96];
    size_t total = 0;
    *reference_width = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        widths[c] = display_width(table->columns[c].heading);
        for (size_t r = 0; r < table->rows.count; r++) {
            widths[c] = maximum(widths[c], display_width(table->rows.items[r].cells[c]));
        }
        total += widths[c] + GAP;
    }
    for (size_t r = 0; r < table->rows.count; r++) {
        reference(&table->rows.items[r], text, sizeof text);
        *reference_width = maximum(*reference_width, display_width(text));
    }
    for (total += *reference_width; total > width; total--) {
        size_t *widest = NULL;
        for (size_t c = 0; c < table->column_count; c++) {
            bool cut = table->columns[c].cut && widths[c] > NARROWEST;
            widest = cut && (!widest || widths[c] > *widest) ? &widths[c] : widest;
        }
        if (!widest) {
            break;
        }
        --*widest;
    }
}

static void write_table(ChBuffer *out, const Table *table, size_t width) {
    size_t widths[TABLE_COLUMNS], reference_width;
    measure(table, width - GAP, widths, &reference_width);
    for (size_t r = 0; r <= table->rows.count; r++) {
        const Row *row = r ? &table->rows.items[r - 1] : NULL;
        size_t begin = out->length;
        buffer_string(out, "  ");
        for (size_t c = 0; c < table->column_count; c++) {
            write_padded(out, row ? row->cells[c] : table->columns[c].heading, widths[c], table->columns[c].right);
            buffer_string(out, "  ");
        }
        if (row) {
            char text[96];
            reference(row, text, sizeof text);
            buffer_string(out, text);
        }
        while (out->length > begin && out->bytes[out->length - 1] == ' ') {
            out->length--;
        }
        buffer_string(out, "\n");
    }
}

static void write_chart(ChBuffer *out, const Chart *chart) {
    static const char *const fills[CHART_SERIES] = {"█", "▒", "░"};
    double most = 0;
    size_t label_width = 0;
    for (size_t i = 0; i < chart->bars.count; i++) {
        const Bar *bar = &chart->bars.items[i];
        double sum = bar->values[0] + bar->values[1] + bar->values[2];
        most = sum > most ? sum : most;
        label_width = maximum(label_width, display_width(bar->label));
    }
    for (size_t i = 0; i < chart->bars.count; i++) {
        const Bar *bar = &chart->bars.items[i];
        buffer_string(out, "  ");
        write_padded(out, bar->label, label_width, false);
        buffer_string(out, "  ");
        for (size_t s = 0; s < chart->series_count; s++) {
            size_t length = most > 0 ? (size_t)(bar->values[s] / most * BAR_WIDTH + 0.5) : 0;
            repeat(out, fills[s], length || bar->values[s] <= 0 ? length : 1);
        }
        buffer_string(out, bar->values[0] + bar->values[1] + bar->values[2] > 0 ? " " : "");
        buffer_string(out, bar->total);
        buffer_string(out, "\n");
    }
    if (chart->series_count > 1) {
        buffer_string(out, "  ");
        for (size_t s = 0; s < chart->series_count; s++) {
            buffer_string(out, s ? "  " : "");
            buffer_string(out, fills[s]);
            buffer_string(out, " ");
            buffer_string(out, chart->names[s]);
        }
        buffer_string(out, "\n");
    }
}

static void write_section(ChBuffer *out, const Section *section, size_t width) {
    buffer_string(out, "\n");
    buffer_string(out, section->heading);
    buffer_string(out, "\n");
    repeat(out, "─", display_width(section->heading));
    buffer_string(out, "\n");
    bool any = false;
    if (section->chart && section->chart->bars.count) {
        write_chart(out, section->chart);
        any = true;
    }
    if (section->table.rows.count) {
        write_table(out, &section->table, width);
        any = true;
    }
    const char *line = any ? section->note : section->nothing;
    if (line) {
        buffer_string(out, "  ");
        buffer_string(out, line);
        buffer_string(out, "\n");
    }
}

static void write_source(ChBuffer *out, const Source *source, size_t number) {
    char text[32];
    snprintf(text, sizeof text, "  %4s", "");
    int length = snprintf(text, sizeof text, "[%zu]", number);
    repeat(out, " ", length < 6 ? (size_t)(6 - length) : 0);
    buffer_string(out, text);
    const char *const parts[] = {source->outlet, source->published, source->title, source->page, source->url};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buffer_string(out, parts[i] ? "  " : "");
        buffer_string(out, parts[i] ? parts[i] : "");
    }
    buffer_string(out, "\n");
}

void document_write_text(ChBuffer *out, const Document *document, unsigned width) {
    width = width >= 60 ? width : width ? 60 : USUAL_WIDTH;
    buffer_string(out, document->title);
    buffer_string(out, "\n");
    repeat(out, "═", display_width(document->title));
    buffer_string(out, "\n");
    buffer_string(out, document->subtitle);
    buffer_string(out, "\n");
    for (size_t i = 0; i < document->sections.count; i++) {
        if (section_is_shown(&document->sections.items[i])) {
            write_section(out, &document->sections.items[i], width);
        }
    }
    buffer_string(out, "\n");
    buffer_string(out, document->source_heading);
    buffer_string(out, "\n");
    for (size_t i = 0; i < document->sources.count; i++) {
        write_source(out, &document->sources.items[i], i + 1);
    }
    buffer_string(out, "\n");
    buffer_string(out, document->footer);
    buffer_string(out, "\n");
}
