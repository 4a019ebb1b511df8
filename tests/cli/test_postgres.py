#!/usr/bin/env python3
"""A shared ledger on a PostgreSQL server: the same answers as the file gives,
several writers at once, stops at any moment. Starts a server of its own on a
local socket; as root it runs it as the user postgres, else as the user itself."""
import glob
import json
import os
import pwd
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import older_ledger

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
LISTS = ["events", "people", "posts", "mechanisms", "commitments", "indicators", "statements"]
SENTENCES = [
    "韩国总统尹锡悦{d}日在首尔会见德国总理朔尔茨，双方同意加强经济合作。",
    "应越南国家主席武文赏邀请，蒙古国总统呼日勒苏赫{d}日抵达河内，对越南进行国事访问。",
    "泰国外长{d}日表示，泰方支持东盟在地区事务中发挥中心作用。",
    "第{n}届中国—哈萨克斯坦合作委员会会议{d}日在北京举行。",
    "2022年巴西与阿根廷双边贸易额达284亿美元，同比增长20%。",
]


def find_programs():
    """The folder of initdb, the newest of Debian's, or None."""
    found = [os.path.dirname(path) for path in glob.glob("/usr/lib/postgresql/*/bin/initdb")]
    on_path = shutil.which("initdb")
    return max(found, key=lambda folder: int(folder.split("/")[4]), default=os.path.dirname(on_path) if on_path else None)


