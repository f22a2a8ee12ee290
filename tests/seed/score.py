#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds a report of Plumbline against what a careful analyst found in the same article.

Usage: score.py PLUMBLINE ARTICLE EXPECTED.json [--show]

EXPECTED lists claims with an `anchor` (words of the article), a `kind`, a `chain` (publisher
first) and, for some, typed content and flags. The marks demanded are those of the project's first
milestone; a report that falls short exits with 1 and says where.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "eval"))
from claim_match import ENOUGH, best_claim, chain_matches, typed_faults, words  # noqa: E402

LEAST_CLAIMS = 14  # right passage and kind: all were right once, so none is given away again
LEAST_CHAINS = 12  # complete and in order; one renamed variant has two wrong


def finding_faults(report, paired):
    """The findings that the milestone demands, each on the claim it belongs to."""
    demanded = {1: "quote-contradicted", 3: "name-mismatch", 6: "speaker-ambiguous",
                11: "figure-without-origin", 4: "smuggling-or-trafficking"}
    codes = {}
    for finding in report["findings"]:
        codes.setdefault(finding["code"], []).append(finding)
    for number, code in demanded.items():
        claim = paired.get(number)
        here = [f for f in codes.get(code, []) if claim is None or f.get("claim") in (claim["id"], None)]
        if not here:
            yield f"no {code} on claim {number}"
    verdict = paired.get(1) or {}
    check = verdict.get("verification", {})
    if "Tier 2" not in check.get("reference", "") or "2024" not in check.get("reference", ""):
        yield f"claim 1 is not held against the record: {check.get('reference')}"
    changed = " ".join(e["quoted"] + " " + e["source"] for e in check.get("edits", []))
    if not {"not", "fully", "but"} <= set(words(changed)):
        yield f"claim 1: the differing words are {changed!r}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plumbline")
    parser.add_argument("article")
    parser.add_argument("expected")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    run = subprocess.run([args.plumbline, "check", "--json", args.article], capture_output=True, text=True)
    if run.returncode != 1:
        sys.exit(f"check exited with {run.returncode}: {run.stderr}")
    report = json.loads(run.stdout)
    expected = json.load(open(args.expected, encoding="utf-8"))
    text = report["document"]["text"]
    about_names = expected.get("about_names", ["Azerbaijan"])

    passages, chains, typed, paired, lines = 0, 0, [], {}, []
    for wanted in expected["claims"]:
        score, right, claim = best_claim(text, report["claims"], wanted)
        right = right and score >= ENOUGH
        chain_right = claim is not None and chain_matches(claim["chain"], wanted["chain"])
        passages, chains = passages + right, chains + chain_right
        if claim is not None:
            paired[wanted["id"]] = claim
        faults = typed_faults(claim or {}, wanted, about_names) if wanted["id"] in (1, 4, 7, 9, 11, 13) else []
        typed += [f"claim {wanted['id']}: {fault}" for fault in faults]
        ours = " < ".join(f"{l['name']}[{l['status']}]" for l in claim["chain"]) if claim else "-"
        lines.append(f"{wanted['id']:>2} {'ok ' if right else 'NO '} {score:.2f} want {wanted['kind']:<9} got "
                     f"{claim['kind'] if claim else '-':<9} chain {'ok' if chain_right else 'NO'} {ours}")
    findings = list(finding_faults(report, paired))
    if args.show:
        print(*lines, sep="\n")
    print(*[f"typed content: {t}" for t in typed], *[f"finding: {f}" for f in findings], sep="\n")
    print(f"{passages} of {len(expected['claims'])} claims, {chains} chains, {len(typed)} typed faults, "
          f"{len(findings)} findings missing; {len(report['claims'])} claims in all")
    good = passages >= LEAST_CLAIMS and chains >= LEAST_CHAINS and not typed and not findings
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
