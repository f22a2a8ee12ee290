#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast is a gigabyte of reference text indexed, how large is the index, how long does a quotation take?

usage: reference_gigabyte.py PLUMBLINE FOLDER [MEGABYTES [QUOTES]]

The texts under $PLUMBLINE_DATA/corpora/text are some 50 MB. They are read over and over, as editions of one report follow
one another: from the second time on one word of twelve gives way to another of about its frequency and half of the numbers
change, so that every sentence has near relatives in every edition, and what is common to all stands in thousands of places.
Measured in one run: `add --reference` by the clock, by the processor (with its readers) and in memory (of its own process alone), the first `search` (which enters the
words of references), the tables of the database by SQLite's own count, quotations by `verify` in one process (articles of
one quotation each: exact, edited, negated, misread as by a bad scan, and absent: news that no report tells), and peers:
SQLite's FTS5 alone over the same texts (a phrase for each quotation), rapidfuzz and difflib over a sample. FOLDER is made
and left for a look.
"""
import collections
import difflib
import json
import os
import pathlib
import random
import re
import resource
import sqlite3
import subprocess
import sys
import threading
import time

from quote_library import edited, misread, negated

SETS = ("hrr_full", "hrr_tip_sections", "ilab_countries", "prosecutor_releases", "federal_register_abstracts")
WORD = re.compile(r"[A-Za-z0-9’'-]+|[^A-Za-z0-9’'-]+")
EVERY = 12  # words of which one is another in the next edition
GRAMMAR = 100  # of the most frequent words, which stay
PEER_BYTES = 4 << 20  # of text that peers without an index read


def base_texts():
    root = pathlib.Path(os.environ.get("PLUMBLINE_DATA", "")) / "corpora/text"
    if not root.is_dir():
        sys.exit("reference_gigabyte: set PLUMBLINE_DATA; nothing measured")
    for name in SETS:
        for line in (root / f"{name}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            text = record.get("text") or record.get("abstract") or ""
            if len(text) > 300:
                yield record.get("title") or "", text


def is_word(token):
    return token[0].isascii() and token[0].isalpha()


class Editions:
    """Texts as the next edition has them."""

    def __init__(self, texts):
        counts = collections.Counter(word for _, text in texts for word in WORD.findall(text) if is_word(word))
        self.ranked = [word for word, _ in counts.most_common()]
        self.rank = {word: at for at, word in enumerate(self.ranked)}

    def another(self, word, rng):
        if word[0].isdigit():
            return str(rng.randrange(2, 4000)) if rng.random() < 0.5 else word
        at = self.rank.get(word, 0)
        low = at - at % 200
        return rng.choice(self.ranked[low:low + 200])

    def read(self, text):
        """Tokens, the places of words that may change, how many of them do, and the places of numbers."""
        tokens = WORD.findall(text)
        words = [at for at, token in enumerate(tokens) if is_word(token)]
        free = [at for at in words if self.rank.get(tokens[at], 0) >= GRAMMAR]
        digits = [at for at, token in enumerate(tokens) if token[0].isdigit()]
        return tokens, free, min(len(free), round(len(words) / EVERY)), digits

    def next(self, tokens, free, changes, digits, rng):
        tokens = tokens[:]
        for at in rng.sample(free, changes) + digits:
            tokens[at] = self.another(tokens[at], rng)
        return "".join(tokens)


def write_library(folder, size):
    texts = list(base_texts())
    editions = Editions(texts)
    texts = [(title, text, editions.read(text)) for title, text in texts]
    written, number, samples = 0, 0, []
    rng = random.Random(5)
    share = 40e6 / size  # of the samples' bytes
    with open(folder / "references.jsonl", "w", encoding="utf-8") as out:
        while written < size:
            for title, text, parts in texts:
                if number:
                    text = editions.next(*parts, rng)
                record = {"id": str(written), "title": f"{title} {number}", "source": "Office of Reports", "date": str(2000 + number),
                          "text": text}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                written += len(text.encode())
                if rng.random() < 0.1 * share:
                    samples.append(text)
                if written >= size:
                    break
            number += 1
    return written, samples


def absent_texts():
    path = pathlib.Path(os.environ["PLUMBLINE_DATA"]) / "corpora/text/wp_current_events.jsonl"
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        text = record.get("text") or record.get("title") or ""
        if len(text.split()) > 40:
            yield text


def write_quotations(folder, samples, count):
    rng = random.Random(9)
    same = lambda words, _: words  # noqa: E731
    makers = (("exact", same), ("edited", edited), ("negated", negated), ("misread", misread), ("absent", same))
    news = list(absent_texts())
    quotes = []
    with open(folder / "articles.jsonl", "w", encoding="utf-8") as out:
        while len(quotes) < count:
            kind, make = makers[len(quotes) % len(makers)]
            words = re.sub(r'[“”"]', "", rng.choice(news if kind == "absent" else samples)).split()
            size = rng.randint(12, 30)
            if len(words) < size + 2:
                continue
            at = rng.randrange(len(words) - size)
            original = words[at:at + size]
            quote = " ".join(make(list(original), rng))
            text = f"Harbour Post\n\nThe ministry wrote in its report: “{quote}”\n\nThe panel meets again."
            out.write(json.dumps({"id": f"q{len(quotes)}", "text": text}, ensure_ascii=False) + "\n")
            quotes.append((kind, " ".join(original), quote))
    return quotes


class Memory(threading.Thread):
    """The most that the process `pid` had, in bytes, without the readers that it starts: resident, and of that its own (RssAnon);
    what else is resident are pages of files, which the system takes back when it likes. Not ru_maxrss: that begins with what this very script holds."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.own, self.ended = pid, 0, 0, threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.02):
            try:
                lines = pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines()
            except OSError:
                return
            kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
            self.most = max(self.most, kilobytes.get("VmHWM", 0) << 10)
            self.own = max(self.own, kilobytes.get("RssAnon", 0) << 10)

    def stop(self):
        self.ended.set()
        self.join()


