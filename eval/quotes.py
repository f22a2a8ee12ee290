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
import json
import re

from gold_items import in_part
from polnear import Shift, brat, covered, tokens_of, trimmed
from program import Score, analyses, note, options, sets

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


def ours_of(analysis, text, tokens):
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


def polnear(plumbline, root, part, errors):
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((root / "text").glob("*.txt")) if in_part(p.stem, part)}
    found = analyses(plumbline, [{"id": name, "text": text} for name, text in texts.items()])
    spans = Score()
    count = dict.fromkeys(("direct", "direct hits", "mixed", "mixed hits", "spoken", "speaker", "exact"), 0)
    for name, text in texts.items():
        tokens = tokens_of(text)
        gold = {}
        for marks in sorted((root / "attributions").glob(name + "*.ann")):
            for unit, said in units_of(brat(marks), list(stretches_of(text)), tokens, text).items():
                gold.setdefault(unit, said)
        ours = ours_of(found[name], text, tokens)
        spans.add(ours.keys(), gold.keys())
        for unit in ours.keys() - gold.keys():
            if errors > 0:
                errors -= 1
                print(f"   over: {text[tokens[unit[0]][0]:tokens[unit[-1]][1]][:150]!r} in {name[:40]}")
        for unit, (source, direct) in gold.items():
            kind = "direct" if direct else "mixed"
            count[kind] += 1
            words = text[tokens[unit[0]][0]:tokens[unit[-1]][1]]
            if unit not in ours:
                if errors > 0:
                    errors -= 1
                    print(f"   not found ({kind}): {words[:110]!r} in {name[:40]}")
                continue
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
                print(f"   speaker: {words[:80]!r} wanted {show(source)!r} told {show(mine)!r} in {name[:40]}")
    print(f"PolNeAR dev, {part}: {spans.gold} quoted stretches, spans {spans};"
          f" direct found {count['direct hits']} of {count['direct']}, mixed {count['mixed hits']} of {count['mixed']}")
    note(f"quotes {part} spans", spans.f1)
    note(f"quotes {part} speaker", 100 * count["speaker"] / max(1, count["spoken"]))
    print(f"   speaker {100 * count['speaker'] / max(1, count['spoken']):.1f} % of {count['spoken']},"
          f" the very words {100 * count['exact'] / max(1, count['spoken']):.1f} %")


def riqua(plumbline, path, part):
    texts, gold, spans = {}, {}, Score()
    for number, line in enumerate(open(path, encoding="utf-8")):
        entry = json.loads(line)
        if not in_part(f"riqua{number}", part):
            continue
        text, marked, begin = "", [], None
        for token, label in zip(entry["tokens"], entry["labels"]):
            if begin is not None and not label.startswith("I-content"):
                marked.append((begin, len(text)))
                begin = None
            if label.startswith("B-content"):
                begin = len(text)
            text += {"``": "\u201c", "''": "\u201d "}.get(token, token + " ")
        if begin is not None:
            marked.append((begin, len(text)))
        texts[str(number)], gold[str(number)] = text, marked
    told = analyses(plumbline, [{"id": name, "text": text} for name, text in texts.items()])
    for name, text in texts.items():
        tokens = tokens_of(text)
        wanted = {trimmed(covered([s], tokens), tokens, text) for s in stretches_of(text)
                  if any(b - 1 <= s[0] and s[1] <= e + 1 for b, e in gold[name])} - {()}
        spans.add(ours_of(told[name], text, tokens).keys(), wanted)
    print(f"RiQuA, validation part, {part}: {spans.gold} quoted stretches, spans {spans}")


def main():
    given = options(__doc__).parse_args()
    root = sets(given.data, "language", "polnear/dev", "riqua/valid.jsonl")
    polnear(given.plumbline, root / "polnear/dev", given.part, given.errors)
    riqua(given.plumbline, root / "riqua/valid.jsonl", given.part)


if __name__ == "__main__":
    main()
