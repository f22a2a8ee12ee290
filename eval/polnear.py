#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Attribution on PolNeAR dev: source, cue and content spans against the annotators'.

Usage: polnear.py PLUMBLINE PLUMBLINE_DATA [--errors N]

PolNeAR (Newell, Margolin and Ruths 2018) gives brat annotations with offsets in code points. Per
role we report precision, recall and F1 of
  exact    the same tokens,
  begin    the same first token,
  overlap  each token shared counts, partial credit as in Pareti (2015).
The corpus marks each token once, with the
outermost attribution ("no nested attributions"), so ours that are nested are left out. *Measure only*: no rule is written from its words.
"""
import collections
import re

from program import CROSSES, analyses, note, options, sets

ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens_of(text):
    return [(m.start(), m.end()) for m in TOKEN.finditer(text)]


def covered(spans, tokens):
    """Indices of word tokens that lie in any of the spans; marks at the edges do not count."""
    found = [i for i, (b, e) in enumerate(tokens) if any(sb <= b and e <= se for sb, se in spans)]
    return found


def trimmed(indices, tokens, text):
    while indices and not text[tokens[indices[0]][0]].isalnum():
        indices = indices[1:]
    while indices and not text[tokens[indices[-1]][0]].isalnum():
        indices = indices[:-1]
    return tuple(indices)


def brat(path):
    """Attributions of a brat file: {role: spans}."""
    spans, found = {}, []
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in sorted(lines, key=lambda each: not each.startswith("T")):  # spans before relations
        if line.startswith("T"):
            key, body, _ = line.split("\t", 2)
            spans[key] = [tuple(map(int, p.split())) for p in body.split(" ", 1)[1].split(";")]
        elif line.startswith("E"):
            entry = collections.defaultdict(list)
            for part in line.split("\t", 1)[1].split():
                role, key = part.split(":")
                entry[re.sub(r"\d+$", "", role).lower()] += spans[key]
            found.append(entry)
    return found


def words_by_role(attributions, text, tokens):
    out = {role: set() for role in ROLES}
    for entry in attributions:
        for role in ROLES:
            if entry.get(role):
                out[role].add(trimmed(covered(entry[role], tokens), tokens, text))
    return {role: {s for s in found if s} for role, found in out.items()}


def ours_of(analysis, text, tokens):
    shift = Shift(analysis["document"]["text"], text)
    moved = [{role: [(shift(b), shift(e)) for b, e in entry[role]] for role in ROLES}
             for entry in analysis["attributions"] if not entry["nested"]]
    return words_by_role(moved, text, tokens)


class Shift:
    """Offsets of our canonical text to offsets of the file: letters and marks stay, blanks may not, and an X may
    stand for a letter or a blank of a name that is out of sight."""

    def __init__(self, own, original):
        self.map, at, hidden = [], 0, False
        for c in own:
            if not c.isspace():
                # A blank within a hidden name is an X as well; any other stands between words of both texts.
                while at < len(original) and original[at].isspace() and not (hidden and c in CROSSES):
                    at += 1
            self.map.append(min(at, len(original) - 1))
            if not c.isspace():
                hidden = c in CROSSES and at < len(original) and original[at] != c
                at += 1
            else:
                hidden = False
        self.map.append(len(original))
        self.own = own

    def __call__(self, at):
        # An end stands behind its last solid character.
        if at > 0 and not self.own[at - 1].isspace() and (at >= len(self.own) or self.own[at].isspace()):
            return self.map[at - 1] + 1
        return self.map[at]


def soft_matches(found, wanted):
    """Sum over our spans of the best share covered by one wanted span."""
    total = 0.0
    for span in found:
        mine = set(span)
        total += max((len(mine & set(other)) / len(mine) for other in wanted), default=0.0)
    return total


def f1(right_p, ours, right_r, gold):
    p, r = right_p / ours if ours else 0.0, right_r / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main():
    args = options(__doc__, parts=False).parse_args()
    root = sets(args.data, "language", "polnear/dev") / "polnear/dev"
    files = sorted((root / "attributions").glob("*.ann"))
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((root / "text").glob("*.txt"))}
    told = analyses(args.plumbline, [{"id": name, "text": text} for name, text in texts.items()])
    counts = {role: collections.Counter() for role in ROLES}
    shown = 0
    for annotation in files:
        name = annotation.stem.rsplit("_", 1)[0]
        text, tokens = texts[name], tokens_of(texts[name])
        gold, ours = words_by_role(brat(annotation), text, tokens), ours_of(told[name], text, tokens)
        for role in ROLES:
            c, g, o = counts[role], gold[role], ours[role]
            c["ours"] += len(o)
            c["gold"] += len(g)
            c["exact"] += len(o & g)
            c["begin_p"] += sum(any(s[0] == w[0] for w in g) for s in o)
            c["begin_r"] += sum(any(s[0] == w[0] for w in o) for s in g)
            c["overlap_p"] += soft_matches(o, g)
            c["overlap_r"] += soft_matches(g, o)
            for span in sorted(g - o) if shown < args.errors else ():
                print(f"missed {role}: {text[tokens[span[0]][0]:tokens[span[-1]][1]]!r}")
                shown += 1
    print(f"PolNeAR dev, {len(files)} documents")
    print(f"{'role':<8} {'gold':>5} {'ours':>5}   exact P/R/F1          begin P/R/F1          overlap P/R/F1")
    for role in ROLES:
        c = counts[role]
        rows = [f1(c["exact"], c["ours"], c["exact"], c["gold"]),
                f1(c["begin_p"], c["ours"], c["begin_r"], c["gold"]),
                f1(c["overlap_p"], c["ours"], c["overlap_r"], c["gold"])]
        note(f"PolNeAR {role}", 100 * rows[0][2])
        print(f"{role:<8} {c['gold']:>5} {c['ours']:>5}   " + "   ".join("/".join(f"{100 * x:5.1f}" for x in row) for row in rows))


if __name__ == "__main__":
    main()
