#!/usr/bin/env python3
"""Checks the form of pairs.tsv. Exit 0: sound; 1: every fault is printed."""
import collections, csv, hashlib, os, re, sys, unicodedata

COLUMNS = ("id split verdict name1 kind1 organisation1 office1 country1 "
           "name2 kind2 organisation2 office2 country2 note").split()
KINDS = {"person", "organisation", "government", "international", "court", "outlet"}
# verdict: the share it should have, give or take 0.05
SHARES = {"same": 0.45, "different": 0.40, "cannot-tell": 0.15}


def split_of(pair_id):
    return "closed" if int(hashlib.sha256(pair_id.encode()).hexdigest(), 16) % 3 == 0 else "open"


def main(path):
    faults = []
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    if "\r" in text or not text.endswith("\n"):
        faults.append("lines must end in one \\n, the last one too")
    if unicodedata.normalize("NFC", text) != text:
        faults.append("text is not in NFC")
    lines = text.rstrip("\n").split("\n")
    if lines[0].split("\t") != COLUMNS:
        faults.append("header: want " + " ".join(COLUMNS))
    ids, seen, rows = set(), {}, []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            faults.append(f"line {number}: {len(cells)} columns")
            continue
        r = dict(zip(COLUMNS, cells))
        rows.append(r)

        def fault(what):
            faults.append(f"line {number} ({r['id']}): {what}")

        if any(c != c.strip() for c in cells):
            fault("blank at the edge of a cell")
        if not re.fullmatch(r"n\d{3}", r["id"]) or r["id"] in ids:
            fault("id malformed or used twice")
        ids.add(r["id"])
        if r["split"] != split_of(r["id"]):
            fault("split is not what the id's hash gives")
        if r["verdict"] not in SHARES:
            fault("unknown verdict")
        if not r["note"]:
            fault("no note")
        sides = []
        for s in "12":
            if not r["name" + s]:
                fault("no name" + s)
            if r["kind" + s] not in KINDS:
                fault("unknown kind" + s)
            if r["kind" + s] != "person" and (r["organisation" + s] or r["office" + s]):
                fault("organisation and office are for persons")
            if not re.fullmatch(r"([A-Z]{3})?", r["country" + s]):
                fault("country" + s + " is not three capitals")
            sides.append(tuple(r[c + s] for c in ("name", "kind", "organisation", "office", "country")))
        if sides[0] == sides[1]:
            fault("both sides are the same text")
        key = frozenset(sides)
        if key in seen:
            fault("the same pair as " + seen[key])
        seen[key] = r["id"]
    total = len(rows) or 1
    count = collections.Counter(r["verdict"] for r in rows)
    for verdict, share in SHARES.items():
        if abs(count[verdict] / total - share) > 0.05:
            faults.append(f"{verdict}: {count[verdict] / total:.3f} of the pairs, wanted about {share}")
    closed = sum(r["split"] == "closed" for r in rows) / total
    if abs(closed - 1 / 3) > 0.05:
        faults.append(f"closed: {closed:.3f} of the pairs, wanted about a third")
    for f in faults:
        print(f)
    print(f"{len(rows)} pairs, {dict(count)}, closed {closed:.3f}, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "pairs.tsv")))
