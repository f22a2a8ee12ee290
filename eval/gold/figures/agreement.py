#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares second.jsonl, a second reader's labels, with sentences.jsonl, here and in ../routes.

agreement.py [-v]: prints F1 of the figures and of the routes, matched by overlapping anchor, and the agreement of
each field of the matched; -v also the differences.
"""
import json
import pathlib
import sys

GOLD = pathlib.Path(__file__).resolve().parents[1]
FIELDS = {"figures": ("value", "upper", "approximator", "unit", "status", "place", "from", "to"),
          "routes": ("victims", "origin", "transit", "destination", "internal", "status")}


def load(path):
    return {item["id"]: item for item in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def shared(text, one, other):
    """How much of the two anchors, taken together, they share: 0 to 1."""
    a, b = text.index(one["anchor"]), text.index(other["anchor"])
    c, d = a + len(one["anchor"]), b + len(other["anchor"])
    return max(0, min(c, d) - max(a, b)) / (max(c, d) - min(a, b))


def pairs(text, first, second):
    """One-to-one pairs of overlapping anchors, the best overlaps first."""
    scored = [(shared(text, a, b), -i, -j) for i, a in enumerate(first) for j, b in enumerate(second)]
    left, right, found = set(), set(), []
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((first[-i], second[-j]))
    return found


def plain(field, value):
    """What a field is compared by: places without order, units and victims without case and plural."""
    if isinstance(value, list):
        return sorted(value)
    if field in ("unit", "victims") and value is not None:
        return {"men": "man", "women": "woman"}.get(value.lower(), value.lower().removesuffix("s"))
    return value


def share(good, total):
    return f"{100 * good / total:5.1f} %  {good} of {total}"


def compare(kind, verbose):
    second = load(GOLD / kind / "second.jsonl")
    first = load(GOLD / kind / "sentences.jsonl")
    matched, alone, empty = [], [], 0
    for key, item in second.items():
        text, ours, theirs = item["text"], first[key][kind], item[kind]
        assert text == first[key]["text"], f"{key}: the texts differ"
        empty += bool(ours) == bool(theirs)
        found = pairs(text, ours, theirs)
        matched += [(key, a, b) for a, b in found]
        taken = {id(entry) for pair in found for entry in pair}
        alone += [(key, side, e) for side, entries in (("first", ours), ("second", theirs))
                  for e in entries if id(e) not in taken]

    sizes = [len(matched) + sum(side == name for _, side, _ in alone) for name in ("first", "second")]
    print(f"{kind}: {len(second)} items; F1 {200 * len(matched) / sum(sizes):.1f} "
          f"({len(matched)} of {sizes[0]} and {sizes[1]}); the same items empty {share(empty, len(second))}")
    print(f"  {'anchor':<13}{share(sum(a['anchor'] == b['anchor'] for _, a, b in matched), len(matched))}")
    fields = FIELDS[kind]
    for field in fields:
        values = [(plain(field, a[field]), plain(field, b[field])) for _, a, b in matched]
        stated = [(a, b) for a, b in values if a or b]
        print(f"  {field:<13}{share(sum(a == b for a, b in values), len(values))}"
              + (f"; where either states one {share(sum(a == b for a, b in stated), len(stated))}" if stated else ""))
    whole = sum(all(plain(f, a[f]) == plain(f, b[f]) for f in fields) for _, a, b in matched)
    print(f"  {'every field':<13}{share(whole, len(matched))}")

    if verbose:
        for key, side, entry in alone:
            print(f"{key} only the {side}: «{entry['anchor']}»")
        for field in fields:
            for key, a, b in matched:
                if plain(field, a[field]) != plain(field, b[field]):
                    print(f"{key} {field}: «{a['anchor']}»: {a[field]} / {b[field]}")


def main():
    for kind in FIELDS:
        compare(kind, "-v" in sys.argv[1:])


if __name__ == "__main__":
    main()
