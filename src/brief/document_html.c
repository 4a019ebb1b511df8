/* A document as one HTML file that prints on A4 and needs nothing else. */
#include "brief/document.h"
#include "report/width.h"

#include <stdio.h>

/* Columns of a cell that is never broken into lines. */
enum { WHOLE_WIDTH = 12 };

static const char style[] =
    "@page{size:A4;margin:13mm 14mm 12mm}"
    ":root{--ink:#1a1f24;--soft:#5b6670;--line:#c9d0d6;--deep:#17456b;--mid:#6f9cbf;--pale:#c6d8e6}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:182mm;padding:8mm 0;color:var(--ink);background:#fff;"
    "font:8.4pt/1.38 \"Source Sans 3\",\"Helvetica Neue\",Arial,\"Noto Sans CJK SC\",\"Noto Sans SC\",\"PingFang SC\","
    "\"Hiragino Sans GB\",\"Microsoft YaHei\",\"WenQuanYi Zen Hei\",sans-serif;font-variant-numeric:tabular-nums;"
    "text-rendering:optimizeLegibility}"
    "h1{margin:0;font-size:17pt;line-height:1.2;font-weight:700;color:var(--deep)}"
    ".subtitle{margin:1mm 0 3mm;padding-bottom:2mm;border-bottom:1.2pt solid var(--deep);color:var(--soft)}"
    "main{display:grid;grid-template-columns:1fr 1fr;column-gap:7mm;row-gap:2.8mm}"
    "section{grid-column:1/-1;min-width:0}section.half{grid-column:auto}"
    "h2{margin:0 0 .8mm;font-size:9.6pt;line-height:1.3;font-weight:700;color:var(--deep);break-after:avoid}"
    "table{width:100%;border-collapse:collapse}"
    "th{padding:0 1.6mm .3mm 0;border-bottom:.6pt solid var(--line);text-align:left;font-weight:400;font-size:7.4pt;"
    "color:var(--soft);white-space:nowrap}"
    "td{padding:.35mm 1.6mm .35mm 0;border-bottom:.3pt solid #e6eaed;vertical-align:baseline;overflow-wrap:anywhere}"
    "tr{break-inside:avoid}"
    ".fixed{white-space:nowrap;overflow-wrap:normal}.right{text-align:right}"
    ".reference{width:1%;padding-right:0;text-align:right;white-space:nowrap;font-size:7pt;color:var(--soft)}"
    ".reference a{color:var(--deep);text-decoration:none}code{font:6.6pt/1 ui-monospace,\"DejaVu Sans Mono\",monospace}"
    ".note{margin:.6mm 0 0;font-size:7.4pt;color:var(--soft)}"
    "figure{margin:0;break-inside:avoid}svg{display:block;width:100%;height:auto}"
    "svg text{font-size:9px;fill:var(--ink)}svg .axis{fill:var(--soft)}svg line{stroke:var(--line)}"
    ".s0{fill:var(--deep);background:var(--deep)}.s1{fill:var(--mid);background:var(--mid)}"
    ".s2{fill:var(--pale);background:var(--pale)}"
    "figcaption{font-size:7.4pt;color:var(--soft)}figcaption i{display:inline-block;width:2.4mm;height:2.4mm;"
    "margin:0 1mm 0 2.4mm;vertical-align:-.2mm}figcaption i:first-child{margin-left:0}"
    ".sources{margin:0;padding:0;list-style:none;columns:2;column-gap:7mm;font-size:7pt;line-height:1.3}"
    ".sources li{break-inside:avoid;padding-left:6mm;text-indent:-6mm;overflow-wrap:anywhere}"
    ".sources b{display:inline-block;width:6mm;text-indent:0;font-weight:400;color:var(--deep)}"
    ".sources a{color:inherit;text-decoration-color:var(--line)}.sources li:target{background:#fff3c4}"
    "footer{margin-top:2.5mm;padding-top:1mm;border-top:.6pt solid var(--line);font-size:7.2pt;color:var(--soft)}"
    "@media print{body{max-width:none;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}}"
    "@media screen and (max-width:600px){body{padding:4mm;font-size:10pt}main{display:block}.sources{columns:1}"
    "section{margin-bottom:4mm}}";

void write_escaped(ChBuffer *out, const char *text) {
    for (const char *p = text ? text : ""; *p; p++) {
        switch (*p) {
        case '&':
            buffer_string(out, "&amp;");
            break;
        case '<':
            buffer_string(out, "&lt;");
            break;
        case '>':
            buffer_string(out, "&gt;");
            break;
        case '"':
            buffer_string(out, "&quot;");
            break;
        default:
            ch_buffer_append(out, p, 1);
        }
    }
}

static void write_element(ChBuffer *out, const char *open, const char *text, const char *close) {
    buffer_string(out, open);
    write_escaped(out, text);
    buffer_string(out, close);
}

