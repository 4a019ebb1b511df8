/* The commands; main.c lists them. */
#ifndef CHANCERY_CLI_COMMANDS_H
#define CHANCERY_CLI_COMMANDS_H

#include "cli/arguments.h"

#define DEFAULT_LEDGER "chancery.db"

extern const Command command_code, command_explain, command_lexicon;
extern const Command command_add, command_remove, command_show;
extern const Command command_merge, command_split, command_check;
extern const Command command_search, command_brief, command_export, command_eval;
extern const Command command_events, command_people, command_posts, command_mechanisms, command_commitments,
    command_indicators, command_statements;

/* --min-confidence, of what prints single records */
#define MIN_CONFIDENCE_OPTION                                                                                          \
    {                                                                                                                  \
        "--min-confidence", "C",                                                                                       \
            "only what is right with at least this chance, from 0 to 1: at 0.8\nfewer events are listed, and more of " \
            "them are right",                                                                                          \
            OPTION_SHARE, offsetof(Arguments, min_confidence)                                                          \
    }

/* --ledger */
extern const Option ledger_options[];

#endif
