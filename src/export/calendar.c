/* iCalendar (RFC 5545): an all-day entry for each event whose days are known. */
#include "export/export.h"

#include "base/edtf.h"

#include <stdio.h>

/* Octets of a line of content, without its end (RFC 5545, 3.1). */
enum { LINE_OCTETS = 75 };

/* Writes a line, folded between characters. */
static void write_line(ChBuffer *out, const char *line) {
    size_t room = LINE_OCTETS;
    while (strlen(line) > room) {
        size_t cut = room;
        while (cut > 1 && ((unsigned char)line[cut] & 0xC0) == 0x80) {
            cut--;
        }
        ch_buffer_append(out, line, cut);
        buffer_string(out, "\r\n ");
        line += cut;
        room = LINE_OCTETS - 1; /* the blank counts */
    }
    buffer_string(out, line);
    buffer_string(out, "\r\n");
}

/* Texts have \ before commas, semicolons and themselves, and \n for a line end. */
static const char *escaped(Export *self, const char *text) {
    char *copy = arena_alloc(&self->arena, strlen(text) * 2 + 1), *out = copy;
    for (; *text; text++) {
        if (strchr("\\,;\n", *text)) {
            *out++ = '\\';
        }
        *out++ = (char)(*text == '\n' ? 'n' : (unsigned char)*text < 0x20 ? ' ' : *text);
    }
    *out = 0;
    return copy;
}

static void write_text(Export *self, ChBuffer *out, const char *name, const char *text) {
    if (text && *text) {
        write_line(out, export_text(self, "%s:%s", name, escaped(self, text)));
    }
}

/* YYYYMMDD of a day and `shift` days behind it. */
static const char *plain_day(Export *self, const char *day, int shift) {
    Edtf date;
    if (!edtf_parse(day, &date)) {
        return "";
    }
    EdtfDate shifted = edtf_from_day_number(edtf_day_number(date.from) + shift);
    return export_text(self, "%04d%02d%02d", shifted.year, shifted.month, shifted.day);
}

static const char *status_of(const json_t *event) {
    const char *status = row_text(event, "status");
    return status && strcmp(status, "planned") == 0     ? "TENTATIVE"
           : status && strcmp(status, "cancelled") == 0 ? "CANCELLED"
                                                        : "CONFIRMED";
}

static const char *description(Export *self, const json_t *event) {
    const json_t *sources = json_object_get(event, "sources"), *source;
    const char *quote = row_text(event, "quote"), *text = quote ? quote : "";
    size_t i;
    json_array_foreach(sources, i, source) {
        const char *outlet = row_text(source, "outlet"), *published = row_text(source, "published");
        const char *url = row_text(source, "url"), *page = row_text(source, "page");
        text = export_text(self, "%s\n%s%s%s %s", text, outlet ? outlet : "", outlet && published ? " " : "",
                           published ? published : "",
                           url    ? url
                           : page ? page
                                  : "");
    }
    return text;
}

static void write_event(Export *self, ChBuffer *out, const json_t *event, void *context) {
    (void)context;
    const char *begin = date_begin(self, row_text(event, "date")), *end = date_end(self, row_text(event, "date"));
    if (!begin || !end || strcmp(begin, end) > 0) {
        return;
    }
    const char *told = date_begin(self, row_text(event, "published")), *url = row_text(event, "url");
    write_line(out, "BEGIN:VEVENT");
    write_line(out, export_text(self, "UID:%s@chancery", row_text(event, "id") ? row_text(event, "id") : ""));
    write_line(out, export_text(self, "DTSTAMP:%sT000000Z", plain_day(self, told ? told : begin, 0)));
    write_line(out, export_text(self, "DTSTART;VALUE=DATE:%s", plain_day(self, begin, 0)));
    write_line(out, export_text(self, "DTEND;VALUE=DATE:%s", plain_day(self, end, 1)));
    write_text(self, out, "SUMMARY", event_title(self, event));
    write_text(self, out, "LOCATION", row_inner(event, "place", "name"));
    write_text(self, out, "DESCRIPTION", description(self, event));
    write_text(self, out, "CATEGORIES", row_text(event, "type"));
    if (url && !strpbrk(url, "\r\n ")) {
        write_line(out, export_text(self, "URL:%s", url));
    }
    write_line(out, export_text(self, "STATUS:%s", status_of(event)));
    write_line(out, "TRANSP:TRANSPARENT");
    write_line(out, "END:VEVENT");
    self->records++;
}

int export_calendar(Export *self, ChBuffer *out) {
    write_line(out, "BEGIN:VCALENDAR");
    write_line(out, "VERSION:2.0");
    write_line(out, "PRODID:-//Chancery//Diplomatic events//EN");
    write_line(out, "CALSCALE:GREGORIAN");
    int status = export_each(self, CH_LIST_EVENTS, write_event, NULL);
    write_line(out, "END:VCALENDAR");
    return status;
}
