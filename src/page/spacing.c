#include "page/spacing.h"

#include <stdbool.h>
#include <string.h>

/* A Han character is three bytes of UTF-8, the first of them in this range; a no-break
 * space is two. */
enum { HAN_BYTES = 3, HAN_FIRST = 0xE4, HAN_LAST = 0xE9, FIXED_BLANK = 2 };

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

static bool is_han(const char *bytes, size_t length) {
    return length >= HAN_BYTES && (unsigned char)bytes[0] >= HAN_FIRST && (unsigned char)bytes[0] <= HAN_LAST;
}

/* Bytes of the blank that begins here; 0 if none does. */
static size_t blank_width(const char *bytes, size_t length) {
    bool is_fixed = length >= FIXED_BLANK && bytes[0] == '\xC2' && bytes[1] == '\xA0';
    return is_fixed ? FIXED_BLANK : length && bytes[0] == ' ';
}

/* Where the number begins that ends the `length` bytes. */
static size_t number_start(const char *bytes, size_t length) {
    while (length && (is_digit(bytes[length - 1]) || bytes[length - 1] == '.' || bytes[length - 1] == ',')) {
        length--;
    }
    return length;
}

/* True if what ends in the number is the time or the day of a stamp (13:20, 2024-05-07):
 * the blank behind it parts it from the outlet's name. */
static bool is_stamp(const char *bytes, size_t number) { return number && memchr(":-/", bytes[number - 1], 3); }

/* Takes the blank out between a Han character and the number that ends the `length`
 * bytes. Returns what is left of them. */
static size_t close_before(char *bytes, size_t length) {
    size_t number = number_start(bytes, length);
    size_t width = number && bytes[number - 1] == ' ' ? 1 : 0;
    if (number >= FIXED_BLANK && blank_width(bytes + number - FIXED_BLANK, FIXED_BLANK) == FIXED_BLANK) {
        width = FIXED_BLANK;
    }
    size_t blank = number - width;
    if (!width || blank < HAN_BYTES || !is_han(bytes + blank - HAN_BYTES, HAN_BYTES)) {
        return length;
    }
    memmove(bytes + blank, bytes + number, length - number);
    return length - width;
}

/* The next byte of this value, the end if there is none. */
static size_t next_byte(const char *bytes, size_t at, size_t length, char byte) {
    const char *found = at < length ? memchr(bytes + at, byte, length - at) : NULL;
    return found ? (size_t)(found - bytes) : length;
}

size_t spacing_close(char *bytes, size_t length) {
    size_t kept = 0, read = 0; /* bytes written and read so far */
    size_t space = next_byte(bytes, 0, length, ' '), fixed = next_byte(bytes, 0, length, '\xC2');
    while (space < length || fixed < length) {
        size_t at = space < fixed ? space : fixed;
        size_t width = blank_width(bytes + at, length - at);
        bool set_apart =
            width && at > read && is_digit(bytes[at - 1]) && is_han(bytes + at + width, length - at - width);
        if (set_apart && !is_stamp(bytes, number_start(bytes, at))) {
            memmove(bytes + kept, bytes + read, at - read);
            kept = close_before(bytes, kept + at - read);
            read = at + width;
        }
        space = space == at ? next_byte(bytes, at + 1, length, ' ') : space;
        fixed = fixed == at ? next_byte(bytes, at + 1, length, '\xC2') : fixed;
    }
    memmove(bytes + kept, bytes + read, length - read);
    return kept + length - read;
}

/* --- pages flattened into one line */

/* A shorter line needs no breaking. */
enum { FLAT_LEAST = 400 }; /* bytes */

/* Bytes of the run of blanks that begins here; `*count` is how many blanks it has. */
static size_t blank_run(const char *bytes, size_t length, unsigned *count) {
    size_t at = 0;
    *count = 0;
    while (at < length) {
        bool is_wide = length - at >= HAN_BYTES && memcmp(bytes + at, "\xE3\x80\x80", HAN_BYTES) == 0;
        size_t width = is_wide ? HAN_BYTES : blank_width(bytes + at, length - at);
        if (!width) {
            break;
        }
        at += width;
        ++*count;
    }
    return at;
}

