/* BM25 as SQLite's own function computes it, but that function first looks at every item that holds one of the
 * words, to know how common they are. Here the first some thousand items tell it. */
#include "ledger/rank.h"

#include <math.h>
#include <stddef.h>

enum { COUNTED = 2000 /* items of one word that are counted; how many more there are is estimated */ };

/* Of BM25: how soon more of a word says no more, and how much long texts are held against them. */
static const double saturation = 1.2, length_weight = 0.75;
/* A word in the title counts as so many in the text. */
static const double column_weight[] = {8.0, 1.0};
static const double common_weight = 1e-6; /* of a word in more than half of all items */

/* What is the same for all items of one search. */
typedef struct Ranking {
    double mean_length; /* of an item, in tokens */
    int phrases;
    double weights[]; /* of the words, by how rare they are; then room for an item's counts */
} Ranking;

/* Items of one word, as far as they are counted. */
typedef struct Counting {
    sqlite3_int64 items, last;
} Counting;

static int count_item(const Fts5ExtensionApi *api, Fts5Context *cursor, void *context) {
    Counting *counting = context;
    counting->items++;
    counting->last = api->xRowid(cursor);
    return counting->items < COUNTED ? SQLITE_OK : SQLITE_DONE;
}

/* The weight of a word in `rows` items of which the last has about the number of their count. */
static double weight_of(const Counting *counting, double rows) {
    double items = (double)counting->items;
    if (counting->items >= COUNTED && rows > (double)counting->last) {
        items *= rows / (double)counting->last;
    }
    double weight = log((rows - items + 0.5) / (items + 0.5));
    return weight > 0 ? weight : common_weight;
}

static int begin_ranking(const Fts5ExtensionApi *api, Fts5Context *cursor, Ranking **made) {
    sqlite3_int64 rows = 0, tokens = 0;
    int phrases = api->xPhraseCount(cursor);
    Ranking *self = sqlite3_malloc64(sizeof *self + (sqlite3_uint64)phrases * 2 * sizeof(double));
    int code = self ? api->xRowCount(cursor, &rows) : SQLITE_NOMEM;
    code = code == SQLITE_OK ? api->xColumnTotalSize(cursor, -1, &tokens) : code;
    for (int i = 0; i < phrases && code == SQLITE_OK; i++) {
        Counting counting = {0, 0};
        /* A single word need not be weighed. */
        code = phrases > 1 ? api->xQueryPhrase(cursor, i, &counting, count_item) : SQLITE_OK;
        self->weights[i] = phrases > 1 ? weight_of(&counting, (double)rows) : 1;
    }
    if (code == SQLITE_OK) {
        self->phrases = phrases;
        self->mean_length = rows > 0 && tokens > 0 ? (double)tokens / (double)rows : 1;
        code = api->xSetAuxdata(cursor, self, sqlite3_free);
        *made = self;
        return code;
    }
    sqlite3_free(self);
    return code;
}

/* How often each word stands in the item, those in the title for more. */
static int count_words(const Fts5ExtensionApi *api, Fts5Context *cursor, Ranking *self) {
    double *counts = self->weights + self->phrases;
    for (int i = 0; i < self->phrases; i++) {
        counts[i] = 0;
    }
    int places = 0;
    int code = api->xInstCount(cursor, &places);
    for (int i = 0; i < places && code == SQLITE_OK; i++) {
        int phrase = 0, column = 0, offset = 0;
        code = api->xInst(cursor, i, &phrase, &column, &offset);
        if (code == SQLITE_OK) {
            counts[phrase] += column_weight[column != 0];
        }
    }
    return code;
}

/* The smallest score is the best. */
static void rank(const Fts5ExtensionApi *api, Fts5Context *cursor, sqlite3_context *result, int count,
                 sqlite3_value **arguments) {
    (void)count;
    (void)arguments;
    Ranking *self = api->xGetAuxdata(cursor, 0);
    int code = self ? SQLITE_OK : begin_ranking(api, cursor, &self), tokens = 0;
    code = code == SQLITE_OK ? count_words(api, cursor, self) : code;
    code = code == SQLITE_OK ? api->xColumnSize(cursor, -1, &tokens) : code;
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
        return;
    }
    const double *counts = self->weights + self->phrases;
    double length = saturation * (1 - length_weight + length_weight * tokens / self->mean_length), score = 0;
    for (int i = 0; i < self->phrases; i++) {
        score += self->weights[i] * (counts[i] * (saturation + 1) / (counts[i] + length));
    }
    sqlite3_result_double(result, -score);
}

int rank_register(fts5_api *api) { return api->xCreateFunction(api, "chancery_rank", NULL, rank, NULL); }
