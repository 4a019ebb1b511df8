#!/usr/bin/env python3
"""Learns the weights of data/confidence.txt from judged records.

    chancery eval GOLD --pages PAGES --records > unseen.jsonl
    chancery eval GOLD --pages PAGES --records > seen.jsonl
    learn_confidence.py unseen.jsonl [--seen seen.jsonl] > data/confidence.txt

A record's chance to be right is a logistic function of a sum: the weight of its
kind, of its type (of events and commitments), and of each of its grounds. --seen
gives records of pages on which the rules were made: they are right more often
than those of any other page, so they get a term of their own, which is not
written; they only help to tell the grounds' weights. How well the chances fit, on
the half of the pages that was not learned from, is told on the standard error.
"""
import argparse
import hashlib
import json
import math
import sys
from collections import defaultdict

KINDS = {"people": "person", "events": "event", "indicators": "indicator", "commitments": "commitment",
         "mechanisms": "mechanism", "statements": "statement"}
TYPED = ("event", "commitment")
PRIOR = math.log(9)  # nine in ten are right, until the records say otherwise
BASE_PENALTY = 0.3   # weight of that prior
PENALTY = 3.0        # pulls the other weights to 0
ROUNDS = 60
SPLITS = 6           # ways to halve the pages
SHOWN = 0.1          # smaller weights are left out
EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]


def half(page, split):
    return hashlib.sha256(f"{split} {page}".encode()).digest()[0] & 1


def features(record, seen):
    kind = KINDS[record["list"]]
    names = [f"{kind}/{ground}" for ground in record["grounds"]]
    names += [f"{kind}/{record['type']}"] if kind in TYPED else []
    return kind, names + (["seen"] if seen else [])


def chance(weights, kind, names):
    return 1 / (1 + math.exp(-weights[kind] - sum(weights.get(name, 0) for name in names)))


def learn(records):
    """Weights of one kind's records by Newton's method, one weight at a time."""
    kind = records[0][0]
    having = defaultdict(list)
    for number, (_, names, _) in enumerate(records):
        for name in [kind, *names]:
            having[name].append(number)
    weights = {name: PRIOR if name == kind else 0.0 for name in having}
    sums = [PRIOR] * len(records)
    for _ in range(ROUNDS):
        for name in sorted(having):
            center, penalty = (PRIOR, BASE_PENALTY) if name == kind else (0, PENALTY)
            slope, bend = penalty * (center - weights[name]), penalty
            for number in having[name]:
                p = 1 / (1 + math.exp(-sums[number]))
                slope += records[number][2] - p
                bend += p * (1 - p)
            step = max(-1, min(1, slope / bend))
            weights[name] += step
            for number in having[name]:
                sums[number] += step
    return weights


def learn_all(records):
    by_kind = defaultdict(list)
    for record in records:
        by_kind[record[0]].append(record)
    weights = {}
    for group in by_kind.values():
        weights.update(learn(group))
    return weights


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0


def tell_bins(judged):
    print("cross-validated   records  predicted  right", file=sys.stderr)
    for low, high in zip(EDGES, EDGES[1:]):
        inside = [(p, right) for p, right in judged if low <= p < high]
        print(f"  {low:.2f} to {min(high, 1):.2f}    {len(inside) / SPLITS:7.0f}  {mean(p for p, _ in inside):9.3f}  "
              f"{mean(right for _, right in inside):5.3f}", file=sys.stderr)


def cross_validate(unseen, seen):
    """Tells how weights of one half of the pages do on the other, over several ways to halve them."""
    judged = defaultdict(list)
    for split in range(SPLITS):
        for side in (0, 1):
            weights = learn_all([(*features(r, False), r["right"]) for r in unseen if half(r["page"], split) != side] +
                                [(*features(r, True), r["right"]) for r in seen])
            for record in unseen:
                if half(record["page"], split) == side:
                    kind, names = features(record, False)
                    judged[kind].append((chance(weights, kind, names), record["right"]))
    tell_bins([pair for pairs in judged.values() for pair in pairs])
    for kind, pairs in sorted(judged.items()):
        sure = [right for p, right in pairs if p >= 0.9]
        print(f"{kind:12} {len(pairs) / SPLITS:5.0f} records  predicted {mean(p for p, _ in pairs):.3f}  right "
              f"{mean(right for _, right in pairs):.3f};  at 0.9 and over {len(sure) / SPLITS:4.0f}, right {mean(sure):.3f}",
              file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("unseen", nargs="+")
    parser.add_argument("--seen", action="append", default=[])
    arguments = parser.parse_args()
    read = lambda paths: [json.loads(line) for path in paths for line in open(path, encoding="utf-8")]
    unseen, seen = read(arguments.unseen), read(arguments.seen)
    cross_validate(unseen, seen)
    weights = learn_all([(*features(r, False), r["right"]) for r in unseen] + [(*features(r, True), r["right"]) for r in seen])
    print("# [confidence] how sure a record is: log odds, added up over its kind, its type and what speaks for and against it.\n"
          "# docs/codebook.md says what the words mean. Made by tools/learn_confidence.py from records judged by hand.\n"
          "#   weight  log odds\n[confidence]")
    for kind in KINDS.values():
        if kind in weights:
            print(f"{kind}\tweight={weights[kind]:.2f}")
        for name in sorted(weights):
            if name.startswith(kind + "/") and abs(weights[name]) >= SHOWN:
                print(f"{name}\tweight={weights[name]:.2f}")


if __name__ == "__main__":
    main()
