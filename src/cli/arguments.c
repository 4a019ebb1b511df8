#include "cli/arguments.h"

#include "cli/message.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void strings_push(Strings *self, const char *string) {
    self->items = realloc(self->items, (self->count + 1) * sizeof *self->items);
    if (!self->items) {
        out_of_memory();
    }
    self->items[self->count++] = string;
}

static const Option help_option[] = {
    {"--help", NULL, "explain this command", OPTION_FLAG, offsetof(Arguments, help)},
    {0},
};

/* The option whose name is `length` bytes of `word`. */
static const Option *find_option(const Command *command, const char *word, size_t length) {
    for (size_t i = 0; i <= sizeof command->groups / sizeof *command->groups; i++) {
        bool last = i == sizeof command->groups / sizeof *command->groups || !command->groups[i];
        for (const Option *option = last ? help_option : command->groups[i]; option->name; option++) {
            if (strlen(option->name) == length && memcmp(option->name, word, length) == 0) {
                return option;
            }
        }
        if (last) {
            break;
        }
    }
    return NULL;
}

/* Reads a whole number with an optional K, M or G; 0 if it is none. */
static size_t parse_number(const char *word, bool bytes) {
    char *end;
    errno = 0;
    unsigned long long number = strtoull(word, &end, 10);
    unsigned shift = 0;
    if (bytes && *end) {
        const char *units = "KMG", *unit = strchr(units, *end >= 'a' ? *end - 'a' + 'A' : *end);
        shift = unit ? (unsigned)(unit - units + 1) * 10 : 0;
        end += unit != NULL;
    }
    bool fine = end != word && !*end && !errno && word[0] != '-' && number <= SIZE_MAX >> shift;
    return fine ? (size_t)number << shift : 0;
}

static bool set_value(Arguments *self, const Option *option, const char *value, size_t index) {
    void *field = (char *)self + option->offset;
    switch (option->kind) {
    case OPTION_STRING:
    case OPTION_PAIR:
        ((const char **)field)[index] = value;
        return true;
    case OPTION_LIST:
    case OPTION_REST:
        strings_push(field, value);
        return true;
    case OPTION_NUMBER:
    case OPTION_BYTES: {
        size_t number = parse_number(value, option->kind == OPTION_BYTES);
        if (!number) {
            complain("%s needs a whole number from 1%s, not \"%s\"", option->name,
                     option->kind == OPTION_BYTES ? ", with K, M or G behind it" : "", value);
        }
        *(size_t *)field = number;
        return number != 0;
    }
    case OPTION_SHARE: {
        char *end;
        double share = strtod(value, &end);
        bool fine = end != value && !*end && share >= 0 && share <= 1;
        if (!fine) {
            complain("%s needs a number from 0 to 1, not \"%s\"", option->name, value);
        }
        *(double *)field = share;
        return fine;
    }
    default:
        return false;
    }
}

/* Takes one option with its values; returns the words it took, 0 on error. */
static int take_option(Arguments *self, int count, char **words) {
    const char *word = words[0];
    size_t length = strcspn(word, "=");
    const Option *option = find_option(self->command, word, strcmp(word, "-h") ? length : 0);
    option = strcmp(word, "-h") ? option : help_option;
    if (!option) {
        complain("`%s` has no option %.*s: see `chancery %s --help`", self->command->name, (int)length, word,
                 self->command->name);
        return 0;
    }
    if (option->kind == OPTION_FLAG) {
        if (word[length] && option != help_option) {
            complain("%s takes no value", option->name);
            return 0;
        }
        *(bool *)((char *)self + option->offset) = true;
        return 1;
    }
    size_t needed = option->kind == OPTION_PAIR ? 2 : 1, taken = 0;
    int used = 1;
    if (word[length]) {
        if (!set_value(self, option, word + length + 1, taken++)) {
            return 0;
        }
    }
    for (; taken < needed; taken++, used++) {
        /* An option is no value: what begins like one is given behind a `=`. */
        if (used >= count || strncmp(words[used], "--", 2) == 0) {
            complain("%s needs %s: see `chancery %s --help`", option->name, option->value, self->command->name);
            return 0;
        }
        if (!set_value(self, option, words[used], taken)) {
            return 0;
        }
    }
    while (option->kind == OPTION_REST && used < count && (words[used][0] != '-' || !words[used][1])) {
        set_value(self, option, words[used++], 0);
    }
    return used;
}

bool arguments_parse(Arguments *self, const Command *command, int count, char **words) {
    *self = (Arguments){.command = command};
    bool options = true;
    for (int i = 0; i < count;) {
        if (options && strcmp(words[i], "--") == 0) {
            options = false;
            i++;
        } else if (options && words[i][0] == '-' && words[i][1]) {
            int used = take_option(self, count - i, words + i);
            if (!used) {
                return false;
            }
            i += used;
        } else {
            strings_push(&self->operands, words[i++]);
        }
    }
    if (self->help) {
        return true;
    }
    if (self->operands.count > command->most) {
        complain("%s does not take \"%s\": see `chancery %s --help`", command->name,
                 self->operands.items[command->most], command->name);
        return false;
    }
    if (self->operands.count < command->fewest) {
        complain("usage: chancery %s %s: see `chancery %s --help`", command->name, command->operands, command->name);
        return false;
    }
    return true;
}

void arguments_free(Arguments *self) {
    free(self->operands.items);
    free(self->lexicons.items);
    free(self->pages.items);
}

static void print_option(const Option *option) {
    char left[40];
    snprintf(left, sizeof left, "%s%s%s", option->name, option->value ? " " : "", option->value ? option->value : "");
    const char *line = option->help;
    printf("  %-22s ", left);
    for (;;) {
        size_t length = strcspn(line, "\n");
        printf("%.*s\n", (int)length, line);
        if (!line[length]) {
            break;
        }
        line += length + 1;
        printf("  %-22s ", "");
    }
}

void command_help(const Command *command) {
    printf("Usage: chancery %s %s%s[options]\n\n%s\n\nOptions:\n", command->name, command->operands,
           command->operands[0] ? " " : "", command->text);
    for (size_t i = 0; i < sizeof command->groups / sizeof *command->groups && command->groups[i]; i++) {
        for (const Option *option = command->groups[i]; option->name; option++) {
            print_option(option);
        }
    }
    print_option(help_option);
}
