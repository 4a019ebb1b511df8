/* A document as Markdown. */
#include "brief/document.h"

#include <stdio.h>

/* Text of a cell: what Markdown or HTML would read as a sign is escaped. */
static void write_plain(ChBuffer *out, const char *text) {
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '\n') {
            buffer_string(out, " ");
            continue;
        }
        if (strchr("\\`*_[]<>|#", *p)) {
            buffer_string(out, "\\");
        }
        ch_buffer_append(out, p, 1);
    }
}

static void write_reference(ChBuffer *out, const Row *row) {
    char text[64];
    for (size_t i = 0; i < ROW_SOURCES && row->sources[i]; i++) {
        snprintf(text, sizeof text, "%s[\\[%u\\]](#source-%u)", i ? " " : "", row->sources[i], row->sources[i]);
        buffer_string(out, text);
    }
    if (row->id) {
        snprintf(text, sizeof text, " `%.*s`", ID_DIGITS, row->id);
        buffer_string(out, text);
    }
}

static void write_table(ChBuffer *out, const Table *table) {
    buffer_string(out, "\n|");
    for (size_t c = 0; c < table->column_count; c++) {
        buffer_string(out, " ");
        write_plain(out, table->columns[c].heading);
        buffer_string(out, " |");
    }
    buffer_string(out, " |\n|");
    for (size_t c = 0; c < table->column_count; c++) {
        buffer_string(out, table->columns[c].right ? "---:|" : "---|");
    }
    buffer_string(out, "---|\n");
    for (size_t r = 0; r < table->rows.count; r++) {
        const Row *row = &table->rows.items[r];
        buffer_string(out, "|");
        for (size_t c = 0; c < table->column_count; c++) {
            buffer_string(out, " ");
            write_plain(out, row->cells[c]);
            buffer_string(out, " |");
        }
        buffer_string(out, " ");
        write_reference(out, row);
        buffer_string(out, " |\n");
    }
}

/* The chart's numbers as a table. */
static void write_chart(ChBuffer *out, const Chart *chart) {
    buffer_string(out, "\n");
    write_plain(out, chart->description);
    buffer_string(out, "\n\n| |");
    for (size_t s = 0; chart->series_count > 1 && s < chart->series_count; s++) {
        buffer_string(out, " ");
        write_plain(out, chart->names[s]);
        buffer_string(out, " |");
    }
    buffer_string(out, " |\n|---|");
    for (size_t s = 0; chart->series_count > 1 && s < chart->series_count; s++) {
        buffer_string(out, "---:|");
    }
    buffer_string(out, "---:|\n");
    for (size_t i = 0; i < chart->bars.count; i++) {
        const Bar *bar = &chart->bars.items[i];
        buffer_string(out, "| ");
        write_plain(out, bar->label);
        buffer_string(out, " |");
        for (size_t s = 0; chart->series_count > 1 && s < chart->series_count; s++) {
            buffer_string(out, " ");
            buffer_number(out, bar->values[s]);
            buffer_string(out, " |");
        }
        buffer_string(out, " ");
        write_plain(out, bar->total);
        buffer_string(out, " |\n");
    }
}

static void write_line(ChBuffer *out, const char *before, const char *text, const char *after) {
    buffer_string(out, before);
    write_plain(out, text);
    buffer_string(out, after);
}

static void write_section(ChBuffer *out, const Section *section) {
    write_line(out, "\n## ", section->heading, "\n");
    bool any = false;
    if (section->chart && section->chart->bars.count) {
        write_chart(out, section->chart);
        any = true;
    }
    if (section->table.rows.count) {
        write_table(out, &section->table);
        any = true;
    }
    if (any ? section->note : section->nothing) {
        write_line(out, "\n", any ? section->note : section->nothing, "\n");
    }
}

static void write_source(ChBuffer *out, const Source *source, size_t number) {
    char text[80];
    snprintf(text, sizeof text, "%zu. <a id=\"source-%zu\"></a>", number, number);
    buffer_string(out, text);
    const char *const parts[] = {source->outlet, source->published, source->title, source->page};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buffer_string(out, parts[i] && any ? " · " : "");
        write_plain(out, parts[i]);
        any |= parts[i] != NULL;
    }
    if (source->url) {
        buffer_string(out, " <");
        buffer_string(out, source->url);
        buffer_string(out, ">");
    }
    buffer_string(out, "\n");
}

void document_write_markdown(ChBuffer *out, const Document *document) {
    write_line(out, "# ", document->title, "\n\n");
    write_line(out, "", document->subtitle, "\n");
    for (size_t i = 0; i < document->sections.count; i++) {
        if (section_is_shown(&document->sections.items[i])) {
            write_section(out, &document->sections.items[i]);
        }
    }
    write_line(out, "\n## ", document->source_heading, "\n\n");
    for (size_t i = 0; i < document->sources.count; i++) {
        write_source(out, &document->sources.items[i], i + 1);
    }
    write_line(out, "\n", document->footer, "\n");
}
