#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Numbered sources of official reports: what kind of source is each, and how many origins has a sentence?

Usage: ilab.py PLUMBLINE PLUMBLINE_DATA [--closed] [--show]

corpora/text/ilab_claims.jsonl holds sentences of country reports with their numbered sources and the kind of
each. Each report is written as such reports are printed: sentences with their marks, "(1,2)", and the list of
sources at the end, and read by `plumbline check`. Sentences are those of `is_sentence` and `resolved`. Of each
reference the claims of its sentence must cite a source of the right kind; of each sentence with two or more, the
number of origins must be right.

The set's number of origins is that of distinct kinds of source: its data page says that 41 % of claims with two
or more references trace to one, which is so for distinct kinds over all records (1,510 of 3,661). That counts two
newspapers as one origin and the State Department's embassies and its yearly reports as three. Under it stands what
Plumbline itself counts: distinct sources, the parts of one body (data/owners.tsv) being one; there is no gold for that.

The set has no kind for organisations it does not list ("other"), so a source of kind organisation is right for
"ngo" and "other"; intergovernmental bodies outside the United Nations are "other"; a message or interview is right as
such and as a source of the kind of its speaker, for Plumbline says both.

Half of the countries, by the hash of their names, are open: rules were written while looking at them. The other
half is closed: it is asked by totals only.
"""
import collections
import json

from ilab_gold import is_open
from program import answers, options, sets

UNITED_NATIONS = ("united nations", "un ", "unicef", "unhcr", "unesco", "unodc", "undp", "unfpa", "ohchr", "ocha",
                  "committee on the rights", "committee against", "committee on the elimination", "human rights council",
                  "international organization for migration", "world health", "world food", "food and agriculture")


def kind_of(link):
    """The set's word for a source as Plumbline reads it; a set of words where the set does not tell them apart."""
    name, work = link["name"].lower(), link.get("work", {})
    if name.startswith("us embassy"):
        return {"us_embassy_reporting"}
    if work.get("title") == "Trafficking in Persons Report":
        return {"us_tip_report"}
    if work.get("title") == "Country Reports on Human Rights Practices":
        return {"us_human_rights_report"}
    if work.get("kind") in ("interview", "communication"):  # with somebody of a body: either is told
        return {"interview_or_communication"} | kind_of({**link, "work": {}})
    if name.startswith(("ilo ", "ilo-", "ilostat", "international labour org", "international labor org")):
        return {"ilo"}
    if link["kind"] == "person" and link.get("organisation"):  # whose work it is
        return kind_of({"name": link["organisation"], "kind": "international", "work": {}}) | {"ngo"}
    if link["kind"] == "international":
        return {"un"} if name.startswith(UNITED_NATIONS) else {"other"}
    if link["kind"] in ("government", "court"):
        return {"government"}
    return {"ngo", "other"} if link["kind"] == "organisation" else {"other"}


def owner(link):
    """Parts of one body are one origin."""
    name = link["name"]
    return "US Department of State" if name.startswith("US Embassy") else name.lower()


def printed(records):
    """The text of one report, and where each sentence stands in it, in code points."""
    text, places, notes = "", [], {}
    for number, record in enumerate(records):
        claim = record["claim"].strip()
        places.append((len(text), len(text) + len(claim)))
        text += claim + " (" + ",".join(map(str, record["cites"])) + ")" + ("\n\n" if number % 4 == 3 else " ")
        notes.update(zip(record["cites"], record["refs"]))
    text += "\n\nREFERENCES\n\n"
    for number in range(1, max(notes) + 1):
        text += f"{number}. {' '.join(notes.get(number, 'Not in the set.').split())}\n"
    return text, places


def cited_in(report, place):
    """Sources cited by a claim of a sentence, in the order of its mark."""
    met = [claim.get("cited", []) for claim in report["claims"]
           if claim["passages"][0]["start"] < place[1] and place[0] < claim["passages"][0]["end"]]
    return max(met, key=len, default=[])


def main():
    parser = options(__doc__, parts=False, errors=False)
    parser.add_argument("--closed", action="store_true", help="the other half of the countries, totals only")
    parser.add_argument("--show", action="store_true", help="what is wrong; not of the closed half")
    args = parser.parse_args()
    path = sets(args.data, "corpora/text", "ilab_claims.jsonl") / "ilab_claims.jsonl"
    by_report = collections.defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["is_sentence"] and record["resolved"] and is_open(record["doc"]) != args.closed:
            by_report[record["doc"], record["year"]].append(record)
    show = args.show and not args.closed
    keys = sorted(by_report, key=str)
    texts = {key: printed(by_report[key]) for key in keys}
    told = answers(args.plumbline, ["check", "--json", "--engine", "rules"], [{"id": str(n), "text": texts[key][0]} for n, key in enumerate(keys)])
    references = right = several = origins_right = own_less = missed = 0
    per_kind = collections.defaultdict(lambda: [0, 0])
    for number, key in enumerate(keys):
        report = told[str(number)]
        for record, place in zip(by_report[key], texts[key][1]):
            cited = cited_in(report, place)
            missed += not cited
            kinds = []
            links = list(cited)
            for ref, gold in zip(record["refs"], record["source_kinds"]):
                references += 1
                link = links.pop(0) if links else None
                kind = kind_of(link) if link else set()
                kinds.append(gold if gold in kind else "/".join(sorted(kind)))
                right += gold in kind
                per_kind[gold][0] += gold in kind
                per_kind[gold][1] += 1
                if show and gold not in kind:
                    print(f"{gold} as {sorted(kind)} {link and (link['name'], link['kind'])}: {ref[:140]}")
            if len(record["refs"]) < 2:
                continue
            several += 1
            origins_right += len(set(kinds)) == len(set(record["source_kinds"])) and "" not in kinds
            own_less += len({owner(link) for link in cited}) == 1
    half = "closed" if args.closed else "open"
    print(f"{half} half: {len(keys)} reports, {sum(map(len, by_report.values()))} sentences, {missed} without any source")
    print(f"source kind right: {right} of {references} references, {right / references:.4f}")
    for kind, (good, total) in sorted(per_kind.items(), key=lambda item: -item[1][1]):
        print(f"  {kind}: {good} of {total}")
    print(f"number of origins as the set counts them: {origins_right} of {several} sentences with two or more, {origins_right / several:.4f}")
    print(f"one origin as Plumbline counts: {own_less} of {several}, {own_less / several:.3f}")


if __name__ == "__main__":
    main()
