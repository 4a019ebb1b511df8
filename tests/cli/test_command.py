#!/usr/bin/env python3
"""The command from outside: exit codes, messages, broken input, formats, and a
ledger that is killed while it is filled."""
import csv
import io
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

import older_ledger

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
SENTENCES = [
    "韩国总统尹锡悦{d}日在首尔会见德国总理朔尔茨，双方同意加强经济合作。",
    "应越南国家主席武文赏邀请，蒙古国总统呼日勒苏赫{d}日抵达河内，对越南进行国事访问。",
    "泰国外长{d}日表示，泰方支持东盟在地区事务中发挥中心作用。",
    "第{n}届中国—哈萨克斯坦合作委员会会议{d}日在北京举行。",
    "2022年巴西与阿根廷双边贸易额达284亿美元，同比增长20%。",
]


def run(*arguments, stdin=None, check=None, directory=None, setup=None, environment=None):
    result = subprocess.run([CHANCERY, *arguments], input=stdin, capture_output=True, cwd=directory, preexec_fn=setup,
                            env=environment, timeout=900, check=False)
    result.out, result.err = result.stdout.decode(), result.stderr.decode()
    if check is not None and result.returncode != check:
        raise AssertionError(f"exit code {result.returncode}, not {check}: {arguments}\n{result.err}")
    return result


def pages(count, seed=1):
    chooser = random.Random(seed)
    for number in range(count):
        text = "".join(chooser.choice(SENTENCES).format(d=chooser.randint(1, 28), n=chooser.randint(2, 19)) for _ in range(6))
        yield {"id": f"page-{number}", "url": f"https://example.org/{number}", "title": f"要闻{number}",
               "published": f"2023-{number % 12 + 1:02d}-15", "text": text}


def write_pages(path, count, seed=1):
    with open(path, "w", encoding="utf-8") as file:
        for page in pages(count, seed):
            file.write(json.dumps(page, ensure_ascii=False) + "\n")


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name, content=None):
        path = os.path.join(self.folder.name, name)
        if content is not None:
            with open(path, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())
        return path


class Usage(Folder):
    def test_help(self):
        listing = run("--help", check=0).out
        for line in listing.splitlines():
            words = line.split()
            if line.startswith("  ") and words and words[0].isalpha() and words[0].islower():
                text = run(words[0], "--help", check=0).out
                self.assertIn(f"Usage: chancery {words[0]}", text)
                self.assertIn("--help", text)
        self.assertIn("chancery ", run("--version", check=0).out)

    def test_bad_command_lines(self):
        for arguments in [[], ["nonsense"], ["code"], ["code", "--nonsense", "x"], ["code", "--threads", "0", "x"],
                          ["code", "--threads", "two", "x"], ["code", "--threads"], ["code", "--format", "xml", "x"],
                          ["code", "--page-limit", "12Q", "x"], ["events", "extra"], ["events", "--between", "越南"],
                          ["events", "--country", "Nowhereland"], ["events", "--since", "yesterday"], ["show"], ["show", ""],
                          ["events", "--since", "2016", "--until", "2015"], ["events", "--json", "--csv"],
                          ["events", "--country", "--newest"], ["events", "--between", "越南", "--newest"],
                          ["events", "--lang", "fr"], ["lexicon", "mend", "x"], ["code", "--progress=yes", "x"],
                          ["code", "--encoding", "klingon", "x"],
                          ["events", "--country", "CHN", "--between", "CHN", "FRA"]]:
            path = self.path("empty.db")
            if arguments[:1] == ["events"]:
                run("add", self.path("p.txt", "无事。"), "--ledger", path, check=0)
                arguments = [*arguments, "--ledger", path]
            result = run(*arguments)
            self.assertEqual(result.returncode, 2, arguments)
            if arguments:
                self.assertTrue(result.err.startswith("chancery: "), (arguments, result.err))
        self.assertIn('events does not take "extra"', run("events", "extra", check=2).err)


