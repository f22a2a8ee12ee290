#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whole articles against what an analyst found: passages, kinds, chains, typed content.

Usage: articles.py PLUMBLINE [FOLDER] [--show]

FOLDER (default eval/gold/articles) holds NAME.txt and NAME.json. The articles were written for this
purpose; `docs/quality.md` records the sums.
"""
import json

from claim_match import ENOUGH, best_claim, right_chain, typed_faults
from program import over_articles, report_of

TYPED = ("route", "figure", "trend", "response", "verification", "scope", "elements", "elements_more")


def score(plumbline, article, show):
    report = report_of(plumbline, article)
    gold = json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))
    text, sums = report["document"]["text"], {"claims": 0, "found": 0, "kinds": 0, "chains": 0, "typed": 0, "typed_of": 0}
    matched = set()
    for wanted in gold["claims"]:
        overlap, kind_right, claim = best_claim(text, report["claims"], wanted)
        found = claim is not None and overlap >= ENOUGH
        chain_right = found and right_chain(claim["chain"], wanted)
        has_typed = any(k in wanted for k in TYPED)
        faults = typed_faults(claim or {}, wanted, gold.get("about_names", [""])) if has_typed else []
        sums["claims"] += 1
        sums["found"] += found
        sums["kinds"] += found and kind_right
        sums["chains"] += chain_right
        sums["typed_of"] += has_typed
        sums["typed"] += has_typed and not faults
        if claim is not None:
            matched.add(claim["id"])
        if show:
            chain = " < ".join(f"{l['name']}[{l['status'][0]}]" for l in claim["chain"]) if claim else "-"
            print(f"{wanted['id']:>3} {overlap:.2f} {'ok' if found and kind_right else 'NO'} "
                  f"{wanted['kind']}/{claim['kind'] if claim else '-'}; chain {'ok' if chain_right else 'NO'} {chain} {'; '.join(faults)}")
    sums["ours"] = len(report["claims"])
    sums["spare"] = len([c for c in report["claims"] if c["id"] not in matched])
    return sums


def main():
    args = over_articles(__doc__).parse_args()
    total = {}
    for article in sorted(args.folder.glob("*.txt")):
        if args.show:
            print(f"== {article.name}")
        sums = score(args.plumbline, article, args.show)
        for key, value in sums.items():
            total[key] = total.get(key, 0) + value
    print(f"{total['claims']} claims: {total['found']} found, {total['kinds']} of the right kind, {total['chains']} chains "
          f"complete and in order, typed content {total['typed']} of {total['typed_of']}; "
          f"{total['ours']} claims of ours, {total['spare']} without a partner")


if __name__ == "__main__":
    main()
