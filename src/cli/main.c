/* The command `chancery`: finds the command asked for and runs it. */
#include "chancery/version.h"
#include "cli/commands.h"
#include "cli/message.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const Command *const commands[] = {
    &command_code,       &command_add,         &command_events,     &command_people,     &command_posts,
    &command_mechanisms, &command_commitments, &command_indicators, &command_statements, &command_search,
    &command_brief,      &command_export,      &command_show,       &command_remove,     &command_merge,
    &command_split,      &command_check,       &command_eval,       &command_explain,    &command_lexicon,
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void print_help(void) {
    puts("Chancery reads Chinese-language diplomatic news and keeps the record: who met whom, when\n"
         "and where, in which capacity, what was agreed, promised and counted.\n"
         "\n"
         "Usage: chancery COMMAND ...\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        printf("  %-12s %s\n", commands[i]->name, commands[i]->summary);
    }
    puts("\nchancery COMMAND --help explains a command; chancery --version prints the version.\n"
         "\n"
         "Exit codes: 0 done; 1 done, but some input was skipped, had problems or nothing was\n"
         "found; 2 the command line makes no sense; 3 a ledger, a data file or the output failed.");
}

static const Command *find_command(const char *name) {
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

static int run_command(const Command *command, int count, char **words) {
    Arguments arguments;
    int code = EXIT_USAGE;
    if (arguments_parse(&arguments, command, count, words)) {
        if (arguments.help) {
            command_help(command);
            code = EXIT_FINE;
        } else {
            code = command->run(&arguments);
        }
    }
    arguments_free(&arguments);
    return code;
}

int main(int count, char **words) {
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is told as a disk that is full is */
    const char *first = count > 1 ? words[1] : "";
    const Command *command = find_command(first);
    if (command) {
        return run_command(command, count - 2, words + 2);
    }
    if (strcmp(first, "--version") == 0) {
        printf("chancery %s\n", CH_VERSION);
        return EXIT_FINE;
    }
    command = strcmp(first, "help") == 0 && count > 2 ? find_command(words[2]) : NULL;
    if (command) {
        command_help(command);
        return EXIT_FINE;
    }
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
        print_help();
        return EXIT_FINE;
    }
    if (first[0]) {
        complain("there is no command \"%s\": see `chancery --help`", first);
    } else {
        print_help();
    }
    return EXIT_USAGE;
}
