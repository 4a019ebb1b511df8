#!/usr/bin/env python3
"""Runs the programs that bench/run.sh has built and writes docs/performance.md.

Everything that is compared takes its turn in each round, so that what else the
machine does falls on all alike. Times are of the processor, but for threads."""
import math
import os
import re
import statistics
import subprocess
import sys
import time

build = sys.argv[1]
bench = os.path.join(build, "bench")
rounds = int(os.environ.get("BENCH_ROUNDS", "5"))
corpus = os.environ.get("CORPUS")
full = os.environ.get("BENCH_FULL") == "1"
chancery = os.path.join(build, "chancery")
coder = os.path.join(build, "bench_coder")

SIZE = 10        # MB of the text all but the slow peers get
SLOW_SIZE = 1    # MB of its beginning, for those that read less than 5 MB/s


def say(words):
    print("== " + words, flush=True)


def path(name):
    return os.path.join(bench, name)


# ---- the text ----


def make_text():
    if corpus:
        say(f"taking the text of {corpus}")
        with open(path("text.txt"), "wb") as out:
            texts = subprocess.run([coder, "text", corpus], stdout=subprocess.PIPE, check=True).stdout
            out.write(texts.replace(b"\f", b"\n"))
        pages = corpus
    else:
        say(f"making a text of {SIZE} MB from examples/")
        with open(path("examples.txt"), "wb") as out:
            subprocess.run([coder, "text", "examples"], stdout=out, check=True)
        subprocess.run(["bench/make_corpus.py", path("examples.txt"), str(SIZE), path("pages.jsonl"), path("text.txt")],
                       check=True)
        pages = path("pages.jsonl")
    text = open(path("text.txt"), "rb").read()
    slow = text[:SLOW_SIZE * 1_000_000].rsplit(b"\n", 1)[0]
    open(path("slow.txt"), "wb").write(slow)
    forms = set()
    for name in sorted(os.listdir("data")):
        if name.endswith(".txt"):
            for line in open(os.path.join("data", name), encoding="utf-8"):
                if not line.startswith(("#", "[")) and line.strip():
                    forms.update(form for form in line.rstrip("\n").split("\t")[0].split("|") if form)
    open(path("forms.txt"), "w", encoding="utf-8").write("\n".join(sorted(forms)) + "\n")
    return pages, len(text) / 1e6, len(slow) / 1e6, len(forms)


# ---- running ----


class Usage:
    """What one process took."""

    def __init__(self, command, feed=None):
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if feed:
            feed(process.stdin)
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024  # MB
        self.failed = status != 0
        process.returncode = status


def last_run(command):
    """Seconds of the last of two runs in process; None if the program is missing or fails."""
    if not os.path.exists(command[0]):
        return None
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    lines = done.stdout.split()
    return float(lines[-1]) if done.returncode == 0 and lines else None


def inside(name, command, megabytes):
    return {"name": name, "megabytes": megabytes, "speeds": [],
            "run": lambda: last_run(command)}


def process(name, command, megabytes, wall=False):
    def run():
        usage = Usage(command)
        return None if usage.failed else usage.wall if wall else usage.cpu
    return {"name": name, "megabytes": megabytes, "speeds": [],
            "run": lambda: run() if os.path.exists(command[0]) else None}


def subjects(pages, size, slow):
    text, small = path("text.txt"), path("slow.txt")
    dictionary = path("cppjieba/dict")
    java = ["/usr/bin/env", "java", "-cp", f"{path('hanlp-portable-1.8.4.jar')}:{bench}", "PeerHanlp"]
    python = [path("venv/bin/python"), "bench/peer_jieba.py"]
    in_process = [
        inside("Chancery: pages coded and printed", [coder, "time", "2", pages], size),
        inside("cppjieba 5: words", [path("peer_cppjieba"), "2", text, dictionary], size),
        inside("jieba 0.42: words", [*python, "2", small], slow),
        inside("HanLP 1.8: words and names", [*java, "2", small], slow),
        inside("floor: the file read", [path("floor"), "read", "2", text], size),
        inside("floor: UTF-8 checked (simdjson)", [path("floor"), "utf8", "2", text], size),
        inside("floor: our lexicon's forms found (Hyperscan)",
               [path("floor"), "match", "2", text, path("forms.txt")], size),
    ]
    whole = [
        process("`chancery code`, one thread", [chancery, "code", "--threads", "1", pages], size),
        process("cppjieba 5: words", [path("peer_cppjieba"), "1", text, dictionary], size),
        process("jieba 0.42: words", [*python, "1", small], slow),
        process("HanLP 1.8: words and names", [*java, "0", small], slow),
    ]
    threads = [
        process("`chancery code`, one thread", [chancery, "code", "--threads", "1", pages], size, wall=True),
        process("`chancery code`, two threads", [chancery, "code", "--threads", "2", pages], size, wall=True),
    ]
    return in_process, whole, threads


