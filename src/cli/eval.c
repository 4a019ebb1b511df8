/* `chancery eval`: how right the coder is, measured on pages coded by hand. */
#include "chancery/eval.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/reading.h"

/* Codes the pages of --pages; the exit code, after a message if it is not fine. */
static int code_pages(ChEval *eval, const Arguments *arguments) {
    Arguments pages = *arguments;
    pages.operands = arguments->pages;
    Reading reading;
    int begun = reading_begin(&reading, &pages, false);
    if (begun != EXIT_FINE) {
        return begun;
    }
    ChCoder *coder = ch_coder_new(reading.lexicon);
    ChPage *page;
    int status;
    while ((status = ch_intake_next(reading.intake, &page)) == 1) {
        ch_eval_page(eval, ch_coder_code(coder, page));
        ch_page_free(page);
    }
    ch_coder_free(coder);
    return reading_end(&reading, status);
}

static int add_coded(ChEval *eval, const Arguments *arguments) {
    if (ch_eval_coded(eval, arguments->coded) < 0) {
        complain("%s", ch_error_message());
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

/* False, with a message, if no page of the gold was coded: figures would say nothing. A page that was
 * not coded counts as missed, which a message says as well. */
static bool has_common_pages(const ChEval *eval) {
    size_t gold, common = ch_eval_common(eval, &gold);
    if (!common) {
        complain("no page of the gold was coded: a page goes by its \"id\", or by its file's name without the ending, "
                 "which must be the \"page\" of the gold");
    } else if (common < gold) {
        complain("%zu of the gold's %zu pages %s not coded and count%s as missed", gold - common, gold,
                 gold - common == 1 ? "was" : "were", gold - common == 1 ? "s" : "");
    }
    return common > 0;
}

static bool write_forms(ChEval *eval, const Arguments *arguments) {
    ChBuffer out = {0};
    if (arguments->details) {
        ch_eval_write(eval, &out, CH_EVAL_DETAILS);
    }
    if (arguments->records) {
        ch_eval_write(eval, &out, CH_EVAL_RECORDS);
    } else {
        ch_eval_write(eval, &out, arguments->json ? CH_EVAL_JSON : CH_EVAL_TABLE);
    }
    bool printed = print_buffer(&out);
    ch_buffer_free(&out);
    return printed;
}

static int run_eval(const Arguments *arguments) {
    if (!arguments->pages.count == !arguments->coded) {
        complain("`eval` needs either --pages, to code them, or --coded, a file of `chancery code`");
        return EXIT_USAGE;
    }
    ChEval *eval = ch_eval_new();
    int code = EXIT_FINE;
    for (size_t i = 0; i < arguments->operands.count && code == EXIT_FINE; i++) {
        if (ch_eval_gold(eval, arguments->operands.items[i]) < 0) {
            complain("%s", ch_error_message());
            code = EXIT_FAILED;
        }
    }
    if (code == EXIT_FINE) {
        code = arguments->coded ? add_coded(eval, arguments) : code_pages(eval, arguments);
    }
    if (code <= EXIT_SKIPPED && (!has_common_pages(eval) || !write_forms(eval, arguments))) {
        code = EXIT_FAILED;
    }
    ch_eval_free(eval);
    return code;
}

static const Option eval_options[] = {
    {"--pages", "PAGES...", "the pages of the gold, as `chancery code` takes them: all\nwords up to the next option",
     OPTION_REST, offsetof(Arguments, pages)},
    {"--coded", "FILE", "what was coded of them, as `chancery code` prints it; - for\nthe standard input",
     OPTION_STRING, offsetof(Arguments, coded)},
    {"--details", NULL, "print every error, one a line, before the figures", OPTION_FLAG, offsetof(Arguments, details)},
    {"--json", NULL, "print the figures as a JSON object", OPTION_FLAG, offsetof(Arguments, json)},
    {"--records", NULL,
     "print, in place of the figures, each coded record with its\nconfidence, its grounds and whether it is right",
     OPTION_FLAG, offsetof(Arguments, records)},
    {0},
};

const Command command_eval = {
    .name = "eval",
    .operands = "GOLD...",
    .summary = "score the coder on pages coded by hand",
    .text = "Codes pages and holds the records against gold: JSON files {\"page\": ID, \"items\": [...]}\n"
            "or arrays of such, with the fields of docs/codebook.md, coded by hand. Prints precision,\n"
            "recall and F1 of every list with the interval in which 95 of 100 draws of the items lie;\n"
            "how often attributes are right; how well confidence foretells what is right; the errors\n"
            "by kind, most frequent first.\n"
            "\n"
            "  chancery eval gold/*.json --pages pages/\n"
            "  chancery eval gold.json --coded coded.jsonl --details\n"
            "\n"
            "docs/evaluation.md says which records count as the same.",
    .groups = {eval_options, coding_options},
    .fewest = 1,
    .most = (size_t)-1,
    .run = run_eval,
};
