#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds data/ to its rules: each file names source and licence, is small enough for git, has a row
in data/README.md with the number of its rows, and codes that point into another file are there.

Usage: check_data.py [ROOT] [--update]

--update writes the numbers of rows into data/README.md. Columns and cells are checked by tools/compile_refdata, at every build.
"""
import pathlib
import re
import sys

MAX_BYTES = 5 << 20
LISTED = re.compile(r"^(\| `([^`]+)` \| [^|]* \| )([\d,]*) ?\|", re.M)  # a row of data/README.md
# file -> (column, file it points into, column there); "" is allowed
REFERENCES = [
    ("lexicon.tsv", "concept", "concepts.tsv", "concept", {"core", "act", "means", "purpose"}),
    ("concepts.tsv", "palermo", "palermo.tsv", "code", None),
    ("tiers.tsv", "country", "countries.tsv", "alpha3", None),
    ("tiers.tsv", "source", "tier_sources.tsv", "id", None),
]


def read(path):
    comments, rows = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comments.append(line)
        elif line:
            rows.append(line.split("\t"))
    return comments, rows[0] if rows else [], rows[1:]


def header_faults(path, name, index):
    """`index`: of each file that data/README.md lists, the number of rows told there."""
    comments, _, rows = read(path)
    text = "\n".join(comments)
    for key in ("source", "licence"):
        if not re.search(rf"^# {key}: \S", text, re.M):
            yield f"{name}: no \"# {key}: ...\" comment; say where the rows come from"
    if path.stat().st_size > MAX_BYTES:
        yield f"{name}: over {MAX_BYTES >> 20} MiB; split it"
    if name not in index:
        yield f"{name}: not in data/README.md; add a row"
    elif index[name] != f"{len(rows):,}":
        yield f"{name}: has {len(rows):,} rows, not {index[name] or 'none'} as data/README.md says; --update mends it"


def reference_faults(data):
    for name, column, other, other_column, categories in REFERENCES:
        _, head, rows = read(data / name)
        _, other_head, other_rows = read(data / other)
        known = {row[other_head.index(other_column)] for row in other_rows}
        at = head.index(column)
        for row in rows:
            if categories and row[head.index("category")] not in categories:
                continue
            if row[at] and row[at] not in known:
                yield f"{name}: {column} \"{row[at]}\" is not in {other}; add it there"
    _, head, rows = read(data / "world_regions.tsv")
    _, _, countries = read(data / "countries.tsv")
    codes = {row[0] for row in countries}
    for row in rows:
        for code in filter(None, row[head.index("members")].split("|")):
            if code not in codes:
                yield f"world_regions.tsv: {row[0]}: no country {code}"


def write_counts(data):
    def counted(match):
        path = data / match[2]
        return match[0] if path.suffix != ".tsv" or not path.exists() else f"{match[1]}{len(read(path)[2]):,} |"
    page = data / "README.md"
    page.write_text(LISTED.sub(counted, page.read_text(encoding="utf-8")), encoding="utf-8")


def main():
    words = [word for word in sys.argv[1:] if word != "--update"]
    data = pathlib.Path(words[0] if words else ".") / "data"
    if "--update" in sys.argv:
        write_counts(data)
    index = {match[2]: match[3] for match in LISTED.finditer((data / "README.md").read_text(encoding="utf-8"))}
    found = []
    files = sorted(data.rglob("*.tsv"))
    for path in files:
        found += header_faults(path, path.relative_to(data).as_posix(), index)
    for path in sorted(data.rglob("*.bin")):
        if path.relative_to(data).as_posix() not in index:
            found.append(f"{path.name}: not in data/README.md; add a row")
    found += reference_faults(data)
    print(*found, f"{len(files)} data files, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
