#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbench under load: answers of `plumbline serve` over a large workspace for 50 people at once.

usage: serve.py PLUMBLINE [--documents N] [--workspace FOLDER] [--connections N] [--seconds N]

Without --workspace one of N documents (100,000) is made as `workspace.py` makes it; a folder that is given and holds
none is filled and kept. Each kind of question is asked by wrk (Debian: wrk) over --connections lines for --seconds,
one right after the other on every line, which is far more than people do: lists sorted out by country, kind and
finding, pages further down, the searches for words and pairs of neighbouring words of the documents, single documents
and what the first screen asks for. Told are answers a second, the median and the 99th percentile; then the
server's memory, and how long the first screen's requests take one after the other.
"""
import argparse
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

import workspace

LUA = """
local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local at = 0
function init(args) at = math.random(#paths) end
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {["Authorization"] = "Bearer " .. os.getenv("KEY")})
end
local refused = 0
function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %.3f %.3f %.3f\\n", summary.requests, summary.errors.status
    + summary.errors.timeout + summary.errors.read, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.duration / 1e6))
end
"""


def fill(plumbline, folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "plumbline.db").exists():
        return
    rows = folder.parent / (folder.name + ".jsonl")
    workspace.write(rows, workspace.documents(count, random.Random(11)))
    seconds, _ = workspace.watched([plumbline, "add", "--workspace", str(folder), str(rows)])
    rows.unlink()
    print(f"made a workspace of {count} documents: {seconds:.0f} s")


def start(plumbline, folder):
    server = subprocess.Popen([plumbline, "serve", str(folder), "--port", "0"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    address = server.stdout.readline().strip()
    host, key = re.match(r"(http://[^/]+)/.*key=([0-9a-f]+)", address).groups()
    return server, host, key


def ask(host, key, path):
    asked = urllib.request.Request(host + path, headers={"Authorization": "Bearer " + key})
    with urllib.request.urlopen(asked) as answer:
        return answer.read()


def paths_of(folder, rng):
    base = sqlite3.connect(f"file:{folder}/plumbline.db?mode=ro", uri=True)
    held = base.execute("SELECT hash, substr(text, 1, 600) FROM documents ORDER BY hash LIMIT 20000").fetchall()
    base.close()
    picked = rng.sample(held, min(400, len(held)))
    words, pairs = [], []
    for _, text in picked:
        found = re.findall(r"[A-Za-z]{4,}", text)
        if len(found) > 1:
            at = rng.randrange(len(found) - 1)
            words.append(f"/api/search?q={found[at]}")
            pairs.append(f"/api/search?q=%22{found[at]}+{found[at + 1]}%22")
    return {
        "first list": ["/api/documents"],
        "a page further down": ["/api/documents?after=2019-06-01~"],
        "list of a rare finding": [f"/api/documents?finding={f}&country=KEN" for f in ("quote-altered", "figure-without-origin", "source-unnamed")],
        "list of a country": [f"/api/documents?country={c}" for c in workspace.COUNTRIES],
        "list of a kind": [f"/api/documents?kind={k}" for k in ("figure", "route", "incident", "law", "verdict")],
        "facets": ["/api/facets"],
        "status": ["/api/status"],
        "search of a word": words,
        "search of two words": pairs,
        "a document": [f"/api/documents/{digest}" for digest, _ in picked],
    }


def load(name, host, key, paths, args, folder):
    script, list_ = folder / "ask.lua", folder / "paths"
    script.write_text(LUA)
    list_.write_text("\n".join(paths) + "\n")
    done = subprocess.run(["wrk", "-t1", f"-c{args.connections}", f"-d{args.seconds}s", "--timeout", "30s", "--latency",
                           "-s", str(script), host],
                          env={**os.environ, "PATHS": str(list_), "KEY": key}, capture_output=True, text=True)
    told = re.search(r"^RESULT (\d+) (\d+) (\S+) (\S+) (\S+)$", done.stdout, re.M)
    if not told:
        sys.exit(f"wrk: {done.stdout}{done.stderr}")
    count, failed, middle, late, seconds = (float(each) for each in told.groups())
    print(f"{name}: {count / seconds:.0f} a second, p50 {middle:.1f} ms, p99 {late:.1f} ms"
          + (f", {failed:.0f} FAILED" if failed else ""), flush=True)


def resident_mib(pid):
    for line in open(f"/proc/{pid}/status", encoding="ascii"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) >> 10
    return 0


def first_screen(host, key):
    page = ask(host, key, "/").decode()
    files = re.findall(r'(?:src|href)="(/[^"]+)"', page)
    times = []
    for _ in range(20):
        started = time.monotonic()
        for path in ["/", *files, "/api/documents", "/api/facets", "/api/status"]:
            ask(host, key, path)
        times.append(1000 * (time.monotonic() - started))
    print(f"all that the first screen asks for, one after the other: p50 {sorted(times)[10]:.0f} ms, "
          f"longest {max(times):.0f} ms")


def main():
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("plumbline")
    read.add_argument("--documents", type=int, default=100_000)
    read.add_argument("--workspace", type=pathlib.Path)
    read.add_argument("--connections", type=int, default=50)
    read.add_argument("--seconds", type=int, default=10)
    args = read.parse_args()
    plumbline = os.path.abspath(args.plumbline)
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top)
        space = args.workspace or folder / "space"
        fill(plumbline, space, args.documents)
        server, host, key = start(plumbline, space)
        try:
            status = json.loads(ask(host, key, "/api/status"))
            print(f"{status['documents']} documents, {args.connections} connections, {resident_mib(server.pid)} MiB "
                  "after the first answer")
            first_screen(host, key)
            for name, paths in paths_of(space, random.Random(5)).items():
                load(name, host, key, paths, args, folder)
            print(f"memory of the server after it: {resident_mib(server.pid)} MiB")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)


if __name__ == "__main__":
    main()
