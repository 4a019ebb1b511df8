#!/usr/bin/env python3
"""Prints pages otherwise and tells which records change though nothing else is said.

    variants.py CHANCERY PAGES.jsonl... [--variant NAME]... [--show N] [--most SHARE]

PAGES: JSON lines with `id`, `title`, `published` and `text`. Each variant changes how a page is printed, not what it
says: its script, its sign for a day, its numerals, marks, quotation marks, interpuncts, width of digits, or blanks.
Every record of the changed page should be that of the page, but for the script of its words. A table gives for each
variant and list the share of records that changed; --show N prints the first N of each; with --most the exit status is
1 if a share is larger. The variant `script` needs the program opencc; it leaves out pages without an outlet, since whose
they are their script tells.
"""
import argparse
import collections
import json
import re
import subprocess
import sys

LISTS = ("people", "events", "indicators", "commitments", "mechanisms", "statements")
DIGITS = "零一二三四五六七八九"


def in_han(number):
    tens, ones = divmod(int(number), 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones or not tens else "")


def day_in_han(match):
    return in_han(match.group(1)) + "月" + in_han(match.group(2)) + "日"


def widened(match):
    return chr(ord(match.group()) + 0xFEE0)


# What each does to a text. None may change what is told.
VARIANTS = {
    "script": None,  # by opencc, all pages at once
    "day sign": lambda text: re.sub(r"(?<=\d)日(?=[^本元圆经\d])", "号", text),
    "numerals": lambda text: re.sub(r"(?<![\d年])(\d{1,2})月(\d{1,2})日", day_in_han, text),
    "corner quotes": lambda text: text.translate(str.maketrans("“”‘’", "「」『』")),
    "narrow marks": lambda text: text.translate(str.maketrans("，：；", ",:;")),
    "wide digits": lambda text: re.sub(r"[0-9]", widened, text),
    "interpuncts": lambda text: text.replace("·", "•"),
    "blanks": lambda text: re.sub(r"(?<![A-Za-z\d.,+－—-])(\d+(?:[.,]\d+)*)(?=[年月日])", r" \1 ", text),
}


def converted(texts, config):
    """The texts in another script."""
    mark = "\n\x1e\n"
    done = subprocess.run(["opencc", "-c", config], input=mark.join(texts).encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().split(mark)


def rewritten(name, texts):
    return converted(texts, "s2t.json") if name == "script" else [VARIANTS[name](text) for text in texts]


def coded(chancery, pages):
    """The items by page."""
    lines = "\n".join(json.dumps(page, ensure_ascii=False) for page in pages)
    done = subprocess.run([chancery, "code", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    items = collections.defaultdict(list)
    for line in done.stdout.decode().splitlines():
        item = json.loads(line)
        items[item["page"]].append(item)
    return items


def sides(event):
    actors = event["initiator"] + event["counterpart"]
    return [" ".join(actor[key] for key in ("person", "org", "country") if actor.get(key)) for actor in actors]


# What a record is compared by: what does not change with its words.
KEYS = {
    "people": lambda r: (r["name"], r["country"], r["posts"]),
    "events": lambda r: (r["type"], r["date"], r["status"], r["countries"], sides(r)),
    "indicators": lambda r: (r["measure"], r["value"], r["unit"], r["period"], r["countries"]),
    "commitments": lambda r: (r["kind"], r["countries"], r["value"], r["due"]),
    "mechanisms": lambda r: (r["name"], r["ordinal"], r["countries"]),
    "statements": lambda r: (r["speaker"], r["stance"], r["toward"]),
}


def keys(items, kind):
    """The records of a page by what they are compared by."""
    return [json.dumps(KEYS[kind](record), ensure_ascii=False) for item in items for record in item[kind]]


def in_order(key):
    """The key with its lists sorted, as they are in one script only."""
    fields = [sorted(field) if isinstance(field, list) else field for field in json.loads(key)]
    return json.dumps(fields, ensure_ascii=False)


def folded(pages):
    """Lists of keys by page, in simplified script and with one interpunct."""
    flat = [key for lists in pages for key in lists]
    plain = iter([in_order(key.replace("•", "·")) for key in (converted(flat, "t2s.json") if flat else [])])
    return [[next(plain) for _ in lists] for lists in pages]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chancery")
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--variant", action="append", choices=VARIANTS)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--most", type=float)
    arguments = parser.parse_args()
    pages = [json.loads(line) for path in arguments.pages for line in open(path, encoding="utf-8")]
    before, worst = coded(arguments.chancery, pages), 0.0
    print(f"{'variant':<14}" + "".join(f"{kind:>14}" for kind in LISTS))
    for name in arguments.variant or VARIANTS:
        told = [page for page in pages if name != "script" or before[page["id"]][0]["outlet"]]
        texts = rewritten(name, [page.get(key) or "" for page in told for key in ("title", "text")])
        after = coded(arguments.chancery, [dict(page, title=texts[2 * i] or None, text=texts[2 * i + 1])
                                           for i, page in enumerate(told)])
        row, shown = f"{name:<14}", []
        for kind in LISTS:
            old, new = (folded([keys(items[page["id"]], kind) for page in told]) for items in (before, after))
            gone = [collections.Counter(a) - collections.Counter(b) for a, b in zip(old, new)]
            lost, all_records = sum(sum(g.values()) for g in gone), sum(map(len, old))
            worst = max(worst, lost / max(1, all_records))
            row += f"{f'{lost}/{all_records}':>14}"
            shown += [f"    {page['id']} {kind} {key}" for page, g in zip(told, gone) for key in g]
        print(row)
        for line in shown[:arguments.show]:
            print(line)
    return 1 if arguments.most is not None and worst > arguments.most else 0


if __name__ == "__main__":
    sys.exit(main())
