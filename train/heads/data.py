# SPDX-License-Identifier: Apache-2.0
"""Heads of documents with what they state, and what the program sees of them."""
import hashlib
import json
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BODY_FILE = ROOT / "src/language/frame_heads_test_internal.h"
LOOKED_AT = ("articles", "second", "third", "fourth", "fifth", "seventh")  # the sixth set only measures
ROWS = ("frame_layouts_test.cc", "frame_further_test.cc", "frame_heads_test.cc")


def plain(value):
    """As eval/frame.py compares: but for case, white space and quotation marks around."""
    if isinstance(value, list):
        return sorted(plain(v) for v in value)
    return " ".join(str(value).split()).strip("\"'“”«»„ ").casefold() if value else ""


def fold_of(doc):
    return hashlib.sha256(doc["id"].encode()).digest()[0] % 5


def written(letters="*", folder=HERE):
    """The heads of heads_*.jsonl, or of the files of some letters."""
    docs = []
    for path in sorted(folder.glob(f"heads_[{letters}].jsonl" if letters != "*" else "heads_*.jsonl")):
        docs += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return docs


def gold_articles():
    docs = []
    for text in sorted(t for part in LOOKED_AT for t in (ROOT / "eval/gold" / part).glob("*.txt")):
        facts = text.with_suffix(".json")
        if facts.exists():
            facts = json.loads(facts.read_text(encoding="utf-8")).get("document")
            if facts:
                docs.append({"id": f"{text.parent.name}/{text.stem}", "text": text.read_text(encoding="utf-8")} | facts)
    return docs


def literal(source):
    """The value of adjoining C++ string literals."""
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', source)
    return "".join(parts).replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


def test_rows():
    """The rows of the tests: a head, and "publisher | (authors |) title | date"."""
    strings = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
    body = literal(re.search(r"kHeadBody =\s*" + strings, BODY_FILE.read_text(encoding="utf-8")).group(1))
    form = re.compile(r"HeadCase\{\s*" + strings + r",\s*" + strings + r",\s*" + strings + r"(?:,\s*" + strings + ")?")
    docs = []
    for name in ROWS:
        for row in form.finditer((ROOT / "src/language" / name).read_text(encoding="utf-8")):
            fields = [f.strip() for f in literal(row.group(3)).split(" | ")]
            tail = literal(row.group(4)) if row.group(4) else ""
            # A title may hold a bar itself.
            first = 1 if "further" in name else 2
            docs.append({"id": literal(row.group(1)), "text": literal(row.group(2)) + body + tail,
                         "publisher": fields[0], "title": " | ".join(fields[first:-1]), "date": fields[-1]})
    return docs


def seen(docs, tool, forms=("file", "text")):
    """The documents, in each of the forms in which they reach the program, with "head" and "read" of
    train/heads/head_features.cc."""
    lines = "".join(json.dumps(doc | {"form": form}) + "\n" for form in forms for doc in docs)
    out = subprocess.run([tool], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]
