#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the sentences with figures and those with routes: form, anchors, values, counts.

usage: check.py   (from anywhere; GUIDELINES.md of each folder says what the fields mean)
Prints a summary; every fault goes to standard error, and one fault makes the exit status 1.
"""
import collections
import json
import pathlib
import re
import sys

GOLD = pathlib.Path(__file__).resolve().parents[1]
STATUSES = set(
    "acquitted arrested assisted charged convicted deported estimated exploited funded identified "
    "inspected investigated killed missing potential prosecuted referred registered repatriated "
    "reported rescued sentenced suspected trafficked trained".split()
)
FIGURE_KEYS = ["anchor", "value", "upper", "approximator", "unit", "status", "place", "from", "to"]
ROUTE_KEYS = ["anchor", "victims", "origin", "transit", "destination", "internal", "status"]
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LEAST = {"figures": (600, 80), "routes": (200, 40)}  # items, items with nothing in them

faults = 0


def fault(where, message):
    global faults
    faults += 1
    print(f"{where}: {message}", file=sys.stderr)


def country_codes():
    table = GOLD.parents[1] / "data" / "countries.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()
    return {row.split("\t")[0] for row in rows if row and not row.startswith("#")} - {"alpha3"}


def read(kind):
    """The items of one file; a line that is no item is a fault."""
    letter = kind[0]
    keys = ["id", "text", "date", "figures"] if kind == "figures" else ["id", "text", "routes"]
    items, texts = [], set()
    lines = (GOLD / kind / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        where = f"{letter}{number:03d}"
        try:
            item = json.loads(line)
        except ValueError as error:
            fault(where, f"no JSON: {error}")
            continue
        if list(item) != keys:
            fault(where, f"keys {list(item)}")
            continue
        if item["id"] != where:
            fault(where, f"id {item['id']} out of order")
        if item["text"] in texts or item["text"] != " ".join(item["text"].split()):
            fault(where, "text twice or with stray blanks")
        texts.add(item["text"])
        items.append(item)
    return items


def check_anchor(where, text, anchor):
    if text.count(anchor) != 1 or not anchor.strip():
        fault(where, f"anchor found {text.count(anchor)} times: {anchor!r}")


def check_place(where, text, place, codes):
    if place in codes:
        return
    if place not in text or not place.strip():
        fault(where, f"place neither a country code nor printed: {place!r}")


def check_figure(where, item, figure, codes):
    text = item["text"]
    if list(figure) != FIGURE_KEYS:
        fault(where, f"keys {list(figure)}")
        return
    check_anchor(where, text, figure["anchor"])
    value, upper = figure["value"], figure["upper"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        fault(where, f"value {value!r}")
    elif upper is not None and not upper > value:
        fault(where, f"upper {upper!r} not above {value!r}")
    approximator = figure["approximator"]
    if approximator is not None and approximator not in text.lower():
        fault(where, f"approximator not printed: {approximator!r}")
    if figure["unit"] == "":
        fault(where, "empty unit")
    if figure["status"] is not None and figure["status"] not in STATUSES:
        fault(where, f"status {figure['status']!r}")
    if figure["place"] is not None:
        check_place(where, text, figure["place"], codes)
    ends = [figure["from"], figure["to"]]
    if any(end is not None and not DATE.fullmatch(end) for end in ends):
        fault(where, f"period {ends}")
    elif None not in ends and ends[0][: len(ends[1])] > ends[1]:
        fault(where, f"period ends before it begins: {ends}")


def check_apart(where, item):
    """Anchors of figures follow one another in the text and do not overlap."""
    end = 0
    for figure in item["figures"]:
        start = item["text"].find(figure["anchor"])
        if start < end:
            fault(where, f"anchor overlaps or is out of order: {figure['anchor']!r}")
        end = start + len(figure["anchor"])


def check_route(where, item, route, codes):
    text = item["text"]
    if list(route) != ROUTE_KEYS:
        fault(where, f"keys {list(route)}")
        return
    check_anchor(where, text, route["anchor"])
    if route["victims"] is not None and route["victims"].lower() not in text.lower():
        fault(where, f"victims not printed: {route['victims']!r}")
    places = route["origin"] + route["transit"] + route["destination"]
    if not places:
        fault(where, "route without a place")
    for place in places:
        check_place(where, text, place, codes)
    if not isinstance(route["internal"], bool):
        fault(where, f"internal {route['internal']!r}")
    if route["status"] not in ("asserted", "denied", "planned"):
        fault(where, f"status {route['status']!r}")


def check_counts(kind, items):
    empty = sum(not item[kind] for item in items)
    for what, have, least in zip(("items", "empty items"), (len(items), empty), LEAST[kind]):
        if have < least:
            fault(kind, f"{have} {what}, wanted {least}")
    statuses = collections.Counter(entry["status"] for item in items for entry in item[kind])
    listed = ", ".join(f"{name or 'none'} {count}" for name, count in statuses.most_common())
    print(f"{kind}: {len(items)} items, {empty} empty, {sum(statuses.values())} {kind}; {listed}")


def main():
    codes = country_codes()
    figures, routes = read("figures"), read("routes")
    for item in figures:
        if item["date"] is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", item["date"]):
            fault(item["id"], f"date {item['date']!r}")
        for figure in item["figures"]:
            check_figure(item["id"], item, figure, codes)
        check_apart(item["id"], item)
    for item in routes:
        for route in item["routes"]:
            check_route(item["id"], item, route, codes)
    check_counts("figures", figures)
    check_counts("routes", routes)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
