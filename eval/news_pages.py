#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The article in a page: segments that must be in the text and segments that must not; its title,
authors and date.

Usage: news_pages.py PLUMBLINE PLUMBLINE_DATA

The published measure of trafilatura's evaluation: a wanted segment found is a true positive, missed a
false negative; an unwanted one found is a false positive. "exact" looks for the segment as it is, as
the publication does; "blanks alike" takes every run of white space for one blank, since we join
wrapped lines. The pages are split in two by a hash of their names, as in train/html_blocks.py, which learned from one
half only; a page that cannot be read
counts as empty.

Titles, authors and dates are labelled for 430 of the pages. A title is right if it is the label but for
case, blanks and kinds of quotation marks; authors are right if the same people are named; a date to the
day. Where the label is empty the page states none: what is found there counts as "extra". The half that
is held out for the text was never looked at for these either.
"""
import concurrent.futures
import hashlib
import json
import pathlib
import re
import subprocess
import sys


def document_of(plumbline, page):
    run = subprocess.run([plumbline, "check", "--json", str(page)], capture_output=True, text=True, timeout=60)
    try:
        return json.loads(run.stdout.splitlines()[0] if run.stdout.count('"schema"') > 1 else run.stdout)["document"]
    except (json.JSONDecodeError, KeyError, IndexError):
        return {"text": ""}


def plain(words):
    words = re.sub(r"[\"'“”„«»‘’‚‹›`]", "", words or "")
    return re.sub(r"\W+", " ", words).strip().casefold()


def people(names):
    parts = [part for name in names for part in re.split(r"[,;]| and | und | & ", name)]
    return sorted(plain(part) for part in parts if plain(part))


FIELDS = {
    "title": (lambda v: plain(v["title"]), lambda d: plain(d.get("title"))),
    "authors": (lambda v: people(v["author"] if isinstance(v["author"], list) else [v["author"] or ""]), lambda d: people(d.get("authors", []))),
    "date": (lambda v: v["date"] or "", lambda d: d.get("published", "")),
}


def score_fields(pages, found, show):
    lines = []
    for field, (wanted_of, found_of) in FIELDS.items():
        counts = {"right": 0, "wrong": 0, "missed": 0, "extra": 0}
        for page, labels in pages:
            if "title" not in labels:
                continue
            wanted, got = wanted_of(labels), found_of(found[page])
            verdict = "right" if wanted == got else "missed" if not got else "extra" if not wanted else "wrong"
            if wanted or got:
                counts[verdict] += 1
            if show and verdict in ("wrong", "missed"):
                print(f"{page}: {field} {verdict}: wanted {wanted!r}, found {got!r}")
        given = counts["right"] + counts["wrong"] + counts["extra"]
        stated = counts["right"] + counts["wrong"] + counts["missed"]
        lines.append(f"{field} {counts['right']}/{stated} right, P {counts['right'] / max(given, 1):.3f}, "
                     f"{counts['wrong']} wrong, {counts['missed']} missed, {counts['extra']} extra")
    return "; ".join(lines)


def score(pages, found):
    tp = fp = fn = 0
    for page, want in pages:
        text = found[page]
        hits = [s in text for s in want["with"]]
        tp, fn = tp + sum(hits), fn + len(hits) - sum(hits)
        fp += sum(s in text for s in want["without"])
    p, r = tp / (tp + fp), tp / (tp + fn)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}"


def main():
    plumbline, root = sys.argv[1], pathlib.Path(sys.argv[2]) / "corpora/html/trafilatura_eval"
    pages = [(v["file"], v) for v in json.loads((root / "_evaldata.json").read_text()).values() if (root / v["file"]).exists()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = dict(zip((f for f, _ in pages), pool.map(lambda p: document_of(plumbline, root / p[0]), pages)))
    documents, found = found, {page: document["text"] for page, document in found.items()}
    print(f"{len(pages)} pages, {sum(not t for t in found.values())} without text")

    def alike(s):
        return re.sub(r"\s+", " ", s)

    loose = [(f, {k: [alike(s) for s in v[k]] for k in ("with", "without")}) for f, v in pages]
    loose_found = {f: alike(t) for f, t in found.items()}
    halves = [[f for f, _ in pages if int(hashlib.sha256(f.encode()).hexdigest(), 16) % 2 == half] for half in (0, 1)]
    show = "--show" in sys.argv  # the tuned half only
    for name, chosen in (("all", [f for f, _ in pages]), ("tuned on", halves[0]), ("held out", halves[1])):
        print(f"{name:<8} exact {score([p for p in pages if p[0] in chosen], found)}   "
              f"blanks alike {score([p for p in loose if p[0] in chosen], loose_found)}")
        print(f"         {score_fields([p for p in pages if p[0] in chosen], documents, show and name == 'tuned on')}")


if __name__ == "__main__":
    main()
