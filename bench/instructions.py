#!/usr/bin/env python3
"""Counts the instructions of `chancery code` on the pages of examples/, eight times over, under
callgrind and compares them with bench/instructions.txt.

    bench/instructions.py BUILD            compares; fails if anything takes over 5 % more (the start: 25 %)
    bench/instructions.py BUILD --update   writes bench/instructions.txt

A function's count includes what it calls. Counts are in thousands."""
import os
import re
import subprocess
import sys
import tempfile

TOLERANCE = 0.05
START_TOLERANCE = 0.25  # the start grows with the lexicon's lines, which is no slow-down
FILE = "bench/instructions.txt"
PAGES = ["examples"] * 8
ONE_PAGE = ["examples/paris-talks.html"]  # mostly what is done once: tables made of the lexicon
# Functions that stand for the stages; the program's whole is always counted.
FUNCTIONS = ("ch_intake_next", "text_new", "lexicon_match", "read_figures", "read_mentions", "ch_coder_code_many",
             "ch_report_page")


def count(build, pages):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "callgrind.out")
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--quiet",
                        os.path.join(build, "chancery"), "code", "--threads", "1", *pages],
                       stdout=subprocess.DEVNULL, check=True)
        listing = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out],
                                 stdout=subprocess.PIPE, text=True, check=True).stdout
    counts = {}
    for line in listing.split("\n"):
        found = re.match(r"\s*([\d,]+) \([\s\d.]+%\)\s+(.*)", line)
        if not found:
            continue
        thousands = int(found.group(1).replace(",", "")) // 1000
        if "PROGRAM TOTALS" in found.group(2):
            counts["whole"] = thousands
        name = re.match(r"[^:]*:(\w+)", found.group(2))
        if name and name.group(1) in FUNCTIONS:
            counts[name.group(1)] = max(thousands, counts.get(name.group(1), 0))
    return counts


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    build, update = sys.argv[1], "--update" in sys.argv[2:]
    counts = {"start": count(build, ONE_PAGE)["whole"], **count(build, PAGES)}
    if update:
        with open(FILE, "w", encoding="utf-8") as file:
            file.write("# Thousands of instructions for the pages of examples/, eight times; written by bench/instructions.py --update.\n")
            for name in ("start", "whole", *FUNCTIONS):
                if name in counts:
                    file.write(f"{name}\t{counts[name]}\n")
        print(f"{FILE} is written: {counts['whole']:,} thousand instructions in all")
        return 0
    slower = 0
    for line in open(FILE, encoding="utf-8"):
        if line.startswith("#"):
            continue
        name, kept = line.split("\t")
        now, kept = counts.get(name, 0), int(kept)
        change = now / kept - 1
        tolerance = START_TOLERANCE if name == "start" else TOLERANCE
        verdict = "too many" if change > tolerance else "fewer: update the file" if change < -tolerance else ""
        slower += change > tolerance
        print(f"{name:16} {kept:>10,} → {now:>10,} thousand  {change:+7.1%}  {verdict}")
    if slower:
        print(f"instructions: too many more than {FILE} has; find out why, or, if the change is worth it,\n"
              f"    bench/instructions.py {build} --update", file=sys.stderr)
    return 1 if slower else 0


sys.exit(main())
