#!/usr/bin/env python3
"""Measures the ledger: how fast every list and brief answers, how adding and asking
grow with the number of events, and what the search index costs.

    bench/ledger.py BUILD

    CORPUS=FILE     also ask a ledger of this file
    BENCH_LARGE=1   grow to 10^6 events instead of 10^5
    BENCH_TIMES=N   times each command is run (20)

The pages of examples/ grow by repetition with variation: every copy has its countries,
persons, days, ordinals and figures exchanged, always the same way. The table goes to
docs/performance.md."""
import datetime
import itertools
import json
import math
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import time

BUILD = sys.argv[1] if len(sys.argv) > 1 else "build"
CHANCERY = os.path.join(BUILD, "chancery")
FOLDER = os.path.join(BUILD, "bench")
TIMES = int(os.environ.get("BENCH_TIMES", "20"))
CORPUS = os.environ.get("CORPUS")
SIZES = [10 ** power for power in range(3, 7 if os.environ.get("BENCH_LARGE") == "1" else 6)]
SYLLABLES = "阿巴贝卡科达德埃法加哈贾科拉莱洛马梅米莫纳尼诺奥帕里罗萨塞索塔特托瓦维扎泽"


def say(words):
    print("== " + words, flush=True)


# ---- pages ----


def read_countries():
    """Names of countries by their codes."""
    names = {}
    for line in open("data/countries.txt", encoding="utf-8"):
        code = re.search(r"\tcode=(\w+)", line)
        form = re.split(r"[|\t]", line)[0]
        if code and 2 <= len(form) <= 5:
            names[code.group(1)] = form
    return names


class Pages:
    """An endless row of pages made from the examples."""

    def __init__(self):
        self.chance = random.Random(1)
        self.countries = read_countries()
        self.codes = {name: code for code, name in self.countries.items()}
        codes = sorted(self.countries)
        self.chance.shuffle(codes)
        self.order = codes
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(codes))))
        self.names, self.count, self.last = {}, 0, []
        self.models = self.read_models()

    def read_models(self):
        """Texts of the examples with the persons they name and those persons' countries."""
        coded = subprocess.run([CHANCERY, "code", "examples"], stdout=subprocess.PIPE, text=True, check=True).stdout
        people = {}
        for line in coded.splitlines():
            item = json.loads(line)
            people.setdefault(item["page"], {}).update({row["name"]: row["country"] for row in item["people"]})
        models = []
        for name in sorted(os.listdir("examples")):
            text = open(os.path.join("examples", name), encoding="utf-8").read()
            if name.endswith(".jsonl"):
                pages = [json.loads(line) for line in text.splitlines()]
            elif name.endswith(".txt"):
                pages = [{"id": name[:-4], "title": text.split("\n")[0], "text": text}]
            else:
                pages = []
            models += [(page["title"], page["text"], people.get(page["id"], {})) for page in pages]
        return models

    def country(self):
        return self.chance.choices(self.order, cum_weights=self.weights)[0]

    def person(self, code):
        """One of some thirty persons of a country, the first more often than the last."""
        known = self.names.setdefault(code, [])
        rank = int(30 * self.chance.random() ** 2)
        while len(known) <= rank:
            known.append("".join(self.chance.choices(SYLLABLES, k=2)) + "·" + "".join(self.chance.choices(SYLLABLES, k=3)))
        return known[rank]

    def made(self):
        """The next page: every fourth tells what one of the last fifty told."""
        self.count += 1
        if self.count % 4 == 0:
            page = dict(self.chance.choice(self.last))
        else:
            page = self.varied()
            self.last = [*self.last[-49:], page]
        return {**page, "id": f"page-{self.count}", "url": f"https://news.example.org/{self.count}"}

    def varied(self):
        title, text, people = self.models[self.count % len(self.models)]
        day = datetime.date(2000, 1, 1) + datetime.timedelta(days=self.chance.randrange(25 * 365))
        exchanged = {}

        def other(code):
            while code not in exchanged:
                drawn = self.country()
                if drawn not in exchanged.values():
                    exchanged[code] = drawn
            return exchanged[code]

        sides = {name[0]: code for name, code in self.codes.items() if name in text}
        persons = {}
        for name, code in sorted(people.items(), key=lambda person: -len(person[0])):
            if code and name not in persons:
                persons[name] = self.person(other(code))
                persons.setdefault(name.split("·")[-1], persons[name].split("·")[-1])
        short = "".join(sides) or "无"
        patterns = [("|".join(sorted(persons, key=len, reverse=True)) or "(?!)", lambda m: persons[m.group()]),
                    (f"[{short}]{{2}}", lambda m: "和".join(self.countries[other(sides[c])] for c in m.group())),
                    (f"[{short}]方", lambda m: self.countries[other(sides[m.group()[0]])] + "方面"),
                    ("|".join(sorted(self.codes, key=len, reverse=True)),
                     lambda m: self.countries[other(self.codes[m.group()])]),
                    ("两国", lambda m: "和".join(self.countries[code] for code in list(exchanged.values())[:2]) + "两国"),
                    (r"\d{4}(?=年)", lambda m: str(day.year)), (r"\d+月\d+日", lambda m: f"{day.month}月{day.day}日"),
                    (r"(?<![月\d])\d+日", lambda m: f"{day.day}日"),
                    (r"第[一二三四五六七八九十\d]+(?=[次届轮])", lambda m: f"第{self.chance.randint(2, 60)}"),
                    (r"\d+(\.\d+)?(?=亿|万)", lambda m: f"{self.chance.uniform(1, 900):.1f}"),
                    (r"\d+(?=周年|年来|年前)", lambda m: str(self.chance.randint(10, 70))),
                    (r"\([A-Z][^()]*\)", lambda m: "")]
        whole = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (pattern, _) in enumerate(patterns)))

        def vary(match):
            return patterns[int(match.lastgroup[1:])][1](match) if match.lastgroup else match.group()

        page = whole.sub(vary, title + "\f" + text)
        title, text = page.split("\f")
        return {"title": title, "published": day.isoformat(), "text": text}


