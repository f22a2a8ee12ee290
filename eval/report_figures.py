#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures of report texts, in 67 passages read by hand (and eight that hold none), each inside its document.

Usage: report_figures.py PLUMBLINE PLUMBLINE_DATA [--part open|held|all] [--errors N]

Gold: eval/gold/reports/figures.jsonl. A figure is found if one of ours that touches it has its value. Fields: unit by
its head word, status, place, period (both ends), who counted (where the passage says so: the figure's own, or the last
source of the claim). All: value, unit, place and period. Figures told of passages that hold none are counted.
"""
import argparse
import hashlib
import json
import pathlib

from figures import figures_of, heads, nearest, plain, same_unit
from program import note, reports

GOLD = pathlib.Path(__file__).resolve().parent / "gold/reports/figures.jsonl"


def documents(data, items):
    """id -> record of each item's document; one that has changed since it was read ends the script."""
    found = {}
    for file in sorted({item["file"] for item in items}):
        wanted = {item["id"]: item["sha256"] for item in items if item["file"] == file}
        for record in map(json.loads, open(data / "corpora/text" / file, encoding="utf-8")):
            if record["id"] not in wanted:
                continue
            if hashlib.sha256(record["text"].encode()).hexdigest()[:16] != wanted[record["id"]]:
                raise SystemExit(f"{record['id']} is another text than the one read")
            found[record["id"]] = record
    return found


def with_sources(claims):
    """((start, end), figure, the last source's name) of every figure."""
    for claim in claims:
        last = claim["chain"][-1]["name"] if len(claim["chain"]) > 1 else ""
        for span, figure in figures_of([claim]):
            yield span, (figure, last)


def same_place(ours, wanted):
    return any(plain(place) in (plain(ours), plain(ours).split(",")[0]) for place in wanted)


def judge(gold, figure, source, text):
    unit = gold["unit"] is None or any(
        (not want and not figure.get("unit")) or (want and same_unit(figure.get("unit"), want)) for want in gold["unit"])
    found = {"unit": unit,
             "status": gold["status"] is None or (figure.get("status") or None) in gold["status"],
             "place": same_place(figure.get("place", ""), gold["place"]),
             "period": figure.get("from") in gold["from"] and figure.get("to") in gold["to"]}
    if gold["counter"]:
        named = plain(figure.get("counted_by") or source)
        words = [plain(text[a:b]).split()[-1].rstrip("s") for a, b in gold["counter"]]
        found["counter"] = any(word in named for word in words)
    return found


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline")
    ask.add_argument("data", type=pathlib.Path)
    ask.add_argument("--part", choices=("open", "held", "all"), default="all")
    ask.add_argument("--errors", type=int, default=0)
    asked = ask.parse_args()
    items = [item for item in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
             if asked.part in ("all", item["part"])]
    records = documents(asked.data, items)
    told = reports(asked.plumbline, [{k: r[k] for k in ("id", "title", "date", "text")} for r in records.values()])
    count = dict.fromkeys(("gold", "value", "unit", "status", "place", "period", "counter", "counters", "all"), 0)
    alarms, errors = 0, []
    for item in items:
        text = records[item["id"]]["text"]
        ours = [(span, both) for span, both in with_sources(told[item["id"]]["claims"])
                if span[0] < item["end"] and span[1] > item["start"]]
        if not item["figures"]:
            alarms += len(ours)
        for gold in item["figures"]:
            count["gold"] += 1
            count["counters"] += bool(gold["counter"])
            figure = nearest([(span, figure) for span, (figure, _) in ours], gold["value"], gold["start"], gold["end"])
            where = f"{item['id']} {text[gold['start']:gold['end']]!r}"
            if figure is None:
                errors.append(f"{where}: not found: {text[item['start']:item['end']]!r}")
                continue
            count["value"] += 1
            source = next(source for _, (each, source) in ours if each is figure)
            right = judge(gold, figure, source, text)
            for key, value in right.items():
                count[key] += value
            count["all"] += right["unit"] and right["place"] and right["period"]
            wrong = [key for key, value in right.items() if not value]
            if wrong:
                shown = {k: figure.get(k) for k in ("unit", "status", "place", "from", "to", "counted_by")}
                errors.append(f"{where}: {', '.join(wrong)}: ours {shown}, source {source!r}; gold "
                              f"{ {k: gold[k] for k in ('unit', 'status', 'place', 'from', 'to')} }")
    share = lambda key, of="gold": f"{key} {100 * count[key] / max(1, count[of]):.1f} %"
    note(f"report figures {asked.part}", 100 * count["all"] / count["gold"])
    print(f"report figures, {asked.part}: " + "  ".join(map(share, ("value", "unit", "status", "place", "period", "all")))
          + f"  of {count['gold']}; {share('counter', 'counters')} of {count['counters']}; "
          f"{alarms} told in the {sum(not item['figures'] for item in items)} passages without one")
    for error in errors[:asked.errors]:
        print("  ", error)


if __name__ == "__main__":
    main()
