#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often an acronym beside its name raises a false alarm, over reports and news.

These texts are official reports and edited news: an alarm is taken as false unless it is listed
otherwise by hand in docs/quality.md. Share of alarms among all "Name Name (ABC)" pairs.

usage: acronyms.py PROGRAM   (bench/acronym_alarms_bench of a release build; PLUMBLINE_DATA must be set)
"""
import glob
import json
import os
import re
import subprocess
import sys

PAIR = re.compile(
    r"[A-Z][\w’'-]+(?: (?:of|the|for|and|on|in|to|&|[A-Z][\w’'-]+)){1,10} \(([A-Z][A-Za-z.]{2,8})\)")


def main():
    folder = os.path.join(os.environ["PLUMBLINE_DATA"], "corpora/text")
    total_pairs = total_alarms = 0
    shown = set()
    for path in sorted(glob.glob(folder + "/*.jsonl")):
        texts = []
        for line in open(path, encoding="utf-8"):
            text = json.loads(line).get("text") or ""
            texts.append(text.replace("\x1e", " "))
        pairs = sum(
            1 for t in texts for m in PAIR.finditer(t)
            if sum(c.isupper() for c in m.group(1)) >= 3)
        done = subprocess.run([sys.argv[1]], input="\x1e".join(texts), capture_output=True,
                              text=True, check=True)
        alarms = done.stdout.splitlines()
        print(f"{os.path.basename(path):40} {len(texts):6} documents {pairs:7} pairs {len(alarms):5} alarms")
        total_pairs += pairs
        total_alarms += len(alarms)
        shown.update(alarms)
    share = 100 * total_alarms / max(total_pairs, 1)
    print(f"alarms: {total_alarms} of {total_pairs} pairs, {share:.2f} % ({len(shown)} distinct)")
    if "-v" in sys.argv:
        print("\n".join(sorted(shown)))


if __name__ == "__main__":
    main()