class Code(Folder):
    def test_formats(self):
        path = self.path("pages.jsonl")
        write_pages(path, 30)
        lines = [json.loads(line) for line in run("code", path, check=0).out.splitlines()]
        self.assertEqual([line["page"] for line in lines if line["kind"] == "article"], [f"page-{i}" for i in range(30)])
        self.assertEqual(json.loads(run("code", path, "--format", "json", check=0).out), lines)
        kinds = ["people", "events", "indicators", "commitments", "mechanisms", "statements"]
        rows = list(csv.DictReader(io.StringIO(run("code", path, "--format", "csv", check=0).out, newline="")))
        self.assertEqual(len(rows), sum(len(line[kind]) for line in lines for kind in kinds))
        quotes = {record["id"]: record["evidence"]["text"] for line in lines for kind in kinds for record in line[kind]}
        for row in rows:
            self.assertEqual(row["quote"], quotes[row["id"]])
        plover = [json.loads(line) for line in run("code", path, "--format", "plover", check=0).out.splitlines()]
        self.assertEqual(len(plover), sum(bool(record["plover"]) for line in lines
                                          for kind in ["events", "statements"] for record in line[kind]))
        for event in plover:
            self.assertIn(event["quad_code"], [1, 2, 3, 4])
            self.assertLessEqual(abs(event["event_scale"]), 10)
            self.assertEqual(event["coder"], "Chancery")

    def test_threads_change_nothing(self):
        path = self.path("pages.jsonl")
        write_pages(path, 300)
        for form in ["jsonl", "json", "csv", "plover"]:
            outputs = {run("code", path, "--format", form, "--threads", threads, check=0).out for threads in "1237"}
            self.assertEqual(len(outputs), 1, form)

    def test_standard_input(self):
        self.assertEqual(json.loads(run("code", "-", stdin="韩国总统访问德国。".encode(), check=0).out)["page"], "stdin")

    def test_json_of_nothing(self):
        result = run("code", self.path("missing"), "--format", "json", check=1)
        self.assertEqual(json.loads(result.out), [])

    def test_bad_input_is_skipped(self):
        good = json.dumps({"id": "good", "text": "韩国总统访问德国。"}, ensure_ascii=False)
        path = self.path("mixed.jsonl", good + "\n{broken\n" + good.replace("good", "fine") + "\n")
        missing = self.path("missing.txt")
        result = run("code", path, missing, check=1)
        self.assertEqual([json.loads(line)["page"] for line in result.out.splitlines()], ["good", "fine"])
        self.assertIn(f"chancery: {path}:2: ", result.err)
        self.assertIn(f"chancery: {missing}: ", result.err)
        self.assertIn("2 inputs skipped", result.err)

    def test_long_pages_are_refused(self):
        long, short = self.path("long.txt", "越南" * 2000), self.path("short.txt", "越南")
        result = run("code", long, short, "--page-limit", "1K", check=1)
        self.assertEqual(json.loads(result.out)["page"], "short")
        self.assertIn("long.txt", result.err)

    def test_broken_bytes_are_told(self):
        path = self.path("broken.txt", "韩国总统访问德国，".encode() * 20 + b"\xff\xfe\xff" + "双方举行会谈。".encode() * 20)
        result = run("code", path, check=0)
        self.assertIn("replaced", result.err)

    def test_dates_that_are_none_are_told(self):
        pages = [{"id": "bad", "published": "2020-13-45"}, {"id": "good", "published": "2020-12-05T08:00:00Z"},
                 {"id": "words", "published": "昨天"}, {"id": "mail", "published": "Sat, 05 Dec 2020 08:00:00 GMT"}]
        lines = [json.dumps(page | {"text": "韩国总统访问德国。"}, ensure_ascii=False) for page in pages]
        result = run("code", self.path("dates.jsonl", "\n".join(lines)), check=0)
        dates = [json.loads(line)["published"] for line in result.out.splitlines()]
        self.assertEqual(dates, [None, "2020-12-05", None, "2020-12-05"])
        self.assertIn("page bad: published is no date, left out: 2020-13-45", result.err)
        self.assertIn("page words: published is no date, left out: 昨天", result.err)
        self.assertIn("2 pages read without date", result.err)
        self.assertNotIn("page good", result.err)

    def test_random_bytes(self):
        chooser = random.Random(7)
        for number in range(20):
            self.path(f"{number:02}.bin", chooser.randbytes(chooser.randint(0, 3000)))
        self.assertIn(run("code", self.folder.name).returncode, [0, 1])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        path = self.path("pages.jsonl")
        write_pages(path, 50)
        with open("/dev/full", "wb") as full:
            result = subprocess.run([CHANCERY, "code", path], stdout=full, stderr=subprocess.PIPE, timeout=900, check=False)
        self.assertEqual(result.returncode, 3)
        self.assertIn(b"No space left", result.stderr)

    def test_silent_in_a_pipe(self):
        path = self.path("pages.jsonl")
        write_pages(path, 10)
        self.assertEqual(run("code", path, check=0).err, "")


class Knowledge(Folder):
    def test_explain(self):
        text = run("explain", "德国总理19日在柏林会见韩国外长。", "--published", "2023-05-20", check=0).out
        for word in ["Mentions", "Clauses", "Records", "德国"]:
            self.assertIn(word, text)

    def test_lexicon_check(self):
        good = self.path("good.txt", "[country]\n乌有国\tcode=XUY\n")
        bad = self.path("bad.txt", "[country]\n乌有国\tcode=XUY\n[nonsense]\n甲\tnokey=1\n")
        self.assertEqual(run("lexicon", "check", good, check=0).out, "")
        self.assertIn(f"{bad}:3:", run("lexicon", "check", good, bad, check=1).out)
        self.assertIn("missing.txt", run("lexicon", "check", self.path("missing.txt"), check=3).err)

    def test_own_lexicon(self):
        own = self.path("own.txt", "[country]\n乌有国\tcode=XUY\n")
        page = self.path("page.txt", "无事。")
        self.assertIn("country=XUY", run("explain", "乌有国总统访问德国。", "--lexicon", own, check=0).out)
        short = self.path("short.txt", "[event]\n任|辞|卸\tevent=appointment\tkind=verb\tframe=post\n")
        self.assertIn("外长", run("explain", "总统张三和任外长。", "--lexicon", short, check=0).out)
        self.assertIn("bad", run("code", page, "--lexicon", self.path("bad.txt", "[nonsense]\n"), check=3).err)


