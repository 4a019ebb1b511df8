#include "chancery/coder.h"
#include "chancery/error.h"
#include "chancery/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Stands in for intake until it lands: JSON lines and plain text only. */
static void code_page(ChCoder *coder, const ChPage *page, size_t *items) {
    ChBuffer out = {0};
    ch_report_page(&out, CH_FORMAT_JSONL, ch_coder_code(coder, page), items);
    fwrite(out.bytes, 1, out.length, stdout);
    ch_buffer_free(&out);
}

static void code_file(ChCoder *coder, const char *path, size_t *items) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return;
    }
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(length + 1);
    bytes[fread(bytes, 1, length, file)] = 0;
    fclose(file);
    char name[256];
    const char *base = strrchr(path, '/');
    snprintf(name, sizeof name, "%s", base ? base + 1 : path);
    *strrchr(name, '.') = 0;
    if (bytes[0] != '{') {
        ChPage page = {.id = name, .text = bytes, .text_length = length, .source = path};
        code_page(coder, &page, items);
    }
    for (char *line = bytes; bytes[0] == '{' && *line;) {
        char *end = strchr(line, '\n');
        json_t *root = json_loadb(line, end ? (size_t)(end - line) : strlen(line), 0, NULL);
        ChPage page = {.id = json_string_value(json_object_get(root, "id")),
                       .url = json_string_value(json_object_get(root, "url")),
                       .title = json_string_value(json_object_get(root, "title")),
                       .published = json_string_value(json_object_get(root, "published")),
                       .text = json_string_value(json_object_get(root, "text")),
                       .source = path};
        page.text_length = strlen(page.text);
        code_page(coder, &page, items);
        json_decref(root);
        line = end ? end + 1 : line + strlen(line);
    }
    free(bytes);
}

int main(int count, char **arguments) {
    ChLexicon *lexicon = ch_lexicon_open(NULL, 0, NULL, NULL);
    if (!lexicon) {
        fprintf(stderr, "chancery: %s\n", ch_error_message());
        return 1;
    }
    ChCoder *coder = ch_coder_new(lexicon);
    size_t items = 0;
    for (int i = 2; i < count; i++) {
        code_file(coder, arguments[i], &items);
    }
    ch_coder_free(coder);
    ch_lexicon_free(lexicon);
    return 0;
}
