/* Charts as SVG: bars that stand on a line, labels below, sums above. */
#include "brief/document.h"

#include <stdio.h>

/* In units of the picture. */
enum { WIDTH = 360, HEIGHT = 128, TOP = 14, BOTTOM = 16, WIDEST_BAR = 34, CLOSEST_LABELS = 26 };

static void write_bar(ChBuffer *out, const Chart *chart, const Bar *bar, double x, double width, double scale) {
    char text[160];
    double y = HEIGHT - BOTTOM;
    for (size_t s = 0; s < chart->series_count; s++) {
        double height = bar->values[s] * scale;
        if (height <= 0) {
            continue;
        }
        y -= height;
        snprintf(text, sizeof text, "<rect class=\"s%zu\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", s, x,
                 y, width, height);
        buffer_string(out, text);
    }
    snprintf(text, sizeof text, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">", x + width / 2, y - 3);
    buffer_string(out, text);
    write_escaped(out, bar->total);
    buffer_string(out, "</text>");
}

static void write_label(ChBuffer *out, const Bar *bar, double x) {
    char text[96];
    snprintf(text, sizeof text, "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">", x, HEIGHT - 5);
    buffer_string(out, text);
    write_escaped(out, bar->label);
    buffer_string(out, "</text>");
}

void chart_write_svg(ChBuffer *out, const Chart *chart, unsigned number) {
    char text[256];
    snprintf(text, sizeof text,
             "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"chart-%u-title chart-%u-text\">"
             "<title id=\"chart-%u-title\">",
             WIDTH, HEIGHT, number, number, number);
    buffer_string(out, text);
    write_escaped(out, chart->title);
    snprintf(text, sizeof text, "</title><desc id=\"chart-%u-text\">", number);
    buffer_string(out, text);
    write_escaped(out, chart->description);
    snprintf(text, sizeof text, "</desc><line x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", HEIGHT - BOTTOM, WIDTH,
             HEIGHT - BOTTOM);
    buffer_string(out, text);
    double most = 0;
    for (size_t i = 0; i < chart->bars.count; i++) {
        const double *values = chart->bars.items[i].values;
        double sum = values[0] + values[1] + values[2];
        most = sum > most ? sum : most;
    }
    double step = (double)WIDTH / (double)chart->bars.count, width = step * 0.7;
    width = width < WIDEST_BAR ? width : WIDEST_BAR;
    size_t each = step < CLOSEST_LABELS ? 2 : 1;
    for (size_t i = 0; i < chart->bars.count; i++) {
        double middle = ((double)i + 0.5) * step;
        write_bar(out, chart, &chart->bars.items[i], middle - width / 2, width,
                  most > 0 ? (HEIGHT - TOP - BOTTOM) / most : 0);
        if ((chart->bars.count - 1 - i) % each == 0) {
            write_label(out, &chart->bars.items[i], middle);
        }
    }
    buffer_string(out, "</svg>");
}
