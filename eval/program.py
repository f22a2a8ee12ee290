# SPDX-License-Identifier: Apache-2.0
"""What the scripts of eval/ share: their options, the program's answers to many texts, precision and recall."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# What stands for the letters of a hidden name, each as long in bytes as its letter.
CROSSES = "X\u03a7\uff38\U0001d5b7"


def options(usage, data=True, parts=True, errors=True):
    """A reader of the command line: PLUMBLINE, DATA unless the script needs none, --part and --errors, if it has them."""
    ask = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline")
    if data:
        ask.add_argument("data", type=pathlib.Path)
    if parts:
        ask.add_argument("--part", choices=("all", "seen", "unseen"), default="all")
    if errors:
        ask.add_argument("--errors", type=int, default=0, help="how many of what is wrong to list")
    return ask


def over_articles(usage):
    """The same for scripts over a folder of whole articles: PLUMBLINE, FOLDER and --show."""
    ask = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline")
    ask.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).parent / "gold/articles")
    ask.add_argument("--show", action="store_true")
    return ask


def sets(data, room, *needed):
    """A folder of the data ("language"); ends the script, saying so, where one of the sets needed is missing."""
    root = pathlib.Path(data) / room
    missing = [name for name in needed if not (root / name).exists()]
    if missing:
        print(f"not scored: no {', '.join(missing)} under {root}")
        sys.exit(0)
    return root


def answers(plumbline, command, documents, wishes=lambda path: []):
    """id -> the program's JSON for documents of JSONL ({"id", "text", maybe "date", "url"}), read in one run.

    `wishes`: further words of the command line, given the path of the file that holds the documents.
    """
    # The program puts names of victims out of sight, in the names of documents too: it is given numbers.
    ids = {document["id"] if document["id"].isdigit() else f"d{i}": document["id"] for i, document in enumerate(documents)}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "texts.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for own, document in zip(ids, documents):
                out.write(json.dumps({**document, "id": own}) + "\n")
        run = subprocess.run([plumbline, *command, *wishes(path), str(path)], capture_output=True, text=True)
    if run.returncode not in (0, 1):  # 1: `check` found something
        sys.exit(f"plumbline {command[0]} failed ({run.returncode}): {run.stderr.strip()}")
    told = map(json.loads, filter(None, run.stdout.split("\n")))  # not splitlines: texts hold U+2028
    return {ids[each["document"]["name"].rsplit("!", 1)[1]]: each for each in told}


def analyses(plumbline, documents, wishes=lambda path: []):
    return answers(plumbline, ["analyze"], documents, wishes)


def reports(plumbline, documents):
    return answers(plumbline, ["check", "--json"], documents)


def report_of(plumbline, path):
    """What `check` says of one file."""
    run = subprocess.run([plumbline, "check", "--json", str(path)], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"plumbline check failed ({run.returncode}): {run.stderr.strip()}")
    return json.loads(run.stdout)


def note(name, value):
    """Puts a score down for eval/table.py, if the variable PLUMBLINE_SCORES names a file for them."""
    if os.environ.get("PLUMBLINE_SCORES"):
        with open(os.environ["PLUMBLINE_SCORES"], "a", encoding="utf-8") as out:
            out.write(f"{name}\t{value:.6g}\n")


def touch(a, b):
    """Whether two half-open stretches share something."""
    return a[0] < b[1] and b[0] < a[1]


class Score:
    """Precision, recall and F1 in percent of what is counted."""

    def __init__(self):
        self.right = self.ours = self.gold = 0

    def add(self, ours, gold):
        self.count(len(ours & gold), len(ours), len(gold))

    def count(self, right, ours, gold):
        self.right += right
        self.ours += ours
        self.gold += gold

    @property
    def precision(self):
        return 100 * self.right / max(1, self.ours)

    @property
    def recall(self):
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self):
        return 200 * self.right / max(1, self.ours + self.gold)

    def __str__(self):
        return f"P {self.precision:5.1f}  R {self.recall:5.1f}  F1 {self.f1:5.1f}"
