#include "ledger/account.h"

#include "base/edtf.h"
#include "base/text.h"

#include <jansson.h>
#include <stdlib.h>

enum {
    ABOUT_DAYS = 1,     /* an event told of as news happened that day or the day before */
    PLANNED_DAYS = 45,  /* a plan without a date is for the coming weeks */
    JOURNEY_DAYS = 6,   /* … or it still goes on */
    RECALLED_DAYS = 90, /* a visit told of without a date was in the last months */
    SPAN_DAYS = 31,     /* longer spans are no days of a visit */
    SPEAKING_NAME = 6,  /* characters of a mechanism's name that few others have */
};

static const char *member(const json_t *object, const char *name) {
    return json_string_value(json_object_get(object, name));
}

static const char *copy_member(Arena *arena, const json_t *object, const char *name) {
    const char *value = member(object, name);
    return value ? arena_copy(arena, value, strlen(value)) : NULL;
}

static const char *fold_member(Arena *arena, const json_t *object, const char *name) {
    const char *value = member(object, name);
    return value ? name_form(arena, value) : NULL;
}

static void read_parties(Account *self, Arena *arena, const json_t *array, bool acts, const KnownPosts *posts) {
    size_t i;
    const json_t *actor;
    json_array_foreach(array, i, actor) {
        Party *party = list_push(arena, &self->parties);
        *party = (Party){.country = copy_member(arena, actor, "country"),
                         .person = fold_member(arena, actor, "person"),
                         .body = fold_member(arena, actor, "org"),
                         .acts = acts};
        if (!party->person) {
            continue;
        }
        name_forms(arena, &party->forms, member(actor, "person"));
        for (size_t j = 0; j < posts->names.count; j++) {
            if (strcmp(posts->names.items[j], party->person) == 0) {
                *list_push(arena, &party->posts) = posts->posts.items[j];
            }
        }
    }
}

const char *account_type_group(const char *type) { return strcmp(type, "talks") == 0 ? "meeting" : type; }

/* The window of days in which the event may lie. */
static void read_days(Account *self, const char *date, const char *published) {
    Edtf edtf;
    self->day_kind = DAY_NONE;
    if (date && edtf_parse(date, &edtf) && edtf_bounds(&edtf, &self->first, &self->last)) {
        bool days = edtf.from.day && edtf.to.day && self->last - self->first <= SPAN_DAYS;
        self->day_kind = !days ? DAY_WIDE : edtf.is_approximate ? DAY_ABOUT : DAY_EXACT;
        self->first -= self->day_kind == DAY_ABOUT ? ABOUT_DAYS : 0;
    } else if (!date && strcmp(self->status, "planned") == 0 && published && edtf_parse(published, &edtf) &&
               edtf_bounds(&edtf, &self->first, &self->last)) {
        self->day_kind = DAY_PLANNED;
        self->last += PLANNED_DAYS;
    } else if (!date && strcmp(self->type, "visit") == 0 && published && edtf_parse(published, &edtf) &&
               edtf_bounds(&edtf, &self->first, &self->last)) {
        self->day_kind = DAY_RECALLED;
        self->first -= RECALLED_DAYS;
        self->last += JOURNEY_DAYS;
    } else {
        self->is_told = published && edtf_parse(published, &edtf) && edtf_bounds(&edtf, &self->first, &self->last);
    }
}

static int compare_numbers(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The neighbouring characters of the quote, to see how alike two are. */
static void read_quote(Account *self, Arena *arena, const char *quote) {
    const char *folded = name_form(arena, quote ? quote : "");
    Text *text = text_new(arena, folded, strlen(folded));
    uint32_t *pairs = ARENA_ARRAY(arena, uint32_t, text->length + 1);
    self->quote_hash = 0xCBF29CE484222325u;
    self->quote_length = text->length;
    for (uint32_t i = 0; i < text->length; i++) {
        self->quote_hash = (self->quote_hash ^ text->character[i]) * 0x100000001B3u;
        if (i) {
            pairs[self->pair_count++] = text->character[i - 1] * 0x9E3779B1u ^ text->character[i];
        }
    }
    qsort(pairs, self->pair_count, sizeof *pairs, compare_numbers);
    self->pairs = pairs;
}

static void read_countries(Account *self, Arena *arena, const json_t *array) {
    size_t i;
    const json_t *code;
    json_array_foreach(array, i, code) {
        const char *text = json_string_value(code);
        *list_push(arena, &self->countries) = arena_copy(arena, text ? text : "", text ? strlen(text) : 0);
    }
}

/* A name that holds that of an organisation or region which takes part (their codes are their names, those of
 * countries are not), or signs that stand in proper names only. */
static bool is_own_name(const Account *self, const char *name) {
    static const char *const signs[] = {"“", "-", "—", "·"};
    for (size_t i = 0; name && i < sizeof signs / sizeof *signs; i++) {
        if (strstr(name, signs[i])) {
            return true;
        }
    }
    for (size_t i = 0; name && i < self->countries.count; i++) {
        const char *code = self->countries.items[i];
        if ((unsigned char)code[0] >= 0x80 && strstr(name, code)) {
            return true;
        }
    }
    return false;
}

static size_t character_count(const char *text) {
    size_t count = 0;
    for (; *text; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

bool account_read(Account *self, Arena *arena, const char *json, const char *published, const KnownPosts *posts) {
    json_t *event = json_loads(json, 0, NULL);
    const char *type = copy_member(arena, event, "type"), *status = copy_member(arena, event, "status");
    bool fine = type && status;
    if (fine) {
        const json_t *mechanism = json_object_get(event, "mechanism"), *place = json_object_get(event, "place"),
                     *amount = json_object_get(event, "amount");
        self->type = type;
        self->status = status;
        self->id = copy_member(arena, event, "id");
        read_parties(self, arena, json_object_get(event, "initiator"), true, posts);
        read_parties(self, arena, json_object_get(event, "counterpart"), false, posts);
        read_countries(self, arena, json_object_get(event, "countries"));
        self->place = fold_member(arena, place, "name");
        self->place_country = copy_member(arena, place, "country");
        self->mechanism = fold_member(arena, mechanism, "name");
        self->own_name = is_own_name(self, member(mechanism, "name"));
        self->speaks = self->mechanism && character_count(self->mechanism) >= SPEAKING_NAME;
        self->ordinal = (int)json_integer_value(json_object_get(mechanism, "ordinal"));
        read_days(self, member(event, "date"), published);
        self->amount = json_number_value(json_object_get(amount, "value"));
        self->amount_unit = copy_member(arena, amount, "unit");
        self->confidence = json_number_value(json_object_get(event, "confidence"));
        const char *words = member(json_object_get(event, "evidence"), "text");
        read_quote(self, arena, words ? words : member(event, "quote"));
        fine = self->id != NULL;
    }
    json_decref(event);
    return fine;
}
