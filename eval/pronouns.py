#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pronouns on the development part of GAP: whose "her" is it, A's or B's or somebody else's?

usage: pronouns.py PLUMBLINE DATA [--part all|seen|unseen] [--errors N]

GAP (Webster and others 2018): 2,000 texts from Wikipedia, in each a pronoun and two names of the same gender that
agrees with it. The program says yes to a name if `analyze` puts the pronoun's mention into an entity with a
mention that overlaps that name at its place, or into one whose name holds it. F1 over the yes-no labels of both
names, as the authors count: overall, for masculine and feminine pronouns, and the bias (feminine over masculine).
Texts are from Wikipedia (names without sentences of speech), so this is a hard case of what speakers need.
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess
import tempfile

from gold_items import in_part

FEMININE = {"she", "her", "hers"}


def rows_of(path, part):
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if in_part(row["ID"], part):
                yield row


def analyses(plumbline, rows):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "gap.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for row in rows:
                out.write(json.dumps({"id": row["ID"], "text": row["Text"]}) + "\n")
        run = subprocess.run([plumbline, "analyze", str(path)], check=True, capture_output=True, text=True)
    for line in map(json.loads, run.stdout.rstrip("\n").split("\n")):
        yield line["document"]["name"].rsplit("!", 1)[1], line


def told(analysis, row):
    """Whether the program takes the pronoun for A and for B."""
    lead = len(row["Text"]) - len(row["Text"].lstrip())
    at = int(row["Pronoun-offset"]) - lead
    mention = next((m for m in analysis["mentions"] if m["pronoun"] and m["span"][0] <= at < m["span"][1]), None)
    if mention is None or mention["entity"] is None:
        return False, False
    entity = mention["entity"]
    answers = []
    for side in "AB":
        begin = int(row[f"{side}-offset"]) - lead
        end = begin + len(row[side])
        at_place = any(m["entity"] == entity and m["span"][0] < end and begin < m["span"][1]
                       for m in analysis["mentions"])
        answers.append(at_place or row[side] in analysis["entities"][entity]["name"])
    return tuple(answers)


def f1(count):
    right, ours, gold = count["right"], count["ours"], count["gold"]
    return 200 * right / max(1, ours + gold), 100 * right / max(1, ours), 100 * right / max(1, gold)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("plumbline")
    options.add_argument("data")
    options.add_argument("--part", choices=("all", "seen", "unseen"), default="all")
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    rows = list(rows_of(pathlib.Path(given.data) / "language/gap/gap-development.tsv", given.part))
    found = dict(analyses(given.plumbline, rows))
    counts = collections.defaultdict(collections.Counter)
    for row in rows:
        mine = told(found[row["ID"]], row) if row["ID"] in found else (False, False)
        gold = row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"
        gender = "feminine" if row["Pronoun"].lower() in FEMININE else "masculine"
        for a, b in zip(mine, gold):
            for key in ("all", gender):
                counts[key]["ours"] += a
                counts[key]["gold"] += b
                counts[key]["right"] += a and b
        if given.errors > 0 and mine != gold:
            given.errors -= 1
            at = int(row["Pronoun-offset"])
            print(f"   {row['ID']}: A {row['A']} {gold[0]}, B {row['B']} {gold[1]}, told {mine}:"
                  f" ...{row['Text'][max(0, at - 160):at]}[{row['Pronoun']}]{row['Text'][at + len(row['Pronoun']):at + 60]}")
    parts = {key: f1(counts[key]) for key in ("all", "masculine", "feminine")}
    print(f"GAP development, {given.part}: {len(rows)} texts  " + "  ".join(
        f"{key} F1 {f:.1f} (P {p:.1f}, R {r:.1f})" for key, (f, p, r) in parts.items()) +
        f"  bias {parts['feminine'][0] / max(1e-9, parts['masculine'][0]):.2f}")


if __name__ == "__main__":
    main()
