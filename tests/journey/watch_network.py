#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""tools/watch_network.py says so where there is no strace, or one that cannot watch, and judges each address of a call.

Usage: watch_network.py TOOL
"""
import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile

faults = []


def demand(right, words):
    print(("ok   " if right else "FAIL ") + words)
    if not right:
        faults.append(words)


def main():
    tool = sys.argv[1]
    spec = importlib.util.spec_from_file_location("watch", tool)
    watch = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(watch)
    watch.judges_each_address()
    demand(True, "each address of a call is judged")
    with tempfile.TemporaryDirectory() as folder:
        for what, words in (("none", "needs strace"), ("one that cannot watch", "is not seen")):
            if what != "none":
                strace = pathlib.Path(folder) / "strace"
                strace.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
                strace.chmod(0o755)
            # It waited for ever here.
            done = subprocess.run([sys.executable, tool, "/bin/true"], env=os.environ | {"PATH": folder}, capture_output=True,
                                  text=True, timeout=120, check=False)
            demand(done.returncode == 1 and words in done.stderr, f"strace: {what}: {done.returncode} {done.stderr.strip()}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
