#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Direct and mixed quotations: which words in quotation marks somebody is said to have said, and who.

usage: quotes.py PLUMBLINE DATA [--errors N] [--part all|seen|unseen]

PolNeAR dev (US news; measure only). A unit is a stretch between quotation marks, double or single, found by this
script, that lies in the content of an annotated attribution: direct if the content is nothing else, mixed if it
stands in the writer's sentence. One or two words in marks are a term rather than speech and left out on both sides.
Ours are the stretches of `quotations` that lie in the content of one of `attributions`. Span F1 counts the same
first and last word; the speaker is right if our source shares a word with the annotated one (exact: is the same
words), of the units found that have a source. RiQuA, the validation part (fiction of the 19th century, where
speakers are mostly left to the reader, so a hard case): spans only, as the file links no speaker to a quotation.
Where a unit has no source of its own, that of the attribution it continues counts.

Mended on 2026-11-28, each because the first version counted what it does not mean to count (docs/quality.md has
the numbers of both):
- Stretches in single marks ('...') were looked for on our side only, so each that we found was told "over"; so were
  those inside another, of whose outer stretch only the first half was taken.
- A stretch that opens with one shape of mark and closes with another ("...\u201d) ran on to the next mark or the
  paragraph's end.
- Words were counted as tokens, marks included: "work-related" as three.
- In some attributions source and cue are swapped: the source is the word "said", the cue the speaker.
- RiQuA's quotations of one and two words were wanted, though ours of that length were left out.
- "the police, who said": the pronoun and what it stands for are one speaker.
"""
import json
import re

from gold_items import in_part
from polnear import Shift, brat, covered, tokens_of, trimmed
from program import Score, analyses, note, options, sets

LEAST_WORDS = 3  # fewer in marks are mostly a term, not speech
DOUBLE = re.compile("\u201c|\u201d|\u00ab|\u00bb|\"|''|``")
OPENERS, CLOSERS = "\u201c\u00ab", "\u201d\u00bb"
SINGLE_OPEN = re.compile(r"(?<![^\s(\[\u201c\"\u2014-])(?:\u2018|'(?!'))(?=\w)(?!\d\ds\b)")
SINGLE_CLOSE = re.compile(r"(?<=[^\s'])['\u2019](?!\w)(?!'(?!'))")
SPEAKS_NOT = {"said", "says"}  # a source that is a verb: its cue is the speaker, the two were swapped
RELATIVES = {"who", "which", "that"}


def opens_by_place(text, mark, begin, end):
    """Whether the space around a mark makes it an opening one."""
    before = text[mark.start() - 1] if mark.start() > begin else " "
    after = text[mark.end()] if mark.end() < end else " "
    return not after.isspace() and (before.isspace() or before in "([-\u2014\u2013\u201c\"")


def double_stretches(text, begin, end):
    """Between double marks of a paragraph, also one inside another, and of whatever shape: marks of two shapes
    make a pair, and a mark of the wrong direction is read by the space around it. Where one is left open, the
    next opening mark begins anew; a mark left open for good ends with the paragraph."""
    marks = list(DOUBLE.finditer(text, begin, end))
    opened = []
    for number, mark in enumerate(marks):
        sign = mark.group()
        opening = not opened or (opens_by_place(text, mark, begin, end) if sign not in CLOSERS else False)
        if opening and opened:
            left = [m for m in marks[number + 1:] if not opens_by_place(text, m, begin, end)]
            if len(left) < len(opened) + 1:  # too few to close both: the earlier one was left open
                opened.pop()
        if opening:
            if opens_by_place(text, mark, begin, end) or sign in OPENERS:
                opened.append(mark.end())
        else:
            yield opened.pop(), mark.start()
    if opened:
        yield opened[0], end


def single_stretches(text, begin, end):
    """Between single marks. An apostrophe is none: an opening mark stands behind a space, a closing one before
    none of a word; behind an s ("workers' rights") only if no other follows."""
    at = begin
    while opened := SINGLE_OPEN.search(text, at, end):
        closing = [m for m in SINGLE_CLOSE.finditer(text, opened.end(), end)]
        following = SINGLE_OPEN.search(text, opened.end(), end)
        closing = [m for m in closing if not following or m.start() < following.start()]
        sure = [m for m in closing if text[m.start() - 1] != "s"] or closing
        if sure:
            yield opened.end(), sure[0].start()
        at = sure[0].end() if sure else opened.end()


def stretches_of(text):
    """Spans between marks, paragraph by paragraph."""
    for paragraph in re.finditer(r"[^\n]+", text):
        yield from double_stretches(text, *paragraph.span())
        yield from single_stretches(text, *paragraph.span())


def count_of_words(indices, tokens, text):
    """Words between spaces and dashes: "shouldn't" and "work-related" are one each."""
    stretch = text[tokens[indices[0]][0]:tokens[indices[-1]][1]] if indices else ""
    return sum(any(c.isalnum() for c in piece) for piece in re.split(r"[\s\u2014]+|--", stretch))


def stands_for(source, mine, tokens, text):
    """Whether the annotated source is a relative pronoun and ours the words right before it."""
    pronoun = len(source) == 1 and text[slice(*tokens[source[0]])].lower() in RELATIVES
    return pronoun and bool(mine) and 0 < source[0] - mine[-1] <= 2  # a comma may stand between


def units_of(attributions, stretches, tokens, text):
    """Word indices of a stretch -> (source words, whether it is all of the content); marks aside."""
    words = {s: trimmed(covered([s], tokens), tokens, text) for s in stretches}
    units = {}
    for entry in attributions:
        content = set(covered(entry.get("content", []), tokens))
        inside = {s: w for s, w in words.items() if count_of_words(w, tokens, text) >= LEAST_WORDS
                  and len(content & set(w)) >= 0.8 * len(w)}
        said = set().union(*inside.values()) if inside else set()
        spoken = {i for i in content if text[tokens[i][0]].isalnum()}
        direct = spoken <= said
        source, cue = (trimmed(covered(entry.get(role, []), tokens), tokens, text) for role in ("source", "cue"))
        if cue and source and {text[slice(*tokens[i])].lower() for i in source} <= SPEAKS_NOT:
            source = cue
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
            right = bool(set(mine) & set(source)) or stands_for(source, mine, tokens, text)
            count["speaker"] += right
            count["exact"] += mine == source
            if not right and errors > 0:
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
                  if any(b - 1 <= s[0] and s[1] <= e + 1 for b, e in gold[name])}
        wanted = {w for w in wanted if count_of_words(w, tokens, text) >= LEAST_WORDS}
        spans.add(ours_of(told[name], text, tokens).keys(), wanted)
    print(f"RiQuA, validation part, {part}: {spans.gold} quoted stretches, spans {spans}")


def main():
    given = options(__doc__).parse_args()
    root = sets(given.data, "language", "polnear/dev", "riqua/valid.jsonl")
    polnear(given.plumbline, root / "polnear/dev", given.part, given.errors)
    riqua(given.plumbline, root / "riqua/valid.jsonl", given.part)


if __name__ == "__main__":
    main()
