#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Check the nested attributions of every part*.jsonl here, and count them.

Usage: check.py [FILE...]    (no file: every part*.jsonl beside this script)

Exit 1 on a fault: a span that is not in the text, an ambiguous one without its occurrence, an unknown or
circular parent, an inner content outside the outer one in the same sentence, a wrong depth.
"""

import collections
import json
import pathlib
import re
import sys

STATUSES = {"named", "unnamed", "carried", "ambiguous"}
KINDS = {"direct", "indirect", "mixed"}
FIELDS = {"id", "source", "source_n", "cue", "cue_n", "content", "content_n", "parent", "kind", "status",
          "carried_from", "candidates"}
ABBREVIATIONS = {"dr", "mr", "ms", "mrs", "st", "no", "art", "para", "paras", "k", "m", "prof", "gen", "sgt"}


def occurrences(text, words):
    """Starts of every occurrence, overlapping ones too."""
    return [m.start() for m in re.finditer("(?=" + re.escape(words) + ")", text)]


def sentence_starts(text):
    starts = [0]
    for m in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-zß-ÿ]|\d)", text):
        before = re.search(r"(\w+)$", text[:m.start()])
        word = before.group(1).lower() if before else ""
        if text[m.start()] == "." and (word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
            continue
        starts.append(m.end())
    return starts


def sentence_of(starts, offset):
    return sum(1 for s in starts if s <= offset) - 1


def spans(attribution, key, text, faults):
    """Byte-free (code point) ranges of one field, in the order given."""
    value = attribution.get(key)
    if value is None:
        return []
    strings = [value] if isinstance(value, str) else value
    numbers = attribution.get(key + "_n")
    numbers = [numbers] if isinstance(numbers, int) else numbers or [None] * len(strings)
    if len(numbers) != len(strings):
        faults.append(f"{key}_n does not match {key}")
        return []
    found = []
    for words, number in zip(strings, numbers):
        starts = occurrences(text, words) if words else []
        if not starts:
            faults.append(f"{key} is not in the text: {words!r}")
        elif number is None and len(starts) > 1:
            faults.append(f"{key} stands {len(starts)} times, say which: {words!r}")
        elif number is not None and not 1 <= number <= len(starts):
            faults.append(f"{key} has no occurrence {number}: {words!r}")
        else:
            at = starts[(number or 1) - 1]
            found.append((at, at + len(words)))
            if words != words.strip():
                faults.append(f"{key} begins or ends with a space: {words!r}")
    for (_, end), (start, _) in zip(found, found[1:]):
        if start < end:
            faults.append(f"{key} pieces overlap or are out of order")
    return found


def check_passage(passage):
    faults = []
    text = passage["text"]
    by_id = {}
    where = {}
    for a in passage["attributions"]:
        if a["id"] in by_id:
            faults.append(f"{a['id']} stands twice")
        by_id[a["id"]] = a
        unknown = set(a) - FIELDS
        if unknown:
            faults.append(f"{a['id']}: unknown fields {sorted(unknown)}")
        if a.get("kind") not in KINDS or a.get("status") not in STATUSES:
            faults.append(f"{a['id']}: kind {a.get('kind')!r}, status {a.get('status')!r}")
        where[a["id"]] = {key: spans(a, key, text, faults) for key in ("source", "cue", "content")}
        if not a.get("content"):
            faults.append(f"{a['id']}: no content")
        if a.get("source") is None and a.get("status") == "named":
            faults.append(f"{a['id']}: named without a source")
        if not a.get("cue") and a.get("status") != "carried":
            faults.append(f"{a['id']}: only a carried statement may lack a cue")
    starts = sentence_starts(text)
    depth = 0
    for a in passage["attributions"]:
        for key in ("parent", "carried_from"):
            if a.get(key) is not None and a[key] not in by_id:
                faults.append(f"{a['id']}: {key} {a[key]} does not exist")
        seen = []
        at = a
        while at is not None and at["id"] not in seen:
            seen.append(at["id"])
            at = by_id.get(at.get("parent"))
        if at is not None:
            faults.append(f"{a['id']}: circular parents {seen}")
        depth = max(depth, len(seen))
        parent = by_id.get(a.get("parent"))
        inner = where[a["id"]]["content"]
        if parent is None or not inner:
            continue
        outer = where[parent["id"]]["content"]
        outer_sentences = {sentence_of(starts, p[0]) for p in outer}
        for piece in inner:
            if sentence_of(starts, piece[0]) in outer_sentences and not any(
                    o[0] <= piece[0] and piece[1] <= o[1] for o in outer):
                faults.append(f"{a['id']}: content outside that of {parent['id']}: {text[piece[0]:piece[1]]!r}")
    if passage["depth"] != depth:
        faults.append(f"depth is {depth}, not {passage['depth']}")
    return faults


def main(names):
    here = pathlib.Path(__file__).parent
    files = [pathlib.Path(n) for n in names] or sorted(here.glob("part*.jsonl"))
    counts = {key: collections.Counter() for key in ("depth", "topic", "kind", "status")}
    ids, texts, faulty = set(), set(), 0
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            try:
                passage = json.loads(line)
                faults = check_passage(passage)
            except (ValueError, KeyError, TypeError) as error:
                print(f"{file.name}:{number}: {error!r}")
                faulty += 1
                continue
            if passage["id"] in ids:
                faults.append("id stands twice")
            if passage["text"] in texts:
                faults.append("text stands twice")
            ids.add(passage["id"])
            texts.add(passage["text"])
            for fault in faults:
                print(f"{file.name}:{number}: {passage['id']}: {fault}")
            faulty += bool(faults)
            counts["depth"][passage["depth"]] += 1
            counts["topic"][passage.get("topic", "-")] += 1
            for a in passage["attributions"]:
                counts["kind"][a.get("kind")] += 1
                counts["status"][a.get("status")] += 1
    print(f"{len(ids)} passages, {sum(counts['kind'].values())} attributions in {len(files)} files")
    for key, counter in counts.items():
        print(f"  {key}: " + ", ".join(f"{k} {counter[k]}" for k in sorted(counter, key=str)))
    if faulty:
        print(f"{faulty} passages at fault")
    return 1 if faulty or not ids else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
