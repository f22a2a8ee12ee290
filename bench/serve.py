#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbench under load: answers of `plumbline serve` over a large workspace for many people at once.

usage: serve.py PLUMBLINE [--documents N] [--workspace FOLDER] [--connections N] [--seconds N] [--accounts]
                [--only WORDS] [--article FILE]

Without --workspace one of N documents (100,000) is made as `workspace.py` makes it; a folder that is given and holds
none is filled and kept. Each kind of question is asked by wrk (Debian: wrk) over --connections lines for --seconds,
one right after the other on every line, which is far more than people do:

  each kind alone   lists sorted out by country, kind and finding, pages further down, searches for words and pairs of
                    neighbouring words, single documents and what the first screen asks for, 50 lines. Of lists and
                    searches the answers are told from memory until something is written: "never asked before" means that
                    each question has a parameter of its own, so that none is
  reading           all of them mixed (half documents, a quarter lists, an eighth searches never asked before, the rest
                    status, facets, countries), 64 lines; alone and beside one decision a second, each of which makes
                    the server forget its answers
  deciding          decisions on claims, one after the other and eight at once
  check             of the article --article (made of 800 words of the workspace), a process each

With --accounts the same is asked by people who have signed in (eight of them); each look is entered in the journal
before it is answered. Told are answers a second, the median, the 99th percentile, and processor time a request of
the server; its memory; and how loaded the machine was.
"""
import argparse
import itertools
import json
import os
import pathlib
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import workspace

LUA = """
local asks, keys, count = {}, {}, 0
for line in io.lines(os.getenv("ASKS")) do
  local method, path, body = line:match("^(%S+) (%S+) ?(.*)$")
  asks[#asks + 1] = {method, path, body}
end
for key in os.getenv("KEYS"):gmatch("%S+") do keys[#keys + 1] = key end
function request()
  count = count + 1
  local method, path, body = table.unpack(asks[(count - 1) % #asks + 1])
  local headers = {["Authorization"] = "Bearer " .. keys[count % #keys + 1]}
  if method == "POST" then
    headers["Content-Type"] = "application/json"
    headers["X-Plumbline"] = "1"
  end
  return wrk.format(method, path:gsub("{n}", os.getenv("ROUND") .. count), headers, body)
end
function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %.3f %.3f %.3f\\n", summary.requests, summary.errors.status
    + summary.errors.timeout + summary.errors.read, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.duration / 1e6))
end
""".replace("table.unpack", "unpack")
PASSWORD = "barn gravel otter seven"
PEOPLE = 8
WORDS_OF_ARTICLE = 800


def fill(plumbline, folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "plumbline.db").exists():
        return
    rows = folder.parent / (folder.name + ".jsonl")
    workspace.write(rows, workspace.documents(count, random.Random(11)))
    seconds, _ = workspace.watched([plumbline, "add", "--workspace", str(folder), str(rows)])
    rows.unlink()
    print(f"made a workspace of {count} documents: {seconds:.0f} s")


class Serving:
    """The server, and with what one is let in."""

    def __init__(self, plumbline, folder, accounts):
        self.rounds = itertools.count(1)
        self.folder = folder
        if accounts:
            for number in range(PEOPLE):
                role = "administrator" if number == 0 else "analyst"
                subprocess.run([plumbline, "accounts", "add", f"Person{number}", "--role", role, "--workspace", str(folder)],
                               input=PASSWORD + "\n", text=True, check=True, capture_output=True)
        self.process = subprocess.Popen([plumbline, "serve", str(folder), "--port", "0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        address = self.process.stdout.readline().strip()
        self.host = re.match(r"http://[^/]+", address)[0]
        self.keys = re.findall(r"key=([0-9a-f]+)", address)
        if accounts:
            # The first may not decide; all may read.
            self.keys = [self.ask("/session", {"name": f"Person{n}", "password": PASSWORD})["session"]
                         for n in range(1, PEOPLE)]

    def ask(self, path, body=None):
        headers = {"X-Plumbline": "1", "Content-Type": "application/json"}
        if self.keys:
            headers["Authorization"] = "Bearer " + self.keys[0]
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.host + path, data, headers)) as answer:
            read = answer.read()
            return json.loads(read) if answer.headers["Content-Type"] == "application/json" else read

    def seconds(self):
        """Processor time so far, of all its threads."""
        cells = open(f"/proc/{self.process.pid}/stat", encoding="ascii").read().rsplit(")", 1)[1].split()
        return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, what="VmRSS"):
        for line in open(f"/proc/{self.process.pid}/status", encoding="ascii"):
            if line.startswith(what):
                return int(line.split()[1]) >> 10
        return 0

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)


def load(name, serving, asks, lines, seconds):
    with tempfile.TemporaryDirectory() as folder:
        script, list_ = pathlib.Path(folder, "ask.lua"), pathlib.Path(folder, "asks")
        script.write_text(LUA, encoding="utf-8")
        list_.write_text("\n".join(asks) + "\n", encoding="utf-8")
        before = serving.seconds()
        done = subprocess.run(["wrk", "-t1", f"-c{lines}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", str(script),
                               serving.host], capture_output=True, text=True, check=False,
                              env={**os.environ, "ASKS": str(list_), "KEYS": " ".join(serving.keys),
                                   "ROUND": f"{os.getpid()}.{next(serving.rounds)}."})
        used = serving.seconds() - before
    told = re.search(r"^RESULT (\d+) (\d+) (\S+) (\S+) (\S+)$", done.stdout, re.M)
    if not told:
        sys.exit(f"wrk: {done.stdout}{done.stderr}")
    count, failed, middle, late, lasted = (float(each) for each in told.groups())
    print(f"{name}: {count / lasted:.0f} a second, p50 {middle:.1f} ms, p99 {late:.1f} ms; {1e6 * used / max(count, 1):.0f} us of "
          f"processor each; load {os.getloadavg()[0]:.0f}" + (f"; {failed:.0f} FAILED" if failed else ""), flush=True)


def held_of(folder, rng):
    """Documents of the workspace: hash, the beginning of the text, how many claims."""
    base = sqlite3.connect(f"file:{folder}/plumbline.db?mode=ro", uri=True)
    held = base.execute("SELECT d.hash, substr(d.text, 1, 600), coalesce(r.claims, 0) FROM documents d LEFT JOIN readings r "
                        "ON r.document = d.id ORDER BY d.hash").fetchall()
    base.close()
    return rng.sample(held, min(5000, len(held)))


def gets(*paths):
    return [f"GET {path}" for path in paths]


def questions(held, rng):
    words, pairs = [], []
    for _, text, _ in held:
        found = re.findall(r"[A-Za-z]{4,}", text)
        if len(found) > 1:
            at = rng.randrange(len(found) - 1)
            words.append(f"/api/search?q={found[at]}&n={{n}}")
            pairs.append(f"/api/search?q=%22{found[at]}+{found[at + 1]}%22&n={{n}}")
    countries = [f"/api/documents?country={c}" for c in workspace.COUNTRIES]
    kinds = [f"/api/documents?kind={k}" for k in ("figure", "route", "incident", "law", "verdict")]
    never = "&n={n}"
    return {
        "first list": gets("/api/documents"),
        "first list, never asked before": gets("/api/documents?n={n}"),
        "a page further down, never asked before": gets("/api/documents?after=2019-06-01~" + never),
        "list of a rare finding, never asked before": gets(
            *(f"/api/documents?finding={f}&country=KEN" + never
              for f in ("quote-altered", "figure-without-origin", "source-unnamed"))),
        "list of a country": gets(*countries),
        "list of a country, never asked before": gets(*(each + never for each in countries)),
        "list of a kind, never asked before": gets(*(each + never for each in kinds)),
        "facets": gets("/api/facets"),
        "countries": gets("/api/countries"),
        "status": gets("/api/status"),
        "status, never asked before": gets("/api/status?n={n}"),
        "search of a word, never asked before": gets(*words),
        "search of two neighbouring words, never asked before": gets(*pairs),
        "a document": gets(*(f"/api/documents/{digest}" for digest, _, _ in held)),
    }


def mixed(all_, rng):
    shares = {"a document": 16, "first list": 4, "list of a country": 2, "list of a kind, never asked before": 1,
              "a page further down, never asked before": 1, "search of a word, never asked before": 3,
              "search of two neighbouring words, never asked before": 1, "status": 2, "facets": 1, "countries": 1}
    out = []
    for name, share in shares.items():
        out += rng.choices(all_[name], k=share * 250)
    rng.shuffle(out)
    return out


def decisions(held, rng):
    """Of claims here and there; `seen` says that whatever was decided before was seen."""
    body = json.dumps({"verb": "confirm", "seen": 1 << 40})
    out = [f"POST /api/documents/{digest}/claims/c{rng.randint(1, claims)}/decisions {body}"
           for digest, _, claims in held if claims > 0]
    rng.shuffle(out)
    return out


class Beside:
    """Somebody who decides once a second while others read."""

    def __init__(self, serving, asks):
        self.serving, self.asks, self.stop, self.made = serving, asks, threading.Event(), 0
        self.thread = threading.Thread(target=self.work)

    def work(self):
        while not self.stop.wait(1):
            _, path, body = self.asks[self.made].split(" ", 2)
            self.serving.ask(path, json.loads(body))
            self.made += 1

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


def first_screen(serving):
    files = re.findall(r'(?:src|href)="(/[^"]+)"', serving.ask("/").decode())
    times = []
    for _ in range(20):
        started = time.monotonic()
        for path in ["/", *files, "/api/documents", "/api/facets", "/api/status"]:
            serving.ask(path)
        times.append(1000 * (time.monotonic() - started))
    print(f"all that the first screen asks for, one after the other: p50 {sorted(times)[10]:.0f} ms, "
          f"longest {max(times):.0f} ms")


def article_of(folder):
    """800 words of a document, whole sentences but for the last."""
    base = sqlite3.connect(f"file:{folder}/plumbline.db?mode=ro", uri=True)
    text, = base.execute("SELECT text FROM documents WHERE length(text) BETWEEN 6000 AND 20000 ORDER BY hash LIMIT 1").fetchone()
    base.close()
    ends = [each.end() for each in re.finditer(r"\S+", text)]
    return text[:ends[min(WORDS_OF_ARTICLE, len(ends)) - 1]]


def check(plumbline, article):
    times, used = [], []
    for _ in range(100):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        subprocess.run([plumbline, "check", "--json", str(article)], stdout=subprocess.DEVNULL, check=False)
        times.append(1000 * (time.monotonic() - started))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    words = len(pathlib.Path(article).read_text(encoding="utf-8").split())
    print(f"check of {words} words, a process each: p50 {workspace.quantile(times, 0.5):.0f} ms, p99 "
          f"{workspace.quantile(times, 0.99):.0f} ms; {workspace.quantile(used, 0.5):.0f} ms of processor each; load "
          f"{os.getloadavg()[0]:.0f}")


def measure(serving, args, rng):
    held = held_of(serving.folder, rng)
    status = serving.ask("/api/status")
    print(f"{status['documents']} documents, {status['claims']} claims, {serving.memory()} MiB after the first answer")
    first_screen(serving)
    all_, deciding = questions(held, rng), decisions(held, rng)
    for name, asks in all_.items():
        if args.only in name:
            load(name, serving, asks, args.connections, args.seconds)
    if args.only in "reading":
        asks = mixed(all_, rng)
        load("reading, mixed, 64 lines", serving, asks, 64, args.seconds)
        with Beside(serving, deciding) as beside:
            load("reading, mixed, 64 lines, one decision a second beside", serving, asks, 64, args.seconds)
        print(f"  ({beside.made} decisions)")
    if args.only in "deciding":
        load("deciding, one after the other", serving, deciding, 1, args.seconds)
        rng.shuffle(deciding)
        load("deciding, eight at once", serving, deciding, PEOPLE, args.seconds)
    print(f"memory of the server after it: {serving.memory()} MiB, at most {serving.memory('VmHWM')} MiB")


def main():
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("plumbline")
    read.add_argument("--documents", type=int, default=100_000)
    read.add_argument("--workspace", type=pathlib.Path)
    read.add_argument("--connections", type=int, default=50)
    read.add_argument("--seconds", type=int, default=10)
    read.add_argument("--accounts", action="store_true", help="ask as people who signed in")
    read.add_argument("--only", default="", help="of all measurements those whose name holds these words")
    read.add_argument("--article", type=pathlib.Path, help="for `check`")
    args = read.parse_args()
    plumbline = os.path.abspath(args.plumbline)
    with tempfile.TemporaryDirectory() as top:
        space = args.workspace or pathlib.Path(top, "space")
        fill(plumbline, space, args.documents)
        if list(space.glob("accounts.db*")):
            sys.exit(f"{space} has accounts of its own: take one without")
        serving = None
        try:
            serving = Serving(plumbline, space, args.accounts)
            measure(serving, args, random.Random(5))
        finally:
            if serving is not None:
                serving.end()
            for each in space.glob("accounts.db*"):
                each.unlink()
        if args.only in "check":
            article = args.article or pathlib.Path(top, "article.txt")
            if args.article is None:
                article.write_text(article_of(space), encoding="utf-8")
            check(plumbline, article)


if __name__ == "__main__":
    main()
