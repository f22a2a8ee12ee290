#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of a folder as one assembler source and one C++ table, to link them in.

embed_assets.py FOLDER OUT: makes OUT.S and OUT.cc. Without the folder: one page that says that the
program was built without the workbench.
"""
import hashlib
import pathlib
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
}

BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Plumbline</title>
<p>This program was built without its page. The interface at /api/ answers all the same.</p></html>
"""


def written(path, text):
    """Leaves a file alone that is right already, so that nothing is built anew."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    built = bool(files)
    if not built:
        bare = out.with_suffix(".html")
        written(bare, BARE)
        entries = [("/index.html", bare)]
    else:
        entries = [("/" + str(path.relative_to(folder)), path) for path in files]
    assembler = ['.section .note.GNU-stack,"",%progbits', ".section .rodata"]
    names, rows = [], []
    for number, (name, path) in enumerate(entries):
        if path.suffix not in TYPES:
            sys.exit(f"embed_assets.py: {path}: no type is known for {path.suffix}")
        symbol = f"plumbline_asset_{number}"
        # Changed bytes make a changed source: the assembler's dependencies know nothing of .incbin.
        assembler += [f"/* {hashlib.sha256(path.read_bytes()).hexdigest()} */", f".global {symbol}", f".hidden {symbol}", f"{symbol}:", f'.incbin "{path}"']
        names.append(f"extern const char {symbol}[];")
        rows.append(f'    {{"{name}", "{TYPES[path.suffix]}", {{{symbol}, {path.stat().st_size}}}}},')
    written(out.with_suffix(".S"), "\n".join(assembler) + "\n")
    table = ["// Made by tools/embed_assets.py.", '#include "http/assets.h"', 'extern "C" {', *names, "}",
             "namespace plumbline::http {", "namespace {", "const Asset kAssets[] = {", *rows, "};",
             "}  // namespace", "const Asset* find_asset(std::string_view path) {",
             "  for (const Asset& asset : kAssets) {", "    if (asset.path == path) return &asset;", "  }",
             "  return nullptr;", "}", f"bool has_workbench() {{ return {str(built).lower()}; }}",
             "}  // namespace plumbline::http"]
    written(out.with_suffix(".cc"), "\n".join(table) + "\n")


if __name__ == "__main__":
    main()
