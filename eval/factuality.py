#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores factuality on UDS dev: Pearson's r and the mean error of the program's value for each predicate.

usage: factuality.py PLUMBLINE DATA

Calibration: predicates in bins by our value, with the mean of ours and of theirs in each; the expected calibration
error is the mean distance of the two over all predicates (as for probabilities, here on the scale of 6).

The words are given (`analyze --words`); values are the set's own, from -3 (did not happen) to 3 (did).
"""
import json
import statistics

from conllu import read_conllu, run
from program import note, options, sets


def place_of(number):
    """UDS counts by an older release of EWT, whose dev part has one sentence more here: from 335 on its
    predicates fall on verbs and nouns only one sentence earlier (1,900 of 1,905; 7 % as numbered)."""
    return number if number < 335 else number - 1


def calibration(pairs):
    away = 0
    for low in range(-3, 3):
        inside = [p for p in pairs if low <= p[0] < low + 1 or p[0] == 3 and low == 2]
        if inside:
            mine, theirs = (statistics.fmean(side) for side in zip(*inside))
            away += len(inside) * abs(mine - theirs)
            print(f"   told {low:2} to {low + 1:2}: {len(inside):5}  mean told {mine:5.2f}  mean marked {theirs:5.2f}")
    print(f"   expected calibration error {away / len(pairs):.3f} of 6")


def main():
    asked = options(__doc__, parts=False, errors=False).parse_args()
    plumbline, root = asked.plumbline, sets(asked.data, "language", "ud-en-ewt", "uds-factuality")
    with open(root / "ud-en-ewt/en_ewt-ud-dev.conllu", encoding="utf-8") as lines:
        gold = [s for d in read_conllu(lines) for s in d]
    given = "\n".join(" ".join(w[0].replace(" ", "_") for w in s) for s in gold) + "\n"
    read = [s for d in read_conllu(run(plumbline, [given], "--words").splitlines()) for s in d]
    known = json.load(open(root / "uds-factuality/dev.json", encoding="utf-8"))
    ours, theirs = [], []
    for graph, nodes in known.items():
        number = place_of(int(graph.rsplit("-", 1)[1]))
        if not 1 <= number <= len(read):
            continue
        for node, value in nodes.items():
            at = int(node.rsplit("-", 1)[1]) - 1
            score = value.get("factuality", {}).get("factual", {}).get("value")
            if score is not None and at < len(read[number - 1]):
                ours.append(float(read[number - 1][at][5].split("Factual=")[1]))
                theirs.append(score)
    note("factuality r", statistics.correlation(ours, theirs))
    error = statistics.fmean(abs(a - b) for a, b in zip(ours, theirs))
    print(f"factuality, UDS dev: r {statistics.correlation(ours, theirs):.3f}  "
          f"mean error {error:.2f}  of {len(ours)} predicates")
    calibration(list(zip(ours, theirs)))


if __name__ == "__main__":
    main()