def measure(groups):
    for number in range(1, rounds + 1):
        say(f"round {number} of {rounds}")
        for subject in (subject for group in groups for subject in group):
            seconds = subject["run"]()
            if seconds:
                subject["speeds"].append(subject["megabytes"] / seconds)


# ---- tables ----


def spread(values, digits=3):
    def number(value):
        return f"{value:.{max(0, digits - 1 - math.floor(math.log10(value)))}f}" if value > 0 else "0"
    return f"{number(statistics.median(values))} ({number(min(values))}–{number(max(values))})"


def table(group, heading, ratio="Chancery ÷ this", inverse=False):
    """Ratios are of the group's first to each, or of each to the first."""
    ours = group[0]["speeds"]
    lines = [f"| {heading} | text, MB | MB/s | {ratio} |", "|---|---|---|---|"]
    for subject in group:
        speeds = subject["speeds"]
        if not speeds or not ours:
            lines.append(f"| {subject['name']} | {subject['megabytes']:.1f} | missing | |")
            continue
        ratios = [b / a if inverse else a / b for a, b in zip(ours, speeds)]
        lines.append(f"| {subject['name']} | {subject['megabytes']:.1f} | {spread(speeds)} | {spread(ratios)} |")
    return lines


def slope(points):
    """Of the logarithms of seconds over those of megabytes, by least squares."""
    x, y = [math.log(a) for a, _ in points], [math.log(b) for _, b in points]
    mean_x, mean_y = statistics.mean(x), statistics.mean(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)


def growth():
    """The pages streamed to the standard input, over and over, up to each size. The time of the
    start is taken off: it is told by itself."""
    if corpus:
        return ["", "Growth is measured on the text made from `examples/`; `CORPUS` was set."]
    pages = open(path("pages.jsonl"), "rb").read()
    start = statistics.median(Usage([chancery, "code", "-"], lambda pipe: pipe.write(pages[:pages.index(b"\n") + 1])).cpu
                              for _ in range(5))
    lines = ["| input, MB | seconds of the processor | largest resident memory, MB |", "|---|---|---|"]
    points = []
    for size in (1, 10, 100) + ((1000,) if full else ()):
        say(f"growing: {size} MB")
        results = []
        for _ in range(3 if size < 100 else 1):
            def feed(pipe, size=size):
                left = size * 1_000_000
                while left > 0:
                    part = pages if left >= len(pages) else pages[:pages.index(b"\n", left) + 1]
                    pipe.write(part)
                    left -= len(part)
            results.append(Usage([chancery, "code", "--threads", "1", "-"], feed))
        cpu = statistics.median(result.cpu for result in results)
        memory = max(result.memory for result in results)
        points.append((size, max(cpu - start, 1e-3)))
        lines.append(f"| {size} | {cpu:.2f} | {memory:.0f} |")
    lines += ["", f"Slope of the logarithms: {slope(points):.3f} (1 is linear). "
                  f"Start, with one page: {start * 1000:.0f} ms."]
    return lines


def machine():
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo", encoding="utf-8").read())
    return f"{model.group(1) if model else 'unknown processor'}, {os.cpu_count()} cores"


def write(report):
    target = "docs/performance.md"
    begin, end = "<!-- bench: begin -->\n", "<!-- bench: end -->"
    document = open(target, encoding="utf-8").read()
    before, after = document.split(begin)[0], document.split(end)[1]
    open(target, "w", encoding="utf-8").write(before + begin + report + end + after)


def main():
    pages, size, slow, forms = make_text()
    in_process, whole, threads = subjects(pages, size, slow)
    measure((in_process, whole, threads))
    report = [f"Measured on: {machine()}; {rounds} rounds; "
              f"text: {'CORPUS' if corpus else 'made from `examples/`'}, {size:.1f} MB; {forms:,} forms in the lexicon.", ""]
    report += ["**In process**, one thread, seconds of the processor:", "", *table(in_process, "what"), ""]
    report += ["**Whole processes**, start and dictionaries included, seconds of the processor:", "",
               *table(whole, "what"), ""]
    report += ["**Threads**, seconds of the clock:", "", *table(threads, "what", "this ÷ one thread", inverse=True), ""]
    report += ["**Growth**: pages streamed through one thread:", "", *growth(), ""]
    text = "\n".join(report)
    print(text)
    if corpus:
        say("docs/performance.md is written for the text made from examples/ only")
    else:
        write(text)
        say("written to docs/performance.md")


main()
