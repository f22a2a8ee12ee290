#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The article in a page: segments that must be in the text and segments that must not.

Usage: news_pages.py PLUMBLINE PLUMBLINE_DATA

The published measure of trafilatura's evaluation: a wanted segment found is a true positive, missed a
false negative; an unwanted one found is a false positive. "exact" looks for the segment as it is, as
the publication does; "blanks alike" takes every run of white space for one blank, since we join
wrapped lines. The pages are split in two by a hash of their names, as in train/html_blocks.py, which learned from one
half only; a page that cannot be read
counts as empty.
"""
import concurrent.futures
import hashlib
import json
import pathlib
import re
import subprocess
import sys


def text_of(plumbline, page):
    run = subprocess.run([plumbline, "check", "--json", str(page)], capture_output=True, text=True, timeout=60)
    try:
        return json.loads(run.stdout.splitlines()[0] if run.stdout.count('"schema"') > 1 else run.stdout)["document"]["text"]
    except (json.JSONDecodeError, KeyError, IndexError):
        return ""


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
        found = dict(zip((f for f, _ in pages), pool.map(lambda p: text_of(plumbline, root / p[0]), pages)))
    print(f"{len(pages)} pages, {sum(not t for t in found.values())} without text")

    def alike(s):
        return re.sub(r"\s+", " ", s)

    loose = [(f, {k: [alike(s) for s in v[k]] for k in ("with", "without")}) for f, v in pages]
    loose_found = {f: alike(t) for f, t in found.items()}
    halves = [[f for f, _ in pages if int(hashlib.sha256(f.encode()).hexdigest(), 16) % 2 == half] for half in (0, 1)]
    for name, chosen in (("all", [f for f, _ in pages]), ("tuned on", halves[0]), ("held out", halves[1])):
        print(f"{name:<8} exact {score([p for p in pages if p[0] in chosen], found)}   "
              f"blanks alike {score([p for p in loose if p[0] in chosen], loose_found)}")


if __name__ == "__main__":
    main()
