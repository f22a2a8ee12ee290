#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden assessments: the worked example against the US minimum standards, and the tiers of countries whose runs on the
watch list are known.

Usage: assess.py PLUMBLINE EXAMPLES GOLDEN

GOLDEN/assess/NAME.golden is what the commands below print; the documents of EXAMPLES/cannery-case are added in two
orders, which must give the same answer. JSON forms are validated against docs/reference/assess.schema.json and
tiers.schema.json, passages stand where they are said to. A decision is kept, outlives adding anew, and is outdated once
a document brings new evidence. PLUMBLINE_UPDATE=1 rewrites the files; refused where CI is set.
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ASKED = {
    "us-tvpa": ["assess", "BGR", "--year", "2024", "--diff", "2023"],
    "convictions": ["assess", "BGR", "--year", "2024", "--criterion", "7106(b)(1)"],
    "palermo": ["assess", "BGR", "--year", "2023", "--standard", "palermo"],
    "tiers": ["tiers", "AZE"],
    "tiers-gap": ["tiers", "CUW"],
    "tiers-waived": ["tiers", "KWT"],
    "standard-2012": ["standards", "us-tvpa", "--year", "2012"],
}
NEWS = "Courts in Bulgaria convicted 12 traffickers in December 2023, the prosecutor's office said on Friday.\n"


def run(plumbline, *args, code=0):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env)
    if done.returncode != code:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def assessed(plumbline, space, *args):
    return json.loads(run(plumbline, "assess", "BGR", "--workspace", space, "--year", "2024", "--json", *args))


def schema_faults(answer, root, name):
    import jsonschema  # python3-jsonschema
    schema = json.loads((root / "docs/reference" / name).read_text(encoding="utf-8"))
    for error in jsonschema.Draft7Validator(schema).iter_errors(answer):
        yield f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def form_faults(plumbline, space, root):
    answer = assessed(plumbline, space, "--diff", "2023")
    yield from schema_faults(answer, root, "assess.schema.json")
    yield from schema_faults(json.loads(run(plumbline, "tiers", "AZE", "--json")), root, "tiers.schema.json")
    yield from schema_faults(json.loads(run(plumbline, "tiers", "--check", "--json")), root, "tiers.schema.json")
    # Whoever extends a standard sees a rule as its table has it.
    mapping = json.loads(run(plumbline, "standards", "us-tvpa", "--json"))["mapping"]
    for line in (root / "data/standards/us-tvpa/rules.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or cells[0] == "id":
            continue
        told = next((rule for rule in mapping if rule["id"] == cells[0]), {})
        if [told.get(key) for key in ("when", "words", "unless")] != cells[4:7]:
            yield f"standards --json: rule {cells[0]} is not as its table has it"
    where = {}
    for line in run(plumbline, "claims", "--workspace", space, "--limit", "0", "--json").splitlines():
        told = json.loads(line)
        passage = told["claim"]["passages"][0]
        where[told["document"]["id"], told["claim"]["id"]] = passage["start"], passage["end"]
    for criterion in answer["criteria"]:
        for evidence in criterion["evidence"]:
            passage = evidence["passage"]
            if where.get((evidence["document"]["id"], evidence["claim"])) != (passage["start"], passage["end"]):
                yield f"{criterion['id']}: {evidence['claim']} does not stand at {passage}"


def decision_faults(plumbline, space, folder):
    asked = ["--criterion", "7106(b)(1)"]
    run(plumbline, "assess", "BGR", "--workspace", space, "--year", "2024", *asked, "--decide", "partly", "--why",
        "sentences are not told", "--as", "a rapporteur")
    decided = assessed(plumbline, space, *asked)["criteria"][0]["decided"]
    if (decided["finding"], decided["who"], decided["outdated"]) != ("partly", "a rapporteur", False):
        yield f"the decision reads {decided}"
    # Editions are compared proposal with proposal: a decision on the older one changes nothing between them.
    earlier = assessed(plumbline, space, "--diff", "2023", *asked)["criteria"][0]["before"]
    run(plumbline, "assess", "BGR", "--workspace", space, "--year", "2023", *asked, "--decide", "contested", "--why", "x")
    if assessed(plumbline, space, "--diff", "2023", *asked)["criteria"][0]["before"] != earlier or earlier == "contested":
        yield "--diff compares with a decision"
    if assessed(plumbline, space)["criteria"][4].get("decided", {}).get("outdated") is not False:
        yield "the decision is not shown among all criteria"
    news = pathlib.Path(folder) / "news.txt"
    news.write_text("Courts in Bulgaria convict twelve\n\nCoast Daily\n2 January 2024\n\n" + NEWS, encoding="utf-8")
    run(plumbline, "add", "--workspace", space, "--engine", "rules", str(news))
    decided = assessed(plumbline, space, *asked)["criteria"][0]["decided"]
    if not decided["outdated"]:
        yield "new evidence does not make the decision outdated"
    run(plumbline, "assess", "BGR", "--workspace", space, "--year", "2024", *asked, "--decide", "perhaps", "--why", "x", code=2)
    run(plumbline, "assess", "BGR", "--workspace", space, "--year", "2024", "--criterion", "7106(z)", code=3)


def golden_faults(plumbline, space, other, golden, update):
    for name, options in ASKED.items():
        spaces = [["--workspace", each] if options[0] == "assess" else [] for each in (space, other)]
        actual = run(plumbline, *options, *spaces[0])
        if actual != run(plumbline, *options, *spaces[1]):
            yield f"{name}: another answer in another order of adding"
        if too_wide := [line for line in actual.splitlines() if len(line) > 80]:
            yield f"{name}: wider than 80 columns: {too_wide[0]}"
        file = golden / "assess" / (name + ".golden")
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8")
        expected = file.read_text(encoding="utf-8") if file.exists() else ""
        if actual != expected:
            diff = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "golden", "actual", lineterm="", n=2)
            yield f"{name} differs (PLUMBLINE_UPDATE=1 if it is meant):\n" + "\n".join(list(diff)[:60])


def main():
    plumbline, examples, golden = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    update = bool(os.environ.get("PLUMBLINE_UPDATE"))
    if update and os.environ.get("CI"):
        sys.exit("CI never rewrites what it is to check")
    root = examples.parent
    documents = [str(p.relative_to(root)) for p in sorted((examples / "cannery-case").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        space, other = folder + "/forward", folder + "/backward"
        run(plumbline, "add", "--workspace", space, "--engine", "rules", *documents)
        for document in reversed(documents):
            run(plumbline, "add", "--workspace", other, "--engine", "rules", document)
        faults = [*golden_faults(plumbline, space, other, golden, update), *form_faults(plumbline, space, root),
                  *decision_faults(plumbline, space, folder)]
    print(*faults, f"assessments: {len(ASKED)}, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(sys.argv[2]).resolve().parent)
    sys.exit(main())
