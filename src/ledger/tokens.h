/* Tokens: a text as the search sees it. Each Chinese character is a token, so
 * that words of any length are found as runs of tokens; Latin letters and
 * digits between other characters make one token. Script, capitals, accents
 * and interpuncts do not matter. */
#ifndef CHANCERY_LEDGER_TOKENS_H
#define CHANCERY_LEDGER_TOKENS_H

#include "base/text.h"

/* Owned by the arena. */
typedef struct Token {
    const char *bytes; /* folded, UTF-8 */
    Span span;         /* code points of the text */
} Token;

typedef List(Token) Tokens;

Tokens tokens_of(Arena *arena, const Text *text);

#endif
