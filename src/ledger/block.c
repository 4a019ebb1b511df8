#include "ledger/block.h"

#include "base/edtf.h"
#include "ledger/match.h"

enum {
    COUNTRY_LIMIT = 5, /* an event of more countries is found by its first ones */
    YEAR_LIMIT = 120,  /* of a date that is no mistake */
    MONTH_LIMIT = 16,  /* a date wider than a year is compared by other blocks only */
    MARGIN_DAYS = 6,   /* days that accounts may lie apart */
    QUOTE_LENGTH = 20, /* characters of words that are worth looking for */
    HASH_BITS = 44,    /* of a block's key; the month stands before them */
    END_BYTES = 6,     /* of a mechanism's name: variants share their end or their beginning */
};

static uint64_t mix(uint64_t hash, const char *text) {
    for (; text && *text; text++) {
        hash = (hash ^ (unsigned char)*text) * 0x100000001B3u;
    }
    return (hash ^ 0x1F) * 0x100000001B3u;
}

static uint64_t mix_number(uint64_t hash, uint64_t number) {
    hash = (hash ^ number) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static void add(Blocks *blocks, Arena *arena, uint64_t hash) { *list_push(arena, blocks) = (int64_t)hash; }

/* The blocks of one month have keys of one range: events that are concluded month by month are written and
 * read there, and not all over the table. */
static void add_of_month(Blocks *blocks, Arena *arena, uint64_t month, uint64_t hash) {
    add(blocks, arena, month << HASH_BITS | hash >> (64 - HASH_BITS));
}

static uint64_t month_of(long day) {
    EdtfDate date = edtf_from_day_number(day);
    return (uint64_t)date.year * 12 + (uint64_t)date.month;
}

/* Sessions of one number and one end, or beginning, of the mechanism's name. Those with days are found in the years
 * around them, so that many years of many mechanisms are not compared with each other; what has no day meets all. */
static void add_number(const Account *self, Arena *arena, Blocks *blocks, uint64_t hash, bool seeks) {
    if (self->day_kind == DAY_NONE) {
        add(blocks, arena, mix(hash, "undated"));
        if (seeks) {
            add(blocks, arena, mix(hash, "dated"));
        }
        return;
    }
    add(blocks, arena, mix(hash, seeks ? "undated" : "dated"));
    uint64_t first = month_of(self->first - NUMBER_DAYS / 2) / 12, last = month_of(self->last + NUMBER_DAYS / 2) / 12;
    for (uint64_t year = first; year <= last && last - first < YEAR_LIMIT; year++) {
        add_of_month(blocks, arena, year * 12, mix_number(hash, year));
    }
}

static void add_session(const Account *self, Arena *arena, Blocks *blocks, uint64_t base, bool seeks) {
    const char *name = self->mechanism;
    size_t length = strlen(name), end = length > END_BYTES ? END_BYTES : length;
    const char *begin = arena_copy(arena, name, end);
    uint64_t number = (uint64_t)self->ordinal;
    add_number(self, arena, blocks, mix_number(mix(mix(base, "session"), name + length - end), number), seeks);
    add_number(self, arena, blocks, mix_number(mix(mix(base, "opening"), begin), number), seeks);
}

/* The sides within one month. */
static void add_sides(const Account *self, Arena *arena, Blocks *blocks, uint64_t hash, uint64_t month) {
    size_t count = self->countries.count < COUNTRY_LIMIT ? self->countries.count : COUNTRY_LIMIT;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            add_of_month(blocks, arena, month, mix(mix(hash, self->countries.items[i]), self->countries.items[j]));
        }
    }
    if (count == 1) {
        add_of_month(blocks, arena, month, mix(hash, self->countries.items[0]));
    }
}

/* The persons within one month. */
static void add_persons(const Account *self, Arena *arena, Blocks *blocks, uint64_t hash, uint64_t month) {
    for (size_t i = 0; i < self->parties.count; i++) {
        const Party *party = &self->parties.items[i];
        for (size_t j = 0; j < party->forms.count; j++) {
            add_of_month(blocks, arena, month, mix(mix(hash, "person"), party->forms.items[j]));
        }
    }
}

/* The blocks in which the account stands, or those in which whatever may match it stands. */
static void add_blocks(const Account *self, Arena *arena, Blocks *blocks, bool seeks) {
    uint64_t base = mix(0xCBF29CE484222325u, account_type_group(self->type));
    add(blocks, arena, mix(mix(base, "id"), self->id));
    if (self->quote_length >= QUOTE_LENGTH) {
        add(blocks, arena, mix_number(mix(base, "words"), self->quote_hash));
    }
    if (self->mechanism && self->ordinal) {
        add_session(self, arena, blocks, base, seeks);
    }
    if (self->day_kind == DAY_NONE) {
        return;
    }
    Reach reach = account_reach(self);
    uint64_t first = month_of(self->first - MARGIN_DAYS), last = month_of(self->last + MARGIN_DAYS);
    for (uint64_t month = first; month <= last && last - first < MONTH_LIMIT; month++) {
        uint64_t hash = mix_number(base, month);
        if (reach.sides) {
            add_sides(self, arena, blocks, hash, month);
        }
        size_t length = self->mechanism ? strlen(self->mechanism) : 0;
        if (reach.mechanism && length && (self->own_name || self->speaks)) {
            const char *begin = arena_copy(arena, self->mechanism, length < END_BYTES ? length : END_BYTES);
            add_of_month(blocks, arena, month, mix(mix(hash, "mechanism"), begin));
        }
        if (reach.persons) {
            add_persons(self, arena, blocks, hash, month);
        }
    }
}

void account_blocks(const Account *self, Arena *arena, Blocks *blocks) { add_blocks(self, arena, blocks, false); }
void account_seeks(const Account *self, Arena *arena, Blocks *blocks) { add_blocks(self, arena, blocks, true); }