def server_user():
    """Who runs the server: initdb refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ["postgres", "nobody"]:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    return None


class Server:
    def __init__(self, programs):
        self.programs = programs
        self.folder = tempfile.mkdtemp(prefix="pg")
        self.data, self.user = os.path.join(self.folder, "data"), server_user()
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.run("initdb", "-D", self.data, "-U", "keeper", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.control("start", "-o", f"-k {self.folder} -c listen_addresses='' -c fsync=off")

    def run(self, program, *arguments):
        def become():
            if self.user:
                os.setgroups([])
                os.setgid(self.user.pw_gid)
                os.setuid(self.user.pw_uid)

        done = subprocess.run([os.path.join(self.programs, program), *arguments], preexec_fn=become, cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=900,
                              check=False)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout.decode(errors='replace')}")

    def control(self, verb, *arguments):
        self.run("pg_ctl", verb, "-D", self.data, "-w", "-l", os.path.join(self.folder, "log"), *arguments)

    def uri(self, database):
        return f"postgresql://keeper@/{database}?host={self.folder}"

    def sql(self, database, command):
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", self.uri(database),
                               "-c", command], capture_output=True, text=True, timeout=900, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def stop(self):
        self.control("stop", "-m", "immediate")
        shutil.rmtree(self.folder, ignore_errors=True)


SERVER = None


def setUpModule():
    global SERVER
    programs = find_programs()
    if not programs:
        raise unittest.SkipTest("no PostgreSQL server here: apt-get install postgresql")
    if os.geteuid() == 0 and not server_user():
        raise unittest.SkipTest("a PostgreSQL server cannot run as root, and there is no user postgres or nobody")
    SERVER = Server(programs)


def tearDownModule():
    if SERVER:
        SERVER.stop()


def run(*arguments, check=None, environment=None):
    result = subprocess.run([CHANCERY, *arguments], capture_output=True, text=True, timeout=900, check=False,
                            env=environment)
    if check is not None and result.returncode != check:
        raise AssertionError(f"exit code {result.returncode}, not {check}: {arguments}\n{result.stderr}")
    return result


def write_pages(path, count, seed=1, prefix="page"):
    chooser = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            text = "".join(chooser.choice(SENTENCES).format(d=chooser.randint(1, 28), n=chooser.randint(2, 19))
                           for _ in range(6))
            page = {"id": f"{prefix}-{number}", "url": f"https://example.org/{number}", "title": f"要闻{number}",
                    "published": f"2023-{number % 12 + 1:02d}-15", "text": text}
            file.write(json.dumps(page, ensure_ascii=False) + "\n")


class Postgres(unittest.TestCase):
    count = 0

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.file, self.pages = os.path.join(self.folder, "ledger.db"), os.path.join(self.folder, "pages.jsonl")
        Postgres.count += 1
        self.database = f"ledger{Postgres.count}"
        SERVER.sql("postgres", f"CREATE DATABASE {self.database}")
        self.uri = SERVER.uri(self.database)

    def add(self, *pages, check=0, ledger=None):
        return run("add", *(pages or [self.pages]), "--ledger", ledger or self.uri, check=check)

    def assert_same(self, *arguments):
        file, server = (run(*arguments, "--ledger", ledger) for ledger in [self.file, self.uri])
        self.assertEqual((file.returncode, file.stdout, file.stderr), (server.returncode, server.stdout, server.stderr),
                         arguments)

    def assert_same_ledgers(self, *more):
        for name in LISTS + ["events --evidence", "indicators --series"]:
            for form in [["--json"], ["--csv"], []]:
                self.assert_same(*name.split(), *form)
            for condition in ["--newest", "--limit 3", "--since 2019", "--until 2023-06 --undated", "--country 法国",
                              "--between 中国 法国", "--between 韩国 德国", "--person 马克龙", "--type 外长", "--type VISIT",
                              "--type visit", "--type trade", *more]:
                self.assert_same(*name.split(), "--json", *condition.split())
        self.assert_same("posts", "--on", "2023-06-01", "--json")

    def test_same_answers(self):
        for ledger in [self.file, self.uri]:
            self.add("examples", ledger=ledger)
        self.assert_same_ledgers()
        for words in ["中国", "法国", "中国 法国", "贸易额", "古巴 贸易额", "馬克龍", "Macron", "合作", "会谈 北京", "拿破仑", "，"]:
            self.assert_same("search", *words.split(), "--json")
            self.assert_same("search", *words.split(), "--country", "法国", "--since", "2020", "--limit", "2")
        for row in json.loads(run("events", "--json", "--ledger", self.file).stdout)[:5]:
            self.assert_same("show", row["id"])
        for row in json.loads(run("people", "--json", "--ledger", self.file).stdout)[:5]:
            self.assert_same("show", row["id"])
        for form in ["html", "markdown", "text"]:
            self.assert_same("brief", "中国", "法国", "--format", form)
        for form in ["jsonl", "plover", "icews", "travel", "ical", "jsonld", "graphml"]:
            self.assert_same("export", form)
        self.assertEqual(run("check", "--ledger", self.uri, check=0).stdout.count("sound"), 1)

    def test_same_answers_on_many_pages(self):
        write_pages(self.pages, 300)
        for ledger in [self.file, self.uri]:
            self.add(ledger=ledger)
        self.assert_same_ledgers("--person 尹锡悦", "--country Thailand")
        for words in ["东盟", "284亿", "要闻17", "尹锡悦 东盟", "28亿"]:
            self.assert_same("search", *words.split(), "--json", "--limit", "100")

    def test_decisions(self):
        write_pages(self.pages, 40)
        for ledger in [self.file, self.uri]:
            self.add(ledger=ledger)
        events = json.loads(run("events", "--json", "--type", "meeting", "--ledger", self.file, check=0).stdout)
        several = next(event for event in events if len(event["sources"]) > 1)
        other = next(event for event in events if event["id"] != several["id"])
        apart = [source["id"] for source in several["sources"]]
        apart = [apart[0], next(record for record in apart if record != apart[0])]
        people = json.loads(run("people", "--json", "--ledger", self.file, check=0).stdout)[:2]
        for decision in [["merge", several["id"], other["id"]], ["split", *apart],
                         ["merge", *(person["id"] for person in people)], ["split", *apart, "--undo"]]:
            for ledger in [self.file, self.uri]:
                run(*decision, "--ledger", ledger, check=0)
            for name in ["events", "people", "posts"]:
                self.assert_same(name, "--json")
        for ledger in [self.file, self.uri]:
            run("add", self.pages, "--recode", "--ledger", ledger, check=0)
        self.assert_same_ledgers()
        run("check", "--ledger", self.uri, check=0)

    def test_pages_change_and_go(self):
        write_pages(self.pages, 60)
        self.assertIn("60 pages added", self.add().stdout)
        answers = [run(name, "--json", "--ledger", self.uri).stdout for name in LISTS]
        self.assertIn("0 pages added, 0 replaced, 60 unchanged", self.add().stdout)
        run("add", self.pages, "--recode", "--ledger", self.uri, check=0)
        self.assertEqual([run(name, "--json", "--ledger", self.uri).stdout for name in LISTS], answers)
        with open(self.pages, encoding="utf-8") as file:
            lines = file.read().splitlines()
        lines[7] = json.dumps({"id": "page-7", "published": "2023-08-15", "text": "无事。"}, ensure_ascii=False)
        with open(self.pages, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        self.assertIn("1 replaced, 59 unchanged", self.add().stdout)
        run("remove", "page-3", "page-9", "--ledger", self.uri, check=0)
        self.assertIn("page-3", run("remove", "page-3", "--ledger", self.uri, check=1).stderr)
        kept = os.path.join(self.folder, "kept.jsonl")
        with open(kept, "w", encoding="utf-8") as file:
            file.write("\n".join(line for number, line in enumerate(lines) if number not in [3, 9]))
        self.add(kept, ledger=self.file)
        self.assert_same_ledgers()
        self.assert_same("search", "要闻3")

    def test_quotes_and_backslashes(self):
        page = {"id": "a\"b\\c{d},NULL", "title": "NULL", "published": "2023-05-01", "url": "https://example.org/\\\"'",
                "text": "韩国总统尹锡悦1日在首尔会见德国总理朔尔茨。\\ \" ' {a,b} $1 ?1 NULL"}
        with open(self.pages, "w", encoding="utf-8") as file:
            file.write(json.dumps(page, ensure_ascii=False))
        for ledger in [self.file, self.uri]:
            self.add(ledger=ledger)
        self.assert_same_ledgers()
        self.assert_same("search", "null", "--json")
        self.assertIn("1 unchanged", self.add().stdout)

    def writers(self, *pages):
        running = [subprocess.Popen([CHANCERY, "add", path, "--ledger", self.uri], stdout=subprocess.DEVNULL,
                                    stderr=subprocess.PIPE, text=True) for path in pages]
        for writer in running:
            self.assertEqual((writer.communicate(timeout=900)[1], writer.returncode), ("", 0))

    def test_writers_at_once(self):
        other = os.path.join(self.folder, "other.jsonl")
        write_pages(self.pages, 300)
        write_pages(other, 300, 9, "other")
        self.writers(self.pages, other, self.pages)
        self.assertEqual(SERVER.sql(self.database, "SELECT count(*), count(DISTINCT id) FROM page").strip(), "600|600")
        self.add(self.pages, other, ledger=self.file)
        self.assert_same_ledgers()

    def test_killed_at_any_moment(self):
        write_pages(self.pages, 600)
        begun = time.monotonic()
        self.add(ledger=self.file)
        duration = 2 * (time.monotonic() - begun)
        chooser = random.Random(3)
        for _ in range(8):
            process = subprocess.Popen([CHANCERY, "add", self.pages, "--ledger", self.uri], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(chooser.uniform(0, duration))
            process.send_signal(signal.SIGKILL)
            process.wait()
        self.add()
        self.assert_same_ledgers()
        run("check", "--ledger", self.uri, check=0)

    def test_check_complains(self):
        write_pages(self.pages, 10)
        self.add()
        self.assertIn("sound", run("check", "--ledger", self.uri, check=0).stdout)
        SERVER.sql(self.database, "DELETE FROM item_search; UPDATE event SET pages = 99")
        told = run("check", "--ledger", self.uri, check=1)
        self.assertIn("cannot be searched", told.stdout + told.stderr)
        self.assertIn("number of pages", told.stdout + told.stderr)

    def test_lost_server(self):
        write_pages(self.pages, 1500)
        process = subprocess.Popen([CHANCERY, "add", self.pages, "--ledger", self.uri], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not SERVER.sql(
                "postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            f" WHERE datname = '{self.database}' AND query LIKE 'INSERT%'").strip():
            time.sleep(0.01)
        self.assertIn("what was added before is kept", process.communicate(timeout=900)[1])
        self.assertEqual(process.returncode, 3)
        self.add()

    def test_older_ledgers(self):
        write_pages(self.pages, 20)
        for ledger in [self.file, self.uri]:
            self.add(ledger=ledger)
        tables = SERVER.sql(self.database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'").split()
        kept = [*older_ledger.FIRST_TABLES, "chancery_ledger"]
        later = [table for table in tables if table not in kept]
        first = (older_ledger.VERSION_1 + "DROP FUNCTION item_found;" +
                 "".join(f"DROP TABLE IF EXISTS {table} CASCADE; DROP SEQUENCE IF EXISTS {table}_keys;" for table in later))
        third = older_ledger.POSTGRES + older_ledger.VERSION_3
        for version, undo in [(3, third), (1, third + first)]:
            SERVER.sql(self.database, f"{undo} UPDATE chancery_ledger SET version = {version}")
            self.assertIn("older version", run("events", "--ledger", self.uri, check=3).stderr)
            self.add()
            self.assert_same_ledgers()
            self.assert_same("search", "要闻3", "--json")
            run("check", "--ledger", self.uri, check=0)

    def test_other_versions_and_databases(self):
        write_pages(self.pages, 1)
        self.assertIn("empty", run("events", "--ledger", self.uri, check=3).stderr)
        self.add()
        SERVER.sql(self.database, "UPDATE chancery_ledger SET version = 99")
        for result in [self.add(check=3), run("events", "--ledger", self.uri, check=3)]:
            self.assertIn("version 99", result.stderr)
        SERVER.sql(self.database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE recipes (cake text)")
        self.assertIn("another program", self.add(check=3).stderr)
        SERVER.sql(self.database, "CREATE SCHEMA chancery")
        own = self.uri + "&options=-csearch_path%3Dchancery"
        self.add(ledger=own)
        self.assertTrue(run("search", "要闻0", "--ledger", own, check=0).stdout)
        self.assertIn("no schema", self.add(check=3, ledger=self.uri + "&options=-csearch_path%3Dnone").stderr)

    def test_what_cannot_be_opened(self):
        write_pages(self.pages, 1)
        self.assertIn("does not exist", self.add(check=3, ledger=SERVER.uri("nowhere")).stderr)
        self.assertIn("cannot be reached", self.add(check=3, ledger=f"postgres:///x?host={self.folder}").stderr)
        self.assertIn("cannot be reached", run("events", "--ledger", "postgresql://[bad", check=3).stderr)
        secret = f"postgresql://keeper:se%40cret@/{self.database}?host={SERVER.folder}&password=hidden"
        told = self.add(ledger=secret)
        self.assertNotIn("cret", told.stdout + told.stderr)
        self.assertNotIn("hidden", told.stdout + told.stderr)
        SERVER.sql("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        self.assertIn("UTF8", self.add(check=3, ledger=SERVER.uri("latin")).stderr)

    def test_reader_without_rights(self):
        write_pages(self.pages, 5)
        self.add()
        SERVER.sql(self.database, f"CREATE ROLE reader{self.database} LOGIN;"
                                  f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader{self.database}")
        reader = self.uri.replace("keeper@", f"reader{self.database}@")
        run("events", "--ledger", reader, check=0)
        write_pages(self.pages, 6)
        self.assertIn("may not be written", self.add(check=3, ledger=reader).stderr)


if __name__ == "__main__":
    unittest.main()
