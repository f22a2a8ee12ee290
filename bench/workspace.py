#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One workspace of 100,000 documents: time and memory to make it, its size on disk, how long questions take, and
whether a second ingest that is killed at random moments loses or doubles anything.

usage: workspace.py PLUMBLINE [--documents N] [--kills N] [--questions N] [--keep FOLDER]

The documents are all texts under $PLUMBLINE_DATA/corpora/text and variants of them: paragraphs left out or put in
another order, numbers and years changed, another lead, another outlet and day. Questions run one after the other, each
a process of its own, as a user asks them: `search` for two neighbouring words of a text, `trace` of a claim by its
number, `claims` about a country, `sources` of a name, and `figures` and `incidents` of a country. The second ingest
adds a tenth more documents into a copy of the workspace, is killed as often as asked, and is then let through; what it
leaves is compared with the same ingest undisturbed.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

SETS = ("hrr_tip_sections", "ilab_countries", "wp_current_events", "federal_register_abstracts", "prosecutor_releases",
        "factbook_tip", "factbook_json_tip", "nl_rapporteur", "hrr_full")
OUTLETS = ["Harbour Courier", "Hill Echo", "Lune Tide", "Valley Post", "Kiln Daily", "Northern Desk", "Bay Gazette",
           "River News Service"]
LEADS = ["Officials repeated the findings this week.", "The following was published again after a debate.",
         "Readers asked where these words come from.", "A summary of what is known so far."]
COUNTRIES = ["KEN", "MDA", "ARM", "GHA", "THA", "MEX", "UKR", "NGA", "IND", "ALB"]


