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
import re
import subprocess
import sys

LEAST_CLAIMS = 12  # of 14: right passage and kind
LEAST_CHAINS = 11  # of 14: complete and in order
SMALL = {"the", "of", "and", "for", "in", "a", "an", "us", "united", "states"}


def words(text):
    return [w for w in re.findall(r"\w+", text.lower())]


def same_name(ours, wanted):
    mine, theirs = set(words(ours)) - SMALL, set(words(wanted)) - SMALL
    if not mine or not theirs:
        return set(words(ours)) == set(words(wanted))
    return len(mine & theirs) / min(len(mine), len(theirs)) >= 0.6


def link_matches(link, wanted):
    name, _, aside = wanted.partition("(")
    name = name.strip()
    if name == "unnamed":
        return link["status"] == "unnamed"
    if "unnamed" in aside and link["status"] != "unnamed":
        return False
    edition = re.search(r"\b(19|20)\d\d\b", aside)
    if edition and link.get("work", {}).get("edition") != int(edition.group()):
        return False
    if "article" in aside and link.get("work", {}).get("kind") not in ("article", None):
        return False
    names = [link["name"], *link.get("candidates", [])]
    return any(same_name(each, name) for each in names)


def chain_matches(chain, wanted):
    return len(chain) == len(wanted) and all(map(link_matches, chain, wanted))


def overlap(text, claim, anchor):
    """How well the claim's passage and the anchor cover each other, 0 to 1."""
    begin = text.find(anchor)
    if begin < 0:
        sys.exit(f"the anchor is not in the text: {anchor}")
    end = begin + len(anchor)
    first = claim["passages"][0]
    shared = min(end, first["end"]) - max(begin, first["start"])
    if shared <= 0:
        return 0.0
    return shared / max(end - begin, first["end"] - first["start"])


def best_claim(text, claims, wanted):
    scored = [(overlap(text, c, wanted["anchor"]), c["kind"] == wanted["kind"], c) for c in claims]
    right = [s for s in scored if s[1] and s[0] >= 0.4]
    pool = right or [s for s in scored if s[0] > 0]
    return max(pool, key=lambda s: s[0]) if pool else (0.0, False, None)


def contains(ours, wanted):
    return set(words(wanted)) - SMALL <= set(words(ours))


def typed_faults(claim, wanted, about_names):
    """What is missing of the typed content that the analyst noted."""
    faults = []
    if "route" in wanted:
        roles = [(s["place"], s["role"]) for s in claim.get("route", [])]
        for stop in wanted["route"]:
            place = stop["place"].split(",")[0]
            if not any(role == stop["role"] and same_name(name.split(",")[0], place) for name, role in roles):
                faults.append(f"route lacks {place} as {stop['role']}")
    if "scope" in wanted and claim.get("scope") != wanted["scope"]:
        faults.append("scope")
    if "figure" in wanted:
        figure = claim.get("figure", {})
        for key in ("value", "status", "place", "from", "to"):
            if str(figure.get(key)) .split(".")[0]!= str(wanted["figure"][key]):
                faults.append(f"figure.{key} is {figure.get(key)}")
        if not contains(figure.get("unit", ""), wanted["figure"]["unit"]):
            faults.append(f"figure.unit is {figure.get('unit')}")
    if "trend" in wanted and claim.get("trend", {}).get("direction") != wanted["trend"]["direction"]:
        faults.append("trend direction")
    if "response" in wanted:
        response = claim.get("response", {})
        if not response.get("by") or not any(n.lower() in response["by"].lower() for n in about_names):
            faults.append(f"response by {response.get('by')}")
        number = re.search(r"\(b\)\((\d+)\)", wanted["response"]["criterion"])
        if number and f"(b)({number.group(1)})" not in response.get("criterion", ""):
            faults.append(f"criterion {response.get('criterion')}")
    faults += element_faults(claim.get("elements", {}), wanted.get("elements", {}))
    if "verification" in wanted:
        status = claim.get("verification", {}).get("status")
        if status != wanted["verification"]["status"]:
            faults.append(f"verification is {status}")
    return faults


CODES = {"transportation": "ACT.TRANSPORT", "recruitment": "ACT.RECRUIT", "transfer": "ACT.TRANSFER",
         "sexual exploitation": "PURP.SEX", "removal of organs": "PURP.ORGAN"}


def element_faults(ours, wanted):
    for key in ("act", "means", "purpose"):
        codes = [e["code"] for e in ours.get(key, [])]
        for term in wanted.get(key, []):
            code = CODES[term.split(":")[0]]
            if not any(c.startswith(code) for c in codes):
                yield f"elements lack {code}"
        if key in wanted and not wanted[key] and codes:
            yield f"elements have {codes}, the text states no {key}"
    for key in ("payment", "victims"):
        if key in wanted and not contains(ours.get(key, ""), wanted[key]):
            yield f"elements.{key} is {ours.get(key)}"
    if "facilitators" in wanted and not all(
            contains(ours.get("facilitators", ""), each) for each in wanted["facilitators"]):
        yield f"elements.facilitators is {ours.get('facilitators')}"


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
        right = right and score >= 0.4
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
