#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""HTML to article: our pages a second of CPU time beside readability-lxml's, in alternating rounds.

Usage: html_article.py HTML_ARTICLE_BENCH PLUMBLINE_DATA    (pip install readability-lxml lxml_html_clean)

Both read the same bytes from memory, on one thread, and give the article as text.
"""
import pathlib
import re
import statistics
import subprocess
import sys
import time

import lxml.html
from readability import Document

ROUNDS = 5
PAGES = 150


def ours(bench, files):
    out = subprocess.run([bench, "time", *files], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"([\d.]+) pages/s", out).group(1))


def peer(pages):
    started = time.process_time()
    for page in pages:
        try:
            lxml.html.fromstring(Document(page).summary()).text_content()
        except Exception:  # a page the peer cannot read costs it the time it took, no more
            pass
    return len(pages) / (time.process_time() - started)


def main():
    root = pathlib.Path(sys.argv[2]) / "corpora/html/trafilatura_eval"
    files = sorted(root.glob("*.html"))[:PAGES]
    pages = [f.read_bytes() for f in files]
    rows = [(ours(sys.argv[1], map(str, files)), peer(pages)) for _ in range(ROUNDS)]
    ratios = sorted(a / b for a, b in rows)
    print(f"{len(files)} pages, {ROUNDS} rounds: ours {statistics.median(a for a, _ in rows):.0f} pages/s, "
          f"readability-lxml {statistics.median(b for _, b in rows):.0f}; ratio {ratios[ROUNDS // 2]:.1f} "
          f"({ratios[0]:.1f} to {ratios[-1]:.1f})")


if __name__ == "__main__":
    main()
