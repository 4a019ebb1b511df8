"""Reading the data files and the training text, for the recipes in this folder."""
import gzip
import json
import re
from pathlib import Path

HAN = r"\u3400-\u9fff"
DATA = Path(__file__).resolve().parent.parent / "data"


def entries(path):
    """Yield (class, forms, keys) of every entry of one data file."""
    section = None
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            forms, *pairs = line.split("\t")
            yield section, forms.split("|"), dict(pair.split("=", 1) for pair in pairs)


def forms_of(classes=None, skip=()):
    """All forms of the given classes (all classes if None) in all data files but those named in skip."""
    found = {}
    for path in sorted(DATA.glob("*.txt")):
        if path.name in skip:
            continue
        for section, forms, keys in entries(path):
            if classes is None or section in classes:
                for form in forms:
                    found.setdefault(form, (section, keys))
    return found


def texts(paths):
    """Yield the text of every item: of .jsonl(.gz) files the field `text`, of other files the whole."""
    for path in paths:
        if ".jsonl" in str(path):
            opener = gzip.open if str(path).endswith(".gz") else open
            with opener(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield json.loads(line)["text"]
        else:
            yield Path(path).read_text(encoding="utf-8", errors="replace")


def han_runs(text):
    return re.findall(f"[{HAN}]+", text)
