#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds every #include of src/ to the rooms declared in src/CMakeLists.txt.

A room may include itself, the rooms it USES anywhere, and those it HIDES from .cc files and from
headers that end in _internal.h, which stay inside their room. A room may only name rooms declared above
it, so a cycle cannot be written.
"""
import pathlib
import re
import sys

KEYWORDS = ("USES", "HIDES", "LINKS")


def read_rooms(listing):
    rooms = {}
    for body in re.findall(r"^pl_room\(([^)]*)\)", listing, re.M):
        name, *rest = re.sub(r"\$\{[^}]*\}", "", body).split()
        groups, current = {key: set() for key in KEYWORDS}, None
        for word in rest:
            if word in KEYWORDS:
                current = word
            elif current:
                groups[current].add(word)
        named = groups["USES"] | groups["HIDES"]
        if late := named - rooms.keys():
            sys.exit(f"src/CMakeLists.txt: {name} names {', '.join(sorted(late))}, not declared above it")
        rooms[name] = (groups["USES"], groups["HIDES"])
    return rooms


def faults(src, rooms):
    include = re.compile(r'^\s*#\s*include\s+"([a-z_]+)/([^"]+)"', re.M)
    for folder in sorted(p for p in src.iterdir() if p.is_dir()):
        if folder.name not in rooms:
            yield f"src/{folder.name}: no pl_room line in src/CMakeLists.txt"
    for path in sorted(src.glob("*/*")):
        if path.suffix not in (".h", ".cc"):
            continue
        room = path.parent.name
        uses, hides = rooms.get(room, (set(), set()))
        allowed = {room} | uses | (hides if path.suffix == ".cc" or path.name.endswith("_internal.h") else set())
        for target, header in include.findall(path.read_text(encoding="utf-8")):
            here = f"src/{room}/{path.name}: includes {target}/{header}"
            if target not in allowed:
                yield f"{here}; allowed: {' '.join(sorted(allowed))}"
            elif target != room and header.endswith("_internal.h"):
                yield f"{here}, which is private to {target}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    rooms = read_rooms((root / "src" / "CMakeLists.txt").read_text(encoding="utf-8"))
    found = list(faults(root / "src", rooms))
    print(*found, f"{len(rooms)} rooms, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
