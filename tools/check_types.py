#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two types of one name in one room: neither compiler nor linker says so where no file includes both, and what runs is
any of the two. Types inside unnamed namespaces do not count.

usage: check_types.py [FOLDER]
"""
import collections
import pathlib
import re
import sys

UNNAMED = re.compile(r"^namespace \{$.*?^\}  // namespace$", re.M | re.S)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^{;]*)? ?\{", re.M)


def main():
    src = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "src"
    places = collections.defaultdict(set)
    for path in sorted(src.glob("*/*")):
        if path.suffix in (".h", ".cc"):
            for match in TYPE.finditer(UNNAMED.sub("", path.read_text(encoding="utf-8"))):
                places[path.parent.name, match[1]].add(path.name)
    found = [f"src/{room}: {name} stands in {', '.join(sorted(files))}; give one of them another name"
             for (room, name), files in sorted(places.items()) if len(files) > 1]
    print(*found, f"{len(places)} types, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
