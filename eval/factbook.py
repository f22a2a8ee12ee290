#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Verdicts, tiers and roles of states on the World Factbook's "Trafficking in persons" texts.

Usage: factbook.py CONTENT_BENCH PLUMBLINE_DATA [--errors N]

CONTENT_BENCH is build/*/bench/content_bench. Gold:
  tier     the label of factbook_tip.jsonl, which its makers took from the "tier rating:" line;
  efforts  the same file's label; factbook_json_tip.jsonl: its flags making / not_making;
  wording  compliance by an independent parse (regular expressions here, none of ours);
  roles    source, transit, destination by an independent parse of the fixed wording "X is a source,
           transit, and destination country for ..."; internal by "within the country",
           "internally", "domestically" in that same clause.
The gold roles are those of the clause; ours are read from claims that lie in it.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess

ROLE_SENTENCE = re.compile(
    r"current situation: (?P<clause>(?:[^;|]|(?<=St\.))*?\b(?:is|are|remains)\b[^;|]*?\b(?:country|countries|territory)\b[^;|]*)")
ROLE_HEAD = re.compile(r"^[^;|]*?\b(?:is|are|remains)\b(?P<roles>[^;|]*?)\b(?:country|countries|territory)\b")
ROLES = {"origin": r"\b(?:source|origin)\b", "transit": r"\btransit\b", "destination": r"\bdestination\b"}
INTERNAL = re.compile(r"\binternally\b|\bwithin the country\b|\bdomestically\b|\bwithin its borders\b")
COMPLIANCE = (
    ("not-full", re.compile(r"does not (?:yet )?(?:fully (?:comply|meet)|comply fully|meet fully)")),
    ("full", re.compile(r"(?<!not )fully (?:complies|meets)")),
    ("not-at-all", re.compile(r"does not (?:comply|meet)\b(?! fully)")))
TIERS = {"Tier 1": "1", "Tier 2": "2", "Tier 2 Watch List": "2WL", "Tier 3": "3"}
EFFORTS = {"making_significant_efforts": "significant", "not_making_significant_efforts": "not-significant"}


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def claims_of(bench, texts):
    lines = "".join(json.dumps({"text": t["text"], "title": t["title"]}) + "\n" for t in texts)
    out = subprocess.run([bench, "--claims"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def codes(root):
    """alpha-2 and lower-case names -> alpha-3, from our own table (names only, no rule)."""
    table, names = {}, {}
    rows = [l.rstrip("\n").split("\t") for l in open(root / "data/countries.tsv", encoding="utf-8")
            if not l.startswith("#")]
    for row in rows[1:]:
        table[row[1]] = row[0]
        for name in [row[2]] + (row[6].split("|") if len(row) > 6 else []):
            names[name.lower()] = row[0]
    return table, names


def gold_roles(text):
    found = ROLE_SENTENCE.search(text)
    head = found and ROLE_HEAD.search(found["clause"])
    if not head:
        return None, None
    roles = {role for role, word in ROLES.items() if re.search(word, head["roles"])}
    if INTERNAL.search(found["clause"]):
        roles.add("internal")
    return (roles, found.span("clause")) if roles else (None, None)


def our_roles(claims, span, alpha3):
    roles = set()
    for claim in claims:
        passage = claim["passages"][0]
        if passage["start"] >= span[1] or passage["end"] <= span[0]:
            continue
        for stop in claim.get("route", []):
            at = stop.get("passage", passage)
            if span[0] <= at["start"] < span[1] and (stop.get("country") == alpha3):
                roles.add(stop["role"])
    return roles - {"location"}


class Score:
    def __init__(self):
        self.right = self.total = 0
        self.errors = []

    def add(self, ok, what):
        self.total += 1
        self.right += ok
        if not ok:
            self.errors.append(what)

    def line(self, name):
        share = 100 * self.right / self.total if self.total else 0
        return f"{name:28s} {self.right}/{self.total} = {share:.1f} %"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    alpha, names = codes(pathlib.Path(__file__).resolve().parent.parent)
    tier, efforts, wording, about = Score(), Score(), Score(), Score()
    counts = collections.defaultdict(collections.Counter)
    role_errors = []
    for file in ("factbook_tip.jsonl", "factbook_json_tip.jsonl"):
        texts = [r for r in records(args.data / "corpora/text" / file) if r["labels"]["country"] != "World"]
        for record, claims in zip(texts, claims_of(args.bench, texts)):
            labels, text = record["labels"], record["text"]
            verdicts = [c["verdict"] for c in claims if "verdict" in c]
            alpha3 = alpha.get(labels.get("iso2") or "") or names.get(labels["country"].lower())
            where = f"{record['title']}: {text[text.find('tier rating'):][:220]!r}"
            if labels.get("tier"):
                found = next((v["tier"] for v in verdicts if v.get("tier")), None)
                tier.add(found == TIERS[labels["tier"]], f"{labels['tier']} read as {found}: {where}")
            wanted = EFFORTS.get(labels.get("effort"))
            if labels.get("not_making") or labels.get("making"):
                wanted = "not-significant" if labels["not_making"] else "significant"
            if wanted:
                found = next((v["efforts"] for v in verdicts if v["efforts"] != "unstated"), None)
                efforts.add(found == wanted, f"{wanted} read as {found}: {where}")
            rating = text[max(0, text.find("tier rating")):]
            if "minimum standards" in rating:
                stated = [(m.start(), name) for name, rx in COMPLIANCE for m in [rx.search(rating)] if m]
                if stated:
                    found = next((v["compliance"] for v in verdicts if v["compliance"] != "unstated"), None)
                    wording.add(found == min(stated)[1], f"{min(stated)[1]} read as {found}: {where}")
            if verdicts and alpha3:
                first = next(c for c in claims if "verdict" in c)
                about.add(alpha3 in first["about"], f"{alpha3} not in {first['about']}: {where}")
            gold, span = gold_roles(text)
            if gold is None or alpha3 is None:
                continue
            ours = our_roles(claims, span, alpha3)
            for role in gold | ours:
                kind = "right" if role in gold and role in ours else "missed" if role in gold else "wrong"
                counts[role][kind] += 1
                if kind != "right":
                    role_errors.append(f"{role} {kind}: {record['title']}: {text[span[0]:span[1]][:260]!r}")
    for name, score in (("tier", tier), ("efforts", efforts), ("compliance wording", wording),
                        ("country of the verdict", about)):
        print(score.line(name))
    total = collections.Counter()
    for role in ("origin", "transit", "destination", "internal"):
        total.update(counts[role])
        print(f"role {role:23s} {prf(counts[role])}")
    print(f"roles, all                   {prf(total)}")
    for errors in (tier.errors, efforts.errors, wording.errors, about.errors, role_errors):
        for error in errors[: args.errors]:
            print("  ", error)


def prf(count):
    precision = count["right"] / max(1, count["right"] + count["wrong"])
    recall = count["right"] / max(1, count["right"] + count["missed"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({sum(count.values())})"


main()
