#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file is read in one sitting: headers up to 250 lines, sources up to 600.

Exceptions stand in tools/size_exceptions.txt as "path lines"; an entry may only shrink, and one
that is no longer needed must go.
"""
import pathlib
import sys

LIMITS = {".h": 250, ".inc": 250, ".cc": 600}


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    listing = root / "tools/size_exceptions.txt"
    allowed = {}
    if listing.exists():
        for line in listing.read_text().splitlines():
            if line and not line.startswith("#"):
                path, lines = line.split()
                allowed[path] = int(lines)
    faults = []
    for path in sorted((root / "src").glob("*/*")):
        limit = LIMITS.get(path.suffix)
        if limit is None:
            continue
        name = str(path.relative_to(root))
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if name in allowed:
            if lines <= limit:
                faults.append(f"{name}: {lines} lines fit; take it out of size_exceptions.txt")
            elif lines > allowed[name]:
                faults.append(f"{name}: {lines} lines, more than its exception of {allowed[name]}")
        elif lines > limit:
            faults.append(f"{name}: {lines} lines, the limit is {limit}: split it by idea")
    print(*faults, f"sizes: {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
