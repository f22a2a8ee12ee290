#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills `plumbline add` at random moments and looks at what is left.

usage: kill_add.py PLUMBLINE [CYCLES] [SECONDS]

After each kill, every document that was reported is in the database. At the end a last run
completes, and `plumbline doctor --deep` finds no fault: pages, full text, journal, originals.
Not to get through all CYCLES within SECONDS is a fault too.
"""
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

FILES = 1200  # several commits: add writes up to 512 documents at once


def write_articles(folder, rng):
    names = ["Harbour Daily", "Lantern Post", "River Courier", "Hill Gazette"]
    for number in range(FILES):
        lines = [f"{rng.choice(names)}. The police arrested {rng.randint(2, 90)} people in operation {number}, "
                 f"the ministry said on {rng.randint(1, 28)} May 2023." for _ in range(rng.randint(2, 12))]
        (folder / f"a{number:04}.txt").write_text(" ".join(lines), encoding="utf-8")


def undisturbed(command, workspace):
    """How long a whole add takes here and now."""
    started = time.monotonic()
    subprocess.run([*command, "--workspace", str(workspace)], stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - started


def killed_run(command, delay, lines):
    """The documents reported before the kill, which comes `delay` seconds after the report of so many lines; a last
    line that was cut off does not count."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = b"".join(child.stdout.readline() for _ in range(lines))
    time.sleep(delay)
    child.kill()
    out += child.stdout.read()
    child.wait()
    reported = set()
    for line in out.split(b"\n")[:-1]:
        row = json.loads(line)
        if row["state"] in ("added", "renewed", "unchanged"):
            reported.add(row["document"])
    return reported


def faults_of(plumbline, workspace):
    look = subprocess.run([plumbline, "doctor", "--deep", "--workspace", str(workspace)], capture_output=True, text=True)
    return [f"{workspace.name}: {line}" for line in look.stdout.splitlines() if line.startswith("FAULT workspace")]


def main():
    plumbline = os.path.abspath(sys.argv[1])
    cycles = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 400
    rng = random.Random(7)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as top:
        top = pathlib.Path(top)
        articles = top / "in"
        articles.mkdir()
        write_articles(articles, rng)
        lost, done, generation, struck, reported = [], 0, 0, 0, set()
        workspace = top / "ws0"
        command = [plumbline, "add", "--json", str(articles)]
        whole = undisturbed(command, top / "whole")
        for done in range(1, cycles + 1):
            if time.monotonic() - started > seconds:
                lost.append(f"only {done - 1} of {cycles} cycles within {seconds:.0f} s")
                break
            # By turns at any moment, the start-up among them, and while documents are being reported.
            moment = (rng.uniform(0.0, whole), 0) if done % 2 else (rng.uniform(0.0, 0.02), rng.randint(1, FILES))
            now = killed_run([*command, "--workspace", str(workspace)], *moment)
            struck += 0 < len(now) < FILES  # the kill fell between the first report and the last
            reported |= now
            if not (workspace / "plumbline.db").exists():
                continue
            db = sqlite3.connect(workspace / "plumbline.db")
            held = set()
            if db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'documents'").fetchone()[0]:
                held = {row[0] for row in db.execute("SELECT hash FROM documents")}
            if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                lost.append(f"cycle {done}: the database is damaged")
            db.close()
            lost += [f"cycle {done}: {d[:12]} was reported and is not there" for d in sorted(reported - held)]
            if len(held) == FILES:  # a new workspace, or there would be nothing left to interrupt
                lost += faults_of(plumbline, workspace)
                shutil.rmtree(workspace)
                generation += 1
                workspace, reported = top / f"ws{generation}", set()
        last = subprocess.run([plumbline, "add", "--workspace", str(workspace), str(articles)], capture_output=True)
        if last.returncode != 0:
            lost.append(f"the last run failed: {last.stderr[:300]!r}")
        lost += faults_of(plumbline, workspace)
        count = sqlite3.connect(workspace / "plumbline.db").execute("SELECT count(*) FROM documents").fetchone()[0]
        if count != FILES:
            lost.append(f"{count} documents at the end, not {FILES}")
    if struck * 10 < done:  # kills before the first report or after the last one show nothing
        lost.append(f"only {struck} of {done} kills fell between reports: change the delays")
    print(*lost[:20], f"kill: {done} cycles, {struck} between reports, {generation + 1} workspaces, {len(lost)} faults, "
          f"{time.monotonic() - started:.0f} s", sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
