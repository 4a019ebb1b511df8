#!/usr/bin/env python3
"""Pages of thousands of different names are coded whole, and long pages in bounded memory.

usage: test_crowd.py CHANCERY
"""
import json
import resource
import subprocess
import sys

COUNTRIES = {"法国": "FRA", "德国": "DEU", "巴西": "BRA", "埃及": "EGY", "泰国": "THA"}
SOUNDS = "阿巴卡达埃法戈哈伊贾科拉马纳奥帕奎萨塔乌瓦"
MEGABYTE = 1 << 20


def name(number):
    """One of some hundred thousand names that nobody bears."""
    sounds = len(SOUNDS)
    first = SOUNDS[number % sounds] + SOUNDS[number // sounds % sounds] + "斯"
    return first + "·" + SOUNDS[number // sounds**2 % sounds] + "尔" + SOUNDS[number * 7 % sounds] + "诺夫"


def line(number):
    country = list(COUNTRIES)[number % len(COUNTRIES)]
    return f"{country}外交部长{name(number)}5日在巴黎出席会议。"


def code(chancery, text):
    run = subprocess.run([chancery, "code", "-"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(row) for row in run.stdout.splitlines()]


def main(chancery):
    count = 5000
    page = "招待会举行\n" + "\n".join(line(number) for number in range(count)) + "\n"
    people = {person["name"]: person for item in code(chancery, page) for person in item["people"]}
    known = [number for number in range(count) if name(number) in people]
    assert len(known) > 0.99 * count, f"{len(known)} of {count} names found"
    for number in known:
        person = people[name(number)]
        assert person["country"] == list(COUNTRIES.values())[number % len(COUNTRIES)], person
        assert person["posts"] == ["外交部长"], person

    long = "会谈举行\n" + "双方就共同关心的问题交换了意见，同意继续保持沟通。\n" * (12 * MEGABYTE // 76)
    code(chancery, long)
    with open(chancery, "rb") as program:
        if b"__asan_init" in program.read():
            return  # a sanitizer's own memory says nothing
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert kilobytes < 300 * 1024, f"{kilobytes} kB for a page of 12 MB"


if __name__ == "__main__":
    main(sys.argv[1])
