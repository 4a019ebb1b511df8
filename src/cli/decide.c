/* `chancery merge`, `split` and `check`: what the user decides about the ledger,
 * and whether it is sound. */
#include "chancery/ledger.h"
#include "cli/commands.h"
#include "cli/message.h"

#include <stdio.h>
#include <string.h>

static ChLedger *open_ledger(const Arguments *arguments, ChLedgerMode mode) {
    ChLedger *ledger = ch_ledger_open(arguments->ledger ? arguments->ledger : DEFAULT_LEDGER, mode);
    if (!ledger) {
        complain("%s", ch_error_message());
    }
    return ledger;
}

/* Says where the two stand now. */
static void print_decided(const ChDecided *decided, bool undo) {
    const char *kind = decided->persons ? "person" : "event";
    const char *begin = undo ? "decided by the rules again: " : "";
    if (strcmp(decided->ids[0], decided->ids[1]) == 0) {
        printf("%sone %s, %s (%zu page%s)\n", begin, kind, decided->ids[0], decided->pages[0],
               decided->pages[0] == 1 ? "" : "s");
    } else {
        printf("%stwo %ss, %s (%zu page%s) and %s (%zu page%s)\n", begin, kind, decided->ids[0], decided->pages[0],
               decided->pages[0] == 1 ? "" : "s", decided->ids[1], decided->pages[1],
               decided->pages[1] == 1 ? "" : "s");
    }
}

static int run_decision(const Arguments *arguments, ChDecision decision) {
    ChLedger *ledger = open_ledger(arguments, CH_LEDGER_WRITE);
    if (!ledger) {
        return EXIT_FAILED;
    }
    const char *const *ids = arguments->operands.items;
    ChDecided decided;
    int status = ch_ledger_decide(ledger, arguments->undo ? CH_DECIDE_BY_RULE : decision, ids[0], ids[1], &decided);
    bool nothing = status >= 0 && arguments->undo && !decided.undone;
    if (status < 0) {
        complain("%s", ch_error_message());
    } else if (nothing) {
        complain("nothing was decided about %s and %s", ids[0], ids[1]);
    } else {
        print_decided(&decided, arguments->undo);
    }
    ch_ledger_close(ledger);
    return nothing ? EXIT_SKIPPED : status >= 0 ? EXIT_FINE : status == CH_ERROR_USAGE ? EXIT_USAGE : EXIT_FAILED;
}

static int run_merge(const Arguments *arguments) { return run_decision(arguments, CH_DECIDE_ONE); }
static int run_split(const Arguments *arguments) { return run_decision(arguments, CH_DECIDE_TWO); }

static const Option decision_options[] = {
    {"--undo", NULL, "take the decision about these two back", OPTION_FLAG, offsetof(Arguments, undo)},
    {0},
};

const Command command_merge = {
    .name = "merge",
    .operands = "ID ID",
    .summary = "decide that two events, or two persons, are one",
    .text = "Says that two events or two persons are one, whatever the rules say. The ids are those\n"
            "that `events`, `people` and `show` print; their first digits are enough. The decision is\n"
            "kept when pages are added, coded anew or removed, until `--undo` or a `split`. Prints what\n"
            "the two are now; exit code 1 if there was nothing to undo.\n"
            "\n"
            "  chancery merge 336f1b8dcf7ce356 2f0c51d0a1b2c3d4",
    .groups = {decision_options, ledger_options},
    .fewest = 2,
    .most = 2,
    .run = run_merge,
};

const Command command_split = {
    .name = "split",
    .operands = "ID ID",
    .summary = "decide that two events, or two persons, are two",
    .text = "Says that two records taken for one event or person are two. Each of the other records\n"
            "goes to the one it has more in common with. `chancery show` prints the ids of the records.\n"
            "The decision is kept when pages are added, coded anew or removed, until `--undo` or a\n"
            "`merge`. Prints what the two are now; exit code 1 if there was nothing to undo.\n"
            "\n"
            "  chancery split 336f1b8dcf7ce356 2f0c51d0a1b2c3d4",
    .groups = {decision_options, ledger_options},
    .fewest = 2,
    .most = 2,
    .run = run_split,
};

static void print_complaint(void *context, const char *message) { complain("%s: %s", (const char *)context, message); }

static int run_check(const Arguments *arguments) {
    ChLedger *ledger = open_ledger(arguments, CH_LEDGER_READ);
    if (!ledger) {
        return EXIT_FAILED;
    }
    const char *path = arguments->ledger ? arguments->ledger : DEFAULT_LEDGER;
    long complaints = ch_ledger_check(ledger, print_complaint, (void *)path);
    if (complaints < 0) {
        complain("%s", ch_error_message());
    } else if (!complaints) {
        printf("%s: sound\n", path);
    }
    ch_ledger_close(ledger);
    return complaints < 0 ? EXIT_FAILED : complaints ? EXIT_SKIPPED : EXIT_FINE;
}

const Command command_check = {
    .name = "check",
    .operands = "",
    .summary = "verify that a ledger is sound",
    .text = "Checks the file page by page, the references between its tables, that every record and\n"
            "every event has the id it is kept under, and that what was concluded rests on records.\n"
            "\n"
            "  chancery check --ledger embassy.db\n"
            "\n"
            "Exit code 1 if something is wrong; each complaint says what.",
    .groups = {ledger_options},
    .run = run_check,
};