class Ledger(Folder):
    def setUp(self):
        super().setUp()
        self.pages = self.path("pages.jsonl")
        self.ledger = self.path("ledger.db")

    def add(self, *arguments, check=0):
        return run("add", self.pages, "--ledger", self.ledger, *arguments, check=check)

    def dump(self, path=None):
        """All that the ledger holds, in an order of its own."""
        database = sqlite3.connect(path or self.ledger)
        self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
        rows = database.execute(
            "SELECT p.id, p.fingerprint, p.url, i.position, i.id, i.text, r.kind, r.id, r.first, r.last, r.json,"
            " (SELECT group_concat(country) FROM (SELECT country FROM record_country c WHERE c.record_key = r.record_key ORDER BY 1)),"
            " (SELECT group_concat(form) FROM (SELECT form FROM record_person f WHERE f.record_key = r.record_key ORDER BY 1))"
            " FROM page p JOIN item i USING (page_key) LEFT JOIN record r USING (item_key)").fetchall()
        database.close()
        return sorted(rows, key=repr)

    def test_adding_again_changes_nothing(self):
        write_pages(self.pages, 200)
        self.assertIn("200 pages added", self.add().out)
        before = self.dump()
        self.assertIn("0 pages added, 0 replaced, 200 unchanged", self.add().out)
        self.assertEqual(self.dump(), before)
        self.add("--recode", "--threads", "1")
        self.assertEqual(self.dump(), before)

    def test_changed_pages_are_replaced(self):
        write_pages(self.pages, 50)
        self.add()
        with open(self.pages, encoding="utf-8") as file:
            lines = file.read().splitlines()
        lines[7] = json.dumps({"id": "page-7", "published": "2023-08-15", "text": "无事。"}, ensure_ascii=False)
        self.path("pages.jsonl", "\n".join(lines))
        self.assertIn("0 pages added, 1 replaced, 49 unchanged", self.add().out)
        fresh = self.path("fresh.db")
        run("add", self.pages, "--ledger", fresh, check=0)
        self.assertEqual(self.dump(), self.dump(fresh))
        other = self.path("other.jsonl", lines[7].replace("无事", "仍无事"))
        self.assertIn("replaces page page-7", run("add", other, "--ledger", self.ledger, check=0).err)

    def test_pages_are_removed(self):
        write_pages(self.pages, 20)
        self.add()
        self.assertIn("1 page removed", run("remove", "page-3", "--ledger", self.ledger, check=0).out)
        self.assertFalse([row for row in self.dump() if row[0] == "page-3"])
        self.assertIn("page-3", run("remove", "page-3", "--ledger", self.ledger, check=1).err)
        self.assertIn("1 page added", self.add().out)

    def test_killed_at_any_moment(self):
        write_pages(self.pages, 3000)
        whole = self.path("whole.db")
        begun = time.monotonic()
        run("add", self.pages, "--ledger", whole, check=0)
        duration = time.monotonic() - begun
        chooser = random.Random(3)
        for _ in range(int(os.environ.get("CHANCERY_KILLS", "8"))):
            process = subprocess.Popen([CHANCERY, "add", self.pages, "--ledger", self.ledger],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chooser.uniform(0, duration))
            process.send_signal(signal.SIGKILL)
            process.wait()
            if os.path.exists(self.ledger):
                database = sqlite3.connect(self.ledger)
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
                database.close()
                checked = run("check", "--ledger", self.ledger)
                self.assertTrue(checked.returncode == 0 or "empty" in checked.err, checked.err)
                if chooser.random() < 0.05:
                    for end in ["", "-wal", "-shm"]:  # and from the beginning again
                        if os.path.exists(self.ledger + end):
                            os.unlink(self.ledger + end)
        self.add()
        self.assertEqual(self.dump(), self.dump(whole))
        for ask in ["events", "people", "posts", "mechanisms"]:
            answers = {run(ask, "--json", "--ledger", path, check=0).out for path in [self.ledger, whole]}
            self.assertEqual(len(answers), 1, ask)

    def test_lists(self):
        write_pages(self.pages, 100)
        self.add()
        for name in ["events", "people", "posts", "mechanisms", "commitments", "indicators", "statements"]:
            found = run(name, "--ledger", self.ledger, "--json")
            rows = json.loads(found.out)
            self.assertEqual(found.returncode, 0 if rows else 1)
            self.assertEqual(found.out, run(name, "--ledger", self.ledger, "--json").out)
            table = run(name, "--ledger", self.ledger, "--csv").out
            self.assertEqual(len(list(csv.DictReader(io.StringIO(table, newline="")))), len(rows), name)
            if rows:
                self.assertEqual(len(run(name, "--ledger", self.ledger, check=0).out.splitlines()), len(rows) + 1)
                self.assertEqual(len(json.loads(run(name, "--ledger", self.ledger, "--json", "--limit", "1").out)), 1)
                self.assertEqual(run(name, "--ledger", self.ledger, "--country", "Nauru").returncode, 1)

    def test_confidence(self):
        kinds = ["people", "events", "indicators", "commitments", "mechanisms", "statements"]

        def records(*options):
            items = [json.loads(line) for line in run("code", "examples", *options, check=0).out.splitlines()]
            return [record for item in items for kind in kinds for record in item[kind]]

        every = records()
        for least in [0, 0.5, 0.8, 1]:
            self.assertEqual(records("--min-confidence", str(least)),
                             [record for record in every if record["confidence"] >= least])
        run("add", "examples", "--ledger", self.ledger, check=0)
        for name in ["events", "commitments", "indicators", "statements"]:
            rows = json.loads(run(name, "--json", "--ledger", self.ledger, check=0).out)
            middle = sorted(row["confidence"] for row in rows)[len(rows) // 2]
            sure = [row for row in rows if row["confidence"] >= middle]
            options = ["--json", "--min-confidence", str(middle), "--ledger", self.ledger]
            self.assertEqual(json.loads(run(name, *options, check=0).out), sure)
            self.assertEqual(json.loads(run(name, *options, "--limit", "2", check=0).out), sure[:2])
        self.assertIn("no confidence", run("indicators", "--series", "--min-confidence", "0.5", "--ledger", self.ledger,
                                           check=2).err)
        for wrong in ["1.5", "-1", "nan", "much", ""]:
            self.assertIn("from 0 to 1", run("events", "--min-confidence", wrong, "--ledger", self.ledger, check=2).err)

    def test_countries_by_every_name(self):
        write_pages(self.pages, 60)
        self.add()
        answers = {run("events", "--between", first, second, "--ledger", self.ledger, "--json").out
                   for first, second in [("越南", "蒙古国"), ("Vietnam", "Mongolia"), ("VNM", "MNG"), ("vn", "mn"), ("越", "蒙"),
                                         ("Việt Nam", "Mông Cổ"), ("蒙古国", "越南"), ("越南", "蒙古國")]}
        self.assertEqual(len(answers), 1)

    def test_show(self):
        write_pages(self.pages, 20)
        self.add()
        rows = [row for row in self.dump() if row[7]]
        self.assertTrue(rows)
        shown = run("show", rows[0][7], "--ledger", self.ledger, check=0).out
        self.assertIn(rows[0][0], shown)
        self.assertIn("【", shown)
        self.assertIn("https://example.org/", shown)
        self.assertIn("text", json.loads(run("show", rows[0][7], "--json", "--ledger", self.ledger, check=0).out)[0])
        self.assertIn("no record", run("show", "zzzz", "--ledger", self.ledger, check=1).err)

    def search(self, *words, check=0):
        return json.loads(run("search", *words, "--json", "--ledger", self.ledger, check=check).out)

    def test_search(self):
        write_pages(self.pages, 100)
        self.add()
        everything = {page["id"]: page["title"] + "\n" + page["text"] for page in pages(100)}
        for words in [["朔尔茨"], ["武文赏"], ["东盟"], ["巴西", "贸易额"], ["蒙"], ["284亿"], ["要闻17"], ["尹锡悦 东盟"]]:
            expected = {page for page, text in everything.items() if all(word in text for word in " ".join(words).split())}
            found = self.search(*words, "--limit", "1000", check=0 if expected else 1)
            self.assertEqual({row["page"] for row in found}, expected, words)
            for row in found:
                self.assertTrue(row["snippet_marks"] or row["title_marks"])
                for marks, text in [("snippet_marks", "snippet"), ("title_marks", "title")]:
                    for start, end in row[marks]:
                        self.assertIn(row[text][start:end], " ".join(words))
                for record in row["records"]:
                    self.assertTrue(any(word in record["quote"] for word in " ".join(words).split()))
        self.assertEqual(self.search("尹錫悅"), self.search("尹锡悦"))
        self.assertEqual(self.search("尹·锡•悦"), self.search("尹锡悦"))
        self.assertEqual(len(self.search("东盟", "--limit", "3")), 3)
        self.assertEqual(self.search("28亿", check=1), [])
        self.assertIn("no word", run("search", "，。", "--ledger", self.ledger, check=2).err)
        self.assertIn("later", run("search", "东盟", "--since", "2024", "--until", "2023", "--ledger", self.ledger, check=2).err)
        self.assertIn("«东盟»", run("search", "东盟", "--ledger", self.ledger, check=0).out)
        self.assertTrue(all(row["published"].startswith("2023-05")
                            for row in self.search("东盟", "--since", "2023-05", "--until", "2023-05")))
        self.assertEqual(self.search("东盟", "--country", "Nauru", check=1), [])

    def test_search_for_what_stands_everywhere(self):
        write_pages(self.pages, 2100)
        self.add()
        result = run("search", "要闻", "--ledger", self.ledger, check=0)
        self.assertIn("the best 20 of the 2000 newest found", result.err)
        newest = {row["page"] for row in self.search("要闻", "--limit", "2000")}
        self.assertEqual(newest, {f"page-{number}" for number in range(100, 2100)})
        self.assertEqual(len(self.search("要闻", "--limit", "5000")), 2100)

    def test_search_follows_the_pages(self):
        write_pages(self.pages, 3)
        self.add()
        page = self.path("other.jsonl", json.dumps({"id": "one", "text": "拉夫罗夫·谢尔盖在索契说 Emmanuel Macrón 将到访。"}))
        run("add", page, "--ledger", self.ledger, check=0)
        for word in ["索契", "夫·谢", "拉夫罗夫谢尔盖", "macron", "EMMANUEL"]:
            self.assertEqual([row["page"] for row in self.search(word)], ["one"], word)
        self.path("other.jsonl", json.dumps({"id": "one", "text": "外长在喀山说。"}))
        run("add", page, "--ledger", self.ledger, check=0)
        self.assertEqual(self.search("索契", check=1), [])
        self.assertEqual(len(self.search("喀山")), 1)
        run("remove", "one", "--ledger", self.ledger, check=0)
        self.assertEqual(self.search("喀山", check=1), [])

    def test_older_ledgers(self):
        write_pages(self.pages, 20)
        self.add()
        lists = ["events", "people", "posts", "mechanisms", "commitments", "indicators", "statements"]
        found = self.search("要闻3")
        answers = [run(name, "--json", "--ledger", self.ledger, check=0).out for name in lists]
        for version in [3, 1]:
            database = sqlite3.connect(self.ledger)
            database.executescript(older_ledger.SQLITE + older_ledger.VERSION_3)
            if version == 1:
                self.take_back_to_first(database)
            database.execute(f"PRAGMA user_version = {version}")
            database.commit()
            database.close()
            self.assertIn("older version", run("search", "要闻3", "--ledger", self.ledger, check=3).err)
            self.add()
            self.assertEqual(self.search("要闻3"), found)
            self.assertEqual([run(name, "--json", "--ledger", self.ledger, check=0).out for name in lists], answers)
            self.assertIn("sound", run("check", "--ledger", self.ledger, check=0).out)

    @staticmethod
    def take_back_to_first(database):
        first = older_ledger.FIRST_TABLES
        later = [row for row in database.execute("SELECT type, name, tbl_name FROM sqlite_master") if row[2] not in first]
        database.execute("PRAGMA writable_schema = ON")
        database.execute("DELETE FROM sqlite_master WHERE name = 'item_search'")
        for kind, name, _ in [*database.execute("SELECT type, name, tbl_name FROM sqlite_master WHERE type = 'trigger'"), *later]:
            if kind in ["trigger", "table"] and name != "item_search":
                database.execute(f"DROP {kind} IF EXISTS {name}")
        database.executescript(older_ledger.VERSION_1)

    def test_no_ledger(self):
        self.assertIn("no such ledger", run("events", "--ledger", self.ledger, check=3).err)
        self.assertIn("no such ledger", run("show", "1", "--ledger", self.ledger, check=3).err)
        self.assertFalse(os.path.exists(self.ledger))
        write_pages(self.pages, 1)
        self.assertIn("opened", run("add", self.pages, "--ledger", self.path("no/such/folder.db"), check=3).err)

    def test_not_a_ledger(self):
        write_pages(self.pages, 1)
        self.path("ledger.db", "This is a letter, not a ledger. " * 100)
        self.assertIn("no ledger", self.add(check=3).err)
        self.assertIn("no ledger", run("events", "--ledger", self.ledger, check=3).err)
        self.path("ledger.db", b"")
        self.assertIn("empty", run("events", "--ledger", self.ledger, check=3).err)
        os.remove(self.ledger)
        database = sqlite3.connect(self.ledger)
        database.execute("CREATE TABLE recipes (cake TEXT)")
        database.commit()
        database.close()
        self.assertIn("another program", self.add(check=3).err)

    def test_newer_ledger(self):
        write_pages(self.pages, 1)
        self.add()
        database = sqlite3.connect(self.ledger)
        database.execute("PRAGMA user_version = 99")
        database.close()
        for result in [self.add(check=3), run("events", "--ledger", self.ledger, check=3)]:
            self.assertIn("version 99", result.err)

    def test_no_room(self):
        write_pages(self.pages, 400)
        small = self.path("small.jsonl")
        write_pages(small, 20)
        run("add", small, "--ledger", self.ledger, check=0)
        before = self.dump()

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # which Python ignores
            size = os.path.getsize(self.ledger) + 40000
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        result = run("add", self.pages, "--ledger", self.ledger, setup=limit, check=3)
        self.assertIn("chancery: " + self.ledger, result.err)
        held = self.dump()
        self.assertTrue(set(map(repr, before)) <= set(map(repr, held)))
        self.add()

    @unittest.skipIf(os.geteuid() == 0, "root may write everything")
    def test_read_only(self):
        write_pages(self.pages, 3)
        self.add()
        os.chmod(self.ledger, 0o444)
        write_pages(self.pages, 4)
        self.assertIn("written", self.add(check=3).err)
        run("people", "--ledger", self.ledger)

    @unittest.skipIf(os.geteuid() != 0, "only root can become another user")
    def test_folder_of_others(self):
        write_pages(self.pages, 30)
        self.add()
        mine = run("events", "--ledger", self.ledger, check=0).out
        os.chmod(self.ledger, 0o444)
        os.chmod(self.folder.name, 0o555)

        def nobody():
            os.setgid(65534)
            os.setuid(65534)

        self.assertEqual(run("events", "--ledger", self.ledger, setup=nobody, check=0).out, mine)
        self.assertEqual(run("check", "--ledger", self.ledger, setup=nobody, check=0).returncode, 0)
        refused = run("add", self.pages, "--ledger", self.ledger, setup=nobody, check=3)
        self.assertIn("chancery: " + self.ledger, refused.err)
        self.assertIn("written", refused.err)
        os.chmod(self.folder.name, 0o755)

    def merged(self, *arguments):
        return json.loads(run("events", "--json", "--ledger", self.ledger, *arguments, check=0).out)

    def write_three(self):
        """One meeting told by three pages, and another on the day after."""
        texts = ["法国总统马克龙14日在巴黎会见波兰总理图斯克，双方就能源合作交换意见。",
                 "法国总统马克龙3月14日在爱丽舍宫会见来访的波兰总理图斯克。",
                 "波兰总理图斯克14日在巴黎同法国总统马克龙会见，强调波方重视同法国的伙伴关系。",
                 "法国总统马克龙15日在巴黎会见波兰总理图斯克。"]
        with open(self.pages, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": f"told-{number}", "published": "2024-03-15", "text": text, "title": "要闻"},
                                      ensure_ascii=False) + "\n")

    def test_one_event_has_all_its_sources(self):
        self.write_three()
        self.add()
        events = self.merged("--type", "meeting")
        by_day = {event["date"]: event for event in events}
        self.assertEqual({event["date"] for event in events}, {"2024-03-14", "2024-03-15"})
        told = by_day["2024-03-14"]
        self.assertEqual({source["page"] for source in told["sources"]}, {"told-0", "told-1", "told-2"})
        self.assertTrue(all(source["reason"] for source in told["sources"]))
        shown = run("show", told["id"], "--ledger", self.ledger, check=0).out
        self.assertIn("event of several sources", shown)
        self.assertIn("differs: place", shown)
        run("remove", "told-1", "--ledger", self.ledger, check=0)
        by_day = {event["date"]: event for event in self.merged("--type", "meeting")}
        self.assertEqual({source["page"] for source in by_day["2024-03-14"]["sources"]}, {"told-0", "told-2"})
        run("check", "--ledger", self.ledger, check=0)

    def test_the_day_that_most_tell(self):
        texts = ["法国总统马克龙12日抵达华沙，开始对波兰进行国事访问，波兰总统杜达到机场迎接。",
                 "法国总统马克龙11日抵达华沙，对波兰进行国事访问。", "3月11日，法国总统马克龙抵达波兰首都华沙进行国事访问。"]
        with open(self.pages, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": f"told-{number}", "published": "2024-03-13", "text": text, "title": "要闻"},
                                      ensure_ascii=False) + "\n")
        self.add()
        (visit,) = self.merged("--type", "visit")
        self.assertEqual((visit["pages"], visit["date"]), (3, "2024-03-11"))
        self.assertEqual(len(visit["differs"]["date"]), 2)

    def test_a_session_of_many_countries(self):
        names = ("法国 德国 意大利 西班牙 葡萄牙 希腊 波兰 捷克 匈牙利 塞尔维亚 埃及 肯尼亚 南非 尼日利亚 加纳 安哥拉 赞比亚 越南 老挝 柬埔寨 "
                 "泰国 缅甸 印度 巴基斯坦 尼泊尔 蒙古 哈萨克斯坦 俄罗斯 伊朗 土耳其 巴西 智利 秘鲁 古巴 阿根廷 津巴布韦").split()
        with open(self.pages, "w", encoding="utf-8") as file:
            for number, name in enumerate(names):
                text = f"第三届“绿色丝路”国际论坛17日在北京开幕，中国和{name}代表团出席第三届“绿色丝路”国际论坛。"
                file.write(json.dumps({"id": f"guest-{number}", "published": "2023-10-18", "text": text, "title": "要闻"},
                                      ensure_ascii=False) + "\n")
        self.add()
        event = max(self.merged("--type", "session"), key=lambda event: event["pages"])
        self.assertGreater(len(event["countries"]), 32)
        for name in ["法国", "古巴", "津巴布韦"]:
            self.assertIn(event["id"], [row["id"] for row in self.merged("--between", "中国", name)], name)
        run("check", "--ledger", self.ledger, check=0)

    def test_the_user_decides(self):
        self.write_three()
        self.add()
        before = self.merged()
        first, second = sorted(event["id"] for event in before if event["type"] == "meeting")
        said = run("merge", first, second, "--ledger", self.ledger, check=0).out
        (one,) = self.merged("--type", "meeting")
        self.assertEqual(said, f"one event, {one['id']} (4 pages)\n")
        self.assertEqual(one["pages"], 4)
        self.assertEqual(len(one["differs"]["date"]), 2)
        self.add("--recode")
        self.assertEqual(self.merged("--type", "meeting"), [one])
        run("remove", "told-3", "--ledger", self.ledger, check=0)
        self.add()
        self.assertEqual(self.merged("--type", "meeting"), [one])
        said = run("merge", first, second, "--undo", "--ledger", self.ledger, check=0).out
        self.assertRegex(said, "^decided by the rules again: two events, [0-9a-f]{16} .[13] pages?. and [0-9a-f]{16} ")
        self.assertIn("nothing was decided", run("merge", first, second, "--undo", "--ledger", self.ledger, check=1).err)
        self.assertEqual(self.merged(), before)
        told = next(event for event in before if event["pages"] == 3)
        ids = [source["id"] for source in told["sources"]]
        run("split", ids[0], ids[1], "--ledger", self.ledger, check=0)
        self.assertEqual(len(self.merged("--type", "meeting")), 3)
        run("split", ids[0], ids[1], "--undo", "--ledger", self.ledger, check=0)
        self.assertEqual(self.merged(), before)
        self.assertIn("no event or person", run("merge", "ffffffffffff", first, "--ledger", self.ledger, check=2).err)
        run("check", "--ledger", self.ledger, check=0)

    def people(self, *names):
        rows = json.loads(run("people", "--json", "--ledger", self.ledger, check=0).out)
        return [row for row in rows if not names or row["name"] in names]

    def test_the_user_decides_on_persons(self):
        texts = [("乌克兰总统泽连斯基10日在基辅会见波兰总统杜达，双方就能源合作交换意见。", "2023-05-10"),
                 ("烏克蘭總統澤倫斯基11日在基輔會見加拿大總理杜魯道，雙方就重建交換意見。", "2023-06-11"),
                 ("越南工贸部长陈俊英2日在河内会见来访的老挝能源矿产部长坎玛尼。", "2019-03-02"),
                 ("越南驻华大使陈俊英12日在北京会见中国商务部副部长王受文。", "2019-09-12"),
                 ("越南工贸部长陈俊英12日在北京出席中越经贸合作委员会会议。", "2019-10-12")]
        with open(self.pages, "w", encoding="utf-8") as file:
            for number, (text, day) in enumerate(texts):
                file.write(json.dumps({"id": f"seen-{number}", "published": day, "title": "要闻", "text": text},
                                      ensure_ascii=False) + "\n")
        self.add()
        before = self.people()
        first, second = (row["id"] for row in self.people("泽连斯基", "澤倫斯基"))
        (tran,) = self.people("陈俊英")
        shown = json.loads(run("show", tran["id"], "--json", "--ledger", self.ledger, check=0).out)
        records = {post["post"]: post["record"] for post in shown[0]["posts"]}
        self.assertIn(records["驻华大使"], run("show", tran["id"], "--ledger", self.ledger, check=0).out)
        said = run("merge", first, second, "--ledger", self.ledger, check=0).out
        self.assertRegex(said, r"^one person, [0-9a-f]{16} \(2 pages\)\n$")
        run("split", records["工贸部长"], records["驻华大使"], "--ledger", self.ledger, check=0)
        decided = self.people()
        (one,) = self.people("泽连斯基", "澤倫斯基")
        self.assertEqual((one["pages"], len(one["also"])), (2, 1))
        self.assertEqual([row["pages"] for row in self.people("陈俊英")], [2, 1])
        self.assertEqual(len({row["id"] for row in self.people("陈俊英")}), 2)
        self.assertEqual([row["name"] for row in json.loads(run("people", "泽连斯基", "--json", "--ledger", self.ledger).out)],
                         [one["name"]])
        # Coded anew, taken out and put in again, or told in other words: the decisions hold.
        self.add("--recode")
        self.assertEqual(self.people(), decided)
        for page in ["seen-1", "seen-3"]:
            run("remove", page, "--ledger", self.ledger, check=0)
        self.assertEqual([row["pages"] for row in self.people("泽连斯基", "陈俊英")], [2, 1])
        self.add()
        self.assertEqual(self.people(), decided)
        longer = self.path("longer.jsonl", json.dumps({"id": "seen-3", "published": "2019-09-12", "title": "商务合作",
                           "text": "新华社北京9月12日电\n" + texts[3][0]}, ensure_ascii=False))
        run("add", longer, "--ledger", self.ledger, check=0)
        self.assertEqual([row["pages"] for row in self.people("陈俊英")], [2, 1])
        run("check", "--ledger", self.ledger, check=0)
        self.add()
        run("merge", first, second, "--undo", "--ledger", self.ledger, check=0)
        run("split", records["工贸部长"], records["驻华大使"], "--undo", "--ledger", self.ledger, check=0)
        self.assertEqual(self.people(), before)
        self.assertIn("is an event", run("merge", self.merged()[0]["id"], first, "--ledger", self.ledger, check=2).err)

    def test_fates_of_what_one_country_undertakes(self):
        texts = [("goal-1", "2016-03-02", "印度尼西亚总统佐科2日在雅加达表示，印度尼西亚计划到2019年将外国游客人数提升到2000万人次。"),
                 ("count-1", "2020-02-03", "印度尼西亚中央统计局3日公布，2019年印度尼西亚外国游客人数达1610万人次，同比增长1.9%。"),
                 ("goal-2", "2016-03-02", "泰国商务部长2日在曼谷表示，泰国力争到2018年大米出口量达到1100万吨。"),
                 ("count-2", "2019-01-10", "泰国商务部10日公布，2018年泰国大米出口量达1113万吨。"),
                 ("other", "2019-01-11", "2018年泰国清迈府稻谷收购量达1300万吨。")]
        with open(self.pages, "w", encoding="utf-8") as file:
            for name, day, text in texts:
                file.write(json.dumps({"id": name, "published": day, "title": "要闻", "text": text}, ensure_ascii=False) + "\n")
        self.add()
        rows = json.loads(run("commitments", "--json", "--ledger", self.ledger, check=0).out)
        fates = {row["page"]: (row["fate"], [proof["page"] for proof in row["fate_evidence"]]) for row in rows}
        self.assertEqual(fates["goal-1"], ("missed", ["count-1"]))
        self.assertEqual(fates["goal-2"], ("met", ["count-2"]))
        run("remove", "count-2", "--ledger", self.ledger, check=0)
        rows = json.loads(run("commitments", "--json", "--ledger", self.ledger, check=0).out)
        self.assertEqual({row["page"]: row["fate"] for row in rows}["goal-2"], "unknown")

    def test_order_does_not_matter(self):
        write_pages(self.pages, 400)
        self.add()
        with open(self.pages, encoding="utf-8") as file:
            lines = file.read().splitlines()
        random.Random(5).shuffle(lines)
        other = self.path("other.db")
        for number, part in enumerate([lines[:300], lines[300:395], lines[395:]]):
            run("add", self.path(f"part-{number}.jsonl", "\n".join(part)), "--ledger", other, check=0)
        for ask in ["events", "people", "posts", "mechanisms", "commitments"]:
            answers = [run(ask, "--json", "--ledger", path, check=0).out for path in [self.ledger, other]]
            self.assertEqual(answers[0], answers[1], ask)

    def test_damage_is_told(self):
        write_pages(self.pages, 40)
        self.add()
        self.assertIn("sound", run("check", "--ledger", self.ledger, check=0).out)
        database = sqlite3.connect(self.ledger)
        database.execute("UPDATE event SET pages = pages + 1 WHERE event_key = (SELECT min(event_key) FROM event)")
        database.execute("UPDATE record SET id = '0123456789abcdef' WHERE record_key = (SELECT max(record_key) FROM record)")
        database.execute("UPDATE mechanism SET json = replace(json, 'happened', 'planned')")
        database.execute("DELETE FROM series WHERE measure = (SELECT min(measure) FROM series)")
        database.execute("DELETE FROM event_country WHERE country = (SELECT min(country) FROM event_country WHERE country LIKE '%|%')")
        database.commit()
        database.close()
        told = run("check", "--ledger", self.ledger, check=1).err
        self.assertIn("number of pages is wrong", told)
        self.assertIn("another id", told)
        self.assertIn("kept rows of mechanisms", told)
        self.assertIn("kept rows of series", told)
        self.assertIn("between two of its countries", told)

    def test_kept_rows_follow_the_pages(self):
        def assert_kept():
            for ask in [["mechanisms"], ["mechanisms", "--newest"], ["indicators", "--series"]]:
                made = run(*ask, "--since", "0001", "--undated", "--json", "--ledger", self.ledger, check=0).out
                self.assertEqual(run(*ask, "--json", "--ledger", self.ledger, check=0).out, made)
            self.assertIn("sound", run("check", "--ledger", self.ledger, check=0).out)

        write_pages(self.pages, 60)
        self.add()
        assert_kept()
        before = run("mechanisms", "--json", "--ledger", self.ledger, check=0).out
        run("remove", *[f"page-{number}" for number in range(20)], "--ledger", self.ledger, check=0)
        assert_kept()
        self.assertNotEqual(run("mechanisms", "--json", "--ledger", self.ledger, check=0).out, before)
        write_pages(self.pages, 40, seed=2)
        self.add()
        assert_kept()
        write_pages(self.pages, 60)
        self.add()
        assert_kept()
        self.assertEqual(run("mechanisms", "--json", "--ledger", self.ledger, check=0).out, before)

    def test_two_writers(self):
        write_pages(self.pages, 1500)
        other = self.path("other.jsonl")
        with open(other, "w", encoding="utf-8") as file:
            for page in pages(1500, 9):
                page["id"] = "other-" + page["id"]
                file.write(json.dumps(page, ensure_ascii=False) + "\n")
        writers = [subprocess.Popen([CHANCERY, "add", path, "--ledger", self.ledger], stdout=subprocess.DEVNULL)
                   for path in [self.pages, other]]
        self.assertEqual([writer.wait() for writer in writers], [0, 0])
        self.assertEqual(len({row[0] for row in self.dump()}), 3000)

    def test_language(self):
        write_pages(self.pages, 60)
        self.add()
        environment = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
        rows = json.loads(run("events", "--ledger", self.ledger, "--json").out)
        if rows:
            for language, heading in [("zh_CN.UTF-8", "日期"), ("en_GB.UTF-8", "date")]:
                table = run("events", "--ledger", self.ledger, environment={**environment, "LANG": language}).out
                self.assertTrue(table.startswith(heading))
            self.assertTrue(run("events", "--ledger", self.ledger, "--lang", "zh").out.startswith("日期"))


if __name__ == "__main__":
    unittest.main()
