#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden traces of the worked example: to how many origins does a claim lead?

Usage: trace.py PLUMBLINE EXAMPLES GOLDEN

GOLDEN/trace/NAME.golden is what `plumbline trace` prints for the words below, over the documents of
EXAMPLES/cannery-case. They are added in two orders, which must give the same answer, and the JSON form is
validated against docs/reference/trace.schema.json. A workspace with an owners.tsv of its own counts by it.
PLUMBLINE_UPDATE=1 rewrites the files; refused where CI is set.
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ASKED = {
    "freed": "freed 23 Nepali workers",
    "transposed": "freed 32 Nepali workers",
    "circle": "400 foreign workers were trafficked",
    "wire": "gutted sprat for up to 14 hours",
    "charged": "charged the owner of a fish cannery",
    "acquitted": "Mira Dantseva was acquitted",
    "record": "against 67 in 2022",
    "debt": "borrowed about 4,000 euros",
    "unnamed": "the workers were deported",
}


def run(plumbline, *args):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def traced(plumbline, space, words, *options):
    return run(plumbline, "trace", "--workspace", space, "--limit", "1", *options, words)


def owner_faults(plumbline, space):
    """A table in the workspace makes one of two origins, and says how; a faulty one is told with its line."""
    def origins():
        return json.loads(traced(plumbline, space, ASKED["freed"], "--json"))["origins"]

    before = origins()["counted"]
    names = "Burgas District Prosecutor's Office|National Commission*"
    table = pathlib.Path(space) / "owners.tsv"
    for relation, why in (("owns", "owner"), ("part", "part")):
        table.write_text(f"# ours\nowner\trelation\tnames\nThe Republic\t{relation}\t{names}\n", encoding="utf-8")
        after = origins()
        told = {alias["why"] for origin in after["origins"] for alias in origin["aliases"]}
        if after["counted"] != before - 1 or why not in told:
            yield f"{relation}: {after['counted']} origins instead of {before - 1}; {told}"
    for row in ("Coast Group\towns", "Coast Group\thas\tDanube Observer", "\towns\tDanube Observer"):
        table.write_text(f"owner\trelation\tnames\n{row}\n", encoding="utf-8")
        faulty = subprocess.run([plumbline, "trace", "--workspace", space, ASKED["freed"]], capture_output=True, text=True)
        if faulty.returncode != 3 or "owners.tsv:2" not in faulty.stderr:
            yield f"owners.tsv with {row!r}: {faulty.returncode} {faulty.stderr}"
    table.unlink()


def main():
    plumbline, examples, golden = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    update = bool(os.environ.get("PLUMBLINE_UPDATE"))
    if update and os.environ.get("CI"):
        sys.exit("CI never rewrites what it is to check")
    import jsonschema  # python3-jsonschema
    schema = json.loads((examples.parent / "docs/reference/trace.schema.json").read_text(encoding="utf-8"))
    documents = [str(p.relative_to(examples.parent)) for p in sorted((examples / "cannery-case").glob("*.txt"))]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        space, other = folder + "/forward", folder + "/backward"
        run(plumbline, "add", "--workspace", space, *documents)
        for document in reversed(documents):
            run(plumbline, "add", "--workspace", other, document)
        for name, words in ASKED.items():
            actual = traced(plumbline, space, words)
            if actual != traced(plumbline, other, words):
                faults.append(f"{name}: another answer in another order of adding")
            file = golden / "trace" / (name + ".golden")
            if update:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(actual, encoding="utf-8")
            expected = file.read_text(encoding="utf-8") if file.exists() else ""
            if actual != expected:
                diff = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "golden", "actual", lineterm="", n=2)
                faults.append(f"{name} differs (PLUMBLINE_UPDATE=1 if it is meant):\n" + "\n".join(list(diff)[:60]))
            answer = json.loads(traced(plumbline, space, words, "--json"))
            faults += [f"{name}: schema: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
                       for e in jsonschema.Draft7Validator(schema).iter_errors(answer)]
        faults += owner_faults(plumbline, space)
    print(*faults, f"traces: {len(ASKED)}, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(sys.argv[2]).resolve().parent)
    sys.exit(main())
