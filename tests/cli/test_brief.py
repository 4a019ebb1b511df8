#!/usr/bin/env python3
"""Briefs: what they hold, that every line can be traced, and that the HTML is
one file on its own."""
import html.parser
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../examples")


def run(*arguments, check=None):
    result = subprocess.run([CHANCERY, *arguments], capture_output=True, timeout=900, check=False)
    result.out, result.err = result.stdout.decode(), result.stderr.decode()
    if check is not None and result.returncode != check:
        raise AssertionError(f"exit code {result.returncode}, not {check}: {arguments}\n{result.err}")
    return result


class Page(html.parser.HTMLParser):
    """Checks that elements are closed in order, and gathers attributes and text."""

    EMPTY = {"meta", "rect", "line"}

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.words = [], [], ""
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        self.words += data if "style" not in self.open else ""


class OnLedger(unittest.TestCase):
    """A case whose tests all ask one ledger."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ledger = os.path.join(cls.folder.name, "ledger.db")
        run("add", cls.source(), "--ledger", cls.ledger, check=0)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def source(cls):
        """The path of what is added: a file of the class's pages, each its name, day of publication and text."""
        path = os.path.join(cls.folder.name, "pages.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for name, day, text in cls.pages():
                file.write(json.dumps({"id": name, "published": day, "title": "要闻", "text": text}, ensure_ascii=False) + "\n")
        return path


class Known(OnLedger):
    """What a brief makes of single pages."""

    PAGES = [
        ("plan-1", "2025-03-02", "越通社河内3月2日电 越南国家主席梁强将于2026年对古巴进行国事访问。两国将于2025年举行第43届政府间联合委员会会议。"),
        ("plan-2", "2025-04-02", "越通社河内4月2日电 越南外交部部长裴青山2日在河内会见古巴驻越南大使罗赫略·波兰科。双方同意2026年举行越古政府间联合委员会第44次会议。"),
        ("recalled", None, "古巴外交部部长罗德里格斯9月19日在哈瓦那会见越南外交部副部长阮明武。"),
        ("told", "2025-04-03", "越通社河内4月3日电 越南同古巴2日在河内举行会见。"),
        ("before", "2023-05-04", "越通社河内5月4日电 越南国家主席武文赏4日在河内会见古巴外交部部长罗德里格斯。"),
        *[(f"now-{day}", f"2025-04-{day:02}", f"越通社河内4月{day}日电 越南国家主席梁强{day}日在河内会见老挝总理宋赛。") for day in (5, 6, 8)],
        *[(f"guest-{day}", f"2025-02-{day:02}", f"新华社金边2月{day}日电 柬埔寨人民党主席洪玛内{day}日在金边会见泰国总理佩通坦。") for day in range(3, 9)],
        ("guest", "2025-04-04", "越通社河内4月4日电 越南人民党主席洪玛内4日在河内会见古巴外交部部长罗德里格斯。"),
    ]

    @classmethod
    def pages(cls):
        return cls.PAGES

    def section(self, heading, *arguments):
        text = run("brief", "越南", "古巴", "--lang", "en", "--ledger", self.ledger, *arguments, check=0).out
        lines = text.split("\n")
        begin = lines.index(heading) + 2
        return lines[begin:lines.index("", begin)]

    def test_plans(self):
        rows = self.section("Announced and not yet told as held")[1:]
        self.assertEqual([row.split()[0] for row in rows], ["2025", "2026", "2026"], "the soonest first")
        for until in ["2025-12", "2025-06-01"]:
            self.assertEqual(self.section("Announced and not yet told as held", "--until", until)[1:], rows, "planned by then")
        self.assertEqual(len(self.section("Announced and not yet told as held", "--until", "2025-03-20")[1:]), 2, "told by then")
        self.assertEqual(self.section("Announced and not yet told as held", "--until", "2024-12"), ["  Nothing is announced."])

    def test_days_of_sessions_are_as_exact_as_told(self):
        (row,) = self.section("Mechanisms")[1:]
        self.assertIn("no. 43 2025  ", row)
        (row,) = [row for row in json.loads(run("mechanisms", "--between", "越南", "古巴", "--json", "--ledger", self.ledger).out)
                  if row["sessions"]]
        self.assertEqual([session["date"] for session in row["sessions"]], ["2025", "2026"])
        self.assertEqual(row["next"]["date"], "2026")

    def test_without_a_year(self):
        self.assertTrue(any("XXXX-09-19" in row for row in self.section("Last visits, meetings and calls")))
        for bound in [["--since", "2018"], ["--until", "2030"], ["--since", "2018", "--until", "2030"]]:
            self.assertFalse(any("XXXX" in row for row in self.section("Last visits, meetings and calls", *bound)))
            self.assertIn("Of no known year and left out: 1.", self.section("Contacts by year and level", *bound)[-1], bound)

    def test_a_meeting_told_by_its_countries(self):
        days = [row.split()[0] for row in self.section("Last visits, meetings and calls")[1:]]
        self.assertEqual(days.count("2025-04-02"), 1)

    def test_who_holds_posts_now(self):
        names = [row.split()[0] for row in self.section("Who is who now: Vietnam")[1:]]
        self.assertIn("梁强", names)
        self.assertNotIn("武文赏", names, "another is seen in the post since")
        self.assertNotIn("洪玛内", names, "known as one of Cambodia")


class Many(OnLedger):
    """Two countries of whom more is told than a brief reads."""

    DAYS = [f"{year}-{month:02}-{day:02}" for year in range(2019, 2024) for month in range(1, 13) for day in (4, 11, 18, 25)]

    @classmethod
    def pages(cls):
        for day in cls.DAYS:
            _, month, number = (int(part) for part in day.split("-"))
            yield day, day, (f"越通社河内{month}月{number}日电 越南国家主席梁强{number}日在河内会见古巴外交部部长罗德里格斯。"
                             f"梁强表示，越南支持古巴维护主权。当天，越南外交部副部长阮明武同古巴大使波兰科举行会谈。")

    def brief(self, *arguments):
        return run("brief", "越南", "古巴", "--lang", "en", "--ledger", self.ledger, *arguments, check=0).out

    def test_all_contacts_are_counted(self):
        text = self.brief()
        self.assertRegex(text, r"as of 2023-12-25 · \d+ records; persons, promises and positions by the newest\n")
        for year in range(2019, 2024):
            self.assertRegex(text, rf"\n  {year}  █+░+ 96\n")
        self.assertIn("8 of 480 shown.", text)
        self.assertIn("\n  2023-12-25  meeting  梁强 → 罗德里格斯", text)
        self.assertIn("1 of the newest 120 shown.", text, "the words are the same")
        self.assertLess(text.count("越通社"), 20, "what is not shown is no source")

    def test_kept_counts_follow_the_pages(self):
        ledger = os.path.join(self.folder.name, "changed.db")
        shutil.copy(self.ledger, ledger)

        def kept():
            database = sqlite3.connect(ledger)
            rows = database.execute("SELECT year, leaders + ministers + others, encounters FROM contact_year"
                                    " WHERE pair = 'CUB|VNM' ORDER BY year").fetchall()
            database.close()
            return rows
        self.assertEqual(kept(), [(year, 96, 96) for year in range(2019, 2024)])
        run("remove", *[day for day in self.DAYS if day.startswith(("2019", "2021-06"))], "--ledger", ledger, check=0)
        self.assertEqual(kept(), [(year, 88 if year == 2021 else 96, 88 if year == 2021 else 96) for year in range(2020, 2024)])
        self.assertIn("sound", run("check", "--ledger", ledger, check=0).out)
        database = sqlite3.connect(ledger)
        database.execute("UPDATE contact_year SET others = others + 1 WHERE year = 2022")
        database.commit()
        database.close()
        self.assertIn("counts of contacts", run("check", "--ledger", ledger).out + run("check", "--ledger", ledger).err)

    def test_days_narrow_what_is_read(self):
        text = self.brief("--until", "2020-03")
        self.assertIn("as of 2020-03-31 · 180 records", text)
        self.assertIn("\n  2020-03-25  meeting  梁强 → 罗德里格斯", text)
        self.assertNotRegex(text, r"\n  202[1-9] ")
        self.assertRegex(text, "Who is who now: Cuba\n─+\n.*\n  罗德里格斯")
        self.assertNotRegex(self.brief("--since", "2021"), r"\n  20(19|20) ")


class Brief(OnLedger):
    @classmethod
    def source(cls):
        return EXAMPLES

    def brief(self, *arguments, check=0):
        return run("brief", *arguments, "--ledger", self.ledger, check=check)

    def test_text(self):
        text = self.brief("中国", "法国", "--lang", "zh").out
        for heading in ["历年往来", "最近的访问", "现任人物：中国", "现任人物：法国", "合作机制", "承诺", "数字", "法国的表态", "来源"]:
            self.assertIn(heading, text)
        self.assertIn("马克龙", text)
        self.assertEqual(text, self.brief("CHN", "FRA", "--lang", "zh").out)
        english = self.brief("China", "France", "--lang", "en").out
        self.assertIn("Who is who now: France", english)

    def test_columns_are_aligned(self):
        def width(text):
            return sum(2 if ord(c) > 0x2E7F else 1 for c in text)

        lines = self.brief("中国", "法国", "--lang", "zh").out.split("\n")
        for heading in ["现任人物：法国", "承诺及其落实"]:
            at = lines.index(heading) + 3
            rows = [line for line in lines[at:lines.index("", at)] if "[" in line]
            self.assertTrue(rows)
            self.assertEqual(len({width(row[:row.rindex("[")]) for row in rows}), 1, rows)

    def test_every_line_is_traced(self):
        text = self.brief("中国", "法国").out
        ids = set(re.findall(r"\[[\d,]+\] ([0-9a-f]{8})$", text, re.M))
        self.assertGreater(len(ids), 10)
        for record in ids:
            run("show", record, "--ledger", self.ledger, check=0)
        used = {int(n) for group in re.findall(r"\[([\d,]+)\] [0-9a-f]{8}$", text, re.M) for n in group.split(",")}
        listed = [int(n) for n in re.findall(r"^ *\[(\d+)\]  ", text, re.M)]
        self.assertEqual(listed, list(range(1, len(listed) + 1)))
        self.assertTrue(used <= set(listed))

    def test_html(self):
        text = self.brief("中国", "法国", "--format", "html", "--lang", "zh").out
        page = Page(text)
        self.assertIn(("html", {"lang": "zh-Hans"}), page.elements)
        anchors = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
        for tag, attributes in page.elements:
            self.assertNotIn("src", attributes)
            self.assertNotIn(tag, ["script", "link", "img", "iframe"])
            target = attributes.get("href", "")
            self.assertTrue(target.startswith(("#", "https://", "http://")) or not target)
            if target.startswith("#"):
                self.assertIn(target[1:], anchors)
        self.assertNotIn("url(", text)
        self.assertNotIn("@import", text)
        pictures = re.findall(r"<svg.*?</svg>", text, re.S)
        self.assertTrue(pictures)
        for picture in pictures:
            root = xml.etree.ElementTree.fromstring(picture)
            self.assertEqual(root.get("role"), "img")
            names = {element.get("id"): element for element in root.iter()}
            for label in root.get("aria-labelledby").split():
                self.assertTrue(names[label].text)

    def test_markup_in_pages_stays_text(self):
        with tempfile.TemporaryDirectory() as folder:
            page = os.path.join(folder, "page.jsonl")
            with open(page, "w", encoding="utf-8") as file:
                json.dump({"id": "x|<b>", "title": "<script>alert(1)</script>", "published": "2023-04-06",
                           "url": "javascript:alert(1)", "text": "4月6日，中国外长王毅在北京同法国外长科隆纳举行会谈。"}, file)
            ledger = os.path.join(folder, "ledger.db")
            run("add", page, "--ledger", ledger, check=0)
            text = run("brief", "中国", "法国", "--format", "html", "--ledger", ledger, check=0).out
            self.assertNotIn("<script", text)
            self.assertNotIn('href="javascript', text)
            self.assertNotIn("<b>x", run("brief", "中国", "法国", "--format", "markdown", "--ledger", ledger, check=0).out)
            Page(text)

    def test_promise_and_its_fate(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "pages.jsonl")
            pages = [("pledge", "2016-05-12", "5月11日，蒙古国总统额勒贝格道尔吉与哈萨克斯坦总统纳扎尔巴耶夫在乌兰巴托会谈。"
                      "双方一致同意力争到2020年将双边贸易额提升到5亿美元。2015年两国双边贸易额达0.8亿美元。"),
                     ("count", "2021-02-10", "据统计，2020年蒙古国与哈萨克斯坦双边贸易额达1.2亿美元，同比增长5%。")]
            with open(path, "w", encoding="utf-8") as file:
                for name, day, text in pages:
                    file.write(json.dumps({"id": name, "published": day, "title": name, "text": text}) + "\n")
            ledger = os.path.join(folder, "ledger.db")
            run("add", path, "--ledger", ledger, check=0)
            text = run("brief", "蒙古国", "哈萨克斯坦", "--lang", "en", "--ledger", ledger, check=0).out
            promise = text[text.index("Promises"):].split("\n")[3]
            self.assertRegex(promise, r"agreed .* 2020 +missed \(2020 120 m USD\) +\[1,2\] [0-9a-f]{8}$")
            self.assertIn("80 m", text)
            self.assertIn("纳扎尔巴耶夫", text)

    def test_markdown(self):
        text = self.brief("中国", "法国", "--format", "markdown", "--lang", "en").out
        for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            self.assertEqual(len(counts), 1, block)
        for number in re.findall(r"\(#source-(\d+)\)", text):
            self.assertIn(f'<a id="source-{number}"></a>', text)

    def test_time(self):
        text = self.brief("中国", "法国", "--until", "2023", "--lang", "en").out
        self.assertNotIn("2024-05", text)
        self.assertIn("as of 2023", text)
        text = self.brief("中国", "法国", "--since", "2024", "--lang", "en").out
        self.assertNotIn("2023", text[text.index("Last visits"):text.index("Who is who")])

    def test_nothing_known(self):
        result = self.brief("瑙鲁", "冰岛", check=1)
        self.assertEqual(result.out, "")
        self.assertIn("nothing is recorded between 瑙鲁 and 冰岛", result.err)
        self.assertIn("in that time", self.brief("中国", "法国", "--until", "1950", check=1).err)

    def test_bad_command_lines(self):
        for arguments in [["中国"], ["中国", "中华人民共和国"], ["中国", "法国", "--format", "pdf"], ["中国", "乌托邦国"],
                          ["中国", "法国", "--since", "soon"]]:
            self.brief(*arguments, check=2)


if __name__ == "__main__":
    unittest.main()
