#!/usr/bin/env python3
"""Learns data/words.txt. Run train_names.py afterwards: it strikes names of persons out of the list.

    learn_words.py JIEBA_DICT CORPUS.jsonl.gz OUT_DIR

JIEBA_DICT is dict.txt of the package jieba (MIT): word, count, part of speech. CORPUS is any collection of
news in JSON lines with "title" and "text"; only counts of words are taken from it.
Weights are natural logarithms of the probability of a word among all words.
"""
import collections
import gzip
import json
import math
import re
import sys

COARSE = {"n": "noun", "v": "verb", "a": "adjective", "d": "adverb", "p": "preposition", "c": "conjunction", "u": "particle",
          "r": "pronoun", "m": "numeral", "q": "measure", "t": "time", "s": "location", "f": "location", "z": "adjective",
          "b": "adjective", "i": "idiom", "l": "idiom", "j": "noun", "y": "particle", "e": "particle", "o": "particle",
          "k": "particle", "h": "particle", "x": "particle", "g": "noun"}
HAN = re.compile(r"[\u4e00-\u9fff]+")


def coarse(tag):
    if tag.startswith("vn"):
        return "verb-noun"
    if tag.startswith("an") or tag.startswith("ad"):
        return "adjective"
    return COARSE.get(tag[0], "noun")


def simplified(word):
    """The dictionary also holds traditional words and characters of broken encodings."""
    try:
        return bool(word.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def read_dictionary(path):
    words, names = {}, []
    for line in open(path, encoding="utf-8"):
        word, count, tag = line.split()
        if not HAN.fullmatch(word) or not simplified(word):
            continue
        if tag.startswith("nr") and len(word) > 1:
            names.append((word, int(count), tag))
        elif len(word) == 1 or (int(count) >= 5 and len(word) <= 4):
            words[word] = [float(count), coarse(tag)]
    return words, names


def segment(run, cost, longest):
    best = [0.0] + [1e18] * len(run)
    back = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - longest), end):
            word = run[start:end]
            c = cost.get(word, 25.0 if len(word) == 1 else None)
            if c is not None and best[start] + c < best[end]:
                best[end], back[end] = best[start] + c, start
    out, end = [], len(run)
    while end:
        out.append(run[back[end]:end]); end = back[end]
    return out[::-1]


def main(dictionary, corpus, out):
    words, names = read_dictionary(dictionary)
    total = sum(c for c, _ in words.values())
    cost = {w: -math.log(c / total) for w, (c, _) in words.items() if c > 0}
    texts = [d["title"] + "\n" + d["text"] for d in map(json.loads, gzip.open(corpus, "rt", encoding="utf-8"))]
    for w, c, _ in names: # names cut up would make common words of their characters
        cost.setdefault(w, -math.log(max(c, 3) / total))
    counts = collections.Counter()
    runs = collections.Counter(r for t in texts for r in HAN.findall(t))
    for run, n in runs.items():
        if len(run) < 200:
            for w in segment(run, cost, 4):
                counts[w] += n
    seen = sum(counts.values())
    mixed = {w: c / total if len(w) == 1 else 0.4 * c / total + 0.6 * counts[w] / seen for w, (c, _) in words.items()}
    with open(out + "/words.txt", "w", encoding="utf-8") as f:
        f.write("# Common words, kept to find word boundaries. kind is the part of speech; weight the natural logarithm of the\n"
                "# word's probability. Made by tools/learn_words.py from the word list of jieba (MIT licence) and counts in news.\n[word]\n")
        for w, p in sorted(mixed.items(), key=lambda x: (-x[1], x[0])):
            if p >= 6e-7 or len(w) == 1:
                f.write(f"{w}\tkind={words[w][1]}\tweight={math.log(max(p, 1e-9)):.2f}\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
