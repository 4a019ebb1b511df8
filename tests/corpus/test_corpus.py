#!/usr/bin/env python3
"""Public facts that a corpus of years of television news tells, asked of the
ledger made of it. Skipped where there is no such corpus: CHANCERY_CORPUS names it."""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
CORPUS = os.environ.get("CHANCERY_CORPUS", "../shared/corpus/broadcast.jsonl.gz")


@unittest.skipUnless(os.path.exists(CORPUS), "there is no corpus here")
class Corpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ledger = os.path.join(cls.folder.name, "corpus.db")
        begun = time.monotonic()
        cls.run_command("add", CORPUS)
        cls.first = time.monotonic() - begun

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_command(cls, *arguments):
        return subprocess.run([CHANCERY, *arguments, "--ledger", cls.ledger], capture_output=True, check=True).stdout.decode()

    def ask(self, *arguments):
        return json.loads(self.run_command(*arguments, "--json"))

    def test_added_again_in_a_tenth_of_the_time(self):
        begun = time.monotonic()
        self.run_command("add", CORPUS)
        self.assertLess(time.monotonic() - begun, self.first / 10)

    def test_sound(self):
        self.assertIn("sound", self.run_command("check"))

    def test_state_visits_of_a_president_in_one_year(self):
        visits = [event for event in self.ask("events", "--person", "习近平", "--type", "visit", "--since", "2019", "--until", "2019")
                  if event["level"] == "state" and event["pages"] >= 3
                  and any(actor.get("person") == "习近平" for actor in event["initiator"])]
        hosts = {code for event in visits for code in event["countries"]} - {"CHN"}
        self.assertEqual(hosts, {"ITA", "MCO", "FRA", "RUS", "KGZ", "TJK", "PRK", "NPL", "GRC"})

    def test_sessions_of_a_mechanism_in_order(self):
        series = [row for row in self.ask("mechanisms", "--type", "总理定期会晤") if row["countries"] == "CHN|RUS"]
        dates = {session["ordinal"]: session["date"] for session in series[0]["sessions"]}
        for ordinal, year in [(17, "2012"), (19, "2014"), (21, "2016"), (24, "2019"), (25, "2020"), (28, "2023"), (29, "2024")]:
            self.assertEqual(dates[ordinal][:4], year, ordinal)
        self.assertIn(22, series[0]["gaps"])
        self.assertEqual(list(dates), sorted(dates))

    def holders(self, country, post, day):
        return {row["name"].split("·")[-1] for row in self.ask("posts", "--country", country, "--type", post, "--on", day)
                if row["post"] == post and row["pages"] >= 3}

    def test_leaders_who_follow_each_other(self):
        self.assertIn("奥朗德", self.holders("法国", "总统", "2014-06-01"))
        self.assertIn("马克龙", self.holders("法国", "总统", "2020-06-01"))
        self.assertNotIn("奥朗德", self.holders("法国", "总统", "2020-06-01"))
        self.assertNotIn("马克龙", self.holders("法国", "总统", "2014-06-01"))
        self.assertEqual(self.holders("英国", "首相", "2014-06-01"), {"卡梅伦"})
        self.assertEqual(self.holders("英国", "首相", "2020-06-01"), {"约翰逊"})
        self.assertIn("安倍晋三", self.holders("日本", "首相", "2019-06-01"))
        self.assertEqual(self.holders("日本", "首相", "2023-06-01"), {"岸田文雄"})
        self.assertEqual(self.holders("美国", "总统", "2014-06-01"), {"奥巴马"})
        self.assertIn("拜登", self.holders("美国", "总统", "2023-06-01"))
        self.assertIn("默克尔", self.holders("德国", "总理", "2019-06-01"))
        self.assertEqual(self.holders("德国", "总理", "2023-06-01"), {"朔尔茨"})

    def test_summits_year_by_year(self):
        series = self.ask("mechanisms", "--type", "上海合作组织成员国元首理事会会议")
        years = {session["ordinal"]: session["date"][:4] for row in series for session in row["sessions"] if session["date"]}
        for ordinal, year in [(14, "2014"), (16, "2016"), (18, "2018"), (19, "2019"), (21, "2021"), (24, "2024")]:
            self.assertEqual(years[ordinal], year, ordinal)

    def test_one_event_told_by_many(self):
        opened = [event for event in self.ask("events", "--between", "中国", "洪都拉斯", "--type", "relations", "--since", "2023-03",
                                              "--until", "2023-03") if event["pages"] >= 3]
        self.assertEqual([event["date"] for event in opened], ["2023-03-26"])
        visits = [event for event in self.ask("events", "--between", "中国", "韩国", "--person", "习近平", "--type", "visit",
                                              "--since", "2014-07", "--until", "2014-07") if event["pages"] >= 5]
        self.assertEqual(len(visits), 1)


if __name__ == "__main__":
    unittest.main()
