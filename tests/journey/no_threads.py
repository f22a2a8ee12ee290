#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where the system gives a program no further thread, questions are answered all the same, only slower.

Usage: no_threads.py PLUMBLINE

The limit on threads holds for no privileged process: as root the questions are asked as a user who is nobody.
"""
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import threading

NOBODY = 65534
QUESTIONS = (
    ("claims", "--country", "chad", "--limit", "0", "--json"),
    ("claims", "--kind", "figure", "--limit", "0"),
    ("profile", "chad", "--json"),
    ("assess", "chad", "--json"),
    ("incidents", "--json"),
    ("figures", "--country", "chad", "--json"),
    ("search", "ministry"),
    ("status",),
)
faults = []


def demand(right, words):
    print(("ok   " if right else "FAIL ") + words)
    if not right:
        faults.append(words)


def without_threads():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def refused():
    """Whether a thread is refused to whom the limit binds."""
    child = os.fork()
    if child == 0:
        try:
            without_threads()
            threading.Thread(target=int).start()
        except RuntimeError:
            os._exit(7)
        except OSError:  # no other user can be had
            pass
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def main():
    plumbline = sys.argv[1]
    if not refused():
        print("threads cannot be refused here: nothing is tested")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder).chmod(0o755)
        program = shutil.copy(plumbline, folder)  # nobody may not look into every folder
        space = pathlib.Path(folder) / "space"
        articles = pathlib.Path(folder) / "articles.jsonl"
        with open(articles, "w", encoding="utf-8") as out:
            for i in range(200):
                text = (f"The ministry of Chad said on Monday that {i + 2} men had been freed from a farm near Moundou in 2021. "
                        "Officials opened no shelter for victims.\n\n") * 6
                print(json.dumps({"id": f"d{i}", "title": f"Note {i}", "source": "Harbour Post", "lang": "en",
                                  "date": f"2023-{1 + i // 20:02d}-{1 + i % 20:02d}", "text": text}), file=out)
        added = subprocess.run([program, "add", "--workspace", space, articles], capture_output=True, text=True, check=False)
        demand(added.returncode == 0, f"added: {added.stderr.strip()[-200:]}")
        for path in [space, *space.rglob("*")]:
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        for words in QUESTIONS:
            command = [program, words[0], *words[1:], "--workspace", space]
            few = subprocess.run(command, capture_output=True, text=True, preexec_fn=without_threads, check=False)
            many = subprocess.run(command, capture_output=True, text=True, check=False)
            demand(few.returncode == many.returncode == 0 and few.stdout == many.stdout and len(many.stdout) > 40,
                   f"{' '.join(words)}: exit {few.returncode}, {len(few.stdout)} bytes; {few.stderr.strip()[-150:]}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
