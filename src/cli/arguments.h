/* Arguments: the command line, taken apart by tables of options. */
#ifndef CHANCERY_CLI_ARGUMENTS_H
#define CHANCERY_CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

/* What the command returns to the shell; docs/ledger.md and --help list them. */
enum {
    EXIT_FINE = 0,
    EXIT_SKIPPED = 1, /* done, but some input was refused or nothing was found */
    EXIT_USAGE = 2,   /* the command line makes no sense */
    EXIT_FAILED = 3,  /* a ledger, a data file or the output failed */
};

/* Strings given by the caller of main(); the array is owned by Arguments. */
typedef struct Strings {
    const char **items;
    size_t count;
} Strings;

typedef struct Command Command;

/* Every option of every command; what was not given is NULL, 0 or false. */
typedef struct Arguments {
    const Command *command;
    Strings operands;
    /* reading and coding */
    Strings lexicons;
    const char *format, *encoding, *published;
    size_t threads, page_limit;
    bool progress, recode;
    /* evaluation */
    Strings pages;
    const char *coded;
    bool details, records;
    /* the ledger and its lists */
    const char *ledger, *language, *output;
    const char *between[2];
    const char *country, *person, *type, *since, *until, *on;
    size_t limit;
    double min_confidence;
    bool json, csv, newest, undated, evidence, series, undo, text;
    bool help;
} Arguments;

typedef enum OptionKind {
    OPTION_FLAG,   /* bool */
    OPTION_STRING, /* const char * */
    OPTION_PAIR,   /* const char *[2]: two values follow */
    OPTION_LIST,   /* Strings: may be given many times */
    OPTION_REST,   /* Strings: every word up to the next option */
    OPTION_NUMBER, /* size_t, at least 1 */
    OPTION_BYTES,  /* size_t with K, M or G behind it */
    OPTION_SHARE,  /* double from 0 to 1 */
} OptionKind;

typedef struct Option {
    const char *name;  /* with its dashes */
    const char *value; /* what help calls the value; NULL for a flag */
    const char *help;  /* lines between \n */
    OptionKind kind;
    size_t offset; /* of the field in Arguments */
} Option;

/* Options that several commands share; the last has no name. */
typedef const Option *OptionGroup;

struct Command {
    const char *name;
    const char *operands;  /* for the usage line */
    const char *summary;   /* one line for the list of commands */
    const char *text;      /* what one should know, with examples */
    OptionGroup groups[5]; /* NULL behind the last */
    size_t fewest, most;   /* operands */
    int (*run)(const Arguments *arguments);
};

/* Takes the words behind the command's name apart. Returns false after a
 * message if they make no sense. The caller calls arguments_free(). */
bool arguments_parse(Arguments *self, const Command *command, int count, char **words);
void arguments_free(Arguments *self);
/* Prints the command's help on the standard output. */
void command_help(const Command *command);

#endif
