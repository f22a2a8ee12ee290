#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `analyze` prints is what docs/reference/analyze.md says: the keys, spans inside the text, CoNLL-U.

Usage: analyze_form.py PLUMBLINE EXAMPLES ANALYZE_MD
"""
import json
import pathlib
import re
import subprocess
import sys

TEXT = ("Police in Baku said on Tuesday that three men had not been arrested. A gang recruited 12 women in Lagos in "
        "May 2023 and took them to Italy, according to the Lantern Foundation.\n")
MODALITIES = {"asserted", "alleged", "denied", "planned", "conditional"}
faults = []


def demand(right, words):
    if not right:
        faults.append(words)


def printed(plumbline, *words, text=None):
    run = subprocess.run([plumbline, "analyze", *words], input=text, capture_output=True, text=True, check=True)
    return run.stdout


def spans_of(value):
    """Every [start, end] in a value, at any depth."""
    if isinstance(value, list) and len(value) >= 2 and all(isinstance(v, int) for v in value[:2]):
        yield value[0], value[1]
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from spans_of(each)


def form(name, analysis, documented):
    demand(list(analysis) == documented, f"{name}: keys {list(analysis)}, documented {documented}")
    size = len(analysis["document"]["text"])
    layers = {k: v for k, v in analysis.items() if k not in ("schema", "document")}
    for key, layer in layers.items():
        for begin, end in spans_of(layer):
            demand(0 <= begin < end <= size, f"{name}: {key} has a span {begin}..{end} in a text of {size}")
    for entry in analysis["attributions"]:
        parent = entry["parent"]
        demand(parent is None or 0 <= parent < len(analysis["attributions"]), f"{name}: parent {parent}")


def events(plumbline):
    told = json.loads(printed(plumbline, "-", text=TEXT))
    demand(told["events"] != [], "events are told")
    for event in told["events"]:
        demand(list(event) == ["type", "modality", "trigger", "agent", "patient", "place", "time"], f"event {event}")
        demand(event["modality"] in MODALITIES, f"modality {event['modality']}")
    rules = json.loads(printed(plumbline, "--engine", "rules", "-", text=TEXT))
    demand(rules["events"] == [], "the rules tell no events")


def conllu(plumbline):
    for options in (["--format", "conllu"], ["--format", "conllu", "--engine", "rules"]):
        lines = printed(plumbline, *options, "-", text=TEXT).split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        demand(len(rows) > 20 and all(len(row) == 10 for row in rows), f"{options}: rows of ten cells")


def main(plumbline, examples, page):
    table = pathlib.Path(page).read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \|", table, re.M)
    paths = sorted(str(p) for p in pathlib.Path(examples).glob("*.txt"))
    for line in filter(None, printed(plumbline, *paths).split("\n")):
        analysis = json.loads(line)
        form(analysis["document"]["name"], analysis, documented)
    events(plumbline)
    conllu(plumbline)
    print(*faults, f"{len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
