#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Names that a room must not give twice.

Two types: neither compiler nor linker says so where no file includes both, and what runs is any of the two.
What stands in unnamed namespaces of two sources, or there and as a type of the room: several sources are compiled
as one (cmake/Room.cmake), so the one would redefine the other, or quietly be called in its place. Tests are compiled
together apart from the rest.

usage: check_types.py [FOLDER]
"""
import collections
import pathlib
import re
import sys

UNNAMED = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^{;]*)? ?\{", re.M)
# A definition begins its line; its name stands before the first parenthesis, brace, bracket or sign of equality.
NAME = re.compile(r"^(?!using |namespace |struct |class |enum |template |extern |return |TEST|INSTANTIATE|[A-Z_]+\()[A-Za-z][\w:<>,&*\[\] ]*?[\s&*](\w+) ?(?:\(|=|\{|\[|;)", re.M)


def private_names(text):
    """What a source keeps to itself: functions, constants and types of its unnamed namespaces."""
    names = set()
    for part in UNNAMED.findall(text):
        names.update(TYPE.findall(part))
        names.update(NAME.findall(part))
    return names


def main():
    src = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "src"
    types, private = collections.defaultdict(set), collections.defaultdict(set)
    for path in sorted(src.glob("*/*")):
        if path.suffix not in (".h", ".cc"):
            continue
        text, room = path.read_text(encoding="utf-8"), path.parent.name
        for name in TYPE.findall(UNNAMED.sub("", text)):
            types[room, name].add(path.name)
        if path.name != "main.cc":
            for name in private_names(text):
                private[room, path.name.endswith("_test.cc"), name].add(path.name)
    found = [f"src/{room}: {name} stands in {', '.join(sorted(files))}; give one of them another name"
             for (room, name), files in sorted(types.items()) if len(files) > 1]
    for (room, _, name), files in sorted(private.items()):
        both = files | types.get((room, name), set())
        if len(both) > 1:
            found.append(f"src/{room}: {name}, in an unnamed namespace, stands in {', '.join(sorted(both))}; "
                         "give one of them another name")
    print(*found, f"{len(types)} types, {len(private)} private names, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
