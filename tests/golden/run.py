#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden reports: each example document against the report that a person approved.

Usage: run.py PLUMBLINE EXAMPLES GOLDEN [NAME]

GOLDEN/check/NAME.golden is what `plumbline check` prints for EXAMPLES/NAME, with its exit code as the
last line; NAME.json.golden is its JSON form without what the text of the example already holds.
PLUMBLINE_UPDATE=1 rewrites them; refused where CI is set. The JSON form of every example is validated
against docs/reference/report.schema.json, its selectors against the text, and the HTML form must be
well-formed; together the examples must show every kind of claim and every finding.
"""
import difflib
import html.parser
import json
import os
import pathlib
import subprocess
import sys

# Examples whose quotations are held against documents given with --reference.
REFERENCES = {"retelling.txt": [f"examples/reference/shelter-review-{year}.txt" for year in (2022, 2023)]}
VOID = {"meta", "br", "link", "img", "input", "hr"}


def run(plumbline, *args):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run([plumbline, *args], capture_output=True, text=True, env=env)


class Nesting(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script" or any(name in ("src", "href") and not (value or "").startswith("#") for name, value in attrs):
            self.faults.append(f"<{tag}> loads or runs something")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


def selector_faults(report):
    text = report["document"]["text"]

    def walk(value):
        if isinstance(value, dict):
            if "exact" in value and text[value["start"]:value["end"]] != value["exact"]:
                yield f"selector {value['start']}..{value['end']} is not {value['exact']!r}"
            for each in value.values():
                yield from walk(each)
        elif isinstance(value, list):
            for each in value:
                yield from walk(each)

    yield from walk(report["claims"])
    yield from walk(report["findings"])


def essence(value):
    """A report without the text, the ways the engine went and the neighbours of a passage."""
    if isinstance(value, dict):
        if "exact" in value and "start" in value:
            return value["exact"]
        dropped = ("producers", "cue_passage", "speaker", "document", "engine")
        return {key: essence(each) for key, each in value.items() if key not in dropped}
    return [essence(each) for each in value] if isinstance(value, list) else value


def schema_faults(report, schema):
    import jsonschema  # python3-jsonschema
    for error in jsonschema.Draft7Validator(schema).iter_errors(report):
        yield f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def main():
    plumbline, examples, golden = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    only = sys.argv[4] if len(sys.argv) > 4 else None
    update = bool(os.environ.get("PLUMBLINE_UPDATE"))
    if update and os.environ.get("CI"):
        sys.exit("CI never rewrites what it is to check")
    schema = json.loads((examples.parent / "docs/reference/report.schema.json").read_text())
    codes = set(schema["definitions"]["finding"]["properties"]["code"]["enum"])
    kinds = set(schema["definitions"]["claim"]["properties"]["kind"]["enum"])
    shown_codes, shown_kinds, faults = set(), set(), []
    documents = [p for p in sorted(examples.iterdir()) if p.suffix in (".txt", ".html")]
    for document in documents:
        if only and only not in document.name:
            continue
        reference = [word for path in REFERENCES.get(document.name, []) for word in ("--reference", path)]
        told = run(plumbline, "check", *reference, str(document.relative_to(examples.parent)))
        report = json.loads(run(plumbline, "check", "--json", *reference, str(document)).stdout)
        forms = {".golden": told.stdout + f"exit {told.returncode}\n",
                 ".json.golden": json.dumps(essence(report), ensure_ascii=False, indent=1) + "\n"}
        for ending, actual in forms.items():
            expected_file = golden / "check" / (document.name + ending)
            if update:
                expected_file.parent.mkdir(parents=True, exist_ok=True)
                expected_file.write_text(actual, encoding="utf-8")
            expected = expected_file.read_text(encoding="utf-8") if expected_file.exists() else ""
            if actual != expected:
                diff = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "golden", "actual", lineterm="", n=2)
                faults.append(f"{document.name}{ending} differs (PLUMBLINE_UPDATE=1 if it is meant):\n"
                              + "\n".join(list(diff)[:60]))
        shown_codes |= {f["code"] for f in report["findings"]}
        shown_kinds |= {c["kind"] for c in report["claims"]}
        faults += [f"{document.name}: {f}" for f in [*schema_faults(report, schema), *selector_faults(report)]]
        page = pathlib.Path(os.environ.get("TMPDIR", "/tmp")) / f"plumbline-golden-{os.getpid()}.html"
        run(plumbline, "check", "--html", str(page), *reference, str(document))
        nesting = Nesting()
        nesting.feed(page.read_text(encoding="utf-8"))
        page.unlink()
        faults += [f"{document.name}: HTML: {f}" for f in nesting.faults[:5] + nesting.open]
    if not only:
        faults += [f"no example shows {code}" for code in sorted(codes - shown_codes)]
        faults += [f"no example shows a {kind} claim" for kind in sorted(kinds - shown_kinds)]
    print(*faults, f"golden: {len(documents)} documents, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(sys.argv[2]).resolve().parent)
    sys.exit(main())
