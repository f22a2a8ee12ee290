#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Are these two names one source? The pairs of eval/gold/names, weighed by `plumbline sources --pairs`.

usage: names.py PLUMBLINE [--part seen|unseen] [--errors N]   (seen: the open part; unseen: the closed one)

Printed: how often the verdict is right (same, different, or left to a person where the gold cannot tell); of the pairs
that the program joined, the share that are the same (a wrong join puts two voices into one); of the pairs that are the
same, the share that it joined, and that it joined or asked about; of those that are not, the share it joined. The
closed part is printed as totals only.
"""
import collections
import csv
import json
import pathlib
import subprocess
import sys

from program import note, options

GOLD = pathlib.Path(__file__).resolve().parent / "gold" / "names" / "pairs.tsv"
WORDS = {"same": "same", "different": "different", "cannot-tell": "ask"}


def weighed(plumbline):
    done = subprocess.run([plumbline, "sources", "--pairs", str(GOLD)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"plumbline sources failed ({done.returncode}): {done.stderr.strip()}")
    return [json.loads(line) for line in filter(None, done.stdout.split("\n"))]


def share(part, whole):
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "none"


def main():
    args = options(__doc__, data=False).parse_args()
    part = {"all": None, "seen": "open", "unseen": "closed"}[args.part]
    with open(GOLD, encoding="utf-8") as file:
        gold = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = weighed(args.plumbline)
    assert len(gold) == len(found), (len(gold), len(found))
    table = collections.Counter()
    shown = 0
    for pair, ours in zip(gold, found):
        if part not in (None, pair["split"]):
            continue
        table[WORDS[pair["verdict"]], ours["verdict"]] += 1
        if WORDS[pair["verdict"]] != ours["verdict"] and pair["split"] == "open" and shown < args.errors:
            shown += 1
            print(f"{pair['id']} {pair['verdict']} told {ours['verdict']} {ours['score']:+.0f}: "
                  f"{side(pair, 1)} / {side(pair, 2)}: " + "; ".join(w["words"] for w in ours["why"]))
    total = sum(table.values())
    right = sum(table[v, v] for v in WORDS.values())
    joined = sum(table[v, "same"] for v in WORDS.values())
    same = sum(table["same", v] for v in WORDS.values())
    different = sum(table["different", v] for v in WORDS.values())
    print(f"verdict right: {share(right, total)}")
    print(f"of those joined, the same: {share(table['same', 'same'], joined)}, "
          f"different {table['different', 'same']}, cannot be told {table['ask', 'same']}")
    print(f"of the same, joined: {share(table['same', 'same'], same)}, joined or asked: "
          f"{share(table['same', 'same'] + table['same', 'ask'], same)}")
    print(f"of the different, joined: {share(table['different', 'same'], different)}, asked: "
          f"{share(table['different', 'ask'], different)}")
    note("names joined that are the same", table["same", "same"] / max(joined, 1))


def side(pair, which):
    cells = [pair[f"{c}{which}"] for c in ("name", "kind", "organisation", "office", "country")]
    return ", ".join(cell for cell in cells if cell)


if __name__ == "__main__":
    sys.exit(main())
