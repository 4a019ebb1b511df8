#include "report/writers.h"

void ch_report_begin(ChBuffer *out, ChFormat format) {
    if (format == CH_FORMAT_JSON) {
        buffer_string(out, "[");
    }
}

void ch_report_page(ChBuffer *out, ChFormat format, const ChCoded *coded, size_t *items_before) {
    for (size_t i = 0; i < coded->count; i++, ++*items_before) {
        if (format == CH_FORMAT_JSON) {
            buffer_string(out, *items_before ? ",\n" : "\n");
        }
        write_item_json(out, coded, &coded->items[i]);
        if (format == CH_FORMAT_JSONL) {
            buffer_string(out, "\n");
        }
    }
}

void ch_report_end(ChBuffer *out, ChFormat format) {
    if (format == CH_FORMAT_JSON) {
        buffer_string(out, "\n]\n");
    }
}
