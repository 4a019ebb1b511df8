#!/usr/bin/env python3
"""Learns data/words.txt. Characters of names are learnt by train_names.py.

    learn_words.py JIEBA_DICT CORPUS.jsonl.gz TITLES.txt SURNAMES.txt OUT_DIR [CODED.jsonl]

JIEBA_DICT is dict.txt of the package jieba (MIT): word, count, part of speech. CORPUS is any collection of
news in JSON lines with "title" and "text"; only counts of words are taken from it.
Weights are natural logarithms of the probability of a word among all words. CODED is what an earlier build made of the corpus: the
names it found twice or more are kept whole when words are counted, so that their pieces are not taken for words.
"""
import collections
import gzip
import json
import math
import os
import re
import sys

COARSE = {"n": "noun", "v": "verb", "a": "adjective", "d": "adverb", "p": "preposition", "c": "conjunction", "u": "particle",
          "r": "pronoun", "m": "numeral", "q": "measure", "t": "time", "s": "location", "f": "location", "z": "adjective",
          "b": "adjective", "i": "idiom", "l": "idiom", "j": "noun", "y": "particle", "e": "particle", "o": "particle",
          "k": "particle", "h": "particle", "x": "particle", "g": "noun"}
HAN = re.compile(r"[\u4e00-\u9fff]+")


def coarse(tag):
    if tag == "ns":
        return "place"
    if tag == "zg":
        return "verb"
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


def corrected_kinds(path=os.path.join(os.path.dirname(__file__), "word_kinds.txt")):
    """The kinds of words that the dictionary has wrong."""
    lines = (line.partition(":") for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return {word: kind for kind, _, words in lines for word in words.split()}


def entries(path, wanted):
    section = None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("["):
            section = line[1:-1]
        elif line and not line.startswith("#") and section == wanted:
            yield from line.split("\t")[0].split("|")


def segment(run, cost, longest=8):
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


def coded_names(path):
    counts = collections.Counter()
    for line in open(path, encoding="utf-8"):
        counts.update(p["name"] for p in json.loads(line)["people"])
    return {n for n, c in counts.items() if c >= 2 and HAN.fullmatch(n)}


def main(dictionary, corpus, titles, surnames, out, coded=None):
    words, names = read_dictionary(dictionary)
    total = sum(c for c, _ in words.values())
    cost = {w: -math.log(c / total) for w, (c, _) in words.items() if c > 0}
    texts = [d["title"] + "\n" + d["text"] for d in map(json.loads, gzip.open(corpus, "rt", encoding="utf-8"))]
    title_words = sorted(entries(titles, "title"), key=len, reverse=True)
    for w, c, _ in names: # names cut up would make common words of their characters
        cost.setdefault(w, -math.log(max(c, 3) / total))
    found = coded_names(coded) if coded else set()
    for w in found:
        cost[w] = min(cost.get(w, 12.0), 12.0)
    counts, behind_surname = collections.Counter(), collections.Counter()
    family = set(entries(surnames, "surname"))
    runs = collections.Counter(r for t in texts for r in HAN.findall(t))
    for run, n in runs.items():
        if len(run) < 200:
            cut = segment(run, cost)
            for before, w in zip([""] + cut, cut):
                counts[w] += n
                behind_surname[w] += n if len(before) == 1 and before in family else 0
    seen = sum(counts.values())
    mixed = {w: c / total if len(w) == 1 else 0.4 * c / total + 0.6 * counts[w] / seen for w, (c, _) in words.items()}
    # Characters of transliterated names: parts between interpuncts are sure; then the dictionary's names and what
    # follows a title in the corpus, if they are made of such characters.
    foreign = collections.Counter()
    sure = collections.Counter()
    parted = re.compile(r"(?<=[·•])([\u4e00-\u9fff]{2,5}?)(?=[·•，。、（(！]|表示|说|在|和|与|同|的)")
    for t in texts:
        sure.update(parted.findall(t))
    for name, n in sure.items():
        for ch in name: foreign[ch] += 1 + math.log(n)
    likely = {ch for ch, n in foreign.items() if n >= 4}
    for w, c, tag in names:
        if tag == "nrt" and 3 <= len(w) <= 6 and sum(ch not in likely for ch in w) <= (len(w) > 3):
            for ch in w: foreign[ch] += 1
    likely = {ch for ch, n in foreign.items() if n >= 5}
    for w, c, tag in names:
        if tag in ("nrt", "nrfg", "nr") and len(w) >= 3 and 0 < sum(ch not in likely for ch in w) <= len(w) // 3 and w[0] not in family:
            for ch in w: foreign[ch] += 1
    likely = {ch for ch, n in foreign.items() if n >= 5}
    after = re.compile(r"(?:总统|总理|首相|外长|议长|国王|部长|秘书长|领导人|总书记|委员长|主席|书记|主任)([\u4e00-\u9fff·]{2,9}?)(?=[，。、（(！]|表示|举行|通电话|会晤|会谈|说|在|将|就|于|同|和|与|的|\d)")
    news = collections.Counter(m.replace("·", "") for t in texts for m in after.findall(t))
    for name, n in news.items():
        if len(name) >= 2 and sum(ch not in likely for ch in name) <= (len(name) > 3):
            for ch in name: foreign[ch] += 1 + math.log(n)
    # A character that is commoner in running text than in names got there by a wrong boundary.
    plain = collections.Counter(ch for t in texts for ch in t)
    share = sum(foreign.values()) / sum(plain.values())
    for ch in list(foreign):
        if foreign[ch] / share < 1.3 * plain[ch]:
            del foreign[ch]
    for w, c, tag in names:  # the dictionary takes many words for names because they begin like one
        if tag == "nr" and len(w) == 2 and c >= 20 and counts[w] >= 3 and w not in found and news[w] < 2:
            words[w] = [float(c), "verb"]
            mixed[w] = 0.4 * c / total + 0.6 * counts[w] / seen
    for w, kind in corrected_kinds().items():
        if kind == "none":
            mixed.pop(w, None)
        elif w in words:
            words[w][1] = kind
    with open(out + "/words.txt", "w", encoding="utf-8") as f:
        f.write("# Common words, kept to find word boundaries. kind is the part of speech; weight the natural logarithm of the\n"
                "# word's probability. Made by tools/learn_words.py from the word list of jieba (MIT licence) and counts in news.\n[word]\n")
        for w, p in sorted(mixed.items(), key=lambda x: (-x[1], x[0])):
            person = len(w) > 1 and news[w] >= 3 and words[w][1] in ("noun", "place") and 2 * sum(ch in foreign for ch in w) >= len(w)
            person = person or (len(w) == 3 and w[0] in family and news[w] >= 2 and words[w][1] in ("noun", "place"))
            rare = words[w][1] == "place" and counts[w] < 10  # places have a file of their own
            name = len(w) > 2 and w in found and words[w][1] in ("noun", "place")
            given_name = len(w) == 2 and words[w][1] in ("noun", "adjective") and behind_surname[w] > 0.6 * counts[w] > 3
            if (p >= 6e-7 or len(w) == 1) and not (person or rare or name or given_name):
                f.write(f"{w}\tkind={words[w][1]}\tweight={math.log(max(p, 1e-9)):.2f}\n")


if __name__ == "__main__":
    if len(sys.argv) not in (6, 7):
        sys.exit(__doc__)
    main(*sys.argv[1:])
