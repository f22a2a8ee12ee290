#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores `plumbline verify` on the benchmark that generate.py made.

usage: score.py PLUMBLINE FOLDER [--closed] [--errors N] [--kind KIND]

The references are added year by year with their edition, then the articles, then all is verified. Told of each kind:
caught (the quotation is not called verbatim), with the right kind of change, and of faithful quotations verbatim and
false alarms (any finding about the quotation). --closed prints totals only and opens nothing.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

ALARMS = ("quote-contradicted", "quote-altered", "quote-not-in-source", "quote-misplaced", "verdict-contradicts-record",
          "verdict-misdated", "verdict-fragment")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command[:3]))} failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout


def verified(plumbline, folder):
    with tempfile.TemporaryDirectory() as workspace:
        for path in sorted((folder / "references").glob("*.jsonl")):
            run(plumbline, "add", "--workspace", workspace, "--reference", "--edition", path.stem, path)
        run(plumbline, "add", "--workspace", workspace, folder / "articles.jsonl")
        told = run(plumbline, "verify", "--workspace", workspace, "--json")
    for line in told.split("\n"):
        if line:
            report = json.loads(line)
            yield report["document"]["name"].rsplit("!", 1)[-1], report


def answer(report):
    """Status, kinds of changes told, edition named, alarms: of all quotations of one article, of which there is one."""
    statuses, kinds, editions = set(), set(), set()
    checks = [claim["verification"] for claim in report["claims"] if claim.get("direct_quote") and claim.get("verification")]
    checks += [claim["verification"] for claim in report["claims"]
               if not claim.get("direct_quote") and claim.get("verification", {}).get("source_passage")]
    checks += [quotation["verification"] for quotation in report.get("quotations", [])]
    for check in checks:
        statuses.add(check["status"])
        kinds.update(edit["kind"] for edit in check.get("edits", []))
        if "found_in" in check:
            editions.add(check["found_in"].get("edition"))
    findings = [finding for finding in report["findings"] if finding["code"] in ALARMS]
    codes = {finding["code"] for finding in findings}
    return statuses, kinds, editions, codes


def judge(item, report):
    statuses, kinds, editions, codes = answer(report)
    changed = bool(item["told"])
    bad = statuses & {"altered", "reversed", "absent", "contradicted"} or codes
    if not changed:
        return "verbatim" if statuses == {"verbatim"} and not codes else "alarm" if bad else "untold"
    if item["told"] == ["edition"]:
        right = "quote-misplaced" in codes and editions & set(item["years"])
        return "right" if right else "caught" if bad else "missed"
    if not bad:
        return "missed" if statuses - {"source-missing"} else "untold"
    return "right" if kinds & set(item["told"]) else "caught"


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline", type=lambda path: str(pathlib.Path(path).resolve()))
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--closed", action="store_true")
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--kind")
    given = ask.parse_args()
    truth = [json.loads(line) for line in (given.folder / "truth.jsonl").open(encoding="utf-8")]
    reports = dict(verified(given.plumbline, given.folder))
    table = collections.defaultdict(collections.Counter)
    left = collections.Counter()
    for item in truth:
        result = judge(item, reports[item["id"]])
        table[item["kind"]][result] += 1
        wrong = result not in ("right", "verbatim") and given.kind in (None, item["kind"])
        if wrong and not given.closed and left[item["kind"]] < given.errors:
            left[item["kind"]] += 1
            statuses, kinds, editions, codes = answer(reports[item["id"]])
            print(f"{item['kind']} {result} {item['id']}: {sorted(statuses)} {sorted(kinds)} {sorted(codes)}\n  {item['quote']!r}"
                  + (f"\n  {item['sentence']!r}" if item["quote"] != item["sentence"] else ""))
    totals = collections.Counter()
    changed = {item["kind"] for item in truth if item["told"]}
    for kind, row in table.items():
        totals.update({(kind in changed, result): n for result, n in row.items()})
        if not given.closed:
            print(f"{kind:18}" + "  ".join(f"{result} {n}" for result, n in sorted(row.items(), key=lambda each: -each[1])))
    faithful = sum(n for (is_changed, _), n in totals.items() if not is_changed)
    others = sum(n for (is_changed, _), n in totals.items() if is_changed)
    caught = totals[True, "right"] + totals[True, "caught"]
    print(f"faithful: {totals[False, 'verbatim']} of {faithful} verbatim, {100 * totals[False, 'verbatim'] / faithful:.2f} %;"
          f" false alarms {totals[False, 'alarm']}, {100 * totals[False, 'alarm'] / faithful:.2f} %")
    print(f"changed: {caught} of {others} caught, {100 * caught / others:.2f} %; with the right kind {totals[True, 'right']},"
          f" {100 * totals[True, 'right'] / others:.2f} %")


if __name__ == "__main__":
    main()
