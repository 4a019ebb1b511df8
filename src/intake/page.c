#include "intake/page.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Offset of the first ASCII control character at or behind `at`, eight bytes a
 * step: a byte below 0x20 borrows from its top bit, 0x7F is told by equality. */
static size_t control_find(Slice text, size_t at) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    for (; at + 8 <= text.length; at += 8) {
        uint64_t word;
        memcpy(&word, text.bytes + at, 8);
        uint64_t delete = word ^ (ones * 0x7F);
        uint64_t found = ((word - ones * 0x20) & ~word) | ((delete - ones) & ~delete);
        if ((found & tops) != 0) {
            break;
        }
    }
    for (; at < text.length; at++) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if (byte < 0x20 || byte == 0x7F) {
            break;
        }
    }
    return at;
}

/* Copies a text with its line ends made '\n' and control characters blanks.
 * Returns the bytes written, never more than the text has. */
static size_t text_write(char *out, Slice text) {
    size_t written = 0;
    for (size_t at = 0; at < text.length; at++) {
        size_t control = control_find(text, at);
        memcpy(out + written, text.bytes + at, control - at);
        written += control - at;
        at = control;
        if (at == text.length) {
            break;
        }
        char byte = text.bytes[at];
        bool kept = byte == '\n' || byte == '\t';
        if (byte == '\r' && at + 1 < text.length && text.bytes[at + 1] == '\n') {
            continue;
        }
        if (byte == '\r') {
            byte = '\n';
        } else if (!kept) {
            byte = ' ';
        }
        out[written++] = byte;
    }
    return written;
}

/* Copies a line: control characters and blanks beside each other become one
 * blank. Returns where it was put and moves *out behind its NUL, or NULL. */
static const char *line_write(char **out, Slice line) {
    line = slice_trim(line);
    if (line.length == 0) {
        return NULL;
    }
    char *start = *out, *end = start;
    for (size_t at = 0; at < line.length; at++) {
        unsigned char byte = (unsigned char)line.bytes[at];
        bool blank = byte <= ' ' || byte == 0x7F;
        if (blank && end > start && end[-1] == ' ') {
            continue;
        }
        *end++ = blank ? ' ' : (char)byte;
    }
    *end = '\0';
    *out = end + 1;
    return start;
}

ChPage *page_new(const PageDraft *draft) {
    Slice source = {draft->source, strlen(draft->source)};
    Slice encoding = {draft->encoding, strlen(draft->encoding)};
    size_t size = sizeof(ChPage) + draft->id.length + draft->url.length + draft->title.length +
                  draft->published.length + draft->site.length + draft->text.length + source.length + encoding.length +
                  8; /* the NULs */
    ChPage *page = malloc(size);
    if (page == NULL) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    char *out = (char *)(page + 1);
    *page = (ChPage){.record = draft->record, .broken_bytes = draft->broken_bytes, .from_html = draft->from_html};
    page->text = out;
    page->text_length = text_write(out, draft->text);
    out[page->text_length] = '\0';
    out += page->text_length + 1;
    page->source = memcpy(out, source.bytes, source.length + 1);
    out += source.length + 1;
    page->encoding = memcpy(out, encoding.bytes, encoding.length + 1);
    out += encoding.length + 1;
    page->id = line_write(&out, draft->id);
    page->url = line_write(&out, draft->url);
    page->title = line_write(&out, draft->title);
    page->published = line_write(&out, draft->published);
    page->site = line_write(&out, draft->site);
    if (page->id == NULL) {
        page->id = page->source;
    }
    return page;
}

void ch_page_free(ChPage *page) { free(page); }

Slice page_name(const char *source) {
    if (strcmp(source, "-") == 0) {
        return SLICE_OF("stdin");
    }
    const char *slash = strrchr(source, '/');
    Slice name = {slash == NULL ? source : slash + 1, 0};
    name.length = strlen(name.bytes);
    for (bool packed = true; packed;) {
        size_t dot = name.length;
        while (dot > 0 && name.bytes[dot - 1] != '.') {
            dot--;
        }
        if (dot <= 1) {
            break; /* no ending, or nothing but one */
        }
        Slice ending = {name.bytes + dot, name.length - dot};
        packed = slice_is_word(ending, "gz") || slice_is_word(ending, "zst");
        name.length = dot - 1;
    }
    return name;
}
