#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports headed by a country's name: which country their claims are about.

Usage: headed.py PLUMBLINE PLUMBLINE_DATA [--errors N]

Texts: sections of human-rights reports (hrr_tip_sections), findings on child labour (ilab_countries) and factbook
texts, as far as their title begins with the name of a country of data/countries.tsv and a "-", ":" or dash, or the
end, behind it; without those that only say where another report stands. Gold is that name and nothing else of the
set. Engine `rules`.
  sections   those with claims about a country; wrong if most of these are about another first of all
  claims     of the same, each by itself: about the state of the heading at all; and of those that say no more
             than what a state does (responses, verdicts, laws), about that state alone
"""
import collections
import json
import re

from program import answers, note, options, sets
from report_tiers import codes

SETS = ("hrr_tip_sections", "ilab_countries", "factbook_tip", "factbook_json_tip")
HEAD = re.compile(r"(.+?)(?: [-\u2013\u2014|] |: |$)")
POINTER = re.compile(r"\s*(?:Please )?(?:also )?see (?:also )?the Department of (?:State|Labor)", re.I)
LONGEST_POINTER = 400  # characters
OF_A_STATE = ("response", "verdict", "law")


def texts(root, name, names):
    """Documents of a set under numbers, and the country that heads each."""
    documents, heads = [], {}
    with open(root / f"{name}.jsonl", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            country = names.get(HEAD.match(row.get("title") or " ").group(1).strip().lower())
            if not country or not row.get("text"):
                continue
            if POINTER.match(row["text"]) and len(row["text"]) < LONGEST_POINTER:
                continue
            own = f"{name}#{len(documents)}"
            heads[own] = country
            documents.append({"id": own, "title": row["title"], "date": row.get("date") or "",
                              "source": row.get("source") or "", "text": row["text"]})
    return documents, heads


def main():
    ask = options(__doc__, parts=False).parse_args()
    root = sets(ask.data, "corpora", "text") / "text"
    names, count, wrong = codes(), collections.Counter(), []
    for name in SETS:
        documents, heads = texts(root, name, names)
        for own, report in answers(ask.plumbline, ["check", "--json", "--engine", "rules"], documents).items():
            claims = [claim for claim in report["claims"] if claim["about"]]
            if not claims:
                continue
            first = collections.Counter(claim["about"][0] for claim in claims).most_common(1)[0][0]
            count[name, "sections"] += 1
            if first != heads[own]:
                count[name, "wrong"] += 1
                wrong.append(f"{report['document']['title'][:60]!r} is headed {heads[own]} and read as about {first}")
            for claim in claims:
                count[name, "claims"] += 1
                count[name, "headed"] += heads[own] in claim["about"]
                if claim["kind"] in OF_A_STATE:
                    count[name, "state"] += 1
                    count[name, "alone"] += claim["about"] == [heads[own]]
    for name in (*SETS, "all"):
        one = lambda key: sum(n for (each, what), n in count.items() if what == key and name in (each, "all"))
        print(f"{name:18} sections {one('sections'):5}  about another {one('wrong'):4}   claims {one('claims'):6}  about the state "
              f"{100 * one('headed') / max(1, one('claims')):5.1f}   of acts, verdicts and laws {one('state'):5}  about it alone "
              f"{100 * one('alone') / max(1, one('state')):5.1f}")
    note("headed sections about their country", 100 - 100 * sum(n for (_, what), n in count.items() if what == "wrong") /
         max(1, sum(n for (_, what), n in count.items() if what == "sections")))
    print(*wrong[:ask.errors], sep="\n")


main()
