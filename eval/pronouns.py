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
import collections
import csv

from gold_items import in_part
from program import Score, analyses, note, options, sets, touch

FEMININE = {"she", "her", "hers"}


def rows_of(path, part):
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if in_part(row["ID"], part):
                yield row


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
        name = begin, begin + len(row[side])
        at_place = any(m["entity"] == entity and touch(m["span"], name) for m in analysis["mentions"])
        answers.append(at_place or row[side] in analysis["entities"][entity]["name"])
    return tuple(answers)


def main():
    given = options(__doc__).parse_args()
    root = sets(given.data, "language", "gap/gap-development.tsv")
    rows = list(rows_of(root / "gap/gap-development.tsv", given.part))
    found = analyses(given.plumbline, [{"id": row["ID"], "text": row["Text"]} for row in rows])
    scores = collections.defaultdict(Score)
    for row in rows:
        mine = told(found[row["ID"]], row) if row["ID"] in found else (False, False)
        gold = row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"
        gender = "feminine" if row["Pronoun"].lower() in FEMININE else "masculine"
        for a, b in zip(mine, gold):
            for key in ("all", gender):
                scores[key].count(a and b, a, b)
        if given.errors > 0 and mine != gold:
            given.errors -= 1
            at = int(row["Pronoun-offset"])
            print(f"   {row['ID']}: A {row['A']} {gold[0]}, B {row['B']} {gold[1]}, told {mine}:"
                  f" ...{row['Text'][max(0, at - 160):at]}[{row['Pronoun']}]{row['Text'][at + len(row['Pronoun']):at + 60]}")
    note(f"GAP {given.part}", scores["all"].f1)
    print(f"GAP development, {given.part}: {len(rows)} texts  " + "  ".join(
        f"{key} F1 {scores[key].f1:.1f} (P {scores[key].precision:.1f}, R {scores[key].recall:.1f})"
        for key in ("all", "masculine", "feminine")) +
        f"  bias {scores['feminine'].f1 / max(1e-9, scores['masculine'].f1):.2f}")


if __name__ == "__main__":
    main()
