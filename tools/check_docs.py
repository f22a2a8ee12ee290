#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the documents to the tree.

Every back-ticked path in the documents exists, ARCHITECTURE.md stays under 2,800 words, every
finding code of src/model/finding.h is explained in docs/reference/findings.md and stands in the
JSON schema (and the other way round), and every diagnostic code of src/ingest is explained in
docs/reference/diagnostics.md.
"""
import json
import pathlib
import re
import sys

TOP = ("src", "data", "docs", "tools", "tests", "fuzz", "bench", "eval", "examples", "train", "cmake", "models")
PATH = re.compile(r"`((?:%s)/[\w./-]*\w|[A-Z][A-Z-]+(?:\.md)?)`" % "|".join(TOP))


def dead_paths(root):
    pages = sorted(root.glob("*.md")) + sorted((root / "docs").rglob("*.md")) + sorted((root / "data").rglob("*.md"))
    for page in pages:
        for path in PATH.findall(page.read_text(encoding="utf-8")):
            if "/" in path or path.endswith(".md"):
                if not (root / path).exists():
                    yield f"{page.relative_to(root)}: names `{path}`, which is not there"


def unequal_codes(root):
    declared = set(re.findall(r'\{"([a-z-]+)", Severity::', (root / "src/model/finding.h").read_text()))
    page = (root / "docs/reference/findings.md").read_text()
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.M))
    schema = json.loads((root / "docs/reference/report.schema.json").read_text())
    listed = set(schema["definitions"]["finding"]["properties"]["code"]["enum"])
    for name, other in (("docs/reference/findings.md", explained), ("report.schema.json", listed)):
        for code in sorted(declared ^ other):
            yield f"finding {code}: src/model/finding.h and {name} differ"


def unexplained_diagnostics(root):
    used = set()
    for path in (root / "src").rglob("*.cc"):
        if not path.name.endswith("_test.cc"):
            used |= set(re.findall(r'"([IL]\d{3})"', path.read_text(encoding="utf-8")))
    page = root / "docs/reference/diagnostics.md"
    explained = set(re.findall(r"^\| `?([IL]\d{3})`? \|", page.read_text(), re.M)) if page.exists() else set()
    for code in sorted(used - explained):
        yield f"diagnostic {code} is used in src/ and not explained in docs/reference/diagnostics.md"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    faults = list(dead_paths(root)) + list(unequal_codes(root)) + list(unexplained_diagnostics(root))
    words = len((root / "ARCHITECTURE.md").read_text(encoding="utf-8").split())
    if words > 2800:
        faults.append(f"ARCHITECTURE.md has {words} words; 2,800 at most")
    print(*faults, f"documents: {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
