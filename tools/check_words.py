#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the words of the workbench (ui/src/*words.ts) to their use: none that no page shows, and none twice in one list.
A list is a `const NAME = { ... }`, with a type, `as const` or neither. Where a file looks words up by a value
(`lib[state]`), those count as used that stand in that file as a value, too ('failed'). A list of type Record is of codes,
which come from the server: there those count as used, too, that the server (src/) or a type of its answers (*api.ts) has in
quotes, or that its tables of foreign codes (data/exchange_*.tsv) hold.

usage: check_words.py [FOLDER]
"""
import pathlib
import re
import sys

LIST = re.compile(r"^(?:export )?const (\w+)(: Record<[^\n]*?>)? = \{(?:\n(.*?)^| ([^\n]*) )\}(?: as const)?;$", re.M | re.S)
KEY = re.compile(r"^  (?:'([\w-]+)'|(\w+)):", re.M)
KEY_IN_LINE = re.compile(r"(?:^|, )(?:'([\w-]+)'|(\w+)): '")
CODE = re.compile(r"""(["'])([\w-]+)\1""")
EXPORT = re.compile(r"^export (?:const|function) (\w+)", re.M)
IMPORT = re.compile(r"^import \{([^}]*)\} from '\./(\w+)';", re.M)


def imported(text, module):
    """By which name a file knows what it takes from a list: {its own name: name there}."""
    out = {}
    for names, source in IMPORT.findall(text):
        if source == module:
            for each in filter(None, (part.strip() for part in names.split(","))):
                there, _, here = each.partition(" as ")
                out[here or there] = there
    return out


def used_keys(text, name, keys):
    used = set(re.findall(rf"\b{name}\.(\w+)", text)) | set(re.findall(rf"\b{name}\['([\w-]+)'\]", text))
    if re.search(rf"\b{name}\[(?!')", text):
        used |= {key for key in keys if f"'{key}'" in text}
    return used


def codes_of(folder, texts):
    """What the server, or a type of its answers, has in quotes, and the foreign codes that it knows."""
    server = [path for path in folder.glob("src/**/*.[ch]*") if not path.stem.endswith("_test")]
    told = [path.read_text(encoding="utf-8") for path in server]
    told += [text for name, text in texts.items() if name.endswith("api.ts")]
    tables = [path.read_text(encoding="utf-8") for path in folder.glob("data/exchange_*.tsv")]
    return {code for text in told for _, code in CODE.findall(text)} | {cell for text in tables for cell in text.split()}


def faults_of(path, texts, codes):
    own = path.read_text(encoding="utf-8")
    others = {name: text for name, text in texts.items() if name != path.name}
    known = {name: imported(text, path.stem) for name, text in others.items()}
    for export in EXPORT.findall(own):
        if not any(export in taken.values() for taken in known.values()):
            yield f"ui/src/{path.name}: nobody uses {export}"
    for name, of_codes, body, line in LIST.findall(own):
        keys = [quoted or plain for quoted, plain in KEY.findall(body) + KEY_IN_LINE.findall(line)]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"ui/src/{path.name}: {name}.{key} stands there twice"
        used = used_keys(own, name, keys)
        for file, taken in known.items():
            for here in (here for here, there in taken.items() if there == name):
                used |= used_keys(others[file], here, keys)
        if of_codes:
            used |= codes
        for key in keys:
            if key not in used:
                yield f"ui/src/{path.name}: no page shows {name}.{key}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    folder = root / "ui" / "src"
    lists = sorted(folder.glob("*words.ts"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ts*"))}
    codes = codes_of(root, texts)
    found = [fault for path in lists for fault in faults_of(path, texts, codes)]
    if not lists or not any(LIST.search(texts[path.name]) for path in lists):
        found.append(f"{folder} has no list of words")
    print(*found, f"{len(lists)} lists of words, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
