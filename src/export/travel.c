/* Travel: one row a person and journey, in the manner of data sets on the
 * travel of leaders. */
#include "export/export.h"
#include "report/writers.h"

#include "base/edtf.h"

#include <stdio.h>

static void write_cell(ChBuffer *out, const char *text, const char *behind) {
    buffer_csv(out, text);
    buffer_string(out, behind);
}

/* Where the journey goes: the place's country, else a host's, else one that
 * takes part and is not the traveller's own. */
static const char *destination(const json_t *visit, const char *home) {
    const char *place = row_inner(visit, "place", "country");
    size_t i;
    const json_t *host, *code;
    if (place && (!home || strcmp(place, home) != 0)) {
        return place;
    }
    json_array_foreach(json_object_get(visit, "counterpart"), i, host) {
        const char *country = row_text(host, "country");
        if (country && (!home || strcmp(country, home) != 0)) {
            return country;
        }
    }
    json_array_foreach(json_object_get(visit, "countries"), i, code) {
        if (json_is_string(code) && (!home || strcmp(json_string_value(code), home) != 0)) {
            return json_string_value(code);
        }
    }
    return NULL;
}

/* Days from the first to the last, both counted; empty if they are not known. */
static const char *length_of(Export *self, const char *begin, const char *end) {
    Edtf first, last;
    if (!begin || !end || !edtf_parse(begin, &first) || !edtf_parse(end, &last)) {
        return NULL;
    }
    return export_text(self, "%ld", edtf_day_number(last.from) - edtf_day_number(first.from) + 1);
}

static const char *sources_of(Export *self, const json_t *visit) {
    const json_t *sources = json_object_get(visit, "sources"), *source;
    const char *text = "";
    size_t i;
    json_array_foreach(sources, i, source) {
        const char *url = row_text(source, "url"), *page = row_text(source, "page");
        text = export_text(self, "%s%s%s", text, i ? "|" : "", url ? url : page ? page : "");
    }
    return *text ? text : row_text(visit, "url") ? row_text(visit, "url") : row_text(visit, "page");
}

static void write_journey(Export *self, ChBuffer *out, const json_t *visit, const json_t *actor) {
    static const char *const levels[] = {
        [LEVEL_LEADER] = "leader", [LEVEL_MINISTER] = "minister", [LEVEL_OTHER] = "other"};
    const char *name = row_text(actor, "person"), *home = row_text(actor, "country"), *date = row_text(visit, "date");
    const char *begin = date_begin(self, date), *end = date_end(self, date), *to = destination(visit, home);
    const KnownPerson *known = export_person(self, home, name);
    Level level = LEVEL_OTHER;
    const char *post = known ? export_post(self, known, begin, &level) : NULL;
    const char *purpose = row_inner(visit, "mechanism", "name");
    write_cell(out, name, ",");
    write_cell(out, known ? known->latin : NULL, ",");
    write_cell(out, known ? known->id : NULL, ",");
    write_cell(out, post, ",");
    write_cell(out, post ? levels[level] : NULL, ",");
    write_cell(out, home, ",");
    write_cell(out, to, ",");
    write_cell(out, to ? ch_lexicon_country_name(self->lexicon, to, "en") : NULL, ",");
    write_cell(out, row_inner(visit, "place", "name"), ",");
    write_cell(out, begin, ",");
    write_cell(out, end, ",");
    write_cell(out, length_of(self, begin, end), ",");
    write_cell(out, date, ",");
    write_cell(out, row_text(visit, "status"), ",");
    write_cell(out, row_text(visit, "level"), ",");
    write_cell(out, purpose ? purpose : row_text(visit, "quote"), ",");
    write_cell(out, row_text(visit, "id"), ",");
    write_cell(out, sources_of(self, visit), "\r\n");
    self->records++;
}

static void write_visit(Export *self, ChBuffer *out, const json_t *row, void *context) {
    (void)context;
    const char *type = row_text(row, "type");
    const json_t *actor;
    size_t i;
    if (!type || strcmp(type, "visit") != 0) {
        return;
    }
    json_array_foreach(json_object_get(row, "initiator"), i, actor) {
        if (row_text(actor, "person")) {
            write_journey(self, out, row, actor);
        }
    }
}

int export_travel(Export *self, ChBuffer *out) {
    buffer_string(out, "leader,leader_latin,leader_id,post,post_level,country,destination,destination_name,place,start,"
                       "end,days,date,status,visit_type,purpose,event,sources\r\n");
    int status = export_read_people(self);
    return status < 0 ? status : export_each(self, CH_LIST_EVENTS, write_visit, NULL);
}
