#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Golden profiles of the countries of the worked example: what is told of them, and what is asked?

Usage: profile.py PLUMBLINE EXAMPLES GOLDEN

GOLDEN/profile/NAME.golden is what `plumbline profile` prints over the documents of EXAMPLES/cannery-case and some beside
it. They are added in two orders, which must give the same answer. The JSON form is validated against
docs/reference/profile.schema.json; every passage of it stands where it is said to. PLUMBLINE_UPDATE=1 rewrites the
files; refused where CI is set.
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ASKED = {
    "bulgaria": ["BGR"],
    "nepal": ["Nepal", "--passages", "2"],
    "azerbaijan-since": ["AZ", "--since", "2020", "--passages", "0"],
    "bulgaria-until": ["BGR", "--until", "2022", "--passages", "0"],
    "nobody": ["TUV"],
}
BESIDE = ("route-report.txt", "tier-digest.txt", "harbour-courier.txt", "figures-brief.txt")


def run(plumbline, *args):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def form_faults(plumbline, space, country, schema):
    import jsonschema  # python3-jsonschema
    profile = json.loads(run(plumbline, "profile", country, "--workspace", space, "--json"))
    for error in jsonschema.Draft7Validator(schema).iter_errors(profile):
        yield f"{country}: schema: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    where = {}
    for line in run(plumbline, "claims", "--workspace", space, "--limit", "0", "--json").splitlines():
        told = json.loads(line)
        passage = told["claim"]["passages"][0]
        where[told["document"]["id"], told["claim"]["id"]] = (passage["start"], passage["end"], passage["exact"])
    for passage in profile["passages"]:
        selector = passage["passage"]
        if where.get((passage["document"], passage["claim"])) != (selector["start"], selector["end"], selector["exact"]):
            yield f"{country}: {passage['name']}:{passage['claim']} is no such claim"
    lines = [each["support"] for kind in ("routes", "forms", "sectors", "victims", "nationalities", "perpetrators", "responses")
             for each in profile[kind]]
    for support in lines:
        if not support["passages"]:
            yield f"{country}: a line without a passage: {support}"
        if support["origins"] > support["documents"] and support["documents"]:
            # one document may cite several
            if support["origins"] > support["claims"]:
                yield f"{country}: more origins than claims: {support}"
    used = {index for support in lines for index in support["passages"]}
    used |= {index for series in profile["series"] for point in series["points"] for index in point["passages"]}
    used |= {index for note in profile["contradictions"] + profile["questions"] for index in note["passages"]}
    if used - set(range(len(profile["passages"]))):
        yield f"{country}: passages that are not there: {sorted(used)[-1]}"


def main():
    plumbline, examples, golden = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    update = bool(os.environ.get("PLUMBLINE_UPDATE"))
    if update and os.environ.get("CI"):
        sys.exit("CI never rewrites what it is to check")
    root = examples.parent
    documents = [str(p.relative_to(root)) for p in sorted((examples / "cannery-case").glob("*.txt"))
                 + [examples / name for name in BESIDE]]
    schema = json.loads((root / "docs/reference/profile.schema.json").read_text(encoding="utf-8"))
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        space, other = folder + "/forward", folder + "/backward"
        run(plumbline, "add", "--workspace", space, *documents)
        for document in reversed(documents):
            run(plumbline, "add", "--workspace", other, document)
        for name, options in ASKED.items():
            actual = run(plumbline, "profile", "--workspace", space, *options)
            if actual != run(plumbline, "profile", "--workspace", other, *options):
                faults.append(f"{name}: another answer in another order of adding")
            if too_wide := [line for line in actual.splitlines() if len(line) > 100]:
                faults.append(f"{name}: wider than 100 columns: {too_wide[0]}")
            file = golden / "profile" / (name + ".golden")
            if update:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(actual, encoding="utf-8")
            expected = file.read_text(encoding="utf-8") if file.exists() else ""
            if actual != expected:
                diff = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "golden", "actual", lineterm="", n=2)
                faults.append(f"{name} differs (PLUMBLINE_UPDATE=1 if it is meant):\n" + "\n".join(list(diff)[:60]))
            faults += form_faults(plumbline, space, options[0], schema)
    print(*faults, f"profiles: {len(ASKED)}, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    os.chdir(pathlib.Path(sys.argv[2]).resolve().parent)
    sys.exit(main())
