#!/usr/bin/env python3
"""Makes a text of any size out of a few pages by repetition with variation.

    make_corpus.py TEXTS MEGABYTES OUT.jsonl OUT.txt

TEXTS holds page texts with a form feed behind each. Each copy of a page has its
countries exchanged for others, its numbers changed and its paragraphs (but the
first) in another order, always the same way. The JSON lines are pages; the text
file holds the same pages' text."""
import json
import random
import re
import sys

texts_path, megabytes, jsonl_path, text_path = sys.argv[1:]
pages = [page.strip() for page in open(texts_path, encoding="utf-8").read().split("\f") if page.strip()]
countries = []
for line in open("data/countries.txt", encoding="utf-8"):
    form = re.split(r"[|\t]", line.strip())[0]
    if "code=" in line and 2 <= len(form) <= 5:
        countries.append(form)
name = re.compile("|".join(sorted(countries, key=len, reverse=True)))
chance = random.Random(1)


def varied(page):
    exchanged = {}

    def country(match):
        return exchanged.setdefault(match.group(), chance.choice(countries))

    def number(match):
        digits = match.group()
        return digits if len(digits) in (1, 2, 4) else str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))

    first, *rest = re.sub(r"\d+", number, name.sub(country, page)).split("\n\n")
    chance.shuffle(rest)
    return "\n\n".join([first, *rest])


wanted, written, count = float(megabytes) * 1e6, 0, 0
with open(jsonl_path, "w", encoding="utf-8") as jsonl, open(text_path, "w", encoding="utf-8") as plain:
    while written < wanted:
        text = varied(pages[count % len(pages)])
        count += 1
        published = f"{2000 + count % 24}-{count % 12 + 1:02}-{count % 28 + 1:02}"
        jsonl.write(json.dumps({"id": f"page-{count}", "published": published, "text": text}, ensure_ascii=False) + "\n")
        plain.write(text + "\n")
        written += len(text.encode()) + 1
