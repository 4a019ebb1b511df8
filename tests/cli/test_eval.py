#!/usr/bin/env python3
"""`chancery eval`: on a small gold whose figures were worked out by hand, and,
where the project's gold lies beside, against its own scorer to the last digit."""
import glob
import json
import os
import subprocess
import sys
import tempfile
import unittest

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
OWN = ["tests/eval/gold.json"]
OWN_CODED = "tests/eval/coded.jsonl"
SHARED = "../shared/gold"
SCORER = os.path.join(SHARED, "score.py")

# list: pairs, coded, gold; then shares of right attributes
EXPECTED = {
    "items": (2, 3, 3, {"published": 1, "dateline": 1}),
    "people": (2, 3, 3, {"country": 1 / 2, "latin": 1}),
    "posts": (2, 3, 4, {}),
    "events": (3, 4, 4, {"date": 1 / 3, "countries": 1, "status": 1, "place": 0, "level": 1 / 2}),
    "events exact": (1, 4, 4, {}),
    "actors": (6, 6, 6, {}),
    "indicators": (1, 1, 1, {"countries": 0, "unit": 1, "period": 0, "change": 1}),
    "commitments": (1, 1, 1, {"countries": 1, "value": 0, "due": 1}),
    "mechanisms": (1, 1, 1, {"countries": 1, "ordinal": 0}),
    "statements": (2, 2, 2, {"speaker": 1 / 2, "stance": 0}),
}


def run(*arguments, stdin=None):
    return subprocess.run([CHANCERY, "eval", *arguments], capture_output=True, text=True, input=stdin, timeout=900, check=False)


def evaluate(*arguments, stdin=None):
    result = run(*arguments, stdin=stdin)
    assert result.returncode == 0, result.stderr
    return result.stdout


class OwnGold(unittest.TestCase):
    def test_scores(self):
        scores = json.loads(evaluate(*OWN, "--coded", OWN_CODED, "--json"))
        for name, (pairs, coded, gold, shares) in EXPECTED.items():
            score = scores[name]
            self.assertEqual(score["gold"], gold, name)
            self.assertAlmostEqual(score["p"], pairs / coded, msg=name)
            self.assertAlmostEqual(score["r"], pairs / gold, msg=name)
            self.assertAlmostEqual(score["f1"], 2 * pairs / (coded + gold), msg=name)
            found = {key: value for key, value in score.items() if key not in ("p", "r", "f1", "gold", "intervals")}
            self.assertEqual(found, shares, name)
            for key, (low, high) in score["intervals"].items():
                self.assertLessEqual(low, score[key], (name, key))
                self.assertGreaterEqual(high, score[key], (name, key))

    def test_reliability_and_errors(self):
        scores = json.loads(evaluate(*OWN, "--coded", OWN_CODED, "--json"))
        bins = {(each["from"], each["to"]): each for each in scores["reliability"]["all"]}
        self.assertEqual(sum(each["records"] for each in bins.values()), 12)
        self.assertEqual(bins[0.9, 0.95]["records"], 3)
        self.assertAlmostEqual(bins[0.9, 0.95]["predicted"], (0.92 + 0.9 + 0.91) / 3)
        self.assertEqual([bins[0, 0.5]["right"], bins[0.9, 0.95]["right"]], [0, 1])
        kinds = {(each["list"], each["what"], each["type"]): each["count"] for each in scores["errors"]}
        self.assertEqual(kinds["events", "missed", "session"], 1)
        self.assertEqual(kinds["statements", "stance", "praise"], 1)
        self.assertEqual(kinds["items", "wrong", None], 1)

    def test_forms(self):
        table = evaluate(*OWN, "--coded", OWN_CODED)
        self.assertEqual(table, evaluate(*OWN, "--coded", OWN_CODED), "the same input gives the same bytes")
        details = evaluate(*OWN, "--coded", OWN_CODED, "--details")
        self.assertTrue(details.endswith(table))
        self.assertIn("lost: item missing: 无人编码的一页\n", details)
        records = [json.loads(line) for line in evaluate(*OWN, "--coded", OWN_CODED, "--records").splitlines()]
        self.assertEqual(sum(record["right"] for record in records), 10)
        self.assertEqual(records[1]["grounds"], ["full"])

    def test_coding_pages(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("visit.txt", "lost.txt")]
            for path in paths:
                with open(path, "w", encoding="utf-8") as file:
                    file.write("（路透社利马8月3日电）墨西哥总统安娜·托雷斯3日抵达利马，开始对秘鲁进行国事访问。\n")
            coded = subprocess.run([CHANCERY, "code", *paths], capture_output=True, text=True, check=True).stdout
            scores = evaluate(*OWN, "--json", "--pages", *paths)
            self.assertEqual(scores, evaluate("--pages", *paths, "--json", "--", *OWN))
            self.assertEqual(scores, evaluate(*OWN, "--coded", "-", "--json", stdin=coded))
            self.assertEqual(json.loads(scores)["items"]["r"], 2 / 3)

    def test_bad_input(self):
        self.assertEqual(run(*OWN).returncode, 2)
        self.assertEqual(run(*OWN, "--coded", OWN_CODED, "--pages", "x").returncode, 2)
        self.assertEqual(run("missing.json", "--coded", OWN_CODED).returncode, 3)
        self.assertEqual(run(*OWN, "--coded", "missing.jsonl").returncode, 3)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "gold.json")
            for content in ["", "[", "[1]", "{}", '{"page": "a", "items": [1]}', '{"page": "a", "items": {}}', '"a"', "[" * 9999]:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(content)
                result = run(path, "--coded", OWN_CODED)
                self.assertEqual(result.returncode, 3, content)
                self.assertIn(path, result.stderr)
            for content in ["[]", "nonsense", '{"page": "visit"', "\xff"]:
                result = run(*OWN, "--coded", "-", stdin=content + "\n")
                self.assertEqual(result.returncode, 3, content)
            odd = '{"page": "visit", "kind": "article", "people": 3, "events": [4, null, {"initiator": "x", "countries": [1]}]}'
            self.assertEqual(run(*OWN, "--coded", "-", stdin=odd).returncode, 0)
        empty = json.loads(evaluate(*OWN, "--coded", "-", "--json", stdin='{"page": "visit", "kind": "article"}'))
        self.assertEqual((empty["people"]["p"], empty["people"]["r"], empty["people"]["f1"]), (1, 0, 0))

    def test_pages_without_gold(self):
        for content in ["", '{"page": "another", "kind": "article", "people": []}\n']:
            result = run(*OWN, "--coded", "-", "--json", stdin=content)
            self.assertEqual((result.returncode, result.stdout), (3, ""))
            self.assertIn("no page of the gold was coded", result.stderr)
        result = run(*OWN, "--coded", "-", "--json", stdin='{"page": "visit", "kind": "article", "people": []}\n')
        self.assertEqual(result.returncode, 0)
        self.assertIn("of the gold's 2 pages was not coded and counts as missed", result.stderr)


