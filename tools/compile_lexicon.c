/* Build tool: compiles data files into the lexicon's image, with the tables that need not be made at every start.
 *
 *     compile_lexicon IMAGE FILE…
 */
#include "base/error.h"
#include "lexicon/image.h"
#include "read/names.h"

#include <stdio.h>
#include <stdlib.h>

static void print_problem(void *context, const ChLexiconProblem *problem) {
    (void)context;
    fprintf(stderr, "%s:%u:%u: %s\n", problem->file, problem->line, problem->column, problem->message);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("usage: compile_lexicon IMAGE FILE...\n", stderr);
        return 2;
    }
    Arena arena;
    arena_init(&arena);
    LexiconSource source = {.arena = &arena, .report = print_problem};
    for (int i = 2; i < count; i++) {
        if (lexicon_source_add_file(&source, arguments[i]) < 0) {
            fprintf(stderr, "compile_lexicon: %s\n", ch_error_message());
            return 1;
        }
    }
    if (source.problems) {
        return 1;
    }
    size_t size, name_bytes;
    void *bare = image_build(&source, &size);
    ChLexicon lexicon = {0};
    lexicon_use(&lexicon, bare);
    void *names = name_block_build(&lexicon, &name_bytes);
    void *image = image_with_derived(bare, names, name_bytes, &size);
    FILE *out = fopen(arguments[1], "wb");
    bool written = out && fwrite(image, 1, size, out) == size;
    if (!out || fclose(out) != 0 || !written) {
        fprintf(stderr, "compile_lexicon: %s cannot be written\n", arguments[1]);
        return 1;
    }
    free(bare);
    free(names);
    free(image);
    arena_free(&arena);
    return 0;
}
