#!/usr/bin/env python3
"""Learns the weights of data/stances.txt from pages coded by hand.

    learn_stances.py [--keep STANCES] build/chancery GOLD:PAGES[:WEIGHT]... > data/stances.txt

PAGES is JSON lines or a folder of text files, GOLD their records (docs/evaluation.md
has the form), WEIGHT how much one of its statements counts (1). What the program
says of the plain words of each page (`chancery explain`) is laid beside the stances
of the gold. A stance's score is a sum: its own weight and that of each cue and of the
words of each tone; the highest wins. With --keep, the weights of that file stay as
they are, and only those of cues that it does not know are learned. Told on the standard error: how many are right
on pages that were not learned from, and what is confused.
"""
import hashlib
import json
import math
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

STANCES = ["neutral", "condemn", "oppose", "condole", "thank", "praise", "concern", "inform", "wish", "support"]
PENALTY = 3.0      # pulls all weights to what is believed before: 0,
NEW_PENALTY = 20.0 # for cues learned beside weights that are kept: they are to decide only where little else does
PRIOR = 3        # but so much for the words of the stance's own tone
ROUNDS = 250
FOLDS = 5
SHOWN = 0.1        # smaller weights are left out
SHORTEST = 6       # characters that make the same words
HEADING = "Plain words and what speaks for their stance"


def pages_of(path):
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            with open(os.path.join(path, name), encoding="utf-8") as file:
                yield name.rsplit(".", 1)[0], file.read(), None
        return
    with open(path, encoding="utf-8") as file:
        for line in file:
            page = json.loads(line)
            yield page["id"], page.get("text") or page.get("html") or "", page.get("published")


def plain_words(program, text, published):
    """The plain words of a page: (words, stance found, {cue: value})."""
    command = [program, "explain", text] + (["--published", published[:10]] if published else [])
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = []
    for section in output.split(HEADING + "\n")[1:]:
        for line in section.split("\nRecords\n")[0].splitlines():
            cues, bar, words = line.partition(" | ")
            if not bar:
                continue
            stance, *cues = cues.split()
            values = {}
            for cue in cues:
                name, _, value = cue.partition("=")
                values[name] = float(value or 1)
            found.append((words, stance, values))
    return found


def same(words, quote):
    words, quote = (re.sub(r"\W", "", text) for text in (words, quote))
    length = min(len(words), len(quote), SHORTEST)
    return length > 1 and (quote.startswith(words[:length]) or words.startswith(quote[:length]) or
                           (len(quote) > SHORTEST and quote in words))


def examples(program, gold, pages, weight):
    with open(gold, encoding="utf-8") as file:
        coded = json.load(file)
    statements = defaultdict(list)
    for page in coded if isinstance(coded, list) else [coded]:
        for item in page["items"]:
            statements[page["page"]] += item.get("statements", [])
    wanted = [page for page in pages_of(pages) if statements.get(page[0])]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda page: plain_words(program, *page[1:]), wanted))
    for (page, _, _), plain in zip(wanted, found):
        for words, now, cues in plain:
            right = next((s["stance"] for s in statements[page] if same(words, s["quote"])), None)
            if right in STANCES:
                yield page, cues, right, weight, now, words


def scores(weights, cues):
    return [row["base"] + sum(value * row[cue] for cue, value in cues.items()) for row in weights]


def kept(path):
    """The weights of a file: of each stance by cue."""
    weights = [defaultdict(float) for _ in STANCES]
    with open(path, encoding="utf-8") as file:
        for line in file:
            form, tab, weight = line.strip().partition("\tweight=")
            if tab:
                stance, _, cue = form.partition("/")
                weights[STANCES.index(stance)][cue or "base"] = float(weight)
    return weights


def learn(known, kept_weights=None):
    """Multinomial logistic regression by gradient descent with a step for each weight."""
    fixed = {cue for row in kept_weights or [] for cue in row}
    believed = [{f"words-of-{stance}": PRIOR} if stance != "neutral" else {} for stance in STANCES]
    weights = [defaultdict(float, row) for row in kept_weights or believed]
    squares = [defaultdict(lambda: 1e-6) for _ in STANCES]
    for _ in range(ROUNDS):
        slopes = [defaultdict(float) for _ in STANCES]
        for _, cues, right, weight, _, _ in known:
            sums = scores(weights, cues)
            top = max(sums)
            shares = [math.exp(s - top) for s in sums]
            total = sum(shares)
            for stance, name in enumerate(STANCES):
                error = weight * (shares[stance] / total - (name == right))
                slopes[stance]["base"] += error
                for cue, value in cues.items():
                    slopes[stance][cue] += error * value
        for stance in range(len(STANCES)):
            for cue, slope in slopes[stance].items():
                if cue in fixed:
                    continue
                slope += (NEW_PENALTY if fixed else PENALTY) * (weights[stance][cue] - believed[stance].get(cue, 0))
                squares[stance][cue] += slope * slope
                weights[stance][cue] -= 0.5 * slope / math.sqrt(squares[stance][cue])
    return weights


def best(weights, cues):
    sums = scores(weights, cues)
    return STANCES[sums.index(max(sums))]


def fold(page):
    return hashlib.sha256(page.encode()).digest()[0] % FOLDS


def main(arguments):
    kept_weights = kept(arguments[1]) if arguments[0] == "--keep" else None
    arguments = arguments[2:] if kept_weights else arguments
    program, known = arguments[0], []
    for argument in arguments[1:]:
        gold, pages, *weight = argument.split(":")
        known += examples(program, gold, pages, float(weight[0]) if weight else 1.0)
    right, confused = 0, Counter()
    for part in range(FOLDS):
        weights = learn([one for one in known if fold(one[0]) != part], kept_weights)
        for page, cues, stance, _, _, words in known:
            if fold(page) == part:
                guess = best(weights, cues)
                right += guess == stance
                if guess != stance:
                    confused[stance, guess] += 1
                    print(f"{stance} not {guess}: {' '.join(sorted(cues))} | {words}", file=sys.stderr)
    now = sum(one[4] == one[2] for one in known)
    print(f"{len(known)} plain words; {now} right as coded now, {right} by weights learned from other pages", file=sys.stderr)
    print(confused.most_common(12), file=sys.stderr)
    print("# [stance] which stance words have that are said behind a verb without one (表示): log odds, added up over the stance, what\n"
          "# speaks for it and, times their own weights in speech.txt, the words of each tone; data/README.md says what each means.\n"
          "# Made by tools/learn_stances.py from pages coded by hand.\n"
          "#   weight  log odds\n[stance]")
    weights = learn(known, kept_weights)
    for stance, row in zip(STANCES, weights):
        print(f"{stance}\tweight={row['base']:.2f}")
        for cue in sorted(row):
            if cue != "base" and abs(row[cue]) >= SHOWN:
                print(f"{stance}/{cue}\tweight={row[cue]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
