#include "lexicon/level.h"

#include "lexicon/lexicon.h"

/* Weights of titles (data/titles.txt) from which on a level begins. */
enum { LEADER_WEIGHT = 9, MINISTER_WEIGHT = 7, RULER_WEIGHT = 10 };

static bool is_one_of(const char *value, const char *const *values, size_t count) {
    for (size_t i = 0; value && i < count; i++) {
        if (strcmp(value, values[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A post ends with the noun that tells its level. */
static Level find_level(const ChLexicon *lexicon, Arena *arena, const char *post) {
    Text *text = text_new(arena, post, strlen(post));
    MatchTable table = lexicon_match(lexicon, arena, text);
    const Match *match = match_longest_before(&table, 0, text->length, CLASS_BIT(CLASS_TITLE));
    if (!match) {
        return LEVEL_OTHER;
    }
    EntryId entry = lexicon_entry_of(lexicon, match->posting, CLASS_TITLE);
    double weight = lexicon_number(lexicon, entry, KEY_WEIGHT, 0);
    const Match *before = match_longest_before(&table, 0, match->span.start, CLASS_BIT(CLASS_TITLE_PREFIX));
    if (before) {
        EntryId prefix = lexicon_entry_of(lexicon, before->posting, CLASS_TITLE_PREFIX);
        weight += lexicon_number(lexicon, prefix, KEY_WEIGHT, 0);
    }
    static const char *const leaders[] = {"head-of-state", "head-of-government"}, *const rulers[] = {"party", "royal"},
                             *const elsewhere[] = {"company", "local", "other", "church", "court"};
    const char *kind = lexicon_value(lexicon, entry, KEY_KIND);
    /* The head of some body is no leader of the country. */
    bool of_body = match->span.start > 0 && lexicon_has(lexicon, entry, KEY_FLAGS, "needs-body");
    bool is_leader = weight >= LEADER_WEIGHT && is_one_of(kind, leaders, 2);
    bool is_ruler = weight >= RULER_WEIGHT && is_one_of(kind, rulers, 2);
    if (!of_body && (is_leader || is_ruler)) {
        return LEVEL_LEADER;
    }
    return weight >= MINISTER_WEIGHT && !is_one_of(kind, elsewhere, 5) ? LEVEL_MINISTER : LEVEL_OTHER;
}

Level level_of_post(const ChLexicon *lexicon, Arena *arena, Index *known, const char *post) {
    void *held = index_get(known, post);
    if (!held) {
        Arena scratch;
        arena_init(&scratch);
        held = (void *)((uintptr_t)find_level(lexicon, &scratch, post) + 1);
        arena_free(&scratch);
        *index_put(arena, known, post) = held;
    }
    return (Level)((uintptr_t)held - 1);
}
