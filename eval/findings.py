#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Findings of whole articles against those that an analyst demands and those that would be wrong.

Usage: findings.py PLUMBLINE [FOLDER] [--show]

FOLDER (default eval/gold/articles) holds NAME.txt and NAME.json. In the latter, `findings` lists
{code, anchor, also?}: a finding of that code (or one of `also`) must touch the anchor. What
`not_findings` lists must not be found there. Findings that touch no demanded anchor are counted as
over and above: the analyst did not ask for them, so each is a false alarm or a demand forgotten.
"""
import collections
import json

from program import over_articles, report_of


def spans_of(finding, claims):
    """Where a finding speaks: its passage, and for a whole claim the claim's words."""
    passage = finding["passage"]
    spans = [(passage["start"], passage["end"])]
    claim = claims.get(finding.get("claim"))
    if claim and finding["code"] != "source-unnamed":
        spans.append((claim["passages"][0]["start"], claim["passages"][0]["end"]))
    return spans


def anchor_of(text, row):
    begin = text.find(row["anchor"])
    return None if begin < 0 else (begin, begin + len(row["anchor"]))


def touches(spans, anchor):
    return anchor is not None and any(max(b, anchor[0]) < min(e, anchor[1]) for b, e in spans)


def score(plumbline, article, show, sums):
    report = report_of(plumbline, article)
    gold = json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))
    text = report["document"]["text"]
    claims = {claim["id"]: claim for claim in report["claims"]}
    found = [(f, spans_of(f, claims)) for f in report["findings"]]
    asked = set()

    def tell(sign, code, words):
        if show:
            print(f"  {sign:<10} {code:<26} {words[:100]!r}")

    for row in gold.get("findings", []):
        codes = {row["code"], *row.get("also", [])}
        hits = [i for i, (f, spans) in enumerate(found) if f["code"] in codes and touches(spans, anchor_of(text, row))]
        asked.update(hits)
        sums["demanded", row["code"]] += 1
        sums["found", row["code"]] += bool(hits)
        if not hits:
            tell("MISSED", row["code"], row["anchor"])
    for row in gold.get("not_findings", []):
        hits = [i for i, (f, spans) in enumerate(found) if f["code"] == row["code"] and touches(spans, anchor_of(text, row))]
        hits = [i for i in hits if i not in asked]
        sums["forbidden", row["code"]] += 1
        sums["alarms", row["code"]] += bool(hits)
        if hits:
            tell("FORBIDDEN", row["code"], row["anchor"])
    for i, (finding, _) in enumerate(found):
        sums["told", finding["code"]] += 1
        if i not in asked:
            sums["over", finding["code"]] += 1
            tell("over", finding["code"], finding.get("words", ""))


def main():
    args = over_articles(__doc__).parse_args()
    sums = collections.Counter()
    articles = [a for a in sorted(args.folder.glob("*.txt"))
                if "findings" in json.loads(a.with_suffix(".json").read_text(encoding="utf-8"))]
    for article in articles:
        if args.show:
            print(f"== {article.name}")
        score(args.plumbline, article, args.show, sums)
    columns = ("demanded", "found", "forbidden", "alarms", "told", "over")
    for code in sorted({code for _, code in sums}):
        print(f"{code:<28}" + "  ".join(f"{column} {sums[column, code]:>3}" for column in columns))
    total = {column: sum(n for (c, _), n in sums.items() if c == column) for column in columns}
    print(f"{len(articles)} articles: {total['found']} of {total['demanded']} demanded findings; {total['alarms']} of "
          f"{total['forbidden']} forbidden ones; {total['told']} told, {total['over']} over and above")


if __name__ == "__main__":
    main()
