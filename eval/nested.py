#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores nested attribution on eval/gold/nested: who says what inside what somebody else says.

usage: nested.py PLUMBLINE [--part seen|unseen|all] [--errors N]

Source, cue and content: a span is right if it is the gold one but for marks, blanks and a leading
"that" (which of them belong to a content is a matter of convention). Edge: the content of an attribution with
the content of the one it stands in (or "none"), both right; nested: only those that stand in one. A third of the passages, by a hash of the id,
is `unseen`: no rule is written and nothing is trained with it.
"""
import pathlib

from gold_items import gold_spans, items_of
from program import Score, analyses, note, options

MARKS = " \t\n.,;:!?\"'“”‘’«»()[]–—-"


def passages(part):
    folder = pathlib.Path(__file__).resolve().parent / "gold/nested"
    return items_of([folder / "part1.jsonl", folder / "part2.jsonl"], part)


def trimmed(text, spans):
    """The spans without marks at their ends, joined to one where only marks stand between."""
    if not spans:
        return None
    begin, end = spans[0][0], spans[-1][1]
    while begin < end and text[begin] in MARKS:
        begin += 1
    if text[begin:end].lower().startswith("that "):
        begin += 5
    while begin < end and text[begin] in MARKS:
        begin += 1
    while end > begin and text[end - 1] in MARKS:
        end -= 1
    inner = []
    for (_, a), (b, _) in zip(spans, spans[1:]):
        between = text[a:b].strip(MARKS)
        if between:
            inner.append(between)
    return (begin, end, *inner)


def main():
    asked = options(__doc__, data=False).parse_args()
    items = list(passages(asked.part))
    found = analyses(asked.plumbline, [{"id": item["id"], "text": item["text"]} for item in items])
    scores = {k: Score() for k in ("source", "cue", "content", "edge", "nested")}
    shown = 0
    for item in items:
        text, analysis = item["text"], found[item["id"]]
        sides = []
        mine = [{k: trimmed(text, a[k]) for k in ("source", "cue", "content")} | {"parent": a["parent"] if a["nested"] else None}
                for a in analysis["attributions"]]
        by_id = {a["id"]: a for a in item["attributions"]}
        gold = [{k: trimmed(text, gold_spans(text, a, k)) for k in ("source", "cue", "content")} |
                {"parent": None if a["parent"] is None else
                 trimmed(text, gold_spans(text, by_id[a["parent"]], "content"))}
                for a in item["attributions"]]
        for a in mine:
            a["parent"] = None if a["parent"] is None else mine[a["parent"]]["content"]
        for side in (mine, gold):
            sets = {k: {a[k] for a in side if a[k] is not None} for k in ("source", "cue", "content")}
            sets["edge"] = {(a["content"], a["parent"]) for a in side}
            sets["nested"] = {e for e in sets["edge"] if e[1] is not None}
            sides.append(sets)
        for k, score in scores.items():
            score.add(sides[0][k], sides[1][k])
        if shown < asked.errors and sides[0]["edge"] != sides[1]["edge"]:
            shown += 1
            print(f"\n{item['id']}: {text}")
            for name, side in (("ours", mine), ("gold", gold)):
                for a in side:
                    say = lambda s: "-" if s is None else text[s[0]:s[1]]
                    print(f"   {name}: {say(a['source'])} | {say(a['cue'])} | {say(a['content'])}  < {say(a['parent'])[:40]}")
    print(f"nested attribution, {asked.part}: {len(items)} passages")
    for k, score in scores.items():
        note(f"nested {asked.part} {k}", score.f1)
        print(f"  {k:8} {score}")


if __name__ == "__main__":
    main()
