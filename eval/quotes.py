#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Direct and mixed quotations: which words in quotation marks somebody is said to have said, and who.

usage: quotes.py PLUMBLINE DATA [--errors N] [--part all|seen|unseen]

PolNeAR dev (US news; measure only). A unit is a stretch between quotation marks, found by this script, that lies
in the content of an annotated attribution: direct if the content is nothing else, mixed if it stands in the
writer's sentence. One or two words in marks are a term rather than speech and left out on both sides. Ours are the stretches of `quotations` that lie in the content of one of `attributions`. Span F1
counts the same first and last word; the speaker is right if our source shares a word with the annotated one
(exact: is the same words), of the units found that have a source. RiQuA, the validation part (fiction of the
19th century, where speakers are mostly left to the reader, so a hard case): spans only, as the file links no
speaker to a quotation. Where a unit has no source of its own, that of the attribution it continues counts.
"""
import argparse
import json
import pathlib
import re
import subprocess
import tempfile

from gold_items import in_part
from polnear import Shift, covered, tokens_of, trimmed

LEAST_WORDS = 3  # fewer in marks are mostly a term, not speech
MARKS = re.compile("\u201c|\u201d|\u00ab|\u00bb|\"|''|``")
CLOSES = {"\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"', "''": "''", "``": "''"}


def stretches_of(text):
    """Spans between marks, paragraph by paragraph; a mark left open ends with its paragraph."""
    for paragraph in re.finditer(r"[^\n]+", text):
        opened = closer = None
        for mark in MARKS.finditer(text, *paragraph.span()):
            sign = mark.group()
            if opened is not None and sign == closer:
                yield opened, mark.start()
                opened = None
            elif opened is None and (sign in CLOSES or not text[paragraph.start():mark.start()].strip()):
                opened, closer = mark.end(), CLOSES.get(sign, sign)  # a paragraph may begin with a wrong mark
        if opened is not None:
            yield opened, paragraph.end()


def brat(path):
    """Attributions of a brat file: {role: spans}."""
    spans, found = {}, []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in sorted(lines, key=lambda each: not each.startswith("T")):
        if line.startswith("T"):
            key, body, _ = line.split("\t", 2)
            spans[key] = [tuple(map(int, p.split())) for p in body.split(" ", 1)[1].split(";")]
        elif line.startswith("E"):
            entry = {}
            for part in line.split("\t", 1)[1].split():
                role, key = part.split(":")
                entry.setdefault(re.sub(r"\d+$", "", role).lower(), []).extend(spans[key])
            found.append(entry)
    return found


def units_of(attributions, stretches, tokens, text):
    """Word indices of a stretch -> (source words, whether it is all of the content); marks aside."""
    words = {s: trimmed(covered([s], tokens), tokens, text) for s in stretches}
    units = {}
    for entry in attributions:
        content = set(covered(entry.get("content", []), tokens))
        inside = {s: w for s, w in words.items() if len(w) >= LEAST_WORDS and len(content & set(w)) >= 0.8 * len(w)}
        said = set().union(*inside.values()) if inside else set()
        spoken = {i for i in content if text[tokens[i][0]].isalnum()}
        direct = spoken <= said
        source = trimmed(covered(entry.get("source", []), tokens), tokens, text)
        for unit in inside.values():
            units.setdefault(unit, (source, direct))
    return units


def analysis_of(plumbline, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        run = subprocess.run([plumbline, "analyze", file.name], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def ours_of(plumbline, text, tokens):
    analysis = analysis_of(plumbline, text)
    shift = Shift(analysis["document"]["text"], text)
    moved = lambda spans: [(shift(b), shift(e)) for b, e in spans]
    given = analysis["attributions"]

    def source_of(entry, seen=()):
        if entry["source"] or entry["parent"] is None or entry["parent"] in seen:
            return moved(entry["source"])
        return source_of(given[entry["parent"]], (*seen, entry["parent"]))
    attributions = [{"source": source_of(e), "content": moved(e["content"])}
                    for e in sorted(given, key=lambda e: e["nested"])]
    stretches = [s for quotation in analysis["quotations"] for s in moved(quotation["parts"])]
    return units_of(attributions, stretches, tokens, text)


def f1(hits, ours, gold):
    return f"P {100 * hits / max(1, ours):.1f}  R {100 * hits / max(1, gold):.1f}  F1 {200 * hits / max(1, ours + gold):.1f}"


def polnear(plumbline, root, part, errors):
    count = dict.fromkeys(("gold", "ours", "hits", "direct", "direct hits", "mixed", "mixed hits", "spoken", "speaker", "exact"), 0)
    for path in sorted((root / "text").glob("*.txt")):
        if not in_part(path.stem, part):
            continue
        text = path.read_text(encoding="utf-8")
        tokens = tokens_of(text)
        gold = {}
        for marks in sorted((root / "attributions").glob(path.stem + "*.ann")):
            for unit, told in units_of(brat(marks), list(stretches_of(text)), tokens, text).items():
                gold.setdefault(unit, told)
        ours = ours_of(plumbline, text, tokens)
        count["gold"] += len(gold)
        count["ours"] += len(ours)
        for unit in ours.keys() - gold.keys():
            if errors > 0:
                errors -= 1
                print(f"   over: {text[tokens[unit[0]][0]:tokens[unit[-1]][1]][:150]!r} in {path.stem[:40]}")
        for unit, (source, direct) in gold.items():
            kind = "direct" if direct else "mixed"
            count[kind] += 1
            words = text[tokens[unit[0]][0]:tokens[unit[-1]][1]]
            if unit not in ours:
                if errors > 0:
                    errors -= 1
                    print(f"   not found ({kind}): {words[:110]!r} in {path.stem[:40]}")
                continue
            count["hits"] += 1
            count[kind + " hits"] += 1
            if not source:
                continue
            mine = ours[unit][0]
            count["spoken"] += 1
            count["speaker"] += bool(set(mine) & set(source))
            count["exact"] += mine == source
            if not set(mine) & set(source) and errors > 0:
                errors -= 1
                show = lambda w: text[tokens[w[0]][0]:tokens[w[-1]][1]] if w else ""
                print(f"   speaker: {words[:80]!r} wanted {show(source)!r} told {show(mine)!r} in {path.stem[:40]}")
    print(f"PolNeAR dev, {part}: {count['gold']} quoted stretches, spans {f1(count['hits'], count['ours'], count['gold'])};"
          f" direct found {count['direct hits']} of {count['direct']}, mixed {count['mixed hits']} of {count['mixed']}")
    print(f"   speaker {100 * count['speaker'] / max(1, count['spoken']):.1f} % of {count['spoken']},"
          f" the very words {100 * count['exact'] / max(1, count['spoken']):.1f} %")


def riqua(plumbline, path, part):
    hits = ours = gold = 0
    for number, line in enumerate(open(path, encoding="utf-8")):
        entry = json.loads(line)
        if not in_part(f"riqua{number}", part):
            continue
        text, spans, begin = "", [], None
        for token, label in zip(entry["tokens"], entry["labels"]):
            if begin is not None and not label.startswith("I-content"):
                spans.append((begin, len(text)))
                begin = None
            if label.startswith("B-content"):
                begin = len(text)
            text += {"``": "\u201c", "''": "\u201d "}.get(token, token + " ")
        if begin is not None:
            spans.append((begin, len(text)))
        tokens = tokens_of(text)
        wanted = {trimmed(covered([s], tokens), tokens, text) for s in stretches_of(text)
                  if any(b - 1 <= s[0] and s[1] <= e + 1 for b, e in spans)} - {()}
        found = ours_of(plumbline, text, tokens)
        hits += len(wanted & found.keys())
        ours += len(found)
        gold += len(wanted)
    print(f"RiQuA, validation part, {part}: {gold} quoted stretches, spans {f1(hits, ours, gold)}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("plumbline")
    options.add_argument("data")
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--part", choices=("all", "seen", "unseen"), default="all")
    given = options.parse_args()
    root = pathlib.Path(given.data) / "language"
    polnear(given.plumbline, root / "polnear/dev", given.part, given.errors)
    riqua(given.plumbline, root / "riqua/valid.jsonl", given.part)


if __name__ == "__main__":
    main()
