#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast does `plumbline add` take articles, and how much memory does it need?

usage: add_bench.py PLUMBLINE [COUNT...]      (5000 20000 50000 if none is given; one given twice is
                                               measured twice)

Articles of about 2.7 KB, cut from the texts under $PLUMBLINE_DATA/corpora/text, as one JSONL file;
the smallest count also as a folder of files. Peer in the same run: a bare insert of the same texts
into an FTS5 table by Python's sqlite3. Then the time of searches, from process start.
"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

SIZE = 2700


def articles(count):
    root = pathlib.Path(os.environ.get("PLUMBLINE_DATA", "")) / "corpora/text"
    if not root.is_dir():
        sys.exit("add_bench: set PLUMBLINE_DATA; nothing measured")
    made, turn = 0, 0
    while made < count:
        turn += 1
        for name in ("hrr_full", "hrr_tip_sections", "ilab_countries", "prosecutor_releases"):
            for line in (root / f"{name}.jsonl").open(encoding="utf-8"):
                text = json.loads(line).get("text") or ""
                for at in range((turn - 1) * 397, len(text) - SIZE, SIZE):
                    if made == count:
                        return
                    made += 1
                    yield f"Article {made}. " + text[at:at + SIZE]


def timed(command):
    started = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - started


def peak_mib(pid):
    """What the process held at most so far. Not ru_maxrss: that of a child begins with the memory of
    the Python that forked it, which here holds all texts."""
    try:
        for line in open(f"/proc/{pid}/status", encoding="ascii"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) >> 10
    except OSError:
        pass
    return 0


def watched(command):
    """Seconds, CPU of the main process, its peak memory and its status."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while True:
        peak = max(peak, peak_mib(child.pid))
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            return time.monotonic() - started, usage.ru_utime + usage.ru_stime, peak, status
        time.sleep(0.02)


def must_hold(workspace, texts, status):
    """A run that failed or lost a document is no measurement. Equal texts are one document."""
    if status != 0:
        sys.exit(f"add_bench: add ended with status {status}; nothing measured")
    held = sqlite3.connect(f"{workspace}/plumbline.db").execute("SELECT count(*) FROM documents").fetchone()[0]
    if held != len(set(texts)):
        sys.exit(f"add_bench: {held} documents are held, {len(set(texts))} were given; nothing measured")


def row(name, count, seconds, cpu, peak):
    print(f"{name}: {count / seconds:.0f} documents/s, {cpu / count * 1000:.2f} ms CPU each, "
          f"peak {peak} MiB", flush=True)


def bare_insert(texts, path):
    started = time.monotonic()
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE VIRTUAL TABLE f USING fts5(t)")
    with db:
        db.executemany("INSERT INTO f(t) VALUES(?)", ((text,) for text in texts))
    return time.monotonic() - started


def searches(plumbline, workspace):
    times = []
    for query in ("police", "forced labor", '"human trafficking"', "NEAR(victims shelter, 8)", "embassy -visa") * 8:
        times.append(timed([plumbline, "search", "--workspace", workspace, query]) * 1000)
    times.sort()
    print(f"search, from process start: p50 {times[len(times) // 2]:.1f} ms, p99 {times[-1]:.1f} ms")


def measure(plumbline, count, top, with_folder, with_searches):
    texts = list(articles(count))
    file = pathlib.Path(top) / "list.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    workspace = f"{top}/ws"
    seconds, cpu, peak, status = watched([plumbline, "add", "--workspace", workspace, str(file)])
    must_hold(workspace, texts, status)
    row(f"JSONL of {count}", count, seconds, cpu, peak)
    peer = bare_insert(texts, f"{top}/bare.db")
    print(f"bare FTS5 insert of {count}: {count / peer:.0f} documents/s (ratio {peer / seconds:.2f})", flush=True)
    if with_folder:
        folder = pathlib.Path(top) / "folder"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number:06}.txt").write_text(text)
        seconds, cpu, peak, status = watched([plumbline, "add", "--workspace", f"{top}/wsf", str(folder)])
        must_hold(f"{top}/wsf", texts, status)
        row(f"folder of {count} files", count, seconds, cpu, peak)
    if with_searches:
        searches(plumbline, workspace)


def main():
    plumbline, counts = sys.argv[1], [int(n) for n in sys.argv[2:]] or [5000, 20000, 50000]
    for turn, count in enumerate(counts):
        with tempfile.TemporaryDirectory() as top:
            measure(plumbline, count, top, turn == 0, turn == len(counts) - 1)


if __name__ == "__main__":
    main()
