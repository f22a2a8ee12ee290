#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares second.jsonl, a second reader's labels, with documents.jsonl.

agreement.py [-v]: prints F1 of the incidents, matched by type and overlapping anchor, and the agreement of each
field of the matched; -v also the differences.
"""
import collections
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ("agents", "patients")
FIELDS = ("victim_count", "perpetrator_count", "place", "country", "date", "modality")
GROUPS = ("act", "means", "purpose")


def load(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


def span(text, incident):
    start = text.index(incident["anchor"])
    return start, start + len(incident["anchor"])


def shared(text, one, other):
    """How many characters the two anchors share."""
    (start, end), (begin, stop) = span(text, one), span(text, other)
    return min(end, stop) - max(start, begin)


def pairs(text, first, second, score):
    """One-to-one pairs with a positive score, the best scores first."""
    scored = [(score(text, a, b), -i, -j) for i, a in enumerate(first) for j, b in enumerate(second)]
    left, right, found = set(), set(), []
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((first[-i], second[-j]))
    return found


def same_type(text, one, other):
    return shared(text, one, other) if one["type"] == other["type"] else 0


def loosely(one, other):
    """Each name of either is contained in, or contains, a name of the other."""
    def meets(name, names):
        return any(name.lower() in n.lower() or n.lower() in name.lower() for n in names)
    return all(meets(n, other) for n in one) and all(meets(n, one) for n in other)


def f1(found, first, second):
    precision, recall = found / second, found / first
    return f"F1 {200 * found / (first + second):.1f} ({found} of {first} and {second}: " \
           f"{100 * recall:.1f} % of the first, {100 * precision:.1f} % of the second)"


def share(good, total):
    return f"{100 * good / total:5.1f} %  {good} of {total}"


def kappa(values):
    """Cohen's kappa of pairs of values."""
    total = len(values)
    one, other = (collections.Counter(side) for side in zip(*values))
    chance = sum(one[v] * other[v] for v in one) / total ** 2
    return (sum(a == b for a, b in values) / total - chance) / (1 - chance)


def elements(document):
    """The codes of each group in the incidents of trafficking; they are the same in all."""
    true = [i["elements"] for i in document["incidents"] if i.get("trafficking", True)]
    return {group: {code for e in true for code in e[group]} for group in GROUPS} if true else None


def main():
    verbose = "-v" in sys.argv[1:]
    second = load("second.jsonl")
    first = {key: value for key, value in load("documents.jsonl").items() if key in second}
    matched, overlapping, alone = [], [], []
    for key, document in first.items():
        text, ours, theirs = document["text"], document["incidents"], second[key]["incidents"]
        assert text == second[key]["text"], f"{key}: the texts differ"
        of_type = pairs(text, ours, theirs, same_type)
        matched += [(key, a, b) for a, b in of_type]
        taken = {id(i) for pair in of_type for i in pair}
        rest = [i for i in ours if id(i) not in taken], [i for i in theirs if id(i) not in taken]
        mixed = pairs(text, *rest, shared)
        overlapping += [(key, a, b) for a, b in mixed]
        taken |= {id(i) for pair in mixed for i in pair}
        alone += [(key, side, i) for side, incidents in (("first", ours), ("second", theirs))
                  for i in incidents if id(i) not in taken]

    sizes = [sum(len(d["incidents"]) for d in side.values()) for side in (first, second)]
    print(f"documents {len(second)}")
    print("incidents by type and overlapping anchor:", f1(len(matched), *sizes))
    print("incidents by overlapping anchor alone:", f1(len(matched) + len(overlapping), *sizes))
    kinds = [(a["distractor"] is None, second[key]["distractor"] is None) for key, a in first.items()]
    print("trafficking or distractor:", share(sum(a == b for a, b in kinds), len(kinds)))

    print("agreement of fields, of the matched incidents (type: of those that overlap)")
    types = [(a["type"], b["type"]) for _, a, b in matched + overlapping]
    print(f"  {'type':<18}{share(len(matched), len(types))}, kappa {kappa(types):.2f}")
    for name in NAMES:
        values = [(a[name], b[name]) for _, a, b in matched]
        exact = sum(sorted(a) == sorted(b) for a, b in values)
        print(f"  {name:<18}{share(exact, len(values))}; {share(sum(loosely(a, b) for a, b in values), len(values))}"
              " if a part of the name will do")
    for name in FIELDS:
        values = [(a[name], b[name]) for _, a, b in matched]
        stated = [(a, b) for a, b in values if a is not None and b is not None]
        print(f"  {name:<18}{share(sum(a == b for a, b in values), len(values))}; where both state one "
              f"{share(sum(a == b for a, b in stated), len(stated))}"
              + (f", kappa {kappa(values):.2f}" if name == "modality" else ""))
    values = [(a.get("trafficking", True), b.get("trafficking", True)) for _, a, b in matched]
    print(f"  {'trafficking':<18}{share(sum(a == b for a, b in values), len(values))}")

    told = [(key, elements(document), elements(second[key])) for key, document in first.items()]
    told = [(key, a, b) for key, a, b in told if a and b]
    print(f"elements, of the {len(told)} documents both find trafficking in")
    for group in GROUPS:
        exact = sum(a[group] == b[group] for _, a, b in told)
        both = sum(len(a[group] & b[group]) for _, a, b in told)
        print(f"  {group:<10}{share(exact, len(told))} the same; of codes "
              + f1(both, sum(len(a[group]) for _, a, _ in told), sum(len(b[group]) for _, _, b in told)))

    if verbose:
        for key, side, i in alone:
            print(f"{key} only the {side}: {i['type']} «{i['anchor']}»")
        for key, a, b in overlapping:
            print(f"{key} type: {a['type']} «{a['anchor']}» / {b['type']} «{b['anchor']}»")
        for name in NAMES + FIELDS:
            for key, a, b in matched:
                if a[name] != b[name]:
                    print(f"{key} {name}: {a['type']} «{a['anchor']}»: {a[name]} / {b[name]}")
        for key, a, b in told:
            for group in GROUPS:
                if a[group] != b[group]:
                    print(f"{key} {group}: {sorted(a[group])} / {sorted(b[group])}")


if __name__ == "__main__":
    main()
