#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Quotations against nearly the same sentence of another edition of a report.

Each record holds a sentence `a` and its successor `b` with what changed. The later sentence is
checked as if it quoted the earlier one. Reported: how many flips (candidates, and those judged true
by hand in FLIPS) come out reversed or number-changed, how often a pair with a mere change of wording
is called reversed, and whether every sentence is verbatim to itself.

usage: near_miss.py PROGRAM   (bench/quote_pairs_bench of a release build; PLUMBLINE_DATA must be set)
"""
import collections
import json
import os
import subprocess
import sys

NOT_FLIPS = {  # judged by hand: the words changed, the statement did not turn
    "hrr-andorra / child_labor-2017-423",
    "hrr-cuba / child_labor-2019-5594",
    "hrr-eritrea / forced_labor-2020-7158",
    "hrr-zambia / forced_labor-2018-23150",
    "hrr-equatorial-guinea / forced_labor-2019-7015",
    "hrr-italy / child_labor-2020-10250",
    "hrr-kosovo / forced_labor-2018-10971",
    "hrr-mauritania / forced_labor-2020-13186",
    "hrr-paraguay / forced_labor-2019-16221",
    "hrr-saudi-arabia / forced_labor-2017-17923",
    "hrr-united-kingdom / forced_labor-2017-22084",
    "hrr-zimbabwe / forced_labor-2019-23284",
    "hrr-mongolia / forced_labor-2020-24002",
    "ilab-Saint Helena, Ascensión, and Tristán da Cunha-2016-28997",
    "ilab-Zambia-2019-29488",
}


def check(program, pairs):
    lines = "".join("\t".join(" ".join(x.split()) for x in pair) + "\n" for pair in pairs)
    done = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    sys.stderr.write(done.stderr)
    return [line.split("\t") for line in done.stdout.splitlines()]


def main():
    path = os.path.join(os.environ["PLUMBLINE_DATA"], "corpora/text/near_miss_pairs.jsonl")
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    verbose = "-v" in sys.argv
    answers = check(sys.argv[1], [(r["b"], r["a"]) for r in records])
    same = check(sys.argv[1], [(r["a"], r["a"]) for r in records])
    print(f"{len(records)} pairs")
    print("identical sentences verbatim:", sum(a[0] == "verbatim" for a in same), "of", len(same))
    flips = collections.Counter()
    table = collections.Counter()
    for record, (answer, kinds) in zip(records, answers):
        word = answer.split(" ")[0]
        caught = word == "reversed" or "number" in kinds
        if record["strict_flip"]:
            true = record["id"] not in NOT_FLIPS
            flips[true, caught] += 1
            if verbose and true != caught:
                print("FLIP", true, record["id"], answer, "\n ", record["a"], "\n ", record["b"])
        else:
            kind = "+".join(sorted(record["diff_kinds"]))
            table[kind, word] += 1
            if verbose and word in ("reversed", "absent"):
                print(word, kind, record["id"], answer, "\n ", record["a"], "\n ", record["b"])
    print(f"true flips caught: {flips[True, True]} of {flips[True, True] + flips[True, False]}; "
          f"candidates that are no flips called one: {flips[False, True]} of "
          f"{flips[False, True] + flips[False, False]}")
    words = ["verbatim", "altered", "reversed", "absent"]
    print(f"{'changed':28}" + "".join(f"{w:>10}" for w in words))
    for kind in sorted({k for k, _ in table}):
        print(f"{kind:28}" + "".join(f"{table[kind, w]:>10}" for w in words))


if __name__ == "__main__":
    main()
