#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Publisher, title, date and authors of whole articles, and claims made of what is not running text.

Usage: frame.py PLUMBLINE [FOLDER] [--show]

FOLDER (default eval/gold/articles) holds NAME.txt and NAME.json; the latter's "document" gives
publisher, title, date ("2024", "2024-05" or "2024-05-14") and authors, null for what the text does
not state. A field that is absent is not scored. Right is what agrees but for case, white space and
quotation marks around it; "wrong" is a value where another or none is stated, which harms, "missed"
an empty one. A claim is "of the frame" if it lies in one of the gold's "not_claims".
"""
import json

from program import over_articles, report_of

FIELDS = ("publisher", "title", "date", "authors")
KEYS = {"date": "published"}


def plain(value):
    if isinstance(value, list):
        return sorted(plain(v) for v in value)
    return " ".join(str(value).split()).strip("\"'“”«»„ ").casefold() if value else ""


def score(plumbline, article, sums, show):
    gold = json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))
    report = report_of(plumbline, article)
    for field in FIELDS:
        if field not in gold.get("document", {}):
            continue
        wanted = plain(gold["document"][field] or ([] if field == "authors" else ""))
        found = plain(report["document"].get(KEYS.get(field, field)) or ([] if field == "authors" else ""))
        verdict = "right" if wanted == found else "wrong" if found else "missed"
        sums[field][verdict] += 1
        if show and verdict != "right":
            print(f"{article.name}: {field} {verdict}: wanted {wanted!r}, found {found!r}")
    for text in gold.get("not_claims", []):
        hits = [c for c in report["claims"] if c["passages"][0]["exact"].strip() in text]
        sums["claims"]["of the frame"] += len(hits)


def main():
    args = over_articles(__doc__).parse_args()
    sums = {field: {"right": 0, "wrong": 0, "missed": 0} for field in FIELDS}
    sums["claims"] = {"of the frame": 0}
    for article in sorted(args.folder.glob("*.txt")):
        score(args.plumbline, article, sums, args.show)
    for field in FIELDS:
        counts = sums[field]
        total = sum(counts.values())
        if total:
            print(f"{field}: {counts['right']} of {total} right, {counts['wrong']} wrong, {counts['missed']} missed")
    print(f"claims made of the frame: {sums['claims']['of the frame']}")


if __name__ == "__main__":
    main()