def base_texts():
    root = pathlib.Path(os.environ.get("PLUMBLINE_DATA", "")) / "corpora/text"
    if not root.is_dir():
        sys.exit("workspace: set PLUMBLINE_DATA; nothing measured")
    for name in SETS:
        with open(root / f"{name}.jsonl", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if row.get("text"):
                    yield row


def variant(row, number, rng):
    """Another document with most of the words of this one."""
    parts = [p for p in re.split(r"\n\s*\n", row["text"]) if p.strip()]
    if len(parts) == 1:
        parts = re.split(r"(?<=[.!?]) (?=[A-Z])", parts[0])
    kept = [p for p in parts if len(parts) < 3 or rng.random() > 0.2] or parts
    if rng.random() < 0.3:
        rng.shuffle(kept)
    text = "\n\n".join(kept)[:20_000]
    text = re.sub(r"\b\d{2,4}\b", lambda m: str(int(m[0]) + rng.randint(-3, 3)) if rng.random() < 0.3 else m[0], text)
    return {"id": f"v{number}", "publisher": rng.choice(OUTLETS), "title": row.get("title") or "",
            "date": f"{rng.randint(2016, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "text": rng.choice(LEADS) + "\n\n" + text}


def documents(count, rng):
    rows, made = [], 0
    for row in base_texts():
        if made == count:
            return
        made += 1
        if len(row["text"]) < 60_000:
            rows.append(row)
        yield row
    while made < count:
        yield variant(rng.choice(rows), made, rng)
        made += 1


def write(path, rows):
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False) + "\n"
            size += len(line.encode())
            out.write(line)
    return size


def peak_mib(pid):
    try:
        for line in open(f"/proc/{pid}/status", encoding="ascii"):
            if line.startswith("VmHWM"):
                return int(line.split()[1]) >> 10
    except OSError:
        pass
    return 0


def watched(command):
    """Seconds and peak memory of the main process."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while child.poll() is None:
        peak = max(peak, peak_mib(child.pid))
        time.sleep(0.05)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: {child.returncode}")
    return time.monotonic() - started, peak


def disk_mib(folder):
    return sum(p.stat().st_size for p in pathlib.Path(folder).rglob("*") if p.is_file()) >> 20


def quantile(times, share):
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def ask(plumbline, space, name, commands):
    times, failed = [], 0
    for command in commands:
        started = time.monotonic()
        done = subprocess.run([plumbline, *command, "--workspace", space], capture_output=True)
        times.append(time.monotonic() - started)
        failed += done.returncode not in (0, 1)
    print(f"{name}: p50 {1000 * quantile(times, 0.5):.0f} ms, p99 {1000 * quantile(times, 0.99):.0f} ms, "
          f"longest {1000 * max(times):.0f} ms of {len(times)}" + (f", {failed} failed" if failed else ""), flush=True)


def questions(plumbline, space, count, rng):
    base = sqlite3.connect(f"file:{space}/plumbline.db?mode=ro", uri=True)
    held = base.execute("SELECT d.hash, substr(d.text, 1, 600), r.claims FROM documents d JOIN readings r ON "
                        "r.document = d.id WHERE r.claims > 0 ORDER BY d.hash").fetchall()
    base.close()
    picked = [rng.choice(held) for _ in range(count)]
    phrases = []
    for _, text, _ in picked:
        words = re.findall(r"[A-Za-z]{4,}", text)
        at = rng.randrange(max(1, len(words) - 1))
        phrases.append(["search", '"' + " ".join(words[at:at + 2]) + '"'])
    ask(plumbline, space, "search of two words", phrases)
    first = time.monotonic()
    subprocess.run([plumbline, "trace", f"{picked[0][0][:16]}:c1", "--workspace", space], capture_output=True)
    print(f"first trace: {time.monotonic() - first:.1f} s")
    ask(plumbline, space, "trace of a claim",
        [["trace", f"{digest[:16]}:c{rng.randint(1, claims)}"] for digest, _, claims in picked])
    ask(plumbline, space, "claims about a country", [["claims", "--country", c] for c in COUNTRIES])
    first = time.monotonic()
    subprocess.run([plumbline, "sources", "--workspace", space], capture_output=True)
    print(f"first sources: {time.monotonic() - first:.1f} s")
    ask(plumbline, space, "sources", [["sources", word] for word in ("police", "labour", "watch", "unicef")])
    known = subprocess.run([plumbline, "help"], capture_output=True, text=True).stdout
    for command in ("figures", "incidents"):
        if command in known:
            ask(plumbline, space, f"{command} of a country", [[command, "--country", c] for c in COUNTRIES])


def contents(space):
    base = sqlite3.connect(f"file:{space}/plumbline.db?mode=ro", uri=True)
    rows = base.execute("SELECT d.hash, d.name, r.json FROM documents d LEFT JOIN readings r ON r.document = d.id "
                        "ORDER BY d.hash").fetchall()
    base.close()
    return rows


def killed(plumbline, space, more, kills, folder, rng):
    plain, broken = str(folder / "plain"), str(folder / "broken")
    shutil.copytree(space, plain)
    shutil.copytree(space, broken)
    whole, _ = watched([plumbline, "add", "--workspace", plain, more])
    struck = 0
    for _ in range(kills):
        child = subprocess.Popen([plumbline, "add", "--workspace", broken, more], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        # Each run goes on from the last commit: most kills must fall early to leave something to interrupt.
        time.sleep(rng.uniform(0, min(whole, 3.0 * whole / max(kills, 1) + 0.15)))
        struck += child.poll() is None
        child.kill()
        child.wait()
    watched([plumbline, "add", "--workspace", broken, more])
    same = contents(plain) == contents(broken)
    deep = subprocess.run([plumbline, "doctor", "--deep", "--workspace", broken], capture_output=True, text=True).stdout
    faults = [line for line in deep.splitlines() if line.startswith("FAULT")]
    print(f"second ingest: undisturbed {whole:.1f} s; {struck} of {kills} kills fell before its end; after them "
          f"{'the same documents and claims' if same else 'OTHER CONTENTS'}, {len(faults)} faults", *faults, sep="\n")
    return same and not faults


def main():
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("plumbline")
    read.add_argument("--documents", type=int, default=100_000)
    read.add_argument("--kills", type=int, default=200)
    read.add_argument("--questions", type=int, default=200)
    read.add_argument("--keep", help="make the workspace here and leave it")
    args = read.parse_args()
    plumbline = os.path.abspath(args.plumbline)
    rng = random.Random(11)
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top)
        space = args.keep or str(folder / "ws")
        size = write(folder / "all.jsonl", documents(args.documents, rng))
        seconds, peak = watched([plumbline, "add", "--workspace", space, str(folder / "all.jsonl")])
        print(f"{args.documents} documents, {size >> 20} MiB of JSON: {seconds:.0f} s, "
              f"{args.documents / seconds:.0f} documents/s, {peak} MiB at most; {disk_mib(space)} MiB on disk", flush=True)
        questions(plumbline, space, args.questions, rng)
        rows = [row for row in base_texts() if len(row["text"]) < 60_000]
        write(folder / "more.jsonl", (variant(rng.choice(rows), args.documents + i, rng)
                                      for i in range(args.documents // 10)))
        return 0 if killed(plumbline, space, str(folder / "more.jsonl"), args.kills, folder, rng) else 1


if __name__ == "__main__":
    sys.exit(main())
