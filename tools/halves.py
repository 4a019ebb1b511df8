#!/usr/bin/env python3
"""Scores the coder on two halves of the gold and tells the gap.

    halves.py CHANCERY GOLD... --pages PAGES... [--splits N]

The gold is split by page, by a hash of the page's id, so that the halves are the
same on every machine. Rules that were made looking at one half alone are
as good as they seem if the other half is no worse. With --splits the gold is also
split in N other ways, to tell how large a gap chance alone makes.
"""
import argparse
import hashlib
import json
import subprocess
import sys
import tempfile

LISTS = ["people", "posts", "events", "events exact", "actors", "indicators", "commitments", "mechanisms", "statements"]


def half(page, salt=""):
    return hashlib.sha256((salt + page).encode()).digest()[0] & 1


def score(chancery, gold, coded):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(gold, file, ensure_ascii=False)
        file.flush()
        result = subprocess.run([chancery, "eval", file.name, "--coded", coded, "--json"], capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def split_scores(chancery, gold, coded, salt=""):
    return [score(chancery, [page for page in gold if half(page["page"], salt) == side], coded) for side in (0, 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chancery")
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--pages", nargs="+", required=True)
    parser.add_argument("--splits", type=int, default=0)
    arguments = parser.parse_args()
    gold = []
    for path in arguments.gold:
        with open(path, encoding="utf-8") as file:
            pages = json.load(file)
            gold += pages if isinstance(pages, list) else [pages]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as coded:
        subprocess.run([arguments.chancery, "code", *arguments.pages], stdout=coded, check=True)
        halves = split_scores(arguments.chancery, gold, coded.name)
        others = [split_scores(arguments.chancery, gold, coded.name, str(n)) for n in range(arguments.splits)]
    sizes = [sum(half(page["page"]) == side for page in gold) for side in (0, 1)]
    print(f"{'list':13} {'first F1':>9} {'second F1':>9} {'gap':>7}{'   gaps of other splits' if others else ''}")
    print(f"{'pages':13} {sizes[0]:9d} {sizes[1]:9d}")
    for name in LISTS:
        first, second = (side[name] for side in halves)
        line = f"{name:13} {first['f1']:9.3f} {second['f1']:9.3f} {abs(first['f1'] - second['f1']):7.3f}"
        if others:
            gaps = sorted(abs(a[name]["f1"] - b[name]["f1"]) for a, b in others)
            line += f"   median {gaps[len(gaps) // 2]:.3f}, largest {gaps[-1]:.3f}"
        print(line + f"   (gold {first['gold']} and {second['gold']})")


if __name__ == "__main__":
    sys.exit(main())
