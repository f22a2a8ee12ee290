#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tier and verdict per country and year, as report texts state them, and pairs of countries, against two tables.

Usage: report_tiers.py PLUMBLINE PLUMBLINE_DATA [--errors N]

Texts: all factbook texts (factbook_tip, factbook_json_tip), read with `check`. What the text states is found
here by regular expressions of its fixed wording, none of ours: the tier behind "tier rating:", the verdict
("does not fully comply", "making significant efforts") in the same part, the year in brackets at the end.
  tier, verdict   of the claims with a verdict, the first that states one; right if the text states the same
  country         among the countries the claim is about
  table           tier read, at the year the text gives, beside data/tiers.tsv, without the rows that come from a
                  factbook; factbooks were brought up to date by halves, so an entry states no tier for that year
                  (and is counted apart) if it is at odds with itself (the verdict is another tier's; it tells of a
                  later year) or with other factbook texts of that country and year, which agree with the table
  verdict         compliance and efforts read, beside those that the tier of the table goes with
  pairs           countries from which and to which people are moved, against cib117 (pairs extracted by machine from
                  the Trafficking in Persons reports, weak labels): found in its years around the text's; the others by
                  what the text and the set say
"""
import collections
import json
import pathlib
import re

from program import note, options, reports
from report_roles import told as told_routes

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIER = re.compile(r"tier rating:?\s*(?:[A-Z][\w' ,()-]*? is (?:placed )?on )?tier\s*([123])(\s*watch\s*list)?", re.I)
YEAR = re.compile(r"\((20\d\d)\)?[\s|]*$")
COMPLIANCE = (
    ("not-full", re.compile(r"does not (?:yet )?(?:fully (?:comply|meet)|comply fully|meet fully)")),
    ("full", re.compile(r"(?<!not )fully (?:complies|meets)")),
    ("not-at-all", re.compile(r"does not (?:comply|meet)\b(?! fully)")))
EFFORTS = (("not-significant", re.compile(r"(?:not making(?: any)?|no) significant efforts")),
           ("significant", re.compile(r"(?<!not )making significant efforts")))
LATER = re.compile(r"\b(20\d\d)\b")
# compliance and efforts that a tier goes with (22 USC 7107)
OF_TIER = {"1": ("full", None), "2": ("not-full", "significant"), "2WL": ("not-full", "significant"),
           "3": ("not-full", "not-significant")}


def table():
    rows = {}
    for line in open(ROOT / "data/tiers.tsv", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 4 and cells[1].isdigit() and not cells[4].startswith("CIA-WFB"):
            rows[cells[0], int(cells[1])] = cells[2]
    return rows


def codes():
    """alpha-2 and names -> alpha-3."""
    found = {"drc": "COD", "congo (brazzaville)": "COG", "cote d'ivoire": "CIV", "the gambia": "GMB"}
    for line in open(ROOT / "data/countries.tsv", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) < 6:
            continue
        names = [cells[1], cells[2]] + (cells[6].split("|") if len(cells) > 6 else [])
        found.update({name.lower(): cells[0] for name in names if name})
    return found


def first_stated(rating, forms):
    found = [(m.start(), name) for name, form in forms for m in [form.search(rating)] if m]
    return min(found)[1] if found else None


def stated(text):
    """What the text states: tier, compliance, efforts, year."""
    at = text.find("tier rating")
    rating = text[at:] if at >= 0 else ""
    tier, year = TIER.match(rating), YEAR.search(text)
    head = rating[:500]
    efforts = first_stated(head, EFFORTS) if "minimum standards" in head or "significant efforts" in head else None
    return {"tier": tier and tier.group(1) + ("WL" if tier.group(2) else ""),
            "compliance": first_stated(head, COMPLIANCE) if "minimum standards" in head else None,
            "efforts": efforts, "year": int(year.group(1)) if year else None}


def read(report):
    """What the program's verdicts say: the first that states each."""
    claims = [c for c in report["claims"] if "verdict" in c]
    first = lambda key: next((c["verdict"][key] for c in claims if c["verdict"].get(key, "unstated") not in ("", "unstated")), None)
    return {"tier": first("tier"), "compliance": first("compliance"), "efforts": first("efforts"),
            "edition": next((c["verdict"]["edition"] for c in claims if c["verdict"].get("edition")), None),
            "about": claims[0]["about"] if claims else []}


