#include "cli/output.h"

#include "cli/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

unsigned terminal_width(void) {
    struct winsize size;
    if (isatty(STDOUT_FILENO) != 1) {
        return 0;
    }
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

const char *output_language(const char *asked) {
    if (asked && strcmp(asked, "zh") != 0 && strcmp(asked, "en") != 0) {
        complain("--lang is zh or en, not \"%s\"", asked);
        return NULL;
    }
    const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; !asked && i < 3; i++) {
        asked = getenv(names[i]);
        asked = asked && asked[0] ? asked : NULL;
    }
    return asked && strncmp(asked, "zh", 2) == 0 ? "zh" : "en";
}

const char *find_country(const ChLexicon *lexicon, const char *name) {
    const char *code = ch_lexicon_country(lexicon, name);
    if (!code) {
        complain("no country is known as \"%s\": try its name in Chinese, English or Vietnamese, or its ISO code",
                 name);
    }
    return code;
}

bool print_buffer(const ChBuffer *out) {
    bool fine = (!out->length || fwrite(out->bytes, 1, out->length, stdout) == out->length) && fflush(stdout) == 0;
    if (!fine) {
        complain("the output cannot be written");
    }
    return fine;
}
