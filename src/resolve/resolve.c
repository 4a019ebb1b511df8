#include "resolve/resolve.h"

void resolve_item(Item *item) {
    resolve_blocs(item);
    resolve_persons(item);
    resolve_nationality(item);
    resolve_titles(item);
    resolve_dates(item);
}