def contradiction(name, text, gold, table_tier, others):
    """Why the text does not state this tier for that year; None if nothing in the texts says so."""
    if gold["efforts"] and gold["tier"] in OF_TIER and OF_TIER[gold["tier"]][1] != gold["efforts"]:
        return f"its verdict is another tier's ({gold['efforts']})"
    later = [int(year) for year in LATER.findall(text) if int(year) > gold["year"]]
    if later:
        return f"it tells of {later[0]}"
    other = [each for each, tier in others if each != name and tier == table_tier]
    return f"{len(other)} other texts of that year have the table's tier ({other[0]})" if other else None


def edges(data, names):
    """year -> set of (from, to) of cib117, as alpha-3; names that are no country's are left out."""
    found = collections.defaultdict(set)
    for path in sorted((data / "corpora/labels").glob("cib117_edgelist*.csv")):
        for line in open(path, encoding="utf-8"):
            pair = [names.get(name.strip().lower()) for name in line.rstrip("\n").split(",")]
            if len(pair) == 2 and all(pair):
                found[int(path.stem[-4:])].add(tuple(pair))
    return found


def mentioned(text, words):
    """The countries that a text names by a name, adjective or demonym."""
    return {words[match] for match in set(WORD.findall(text)) if match in words} | {
        code for word, code in words.items() if " " in word and word in text}


WORD = re.compile(r"[A-Z][\w'’]+")


def country_words():
    words = {}
    for line in open(ROOT / "data/countries.tsv", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) < 6:
            continue
        for cell in [cells[2], cells[3], *cells[5:7]]:
            words.update({word: cells[0] for word in cell.split("|") if word})
    words.update({"US": "USA", "UK": "GBR", "UAE": "ARE"})
    return words


def pairs(records, told, countries, known):
    """Our pairs and those of cib117 that touch the text's country, each counted by what became of it."""
    ours_in, theirs_in, words = collections.Counter(), collections.Counter(), country_words()
    for name, record in records.items():
        country, text = countries[name], record["text"]
        end = text.find("tier rating") if "tier rating" in text else len(text)
        year = stated(text)["year"] or record["labels"].get("edition")
        if not country or not year or year not in known:
            continue
        near = set().union(*(known.get(y, set()) for y in (year - 1, year, year + 1)))
        _, links = told_routes(told[name], end, country)
        ours = {(other, country) if role == "origin" else (country, other) for role, other in links if role != "transit"}
        there = mentioned(text[:end], words)
        for a, b in ours:
            ours_in["there" if (a, b) in near else "reversed" if (b, a) in near else "absent"] += 1
        for a, b in known[year]:
            if country not in (a, b) or a == b:
                continue
            other = b if a == country else a
            theirs_in["told" if (a, b) in ours else "not named in the text" if other not in there else
                      "told the other way" if (b, a) in ours else "named, not told"] += 1
    return ours_in, theirs_in


