#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Joins sources, some at a time, into files for clang-tidy, which reads their headers once then instead of once for
each. Most of its time goes into what the headers declare: 4 sources took some 20 s of processor beside other work, 37
took 45 s, the headers of one room alone 17 s. One more file includes the headers that none of these sources reads.
Prints the paths of the joined files.

usage: unite_for_tidy.py COMPILE_COMMANDS EXCUSED INTO
"""
import json
import pathlib
import re
import shlex
import sys

TOGETHER = 40  # names in unnamed namespaces are of one room only (check_types.py), so rooms may share a file

LOCAL_INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)


def headers_read(sources, src):
    """Headers of src that the sources include, themselves or through others."""
    read, waiting = set(), list(sources)
    while waiting:
        for name in LOCAL_INCLUDE.findall(waiting.pop().read_text(encoding="utf-8")):
            header = src / name
            if header not in read and header.is_file():
                read.add(header)
                waiting.append(header)
    return read


def command_for(entries, joined):
    """What compiles the first of them, with the definitions and folders that the others want besides."""
    words = shlex.split(entries[0]["command"])
    words[words.index(entries[0]["file"])] = str(joined)
    for entry in entries[1:]:
        other = shlex.split(entry["command"])
        for at, word in enumerate(other):
            if word == "-isystem" and other[at + 1] not in words:
                words += other[at:at + 2]
            elif word.startswith(("-I", "-D")) and word not in words:
                words.append(word)
    return shlex.join(words)


def main():
    commands, excused, into = (pathlib.Path(a) for a in sys.argv[1:4])
    rules = [line for line in excused.read_text(encoding="utf-8").splitlines() if line]
    excuse = re.compile("|".join(f"(?:{rule})$" for rule in rules)) if rules else None
    src = pathlib.Path("src").resolve()

    def looked_at(path):
        return path.is_relative_to(src) and not (excuse and excuse.match(str(path.relative_to(src.parent))))

    entries = {}  # by file: the compiler of the data compiles some sources a second time
    for entry in json.loads(commands.read_text(encoding="utf-8")):
        path = pathlib.Path(entry["file"])
        if looked_at(path) and not path.name.endswith("_test.cc"):
            entries.setdefault(path, entry)
    paths = sorted(entries)
    into.mkdir(parents=True, exist_ok=True)
    database = []

    def join(name, included, for_flags):
        joined = into.resolve() / name
        joined.write_text("".join(f'#include "{path}"\n' for path in included), encoding="utf-8")
        database.append({"directory": for_flags[0]["directory"], "file": str(joined),
                         "command": command_for(for_flags, joined)})

    count = -(-len(paths) // TOGETHER)
    for part in range(count):
        some = paths[part * len(paths) // count:(part + 1) * len(paths) // count]
        join(f"sources_{part}.cc", some, [entries[path] for path in some])
    rest = set(path for path in src.glob("*/*.h") if looked_at(path) and not re.search("for_test|_test_", path.name))
    rest -= headers_read(paths, src)
    if rest:
        join("headers.cc", sorted(rest), [entries[path] for path in paths])
    (into / "compile_commands.json").write_text(json.dumps(database, indent=1), encoding="utf-8")
    print(*(entry["file"] for entry in database), sep="\n")


if __name__ == "__main__":
    main()
