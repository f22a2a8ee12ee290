#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills `plumbline add --reference` and the first `plumbline search` at random moments and looks at what is left.

usage: kill_references.py PLUMBLINE [CYCLES] [SECONDS]

Seeds of references are written later than the references themselves, and their words later still (when somebody first
searches), so a kill may fall in between. After each kill every reference that was reported is there, and a quotation of
one is found in it, never called absent or altered. At the end no two references share blocks, a search that was killed
again and again finds everything, and `plumbline doctor --deep` finds no fault.
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

from kill_add import faults_of, killed_run, undisturbed

FILES = 4000  # several commits: add writes what came within a second
ASK_EVERY = 2  # kills, those while documents are being reported


def sentence(number):
    return f"inspectors of ward{number * 7} counted crates of tea at quay{number} before the rains of that spring"


def write_references(folder, rng):
    for number in range(FILES):
        lines = [f"The register{rng.randrange(9999)} of shed{rng.randrange(9999)} was signed by clerk{rng.randrange(9999)}."
                 for _ in range(rng.randint(2, 40))]
        lines.insert(rng.randrange(len(lines)), sentence(number).capitalize() + ".")
        (folder / f"r{number:04}.txt").write_text("Tea Board. Report.\n\n" + " ".join(lines), encoding="utf-8")


def ask(plumbline, workspace, top, number):
    """What is wrong with the answer about a quotation of this reference, which is held."""
    article = top / "article.txt"
    article.write_text(f"Hill Post\n\nThe Tea Board wrote in its report: “{sentence(number)}”\n", encoding="utf-8")
    look = subprocess.run([plumbline, "check", "--engine", "rules", "--json", "--workspace", str(workspace), str(article)],
                          capture_output=True, text=True)
    if look.returncode not in (0, 1):
        return f"check failed: {look.stderr[:200]}"
    report = json.loads(look.stdout)
    told = [part.get("verification") or {} for part in report["claims"] + report.get("quotations", [])]
    states = sorted({each["status"] for each in told if each.get("status")})
    return "" if states == ["verbatim"] else f"a quotation of reference {number} is told {states}"


def kill_adds(plumbline, references, top, cycles, seconds, rng):
    faults, struck, generation, reported = [], 0, 0, set()
    started = time.monotonic()
    command = [plumbline, "add", "--reference", "--json", str(references)]
    whole = undisturbed(command, top / "whole")
    workspace = top / "ws0"
    for cycle in range(1, cycles + 1):
        if time.monotonic() - started > seconds:
            faults.append(f"only {cycle - 1} of {cycles} cycles within {seconds:.0f} s")
            break
        moment = (rng.uniform(0.0, whole), 0) if cycle % 2 else (rng.uniform(0.0, 0.02), rng.randint(1, FILES))
        now = killed_run([*command, "--workspace", str(workspace)], *moment)
        struck += 0 < len(now) < FILES
        reported |= now
        if not (workspace / "plumbline.db").exists():
            continue
        db = sqlite3.connect(workspace / "plumbline.db")
        held = {}
        if db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'documents'").fetchone()[0]:
            held = dict(db.execute("SELECT hash, name FROM documents"))
        db.close()
        faults += [f"cycle {cycle}: {each[:12]} was reported and is not there" for each in sorted(reported - held.keys())]
        if held and cycle % ASK_EVERY == 0:
            name = rng.choice(sorted(held.values()))
            fault = ask(plumbline, workspace, top, int(pathlib.Path(name).stem[1:]))
            faults += [f"cycle {cycle}: {fault}"] if fault else []
        if len(held) == FILES:
            faults += faults_of(plumbline, workspace)
            shutil.rmtree(workspace)
            generation += 1
            workspace, reported = top / f"ws{generation}", set()
    subprocess.run([*command, "--workspace", str(workspace)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    db = sqlite3.connect(workspace / "plumbline.db")
    rows = db.execute("SELECT first_block, blocks FROM reference_documents ORDER BY first_block").fetchall()
    db.close()
    if len(rows) != FILES or any(first is None for first, _ in rows):
        faults.append(f"{len(rows)} references, some without seeds")
    elif any(first + blocks > after for (first, blocks), (after, _) in zip(rows, rows[1:])):
        faults.append("references share blocks")
    return faults, struck, workspace


def kill_searches(plumbline, workspace, rng):
    faults, kills = [], 0
    command = [plumbline, "search", "--json", "--workspace", str(workspace)]
    copy = workspace.with_name("searched")
    shutil.copytree(workspace, copy)
    begin = time.monotonic()
    subprocess.run([plumbline, "search", "--workspace", str(copy), "quay3"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    whole = time.monotonic() - begin
    for _ in range(20):
        child = subprocess.Popen([*command, "quay3"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.0, whole))
        kills += child.poll() is None
        child.kill()
        child.wait()
    for number in rng.sample(range(FILES), 25):
        look = subprocess.run([*command, f"quay{number}"], capture_output=True, text=True)
        names = [json.loads(line).get("name") or json.loads(line).get("document", {}).get("name", "")
                 for line in look.stdout.splitlines()]
        if [pathlib.Path(name).name for name in names] != [f"r{number:04}.txt"]:
            faults.append(f"search for quay{number} finds {names}")
    return faults, kills


def main():
    plumbline = os.path.abspath(sys.argv[1])
    cycles = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 200
    rng = random.Random(11)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as top:
        top = pathlib.Path(top)
        references = top / "in"
        references.mkdir()
        write_references(references, rng)
        faults, struck, workspace = kill_adds(plumbline, references, top, cycles, seconds, rng)
        found, kills = kill_searches(plumbline, workspace, rng)
        faults += found + faults_of(plumbline, workspace)
    if struck * 10 < cycles:
        faults.append(f"only {struck} of {cycles} kills fell between reports: change the delays")
    print(*faults[:20], f"kill references: {cycles} adds, {struck} between reports, {kills} searches, {len(faults)} faults, "
          f"{time.monotonic() - started:.0f} s", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