def judge_by_table(records, told, countries, by_year, rows, count, differ):
    for name, record in sorted(records.items()):
        gold, ours, country = stated(record["text"]), read(told[name]), countries[name]
        if not (gold["tier"] and gold["year"] and country):
            continue
        tier = rows.get((country, gold["year"]))
        if tier is None:
            count["table", "no row"] += 1
            continue
        count["table", "rows"] += 1
        same = tier == ours["tier"]
        why = None if same else contradiction(name, record["text"], gold, tier, by_year[country, gold["year"]])
        count["table", "same"] += same
        count["table", "contradicted"] += why is not None
        if not same:
            differ.append(f"{name}: {country} {gold['year']}: text {gold['tier']}, read {ours['tier']}, table {tier}: "
                          f"{why or 'nothing in the texts says why'}")
        elif tier in OF_TIER:
            pairs = [(want, ours[key]) for key, want in zip(("compliance", "efforts"), OF_TIER[tier]) if want and ours[key]]
            count["verdict", "rows"] += bool(pairs)
            count["verdict", "same"] += bool(pairs) and all(want == read_as for want, read_as in pairs)
            if any(want != read_as for want, read_as in pairs):
                differ.append(f"{name}: {country} {gold['year']}: verdict {ours['compliance']} {ours['efforts']}, "
                              f"text {gold['compliance']} {gold['efforts']}, table tier {tier}")


def shares(title, count):
    total = sum(count.values())
    print(f"{title} {total}: " + "; ".join(f"{what} {n} ({100 * n / max(1, total):.0f} %)" for what, n in count.most_common()))


def main():
    asked = options(__doc__, parts=False).parse_args()
    rows, names = table(), codes()
    records = {}
    for file in ("factbook_tip.jsonl", "factbook_json_tip.jsonl"):
        for record in map(json.loads, open(asked.data / "corpora/text" / file, encoding="utf-8")):
            if record["labels"]["country"] != "World":
                records[record["id"]] = record
    told = reports(asked.plumbline, [{k: r[k] for k in ("id", "title", "date", "text")} for r in records.values()])
    count, errors, differ, countries = collections.Counter(), [], [], {}
    by_year = collections.defaultdict(list)
    for name, record in sorted(records.items()):
        gold, ours = stated(record["text"]), read(told[name])
        labels = record["labels"]
        country = names.get((labels.get("iso2") or "").lower()) or names.get(labels["country"].lower())
        countries[name] = country
        by_year[country, gold["year"]].append((name, gold["tier"]))
        for key in ("tier", "compliance", "efforts"):
            if gold[key] is None:
                continue
            count[key, "stated"] += 1
            count[key, "right"] += ours[key] == gold[key]
            if ours[key] != gold[key]:
                at = record["text"].find("tier rating")
                errors.append(f"{name} {key}: {gold[key]} read as {ours[key]}: {record['text'][at:at + 200]!r}")
        if gold["tier"] and country:
            count["country", "stated"] += 1
            count["country", "right"] += country in ours["about"]
            if country not in ours["about"]:
                errors.append(f"{name} country: {country} not in {ours['about']}")
    judge_by_table(records, told, countries, by_year, rows, count, differ)
    for key in ("tier", "compliance", "efforts", "country"):
        share = 100 * count[key, "right"] / max(1, count[key, "stated"])
        note(f"report {key}", share)
        print(f"{key:12s} {count[key, 'right']}/{count[key, 'stated']} = {share:.1f} % of those the text states")
    states = count["table", "rows"] - count["table", "contradicted"]
    share = 100 * count["table", "same"] / max(1, states)
    note("report tier beside the table", share)
    print(f"table        {count['table', 'same']}/{states} = {share:.1f} % the same as data/tiers.tsv at the year the text "
          f"gives; {count['table', 'contradicted']} more entries contradict themselves or others of that year; "
          f"{count['table', 'no row']} have no row")
    print(f"verdict      {count['verdict', 'same']}/{count['verdict', 'rows']} = "
          f"{100 * count['verdict', 'same'] / max(1, count['verdict', 'rows']):.1f} % go with the table's tier")
    known = edges(asked.data, names)
    if known:
        ours_in, theirs_in = pairs(records, told, countries, known)
        shares("our pairs", ours_in)
        shares("pairs of cib117 with the text's country, of its year,", theirs_in)
    for line in differ + errors[:asked.errors]:
        print("  ", line)


if __name__ == "__main__":
    main()
