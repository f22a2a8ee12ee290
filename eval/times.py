#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores numbers, shares, sums of money and dates on the English cases of Recognizers-Text.

usage: times.py PLUMBLINE DATA [--part all|seen|unseen] [--errors N]

Each case is a text of its own, with the day it is told on. A marked stretch is right if `analyze` tells one
that overlaps it with the same value: for numbers, percent and money the value (money also its currency, where
the set gives a code); for dates and ranges of dates the same first and last day, a year or month being its
days. The set ends a range before its last unit ("2014 to 2018" with 2017): the unit itself is as right. A
distance in weeks, months or years ("two years ago") may be told as the unit that holds the day. Where the set
offers several days (a date without its year), one of them is right; a range open on one
side is right if that side is open or the day of telling. Not scored: times of day, durations, repeated times,
ordinals. "Relative" are dates that name neither a month nor a figure. "Over" counts what is told in the cases
of a kind (not of dates) where no stretch of it is marked. The third "unseen" (by a hash of the input) is not looked at.
"""
import datetime
import json
import re

from gold_items import in_part
from program import analyses, note, options, sets

FILES = {"number": "Number/English/NumberModel.json", "percent": "Number/English/PercentModel.json",
         "money": "NumberWithUnit/English/CurrencyModel.json", "date": "DateTime/English/DateTimeModel.json"}
# Numbers by how they are told, the first that fits: what reports hold and what only a dictation does.
SORTS = (("sums, powers, signs", re.compile(r"\^|\b(over|minus|negative)\b|^-|\de\d|\d\.\d+\.\d", re.I)),
         ("shares", re.compile(r"/|\bout of\b|(half|third|quarter|fifth|sixth|eighth|tenth|hundredth|thousandth|ionth|st)s?\b", re.I)),
         ("spoken decimals", re.compile(r"\bpoint\b", re.I)),
         ("figures with a scale", re.compile(r"\d.*[a-z]", re.I)),
         ("figures", re.compile(r"\d")),
         ("words", re.compile("")))
MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d", re.I)
DAY = datetime.timedelta(days=1)


def cases_of(root):
    """(kind, text, day, [(kind, begin, end, wanted)])"""
    for kind, path in FILES.items():
        for case in json.loads((root / path).read_text(encoding="utf-8-sig")):
            day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
            wanted = [w for w in (wanted_of(r) for r in case["Results"]) if w]
            text = case["Input"].lstrip()
            cut = len(case["Input"]) - len(text)
            yield kind, text, day, [(name, begin - cut, end - cut, value) for name, begin, end, value in wanted]


def wanted_of(result):
    kind, resolution = result["TypeName"], result.get("Resolution") or {}
    where = result["Start"], result["Start"] + len(result["Text"])
    if resolution.get("value") in ("null", "null%"):
        return None
    if kind == "number":
        return ("number", *where, float(resolution["value"]))
    if kind == "percentage":
        return ("percent", *where, float(resolution["value"].rstrip("%")))
    if kind == "currency" and resolution.get("value"):
        return ("money", *where, (float(resolution["value"]), resolution.get("isoCurrency")))
    if kind in ("datetimeV2.date", "datetimeV2.daterange"):
        days = [d for d in map(days_of, resolution.get("values") or []) if d]
        name = "range" if kind.endswith("range") else "date" if MONTH.search(result["Text"]) else "relative"
        return (name, *where, days) if days else None
    return None


def days_of(value):
    """First and last day of one reading; None for an open side."""
    if value.get("value") == "not resolved" or "XXXX" in (value.get("start") or value.get("value") or ""):
        return None
    try:
        if value["type"] == "date":
            day = datetime.date.fromisoformat(value["value"])
            return day, day
        first, last = value.get("start"), value.get("end")
        return (first and datetime.date.fromisoformat(first),
                last and datetime.date.fromisoformat(last) - DAY)
    except (KeyError, ValueError):
        return None


def days_told(time):
    """First and last day that the program tells, None for an open side; nothing if a day does not exist."""
    try:
        return first_day(time["from"]), last_day(time["to"])
    except ValueError:
        return None


def first_day(iso):
    parts = [int(p) for p in iso.split("-") if p]
    return datetime.date(*(parts + [1] * (3 - len(parts)))) if parts else None


def last_day(iso):
    parts = [int(p) for p in iso.split("-") if p]
    if not parts or len(parts) == 3:
        return datetime.date(*parts) if parts else None
    year, month = (parts[0] + 1, 1) if len(parts) == 1 or parts[1] == 12 else (parts[0], parts[1] + 1)
    return datetime.date(year, month, 1) - DAY


def told_of(analysis):
    """What the program tells: (kinds, begin, end, value)."""
    for entry in analysis["quantities"]:
        value = entry["value"]
        yield ("number",), *entry["span"], (value, entry["upper"])
        if entry["percent"]:
            yield ("percent",), *entry["span"], (value, entry["upper"])
            yield ("number",), *entry["span"], (value / 100, None)  # "two thirds" is told as a share
        if entry["currency"]:
            yield ("money",), *entry["span"], (value, entry["currency"])
    for entry in analysis["times"]:
        yield ("date", "relative", "range"), *entry["span"], days_told(entry)


def agrees(kind, wanted, told, today, words):
    if kind == "money":
        return near(wanted[0], told[0]) and (not wanted[1] or told[1] == wanted[1])
    if kind in ("number", "percent"):
        return near(wanted, told[0]) or (told[1] is not None and near(wanted, told[1]))
    if not told or not any(told):
        return False
    if kind != "range" and all(told):
        unit = next((days for name, days in (("year", 366), ("month", 31), ("week", 7)) if name in words), 1)
        return any(told[0] <= days[0] <= told[1] and (told[1] - told[0]).days < unit for days in wanted)
    return any(same_side(days[0], told[0], today) and (same_side(days[1], told[1], today) or
               days[1] and told[1] in ends_of(days[1] + DAY)) for days in wanted)


def same_side(wanted, told, today):
    if wanted is None or told is None:
        other = wanted or told
        return other is None or bool(today) and abs((other - today).days) <= 1
    return told == wanted


def ends_of(day):
    """Last days of the day, month and year that begin on it."""
    yield day
    if day.day == 1:
        yield last_day(day.isoformat()[:7])
    if day.day == day.month == 1:
        yield last_day(day.isoformat()[:4])


def near(a, b):
    return abs(a - b) <= 1e-6 * max(1, abs(a))


def main():
    given = options(__doc__).parse_args()
    root = sets(given.data, "language", "recognizers-text") / "recognizers-text"
    cases = [c for c in cases_of(root) if c[1].strip() and in_part(c[1], given.part)]
    found = analyses(given.plumbline, [{"id": str(number), "text": text, **({"date": day} if day else {})}
                                       for number, (_, text, day, _) in enumerate(cases)])
    count, over, wrong, sorts = {}, {}, {}, {}
    for number, (kind, text, day, wanted) in enumerate(cases):
        today = datetime.date.fromisoformat(day) if day else None
        told = list(told_of(found[str(number)])) if str(number) in found else []
        for name, begin, end, value in wanted:
            right = any(name in kinds and b < end and begin < e and agrees(name, value, got, today, text[begin:end].lower())
                        for kinds, b, e, got in told)
            hits = count.setdefault(name, [0, 0])
            hits[0] += right
            hits[1] += 1
            if name == "number":
                sort = next(label for label, form in SORTS if form.search(text[begin:end]))
                sorts[sort] = (sorts.get(sort, (0, 0))[0] + right, sorts.get(sort, (0, 0))[1] + 1)
            if not right:
                mine = [f"{text[b:e]}={got}" for kinds, b, e, got in told if b < end and begin < e]
                wrong.setdefault(name, []).append(f"{text!r} [{day}] {text[begin:end]!r} wanted {value} told {mine}")
        if kind != "date" and not any(w[0] == kind for w in wanted):
            over[kind] = over.get(kind, 0) + sum(kind in kinds for kinds, *_ in told)
    for name, (right, all_of_them) in count.items():
        note(f"{name} {given.part}", 100 * right / all_of_them)
        print(f"{name}: {right} of {all_of_them} right, {100 * right / all_of_them:.1f} %; over {over.get(name, 0)}")
        if name == "number":
            print("    " + "; ".join(f"{sort} {sorts[sort][0]} of {sorts[sort][1]}" for sort, _ in SORTS if sort in sorts))
        for line in wrong.get(name, [])[:given.errors]:
            print("   ", line)


if __name__ == "__main__":
    main()
