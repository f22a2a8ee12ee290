#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where the readings of two documents are damaged, `assess` names the same one each time, and keeps what it made of those before.

Usage: grounds_faults.py PLUMBLINE
"""
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

DOCUMENTS = 60
DAMAGED = (20, 21, 40)  # counted from the newest
TEXT = ("The government of Chad did not investigate any cases of trafficking in {year}, according to the ministry. "
        "It opened no shelter for victims, and courts convicted nobody. Police freed {count} men from a farm in {year}.\n\n")
faults = []


def demand(right, words):
    print(("ok   " if right else "FAIL ") + words)
    if not right:
        faults.append(words)


def run(*args):
    return subprocess.run([str(arg) for arg in args], capture_output=True, text=True, check=False)


def main():
    plumbline = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        space = pathlib.Path(folder) / "space"
        articles = pathlib.Path(folder) / "articles.jsonl"
        with open(articles, "w", encoding="utf-8") as out:
            for i in range(DOCUMENTS):
                text = "".join(TEXT.format(year=2015 + i % 8, count=i + 2 + j) for j in range(12))
                print(json.dumps({"id": f"d{i}", "title": f"Note {i}", "source": "Harbour Post", "lang": "en",
                                  "date": f"2024-{1 + i // 20:02d}-{1 + i % 20:02d}", "text": text}), file=out)
        added = run(plumbline, "add", "--workspace", space, articles)
        demand(added.returncode == 0, f"{DOCUMENTS} documents: {added.stderr.strip()[-200:]}")
        assess = (plumbline, "assess", "chad", "--workspace", space, "--json")
        with contextlib.closing(sqlite3.connect(space / "plumbline.db")) as base:
            order = [row for row, in base.execute("SELECT id FROM documents ORDER BY published DESC, id")]
            names = dict(base.execute("SELECT id, name FROM documents"))
            sound = {}
            for at in DAMAGED:
                sound[order[at]], = base.execute("SELECT json FROM readings WHERE document = ?", (order[at],)).fetchone()
                base.execute("UPDATE readings SET json = '{' WHERE document = ?", (order[at],))
            base.commit()
        told = set()
        for _ in range(5):
            done = run(*assess)
            demand(done.returncode not in (0, 1) and not done.stdout, f"exit {done.returncode}: {done.stderr.strip()[-200:]}")
            told.add(done.stderr)
            with contextlib.closing(sqlite3.connect(space / "plumbline.db")) as base:
                kept = {row for row, in base.execute("SELECT document FROM grounds")}
                base.execute("DELETE FROM grounds")
                base.commit()
            demand(set(order[:DAMAGED[0]]) <= kept and not kept & set(sound),
                   f"kept of {len(kept)} documents, those before the first that is damaged among them")
        demand(len(told) == 1 and names[order[DAMAGED[0]]] in "".join(told), "the same document is named each time, the first")
        with contextlib.closing(sqlite3.connect(space / "plumbline.db")) as base:
            for row, words in sound.items():
                base.execute("UPDATE readings SET json = ? WHERE document = ?", (words, row))
            base.commit()
        demand(run(*assess).returncode == 0, "mended, it answers")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
