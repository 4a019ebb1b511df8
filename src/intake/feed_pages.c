/* Pages out of feeds: one an entry. */
#include "intake/reader.h"

#include <limits.h>

/* Opens the feed in the stream; false if it is refused, which is told. */
static bool feed_open(ChIntake *self) {
    if (!file_decode(self, &self->feed_text)) {
        return false;
    }
    return feed_begin(&self->feed, self->feed_text.text);
}

/* The page of an entry, or NULL if it is refused. */
static ChPage *entry_page(ChIntake *self, const FeedEntry *entry) {
    char name[PATH_MAX + 32];
    Place place = place_here(self);
    PageDraft draft = {
        .id = entry->id.length > 0 ? entry->id : entry->url,
        .url = entry->url,
        .title = entry->title,
        .published = entry->published,
        .text = entry->content.length > 0 ? entry->content : entry->title,
    };
    if (draft.id.length == 0) {
        draft.id = page_name_of_record(place, name, sizeof name);
    }
    if (entry->content_is_html && !html_take(self, entry->content, &draft, place)) {
        return NULL;
    }
    return page_hand_out(self, &draft, &self->feed_text, place);
}

ChPage *feed_page(ChIntake *self) {
    if (self->record == 0 && !feed_open(self)) {
        return NULL;
    }
    FeedEntry entry;
    while (feed_next(&self->feed, &entry)) {
        self->record++;
        ChPage *page = entry_page(self, &entry);
        self->feed_text.broken = (Breakage){0}; /* counted once, with the first page */
        if (page != NULL) {
            return page;
        }
    }
    if (self->feed.broken) {
        reporter_tell(&self->reporter, CH_REPORT_REFUSED, place_here(self),
                      "the feed's markup breaks off behind entry %zu", self->record);
    }
    return NULL;
}
