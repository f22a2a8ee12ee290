#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long `check` takes from process start to its first byte and to its end, and its peak memory.

usage: start.py PLUMBLINE DOCUMENT [ROUNDS]

Rounds alternate between the learned engine and the rules, after one of each that is not counted; medians.
"""
import os
import statistics
import subprocess
import sys
import time

ENGINES = ("learned", "rules")


def once(plumbline, document, engine):
    """Seconds to the first byte, seconds to the end, peak memory in MB with that of the reader child."""
    begin = time.perf_counter()
    program = subprocess.Popen([plumbline, "check", "--json", "--engine", engine, document], stdout=subprocess.PIPE)
    program.stdout.read(1)
    first = time.perf_counter() - begin
    program.stdout.read()
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode not in (0, 1):
        sys.exit(f"check failed: {program.returncode}")
    return first, time.perf_counter() - begin, used.ru_maxrss / 1024


def main(plumbline, document, rounds="30"):
    told = {engine: [] for engine in ENGINES}
    for number in range(int(rounds) + 1):
        for engine in ENGINES:
            each = once(plumbline, document, engine)
            told[engine] += [each] if number else []
    for engine in ENGINES:
        first, end, memory = zip(*told[engine])
        print(f"{engine}: first byte {1000 * statistics.median(first):.0f} ms (goal 300), end"
              f" {1000 * statistics.median(end):.0f} ms (goal 100; {1000 * min(end):.0f} to {1000 * max(end):.0f}),"
              f" peak memory {max(memory):.0f} MB (goal 300)")


if __name__ == "__main__":
    main(*sys.argv[1:])
