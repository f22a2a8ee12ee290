#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lets `plumbline add` and `check --html` run out of space and looks at what is left.

usage: full_disk.py PLUMBLINE

The workspace lies on file systems of a few sizes that fill up at another step each (a tmpfs in a
mount namespace of its own; where none can be made, a limit on the size of a file). Each time: exit
code 3, a message that names the file and says that space is wanting, no half-written report, and
every document that was reported as added is there. With space again the same command completes.
"""
import json
import os
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

FILES = 60
KIB = 1024
SIZES = [64, 256, 512, 1024, 2048]  # KiB; the workspace of FILES articles needs some 5 MiB
FAILED = 3
SECONDS = 120


def write_articles(folder):
    for number in range(FILES):
        body = "\n\n".join(f"The police arrested {number + row + 2} people in operation {number}-{row}, "
                           "the ministry said on Monday. " * 10 for row in range(20))
        (folder / f"a{number:03}.txt").write_text(f"Harbour Daily. {body}\n", encoding="utf-8")


def documents(workspace):
    if not (workspace / "plumbline.db").exists():
        return set()
    # A copy: reading in WAL mode would want to write beside it.
    with tempfile.TemporaryDirectory() as copy:
        for part in workspace.glob("plumbline.db*"):
            shutil.copy(part, copy)
        db = sqlite3.connect(pathlib.Path(copy) / "plumbline.db")
        try:
            if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise AssertionError("the database is damaged")
            if not db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'documents'").fetchone()[0]:
                return set()
            return {row[0] for row in db.execute("SELECT hash FROM documents")}
        finally:
            db.close()


def reported(out):
    rows = [json.loads(line) for line in out.split(b"\n")[:-1]]
    return {row["document"] for row in rows if row["state"] in ("added", "renewed", "unchanged")}


class Trial:
    def __init__(self, plumbline, articles):
        self.plumbline, self.articles, self.faults, self.refused = plumbline, articles, [], 0

    def add(self, workspace, limit):
        return subprocess.run([self.plumbline, "add", "--json", "--workspace", str(workspace), str(self.articles)],
                              capture_output=True, timeout=SECONDS, preexec_fn=limit)

    def judge(self, name, done, workspace):
        """One add that should have run out of space."""
        told = done.stderr.decode("utf-8", "replace")
        if done.returncode == 0:
            self.faults.append(f"{name}: there was space enough; make it smaller")
        elif done.returncode != FAILED:
            self.faults.append(f"{name}: exit {done.returncode}: {told[-300:]!r}")
        self.refused += done.returncode == FAILED
        if "space" not in told and "too large" not in told.lower():
            self.faults.append(f"{name}: does not say that space is wanting: {told[-300:]!r}")
        lost = reported(done.stdout) - documents(workspace)
        if lost:
            self.faults.append(f"{name}: {len(lost)} reported documents are not there")

    def resume(self, name, workspace):
        """The same command with space again."""
        again = self.add(workspace, None)
        count = len(documents(workspace))
        if again.returncode != 0 or count != FILES:
            self.faults.append(f"{name}: with space again: exit {again.returncode}, {count} documents, not {FILES}: "
                               f"{again.stderr[-300:]!r}")
        look = subprocess.run([self.plumbline, "doctor", "--deep", "--workspace", str(workspace)], capture_output=True,
                              text=True, timeout=SECONDS)
        self.faults += [f"{name}: {line}" for line in look.stdout.splitlines() if line.startswith("FAULT workspace")]

    def report_page(self, name, folder, limit=None):
        """`check --html` into a place without space: an error, and no page that is cut off."""
        page = folder / "report.html"
        done = subprocess.run([self.plumbline, "check", "--html", str(page), str(self.articles / "a000.txt")],
                              capture_output=True, timeout=SECONDS, preexec_fn=limit)
        if done.returncode != FAILED or b"report.html" not in done.stderr:
            self.faults.append(f"{name}: exit {done.returncode}, {done.stderr[-300:]!r}")
        if page.exists() and "</html>" not in page.read_text(encoding="utf-8", errors="replace"):
            self.faults.append(f"{name}: half a page was left")


def limit_of(kib):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kib * KIB, kib * KIB))
    return limit


def by_file_size(trial, top):
    for kib in SIZES:
        workspace = top / f"limited{kib}"
        trial.judge(f"files of {kib} KiB", trial.add(workspace, limit_of(kib)), workspace)
        trial.resume(f"files of {kib} KiB", workspace)
    trial.report_page("page of 4 KiB", top, limit_of(4))


def by_file_system(trial, top):
    for kib in SIZES:
        disk = top / f"disk{kib}"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "none", str(disk)], check=True)
        trial.judge(f"disk of {kib} KiB", trial.add(disk / "ws", None), disk / "ws")
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        trial.resume(f"disk of {kib} KiB", disk / "ws")
        subprocess.run(["umount", str(disk)], check=True)
    disk = top / "page"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k", "none", str(disk)], check=True)
    trial.report_page("page on a full disk", disk)
    subprocess.run(["umount", str(disk)], check=True)


def in_namespace():
    """Runs this script again where it may mount; None where that is not allowed."""
    probe = ["unshare", "--user", "--map-root-user", "--mount", "--"]
    able = subprocess.run([*probe, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0
    return subprocess.run([*probe, sys.executable, *sys.argv, "--mounted"]).returncode if able else None


def main():
    mounted = "--mounted" in sys.argv
    if not mounted and shutil.which("unshare"):
        code = in_namespace()
        if code:
            return code
        if code is None:
            print("full disk: no mount namespace here, file size limits only")
    with tempfile.TemporaryDirectory() as top:
        top = pathlib.Path(top)
        (top / "in").mkdir()
        write_articles(top / "in")
        trial = Trial(os.path.abspath(sys.argv[1]), top / "in")
        (by_file_system if mounted else by_file_size)(trial, top)
    print(*trial.faults[:20], f"full disk ({'file systems' if mounted else 'file sizes'}): {trial.refused} of "
          f"{len(SIZES)} adds refused, {len(trial.faults)} faults", sep="\n")
    return 1 if trial.faults else 0


if __name__ == "__main__":
    sys.exit(main())
