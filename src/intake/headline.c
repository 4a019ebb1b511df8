#include "intake/headline.h"

/* Characters that part a headline from a site's name, as UTF-8. */
static const struct Parting {
    const char *bytes;
    bool is_dash;
} partings[] = {
    {"_", false}, {"|", false},           {"\xEF\xBD\x9C", false}, /* full-width bar */
    {"-", true},  {"\xE2\x80\x93", true}, {"\xE2\x80\x94", true},  /* en and em dash */
};

/* A headline shorter than this (bytes) is not found in the text by chance. */
enum { PROOF_LENGTH = 18 };

size_t headline_find(Slice text, Slice title) {
    if (title.length == 0) {
        return HEADLINE_NOT_FOUND;
    }
    for (size_t start = 0; start < text.length;) {
        const char *end = memchr(text.bytes + start, '\n', text.length - start);
        size_t length = end == NULL ? text.length - start : (size_t)(end - text.bytes) - start;
        if (slice_equal((Slice){text.bytes + start, length}, title)) {
            return start;
        }
        start += length + 1;
    }
    return HEADLINE_NOT_FOUND;
}

/* The last parting character of the title; NULL if there is none. */
static const struct Parting *parting_last(Slice title, size_t *at) {
    for (*at = title.length; (*at)-- > 0;) {
        for (size_t i = 0; i < sizeof partings / sizeof *partings; i++) {
            size_t length = strlen(partings[i].bytes);
            if (title.length - *at >= length && memcmp(title.bytes + *at, partings[i].bytes, length) == 0) {
                return &partings[i];
            }
        }
    }
    return NULL;
}

Slice headline_without_site(Slice title, Slice site, Slice heading, Slice text) {
    for (;;) {
        if (slice_equal(title, heading) || headline_find(text, title) != HEADLINE_NOT_FOUND) {
            return title;
        }
        size_t at;
        const struct Parting *parting = parting_last(title, &at);
        if (parting == NULL || at == 0) {
            return title;
        }
        size_t length = strlen(parting->bytes);
        bool spaced = title.bytes[at - 1] == ' ' && at + length < title.length && title.bytes[at + length] == ' ';
        Slice head = slice_trim((Slice){title.bytes, at});
        Slice tail = slice_trim((Slice){title.bytes + at + length, title.length - at - length});
        if (tail.length >= PROOF_LENGTH && headline_find(text, tail) != HEADLINE_NOT_FOUND) {
            return tail; /* the site's name stands first */
        }
        bool proved = slice_equal(tail, site) || slice_equal(head, heading) ||
                      (head.length >= PROOF_LENGTH && headline_find(text, head) != HEADLINE_NOT_FOUND);
        bool topic = head.length < PROOF_LENGTH && tail.length > head.length; /* 科纳克里|中国援助疫苗运抵 */
        if (head.length == 0 || (((parting->is_dash && !spaced) || topic) && !proved)) {
            return title;
        }
        title = head;
    }
}
