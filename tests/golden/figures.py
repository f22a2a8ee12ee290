#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden figures of the worked example: which numbers are held together, and what is said of those that differ?

Usage: figures.py PLUMBLINE EXAMPLES GOLDEN

GOLDEN/figures/NAME.golden is what `plumbline figures` prints with the options below, over the documents of
EXAMPLES/cannery-case. They are added in two orders, which must give the same answer. The JSON form is validated
against docs/reference/figures.schema.json; passages stand where they are said to, the CSV form has the same reports.
PLUMBLINE_UPDATE=1 rewrites the files; refused where CI is set.
"""
import csv
import difflib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ASKED = {
    "all": ["--unit", "all"],
    "victims": ["--unit", "victims", "--reports"],
    "since": ["--since", "2023", "--status", "identified"],
    "document": ["--document", "11-national-commission.txt"],
}


def run(plumbline, *args):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def form_faults(plumbline, space, root):
    import jsonschema  # python3-jsonschema
    schema = json.loads((root / "docs/reference/figures.schema.json").read_text(encoding="utf-8"))
    answer = json.loads(run(plumbline, "figures", "--workspace", space, "--unit", "all", "--json"))
    for error in jsonschema.Draft7Validator(schema).iter_errors(answer):
        yield f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    where = set()
    for line in run(plumbline, "claims", "--workspace", space, "--limit", "0", "--json").splitlines():
        told = json.loads(line)
        for figure in [told["claim"].get("figure")] + told["claim"].get("more_figures", []):
            if figure:
                passage = figure["passage"]
                where.add((told["document"]["id"], told["claim"]["id"], passage["start"], passage["end"], passage["exact"]))
    for report in answer["reports"]:
        passage = report["passage"]
        if (report["document"], report["claim"], passage["start"], passage["end"], passage["exact"]) not in where:
            yield f"{report['name']}: {passage} is no figure of {report['claim']}"
        if passage["exact"] not in report["sentence"]:
            yield f"{report['name']}: {passage['exact']!r} is not in its sentence"
    lines = list(csv.DictReader(io.StringIO(run(plumbline, "figures", "--workspace", space, "--unit", "all", "--csv"))))
    told = sorted((r["document"], r["claim"], r["value"]) for row in answer["rows"] for value in row["values"]
                  for r in [answer["reports"][i] for i in value["reports"]])
    if sorted((line["document"], line["claim"], float(line["value"])) for line in lines) != told:
        yield "the CSV form has other reports than the JSON form"
    row = answer["rows"][0]["row"]
    opened = json.loads(run(plumbline, "figures", "--workspace", space, "--json", row))
    if [each["row"] for each in opened["rows"]] != [row]:
        yield f"row {row} opens to {opened['rows']}"


def main():
    plumbline, examples, golden = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    update = bool(os.environ.get("PLUMBLINE_UPDATE"))
    if update and os.environ.get("CI"):
        sys.exit("CI never rewrites what it is to check")
    root = examples.parent
    documents = [str(p.relative_to(root)) for p in sorted((examples / "cannery-case").glob("*.txt"))]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        space, other = folder + "/forward", folder + "/backward"
        run(plumbline, "add", "--workspace", space, *documents)
        for document in reversed(documents):
            run(plumbline, "add", "--workspace", other, document)
        for name, options in ASKED.items():
            actual = run(plumbline, "figures", "--workspace", space, *options)
            if actual != run(plumbline, "figures", "--workspace", other, *options):
                faults.append(f"{name}: another answer in another order of adding")
            if too_wide := [line for line in actual.splitlines() if len(line) > 80]:
                faults.append(f"{name}: wider than 80 columns: {too_wide[0]}")
            file = golden / "figures" / (name + ".golden")
            if update:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(actual, encoding="utf-8")
            expected = file.read_text(encoding="utf-8") if file.exists() else ""
            if actual != expected:
                diff = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "golden", "actual", lineterm="", n=2)
                faults.append(f"{name} differs (PLUMBLINE_UPDATE=1 if it is meant):\n" + "\n".join(list(diff)[:60]))
        faults += form_faults(plumbline, space, root)
    print(*faults, f"figures: {len(ASKED)}, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(sys.argv[2]).resolve().parent)
    sys.exit(main())
