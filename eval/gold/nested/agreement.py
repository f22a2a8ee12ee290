#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How far two annotators agree on the nested attributions.

Usage: agreement.py [--list] [--second FILE] [FILE...]

The first pass is every part*.jsonl beside this script (or FILE...), the second one second.jsonl. Passages are
compared that both have with the same text. A span is the set of its characters, all pieces together; an empty
one (no source told, no cue) is not counted. `exact` wants the same characters; `overlap` pairs spans one to
one, best first, and wants two thirds in common (Dice). An edge is a content with the content of its parent,
or with none; `+ source` wants the same source at both ends, `+ labels` the same kind and status as well.
--list prints the attributions that only one of them has.
"""

import argparse
import collections
import json
import pathlib
import re

ENOUGH = 2 / 3


def characters(attribution, key, text):
    """The characters of one field as a frozenset of positions, empty where there is none."""
    value = attribution.get(key)
    strings = [value] if isinstance(value, str) else value or []
    numbers = attribution.get(key + "_n")
    numbers = [numbers] if isinstance(numbers, int) else numbers or [1] * len(strings)
    found = set()
    for words, number in zip(strings, numbers):
        at = [m.start() for m in re.finditer("(?=" + re.escape(words) + ")", text)][number - 1]
        found.update(range(at, at + len(words)))
    return frozenset(found)


def read(files):
    return {p["id"]: p for f in files for p in map(json.loads, f.read_text(encoding="utf-8").splitlines())}


def dice(a, b):
    return 2 * len(a & b) / (len(a) + len(b))


def overlapping(ours, theirs):
    """How many spans can be paired one to one, best pairs first."""
    pairs = sorted(((dice(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), reverse=True)
    taken_a, taken_b = set(), set()
    for share, i, j in pairs:
        if share >= ENOUGH and i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
    return len(taken_a)


def rows(passage):
    """Every attribution with its spans, and its edge."""
    text = passage["text"]
    rows = {a["id"]: {"a": a, **{k: characters(a, k, text) for k in ("source", "cue", "content")}}
            for a in passage["attributions"]}
    for row in rows.values():
        parent = rows.get(row["a"].get("parent"), {})
        row["edge"] = (row["content"], parent.get("content"))
        row["edge + source"] = row["edge"] + (row["source"], parent.get("source"))
        row["edge + labels"] = row["edge + source"] + (row["a"]["kind"], row["a"]["status"])
    return list(rows.values())


def f1(common, ours, theirs):
    return 2 * common / (ours + theirs) if ours + theirs else 1.0


def shown(row):
    a = row["a"]
    return f"{a.get('source')} | {a.get('cue')} | {a.get('content')} | {a.get('parent')} {a['kind']} {a['status']}"


def main():
    here = pathlib.Path(__file__).parent
    parser = argparse.ArgumentParser(description="Agreement of two annotators.")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--second", type=pathlib.Path, default=here / "second.jsonl")
    parser.add_argument("--list", action="store_true")
    args = parser.parse_args()
    first, second = read(args.files or sorted(here.glob("part*.jsonl"))), read([args.second])
    both = [i for i in second if i in first and first[i]["text"] == second[i]["text"]]
    counts = collections.Counter()
    alike = collections.Counter()
    for i in both:
        one, two = rows(first[i]), rows(second[i])
        counts["first"] += len(one)
        counts["second"] += len(two)
        counts["depth"] += first[i]["depth"] == second[i]["depth"]
        for key in ("source", "cue", "content", "edge", "edge + source", "edge + labels"):
            ours, theirs = ([r[key] for r in side if r[key]] for side in (one, two))
            counts[key, "first"] += len(ours)
            counts[key, "second"] += len(theirs)
            counts[key, "exact"] += sum((collections.Counter(ours) & collections.Counter(theirs)).values())
            if key in ("source", "cue", "content"):
                counts[key, "overlap"] += overlapping(ours, theirs)
        left = list(two)
        same = []
        for row in one:
            twin = next((r for r in left if r["source"] == row["source"] and r["content"] == row["content"]), None)
            if twin is not None:
                left.remove(twin)
                same.append(row)
                alike["pairs"] += 1
                for key in ("kind", "status"):
                    alike[key] += row["a"][key] == twin["a"][key]
        if args.list:
            for name, side in (("first ", [r for r in one if r not in same]), ("second", left)):
                for row in side:
                    print(f"{i} {name}: {shown(row)}")
    print(f"{len(both)} passages, {counts['first']} and {counts['second']} attributions; "
          f"{len(second) - len(both)} of the second pass not compared")
    print(f"{'':16}{'exact F1':>9}{'overlap F1':>12}")
    for key in ("source", "cue", "content", "edge", "edge + source", "edge + labels"):
        sizes = counts[key, "first"], counts[key, "second"]
        loose = f"{f1(counts[key, 'overlap'], *sizes):12.3f}" if (key, "overlap") in counts else ""
        print(f"{key:16}{f1(counts[key, 'exact'], *sizes):9.3f}{loose}")
    if both:
        print(f"same depth: {counts['depth'] / len(both):.3f} of the passages")
    if alike["pairs"]:
        print(f"same kind: {alike['kind'] / alike['pairs']:.3f}, same status: {alike['status'] / alike['pairs']:.3f} "
              f"of the {alike['pairs']} with the same source and content")


if __name__ == "__main__":
    main()
