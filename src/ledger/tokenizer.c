#include "ledger/tokenizer.h"

#include "ledger/rank.h"
#include "ledger/tokens.h"

#include <stdlib.h>

/* Memory kept from text to text. */
enum { KEEP_BYTES = 1 << 20 };

struct Fts5Tokenizer {
    Arena arena;
};

static int create(void *context, const char **arguments, int count, Fts5Tokenizer **made) {
    (void)context;
    (void)arguments;
    (void)count;
    *made = calloc(1, sizeof **made);
    if (!*made) {
        return SQLITE_NOMEM;
    }
    arena_init(&(*made)->arena);
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *self) {
    arena_free(&self->arena);
    free(self);
}

typedef int TakeToken(void *context, int flags, const char *token, int length, int start, int end);

static int tokenize(Fts5Tokenizer *self, void *context, int flags, const char *bytes, int length, TakeToken *take) {
    (void)flags;
    if (!bytes || length <= 0) {
        return SQLITE_OK;
    }
    const Text *text = text_new(&self->arena, bytes, (size_t)length);
    Tokens tokens = tokens_of(&self->arena, text);
    int code = SQLITE_OK;
    for (size_t i = 0; i < tokens.count && code == SQLITE_OK; i++) {
        const Token *token = &tokens.items[i];
        code = take(context, 0, token->bytes, (int)strlen(token->bytes), (int)text->offset[token->span.start],
                    (int)text->offset[span_end(token->span)]);
    }
    arena_reset(&self->arena, KEEP_BYTES);
    return code;
}

int tokenizer_register(sqlite3 *handle) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
        code = sqlite3_finalize(statement);
    }
    static fts5_tokenizer tokenizer = {create, destroy, tokenize};
    code = code == SQLITE_OK && api ? api->xCreateTokenizer(api, "chancery", NULL, &tokenizer, NULL) : code;
    return code == SQLITE_OK && api ? rank_register(api) : code;
}