def write_pages(pages, count, path):
    with open(path, "w", encoding="utf-8") as file:
        for _ in range(count):
            file.write(json.dumps(pages.made(), ensure_ascii=False) + "\n")


# ---- running ----


def run(*command):
    """Milliseconds of the clock and of the processor."""
    begun = time.monotonic()
    process = subprocess.Popen([CHANCERY, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"exit code {process.returncode}: {command}")
    return (time.monotonic() - begun) * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def ask(ledger, sql, *parameters):
    database = sqlite3.connect(ledger)
    rows = database.execute(sql, parameters).fetchall()
    database.close()
    return rows


def count_events(ledger):
    return ask(ledger, "SELECT count(*) FROM event_record")[0][0]


def size_of(ledger):
    return sum(os.path.getsize(ledger + end) for end in ["", "-wal"] if os.path.exists(ledger + end))


def remove(ledger):
    for end in ["", "-wal", "-shm"]:
        if os.path.exists(ledger + end):
            os.remove(ledger + end)


def commands_for(ledger):
    """Every list and brief, about those of whom the ledger knows most."""
    pairs = ask(ledger, "SELECT country FROM event_country WHERE country LIKE '%|%' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 3")
    person = ask(ledger, "SELECT name FROM person ORDER BY pages DESC, name LIMIT 1")[0][0]
    rich, second, third = (pair.split("|") for pair, in pairs)
    event = ask(ledger, "SELECT id FROM event ORDER BY pages DESC, id LIMIT 1")[0][0]
    day = ask(ledger, "SELECT max(published) FROM item")[0][0][:10]
    most = rich[0]
    every = [["events"], ["events", "--newest"], ["events", "--evidence"], ["events", "--country", most],
             ["events", "--country", most, "--since", "2018", "--newest"], ["events", "--between", *rich],
             ["events", "--person", person], ["events", "--type", "visit"], ["people"], ["people", "--country", most],
             ["people", "--person", person], ["posts"], ["posts", "--country", most],
             ["posts", "--country", most, "--on", day], ["mechanisms"], ["mechanisms", "--between", *rich],
             ["commitments"], ["commitments", "--between", *rich], ["indicators"], ["indicators", "--between", *rich],
             ["indicators", "--series"], ["indicators", "--series", "--between", *rich], ["statements"],
             ["statements", "--newest"], ["statements", "--country", most], ["statements", "--between", *rich],
             ["statements", "--person", person], ["show", event], ["search", "贸易额"], ["search", person],
             ["search", "合作", "--country", most]]
    return every + [["brief", *pair] for pair in [rich, second, third]] + [["brief", *rich, "--format", "html"]]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


class Answers:
    """What each command took, `TIMES` times each, in turns."""

    def __init__(self, ledger):
        self.commands = commands_for(ledger)
        taken = [[] for _ in self.commands]
        for _ in range(TIMES):
            for command, times in zip(self.commands, taken):
                times.append(run(*command, "--ledger", ledger))
        self.clock = [[clock for clock, _ in times] for times in taken]
        self.processor = [[processor for _, processor in times] for times in taken]

    def rows(self):
        for command, clock, processor in zip(self.commands, self.clock, self.processor):
            yield (" ".join(command), statistics.median(clock), percentile(clock, 0.99), statistics.median(processor),
                   percentile(processor, 0.99))

    def over_all(self):
        clock, processor = (list(itertools.chain(*times)) for times in [self.clock, self.processor])
        return statistics.median(clock), percentile(clock, 0.99), statistics.median(processor), percentile(processor, 0.99)


# ---- what is measured ----


def show_command(words):
    words = words.split(" ")
    kept = [word for word in words if not re.fullmatch(r"[A-Z]{3}|[0-9a-f]{16}|\d{4}-\d{2}-\d{2}|.*·.*", word)]
    return "`" + " ".join(kept if len(kept) == len(words) else kept + ["…"]) + "`"


def table_of_answers(ledger, about):
    say(f"asking {about}")
    answers = Answers(ledger)
    lines = [f"Answers of {about}, {TIMES} times each, milliseconds with the program's start (`…`: of the pair, country or person of "
             "whom the ledger knows most):", "", "| command | clock: median | 99 in 100 | processor: median | 99 in 100 |",
             "|---|---|---|---|---|"]
    for name, *numbers in sorted(answers.rows(), key=lambda row: -row[3]):
        lines.append(f"| {show_command(name)} | " + " | ".join(f"{number:.0f}" for number in numbers) + " |")
    lines.append("| all | " + " | ".join(f"{number:.0f}" for number in answers.over_all()) + " |")
    return lines


def slope(points):
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    return statistics.linear_regression(xs, ys).slope


def grow():
    """A ledger that grows by powers of ten."""
    ledger, file, pages = os.path.join(FOLDER, "grown.db"), os.path.join(FOLDER, "more.jsonl"), Pages()
    remove(ledger)
    write_pages(pages, 200, file)
    run("add", file, "--ledger", ledger)
    rate, added, seconds = count_events(ledger) / 200, 200, 0.0
    lines = ["| events told | pages | ledger, MB | adding, s of the processor | page of a crawl added, ms | query: median, ms | "
             "99 in 100, ms |", "|---|---|---|---|---|---|---|"]
    growth, asking, one = [], [], []
    for size in SIZES:
        wanted = max(0, int(size / rate) - added)
        say(f"growing to {size:,} events")
        write_pages(pages, wanted, file)
        seconds += run("add", file, "--ledger", ledger)[1] / 1000
        added += wanted
        events = count_events(ledger)
        rate = events / added
        answers = Answers(ledger).over_all()
        write_pages(pages, 100, file)
        begun = run("add", file, "--ledger", ledger)[1]
        added += 100
        growth.append((events, seconds))
        asking.append((events, answers[3]))
        one.append((events, begun / 100))
        lines.append(f"| {events:,} | {added:,} | {size_of(ledger) / 1e6:.0f} | {seconds:.1f} | {begun / 100:.1f} | "
                     f"{answers[2]:.0f} | {answers[3]:.0f} |")
    lines += ["", f"Slopes of the logarithms: adding {slope(growth):.2f}, a page added {slope(one):.2f}, "
                  f"99 in 100 queries {slope(asking):.2f} (1 is linear; queries are all of the table above, processor time)."]
    return ledger, lines


def cost_of_search(file, ledger):
    """The same pages with and without the index: its triggers are taken away."""
    say("adding with and without the search index")
    took, sizes = [], []
    for indexed in [True, False]:
        remove(ledger)
        first = file + ".first"
        with open(file, encoding="utf-8") as pages, open(first, "w", encoding="utf-8") as out:
            out.write(pages.readline())
        run("add", first, "--ledger", ledger)
        if not indexed:
            database = sqlite3.connect(ledger)
            database.executescript("DROP TRIGGER item_search_add; DROP TRIGGER item_search_remove;")
            database.close()
        took.append(run("add", file, "--ledger", ledger)[1])
        sizes.append(size_of(ledger))
    return (f"The search index: {sizes[0] / 1e6:.0f} MB of ledger and {took[0] / 1000:.1f} s of the processor to add with it, "
            f"{sizes[1] / 1e6:.0f} MB and {took[1] / 1000:.1f} s without: {(sizes[0] / sizes[1] - 1) * 100:.0f} % more room, "
            f"{(took[0] / took[1] - 1) * 100:.0f} % more time.")


def machine():
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo", encoding="utf-8").read())
    return f"{model.group(1) if model else 'unknown processor'}, {os.cpu_count()} cores"


def write(lines):
    target, begin, end = "docs/performance.md", "<!-- ledger: begin -->\n", "<!-- ledger: end -->"
    document = open(target, encoding="utf-8").read()
    before, after = document.split(begin)[0], document.split(end)[1]
    open(target, "w", encoding="utf-8").write(before + begin + "\n".join(lines) + "\n" + end + after)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    lines = [f"Measured on: {machine()}.", ""]
    if CORPUS:
        ledger = os.path.join(FOLDER, "corpus.db")
        remove(ledger)
        say(f"adding {CORPUS}")
        clock, processor = run("add", CORPUS, "--ledger", ledger)
        pages = ask(ledger, "SELECT count(*) FROM page")[0][0]
        again = run("add", CORPUS, "--ledger", ledger)
        lines += table_of_answers(ledger, f"a ledger of {pages:,} pages of one outlet")
        lines += ["", f"Adding them: {clock / 1000:.1f} s of the clock, {processor / 1000:.1f} s of the processor, "
                      f"{size_of(ledger) / 1e6:.0f} MB; adding them again {again[0] / 1000:.1f} s.", "",
                  cost_of_search(CORPUS, os.path.join(FOLDER, "search.db")), ""]
    grown, growth = grow()
    lines += ["Growth, pages made from `examples/` by variation:", "", *growth]
    if not CORPUS:
        lines += ["", *table_of_answers(grown, f"a ledger of {count_events(grown):,} events told, made from `examples/`")]
        sample = os.path.join(FOLDER, "search.jsonl")
        write_pages(Pages(), 10000, sample)
        lines += ["", cost_of_search(sample, os.path.join(FOLDER, "search.db"))]
    print("\n".join(lines))
    write(lines)
    say("written to docs/performance.md")


main()
