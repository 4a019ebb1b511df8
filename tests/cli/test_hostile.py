#!/usr/bin/env python3
"""Pages made to be slow: each must come back, whatever it is made of. Nothing
is timed; what grows with the square of a page's length runs into the time
limit of the test runner."""
import json
import subprocess
import sys

LENGTH = 300_000  # characters: more than one piece of a page

PAGES = {
    "no line breaks": "外交部长会见总统，双方就两国关系交换意见，",
    "no paragraphs": "外交部长会见总统，双方就两国关系交换意见。",
    "digits": "1",
    "letters": "a",
    "numerals": "一百三十万亿",
    "open brackets": "（",
    "open titles": "《",
    "open quotations": "“会见",
    "commas": "，",
    "verbs alone": "会见访问",
    "interpuncts": "马·",
    "dates in a row": "2024年5月1日至",
    "countries in a row": "中国、法国、德国和日本",
    "mechanisms in a row": "中法第三次战略对话、",
    "blanks and a letter": " a ",
}


def code(text):
    page = json.dumps({"id": "hostile", "published": "2024-05-01", "text": text}) + "\n"
    return subprocess.run([sys.argv[1], "code", "-"], input=page.encode(), capture_output=True)


failures = 0
for name, unit in PAGES.items():
    result = code(unit * (LENGTH // len(unit)))
    good = result.returncode == 0 and all(json.loads(line) for line in result.stdout.splitlines()) and result.stdout
    failures += not good
    print(f"{name}: {'coded' if good else f'exit code {result.returncode}: {result.stderr.decode()}'}")
sys.exit(failures > 0)
