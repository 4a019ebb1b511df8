#!/usr/bin/env python3
"""Pages torn apart: runs of the project's own sentences are deleted, repeated and moved,
marks and words are set between, and every page must come back. Text that is nearly right
reaches further into the coder than noise does. Nothing is timed; a page that keeps the
coder for ever runs into the time limit of the test runner."""
import json
import pathlib
import random
import re
import subprocess
import sys

PAGES = 6_000
LONGEST = 1_200  # characters
MARKS = """( ) （ ） 《 》 “ ” ， 。 、 ： ； —— · # (Ana Brnabić) （右） 的 和 同 向 在 等 称 说 了 对 将 不 一行 双方 两国 其中
2018年 5月 6日 至 第2次 3名 表示 会见 访问 围绕 就 据 外长 总统 驻 兼 前 记者""".split() + ["\n", " "]

tests = pathlib.Path(__file__).resolve().parent.parent
dice = random.Random(20190614)


def sentences():
    """The texts of the cases and of the quality pages."""
    texts = []
    for path in sorted((tests / "cases").rglob("*.txt")):
        for case in re.split(r"^=== .*\n", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            lines = case.split("\n---")[0].split("\n")
            texts.append("\n".join(line for line in lines if not re.match(r"[a-z]+: ", line)).strip())
    with open(tests / "quality" / "pages.jsonl", encoding="utf-8") as pages:
        texts += [json.loads(line)["text"] for line in pages]
    return texts


def tear(text, other):
    characters = list(text[:LONGEST])
    if dice.random() < 0.4:
        at = dice.randint(0, len(characters))
        characters[at:at] = other[: dice.randint(1, 200)]
    for _ in range(dice.randint(1, 30)):
        at, length = dice.randint(0, len(characters)), dice.randint(1, 6)
        deed = dice.random()
        if deed < 0.5:
            characters.insert(at, dice.choice(MARKS))
        elif deed < 0.8:
            del characters[at : at + length]
        else:
            to = dice.randint(0, len(characters))
            characters[to:to] = characters[at : at + length]
    return "".join(characters).strip() or "会见"  # an empty page would rightly be refused


texts = sentences()
lines = []
for number in range(PAGES):
    page = {"id": str(number), "published": "2019-06-14", "text": tear(dice.choice(texts), dice.choice(texts))}
    if number % 3 == 0:
        page["title"] = tear(dice.choice(texts)[:40], "").replace("\n", " ")
    lines.append(json.dumps(page, ensure_ascii=False))
result = subprocess.run([sys.argv[1], "code", "--threads", "1", "-"], input="\n".join(lines).encode(), capture_output=True)
coded = [json.loads(line)["page"] for line in result.stdout.decode().splitlines() if line.endswith("}")]
lost = set(map(str, range(PAGES))) - set(coded)
print(f"{PAGES} pages, exit code {result.returncode}, {len(lost)} without an answer")
if lost:
    first = min(map(int, lost))
    print(f"the first of them: {lines[first]}\n{result.stderr.decode()[-2000:]}")
sys.exit(bool(lost) or result.returncode != 0)
