/* The lexicon: names of countries, bodies, posts and measures, and the frames
 * of verbs. The program carries one; a user's own files may be laid over it. */
#ifndef CHANCERY_LEXICON_PUBLIC_H
#define CHANCERY_LEXICON_PUBLIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The forms and values of all data files. It is never written once opened, so
 * that any number of threads may use one. */
typedef struct ChLexicon ChLexicon;

/* One thing wrong in a data file. A problem makes the file unusable; what a
 * warning tells is surely not what was meant, but harms nothing else. All
 * strings are valid during the call only. */
typedef struct ChLexiconProblem {
    const char *file;      /* path as given */
    unsigned line, column; /* 1-based; column counts characters */
    const char *message;   /* what is wrong and what to do, without the place */
    bool is_warning;
} ChLexiconProblem;

/* Called for each problem. `context` is what the caller gave beside it. */
typedef void ChLexiconReport(void *context, const ChLexiconProblem *problem);

/* Opens the built-in lexicon with the given data files laid over it: `files` are
 * `count` paths (may be 0, with `files` NULL), later ones read first. Problems in
 * the files, but no warnings, are told to `report` (may be NULL). Returns NULL if
 * a file cannot be read or has a problem; the message is in ch_error_message().
 * The caller frees it with ch_lexicon_free(). */
ChLexicon *ch_lexicon_open(const char *const *files, size_t count, ChLexiconReport *report, void *context);

/* Frees the lexicon; no coder may use it any more. Takes NULL. */
void ch_lexicon_free(ChLexicon *lexicon);

/* A number that differs between lexicons of different content. */
uint64_t ch_lexicon_fingerprint(const ChLexicon *lexicon);

/* Checks one data file and tells all problems and warnings to `report` (may be
 * NULL), in the order of the file. Returns the number of problems, warnings not
 * counted, or a negative ChStatus if the file cannot be read. */
int ch_lexicon_check(const char *file, ChLexiconReport *report, void *context);

/* The alpha-3 code of a country (or the short name of a bloc) that is named by
 * `name`, UTF-8: in Chinese, by a one-character sign that stands for one country,
 * in English, in Vietnamese or by an ISO 3166-1 code, in any case of ASCII
 * letters. NULL if no such country is known. Owned by the lexicon. */
const char *ch_lexicon_country(const ChLexicon *lexicon, const char *name);

/* The name for people of a country or bloc. `code` is as records have it,
 * `language` "zh" or "en"; without an English name the Chinese one is given, for
 * an unknown code the code itself. Owned by the lexicon, or `code`. */
const char *ch_lexicon_country_name(const ChLexicon *lexicon, const char *code, const char *language);

#ifdef __cplusplus
}
#endif
#endif
