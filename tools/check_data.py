#!/usr/bin/env python3
"""Check the data files: format, classes and keys of the schema, script, doubles. A test of the build.

    tools/check_data.py [FILES...]      (default: data/*.txt)

Prints file:line: message and ends with 1 if anything is wrong."""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = (ROOT / "src/lexicon/schema.h").read_text(encoding="utf-8")
CLASSES_PART, KEYS_PART = SCHEMA.split("#define LEXICON_KEYS")
CLASSES = set(re.findall(r'X\(\w+, "([\w-]+)"', CLASSES_PART))
KEYS = set(re.findall(r'X\(\w+, "([\w-]+)"', KEYS_PART))

# Classes in which a form names one thing; others may list a form once per frame.
NAMING = {"country", "country-sign", "bloc", "place", "body", "office", "outlet"}


def is_simplified(character):
    """Characters of GB 2312 are simplified; beyond it only rare names are used."""
    if not "\u4e00" <= character <= "\u9fff":
        return True
    try:
        character.encode("gb2312")
        return True
    except UnicodeEncodeError:
        return character in RARE


# Characters beyond GB 2312 that simplified text does use, most of them in names.
RARE = set("喆堃珺圳睾垚淼焱鑫镕塱麴镛炜瑨玥琰湉潆潇滢濛硚笹瞭鱲氹椥滀乂栃埼潟堺垭噶睢濮儋亳衢郴漯泸畲岘昚荖梹栉芗祢峇迺埗鹮弔")


def check(path, report, counts, owners, entries):
    section = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip()[1:-1]
            if section not in CLASSES:
                report(where, f"unknown class {section}")
            continue
        if section is None:
            report(where, "entry before the first [class]")
            continue
        forms, *fields = line.split("\t")
        counts[path.name, section] += 1
        seen = set()
        for form in forms.split("|"):
            if not form or form != form.strip():
                report(where, f"empty form or blanks around '{form}'")
            if form in seen:
                report(where, f"form twice: {form}")
            seen.add(form)
            odd = [c for c in form if not is_simplified(c)]
            if odd and section not in ("surname", "name-character", "furniture"):  # Japanese print keeps its own characters
                report(where, f"not simplified: {''.join(odd)} in {form}")
        for form in seen:
            alike = (section, form, tuple(fields))
            if alike in entries:
                report(where, f"{form} stands already, with the same keys, at {entries[alike]}")
            entries[alike] = where
        values = {}
        for field in fields:
            key, equals, value = field.partition("=")
            if not equals or not value.strip():
                report(where, f"no key=value: '{field}'")
            elif key not in KEYS:
                report(where, f"unknown key {key}")
            elif key in values:
                report(where, f"key twice: {key}")
            values[key] = value
        for form in seen if section in NAMING else ():
            owner = (section, form, values.get("country", values.get("code", values.get("kind", "") if section == "name-character" else "")))
            if owner in owners:
                report(where, f"{form} stands already at {owners[owner]}")
            owners[owner] = where


def main():
    paths = [pathlib.Path(p) for p in sys.argv[1:]] or sorted((ROOT / "data").glob("*.txt"))
    counts, owners, entries, wrong = collections.Counter(), {}, {}, 0

    def report(where, message):
        nonlocal wrong
        wrong += 1
        print(f"{where}: {message}")

    for path in paths:
        check(path, report, counts, owners, entries)
    for (name, section), count in sorted(counts.items()):
        print(f"{name}\t{section}\t{count}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
