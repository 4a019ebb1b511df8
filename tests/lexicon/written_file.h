/* A data file written for one test. */
#ifndef CHANCERY_TESTS_WRITTEN_FILE_H
#define CHANCERY_TESTS_WRITTEN_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Owns the file on disk: written_file_remove() takes it away. */
typedef struct WrittenFile {
    char path[512];
} WrittenFile;

static inline WrittenFile written_file(const char *content, size_t length) {
    WrittenFile self;
    const char *folder = getenv("TMPDIR");
    snprintf(self.path, sizeof self.path, "%s/chancery-test-XXXXXX", folder ? folder : P_tmpdir);
    int descriptor = mkstemp(self.path);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (!file || fwrite(content, 1, length, file) != length || fclose(file) != 0) {
        perror(self.path);
        abort();
    }
    return self;
}

static inline void written_file_remove(const WrittenFile *self) { remove(self->path); }

#endif
