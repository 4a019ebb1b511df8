#include "resolve/dates.h"
#include "resolve/resolve.h"

void resolve_dates(Item *item) { (void)item; }

DateValue date_resolve(const Item *item, uint32_t mention, bool planned) {
    (void)planned;
    return item->mentions.items[mention].date;
}

uint32_t date_mention_for(const Item *item, Span clause, Span anchor) {
    (void)item;
    (void)clause;
    (void)anchor;
    return NO_MENTION;
}

bool date_is_vague(const Mention *mention) {
    return mention->kind == MENTION_DATE && mention->shape.kind == DATE_VAGUE;
}

DateValue date_of_news(const Item *item) {
    DateValue value = {0};
    if (item->published) {
        size_t length = strlen(item->published);
        char *edtf = arena_alloc(item->arena, length + 2);
        memcpy(edtf, item->published, length);
        edtf[length] = '~';
        value.edtf = edtf;
    }
    return value;
}
