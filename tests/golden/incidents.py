#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden incidents of the worked example: the same event of many reports is one.

Usage: incidents.py PLUMBLINE EXAMPLES GOLDEN

GOLDEN/incidents/cannery-case.golden is what `plumbline incidents --why` prints over the documents of
EXAMPLES/cannery-case. They are added in three orders, which must give the same answer; the JSON form is validated
against docs/reference/incidents.schema.json, and its passages against the documents. The case holds two real events
(README.md there): there may be at most 1.3 incidents an event. PLUMBLINE_UPDATE=1 rewrites the file; refused where
CI is set.
"""
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

EVENTS = 2
ANSWERS = {  # what a filter leaves, by the place of the incident
    ("--country", "Bulgaria"): ["Burgas, Bulgaria", "Varna, Bulgaria"],
    ("--country", "NPL"): [],
    ("--since", "2024"): ["Burgas, Bulgaria"],
    ("--since", "2019-10-15"): ["Burgas, Bulgaria", "Varna, Bulgaria"],  # the latter dated by its month alone
    ("--until", "2019-12"): ["Varna, Bulgaria"],
    ("--type", "acquittal"): ["Burgas, Bulgaria"],
    ("--document", "09-danube-observer.txt"): ["Varna, Bulgaria"],
    ("--limit", "1"): ["Burgas, Bulgaria"],
}


def run(plumbline, *args):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def filter_faults(plumbline, space):
    for words, places in ANSWERS.items():
        answer = json.loads(run(plumbline, "incidents", "--workspace", space, "--json", *words))
        found = [incident["place"] for incident in answer["incidents"]]
        if found != places:
            yield f"{' '.join(words)}: {found}, not {places}"
    for words in (("--type", "theft"), ("--since", "yesterday"), ("--country", "Atlantis")):
        done = subprocess.run([plumbline, "incidents", "--workspace", space, *words], capture_output=True, text=True)
        if done.returncode != 2 or done.stdout:
            yield f"{' '.join(words)}: exit code {done.returncode}, not 2"


def text_of(plumbline, path):
    """Of which starts and ends are told; the file's may have other blanks."""
    done = subprocess.run([plumbline, "check", "--engine", "rules", "--json", str(path)], capture_output=True, text=True)
    return json.loads(done.stdout)["document"]["text"]


def stands_there(passage, text):
    """Whether the words between start and end are those told; a name that is withheld stands for one or more words."""
    shown = [re.escape(part) for part in passage["exact"].split("[name withheld]")]
    return re.fullmatch(r"\w[\w'’-]*(?: \w[\w'’-]*)*".join(shown), text[passage["start"]:passage["end"]]) is not None


def answer_faults(answer, schema, texts):
    import jsonschema  # python3-jsonschema
    for error in jsonschema.Draft7Validator(schema).iter_errors(answer):
        yield f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    if len(answer["incidents"]) > 1.3 * EVENTS:
        yield f"{len(answer['incidents'])} incidents of {EVENTS} events"
    passages = 0
    for incident in answer["incidents"]:
        names = {report["document"]: pathlib.Path(report["name"]).name for report in incident["reports"]}
        for telling in (t for happening in incident["happenings"] for t in happening["tellings"]):
            passage, text = telling["passage"], texts[names[telling["document"]]]
            passages += 1
            if not stands_there(passage, text):
                yield (f"{names[telling['document']]}, {passage['start']} to {passage['end']}: "
                       f"{text[passage['start']:passage['end']]!r}, not {passage['exact']!r}")
    if passages == 0:
        yield "no telling has a passage"


def main():
    plumbline, examples, golden = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    documents = sorted((examples / "cannery-case").glob("*.txt"))
    texts = {d.name: text_of(plumbline, d) for d in documents}
    schema = json.loads((examples.parent / "docs/reference/incidents.schema.json").read_text())
    faults, printed = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number, order in enumerate((documents, documents[::-1], documents[5:] + documents[:5])):
            space = f"{folder}/{number}"
            for document in order:
                run(plumbline, "add", "--workspace", space, str(document))
            printed.append(run(plumbline, "incidents", "--workspace", space, "--why"))
        faults += filter_faults(plumbline, space)
        answer = json.loads(run(plumbline, "incidents", "--workspace", space, "--json"))
        faults += answer_faults(answer, schema, texts)
    if len(set(printed)) > 1:
        faults.append("another order of adding gives another answer")
    path = golden / "incidents/cannery-case.golden"
    if os.environ.get("PLUMBLINE_UPDATE") and not os.environ.get("CI"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed[0], encoding="utf-8")
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    faults += difflib.unified_diff(wanted.splitlines(), printed[0].splitlines(), str(path), "now", lineterm="")
    print("\n".join(faults) or "incidents as approved")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
