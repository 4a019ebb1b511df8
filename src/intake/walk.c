#include "intake/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* realloc() that does not fail. */
static void *memory_resize(void *memory, size_t size) {
    memory = realloc(memory, size);
    if (memory == NULL) {
        fputs("chancery: out of memory\n", stderr);
        abort();
    }
    return memory;
}

static void *grow(void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity == 0 ? 16 : *capacity * 2;
    return memory_resize(items, *capacity * size);
}

/* "folder/name", or a copy of `name` if there is no folder. Freed by the caller. */
static char *path_join(const char *folder, const char *name) {
    size_t length = folder == NULL ? 0 : strlen(folder);
    const char *slash = length > 0 && folder[length - 1] != '/' ? "/" : "";
    size_t size = length + strlen(name) + 2;
    char *path = memory_resize(NULL, size);
    snprintf(path, size, "%s%s%s", folder == NULL ? "" : folder, slash, name);
    return path;
}

void walk_add(Walk *self, const char *path) {
    self->inputs = grow(self->inputs, self->count, &self->capacity, sizeof *self->inputs);
    self->inputs[self->count++] = path_join(NULL, path);
}

static int name_compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Reads a folder's names and makes it the innermost listing, which then owns
 * `path`. Hidden names are left out. */
static void folder_enter(Walk *self, char *path, Reporter *reporter) {
    DIR *folder = opendir(path);
    if (folder == NULL) {
        reporter_tell(reporter, CH_REPORT_REFUSED, (Place){.source = path}, "the folder cannot be read: %s",
                      strerror(errno));
        free(path);
        return;
    }
    Listing listing = {.path = path};
    size_t capacity = 0;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        listing.names = grow(listing.names, listing.count, &capacity, sizeof *listing.names);
        listing.names[listing.count++] = path_join(NULL, entry->d_name);
    }
    closedir(folder);
    if (listing.count > 0) {
        qsort(listing.names, listing.count, sizeof *listing.names, name_compare);
    }
    self->listings = grow(self->listings, self->depth, &self->listings_capacity, sizeof *self->listings);
    self->listings[self->depth++] = listing;
}

static void folder_leave(Walk *self) {
    Listing *listing = &self->listings[--self->depth];
    while (listing->next < listing->count) {
        free(listing->names[listing->next++]);
    }
    free(listing->names);
    free(listing->path);
}

/* Takes one path met inside a folder: a file is kept to be handed out, a folder
 * is entered. Links to folders are not followed, so that no walk is endless. */
static bool entry_take(Walk *self, char *path, Reporter *reporter) {
    struct stat link, target;
    Place place = {.source = path};
    if (lstat(path, &link) != 0 || stat(path, &target) != 0) {
        reporter_tell(reporter, CH_REPORT_REFUSED, place, "cannot be read: %s", strerror(errno));
    } else if (S_ISREG(target.st_mode)) {
        self->path = path;
        return true;
    } else if (S_ISLNK(link.st_mode) && S_ISDIR(target.st_mode)) {
        reporter_tell(reporter, CH_REPORT_NOTE, place, "a link to a folder is not followed; name it to read it");
    } else if (S_ISDIR(target.st_mode)) {
        folder_enter(self, path, reporter);
        return false;
    } else {
        reporter_tell(reporter, CH_REPORT_NOTE, place, "neither a file nor a folder, left out");
    }
    free(path);
    return false;
}

/* Takes one input the user named: whatever can be opened is a file. */
static bool input_take(Walk *self, char *path, Reporter *reporter) {
    struct stat status;
    if (strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        folder_enter(self, path, reporter);
        return false;
    }
    self->path = path;
    return true;
}

const char *walk_next(Walk *self, Reporter *reporter) {
    free(self->path);
    self->path = NULL;
    for (;;) {
        if (self->depth > 0) {
            Listing *listing = &self->listings[self->depth - 1];
            if (listing->next == listing->count) {
                folder_leave(self);
                continue;
            }
            char *name = listing->names[listing->next++];
            char *path = path_join(listing->path, name);
            free(name);
            if (entry_take(self, path, reporter)) {
                return self->path;
            }
        } else if (self->next < self->count) {
            if (input_take(self, self->inputs[self->next++], reporter)) {
                return self->path;
            }
        } else {
            self->next = self->count = 0;
            return NULL;
        }
    }
}

void walk_free(Walk *self) {
    while (self->depth > 0) {
        folder_leave(self);
    }
    while (self->next < self->count) {
        free(self->inputs[self->next++]);
    }
    free(self->inputs);
    free(self->listings);
    free(self->path);
    *self = (Walk){0};
}
