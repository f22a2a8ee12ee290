#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the words of the workbench (ui/src/*words.ts) to their use: none that no page shows, and none twice in one list.
A list is an `export const NAME = { ... } as const`. Where a file looks words up by a value (`lib[state]`), those count as
used that stand in that file as a value, too ('failed').

usage: check_words.py [FOLDER]
"""
import pathlib
import re
import sys

LIST = re.compile(r"^export const (\w+) = \{\n(.*?)^\} as const;", re.M | re.S)
KEY = re.compile(r"^  (?:'([\w-]+)'|(\w+)):", re.M)
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


def faults_of(path, texts):
    own = path.read_text(encoding="utf-8")
    others = {name: text for name, text in texts.items() if name != path.name}
    known = {name: imported(text, path.stem) for name, text in others.items()}
    for export in EXPORT.findall(own):
        if not any(export in taken.values() for taken in known.values()):
            yield f"ui/src/{path.name}: nobody uses {export}"
    for name, body in LIST.findall(own):
        keys = [quoted or plain for quoted, plain in KEY.findall(body)]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield f"ui/src/{path.name}: {name}.{key} stands there twice"
        used = used_keys(own, name, keys)
        for file, taken in known.items():
            for here in (here for here, there in taken.items() if there == name):
                used |= used_keys(others[file], here, keys)
        for key in keys:
            if key not in used:
                yield f"ui/src/{path.name}: no page shows {name}.{key}"


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "ui" / "src"
    lists = sorted(folder.glob("*words.ts"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ts*"))}
    found = [fault for path in lists for fault in faults_of(path, texts)]
    if not lists or not any(LIST.search(texts[path.name]) for path in lists):
        found.append(f"{folder} has no list of words")
    print(*found, f"{len(lists)} lists of words, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
