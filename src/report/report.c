#include "report/writers.h"

static bool is_array(ChFormat format) { return format == CH_FORMAT_JSON || format == CH_FORMAT_JSON_TEXT; }

void ch_report_begin(ChBuffer *out, ChFormat format) {
    if (is_array(format)) {
        buffer_string(out, "[");
    } else if (format == CH_FORMAT_CSV) {
        write_csv_header(out);
    }
}

static void write_item(ChBuffer *out, ChFormat format, const ChCoded *coded, const ChItem *item, bool is_first) {
    switch (format) {
    case CH_FORMAT_JSONL:
    case CH_FORMAT_JSONL_TEXT:
        write_item_json(out, coded, item, format == CH_FORMAT_JSONL_TEXT);
        buffer_string(out, "\n");
        break;
    case CH_FORMAT_JSON:
    case CH_FORMAT_JSON_TEXT:
        buffer_string(out, is_first ? "\n" : ",\n");
        write_item_json(out, coded, item, format == CH_FORMAT_JSON_TEXT);
        break;
    case CH_FORMAT_CSV:
        write_item_csv(out, coded, item);
        break;
    case CH_FORMAT_PLOVER:
        write_item_plover(out, coded, item);
        break;
    }
}

void ch_report_page(ChBuffer *out, ChFormat format, const ChCoded *coded, size_t *items_before) {
    for (size_t i = 0; i < coded->count; i++, ++*items_before) {
        write_item(out, format, coded, &coded->items[i], *items_before == 0);
    }
}

void ch_report_end(ChBuffer *out, ChFormat format) {
    if (is_array(format)) {
        buffer_string(out, "\n]\n");
    }
}