/* True if a sentence ends right before `end`, with or without a closing quotation mark. */
static bool ends_sentence(const char *bytes, size_t end) {
    static const char *const stops[] = {"。", "！", "？", "”", "」", "』"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        if (end >= HAN_BYTES && memcmp(bytes + end - HAN_BYTES, stops[i], HAN_BYTES) == 0) {
            return true;
        }
    }
    return false;
}

/* True if Han characters stand on both sides of a blank. */
static bool parts_words(const char *bytes, size_t length, size_t blank, size_t behind) {
    return blank >= HAN_BYTES && is_han(bytes + blank - HAN_BYTES, HAN_BYTES) &&
           is_han(bytes + behind, length - behind);
}

/* How deep in brackets the text is behind these bytes, at most one. */
static bool in_bracket(bool before, const char *bytes) {
    bool opens = *bytes == '(' || memcmp(bytes, "（", HAN_BYTES) == 0;
    bool closes = *bytes == ')' || memcmp(bytes, "）", HAN_BYTES) == 0;
    return (before || opens) && !closes;
}

void spacing_break(char *bytes, size_t length) {
    while (length && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
        length--;
    }
    if (length < FLAT_LEAST || memchr(bytes, '\n', length)) {
        return;
    }
    bool told = false, bracket = false; /* a sentence has ended; a bracket is open */
    for (size_t at = 0; at + HAN_BYTES < length; at++) {
        unsigned blanks;
        size_t run = blank_run(bytes + at, length - at, &blanks);
        bool breaks = blanks > 1 || (blanks && ends_sentence(bytes, at)) ||
                      (blanks && !told && !bracket && parts_words(bytes, length, at, at + run));
        if (breaks) {
            memset(bytes + at, ' ', run);
            bytes[at] = '\n';
        }
        bracket = in_bracket(bracket, bytes + at);
        told = told || memcmp(bytes + at, "。", HAN_BYTES) == 0;
        at += run ? run - 1 : 0;
    }
}

/* --- pages cut at a fixed width */

/* Columns, of which a Han character takes two: the width of such a page; how much a line
 * falls short of it that may not end before a stop; how many lines tell the width. */
enum { WIDTH_LEAST = 40, WIDTH_MOST = 120, SHORT_BY = 6, CUT_LINES = 4 };

/* A line of print without what ends it. */
typedef struct Row {
    size_t start, end; /* bytes */
    size_t next;       /* where the next one starts */
    unsigned width;    /* columns */
    bool has_stop;     /* a comma or full stop stands in it */
} Row;

/* Likewise of a page of which only the lines within paragraphs were cut: the least and
 * the greatest width, and how many lines of one width tell it. */
enum { WRAP_LEAST = 60, WRAP_MOST = 200, WRAP_LINES = 4 };

/* True for a comma or a full stop of three bytes. */
static bool is_stop(const char *bytes, size_t length) {
    return length >= HAN_BYTES && (!memcmp(bytes, "，", HAN_BYTES) || !memcmp(bytes, "。", HAN_BYTES));
}