def timed(*command):
    """Seconds by the clock, by the processor (its readers among them), output, memory (without its readers)."""
    begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        memory = Memory(process.pid)
        out, err = process.communicate()
        seconds = time.monotonic() - begin
        memory.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} failed: {err}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, spent, out, memory


def tables(database):
    rows = sqlite3.connect(database).execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC")
    return dict(rows.fetchall())


def plain(text):
    return re.findall(r"\w+", text.lower())


def by_fts5(folder, quotes):
    begin = time.monotonic()
    base = sqlite3.connect(folder / "fts5.db")
    base.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='')")
    for number, line in enumerate((folder / "references.jsonl").open(encoding="utf-8")):
        base.execute("INSERT INTO words(rowid, text) VALUES(?, ?)", (number, json.loads(line)["text"]))
    base.commit()
    built = time.monotonic() - begin
    times, found = [], collections.Counter()
    for kind, _, quote in quotes:
        begin = time.monotonic()
        row = base.execute("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", ('"' + " ".join(plain(quote)) + '"',)).fetchone()
        times.append(time.monotonic() - begin)
        found[kind] += row is not None
    size = base.execute("SELECT sum(length(block)) FROM words_data").fetchone()[0]
    base.close()
    (folder / "fts5.db").unlink()
    return built, size, times, found


def quantiles(times):
    times = sorted(times)
    return f"p50 {1000 * times[len(times) // 2]:.2f} ms, p99 {1000 * times[int(len(times) * 0.99)]:.2f} ms"


def peers(folder, samples, quotes, written):
    built, size, times, found = by_fts5(folder, quotes)
    print(f"FTS5 alone: {written / built / 1e6:.1f} MB/s, index {size / written:.2f} of the text; a phrase {quantiles(times)}; found "
          + ", ".join(f"{kind} {n} of {len(quotes) // 5}" for kind, n in sorted(found.items())))
    text = " ".join(samples)[:PEER_BYTES]
    begin = time.monotonic()
    for _, _, quote in quotes[:2]:
        difflib.SequenceMatcher(None, quote.split(), text.split(), autojunk=False).find_longest_match()
    print(f"difflib, {len(text) >> 20} MB of text: {(time.monotonic() - begin) / 2:.2f} s a quotation")
    try:
        from rapidfuzz import fuzz
    except ImportError:
        print("rapidfuzz: not installed, not measured")
        return
    begin = time.monotonic()
    for _, _, quote in quotes[:4]:
        fuzz.partial_ratio(quote, text)
    print(f"rapidfuzz partial_ratio, {len(text) >> 20} MB of text: {(time.monotonic() - begin) / 4:.2f} s a quotation")


def main():
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    size = int(sys.argv[3] if len(sys.argv) > 3 else 1000) * 1000000
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
    folder.mkdir(parents=True)
    written, samples = write_library(folder, size)
    quotes = write_quotations(folder, samples, count)
    workspace = str(folder / "workspace")
    seconds, spent, _, memory = timed(program, "add", "--workspace", workspace, "--reference", str(folder / "references.jsonl"))
    print(f"{written / 1e6:.0f} MB of text added in {seconds:.1f} s: {written / seconds / 1e6:.1f} MB/s by the clock, "
          f"{written / spent / 1e6:.1f} MB/s of one processor; at most {memory.most >> 20} MB resident in the process that adds "
          f"(its readers not counted), {memory.own >> 20} MB of them its own; load {os.getloadavg()[0]:.1f}")
    sizes = tables(f"{workspace}/plumbline.db")
    seeds = sum(n for name, n in sizes.items() if name.startswith("seed_"))
    rest = sum(sizes.values()) - seeds - sizes.get("documents", 0)
    print(f"of the text: seeds {seeds / written:.3f}, other tables {rest / written:.3f}, the text itself "
          f"{sizes.get('documents', 0) / written:.3f}")
    timed(program, "add", "--workspace", workspace, str(folder / "articles.jsonl"))
    _, _, out, _ = timed(os.path.join(os.path.dirname(program), "../bench/quote_times_bench"), workspace, str(folder / "articles.jsonl"))
    rows = [line.split("\t") for line in out.splitlines()]
    print("ours: " + quantiles([float(row[0]) for row in rows]))
    for kind in ("exact", "edited", "negated", "misread", "absent"):
        of = [(row, quote) for row, quote in zip(rows, quotes) if quote[0] == kind]
        told = collections.Counter(row[1] for row, _ in of)
        right = sum(set(plain(row[2])) >= set(plain(quote[1])) or row[1] == "verbatim" or
                    len(set(plain(row[2])) & set(plain(quote[1]))) >= 0.7 * len(set(plain(quote[1]))) for row, quote in of)
        print(f"{kind}: source found {right} of {len(of)}; " + ", ".join(f"{n} {status}" for status, n in told.most_common())
              + "; " + quantiles([float(row[0]) for row, _ in of]))
    seconds, spent, _, _ = timed(program, "search", "--workspace", workspace, "harbour")
    words = sum(n for name, n in tables(f"{workspace}/plumbline.db").items() if name.startswith("fulltext"))
    print(f"first search, which enters the words: {seconds:.1f} s, {written / seconds / 1e6:.1f} MB/s; full text {words / written:.3f}")
    peers(folder, samples, quotes, written)


if __name__ == "__main__":
    main()
