#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Roles of states, and the countries linked with them, in 100 factbook texts read by hand.

Usage: report_roles.py PLUMBLINE PLUMBLINE_DATA [--part open|held|all] [--errors N]
       report_roles.py --agreement

Gold: eval/gold/reports/roles.jsonl (its README says what counts). Read with `check`, as a user would; of the
claims those count that stand before "tier rating:".
  roles    source, transit, destination, internal of the text's own state: F1 over texts and roles
  linked   pairs of another country and its role: F1 over texts; what the gold leaves open counts neither way
"""
import argparse
import collections
import hashlib
import json
import pathlib
import sys

from program import Score, note, reports

GOLD = pathlib.Path(__file__).resolve().parent / "gold/reports"
ROLES = ("origin", "transit", "destination", "internal")


def labels(name):
    return {item["id"]: item for item in map(json.loads, (GOLD / name).read_text(encoding="utf-8").splitlines())}


def texts(data, wanted):
    """id -> record of the factbook texts; a text that is not the one labelled ends the script."""
    found = {}
    for file in ("factbook_tip.jsonl", "factbook_json_tip.jsonl"):
        for record in map(json.loads, open(data / "corpora/text" / file, encoding="utf-8")):
            if record["id"] in wanted:
                found[record["id"]] = record
    for name, item in wanted.items():
        if hashlib.sha256(found[name]["text"].encode()).hexdigest()[:16] != item["sha256"]:
            sys.exit(f"{name} is another text than the one labelled")
    return found


def told(report, end, country):
    """Roles of the country and (role, other country) with a passage each, from the claims that begin before `end`."""
    roles, links = {}, {}
    for claim in report["claims"]:
        for stop in claim.get("route", []):
            at = stop.get("passage") or claim["passages"][0]
            if at["start"] >= end or not stop.get("country") or stop["role"] not in ROLES:
                continue
            if claim.get("scope") == "internal" and stop["country"] == country:
                roles.setdefault("internal", claim["passages"][0]["exact"])
            if stop["country"] == country:
                roles.setdefault(stop["role"], claim["passages"][0]["exact"])
            elif stop["role"] != "internal":
                links.setdefault((stop["role"], stop["country"]), claim["passages"][0]["exact"])
    return roles, links


def gold_links(item):
    """The gold's links, each a set of (role, country) of which any is right; and those left open."""
    firm = [{(role, link["country"]) for role in link["roles"]} for link in item["links"] if not link.get("open")]
    free = {(role, link["country"]) for link in item["links"] if link.get("open") for role in ROLES}
    return firm, free


def agreement():
    first, second = labels("roles.jsonl"), labels("roles_second.jsonl")
    roles, links = Score(), Score()
    both = collections.Counter()
    for name, item in first.items():
        other = second[name]
        free = set(item.get("roles_open", []))
        one, two = set(item["roles"]) - free, set(other["roles"]) - free
        roles.add(one, two)
        for role in ROLES:
            both[role in item["roles"], role in other["roles"]] += 1
        firm, open_links = gold_links(item)
        theirs = {pair for group in gold_links(other)[0] for pair in group} - open_links
        hit = sum(bool(group & theirs) for group in firm)
        links.count(hit, len(theirs), len(firm))
    total = sum(both.values())
    same = (both[True, True] + both[False, False]) / total
    yes = (both[True, True] + both[True, False]) / total, (both[True, True] + both[False, True]) / total
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    print(f"agreement: roles F1 {roles.f1:.1f} (kappa, open ones counted as no, {(same - chance) / (1 - chance):.3f} "
          f"over {total} yes-or-no); links F1 {links.f1:.1f} of {links.gold}")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline", nargs="?")
    ask.add_argument("data", nargs="?", type=pathlib.Path)
    ask.add_argument("--part", choices=("open", "held", "all"), default="all")
    ask.add_argument("--errors", type=int, default=0)
    ask.add_argument("--agreement", action="store_true")
    asked = ask.parse_args()
    if asked.agreement:
        return agreement()
    wanted = {k: v for k, v in labels("roles.jsonl").items() if asked.part in ("all", v["part"])}
    records = texts(asked.data, wanted)
    read = reports(asked.plumbline, [{"id": r["id"], "title": r["title"], "date": r["date"], "text": r["text"]}
                                     for r in records.values()])
    all_roles, linked = Score(), Score()
    each = {role: Score() for role in ROLES}
    errors = []
    for name, item in wanted.items():
        text = records[name]["text"]
        end = text.find("tier rating") if "tier rating" in text else len(text)
        ours, links = told(read[name], end, item["country"])
        free = set(item.get("roles_open", []))
        gold = set(item["roles"]) - free
        all_roles.add(set(ours) - free, gold)
        for role in ROLES:
            each[role].add({role} & (set(ours) - free), {role} & gold)
        errors += [f"{name} {item['country']} {role}: missed" for role in gold - set(ours)]
        errors += [f"{name} {item['country']} {role}: wrong: {ours[role][:160]!r}" for role in set(ours) - free - gold]
        firm, open_links = gold_links(item)
        pairs = set().union(*firm) if firm else set()
        hit = sum(bool(group & set(links)) for group in firm)
        linked.count(hit, hit + len(set(links) - pairs - open_links), len(firm))
        for group, link in zip(firm, (l for l in item["links"] if not l.get("open"))):
            if not group & set(links):
                around = text[max(0, link["start"] - 90):link["end"] + 40]
                errors.append(f"{name} link missed {sorted(group)}: {around!r}")
        errors += [f"{name} link wrong {pair}: {links[pair][:200]!r}" for pair in sorted(set(links) - pairs - open_links)]
    print(f"{asked.part}, {len(wanted)} texts: roles {all_roles}; linked countries {linked} of {linked.gold}")
    print("  " + "  ".join(f"{role} {score.f1:.1f}" for role, score in each.items()))
    note(f"report roles {asked.part}", all_roles.f1)
    note(f"report links {asked.part}", linked.f1)
    for error in errors[:asked.errors]:
        print("  ", error)


if __name__ == "__main__":
    main()