static void write_reference(ChBuffer *out, const Row *row) {
    char text[96];
    buffer_string(out, "<td class=\"reference\">");
    for (size_t i = 0; i < ROW_SOURCES && row->sources[i]; i++) {
        snprintf(text, sizeof text, "<a href=\"#source-%u\">[%u]</a>", row->sources[i], row->sources[i]);
        buffer_string(out, text);
    }
    if (row->id) {
        snprintf(text, sizeof text, " <code title=\"chancery show %s\">%.*s</code>", row->id, ID_DIGITS, row->id);
        buffer_string(out, text);
    }
    buffer_string(out, "</td>");
}

static void write_table(ChBuffer *out, const Table *table) {
    buffer_string(out, "<table><thead><tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        write_element(out, table->columns[c].right ? "<th scope=\"col\" class=\"right\">" : "<th scope=\"col\">",
                      table->columns[c].heading, "</th>");
    }
    buffer_string(out, "<th class=\"reference\"></th></tr></thead><tbody>\n");
    for (size_t r = 0; r < table->rows.count; r++) {
        buffer_string(out, "<tr>");
        for (size_t c = 0; c < table->column_count; c++) {
            const Column *column = &table->columns[c];
            const char *cell = table->rows.items[r].cells[c];
            bool wraps = column->cut && display_width(cell) > WHOLE_WIDTH;
            const char *open = column->right ? "<td class=\"fixed right\">" : wraps ? "<td>" : "<td class=\"fixed\">";
            write_element(out, open, cell, "</td>");
        }
        write_reference(out, &table->rows.items[r]);
        buffer_string(out, "</tr>\n");
    }
    buffer_string(out, "</tbody></table>\n");
}

static void write_figure(ChBuffer *out, const Chart *chart, unsigned number) {
    buffer_string(out, "<figure>");
    chart_write_svg(out, chart, number);
    buffer_string(out, "<figcaption>");
    for (size_t s = 0; chart->series_count > 1 && s < chart->series_count; s++) {
        char text[48];
        snprintf(text, sizeof text, "<i class=\"s%zu\"></i>", s);
        write_element(out, text, chart->names[s], "");
    }
    if (chart->series_count == 1) {
        write_escaped(out, chart->description);
    }
    buffer_string(out, "</figcaption></figure>\n");
}

static void write_section(ChBuffer *out, const Section *section, unsigned number) {
    write_element(out, section->half ? "<section class=\"half\"><h2>" : "<section><h2>", section->heading, "</h2>\n");
    bool any = false;
    if (section->chart && section->chart->bars.count) {
        write_figure(out, section->chart, number);
        any = true;
    }
    if (section->table.rows.count) {
        write_table(out, &section->table);
        any = true;
    }
    if (any ? section->note : section->nothing) {
        write_element(out, "<p class=\"note\">", any ? section->note : section->nothing, "</p>\n");
    }
    buffer_string(out, "</section>\n");
}

/* Only addresses of the web become links. */
static bool is_web_address(const char *url) {
    return url && (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0);
}

static void write_source(ChBuffer *out, const Source *source, size_t number) {
    char text[80];
    snprintf(text, sizeof text, "<li id=\"source-%zu\"><b>[%zu]</b>", number, number);
    buffer_string(out, text);
    const char *const parts[] = {source->outlet, source->published};
    for (size_t i = 0; i < 2; i++) {
        write_escaped(out, parts[i]);
        buffer_string(out, parts[i] ? ", " : "");
    }
    const char *title = source->title && *source->title ? source->title : source->page;
    if (is_web_address(source->url)) {
        write_element(out, "<a href=\"", source->url, "\">");
        write_element(out, "", title, "</a></li>\n");
    } else {
        write_escaped(out, title);
        write_element(out, " <code>", source->page, "</code></li>\n");
    }
}

void document_write_html(ChBuffer *out, const Document *document) {
    write_element(out, "<!DOCTYPE html>\n<html lang=\"", strcmp(document->language, "zh") == 0 ? "zh-Hans" : "en",
                  "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                  "<meta name=\"generator\" content=\"Chancery\">");
    write_element(out, "<title>", document->title, "</title><style>");
    buffer_string(out, style);
    write_element(out, "</style></head><body>\n<h1>", document->title, "</h1>");
    write_element(out, "<p class=\"subtitle\">", document->subtitle, "</p>\n<main>\n");
    for (size_t i = 0; i < document->sections.count; i++) {
        if (section_is_shown(&document->sections.items[i])) {
            write_section(out, &document->sections.items[i], (unsigned)i);
        }
    }
    write_element(out, "<section><h2>", document->source_heading, "</h2><ol class=\"sources\">\n");
    for (size_t i = 0; i < document->sources.count; i++) {
        write_source(out, &document->sources.items[i], i + 1);
    }
    buffer_string(out, "</ol></section>\n</main>\n");
    write_element(out, "<footer>", document->footer, "</footer>\n</body></html>\n");
}
