#!/usr/bin/env python3
"""Exports, each read back by a reader that is not ours: the standard library's,
and icalendar, rdflib and networkx where they are installed."""
import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

try:
    import icalendar
except ImportError:
    icalendar = None
try:
    import rdflib
except ImportError:
    rdflib = None
try:
    import networkx
except ImportError:
    networkx = None

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../examples")
with open(CHANCERY, "rb") as program:
    SANITIZED = b"__asan_init" in program.read()  # which keeps memory that was given back
DAY = re.compile(r"\d{4}-\d\d-\d\d$")


def run(*arguments, check=None):
    result = subprocess.run([CHANCERY, *arguments], capture_output=True, timeout=900, check=False)
    result.out, result.err = result.stdout.decode(), result.stderr.decode()
    if check is not None and result.returncode != check:
        raise AssertionError(f"exit code {result.returncode}, not {check}: {arguments}\n{result.err}")
    return result


def rows_of(text, **options):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True, **options))


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ledger = os.path.join(cls.folder.name, "ledger.db")
        extra = os.path.join(cls.folder.name, "extra.jsonl")
        with open(extra, "w", encoding="utf-8") as file:
            json.dump({"id": "extra", "url": "https://example.org/a,b;c", "title": "外长会晤；\"双边\", <消息> & 其他",
                       "published": "2024-05-20", "text": "韩国外长赵兑烈5月13日在北京同中国外长王毅举行会谈。"
                       "越南国家主席苏林将于2024年8月18日至20日对中国进行国事访问。"}, file, ensure_ascii=False)
        run("add", EXAMPLES, extra, "--ledger", cls.ledger, check=0)
        cls.events = json.loads(run("events", "--ledger", cls.ledger, "--json", check=0).out)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def export(self, *arguments, check=0):
        return run("export", *arguments, "--ledger", self.ledger, check=check)

    def listed(self, name):
        return json.loads(run(name, "--ledger", self.ledger, "--json").out)

    def test_csv(self):
        folder = os.path.join(self.folder.name, "tables")
        self.export("csv", "-o", folder)
        tables = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
                tables[name[:-4]] = rows_of(file.read())
        codebook = tables.pop("codebook")
        self.assertEqual({row["table"] for row in codebook}, set(tables))
        for name, rows in tables.items():
            columns = [row["column"] for row in codebook if row["table"] == name]
            for row in rows:
                self.assertEqual(list(row), columns)
                self.assertNotIn(None, row.values())
        self.assertTrue(all(row["meaning"] for row in codebook))
        for name in ["events", "people", "posts", "mechanisms", "commitments", "indicators", "statements"]:
            self.assertEqual(len(tables[name]), len(self.listed(name)), name)
        for row, event in zip(tables["events"], self.events):
            self.assertEqual(row["id"], event["id"])
            self.assertEqual(row["quote"], event["quote"])
            self.assertEqual(row["title"], event["title"] or "")
            self.assertEqual(row["countries"], "|".join(event["countries"]))
        self.assertEqual(len(tables["event_sources"]), sum(len(event["sources"]) for event in self.events))
        for row, figure in zip(tables["indicators"], self.listed("indicators")):
            self.assertAlmostEqual(float(row["value"]), figure["value"])

    def test_jsonl(self):
        lines = [json.loads(line) for line in self.export("jsonl").out.splitlines()]
        for kind, name in [("event", "events"), ("person", "people"), ("statement", "statements")]:
            rows = [{key: value for key, value in line.items() if key != "record"} for line in lines if line["record"] == kind]
            self.assertEqual(rows, self.listed(name))

    def test_plover(self):
        names = ["id", "date", "enddate", "time", "actor", "recipient", "event", "mode", "context", "event_loc", "quad_code",
                 "event_scale", "link", "event_text", "text_info", "cite_info", "coder", "coded_date", "comment"]
        found = [json.loads(line) for line in self.export("plover").out.splitlines()]
        coded = [row for row in self.events + self.listed("statements") if row["plover"]]
        self.assertEqual([event["id"] for event in found], [row["id"] for row in coded])
        for event, row in zip(found, coded):
            self.assertEqual(list(event), names)
            self.assertIn(event["quad_code"], [1, 2, 3, 4])
            self.assertIsInstance(event["event_scale"], (int, float))
            self.assertEqual(event["mode"], row["mode"].split(";") if row["mode"] else [])
            for actor in event["actor"] + event["recipient"]:
                self.assertTrue(actor["entity_text"])
        offices = {actor.get("office") for event in found for actor in event["actor"]}
        self.assertIn("总统", offices)

    def test_icews(self):
        rows = rows_of(self.export("icews").out, delimiter="\t", quoting=csv.QUOTE_NONE)
        events = {event["id"]: event for event in self.events}
        self.assertTrue(rows)
        for row in rows:
            self.assertNotIn(None, row)
            self.assertNotIn(None, row.values())
            event = events[row["Event ID"]]
            self.assertEqual(row["CAMEO Code"], event["cameo"])
            self.assertEqual(float(row["Intensity"]), event["goldstein"])
            self.assertTrue(not row["Event Date"] or DAY.match(row["Event Date"]))
        expected = sum(len(e["initiator"]) * max(1, len(e["counterpart"])) for e in self.events if e["cameo"])
        self.assertEqual(len(rows), expected)

    def test_travel(self):
        rows = rows_of(self.export("travel").out)
        visits = [e for e in self.events if e["type"] == "visit"]
        self.assertEqual(len(rows), sum("person" in actor for event in visits for actor in event["initiator"]))
        for row in rows:
            self.assertNotEqual(row["country"], row["destination"])
            if row["start"]:
                first, last = datetime.date.fromisoformat(row["start"]), datetime.date.fromisoformat(row["end"])
                self.assertEqual(int(row["days"]), (last - first).days + 1)
        journey = [row for row in rows if row["destination"] == "FRA" and row["start"] == "2024-05-05"][0]
        self.assertEqual((journey["country"], journey["end"], journey["visit_type"], journey["post_level"]),
                         ("CHN", "2024-05-07", "state", "leader"))

    def content_lines(self, data):
        """A strict reader of RFC 5545: lines end with CR LF, hold at most 75 octets, and are whole characters."""
        self.assertTrue(data.endswith(b"\r\n"))
        lines = []
        for line in data[:-2].split(b"\r\n"):
            self.assertNotIn(b"\n", line)
            self.assertLessEqual(len(line), 75)
            text = line.decode("utf-8")
            if text.startswith(" "):
                lines[-1] += text[1:]
            else:
                lines.append(text)
        return lines

    def test_ical(self):
        data = self.export("ical").stdout
        lines = self.content_lines(data)
        self.assertEqual((lines[0], lines[-1]), ("BEGIN:VCALENDAR", "END:VCALENDAR"))
        entries, entry = [], None
        for line in lines[1:-1]:
            name, value = re.match(r"([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)", line).groups()
            if (name, value) == ("BEGIN", "VEVENT"):
                entry = {}
            elif (name, value) == ("END", "VEVENT"):
                entries.append(entry)
                entry = None
            elif entry is not None:
                self.assertNotIn(name, entry)
                entry[name] = value
        whole = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?~?$")
        self.assertEqual(len(entries), sum(bool(event["date"] and whole.match(event["date"])) for event in self.events))
        self.assertEqual(len({entry["UID"] for entry in entries}), len(entries))
        for entry in entries:
            self.assertLess(entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"])
            self.assertRegex(entry["DTSTAMP"], r"^\d{8}T\d{6}Z$")
        plans = [entry for entry in entries if entry["STATUS"] == "TENTATIVE"]
        self.assertIn(("20240818", "20240821"), [(e["DTSTART;VALUE=DATE"], e["DTEND;VALUE=DATE"]) for e in plans])
        if icalendar:
            calendar = icalendar.Calendar.from_ical(data)
            read = [part for part in calendar.walk("VEVENT")]
            self.assertEqual(len(read), len(entries))
            self.assertIn("https://example.org/a,b;c", {str(part.get("URL")) for part in read})

    def test_jsonld(self):
        text = self.export("jsonld").out
        graph = json.loads(text)["@graph"]
        self.assertEqual([event["identifier"] for event in graph], [event["id"] for event in self.events])
        described = {}
        for event in graph:
            self.assertEqual(event["@type"], "Event")
            for actor in event.get("organizer", []) + event.get("attendee", []):
                if "@type" in actor:
                    self.assertNotIn(actor["@id"], described)
                    self.assertIn(actor["@type"], ["Person", "GovernmentOrganization", "Country"])
                    described[actor["@id"]] = actor
                self.assertIn(actor["@id"], described)
            self.assertTrue("startDate" not in event or DAY.match(event["startDate"]))
        if rdflib:
            triples = rdflib.Graph().parse(data=text, format="json-ld")
            schema = rdflib.Namespace("https://schema.org/")
            self.assertEqual(len(set(triples.subjects(rdflib.RDF.type, schema.Event))), len(self.events))
            self.assertTrue(set(triples.objects(None, schema.attendee)))

    def test_graphml(self):
        text = self.export("graphml").out
        space = "{http://graphml.graphdrawing.org/xmlns}"
        root = xml.etree.ElementTree.fromstring(text)
        keys = {key.get("id") for key in root.iter(space + "key")}
        nodes = {node.get("id") for node in root.iter(space + "node")}
        edges = list(root.iter(space + "edge"))
        self.assertTrue(edges)
        for edge in edges:
            self.assertIn(edge.get("source"), nodes)
            self.assertIn(edge.get("target"), nodes)
            data = {part.get("key"): part.text for part in edge}
            self.assertTrue(set(data) <= keys)
            self.assertEqual(int(data["weight"]), len(data["events"].split("|")))
        names = {part.text for node in root.iter(space + "node") for part in node if part.get("key") == "name"}
        self.assertIn("习近平", names)
        if networkx:
            read = networkx.parse_graphml(text)
            self.assertEqual(read.number_of_nodes(), len(nodes))
            self.assertEqual(read.number_of_edges(), len(edges))

    def test_filters(self):
        lines = [json.loads(line) for line in self.export("jsonl", "--between", "中国", "法国", "--since", "2024").out.splitlines()]
        for line in lines:
            if line["record"] == "event":
                self.assertTrue({"CHN", "FRA"} <= set(line["countries"]))
            if line["record"] == "person":
                self.assertIn(line["country"], ["CHN", "FRA"])
        self.assertEqual(self.export("icews", "--country", "Nauru", check=1).out.count("\n"), 1)

    def test_same_bytes_and_files(self):
        for name in ["jsonl", "plover", "icews", "travel", "ical", "jsonld", "graphml"]:
            path = os.path.join(self.folder.name, "file." + name)
            self.export(name, "-o", path)
            with open(path, "rb") as file:
                self.assertEqual(file.read(), self.export(name).stdout, name)

    def test_memory_does_not_grow(self):
        pages, ledger = os.path.join(self.folder.name, "many.jsonl"), os.path.join(self.folder.name, "many.db")
        with open(pages, "w", encoding="utf-8") as file:
            for number in range(8000):
                day = f"{2000 + number % 24}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
                text = (f"韩国外长赵兑烈{number % 28 + 1}日在首尔会见德国总理朔尔茨，双方同意加强经济合作。"
                        f"泰国外长表示，泰方支持东盟在地区事务中发挥中心作用。2022年巴西与阿根廷双边贸易额达{number}亿美元。")
                file.write(json.dumps({"id": f"many-{number}", "published": day, "text": text}, ensure_ascii=False) + "\n")
        run("add", pages, "--ledger", ledger, check=0)
        for name in ["jsonl", "ical", "plover"]:
            path = os.path.join(self.folder.name, name)
            process = subprocess.Popen([CHANCERY, "export", name, "-o", path, "--ledger", ledger])
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            if not SANITIZED:
                self.assertLess(usage.ru_maxrss, 80_000, f"{name}, of {os.path.getsize(path)} bytes")  # kilobytes; a fork counts its parent
        self.assertGreater(os.path.getsize(os.path.join(self.folder.name, "jsonl")), 14_000_000)
        if os.path.exists("/dev/full"):
            with open("/dev/full", "wb") as full:
                failed = subprocess.run([CHANCERY, "export", "jsonl", "--ledger", ledger], stdout=full,
                                        stderr=subprocess.PIPE, check=False)
            self.assertEqual(failed.returncode, 3)
            self.assertIn(b"cannot be written", failed.stderr)

    def test_bad_command_lines(self):
        self.assertIn("csv, jsonl", self.export("xlsx", check=2).err)
        self.assertIn("-o", self.export("csv", check=2).err)
        self.assertIn("cannot be written", self.export("ical", "-o", "/no/such/folder/x.ics", check=3).err)
        self.export("ical", "--since", "soon", check=2)


if __name__ == "__main__":
    unittest.main()
