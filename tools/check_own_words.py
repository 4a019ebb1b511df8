#!/usr/bin/env python3
"""Fails if a sentence of the project is printed in texts that are not ours.

    check_own_words.py PAGES... [--least N]

PAGES: JSON lines with `id`, `title` and `text`, gzipped or not (*.jsonl, *.jsonl.gz), or a page of text a file.

Tests and examples are written by us; a run of N characters (22 unless told) that a page prints word for word is too
long to be chance. White space, the script's quotation marks and an outlet's opening words are left out of account; so
are `data/`, which holds names, and runs of which less than seven in ten characters are Chinese. Each run found is
printed with its length, the file and line, and the page.
"""
import argparse
import bisect
import gzip
import json
import re
import subprocess
import sys

HAN = re.compile(r"[\u4e00-\u9fff]")
OPENING = re.compile(r"^\W*\w{2,8}[（(]\w{2,8}[）)][：:]")  # how an outlet opens: 某某网消息（某某节目）：
DROPPED = re.compile(r"[\s“”「」『』\"]+")
NAMES = "data/"  # names of bodies and posts are as long as sentences, and anybody's


def squeezed(text):
    """The text without what is left out of account, and for each line the offset where it begins."""
    parts, starts, length = [], [], 0
    for line in text.split("\n"):
        starts.append(length)
        part = DROPPED.sub("", OPENING.sub("", line))
        parts.append(part)
        length += len(part)
    return "".join(parts), starts


def own_texts():
    for name in subprocess.check_output(["git", "ls-files"], text=True).split("\n"):
        if name and not name.startswith(NAMES):
            try:
                yield name, *squeezed(open(name, encoding="utf-8").read())
            except UnicodeDecodeError:
                pass  # no text: an image, a page in another encoding


def pages(path):
    if not path.endswith((".jsonl", ".jsonl.gz")):
        yield path, squeezed(open(path, encoding="utf-8").read())[0]
        return
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            yield page["id"], squeezed((page.get("title") or "") + "\n" + (page.get("text") or ""))[0]


def runs_of(own, least):
    """Where each run of `least` characters first stands: {run: (file's number, offset)}."""
    where = {}
    for number, (_, text, _) in enumerate(own):
        for at in range(len(text) - least + 1):
            run = text[at:at + least]
            if run not in where and len(HAN.findall(run)) >= 0.7 * least:
                where[run] = (number, at)
    return where


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--least", type=int, default=22)
    arguments = parser.parse_args()
    least = arguments.least
    own = list(own_texts())
    where = runs_of(own, least)
    found = {}
    for path in arguments.pages:
        for page, text in pages(path):
            at = 0
            while at + least <= len(text):
                place = where.get(text[at:at + least])
                if not place:
                    at += 1
                    continue
                name, mine, starts = own[place[0]]
                length = least
                while mine[place[1]:place[1] + length + 1] == text[at:at + length + 1] and at + length < len(text):
                    length += 1
                line = bisect.bisect_right(starts, place[1])
                if length > len(found.get((name, line), ("", ""))[0]):
                    found[name, line] = (text[at:at + length], page)
                at += length
    for (name, line), (run, page) in sorted(found.items()):
        print(f"{name}:{line}: {len(run)} characters of {page}: {run}")
    print(f"{len(found)} lines with {least} characters or more that a page prints word for word")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