@unittest.skipUnless(os.path.exists(SCORER), "the project's gold is not at hand")
class SharedScorer(unittest.TestCase):
    def same(self, gold, coded):
        theirs = subprocess.run([SCORER, *gold, "--", coded, "--json"], capture_output=True, text=True, check=True).stdout
        ours = json.loads(evaluate(*gold, "--coded", coded, "--json"))
        for name, score in json.loads(theirs).items():
            for key, value in score.items():
                self.assertEqual(ours[name][key], value, (name, key))
        theirs = subprocess.run([SCORER, *gold, "--", coded, "--details"], capture_output=True, text=True, check=True).stdout
        ours = evaluate(*gold, "--coded", coded, "--details")
        self.assertEqual(theirs.split("\nlist  ")[0], ours.split("\nlist  ")[0])

    def test_own_gold(self):
        self.same(OWN, OWN_CODED)

    def test_shared_gold(self):
        gold = sorted(glob.glob(SHARED + "/*.gold.json"))
        pages = sorted(glob.glob("../shared/seeds/*.txt") + glob.glob(SHARED + "/*.pages.jsonl"))
        with tempfile.TemporaryDirectory() as folder:
            coded = os.path.join(folder, "coded.jsonl")
            with open(coded, "wb") as file:
                file.write(subprocess.run([CHANCERY, "code", *pages], capture_output=True, check=True).stdout)
            self.same(gold, coded)
            # The same with every second page's records beside another's gold: many near misses.
            with open(coded, encoding="utf-8") as file:
                items = [json.loads(line) for line in file]
            for i in range(0, len(items) - 1, 2):
                for name in ("people", "events", "indicators", "commitments", "mechanisms", "statements"):
                    items[i][name] += items[i + 1][name]
            with open(coded, "w", encoding="utf-8") as file:
                file.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
            self.same(gold, coded)


if __name__ == "__main__":
    unittest.main()