static Row row_at(const char *bytes, size_t start, size_t length, unsigned most) {
    size_t end = next_byte(bytes, start, length, '\n');
    Row row = {.start = start, .end = end, .next = end + (end < length)};
    while (row.end > start && (bytes[row.end - 1] == '\r' || bytes[row.end - 1] == ' ')) {
        row.end--;
    }
    if (row.end - start > most * 2) { /* no character has more than two bytes for a column */
        row.width = most + 1;
        return row;
    }
    for (size_t at = start; at < row.end && row.width <= most;) {
        unsigned char byte = (unsigned char)bytes[at];
        if (byte == ',' || ((byte == 0xEF || byte == 0xE3) && is_stop(bytes + at, row.end - at))) {
            row.has_stop = true;
        }
        row.width += 1u + (byte >= 0xE0);
        at += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
    return row;
}

/* The width at which the page was cut; 0 if it was not. */
static unsigned cut_width(const char *bytes, size_t length) {
    unsigned width = 0, rows = 0, full = 0, stops = 0;
    for (size_t at = 0; at < length;) {
        Row row = row_at(bytes, at, length, WIDTH_MOST);
        if (row.width > WIDTH_MOST) {
            return 0;
        }
        width = row.width > width ? row.width : width;
        at = row.next;
    }
    for (size_t at = 0; at < length && width >= WIDTH_LEAST;) {
        Row row = row_at(bytes, at, length, WIDTH_MOST);
        bool is_full = row.width + SHORT_BY >= width;
        rows += is_full || row.has_stop;
        full += is_full;
        stops += is_full && row.has_stop;
        at = row.next;
    }
    return full >= CUT_LINES && full * 2 >= rows && stops * 2 >= full ? width : 0;
}

/* True if the line ends within a sentence. */
static bool ends_within(const char *bytes, Row row) {
    return row.end >= row.start + HAN_BYTES &&
           (is_han(bytes + row.end - HAN_BYTES, HAN_BYTES) || !memcmp(bytes + row.end - HAN_BYTES, "，", HAN_BYTES) ||
            !memcmp(bytes + row.end - HAN_BYTES, "、", HAN_BYTES));
}

static bool is_full(Row row, unsigned width) { return row.width <= width && row.width + 2 >= width; }

/* The width at which the lines within the paragraphs were cut; 0 if they were not. */
static unsigned wrap_width(const char *bytes, size_t length) {
    unsigned char rows[WRAP_MOST + 3] = {0}; /* a row that is too long is so by two columns at most */
    for (size_t start = 0; start < length;) {
        size_t end = next_byte(bytes, start, length, '\n');
        Row row = {.start = start, .end = end, .next = end + 1};
        if (end - start >= WRAP_LEAST && end - start <= WRAP_MOST * 2 && ends_within(bytes, row)) {
            row = row_at(bytes, start, length, WRAP_MOST);
            rows[row.width] += row.has_stop && rows[row.width] < WRAP_LINES;
        }
        start = row.next;
    }
    for (unsigned width = WRAP_MOST; width >= WRAP_LEAST; width--) {
        if (rows[width] && rows[width] + rows[width - 1] + rows[width - 2] >= WRAP_LINES) {
            return width;
        }
    }
    return 0;
}

/* Joins the lines within the paragraphs of a page that was cut at the width. */
static size_t join_wrapped(char *bytes, size_t length, unsigned width) {
    size_t kept = 0;
    bool told = false; /* a sentence ended above: no headline stands here */
    for (size_t at = 0; at < length;) {
        Row row = row_at(bytes, at, length, WRAP_MOST);
        Row next = row_at(bytes, row.next < length ? row.next : length, length, WRAP_MOST);
        bool goes_on = ends_within(bytes, row) && is_han(bytes + next.start, next.end - next.start) &&
                       (is_full(row, width) || (told && row.has_stop && row.width < width && is_full(next, width)));
        told = told || ends_sentence(bytes, row.end);
        memmove(bytes + kept, bytes + row.start, row.end - row.start);
        kept += row.end - row.start;
        if (row.next > row.end && !goes_on) {
            bytes[kept++] = '\n';
        }
        at = row.next;
    }
    return kept;
}

size_t spacing_join(char *bytes, size_t length) {
    unsigned width = cut_width(bytes, length), blanks;
    if (!width) {
        unsigned wrapped = wrap_width(bytes, length);
        return wrapped ? join_wrapped(bytes, length, wrapped) : length;
    }
    size_t kept = 0;
    for (size_t at = 0; at < length;) {
        Row row = row_at(bytes, at, length, WIDTH_MOST);
        bool goes_on = row.width + SHORT_BY >= width && row.next < length && bytes[row.next] != '\n' &&
                       bytes[row.next] != '\r' && !blank_run(bytes + row.next, length - row.next, &blanks);
        bool in_latin = goes_on && row.end > row.start && (unsigned char)bytes[row.end - 1] < 0x80 &&
                        (unsigned char)bytes[row.next] < 0x80;
        memmove(bytes + kept, bytes + row.start, row.end - row.start);
        kept += row.end - row.start;
        if (row.next > row.end && (!goes_on || in_latin)) {
            bytes[kept++] = goes_on ? ' ' : '\n';
        }
        at = row.next;
    }
    return kept;
}
