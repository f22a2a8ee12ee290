#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One country out of a workspace: time and memory of `assess`, `profile` and `dossier`.

usage: country.py PLUMBLINE [--rounds N] [--sizes 1000,5000,20000] [--forms html,docx,pdf] [--keep FOLDER]

Texts: $PLUMBLINE_DATA/corpora/text. Two kinds of workspaces, all added with the engine `rules`:

  mixed    5,000 country reports, restatements of reports and prosecutors' releases; asked for two countries
  country  releases and report sections of which nearly all are about one country, as many as each size says; what the
           corpora do not hold is made by bench/workspace.py: variants of them under other outlets and days

Of each question: the least and the middle of the rounds by the clock, processor time of the least (both threads), the
most memory. Trust processor time where the machine does other work too; the load stands in the first line.
"""
import argparse
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

import workspace

MIXED = ("hrr_tip_sections", "ilab_countries", "factbook_tip", "factbook_json_tip", "prosecutor_releases")
COUNTRY = ("prosecutor_releases", "hrr_tip_sections")
ASKED = ("USA", "THA")


def rows_of(sets):
    root = pathlib.Path(os.environ.get("PLUMBLINE_DATA", "")) / "corpora/text"
    if not root.is_dir():
        sys.exit("country: set PLUMBLINE_DATA; nothing measured")
    for name in sets:
        with open(root / f"{name}.jsonl", encoding="utf-8") as file:
            yield from (json.loads(line) for line in file)


def about_one(count, rng):
    """Releases first: each is about the United States; then sections, then variants of releases."""
    rows = list(rows_of(COUNTRY))
    releases = [row for row in rows if row["text"] and len(row["text"]) < 60_000][:1377]
    for number in range(count):
        yield rows[number] if number < len(rows) else workspace.variant(rng.choice(releases), number, rng)


def made(plumbline, folder, name, rows):
    space = folder / name
    if not space.exists():
        workspace.write(folder / f"{name}.jsonl", rows)
        workspace.watched([plumbline, "add", "--engine", "rules", "--workspace", str(space), str(folder / f"{name}.jsonl")])
    return str(space)


def asked(command, rounds):
    """Clock and processor seconds of each round, and the most MiB that any took."""
    times, peak = [], 0
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while child.poll() is None:
            peak = max(peak, workspace.peak_mib(child.pid))
            time.sleep(0.005)
        seconds = time.monotonic() - started
        if child.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}: {child.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append((seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return sorted(times), peak


def tell(name, command, rounds):
    times, peak = asked(command, rounds)
    print(f"{name}: {times[0][0]:.2f} s ({times[len(times) // 2][0]:.2f}), processor "
          f"{min(used for _, used in times):.2f} s, {peak} MiB", flush=True)


def main():
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("plumbline")
    read.add_argument("--rounds", type=int, default=5)
    read.add_argument("--sizes", default="1000,5000,20000")
    read.add_argument("--forms", default="html,docx,pdf", help="of the dossier")
    read.add_argument("--keep", help="make the workspaces here, or take those that are there, and leave them")
    args = read.parse_args()
    plumbline = os.path.abspath(args.plumbline)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(args.keep or top)
        folder.mkdir(exist_ok=True)
        space = made(plumbline, folder, "mixed", list(rows_of(MIXED))[:5000])
        for code in ASKED:
            for command in ("assess", "profile"):
                tell(f"mixed 5000, {command} {code}", [plumbline, command, code, "--workspace", space, "--json"], args.rounds)
            for form in args.forms.split(","):
                out = pathlib.Path(top) / f"dossier.{form}"
                tell(f"mixed 5000, dossier {code} {form}",
                     [plumbline, "dossier", code, "--workspace", space, "--out", str(out)], args.rounds)
        for size in map(int, args.sizes.split(",")):
            space = made(plumbline, folder, f"country{size}", about_one(size, random.Random(5)))
            for command in ("assess", "profile"):
                tell(f"country {size}, {command} USA", [plumbline, command, "USA", "--workspace", space, "--json"], args.rounds)
            tell(f"country {size}, dossier USA html",
                 [plumbline, "dossier", "USA", "--workspace", space, "--out", str(pathlib.Path(top) / "d.html")], args.rounds)


if __name__ == "__main__":
    main()
