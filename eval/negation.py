#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Negation flips on our own gold: is a quotation that turns its source found out, and one that does not let be?

usage: negation.py PLUMBLINE [--part all|seen|unseen] [--errors N]

Each pair of eval/gold/negation is checked as a reader would: a document quotes the sentence, `check --reference`
is given a document that holds the original among others. A flip is seen if the quotation is reported as reversed
(or contradicted); a pair that only says the same in other words must not be. Polarity: where one of the two
sentences is negative, the program's claim of it has polarity "negative", and that of the other has not.
"""
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import tempfile

from gold_items import claims_of, items_of
from program import note, options

GOLD = pathlib.Path(__file__).resolve().parent / "gold/negation/pairs.jsonl"
DOCUMENT = 'The institute presented its findings on Monday.\n\nThe report states: "{}"\n'
REFERENCE = "The report covers one year.\n\nIt rests on visits to nine towns. {} The annex lists the visits.\n"
TURNED = ("reversed", "contradicted")


def verdict(plumbline, item):
    with tempfile.TemporaryDirectory() as folder:
        document, reference = pathlib.Path(folder) / "article.txt", pathlib.Path(folder) / "report.txt"
        document.write_text(DOCUMENT.format(item["quote"]), encoding="utf-8")
        reference.write_text(REFERENCE.format(item["source"]), encoding="utf-8")
        run = subprocess.run([plumbline, "check", "--json", "--reference", str(reference), str(document)],
                             capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"plumbline check failed ({run.returncode}): {run.stderr.strip()}")
    report = json.loads(run.stdout)
    if any(finding["code"] == "quote-contradicted" for finding in report["findings"]):
        return "reversed"
    claims = report["claims"]
    found = [c["verification"]["status"] for c in claims if c.get("direct_quote") and c.get("verification")]
    return next((s for s in found if s in TURNED), found[0] if found else "none")


def polarity(plumbline, items):
    """Of the items with a negative side: both sides told right."""
    sides = [{"id": f"{i['id']}/{side}", "text": i[side]} for i in items for side in ("source", "quote")]
    claims = claims_of(plumbline, sides)
    told = {key: any(c["polarity"] == "negative" for c in found) for key, found in claims.items()}
    return {i["id"]: tuple(told.get(f"{i['id']}/{side}", False) == (i["negative"] == side)
                           for side in ("source", "quote")) for i in items}


def main():
    given = options(__doc__, data=False).parse_args()
    items = list(items_of([GOLD], given.part))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(lambda item: verdict(given.plumbline, item), items))
    right, total, kinds = collections.Counter(), collections.Counter(), collections.Counter()
    for item, status in zip(items, statuses):
        total[item["how"]] += 1
        good = (status in TURNED) == item["flipped"]
        right[item["how"]] += good
        kinds[item["flipped"], status] += 1
        if given.errors > 0 and not good:
            given.errors -= 1
            print(f"   {item['id']}: told {status}: {item['source']!r} quoted as {item['quote']!r}")
    flips = sum(n for how, n in total.items() if how != "same")
    seen = sum(n for how, n in right.items() if how != "same")
    print(f"negation, {given.part}: {seen} of {flips} flips seen, {100 * seen / max(1, flips):.1f} %;"
          f" {total['same'] - right['same']} of {total['same']} faithful rewordings called a flip")
    note(f"negation {given.part}", 100 * seen / max(1, flips))
    print("   by kind: " + "  ".join(f"{how} {right[how]}/{total[how]}" for how in total))
    print("   told: " + "  ".join(f"{'flip' if k[0] else 'same'} {k[1]} {n}" for k, n in sorted(kinds.items(), key=str)))
    sided = [i for i in items if "negative" in i]
    told = polarity(given.plumbline, sided)
    hits = sum(sum(pair) for pair in told.values())
    print(f"   polarity right in {hits} of {2 * len(sided)} sentences, {100 * hits / max(1, 2 * len(sided)):.1f} %")
    wrong = [(item["id"], item[side]) for item in sided
             for side, good in zip(("source", "quote"), told[item["id"]]) if not good]
    for name, sentence in wrong[:max(0, given.errors)]:
        print(f"   polarity {name}: {sentence!r}")


if __name__ == "__main__":
    main()
