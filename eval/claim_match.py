#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Matches the claims of a report with those that an analyst found in the same text.

An analyst's claim has an `anchor` (words of the text), a `kind` (and `also`, kinds that are as
good), a `chain` (publisher first; "unnamed" and asides in brackets have a meaning; `chains_also`,
readings that are as good) and, for some, typed content. Shared by eval/articles.py and
tests/seed/score.py.
"""
import pathlib
import re
import sys

from program import CROSSES

ENOUGH = 0.4  # a passage and an anchor that share this much are about the same claim
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


def right_chain(chain, wanted):
    """The analyst's chain, or one of those that the analyst would accept as well."""
    return any(chain_matches(chain, each) for each in (wanted["chain"], *wanted.get("chains_also", [])))


def overlap(text, claim, anchor):
    """How well the claim's passage and the anchor cover each other, 0 to 1."""
    begin = text.find(anchor)
    if begin < 0:  # the report puts the names of victims out of sight, letter by letter
        hidden = re.search("".join(f"(?:{re.escape(c)}|[{CROSSES}])" for c in anchor), text)
        if hidden is None:
            sys.exit(f"the anchor is not in the text: {anchor}")
        begin = hidden.start()
    end = begin + len(anchor)
    first = claim["passages"][0]
    shared = min(end, first["end"]) - max(begin, first["start"])
    if shared <= 0:
        return 0.0
    return shared / max(end - begin, first["end"] - first["start"])


def right_kind(claim, wanted):
    """The analyst's kind, or one of those that the analyst would accept as well."""
    return claim["kind"] in (wanted["kind"], *wanted.get("also", []))


def best_claim(text, claims, wanted):
    scored = [(overlap(text, c, wanted["anchor"]), right_kind(c, wanted), c) for c in claims]
    right = [s for s in scored if s[1] and s[0] >= ENOUGH]
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
            if key in wanted["figure"] and str(figure.get(key)).split(".")[0] != str(wanted["figure"][key]):
                faults.append(f"figure.{key} is {figure.get(key)}")
        if not contains(figure.get("unit", ""), wanted["figure"].get("unit", "")):
            faults.append(f"figure.unit is {figure.get('unit')}")
    if "trend" in wanted and claim.get("trend", {}).get("direction") != wanted["trend"]["direction"]:
        faults.append("trend direction")
    if "response" in wanted:
        response = claim.get("response", {})
        if not response.get("by") or not any(n.lower() in response["by"].lower() for n in about_names):
            faults.append(f"response by {response.get('by')}")
        number = re.search(r"\(b\)\((\d+)\)", wanted["response"].get("criterion", ""))
        if number and f"(b)({number.group(1)})" not in response.get("criterion", ""):
            faults.append(f"criterion {response.get('criterion')}")
    faults += element_faults(claim.get("elements", {}), wanted.get("elements", {}))
    faults += element_faults(claim.get("elements", {}), wanted.get("elements_more", {}))
    if "verification" in wanted:
        status = claim.get("verification", {}).get("status")
        if status != {"supported": "agrees"}.get(wanted["verification"]["status"], wanted["verification"]["status"]):
            faults.append(f"verification is {status}")
    return faults


# What analysts call an element, beside the terms of data/palermo.tsv.
TERMS = {"sexual exploitation": "PURP.SEX", "forced labour": "PURP.FL", "debt bondage": "PURP.S",
         "force": "MEANS.FORCE", "coercion": "MEANS.COERCION", "confinement": "MEANS.COERCION", "documents taken": "MEANS.COERCION",
         "ransom": "MEANS.COERCION", "forced criminality": "PURP.CRIM", "debt": "MEANS.", "threat": "MEANS.THREAT"}


def read_codes():
    rows = (pathlib.Path(__file__).parents[1] / "data/palermo.tsv").read_text(encoding="utf-8").splitlines()
    fields = [row.split("\t") for row in rows if not row.startswith("#")]
    return {**{f[2]: f[0] for f in fields[1:]}, **TERMS}


CODES = read_codes()


def element_faults(ours, wanted):
    for key in ("act", "means", "purpose"):
        codes = [e["code"] for e in ours.get(key, [])]
        for term in wanted.get(key, []):
            term = term.split(":")[0]
            if term not in CODES:
                sys.exit(f"no code for the element '{term}'")
            code = CODES[term]
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
